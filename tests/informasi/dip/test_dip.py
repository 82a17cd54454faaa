"""The Daftar Informasi Publik as files: the same rows in PDF, XLSX, CSV and JSON."""

import csv
import io
from datetime import timedelta
from urllib.parse import urlencode

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from informasi.dip import views as dip_berkas
from informasi.dip.views import DIP
from informasi.models import DokumenInformasi, Klasifikasi
from organisasi.kertas import naskah as cetakan
from organisasi.kertas.naskah import PDFGagal, cetak_pdf
from organisasi.models import JenisUnit, PeranPPID
from tests.factories.informasi import BerkasFactory, DokumenFactory, RancanganFactory
from tests.factories.organisasi import UnitFactory
from tests.pdf import teks_pdf

pytestmark = pytest.mark.django_db
JENIS = ("pdf", "xlsx", "csv")


def alamat(jenis, unit=None):
    if unit is None:
        return reverse(f"informasi:dip-{jenis}")
    return reverse(f"informasi:dip-unit-{jenis}", args=[unit.slug])


def ambil(client, sasaran, **query):
    response = client.get(sasaran, query)
    assert response.status_code == 200
    return response.getvalue()


def lembar(isi):
    return openpyxl.load_workbook(io.BytesIO(isi)).active


def baca_csv(isi):
    return list(csv.reader(io.StringIO(isi.decode("utf-8-sig"))))


def baca_xlsx(isi):
    """All cells of the table as (value, type), heading first."""
    semua = [[(s.value, s.data_type) for s in baris] for baris in lembar(isi).rows]
    mulai = next(ke for ke, baris in enumerate(semua) if baris[0][0] == "No")
    return semua[mulai:]


@pytest.fixture
def unit():
    """Setda with two entries and a bagian with one; and what must never come out."""
    setda = UnitFactory(nama="Setda")
    bagian = UnitFactory(nama="Bagian", induk=setda, peran_ppid=PeranPPID.TANPA)
    for pemegang in (setda, setda, bagian):
        DokumenFactory(unit=pemegang)
    rahasia = {"unit": setda, "judul": "Jangan terbit"}
    DokumenFactory(**rahasia, klasifikasi=Klasifikasi.DIKECUALIKAN)
    DokumenFactory(
        **rahasia, status=DokumenInformasi.Status.DITARIK, alasan_tarik="Keliru."
    )
    RancanganFactory(**rahasia)
    return setda


def test_page_csv_xlsx_and_pdf_hold_the_same_rows(client, unit):
    halaman = client.halaman(reverse("informasi:dip-unit", args=[unit.slug]))
    baris = [list(dip_berkas.nilai(b)) for b in halaman.context["baris"]]
    csv_ = baca_csv(ambil(client, alamat("csv", unit)))
    xlsx = [[n for n, _ in b] for b in baca_xlsx(ambil(client, alamat("xlsx", unit)))]
    assert len(baris) == 3
    assert xlsx == [list(dip_berkas.KOLOM), *baris]
    assert csv_ == [list(dip_berkas.KOLOM), *[[str(n) for n in b] for b in baris]]
    pdf = teks_pdf(ambil(client, alamat("pdf", unit)))
    assert all(b["nomor"] in pdf for b in halaman.context["baris"])
    # The city's holds all units, numbered through.
    DokumenFactory(unit=UnitFactory(nama="Diskominfo", peran_ppid=PeranPPID.UTAMA))
    kota = client.get(alamat("csv"))
    assert [(b[0], b[2]) for b in baca_csv(kota.getvalue())[1:]] == [
        ("1", "Diskominfo"),
        ("2", "Setda"),
        ("3", "Setda"),
        ("4", "Bagian"),
    ]
    assert kota["Content-Disposition"] == 'attachment; filename="dip-kota.csv"'


def test_closed_withdrawn_and_draft_entries_are_in_no_file(client, unit):
    for jenis in JENIS:
        for sasaran in (alamat(jenis), alamat(jenis, unit)):
            isi = ambil(client, sasaran)
            baca = {"xlsx": baca_xlsx, "pdf": teks_pdf}.get(jenis, bytes.decode)
            assert "Jangan terbit" not in str(baca(isi))


