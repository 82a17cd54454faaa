"""The breaker of the channel, in its row, and how the delivery is doing.

All workers share what one has learnt.

It opens after five failures in a row, then tries a read after a minute, doubling to a
quarter of an hour. After a good read one more failure opens it again: a LAPOR! whose reads
answer and whose creates do not must not pile up uncertain reports. Wrong credentials switch
the channel off, until the settings are others or a person revives it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max
from django.urls import reverse

from organisasi.kabar.notifikasi import beri_tahu, surel_petugas
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi, Petugas
from organisasi.sandi import sidik
from pengaduan.aduan.kabar import PESAN
from pengaduan.lapor.alat_pekerja import KANAL, Alat, KanalTertib, baris_sirkuit
from pengaduan.lapor.antrean import mode_api
from pengaduan.lapor.arti_jawaban import (
    Diterima,
    Ditolak,
    Hasil,
    SalahSetelan,
    Sementara,
    TidakPasti,
)
from pengaduan.lapor.models import Kiriman, Sirkuit

K = Sirkuit.Keadaan
AMBANG = 5
JEDA_AWAL = 60
JEDA_MAKS = 15 * 60
# A worker that died while it tried holds the breaker so long.
SEWA_COBA = timedelta(minutes=5)


def sidik_setelan() -> str:
    nama = [satu for satu in dir(settings) if satu.startswith("LAPOR_")]
    return sidik(repr([(satu, getattr(settings, satu)) for satu in nama]))


def boleh_lewat(alat: Alat, kanal: KanalTertib) -> bool:
    kini = alat.kini()
    sirkuit = baris_sirkuit(kini)
    if sirkuit.keadaan == K.TUTUP:
        return True
    if sirkuit.keadaan == K.DIMATIKAN:
        berubah = sirkuit.sidik_setelan != sidik_setelan()
        return berubah and hidupkan(Saat(None, kini))
    # Of all workers one tries.
    tiba = Sirkuit.objects.filter(
        kanal=KANAL, keadaan__in=(K.BUKA, K.SETENGAH), coba_lagi_pada__lte=kini
    )
    coba = tiba.update(keadaan=K.SETENGAH, coba_lagi_pada=kini + SEWA_COBA)
    return bool(coba) and _coba(alat, kanal)


def _coba(alat: Alat, kanal: KanalTertib) -> bool:
    # The probe is a read, never a create.
    hasil = kanal.periksa()
    kini = alat.kini()
    if isinstance(hasil, SalahSetelan):
        matikan(hasil.sebab, pada=kini)
        return False
    sedang = Sirkuit.objects.filter(kanal=KANAL, keadaan=K.SETENGAH)
    if hasil is None:
        return bool(
            sedang.update(
                keadaan=K.TUTUP,
                sejak=kini,
                gagal_beruntun=AMBANG - 1,
                coba_lagi_pada=None,
                alasan="",
            )
        )
    sebab = hasil.pesan if isinstance(hasil, Ditolak) else hasil.sebab
    with transaction.atomic():
        for sirkuit in sedang.select_for_update():
            _buka(sirkuit, sebab, pada=kini)
    return False


def _buka(sirkuit: Sirkuit, sebab: str, *, pada: datetime) -> None:
    sirkuit.keadaan = K.BUKA
    sirkuit.sejak = pada
    sirkuit.coba_lagi_pada = pada + timedelta(seconds=sirkuit.jeda_detik)
    sirkuit.jeda_detik = min(sirkuit.jeda_detik * 2, JEDA_MAKS)
    sirkuit.alasan = sebab[:300]
    sirkuit.save()


def catat(hasil: Hasil, *, pada: datetime) -> None:
    """Learn from one call; a read that succeeds says nothing of creates."""
    if isinstance(hasil, SalahSetelan):
        matikan(hasil.sebab, pada=pada)
        return
    with transaction.atomic():
        baris_sirkuit(pada)
        sirkuit = Sirkuit.objects.select_for_update().get(kanal=KANAL)
        if isinstance(hasil, Sementara | TidakPasti):
            _gagal(sirkuit, hasil.sebab, pada=pada)
            return
        sirkuit.gagal_beruntun = 0
        sirkuit.jeda_detik = JEDA_AWAL
        if isinstance(hasil, Diterima):
            sirkuit.berhasil_pada = pada
        sirkuit.save()


def _gagal(sirkuit: Sirkuit, sebab: str, *, pada: datetime) -> None:
    if sirkuit.keadaan != K.TUTUP:
        return  # a call that began before it opened
    sirkuit.gagal_beruntun += 1
    if sirkuit.gagal_beruntun >= AMBANG:
        _buka(sirkuit, sebab, pada=pada)
    else:
        sirkuit.save()


@transaction.atomic
def matikan(sebab: str, *, pada: datetime) -> bool:
    baris_sirkuit(pada)
    hidup = Sirkuit.objects.filter(kanal=KANAL).exclude(keadaan=K.DIMATIKAN)
    if not hidup.update(
        keadaan=K.DIMATIKAN,
        sejak=pada,
        coba_lagi_pada=None,
        alasan=sebab[:300],
        sidik_setelan=sidik_setelan(),
    ):
        return False
    sirkuit = Sirkuit.objects.get(kanal=KANAL)
    Jejak.objects.catat(
        sirkuit, "matikan_sirkuit", saat=Saat(None, pada), catatan=sirkuit.alasan
    )
    beri_tahu(
        surel_petugas(pada, peran=(Peran.ADMIN_SP4N,)),
        templat=f"{PESAN}/kanal_dimatikan.txt",
        konteks={
            "alamat_petugas": reverse("admin:pengaduan_sirkuit_changelist"),
            "alasan": sirkuit.alasan,
        },
        kunci=f"sirkuit:{KANAL}:{pada:%Y%m%d%H%M%S%f}",
        pada=pada,
        tentang=None,
        jalur=Notifikasi.Jalur.ALARM,
    )
    return True


@transaction.atomic
def hidupkan(saat: Saat[Petugas | None]) -> bool:
    berhenti = Sirkuit.objects.filter(kanal=KANAL).exclude(keadaan=K.TUTUP)
    if not berhenti.update(
        keadaan=K.TUTUP,
        sejak=saat.pada,
        gagal_beruntun=0,
        jeda_detik=JEDA_AWAL,
        coba_lagi_pada=None,
        alasan="",
    ):
        return False
    sirkuit = Sirkuit.objects.get(kanal=KANAL)
    Jejak.objects.catat(sirkuit, "hidupkan_sirkuit", saat=saat)
    return True


# How the delivery is doing, in numbers: for /sehat/, /metrik/ and the today list


S = Kiriman.Status
# Longer than this and people are told (penerusan 4.2).
BATAS_TUNGGU = timedelta(hours=1)
BATAS_RAGU = timedelta(hours=1)
# From here on staff are offered the manual way.
BATAS_TANGAN = timedelta(hours=24)


def umur_tertua(pada: datetime) -> timedelta:
    tertua = Kiriman.objects.bergiliran().order_by("dibuat_pada").first()
    return pada - tertua.sejak if tertua else timedelta()


def per_status() -> dict[str, int]:
    ada = dict(Kiriman.objects.order_by().values_list("status").annotate(Count("pk")))
    return {status: ada.get(status, 0) for status in S.values}


def keadaan_sirkuit() -> str:
    ada = Sirkuit.objects.filter(kanal=KANAL).values_list("keadaan", flat=True).first()
    return ada or str(Sirkuit.Keadaan.TUTUP)


def buat_terakhir() -> datetime | None:
    terkirim = Kiriman.objects.filter(langkah=Kiriman.Langkah.BUAT, status=S.TERKIRIM)
    akhir: datetime | None = terkirim.aggregate(akhir=Max("selesai_pada"))["akhir"]
    return akhir


def mengalir(pada: datetime) -> bool:
    mati = mode_api() and keadaan_sirkuit() == Sirkuit.Keadaan.DIMATIKAN
    ragu = Kiriman.objects.filter(
        status=S.TIDAK_PASTI, mulai_kirim__lte=pada - BATAS_RAGU
    )
    return not mati and umur_tertua(pada) <= BATAS_TUNGGU and not ragu.exists()
