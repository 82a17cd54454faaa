"""The office: units, regions, officers with their dated assignments, channels, topics.

Units form a tree: Setda with its bagian, OPD, kecamatan, kelurahan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, Self

import pghistory
from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Case, F, Func, OuterRef, Q, Value, When
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from organisasi.basis_data.kolom import kendala, sekali
from organisasi.basis_data.models import Area, Tercatat, naikkan_versi
from organisasi.basis_data.versi import per_versi
from organisasi.kantor.jam import CONTOH, terbaca
from organisasi.kantor.peran import Cakupan, Peran

# Regions with their official codes (Kepmendagri 300.2.2-2430/2025)


class TingkatWilayah(models.TextChoices):
    KOTA = "kota", "Kota"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"


class WilayahQuerySet(models.QuerySet["Wilayah"]):
    """Look-ups by level; names alone are not unique (two Sukajaya)."""

    def kecamatan(self) -> WilayahQuerySet:
        return self.filter(tingkat=TingkatWilayah.KECAMATAN).order_by("kode")


class Wilayah(models.Model):
    Tingkat = TingkatWilayah

    kode = models.CharField("kode Kemendagri", primary_key=True, max_length=13)
    nama = models.CharField(max_length=100)
    tingkat = models.CharField(max_length=10, choices=TingkatWilayah)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="bawahan"
    )
    ejaan_lain = ArrayField(
        models.CharField(max_length=100),
        default=list,
        blank=True,
        help_text="Cara lain menulis namanya, dipisah koma. Contoh: kotabaru.",
    )
    aktif = models.BooleanField(default=True)

    objects = WilayahQuerySet.as_manager()

    class Meta:
        verbose_name = "wilayah"
        ordering = ("kode",)
        constraints = kendala(
            nama_unik_di_induk=sekali("induk", "nama"),
            berinduk=models.Q(tingkat=TingkatWilayah.KOTA)
            | models.Q(induk__isnull=False),
        )
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        if self.tingkat == TingkatWilayah.KELURAHAN and self.induk:
            return f"Kelurahan {self.nama}, Kecamatan {self.induk.nama}"
        return f"{self.get_tingkat_display()} {self.nama.removeprefix('Kota ')}"

    @property
    def sebutan(self) -> str:
        """Short, and never that of two places: ``Sukajaya, Kec. Purbaratu``."""
        if self.tingkat == TingkatWilayah.KELURAHAN and self.induk:
            return f"{self.nama}, Kec. {self.induk.nama}"
        tingkat = "Kec. " if self.tingkat == TingkatWilayah.KECAMATAN else ""
        return f"{tingkat}{self.nama}"

    @staticmethod
    def sebutan_di(jalan: str) -> Case:
        """``sebutan`` of the region at ``jalan``, in the database."""
        nama, tingkat = F(f"{jalan}__nama"), f"{jalan}__tingkat"
        kecamatan = Value(", Kec. "), F(f"{jalan}__induk__nama")
        return Case(
            When(**{tingkat: TingkatWilayah.KELURAHAN}, then=Concat(nama, *kecamatan)),
            When(
                **{tingkat: TingkatWilayah.KECAMATAN}, then=Concat(Value("Kec. "), nama)
            ),
            default=nama,
        )


# So many views are kept over all lists; the oldest makes room.
TAMPILAN_MAKS = 30


class Bertampilan(models.Model):
    """Views of lists under a name, of an officer or of all of a unit.

    Each is list, name and address; they are read with the row itself.
    """

    tampilan = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        abstract = True

    @transaction.atomic
    def sematkan(self, daftar: str, lama: str, *, nama: str, kueri: str) -> None:
        """Keep a view of a list in place of ``lama``; without name or address that one goes."""
        milik = type(self)._default_manager.filter(pk=self.pk)
        # Two officers of a unit may name theirs at once.
        semua = milik.select_for_update().values_list("tampilan", flat=True).get()
        lain = [
            t for t in semua if t["daftar"] != daftar or t["nama"] not in {lama, nama}
        ]
        baru = {"daftar": daftar, "nama": nama, "kueri": kueri}
        milik.update(
            tampilan=[*lain, *([baru] if nama and kueri else [])][-TAMPILAN_MAKS:]
        )


class JenisUnit(models.TextChoices):
    OPD = "opd", "Perangkat daerah"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"


class PeranPPID(models.TextChoices):
    UTAMA = "utama", "PPID Utama"
    PEMBANTU = "pembantu", "PPID Pembantu"
    TANPA = "tanpa", "Tanpa PPID sendiri"


class UnitQuerySet(models.QuerySet["Unit"]):
    def berjalan(self, hari: date) -> Self:
        return self.filter(
            Q(mulai__isnull=True) | Q(mulai__lte=hari),
            Q(sampai__isnull=True) | Q(sampai__gte=hari),
        )

    def ber_ppid(self) -> Self:
        return self.exclude(peran_ppid=PeranPPID.TANPA)

    def tanpa_kontak(self, hari: date) -> Self:
        """Offices with an assistant PPID that nobody can call or write to."""
        return self.berjalan(hari).ber_ppid().filter(telepon="", wa="", surel="")

    def kantor_ppid(self, hari: date) -> Self:
        """Offices with a PPID, in reading order; those of kelurahan work for theirs."""
        ada = self.berjalan(hari).ber_ppid().exclude(jenis=Unit.Jenis.KELURAHAN)
        return ada.order_by("jenis", "nama")

    def di_bawah(self, unit: Iterable[int]) -> Self:
        """The given units and all below them; the tree is at most three levels deep."""
        pk = list(unit)
        return self.filter(Q(pk__in=pk) | Q(induk__in=pk) | Q(induk__induk__in=pk))

    def untuk(self, petugas: Petugas) -> Self:
        return self.filter(
            Cakupan.untuk(
                petugas,
                kota={Peran.PPID_UTAMA, Peran.ADMIN_TEKNIS, Peran.AUDITOR},
                unit={Peran.PPID_PEMBANTU, Peran.PETUGAS_LAYANAN},
            ).q("")
        )

    def utama(self) -> Unit:
        """The main PPID; Unit.DoesNotExist while none is entered."""
        return self.get(peran_ppid=PeranPPID.UTAMA, sampai__isnull=True)


@pghistory.track()
class Unit(Tercatat):
    Jenis = JenisUnit
    PeranPPID = PeranPPID

    kode = models.CharField(max_length=60, unique=True)
    slug = models.SlugField("alamat di portal", max_length=100, unique=True)
    nama = models.CharField(max_length=200)
    singkatan = models.CharField(max_length=60, blank=True)
    jenis = models.CharField(max_length=10, choices=JenisUnit)
    bentuk = models.CharField(
        max_length=30, blank=True, help_text="dinas, badan, bagian …"
    )
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="bawahan"
    )
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="unit"
    )
    peran_ppid = models.CharField(
        "peran PPID", max_length=10, choices=PeranPPID, default=PeranPPID.TANPA
    )
    atasan_ppid = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="unit Atasan PPID",
        help_text="Bila kosong, Sekretariat Daerah untuk seluruh kota.",
    )
    tugas = models.TextField("tugas pokok", blank=True)
    alamat = models.CharField(max_length=250, blank=True)
    loket = models.CharField(
        "letak loket",
        max_length=250,
        blank=True,
        help_text="Misalnya lantai 1, sebelah kiri.",
    )
    jam_layanan = models.CharField(
        "jam layanan",
        max_length=200,
        blank=True,
        validators=[terbaca],
        help_text=f"Bila kosong, jam layanan kota. Misalnya {CONTOH}.",
    )
    telepon = models.CharField(max_length=60, blank=True)
    wa = models.CharField(
        "WhatsApp",
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(r"^62\d{8,13}$", "Tulis angka saja, diawali 62: 6281…")
        ],
        help_text="Nomor dinas, bukan nomor pribadi; angka saja, diawali 62.",
    )
    surel = models.EmailField("surel", blank=True)
    titik = models.CharField(
        "letak di peta",
        max_length=40,
        blank=True,
        validators=[
            RegexValidator(
                r"^-?\d{1,2}\.\d{3,7}, ?1\d\d\.\d{3,7}$",
                "Salin dua angka dari peta, misalnya -7.32741, 108.22070.",
            )
        ],
        help_text="Dua angka dari aplikasi peta: lintang, bujur.",
    )
    situs = models.URLField("situs", blank=True)
    menguasai = models.TextField(
        "informasi yang dikuasai",
        blank=True,
        help_text=(
            "Kata yang dipakai warga, dipisah koma. Contoh: surat pindah, rekap "
            "penduduk."
        ),
    )
    dipercaya = models.BooleanField(
        "boleh menerbitkan sendiri",
        default=False,
        help_text="Rancangan yang sudah diperiksa kepala unit terbit tanpa menunggu PPID Utama.",
    )
    mulai = models.DateField("berdiri sejak", null=True, blank=True)
    sampai = models.DateField("sampai", null=True, blank=True)
    penerus = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pendahulu",
        verbose_name="diteruskan oleh",
    )
    keyakinan = models.CharField("keyakinan data", max_length=10, blank=True)
    sumber = models.CharField("sumber data", max_length=250, blank=True)
    teks_cari = models.TextField(blank=True, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "unit"
        ordering = ("nama",)
        constraints = (
            models.UniqueConstraint(
                fields=("peran_ppid",),
                condition=Q(peran_ppid="utama", sampai__isnull=True),
                name="organisasi_unit_satu_ppid_utama",
                violation_error_message=(
                    "Sudah ada unit lain yang menjadi PPID Utama. Satu kota punya satu."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(induk=F("pk")),
                name="organisasi_unit_bukan_induk_sendiri",
                violation_error_message="Unit tidak dapat menjadi induknya sendiri.",
            ),
            models.CheckConstraint(
                condition=Q(sampai__isnull=True)
                | Q(mulai__isnull=True)
                | Q(sampai__gte=F("mulai")),
                name="organisasi_unit_sampai_setelah_mulai",
                violation_error_message=(
                    "Tanggal berakhir unit lebih awal dari tanggal berdirinya."
                ),
            ),
        )
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        return self.nama

    def save(self, *args: object, **kwargs: object) -> None:
        self.teks_cari = (
            f"{self.nama} {self.singkatan} {self.kode} {self.menguasai} {self.tugas}"
        )
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("unit-rinci", args=(self.slug,))

    @property
    def nama_pendek(self) -> str:
        return self.singkatan or self.nama

    def berakhir(self, hari: date) -> bool:
        return self.sampai is not None and self.sampai < hari

    @property
    def kecamatan(self) -> Wilayah | None:
        """Where a kecamatan's or kelurahan's office stands; no one's of an OPD."""
        if self.jenis == JenisUnit.KELURAHAN and self.wilayah:
            return self.wilayah.induk
        return self.wilayah if self.jenis == JenisUnit.KECAMATAN else None

    def nama_pada(self, hari: date) -> str:
        lama = per_versi("unit.nama_lama", lambda: list(NamaUnit.objects.all()))
        milik = (n for n in lama if n.unit_id == self.pk)
        return next((n.nama for n in milik if n.mulai <= hari <= n.sampai), self.nama)


