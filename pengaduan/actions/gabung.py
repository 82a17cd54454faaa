"""Duplicates: the child keeps its number and reporter, news flows from the parent."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, Petugas
from organisasi.waktu.tenggat import hitung_tenggat
from pengaduan.actions.kabar import kabari_pelapor
from pengaduan.models import TERBUKA, Pengaduan
from pengaduan.tenggat import VERIFIKASI


@transaction.atomic
def gabungkan_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, induk: Pengaduan
) -> Pengaduan:
    """Join ``pengaduan`` to ``induk``; only the parent is handled and forwarded.

    Children of the child move along, so that the tree stays one level deep. Raises
    TindakanTerlarang for itself, an ended parent, a merged parent, or a grave matter.
    """
    terkunci = _kunci(pengaduan, induk)
    tujuan = terkunci[induk.pk]
    _periksa_induk(terkunci[pengaduan.pk], tujuan)
    pengaduan.gabungkan(oleh=oleh, pada=pada, induk=tujuan)
    _pindahkan_anak(pengaduan, tujuan, oleh=oleh, pada=pada)
    kabari_pelapor(
        pengaduan,
        templat="digabung",
        perihal="Beri tahu bahwa aduannya digabung dengan aduan yang sama.",
        pada=pada,
    )
    return pengaduan


def _pindahkan_anak(
    dari: Pengaduan, ke: Pengaduan, *, oleh: Petugas, pada: datetime
) -> None:
    for anak in Pengaduan.objects.select_for_update(of=("self",)).filter(induk=dari):
        Pengaduan.objects.filter(pk=anak.pk).update(induk=ke)
        Jejak.objects.catat(
            anak,
            "pindah_induk",
            oleh=oleh,
            pada=pada,
            sebelum={"induk": dari.nomor},
            sesudah={"induk": ke.nomor},
        )


@transaction.atomic
def pisahkan_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, alasan: str
) -> Pengaduan:
    """Undo: not the same matter after all; it is verified anew."""
    if not alasan.strip():
        raise TindakanTerlarang("Tulis mengapa dipisahkan.")
    tempo = hitung_tenggat(VERIFIKASI, timezone.localdate(pada), pengaduan.pemegang)
    pengaduan.pisahkan(oleh=oleh, pada=pada, alasan=alasan.strip(), tempo=tempo)
    kabari_pelapor(
        pengaduan,
        templat="dipisahkan",
        perihal="Beri tahu bahwa aduannya ditangani sendiri lagi.",
        pada=pada,
    )
    return pengaduan


def _kunci(*pengaduan: Pengaduan) -> dict[int, Pengaduan]:
    """Lock all of them in one order, so that two mergers never wait for each other."""
    semua = Pengaduan.objects.select_for_update(of=("self",)).order_by("pk")
    return {p.pk: p for p in semua.filter(pk__in=[satu.pk for satu in pengaduan])}


def _periksa_induk(anak: Pengaduan, induk: Pengaduan) -> None:
    if anak.pk == induk.pk:
        raise TindakanTerlarang("Aduan tidak dapat digabung dengan dirinya sendiri.")
    if induk.status not in TERBUKA:
        raise TindakanTerlarang(
            f"{induk.nomor} sudah berakhir atau sudah digabung. Pilih aduan yang masih "
            "berjalan."
        )
    if anak.berkadar != induk.berkadar:
        raise TindakanTerlarang(
            "Aduan berkadar pengawasan tidak digabung dengan aduan biasa."
        )
