"""The form of satisfaction: one question, and what is offered besides (fitur 135)."""

from __future__ import annotations

from typing import Any

from django import forms

from organisasi.borang import Teks
from organisasi.kepuasan import CUKUP, PANJANG_SARAN, UNSUR, DasarKepuasan, Nilai


class KepuasanForm(forms.Form):
    """How good it was, what could be better; the nine elements may stay empty."""

    use_required_attribute = False
    # What happens to the answer; it is tied to the case, and no page of officers shows that.
    penjelasan = (
        "Satu pertanyaan, sukarela. Jawaban Anda tersimpan bersama berkas ini supaya dapat "
        "Anda ubah, tetapi petugas tidak melihatnya satu per satu: yang ditampilkan hanya "
        f"rata-rata, mulai {CUKUP} penilaian. Saran dibaca pimpinan layanan per triwulan, "
        f"tanpa nomor berkas, nilai, dan tanggalnya, mulai {CUKUP} saran."
    )

    nilai = forms.TypedChoiceField(
        label="Seberapa baik pelayanan kami?",
        choices=Nilai.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih satu nilai.",
            "invalid_choice": "Pilih satu nilai.",
        },
    )
    saran = Teks(
        label="Apa yang bisa lebih baik? (boleh kosong)",
        max_length=PANJANG_SARAN,
        help_text="Jangan menulis nama orang.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, kepuasan: DasarKepuasan | None = None, **lain: Any
    ) -> None:
        """``kepuasan``: the answer given before, which stands there already."""
        awal = {}
        if kepuasan:
            awal = {n: getattr(kepuasan, n) for n in ("nilai", "saran", *UNSUR)}
        super().__init__(*args, **{"initial": awal, **lain})
        for nama, teks in UNSUR.items():
            self.fields[nama] = forms.TypedChoiceField(
                label=teks,
                choices=[("", "Tidak dinilai"), *Nilai.choices],
                coerce=int,
                empty_value=None,
                required=False,
                error_messages={"invalid_choice": "Pilih salah satu nilainya."},
            )

    @property
    def utama(self) -> list[forms.BoundField]:
        """What is asked."""
        return [self["nilai"], self["saran"]]

    @property
    def rinci(self) -> list[forms.BoundField]:
        """What may be added."""
        return [self[nama] for nama in UNSUR]

    @property
    def rinci_terbuka(self) -> bool:
        """Whether what was added, or a mistake in it, must be seen."""
        return any(kolom.errors or kolom.value() for kolom in self.rinci)
