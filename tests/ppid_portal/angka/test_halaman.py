"""Pages and files of figures: what they show, who may, and that all say the same."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Unit, Wilayah
from ppid_portal.angka.hitung import INDIKATOR, hitung_dan_simpan
from ppid_portal.models import PotretIndikator
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
from tests.factories.portal import (
    AngkaResmiFactory,
    NilaiIndikatorFactory,
    TargetIndikatorFactory,
)
from tests.informasi.kantor import muat_kalender, saat
from tests.petugas import masuk_sebagai
from tests.ppid_portal.angka.meja import cihideung, isi_juni, minta

pytestmark = pytest.mark.django_db


JUNI = "2024-06"
BERKAS = [f"/laporan/indikator.{b}" for b in ("xlsx", "csv")]
DAFTAR = "/indikator/"


def buka(client, kode, periode=JUNI, **kueri):
    """The page of one figure."""
    return client.get(f"/indikator/{kode}/", {"periode": periode, **kueri})


@pytest.fixture(autouse=True)
def _kantor():
    muat_kalender()
    UnitFactory(kode="UTAMA", peran_ppid=Unit.PeranPPID.UTAMA)


@pytest.fixture
def kecamatan():
    return cihideung()


def sel_csv(client, periode=JUNI):
    jawab = client.get("/laporan/indikator.csv", {"periode": periode})
    baris = csv.DictReader(StringIO(jawab.content.decode("utf-8-sig")))
    return {
        (b["kode"], b["rincian"], b["periode"], b["unit"], b["kecamatan"]): b
        for b in baris
    }


def buku(client):
    isi = client.get("/laporan/indikator.xlsx", {"periode": JUNI}).getvalue()
    return load_workbook(BytesIO(isi))


@pytest.fixture
def staf(client, kecamatan):
    """June is reckoned, and the main PPID reads."""
    isi_juni(kecamatan)
    return masuk_sebagai(client, Peran.PPID_UTAMA)


def test_daftar_menampilkan_angka_periode_lalu_dan_target(client, staf):
    TargetIndikatorFactory(kode="A2", tahun=2024, nilai=95)
    isi = client.get(DAFTAR, {"periode": JUNI}).text
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
    isi = client.get(DAFTAR).text
    assert f"Indikator tahun {timezone.localdate().year}" in isi
    assert "Belum pernah dihitung" in isi
    # An auditor reads; only who freezes sees the form.
    assert "Bekukan" not in isi
    alamat = f"{DAFTAR}?periode={JUNI}"
    assert client.post(alamat, {"alasan": "Coba."}).status_code == 403
    assert not PotretIndikator.objects.exists()
    assert "belum diisi: hari kerja" not in isi
    isi = client.get(DAFTAR, {"periode": "2019"}).text
    assert "Hari libur tahun 2019 belum diisi" in isi


def test_satu_angka_menerangkan_dirinya_dan_membuka_kasusnya(client, staf):
    isi = buka(client, "A2").text
    assert "<strong>66,7 % (2 dari 3)</strong>" in isi
    assert INDIKATOR["A2"].rumus in isi
    assert isi.count("<td>tidak</td>") == 1
    assert isi.count("<td>ya</td>") == 2
    assert "Kecamatan Cihideung" in isi
    assert "3 kasus dihitung" in isi
    # Of a place and its cases alone.
    isi = buka(client, "A3", unit="CIHIDEUNG").text
    nilai = "rata-rata 4,5 hari kerja (median 4,5; p90 5)"
    assert f"<dd><strong>{nilai}</strong></dd>" in isi
    assert "2 kasus dihitung" in isi
    wilayah = buka(client, "A3", kecamatan="32.78.01").text
    assert "Kecamatan Cihideung" in wilayah
    assert "2 kasus dihitung" in wilayah


def test_kasus_yang_tidak_boleh_dibuka_hanya_dihitung(client, kecamatan):
    PengaduanFactory(pemegang=kecamatan)
    hitung_dan_simpan(saat("2024-08-01"))
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    isi = buka(client, "B1").text
    assert "1 kasus dihitung" in isi
    assert "1 di antaranya tidak dapat Anda buka" in isi


def test_tempat_dan_kode_di_luar_cakupan_404(client, kecamatan):
    UnitFactory(kode="LAIN")
    masuk_sebagai(client, Peran.PPID_PEMBANTU, kecamatan)
    for kueri, ada in (
        ({"unit": "CIHIDEUNG"}, True),
        ({"unit": "LAIN"}, False),
        ({"kecamatan": "32.78.01"}, True),
        ({"kecamatan": "32.78.02"}, False),
    ):
        assert (buka(client, "A2", **kueri).status_code == 200) is ada
    assert buka(client, "Z9").status_code == 404


def test_camat_mengunduh_angka_kota_dan_kecamatannya_sendiri(client, kecamatan):
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PIMPINAN, kecamatan)
    tempat = {(k[3], k[4]) for k in sel_csv(client)}
    assert tempat == {("", ""), ("CIHIDEUNG", ""), ("", "32.78.01")}
    masuk_sebagai(client, Peran.PIMPINAN, UnitFactory(jenis=Unit.Jenis.OPD))
    assert len({k[3] for k in sel_csv(client)}) > 2


def test_buku_kerja_menyebut_angka_csv_dan_unduhan_dicatat(client, staf):
    # A negative figure stays one.
    NilaiIndikatorFactory(kode="D9", periode=JUNI, nilai="-3.5", n=8)
    AngkaResmiFactory(bulan=date(2024, 6, 1), diterima=10, selesai=7)
    baris, isi = sel_csv(client), buku(client)
    assert isi.sheetnames == [
        "Info",
        "Ringkasan",
        "Per Unit",
        "Per Kecamatan",
        "Per Bulan",
        "Angka Resmi",
        "Belum Terjangkau",
        "Definisi",
        "Libur",
    ]
    (resmi,) = isi["Angka Resmi"].iter_rows(min_row=2, values_only=True)
    assert resmi[1:6] == (10, 7, 70, None, None)
    sel = {
        (b[0], b[1] or "", JUNI, "", ""): b[5]
        for b in isi["Ringkasan"].iter_rows(min_row=2, values_only=True)
    }
    for kunci in sel.keys() & baris.keys():
        ada = sel[kunci]
        assert str(baris[kunci]["nilai"]) == ("" if ada is None else f"{ada:.1f}")
    assert baris["A2", "", JUNI, "", ""]["nilai"] == "66.7"
    assert sel["A2", "", JUNI, "", ""] == 66.7
    assert baris["D9", "", JUNI, "", ""]["nilai"] == "-3.5"
    assert len(list(isi["Libur"].iter_rows(min_row=2))) == 3
    unduhan = Jejak.objects.filter(tindakan="unduh_daftar")
    assert {j.sesudah["berkas"] for j in unduhan} == {
        "indikator_2024-06_v1.csv",
        "indikator_2024-06_v1.xlsx",
    }


def test_membekukan_dari_halaman(client, kecamatan):
    isi_juni(kecamatan)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    alamat = f"{DAFTAR}?periode={JUNI}"
    assert "Tulis alasannya" in client.post(alamat, {"alasan": " "}).text
    assert not PotretIndikator.objects.exists()
    jawab = client.post(alamat, {"alasan": "Laporan <b>triwulan</b>."}, follow=True)
    assert "Angka Juni 2024 sudah dibekukan." in jawab.text
    assert "<b>triwulan</b>" not in jawab.text
    potret = PotretIndikator.objects.get()
    halaman = reverse("indikator-potret", args=(potret.pk,))
    isi = client.get(halaman).text
    for kata in (
        potret.sha256,
        "<h1>Potret Juni 2024</h1>",
        f'href="{reverse("informasi:surat-verifikasi", args=(potret.kode,))}"',
        "Tidak ada. Hitungan terakhir sama",
    ):
        assert kata in isi
    minta("2024-06-06", dijawab="2024-06-10", unit=kecamatan)
    hitung_dan_simpan(saat("2024-08-03"))
    beda = "<td>66,7 % (2 dari 3)</td><td>75 % (3 dari 4)</td>"
    assert beda in client.get(halaman).text
    client.post(alamat, {"alasan": "Ralat."})
    assert "Digantikan oleh" in client.get(halaman).text
    # A running period is not frozen, and what was typed stays.
    isi = client.post(DAFTAR, {"alasan": "Terlalu cepat."}).text
    assert "belum berakhir" in isi
    assert "Terlalu cepat." in isi
    assert "masih berjalan" not in isi
    isi = client.get(DAFTAR).text
    assert "masih berjalan. Angkanya dapat dibekukan setelah" in isi
    assert 'value="Bekukan"' not in isi
    assert 'value="Bekukan"' in client.get(alamat).text


def test_periode_yang_tidak_dimaksud_siapa_pun_tidak_ada(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    for salah in ("2024-13", "juni", "0002", "2024-TW5", "2024-06-01", "2009-12"):
        assert client.get(DAFTAR, {"periode": salah}).status_code == 404
    for alamat in ("/indikator/A1/", *BERKAS):
        assert client.get(alamat, {"periode": "2009"}).status_code == 404
    # The first year of the Act.
    for awal in ("2010", "2010-01", "2010-TW1"):
        for alamat in (DAFTAR, BERKAS[0]):
            assert client.get(alamat, {"periode": awal}).status_code == 200


def test_angka_resmi_di_samping_cermin_dengan_selisihnya(client, kecamatan):
    PengaduanFactory(pemegang=kecamatan)
    hitung_dan_simpan(saat("2024-08-01"))
    for bulan in (6, 5):
        AngkaResmiFactory(bulan=date(2024, bulan, 1), diterima=8, selesai=7)
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    isi = client.get(DAFTAR, {"periode": "2024"}).text
    assert "<td>87,5 %</td><td>0 % (0 dari 1)</td><td>-87,5 poin</td>" in isi
    assert "<td>87,5 %</td><td>—</td><td>—</td>" in isi


def test_yang_tidak_pernah_dihitung_bukan_nol(client):
    hitung_dan_simpan(saat("2024-08-01"))
    masuk_sebagai(client, Peran.PPID_UTAMA)
    # Nothing came in; nothing is overdue now; in 2019 nobody looked; E1 has no city.
    for kode, periode, nilai in (
        ("A1", "2024", 0),
        ("A8", "2024", 0),
        ("A8", "2019", None),
        ("E1", "2024", None),
    ):
        assert buka(client, kode, periode).context["angka"].nilai == nilai


@pytest.mark.usefixtures("staf")
def test_bulan_yang_belum_mulai_bukan_nol(client):
    halaman = dict(buka(client, "A1", "2024").context["bulan"])
    # Reckoned on 1 August.
    assert (halaman["Juni 2024"], halaman["Agustus 2024"]) == ("3", "0")
    assert halaman["September 2024"] == halaman["Desember 2024"] == "—"


def menurut_kecamatan(client, kode):
    baris = dict(buka(client, kode).context["menurut"]).get("Kecamatan", ())
    return {nama: (nilai, alamat) for nama, nilai, alamat in baris}


def test_10_1_yang_tanpa_kecamatan_berbaris_sendiri_sampai_jumlahnya_kota(client, staf):
    banyak, bagian = menurut_kecamatan(client, "A1"), menurut_kecamatan(client, "A2")
    assert [n for n, _ in banyak.values()] == ["2", "1"]
    assert list(banyak) == ["Cihideung", "tidak diketahui"]
    assert banyak["tidak diketahui"][1] == ""
    assert [n for n, _ in bagian.values()] == ["100 % (2 dari 2)", "0 % (0 dari 1)"]
    isi = buka(client, "A1").text
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


HARI = date(2024, 6, 20)


def test_inventaris_dan_penjangkauan_membuka_catatannya(client, kecamatan):
    hari = timezone.localdate()
    aktif = {"pengelola": kecamatan, "status": "aktif"}
    verif = {"terverifikasi_pada": timezone.now()}
    sampai = hari + timedelta(days=9)
    segar = PemangkuFactory(nomor="PM-0001", **aktif, **verif, berlaku_sampai=sampai)
    basi = PemangkuFactory(nomor="PM-0002", **aktif)
    SasaranPutaranFactory(putaran=PutaranFactory(status="berjalan"), unit=kecamatan)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    kesegaran, kunjungan, hadir = (
        buka(client, kode, str(hari.year)).text for kode in ("C4", "D1", "D4")
    )
    assert segar.nomor in kesegaran
    assert basi.nomor in kesegaran
    assert kesegaran.count("<td>ya</td>") == 1
    assert "Kecamatan Cihideung</a>" in kunjungan
    # Attendance lists people: only how many.
    assert "kasus dihitung" not in hadir


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
    tahun = (HARI if kode == "D7" else timezone.localdate()).year
    konteks = buka(client, kode, str(tahun)).context
    kasus = konteks["kasus"]
    baris = kasus["kasus"]
    assert kasus["semua"] == len(baris) + kasus["tertutup"]
    return [b["nomor"] for b in baris], kasus["tertutup"]


def belum_terjangkau(client):
    lembar = buku(client)["Belum Terjangkau"]
    return {str(b[1]) for b in lembar.iter_rows(min_row=2, values_only=True)}


def test_10_9_camat_membaca_nama_di_tempatnya_saja(client, dua_sasaran):
    kecamatan, _lain = dua_sasaran
    masuk_sebagai(client, Peran.PIMPINAN, kecamatan)
    for kode in ("C1", "C6", "D1", "D2"):
        assert nama_kasus(client, kode) == (["Kecamatan Cihideung"], 1)
    # Of pledges the one made in his kecamatan, though another office held the visit.
    assert [len(nama_kasus(client, "D7")[0]), nama_kasus(client, "D7")[1]] == [1, 1]
    assert belum_terjangkau(client) == {kecamatan.nama}
    # Whoever works with the records goes by them.
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dua_sasaran[1])
    assert nama_kasus(client, "C1") == (["Kecamatan Tawang"], 1)
    assert len(belum_terjangkau(client)) == 2
    # Who leads the city, and a camat who also visits.
    masuk_sebagai(client, Peran.PIMPINAN, UnitFactory(jenis=Unit.Jenis.OPD))
    assert len(nama_kasus(client, "C1")[0]) == 2
    camat = masuk_sebagai(client, Peran.PIMPINAN, dua_sasaran[0])
    PenugasanFactory(petugas=camat, peran=Peran.PETUGAS_LAPANGAN)
    assert len(nama_kasus(client, "C1")[0]) == 2
    assert len(belum_terjangkau(client)) == 2


@pytest.mark.parametrize("peran", [Peran.PENGELOLA_PEMANGKU, Peran.AUDITOR])
def test_10_9_yang_mengurus_catatannya_tetap_melihat_semua(client, dua_sasaran, peran):
    masuk_sebagai(client, peran)
    assert len(nama_kasus(client, "C1")[0]) == len(nama_kasus(client, "D7")[0]) == 2
    assert belum_terjangkau(client) == {unit.nama for unit in dua_sasaran}
    lembar = buku(client)["Belum Terjangkau"].iter_rows(min_row=2, values_only=True)
    cihideung = [(b[0], b[2]) for b in lembar if b[1] == "Kecamatan Cihideung"]
    assert ("unit tanpa kegiatan", None) in cihideung
    assert ("kelurahan tanpa peserta", "Kelurahan ke-0") in cihideung


def test_angka_sesaat_membuka_yang_terbuka_saja(client, kecamatan):
    kini = str(timezone.localdate().year)
    keberatan = KeberatanFactory(permohonan=minta("2024-06-04", unit=kecamatan))
    SengketaFactory(keberatan=keberatan)
    minta("2024-06-05", dijawab="2024-06-10", unit=kecamatan)
    PengaduanFactory(pemegang=kecamatan)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    for kode, periode in (("A8", kini), ("B7", kini), ("A6n", "2024"), ("A7", "2024")):
        assert buka(client, kode, periode).context["kasus"]["semua"] == 1
