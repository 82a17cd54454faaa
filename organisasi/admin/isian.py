"""Fields that forms of the admin share."""

from __future__ import annotations

from django import forms
from django.utils import timezone


def panjang(baris: int) -> forms.Textarea:
    """A text area as wide as the admin's own."""
    return forms.Textarea(attrs={"rows": baris, "class": "vLargeTextField"})


def kolom_tanggal(label: str, *, wajib: str, bantuan: str = "") -> forms.DateField:
    """A day, today at first; the browser's own picker."""
    return forms.DateField(
        label=label,
        help_text=bantuan,
        initial=timezone.localdate,
        error_messages={"required": wajib, "invalid": "Isi tanggal, bulan, dan tahun."},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
