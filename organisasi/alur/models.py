"""The trail of all acts, and the numbers of the registers.

The trail has one line for each act. Rows are only added; the database refuses the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

import pgtrigger
from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Q
from django.db.models.functions import Cast

from organisasi.basis_data.kolom import kendala, sekali
from organisasi.kantor.models import Unit
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kantor.saat import Saat

if TYPE_CHECKING:
    from organisasi.kantor.models import Petugas


class JejakQuerySet(models.QuerySet["Jejak"]):
    def catat(
        self,
        objek: models.Model,
        tindakan: str,
        saat: Saat[Petugas | None],
        *,
        catatan: str = "",
        sebelum: Mapping[str, Any] | None = None,
        sesudah: Mapping[str, Any] | None = None,
    ) -> Jejak:
        """Add one line; ``oleh`` None means the portal itself or a citizen."""
        sebelum, sesudah = dict(sebelum or {}), dict(sesudah or {})
        return self.create(
            pada=saat.pada,
            oleh=saat.oleh.username if saat.oleh else "",
            oleh_nama=str(saat.oleh) if saat.oleh else "",
            tindakan=tindakan,
            objek_jenis=objek._meta.label_lower,
            objek_id=str(objek.pk),
            objek_nomor=str(getattr(objek, "nomor", "") or ""),
            objek_unit=getattr(objek, "unit_id", None),
            dari=str(sebelum.get("status", "")),
            ke=str(sesudah.get("status", "")),
            sebelum=sebelum,
            sesudah=sesudah,
            catatan=catatan,
        )

    def milik(self, objek: models.Model) -> Self:
        return self.filter(
            objek_jenis=objek._meta.label_lower, objek_id=str(objek.pk)
        ).order_by("-pada", "-pk")

    def untuk(self, petugas: Petugas) -> Self:
        """A model with ``jalan_baca`` keeps its lines to who may read it ("") or that relation."""
        cakupan = Cakupan.untuk(
            petugas,
            kota={Peran.PPID_UTAMA, Peran.AUDITOR, Peran.ADMIN_TEKNIS},
            unit={Peran.PPID_PEMBANTU},
        )
        semua = self.exclude(tertutup(petugas))
        if cakupan.kota:
            return semua
        milik = Unit.objects.di_bawah(cakupan.unit)
        return semua.filter(objek_unit__in=milik.values("pk"))


def tertutup(petugas: Petugas) -> Q:
    """Lines about records the officer may not read, in tables that name kind and id."""
    hasil = Q(pk__in=())
    for model in apps.get_models():
        jalan = getattr(model, "jalan_baca", None)
        if jalan is not None and not petugas.superuser_aktif:
            asal: Any = model._meta.get_field(jalan).related_model if jalan else model
            boleh = asal.objects.untuk(petugas).order_by().values("pk")
            pk = model._default_manager.filter(**{f"{jalan or 'pk'}__in": boleh})
            teks = pk.annotate(_teks=Cast("pk", models.TextField()))
            hasil |= Q(objek_jenis=model._meta.label_lower) & ~Q(
                objek_id__in=teks.order_by().values("_teks")
            )
    return hasil


class Jejak(models.Model):
    """Who did what to which record, when, from where to where, and why. No foreign keys."""

    pada = models.DateTimeField("waktu")
    oleh = models.CharField("oleh (nama pengguna)", max_length=150, blank=True)
    oleh_nama = models.CharField("oleh", max_length=150, blank=True)
    tindakan = models.CharField(max_length=60)
    objek_jenis = models.CharField("jenis", max_length=100)
    objek_id = models.CharField(max_length=40)
    objek_nomor = models.CharField("nomor", max_length=60, blank=True)
    objek_unit = models.BigIntegerField(null=True, blank=True)
    dari = models.CharField(max_length=40, blank=True)
    ke = models.CharField(max_length=40, blank=True)
    sebelum = models.JSONField(default=dict)
    sesudah = models.JSONField(default=dict)
    catatan = models.TextField(blank=True)

    objects = JejakQuerySet.as_manager()

    class Meta:
        verbose_name = "jejak"
        ordering = ("-pada", "-pk")
        indexes = (
            models.Index(fields=("objek_jenis", "objek_id", "-pada")),
            models.Index(fields=("-pada",)),
        )
        triggers = (
            pgtrigger.Protect(
                name="hanya_ditambah", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            pgtrigger.Trigger(
                name="tidak_dikosongkan",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'organisasi_jejak is only added to';",
            ),
        )

    def __str__(self) -> str:
        tindakan = self.tindakan.replace("_", " ")
        return f"{self.pada:%d-%m-%Y %H.%M} {tindakan} {self.objek_nomor}"


class NomorUrutQuerySet(models.QuerySet["NomorUrut"]):
    def ambil(self, register: str, *, unit: str = "", tahun: int = 0) -> int:
        """Take the next number, 1 first; must run inside the act's transaction.

        The row stays locked until commit: two officers get two numbers, and an act
        that is rolled back gives its number back. ``unit`` is the unit's code, ``tahun``
        0 for registers that do not start anew each year.
        """
        if not connection.in_atomic_block:
            raise transaction.TransactionManagementError(
                "NomorUrut.ambil() needs the transaction of the act it numbers."
            )
        with connection.cursor() as kursor:
            kursor.execute(
                """
                INSERT INTO organisasi_nomorurut (register, unit, tahun, terakhir)
                VALUES (%s, %s, %s, 1)
                ON CONFLICT (register, unit, tahun)
                DO UPDATE SET terakhir = organisasi_nomorurut.terakhir + 1
                RETURNING terakhir
                """,
                (register, unit, tahun),
            )
            return int(kursor.fetchone()[0])


class NomorUrut(models.Model):
    """The last number given; never lowered, never reused."""

    register = models.CharField(max_length=30)
    unit = models.CharField(max_length=60, blank=True)
    tahun = models.PositiveSmallIntegerField(default=0)
    terakhir = models.PositiveIntegerField()

    objects = NomorUrutQuerySet.as_manager()

    class Meta:
        verbose_name = "nomor urut"
        constraints = kendala(unik=sekali("register", "unit", "tahun"))

    def __str__(self) -> str:
        return f"{self.register}/{self.unit}/{self.tahun}: {self.terakhir}"
