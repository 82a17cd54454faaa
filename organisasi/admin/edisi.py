"""Late writers: who saves an older edition is told, and keeps what was typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.text import Truncator

from organisasi.admin.kalimat import BerkalimatForm
from organisasi.admin.riwayat import teks_nilai

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
