"""The form of an assessment: each scale beside its rubric, nothing chosen beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from organisasi.form_fields import Teks
from organisasi.staf.base_forms import panjang
from pemangku.penilaian.actions import TERLALU_PENDEK
from pemangku.penilaian.models import (
    ALASAN_TERPENDEK,
    TERTINGGI,
    Keterlibatan,
    KonteksPenilaian,
    RubrikPenilaian,
    Sikap,
)

BELUM = "Belum dinilai"
YA, TIDAK = "ya", "tidak"
LEGITIM = (("", BELUM), (YA, "Ya"), (TIDAK, "Tidak"))
type Pilihan = Sequence[tuple[Any, str]]


def _skala(uraian: Sequence[str] = ()) -> Pilihan:
    """Empty first, then 1 to 5 with what each means."""
    teks = uraian or [""] * TERTINGGI
    return (
        ("", BELUM),
        *(
            (ke, f"{ke}. {satu}" if satu else str(ke))
            for ke, satu in enumerate(teks, start=1)
        ),
    )


class PilihAngka(forms.TypedChoiceField):
    """A number, or None while nothing is chosen."""

    def __init__(self, label: str, pilihan: Pilihan, **lain: Any) -> None:
        super().__init__(
            label=label,
            choices=pilihan,
            coerce=int,
            empty_value=None,
            required=False,
            widget=lain.pop("widget", forms.RadioSelect),
            **lain,
        )


class NilaiForm(forms.Form):
    """What an assessor finds; what he does not know stays empty."""

    use_required_attribute = False

    konteks = forms.ModelChoiceField(
        KonteksPenilaian.objects.none(),
        label="Dinilai untuk",
        empty_label=None,
        error_messages={"required": "Pilih konteksnya."},
    )
    pengaruh = PilihAngka(
        "Pengaruh: sejauh mana dapat meneruskan pesan atau mengubah layanan", _skala()
    )
    kepentingan = PilihAngka(
        "Kepentingan: seberapa terkait dengan tiga kanal", _skala()
    )
    dampak = PilihAngka(
        "Dampak layanan terhadapnya, 1 sampai 5", _skala(), widget=forms.Select
    )
    urgensi = PilihAngka(
        "Urgensi untuk didekati, 1 sampai 5", _skala(), widget=forms.Select
    )
    legitimasi = forms.TypedChoiceField(
        label="Diakui kelompoknya sebagai wakil?",
        choices=LEGITIM,
        coerce=lambda nilai: nilai == YA,
        empty_value=None,
        required=False,
    )
    sikap = PilihAngka("Sikap", (("", BELUM), *Sikap.choices), widget=forms.Select)
    keterlibatan_kini = forms.ChoiceField(
        label="Keterlibatan sekarang",
        choices=(("", BELUM), *Keterlibatan.choices),
        required=False,
    )
    keterlibatan_diinginkan = forms.ChoiceField(
        label="Keterlibatan yang diinginkan",
        choices=(("", "Belum ditentukan"), *Keterlibatan.choices),
        required=False,
    )
    strategi = Teks(label="Cara mendekati", max_length=500, widget=panjang(2))
    alasan = Teks(
        label="Alasan",
        max_length=1000,
        wajib=TERLALU_PENDEK,
        widget=panjang(4),
        help_text=(
            f"Sedikitnya {ALASAN_TERPENDEK} huruf. Tulis fakta yang dapat diperiksa; "
            "catatan ini dapat menjadi objek permohonan informasi."
        ),
    )

    def __init__(self, *args: Any, rubrik: RubrikPenilaian | None, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields
        berlaku = KonteksPenilaian.objects.berlaku(timezone.localdate())
        kolom["konteks"].queryset = berlaku
        if rubrik:
            kolom["pengaruh"].choices = _skala(rubrik.pengaruh)
            kolom["kepentingan"].choices = _skala(rubrik.kepentingan)

    def isian(self) -> dict[str, Any]:
        """All but the context, as the act takes it."""
        isi = dict(self.cleaned_data)
        del isi["konteks"]
        return isi
