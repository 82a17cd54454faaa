"""Incidents, who watches the console, and counts: an emergency is for the telephone alone.

Late finds of an officer, and reports of people who cannot telephone (``penerusan`` of the
specification, 3.5).
"""

from datetime import datetime, timedelta
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models, transaction
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Greatest

from organisasi.alur.tindakan import Berkas, DaftarTindakan
from organisasi.basis_data.kolom import PilihanField, kendala, sekali
from organisasi.kantor.peran import Peran
from organisasi.models import Petugas, Wilayah, oleh_petugas
from organisasi.sandi import TeksTersandi, sidik
from pengaduan.aduan.laporan_masuk import PERANGKAP_TERISI, TANPA_DIBUKA, TERLALU_CEPAT
from pengaduan.aduan.models import Pengaduan


class StatusInsiden(models.TextChoices):
    MENUNGGU = "menunggu", "Belum diterima petugas"
    DIAKUI = "diakui", "Diterima petugas"
    DISERAHKAN = "diserahkan", "Sudah disampaikan ke 112"
    BUKAN_DARURAT = "bukan_darurat", "Dinilai bukan darurat"
    PALSU = "palsu", "Palsu"
    BATAL = "batal", "Batal"


class CaraKontak(models.TextChoices):
    TELEPON = "telepon", "Telepon"
    SMS = "sms", "SMS atau WhatsApp"
    TIDAK_BICARA = "tidak_bicara", "Tidak dapat bicara"
    TIDAK_ADA = "tidak_ada", "Tidak ada"


S = StatusInsiden
TANDA_ROBOT = (PERANGKAP_TERISI, TANPA_DIBUKA, TERLALU_CEPAT)
MIRIP_ROBOT = Q(*(("tanda__contains", [t]) for t in TANDA_ROBOT), _connector=Q.OR)
# Who reads every incident, wherever it comes from.
MEJA_DARURAT = (
    Peran.ADMIN_SP4N,
    Peran.OPERATOR_112,
    Peran.PENYELIA_112,
    Peran.AUDITOR,
)
BELUM_TUNTAS = frozenset({S.MENUNGGU, S.DIAKUI})


IZIN_TANGANI = "pengaduan.tangani_insiden"


class TindakanInsiden(DaftarTindakan):
    AKUI = "Terima, saya tangani", {S.MENUNGGU}, S.DIAKUI, IZIN_TANGANI
    SERAHKAN = ("Catat disampaikan ke 112", BELUM_TUNTAS, S.DISERAHKAN, IZIN_TANGANI)
    NILAI_BUKAN_DARURAT = (
        "Nilai bukan darurat",
        BELUM_TUNTAS,
        S.BUKAN_DARURAT,
        IZIN_TANGANI,
    )
    NYATAKAN_PALSU = "Nyatakan palsu", BELUM_TUNTAS, S.PALSU, IZIN_TANGANI
    BATALKAN = "Batalkan", BELUM_TUNTAS, S.BATAL, IZIN_TANGANI
    JADIKAN_ADUAN = "Jadikan aduan", {S.BUKAN_DARURAT}


# So long may a report lie before supervisors are called; no rule of law names it.
BATAS_ALARM = timedelta(seconds=60)


class InsidenQuerySet(models.QuerySet["Insiden"]):
    def untuk(self, petugas: Petugas) -> Self:
        """The words of a secret complaint stand in its incident, too."""
        if petugas.superuser_aktif or petugas.berperan(*MEJA_DARURAT):
            return self.all()
        return self.filter(pengaduan__in=Pengaduan.objects.untuk(petugas))

    def belum_tuntas(self) -> Self:
        return self.filter(status__in=BELUM_TUNTAS)

    def terlambat(self, pada: datetime) -> Self:
        return self.filter(
            status=S.MENUNGGU,
            alarm_pada__isnull=True,
            diterima_pada__lte=pada - BATAS_ALARM,
        )

    def mirip_robot(self) -> Self:
        return self.filter(MIRIP_ROBOT)

    def dengan_kode(self, kode: str) -> Self:
        return self.filter(sidik_kode=sidik(kode))


