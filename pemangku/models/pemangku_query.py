"""Which stakeholders: by officer, by state, by freshness, by place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from organisasi.cakupan import Cakupan
from organisasi.models import Unit, Wilayah
from pemangku.izin import OPERATOR, PENGELOLA, PERAN_LIHAT

from .pilihan import Bentuk, Kesegaran, StatusPemangku

if TYPE_CHECKING:
    from organisasi.models import Petugas

    from .pemangku import Pemangku  # noqa: F401 - named in the base below

# Days before the end of its validity at which a record is called "soon".
SEGERA_HARI = 30


def q_segar(hari: date) -> Q:
    """Verified, not past its day, nothing open."""
    return Q(perlu_cek="", berlaku_sampai__gte=hari)


class PemangkuQuerySet(models.QuerySet["Pemangku"]):
    """The one loader and the scope of every view, list, search, export."""

    def untuk(self, petugas: Petugas) -> Self:
        """What the officer may see, masked (pemangku 8.1).

        Who works for one unit sees what it keeps and what covers its area.
        """
        lihat = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
        if lihat.kota:
            return self.all()
        if not lihat.unit:
            return self.none()
        milik = Unit.objects.di_bawah(lihat.unit)
        wilayah = milik.filter(wilayah__isnull=False).values("wilayah")
        return self.filter(
            Q(pengelola__in=milik.values("pk")) | Q(pk__in=self._meliputi(wilayah))
        )

    def _meliputi(
        self, wilayah: models.QuerySet[Any, Any]
    ) -> models.QuerySet[Any, Any]:
        """Active ones whose area touches one of the regions, or one above or below it."""
        semua = self.model._default_manager.filter(status=StatusPemangku.AKTIF)
        return semua.filter(
            Q(cakupan__wilayah__in=wilayah)
            | Q(cakupan__wilayah__bawahan__in=wilayah)
            | Q(cakupan__wilayah__bawahan__bawahan__in=wilayah)
            | Q(cakupan__wilayah__induk__in=wilayah)
        ).values("pk")

    def dikelola(self, petugas: Petugas) -> Self:
        """What the officer may change: everything, or what his unit keeps."""
        ubah = Cakupan.untuk(petugas, kota=PENGELOLA, unit=OPERATOR)
        return self.filter(ubah.q("pengelola"))

    def aktif(self) -> Self:
        """In use."""
        return self.filter(status=StatusPemangku.AKTIF)

    def umum(self) -> Self:
        """What the public directory shows (PK-22): bodies only."""
        return self.aktif().filter(tampil_publik=True, bentuk=Bentuk.LEMBAGA)

    def sungguhan(self) -> Self:
        """Without samples."""
        return self.filter(contoh=False)

    def menurut_kesegaran(self, kesegaran: str, hari: date) -> Self:
        """Of one freshness on ``hari``; the same rule as ``Pemangku.kesegaran``."""
        batas = hari + timedelta(days=SEGERA_HARI)
        tanpa_pemicu = self.filter(perlu_cek="")
        match kesegaran:
            case Kesegaran.PERLU_CEK:
                return self.exclude(perlu_cek="")
            case Kesegaran.BELUM:
                return tanpa_pemicu.filter(berlaku_sampai=None)
            case Kesegaran.KEDALUWARSA:
                return tanpa_pemicu.filter(berlaku_sampai__lt=hari)
            case Kesegaran.SEGERA:
                return tanpa_pemicu.filter(
                    berlaku_sampai__gte=hari, berlaku_sampai__lte=batas
                )
            case _:
                return tanpa_pemicu.filter(berlaku_sampai__gt=batas)

    def segar(self, hari: date) -> Self:
        """Active, verified, not past its day, nothing open."""
        return self.aktif().filter(q_segar(hari))

    def daftar_kerja(self, hari: date) -> Self:
        """What must be looked at, the most urgent first (4.8)."""
        batas = hari + timedelta(days=SEGERA_HARI)
        urutan = models.Case(
            models.When(~Q(perlu_cek=""), then=0),
            models.When(berlaku_sampai__lt=hari, then=1),
            models.When(berlaku_sampai__isnull=False, then=2),
            default=3,
        )
        perlu = ~Q(perlu_cek="") | Q(berlaku_sampai=None) | Q(berlaku_sampai__lte=batas)
        return (
            self.aktif()
            .filter(perlu)
            .annotate(urutan=urutan)
            .order_by("urutan", "berlaku_sampai", "nomor")
        )

    def di_kecamatan(self, kecamatan: Wilayah) -> Self:
        """In it or in one of its kelurahan."""
        return self.filter(Q(wilayah=kecamatan) | Q(wilayah__induk=kecamatan))

    def di_tempat(self, wilayah: Wilayah) -> Self:
        """Whose own place or area holds the region: it, or one above it."""
        kakek = wilayah.induk.induk_id if wilayah.induk else None
        atas = {wilayah.pk, wilayah.induk_id, kakek} - {None}
        milik = self.model._default_manager.filter(
            Q(wilayah__in=atas) | Q(cakupan__wilayah__in=atas)
        )
        return self.filter(pk__in=milik.values("pk"))

    def milik_unit(self, unit: Unit) -> Self:
        """Kept by the unit or one below it."""
        return self.filter(pengelola__in=Unit.objects.di_bawah([unit.pk]).values("pk"))

    def berperan(self, peran: str, hari: date) -> Self:
        """Where somebody holds this part on ``hari``."""
        # ``Jabatan`` stands above this module, so it is reached by the relation.
        jabatan: Any = self.model._meta.get_field("jabatan").related_model
        ada = jabatan.objects.berlaku(hari).filter(
            pemangku=OuterRef("pk"), peran_khusus__contains=[peran]
        )
        return self.filter(Exists(ada))

    def untuk_daftar(self) -> Self:
        """All that a row shows, in one query."""
        return self.select_related("jenis__unsur", "wilayah__induk", "pengelola")
