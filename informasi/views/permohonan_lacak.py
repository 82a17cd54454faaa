"""Look a request up by its number and secret; guessing is slowed down."""

from __future__ import annotations

from datetime import datetime, timedelta
from hmac import compare_digest
from ipaddress import ip_address, ip_network

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from informasi.borang.kasus import LacakForm
from informasi.models import Permohonan
from organisasi.halaman_pribadi import dapat_dicari, halaman_pribadi, kiriman
from organisasi.pembatas import alamat_pengirim, boleh_coba, lupakan
from organisasi.sandi import sidik

# A number can be tried so often in an hour, and one network much more often: a whole
# office or village may stand behind one address.
JENDELA = timedelta(hours=1)
PER_NOMOR = 10
PER_JARINGAN = 300
AWALAN_IP = {4: 24, 6: 48}
TIDAK_COCOK = (
    "Nomor dan kode ini tidak cocok. Periksa lagi keduanya di tanda bukti Anda."
)
TERLALU_SERING = (
    "Sudah terlalu banyak percobaan. Coba lagi setelah pukul {jam} WIB. Tautan dan kode "
    "QR di tanda bukti tetap membuka halaman Anda."
)


@dapat_dicari
@halaman_pribadi(borang=True)
def permohonan_lacak(request: HttpRequest) -> HttpResponse:
    """The form; a right pair leads to the private page."""
    form = LacakForm(kiriman(request))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            kini = timezone.now()
            nomor, kode = form.cleaned_data["nomor"], form.cleaned_data["kode"]
            if not _boleh(request, nomor, kini):
                status = 429
                form.add_error(None, _kalimat_batas(kini))
            elif permohonan := _cocok(nomor, kode):
                lupakan(_kunci_nomor(nomor))
                return redirect(permohonan)
            else:
                form.add_error(None, TIDAK_COCOK)
    konteks = {"form": form}
    return render(request, "informasi/permohonan/lacak.html", konteks, status=status)


def _boleh(request: HttpRequest, nomor: str, kini: datetime) -> bool:
    """Count the attempt under the number and under the network; both must be free."""
    jaringan = _jaringan(alamat_pengirim(request))
    per_nomor = boleh_coba(
        _kunci_nomor(nomor), batas=PER_NOMOR, jendela=JENDELA, pada=kini
    )
    per_jaringan = boleh_coba(
        f"lacak:jaringan:{jaringan}", batas=PER_JARINGAN, jendela=JENDELA, pada=kini
    )
    return per_nomor and per_jaringan


def _kunci_nomor(nomor: str) -> str:
    return f"lacak:nomor:{nomor}"


def _jaringan(alamat: str) -> str:
    """The network an address belongs to (/24, /48); only its keyed hash is stored."""
    try:
        versi = ip_address(alamat).version
    except ValueError:
        return ""
    return str(ip_network(f"{alamat}/{AWALAN_IP[versi]}", strict=False))


def _cocok(nomor: str, kode: str) -> Permohonan | None:
    """The request when both fit; as long for an unknown number as for a wrong code."""
    permohonan = Permohonan.objects.filter(nomor=nomor).first()
    tersimpan = permohonan.sidik_kode if permohonan else sidik("")
    cocok = compare_digest(tersimpan, sidik(kode))
    return permohonan if cocok and permohonan else None


def _kalimat_batas(kini: datetime) -> str:
    """When the next attempt surely counts anew."""
    jam = timezone.localtime(kini + JENDELA)
    return TERLALU_SERING.format(jam=f"{jam:%H.%M}")
