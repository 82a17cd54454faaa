"""A photo from a phone's second queue: taken once, never in the way of a record (5.1)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.kertas.foto import Foto
from organisasi.models import Petugas
from pemangku.actions.foto import simpan_foto
from pemangku.actions.pemangku import ubah_pemangku
from pemangku.actions.undangan import pastikan_terbuka
from pemangku.models import Kegiatan, Pemangku, ResiLapangan
from pemangku.models.gabung import HIDUP

RUANG = "foto_lapangan"
DITERIMA, SUDAH_ADA, TUNGGU = "DITERIMA", "SUDAH_ADA", "TUNGGU"
KUNCI_LAIN = "Foto ini sudah dikirim untuk kegiatan lain."
BUKAN_LEMBAGA = "Foto SK hanya untuk lembaga."
TAK_TERPAKAI = "Catatan lembaganya tidak dipakai lagi."
SUDAH_BER_SK = "Lembaga ini sudah punya berkas SK. Ganti di halaman datanya bila perlu."
TAK_DAPAT = "Foto SK belum dapat disimpan: lengkapi dulu data lembaganya."
Jenis = ResiLapangan.Jenis


def sudah_diterima(kegiatan: Kegiatan, kunci: UUID) -> bool:
    """Whether the photo of that key is taken; TindakanTerlarang for another visit's key."""
    resi = ResiLapangan.objects.filter(pk=kunci).first()
    if resi and (resi.kegiatan_id != kegiatan.pk or resi.jenis == Jenis.REKAMAN):
        raise TindakanTerlarang(KUNCI_LAIN)
    return resi is not None


@transaction.atomic
def terima_foto_kunjungan(
    kegiatan: Kegiatan,
    *,
    kunci: UUID,
    foto: Foto,
    oleh: Petugas,
    pada: datetime,
    keterangan: str = "",
) -> str:
    """Keep a photo of the visit: DITERIMA, or SUDAH_ADA for a key or picture known there.

    Raises TindakanTerlarang for a closed visit, ValidationError for the twenty-first.
    """
    kunci_formulir(RUANG, kunci)
    if sudah_diterima(kegiatan, kunci):
        return SUDAH_ADA
    # The visit is locked first: the same picture may come from two phones at once.
    kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    ada = kini.foto.filter(sha256=foto.sha256).exists()
    if not ada:
        simpan_foto(kini, foto=[foto], oleh=oleh, pada=pada, keterangan=keterangan)
    _beri_resi(kini, kunci, Jenis.FOTO, oleh=oleh, pada=pada)
    return SUDAH_ADA if ada else DITERIMA


@transaction.atomic
def terima_foto_sk(
    kegiatan: Kegiatan,
    *,
    kunci: UUID,
    rekaman: UUID,
    foto: Foto,
    oleh: Petugas,
    pada: datetime,
) -> str:
    """Put the photo of an SK to the body of ``rekaman``; TUNGGU while that has not come.

    Never over a file that is there. Raises TindakanTerlarang with what stands against it.
    """
    kunci_formulir(RUANG, kunci)
    if sudah_diterima(kegiatan, kunci):
        return SUDAH_ADA
    pastikan_terbuka(Kegiatan.objects.get(pk=kegiatan.pk))
    pemangku = ResiLapangan.objects.pemangku_rekaman(kegiatan, rekaman)
    if pemangku is None:
        return TUNGGU
    _tempelkan_sk(pemangku, foto, oleh=oleh, pada=pada)
    _beri_resi(kegiatan, kunci, Jenis.SK, pemangku=pemangku, oleh=oleh, pada=pada)
    return DITERIMA


def _tempelkan_sk(
    pemangku: Pemangku, foto: Foto, *, oleh: Petugas, pada: datetime
) -> None:
    if pemangku.bentuk != Pemangku.Bentuk.LEMBAGA:
        raise TindakanTerlarang(BUKAN_LEMBAGA)
    if pemangku.status not in HIDUP:
        raise TindakanTerlarang(TAK_TERPAKAI)
    if pemangku.sk_berkas:
        raise TindakanTerlarang(SUDAH_BER_SK)
    foto.isi.name = "sk.jpg"
    try:
        ubah_pemangku(
            pemangku,
            isian={"sk_berkas": foto.isi},
            edisi=pemangku.edisi,
            oleh=oleh,
            pada=pada,
        )
    except ValidationError:
        # Old records may lack what is asked for today.
        raise TindakanTerlarang(TAK_DAPAT) from None


def _beri_resi(
    kegiatan: Kegiatan,
    kunci: UUID,
    jenis: str,
    *,
    oleh: Petugas,
    pada: datetime,
    pemangku: Pemangku | None = None,
) -> None:
    ResiLapangan.objects.create(
        pk=kunci,
        jenis=jenis,
        kegiatan=kegiatan,
        pemangku=pemangku,
        petugas=oleh,
        pada=pada,
    )
