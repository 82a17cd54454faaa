"""What the acts on questionnaires and questions ask."""

from __future__ import annotations

from typing import Any

from django import forms

from organisasi.kertas.foto import periksa_bersih
from organisasi.kertas.unggahan import Unggahan
from organisasi.staf.tombol import TindakanForm
from ppid_portal.angka.daftar import INDIKATOR
from ppid_portal.laporan.models import TAHUN_AKHIR, TAHUN_AWAL
from ppid_portal.monev.models import BuktiDukung

BOLEH = ("pdf", "jpg", "png", "webp", "docx", "xlsx")
LEBAR = {"class": "vTextField"}


def _keterangan() -> forms.CharField:
    return forms.CharField(
        label="Apa yang ditunjukkannya",
        max_length=200,
        widget=forms.TextInput(attrs=LEBAR),
        error_messages={"required": "Tulis apa yang ditunjukkan bukti ini."},
    )


class SalinForm(TindakanForm):
    """Which year."""

    tahun = forms.IntegerField(
        label="Tahun",
        min_value=TAHUN_AWAL,
        max_value=TAHUN_AKHIR,
        error_messages={"required": "Isi tahunnya."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tahun"].initial = self.berkas.tahun + 1


class JawabPertanyaanForm(TindakanForm):
    """The answer; knows the edition it was opened with."""

    jawaban = forms.CharField(
        label="Jawaban",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
        error_messages={"required": "Tulis jawabannya."},
    )
    edisi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jawaban"].initial = self.berkas.jawaban
        self.fields["edisi"].initial = self.berkas.edisi


class TautanForm(TindakanForm):
    """A page on the web."""

    keterangan = _keterangan()
    tautan = forms.URLField(
        label="Alamat",
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs=LEBAR),
        error_messages={
            "required": "Tulis alamatnya.",
            "invalid": "Alamat ini tidak dapat dibaca. Contoh: https://ppid.contoh.go.id/",
        },
    )


class BerkasBuktiForm(TindakanForm):
    """A file, judged by its content; photos are made anew."""

    keterangan = _keterangan()
    berkas = forms.FileField(
        label="Berkas",
        help_text=(
            "PDF, gambar, DOCX, atau XLSX. Gambar dan halaman PDF ikut di dalam PDF"
            " pertanyaannya selama muat dalam 2 MB."
        ),
        error_messages={
            "required": "Pilih berkasnya.",
            "empty": "Berkas ini kosong.",
        },
    )

    def clean_berkas(self) -> Unggahan:
        """The checked file."""
        return periksa_bersih(self.cleaned_data["berkas"], boleh=BOLEH)


class KertasForm(TindakanForm):
    """Something the portal makes."""

    kertas = forms.ChoiceField(
        label="Yang dibuat portal", choices=BuktiDukung.Kertas.choices
    )
    kode = forms.ChoiceField(
        label="Kode indikator",
        required=False,
        choices=[("", "—"), *((k, f"{k} {i.nama}") for k, i in INDIKATOR.items())],
        help_text="Hanya untuk angka satu indikator.",
    )

    def clean(self) -> dict[str, Any]:
        """A figure needs its code; the others have none."""
        isi = super().clean() or {}
        angka = isi.get("kertas") == BuktiDukung.Kertas.ANGKA
        if angka and not isi.get("kode"):
            self.add_error("kode", "Pilih indikatornya.")
        if not angka:
            isi["kode"] = ""
        return isi


class HapusForm(TindakanForm):
    """Which one."""

    bukti = forms.ModelChoiceField(
        BuktiDukung.objects.none(),
        label="Bukti",
        error_messages={
            "required": "Pilih buktinya.",
            "invalid_choice": "Bukti ini sudah tidak ada.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bukti = self.fields["bukti"]
        assert isinstance(bukti, forms.ModelChoiceField)
        bukti.queryset = self.berkas.bukti.all()
