"""The written notice (UU 14/2008 Pasal 22 ayat (7)), and what copies of documents cost.

A notice has a verdict for each document. It is a draft until it is issued, and frozen then.
"""

import hashlib
import json
from datetime import date
from typing import Self

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.text import slugify

from informasi.katalog.models import DokumenInformasi
from informasi.pengecualian.models import UjiKonsekuensi
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.permohonan.pilihan import CaraSalinan, TindakanPermohonan
from organisasi.bahasa import angka
from organisasi.basis_data.kolom import NamaAcak, PilihanField, kendala, sekali
from organisasi.models import KanalLayanan, Tercatat, Unit, oleh_petugas
from organisasi.sandi import TeksTersandi


class PutusanButir(models.TextChoices):
    """What becomes of one document; "not held" is not "refused"."""

    DIBERIKAN = "diberikan", "Diberikan"
    SEBAGIAN = "sebagian", "Diberikan sebagian"
    DITOLAK = "ditolak", "Ditolak"
    TIDAK_DIKUASAI = "tidak_dikuasai", "Tidak dikuasai"
    BELUM_DIDOKUMENTASIKAN = "belum_didokumentasikan", "Belum didokumentasikan"


P = PutusanButir
MEMBERI = (P.DIBERIKAN, P.SEBAGIAN)
MENUTUP = (P.SEBAGIAN, P.DITOLAK)
# What the officer writes once for the whole answer.
KEPALA = (
    "penjelasan",
    "cara_penyerahan",
    "waktu_penyediaan",
    "lembar",
    "biaya_salinan",
    "biaya_kirim",
    "biaya_lain",
    "cara_bayar",
    "badan_publik_lain",
    "kanal_lain",
    "tersedia_pada",
)


def sidik_isi(*isi: object) -> str:
    return hashlib.sha256(json.dumps(isi, default=str).encode()).hexdigest()


class JawabanQuerySet(models.QuerySet["Jawaban"]):
    def konsep(self) -> Self:
        return self.filter(terbit_pada=None)

    def di_utama(self) -> Self:
        """Drafts that wait for the main PPID, who alone may refuse."""
        return self.konsep().filter(diajukan_pada__isnull=False)

    def terbit(self) -> Self:
        return self.filter(terbit_pada__isnull=False).order_by("-terbit_pada", "-pk")

    def diserahkan(self) -> Self:
        return self.terbit().filter(diserahkan_hari__isnull=False)


