"""The forms of an objection (Perki 1/2021 Lampiran X) and of what follows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.validators import MinLengthValidator
from django.utils.html import format_html

from informasi.keberatan.models import AlasanKeberatan
from organisasi.form_fields import Teks

A = AlasanKeberatan
PANJANG_POSISI = 5000
LENGKAP = MinLengthValidator(10, "Tulis sedikit lebih lengkap.")
# The grounds of Pasal 35 as people say them; the words of the Act stand beside them.
KATA_WARGA: Mapping[str, str] = {
    A.DITOLAK: "Ditolak, karena dianggap rahasia",
    A.TIDAK_BERKALA: "Yang seharusnya diumumkan tidak ada",
    A.TIDAK_DITANGGAPI: "Tidak dijawab",
    A.TIDAK_SESUAI: "Jawabannya bukan yang saya minta",
    A.TIDAK_DIPENUHI: "Permintaan saya tidak dipenuhi",
    A.BIAYA: "Biayanya tidak wajar",
    A.TERLAMBAT: "Dijawab terlambat",
}


def bunyi_alasan(kode: str) -> str:
    bunyi = str(A(kode).label)
    return bunyi[0].lower() + bunyi[1:]


def sebutan_alasan(kode: str) -> str:
    return format_html(
        '{}<br><span class="form-text pilihan-ket">Pasal 35 ayat (1) huruf {}: {}</span>',
        KATA_WARGA[kode],
        kode,
        bunyi_alasan(kode),
    )


class KeberatanForm(forms.Form):
    use_required_attribute = False

    alasan = forms.MultipleChoiceField(
        label="Apa alasan Anda?",
        help_text="Boleh lebih dari satu.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih sedikitnya satu alasan.",
            "invalid_choice": "Alasan itu tidak berlaku untuk permohonan ini.",
        },
    )
    kasus_posisi = Teks(
        label="Ceritakan apa yang terjadi",
        max_length=PANJANG_POSISI,
        wajib="Ceritakan dengan singkat apa yang terjadi.",
        validators=[LENGKAP],
        help_text="Dalam formulir resmi disebut kasus posisi. Misalnya: apa yang Anda minta, "
        "apa jawabannya, dan mengapa itu tidak cukup. Jangan menulis NIK atau nomor telepon.",
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    nama_kuasa = Teks(
        label="Nama kuasa (boleh kosong)",
        max_length=150,
        help_text="Hanya bila Anda mengajukan untuk pemohon. Surat kuasa khusus bermeterai "
        "diserahkan ke loket.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, alasan: Sequence[str], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["alasan"].choices = [  # type: ignore[attr-defined]  # a choice field
            (kode, sebutan_alasan(kode)) for kode in alasan
        ]


class TerimaTanggapanForm(forms.Form):
    tanggapan = Teks(
        label="Tanggapan Anda (boleh kosong)",
        max_length=2000,
        help_text="Dicatat dalam register keberatan.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class SengketaForm(forms.Form):
    use_required_attribute = False

    tanggal = forms.DateField(
        label="Kapan Anda mengajukannya?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Isi tanggal Anda mengajukannya.",
            "invalid": "Tulis tanggal yang benar, misalnya 2026-06-04.",
        },
    )


class BerkalaForm(forms.Form):
    use_required_attribute = False

    unit = forms.ChoiceField(
        label="Unit mana yang seharusnya mengumumkan?",
        help_text="Bila tidak tahu, pilih PPID Utama.",
        error_messages={
            "required": "Pilih unitnya.",
            "invalid_choice": "Pilih unit dari daftar.",
        },
    )
    kasus_posisi = Teks(
        label="Informasi apa yang tidak ada?",
        max_length=PANJANG_POSISI,
        wajib="Tuliskan informasi apa yang tidak ada.",
        validators=[LENGKAP],
        help_text="Misalnya “Laporan keuangan tahun 2025”. Sebutkan di mana Anda mencarinya. "
        "Jangan menulis NIK atau nomor telepon di sini.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(
        self, *args: Any, unit: Sequence[tuple[str, str]], **lain: Any
    ) -> None:
        super().__init__(*args, **lain)
        self.fields["unit"].choices = unit  # type: ignore[attr-defined]  # a choice field
