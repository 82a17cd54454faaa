"""Emergencies: a call task in the same transaction, a record of who told 112, and counts.

Nothing here goes through the outbox to the outside: an emergency is a voice call.
"""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import (
    DaftarTindakan,
    TindakanTerlarang,
    kunci_formulir,
    wajib,
)
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas, tugaskan_menghubungi
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import (
    Jejak,
    NomorUrut,
    Notifikasi,
    Petugas,
    TugasHubungi,
    Unit,
    Wilayah,
)
from organisasi.pribadi.actions import buka_data
from organisasi.sandi import kode_rahasia, sidik
from pengaduan.aduan.kabar import kabari_pelapor
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import TindakanPengaduan
from pengaduan.darurat.models import (
    MIRIP_ROBOT,
    HitunganDarurat,
    Insiden,
    KehadiranKonsol,
    TindakanInsiden as T,
)

REGISTER = "darurat"
PERIHAL = "Telepon 112 SEKARANG, lalu catat penyampaiannya."


@transaction.atomic
def nyatakan_darurat(pengaduan: Pengaduan, saat: Saat, *, alasan: str) -> Insiden:
    """A late find; its record (who told 112, when) is compulsory and by a person."""
    pengaduan.lakukan(
        TindakanPengaduan.NYATAKAN_DARURAT,
        saat,
        catatan=wajib(alasan, "Tulis apa yang membahayakan, untuk dibacakan ke 112."),
        tunggu_sampai=None,
        tuntas_pada=None,
        terbit=False,
    )
    pelapor = pengaduan.pelapor
    insiden = buka_insiden(
        saat,
        kata_petugas=alasan.strip(),
        uraian=f"{pengaduan.judul}\n{pengaduan.uraian}",
        lokasi=str(pengaduan.kelurahan or "") + f" {pengaduan.lokasi}",
        lintang=pengaduan.lintang,
        bujur=pengaduan.bujur,
        kontak=(pelapor.telepon or pelapor.surel) if pelapor else "",
        cara_kontak=Insiden.Cara.TELEPON
        if pelapor and pelapor.telepon
        else Insiden.Cara.TIDAK_ADA,
        pengaduan=pengaduan,
    )
    kabari_pelapor(pengaduan, "dialihkan_112", pada=saat.pada)
    return insiden


@transaction.atomic
def buka_insiden(
    saat: Saat[Petugas | None], *, uraian: str, lokasi: str, **kolom: Any
) -> Insiden:
    tahun = timezone.localdate(saat.pada).year
    urut = NomorUrut.objects.ambil(REGISTER, tahun=tahun)
    kode = kode_rahasia()
    insiden = Insiden.objects.create(
        nomor=f"DRT-{tahun}-{urut:06d}",
        kode=kode,
        sidik_kode=sidik(kode),
        diterima_pada=saat.pada,
        status_sejak=saat.pada,
        uraian=uraian.strip(),
        lokasi=lokasi.strip()[:250],
        **kolom,
    )
    Jejak.objects.catat(insiden, "buka", saat=saat)
    tugaskan_menghubungi(
        insiden,
        unit=Unit.objects.utama(),
        kunci=kunci_tugas(insiden),
        perihal=PERIHAL,
        pada=saat.pada,
        bertelepon=True,
        darurat=True,
    )
    return insiden


def kunci_tugas(insiden: Insiden, nama: str = "112") -> str:
    return f"insiden:{insiden.pk}:{nama}"


@transaction.atomic
def serahkan_insiden(
    insiden: Insiden, saat: Saat, *, diserahkan_pada: datetime, ke: str, tiket: str = ""
) -> Insiden:
    penerima = wajib(ke, "Tulis siapa yang menerima telepon Anda di 112.")
    if not _sejak(insiden) <= diserahkan_pada <= saat.pada:
        raise TindakanTerlarang(
            "Waktu disampaikan harus setelah laporannya masuk dan tidak di masa depan."
        )
    insiden.lakukan(
        T.SERAHKAN,
        saat,
        **_diakui(insiden, saat),
        diserahkan_oleh=saat.oleh,
        diserahkan_pada=diserahkan_pada,
        diserahkan_ke=penerima,
        nomor_tiket_112=tiket.strip(),
    )
    _tuntaskan_tugas(insiden, saat, f"Disampaikan ke 112, diterima {penerima}.")
    return insiden


@transaction.atomic
def akhiri_insiden(
    insiden: Insiden, tindakan: DaftarTindakan, saat: Saat, *, catatan: str
) -> Insiden:
    """Judged no emergency, false, or cancelled: always by a person, always with a reason."""
    sebab = wajib(catatan, "Tulis alasannya; insiden tidak dapat ditutup tanpa alasan.")
    diakui = _diakui(insiden, saat)
    insiden.lakukan(tindakan, saat, catatan=sebab, alasan_akhir=sebab, **diakui)
    _tuntaskan_tugas(insiden, saat, sebab)
    return insiden


