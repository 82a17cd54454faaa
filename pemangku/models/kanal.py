"""How a stakeholder or a person is reached: encrypted, masked, and looked up by a hash."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from organisasi.basis_data.models import Area, naikkan_versi
from organisasi.sandi import TeksTersandi
from pemangku.models.dasar import Beridentitas
from pemangku.models.orang import Orang
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan import JenisKanal, KeadaanKanal, SifatKanal

# After so many failures in a row a channel is no longer used (pemangku 7.3).
GAGAL_SETELAH = 2


class KanalQuerySet(models.QuerySet["Kanal"]):
    """Channels by owner and use."""

    def milik(self, pemangku: Pemangku) -> Self:
        """Of the stakeholder and of everybody in a post there."""
        return self.filter(
            Q(pemangku=pemangku) | Q(orang__jabatan__pemangku=pemangku)
        ).distinct()

    def samar(self) -> Self:
        """Without the value itself: what lists and pages load."""
        return self.defer("nilai")

    def umum(self) -> Self:
        """What a public page may show: a body's own office channels that work."""
        return self.terpakai().filter(
            pemangku__isnull=False, sifat=SifatKanal.KEDINASAN
        )

    def terpakai(self) -> Self:
        """Works, or has not been tried."""
        return self.filter(
            keadaan__in=(KeadaanKanal.BELUM_DIUJI, KeadaanKanal.BERFUNGSI)
        )


class Kanal(Beridentitas):
    """One channel. The same number may belong to several persons (one phone, three RT).

    ``nilai`` is encrypted, ``sidik`` finds it by equality, ``samaran`` is what may be seen.
    """

    Jenis = JenisKanal
    Sifat = SifatKanal
    Keadaan = KeadaanKanal

    pemangku = models.ForeignKey(
        Pemangku, models.CASCADE, null=True, blank=True, related_name="kanal"
    )
    orang = models.ForeignKey(
        Orang, models.CASCADE, null=True, blank=True, related_name="kanal"
    )
    jenis = models.CharField(max_length=10, choices=JenisKanal)
    nilai = TeksTersandi("nomor atau alamat")
    sidik = models.CharField(max_length=64, editable=False)
    samaran = models.CharField(max_length=120, editable=False)
    sifat = models.CharField(max_length=10, choices=SifatKanal)
    urutan = models.PositiveSmallIntegerField("urutan dipakai", default=1)
    keadaan = models.CharField(
        max_length=15, choices=KeadaanKanal, default=KeadaanKanal.BELUM_DIUJI
    )
    gagal_beruntun = models.PositiveSmallIntegerField(default=0, editable=False)
    terakhir_berhasil = models.DateTimeField(null=True, blank=True, editable=False)
    waktu_pilihan = models.CharField(
        "waktu yang disukai", max_length=60, blank=True, help_text="Mis. setelah 16.00."
    )

    objects = KanalQuerySet.as_manager()

    class Meta:
        verbose_name = "kanal pemangku"
        verbose_name_plural = "kanal pemangku"
        ordering = ("urutan", "jenis", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(pemangku__isnull=True, orang__isnull=False)
                | Q(pemangku__isnull=False, orang__isnull=True),
                name="pemangku_kanal_satu_pemilik",
            ),
            models.CheckConstraint(
                condition=Q(urutan__range=(1, 5)), name="pemangku_kanal_urutan_wajar"
            ),
            models.CheckConstraint(
                condition=~Q(sidik="") & ~Q(samaran=""),
                name="pemangku_kanal_bersidik",
            ),
            models.UniqueConstraint(
                fields=("pemangku", "jenis", "sidik"),
                condition=Q(pemangku__isnull=False),
                name="pemangku_kanal_lembaga_unik",
            ),
            models.UniqueConstraint(
                fields=("orang", "jenis", "sidik"),
                condition=Q(orang__isnull=False),
                name="pemangku_kanal_orang_unik",
            ),
        )
        indexes = (models.Index(fields=("sidik",), name="pemangku_kanal_sidik"),)
        # Only a body's own channels can be public; those of persons never are.
        triggers = (naikkan_versi(Area.PEMANGKU, bila="pemangku_id IS NOT NULL"),)

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.samaran}"