def kecamatan_kantor(
    jalan: str, bila: Mapping[str, object] | None = None
) -> tuple[When, When]:
    """Of a kecamatan's or kelurahan's office only; ``bila`` must hold besides."""
    jenis, wilayah = f"{jalan}__jenis", f"{jalan}__wilayah"
    return (
        When(**{**(bila or {}), jenis: JenisUnit.KECAMATAN}, then=F(wilayah)),
        When(
            **{**(bila or {}), jenis: JenisUnit.KELURAHAN}, then=F(f"{wilayah}__induk")
        ),
    )


class RentangTanggal(Func):
    """From one day to another, both in it; a day where the end stands before the start.

    PostgreSQL refuses to make such a span, and the rule that names the mistake is read
    after this one.
    """

    arity = 2
    output_field = models.TextField()

    def as_sql(self, compiler: Any, *_args: Any, **_lain: Any) -> tuple[str, Any]:
        (awal, a), (akhir, b) = map(compiler.compile, self.get_source_expressions())
        sql = f"DATERANGE({awal}, CASE WHEN {akhir} < {awal} THEN {awal} ELSE {akhir} END, '[]')"
        return sql, (*a, *b, *a, *a, *b)


@pghistory.track()
class NamaUnit(models.Model):
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="nama_lama")
    nama = models.CharField(max_length=200)
    singkatan = models.CharField(max_length=60, blank=True)
    mulai = models.DateField()
    sampai = models.DateField()
    dasar = models.CharField("dasar perubahan", max_length=200, blank=True)

    class Meta:
        verbose_name = "nama lama unit"
        ordering = ("-sampai",)
        constraints = (
            models.CheckConstraint(
                condition=Q(sampai__gte=F("mulai")),
                name="organisasi_namaunit_urut",
                violation_error_message=(
                    "Tanggal akhir nama lama lebih awal dari mulainya."
                ),
            ),
            ExclusionConstraint(
                name="organisasi_namaunit_tidak_tumpang_tindih",
                violation_error_message=(
                    "Unit ini sudah punya nama lain pada sebagian tanggal itu."
                ),
                expressions=(
                    ("unit", RangeOperators.EQUAL),
                    (RentangTanggal("mulai", "sampai"), RangeOperators.OVERLAPS),
                ),
            ),
        )
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        return f"{self.nama} ({self.mulai}–{self.sampai})"


