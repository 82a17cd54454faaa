"""The catalogue pages: list with filters and search, one entry, its files."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote_plus, urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import SuspiciousFileOperation
from django.db.models import OuterRef, Prefetch
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from informasi.katalog import Saringan
from informasi.models import (
    BerkasInformasi,
    DokumenInformasi,
    PencarianNihil,
    Temuan,
    UjiKonsekuensi,
)
from informasi.penomoran import PARAMETER, DaftarKatalog, baca_daftar
from informasi.tabel import baca_csv
from organisasi.basis_data.versi import per_versi
from organisasi.halaman.publik import halaman_publik
from organisasi.kantor.direktori import penanggung


@halaman_publik(*PARAMETER)
def dokumen_daftar(request: HttpRequest) -> HttpResponse:
    """List of open entries; with ``q`` the matches, best first."""
    daftar = baca_daftar(request.GET)
    status = 400 if daftar.galat else 200
    if daftar.q and daftar.hasil and not daftar.hasil.calon:
        PencarianNihil.objects.catat(daftar.q, pada=timezone.now())
    konteks = {"daftar": daftar, "faset": _faset_html(request, daftar)}
    konteks |= {"chip": _chip(request, daftar), "alih": _alih(request, daftar)}
    return render(request, "informasi/dokumen/daftar.html", konteks, status=status)


def _url(request: HttpRequest, **ubah: object) -> str:
    """The present list with some parameters changed, in a fixed order."""
    buang = {"halaman", "setelah", *ubah}
    isi = [(nama, nilai) for nama, nilai in request.GET.items() if nama not in buang]
    isi += [(nama, str(nilai)) for nama, nilai in ubah.items() if nilai]
    return f"{request.path}?{urlencode(isi)}" if isi else request.path


def _faset_html(request: HttpRequest, daftar: DaftarKatalog) -> str:
    """The facets as HTML: half the work of a list, and the same until something changes.

    Searches and addresses with mistakes in them are endless and not kept.
    """

    def susun() -> str:
        konteks = {"faset": _faset(request, daftar)}
        return render_to_string("komponen/faset.html", konteks)

    if daftar.q or daftar.galat:
        return susun()
    return per_versi(f"katalog.faset{_url(request)}", susun)


def _faset(request: HttpRequest, daftar: DaftarKatalog) -> list[dict[str, Any]]:
    return [
        {"judul": s.judul, "pilihan": _pilihan_faset(request, s)}
        for s in daftar.saringan
        if s.pilihan
    ]


def _pilihan_faset(request: HttpRequest, faset: Saringan) -> list[dict[str, Any]]:
    """The choices with their addresses; those of one facet differ at the end only."""
    lepas = _url(request, **{faset.nama: ""})
    awal = f"{lepas}{'&' if '?' in lepas else '?'}{faset.nama}="
    return [
        {
            "teks": p.label,
            "jumlah": p.jumlah,
            "aktif": p.aktif,
            "url": lepas if p.aktif else awal + quote_plus(p.nilai),
        }
        for p in faset.pilihan
    ]


def _chip(request: HttpRequest, daftar: DaftarKatalog) -> list[dict[str, str]]:
    return [
        {"teks": f"{s.judul}: {s.aktif.label}", "url": _url(request, **{s.nama: ""})}
        for s in daftar.saringan
        if s.aktif
    ]


def _alih(request: HttpRequest, daftar: DaftarKatalog) -> dict[str, Any]:
    """Links that lead on: pages, order, machine formats."""
    buang = request.GET.copy()
    for nama in ("halaman", "setelah"):
        buang.pop(nama, None)
    ekor = f"?{buang.urlencode()}" if buang else ""
    sesudah = daftar.sesudah
    return {
        "sebelum": _url(request, halaman=daftar.sebelum) if daftar.sebelum else "",
        "sesudah": _url(request, **sesudah) if sesudah else "",
        "tersembunyi": [(k, v) for k, v in buang.items() if k != "q"],
        "semua": _url(request, **dict.fromkeys(PARAMETER, "")),
        "terlama": _url(request, urut="" if daftar.urut == "terlama" else "terlama"),
        "csv": f"{reverse('informasi:dokumen-csv')}{ekor}",
        "json": f"{reverse('informasi:dokumen-json')}{ekor}",
    }


def cari_publik(nomor: str) -> DokumenInformasi:
    """The entry with a public page; 404 for drafts, revisions and unknown numbers."""
    dokumen = dokumen_publik(nomor)
    if dokumen is None:
        raise Http404
    return dokumen


def dokumen_publik(nomor: str) -> DokumenInformasi | None:
    """The same; None where there is no such page."""
    rusak = Temuan.objects.tak_terbuka().filter(dokumen=OuterRef("pk"))
    berkas = Prefetch("berkas", BerkasInformasi.objects.berlaku().defer("salinan_teks"))
    uji = Prefetch("uji", UjiKonsekuensi.objects.select_related("pasal17"))
    semua = (
        DokumenInformasi.objects.publik()
        .select_related("unit__induk", "kelompok")
        .defer("cari")
        .annotate(rusak=ArraySubquery(rusak.values("sasaran")))
        .prefetch_related(berkas, "catatan", uji)
    )
    return semua.filter(nomor=nomor.upper()).first()


@halaman_publik()
def dokumen_rinci(request: HttpRequest, nomor: str) -> HttpResponse:
    """One entry; a withdrawn one says why and gives no file."""
    dokumen = cari_publik(nomor)
    hari_ini = timezone.localdate()
    terbuka = (
        dokumen.status == dokumen.Status.TERBIT
        and dokumen.klasifikasi != dokumen.Klasifikasi.DIKECUALIKAN
    )
    kini = penanggung(dokumen.unit, hari_ini)
    konteks = {
        "dokumen": dokumen,
        "kini": kini,
        "penjawab": kini or dokumen.unit,
        "berkas": dokumen.berkas.all() if terbuka else [],
        "terbuka": terbuka,
        "uji": [u for u in dokumen.uji.all() if u.disetujui_pada],
        "basi": dokumen.basi(hari_ini),
        "alamat_tetap": request.build_absolute_uri(dokumen.get_absolute_url()),
    }
    return render(request, "informasi/dokumen/rinci.html", konteks)


def _cari_berkas(nomor: str, pk: int) -> BerkasInformasi:
    """A file of a published, open entry; 404 for everything else."""
    return get_object_or_404(
        BerkasInformasi.objects.berlaku()
        .select_related("dokumen")
        .filter(dokumen__status=DokumenInformasi.Status.TERBIT)
        .exclude(dokumen__klasifikasi=DokumenInformasi.Klasifikasi.DIKECUALIKAN),
        pk=pk,
        dokumen__nomor=nomor.upper(),
    )


@halaman_publik(simpan=False)
def berkas_unduh(request: HttpRequest, nomor: str, pk: int) -> FileResponse:  # noqa: ARG001
    """The file as a download: never shown inside the page, never run."""
    berkas = _cari_berkas(nomor, pk)
    try:
        isi = berkas.isi.open("rb")
    except (OSError, SuspiciousFileOperation):
        raise Http404 from None
    jawab = FileResponse(
        isi,
        as_attachment=True,
        filename=berkas.nama_unduhan,
        content_type=berkas.tipe,
    )
    jawab["X-Content-Type-Options"] = "nosniff"
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return jawab


@halaman_publik()
def berkas_lihat(request: HttpRequest, nomor: str, pk: int) -> HttpResponse:
    """A CSV as a table, or the text copy of another file: read without opening it."""
    berkas = _cari_berkas(nomor, pk)
    if berkas.jenis != "csv" and not berkas.salinan_teks:
        raise Http404
    try:
        tabel = baca_csv(berkas.isi) if berkas.jenis == "csv" else None
    except OSError:
        raise Http404 from None
    konteks = {"berkas": berkas, "dokumen": berkas.dokumen, "tabel": tabel}
    return render(request, "informasi/dokumen/berkas.html", konteks)
