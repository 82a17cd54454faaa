"""Putting a request on an officer's desk, as a button."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from informasi.actions.serah_terima import BELUM_USAI, calon_penangan, tugaskan
from informasi.admin.saring_permohonan import CATAT
from organisasi.models import Petugas
from organisasi.staf.tombol import TindakanForm, Tombol


class TugaskanForm(TindakanForm):
    """Who works on it from now on."""

    kepada = forms.ModelChoiceField(
        Petugas.objects.none(),
        label="Petugas yang menangani",
        empty_label="Pilih petugas",
        error_messages={"required": "Pilih petugasnya."},
        help_text="Petugas unit yang memegang permohonan ini.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["kepada"]
        kolom.queryset = calon_penangan(self.berkas.pemegang, timezone.localdate())
        kolom.initial = self.berkas.penangan_id


TOMBOL_PENANGAN = (
    Tombol(
        nama="tugaskan",
        label="Tugaskan petugas",
        izin=CATAT,
        boleh=lambda p: p.status in BELUM_USAI and not p.perlu_ditempatkan,
        lakukan=tugaskan,
        berhasil="Petugas yang menangani tercatat.",
        penjelasan="Satu orang yang memastikan permohonan ini dijawab. Petugas lain di "
        "unit ini tetap boleh mengerjakannya.",
        form=lambda _p: TugaskanForm,
    ),
)
