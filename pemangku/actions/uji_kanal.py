"""What sending tells about a channel: it works, or it failed (pemangku 4.8, 7.2)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from organisasi.models import Jejak, Petugas
from pemangku.actions.verifikasi import tandai_perlu_cek
from pemangku.models import Kanal, PenerimaSiaran
from pemangku.models.kanal import GAGAL_SETELAH

if TYPE_CHECKING:
    from pemangku.models import PengingatKomitmen

type Terkirimi = PenerimaSiaran | PengingatKomitmen


def catat_berhasil(penerima: Terkirimi, *, pada: datetime) -> None:
    """It was reached: earlier failures no longer count."""
    Kanal.objects.filter(pk__in=[penerima.kanal_id]).update(
        keadaan=Kanal.Keadaan.BERFUNGSI, gagal_beruntun=0, terakhir_berhasil=pada
    )


def catat_gagal(penerima: Terkirimi, *, oleh: Petugas | None, pada: datetime) -> None:
    """It was not reached; after the second time in a row it is no longer used."""
    kanal = (
        Kanal.objects.samar()
        .select_for_update(of=("self",))
        .filter(pk__in=[penerima.kanal_id])
        .first()
    )
    if kanal is None:
        return
    kanal.gagal_beruntun += 1
    if kanal.gagal_beruntun >= GAGAL_SETELAH:
        kanal.keadaan = Kanal.Keadaan.GAGAL
    kanal.save(update_fields=("gagal_beruntun", "keadaan", "diubah_pada"))
    sebutan = kanal.get_jenis_display()
    tandai_perlu_cek(
        penerima.pemangku, alasan=f"{sebutan} tidak sampai", oleh=oleh, pada=pada
    )
    Jejak.objects.catat(
        penerima.pemangku,
        "kanal_gagal",
        oleh=oleh,
        pada=pada,
        sesudah={"kanal": sebutan, "gagal_beruntun": kanal.gagal_beruntun},
    )
