"""Pages behind a secret, and the brake on guessing it.

The address of a private page carries a secret, so the answer is kept nowhere, found by no
search engine, and tells its address to no other site. The policy is ``same-origin`` and not
``no-referrer``: under the latter a browser sends ``Origin: null`` with every form of the
page, and Django's protection against forged requests refuses it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import wraps
from ipaddress import ip_address, ip_network
from typing import Any, NoReturn

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.halaman.models import PembatasCoba
from organisasi.sandi import sidik

TAJUK = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}
TANPA_PERUJUK = {"Referrer-Policy": "no-referrer"}


def halaman_rahasia[Jawab: HttpResponseBase](
    view: Callable[..., Jawab], tajuk: Mapping[str, str] = TAJUK
) -> Callable[..., Jawab]:
    @wraps(view)
    def dalam(request: HttpRequest, *args: Any, **kw: Any) -> Jawab:
        jawab = view(request, *args, **kw)
        for nama, nilai in tajuk.items():
            jawab[nama] = nilai
        return jawab

    return dalam


# A brake on guessing: so many attempts, then a pause; no CAPTCHA.
# Offices and villages share one address. A limit therefore never refuses what is right to
# an address alone; it slows down attempts at a secret, and names what is attempted.

# Bits that name a network: one customer of IPv6 has at least a /56 to himself.
AWALAN_IP = {4: 24, 6: 56}


def boleh_coba(
    kunci: str, *, batas: int, jendela: timedelta, pada: datetime, sebanyak: int = 1
) -> bool:
    """Count one attempt under ``kunci``; whether it is among the first ``batas``.

    With ``sebanyak`` it counts for so many.

    ``kunci`` says what is tried by whom (``"lacak:203.0.113.7"``); only its keyed hash is
    stored. Call it before the secret is compared and outside a transaction that may be
    rolled back, or the attempt would not count.
    """
    jumlah = PembatasCoba.objects.hitung(
        sidik(kunci), jendela=jendela, pada=pada, sebanyak=sebanyak
    )
    return jumlah <= batas


def lupakan(kunci: str) -> None:
    """Only for keys of the thing guarded: a guesser would open a case of his own."""
    PembatasCoba.objects.filter(kunci=sidik(kunci)).delete()


def sapu(*, pada: datetime) -> int:
    jumlah, _ = PembatasCoba.objects.usang(pada).delete()
    return jumlah


def alamat_pengirim(request: HttpRequest) -> str:
    """The visitor's address, to make a key of; never stored or logged as it is.

    Behind a proxy (PORTAL_DI_BALIK_PROXY) the last address it added, else the address of
    the connection: what a visitor writes into the header himself is not believed.
    """
    jumlah = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    terusan = request.headers.get("x-forwarded-for", "").split(",")
    if 0 < jumlah <= len(terusan) and terusan[-jumlah].strip():
        return str(terusan[-jumlah].strip())
    return str(request.META.get("REMOTE_ADDR", ""))


def jaringan_pengirim(request: HttpRequest) -> str:
    """IPv4 /24, IPv6 /56, to make a key of; "" on a Unix socket."""
    try:
        alamat = ip_address(alamat_pengirim(request))
    except ValueError:
        return ""
    # One socket for both kinds shows an IPv4 address inside an IPv6 one.
    asal = getattr(alamat, "ipv4_mapped", None) or alamat
    return str(ip_network(f"{asal}/{AWALAN_IP[asal.version]}", strict=False))


# Opening a case by its secret; wrong ones are counted, for every service alike.
# Codes and links have 78 bits or more, so what is right needs no brake and gets none: a
# stranger who knows a case's number cannot lock its owner out.

# Wrong ones of one network in an hour: typed ones many more, for a whole office or village
# may stand behind one address.
JENDELA = timedelta(hours=1)
PER_JARINGAN = 300
PER_ALAMAT = 20
TERLALU_SERING = (
    "Sudah terlalu banyak kode atau alamat yang salah dari jaringan ini. Yang benar tetap "
    "membuka halaman Anda: periksa lagi di tanda bukti, atau pakai kode QR-nya. Hitungan "
    "ini berakhir pukul {jam} WIB."
)


class TerlaluSering(Exception):
    """Too many wrong secrets from one network; the text says until when it counts."""


def tolak_rahasia(request: HttpRequest, kini: datetime) -> NoReturn:
    """A wrong secret in an address: Http404, the 21st in an hour TerlaluSering."""
    kunci = f"rahasia:{jaringan_pengirim(request)}"
    if boleh_coba(kunci, batas=PER_ALAMAT, jendela=JENDELA, pada=kini):
        raise Http404
    raise TerlaluSering(kalimat_batas(kini))


def boleh_salah(request: HttpRequest, kini: datetime) -> bool:
    kunci = f"lacak:{jaringan_pengirim(request)}"
    return boleh_coba(kunci, batas=PER_JARINGAN, jendela=JENDELA, pada=kini)


def kalimat_batas(kini: datetime) -> str:
    jam = timezone.localtime(kini + JENDELA)
    return TERLALU_SERING.format(jam=f"{jam:%H.%M}")


# What views behind a secret share: never kept by anybody, never led on from

View = Callable[..., HttpResponseBase]


def halaman_pribadi(*, borang: bool = False) -> Callable[[View], View]:
    """Mark a page with a secret in its address; ``borang``: it holds a form.

    Without a form the page names itself to nobody, not even to the portal's own pages
    (``no-referrer``); with one ``halaman_rahasia`` says why it must be ``same-origin``.
    """

    def bungkus(view: View) -> View:
        boleh = require_http_methods(["GET", "HEAD", *(["POST"] if borang else ())])

        @halaman_rahasia
        @boleh
        @wraps(view)
        def dalam(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
            try:
                return view(request, *args, **kw)
            except TerlaluSering as henti:
                jawab = render(request, "429.html", {"kalimat": str(henti)}, status=429)
                jawab["Retry-After"] = str(int(JENDELA.total_seconds()))
                return jawab

        return dalam if borang else halaman_rahasia(dalam, TANPA_PERUJUK)

    return bungkus


def dapat_dicari(view: View) -> View:
    """Let search engines find an empty form: its own address holds no secret."""

    @wraps(view)
    def dalam(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
        jawab = view(request, *args, **kw)
        if request.method in {"GET", "HEAD"}:
            del jawab["X-Robots-Tag"]
        return jawab

    return dalam


def kiriman(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when every field is empty; None while the form is only shown."""
    return request.POST if request.method == "POST" else None


def unduhan(isi: FieldFile, *, nama: str, tipe: str | None = None) -> FileResponse:
    """A download that runs nothing; 404 when the file is gone from the disk.

    Without ``tipe`` the ending of ``nama`` says what it is.
    """
    try:
        terbuka = isi.open("rb")
    except (OSError, ValueError, SuspiciousFileOperation):
        raise Http404 from None
    jawab = FileResponse(terbuka, as_attachment=True, filename=nama, content_type=tipe)
    jawab["X-Content-Type-Options"] = "nosniff"
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return jawab
