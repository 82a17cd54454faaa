"""The pages of figures for staff: all of a period, one with its rows, frozen ones, files."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Borang
from organisasi.halaman.publik import csv_mengalir
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kantor.saat import Saat
from organisasi.kertas.dokumen import catat_unduhan
from organisasi.kertas.xlsx import jawab_buku
from organisasi.models import HariLibur, Petugas
from organisasi.staf.base import halaman_staf, tampil_staf
from ppid_portal.angka.angka import (
    KELOMPOK,
    KOSONG,
    Angka,
    Cara,
    Indikator,
    Kunci,
    Rentang,
    Satuan,
    Ukur,
    poin,
    selisih,
    tulis,
)
from ppid_portal.angka.aturan import SUMBER
from ppid_portal.angka.berkas import (
    KOLOM_CSV,
    BerkasAngka,
    Nama,
    buku,
    info,
)
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.models import (
    BEKUKAN,
    LIHAT,
    PotretIndikator,
    TargetIndikator,
    cakupan_angka,
    cakupan_catatan,
)
from ppid_portal.angka.periode import (
    Periode,
    periode_diminta as periode_terbuka,
    pilihan,
)
from ppid_portal.angka.potret import (
    LembarAngka,
    angka_resmi,
    bagian_target,
    bekukan,
    berubah,
    kata,
    kata_banding,
    kata_penuh,
    lembar,
    menurut_kecamatan,
    nama_angka,
    nama_rinci,
    samping,
    utama,
)
from ppid_portal.angka.sebelum_sesudah import KODE as PENGARUH, susun

# What the pages show, as plain values

TIDAK_DIKETAHUI = "tidak diketahui"
# Each row is counted in one kecamatan or in none: what the kecamatan lack has none. Of
# different ones, least values and spreads nothing can be said so.
BERTAMBAH = frozenset({Cara.JUMLAH, Cara.TOTAL, Cara.BAGIAN})


def tabel_periode(per: Periode) -> dict[str, Any]:
    isi = lembar(per)
    target = {
        satu.kode: satu for satu in TargetIndikator.objects.filter(tahun=per.tahun)
    }
    kelompok: dict[str, list[dict[str, Any]]] = {}
    for kode, rincian in utama():
        kini, lalu = (
            kata(kode, isi.angka(kode, p, rincian=rincian))
            for p in (per, per.sebelumnya)
        )
        ada = target.get(kode) if rincian == bagian_target(kode) else None
        kelompok.setdefault(INDIKATOR[kode].kelompok, []).append(
            {
                "kode": kode,
                "nama": nama_angka(kode, rincian),
                "nilai": kini,
                "lalu": lalu,
                "target": ada.dalam_kata(tulis(ada.nilai)) if ada else "",
                "alamat": _alamat("indikator-satu", per, kode),
            }
        )
    return {
        "per": per,
        "kelompok": [(f"{k}. {KELOMPOK[k]}", baris) for k, baris in kelompok.items()],
        "data_sampai": isi.data_sampai,
        "potret": isi.potret,
        "resmi": resmi(per, isi),
        "tanpa_libur": not HariLibur.objects.berlaku_di()
        .filter(tanggal__year=per.tahun)
        .exists(),
    }


def _alamat(nama: str, per: Periode, *args: str, **tempat: str) -> str:
    return reverse(nama, args=args, query={"periode": per.kode, **tempat})


def resmi(per: Periode, isi: LembarAngka) -> list[dict[str, str]]:
    return [
        {
            "bulan": Periode.bulan(satu.bulan).nama,
            "resmi": kata("B4", angka),
            "cermin": kata("B4", cermin),
            "selisih": poin(selisih(cermin.nilai, angka.nilai)),
            "sumber": satu.sumber,
        }
        for satu, angka, cermin in angka_resmi(isi, per)
    ]


def _menurut(
    kode: str, per: Periode, isi: LembarAngka, nama: Nama
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The figure of each unit and kecamatan that has one, in the order of their codes.

    Under the kecamatan stands what has none, without an address, so that the rows add
    up to the city.
    """
    pengaruh = menurut_kecamatan(isi, per)
    hasil = []
    semua: Sequence[tuple[str, str, Mapping[Any, Any]]] = (
        ("Unit", "unit", nama.unit),
        ("Kecamatan", "kecamatan", nama.kecamatan),
    )
    for judul, jenis, tempat in semua:
        kota = Kunci(kode, "", per.kode, None, None)
        ada = {pk: isi.isi.get(kota._replace(**{jenis: pk})) for pk in tempat}
        baris = [
            (
                satu.nama,
                kata_banding(pengaruh[pk])
                if kode == PENGARUH
                else kata_penuh(isi, kode, per, **{jenis: pk}),
                _alamat("indikator-satu", per, kode, **{jenis: satu.kode}),
            )
            for pk, satu in tempat.items()
            if (pk in pengaruh if kode == PENGARUH else ada[pk])
        ]
        if baris and jenis == "kecamatan":
            milik = [satu for satu in ada.values() if satu]
            if sisa := _tanpa_kecamatan(kode, isi.angka(kode, per), milik):
                baris.append((TIDAK_DIKETAHUI, kata(kode, sisa), ""))
        if baris:
            hasil.append((judul, baris))
    return hasil


