"""The complaint service's seed data: categories, topics with their routing, reply texts.

Which unit and channel a topic belongs to is the project's judgement; staff correct it.
"""

from datetime import datetime
from pathlib import Path

from organisasi.models import Unit
from organisasi.muat import Baris, baca_csv, tambah_baru
from pengaduan.aduan.kategori import KategoriPengaduan, TopikPengaduan
from pengaduan.aduan.models import TeksBalasan

DATA = Path(__file__).resolve().parent / "data"


def muat_pengaduan(*, pada: datetime) -> dict[str, int]:
    return {
        "kategori pengaduan": len(
            tambah_baru(KategoriPengaduan, baca_csv(DATA / "kategori.csv"), pada=pada)
        ),
        "topik pengaduan": muat_topik(pada=pada),
        "teks balasan": len(
            tambah_baru(
                TeksBalasan,
                baca_csv(DATA / "teks_balasan.csv"),
                pada=pada,
                kunci=("tindakan", "kategori", "judul"),
            )
        ),
    }


def muat_topik(*, pada: datetime, berkas: Path = DATA / "topik.csv") -> int:
    unit = {satu.kode: satu for satu in Unit.objects.all()}
    pendukung: dict[str, list[Unit]] = {}

    def lengkapi(topik: TopikPengaduan, b: Baris) -> None:
        kode = b["pendukung"].split(";") if b["pendukung"] else []
        if asing := [satu for satu in kode if satu not in unit]:
            raise b.rusak(f"pendukung tidak dikenal: {', '.join(asing)}")
        pendukung[topik.kode] = [unit[satu] for satu in kode]

    baru = tambah_baru(TopikPengaduan, baca_csv(berkas), pada=pada, lengkapi=lengkapi)
    for topik in baru:
        topik.pendukung.set(pendukung[topik.kode])
    return len(baru)
