"""The leaders' page, and its paper."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.dokumen import Pencetak, kirim, lembar_dinas
from organisasi.kertas.naskah import Unsur, bab, butir, kalimat, tabel, tanda_keaslian
from organisasi.staf.base import halaman_staf, tampil_staf
from ppid_portal.angka.sebelum_sesudah import CATATAN, DIBANDINGKAN
from ppid_portal.pimpinan import dampak
from ppid_portal.pimpinan.dampak import papan_dampak
from ppid_portal.pimpinan.papan import papan_pimpinan
from ppid_portal.pimpinan.sumber import LingkupPimpinan, SaringanForm, lingkup_pimpinan

# The page on one sheet for a meeting: decisions, target against actual, the round

JUDUL = "Kinerja informasi, pengaduan, dan penjangkauan"
LEBAR, LEBAR_TENGAH = (34, 17, 22, 14, 17), (30, 17, 15, 21, 14, 17)


def isi_satu_halaman(papan: dict[str, Any], pencetak: Pencetak) -> dict[str, Any]:
    sumber = papan["sumber"]
    judul = f"{JUDUL}, {sumber.periode.nama}"
    if papan["kantor"]:
        judul = f"{judul}, {papan['kantor'].nama}"
    isi = lembar_dinas(pencetak, judul=judul, hal=judul, bagian=list(_bagian(papan)))
    if potret := sumber.lembar.potret:
        isi |= tanda_keaslian(potret.kode, potret.sha256)
    return isi


def _bagian(papan: dict[str, Any]) -> Iterator[Unsur]:
    yield from kalimat(_keadaan(papan))
    yield bab("Perlu diputuskan")
    if papan["keputusan"]:
        yield butir(f"{k.teks} ({k.pemilik})" for k in papan["keputusan"])
    else:
        yield from kalimat("Tidak ada.")
    yield bab("Target dan capaian")
    tengah = ("Median kecamatan",) if papan["kantor"] else ()
    yield tabel(
        ("Indikator", "Nilai", *tengah, "Target", "Keadaan", "Periode lalu"),
        [
            (
                f"{b['kode']} {b['nama']}",
                b["nilai"],
                *((b["tengah"],) if papan["kantor"] else ()),
                b["target"],
                b["keadaan"],
                b["lalu"],
            )
            for b in papan["target"]
        ],
        LEBAR_TENGAH if papan["kantor"] else LEBAR,
    )
    if papan["kemajuan"]:
        yield from kalimat("{putaran}: {kalimat}.".format_map(papan["kemajuan"]))
    yield from _pengaruh(papan)


def _pengaruh(papan: dict[str, Any]) -> Iterator[Unsur]:
    """Complaints before and after, a line a kecamatan, and what that does not prove."""
    baris = [
        f"{satu['nama']}: aduan {b.sebelum} menjadi {b.sesudah}, {b.kalimat}"
        for satu in papan["pengaruh"]
        for b in satu["baris"]
        if b.apa == DIBANDINGKAN["aduan"]
    ]
    if baris:
        yield bab("Sebelum dan sesudah kunjungan")
        yield butir(baris)
        yield from kalimat(CATATAN)


def _keadaan(papan: dict[str, Any]) -> str:
    potret, sampai = papan["sumber"].lembar.potret, papan["sumber"].lembar.data_sampai
    if potret:
        return f"Angka periode ini dibekukan {_hari(potret.dibekukan_pada)}."
    if sampai is None:
        return "Angka belum pernah dihitung."
    return f"Data sampai {_hari(sampai)}; masih dapat berubah."


def _hari(pada: datetime) -> str:
    return tanggal_pendek(timezone.localdate(pada))


MATRIKS = "pemangku.view_penilaian"


# The addresses


@halaman_staf()
def pimpinan(request: HttpRequest) -> HttpResponse:
    kini = timezone.now()
    form, papan = _papan(request, kini)
    return tampil_staf(
        request,
        "ppid_portal/pimpinan/papan.html",
        f"Kinerja {papan['kantor']}" if papan["kantor"] else "Kinerja kota",
        papan=papan,
        form=form,
        catatan=CATATAN,
        kueri=request.GET.urlencode(),
        matriks=request.user.has_perm(MATRIKS),
    )


@halaman_staf()
def pimpinan_satu_halaman(request: HttpRequest) -> HttpResponseBase:
    kini = timezone.now()
    form, papan = _papan(request, kini)
    pencetak = Pencetak.dari(petugas_dari(request), kini)
    return kirim(
        request,
        "pdf",
        f"kinerja_{form.terpilih.kode}",
        pada=kini,
        kembali=reverse("pimpinan"),
        kertas=lambda: isi_satu_halaman(papan, pencetak),
    )


@halaman_staf()
def kunjungan(request: HttpRequest) -> HttpResponse:
    papan = papan_dampak(_lingkup(request), pada=timezone.now())
    return tampil_staf(
        request, "ppid_portal/pimpinan/kunjungan.html", dampak.JUDUL, **papan
    )


def _lingkup(request: HttpRequest) -> LingkupPimpinan:
    """PermissionDenied for who leads nothing and watches nothing."""
    lingkup = lingkup_pimpinan(petugas_dari(request))
    if lingkup is None:
        raise PermissionDenied
    return lingkup


def _papan(request: HttpRequest, kini: datetime) -> tuple[SaringanForm, dict[str, Any]]:
    petugas, lingkup = petugas_dari(request), _lingkup(request)
    form = SaringanForm(request.GET, timezone.localdate(kini))
    return form, papan_pimpinan(petugas, lingkup, form, pada=kini)
