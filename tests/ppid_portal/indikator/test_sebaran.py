"""10.1: mean, median and p90 are shown together; a mean alone hides the tail."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from organisasi.kantor.peran import Peran
from organisasi.models import Petugas, Unit
from ppid_portal.indikator.berkas import Berkas
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.kertas import isi_laporan, isi_satu
from ppid_portal.indikator.periode import Periode
from tests.factories.angka import TargetIndikatorFactory
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.petugas import masuk_sebagai
from tests.ppid_portal.indikator.meja import cihideung, isi_juni

pytestmark = pytest.mark.django_db
JUNI = "2024-06"
# Four, five and eleven working days.
JUNI_A3 = ("6,7 hari kerja", "5 hari kerja", "11 hari kerja")
PENUH = "rata-rata 6,7 hari kerja (median 5; p90 11)"
MEI = "rata-rata 2 hari kerja (median 2; p90 2)"


@pytest.fixture
def petugas(client: object) -> Petugas:
    muat_kalender()
    UnitFactory(kode="UTAMA", peran_ppid=Unit.PeranPPID.UTAMA)
    isi_juni(cihideung())
    return masuk_sebagai(client, Peran.PPID_UTAMA)


def test_10_1_daftar_menyebut_ketiganya_dengan_target_pada_median(
    client, petugas
) -> None:
    TargetIndikatorFactory(kode="A3", tahun=2024, nilai=5)
    konteks = client.get(reverse("indikator-daftar"), {"periode": JUNI}).context
    baris = [b for _, isi in konteks["kelompok"] for b in isi]

    a3 = [b for b in baris if b["kode"] == "A3"]
    assert [b["nilai"] for b in a3] == list(JUNI_A3)
    assert [bool(b["target"]) for b in a3] == [False, True, False]
    assert len({b["nama"] for b in a3}) == 3
    sebaran = {k for k, i in INDIKATOR.items() if i.rincian == "sebaran"}
    assert sebaran == {"A3", "A9w", "B6", "C4u", "D10h"}
    for kode, definisi in INDIKATOR.items():
        banyak = 3 if definisi.rincian == "sebaran" else 1
        assert len([b for b in baris if b["kode"] == kode]) == banyak


def test_10_1_satu_angka_menyebut_ketiganya_di_setiap_tabelnya(client, petugas) -> None:
    alamat = reverse("indikator-satu", args=("A3",))
    konteks = client.get(alamat, {"periode": JUNI}).context

    assert konteks["nilai"] == PENUH
    assert dict(konteks["bulan"])["Mei 2024"] == MEI
    assert dict(konteks["bulan"])["April 2024"] == "—"
    menurut = {j: [b[1] for b in baris] for j, baris in konteks["menurut"]}
    assert "rata-rata 4,5 hari kerja (median 4,5; p90 5)" in menurut["Unit"]
    assert menurut["Kecamatan"] == ["rata-rata 4,5 hari kerja (median 4,5; p90 5)"]


def tabel(isi: dict, kepala: str) -> list[list[list[str]]]:
    return [
        u["baris"]
        for u in isi["bagian"]
        if u["jenis"] == "tabel" and kepala in u["kepala"]
    ]


def test_10_1_kertasnya_menyebut_ketiganya(petugas) -> None:
    berkas = Berkas.untuk(petugas, Periode.dari(JUNI))
    laporan = isi_laporan(berkas, pada=saat("2024-08-01"))

    (muka,) = tabel(laporan, "Periode lalu")
    a3 = [b for b in muka if b[0] == "A3"]
    assert [b[2] for b in a3] == list(JUNI_A3)
    assert [b[3] for b in a3] == ["2 hari kerja"] * 3
    kelompok = [b for isi in tabel(laporan, "Pembilang") for b in isi]
    assert [b[2] for b in kelompok if b[0] == "A3"] == list(JUNI_A3)
    for kode in ("A9w", "B6", "C4u", "D10h"):
        assert len([b for b in kelompok if b[0] == kode]) == 3
    satu = isi_satu(berkas, "A3", pada=saat("2024-08-01"))
    rincian = next(u for u in satu["bagian"] if u["jenis"] == "rincian")["baris"]
    assert ["Nilai", PENUH] in rincian
    assert ["Periode lalu", MEI] in rincian
    assert ["Mei 2024", MEI] in tabel(satu, "Bulan")[0]


def test_10_1_target_di_buku_kerja_ada_pada_median(client, petugas) -> None:
    TargetIndikatorFactory(kode="A3", tahun=2024, nilai=5)
    TargetIndikatorFactory(kode="B6", tahun=2024, nilai=9)
    isi = client.get(reverse("indikator-xlsx"), {"periode": JUNI}).content
    baris = load_workbook(BytesIO(isi))["Ringkasan"].iter_rows(
        min_row=2, values_only=True
    )

    target = {(b[0], b[1]): b[7] for b in baris if b[7] is not None}

    # Also of what has no value yet.
    assert target == {("A3", "median"): 5, ("B6", "median"): 9}
