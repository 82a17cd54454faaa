"""What is out of date or missing: SK that ended, posts without a successor, empty parts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Penugasan, Petugas, Unit
from pemangku.inventaris.actions import tandai_perlu_cek
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Jabatan
from pemangku.inventaris.pilihan import Kesegaran, PeranKhusus
from pemangku.izin import OPERATOR, PERAN_LIHAT

# What the night finds out of date: SK that ended, posts without a successor (4.8)

SK_HABIS = "Masa berlaku SK sudah habis"
TANPA_PENGGANTI = {
    Jabatan.PeranKhusus.PIMPINAN: "Pimpinan berakhir tanpa pengganti",
    Jabatan.PeranKhusus.NARAHUBUNG_UTAMA: "Narahubung utama berakhir tanpa pengganti",
}


def segarkan_status(*, pada: datetime, hari_ini: date) -> int:
    """Open a doubt where something ended and nobody has looked since; how many.

    Run twice it changes nothing: who has a doubt open, or was verified after the end, is
    left alone.
    """
    jumlah = 0
    pergi = [
        (alasan, tanpa_pengganti(peran, hari_ini))
        for peran, alasan in TANPA_PENGGANTI.items()
    ]
    for alasan, temuan in ((SK_HABIS, sk_habis(hari_ini)), *pergi):
        for pemangku in temuan:
            tandai_perlu_cek(pemangku, Saat(None, pada), alasan=alasan)
            jumlah += 1
    return jumlah


def _belum_dilihat() -> QuerySet[Pemangku]:
    return (
        Pemangku.objects.aktif()
        .filter(perlu_cek="")
        .annotate(dilihat=TruncDate("terverifikasi_pada"))
        .order_by("nomor")
    )


def sk_habis(hari: date) -> QuerySet[Pemangku]:
    belum = Q(dilihat=None) | Q(dilihat__lte=F("sk_berlaku_sampai"))
    return _belum_dilihat().filter(belum, sk_berlaku_sampai__lt=hari)


def tanpa_pengganti(peran: str, hari: date) -> QuerySet[Pemangku]:
    pemegang = Jabatan.objects.filter(
        pemangku=OuterRef("pk"), peran_khusus__contains=[peran]
    )
    pergi = pemegang.filter(selesai__lt=hari).filter(
        Q(selesai__gte=OuterRef("dilihat")) | Q(pemangku__terverifikasi_pada=None)
    )
    return _belum_dilihat().filter(Exists(pergi), ~Exists(pemegang.berlaku(hari)))


# The gap board: who holds which part at every unit, and what is empty since when.
# C6 and PK-31 ask for two of the parts, the PPID and the SP4N admin; the board shows the
# contact for 112, the deputy and the freshness of the unit's own record beside them.

PERAN_WAJIB = (PeranKhusus.PPID_PELAKSANA, PeranKhusus.ADMIN_SP4N)
PERAN_PAPAN = (*PERAN_WAJIB, PeranKhusus.RESPONDER_112)


def papan_celah(petugas: Petugas, hari: date) -> list[dict[str, Any]]:
    """Every unit with a PPID that the officer may see, as on ``hari``; three queries.

    Of each its parts, which wanted ones are ``kosong``, and whether anything is missing
    (``celah``). A part that nobody holds is empty since a day, or was never held.
    """
    lihat = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
    semua = Unit.objects.berjalan(hari).ber_ppid().filter(lihat.q(""))
    unit = list(semua.select_related("pemangku").order_by("nama"))
    kunci = [satu.pk for satu in unit]
    jabatan, wakil = _jabatan(kunci, hari), _wakil(kunci, hari)
    return [_baris(satu, jabatan[satu.pk], wakil[satu.pk], hari) for satu in unit]


def unit_kurang(petugas: Petugas, hari: date) -> list[dict[str, Any]]:
    return [satu for satu in papan_celah(petugas, hari) if satu["kosong"]]


def _jabatan(unit: list[int], hari: date) -> dict[int | None, list[Jabatan]]:
    semua = (
        Jabatan.objects.nyata()
        .filter(
            pemangku__unit__in=unit,
            peran_khusus__overlap=[str(peran) for peran in PERAN_PAPAN],
            mulai__lte=hari,
        )
        .select_related("pemangku", "orang")
    )
    milik: dict[int | None, list[Jabatan]] = defaultdict(list)
    for satu in semua:
        milik[satu.pemangku.unit_id].append(satu)
    return milik


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


def _baris(
    unit: Unit, jabatan: list[Jabatan], wakil: list[str], hari: date
) -> dict[str, Any]:
    milik = getattr(unit, "pemangku", None)
    kesegaran = milik.kesegaran(hari) if milik else None
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
