"""Load, always bounded: wrk for what is counted by the second, threads for what must not fail."""

import re
import ssl
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException, HTTPSConnection

from urllib3 import encode_multipart_formdata  # noqa: TID253 -- a tool that always needs it

from dev.bench.lingkungan import INANG
from dev.sendiri import TUAN_RUMAH, sambil

SAMBUNGAN = 16
# What a form holds: words, and files with their names.
type Isian = Mapping[str, str | tuple[str, bytes]]
SABAR = 30.0
_TOKEN = re.compile('name="csrfmiddlewaretoken" value="([^"]+)"')
_LAJU = re.compile(r"Requests/sec:\s+([\d.]+)")
_BURUK = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.+)")


@dataclass(frozen=True, slots=True)
class Jawab:
    """What was answered; status 0 when nothing was."""

    status: int
    tajuk: Mapping[str, str]
    isi: str


def minta(
    port: int,
    alamat: str,
    isi: str | bytes | None = None,
    *,
    dari: str = INANG,
    tajuk: Mapping[str, str] | None = None,
) -> Jawab:
    """One request over TLS on a connection of its own; with a body it is a POST."""
    konteks = ssl._create_unverified_context()  # noqa: S323, SLF001 -- our own certificate of a day
    sambungan = HTTPSConnection(
        INANG, port, timeout=SABAR, context=konteks, source_address=(dari, 0)
    )
    semua = {"Host": TUAN_RUMAH, "Connection": "close"} | dict(tajuk or {})
    if isi is not None:
        semua.setdefault("Content-Type", "application/x-www-form-urlencoded")
    try:
        sambungan.request("GET" if isi is None else "POST", alamat, isi, semua)
        jawab = sambungan.getresponse()
        nama = {k.lower(): v for k, v in jawab.getheaders()}
        return Jawab(jawab.status, nama, jawab.read().decode(errors="replace"))
    except (OSError, HTTPException) as galat:
        return Jawab(0, {}, repr(galat))
    finally:
        sambungan.close()


def kirim(port: int, alamat: str, isi: Mapping[str, str | tuple[str, bytes]]) -> Jawab:
    """Open a form and send it, as a browser does."""
    borang = minta(port, alamat)
    cocok = _TOKEN.search(borang.isi)
    if cocok is None:
        return borang
    semua = {**isi, "csrfmiddlewaretoken": cocok[1]}
    badan, tipe = encode_multipart_formdata(semua)
    tajuk = {"Cookie": borang.tajuk["set-cookie"].split(";")[0], "Content-Type": tipe}
    tajuk["Origin"] = f"https://{TUAN_RUMAH}"
    return minta(port, alamat, badan, tajuk=tajuk)


def wrk(
    port: int,
    alamat: str,
    detik: float,
    *,
    sambungan: int = SAMBUNGAN,
    cara: str = "keep-alive",
) -> float:
    """Answers a second of one page; RuntimeError when one failed."""
    perintah = ["wrk", "-t1", f"-c{sambungan}", f"-d{detik:.0f}s"]
    perintah += ["-H", f"Host: {TUAN_RUMAH}", "-H", "Accept-Encoding: br"]
    perintah += ["-H", f"Connection: {cara}"]
    jadi = subprocess.run(  # noqa: S603 -- Debian's own
        [*perintah, f"https://{INANG}:{port}{alamat}"],
        capture_output=True,
        text=True,
        check=True,
    )
    cocok = _LAJU.search(jadi.stdout)
    if cocok is None or _BURUK.search(jadi.stdout):
        raise RuntimeError(f"{alamat}: {jadi.stdout}")
    return float(cocok[1])


@dataclass(slots=True)
class Hitungan:
    """What a mixed load met: answers by kind and status, and what should not have been."""

    jawaban: Counter[tuple[str, int]] = field(default_factory=Counter)
    gagal: list[str] = field(default_factory=list)
    terlama: float = 0.0


@contextmanager
def campuran(
    sekali: Mapping[str, Callable[[], Jawab]], jeda: float
) -> Iterator[Hitungan]:
    """Each does its own again and again, with a pause between, until the block ends."""
    hitungan, kunci = Hitungan(), threading.Lock()

    def catat(nama: str, satu: Callable[[], Jawab]) -> None:
        sejak = time.monotonic()
        jawab = satu()
        with kunci:
            hitungan.terlama = max(hitungan.terlama, time.monotonic() - sejak)
            hitungan.jawaban[nama, jawab.status] += 1
            if not 200 <= jawab.status < 400:  # noqa: PLR2004 -- HTTP
                hitungan.gagal.append(f"{nama}: {jawab.status} {jawab.isi[:200]}")

    with sambil(jeda, *(partial(catat, *satu) for satu in sekali.items())):
        yield hitungan
