"""The form of a record, for adding and for editing; the acts do the rest."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from organisasi.kantor.izin import cakupan_izin
from organisasi.kertas.foto import FOTO, periksa_bersih
from organisasi.models import Petugas, Unit, Wilayah
from organisasi.staf.base_forms import panjang
from pemangku.admin.bersama import CATAT, INDUK_TAK_ADA
from pemangku.models import JenisPemangku, Pemangku

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
TANGGAL = ("jangkauan_pada", "sk_tanggal", "sk_berlaku_sampai", "diperoleh_pada")
NAMA_WAJIB = "Tulis nama resminya."
NAMA_ORANG_WAJIB = "Tulis nama orangnya; ia disimpan terpisah dan tampil samar."
NAMA_TERLALU_PENDEK = "Nama resmi paling sedikit 3 huruf."
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
    nomor_induk = forms.CharField(
        label="Bagian dari",
        max_length=20,
        required=False,
        help_text="Nomor pemangku di atasnya, mis. PK-000012. Boleh kosong.",
    )

    class Meta:
        model = Pemangku
        fields = (
            *("bentuk", "nama_resmi", "nama_pendek", "jenis", "lingkup", "pengelola"),
            *("wilayah", "alamat", "jumlah_anggota", "jangkauan_klaim"),
            *("jangkauan_dasar", "jangkauan_pada", "sk_nomor", "sk_penandatangan"),
            *("sk_tanggal", "sk_berlaku_sampai", "diperoleh_pada", "sumber_rinci"),
            *("tampil_publik", "catatan_internal", "sk_berkas"),
        )
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
        """``petugas``: only own units may keep what he writes."""
        super().__init__(*args, **lain)
        self.petugas = petugas
        kolom: Any = self.fields
        milik = cakupan_izin(petugas, CATAT)
        hari = timezone.localdate()
        kolom["pengelola"].queryset = Unit.objects.berjalan(hari).filter(milik.q(""))
        kolom["wilayah"].queryset = Wilayah.objects.select_related("induk")
        kolom["jenis"].queryset = JenisPemangku.objects.aktif()
        kolom["nama_resmi"].required = False
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

    def clean_nomor_induk(self) -> Pemangku | None:
        """The record above, if the officer may see it."""
        nomor = self.cleaned_data["nomor_induk"].strip().upper()
        if not nomor:
            return None
        induk = Pemangku.objects.untuk(self.petugas).filter(nomor=nomor).first()
        if induk is None:
            raise ValidationError(INDUK_TAK_ADA)
        return induk

    def clean_sk_berkas(self) -> File | None:
        """Judged by its content, a photo made anew; None when nothing was chosen."""
        berkas: UploadedFile | None = self.files.get("sk_berkas")
        if not berkas:
            return None
        bersih = periksa_bersih(berkas, boleh=(*FOTO, "pdf"))
        bersih.isi.name = f"sk.{bersih.jenis}"
        return bersih.isi

    def clean(self) -> dict[str, Any]:
        """What belongs together; the rest the model says itself."""
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
            self.add_error("nama_resmi", NAMA_WAJIB)
        elif len(nama) < NAMA_MIN:
            self.add_error("nama_resmi", NAMA_TERLALU_PENDEK)

    def validate_constraints(self) -> None:
        """Said in ``clean``, beside the field and in words."""

    def isian(self) -> dict[str, Any]:
        """Model fields by name, as the acts take them."""
        luar = {"nama_orang", "nomor_induk"}
        if self.cleaned_data.get("sk_berkas") is None:
            luar.add("sk_berkas")
        isi = {
            nama: nilai for nama, nilai in self.cleaned_data.items() if nama not in luar
        }
        return isi | {"induk": self.cleaned_data["nomor_induk"]}

    def kelompok(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings."""
        return [
            (judul, [self[nama] for nama in semua if nama in self.fields])
            for judul, semua in KELOMPOK
        ]
