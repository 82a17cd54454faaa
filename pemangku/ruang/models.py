"""What phones handed over, and the phones themselves (5.1, PK-03)."""

from django.db import models
from django.db.models import Q

from organisasi.alur.tindakan import TETAP, DaftarTindakan
from organisasi.basis_data.kolom import kendala, sekali
from organisasi.models import Petugas, oleh_petugas
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.tabel import Beridentitas
from pemangku.kunjungan.models import Kegiatan

# What phones handed over, by the keys they gave it: never taken twice


class JenisResi(models.TextChoices):
    REKAMAN = "rekaman", "Rekaman peserta"
    FOTO = "foto", "Foto kunjungan"
    SK = "sk", "Foto SK lembaga"


class ResiLapangan(models.Model):
    """A receipt: the key made on the phone, and the body a record or an SK is about.

    It stays when the photo is deleted or the person already was there: what comes again
    under the same key is told as taken. A merge moves it with all that hangs on the body.
    """

    Jenis = JenisResi

    id = models.UUIDField(primary_key=True, editable=False)
    jenis = models.CharField(max_length=10, choices=JenisResi)
    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="resi")
    pemangku = models.ForeignKey(
        Pemangku, models.PROTECT, null=True, blank=True, related_name="+"
    )
    petugas = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "resi lapangan"
        ordering = ("-pada", "pk")
        constraints = kendala(
            berpemangku=Q(jenis=JenisResi.FOTO, pemangku__isnull=True)
            | Q(jenis__in=(JenisResi.REKAMAN, JenisResi.SK), pemangku__isnull=False),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.pk}"


# Devices: when last heard of, what was still unsent (5.1 item 10)

SISA_TERBANYAK = 32_767


class TindakanPerangkat(DaftarTindakan):
    AKHIRI = "Akhiri sesi perangkat", (), TETAP, "pemangku.akhiri_perangkatlapangan"


class PerangkatLapangan(Beridentitas):
    """One browser in one officer's hands.

    Of the session only a hash is kept: that there is one to end. It opens nothing.
    """

    kode = models.UUIDField("kode perangkat", editable=False)
    petugas = models.ForeignKey(
        Petugas, models.PROTECT, related_name="perangkat", editable=False
    )
    sidik_sesi = models.CharField(max_length=64, blank=True, editable=False)
    peramban = models.CharField(max_length=60, blank=True, editable=False)
    pertama_pada = models.DateTimeField("pertama terlihat", editable=False)
    terakhir_pada = models.DateTimeField("terakhir terlihat", editable=False)
    sisa_rekaman = models.PositiveSmallIntegerField(
        "data belum terkirim", default=0, editable=False
    )
    sisa_foto = models.PositiveSmallIntegerField(
        "foto belum terkirim", default=0, editable=False
    )
    diakhiri_pada = models.DateTimeField(
        "sesi diakhiri pada", null=True, blank=True, editable=False
    )
    diakhiri_oleh = oleh_petugas("sesi diakhiri oleh", editable=False)

    # What the last end brought about, in words; not kept.
    kabar_akhir = ""

    class Meta:
        verbose_name = "perangkat lapangan"
        ordering = ("-terakhir_pada", "pk")
        permissions = (
            ("akhiri_perangkatlapangan", "Boleh mengakhiri sesi perangkat lapangan"),
        )
        constraints = kendala(
            sekali=sekali("kode", "petugas"),
            diakhiri_seseorang=Q(diakhiri_pada=None, diakhiri_oleh=None)
            | Q(diakhiri_pada__isnull=False, diakhiri_oleh__isnull=False),
        )

    def __str__(self) -> str:
        nama = self.peramban or "Perangkat"
        return f"{nama} ({self.petugas}), {self.kode.hex[:6]}"

    @property
    def sebutan_sisa(self) -> str:
        semua = ((self.sisa_rekaman, "data"), (self.sisa_foto, "foto"))
        return " dan ".join(f"{n} {apa}" for n, apa in semua if n) or "tidak ada"
