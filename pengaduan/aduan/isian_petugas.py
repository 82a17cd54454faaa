"""Fields and words that the officers' forms on a complaint and its hand-over share."""

from typing import Any, Self

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from organisasi.form_fields import Teks
from organisasi.kantor.direktori import MILIK_KOTA
from organisasi.models import KanalLayanan, Unit
from organisasi.staf.base import panjang
from organisasi.staf.tombol import TindakanForm

PANJANG_KALIMAT = 3000
PANJANG_ALASAN = 1000
PELAPOR = "Dibaca pelapor. Tulis dengan kalimat yang mudah dipahami."
DALAM = "Catatan dalam: hanya dibaca petugas."


def lembaga_lain() -> QuerySet[KanalLayanan]:
    jenis = KanalLayanan.Jenis
    semua = KanalLayanan.objects.exclude(lingkup=MILIK_KOTA)
    return semua.exclude(jenis__in=(jenis.INFORMASI, jenis.PENGADUAN)).order_by("nama")


class AlasanAduanForm(TindakanForm):
    sekali = True
    alasan = Teks(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        wajib="Tulis alasannya.",
        widget=panjang(3),
        help_text=DALAM,
    )


class UnitAduan(forms.ModelChoiceField):
    def __init__(self, **lain: Any) -> None:
        super().__init__(
            Unit.objects.none(),
            empty_label="Pilih unit",
            error_messages={"required": "Pilih unitnya."},
            **lain,
        )

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        # A form is made: the units of that day, not of the day the process began.
        salinan = super().__deepcopy__(memo)
        hari = timezone.localdate()
        salinan.queryset = Unit.objects.berjalan(hari).order_by("jenis", "nama")
        return salinan
