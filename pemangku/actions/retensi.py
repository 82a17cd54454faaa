"""Who is no longer needed: proposed once a month, decided by the officer of data (PK-58)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Pengaturan, Petugas
from organisasi.pribadi.actions import surel_penjaga
from pemangku.actions.hapus_orang import hapus_orang
from pemangku.models import Jabatan, Kehadiran, Orang, Persetujuan, UsulHapus
from pemangku.models.orang import OrangQuerySet

DIPERLUKAN = (
    "Sejak diusulkan orang ini punya jabatan, persetujuan, atau kehadiran lagi; datanya "
    "tidak dihapus. Usul ini gugur pada pemeriksaan berikutnya."
)


def batas_retensi(hari: date) -> date:
    """Who did nothing since this day is proposed; the months are a setting."""
    bulan = Pengaturan.objects.kini().retensi_orang_bulan
    tahun, sisa = divmod(hari.year * 12 + hari.month - 1 - bulan, 12)
    return date(tahun, sisa + 1, min(hari.day, 28))


def tak_diperlukan(hari: date) -> OrangQuerySet:
    """Persons without post, consent in force and attendance since the limit.

    Who was taken down after it is not old enough, and what is asked for comes first.
    """
    batas = batas_retensi(hari)
    jabatan = Jabatan.objects.filter(orang=OuterRef("pk")).berlaku_sejak(batas)
    setuju = Persetujuan.objects.berlaku(*Persetujuan.Tujuan.values)
    hadir = Kehadiran.objects.exclude(status=Kehadiran.Status.DITOLAK).filter(
        orang=OuterRef("pk"), kegiatan__mulai__date__gte=batas
    )
    return Orang.objects.aktif().filter(
        ~Exists(jabatan),
        ~Exists(setuju.filter(orang=OuterRef("pk"))),
        ~Exists(hadir),
        dibuat_pada__date__lt=batas,
    )


@transaction.atomic
def usul_retensi(*, pada: datetime) -> int:
    """Propose whom nobody needs; erases nothing. How many proposals are new.

    An open proposal falls when the person is needed again. One who was kept is asked
    about again after as many months. The officer of data is told once a run.
    """
    hari = timezone.localdate(pada)
    tua = tak_diperlukan(hari)
    for usul in UsulHapus.objects.terbuka().exclude(orang__in=tua):
        usul.gugurkan(pada=pada)
    terbuka = UsulHapus.objects.terbuka().filter(orang=OuterRef("pk"))
    dipertahankan = UsulHapus.objects.filter(
        orang=OuterRef("pk"),
        status=UsulHapus.Status.DIPERTAHANKAN,
        status_sejak__date__gte=batas_retensi(hari),
    )
    baru = list(tua.filter(~Exists(terbuka), ~Exists(dipertahankan)).order_by("pk"))
    for orang in baru:
        usul = UsulHapus.objects.create(
            orang=orang, diusulkan_pada=pada, status_sejak=pada
        )
        Jejak.objects.catat(
            usul, "usulkan", oleh=None, pada=pada, sesudah={"orang": orang.nomor}
        )
    if baru:
        beri_tahu(
            surel_penjaga(pada, peran=(Peran.PDP,)),
            templat="pemangku/pesan/usul_retensi.txt",
            konteks={"jumlah": len(baru)},
            kunci=f"usul_retensi:{hari:%Y-%m}",
            pada=pada,
            tentang=None,
        )
    return len(baru)


@transaction.atomic
def setujui_usul(usul: UsulHapus, *, oleh: Petugas, pada: datetime) -> UsulHapus:
    """Forget the person of the proposal; raises TindakanTerlarang when needed again."""
    hari = timezone.localdate(pada)
    usul.setujui(oleh=oleh, pada=pada)
    orang = Orang.objects.select_for_update().get(pk=usul.orang_id)
    if not tak_diperlukan(hari).filter(pk=orang.pk).exists():
        raise TindakanTerlarang(DIPERLUKAN)
    hapus_orang(
        orang,
        oleh=oleh,
        pada=pada,
        alasan=f"Masa simpan: tidak diperlukan sejak {tanggal_pendek(batas_retensi(hari))}.",
    )
    return usul
