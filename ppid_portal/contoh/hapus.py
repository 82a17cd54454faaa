"""Take all samples away again; what was done with them stays in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pgtrigger
from django.db import transaction
from django.db.models import ProtectedError, Q, QuerySet

from informasi.models import (
    BerkasInformasi,
    DokumenInformasi,
    Kosakata,
    SertaMerta,
    UjiKonsekuensi,
)
from organisasi.berkas_yatim import buang_berkas
from organisasi.models import Jejak, Notifikasi, Penugasan, Petugas
from ppid_portal.contoh.akun import berkas_sandi
from ppid_portal.contoh.hapus_aduan import hapus_aduan
from ppid_portal.contoh.hapus_pemangku import hapus_pemangku
from ppid_portal.contoh.hapus_perkara import hapus_perkara
from ppid_portal.models import LaporanTahunan, PotretIndikator, TargetIndikator


@dataclass(frozen=True, slots=True)
class Hasil:
    """How much went; accounts that real records name are shut, not deleted."""

    permohonan: int
    aduan: int
    pemangku: int
    dokumen: int
    pengumuman: int
    akun: int
    akun_dikunci: int


@transaction.atomic
def hapus_contoh(*, pada: datetime) -> Hasil:
    """Delete every record marked as sample, with its files; all or nothing."""
    _hapus_laporan()
    TargetIndikator.objects.hanya_contoh().delete()
    hasil = Hasil(
        hapus_perkara(),
        hapus_aduan(),
        hapus_pemangku(),
        _hapus_dokumen(),
        _hapus_pengumuman(),
        *_hapus_akun(),
    )
    Jejak.objects.create(
        pada=pada,
        tindakan="hapus_contoh",
        objek_jenis=Petugas._meta.label_lower,
        catatan=f"{hasil.permohonan} permohonan, {hasil.aduan} aduan, "
        f"{hasil.pemangku} pemangku, {hasil.dokumen} informasi, "
        f"{hasil.pengumuman} pengumuman, "
        f"{hasil.akun} akun dihapus; {hasil.akun_dikunci} akun dikunci.",
    )
    transaction.on_commit(lambda: berkas_sandi().unlink(missing_ok=True))
    return hasil


def _hapus_laporan() -> None:
    """Signed reports stay; those of sample accounts are none."""
    with pgtrigger.ignore("ppid_portal.LaporanTahunan:beku_setelah_ditandatangani"):
        LaporanTahunan.objects.filter(dibuat_oleh__contoh=True).delete()
    with pgtrigger.ignore("ppid_portal.PotretIndikator:tidak_berubah"):
        # The last one first; what a real one superseded stays with it.
        while _potret_terakhir().delete()[0]:
            pass


def _potret_terakhir() -> QuerySet[PotretIndikator]:
    return PotretIndikator.objects.berlaku().filter(dibekukan_oleh__contoh=True)


def _hapus_dokumen() -> int:
    dokumen = DokumenInformasi.objects.filter(contoh=True)
    berkas = BerkasInformasi.objects.filter(dokumen__contoh=True)
    nama = list(berkas.values_list("isi", flat=True))
    jumlah = dokumen.count()
    UjiKonsekuensi.objects.filter(Q(contoh=True) | Q(dokumen__contoh=True)).delete()
    berkas.update(diganti_oleh=None)  # else a newer version would hold the older one
    dokumen.exclude(menggantikan=None).delete()
    dokumen.delete()
    Kosakata.objects.susun_ulang()
    buang_berkas(nama)
    return jumlah


def _hapus_pengumuman() -> int:
    pengumuman = SertaMerta.objects.filter(contoh=True)
    jumlah = pengumuman.count()
    pengumuman.delete()
    return jumlah


def _hapus_akun() -> tuple[int, int]:
    contoh = Petugas.objects.filter(contoh=True)
    milik = Notifikasi.objects.kepada(*contoh.values_list("email", flat=True))
    milik.filter(status=Notifikasi.Status.MENUNGGU).delete()
    Penugasan.objects.filter(petugas__in=contoh).delete()
    dihapus = [_hapus_satu(petugas) for petugas in contoh]
    return dihapus.count(True), dihapus.count(False)


def _hapus_satu(petugas: Petugas) -> bool:
    """Delete, or shut for good when a real record names the account."""
    try:
        with transaction.atomic():
            petugas.delete()
    except ProtectedError:
        petugas.is_active = False
        petugas.set_unusable_password()
        petugas.save(update_fields=("is_active", "password"))
        return False
    return True
