"""Persons, their dated posts and their consent; all personal data stands here or in channels."""

import hashlib
from datetime import date, datetime, timedelta
from string import hexdigits
from typing import Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse

from organisasi.alur.tindakan import Berkas
from organisasi.basis_data.kolom import PilihanField, kendala, sekali
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import alamat_penuh
from organisasi.models import Petugas, oleh_petugas
from organisasi.sandi import kode_rahasia, rapikan_kode, sidik
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.nama import normal_orang
from pemangku.inventaris.pilihan import (
    CaraPersetujuan,
    JenisKanal,
    JenisKelamin,
    KeputusanPersetujuan,
    PeranKhusus,
    StatusOrang,
    TindakanOrang,
    TujuanPersetujuan,
)
from pemangku.inventaris.tabel import Beridentitas, hanya_ditambah

NAMA_DIHAPUS = "(dihapus)"
# Of a person's key so many digits stand in the number: 48 bits tell all apart.
AWALAN, PANJANG_NOMOR, PANJANG_KUNCI = "OR-", 12, 32


class OrangQuerySet(models.QuerySet["Orang"]):
    def untuk(self, petugas: Petugas) -> Self:
        terlihat = Pemangku.objects.untuk(petugas).values("pk")
        return self.filter(jabatan__pemangku__in=terlihat).distinct()

    def aktif(self) -> Self:
        return self.filter(status=StatusOrang.AKTIF)

    def menjabat(self, pemangku: Pemangku) -> Self:
        return self.aktif().filter(pk__in=pemangku.jabatan.values("orang"))

    def bernomor(self, nomor: str) -> Self:
        """Whom letters and logs call ``OR-…``; nobody for what is no such number."""
        angka = nomor.strip().upper().removeprefix(AWALAN)
        if len(angka) != PANJANG_NOMOR or not set(angka) <= set(hexdigits):
            return self.none()
        ujung = [UUID(angka.ljust(PANJANG_KUNCI, isi)) for isi in "0f"]
        return self.filter(pk__range=ujung)


class Orang(Berkas, Beridentitas):
    """A person in some post. Never stored: NIK, date of birth, religion, party, health.

    No history table: what was erased must be gone (pemangku 8.3).
    """

    jalan_baca = ""
    Status = StatusOrang
    Tindakan = TindakanOrang

    nama = models.CharField(max_length=100)
    gelar_depan = models.CharField("gelar depan", max_length=30, blank=True)
    gelar_belakang = models.CharField("gelar belakang", max_length=60, blank=True)
    nama_normal = models.CharField(max_length=100, blank=True, editable=False)
    jenis_kelamin = models.CharField(
        "L/P",
        max_length=1,
        choices=JenisKelamin,
        blank=True,
        help_text="Hanya untuk jumlah peserta.",
    )
    status = PilihanField(StatusOrang, max_length=10, default=StatusOrang.AKTIF)
    penerus = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="pendahulu"
    )
    # When the officer of data kept one whom nobody needs (PK-58); the trail says why.
    dipertahankan_pada = models.DateTimeField(
        "tetap disimpan pada", null=True, blank=True, editable=False
    )

    objects = OrangQuerySet.as_manager()

    class Meta:
        verbose_name = "orang"
        ordering = ("nama", "pk")
        permissions = (("putuskan_orang", "Boleh memutus penghapusan orang"),)
        constraints = kendala(
            bernama=Q(GreaterThanOrEqual(Length("nama"), 2)),
            tergabung_berpenerus=~Q(status=StatusOrang.TERGABUNG)
            | Q(penerus__isnull=False),
            bukan_dirinya=~Q(penerus=F("pk")),
        )
        indexes = (
            models.Index(fields=("dibuat_pada", "id"), name="pemangku_orang_sejak"),
            GinIndex(
                fields=("nama_normal",),
                name="pemangku_orang_trgm",
                opclasses=("gin_trgm_ops",),
            ),
        )

    def __str__(self) -> str:
        return self.nama_lengkap

    def save(self, *args: object, **kwargs: object) -> None:
        self.nama_normal = normal_orang(self.nama)[:100]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def hapus(self, saat: Saat[Petugas | None], *, alasan: str) -> Self:
        """Forget the name; channels and what else is personal is the caller's to drop."""
        self.lakukan(TindakanOrang.HAPUS, saat, catatan=alasan)
        self.nama, self.gelar_depan, self.gelar_belakang = NAMA_DIHAPUS, "", ""
        self.jenis_kelamin = ""
        self.save()
        return self

    @property
    def nomor(self) -> str:
        return f"{AWALAN}{self.pk.hex[:PANJANG_NOMOR].upper()}"

    @property
    def sebutan_jejak(self) -> str:
        return self.nomor

    @property
    def dihapus_pada(self) -> datetime | None:
        return self.status_sejak if self.status == StatusOrang.DIHAPUS else None

    @property
    def nama_lengkap(self) -> str:
        depan = f"{self.gelar_depan} {self.nama}".strip()
        return f"{depan}, {self.gelar_belakang}" if self.gelar_belakang else depan


