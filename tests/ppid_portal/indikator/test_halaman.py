"""Pages and files of figures: what they show, who may, and that all say the same."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Unit, Wilayah
from ppid_portal.indikator.berkas import Berkas
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.kertas import isi_satu
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.potret import bekukan
from ppid_portal.indikator.simpan import hitung_dan_simpan
from ppid_portal.models import NilaiIndikator, PotretIndikator
from tests.factories.angka import AngkaResmiFactory, TargetIndikatorFactory
from tests.factories.organisasi import UnitFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.petugas import masuk_sebagai, petugas_berperan
from tests.ppid_portal.indikator.meja import cihideung, isi_juni, minta

pytestmark = pytest.mark.django_db
JUNI = "2024-06"
DAFTAR = "indikator-daftar"


@pytest.fixture(autouse=True)
def _kantor() -> None:
    muat_kalender()
    UnitFactory(kode="UTAMA", peran_ppid=Unit.PeranPPID.UTAMA)


@pytest.fixture
def kecamatan() -> Unit:
    return cihideung()


def sel_csv(client: object, **kueri: str) -> dict[tuple[str, ...], dict[str, str]]:
    jawab = client.get(reverse("indikator-csv"), kueri)  # type: ignore[attr-defined]
    baris = csv.DictReader(StringIO(jawab.content.decode("utf-8-sig")))
    return {
        (b["kode"], b["rincian"], b["periode"], b["unit"], b["kecamatan"]): b
        for b in baris
    }


def test_daftar_menampilkan_angka_periode_lalu_dan_target(client, kecamatan) -> None:
    isi_juni(kecamatan)
    TargetIndikatorFactory(kode="A2", tahun=2024, nilai=95)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    isi = client.get(reverse(DAFTAR), {"periode": JUNI}).text
    assert "Indikator Juni 2024" in isi
    assert (
        '<td data-nama="Juni 2024">66,7 % (2 dari 3)</td>'
        '<td data-nama="Mei 2024">100 % (1 dari 1)</td>'
    ) in isi
    assert "paling sedikit 95" in isi


def test_tanpa_periode_tahun_ini_dan_tanpa_hitungan_dikatakan(client) -> None:
    masuk_sebagai(client, Peran.AUDITOR)
    isi = client.get(reverse(DAFTAR)).text
    assert f"Indikator tahun {timezone.localdate().year}" in isi
    assert "Belum pernah dihitung" in isi
    # An auditor reads; only who freezes sees the form.
    assert "Bekukan" not in isi


@pytest.mark.parametrize("salah", ["2024-13", "juni", "0000", "2024-TW5", "2024-06-01"])
def test_periode_yang_tidak_ada_404(client, salah: str) -> None:
    masuk_sebagai(client, Peran.PPID_UTAMA)
    assert client.get(reverse(DAFTAR), {"periode": salah}).status_code == 404


def test_satu_angka_menerangkan_dirinya_dan_membuka_kasusnya(client, kecamatan) -> None:
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    isi = client.get(reverse("indikator-satu", args=("A2",)), {"periode": JUNI}).text
    assert "<strong>66,7 % (2 dari 3)</strong>" in isi
    assert INDIKATOR["A2"].rumus in isi
    assert isi.count("<td>tidak</td>") == 1
    assert isi.count("<td>ya</td>") == 2
    assert "Kecamatan Cihideung" in isi
    assert "3 kasus dihitung" in isi


def test_satu_angka_sebuah_tempat_dan_kasusnya_saja(client, kecamatan) -> None:
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    alamat = reverse("indikator-satu", args=("A3",))
    isi = client.get(alamat, {"periode": JUNI, "unit": "CIHIDEUNG"}).text
    assert (
        "<dd><strong>rata-rata 4,5 hari kerja (median 4,5; p90 5)</strong></dd>" in isi
    )
    assert "median" in isi
    assert "2 kasus dihitung" in isi
    wilayah = client.get(alamat, {"periode": JUNI, "kecamatan": "32.78.01"}).text
    assert "Kecamatan Cihideung" in wilayah
    assert "2 kasus dihitung" in wilayah


def test_kasus_yang_tidak_boleh_dibuka_hanya_dihitung(client, kecamatan) -> None:
    PengaduanFactory(pemegang=kecamatan)
    hitung_dan_simpan(saat("2024-08-01"))
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    isi = client.get(reverse("indikator-satu", args=("B1",)), {"periode": JUNI}).text
    assert "1 kasus dihitung" in isi
    assert "1 di antaranya tidak dapat Anda buka" in isi


def test_tempat_dan_kode_di_luar_cakupan_404(client, kecamatan) -> None:
    lain = UnitFactory(kode="LAIN")
    masuk_sebagai(client, Peran.PPID_PEMBANTU, kecamatan)
    alamat = reverse("indikator-satu", args=("A2",))
    assert client.get(alamat, {"unit": "CIHIDEUNG"}).status_code == 200
    assert client.get(alamat, {"unit": lain.kode}).status_code == 404
    assert client.get(alamat, {"kecamatan": "32.78.01"}).status_code == 200
    assert client.get(alamat, {"kecamatan": "32.78.02"}).status_code == 404
    assert client.get(reverse("indikator-satu", args=("Z9",))).status_code == 404
    assert client.get(reverse("indikator-satu-pdf", args=("Z9",))).status_code == 404


def test_camat_mengunduh_angka_kota_dan_kecamatannya_sendiri(client, kecamatan) -> None:
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PIMPINAN, kecamatan)
    tempat = {(k[3], k[4]) for k in sel_csv(client, periode=JUNI)}
    assert tempat == {("", ""), ("CIHIDEUNG", ""), ("", "32.78.01")}
    kepala = UnitFactory(jenis=Unit.Jenis.OPD)
    masuk_sebagai(client, Peran.PIMPINAN, kepala)
    assert len({k[3] for k in sel_csv(client, periode=JUNI)}) > 2


def test_semua_bentuk_menyebut_angka_yang_sama(client, kecamatan) -> None:
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    baris = sel_csv(client, periode=JUNI)
    buku = load_workbook(
        BytesIO(client.get(reverse("indikator-xlsx"), {"periode": JUNI}).content)
    )
    assert buku.sheetnames == [
        *("Info", "Ringkasan", "Per Unit", "Per Kecamatan", "Per Bulan"),
        *("Belum Terjangkau", "Definisi", "Libur"),
    ]
    sel = {}
    for kode, rincian, _nama, _p, _q, nilai, *_ in buku["Ringkasan"].iter_rows(
        min_row=2, values_only=True
    ):
        sel[kode, rincian or ""] = nilai
    for (kode, rincian, periode, unit, kecamatan_kode), satu in baris.items():
        if periode == JUNI and not unit and not kecamatan_kode:
            ada = sel[kode, rincian]
            assert str(satu["nilai"]) == ("" if ada is None else f"{ada:.1f}")
    assert baris["A2", "", JUNI, "", ""]["nilai"] == "66.7"
    assert sel["A2", ""] == 66.7
    libur = list(buku["Libur"].iter_rows(min_row=2, values_only=True))
    assert len(libur) == 3
    unduhan = Jejak.objects.filter(tindakan="unduh_daftar")
    assert {j.sesudah["berkas"] for j in unduhan} == {
        *("indikator_2024-06_v1.csv", "indikator_2024-06_v1.xlsx")
    }


def test_pdf_laporan_dan_satu_indikator(client, kecamatan, pdf_teks) -> None:
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    semua = client.get(reverse("indikator-pdf"), {"periode": JUNI})
    teks = pdf_teks(semua.content)
    assert "66,7 % (2 dari 3)" in teks
    assert "Angka sementara" in teks
    satu = client.get(
        reverse("indikator-satu-pdf", args=("A2",)), {"periode": JUNI}
    ).content
    assert len(satu) <= 2_097_152
    assert "66,7 % (2 dari 3)" in pdf_teks(satu)
    oleh = petugas_berperan(Peran.PPID_UTAMA)
    potret = bekukan(
        Periode.dari(JUNI), oleh=oleh, pada=saat("2024-08-02"), alasan="Laporan."
    )
    beku = pdf_teks(client.get(reverse("indikator-pdf"), {"periode": JUNI}).content)
    assert potret.sha256[:16] in beku.replace("\n", "")
    assert "Angka sementara" not in beku


def test_membekukan_dari_halaman(client, kecamatan) -> None:
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    alamat = f"{reverse(DAFTAR)}?periode={JUNI}"
    kosong = client.post(alamat, {"alasan": " "})
    assert "Tulis alasannya" in kosong.text
    assert not PotretIndikator.objects.exists()
    jawab = client.post(alamat, {"alasan": "Laporan <b>triwulan</b>."}, follow=True)
    assert "Angka Juni 2024 sudah dibekukan." in jawab.text
    assert "<b>triwulan</b>" not in jawab.text
    potret = PotretIndikator.objects.get()
    halaman = client.get(reverse("indikator-potret", args=(potret.pk,))).text
    assert potret.sha256 in halaman
    assert "<h1>Potret Juni 2024</h1>" in halaman
    assert (
        f'href="{reverse("informasi:surat-verifikasi", args=(potret.kode,))}"'
        in halaman
    )
    assert "Tidak ada. Hitungan terakhir sama" in halaman
    minta("2024-06-06", dijawab="2024-06-10", unit=kecamatan)
    hitung_dan_simpan(saat("2024-08-03"))
    beda = client.get(reverse("indikator-potret", args=(potret.pk,))).text
    assert "<td>66,7 % (2 dari 3)</td><td>75 % (3 dari 4)</td>" in beda
    client.post(alamat, {"alasan": "Ralat."})
    lama = client.get(reverse("indikator-potret", args=(potret.pk,))).text
    assert "Digantikan oleh" in lama


def test_periode_berjalan_tidak_dapat_dibekukan_dan_isian_tinggal(client) -> None:
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    jawab = client.post(reverse(DAFTAR), {"alasan": "Terlalu cepat."})
    assert "belum berakhir" in jawab.text
    assert "Terlalu cepat." in jawab.text
    assert "masih berjalan" not in jawab.text
    dibuka = client.get(reverse(DAFTAR)).text
    assert "masih berjalan. Angkanya dapat dibekukan setelah" in dibuka
    assert 'value="Bekukan"' not in dibuka
    assert 'value="Bekukan"' in client.get(reverse(DAFTAR), {"periode": JUNI}).text


def test_tahun_lain_dapat_dipilih_dan_yang_dibaca_ditandai(client) -> None:
    masuk_sebagai(client, Peran.AUDITOR)
    isi = client.get(reverse(DAFTAR), {"periode": JUNI}).text
    assert 'href="/indikator/?periode=2024"' in isi
    assert '<b aria-current="true">Jun</b>' in isi


@pytest.mark.parametrize("periode", ["0002", "0002-01", "2009-12", "2010-T1", "9998"])
@pytest.mark.parametrize(
    "alamat",
    ["/indikator/", "/indikator/A1/", "/laporan/indikator/A1.pdf"]
    + [f"/laporan/indikator.{b}" for b in ("xlsx", "pdf", "csv")],
)
def test_periode_yang_tidak_dimaksud_siapa_pun_tidak_ada(
    client, alamat: str, periode: str
) -> None:
    masuk_sebagai(client, Peran.PPID_UTAMA)
    assert client.get(alamat, {"periode": periode}).status_code == 404


@pytest.mark.parametrize("periode", ["2010", "2010-01", "2010-TW1"])
def test_tahun_pertama_undang_undangnya_dapat_dibaca(client, periode: str) -> None:
    masuk_sebagai(client, Peran.PPID_UTAMA)
    for alamat in ("/indikator/", "/laporan/indikator.xlsx"):
        assert client.get(alamat, {"periode": periode}).status_code == 200


def test_yang_hanya_membaca_tidak_dapat_membekukan(client) -> None:
    masuk_sebagai(client, Peran.AUDITOR)
    alamat = f"{reverse(DAFTAR)}?periode={JUNI}"
    assert client.post(alamat, {"alasan": "Coba."}).status_code == 403
    assert not PotretIndikator.objects.exists()


def test_angka_resmi_di_samping_cermin_dengan_selisihnya(client, kecamatan) -> None:
    PengaduanFactory(pemegang=kecamatan)
    hitung_dan_simpan(saat("2024-08-01"))
    AngkaResmiFactory(bulan="2024-06-01", diterima=8, selesai=7, sumber="Dasbor contoh")
    AngkaResmiFactory(bulan="2024-05-01", diterima=8, selesai=7)
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    isi = client.get(reverse(DAFTAR), {"periode": "2024"}).text
    assert "<td>87,5 %</td><td>0 % (0 dari 1)</td><td>-87,5 poin</td>" in isi
    assert "<td>87,5 %</td><td>—</td><td>—</td>" in isi


def test_kecamatan_diurutkan_menurut_kode_bukan_nilai(client, kecamatan) -> None:
    isi_juni(kecamatan)
    Wilayah.objects.filter(kode="32.78.01").update(nama="Zeta")
    masuk_sebagai(client, Peran.PPID_UTAMA)
    isi = client.get(reverse("indikator-satu", args=("A1",)), {"periode": JUNI}).text
    assert "Zeta" in isi


def test_yang_tidak_pernah_dihitung_bukan_nol(client) -> None:
    hitung_dan_simpan(saat("2024-08-01"))
    masuk_sebagai(client, Peran.PPID_UTAMA)

    def nilai(kode: str, periode: str) -> object:
        alamat = reverse("indikator-satu", args=(kode,))
        return client.get(alamat, {"periode": periode}).context["angka"].nilai

    # Nothing came in; nothing is overdue now; in 2019 nobody looked; E1 has no city.
    assert nilai("A1", "2024") == 0
    assert nilai("A8", "2024") == 0
    assert nilai("A8", "2019") is None
    assert nilai("E1", "2024") is None


def test_bulan_yang_belum_mulai_bukan_nol(client, kecamatan) -> None:
    isi_juni(kecamatan)
    petugas = masuk_sebagai(client, Peran.PPID_UTAMA)

    alamat = reverse("indikator-satu", args=("A1",))
    halaman = dict(client.get(alamat, {"periode": "2024"}).context["bulan"])
    kertas = isi_satu(
        Berkas.untuk(petugas, Periode(2024)), "A1", pada=saat("2024-08-01")
    )

    # Reckoned on 1 August.
    assert (halaman["Juni 2024"], halaman["Agustus 2024"]) == ("3", "0")
    assert halaman["September 2024"] == halaman["Desember 2024"] == "—"
    bulan = next(u for u in kertas["bagian"] if u.get("kepala") == ["Bulan", "Nilai"])
    assert dict(bulan["baris"]) == halaman


def test_tahun_tanpa_hari_libur_disebut(client) -> None:
    masuk_sebagai(client, Peran.PPID_UTAMA)
    ada = client.get(reverse(DAFTAR), {"periode": "2024"}).text
    assert "belum diisi: hari kerja" not in ada
    assert (
        "Hari libur tahun 2019 belum diisi"
        in client.get(reverse(DAFTAR), {"periode": "2019"}).text
    )


def test_angka_negatif_tetap_angka_di_csv(client) -> None:
    NilaiIndikator.objects.create(
        kode="D9",
        versi=1,
        periode="2024",
        nilai="-3.5",
        n=8,
        dihitung_pada=saat("2024-08-01"),
    )
    masuk_sebagai(client, Peran.PPID_UTAMA)
    assert sel_csv(client, periode="2024")["D9", "", "2024", "", ""]["nilai"] == "-3.5"


def menurut_kecamatan(client: object, kode: str) -> dict[str, tuple[str, str]]:
    jawab = client.get(  # type: ignore[attr-defined]
        reverse("indikator-satu", args=(kode,)), {"periode": JUNI}
    )
    return {
        nama: (nilai, alamat)
        for judul, baris in jawab.context["menurut"]
        if judul == "Kecamatan"
        for nama, nilai, alamat in baris
    }


def test_10_1_yang_tanpa_kecamatan_berbaris_sendiri_sampai_jumlahnya_kota(
    client, kecamatan
) -> None:
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PPID_UTAMA)

    banyak, bagian = menurut_kecamatan(client, "A1"), menurut_kecamatan(client, "A2")

    assert [n for n, _ in banyak.values()] == ["2", "1"]
    assert list(banyak) == ["Cihideung", "tidak diketahui"]
    assert banyak["tidak diketahui"][1] == ""
    assert [n for n, _ in bagian.values()] == [
        "100 % (2 dari 2)",
        "0 % (0 dari 1)",
    ]
    isi = client.get(reverse("indikator-satu", args=("A1",)), {"periode": JUNI}).text
    assert '<th scope="row">tidak diketahui</th><td>1</td>' in isi
    # A mean does not add up.
    assert list(menurut_kecamatan(client, "A3")) == ["Cihideung"]


def test_10_1_bila_semua_berkecamatan_tidak_ada_baris_itu(client, kecamatan) -> None:
    minta("2024-06-04", dijawab="2024-06-10", unit=kecamatan)
    hitung_dan_simpan(saat("2024-08-01"))
    masuk_sebagai(client, Peran.PPID_UTAMA)

    for kode in ("A1", "A2"):
        assert list(menurut_kecamatan(client, kode)) == ["Cihideung"]


def test_10_1_tanpa_kecamatan_sama_sekali_tabelnya_tidak_ada(client) -> None:
    minta("2024-06-04")
    hitung_dan_simpan(saat("2024-08-01"))
    masuk_sebagai(client, Peran.PPID_UTAMA)

    assert menurut_kecamatan(client, "A1") == {}
