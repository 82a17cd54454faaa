"""An objection without a request: information that must be published is not there.

Its act and its public pages: what is missing, who objects, a last look, sending.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from informasi.keberatan.actions import ajukan_keberatan, berkunci
from informasi.keberatan.models import AlasanKeberatan, Keberatan
from informasi.keberatan.words import LENGKAP, PANJANG_POSISI
from informasi.pemohon.isian import IdentitasForm, KontakPemohonForm, PemohonForm
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan
from informasi.rujukan.usulan_unit import unit_tujuan
from informasi.surat.actions import unduh_surat
from informasi.surat.models import Surat
from informasi.waktu import KEBERATAN_TANGGAPI, SENGKETA_AJUKAN
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.berlangkah.formulir import FormulirSesi, Kata, Sesi
from organisasi.berlangkah.models import BelumLengkap, Draf, IsianLangkah, Jawab
from organisasi.form_fields import Borang, Teks
from organisasi.halaman.rahasia import halaman_pribadi
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import PDFGagal
from organisasi.models import BatasBelumDiatur, Petugas, Unit
from organisasi.teks import baca_toml
from organisasi.waktu.tenggat import akhir_jendela


@transaction.atomic
def ajukan_berkala(
    saat: Saat[Petugas | None],
    *,
    siapa: Mapping[str, Any],
    unit: Unit,
    kasus_posisi: str,
    kunci_masuk: UUID,
    kanal: str = Permohonan.Kanal.WEB,
    tanggal_terima: date | None = None,
    alasan_mundur: str = "",
) -> Keberatan:
    """Enter it with an identity of its own, kept until the last day for a dispute.

    At the counter ``oleh`` types what came in by ``kanal`` on ``tanggal_terima``.

    Ground b needs no earlier request (UU 14/2008 Pasal 35 ayat (1) huruf b). ``siapa``
    are columns of Pemohon. Raises TindakanTerlarang when a day cannot be reckoned.
    """
    pemohon = Pemohon(**siapa)
    hari_ini = timezone.localdate(saat.pada)
    try:
        pemohon.simpan_sampai = akhir_jendela(
            hari_ini, (KEBERATAN_TANGGAPI, SENGKETA_AJUKAN), unit
        )
    except BatasBelumDiatur as galat:
        raise TindakanTerlarang(str(galat)) from galat
    return ajukan_keberatan(
        saat,
        permohonan=None,
        alasan=(AlasanKeberatan.TIDAK_BERKALA,),
        kasus_posisi=kasus_posisi,
        kanal=kanal,
        tanggal_terima=tanggal_terima,
        alasan_mundur=alasan_mundur,
        pemohon=pemohon,
        unit=unit,
        nama_kuasa=pemohon.nama_kuasa if pemohon.dikuasakan else "",
        kunci_masuk=kunci_masuk,
    )


# The pages


def _unit_dituju(isian: IsianBerkala) -> Unit:
    if unit := unit_tujuan().get(isian.jawab["apa"]["unit"]):
        return unit
    raise BelumLengkap("apa")  # it has ended meanwhile


class BerkalaForm(Borang):
    unit = forms.ChoiceField(
        label="Unit mana yang seharusnya mengumumkan?",
        help_text="Bila tidak tahu, pilih PPID Utama.",
        error_messages={
            "required": "Pilih unitnya.",
            "invalid_choice": "Pilih unit dari daftar.",
        },
    )
    kasus_posisi = Teks(
        label="Informasi apa yang tidak ada?",
        max_length=PANJANG_POSISI,
        wajib="Tuliskan informasi apa yang tidak ada.",
        validators=[LENGKAP],
        help_text="Misalnya “Laporan keuangan tahun 2025”. Sebutkan di mana Anda mencarinya. "
        "Jangan menulis NIK atau nomor telepon di sini.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(
        self, *args: Any, unit: Sequence[tuple[str, str]], **lain: Any
    ) -> None:
        super().__init__(*args, **lain)
        self.fields["unit"].choices = unit  # type: ignore[attr-defined]  # a choice field


@dataclass
class IsianBerkala(IsianLangkah):
    LANGKAH: ClassVar[tuple[str, ...]] = (
        "apa",
        "siapa",
        "identitas",
        "kontak",
        "periksa",
    )
    BERTANYA: ClassVar[tuple[str, ...]] = LANGKAH[:-1]

    def terima(self, langkah: str, jawab: Jawab) -> None:
        if langkah == "siapa" and self.jawab.get("siapa") != jawab:
            self.tanya_lagi("identitas")
        super().terima(langkah, jawab)


TULISAN = baca_toml("informasi/data/formulir.toml")["berkala"]


class FormulirBerkala(FormulirSesi):
    nama = "keberatan-berkala"
    isian = IsianBerkala
    kasus = Keberatan
    sebutan: ClassVar[Mapping[str, str]] = TULISAN["sebutan"]
    kata: ClassVar[Mapping[str, Kata]] = {
        langkah: Kata(*isi) for langkah, isi in TULISAN["kata"].items()
    }
    templat: ClassVar[Mapping[str, str]] = {"atas": "informasi/keberatan/atas.html"}

    def alamat(self, _sesi: Sesi, langkah: str) -> str:
        if langkah == "periksa":
            return reverse("informasi:keberatan-berkala-periksa")
        return reverse("informasi:keberatan-berkala", args=(langkah,))

    def kembali(self, sesi: Sesi, langkah: str) -> str:
        sebelum = sesi.isian.sebelum(langkah)
        return self.alamat(sesi, sebelum) if sebelum else reverse("informasi:keberatan")

    def ke_kasus(self, kasus: Keberatan) -> HttpResponse:
        return redirect("informasi:keberatan-berkala-rinci", kasus.kode)

    def form(self, _request: HttpRequest, sesi: Sesi, langkah: str, data: Any) -> Any:
        isian, awal = sesi.isian, sesi.isian.awal(langkah)
        if langkah == "apa":
            utama = Unit.PeranPPID.UTAMA
            semua = sorted(unit_tujuan().values(), key=lambda u: u.peran_ppid != utama)
            pilihan = [(u.slug, u.nama) for u in semua]
            return BerkalaForm(data, unit=pilihan, initial=awal)
        if langkah == "identitas":
            return IdentitasForm(data, **isian.jawab["siapa"], initial=awal)
        kelas = PemohonForm if langkah == "siapa" else KontakPemohonForm
        return kelas(data, initial=awal)

    def konteks(
        self, _request: HttpRequest, sesi: Sesi, langkah: str, _form: Any, /
    ) -> dict[str, Any]:
        return {"berkala": langkah == "apa", "kunci": sesi.isian.kunci}

    def ringkas(self, sesi: Sesi) -> Any:
        jawab, unit = sesi.isian.jawab, _unit_dituju(sesi.isian)
        siapa, kontak = jawab["siapa"], jawab["kontak"]
        kategori = Pemohon.Kategori(siapa["kategori"]).label
        kuasa = ", diwakili kuasa" if siapa["dikuasakan"] else ""
        identitas = "\n".join(filter(None, jawab["identitas"].values()))
        hubungi = " / ".join(filter(None, (kontak["surel"], kontak["telepon"])))
        keberatan = [
            ("Unit", unit.nama, "apa"),
            ("Yang tidak ada", jawab["apa"]["kasus_posisi"], "apa"),
        ]
        pemohon = [
            ("Yang mengajukan", f"{kategori}{kuasa}", "siapa"),
            ("Identitas", identitas, "identitas"),
            ("Kontak", hubungi or "Saya akan kembali ke loket", "kontak"),
        ]
        return [("Keberatan", keberatan), ("Pemohon", pemohon)]

    def daftarkan(self, _sesi: Sesi, _draf: Draf, isian: Any) -> Keberatan:
        jawab = isian.jawab
        return ajukan_berkala(
            Saat(None, timezone.now()),
            siapa=jawab["siapa"] | jawab["identitas"] | jawab["kontak"],
            unit=_unit_dituju(isian),
            kasus_posisi=jawab["apa"]["kasus_posisi"],
            kunci_masuk=isian.kunci_masuk,
        )


FORMULIR = FormulirBerkala()


@halaman_pribadi(borang=True)
def keberatan_berkala(request: HttpRequest, langkah: str = "apa") -> HttpResponse:
    return FORMULIR.buka(request, langkah)


@halaman_pribadi(borang=True)
def keberatan_berkala_periksa(request: HttpRequest) -> HttpResponse:
    """Check-your-answers; the same form sent twice makes one objection."""
    # Also when the session has ended since.
    if lama := berkunci(request.POST.get("kunci", "")).filter(permohonan=None):
        return FORMULIR.ke_kasus(lama[0])
    return FORMULIR.buka(request, "periksa")


def _tanpa_permohonan(kunci: UUID) -> QuerySet[Keberatan]:
    return Keberatan.objects.berkunci(kunci).filter(permohonan=None)


@halaman_pribadi()
def keberatan_berkala_rinci(request: HttpRequest, kode: UUID) -> HttpResponse:
    keberatan = get_object_or_404(_tanpa_permohonan(kode).select_related("unit"))
    konteks = {
        "keberatan": keberatan,
        "surat": keberatan.surat.berlaku(),
        "terlambat": keberatan.terlambat(timezone.localdate()),
    }
    return render(request, "informasi/keberatan/berkala_rinci.html", konteks)


@halaman_pribadi()
def keberatan_berkala_surat(
    request: HttpRequest, kode: UUID, pk: int
) -> HttpResponseBase:
    surat = get_object_or_404(Surat, pk=pk, keberatan__in=_tanpa_permohonan(kode))
    try:
        return unduh_surat(surat)
    except PDFGagal:
        konteks = {"kode": kode}
        templat = "informasi/keberatan/berkala_gagal.html"
        return render(request, templat, konteks, status=503)
