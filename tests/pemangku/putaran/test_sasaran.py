"""PK-05: how far each target is, with the reasons; every number counted from the list."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Wilayah
from pemangku.models import (
    Jabatan,
    Kegiatan,
    Kehadiran,
    Pemangku,
    Putaran,
)
from pemangku.putaran import actions as aksi
from pemangku.putaran.sasaran import (
    KeadaanSasaran as K,
    Kunjungan,
    UkuranSasaran,
    belum_tuntas,
    keadaan_putaran,
    nilai,
    ringkas,
)
from tests.factories.organisasi import KotaFactory, PetugasFactory, UnitFactory
from tests.factories.pemangku import (
    CakupanPemangkuFactory,
    JabatanFactory,
    JenisPemangkuFactory,
    KehadiranFactory,
    PutaranFactory,
    SasaranPutaranFactory,
    UnsurFactory,
    UnsurTidakAdaFactory,
)
from tests.pemangku.kantor_kunjungan import (
    HARI,
    PADA,
    bernama,
    kecamatan,
    kunjungan,
    sasaran,
    segar,
)

pytestmark = pytest.mark.django_db


SALURAN = frozenset({"ppid", "sp4n", "112"})
DATANG = Kunjungan(
    terlaksana=True, hari=date(2024, 6, 4), hadir=22, saluran=SALURAN, berita_acara=True
)
LENGKAP = UkuranSasaran(
    target_hadir=50,
    target_pemangku=15,
    segar=15,
    unsur_wajib=[(1, "Karang Taruna")],
    unsur_ada=frozenset({1}),
    unsur_tidak_ada=frozenset(),
    kunjungan=[DATANG],
    ppid=True,
    admin_sp4n=True,
    ditunda=False,
    lewat=False,
)


# The rule


@pytest.mark.parametrize(
    ("ubah", "keadaan", "kurang"),
    [
        ({}, K.TUNTAS, ()),
        (
            {"kunjungan": []},
            K.TERINVENTARIS,
            ("kegiatan belum dijadwalkan", "BA belum diunggah"),
        ),
        ({"segar": 14}, K.TERLAKSANA, ("pemangku segar 14 dari 15",)),
        ({"unsur_ada": frozenset()}, K.TERINVENTARIS, ("unsur Karang Taruna",)),
        ({"unsur_ada": frozenset(), "unsur_tidak_ada": frozenset({1})}, K.TUNTAS, ()),
        ({"ppid": False}, K.TERINVENTARIS, ("PPID pelaksana belum bernama",)),
        ({"admin_sp4n": False}, K.TERINVENTARIS, ("admin SP4N belum bernama",)),
        ({"ditunda": True}, K.TUNTAS, ()),
        (
            {"ditunda": True, "kunjungan": [], "segar": 3},
            K.DITUNDA,
            (
                *("kegiatan belum dijadwalkan", "pemangku segar 3 dari 15"),
                "BA belum diunggah",
            ),
        ),
    ],
)
def test_a_state_comes_with_what_is_missing(ubah, keadaan, kurang):
    hasil = nilai(replace(LENGKAP, **ubah))
    assert (hasil.keadaan, hasil.kurang) == (keadaan, kurang)


def test_the_sentence_names_every_missing_condition():
    hasil = nilai(
        replace(
            LENGKAP,
            unsur_ada=frozenset(),
            kunjungan=[replace(DATANG, berita_acara=False)],
        )
    )
    assert hasil.kalimat == "Kurang: unsur Karang Taruna; BA belum diunggah"
    assert nilai(LENGKAP).kalimat == ""


@pytest.mark.parametrize(
    ("kunjungan", "sebab"),
    [
        ([replace(DATANG, terlaksana=False)], "kegiatan belum selesai"),
        ([replace(DATANG, hadir=9)], "hadir 9 dari sedikitnya 10"),
        (
            [replace(DATANG, saluran=frozenset({"ppid"}))],
            "kanal SP4N-LAPOR!, 112 belum dibahas",
        ),
        # Of two visits the one that lacks less is spoken of.
        (
            [replace(DATANG, saluran=frozenset()), replace(DATANG, hadir=3)],
            "hadir 3 dari sedikitnya 10",
        ),
    ],
)
def test_a_visit_counts_with_ten_people_and_the_three_channels(kunjungan, sebab):
    hasil = nilai(replace(LENGKAP, kunjungan=kunjungan))
    assert not hasil.terlaksana
    assert hasil.kurang == (sebab,)


def test_a_small_target_needs_no_ten_people():
    hasil = nilai(
        replace(LENGKAP, target_hadir=5, kunjungan=[replace(DATANG, hadir=5)])
    )
    assert hasil.terlaksana


def test_a_planned_visit_makes_a_target_scheduled():
    hasil = nilai(
        replace(LENGKAP, segar=0, kunjungan=[replace(DATANG, terlaksana=False)])
    )
    assert hasil.keadaan == K.TERJADWAL
    assert hasil.hadir == 0
    assert nilai(replace(LENGKAP, segar=0, kunjungan=[])).keadaan == K.BELUM_DIJADWALKAN


def test_late_is_what_was_planned_for_a_day_that_is_over_and_not_put_off():
    belum = replace(LENGKAP, kunjungan=[], lewat=True)
    assert nilai(belum).terlambat
    assert not nilai(replace(belum, ditunda=True)).terlambat
    assert not nilai(replace(LENGKAP, lewat=True)).terlambat


# The round, from the tables


@pytest.mark.django_db
def test_pk05_a_visit_with_22_people_and_three_channels_makes_its_target_visited():
    putaran = PutaranFactory()
    cipedes = SasaranPutaranFactory(putaran=putaran, unit=kecamatan(), urutan=1)
    SasaranPutaranFactory.create_batch(35, putaran=putaran)
    assert ringkas(keadaan_putaran(putaran, hari=HARI)).kalimat == (
        "0 dari 36 tuntas · 0 terlaksana · 0 terlambat"
    )
    kunjungan(cipedes, hadir=22)
    baris = keadaan_putaran(putaran, hari=HARI)
    assert baris[0].sasaran == cipedes
    assert baris[0].nilai.keadaan == K.TERLAKSANA
    assert baris[0].nilai.hadir == 22
    assert baris[0].nilai.kalimat == (
        "Kurang: pemangku segar 0 dari 15; BA belum diunggah; "
        "PPID pelaksana belum bernama; admin SP4N belum bernama"
    )
    assert ringkas(baris).terlaksana == 1


@pytest.mark.django_db
def test_a_finished_target_has_everything_and_is_not_carried_on():
    unsur, tiada = UnsurFactory(), UnsurFactory()
    satu = sasaran(kecamatan("Kecamatan Tawang", "Cikalang"), target_pemangku=2)
    satu.unsur_wajib.set([unsur, tiada])
    UnsurTidakAdaFactory(sasaran=satu, unsur=tiada)
    kunjungan(satu, hadir=10, berita_acara="kegiatan/2024/ba.pdf")
    bernama(satu.unit)
    # Kept by the kelurahan below.
    segar(satu.unit.bawahan.get(), unsur=unsur)
    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)
    assert baris.nilai.kalimat == ""
    assert baris.nilai.keadaan == K.TUNTAS
    assert baris.nilai.unsur_terpenuhi == 2
    assert belum_tuntas(satu.putaran, hari=HARI) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "lain",
    [
        {"status": Pemangku.Status.DRAF},
        {"berlaku_sampai": None},
        {"berlaku_sampai": date(2024, 6, 9)},
        {"perlu_cek": "Nomor salah"},
    ],
)
def test_only_active_verified_fresh_records_count(lain):
    satu = sasaran(target_pemangku=1)
    segar(satu.unit, **lain)
    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)
    assert baris.ukuran.segar == 0


@pytest.mark.django_db
def test_a_required_part_is_met_by_kind_by_further_kind_by_post_and_by_the_city():
    jenis, tambahan = UnsurFactory(), UnsurFactory()
    jabatan = UnsurFactory(peran_khusus=Jabatan.PeranKhusus.HUMAS)
    kota, bukan = UnsurFactory(setingkat_kota=True), UnsurFactory()
    satu = sasaran()
    satu.unsur_wajib.set([jenis, tambahan, jabatan, kota, bukan])
    catatan = segar(satu.unit, unsur=jenis)
    catatan.jenis_tambahan.add(JenisPemangkuFactory(unsur=tambahan))
    JabatanFactory(pemangku=catatan, peran_khusus=[Jabatan.PeranKhusus.HUMAS])
    JabatanFactory(pemangku=catatan, peran_khusus=[Jabatan.PeranKhusus.RESPONDER_112])
    JabatanFactory(pemangku=catatan, peran_khusus=[])
    luas = KotaFactory()
    assert luas.tingkat == Wilayah.Tingkat.KOTA
    for unsur in (kota, bukan):
        CakupanPemangkuFactory(pemangku=segar(UnitFactory(), unsur=unsur), wilayah=luas)
    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)
    assert baris.nilai.unsur_terpenuhi == 4
    assert f"unsur {bukan}" in baris.nilai.kurang


@pytest.mark.django_db
def test_attendance_that_was_refused_or_waits_and_cancelled_visits_do_not_count():
    satu = sasaran(target_tanggal=date(2024, 6, 4), ditunda_sampai=None)
    kegiatan = kunjungan(satu, hadir=1)
    KehadiranFactory(kegiatan=kegiatan, status=Kehadiran.Status.SEMENTARA)
    KehadiranFactory(kegiatan=kegiatan, status=Kehadiran.Status.DITOLAK, alasan="Salah")
    kunjungan(satu, hadir=20, status=Kegiatan.Status.BATAL, alasan_batal="Hujan")
    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)
    assert baris.nilai.hadir == 1
    assert baris.nilai.terlambat
    assert baris.jadwal == date(2024, 6, 4)


@pytest.mark.django_db
def test_a_row_shows_the_next_planned_visit():
    satu = sasaran(
        target_tanggal=date(2024, 7, 1),
        ditunda_sampai=date(2024, 8, 1),
        alasan_tunda="Menunggu camat baru",
    )
    kunjungan(satu, status=Kegiatan.Status.RENCANA)
    baris = keadaan_putaran(satu.putaran, hari=HARI)
    assert baris[0].jadwal == date(2024, 6, 4)
    assert baris[0].nilai.keadaan == K.DITUNDA
    assert ringkas(baris).kalimat.endswith(" · 1 ditunda")


@pytest.mark.django_db
def test_a_round_costs_the_same_for_one_target_and_for_twenty():
    putaran = PutaranFactory()

    def isi():
        satu = SasaranPutaranFactory(putaran=putaran)
        satu.unsur_wajib.add(UnsurFactory())
        UnsurTidakAdaFactory(sasaran=satu)
        kunjungan(satu, hadir=1)
        bernama(satu.unit)

    isi()
    with CaptureQueriesContext(connection) as satu:
        keadaan_putaran(putaran, hari=HARI)
    for _ in range(19):
        isi()
    with CaptureQueriesContext(connection) as banyak:
        baris = keadaan_putaran(putaran, hari=HARI)
    assert len(baris) == 20
    assert len(satu) == len(banyak) <= 16


# Planning rounds; putting targets off; what a target does not have


def rencana(**ubah):
    isi = {
        "nama": "Putaran 2024",
        "tujuan": "Semua kecamatan",
        "mulai": date(2024, 6, 1),
        "target_selesai": date(2024, 12, 31),
        "unit": [UnitFactory()],
        "saat": Saat(PetugasFactory(), PADA),
    }
    return aksi.rencanakan_putaran(**isi | ubah)


def test_each_unit_becomes_a_target_and_a_kecamatan_must_have_the_required_parts():
    wajib = UnsurFactory(wajib=True)
    UnsurFactory(wajib=False)
    UnsurFactory(wajib=True, aktif=False)
    camat, dinas = kecamatan(), UnitFactory()
    putaran = rencana(unit=[camat, dinas])
    isi = {s.unit: list(s.unsur_wajib.all()) for s in putaran.sasaran.all()}
    assert isi == {camat: [wajib], dinas: []}
    assert putaran.status == Putaran.Status.RENCANA
    assert putaran.riwayat.get().sesudah["sasaran"] == 2


def test_a_round_without_a_unit_or_with_a_taken_name_is_refused():
    rencana()
    with pytest.raises(ValidationError) as tanpa:
        rencana(nama="Putaran 2025", unit=[])
    with pytest.raises(ValidationError) as sama:
        rencana()
    assert tanpa.value.message_dict == {"unit": [aksi.TANPA_UNIT]}
    assert "nama" in sama.value.message_dict
    assert Putaran.objects.count() == 1


def test_a_new_round_carries_on_what_the_old_one_did_not_finish():
    unsur = UnsurFactory()
    lama = PutaranFactory()
    pj = PetugasFactory()
    sisa = SasaranPutaranFactory(
        putaran=lama, unit=kecamatan(), urutan=7, target_hadir=30, pj=pj
    )
    sisa.unsur_wajib.add(unsur)
    UnsurTidakAdaFactory(sasaran=sisa, unsur=unsur, alasan="Belum pernah dibentuk.")
    tuntas = SasaranPutaranFactory(putaran=lama, target_pemangku=1)
    kunjungan(tuntas, hadir=10, berita_acara="kegiatan/ba.pdf")
    bernama(tuntas.unit)
    baru = UnitFactory()
    putaran = rencana(nama="Putaran 2025", unit=[baru], salin=lama)
    semua = {s.unit: s for s in putaran.sasaran.all()}
    assert semua.keys() == {sisa.unit, baru}
    lanjut = semua[sisa.unit]
    assert (lanjut.urutan, lanjut.target_hadir, lanjut.pj) == (7, 30, pj)
    assert list(lanjut.unsur_wajib.all()) == [unsur]
    assert lanjut.unsur_tidak_ada.get().alasan == "Belum pernah dibentuk."
    assert "Melanjutkan" in putaran.riwayat.get().catatan


def test_pk05_a_unit_added_later_is_one_more_target_and_never_twice():
    putaran, dinas = rencana(), UnitFactory()
    oleh = PetugasFactory()
    pertama = aksi.tambah_sasaran(putaran, Saat(oleh, PADA), unit=[dinas])
    kedua = aksi.tambah_sasaran(putaran, Saat(oleh, PADA), unit=[dinas])
    assert (pertama, kedua) == (1, 0)
    assert putaran.sasaran.count() == 2
    assert putaran.riwayat.filter(tindakan="tambah_sasaran").count() == 1


def test_a_round_that_is_over_takes_no_further_target():
    putaran = PutaranFactory(status=Putaran.Status.SELESAI)
    with pytest.raises(TindakanTerlarang, match="sudah selesai"):
        aksi.tambah_sasaran(putaran, Saat(PetugasFactory(), PADA), unit=[UnitFactory()])


def test_one_round_runs_at_a_time():
    oleh = PetugasFactory()
    pertama, kedua = PutaranFactory(), PutaranFactory()
    aksi.mulai_putaran(pertama, Saat(oleh, PADA))
    with pytest.raises(TindakanTerlarang, match="masih berjalan"):
        aksi.mulai_putaran(kedua, Saat(oleh, PADA))
    pertama.akhiri(saat=Saat(oleh, PADA))
    aksi.mulai_putaran(kedua, Saat(oleh, PADA))
    assert Putaran.objects.get(pk=kedua.pk).status == Putaran.Status.BERJALAN
    assert Putaran.objects.get(pk=pertama.pk).status == Putaran.Status.SELESAI


def test_a_target_form_cannot_set_what_acts_set():
    with pytest.raises(ValueError, match="ditunda_sampai"):
        aksi.ubah_sasaran(
            SasaranPutaranFactory(),
            Saat(PetugasFactory(), PADA),
            isian={"ditunda_sampai": None},
            unsur_wajib=[],
        )


def test_putting_off_needs_a_day_to_come_and_ten_letters():
    with pytest.raises(ValidationError) as galat:
        aksi.tunda_sasaran(
            SasaranPutaranFactory(),
            Saat(PetugasFactory(), PADA),
            sampai=date(2024, 6, 10),
            alasan="nanti",
        )
    assert galat.value.message_dict == {
        "sampai": [aksi.BUKAN_NANTI],
        "alasan": [aksi.ALASAN_WAJIB],
    }


def test_pk06_a_part_that_is_not_there_needs_a_reason_of_ten_letters():
    sasaran, unsur = SasaranPutaranFactory(), UnsurFactory(nama="KIM")
    sasaran.unsur_wajib.add(unsur)
    oleh = PetugasFactory()
    with pytest.raises(ValidationError) as galat:
        aksi.nyatakan_tidak_ada(sasaran, Saat(oleh, PADA), unsur=unsur, alasan="tidak")
    assert galat.value.message_dict == {
        "alasan": ["Alasan wajib diisi (min. 10 huruf)."]
    }
    for alasan in ("Belum dibentuk.", "Belum dibentuk sampai 2025."):
        baris = aksi.nyatakan_tidak_ada(
            sasaran, Saat(oleh, PADA), unsur=unsur, alasan=alasan
        )
    assert sasaran.unsur_tidak_ada.get().alasan == "Belum dibentuk sampai 2025."
    aksi.cabut_tidak_ada(baris, Saat(oleh, PADA))
    assert not sasaran.unsur_tidak_ada.exists()
    assert Jejak.objects.milik(sasaran).filter(tindakan="cabut_tidak_ada").exists()


def test_only_a_required_part_can_be_said_not_to_be_there():
    with pytest.raises(ValidationError) as galat:
        aksi.nyatakan_tidak_ada(
            SasaranPutaranFactory(),
            Saat(PetugasFactory(), PADA),
            unsur=UnsurFactory(),
            alasan="Belum dibentuk.",
        )
    assert "unsur" in galat.value.message_dict
