"""Reads the filters of the catalogue from the address (django-filter)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_filters

from informasi.katalog.models import DokumenInformasi
from informasi.pencarian.saringan import kamus


def _pilihan(nama: str) -> Callable[[], list[tuple[str, str]]]:
    return lambda: list(kamus().label[nama].values())


class DokumenFilter(django_filters.FilterSet):
    """The known filters; an unknown value is an error with a sentence, never a 500."""

    klasifikasi = django_filters.ChoiceFilter(choices=_pilihan("klasifikasi"))
    unit = django_filters.ChoiceFilter(choices=_pilihan("unit"))
    kategori = django_filters.ChoiceFilter(choices=_pilihan("kategori"))
    tahun = django_filters.NumberFilter(min_value=1900, max_value=2100)
    bentuk = django_filters.ChoiceFilter(choices=_pilihan("bentuk"))

    class Meta:
        model = DokumenInformasi
        fields = ("klasifikasi", "unit", "kategori", "tahun", "bentuk")

    def dipilih(self) -> dict[str, Any]:
        """Valid choices as database values: ``{"unit": 12, "tahun": 2024}``."""
        if not self._disaring():
            return {}
        self.form.is_valid()
        nilai = {k: v for k, v in self.form.cleaned_data.items() if v}
        if "unit" in nilai:
            nilai["unit"] = kamus().unit[nilai["unit"]]
        if "tahun" in nilai:
            nilai["tahun"] = int(nilai["tahun"])
        return nilai

    def tidak_dikenal(self) -> list[str]:
        """The filters whose value nobody knows, as typed: ``unit “xyz”``."""
        if not self._disaring():
            return []
        self.form.is_valid()
        return [f"{nama} “{self.data.get(nama, '')[:40]}”" for nama in self.form.errors]

    def _disaring(self) -> bool:
        """Whether the address names a filter; most do not, and a form costs to build."""
        return any(map(self.data.get, self.Meta.fields))
