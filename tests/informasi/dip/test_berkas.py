"""The Daftar Informasi Publik as files: the same rows in PDF, XLSX, CSV and JSON."""

import csv
import io
import json
from datetime import timedelta

import openpyxl
import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from informasi.dip import views as dip_berkas
from informasi.dip.views import naskah_dip
from informasi.models import DokumenInformasi, Klasifikasi
from organisasi.models import PeranPPID
from tests.factories.informasi import DokumenFactory, RancanganFactory
from tests.factories.organisasi import UnitFactory

pytestmark = pytest.mark.django_db
JENIS = ("pdf", "xlsx", "csv", "json")


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


def test_page_csv_json_and_xlsx_hold_the_same_rows(client, unit):
    halaman = client.halaman(reverse("informasi:dip-unit", args=[unit.slug]))
    baris = [list(dip_berkas.nilai(b)) for b in halaman.context["baris"]]
    csv_ = baca_csv(ambil(client, alamat("csv", unit)))
    json_ = json.loads(ambil(client, alamat("json", unit)))
    xlsx = [[n for n, _ in b] for b in baca_xlsx(ambil(client, alamat("xlsx", unit)))]
    assert len(baris) == 3
    assert xlsx == [list(dip_berkas.KOLOM), *baris]
    assert csv_ == [list(dip_berkas.KOLOM), *[[str(n) for n in b] for b in baris]]
    assert json_["jumlah"] == len(json_["baris"]) == 3
    assert json_["baris"] == halaman.context["baris"]
    assert json_["unit"] == unit.slug
    # The city's holds all units, numbered through.
    DokumenFactory(unit=UnitFactory(nama="Diskominfo", peran_ppid=PeranPPID.UTAMA))
    kota = client.get(alamat("json"))
    isi = json.loads(kota.getvalue())
    assert [(b["no"], b["menguasai"]) for b in isi["baris"]] == [
        *((1, "Diskominfo"), (2, "Setda"), (3, "Setda"), (4, "Bagian"))
    ]
    assert isi["unit"] is None
    assert kota["Content-Disposition"] == 'inline; filename="dip-kota.json"'


def test_closed_withdrawn_and_draft_entries_are_in_no_file(client, unit):
    for jenis in JENIS:
        for sasaran in (alamat(jenis), alamat(jenis, unit)):
            isi = ambil(client, sasaran)
            if jenis == "xlsx":
                isi = repr(baca_xlsx(isi)).encode()
            assert b"Jangan terbit" not in isi


def test_files_say_their_names(client, unit):
    for jenis, cara in zip(
        JENIS, ("inline", *["attachment"] * 2, "inline"), strict=True
    ):
        response = client.get(alamat(jenis, unit), {"klasifikasi": "berkala"})
        response.getvalue()  # reads it to the end, which closes it
        nama = f'{cara}; filename="dip-{unit.slug}-berkala.{jenis}"'
        assert response["Content-Disposition"] == nama


def test_an_unknown_class_gets_a_sentence_and_an_unknown_unit_is_not_found(
    client, unit
):
    for jenis in JENIS:
        response = client.get(alamat(jenis, unit), {"klasifikasi": "apa saja"})
        assert response.status_code == 400
        assert "“apa saja” tidak dikenal" in response.text
        assert client.get(f"/informasi/dip/tidak-ada.{jenis}").status_code == 404


@pytest.mark.parametrize(
    "jahat", ["=HYPERLINK('http://jahat.contoh')", "\rHYPERLINK", "#REF!"]
)
def test_a_formula_or_an_error_stays_text(client, jahat):
    dokumen = DokumenFactory(judul=jahat, penanggung_jawab=jahat, ringkasan="Isi.")
    sel = [s for b in baca_xlsx(ambil(client, alamat("xlsx", dokumen.unit))) for s in b]
    csv_ = baca_csv(ambil(client, alamat("csv", dokumen.unit)))[1]
    assert {jenis for nilai, jenis in sel if isinstance(nilai, str)} == {"s"}
    assert [nilai for nilai, jenis in sel if jenis == "n"] == [1]
    assert csv_[3] == (jahat if jahat[0] == "#" else f"'{jahat}")
    for nilai in (*[n for n, _ in sel if isinstance(n, str)], *csv_):
        assert not nilai.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_csv_reads_piece_by_piece(client, unit, monkeypatch):
    monkeypatch.setattr(dip_berkas, "SEKALI_BACA", 1)
    sekaligus = [b["nomor"] for b in dip_berkas.cari_daftar(unit.slug).potongan(0, 10)]
    baris = json.loads(ambil(client, alamat("json", unit)))["baris"]
    assert [b["nomor"] for b in baris] == sekaligus


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


@pytest.mark.usefixtures("_jam")
def test_words_say_state_class_and_what_is_missing(unit):
    naskah = naskah_dip(dip_berkas.cari_daftar(unit.slug, "berkala"), batas=10_000)
    assert naskah["keterangan"] == (
        "3 informasi yang terbuka, klasifikasi berkala. Keadaan Selasa, 4 Juni 2024."
    )
    assert naskah["pengantar"] == [
        "Termasuk yang dikuasai Bagian.",
        "Informasi yang dikecualikan ada di http://localhost:8000/informasi/dikecualikan/",
    ]
    kota = naskah_dip(dip_berkas.cari_daftar(""), batas=10_000)
    assert kota["judul"] == "Daftar Informasi Publik Kota Tasikmalaya"


def test_xlsx_prints_on_landscape_with_its_heading(client, unit):
    # Control characters and a very long text fit a cell.
    DokumenFactory(unit=unit, judul="Judul\x0bganjil", ringkasan="x" * 40_000)
    isi = ambil(client, alamat("xlsx", unit))
    panjang = max((baris[1][0] for baris in baca_xlsx(isi)), key=len)
    assert panjang.startswith("Judulganjil. xxx")
    assert len(panjang) == 32_767
    buku = lembar(isi)
    assert buku.page_setup.orientation == "landscape"
    kepala = int(buku.print_title_rows.rpartition("$")[2])
    assert buku.cell(kepala, 1).value == "No"
    assert buku.freeze_panes == f"A{kepala + 1}"
    assert buku.title == "Daftar Informasi Publik Setda"


@pytest.mark.parametrize("jenis", ["pdf", "xlsx"])
def test_the_paper_is_made_once_for_each_state_of_the_catalogue(
    client, unit, monkeypatch, jenis
):
    buat = {"pdf": "cetak_pdf", "xlsx": "tulis_lembar"}[jenis]
    asli = getattr(dip_berkas, buat)
    kali = []
    monkeypatch.setattr(
        dip_berkas, buat, lambda *a, **kw: kali.append(1) or asli(*a, **kw)
    )
    sama = {ambil(client, alamat(jenis, unit)) for _ in range(3)}
    assert (len(sama), len(kali)) == (1, 1)
    ambil(client, alamat(jenis, unit), klasifikasi="berkala")
    ambil(client, alamat(jenis))
    assert len(kali) == 3  # another list is another paper
    DokumenFactory(unit=unit, judul="Sesudahnya")
    assert ambil(client, alamat(jenis, unit)) not in sama
    assert len(kali) == 4
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        ambil(client, alamat(jenis, unit))
    assert len(kali) == 5  # it names its day