class PetugasManager(UserManager["Petugas"]):
    def untuk(self, petugas: Petugas) -> models.QuerySet[Petugas]:
        cakupan = Cakupan.untuk(
            petugas,
            kota={Peran.PPID_UTAMA, Peran.ADMIN_TEKNIS, Peran.AUDITOR},
            unit={Peran.PPID_PEMBANTU},
        )
        return self.filter(cakupan.q("penugasan__unit")).distinct()


class TampilanUnit(Bertampilan):  # noqa: DJ008 -- never named anywhere
    """Apart from the unit: its row is public, versioned, and saved whole by its page."""

    unit = models.OneToOneField(
        Unit, models.CASCADE, primary_key=True, related_name="bersama"
    )


class Petugas(Bertampilan, AbstractUser):
    """An officer with an account. Citizens have none."""

    first_name: ClassVar[None] = None  # type: ignore[assignment,misc]
    last_name: ClassVar[None] = None  # type: ignore[assignment,misc]
    nama = models.CharField("nama lengkap", max_length=150)
    nip = models.CharField("NIP", max_length=18, blank=True)

    objects: ClassVar[PetugasManager] = PetugasManager()
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email", "nama"]

    class Meta:
        verbose_name = "petugas"
        ordering = ("nama",)

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        return self.nama

    def get_short_name(self) -> str:
        return self.nama

    @cached_property
    def penugasan_aktif(self) -> list[Penugasan]:
        if not self.pk:
            return []
        hari = timezone.localdate()
        return list(self.penugasan.berlaku(hari).beserta_bawahan())

    @cached_property
    def unit_sendiri(self) -> list[Unit]:
        """Where the officer serves today."""
        return list({p.unit_id: p.unit for p in self.penugasan_aktif}.values())

    @property
    def superuser_aktif(self) -> bool:
        return self.is_active and self.is_superuser

    def berperan(self, *peran: Peran) -> bool:
        return any(p.peran in peran for p in self.penugasan_aktif)


