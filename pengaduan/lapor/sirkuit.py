"""The channel as workers share it: its turns, its breaker, and how the delivery is doing.

Every request waits for a second of its own, taken from the row of the breaker in a durable
transaction, which Django refuses inside another one: so no request can ever be made within
a transaction. All workers share what one has learnt.

It opens after five failures in a row, then tries a read after a minute, doubling to a
quarter of an hour. After a good read one more failure opens it again: a LAPOR! whose reads
answer and whose creates do not must not pile up uncertain reports. Wrong credentials switch
the channel off, until the settings are others or a person revives it.
"""

import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone

from organisasi.basis_data.kerja import ACAK, Acak
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi, Petugas
from organisasi.sandi import sidik
from pengaduan.aduan.kabar import PESAN
from pengaduan.lapor.arti_jawaban import H, Hasil, JawabanLapor
from pengaduan.lapor.klien import KanalLapor
from pengaduan.lapor.laporan_keluar import mode_api
from pengaduan.lapor.models import KanalKirim, Kiriman, Sirkuit

KANAL = KanalKirim.LAPOR_API
# At most one request a second (penerusan 1.9).
SELANG = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Alat:
    kini: Callable[[], datetime] = timezone.now
    tidur: Callable[[float], object] = time.sleep
    acak: Acak = ACAK
    # Tells this worker from every other one, also after a restart.
    penyewa: str = field(
        default_factory=lambda: (
            f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid4().hex[:12]}"
        )
    )


def baris_sirkuit(pada: datetime) -> Sirkuit:
    return Sirkuit.objects.get_or_create(kanal=KANAL, defaults={"sejak": pada})[0]


def pesan_giliran(pada: datetime) -> datetime:
    baris_sirkuit(pada)
    with transaction.atomic(durable=True):
        sirkuit = Sirkuit.objects.select_for_update().get(kanal=KANAL)
        terakhir = sirkuit.giliran_pada
        giliran = max(pada, terakhir + SELANG) if terakhir else pada
        Sirkuit.objects.filter(kanal=KANAL).update(giliran_pada=giliran)
    return giliran


class KanalTertib(KanalLapor):
    def __init__(self, alat: Alat) -> None:
        super().__init__(jam=alat.kini)
        self._alat = alat
        self._siap = False

    def siapkan(self) -> None:
        if not self._siap:
            giliran = pesan_giliran(self._alat.kini())
            tunggu = (giliran - self._alat.kini()).total_seconds()
            if tunggu > 0:
                self._alat.tidur(tunggu)
            self._siap = True

    def _panggil(self, *args: Any, **kwargs: Any) -> JawabanLapor:
        self.siapkan()
        self._siap = False
        return super()._panggil(*args, **kwargs)


# The breaker

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
    if hasil and hasil.jenis == H.SALAH_SETELAN:
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
    with transaction.atomic():
        for sirkuit in sedang.select_for_update():
            _buka(sirkuit, hasil.sebab, pada=kini)
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
    if hasil.jenis == H.SALAH_SETELAN:
        matikan(hasil.sebab, pada=pada)
        return
    with transaction.atomic():
        baris_sirkuit(pada)
        sirkuit = Sirkuit.objects.select_for_update().get(kanal=KANAL)
        if hasil.jenis in {H.SEMENTARA, H.TIDAK_PASTI}:
            _gagal(sirkuit, hasil.sebab, pada=pada)
            return
        sirkuit.gagal_beruntun = 0
        sirkuit.jeda_detik = JEDA_AWAL
        if hasil.jenis == H.DITERIMA:
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
    portal = Saat(None, pada)
    Jejak.objects.catat(sirkuit, "matikan_sirkuit", portal, catatan=sirkuit.alasan)
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
    ragu = Kiriman.objects.filter(
        status=S.TIDAK_PASTI, mulai_kirim__lte=pada - BATAS_RAGU
    )
    mati = Sirkuit.objects.filter(kanal=KANAL, keadaan=K.DIMATIKAN)
    henti = ragu.union(mati) if mode_api() else ragu
    return umur_tertua(pada) <= BATAS_TUNGGU and not henti.exists()
