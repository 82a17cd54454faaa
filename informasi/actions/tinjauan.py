"""When a published entry is looked at again: by its kind, unless an officer set the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from informasi.models import DokumenInformasi, Klasifikasi, tambah_bulan
from organisasi.models import BatasWaktu

# The law names six months for what is published periodically (UU 14/2008 Pasal 9); the
# others are habits of the portal, rows that the city may change.
KODE = {
    Klasifikasi.BERKALA: "informasi.mutakhir_berkala",
    Klasifikasi.SERTA_MERTA: "informasi.tinjau_serta_merta",
    Klasifikasi.SETIAP_SAAT: "informasi.tinjau_setiap_saat",
    Klasifikasi.DIKECUALIKAN: "informasi.tinjau_dikecualikan",
}


def bulan_tinjau(hari: date) -> Mapping[str, int]:
    """Months by class, as the rows in force on ``hari`` say."""
    baris = BatasWaktu.objects.terkini(hari).filter(
        kode__in=KODE.values(), satuan=BatasWaktu.Satuan.BULAN
    )
    nilai = dict(baris.values_list("kode", "nilai"))
    return {jenis: nilai[kode] for jenis, kode in KODE.items() if kode in nilai}


def tinjau_berikut(
    dokumen: DokumenInformasi, hari: date, bulan: Mapping[str, int] | None = None
) -> date | None:
    """The day somebody set, while it is still to come; else one by the kind from ``hari``.

    ``bulan``: ``bulan_tinjau`` read beforehand, for many entries at once. None only where
    the row of the kind is missing.
    """
    if dokumen.tinjau_pada and dokumen.tinjau_pada > hari:
        return dokumen.tinjau_pada
    selang = dokumen.interval_bulan
    if selang is None:
        bulan = bulan_tinjau(hari) if bulan is None else bulan
        selang = bulan.get(dokumen.klasifikasi)
    return tambah_bulan(hari, selang) if selang else dokumen.tinjau_pada
