"""A dispute at the Komisi Informasi: the city keeps the dates, the commission decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import Q

from informasi.models.keberatan import Keberatan
from organisasi.alur.tindakan import Berkas, Langkah
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Petugas, Tercatat


class StatusSengketa(models.TextChoices):
    """Where a dispute stands (UU 14/2008 Pasal 37-39; Perki 1/2013)."""

    DIAJUKAN = "diajukan", "Diajukan"
    DIREGISTRASI_KI = "diregistrasi_ki", "Diregistrasi Komisi Informasi"
    MULAI = "mulai", "Mulai diperiksa"
    MEDIASI = "mediasi", "Mediasi"
    AJUDIKASI = "ajudikasi", "Ajudikasi"
    PUTUSAN = "putusan", "Diputus"
    DILAKSANAKAN = "dilaksanakan", "Putusan dilaksanakan"
    GUGATAN_PTUN = "gugatan_ptun", "Digugat ke PTUN"


class TindakanSengketa(models.TextChoices):
    """Dates the officer records."""

    REGISTRASI = "registrasi", "Catat registrasi"
    MULAI = "mulai", "Catat mulai diperiksa"
    MEDIASIKAN = "mediasikan", "Catat mediasi"
    AJUDIKASIKAN = "ajudikasikan", "Catat ajudikasi"
    PUTUS = "putus", "Catat putusan"
    LAKSANAKAN = "laksanakan", "Catat pelaksanaan"
    GUGAT = "gugat", "Catat gugatan"


class HasilSengketa(models.TextChoices):
    """How a dispute ended; the words of the ruling stand in ``amar``."""

    MEDIASI = "mediasi", "Sepakat dalam mediasi"
    DIKABULKAN = "dikabulkan", "Dikabulkan untuk pemohon"
    DIKABULKAN_SEBAGIAN = "dikabulkan_sebagian", "Dikabulkan sebagian"
    DITOLAK = "ditolak", "Ditolak; keputusan PPID tetap"
    GUGUR = "gugur", "Gugur, dicabut, atau tidak diterima"


S, T = StatusSengketa, TindakanSengketa


class SengketaQuerySet(models.QuerySet["Sengketa"]):
    """Disputes by officer."""

    def untuk(self, petugas: Petugas) -> Self:
        """Those who see the objection see its dispute."""
        cakupan = Cakupan.untuk(
            petugas,
            kota={Peran.ATASAN_PPID, Peran.PPID_UTAMA, Peran.AUDITOR},
            unit={Peran.PPID_PEMBANTU},
        )
        return self.filter(
            cakupan.q("keberatan__unit") | cakupan.q("keberatan__permohonan__unit")
        )


@pghistory.track()
class Sengketa(Berkas, Tercatat):
    """One dispute about one objection."""

    Status = StatusSengketa
    Tindakan = TindakanSengketa
    Hasil = HasilSengketa
    ALUR: ClassVar[Mapping[str, Langkah]] = {
        T.REGISTRASI: Langkah(frozenset({S.DIAJUKAN}), S.DIREGISTRASI_KI),
        T.MULAI: Langkah(frozenset({S.DIREGISTRASI_KI}), S.MULAI),
        T.MEDIASIKAN: Langkah(frozenset({S.MULAI}), S.MEDIASI),
        # Refusals under Pasal 17 go straight to adjudication.
        T.AJUDIKASIKAN: Langkah(frozenset({S.MULAI, S.MEDIASI}), S.AJUDIKASI),
        T.PUTUS: Langkah(frozenset({S.MEDIASI, S.AJUDIKASI}), S.PUTUSAN),
        T.LAKSANAKAN: Langkah(frozenset({S.PUTUSAN}), S.DILAKSANAKAN),
        T.GUGAT: Langkah(frozenset({S.PUTUSAN}), S.GUGATAN_PTUN),
    }

    keberatan = models.OneToOneField(Keberatan, models.PROTECT, related_name="sengketa")
    diajukan_pada = models.DateField("diajukan ke Komisi Informasi pada")
    nomor_ki = models.CharField("nomor registrasi sengketa", max_length=100, blank=True)
    diregistrasi_pada = models.DateField("diregistrasi pada", null=True, blank=True)
    mulai_pada = models.DateField("mulai diperiksa pada", null=True, blank=True)
    mediasi_pada = models.DateField("mediasi pada", null=True, blank=True)
    ajudikasi_pada = models.DateField("ajudikasi pada", null=True, blank=True)
    diputus_pada = models.DateField("diputus pada", null=True, blank=True)
    # Left empty by those decided before it was asked for.
    hasil = models.CharField(
        "hasil sengketa", max_length=20, choices=HasilSengketa, blank=True
    )
    amar = models.TextField("amar putusan atau hasil mediasi", blank=True)
    dilaksanakan_pada = models.DateField("dilaksanakan pada", null=True, blank=True)
    digugat_pada = models.DateField("digugat pada", null=True, blank=True)
    status = models.CharField(max_length=20, choices=StatusSengketa, default=S.DIAJUKAN)

    objects = SengketaQuerySet.as_manager()

    class Meta:
        verbose_name = "sengketa"
        verbose_name_plural = "sengketa"
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=StatusSengketa.values),
                name="informasi_sengketa_status_dikenal",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(S.PUTUSAN, S.DILAKSANAKAN, S.GUGATAN_PTUN))
                | (Q(diputus_pada__isnull=False) & ~Q(amar="")),
                name="informasi_sengketa_putusan_beramar",
            ),
            models.CheckConstraint(
                condition=Q(hasil="")
                | Q(hasil__in=HasilSengketa.values, diputus_pada__isnull=False),
                name="informasi_sengketa_hasil_dari_putusan",
            ),
        )

    def __str__(self) -> str:
        return f"Sengketa {self.keberatan.nomor}"

    @property
    def nomor(self) -> str:
        """The objection's number, by which the city finds it."""
        return str(self.keberatan.nomor)

    def registrasi(
        self, *, oleh: Petugas, pada: datetime, tanggal: date, nomor_ki: str
    ) -> Self:
        """The commission entered it under ``nomor_ki``."""
        return self._jalankan(
            T.REGISTRASI,
            oleh=oleh,
            pada=pada,
            diregistrasi_pada=tanggal,
            nomor_ki=nomor_ki,
        )

    def mulai(self, *, oleh: Petugas, pada: datetime, tanggal: date) -> Self:
        """The first sitting."""
        return self._jalankan(T.MULAI, oleh=oleh, pada=pada, mulai_pada=tanggal)

    def mediasikan(self, *, oleh: Petugas, pada: datetime, tanggal: date) -> Self:
        """Talks between the parties; not open to refusals under Pasal 17."""
        return self._jalankan(T.MEDIASIKAN, oleh=oleh, pada=pada, mediasi_pada=tanggal)

    def ajudikasikan(self, *, oleh: Petugas, pada: datetime, tanggal: date) -> Self:
        """Heard by the commissioners."""
        return self._jalankan(
            T.AJUDIKASIKAN, oleh=oleh, pada=pada, ajudikasi_pada=tanggal
        )

    def putus(
        self, *, oleh: Petugas, pada: datetime, tanggal: date, hasil: str, amar: str
    ) -> Self:
        """The ruling, or the agreement reached in mediation."""
        return self._jalankan(
            T.PUTUS,
            oleh=oleh,
            pada=pada,
            diputus_pada=tanggal,
            hasil=HasilSengketa(hasil),
            amar=amar,
        )

    def laksanakan(self, *, oleh: Petugas, pada: datetime, tanggal: date) -> Self:
        """The city did what the ruling says."""
        return self._jalankan(
            T.LAKSANAKAN, oleh=oleh, pada=pada, dilaksanakan_pada=tanggal
        )

    def gugat(self, *, oleh: Petugas, pada: datetime, tanggal: date) -> Self:
        """A party went to the administrative court."""
        return self._jalankan(T.GUGAT, oleh=oleh, pada=pada, digugat_pada=tanggal)
