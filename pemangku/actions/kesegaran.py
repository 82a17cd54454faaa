"""What the night finds out of date: SK that ended, posts without a successor (4.8)."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from pemangku.actions.verifikasi import tandai_perlu_cek
from pemangku.models import Jabatan, Pemangku

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
    for alasan, temuan in _temuan(hari_ini):
        for pemangku in temuan:
            tandai_perlu_cek(pemangku, alasan=alasan, oleh=None, pada=pada)
            jumlah += 1
    return jumlah


def _temuan(hari: date) -> list[tuple[str, QuerySet[Pemangku]]]:
    """Per cause those it holds for; evaluated one after the other."""
    return [
        (SK_HABIS, sk_habis(hari)),
        *(
            (alasan, tanpa_pengganti(peran, hari))
            for peran, alasan in TANPA_PENGGANTI.items()
        ),
    ]


def _belum_dilihat() -> QuerySet[Pemangku]:
    """Active, no doubt open; ``dilihat`` is the day of the last check."""
    return (
        Pemangku.objects.aktif()
        .filter(perlu_cek="")
        .annotate(dilihat=TruncDate("terverifikasi_pada"))
        .order_by("nomor")
    )


def sk_habis(hari: date) -> QuerySet[Pemangku]:
    """Whose SK ended before ``hari``, unseen since."""
    belum = Q(dilihat=None) | Q(dilihat__lte=F("sk_berlaku_sampai"))
    return _belum_dilihat().filter(belum, sk_berlaku_sampai__lt=hari)


def tanpa_pengganti(peran: str, hari: date) -> QuerySet[Pemangku]:
    """Where somebody with this part left before ``hari`` and nobody has it; unseen since."""
    pemegang = Jabatan.objects.filter(
        pemangku=OuterRef("pk"), peran_khusus__contains=[peran]
    )
    pergi = pemegang.filter(selesai__lt=hari).filter(
        Q(selesai__gte=OuterRef("dilihat")) | Q(pemangku__terverifikasi_pada=None)
    )
    return _belum_dilihat().filter(Exists(pergi), ~Exists(pemegang.berlaku(hari)))