class Jawaban(Tercatat):
    """One notice: a draft until it is issued, then never changed.

    What was granted is delivered once: when, how, who received it, with which proof. A
    request reopened by an objection gets a second one.
    """

    permohonan = models.ForeignKey(Permohonan, models.CASCADE, related_name="jawaban")
    penjelasan = models.TextField(
        "penjelasan untuk pemohon", help_text="Dibaca pemohon. Kalimat biasa."
    )
    cara_penyerahan = models.CharField(
        "cara penyampaian", max_length=10, choices=CaraSalinan, blank=True
    )
    waktu_penyediaan = models.PositiveSmallIntegerField(
        "disediakan dalam (hari kerja)", null=True, blank=True
    )
    lembar = models.PositiveSmallIntegerField("jumlah lembar", default=0)
    biaya_salinan = models.PositiveIntegerField("biaya salinan (Rp)", default=0)
    biaya_kirim = models.PositiveIntegerField("biaya kirim (Rp)", default=0)
    biaya_lain = models.PositiveIntegerField("biaya lain (Rp)", default=0)
    cara_bayar = models.CharField("cara membayar", max_length=200, blank=True)
    badan_publik_lain = models.CharField(
        "badan publik lain yang menguasai", max_length=200, blank=True
    )
    kanal_lain = models.ForeignKey(
        KanalLayanan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="nomor yang dapat dihubungi",
    )
    tersedia_pada = models.DateField("akan tersedia pada", null=True, blank=True)
    diajukan_pada = models.DateTimeField(
        "diajukan ke PPID Utama pada", null=True, blank=True
    )
    terbit_pada = models.DateTimeField("dikirim pada", null=True, blank=True)
    terbit_oleh = oleh_petugas()
    diserahkan_hari = models.DateField("hari diserahkan", null=True, blank=True)
    diserahkan_cara = models.CharField(
        "cara diserahkan", max_length=10, choices=CaraSalinan, blank=True
    )
    penerima = TeksTersandi("diterima oleh", blank=True)
    bukti_serah = models.CharField(
        "bukti (nomor resi, tanda terima)", max_length=200, blank=True
    )
    diserahkan_oleh = oleh_petugas()
    diserahkan_pada = models.DateTimeField(
        "penyerahan dicatat pada", null=True, blank=True
    )

    objects = JawabanQuerySet.as_manager()

    class Meta:
        verbose_name = "jawaban"
        ordering = ("-pk",)
        constraints = kendala(
            satu_konsep=sekali("permohonan", bila=Q(terbit_pada__isnull=True)),
            terbit_oleh=Q(terbit_pada__isnull=True)
            | (Q(terbit_oleh__isnull=False) & ~Q(penjelasan="")),
            biaya_berkanal=Q(biaya_salinan=0, biaya_kirim=0, biaya_lain=0)
            | ~Q(cara_bayar=""),
            serah_lengkap=Q(
                diserahkan_hari=None,
                diserahkan_cara="",
                penerima="",
                bukti_serah="",
                diserahkan_oleh=None,
                diserahkan_pada=None,
            )
            | Q(
                terbit_pada__isnull=False,
                diserahkan_hari__isnull=False,
                diserahkan_pada__isnull=False,
            )
            & ~Q(diserahkan_cara=""),
        )

    def __str__(self) -> str:
        return f"Jawaban {self.permohonan.nomor}"

    @property
    def biaya(self) -> int:
        """All costs together, in rupiah; only copying and sending may cost."""
        return self.biaya_salinan + self.biaya_kirim + self.biaya_lain

    @property
    def rincian_biaya(self) -> str:
        """``Rp12.000: salinan Rp2.000 (10 lembar), kirim Rp10.000``, or ``Gratis``."""
        lembar = f" ({self.lembar} lembar)" if self.lembar else ""
        bagian = (
            ("salinan", self.biaya_salinan, lembar),
            ("kirim", self.biaya_kirim, ""),
            ("lain-lain", self.biaya_lain, ""),
        )
        isi = [f"{nama} Rp{angka(rp)}{ekor}" for nama, rp, ekor in bagian if rp]
        return f"Rp{angka(self.biaya)}: {', '.join(isi)}" if isi else "Gratis"

    def sidik(self) -> str:
        """A hash of all that would go out, as it stands in this object.

        Whoever writes in the draft holds the lock of its request: of a draft read under
        that lock an equal hash says that nothing differs from what an officer was shown.
        """
        kepala = [getattr(self, n) for n in KEPALA if n != "kanal_lain"]
        return sidik_isi(*kepala, self.kanal_lain_id, *(b.sidik() for b in self.isi()))

    def isi(self) -> list["ButirJawaban"]:
        """Its documents with all that a letter says of them, read once."""
        semua = ButirJawaban.objects.select_related("unit", "rujukan", "uji", "dokumen")
        semua = semua.defer("dokumen__cari").prefetch_related("berkas")
        models.prefetch_related_objects([self], models.Prefetch("butir", semua))
        return list(self.butir.all())

    def tindakan(self) -> TindakanPermohonan:
        """The act the verdicts add up to; ValueError while there is none."""
        putusan = {b.putusan for b in self.butir.all()}
        if not putusan:
            raise ValueError("Belum ada satu dokumen pun yang diputuskan.")
        if putusan == {P.DIBERIKAN}:
            return TindakanPermohonan.KABULKAN
        if putusan & set(MEMBERI):
            return TindakanPermohonan.KABULKAN_SEBAGIAN
        if P.DITOLAK in putusan:
            return TindakanPermohonan.TOLAK
        if P.BELUM_DIDOKUMENTASIKAN in putusan:
            return TindakanPermohonan.NYATAKAN_BELUM_DIDOKUMENTASIKAN
        return TindakanPermohonan.NYATAKAN_TIDAK_DIKUASAI


