"""Planning and changing a visit, its signed papers, its beginning and its end (PK-07, PK-24)."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kertas.unggahan import periksa_unggahan
from pemangku.kunjungan import actions as aksi
from pemangku.kunjungan.actions import halangan_tutup
from pemangku.models import Kegiatan
from pemangku.putaran.sasaran import KeadaanSasaran, keadaan_putaran
from tests.factories import pemangku as f
from tests.factories.kunjungan import FotoKegiatanFactory, KomitmenFactory
from tests.factories.organisasi import HariLiburFactory, PetugasFactory, UnitFactory
from tests.pemangku.kantor_kunjungan import (
    AGENDA,
    HARI,
    NOTULEN,
    alamat,
    kecamatan,
    saat,
    sasaran,
)
from tests.petugas import masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
MULAI = datetime(2024, 6, 14, 2, tzinfo=UTC)
S = Kegiatan.Status


def isian(**ubah):
    unit = UnitFactory()
    return {
        "jenis": ["rakor_kehumasan", "sosialisasi", "pendataan"],
        "judul": "Sosialisasi tiga kanal",
        "mulai": MULAI,
        "selesai": MULAI + timedelta(hours=2),
        "tempat": "Aula kecamatan",
        "penyelenggara": unit,
        "tuan_rumah": unit,
        "agenda": TIGA,
    } | ubah


TIGA = [
    {"topik": "Informasi publik", "mulai": "09:00", "saluran": ["ppid"]},
    {"topik": "Pengaduan", "narasumber": "Admin SP4N", "saluran": ["sp4n"]},
    {"topik": "Kedaruratan", "saluran": ["112"]},
]


def rencana(**ubah):
    isi = {"isian": isian(), "sasaran": [], "petugas": []}
    return aksi.rencanakan_kegiatan(**isi | {"saat": saat()} | ubah)


def pdf():
    return periksa_unggahan(SimpleUploadedFile("pindai.pdf", b"%PDF-1.7 contoh"))


def isi(berkas):
    with berkas.open("rb") as terbuka:
        return terbuka.read()


def test_pk07_a_planned_visit_has_a_number_a_token_and_schedules_its_target():
    satu, petugas = sasaran(), PetugasFactory()
    kegiatan = rencana(sasaran=[satu], petugas=[petugas])
    assert kegiatan.nomor == "KG-2024-0001"
    assert rencana().nomor == "KG-2024-0002"
    # Numbers begin anew each year of the visit: 1 January in Tasikmalaya.
    depan = datetime(2024, 12, 31, 18, tzinfo=UTC)
    lain = rencana(isian=isian(mulai=depan, selesai=depan + timedelta(hours=1)))
    assert lain.nomor == "KG-2025-0001"
    assert len(kegiatan.token) == 10
    assert [b["saluran"] for b in kegiatan.agenda] == [["ppid"], ["sp4n"], ["112"]]
    assert list(kegiatan.petugas.all()) == [petugas]
    assert kegiatan.riwayat.get().tindakan == "rencanakan"
    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)
    assert baris.keadaan == KeadaanSasaran.TERJADWAL


def test_pk07_a_plan_ends_after_it_begins_and_cannot_set_what_acts_set():
    with pytest.raises(ValidationError) as galat:
        rencana(isian=isian(selesai=MULAI))
    assert galat.value.message_dict == {"selesai": ["Selesai harus setelah mulai."]}
    for kolom in ("status", "nomor", "token"):
        with pytest.raises(ValueError, match=kolom):
            rencana(isian=isian(**{kolom: "x"}))
    assert not Kegiatan.objects.exists()


def peringatan(**ubah):
    isi = {"mulai": MULAI, "selesai": MULAI + timedelta(hours=2), "sasaran": [1]}
    return aksi.peringatan_rencana(**isi | {"tuan_rumah": UnitFactory()} | ubah)


def test_pk07_a_day_off_is_warned_of_and_that_it_has_no_target():
    # A year without calendar is said instead of guessed.
    assert peringatan()[0].startswith("Kalender hari libur tahun 2024 belum diisi")
    HariLiburFactory(tanggal=MULAI.date(), nama="Cuti bersama contoh")
    assert peringatan() == [
        "Jumat, 14 Juni 2024 bukan hari kerja: Cuti bersama contoh."
    ]
    besok = MULAI + timedelta(days=1)
    assert peringatan(mulai=besok, selesai=besok + timedelta(hours=1)) == [
        "Sabtu, 15 Juni 2024 bukan hari kerja: akhir pekan."
    ]
    assert peringatan(sasaran=[])[1:] == [aksi.TANPA_SASARAN]


def test_pk07_the_host_has_another_visit_at_the_same_hour():
    HariLiburFactory(tanggal=HARI)
    isi = {"mulai": MULAI, "selesai": MULAI + timedelta(hours=1)}
    lain = f.KegiatanFactory(**isi)
    isi["tuan_rumah"] = unit = lain.tuan_rumah
    f.KegiatanFactory(**isi, status=S.BATAL, alasan_batal="Hujan")
    assert peringatan(tuan_rumah=unit) == [
        f"{unit} sudah menjadi tuan rumah {lain} pada jam yang sama."
    ]
    assert peringatan(tuan_rumah=unit, kecuali=lain) == []
    assert peringatan(tuan_rumah=unit, mulai=MULAI + timedelta(hours=1)) == []


# Changing


def ubah(kegiatan, *, sasaran=(), edisi=1, **lain):
    isi = {"sasaran": sasaran, "petugas": [], "edisi": edisi}
    aksi.ubah_kegiatan(kegiatan, saat(), isian=isian(**lain), **isi)


def test_a_plan_is_changed_with_its_agenda_and_targets():
    kegiatan, satu = rencana(), sasaran()
    tetap = {k: getattr(kegiatan, k) for k in ("penyelenggara", "tuan_rumah")}
    ubah(kegiatan, sasaran=[satu], agenda=TIGA[:1], judul="Bimtek PPID", **tetap)
    # One that does not hold leaves the visit as it was.
    with pytest.raises(ValidationError):
        ubah(kegiatan, judul="", edisi=2)
    kegiatan.refresh_from_db()
    assert (kegiatan.judul, kegiatan.edisi) == ("Bimtek PPID", 2)
    assert kegiatan.agenda == TIGA[:1]
    assert list(kegiatan.sasaran.all()) == [satu]
    assert kegiatan.riwayat.first().sesudah["judul"] == "Bimtek PPID"
    assert "tempat" not in kegiatan.riwayat.first().sesudah
    assert kegiatan.riwayat.first().catatan == (
        f"sasaran: {satu}; petugas: tidak ada; agenda: 1 butir"
    )


@pytest.mark.parametrize(
    ("status", "edisi"), [(S.DITUTUP, 1), (S.BATAL, 1), (S.RENCANA, 9)]
)
def test_a_closed_visit_and_an_old_edition_are_not_changed(status, edisi):
    kegiatan = f.KegiatanFactory(status=status, alasan_batal="Hujan", agenda=TIGA)
    with pytest.raises(TindakanTerlarang):
        ubah(kegiatan, judul="Lain", agenda=[], edisi=edisi)
    tetap = Kegiatan.objects.get()
    assert (tetap.judul, tetap.agenda) == (kegiatan.judul, TIGA)


def test_a_wrong_paper_is_replaced_until_the_visit_is_closed():
    kegiatan = f.KegiatanFactory(status=S.SELESAI)
    aksi.simpan_pindaian(kegiatan, saat(), pindaian=pdf())
    kegiatan.refresh_from_db()
    assert isi(kegiatan.pindaian_hadir) == b"%PDF-1.7 contoh"

    def simpan(nomor):
        aksi.simpan_berita_acara(kegiatan, saat(), pindaian=pdf(), nomor=nomor)

    for nomor in ("BA/1/2024", "BA/2/2024"):
        simpan(nomor)
    # The signed paper may follow after closing, but is never replaced then.
    Kegiatan.objects.update(status=S.DITUTUP)
    with pytest.raises(TindakanTerlarang):
        simpan("BA/3/2024")
    kegiatan.refresh_from_db()
    assert kegiatan.nomor_berita_acara == "BA/2/2024"
    Kegiatan.objects.update(berita_acara="")
    kegiatan.refresh_from_db()
    simpan("BA/4/2024")
    kegiatan.refresh_from_db()
    assert kegiatan.nomor_berita_acara == "BA/4/2024"
    assert isi(kegiatan.berita_acara) == b"%PDF-1.7 contoh"


# A visit begins on its day, and a mistaken beginning is undone (6.1)


def kegiatan_direncanakan(mulai):
    return f.KegiatanFactory(mulai=mulai, selesai=mulai + timedelta(hours=2))


LARUT = datetime(2024, 6, 13, 17, 30, tzinfo=UTC)  # half past midnight in Tasikmalaya


@pytest.mark.parametrize(
    ("mulai", "menit", "boleh"),
    [
        (MULAI, -31, False),
        (MULAI, -30, True),
        # Of one at half past midnight: from two hours before.
        (LARUT, -121, False),
        (LARUT, -120, True),
    ],
)
def test_a_visit_begins_on_its_day_at_the_earliest(mulai, menit, boleh):
    kegiatan = kegiatan_direncanakan(mulai)
    tolak = pytest.raises(TindakanTerlarang, match="Jumat, 14 Juni 2024")
    with nullcontext() if boleh else tolak:
        kegiatan.mulaikan(saat(LARUT + timedelta(minutes=menit)))
    kegiatan.refresh_from_db()
    assert kegiatan.status == (S.BERLANGSUNG if boleh else S.RENCANA)


def test_a_visit_moved_under_the_hands_does_not_begin():
    kegiatan = kegiatan_direncanakan(MULAI)
    Kegiatan.objects.update(
        mulai=MULAI + timedelta(days=9), selesai=MULAI + timedelta(days=9, hours=2)
    )
    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        kegiatan.mulaikan(saat(MULAI))


def test_a_visit_begun_by_mistake_is_planned_again():
    kegiatan = kegiatan_direncanakan(MULAI).mulaikan(saat(MULAI))
    f.KehadiranFactory(kegiatan=kegiatan, status="ditolak", alasan="Salah orang")
    hasil = aksi.batal_mulai(kegiatan, saat(MULAI))
    assert hasil.status == S.RENCANA
    hasil.batalkan(saat(MULAI), alasan="Hujan lebat")
    assert kegiatan.riwayat.filter(tindakan="batal_mulai").count() == 1


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (lambda k: f.KehadiranFactory(kegiatan=k), "peserta"),
        (lambda k: f.PendaftaranMandiriFactory(kegiatan=k), "pendaftaran"),
        (lambda k: FotoKegiatanFactory(kegiatan=k), "foto"),
        (lambda k: KomitmenFactory(kegiatan=k), "janji"),
        (lambda k: Kegiatan.objects.update(materi_dibagikan="x"), "bahan"),
        (lambda k: f.TindakLanjutFactory(kegiatan=k), "janji kantor"),
        (lambda k: Kegiatan.objects.update(notulen=NOTULEN), "notulen"),
        (lambda k: Kegiatan.objects.update(hadir_tak_bernama_l=1), "tanpa nama"),
    ],
)
def test_what_hangs_on_a_visit_keeps_it_begun(isi, kata):
    kegiatan = kegiatan_direncanakan(MULAI).mulaikan(saat(MULAI))
    isi(kegiatan)
    with pytest.raises(TindakanTerlarang, match=kata):
        aksi.batal_mulai(kegiatan, saat(MULAI))
    kegiatan.refresh_from_db()
    assert kegiatan.status == S.BERLANGSUNG


# What closing needs, closing, opening again (PK-24)


SIAP = {"status": S.SELESAI, "notulen": NOTULEN, "pindaian_hadir": "kegiatan/hadir.pdf"}


def siap_tutup(**ubah):
    kegiatan = f.KegiatanFactory(**{"agenda": TIGA} | SIAP | ubah)
    f.KehadiranFactory(kegiatan=kegiatan)
    return kegiatan


def test_pk24_one_attendance_that_waits_keeps_a_visit_open():
    kegiatan = siap_tutup()
    hadir = f.KehadiranFactory(kegiatan=kegiatan, status="sementara")
    with pytest.raises(TindakanTerlarang, match="1 kehadiran belum diperiksa"):
        aksi.tutup_kegiatan(kegiatan, saat())
    hadir.sahkan(saat())
    aksi.tutup_kegiatan(kegiatan, saat())
    assert Kegiatan.objects.get().status == S.DITUTUP


def test_closing_says_what_is_missing():
    for ubah, kalimat in (
        ({"notulen": "Terlalu pendek"}, "Notulen belum ditulis (14 dari"),
        ({"pindaian_hadir": ""}, "Pindaian daftar hadir bertanda tangan belum"),
        ({"agenda": []}, "Agenda masih kosong."),
    ):
        (kata,) = halangan_tutup(siap_tutup(**ubah))
        assert kata.startswith(kalimat)
    assert halangan_tutup(siap_tutup(pindaian_hadir="", cara_paraf="tanpa")) == []
    kosong = f.KegiatanFactory(**SIAP, agenda=TIGA)
    assert halangan_tutup(kosong) == ["Belum ada satu pun yang hadir."]
    kosong.hadir_tak_bernama_l = 4
    assert halangan_tutup(kosong) == []


def test_a_public_consultation_needs_its_paper_and_a_follow_up():
    kegiatan = siap_tutup(jenis=["fkp"])
    assert halangan_tutup(kegiatan) == [
        "Forum konsultasi publik: berita acara bertanda tangan belum diunggah.",
        "Forum konsultasi publik: janji kantor belum dicatat.",
    ]
    f.TindakLanjutFactory(kegiatan=kegiatan)
    kegiatan = Kegiatan.objects.get()
    kegiatan.berita_acara = "kegiatan/ba.pdf"
    assert halangan_tutup(kegiatan) == []


# Planning and changing the plan in the admin (PK-07)


def borang(camat, **ubah):
    """What a browser sends of the plan: 14 June 2024, a Friday."""
    isi = {
        "jenis": ["rakor_kehumasan", "sosialisasi", "pendataan"],
        "judul": "Sosialisasi tiga kanal",
        "mulai": "2024-06-14T09:00",
        "selesai": "2024-06-14T11:00",
        "tempat": "Aula",
        "tuan_rumah": camat.pk,
        "penyelenggara": camat.pk,
        "wilayah": "",
        "cara_paraf": "cetak_pindai",
        "dasar_surat": "",
        "agenda-TOTAL_FORMS": 3,
        "agenda-INITIAL_FORMS": 3,
    }
    for ke, saluran in enumerate(("ppid", "sp4n", "112")):
        isi[f"agenda-{ke}-topik"] = f"Kanal {saluran}"
        isi[f"agenda-{ke}-saluran"] = [saluran]
    return isi | ubah


def test_pk07_a_visit_is_planned_with_three_lines_and_its_target(
    client, camat, operator
):
    HariLiburFactory(tanggal="2024-01-01")
    satu = sasaran(camat)
    halaman = client.halaman(alamat("add"), data={"sasaran": str(satu.pk)})
    awal = halaman.context["form"].initial
    assert (awal["tuan_rumah"], awal["sasaran"]) == (camat.pk, [satu.pk])
    assertContains(halaman, "Layanan informasi publik (PPID)")
    # Who, when and where are enough: title, kecamatan and target follow from the host.
    jawab = client.post(alamat("add"), borang(camat, judul="", petugas=[operator.pk]))
    kegiatan = Kegiatan.objects.get()
    assert kegiatan.judul == f"Sosialisasi tiga kanal layanan di {camat.nama}"
    assert kegiatan.wilayah == camat.wilayah
    assert jawab["Location"] == alamat("change", kegiatan.pk)
    assert kegiatan.nomor == "KG-2024-0001"
    assert [b["saluran"] for b in kegiatan.agenda] == [["ppid"], ["sp4n"], ["112"]]
    assert list(kegiatan.sasaran.all()) == [satu]
    assert list(kegiatan.petugas.all()) == [operator]


def test_pk07_what_speaks_against_a_plan_is_said_and_warnings_can_be_confirmed(
    client, camat, operator
):
    HariLiburFactory(tanggal="2024-06-14", nama="Libur contoh")
    mulai = datetime(2024, 6, 14, 2, tzinfo=UTC)
    jam = {"mulai": mulai, "selesai": mulai.replace(hour=3)}
    f.KegiatanFactory(tuan_rumah=camat, **jam)

    def kirim(**ubah):
        return client.post(alamat("add"), borang(camat, **ubah))

    jawab = kirim()
    for kata in (
        "Jumat, 14 Juni 2024 bukan hari kerja: Libur contoh.",
        "pada jam yang sama",
        "Kegiatan tidak dihitung dalam putaran",
        "centang bila tetap",
    ):
        assertContains(jawab, kata)
    # Without hours nothing else is asked.
    jawab = kirim(mulai="", jenis=[])
    assertContains(jawab, "Isi kapan mulai.")
    assertContains(jawab, "Pilih paling sedikit satu jenis.")
    assertNotContains(jawab, "Periksa dulu")
    # A fault that only the record finds stands over the form.
    jawab = kirim(yakin="on", selesai="2024-06-16T09:00")
    assertContains(jawab, "Satu kegiatan paling lama 24 jam.")
    # A line with a speaker needs a topic, an empty line is none.
    kosong = {"agenda-2-topik": "", "agenda-2-saluran": [], "yakin": "on"}
    assertContains(
        kirim(**kosong | {"agenda-2-narasumber": "Camat"}), "Tulis topiknya."
    )
    assert Kegiatan.objects.count() == 1
    kirim(**kosong)
    assert len(Kegiatan.objects.get(nomor="KG-2024-0001").agenda) == 2


def test_an_operator_is_host_for_his_own_units_only(client, camat, operator):
    isi = borang(camat, tuan_rumah=UnitFactory().pk, yakin="on")
    assert "tuan_rumah" in client.post(alamat("add"), isi).context["form"].errors
    asing = sasaran(kecamatan("Kecamatan Lain"))
    halaman = client.get(alamat("add"), {"sasaran": str(asing.pk)})
    assert "sasaran" not in halaman.context["form"].initial


def test_field_staff_are_host_anywhere(client, camat):
    masuk_sebagai(client, Peran.PETUGAS_LAPANGAN)
    lurah = kecamatan("Kecamatan Lain", "Nagarasari").bawahan.get()
    client.post(alamat("add"), borang(lurah, penyelenggara=camat.pk, yakin="on"))
    kegiatan = Kegiatan.objects.get()
    assert (kegiatan.tuan_rumah, kegiatan.wilayah.nama) == (lurah, "Lain")


def test_a_plan_is_changed_and_the_slower_officer_is_told(client, camat, operator):
    satu, lapangan = sasaran(camat), petugas_berperan(Peran.PETUGAS_LAPANGAN)
    isi = {"tuan_rumah": camat, "penyelenggara": camat, "agenda": AGENDA}
    kegiatan = f.KegiatanFactory(**isi)
    kegiatan.sasaran.add(satu)
    kegiatan.petugas.add(lapangan)
    halaman = client.halaman(alamat("rencana", kegiatan.pk))
    assert halaman.context["form"].initial["sasaran"] == [satu]
    assertContains(halaman, "Ke mana bertanya dan mengadu")
    isi = borang(camat, judul="Judul baru", yakin="on", edisi=1)
    client.post(alamat("rencana", kegiatan.pk), isi)
    lambat = client.post(alamat("rencana", kegiatan.pk), isi | {"judul": "Terlambat"})
    kegiatan.refresh_from_db()
    assert kegiatan.judul == "Judul baru"
    assertContains(lambat, "baru saja diubah orang lain")


def test_what_is_closed_or_not_ones_own_cannot_be_written(client, camat, operator):
    tertutup = f.KegiatanFactory(tuan_rumah=camat, status="ditutup")
    asing, bertugas = f.KegiatanFactory.create_batch(2)
    bertugas.petugas.add(operator)
    for satu, kode in ((tertutup, 403), (asing, 404), (bertugas, 403)):
        assert client.get(alamat("rencana", satu.pk)).status_code == kode


def test_a_host_keeps_the_targets_of_others_and_reads_that_they_stay(
    client, camat, operator
):
    """The city's staff planned it for two kecamatan; one of them moves the room."""
    milik = sasaran(camat)
    lain = sasaran(kecamatan("Kecamatan Lain"), putaran=milik.putaran)
    kegiatan = f.KegiatanFactory(tuan_rumah=camat, penyelenggara=camat)
    kegiatan.sasaran.set([milik, lain])
    halaman = client.halaman(alamat("rencana", kegiatan.pk))
    assertContains(halaman, "Juga untuk Kecamatan Lain: sasaran unit lain, tetap.")
    ubah = {"tempat": "Aula baru", "yakin": "on", "edisi": 1}
    client.post(alamat("rencana", kegiatan.pk), borang(camat, **ubah))
    kegiatan.refresh_from_db()
    assert kegiatan.tempat == "Aula baru"
    assert set(kegiatan.sasaran.all()) == {lain}


def test_pk07_a_plan_sent_twice_is_one_visit(client, camat, operator):
    HariLiburFactory(tanggal="2024-01-01")
    satu = sasaran(camat)
    kunci = client.halaman(alamat("add")).context["form"]["kunci"].value()
    isi = borang(camat, sasaran=[satu.pk], kunci=kunci)
    tujuan = {client.post(alamat("add"), isi)["Location"] for _ in range(2)}
    assert tujuan == {alamat("change", Kegiatan.objects.get().pk)}
    lain = client.halaman(alamat("add")).context["form"]["kunci"].value()
    client.post(alamat("add"), isi | {"kunci": lain, "yakin": "on"})
    assert Kegiatan.objects.count() == 2
