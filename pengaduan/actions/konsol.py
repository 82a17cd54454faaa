"""The emergency console: a report comes in, is taken by name, rings when it is not.

Only while somebody watches: what nobody would read must not look like help on its way.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from organisasi.alur.tindakan import kunci_formulir
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas, tugaskan_menghubungi
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Notifikasi, Petugas, TugasHubungi, Unit
from organisasi.pribadi.actions import buka_data
from pengaduan.actions.insiden import buka_insiden, kunci_tugas
from pengaduan.models import Insiden, KehadiranKonsol, Pengaduan
from pengaduan.models.insiden import MIRIP_ROBOT

RUANG_KUNCI = "darurat_lapor"
ALASAN_KONTAK = "Menerima laporan darurat ini, untuk menghubungi kembali pelapornya."
PERIHAL_ALARM = "Telepon Penyelia 112: laporan darurat belum diterima petugas mana pun."
# So long is quiet after what looks like a program's has rung once.
SELA_ROBOT = timedelta(hours=1)


class TidakDijaga(Exception):
    """No console is attended: nothing was saved, only the telephone helps."""


@transaction.atomic
def lapor_darurat(
    *,
    uraian: str,
    lokasi: str,
    pada: datetime,
    kunci: UUID,
    titik: tuple[Decimal, Decimal] | None = None,
    kontak: str = "",
    cara_kontak: str = Insiden.Cara.TIDAK_ADA,
    jumlah_korban: str = "",
    tanda: Sequence[str] = (),
) -> Insiden:
    """The short form of who cannot telephone; the same ``kunci`` returns the same one.

    Raises TidakDijaga, with nothing saved, while no console is attended.
    """
    kunci_formulir(RUANG_KUNCI, kunci)
    if lama := Insiden.objects.filter(kunci_masuk=kunci).first():
        return lama
    if not KehadiranKonsol.objects.dijaga(pada):
        raise TidakDijaga
    lintang, bujur = titik or (None, None)
    insiden, _kode = buka_insiden(
        uraian=uraian,
        lokasi=lokasi,
        pada=pada,
        lintang=lintang,
        bujur=bujur,
        kontak=kontak,
        cara_kontak=cara_kontak,
        jumlah_korban=jumlah_korban,
        kunci_masuk=kunci,
        tanda=tanda,
    )
    return insiden


@transaction.atomic
def akui_insiden(insiden: Insiden, *, oleh: Petugas, pada: datetime) -> Insiden:
    """A named person has taken it; from now on he may see how to reach the reporter.

    That is written down as any other look at a contact: who calls back must not lose a
    minute with a reason that is always the same.
    """
    insiden.akui(oleh=oleh, pada=pada)
    if insiden.kontak:
        buka_data(insiden, oleh=oleh, kolom="kontak", alasan=ALASAN_KONTAK, pada=pada)
    TugasHubungi.objects.filter(
        kunci=kunci_tugas(insiden, "alarm"), selesai_pada__isnull=True
    ).update(selesai_pada=pada, oleh=oleh, hasil=f"Diterima {oleh}."[:300])
    return insiden


def bunyikan_alarm(*, pada: datetime) -> int:
    """Call the supervisors for each report nobody took within a minute; how many rang.

    Anything may ask for it as often as it likes: the worker, a console, the reporter's
    own page. Each report rings once; those that look like a program's ring as one, and
    again only for what still lies there an hour later: a flood must not drown the rest.
    """
    semua = Insiden.objects.terlambat(pada).defer("uraian", "kontak", "kode")
    semua = semua.order_by("pk")
    nyata = semua.exclude(MIRIP_ROBOT)
    robot = Insiden.objects.mirip_robot().filter(alarm_pada__gt=pada - SELA_ROBOT)
    kelompok = semua.none() if robot.exists() else semua.mirip_robot()[:1]
    return sum(_bunyikan(satu, pada) for satu in (*nyata, *kelompok))


@transaction.atomic
def _bunyikan(insiden: Insiden, pada: datetime) -> bool:
    if not insiden.bunyikan_alarm(pada=pada):
        return False
    Jejak.objects.catat(insiden, "alarm", oleh=None, pada=pada)
    kunci = kunci_tugas(insiden, "alarm")
    # Mail alone may lie unread: somebody in the office is told to telephone, too.
    beri_tahu(
        surel_petugas(pada, peran=(Peran.PENYELIA_112,)),
        templat="pengaduan/pesan/alarm_darurat.txt",
        konteks={
            "berkas": insiden,
            "alamat_petugas": reverse("admin:pengaduan_insiden_konsol"),
        },
        kunci=kunci,
        pada=pada,
        tentang=None,
        jalur=Notifikasi.Jalur.ALARM,
    )
    tugaskan_menghubungi(
        insiden,
        unit=Unit.objects.utama(),
        kunci=kunci,
        perihal=PERIHAL_ALARM,
        pada=pada,
        bertelepon=True,
        darurat=True,
    )
    return True


@transaction.atomic
def jadikan_aduan(
    insiden: Insiden, pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime
) -> None:
    """Join what was no emergency to the complaint a person made of it; a line on both.

    The same pair again changes nothing. Raises TindakanTerlarang when a colleague has
    made another complaint of it.
    """
    if insiden.menjadi_id == pengaduan.pk:
        return
    insiden.jadikan_aduan(pengaduan, oleh=oleh, pada=pada)
    Jejak.objects.catat(
        pengaduan,
        "dari_insiden",
        oleh=oleh,
        pada=pada,
        catatan=f"Dari laporan darurat {insiden.nomor}, yang dinilai bukan darurat.",
    )
