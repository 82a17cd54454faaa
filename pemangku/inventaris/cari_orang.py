"""Finding the person a letter is from, by name, number or address (PK-56)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from pemangku.inventaris.kanal import Kanal, sidik_kanal
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.nama import normal_orang
from pemangku.inventaris.nomor_telepon import NomorSalah, baca_telepon
from pemangku.inventaris.orang import Jabatan, Orang

PALING_PENDEK, PALING_BANYAK = 3, 50
NAMA_SAMAR = "(nama disamarkan)"


@dataclass(frozen=True, slots=True)
class TemuanOrang:
    """A person as the officer of data may see one before there is a case."""

    nomor: str
    nama: str
    jabatan: list[str]


def cari_orang(kata: str) -> list[TemuanOrang]:
    """Whom the words may mean, without those who were forgotten; names of figures masked."""
    kata = kata.strip()
    if len(kata) < PALING_PENDEK:
        return []
    semua = (
        Orang.objects.aktif()
        .filter(_cocok(kata))
        .prefetch_related(
            models.Prefetch(
                "jabatan",
                Jabatan.objects.select_related("pemangku__jenis", "pemangku__wilayah"),
            )
        )
        .distinct()
        .order_by("nama", "pk")[:PALING_BANYAK]
    )
    return [_temuan(satu) for satu in semua]


def _cocok(kata: str) -> Q:
    hasil = Q(pk__in=Orang.objects.bernomor(kata).values("pk"))
    if normal := normal_orang(kata):
        hasil |= Q(nama_normal__contains=normal)
        hasil |= Q(nama_normal__trigram_similar=normal)
    sidik = {sidik_kanal(Kanal.Jenis.EMAIL, kata.lower())}
    with suppress(NomorSalah):
        sidik.add(sidik_kanal(Kanal.Jenis.TELEPON, baca_telepon(kata).normal))
    kanal = Kanal.objects.samar().filter(sidik__in=sidik)
    return hasil | Q(kanal__in=kanal)


def _temuan(orang: Orang) -> TemuanOrang:
    jabatan = list(orang.jabatan.all())
    bernama = any(j.pemangku.bentuk == Pemangku.Bentuk.LEMBAGA for j in jabatan)
    return TemuanOrang(
        orang.nomor,
        orang.nama_lengkap if bernama else NAMA_SAMAR,
        [f"{j.nama_jabatan}, {j.pemangku}" for j in jabatan],
    )
