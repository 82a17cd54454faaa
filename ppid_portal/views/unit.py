"""The directory: every unit, and the page of one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Sum
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from informasi.models import HitunganKatalog, Klasifikasi
from organisasi.halaman.publik import halaman_publik, jawab_csv, jawab_json
from organisasi.kantor.direktori import lingkup, unit_kota, unit_lebur
from organisasi.models import JenisUnit, NamaUnit, Unit
from organisasi.teks import bersih
from ppid_portal import direktori
from ppid_portal.terbaru import informasi_terbaru

PANJANG_MAKS = 200
BANYAK_BARU = 5


def _kata(request: HttpRequest) -> tuple[str, bool]:
    """What was searched, cleaned, and whether it had to be cut."""
    q = " ".join(bersih(request.GET.get("q", "")).split())
    return q[:PANJANG_MAKS], len(q) > PANJANG_MAKS


@halaman_publik("q")
def unit_daftar(request: HttpRequest) -> HttpResponse:
    """All units in reading order; with ``q`` those whose name or task resembles it."""
    q, terpotong = _kata(request)
    konteks: dict[str, Any] = {"q": q, "terpotong": terpotong}
    if q:
        konteks["hasil"] = direktori.cari(q)
    else:
        konteks["kelompok"] = direktori.daftar(timezone.localdate())
    return render(request, "unit/daftar.html", konteks)


@halaman_publik()
def unit_rinci(request: HttpRequest, slug: str) -> HttpResponse:
    """One unit: where to go, what it holds, what it was called before."""
    hari_ini = timezone.localdate()
    unit = get_object_or_404(_lengkap(slug, hari_ini), slug=slug)
    konteks = {
        "unit": unit,
        "isi": _isi(unit),
        "baru": informasi_terbaru(BANYAK_BARU, unit=unit),
        "bawahan": direktori.di_bawah(unit, hari_ini),
        "pendahulu": direktori.pendahulu(unit),
        "berakhir": unit.berakhir(hari_ini),
        "petak": direktori.petak_kecamatan(hari_ini, buka=unit)
        if unit.jenis == JenisUnit.KECAMATAN
        else (),
    }
    return render(request, "unit/rinci.html", konteks)


def _lengkap(slug: str, hari: date) -> QuerySet[Unit]:
    """Units with their former names and the counts of each class, in one query.

    The counts are those of the list they lead to: with ended units it answers for.
    """
    pk = next((u.pk for u in unit_kota() if u.slug == slug), 0)
    nama = NamaUnit.objects.filter(unit=OuterRef("pk")).values(
        data=JSONObject(nama="nama", mulai="mulai__year", sampai="sampai__year")
    )
    jumlah = (
        HitunganKatalog.objects.filter(unit_id__in=lingkup(pk, unit_lebur(hari)))
        .values("klasifikasi")
        .annotate(n=Sum("jumlah"))
        .filter(n__gt=0)
        .values(data=JSONObject(klasifikasi="klasifikasi", jumlah="n"))
    )
    return (
        Unit.objects.select_related("induk", "penerus", "wilayah")
        .defer("teks_cari")
        .annotate(dahulu=ArraySubquery(nama), hitungan=ArraySubquery(jumlah))
    )


def _isi(unit: Unit) -> dict[str, Any]:
    """What the unit holds, class by class, each with the list it leads to."""
    jumlah = {b["klasifikasi"]: b["jumlah"] for b in unit.hitungan}  # type: ignore[attr-defined]
    alamat = f"{reverse('informasi:dokumen-daftar')}?unit={unit.slug}"
    kelas = [
        {
            "nama": k.label,
            "jumlah": jumlah[k.value],
            "url": f"{alamat}&klasifikasi={k.value}",
        }
        for k in Klasifikasi
        if k != Klasifikasi.DIKECUALIKAN and k.value in jumlah
    ]
    return {
        "kelas": kelas,
        "jumlah": sum(b["jumlah"] for b in kelas),
        "dikecualikan": jumlah.get(Klasifikasi.DIKECUALIKAN, 0),
        "url": alamat,
    }


KOLOM = (
    *("kode", "slug", "nama", "singkatan", "jenis", "induk", "peran_ppid", "wilayah"),
    *("alamat", "loket", "jam_layanan", "telepon", "surel", "situs", "menguasai"),
    *("mulai", "sampai", "penerus", "jumlah_informasi", "keyakinan", "sumber", "url"),
)


def sebagai_data(unit: Unit, slug: dict[int, str]) -> dict[str, Any]:
    """One unit as plain data, the same for JSON and CSV."""
    lain = {
        "induk": slug.get(unit.induk_id or 0, ""),
        "penerus": slug.get(unit.penerus_id or 0, ""),
        "wilayah": unit.wilayah_id or "",
        "mulai": str(unit.mulai or ""),
        "sampai": str(unit.sampai or ""),
        "jumlah_informasi": unit.jumlah,  # type: ignore[attr-defined]
        "url": f"{settings.ALAMAT_PUBLIK}{unit.get_absolute_url()}",
    }
    return {k: lain[k] if k in lain else getattr(unit, k) for k in KOLOM}


def _data(request: HttpRequest) -> list[dict[str, Any]]:
    """All units, or those that ``q`` finds."""
    semua = direktori.semua_unit()
    slug = {u.pk: u.slug for u in semua}
    q, _ = _kata(request)
    return [sebagai_data(u, slug) for u in (direktori.cari(q) if q else semua)]


@halaman_publik("q")
def unit_json(request: HttpRequest) -> HttpResponse:
    """The directory as JSON, also units that have ended."""
    return jawab_json({"unit": _data(request)})


@halaman_publik("q")
def unit_csv(request: HttpRequest) -> HttpResponse:
    """The directory as CSV, safe to open in a spreadsheet."""
    baris = (list(b.values()) for b in _data(request))
    return jawab_csv(KOLOM, baris, berkas="unit.csv")
