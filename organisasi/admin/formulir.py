"""Small forms of the confirmation pages."""

from __future__ import annotations

from django import forms

PANJANG_ALASAN = 300


class AlasanForm(forms.Form):
    """Why: one sentence that stays in the trail."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="Catatan dalam: tersimpan di riwayat, tidak dibaca publik.",
    )
