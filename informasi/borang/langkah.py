"""The forms of the steps; each asks one thing and says why (Perki 1/2021 Lampiran VI)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from informasi.models import Pemohon, Permohonan
from informasi.models.permohonan_pilihan import AsalPermohonan
from informasi.syarat_pemohon import SEBUTAN
from organisasi.form_fields import (
    BanyakBerkas,
    LangkahForm,
    Teks,
    Telepon,
    pilihan_berket,
)

CM, CS, K = Permohonan.CaraMemperoleh, Permohonan.CaraSalinan, Pemohon.Kategori
PANJANG_RINCIAN, PANJANG_TUJUAN, PENDEK = 5000, 2000, 10
TIDAK_TAHU, LAIN = "tidak-tahu", "lain"


class ApaForm(LangkahForm):
    """What is asked for, and what for."""

    rincian = Teks(
        label="Informasi apa yang Anda minta?",
        max_length=PANJANG_RINCIAN,
        wajib="Tuliskan informasi yang Anda minta.",
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Sebutkan sejelas mungkin: dokumennya, tahunnya, tempatnya. "
        "Misalnya “Rekap penduduk per kelurahan di Kecamatan Cipedes tahun 2023”. "
        "Jangan tulis NIK, nomor telepon, atau alamat Anda di sini; itu ditanya nanti.",
    )
    tujuan = Teks(
        label="Untuk apa informasi itu?",
        max_length=PANJANG_TUJUAN,
        wajib="Tuliskan untuk apa informasi itu; satu kalimat cukup.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "pendek"}),
        help_text="Undang-undang meminta alasan (UU 14/2008 Pasal 4). Satu kalimat "
        "cukup, misalnya “bahan skripsi”. Alasan Anda tidak dipakai untuk menolak.",
    )
    dokumen = Teks(max_length=20, widget=forms.HiddenInput)
    asal = Teks(max_length=10, widget=forms.HiddenInput)
    asal_nomor = Teks(max_length=60, widget=forms.HiddenInput)

    def clean_rincian(self) -> str:
        """Long enough to look for."""
        rincian: str = self.cleaned_data["rincian"]
        if len(rincian) < PENDEK:
            raise forms.ValidationError(
                "Tulis sedikit lebih lengkap, supaya petugas tahu apa yang dicari."
            )
        return rincian

    def clean_asal(self) -> str:
        """An unknown origin is no origin; it was not typed by the citizen."""
        asal: str = self.cleaned_data["asal"]
        return asal if asal in AsalPermohonan.values else ""


class UnitForm(LangkahForm):
    """Which unit: proposed, found by words, chosen from all, or not known."""

    pilihan = forms.ChoiceField(
        label="Pilih satu",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu; “Saya tidak tahu” juga boleh."},
    )
    unit_lain = forms.ChoiceField(label="Unit lain", required=False)

    def __init__(
        self,
        *args: Any,
        usulan: Sequence[tuple[str, str, str]],
        semua: Sequence[tuple[str, Any]],
        tempatkan: str,
        **lain: Any,
    ) -> None:
        """``usulan``: (slug, name, reason); ``semua``: groups of (slug, name).

        ``tempatkan`` says what happens to a request without a unit.
        """
        super().__init__(*args, **lain)
        self._kolom("pilihan").choices = [
            *((slug, pilihan_berket(nama, alasan)) for slug, nama, alasan in usulan),
            (TIDAK_TAHU, pilihan_berket("Saya tidak tahu", tempatkan)),
            (LAIN, "Saya pilih sendiri dari daftar di bawah"),
        ]
        self._kolom("unit_lain").choices = [("", "Pilih unit"), *semua]

    def _kolom(self, nama: str) -> forms.ChoiceField:
        kolom = self.fields[nama]
        assert isinstance(kolom, forms.ChoiceField)
        return kolom

    def clean(self) -> dict[str, Any]:
        """``unit``: the slug chosen, "" for “I do not know”."""
        data = self.cleaned_data
        pilihan, lain = data.get("pilihan"), data.get("unit_lain", "")
        if pilihan is None and lain:
            # He chose below and did not tick the line above.
            del self.errors["pilihan"]
            pilihan = LAIN
        if pilihan == LAIN and not lain and "unit_lain" not in self.errors:
            self.add_error("unit_lain", "Pilih unitnya dari daftar ini.")
        unit = {TIDAK_TAHU: "", LAIN: lain}.get(pilihan or "", pilihan)
        return {"pilihan": pilihan, "unit_lain": lain, "unit": unit}


class PemohonForm(LangkahForm):
    """Who asks: everything after it follows from this."""

    kategori = forms.ChoiceField(
        label="Pilih satu",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih siapa yang meminta informasi."},
        choices=[
            (K.PERORANGAN, pilihan_berket("Saya sendiri", "Warga negara Indonesia.")),
            (
                K.KELOMPOK,
                pilihan_berket(
                    "Sekelompok orang", "Diwakili satu orang dengan surat kuasa."
                ),
            ),
            (
                K.BADAN_HUKUM,
                pilihan_berket(
                    "Badan hukum Indonesia",
                    "Yayasan, perkumpulan, perseroan, koperasi yang sudah disahkan.",
                ),
            ),
        ],
    )
    dikuasakan = forms.BooleanField(
        label="Saya bertindak sebagai kuasa: mengisi ini untuk orang atau badan lain",
        required=False,
        help_text="Misalnya pengacara atau keluarga. Perlu surat kuasa khusus.",
    )


class KontakForm(LangkahForm):
    """How to reach the applicant; whoever has neither mail nor telephone is served."""

    surel = forms.EmailField(
        label="Surel",
        required=False,
        max_length=200,
        error_messages={
            "invalid": "Alamat surel ini tidak lengkap. Contoh: nama@contoh.id."
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        help_text="Untuk tanda bukti, pertanyaan petugas, dan jawaban. Pesannya hanya "
        "memuat nomor dan tautan.",
    )
    telepon = Telepon(
        label="Nomor telepon",
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text="Petugas menelepon bila ada yang harus dijelaskan.",
    )
    kembali_ke_loket = forms.BooleanField(
        label="Saya tidak punya keduanya; saya akan kembali ke loket",
        required=False,
        help_text="Cetak atau catat tanda buktinya, lalu datang ke loket mana pun.",
    )

    def clean(self) -> dict[str, Any]:
        """One way at least."""
        data = self.cleaned_data
        if not self.errors and not any(data.values()):
            self.add_error(
                "surel",
                "Isi surel atau nomor telepon, atau centang bahwa Anda akan kembali ke "
                "loket.",
            )
        return data


class CaraForm(LangkahForm):
    """How the information is wanted (Perki 1/2021 Lampiran VI), and what help is needed."""

    cara_memperoleh = forms.ChoiceField(
        label="Dalam bentuk apa?",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih bentuk yang Anda inginkan."},
        choices=[
            (CM.SALINAN_LUNAK, pilihan_berket("Salinan digital", "Berkas; gratis.")),
            (
                CM.SALINAN_CETAK,
                pilihan_berket(
                    "Salinan cetak",
                    "Biaya menyalin dan mengirim ditanggung pemohon, diberitahukan dulu.",
                ),
            ),
            (
                CM.MELIHAT,
                pilihan_berket(
                    "Melihat di tempat", "Membaca, mendengarkan, atau mencatat."
                ),
            ),
        ],
    )
    cara_salinan = forms.ChoiceField(
        label="Bila salinan, bagaimana Anda menerimanya?",
        required=False,
        widget=forms.RadioSelect,
        choices=CS.choices,
    )
    bantuan = Teks(
        label="Bantuan yang Anda perlukan (boleh kosong)",
        max_length=200,
        help_text="Misalnya dibacakan, huruf besar, juru bahasa isyarat, kursi roda.",
    )

    def __init__(self, *args: Any, bersurel: bool, **lain: Any) -> None:
        """``bersurel``: whether there is a mail address to send to."""
        super().__init__(*args, **lain)
        self.bersurel = bersurel

    def clean(self) -> dict[str, Any]:
        """A copy has a way to arrive; paper is not downloaded, files need no courier."""
        data = self.cleaned_data
        cara, salinan = data.get("cara_memperoleh"), data.get("cara_salinan", "")
        if cara == CM.MELIHAT:
            data["cara_salinan"] = ""
        elif (
            cara
            and "cara_salinan" not in self.errors
            and (sebab := self._sebab_salinan(cara, salinan))
        ):
            self.add_error("cara_salinan", sebab)
        return data

    def _sebab_salinan(self, cara: str, salinan: str) -> str:
        """Why this way does not fit; "" when it does."""
        if not salinan:
            return "Pilih bagaimana Anda menerima salinannya."
        if cara == CM.SALINAN_CETAK and salinan in {CS.UNDUH, CS.SUREL}:
            return "Salinan cetak tidak dapat diunduh atau dikirim lewat surel. Pilih cara lain."
        if cara == CM.SALINAN_LUNAK and salinan == CS.FAKSIMILI:
            return "Faksimili hanya untuk salinan cetak. Pilih cara lain."
        if salinan == CS.SUREL and not self.bersurel:
            return "Anda belum menyebut alamat surel. Pilih cara lain, atau isi surel di langkah kontak."
        return ""


class BuktiForm(LangkahForm):
    """The papers asked of this applicant, and no others; they may follow later."""

    def __init__(self, *args: Any, jenis: Sequence[str], **lain: Any) -> None:
        """``jenis``: JenisBukti in the order shown."""
        super().__init__(*args, **lain)
        for satu in jenis:
            self.fields[satu] = BanyakBerkas(label=SEBUTAN[satu])
        self.bukan_konsep = tuple(jenis)
