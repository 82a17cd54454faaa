"""Facet counts kept by the database: always what counting would give."""

import random
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import Count, Value
from django.db.models.functions import Coalesce

from informasi.models import (
    BentukInformasi,
    DokumenInformasi,
    HitunganKatalog,
    KelompokInformasi,
    Klasifikasi,
)
from informasi.pencarian.models import KOLOM
from tests.factories.informasi import PADA, DokumenFactory, KelompokFactory
from tests.factories.organisasi import UnitFactory
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.sql]

objects = DokumenInformasi.objects
STATUS = DokumenInformasi.Status


def dihitung():
    """What a GROUP BY over the entries finds."""
    baris = (
        objects.terbit()
        .annotate(kel=Coalesce("kelompok_id", Value("")), thn=Coalesce("tahun", 0))
        .values_list("unit_id", "klasifikasi", "kel", "thn", "bentuk")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return {tuple(b[:-1]): b[-1] for b in baris}


def dijaga():
    """What the kept table says."""
    baris = HitunganKatalog.objects.exclude(jumlah=0).values_list(*KOLOM, "jumlah")
    return {tuple(b[:-1]): b[-1] for b in baris}


class Pengacau:
    """Writes to the catalogue at random, in every way there is."""

    def __init__(self, benih):
        self.acak = random.Random(benih)  # noqa: S311 - repeatable, no secret
        self.unit = UnitFactory.create_batch(3)
        self.kelompok = [None, *KelompokFactory.create_batch(2)]

    def isi(self):
        pilih = self.acak.choice
        status = pilih([STATUS.TERBIT, STATUS.TERBIT, *STATUS])
        return {
            "unit": pilih(self.unit),
            "klasifikasi": pilih(list(Klasifikasi)),
            "kelompok": pilih(self.kelompok),
            "tahun": pilih([None, 2024, 2025]),
            "bentuk": pilih(list(BentukInformasi)),
            "status": status,
            "alasan_tarik": "Keliru.",
        }

    def sebagian(self):
        pk = list(objects.values_list("pk", flat=True))
        return self.acak.sample(pk, self.acak.randint(0, len(pk) // 2))

    def buat(self):
        DokumenFactory(**self.isi())

    def buat_banyak(self):
        banyak = [DokumenFactory.build(**self.isi()) for _ in range(4)]
        objects.bulk_create(banyak)

    def ubah(self):
        for satu in objects.filter(pk__in=self.sebagian()[:2]):
            for nama, nilai in self.isi().items():
                setattr(satu, nama, nilai)
            satu.save()

    def ubah_banyak(self):
        isi = self.isi()
        nama = self.acak.choice(list(isi))
        objects.filter(pk__in=self.sebagian()).update(**{nama: isi[nama]})

    def ubah_sql(self):
        with connection.cursor() as kursor:
            kursor.execute(
                "UPDATE informasi_dokumeninformasi SET tahun = 2025 - COALESCE(tahun, 1),"
                " judul = judul || '.' WHERE id = ANY(%s)",
                (self.sebagian(),),
            )

    def hapus(self):
        objects.filter(pk__in=self.sebagian()[:3]).delete()

    def batal(self):
        with transaction.atomic():
            self.ubah_banyak()
            self.buat()
            transaction.set_rollback(True)

    def langkah(self):
        ubah = (self.ubah, self.ubah_banyak, self.ubah_sql)
        self.acak.choice([self.buat, self.buat_banyak, *ubah, self.hapus, self.batal])()


@pytest.mark.lambat
@pytest.mark.parametrize("benih", range(3))
def test_kept_counts_equal_counting_after_any_writes(benih):
    pengacau = Pengacau(benih)
    terisi = False
    for _ in range(25):
        pengacau.langkah()
        assert dijaga() == dihitung()
        terisi = terisi or bool(dihitung())
    assert terisi


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_counts_stay_right_when_many_publish_at_once():
    unit = UnitFactory()
    pk = [
        DokumenFactory(unit=unit, status=STATUS.DIPERIKSA, terbit_pada=PADA).pk
        for _ in range(12)
    ]

    def terbitkan(ke):
        with transaction.atomic():
            objects.filter(pk=pk[ke]).update(
                status=STATUS.TERBIT, terbit_pada=PADA + timedelta(hours=ke)
            )
            if ke % 3 == 0:
                raise ZeroDivisionError

    serentak(12, terbitkan)
    assert dijaga() == dihitung()
    assert sum(dijaga().values()) == 8


def test_only_published_entries_count_and_a_row_says_what_it_is():
    for status in STATUS.values:
        DokumenFactory(status=status, alasan_tarik="Keliru.")
    assert sum(dijaga().values()) == 1
    baris = HitunganKatalog(unit_id=7, klasifikasi="berkala", tahun=2024, jumlah=3)
    assert str(baris) == "7/berkala/2024: 3"
    assert str(KelompokInformasi(nama="Laporan keuangan")) == "Laporan keuangan"
