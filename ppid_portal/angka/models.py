"""Figures as last reckoned or frozen, targets, monthly counts that are typed in; who sees them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.functions import JSONObject
from django.utils import timezone

from organisasi.basis_data.kolom import PilihanField, kendala, sekali
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Area, Petugas, Tercatat, Unit, Versi, Wilayah
from organisasi.sandi import kode_rahasia
from pemangku.izin import PERAN_LIHAT

POLA_PERIODE = r"^\d{4}(-(0[1-9]|1[0-2])|-TW[1-4])?$"


class NilaiIndikator(models.Model):
    """One figure of one period: of the city, a unit, or a kecamatan.

    Rewritten each night until nothing changes any more; what must not change is frozen as
    ``PotretIndikator``. ``rincian`` names a part: a channel, a ground, ``median``, ``p90``.
    """

    kode = models.CharField(max_length=8)
    rincian = models.CharField(max_length=40, blank=True)
    versi = models.PositiveSmallIntegerField("versi rumus")
    periode = models.CharField(max_length=8)
    unit = models.ForeignKey(
        Unit, models.CASCADE, null=True, blank=True, related_name="+"
    )
    kecamatan = models.ForeignKey(
        Wilayah, models.CASCADE, null=True, blank=True, related_name="+"
    )
    # Empty for a median and the like, which are no fraction.
    pembilang = models.BigIntegerField(null=True, blank=True)
    penyebut = models.BigIntegerField(null=True, blank=True)
    # Empty: nothing to count, shown as a dash and never as 0 % or 100 %.
    nilai = models.DecimalField(max_digits=12, decimal_places=1, null=True, blank=True)
    n = models.PositiveIntegerField("banyak kasus", default=0)
    dihitung_pada = models.DateTimeField("dihitung pada")

    class Meta:
        verbose_name = "nilai indikator"
        ordering = ("periode", "kode", "rincian")
        constraints = kendala(
            "portal_nilai",
            satu=sekali(
                "periode", "kode", "rincian", "unit", "kecamatan", nulls_distinct=False
            ),
            satu_tempat=Q(unit=None) | Q(kecamatan=None),
            periode=Q(periode__regex=POLA_PERIODE),
        )
        indexes = (
            models.Index(fields=("kode", "periode"), name="portal_nilai_kode_periode"),
            # Every page says when its figures were reckoned last: one step, not all rows.
            models.Index(fields=("dihitung_pada",), name="portal_nilai_dihitung"),
        )

    if TYPE_CHECKING:
        unit_id: int | None
        kecamatan_id: str | None

    def __str__(self) -> str:
        return f"{self.kode} {self.periode}"


class ArahTarget(models.TextChoices):
    PALING_SEDIKIT = "min", "paling sedikit"
    PALING_BANYAK = "maks", "paling banyak"


@pghistory.track()
class TargetIndikator(Tercatat):
    """What the leaders aim at in a year; set by them, never in code."""

    Arah = ArahTarget

    kode = models.CharField(max_length=8)
    tahun = models.PositiveSmallIntegerField()
    nilai = models.DecimalField(max_digits=12, decimal_places=1)
    arah = PilihanField(ArahTarget, max_length=4, kendala="portal_target_berarah")

    class Meta:
        verbose_name = "target indikator"
        ordering = ("-tahun", "kode")
        constraints = kendala(
            "portal_target",
            satu_setahun=sekali("kode", "tahun"),
            tidak_negatif=Q(nilai__gte=0),
        )

    def __str__(self) -> str:
        return f"{self.kode} {self.tahun}: {self.get_arah_display()} {self.nilai}"

    def dalam_kata(self, nilai: str) -> str:
        """``paling sedikit 90 %``."""
        return f"{self.get_arah_display()} {nilai}"


# A period frozen: reports cite it, later changes never touch it


class PotretIndikatorQuerySet(models.QuerySet["PotretIndikator"]):
    def berlaku(self) -> Self:
        """Not superseded by a later one of the same period."""
        return self.filter(pengganti=None)

    def periode(self, periode: str) -> PotretIndikator | None:
        return self.berlaku().filter(periode=periode).first()

    def milik(self, periode: Collection[str], utuh: str = "") -> Self:
        """Those in force, each with the rows it has of itself; that of ``utuh`` with all.

        The database picks the rows: of a year's months only a part is carried over.
        """
        # Strict: else each row, too, is taken apart before it is judged.
        jalan = Value("strict $[*] ? (@[2] == $p)")
        sendiri = Func(
            F("isi"),
            Func(jalan, template="%(expressions)s::jsonpath"),
            JSONObject(p=F("periode")),
            function="jsonb_path_query_array",
            output_field=models.JSONField(),
        )
        baris = Case(When(periode=utuh, then=F("isi")), default=sendiri)
        semua = self.berlaku().filter(periode__in=periode).order_by("periode")
        return semua.defer("isi").annotate(baris=baris)


class PotretIndikator(models.Model):
    """All figures of a period as they stood, with their hash; only superseded, never undone.

    ``isi`` is a list of rows in the order of ``ppid_portal.angka.potret.KOLOM_POTRET``.
    """

    kode = models.CharField(
        max_length=20, unique=True, default=kode_rahasia, editable=False
    )
    periode = models.CharField(max_length=8)
    data_sampai = models.DateTimeField("data sampai")
    dibekukan_pada = models.DateTimeField("dibekukan pada")
    dibekukan_oleh = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    alasan = models.CharField(max_length=300)
    isi = models.JSONField()
    sha256 = models.CharField("sidik", max_length=64)
    menggantikan = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="pengganti"
    )

    objects = PotretIndikatorQuerySet.as_manager()

    class Meta:
        verbose_name = "potret indikator"
        ordering = ("-dibekukan_pada", "-pk")
        permissions = (("bekukan_potret", "Boleh membekukan angka satu periode"),)
        constraints = kendala(
            "portal_potret",
            beralasan=~Q(alasan=""),
            periode=Q(periode__regex=POLA_PERIODE),
            sidik=Q(sha256__regex="^[0-9a-f]{64}$"),
            # The first of a period supersedes nothing, and there is one first.
            satu_pertama=sekali("periode", bila=Q(menggantikan=None)),
        )
        triggers = (
            pgtrigger.Protect(
                name="tidak_berubah", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        )

    if TYPE_CHECKING:
        baris: list[list[Any]]  # of milik()

    def __str__(self) -> str:
        saat = timezone.localtime(self.dibekukan_pada)
        return f"Potret {self.periode}, {saat:%d-%m-%Y %H:%M}"


# Calls to 112 as the emergency centre counts them, typed in each month


@pghistory.track()
class RekapPanggilan(Tercatat):
    """Calls of a month by their class; of a kecamatan, or of the whole city.

    A row of the whole city holds for the city even where its kecamatan have rows too.
    """

    bulan = models.DateField("bulan", help_text="Isi tanggal 1 bulan itu.")
    kecamatan = models.ForeignKey(
        Wilayah,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Kosongkan untuk angka seluruh kota.",
    )
    nyata = models.PositiveIntegerField("kejadian nyata")
    informasi = models.PositiveIntegerField("meminta informasi")
    main_main = models.PositiveIntegerField("main-main (prank)")
    hening = models.PositiveIntegerField("tanpa suara (ghost)")
    terputus = models.PositiveIntegerField("terputus sebelum dijawab")
    sumber = models.CharField(
        "sumber", max_length=200, help_text="Laporan pusat panggilan dan tanggalnya."
    )

    class Meta:
        verbose_name = "rekap panggilan 112"
        ordering = ("-bulan", "kecamatan_id")
        constraints = (
            *kendala(
                "portal_panggilan", awal_bulan=Q(bulan__day=1), bersumber=~Q(sumber="")
            ),
            models.UniqueConstraint(
                fields=("bulan", "kecamatan"),
                nulls_distinct=False,
                name="portal_panggilan_sekali",
                violation_error_message=(
                    "Rekap bulan dan tempat ini sudah ada. Ubah rekap itu."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.bulan:%Y-%m}, {self.kecamatan or 'seluruh kota'}"

    @property
    def dihitung(self) -> int:
        """Calls that somebody answered: all but those that broke off."""
        return self.nyata + self.informasi + self.tidak_serius

    @property
    def tidak_serius(self) -> int:
        return self.main_main + self.hening


# The figures of the national dashboard, typed in each month beside ours


def nama_angka(_satu: AngkaResmi, nama: str) -> str:
    return f"angka-resmi/{uuid4().hex}{PurePath(nama).suffix.lower()[:6]}"


@pghistory.track()
class AngkaResmi(Tercatat):
    """What SP4N-LAPOR! itself says of a month; the portal's B4 is only its mirror."""

    bulan = models.DateField("bulan", unique=True, help_text="Isi tanggal 1 bulan itu.")
    diterima = models.PositiveIntegerField("laporan diterima")
    selesai = models.PositiveIntegerField("laporan selesai")
    sumber = models.CharField(
        "sumber", max_length=200, help_text="Halaman dasbor, surat, dan tanggalnya."
    )
    berkas = models.FileField(
        "tangkapan layar atau surat", upload_to=nama_angka, blank=True
    )

    class Meta:
        verbose_name = "angka resmi SP4N-LAPOR!"
        ordering = ("-bulan",)
        constraints = kendala(
            "portal_resmi",
            awal_bulan=Q(bulan__day=1),
            selesai_dari_diterima=Q(selesai__lte=F("diterima")),
            bersumber=~Q(sumber=""),
        )

    def save(self, *args: object, **kwargs: object) -> None:
        """The public page shows it beside the portal's own figure."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        Versi.objects.naikkan(Area.KANTOR)

    def __str__(self) -> str:
        return f"{self.bulan:%Y-%m}: {self.selesai} dari {self.diterima}"


# Who sees the figures of which units.

LIHAT = "ppid_portal.view_nilaiindikator"
BEKUKAN = "ppid_portal.bekukan_potret"
# Who answers for the whole city, or watches it; figures also who keeps complaints.
PENGAMAT_KOTA = frozenset(
    {Peran.PENGELOLA_PEMANGKU, Peran.PPID_UTAMA, Peran.ATASAN_PPID, Peran.AUDITOR}
)
PEMBACA_KOTA = PENGAMAT_KOTA | {Peran.ADMIN_SP4N}
PEMBACA_UNIT = frozenset({Peran.PPID_PEMBANTU, Peran.PIMPINAN})
# A camat leads one place; mayor, Sekda and heads of departments look at the city.
SETEMPAT = frozenset({Unit.Jenis.KECAMATAN, Unit.Jenis.KELURAHAN})


def memimpin_kota(petugas: Petugas) -> bool:
    return any(
        satu.peran == Peran.PIMPINAN and satu.unit.jenis not in SETEMPAT
        for satu in petugas.penugasan_aktif
    )


def cakupan_angka(petugas: Petugas) -> Cakupan:
    """Of which units and kecamatan the officer reads figures; the city's all may read."""
    if memimpin_kota(petugas):
        return Cakupan(kota=True, unit=frozenset())
    return Cakupan.untuk(petugas, kota=PEMBACA_KOTA, unit=PEMBACA_UNIT)


def cakupan_catatan(petugas: Petugas) -> Cakupan:
    """Of which units and kecamatan records stand by name behind the figures.

    Who leads one place reads no others. Whoever works with the records has them
    anyway: there ``untuk`` alone decides.
    """
    peran = {satu.peran for satu in petugas.penugasan_aktif}
    if Peran.PIMPINAN in peran and not peran & (PERAN_LIHAT - {Peran.PIMPINAN}):
        return cakupan_angka(petugas)
    return Cakupan(kota=True, unit=frozenset())
