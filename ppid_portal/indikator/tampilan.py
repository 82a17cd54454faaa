"""What the staff pages of figures show, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse

from organisasi.models import HariLibur, Petugas
from ppid_portal.indikator.angka import KOSONG, Angka, poin, selisih, tulis
from ppid_portal.indikator.baca import Lembar, kata
from ppid_portal.indikator.berkas import Nama
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.definisi import KELOMPOK, Satuan
from ppid_portal.indikator.inventaris import UKURAN_INVENTARIS
from ppid_portal.indikator.kasus import Daftar, daftar_kasus
from ppid_portal.indikator.keberatan import UKURAN_KEBERATAN, UKURAN_SENGKETA
from ppid_portal.indikator.pengaduan import UKURAN_PENGADUAN
from ppid_portal.indikator.pengaruh import (
    baris_banding,
    kata_banding,
    menurut_kecamatan,
    samping,
)
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.permohonan import UKURAN_PERMOHONAN
from ppid_portal.indikator.potret import Beda, lembar
from ppid_portal.indikator.sebaran import (
    bagian,
    bagian_target,
    kata_penuh,
    nama_angka,
    nama_rinci,
)
from ppid_portal.indikator.sebelum_sesudah import KODE as PENGARUH
from ppid_portal.indikator.sosialisasi import UKURAN_SOSIALISASI
from ppid_portal.indikator.ukuran import Cara, Kunci, Ukuran
from ppid_portal.models import AngkaResmi, TargetIndikator

TIDAK_DIKETAHUI = "tidak diketahui"
_UKURAN: tuple[Ukuran[Any], ...] = (
    *UKURAN_PERMOHONAN,
    *UKURAN_KEBERATAN,
    *UKURAN_SENGKETA,
    *UKURAN_PENGADUAN,
    *UKURAN_INVENTARIS,
    *UKURAN_SOSIALISASI,
)
# Each row is counted in one kecamatan or in none: what the kecamatan lack has none. Of
# different ones, least values and spreads nothing can be said so.
BERTAMBAH = frozenset(
    u.indikator.kode
    for u in _UKURAN
    if u.cara in {Cara.JUMLAH, Cara.TOTAL, Cara.BAGIAN}
)


def tabel_periode(per: Periode) -> dict[str, Any]:
    """Every figure of the city, by group, with target and the period before."""
    isi = lembar(per)
    target = {
        satu.kode: satu for satu in TargetIndikator.objects.filter(tahun=per.tahun)
    }
    kelompok: dict[str, list[dict[str, Any]]] = {}
    for kode, definisi in INDIKATOR.items():
        kelompok.setdefault(definisi.kelompok, []).extend(
            _baris_periode(isi, per, kode, rincian, target.get(kode))
            for rincian in bagian(kode)
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


def _baris_periode(
    isi: Lembar, per: Periode, kode: str, rincian: str, target: TargetIndikator | None
) -> dict[str, str]:
    kini, lalu = (
        kata(kode, isi.angka(kode, p, rincian=rincian)) for p in (per, per.sebelumnya)
    )
    return {
        "kode": kode,
        "nama": nama_angka(kode, rincian),
        "nilai": kini,
        "lalu": lalu,
        "target": _target(target) if rincian == bagian_target(kode) else "",
        "alamat": alamat_satu(kode, per),
    }


def _target(satu: TargetIndikator | None) -> str:
    return satu.dalam_kata(tulis(satu.nilai)) if satu else ""


def alamat_satu(kode: str, per: Periode, **tempat: str) -> str:
    """The page of one figure."""
    kueri = urlencode({"periode": per.kode, **tempat})
    return f"{reverse('indikator-satu', args=(kode,))}?{kueri}"


def resmi(per: Periode, isi: Lembar) -> list[dict[str, str]]:
    """The official figures of LAPOR! beside ours, month by month, with the difference."""
    semua = {
        Periode.bulan(satu.bulan): satu
        for satu in AngkaResmi.objects.filter(bulan__gte=per.awal, bulan__lte=per.akhir)
    }
    hasil = []
    for bulan, satu in sorted(semua.items()):
        cermin = isi.angka("B4", bulan)
        angka = Angka.bagian(satu.selesai, satu.diterima)
        hasil.append(
            {
                "bulan": bulan.nama,
                "resmi": kata("B4", angka),
                "cermin": kata("B4", cermin),
                "selisih": poin(selisih(cermin.nilai, angka.nilai)),
                "sumber": satu.sumber,
            }
        )
    return hasil


def halaman_satu(
    kode: str,
    per: Periode,
    nama: Nama,
    *,
    petugas: Petugas,
    kini: date,
    unit: int | None,
    kecamatan: str | None,
) -> dict[str, Any]:
    """One figure with all that explains it."""
    isi, definisi = lembar(per), INDIKATOR[kode]
    angka = isi.angka(kode, per, unit=unit, kecamatan=kecamatan)
    menurut = _menurut(kode, per, isi, nama)
    rincian = isi.rincian(kode, per, unit=unit, kecamatan=kecamatan)
    kasus = daftar_kasus(
        kode, per, petugas=petugas, kini=kini, unit=unit, kecamatan=kecamatan
    )
    return {
        "definisi": definisi,
        "per": per,
        "tempat": _nama_tempat(Kunci(kode, "", "", unit, kecamatan), nama),
        "angka": angka,
        "nilai": kata_penuh(isi, kode, per, unit=unit, kecamatan=kecamatan),
        "rincian": [(nama_rinci(r), kata(kode, satu)) for r, satu in rincian.items()],
        "potret": isi.potret,
        "bulan": [
            (
                bulan.nama,
                kata_penuh(isi, kode, bulan, unit=unit, kecamatan=kecamatan),
            )
            for bulan in per.ujung(12)
        ],
        "menurut": menurut,
        "kasus": kasus,
        "baris": _baris_kasus(kasus),
        **(_pengaruh(rincian, menurut) if kode == PENGARUH else {}),
    }


def _pengaruh(rincian: Mapping[str, Angka], menurut: list[Any]) -> dict[str, Any]:
    """What has only parts, and these of a kecamatan: no value, no months."""
    return {
        "nilai": "" if rincian or menurut else KOSONG,
        "rincian": [],
        "bulan": [],
        "banding": baris_banding(rincian),
        "samping": samping(rincian) if rincian else [],
    }


def _menurut(
    kode: str, per: Periode, isi: Lembar, nama: Nama
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The figure of each unit and kecamatan that has one, in the order of their codes.

    Under the kecamatan stands what has none, without an address, so that the rows add
    up to the city (10.1).
    """
    if kode == PENGARUH:
        return _menurut_pengaruh(per, isi, nama)
    unit = [
        (
            *(u.nama, kata_penuh(isi, kode, per, unit=pk)),
            alamat_satu(kode, per, unit=u.kode),
        )
        for pk, u in nama.unit.items()
        if isi.isi.get(Kunci(kode, "", per.kode, pk, None))
    ]
    ada = {
        pk: satu
        for pk in nama.kecamatan
        if (satu := isi.isi.get(Kunci(kode, "", per.kode, None, pk)))
    }
    wilayah = [
        (
            nama.kecamatan[pk].nama,
            kata_penuh(isi, kode, per, kecamatan=pk),
            alamat_satu(kode, per, kecamatan=nama.kecamatan[pk].kode),
        )
        for pk in ada
    ]
    sisa = _tanpa_kecamatan(kode, isi.angka(kode, per), list(ada.values()))
    if ada and sisa:
        wilayah.append((TIDAK_DIKETAHUI, kata(kode, sisa), ""))
    return [(j, b) for j, b in (("Unit", unit), ("Kecamatan", wilayah)) if b]


