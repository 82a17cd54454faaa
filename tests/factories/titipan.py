"""What is raised and answered at a visit, and what a stakeholder says of himself."""

from __future__ import annotations

from uuid import UUID

import factory
from factory.django import DjangoModelFactory

from pemangku.models import JajakJawaban, JajakKertas, Titipan, UsulPerubahan
from tests.factories.pemangku import PADA, KegiatanFactory, PemangkuFactory


class TitipanFactory(DjangoModelFactory):
    """A question of nobody in particular, not answered yet."""

    class Meta:
        model = Titipan

    kegiatan = factory.SubFactory(KegiatanFactory)
    rujukan = factory.Sequence(lambda n: f"KG-2024-9001/T{n:05d}")
    jenis = Titipan.Jenis.INFORMASI
    isi = "Berapa anggaran perbaikan jalan RW 05 tahun ini?"
    status_sejak = PADA


class JajakJawabanFactory(DjangoModelFactory):
    """Somebody who knew nothing yet."""

    class Meta:
        model = JajakJawaban

    kegiatan = factory.SubFactory(KegiatanFactory)
    tahap = JajakJawaban.Tahap.AWAL
    kunci = factory.Sequence(lambda n: UUID(int=n + 1))
    q1 = q2 = q3 = False
    q4 = q5 = q6 = JajakJawaban.KeMana.TIDAK_TAHU


class JajakKertasFactory(DjangoModelFactory):
    """Ten sheets before the session, half of them right."""

    class Meta:
        model = JajakKertas

    kegiatan = factory.SubFactory(KegiatanFactory)
    tahap = JajakJawaban.Tahap.AWAL
    lembar = 10
    q1 = q2 = q3 = q4 = q5 = q6 = 5


class UsulPerubahanFactory(DjangoModelFactory):
    """Another address, said by nobody in particular."""

    class Meta:
        model = UsulPerubahan

    pemangku = factory.SubFactory(PemangkuFactory)
    isian = '{"alamat": "Jalan Baru 7"}'
    status_sejak = PADA
