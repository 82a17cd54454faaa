"""Hand-over: to SP4N-LAPOR! by hand or by machine, to a unit, to another body.

By hand is the first-class way and needs no credential: staff copy the pack, then type the
number and day back. The act, the row of the hand-over and (by machine) its outbox rows
are one transaction; nothing is sent from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, KanalLayanan, Petugas, Unit
from organisasi.waktu.tenggat import hitung_tenggat
from pengaduan.actions.kabar import kabari_pelapor, kabari_pemegang
from pengaduan.actions.nomor_lapor import catat_nomor_lapor
from pengaduan.antrean import susun_langkah, tarik_langkah
from pengaduan.lapor.setelan import MODE_MATI
from pengaduan.models import Penerusan, Pengaduan
from pengaduan.models.penerusan import FINAL_LUAR
from pengaduan.tenggat import NOMOR_LUAR

__all__ = [
    "catat_nomor_lapor",
    "catat_status_luar",
    "tambah_penerusan",
    "teruskan_pengaduan",
    "tutup_penerusan",
    "ubah_cara",
]
Tujuan, Cara, Luar = Penerusan.Tujuan, Penerusan.Cara, Penerusan.StatusLuar


@transaction.atomic
def teruskan_pengaduan(
    pengaduan: Pengaduan,
    *,
    oleh: Petugas,
    pada: datetime,
    tujuan: str,
    unit: Unit,
    cara: str = Cara.TANGAN,
    kanal: KanalLayanan | None = None,
    catatan: str = "",
) -> Penerusan:
    """Hand a verified complaint over; ``unit`` is the city's unit that holds it from now.

    Returns the hand-over. Raises TindakanTerlarang for a body without its channel, or
    *berkadar* to anybody but the Inspektorat.
    """
    _periksa_tujuan(pengaduan, tujuan, kanal)
    pengaduan.teruskan(
        oleh=oleh, pada=pada, tujuan=catatan.strip() or tujuan, pemegang=unit
    )
    penerusan = _buka(
        pengaduan,
        oleh=oleh,
        pada=pada,
        tujuan=tujuan,
        cara=cara,
        unit=unit if tujuan in {Tujuan.UNIT, Tujuan.APIP} else None,
        kanal=kanal,
    )
    kabari_pemegang(pengaduan, templat="diterima_unit", oleh=oleh, pada=pada)
    kabari_pelapor(
        pengaduan,
        templat="diteruskan",
        perihal="Beri tahu ke mana aduannya diteruskan dan siapa yang memegangnya.",
        pada=pada,
    )
    return penerusan


def _periksa_tujuan(
    pengaduan: Pengaduan, tujuan: str, kanal: KanalLayanan | None
) -> None:
    if tujuan == Tujuan.LAPOR and settings.LAPOR_MODE == MODE_MATI:
        raise TindakanTerlarang(
            "Penerusan ke SP4N-LAPOR! sedang dimatikan. Teruskan ke unit yang menangani."
        )
    if tujuan == Tujuan.BADAN_LAIN and kanal is None:
        raise TindakanTerlarang("Pilih lembaga yang dituju dari daftar kanal.")
    if pengaduan.berkadar and tujuan != Tujuan.APIP:
        raise TindakanTerlarang(
            "Aduan berkadar pengawasan hanya diteruskan ke Inspektorat (APIP)."
        )


@transaction.atomic
def tambah_penerusan(
    pengaduan: Pengaduan,
    *,
    oleh: Petugas,
    pada: datetime,
    tujuan: str,
    cara: str = Cara.TANGAN,
    kanal: KanalLayanan | None = None,
) -> Penerusan:
    """A second target of a complaint already handed over, such as LAPOR! after a unit."""
    _periksa_tujuan(pengaduan, tujuan, kanal)
    if pengaduan.status not in {
        Pengaduan.Status.DITERUSKAN,
        Pengaduan.Status.DITINDAKLANJUTI,
    }:
        raise TindakanTerlarang("Aduan ini belum diteruskan atau sudah berakhir.")
    penerusan = _buka(
        pengaduan, oleh=oleh, pada=pada, tujuan=tujuan, cara=cara, kanal=kanal
    )
    Jejak.objects.catat(penerusan, "tambah_penerusan", oleh=oleh, pada=pada)
    return penerusan


def _buka(pengaduan: Pengaduan, *, pada: datetime, **kolom: Any) -> Penerusan:
    """The row; one open per target, decided by the database."""
    ke_lapor = kolom["tujuan"] == Tujuan.LAPOR
    hari_ini = timezone.localdate(pada)
    tempo = hitung_tenggat(NOMOR_LUAR, hari_ini) if ke_lapor else None
    try:
        with transaction.atomic():
            penerusan = Penerusan.objects.create(
                pengaduan=pengaduan,
                diteruskan_pada=pada,
                nomor_sampai=tempo.jatuh_tempo if tempo else None,
                **kolom,
            )
    except IntegrityError:
        raise TindakanTerlarang(
            "Aduan ini sudah diteruskan ke tujuan itu dan belum selesai di sana."
        ) from None
    if ke_lapor and penerusan.cara == Cara.API:
        susun_langkah(penerusan, pada=pada)
    return penerusan


@transaction.atomic
def catat_status_luar(
    penerusan: Penerusan,
    *,
    oleh: Petugas | None,
    pada: datetime,
    status: str,
    mentah: str = "",
    instansi: str = "",
    periksa_lagi: datetime | None = None,
) -> bool:
    """What the other side says now, read by hand or by machine; whether it has changed.

    The complaint's own status moves by its own acts only. "Terakhir diperiksa" is set
    each time; the trail and the reporter hear of changes.
    """
    kini = Penerusan.objects.select_for_update(of=("self",)).get(pk=penerusan.pk)
    lama = kini.status_luar
    berubah = (status, mentah or kini.status_luar_mentah) != (
        lama,
        kini.status_luar_mentah,
    )
    kini.status_luar = status
    kini.status_luar_mentah = mentah[:150] or kini.status_luar_mentah
    kini.instansi_luar = instansi[:200] or kini.instansi_luar
    kini.diperiksa_pada = pada
    kini.periksa_lagi_pada = periksa_lagi
    kini.save()
    if berubah:
        Jejak.objects.catat(
            kini,
            "status_luar",
            oleh=oleh,
            pada=pada,
            catatan=kini.status_luar_mentah,
            sebelum={"status_luar": lama},
            sesudah={"status_luar": status},
        )
        _kabari_perubahan(kini, lama, pada)
    penerusan.refresh_from_db()
    return berubah


def _kabari_perubahan(penerusan: Penerusan, lama: str, pada: datetime) -> None:
    """The reporter hears of each change, the holder of an end and of a new beginning.

    A word that nobody knows ends nothing and opens nothing.
    """
    pengaduan = penerusan.pengaduan
    kabari_pelapor(
        pengaduan,
        templat="status_luar",
        perihal="Sampaikan keadaan aduannya di SP4N-LAPOR!.",
        pada=pada,
    )
    if penerusan.status_luar in FINAL_LUAR:
        kabari_pemegang(pengaduan, templat="luar_berakhir", oleh=None, pada=pada)
    elif lama in FINAL_LUAR and penerusan.status_luar != Luar.TIDAK_DIKENAL:
        kabari_pemegang(pengaduan, templat="luar_dibuka", oleh=None, pada=pada)


@transaction.atomic
def ubah_cara(
    penerusan: Penerusan, *, oleh: Petugas, pada: datetime, cara: str
) -> Penerusan:
    """The same hand-over, another way; what was sent already stays sent.

    To the machine: its steps are written. Away from it: those that wait are cancelled,
    never one that was sent or may have been.
    """
    kini = Penerusan.objects.select_for_update(of=("self",)).get(pk=penerusan.pk)
    if kini.ditutup_pada is not None or kini.tujuan != Tujuan.LAPOR:
        raise TindakanTerlarang("Cara penerusan ini tidak dapat diubah.")
    if kini.cara == cara:
        raise TindakanTerlarang("Penerusan ini sudah memakai cara itu.")
    lama, kini.cara = kini.cara, cara
    kini.save(update_fields=("cara", "diubah_pada"))
    if cara == Cara.API:
        susun_langkah(kini, pada=pada)
    elif lama == Cara.API:
        tarik_langkah(kini, oleh=oleh, pada=pada)
    Jejak.objects.catat(
        kini,
        "ubah_cara",
        oleh=oleh,
        pada=pada,
        sebelum={"cara": lama},
        sesudah={"cara": cara},
    )
    return kini


@transaction.atomic
def tutup_penerusan(
    penerusan: Penerusan, *, oleh: Petugas | None, pada: datetime, alasan: str
) -> Penerusan:
    """End a hand-over on our side, with its reason; it is not looked at any more."""
    if not alasan.strip():
        raise TindakanTerlarang("Tulis mengapa penerusan ini ditutup.")
    tarik_langkah(penerusan, oleh=oleh, pada=pada)
    tutup: Mapping[str, Any] = {
        "ditutup_pada": pada,
        "alasan_tutup": alasan.strip()[:300],
        "periksa_lagi_pada": None,
    }
    terbuka = Penerusan.objects.terbuka().filter(pk=penerusan.pk)
    if not terbuka.update(**tutup):
        raise TindakanTerlarang("Penerusan ini sudah ditutup.")
    Jejak.objects.catat(
        penerusan, "tutup_penerusan", oleh=oleh, pada=pada, catatan=alasan.strip()
    )
    penerusan.refresh_from_db()
    return penerusan
