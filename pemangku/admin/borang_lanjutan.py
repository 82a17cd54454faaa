"""What the acts on what follows a visit ask in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from organisasi.bahasa import angka
from organisasi.form_fields import BanyakBerkas, Teks, kolom_kunci
from organisasi.kertas.foto import TERIMA, Foto
from organisasi.models import Unit
from organisasi.staf.base_forms import panjang
from organisasi.staf.tombol import TindakanForm
from pemangku.actions.materi import TIDAK_DAPAT_DISERAHKAN
from pemangku.admin.bersama import tanggal_kosong
from pemangku.borang_terusan import (
    IsianKomitmen,
    IsianTerusan,
    calon_komitmen,
    kolom_pemangku,
)
from pemangku.forms import foto_bersih, kolom_angka
from pemangku.models import Materi
from pemangku.models.foto_kegiatan import PALING_BANYAK
from pemangku.models.materi import PALING_BANYAK as PALING_BANYAK_MATERI


class PeriksaForm(TindakanForm):
    """How it was checked."""

    alasan = Teks(
        label="Bagaimana diperiksa",
        max_length=300,
        wajib="Tulis bagaimana laporan ini diperiksa.",
        widget=panjang(3),
        help_text="Misalnya: daftar hadir dilihat, atau ketuanya ditelepon.",
    )


class CatatKomitmenForm(TindakanForm, IsianKomitmen):
    """A pledge, on the page of the visit."""

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.siapkan(self.berkas)


class LaporkanForm(TindakanForm, IsianTerusan):
    """A report on a pledge, as staff heard of it."""

    kunci = kolom_kunci()

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.siapkan_komitmen(self.berkas, hari=timezone.localdate())


class TerusanPemangkuForm(TindakanForm, IsianTerusan):
    """A report without a pledge, on the page of the stakeholder."""

    kunci = kolom_kunci()

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.siapkan(hari=timezone.localdate(), wilayah=self.berkas.wilayah_id)


class PilihMateri(forms.ModelChoiceField):
    """Handouts by name, with what is left of them."""

    def label_from_instance(self, obj: Any) -> str:
        """Name, version and stock."""
        sisa = "" if obj.stok is None else f", stok {angka(obj.stok)}"
        return f"{obj} ({obj.get_jenis_display().lower()}{sisa})"


class SerahkanForm(TindakanForm):
    """To whom, what, how many, where it will hang."""

    kunci = kolom_kunci()
    pemangku = kolom_pemangku()
    materi = PilihMateri(
        Materi.objects.none(),
        label="Materi",
        empty_label="Pilih materi",
        error_messages={
            "required": "Pilih materinya.",
            "invalid_choice": TIDAK_DAPAT_DISERAHKAN,
        },
    )
    jumlah = kolom_angka("Jumlah", wajib="Isi jumlahnya.", maks=PALING_BANYAK_MATERI)
    rencana_tempat = Teks(label="Akan dipasang di (boleh kosong)", max_length=200)

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields
        kolom["pemangku"].queryset = calon_komitmen(self.berkas)
        kolom["materi"].queryset = Materi.objects.dapat_diserahkan(timezone.localdate())


class FotoForm(TindakanForm):
    """One or several photos, and what they show."""

    foto = BanyakBerkas(
        label="Foto",
        terima=TERIMA,
        help_text="JPG, PNG, atau WebP, masing-masing paling besar 8 MB, paling banyak "
        f"{PALING_BANYAK} untuk satu kegiatan. Lokasi dan data kamera dibuang.",
    )
    keterangan = Teks(label="Keterangan (boleh kosong)", max_length=200)

    def clean_foto(self) -> list[Foto]:
        """Each made anew; one that is refused is named with its cause."""
        baik, galat = [], []
        for satu in self.cleaned_data["foto"]:
            try:
                baik.append(foto_bersih(satu))
            except ValidationError as salah:
                galat += [f"{satu.name}: {pesan}" for pesan in salah.messages]
        if galat:
            raise ValidationError(galat)
        if not baik:
            raise ValidationError("Pilih fotonya.")
        return baik


class TindakLanjutForm(TindakanForm):
    """What, by whom, until when."""

    kunci = kolom_kunci()
    uraian = Teks(
        label="Yang harus dilakukan",
        max_length=500,
        wajib="Tulis apa yang harus dilakukan.",
        widget=panjang(3),
    )
    pj_unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Unit yang mengerjakan",
        empty_label="Pilih unit",
        error_messages={"required": "Pilih unitnya."},
    )
    tenggat = tanggal_kosong("Paling lambat", wajib="Isi tanggalnya.")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["pj_unit"]
        kolom.queryset = Unit.objects.berjalan(timezone.localdate()).ber_ppid()
