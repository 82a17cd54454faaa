"""What forms of the admin share: sentences, editions, fields.

Sentences stand for the rules that the database keeps, instead of the rules' names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.text import Truncator

from organisasi.staf.riwayat import teks_nilai

PESAN: Mapping[str, str] = {
    "organisasi_unit_satu_ppid_utama": (
        "Sudah ada unit lain yang menjadi PPID Utama. Satu kota punya satu."
    ),
    "organisasi_unit_bukan_induk_sendiri": "Unit tidak dapat menjadi induknya sendiri.",
    "organisasi_unit_sampai_setelah_mulai": (
        "Tanggal berakhir unit lebih awal dari tanggal berdirinya."
    ),
    "organisasi_namaunit_urut": "Tanggal akhir nama lama lebih awal dari mulainya.",
    "organisasi_namaunit_tidak_tumpang_tindih": (
        "Unit ini sudah punya nama lain pada sebagian tanggal itu."
    ),
    "organisasi_penugasan_tidak_ganda": (
        "Petugas ini sudah punya peran yang sama di unit itu pada sebagian tanggal "
        "tersebut. Akhiri dulu penugasan yang lama."
    ),
    "organisasi_harilibur_sekali_sehari": "Tanggal ini sudah tercatat sebagai libur.",
    "informasi_dokumen_berkala_paling_lama_6_bulan": (
        "Informasi berkala dimutakhirkan paling lama tiap 6 bulan (UU 14/2008 Pasal 9). "
        "Isi 1 sampai 6."
    ),
    "informasi_dokumen_periode_urut": "Akhir periode lebih awal dari awalnya.",
    "informasi_uji_beralasan": (
        "Isi akibat bila dibuka dan manfaat bila ditutup (Perki 1/2021 Pasal 49)."
    ),
}


class BerkalimatForm(forms.ModelForm):
    """A model form whose constraints speak plainly."""

    def validate_constraints(self) -> None:
        """The same checks as Django's, with our sentence where there is one."""
        dasar: Any = self  # two private methods of Django's form
        kecuali = dasar._get_validation_exclusions()  # noqa: SLF001
        gagal = False
        for model, batasan in self.instance.get_constraints():
            for satu in batasan:
                # The database cannot compare a span that ends before it begins.
                if gagal and isinstance(satu, ExclusionConstraint):
                    continue
                try:
                    satu.validate(model, self.instance, exclude=kecuali)
                except ValidationError as galat:
                    gagal = True
                    kalimat = PESAN.get(satu.name)
                    dasar._update_errors(  # noqa: SLF001
                        ValidationError(kalimat) if kalimat else galat
                    )


# Two writers: who saves an older edition is told, and keeps what was typed

PANJANG_KUTIPAN = 120


class BeredisiForm(BerkalimatForm):
    """A form that carries the edition it was opened with.

    The admin locks the row before it binds the form, so the comparison holds until the
    save. After the warning the form carries the new edition: saving once more is the
    officer's own decision to overwrite.
    """

    edisi = forms.IntegerField(required=False, widget=forms.HiddenInput)
    # Set by the admin: why this officer may not save the record (any more).
    larangan = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edisi"].initial = self.instance.edisi if self.instance.pk else None

    def clean(self) -> dict[str, Any] | None:
        """Refuse who came late or may not write; both with a sentence."""
        isi = super().clean()
        if self.larangan:
            self.add_error(None, self.larangan)
        elif self.instance.pk and self.cleaned_data.get("edisi") != self.instance.edisi:
            self._tegur()
        return isi

    def _tegur(self) -> None:
        lain = [nama for nama in self.changed_data if nama != "edisi"]
        beda = [self._kutipan(self[nama]) for nama in lain]
        pukul = timezone.localtime(self.instance.diubah_pada)
        self.add_error(
            None,
            "Belum disimpan: orang lain menyimpan data ini pada "
            f"{pukul:%d-%m-%Y pukul %H.%M}, setelah Anda membukanya. Isian Anda masih "
            "utuh di bawah. Bandingkan dengan yang tersimpan sekarang: "
            f"{'; '.join(beda) or 'isinya sama'}. Tekan Simpan sekali lagi bila isian "
            "Anda yang benar.",
        )
        kiriman: Any = self.data
        kiriman = kiriman.copy()
        kiriman[self.add_prefix("edisi")] = str(self.instance.edisi)
        self.data = kiriman

    def _kutipan(self, kolom: BoundField) -> str:
        """``Judul: “yang tersimpan”`` of one field that differs."""
        nilai = self.get_initial_for_field(kolom.field, kolom.name)
        pilihan = getattr(kolom.field, "choices", None)
        if pilihan is not None and not isinstance(nilai, list):
            teks = dict(_datar(pilihan)).get(str(nilai), "")
        else:
            semua = nilai if isinstance(nilai, list) else [nilai]
            teks = ", ".join(teks_nilai(n) for n in semua if n is not None)
        return f"{kolom.label}: “{Truncator(teks).chars(PANJANG_KUTIPAN) or 'kosong'}”"


def _datar(pilihan: Any) -> list[tuple[str, str]]:
    return [(str(kunci), str(teks)) for kunci, teks in pilihan]


# Forms of the confirmation pages

PANJANG_ALASAN = 300


class AlasanForm(forms.Form):
    """Why: one sentence that stays in the trail."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="Catatan dalam: tersimpan di riwayat, tidak dibaca publik.",
    )


# Fields


def panjang(baris: int) -> forms.Textarea:
    """A text area as wide as the admin's own."""
    return forms.Textarea(attrs={"rows": baris, "class": "vLargeTextField"})


def kolom_tanggal(label: str, *, wajib: str, bantuan: str = "") -> forms.DateField:
    """A day, today at first; the browser's own picker."""
    return forms.DateField(
        label=label,
        help_text=bantuan,
        initial=timezone.localdate,
        error_messages={"required": wajib, "invalid": "Isi tanggal, bulan, dan tahun."},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
