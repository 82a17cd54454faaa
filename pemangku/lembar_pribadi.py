"""The register with names and channels as a workbook; each sheet says who took it (PK-59)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import IO, Any

from organisasi.kertas.xlsx import NilaiSel, Tabel, tulis_buku
from organisasi.waktu.tenggat import saat
from pemangku.models import EksporPribadi, Jabatan, Kanal, Persetujuan
from pemangku.models.orang import JabatanQuerySet

KEPALA = (
    *("Nomor", "Lembaga", "Kelurahan", "Pengelola", "Nama", "Jabatan", "Peran"),
    *("WhatsApp", "Telepon", "Surel", "Persetujuan"),
)
LEBAR = (12, 34, 18, 26, 30, 22, 26, 18, 18, 28, 40)
PESAN = (
    "Ada. Pakai hanya untuk tujuan di atas, jangan diteruskan, hapus setelah dipakai "
    "(UU 27/2022)."
)
JENIS = (Kanal.Jenis.WA, Kanal.Jenis.TELEPON, Kanal.Jenis.EMAIL)
SEKALI_BACA = 500


def tulis_pribadi(
    tujuan: IO[bytes],
    ekspor: EksporPribadi,
    baris: JabatanQuerySet,
    *,
    pada: datetime,
) -> None:
    """Write the rows; every sheet carries the officer's name and the time."""
    cap = f"{ekspor.nomor} · diunduh {saat(pada)} oleh {ekspor.peminta}"
    tulis_buku(
        tujuan,
        info=[
            ("Judul", "Daftar pemangku kepentingan dengan data pribadi"),
            ("Nomor", ekspor.nomor),
            ("Diunduh", f"{saat(pada)} oleh {ekspor.peminta}"),
            ("Untuk apa", ekspor.tujuan),
            ("Disetujui oleh", str(ekspor.penyetuju or "tanpa persetujuan kedua")),
            ("Hanya yang dirawat", str(ekspor.pengelola or "semua")),
            ("Data pribadi", PESAN),
        ],
        tabel=[Tabel("Orang", KEPALA, _baris(baris), LEBAR)],
        cap=cap,
    )


def _baris(baris: JabatanQuerySet) -> Iterator[list[NilaiSel]]:
    semua = baris.select_related(
        "orang", "pemangku__jenis", "pemangku__wilayah", "pemangku__pengelola"
    ).order_by("pemangku__nomor", "mulai", "pk")
    kelompok: list[Jabatan] = []
    for satu in semua.iterator(chunk_size=SEKALI_BACA):
        kelompok.append(satu)
        if len(kelompok) == SEKALI_BACA:
            yield from _lengkapi(kelompok)
            kelompok = []
    yield from _lengkapi(kelompok)


def _lengkapi(kelompok: Sequence[Jabatan]) -> Iterator[list[NilaiSel]]:
    """Channels and consents of a group in two queries."""
    orang = {satu.orang_id for satu in kelompok}
    kanal: dict[Any, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for satu in Kanal.objects.filter(orang__in=orang, jenis__in=JENIS):
        kanal[satu.orang_id][satu.jenis].append(satu.nilai)
    setuju: dict[Any, list[str]] = defaultdict(list)
    berlaku = Persetujuan.objects.filter(orang__in=orang).berlaku(
        *Persetujuan.Tujuan.values
    )
    for baris in berlaku:
        setuju[baris.orang_id].append(baris.get_tujuan_display())
    for j in kelompok:
        yield [
            *(j.pemangku.nomor, j.pemangku.nama_tampil),
            *(str(j.pemangku.wilayah or ""), j.pemangku.pengelola.nama),
            *(j.orang.nama_lengkap, j.nama_jabatan, ", ".join(j.sebutan_peran)),
            *("; ".join(kanal[j.orang_id][jenis]) for jenis in JENIS),
            "; ".join(sorted(set(setuju[j.orang_id]))),
        ]
