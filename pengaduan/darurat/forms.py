"""The short form of who cannot telephone: three questions, and nothing stops it.

A wrong point or a missing number is no reason to send help later: what cannot be read is
kept as words for the operator.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms

from organisasi.form_fields import Teks
from organisasi.kantor.peta import di_dalam_kota
from pengaduan.aduan.tempat import Titik, baca_titik
from pengaduan.darurat.models import Insiden

PANJANG_LOKASI = 250
C = Insiden.Cara
CARA = (
    (C.SMS, "Kirim pesan saja (SMS atau WhatsApp)"),
    (C.TELEPON, "Telepon saya"),
    (C.TIDAK_BICARA, "Telepon boleh, tetapi saya tidak dapat bicara"),
    (C.TIDAK_ADA, "Jangan hubungi saya: berbahaya bila ponsel berbunyi"),
)


class LaporForm(forms.Form):
    """What, where, how many, and how to be reached."""

    use_required_attribute = False

    kunci_masuk = forms.UUIDField(widget=forms.HiddenInput, required=False)
    uraian = Teks(
        label="Apa yang terjadi?",
        max_length=2000,
        wajib="Tulis apa yang terjadi, cukup beberapa kata.",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya “kebakaran rumah”, “ada pencuri di dalam rumah”.",
    )
    lokasi = Teks(
        label="Di mana?",
        max_length=PANJANG_LOKASI,
        wajib="Tulis tempatnya, supaya pertolongan tahu harus ke mana.",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Jalan, kelurahan, dan patokan yang mudah dikenali.",
    )
    titik = Teks(
        label="Titik di peta (boleh kosong)",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Dua angka dari aplikasi peta, bila Anda mau.",
    )
    jumlah_korban = Teks(
        label="Berapa orang terluka atau terancam? (boleh kosong)",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kontak = Teks(
        label="Nomor Anda (boleh kosong)",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        help_text="Tanpa nomor, petugas tidak dapat bertanya kembali.",
    )
    cara_kontak = forms.ChoiceField(
        label="Bagaimana petugas boleh menghubungi Anda?",
        choices=CARA,
        widget=forms.RadioSelect,
        required=False,
        initial=C.SMS,
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.label_suffix = ""
        self.initial.setdefault("kunci_masuk", uuid4())

    @property
    def kunci(self) -> UUID:
        """What makes the form sent twice one report."""
        return self.cleaned_data["kunci_masuk"] or uuid4()

    def isi(self) -> dict[str, Any]:
        """The arguments of ``lapor_darurat`` that were typed."""
        data = self.cleaned_data
        titik = _titik(data["titik"])
        lain = "" if titik else data["titik"]
        return {
            "uraian": f"{data['uraian']}\nTitik: {lain}" if lain else data["uraian"],
            "lokasi": data["lokasi"],
            "titik": titik,
            "jumlah_korban": data["jumlah_korban"],
            "kontak": data["kontak"],
            # Without a number there is nothing to choose.
            "cara_kontak": (data["cara_kontak"] or C.SMS)
            if data["kontak"]
            else C.TIDAK_ADA,
        }


def _titik(teks: str) -> Titik | None:
    """The point, if it can be read and lies in the city."""
    titik = baca_titik(teks)
    return titik if titik and di_dalam_kota(*titik) else None
