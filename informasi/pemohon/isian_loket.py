"""The fields of the counter form, each with the reason why it is asked."""

from __future__ import annotations

from django import forms

from informasi.permohonan.pilihan import CaraMemperoleh, CaraSalinan, KanalMasuk
from organisasi.form_fields import Nik, Teks, Telepon
from organisasi.models import Unit
from organisasi.staf.base import kolom_tanggal, panjang

KANAL_PETUGAS = [
    pilihan for pilihan in KanalMasuk.choices if pilihan[0] != KanalMasuk.WEB
]


def _pendek(**atribut: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "vTextField", **atribut})


class IsianCatat(forms.Form):
    """Everything that may be asked; a kind of applicant keeps only its own."""

    use_required_attribute = False

    kunci_masuk = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kanal = forms.ChoiceField(
        label="Datang lewat",
        choices=KANAL_PETUGAS,
        initial=KanalMasuk.LOKET,
        help_text="Permohonan lisan sama sahnya: Anda yang menuliskannya (UU 14/2008 Pasal 22).",
    )
    tanggal_terima = kolom_tanggal(
        "Hari diterima",
        wajib="Isi hari permohonan diterima.",
        bantuan="Hari orangnya datang atau suratnya tiba. Waktu dihitung sejak hari ini.",
    )
    alasan_mundur = Teks(
        label="Mengapa baru dicatat",
        max_length=300,
        widget=_pendek(),
        help_text="Hanya bila diterima sebelum hari ini. Masuk riwayat. Contoh: “Surat "
        "tiba Jumat sore, dicatat Senin.”",
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Register unit",
        error_messages={"required": "Pilih unit register."},
    )
    nama = Teks(
        label="Nama lengkap pemohon",
        max_length=150,
        wajib="Tulis namanya.",
        widget=_pendek(autocomplete="off"),
        help_text="Undang-undang meminta nama dan alamat; tercetak di tanda bukti.",
    )
    nama_kuasa = Teks(
        label="Nama kuasa atau wakil",
        max_length=150,
        wajib="Tulis nama yang mewakili.",
        widget=_pendek(autocomplete="off"),
    )
    nik = Nik(
        label="NIK",
        max_length=40,
        widget=_pendek(autocomplete="off", inputmode="numeric"),
        help_text="Membuktikan warga negara Indonesia. Disimpan tersandi. Kosong bila "
        "belum diperlihatkan; minta kemudian lewat Minta kelengkapan.",
    )
    identitas_dicocokkan = forms.BooleanField(
        label="KTP, SIM, atau paspor diperlihatkan dan dicocokkan",
        required=False,
        help_text="Cukup dilihat: salinannya tidak wajib disimpan. Dicentang, identitasnya "
        "tidak lagi dihitung kurang.",
    )
    nomor_pengesahan = Teks(
        label="Nomor pengesahan badan hukum",
        max_length=100,
        widget=_pendek(autocomplete="off"),
        help_text="Nomor keputusan menteri di bidang hukum. Kosong bila belum ada.",
    )
    alamat = Teks(
        label="Alamat",
        max_length=300,
        widget=panjang(2),
        help_text="Surat jawaban dikirim ke sini. Wajib bila orangnya di depan Anda.",
    )
    pekerjaan = Teks(
        label="Pekerjaan (boleh kosong)",
        max_length=100,
        widget=_pendek(),
        help_text="Kolom register; jangan ditanya dua kali bila pemohon enggan.",
    )
    telepon = Telepon(
        label="Telepon",
        max_length=30,
        widget=_pendek(type="tel", autocomplete="off"),
        help_text="Untuk mengabari bila tidak ada surel.",
    )
    surel = forms.EmailField(
        label="Surel",
        required=False,
        max_length=200,
        error_messages={
            "invalid": "Alamat surel tidak lengkap. Contoh: nama@contoh.id."
        },
        widget=forms.EmailInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text="Setiap langkah dikabarkan ke sini, tanpa isi.",
    )
    kembali_ke_loket = forms.BooleanField(
        label="Tanpa telepon dan surel: pemohon akan kembali ke loket",
        required=False,
    )
    rincian = Teks(
        label="Informasi yang diminta",
        max_length=5000,
        wajib="Tulis informasi yang diminta.",
        widget=panjang(5),
        help_text="Dokumennya, tahunnya, tempatnya. Bacakan kembali kepada pemohon. Tanpa "
        "NIK, telepon, atau alamat.",
    )
    tujuan = Teks(
        label="Untuk apa",
        max_length=2000,
        wajib="Tulis tujuannya; satu kalimat cukup.",
        widget=panjang(2),
        help_text="Diminta UU 14/2008 Pasal 4 ayat (3); tidak dapat menjadi alasan menolak.",
    )
    cara_memperoleh = forms.ChoiceField(
        label="Bentuknya",
        choices=CaraMemperoleh.choices,
        initial=CaraMemperoleh.SALINAN_LUNAK,
    )
    cara_salinan = forms.ChoiceField(
        label="Salinannya diterima lewat",
        required=False,
        choices=[("", "Tidak perlu salinan"), *CaraSalinan.choices],
        initial=CaraSalinan.AMBIL,
    )
    bantuan = Teks(
        label="Bantuan yang diperlukan (boleh kosong)",
        max_length=200,
        widget=_pendek(),
        help_text="Misalnya dibacakan, huruf besar, juru bahasa isyarat.",
    )
    biarkan = forms.BooleanField(
        label="Simpan apa adanya: angka itu bagian dari yang diminta",
        required=False,
    )
