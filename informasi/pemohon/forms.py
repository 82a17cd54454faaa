"""Forms of the applicant: prove who he is, change his contact, ask about his data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from informasi.pemohon.models import Pemohon
from organisasi.bahasa import gabung
from organisasi.form_fields import Teks, Telepon
from organisasi.models import PermintaanSubjek

J = PermintaanSubjek.Jenis
PANJANG_URAIAN = 2000


class TandaForm(forms.Form):
    """One thing only the applicant knows."""

    use_required_attribute = False

    tanda = Teks(
        label="Buktikan bahwa ini data Anda",
        max_length=254,
        wajib="Tulis salah satu tanda pengenal Anda.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, pilihan: Sequence[str], **lain: Any) -> None:
        """``pilihan``: what can serve, in words."""
        super().__init__(*args, **lain)
        self.fields["tanda"].help_text = f"Tulis {gabung(list(pilihan), 'atau')}."


class UbahKontakPemohonForm(forms.Form):
    """How to reach the applicant from now on."""

    use_required_attribute = False

    surel = forms.EmailField(
        label="Surel",
        required=False,
        max_length=200,
        error_messages={
            "invalid": "Alamat surel ini tidak lengkap. Contoh: nama@contoh.id."
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        help_text="Alamat lama mendapat satu pesan bahwa alamatnya diganti.",
    )
    telepon = Telepon(
        label="Nomor telepon",
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, pemohon: Pemohon, **lain: Any) -> None:
        """Start from what is kept now."""
        super().__init__(*args, **lain)
        self.initial = {"surel": pemohon.surel, "telepon": pemohon.telepon}


class MintaDataPemohonForm(forms.Form):
    """What the applicant asks of his data; seeing it needs no request."""

    use_required_attribute = False

    jenis = forms.ChoiceField(
        label="Yang saya minta",
        choices=[
            (J.PERBAIKAN, "Perbaiki nama, NIK, alamat, atau data lain yang keliru"),
            (J.PEMBATASAN, "Batasi: simpan data saya, jangan dipakai dulu"),
            (J.PENGHAPUSAN, "Hapus data saya"),
        ],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Pilih yang Anda minta."
        ),
    )
    uraian = Teks(
        label="Penjelasan",
        max_length=PANJANG_URAIAN,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Untuk perbaikan: data mana yang keliru, dan isinya yang benar. "
        "Disimpan tersandi.",
    )

    def clean(self) -> dict[str, Any]:
        """A correction says what is wrong."""
        isi = self.cleaned_data
        if isi.get("jenis") == J.PERBAIKAN and not isi.get("uraian", "x"):
            self.add_error(
                "uraian", "Tulis data mana yang keliru dan isinya yang benar."
            )
        return isi
