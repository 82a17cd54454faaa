"""The questions that clocks, workers and the public pages ask of the tables."""

from datetime import timedelta

import pytest

from organisasi.alur.rujukan import StatusRujukan
from organisasi.kantor.peran import Peran
from pengaduan.aduan.berkas import nama_berkas
from pengaduan.models import (
    BerkasPengaduan,
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
)
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
S = Pengaduan.Status


# Clocks and secrets


def test_secrets_public_categories_and_files_are_found_by_what_they_are():
    umum = f.pengaduan_di(S.DITERUSKAN, umum=True, kode="RAHASIA1")
    f.PengaduanFactory()
    assert list(Pengaduan.objects.tampil()) == [umum]
    assert Pengaduan.objects.dengan_kode("RAHASIA1").get() == umum
    assert not Pengaduan.objects.dengan_kode("RAHASIA2").exists()
    KategoriPengaduan.objects.exclude(pk=umum.kategori_id).update(aktif=False)
    assert list(KategoriPengaduan.objects.aktif()) == [umum.kategori]
    foto = f.BerkasPengaduanFactory(umum=True)
    isi = {"oleh": PetugasFactory(), "tipe": "application/pdf"}
    bukti = f.BerkasPengaduanFactory(dari_petugas=True, **isi)
    assert list(BerkasPengaduan.objects.bukti()) == [bukti]
    assert list(BerkasPengaduan.objects.umum()) == [foto]
    assert (foto.gambar, bukti.gambar) == (True, False)


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


# The tables around it


def test_identities_end_on_their_day_and_leave_nothing_that_names_him():
    pelapor = f.PelaporFactory(nama="Siti", telepon="0812", sidik_kontak="a" * 64)
    besok = pelapor.simpan_sampai + timedelta(days=1)
    assert not Pelapor.objects.habis_simpan(pelapor.simpan_sampai).exists()
    assert list(Pelapor.objects.habis_simpan(besok)) == [pelapor]
    pelapor.hapus_identitas(pada=f.PADA)
    assert not Pelapor.objects.habis_simpan(besok).exists()
    satu = Pelapor.objects.get()
    assert (satu.nama, satu.surel, satu.telepon, satu.sidik_kontak) == ("",) * 4
    assert satu.dihapus_pada == f.PADA
    assert satu.nama_samar == ""


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
    for lain in (
        {"tracking_id": "1234567"},
        {"cara": Penerusan.Cara.API},
        {"tujuan": Penerusan.Tujuan.APIP},
        {"ditutup_pada": f.PADA, "alasan_tutup": "Ditarik."},
    ):
        f.PenerusanFactory(nomor_sampai=f.TEMPO, **lain)
    besok = f.TEMPO + timedelta(days=1)
    assert list(Penerusan.objects.lewat_nomor(besok)) == [satu]
    assert not Penerusan.objects.lewat_nomor(f.TEMPO).exists()


def test_hand_overs_due_to_be_read_again_are_those_to_lapor():
    lagi = {"periksa_lagi_pada": f.PADA}
    satu = f.PenerusanFactory(lapor_complaint_id="9000001", **lagi)
    for lain in (
        {"lapor_complaint_id": "9000002", "tujuan": Penerusan.Tujuan.APIP, **lagi},
        lagi,  # not there yet
        {"lapor_complaint_id": "9000003"},
    ):
        f.PenerusanFactory(**lain)
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
    f.KirimanFactory(status="batal")
    macet = {f.KirimanFactory(status=s) for s in ("ditolak", "tidak_pasti", "buntu")}
    assert set(Kiriman.objects.macet()) == macet  # they wait for an officer


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
    belum_periksa = {"berkadar masuk", "berkadar tunda"}
    for peran, tampak in (
        (Peran.PETUGAS_LAYANAN, set()),
        (Peran.PPID_PEMBANTU, set()),
        (Peran.INSPEKTORAT, berkadar),
        # The SP4N admin only until it is verified.
        (Peran.ADMIN_SP4N, biasa | belum_periksa),
        (Peran.AUDITOR, biasa),
    ):
        assert terlihat(petugas_berperan(peran, dinas)) == tampak


def test_other_roles_see_no_complaint(dinas):
    aduan("biasa", pemegang=dinas)
    aduan("berkadar", S.MASUK, pemegang=dinas, **BERKADAR)
    melihat = {
        *(Peran.ADMIN_SP4N, Peran.AUDITOR, Peran.INSPEKTORAT),
        *(Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU),
    }
    for peran in set(Peran) - melihat:
        assert terlihat(petugas_berperan(peran, dinas)) == set()


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
    penerusan, rujukan = f.PenerusanFactory(), f.RujukanPengaduanFactory()
    nomor = penerusan.pengaduan.nomor
    assert penerusan.nomor == str(penerusan.pengaduan) == nomor
    assert rujukan.nomor == rujukan.berkas.nomor
    kiriman = f.KirimanFactory(penerusan=penerusan)
    hitungan = f.HitunganDaruratFactory(hari=f.TERIMA, tampil=3, lanjut=1)
    for satu, kata in (
        (penerusan, f"{nomor} → SP4N-LAPOR!"),
        (kiriman, f"{nomor} Buat laporan"),
        (f.SirkuitFactory(), "SP4N-LAPOR! (API): Berjalan"),
        (f.TindakLanjutLuarFactory(), "Laporan sedang kami periksa."),
        (f.KategoriFactory(nama="Jalan"), "Jalan"),
        (f.TopikFactory(nama="Lubang"), "Lubang"),
        (f.PelaporFactory(nama="Siti"), "Pelapor "),
        (f.PengikutFactory(surel="a@example.id"), "Pengikut "),
        (f.BerkasPengaduanFactory(), "foto.jpg"),
        (f.PesanPengaduanFactory(), "Lampu yang mana"),
        (f.TeksBalasanFactory(judul="Tanya tempat"), "Tanya tempat"),
        (f.InsidenFactory(nomor="DRT-2024-9"), "DRT-2024-9"),
        (hitungan, "2024-06-04: 3/1"),
    ):
        assert str(satu).startswith(kata)


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
