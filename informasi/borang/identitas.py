"""The identity of an applicant: per kind only its own fields, each with its reason."""

from __future__ import annotations

from typing import Any

from django import forms

from informasi.models import Pemohon
from organisasi.form_fields import LangkahForm, Nik, Teks

K = Pemohon.Kategori
PANJANG_NAMA, PANJANG_ALAMAT = 150, 300
ALASAN_NIK = (
    "16 angka di KTP. Undang-undang memberi hak ini kepada warga negara Indonesia. NIK "
    "disimpan tersandi, tidak tampil di halaman mana pun, dan dihapus setelah selesai."
)
SEBUTAN_NAMA = {
    K.PERORANGAN: ("Nama lengkap", "Seperti di KTP; tercetak pada tanda bukti Anda."),
    K.KELOMPOK: (
        "Nama kelompok",
        "Misalnya “Warga RW 05 Kelurahan …”; tercetak pada tanda bukti.",
    ),
    K.BADAN_HUKUM: (
        "Nama badan hukum",
        "Seperti dalam pengesahannya; tercetak pada tanda bukti.",
    ),
}


class IdentitasForm(LangkahForm):
    """Name, NIK or number of approval, address; occupation only if one likes."""

    nama = Teks(max_length=PANJANG_NAMA, wajib="Tuliskan namanya.")
    nama_kuasa = Teks(max_length=PANJANG_NAMA, wajib="Tuliskan nama Anda.")
    nik = Nik(
        label="NIK",
        max_length=40,
        wajib="Tuliskan NIK; 16 angka di KTP.",
        help_text=ALASAN_NIK,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "nik"}
        ),
    )
    nomor_pengesahan = Teks(
        label="Nomor pengesahan badan hukum",
        max_length=100,
        wajib="Tuliskan nomor keputusan pengesahannya.",
        help_text="Nomor keputusan menteri di bidang hukum, misalnya “AHU-…”.",
    )
    alamat = Teks(
        label="Alamat",
        max_length=PANJANG_ALAMAT,
        wajib="Tuliskan alamatnya.",
        widget=forms.Textarea(
            attrs={"rows": 3, "class": "pendek", "autocomplete": "street-address"}
        ),
        help_text="Undang-undang meminta nama dan alamat. Surat jawaban cetak dikirim ke sini.",
    )
    pekerjaan = Teks(
        label="Pekerjaan (boleh kosong)",
        max_length=100,
        help_text="Ada pada formulir resmi; hanya untuk register.",
    )

    def __init__(
        self, *args: Any, kategori: str, dikuasakan: bool, **lain: Any
    ) -> None:
        """Only the fields of this kind remain."""
        super().__init__(*args, **lain)
        perorangan = kategori == K.PERORANGAN
        badan = kategori == K.BADAN_HUKUM
        self.fields["nama"].label, self.fields["nama"].help_text = SEBUTAN_NAMA[
            K(kategori)
        ]
        self.fields["nama_kuasa"].label = (
            "Nama Anda sebagai kuasa" if dikuasakan else "Nama Anda sebagai wakil"
        )
        if perorangan and not dikuasakan:
            self.fields["nama"].widget.attrs["autocomplete"] = "name"
        if perorangan and dikuasakan:
            self.fields["nama"].label = "Nama lengkap pemberi kuasa"
            self.fields["nik"].label = "NIK pemberi kuasa"
        buang = {
            "nama_kuasa": perorangan and not dikuasakan,
            "nik": badan,
            "nomor_pengesahan": not badan,
            "pekerjaan": not perorangan,
        }
        for nama in (n for n, tanpa in buang.items() if tanpa):
            del self.fields[nama]
