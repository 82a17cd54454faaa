"""The forms at the door, of partner bodies, and on the personal page (pemangku 5.3)."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from organisasi.form_fields import Teks
from organisasi.models import Wilayah
from pemangku.actions.kanal import normalkan
from pemangku.actions.lembaga import kelurahan_kegiatan
from pemangku.forms import BERSIH, LEMBAGA_WAJIB, NAMA_WAJIB
from pemangku.kode_ruang import kode_basi, kode_cocok
from pemangku.models import Kanal, Kegiatan, Persetujuan

TAUTAN = re.compile(r"(?:https?:|www\.|://|\.(?:com|id|net|org|xyz)\b)", re.IGNORECASE)
TANPA_TAUTAN = "Tulis namanya saja, tanpa alamat situs."
KELURAHAN_WAJIB = "Pilih kelurahan tempat lembaga Anda."
KODE_BASI = "Kode sudah berganti, lihat layar."
KODE_SALAH = "Kode ruang terdiri dari empat angka. Kosongkan bila tidak ada layar."
TERCEPAT = timedelta(seconds=3)
GARAM = "pemangku.pintu"
TUJUAN = (
    (Persetujuan.Tujuan.UNDANGAN, "Saya setuju dihubungi untuk undangan"),
    (Persetujuan.Tujuan.SIARAN_INFORMASI, "Saya setuju menerima informasi layanan"),
)


def cap_mulai(pada: datetime) -> str:
    """A signed hour, for telling a person from a program that sends at once."""
    return signing.dumps(pada.timestamp(), salt=GARAM)


def terlalu_cepat(cap: str, pada: datetime) -> bool:
    """Whether the form came back faster than anybody types, or without its stamp."""
    try:
        mulai = float(signing.loads(cap, salt=GARAM))
    except (signing.BadSignature, TypeError, ValueError):
        return True
    return pada.timestamp() - mulai < TERCEPAT.total_seconds()


def _pilihan(kelurahan: list[Wilayah]) -> list[tuple[str, str]]:
    """With the kecamatan, since two kelurahan are called Sukajaya."""
    return [(w.pk, f"{w.nama} ({w.induk.nama})") for w in kelurahan if w.induk]


class DiriForm(forms.Form):
    """What somebody says of himself."""

    use_required_attribute = False

    nama = Teks(
        label="Nama Anda",
        max_length=100,
        wajib=NAMA_WAJIB,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    lembaga = Teks(
        label="Dari lembaga",
        max_length=160,
        wajib=LEMBAGA_WAJIB,
        help_text="Mis. PKK Kelurahan Nagarasari.",
        widget=forms.TextInput(attrs={**BERSIH, "list": "saran-lembaga"}),
    )
    jabatan = Teks(label="Jabatan (boleh kosong)", max_length=120)
    kelurahan = forms.ChoiceField(label="Kelurahan (boleh kosong)", required=False)

    def __init__(self, *args: Any, kegiatan: Kegiatan | None, **kwargs: Any) -> None:
        """``kegiatan``: whose kelurahan come first; None: no visit."""
        super().__init__(*args, **kwargs)
        kolom: Any = self.fields["kelurahan"]
        kolom.choices = [("", "Tidak disebut"), *_pilihan(kelurahan_kegiatan(kegiatan))]

    def clean_nama(self) -> str:
        """A name, and no advertisement."""
        return self._tanpa_tautan("nama")

    def clean_lembaga(self) -> str:
        """A body, and no advertisement."""
        return self._tanpa_tautan("lembaga")

    def _tanpa_tautan(self, kolom: str) -> str:
        isi: str = self.cleaned_data[kolom].strip()
        if TAUTAN.search(isi):
            raise ValidationError(TANPA_TAUTAN)
        return isi


class KontakForm(DiriForm):
    """Himself, and how to reach him; consent apart, nothing ticked."""

    wa = Teks(
        label="WhatsApp (boleh kosong)",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = Teks(
        label="Surel (boleh kosong)",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    persetujuan = forms.MultipleChoiceField(
        label="Persetujuan (boleh dikosongkan)",
        required=False,
        choices=TUJUAN,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_wa(self) -> str:
        """A number in its normal form, or nothing."""
        return self._kanal("wa", Kanal.Jenis.WA)

    def clean_email(self) -> str:
        """An address in its normal form, or nothing."""
        return self._kanal("email", Kanal.Jenis.EMAIL)

    def _kanal(self, kolom: str, jenis: str) -> str:
        isi: str = self.cleaned_data[kolom]
        return normalkan(jenis, isi)[0] if isi else ""

    def isi(self) -> dict[str, Any]:
        """What is kept of it."""
        return {n: isi for n, isi in self.cleaned_data.items() if n != "kode"}


class MitraForm(KontakForm):
    """A body registers itself without a visit: its place decides who looks at it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, kegiatan=None, **kwargs)
        kolom: Any = self.fields["kelurahan"]
        kolom.required, kolom.label = True, "Kelurahan"
        kolom.error_messages["required"] = KELURAHAN_WAJIB
        kolom.choices = [("", "Pilih kelurahan"), *kolom.choices[1:]]
        self.fields["lembaga"].label = "Nama lembaga"
        self.fields["lembaga"].widget.attrs.pop("list")


class PintuForm(KontakForm):
    """The form at the door: what is needed to be counted, and the code on the screen."""

    kode = Teks(
        label="Kode ruang di layar (boleh kosong)",
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, pada: datetime, **kwargs: Any) -> None:
        """``pada``: the moment the code is compared with."""
        super().__init__(*args, **kwargs)
        self.pada = pada
        self.kegiatan: Kegiatan = kwargs["kegiatan"]

    def clean_kode(self) -> str:
        """Four digits; one that was right a while ago is told so."""
        kode = re.sub(r"\s", "", self.cleaned_data["kode"])
        if kode and not re.fullmatch(r"[0-9]{4}", kode):
            raise ValidationError(KODE_SALAH)
        if kode and kode_basi(self.kegiatan.token, kode, self.pada):
            raise ValidationError(KODE_BASI)
        return kode

    @property
    def cocok(self) -> bool:
        """Whether the code stands on the host's screen."""
        return kode_cocok(self.kegiatan.token, self.cleaned_data["kode"], self.pada)


class BetulkanForm(forms.Form):
    """What is wrong in one's own data, told to the guardian of data."""

    use_required_attribute = False

    uraian = Teks(
        label="Yang keliru dan yang benar",
        max_length=1000,
        wajib="Tulis data mana yang keliru dan isinya yang benar.",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya nama, jabatan, lembaga, atau nomor yang berganti. Disimpan "
        "tersandi.",
    )