def _menurut_pengaruh(
    per: Periode, isi: Lembar, nama: Nama
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The kecamatan whose windows are over, with what may be said of each."""
    semua = menurut_kecamatan(isi, per)
    baris = [
        (
            *(satu.nama, kata_banding(semua[pk])),
            alamat_satu(PENGARUH, per, kecamatan=satu.kode),
        )
        for pk, satu in nama.kecamatan.items()
        if pk in semua
    ]
    return [("Kecamatan", baris)] if baris else []


def _tanpa_kecamatan(kode: str, kota: Angka, ada: list[Angka]) -> Angka | None:
    """The city without its kecamatan; None where nothing is left or it does not add up."""
    pembilang = (kota.pembilang or 0) - sum(a.pembilang or 0 for a in ada)
    penyebut = (kota.penyebut or 0) - sum(a.penyebut or 0 for a in ada)
    if kode not in BERTAMBAH:
        return None
    if INDIKATOR[kode].satuan == Satuan.PERSEN:
        return Angka.bagian(pembilang, penyebut) if penyebut > 0 else None
    return Angka.jumlah(pembilang) if pembilang > 0 else None


def _baris_kasus(kasus: Daftar | None) -> list[dict[str, Any]]:
    if kasus is None:
        return []
    return [
        {
            "nomor": satu.nomor,
            "hari": satu.hari,
            "nilai": satu.nilai,
            "alamat": _alamat(satu.objek),
        }
        for satu in kasus.kasus
    ]


def _alamat(objek: Any) -> str:
    """Its page in the admin."""
    meta = objek._meta
    nama = f"{admin.site.name}:{meta.app_label}_{meta.model_name}_change"
    return reverse(nama, args=(objek.pk,))


def _nama_tempat(kunci: Kunci, nama: Nama) -> str:
    if kunci.unit is not None:
        return str(nama.unit[kunci.unit].nama)
    if kunci.kecamatan is not None:
        return str(nama.kecamatan[kunci.kecamatan])
    return "Seluruh kota"


def baris_beda(beda: Iterable[Beda], nama: Nama) -> list[dict[str, str]]:
    """What changed since a freeze, in words."""
    return [
        {
            "kode": satu.kunci.kode,
            "nama": INDIKATOR[satu.kunci.kode].nama,
            "rincian": satu.kunci.rincian,
            "tempat": _nama_tempat(satu.kunci, nama),
            "dulu": kata(satu.kunci.kode, satu.dulu),
            "kini": kata(satu.kunci.kode, satu.kini),
        }
        for satu in beda
    ]
