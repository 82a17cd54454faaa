"""The part of the inventory a broadcast is for (pemangku 7.1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from django.db.models import Q

from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Wilayah
from pemangku.izin import OPERATOR, PENYIAR
from pemangku.models import CakupanPemangku, Kehadiran, Minat, Pemangku
from pemangku.models.pemangku_query import PemangkuQuerySet

HADIR, TIDAK_HADIR = "hadir", "tidak"


class Segmen(TypedDict, total=False):
    """As it is stored; what is missing or empty narrows nothing."""

    lingkup: str
    jenis: list[int]
    unsur: list[int]
    tag: list[int]
    isu: list[int]
    wilayah: str
    peran: list[str]
    kegiatan: str
    hadir: str
    kesegaran: list[str]


def pemangku_segmen(
    segmen: Mapping[str, Any], *, petugas: Petugas, hari: date
) -> PemangkuQuerySet:
    """Active stakeholders of the segment whose records are the officer's to write to."""
    kirim = Cakupan.untuk(petugas, kota=PENYIAR, unit=OPERATOR)
    hasil = Pemangku.objects.aktif().filter(kirim.q("pengelola"))
    for nama, jalan in (
        ("lingkup", "lingkup"),
        ("jenis", "jenis__in"),
        ("unsur", "jenis__unsur__in"),
    ):
        if nilai := segmen.get(nama):
            hasil = hasil.filter(**{jalan: nilai})
    hasil = _bertanda(hasil, segmen)
    if wilayah := segmen.get("wilayah"):
        hasil = hasil.filter(_di(wilayah))
    if kegiatan := segmen.get("kegiatan"):
        hasil = _menurut_hadir(hasil, kegiatan, segmen.get("hadir", HADIR))
    if peran := segmen.get("peran"):
        berperan = [hasil.berperan(satu, hari).values("pk") for satu in peran]
        hasil = hasil.filter(_salah_satu(berperan))
    if kesegaran := segmen.get("kesegaran"):
        segar = [hasil.menurut_kesegaran(k, hari).values("pk") for k in kesegaran]
        hasil = hasil.filter(_salah_satu(segar))
    return hasil


def _bertanda(semua: PemangkuQuerySet, segmen: Mapping[str, Any]) -> PemangkuQuerySet:
    """Those with one of the tags, and a word on one of the topics.

    A topic means those below it, too; where one stands on it does not matter.
    """
    if tag := segmen.get("tag"):
        bertag = Pemangku.tag.through.objects.filter(tag__in=tag)
        semua = semua.filter(pk__in=bertag.values("pemangku"))
    if isu := segmen.get("isu"):
        peminat = Minat.objects.filter(Q(isu__in=isu) | Q(isu__induk__in=isu))
        semua = semua.filter(pk__in=peminat.values("pemangku"))
    return semua


def _salah_satu(bagian: list[Any]) -> Q:
    syarat = Q(pk__in=())
    for satu in bagian:
        syarat |= Q(pk__in=satu)
    return syarat


def _di(kode: str) -> Q:
    """Seated in the region or below it, or covering it, a part of it, or more (4.4)."""
    dalam = Wilayah.objects.filter(
        Q(pk=kode) | Q(induk=kode) | Q(induk__induk=kode)
    ).values("pk")
    atas = Wilayah.objects.filter(Q(bawahan=kode) | Q(bawahan__bawahan=kode))
    meliputi = CakupanPemangku.objects.filter(
        Q(wilayah__in=dalam) | Q(wilayah__in=atas.values("pk"))
    )
    return Q(wilayah__in=dalam) | Q(pk__in=meliputi.values("pemangku"))


def _menurut_hadir(
    semua: PemangkuQuerySet, kegiatan: str, hadir: str
) -> PemangkuQuerySet:
    """Those whose people were at the visit, or were not."""
    datang = Kehadiran.objects.filter(
        kegiatan__pk=kegiatan, status=Kehadiran.Status.SAH, pemangku__isnull=False
    ).values("pemangku")
    if hadir == TIDAK_HADIR:
        return semua.exclude(pk__in=datang)
    return semua.filter(pk__in=datang)
