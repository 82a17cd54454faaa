"""The units' admin with what the catalogue adds to it."""

from __future__ import annotations

from typing import override

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from informasi.actions.unit import segarkan_konteks
from organisasi.kantor.admin import UnitAdmin
from organisasi.models import Unit

# ``organisasi`` does not know the catalogue, so the catalogue puts its own in place.
admin.site.unregister(Unit)


@admin.register(Unit)
class UnitKatalogAdmin(UnitAdmin):
    """A unit that gets another name is found under it at once, with all it holds."""

    @override
    def save_model(
        self,
        request: HttpRequest,
        obj: Unit,
        form: forms.ModelForm,
        change: bool,
    ) -> None:
        super().save_model(request, obj, form, change)
        if change and {"nama", "singkatan"} & set(form.changed_data):
            segarkan_konteks(unit=obj)
