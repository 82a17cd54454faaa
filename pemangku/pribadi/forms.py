"""The form behind a link to one's own data: fields that this record has, and channels."""

from __future__ import annotations

from typing import Any

from django import forms

from organisasi.form_fields import Teks
from pemangku.forms import NAMA_WAJIB
from pemangku.inventaris.kanal import Kanal
from pemangku.pribadi.perbarui import SEBUTAN, DataSendiri

PANJANG = {"nama_resmi": 160, "nama": 100, "nama_jabatan": 120, "alamat": 250}
WAJIB = {
    "nama_resmi": "Nama lembaga wajib diisi.",
    "nama": NAMA_WAJIB,
    "nama_jabatan": "Jabatan wajib diisi.",
}
KANAL = {Kanal.Jenis.WA: "WhatsApp baru", Kanal.Jenis.EMAIL: "Surel baru"}
PALING_BANYAK = 10_000_000


class PerbaruiForm(forms.Form):
    """What stands there, to be corrected; channels to drop and to add."""

    use_required_attribute = False

    def __init__(self, *args: Any, data_kini: DataSendiri, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.nama_isi = [*data_kini.nilai, "lain"]
        for nama, nilai in data_kini.nilai.items():
            self.fields[nama] = _kolom(nama)
            self.initial.setdefault(nama, nilai)
        self.fields["lain"] = Teks(
            label="Perubahan lain (boleh kosong)",
            max_length=300,
            widget=forms.Textarea(attrs={"rows": 3, "class": "pendek"}),
            help_text="Misalnya pengurus berganti, pindah alamat, atau bubar.",
        )
        self.fields["hapus"] = forms.ModelMultipleChoiceField(
            Kanal.objects.samar().filter(pk__in=[k.pk for k in data_kini.kanal]),
            label="Hapus kontak ini",
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        for jenis, label in KANAL.items():
            self.fields[jenis] = Teks(label=f"{label} (boleh kosong)", max_length=120)

    def isian(self) -> dict[str, str]:
        """The values by field, as text."""
        semua = ((n, self.cleaned_data[n]) for n in self.nama_isi)
        return {n: "" if v is None else str(v) for n, v in semua}

    def kanal_baru(self) -> dict[str, str]:
        """The new channels by kind."""
        return {str(jenis): self.cleaned_data[jenis] for jenis in KANAL}


def _kolom(nama: str) -> forms.Field:
    if nama == "jumlah_anggota":
        return forms.IntegerField(
            label=SEBUTAN[nama],
            required=False,
            min_value=1,
            max_value=PALING_BANYAK,
            error_messages={"invalid": "Tulis angka bulat."},
        )
    return Teks(
        label=SEBUTAN[nama], max_length=PANJANG[nama], wajib=WAJIB.get(nama, "")
    )
