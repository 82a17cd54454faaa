"""The fields of an identity and of the counter form, each with the reason why it is asked.

And what the pages of a request share: finding the case by its secret, and saying no.
"""

from typing import Any

from django import forms
from django.utils import timezone

from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import (
    IZIN_CATAT,
    CaraMemperoleh,
    CaraSalinan,
    KanalMasuk,
    TindakanPermohonan,
)
from organisasi.form_fields import (
    Borang,
    LangkahForm,
    Nik,
    Surel,
    Teks,
    Telepon,
    kolom_kunci,
    pilihan_berket,
)
from organisasi.kantor.izin import cakupan_izin
from organisasi.models import Petugas, Unit
from organisasi.pribadi.perkara import Perkara
from organisasi.staf.base import kolom_mundur, kolom_tanggal, panjang, pendek
from organisasi.teks import baca_toml

PERKARA = Perkara(Permohonan, "permohonan", "permohonan", ("unit", "pemegang"))
cari_permohonan, tidak_bisa = PERKARA.cari, PERKARA.tidak_bisa

# An identity: each kind of applicant is asked only its own

K = Pemohon.Kategori
PANJANG_NAMA, PANJANG_ALAMAT = 150, 300
ALASAN_NIK = (
    "16 angka di KTP. Undang-undang memberi hak ini kepada warga negara Indonesia. NIK "
    "disimpan tersandi, tidak tampil di halaman mana pun, dan dihapus setelah selesai."
)


SEBUTAN_NAMA = baca_toml("informasi/data/formulir.toml")["nama"]


class IdentitasForm(LangkahForm):
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
        super().__init__(*args, **lain)
        perorangan = kategori == K.PERORANGAN
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
        buang_kolom(self, kategori, dikuasakan=dikuasakan)


def buang_kolom(
    form: forms.Form, kategori: str, *, dikuasakan: bool, **lain: bool
) -> None:
    """Take out what this kind of applicant is not asked, and the fields of ``lain``."""
    perorangan, badan = kategori == K.PERORANGAN, kategori == K.BADAN_HUKUM
    lain |= {
        "nama_kuasa": perorangan and not dikuasakan,
        "nik": badan,
        "nomor_pengesahan": not badan,
        "pekerjaan": not perorangan,
    }
    for nama in (n for n, tanpa in lain.items() if tanpa):
        del form.fields[nama]


class PemohonForm(LangkahForm):
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


