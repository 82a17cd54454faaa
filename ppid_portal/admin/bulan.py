"""A month that is over, typed in as any of its days."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from organisasi.staf.base_forms import BeredisiForm

NANTI = "Bulan ini belum berakhir; angkanya belum lengkap."


class BulanLewatForm(BeredisiForm):
    """Any day of the month will do; it is kept as its first."""

    def clean_bulan(self) -> date:
        """The first of the month; ValidationError while it runs."""
        bulan: date = self.cleaned_data["bulan"].replace(day=1)
        if bulan >= timezone.localdate().replace(day=1):
            raise ValidationError(NANTI)
        return bulan
