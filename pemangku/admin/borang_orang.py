"""What acts on persons, posts, channels and consent ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from organisasi.form_fields import Teks
from organisasi.kertas.foto import FOTO, periksa_bersih
from organisasi.staf.base_forms import kolom_tanggal
from organisasi.staf.tombol import DALAM, TindakanForm
from pemangku.actions.duplikat import calon_orang
from pemangku.actions.persetujuan import BERBUKTI, BUKTI_WAJIB
from pemangku.admin.bersama import PILIH_ORANG, OrangField
from pemangku.models import Jabatan, Kanal, Orang, Pemangku, Persetujuan
from pemangku.models.pilihan import JenisKelamin

PILIH_JABATAN = "Pilih jabatannya."


class _JabatanField(forms.ModelChoiceField):
    """A post with who holds it."""

    def label_from_instance(self, obj: Any) -> str:
        """``Ketua: H. Nama``."""
        return f"{obj.nama_jabatan}: {obj.orang.nama_lengkap}"


def _jabatan(form: TindakanForm) -> Any:
    hari = timezone.localdate()
    return (
        form.berkas.jabatan.berlaku(hari).filter(selesai=None).select_related("orang")
    )


class BerjabatanForm(TindakanForm):
    """Asks which of the posts held now."""

    jabatan = _JabatanField(
        label="Jabatan",
        queryset=Jabatan.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": PILIH_JABATAN, "invalid_choice": PILIH_JABATAN},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["jabatan"]
        kolom.queryset = _jabatan(self)


class AkhiriForm(BerjabatanForm):
    """Who leaves, and his last day."""

    selesai = kolom_tanggal("Hari terakhir", wajib="Isi hari terakhirnya.")


class GantiForm(BerjabatanForm):
    """Who comes, and from when; the old post ends the day before (PK-30)."""

    nama = Teks(label="Nama pejabat baru", max_length=100, wajib="Tulis namanya.")
    mulai = kolom_tanggal(
        "Mulai menjabat",
        wajib="Isi tanggal mulainya.",
        bantuan="Jabatan yang lama berakhir sehari sebelumnya.",
    )
    dasar = Teks(label="Nomor SK", max_length=150)


class OrangForm(TindakanForm):
    """A person with a post."""

    nama = Teks(
        label="Nama",
        max_length=100,
        min_length=2,
        wajib="Tulis namanya.",
        help_text="Tanpa gelar. NIK, agama, partai, dan kesehatan tidak dicatat.",
    )
    gelar_depan = Teks(label="Gelar di depan", max_length=30)
    gelar_belakang = Teks(label="Gelar di belakang", max_length=60)
    jenis_kelamin = forms.ChoiceField(
        label="L/P",
        choices=[("", "tidak dicatat"), *JenisKelamin.choices],
        required=False,
        help_text="Hanya untuk jumlah peserta.",
    )
    nama_jabatan = Teks(label="Jabatan", max_length=120, wajib="Tulis jabatannya.")
    peran_khusus = forms.MultipleChoiceField(
        label="Peran khusus",
        choices=Jabatan.PeranKhusus.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Pimpinan dan narahubung utama masing-masing satu orang.",
    )
    mulai = kolom_tanggal("Sejak", wajib="Isi sejak kapan.")
    bukan_sama = forms.BooleanField(
        label="Ini orang lain, bukan yang sudah tercatat", required=False
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if not self.data.get("bukan_sama"):
            self.fields["bukan_sama"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Warn of a namesake here before a second one is made (PK-25)."""
        isi = self.cleaned_data
        sama = isi.pop("bukan_sama", False)
        if not sama and (nama := isi.get("nama")):
            mirip = calon_orang(nama, pemangku=self.berkas)
            if mirip:
                self.fields["bukan_sama"].widget = forms.CheckboxInput()
                self.add_error(
                    "bukan_sama",
                    f"Mungkin sudah ada: {mirip[0].orang.nama_lengkap} ({mirip[0].nilai}). "
                    "Bila memang orang lain, centang ini lalu simpan lagi.",
                )
        return isi


