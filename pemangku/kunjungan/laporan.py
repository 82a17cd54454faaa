"""The report of a visit: one paper with all that came of it, and four photos (9.4)."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

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
from organisasi.models import Jejak
from pemangku.kunjungan.actions import hasil_jajak
from pemangku.kunjungan.kertas import (
    JUDUL_DAFTAR_HADIR,
    bagian_komitmen,
    bagian_peserta,
    bagian_tindak_lanjut,
    halaman_hadir,
    hari_tanggal,
    isi_berita_acara,
    isi_lembar_jajak,
    isi_notulen,
    isi_poster,
    lembar,
    waktu_singkat,
)
from pemangku.kunjungan.ketetapan import terbitkan
from pemangku.kunjungan.models import FotoKegiatan, Kegiatan
from pemangku.kunjungan.pilihan import CETAK_BEKAL

JUDUL = "Laporan Kegiatan"
FOTO_PALING_BANYAK = 4
SUASANA = "Suasana kegiatan"
LEBAR_FOTO = 480
MAKSUD = (
    "Menyampaikan tiga kanal layanan (PPID, SP4N-LAPOR!, dan 112) kepada pemangku "
    "kepentingan agar diteruskan kepada warga, dan mendata pemangku di unit ini."
)
MAKSUD_FKP = (
    "Mendengar masukan pemangku kepentingan atas layanan informasi, pengaduan, dan "
    "kedaruratan, serta menyepakati janji sesudahnya."
)


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
    yield from kalimat(MAKSUD_FKP if Kegiatan.Jenis.FKP in kegiatan.jenis else MAKSUD)
    yield bab("Peserta")
    yield from bagian_peserta(kegiatan)
    yield bab("Bahan yang dibagikan")
    yield from _materi(kegiatan)
    yield bab("Jalannya acara")
    yield from kalimat(kegiatan.notulen or "Notulen belum ditulis.")
    yield bab("Kesimpulan")
    yield from kalimat(kegiatan.kesimpulan or "Belum ditulis.")
    if hasil := hasil_jajak(kegiatan):
        yield bab("Hasil survei singkat")
        kepala = ("Pertanyaan", "Awal", "n", "Akhir", "n", "Selisih")
        yield tabel(kepala, hasil, (40, 12, 6, 12, 6, 14))
    yield from _titipan(kegiatan)
    yield from bagian_komitmen(kegiatan)
    yield bab("Janji kantor")
    yield from bagian_tindak_lanjut(kegiatan)
    if semua := _foto(kegiatan):
        yield bab("Foto")
        yield butir(
            f"{f.keterangan or SUASANA} ({tanggal_pendek(f.dibuat_pada)})"
            for f in semua
        )


def _akhir(kegiatan: Kegiatan, kata: str) -> Iterator[Unsur]:
    tersimpan = "tersimpan di portal" if kegiatan.berita_acara else KATA[""]
    yield bab("Lampiran")
    yield butir(
        (
            f"Daftar hadir bertanda tangan: {kata}.",
            f"Berita acara bertanda tangan: {tersimpan}.",
        )
    )
    yield tanda_tangan((kegiatan.penyelenggara.nama, TITIK))


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


# The PDF, with the scan of the signed attendance list: no larger than E-Monev takes it, its
# pictures smaller until all of it fits.

LAMPIRAN = "Lampiran: daftar hadir bertanda tangan"
PDF, GAMBAR, HILANG = "pdf", "gambar", "hilang"
TERPISAH = "lampirkan terpisah"
KATA = {
    "": "belum diunggah",
    IKUT: "di belakang laporan ini",
    TAK_MUAT: (
        f"pindaiannya tidak muat dalam 2 MB walau gambarnya diperkecil, {TERPISAH}"
    ),
    TERKUNCI: f"pindaiannya terkunci kata sandi, {TERPISAH}",
    RUSAK: "pindaiannya tidak dapat dibaca, unggah lagi",
    HILANG: "berkas pindaiannya tidak ditemukan, unggah lagi",
}
# What E-Monev takes, and what of it is kept free for code and QR.
BATAS, CADANGAN = 2 * 1024 * 1024, 8 * 1024
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


class UkuranLaporan(NamedTuple):
    """Longest side and JPEG quality of photos and of the scan; ``pdf``: in a PDF too."""

    foto: tuple[int, int]
    pindaian: tuple[int, int]
    pdf: bool = True


# Smaller until it fits; below the last one signatures and names cannot be read.
UKURAN = (
    UkuranLaporan((1000, 70), (2000, 80), pdf=False),
    UkuranLaporan((800, 60), (1700, 60)),
    UkuranLaporan((600, 50), (1400, 50)),
    UkuranLaporan((480, 45), (1200, 40)),
)


def pdf_laporan(kegiatan: Kegiatan, saat: Saat) -> bytes:
    """The report and behind it the scan, or in words why it is not there; PDFGagal."""
    pindaian = baca_pindaian(kegiatan)
    susun = partial(_susun, kegiatan, saat, pindaian)
    # Tried with papers that have no code: only what goes out is issued.
    ukuran, putusan = _pilih(partial(susun, batas=BATAS - CADANGAN), pindaian)
    return susun(ukuran, putusan, batas=BATAS, terbit=True)[0]


def _pilih(
    coba: Callable[[UkuranLaporan, str], tuple[bytes, str]], pindaian: tuple[str, bytes]
) -> tuple[UkuranLaporan, str]:
    """With the scan and the largest pictures that fit; else without it."""
    putusan, isi = pindaian
    if isi:
        for ukuran in UKURAN:
            _pdf, putusan = coba(ukuran, IKUT)
            if putusan == IKUT:
                return ukuran, putusan
            if putusan != TAK_MUAT:
                break
    batas = BATAS - CADANGAN
    muat = (satu for satu in UKURAN[:-1] if len(coba(satu, putusan)[0]) <= batas)
    return next(muat, UKURAN[-1]), putusan


def _susun(
    kegiatan: Kegiatan,
    saat: Saat,
    pindaian: tuple[str, bytes],
    ukuran: UkuranLaporan,
    putusan: str,
    *,
    batas: int,
    terbit: bool = False,
) -> tuple[bytes, str]:
    jenis, terpindai = pindaian
    bagian = [
        *_bagian(kegiatan),
        *(s for f in _foto(kegiatan) for s in _gambar(f, *ukuran.foto)),
        *_akhir(kegiatan, KATA[putusan]),
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


# All papers of a visit, each a tagged PDF

TIPOGRAFI = Path(__file__).resolve().parents[1] / "tipografi"
# What one takes into the room, in the order in which it is needed.
BEKAL = ("hadir", "poster", "survei")


def _cetak(
    isi: Callable[[Kegiatan, Saat], dict[str, Any]],
    kegiatan: Kegiatan,
    saat: Saat,
    *,
    naskah: Path = SURAT,
    berkode: bool = False,
) -> bytes:
    """``berkode``: it carries a code by which anybody can see that it is genuine."""
    kata = isi(kegiatan, saat)
    if berkode:
        kata = terbitkan(kegiatan, saat, kata)
    kata = {**kata, "lambang": lambang_svg()}
    return cetak_pdf(kata, pada=saat.pada, naskah=naskah)


@transaction.atomic
def pdf_bekal(kegiatan: Kegiatan, saat: Saat) -> bytes:
    """All papers for the room in one; the trail of the visit keeps that they were printed."""
    awal, *lain = (LAPORAN[nama] for nama in BEKAL)
    pdf, batas = awal.cetak(kegiatan, saat), settings.UKURAN_BERKAS_MAKS
    for satu in lain:
        pdf, _ = gabung_pdf(pdf, satu.judul, satu.cetak(kegiatan, saat), batas=batas)
    Jejak.objects.catat(kegiatan, CETAK_BEKAL, saat=saat)
    return pdf


class KertasCetak(NamedTuple):
    judul: str
    # Makes the PDF; raises PDFGagal.
    cetak: Callable[..., bytes]


LAPORAN: Mapping[str, KertasCetak] = {
    "bekal": KertasCetak("Bekal kunjungan", pdf_bekal),
    "hadir": KertasCetak(
        JUDUL_DAFTAR_HADIR,
        partial(_cetak, halaman_hadir, naskah=TIPOGRAFI / "hadir.typ", berkode=True),
    ),
    "berita-acara": KertasCetak(
        "Berita acara", partial(_cetak, isi_berita_acara, berkode=True)
    ),
    "notulen": KertasCetak("Notulen", partial(_cetak, isi_notulen, berkode=True)),
    "laporan": KertasCetak(JUDUL, pdf_laporan),
    "survei": KertasCetak("Lembar survei singkat", partial(_cetak, isi_lembar_jajak)),
    "poster": KertasCetak(
        "Poster QR", partial(_cetak, isi_poster, naskah=TIPOGRAFI / "poster.typ")
    ),
}
