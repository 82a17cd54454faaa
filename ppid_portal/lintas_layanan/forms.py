"""Forms of a need raised in the room: what it is, its answer, who probably holds it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from organisasi.form_fields import APA_ADANYA, Borang, Teks, kolom_kunci
from organisasi.models import Isu, Unit, Wilayah
from organisasi.pribadi.teks_pribadi import temukan_pribadi
from organisasi.sandi import kode_di
from pemangku.janji.titipan import TERLALU_PENDEK, TERPENDEK
from pemangku.models import Kegiatan, Kehadiran, Titipan
from pemangku.ruang.hadir import kelurahan_kegiatan, pilihan_kelurahan

# Never stored: whoever chooses it is shown the number to call.
DARURAT = "darurat"
TANPA_NAMA = "Tanpa nama"
BERISI_PRIBADI = (
    "Di situ tampak {}. Hapus dulu: yang dititipkan ditulis tanpa data pribadi."
)
SELURUHNYA = "Seluruh kecamatan"


class LacakForm(Borang):
    kode = Teks(
        label="Kode lacak",
        max_length=300,
        wajib="Tulis kode rahasianya.",
        help_text="Kode rahasia di tanda bukti Anda: 16 huruf dan angka, dengan atau tanpa tanda hubung.",
        widget=forms.TextInput(attrs=APA_ADANYA),
    )

    def clean_kode(self) -> str:
        return kode_di(self.cleaned_data["kode"])


class TitipanForm(Borang):
    kunci = kolom_kunci()
    jenis = forms.ChoiceField(
        label="Apa yang disampaikan?",
        widget=forms.RadioSelect,
        choices=[*Titipan.Jenis.choices, (DARURAT, "Darurat: ada bahaya sekarang")],
        error_messages={"required": "Pilih satu."},
    )
    isi = Teks(
        label="Isinya",
        max_length=2000,
        wajib="Tulis apa yang disampaikan.",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Tulis seperti yang dikatakan. Jangan tulis nama, NIK, atau nomor "
        "telepon siapa pun.",
    )
    isu = forms.ModelChoiceField(
        Isu.objects.none(),
        label="Tentang apa",
        to_field_name="kode",
        required=False,
        empty_label="Tidak dipilih",
    )
    wilayah = forms.ModelChoiceField(
        Wilayah.objects.all(),
        label="Kelurahan yang dimaksud",
        required=False,
        empty_label=SELURUHNYA,
    )
    peserta = forms.ModelChoiceField(
        Kehadiran.objects.none(),
        label="Dari siapa",
        required=False,
        empty_label=TANPA_NAMA,
        help_text="Untuk aduan dan aspirasi namanya tidak disimpan di sini.",
    )

    def __init__(self, *args: Any, kegiatan: Kegiatan, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["isu"]
        kolom.queryset = Isu.objects.aktif()
        kolom = self.fields["wilayah"]
        kolom.queryset = Wilayah.objects.filter(tingkat=Wilayah.Tingkat.KELURAHAN)
        kolom.choices = [
            ("", kolom.empty_label),
            *pilihan_kelurahan(kelurahan_kegiatan(kegiatan)),
        ]
        kolom = self.fields["peserta"]
        kolom.queryset = kegiatan.kehadiran.exclude(
            status=Kehadiran.Status.DITOLAK
        ).order_by("nama_snapshot", "pk")

    def clean_isi(self) -> str:
        isi: str = self.cleaned_data["isi"]
        if len(isi.strip()) < TERPENDEK:
            raise forms.ValidationError(TERLALU_PENDEK)
        if temuan := temukan_pribadi(isi):
            apa = ", ".join(f"{t.jenis} {t.samar}" for t in temuan)
            raise forms.ValidationError(BERISI_PRIBADI.format(apa))
        return isi


class JawabTitipanForm(Borang):
    jawaban = Teks(
        label="Jawaban yang diberikan",
        max_length=2000,
        wajib="Tulis jawabannya.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AjukanTitipanForm(Borang):
    disarankan = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Unit yang memegang datanya",
        required=False,
        empty_label="Kecamatan ini, atau belum tahu",
        help_text="Bila unit lain, kecamatan memfasilitasi permohonannya ke sana.",
    )

    def __init__(
        self,
        *args: Any,
        saran: Sequence[tuple[Unit, str]],
        semua: Sequence[Unit],
        **lain: Any,
    ) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["disarankan"]
        kolom.queryset = Unit.objects.filter(pk__in=[u.pk for u in semua])
        kolom.choices = [
            ("", kolom.empty_label),
            *(
                [("Usulan", [(u.pk, f"{u.nama}: {a}") for u, a in saran])]
                if saran
                else []
            ),
            ("Semua unit", [(u.pk, u.nama) for u in semua]),
        ]


class BatalForm(Borang):
    alasan = Teks(label="Alasan dibatalkan", max_length=300, wajib="Tulis alasannya.")
