"""The questions that clocks, workers and the public pages ask of the tables."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pengaduan.models import (
    BerkasPengaduan,
    DrafPengaduan,
    HitunganDarurat,
    KategoriPengaduan,
    Kiriman,
    Pelapor,
    Penerusan,
    Pengaduan,
    TeksBalasan,
)
from tests.factories import pengaduan as f
from tests.factories.organisasi import PetugasFactory, WilayahFactory

pytestmark = pytest.mark.django_db
S = Pengaduan.Status


# Clocks and secrets


def test_a_secret_opens_exactly_its_complaint() -> None:
    satu, _lain = f.PengaduanFactory(kode="RAHASIA1"), f.PengaduanFactory()

    assert Pengaduan.objects.dengan_kode("RAHASIA1").get() == satu
    assert not Pengaduan.objects.dengan_kode("RAHASIA2").exists()


@pytest.mark.parametrize("status", S.values)
def test_open_ours_and_late_follow_the_status(status: str) -> None:
    kita = {S.MASUK, S.TERVERIFIKASI, S.DITERUSKAN, S.DITINDAKLANJUTI}
    satu = f.pengaduan_di(status, judul="ini")
    hari = f.TEMPO + timedelta(days=1)

    milik = Pengaduan.objects.filter(judul="ini")

    assert milik.terbuka().exists() == (status in kita | {S.TUNDA, S.MENUNGGU_PELAPOR})
    assert milik.giliran_kita().exists() == (status in kita)
    assert milik.lewat_tempo(hari).exists() == satu.terlambat(hari) == (status in kita)
    assert not milik.lewat_tempo(f.TEMPO).exists()
    assert not satu.terlambat(f.TEMPO)


def test_a_complaint_without_a_due_day_is_never_late() -> None:
    assert not f.PengaduanFactory.build(jatuh_tempo=None).terlambat(f.TEMPO)


def test_the_reporter_s_days_are_over_the_day_after() -> None:
    satu = f.pengaduan_di(S.MENUNGGU_PELAPOR)
    f.pengaduan_di(S.TUNDA)

    assert not Pengaduan.objects.habis_tunggu(f.JAWAB_SAMPAI).exists()
    besok = f.JAWAB_SAMPAI + timedelta(days=1)
    assert list(Pengaduan.objects.habis_tunggu(besok)) == [satu]


def test_the_public_reads_what_is_published() -> None:
    umum = f.pengaduan_di(S.DITERUSKAN, umum=True)
    f.PengaduanFactory()

    assert list(Pengaduan.objects.tampil()) == [umum]


# The tables around it


def test_citizens_choose_among_active_categories() -> None:
    aktif = f.KategoriFactory(urut=1)
    f.KategoriFactory(aktif=False)

    assert list(KategoriPengaduan.objects.aktif()) == [aktif]


def test_files_by_who_brought_them_and_who_may_see_them() -> None:
    foto = f.BerkasPengaduanFactory(umum=True)
    bukti = f.BerkasPengaduanFactory(
        dari_petugas=True, oleh=PetugasFactory(), tipe="application/pdf"
    )

    assert list(BerkasPengaduan.objects.bukti()) == [bukti]
    assert list(BerkasPengaduan.objects.umum()) == [foto]
    assert foto.gambar
    assert not bukti.gambar


def test_drafts_and_identities_end_on_their_day() -> None:
    draf, pelapor = f.DrafPengaduanFactory(), f.PelaporFactory()
    akhir = draf.kedaluwarsa_pada
    besok = pelapor.simpan_sampai + timedelta(days=1)

    assert list(DrafPengaduan.objects.kedaluwarsa(akhir)) == [draf]
    assert not DrafPengaduan.objects.kedaluwarsa(akhir - timedelta(seconds=1)).exists()
    assert not Pelapor.objects.habis_simpan(pelapor.simpan_sampai).exists()
    assert list(Pelapor.objects.habis_simpan(besok)) == [pelapor]
    pelapor.hapus_identitas(pada=f.PADA)
    assert not Pelapor.objects.habis_simpan(besok).exists()


def test_a_count_of_a_day_and_place_is_one_row() -> None:
    kecamatan, hitung = WilayahFactory(), HitunganDarurat.objects

    for tempat in (None, None, kecamatan):
        hitung.tambah(f.TERIMA, "tampil", tempat)
    hitung.tambah(f.TERIMA, "lanjut", kecamatan)

    assert set(hitung.values_list("kecamatan", "tampil", "lanjut")) == {
        (None, 2, 0),
        (kecamatan.pk, 1, 1),
    }


def test_texts_for_an_act_are_general_or_the_category_s_own_which_come_first() -> None:
    kategori = f.KategoriFactory()
    umum = f.TeksBalasanFactory(judul="B", urut=1)
    lebih_khusus = f.TeksBalasanFactory(judul="A", kategori=kategori, urut=9)
    f.TeksBalasanFactory(kategori=f.KategoriFactory())
    f.TeksBalasanFactory(aktif=False)
    f.TeksBalasanFactory(tindakan=Pengaduan.Tindakan.ARSIPKAN)

    cocok = TeksBalasan.objects.cocok(Pengaduan.Tindakan.TUNDA, kategori)

    assert list(cocok) == [lebih_khusus, umum]


def test_a_hand_over_by_hand_needs_its_number_back_in_time() -> None:
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


def test_hand_overs_due_to_be_read_again_are_those_to_lapor() -> None:
    satu = f.PenerusanFactory(periksa_lagi_pada=f.PADA, lapor_complaint_id="9000001")
    f.PenerusanFactory(
        periksa_lagi_pada=f.PADA,
        lapor_complaint_id="9000002",
        tujuan=Penerusan.Tujuan.APIP,
    )
    f.PenerusanFactory(periksa_lagi_pada=f.PADA)  # not there yet
    f.PenerusanFactory(lapor_complaint_id="9000003")

    assert list(Penerusan.objects.perlu_diperiksa(f.PADA)) == [satu]


@pytest.mark.parametrize("status", Penerusan.StatusLuar.values)
def test_two_outer_states_are_final(status: str) -> None:
    akhir = {"selesai", "ditutup_tanpa_tindak_lanjut"}

    assert f.PenerusanFactory.build(status_luar=status).final == (status in akhir)


# The outbox


def test_a_step_waits_for_the_earlier_steps_of_its_hand_over() -> None:
    penerusan = f.PenerusanFactory(cara=Penerusan.Cara.API)
    satu = f.KirimanFactory(penerusan=penerusan, urutan=1)
    dua = f.KirimanFactory(penerusan=penerusan, urutan=2)
    f.KirimanFactory(coba_lagi_pada=f.PADA + timedelta(hours=1))

    assert list(Kiriman.objects.jatuh_giliran(f.PADA)) == [satu]
    Kiriman.objects.filter(pk=satu.pk).update(status="terkirim", selesai_pada=f.PADA)
    assert list(Kiriman.objects.jatuh_giliran(f.PADA)) == [dua]


def test_a_step_is_claimed_once_and_its_lease_runs_out() -> None:
    satu, sampai = f.KirimanFactory(), f.PADA + timedelta(minutes=2)
    sewa = {"pada": f.PADA, "sampai": sampai}

    assert Kiriman.objects.ambil(satu.pk, penyewa="a", **sewa)
    assert not Kiriman.objects.ambil(satu.pk, penyewa="b", **sewa)

    satu.refresh_from_db()
    assert (satu.status, satu.penyewa, satu.sewa_sampai) == ("sedang", "a", sampai)
    assert not Kiriman.objects.sewa_habis(f.PADA).exists()
    assert list(Kiriman.objects.sewa_habis(sampai)) == [satu]


def test_stuck_steps_wait_for_an_officer() -> None:
    macet = {f.KirimanFactory(status=s) for s in ("ditolak", "tidak_pasti", "buntu")}
    f.KirimanFactory(status="batal")

    assert set(Kiriman.objects.macet()) == macet


@pytest.mark.parametrize(
    ("langkah", "aman"),
    [("unggah", 1), ("buat", 0), ("teruskan", 1), ("balas", 0)],
)
def test_only_some_steps_may_be_done_twice(langkah: str, aman: int) -> None:
    assert f.KirimanFactory.build(langkah=langkah).aman_diulang == aman


# The reporter


def test_a_reporter_can_be_told_when_he_left_a_contact_and_is_sure_when_confirmed() -> (
    None
):
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


def test_an_erased_reporter_leaves_nothing_that_names_him() -> None:
    pelapor = f.PelaporFactory(nama="Siti", telepon="0812", sidik_kontak="a" * 64)

    pelapor.hapus_identitas(pada=f.PADA)

    satu = Pelapor.objects.get()
    assert (satu.nama, satu.surel, satu.telepon, satu.sidik_kontak) == ("",) * 4
    assert satu.dihapus_pada == f.PADA
    assert satu.nama_samar == ""
