"""Warnings before the due day of requests and objections: officer, head, main PPID, Sekda.

Cases that are answered or closed take no rung, nor does a delay the law allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from informasi.keberatan.models import Keberatan
from informasi.permohonan.models import Permohonan
from informasi.rujukan.models import RujukanPermohonan
from organisasi.kantor.peran import Peran
from organisasi.models import BatasWaktu
from organisasi.waktu.eskalasi import (
    RUJUKAN,
    TEMPATKAN,
    Jalur,
    LangkahEskalasi,
    Pagi,
    Peringatan,
    Tingkat,
    baca_pagi,
    catat_langkah,
)
from organisasi.waktu.hari_kerja import KalenderBelumDiisi
from organisasi.waktu.tenggat import RUJUKAN_TEMPATKAN

# From the first rung to the last; a rung reaches its role and all before it.
TINGKAT: Tingkat = (
    *((Peran.PETUGAS_LAYANAN,), (Peran.PPID_PEMBANTU,)),
    *((Peran.PPID_UTAMA,), (Peran.ATASAN_PPID,)),
)
UTAMA: Tingkat = ((Peran.PPID_UTAMA,),)
ATASAN: Tingkat = ((Peran.ATASAN_PPID, Peran.PPID_UTAMA),)


TAK_DIJAWAB = "rujukan tidak dijawab penerimanya, menunggu putusan Anda"
TAK_DITEMPATKAN = "permohonan belum ditempatkan ke unit"


def _jalur_permohonan(tahap: str, _jalur: str) -> Jalur:
    if tahap == TEMPATKAN:
        return Jalur("permohonan", UTAMA, TAK_DITEMPATKAN)
    return Jalur("permohonan", TINGKAT)


JALUR = {
    Permohonan._meta.label_lower: _jalur_permohonan,
    RujukanPermohonan._meta.label_lower: lambda _t, _j: Jalur(
        "permohonan", UTAMA, TAK_DIJAWAB
    ),
    Keberatan._meta.label_lower: lambda _t, _j: Jalur("keberatan", ATASAN),
}


@transaction.atomic
def naikkan(*, pada: datetime, hari_ini: date) -> list[Peringatan]:
    """Take the rungs that are due on ``hari_ini``, a working day; what to tell of them.

    Repeatable: the cases are locked and what stands in the trail is not taken again.
    """
    pagi = baca_pagi(hari_ini)
    semua = [
        *_permohonan(pagi),
        *_keberatan(pagi),
        *_rujukan(hari_ini),
        *_belum_ditempatkan(pagi),
    ]
    return catat_langkah(semua, JALUR, pada=pada)


def _permohonan(pagi: Pagi) -> Iterator[LangkahEskalasi]:
    """Requests whose clock runs; not those that wait for their applicant."""
    semua: Iterable[Permohonan] = (
        Permohonan.objects.menunggu_kami()
        .select_related("pemegang", "penangan")
        .defer("kode", "rincian", "tujuan")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    for satu in semua:
        yield from pagi.tiba(
            satu,
            sejak=_sejak(satu),
            tempo=satu.jatuh_tempo,
            unit=satu.pemegang_id,
            kalender=satu.unit_id,
        )


def _sejak(permohonan: Permohonan) -> date:
    """The day its due day was counted from; an order's, since it is worked on again."""
    if permohonan.perintah_jatuh_tempo:
        return timezone.localdate(permohonan.status_sejak)
    return permohonan.tanggal_lengkap or permohonan.tanggal_terima


def _keberatan(pagi: Pagi) -> Iterator[LangkahEskalasi]:
    semua: Iterable[Keberatan] = (
        Keberatan.objects.terbuka()
        .select_related("unit")
        .defer("nama_kuasa", "kasus_posisi")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    for satu in semua:
        yield from pagi.tiba(
            satu,
            sejak=satu.tanggal_terima,
            tempo=satu.jatuh_tempo,
            unit=satu.unit_id,
        )


def _rujukan(hari_ini: date) -> Iterator[LangkahEskalasi]:
    """Referrals their receiver has let lie: the main PPID decides."""
    semua = (
        RujukanPermohonan.objects.lewat_tenggat(hari_ini)
        .filter(berkas__status=Permohonan.Status.DIPROSES)
        .select_related("berkas")
        .select_for_update(of=("self",))
    )
    for satu in semua.order_by("pk"):
        yield LangkahEskalasi(satu, RUJUKAN, satu.tenggat, 0, satu.ke_unit_id)


def _belum_ditempatkan(pagi: Pagi) -> Iterator[LangkahEskalasi]:
    """Requests without unit whose working day is over."""
    batas = BatasWaktu.objects.terkini(pagi.hari_ini).filter(kode=RUJUKAN_TEMPATKAN)
    tempatkan = batas.first()
    if tempatkan is None:
        return
    semua = Permohonan.objects.belum_ditempatkan().defer("kode")
    for satu in semua.select_for_update(of=("self",)).order_by("pk"):
        try:
            tempo = tempatkan.hitungan(
                satu.tanggal_catat, pagi.kalender(None)
            ).jatuh_tempo
        except KalenderBelumDiisi:
            continue
        if tempo < pagi.hari_ini:
            yield LangkahEskalasi(satu, TEMPATKAN, tempo, 0, satu.pemegang_id)
