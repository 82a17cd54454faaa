"""Lists of a round on paper and in workbooks: of a unit, of all units, of who is missing."""

import subprocess
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertRedirects

from organisasi.kantor.peran import Peran
from organisasi.kertas import dokumen
from organisasi.kertas.naskah import PDFGagal
from organisasi.models import AksesDataPribadi, Jejak
from pemangku.meja import daftar as isi
from pemangku.meja.daftar import daftar_unit
from pemangku.putaran.rekap import KEPALA, LEBAR, kertas_rekap, rekap_putaran
from tests.factories.kunjungan import (
    KomitmenFactory,
    LaporanTerusanFactory,
    TitipanFactory,
)
from tests.factories.organisasi import UnitFactory
from tests.factories.pemangku import (
    JenisPemangkuFactory,
    KegiatanFactory,
    PemangkuFactory,
    PeroranganFactory,
    PutaranFactory,
    SasaranPutaranFactory,
    UndanganFactory,
    UnsurFactory,
)
from tests.pemangku import kantor_kunjungan as bantu
from tests.pemangku.kantor_kunjungan import kecamatan, sasaran
from tests.pemangku.meja_register import HARI, PADA, alamat, berkanal, lembaga, orang_di
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


def unduh(client, unit, bentuk="xlsx"):
    return client.get(alamat("daftar_unit_berkas", unit.pk, bentuk))


def lembar(jawab, nama):
    return load_workbook(BytesIO(b"".join(jawab.streaming_content)))[nama]


# The list of a unit


def test_9_5_who_keeps_it_reads_names_and_the_log_says_so(client, kantor):
    p = lembaga(kantor)
    orang_di(p, "Anggota Biasa")
    orang_di(p, "Ketua Baru", peran_khusus=["pimpinan"])
    orang_di(p, "Narahubung", peran_khusus=["narahubung_utama"])
    berkanal(p)
    tokoh = PeroranganFactory(pengelola=kantor.cipedes, wilayah=kantor.kelurahan)
    orang_di(tokoh, "Nama Tokoh")
    lembaga(kantor, "Bubar", status="nonaktif")
    masuk(client, kantor.operator)
    baris = list(
        lembar(unduh(client, kantor.cipedes), "Daftar").iter_rows(values_only=True)
    )
    assert [b[2:4] for b in baris[1:]] == [
        (p.nama_resmi, "Narahubung"),
        (f"{tokoh.jenis.nama} — Nagarasari", None),
    ]
    assert baris[1][5:7] == ("Nagarasari", "WhatsApp 0812••••789")
    akses = AksesDataPribadi.objects.get()
    assert (akses.oleh, akses.kolom) == (kantor.operator, "nama pada daftar pemangku")


@pytest.mark.parametrize(
    "peran", [Peran.PENGELOLA_PEMANGKU, Peran.PIMPINAN, Peran.AUDITOR, Peran.PDP]
)
def test_9_5_nobody_else_reads_names(kantor, peran):
    orang_di(lembaga(kantor), peran_khusus=["pimpinan"])
    daftar = daftar_unit(kantor.cipedes, petugas=petugas_berperan(peran), hari=HARI)
    assert not daftar.bernama
    assert daftar.baris[0][3] == ""
    assert isi.TANPA_NAMA in daftar.pengantar


def test_9_5_an_operator_reads_no_names_of_another_unit(client, kantor):
    luar = lembaga(kantor, "Radio", pengelola=kantor.tawang)
    orang_di(luar)
    luar.cakupan.create(wilayah=kantor.kelurahan)
    lembaga(kantor, "Tak Terlihat", pengelola=kantor.tawang)
    masuk(client, kantor.operator)
    baris = list(
        lembar(unduh(client, kantor.tawang), "Daftar").iter_rows(values_only=True)
    )
    assert [b[2:4] for b in baris[1:]] == [("Radio", None)]
    assert not AksesDataPribadi.objects.exists()
    assert unduh(client, UnitFactory()).status_code == 404


def test_9_5_more_than_two_hundred_go_without_names(kantor, monkeypatch):
    monkeypatch.setattr(isi, "BARIS_BERNAMA_MAKS", 1)
    for nama in ("Satu", "Dua dua"):
        orang_di(lembaga(kantor, nama))
    daftar = daftar_unit(kantor.cipedes, petugas=kantor.operator, hari=HARI)
    assert not daftar.bernama
    assert isi.TERLALU_BANYAK in daftar.pengantar


