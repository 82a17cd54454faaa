"""Whether a request is complete: asked once, given in parts, waived with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from informasi.models.permohonan_pilihan import (
    HasilPermohonan as H,
    StatusPermohonan as S,
    TindakanPermohonan as T,
)
from organisasi.alur.tindakan import Berkas

if TYPE_CHECKING:
    from django.db import models

    from organisasi.models import Petugas


class BerkasLengkap(Berkas):
    """Abstract: the acts about papers and data of the applicant."""

    kurang: models.JSONField
    dilengkapi: models.JSONField
    tanggal_terima: models.DateField

    class Meta(Berkas.Meta):
        abstract = True

    @property
    def boleh_dilengkapi(self) -> bool:
        """Whether its papers are still looked at: neither complete nor over."""
        return self.status in {S.DITERIMA, S.MENUNGGU_KELENGKAPAN}

    @property
    def masih_kurang(self) -> list[str]:
        """What was asked for and neither came in nor was waived."""
        return [satu for satu in self.kurang if satu not in self.dilengkapi]

    def minta_kelengkapan(
        self, *, oleh: Petugas, pada: datetime, kurang: list[str], sampai: date
    ) -> Self:
        """One letter with all that is missing; the clock waits for the applicant."""
        return self._jalankan(
            T.MINTA_KELENGKAPAN,
            oleh=oleh,
            pada=pada,
            catatan="; ".join(kurang),
            kurang=kurang,
            lengkapi_sampai=sampai,
        )

    def lengkapi(
        self,
        *,
        oleh: Petugas | None,
        pada: datetime,
        tanggal: date,
        jatuh_tempo: date,
        hitungan: str,
        dilengkapi: Mapping[str, str],
    ) -> Self:
        """The papers came in on ``tanggal``; the ten working days run from then."""
        return self._jalankan(
            T.LENGKAPI,
            oleh=oleh,
            pada=pada,
            catatan=_tak_perlu(dilengkapi),
            dilengkapi=dict(dilengkapi),
            tanggal_lengkap=tanggal,
            jatuh_tempo_awal=jatuh_tempo,
            jatuh_tempo=jatuh_tempo,
            hitungan=hitungan,
        )

    def lengkapi_sebagian(
        self, *, oleh: Petugas | None, pada: datetime, dilengkapi: Mapping[str, str]
    ) -> Self:
        """Some of the papers came in; the rest is still waited for."""
        kurang = [satu for satu in self.kurang if satu not in dilengkapi]
        return self._jalankan(
            T.LENGKAPI_SEBAGIAN,
            oleh=oleh,
            pada=pada,
            catatan="; ".join(kurang),
            dilengkapi=dict(dilengkapi),
        )

    def geser_kelengkapan(
        self, *, oleh: Petugas, pada: datetime, diterima: date, sampai: date
    ) -> Self:
        """The letter reached the applicant on ``diterima``: his days run from then."""
        return self._jalankan(
            T.CATAT_SURAT_DITERIMA,
            oleh=oleh,
            pada=pada,
            surat_kurang_diterima=diterima,
            lengkapi_sampai=sampai,
        )

    def tutup_tidak_lengkap(self, *, oleh: Petugas | None, pada: datetime) -> Self:
        """The applicant let the days to complete pass; he may apply again."""
        return self._jalankan(
            T.TUTUP_TIDAK_LENGKAP, oleh=oleh, pada=pada, hasil=H.GUGUR
        )

    def proses(
        self,
        *,
        oleh: Petugas,
        pada: datetime,
        tanpa: Mapping[str, str] | None = None,
    ) -> Self:
        """Found complete: the officer's checking never moves the clock.

        ``tanpa``: what is not there, each with the reason why that does not matter.
        """
        return self._jalankan(
            T.PROSES,
            oleh=oleh,
            pada=pada,
            catatan=_tak_perlu(tanpa or {}),
            dilengkapi=dict(tanpa or {}),
            tanggal_lengkap=self.tanggal_terima,
        )


def _tak_perlu(dilengkapi: Mapping[str, str]) -> str:
    """What was waived, with its reason, for the trail."""
    semua = [f"{nama} ({sebab})" for nama, sebab in dilengkapi.items() if sebab]
    return f"Tidak diperlukan: {'; '.join(semua)}" if semua else ""
