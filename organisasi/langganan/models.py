"""Who follows what by mail; of a complaint also who only says “saya juga”."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from organisasi.basis_data.kolom import kendala, sekali
from organisasi.basis_data.models import Area, naikkan_versi
from organisasi.sandi import TeksTersandi, sidik_surel

ADUAN = "pengaduan"


class LanggananQuerySet(models.QuerySet["Langganan"]):
    def aktif(self) -> Self:
        return self.filter(dikabari_pada__isnull=False)

    def milik(self, *surel: str) -> Self:
        return self.filter(sidik__in=[sidik_surel(satu) for satu in surel if satu])

    def pendukung(self, nomor: object) -> Self:
        return self.filter(jenis=ADUAN, kunci=nomor)


class Langganan(models.Model):
    """One reader and one thing: an entry, a search (a unit or a topic is one), a complaint.

    ``sidik`` is a keyed hash of the mailbox, or of the browser's own form key, so that one
    counts once. Nobody learns of the others.
    """

    jenis = models.CharField(max_length=20)
    kunci = models.CharField(max_length=200)
    judul = models.CharField("yang diikuti", max_length=200)
    sidik = models.CharField(max_length=64, db_index=True)
    surel = TeksTersandi("surel", blank=True)
    pada = models.DateTimeField("diminta pada")
    dipastikan_pada = models.DateTimeField("dipastikan pada", null=True, blank=True)
    # Until when he knows the news; None while he gets none.
    dikabari_pada = models.DateTimeField("dikabari sampai", null=True, blank=True)

    objects = LanggananQuerySet.as_manager()

    class Meta:
        verbose_name = "langganan kabar"
        constraints = kendala(
            sekali=sekali("jenis", "kunci", "sidik"),
            bersidik=~Q(sidik=""),
            bersurel=Q(dikabari_pada=None) | ~Q(surel=""),
        )
        # The public pages show how many stand behind a complaint.
        triggers = (naikkan_versi(Area.PENGADUAN, f"jenis = '{ADUAN}'"),)

    def __str__(self) -> str:
        return self.judul