def test_9_5_the_page_leads_to_both_forms(client, kantor):
    lembaga(kantor, terverifikasi_pada=PADA, berlaku_sampai=HARI + timedelta(days=90))
    masuk(client, kantor.operator)
    halaman = client.halaman(alamat("daftar_unit")).content.decode()
    assert "Kecamatan Cipedes" in halaman
    assert alamat("daftar_unit_berkas", kantor.cipedes.pk, "pdf") in halaman
    assertContains(client.get(alamat("changelist")), alamat("daftar_unit"))
    assert unduh(client, kantor.cipedes, "pdf").content.startswith(b"%PDF")
    assert unduh(client, kantor.cipedes, "doc").status_code == 404


# The recap of a round


def rekap(putaran):
    petugas = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    return rekap_putaran(putaran, hari=bantu.HARI, petugas=petugas)


def test_9_6_one_row_a_unit_with_its_kelurahan_and_a_column_a_part():
    unit = bantu.kecamatan("Kecamatan Cipedes", "Nagarasari")
    sasaran = bantu.sasaran(unit)
    dinas = SasaranPutaranFactory(
        putaran=sasaran.putaran, unit=UnitFactory(nama="Dinas"), urutan=2
    )
    bantu.bernama(unit)
    rw = UnsurFactory(nama="RW", urut=1)
    UnsurFactory(nama="Tanpa siapa pun")
    kelurahan = unit.bawahan.get()
    bantu.segar(kelurahan, unsur=rw)
    bantu.segar(unit, unsur=rw, berlaku_sampai=bantu.HARI - timedelta(days=1))
    bantu.segar(unit, unsur=rw, berlaku_sampai=None)
    bantu.segar(unit, unsur=rw, perlu_cek="Pindah")
    bantu.segar(unit, unsur=rw, status="nonaktif")
    # Of Diskominfo's own keeping, but it is the department.
    PemangkuFactory(unit=dinas.unit, jenis=JenisPemangkuFactory(unsur=rw))
    bantu.kunjungan(sasaran, hadir=12)
    bantu.kunjungan(sasaran, hadir=0, status="rencana")
    hasil = rekap(sasaran.putaran)
    assert "RW" in hasil.unsur
    assert "Tanpa siapa pun" not in hasil.unsur
    satu, lain = sorted(hasil.baris, key=lambda b: b[1], reverse=True)
    assert satu[1:9] == ("Kecamatan Cipedes", 5, 2, 1, "ya", "ya", 1, 12)
    assert satu[hasil.kepala.index("RW")] == 4
    assert lain[1:9] == ("Dinas", 1, 0, 0, "belum", "belum", 0, 0)


def test_9_6_as_sheet_and_pdf(client):
    sasaran = bantu.sasaran()
    bantu.segar(sasaran.unit, unsur=UnsurFactory(nama="KIM"))
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    def ambil(bentuk):
        return client.get(
            reverse("admin:pemangku_putaran_rekap", args=(sasaran.putaran.pk, bentuk))
        )

    jawab = ambil("xlsx")
    assert "pemangku_rekap_" in jawab["Content-Disposition"]
    baris = list(lembar(jawab, "Rekap").iter_rows(values_only=True))
    assert baris[0][-1] == "KIM"
    assert baris[1][-1] == 1
    assert ambil("pdf").content.startswith(b"%PDF")
    assert ambil("doc").status_code == 404
    halaman = reverse("admin:pemangku_putaran_change", args=(sasaran.putaran.pk,))
    assertContains(client.get(halaman), "rekap XLSX")


def test_9_6_the_paper_holds_every_part_while_it_fits(monkeypatch):
    sasaran = bantu.sasaran()
    bantu.segar(sasaran.unit, unsur=UnsurFactory(nama="KIM"))
    hasil = rekap(sasaran.putaran)
    _, penuh = kertas_rekap(hasil)
    monkeypatch.setattr("pemangku.putaran.rekap.KOLOM_KERTAS", len(penuh.kepala) - 1)
    catatan, tanpa = kertas_rekap(hasil)
    assert (penuh.kepala[-1], penuh.baris[0][-1]) == ("KIM", 1)
    assert "KIM" not in tanpa.kepala
    assert catatan == ["Banyaknya menurut unsur ada di XLSX."]
    for satu in (penuh, tanpa):
        assert len(satu.kepala) == len(satu.lebar) == len(satu.baris[0])


def test_9_6_costs_the_same_for_one_unit_and_for_ten():
    putaran = PutaranFactory()
    bantu.segar(SasaranPutaranFactory(putaran=putaran).unit)
    with CaptureQueriesContext(connection) as satu:
        rekap(putaran)
    for _ in range(9):
        bantu.segar(SasaranPutaranFactory(putaran=putaran).unit)
    with CaptureQueriesContext(connection) as semua:
        rekap(putaran)
    assert len(semua) == len(satu)


