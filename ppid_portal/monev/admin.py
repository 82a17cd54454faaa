"""The E-Monev in the admin: its forms, the board of a year, its questions, their evidence."""

from fractions import Fraction
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils import timezone

from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.saat import Saat
from organisasi.kertas.dokumen import kirim
from organisasi.kertas.unggahan import PENGENAL, Unggahan, periksa_bersih
from organisasi.staf.base import PortalAdmin, di_alamat
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from ppid_portal.angka.angka import KOSONG, bulatkan, tulis
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.laporan.models import TAHUN_AKHIR, TAHUN_AWAL
from ppid_portal.monev import actions as aksi
from ppid_portal.monev.models import (
    BuktiDukung,
    IndikatorMonev,
    Kuesioner,
    Pertanyaan,
    TindakanKuesioner,
    TindakanPertanyaan as T,
    tulis_bobot,
)
from ppid_portal.monev.pdf_bukti import cetak_bukti

# What the acts on questionnaires and questions ask.

BOLEH = ("pdf", "jpg", "png", "webp", "docx", "xlsx")
LEBAR = {"class": "vTextField"}


def _keterangan() -> forms.CharField:
    return forms.CharField(
        label="Yang ditunjukkan bukti ini",
        max_length=200,
        widget=forms.TextInput(attrs=LEBAR),
        error_messages={"required": "Tulis apa yang ditunjukkan bukti ini."},
    )


