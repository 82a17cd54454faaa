from __future__ import annotations

from typing import Any

from django import forms

from organisasi.form_fields import APA_ADANYA, BanyakBerkas, Teks, Telepon
from organisasi.kertas.unggahan import TERIMA
from organisasi.models import PermintaanSubjek
from organisasi.sandi import rapikan_kode
from pengaduan.aduan.models import Pengaduan
from pengaduan.umum.pengikut import SALAH_SUREL

PANJANG_PESAN, PANJANG_URAIAN = 3000, 2000
TG, J = Pengaduan.Tanggapan, PermintaanSubjek.Jenis


class LacakAduanForm(forms.Form):
    use_required_attribute = False

    nomor = Teks(
        label="Nomor aduan (boleh kosong)",
        max_length=100,
        help_text="Seperti di tanda bukti, misalnya TSM-2026-000123.",
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
        return "".join(str(self.cleaned_data["nomor"]).upper().split())

    def clean_kode(self) -> str:
        return rapikan_kode(self.cleaned_data["kode"])


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

    surel = forms.EmailField(
        label="Surel baru",
        required=False,
        max_length=200,
        error_messages={"invalid": SALAH_SUREL},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    telepon = Telepon(
        label="Nomor telepon baru",
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors and not any(data.values()):
            self.add_error("surel", "Isi surel atau nomor telepon yang baru.")
        return data


class MintaDataAduanForm(forms.Form):
    use_required_attribute = False

    jenis = forms.ChoiceField(
        label="Yang Anda minta",
        choices=[
            (J.PENGHAPUSAN, "Hapus nama dan kontak saya"),
            (J.PERBAIKAN, "Perbaiki data saya"),
            (J.PENARIKAN, "Tarik izin meneruskan nama dan kontak saya"),
            (J.AKSES, "Beri tahu semua data saya yang disimpan"),
        ],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Pilih yang Anda minta."
        ),
    )
    uraian = Teks(
        label="Penjelasan (boleh kosong)",
        max_length=PANJANG_URAIAN,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Untuk perbaikan: data mana yang keliru, dan isinya yang benar.",
    )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("jenis") == J.PERBAIKAN and not isi.get("uraian", "x"):
            self.add_error(
                "uraian", "Tulis data mana yang keliru dan isinya yang benar."
            )
        return isi
