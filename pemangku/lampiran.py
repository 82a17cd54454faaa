"""Lists that decisions fix: their rows today, their paper, what changed since (PK-55)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from organisasi.bahasa import tanggal_pendek
from organisasi.kertas.keaslian import tanda_keaslian
from organisasi.kertas.naskah import rincian, tabel, tanda_tangan
from organisasi.kertas.xlsx import NilaiSel, Tabel
from organisasi.models import Petugas, Wilayah
from pemangku.kertas import TITIK, Pencetak, lembar_dinas
from pemangku.models import Jabatan, Ketetapan, Pemangku
from pemangku.models.ketetapan import JenisKetetapan
from pemangku.models.pilihan import PeranKhusus

RANCANGAN = "RANCANGAN"
PERAN = {
    JenisKetetapan.PPID_PELAKSANA: PeranKhusus.PPID_PELAKSANA,
    JenisKetetapan.ADMIN_SP4N: PeranKhusus.ADMIN_SP4N,
    JenisKetetapan.BAKOHUMAS: PeranKhusus.HUMAS,
}
KEPALA_PERAN = ("Nomor", "Lembaga", "Nama", "Jabatan", "Dasar")
KEPALA_DAFTAR = ("Nomor", "Lembaga", "Unsur", "Jenis", "Kecamatan", "Kelurahan")
LEBAR_PERAN, LEBAR_DAFTAR = (11, 26, 24, 22, 17), (11, 28, 18, 15, 14, 14)
type Baris = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beda:
    """What of one stakeholder is not as it was fixed; an empty side: not on that list."""

    siapa: str
    dulu: tuple[str, ...]
    kini: tuple[str, ...]


def kepala(jenis: str) -> Baris:
    """Headings of a list."""
    return KEPALA_PERAN if jenis in PERAN else KEPALA_DAFTAR


def baris_kini(jenis: str, hari: date) -> list[Baris]:
    """The rows of a list on ``hari``, by number; the first cell is the record's number."""
    return (
        _daftar() if jenis not in PERAN else _peran(PERAN[JenisKetetapan(jenis)], hari)
    )


def _peran(peran: PeranKhusus, hari: date) -> list[Baris]:
    """Who holds the part, at units of the city; of the press corps at every body."""
    semua = Jabatan.objects.berlaku(hari).filter(
        peran_khusus__contains=[peran],
        pemangku__status=Pemangku.Status.AKTIF,
        pemangku__bentuk=Pemangku.Bentuk.LEMBAGA,
    )
    if peran != PeranKhusus.HUMAS:
        semua = semua.filter(pemangku__unit__isnull=False)
    urut = semua.select_related("pemangku", "orang").order_by(
        "pemangku__nomor", "mulai", "pk"
    )
    return [
        (
            *(j.pemangku.nomor, j.pemangku.nama_tampil, j.orang.nama_lengkap),
            *(j.nama_jabatan, j.dasar),
        )
        for j in urut
    ]


def _daftar() -> list[Baris]:
    """Bodies in use; of persons nothing stands in an annex."""
    semua = Pemangku.objects.aktif().filter(bentuk=Pemangku.Bentuk.LEMBAGA)
    return [
        (
            *(p.nomor, p.nama_tampil, p.jenis.unsur.nama, p.jenis.nama),
            *tempat(p.wilayah),
        )
        for p in semua.untuk_daftar().order_by("nomor")
    ]


def tempat(wilayah: Wilayah | None) -> tuple[str, str]:
    """Kecamatan and kelurahan, "" where it has none."""
    if wilayah is None:
        return "", ""
    if wilayah.tingkat == Wilayah.Tingkat.KELURAHAN and wilayah.induk:
        return wilayah.induk.nama, wilayah.nama
    return wilayah.nama, ""


def potret(jenis: str, hari: date) -> dict[str, Any]:
    """The list of ``hari`` as it is frozen."""
    return {
        "hari": hari.isoformat(),
        "kepala": list(kepala(jenis)),
        "baris": [list(satu) for satu in baris_kini(jenis, hari)],
    }


