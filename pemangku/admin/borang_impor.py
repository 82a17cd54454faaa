"""What is asked for an import: the sheet, for whom, and the scanned consent."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from organisasi.kertas.unggahan import periksa_unggahan
from organisasi.kertas.xlsx import baca_lembar
from organisasi.models import Petugas, Unit
from pemangku.impor.kolom import BATAS, LembarCocok, cocokkan
from pemangku.impor.rujukan import unit_impor

BUKTI = ("pdf", "jpg", "png")


class UnggahForm(forms.Form):
    """The file is read here: what is wrong with it as a whole is said at once."""

    use_required_attribute = False
    sha256 = nama = ""

    berkas = forms.FileField(
        label="Berkas XLSX atau CSV",
        help_text="Isi templatnya, satu baris untuk satu pemangku. Paling banyak 5.000 "
        "baris dan 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Unit pengelola",
        empty_label=None,
        help_text="Untuk baris yang kolom Pengelolanya kosong.",
    )
    bukti = forms.FileField(
        label="Pindaian formulir persetujuan (boleh kosong)",
        required=False,
        help_text="PDF, JPG, atau PNG. Tanpa ini, persetujuan “Ya” tidak disimpan.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        super().__init__(*args, **lain)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        boleh = {satu.pk for satu in unit_impor(petugas)}
        unit.queryset = Unit.objects.filter(pk__in=boleh)
        sendiri = (p.unit_id for p in petugas.penugasan_aktif if p.unit_id in boleh)
        self.initial["unit"] = next(sendiri, None)

    def clean_berkas(self) -> LembarCocok:
        """The sheet under known headings; ValidationError names the cause."""
        berkas: UploadedFile = self.cleaned_data["berkas"]
        lembar = cocokkan(baca_lembar(berkas, BATAS))
        berkas.seek(0)
        self.nama = berkas.name or ""
        self.sha256 = hashlib.sha256(berkas.read()).hexdigest()
        return lembar

    def clean_bukti(self) -> UploadedFile | None:
        """A paper that is what it says; ValidationError otherwise."""
        bukti: UploadedFile | None = self.cleaned_data["bukti"]
        return periksa_unggahan(bukti, boleh=BUKTI).isi if bukti else None
