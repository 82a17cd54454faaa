"""What a record says of itself, and what its form refuses."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError

from organisasi.alur.models import tertutup
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.models import nama_tampil
from pemangku.inventaris.pilihan import Kesegaran
from pemangku.inventaris.tombol import TOMBOL_CATATAN
from pemangku.models import Kanal, Kegiatan, Pemangku, Persetujuan
from tests.factories import kunjungan as k, pemangku as f
from tests.factories.organisasi import (
    PenugasanFactory,
    PetugasFactory,
    UnitFactory,
    WilayahFactory,
)

pytestmark = pytest.mark.django_db
JAM = timedelta(hours=1)


def test_a_person_is_named_by_kind_and_place_only():
    jenis = f.JenisPemangkuFactory(nama="Tokoh masyarakat", perorangan=True)
    kecamatan = WilayahFactory(nama="Purbaratu")
    desa = WilayahFactory(nama="Sukajaya", tingkat="kelurahan", induk=kecamatan)
    kota = WilayahFactory(nama="Kota Tasikmalaya", tingkat="kota")
    for tempat, kata in (
        (desa, " — Sukajaya, Kec. Purbaratu"),
        (kecamatan, " — Kec. Purbaratu"),
        (kota, " — Kota Tasikmalaya"),
    ):
        tokoh = f.PeroranganFactory(jenis=jenis, wilayah=tempat)
        assert tokoh.nama_tampil == f"Tokoh masyarakat{kata}"
        satu = Pemangku.objects.annotate(sebutan=nama_tampil("pk")).get(pk=tokoh.pk)
        assert satu.sebutan == tokoh.nama_tampil
    assert f.PeroranganFactory(jenis=jenis).nama_tampil == "Tokoh masyarakat"
    assert str(f.PemangkuFactory(nama_resmi="LPM Contoh")).endswith(" LPM Contoh")


def test_pk_49_the_tree_is_five_levels_deep_at_most_and_has_no_cycle():
    tingkat = [f.PemangkuFactory()]
    for _ in range(4):
        tingkat.append(f.PemangkuFactory(induk=tingkat[-1]))
    tingkat[-1].clean()
    with pytest.raises(ValidationError, match="Paling dalam 5 tingkat"):
        f.PemangkuFactory(induk=tingkat[-1]).clean()
    for bawah in tingkat[:3]:
        tingkat[0].induk = bawah
        with pytest.raises(ValidationError, match="di bawah dirinya sendiri"):
            tingkat[0].clean()


@pytest.mark.parametrize(
    ("tindakan", "dari"),
    [("tolak", "draf"), ("nonaktifkan", "aktif"), ("aktifkan", "nonaktif")],
)
def test_an_act_that_takes_away_needs_a_reason(tindakan, dari):
    satu, saat = f.PemangkuFactory(status=dari), Saat(PetugasFactory(), f.PADA)
    lakukan = next(t.lakukan for t in TOMBOL_CATATAN if t.tindakan == tindakan)
    with pytest.raises(TindakanTerlarang, match="Tulis alasannya"):
        lakukan(satu, saat=saat, alasan=" ")
    lakukan(satu, saat=saat, alasan="Sudah bubar.")
    satu.refresh_from_db()
    assert satu.status != dari
    assert satu.riwayat.first().catatan == "Sudah bubar."


def test_pk_07_a_visit_ends_after_it_began_and_within_a_day():
    satu = f.KegiatanFactory()
    satu.selesai = satu.mulai
    with pytest.raises(ValidationError, match="Selesai harus setelah mulai"):
        satu.clean()
    satu.selesai = satu.mulai + 25 * JAM
    with pytest.raises(ValidationError, match="paling lama 24 jam"):
        satu.clean()
    satu.selesai = satu.mulai + JAM
    satu.clean()
    Kegiatan().clean()


def test_pk_09_the_poster_works_from_two_hours_before_to_a_day_after():
    satu = f.KegiatanFactory()
    assert satu.qr_terbuka(satu.mulai - 2 * JAM)
    assert satu.qr_terbuka(satu.selesai + 24 * JAM)
    assert not satu.qr_terbuka(satu.mulai - 3 * JAM)
    assert not satu.qr_terbuka(satu.selesai + 25 * JAM)
    # A closed visit takes nobody.
    ditutup = f.KegiatanFactory(status="ditutup")
    assert not ditutup.qr_terbuka(f.PADA)
    assert not ditutup.menerima_hadir


def test_each_row_says_what_it_is():
    tokoh = {"nama": "Siti", "gelar_depan": "Hj.", "gelar_belakang": "S.Pd."}
    kegiatan = {"nomor": "KG-2024-0001", "judul": "Rakor"}
    sebutan = {
        f.UnsurFactory(nama="PKK"): "PKK",
        f.JenisPemangkuFactory(nama="TP PKK"): "TP PKK",
        f.OrangFactory(**tokoh): "Hj. Siti, S.Pd.",
        f.OrangFactory(nama="Budi"): "Budi",
        f.JabatanFactory(nama_jabatan="Ketua"): "Ketua",
        f.TeksPersetujuanFactory(versi=3): "Dihubungi untuk undangan v3",
        f.PersetujuanFactory(): "Dihubungi untuk undangan: Diberikan",
        f.LaranganFactory(): "WhatsApp, Semua pemakaian",
        f.HubunganFactory(): "Tatap muka, 4 Juni 2024",
        f.PutaranFactory(nama="Putaran Contoh"): "Putaran Contoh",
        f.SasaranPutaranFactory(unit__nama="Kecamatan Y"): "Kecamatan Y",
        f.KegiatanFactory(**kegiatan): "KG-2024-0001 Rakor",
        f.UndanganFactory(pemangku__nama_resmi="LPM Z"): "LPM Z",
        f.PendaftaranMandiriFactory(): "Pendaftaran 04-06-2024 02:00",
        f.KehadiranFactory(nama_snapshot="Peserta"): "Peserta",
        f.TautanPribadiFactory(): "Data saya",
        k.JajakFactory(): "Survei singkat awal",
        k.ResiLapanganFactory(
            pk=UUID(int=1), jenis="foto", pemangku=None
        ): f"Foto kunjungan {UUID(int=1)}",
        f.ImporBarisFactory(nomor=7): "Baris 7",
        f.ImporBerkasFactory(nomor="IMP-2024-0001"): "IMP-2024-0001 daftar.xlsx",
    }
    assert [str(satu) for satu in sebutan] == list(sebutan.values())
    assert f.KegiatanFactory().sebutan_jenis == ["Sosialisasi"]


# Who sees which records, and how fresh they are

HARI = date(2024, 6, 10)


def petugas(peran, unit=None):
    return PenugasanFactory(peran=peran, unit=unit or UnitFactory()).petugas


@pytest.fixture
def cipedes():
    """A kecamatan with one kelurahan below it, each a region of its own."""
    kecamatan = WilayahFactory(nama="Cipedes")
    kelurahan = WilayahFactory(
        nama="Nagarasari", tingkat="kelurahan", induk=kecamatan, kode="32.78.99.1001"
    )
    unit = UnitFactory(nama="Kecamatan Cipedes", wilayah=kecamatan)
    bawah = UnitFactory(nama="Kelurahan Nagarasari", wilayah=kelurahan, induk=unit)
    return unit, bawah


def test_pk_21_an_operator_sees_what_his_unit_and_those_below_keep(cipedes):
    unit, bawah = cipedes
    milik = f.PemangkuFactory(pengelola=unit)
    di_bawah = f.PemangkuFactory(pengelola=bawah)
    f.PemangkuFactory()
    terlihat = Pemangku.objects.untuk(petugas(Peran.PPID_PEMBANTU, unit))
    assert set(terlihat) == {milik, di_bawah}


def test_an_operator_sees_what_covers_his_area(cipedes):
    unit, bawah = cipedes
    wilayah = (unit.wilayah.induk, unit.wilayah, bawah.wilayah)
    meliputi = set(f.PemangkuFactory.create_batch(3))
    for satu, luas in zip(meliputi, wilayah, strict=True):
        satu.meliputi.add(luas)
    f.PemangkuFactory().meliputi.add(WilayahFactory())
    operator = petugas(Peran.PETUGAS_LAYANAN, unit)
    assert set(Pemangku.objects.untuk(operator)) == meliputi
    assert not Pemangku.objects.dikelola(operator).exists()
    assert not Pemangku.objects.untuk(PetugasFactory()).exists()


def test_only_who_keeps_a_record_and_the_owner_of_the_module_change_it():
    satu, dikelola = f.PemangkuFactory(), Pemangku.objects.dikelola
    assert satu in dikelola(petugas(Peran.PENGELOLA_PEMANGKU))
    assert satu in dikelola(petugas(Peran.PPID_PEMBANTU, satu.pengelola))
    assert satu not in dikelola(petugas(Peran.PIMPINAN))


def test_the_trail_of_a_record_is_read_by_who_reads_the_record():
    jabatan = f.JabatanFactory()
    kegiatan = f.KegiatanFactory()
    lain, semua = petugas(Peran.PPID_PEMBANTU), petugas(Peran.AUDITOR)
    for baris in (jabatan.pemangku, jabatan.orang, kegiatan):
        Jejak.objects.catat(baris, "ubah", Saat(None, kegiatan.mulai))
        jejak = Jejak.objects.milik(baris)
        assert jejak.exclude(tertutup(semua)).exists()
        assert not jejak.exclude(tertutup(lain)).exists()


KEADAAN = [
    ({"perlu_cek": "SK habis", "berlaku_sampai": date(2025, 1, 1)}, "perlu_cek"),
    ({}, "belum"),
    ({"berlaku_sampai": date(2024, 6, 9)}, "kedaluwarsa"),
    ({"berlaku_sampai": date(2024, 6, 10)}, "segera"),
    ({"berlaku_sampai": date(2024, 7, 10)}, "segera"),
    ({"berlaku_sampai": date(2024, 7, 11)}, "segar"),
]


@pytest.mark.parametrize(("kolom", "kesegaran"), KEADAAN)
def test_pk_28_freshness_is_the_same_for_one_row_and_for_lists(kolom, kesegaran):
    satu = f.PemangkuFactory(**kolom)
    assert satu.kesegaran(HARI) == kesegaran
    for nilai in Kesegaran.values:
        ada = Pemangku.objects.menurut_kesegaran(nilai, HARI).exists()
        assert ada == (nilai == kesegaran)
    assert Pemangku.objects.segar(HARI).exists() == (kesegaran in {"segera", "segar"})


def test_a_special_part_counts_while_its_post_lasts():
    peran = ["ppid_pelaksana"]
    kini = f.JabatanFactory(peran_khusus=peran)
    f.JabatanFactory(peran_khusus=peran, selesai=date(2024, 6, 9))
    f.JabatanFactory(peran_khusus=["humas"])
    ada = Pemangku.objects.berperan("ppid_pelaksana", HARI)
    assert list(ada) == [kini.pemangku]
    assert kini.berlaku(HARI)
    assert not kini.berlaku(date(2023, 12, 31))
    assert kini.sebutan_peran == ["PPID pembantu/pelaksana"]


def test_channels_of_a_body_are_its_own_and_those_of_its_people():
    jabatan = f.JabatanFactory()
    milik = f.KanalFactory(orang=None, pemangku=jabatan.pemangku)
    orangnya = f.KanalFactory(orang=jabatan.orang, keadaan="gagal")
    f.KanalFactory()
    semua = Kanal.objects.milik(jabatan.pemangku)
    assert set(semua) == {milik, orangnya}
    assert list(semua.terpakai()) == [milik]
    assert str(milik) == "WhatsApp 0812••••789"


def test_lists_of_channels_never_load_the_number(django_assert_num_queries):
    f.KanalFactory()
    with django_assert_num_queries(1) as tangkapan:
        assert [satu.samaran for satu in Kanal.objects.samar()] == ["0812••••789"]
    assert '"nilai"' not in tangkapan.captured_queries[0]["sql"]


# Consent


@pytest.mark.parametrize(
    ("semua", "tujuan"),
    [
        ([("beri", 1), ("tarik", 2)], set()),
        ([("beri", 1), ("tarik", 2), ("beri", 3)], {"undangan"}),
        # Of two words of one moment the later row counts.
        ([("beri", 1), ("tarik", 1)], set()),
        # A withdrawal for all channels ends what was given for one.
        ([("beri", 1, "wa")], {"undangan"}),
        ([("beri", 1, "wa"), ("tarik", 2)], set()),
    ],
)
def test_pk_18_the_last_word_counts(semua, tujuan):
    orang = f.OrangFactory()
    for keputusan, jam, *kanal in semua:
        f.PersetujuanFactory(
            orang=orang,
            keputusan=keputusan,
            pada=f.PADA.replace(hour=jam),
            kanal="".join(kanal),
        )
    assert Persetujuan.objects.tujuan_berlaku(orang) == tujuan


# Rounds and visits


def test_a_visit_is_seen_by_host_target_and_staff_and_run_by_host_and_staff(cipedes):
    unit, _ = cipedes
    kegiatan = f.KegiatanFactory(tuan_rumah=unit)
    sasaran = f.SasaranPutaranFactory()
    kegiatan.sasaran.add(sasaran)
    tuan_rumah = petugas(Peran.PPID_PEMBANTU, unit)
    dituju = petugas(Peran.PPID_PEMBANTU, sasaran.unit)
    lapangan, bertugas = (petugas(Peran.PETUGAS_LAPANGAN) for _ in range(2))
    kegiatan.petugas.add(bertugas)
    lain, pengelola = petugas(Peran.PPID_PEMBANTU), petugas(Peran.PENGELOLA_PEMANGKU)
    lihat = [tuan_rumah, dituju, lapangan, bertugas, pengelola]
    garap = [tuan_rumah, bertugas, pengelola]
    for siapa in (*lihat, lain):
        assert (kegiatan in Kegiatan.objects.untuk(siapa)) == (siapa in lihat)
        assert (kegiatan in Kegiatan.objects.digarap(siapa)) == (siapa in garap)


def test_a_group_of_figures_takes_no_body():
    satu = f.PemangkuFactory.build(
        jenis=f.JenisPemangkuFactory(perorangan=True), nama_resmi="LPM Sukajaya"
    )
    with pytest.raises(ValidationError, match="untuk perorangan"):
        satu.clean()
