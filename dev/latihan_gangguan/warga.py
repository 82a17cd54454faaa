"""Citizens who go on writing through every fault, and what they were told and met.

A complaint goes through Open311, a request through the form in steps with a paper. What was
not acknowledged is sent again as it was; what was is counted in the end.
"""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Thread
from typing import Any

import requests  # noqa: TID253 -- a tool that always needs it

from dev.bench.lingkungan import INANG

KUNCI = "latihan-gangguan"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
DRAF = re.compile(r"/permohonan/ajukan/([A-Z0-9]{16})/")
# Seconds: between two complaints, before something is sent again, and for one answer.
JEDA, ULANG, SABAR = 0.3, 0.5, 25.0
JEDA_DARURAT = 0.1
BAIK, PINDAH = range(200, 300), 302
PDF = b"%PDF-1.7\n" + b"0" * 20_000
LANGKAH: dict[str, dict[str, str]] = {
    "ke-unit": {"pilihan": "tidak-tahu"},
    "pemohon": {"kategori": "perorangan"},
    "identitas": {
        "nama": "Siti Contoh",
        "nik": "3278 0101 0101 0001",
        "alamat": "Jalan Contoh 1",
    },
    "kontak": {},
    "bukti": {},
    "cara": {"cara_memperoleh": "salinan_lunak", "cara_salinan": "unduh"},
}


@dataclass(slots=True)
class Fase:
    """What was met while one fault lasted."""

    status: Counter[str] = field(default_factory=Counter)
    darurat: list[tuple[float, int]] = field(default_factory=list)
    # Marks of what was acknowledged in it: each stands in the words that were sent.
    diterima: list[str] = field(default_factory=list)

    @property
    def terlama(self) -> float:
        """Seconds of the slowest answer of the emergency page."""
        return max((detik for detik, _ in self.darurat), default=0.0)


class Berhenti(Exception):
    """The drill is over; what was not acknowledged stays so."""


class Warga:
    """``port`` and ``fase`` are changed while they write."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.darurat = self.langsung
        self.fase = "biasa"
        self.semua: dict[str, Fase] = defaultdict(Fase)
        self._henti, self._cukup = Event(), Event()
        self._utas = [
            Thread(target=self._jalan, args=(satu,))
            for satu in (self._aduan, self._permohonan, self._telepon)
        ]

    def mulai(self) -> None:
        """All three at once."""
        for utas in self._utas:
            utas.start()

    def selesai(self, sabar: float = SABAR) -> None:
        """Nothing new is begun; what was begun is sent to its end, if it comes soon."""
        self._cukup.set()
        habis = time.monotonic() + sabar
        for utas in self._utas:
            utas.join(max(0.0, habis - time.monotonic()))
        self._henti.set()
        for utas in self._utas:
            utas.join()

    def _jalan(self, satu: Callable[[str], None]) -> None:
        with suppress(Berhenti):
            for ke in count(1):
                if self._cukup.is_set():
                    return
                satu(f"{satu.__name__[1:]}-{ke}.")

    def _telepon(self, _tanda: str) -> None:
        """Look for 112, as somebody in need does."""
        fase, sejak = self.semua[self.fase], time.monotonic()
        try:
            status, teks = self.darurat()
            status = status if "112" in teks else 0
        except requests.RequestException:
            status = 0
        fase.darurat.append((time.monotonic() - sejak, status))
        time.sleep(JEDA_DARURAT)

    def langsung(self) -> tuple[int, str]:
        """The emergency page without a proxy: its status and text."""
        alamat = f"http://{INANG}:{self.port}/darurat/"
        jawab = _sesi().get(alamat, timeout=SABAR)
        return jawab.status_code, jawab.text

    def _aduan(self, tanda: str) -> None:
        isi = {
            "api_key": KUNCI,
            "service_code": self.kategori,
            "address_string": "Pasar",
            "description": f"Lampu mati, {tanda}",
            "email": f"{tanda}a@contoh.invalid",
        }
        kepala = {"Idempotency-Key": tanda}
        jalan = "/open311/v2/requests.json"
        self._sampai(
            lambda: self._kirim(_sesi(), jalan, data=isi, headers=kepala),
            lambda jawab: jawab.status_code in BAIK and jawab.json(),
        )
        self.semua[self.fase].diterima.append(tanda)
        time.sleep(JEDA)

    kategori = ""

    def _permohonan(self, tanda: str) -> None:
        sesi = _sesi()
        mulai = "/permohonan/ajukan/mulai/"
        buka = self._sampai(
            lambda: sesi.get(f"http://{INANG}:{self.port}{mulai}", timeout=SABAR),
            lambda jawab: TOKEN.search(jawab.text),
        )
        token = {"csrfmiddlewaretoken": buka[1]}
        apa = {"rincian": f"Rekap penduduk, {tanda}", "tujuan": "Bahan skripsi."}
        (kode,) = self._sampai(
            lambda: self._kirim(sesi, mulai, data=token | apa), _pindah(DRAF)
        ).groups()
        draf = f"/permohonan/ajukan/{kode}/"
        for nama, isi in LANGKAH.items():
            self._langkah(sesi, f"{draf}{nama}/", token | isi, tanda)
        self._sampai(
            lambda: self._kirim(sesi, f"{draf}periksa/", data=token),
            _pindah(re.compile(r"/permohonan/[A-Z0-9]+/terkirim/")),
        )
        self.semua[self.fase].diterima.append(tanda)

    def _langkah(self, sesi: Any, alamat: str, isi: dict[str, str], tanda: str) -> None:
        if "kontak" in alamat:
            isi |= {"surel": f"{tanda}p@contoh.invalid"}
        berkas = {"identitas": ("ktp.pdf", PDF)} if "bukti" in alamat else None

        def kirim() -> Any:
            nonlocal berkas
            jawab = self._kirim(sesi, alamat, data=isi, files=berkas)
            # As the page says: go on without the paper that was not stored.
            if "belum tersimpan" in jawab.text:
                berkas = None
            return jawab

        self._sampai(kirim, _pindah(re.compile("/permohonan/")))

    def _kirim(self, lewat: Any, alamat: str, **isi: Any) -> Any:
        return lewat.post(
            f"http://{INANG}:{self.port}{alamat}",
            timeout=SABAR,
            allow_redirects=False,
            **isi,
        )

    def _sampai(self, kirim: Callable[[], Any], diterima: Callable[[Any], Any]) -> Any:
        """Send until it is acknowledged; each answer is noted."""
        while not self._henti.is_set():
            fase = self.semua[self.fase]
            try:
                jawab = kirim()
            except requests.RequestException:
                fase.status["---"] += 1
            else:
                fase.status[str(jawab.status_code)] += 1
                if hasil := diterima(jawab):
                    return hasil
            self._henti.wait(ULANG)
        raise Berhenti


def _sesi() -> requests.Session:
    """A browser that was just opened."""
    sesi = requests.Session()
    sesi.trust_env = False
    return sesi


def _pindah(pola: re.Pattern[str]) -> Callable[[Any], Any]:
    return lambda jawab: (
        jawab.status_code == PINDAH and pola.search(jawab.headers["Location"])
    )
