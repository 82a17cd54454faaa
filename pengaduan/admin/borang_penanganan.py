"""What handling and publishing ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from organisasi.form_fields import BanyakBerkas, Teks
from organisasi.staf.base_forms import panjang
from organisasi.staf.tombol import TindakanForm
from pengaduan.actions.penanganan import halangan_ya
from pengaduan.admin.borang import DALAM, PANJANG_ALASAN, PANJANG_KALIMAT, KalimatForm
from pengaduan.berkas_masuk import berkas_bersih
from pengaduan.models import BerkasPengaduan, Pengaduan
from pengaduan.models.pilihan import TindakanPengaduan as T


class TindakLanjutForm(KalimatForm):
    """What is being done now."""

    tindakan = T.TINDAKLANJUTI


class HasilForm(KalimatForm):
    """How it ended, with proof."""

    tindakan = T.USULKAN_HASIL

    hasil = forms.ChoiceField(
        label="Hasilnya",
        choices=Pengaduan.Hasil.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasilnya."},
    )
    bukti = BanyakBerkas(
        label="Bukti",
        help_text="Foto sesudah ditangani (JPG, PNG) atau surat (PDF). Data tersembunyi "
        "dalam foto dibuang.",
    )

    def clean_bukti(self) -> list[BerkasPengaduan]:
        """Each file judged by its content; photos made anew."""
        hasil, galat = [], []
        for satu in self.cleaned_data["bukti"]:
            try:
                hasil.append(berkas_bersih(satu))
            except ValidationError as salah:
                galat += salah.messages
        if galat:
            raise ValidationError(galat)
        return hasil


class JawabanForm(TindakanForm):
    """The reporter's yes or no, said to an officer."""

    beres = forms.TypedChoiceField(
        label="Kata pelapor",
        choices=(("ya", "Ya, sudah beres"), ("tidak", "Tidak, belum beres")),
        coerce=lambda nilai: nilai == "ya",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih ya atau tidak."},
    )
    alasan = Teks(
        label="Yang belum beres, kata pelapor",
        max_length=PANJANG_KALIMAT,
        widget=panjang(3),
        help_text="Wajib bila jawabannya tidak.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if halangan := halangan_ya(self.berkas, self.petugas):
            kolom: Any = self.fields["beres"]
            kolom.choices = kolom.choices[1:]
            kolom.help_text = halangan

    def clean(self) -> dict[str, Any]:
        """A no needs its word."""
        isi = self.cleaned_data
        if isi.get("beres") is False and not isi.get("alasan"):
            self.add_error("alasan", "Tulis apa yang belum beres.")
        return isi


class PesanForm(TindakanForm):
    """News for the reporter."""

    isi = Teks(
        label="Pesan untuk pelapor",
        max_length=PANJANG_KALIMAT,
        wajib="Tulis dulu pesannya.",
        widget=panjang(5),
        help_text="Dibaca pelapor: tulis kalimat biasa.",
    )


class CatatanForm(TindakanForm):
    """A note for colleagues."""

    isi = Teks(
        label="Catatan dalam",
        max_length=PANJANG_ALASAN,
        wajib="Tulis dulu catatannya.",
        widget=panjang(4),
        help_text=DALAM,
    )


class TerbitForm(TindakanForm):
    """What the public may read and see, with the checklist."""

    judul = Teks(label="Judul untuk umum", max_length=120, wajib="Tulis judulnya.")
    uraian = Teks(
        label="Uraian untuk umum",
        max_length=PANJANG_KALIMAT,
        wajib="Tulis uraiannya.",
        widget=panjang(6),
        help_text="Dibaca publik. Buang nama orang, nomor telepon, NIK, nomor rumah, dan "
        "tuduhan kepada orang tertentu.",
    )
    foto = forms.MultipleChoiceField(
        label="Foto yang boleh dilihat umum",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hanya yang tidak memuat wajah dan pelat nomor.",
    )
    periksa = forms.MultipleChoiceField(
        label="Sudah diperiksa",
        widget=forms.CheckboxSelectMultiple,
        choices=(
            ("nama", "Tidak ada nama dan ciri orang perorangan"),
            ("nomor", "Tidak ada NIK, nomor telepon, alamat rumah"),
            ("foto", "Foto yang dipilih tanpa wajah dan pelat nomor"),
        ),
        error_messages={"required": "Centang ketiganya setelah Anda periksa."},
    )
    tetap = forms.BooleanField(
        label="Angka yang mirip data pribadi memang bukan data pribadi", required=False
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        berkas: Pengaduan = self.berkas
        kolom: Any = self.fields["foto"]
        gambar = berkas.berkas.filter(tipe__startswith="image/")
        kolom.choices = [(str(b.pk), b.keterangan or b.nama) for b in gambar]
        if not kolom.choices:
            del self.fields["foto"]
        self.initial = {
            **self.initial,
            "judul": berkas.judul_umum or berkas.judul,
            "uraian": berkas.uraian_umum or berkas.uraian,
            "foto": [str(b.pk) for b in gambar if b.umum],
        }

    def clean_foto(self) -> list[int]:
        """Rows by number."""
        return [int(pk) for pk in self.cleaned_data["foto"]]

    def clean_periksa(self) -> list[str]:
        """All three, or none of it goes out."""
        isi: list[str] = self.cleaned_data["periksa"]
        kolom: Any = self.fields["periksa"]
        if len(isi) < len(kolom.choices):
            raise ValidationError("Centang ketiganya setelah Anda periksa.")
        return isi

    def clean(self) -> dict[str, Any]:
        """The checklist is no argument of the act."""
        isi = self.cleaned_data
        isi.pop("periksa", None)
        return isi
