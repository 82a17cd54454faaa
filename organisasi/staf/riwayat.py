"""The history of one record: field values from pghistory, acts from the trail."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone

from organisasi.alur.models import Jejak
from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.models import Petugas

# Kept by the machine; nobody asks who changed them.
DIAM = frozenset(
    {
        "id",
        "dibuat_pada",
        "diubah_pada",
        "edisi",
        "status_sejak",
        "teks_cari",
        "konteks",
        "cari",
        "isi_html",
        "penulis",
    }
)
BANYAK_MAKS = 200
PORTAL = "Portal (otomatis)"
JEJAK = "jejak"
# What happens without a button of its own, by one word for all; a model whose word for it
# differs says so in ``SEBUTAN_JEJAK``.
SEBUTAN = {
    "catat_nomor_lapor": "Nomor lacak SP4N-LAPOR! dicatat",
    "coba_kirim": "Pengiriman dicoba",
    "daftar": "Terdaftar",
    "daftar_mundur": "Dicatat dengan tanggal mundur",
    "dari_insiden": "Berasal dari laporan darurat",
    "hidupkan_sirkuit": "Kanal dihidupkan",
    "koreksi_nomor_lapor": "Nomor lacak SP4N-LAPOR! diperbaiki",
    "matikan_sirkuit": "Kanal dimatikan",
    "pindah_induk": "Ikut pindah ke aduan gabungan yang lain",
    "status_luar": "Kabar dari SP4N-LAPOR!",
    "susun": "Rancangan disusun",
    "terima": "Diterima",
    "terima_mundur": "Dicatat dengan tanggal mundur",
    "terkirim_lapor": "Terkirim ke SP4N-LAPOR!",
    "ubah_cara": "Cara meneruskan diubah",
}


@dataclass(frozen=True, slots=True)
class Perubahan:
    nama: str
    lama: str
    baru: str


@dataclass(frozen=True, slots=True)
class Peristiwa:
    pada: datetime
    judul: str
    oleh: str
    catatan: str = ""
    # Of a timeline: the kind, and whether the office wrote it.
    jenis: str = JEJAK
    kita: bool = False
    perubahan: Sequence[Perubahan] = field(default_factory=tuple)


def riwayat(obj: models.Model) -> list[Peristiwa]:
    semua = [*_dari_kolom(obj), *dari_jejak(obj)]
    return sorted(semua, key=lambda p: p.pada, reverse=True)


def sebut_tindakan(model: type[models.Model] | None, kode: str) -> str:
    """What a line of the trail says was done."""
    label = getattr(model, "SEBUTAN_JEJAK", {}) | {
        str(t): t.label for t in getattr(model, "Tindakan", ())
    }
    biasa = SEBUTAN.get(kode) or kode.replace("_", " ").capitalize()
    return label.get(kode) or biasa


def dari_jejak(
    obj: models.Model, kecuali: Collection[str] = (), **jenis: str
) -> list[Peristiwa]:
    """The trail, without acts whose words stand elsewhere; an act's name says its kind."""
    return [
        Peristiwa(
            pada=baris.pada,
            judul=sebut_tindakan(type(obj), baris.tindakan),
            oleh=baris.oleh_nama or PORTAL,
            catatan=baris.catatan,
            jenis=jenis.get(baris.tindakan, JEJAK),
        )
        for baris in Jejak.objects.milik(obj)[:BANYAK_MAKS]
        if baris.tindakan not in kecuali
    ]


def _dari_kolom(obj: models.Model) -> list[Peristiwa]:
    if not hasattr(obj, "pgh_event_model"):
        return []
    acara = type(obj).pgh_event_model.objects.filter(pgh_obj=obj.pk)
    baru_dulu = acara.select_related("pgh_context").order_by("-pgh_id")
    potret = list(baru_dulu[: BANYAK_MAKS + 1])[::-1]
    pelaku = Petugas.objects.in_bulk({p for p in map(_pelaku, potret) if p})
    pembaca = _PembacaPerubahan(type(obj), potret)
    hasil = []
    for lama, baru in zip([None, *potret], potret, strict=False):
        if lama is None and baru.pgh_label != "insert":
            continue
        beda = pembaca.beda(lama, baru)
        if beda:
            hasil.append(
                Peristiwa(
                    pada=baru.pgh_created_at,
                    judul="Data dibuat" if lama is None else "Data diubah",
                    oleh=str(pelaku.get(_pelaku(baru), PORTAL)),
                    perubahan=beda,
                )
            )
    return hasil[::-1]


def _pelaku(acara: Any) -> int | None:
    konteks = acara.pgh_context
    return konteks.metadata.get("user") if konteks else None


class _PembacaPerubahan:
    def __init__(self, model: type[models.Model], potret: Sequence[Any]) -> None:
        terlacak = {k.name for k in model.pgh_event_model._meta.fields}  # type: ignore[attr-defined]
        self._kolom = [
            k
            for k in model._meta.concrete_fields
            if k.name in terlacak and k.name not in DIAM
        ]
        self._nama = {
            kolom.name: self._nama_relasi(kolom, potret)
            for kolom in self._kolom
            if kolom.is_relation
        }

    @staticmethod
    def _nama_relasi(kolom: Any, potret: Sequence[Any]) -> dict[Any, str]:
        kunci = {getattr(p, kolom.attname) for p in potret} - {None}
        ada = kolom.remote_field.model._default_manager.in_bulk(kunci)
        return {k: str(ada.get(k, f"#{k}")) for k in kunci}

    def beda(self, lama: Any, baru: Any) -> list[Perubahan]:
        hasil = []
        for kolom in self._kolom:
            sebelum = self._teks(kolom, lama) if lama is not None else ""
            sesudah = self._teks(kolom, baru)
            if sebelum != sesudah:
                nama = str(kolom.verbose_name)
                hasil.append(Perubahan(nama[:1].upper() + nama[1:], sebelum, sesudah))
        return hasil

    def _teks(self, kolom: Any, potret: Any) -> str:
        nilai = getattr(potret, kolom.attname)
        if nilai is None or nilai == "":
            return ""
        if kolom.name in self._nama:
            return self._nama[kolom.name][nilai]
        if kolom.choices:
            return str(dict(kolom.flatchoices).get(nilai, nilai))
        return teks_nilai(nilai)


def teks_nilai(nilai: Any) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, datetime):
        return f"{timezone.localtime(nilai):%d-%m-%Y %H.%M}"
    return tanggal_pendek(nilai) if isinstance(nilai, date) else str(nilai)
