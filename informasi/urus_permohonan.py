"""The nightly care of requests: what ends by law is closed, what was not heard is told.

Nothing here decides: a request is closed only where the same act would be open to an
officer, and a message nobody could deliver becomes a call to make.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from informasi.actions.kabar import unit_pemegang
from informasi.actions.kelengkapan import tutup_tidak_lengkap
from informasi.hitung_ulang import hitung_ulang
from informasi.models import Keberatan, Permohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Notifikasi, TugasHubungi

BUNTU = "Surelnya tidak sampai. Sampaikan lewat telepon atau di loket."


@dataclass(frozen=True, slots=True)
class Hasil:
    """What one night did."""

    ditutup: int
    dihitung_ulang: int
    dihubungi: int


def urus_permohonan(*, pada: datetime, hari_ini: date) -> Hasil:
    """Close, reckon anew, turn undelivered messages into calls; repeatable."""
    return Hasil(
        ditutup=tutup_yang_lewat(pada=pada, hari_ini=hari_ini),
        dihitung_ulang=hitung_ulang(pada=pada, hari_ini=hari_ini),
        dihubungi=hubungi_yang_buntu(pada=pada),
    )


def tutup_yang_lewat(*, pada: datetime, hari_ini: date) -> int:
    """Close the requests whose applicants let their days pass; how many.

    One the law does not let close yet (no receipt of the letter on record) stays with
    its unit's officers.
    """
    lewat = Permohonan.objects.filter(
        status=Permohonan.Status.MENUNGGU_KELENGKAPAN, lengkapi_sampai__lt=hari_ini
    )
    return sum(_tutup(satu, pada) for satu in lewat.select_related("pemohon"))


def _tutup(permohonan: Permohonan, pada: datetime) -> bool:
    try:
        tutup_tidak_lengkap(permohonan, oleh=None, pada=pada)
    except TindakanTerlarang:
        return False
    return True


def hubungi_yang_buntu(*, pada: datetime) -> int:
    """A call task for each message about a case that could not be delivered or is held; how many.

    Once a message: who puts it back into the queue and fails again has the task already.
    """
    tak_sampai = (Notifikasi.Status.BUNTU, Notifikasi.Status.DITAHAN)
    buntu = Notifikasi.objects.filter(status__in=tak_sampai)
    jumlah = 0
    for model in (Permohonan, Keberatan):
        pesan = list(buntu.filter(objek_jenis=model._meta.label_lower))
        perkara = {str(p.pk): p for p in _perkara(model, pesan)}
        for satu in pesan:
            if satu.objek_id in perkara:
                jumlah += _jadikan_tugas(satu, perkara[satu.objek_id], pada)
    return jumlah


def _perkara(
    model: type[Permohonan | Keberatan], pesan: Iterable[Notifikasi]
) -> Iterable[Permohonan | Keberatan]:
    """The cases of the messages; not those whose applicant is no longer known."""
    pk = {int(satu.objek_id) for satu in pesan}
    terbuka = model._default_manager.filter(pk__in=pk, pemohon__dihapus_pada=None)
    return terbuka.select_related("pemohon")


def _jadikan_tugas(
    pesan: Notifikasi, berkas: Permohonan | Keberatan, pada: datetime
) -> bool:
    cara = TugasHubungi.Cara
    _, baru = TugasHubungi.objects.get_or_create(
        kunci=f"buntu:{pesan.pk}",
        defaults={
            "unit": unit_pemegang(berkas),
            "cara": cara.TELEPON if berkas.pemohon.telepon else cara.LOKET,
            "objek_jenis": pesan.objek_jenis,
            "objek_id": pesan.objek_id,
            "objek_nomor": berkas.nomor,
            "perihal": BUNTU,
            "dibuat_pada": pada,
        },
    )
    return baru
