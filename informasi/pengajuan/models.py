"""The draft of a request, what it holds, and how often a suggestion made it needless."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F

from informasi.pemohon.models import BuktiPemohon, Pemohon, bukti_diminta
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import CaraSalinan
from organisasi.berlangkah.draf import Draf, IsianLangkah, Jawab

# What a citizen has typed and not yet sent


class DrafQuerySet(models.QuerySet["DrafPermohonan"]):
    def kedaluwarsa(self, pada: datetime) -> Self:
        return self.filter(kedaluwarsa_pada__lte=pada)


class DrafPermohonan(Draf):
    saran_tampil = models.BooleanField("saran ditampilkan", default=False)
    saran_diklik = models.BooleanField("saran dibuka", default=False)
    permohonan = models.OneToOneField(
        Permohonan, models.CASCADE, null=True, blank=True, related_name="draf"
    )

    objects = DrafQuerySet.as_manager()

    class Meta:
        verbose_name = "draf permohonan"
        verbose_name_plural = "draf permohonan"

    @property
    def terkirim(self) -> bool:
        return self.permohonan_id is not None


class BerkasDraf(models.Model):
    """A paper attached to a draft; becomes a BuktiPemohon when the request is sent."""

    draf = models.ForeignKey(DrafPermohonan, models.CASCADE, related_name="berkas")
    jenis = models.CharField(max_length=20, choices=BuktiPemohon.Jenis)
    isi = models.FileField(upload_to="draf/", max_length=120)
    nama = models.CharField(max_length=150)
    tipe = models.CharField(max_length=100)
    ukuran = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    diunggah_pada = models.DateTimeField("diunggah pada")

    class Meta:
        verbose_name = "berkas draf"
        verbose_name_plural = "berkas draf"

    def __str__(self) -> str:
        return self.nama


class HitunganSaranQuerySet(models.QuerySet["HitunganSaran"]):
    def tambah(self, hari: object, kolom: str) -> None:
        baris, _baru = self.get_or_create(hari=hari)
        self.filter(pk=baris.pk).update(**{kolom: F(kolom) + 1})


class HitunganSaran(models.Model):
    """ "This may answer you" by day: shown, opened, and not sent after being opened."""

    hari = models.DateField(unique=True)
    tampil = models.PositiveIntegerField(default=0)
    diklik = models.PositiveIntegerField(default=0)
    tidak_dikirim = models.PositiveIntegerField(default=0)

    objects = HitunganSaranQuerySet.as_manager()

    class Meta:
        verbose_name = "hitungan saran"
        verbose_name_plural = "hitungan saran"
        ordering = ("-hari",)

    def __str__(self) -> str:
        return f"{self.hari}: {self.tampil}/{self.diklik}/{self.tidak_dikirim}"


# What a draft holds: accepted answers by step, and what was only typed so far


APA, SARAN, UNIT, PEMOHON, IDENTITAS = "apa", "saran", "ke-unit", "pemohon", "identitas"
KONTAK, BUKTI, CARA, PERIKSA = "kontak", "bukti", "cara", "periksa"
LANGKAH = (APA, SARAN, UNIT, PEMOHON, IDENTITAS, KONTAK, BUKTI, CARA, PERIKSA)
# Suggestions and the last look ask nothing.
BERTANYA = tuple(satu for satu in LANGKAH if satu not in {SARAN, PERIKSA})


@dataclass
class IsianPermohonan(IsianLangkah):
    """``saran`` are numbers of catalogue entries, ``usulan`` slugs of units with the reason
    in words, ``lembaga`` codes of channels of other bodies; all three follow from what
    was asked for and are found once, when it is sent. ``disarankan`` is the slug of the
    unit that an officer thinks holds it, who took the question down at a meeting.
    """

    LANGKAH: ClassVar[tuple[str, ...]] = LANGKAH
    BERTANYA: ClassVar[tuple[str, ...]] = BERTANYA
    AKHIR: ClassVar[str] = PERIKSA

    saran: list[str] = field(default_factory=list)
    usulan: list[tuple[str, str]] = field(default_factory=list)
    lembaga: list[str] = field(default_factory=list)
    disarankan: str = ""

    @classmethod
    def baca(cls, teks: str) -> Self:
        isi = super().baca(teks)
        isi.usulan = [(slug, alasan) for slug, alasan in isi.usulan]
        return isi

    def terima(self, langkah: str, jawab: Jawab) -> None:
        """Take an accepted answer; answers that lean on a changed one are asked again."""
        lama = self.jawab.get(langkah)
        super().terima(langkah, jawab)
        if langkah == PEMOHON and lama not in (None, self.jawab[PEMOHON]):
            self.tanya_lagi(IDENTITAS)
            self.tanya_lagi(BUKTI)
        if langkah == KONTAK and self._salinan_tanpa_surel():
            self.tanya_lagi(CARA)

    def _salinan_tanpa_surel(self) -> bool:
        cara = self.jawab.get(CARA, {}).get("cara_salinan")
        return cara == CaraSalinan.SUREL and not self.jawab[KONTAK]["surel"]

    @property
    def dilewati(self) -> frozenset[str]:
        return frozenset() if self.saran else frozenset({SARAN})

    @property
    def kategori(self) -> str:
        return str(self.jawab.get(PEMOHON, {}).get("kategori", _PERORANGAN))

    @property
    def dikuasakan(self) -> bool:
        return bool(self.jawab.get(PEMOHON, {}).get("dikuasakan"))

    @property
    def bukti_diminta(self) -> tuple[str, ...]:
        return bukti_diminta(self.kategori, dikuasakan=self.dikuasakan)


_PERORANGAN = Pemohon.Kategori.PERORANGAN