def test_an_unknown_class_gets_a_sentence_and_an_unknown_unit_is_not_found(
    client, unit
):
    for jenis in JENIS:
        response = client.get(alamat(jenis, unit), {"klasifikasi": "apa saja"})
        assert response.status_code == 400
        assert "“apa saja” tidak dikenal" in response.text
        assert client.get(f"/informasi/dip/tidak-ada.{jenis}").status_code == 404


def test_csv_reads_piece_by_piece(client, unit, monkeypatch):
    monkeypatch.setattr(dip_berkas, "SEKALI_BACA", 1)
    sekaligus = [b["nomor"] for b in dip_berkas.cari_daftar(unit.slug).potongan(0, 10)]
    alir = dip_berkas.cari_daftar(unit.slug).alir()
    assert [b["nomor"] for b in alir] == sekaligus


@pytest.mark.parametrize(
    ("jenis", "batas"), [("xlsx", "BARIS_XLSX"), ("pdf", "BARIS_PDF")]
)
def test_a_cut_file_says_so_and_names_the_whole(
    client, unit, jenis, batas, monkeypatch
):
    monkeypatch.setattr(f"informasi.dip.views.{batas}", 2)
    terkirim = []
    monkeypatch.setattr(
        "informasi.dip.views.cetak_pdf",
        lambda isi, pada, naskah: terkirim.append(isi) or b"%PDF-",
    )
    isi = ambil(client, alamat(jenis, unit))
    halaman = client.halaman(reverse("informasi:dip-unit", args=[unit.slug]))
    if jenis == "pdf":
        (kirim,) = terkirim
        kalimat, baris = kirim["pengantar"], kirim["baris"]
    else:
        kalimat, baris = [s.value for s in lembar(isi)["A"]], baca_xlsx(isi)[1:]
    csv_ = f"http://localhost:8000{alamat('csv', unit)}"
    assert len(baris) == 2
    assert f"Memuat 2 baris pertama dari 3; seluruhnya sebagai CSV di {csv_}" in kalimat
    assert "2 baris pertama" in halaman.text


def test_the_paper_is_made_once_for_each_state_of_the_catalogue(
    client, unit, monkeypatch
):
    asli, kali = dip_berkas.isi_buku, []
    monkeypatch.setattr(
        dip_berkas, "isi_buku", lambda *a, **kw: kali.append(1) or asli(*a, **kw)
    )
    sama = {ambil(client, alamat("xlsx", unit)) for _ in range(3)}
    assert (len(sama), len(kali)) == (1, 1)
    ambil(client, alamat("xlsx", unit), klasifikasi="berkala")
    ambil(client, alamat("xlsx"))
    assert len(kali) == 3  # another list is another paper
    DokumenFactory(unit=unit, judul="Sesudahnya")
    assert ambil(client, alamat("xlsx", unit)) not in sama
    assert len(kali) == 4
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        ambil(client, alamat("xlsx", unit))
    assert len(kali) == 5  # it names its day


def test_a_failing_typesetter_is_told_and_the_page_points_elsewhere(
    client, unit, monkeypatch
):
    monkeypatch.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")
    with pytest.raises(PDFGagal):
        cetak_pdf({}, pada=timezone.now(), naskah=DIP)
    response = client.get(alamat("pdf", unit))
    assert response.status_code == 503
    assert "Unduh XLSX atau CSV" in response.text


KOTA = "/informasi/dip/"


def halaman_unit(unit, **query):
    dasar = reverse("informasi:dip-unit", args=[unit.slug])
    return f"{dasar}?{urlencode(query)}" if query else dasar