def _diakui(insiden: Insiden, saat: Saat) -> dict[str, Any]:
    # Who took it first stays named; who ends an untaken one has taken it.
    return {
        "diakui_oleh": insiden.diakui_oleh or saat.oleh,
        "diakui_pada": insiden.diakui_pada or saat.pada,
    }


def _sejak(insiden: Insiden) -> datetime:
    if insiden.pengaduan:
        terima = datetime.combine(insiden.pengaduan.tanggal_terima, time.min)
        return timezone.make_aware(terima)
    return insiden.diterima_pada.replace(second=0, microsecond=0)


def _tuntaskan_tugas(insiden: Insiden, saat: Saat, hasil: str, *nama: str) -> None:
    kunci = [kunci_tugas(insiden, satu) for satu in nama or ("112", "alarm")]
    TugasHubungi.objects.filter(kunci__in=kunci, selesai_pada__isnull=True).update(
        selesai_pada=saat.pada, oleh=saat.oleh, hasil=hasil[:300]
    )


def hitung_panggilan(kolom: str, *, kelurahan: Wilayah | None, pada: datetime) -> None:
    """``tampil`` or ``lanjut``, by day and kecamatan: nothing else is kept."""
    kecamatan = kelurahan.induk if kelurahan else None
    HitunganDarurat.objects.tambah(timezone.localdate(pada), kolom, kecamatan)


# The console: a report comes in, is taken by name, rings when nobody takes it.
# Only while somebody watches: what nobody would read must not look like help on its way.

RUANG_KUNCI = "darurat_lapor"
ALASAN_KONTAK = "Menerima laporan darurat ini untuk menghubungi kembali pelapornya."
PERIHAL_ALARM = "Telepon Penyelia 112: laporan darurat belum diterima petugas mana pun."
# So long is quiet after what looks like a program's has rung once.
SELA_ROBOT = timedelta(hours=1)


class TidakDijaga(Exception):
    """No console is attended: nothing was saved, only the telephone helps."""


@transaction.atomic
def lapor_darurat(
    *,
    pada: datetime,
    kunci: UUID,
    titik: tuple[Decimal, Decimal] | None = None,
    **isi: Any,
) -> Insiden:
    """The same ``kunci`` returns the same one. TidakDijaga: nothing was saved."""
    kunci_formulir(RUANG_KUNCI, kunci)
    if lama := Insiden.objects.filter(kunci_masuk=kunci).first():
        return lama
    if not KehadiranKonsol.objects.dijaga(pada):
        raise TidakDijaga
    lintang, bujur = titik or (None, None)
    return buka_insiden(
        Saat(None, pada), kunci_masuk=kunci, lintang=lintang, bujur=bujur, **isi
    )


@transaction.atomic
def akui_insiden(insiden: Insiden, saat: Saat) -> Insiden:
    """Named from now on; the look at the contact is written down by itself."""
    insiden.lakukan(T.AKUI, saat, diakui_oleh=saat.oleh, diakui_pada=saat.pada)
    if insiden.kontak:
        buka_data(insiden, saat, kolom="kontak", alasan=ALASAN_KONTAK)
    _tuntaskan_tugas(insiden, saat, f"Diterima {saat.oleh}.", "alarm")
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
    # Of two calls at once one raises it.
    semua = Insiden.objects.filter(pk=insiden.pk)
    if not semua.terlambat(pada).update(alarm_pada=pada):
        return False
    Jejak.objects.catat(insiden, "alarm", saat=Saat(None, pada))
    kunci = kunci_tugas(insiden, "alarm")
    # Mail alone may lie unread: somebody in the office is told to telephone, too.
    beri_tahu(
        surel_petugas(pada, peran=(Peran.PENYELIA_112,)),
        templat="pengaduan/aduan/pesan/alarm_darurat.txt",
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
def jadikan_aduan(insiden: Insiden, pengaduan: Pengaduan, saat: Saat) -> None:
    """The same pair again changes nothing; TindakanTerlarang for another complaint."""
    if insiden.menjadi_id == pengaduan.pk:
        return
    insiden.lakukan(
        T.JADIKAN_ADUAN,
        saat,
        catatan=f"Menjadi aduan {pengaduan.nomor}.",
        syarat={"menjadi__isnull": True},
        menjadi=pengaduan,
    )
    Jejak.objects.catat(
        pengaduan,
        "dari_insiden",
        saat=saat,
        catatan=f"Dari laporan darurat {insiden.nomor}, yang dinilai bukan darurat.",
    )
