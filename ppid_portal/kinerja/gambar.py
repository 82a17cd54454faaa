"""Figures of the page as pictures, each with its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from informasi.models import AlasanKeberatan, HasilPermohonan
from organisasi.bahasa import BULAN
from organisasi.grafik.diagram import Lajur, Seri, Titik, gambar_batang, gambar_lajur
from organisasi.grafik.gambar import Gambar
from ppid_portal.indikator.permohonan import TANPA_HURUF
from ppid_portal.kinerja.papan import Papan, Sel
from ppid_portal.kinerja.susunan import Susunan, kota

PENDEK = (
    *("Jan", "Feb", "Mar", "Apr", "Mei", "Jun"),
    *("Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
)
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
    TANPA_HURUF: "Hurufnya belum tercatat",
}
DISAMARKAN = (
    "<5 berarti 1 sampai 4. Bagian dari jumlah <5 tidak ditampilkan. Angka lain "
    "disamarkan (*) bila dari angka itu yang kecil dapat dihitung."
)
TIDAK_ADA = "Tidak ada dalam periode ini."
TIDAK_DIRINCI = "Terlalu sedikit untuk dirinci."


def titik(sel: Sel) -> Titik:
    """A figure as a point; hidden ones are a gap with their word."""
    if sel.tersamar:
        return Titik(None, sel.kata)
    return Titik(sel.angka.nilai)


def catatan(semua: Sequence[Sel]) -> tuple[str, ...]:
    """The footnote about hidden numbers where there are some."""
    return (DISAMARKAN,) if any(s.tersamar for s in semua) else ()


def gambar_bulanan(papan: Papan, susunan: Susunan, kode: str, nama: str) -> Gambar:
    """Twelve bars; a month that has not begun is a gap."""
    bulan = susunan.bulan
    sel = [papan.sel(kota(kode, b)) for b in bulan if susunan.mulai(b)]
    belum = [Titik(None)] * (len(bulan) - len(sel))
    return gambar_batang(
        judul=f"{nama} per bulan",
        label=[f"{PENDEK[b.mulai - 1]} {b.tahun}" for b in bulan],
        nama_label=[f"{BULAN[b.mulai - 1]} {b.tahun}" for b in bulan],
        seri=[Seri(nama, [*map(titik, sel), *belum])],
        catatan=catatan(sel),
    )


def tanpa_bagian(papan: Papan, susunan: Susunan, kode: str) -> str:
    """What is said where ``gambar_bagian`` has nothing to show."""
    ada = papan.lembar.rincian(kode, susunan.periode)
    return TIDAK_DIRINCI if ada else TIDAK_ADA


def gambar_bagian(
    papan: Papan, susunan: Susunan, kode: str, judul: str, nama: Mapping[str, str]
) -> Gambar | None:
    """Parts of a count, in the order of ``nama``; None where none may be told."""
    ada = [
        r
        for r in papan.lembar.rincian(kode, susunan.periode)
        if kota(kode, susunan.periode, r) in papan
    ]
    if not ada:
        return None
    kunci = kota(kode, susunan.periode)
    total = [papan.sel(kunci)] if kunci in papan else []
    urut = [*(k for k in nama if k in ada), *(k for k in ada if k not in nama)]
    sel = [papan.sel(kota(kode, susunan.periode, k)) for k in urut]
    return gambar_lajur(
        judul=judul,
        lajur=[Lajur(nama.get(k, k), titik(s)) for k, s in zip(urut, sel, strict=True)],
        total=titik(total[0]) if total else None,
        kepala=("Bagian", "Banyaknya"),
        catatan=catatan([*total, *sel]),
    )


HASIL = dict(HasilPermohonan.choices)
ALASAN = {k: f"{label} (huruf {k})" for k, label in AlasanKeberatan.choices}
TOLAK = {k: f"{nama} (huruf {k})" if len(k) == 1 else nama for k, nama in HURUF.items()}
