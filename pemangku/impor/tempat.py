"""Places by name, two of which may be called alike (PK-15); no Django here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from organisasi.bahasa import gabung

KOTA, KECAMATAN, KELURAHAN = "kota", "kecamatan", "kelurahan"
AWALAN = re.compile(r"^(?:kelurahan|kel|kecamatan|kec)\b\.?\s*")
SELURUH_KOTA = frozenset({"kotatasikmalaya", "tasikmalaya", "seluruhkota"})


class TempatSalah(ValueError):
    """No such place; ``kolom`` is the cell to repair."""

    def __init__(self, kolom: str, pesan: str) -> None:
        super().__init__(pesan)
        self.kolom = kolom


@dataclass(frozen=True, slots=True)
class Tempat:
    """A region as the sheet knows it."""

    kode: str
    nama: str
    tingkat: str
    induk: str = ""


class PetaTempat:
    """Finds the code of a place from what stands in the two cells."""

    def __init__(
        self, tempat: Iterable[Tempat], alias: Iterable[tuple[str, str]] = ()
    ) -> None:
        """``alias`` pairs a code with another spelling of its name."""
        self._semua = {satu.kode: satu for satu in tempat}
        self._nama: dict[tuple[str, str], list[Tempat]] = {}
        ejaan = [(satu.kode, satu.nama) for satu in self._semua.values()]
        for kode, nama in [*ejaan, *((k, a) for k, a in alias if k in self._semua)]:
            satu = self._semua[kode]
            isi = self._nama.setdefault((satu.tingkat, _rapi(nama)), [])
            if satu not in isi:
                isi.append(satu)

    def cari(self, kecamatan: str, kelurahan: str) -> str:
        """The code of the kelurahan, else of the kecamatan; raises TempatSalah."""
        if not kecamatan:
            raise self._tanpa_kecamatan(kelurahan)
        if not kelurahan and _rapi(kecamatan) in SELURUH_KOTA:
            return self._kota()
        atas = self._nama.get((KECAMATAN, _rapi(kecamatan)), [])
        if not atas:
            raise TempatSalah("Kecamatan", "Kecamatan ini tidak dikenal.")
        if not kelurahan:
            return atas[0].kode
        sebut = self._nama.get((KELURAHAN, _rapi(kelurahan)), [])
        if not sebut:
            raise TempatSalah("Kelurahan", "Kelurahan ini tidak dikenal.")
        for satu in sebut:
            if satu.induk == atas[0].kode:
                return satu.kode
        raise TempatSalah(
            "Kelurahan",
            f"Kelurahan {sebut[0].nama} tidak berada di Kecamatan {atas[0].nama}.",
        )

    def sekota(self, kode: str) -> bool:
        """Whether the code is that of the whole city."""
        return self._semua[kode].tingkat == KOTA

    def _tanpa_kecamatan(self, kelurahan: str) -> TempatSalah:
        sebut = self._nama.get((KELURAHAN, _rapi(kelurahan)), [])
        if not sebut:
            return TempatSalah("Kecamatan", "Kecamatan wajib diisi.")
        di = gabung(sorted(self._semua[satu.induk].nama for satu in sebut))
        return TempatSalah("Kecamatan", f"{sebut[0].nama} ada di {di}; isi Kecamatan.")

    def _kota(self) -> str:
        for satu in self._semua.values():
            if satu.tingkat == KOTA:
                return satu.kode
        raise TempatSalah("Kecamatan", "Kecamatan ini tidak dikenal.")


def _rapi(nama: str) -> str:
    """Letters only: ``"Kel. Kota Baru"`` → ``kotabaru``."""
    tanpa = AWALAN.sub("", " ".join(nama.casefold().split()))
    return "".join(h for h in tanpa if h.isalnum())
