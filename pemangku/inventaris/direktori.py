"""The public directory of partner bodies: what it tells, and its pages (PK-22)."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, cast

from django.conf import settings
from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from organisasi.basis_data.versi import per_versi
from organisasi.halaman.publik import (
    alamat_halaman,
    halaman_publik,
    potong,
    tautan_halaman,
)
from organisasi.kantor.peta import bertingkat
from organisasi.models import TingkatWilayah, Wilayah
from pemangku.inventaris.kanal import TELEPON, Kanal
from pemangku.inventaris.models import Pemangku, PemangkuQuerySet, Unsur

# Filters with counts, pages, plain data. Bodies and their own office channels: persons, private
# channels, numbers of members and notes never come in here.

PER_HALAMAN = 15
JUDUL = {"kecamatan": "Kecamatan", "unsur": "Kelompok"}
PARAMETER = (*JUDUL, "halaman")
AWALAN = {
    Kanal.Jenis.EMAIL: "mailto:",
    Kanal.Jenis.WA: "https://wa.me/",
    Kanal.Jenis.TELEPON: "tel:+",
}


def keberatan(query: Mapping[str, str]) -> str:
    label = label_saringan()
    salah = [n for n, nilai in _dipilih(query).items() if nilai not in label[n]]
    return f"Pilihan {JUDUL[salah[0]].lower()} ini tidak ada." if salah else ""


def _dipilih(query: Mapping[str, str]) -> dict[str, str]:
    return {nama: query[nama] for nama in JUDUL if query.get(nama)}


def _ringkas() -> list[dict[str, Any]]:
    semua = Pemangku.objects.umum().select_related("jenis__unsur", "wilayah__induk")
    return [
        {
            "pk": satu.pk,
            "kecamatan": _kecamatan(satu.wilayah),
            "unsur": satu.jenis.unsur.kode,
            "nomor": satu.nomor,
        }
        for satu in semua.order_by("nama_resmi", "nomor")
    ]


def _kecamatan(wilayah: Wilayah | None) -> str:
    if wilayah is None:
        return ""
    if wilayah.tingkat == TingkatWilayah.KELURAHAN:
        return wilayah.induk_id or ""
    return wilayah.kode


def label_saringan() -> dict[str, dict[str, str]]:
    """For each filter: value in the address → label; read once per version."""
    tempat = Wilayah.objects.exclude(tingkat=TingkatWilayah.KELURAHAN)
    return per_versi(
        "mitra.label",
        lambda: {
            "kecamatan": {
                w.kode: "Seluruh kota" if w.tingkat == TingkatWilayah.KOTA else w.nama
                for w in tempat
            },
            "unsur": dict(Unsur.objects.values_list("kode", "nama")),
        },
    )


def _cocok(dipilih: Mapping[str, str]) -> list[dict[str, Any]]:
    baris = per_versi("mitra.baris", _ringkas)
    return [b for b in baris if all(b[n] == nilai for n, nilai in dipilih.items())]


def _muat(kunci: list[Any]) -> list[Pemangku]:
    ada = lengkap().in_bulk(kunci)
    return [ada[satu] for satu in kunci if satu in ada]


def lengkap() -> PemangkuQuerySet:
    kanal = Prefetch("kanal", Kanal.objects.umum(), to_attr="kanal_umum")
    semua = Pemangku.objects.umum().untuk_daftar().prefetch_related(kanal)
    return cast("PemangkuQuerySet", semua)


def sesudah_nomor(
    dipilih: Mapping[str, str], setelah: str, banyak: int
) -> list[Pemangku]:
    cocok = {b["nomor"]: b["pk"] for b in _cocok(dipilih) if b["nomor"] > setelah}
    return _muat([cocok[nomor] for nomor in sorted(cocok)[:banyak]])


def cari(nomor: str) -> Pemangku | None:
    return lengkap().filter(nomor=nomor).first()


def penerus(nomor: str) -> Pemangku | None:
    digabung = Q(pendahulu__nomor=nomor, pendahulu__status=Pemangku.Status.TERGABUNG)
    return Pemangku.objects.umum().filter(digabung).first()


def kontak(pemangku: Pemangku) -> list[dict[str, str]]:
    """Its public channels: kind, as it is read, and where it leads ("": nowhere)."""
    hasil = []
    for satu in cast("Any", pemangku).kanal_umum:
        nilai, url = satu.nilai, f"{AWALAN.get(satu.jenis, '')}{satu.nilai}"
        if satu.jenis in TELEPON:
            nilai = f"0{satu.nilai.removeprefix('62')}"
        elif satu.jenis not in AWALAN and not (
            satu.jenis == Kanal.Jenis.SITUS and url.startswith(("https://", "http://"))
        ):
            url = ""
        hasil.append({"jenis": satu.get_jenis_display(), "nilai": nilai, "url": url})
    return hasil


def sebagai_data(pemangku: Pemangku) -> dict[str, Any]:
    alamat = reverse("pemangku:mitra-rinci", args=(pemangku.nomor.lower(),))
    return {
        "nomor": pemangku.nomor,
        "nama": pemangku.nama_resmi,
        "nama_pendek": pemangku.nama_pendek,
        "jenis": pemangku.jenis.nama,
        "unsur": pemangku.jenis.unsur.kode,
        "wilayah": pemangku.wilayah_id or "",
        "wilayah_nama": str(pemangku.wilayah or ""),
        "alamat": pemangku.alamat,
        "kontak": [{n: k[n] for n in ("jenis", "nilai")} for k in kontak(pemangku)],
        "pengelola": pemangku.pengelola.slug,
        "url": f"{settings.ALAMAT_PUBLIK}{alamat}",
    }


@halaman_publik(*PARAMETER)
def mitra_daftar(request: HttpRequest) -> HttpResponse:
    galat, dipilih = keberatan(request.GET), _dipilih(request.GET)
    cocok = [] if galat else _cocok(dipilih)
    halaman = potong(request.GET.get("halaman"), jumlah=len(cocok), isi=PER_HALAMAN)
    galat = galat or halaman.galat
    faset = [] if galat else [_faset(dipilih, nama) for nama in JUDUL]
    polos = not (galat or dipilih or halaman.sebelum)
    konteks = {
        "galat": galat,
        "halaman": halaman,
        "baris": _muat([b["pk"] for b in cocok[halaman.mulai : halaman.akhir]]),
        "faset": faset,
        # Of all, on the first page: where they are, as a map that leads to each place.
        "bidang": bertingkat(
            (p["nilai"], p["teks"], p["jumlah"], p["url"]) for p in faset[0]["pilihan"]
        )
        if polos
        else [],
        "chip": [
            {"teks": f"{f['judul']}: {p['teks']}", "url": p["url"]}
            for f in faset
            for p in f["pilihan"]
            if p["aktif"]
        ],
        **tautan_halaman(halaman, **dipilih),
    }
    status = 400 if galat else 200
    return render(
        request, "pemangku/inventaris/mitra/daftar.html", konteks, status=status
    )


def _faset(dipilih: Mapping[str, str], nama: str) -> dict[str, Any]:
    semua = {n: dipilih.get(n, "") for n in JUDUL}
    kini = semua[nama]
    lain = {n: nilai for n, nilai in dipilih.items() if n != nama}
    jumlah = Counter(b[nama] for b in _cocok(lain))
    return {
        "judul": JUDUL[nama],
        "pilihan": [
            {
                "nilai": nilai,
                "teks": teks,
                "jumlah": jumlah[nilai],
                "aktif": kini == nilai,
                "url": alamat_halaman(
                    1, **semua | {nama: "" if kini == nilai else nilai}
                ),
            }
            for nilai, teks in label_saringan()[nama].items()
            if jumlah[nilai] or kini == nilai
        ],
    }


@halaman_publik()
def mitra_rinci(request: HttpRequest, nomor: str) -> HttpResponse:
    """One body; a number that was merged leads to the one that stayed."""
    # PostgreSQL keeps no NUL, and would answer with an error.
    if "\x00" in nomor:
        raise Http404
    pemangku = cari(nomor.upper())
    if pemangku is None:
        if tujuan := penerus(nomor.upper()):
            kode = tujuan.nomor.lower()
            return redirect("pemangku:mitra-rinci", kode, permanent=True)
        raise Http404
    konteks = {"pemangku": pemangku, "kontak": kontak(pemangku)}
    return render(request, "pemangku/inventaris/mitra/rinci.html", konteks)
