"""The rows and records behind figures, and files that list them."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from organisasi.kantor.peran import Peran
from organisasi.models import Unit, Wilayah
from pemangku.models import Pemangku
from tests.factories.lanjutan import KomitmenFactory
from tests.factories.organisasi import PenugasanFactory, UnitFactory, WilayahFactory
from tests.factories.pemangku import (
    KegiatanFactory,
    PemangkuFactory,
    PutaranFactory,
    SasaranPutaranFactory,
)
from tests.factories.pengaduan import PengaduanFactory
from tests.factories.permohonan import KeberatanFactory, SengketaFactory
from tests.informasi.kantor import muat_kalender
from tests.petugas import masuk_sebagai
from tests.ppid_portal.indikator.meja import cihideung, isi_juni, minta

pytestmark = pytest.mark.django_db
JUNI = "2024-06"
HARI = date(2024, 6, 20)
DAFTAR = "indikator-daftar"


@pytest.fixture(autouse=True)
def _kantor() -> None:
    muat_kalender()
    UnitFactory(kode="UTAMA", peran_ppid=Unit.PeranPPID.UTAMA)


@pytest.fixture
def kecamatan() -> Unit:
    return cihideung()


def test_inventaris_dan_penjangkauan_membuka_catatannya(client, kecamatan) -> None:
    hari = timezone.localdate()
    segar = PemangkuFactory(pengelola=kecamatan, status="aktif", nomor="PM-0001")
    basi = PemangkuFactory(pengelola=kecamatan, status="aktif", nomor="PM-0002")
    Pemangku.objects.filter(pk=segar.pk).update(
        terverifikasi_pada=timezone.now(), berlaku_sampai=hari + timedelta(days=9)
    )
    putaran = PutaranFactory(status="berjalan")
    SasaranPutaranFactory(putaran=putaran, unit=kecamatan)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    def isi(kode: str) -> str:
        alamat = reverse("indikator-satu", args=(kode,))
        return client.get(alamat, {"periode": str(hari.year)}).text

    kesegaran = isi("C4")
    assert segar.nomor in kesegaran
    assert basi.nomor in kesegaran
    assert kesegaran.count("<td>ya</td>") == 1
    assert "Kecamatan Cihideung</a>" in isi("D1")
    # Attendance lists people: only how many.
    assert "kasus dihitung" not in isi("D4")


def test_yang_belum_terjangkau_ada_di_lembarnya(client, kecamatan) -> None:
    WilayahFactory(
        kode="32.78.01.1001",
        nama="Nagarasari",
        tingkat=Wilayah.Tingkat.KELURAHAN,
        induk=kecamatan.wilayah,
    )
    SasaranPutaranFactory(putaran=PutaranFactory(status="berjalan"), unit=kecamatan)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    isi = client.get(reverse("indikator-xlsx"), {"periode": JUNI}).content
    lembar = load_workbook(BytesIO(isi))["Belum Terjangkau"]
    baris = list(lembar.iter_rows(min_row=2, values_only=True))
    assert ("unit tanpa kegiatan", "Kecamatan Cihideung", None) in baris
    assert ("kelurahan tanpa peserta", "Kecamatan Cihideung", "Nagarasari") in baris


@pytest.fixture
def dua_sasaran(kecamatan) -> tuple[Unit, Unit]:
    """Two kecamatan of the running round with a kelurahan, a pledge and a visit each."""
    lain = UnitFactory(
        nama="Kecamatan Tawang",
        jenis=Unit.Jenis.KECAMATAN,
        wilayah=WilayahFactory(kode="32.78.03", nama="Tawang"),
    )
    putaran = PutaranFactory(status="berjalan")
    for ke, unit in enumerate((kecamatan, lain)):
        SasaranPutaranFactory(putaran=putaran, unit=unit)
        WilayahFactory(
            kode=f"{unit.wilayah_id}.1001",
            nama=f"Kelurahan ke-{ke}",
            tingkat=Wilayah.Tingkat.KELURAHAN,
            induk=unit.wilayah,
        )
        # Held by the city's own office, in the kecamatan.
        kegiatan = KegiatanFactory(wilayah=unit.wilayah)
        KomitmenFactory(kegiatan=kegiatan, tenggat=HARI)
    return kecamatan, lain


def nama_kasus(client: object, kode: str) -> tuple[list[str], int]:
    jawab = client.get(
        reverse("indikator-satu", args=(kode,)),
        {"periode": str((HARI if kode == "D7" else timezone.localdate()).year)},
    )
    baris, kasus = jawab.context["baris"], jawab.context["kasus"]
    assert kasus.semua == len(baris) + kasus.tertutup
    return [b["nomor"] for b in baris], kasus.tertutup


def belum_terjangkau(client: object) -> set[str]:
    isi = client.get(reverse("indikator-xlsx"), {"periode": JUNI}).content
    lembar = load_workbook(BytesIO(isi))["Belum Terjangkau"]
    return {str(b[1]) for b in lembar.iter_rows(min_row=2, values_only=True)}


def test_10_9_camat_membaca_nama_di_tempatnya_saja(client, dua_sasaran) -> None:
    kecamatan, _lain = dua_sasaran
    masuk_sebagai(client, Peran.PIMPINAN, kecamatan)

    for kode in ("C1", "C6", "D1", "D2"):
        assert nama_kasus(client, kode) == (["Kecamatan Cihideung"], 1)
    # Of pledges the one made in his kecamatan, though another office held the visit.
    assert [len(nama_kasus(client, "D7")[0]), nama_kasus(client, "D7")[1]] == [1, 1]
    assert belum_terjangkau(client) == {kecamatan.nama}


@pytest.mark.parametrize("peran", [Peran.PENGELOLA_PEMANGKU, Peran.AUDITOR])
def test_10_9_yang_mengurus_catatannya_tetap_melihat_semua(
    client, dua_sasaran, peran
) -> None:
    masuk_sebagai(client, peran)

    assert len(nama_kasus(client, "C1")[0]) == len(nama_kasus(client, "D7")[0]) == 2
    assert belum_terjangkau(client) == {unit.nama for unit in dua_sasaran}


def test_10_9_pimpinan_kota_dan_camat_yang_juga_petugas_lapangan(
    client, dua_sasaran
) -> None:
    masuk_sebagai(client, Peran.PIMPINAN, UnitFactory(jenis=Unit.Jenis.OPD))
    assert len(nama_kasus(client, "C1")[0]) == 2

    camat = masuk_sebagai(client, Peran.PIMPINAN, dua_sasaran[0])
    PenugasanFactory(petugas=camat, peran=Peran.PETUGAS_LAPANGAN)
    assert len(nama_kasus(client, "C1")[0]) == 2
    assert len(belum_terjangkau(client)) == 2


def test_10_9_ppid_pembantu_tetap_menurut_catatannya(client, dua_sasaran) -> None:
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dua_sasaran[1])

    assert nama_kasus(client, "C1") == (["Kecamatan Tawang"], 1)
    assert len(belum_terjangkau(client)) == 2


def test_pdf_satu_indikator_memuat_bagiannya(client, kecamatan, pdf_teks) -> None:
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    alamat = reverse("indikator-satu-pdf", args=("A3",))
    teks = pdf_teks(client.get(alamat, {"periode": JUNI}).content)
    assert "Sebaran" in teks
    assert "median" in teks


def test_perintah_menghitung_ulang(capsys) -> None:
    minta("2024-06-04", dijawab="2024-06-10")
    call_command("hitung_indikator")
    call_command("hitung_indikator")
    pertama, kedua = capsys.readouterr().out.splitlines()
    assert pertama != kedua
    assert kedua == "Angka yang berubah: 0."


def test_angka_sesaat_membuka_yang_terbuka_saja(client, kecamatan) -> None:
    hari = timezone.localdate()
    keberatan = KeberatanFactory(permohonan=minta("2024-06-04", unit=kecamatan))
    SengketaFactory(keberatan=keberatan)
    minta("2024-06-05", dijawab="2024-06-10", unit=kecamatan)
    PengaduanFactory(pemegang=kecamatan)
    masuk_sebagai(client, Peran.PPID_UTAMA)

    def banyak(kode: str, periode: str) -> int:
        alamat = reverse("indikator-satu", args=(kode,))
        return client.get(alamat, {"periode": periode}).context["kasus"].semua

    assert banyak("A8", str(hari.year)) == 1
    assert banyak("B7", str(hari.year)) == 1
    assert banyak("A6n", "2024") == 1
    assert banyak("A7", "2024") == 1
