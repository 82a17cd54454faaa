"""The last look at an answer: the very letters, and the hash of the draft they show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property

from informasi.actions.jawaban import surat_jawaban
from informasi.admin.borang_rujukan import JAWAB, RujukanForm, sebutan
from informasi.admin.konsep import konsep_dari
from informasi.models import (
    BerkasJawaban,
    ButirJawaban,
    Jawaban,
    RujukanPermohonan,
)
from informasi.models.jawaban import sidik_bagian, sidik_isi
from informasi.surat.isi import isi_naskah
from informasi.surat.keluar import pratinjau_surat
from informasi.surat.naskah_jawaban import bagian_unit
from organisasi.kantor.izin import berwenang
from organisasi.models import BatasBelumDiatur, Petugas
from organisasi.staf.tombol import BertandaForm

TANPA_NOMOR = "diberi saat dikirim"
ALAMAT_PENUH = "(nama dan alamat lengkap tercetak di surat)"


class KirimForm(BertandaForm):
    """Carries the hash of the draft that its page shows; another draft is refused."""

    peragaan: ClassVar[str] = "admin/permohonan/surat_pratinjau.html"
    judul_lampiran = "Berkas yang diterima pemohon"
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
        return _berkas(self.konsep.butir.prefetch_related("berkas"))


class AjukanForm(KirimForm):
    """The same look, before another signs."""

    menandatangani: ClassVar[bool] = False


class SampaikanForm(BertandaForm, RujukanForm):
    """The same look at one unit's part, before the holder joins it."""

    peragaan: ClassVar[str] = "admin/permohonan/surat_pratinjau.html"
    judul_lampiran = "Berkas dalam bagian ini"
    tanda = "sidik"
    sidik = forms.CharField(required=False, widget=forms.HiddenInput)

    def boleh(self, rujukan: RujukanPermohonan) -> bool:
        """Taken on by a unit the officer answers for, and not yet delivered."""
        return rujukan.bagian_berjalan and berwenang(
            self.petugas, JAWAB, rujukan.pemegang
        )

    @cached_property
    def bagian(self) -> list[tuple[RujukanPermohonan, list[ButirJawaban]]]:
        """The parts that could be delivered, each with its documents."""
        kolom: Any = self.fields["rujukan"]
        butir = ButirJawaban.objects.select_related(
            "jawaban__permohonan", "unit", "uji__pasal17", "dokumen"
        ).prefetch_related("berkas")
        return [(r, list(butir.filter(rujukan=r))) for r in kolom.queryset]

    @cached_property
    def sidik_kini(self) -> dict[int, str]:
        """The hash of each part, from before anything is shown of it."""
        kolom: Any = self.fields["rujukan"]
        return {r.pk: sidik_bagian(r) for r in kolom.queryset}

    def tanda_kini(self) -> str:
        """One mark for all that the page shows."""
        return sidik_isi(self.sidik_kini)

    def clean(self) -> dict[str, Any]:
        """The act gets the hash of the part it is about."""
        isi = super().clean()
        if rujukan := isi.get("rujukan"):
            isi[self.tanda] = self.sidik_kini[rujukan.pk]
        return isi

    @property
    def surat(self) -> Sequence[dict[str, Any]]:
        """What the letters will say of each part."""
        return [
            {"judul": sebutan(r), "bagian": bagian_unit(butir[0].jawaban, butir)}
            for r, butir in self.bagian
            if butir
        ]

    @property
    def lampiran(self) -> Sequence[tuple[ButirJawaban, list[BerkasJawaban]]]:
        """The files that go with it."""
        return _berkas(b for _, butir in self.bagian for b in butir)


def _berkas(
    butir: Iterable[ButirJawaban],
) -> list[tuple[ButirJawaban, list[BerkasJawaban]]]:
    """Each document with its files; of a refused one none goes out."""
    ditutup = ButirJawaban.Putusan.DITOLAK
    return [(b, [] if b.putusan == ditutup else list(b.berkas.all())) for b in butir]
