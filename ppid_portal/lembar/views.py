"""Papers and sheets for staff that need the data of all services; what citizens said."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from organisasi.halaman.pemakaian import PALING_SEDIKIT
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.dokumen import Pencetak, kirim
from organisasi.models import Unit
from organisasi.staf.base import halaman_staf, tampil_staf
from pemangku.bahan.paket import alamat_paket, dibuka_lewat_bahan
from ppid_portal.laporan.models import TAHUN_AKHIR, TAHUN_AWAL
from ppid_portal.lembar.bahan_rakor import cakupan_bahan, isi_bahan, unit_bahan
from ppid_portal.lembar.rujukan import JUDUL, KEPALA, cakupan_rujukan, tabel_rujukan
from ppid_portal.lembar.suara import boleh_suara, suara, triwulan

# Papers for a visit: Bahan Rakor, and the packs for each audience

SEMUA_PAKET = 2


@halaman_staf()
def bahan_daftar(request: HttpRequest) -> HttpResponse:
    unit, dibuka = _unit_berbahan(request), dibuka_lewat_bahan()
    return tampil_staf(
        request,
        "ppid_portal/lembar/bahan_rakor.html",
        "Bahan untuk dibagikan",
        baris=[
            (satu, kali if (kali := dibuka[satu.slug]) >= PALING_SEDIKIT else None)
            for satu in unit
        ],
        # Of few offices each pack stands here with its papers: print in one more click.
        paket=[(satu, alamat_paket(satu)) for satu in unit]
        if len(unit) <= SEMUA_PAKET
        else (),
        kali=PALING_SEDIKIT,
    )


@halaman_staf()
def bahan_rakor(request: HttpRequest, slug: str) -> HttpResponseBase:
    unit = next((u for u in _unit_berbahan(request) if u.slug == slug), None)
    if unit is None:
        raise Http404
    kini, hari = timezone.now(), timezone.localdate()
    pencetak = Pencetak.dari(petugas_dari(request), kini)
    return kirim(
        request,
        "pdf",
        f"bahan_rakor_{unit.slug}_{hari:%Y-%m-%d}",
        pada=kini,
        kembali=reverse("bahan-daftar"),
        kertas=lambda: isi_bahan(unit, pencetak=pencetak, hari=hari),
    )


def _unit_berbahan(request: HttpRequest) -> list[Unit]:
    petugas, hari = petugas_dari(request), timezone.localdate()
    cakupan = cakupan_bahan(petugas)
    if not (cakupan.kota or cakupan.unit):
        raise PermissionDenied
    return unit_bahan(petugas, hari)


# The voice of citizens; who refers what to whom

BANYAK_TAHUN = 3


@halaman_staf()
def suara_warga(request: HttpRequest, kode: str = "") -> HttpResponseBase:
    if not boleh_suara(petugas_dari(request)):
        raise PermissionDenied
    semua = triwulan(timezone.localdate())
    periode = next((p for p in semua if p.kode == (kode or semua[0].kode)), None)
    if periode is None:
        raise Http404
    pilihan = [
        (
            p.nama.removeprefix("triwulan "),
            "" if p == periode else reverse("suara-warga", args=(p.kode,)),
        )
        for p in semua
    ]
    return tampil_staf(
        request,
        "ppid_portal/lembar/suara_warga.html",
        f"Suara warga, {periode}",
        pilihan=[("Triwulan", pilihan)],
        suara=suara(periode),
    )


@halaman_staf()
def rujukan(request: HttpRequest, tahun: int = 0) -> HttpResponseBase:
    cakupan = cakupan_rujukan(petugas_dari(request))
    if not cakupan.ada:
        raise PermissionDenied
    kini = timezone.localdate().year
    tahun = tahun or kini
    if not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        raise Http404
    semua = [kini - lalu for lalu in range(BANYAK_TAHUN)]
    alamat = {t: reverse("laporan-rujukan", args=(t,)) for t in semua if t != tahun}
    return tampil_staf(
        request,
        "ppid_portal/lembar/rujukan.html",
        JUDUL,
        kepala=KEPALA,
        baris=tabel_rujukan(cakupan, tahun),
        tahun=tahun,
        pilihan=[("Tahun", [(str(t), alamat.get(t, "")) for t in semua])],
    )
