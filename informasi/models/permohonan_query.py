"""How requests are read: by officer, by secret, by due day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from informasi.models.permohonan_pilihan import StatusPermohonan
from informasi.models.permohonan_waktu import MENUNGGU_KAMI, ketepatan, lewat
from organisasi.alur.rujukan import StatusRujukan
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Unit
from organisasi.sandi import sidik

if TYPE_CHECKING:
    from informasi.models.permohonan import Permohonan  # noqa: F401 - named in the base below
    from organisasi.models import Petugas

# Roles that see every request, and those that see the ones of their units.
MELIHAT_SEMUA = frozenset({Peran.PPID_UTAMA, Peran.AUDITOR})
MELIHAT_UNIT = frozenset({Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU})


class PermohonanQuerySet(models.QuerySet["Permohonan"]):
    """Requests by officer, holder, day and secret."""

    def untuk(self, petugas: Petugas) -> Self:
        """Requests the officer may see.

        A unit sees what was registered with it, what it holds, and what is referred to
        it; a referral it returned is out of its sight again. The Atasan PPID sees the
        files of the objections.
        """
        cakupan = Cakupan.untuk(petugas, kota=MELIHAT_SEMUA, unit=MELIHAT_UNIT)
        if cakupan.kota:
            return self.all()
        boleh = cakupan.q("unit") | cakupan.q("pemegang") | self._dirujuk(cakupan)
        if petugas.berperan(Peran.ATASAN_PPID):
            boleh |= Q(Exists(self._keberatan()))
        return self.filter(boleh)

    def _dirujuk(self, cakupan: Cakupan) -> Q:
        """Referred to one of the officer's units, and not returned by it."""
        unit = Unit.objects.filter(cakupan.q("")).values("pk")
        rujukan = self.model.rujukan.rel.related_model._default_manager.filter(
            Q(ke_unit__in=unit, status__in=_DI_PENERIMA) | Q(ditetapkan_ke__in=unit),
            berkas=OuterRef("pk"),
        )
        return Q(Exists(rujukan))

    def _keberatan(self) -> models.QuerySet:
        return self.model.keberatan.rel.related_model._default_manager.filter(
            permohonan=OuterRef("pk")
        )

    def dengan_kode(self, kode: str) -> Self:
        """The request a secret opens; the secret itself is stored only as a keyed hash."""
        return self.filter(sidik_kode=sidik(kode))

    def menunggu_kami(self) -> Self:
        """The next step is an officer's: no lawful pause runs."""
        return self.filter(status__in=MENUNGGU_KAMI)

    def lewat_tempo(self, hari: date) -> Self:
        """Unanswered after the end of the due day: computed, never stored."""
        return self.filter(lewat(hari))

    def dengan_ketepatan(self, hari: date) -> models.QuerySet[Any, Any]:
        """Each with ``ketepatan``: on time, late, or not judged on ``hari``."""
        return self.annotate(ketepatan=ketepatan(hari))

    def jatuh_tempo_sampai(self, hari: date) -> Self:
        """Unanswered and due on or before ``hari``."""
        return self.menunggu_kami().filter(jatuh_tempo__lte=hari)

    def belum_ditempatkan(self) -> Self:
        """Without a unit of their own: the main PPID places them within a working day."""
        return self.filter(perlu_ditempatkan=True, status=StatusPermohonan.DITERIMA)


_DI_PENERIMA = (StatusRujukan.DIAJUKAN, StatusRujukan.DITERIMA)