class Insiden(Berkas):
    """One incident; the compulsory record says who told 112, when, under which ticket."""

    jalan_baca = ""
    Status = StatusInsiden
    Tindakan = TindakanInsiden
    SEBUTAN_JEJAK = {"buka": "Laporan darurat dibuka"}
    Cara = CaraKontak

    nomor = models.CharField(max_length=40, unique=True, editable=False)
    kode = TeksTersandi("kode rahasia", blank=True, editable=False)
    sidik_kode = models.CharField(max_length=64, unique=True, editable=False)
    # The same form sent twice makes one incident; None: an officer found it.
    kunci_masuk = models.UUIDField(null=True, unique=True, editable=False)
    # The complaint in which it was found; what it became later is ``menjadi``.
    pengaduan = models.OneToOneField(
        Pengaduan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="insiden",
        editable=False,
    )
    diterima_pada = models.DateTimeField("diterima pada")
    # Of a late find: what the officer saw in it stands before the reporter's own words.
    kata_petugas = models.TextField("dibacakan ke 112", blank=True)
    uraian = models.TextField("apa yang terjadi")
    lokasi = models.CharField("tempat dan patokan", max_length=250, blank=True)
    lintang = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    bujur = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    kontak = TeksTersandi("kontak", blank=True)
    cara_kontak = models.CharField(
        max_length=12, choices=CaraKontak, default=CaraKontak.TIDAK_ADA
    )
    jumlah_korban = models.CharField("jumlah korban", max_length=60, blank=True)
    status = PilihanField(StatusInsiden, max_length=15, default=StatusInsiden.MENUNGGU)
    diakui_oleh = oleh_petugas()
    diakui_pada = models.DateTimeField("diterima petugas pada", null=True, blank=True)
    alarm_pada = models.DateTimeField(
        "alarm penyelia pada", null=True, blank=True, editable=False
    )
    diserahkan_oleh = oleh_petugas()
    diserahkan_pada = models.DateTimeField("disampaikan pada", null=True, blank=True)
    nomor_tiket_112 = models.CharField("nomor tiket 112", max_length=60, blank=True)
    diserahkan_ke = models.CharField("diterima oleh", max_length=150, blank=True)
    alasan_akhir = models.TextField("alasan", blank=True)
    menjadi = models.OneToOneField(
        Pengaduan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="asal_insiden",
        editable=False,
    )
    tanda = models.JSONField("perlu dilihat", default=list, blank=True, editable=False)

    objects = InsidenQuerySet.as_manager()

    class Meta:
        verbose_name = "insiden darurat"
        ordering = ("-pk",)
        permissions = (("tangani_insiden", "Boleh menerima dan mencatat insiden"),)
        constraints = kendala(
            diakui_orang=Q(status=S.MENUNGGU)
            | (Q(diakui_oleh__isnull=False) & Q(diakui_pada__isnull=False)),
            penyerahan_tercatat=~Q(status=S.DISERAHKAN)
            | (Q(diserahkan_pada__isnull=False) & ~Q(diserahkan_ke="")),
            akhir_beralasan=~Q(status__in=(S.BUKAN_DARURAT, S.PALSU, S.BATAL))
            | ~Q(alasan_akhir=""),
            alarm_sesudah=Q(alarm_pada__isnull=True)
            | Q(alarm_pada__gte=F("diterima_pada")),
            menjadi_bukan_darurat=Q(menjadi__isnull=True) | Q(status=S.BUKAN_DARURAT),
        )
        indexes = (
            models.Index(
                fields=("diterima_pada",),
                condition=Q(status__in=tuple(sorted(BELUM_TUNTAS))),
                name="pengaduan_insiden_tunggu",
            ),
        )

    def __str__(self) -> str:
        return self.nomor


# Who sits at the console, and when nobody did

# A console is attended while its last sign of life is younger (penerusan 3.5, point 5).
HADIR = timedelta(seconds=30)


class RentangWaktu(Func):
    function = "TSTZRANGE"
    output_field = models.TextField()


class KehadiranKonsolQuerySet(models.QuerySet["KehadiranKonsol"]):
    def hadir(self, pada: datetime) -> Self:
        return self.filter(terakhir__gt=pada - HADIR)

    def dijaga(self, pada: datetime) -> bool:
        return self.hadir(pada).exists()

    @transaction.atomic
    def detak(self, petugas: Petugas, *, pada: datetime) -> None:
        """Two windows of one officer wait for each other: he is there once."""
        Petugas.objects.select_for_update(no_key=True).get(pk=petugas.pk)
        berjalan = self.filter(petugas=petugas).hadir(pada)
        if not berjalan.update(terakhir=Greatest(F("terakhir"), Value(pada))):
            self.create(petugas=petugas, mulai=pada, terakhir=pada)

    def dalam(self, dari: datetime, sampai: datetime) -> Self:
        return self.filter(terakhir__gt=dari - HADIR, mulai__lt=sampai).order_by(
            "mulai"
        )


class KehadiranKonsol(models.Model):
    # Nothing else hangs on it: an account that may go takes its presences along.
    petugas = models.ForeignKey(Petugas, models.CASCADE, related_name="+")
    mulai = models.DateTimeField()
    terakhir = models.DateTimeField(db_index=True)

    objects = KehadiranKonsolQuerySet.as_manager()

    class Meta:
        verbose_name = "kehadiran di konsol"
        ordering = ("-mulai",)
        constraints = (
            *kendala(urut=Q(terakhir__gte=F("mulai"))),
            ExclusionConstraint(
                name="pengaduan_kehadirankonsol_tidak_ganda",
                expressions=(
                    ("petugas", RangeOperators.EQUAL),
                    (
                        RentangWaktu("mulai", "terakhir", Value("[]")),
                        RangeOperators.OVERLAPS,
                    ),
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.petugas}: {self.mulai:%Y-%m-%d %H:%M} - {self.terakhir:%H:%M}"


# A bare count of who was led to 112, without anything personal


class HitunganDaruratQuerySet(models.QuerySet["HitunganDarurat"]):
    def tambah(self, hari: object, kolom: str, kecamatan: Wilayah | None) -> None:
        baris, _baru = self.get_or_create(hari=hari, kecamatan=kecamatan)
        self.filter(pk=baris.pk).update(**{kolom: F(kolom) + 1})


class HitunganDarurat(models.Model):
    hari = models.DateField()
    kecamatan = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+"
    )
    tampil = models.PositiveIntegerField("halaman panggilan ditampilkan", default=0)
    lanjut = models.PositiveIntegerField("menyatakan bukan darurat", default=0)

    objects = HitunganDaruratQuerySet.as_manager()

    class Meta:
        verbose_name = "hitungan darurat"
        ordering = ("-hari", "kecamatan")
        constraints = kendala(unik=sekali("hari", "kecamatan", nulls_distinct=False))

    def __str__(self) -> str:
        return f"{self.hari}: {self.tampil}/{self.lanjut}"
