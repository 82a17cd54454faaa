"""An officer's calendar of due days: its page in the admin, and the calendar itself."""

from collections import defaultdict
from datetime import date, datetime
from hashlib import blake2b

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.halaman.rahasia import halaman_pribadi, halaman_rahasia, tolak_rahasia
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import alamat_penuh
from organisasi.models import Jejak, Petugas
from organisasi.sandi import kode_rahasia, rapikan_kode, sidik
from organisasi.staf.hari_ini import BANYAK_MAKS, Tugas
from organisasi.waktu import ical
from organisasi.waktu.ical import Acara
from ppid_portal.staf.hari_ini import tugas_hari_ini

# An officer's calendar of due days, read by a phone under a personal secret.
#
# A calendar is passed on, synchronised and read on a locked screen. It therefore carries how
# many things are due on a day, their register numbers and nothing else: no title, no name.
# Its scope is that of the today list, asked anew each time it is read.

# 27 signs of 30 are 132 bits: calendars ask often, and their address is all they have.
PANJANG = 27
KETERANGAN = (
    f"Paling banyak {BANYAK_MAKS} yang terdekat dari tiap jenis. Selengkapnya di daftar "
    "Hari ini."
)


@transaction.atomic
def buat_kalender(*, petugas: Petugas, pada: datetime) -> str:
    kode = kode_rahasia(PANJANG)
    milik = Petugas.objects.filter(pk=petugas.pk)
    milik.update(sidik_kalender=sidik(f"kalender:{kode}"), kalender_sejak=pada)
    Jejak.objects.catat(petugas, "buat_kalender", saat=Saat(petugas, pada))
    return kode


@transaction.atomic
def cabut_kalender(saat: Saat[Petugas | None], *, petugas: Petugas) -> bool:
    milik = Petugas.objects.filter(pk=petugas.pk).exclude(sidik_kalender="")
    if not milik.update(sidik_kalender="", kalender_sejak=None):
        return False
    Jejak.objects.catat(
        petugas, "cabut_kalender", saat=Saat(saat.oleh or petugas, saat.pada)
    )
    return True


def pemilik(kode: str) -> Petugas | None:
    dicari = sidik(f"kalender:{rapikan_kode(kode)}")
    for petugas in Petugas.objects.filter(sidik_kalender=dicari, is_active=True):
        if petugas.superuser_aktif or petugas.penugasan_aktif:
            return petugas
    return None


def _acara(
    petugas: Petugas, jenis: str, tenggat: date, tugas: list[Tugas], pada: datetime
) -> Acara:
    tanda = blake2b(f"{petugas.pk}\n{jenis}\n{tenggat}".encode(), digest_size=12)
    nomor = sorted({t.nomor for t in tugas if t.nomor})
    return Acara(
        uid=f"tenggat-{tanda.hexdigest()}",
        judul=f"{jenis}: {len(tugas)}",
        mulai=tenggat,
        diubah=pada,
        uraian=f"Nomor: {', '.join(nomor)}" if nomor else "",
        url=alamat_penuh(reverse("admin:index")),
    )


SUDAH_DICABUT = "Tautan kalender dicabut. Kalender di perangkat tidak diperbarui lagi."
TIDAK_ADA = "Tidak ada tautan kalender yang berlaku."


@admin.site.admin_view
@require_http_methods(["GET", "HEAD", "POST"])
@halaman_rahasia
def kalender(request: HttpRequest) -> HttpResponse:
    petugas, kini = petugas_dari(request), timezone.now()
    alamat = ""
    if request.method == "POST":
        if "cabut" in request.POST:
            tercabut = cabut_kalender(Saat(None, kini), petugas=petugas)
            messages.success(request, SUDAH_DICABUT if tercabut else TIDAK_ADA)
            return HttpResponseRedirect(reverse("kalender"))
        kode = buat_kalender(petugas=petugas, pada=kini)
        alamat = alamat_penuh(reverse("kalender-ics", args=(kode,)))
        petugas.kalender_sejak = kini
    konteks = {
        **admin.site.each_context(request),
        "title": "Kalender tenggat",
        "sejak": petugas.kalender_sejak,
        "alamat": alamat,
    }
    return TemplateResponse(request, "ppid_portal/staf/kalender.html", konteks)


@halaman_pribadi()
def kalender_ics(request: HttpRequest, kode: str) -> HttpResponse:
    """The due days under the secret; 404 for a wrong one, slowed down like all secrets."""
    kini = timezone.now()
    petugas = pemilik(kode)
    if petugas is None:
        tolak_rahasia(request, kini)
    # One event for each kind of work and due day of the officer's today list.
    semua: dict[tuple[date, str], list[Tugas]] = defaultdict(list)
    for tugas in tugas_hari_ini(petugas, timezone.localdate(kini)):
        if tugas.tenggat is not None and not tugas.lanjutan:
            semua[tugas.tenggat, tugas.jenis].append(tugas)
    acara = [
        _acara(petugas, jenis, tenggat, tugas, kini)
        for (tenggat, jenis), tugas in sorted(semua.items())
    ]
    return ical.kalender("Tenggat PPID", acara, uraian=KETERANGAN)
