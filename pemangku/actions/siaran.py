"""Broadcasts: writing one, freezing who gets it, letting it go (pemangku 7.1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.kabar.notifikasi import batalkan_pesan
from organisasi.models import Jejak, NomorUrut, Petugas
from pemangku.models import Pemangku, PenerimaSiaran, Siaran
from pemangku.models.siaran import REGISTER_SIARAN
from pemangku.pesan_siaran import (
    KODE_CONTOH,
    batas,
    isi_pesan,
    salah_templat,
    terlalu_panjang,
)
from pemangku.vonis_siaran import Calon, calon_penerima
from pemangku.waktu_siaran import halangan_hening

KOLOM = frozenset({"unit", "tujuan", "kanal", "materi", "judul", "isi", "segmen"})
# Keys of forms become the keys of what they made.
RUANG = UUID("5d4b2f0e-6f6a-4a3b-8a53-2a1f0c9d7e41")
BUKAN_UNITNYA = "Siaran unit ini bukan tugas Anda."
SEGMEN_KOSONG = "Tidak ada pemangku dalam segmen ini. Longgarkan pilihannya."


@transaction.atomic
def tulis_siaran(
    *,
    isian: Mapping[str, Any],
    oleh: Petugas,
    pada: datetime,
    kunci: UUID | None = None,
) -> Siaran:
    """Begin a broadcast; raises ValidationError by field, an unknown placeholder named.

    The same form (``kunci``) of one officer sent twice is one broadcast.
    """
    pk = uuid5(RUANG, f"{oleh.pk}:{kunci or uuid4()}")
    kunci_formulir("siaran", pk)
    if ada := Siaran.objects.filter(pk=pk).first():
        return ada
    _periksa(isian, pada)
    tahun = timezone.localdate(pada).year
    siaran = Siaran(
        **isian,
        pk=pk,
        penyusun=oleh,
        penulis=[oleh.pk],
        dibuat_oleh=oleh,
        status_sejak=pada,
    )
    if not siaran.disiarkan_oleh(oleh):
        raise ValidationError({"unit": BUKAN_UNITNYA})
    urut = NomorUrut.objects.ambil(REGISTER_SIARAN, tahun=tahun)
    siaran.nomor = f"SR-{tahun}-{urut:04d}"
    siaran.save(force_insert=True)
    Jejak.objects.catat(
        siaran,
        "tulis",
        oleh=oleh,
        pada=pada,
        sesudah={"status": siaran.status, "judul": siaran.judul},
    )
    return siaran


@transaction.atomic
def ubah_siaran(
    siaran: Siaran,
    *,
    isian: Mapping[str, Any],
    edisi: int,
    oleh: Petugas,
    pada: datetime,
) -> Siaran:
    """Write it anew; the recipients must be composed again."""
    _periksa(isian, pada)
    if not Siaran(unit=isian["unit"]).disiarkan_oleh(oleh):
        raise ValidationError({"unit": BUKAN_UNITNYA})
    siaran.ubah(oleh=oleh, pada=pada, edisi=edisi, **isian)
    siaran.penerima.all().delete()
    return siaran


def _periksa(isian: Mapping[str, Any], pada: datetime) -> None:
    if set(isian) != KOLOM:
        raise TypeError(sorted(set(isian) ^ KOLOM))
    siaran = Siaran(materi=isian["materi"])
    if halangan := siaran.halangan_materi(timezone.localdate(pada)):
        raise ValidationError({"materi": halangan})
    if salah := salah_templat(isian["isi"], isian["kanal"], materi=siaran.materi_id):
        raise ValidationError({"isi": salah})


@transaction.atomic
def susun_penerima(siaran: Siaran, *, oleh: Petugas, pada: datetime) -> Siaran:
    """Freeze the recipients with their verdicts (PK-41).

    Raises TindakanTerlarang when nobody is in the segment, when the text becomes too
    long for somebody, or when its handout may not be given out.
    """
    siaran.penerima.all().delete()
    siaran.penyusun = oleh
    calon = calon_penerima(siaran, hari=timezone.localdate(pada))
    if not calon:
        raise TindakanTerlarang(SEGMEN_KOSONG)
    baris = PenerimaSiaran.objects.bulk_create(
        _baris(siaran, satu, oleh=oleh) for satu in calon
    )
    layak = [satu for satu in baris if satu.vonis == PenerimaSiaran.Vonis.LAYAK]
    panjang = max((len(isi_pesan(satu, kode=KODE_CONTOH)) for satu in layak), default=0)
    if panjang > batas(siaran.kanal):
        raise TindakanTerlarang(terlalu_panjang(panjang, siaran.kanal))
    luar = Pemangku.Lingkup.EKSTERNAL
    return siaran.susunkan(
        oleh=oleh,
        pada=pada,
        jumlah_layak=len(layak),
        ada_eksternal=any(satu.pemangku.lingkup == luar for satu in layak),
    )


def _baris(siaran: Siaran, calon: Calon, *, oleh: Petugas) -> PenerimaSiaran:
    return PenerimaSiaran(
        siaran=siaran,
        pemangku=calon.pemangku,
        orang=calon.orang,
        jabatan=calon.jabatan,
        kanal=calon.kanal,
        vonis=calon.vonis,
        dibuat_oleh=oleh,
    )


def mulai_siaran(siaran: Siaran, *, oleh: Petugas, pada: datetime) -> Siaran:
    """Begin to send; raises TindakanTerlarang in quiet weeks or without approval (PK-44).

    Outside working hours it may begin: what is sent waits for the morning.
    """
    if hening := halangan_hening(siaran, pada):
        raise TindakanTerlarang(hening)
    return siaran.mulaikan(oleh=oleh, pada=pada)


@transaction.atomic
def batalkan_siaran(
    siaran: Siaran, *, oleh: Petugas, pada: datetime, alasan: str
) -> Siaran:
    """Stop it; mail that has not left does not leave."""
    siaran.batalkan(oleh=oleh, pada=pada, alasan=alasan)
    antre = siaran.penerima.filter(keadaan=PenerimaSiaran.Keadaan.ANTRE)
    batalkan_pesan(PenerimaSiaran._meta.label_lower, [str(satu.pk) for satu in antre])
    return siaran


def selesaikan_bila_habis(
    siaran: Siaran, *, oleh: Petugas | None, pada: datetime
) -> None:
    """End a running broadcast for which nobody waits any more."""
    jalan = siaran.boleh(Siaran.Tindakan.SELESAIKAN)
    if jalan and not siaran.penerima.terbuka().exists():
        siaran.selesaikan(oleh=oleh, pada=pada)
