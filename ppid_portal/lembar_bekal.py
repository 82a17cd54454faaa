"""Lembar Bekal: one page for a kecamatan, three channels and when to use which (6.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kertas.keaslian import alamat_penuh, qr_svg, sidik_isi
from organisasi.kertas.naskah import alamat_kop, kontak_kop, kop, lambang_svg
from organisasi.models import KanalLayanan, Pengaturan, Unit
from ppid_portal.katalog_bekal import sajian

NASKAH = Path(__file__).resolve().parent / "tipografi" / "bekal.typ"
JUDUL = "Lembar bekal: tiga pintu layanan"
J = KanalLayanan.Jenis
# Channel, name of its page, what to call it.
PINTU = (
    (J.INFORMASI, "informasi:permohonan-ajukan", "Minta informasi"),
    (J.PENGADUAN, "pengaduan:pengaduan-ajukan", "Mengadu"),
    (J.DARURAT, "darurat", "Darurat"),
)
type Bekal = dict[str, Any]


def bekal(kantor: Sequence[Unit], *, pada: datetime) -> Mapping[int, Bekal]:
    """What the sheet of each office says; as many queries for 1 as for 36.

    What nobody has entered is left out, never made up.
    """
    atur = Pengaturan.objects.kini()
    pintu = [_pintu(jenis, halaman, kata, atur) for jenis, halaman, kata in PINTU]
    semua = sajian(kantor, timezone.localdate(pada))
    return {
        unit.pk: {
            "unit": unit.nama,
            "pintu": pintu,
            "sajian": semua[unit.pk],
            "meja": _meja(unit, atur),
        }
        for unit in kantor
    }


def sidik_bekal(satu: Bekal) -> str:
    """A hash of its words: another one as soon as a reader would read something else."""
    return sidik_isi(satu)


def isi_bekal(unit: Unit, *, pada: datetime, versi: str = "") -> dict[str, Any]:
    """Values for bekal.typ; ``versi`` once it is a handout."""
    return lembar_bekal(unit, bekal([unit], pada=pada)[unit.pk], pada=pada, versi=versi)


def lembar_bekal(
    unit: Unit, satu: Bekal, *, pada: datetime, versi: str = ""
) -> dict[str, Any]:
    """Letterhead, codes and foot around what the sheet says."""
    hari = timezone.localdate(pada)
    kepala = kop(unit, Pengaturan.objects.kini(), hari)
    kaki = (
        f"Versi {versi}." if versi else "",
        f"Keadaan {tanggal_pendek(hari)}.",
        f"Daftar lengkap ada di {alamat_penuh(reverse('beranda'))}",
    )
    return {
        **satu,
        "judul_berkas": f"{JUDUL}, {unit.nama}",
        "judul": JUDUL,
        "kop": kepala,
        "alamat_kop": alamat_kop(kepala),
        "lambang": lambang_svg(),
        "pintu": [{**p, "qr": qr_svg(p["alamat"])} for p in satu["pintu"]],
        "kaki": " ".join(filter(None, kaki)),
    }


def _pintu(jenis: str, halaman: str, kata: str, atur: Pengaturan) -> dict[str, str]:
    """One channel: of its kind the one with the emergency number, else the first."""
    semua = KanalLayanan.objects.filter(jenis=jenis).order_by("urut", "pk")
    kanal = semua.filter(nomor=atur.nomor_darurat).first() or semua.first()
    return {
        "kata": kata,
        "nama": kanal.nama if kanal else "",
        "nomor": kanal.nomor if kanal else "",
        "untuk": kanal.cocok_untuk if kanal else "",
        "bukan": kanal.bukan_untuk if kanal else "",
        "jam": kanal.jam if kanal else "",
        "alamat": alamat_penuh(reverse(halaman)),
    }


def _meja(unit: Unit, atur: Pengaturan) -> str:
    """Where to come by oneself, and when: the office's own hours before the city's."""
    kontak = kontak_kop(unit)
    if unit.telepon:
        kontak["telepon"] = f"Telepon {unit.telepon}"
    bagian = (
        " · ".join(filter(None, kontak.values())),
        unit.loket,
        unit.jam_layanan or atur.jam_layanan,
    )
    return f"Meja PPID {unit.nama}: " + " ".join(
        f"{satu.rstrip('.')}." for satu in bagian if satu
    )
