"""Who helps with what: units, bodies that are not the city's, help in need.

Units are read once per version: every page names the main PPID, every filter a unit.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import chain
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Value
from django.db.models.functions import Concat

from organisasi.apps import disebut
from organisasi.bahasa import Korpus
from organisasi.basis_data.versi import per_versi
from organisasi.kantor.jam import baca_jam
from organisasi.kantor.models import KanalLayanan, NamaUnit, PeranPPID, Unit


def unit_kota() -> list[Unit]:
    """Ended ones too, by name, each with the names it bore (``nama_dahulu``)."""
    return per_versi("unit", _unit_kota)


def nama_unit() -> dict[int, str]:
    """The short name of each."""
    return per_versi("unit.nama", lambda: {u.pk: u.nama_pendek for u in unit_kota()})


def pohon_unit() -> list[tuple[Unit, str, str]]:
    """Each with a name that no other bears, and the heading it stands under."""
    return per_versi("unit.pohon", _pohon_unit)


def sebutan_unit(unit: Unit) -> str:
    """Its name, with its kecamatan where another unit bears the same."""
    return next((nama for u, nama, _ in pohon_unit() if u.pk == unit.pk), unit.nama)


def _pohon_unit() -> list[tuple[Unit, str, str]]:
    banyak = Counter(u.nama for u in unit_kota())
    hasil = []
    for u in unit_kota():
        atas = u.induk if u.jenis == Unit.Jenis.KELURAHAN and u.induk else u
        opd = u.jenis == Unit.Jenis.OPD
        kelompok = u.get_jenis_display() if opd else atas.nama
        nama = u.nama if banyak[u.nama] == 1 else f"{u.nama}, {kelompok}"
        hasil.append((u, nama, kelompok))
    jenis = [*map(str, Unit.Jenis)]
    return sorted(
        hasil, key=lambda b: (b[0].jenis != jenis[0], b[2], jenis.index(b[0].jenis))
    )


def _unit_kota() -> list[Unit]:
    nama = NamaUnit.objects.filter(unit=OuterRef("pk")).values(
        teks=Concat("nama", Value("\n"), "singkatan")
    )
    semua = Unit.objects.annotate(nama_dahulu=ArraySubquery(nama))
    return list(semua.select_related("induk").order_by("nama"))


def pergantian_jam(jam_kota: str) -> list[time]:
    """The moments of any day at which some counter opens or closes."""
    return per_versi("unit.pergantian", lambda: _pergantian(jam_kota))


def _pergantian(jam_kota: str) -> list[time]:
    semua = {u.jam_layanan for u in unit_kota()} | {jam_kota}
    return sorted(
        {
            saat
            for teks in filter(None, semua)
            for rentang in baca_jam(teks).values()
            for saat in chain(*rentang)
        }
    )


AMBANG_MIRIP = 0.45


def cari_unit(teks: str) -> list[Unit]:
    """Units whose name, abbreviation or tasks resemble ``teks``, best first; no query."""
    return per_versi("unit.cari", _korpus).cari(teks)


def _korpus() -> Korpus[Unit]:
    semua: list[Any] = unit_kota()
    isi = ((u, " ".join([u.teks_cari, *u.nama_dahulu])) for u in semua)
    return Korpus(isi, ambang=AMBANG_MIRIP)


def penanggung(unit: Unit, hari: date) -> Unit | None:
    """Its successor, else the main PPID; None for a unit that still runs."""
    if not unit.berakhir(hari):
        return None
    menurut_pk = {u.pk: u for u in unit_kota()}
    kini, dilalui = menurut_pk.get(unit.penerus_id or 0), {unit.pk}
    while kini is not None and kini.berakhir(hari):
        dilalui.add(kini.pk)
        kini = menurut_pk.get(kini.penerus_id or 0)
        if kini is not None and kini.pk in dilalui:  # two that name each other
            break
    return kini if kini is not None and not kini.berakhir(hari) else ppid_utama()


def jalur_ppid(unit: Unit, semua: Mapping[int, Unit]) -> list[Unit]:
    """The unit and those above it, as far as the first that has a PPID of its own."""
    hasil: list[Unit] = []
    kini: Unit | None = unit
    while kini is not None and kini not in hasil:  # a loop must not hang a page
        hasil.append(kini)
        tanpa = kini.peran_ppid == PeranPPID.TANPA
        kini = semua.get(kini.induk_id or 0) if tanpa else None
    return hasil


def unit_lebur(hari: date) -> list[Unit]:
    return [u for u in unit_kota() if u.penerus_id and u.berakhir(hari)]


def lingkup(pk: int, lebur: Iterable[Unit]) -> list[int]:
    """A unit and those of ``lebur`` it answers for by succession, its own number first."""
    hasil, semua = [pk], list(lebur)
    for satu in hasil:
        hasil += [u.pk for u in semua if u.penerus_id == satu and u.pk not in hasil]
    return hasil


def ppid_utama() -> Unit | None:
    return next(
        (
            u
            for u in unit_kota()
            if u.peran_ppid == Unit.PeranPPID.UTAMA and not u.sampai
        ),
        None,
    )


# Service channels: the city's own, and bodies that are not the city's. Each of these is
# known by the abbreviations of its name and whole phrases of what it is for. What else
# people call it, and what they write when they mean it: ``organisasi/data/pintu.csv``.

J = KanalLayanan.Jenis
MILIK_KOTA = "kota"
JENIS_LAIN = {J.UTILITAS, J.KESEHATAN, J.DARURAT, J.PENGAWASAN, J.KEMANUSIAAN}
_SINGKATAN = re.compile(r"\b(?:[A-Z]{3,}|Polri|Basarnas|Ombudsman)\b")


def kanal_layanan() -> dict[str, KanalLayanan]:
    """All of them, by code."""
    semua = KanalLayanan.objects.order_by("urut", "nama")
    return per_versi("kanal", lambda: {kanal.kode: kanal for kanal in semua})


def lembaga_lain() -> list[KanalLayanan]:
    semua = kanal_layanan().values()
    return [k for k in semua if k.jenis in JENIS_LAIN and k.lingkup != MILIK_KOTA]


def lembaga_menurut_kode(kode: Iterable[str]) -> list[KanalLayanan]:
    semua = {kanal.kode: kanal for kanal in lembaga_lain()}
    return [semua[satu] for satu in kode if satu in semua]


def tanda_lembaga(kanal: KanalLayanan) -> set[str]:
    nama = {satu.lower() for satu in _SINGKATAN.findall(kanal.nama)}
    if kanal.kode.isalpha():
        nama.add(kanal.kode.lower())
    frasa = {bit.strip().lower() for bit in kanal.cocok_untuk.split(",")}
    return nama | {satu for satu in frasa if " " in satu}


# Which help a text calls for, told wherever somebody first writes.
# Another app knows the words of danger (``kenali_bahaya`` of its configuration).

# The parameter of an address that leads to a page with the help on top.
PARAMETER = "tolong"


class Soal(StrEnum):
    BAHAYA = "bahaya"
    JIWA = "jiwa"
    KEKERASAN = "kekerasan"


# The row of the channels whose number comes first; danger is for the city's own number.
KODE = {Soal.JIWA: "119-8", Soal.KEKERASAN: "129"}

KATA = {
    Soal.BAHAYA: ("Ada bahaya sekarang?", "Ini mungkin darurat."),
    Soal.JIWA: (
        "Anda tidak sendirian",
        "Bila Anda atau orang di dekat Anda ingin mati, ada yang siap mendengarkan.",
    ),
    Soal.KEKERASAN: (
        "Anda tidak harus menghadapinya sendiri",
        "Anda boleh meminta tolong sekarang, tanpa bukti, juga untuk orang lain.",
    ),
}


@dataclass(frozen=True, slots=True)
class Pertolongan:
    """The help to lead with; without a channel the emergency number stands alone."""

    soal: Soal
    kanal: KanalLayanan | None = None

    @property
    def sapaan(self) -> str:
        return KATA[self.soal][0]

    @property
    def kalimat(self) -> str:
        return KATA[self.soal][1]

    @property
    def teks(self) -> str:
        nomor = (
            f" Telepon {self.kanal.nomor} ({self.kanal.nama})." if self.kanal else ""
        )
        return f"{self.kalimat}{nomor}"


def pertolongan(teks: str, kategori: str = "") -> Pertolongan | None:
    (kenali,) = disebut("kenali_bahaya")
    soal: Soal | None = kenali(teks, kategori) if teks else None
    return Pertolongan(soal, _kanal(soal)) if soal else None


def pertolongan_menurut(nama: str) -> Pertolongan | None:
    if nama not in set(Soal):
        return None
    soal = Soal(nama)
    return Pertolongan(soal, _kanal(soal))


def alamat_dengan_pertolongan(alamat: str, teks: str) -> str:
    bantu = pertolongan(teks)
    sambung = "&" if "?" in alamat else "?"
    return f"{alamat}{sambung}{PARAMETER}={bantu.soal}" if bantu else alamat


def _kanal(soal: Soal) -> KanalLayanan | None:
    kanal = kanal_layanan().get(KODE.get(soal, ""))
    return kanal if kanal and kanal.nomor else None
