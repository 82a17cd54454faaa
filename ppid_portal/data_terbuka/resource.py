"""What a resource of the API is: its parameters, its fields, where its rows come from.

One description serves three ends: reading the address, refusing what is wrong in it, and
the OpenAPI document (resources.py). So none of them can say what another does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest

from organisasi.halaman.publik import baca_kursor
from organisasi.teks import baca_toml, bersih

Skema = dict[str, Any]
type Pilihan = tuple[str, ...] | Callable[[], Collection[str]]
# How much of a wrong value is said back.
PANJANG_KATA = 40
# Days a calendar of ours can hold; the next day of 9999 would be none.
POLA_HARI = "^(19[0-9]{2}|20[0-9]{2}|2100)-[0-9]{2}-[0-9]{2}$"
HARI = re.compile(POLA_HARI)
PANJANG_KUNCI = 100


class GalatApi(Exception):
    """What is wrong with a call, in words; ``parameter`` names where."""

    def __init__(self, kode: int, kalimat: str, parameter: str = "") -> None:
        """``kode`` is the HTTP status: 400 unreadable, 404, 405, 406, 422 unknown value."""
        super().__init__(kalimat)
        self.kode = kode
        self.kalimat = kalimat
        self.parameter = parameter

    def isi(self) -> dict[str, Any]:
        galat: dict[str, Any] = {"kode": self.kode, "kalimat": self.kalimat}
        if self.parameter:
            galat["parameter"] = self.parameter
        return {"galat": galat}


@dataclass(frozen=True, slots=True)
class Arg:
    """A parameter of the address.

    ``pilihan`` are the values there are; those that never change the document names.
    ``terkecil`` and ``terbesar`` make it a number, ``hari`` a day.
    """

    nama: str
    arti: str
    _: KW_ONLY
    pilihan: Pilihan = ()
    terkecil: int | None = None
    terbesar: int | None = None
    hari: bool = False
    # What the text must look like, and one that does; ``daftar`` knows whether it is there.
    pola: str = ""
    contoh: str = ""

    @property
    def tetap(self) -> tuple[str, ...]:
        return () if callable(self.pilihan) else self.pilihan

    def baca(self, teks: str) -> Any:
        if self.terkecil is not None and self.terbesar is not None:
            return self._angka(teks, self.terkecil, self.terbesar)
        if self.hari:
            return self._hari(teks)
        if self.pola:
            if not re.fullmatch(self.pola, teks):
                kalimat = f"{self.nama} tidak terbaca. Contoh: {self.contoh}."
                raise GalatApi(400, kalimat, self.nama)
            return teks
        boleh = self.pilihan() if callable(self.pilihan) else self.pilihan
        if teks not in boleh:
            kata = bersih(teks)[:PANJANG_KATA]
            daftar = f" Pilihannya: {', '.join(self.tetap)}." if self.tetap else ""
            raise GalatApi(422, f"{self.nama} “{kata}” tidak ada.{daftar}", self.nama)
        return teks

    def _angka(self, teks: str, terkecil: int, terbesar: int) -> int:
        sah = teks.isascii() and teks.isdigit() and len(teks) <= len(str(terbesar))
        if not sah or not terkecil <= int(teks) <= terbesar:
            kalimat = f"{self.nama} harus bilangan {terkecil} sampai {terbesar}."
            raise GalatApi(400, kalimat, self.nama)
        return int(teks)

    def _hari(self, teks: str) -> date:
        try:
            hari = date.fromisoformat(teks) if HARI.fullmatch(teks) else None
        except ValueError:
            hari = None
        if hari is None:
            kalimat = f"{self.nama} harus tanggal 1900 sampai 2100: 2026-06-30."
            raise GalatApi(400, kalimat, self.nama)
        return hari

    def skema(self) -> Skema:
        if self.terkecil is not None:
            return {
                "type": "integer",
                "minimum": self.terkecil,
                "maximum": self.terbesar,
            }
        if self.hari:
            return {"type": "string", "format": "date", "pattern": POLA_HARI}
        if self.pola:
            return {"type": "string", "pattern": self.pola}
        return {"type": "string"} | ({"enum": list(self.tetap)} if self.tetap else {})


@dataclass(frozen=True, slots=True)
class Ruas:
    """A field of an answer.

    ``jenis`` is the word of JSON schema, ``format`` its format; ``kosong``: it may be null.
    ``isi`` are the fields of an object, ``daftar``: it is a list of these.
    """

    nama: str
    arti: str
    _: KW_ONLY
    jenis: str = "string"
    format: str = ""
    kosong: bool = False
    daftar: bool = False
    isi: tuple[Ruas, ...] = ()

    def skema(self) -> Skema:
        satu: Skema = {"type": [self.jenis, "null"] if self.kosong else self.jenis}
        if self.format:
            satu["format"] = self.format
        if self.isi:
            satu = skema_objek(self.isi)
        hasil = {"type": "array", "items": satu} if self.daftar else satu
        return hasil | {"description": self.arti}


def baca_ruas(baris: Iterable[Sequence[Any]]) -> tuple[Ruas, ...]:
    semua = ((nama, arti, dict(*bentuk)) for nama, arti, *bentuk in baris)
    return tuple(
        Ruas(nama, arti, **{**b, "isi": baca_ruas(b.get("isi", ()))})
        for nama, arti, b in semua
    )


def skema_objek(ruas: Sequence[Ruas]) -> Skema:
    return {
        "type": "object",
        "required": [r.nama for r in ruas],
        "additionalProperties": False,
        "properties": {r.nama: r.skema() for r in ruas},
    }


BANYAK = Arg(
    "banyak",
    "Banyaknya baris dalam satu jawaban; tanpa ini 25.",
    terkecil=1,
    terbesar=100,
)
BANYAK_BAKU = 25
SETELAH = Arg("setelah", "Penanda halaman; ambil dari “berikutnya”.")


KATA = baca_toml("ppid_portal/data/api.toml")


@dataclass(frozen=True, slots=True)
class LembarApi:
    """A page: its rows, and the key of the page after it ("" on the last one)."""

    baris: Sequence[Mapping[str, Any]]
    sesudah: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SumberApi:
    """A resource: its name in the address, what it is (``data/api.toml``), how it is read.

    ``daftar`` is given the values of the parameters, the key and the number of rows;
    ``satu`` (where rows have pages of their own) the row's key, and returns None for none.
    ``berversi``: it goes by the version of the public side and is kept in memory.
    """

    nama: str
    daftar: Callable[[Mapping[str, Any], Any, int], LembarApi]
    # The values of parameters that have a list of them.
    pilihan: Mapping[str, Pilihan] = field(default_factory=dict)
    satu: Callable[[str], Mapping[str, Any] | None] | None = None
    kunci: str = "nomor"
    # Lists in the order of time are paged by moment and key, others by the key alone.
    menurut_waktu: bool = True
    berversi: bool = True

    @property
    def judul(self) -> str:
        return str(KATA[self.nama]["judul"])

    @property
    def arti(self) -> str:
        return str(KATA[self.nama]["arti"])

    @property
    def arg(self) -> tuple[Arg, ...]:
        ada = (
            (nama, arti, dict(*b)) for nama, arti, *b in KATA[self.nama].get("arg", ())
        )
        return tuple(
            Arg(nama, arti, pilihan=self.pilihan.get(nama, ()), **bentuk)
            for nama, arti, bentuk in ada
        )

    @property
    def ruas(self) -> tuple[Ruas, ...]:
        return baca_ruas(KATA[self.nama]["ruas"])

    @property
    def ruas_satu(self) -> tuple[Ruas, ...]:
        lain = KATA[self.nama].get("ruas_satu")
        return (*self.ruas, *baca_ruas(lain)) if lain else ()

    @property
    def parameter(self) -> tuple[str, ...]:
        return (*(a.nama for a in self.arg), BANYAK.nama, SETELAH.nama)

    def baca(self, request: HttpRequest) -> tuple[dict[str, Any], Any, int]:
        """Values, key (None at the beginning) and number of rows; Galat for bad ones."""
        query = request.GET
        nilai = {a.nama: a.baca(query[a.nama]) for a in self.arg if query.get(a.nama)}
        teks = query.get(BANYAK.nama)
        banyak = BANYAK.baca(teks) if teks else BANYAK_BAKU
        return nilai, self._kursor(query.get(SETELAH.nama, "")), banyak

    def _kursor(self, teks: str) -> Any:
        if not teks:
            return None
        kursor = (
            baca_kursor(teks) if self.menurut_waktu else bersih(teks)[:PANJANG_KUNCI]
        )
        if kursor is None:
            kalimat = "setelah tidak terbaca. Pakai alamat “berikutnya” apa adanya."
            raise GalatApi(400, kalimat, SETELAH.nama)
        return kursor


def lembar[B](
    baris: Iterable[B],
    banyak: int,
    data: Callable[[B], Mapping[str, Any]],
    kunci: Callable[[B], object],
) -> LembarApi:
    """A page of rows of which one more than ``banyak`` was read, to know if it goes on."""
    semua = list(baris)
    isi = semua[:banyak]
    sesudah = str(kunci(isi[-1])) if len(semua) > banyak else ""
    return LembarApi([data(satu) for satu in isi], sesudah)


def dari_memori(
    semua: Callable[[], Sequence[Mapping[str, Any]]], kunci: str
) -> Callable[[Mapping[str, Any], str | None, int], LembarApi]:
    """Of a short list those that are as the parameters say, in the order of ``kunci``."""

    def daftar(arg: Mapping[str, Any], setelah: str | None, banyak: int) -> LembarApi:
        cocok = [b for b in semua() if all(b[k] == nilai for k, nilai in arg.items())]
        return potong(cocok, kunci, setelah, banyak)

    return daftar


def potong(
    baris: Sequence[Mapping[str, Any]], kunci: str, setelah: str | None, banyak: int
) -> LembarApi:
    """A page of a short list that is wholly in memory, in the order of ``kunci``."""
    urut = sorted(baris, key=lambda b: str(b[kunci]))
    sisa = [b for b in urut if setelah is None or str(b[kunci]) > setelah]
    return lembar(sisa, banyak, lambda b: b, lambda b: b[kunci])
