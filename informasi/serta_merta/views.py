"""The public pages of notices of danger (UU 14/2008 Pasal 10), and their feed."""

from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from informasi.serta_merta.models import ISI, SertaMerta
from organisasi.halaman.publik import halaman_publik, jawab_atom, potong, tautan_halaman
from organisasi.models import Pengaturan, Wilayah

BANYAK = 30
PER_HALAMAN = 20


@halaman_publik("halaman")
def serta_merta_daftar(request: HttpRequest) -> HttpResponse:
    kini = timezone.now()
    semua = SertaMerta.objects.terbit().select_related("unit")
    lewat = semua.filter(_lewat(kini)).order_by("-mulai", "-pk")
    nomor = request.GET.get("halaman")
    halaman = potong(nomor, jumlah=lewat.count(), isi=PER_HALAMAN)
    belum = list(semua.exclude(_lewat(kini)).order_by("-mulai", "-pk"))
    sudah = list(lewat[halaman.mulai : halaman.akhir])
    prefetch_related_objects([*belum, *sudah], _wilayah())
    konteks = {
        "berlangsung": [n for n in belum if n.mulai <= kini],
        "mendatang": [n for n in belum if n.mulai > kini],
        "lewat": sudah,
        "halaman": halaman,
        **tautan_halaman(halaman),
    }
    status = 400 if halaman.galat else 200
    return render(request, "informasi/serta_merta/daftar.html", konteks, status=status)


@halaman_publik()
def serta_merta_rinci(request: HttpRequest, pk: int) -> HttpResponse:
    semua: QuerySet[SertaMerta] = SertaMerta.objects.terbit().select_related("unit")
    notis = get_object_or_404(semua.prefetch_related(_wilayah()), pk=pk)
    kini = timezone.now()
    konteks = {
        "notis": notis,
        "keadaan": keadaan(notis, kini),
        "isi": [
            {"judul": judul, "teks": teks, "id": kolom}
            for judul, kolom in ISI
            if (teks := getattr(notis, kolom))
        ],
        "lengkap": len(ISI),
    }
    return render(request, "informasi/serta_merta/rinci.html", konteks)


def keadaan(notis: SertaMerta, pada: datetime) -> dict[str, Any]:
    if notis.status == SertaMerta.Status.DICABUT:
        return {"teks": "Pengumuman ini sudah dicabut", "dicabut": True}
    if notis.selesai and notis.selesai <= pada:
        return {"teks": "Pengumuman ini sudah berakhir", "berakhir": True}
    if notis.mulai > pada:
        return {"teks": "Belum berlaku", "mendatang": True, "nada": "kunyit"}
    return {"teks": "Sedang berlangsung", "berlangsung": True, "nada": "kunyit"}


def _lewat(pada: datetime) -> Q:
    return Q(status=SertaMerta.Status.DICABUT) | Q(
        selesai__isnull=False, selesai__lte=pada
    )


def _wilayah() -> Prefetch:
    return Prefetch("wilayah", Wilayah.objects.select_related("induk"))


@halaman_publik()
def serta_merta_atom(request: HttpRequest) -> HttpResponse:
    semua = SertaMerta.objects.terbit().select_related("unit").order_by("-mulai", "-pk")
    butir = (
        {
            "title": f"Dicabut: {satu.judul}"
            if satu.status == SertaMerta.Status.DICABUT
            else satu.judul,
            "link": satu.get_absolute_url(),
            "description": "\n".join(
                filter(
                    None,
                    (satu.wilayah_teks, satu.potensi_bahaya, satu.cara_menghindari),
                )
            ),
            "pubdate": satu.mulai,
            "updateddate": satu.status_sejak,
            "author_name": satu.unit.nama,
        }
        for satu in semua.prefetch_related(_wilayah())[:BANYAK]
    )
    judul = f"Pengumuman serta-merta {Pengaturan.objects.kini().nama_kota}"
    return jawab_atom(request, judul, reverse("informasi:serta-merta-daftar"), butir)
