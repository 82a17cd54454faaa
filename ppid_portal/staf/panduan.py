"""The officers' handbook, ``docs/buku-petugas.md``, as pages: a part, a job, and a search.

The book says itself, in a comment below a heading, under which name the page stands; below
that of a part also whose roles' work it is. Limits of law stand in it as template tags.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import batched
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from organisasi.kantor.izin import petugas_dari
from organisasi.teks import ke_html, ke_teks

BUKU = settings.BASE_DIR / "docs" / "buku-petugas.md"
_JUDUL = re.compile(
    r"^(##|###) (.+)\n+(?:<!-- ([\w-]+)(?:: ([\w ]+))? -->\n)?", re.MULTILINE
)
_JANGKAR = re.compile(r'href="#([\w-]+)"')
# Signs of a sentence shown before what was found in it.
SEBELUM, SESUDAH = 60, 160


class HalamanPanduan(NamedTuple):
    kode: str
    judul: str
    isi: str
    bagian: str
    peran: frozenset[str]

    @property
    def alamat(self) -> str:
        return reverse("admin:panduan", args=(self.kode,))

    def html(self) -> SafeString:
        teks = engines["django"].from_string(self.isi).render()
        return SafeString(_JANGKAR.sub(_ke_halaman, ke_html(teks)))


def jangkar(judul: str) -> str:
    """As Git hosts make anchors of headings."""
    return re.sub(r"[^\w\- ]", "", judul.lower()).replace(" ", "-")


@cache
def buku() -> dict[str, HalamanPanduan]:
    """By name, in the order of the book; a part stands before its jobs."""
    _, *sisa = _JUDUL.split(BUKU.read_text(encoding="utf-8"))
    hasil: dict[str, HalamanPanduan] = {}
    bagian = ""
    for tingkat, judul, nama, peran, isi in batched(sisa, 5, strict=True):
        kode = nama or jangkar(judul)
        bagian = kode if tingkat == "##" else bagian
        milik = frozenset((peran or "").split())
        # The page's own title stands above: headings within begin right below it.
        rata = isi.replace("\n#### ", "\n## ")
        hasil[kode] = HalamanPanduan(kode, judul, rata, bagian, milik)
    return hasil


@cache
def _letak() -> dict[str, str]:
    """The page on which each anchor of the book stands."""
    return {
        jangkar(judul): satu.kode
        for satu in buku().values()
        for judul in (satu.judul, *re.findall(r"^## (.+)$", satu.isi, re.MULTILINE))
    }


def _ke_halaman(cocok: re.Match[str]) -> str:
    return f'href="{buku()[_letak()[cocok[1]]].alamat}"'


def _pekerjaan(bagian: str) -> list[HalamanPanduan]:
    return [s for s in buku().values() if s.bagian == bagian != s.kode]


def _cari(dicari: str) -> Iterator[tuple[HalamanPanduan, str]]:
    """Pages that have all words, those with a word in the title first; and where."""
    kata = dicari.casefold().split()
    semua = sorted(
        buku().values(), key=lambda s: not any(k in s.judul.casefold() for k in kata)
    )
    for satu in semua if kata else ():
        if all(k in f"{satu.judul} {satu.isi}".casefold() for k in kata):
            teks = ke_teks(satu.html())
            awal = max(teks.casefold().find(kata[0]) - SEBELUM, 0)
            _, _, potong = teks[awal : awal + SESUDAH].partition(" ")
            yield satu, f"… {potong} …"


def panduan_view(
    situs: AdminSite, request: HttpRequest, slug: str = ""
) -> HttpResponse:
    """The same for everybody; the parts of the reader's own roles stand first."""
    if slug and slug not in buku():
        raise Http404
    halaman, dicari = buku().get(slug), request.GET.get("q", "").strip()
    peran = {satu.peran for satu in petugas_dari(request).penugasan_aktif}
    bagian = [satu for satu in buku().values() if satu.kode == satu.bagian]
    # What is nobody's alone is everybody's.
    bagian.sort(key=lambda satu: bool(satu.peran) and satu.peran.isdisjoint(peran))
    hasil = list(_cari(dicari))
    konteks: dict[str, Any] = {
        **situs.each_context(request),
        "title": halaman.judul if halaman else "Panduan",
        "halaman": halaman,
        "induk": halaman and buku()[halaman.bagian],
        "pekerjaan": _pekerjaan(halaman.bagian) if halaman else (),
        "dicari": dicari,
        "hasil": hasil,
        "bagian": [(s, _pekerjaan(s.kode)) for s in bagian if not hasil],
    }
    return TemplateResponse(request, "ppid_portal/staf/panduan.html", konteks)
