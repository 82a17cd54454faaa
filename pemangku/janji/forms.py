"""Forms of pledges, of what was passed on, and of what else follows a visit (6.6).

Pledges and reports are the same form on the phone, by the link and in the admin.
"""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q, QuerySet
from django.utils import timezone

from organisasi.form_fields import BanyakBerkas, Teks, kolom_kunci
from organisasi.kertas.unggahan import TERIMA, Foto
from organisasi.models import Unit, Wilayah
from organisasi.staf.base import panjang
from organisasi.staf.tombol import TindakanForm
from pemangku.inventaris.models import Pemangku
from pemangku.janji.models import BentukTerusan, CaraHitung, Janji, LaporanTerusan
from pemangku.kunjungan.actions import FOTO_TERBANYAK
from pemangku.kunjungan.models import Kegiatan
from pemangku.staf import foto_bersih, kolom_angka, tanggal_kosong

TENGGAT_LAZIM = timedelta(days=30)


def kolom_wilayah(*, wajib: str = "") -> forms.ModelChoiceField:
    """A region of any level; kelurahan with their kecamatan, as two bear one name."""
    return forms.ModelChoiceField(
        Wilayah.objects.filter(aktif=True).select_related("induk").order_by("kode"),
        label="Tempat",
        required=bool(wajib),
        empty_label="Pilih tempat" if wajib else "Tidak disebut",
        error_messages={"required": wajib, "invalid_choice": "Tempat tidak dikenal."},
    )


def calon_komitmen(kegiatan: Kegiatan) -> QuerySet[Pemangku]:
    """Who may pledge at a visit: came, was invited, or is kept by the host and below."""
    datang = Q(pk__in=kegiatan.kehadiran.sah().order_by().values("pemangku"))
    diundang = Q(pk__in=kegiatan.undangan.order_by().values("pemangku"))
    milik = Pemangku.objects.milik_unit(kegiatan.tuan_rumah).order_by().values("pk")
    return (
        Pemangku.objects.aktif()
        .filter(datang | diundang | Q(pk__in=milik))
        .select_related("jenis", "wilayah__induk")
        .order_by("nama_resmi", "nomor")
    )


class PilihPemangku(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nama_tampil} ({obj.nomor})"


class KomitmenForm(TindakanForm):
    kunci = kolom_kunci()
    pemangku = PilihPemangku(
        Pemangku.objects.none(),
        label="Pemangku",
        empty_label="Pilih pemangku",
        error_messages={
            "required": "Pilih pemangkunya.",
            "invalid_choice": "Pemangku ini bukan dari kegiatan ini.",
        },
    )
    bentuk = forms.ChoiceField(
        label="Akan diteruskan lewat",
        choices=Janji.Bentuk.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih caranya."},
    )
    target_kali = kolom_angka("Berapa kali", wajib="Isi berapa kali.", initial=1)
    tenggat = tanggal_kosong("Paling lambat", wajib="Isi tanggalnya.")
    wilayah = kolom_wilayah()
    target_orang = kolom_angka("Perkiraan jumlah orang")
    baris_untuk = (("pemangku", lambda kegiatan, _: calon_komitmen(kegiatan)),)

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        awal = max(timezone.localdate(self.berkas.mulai), timezone.localdate())
        self.fields["tenggat"].initial = awal + TENGGAT_LAZIM


# How people are counted as a rule; whoever counted better says so.
HITUNG = {
    BentukTerusan.GRUP_WA: CaraHitung.ANGGOTA_GRUP,
    BentukTerusan.MEDSOS: CaraHitung.TAYANGAN,
}


def cara_lazim(janji: Janji) -> CaraHitung:
    return HITUNG.get(BentukTerusan(janji.bentuk), CaraHitung.PERKIRAAN)


class TerusanForm(TindakanForm):
    """On a pledge or of a stakeholder; without ``petugas`` by his own link (PK-33)."""

    kunci = kolom_kunci()
    tanggal = tanggal_kosong("Tanggal", wajib="Isi tanggalnya.")
    bentuk = forms.ChoiceField(
        label="Cara",
        choices=LaporanTerusan.Bentuk.choices,
        error_messages={"required": "Pilih caranya."},
    )
    wilayah = kolom_wilayah(wajib="Pilih tempatnya.")
    jumlah = kolom_angka("Jumlah orang", wajib="Isi jumlah orangnya.")
    cara_hitung = forms.ChoiceField(
        label="Dihitung dari",
        choices=LaporanTerusan.CaraHitung.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara menghitungnya."},
    )
    bukti = forms.FileField(
        label="Foto (boleh kosong)",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": TERIMA}),
        help_text="JPG, PNG, atau WebP, paling besar 8 MB. Data lokasi di dalamnya dihapus.",
        error_messages={"empty": "Berkas ini kosong."},
    )

    def clean_bukti(self) -> Foto | None:
        berkas: UploadedFile | None = self.cleaned_data["bukti"]
        return foto_bersih(berkas) if berkas else None

    def __init__(self, *args: Any, petugas: Any = None, **lain: Any) -> None:
        super().__init__(*args, petugas=petugas, **lain)
        oleh: Janji | Pemangku = self.berkas
        wilayah = oleh.wilayah_id
        if isinstance(oleh, Janji):
            wilayah = wilayah or oleh.pemberi.wilayah_id
            self.fields["bentuk"].initial = oleh.bentuk
            self.fields["cara_hitung"].initial = cara_lazim(oleh)
        self.fields["wilayah"].initial = wilayah
        self.fields["tanggal"].initial = timezone.localdate()


class FotoKegiatanForm(TindakanForm):
    foto = BanyakBerkas(
        label="Foto",
        terima=TERIMA,
        help_text="JPG, PNG, atau WebP, masing-masing paling besar 8 MB, paling banyak "
        f"{FOTO_TERBANYAK} untuk satu kegiatan. Lokasi dan data kamera dibuang.",
    )
    keterangan = Teks(label="Keterangan (boleh kosong)", max_length=200)

    def clean_foto(self) -> list[Foto]:
        baik, galat = [], []
        for satu in self.cleaned_data["foto"]:
            try:
                baik.append(foto_bersih(satu))
            except ValidationError as salah:
                galat += [f"{satu.name}: {pesan}" for pesan in salah.messages]
        if galat:
            raise ValidationError(galat)
        if not baik:
            raise ValidationError("Pilih fotonya.")
        return baik


def unit_pelaksana(*_: Any) -> QuerySet[Unit]:
    return Unit.objects.berjalan(timezone.localdate()).ber_ppid()


class CatatTindakLanjutForm(TindakanForm):
    kunci = kolom_kunci()
    uraian = Teks(
        label="Yang harus dilakukan",
        max_length=500,
        wajib="Tulis apa yang harus dilakukan.",
        widget=panjang(3),
    )
    pj_unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Unit yang mengerjakan",
        empty_label="Pilih unit",
        error_messages={"required": "Pilih unitnya."},
    )
    tenggat = tanggal_kosong("Paling lambat", wajib="Isi tanggalnya.")
    baris_untuk = (("pj_unit", unit_pelaksana),)
