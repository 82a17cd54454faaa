"""Mail of broadcasts: fed into the outbox by the hour, never a list of addresses (7.3).

The outbox sends whatever it holds. So it never holds more than may go out in an hour:
what waits there and what left within the hour together stay at or below the limit.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from organisasi.alur.tindakan import kunci_formulir
from organisasi.kabar.notifikasi import batalkan_pesan, beri_tahu, hapus_pesan
from organisasi.models import Notifikasi
from pemangku.actions.kartu import buat_tautan, susun_pesan
from pemangku.actions.siaran import selesaikan_bila_habis
from pemangku.actions.uji_kanal import catat_berhasil, catat_gagal
from pemangku.models import PenerimaSiaran, Siaran
from pemangku.pesan_siaran import alamat_berhenti
from pemangku.vonis_siaran import timbang_ulang
from pemangku.waktu_siaran import halangan_kirim

SEJAM_PALING_BANYAK = 100
SEJAM = timedelta(hours=1)
JENIS = PenerimaSiaran._meta.label_lower
TEMPLAT = "pemangku/pesan/siaran.txt"
TIDAK_TERKIRIM = "Tidak terkirim setelah tujuh hari"
# One worker at a time counts and feeds.
RUANG, KUNCI = "siaran_surel", UUID(int=0)
K = PenerimaSiaran.Keadaan
S = Notifikasi.Status


def kunci_surel() -> None:
    """Feed nothing until this transaction ends; one that is feeding is waited for."""
    kunci_formulir(RUANG, KUNCI)


@transaction.atomic
def antar_siaran(*, pada: datetime) -> int:
    """Learn what became of the mail, then feed more; returns how many were fed."""
    kunci_surel()
    _serap(pada)
    jumlah = 0
    jalan = Siaran.objects.filter(
        status=Siaran.Status.BERJALAN, kanal=Siaran.Kanal.EMAIL
    ).order_by("status_sejak", "nomor", "pk")
    for siaran in jalan.select_related("unit"):
        if halangan_kirim(siaran, pada):
            tahan_surel(siaran)
        else:
            jumlah += _antre(siaran, SEJAM_PALING_BANYAK - _keluar(pada), pada)
            selesaikan_bila_habis(siaran, oleh=None, pada=pada)
    return jumlah


def _keluar(pada: datetime) -> int:
    """Mail of broadcasts that waits, or left within the last hour."""
    siaran = Notifikasi.objects.filter(jalur=Notifikasi.Jalur.SIARAN)
    return siaran.filter(
        Q(status=S.MENUNGGU) | Q(dikirim_pada__gt=pada - SEJAM)
    ).count()


def _antre(siaran: Siaran, jatah: int, pada: datetime) -> int:
    """Put so many messages into the outbox; the right is weighed again for each."""
    menunggu = siaran.penerima.layak().filter(keadaan=K.MENUNGGU)
    jumlah = 0
    for penerima in (
        menunggu.lengkap()
        .order_by("pemangku__nomor", "pk")
        .select_for_update(of=("self",))[: max(0, jatah)]
    ):
        vonis = timbang_ulang(penerima, hari=timezone.localdate(pada))
        if vonis != PenerimaSiaran.Vonis.LAYAK or penerima.kanal is None:
            sebab = str(PenerimaSiaran.Vonis(vonis).label)
            penerima.tutup(K.DITARIK, pada=pada, sebab=sebab)
            continue
        kode = buat_tautan(penerima, pada=pada)
        isi = susun_pesan(penerima, kode=kode, pada=pada)
        beri_tahu(
            [penerima.kanal.nilai],
            templat=TEMPLAT,
            konteks={"judul": siaran.judul, "isi": isi},
            kunci=f"siaran:{penerima.pk}",
            pada=pada,
            tentang=penerima,
            jalur=Notifikasi.Jalur.SIARAN,
            tajuk={
                "List-Unsubscribe": f"<{alamat_berhenti(kode)}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        )
        penerima.keadaan = K.ANTRE
        penerima.save(update_fields=("keadaan",))
        jumlah += 1
    return jumlah


def tahan_surel(siaran: Siaran) -> None:
    """Nothing goes out now: what has not left comes back, to go out another day."""
    antre = siaran.penerima.filter(keadaan=K.ANTRE)
    kunci = [str(pk) for pk in antre.values_list("pk", flat=True)]
    batalkan_pesan(JENIS, kunci)
    antre.exclude(pk__in=_di_kotak(kunci)).update(keadaan=K.MENUNGGU)


def _di_kotak(kunci: list[str]) -> list[str]:
    """Of those recipients the ones whose message is still in the outbox, sent or not."""
    pesan = Notifikasi.objects.filter(objek_jenis=JENIS, objek_id__in=kunci)
    return list(pesan.values_list("objek_id", flat=True))


def _serap(pada: datetime) -> None:
    """Take over how each message ended; the outbox forgets address and words."""
    tuntas = Notifikasi.objects.filter(
        jalur=Notifikasi.Jalur.SIARAN,
        objek_jenis=JENIS,
        status__in=(S.TERKIRIM, S.DITOLAK, S.BUNTU),
    ).exclude(penerima="")
    for pesan in tuntas.order_by("pk"):
        penerima = PenerimaSiaran.objects.select_related("siaran", "pemangku").get(
            pk=pesan.objek_id
        )
        if penerima.keadaan == K.ANTRE:
            _tutup(penerima, pesan, pada)
        hapus_pesan(penerima)


def _tutup(penerima: PenerimaSiaran, pesan: Notifikasi, pada: datetime) -> None:
    if pesan.status == S.TERKIRIM:
        penerima.tutup(K.TERKIRIM, pada=pesan.dikirim_pada or pada)
        catat_berhasil(penerima, pada=pesan.dikirim_pada or pada)
    elif pesan.status == S.DITOLAK:
        penerima.tutup(K.NOMOR_SALAH, pada=pada, sebab=pesan.galat_terakhir)
        catat_gagal(penerima, oleh=None, pada=pada)
    else:
        penerima.tutup(K.DILEWATI, pada=pada, sebab=TIDAK_TERKIRIM)
