"""Which stakeholders: by officer, by state, by freshness, by place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Unit, Wilayah
from pemangku.izin import OPERATOR, PENGELOLA, PERAN_LIHAT
from pemangku.models.pilihan import Bentuk, Kesegaran, StatusPemangku
from pemangku.models.pilihan_kegiatan import StatusHadir, StatusKegiatan

if TYPE_CHECKING:
    from organisasi.models import Petugas
    from pemangku.models.kegiatan import Kegiatan
    from pemangku.models.pemangku import Pemangku  # noqa: F401 - named in the base below

# Days before the end of its validity at which a record is called "soon".
SEGERA_HARI = 30
# A visit opens the records of those it concerns for so long before and after it.
SEKITAR_KUNJUNGAN = timedelta(days=7)


def q_segar(hari: date) -> Q:
    """Verified, not past its day, nothing open."""
    return Q(perlu_cek="", berlaku_sampai__gte=hari)


def _ubah(petugas: Petugas) -> Cakupan:
    return Cakupan.untuk(petugas, kota=PENGELOLA, unit=OPERATOR)


def _sekitar(jalan: str, petugas: Petugas, hari: date) -> Q:
    """Reached by ``jalan``: a visit of the officer about ``hari``, not called off."""
    kegiatan = f"{jalan}__kegiatan"
    nyata = [s for s in StatusKegiatan if s != StatusKegiatan.BATAL]
    return Q(
        **{
            f"{kegiatan}__petugas": petugas,
            f"{kegiatan}__status__in": nyata,
            f"{kegiatan}__mulai__date__lte": hari + SEKITAR_KUNJUNGAN,
            f"{kegiatan}__selesai__date__gte": hari - SEKITAR_KUNJUNGAN,
        }
    )


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
        return self.filter(_ubah(petugas).q("pengelola"))

    def pada_kunjungan(self, petugas: Petugas, hari: date) -> Self:
        """Invited to, or present at, a visit the field officer is staff of (8.1).

        From a week before the visit to a week after it; nothing for other roles.
        """
        if not petugas.berperan(Peran.PETUGAS_LAPANGAN):
            return self.none()
        semua = self.model._default_manager
        diundang = semua.filter(_sekitar("undangan", petugas, hari))
        hadir = semua.filter(
            _sekitar("kehadiran", petugas, hari),
            kehadiran__status__in=(StatusHadir.SEMENTARA, StatusHadir.SAH),
        )
        return self.filter(
            Q(pk__in=diundang.values("pk")) | Q(pk__in=hadir.values("pk"))
        )

    def dirawat(
        self, petugas: Petugas, hari: date, *, cakupan: Cakupan | None = None
    ) -> Self:
        """What the officer keeps, and who is at his visits of these days.

        ``cakupan`` narrows what he keeps, as to his daily work.
        """
        milik = cakupan or _ubah(petugas)
        syarat = milik.q("pengelola")
        if not milik.kota:
            kunjungan = self.model._default_manager.pada_kunjungan(petugas, hari)
            syarat |= Q(pk__in=kunjungan.values("pk"))
        return self.filter(syarat)

    def aktif(self) -> Self:
        """In use."""
        return self.filter(status=StatusPemangku.AKTIF)

    def umum(self) -> Self:
        """What the public directory shows (PK-22): bodies only."""
        return self.aktif().filter(tampil_publik=True, bentuk=Bentuk.LEMBAGA)

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

    def ditawarkan(self, kegiatan: Kegiatan) -> Self:
        """Bodies to choose from at a visit: kept by its host and below, or invited."""
        diundang = self.filter(undangan__kegiatan=kegiatan)
        semua = self.milik_unit(kegiatan.tuan_rumah) | diundang
        return semua.filter(bentuk=Bentuk.LEMBAGA).distinct()

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
