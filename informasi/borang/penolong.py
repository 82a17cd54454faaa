"""Four questions of the helper "refused or not answered"; asked one by one, by address."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from informasi.borang.keberatan import sebutan_alasan
from informasi.models import AlasanKeberatan
from informasi.penolong_keberatan import BELUM, DIJAWAB, MENUNGGU, Jawab
from organisasi.form_fields import Tanggal

A = AlasanKeberatan
# In the order in which they are met most.
URUT = (
    *(A.TIDAK_DITANGGAPI, A.DITOLAK, A.TIDAK_SESUAI, A.TIDAK_DIPENUHI),
    *(A.TERLAMBAT, A.BIAYA, A.TIDAK_BERKALA),
)
KEBERATAN = (
    (BELUM, "Belum"),
    (MENUNGGU, "Sudah, dan belum dijawab"),
    (DIJAWAB, "Sudah, dan sudah dijawab"),
)
TANYA_KAPAN = {
    A.TIDAK_DITANGGAPI: "Kapan permohonan Anda diterima?",
    A.TIDAK_BERKALA: "Kapan Anda tahu informasi itu tidak ada?",
}
TANYA_KEBERATAN = {
    MENUNGGU: "Kapan keberatan Anda diterima?",
    DIJAWAB: "Kapan Anda menerima jawaban atas keberatan itu?",
}


class PenolongForm(forms.Form):
    """All answers at once; ``langkah`` says which one is missing or wrong."""

    use_required_attribute = False

    apa = forms.ChoiceField(
        label="Apa yang terjadi dengan permohonan Anda?",
        choices=[(kode, sebutan_alasan(kode)) for kode in URUT],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu.", "invalid_choice": "Pilih satu."},
    )
    diperpanjang = forms.BooleanField(
        label="Saya menerima surat perpanjangan waktu", required=False
    )
    keberatan = forms.ChoiceField(
        label="Sudahkah Anda mengajukan keberatan?",
        help_text="Keberatan: meminta Atasan PPID memeriksa ulang.",
        choices=KEBERATAN,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu.", "invalid_choice": "Pilih satu."},
    )

    def __init__(self, data: Any, *, hari_ini: date) -> None:
        """``data``: the query of the address."""
        super().__init__(data)
        apa, sudah = data.get("apa", ""), data.get("keberatan", "")
        self.fields["kapan"] = Tanggal(
            hari_ini=hari_ini,
            label=TANYA_KAPAN.get(apa, "Kapan Anda menerima jawabannya?"),
        )
        if sudah in TANYA_KEBERATAN:
            self.fields["kapan_keberatan"] = Tanggal(
                hari_ini=hari_ini, label=TANYA_KEBERATAN[sudah]
            )
        if apa != A.TIDAK_DITANGGAPI:
            del self.fields["diperpanjang"]
        self.order_fields(
            ("apa", "kapan", "diperpanjang", "keberatan", "kapan_keberatan")
        )

    def clean(self) -> dict[str, Any] | None:
        """An objection cannot be older than what it is about."""
        isi = self.cleaned_data
        kapan, sesudah = isi.get("kapan"), isi.get("kapan_keberatan")
        if kapan and sesudah and sesudah < kapan:
            self.add_error(
                "kapan_keberatan", "Tanggal ini lebih awal daripada permohonan Anda."
            )
        return super().clean()

    @property
    def langkah(self) -> str:
        """The first question without a good answer; "" when all are answered."""
        wajib = (nama for nama in self.fields if nama != "diperpanjang")
        return next((nama for nama in wajib if nama in self.errors), "")

    @property
    def jawab(self) -> Jawab:
        """The answers, once all are good."""
        return Jawab(**{k: v for k, v in self.cleaned_data.items() if v is not None})
