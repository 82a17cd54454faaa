"""Open cards of broadcasts follow a withdrawal, and a merge, at once (PK-18, PK-26)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from organisasi.kabar.notifikasi import batalkan_pesan
from organisasi.models import Notifikasi
from pemangku.actions.siaran import selesaikan_bila_habis
from pemangku.models import Orang, Pemangku, PenerimaSiaran, Siaran
from pemangku.models.penerima import PenerimaSiaranQuerySet
from pemangku.models.pilihan_siaran import BERAKHIR, VonisPenerima

JENIS = PenerimaSiaran._meta.label_lower


def tarik_kartu_orang(orang: Orang, *, tujuan: str, kanal: str, pada: datetime) -> None:
    """Of a person who withdrew; ``kanal`` "" is every channel."""
    kartu = PenerimaSiaran.objects.filter(orang=orang, siaran__tujuan=tujuan)
    if kanal:
        kartu = kartu.filter(siaran__kanal=kanal)
    _tarik(kartu, VonisPenerima.DITARIK, pada)


def tarik_semua_kartu(orang: Sequence[Orang], *, pada: datetime) -> None:
    """Of a person who is forgotten: whatever for, by whatever channel."""
    _tarik(PenerimaSiaran.objects.filter(orang__in=orang), VonisPenerima.LARANGAN, pada)


def tarik_kartu_kanal(sidik: str, *, pada: datetime) -> None:
    """Of a channel that was suppressed."""
    kartu = PenerimaSiaran.objects.filter(kanal__sidik=sidik)
    _tarik(kartu, VonisPenerima.LARANGAN, pada)


def tarik_kartu_orang_ganda(dari: Orang, ke: Orang, *, pada: datetime) -> list[str]:
    """Of one who goes into ``ke``, who has a card in the same broadcast; which."""
    ada = PenerimaSiaran.objects.filter(siaran=OuterRef("siaran"), orang=ke)
    kartu = PenerimaSiaran.objects.filter(Exists(ada), orang=dari)
    return _tarik(kartu, VonisPenerima.GANDA, pada)


def tarik_kartu_lembaga_ganda(
    dari: Pemangku, ke: Pemangku, *, pada: datetime
) -> list[str]:
    """Of a body, where ``ke`` has one to the same person or to itself; which.

    Two persons of one body each get theirs.
    """
    ada = PenerimaSiaran.objects.filter(siaran=OuterRef("siaran"), pemangku=ke)
    kartu = PenerimaSiaran.objects.filter(
        Exists(ada.filter(orang=OuterRef("orang")))
        | Q(Exists(ada.filter(orang=None)), orang=None),
        pemangku=dari,
    )
    return _tarik(kartu, VonisPenerima.GANDA, pada)


def kembalikan_kartu(kunci: Iterable[str], *, sejak: datetime) -> list[str]:
    """Let those wait again that a merge ended at ``sejak``; which could not.

    In a broadcast that has ended nobody is written to any more.
    """
    semua = set(kunci)
    kartu = PenerimaSiaran.objects.filter(
        pk__in=semua, keadaan=PenerimaSiaran.Keadaan.DITARIK, ditutup_pada=sejak
    ).exclude(siaran__status__in=BERAKHIR)
    kembali = {str(pk) for pk in kartu.values_list("pk", flat=True)}
    PenerimaSiaran.objects.filter(pk__in=kembali).update(
        keadaan=PenerimaSiaran.Keadaan.MENUNGGU,
        dikunci_oleh=None,
        dikunci_sampai=None,
        dibuka_pada=None,
        ditutup_pada=None,
        sebab="",
    )
    return sorted(semua - kembali)


def _tarik(
    kartu: PenerimaSiaranQuerySet, vonis: VonisPenerima, pada: datetime
) -> list[str]:
    """Mail in the outbox goes with them; what has left stays as sent. Which went."""
    terbuka = {str(pk) for pk in kartu.terbuka().values_list("pk", flat=True)}
    batalkan_pesan(JENIS, terbuka)
    pesan = Notifikasi.objects.filter(objek_jenis=JENIS, objek_id__in=terbuka)
    ditarik = terbuka - set(pesan.values_list("objek_id", flat=True))
    semua = PenerimaSiaran.objects.filter(pk__in=ditarik)
    siaran = list(Siaran.objects.filter(penerima__in=semua.values("pk")).distinct())
    for satu in semua:
        satu.tutup(PenerimaSiaran.Keadaan.DITARIK, pada=pada, sebab=str(vonis.label))
    for satu_siaran in siaran:
        selesaikan_bila_habis(satu_siaran, oleh=None, pada=pada)
    return sorted(ditarik)
