"""Make sample accounts and entries: in the demo and in a portal to practise on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.angka.models import ArahTarget, TargetIndikator
from ppid_portal.contoh.aduan import MejaAduanContoh
from ppid_portal.contoh.akun import BukanLatihan, akun_contoh, isi_kontak, muat_akun
from ppid_portal.contoh.katalog import MejaKatalogContoh
from ppid_portal.contoh.pemangku import MejaPemangkuContoh
from ppid_portal.contoh.permohonan import MejaPermohonanContoh
from ppid_portal.laporan.actions import ajukan, tandatangani
from ppid_portal.laporan.dokumen import BAB, ISI
from ppid_portal.laporan.models import LaporanTahunan
from ppid_portal.terbitan.actions import terbitkan

# What the pages of figures look like when they are used: the report of the year before last
# is signed, last year's is being written.

PELAKU = {"ppid.utama", "atasan", "pimpinan"}
SEDIKIT, BANYAK = ArahTarget.PALING_SEDIKIT, ArahTarget.PALING_BANYAK
TARGET = (
    ("A2", SEDIKIT, 90),
    ("A3", BANYAK, 7),
    ("B2", SEDIKIT, 90),
    ("B4", SEDIKIT, 80),
    ("C4", SEDIKIT, 70),
    ("D1", SEDIKIT, 50),
)


def muat_angka(akun: Mapping[str, Petugas], *, pada: datetime) -> None:
    """Make them, unless a report is there; after the figures were reckoned."""
    if LaporanTahunan.objects.exists() or not akun.keys() >= PELAKU:
        return
    kini = timezone.localdate(pada)
    utama = akun["ppid.utama"]
    lama = _tulis(utama, kini.year - 2, pada, selesai=True)
    ajukan(lama, saat=Saat(utama, pada))
    tandatangani(
        lama,
        saat=Saat(akun["atasan"], pada),
        nomor="CONTOH/1/PPID",
        tanggal=kini,
        jabatan="Atasan PPID (contoh)",
    )
    _tulis(utama, kini.year - 1, pada, selesai=False)
    for kode, arah, nilai in TARGET:
        satu, baru = TargetIndikator.objects.get_or_create(
            kode=kode, tahun=kini.year, defaults={"arah": arah, "nilai": nilai}
        )
        if baru:
            Jejak.objects.catat(satu, "tambah", saat=Saat(akun["pimpinan"], pada))


def _tulis(
    oleh: Petugas, tahun: int, pada: datetime, *, selesai: bool
) -> LaporanTahunan:
    teks = {
        satu.kolom: ISI.sub("contoh", satu.awal) if selesai else satu.awal
        for satu in BAB
    }
    return LaporanTahunan.objects.create(
        tahun=tahun, dibuat_oleh=oleh, status_sejak=pada, **teks
    )


class Command(BaseCommand):
    """Repeatable: what is there is left as it is."""

    help = "Membuat akun dan isi contoh untuk demo dan portal latihan."

    def handle(self, *_args: Any, **options: Any) -> None:
        pada = timezone.now()
        try:
            with transaction.atomic():
                akun = muat_akun(hari_ini=timezone.localdate(pada))
                isi_kontak(timezone.localdate(pada))
                jumlah = MejaKatalogContoh.muat(akun, pada=pada)
                perkara = MejaPermohonanContoh.muat(akun, pada=pada)
                aduan = MejaAduanContoh.muat(akun, pada=pada)
                pemangku = MejaPemangkuContoh.muat(akun, pada=pada)
                hitung_dan_simpan(pada)
                muat_angka(akun, pada=pada)
                terbitkan(pada=pada)
        except BukanLatihan as galat:
            raise CommandError(str(galat)) from None
        if options["verbosity"]:
            self.stdout.write(
                f"{jumlah} informasi, {perkara} permohonan, {aduan} aduan, dan "
                f"{pemangku} pemangku contoh dibuat."
            )
            for baris in self.akun_contoh():
                self.stdout.write(baris)

    def akun_contoh(self) -> list[str]:
        return [f"{nama:<18} {sandi}   {peran}" for peran, nama, sandi in akun_contoh()]