def baris_lampiran(ketetapan: Ketetapan, hari: date) -> list[Baris]:
    """What the annex says: frozen, or as a draft today's list."""
    if ketetapan.tetap:
        return [tuple(satu) for satu in ketetapan.snapshot["baris"]]
    return baris_kini(ketetapan.jenis, hari)


def berubah(ketetapan: Ketetapan, hari: date) -> list[Beda]:
    """Record by record what is not as the decision says; empty for a draft."""
    if not ketetapan.tetap:
        return []
    dulu = _menurut_nomor(baris_lampiran(ketetapan, hari))
    kini = _menurut_nomor(baris_kini(ketetapan.jenis, hari))
    return [
        Beda(
            (kini[nomor] or dulu[nomor])[0][1],
            tuple(_kata(b) for b in dulu[nomor]),
            tuple(_kata(b) for b in kini[nomor]),
        )
        for nomor in sorted(dulu.keys() | kini.keys())
        if dulu[nomor] != kini[nomor]
    ]


def _menurut_nomor(baris: Iterable[Baris]) -> defaultdict[str, list[Baris]]:
    hasil: defaultdict[str, list[Baris]] = defaultdict(list)
    for satu in baris:
        hasil[satu[0]].append(satu)
    return hasil


def _kata(baris: Baris) -> str:
    return ", ".join(filter(None, baris[1:]))


def isi_lampiran(
    ketetapan: Ketetapan, *, oleh: Petugas, pada: datetime, hari: date
) -> dict[str, Any]:
    """Values of the paper; fixed, it carries code, QR and hash."""
    baris = baris_lampiran(ketetapan, hari)
    isi = lembar_dinas(
        Pencetak(ketetapan.unit, oleh, pada),
        judul=str(ketetapan.get_jenis_display()),
        hal=f"Lampiran keputusan: {ketetapan.get_jenis_display()}",
        nomor=ketetapan.nomor,
        tanda="" if ketetapan.tetap else RANCANGAN,
        latar="" if ketetapan.tetap else RANCANGAN,
        bagian=[
            rincian(*keterangan(ketetapan, len(baris))),
            tabel(
                kepala(ketetapan.jenis),
                baris,
                LEBAR_PERAN if ketetapan.jenis in PERAN else LEBAR_DAFTAR,
            ),
            tanda_tangan((ketetapan.penandatangan or "Penanda tangan", TITIK)),
        ],
    )
    if not ketetapan.kode_verifikasi:
        return isi
    return isi | tanda_keaslian(ketetapan.kode_verifikasi, ketetapan.sha256)


def keterangan(ketetapan: Ketetapan, banyak: int) -> list[tuple[str, str]]:
    """Number, day and signer over the table."""
    return [
        ("Nomor keputusan", ketetapan.nomor),
        ("Tanggal", tanggal_pendek(ketetapan.tanggal) if ketetapan.tanggal else ""),
        ("Penanda tangan", ketetapan.penandatangan),
        ("Banyaknya", f"{banyak} baris"),
        ("SHA-256 isi", ketetapan.sha256),
    ]


def buku_lampiran(
    ketetapan: Ketetapan, hari: date
) -> tuple[list[tuple[str, NilaiSel]], Sequence[Tabel]]:
    """Info and sheets of the workbook."""
    baris = baris_lampiran(ketetapan, hari)
    info: list[tuple[str, NilaiSel]] = [
        ("Judul", str(ketetapan.get_jenis_display())),
        ("Keadaan", str(ketetapan.get_status_display())),
        *keterangan(ketetapan, len(baris)),
    ]
    lebar = LEBAR_PERAN if ketetapan.jenis in PERAN else LEBAR_DAFTAR
    return info, [Tabel("Lampiran", kepala(ketetapan.jenis), baris, lebar)]
