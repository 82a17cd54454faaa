"""Resident memory of the workers, after the pages of everybody and those of officers."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from dev.bench import halaman, peladen
from dev.bench.laju import PORTAL
from dev.bench.sejarah_halaman import BAIK, pembaca

# So often is each page asked for that every worker has made it.
KALI = 8
TAUTAN = re.compile(r'href="(/admin/\w+/\w+/(?:add/)?)"')


def ukur() -> dict[str, list[float]]:
    """MiB of each worker of a fresh server: after public pages, then after staff pages."""
    _, klien = pembaca()
    kuki = f"{settings.SESSION_COOKIE_NAME}={klien.session.session_key}"
    with peladen.jalankan(*PORTAL) as server:
        _buka(server, (h.alamat for h in halaman.semua()))
        umum = _mib(server)
        _buka(server, alamat_staf(server, kuki), Cookie=kuki)
        return {"public pages": umum, "staff pages": _mib(server)}


def alamat_staf(server: peladen.Peladen, kuki: str) -> list[str]:
    """The today page, and each list and empty form that it leads to."""
    hari_ini = reverse("admin:index")
    _, _, isi = peladen.ambil(
        server.port, hari_ini, Cookie=kuki, Accept_Encoding="identity"
    )
    return [hari_ini, *sorted(set(TAUTAN.findall(isi.decode())))]


def _buka(server: peladen.Peladen, alamat: Iterable[str], **tajuk: str) -> None:
    for satu in alamat:
        for _ in range(KALI):
            status, _, _ = peladen.ambil(server.port, satu, **tajuk)
        if status != BAIK:
            raise RuntimeError(f"{satu}: {status}")


def _mib(server: peladen.Peladen) -> list[float]:
    return [peladen.rss_mib(pid) for pid in server.pekerja]