# What the visits of a round left, in its recap (9.6)

KOLOM = ("Unit", "Komitmen dibuat", "Komitmen terpenuhi", "Titipan selesai")


def hasil(satu):
    """Of each row what the visits left."""
    petugas = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    rekap = rekap_putaran(satu.putaran, hari=bantu.HARI, petugas=petugas)
    return {tuple(baris[KEPALA.index(k)] for k in KOLOM) for baris in rekap.baris}


def test_9_6_pledges_made_and_kept_and_needs_settled_by_target():
    satu = bantu.sasaran(bantu.kecamatan("Kecamatan Cipedes"))
    lain = SasaranPutaranFactory(
        putaran=satu.putaran, unit=UnitFactory(nama="Dinas"), urutan=2
    )
    kunjungan = bantu.kunjungan(satu)
    bersama = bantu.kunjungan(satu)
    bersama.sasaran.add(lain)
    terpenuhi = KomitmenFactory(kegiatan=kunjungan, target_kali=1)
    LaporanTerusanFactory(komitmen=terpenuhi)
    KomitmenFactory(kegiatan=kunjungan)
    KomitmenFactory(kegiatan=bersama, status="dibatalkan", hasil="Pindah.")
    KomitmenFactory(kegiatan=bantu.kunjungan(satu, status="batal", alasan_batal="x"))
    KomitmenFactory()
    TitipanFactory(kegiatan=bersama, status="dijawab_di_tempat", jawaban="Sudah.")
    TitipanFactory(kegiatan=bersama, status="selesai", nomor_permohonan="PI-1")
    TitipanFactory(kegiatan=bersama, status="dialihkan", nomor_permohonan="PI-2")
    TitipanFactory(kegiatan=bersama)
    TitipanFactory(status="selesai", nomor_permohonan="PI-3")
    assert hasil(satu) == {("Kecamatan Cipedes", 3, 1, 2), ("Dinas", 1, 0, 2)}
    assert len(LEBAR) == len(KEPALA)


# Kesegaran and Belum terjangkau as files, each logged once (9.10)


def tulisan(jawab):
    """The words of a PDF, as they stand."""
    assert jawab["Content-Type"] == "application/pdf"
    hasil = subprocess.run(
        ["pdftotext", "-layout", "-", "-"],
        input=jawab.content,
        capture_output=True,
        check=True,
    )
    return " ".join(hasil.stdout.decode().split())


def buku(jawab):
    return load_workbook(BytesIO(b"".join(jawab.streaming_content)))


def isi_lembar(lembar):
    return [list(baris) for baris in lembar.iter_rows(values_only=True)]


def unduhan():
    semua = Jejak.objects.filter(tindakan="unduh_daftar")
    return [satu.sesudah["berkas"] for satu in semua]


def dua_unit(kantor):
    lembaga(kantor, "Ragu", perlu_cek="SK habis")
    lembaga(kantor, "Segera", berlaku_sampai=HARI + timedelta(days=10))
    lembaga(kantor, "Unit Lain", pengelola=kantor.tawang)
    lembaga(kantor, "Segar", berlaku_sampai=HARI + timedelta(days=90))


def test_kesegaran_is_a_paper_of_the_rows_on_the_page(client, kantor):
    dua_unit(kantor)
    masuk(client, kantor.operator)
    kata = tulisan(client.get(alamat("kesegaran_berkas", "pdf")))
    assert kata.index("SK habis") < kata.index("Segera")
    assert "Halaman 1 dari 1" in kata
    assert "dicetak 04-06-2024" in kata or "dicetak 4 Jun" in kata
    assert "Unit Lain" not in kata
    assert "Segar " not in kata
    assert unduhan() == ["pemangku_kesegaran_2024-06_v1.pdf"]


def test_kesegaran_is_a_workbook_with_info_and_real_days(client, kantor):
    dua_unit(kantor)
    masuk(client, kantor.operator)
    hasil = buku(client.get(alamat("kesegaran_berkas", "xlsx")))
    assert hasil.sheetnames == ["Info", "Kesegaran"]
    info = dict(isi_lembar(hasil["Info"]))
    assert info["Diunduh oleh"] == str(kantor.operator)
    assert info["Jumlah baris"] == 2
    assert info["Keadaan per"].date() == HARI
    baris = isi_lembar(hasil["Kesegaran"])
    assert [satu[1] for satu in baris] == ["Nama", "Ragu", "Segera"]
    assert baris[2][5].date() == HARI + timedelta(days=10)
    assert hasil["Kesegaran"].freeze_panes == "A2"
    assert unduhan() == ["pemangku_kesegaran_2024-06_v1.xlsx"]


