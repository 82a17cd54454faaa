"""At the door: the form, the host's screen, the poll, and bodies that come by themselves."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import (
    alamat_pengirim,
    boleh_coba,
    dapat_dicari,
    halaman_pribadi,
    kiriman,
)
from organisasi.kantor.izin import petugas_dari
from organisasi.models import Wilayah
from organisasi.sandi import rapikan_kode
from pemangku.inventaris.models import Pemangku
from pemangku.kunjungan.jajak import JajakJawaban, jawab_jajak
from pemangku.kunjungan.models import Kegiatan
from pemangku.ruang.akses_lapangan import halaman_lapangan, kegiatan_garapan, kode_ruang
from pemangku.ruang.forms import (
    JajakForm,
    MitraForm,
    PintuForm,
    cap_mulai,
    terlalu_cepat,
)
from pemangku.ruang.pendaftaran import daftar_di_pintu, daftar_mitra

# The form behind the QR code, and the host's screen

# A hall shares one address (5.3).
PER_RUANG = 60
JENDELA = timedelta(minutes=10)
PENUH_SEBENTAR = (
    "Sedang banyak yang mendaftar dari jaringan ini. Isian Anda tidak hilang: tunggu "
    "satu menit, lalu tekan Daftar lagi."
)
SARAN = 60


@halaman_pribadi(borang=True)
def pintu(request: HttpRequest, token: str) -> HttpResponse:
    """The form of a visit's poster; 410 when its time is over."""
    kini = timezone.now()
    kegiatan = get_object_or_404(
        Kegiatan.objects.untuk_daftar(), token=rapikan_kode(token)
    )
    if not kegiatan.qr_terbuka(kini):
        return render(
            request,
            "pemangku/ruang/pintu/tutup.html",
            {"kegiatan": kegiatan},
            status=410,
        )
    form = PintuForm(kiriman(request), kegiatan=kegiatan, pada=kini)
    if dari_mesin(request, kini):
        return render(
            request, "pemangku/ruang/pintu/terima.html", {"kegiatan": kegiatan}
        )
    status = 200
    if form.is_valid():
        if kode := _daftar(request, kegiatan, form, kini):
            return HttpResponseRedirect(reverse("pemangku:saya", args=(kode,)))
        status = 429
    konteks = {
        "kegiatan": kegiatan,
        "form": form,
        "mulai": request.POST.get("mulai") or cap_mulai(kini),
        "lembaga": _saran(kegiatan),
    }
    return render(request, "pemangku/ruang/pintu/isi.html", konteks, status=status)


def dari_mesin(request: HttpRequest, kini: datetime) -> bool:
    """A field no person sees was filled, or the form came back at once."""
    if request.method != "POST":
        return False
    isi = request.POST
    return bool(isi.get("situs")) or terlalu_cepat(isi.get("mulai", ""), kini)


def _daftar(
    request: HttpRequest, kegiatan: Kegiatan, form: PintuForm, kini: datetime
) -> str:
    """The secret of the personal page; "" with a sentence in the form when refused."""
    kunci = f"pintu:{kegiatan.token}:{alamat_pengirim(request)}"
    if not boleh_coba(kunci, batas=PER_RUANG, jendela=JENDELA, pada=kini):
        form.add_error(None, PENUH_SEBENTAR)
        return ""
    try:
        return daftar_di_pintu(
            kegiatan, isian=form.isi(), kode_cocok=form.cocok, pada=kini
        )
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
        return ""


def _saran(kegiatan: Kegiatan) -> list[str]:
    """Names of public institutions of the kecamatan; nobody else is offered (5.3)."""
    setempat = kegiatan.wilayah or kegiatan.tuan_rumah.wilayah
    if setempat is None:
        return []
    dalam = Wilayah.objects.filter(pk=setempat.pk) | Wilayah.objects.filter(
        induk=setempat
    )
    lembaga = Pemangku.objects.aktif().filter(
        bentuk=Pemangku.Bentuk.LEMBAGA, wilayah__in=dalam
    )
    umum = lembaga.filter(lingkup=Pemangku.Lingkup.INTERNAL) | lembaga.umum()
    nama = umum.order_by("nama_resmi").values_list("nama_resmi", flat=True)
    return list(nama.distinct()[:SARAN])


