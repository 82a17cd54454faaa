"""Doors for a searched text, ready to be shown, and the frequent questions.

``organisasi/pintu`` knows which doors a text asks for; here each gets its name, its address
and its number. Questions are pages of ``ppid_portal/data/tanya.toml``.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from organisasi.kantor.direktori import Pertolongan, Soal, kanal_layanan, unit_kota
from organisasi.models import KanalLayanan, Unit
from organisasi.pintu.pengenal import Dikenali
from organisasi.teks import baca_toml, ke_html
from pengaduan.aduan.kategori import KategoriPengaduan, kategori_menurut_kode

BERKAS = "ppid_portal/data/tanya.toml"
BANYAK = 3
# A door stands beside the best one when it is worth this share of it, and at all from here.
SEPADAN, AMBANG = 0.35, 0.9


class Tanya(NamedTuple):
    slug: str
    judul: str
    ringkas: str
    html: str
    bawa: list[str]
    dasar: str
    unit: str
    kategori: str
    kanal: list[str]

    @property
    def alamat(self) -> str:
        return reverse("tanya-satu", args=(self.slug,))


@cache
def semua_tanya() -> dict[str, Tanya]:
    kosong: dict[str, Any] = {"bawa": [], "dasar": "", "kategori": "", "kanal": []}
    semua = (kosong | satu for satu in baca_toml(BERKAS)["tanya"])
    return {t["slug"]: Tanya(html=ke_html(t.pop("jawab")), **t) for t in semua}


class PintuTampil(NamedTuple):
    """One door: what it leads to, and the row behind it for its number and hours."""

    judul: str
    alamat: str = ""
    ringkas: str = ""
    kategori: KategoriPengaduan | None = None
    unit: Unit | None = None
    kanal: KanalLayanan | None = None


def pintu_tampil(
    dikenali: Dikenali, teks: str, bantu: Pertolongan | None = None
) -> list[PintuTampil]:
    """At most three, best first; what the help on top says already is left out."""
    hasil: list[PintuTampil] = []
    sudah = {"112"} if bantu and bantu.soal == Soal.BAHAYA else set()
    sudah |= {bantu.kanal.kode} if bantu and bantu.kanal else set()
    batas = max(AMBANG, SEPADAN * dikenali.pintu[0].nilai) if dikenali.pintu else 0
    for satu in dikenali.pintu:
        if satu.nilai < batas or len(hasil) == BANYAK:
            break
        if satu.jenis == "kanal" and satu.kode in sudah:
            continue
        if tampil := PEMBUAT[satu.jenis](satu.kode, teks):
            hasil.append(tampil)
    return hasil


def _kategori(kode: str, teks: str) -> PintuTampil | None:
    if not (kategori := kategori_menurut_kode(kode)):
        return None
    bawa = urlencode({"teks": teks, "bidang": kode})
    alamat = f"{reverse('pengaduan:pengaduan-ajukan')}?{bawa}"
    judul, ringkas = (
        f"Adukan: {kategori.nama}",
        f"{kategori.contoh[:1].upper()}{kategori.contoh[1:]}.",
    )
    return PintuTampil(judul, alamat, ringkas, kategori=kategori)


def _unit(kode: str, _teks: str) -> PintuTampil | None:
    unit = next((u for u in unit_kota() if u.kode == kode and not u.sampai), None)
    if not unit:
        return None
    return PintuTampil(unit.nama, unit.get_absolute_url(), unit.tugas, unit=unit)


def _kanal(kode: str, _teks: str) -> PintuTampil | None:
    kanal = kanal_layanan().get(kode)
    return PintuTampil(kanal.nama, kanal=kanal) if kanal else None


def _tanya(kode: str, _teks: str) -> PintuTampil:
    tanya = semua_tanya()[kode]
    return PintuTampil(tanya.judul, tanya.alamat, tanya.ringkas)


@cache
def _halaman(kode: str, _teks: str = "") -> PintuTampil:
    semua = baca_toml(BERKAS)["halaman"]
    judul, ringkas = next(
        (h["judul"], h["ringkas"]) for h in semua if h["alamat"] == kode
    )
    nama, _, slug = kode.partition("/")
    return PintuTampil(judul, reverse(nama, args=(slug,) if slug else ()), ringkas)


PEMBUAT: dict[str, Callable[[str, str], PintuTampil | None]] = {
    "kategori": _kategori,
    "unit": _unit,
    "kanal": _kanal,
    "tanya": _tanya,
    "halaman": lambda kode, _teks: _halaman(kode),
}


def isi_tanya(tanya: Tanya) -> dict[str, Any]:
    """What a question's page shows besides its text."""
    kanal = kanal_layanan()
    unit = _unit(tanya.unit, "")
    return {
        "tanya": tanya,
        "unit": unit and unit.unit,
        "kanal": [kanal[satu] for satu in tanya.kanal if satu in kanal],
        "kategori": kategori_menurut_kode(tanya.kategori),
    }
