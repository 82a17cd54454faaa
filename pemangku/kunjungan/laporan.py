"""The report of a visit: one paper with all that came of it, and four photos (9.4)."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.saat import Saat
from organisasi.kertas.dokumen import TITIK
from organisasi.kertas.naskah import (
    IKUT,
    RUSAK,
    SURAT,
    TAK_MUAT,
    TERKUNCI,
    PDFGagal,
    Unsur,
    bab,
    butir,
    cetak_pdf,
    foto,
    gabung_pdf,
    kalimat,
    lambang_svg,
    rincian,
    salinan,
    tabel,
    tanda_tangan,
)
from organisasi.kertas.unggahan import bersihkan_foto
from pemangku.kunjungan.actions import hasil_jajak
from pemangku.kunjungan.kertas import (
    JUDUL_DAFTAR_HADIR,
    bagian_komitmen,
    bagian_peserta,
    bagian_tindak_lanjut,
    halaman_hadir,
    hari_tanggal,
    isi_berita_acara,
    isi_daftar_hadir,
    isi_lembar_jajak,
    isi_notulen,
    isi_poster,
    lembar,
    waktu_singkat,
)
from pemangku.kunjungan.ketetapan import terbitkan
from pemangku.kunjungan.models import FotoKegiatan, Kegiatan
from pemangku.kunjungan.pilihan import TingkatPelibatan

JUDUL = "Laporan Kegiatan"
FOTO_PALING_BANYAK = 4
SUASANA = "Suasana kegiatan"
LEBAR_FOTO = 480
MAKSUD = {
    str(TingkatPelibatan.INFORMASI): (
        "Menyampaikan tiga kanal layanan (PPID, SP4N-LAPOR!, dan 112) kepada pemangku "
        "kepentingan agar diteruskan kepada warga, dan mendata pemangku di unit ini."
    )
}
MAKSUD_LAIN = (
    "Mendengar masukan pemangku kepentingan atas layanan informasi, pengaduan, dan "
    "kedaruratan, serta menyepakati tindak lanjutnya."
)


def isi_laporan(kegiatan: Kegiatan, saat: Saat) -> dict[str, Any]:
    kata = _ada(bool(kegiatan.pindaian_hadir), "ikut di dalam PDF")
    bagian = [*_bagian(kegiatan), *_akhir(kegiatan, kata)]
    return lembar(kegiatan, saat, judul=JUDUL, bagian=bagian)


def _bagian(kegiatan: Kegiatan) -> Iterator[Unsur]:
    yield rincian(
        ("Kegiatan", kegiatan.judul),
        ("Dasar", kegiatan.dasar_surat),
        ("Hari, tanggal", hari_tanggal(kegiatan)),
        ("Waktu", waktu_singkat(kegiatan)),
        ("Tempat", kegiatan.tempat),
        ("Tuan rumah", kegiatan.tuan_rumah.nama),
        ("Penyelenggara", kegiatan.penyelenggara.nama),
    )
    yield bab("Maksud dan tujuan")
    yield from kalimat(MAKSUD.get(kegiatan.tingkat_pelibatan, MAKSUD_LAIN))
    yield bab("Peserta")
    yield from bagian_peserta(kegiatan)
    yield bab("Materi")
    yield from _materi(kegiatan)
    yield bab("Jalannya acara")
    yield from kalimat(kegiatan.notulen or "Notulen belum ditulis.")
    yield bab("Kesimpulan")
    yield from kalimat(kegiatan.kesimpulan or "Belum ditulis.")
    yield from _jajak(kegiatan)
    yield from _titipan(kegiatan)
    yield from bagian_komitmen(kegiatan)
    yield bab("Tindak lanjut")
    yield from bagian_tindak_lanjut(kegiatan)
    # The captions stand on page and paper alike.
    if semua := _foto(kegiatan):
        yield bab("Foto")
        yield butir(
            f"{f.keterangan or SUASANA} ({tanggal_pendek(f.dibuat_pada)})"
            for f in semua
        )


def _akhir(kegiatan: Kegiatan, kata: str) -> Iterator[Unsur]:
    yield bab("Lampiran")
    yield butir(
        (
            f"Daftar hadir bertanda tangan: {kata}.",
            f"Berita acara bertanda tangan: {_ada(bool(kegiatan.berita_acara))}.",
        )
    )
    yield tanda_tangan((kegiatan.penyelenggara.nama, TITIK))


def _ada(ada: bool, kata: str = "tersimpan di portal") -> str:  # noqa: FBT001 - one word for one fact
    return kata if ada else "belum diunggah"


def _materi(kegiatan: Kegiatan) -> Iterator[Unsur]:
    agenda = [
        f"{b['topik']} ({b['kanal']})" if b["kanal"] else b["topik"]
        for b in kegiatan.butir_agenda
    ]
    if agenda:
        yield butir(agenda)
    else:
        yield from kalimat("Agenda belum diisi.")
    if kegiatan.materi_dibagikan:
        yield from kalimat(f"Dibagikan: {kegiatan.materi_dibagikan}")


def _jajak(kegiatan: Kegiatan) -> Iterator[Unsur]:
    if hasil := hasil_jajak(kegiatan):
        yield bab("Hasil jajak")
        kepala = ("Pertanyaan", "Awal", "n", "Akhir", "n", "Selisih")
        yield tabel(kepala, hasil, (40, 12, 6, 12, 6, 14))


def _titipan(kegiatan: Kegiatan) -> Iterator[Unsur]:
    """How many needs were raised, by kind and state: counts, never words or persons."""
    hitung: Counter[tuple[str, str]] = Counter(
        (satu.get_jenis_display(), satu.get_status_display())
        for satu in kegiatan.titipan.all()
    )
    if hitung:
        yield bab("Pesan warga")
        baris = [(j, s, str(jumlah)) for (j, s), jumlah in sorted(hitung.items())]
        yield tabel(("Jenis", "Keadaan", "Jumlah"), baris, (28, 28, 12))


def _foto(kegiatan: Kegiatan) -> list[FotoKegiatan]:
    return list(kegiatan.foto.all()[:FOTO_PALING_BANYAK])


def _gambar(satu: FotoKegiatan, sisi: int, mutu: int) -> Iterator[Unsur]:
    # Nothing when its file is gone.
    teks = satu.keterangan or SUASANA
    with suppress(OSError), satu.isi.open("rb") as berkas:
        isi = berkas.read()
        yield foto(isi, sisi=sisi, mutu=mutu, teks=teks, lebar=LEBAR_FOTO)


# The PDF, with the scan of the signed attendance list.
# In two sizes: as it is, and for E-Monev, whose pictures get smaller until all of it fits.

LAMPIRAN = "Lampiran: daftar hadir bertanda tangan"
PDF, GAMBAR, HILANG = "pdf", "gambar", "hilang"
TERPISAH = "lampirkan terpisah"
KATA = {
    "": "belum diunggah",
    IKUT: "di belakang laporan ini",
    TAK_MUAT: f"pindaiannya tidak muat dalam satu PDF, {TERPISAH}",
    TERKUNCI: f"pindaiannya terkunci kata sandi, {TERPISAH}",
    RUSAK: "pindaiannya tidak dapat dibaca, unggah lagi",
    HILANG: "berkas pindaiannya tidak ditemukan, unggah lagi",
}
# Beside the scan: paper and photos.
RUANG_KERTAS = 4 * 1024 * 1024
# What E-Monev takes, and what of it is kept free for code and QR.
BATAS_KECIL, CADANGAN = 2 * 1024 * 1024, 8 * 1024
TAK_MUAT_KECIL = (
    f"pindaiannya tidak muat dalam 2 MB walau gambarnya diperkecil, {TERPISAH}"
)
# Of an A4 page this height leaves a margin.
LEBAR_PENUH, TINGGI_PENUH = 640, 800


def baca_pindaian(kegiatan: Kegiatan) -> tuple[str, bytes]:
    """Whether the scan is a PDF or a picture, and its bytes; without them why neither."""
    satu = kegiatan.pindaian_hadir
    if not satu:
        return "", b""
    try:
        with satu.open("rb") as berkas:
            isi: bytes = berkas.read()
    except OSError:
        return HILANG, b""
    if str(satu.name).endswith(".pdf"):
        return PDF, isi
    unggahan = SimpleUploadedFile(str(satu.name), isi)
    try:
        return GAMBAR, bersihkan_foto(unggahan, maks=max(len(isi), 1)).isi.read()
    except ValidationError:
        return RUSAK, b""


@dataclass(frozen=True, slots=True)
class UkuranLaporan:
    """Longest side and JPEG quality of photos and of the scan; ``pdf``: in a PDF too."""

    foto: tuple[int, int]
    pindaian: tuple[int, int]
    pdf: bool = True


# Small enough that four of them leave the paper well under the 2 MB of E-Monev.
BIASA = UkuranLaporan((1000, 70), (2000, 80), pdf=False)
# Smaller until it fits; below the last one signatures and names cannot be read.
KECIL = (
    BIASA,
    UkuranLaporan((800, 60), (1700, 60)),
    UkuranLaporan((600, 50), (1400, 50)),
    UkuranLaporan((480, 45), (1200, 40)),
)


def pdf_laporan(kegiatan: Kegiatan, saat: Saat, *, kecil: bool = False) -> bytes:
    """The report and behind it the scan, or in words why it is not there.

    ``kecil``: at most ``BATAS_KECIL`` bytes. Raises PDFGagal.
    """
    pindaian = baca_pindaian(kegiatan)
    batas = BATAS_KECIL if kecil else settings.UKURAN_BERKAS_MAKS + RUANG_KERTAS
    susun = partial(_susun, kegiatan, saat, pindaian, kecil=kecil)
    # Tried with papers that have no code: only what goes out is issued.
    coba, muat = partial(susun, batas=batas - CADANGAN), batas - CADANGAN
    ukuran, putusan = _pilih(coba, pindaian, muat, KECIL if kecil else (BIASA,))
    return susun(ukuran, putusan, batas=batas, terbit=True)[0]


def _pilih(
    coba: Callable[[UkuranLaporan, str], tuple[bytes, str]],
    pindaian: tuple[str, bytes],
    batas: int,
    langkah: Sequence[UkuranLaporan],
) -> tuple[UkuranLaporan, str]:
    """With the scan and the largest pictures that fit; else without it."""
    putusan, isi = pindaian
    if isi:
        for ukuran in langkah:
            _pdf, putusan = coba(ukuran, IKUT)
            if putusan == IKUT:
                return ukuran, putusan
            if putusan != TAK_MUAT:
                break
    muat = (satu for satu in langkah[:-1] if len(coba(satu, putusan)[0]) <= batas)
    return next(muat, langkah[-1]), putusan


def _susun(
    kegiatan: Kegiatan,
    saat: Saat,
    pindaian: tuple[str, bytes],
    ukuran: UkuranLaporan,
    putusan: str,
    *,
    kecil: bool,
    batas: int,
    terbit: bool = False,
) -> tuple[bytes, str]:
    jenis, terpindai = pindaian
    bagian = [
        *_bagian(kegiatan),
        *(s for f in _foto(kegiatan) for s in _gambar(f, *ukuran.foto)),
        *_akhir(
            kegiatan, TAK_MUAT_KECIL if kecil and putusan == TAK_MUAT else KATA[putusan]
        ),
    ]
    # A scan that is a picture has a page of its own.
    if jenis == GAMBAR and putusan == IKUT:
        sisi, mutu = ukuran.pindaian
        bagian += [
            salinan(LAMPIRAN, "Pindaian sebagaimana diunggah."),
            foto(
                terpindai,
                sisi=sisi,
                mutu=mutu,
                teks=LAMPIRAN,
                lebar=LEBAR_PENUH,
                tinggi=TINGGI_PENUH,
            ),
        ]
    isi = lembar(kegiatan, saat, judul=JUDUL, bagian=bagian)
    if terbit:
        isi = terbitkan(kegiatan, saat, isi)
    isi = {**isi, "lambang": lambang_svg()}
    kertas = cetak_pdf(isi, pada=saat.pada, naskah=SURAT)
    if putusan != IKUT or jenis != PDF:
        return kertas, putusan if len(kertas) <= batas else TAK_MUAT
    perkecil = ukuran.pindaian if ukuran.pdf else None
    try:
        hasil, putusan = gabung_pdf(
            kertas, LAMPIRAN, terpindai, batas=batas, perkecil=perkecil
        )
    except PDFGagal:
        hasil, putusan = kertas, RUSAK
    # It was read before its pictures were touched: too much work is not damage.
    return hasil, TAK_MUAT if perkecil and putusan == RUSAK else putusan


# All papers of a visit: as a page to print, as a tagged PDF

TIPOGRAFI = Path(__file__).resolve().parents[1] / "tipografi"


@dataclass(frozen=True, slots=True, kw_only=True)
class KertasCetak:
    """One paper: its values for the page, and for the typesetter where they differ.

    ``pdf`` makes the file of one that has pages of others behind it, also the small one
    for E-Monev.
    """

    judul: str
    halaman: Callable[[Kegiatan, Saat], dict[str, Any]]
    cetakan: Callable[[Kegiatan, Saat], dict[str, Any]] | None = None
    pdf: Callable[..., bytes] | None = None
    naskah: Path = SURAT
    templat: str = "pemangku/kunjungan/cetak.html"
    # Carries a code by which anybody can see that it is genuine.
    berkode: bool = False

    def cetak(self, kegiatan: Kegiatan, saat: Saat) -> bytes:
        """The PDF; raises PDFGagal."""
        if self.pdf:
            return self.pdf(kegiatan, saat)
        isi = (self.cetakan or self.halaman)(kegiatan, saat)
        if self.berkode:
            isi = terbitkan(kegiatan, saat, isi)
        isi = {**isi, "lambang": lambang_svg()}
        return cetak_pdf(isi, pada=saat.pada, naskah=self.naskah)


LAPORAN: Mapping[str, KertasCetak] = {
    "hadir": KertasCetak(
        judul=JUDUL_DAFTAR_HADIR,
        halaman=isi_daftar_hadir,
        cetakan=halaman_hadir,
        naskah=TIPOGRAFI / "hadir.typ",
        berkode=True,
    ),
    "berita-acara": KertasCetak(
        judul="Berita acara", halaman=isi_berita_acara, berkode=True
    ),
    "notulen": KertasCetak(judul="Notulen", halaman=isi_notulen, berkode=True),
    "laporan": KertasCetak(judul=JUDUL, halaman=isi_laporan, pdf=pdf_laporan),
    "jajak": KertasCetak(judul="Lembar jajak", halaman=isi_lembar_jajak),
    "poster": KertasCetak(
        judul="Poster QR",
        halaman=isi_poster,
        naskah=TIPOGRAFI / "poster.typ",
        templat="pemangku/kunjungan/poster.html",
    ),
}
