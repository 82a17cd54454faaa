"""Lists of the desk: what must be verified, and the gaps in the units' officers."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Penugasan, Petugas, Unit
from organisasi.staf.base import TULIS, PortalAdmin, di_alamat
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Jabatan, TautanPribadi, alamat_tautan
from pemangku.inventaris.pilihan import Kesegaran, PeranKhusus
from pemangku.izin import OPERATOR, PERAN_LIHAT, VERIFIKASI
from pemangku.pribadi.perbarui import buat_tautan_perbarui
from pemangku.siaran.penerima import alamat_wa

SEHALAMAN = 50
PESAN = (
    "Yth. Bapak/Ibu, mohon periksa data {lembaga} yang kami catat: {alamat} "
    "Berlaku 14 hari, tanpa perlu masuk."
)

# The gap board: who holds which part at every unit, and what is empty since when.
# C6 and PK-31 ask for two of the parts, the PPID and the SP4N admin; the board shows the
# contact for 112, the deputy and the freshness of the unit's own record beside them.

PERAN_WAJIB = (PeranKhusus.PPID_PELAKSANA, PeranKhusus.ADMIN_SP4N)
PERAN_PAPAN = (*PERAN_WAJIB, PeranKhusus.RESPONDER_112)


def unit_tanpa_petugas(petugas: Petugas, hari: date) -> QuerySet[Unit]:
    """The units of the board with an empty part that is wanted."""
    lihat = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
    ada = Jabatan.objects.nyata().berlaku(hari).filter(pemangku__unit=OuterRef("pk"))
    isi = [Exists(ada.filter(peran_khusus__contains=[p])) for p in PERAN_WAJIB]
    return Unit.objects.berjalan(hari).ber_ppid().filter(lihat.q("")).exclude(*isi)


def papan_celah(petugas: Petugas, hari: date) -> list[dict[str, Any]]:
    """Every unit with a PPID that the officer may see, as on ``hari``; three queries.

    Of each its parts, which wanted ones are ``kosong``, and whether anything is missing
    (``celah``). A part that nobody holds is empty since a day, or was never held.
    """
    lihat = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
    pejabat = (
        Jabatan.objects.nyata()
        .filter(peran_khusus__overlap=[*map(str, PERAN_PAPAN)], mulai__lte=hari)
        .select_related("orang")
    )
    unit = (
        Unit.objects.berjalan(hari)
        .ber_ppid()
        .filter(lihat.q(""))
        .select_related("pemangku")
        .prefetch_related(Prefetch("pemangku__jabatan", pejabat, to_attr="pejabat"))
        .order_by("nama")
    )
    wakil = _wakil([satu.pk for satu in unit], hari)
    return [_baris_celah(satu, wakil[satu.pk], hari) for satu in unit]


# Stand-ins, or whoever serves beside the first.
def _wakil(unit: list[int], hari: date) -> dict[int, list[str]]:
    semua = (
        Penugasan.objects.berlaku(hari)
        .filter(unit__in=unit, peran=Peran.PPID_PEMBANTU)
        .select_related("petugas")
        .order_by("unit", "mulai", "pk")
    )
    tetap: set[int] = set()
    milik: dict[int, list[str]] = defaultdict(list)
    for satu in semua:
        if satu.sifat == Penugasan.Sifat.TETAP and satu.unit_id not in tetap:
            tetap.add(satu.unit_id)
        else:
            milik[satu.unit_id].append(str(satu.petugas))
    return milik


def _baris_celah(unit: Unit, wakil: list[str], hari: date) -> dict[str, Any]:
    milik = getattr(unit, "pemangku", None)
    kesegaran = milik.kesegaran(hari) if milik else None
    jabatan = milik.pejabat if milik else []
    pengisi = [_pengisi(jabatan, hari, peran) for peran in PERAN_PAPAN]
    lengkap = all(satu["nama"] for satu in pengisi) and wakil
    return {
        "unit": unit,
        "pengisi": pengisi,
        "kosong": [satu for satu in pengisi if satu["wajib"] and not satu["nama"]],
        "wakil": wakil,
        "kesegaran": kesegaran.label if kesegaran else "Belum ada catatan",
        "celah": not lengkap or kesegaran != Kesegaran.SEGAR,
    }


def _pengisi(jabatan: list[Jabatan], hari: date, peran: PeranKhusus) -> dict[str, Any]:
    milik = [satu for satu in jabatan if peran in satu.peran_khusus]
    kini = [satu.orang.nama_lengkap for satu in milik if satu.berlaku(hari)]
    akhir = [satu.selesai for satu in milik if satu.selesai]
    return {
        "peran": peran,
        "sebutan": peran.label,
        "wajib": peran in PERAN_WAJIB,
        "nama": kini,
        "sejak": max(akhir) + timedelta(days=1) if akhir and not kini else None,
    }


# The pages


@di_alamat("kesegaran/", "kesegaran")
def kesegaran_view(induk: PortalAdmin, request: HttpRequest) -> HttpResponse:
    """What the officer keeps and must look at, in the order of urgency (PK-28)."""
    if not request.user.has_perm(VERIFIKASI):
        raise PermissionDenied
    hari = timezone.localdate()
    semua = Pemangku.objects.dirawat(petugas_dari(request), hari).daftar_kerja(hari)
    pengelola = Unit.objects.filter(pk__in=semua.order_by().values("pengelola"))
    pilih = request.GET.get("pengelola", "")
    if pilih.isdecimal():
        semua = semua.filter(pengelola=int(pilih))
    halaman = Paginator(semua.untuk_daftar(), SEHALAMAN).get_page(
        request.GET.get("halaman")
    )
    return induk.halaman(
        request,
        "pemangku/meja/kesegaran.html",
        title="Pemangku yang perlu diverifikasi",
        halaman=halaman,
        baris=[(satu, satu.kesegaran(hari)) for satu in halaman],
        pengelola=[(str(u.pk), u.nama) for u in pengelola],
        pilih=pilih,
    )


@di_alamat("<path:object_id>/tautan-perbarui/", "perbarui", TULIS)
def tautan_view(
    induk: PortalAdmin, request: HttpRequest, object_id: str
) -> HttpResponse:
    """A link for the main contact to look over his own data; shown once (PK-29)."""
    satu: Pemangku = induk.objek_atau_404(request, object_id)
    if not induk.berwenang(request, VERIFIKASI, satu):
        raise PermissionDenied
    konteks: dict[str, Any] = {
        "object": satu,
        "alamat_objek": reverse("admin:pemangku_pemangku_change", args=(satu.pk,)),
    }
    if request.method == "POST":
        try:
            kode = buat_tautan_perbarui(satu, saat_dari(request))
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
        else:
            alamat = alamat_tautan(TautanPribadi.Tujuan.PERBARUI, kode)
            pesan = PESAN.format(lembaga=satu.nama_tampil, alamat=alamat)
            konteks |= {"alamat": alamat, "wa": alamat_wa("", pesan)}
    templat = "pemangku/meja/tautan_perbarui.html"
    jawab = induk.halaman(request, templat, title="Tautan perbarui data", **konteks)
    jawab["Cache-Control"] = "no-store"
    return jawab


@di_alamat("petugas-unit/", "petugas_unit")
def unit_view(induk: PortalAdmin, request: HttpRequest) -> HttpResponse:
    """The gap board: each unit's officers, deputies and freshness (PK-31)."""
    if not induk.has_view_permission(request):
        raise PermissionDenied
    semua = papan_celah(petugas_dari(request), timezone.localdate())
    hanya = "kurang" in request.GET
    return induk.halaman(
        request,
        "pemangku/meja/petugas_unit.html",
        title="Papan celah: petugas tiap unit",
        baris=[satu for satu in semua if satu["celah"]] if hanya else semua,
        hanya=hanya,
        jumlah=len(semua),
        lengkap=sum(not satu["kosong"] for satu in semua),
    )


HALAMAN_DAFTAR = (kesegaran_view, tautan_view, unit_view)