class SalinForm(TindakanForm):
    tahun = forms.IntegerField(
        label="Tahun",
        min_value=TAHUN_AWAL,
        max_value=TAHUN_AKHIR,
        error_messages={"required": "Isi tahunnya."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tahun"].initial = self.berkas.tahun + 1


class JawabPertanyaanForm(TindakanForm):
    jawaban = forms.CharField(
        label="Jawaban",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
        error_messages={"required": "Tulis jawabannya."},
    )
    edisi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jawaban"].initial = self.berkas.jawaban
        self.fields["edisi"].initial = self.berkas.edisi


class TautanForm(TindakanForm):
    keterangan = _keterangan()
    tautan = forms.URLField(
        label="Alamat",
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs=LEBAR),
        error_messages={
            "required": "Tulis alamatnya.",
            "invalid": "Alamat ini tidak dapat dibaca. Contoh: https://ppid.contoh.go.id/",
        },
    )


class BerkasBuktiForm(TindakanForm):
    keterangan = _keterangan()
    berkas = forms.FileField(
        label="Berkas",
        help_text=(
            "PDF, gambar, DOCX, atau XLSX. Gambar dan halaman PDF ikut di dalam PDF"
            " pertanyaannya selama muat dalam 2 MB."
        ),
        error_messages={"required": "Pilih berkasnya.", "empty": "Berkas ini kosong."},
    )

    def clean_berkas(self) -> Unggahan:
        return periksa_bersih(self.cleaned_data["berkas"], boleh=BOLEH)


class KertasForm(TindakanForm):
    kertas = forms.ChoiceField(
        label="Yang dibuat portal", choices=BuktiDukung.Kertas.choices
    )
    kode = forms.ChoiceField(
        label="Kode indikator",
        required=False,
        choices=[("", "—"), *((k, f"{k} {i.nama}") for k, i in INDIKATOR.items())],
        help_text="Hanya untuk angka satu indikator.",
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        angka = isi.get("kertas") == BuktiDukung.Kertas.ANGKA
        if angka and not isi.get("kode"):
            self.add_error("kode", "Pilih indikatornya.")
        if not angka:
            isi["kode"] = ""
        return isi


class HapusForm(TindakanForm):
    bukti = forms.ModelChoiceField(
        BuktiDukung.objects.none(),
        label="Bukti",
        error_messages={
            "required": "Pilih buktinya.",
            "invalid_choice": "Bukti ini sudah tidak ada.",
        },
    )
    baris_untuk = (("bukti", lambda satu, _: satu.bukti.all()),)


# The board of a year


def papan(kuesioner: Kuesioner) -> dict[str, Any]:
    """The board of a year: its indicators, and how much of the weight has its evidence.

    Two queries.
    """
    bobot = kuesioner.bobot()
    pertanyaan = kuesioner.pertanyaan.select_related("kuesioner", "penanggung_jawab")
    semua = list(pertanyaan.prefetch_related("bukti"))
    baris, total, tercakup = [], Fraction(0), Fraction(0)
    for kunci in IndikatorMonev:
        milik = [p for p in semua if p.indikator == kunci]
        kurang = [p for p in milik if p.kurang]
        berat = sum((Fraction(p.bobot) for p in milik), Fraction(0))
        tanpa = sum((Fraction(p.bobot) for p in kurang), Fraction(0))
        penuh = bobot[kunci.value]
        ada = (1 - tanpa / berat) * Fraction(penuh) if berat else Fraction(0)
        total, tercakup = total + Fraction(penuh), tercakup + ada
        baris.append(
            {
                "nama": kunci.label,
                "semua": len(milik),
                "lengkap": len(milik) - len(kurang),
                "tercakup": f"{tulis(bulatkan(ada))} dari {tulis_bobot(penuh)}",
                "kurang": kurang,
            }
        )
    persen = f"{tulis(bulatkan(100 * tercakup / total))} %" if total else KOSONG
    return {"papan": baris, "persen": persen}


# Questionnaires and questions

PANJANG_TEKS = 110
# Weights are typed with a comma.
BERKOMA: dict[Any, Any] = {models.DecimalField: {"localize": True}}


@admin.register(Kuesioner)
class KuesionerAdmin(Bertombol, PortalAdmin):
    tombol = (
        Tombol(
            TindakanKuesioner.SALIN,
            aksi.salin_kuesioner,
            berhasil="Pertanyaan dan bobotnya disalin. Sesuaikan dengan kuesioner resmi.",
            form=lambda _k: SalinForm,
            akibat=lambda _k: (
                "Pertanyaan, bobot, dan penanggung jawab disalin; jawaban dan bukti tidak.",
            ),
        ),
    )
    change_form_template = "ppid_portal/monev/kuesioner.html"
    keterangan = "Sesuaikan pertanyaan dan bobotnya dengan kuesioner resmi."
    panduan = "indikator"
    list_display = ("tahun", "sumber")
    fields = ("tahun", "sumber", "catatan", *IndikatorMonev.values)
    formfield_overrides = BERKOMA

    def kotak(self, request: HttpRequest, obj: Kuesioner) -> dict[str, Any]:
        isi = papan(obj)
        rinci = "admin:ppid_portal_pertanyaan_change"
        return {
            "tombol": self.tombol_untuk(request, obj),
            "sendiri": False,
            **isi,
            "kurang": [
                (p, reverse(rinci, args=(p.pk,)))
                for b in isi["papan"]
                for p in b["kurang"]
            ],
            "alamat_daftar_tanya": (
                f"{reverse('admin:ppid_portal_pertanyaan_changelist')}"
                f"?kuesioner__tahun={obj.tahun}"
            ),
        }


@admin.register(Pertanyaan)
class PertanyaanAdmin(Bertombol, PortalAdmin):
    tombol = (
        Tombol(
            T.JAWAB,
            aksi.jawab,
            berhasil="Jawaban tersimpan.",
            form=lambda _p: JawabPertanyaanForm,
        ),
        Tombol(
            T.TAUTAN,
            aksi.tambah_tautan,
            berhasil="Tautan ditambahkan. Portal memeriksanya malam ini.",
            form=lambda _p: TautanForm,
        ),
        Tombol(
            T.BERKAS,
            aksi.tambah_berkas,
            berhasil="Berkas tersimpan.",
            form=lambda _p: BerkasBuktiForm,
        ),
        Tombol(
            T.KERTAS,
            aksi.tambah_kertas,
            berhasil="Bukti ditambahkan. Isinya mengikuti keadaan saat dicetak.",
            form=lambda _p: KertasForm,
        ),
        Tombol(
            T.HAPUS,
            aksi.hapus_bukti,
            berhasil="Bukti dihapus.",
            bila=lambda p: p.bukti.exists(),
            form=lambda _p: HapusForm,
            bahaya=True,
        ),
    )
    change_form_template = "ppid_portal/monev/pertanyaan.html"
    keterangan = "Unit penanggung jawab menjawab pertanyaannya sendiri."
    panduan = "indikator"
    jalan_unit = "penanggung_jawab"
    list_display = (
        "teks_pendek",
        "keadaan",
        "indikator",
        "nomor",
        "penanggung_jawab",
        "kuesioner",
    )
    list_filter = ("kuesioner__tahun", "indikator")
    list_select_related = ("kuesioner", "penanggung_jawab")
    search_fields = ("teks",)
    fields: ClassVar[Any] = (
        "kuesioner",
        "indikator",
        "nomor",
        "teks",
        "bobot",
        "penanggung_jawab",
    )

    formfield_overrides = BERKOMA

    @admin.display(description="pertanyaan")
    def teks_pendek(self, obj: Pertanyaan) -> str:
        return truncatechars(obj.teks, PANJANG_TEKS)

    @admin.display(description="keadaan")
    def keadaan(self, obj: Pertanyaan) -> str:
        return obj.keadaan

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        semua = super().get_queryset(request).select_related("kuesioner")
        return semua.prefetch_related("bukti")

    def kotak(self, request: HttpRequest, obj: Pertanyaan) -> dict[str, Any]:
        return {
            "title": str(obj),
            "bobot": tulis_bobot(obj.bobot),
            "kurang": obj.kurang,
            "bukti": [
                (
                    satu,
                    satu.tautan
                    or (self.tautan("berkas", obj.pk, satu.pk) if satu.berkas else ""),
                )
                for satu in obj.bukti.select_related("dibuat_oleh")
            ],
            "alamat_pdf": self.tautan("pdf", obj.pk),
            "tombol": self.tombol_untuk(request, obj),
        }

    @di_alamat("<path:object_id>/bukti.pdf", "pdf")
    def pdf_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        obj: Pertanyaan = self.objek_atau_404(request, object_id)
        petugas, kini = petugas_dari(request), timezone.now()
        return kirim(
            request,
            "pdf",
            f"emonev_{obj.kuesioner.tahun}_{obj.indikator}_{obj.nomor}",
            pada=kini,
            kembali=self.tautan("change", obj.pk),
            cetak=lambda: cetak_bukti(obj, Saat(petugas, kini)),
        )

    @di_alamat("<path:object_id>/berkas/<int:bukti>/", "berkas")
    def berkas_view(
        self, request: HttpRequest, object_id: str, bukti: int
    ) -> HttpResponseBase:
        obj: Pertanyaan = self.objek_atau_404(request, object_id)
        satu = obj.bukti.filter(pk=bukti, jenis=BuktiDukung.Jenis.BERKAS).first()
        if satu is None:
            raise Http404
        jenis = str(satu.berkas.name).rpartition(".")[2]
        return unduhan(satu.berkas, nama=f"bukti.{jenis}", tipe=PENGENAL[jenis][0])
