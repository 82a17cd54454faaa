"""The page of who keeps the portal running: its health in words, its jobs, its accounts."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.db import transaction
from django.db.models import CharField, Exists, F, OuterRef, Subquery
from django.db.models.functions import Cast, Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.izin import saat_dari
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas
from organisasi.staf.akun import UNDANGAN
from organisasi.staf.base import halaman_staf, tampil_staf
from ppid_portal.masuk.adapters import FAKTOR_KEDUA
from ppid_portal.operasi import kesehatan, pekerjaan
from ppid_portal.operasi.models import Pekerjaan

# Who has not signed in for so long may have left.
LAMA = timedelta(days=90)
# So many of each are named; the list of officers has all.
BANYAK = 20


@transaction.atomic
def ulangi(satu: Pekerjaan, saat: Saat) -> None:
    """Due at once: a worker takes it in its next round, none twice."""
    Pekerjaan.objects.filter(pk=satu.pk).update(berikutnya=saat.pada)
    Jejak.objects.catat(satu, "ulangi_pekerjaan", saat)


def _akun(pada: datetime) -> Iterator[tuple[str, Petugas, str]]:
    """Each account that asks for a look: why, whose, and since when."""
    faktor = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FAKTOR_KEDUA)
    undangan = Jejak.objects.filter(
        objek_jenis="organisasi.petugas",
        objek_id=Cast(OuterRef("pk"), CharField()),
        tindakan="undang_akun",
    )
    semua = Petugas.objects.filter(is_active=True).annotate(
        berfaktor=Exists(faktor),
        diundang=Subquery(undangan.order_by("-pada").values("pada")[:1]),
        terakhir=Coalesce(F("last_login"), F("date_joined")),
    )
    for satu in semua.order_by("terakhir"):
        hari = tanggal_pendek(timezone.localdate(satu.terakhir))
        if not satu.has_usable_password():
            habis = (satu.diundang or satu.terakhir) + UNDANGAN
            kata = "lewat sejak" if habis < pada else "berlaku sampai"
            sampai = tanggal_pendek(timezone.localdate(habis))
            yield "Undangan belum dibuka", satu, f"{kata} {sampai}"
            continue
        if not satu.berfaktor:
            yield "Tanpa faktor kedua", satu, "diminta memasangnya saat masuk"
        if satu.terakhir < pada - LAMA:
            kata = "terakhir masuk" if satu.last_login else "belum pernah masuk; dibuat"
            yield "Lama tidak masuk", satu, f"{kata} {hari}"


def _per_sebab(pada: datetime) -> list[tuple[str, list[tuple[Petugas, str]], int]]:
    per: dict[str, list[tuple[Petugas, str]]] = {}
    for sebab, petugas, kata in _akun(pada):
        per.setdefault(sebab, []).append((petugas, kata))
    return [(s, isi[:BANYAK], len(isi) - BANYAK) for s, isi in sorted(per.items())]


@halaman_staf("GET", "HEAD", "POST", izin="ppid_portal.change_pekerjaan")
def teknis(request: HttpRequest) -> HttpResponse:
    saat = saat_dari(request)
    if request.method == "POST":
        satu = get_object_or_404(Pekerjaan, pk=request.POST.get("nomor"))
        ulangi(satu, saat)
        messages.success(
            request,
            "Pekerjaan itu dijalankan lagi dalam satu menit. Muat ulang halaman ini "
            "untuk melihat hasilnya.",
        )
        return HttpResponseRedirect(reverse("teknis"))
    keadaan = kesehatan.periksa(pada=saat.pada)
    kerja = [] if keadaan["pekerjaan"] else pekerjaan.keadaan(pada=saat.pada)
    konteks: dict[str, Any] = {
        "bagian": [(b, keadaan[b.nama]) for b in kesehatan.bagian()],
        "baik": all(keadaan.values()),
        "gagal": [satu for satu in kerja if not satu.baik],
        "akun": _per_sebab(saat.pada),
    }
    return tampil_staf(
        request, "ppid_portal/operasi/teknis.html", "Kesehatan dan akun", **konteks
    )
