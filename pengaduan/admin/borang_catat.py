"""What a counter asks when it enters a complaint for somebody else."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from organisasi.form_fields import BanyakBerkas, Teks, Telepon
from organisasi.kantor.izin import cakupan_izin
from organisasi.models import Petugas, TingkatWilayah, Unit, Wilayah
from organisasi.staf.base_forms import kolom_tanggal, panjang
from pengaduan.admin.tombol_verifikasi import CATAT
from pengaduan.berkas_masuk import berkas_bersih
from pengaduan.laporan_masuk import IsiLaporan, KontakPelapor, Masuk
from pengaduan.models import BerkasPengaduan, KategoriPengaduan, Pengaduan

KANAL = [
    pilih
    for pilih in Pengaduan.Kanal.choices
    if pilih[0] not in {Pengaduan.Kanal.WEB, Pengaduan.Kanal.OPEN311}
]
BERKAS_MAKS = 5
BERTENTANGAN = (
    "Pelapor minta tanpa nama, jadi nama dan kontaknya tidak diteruskan. Tanyakan mana yang "
    "ia mau, lalu lepas salah satu centang."
)


def _pendek(**atribut: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "vTextField", **atribut})


class CatatForm(forms.Form):
    """The arguments of ``ajukan_pengaduan``, in the order in which people tell."""

    use_required_attribute = False

    kunci_masuk = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kanal = forms.ChoiceField(
        label="Datang lewat", choices=KANAL, initial=Pengaduan.Kanal.LOKET
    )
    tanggal_terima = kolom_tanggal("Hari diterima", wajib="Isi hari aduan diterima.")
    alasan_mundur = Teks(
        label="Mengapa baru dicatat",
        max_length=300,
        widget=_pendek(),
        help_text="Hanya bila diterima sebelum hari ini. Masuk riwayat.",
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Loket",
        error_messages={"required": "Pilih loketnya."},
    )
    jenis = forms.ChoiceField(label="Jenis", choices=Pengaduan.Jenis.choices)
    kategori = forms.ModelChoiceField(
        KategoriPengaduan.objects.none(),
        label="Tentang apa",
        empty_label="Pilih kategori",
        error_messages={"required": "Pilih kategorinya."},
    )
    judul = Teks(
        label="Judul",
        max_length=120,
        wajib="Tulis judulnya.",
        widget=_pendek(),
        help_text="Satu kalimat pendek. Contoh: “Lampu jalan mati di depan SDN 2”.",
    )
    uraian = Teks(
        label="Apa yang terjadi",
        max_length=5000,
        wajib="Tulis apa yang terjadi.",
        widget=panjang(5),
        help_text="Kata-kata pelapor. Tanpa NIK, telepon, dan nama orang perorangan.",
    )
    harapan = Teks(label="Yang diharapkan", max_length=1000, widget=panjang(2))
    tanggal_kejadian = forms.DateField(
        label="Tanggal kejadian",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Isi tanggal, bulan, dan tahun."},
    )
    kelurahan = forms.ModelChoiceField(
        Wilayah.objects.none(),
        label="Kelurahan",
        required=False,
        empty_label="Tidak tahu",
    )
    lokasi = Teks(
        label="Tempat dan patokan",
        max_length=250,
        widget=_pendek(),
        help_text="Contoh: “Jalan Cihideung Balong, seberang masjid”.",
    )
    berkas = BanyakBerkas(
        label="Foto atau surat", help_text="JPG, PNG, atau PDF, paling banyak lima."
    )
    nama = Teks(label="Nama", max_length=150, widget=_pendek(autocomplete="off"))
    telepon = Telepon(
        label="Telepon", max_length=30, widget=_pendek(type="tel", autocomplete="off")
    )
    surel = forms.EmailField(
        label="Surel",
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        error_messages={
            "invalid": "Alamat surel tidak lengkap. Contoh: nama@contoh.id."
        },
    )
    setuju_diteruskan = forms.BooleanField(
        label="Pelapor setuju nama dan kontaknya diteruskan ke SP4N-LAPOR!",
        required=False,
    )
    anonim = forms.BooleanField(
        label="Tanpa nama: identitas tidak dibuka kepada terlapor", required=False
    )
    rahasia = forms.BooleanField(
        label="Rahasia: isinya tidak pernah ditampilkan untuk umum",
        required=False,
        help_text="Kategori yang peka, misalnya kekerasan, selalu dirahasiakan.",
    )
    bukan_darurat = forms.BooleanField(
        label="Sudah ditanyakan: tidak ada bahaya sekarang", required=False
    )
    simpan_juga = forms.BooleanField(
        label="Sudah diperiksa: ini aduan lain, simpan juga", required=False
    )

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.petugas = petugas
        self.daftar_berkas: list[BerkasPengaduan] = []
        cakupan = cakupan_izin(petugas, CATAT)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(cakupan.q("")).berjalan(
            timezone.localdate()
        )
        milik = [p.unit_id for p in petugas.penugasan_aktif]
        kategori: Any = self.fields["kategori"]
        kategori.queryset = KategoriPengaduan.objects.aktif()
        kelurahan: Any = self.fields["kelurahan"]
        kelurahan.queryset = Wilayah.objects.filter(
            tingkat=TingkatWilayah.KELURAHAN
        ).select_related("induk")
        self.initial = {
            "kunci_masuk": uuid4(),
            "unit": min(milik, default=None),
            **self.initial,
        }

    def dari_situs(self) -> None:
        """What came in by the short emergency form was typed on the site."""
        kanal: Any = self.fields["kanal"]
        kanal.choices = [(Pengaduan.Kanal.WEB, Pengaduan.Kanal.WEB.label), *KANAL]

    def clean_surel(self) -> str:
        """The reporter's, not the officer's own by habit or by the browser."""
        surel: str = self.cleaned_data["surel"]
        if surel and surel.lower() == self.petugas.email.lower():
            raise ValidationError(
                "Itu alamat Anda sendiri. Isi alamat pelapor, atau kosongkan."
            )
        return surel

    def clean_berkas(self) -> list[Any]:
        """Each file judged by its content, five at most."""
        semua = self.cleaned_data["berkas"]
        if len(semua) > BERKAS_MAKS:
            raise ValidationError(f"Paling banyak {BERKAS_MAKS} berkas.")
        galat: list[str] = []
        for satu in semua:
            try:
                self.daftar_berkas.append(berkas_bersih(satu))
            except ValidationError as salah:
                galat += salah.messages
        if galat:
            raise ValidationError(galat)
        return list(semua)

    def clean(self) -> dict[str, Any]:
        """The days, each said where it was typed; the act refuses them all the same."""
        isi, hari_ini = self.cleaned_data, timezone.localdate()
        terima, kejadian = isi.get("tanggal_terima"), isi.get("tanggal_kejadian")
        if terima and terima > hari_ini:
            self.add_error("tanggal_terima", "Hari diterima tidak boleh di masa depan.")
        elif terima and terima < hari_ini and not isi.get("alasan_mundur"):
            self.add_error("alasan_mundur", "Tulis mengapa baru dicatat sekarang.")
        if isi.get("anonim") and isi.get("setuju_diteruskan"):
            self.add_error("setuju_diteruskan", BERTENTANGAN)
        if terima and kejadian and kejadian > terima:
            self.add_error("tanggal_kejadian", "Tidak boleh setelah hari diterima.")
        return isi

    def isi(self) -> IsiLaporan:
        """What is reported."""
        bersih = self.cleaned_data
        nama = (
            *("judul", "uraian", "harapan", "jenis", "kategori", "kelurahan"),
            *("lokasi", "tanggal_kejadian", "anonim", "bukan_darurat"),
        )
        # An empty box is no answer of the reporter: then the category decides.
        return IsiLaporan(
            rahasia=bersih["rahasia"] or None, **{satu: bersih[satu] for satu in nama}
        )

    def kontak(self) -> KontakPelapor:
        """Who reports."""
        bersih = self.cleaned_data
        nama = ("nama", "surel", "telepon", "setuju_diteruskan")
        return KontakPelapor(**{satu: bersih[satu] for satu in nama})

    def masuk(self) -> Masuk:
        """How it came in."""
        bersih = self.cleaned_data
        return Masuk(
            kanal=bersih["kanal"],
            tanggal_terima=bersih["tanggal_terima"],
            alasan_mundur=bersih["alasan_mundur"],
        )
