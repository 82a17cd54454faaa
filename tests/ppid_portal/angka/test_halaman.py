"""Pages and files of figures: what they show, who may, and that all say the same."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Unit, Wilayah
from pemangku.models import Pemangku
from ppid_portal.angka.berkas import BerkasAngka, isi_satu
from ppid_portal.angka.hitung import INDIKATOR, hitung_dan_simpan
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import bekukan
from ppid_portal.models import NilaiIndikator, PotretIndikator
from tests.factories.informasi import KeberatanFactory, SengketaFactory
from tests.factories.kunjungan import KomitmenFactory
from tests.factories.organisasi import PenugasanFactory, UnitFactory, WilayahFactory
from tests.factories.pemangku import (
    KegiatanFactory,
    PemangkuFactory,
    PutaranFactory,
    SasaranPutaranFactory,
)
from tests.factories.pengaduan import PengaduanFactory
from tests.factories.portal import AngkaResmiFactory, TargetIndikatorFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.petugas import masuk_sebagai, petugas_berperan
from tests.ppid_portal.angka.meja import cihideung, isi_juni, minta

pytestmark = pytest.mark.django_db


JUNI = "2024-06"
DAFTAR = "indikator-daftar"
BERKAS = [f"/laporan/indikator.{b}" for b in ("xlsx", "pdf", "csv")]


@pytest.fixture(autouse=True)
def _kantor():
    muat_kalender()
    UnitFactory(kode="UTAMA", peran_ppid=Unit.PeranPPID.UTAMA)


@pytest.fixture
def kecamatan():
    return cihideung()


def sel_csv(client, **kueri):
    jawab = client.get(reverse("indikator-csv"), kueri)  # type: ignore[attr-defined]
    baris = csv.DictReader(StringIO(jawab.content.decode("utf-8-sig")))
    return {
        (b["kode"], b["rincian"], b["periode"], b["unit"], b["kecamatan"]): b
        for b in baris
    }


def test_daftar_menampilkan_angka_periode_lalu_dan_target(client, kecamatan):
    isi_juni(kecamatan)
    TargetIndikatorFactory(kode="A2", tahun=2024, nilai=95)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    isi = client.get(reverse(DAFTAR), {"periode": JUNI}).text
    assert "Indikator Juni 2024" in isi
    assert 'href="/indikator/?periode=2024"' in isi
    assert '<b aria-current="true">Jun</b>' in isi
    assert (
        '<td data-nama="Juni 2024">66,7 % (2 dari 3)</td>'
        '<td data-nama="Mei 2024">100 % (1 dari 1)</td>'
    ) in isi
    assert "paling sedikit 95" in isi


def test_tanpa_periode_tahun_ini_dan_tanpa_hitungan_dikatakan(client):
    masuk_sebagai(client, Peran.AUDITOR)
    isi = client.get(reverse(DAFTAR)).text
    assert f"Indikator tahun {timezone.localdate().year}" in isi
    assert "Belum pernah dihitung" in isi
    # An auditor reads; only who freezes sees the form.
    assert "Bekukan" not in isi
    alamat = f"{reverse(DAFTAR)}?periode={JUNI}"
    assert client.post(alamat, {"alasan": "Coba."}).status_code == 403
    assert not PotretIndikator.objects.exists()
    assert "belum diisi: hari kerja" not in isi
    isi = client.get(reverse(DAFTAR), {"periode": "2019"}).text
    assert "Hari libur tahun 2019 belum diisi" in isi


def test_satu_angka_menerangkan_dirinya_dan_membuka_kasusnya(client, kecamatan):
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    isi = client.get(reverse("indikator-satu", args=("A2",)), {"periode": JUNI}).text
    assert "<strong>66,7 % (2 dari 3)</strong>" in isi
    assert INDIKATOR["A2"].rumus in isi
    assert isi.count("<td>tidak</td>") == 1
    assert isi.count("<td>ya</td>") == 2
    assert "Kecamatan Cihideung" in isi
    assert "3 kasus dihitung" in isi


def test_satu_angka_sebuah_tempat_dan_kasusnya_saja(client, kecamatan):
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


def test_kasus_yang_tidak_boleh_dibuka_hanya_dihitung(client, kecamatan):
    PengaduanFactory(pemegang=kecamatan)
    hitung_dan_simpan(saat("2024-08-01"))
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    isi = client.get(reverse("indikator-satu", args=("B1",)), {"periode": JUNI}).text
    assert "1 kasus dihitung" in isi
    assert "1 di antaranya tidak dapat Anda buka" in isi


def test_tempat_dan_kode_di_luar_cakupan_404(client, kecamatan):
    lain = UnitFactory(kode="LAIN")
    masuk_sebagai(client, Peran.PPID_PEMBANTU, kecamatan)
    alamat = reverse("indikator-satu", args=("A2",))
    assert client.get(alamat, {"unit": "CIHIDEUNG"}).status_code == 200
    assert client.get(alamat, {"unit": lain.kode}).status_code == 404
    assert client.get(alamat, {"kecamatan": "32.78.01"}).status_code == 200
    assert client.get(alamat, {"kecamatan": "32.78.02"}).status_code == 404
    assert client.get(reverse("indikator-satu", args=("Z9",))).status_code == 404
    assert client.get(reverse("indikator-satu-pdf", args=("Z9",))).status_code == 404


def test_camat_mengunduh_angka_kota_dan_kecamatannya_sendiri(client, kecamatan):
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PIMPINAN, kecamatan)
    tempat = {(k[3], k[4]) for k in sel_csv(client, periode=JUNI)}
    assert tempat == {("", ""), ("CIHIDEUNG", ""), ("", "32.78.01")}
    kepala = UnitFactory(jenis=Unit.Jenis.OPD)
    masuk_sebagai(client, Peran.PIMPINAN, kepala)
    assert len({k[3] for k in sel_csv(client, periode=JUNI)}) > 2


def test_semua_bentuk_menyebut_angka_yang_sama(client, kecamatan):
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    baris = sel_csv(client, periode=JUNI)
    buku = load_workbook(
        BytesIO(client.get(reverse("indikator-xlsx"), {"periode": JUNI}).getvalue())
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


def test_pdf_laporan_dan_satu_indikator(client, kecamatan, pdf_teks):
    isi_juni(kecamatan)
    petugas = masuk_sebagai(client, Peran.PPID_UTAMA)
    semua = client.get(reverse("indikator-pdf"), {"periode": JUNI})
    teks = pdf_teks(semua.content)
    assert "66,7 % (2 dari 3)" in teks
    assert "Angka sementara" in teks
    satu = client.get(
        reverse("indikator-satu-pdf", args=("A2",)), {"periode": JUNI}
    ).content
    assert len(satu) <= 2_097_152
    assert "66,7 % (2 dari 3)" in pdf_teks(satu)
    berkas = BerkasAngka.untuk(petugas, Periode.dari(JUNI))
    kertas = str(isi_satu(berkas, "A3", pada=saat("2024-08-01"))["bagian"])
    assert "Sebaran" in kertas
    assert "median" in kertas
    oleh = petugas_berperan(Peran.PPID_UTAMA)
    potret = bekukan(
        Periode.dari(JUNI), Saat(oleh, saat("2024-08-02")), alasan="Laporan."
    )
    beku = pdf_teks(client.get(reverse("indikator-pdf"), {"periode": JUNI}).content)
    assert potret.sha256[:16] in beku.replace("\n", "")
    assert "Angka sementara" not in beku


def test_membekukan_dari_halaman(client, kecamatan):
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


def test_periode_berjalan_tidak_dapat_dibekukan_dan_isian_tinggal(client):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    jawab = client.post(reverse(DAFTAR), {"alasan": "Terlalu cepat."})
    assert "belum berakhir" in jawab.text
    assert "Terlalu cepat." in jawab.text
    assert "masih berjalan" not in jawab.text
    dibuka = client.get(reverse(DAFTAR)).text
    assert "masih berjalan. Angkanya dapat dibekukan setelah" in dibuka
    assert 'value="Bekukan"' not in dibuka
    assert 'value="Bekukan"' in client.get(reverse(DAFTAR), {"periode": JUNI}).text


def test_periode_yang_tidak_dimaksud_siapa_pun_tidak_ada(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    for salah in ("2024-13", "juni", "0002", "2024-TW5", "2024-06-01", "2009-12"):
        assert client.get(reverse(DAFTAR), {"periode": salah}).status_code == 404
    for alamat in ("/indikator/A1/", "/laporan/indikator/A1.pdf", *BERKAS):
        assert client.get(alamat, {"periode": "2009"}).status_code == 404
    # The first year of the Act.
    for awal in ("2010", "2010-01", "2010-TW1"):
        for alamat in ("/indikator/", "/laporan/indikator.xlsx"):
            assert client.get(alamat, {"periode": awal}).status_code == 200


def test_angka_resmi_di_samping_cermin_dengan_selisihnya(client, kecamatan):
    PengaduanFactory(pemegang=kecamatan)
    hitung_dan_simpan(saat("2024-08-01"))
    AngkaResmiFactory(bulan="2024-06-01", diterima=8, selesai=7, sumber="Dasbor contoh")
    AngkaResmiFactory(bulan="2024-05-01", diterima=8, selesai=7)
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    isi = client.get(reverse(DAFTAR), {"periode": "2024"}).text
    assert "<td>87,5 %</td><td>0 % (0 dari 1)</td><td>-87,5 poin</td>" in isi
    assert "<td>87,5 %</td><td>—</td><td>—</td>" in isi


def test_yang_tidak_pernah_dihitung_bukan_nol(client):
    hitung_dan_simpan(saat("2024-08-01"))
    masuk_sebagai(client, Peran.PPID_UTAMA)

    def nilai(kode, periode):
        alamat = reverse("indikator-satu", args=(kode,))
        return client.get(alamat, {"periode": periode}).context["angka"].nilai

    # Nothing came in; nothing is overdue now; in 2019 nobody looked; E1 has no city.
    assert nilai("A1", "2024") == 0
    assert nilai("A8", "2024") == 0
    assert nilai("A8", "2019") is None
    assert nilai("E1", "2024") is None


def test_bulan_yang_belum_mulai_bukan_nol(client, kecamatan):
    isi_juni(kecamatan)
    petugas = masuk_sebagai(client, Peran.PPID_UTAMA)
    alamat = reverse("indikator-satu", args=("A1",))
    halaman = dict(client.get(alamat, {"periode": "2024"}).context["bulan"])
    kertas = isi_satu(
        BerkasAngka.untuk(petugas, Periode(2024)), "A1", pada=saat("2024-08-01")
    )
    # Reckoned on 1 August.
    assert (halaman["Juni 2024"], halaman["Agustus 2024"]) == ("3", "0")
    assert halaman["September 2024"] == halaman["Desember 2024"] == "—"
    bulan = next(u for u in kertas["bagian"] if u.get("kepala") == ["Bulan", "Nilai"])
    assert dict(bulan["baris"]) == halaman


def test_angka_negatif_tetap_angka_di_csv(client):
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


def menurut_kecamatan(client, kode):
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
):
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    banyak, bagian = menurut_kecamatan(client, "A1"), menurut_kecamatan(client, "A2")
    assert [n for n, _ in banyak.values()] == ["2", "1"]
    assert list(banyak) == ["Cihideung", "tidak diketahui"]
    assert banyak["tidak diketahui"][1] == ""
    assert [n for n, _ in bagian.values()] == ["100 % (2 dari 2)", "0 % (0 dari 1)"]
    isi = client.get(reverse("indikator-satu", args=("A1",)), {"periode": JUNI}).text
    assert '<th scope="row">tidak diketahui</th><td>1</td>' in isi
    # A mean does not add up.
    assert list(menurut_kecamatan(client, "A3")) == ["Cihideung"]


def test_10_1_bila_semua_berkecamatan_atau_tidak_satu_pun(client, kecamatan):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    satu = minta("2024-06-04", dijawab="2024-06-10", unit=kecamatan)
    hitung_dan_simpan(saat("2024-08-01"))
    for kode in ("A1", "A2"):
        assert list(menurut_kecamatan(client, kode)) == ["Cihideung"]
    satu.delete()
    minta("2024-06-04")
    hitung_dan_simpan(saat("2024-08-01"))
    assert menurut_kecamatan(client, "A1") == {}


# The rows and records behind figures, and files that list them

HARI = date(2024, 6, 20)


def test_inventaris_dan_penjangkauan_membuka_catatannya(client, kecamatan):
    hari = timezone.localdate()
    segar = PemangkuFactory(pengelola=kecamatan, status="aktif", nomor="PM-0001")
    basi = PemangkuFactory(pengelola=kecamatan, status="aktif", nomor="PM-0002")
    Pemangku.objects.filter(pk=segar.pk).update(
        terverifikasi_pada=timezone.now(), berlaku_sampai=hari + timedelta(days=9)
    )
    putaran = PutaranFactory(status="berjalan")
    SasaranPutaranFactory(putaran=putaran, unit=kecamatan)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    def isi(kode):
        alamat = reverse("indikator-satu", args=(kode,))
        return client.get(alamat, {"periode": str(hari.year)}).text

    kesegaran = isi("C4")
    assert segar.nomor in kesegaran
    assert basi.nomor in kesegaran
    assert kesegaran.count("<td>ya</td>") == 1
    assert "Kecamatan Cihideung</a>" in isi("D1")
    # Attendance lists people: only how many.
    assert "kasus dihitung" not in isi("D4")


def test_yang_belum_terjangkau_ada_di_lembarnya(client, kecamatan):
    WilayahFactory(
        kode="32.78.01.1001",
        nama="Nagarasari",
        tingkat=Wilayah.Tingkat.KELURAHAN,
        induk=kecamatan.wilayah,
    )
    SasaranPutaranFactory(putaran=PutaranFactory(status="berjalan"), unit=kecamatan)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    isi = client.get(reverse("indikator-xlsx"), {"periode": JUNI}).getvalue()
    lembar = load_workbook(BytesIO(isi))["Belum Terjangkau"]
    baris = list(lembar.iter_rows(min_row=2, values_only=True))
    assert ("unit tanpa kegiatan", "Kecamatan Cihideung", None) in baris
    assert ("kelurahan tanpa peserta", "Kecamatan Cihideung", "Nagarasari") in baris


@pytest.fixture
def dua_sasaran(kecamatan):
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


def nama_kasus(client, kode):
    jawab = client.get(
        reverse("indikator-satu", args=(kode,)),
        {"periode": str((HARI if kode == "D7" else timezone.localdate()).year)},
    )
    baris, kasus = jawab.context["baris"], jawab.context["kasus"]
    assert kasus.semua == len(baris) + kasus.tertutup
    return [b["nomor"] for b in baris], kasus.tertutup


def belum_terjangkau(client):
    isi = client.get(reverse("indikator-xlsx"), {"periode": JUNI}).getvalue()
    lembar = load_workbook(BytesIO(isi))["Belum Terjangkau"]
    return {str(b[1]) for b in lembar.iter_rows(min_row=2, values_only=True)}


def test_10_9_camat_membaca_nama_di_tempatnya_saja(client, dua_sasaran):
    kecamatan, _lain = dua_sasaran
    masuk_sebagai(client, Peran.PIMPINAN, kecamatan)
    for kode in ("C1", "C6", "D1", "D2"):
        assert nama_kasus(client, kode) == (["Kecamatan Cihideung"], 1)
    # Of pledges the one made in his kecamatan, though another office held the visit.
    assert [len(nama_kasus(client, "D7")[0]), nama_kasus(client, "D7")[1]] == [1, 1]
    assert belum_terjangkau(client) == {kecamatan.nama}


@pytest.mark.parametrize("peran", [Peran.PENGELOLA_PEMANGKU, Peran.AUDITOR])
def test_10_9_yang_mengurus_catatannya_tetap_melihat_semua(client, dua_sasaran, peran):
    masuk_sebagai(client, peran)
    assert len(nama_kasus(client, "C1")[0]) == len(nama_kasus(client, "D7")[0]) == 2
    assert belum_terjangkau(client) == {unit.nama for unit in dua_sasaran}


def test_10_9_pimpinan_kota_dan_camat_yang_juga_petugas_lapangan(client, dua_sasaran):
    masuk_sebagai(client, Peran.PIMPINAN, UnitFactory(jenis=Unit.Jenis.OPD))
    assert len(nama_kasus(client, "C1")[0]) == 2
    camat = masuk_sebagai(client, Peran.PIMPINAN, dua_sasaran[0])
    PenugasanFactory(petugas=camat, peran=Peran.PETUGAS_LAPANGAN)
    assert len(nama_kasus(client, "C1")[0]) == 2
    assert len(belum_terjangkau(client)) == 2


def test_10_9_ppid_pembantu_tetap_menurut_catatannya(client, dua_sasaran):
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dua_sasaran[1])
    assert nama_kasus(client, "C1") == (["Kecamatan Tawang"], 1)
    assert len(belum_terjangkau(client)) == 2


def test_angka_sesaat_membuka_yang_terbuka_saja(client, kecamatan):
    hari = timezone.localdate()
    keberatan = KeberatanFactory(permohonan=minta("2024-06-04", unit=kecamatan))
    SengketaFactory(keberatan=keberatan)
    minta("2024-06-05", dijawab="2024-06-10", unit=kecamatan)
    PengaduanFactory(pemegang=kecamatan)
    masuk_sebagai(client, Peran.PPID_UTAMA)

    def banyak(kode, periode):
        alamat = reverse("indikator-satu", args=(kode,))
        return client.get(alamat, {"periode": periode}).context["kasus"].semua

    assert banyak("A8", str(hari.year)) == 1
    assert banyak("B7", str(hari.year)) == 1
    assert banyak("A6n", "2024") == 1
    assert banyak("A7", "2024") == 1
