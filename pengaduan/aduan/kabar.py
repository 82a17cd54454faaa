"""Telling people: the reporter by mail, or a call; the office by mail.

A message carries number and link, never content. An anonymous report without contact is
told nothing: its private page says everything.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from organisasi.kabar.notifikasi import (
    beri_tahu,
    kunci_peristiwa,
    surel_petugas,
    tugaskan_menghubungi,
)
from organisasi.kantor.izin import yang_dapat
from organisasi.kantor.models import PenugasanQuerySet
from organisasi.kantor.peran import PERAN_KOTA, Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, Penugasan, Petugas, Unit
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.pilihan import BELUM_DITERUSKAN, IZIN_PERIKSA

# Who in the office speaks with the reporter, and who holds what is grave


def unit_inspektorat(hari: date) -> Unit | None:
    tugas = Penugasan.objects.berlaku(hari).filter(peran=Peran.INSPEKTORAT)
    satu = tugas.select_related("unit__induk").order_by("pk").first()
    return satu.unit if satu else None


def unit_penghubung(pengaduan: Pengaduan, hari: date) -> Unit:
    """Not always the holder, who may be the one complained of."""
    if pengaduan.berkadar and (unit := unit_inspektorat(hari)):
        return unit
    return Unit.objects.utama() if pengaduan.anonim else pengaduan.pemegang


PESAN = "pengaduan/aduan/pesan"
PETUGAS_UNIT: tuple[Peran, ...] = (Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU)
GARAM_SUREL = "pengaduan.surel"
# The call about danger to life is urgent.
MENDESAK = "dialihkan_112"


def kabari_pelapor(pengaduan: Pengaduan, nama: str, *, pada: datetime) -> None:
    """The reporter and those merged into this one; ``nama`` is a template in ``PESAN``.

    Its part ``perihal`` is what to tell whoever has only a telephone, without content.
    """
    for satu in (pengaduan, *pengaduan.anak.select_related("pelapor", "pemegang")):
        kabari_satu(satu, nama, pada=pada)


def kabari_satu(pengaduan: Pengaduan, nama: str, *, pada: datetime) -> None:
    pelapor: Pelapor | None = pengaduan.pelapor
    if pelapor is None or pelapor.dihapus_pada is not None:
        return
    kunci = kunci_peristiwa(pengaduan, nama, pada)
    if pelapor.surel:
        beri_tahu(
            [pelapor.surel],
            templat=f"{PESAN}/{nama}.txt",
            konteks={"berkas": pengaduan, "alamat": pengaduan.get_absolute_url()},
            kunci=kunci,
            pada=pada,
            tentang=pengaduan,
        )
    elif pelapor.telepon:
        tugaskan_menghubungi(
            pengaduan,
            unit=unit_penghubung(pengaduan, timezone.localdate(pada)),
            kunci=kunci,
            perihal=render_to_string(f"{PESAN}/{nama}.txt#perihal"),
            pada=pada,
            bertelepon=True,
            darurat=nama == MENDESAK,
        )


def minta_pastikan_surel(pengaduan: Pengaduan, *, pada: datetime) -> None:
    pelapor = pengaduan.pelapor
    if pelapor is None or not pelapor.surel:
        return
    # Bound to the address: a link to an old one proves nothing of a new one.
    token = signing.dumps([pelapor.pk, pelapor.sidik_kontak], salt=GARAM_SUREL)
    beri_tahu(
        [pelapor.surel],
        templat=f"{PESAN}/diterima.txt",
        konteks={
            "berkas": pengaduan,
            "alamat": pengaduan.get_absolute_url(),
            "alamat_pasti": reverse("pengaduan:pengaduan-pastikan", args=(token,)),
        },
        kunci=kunci_peristiwa(pengaduan, "diterima", pada),
        pada=pada,
        tentang=pengaduan,
    )


def kabari_petugas(
    pengaduan: Pengaduan,
    saat: Saat[Petugas | None],
    *,
    templat: str,
    peran: Collection[Peran] = PETUGAS_UNIT,
    unit: Unit | None = None,
) -> None:
    """Who holds one of ``peran`` today, but not ``oleh``; the urgent goes at once."""
    nama = f"{templat}:{unit.pk if unit else ''}"
    penerima = surel_petugas(saat.pada, peran=peran, unit=unit, kecuali=saat.oleh)
    _surati(penerima, pengaduan, templat, nama, pada=saat.pada)


def _surati(
    penerima: Iterable[str],
    pengaduan: Pengaduan,
    templat: str,
    nama: str,
    *,
    pada: datetime,
) -> None:
    mendesak = pengaduan.prioritas >= Pengaduan.Prioritas.MENDESAK
    alamat = reverse("admin:pengaduan_pengaduan_change", args=(pengaduan.pk,))
    beri_tahu(
        penerima,
        templat=f"{PESAN}/{templat}.txt",
        konteks={"berkas": pengaduan, "alamat_petugas": alamat},
        kunci=kunci_peristiwa(pengaduan, nama, pada),
        pada=pada,
        tentang=None,
        jalur=Notifikasi.Jalur.BIASA if mendesak else Notifikasi.Jalur.PETUGAS,
    )


def pemeriksa_hasil(pengaduan: Pengaduan, hari: date) -> PenugasanQuerySet:
    """Who may judge the proposed result: anybody it is open to but the proposer."""
    unit = (pengaduan.pemegang, pengaduan.unit)
    semua = yang_dapat(IZIN_PERIKSA, unit, hari, kecuali=(pengaduan.diusulkan_oleh_id,))
    if pengaduan.berkadar:
        return semua.filter(peran=Peran.INSPEKTORAT)
    return semua.exclude(peran=Peran.INSPEKTORAT)


def surel_pemeriksa(pengaduan: Pengaduan, pada: datetime) -> list[str]:
    """Of colleagues in the unit, else of who may judge it in the city."""
    semua = pemeriksa_hasil(pengaduan, timezone.localdate(pada))
    rekan = semua.exclude(peran__in=PERAN_KOTA)
    siapa = rekan if rekan.exists() else semua
    return list(siapa.values_list("petugas__email", flat=True))


def kabari_pemeriksa(pengaduan: Pengaduan, *, templat: str, pada: datetime) -> None:
    surel = surel_pemeriksa(pengaduan, pada)
    _surati(surel, pengaduan, templat, templat, pada=pada)


def kabari_pemegang(
    pengaduan: Pengaduan, saat: Saat[Petugas | None], *, templat: str
) -> None:
    peran, unit = pendengar(pengaduan, saat.pada)
    kabari_petugas(pengaduan, saat, templat=templat, peran=peran, unit=unit)


def pendengar(
    pengaduan: Pengaduan, pada: datetime
) -> tuple[Collection[Peran], Unit | None]:
    """The holder; of a grave matter the Inspektorat, of nobody's the SP4N admin."""
    if pengaduan.berkadar:
        return (Peran.INSPEKTORAT,), None
    unit = pengaduan.pemegang
    if pengaduan.status in BELUM_DITERUSKAN or not surel_petugas(
        pada, peran=PETUGAS_UNIT, unit=unit
    ):
        return (Peran.ADMIN_SP4N,), None
    return PETUGAS_UNIT, unit


def kabar(pengaduan: Pengaduan) -> str:
    pelapor = pengaduan.pelapor
    if pelapor is None or not pelapor.berkontak:
        return "Pelapor tanpa kontak; ia membacanya di halaman aduannya."
    if pelapor.surel:
        return "Pelapor menerima surel berisi nomor dan tautan aduannya."
    unit = unit_penghubung(pengaduan, timezone.localdate())
    return f"Portal membuat tugas di Hari ini {unit.nama_pendek}: telepon pelapor."
