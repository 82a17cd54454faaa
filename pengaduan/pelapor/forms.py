from __future__ import annotations

from typing import Any

from django import forms

from organisasi.form_fields import APA_ADANYA, BanyakBerkas, Surel, Teks, Telepon
from organisasi.kertas.unggahan import TERIMA
from organisasi.models import PermintaanSubjek
from organisasi.pribadi.perkara import LacakPerkaraForm, MintaDataPerkaraForm
from pengaduan.aduan.models import Pengaduan

PANJANG_PESAN = 3000
TG, J = Pengaduan.Tanggapan, PermintaanSubjek.Jenis


class LacakAduanForm(LacakPerkaraForm):
    nomor = Teks(
        label="Nomor aduan (boleh kosong)",
        max_length=100,
        help_text="Seperti di tanda bukti, misalnya TSM-2026-000123.",
        widget=forms.TextInput(attrs=APA_ADANYA),
    )


class KabarForm(forms.Form):
    use_required_attribute = False

    isi = Teks(
        label="Yang ingin Anda sampaikan",
        max_length=PANJANG_PESAN,
        wajib="Tulis dulu pesannya, satu kalimat cukup.",
        help_text="Tidak perlu menulis NIK, alamat, atau nomor telepon.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    foto = BanyakBerkas(label="Foto (boleh kosong)", terima=TERIMA)


class TanggapanForm(forms.Form):
    use_required_attribute = False

    beres = forms.ChoiceField(
        label="Apakah masalahnya sudah beres?",
        choices=TG.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Pilih ya atau tidak."
        ),
    )
    alasan = Teks(
        label="Bila belum: apa yang belum beres?",
        max_length=PANJANG_PESAN,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, tertutup: bool, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if tertutup:
            del self.fields["beres"]
            self.fields["alasan"].label = "Apa yang belum beres?"

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        belum = data.get("beres", TG.TIDAK) == TG.TIDAK and "beres" not in self.errors
        if belum and not data.get("alasan", "x"):
            self.add_error(
                "alasan", "Tulis apa yang belum beres, supaya penangan tahu."
            )
        return data


class UbahKontakAduanForm(forms.Form):
    use_required_attribute = False

    surel = Surel(
        label="Surel baru",
    )
    telepon = Telepon(
        label="Nomor telepon baru",
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors and not any(data.values()):
            self.add_error("surel", "Isi surel atau nomor telepon yang baru.")
        return data


class MintaDataAduanForm(MintaDataPerkaraForm):
    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        jenis: Any = self.fields["jenis"]
        jenis.label = "Yang Anda minta"
        jenis.choices = [
            (J.PENGHAPUSAN, "Hapus nama dan kontak saya"),
            (J.PERBAIKAN, "Perbaiki data saya"),
            (J.PENARIKAN, "Tarik izin meneruskan nama dan kontak saya"),
            (J.AKSES, "Beri tahu semua data saya yang disimpan"),
        ]
