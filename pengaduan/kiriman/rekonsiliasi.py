"""What the worker cannot see from one row: once an hour, and once a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas
from organisasi.kantor.peran import Peran
from organisasi.models import HariLibur, Notifikasi
from organisasi.waktu.hari_kerja import SABTU, KalenderBelumDiisi
from organisasi.waktu.tenggat import hari_kerja_ke
from pengaduan.actions.kabar import PESAN, PETUGAS_UNIT
from pengaduan.kiriman.mundur import MASA_KIRIM, TANGGA_PERIKSA
from pengaduan.laporan_keluar import IDENTITAS, tanpa_identitas
from pengaduan.models import Kiriman, Penerusan
from pengaduan.models.penerusan import FINAL_LUAR

S = Kiriman.Status
MASA_PERIKSA = TANGGA_PERIKSA[-1][0]
TANPA_STATUS = timedelta(hours=24)
MASA_KONTAK = timedelta(days=90)
TERLALU_LAMA = "Tujuh hari menunggu tanpa dapat dikirim."


@dataclass(frozen=True, slots=True)
class Temuan:
    """What a reconciliation found and mended."""

    dilepas: int
    ragu: int
    buntu: int
    dijadwalkan: int


def rekonsiliasi(*, pada: datetime) -> Temuan:
    """Free dead leases, end what waited seven days, schedule readings that were lost."""
    dilepas, ragu = Kiriman.objects.lepas_sewa(pada)
    return Temuan(dilepas, ragu, _buntukan(pada), _jadwalkan(pada))


def _buntukan(pada: datetime) -> int:
    """A service may be down over a long holiday; after seven days an officer decides."""
    lama = Kiriman.objects.filter(
        status=S.MENUNGGU, dibuat_pada__lte=pada - MASA_KIRIM
    ).bergiliran()
    return sum(
        Kiriman.objects.buntukan(satu.pk, galat=satu.galat or TERLALU_LAMA)
        for satu in lama
        if pada - satu.sejak >= MASA_KIRIM
    )


def _jadwalkan(pada: datetime) -> int:
    """Sent by machine, not over, and nobody would look again: look now."""
    hilang = (
        Penerusan.objects.terbuka()
        .lapor()
        .filter(
            cara=Penerusan.Cara.API,
            periksa_lagi_pada=None,
            diteruskan_pada__gt=pada - MASA_PERIKSA,
        )
        .exclude(Q(lapor_complaint_id="") | Q(status_luar__in=FINAL_LUAR))
    )
    return hilang.update(periksa_lagi_pada=pada)


def kosongkan_kontak(*, pada: datetime) -> int:
    """Take name and contacts out of what was sent or cancelled 90 days ago, or erased."""
    habis = Kiriman.objects.filter(langkah=Kiriman.Langkah.BUAT).filter(
        Q(selesai_pada__lte=pada - MASA_KONTAK, status__in=(S.TERKIRIM, S.BATAL))
        | Q(penerusan__pengaduan__pelapor__dihapus_pada__isnull=False)
    )
    jumlah = 0
    for satu in habis.filter(muatan__has_any_keys=list(IDENTITAS)):
        satu.muatan = tanpa_identitas(satu.muatan)
        satu.save(update_fields=("muatan",))
        jumlah += 1
    return jumlah


def ingatkan_nomor(*, pada: datetime, hari_ini: date) -> int:
    """Without a number after its working day: the officers, then Diskominfo.

    Each once, and again when the outbox has let go of that message. Returns how many
    messages were queued.
    """
    if not _hari_kerja(hari_ini):
        return 0
    lewat = Penerusan.objects.lewat_nomor(hari_ini).select_related(
        "pengaduan__pemegang", "oleh"
    )
    return sum(_ingatkan(satu, pada, hari_ini) for satu in lewat)


def _hari_kerja(hari: date) -> bool:
    """Whether mail may leave; in a year without calendar each weekday counts."""
    try:
        return HariLibur.objects.kalender().kerja(hari)
    except KalenderBelumDiisi:
        return hari.weekday() < SABTU


def _ingatkan(penerusan: Penerusan, pada: datetime, hari_ini: date) -> int:
    pengaduan = penerusan.pengaduan
    unit = surel_petugas(pada, peran=PETUGAS_UNIT, unit=pengaduan.pemegang)
    penerima = {"petugas": {*unit, penerusan.oleh.email}}
    if _naik(penerusan, hari_ini):
        penerima["diskominfo"] = set(surel_petugas(pada, peran=(Peran.ADMIN_SP4N,)))
    konteks = {
        "berkas": pengaduan,
        "sampai": penerusan.nomor_sampai,
        "alamat_petugas": reverse(
            "admin:pengaduan_penerusan_change", args=(penerusan.pk,)
        ),
    }
    return sum(
        beri_tahu(
            alamat,
            templat=f"{PESAN}/nomor_lapor_belum.txt",
            konteks=konteks,
            kunci=f"penerusan:{penerusan.pk}:nomor:{tingkat}",
            pada=pada,
            tentang=None,
            jalur=Notifikasi.Jalur.PETUGAS,
        )
        for tingkat, alamat in penerima.items()
    )


def _naik(penerusan: Penerusan, hari_ini: date) -> bool:
    """One working day after the officers, Diskominfo hears of it."""
    sampai = penerusan.nomor_sampai or timezone.localdate(penerusan.diteruskan_pada)
    try:
        return hari_kerja_ke(sampai, 1) < hari_ini
    except TindakanTerlarang:
        return True  # a year without calendar keeps nobody in the dark
