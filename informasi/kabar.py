"""Telling people about a case: the applicant by mail, call or counter; the unit by mail.

A message carries number and link, never content. An applicant without mail is served too:
his news is a task of the unit that holds the case, which is closed with a result.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from informasi.keberatan.models import Keberatan
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan
from organisasi.kabar.notifikasi import (
    beri_tahu,
    kunci_peristiwa,
    surel_petugas,
    tugaskan_menghubungi,
)
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, Petugas, Unit

DALAM = "Catatan dalam: hanya dibaca petugas."
PEMOHON = "Dibaca pemohon. Tulis dengan kalimat yang mudah dipahami."
PANJANG_ALASAN = 2000
PESAN = "informasi/pesan"
PETUGAS_UNIT = (Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU)


def kabari_pemohon(
    berkas: Permohonan | Keberatan, templat: str, *, pada: datetime, **konteks: Any
) -> None:
    """Tell the applicant of ``berkas``; ``templat`` is a name in informasi/pesan/.

    Its part ``perihal`` is what an officer tells whoever has no mail, without content.
    """
    pemohon: Pemohon = berkas.pemohon
    if pemohon.dihapus_pada is not None:
        return
    kunci = kunci_peristiwa(berkas, templat, pada)
    if pemohon.surel:
        beri_tahu(
            [pemohon.surel],
            templat=f"{PESAN}/{templat}.txt",
            konteks={"berkas": berkas, "alamat": alamat_pemohon(berkas), **konteks},
            kunci=kunci,
            pada=pada,
            tentang=berkas,
        )
    else:
        tugaskan_menghubungi(
            berkas,
            unit=unit_pemegang(berkas),
            kunci=kunci,
            perihal=render_to_string(f"{PESAN}/{templat}.txt#perihal"),
            pada=pada,
            bertelepon=bool(pemohon.telepon),
        )


def alamat_pemohon(berkas: Permohonan | Keberatan) -> str:
    """The path of the private page; an objection without a request has its own."""
    permohonan = berkas if isinstance(berkas, Permohonan) else berkas.permohonan
    if permohonan is not None:
        return permohonan.get_absolute_url()
    return reverse("informasi:keberatan-berkala-rinci", args=(berkas.kode,))


def unit_pemegang(berkas: Permohonan | Keberatan) -> Unit:
    """The unit whose officers act next."""
    unit: Unit = berkas.pemegang if isinstance(berkas, Permohonan) else berkas.unit
    return unit


def kabari_unit(
    berkas: Permohonan | Keberatan,
    templat: str,
    saat: Saat[Petugas | None],
    *,
    unit: Unit | None = None,
    peran: Collection[Peran] = (),
    **konteks: Any,
) -> None:
    """Tell the officers of ``unit``, else of the holder, but not ``oleh``.

    With ``peran`` who holds one of these roles anywhere in the city.
    """
    if not peran:
        unit, peran = unit or unit_pemegang(berkas), PETUGAS_UNIT
    alamat = f"admin:informasi_{berkas._meta.model_name}_change"
    beri_tahu(
        surel_petugas(saat.pada, peran=peran, unit=unit, kecuali=saat.oleh),
        templat=f"{PESAN}/{templat}.txt",
        konteks={"berkas": berkas, "alamat_petugas": reverse(alamat, args=(berkas.pk,))}
        | konteks,
        kunci=kunci_peristiwa(berkas, templat, saat.pada),
        pada=saat.pada,
        tentang=None,
        jalur=Notifikasi.Jalur.PETUGAS,
    )


def cara_mengabari(berkas: Permohonan | Keberatan) -> str:
    orang = berkas.pemohon
    if orang.dihapus_pada:
        return "Identitas pemohon sudah dihapus, jadi tidak ada yang diberi tahu."
    if orang.surel:
        return "Pemohon menerima surel berisi nomor dan tautan, tanpa isi."
    cara = (
        "telepon pemohon"
        if orang.telepon
        else "serahkan kepada pemohon saat ia datang ke loket"
    )
    return f"Pemohon tidak punya surel. Portal membuat tugas di Hari ini: {cara}."
