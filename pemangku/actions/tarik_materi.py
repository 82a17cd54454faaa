"""A handout is withdrawn: mail that would carry its link does not leave any more (7.1)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from organisasi.models import Petugas
from pemangku.actions.surel_siaran import kunci_surel, tahan_surel
from pemangku.models import Materi, Siaran


@transaction.atomic
def tarik_materi(
    materi: Materi, *, oleh: Petugas, pada: datetime, alasan: str
) -> Materi:
    """No longer handed out nor sent; raises TindakanTerlarang without a reason.

    Broadcasts that name it stop where they are: what became of them a person decides.
    """
    kunci_surel()
    materi.tarik(oleh=oleh, pada=pada, alasan=alasan)
    jalan = Siaran.objects.filter(
        materi=materi, status=Siaran.Status.BERJALAN, kanal=Siaran.Kanal.EMAIL
    )
    for siaran in jalan:
        tahan_surel(siaran)
    return materi
