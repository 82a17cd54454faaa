"""The pack of each audience: where to ask, where to complain, whom to call.

One text makes the page, the poster, the cards, the message and the SMS. Its address names
audience and office, so how often a paper was used is known without looking at anybody.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.urls import reverse

from organisasi.basis_data.versi import per_versi
from organisasi.halaman.models import Pengaturan
from organisasi.halaman.pemakaian import dibuka_di
from organisasi.kantor.direktori import ppid_utama
from organisasi.kertas.naskah import alamat_penuh, lambang_svg, qr_svg
from organisasi.models import KanalLayanan, Unit
from organisasi.teks import baca_toml

NASKAH = Path(__file__).resolve().parents[1] / "tipografi" / "bahan.typ"
BAHASA = ("id", "su")
SMS_TERPANJANG = 160
# Where each door leads; that of danger is a call.
KE = {"minta": "informasi:permohonan-ajukan", "aduan": "pengaduan:pengaduan-ajukan"}
# The form of requests speaks Indonesian; its page in Sundanese leads there.
HALAMAN_SUNDA = {"minta": "nyuhunkeun"}
# On a grid of 48: a tinted plane, then the lines; the first two as on the home page.
GAMBAR: Mapping[str, tuple[str, str]] = {
    "minta": (
        "M5 17h38v25H5zM24 32Q15 18 24 4Q33 18 24 32Z",
        "M5 17L24 32L43 17M5 42L18 27M43 42L30 27M24 32V13",
    ),
    "aduan": (
        "M8 19v10l7 1L38 40V8L15 18z",
        "M15 18v12M15 24h23M15 21L38 15M15 27L38 33M16 31l3 10h5l-2-7M42 17l3-2M43 24h3M42 31l3 2",
    ),
    "darurat": (
        "M11 5q-6 2-6 9c0 16 13 29 29 29q7 0 9-6l-9-8-6 4q-8-4-12-12l4-6z",
        "M28 14a10 10 0 0 1 7 7M29 5a19 19 0 0 1 14 14",
    ),
}
type Kata = Mapping[str, Any]


DATA: Kata = baca_toml("pemangku/data/bahan.toml")
KHALAYAK: Mapping[str, Kata] = {satu["kode"]: satu for satu in DATA["khalayak"]}


def dibuka_lewat_bahan() -> Counter[str]:
    """By the slug of the office: how often its packs were opened in thirty days."""
    hasil = Counter[str]()
    depan = reverse("pemangku:bahan")
    for alamat, kali in dibuka_di(depan).items():
        slug = alamat.removeprefix(depan).partition("/")[2]
        hasil[slug.rstrip("/")] += kali
    return hasil


def kata_tetap(basa: str) -> dict[str, str]:
    ke = BAHASA.index(basa)
    return {nama: pasangan[ke] for nama, pasangan in DATA["kata"].items()}


@dataclass(frozen=True)
class PintuBahan:
    kode: str
    nama: str
    contoh: str
    cara: str
    alamat: str
    # Of danger: what to call.
    nomor: str = ""

    @property
    def sebutan(self) -> str:
        return f"{self.nama} {self.nomor}".rstrip()

    @property
    def gambar(self) -> tuple[str, str]:
        return GAMBAR[self.kode]

    def svg(self) -> str:
        """The picture for paper, which knows no classes."""
        bidang, garis = ("#d3e6da", "#0e5a3c")
        if self.nomor:
            bidang, garis = ("#fbeae7", "#b3241b")
        rata, tepi = self.gambar
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none" '
            f'stroke="{garis}" stroke-width="2" stroke-linejoin="round" '
            f'stroke-linecap="round"><path fill="{bidang}" d="{rata}"/>'
            f'<path d="{tepi}"/></svg>'
        )


def _tetap() -> tuple[str, str, Unit | None, list[str]]:
    """City, number for danger, PPID Utama, and where else complaints are taken."""
    atur = Pengaturan.objects.kini()
    lapor = KanalLayanan.objects.filter(jenis=KanalLayanan.Jenis.PENGADUAN)
    kanal = list(lapor.order_by("urut", "pk"))
    situs = [k.web.removeprefix("www.") for k in kanal if k.web][:1]
    sms = [f"SMS {k.nomor}" for k in kanal if k.skema == "sms" and k.nomor][:1]
    return atur.nama_kota, atur.nomor_darurat, ppid_utama(), [*situs, *sms]


class Paket:
    """What one audience reads of one office, in one language."""

    def __init__(self, kode: str, unit: Unit | None = None, basa: str = "id") -> None:
        self.kode, self.unit, self.basa = kode, unit, basa
        self.kota, self.nomor, utama, self.lapor = per_versi("bahan", _tetap)
        self.isi = KHALAYAK[kode]
        self.kantor = unit or utama
        self.ke_mana = self.kantor if self.kantor and self.kantor.telepon else utama

    def _kata(self, sumber: Kata, nama: str, **lain: str) -> str:
        teks: str = sumber[nama][BAHASA.index(self.basa)]
        return teks.format(darurat=self.nomor, kota=self.kota, **lain)

    def kata(self, nama: str, **lain: str) -> str:
        return self._kata(DATA["kata"], nama, **lain)

    @cached_property
    def judul(self) -> str:
        return self._kata(self.isi, "judul")

    @cached_property
    def pembuka(self) -> str:
        return self._kata(self.isi, "pembuka")

    @cached_property
    def untuk(self) -> str:
        return self.kata("untuk", siapa=self._kata(self.isi, "nama"))

    @property
    def bagian(self) -> tuple[str, ...]:
        return (self.kode, self.unit.slug) if self.unit else (self.kode,)

    @cached_property
    def jalan(self) -> str:
        return reverse("pemangku:bahan", args=self.bagian)

    @property
    def kueri(self) -> str:
        return "" if self.basa == BAHASA[0] else f"?basa={self.basa}"

    @cached_property
    def alamat(self) -> str:
        """What is typed; the QR code and the shared link keep the language."""
        return alamat_penuh(self.jalan).partition("://")[2]

    @cached_property
    def tautan(self) -> str:
        return alamat_penuh(self.jalan + self.kueri)

    @cached_property
    def pintu(self) -> list[PintuBahan]:
        return [self._pintu(kode) for kode in self.isi["pintu"]]

    def _pintu(self, kode: str) -> PintuBahan:
        unit = self.kantor.nama_pendek if self.kantor else self.kota
        *awal, akhir = (self.kata("portal"), *self.lapor)
        tempat = f" {self.kata('atau')} ".join(filter(None, (", ".join(awal), akhir)))
        ke = KE.get(kode)
        alamat = reverse(ke) + self.kueri if ke else f"tel:{self.nomor}"
        if kode in HALAMAN_SUNDA and self.kueri:
            alamat = reverse("su", args=(HALAMAN_SUNDA[kode],))
        return PintuBahan(
            kode,
            self.kata(kode),
            self._kata(self.isi, kode),
            self.kata(f"{kode}_cara", unit=unit, tempat=tempat),
            alamat,
            "" if ke else self.nomor,
        )

    @cached_property
    def kontak(self) -> str:
        """Whom to call: the office itself, or PPID Utama where it has no number."""
        if self.ke_mana is None or not self.ke_mana.telepon:
            return self.kantor.nama if self.kantor else self.kota
        nomor = self.kata("telepon", nomor=self.ke_mana.telepon)
        return f"{self.ke_mana.nama_pendek}: {nomor[:1].lower()}{nomor[1:]}"

    @cached_property
    def teks(self) -> str:
        """For WhatsApp, at most 700 signs."""
        pintu = "\n".join(
            f"{ke}. *{p.sebutan}*: {p.contoh} {p.cara}"
            for ke, p in enumerate(self.pintu, 1)
        )
        isi = {"judul": self.judul, "pembuka": self.pembuka, "pintu": pintu}
        return self.kata("teks", **isi, alamat=self.tautan, kontak=self.kontak)

    @cached_property
    def sms(self) -> str:
        """One SMS, at most 160 signs: a long address is that of the whole city."""
        teks = self.kata("sms", alamat=self.alamat)
        if self.unit and len(teks) > SMS_TERPANJANG:
            return Paket(self.kode, None, self.basa).sms
        return teks

    @property
    def wa(self) -> str:
        return f"https://wa.me/?text={quote(self.teks, safe='')}"

    @property
    def kirim_sms(self) -> str:
        return f"sms:?body={quote(self.sms, safe='')}"

    def cetakan(self, bentuk: str) -> dict[str, Any]:
        """What the poster (``a4``, ``a3``) and the sheet of cards (``kartu``) print."""
        return {
            "bentuk": bentuk,
            "bahasa": self.basa,
            "kota": f"Pemerintah {self.kota}",
            "unit": self.kantor.nama if self.kantor else self.kota,
            "judul": self.judul,
            "pembuka": self.pembuka,
            "untuk": self.untuk,
            "pintu": [{**vars(p), "svg": p.svg()} for p in self.pintu],
            "pindai": self.kata("pindai"),
            "alamat": self.alamat,
            "kontak": self.kontak,
            "qr": qr_svg(self.tautan),
            "lambang": lambang_svg(),
        }


def paket_untuk(unsur: str, unit: Unit) -> Paket:
    """What suits a stakeholder of this kind; the pack of all citizens if none does."""
    cocok = (k for k, satu in KHALAYAK.items() if unsur in satu.get("unsur", ()))
    return Paket(next(cocok, next(iter(KHALAYAK))), unit)


def alamat_paket(unit: Unit) -> list[tuple[str, str]]:
    """Of each pack of an office its audience, and its page."""
    return [
        (satu["nama"][0], reverse("pemangku:bahan", args=(kode, unit.slug)))
        for kode, satu in KHALAYAK.items()
    ]