def _tanpa_kecamatan(kode: str, kota: Angka, ada: list[Angka]) -> Angka | None:
    """The city without its kecamatan; None where nothing is left or it does not add up."""
    pembilang = (kota.pembilang or 0) - sum(a.pembilang or 0 for a in ada)
    penyebut = (kota.penyebut or 0) - sum(a.penyebut or 0 for a in ada)
    if INDIKATOR[kode].cara not in BERTAMBAH:
        return None
    if INDIKATOR[kode].satuan == Satuan.PERSEN:
        return Angka.bagian(pembilang, penyebut) if penyebut > 0 else None
    return Angka.jumlah(pembilang) if pembilang > 0 else None


def _nama_tempat(kunci: Kunci, nama: Nama) -> str:
    if kunci.unit is not None:
        return str(nama.unit[kunci.unit].nama)
    if kunci.kecamatan is not None:
        return str(nama.kecamatan[kunci.kecamatan])
    return "Seluruh kota"


# The rows behind a figure: which were counted, and which of them met the rule

# Rows on one page; more are told by their number.
BARIS_TERBANYAK = 200
# Groups made of cases; the others are made of records.
LAYANAN = ("A", "B")


def daftar_kasus(
    kode: str,
    per: Periode,
    *,
    petugas: Petugas,
    kini: date,
    unit: int | None,
    kecamatan: str | None,
) -> dict[str, Any] | None:
    """The rows that the officer may see, and how many were counted that he may not.

    None for a figure that is not made of cases.
    """
    definisi = INDIKATOR[kode]
    sumber = next((s for s in SUMBER if definisi in s.indikator), None)
    if sumber is None or sumber.milik is None:
        return None
    rentang, ukur = Rentang(kini, per.awal, per.akhir), Ukur.kota(kini)
    if definisi.saat:
        rentang = Rentang(kini, terbuka=True)
    dihitung = {
        p.id: (p, nilai)
        for p in sumber.baca(rentang)
        if per.awal <= (kini if definisi.saat else p.hari) <= per.akhir
        and unit in (None, p.unit_id)
        and kecamatan in (None, p.kecamatan)
        and (nilai := definisi.nilai(p, ukur)) is not None
    }
    cakupan = cakupan_catatan(petugas)
    # By name a camat has records of his unit or kecamatan alone; cases by their scope.
    nama = None if kode.startswith(LAYANAN) or cakupan.kota else Nama.untuk(cakupan)
    bernama = [
        pk
        for pk, (p, _) in dihitung.items()
        if nama is None or p.unit_id in nama.unit or p.kecamatan in nama.kecamatan
    ]
    ada = sumber.milik(petugas).filter(pk__in=bernama).order_by("-pk")
    halaman = f"admin:{ada.model._meta.label_lower.replace('.', '_')}_change"
    kasus = [
        {
            "nomor": str(getattr(objek, "nomor", "") or objek),
            "hari": dihitung[objek.pk][0].hari,
            "nilai": _kata_baris(definisi, dihitung[objek.pk][1]),
            "alamat": reverse(halaman, args=(objek.pk,)),
        }
        for objek in ada[:BARIS_TERBANYAK]
    ]
    banyak = len(dihitung)
    return {"kasus": kasus, "tertutup": banyak - ada.count(), "semua": banyak}


def _kata_baris(definisi: Indikator, nilai: int) -> str:
    if definisi.cara is Cara.SEBARAN:
        return f"{nilai} {definisi.satuan}"
    if definisi.cara is Cara.BAGIAN:
        return "ya" if nilai else "tidak"
    return "dihitung"


# The pages

TANPA_ALASAN = "Tulis alasannya, misalnya nama laporannya."


class BekukanForm(Borang):
    alasan = forms.CharField(
        label="Alasan membekukan",
        max_length=300,
        error_messages={"required": TANPA_ALASAN},
        help_text="Misalnya: laporan triwulan II kepada Sekretaris Daerah.",
    )


halaman_angka = partial(halaman_staf, izin=LIHAT)


def periode_diminta(request: HttpRequest) -> Periode:
    """``?periode=``; without it this year. Http404 for what the public page has not."""
    try:
        return periode_terbuka(request.GET.get("periode", ""), timezone.localdate())
    except ValueError:
        raise Http404 from None


