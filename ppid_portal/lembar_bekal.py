"""Lembar Bekal: one page for a kecamatan, three channels and when to use which (6.5)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils import timezone

from informasi.models import DokumenInformasi
from organisasi.alamat import alamat_penuh, qr_svg
from organisasi.bahasa import tanggal_pendek
from organisasi.cetakan import lambang_svg
from organisasi.kop import alamat_kop, kop
from organisasi.models import KanalLayanan, Pengaturan, Unit

NASKAH = Path(__file__).resolve().parent / "tipografi" / "bekal.typ"
JUDUL = "Lembar bekal: tiga pintu layanan"
# So that it stays on one page.
BANYAK_INFORMASI, PANJANG_JUDUL = 8, 90
J = KanalLayanan.Jenis
# Channel, name of its page, what to call it.
PINTU = (
    (J.INFORMASI, "informasi:permohonan-ajukan", "Minta informasi"),
    (J.PENGADUAN, "pengaduan:pengaduan-ajukan", "Mengadu"),
    (J.DARURAT, "darurat", "Darurat"),
)


def isi_bekal(unit: Unit, *, pada: datetime) -> dict[str, Any]:
    """Values for bekal.typ; what nobody has entered is left out, never made up."""
    hari, atur = timezone.localdate(pada), Pengaturan.objects.kini()
    kepala = kop(unit, atur, hari)
    return {
        "judul_berkas": f"{JUDUL}, {unit.nama}",
        "judul": JUDUL,
        "kop": kepala,
        "alamat_kop": alamat_kop(kepala),
        "lambang": lambang_svg(),
        "pintu": [_pintu(jenis, halaman, kata, atur) for jenis, halaman, kata in PINTU],
        "judul_informasi": f"Tersedia di {unit.nama}",
        "informasi": _informasi(unit),
        "meja": f"Meja PPID {unit.nama}: {alamat_kop(kepala)}. {atur.jam_layanan}.",
        "kaki": f"Keadaan {tanggal_pendek(hari)}. Daftar lengkap ada di {alamat_penuh(reverse('beranda'))}",
    }


def _pintu(jenis: str, halaman: str, kata: str, atur: Pengaturan) -> dict[str, Any]:
    """One channel: of its kind the one with the emergency number, else the first."""
    semua = KanalLayanan.objects.filter(jenis=jenis).order_by("urut", "pk")
    kanal = semua.filter(nomor=atur.nomor_darurat).first() or semua.first()
    alamat = alamat_penuh(reverse(halaman))
    return {
        "kata": kata,
        "nama": kanal.nama if kanal else "",
        "nomor": kanal.nomor if kanal else "",
        "untuk": kanal.cocok_untuk if kanal else "",
        "bukan": kanal.bukan_untuk if kanal else "",
        "jam": kanal.jam if kanal else "",
        "alamat": alamat,
        "qr": qr_svg(alamat),
    }


def _informasi(unit: Unit) -> list[str]:
    """The newest open entries of the unit and the kelurahan below it."""
    bawah = Unit.objects.di_bawah([unit.pk]).values("pk")
    semua = DokumenInformasi.objects.terbuka().filter(unit__in=bawah, contoh=False)
    judul = semua.order_by("-terbit_pada", "-pk").values_list("judul", flat=True)
    return [_pendek(satu) for satu in judul[:BANYAK_INFORMASI]]


def _pendek(judul: str) -> str:
    return judul if len(judul) <= PANJANG_JUDUL else f"{judul[: PANJANG_JUDUL - 1]}…"
