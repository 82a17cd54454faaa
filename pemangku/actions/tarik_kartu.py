"""Open cards of broadcasts follow a withdrawal at once (PK-18)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from organisasi.models import Notifikasi
from organisasi.notifikasi import batalkan_pesan
from pemangku.actions.siaran import selesaikan_bila_habis
from pemangku.models import Orang, PenerimaSiaran, Siaran
from pemangku.models.penerima import PenerimaSiaranQuerySet
from pemangku.models.pilihan_siaran import VonisPenerima

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


def _tarik(kartu: PenerimaSiaranQuerySet, vonis: VonisPenerima, pada: datetime) -> None:
    """Mail in the outbox goes with them; what has left stays as sent."""
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
