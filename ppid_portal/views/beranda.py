"""The home page: one question, the doors, what is new, three true numbers."""

from __future__ import annotations

from datetime import date

from django.db.models import OuterRef, Subquery, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from informasi.models import (
    DokumenInformasi,
    HitunganKatalog,
    KelompokInformasi,
    Klasifikasi,
    tambah_bulan,
)
from organisasi.bahasa import angka
from organisasi.basis_data.versi import per_versi
from organisasi.halaman.publik import halaman_publik
from ppid_portal import direktori
from ppid_portal.terbaru import informasi_terbaru

BANYAK_BARU = 6
BANYAK_KELOMPOK = 3
# UU 14/2008 Ps 9: periodic information at least every six months.
BULAN_BERKALA = 6


@halaman_publik()
def beranda(request: HttpRequest) -> HttpResponse:
    """What the city holds, how to ask, and the way to one's kecamatan."""
    hari_ini = timezone.localdate()
    konteks = {
        "baru": informasi_terbaru(BANYAK_BARU),
        "jumlah": direktori.jumlah().semua,
        "sering": per_versi("beranda.kelompok", _kelompok_terisi),
        "kecamatan": direktori.petak_kecamatan(hari_ini),
        "angka": _angka(hari_ini),
    }
    return render(request, "beranda.html", konteks)


def _kelompok_terisi() -> list[tuple[str, str]]:
    """The groups with most entries: places to begin, not a claim about what is sought."""
    hitungan = HitunganKatalog.objects.filter(kelompok_id=OuterRef("pk"))
    terbuka = hitungan.exclude(klasifikasi=Klasifikasi.DIKECUALIKAN)
    jumlah = terbuka.values("kelompok_id").annotate(n=Sum("jumlah")).values("n")
    isi = KelompokInformasi.objects.annotate(n=Subquery(jumlah)).filter(n__gt=0)
    daftar = reverse("informasi:dokumen-daftar")
    return [
        (k.nama, f"{daftar}?kategori={k.kode}")
        for k in isi.order_by("-n", "nama")[:BANYAK_KELOMPOK]
    ]


def _angka(hari_ini: date) -> list[dict[str, str]]:
    """Sentences with numbers that the database gave; what cannot be told is left out."""
    jumlah = direktori.jumlah()
    if not jumlah.semua:
        return []
    berisi, ppid = direktori.ppid_berisi(hari_ini)
    daftar = reverse("informasi:dokumen-daftar")
    kalimat = [
        (angka(jumlah.semua), "informasi publik tercantum di daftar kota", daftar),
        (
            f"{angka(berisi)} dari {angka(ppid)}",
            "unit yang punya PPID sudah mengisi daftar itu",
            reverse("unit-daftar"),
        ),
    ]
    if jumlah.berkala:
        kalimat.append(
            (
                f"{angka(_tepat_waktu(hari_ini))} dari {angka(jumlah.berkala)}",
                "informasi berkala tercatat diperbarui tepat waktu",
                f"{daftar}?klasifikasi={Klasifikasi.BERKALA.value}",
            )
        )
    return [{"besar": b, "kalimat": k, "url": u} for b, k, u in kalimat]


def _tepat_waktu(hari_ini: date) -> int:
    """Periodic entries renewed in time; counted once per version and day.

    An entry without a day of renewal is not known to be in time. Nothing older than six
    months can be (UU 14/2008 Ps 9), so the index is read from there on.
    """

    def hitung() -> int:
        sejak = tambah_bulan(hari_ini, -BULAN_BERKALA)
        semua = DokumenInformasi.objects.filter(dimutakhirkan_pada__gte=sejak)
        berkala = semua.terbit().filter(klasifikasi=Klasifikasi.BERKALA)
        return berkala.exclude(pk__in=semua.basi(hari_ini).values("pk")).count()

    return per_versi(f"beranda.tepat_waktu.{hari_ini}", hitung)
