"""Pages of an import: template, upload, preview, confirm, result, undo."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import gabung
from organisasi.form_fields import Borang
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kantor.saat import Saat
from organisasi.kertas.xlsx import XLSX, baca_lembar
from organisasi.models import Petugas, Unit
from organisasi.staf.base import TULIS, HanyaBaca, di_alamat
from organisasi.staf.tombol import Bertombol, Tombol
from pemangku.impor import actions as aksi, lembar
from pemangku.impor.models import ImporBaris, ImporBerkas
from pemangku.inventaris.duplikat import UNIT_LAIN
from pemangku.inventaris.nama import sebutan
from pemangku.izin import IMPOR
from pemangku.staf import PindaianField


class UnggahForm(Borang):
    sha256 = nama = ""

    berkas = forms.FileField(
        label="Berkas XLSX atau CSV",
        help_text="Isi templatnya, satu baris untuk satu pemangku. Paling banyak 5.000 "
        "baris dan 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Unit pengelola",
        empty_label=None,
        help_text="Untuk baris yang kolom Pengelolanya kosong.",
    )
    bukti = PindaianField(
        "Pindaian formulir persetujuan (boleh kosong)",
        required=False,
        help_text="PDF, JPG, atau PNG. Tanpa ini, persetujuan “Ya” tidak disimpan.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        super().__init__(*args, **lain)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        boleh = {satu.pk for satu in lembar.unit_impor(petugas)}
        unit.queryset = Unit.objects.filter(pk__in=boleh)
        sendiri = (p.unit_id for p in petugas.penugasan_aktif if p.unit_id in boleh)
        self.initial["unit"] = next(sendiri, None)

    def clean_berkas(self) -> lembar.LembarCocok:
        berkas: UploadedFile = self.cleaned_data["berkas"]
        isi = lembar.cocokkan(baca_lembar(berkas, lembar.BATAS))
        berkas.seek(0)
        self.nama = berkas.name or ""
        self.sha256 = hashlib.sha256(berkas.read()).hexdigest()
        return isi


SEHALAMAN = 50
TERTUTUP = "•••"
# Masked for who did not upload the sheet: a figure's name may stand in it, too.
DISAMARKAN = lembar.PRIBADI | {"Nama Lembaga"}
AWALAN = "pilihan-"


def halaman_impor(
    berkas: ImporBerkas, petugas: Petugas, kueri: Mapping[str, str]
) -> dict[str, Any]:
    if berkas.berjalan:
        return {"berkas": berkas}
    kolom, nilai = _saring(kueri)
    semua = berkas.baris.order_by("nomor").select_related("pemangku__jenis")
    terpilih = semua.filter(**{kolom: nilai}) if kolom else semua
    page = Paginator(terpilih, SEHALAMAN).get_page(kueri.get("p"))
    baris: list[ImporBaris] = list(page.object_list)
    for satu in baris:
        satu.berkas = berkas
    nama, terbaca = lembar.nama_calon(baris), berkas.boleh_baca(petugas)
    pertama = ImporBerkas.objects.sama(berkas.sha256, petugas)
    mirip = berkas.ringkasan.get(f"vonis_{ImporBaris.Vonis.MIRIP}", 0)
    return {
        "berkas": berkas,
        "boleh_baca": terbaca,
        "saringan": list(_saringan(berkas, kolom, nilai)),
        "kartu": [_kartu(satu, nama, terbaca=terbaca) for satu in baris],
        "page": page,
        "kueri": urlencode({kolom: nilai}) if kolom else "",
        "asing": gabung(lembar.kolom_asing([(a, k) for a, k in berkas.kepala])),
        "mirip": mirip if berkas.status == ImporBerkas.Status.SIAP else 0,
        "nasib": gabung(list(_nasib(berkas))),
        "bermasalah": berkas.baris.bermasalah().count(),
        "sebelumnya": pertama if pertama != berkas else None,
    }


def pilihan_dari(kiriman: Mapping[str, str]) -> dict[int, tuple[str, str]]:
    """``pilihan-14=pakai:<id>`` → row 14, choice, record; others are not ours."""
    hasil = {}
    for nama, nilai in kiriman.items():
        nomor = nama.removeprefix(AWALAN)
        if nama.startswith(AWALAN) and nomor.isascii() and nomor.isdecimal():
            kata, _, calon = str(nilai).partition(":")
            hasil[int(nomor[:9])] = (kata, calon)
    return hasil


def akibat_terapkan(berkas: ImporBerkas) -> list[str]:
    v, p = ImporBaris.Vonis, ImporBaris.Pilihan
    hitung = berkas.ringkasan
    mirip = berkas.baris.filter(vonis=v.MIRIP)
    baru = hitung.get(f"vonis_{v.BARU}", 0) + mirip.filter(pilihan=p.BARU).count()
    sama = hitung.get(f"vonis_{v.TANPA_PERUBAHAN}", 0)
    ubah = hitung.get(f"vonis_{v.PERBARUI}", 0) + mirip.filter(pilihan=p.PAKAI).count()
    kembali = berkas.jumlah - baru - ubah - sama
    return [
        f"{baru} catatan baru dibuat.",
        f"{ubah} catatan yang ada diperbarui; sel kosong tidak menghapus apa pun.",
        f"{sama} baris sudah ada dan tidak berubah.",
        f"{kembali} baris dikembalikan dalam berkas XLSX beserta sebabnya.",
        (
            "Dapat dibatalkan dalam tujuh hari, kecuali catatan yang sudah diubah "
            "petugas."
        ),
    ]


def _saring(kueri: Mapping[str, str]) -> tuple[str, str]:
    # What is none of ours is no filter.
    for kolom, pilihan in (("hasil", ImporBaris.Hasil), ("vonis", ImporBaris.Vonis)):
        if (nilai := kueri.get(kolom, "")) in pilihan.values:
            return kolom, nilai
    return "", ""


def _saringan(berkas: ImporBerkas, kolom: str, nilai: str) -> Iterable[dict[str, Any]]:
    yield {"label": "Semua", "banyak": berkas.jumlah, "kueri": "", "kini": not kolom}
    for nama, pilihan in (("vonis", ImporBaris.Vonis), ("hasil", ImporBaris.Hasil)):
        for satu in pilihan:
            if banyak := berkas.ringkasan.get(f"{nama}_{satu.value}", 0):
                yield {
                    "label": str(satu.label),
                    "banyak": banyak,
                    "kueri": urlencode({nama: satu.value}),
                    "kini": (kolom, nilai) == (nama, satu.value),
                }


def _nasib(berkas: ImporBerkas) -> Iterable[str]:
    for satu in ImporBaris.Hasil:
        if banyak := berkas.ringkasan.get(f"hasil_{satu.value}", 0):
            yield f"{banyak} {satu.label.lower()}"


def _kartu(
    baris: ImporBaris, nama: Mapping[str, str], *, terbaca: bool
) -> dict[str, Any]:
    tutup = frozenset() if terbaca else DISAMARKAN
    isi = baris.menurut_kolom
    semua = [
        {
            "judul": kolom,
            "nilai": TERTUTUP if nilai and kolom in tutup else nilai,
            "galat": baris.galat.get(kolom, []),
            "catatan": baris.catatan.get(kolom, []),
        }
        for kolom, nilai in isi.items()
    ]
    # A required cell may be missing from the row, not from the sheet.
    return {
        "baris": baris,
        "nama": TERTUTUP if tutup else isi.get("Nama Lembaga", ""),
        "keterangan": _keterangan(baris),
        "perhatian": [satu for satu in semua if satu["galat"] or satu["catatan"]],
        "semua": [satu for satu in semua if satu["nilai"]],
        "beda": [b for b in baris.beda if b[0] not in tutup],
        "opsi": _opsi(baris, nama),
    }


def _keterangan(baris: ImporBaris) -> str:
    if baris.kembar is not None:
        return lembar.DUPLIKAT.format(baris.kembar)
    if baris.calon_luar and not baris.hasil:
        return UNIT_LAIN
    return baris.keterangan


def _opsi(baris: ImporBaris, nama: Mapping[str, str]) -> list[tuple[str, str, bool]]:
    p = ImporBaris.Pilihan
    if baris.vonis != ImporBaris.Vonis.MIRIP or baris.hasil:
        return []
    pakai = str(baris.sasaran_id or "")
    kembali = baris.pilihan == p.KEMBALIKAN
    hasil = [(str(p.KEMBALIKAN), "Belum diputuskan: kembalikan baris ini", kembali)]
    for satu in baris.calon:
        yakin = sebutan(satu["nilai"]) or "nama dan tempat sama"
        sebut = f"{nama.get(satu['id'], TERTUTUP)} ({yakin}, {satu['nilai']})"
        if satu["boleh"]:
            nilai = f"{p.PAKAI.value}:{satu['id']}"
            hasil.append((nilai, f"Pakai yang ada: {sebut}", pakai == satu["id"]))
        else:
            hasil.append(("", f"Milik unit lain: {sebut}", False))
    return [*hasil, (str(p.BARU), "Buat baru", baris.pilihan == p.BARU)]


BOLEH_IMPOR = permission_required(IMPOR, raise_exception=True)
T = ImporBerkas.Tindakan


@admin.register(ImporBerkas)
class ImporAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            T.TERAPKAN,
            aksi.terapkan_impor,
            akibat=akibat_terapkan,
            berhasil="Impor disetujui. Hasil setiap baris tampil di halaman ini.",
        ),
        Tombol(
            T.BUANG,
            aksi.buang_impor,
            akibat=lambda _o: (
                "Isi berkas ini dihapus dari portal. Daftar tidak berubah.",
            ),
            berhasil="Isi berkas sudah dihapus.",
            bahaya=True,
        ),
        Tombol(
            T.BATALKAN,
            aksi.batalkan_impor,
            akibat=lambda _o: (
                "Catatan yang dibuat impor ini dihapus, yang diperbarui dikembalikan.",
                (
                    "Catatan yang sudah diubah petugas tetap ada dan disebut satu "
                    "per satu."
                ),
            ),
            berhasil="Pembatalan disetujui. Catatan yang tetap ada disebut di halaman ini.",
            bahaya=True,
            bila=lambda o: o.boleh_dibatalkan(timezone.now()),
        ),
    )
    keterangan = "Portal menyimpan sesudah Anda memeriksa dan menyetujui hasilnya."
    panduan = "impor-pemangku"
    list_display = ("nomor", "nama", "unit", "status", "jumlah", "dibuat_pada")
    list_filter = ("status",)
    list_select_related = ("unit",)
    search_fields = ("nomor", "nama")
    ordering = ("-dibuat_pada",)

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        semua = super().alat_daftar(request)
        if request.user.has_perm(IMPOR):
            semua.append(("Impor dari Excel", self.tautan("unggah")))
        return semua

    @di_alamat("unggah/", "unggah", BOLEH_IMPOR, TULIS)
    def unggah_view(self, request: HttpRequest) -> HttpResponse:
        isi = (request.POST, request.FILES) if request.method == "POST" else ()
        form = UnggahForm(*isi, petugas=petugas_dari(request))
        if form.is_valid():
            return self._terima(form, request)
        return self.halaman(
            request,
            "pemangku/impor/unggah.html",
            form=form,
            title="Impor pemangku dari Excel",
        )

    def _terima(self, form: UnggahForm, request: HttpRequest) -> HttpResponse:
        isi, pada = form.cleaned_data, timezone.now()
        berkas = aksi.terima_impor(
            Saat(petugas_dari(request), pada),
            lembar=isi["berkas"],
            nama=form.nama,
            sha256=form.sha256,
            unit=isi["unit"],
            bukti=isi["bukti"] and isi["bukti"].isi,
        )
        aksi.kerjakan_langsung(berkas, pada=pada)
        return HttpResponseRedirect(self.tautan("change", berkas.pk))

    @di_alamat("templat/", "templat", BOLEH_IMPOR, require_safe)
    def templat_view(self, request: HttpRequest) -> HttpResponse:
        isi = lembar.templat_xlsx(lembar.unit_impor(petugas_dari(request)))
        return _unduhan(isi, "templat-pemangku.xlsx")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",  # noqa: ARG002 - Django's signature
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002 - the same
    ) -> HttpResponse:
        berkas = self.objek_atau_404(request, object_id)
        konteks = {
            **halaman_impor(berkas, petugas_dari(request), request.GET.dict()),
            **self.kotak(request, berkas),
            "title": f"Impor {berkas.nomor}",
        }
        return self.halaman(request, "pemangku/impor/ubah.html", **konteks)

    @di_alamat("<uuid:pk>/pilih/", "pilih", BOLEH_IMPOR, require_POST)
    def pilih_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        berkas = self.objek_atau_404(request, str(pk))
        saat = saat_dari(request)
        try:
            if semua := request.POST.get("massal", ""):
                n = aksi.pilih_mirip_semua(berkas, saat, pilihan=semua)
            else:
                pilihan = pilihan_dari(request.POST.dict())
                n = aksi.pilih_mirip(berkas, saat, pilihan=pilihan)
            messages.success(request, f"Pilihan tersimpan: {n} baris berubah.")
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
        kueri = request.POST.get("kueri", "")
        return HttpResponseRedirect(f"{self.tautan('change', berkas.pk)}?{kueri}")

    @di_alamat("<uuid:pk>/bermasalah/", "bermasalah")
    def bermasalah_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        berkas = self.objek_atau_404(request, str(pk))
        if not berkas.boleh_baca(petugas_dari(request)):
            raise PermissionDenied
        return _unduhan(
            lembar.bermasalah_xlsx(berkas), f"{berkas.nomor}-bermasalah.xlsx"
        )


def _unduhan(isi: bytes, nama: str) -> HttpResponse:
    kepala = {"Content-Disposition": f'attachment; filename="{nama}"'}
    return HttpResponse(isi, content_type=XLSX, headers=kepala)
