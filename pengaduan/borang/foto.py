"""The field that takes photos, for a draft and for a case."""

from __future__ import annotations

from django import forms

from organisasi.form_fields import BanyakBerkas
from organisasi.kertas.foto import TERIMA


class FotoForm(forms.Form):
    """Several photos under one name; judged by content afterwards."""

    use_required_attribute = False

    foto = BanyakBerkas(label="Pilih foto (boleh kosong)", terima=TERIMA)
