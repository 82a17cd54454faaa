"""The portal's tables as a reader of them would write them down; nothing is managed."""

from django.contrib.postgres.search import SearchVectorField
from django.db import models


class Unit(models.Model):
    """A unit that holds information."""

    nama = models.CharField(max_length=200)
    slug = models.SlugField()

    class Meta:
        managed = False
        db_table = "organisasi_unit"

    def __str__(self) -> str:
        return self.nama


class Dokumen(models.Model):
    """An entry."""

    nomor = models.CharField(max_length=20)
    judul = models.CharField(max_length=300)
    ringkasan = models.TextField()
    klasifikasi = models.CharField(max_length=12)
    unit = models.ForeignKey(Unit, models.DO_NOTHING)
    tahun = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=10)
    terbit_pada = models.DateTimeField()
    cari = SearchVectorField()

    class Meta:
        managed = False
        db_table = "informasi_dokumeninformasi"

    def __str__(self) -> str:
        return self.judul


class Hitungan(models.Model):
    """Counts the database keeps."""

    unit = models.ForeignKey(Unit, models.DO_NOTHING)
    klasifikasi = models.CharField(max_length=12)
    jumlah = models.PositiveIntegerField()

    class Meta:
        managed = False
        db_table = "informasi_hitungankatalog"

    def __str__(self) -> str:
        return f"{self.klasifikasi}: {self.jumlah}"


class Draf(models.Model):
    """What a form writes."""

    formulir = models.CharField(max_length=30)
    sidik_kode = models.CharField(max_length=64)
    isian = models.TextField()
    dibuat_pada = models.DateTimeField()
    kedaluwarsa_pada = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "organisasi_draf"

    def __str__(self) -> str:
        return self.formulir
