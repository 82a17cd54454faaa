"""A stakeholder: an organisation, or a figure who speaks for himself (pemangku 4.2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePath
from typing import ClassVar
from uuid import uuid4

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual

from organisasi.alur.tindakan import Langkah
from organisasi.basis_data.models import Area, naikkan_versi
from organisasi.models import Petugas, Unit, Wilayah
from pemangku.models.dasar import Beridentitas, tidak_di_masa_depan
from pemangku.models.jenis import JenisPemangku, Tag
from pemangku.models.pemangku_query import SEGERA_HARI, PemangkuQuerySet
from pemangku.models.pilihan import (
    ALUR_PEMANGKU,
    Bentuk,
    Kesegaran,
    Lingkup,
    StatusPemangku,
    Sumber,
    TindakanPemangku,
)
from pemangku.models.tindakan import TindakanCatatan
from pemangku.nama import normal_lembaga

# The register numbers are taken from.
REGISTER = "pemangku"
PALING_DALAM = 5
ALASAN_CATATAN = (
    "Catatan dapat menjadi objek permohonan informasi. Tulis fakta, bukan penilaian "
    "pribadi."
)


def nama_acak(_satu: object, nama: str) -> str:
    """A path that says nothing; files are never served by address."""
    acak = uuid4().hex
    return f"sk/{acak[:2]}/{acak}{PurePath(nama).suffix.lower()[:6]}"


@pghistory.track()
class Pemangku(TindakanCatatan, Beridentitas):
    """What was inventoried. Persons stand in ``Orang``; erasing one touches one place."""

    Bentuk = Bentuk
    Lingkup = Lingkup
    Status = StatusPemangku
    Sumber = Sumber
    Tindakan = TindakanPemangku
    ALUR: ClassVar[Mapping[str, Langkah]] = ALUR_PEMANGKU

    nomor = models.CharField(max_length=20, unique=True, editable=False)
    bentuk = models.CharField(max_length=10, choices=Bentuk, default=Bentuk.LEMBAGA)
    lingkup = models.CharField(max_length=10, choices=Lingkup)
    jenis = models.ForeignKey(JenisPemangku, models.PROTECT, related_name="pemangku")
    jenis_tambahan = models.ManyToManyField(
        JenisPemangku, blank=True, related_name="+", verbose_name="juga sebagai"
    )
    # Empty for a person, whose name is read from ``Orang``.
    nama_resmi = models.CharField("nama resmi", max_length=160, blank=True)
    nama_pendek = models.CharField("nama pendek", max_length=60, blank=True)
    nama_normal = models.CharField(max_length=160, blank=True, editable=False)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak"
    )
    unit = models.OneToOneField(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pemangku",
        verbose_name="adalah unit",
        help_text="Bila pemangku ini sendiri unit pemerintah kota.",
    )
    alamat = models.CharField(max_length=250, blank=True)
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+"
    )
    pengelola = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="kelolaan",
        help_text="Unit yang merawat catatan ini.",
    )
    jumlah_anggota = models.PositiveIntegerField(
        "jumlah anggota", null=True, blank=True
    )
    jangkauan_klaim = models.PositiveIntegerField(
        "jangkauan yang disebut", null=True, blank=True
    )
    jangkauan_dasar = models.CharField(
        "dasar angka jangkauan", max_length=200, blank=True
    )
    jangkauan_pada = models.DateField("angka jangkauan per", null=True, blank=True)
    sk_nomor = models.CharField("nomor SK", max_length=100, blank=True)
    sk_penandatangan = models.CharField("penanda tangan SK", max_length=150, blank=True)
    sk_tanggal = models.DateField("tanggal SK", null=True, blank=True)
    sk_berlaku_sampai = models.DateField("SK berlaku sampai", null=True, blank=True)
    sk_berkas = models.FileField(
        "berkas SK", upload_to=nama_acak, max_length=120, blank=True
    )
    status = models.CharField(
        max_length=10, choices=StatusPemangku, default=StatusPemangku.AKTIF
    )
    penerus = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="pendahulu"
    )
    sumber = models.CharField(max_length=10, choices=Sumber, default=Sumber.OPERATOR)
    sumber_rinci = models.CharField("rincian sumber", max_length=200, blank=True)
    diperoleh_pada = models.DateField("data diperoleh pada")
    terverifikasi_pada = models.DateTimeField(null=True, blank=True, editable=False)
    terverifikasi_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    berlaku_sampai = models.DateField(
        "data berlaku sampai", null=True, blank=True, editable=False
    )
    # Why it must be looked at before its day; "" when nothing is open (4.8).
    perlu_cek = models.CharField(max_length=150, blank=True, editable=False)
    tampil_publik = models.BooleanField(
        "tampil di direktori umum", default=False, help_text="Hanya lembaga."
    )
    tag = models.ManyToManyField(Tag, blank=True, related_name="pemangku")
    catatan_internal = models.TextField(
        "catatan internal", max_length=2000, blank=True, help_text=ALASAN_CATATAN
    )

    objects = PemangkuQuerySet.as_manager()

    class Meta:
        verbose_name = "pemangku"
        verbose_name_plural = "pemangku"
        ordering = ("nomor",)
        permissions = (
            ("catat_pemangku", "Boleh mencatat dan mengubah pemangku"),
            ("verifikasi_pemangku", "Boleh memverifikasi pemangku"),
            ("gabung_pemangku", "Boleh menggabungkan pemangku"),
            ("impor_pemangku", "Boleh mengimpor pemangku"),
            ("lihat_kontak", "Boleh membuka kontak dengan alasan"),
            ("tinjau_pemangku", "Boleh mengesahkan draf pemangku"),
            ("ekspor_pemangku", "Boleh mengunduh daftar pemangku"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(bentuk=Bentuk.PERORANGAN, nama_resmi="")
                | (
                    Q(bentuk=Bentuk.LEMBAGA)
                    & Q(GreaterThanOrEqual(Length("nama_resmi"), 3))
                ),
                name="pemangku_pemangku_bernama",
            ),
            models.CheckConstraint(
                condition=Q(status__in=StatusPemangku.values),
                name="pemangku_pemangku_status_dikenal",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusPemangku.TERGABUNG)
                | Q(penerus__isnull=False),
                name="pemangku_pemangku_tergabung_berpenerus",
            ),
            models.CheckConstraint(
                condition=~Q(penerus=F("pk")) & ~Q(induk=F("pk")),
                name="pemangku_pemangku_bukan_dirinya",
            ),
            models.CheckConstraint(
                condition=Q(tampil_publik=False) | Q(bentuk=Bentuk.LEMBAGA),
                name="pemangku_pemangku_umum_hanya_lembaga",
            ),
            models.CheckConstraint(
                condition=Q(jangkauan_klaim__isnull=True)
                | (~Q(jangkauan_dasar="") & Q(jangkauan_pada__isnull=False)),
                name="pemangku_pemangku_jangkauan_berdasar",
            ),
            models.CheckConstraint(
                condition=Q(sk_berlaku_sampai__isnull=True)
                | Q(sk_tanggal__isnull=True)
                | Q(sk_berlaku_sampai__gte=F("sk_tanggal")),
                name="pemangku_pemangku_sk_urut",
            ),
        )
        indexes = (
            GinIndex(
                fields=("nama_normal",),
                name="pemangku_nama_trgm",
                opclasses=("gin_trgm_ops",),
            ),
            models.Index(fields=("pengelola", "status"), name="pemangku_pengelola"),
            models.Index(fields=("status", "berlaku_sampai"), name="pemangku_berlaku"),
        )
        triggers = (
            tidak_di_masa_depan("diperoleh_pada"),
            naikkan_versi(Area.PEMANGKU, bila="tampil_publik"),
        )

    def __str__(self) -> str:
        return f"{self.nomor} {self.nama_tampil}"

    @classmethod
    def terbaca(cls, petugas: Petugas) -> PemangkuQuerySet:
        """What the officer may read; its trail is kept to the same people."""
        return cls.objects.untuk(petugas)

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the normal form that look-alikes are found by."""
        self.nama_normal = normal_lembaga(self.nama_resmi)[:160]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def clean(self) -> None:
        """A place where the kind needs one; no cycle among parents."""
        super().clean()
        galat: dict[str, str] = {}
        if self.jenis_id and self.jenis.terikat_wilayah and not self.wilayah_id:
            galat["wilayah"] = f"{self.jenis.nama} terikat wilayah: pilih wilayahnya."
        if self.induk_id and (pesan := self._salah_induk()):
            galat["induk"] = pesan
        if galat:
            raise ValidationError(galat)

    def _salah_induk(self) -> str:
        """Why the parent cannot be one; "" when it can."""
        atas, dalam = self.induk, 1
        while atas is not None:
            if atas.pk == self.pk:
                return "Pemangku tidak dapat berada di bawah dirinya sendiri."
            atas, dalam = atas.induk, dalam + 1
        if dalam > PALING_DALAM:
            return f"Paling dalam {PALING_DALAM} tingkat."
        return ""

    @property
    def nama_tampil(self) -> str:
        """What may be shown to everybody on the staff side.

        A person is named by kind and place; his name is in ``Orang``, behind its own door.
        """
        if self.bentuk == Bentuk.LEMBAGA:
            return self.nama_resmi
        tempat = f" — {self.wilayah.nama}" if self.wilayah else ""
        return f"{self.jenis.nama}{tempat}"

    def kesegaran(self, hari: date) -> Kesegaran:
        """How far the record can be trusted on ``hari`` (pemangku 4.8)."""
        if self.perlu_cek:
            return Kesegaran.PERLU_CEK
        if self.berlaku_sampai is None:
            return Kesegaran.BELUM
        if self.berlaku_sampai < hari:
            return Kesegaran.KEDALUWARSA
        if (self.berlaku_sampai - hari).days <= SEGERA_HARI:
            return Kesegaran.SEGERA
        return Kesegaran.SEGAR