def test_city_counts_each_unit_by_class_the_main_ppid_first(client):
    assert "Belum ada unit" in client.halaman(KOTA).text
    UnitFactory(nama="Aaa", jenis=JenisUnit.KECAMATAN)
    unit = UnitFactory(nama="Dinas Satu", peran_ppid=PeranPPID.UTAMA)
    DokumenFactory.create_batch(2, unit=unit)
    DokumenFactory(unit=unit, klasifikasi=Klasifikasi.SETIAP_SAAT)
    DokumenFactory(unit=UnitFactory(nama="Dinas Dua"))
    response = client.halaman(KOTA)
    ringkasan = [
        [(r.unit.nama, *r.hitungan.values()) for r in bagian["baris"]]
        for bagian in response.context["bagian"]
    ]
    assert ringkasan == [
        [("Dinas Satu", 2, 0, 1), ("Dinas Dua", 1, 0, 0)],
        [("Aaa", 0, 0, 0)],
    ]
    assert response.context["daftar"].jumlah == 4
    assert f'href="{halaman_unit(unit)}"' in response.text


def test_a_bagian_without_ppid_counts_for_the_unit_above(client):
    setda = UnitFactory(nama="Setda")
    bagian = UnitFactory(nama="Bagian", induk=setda, peran_ppid=PeranPPID.TANPA)
    tim = UnitFactory(nama="Tim", induk=bagian, peran_ppid=PeranPPID.TANPA)
    mandiri = UnitFactory(nama="RSUD", induk=setda)
    for unit in (setda, bagian, tim, mandiri):
        DokumenFactory(unit=unit)
    ringkasan, daftar = dip_berkas.ringkasan_kota()
    assert {r.unit.nama: r.jumlah for r in ringkasan} == {"Setda": 3, "RSUD": 1}
    assert daftar.jumlah == 4
    halaman = client.halaman(halaman_unit(setda)).text
    assert "Termasuk yang dikuasai Bagian dan Tim." in halaman
    assert dip_berkas.cari_daftar(bagian.slug).jumlah == 2
    # A loop in the tree hangs no page.
    bagian.induk = tim
    bagian.save()
    assert dip_berkas.cari_daftar(bagian.slug).jumlah == 2


def test_a_unit_that_ended_is_listed_while_it_holds_something():
    lama = UnitFactory(nama="Lama", sampai="2020-12-31")
    UnitFactory(nama="Kosong", sampai="2020-12-31")
    DokumenFactory(unit=lama)
    ringkasan, _ = dip_berkas.ringkasan_kota()
    assert [r.unit.nama for r in ringkasan] == ["Lama"]


def isi_banyak(jumlah, unit, **lain):
    DokumenInformasi.objects.bulk_create(
        DokumenFactory.build_batch(jumlah, unit=unit, **lain)
    )


def test_unit_shows_the_columns_of_the_regulation_in_order(client):
    dokumen = DokumenFactory(
        judul="Laporan kinerja",
        ringkasan="Isi dip_berkas.",
        unit__nama="Dinas Satu",
        penanggung_jawab="Kepala Bidang",
        waktu_pembuatan="Maret 2024",
        jangka_simpan="5 tahun",
        bentuk=DokumenInformasi.Bentuk.DIGITAL_CETAK,
    )
    BerkasFactory(dokumen=dokumen)
    response = client.halaman(halaman_unit(dokumen.unit))
    (baris,) = response.context["baris"]
    assert list(zip(dip_berkas.KOLOM, dip_berkas.nilai(baris), strict=True)) == [
        ("No", 1),
        ("Ringkasan isi informasi", "Laporan kinerja. Isi dip_berkas."),
        ("Pejabat, unit, atau satuan kerja yang menguasai", "Dinas Satu"),
        ("Penanggung jawab pembuatan atau penerbitan", "Kepala Bidang"),
        ("Waktu dan tempat pembuatan", "Maret 2024, Kota Tasikmalaya"),
        ("Bentuk atau format yang tersedia", "Digital dan cetak"),
        ("Jangka waktu penyimpanan", "5 tahun"),
        ("Klasifikasi", "Berkala"),
        ("Jenis media", "PDF"),
        ("Tautan", f"http://localhost:8000{dokumen.get_absolute_url()}"),
    ]


