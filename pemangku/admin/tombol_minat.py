"""The act on what a stakeholder cares about."""

from __future__ import annotations

from typing import Any

from django import forms

from organisasi.form_fields import Teks
from organisasi.models import Isu
from organisasi.staf.base_forms import panjang
from organisasi.staf.tombol import TindakanForm, Tombol
from pemangku.actions.minat import catat_minat
from pemangku.admin.bersama import CATAT, terpakai
from pemangku.models import Kegiatan, Kehadiran, Minat, Pemangku
from pemangku.models.minat import URAIAN_MAKS
from pemangku.models.pilihan import Sumber

# By import and by a personal link nobody writes here.
SUMBER = [
    (s.value, s.label)
    for s in (Sumber.OPERATOR, Sumber.LAPANGAN, Sumber.DOKUMEN, Sumber.WEB_RESMI)
]


class MinatForm(TindakanForm):
    """Which topic, what was said, where it stands, and whence it is known."""

    isu = forms.ModelChoiceField(
        label="Isu",
        queryset=Isu.objects.aktif(),
        error_messages={
            "required": "Pilih isunya.",
            "invalid_choice": "Pilih isu dari daftar.",
        },
    )
    uraian = Teks(
        label="Apa minatnya",
        max_length=URAIAN_MAKS,
        wajib="Tulis apa minatnya.",
        widget=panjang(3),
        help_text="Kepentingannya, bukan pribadinya. Dibaca petugas, tidak dibaca publik.",
    )
    sikap = forms.ChoiceField(
        label="Sikapnya",
        choices=Minat.Sikap.choices,
        initial=Minat.Sikap.BELUM_DIKETAHUI,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih sikapnya."},
    )
    sumber = forms.ChoiceField(label="Diketahui dari", choices=SUMBER)
    kegiatan = forms.ModelChoiceField(
        label="Disampaikan di kegiatan",
        queryset=Kegiatan.objects.none(),
        required=False,
        empty_label="Bukan di kegiatan",
        error_messages={"invalid_choice": "Pilih kegiatan dari daftar."},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        hadir = Kehadiran.objects.filter(
            pemangku=self.berkas, status=Kehadiran.Status.SAH
        )
        kolom: Any = self.fields["kegiatan"]
        kolom.queryset = (
            Kegiatan.objects.untuk(self.petugas)
            .terlaksana()
            .filter(pk__in=hadir.values("kegiatan"))
            .order_by("-mulai")
        )


def _catat(pemangku: Pemangku, **isi: Any) -> Pemangku:
    """The act returns what it made; the page shows the record."""
    catat_minat(pemangku, **isi)
    return pemangku


TOMBOL_MINAT = (
    Tombol(
        nama="catat_minat",
        label="Catat minat",
        izin=CATAT,
        boleh=terpakai,
        lakukan=_catat,
        berhasil="Minat tercatat.",
        penjelasan="Isu yang menjadi perhatiannya. Yang lama tetap ada; yang terbaru berlaku.",
        form=lambda _p: MinatForm,
    ),
)
