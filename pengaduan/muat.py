"""The complaint service's seed data: categories, topics with their routing, reply texts.

Which unit and channel a topic belongs to is the project's judgement; staff correct it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from organisasi.models import KanalLayanan, Unit
from organisasi.muat import Baris, baca_csv, tambah_baru
from pengaduan.aduan.kategori import KategoriPengaduan, TopikPengaduan
from pengaduan.aduan.pesan import TeksBalasan

DATA = Path(__file__).resolve().parent / "data"


def muat_pengaduan(*, pada: datetime) -> dict[str, int]:
    return {
        "kategori pengaduan": muat_kategori(pada=pada),
        "topik pengaduan": muat_topik(pada=pada),
        "teks balasan": muat_teks_balasan(pada=pada),
    }


def muat_kategori(*, pada: datetime, berkas: Path = DATA / "kategori.csv") -> int:
    unit = _menurut_kode(Unit)
    return len(
        tambah_baru(
            KategoriPengaduan,
            baca_csv(berkas),
            ada=set(KategoriPengaduan.objects.values_list("kode", flat=True)),
            kunci=lambda b: b["kode"],
            buat=lambda b: KategoriPengaduan(
                unit=b.cari("unit_kode", unit),
                rahasia=b.ya("rahasia"),
                radius_m=b.bilangan("radius_m"),
                urut=b.bilangan("urut"),
                **{kolom: b[kolom] for kolom in KOLOM_KATEGORI},
            ),
            pada=pada,
        )
    )


KOLOM_KATEGORI = ("kode", "nama", "contoh", "kelas", "alasan_rahasia", "tanda_bahaya")


def muat_topik(*, pada: datetime, berkas: Path = DATA / "topik.csv") -> int:
    """Fine topics; the supporting units stand in one cell, divided by semicolons."""
    unit = _menurut_kode(Unit)
    kanal = _menurut_kode(KanalLayanan)
    kategori = _menurut_kode(KategoriPengaduan)
    pendukung: dict[str, list[Unit]] = {}

    def buat(b: Baris) -> TopikPengaduan:
        golongan = b.cari("kategori", kategori)
        if golongan is None:
            raise b.rusak("kategori kosong.")
        pendukung[b["kode"]] = _pendukung(b, unit)
        return TopikPengaduan(
            kategori=golongan,
            unit=b.cari("unit_kode", unit),
            kanal=b.cari("kanal", kanal),
            **{kolom: b[kolom] for kolom in KOLOM_TOPIK},
        )

    baru = tambah_baru(
        TopikPengaduan,
        baca_csv(berkas),
        ada=set(TopikPengaduan.objects.values_list("kode", flat=True)),
        kunci=lambda b: b["kode"],
        buat=buat,
        pada=pada,
    )
    for topik in baru:
        topik.pendukung.set(pendukung[topik.kode])
    return len(baru)


KOLOM_TOPIK = (
    *("kode", "nama", "kewenangan", "lembaga_luar", "lapor_topik", "lapor_subtopik"),
    *("darurat", "contoh_darurat", "catatan"),
)


def _pendukung(b: Baris, unit: dict[str, Unit]) -> list[Unit]:
    kode = b["pendukung"].split(";") if b["pendukung"] else []
    if asing := [satu for satu in kode if satu not in unit]:
        raise b.rusak(f"pendukung tidak dikenal: {', '.join(asing)}")
    return [unit[satu] for satu in kode]


def muat_teks_balasan(
    *, pada: datetime, berkas: Path = DATA / "teks_balasan.csv"
) -> int:
    kategori = _menurut_kode(KategoriPengaduan)
    ada = TeksBalasan.objects.values_list("tindakan", "kategori__kode", "judul")
    return len(
        tambah_baru(
            TeksBalasan,
            baca_csv(berkas),
            ada={" ".join(bit or "" for bit in satu) for satu in ada},
            kunci=lambda b: f"{b['tindakan']} {b['kategori']} {b['judul']}",
            buat=lambda b: TeksBalasan(
                tindakan=b["tindakan"],
                kategori=b.cari("kategori", kategori),
                judul=b["judul"],
                isi=b["isi"],
                urut=b.bilangan("urut"),
            ),
            pada=pada,
        )
    )


def _menurut_kode[M: (Unit, KanalLayanan, KategoriPengaduan)](
    model: type[M],
) -> dict[str, M]:
    return {satu.kode: satu for satu in model._default_manager.all()}
