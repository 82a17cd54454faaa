"""The questions that clocks, workers and the public pages ask of the tables."""

from datetime import timedelta

import pytest

from organisasi.alur.rujukan import StatusRujukan
from organisasi.kantor.peran import Peran
from pengaduan.aduan.berkas import nama_berkas
from pengaduan.models import (
    BerkasPengaduan,
    HitunganDarurat,
    KategoriPengaduan,
    Kiriman,
    Pelapor,
    Penerusan,
    Pengaduan,
    TeksBalasan,
    kolom_kosong,
)
from tests.factories import pengaduan as f
from tests.factories.organisasi import (
    PenugasanFactory,
    PetugasFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db


S = Pengaduan.Status


# Clocks and secrets


def test_a_secret_opens_exactly_its_complaint():
    satu, _lain = f.PengaduanFactory(kode="RAHASIA1"), f.PengaduanFactory()
    assert Pengaduan.objects.dengan_kode("RAHASIA1").get() == satu
    assert not Pengaduan.objects.dengan_kode("RAHASIA2").exists()


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


def test_a_complaint_without_a_due_day_is_never_late():
    assert not f.PengaduanFactory.build(jatuh_tempo=None).terlambat(f.TEMPO)


def test_the_public_reads_what_is_published():
    umum = f.pengaduan_di(S.DITERUSKAN, umum=True)
    f.PengaduanFactory()
    assert list(Pengaduan.objects.tampil()) == [umum]


# The tables around it


def test_citizens_choose_among_active_categories():
    aktif = f.KategoriFactory(urut=1)
    f.KategoriFactory(aktif=False)
    assert list(KategoriPengaduan.objects.aktif()) == [aktif]


def test_files_by_who_brought_them_and_who_may_see_them():
    foto = f.BerkasPengaduanFactory(umum=True)
    bukti = f.BerkasPengaduanFactory(
        dari_petugas=True, oleh=PetugasFactory(), tipe="application/pdf"
    )
    assert list(BerkasPengaduan.objects.bukti()) == [bukti]
    assert list(BerkasPengaduan.objects.umum()) == [foto]
    assert foto.gambar
    assert not bukti.gambar


def test_identities_end_on_their_day():
    pelapor = f.PelaporFactory()
    besok = pelapor.simpan_sampai + timedelta(days=1)
    assert not Pelapor.objects.habis_simpan(pelapor.simpan_sampai).exists()
    assert list(Pelapor.objects.habis_simpan(besok)) == [pelapor]
    pelapor.hapus_identitas(pada=f.PADA)
    assert not Pelapor.objects.habis_simpan(besok).exists()


def test_a_count_of_a_day_and_place_is_one_row():
    kecamatan, hitung = WilayahFactory(), HitunganDarurat.objects
    for tempat in (None, None, kecamatan):
        hitung.tambah(f.TERIMA, "tampil", tempat)
    hitung.tambah(f.TERIMA, "lanjut", kecamatan)
    assert set(hitung.values_list("kecamatan", "tampil", "lanjut")) == {
        (None, 2, 0),
        (kecamatan.pk, 1, 1),
    }


def test_texts_for_an_act_are_general_or_the_category_s_own_which_come_first():
    kategori = f.KategoriFactory()
    umum = f.TeksBalasanFactory(judul="B", urut=1)
    lebih_khusus = f.TeksBalasanFactory(judul="A", kategori=kategori, urut=9)
    f.TeksBalasanFactory(kategori=f.KategoriFactory())
    f.TeksBalasanFactory(aktif=False)
    f.TeksBalasanFactory(tindakan=Pengaduan.Tindakan.ARSIPKAN)
    cocok = TeksBalasan.objects.cocok(Pengaduan.Tindakan.TUNDA, kategori)
    assert list(cocok) == [lebih_khusus, umum]


def test_a_hand_over_by_hand_needs_its_number_back_in_time():
    satu = f.PenerusanFactory(nomor_sampai=f.TEMPO)
    f.PenerusanFactory(nomor_sampai=f.TEMPO, tracking_id="1234567")
    f.PenerusanFactory(nomor_sampai=f.TEMPO, cara=Penerusan.Cara.API)
    f.PenerusanFactory(nomor_sampai=f.TEMPO, tujuan=Penerusan.Tujuan.APIP)
    f.PenerusanFactory(
        nomor_sampai=f.TEMPO, ditutup_pada=f.PADA, alasan_tutup="Ditarik."
    )
    besok = f.TEMPO + timedelta(days=1)
    assert list(Penerusan.objects.lewat_nomor(besok)) == [satu]
    assert not Penerusan.objects.lewat_nomor(f.TEMPO).exists()


def test_hand_overs_due_to_be_read_again_are_those_to_lapor():
    satu = f.PenerusanFactory(periksa_lagi_pada=f.PADA, lapor_complaint_id="9000001")
    f.PenerusanFactory(
        periksa_lagi_pada=f.PADA,
        lapor_complaint_id="9000002",
        tujuan=Penerusan.Tujuan.APIP,
    )
    f.PenerusanFactory(periksa_lagi_pada=f.PADA)  # not there yet
    f.PenerusanFactory(lapor_complaint_id="9000003")
    assert list(Penerusan.objects.perlu_diperiksa(f.PADA)) == [satu]


# The outbox


def test_a_step_waits_for_the_earlier_steps_of_its_hand_over():
    penerusan = f.PenerusanFactory(cara=Penerusan.Cara.API)
    satu = f.KirimanFactory(penerusan=penerusan, urutan=1)
    dua = f.KirimanFactory(penerusan=penerusan, urutan=2)
    f.KirimanFactory(coba_lagi_pada=f.PADA + timedelta(hours=1))
    assert list(Kiriman.objects.jatuh_giliran(f.PADA)) == [satu]
    Kiriman.objects.filter(pk=satu.pk).update(status="terkirim", selesai_pada=f.PADA)
    assert list(Kiriman.objects.jatuh_giliran(f.PADA)) == [dua]


def test_a_step_is_claimed_once_and_its_lease_runs_out():
    satu, sampai = f.KirimanFactory(), f.PADA + timedelta(minutes=2)
    sewa = {"pada": f.PADA, "sampai": sampai}
    assert Kiriman.objects.ambil(satu.pk, penyewa="a", **sewa)
    assert not Kiriman.objects.ambil(satu.pk, penyewa="b", **sewa)
    satu.refresh_from_db()
    assert (satu.status, satu.penyewa, satu.sewa_sampai) == ("sedang", "a", sampai)
    assert not Kiriman.objects.sewa_habis(f.PADA).exists()
    assert list(Kiriman.objects.sewa_habis(sampai)) == [satu]


def test_stuck_steps_wait_for_an_officer():
    macet = {f.KirimanFactory(status=s) for s in ("ditolak", "tidak_pasti", "buntu")}
    f.KirimanFactory(status="batal")
    assert set(Kiriman.objects.macet()) == macet


# The reporter


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


def test_an_erased_reporter_leaves_nothing_that_names_him():
    pelapor = f.PelaporFactory(nama="Siti", telepon="0812", sidik_kontak="a" * 64)
    pelapor.hapus_identitas(pada=f.PADA)
    satu = Pelapor.objects.get()
    assert (satu.nama, satu.surel, satu.telepon, satu.sidik_kontak) == ("",) * 4
    assert satu.dihapus_pada == f.PADA
    assert satu.nama_samar == ""


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
        *("masuk lewat", "dipegang", "di bawahnya")
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
    f.RujukanPengaduanFactory(
        ke_unit=dinas,
        status=status,
        alasan_kembali="Bukan kami.",
        ditetapkan_ke=UnitFactory(),
    )
    satu = Pengaduan.objects.untuk(petugas_berperan(Peran.PPID_PEMBANTU, dinas))
    assert satu.exists() is boleh


def test_a_unit_to_which_it_was_decided_sees_it(dinas):
    f.RujukanPengaduanFactory(status=StatusRujukan.DIPUTUSKAN, ditetapkan_ke=dinas)
    assert Pengaduan.objects.untuk(
        petugas_berperan(Peran.PETUGAS_LAYANAN, dinas)
    ).exists()


@pytest.mark.parametrize("status", SEMUA_STATUS)
def test_the_unit_complained_of_never_reads_what_is_grave(status, dinas):
    satu = f.pengaduan_di(status, unit=dinas, **BERKADAR)
    f.RujukanPengaduanFactory(berkas=satu, ke_unit=dinas, dari_unit=UnitFactory())
    for peran in (Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU):
        assert terlihat(petugas_berperan(peran, dinas)) == set()


@pytest.mark.parametrize("status", SEMUA_STATUS)
def test_the_inspektorat_reads_what_is_grave_and_nothing_else(status):
    aduan("berkadar", status, **BERKADAR)
    aduan("biasa", status)
    assert terlihat(petugas_berperan(Peran.INSPEKTORAT)) == {"berkadar"}


def test_the_sp4n_admin_reads_what_is_grave_only_until_it_is_verified():
    for status in SEMUA_STATUS:
        aduan(f"berkadar {status}", status, **BERKADAR)
        aduan(f"biasa {status}", status)
    assert terlihat(petugas_berperan(Peran.ADMIN_SP4N)) == {
        *(f"biasa {status}" for status in SEMUA_STATUS),
        *("berkadar masuk", "berkadar tunda"),
    }


def test_the_auditor_sees_all_that_is_not_grave():
    for status in SEMUA_STATUS:
        aduan(f"berkadar {status}", status, **BERKADAR)
        aduan(f"biasa {status}", status)
    assert terlihat(petugas_berperan(Peran.AUDITOR)) == {
        f"biasa {status}" for status in SEMUA_STATUS
    }


@pytest.mark.parametrize(
    "peran",
    sorted(
        set(Peran)
        - {
            *(Peran.ADMIN_SP4N, Peran.AUDITOR, Peran.INSPEKTORAT),
            *(Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU),
        }
    ),
)
def test_other_roles_see_no_complaint(peran, dinas):
    aduan("biasa", pemegang=dinas)
    aduan("berkadar", S.MASUK, pemegang=dinas, **BERKADAR)
    assert terlihat(petugas_berperan(peran, dinas)) == set()


def test_two_roles_add_up(dinas):
    petugas = petugas_berperan(Peran.INSPEKTORAT)
    PenugasanFactory(petugas=petugas, peran=Peran.PPID_PEMBANTU, unit=dinas)
    aduan("dipegang", pemegang=dinas)
    aduan("berkadar", pemegang=dinas, **BERKADAR)
    aduan("orang lain")
    assert terlihat(petugas) == {"dipegang", "berkadar"}


def test_a_superuser_sees_all_and_an_officer_without_role_nothing():
    aduan("biasa")
    aduan("berkadar", **BERKADAR)
    assert terlihat(PetugasFactory(is_superuser=True)) == {"biasa", "berkadar"}
    assert terlihat(PetugasFactory()) == set()


# How records are named, and small things they know


def test_records_are_named_by_their_numbers_and_words():
    penerusan, rujukan = f.PenerusanFactory(), f.RujukanPengaduanFactory()
    nomor = penerusan.pengaduan.nomor
    assert str(penerusan) == f"{nomor} → SP4N-LAPOR!"
    assert penerusan.nomor == str(penerusan.pengaduan) == nomor
    assert rujukan.nomor == rujukan.berkas.nomor
    kiriman = f.KirimanFactory(penerusan=penerusan)
    assert str(kiriman) == f"{nomor} Buat laporan"
    assert str(f.PercobaanFactory(kiriman=kiriman)) == f"{kiriman.pk} #1: sementara"
    assert str(f.SirkuitFactory()) == "SP4N-LAPOR! (API): Berjalan"
    assert str(f.InstansiLaporFactory(nama="Dinas A")) == "Dinas A"
    assert str(f.TindakLanjutLuarFactory()) == "Laporan sedang kami periksa."


def test_records_around_a_complaint_are_named_without_naming_a_person():
    assert str(f.KategoriFactory(nama="Jalan")) == "Jalan"
    assert str(f.TopikFactory(nama="Lubang")) == "Lubang"
    assert str(f.PelaporFactory(nama="Siti")).startswith("Pelapor ")
    assert str(f.PengikutFactory(surel="a@example.id")).startswith("Pengikut ")
    assert str(f.BerkasPengaduanFactory()) == "foto.jpg"
    assert str(f.PesanPengaduanFactory()).startswith("Lampu yang mana")
    assert str(f.CatatanPengaduanFactory()) == "Sudah ditelepon."
    assert str(f.TeksBalasanFactory(judul="Tanya tempat")) == "Tanya tempat"
    assert str(f.InsidenFactory(nomor="DRT-2024-9")) == "DRT-2024-9"
    assert (
        str(f.HitunganDaruratFactory(hari=f.TERIMA, tampil=3, lanjut=1))
        == "2024-06-04: 3/1"
    )


def test_the_path_of_a_file_tells_nothing_of_it():
    satu, dua = (nama_berkas(None, "Rumah Siti.JPEG") for _ in range(2))
    assert satu != dua
    assert satu.startswith("pengaduan/")
    assert satu.endswith(".jpeg")
    assert "siti" not in satu.lower()


@pytest.mark.parametrize(
    ("teks", "kolom"),
    [
        ("Sudah lengkap.", []),
        ("[tempat] pada [tanggal], [tempat]", ["[tempat]", "[tanggal]"]),
        ("[] [dua\nbaris]", []),
    ],
)
def test_blanks_of_a_prepared_text_are_found_once(teks, kolom):
    assert kolom_kosong(TeksBalasan(isi=teks).isi) == kolom
