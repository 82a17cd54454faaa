"""The report of a visit: one paper with all that came of it, and four photos (9.4)."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from organisasi.bahasa import tanggal_pendek
from organisasi.kertas.naskah import (
    Unsur,
    bab,
    butir,
    kalimat,
    rincian,
    tabel,
    tanda_tangan,
)
from pemangku.berita_acara import (
    bagian_komitmen,
    bagian_peserta,
    bagian_tindak_lanjut,
)
from pemangku.jajak import hasil_jajak
from pemangku.kertas import TITIK
from pemangku.kertas_kegiatan import Bahan, hari_tanggal, lembar, waktu_singkat
from pemangku.models import FotoKegiatan, Kegiatan
from pemangku.models.pilihan_kegiatan import TingkatPelibatan

JUDUL = "Laporan Kegiatan"
FOTO_PALING_BANYAK = 4
# Small enough that four of them leave the paper well under the 2 MB of E-Monev.
SISI_FOTO, MUTU_FOTO = 1000, 70
LEBAR_FOTO = 480
MAKSUD = {
    str(TingkatPelibatan.INFORMASI): (
        "Menyampaikan tiga kanal layanan (PPID, SP4N-LAPOR!, dan 112) kepada pemangku "
        "kepentingan agar diteruskan kepada warga, dan mendata pemangku di unit ini."
    ),
}
MAKSUD_LAIN = (
    "Mendengar masukan pemangku kepentingan atas layanan informasi, pengaduan, dan "
    "kedaruratan, serta menyepakati tindak lanjutnya."
)


@dataclass(frozen=True, slots=True)
class Lampiran:
    """Where the signed attendance list is, in words, and its pages where they are ours."""

    kata: str
    halaman: Sequence[Unsur] = ()


def isi_laporan(bahan: Bahan) -> dict[str, Any]:
    """Values for the print page: photos by their captions."""
    lampiran = Lampiran(_ada(bool(bahan.kegiatan.pindaian_hadir), "ikut di dalam PDF"))
    return lembar(
        bahan, judul=JUDUL, bagian=[*_bagian(bahan), *_akhir(bahan, lampiran)]
    )


def cetak_laporan(
    bahan: Bahan,
    lampiran: Lampiran,
    ukuran_foto: tuple[int, int] = (SISI_FOTO, MUTU_FOTO),
) -> dict[str, Any]:
    """Values for the typesetter: with the pictures themselves, made small.

    ``ukuran_foto``: longest side and JPEG quality.
    """
    foto = [s for f in _foto(bahan.kegiatan) for s in _gambar(f, *ukuran_foto)]
    bagian = [*_bagian(bahan), *foto, *_akhir(bahan, lampiran)]
    return lembar(bahan, judul=JUDUL, bagian=bagian)


def _bagian(bahan: Bahan) -> Iterator[Unsur]:
    kegiatan = bahan.kegiatan
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
    yield from _judul_foto(kegiatan)


def _akhir(bahan: Bahan, lampiran: Lampiran) -> Iterator[Unsur]:
    kegiatan = bahan.kegiatan
    yield bab("Lampiran")
    yield butir(
        (
            f"Daftar hadir bertanda tangan: {lampiran.kata}.",
            f"Berita acara bertanda tangan: {_ada(bool(kegiatan.berita_acara))}.",
        )
    )
    yield tanda_tangan((kegiatan.penyelenggara.nama, TITIK))
    yield from lampiran.halaman


def _ada(ada: bool, kata: str = "tersimpan di portal") -> str:  # noqa: FBT001 - one word for one fact
    return kata if ada else "belum diunggah"


def _materi(kegiatan: Kegiatan) -> Iterator[Unsur]:
    """What was on the agenda, and what was handed out."""
    agenda = [
        f"{b.topik} ({', '.join(b.sebutan_saluran)})" if b.saluran else b.topik
        for b in kegiatan.agenda.all()
    ]
    if agenda:
        yield butir(agenda)
    else:
        yield from kalimat("Agenda belum diisi.")
    serah: Counter[str] = Counter()
    for satu in kegiatan.penyerahan.select_related("materi"):
        serah[str(satu.materi)] += satu.jumlah
    if serah:
        baris = [(nama, str(jumlah)) for nama, jumlah in sorted(serah.items())]
        yield tabel(("Dibagikan", "Jumlah"), baris, (50, 14))


def _jajak(kegiatan: Kegiatan) -> Iterator[Unsur]:
    """What the room knew before and after; nothing without a poll (6.8)."""
    if hasil := hasil_jajak(kegiatan):
        yield bab("Hasil jajak")
        yield tabel(
            ("Pertanyaan", "Awal", "n", "Akhir", "n", "Selisih"),
            [
                (
                    *(satu.pertanyaan, satu.awal.teks, str(satu.awal.n)),
                    *(satu.akhir.teks, str(satu.akhir.n), satu.poin),
                )
                for satu in hasil
            ],
            (40, 12, 6, 12, 6, 14),
        )


def _titipan(kegiatan: Kegiatan) -> Iterator[Unsur]:
    """How many needs were raised, by kind and state: counts, never words or persons."""
    hitung: Counter[tuple[str, str]] = Counter(
        (satu.get_jenis_display(), satu.get_status_display())
        for satu in kegiatan.titipan.all()
    )
    if hitung:
        yield bab("Titipan warga")
        baris = [(j, s, str(jumlah)) for (j, s), jumlah in sorted(hitung.items())]
        yield tabel(("Jenis", "Keadaan", "Jumlah"), baris, (28, 28, 12))


def _foto(kegiatan: Kegiatan) -> list[FotoKegiatan]:
    return list(kegiatan.foto.all()[:FOTO_PALING_BANYAK])


def _judul_foto(kegiatan: Kegiatan) -> Iterator[Unsur]:
    """The captions stand on page and paper alike."""
    if foto := _foto(kegiatan):
        yield bab("Foto")
        yield butir(
            f"{f.keterangan or 'Suasana kegiatan'} ({tanggal_pendek(f.dibuat_pada)})"
            for f in foto
        )


def _gambar(foto: FotoKegiatan, sisi: int, mutu: int) -> Iterator[Unsur]:
    """The photo as a picture of the paper; nothing when its file is gone."""
    try:
        with foto.isi.open("rb") as berkas:
            jpeg, ukuran = perkecil(berkas.read(), sisi, mutu)
    except OSError:
        return
    teks = foto.keterangan or "Suasana kegiatan"
    yield unsur_gambar(jpeg, ukuran, teks=teks, lebar=LEBAR_FOTO)


def perkecil(isi: bytes, sisi: int, mutu: int) -> tuple[bytes, tuple[int, int]]:
    """The picture as a JPEG at most ``sisi`` long, and its size; raises OSError."""
    from PIL import Image

    with Image.open(BytesIO(isi)) as satu:
        satu.thumbnail((sisi, sisi))
        keluar = BytesIO()
        satu.convert("RGB").save(keluar, "JPEG", quality=mutu)
        return keluar.getvalue(), satu.size


def unsur_gambar(
    jpeg: bytes, ukuran: tuple[int, int], *, teks: str, lebar: int
) -> Unsur:
    """A picture of the paper, ``lebar`` of 640 wide."""
    panjang, tinggi = ukuran
    isi = b64encode(jpeg).decode()
    return {
        "jenis": "gambar",
        "svg": (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {panjang} {tinggi}">'
            f'<image width="{panjang}" height="{tinggi}" '
            f'href="data:image/jpeg;base64,{isi}"/></svg>'
        ),
        "teks": teks,
        "lebar": lebar,
    }
