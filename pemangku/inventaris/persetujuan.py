"""Consent given and withdrawn (UU 27/2022 Pasal 20-24)."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, PermintaanSubjek, Petugas
from organisasi.pribadi.actions import catat_seketika
from pemangku.inventaris.orang import Orang, Persetujuan, TeksPersetujuan
from pemangku.siaran.actions import tarik_kartu_orang

BUKTI_WAJIB = "Bukti wajib dilampirkan."
BELUM_ADA = "Naskah persetujuan “{}” belum ada. Hubungi Pengelola pemangku."
ALASAN_SAYA = "Diminta pemiliknya lewat tautan pendaftarannya."
BERBUKTI = frozenset({Persetujuan.Cara.KERTAS, Persetujuan.Cara.REKAMAN})


class NaskahBelumAda(TindakanTerlarang):
    """Nobody can agree to words that are not written yet."""


def teks_berlaku(tujuan: str, pada: datetime) -> TeksPersetujuan:
    """The wording in force on the city's day; raises NaskahBelumAda while there is none."""
    semua = TeksPersetujuan.objects.filter(
        tujuan=tujuan, berlaku_sejak__lte=timezone.localdate(pada)
    )
    if teks := semua.order_by("-versi").first():
        return teks
    raise NaskahBelumAda(BELUM_ADA.format(Persetujuan.Tujuan(tujuan).label))


def beri_persetujuan(
    orang: Orang, saat: Saat[Petugas | None], **isi: Any
) -> Persetujuan:
    """One word of consent; raises ValidationError when paper or recording lacks proof."""
    return _catat(orang, saat, keputusan=Persetujuan.Keputusan.BERI, **isi)


@transaction.atomic
def tarik_persetujuan(
    orang: Orang,
    saat: Saat[Petugas | None],
    *,
    tujuan: str,
    kanal: str = "",
    **isi: Any,
) -> Persetujuan:
    """Withdraw it; holds from this moment on, also for what is queued already.

    As easy as giving it: a word at the counter needs no proof.
    """
    tarik = Persetujuan.Keputusan.TARIK
    baris = _catat(orang, saat, keputusan=tarik, tujuan=tujuan, kanal=kanal, **isi)
    tarik_kartu_orang(orang, tujuan=tujuan, kanal=kanal, pada=saat.pada)
    return baris


@transaction.atomic
def tarik_lewat_saya(
    orang: Orang, *, tujuan: Collection[str], pada: datetime
) -> list[str]:
    """The person withdraws by the link of his registration; those really withdrawn.

    It stands in the register of requests, answered at once (8.3).
    """
    orang = Orang.objects.select_for_update(of=("self",)).get(pk=orang.pk)
    berlaku = Persetujuan.objects.tujuan_berlaku(orang)
    ditarik = [
        str(t) for t in Persetujuan.Tujuan.values if t in berlaku and t in tujuan
    ]
    for satu in ditarik:
        tarik_persetujuan(
            orang,
            saat=Saat(None, pada),
            tujuan=satu,
            cara=Persetujuan.Cara.DARING,
            keterangan=ALASAN_SAYA,
        )
    if ditarik:
        penarikan = PermintaanSubjek.Jenis.PENARIKAN
        catat_seketika(orang, jenis=penarikan, jawaban=ALASAN_SAYA, pada=pada)
    return ditarik


@transaction.atomic
def _catat(
    orang: Orang,
    saat: Saat[Petugas | None],
    *,
    keputusan: str,
    tujuan: str,
    cara: str,
    kanal: str = "",
    bukti: File | None = None,
    keterangan: str = "",
) -> Persetujuan:
    beri = keputusan == Persetujuan.Keputusan.BERI
    if beri and cara in BERBUKTI and not bukti:
        raise ValidationError({"bukti": BUKTI_WAJIB})
    baris = Persetujuan(
        orang=orang,
        tujuan=tujuan,
        kanal=kanal,
        keputusan=keputusan,
        cara=cara,
        teks=teks_berlaku(tujuan, saat.pada),
        keterangan=keterangan,
        pada=saat.pada,
        oleh=saat.oleh,
        bukti=bukti or "",
    )
    baris.save(force_insert=True)
    Jejak.objects.catat(
        orang,
        f"persetujuan_{keputusan}",
        saat=saat,
        sesudah={"tujuan": baris.get_tujuan_display(), "cara": cara},
    )
    return baris