def test_class_narrows_the_list_and_is_kept_in_the_links(client):
    unit = UnitFactory()
    isi_banyak(150, unit)
    saat = DokumenFactory(unit=unit, klasifikasi=Klasifikasi.SETIAP_SAAT)
    satu = client.halaman(halaman_unit(unit, klasifikasi="setiap_saat"))
    dua = client.halaman(halaman_unit(unit, klasifikasi="berkala", halaman=2))
    assert [b["nomor"] for b in satu.context["baris"]] == [saat.nomor]
    assert [b["no"] for b in dua.context["baris"]] == list(range(101, 151))
    assert "?klasifikasi=berkala&" not in dua.context["sebelum_url"]
    assert dua.context["sebelum_url"] == "?klasifikasi=berkala"
    assert all("klasifikasi=berkala" in u["url"] for u in dua.context["unduhan"])
    assert [(p["teks"], p["jumlah"], p["aktif"]) for p in dua.context["pilahan"]] == [
        ("Semua", 151, False),
        ("Berkala", 150, True),
        ("Serta-merta", 0, False),
        ("Setiap saat", 1, False),
    ]


def test_a_wrong_page_gets_a_sentence_and_keeps_the_filter(client):
    dokumen = DokumenFactory()
    for halaman, kalimat in (
        ("0", "“0” bukan nomor halaman"),
        ("abc", "“abc” bukan nomor halaman"),
        ("<script>", "“&lt;script&gt;” bukan nomor halaman"),
        ("2", "Halaman 2 tidak ada. Daftar ini sampai halaman 1."),
        ("9" * 10_000, "Halaman 9999"),
    ):
        ke = halaman_unit(dokumen.unit, klasifikasi="berkala", halaman=halaman)
        response = client.get(ke)
        assert response.status_code == 400
        assert kalimat in response.text
        assert len(response.asli) < 20_000
        assert 'href="?klasifikasi=berkala"' in response.text
        assert response.context["daftar"].klasifikasi == "berkala"
    # A class that is none gets one, and all rows.
    for nilai, kalimat in (
        ("rahasia", "Klasifikasi “rahasia” tidak dikenal"),
        ("dikecualikan", "mempunyai daftar sendiri"),
    ):
        response = client.get(halaman_unit(dokumen.unit, klasifikasi=nilai))
        assert response.status_code == 400
        assert kalimat in response.text
        assert len(response.context["baris"]) == 1


def test_deeper_than_forty_pages_points_to_the_files(client, monkeypatch):
    monkeypatch.setattr("informasi.dip.views.PER_HALAMAN", 1)
    unit = UnitFactory()
    kosong = client.halaman(halaman_unit(unit)).text
    assert "Belum ada informasi di daftar ini" in kosong
    assert f'href="{unit.get_absolute_url()}"' in kosong
    isi_banyak(42, unit)
    # Pages join without gap or repeat.
    halaman = [
        client.halaman(halaman_unit(unit, halaman=ke)).context for ke in (1, 2, 40)
    ]
    nomor = [b["nomor"] for satu in halaman for b in satu["baris"]]
    semua = [b["nomor"] for b in dip_berkas.cari_daftar(unit.slug).alir()]
    assert nomor == [semua[0], semua[1], semua[39]]
    lebih = client.get(halaman_unit(unit, halaman=41))
    assert halaman[-1]["sesudah_url"] == ""
    assert lebih.status_code == 400
    assert "hanya 40 halaman pertama" in lebih.text


def test_a_page_reads_its_rows_in_the_order_of_the_index():
    unit = UnitFactory()
    bagian = UnitFactory(induk=unit, peran_ppid=PeranPPID.TANPA)
    for pemegang in (unit, bagian, UnitFactory(), UnitFactory()):
        isi_banyak(300, pemegang)
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE informasi_dokumeninformasi")
        # Rows that other tests rolled back make every index look dear; the question
        # is whether this one can give the order at all.
        kursor.execute("SET LOCAL enable_sort = off")
        kursor.execute("SET LOCAL enable_incremental_sort = off")
    daftar = dip_berkas.cari_daftar(unit.slug)
    rencana = (
        dip_berkas.isi_dip()
        .filter(unit__in=daftar.anggota)
        .order_by("unit_id", "-terbit_pada", "-pk")[:100]
        .explain()
    )
    assert "informasi_terbit_unit" in rencana
    assert "Sort Key: informasi_dokumeninformasi" not in rencana
