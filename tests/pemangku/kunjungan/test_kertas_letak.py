"""9.1 and 9.2 on paper: words stay in their cells, nobody signs an empty page."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import SURAT, cetak_pdf, lambang_svg
from pemangku.kunjungan.kertas import halaman_hadir, isi_berita_acara
from pemangku.kunjungan.laporan import TIPOGRAFI
from pemangku.models import Kegiatan
from tests.factories import pemangku as f
from tests.factories.organisasi import PetugasFactory
from tests.pemangku.kantor_kunjungan import PADA

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
# Of A4 portrait in points.
TINGGI = 842


@pytest.fixture
def kegiatan():
    return f.KegiatanFactory(status=Kegiatan.Status.SELESAI)


def pencetak():
    return Saat(PetugasFactory(), PADA)


def pdf(isi, naskah=SURAT):
    isi = {**isi, "lambang": lambang_svg()}
    return PdfReader(BytesIO(cetak_pdf(isi, pada=PADA, naskah=naskah)))


def letak(halaman):
    """Each piece of text with where it stands, from the upper left corner."""
    hasil = []

    def catat(teks, cm, tm, *_):
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if teks.strip():
            hasil.append((teks, x, TINGGI - y))

    halaman.extract_text(visitor_text=catat)
    return hasil


def tinggi(semua, kata):
    return next(y for teks, _, y in semua if kata in teks)


def test_pk23_the_longest_words_stay_in_their_rows(kegiatan):
    unsur = f.UnsurFactory(nama="KIM dan komunitas informasi")
    isi = {"jabatan_snapshot": "Ketua Bidang " * 9, "lembaga_snapshot": "W" * 160}
    isi |= {"kegiatan": kegiatan, "unsur": unsur}
    for ke in range(10, 33):
        nama = f"awal{ke} {'Raden Kusumawijaya ' * 7}akhir{ke}"
        waktu = PADA + timedelta(minutes=ke)
        f.KehadiranFactory(pada=waktu, nama_snapshot=nama, **isi)
    hasil = pdf(halaman_hadir(kegiatan, pencetak()), TIPOGRAFI / "hadir.typ")
    assert len(hasil.pages) == 2
    for halaman, mulai, sampai in ((0, 10, 30), (1, 30, 33)):
        semua = letak(hasil.pages[halaman])
        for ke in range(mulai, sampai):
            assert tinggi(semua, f"akhir{ke}") > tinggi(semua, f"awal{ke}")
            if ke + 1 < sampai:
                assert tinggi(semua, f"awal{ke + 1}") > tinggi(semua, f"akhir{ke}")


@pytest.mark.parametrize("banyak", [0, 9])
def test_9_2_signatures_never_stand_alone_on_their_page(kegiatan, banyak):
    for ke in range(banyak):
        f.TindakLanjutFactory(kegiatan=kegiatan, uraian=f"Uraian {ke:02d}")
    isi = isi_berita_acara(kegiatan, pencetak())
    (pihak,) = [u for u in isi["bagian"] if u["jenis"] == "tanda_tangan"]
    kata = pihak["pihak"][1]["bawah"][0]
    tabel = isi["bagian"][-2].get("baris")
    akhir = tabel[-1][0] if tabel else "Tidak ada tindak lanjut"
    beda = set()
    # So many lines before that the end falls on each place of a page in turn.
    for baris in range(0, 48, 8):
        pembuka = [{"jenis": "kalimat", "teks": "Baris."}] * baris
        hasil = pdf({**isi, "bagian": [*pembuka, *isi["bagian"]]})
        halaman = [p.extract_text() for p in hasil.pages]
        assert [akhir in isi for isi in halaman if kata in isi] == [True]
        beda.add(len(hasil.pages))
    assert len(beda) > 1
