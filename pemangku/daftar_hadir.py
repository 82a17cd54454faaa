"""The attendance list of a visit: ready to sign, without telephone numbers (PK-23)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from organisasi.kertas.naskah import rincian, tabel, tanda_tangan
from organisasi.kertas.xlsx import NilaiSel, Tabel
from pemangku.kertas import TITIK
from pemangku.kertas_kegiatan import Bahan, hari_tanggal, lembar, waktu_singkat
from pemangku.models import Jabatan, Kehadiran, Undangan

JUDUL = "Daftar Hadir"
KEPALA = ("No", "Nama", "Jabatan", "Lembaga/Instansi", "Unsur", "L/P", "Tanda tangan")
LEBAR = (4, 26, 20, 24, 15, 5, 18)
BARIS_SEHALAMAN = 20
# For whoever comes late; and a list on which nobody is known.
KOSONG, KOSONG_SEMUA = 5, 25
BELUM_ADA = "Belum ada kehadiran"
SAH, DIUNDANG = "Kehadiran yang sah", "Yang diundang"
PRIBADI = "Nama peserta pada hari itu; tanpa nomor telepon dan surel"
VERSI = 1
type Baris = tuple[str, ...]


def baris_hadir(bahan: Bahan) -> list[Baris]:
    """Numbered rows of who counts, then empty ones; names as they were on the day.

    Without anybody: who was invited, else an empty list.
    """
    sah = bahan.kegiatan.kehadiran.sah().select_related("unsur").order_by("pada", "pk")
    isi = [_hadir(h) for h in sah] or _diundang(bahan)
    kosong = KOSONG if isi else KOSONG_SEMUA
    return [
        *((str(ke), *satu) for ke, satu in enumerate(isi, 1)),
        *(("",) * (len(KEPALA) - 1) for _ in range(kosong)),
    ]


def _hadir(hadir: Kehadiran) -> Baris:
    return (
        hadir.nama_snapshot,
        hadir.jabatan_snapshot,
        hadir.lembaga_snapshot,
        hadir.unsur.nama if hadir.unsur else "",
        hadir.jenis_kelamin.upper(),
    )


def _diundang(bahan: Bahan) -> list[Baris]:
    """The invited, by name where the invitation names somebody."""
    hari = timezone.localdate(bahan.kegiatan.mulai)
    undangan = list(
        bahan.kegiatan.undangan.select_related(
            "orang", "pemangku__jenis__unsur", "pemangku__wilayah"
        )
    )
    pos: dict[tuple[Any, Any], str] = {
        (j.orang_id, j.pemangku_id): j.nama_jabatan
        for j in Jabatan.objects.berlaku(hari).filter(
            orang__in=[u.orang_id for u in undangan if u.orang_id]
        )
    }
    return [
        _satu_undangan(u, pos.get((u.orang_id, u.pemangku_id), "")) for u in undangan
    ]


def _satu_undangan(undangan: Undangan, jabatan: str) -> Baris:
    orang, pemangku = undangan.orang, undangan.pemangku
    return (
        orang.nama_lengkap if orang else "",
        jabatan,
        pemangku.nama_tampil,
        pemangku.jenis.unsur.nama,
        orang.jenis_kelamin.upper() if orang else "",
    )


def keterangan(bahan: Bahan) -> list[tuple[str, str]]:
    """Day, hours, place and subject over the table."""
    kegiatan = bahan.kegiatan
    return [
        ("Hari, tanggal", hari_tanggal(kegiatan)),
        ("Waktu", waktu_singkat(kegiatan)),
        ("Tempat", kegiatan.tempat),
        ("Acara", kegiatan.judul),
    ]


def kosong(bahan: Bahan) -> bool:
    """Whether nobody counts yet."""
    return not bahan.kegiatan.kehadiran.sah().exists()


def isi_daftar_hadir(bahan: Bahan) -> dict[str, Any]:
    """The print page: the same rows as the PDF."""
    baris = [(*satu, "") for satu in baris_hadir(bahan)]
    return lembar(
        bahan,
        judul=JUDUL,
        tanda=BELUM_ADA if kosong(bahan) else "",
        bagian=[
            rincian(*keterangan(bahan)),
            tabel(KEPALA, baris, LEBAR),
            tanda_tangan(("Penanggung jawab", TITIK)),
        ],
    )


def halaman_hadir(bahan: Bahan) -> dict[str, Any]:
    """What hadir.typ gets: the rows cut into pages of ``BARIS_SEHALAMAN``."""
    baris = baris_hadir(bahan)
    return {
        **isi_daftar_hadir(bahan),
        "keterangan": keterangan(bahan),
        "kepala": KEPALA,
        "halaman": [
            baris[awal : awal + BARIS_SEHALAMAN]
            for awal in range(0, len(baris), BARIS_SEHALAMAN)
        ],
        "penanggung_jawab": TITIK,
    }


def buku_hadir(bahan: Bahan) -> tuple[list[tuple[str, NilaiSel]], list[Tabel]]:
    """Info and the sheet: the same rows as on paper; numbers are numbers, days days."""
    kegiatan, belum = bahan.kegiatan, kosong(bahan)
    baris = baris_hadir(bahan)
    info: list[tuple[str, NilaiSel]] = [
        ("Judul", f"{JUDUL} {kegiatan.nomor}"),
        ("Acara", kegiatan.judul),
        ("Tanggal", timezone.localdate(kegiatan.mulai)),
        ("Waktu", waktu_singkat(kegiatan)),
        ("Tempat", kegiatan.tempat),
        ("Saringan", f"{BELUM_ADA}: {DIUNDANG.lower()}" if belum else SAH),
        ("Keadaan per", timezone.localdate(bahan.pada)),
        ("Diunduh oleh", str(bahan.oleh)),
        ("Jumlah baris", sum(bool(satu[0]) for satu in baris)),
        ("Data pribadi", PRIBADI),
        ("Versi", VERSI),
    ]
    isi: list[list[NilaiSel]] = [
        [int(nomor) if nomor else None, *lain, ""] for nomor, *lain in baris
    ]
    return info, [Tabel(JUDUL, KEPALA, isi, LEBAR)]
