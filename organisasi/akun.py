"""What happens to an account: a line in the trail, and word to its owner and the guardians.

Who takes an account over has to do it in front of three others.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from organisasi.models import Jejak, Notifikasi, Petugas
from organisasi.notifikasi import beri_tahu
from organisasi.pribadi import surel_penjaga

TEMPLAT = "organisasi/pesan/akun.txt"


@transaction.atomic
def kabari_akun(
    petugas: Petugas,
    tindakan: str,
    kalimat: str,
    *,
    oleh: Petugas | None,
    pada: datetime,
    catatan: str = "",
    surel_lama: str = "",
) -> None:
    """Write it down and tell: the owner at once, PPID Utama and PDP with their news.

    ``kalimat`` says what happened. ``surel_lama`` is the address the account had until
    now: its owner hears of the change there, too.
    """
    baris = Jejak.objects.catat(
        petugas, tindakan, oleh=oleh, pada=pada, catatan=catatan or kalimat
    )
    pemilik = {petugas.email, surel_lama}
    for penerima, jalur in (
        (pemilik, Notifikasi.Jalur.BIASA),
        ({*surel_penjaga(pada)} - pemilik, Notifikasi.Jalur.PETUGAS),
    ):
        beri_tahu(
            penerima,
            templat=TEMPLAT,
            konteks={
                "petugas": petugas,
                "kalimat": kalimat,
                "oleh": oleh,
                "pada": timezone.localtime(pada),
            },
            kunci=f"akun:{baris.pk}",
            pada=pada,
            tentang=None,
            jalur=jalur,
        )