class KontakPemohonForm(LangkahForm):
    surel = Surel(
        label="Surel",
        help_text="Untuk tanda bukti, pertanyaan petugas, dan jawaban. Pesannya hanya "
        "memuat nomor dan tautan.",
    )
    telepon = Telepon(
        label="Nomor telepon",
        help_text="Petugas menelepon bila ada yang harus dijelaskan.",
    )
    kembali_ke_loket = forms.BooleanField(
        label="Saya tidak punya keduanya; saya akan kembali ke loket",
        required=False,
        help_text="Cetak atau catat tanda buktinya, lalu datang ke loket mana pun.",
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors and not any(data.values()):
            self.add_error(
                "surel",
                "Isi surel atau nomor telepon, atau centang bahwa Anda akan kembali ke "
                "loket.",
            )
        return data


# The counter form


KANAL_PETUGAS = [
    pilihan for pilihan in KanalMasuk.choices if pilihan[0] != KanalMasuk.WEB
]


class IsianCatat(Borang):
    kunci_masuk = kolom_kunci()
    kanal = forms.ChoiceField(
        label="Cara masuk",
        choices=KANAL_PETUGAS,
        initial=KanalMasuk.LOKET,
        help_text=(
            "Permohonan lisan juga sah; petugas yang menuliskannya (UU 14/2008 "
            "Pasal 22)."
        ),
    )
    tanggal_terima = kolom_tanggal(
        "Hari diterima",
        wajib="Isi hari permohonan diterima.",
        bantuan="Hari pemohon datang atau suratnya tiba. Waktu dihitung sejak hari itu.",
    )
    alasan_mundur = kolom_mundur()
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Register unit",
        error_messages={"required": "Pilih unit register."},
    )
    nama = Teks(
        label="Nama lengkap pemohon",
        max_length=150,
        wajib="Tulis namanya.",
        widget=pendek(autocomplete="off"),
        help_text="Wajib menurut undang-undang; dicetak pada tanda bukti.",
    )
    nama_kuasa = Teks(
        label="Nama kuasa atau wakil",
        max_length=150,
        wajib="Tulis nama yang mewakili.",
        widget=pendek(autocomplete="off"),
    )
    nik = Nik(
        label="NIK",
        max_length=40,
        widget=pendek(autocomplete="off", inputmode="numeric"),
        help_text=(
            "Disimpan tersandi. Bila belum diperlihatkan, kosongkan dan minta "
            f"kemudian lewat {TindakanPermohonan.MINTA_KELENGKAPAN.label}."
        ),
    )
    identitas_dicocokkan = forms.BooleanField(
        label="KTP, SIM, atau paspor diperlihatkan dan dicocokkan",
        required=False,
        help_text="Cukup dilihat; salinannya tidak wajib disimpan.",
    )
    nomor_pengesahan = Teks(
        label="Nomor pengesahan badan hukum",
        max_length=100,
        widget=pendek(autocomplete="off"),
        help_text="Nomor keputusan menteri di bidang hukum. Kosongkan bila belum ada.",
    )
    alamat = Teks(
        label="Alamat",
        max_length=300,
        widget=panjang(2),
        help_text="Surat jawaban dikirim ke sini. Wajib bila pemohon datang ke loket.",
    )
    pekerjaan = Teks(
        label="Pekerjaan (boleh kosong)",
        max_length=100,
        widget=pendek(),
        help_text="Kolom register; pemohon boleh tidak menjawab.",
    )
    telepon = Telepon(
        label="Telepon",
        widget=pendek(type="tel", autocomplete="off"),
        help_text="Untuk menghubungi pemohon bila tidak ada surel.",
    )
    surel = Surel(
        label="Surel",
        widget=forms.EmailInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text="Pemberitahuan setiap langkah dikirim ke sini.",
    )
    kembali_ke_loket = forms.BooleanField(
        label="Tanpa telepon dan surel: pemohon akan kembali ke loket", required=False
    )
    rincian = Teks(
        label="Informasi yang diminta",
        max_length=5000,
        wajib="Tulis informasi yang diminta.",
        widget=panjang(5),
        help_text="Sebutkan dokumen, tahun, dan tempatnya, lalu bacakan kembali. "
        "Jangan menulis NIK, telepon, atau alamat.",
    )
    tujuan = Teks(
        label="Tujuan penggunaan informasi",
        max_length=2000,
        wajib="Tulis tujuannya dengan satu kalimat.",
        widget=panjang(2),
        help_text="Wajib menurut UU 14/2008 Pasal 4 ayat (3); bukan alasan untuk menolak.",
    )
    cara_memperoleh = forms.ChoiceField(
        label="Bentuk yang diminta",
        choices=CaraMemperoleh.choices,
        initial=CaraMemperoleh.SALINAN_LUNAK,
    )
    cara_salinan = forms.ChoiceField(
        label="Cara menerima salinan",
        required=False,
        choices=[("", "Tidak perlu salinan"), *CaraSalinan.choices],
        initial=CaraSalinan.AMBIL,
    )
    bantuan = Teks(
        label="Bantuan yang diperlukan (boleh kosong)",
        max_length=200,
        widget=pendek(),
        help_text="Misalnya dibacakan, huruf besar, juru bahasa isyarat.",
    )
    biarkan = forms.BooleanField(
        label="Simpan apa adanya: angka itu bagian dari yang diminta", required=False
    )


def pilih_unit(form: forms.Form, petugas: Petugas) -> Any:
    """The column of the unit, of those the officer serves; her own is chosen."""
    kolom: Any = form.fields["unit"]
    milik = Unit.objects.filter(cakupan_izin(petugas, IZIN_CATAT).q(""))
    kolom.queryset = milik.ber_ppid().berjalan(timezone.localdate())
    sendiri = [p.unit_id for p in petugas.penugasan_aktif]
    form.initial.setdefault("unit", min(sendiri, default=None))
    return kolom


def periksa_hubungi(form: forms.Form) -> None:
    semua = ("telepon", "surel", "kembali_ke_loket")
    if not any(n in form.errors or form.cleaned_data.get(n) for n in semua):
        form.add_error(
            "telepon",
            "Isi telepon atau surel, atau centang bahwa pemohon akan kembali ke loket.",
        )
