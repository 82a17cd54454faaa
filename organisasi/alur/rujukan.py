"""Referral inside the city: what a unit does not have is facilitated to the one that has.

Refer with a reason → the receiver accepts or returns it with a reason within two working
days → the main PPID decides what was returned. One number, one clock: the file's own due
day is never touched here.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import F, Q

from organisasi.alur.tindakan import Berkas, DaftarTindakan, TindakanTerlarang
from organisasi.basis_data.kolom import PilihanField, kendala
from organisasi.kantor.models import Unit
from organisasi.kantor.saat import Saat


class StatusRujukan(models.TextChoices):
    DIAJUKAN = "diajukan", "Menunggu jawaban penerima"
    DITERIMA = "diterima", "Diterima"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan, menunggu putusan PPID Utama"
    DIPUTUSKAN = "diputuskan", "Diputuskan PPID Utama"
    DITARIK = "ditarik", "Ditarik kembali oleh pengirim"


class TindakanRujukan(DaftarTindakan):
    TERIMA = "Terima", {StatusRujukan.DIAJUKAN}, StatusRujukan.DITERIMA
    KEMBALIKAN = "Kembalikan", {StatusRujukan.DIAJUKAN}, StatusRujukan.DIKEMBALIKAN
    PUTUSKAN = (
        "Putuskan",
        {StatusRujukan.DIKEMBALIKAN, StatusRujukan.DIAJUKAN},
        StatusRujukan.DIPUTUSKAN,
    )
    TARIK = "Tarik kembali", {StatusRujukan.DIAJUKAN}, StatusRujukan.DITARIK


class RujukanQuerySet(models.QuerySet):
    def terbuka(self) -> Self:
        return self.filter(
            status__in=(StatusRujukan.DIAJUKAN, StatusRujukan.DIKEMBALIKAN)
        )

    def berkas_di(self, unit: Iterable[int]) -> models.QuerySet[Any, Any]:
        """The files that are with one of these units, or were, and not returned by it."""
        diterima = (StatusRujukan.DIAJUKAN, StatusRujukan.DITERIMA)
        di_sana = Q(ke_unit__in=unit, status__in=diterima) | Q(ditetapkan_ke__in=unit)
        return self.filter(di_sana).values("berkas")

    def lewat_tenggat(self, hari_ini: date) -> Self:
        return self.filter(status=StatusRujukan.DIAJUKAN, tenggat__lt=hari_ini)


class Rujukan(Berkas):
    """Abstract; a service adds ``berkas``, the foreign key to its case file."""

    Status = StatusRujukan
    Tindakan = TindakanRujukan

    status = PilihanField(StatusRujukan, max_length=12, default=StatusRujukan.DIAJUKAN)
    dari_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    ke_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    alasan = models.TextField()
    diajukan_pada = models.DateTimeField("diajukan pada")
    tenggat = models.DateField(help_text="Sampai kapan penerima menjawab.")
    alasan_kembali = models.TextField("alasan dikembalikan", blank=True)
    ditetapkan_ke = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = RujukanQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("-diajukan_pada",)
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = kendala(
            ke_unit_lain=~Q(dari_unit=F("ke_unit")),
            beralasan=~Q(alasan=""),
            kembali_beralasan=~Q(status="dikembalikan") | ~Q(alasan_kembali=""),
            putusan_menunjuk=~Q(status="diputuskan") | Q(ditetapkan_ke__isnull=False),
        )

    def __str__(self) -> str:
        return f"{self.dari_unit.nama_pendek} → {self.ke_unit.nama_pendek}"

    @property
    def pemegang(self) -> Unit:
        """Who holds the case now: the receiver only once it has accepted."""
        pemegang: Unit = self.dari_unit
        if self.status == StatusRujukan.DITERIMA:
            pemegang = self.ke_unit
        elif self.status == StatusRujukan.DIPUTUSKAN and self.ditetapkan_ke:
            pemegang = self.ditetapkan_ke
        return pemegang

    def halangan_putuskan(self, hari_ini: date) -> str:
        """Why it cannot be decided now; "" once returned, or left past its two days."""
        if self.status == StatusRujukan.DIAJUKAN and hari_ini <= self.tenggat:
            return "Penerima masih punya waktu untuk menjawab rujukan ini."
        return self.halangan_status(TindakanRujukan.PUTUSKAN)

    def terima(self, saat: Saat) -> Self:
        return self.lakukan(TindakanRujukan.TERIMA, saat)

    def kembalikan(self, saat: Saat, *, alasan: str) -> Self:
        return self.lakukan(
            TindakanRujukan.KEMBALIKAN, saat, catatan=alasan, alasan_kembali=alasan
        )

    def putuskan(self, saat: Saat, *, ke_unit: Unit, alasan: str) -> Self:
        return self.lakukan(
            TindakanRujukan.PUTUSKAN, saat, catatan=alasan, ditetapkan_ke=ke_unit
        )

    @transaction.atomic
    def tarik(self, saat: Saat) -> Self:
        """Raises TindakanTerlarang with the answer of a receiver who was faster."""
        kunci = type(self)._default_manager.select_for_update(of=("self",))
        kini = kunci.get(pk=self.pk)
        if kini.status != StatusRujukan.DIAJUKAN:
            raise TindakanTerlarang(
                f"Terlambat: rujukan ke {kini.ke_unit.nama_pendek} sudah berstatus "
                f"“{kini.get_status_display()}” dan tidak dapat ditarik lagi."
            )
        return self.lakukan(TindakanRujukan.TARIK, saat)
