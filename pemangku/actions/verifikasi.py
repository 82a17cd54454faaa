"""Checks of a record, and what makes it doubtful (pemangku 4.8)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from organisasi.models import Jejak, Petugas
from pemangku.models import Pemangku, Verifikasi

TAK_TERHUBUNG = "Dua kali tidak terhubung"
PINDAH = "Pindah, alamat baru belum diketahui"


@transaction.atomic
def verifikasi_pemangku(
    pemangku: Pemangku,
    *,
    cara: str,
    hasil: str,
    oleh: Petugas | None,
    pada: datetime,
    catatan: str = "",
) -> Verifikasi:
    """Record a check and draw its conclusion.

    True or corrected: fresh for the kind's lifetime, at most to the end of its SK.
    Dissolved: no longer active. Twice not reached in a row, or moved: must be looked at.
    """
    kini = Pemangku.objects.select_for_update(of=("self",)).get(pk=pemangku.pk)
    baris = Verifikasi.objects.create(
        pemangku=kini,
        cara=cara,
        hasil=hasil,
        pada=pada,
        oleh=oleh,
        catatan=catatan.strip(),
        dibuat_oleh=oleh,
    )
    if hasil in Verifikasi.MEMASTIKAN:
        _segarkan(kini, oleh=oleh, pada=pada)
    elif hasil == Verifikasi.Hasil.PINDAH:
        tandai_perlu_cek(kini, alasan=PINDAH, oleh=oleh, pada=pada)
    elif hasil == Verifikasi.Hasil.TIDAK_TERHUBUNG and _dua_kali(kini):
        tandai_perlu_cek(kini, alasan=TAK_TERHUBUNG, oleh=oleh, pada=pada)
    Jejak.objects.catat(
        kini, "verifikasi", oleh=oleh, pada=pada, sesudah={"hasil": hasil, "cara": cara}
    )
    if hasil == Verifikasi.Hasil.BUBAR and kini.boleh(Pemangku.Tindakan.NONAKTIFKAN):
        kini._jalankan(
            Pemangku.Tindakan.NONAKTIFKAN, oleh=oleh, pada=pada, catatan="Bubar"
        )
    pemangku.refresh_from_db()
    return baris


def _segarkan(pemangku: Pemangku, *, oleh: Petugas | None, pada: datetime) -> None:
    pemangku.terverifikasi_pada = pada
    pemangku.terverifikasi_oleh = oleh
    pemangku.berlaku_sampai = berlaku_sampai(pemangku, timezone.localdate(pada))
    pemangku.perlu_cek = ""
    pemangku.save(
        update_fields=(
            *("terverifikasi_pada", "terverifikasi_oleh", "berlaku_sampai"),
            *("perlu_cek", "diubah_pada"),
        )
    )


def berlaku_sampai(pemangku: Pemangku, hari: date) -> date:
    """The last day of a record verified on ``hari``: lifetime of the kind, or its SK."""
    umur = hari + timedelta(days=pemangku.jenis.masa_berlaku_hari)
    sk = pemangku.sk_berlaku_sampai
    return min(umur, sk) if sk else umur


def _dua_kali(pemangku: Pemangku) -> bool:
    """Whether the last two checks both failed to reach anybody."""
    terakhir = list(pemangku.verifikasi.values_list("hasil", flat=True)[:2])
    return terakhir == [Verifikasi.Hasil.TIDAK_TERHUBUNG] * 2


def tandai_perlu_cek(
    pemangku: Pemangku, *, alasan: str, oleh: Petugas | None, pada: datetime
) -> None:
    """Open a doubt; the first one stands until somebody has looked."""
    ditandai = Pemangku.objects.filter(pk=pemangku.pk, perlu_cek="").update(
        perlu_cek=alasan
    )
    if ditandai:
        Jejak.objects.catat(pemangku, "perlu_cek", oleh=oleh, pada=pada, catatan=alasan)
