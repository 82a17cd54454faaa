"""Lists of a round on paper and in workbooks: of a unit, of all units, of who is missing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertRedirects

from organisasi.kantor.peran import Peran
from organisasi.kertas import dokumen
from organisasi.kertas.naskah import PDFGagal
from organisasi.models import AksesDataPribadi, Jejak
from pemangku.meja import daftar as isi
from pemangku.meja.daftar import daftar_unit
from pemangku.putaran.rekap import KEPALA, LEBAR, kertas_rekap, rekap_putaran
from tests.factories import kunjungan as fk, pemangku as f
from tests.factories.organisasi import UnitFactory
from tests.pdf import teks_pdf
from tests.pemangku import kantor_kunjungan as bantu
from tests.pemangku.kantor_kunjungan import buku, kecamatan, sasaran
from tests.pemangku.meja_register import HARI, PADA, alamat, berkanal, lembaga, orang_di
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


def unduh(client, unit, bentuk="xlsx"):
    return client.get(alamat("daftar_unit_berkas", unit.pk, bentuk))


def baris_unit(client, unit):
    return buku(unduh(client, unit))["Daftar"][1:]


def putaran_alamat(nama, putaran, *args):
    return bantu.alamat(nama, putaran.pk, *args, model="putaran")


def test_9_5_who_keeps_it_reads_names_and_the_log_says_so(client, kantor):
    p = lembaga(kantor)
    orang_di(p, "Anggota Biasa")
    orang_di(p, "Ketua Baru", peran_khusus=["pimpinan"])
    orang_di(p, "Narahubung", peran_khusus=["narahubung_utama"])
    berkanal(p)
    tokoh = f.PeroranganFactory(pengelola=kantor.cipedes, wilayah=kantor.kelurahan)
    orang_di(tokoh, "Nama Tokoh")
    lembaga(kantor, "Bubar", status="nonaktif")
    masuk(client, kantor.operator)
    baris = baris_unit(client, kantor.cipedes)
    assert [b[2:4] for b in baris] == [
        (p.nama_resmi, "Narahubung"),
        (f"{tokoh.jenis.nama} — Nagarasari, Kec. Cipedes", None),
    ]
    assert baris[0][5:7] == ("Nagarasari", "WhatsApp 0812••••789")
    akses = AksesDataPribadi.objects.get()
    assert (akses.oleh, akses.kolom) == (kantor.operator, "nama pada daftar pemangku")


def test_9_5_nobody_else_reads_names_and_of_many_nobody(kantor, monkeypatch):
    orang_di(lembaga(kantor), peran_khusus=["pimpinan"])

    def daftar(petugas):
        return daftar_unit(kantor.cipedes, petugas=petugas, hari=HARI)

    for peran in (Peran.PENGELOLA_PEMANGKU, Peran.PIMPINAN, Peran.AUDITOR, Peran.PDP):
        (baris,), pengantar, bernama = daftar(petugas_berperan(peran))
        assert (baris[3], bernama) == ("", False)
        assert isi.TANPA_NAMA in pengantar
    *_, bernama = daftar(kantor.operator)
    assert bernama
    # More than two hundred go without.
    monkeypatch.setattr(isi, "BARIS_BERNAMA_MAKS", 0)
    _, pengantar, bernama = daftar(kantor.operator)
    assert not bernama
    assert isi.TERLALU_BANYAK in pengantar


def test_9_5_an_operator_reads_no_names_of_another_unit(client, kantor):
    luar = lembaga(kantor, "Radio", pengelola=kantor.tawang)
    orang_di(luar)
    luar.kaitan.create(jenis="meliputi", wilayah=kantor.kelurahan)
    lembaga(kantor, "Tak Terlihat", pengelola=kantor.tawang)
    masuk(client, kantor.operator)
    assert [b[2:4] for b in baris_unit(client, kantor.tawang)] == [("Radio", None)]
    assert not AksesDataPribadi.objects.exists()
    assert unduh(client, UnitFactory()).status_code == 404


def test_9_5_the_page_leads_to_both_forms(client, kantor):
    lembaga(kantor, terverifikasi_pada=PADA, berlaku_sampai=HARI + timedelta(days=90))
    masuk(client, kantor.operator)
    halaman = client.halaman(alamat("daftar_unit")).text
    assert "Kecamatan Cipedes" in halaman
    assert alamat("daftar_unit_berkas", kantor.cipedes.pk, "pdf") in halaman
    assertContains(client.get(alamat("changelist")), alamat("daftar_unit"))
    assert unduh(client, kantor.cipedes, "pdf").content.startswith(b"%PDF")
    assert unduh(client, kantor.cipedes, "doc").status_code == 404


def rekap(putaran):
    petugas = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    return rekap_putaran(putaran, hari=bantu.HARI, petugas=petugas)


def test_9_6_one_row_a_unit_with_its_kelurahan_and_a_column_a_part():
    unit = kecamatan("Kecamatan Cipedes", "Nagarasari")
    satu = sasaran(unit)
    dinas = sasaran(UnitFactory(nama="Dinas"), putaran=satu.putaran, urutan=2)
    bantu.bernama(unit)
    rw = f.UnsurFactory(nama="RW", urut=1)
    f.UnsurFactory(nama="Tanpa siapa pun")
    bantu.segar(unit.bawahan.get(), unsur=rw)
    for keadaan in (
        *({"berlaku_sampai": bantu.HARI - timedelta(days=1)}, {"berlaku_sampai": None}),
        *({"perlu_cek": "Pindah"}, {"status": "nonaktif"}),
    ):
        bantu.segar(unit, unsur=rw, **keadaan)
    # Of Diskominfo's own keeping, but it is the department.
    f.PemangkuFactory(unit=dinas.unit, jenis__unsur=rw)
    bantu.kunjungan(satu, hadir=12)
    bantu.kunjungan(satu, hadir=0, status="rencana")
    hasil = rekap(satu.putaran)
    assert "RW" in hasil.unsur
    assert "Tanpa siapa pun" not in hasil.unsur
    satu, lain = sorted(hasil.baris, key=lambda b: b[1], reverse=True)
    assert satu[1:9] == ("Kecamatan Cipedes", 5, 2, 1, "ya", "ya", 1, 12)
    assert satu[hasil.kepala.index("RW")] == 4
    assert lain[1:9] == ("Dinas", 1, 0, 0, "belum", "belum", 0, 0)


@pytest.fixture
def berkim():
    """A round of one target that has one body, of KIM."""
    satu = sasaran()
    bantu.segar(satu.unit, unsur=f.UnsurFactory(nama="KIM"))
    return satu.putaran


def test_9_6_as_sheet_and_pdf(client, berkim):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    def ambil(bentuk):
        return client.get(putaran_alamat("rekap", berkim, bentuk))

    jawab = ambil("xlsx")
    assert "pemangku_rekap_" in jawab["Content-Disposition"]
    assert [b[-1] for b in buku(jawab)["Rekap"]] == ["KIM", 1]
    assert ambil("pdf").content.startswith(b"%PDF")
    assert ambil("doc").status_code == 404
    assertContains(client.get(putaran_alamat("change", berkim)), "rekap XLSX")


def test_9_6_the_paper_holds_every_part_while_it_fits(berkim, monkeypatch):
    hasil = rekap(berkim)
    _, penuh = kertas_rekap(hasil)
    monkeypatch.setattr("pemangku.putaran.rekap.KOLOM_KERTAS", len(penuh.kepala) - 1)
    catatan, tanpa = kertas_rekap(hasil)
    assert (penuh.kepala[-1], penuh.baris[0][-1]) == ("KIM", 1)
    assert "KIM" not in tanpa.kepala
    assert catatan == ["Banyaknya menurut unsur ada di XLSX."]
    for satu in (penuh, tanpa):
        assert len(satu.kepala) == len(satu.lebar) == len(satu.baris[0])


def test_9_6_costs_the_same_for_one_unit_and_for_more():
    putaran = f.PutaranFactory()
    bantu.segar(f.SasaranPutaranFactory(putaran=putaran).unit)
    with CaptureQueriesContext(connection) as satu:
        rekap(putaran)
    for _ in range(2):
        bantu.segar(f.SasaranPutaranFactory(putaran=putaran).unit)
    with CaptureQueriesContext(connection) as semua:
        rekap(putaran)
    assert len(semua) == len(satu)


# What the visits of a round left, in its recap (9.6)

KOLOM = ("Unit", "Komitmen dibuat", "Komitmen terpenuhi", "Titipan selesai")


def test_9_6_pledges_made_and_kept_and_needs_settled_by_target():
    satu = sasaran(kecamatan("Kecamatan Cipedes"))
    lain = sasaran(UnitFactory(nama="Dinas"), putaran=satu.putaran, urutan=2)
    kunjungan, bersama = bantu.kunjungan(satu), bantu.kunjungan(satu)
    bersama.sasaran.add(lain)
    batal = bantu.kunjungan(satu, status="batal", alasan_batal="x")
    terpenuhi = fk.KomitmenFactory(kegiatan=kunjungan, target_kali=1)
    fk.LaporanTerusanFactory(komitmen=terpenuhi)
    fk.KomitmenFactory(kegiatan=kunjungan)
    fk.KomitmenFactory(kegiatan=bersama, status="dibatalkan", hasil="Pindah.")
    fk.KomitmenFactory(kegiatan=batal)
    fk.KomitmenFactory()
    for titipan in (
        {"status": "dijawab_di_tempat", "jawaban": "Sudah."},
        {"status": "selesai", "nomor_permohonan": "PI-1"},
        {"status": "dialihkan", "nomor_permohonan": "PI-2"},
        {},
    ):
        fk.TitipanFactory(kegiatan=bersama, **titipan)
    fk.TitipanFactory(status="selesai", nomor_permohonan="PI-3")
    tinggal = {
        tuple(b[KEPALA.index(k)] for k in KOLOM) for b in rekap(satu.putaran).baris
    }
    assert tinggal == {("Kecamatan Cipedes", 3, 1, 2), ("Dinas", 1, 0, 2)}
    assert len(LEBAR) == len(KEPALA)


# Kesegaran and Belum terjangkau as files, each logged once (9.10)


def tulisan(jawab):
    assert jawab["Content-Type"] == "application/pdf"
    return teks_pdf(jawab.content)


def unduhan():
    semua = Jejak.objects.filter(tindakan="unduh_daftar")
    return [satu.sesudah["berkas"] for satu in semua]


@pytest.fixture
def dua_unit(kantor):
    lembaga(kantor, "Ragu", perlu_cek="SK habis")
    lembaga(kantor, "Segera", berlaku_sampai=HARI + timedelta(days=10))
    lembaga(kantor, "Unit Lain", pengelola=kantor.tawang)
    lembaga(kantor, "Segar", berlaku_sampai=HARI + timedelta(days=90))


@pytest.mark.usefixtures("dua_unit")
def test_kesegaran_is_a_paper_of_the_rows_on_the_page(client, kantor):
    lembaga(kantor, "", bentuk="perorangan", perlu_cek="Pindah")
    masuk(client, kantor.operator)
    kata = tulisan(client.get(alamat("kesegaran_berkas", "pdf")))
    assert kata.index("SK habis") < kata.index("Segera")
    # A figure stands by kind and place.
    for ada in ("Halaman 1 dari 1", "dicetak 4 Jun", "LPM — Nagarasari"):
        assert ada in kata
    for tidak in ("Unit Lain", "Segar "):
        assert tidak not in kata
    assert unduhan() == ["pemangku_kesegaran_2024-06_v1.pdf"]


@pytest.mark.usefixtures("dua_unit")
def test_the_chosen_keeper_goes_along_from_the_page_into_the_file(client, kantor):
    masuk(client, kantor.pengelola)
    halaman = client.get(alamat("kesegaran"), {"pengelola": kantor.tawang.pk})
    tautan = f"{alamat('kesegaran_berkas', 'xlsx')}?pengelola={kantor.tawang.pk}"
    assertContains(halaman, f'href="{tautan}"')
    hasil = buku(client.get(tautan))
    assert [satu[1] for satu in hasil["Kesegaran"]] == ["Nama", "Unit Lain"]
    assert dict(hasil["Info"])["Saringan"] == "Pengelola: Kecamatan Tawang"


def test_nothing_to_do_is_said_and_without_a_typesetter_nothing_is_logged(
    client, kantor, monkeypatch
):
    def gagal(*_args, **_lain):
        raise PDFGagal

    masuk(client, kantor.operator)
    pdf = alamat("kesegaran_berkas", "pdf")
    assert "Tidak ada." in tulisan(client.get(pdf))
    assert client.get(alamat("kesegaran_berkas", "csv")).status_code == 404
    monkeypatch.setattr(dokumen, "cetak_pdf", gagal)
    kembali = alamat("kesegaran")
    assertRedirects(client.get(pdf), kembali, fetch_redirect_response=False)
    assert len(unduhan()) == 1


@pytest.fixture
def putaran(client):
    """A round in which each of the five lists has one row."""
    satu = sasaran(kecamatan("Kecamatan Cipedes", "Nagarasari"))
    satu.unsur_wajib.add(f.UnsurFactory(nama="Karang Taruna"))
    f.PemangkuFactory(nama_resmi="PKK Nagarasari")
    sering = f.PemangkuFactory(nama_resmi="Lembaga Diundang")
    for kegiatan in f.KegiatanFactory.create_batch(2, status="selesai"):
        f.UndanganFactory(kegiatan=kegiatan, pemangku=sering)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    return satu.putaran


def belum(putaran, daftar, bentuk):
    return putaran_alamat("belum_lembar", putaran, daftar, bentuk)


SEMUA = ("Nagarasari", "Karang Taruna", "PKK Nagarasari", "Lembaga Diundang")


def test_all_five_lists_are_one_paper(client, putaran):
    halaman = client.halaman(putaran_alamat("belum", putaran))
    for bentuk in ("pdf", "xlsx"):
        for daftar in ("semua", "unit", "kelurahan", "unsur", "tak-hadir"):
            assertContains(halaman, belum(putaran, daftar, bentuk))
    kata = tulisan(client.get(belum(putaran, "semua", "pdf")))
    for ada in (*SEMUA, "Unit tanpa kegiatan (1)", "Belum pernah diundang (1)"):
        assert ada in kata
    assert len(unduhan()) == 1


def test_each_list_is_a_file_of_its_own(client, putaran):
    kata = tulisan(client.get(belum(putaran, "unsur", "pdf")))
    assert "Karang Taruna" in kata
    assert "PKK Nagarasari" not in kata
    for daftar, isi_sel in (
        ("unit", "Kecamatan Cipedes"),
        ("kelurahan", "Nagarasari"),
        ("unsur", "Karang Taruna"),
        ("tak-hadir", "Lembaga Diundang"),
        ("tak-diundang", "PKK Nagarasari"),
    ):
        jawab = client.get(belum(putaran, daftar, "xlsx"))
        _info, baris = buku(jawab).values()
        assert isi_sel in {sel for satu in baris for sel in satu}
        assert f"_{daftar}_" in jawab["Content-Disposition"]
    for tiada in (("apa", "pdf"), ("unit", "csv")):
        assert client.get(belum(putaran, *tiada)).status_code == 404