def oleh_petugas(
    sebutan: str | None = None, **lain: Any
) -> models.ForeignKey[Petugas | None, Petugas | None]:
    """The column for who did it: nobody as long as no officer has."""
    return models.ForeignKey(
        Petugas,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=sebutan,
        **lain,
    )


class PenugasanQuerySet(models.QuerySet["Penugasan"]):
    def berlaku(self, hari: date) -> Self:
        """In force on ``hari``, for accounts that are active; none that waits."""
        return self.filter(
            Q(diberikan_oleh__isnull=True) | Q(ditegaskan_oleh__isnull=False),
            Q(selesai__isnull=True) | Q(selesai__gte=hari),
            mulai__lte=hari,
            petugas__is_active=True,
        )

    def beserta_bawahan(self) -> Self:
        """Each with its unit, and the keys of that unit and of all below it."""
        di_bawah = Unit.objects.filter(
            Q(pk=OuterRef("unit"))
            | Q(induk=OuterRef("unit"))
            | Q(induk__induk=OuterRef("unit"))
        )
        return self.select_related("unit__bersama").annotate(
            bawahan=ArraySubquery(di_bawah.order_by().values("pk"))
        )

    def menunggu(self, hari: date) -> Self:
        """What a second officer has yet to say yes to, unless its days are over."""
        return self.filter(
            Q(selesai__isnull=True) | Q(selesai__gte=hari),
            diberikan_oleh__isnull=False,
            ditegaskan_oleh__isnull=True,
        )

    def untuk(self, petugas: Petugas) -> Self:
        return self.filter(
            Cakupan.untuk(
                petugas,
                kota={Peran.PPID_UTAMA, Peran.ADMIN_TEKNIS, Peran.AUDITOR},
                unit={Peran.PPID_PEMBANTU},
            ).q("unit")
        )


