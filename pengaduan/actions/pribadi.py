"""Acts on a reporter's identity: put right, limit, take consent back, erase.

The trail names the fields that changed, never what stood or stands in them (UU 27/2022
Pasal 30, 41-43). A complaint needs no identity, so one may be erased while it runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import hapus_pesan
from organisasi.models import Jejak, Petugas
from organisasi.pribadi.actions import milik
from pengaduan.actions.kabar import minta_pastikan_surel
from pengaduan.actions.masuk import sidik_kontak
from pengaduan.laporan_keluar import IDENTITAS, tanpa_identitas
from pengaduan.laporan_masuk import KontakPelapor
from pengaduan.models import Kepuasan, Kiriman, Pelapor, Pengaduan

KOLOM = ("nama", "surel", "telepon")


@transaction.atomic
def perbaiki_data(
    pengaduan: Pengaduan, *, isian: Mapping[str, str], oleh: Petugas, pada: datetime
) -> list[str]:
    """Put name and contacts right; returns the fields that changed.

    What was confirmed of an old contact is not confirmed any more. Raises
    TindakanTerlarang for another field, or when there is no identity.
    """
    pelapor = kunci_pelapor(pengaduan)
    if asing := set(isian) - set(KOLOM):
        raise TindakanTerlarang(f"Bukan data pelapor: {', '.join(sorted(asing))}.")
    ubah = [n for n, isi in isian.items() if isi.strip() != getattr(pelapor, n)]
    if not ubah:
        return []
    for nama in ubah:
        setattr(pelapor, nama, isian[nama].strip())
    if "surel" in ubah:
        pelapor.surel_dipastikan_pada = None
    if "telepon" in ubah:
        pelapor.telepon_dipastikan_pada = pelapor.telepon_dipastikan_oleh = None
    kontak = KontakPelapor(surel=str(pelapor.surel), telepon=str(pelapor.telepon))
    pelapor.sidik_kontak = sidik_kontak(kontak)
    pelapor.save()
    _catat(pengaduan, "perbaiki_data", oleh, pada, kolom=", ".join(ubah))
    if "surel" in ubah:
        minta_pastikan_surel(pengaduan, pada=pada)
    return ubah


@transaction.atomic
def batasi_pemrosesan(pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime) -> None:
    """Suspend processing (Pasal 41): nothing of the identity leaves or is erased.

    Raises TindakanTerlarang when it is limited already, or there is no identity.
    """
    pelapor = kunci_pelapor(pengaduan)
    if pelapor.dibatasi_pada is not None:
        raise TindakanTerlarang("Pemrosesan data ini sudah dibatasi.")
    pelapor.dibatasi_pada = pada
    pelapor.save(update_fields=("dibatasi_pada",))
    _catat(pengaduan, "batasi_pemrosesan", oleh, pada)


@transaction.atomic
def lepas_pembatasan(pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime) -> None:
    """End the limitation; TindakanTerlarang when there is none."""
    pelapor = kunci_pelapor(pengaduan)
    if pelapor.dibatasi_pada is None:
        raise TindakanTerlarang("Pemrosesan data ini tidak sedang dibatasi.")
    pelapor.dibatasi_pada = None
    pelapor.save(update_fields=("dibatasi_pada",))
    _catat(pengaduan, "lepas_pembatasan", oleh, pada)


@transaction.atomic
def tarik_izin(pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime) -> None:
    """Take back the consent to pass name and contacts on (Pasal 9).

    What has not left does not leave with it; what LAPOR! already has is not called back.
    Raises TindakanTerlarang when there was none.
    """
    pelapor = kunci_pelapor(pengaduan)
    if not pelapor.setuju_diteruskan:
        raise TindakanTerlarang(
            "Izin meneruskan nama dan kontak tidak pernah diberikan."
        )
    pelapor.setuju_diteruskan = False
    pelapor.save(update_fields=("setuju_diteruskan",))
    _kosongkan_kiriman(pengaduan)
    _catat(pengaduan, "tarik_izin", oleh, pada)


@transaction.atomic
def hapus_identitas(
    pengaduan: Pengaduan, *, alasan: str, oleh: Petugas | None, pada: datetime
) -> None:
    """Blank all that names the reporter, and leave a record of it.

    Name and contacts, the words of what he asked of his data and of how he found our work,
    messages to him, and what of it waits to be sent. ``oleh`` None: its day has come. Raises TindakanTerlarang without
    a reason, or when there is no identity.
    """
    if not alasan.strip():
        raise TindakanTerlarang("Tulis alasan menghapus identitas ini.")
    pelapor = kunci_pelapor(pengaduan)
    sampai = pelapor.simpan_sampai
    pesan = hapus_pesan(pengaduan, surel=str(pelapor.surel))
    pelapor.hapus_identitas(pada=pada)
    _kosongkan_kiriman(pengaduan)
    Kepuasan.objects.lupakan_saran(pengaduan=pengaduan)
    milik(pengaduan).update(uraian="")
    Jejak.objects.catat(
        pengaduan,
        "hapus_identitas",
        oleh=oleh,
        pada=pada,
        catatan=alasan.strip(),
        sesudah={
            "keadaan": pengaduan.status,
            "diterima": str(pengaduan.tanggal_terima),
            "disimpan_sampai": str(sampai),
            "pesan": pesan,
        },
    )


def kunci_pelapor(pengaduan: Pengaduan) -> Pelapor:
    """The reporter's row, locked; TindakanTerlarang when there is none or it is erased."""
    if pengaduan.pelapor_id is None:
        raise TindakanTerlarang("Aduan ini dikirim tanpa nama dan kontak.")
    pelapor = Pelapor.objects.select_for_update().get(pk=pengaduan.pelapor_id)
    if pelapor.dihapus_pada is not None:
        raise TindakanTerlarang("Nama dan kontak dalam aduan ini sudah dihapus.")
    pengaduan.pelapor = pelapor
    return pelapor


def _kosongkan_kiriman(pengaduan: Pengaduan) -> None:
    """Take the identity out of every step that is kept; one on its way has left."""
    semua = Kiriman.objects.filter(
        penerusan__pengaduan=pengaduan, muatan__has_any_keys=list(IDENTITAS)
    ).exclude(status=Kiriman.Status.SEDANG)
    for kiriman in semua.select_for_update():
        kiriman.muatan = tanpa_identitas(kiriman.muatan)
        kiriman.save(update_fields=("muatan",))


def _catat(
    pengaduan: Pengaduan,
    tindakan: str,
    oleh: Petugas,
    pada: datetime,
    **sesudah: str,
) -> None:
    Jejak.objects.catat(pengaduan, tindakan, oleh=oleh, pada=pada, sesudah=sesudah)
