"""Seed data of the inventory: parts of society, kinds, consent texts, known bodies.

Loading twice changes nothing (organisasi/muat.py). What the files hold and where it
comes from: docs/data.md. Nothing here counts as verified before somebody has looked.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import models
from django.utils import timezone

from organisasi.models import Unit
from organisasi.muat import Baris, baca_csv, tambah_baru
from pemangku.inventaris.actions import nomor_pemangku
from pemangku.inventaris.models import JenisPemangku, Pemangku, Unsur
from pemangku.inventaris.orang import TeksPersetujuan

DATA = Path(__file__).resolve().parent / "data"


def muat_pemangku(*, pada: datetime) -> dict[str, int]:
    return {
        "unsur": _muat(Unsur, "unsur", pada=pada),
        "jenis pemangku": _muat(JenisPemangku, "jenis", pada=pada),
        "teks persetujuan": _muat(
            TeksPersetujuan,
            "teks_persetujuan",
            pada=pada,
            kunci=("tujuan", "versi"),
            tetap={"sha256": "-"},  # made when it is saved
        ),
        "pemangku (unit kota)": _muat_unit_kota(pada=pada),
        "pemangku (lembaga)": muat_lembaga(pada=pada),
    }


def _muat(model: type[models.Model], berkas: str, **lain: Any) -> int:
    return len(tambah_baru(model, baca_csv(DATA / f"{berkas}.csv"), **lain))


def _muat_unit_kota(*, pada: datetime) -> int:
    """Every unit of the city is a stakeholder, too, and keeps its own record."""
    semua = Unit.objects.filter(sampai=None).order_by("pk")
    baris = [
        Baris(
            "unit",
            ke,
            {
                "unit": unit.kode,
                "jenis": unit.jenis,  # kinds of units bear the same codes
                "nama_resmi": unit.nama[:160],
                "nama_pendek": unit.singkatan[:60],
                "wilayah": unit.wilayah_id or "",
                "pengelola": unit.kode,
                "sumber": Pemangku.Sumber.DOKUMEN,
                "sumber_rinci": "Daftar unit portal",
            },
        )
        for ke, unit in enumerate(semua, start=1)
    ]
    baru = tambah_baru(
        Pemangku,
        baris,
        pada=pada,
        kunci=("unit",),
        tetap=_diperoleh(pada),
        lengkapi=_nomori,
    )
    return len(baru)


def _diperoleh(pada: datetime) -> dict[str, Any]:
    return {"diperoleh_pada": timezone.localdate(pada), "status_sejak": pada}


def _nomori(pemangku: Pemangku, _baris: Baris) -> None:
    pemangku.nomor = nomor_pemangku()


def muat_lembaga(*, pada: datetime, berkas: Path = DATA / "pemangku.csv") -> int:
    """Bodies that public pages name; no persons, no channels, nothing verified."""
    baru = tambah_baru(
        Pemangku,
        baca_csv(berkas),
        pada=pada,
        kunci=("nama_resmi",),
        tetap={"sumber": Pemangku.Sumber.WEB_RESMI, **_diperoleh(pada)},
        lengkapi=_nomori,
    )
    return len(baru)