@pghistory.track()
class Penugasan(models.Model):
    Peran = Peran
    # Set by ``beserta_bawahan``.
    bawahan: list[int]

    class Sifat(models.TextChoices):
        TETAP = "tetap", "Tetap"
        PLT = "plt", "Pelaksana tugas (Plt)"
        PENGGANTI = "pengganti", "Pengganti sementara"

    petugas = models.ForeignKey(Petugas, models.CASCADE, related_name="penugasan")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="penugasan")
    peran = models.CharField(max_length=20, choices=Peran.choices)
    sifat = models.CharField(max_length=10, choices=Sifat.choices, default=Sifat.TETAP)
    jabatan = models.CharField(
        max_length=150, blank=True, help_text="Misalnya Sekretaris."
    )
    menggantikan = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="pengganti"
    )
    mulai = models.DateField()
    selesai = models.DateField("sampai dengan", null=True, blank=True)
    dasar = models.CharField("nomor SK", max_length=150, blank=True)
    # Of a role that one officer must not give alone: who gave it, and the second one.
    diberikan_oleh = oleh_petugas(editable=False)
    ditegaskan_oleh = oleh_petugas(editable=False)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        ordering = ("-mulai", "pk")
        constraints = (
            *kendala(
                urut=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                sementara_berakhir=Q(sifat="tetap") | Q(selesai__isnull=False),
                empat_mata=Q(ditegaskan_oleh__isnull=True)
                | (
                    ~Q(ditegaskan_oleh=F("diberikan_oleh"))
                    & ~Q(ditegaskan_oleh=F("petugas"))
                ),
            ),
            ExclusionConstraint(
                name="organisasi_penugasan_tidak_ganda",
                violation_error_message=(
                    "Petugas ini sudah punya peran yang sama di unit itu pada sebagian "
                    "tanggal tersebut. Akhiri dulu penugasan yang lama."
                ),
                expressions=(
                    ("petugas", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("peran", RangeOperators.EQUAL),
                    (RentangTanggal("mulai", "selesai"), RangeOperators.OVERLAPS),
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.petugas}: {self.get_peran_display()} di {self.unit.nama_pendek}"

    @property
    def menunggu(self) -> bool:
        return bool(self.diberikan_oleh_id) and not self.ditegaskan_oleh_id

    def berlaku(self, hari: date) -> bool:
        return (
            not self.menunggu
            and self.mulai <= hari
            and (self.selesai is None or hari <= self.selesai)
        )

    def clean(self) -> None:
        super().clean()
        galat: dict[str, Any] = {}
        if self.sifat != self.Sifat.TETAP and not self.selesai:
            galat["selesai"] = "Plt dan pengganti sementara harus punya tanggal akhir."
        mulai: date | None = self.mulai  # a form may have left it empty
        if self.selesai and mulai and self.selesai < mulai:
            galat["selesai"] = "Tanggal akhir lebih awal dari tanggal mulai."
        if galat:
            raise ValidationError(galat)


class KanalLayananQuerySet(models.QuerySet["KanalLayanan"]):
    def bernomor(self) -> Self:
        return self.exclude(nomor="")

    def darurat(self) -> Self:
        return (
            self.bernomor()
            .filter(jenis=KanalLayanan.Jenis.DARURAT)
            .order_by("urut", "nomor")
        )


@pghistory.track()
class KanalLayanan(Tercatat):
    class Jenis(models.TextChoices):
        INFORMASI = "informasi", "Informasi"
        PENGADUAN = "pengaduan", "Pengaduan"
        DARURAT = "darurat", "Darurat"
        PERLINDUNGAN = "perlindungan", "Perlindungan"
        UTILITAS = "utilitas", "Listrik, air, angkutan"
        KESEHATAN = "kesehatan", "Kesehatan"
        KEMANUSIAAN = "kemanusiaan", "Kemanusiaan"
        PENGAWASAN = "pengawasan", "Pengawasan"

    kode = models.SlugField(max_length=60, unique=True)
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=20, choices=Jenis.choices)
    nomor = models.CharField(max_length=40, blank=True)
    web = models.CharField(max_length=150, blank=True)
    kanal_lain = models.CharField("cara lain", max_length=200, blank=True)
    lingkup = models.CharField(max_length=60, blank=True)
    wilayah = models.ManyToManyField(Wilayah, blank=True, related_name="kanal")
    jam = models.CharField(max_length=100, blank=True)
    biaya = models.CharField(max_length=100, blank=True)
    cocok_untuk = models.CharField("cocok untuk", max_length=250, blank=True)
    bukan_untuk = models.CharField("bukan untuk", max_length=250, blank=True)
    terhubung = models.CharField(
        "instansi di baliknya",
        max_length=250,
        blank=True,
        help_text="Dipisah koma; tampil di halaman darurat.",
    )
    urut = models.PositiveSmallIntegerField(default=100)
    diperiksa_pada = models.DateField("terakhir dicoba", null=True, blank=True)
    sumber = models.CharField(max_length=250, blank=True)
    keyakinan = models.CharField(max_length=10, blank=True)
    catatan = models.CharField(max_length=250, blank=True)

    objects = KanalLayananQuerySet.as_manager()

    class Meta:
        verbose_name = "kanal layanan"
        ordering = ("jenis", "urut", "nama")
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        return self.nama

    @property
    def tel(self) -> str:
        bagian = (
            "".join(huruf for huruf in satu if huruf in "+0123456789")
            for satu in self.nomor.split("ext")
        )
        return ",".join(bagian)

    @property
    def skema(self) -> str:
        """How a phone opens the number: a channel for text messages is no call."""
        return "sms" if "SMS" in self.nama else "tel"

    @property
    def daftar_terhubung(self) -> list[str]:
        return [bit.strip() for bit in self.terhubung.split(",") if bit.strip()]

    @property
    def alamat_web(self) -> str:
        if not self.web or self.web.startswith("http"):
            return self.web
        return f"https://{self.web}"


# Topics shared by the services: what people care about, and what it is called elsewhere

DUA_TINGKAT = "Induknya sendiri punya induk; pilih isu paling atas."
BERANAK = "Isu ini punya isu di bawahnya, jadi tidak dapat berada di bawah isu lain."
DIRINYA = "Isu tidak dapat menjadi induk dirinya sendiri."


class IsuQuerySet(models.QuerySet["Isu"]):
    def aktif(self) -> IsuQuerySet:
        return self.filter(aktif=True)


@pghistory.track()
class Isu(Tercatat):
    kode = models.CharField(
        max_length=30,
        unique=True,
        validators=(
            RegexValidator(
                r"^[a-z0-9]+(-[a-z0-9]+)*\Z", "Huruf kecil, angka, dan tanda hubung."
            ),
        ),
        help_text="Huruf kecil, angka, dan tanda hubung. Contoh: sampah.",
    )
    nama = models.CharField(max_length=80, unique=True)
    induk = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bawahan",
        help_text="Kosongkan untuk isu paling atas.",
    )
    # Codes, for no service knows the others.
    kategori_pengaduan = ArrayField(
        models.CharField(max_length=40),
        verbose_name="kode kategori pengaduan",
        default=list,
        blank=True,
        help_text="Kategori dengan isu yang sama, dipisah koma. Contoh: jalan, penerangan.",
    )
    aktif = models.BooleanField(default=True)

    objects = IsuQuerySet.as_manager()

    class Meta:
        verbose_name = "isu"
        ordering = ("nama",)
        constraints = (
            models.CheckConstraint(
                condition=Q(induk=None) | ~Q(induk=F("pk")),
                name="organisasi_isu_bukan_induk_sendiri",
                violation_error_message=DIRINYA,
            ),
        )

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        """Two levels: what stands below another has nothing below itself."""
        super().clean()
        if self.induk is None:
            return
        if self.induk.pk == self.pk:
            raise ValidationError({"induk": DIRINYA})
        if self.induk.induk_id is not None:
            raise ValidationError({"induk": DUA_TINGKAT})
        if self.pk and self.bawahan.exists():
            raise ValidationError({"induk": BERANAK})
