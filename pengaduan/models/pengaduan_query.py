"""How complaints are read: by officer, by secret, by clock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from organisasi.alur.rujukan import StatusRujukan
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Unit
from organisasi.sandi import sidik
from pengaduan.models.pilihan import (
    BELUM_DITERUSKAN,
    GILIRAN_KITA,
    TERBUKA,
    StatusPengaduan,
)
from pengaduan.models.waktu import ketepatan, lewat

if TYPE_CHECKING:
    from organisasi.models import Petugas
    from pengaduan.models.pengaduan import Pengaduan  # noqa: F401 - named in the base below

MELIHAT_SEMUA = frozenset({Peran.ADMIN_SP4N, Peran.AUDITOR})
MELIHAT_UNIT = frozenset({Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU})
# Not yet judged: whoever verifies must be able to read what he classes.
BELUM_DIPERIKSA = (StatusPengaduan.MASUK, StatusPengaduan.TUNDA)
_DI_PENERIMA = (StatusRujukan.DIAJUKAN, StatusRujukan.DITERIMA)


class PengaduanQuerySet(models.QuerySet["Pengaduan"]):
    """Complaints by officer, holder, day and secret."""

    def untuk(self, petugas: Petugas) -> Self:
        """Complaints the officer may see.

        *Berkadar pengawasan* goes to the Inspektorat alone (Permendagri 8/2023 Pasal 1),
        never to the unit that is complained of; the SP4N admin sees it until it is
        verified for the first time. A unit sees what it entered, what it holds and what is referred to it.
        """
        cakupan = Cakupan.untuk(petugas, kota=MELIHAT_SEMUA, unit=MELIHAT_UNIT)
        biasa = Q(berkadar=False)
        if not cakupan.kota:
            biasa &= cakupan.q("unit") | cakupan.q("pemegang") | self._dirujuk(cakupan)
        if petugas.superuser_aktif:
            return self.all()
        if petugas.berperan(Peran.ADMIN_SP4N):
            biasa |= Q(status__in=BELUM_DIPERIKSA, terverifikasi_pada=None)
        if petugas.berperan(Peran.INSPEKTORAT):
            biasa |= Q(berkadar=True)
        return self.filter(biasa)

    def _dirujuk(self, cakupan: Cakupan) -> Q:
        """Referred to one of the officer's units, and not returned by it."""
        unit = Unit.objects.filter(cakupan.q("")).values("pk")
        rujukan = self.model.rujukan.rel.related_model._default_manager.filter(
            Q(ke_unit__in=unit, status__in=_DI_PENERIMA) | Q(ditetapkan_ke__in=unit),
            berkas=OuterRef("pk"),
        )
        return Q(Exists(rujukan))

    def dengan_kode(self, kode: str) -> Self:
        """The complaint a secret opens; stored only as a keyed hash."""
        return self.filter(sidik_kode=sidik(kode))

    def terbuka(self) -> Self:
        """Not at one of its ends."""
        return self.filter(status__in=TERBUKA)

    def giliran_kita(self) -> Self:
        """The next step is an officer's."""
        return self.filter(status__in=GILIRAN_KITA)

    def lewat_tempo(self, hari: date) -> Self:
        """The limit of the present step is over: computed, never stored."""
        return self.filter(lewat(hari))

    def belum_diteruskan(self) -> Self:
        """Not handed over yet; the SP4N admin's."""
        return self.filter(status__in=BELUM_DITERUSKAN)

    def dengan_ketepatan(self, hari: date) -> models.QuerySet[Any, Any]:
        """Each with ``ketepatan``: on time, late, or not judged on ``hari``."""
        return self.annotate(ketepatan=ketepatan(hari))

    def habis_tunggu(self, hari: date) -> Self:
        """The reporter's days to answer are over."""
        return self.filter(
            status=StatusPengaduan.MENUNGGU_PELAPOR, tunggu_sampai__lt=hari
        )

    def tampil(self) -> Self:
        """What the public may read."""
        return self.filter(terbit=True)
