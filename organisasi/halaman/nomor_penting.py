"""Numbers to call and the names on the emergency page, at hand without any database.

A thread in each process reads them when the office changes and writes them to a file for
the next start; who asks gets what is in memory. So the pages that need them open while the
database is gone, and never wait for it.
"""

import json
import logging
import os
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import Error, connection

from organisasi.basis_data.models import Area
from organisasi.basis_data.versi import pengamat
from organisasi.halaman.models import Pengaturan
from organisasi.kantor.models import KanalLayanan, Unit

logger = logging.getLogger(__name__)
# Violence at home is danger too, for those who cannot speak aloud to 112.
JENIS = (KanalLayanan.Jenis.DARURAT, KanalLayanan.Jenis.PERLINDUNGAN)
UTAMA = Unit.PeranPPID.UTAMA
# Seconds between two looks at the version of the office.
SELA = 2.0


@dataclass(frozen=True, slots=True)
class Nomor:
    tel: str
    nomor: str
    nama: str
    cocok_untuk: str = ""


@dataclass(frozen=True)
class NomorPenting:
    """``nomor``: besides the one number; ``terhubung``: the agencies behind that one."""

    kota: str
    darurat: str
    nomor: tuple[Nomor, ...] = ()
    terhubung: tuple[str, ...] = ()
    unit: tuple[Nomor, ...] = ()
    # Whether it was ever read from a database.
    terbaca: bool = False

    @cached_property
    def teks(self) -> str:
        return json.dumps(asdict(self))

    @cached_property
    def kunci(self) -> str:
        return blake2b(self.teks.encode(), digest_size=8).hexdigest()


def baca_teks(teks: str) -> NomorPenting:
    isi = json.loads(teks)
    for nama in ("nomor", "unit"):
        isi[nama] = tuple(Nomor(**satu) for satu in isi[nama])
    return NomorPenting(**isi | {"terhubung": tuple(isi["terhubung"])})


def muat() -> NomorPenting:
    atur = Pengaturan.objects.kini()
    satu = atur.nomor_darurat
    kanal = list(KanalLayanan.objects.filter(jenis__in=JENIS).order_by("urut", "nomor"))
    pusat = next((k for k in kanal if k.tel == satu), None)
    unit = Unit.objects.filter(sampai__isnull=True).exclude(telepon="")
    utama_dulu = sorted(unit, key=lambda u: (u.peran_ppid != UTAMA, u.nama))
    return NomorPenting(
        kota=atur.nama_kota,
        darurat=satu,
        nomor=tuple(
            Nomor(k.tel, k.nomor, k.nama, k.cocok_untuk)
            for k in kanal
            if k.nomor and k is not pusat
        ),
        terhubung=tuple(pusat.daftar_terhubung if pusat else ()),
        unit=tuple(
            Nomor(
                KanalLayanan(nomor=u.telepon).tel,
                u.telepon,
                u.nama,
                UTAMA.label if u.peran_ppid == UTAMA else "",
            )
            for u in utama_dulu
        ),
        terbaca=True,
    )


class PapanNomor:
    def __init__(self) -> None:
        self._kunci = threading.Lock()
        self._pid = 0
        self._berhenti = threading.Event()
        self._isi: NomorPenting | None = None

    def baca(self) -> NomorPenting:
        """The newest that is known; asks no database."""
        self._pastikan_segar()
        if self._isi is None:
            self._isi = _dari_berkas()
        return self._isi

    def segarkan(self) -> None:
        self._isi = muat()
        _ke_berkas(self._isi)

    def hentikan(self) -> None:
        with self._kunci:
            self._berhenti.set()
            self._pid = 0
            self._isi = None

    def _pastikan_segar(self) -> None:
        # Start the thread once per process, after the fork.
        if not settings.NOMOR_SEGAR:
            return
        with self._kunci:
            if self._pid != os.getpid():
                self._pid = os.getpid()
                self._berhenti = threading.Event()
                threading.Thread(
                    target=self._jaga,
                    args=(self._berhenti,),
                    name="papan-nomor",
                    daemon=True,
                ).start()

    def _jaga(self, berhenti: threading.Event) -> None:
        versi = -1
        while not berhenti.is_set():
            try:
                kini = pengamat.nomor().get(Area.KANTOR, 0)
                if kini != versi:
                    self.segarkan()
                    versi = kini
            except Error as galat:
                logger.warning("Numbers not refreshed: %s", type(galat).__name__)
            finally:
                connection.close()
            berhenti.wait(SELA)


def _berkas() -> Path:
    return Path(settings.SIMPANAN) / "nomor.json"


def _dari_berkas() -> NomorPenting:
    # What an earlier process kept; the bare essentials when there is nothing.
    try:
        return baca_teks(_berkas().read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError, KeyError):
        bawaan = Pengaturan()
        return NomorPenting(bawaan.nama_kota, bawaan.nomor_darurat)


def _ke_berkas(isi: NomorPenting) -> None:
    berkas = _berkas()
    baru = berkas.with_suffix(f".{os.getpid()}")
    # Without a folder to write to the next start only knows less.
    with suppress(OSError):
        berkas.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        baru.write_text(isi.teks, encoding="utf-8")
        baru.replace(berkas)


papan_nomor = PapanNomor()


def konteks_darurat() -> dict[str, Any]:
    isi = papan_nomor.baca()
    return {
        "portal": {
            "kota": isi.kota,
            "darurat": isi.darurat,
            "alamat": settings.ALAMAT_PUBLIK,
        },
        "nomor": isi.nomor,
        "terhubung": isi.terhubung,
    }
