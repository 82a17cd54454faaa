"""Reading complaints: never a secret one, no identity, no words nobody has checked."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from organisasi.bahasa import tanggal
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import BERAKHIR
from pengaduan.open311.layanan import GalatOpen311

RENTANG = timedelta(days=90)
BANYAK_MAKS = 1000
UKURAN = 100
OPEN, CLOSED = "open", "closed"


def boleh_dibaca() -> QuerySet[Pengaduan]:
    """Complaints that exist for a reader of this door: no secret."""
    return Pengaduan.objects.filter(rahasia=False, berkadar=False)


def satu(nomor: str) -> dict[str, Any]:
    """One complaint by its number; GalatOpen311 (404) also for a secret one."""
    pengaduan = _siap(boleh_dibaca().filter(nomor=nomor)).first()
    if pengaduan is None:
        raise GalatOpen311(404, "service_request_id tidak ditemukan.")
    return tulis(pengaduan)


def cari(arg: QueryDict, *, pada: datetime) -> list[dict[str, Any]]:
    """Complaints by the arguments of the specification; GalatOpen311 (400) for bad ones.

    ``service_request_id`` overrides all others. Without days the last ninety count.
    """
    if nomor := _bagi(arg.get("service_request_id", "")):
        return [tulis(p) for p in _siap(boleh_dibaca().filter(nomor__in=nomor))]
    mulai, akhir = _rentang(arg, pada)
    baris = boleh_dibaca().filter(dibuat_pada__gte=mulai, dibuat_pada__lte=akhir)
    if kode := _bagi(arg.get("service_code", "")):
        baris = baris.filter(kategori__kode__in=kode)
    baris = baris.filter(_status(arg.get("status", "")))
    dari, sampai = _halaman(arg)
    return [tulis(p) for p in _siap(baris)[dari:sampai]]


def _bagi(teks: str) -> list[str]:
    return [bit.strip() for bit in teks.split(",") if bit.strip()][:BANYAK_MAKS]


def _rentang(arg: QueryDict, pada: datetime) -> tuple[datetime, datetime]:
    mulai, akhir = _saat(arg, "start_date"), _saat(arg, "end_date")
    akhir = akhir or (min(mulai + RENTANG, pada) if mulai else pada)
    mulai = mulai or akhir - RENTANG
    if akhir - mulai > RENTANG:
        raise GalatOpen311(
            400, "Rentang start_date sampai end_date paling lama 90 hari."
        )
    return mulai, akhir


def _saat(arg: QueryDict, nama: str) -> datetime | None:
    """A moment with its zone (a day alone means its beginning); 400 for anything else."""
    teks = arg.get(nama, "")
    if not teks:
        return None
    # In an address a plus becomes a blank.
    rapi = teks.strip().replace(" ", "+")
    try:
        saat = parse_datetime(rapi) or parse_datetime(f"{rapi}T00:00:00")
    except ValueError:
        saat = None
    if saat is None:
        raise GalatOpen311(400, f"{nama} bukan waktu ISO 8601: {teks[:40]}")
    return saat if timezone.is_aware(saat) else timezone.make_aware(saat)


def _status(teks: str) -> Q:
    diminta = set(_bagi(teks))
    if diminta - {OPEN, CLOSED}:
        raise GalatOpen311(400, "status hanya open, closed, atau keduanya.")
    if diminta == {CLOSED}:
        return Q(status__in=BERAKHIR)
    if diminta == {OPEN}:
        return ~Q(status__in=BERAKHIR)
    return Q()


def _halaman(arg: QueryDict) -> tuple[int, int]:
    """The extension ``page`` and ``page_size``; without them the first thousand."""
    if "page" not in arg and "page_size" not in arg:
        return 0, BANYAK_MAKS
    ukuran = _angka(arg, "page_size", UKURAN, BANYAK_MAKS)
    ke = _angka(arg, "page", 1, BANYAK_MAKS)
    return (ke - 1) * ukuran, ke * ukuran


def _angka(arg: QueryDict, nama: str, awal: int, maks: int) -> int:
    teks = arg.get(nama, "") or str(awal)
    sah = teks.isascii() and teks.isdigit() and len(teks) <= len(str(maks))
    if not sah or not 1 <= int(teks) <= maks:
        raise GalatOpen311(400, f"{nama} harus angka 1 sampai {maks}.")
    return int(teks)


def _siap(baris: QuerySet[Pengaduan]) -> QuerySet[Pengaduan]:
    return (
        baris.select_related("kategori", "pemegang")
        .prefetch_related("berkas")
        .defer("kode", "uraian", "harapan", "hitungan", "hitungan_selesai")
        .order_by("-dibuat_pada", "-pk")
    )


def tulis(p: Pengaduan) -> dict[str, Any]:
    """One complaint in the words of the specification."""
    tampil = p.terbit
    selesai = p.selesai_sampai or p.jatuh_tempo
    return {
        "service_request_id": p.nomor,
        "status": CLOSED if p.status in BERAKHIR else OPEN,
        "status_notes": _catatan(p),
        "service_name": p.kategori.nama,
        "service_code": p.kategori.kode,
        "description": p.uraian_umum if tampil else None,
        "agency_responsible": p.pemegang.nama,
        "service_notice": None,
        "requested_datetime": _iso(p.dibuat_pada),
        "updated_datetime": _iso(p.selesai_pada or p.status_sejak),
        "expected_datetime": _akhir_hari(selesai) if selesai else None,
        "address": p.lokasi or None if tampil else None,
        "address_id": None,
        "zipcode": None,
        "lat": float(p.lintang) if tampil and p.lintang is not None else None,
        "long": float(p.bujur) if tampil and p.bujur is not None else None,
        "media_url": _foto(p) if tampil else None,
    }


def _foto(p: Pengaduan) -> str | None:
    """Address of the first photo an officer released."""
    for foto in p.berkas.all():
        if foto.umum and foto.gambar:
            jalan = reverse("pengaduan:pengaduan-umum-foto", args=(p.nomor, foto.pk))
            return f"{settings.ALAMAT_PUBLIK}{jalan}"
    return None


def _catatan(p: Pengaduan) -> str:
    """Our finer status in plain words, with the day that counts."""
    if p.status == Pengaduan.Status.SELESAI:
        return f"Selesai. {p.get_cara_selesai_display()}."
    batas = p.tunggu_sampai or p.jatuh_tempo
    if p.status in BERAKHIR or batas is None:
        return f"{p.get_status_display()}."
    return f"{p.get_status_display()}, paling lambat {tanggal(batas)}."


def _iso(saat: datetime) -> str:
    return timezone.localtime(saat).isoformat(timespec="seconds")


def _akhir_hari(hari: Any) -> str:
    return timezone.make_aware(datetime.combine(hari, time(23, 59, 59))).isoformat()