class JabatanQuerySet(models.QuerySet["Jabatan"]):
    def nyata(self) -> Self:
        """Of persons who stand by themselves; a merged one's posts are another's now."""
        return self.exclude(orang__status=StatusOrang.TERGABUNG)

    def berlaku(self, hari: date) -> Self:
        return self.berlaku_sejak(hari).filter(mulai__lte=hari)

    def berlaku_sejak(self, hari: date) -> Self:
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=hari))


class Jabatan(Beridentitas):
    PeranKhusus = PeranKhusus
    # Who speaks for the body: the first of these.
    UTAMA = (PeranKhusus.NARAHUBUNG_UTAMA, PeranKhusus.PIMPINAN)

    orang = models.ForeignKey(Orang, models.PROTECT, related_name="jabatan")
    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="jabatan")
    nama_jabatan = models.CharField("jabatan", max_length=120)
    peran_khusus = ArrayField(
        models.CharField(max_length=20, choices=PeranKhusus),
        default=list,
        blank=True,
        verbose_name="peran khusus",
    )
    mulai = models.DateField()
    selesai = models.DateField("sampai dengan", null=True, blank=True)
    dasar = models.CharField("nomor SK", max_length=150, blank=True)

    objects = JabatanQuerySet.as_manager()

    class Meta:
        verbose_name = "jabatan"
        ordering = ("-mulai", "pk")
        constraints = kendala(
            urut=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
            satu_narahubung=sekali(
                "pemangku",
                bila=Q(
                    peran_khusus__contains=[PeranKhusus.NARAHUBUNG_UTAMA],
                    selesai__isnull=True,
                ),
            ),
            satu_pimpinan=sekali(
                "pemangku",
                bila=Q(
                    peran_khusus__contains=[PeranKhusus.PIMPINAN], selesai__isnull=True
                ),
            ),
            tidak_ganda=sekali(
                "orang", "pemangku", "nama_jabatan", bila=Q(selesai__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return self.nama_jabatan

    @property
    def pangkat(self) -> int:
        """Its place in ``UTAMA``; one more than there are for all others."""
        peran = self.peran_khusus
        ke = (n for n, satu in enumerate(self.UTAMA) if satu in peran)
        return next(ke, len(self.UTAMA))

    def berlaku(self, hari: date) -> bool:
        return self.mulai <= hari and (self.selesai is None or hari <= self.selesai)

    @property
    def sebutan_peran(self) -> list[str]:
        return [str(PeranKhusus(satu).label) for satu in self.peran_khusus]


# Consent by purpose with its proof (pemangku 4.3)


class TeksPersetujuan(models.Model):
    """The words somebody agreed to. A new wording is a new row; old ones stay."""

    tujuan = models.CharField(max_length=20, choices=TujuanPersetujuan)
    versi = models.PositiveSmallIntegerField()
    isi = models.TextField()
    sha256 = models.CharField(max_length=64, editable=False)
    berlaku_sejak = models.DateField()

    class Meta:
        verbose_name = "teks persetujuan"
        ordering = ("tujuan", "-versi")
        constraints = kendala(unik=sekali("tujuan", "versi"))
        triggers = hanya_ditambah()

    def __str__(self) -> str:
        return f"{self.get_tujuan_display()} v{self.versi}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.sha256 = hashlib.sha256(self.isi.encode()).hexdigest()
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class PersetujuanQuerySet(models.QuerySet["Persetujuan"]):
    def terkini(self) -> Self:
        kemudian = Persetujuan.objects.filter(
            Q(pada__gt=OuterRef("pada"))
            | Q(pada=OuterRef("pada"), urut__gt=OuterRef("urut")),
            orang=OuterRef("orang"),
            tujuan=OuterRef("tujuan"),
            kanal=OuterRef("kanal"),
        )
        return self.filter(~Exists(kemudian))

    def berlaku(self, *tujuan: str) -> Self:
        """Given for one of the purposes and not withdrawn since.

        A withdrawal for all channels ends what was given before for one of them.
        """
        ditarik = Persetujuan.objects.filter(
            orang=OuterRef("orang"),
            tujuan=OuterRef("tujuan"),
            kanal="",
            keputusan=KeputusanPersetujuan.TARIK,
            pada__gte=OuterRef("pada"),
        )
        return self.terkini().filter(
            ~Exists(ditarik), tujuan__in=tujuan, keputusan=KeputusanPersetujuan.BERI
        )

    def kata_terakhir(self, tujuan: str, kanal: str) -> Self:
        return (
            self.filter(tujuan=tujuan, kanal__in=("", kanal))
            .order_by("orang_id", "-pada", "-urut")
            .distinct("orang_id")
        )

    def tujuan_berlaku(self, orang: Orang) -> set[str]:
        kini = self.filter(orang=orang).berlaku(*TujuanPersetujuan.values)
        return set(kini.values_list("tujuan", flat=True))


class Persetujuan(models.Model):
    Tujuan = TujuanPersetujuan
    Keputusan = KeputusanPersetujuan
    Cara = CaraPersetujuan

    orang = models.ForeignKey(Orang, models.PROTECT, related_name="persetujuan")
    tujuan = models.CharField(max_length=20, choices=TujuanPersetujuan)
    # "" for every channel.
    kanal = models.CharField(
        max_length=10, choices=JenisKanal, blank=True, help_text="Kosong: semua kanal."
    )
    keputusan = models.CharField(max_length=5, choices=Keputusan)
    cara = models.CharField(max_length=10, choices=CaraPersetujuan)
    teks = models.ForeignKey(TeksPersetujuan, models.PROTECT, related_name="+")
    bukti = models.FileField(upload_to="persetujuan/%Y/", blank=True)
    # Of an erased person: what is left of proof and remark (pemangku 8.3).
    sidik_bukti = models.CharField(max_length=64, blank=True, editable=False)
    keterangan = models.CharField(max_length=200, blank=True)
    pada = models.DateTimeField()
    oleh = oleh_petugas()
    # Tells rows of the same moment apart.
    urut = models.BigAutoField(primary_key=True)

    objects = PersetujuanQuerySet.as_manager()

    class Meta:
        verbose_name = "persetujuan"
        ordering = ("-pada", "-urut")
        indexes = (
            models.Index(
                fields=("orang", "tujuan", "kanal", "-pada"),
                name="pemangku_persetujuan_kini",
            ),
        )
        constraints = kendala(
            **{
                f"{cara}_berbukti": ~Q(cara=cara)
                | ~Q(bukti="")
                | ~Q(sidik_bukti="")
                | Q(keputusan=KeputusanPersetujuan.TARIK)
                for cara in (CaraPersetujuan.KERTAS, CaraPersetujuan.REKAMAN)
            }
        )
        triggers = hanya_ditambah(
            pindah=("orang_id",), kosongkan=("bukti", "sidik_bukti", "keterangan")
        )

    def __str__(self) -> str:
        return f"{self.get_tujuan_display()}: {self.get_keputusan_display()}"


# Personal links: long secrets, stored as hashes, each for one purpose (pemangku 7.4)

# Of a link that staff hand to a body's main contact.
UMUR_TAUTAN_DATA = timedelta(days=14)
# 27 signs of 30 are 132 bits.
PANJANG_KODE = 27


class TujuanTautan(models.TextChoices):
    SAYA = "saya", "Data saya"
    BERHENTI = "berhenti", "Berhenti menerima"
    JANJI = "janji", "Melaporkan janji"


class TautanPribadiQuerySet(models.QuerySet["TautanPribadi"]):
    def buat(
        self,
        *,
        tujuan: str,
        pada: datetime,
        berlaku_sampai: datetime | None = None,
        **pemilik: models.Model | None,
    ) -> str:
        """Make a link and return its secret, which stands nowhere afterwards.

        ``pemilik`` names the columns of whom or what it is about.
        """
        kode = kode_rahasia(PANJANG_KODE)
        self.create(
            sidik=sidik(f"tautan:{tujuan}:{kode}"),
            tujuan=tujuan,
            berlaku_sampai=berlaku_sampai,
            dibuat_pada=pada,
            **pemilik,
        )
        return kode

    def milik(self, tujuan: str, kode: str, pada: datetime) -> Self:
        return self.filter(
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=pada),
            sidik=sidik(f"tautan:{tujuan}:{rapikan_kode(kode)}"),
            tujuan=tujuan,
        )


def alamat_tautan(tujuan: str, kode: str) -> str:
    return alamat_penuh(reverse(f"pemangku:{tujuan}", args=(kode,)))


def _milik(model: str) -> models.ForeignKey:
    return models.ForeignKey(
        f"pemangku.{model}",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="tautan",
    )


class TautanPribadi(Beridentitas):
    Tujuan = TujuanTautan

    sidik = models.CharField(max_length=64, unique=True, editable=False)
    tujuan = models.CharField(max_length=10, choices=TujuanTautan)
    pendaftaran = _milik("PendaftaranMandiri")
    orang = _milik("Orang")
    # Of a stop link: the message it stood in says for what purpose.
    penerima = _milik("PenerimaSiaran")
    # Of a link for passing on: the pledge it reports on.
    komitmen = _milik("Janji")
    # The body whose main contact is asked whether its data still hold (PK-29).
    pemangku = _milik("Pemangku")
    berlaku_sampai = models.DateTimeField(null=True, blank=True)

    objects = TautanPribadiQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan pribadi"
        constraints = kendala(
            "pemangku_tautan",
            berpemilik=Q(pendaftaran__isnull=False)
            | Q(orang__isnull=False)
            | Q(penerima__isnull=False)
            | Q(komitmen__isnull=False),
            janji_berkomitmen=~Q(tujuan=TujuanTautan.JANJI) | Q(komitmen__isnull=False),
            berhenti_bersiaran=~Q(tujuan=TujuanTautan.BERHENTI)
            | Q(penerima__isnull=False),
        )

    def __str__(self) -> str:
        return str(self.get_tujuan_display())
