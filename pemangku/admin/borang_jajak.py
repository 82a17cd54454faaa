"""Totals of the paper sheets of a poll."""

from __future__ import annotations

from typing import Any

from django import forms

from organisasi.staf.tombol import TindakanForm
from pemangku.actions.jajak import TERBANYAK
from pemangku.models import JajakJawaban
from pemangku.models.jajak import PERTANYAAN, TERLALU_BANYAK

WAJIB = "Isi jumlahnya; 0 bila tidak ada."


def _angka(label: str, bantuan: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=bantuan,
        min_value=0,
        max_value=TERBANYAK,
        error_messages={"required": WAJIB, "invalid": "Tulis angka bulat."},
    )


class JajakKertasForm(TindakanForm):
    """How many sheets, and on how many the answer was yes or right."""

    tahap = forms.ChoiceField(label="Jajak", choices=JajakJawaban.Tahap.choices)
    lembar = _angka("Jumlah lembar", "Diisi lagi: jumlah yang lama diganti.")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        for kolom, (teks, benar) in PERTANYAAN.items():
            kata = "ya" if benar is True else str(benar).upper()
            self.fields[kolom] = _angka(f"{teks} Menjawab {kata}")

    def clean(self) -> dict[str, Any]:
        """No question was known by more people than answered."""
        isi = self.cleaned_data
        lembar = isi.get("lembar")
        for kolom in PERTANYAAN:
            if lembar is not None and isi.get(kolom, 0) > lembar:
                self.add_error(kolom, TERLALU_BANYAK)
        return isi