def test_the_chosen_keeper_goes_along_from_the_page_into_the_file(client, kantor):
    dua_unit(kantor)
    masuk(client, kantor.pengelola)
    halaman = client.get(alamat("kesegaran"), {"pengelola": kantor.tawang.pk})
    tautan = f"{alamat('kesegaran_berkas', 'xlsx')}?pengelola={kantor.tawang.pk}"
    assertContains(halaman, f'href="{tautan}"')
    hasil = buku(client.get(tautan))
    assert [satu[1] for satu in isi_lembar(hasil["Kesegaran"])] == ["Nama", "Unit Lain"]
    assert dict(isi_lembar(hasil["Info"]))["Saringan"] == "Pengelola: Kecamatan Tawang"


def test_a_figure_stands_by_kind_and_place(client, kantor):
    lembaga(kantor, "", bentuk="perorangan")
    masuk(client, kantor.operator)
    kata = tulisan(client.get(alamat("kesegaran_berkas", "pdf")))
    assert "LPM — Nagarasari" in kata


def test_nothing_to_do_is_said_and_another_form_is_none(client, kantor):
    masuk(client, kantor.operator)
    assert "Tidak ada." in tulisan(client.get(alamat("kesegaran_berkas", "pdf")))
    assert client.get(alamat("kesegaran_berkas", "csv")).status_code == 404


def test_without_a_typesetter_the_page_says_so_and_nothing_is_logged(
    client, kantor, monkeypatch
):
    def gagal(*_args, **_lain):
        raise PDFGagal

    monkeypatch.setattr(dokumen, "cetak_pdf", gagal)
    masuk(client, kantor.operator)
    jawab = client.get(alamat("kesegaran_berkas", "pdf"))
    assertRedirects(jawab, alamat("kesegaran"), fetch_redirect_response=False)
    assert unduhan() == []


def putaran_berisi():
    """A round in which each of the five lists has one row."""
    satu = sasaran(kecamatan("Kecamatan Cipedes", "Nagarasari"))
    satu.unsur_wajib.add(UnsurFactory(nama="Karang Taruna"))
    PemangkuFactory(nama_resmi="PKK Nagarasari")
    sering = PemangkuFactory(nama_resmi="Lembaga Diundang")
    for kegiatan in KegiatanFactory.create_batch(2, status="selesai"):
        UndanganFactory(kegiatan=kegiatan, pemangku=sering)
    return satu.putaran


def belum(putaran, daftar, bentuk):
    return reverse(
        "admin:pemangku_putaran_belum_lembar", args=(putaran.pk, daftar, bentuk)
    )


SEMUA = ("Nagarasari", "Karang Taruna", "PKK Nagarasari", "Lembaga Diundang")


def test_all_five_lists_are_one_paper(client):
    putaran = putaran_berisi()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    halaman = client.halaman(
        reverse("admin:pemangku_putaran_belum", args=(putaran.pk,))
    )
    for bentuk in ("pdf", "xlsx"):
        for daftar in ("semua", "unit", "kelurahan", "unsur", "tak-hadir"):
            assertContains(halaman, belum(putaran, daftar, bentuk))
    kata = tulisan(client.get(belum(putaran, "semua", "pdf")))
    for ada in (*SEMUA, "Unit tanpa kegiatan (1)", "Belum pernah diundang (1)"):
        assert ada in kata
    assert len(unduhan()) == 1


def test_one_list_is_a_paper_of_its_own(client):
    putaran = putaran_berisi()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    kata = tulisan(client.get(belum(putaran, "unsur", "pdf")))
    assert "Karang Taruna" in kata
    assert "PKK Nagarasari" not in kata


def test_all_five_lists_are_one_workbook_and_it_is_logged(client):
    putaran = putaran_berisi()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    hasil = buku(client.get(belum(putaran, "semua", "xlsx")))
    assert hasil.sheetnames == [
        *("Info", "Unit", "Kelurahan", "Unsur"),
        *("Tidak pernah hadir", "Belum pernah diundang"),
    ]
    assert dict(isi_lembar(hasil["Info"]))["Saringan"] == str(putaran)
    assert len(unduhan()) == 1
    assert unduhan()[0].startswith("pemangku_belum_semua_")


def test_another_list_or_form_is_not_there(client):
    putaran = putaran_berisi()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    assert client.get(belum(putaran, "apa", "pdf")).status_code == 404
    assert client.get(belum(putaran, "unit", "csv")).status_code == 404
