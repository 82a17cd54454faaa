"""What the night does for complaints: silence closes, unanswered questions end."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.kantor.saat import Saat
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.pilihan import TERBUKA
from pengaduan.darurat.models import BELUM_TUNTAS, Insiden
from pengaduan.pelapor.actions import hapus_identitas
from pengaduan.penanganan.actions import arsipkan_pengaduan, tutup_yang_diam
from pengaduan.umum.pengikut import PengikutPengaduan

# No rule of law names a day for these: the portal's own habit.
SIMPAN_KONTAK = timedelta(days=90)


def urus_pengaduan(*, pada: datetime, hari_ini: date) -> int:
    """Close and archive what waited in vain for its reporter; how many.

    Each is an act of its own: what somebody answers in between is left alone. And what
    an ended emergency knew to call back goes on its day, whatever the city has decided
    about identities: the form of who cannot telephone promises it.
    """
    berakhir = Insiden.objects.exclude(status__in=BELUM_TUNTAS)
    lama = berakhir.filter(status_sejak__lt=pada - SIMPAN_KONTAK)
    lama.exclude(kontak="", kode="").update(kontak="", kode="")
    # Asked, and no answer within the days to complete (UU 25/2009).
    diam = Pengaduan.objects.filter(
        status=Pengaduan.Status.TUNDA, tunggu_sampai__lt=hari_ini
    )
    return tutup_yang_diam(pada=pada) + sum(
        _arsipkan(satu, pada) for satu in diam.order_by("pk")
    )


def _arsipkan(pengaduan: Pengaduan, pada: datetime) -> bool:
    assert pengaduan.tunggu_sampai is not None  # the filter says so
    kalimat = (
        "Pertanyaan kami tidak terjawab sampai "
        f"{tanggal(pengaduan.tunggu_sampai)}, jadi aduan ini kami arsipkan. Anda boleh "
        "mengadu lagi kapan saja dengan keterangan yang lebih lengkap."
    )
    try:
        arsipkan_pengaduan(pengaduan, Saat(None, pada), kalimat=kalimat)
    except TindakanTerlarang:
        return False
    return True


def hapus_pelapor_yang_habis(*, pada: datetime, hari_ini: date, coba: bool) -> int:
    """Erase identities past their day whose complaint has ended; how many.

    ``coba``: only count. One in use stays until its end; a merged one is in use as long
    as the complaint it was joined to. With them go the addresses of who followed an ended
    complaint.
    """
    habis = (
        Pelapor.objects.habis_simpan(hari_ini)
        .exclude(pengaduan__status__in=TERBUKA)
        .exclude(pengaduan__induk__status__in=TERBUKA)
    )
    if coba:
        return habis.count()
    semua = list(habis.select_related("pengaduan").order_by("pk"))
    for pelapor in semua:
        with suppress(TindakanTerlarang):  # somebody else may have erased it since
            hapus_identitas(
                pelapor.pengaduan, Saat(None, pada), alasan="Masa simpan berakhir."
            )
    PengikutPengaduan.objects.exclude(surel="").exclude(
        pengaduan__status__in=TERBUKA
    ).filter(pengaduan__status_sejak__lt=pada - SIMPAN_KONTAK).update(surel="")
    return len(semua)
