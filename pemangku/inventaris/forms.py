"""What staff type about a record, its people and their channels."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from organisasi.form_fields import Teks
from organisasi.kantor.izin import cakupan_izin
from organisasi.kertas.unggahan import FOTO, periksa_bersih
from organisasi.models import Petugas, Unit, Wilayah
from organisasi.staf.base import kolom_tanggal, panjang
from organisasi.staf.tombol import DALAM, TindakanForm
from pemangku.inventaris.duplikat import orang_serupa
from pemangku.inventaris.kanal import Kanal, KanalQuerySet
from pemangku.inventaris.models import JenisPemangku, Pemangku
from pemangku.inventaris.orang import Jabatan, JabatanQuerySet, Orang, Persetujuan
from pemangku.inventaris.persetujuan import BERBUKTI, BUKTI_WAJIB
from pemangku.inventaris.pilihan import JenisKelamin
from pemangku.izin import CATAT
from pemangku.staf import PILIH_ORANG, NomorField, PilihSatuField, PilihSatuForm

# The form of a record, for adding and for editing; the acts do the rest

KELOMPOK = (
    (
        "Siapa",
        (
            *("bentuk", "nama_orang", "nama_resmi", "nama_pendek", "jenis", "lingkup"),
            "pengelola",
        ),
    ),
    ("Di mana", ("wilayah", "alamat", "nomor_induk")),
    (
        "Seberapa jauh",
        ("jumlah_anggota", "jangkauan_klaim", "jangkauan_dasar", "jangkauan_pada"),
    ),
    (
        "Surat keputusan",
        (
            *("sk_nomor", "sk_penandatangan", "sk_tanggal", "sk_berlaku_sampai"),
            "sk_berkas",
        ),
    ),
    (
        "Asal data dan catatan",
        ("diperoleh_pada", "sumber_rinci", "tampil_publik", "catatan_internal"),
    ),
)
# No columns of the record.
LUAR = frozenset({"nama_orang", "nomor_induk"})
TANGGAL = ("jangkauan_pada", "sk_tanggal", "sk_berlaku_sampai", "diperoleh_pada")
NAMA_ORANG_WAJIB = "Tulis nama orangnya; ia disimpan terpisah dan tampil samar."
JANGKAUAN_TANPA_DASAR = "Angka jangkauan perlu dasar dan tanggalnya."
SK_TERBALIK = "Tanggal akhir SK lebih awal dari tanggalnya."
UMUM_LEMBAGA = "Hanya lembaga yang dapat tampil di direktori umum."
NAMA_MIN = 3


class PemangkuForm(forms.ModelForm):
    """Fields of a record. Checks itself as the database would, but says it in words."""

    use_required_attribute = False

    nama_orang = forms.CharField(
        label="Nama orang",
        max_length=100,
        min_length=2,
        required=False,
        help_text="Hanya untuk perorangan.",
    )
    nomor_induk = NomorField(
        "Bagian dari",
        required=False,
        help_text="Nomor pemangku di atasnya, mis. PK-000012. Boleh kosong.",
    )

    class Meta:
        model = Pemangku
        fields = [nama for _, semua in KELOMPOK for nama in semua if nama not in LUAR]
        widgets = {
            "sk_berkas": forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
            "bentuk": forms.RadioSelect,
            "catatan_internal": panjang(4),
            **{
                nama: forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
                for nama in TANGGAL
            },
        }

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.petugas = petugas
        kolom: Any = self.fields
        milik = cakupan_izin(petugas, CATAT)
        hari = timezone.localdate()
        kolom["pengelola"].queryset = Unit.objects.berjalan(hari).filter(milik.q(""))
        kolom["wilayah"].queryset = Wilayah.objects.select_related("induk")
        kolom["jenis"].queryset = JenisPemangku.objects.aktif()
        kolom["nama_resmi"].required = False
        kolom["nomor_induk"].queryset = Pemangku.objects.untuk(petugas)
        kolom["diperoleh_pada"].initial = hari
        if self.instance.nomor:
            kolom["jenis"].queryset |= JenisPemangku.objects.filter(
                pk=self.instance.jenis_id
            )
            kolom["pengelola"].queryset |= Unit.objects.filter(
                pk=self.instance.pengelola_id
            )
            del kolom["bentuk"], kolom["nama_orang"]
            if self.instance.bentuk == Pemangku.Bentuk.PERORANGAN:
                del kolom["nama_resmi"]
            if self.instance.induk:
                self.initial["nomor_induk"] = self.instance.induk.nomor
        else:
            # A new record may be asked about twice, and a file does not stay chosen.
            del kolom["sk_berkas"]
        if not (self.instance.nomor or milik.kota) and len(milik.unit) == 1:
            kolom["pengelola"].initial = min(milik.unit)

    def clean_sk_berkas(self) -> File | None:
        berkas: UploadedFile | None = self.files.get("sk_berkas")
        if not berkas:
            return None
        bersih = periksa_bersih(berkas, boleh=(*FOTO, "pdf"))
        bersih.isi.name = f"sk.{bersih.jenis}"
        return bersih.isi

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        bentuk = isi.get("bentuk", self.instance.bentuk)
        if bentuk == Pemangku.Bentuk.PERORANGAN:
            isi["nama_resmi"] = ""
            if "nama_orang" in self.fields and not isi.get("nama_orang"):
                self.add_error("nama_orang", NAMA_ORANG_WAJIB)
            if isi.get("tampil_publik"):
                self.add_error("tampil_publik", UMUM_LEMBAGA)
        else:
            self._periksa_nama(isi)
        if isi.get("jangkauan_klaim") is not None and not (
            isi.get("jangkauan_dasar") and isi.get("jangkauan_pada")
        ):
            self.add_error("jangkauan_dasar", JANGKAUAN_TANPA_DASAR)
        awal, akhir = isi.get("sk_tanggal"), isi.get("sk_berlaku_sampai")
        if awal and akhir and akhir < awal:
            self.add_error("sk_berlaku_sampai", SK_TERBALIK)
        if (
            diperoleh := isi.get("diperoleh_pada")
        ) and diperoleh > timezone.localdate():
            self.add_error("diperoleh_pada", "Tanggal ini masih di depan.")
        return isi

    def _periksa_nama(self, isi: dict[str, Any]) -> None:
        nama = isi.get("nama_resmi", "")
        if "nama_resmi" in self.errors:
            return
        if not nama:
            self.add_error("nama_resmi", "Tulis nama resminya.")
        elif len(nama) < NAMA_MIN:
            self.add_error("nama_resmi", "Nama resmi paling sedikit 3 huruf.")

    def validate_constraints(self) -> None:
        """Said in ``clean``, beside the field and in words."""

    def isian(self) -> dict[str, Any]:
        isi = {n: nilai for n, nilai in self.cleaned_data.items() if n not in LUAR}
        if isi.get("sk_berkas") is None:
            isi.pop("sk_berkas", None)
        return isi | {"induk": self.cleaned_data["nomor_induk"]}

    def kelompok(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            (judul, [self[nama] for nama in semua if nama in self.fields])
            for judul, semua in KELOMPOK
        ]


def _jabatan(pemangku: Pemangku) -> JabatanQuerySet:
    hari = timezone.localdate()
    return pemangku.jabatan.berlaku(hari).filter(selesai=None).select_related("orang")


class _JabatanField(PilihSatuField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nama_jabatan}: {obj.orang.nama_lengkap}"


class BerjabatanForm(PilihSatuForm):
    jabatan = _JabatanField("Jabatan", _jabatan, wajib="Pilih jabatannya.")


class AkhiriForm(BerjabatanForm):
    selesai = kolom_tanggal("Hari terakhir", wajib="Isi hari terakhirnya.")


class GantiForm(BerjabatanForm):
    nama = Teks(label="Nama pejabat baru", max_length=100, wajib="Tulis namanya.")
    mulai = kolom_tanggal(
        "Mulai menjabat",
        wajib="Isi tanggal mulainya.",
        bantuan="Jabatan yang lama berakhir sehari sebelumnya.",
    )
    dasar = Teks(label="Nomor SK", max_length=150)


class OrangPemangkuForm(TindakanForm):
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
        isi = self.cleaned_data
        sama = isi.pop("bukan_sama", False)
        nama = "" if sama else isi.get("nama", "")
        if nama and (mirip := orang_serupa(nama, pemangku=self.berkas)):
            nilai, orang = mirip
            self.fields["bukan_sama"].widget = forms.CheckboxInput()
            self.add_error(
                "bukan_sama",
                f"Mungkin sudah ada: {orang} ({nilai}). "
                "Bila memang orang lain, centang ini lalu simpan lagi.",
            )
        return isi


class KanalForm(TindakanForm):
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
        self._orang = {str(j.orang_id): j.orang for j in _jabatan(self.berkas)}
        kolom: Any = self.fields["pemilik"]
        orang = [(pk, orang.nama_lengkap) for pk, orang in self._orang.items()]
        lembaga = self.berkas.bentuk == Pemangku.Bentuk.LEMBAGA
        sendiri = [("lembaga", self.berkas.nama_tampil)] if lembaga else []
        kolom.choices = [*sendiri, *orang]

    def clean_pemilik(self) -> Any:
        return self._orang.get(self.cleaned_data["pemilik"], self.berkas)


# Chosen from joined tables: a subquery keeps the rows single and deletable.
def _kanal(pemangku: Pemangku) -> KanalQuerySet:
    milik = Kanal.objects.milik(pemangku).order_by().values("pk")
    return Kanal.objects.samar().filter(pk__in=milik)


class BerkanalForm(PilihSatuForm):
    kanal = PilihSatuField("Kanal", _kanal, wajib="Pilih kanalnya.")


class HapusKanalForm(BerkanalForm):
    alasan = Teks(
        label="Alasan", max_length=200, wajib="Tulis alasannya.", help_text=DALAM
    )


class UjiKanalForm(BerkanalForm):
    berhasil = forms.TypedChoiceField(
        label="Hasilnya",
        choices=(("ya", "Terhubung"), ("tidak", "Tidak terhubung atau salah nomor")),
        coerce=lambda nilai: nilai == "ya",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasilnya."},
    )


class SetujuForm(PilihSatuForm):
    """Whose consent, for which purposes, and the proof; nothing is ticked beforehand."""

    keputusan = Persetujuan.Keputusan.BERI

    orang = PilihSatuField("Orang", Orang.objects.menjabat, wajib=PILIH_ORANG)
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

    def clean_bukti(self) -> File | None:
        berkas: UploadedFile | None = self.cleaned_data["bukti"]
        if not berkas:
            return None
        bersih = periksa_bersih(berkas, boleh=(*FOTO, "pdf"))
        bersih.isi.name = f"bukti.{bersih.jenis}"
        return bersih.isi

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        beri = self.keputusan == Persetujuan.Keputusan.BERI
        if beri and "bukti" in isi and isi.get("cara") in BERBUKTI and not isi["bukti"]:
            self.add_error("bukti", ValidationError(BUKTI_WAJIB))
        return isi


class TarikForm(SetujuForm):
    """A withdrawal is heard however it is said; proof is welcome, not demanded."""

    keputusan = Persetujuan.Keputusan.TARIK
