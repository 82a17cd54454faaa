"""Concrete heirs of ``Berkas`` and ``Rujukan``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import pghistory
from django.db import models

from organisasi.alur.rujukan import Rujukan
from organisasi.alur.tindakan import TETAP, Berkas, Langkah
from organisasi.models import Unit
from organisasi.sandi import TeksTersandi


class TindakanContoh(models.TextChoices):
    PROSES = "proses", "Proses"
    PERPANJANG = "perpanjang", "Perpanjang waktu"
    TUTUP = "tutup", "Tutup"


class StatusContoh(models.TextChoices):
    DITERIMA = "diterima", "Diterima"
    DIPROSES = "diproses", "Diproses"
    DITUTUP = "ditutup", "Ditutup"


class BerkasContoh(Berkas):
    """Proceeds, may be extended once, is closed."""

    Tindakan = TindakanContoh
    ALUR: ClassVar[Mapping[str, Langkah]] = {
        "proses": Langkah(frozenset({"diterima"}), "diproses"),
        "perpanjang": Langkah(frozenset({"diproses"}), TETAP),
        "tutup": Langkah(frozenset({"diterima", "diproses"}), "ditutup"),
    }

    status = models.CharField(max_length=10, choices=StatusContoh, default="diterima")
    nomor = models.CharField(max_length=20, default="0001/CONTOH/2024")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True)
    jatuh_tempo = models.DateField(null=True)
    diperpanjang = models.BooleanField(default=False)

    class Meta:
        verbose_name = "berkas contoh"

    def __str__(self):
        return self.nomor

    def proses(self, saat):
        return self._jalankan("proses", saat)

    def perpanjang(self, saat, *, alasan, jatuh_tempo):
        return self._jalankan(
            "perpanjang",
            saat,
            catatan=alasan,
            syarat={"diperpanjang": False},
            diperpanjang=True,
            jatuh_tempo=jatuh_tempo,
        )

    def tutup(self, saat, *, alasan):
        return self._jalankan("tutup", saat, catatan=alasan)


class RujukanContoh(Rujukan):
    """A referral of a sample file."""

    berkas = models.ForeignKey(BerkasContoh, models.CASCADE, related_name="rujukan")

    class Meta(Rujukan.Meta):
        verbose_name = "rujukan contoh"


@pghistory.track()
class RahasiaContoh(models.Model):
    """Encrypted columns, with a history that holds them, too."""

    nama = TeksTersandi(blank=True)
    catatan = TeksTersandi(null=True)
    polos = models.TextField(blank=True)

    class Meta:
        verbose_name = "rahasia contoh"

    def __str__(self):
        return f"rahasia {self.pk}"
