"""Fields of the citizen's forms: forgiving in what they take, plain in what they say."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.translation import gettext

from organisasi.teks import bersih

PANJANG_NIK = 16
TELEPON_DIGIT = (8, 15)
PANJANG = (
    "Terlalu panjang: paling banyak %(limit_value)d huruf, ini %(show_value)d. "
    "Pendekkan sedikit."
)


SALAH_SUREL = "Alamat surel ini tidak lengkap. Contoh: nama@contoh.id."
TANGGAL_KELIRU = "Tulis tanggal yang benar, misalnya 4 Juni 2026 sebagai 2026-06-04."
# Neither guessed at by the browser nor "corrected": numbers and secrets.
APA_ADANYA = {
    "autocomplete": "off",
    "autocapitalize": "characters",
    "spellcheck": "false",
}


def pilihan_berket(teks: str, keterangan: str) -> str:
    return format_html(
        '{}<span class="form-text pilihan-ket">{}</span>', teks, keterangan
    )


class Teks(forms.CharField):
    """Text without control characters; too long is told, never cut silently."""

    def __init__(self, *, wajib: str = "", **lain: Any) -> None:
        """``wajib``: the sentence when it is empty; without it the field is optional."""
        pesan = {"required": wajib, "max_length": PANJANG}
        super().__init__(required=bool(wajib), error_messages=pesan, **lain)

    def to_python(self, value: Any) -> str:
        return super().to_python(bersih(str(value)) if value else value) or ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # No maxlength: a browser would cut what is pasted without a word.
        atribut = super().widget_attrs(widget)
        atribut.pop("maxlength", None)
        return atribut


class Nik(Teks):
    def to_python(self, value: Any) -> str:
        teks = super().to_python(value)
        angka = re.sub(r"[\s.\-]", "", teks)
        if teks and not re.fullmatch(rf"[0-9]{{{PANJANG_NIK}}}", angka):
            jumlah = sum(huruf.isdigit() for huruf in teks)
            raise ValidationError(
                f"NIK terdiri dari {PANJANG_NIK} angka; yang tertulis {jumlah} angka. "
                "Salin dari KTP."
            )
        return angka


class Telepon(Teks):
    def __init__(self, **lain: Any) -> None:
        lain.setdefault(
            "widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
        )
        super().__init__(max_length=30, **lain)

    def to_python(self, value: Any) -> str:
        teks = super().to_python(value)
        angka = re.sub(r"[\s.\-()/]", "", teks)
        sedikit, banyak = TELEPON_DIGIT
        if teks and not re.fullmatch(rf"\+?[0-9]{{{sedikit},{banyak}}}", angka):
            raise ValidationError(
                gettext(
                    "Nomor telepon ini tidak terbaca. Tulis angkanya saja, misalnya "
                    "0812 3456 7890."
                )
            )
        return angka


class Surel(forms.EmailField):
    def __init__(self, **lain: Any) -> None:
        lain.setdefault(
            "widget",
            forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        )
        pesan = {"invalid": SALAH_SUREL}
        super().__init__(required=False, max_length=200, error_messages=pesan, **lain)


class Tanggal(forms.DateField):
    def __init__(self, *, hari_ini: date, **lain: Any) -> None:
        self.hari_ini = hari_ini
        widget = forms.DateInput(
            attrs={"type": "date", "max": hari_ini.isoformat()}, format="%Y-%m-%d"
        )
        pesan = {"required": "Isi tanggalnya.", "invalid": TANGGAL_KELIRU}
        super().__init__(
            widget=widget, error_messages=pesan, input_formats=("%Y-%m-%d",), **lain
        )

    def clean(self, value: Any) -> date | None:
        hari: date | None = super().clean(value)
        if hari and hari > self.hari_ini:
            raise forms.ValidationError(gettext("Tanggal tidak boleh di masa depan."))
        return hari


def kolom_kunci() -> forms.UUIDField:
    """A hidden key, new each time the form is opened: sent twice, it is one thing."""
    return forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)


class BanyakBerkasInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class BanyakBerkas(forms.FileField):
    """Several files under one name; cleaned to a list, which may be empty."""

    def __init__(self, *, terima: str = ".jpg,.jpeg,.png,.pdf", **lain: Any) -> None:
        widget = BanyakBerkasInput(attrs={"accept": terima} if terima else {})
        super().__init__(required=False, widget=widget, **lain)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:  # noqa: ARG002 -- Django's signature
        # Each file by itself; an empty one is refused later, by its content.
        semua = data if isinstance(data, list | tuple) else [data]
        return [satu for satu in semua if satu]

    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002 -- Django's
        return bool(data)


class Bernomor(forms.ModelChoiceField):
    """A row by its number: a list of all would be too long to choose from."""

    def __init__(self, queryset: Any, **lain: Any) -> None:
        widget = forms.TextInput(attrs={"class": "vTextField"})
        super().__init__(queryset, to_field_name="nomor", widget=widget, **lain)

    def to_python(self, value: Any) -> Any:
        tulisan = isinstance(value, str)
        return super().to_python(value.strip().upper() if tulisan else value)


class Borang(forms.Form):
    """It says what is missing in its own words, so the browser is not asked to."""

    use_required_attribute = False


class IkutForm(Borang):
    """To be told of something; ``wajib`` False: one may also just say “saya juga”."""

    surel = Surel(label="Surel untuk kabar")

    def __init__(self, *isi: Any, wajib: bool = False, **lain: Any) -> None:
        super().__init__(*isi, **lain)
        kolom = self.fields["surel"]
        kolom.required = wajib
        kolom.error_messages["required"] = "Tulis alamat surel Anda."
        if not wajib:
            kolom.label = "Surel untuk kabar (boleh kosong)"
            kolom.help_text = (
                "Jumlah yang tampil untuk umum hanya yang memastikan surelnya; tanpa surel "
                "petugas tetap melihat dukungan Anda. Surel tidak diketahui pelapor."
            )


class LangkahForm(Borang):
    # Field names that are never drafted without being accepted.
    bukan_konsep: tuple[str, ...] = ()

    def konsep(self) -> dict[str, str]:
        return {
            # Twice its length, so nothing typed is lost.
            nama: bersih(nilai)[: 2 * (getattr(kolom, "max_length", None) or 500)]
            for nama, kolom in self.fields.items()
            if nama not in self.bukan_konsep
            and isinstance(nilai := self[nama].value(), str)
        }


def tempelkan(form: forms.BaseForm, galat: ValidationError) -> None:
    """Put what an act refuses beside the field it is about, else above the form."""
    for nama, semua in galat.update_error_dict({}).items():
        form.add_error(nama if nama in form.fields else None, semua)
