"""The ladder of complaints: officer, head, SP4N admin, then the leaders.

A complaint whose next step is the reporter's takes no rung, nor does one that has ended.
Of a grave matter nobody hears but the Inspektorat.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.waktu.eskalasi import (
    RUJUKAN,
    Jalur,
    LangkahEskalasi,
    Pagi,
    Peringatan,
    Tingkat,
    baca_pagi,
    catat_langkah,
)
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import BELUM_DITERUSKAN, TERBUKA
from pengaduan.penanganan.rujukan import RujukanPengaduan

S = Pengaduan.Status
UNIT, VERIFIKASI, INSPEKTORAT = "unit", "verifikasi", "inspektorat"
# From the first rung to the last; a rung reaches its roles and all before it.
TINGKAT: dict[str, Tingkat] = {
    UNIT: (
        (Peran.PETUGAS_LAYANAN,),
        (Peran.PPID_PEMBANTU,),
        (Peran.ADMIN_SP4N,),
        (Peran.PIMPINAN, Peran.ATASAN_PPID),
    ),
    # Not handed over yet: the unit can do nothing, the SP4N admin works on it.
    VERIFIKASI: ((Peran.ADMIN_SP4N,), (), (), (Peran.ATASAN_PPID,)),
    INSPEKTORAT: ((Peran.INSPEKTORAT,),),
}
ADMIN: Tingkat = ((Peran.ADMIN_SP4N,),)

TAK_DIJAWAB = "rujukan aduan tidak dijawab penerimanya, menunggu putusan Anda"
JALUR = {
    Pengaduan._meta.label_lower: lambda _t, jalur: Jalur("aduan", TINGKAT[jalur]),
    RujukanPengaduan._meta.label_lower: lambda _t, _j: Jalur(
        "aduan", ADMIN, TAK_DIJAWAB
    ),
}


@transaction.atomic
def naikkan(*, pada: datetime, hari_ini: date) -> list[Peringatan]:
    """Repeatable: the cases are locked, what stands in the trail is not taken again."""
    semua = [*_aduan(baca_pagi(hari_ini)), *_rujukan(hari_ini)]
    return catat_langkah(semua, JALUR, pada=pada)


def _aduan(pagi: Pagi) -> Iterator[LangkahEskalasi]:
    semua = (
        Pengaduan.objects.giliran_kita()
        .only(
            "nomor",
            "status",
            "berkadar",
            "pemegang",
            "unit",
            "jatuh_tempo",
            "selesai_sampai",
            "status_sejak",
            "terverifikasi_pada",
            "penangan__username",
            "penangan__nama",
        )
        .select_related("penangan")
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    for satu in semua:
        assert satu.jatuh_tempo is not None  # a constraint of its model
        jalur = VERIFIKASI if satu.status in BELUM_DITERUSKAN else UNIT
        yield from pagi.tiba(
            satu,
            sejak=_sejak(satu),
            tempo=satu.jatuh_tempo,
            unit=satu.pemegang_id,
            jalur=INSPEKTORAT if satu.berkadar else jalur,
        )


def _sejak(pengaduan: Pengaduan) -> date:
    # The day its due day was counted from: an arrival, the verification, a no.
    sejak_verifikasi = (
        pengaduan.status in {S.TERVERIFIKASI, S.DITERUSKAN}
        or pengaduan.jatuh_tempo == pengaduan.selesai_sampai
    )
    mulai = pengaduan.terverifikasi_pada if sejak_verifikasi else None
    return timezone.localdate(mulai or pengaduan.status_sejak)


def _rujukan(hari_ini: date) -> Iterator[LangkahEskalasi]:
    semua = (
        RujukanPengaduan.objects.lewat_tenggat(hari_ini)
        .filter(berkas__berkadar=False, berkas__status__in=TERBUKA)
        .select_related("berkas")
        .select_for_update(of=("self",))
    )
    for satu in semua.order_by("pk"):
        yield LangkahEskalasi(satu, RUJUKAN, satu.tenggat, 0, satu.ke_unit_id)
