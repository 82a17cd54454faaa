"""The last look at an answer: the very letters, and the hash of the draft they show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property

from informasi.actions.jawaban import surat_jawaban
from informasi.admin.konsep import konsep_dari
from informasi.models import BerkasJawaban, ButirJawaban, Jawaban
from informasi.surat.isi import isi_naskah
from informasi.surat.keluar import pratinjau_surat
from organisasi.admin.menjamin import BertandaForm
from organisasi.models import BatasBelumDiatur, Petugas

TANPA_NOMOR = "diberi saat dikirim"
ALAMAT_PENUH = "(nama dan alamat lengkap tercetak di surat)"


class KirimForm(BertandaForm):
    """Carries the hash of the draft that its page shows; another draft is refused."""

    peragaan: ClassVar[str] = "admin/permohonan/surat_pratinjau.html"
    # Whether the officer who looks is the one who signs.
    menandatangani: ClassVar[bool] = True
    tanda = "sidik"
    sidik = forms.CharField(required=False, widget=forms.HiddenInput)

    def tanda_kini(self) -> str:
        """The hash of the draft; without one the act itself says why not."""
        return self.konsep.sidik() if self.konsep else ""

    @cached_property
    def konsep(self) -> Jawaban | None:
        """The draft that would go out."""
        return konsep_dari(self.berkas)

    @property
    def surat(self) -> Sequence[dict[str, Any]]:
        """The letters as they would go out now; why not, where a limit is missing."""
        if self.konsep is None or not self.konsep.butir.all():
            return []
        penanda = self.petugas if self.menandatangani else None
        try:
            return [
                self._surat(self.konsep, j, penanda) for j in surat_jawaban(self.konsep)
            ]
        except BatasBelumDiatur as galat:
            return [{"judul": str(galat)}]

    def _surat(
        self, konsep: Jawaban, jenis: str, penanda: Petugas | None
    ) -> dict[str, Any]:
        orang = self.berkas.pemohon
        siapa = {"nama": orang.nama_samar, "kuasa": "", "alamat": ALAMAT_PENUH}
        naskah = pratinjau_surat(
            jenis,
            oleh=penanda,
            pada=timezone.now(),
            permohonan=self.berkas,
            isi={"jawaban": konsep},
        )
        return isi_naskah(naskah, siapa) | {"nomor": TANPA_NOMOR}

    @property
    def lampiran(self) -> Sequence[tuple[ButirJawaban, list[BerkasJawaban]]]:
        """What the applicant can load, by document."""
        if self.konsep is None:
            return []
        semua = self.konsep.butir.prefetch_related("berkas")
        ditutup = ButirJawaban.Putusan.DITOLAK
        return [
            (b, [] if b.putusan == ditutup else list(b.berkas.all())) for b in semua
        ]


class AjukanForm(KirimForm):
    """The same look, before another signs."""

    menandatangani: ClassVar[bool] = False
