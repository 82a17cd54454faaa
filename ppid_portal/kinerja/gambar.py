"""Pictures of the public page of figures, each with its table."""

from __future__ import annotations

from collections.abc import Mapping

from informasi.models import AlasanKeberatan, HasilPermohonan
from organisasi.bahasa import BULAN
from organisasi.grafik.diagram import gambar_batang, gambar_lajur
from organisasi.grafik.gambar import Gambar
from ppid_portal.angka.periode import PENDEK, SETAHUN, Periode
from ppid_portal.angka.permohonan import TANPA_HURUF
from ppid_portal.angka.potret import LembarAngka

# The grounds of UU 14/2008 Pasal 17 in plain words.
HURUF = {
    "a": "Menghambat penegakan hukum",
    "b": "Hak kekayaan intelektual dan persaingan usaha",
    "c": "Pertahanan dan keamanan negara",
    "d": "Kekayaan alam Indonesia",
    "e": "Ketahanan ekonomi nasional",
    "f": "Hubungan luar negeri",
    "g": "Akta otentik pribadi dan wasiat",
    "h": "Rahasia pribadi seseorang",
    "i": "Surat dan memorandum yang dirahasiakan",
    "j": "Dirahasiakan menurut undang-undang lain",
}
# Counts that have parts: the title, and the parts by name in their order.
RINCI: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "A5h": ("Hasil permohonan", dict(HasilPermohonan.choices)),
    "A5t": (
        "Penolakan menurut alasannya",
        {k: f"{nama} (huruf {k})" for k, nama in HURUF.items()}
        | {TANPA_HURUF: "Hurufnya belum tercatat"},
    ),
    "A6n": (
        "Keberatan menurut alasannya",
        {k: f"{label} (huruf {k})" for k, label in AlasanKeberatan.choices},
    ),
}


def gambar_bulanan(
    papan: LembarAngka, periode: Periode, kode: str, nama: str
) -> Gambar:
    """Twelve bars; a month that has not begun is a gap."""
    bulan = periode.ujung(SETAHUN)
    return gambar_batang(
        judul=f"{nama} per bulan",
        label=[f"{PENDEK[b.mulai - 1]} {b.tahun}" for b in bulan],
        nama_label=[f"{BULAN[b.mulai - 1]} {b.tahun}" for b in bulan],
        nama=nama,
        nilai=[papan.angka(kode, b).nilai for b in bulan],
    )


def gambar_bagian(papan: LembarAngka, periode: Periode, kode: str) -> Gambar | None:
    """Parts of a count, in the order of their names; None where there are none."""
    ada = papan.rincian(kode, periode)
    if not ada:
        return None
    judul, nama = RINCI[kode]
    urut = [*(k for k in nama if k in ada), *(k for k in ada if k not in nama)]
    return gambar_lajur(
        judul=judul,
        lajur=[(nama.get(k, k), ada[k].nilai) for k in urut],
        total=papan.angka(kode, periode).nilai,
    )
