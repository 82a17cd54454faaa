"""Acts on a consequence test: approve it, and open what it closed when it ends."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from informasi.katalog.models import DokumenInformasi, Klasifikasi
from informasi.pengecualian.models import TindakanUji, UjiKonsekuensi
from organisasi.alur.tindakan import TindakanTerlarang, pastikan
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak


@transaction.atomic
def setujui_uji(uji: UjiKonsekuensi, saat: Saat) -> UjiKonsekuensi:
    """PPID Utama approves a consequence test; it can then carry an exclusion.

    Raises TindakanTerlarang for who wrote it (UU 14/2008 Ps 19: tested, then approved),
    and when it was approved or written anew meanwhile.
    """
    pastikan(uji.halangan_setuju(saat.oleh))
    ada = UjiKonsekuensi.objects.filter(
        pk=uji.pk, disetujui_pada=None, penulis=uji.penulis
    )
    if not ada.update(disetujui_pada=saat.pada, disetujui_oleh=saat.oleh):
        raise TindakanTerlarang(
            "Uji ini sudah disetujui atau baru saja diubah. Muat ulang halamannya."
        )
    uji.disetujui_pada, uji.disetujui_oleh = saat.pada, saat.oleh
    Jejak.objects.catat(uji, TindakanUji.SETUJUI, saat=saat)
    return uji


def buka_yang_berakhir(*, pada: datetime, hari_ini: date) -> int:
    """Open every excluded entry whose period has ended (PP 61/2010 Ps 10); idempotent.

    An entry with another approved test that still runs stays closed. Returns how many
    were opened.
    """
    habis = UjiKonsekuensi.objects.habis(hari_ini).values_list("dokumen_id", flat=True)
    masih = UjiKonsekuensi.objects.berlaku(hari_ini).values_list(
        "dokumen_id", flat=True
    )
    return sum(_buka(pk, pada=pada) for pk in sorted(set(habis) - set(masih)))


@transaction.atomic
def _buka(pk: int, *, pada: datetime) -> bool:
    dokumen = DokumenInformasi.objects.select_for_update().get(pk=pk)
    if dokumen.klasifikasi != Klasifikasi.DIKECUALIKAN:
        return False
    dokumen.klasifikasi = Klasifikasi.SETIAP_SAAT
    dokumen.kelompok = None
    dokumen.edisi += 1
    dokumen.kabarkan(
        "Jangka waktu pengecualian berakhir; informasi ini menjadi terbuka.", pada
    )
    dokumen.save()
    Jejak.objects.catat(
        dokumen,
        "buka",
        saat=Saat(None, pada),
        catatan="PP 61/2010 Pasal 10-11: terbuka dengan sendirinya.",
        sebelum={"klasifikasi": Klasifikasi.DIKECUALIKAN.value},
        sesudah={"klasifikasi": Klasifikasi.SETIAP_SAAT.value},
    )
    return True
