"""What the acts on a request ask; the cleaned data are the arguments of the act."""

from __future__ import annotations

from typing import Any

from django import forms

from informasi.actions.percakapan import PANJANG_PESAN
from informasi.borang.kelengkapan import PANJANG_DATA, IsianKelengkapan
from informasi.models import CaraSalinan, PesanPermohonan
from informasi.syarat_pemohon import syarat_pemohon
from organisasi.form_fields import Teks
from organisasi.staf.base_forms import kolom_tanggal, panjang
from organisasi.staf.tombol import TindakanForm

PANJANG_ALASAN = 2000
HARI_TANYA = ((2, "2 hari kerja"), (3, "3 hari kerja"), (5, "5 hari kerja"))
PEMOHON = "Dibaca pemohon: tulis kalimat biasa."
DALAM = "Catatan dalam: dibaca petugas, tidak dibaca pemohon."


class KurangForm(TindakanForm):
    """All that is missing, ticked or written: there is only one letter."""

    pilihan = forms.MultipleChoiceField(
        label="Yang masih kurang",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Centang semuanya sekarang: surat kekurangan hanya satu kali.",
    )
    lain = Teks(
        label="Lainnya, satu baris satu hal",
        max_length=PANJANG_ALASAN,
        widget=panjang(3),
        help_text=f"{PEMOHON} Contoh: “Tahun data yang diminta.”",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["pilihan"]
        semua = syarat_pemohon(self.berkas.pemohon)
        kolom.choices = [(s.sebutan, s.sebutan) for s in semua]

    def clean(self) -> dict[str, Any]:
        """One list for the letter."""
        isi = self.cleaned_data
        kurang = [*isi.get("pilihan", ()), *isi.get("lain", "").splitlines()]
        kurang = [satu.strip() for satu in kurang if satu.strip()]
        if not kurang and not self.errors:
            raise forms.ValidationError(
                "Centang atau tulis apa saja yang masih kurang."
            )
        return {"kurang": kurang}


class LengkapForm(TindakanForm):
    """Found complete although something is not there: why it is not needed."""

    alasan = Teks(
        label="Mengapa yang belum ada tidak diperlukan",
        max_length=PANJANG_DATA,
        wajib="Tulis mengapa tidak diperlukan, atau minta kelengkapannya.",
        widget=panjang(2),
        help_text=f"{DALAM} Contoh: “KTP diperlihatkan dan dicocokkan di loket.” Jangan "
        "menulis NIK atau nomor telepon.",
    )


class SuratDiterimaForm(TindakanForm):
    """When the letter about missing papers reached the applicant."""

    tanggal = kolom_tanggal(
        "Hari surat diterima pemohon",
        wajib="Isi hari surat itu diterima.",
        bantuan="Dari tanda terima, resi, atau kata pemohon. Waktunya berjalan sejak itu.",
    )


class KelengkapanForm(IsianKelengkapan, TindakanForm):
    """When the missing papers came in, and which."""

    tanggal = kolom_tanggal(
        "Hari berkas masuk",
        wajib="Isi hari berkasnya masuk.",
        bantuan="Waktu menjawab dihitung sejak hari ini, bukan sejak hari Anda mengetik.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.pasang(self.berkas, petugas=True)

    def clean(self) -> dict[str, Any]:
        """The day, and what came in by the thing that was asked."""
        return {
            "tanggal": self.cleaned_data.get("tanggal"),
            "kiriman": self.kiriman(),
        }


class PerpanjangForm(TindakanForm):
    """Why more time is needed."""

    alasan = Teks(
        label="Alasan perpanjangan",
        max_length=PANJANG_ALASAN,
        wajib="Tulis alasannya; pemohon membacanya dalam surat.",
        widget=panjang(4),
        help_text=f"{PEMOHON} Contoh: “Data tahun 2023 masih dalam arsip kertas dan sedang "
        "disalin.”",
    )


class TanyaPemohonForm(TindakanForm):
    """A question with an end; the clock runs on meanwhile."""

    isi = Teks(
        label="Pertanyaan untuk pemohon",
        max_length=PANJANG_PESAN,
        wajib="Tulis dulu pertanyaannya.",
        widget=panjang(5),
        help_text=f"{PEMOHON} Contoh: “Data tahun berapa yang Anda perlukan?”",
    )
    hari = forms.TypedChoiceField(
        label="Jawaban ditunggu", choices=HARI_TANYA, coerce=int, initial=3
    )
    tanpa_jawaban = Teks(
        label="Bila tidak dijawab",
        max_length=300,
        wajib="Tulis apa yang terjadi bila pemohon tidak menjawab.",
        help_text=f"{PEMOHON} Contoh: “Kami mencari dengan keterangan yang ada.”",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class TulisForm(TindakanForm):
    """Words to the applicant that need no reply."""

    isi = Teks(
        label="Pesan untuk pemohon",
        max_length=PANJANG_PESAN,
        wajib="Tulis dulu pesannya.",
        widget=panjang(5),
        help_text=PEMOHON,
    )


class BalasForm(TindakanForm):
    """The applicant's words, typed by an officer."""

    menjawab = forms.ModelChoiceField(
        PesanPermohonan.objects.none(),
        label="Menjawab pertanyaan",
        required=False,
        empty_label="Bukan jawaban atas pertanyaan",
    )
    isi = Teks(
        label="Kata pemohon",
        max_length=PANJANG_PESAN,
        wajib="Tulis dulu apa yang dikatakan pemohon.",
        widget=panjang(5),
        help_text="Tulis seperti dikatakannya di loket atau lewat telepon. Pemohon "
        "melihatnya sebagai jawabannya.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["menjawab"]
        kolom.queryset = self.berkas.pesan.menunggu_pemohon()
        self.initial.setdefault("menjawab", kolom.queryset.first())


class CatatanForm(TindakanForm):
    """A note among officers."""

    isi = Teks(
        label="Catatan dalam",
        max_length=PANJANG_PESAN,
        wajib="Catatannya masih kosong.",
        widget=panjang(4),
        help_text=f"{DALAM} Jangan menulis NIK atau nomor telepon.",
    )


class CabutForm(TindakanForm):
    """How the applicant said that he withdraws; he need not say why."""

    alasan = Teks(
        label="Bagaimana pemohon menyatakannya",
        max_length=300,
        wajib="Tulis bagaimana pemohon menyatakan pencabutan.",
        widget=panjang(2),
        help_text=f"{DALAM} Contoh: “Datang ke loket 4 Juni, menandatangani pernyataan.” "
        "Alasan mencabut tidak perlu ditanya.",
    )


class SerahForm(TindakanForm):
    """When, how and by whom what was granted was received."""

    tanggal = kolom_tanggal("Hari diserahkan", wajib="Isi hari diserahkan.")
    cara = forms.ChoiceField(label="Cara", choices=CaraSalinan.choices)
    penerima = Teks(
        label="Diterima oleh",
        max_length=150,
        help_text="Nama penerima bila diserahkan langsung; disimpan tersandi.",
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )
    bukti = Teks(
        label="Bukti",
        max_length=200,
        help_text="Nomor resi, tanda terima, atau hari surel dikirim.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault("cara", self.berkas.cara_salinan or CaraSalinan.AMBIL)

    def clean(self) -> dict[str, Any]:
        """Handed over in person: who took it; sent: by which proof."""
        isi = self.cleaned_data
        cara = isi.get("cara")
        if cara == CaraSalinan.AMBIL and not isi.get("penerima"):
            self.add_error("penerima", "Tulis siapa yang menerimanya di loket.")
        if cara in {CaraSalinan.POS, CaraSalinan.KURIR} and not isi.get("bukti"):
            self.add_error("bukti", "Tulis nomor resinya.")
        return isi
