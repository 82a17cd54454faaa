"""Lists of the desk: what must be verified, gaps in the units' officers, what a unit keeps."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.dokumen import (
    BENTUK,
    VERSI,
    DaftarTercetak,
    kirim_daftar,
    kirim_register,
)
from organisasi.kertas.xlsx import Tabel
from organisasi.models import Penugasan, Petugas, Unit
from organisasi.pribadi.actions import buka_data
from organisasi.staf.base import TULIS, PortalAdmin, di_alamat
from pemangku.inventaris.kanal import Kanal
from pemangku.inventaris.models import Pemangku, PemangkuQuerySet
from pemangku.inventaris.orang import Jabatan, TautanPribadi, alamat_tautan
from pemangku.inventaris.pilihan import Kesegaran, PeranKhusus, SifatKanal
from pemangku.izin import OPERATOR, PERAN_LIHAT, VERIFIKASI
from pemangku.kunjungan.ketetapan import tempat
from pemangku.pribadi.perbarui import buat_tautan_perbarui
from pemangku.siaran.penerima import alamat_wa

# Two work lists: what must be verified, and the gaps in the units' officers

JUDUL_KESEGARAN = "Pemangku yang perlu diverifikasi"
KEPALA_KESEGARAN = (
    *("Nomor", "Nama", "Unsur", "Keadaan", "Sebab"),
    *("Berlaku sampai", "Pengelola"),
)
LEBAR_KESEGARAN = (17, 30, 16, 22, 22, 15, 22)
SEHALAMAN = 50
PESAN = (
    "Yth. Bapak/Ibu, mohon periksa data {lembaga} yang kami catat: {alamat} "
    "Berlaku 14 hari, tanpa perlu masuk."
)
EKSPOR = "pemangku.ekspor_pemangku"


def _daftar_kerja(
    request: HttpRequest, hari: date
) -> tuple[PemangkuQuerySet, list[Unit], str]:
    if not request.user.has_perm(VERIFIKASI):
        raise PermissionDenied
    semua = Pemangku.objects.dirawat(petugas_dari(request), hari).daftar_kerja(hari)
    pengelola = Unit.objects.filter(pk__in=semua.order_by().values("pengelola"))
    pilih = request.GET.get("pengelola", "")
    if pilih.isdecimal():
        semua = semua.filter(pengelola=int(pilih))
    return semua, list(pengelola), pilih


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


# The list of stakeholders a unit keeps, to print and to hand on (9.5)


KEPALA_UNIT = (
    *("No", "Unsur/Jenis", "Nama Lembaga", "Nama", "Jabatan", "Kelurahan"),
    *("Kanal kedinasan", "Status data"),
)
LEBAR_UNIT = (5, 24, 30, 24, 20, 18, 24, 22)
# With names it is an export of personal data: of one's own, and no more than this (8.1).
BARIS_BERNAMA_MAKS = 200
TANPA_NAMA = "Tanpa nama orang: daftar bernama hanya untuk unit yang merawatnya."
TERLALU_BANYAK = f"Tanpa nama orang: daftar ini lebih dari {BARIS_BERNAMA_MAKS} baris."
SEMUA_BERNAMA = "Memuat nama orang; pengunduhannya tercatat."
type Baris = tuple[int | str, ...]


def unit_terdaftar(petugas: Petugas) -> list[Unit]:
    terlihat = Pemangku.objects.untuk(petugas).aktif().order_by()
    semua = Unit.objects.filter(pk__in=terlihat.values("pengelola"))
    return list(semua.order_by("nama"))


def daftar_unit(
    unit: Unit, *, petugas: Petugas, hari: date
) -> tuple[list[Baris], list[str], bool]:
    """What the unit and those below it keep, of what the officer may see.

    Rows, introduction, and whether people are named, which must be logged: to an operator
    of that unit only, and up to 200 rows; persons who were inventoried themselves stand
    by kind and place.
    """
    semua = Pemangku.objects.untuk(petugas).milik_unit(unit).aktif()
    dinas = Kanal.objects.samar().terpakai().filter(sifat=SifatKanal.KEDINASAN)
    pemangku = list(
        semua.untuk_daftar()
        .prefetch_related(Prefetch("kanal", dinas, to_attr="dinas"))
        .order_by("jenis__unsur__urut", "nomor")
    )
    milik = Cakupan.untuk(petugas, kota=frozenset(), unit=OPERATOR).unit
    sendiri = Cakupan(kota=False, unit=milik).mencakup(unit)
    muat = len(pemangku) <= BARIS_BERNAMA_MAKS
    bernama = sendiri and muat
    orang = _orang([p.pk for p in pemangku], hari) if bernama else {}
    keterangan = SEMUA_BERNAMA if bernama else (TANPA_NAMA if muat else TERLALU_BANYAK)
    baris = [
        _baris(ke, p, orang.get(p.pk), hari) for ke, p in enumerate(pemangku, start=1)
    ]
    pengantar = [f"{len(pemangku)} pemangku aktif, {tanggal(hari)}.", keterangan]
    return baris, pengantar, bernama


def _baris(ke: int, p: Any, jabatan: Jabatan | None, hari: date) -> Baris:
    periksa = p.terverifikasi_pada
    sejak = f" ({tanggal_pendek(timezone.localdate(periksa))})" if periksa else ""
    return (
        ke,
        f"{p.jenis.unsur.nama}: {p.jenis.nama}",
        p.nama_tampil,
        jabatan.orang.nama_lengkap if jabatan else "",
        jabatan.nama_jabatan if jabatan else "",
        tempat(p.wilayah)[1],
        ", ".join(f"{k.get_jenis_display()} {k.samaran}" for k in p.dinas),
        f"{p.kesegaran(hari).label}{sejak}",
    )


def _orang(pemangku: Iterable[Any], hari: date) -> Mapping[Any, Jabatan]:
    semua = (
        Jabatan.objects.berlaku(hari)
        .nyata()
        .filter(pemangku__in=list(pemangku), pemangku__bentuk=Pemangku.Bentuk.LEMBAGA)
        .select_related("orang")
    )
    urut = sorted(semua, key=lambda j: (j.pangkat, str(j.pk)), reverse=True)
    return {satu.pemangku_id: satu for satu in urut}


# The pages: each unit's list as PDF and as sheet


@di_alamat("kesegaran/", "kesegaran")
def kesegaran_view(induk: PortalAdmin, request: HttpRequest) -> HttpResponse:
    """What the officer keeps and must look at, in the order of urgency (PK-28)."""
    hari = timezone.localdate()
    semua, pengelola, pilih = _daftar_kerja(request, hari)
    halaman = Paginator(semua.untuk_daftar(), SEHALAMAN).get_page(
        request.GET.get("halaman")
    )
    ekor = f"?{urlencode({'pengelola': pilih})}" if pilih else ""
    return induk.halaman(
        request,
        "pemangku/meja/kesegaran.html",
        title=JUDUL_KESEGARAN,
        halaman=halaman,
        baris=[(satu, satu.kesegaran(hari)) for satu in halaman],
        pengelola=[(str(u.pk), u.nama) for u in pengelola],
        pilih=pilih,
        unduhan=[
            (bentuk.upper(), f"{induk.tautan('kesegaran_berkas', bentuk)}{ekor}")
            for bentuk in ("pdf", "xlsx")
        ],
    )


@di_alamat("kesegaran.<str:bentuk>", "kesegaran_berkas")
def kesegaran_berkas_view(
    induk: PortalAdmin, request: HttpRequest, bentuk: str
) -> HttpResponseBase:
    kini = timezone.now()
    hari = timezone.localdate(kini)
    semua, pengelola, pilih = _daftar_kerja(request, hari)
    nama = next((u.nama for u in pengelola if str(u.pk) == pilih), "")
    isi = DaftarTercetak(
        judul=JUDUL_KESEGARAN,
        hari=hari,
        saringan=f"Pengelola: {nama or 'semua yang dirawat pengunduh'}",
        bagian=[
            Tabel(
                "Kesegaran",
                KEPALA_KESEGARAN,
                lebar=LEBAR_KESEGARAN,
                judul="Menurut kemendesakan",
                baris=[
                    (
                        *(p.nomor, p.nama_tampil, p.jenis.unsur.nama),
                        *(str(p.kesegaran(hari).label), p.perlu_cek),
                        *(p.berlaku_sampai, p.pengelola.nama),
                    )
                    for p in semua.untuk_daftar()
                ],
            )
        ],
    )
    return kirim_daftar(
        request,
        isi,
        bentuk,
        pada=kini,
        nama=f"pemangku_kesegaran_{hari:%Y-%m}_v{VERSI}",
        kembali=induk.tautan("kesegaran"),
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


def _pengunduh(request: HttpRequest) -> Petugas:
    if not request.user.has_perm(EKSPOR):
        raise PermissionDenied
    return petugas_dari(request)


@di_alamat("unit/", "daftar_unit")
def pilih_unit_view(induk: PortalAdmin, request: HttpRequest) -> HttpResponse:
    def berkas(unit: Unit) -> list[tuple[str, str]]:
        alamat = partial(induk.tautan, "daftar_unit_berkas", unit.pk)
        return [(bentuk.upper(), alamat(bentuk)) for bentuk in BENTUK]

    semua = unit_terdaftar(_pengunduh(request))
    return induk.halaman(
        request,
        "pemangku/meja/daftar_unit.html",
        title="Daftar pemangku tiap unit",
        baris=[(unit.nama, berkas(unit)) for unit in semua],
    )


@di_alamat(
    "unit/<int:pk>.<str:bentuk>",
    "daftar_unit_berkas",
    halaman_rahasia,
    require_safe,
)
def daftar_unit_view(
    induk: PortalAdmin, request: HttpRequest, pk: int, bentuk: str
) -> HttpResponseBase:
    """The list; with names it leaves a line in the access log first."""
    petugas, kini = _pengunduh(request), timezone.now()
    if bentuk not in BENTUK:
        raise Http404
    boleh = [unit.pk for unit in unit_terdaftar(petugas)]
    unit = get_object_or_404(Unit.objects.filter(pk__in=boleh), pk=pk)
    hari, judul = timezone.localdate(kini), f"Daftar pemangku {unit.nama}"
    baris, pengantar, bernama = daftar_unit(unit, petugas=petugas, hari=hari)
    if bernama:
        buka_data(
            unit,
            Saat(petugas, kini),
            kolom="nama pada daftar pemangku",
            alasan=f"Mengunduh {judul}, {len(baris)} baris",
        )
    return kirim_register(
        request,
        bentuk,
        Tabel("Daftar", KEPALA_UNIT, baris, LEBAR_UNIT),
        judul=judul,
        pengantar=pengantar,
        pada=kini,
        nama=f"pemangku_daftar_{unit.slug}_{hari:%Y-%m-%d}",
        kembali=induk.tautan("daftar_unit"),
    )


HALAMAN_DAFTAR = (
    *(kesegaran_view, kesegaran_berkas_view, tautan_view, unit_view),
    *(pilih_unit_view, daftar_unit_view),
)
