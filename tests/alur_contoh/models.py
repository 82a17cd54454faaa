"""Concrete heirs of ``Berkas`` and ``Rujukan``."""

import pghistory
from django.db import models

from organisasi.alur.rujukan import Rujukan
from organisasi.alur.tindakan import Berkas, DaftarTindakan
from organisasi.models import Unit
from organisasi.sandi import TeksTersandi


class StatusContoh(models.TextChoices):
    DITERIMA = "diterima", "Diterima"
    DIPROSES = "diproses", "Diproses"
    DITUTUP = "ditutup", "Ditutup"


class TindakanContoh(DaftarTindakan):
    PROSES = "Proses", {"diterima"}, "diproses"
    PERPANJANG = (
        "Perpanjang waktu",
        {"diproses"},
        "",
        "ppid_portal.tandatangani_laporantahunan",
    )
    TUTUP = "Tutup", {"diterima", "diproses"}, "ditutup"


class BerkasContoh(Berkas):
    """Proceeds, may be extended once, is closed."""

    Tindakan = TindakanContoh

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
        return self.lakukan(TindakanContoh.PROSES, saat)

    def perpanjang(self, saat, *, alasan, jatuh_tempo):
        return self.lakukan(
            TindakanContoh.PERPANJANG,
            saat,
            catatan=alasan,
            syarat={"diperpanjang": False},
            diperpanjang=True,
            jatuh_tempo=jatuh_tempo,
        )

    def tutup(self, saat, *, alasan):
        return self.lakukan(TindakanContoh.TUTUP, saat, catatan=alasan)


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
