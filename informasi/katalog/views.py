"""The public pages of the catalogue: list and search, one entry, its files, data and feed."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from informasi.katalog.cuplikan import baris_tabel
from informasi.katalog.langganan import kunci_cari
from informasi.katalog.models import (
    BerkasInformasi,
    BerkasQuerySet,
    DokumenInformasi,
    Temuan,
)
from informasi.pencarian import daftar as katalog
from informasi.pencarian.daftar import (
    PARAMETER,
    DaftarKatalog,
    DokumenFilter,
    SaringanKatalog,
    baca_daftar,
)
from informasi.pencarian.models import PencarianNihil
from informasi.pencarian.pencarian import cari
from organisasi.basis_data.versi import per_versi
from organisasi.halaman.pemakaian import PALING_SEDIKIT, kali_dibuka
from organisasi.halaman.publik import (
    alirkan_csv,
    halaman_publik,
    jawab_atom,
    potong,
    tautan_halaman,
)
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.direktori import penanggung, unit_kota
from organisasi.kantor.peta import Bidang
from organisasi.models import Pengaturan, Unit
from organisasi.teks import bersih


@halaman_publik(*PARAMETER)
def dokumen_daftar(request: HttpRequest) -> HttpResponse:
    daftar = baca_daftar(request.GET)
    status = 400 if daftar.galat else 200
    if daftar.q and daftar.hasil and not daftar.hasil.calon:
        PencarianNihil.objects.catat(daftar.q, pada=timezone.now())
    chip = [
        {"teks": f"{s.judul}: {s.aktif.label}", "url": _url(request, **{s.nama: ""})}
        for s in daftar.saringan
        if s.aktif
    ]
    konteks = {
        "daftar": daftar,
        "faset": _faset_html(request, daftar),
        "chip": chip,
        "alih": _alih(request, daftar),
    }
    return render(request, "informasi/katalog/daftar.html", konteks, status=status)


def _url(request: HttpRequest, **ubah: object) -> str:
    buang = {"halaman", "setelah", *ubah}
    isi = [(nama, nilai) for nama, nilai in request.GET.items() if nama not in buang]
    isi += [(nama, str(nilai)) for nama, nilai in ubah.items() if nilai]
    return f"{request.path}?{urlencode(isi)}" if isi else request.path


TERATAS = 5


def _faset_html(request: HttpRequest, daftar: DaftarKatalog) -> str:
    """The facets as HTML: half the work of a list, and the same until something changes.

    Searches and addresses with mistakes in them are endless and not kept.
    """

    def susun() -> str:
        faset = [_faset(request, s) for s in daftar.saringan if s.pilihan]
        return render_to_string("komponen/faset.html", {"faset": faset})

    if daftar.q or daftar.galat:
        return susun()
    return per_versi(f"katalog.faset{_url(request)}", susun)


def _faset(request: HttpRequest, faset: SaringanKatalog) -> dict[str, Any]:
    """The first few of a filter, and the rest folded."""
    pilihan = _pilihan_faset(request, faset)
    isi = {"judul": faset.judul, "banyak": len(pilihan)}
    return {**isi, "pilihan": pilihan[:TERATAS], "lain": pilihan[TERATAS:]}


def _pilihan_faset(
    request: HttpRequest, faset: SaringanKatalog
) -> list[dict[str, Any]]:
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


def _alih(request: HttpRequest, daftar: DaftarKatalog) -> dict[str, Any]:
    ekor = _url(request).removeprefix(request.path)
    sesudah, diikuti = daftar.sesudah, kunci_cari(request.GET)
    return {
        "sebelum": _url(request, halaman=daftar.sebelum) if daftar.sebelum else "",
        "sesudah": _url(request, **sesudah) if sesudah else "",
        "tersembunyi": [
            (k, v)
            for k, v in request.GET.items()
            if k not in {"q", "halaman", "setelah"}
        ],
        "semua": _url(request, **dict.fromkeys(PARAMETER, "")),
        "ikuti": f"{reverse('ikuti')}?{urlencode({'cari': diikuti})}"
        if diikuti
        else "",
        "urut": _url(request, urut="" if daftar.urut == "terbaru" else "terbaru"),
        "csv": f"{reverse('informasi:dokumen-csv')}{ekor}",
    }


# Stands in the composed statement where the number of the entry asked for comes.
NOMOR = "<nomor>"


@lru_cache(maxsize=1)
def _pernyataan(hari: date) -> tuple[str, tuple[Any, ...]]:
    """Entry with its dead links and its readers of the days before ``hari``.

    To compose this query costs several times what it costs to answer it.
    """
    rusak = Temuan.objects.tak_terbuka().filter(dokumen=OuterRef("pk"))
    semua = (
        DokumenInformasi.objects.publik()
        .defer("cari", "isi")
        .annotate(
            rusak=ArraySubquery(rusak.values("sasaran")),
            dibuka=kali_dibuka("nomor", hari=hari),
            diunduh=kali_dibuka("nomor", "berkas/", hari=hari),
        )
    )
    return semua.filter(nomor=NOMOR).query.sql_with_params()


def dokumen_publik(nomor: str) -> DokumenInformasi | None:
    sql, param = _pernyataan(timezone.localdate())
    isi = [nomor.upper() if nilai == NOMOR else nilai for nilai in param]
    dokumen = next(iter(DokumenInformasi.objects.raw(sql, isi)), None)
    if dokumen is not None:
        unit = next((u for u in unit_kota() if u.pk == dokumen.unit_id), None)
        # A unit entered this very moment is read by itself.
        dokumen.unit = unit or dokumen.unit
    return dokumen


def berkas_terbaca(dokumen: DokumenInformasi) -> list[BerkasInformasi]:
    """Its files in force, each with ``berteks``: whether its text can be read."""
    if not dokumen.terbuka:
        return []
    ringan = dokumen.berkas.ringan()
    return list(ringan.annotate(berteks=~Q(salinan_teks="")))


# Which of several files is offered first: what is read in the page, then what all can open.
URUT_BERKAS = ("csv", "xlsx", "pdf")


def _ke_berapa(berkas: BerkasInformasi) -> int:
    ada = berkas.jenis in URUT_BERKAS
    return URUT_BERKAS.index(berkas.jenis) if ada else len(URUT_BERKAS)


@halaman_publik(hitung=True)
def dokumen_rinci(request: HttpRequest, nomor: str) -> HttpResponse:
    dokumen = dokumen_publik(nomor)
    if dokumen is None:
        raise Http404
    hari_ini = timezone.localdate()
    kini = penanggung(dokumen.unit, hari_ini)
    berkas = berkas_terbaca(dokumen)
    rusak: Any = dokumen.rusak  # type: ignore[attr-defined]  # annotated
    utuh = sorted((b for b in berkas if b.sasaran not in rusak), key=_ke_berapa)
    cuplikan = utuh[0].cuplikan if utuh else {}
    konteks = {
        "dokumen": dokumen,
        "sedikit": PALING_SEDIKIT,
        "kini": kini,
        "penjawab": kini or dokumen.unit,
        "utama": utuh[0] if utuh else None,
        "lain": utuh[1:],
        "hilang": [b for b in berkas if b not in utuh],
        "situs": urlsplit(dokumen.tautan).hostname,
        "cuplikan": cuplikan,
        "bidang": [Bidang(*satu) for satu in cuplikan.get("peta", ())],
        "terbuka": dokumen.terbuka,
        "uji": []
        if dokumen.terbuka
        else [u for u in dokumen.uji.all() if u.disetujui_pada],
        "basi": dokumen.basi(hari_ini),
        "catatan": [
            (datetime.fromisoformat(c["pada"]), c["isi"]) for c in dokumen.perubahan
        ],
        "alamat_tetap": settings.ALAMAT_PUBLIK + dokumen.get_absolute_url(),
    }
    return render(request, "informasi/katalog/rinci.html", konteks)


def _cari_berkas(semua: BerkasQuerySet, nomor: str, pk: int) -> BerkasInformasi:
    return get_object_or_404(
        semua.select_related("dokumen")
        .filter(dokumen__status=DokumenInformasi.Status.TERBIT)
        .exclude(dokumen__klasifikasi=DokumenInformasi.Klasifikasi.DIKECUALIKAN),
        pk=pk,
        dokumen__nomor=nomor.upper(),
    )


@halaman_publik(simpan=False, hitung=True)
def berkas_unduh(request: HttpRequest, nomor: str, pk: int) -> FileResponse:  # noqa: ARG001
    """The file as a download: never shown inside the page, never run."""
    berkas = _cari_berkas(BerkasInformasi.objects.ringan(), nomor, pk)
    return unduhan(berkas.isi, nama=berkas.nama_unduhan, tipe=berkas.tipe)


BARIS_SEHALAMAN = 50


@halaman_publik("halaman", hitung=True)
def berkas_lihat(request: HttpRequest, nomor: str, pk: int) -> HttpResponse:
    berkas = _cari_berkas(BerkasInformasi.objects.berlaku(), nomor, pk)
    if not (berkas.tabel or berkas.salinan_teks):
        raise Http404
    kepala, *baris = baris_tabel(berkas.tabel) if berkas.tabel else [()]
    potongan = potong(
        request.GET.get("halaman"), jumlah=len(baris), isi=BARIS_SEHALAMAN
    )
    konteks = {
        "berkas": berkas,
        "dokumen": berkas.dokumen,
        "kepala": kepala,
        "baris": baris[potongan.mulai : potongan.akhir],
        "potongan": potongan,
        "terpotong": len(baris) if berkas.cuplikan.get("banyak", 0) > len(baris) else 0,
        **tautan_halaman(potongan),
    }
    status = 400 if potongan.galat else 200
    return render(request, "informasi/katalog/berkas.html", konteks, status=status)


# The catalogue as data: for the API, and CSV as a stream

KOLOM_CSV = (
    "nomor",
    "judul",
    "ringkasan",
    "klasifikasi",
    "kategori",
    "unit",
    "unit_nama",
    "penanggung_jawab",
    "waktu_pembuatan",
    "tempat_pembuatan",
    "tahun",
    "bentuk",
    "jangka_simpan",
    "lisensi",
    "terbit_pada",
    "dimutakhirkan_pada",
    "alamat",
    "tautan",
    "keterbacaan",
    "penerus",
    "penerus_nama",
)


def sebagai_data(dokumen: DokumenInformasi) -> dict[str, Any]:
    """One entry as plain data, the same for the API and CSV."""
    penerus = penanggung(dokumen.unit, timezone.localdate())
    lain = {
        "kategori": dokumen.kelompok_id or "",
        "unit": dokumen.unit.slug,
        "unit_nama": dokumen.unit.nama,
        "terbit_pada": dokumen.terbit_pada.isoformat() if dokumen.terbit_pada else None,
        "dimutakhirkan_pada": str(dokumen.dimutakhirkan_pada or "") or None,
        "alamat": f"{settings.ALAMAT_PUBLIK}{dokumen.get_absolute_url()}",
        "keterbacaan": dokumen.kode_baca,
        "penerus": penerus.slug if penerus else "",
        "penerus_nama": penerus.nama if penerus else "",
    }
    return {k: lain[k] if k in lain else getattr(dokumen, k) for k in KOLOM_CSV}


def rinci_data(dokumen: DokumenInformasi) -> dict[str, Any]:
    data = sebagai_data(dokumen)
    data["status"] = dokumen.status
    data["alasan_tarik"] = dokumen.alasan_tarik
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
        for b in berkas_terbaca(dokumen)
    ]
    data["catatan_perubahan"] = dokumen.perubahan
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
        baris = katalog.terpilih(dipilih).urut_baca().iterator(chunk_size=500)
    return alirkan_csv(
        KOLOM_CSV,
        ([*sebagai_data(satu).values()] for satu in baris),
        berkas="informasi-publik.csv",
    )


# The newest entries as an Atom feed

BANYAK = 30


@halaman_publik()
def dokumen_atom(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Of the city, or of the unit with this ``slug``."""
    semua = DokumenInformasi.objects.terbuka().untuk_daftar().terbaru()
    ke, siapa = reverse("informasi:dokumen-daftar"), Pengaturan.objects.kini().nama_kota
    if slug:
        unit = get_object_or_404(Unit, slug=slug)
        semua, ke, siapa = semua.filter(unit=unit), unit.get_absolute_url(), unit.nama
    butir = (
        {
            "title": satu.judul,
            "link": satu.get_absolute_url(),
            "description": satu.ringkasan,
            "pubdate": satu.terbit_pada,
            "updateddate": satu.diubah_pada,
            "author_name": satu.unit.nama,
        }
        for satu in semua[:BANYAK]
    )
    return jawab_atom(request, f"Informasi publik terbaru: {siapa}", ke, butir)
