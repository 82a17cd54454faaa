"""Acts by which an officer vouches: the page shows for what, and for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django import forms
from django.db import models, transaction

from organisasi.admin.riwayat import teks_nilai
from organisasi.admin.tombol import TindakanForm
from organisasi.alur import TindakanTerlarang

BERUBAH = (
    "Belum dilakukan: isinya sudah berubah sejak halaman ini dibuka. Baca lagi yang "
    "tersimpan sekarang, lalu tekan sekali lagi bila sudah benar."
)


class BertandaForm(TindakanForm):
    """Carries the mark of what its page shows; where that has changed, it is shown anew."""

    tanda: ClassVar[str]

    def tanda_kini(self) -> Any:
        """The mark of what is stored now."""
        raise NotImplementedError  # abstract: an edition, a hash

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields[self.tanda].initial = self.tanda_kini()

    def clean(self) -> dict[str, Any]:
        """Refuse what was not read; the form then carries the mark of what there is."""
        isi: dict[str, Any] = super().clean() or {}
        kini = self.fields[self.tanda].initial
        if isi.get(self.tanda) != kini:
            self.add_error(None, BERUBAH)
            lama: Any = self.data
            kiriman = lama.copy()
            kiriman[self.add_prefix(self.tanda)] = kini
            self.data = kiriman
        return isi


class MenjaminForm(BertandaForm):
    """Shows a record as it is stored, with its edition."""

    tanda = "edisi"
    peragaan: ClassVar[str] = "admin/menjamin.html"
    edisi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def tanda_kini(self) -> int:
        """The edition, raised at every save."""
        edisi: int = self.berkas.edisi
        return edisi

    @property
    def rincian(self) -> Sequence[tuple[str, str]]:
        """All that an officer can type, as it is stored; without what is empty."""
        meta = self.berkas._meta
        semua_kolom = (*meta.fields, *meta.many_to_many)
        kolom = [k for k in semua_kolom if k.editable and not k.primary_key]
        semua = [(str(k.verbose_name), self._nilai(k)) for k in kolom]
        return [(nama, nilai) for nama, nilai in semua if nilai]

    def _nilai(self, kolom: Any) -> str:
        if kolom.many_to_many:
            return ", ".join(
                str(satu) for satu in getattr(self.berkas, kolom.name).all()
            )
        if kolom.choices:
            return str(getattr(self.berkas, f"get_{kolom.name}_display")())
        nilai = getattr(self.berkas, kolom.name)
        return "" if nilai is None else teks_nilai(nilai)

    @property
    def lampiran(self) -> Sequence[str]:
        """Files that belong to it."""
        return ()


def dijamin(tindakan: Callable[..., Any]) -> Callable[..., Any]:
    """``tindakan`` on the edition that was shown; without one, on what is stored.

    Raises TindakanTerlarang when another was saved since, decided under the row's lock.
    """

    @transaction.atomic
    def jalan(obj: models.Model, *, edisi: int | None = None, **isi: Any) -> Any:
        if edisi is not None:
            model: Any = type(obj)
            kunci = model.objects.select_for_update(of=("self",)).filter(pk=obj.pk)
            if not kunci.filter(edisi=edisi).exists():
                raise TindakanTerlarang(BERUBAH)
        return tindakan(obj, **isi)

    return jalan
