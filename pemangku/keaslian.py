"""Papers of stakeholders that carry a code: annexes of decisions, papers of visits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from organisasi.kertas.keaslian import Keaslian, sidik_isi, tanda_keaslian
from organisasi.sandi import kode_rahasia
from pemangku.kertas_kegiatan import Bahan
from pemangku.models import KertasTerbit, Ketetapan
from pemangku.models.pilihan_kegiatan import TERLAKSANA

# What says who printed it when, or how it looks; not what the paper says.
BUKAN_ISI = frozenset({"kaki", "qr", "lambang", "halaman"})


def cari_dokumen(kode: str) -> Keaslian | None:
    """What the public page may say of a paper with this code."""
    tetap = Ketetapan.objects.select_related("unit", "dibuat_oleh").filter(
        kode_verifikasi=kode, status=Ketetapan.Status.TETAP
    )
    if satu := tetap.first():
        assert satu.tanggal is not None  # a constraint of the table
        return Keaslian(
            jenis=f"Lampiran keputusan: {satu.get_jenis_display()}",
            nomor=satu.nomor,
            tanggal=satu.tanggal,
            unit=satu.unit.nama,
            sidik=satu.sha256,
        )
    kertas = KertasTerbit.objects.select_related("unit").filter(kode=kode).first()
    if kertas is None:
        return None
    return Keaslian(
        jenis=kertas.jenis,
        nomor=kertas.nomor,
        tanggal=kertas.tanggal,
        unit=kertas.unit.nama,
        sidik=kertas.sidik,
    )


def terbitkan(bahan: Bahan, isi: Mapping[str, Any]) -> dict[str, Any]:
    """``isi`` with code, QR and hash once the visit has taken place and it is no draft.

    The same words get the same code however often they are printed.
    """
    kegiatan = bahan.kegiatan
    if kegiatan.status not in TERLAKSANA or isi["latar"]:
        return dict(isi)
    sidik = sidik_isi({k: v for k, v in isi.items() if k not in BUKAN_ISI})
    kertas, _ = KertasTerbit.objects.get_or_create(
        jenis=isi["judul"],
        nomor=isi["nomor"] or kegiatan.nomor,
        sidik=sidik,
        defaults={
            "unit": kegiatan.penyelenggara,
            "tanggal": timezone.localdate(kegiatan.mulai),
            "kode": kode_rahasia(),
            "dibuat_oleh": bahan.oleh,
        },
    )
    return {**isi, **tanda_keaslian(kertas.kode, sidik)}