@halaman_angka("GET", "HEAD", "POST")
def indikator_daftar(request: HttpRequest) -> HttpResponse:
    per = periode_diminta(request)
    boleh = request.user.has_perm(BEKUKAN)
    form = BekukanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not boleh:
            raise PermissionDenied
        if form.is_valid():
            try:
                bekukan(per, saat_dari(request), **form.cleaned_data)
            except TindakanTerlarang as galat:
                form.add_error("alasan", str(galat))
            else:
                messages.success(request, f"Angka {per.nama} sudah dibekukan.")
                return HttpResponseRedirect(_alamat("indikator-daftar", per))
    return tampil_staf(
        request,
        "ppid_portal/angka/daftar.html",
        f"Indikator {per.nama}",
        **tabel_periode(per),
        pilihan=list(pilihan(per, timezone.localdate(), "indikator-daftar")),
        bentuk=[(b.upper(), _alamat(f"indikator-{b}", per)) for b in ("xlsx", "csv")],
        form=form if boleh else None,
        berjalan=per.akhir >= timezone.localdate() and not form.is_bound,
        potret_semua=PotretIndikator.objects.filter(periode=per.kode).select_related(
            "dibekukan_oleh"
        ),
    )


@halaman_angka()
def indikator_satu(request: HttpRequest, kode: str) -> HttpResponse:
    if kode not in INDIKATOR:
        raise Http404
    petugas, per = petugas_dari(request), periode_diminta(request)
    nama, isi = Nama.untuk(cakupan_angka(petugas)), lembar(per)
    tempat = _tempat(request, nama)
    menurut = _menurut(kode, per, isi, nama)
    rincian = isi.rincian(kode, per, **tempat)
    konteks: dict[str, Any] = {
        "definisi": INDIKATOR[kode],
        "per": per,
        "tempat": _nama_tempat(Kunci(kode, "", "", **tempat), nama),
        "angka": isi.angka(kode, per, **tempat),
        "nilai": kata_penuh(isi, kode, per, **tempat),
        "rincian": [
            (nama_rinci(kode, r), kata(kode, satu)) for r, satu in rincian.items()
        ],
        "potret": isi.potret,
        "bulan": [(b.nama, kata_penuh(isi, kode, b, **tempat)) for b in per.ujung(12)],
        "menurut": menurut,
        "kasus": daftar_kasus(
            kode, per, petugas=petugas, kini=timezone.localdate(), **tempat
        ),
    }
    if kode == PENGARUH:
        # It has only parts, and these of a kecamatan: no value, no months.
        konteks |= {
            "nilai": "" if rincian or menurut else KOSONG,
            "rincian": [],
            "bulan": [],
            "banding": susun(rincian),
            "samping": samping(rincian) if rincian else [],
        }
    judul = f"{kode} {INDIKATOR[kode].nama}"
    return tampil_staf(request, "ppid_portal/angka/satu.html", judul, **konteks)


def _tempat(request: HttpRequest, nama: Nama) -> dict[str, Any]:
    unit, kecamatan = request.GET.get("unit", ""), request.GET.get("kecamatan", "")
    if unit:
        for pk, satu in nama.unit.items():
            if satu.kode == unit:
                return {"unit": pk, "kecamatan": None}
        raise Http404
    if kecamatan and kecamatan not in nama.kecamatan:
        raise Http404
    return {"unit": None, "kecamatan": kecamatan or None}


@halaman_angka()
def indikator_potret(request: HttpRequest, pk: int) -> HttpResponse:
    semua = PotretIndikator.objects.select_related("dibekukan_oleh", "menggantikan")
    potret = get_object_or_404(semua, pk=pk)
    nama = Nama.untuk(cakupan_angka(petugas_dari(request)))
    per = Periode.dari(potret.periode)
    return tampil_staf(
        request,
        "ppid_portal/angka/potret.html",
        f"Potret {per.nama}",
        potret=potret,
        per=per,
        beda=[
            {
                "kode": kunci.kode,
                "nama": INDIKATOR[kunci.kode].nama,
                "rincian": kunci.rincian,
                "tempat": _nama_tempat(kunci, nama),
                "dulu": kata(kunci.kode, dulu),
                "kini": kata(kunci.kode, kini),
            }
            for kunci, dulu, kini in berubah(potret)
            if nama.memuat(kunci)
        ],
        pengganti=PotretIndikator.objects.filter(menggantikan=potret).first(),
    )


@halaman_angka()
def indikator_berkas(request: HttpRequest, bentuk: str) -> HttpResponseBase:
    per, kini = periode_diminta(request), timezone.now()
    petugas, hari = petugas_dari(request), timezone.localdate()
    berkas, nama = BerkasAngka.untuk(petugas, per), f"indikator_{per.kode}_v1"
    catat_unduhan(f"{nama}.{bentuk}", Saat(petugas, kini))
    if bentuk == "xlsx":
        return jawab_buku(nama, info(berkas, hari), buku(berkas, hari))
    jawab = HttpResponse(content_type="text/csv; charset=utf-8")
    jawab.writelines(csv_mengalir(KOLOM_CSV, berkas.panjang()))
    jawab["Content-Disposition"] = f'attachment; filename="{nama}.csv"'
    return jawab
