"""The questions that clocks, workers and the public pages ask of the tables."""

from datetime import timedelta

import pytest

from organisasi.alur.rujukan import StatusRujukan
from organisasi.kantor.peran import Peran
from pengaduan.aduan.berkas import nama_berkas
from pengaduan.models import Pelapor, Pengaduan
from tests.factories import pengaduan as f
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
S = Pengaduan.Status


@pytest.mark.parametrize("status", S.values)
def test_open_ours_and_late_follow_the_status(status):
    kita = {S.MASUK, S.TERVERIFIKASI, S.DITERUSKAN, S.DITINDAKLANJUTI}
    satu = f.pengaduan_di(status, judul="ini")
    hari = f.TEMPO + timedelta(days=1)
    milik = Pengaduan.objects.filter(judul="ini")
    assert milik.terbuka().exists() == (status in kita | {S.TUNDA, S.MENUNGGU_PELAPOR})
    assert milik.giliran_kita().exists() == (status in kita)
    assert milik.lewat_tempo(hari).exists() == satu.terlambat(hari) == (status in kita)
    assert not milik.lewat_tempo(f.TEMPO).exists()
    assert not satu.terlambat(f.TEMPO)
    satu.jatuh_tempo = None
    assert not satu.terlambat(f.TEMPO)


def test_a_reporter_can_be_told_when_he_left_a_contact_and_is_sure_when_confirmed():
    tanpa = f.PelaporFactory.build(surel="")
    pelapor = f.PelaporFactory(nama="Siti Rahma")
    assert not tanpa.berkontak
    assert pelapor.berkontak
    assert pelapor.nama_samar == "S*** R***"
    assert not pelapor.terpastikan
    pelapor.pastikan_surel(pada=f.PADA)
    pelapor.pastikan_surel(pada=f.PADA + timedelta(days=1))
    assert Pelapor.objects.get().surel_dipastikan_pada == f.PADA
    assert pelapor.terpastikan


# Who sees which complaint

SEMUA_STATUS = [S.MASUK, S.TUNDA, S.DITERUSKAN, S.SELESAI]
BERKADAR = {"berkadar": True}


def terlihat(petugas):
    return set(Pengaduan.objects.untuk(petugas).values_list("judul", flat=True))


def aduan(judul, status=S.DITERUSKAN, **lain):
    return f.pengaduan_di(status, judul=judul, **lain)


@pytest.fixture
def dinas():
    return UnitFactory()


@pytest.mark.parametrize("peran", [Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU])
def test_a_unit_sees_what_it_entered_and_what_it_holds(peran, dinas):
    aduan("masuk lewat", unit=dinas, pemegang=UnitFactory())
    aduan("dipegang", pemegang=dinas)
    aduan("di bawahnya", pemegang=UnitFactory(induk=dinas))
    aduan("orang lain")
    assert terlihat(petugas_berperan(peran, dinas)) == {
        "masuk lewat",
        "dipegang",
        "di bawahnya",
    }


@pytest.mark.parametrize(
    ("status", "boleh"),
    [
        (StatusRujukan.DIAJUKAN, True),
        (StatusRujukan.DITERIMA, True),
        (StatusRujukan.DIKEMBALIKAN, False),
        (StatusRujukan.DIPUTUSKAN, False),
    ],
)
def test_a_referral_shows_the_complaint_until_it_is_returned(status, boleh, dinas):
    ke = UnitFactory()
    isi = {"alasan_kembali": "Bukan kami."}
    if status == StatusRujukan.DIPUTUSKAN:
        isi["ditetapkan_ke"] = ke
    f.RujukanPengaduanFactory(ke_unit=dinas, status=status, **isi)
    satu = Pengaduan.objects.untuk(petugas_berperan(Peran.PPID_PEMBANTU, dinas))
    assert satu.exists() is boleh
    lain = Pengaduan.objects.untuk(petugas_berperan(Peran.PETUGAS_LAYANAN, ke))
    assert lain.exists() is (status == StatusRujukan.DIPUTUSKAN)


def test_what_is_grave_is_read_by_the_inspektorat_and_by_nobody_complained_of(dinas):
    for status in SEMUA_STATUS:
        satu = aduan(f"berkadar {status}", status, unit=dinas, **BERKADAR)
        f.RujukanPengaduanFactory(berkas=satu, ke_unit=dinas, dari_unit=UnitFactory())
        aduan(f"biasa {status}", status)
    biasa, berkadar = (
        {f"{kata} {status}" for status in SEMUA_STATUS}
        for kata in ("biasa", "berkadar")
    )
    tampak = {
        Peran.INSPEKTORAT: berkadar,
        # The SP4N admin only until it is verified.
        Peran.ADMIN_SP4N: biasa | {"berkadar masuk", "berkadar tunda"},
        Peran.AUDITOR: biasa,
    }
    for peran in Peran:
        assert terlihat(petugas_berperan(peran, dinas)) == tampak.get(peran, set())


def test_roles_add_up_and_a_superuser_sees_all(dinas):
    petugas = petugas_berperan(Peran.INSPEKTORAT)
    PenugasanFactory(petugas=petugas, peran=Peran.PPID_PEMBANTU, unit=dinas)
    aduan("dipegang", pemegang=dinas)
    aduan("berkadar", pemegang=dinas, **BERKADAR)
    aduan("orang lain")
    assert terlihat(petugas) == {"dipegang", "berkadar"}
    semua = {"dipegang", "berkadar", "orang lain"}
    assert terlihat(PetugasFactory(is_superuser=True)) == semua
    assert terlihat(PetugasFactory()) == set()


# How records are named, and small things they know


def test_records_are_named_by_their_numbers_and_words_and_name_no_person():
    kiriman = f.KirimanFactory()
    nomor = kiriman.penerusan.pengaduan.nomor
    for satu, kata in (
        (kiriman, f"{nomor} Buat laporan"),
        (f.SirkuitFactory(), "SP4N-LAPOR! (API): Berjalan"),
        (f.TindakLanjutLuarFactory(), "Laporan sedang kami periksa."),
        (f.PelaporFactory(nama="Siti"), "Pelapor "),
        (f.BerkasPengaduanFactory(), "foto.jpg"),
        (f.PesanPengaduanFactory(), "Lampu yang mana"),
        (f.TeksBalasanFactory(judul="Tanya tempat"), "Tanya tempat"),
        (f.HitunganDaruratFactory(tampil=3, lanjut=1), "2024-"),
    ):
        assert str(satu).startswith(kata)


def test_the_path_of_a_file_tells_nothing_of_it():
    satu, dua = (nama_berkas(None, "Rumah Siti.JPEG") for _ in range(2))
    assert satu != dua
    assert satu.startswith("pengaduan/")
    assert satu.endswith(".jpeg")
    assert "siti" not in satu.lower()