class ButirJawaban(models.Model):
    Putusan = PutusanButir

    jawaban = models.ForeignKey(Jawaban, models.CASCADE, related_name="butir")
    judul = models.CharField("dokumen atau data", max_length=300)
    putusan = PilihanField(
        PutusanButir, max_length=25, kendala="informasi_butir_putusan_dikenal"
    )
    alasan = models.TextField(
        "alasan atau keterangan", blank=True, help_text="Dibaca pemohon."
    )
    uji = models.ForeignKey(
        UjiKonsekuensi,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="uji konsekuensi",
        help_text="Wajib bila ditolak atau diberikan sebagian.",
    )
    dokumen = models.ForeignKey(
        DokumenInformasi,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="sudah ada di daftar informasi",
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    rujukan = models.ForeignKey(
        RujukanPermohonan, models.PROTECT, null=True, blank=True, related_name="butir"
    )
    terbitan = models.ForeignKey(
        DokumenInformasi,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="rancangan informasi dari jawaban ini",
    )

    class Meta:
        verbose_name = "butir jawaban"
        ordering = ("pk",)
        constraints = kendala(
            "informasi_butir",
            # No entry of the excluded list with its approved test, no refusal.
            ditutup_dengan_uji=~Q(putusan__in=MENUTUP) | Q(uji__isnull=False),
            beralasan=Q(putusan=P.DIBERIKAN) | ~Q(alasan=""),
        )
        # What was answered before is found by words anywhere in the title.
        indexes = (
            GinIndex(
                OpClass(Upper("judul"), name="gin_trgm_ops"),
                name="informasi_butir_judul",
            ),
        )

    def __str__(self) -> str:
        return self.judul

    @property
    def rupa(self) -> str:
        return "beres" if self.putusan in MEMBERI else "tolak"

    def sidik(self) -> str:
        return sidik_isi(
            self.pk,
            self.judul,
            self.putusan,
            self.alasan,
            self.uji_id,
            self.dokumen_id,
            self.unit_id,
            self.rujukan_id,
            [(b.pk, b.judul, b.sha256, b.dihitamkan) for b in self.berkas.all()],
        )


def sidik_bagian(rujukan: RujukanPermohonan) -> str:
    """A hash of one unit's part of a joined answer, as ``Jawaban.sidik`` of the whole."""
    return sidik_isi(*(b.sidik() for b in rujukan.butir.prefetch_related("berkas")))


class BerkasJawabanQuerySet(models.QuerySet["BerkasJawaban"]):
    def diberikan(self, permohonan: Permohonan | None) -> Self:
        """What the applicant was given: of answers that went out, nothing refused."""
        return self.filter(
            butir__jawaban__permohonan=permohonan,
            butir__jawaban__terbit_pada__isnull=False,
            butir__putusan__in=MEMBERI,
        )


class BerkasJawaban(models.Model):
    """A file given to the applicant; judged by content, served as a download."""

    butir = models.ForeignKey(ButirJawaban, models.CASCADE, related_name="berkas")
    judul = models.CharField("nama berkas", max_length=150)
    isi = models.FileField("berkas", upload_to=NamaAcak("jawaban"), max_length=120)
    jenis = models.CharField(max_length=10, editable=False)
    tipe = models.CharField("tipe isi", max_length=100, editable=False)
    ukuran = models.PositiveBigIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    dihitamkan = models.BooleanField(
        "sudah dihitamkan dan diperiksa lapisan teksnya", default=False
    )
    diunggah_pada = models.DateTimeField("diunggah pada")

    objects = BerkasJawabanQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas jawaban"
        ordering = ("pk",)
        constraints = kendala(tidak_kosong=Q(ukuran__gt=0))

    def __str__(self) -> str:
        return f"{self.judul} ({self.jenis.upper()})"

    @property
    def nama_unduhan(self) -> str:
        return f"{slugify(self.judul)[:80] or 'berkas'}.{self.jenis}"

    def alamat(self, kode: str) -> str:
        return reverse("informasi:permohonan-berkas", args=(kode, self.pk))


# Cost of copies and of sending: a standard set by the Atasan PPID


class StandarBiayaQuerySet(models.QuerySet["StandarBiaya"]):
    def berlaku(self, hari: date) -> Self:
        return (
            self.filter(berlaku_sejak__lte=hari)
            .order_by("jenis", "-berlaku_sejak")
            .distinct("jenis")
        )


@pghistory.track()
class StandarBiaya(Tercatat):
    """A fee in rupiah. The service is free; only copying and sending may cost."""

    jenis = models.CharField("jenis", max_length=100)
    satuan = models.CharField(max_length=30, default="lembar")
    tarif = models.PositiveIntegerField("tarif (Rp)", default=0)
    dasar_sk = models.CharField("dasar (SK)", max_length=200, blank=True)
    berlaku_sejak = models.DateField("berlaku sejak")

    objects = StandarBiayaQuerySet.as_manager()

    class Meta:
        verbose_name = "standar biaya"
        ordering = ("jenis", "-berlaku_sejak")
        constraints = kendala(unik=sekali("jenis", "berlaku_sejak"))

    def __str__(self) -> str:
        return f"{self.jenis}: Rp{self.tarif} per {self.satuan}"
