"""Reminders of a pledge: two at most, each a card that a human sends, or a mail (PK-34)."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from organisasi.models import Petugas
from pemangku.models.kartu import Kartu, tidak_dipegang
from pemangku.models.komitmen import Komitmen
from pemangku.models.orang import Orang
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan import JenisKanal, TujuanPersetujuan
from pemangku.models.pilihan_siaran import KeadaanPenerima
from pemangku.models.siaran import Siaran


class KeIngatan(models.IntegerChoices):
    """Which of the two; the days are counted from the last day of the pledge."""

    MENJELANG = 1, "Tujuh hari sebelum tenggat"
    LEWAT = 2, "Sehari sesudah tenggat"


class PengingatKomitmenQuerySet(models.QuerySet["PengingatKomitmen"]):
    """Cards by state."""

    def terbuka(self) -> Self:
        """Not settled, of pledges that are in force and not kept yet."""
        berjalan = Komitmen.objects.berjalan().order_by().values("pk")
        return self.filter(
            keadaan__in=(KeadaanPenerima.MENUNGGU, KeadaanPenerima.DIKUNCI),
            komitmen__in=berjalan,
        )

    def bebas(self, petugas: Petugas, pada: datetime) -> Self:
        """Those nobody else holds at ``pada``."""
        return self.filter(tidak_dipegang(pada) | Q(dikunci_oleh=petugas))

    def lengkap(self) -> Self:
        """With all that a message and its check need; the channel's value included."""
        return self.select_related(
            *("komitmen__kegiatan__penyelenggara", "komitmen__pemangku__jenis"),
            *("komitmen__pemangku__wilayah", "orang", "kanal"),
        )


class PengingatKomitmen(Kartu):
    """One reminder; the database keeps a third one out."""

    Ke = KeIngatan

    komitmen = models.ForeignKey(Komitmen, models.CASCADE, related_name="pengingat")
    ke = models.PositiveSmallIntegerField(choices=KeIngatan)
    # Empty: the body itself, by its own channel.
    orang = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="pengingat"
    )

    objects = PengingatKomitmenQuerySet.as_manager()

    class Meta:
        verbose_name = "pengingat komitmen"
        verbose_name_plural = "pengingat komitmen"
        ordering = ("komitmen", "ke")
        constraints = (
            models.CheckConstraint(
                condition=Q(ke__in=KeIngatan.values),
                name="pemangku_pengingatkomitmen_paling_banyak_dua",
            ),
            models.UniqueConstraint(
                fields=("komitmen", "ke"), name="pemangku_pengingatkomitmen_sekali"
            ),
            models.CheckConstraint(
                condition=Q(keadaan__in=KeadaanPenerima.values),
                name="pemangku_pengingatkomitmen_keadaan_dikenal",
            ),
        )

    def __str__(self) -> str:
        return f"{self.komitmen}, {self.get_ke_display().lower()}"

    @property
    def pemangku(self) -> Pemangku:
        """Whose pledge it is."""
        return self.komitmen.pemangku

    @property
    def siaran(self) -> Siaran:
        """As the rules of sending know it: an invitation over its channel."""
        return sebagai_siaran(
            self.komitmen, self.kanal.jenis if self.kanal else JenisKanal.WA
        )


def sebagai_siaran(komitmen: Komitmen, kanal: str) -> Siaran:
    """A reminder as the rules of consent, quiet weeks and hours know it; never stored."""
    return Siaran(
        unit=komitmen.kegiatan.penyelenggara,
        tujuan=TujuanPersetujuan.UNDANGAN,
        kanal=kanal,
        ada_eksternal=komitmen.pemangku.lingkup == Pemangku.Lingkup.EKSTERNAL,
    )
