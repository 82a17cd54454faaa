"""The yearly report in the admin, on paper, and for everybody (hukum 6.3)."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import PDFGagal, cari_dokumen
from organisasi.staf.hari_ini import GolonganTugas
from ppid_portal.laporan.actions import ajukan, tandatangani
from ppid_portal.laporan.dokumen import BAB, isi_kertas
from ppid_portal.models import LaporanTahunan, PotretIndikator
from ppid_portal.staf.hari_ini import tenggat_laporan, tugas_laporan
from tests.factories.organisasi import BatasWaktuFactory, PetugasFactory
from tests.factories.portal import (
    LaporanTahunanFactory,
    LaporanTertandaFactory,
    PotretIndikatorFactory,
)
from tests.petugas import isian, masuk, masuk_sebagai, petugas_berperan
from tests.ppid_portal.laporan.meja import HARI, PADA, SURAT, angka, diajukan, tertanda

pytestmark = pytest.mark.django_db
S = LaporanTahunan.Status


def alamat(nama, *args):
    return reverse(f"admin:ppid_portal_laporantahunan_{nama}", args=args)


def test_it_is_written_and_submitted_in_the_admin(client):
    angka()
    penulis = masuk_sebagai(client, Peran.PPID_UTAMA)
    assertContains(client.halaman(alamat("add")), "Ganti bagian dalam kurung siku")
    awal = isian(client.halaman(f"{alamat('add')}?tahun=2024"))
    assert awal["tahun"] == "2024"
    assert "[isi:" in awal["kebijakan"]
    jawab = client.post(alamat("add"), awal)
    laporan = LaporanTahunan.objects.get()
    assert jawab["Location"] == alamat("change", laporan.pk)
    assert laporan.dibuat_oleh == penulis
    halaman = client.halaman(alamat("change", laporan.pk))
    assertContains(halaman, "3 bagian bertanda [isi: …] belum diisi.")
    assertContains(halaman, "diterima dan lengkap: 40.")
    jawab = client.post(alamat("tindakan", laporan.pk, "ajukan"), follow=True)
    assertContains(jawab, "belum diisi")
    isi = isian(halaman) | {satu.kolom: "Isi {A1}." for satu in BAB}
    jawab = client.post(alamat("change", laporan.pk), isi | {"kendala": "{A99}"})
    assertContains(jawab, "Penanda “{A99}” tidak dikenal.")
    assertContains(jawab, "Isi {A1}.")
    assertContains(jawab, 'href="#id_kendala"')
    assertContains(client.halaman(alamat("changelist")), ">2024</a>")
    client.post(alamat("change", laporan.pk), isi)
    client.halaman(alamat("tindakan", laporan.pk, "ajukan"))
    client.post(alamat("tindakan", laporan.pk, "ajukan"))
    laporan.refresh_from_db()
    assert (laporan.status, laporan.diajukan_oleh) == (S.DIAJUKAN, penulis)
    assert client.post(alamat("change", laporan.pk), isi).status_code == 403
    assert client.get(alamat("delete", laporan.pk)).status_code == 403


def test_the_atasan_sends_it_back_with_words_and_signs_it_in_the_admin(client):
    laporan = diajukan()
    atasan = masuk_sebagai(client, Peran.ATASAN_PPID)
    balik, tanda = (
        alamat("tindakan", laporan.pk, nama) for nama in ("kembalikan", "tandatangani")
    )
    client.halaman(balik)
    assertContains(client.post(balik, {"teks": "Kurang."}, follow=True), "Kurang.")
    laporan.refresh_from_db()
    assert laporan.status == S.RANCANGAN
    ajukan(laporan, saat=Saat(laporan.dibuat_oleh, PADA))
    jawab = client.post(tanda, {"nomor": "", "tanggal": "x", "jabatan": ""})
    assertContains(jawab, "Isi nomor suratnya.")
    jawab = client.post(tanda, SURAT, follow=True)
    laporan.refresh_from_db()
    assert (laporan.status, laporan.ditandatangani_oleh) == (S.DITANDATANGANI, atasan)
    assertContains(jawab, laporan.sha256)
    assertNotContains(jawab, 'name="kendala"')


def test_a_second_report_of_a_year_is_refused_in_words(client):
    LaporanTahunanFactory(tahun=2024)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    isi = isian(client.halaman(f"{alamat('add')}?tahun=2024"))
    assertContains(client.post(alamat("add"), isi), "Laporan tahun ini sudah ada.")
    jawab = client.post(alamat("add"), isi | {"tahun": "1990"})
    assertContains(jawab, "Tahunnya antara 2010 dan 2199.")


def test_a_year_frozen_anew_is_told_beside_the_report(client):
    laporan = tertanda()
    masuk_sebagai(client, Peran.AUDITOR)
    halaman = alamat("change", laporan.pk)
    dikutip = PotretIndikator.objects.get()
    assertContains(client.halaman(halaman), dikutip.kode)
    assertNotContains(client.halaman(halaman), "Angka berubah sejak laporan")
    baru = PotretIndikatorFactory(periode="2024", menggantikan=dikutip)
    isi = client.halaman(halaman)
    assertContains(isi, "Angka berubah sejak laporan")
    assertContains(isi, reverse("indikator-potret", args=(baru.pk,)))
    assertContains(isi, dikutip.kode)
    # One signed before any potret was cited cannot tell.
    lama = LaporanTertandaFactory(tahun=2023)
    isi = client.halaman(alamat("change", lama.pk))
    assertNotContains(isi, "Angka berubah sejak laporan")


def buku(isi):
    return load_workbook(BytesIO(isi))


def test_paper_and_sheet_of_a_draft_for_staff(client):
    angka()
    laporan = LaporanTahunanFactory(tahun=2024)
    masuk_sebagai(client, Peran.AUDITOR)
    pdf = client.get(alamat("berkas", laporan.pk, "pdf"))
    xlsx = client.get(alamat("berkas", laporan.pk, "xlsx"))
    assert pdf.content.startswith(b"%PDF")
    assert len(pdf.content) < 200_000
    lembar = buku(b"".join(xlsx.streaming_content))
    assert lembar.sheetnames[:3] == ["Info", "Ringkasan", "Kanal"]
    assert client.get(alamat("berkas", laporan.pk, "doc")).status_code == 404
    # The paper says that it is a draft.
    isi = isi_kertas(laporan, Saat(PetugasFactory(), PADA))
    assert (isi["latar"], isi["tanda"], isi["qr"]) == ("RANCANGAN", "RANCANGAN", "")


def test_the_public_paper_is_the_same_each_time_and_the_sheet_says_the_same(client):
    laporan = tertanda()
    pdf = client.get("/laporan-tahunan/2024.pdf")
    isi = buku(client.get("/laporan-tahunan/2024.xlsx").content)
    assert pdf.content.startswith(b"%PDF")
    assert pdf.content == client.get("/laporan-tahunan/2024.pdf").content
    assert len(pdf.content) < 200_000
    ringkas = isi["Ringkasan"].iter_rows(values_only=True)
    baris = {(b[0], b[2]): b[4:] for b in ringkas}
    assert baris["A1", None][0] == "40"
    assert baris["A2", None] == ("66,7 % (2 dari 3)", 2, 3, 3)
    assert baris["A3", "median"][0] == "6 hari kerja"
    info = dict(isi["Info"].iter_rows(values_only=True))
    assert info["SHA-256 isi"] == laporan.sha256


def test_a_broken_typesetter_is_said_to_the_reader(client, monkeypatch):
    laporan = tertanda()

    def gagal(*_args, **_isi):
        raise PDFGagal

    monkeypatch.setattr("ppid_portal.laporan.views.cetak_pdf", gagal)
    assert client.get(laporan.get_absolute_url()).status_code == 503


def test_the_list_shows_what_is_signed_and_changes_at_once(client):
    LaporanTahunanFactory(tahun=2023)
    kosong = client.halaman("/laporan-tahunan/")
    assertContains(kosong, "Belum ada laporan yang terbit")
    laporan = tertanda()
    halaman = client.halaman("/laporan-tahunan/")
    assertContains(halaman, "/laporan-tahunan/2024.pdf")
    assertContains(halaman, laporan.nomor)
    assertNotContains(halaman, "2023")
    assert client.get("/laporan-tahunan/2023.pdf").status_code == 404
    assert client.get("/laporan-tahunan/2023.xlsx").status_code == 404
    halaman = client.halaman(f"/verifikasi-dokumen/{laporan.kode_verifikasi}/")
    for kata in (laporan.sha256, "045/7/PPID", "Dinas Kominfo"):
        assertContains(halaman, kata)
    assert cari_dokumen("TIDAKADA") is None
    assert str(laporan) == "Laporan layanan informasi publik 2024"


def test_it_is_in_the_today_list_from_2_january_until_it_is_signed(client):
    assert tenggat_laporan(2024) is None
    BatasWaktuFactory(kode="laporan.tahunan", nilai=3, satuan="bulan")
    penulis, atasan = (
        petugas_berperan(p) for p in (Peran.PPID_UTAMA, Peran.ATASAN_PPID)
    )
    assert tugas_laporan(penulis, date(2025, 1, 1)) == []
    (satu,) = tugas_laporan(penulis, date(2025, 1, 2))
    assert satu.tenggat == date(2025, 3, 31)
    assert satu.url == f"{alamat('add')}?tahun=2024"
    assert satu.keterangan == "Belum ditulis."
    laporan = LaporanTahunanFactory(tahun=2024)
    # A draft is nothing to sign yet.
    assert tugas_laporan(atasan, date(2025, 5, 1)) == []
    (satu,) = tugas_laporan(penulis, date(2025, 5, 1))
    assert satu.url == alamat("change", laporan.pk)
    assert satu.keterangan == "Masih rancangan."
    assert satu.lewat(date(2025, 5, 1))
    ajukan(laporan, saat=Saat(penulis, PADA))
    (satu,) = tugas_laporan(atasan, HARI)
    assert satu.kalimat.startswith("Tanda tangani: ")
    (satu,) = tugas_laporan(penulis, HARI)
    assert satu.keterangan == "Menunggu tanda tangan Atasan PPID."
    assert satu.golongan is GolonganTugas.TUNGGU
    tandatangani(laporan, saat=Saat(atasan, PADA), **SURAT)
    assert tugas_laporan(atasan, HARI) == []
    assert tugas_laporan(petugas_berperan(Peran.PPID_PEMBANTU), HARI) == []
    masuk(client, penulis)
    assertContains(client.halaman(reverse("admin:index")), "Susun: Laporan layanan")
