"""Pages of look-alikes and merges (PK-26, PK-27)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch, QuerySet
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from organisasi.form_fields import Borang
from organisasi.halaman.rahasia import kiriman
from organisasi.kantor.izin import cakupan_izin, saat_dari
from organisasi.staf.base import TULIS, HanyaBaca, PortalAdmin, di_alamat, saring
from organisasi.staf.borongan import ekspor, massal
from organisasi.staf.riwayat import teks_nilai
from organisasi.staf.tombol import DALAM, Tombol, tanya
from pemangku.inventaris.duplikat import (
    HIDUP,
    CalonDuplikat,
    PenggabunganLog,
    TindakanCalon,
    cabut_bukan,
    gabungan,
    nyatakan_bukan,
    pasangan_orang,
)
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.nama import sebutan
from pemangku.inventaris.orang import Jabatan, Orang
from pemangku.inventaris.pilihan import TindakanPemangku
from pemangku.inventaris.tombol import punya
from pemangku.izin import GABUNG
from pemangku.meja import gabung as aksi
from pemangku.staf import (
    PILIH_ORANG,
    NomorField,
    PilihSatuField,
    PilihSatuForm,
    TanpaKuasa,
    atas,
    coba,
)

# Pairs that may be one thing, and pairs that are none (PK-26, PK-27)


def _sisi(pemangku: Pemangku) -> str:
    alamat = reverse("admin:pemangku_pemangku_change", args=(pemangku.pk,))
    tempat = f", {pemangku.wilayah}" if pemangku.wilayah else ""
    return format_html(
        '<a href="{}">{}</a>{} ({})', alamat, pemangku, tempat, pemangku.pengelola
    )


def _terbuka(calon: CalonDuplikat) -> bool:
    return not calon.alasan and {calon.a.status, calon.b.status} <= set(HIDUP)


@admin.register(CalonDuplikat)
class CalonAdmin(TanpaKuasa, HanyaBaca):
    keterangan = "Bandingkan dan gabungkan, atau nyatakan bukan duplikat."
    panduan = "pemangku"
    change_form_template = "organisasi/staf/ubah.html"
    list_display = ("nilai", "kata", "satu", "lain", "banding", "alasan", "oleh")
    list_display_links = ("nilai",)
    list_filter = (
        saring(
            "putusan",
            "putusan",
            belum=("Belum diputuskan", lambda semua, _oleh: semua.terbuka()),
            bukan=(
                TindakanCalon.BUKAN.label,
                lambda semua, _oleh: semua.exclude(alasan=""),
            ),
        ),
    )
    ordering = ("-nilai", "pk")
    list_select_related = ("oleh",)
    fields = ("kata", "satu", "lain", "banding", "alasan", "oleh", "pada")
    readonly_fields = ("kata", "satu", "lain", "banding")
    kolom_ekspor = ("nilai", "a", "b", "pada", "alasan", "oleh")
    tombol = (
        Tombol(
            TindakanCalon.SATUKAN,
            aksi.gabungkan_calon,
            halangan=lambda calon, _petugas: aksi.halangan_calon(calon),
            berhasil="Sekarang satu catatan. Dapat dibatalkan dalam 30 hari.",
            penjelasan="Isinya sama: tidak ada yang perlu dipilih. Yang lebih baru masuk ke "
            "yang lebih lama, dengan orang, kanal, dan kehadirannya.",
            bila=_terbuka,
        ),
        Tombol(
            TindakanCalon.BUKAN,
            nyatakan_bukan,
            berhasil="Pasangan ini tidak muncul lagi.",
            penjelasan="Keduanya berbeda. Pasangan ini tidak muncul lagi di daftar.",
            form=tanya("Alasan bukan duplikat", DALAM),
            bila=lambda calon: not calon.alasan,
        ),
        Tombol(
            TindakanCalon.CABUT,
            cabut_bukan,
            berhasil="Pernyataan dicabut; pasangan ini muncul lagi.",
            penjelasan="Keduanya ternyata mungkin satu lembaga.",
            bila=lambda calon: bool(calon.alasan),
        ),
    )

    actions = (massal(tombol[0]), massal(tombol[1]), ekspor)

    def get_queryset(self, request: HttpRequest) -> QuerySet[CalonDuplikat]:
        sisi = (Prefetch(s, Pemangku.objects.untuk_daftar()) for s in ("a", "b"))
        hasil: QuerySet[CalonDuplikat] = super().get_queryset(request)
        return hasil.prefetch_related(*sisi)

    @admin.display(description="catatan pertama", ordering="a__nomor")
    def satu(self, obj: CalonDuplikat) -> str:
        return _sisi(obj.a)

    @admin.display(description="catatan kedua", ordering="b__nomor")
    def lain(self, obj: CalonDuplikat) -> str:
        return _sisi(obj.b)

    @admin.display(description="kemungkinan")
    def kata(self, obj: CalonDuplikat) -> str:
        return f"{sebutan(obj.nilai)} ({obj.nilai})"

    @admin.display(description="bandingkan")
    def banding(self, obj: CalonDuplikat) -> str:
        alamat = reverse("admin:pemangku_pemangku_gabung", args=(obj.a_id, obj.b_id))
        return format_html('<a href="{}">Bandingkan</a>', alamat)


# Merging two records: side by side, a choice per difference, and the way back

KEKAL, LEBUR = "kekal", "lebur"


class GabungPemangkuForm(Borang):
    def __init__(
        self, *args: Any, kekal: Pemangku, lebur: Pemangku, **lain: Any
    ) -> None:
        super().__init__(*args, **lain)
        for nama in aksi.berbeda(kekal, lebur):
            self.fields[nama] = forms.ChoiceField(
                label=aksi.judul_pilihan(nama),
                choices=((KEKAL, _teks(kekal, nama)), (LEBUR, _teks(lebur, nama))),
                initial=LEBUR if aksi.dari_lebur(kekal, lebur, nama) else KEKAL,
                widget=forms.RadioSelect,
                error_messages={"required": "Pilih salah satu."},
            )


def _teks(pemangku: Pemangku, pilihan: str) -> str:
    isi = [_baca(pemangku, nama) for nama in aksi.PILIHAN[pilihan]]
    return f"{pemangku.nomor}: {', '.join(filter(None, isi)) or '(kosong)'}"


def _baca(pemangku: Pemangku, nama: str) -> str:
    isi = getattr(pemangku, nama)
    if isinstance(isi, FieldFile):
        return "ada berkas" if isi else ""
    if isinstance(isi, Pemangku):
        return isi.nama_tampil
    return "" if isi is None else teks_nilai(isi)


def _boleh(induk: PortalAdmin, request: HttpRequest, izin: str, obj: Pemangku) -> bool:
    return request.user.has_perm(izin) and induk.berwenang(request, izin, obj)


@di_alamat("<path:object_id>/gabung/", "gabung_pilih", TULIS)
def pilih_view(
    induk: PortalAdmin, request: HttpRequest, object_id: str
) -> HttpResponse:
    obj = induk.objek_atau_404(request, object_id)
    if not _boleh(induk, request, GABUNG, obj):
        raise PermissionDenied
    form = NomorGabungForm(kiriman(request))
    kolom: Any = form.fields["nomor"]
    kolom.queryset = induk.get_queryset(request).exclude(pk=obj.pk)
    if form.is_valid():
        lain = form.cleaned_data["nomor"]
        return HttpResponseRedirect(induk.tautan("gabung", obj.pk, lain.pk))
    return induk.halaman(
        request,
        "pemangku/meja/gabung.html",
        title=f"Gabungkan {obj.nomor}",
        object=obj,
        form=form,
        tombol="Bandingkan",
    )


@di_alamat("<path:object_id>/gabung/<uuid:lain>/", "gabung", TULIS)
def gabung_view(
    induk: PortalAdmin, request: HttpRequest, object_id: str, lain: Any
) -> HttpResponse:
    kekal = induk.objek_atau_404(request, object_id)
    lebur = induk.objek_atau_404(request, str(lain))
    if not all(_boleh(induk, request, GABUNG, satu) for satu in (kekal, lebur)):
        raise PermissionDenied
    form = GabungPemangkuForm(kiriman(request), kekal=kekal, lebur=lebur)
    if form.is_valid():
        saat = saat_dari(request)
        ambil = [nama for nama, isi in form.cleaned_data.items() if isi == LEBUR]
        log = coba(form, aksi.gabungkan_pemangku, kekal, lebur, saat, ambil=ambil)
        if log:
            messages.success(
                request,
                f"{lebur.nomor} sekarang bagian dari {kekal.nomor}. Dapat dibatalkan "
                "dalam 30 hari.",
            )
            return HttpResponseRedirect(induk.tautan("change", kekal.pk))
    return induk.halaman(
        request,
        "pemangku/meja/gabung.html",
        title=f"Gabungkan {lebur.nomor} ke {kekal.nomor}",
        object=kekal,
        form=form,
        lebur=lebur,
        tukar=induk.tautan("gabung", lebur.pk, kekal.pk),
        tombol=f"Gabungkan ke {kekal.nomor}",
    )


def alamat_gabung(induk: PortalAdmin, request: HttpRequest, obj: Pemangku) -> str:
    boleh = _boleh(induk, request, GABUNG, obj)
    return induk.tautan("gabung_pilih", obj.pk) if boleh else ""


HALAMAN_GABUNG = (pilih_view, gabung_view)


class NomorGabungForm(Borang):
    nomor = NomorField(
        "Nomor catatan yang sama",
        help_text="Misalnya PK-000012. Catatan itu digabung ke catatan ini.",
    )


class GabungOrangForm(PilihSatuForm):
    kekal = PilihSatuField(
        "Yang tetap",
        Orang.objects.menjabat,
        wajib=PILIH_ORANG,
        help_text="Nama ini yang dipakai seterusnya.",
    )
    lebur = PilihSatuField(
        "Yang digabungkan", Orang.objects.menjabat, wajib=PILIH_ORANG
    )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        semua = [isi[nama] for nama in ("kekal", "lebur") if nama in isi]
        if isi.get("kekal") and isi.get("kekal") == isi.get("lebur"):
            raise ValidationError(aksi.DIRI_SENDIRI)
        milik = cakupan_izin(self.petugas, GABUNG).q("pemangku__pengelola")
        jabatan = Jabatan.objects.filter(orang__in=semua)
        if jabatan.exclude(pk__in=jabatan.filter(milik).values("pk")).exists():
            raise ValidationError(
                "Salah satunya juga menjabat di pemangku yang dirawat unit lain; minta "
                "pengelola menggabungkannya."
            )
        return isi


class PisahForm(PilihSatuForm):
    log = PilihSatuField(
        "Penggabungan",
        lambda p: gabungan(p, timezone.now()).select_related(
            "orang", "orang_lebur", "pemangku__jenis", "pemangku_lebur__jenis"
        ),
        wajib="Pilih satu.",
    )


def _kabar_pisah(log: PenggabunganLog) -> str:
    kata = "Keduanya terpisah lagi."
    if log.tertinggal:
        sisa = "; ".join(log.tertinggal)
        kata += f" Perlu Anda periksa karena sudah diubah: {sisa}."
    return kata


def _akibat(pemangku: Pemangku) -> Sequence[str]:
    return [
        *(
            f"Mungkin sama: {satu.nama_lengkap} dan {lain.nama_lengkap} ({nilai}): "
            f"{sebutan(nilai)}."
            for nilai, satu, lain in pasangan_orang(pemangku)
        ),
        "Jabatan, kanal, dan kehadiran keduanya terkumpul pada yang tetap.",
        ("Persetujuan yang berbeda dianggap ditarik; tanyakan lagi kepada orangnya."),
        "Pengelola dapat membatalkannya dalam 30 hari.",
    ]


TOMBOL_GABUNG = (
    Tombol(
        TindakanPemangku.GABUNG_ORANG,
        lambda _p, **isi: aksi.gabungkan_orang(**isi),
        berhasil="Keduanya sekarang satu orang.",
        penjelasan="Satu orang tercatat dua kali di sini.",
        form=lambda _p: GabungOrangForm,
        akibat=_akibat,
        bila=lambda p: not p.perorangan and punya(p)["berdua"],
    ),
    Tombol(
        TindakanPemangku.PISAH,
        atas("log", aksi.batalkan_gabungan),
        berhasil=_kabar_pisah,
        penjelasan="Dalam 30 hari, catatan atau orang yang digabung dipisahkan lagi. Yang "
        "sudah diubah sesudahnya disebut, untuk Anda periksa.",
        form=lambda _p: PisahForm,
        bila=lambda p: punya(p)["digabung"],
    ),
)
