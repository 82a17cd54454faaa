"""Evidence for the E-Monev of the Komisi Informasi.

Questions and weights change each year, so they are data.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Self

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from organisasi.alur.tindakan import TETAP, DaftarTindakan
from organisasi.bahasa import angka
from organisasi.basis_data.kolom import PilihanField, kendala, sekali
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Petugas, Tercatat, Unit
from ppid_portal.angka.models import PENGAMAT_KOTA
from ppid_portal.laporan.models import TAHUN_AKHIR, TAHUN_AWAL

# Who sees every question; the others those that their unit answers for.
MELIHAT_SEMUA = PENGAMAT_KOTA | {Peran.PIMPINAN}
MENGISI_UNIT = frozenset({Peran.PPID_PEMBANTU, Peran.PETUGAS_LAYANAN})
POSITIF = (MinValueValidator(Decimal("0.01"), "Bobotnya lebih dari nol."),)


def tulis_bobot(bobot: Decimal) -> str:
    return angka(bobot, 2).rstrip("0").rstrip(",")


class IndikatorMonev(models.TextChoices):
    JENIS = "jenis_informasi", "Jenis informasi"
    KUALITAS = "kualitas_informasi", "Kualitas informasi"
    PELAYANAN = "pelayanan_informasi", "Pelayanan informasi"
    KOMITMEN = "komitmen_organisasi", "Komitmen organisasi"
    SARANA = "sarana_prasarana", "Sarana dan prasarana"
    DIGITALISASI = "digitalisasi", "Digitalisasi"


class JenisBuktiDukung(models.TextChoices):
    TAUTAN = "tautan", "Tautan"
    BERKAS = "berkas", "Berkas"
    KERTAS = "kertas", "Dibuat portal"


class KertasMonev(models.TextChoices):
    REGISTER = "register", "Register permohonan: banyaknya tiap bulan"
    DIP = "dip", "Daftar Informasi Publik"
    LAPORAN = "laporan", "Laporan tahunan yang ditandatangani"
    SK = "sk", "Lampiran keputusan (SK) yang ditetapkan"
    ANGKA = "angka", "Angka satu indikator portal"


def kolom_bobot(satu: IndikatorMonev) -> models.DecimalField[Any, Any]:
    return models.DecimalField(
        f"bobot {satu.label.lower()}",
        max_digits=5,
        decimal_places=2,
        validators=POSITIF,
        null=True,
        blank=True,
    )


@pghistory.track()
class Kuesioner(Tercatat):
    """The questionnaire of one year, as the commission published it; the weight of each
    indicator in the column of its name, empty where it has none.
    """

    tahun = models.PositiveSmallIntegerField(
        unique=True, error_messages={"unique": "Kuesioner tahun ini sudah ada."}
    )
    sumber = models.CharField(
        max_length=300, help_text="Sumber pertanyaan dan bobot, beserta tanggalnya."
    )
    catatan = models.TextField(blank=True)
    jenis_informasi = kolom_bobot(IndikatorMonev.JENIS)
    kualitas_informasi = kolom_bobot(IndikatorMonev.KUALITAS)
    pelayanan_informasi = kolom_bobot(IndikatorMonev.PELAYANAN)
    komitmen_organisasi = kolom_bobot(IndikatorMonev.KOMITMEN)
    sarana_prasarana = kolom_bobot(IndikatorMonev.SARANA)
    digitalisasi = kolom_bobot(IndikatorMonev.DIGITALISASI)

    class Meta:
        verbose_name = "kuesioner E-Monev"
        ordering = ("-tahun",)
        constraints = (
            *kendala(
                "portal_kuesioner",
                bersumber=~Q(sumber=""),
                bobot_positif=Q(**{f"{satu}__gt": 0 for satu in IndikatorMonev.values}),
            ),
            models.CheckConstraint(
                condition=Q(tahun__range=(TAHUN_AWAL, TAHUN_AKHIR)),
                name="portal_kuesioner_tahun_wajar",
                violation_error_message=f"Tahunnya antara {TAHUN_AWAL} dan {TAHUN_AKHIR}.",
            ),
        )

    def __str__(self) -> str:
        return f"E-Monev {self.tahun}"

    def bobot(self) -> dict[str, Decimal]:
        return {n: getattr(self, n) or Decimal(0) for n in IndikatorMonev.values}


ISI = "ppid_portal.isi_pertanyaan"


class TindakanKuesioner(DaftarTindakan):
    SALIN = "Salin ke tahun lain", (), TETAP, "ppid_portal.add_kuesioner"


class TindakanPertanyaan(DaftarTindakan):
    JAWAB = "Jawab", (), TETAP, ISI
    TAUTAN = "Tambah tautan", (), TETAP, ISI
    BERKAS = "Unggah berkas", (), TETAP, ISI
    KERTAS = "Pakai yang dibuat portal", (), TETAP, ISI
    HAPUS = "Hapus bukti", (), TETAP, ISI


class PertanyaanQuerySet(models.QuerySet["Pertanyaan"]):
    def untuk(self, petugas: Petugas) -> Self:
        cakupan = Cakupan.untuk(petugas, kota=MELIHAT_SEMUA, unit=MENGISI_UNIT)
        return self.filter(cakupan.q("penanggung_jawab"))

    def belum_lengkap(self) -> Self:
        """The twin of ``Pertanyaan.kurang``."""
        mati = Q(gagal_sejak__lt=TruncDate("diperiksa_pada"))
        bukti = self.model.bukti.rel.related_model._default_manager
        hidup = bukti.filter(pertanyaan=OuterRef("pk")).exclude(mati)
        return self.filter(Q(jawaban__regex=r"^\s*$") | ~Exists(hidup))


@pghistory.track()
class Pertanyaan(Tercatat):
    Indikator = IndikatorMonev

    kuesioner = models.ForeignKey(Kuesioner, models.PROTECT, related_name="pertanyaan")
    indikator = PilihanField(
        IndikatorMonev, max_length=20, kendala="portal_pertanyaan_indikator_dikenal"
    )
    nomor = models.PositiveSmallIntegerField()
    teks = models.TextField("pertanyaan")
    bobot = models.DecimalField(
        "bobot di dalam indikatornya",
        max_digits=5,
        decimal_places=2,
        default=Decimal(1),
        validators=POSITIF,
    )
    penanggung_jawab = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="unit penanggung jawab",
        help_text="Petugas unit ini dapat menjawab dan menambah bukti.",
    )
    jawaban = models.TextField(blank=True, editable=False)

    objects = PertanyaanQuerySet.as_manager()

    class Meta:
        verbose_name = "pertanyaan E-Monev"
        ordering = ("-kuesioner__tahun", "indikator", "nomor")
        permissions = (("isi_pertanyaan", "Boleh menjawab dan menambah bukti"),)
        constraints = (
            models.UniqueConstraint(
                fields=("kuesioner", "indikator", "nomor"),
                name="portal_pertanyaan_nomor_unik",
                violation_error_message="Nomor ini sudah dipakai pada indikatornya.",
            ),
            *kendala("portal_pertanyaan", berisi=Q(bobot__gt=0) & ~Q(teks="")),
        )

    def __str__(self) -> str:
        tahun, nama = self.kuesioner.tahun, self.get_indikator_display()
        return f"E-Monev {tahun}, {nama} nomor {self.nomor}"

    @property
    def kurang(self) -> list[str]:
        bukti = list(self.bukti.all())
        if not bukti:
            ada = "Belum ada bukti."
        elif all(satu.mati for satu in bukti):
            ada = (
                "Tautan buktinya tidak dapat dibuka. Ganti tautan, atau tambah "
                "bukti lain."
            )
        else:
            ada = ""
        jawaban = "" if self.jawaban.strip() else "Belum dijawab."
        return [kalimat for kalimat in (jawaban, ada) if kalimat]

    @property
    def keadaan(self) -> str:
        return " ".join(self.kurang) or "Lengkap"


class BuktiDukung(Tercatat):
    """One piece of evidence: a link, a file, or something the portal makes."""

    Jenis = JenisBuktiDukung
    Kertas = KertasMonev

    pertanyaan = models.ForeignKey(Pertanyaan, models.PROTECT, related_name="bukti")
    jenis = models.CharField(max_length=10, choices=JenisBuktiDukung)
    keterangan = models.CharField(max_length=200)
    tautan = models.URLField(max_length=500, blank=True)
    berkas = models.FileField(upload_to="monev/%Y/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    kertas = models.CharField(max_length=10, choices=KertasMonev, blank=True)
    # Of ANGKA: which figure.
    kode = models.CharField("kode indikator portal", max_length=8, blank=True)
    dibuat_oleh = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    # Of a link: the last look, and since when it does not open.
    diperiksa_pada = models.DateTimeField("diperiksa pada", null=True, blank=True)
    gagal_sejak = models.DateField("gagal sejak", null=True, blank=True)
    masalah = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "bukti dukung"
        ordering = ("pk",)
        constraints = kendala(
            "portal_bukti",
            satu_jenis=(
                (Q(jenis="tautan") & ~Q(tautan="") & Q(berkas="", kertas=""))
                | (
                    Q(jenis="berkas")
                    & ~Q(berkas="")
                    & ~Q(sha256="")
                    & Q(tautan="", kertas="")
                )
                | (
                    Q(jenis="kertas", kertas__in=KertasMonev.values)
                    & Q(tautan="", berkas="")
                )
            ),
            angka_berkode=~Q(kertas="angka") | ~Q(kode=""),
            masalah_bersebab=Q(gagal_sejak__isnull=True) | ~Q(masalah=""),
            tautan_sekali=sekali("pertanyaan", "tautan", bila=~Q(tautan="")),
            berkas_sekali=sekali("pertanyaan", "sha256", bila=~Q(sha256="")),
            kertas_sekali=sekali("pertanyaan", "kertas", "kode", bila=~Q(kertas="")),
        )

    def __str__(self) -> str:
        return self.keterangan

    @property
    def diperiksa_hari(self) -> date | None:
        return timezone.localdate(self.diperiksa_pada) if self.diperiksa_pada else None

    @property
    def mati(self) -> bool:
        """Whether the link failed on two different days: once may be bad luck."""
        hari = self.diperiksa_hari
        return bool(self.gagal_sejak and hari and self.gagal_sejak < hari)

    @property
    def keadaan(self) -> str:
        if self.jenis != JenisBuktiDukung.TAUTAN:
            return str(self.get_jenis_display())
        if self.diperiksa_pada is None:
            return "Belum diperiksa"
        return self.masalah or "Dapat dibuka"