@halaman_lapangan
def kegiatan_layar(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The host's screen: address, QR code, the four digits, how many came."""
    kini = timezone.now()
    semua = Kegiatan.objects.digarap(petugas_dari(request)).untuk_daftar()
    kegiatan = get_object_or_404(semua, pk=pk)
    konteks = {
        "kegiatan": kegiatan,
        "terbuka": kegiatan.qr_terbuka(kini),
        "alamat": request.build_absolute_uri(
            reverse("pemangku:pintu", args=(kegiatan.token,))
        ),
        "kode": kode_ruang(kegiatan.token, kini),
        "hadir": kegiatan.kehadiran.exclude(status="ditolak").count(),
    }
    return render(request, "pemangku/ruang/pintu/layar.html", konteks)


# The poll behind the door, and the host's screen that shows the way (PK-40)


@halaman_pribadi(borang=True)
def jajak(request: HttpRequest, kode: str, tahap: str) -> HttpResponse:
    """Six taps without a name; 410 when the door is closed."""
    kini = timezone.now()
    kegiatan = get_object_or_404(
        Kegiatan.objects.untuk_daftar(), token=rapikan_kode(kode)
    )
    konteks = {"kegiatan": kegiatan, "tahap": _tahap(tahap)}
    if not kegiatan.qr_terbuka(kini):
        return render(request, "pemangku/ruang/jajak/tutup.html", konteks, status=410)
    form = JajakForm(kiriman(request))
    kunci = _kunci(request.POST.get("kunci", ""))
    if form.is_valid():
        try:
            jawab_jajak(kegiatan, tahap, kunci=kunci, isi=form.isi(), pada=kini)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            konteks["berkunci"] = tahap == JajakJawaban.Tahap.AKHIR
            return render(request, "pemangku/ruang/jajak/terima.html", konteks)
    konteks |= {"form": form, "kunci": kunci}
    return render(request, "pemangku/ruang/jajak/isi.html", konteks)


@halaman_lapangan
def jajak_layar(request: HttpRequest, pk: UUID, tahap: str) -> HttpResponse:
    """The host's screen: address and QR code of one stage, how many answered."""
    kegiatan = kegiatan_garapan(request, pk)
    konteks = {
        "kegiatan": kegiatan,
        "tahap": _tahap(tahap),
        "terbuka": kegiatan.qr_terbuka(timezone.now()),
        "alamat": request.build_absolute_uri(
            reverse("pemangku:jajak", args=(kegiatan.token, tahap))
        ),
        "jumlah": kegiatan.jajak.tahap(tahap).count(),
    }
    return render(request, "pemangku/ruang/jajak/layar.html", konteks)


def _tahap(teks: str) -> str:
    """The stage in words; 404 for one that is none."""
    if teks not in JajakJawaban.Tahap:
        raise Http404
    return str(JajakJawaban.Tahap(teks).label)


def _kunci(teks: str) -> UUID:
    """The key of the page load, or a new one."""
    try:
        return UUID(teks)
    except ValueError:
        return uuid4()


# A body registers itself as a partner, without a visit (pemangku 5.3)


@dapat_dicari
@halaman_pribadi(borang=True)
def mitra_ajukan(request: HttpRequest) -> HttpResponse:
    """The form; what is sent waits for staff like a registration at a door."""
    kini = timezone.now()
    if dari_mesin(request, kini):
        return render(request, "pemangku/ruang/pintu/terima.html")
    form, status = MitraForm(kiriman(request)), 200
    if form.is_valid():
        kunci = f"mitra:{alamat_pengirim(request)}"
        if boleh_coba(kunci, batas=PER_RUANG, jendela=JENDELA, pada=kini):
            kode = daftar_mitra(isian=form.isi(), pada=kini)
            return HttpResponseRedirect(reverse("pemangku:saya", args=(kode,)))
        form.add_error(None, PENUH_SEBENTAR)
        status = 429
    konteks = {"form": form, "mulai": request.POST.get("mulai") or cap_mulai(kini)}
    return render(request, "pemangku/ruang/mitra_ajukan.html", konteks, status=status)
