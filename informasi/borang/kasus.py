"""Short forms of the applicant: look up, reply, withdraw, judge the service."""

from __future__ import annotations

from django import forms

from informasi.actions.percakapan import PANJANG_PESAN
from organisasi.form_fields import APA_ADANYA, Teks
from organisasi.sandi import rapikan_kode

PANJANG_ALASAN = 300


class LacakForm(forms.Form):
    """Number and secret; together they open a case, alone neither does."""

    use_required_attribute = False

    nomor = Teks(
        label="Nomor pendaftaran",
        max_length=100,
        wajib="Tulis nomor pendaftarannya.",
        help_text="Seperti di tanda bukti, misalnya 0012/PPID/CIPEDES/2026.",
        widget=forms.TextInput(attrs=APA_ADANYA),
    )
    kode = Teks(
        label="Kode rahasia",
        max_length=100,
        wajib="Tulis kode rahasianya.",
        help_text="16 huruf dan angka, dengan atau tanpa tanda hubung.",
        widget=forms.TextInput(attrs=APA_ADANYA),
    )

    def clean_nomor(self) -> str:
        """Capitals, without blanks."""
        return "".join(str(self.cleaned_data["nomor"]).upper().split())

    def clean_kode(self) -> str:
        """As it is stored."""
        return rapikan_kode(self.cleaned_data["kode"])


class BalasanForm(forms.Form):
    """A message to the office."""

    use_required_attribute = False

    isi = Teks(
        label="Pesan Anda",
        max_length=PANJANG_PESAN,
        wajib="Tulis dulu pesannya.",
        help_text="Tidak perlu menulis NIK, alamat, atau nomor telepon lagi.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class CabutForm(forms.Form):
    """Withdrawal; the reason is the applicant's own affair."""

    alasan = Teks(
        label="Alasan (boleh kosong)",
        max_length=PANJANG_ALASAN,
        widget=forms.TextInput(),
    )
