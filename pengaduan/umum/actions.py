"""What the public sees of a complaint: words and photos an officer has checked."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang, wajib
from organisasi.kantor.saat import Saat
from organisasi.pribadi.teks_pribadi import temukan_pribadi
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import TindakanPengaduan as T


def halangan_terbit(pengaduan: Pengaduan) -> str:
    if pengaduan.rahasia or pengaduan.berkadar:
        return "Aduan rahasia tidak pernah ditampilkan untuk umum."
    return ""


@transaction.atomic
def terbitkan_pengaduan(
    pengaduan: Pengaduan,
    saat: Saat,
    *,
    judul: str,
    uraian: str,
    foto: Collection[int] = (),
    tetap: bool = False,
) -> Pengaduan:
    """Show it, in ``judul`` and ``uraian`` as the officer has redacted them.

    ``foto`` are the reporter's pictures that may be seen: no face, no number plate.
    ``tetap``: the officer has looked at what resembles personal data and keeps it. Raises
    TindakanTerlarang for a secret one, empty words, or personal data not confirmed.
    """
    if not judul.strip() or not uraian.strip():
        raise TindakanTerlarang("Isi judul dan uraian yang boleh dibaca umum.")
    if halangan := halangan_terbit(pengaduan):
        raise TindakanTerlarang(halangan)
    temuan = temukan_pribadi(f"{judul}\n{uraian}")
    if temuan and not tetap:
        samar = ", ".join(f"{t.jenis} {t.samar}" for t in temuan)
        raise TindakanTerlarang(f"Masih ada yang mirip data pribadi: {samar}.")
    pengaduan.lakukan(
        T.TERBITKAN,
        saat,
        syarat={"rahasia": False, "berkadar": False},
        terbit=True,
        judul_umum=judul.strip(),
        uraian_umum=uraian.strip(),
        terbit_pada=saat.pada,
    )
    pengaduan.berkas.filter(pk__in=foto).update(umum=True)
    pengaduan.berkas.exclude(pk__in=foto).update(umum=False)
    return pengaduan


@transaction.atomic
def tarik_pengaduan(pengaduan: Pengaduan, saat: Saat, *, alasan: str) -> Pengaduan:
    return pengaduan.lakukan(
        T.TARIK_TERBIT,
        saat,
        catatan=wajib(alasan, "Tulis mengapa tidak ditampilkan lagi."),
        syarat={"terbit": True},
        terbit=False,
    )
