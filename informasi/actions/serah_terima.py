"""Cases pass from one officer to another: nobody's desk is left with a running clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from itertools import groupby

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from informasi.actions.kabar import PETUGAS_UNIT
from informasi.models import BERJALAN, Permohonan, StatusPermohonan as S, Surat
from informasi.surat import keluarkan_surat
from organisasi.alur.serah_terima import kunci_berkas, periksa_serah, petugas_unit
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Petugas, Unit

# Who may have a request on the desk.
PENANGAN = (*PETUGAS_UNIT, Peran.PPID_UTAMA)
# Something is left to do: answer, hand over, close.
BELUM_USAI = BERJALAN | {S.DIJAWAB, S.DISERAHKAN}


def berkas_terbuka(petugas: Petugas) -> QuerySet[Permohonan]:
    """Requests on the officer's desk that are not ended, the nearest due day first."""
    milik = Permohonan.objects.filter(penangan=petugas, status__in=BELUM_USAI)
    return milik.order_by("jatuh_tempo", "pk")


def halangan_tutup(petugas: Petugas, unit: Iterable[int] | None = None) -> str:
    """Why the account cannot be closed now; "" when nothing stands against it.

    With ``unit``: why an assignment there cannot end.
    """
    berkas = berkas_terbuka(petugas)
    if unit is not None:
        berkas = berkas.filter(pemegang__in=unit)
    jumlah = berkas.count()
    if not jumlah:
        return ""
    return (
        f"Petugas ini masih menangani {jumlah} permohonan yang belum selesai. Serahkan "
        "dulu lewat Permohonan informasi, Serah terima berkas."
    )


def calon_penangan(unit: Unit, hari_ini: date) -> QuerySet[Petugas]:
    """Officers who hold a role for requests in ``unit``, or above it, on that day."""
    return petugas_unit(unit, hari_ini, peran=PENANGAN)


@transaction.atomic
def tugaskan(
    permohonan: Permohonan, *, kepada: Petugas, oleh: Petugas, pada: datetime
) -> Permohonan:
    """Put a request on the desk of ``kepada``, who holds a role in the holder unit.

    Raises TindakanTerlarang for somebody without such a role, for an ended request, and
    when another officer was faster.
    """
    _periksa_penerima(kepada, permohonan.pemegang, timezone.localdate(pada))
    lama = permohonan.penangan
    sama = Permohonan.objects.filter(
        pk=permohonan.pk,
        penangan=lama,
        pemegang=permohonan.pemegang,
        status__in=BELUM_USAI,
    )
    if not sama.update(penangan=kepada):
        raise TindakanTerlarang(
            "Permohonan ini sudah selesai atau baru saja diubah orang lain. Muat ulang "
            "halaman untuk melihat keadaannya."
        )
    permohonan.penangan = kepada
    _catat(permohonan, "tugaskan", lama, oleh=oleh, pada=pada)
    return permohonan


@transaction.atomic
def serah_terima(
    *,
    dari: Petugas,
    kepada: Petugas,
    permohonan: Collection[Permohonan],
    oleh: Petugas,
    pada: datetime,
    alasan: str,
) -> list[Surat]:
    """Pass the chosen cases of ``dari`` to ``kepada``: all or none.

    Each case gets a line of its trail; numbers and due days stay. Returns the list to
    sign: one letter, or one for each holder unit when there are several. Raises
    TindakanTerlarang without a case or reason, to the same person, to somebody without
    a role in a holder unit, and for a case that is no longer open on that desk.
    """
    alasan = periksa_serah(permohonan, dari=dari, kepada=kepada, alasan=alasan)
    berkas = kunci_berkas(berkas_terbuka(dari), permohonan)
    for unit in {satu.pemegang for satu in berkas}:
        _periksa_penerima(kepada, unit, timezone.localdate(pada))
    Permohonan.objects.filter(pk__in=[s.pk for s in berkas]).update(penangan=kepada)
    for satu in berkas:
        satu.penangan = kepada
        _catat(satu, "serah_terima", dari, oleh=oleh, pada=pada, catatan=alasan)
    return [
        keluarkan_surat(
            Surat.Jenis.SERAH_TERIMA,
            oleh=oleh,
            pada=pada,
            isi={
                "unit": bagian[0].pemegang,
                "dari": dari,
                "kepada": kepada,
                "berkas": bagian,
                "alasan": alasan,
            },
        )
        for bagian in _per_unit(berkas)
    ]


def _per_unit(berkas: Iterable[Permohonan]) -> list[list[Permohonan]]:
    """By holder unit."""

    def kunci(satu: Permohonan) -> int:
        return satu.pemegang.pk

    return [list(isi) for _, isi in groupby(sorted(berkas, key=kunci), kunci)]


def _periksa_penerima(kepada: Petugas, unit: Unit, hari_ini: date) -> None:
    if not calon_penangan(unit, hari_ini).filter(pk=kepada.pk).exists():
        raise TindakanTerlarang(
            f"{kepada} tidak bertugas melayani permohonan di {unit.nama_pendek} hari ini."
        )


def _catat(
    permohonan: Permohonan,
    tindakan: str,
    lama: Petugas | None,
    *,
    oleh: Petugas,
    pada: datetime,
    catatan: str = "",
) -> None:
    Jejak.objects.catat(
        permohonan,
        tindakan,
        oleh=oleh,
        pada=pada,
        catatan=catatan,
        sebelum={"penangan": str(lama or "")},
        sesudah={"penangan": str(permohonan.penangan)},
    )
