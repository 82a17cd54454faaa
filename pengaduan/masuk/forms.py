"""The forms of the steps; each asks one thing, says why, and takes a place in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from organisasi.form_fields import (
    BanyakBerkas,
    Borang,
    LangkahForm,
    Surel,
    Tanggal,
    Teks,
    Telepon,
    pilihan_berket,
)
from organisasi.kantor.peta import di_dalam_kota
from organisasi.kertas.unggahan import TERIMA
from organisasi.pintu.pengenal import kenali
from pengaduan.aduan.kategori import (
    KategoriPengaduan,
    kategori_aktif,
    kategori_menurut_kode,
)
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import KelasPengaduan
from pengaduan.aduan.tempat import baca_titik, pilihan_kelurahan
from pengaduan.masuk.models import (
    APA,
    KAPAN,
    KATEGORI,
    KONTAK,
    PELINDUNGAN,
    TEMPAT,
    TIDAK,
    YA,
    IsianAduan,
)

J = Pengaduan.Jenis


def _berket(teks: str, keterangan: str) -> SafeString:
    return SafeString(pilihan_berket(gettext(teks), gettext(keterangan)))


berket = lazy(_berket, SafeString)
PANJANG_JUDUL, PANJANG_URAIAN, PANJANG_HARAPAN, PENDEK = 120, 5000, 2000, 15
TAHUN_LAMA = 10
DI_LUAR = (
    "Titik ini di luar wilayah kota. Periksa angkanya, atau kosongkan lalu pilih "
    "kelurahannya. Kejadian di luar kota disampaikan ke pemerintah daerah di sana."
)


class ApaAduanForm(LangkahForm):
    jenis = forms.ChoiceField(
        label="Yang ingin Anda sampaikan",
        widget=forms.RadioSelect,
        initial=J.PENGADUAN,
        error_messages={"required": "Pilih satu."},
        choices=[
            (J.PENGADUAN, berket("Masalah", "Ada yang rusak, kurang, salah.")),
            (J.ASPIRASI, berket("Usul atau saran", "Supaya lebih baik.")),
        ],
    )
    judul = Teks(
        label="Judul singkat",
        max_length=PANJANG_JUDUL,
        wajib="Tulis judulnya, misalnya “Lampu jalan mati di depan pasar”.",
        help_text="Satu kalimat. Satu aduan untuk satu masalah.",
    )
    uraian = Teks(
        label="Apa yang terjadi?",
        max_length=PANJANG_URAIAN,
        wajib="Tulis apa yang terjadi.",
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Ceritakan dengan kata Anda sendiri, boleh bahasa Sunda. Jangan tulis "
        "NIK, nomor telepon, atau nama orang; kontak Anda ditanya nanti.",
    )
    harapan = Teks(
        label="Apa yang Anda harapkan? (boleh kosong)",
        max_length=PANJANG_HARAPAN,
        widget=forms.Textarea(attrs={"rows": 3, "class": "pendek"}),
        help_text="Misalnya “lampunya dinyalakan lagi”.",
    )
    asal = Teks(max_length=10, widget=forms.HiddenInput)
    asal_nomor = Teks(max_length=60, widget=forms.HiddenInput)
    # Of the door that led here: chosen in the next step, where it can be changed.
    bidang = Teks(max_length=60, widget=forms.HiddenInput)

    def clean_uraian(self) -> str:
        uraian: str = self.cleaned_data["uraian"]
        if len(uraian) < PENDEK:
            raise forms.ValidationError(
                gettext(
                    "Tulis sedikit lebih lengkap, supaya petugas mengerti masalahnya."
                )
            )
        return uraian

    def clean_asal(self) -> str:
        asal: str = self.cleaned_data["asal"]
        return asal if asal in Pengaduan.Asal.values else ""


TEBAKAN = 3


def _butir_kategori(kategori: KategoriPengaduan, *, teratas: bool) -> str:
    ket = [f"{kategori.contoh}."]
    if kategori.kelas == KelasPengaduan.BERKADAR:
        ket.append(gettext("Yang memeriksa pengawas, bukan unit yang Anda adukan."))
    if teratas and kategori.tanda_bahaya:
        ket.append(f"{gettext('Telepon 112 bila')}: {kategori.tanda_bahaya}")
    return pilihan_berket(kategori.nama, " ".join(ket))


class KategoriForm(LangkahForm):
    kategori = forms.ChoiceField(
        label="Bidang",
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={
            "required": "Pilih satu. Bila ragu, pilih yang paling dekat; petugas yang "
            "memperbaikinya.",
            "invalid_choice": "Pilihan ini sudah tidak ada. Pilih yang lain.",
        },
    )

    def __init__(
        self,
        *args: Any,
        kategori: Sequence[KategoriPengaduan],
        tebakan: Sequence[str],
        **lain: Any,
    ) -> None:
        """``tebakan``: codes, the likeliest first; they stand before the rest."""
        super().__init__(*args, **lain)
        pilih = self.fields["kategori"]
        assert isinstance(pilih, forms.ChoiceField)
        dulu = [self.initial.get("kategori"), *tebakan][: TEBAKAN + 1]
        urut = sorted(
            kategori, key=lambda k: dulu.index(k.kode) if k.kode in dulu else len(dulu)
        )
        pilih.choices = [
            (k.kode, _butir_kategori(k, teratas=not ke)) for ke, k in enumerate(urut)
        ]
        self.banyak_tebakan = sum(k.kode in dulu for k in urut)


class TempatAduanForm(LangkahForm):
    kelurahan = forms.ChoiceField(
        label="Kelurahan",
        required=False,
        help_text="Tidak tahu kelurahannya? Tulis patokannya saja, atau ketuk petanya.",
        error_messages={"invalid_choice": "Pilih kelurahan dari daftar ini."},
    )
    lokasi = Teks(
        label="Tempat dan patokan",
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3, "class": "pendek"}),
        help_text="Jalan, gang, RT/RW, dekat apa. Misalnya “Jalan Contoh, depan masjid, "
        "sebelah warung”.",
    )
    titik = Teks(
        label="Titik di peta (boleh kosong)",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"}),
        help_text="Terisi dari peta atau lokasi ponsel. Boleh juga dua angka dari aplikasi "
        "peta, misalnya -7.3274, 108.2207.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        pilih = self.fields["kelurahan"]
        assert isinstance(pilih, forms.ChoiceField)
        pilih.choices = [("", gettext("Saya tidak tahu")), *pilihan_kelurahan()]

    def clean_titik(self) -> str:
        teks: str = self.cleaned_data["titik"]
        if not teks:
            return ""
        titik = baca_titik(teks)
        if titik is None:
            raise forms.ValidationError(
                gettext(
                    "Titik ini tidak terbaca. Tulis dua angka, misalnya -7.3274, "
                    "108.2207, atau kosongkan."
                )
            )
        if not di_dalam_kota(*titik):
            raise forms.ValidationError(gettext(DI_LUAR))
        return f"{titik[0]}, {titik[1]}"

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors and not any(data.values()):
            self.add_error(
                "lokasi",
                gettext("Pilih kelurahannya, atau tulis tempat dan patokannya."),
            )
        return data


class KapanForm(LangkahForm):
    def __init__(self, *args: Any, hari_ini: date, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.hari_ini = hari_ini
        self.fields["tanggal_kejadian"] = Tanggal(
            hari_ini=hari_ini,
            label="Kapan terjadi, atau mulai terjadi? (boleh kosong)",
            required=False,
            help_text="Tidak ingat harinya? Pilih hari yang paling dekat. Bila masih "
            "berlangsung, pilih hari Anda pertama melihatnya.",
        )

    def clean_tanggal_kejadian(self) -> str:
        hari: date | None = self.cleaned_data["tanggal_kejadian"]
        if hari and hari.year < self.hari_ini.year - TAHUN_LAMA:
            raise forms.ValidationError(
                gettext(
                    "Lebih dari %s tahun yang lalu. Periksa tahunnya, atau "
                    "kosongkan dan tulis waktunya di uraian."
                )
                % TAHUN_LAMA
            )
        return hari.isoformat() if hari else ""


def ya_tidak(label: str, ya: str, akibat: str, tidak: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih ya atau tidak."},
        choices=[(YA, berket(ya, akibat)), (TIDAK, berket("Tidak perlu", tidak))],
    )


class PelindunganForm(LangkahForm):
    """``peka``: the sensitive category of which the page spoke at a "no"."""

    peka = Teks(max_length=60, widget=forms.HiddenInput)

    anonim = ya_tidak(
        "Sembunyikan nama Anda dari yang diadukan?",
        "Ya, sembunyikan nama saya",
        "Yang diadukan tidak tahu siapa Anda. Bila Anda meninggalkan kontak, petugas yang "
        "memeriksa tetap dapat bertanya kepada Anda; nama dan kontak itu tidak diteruskan "
        "ke SP4N-LAPOR!.",
        "Unit yang menangani boleh tahu nama Anda, supaya mudah bertanya.",
    )
    rahasia = ya_tidak(
        "Rahasiakan isi aduan dari umum?",
        "Ya, rahasiakan isinya",
        "Tidak pernah ditampilkan untuk umum. Akibatnya: orang lain dengan masalah yang "
        "sama tidak dapat melihat dan ikut mendukungnya.",
        "Belum tentu ditampilkan. Petugas memeriksa dulu, tanpa nama dan kontak Anda.",
    )


class KontakAduanForm(LangkahForm):
    surel = Surel(
        label="Surel (boleh kosong)",
        help_text="Untuk kabar dan pertanyaan. Pesannya hanya memuat nomor dan tautan.",
    )
    telepon = Telepon(
        label="Nomor telepon (boleh kosong)",
        help_text="Petugas menelepon bila ada yang harus dijelaskan.",
    )
    nama = Teks(
        label="Nama (boleh kosong)",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text="Nama panggilan cukup. NIK tidak pernah kami minta.",
    )
    setuju_diteruskan = forms.BooleanField(
        label="Nama dan kontak saya boleh diteruskan ke SP4N-LAPOR!",
        required=False,
        help_text="Bila tidak dicentang, yang diteruskan hanya isi aduannya.",
    )


def sebahasa[Isian: forms.Form](form: Isian) -> Isian:
    """What its fields say, in the language of the page."""
    for kolom in form.fields.values():
        kolom.label = kolom.label and gettext(str(kolom.label))
        kolom.help_text = gettext(str(kolom.help_text))
        pesan = kolom.error_messages.items()
        kolom.error_messages = {nama: gettext(str(satu)) for nama, satu in pesan}
    return form


# Which form a step shows, filled with what the draft holds


def buat_form(langkah: str, isian: IsianAduan, data: Any) -> LangkahForm:
    return sebahasa(_buat(langkah, isian, data))


def _buat(langkah: str, isian: IsianAduan, data: Any) -> LangkahForm:
    awal = dict(isian.awal(langkah))
    if langkah == KATEGORI:
        tebakan = kenali(isian.teks).kode("kategori")
        semua = kategori_aktif()
        awal.setdefault("kategori", isian.awal(APA).get("bidang", ""))
        return KategoriForm(data, initial=awal, kategori=semua, tebakan=tebakan)
    if langkah == KAPAN:
        return KapanForm(data, initial=awal, hari_ini=timezone.localdate())
    if langkah == PELINDUNGAN:
        peka = sensitif(isian)
        kode = peka.kode if peka else ""
        # Proposed of a sensitive category, also over a "no" to an earlier one.
        if peka and awal.get("peka") != kode:
            awal["rahasia"] = YA
        awal["peka"] = kode
    kelas: dict[str, type[LangkahForm]] = {
        APA: ApaAduanForm,
        TEMPAT: TempatAduanForm,
        PELINDUNGAN: PelindunganForm,
        KONTAK: KontakAduanForm,
    }
    return kelas[langkah](data, initial=awal)


def sensitif(isian: IsianAduan) -> KategoriPengaduan | None:
    kategori = kategori_menurut_kode(isian.kategori)
    return kategori if kategori and kategori.rahasia else None


class FotoAduanForm(Borang):
    foto = BanyakBerkas(label="Foto", terima=TERIMA)