class KanalForm(TindakanForm):
    """A channel of the body or of somebody there."""

    pemilik = forms.ChoiceField(
        label="Milik",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih milik siapa."},
    )
    jenis = forms.ChoiceField(label="Jenis", choices=Kanal.Jenis.choices)
    nilai = Teks(
        label="Nomor atau alamat",
        max_length=250,
        wajib="Isi nomor atau alamatnya.",
        help_text="Nomor seperti 0812-3456-7890; ditulis dengan atau tanpa tanda hubung.",
    )
    sifat = forms.ChoiceField(
        label="Sifat",
        choices=Kanal.Sifat.choices,
        widget=forms.RadioSelect,
        help_text="Nomor pribadi dicatat pada orangnya dan hanya dipakai dengan "
        "persetujuannya.",
        error_messages={"required": "Pilih kedinasan atau pribadi."},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self._orang = {str(j.orang_id): j.orang for j in _jabatan(self)}
        kolom: Any = self.fields["pemilik"]
        orang = [(pk, orang.nama_lengkap) for pk, orang in self._orang.items()]
        lembaga = self.berkas.bentuk == Pemangku.Bentuk.LEMBAGA
        sendiri = [("lembaga", self.berkas.nama_tampil)] if lembaga else []
        kolom.choices = [*sendiri, *orang]

    def clean_pemilik(self) -> Any:
        """The record itself, or one of its people."""
        return self._orang.get(self.cleaned_data["pemilik"], self.berkas)


class BerkanalForm(TindakanForm):
    """Asks which channel."""

    kanal = forms.ModelChoiceField(
        label="Kanal",
        queryset=Kanal.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Pilih kanalnya.",
            "invalid_choice": "Pilih kanalnya.",
        },
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["kanal"]
        # Chosen from joined tables: a subquery keeps the rows single and deletable.
        milik = Kanal.objects.milik(self.berkas).order_by().values("pk")
        kolom.queryset = Kanal.objects.samar().filter(pk__in=milik)


class HapusKanalForm(BerkanalForm):
    """And why."""

    alasan = Teks(
        label="Alasan", max_length=200, wajib="Tulis alasannya.", help_text=DALAM
    )


class UjiKanalForm(BerkanalForm):
    """And whether somebody answered."""

    berhasil = forms.TypedChoiceField(
        label="Hasilnya",
        choices=(("ya", "Terhubung"), ("tidak", "Tidak terhubung atau salah nomor")),
        coerce=lambda nilai: nilai == "ya",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasilnya."},
    )


class SetujuForm(TindakanForm):
    """Whose consent, for which purposes, and the proof; nothing is ticked beforehand."""

    keputusan = Persetujuan.Keputusan.BERI

    orang = OrangField(
        label="Orang",
        queryset=Orang.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": PILIH_ORANG, "invalid_choice": PILIH_ORANG},
    )
    tujuan = forms.MultipleChoiceField(
        label="Untuk",
        choices=Persetujuan.Tujuan.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Centang hanya yang tertulis di formulirnya; satu per satu.",
        error_messages={"required": "Centang paling sedikit satu."},
    )
    kanal = forms.ChoiceField(
        label="Lewat",
        choices=[("", "semua kanal"), *Kanal.Jenis.choices],
        required=False,
    )
    cara = forms.ChoiceField(
        label="Cara",
        choices=[c for c in Persetujuan.Cara.choices if c[0] in BERBUKTI],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih caranya."},
    )
    bukti = forms.FileField(
        label="Bukti",
        required=False,
        help_text="Pindaian formulir (PDF, JPG, PNG) atau rekaman yang dituliskan (PDF).",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )
    keterangan = Teks(label="Keterangan", max_length=200, help_text=DALAM)

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["orang"]
        orang = self.berkas.jabatan.values("orang")
        kolom.queryset = Orang.objects.aktif().filter(pk__in=orang)

    def clean_bukti(self) -> File | None:
        """Judged by its content; a photo is made anew. Its name says nothing."""
        berkas: UploadedFile | None = self.cleaned_data["bukti"]
        if not berkas:
            return None
        bersih = periksa_bersih(berkas, boleh=(*FOTO, "pdf"))
        bersih.isi.name = f"bukti.{bersih.jenis}"
        return bersih.isi

    def clean(self) -> dict[str, Any]:
        """Paper and recording need their proof (PK-17)."""
        isi = self.cleaned_data
        beri = self.keputusan == Persetujuan.Keputusan.BERI
        if beri and "bukti" in isi and isi.get("cara") in BERBUKTI and not isi["bukti"]:
            self.add_error("bukti", ValidationError(BUKTI_WAJIB))
        return isi


class TarikForm(SetujuForm):
    """A withdrawal is heard however it is said; proof is welcome, not demanded."""

    keputusan = Persetujuan.Keputusan.TARIK
