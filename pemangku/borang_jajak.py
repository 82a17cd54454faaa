"""The poll as a form of six taps."""

from __future__ import annotations

from typing import Any

from django import forms

from pemangku.models.jajak import PERTANYAAN, YAKIN, JawabKeMana

PILIH = "Pilih satu."


class JajakForm(forms.Form):
    """Three times yes or no, three times where to; how sure one is may be left out."""

    use_required_attribute = False

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        for kolom, (teks, benar) in PERTANYAAN.items():
            pilihan = [("ya", "Ya"), ("tidak", "Tidak")] if benar is True else None
            self.fields[kolom] = forms.ChoiceField(
                label=teks,
                choices=pilihan or JawabKeMana.choices,
                widget=forms.RadioSelect,
                error_messages={"required": PILIH},
            )
        self.fields["q7"] = forms.TypedChoiceField(
            label=f"{YAKIN} (boleh dilewati)",
            choices=[
                ("1", "1, sama sekali tidak"),
                *((str(ke), str(ke)) for ke in range(2, 5)),
                ("5", "5, sangat yakin"),
            ],
            widget=forms.RadioSelect,
            coerce=int,
            empty_value=None,
            required=False,
        )

    def isi(self) -> dict[str, Any]:
        """The answers as they are kept."""
        return {
            kolom: nilai == "ya"
            if PERTANYAAN.get(kolom, ("", ""))[1] is True
            else nilai
            for kolom, nilai in self.cleaned_data.items()
        }
