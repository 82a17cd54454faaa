"""Machine twins of the catalogue: JSON page by page, CSV as a stream, Atom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone

from informasi import katalog
from informasi.filters import DokumenFilter
from informasi.models import DokumenInformasi
from informasi.pencarian import cari
from informasi.penomoran import PARAMETER, baca_daftar
from informasi.views.dokumen import cari_publik
from organisasi.halaman.publik import alirkan_csv, halaman_publik, jawab_json
from organisasi.kantor.direktori import penanggung
from organisasi.teks import bersih

KOLOM_CSV = (
    *("nomor", "judul", "ringkasan", "klasifikasi", "kategori", "unit", "unit_nama"),
    *("penanggung_jawab", "waktu_pembuatan", "tempat_pembuatan", "tahun", "bentuk"),
    *("jangka_simpan", "lisensi", "terbit_pada", "dimutakhirkan_pada", "alamat"),
    *("tautan", "tak_terbuka", "penerus", "penerus_nama"),
)


def sebagai_data(dokumen: DokumenInformasi) -> dict[str, Any]:
    """One entry as plain data, the same for JSON and CSV.

    ``dokumen`` knows what of it does not open (``rusak``): as a list row, or as its page.
    """
    penerus = penanggung(dokumen.unit, timezone.localdate())
    return {
        "nomor": dokumen.nomor,
        "judul": dokumen.judul,
        "ringkasan": dokumen.ringkasan,
        "klasifikasi": dokumen.klasifikasi,
        "kategori": dokumen.kelompok_id or "",
        "unit": dokumen.unit.slug,
        "unit_nama": dokumen.unit.nama,
        "penanggung_jawab": dokumen.penanggung_jawab,
        "waktu_pembuatan": dokumen.waktu_pembuatan,
        "tempat_pembuatan": dokumen.tempat_pembuatan,
        "tahun": dokumen.tahun,
        "bentuk": dokumen.bentuk,
        "jangka_simpan": dokumen.jangka_simpan,
        "lisensi": dokumen.lisensi,
        "terbit_pada": dokumen.terbit_pada.isoformat() if dokumen.terbit_pada else None,
        "dimutakhirkan_pada": str(dokumen.dimutakhirkan_pada or "") or None,
        "alamat": f"{settings.ALAMAT_PUBLIK}{dokumen.get_absolute_url()}",
        "tautan": dokumen.tautan,
        "tak_terbuka": bool(dokumen.rusak),  # type: ignore[attr-defined]  # annotated
        "penerus": penerus.slug if penerus else "",
        "penerus_nama": penerus.nama if penerus else "",
    }


def _sel(dokumen: DokumenInformasi) -> list[Any]:
    """The cells of a CSV row; yes and no in words."""
    data = sebagai_data(dokumen)
    data["tak_terbuka"] = "ya" if data["tak_terbuka"] else "tidak"
    return [data[kolom] for kolom in KOLOM_CSV]


@halaman_publik(*PARAMETER)
def dokumen_json(request: HttpRequest) -> HttpResponse:
    """The list as JSON, 25 entries a page, with the address of the next page."""
    daftar = baca_daftar(request.GET)
    berikutnya = None
    if daftar.sesudah:
        query = request.GET.copy()
        for nama in ("halaman", "setelah"):
            query.pop(nama, None)
        query.update({k: str(v) for k, v in daftar.sesudah.items()})
        alamat = reverse("informasi:dokumen-json")
        berikutnya = f"{settings.ALAMAT_PUBLIK}{alamat}?{query.urlencode()}"
    isi = {
        "jumlah": daftar.jumlah,
        "jumlah_lebih": daftar.lebih,
        "galat": daftar.galat,
        "berikutnya": berikutnya,
        "informasi": [sebagai_data(d) for d in daftar.baris],
    }
    return jawab_json(isi, status=400 if daftar.galat else 200)


@halaman_publik()
def dokumen_rinci_json(request: HttpRequest, nomor: str) -> HttpResponse:  # noqa: ARG001
    """One entry as JSON, with its files and change notes."""
    return jawab_json(rinci_data(cari_publik(nomor)))


def rinci_data(dokumen: DokumenInformasi) -> dict[str, Any]:
    """One entry as plain data with all that hangs on it; a withdrawn one without files."""
    data = sebagai_data(dokumen)
    data["status"] = dokumen.status
    data["alasan_tarik"] = dokumen.alasan_tarik
    terbuka = dokumen.status == dokumen.Status.TERBIT and (
        dokumen.klasifikasi != dokumen.Klasifikasi.DIKECUALIKAN
    )
    rusak: Any = dokumen.rusak  # type: ignore[attr-defined]  # annotated
    data["tautan_tak_terbuka"] = dokumen.tautan in rusak
    data["berkas"] = [
        {
            "judul": b.judul,
            "jenis": b.jenis,
            "ukuran": b.ukuran,
            "sha256": b.sha256,
            "versi": b.versi,
            "alamat": f"{settings.ALAMAT_PUBLIK}{b.get_absolute_url()}",
            "tak_terbuka": b.sasaran in rusak,
        }
        for b in (dokumen.berkas.all() if terbuka else ())
    ]
    data["catatan_perubahan"] = [
        {"pada": c.pada.isoformat(), "isi": c.isi} for c in dokumen.catatan.all()
    ]
    return data


@halaman_publik(*PARAMETER, simpan=False)
def dokumen_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All entries under the filters as CSV, streamed; safe to open in a spreadsheet."""
    saring = DokumenFilter(request.GET, queryset=DokumenInformasi.objects.none())
    dipilih = saring.dipilih()
    baris: Iterable[DokumenInformasi]
    if q := bersih(request.GET.get("q", "")).strip():
        hasil = katalog.pilih_temuan(cari(q), dipilih)
        baris = katalog.muat_baris([c.pk for c in hasil.calon], None)
    else:
        baris = katalog.terpilih(dipilih).terbaru().iterator(chunk_size=500)
    return alirkan_csv(KOLOM_CSV, map(_sel, baris), berkas="informasi-publik.csv")
