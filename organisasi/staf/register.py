"""The official register of one year, its files, and its page over a list of the admin.

It is masked, or in full with a reason.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.template.response import TemplateResponse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import angka, tanggal
from organisasi.halaman.models import Pengaturan
from organisasi.halaman.publik import csv_mengalir
from organisasi.halaman.rahasia import halaman_rahasia, kiriman
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.models import Petugas, Unit
from organisasi.kantor.peran import Cakupan
from organisasi.kertas.naskah import REGISTER, PDFGagal, cetak_pdf, lambang_svg
from organisasi.kertas.xlsx import Tabel, alirkan_buku
from organisasi.pribadi.models import AksesDataPribadi
from organisasi.staf.base import TULIS, PortalAdmin, di_alamat

# The register of one year, of a unit or the city, and its files.
# Each service says which rows its registers hold and how a row is set; who may read them is
# the scope of its own lists.


# Rows read at a time; a register of any length needs no more memory than this many.
SEKALI_BACA = 500


@dataclass(frozen=True, slots=True)
class Register:
    nama: str
    judul: str
    tahun: int
    unit: Unit | None
    identitas: bool
    kolom: Sequence[str]
    lebar: Sequence[int]
    semua: QuerySet[Any]
    susun: Callable[..., tuple[str, ...]]

    def jumlah(self) -> int:
        return self.semua.count()

    def alir(self) -> Iterator[Sequence[str]]:
        """By key, not by a cursor: it needs no transaction that stays open."""
        pk: int | None = 0
        while pk is not None:
            bagian = list(self.semua.filter(pk__gte=pk)[: SEKALI_BACA + 1])
            for satu in bagian[:SEKALI_BACA]:
                yield self.susun(satu, identitas=self.identitas)
            pk = bagian[SEKALI_BACA].pk if len(bagian) > SEKALI_BACA else None

    def nama_berkas(self, jenis: str) -> str:
        tempat = self.unit.slug if self.unit else "kota"
        lengkap = "-dengan-identitas" if self.identitas else ""
        return f"register-{self.nama}-{tempat}-{self.tahun}{lengkap}.{jenis}"


def pilih(
    semua: Any,
    cakupan: Cakupan,
    unit: Unit | None,
    tahun: int,
    *,
    milik: str = "unit",
    hari: str = "tanggal_terima",
) -> Any:
    """Units below have no book; TindakanTerlarang for who does not see the city."""
    if unit is None and not cakupan.kota:
        raise TindakanTerlarang("Pilih satu unit.")
    if unit:
        anggota = Unit.objects.di_bawah([unit.pk]).values("pk")
        semua = semua.filter(**{f"{milik}__in": anggota})
    return semua.filter(**{f"{hari}__year": tahun}).order_by("pk")


# The register as a file: PDF to print and sign, XLSX, CSV

# Rows of a PDF; a longer register is printed by unit, or from the sheet.
BARIS_PDF = 500
PDF_PANJANG = (
    f"Lebih dari {BARIS_PDF} baris. Pilih satu unit, atau unduh XLSX lalu cetak."
)
SAMAR = "Identitas disamarkan."
LENGKAP = "Memuat data pribadi: simpan dan bagikan hanya untuk keperluan dinas."
type Jawab = HttpResponse | StreamingHttpResponse


def kirim_register(register: Register, jenis: str, *, pada: datetime) -> Jawab:
    """PDFGagal, KeyError for an unknown kind."""
    jawab = PEMBUAT[jenis](register, pada)
    nama = register.nama_berkas(jenis)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawab["Cache-Control"] = "no-store, private"
    jawab["X-Content-Type-Options"] = "nosniff"
    return jawab


def pengantar(register: Register, pada: datetime) -> list[str]:
    tempat = (
        register.unit.nama if register.unit else Pengaturan.objects.kini().nama_kota
    )
    jumlah, hari = angka(register.jumlah()), tanggal(timezone.localdate(pada))
    return [
        f"{tempat}, tahun {register.tahun}. {jumlah} baris. Keadaan {hari}.",
        LENGKAP if register.identitas else SAMAR,
    ]


def _pdf(register: Register, pada: datetime) -> HttpResponse:
    kertas = {
        "judul": register.judul,
        "penerbit": Pengaturan.objects.kini().nama_portal,
        "pengantar": pengantar(register, pada),
        "kolom": register.kolom,
        "lebar": register.lebar,
        "baris": list(register.alir()),
        "lambang": lambang_svg(),
    }
    isi = cetak_pdf(kertas, pada=pada, naskah=REGISTER)
    return HttpResponse(isi, content_type="application/pdf")


def _xlsx(register: Register, pada: datetime) -> FileResponse:
    tabel = Tabel(
        register.judul,
        register.kolom,
        register.alir(),
        register.lebar,
        [register.judul, *pengantar(register, pada), ""],
    )
    return alirkan_buku(register.nama, (), [tabel])


def _csv(register: Register, _pada: datetime) -> StreamingHttpResponse:
    isi = csv_mengalir(register.kolom, register.alir())
    return StreamingHttpResponse(isi, content_type="text/csv; charset=utf-8")


PEMBUAT: Mapping[str, Callable[[Register, datetime], Jawab]] = {
    "pdf": _pdf,
    "xlsx": _xlsx,
    "csv": _csv,
}


TAHUN_AWAL, TAHUN_AKHIR = 2000, 2100
PDF_GAGAL = "PDF sedang tidak dapat dibuat. Unduh XLSX atau CSV."


class PilihanForm(forms.Form):
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Unit", required=False, empty_label=None
    )
    tahun = forms.IntegerField(
        label="Tahun", min_value=TAHUN_AWAL, max_value=TAHUN_AKHIR
    )

    def __init__(self, *args: Any, cakupan: Cakupan, **kwargs: Any) -> None:
        # Two forms with the same fields stand on one page.
        kwargs["auto_id"] = f"{type(self).__name__}_%s"
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)
        unit.queryset = Unit.objects.filter(cakupan.q(""))
        unit.required = not cakupan.kota
        unit.empty_label = "Seluruh kota" if cakupan.kota else None


class LengkapForm(PilihanForm):
    jenis = forms.ChoiceField(
        label="Bentuk", choices=[(jenis, jenis.upper()) for jenis in PEMBUAT]
    )
    alasan = forms.CharField(
        label="Tujuan membuka data pribadi ini",
        min_length=8,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Contoh: “Pemeriksaan Komisi Informasi.” Tercatat dengan nama Anda.",
    )


class Beregister(PortalAdmin):
    """Mix in before the list's own class; adds the page "Register" over the list.

    ``buku``: what makes the register of this list, and who reads it where.
    ``izin_identitas`` opens it with identities; without such a permission there is only
    the masked one.
    """

    buku: ClassVar[tuple[Callable[..., Register], Callable[[Petugas], Cakupan]]]
    izin_identitas: ClassVar[str] = ""

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        semua = super().alat_daftar(request)
        if _membaca(self.buku[1](petugas_dari(request))):
            semua.append(("Register resmi", self.tautan("register")))
        return semua

    @di_alamat("register/", "register", TULIS, halaman_rahasia)
    def register_view(self, request: HttpRequest) -> Jawab:
        cakupan = self.buku[1](petugas_dari(request))
        if not (self.has_view_permission(request) and _membaca(cakupan)):
            raise PermissionDenied
        awal, lengkap = _pilihan(request, cakupan), None
        if self.izin_identitas and request.user.has_perm(self.izin_identitas):
            lengkap = LengkapForm(kiriman(request), initial=awal, cakupan=cakupan)
        if request.method == "POST":
            if lengkap is None:
                raise PermissionDenied
            if lengkap.is_valid():
                return self._lengkap_buku(request, lengkap)
            form = PilihanForm(request.POST, cakupan=cakupan)
            return self._halaman_buku(request, form, lengkap, status=400)
        form = PilihanForm(awal, cakupan=cakupan)
        jenis = request.GET.get("bentuk", "")
        if not jenis or not form.is_valid():
            return self._halaman_buku(request, form, lengkap)
        if jenis not in PEMBUAT:
            raise Http404
        return self._kirim_buku(request, form, jenis)

    def _lengkap_buku(self, request: HttpRequest, form: LengkapForm) -> Jawab:
        # The line of the log first, then the file.
        isi = form.cleaned_data
        AksesDataPribadi.objects.create(
            pada=timezone.now(),
            oleh=petugas_dari(request),
            objek_jenis=self.opts.label_lower,
            objek_id="register",
            objek_nomor=f"Register {isi['tahun']}",
            unit=isi["unit"],
            kolom="register: nama, alamat, kontak, pekerjaan",
            alasan=isi["alasan"].strip(),
        )
        return self._kirim_buku(request, form, isi["jenis"], identitas=True)

    def _kirim_buku(
        self, request: HttpRequest, form: Any, jenis: str, *, identitas: bool = False
    ) -> Jawab:
        register = self._register_buku(request, form, identitas=identitas)
        tipe = "text/plain; charset=utf-8"
        if jenis == "pdf" and register.jumlah() > BARIS_PDF:
            return HttpResponse(PDF_PANJANG, status=400, content_type=tipe)
        try:
            return kirim_register(register, jenis, pada=timezone.now())
        except PDFGagal:
            return HttpResponse(PDF_GAGAL, status=503, content_type=tipe)

    def _register_buku(
        self, request: HttpRequest, form: Any, *, identitas: bool = False
    ) -> Register:
        unit, tahun = form.cleaned_data["unit"], form.cleaned_data["tahun"]
        return self.buku[0](petugas_dari(request), unit, tahun, identitas=identitas)

    def _halaman_buku(
        self, request: HttpRequest, form: Any, lengkap: Any, *, status: int = 200
    ) -> TemplateResponse:
        register = self._register_buku(request, form) if form.is_valid() else None
        return self.halaman(
            request,
            "organisasi/staf/register.html",
            status=status,
            title="Register resmi",
            form=form,
            lengkap=lengkap,
            register=register,
            jumlah=register.jumlah() if register else 0,
            unduhan=_unduhan(register) if register else [],
        )


def _membaca(cakupan: Cakupan) -> bool:
    return cakupan.kota or bool(cakupan.unit)


def _pilihan(request: HttpRequest, cakupan: Cakupan) -> dict[str, Any]:
    awal: dict[str, Any] = {"tahun": timezone.localdate().year}
    if not cakupan.kota:
        awal["unit"] = min(cakupan.unit)
    return awal | {k: v for k, v in request.GET.items() if k in {"unit", "tahun"}}


def _unduhan(register: Register) -> list[tuple[str, str]]:
    dasar = f"tahun={register.tahun}&unit={register.unit.pk if register.unit else ''}"
    return [(jenis.upper(), f"?{dasar}&bentuk={jenis}") for jenis in PEMBUAT]
