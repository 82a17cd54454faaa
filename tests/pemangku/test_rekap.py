"""9.5 and 9.6: the list of a unit, and one row for each unit of a round."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi
from pemangku import daftar_unit as isi
from pemangku.daftar_unit import daftar_unit
from pemangku.models import Putaran
from pemangku.rekap import kertas_rekap, rekap_putaran
from tests.factories.organisasi import UnitFactory
from tests.factories.pemangku import (
    JenisPemangkuFactory,
    PemangkuFactory,
    PeroranganFactory,
    PutaranFactory,
    SasaranPutaranFactory,
    UnsurFactory,
)
from tests.pemangku import kunjungan_bantu as bantu
from tests.pemangku.meja_register import (
    HARI,
    PADA,
    alamat,
    berkanal,
    lembaga,
    orang_di,
)
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


def unduh(client, unit, bentuk: str = "xlsx"):
    return client.get(alamat("daftar_unit_berkas", unit.pk, bentuk))


def lembar(jawab, nama: str):
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


def test_9_5_is_closed_to_who_may_not_export(client, kantor):
    lembaga(kantor)
    masuk_sebagai(client, Peran.PPID_UTAMA)

    assert client.get(alamat("daftar_unit")).status_code == 403
    assert unduh(client, kantor.cipedes).status_code == 403
    assertNotContains(client.get(alamat("changelist")), alamat("daftar_unit"))


def test_9_5_says_when_there_is_nothing(client, kantor):
    masuk(client, kantor.pengelola)

    assertContains(client.get(alamat("daftar_unit")), "Belum ada pemangku")


# The recap of a round


def rekap(putaran: Putaran):
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

    penuh = kertas_rekap(hasil)
    monkeypatch.setattr("pemangku.rekap.KOLOM_KERTAS", len(penuh.kepala) - 1)
    tanpa = kertas_rekap(hasil)

    assert (penuh.kepala[-1], penuh.baris[0][-1]) == ("KIM", 1)
    assert "KIM" not in tanpa.kepala
    assert "Banyaknya menurut unsur ada di XLSX." in tanpa.pengantar
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
