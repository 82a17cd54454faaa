"""Hand-overs, the steps by which a machine sends them, and the breaker of the channel.

The state at the other side is mirrored here and never copied into the complaint's own
status without an act (``Pengaduan.ALUR``).
"""

from datetime import date, datetime
from typing import Any, Self
from uuid import uuid4

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, Max, OuterRef, Q

from organisasi.alur.tindakan import TETAP, DaftarTindakan
from organisasi.basis_data.kolom import PilihanField, kendala, sekali
from organisasi.kantor.saat import Saat
from organisasi.models import KanalLayanan, Petugas, Tercatat, Unit, oleh_petugas
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import IZIN_TANGANI, IZIN_VERIFIKASI, StatusPengaduan
from pengaduan.lapor.setelan import FINAL_LUAR, StatusLuar

NOMOR_LACAK = r"^\d{4,15}$"


class TujuanPenerusan(models.TextChoices):
    LAPOR = "lapor", "SP4N-LAPOR!"
    APIP = "apip", "Inspektorat (APIP)"
    UNIT = "unit", "Unit kota"
    BADAN_LAIN = "badan_lain", "Lembaga lain"


class CaraPenerusan(models.TextChoices):
    TANGAN = "tangan", "Disalin petugas"
    DIBANTU = "dibantu", "Dibantu paket salin"
    API = "api", "Otomatis (API)"


class TindakanPenerusan(DaftarTindakan):
    NOMOR = "Catat nomor SP4N-LAPOR!", (), TETAP, IZIN_TANGANI
    STATUS = "Catat status di SP4N-LAPOR!", (), TETAP, IZIN_TANGANI
    PERIKSA = "Periksa sekarang", (), TETAP, IZIN_TANGANI
    CARA = "Ubah cara", (), TETAP, IZIN_TANGANI
    TUTUP = "Tutup penerusan", (), TETAP, IZIN_TANGANI


class PenerusanQuerySet(models.QuerySet["Penerusan"]):
    def untuk(self, petugas: Petugas) -> Self:
        terlihat = Pengaduan.objects.untuk(petugas).values("pk")
        return self.filter(pengaduan__in=terlihat)

    def terbuka(self) -> Self:
        return self.filter(ditutup_pada=None)

    def lapor(self) -> Self:
        return self.filter(tujuan=TujuanPenerusan.LAPOR)

    def tanpa_nomor(self) -> Self:
        return (
            self.terbuka()
            .lapor()
            .exclude(cara=CaraPenerusan.API)
            .filter(tracking_id="")
        )

    def lewat_nomor(self, hari: date) -> Self:
        return self.tanpa_nomor().filter(nomor_sampai__lt=hari)

    def perlu_diperiksa(self, pada: datetime) -> Self:
        return (
            self.terbuka()
            .lapor()
            .filter(periksa_lagi_pada__lte=pada)
            .exclude(lapor_complaint_id="")
            .order_by("periksa_lagi_pada", "pk")
        )

    def macet(self) -> Self:
        return self.terbuka().filter(kiriman__status__in=MACET).distinct()

    def tanpa_kabar(self, sejak: datetime) -> Self:
        return (
            self.terbuka()
            .lapor()
            .filter(
                diperiksa_pada=None,
                cara=CaraPenerusan.API,
                kiriman__langkah="buat",
                kiriman__status="terkirim",
                kiriman__selesai_pada__lt=sejak,
            )
            .distinct()
        )


@pghistory.track()
class Penerusan(Tercatat):
    """One hand-over; one open row per complaint and target."""

    jalan_baca = "pengaduan"
    Tujuan = TujuanPenerusan
    Cara = CaraPenerusan
    StatusLuar = StatusLuar

    pengaduan = models.ForeignKey(Pengaduan, models.PROTECT, related_name="penerusan")
    tujuan = PilihanField(TujuanPenerusan, max_length=10)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+"
    )
    kanal = models.ForeignKey(
        KanalLayanan, models.PROTECT, null=True, blank=True, related_name="+"
    )
    cara = models.CharField(
        max_length=8, choices=CaraPenerusan, default=CaraPenerusan.TANGAN
    )
    oleh = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    diteruskan_pada = models.DateTimeField("diteruskan pada")
    # After this day a hand-over by hand without a number raises an alarm.
    nomor_sampai = models.DateField("nomor dicatat sampai", null=True, blank=True)
    lapor_complaint_id = models.CharField(
        "id di SP4N-LAPOR!", max_length=40, blank=True
    )
    tracking_id = models.CharField(
        "nomor lacak SP4N-LAPOR!",
        max_length=15,
        blank=True,
        validators=[RegexValidator(NOMOR_LACAK, "Nomor lacak: 4 sampai 15 angka.")],
    )
    tanggal_input = models.DateField(
        "tanggal dimasukkan di SP4N-LAPOR!", null=True, blank=True
    )
    status_luar = PilihanField(
        StatusLuar,
        "status di luar",
        max_length=30,
        default=StatusLuar.BELUM_DIKIRIM,
        kendala="pengaduan_penerusan_status_dikenal",
    )
    status_luar_mentah = models.CharField(
        "status di luar, kata aslinya", max_length=150, blank=True
    )
    instansi_luar = models.CharField("ditangani oleh", max_length=200, blank=True)
    diperiksa_pada = models.DateTimeField("terakhir diperiksa", null=True, blank=True)
    periksa_lagi_pada = models.DateTimeField(
        "diperiksa lagi pada", null=True, blank=True
    )
    # What was passed on, by name of the field; shown to the reporter.
    yang_dikirim = models.JSONField("yang dikirim", default=list, blank=True)
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    alasan_tutup = models.CharField("mengapa ditutup", max_length=300, blank=True)

    objects = PenerusanQuerySet.as_manager()

    class Meta:
        verbose_name = "penerusan"
        ordering = ("-pk",)
        constraints = kendala(
            satu_terbuka=sekali(
                "pengaduan", "tujuan", bila=Q(ditutup_pada__isnull=True)
            ),
            nomor_sekali=sekali("tracking_id", bila=~Q(tracking_id="")),
            id_sekali=sekali("lapor_complaint_id", bila=~Q(lapor_complaint_id="")),
            nomor_angka=Q(tracking_id="") | Q(tracking_id__regex=NOMOR_LACAK),
            unit_menunjuk=~Q(tujuan="unit") | Q(unit__isnull=False),
            badan_menunjuk=~Q(tujuan="badan_lain") | Q(kanal__isnull=False),
            tutup_beralasan=Q(ditutup_pada__isnull=True) | ~Q(alasan_tutup=""),
        )
        indexes = (
            models.Index(
                fields=("periksa_lagi_pada",),
                condition=Q(periksa_lagi_pada__isnull=False),
                name="pengaduan_penerusan_periksa",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pengaduan.nomor} → {self.get_tujuan_display()}"

    @property
    def ke(self) -> str:
        nama = getattr(self.unit or self.kanal, "nama", "")
        return nama or self.get_tujuan_display()

    @property
    def nomor(self) -> str:
        return str(self.pengaduan.nomor)

    @property
    def final(self) -> bool:
        return self.status_luar in FINAL_LUAR

    @property
    def tanpa_nomor(self) -> bool:
        return (
            self.tujuan == TujuanPenerusan.LAPOR
            and self.cara != CaraPenerusan.API
            and not self.tracking_id
            and self.ditutup_pada is None
        )


class TindakLanjutLuar(models.Model):
    """The same read twice is kept once."""

    penerusan = models.ForeignKey(
        Penerusan, models.CASCADE, related_name="tindak_lanjut"
    )
    # Their id, else a hash of time and text.
    kunci = models.CharField(max_length=64)
    pada = models.DateTimeField()
    dari = models.CharField(max_length=200, blank=True)
    isi = models.TextField()

    class Meta:
        verbose_name = "tindak lanjut di luar"
        ordering = ("-pada", "-pk")
        constraints = kendala(
            "pengaduan_tindaklanjut", sekali=sekali("penerusan", "kunci")
        )

    def __str__(self) -> str:
        return self.isi[:60]


# The breaker of a channel


class KanalKirim(models.TextChoices):
    LAPOR_API = "lapor_api", "SP4N-LAPOR! (API)"


class TindakanSirkuit(DaftarTindakan):
    HIDUPKAN = "Hidupkan kembali", (), TETAP, IZIN_VERIFIKASI


class KeadaanSirkuit(models.TextChoices):
    TUTUP = "tutup", "Berjalan"
    BUKA = "buka", "Berhenti sementara"
    SETENGAH = "setengah", "Mencoba lagi"
    DIMATIKAN = "dimatikan", "Dimatikan karena setelan salah"


class Sirkuit(models.Model):
    """The breaker of one channel; only a person or a changed setting revives a dead one."""

    Keadaan = KeadaanSirkuit

    kanal = models.CharField(primary_key=True, max_length=20, choices=KanalKirim)
    keadaan = PilihanField(KeadaanSirkuit, max_length=10, default=KeadaanSirkuit.TUTUP)
    gagal_beruntun = models.PositiveSmallIntegerField(default=0)
    sejak = models.DateTimeField()
    coba_lagi_pada = models.DateTimeField(null=True, blank=True)
    jeda_detik = models.PositiveIntegerField(default=60)
    alasan = models.CharField(max_length=300, blank=True)
    # Fingerprint of the settings under which it was switched off.
    sidik_setelan = models.CharField(max_length=64, blank=True)
    berhasil_pada = models.DateTimeField("terakhir berhasil", null=True, blank=True)
    # The last second that a worker has taken for its request: at most one each.
    giliran_pada = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "kanal SP4N-LAPOR!"

    def __str__(self) -> str:
        return f"{self.get_kanal_display()}: {self.get_keadaan_display()}"


# Steps of a hand-over by machine: a transactional outbox with leases and a breaker.
# A create whose answer was lost is *uncertain* and never repeated by itself; the rule of
# the expired lease (``Kiriman.lepas_sewa``) is what prevents doubles after a crash.


class LangkahKirim(models.TextChoices):
    UNGGAH = "unggah", "Unggah berkas"
    BUAT = "buat", "Buat laporan"
    TERUSKAN = "teruskan", "Teruskan ke instansi"


class StatusKiriman(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu dikirim"
    SEDANG = "sedang", "Sedang dikirim"
    TERKIRIM = "terkirim", "Terkirim"
    DITOLAK = "ditolak", "Ditolak, perlu diperbaiki"
    TIDAK_PASTI = "tidak_pasti", "Tidak pasti, perlu diperiksa petugas"
    BUNTU = "buntu", "Gagal setelah tujuh hari"
    BATAL = "batal", "Dibatalkan"


# One attempt is one line of the step's trail.
COBA_KIRIM = "coba_kirim"


class HasilPercobaan(models.TextChoices):
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Ditolak"
    SEMENTARA = "sementara", "Gangguan sementara"
    TIDAK_PASTI = "tidak_pasti", "Tidak pasti"
    SALAH_SETELAN = "salah_setelan", "Setelan salah"


S = StatusKiriman
# Refused, or given up: an officer corrects it.
GAGAL = frozenset({S.DITOLAK, S.BUNTU})
# Needs an officer.
MACET = GAGAL | {S.TIDAK_PASTI}
# Certainly not at the other side: may be cancelled.
BELUM_SAMPAI = GAGAL | {S.MENUNGGU}
SEWA_HABIS = "Pekerja berhenti di tengah pengiriman: laporannya mungkin sudah masuk."
# A complaint that ended elsewhere, such as at 112, is not sent behind its back.
_DISERAHKAN = (
    StatusPengaduan.DITERUSKAN,
    StatusPengaduan.DITINDAKLANJUTI,
    StatusPengaduan.MENUNGGU_PELAPOR,
)


class TindakanKiriman(DaftarTindakan):
    """What officers decide of one that is stuck; its worker moves it else."""

    PERBAIKI = "Perbaiki dan kirim ulang", GAGAL, S.BATAL, IZIN_VERIFIKASI
    SUDAH_ADA = "Sudah ada, nomor …", {S.TIDAK_PASTI}, S.TERKIRIM, IZIN_VERIFIKASI
    # The same goes once more as a new step beside this one.
    KIRIM_ULANG = "Tidak ada, kirim ulang", {S.TIDAK_PASTI}, S.BATAL, IZIN_VERIFIKASI
    TANGAN = "Sudah dikirim dengan tangan", BELUM_SAMPAI, S.BATAL, IZIN_VERIFIKASI
    BATALKAN = "Batalkan kiriman", BELUM_SAMPAI, S.BATAL, IZIN_VERIFIKASI


class KirimanQuerySet(models.QuerySet["Kiriman"]):
    def untuk(self, petugas: Petugas) -> Self:
        terlihat = Pengaduan.objects.untuk(petugas).values("pk")
        return self.filter(penerusan__pengaduan__in=terlihat)

    def berlaku(self) -> Self:
        return self.filter(
            penerusan__cara=CaraPenerusan.API,
            penerusan__ditutup_pada=None,
            penerusan__pengaduan__status__in=_DISERAHKAN,
        )

    def bergiliran(self) -> Self:
        sebelum = Kiriman.objects.filter(
            penerusan=OuterRef("penerusan"), urutan__lt=OuterRef("urutan")
        ).exclude(status__in=(S.TERKIRIM, S.BATAL))
        return self.berlaku().filter(status=S.MENUNGGU).exclude(Exists(sebelum))

    def jatuh_giliran(self, pada: datetime) -> Self:
        return (
            self.bergiliran()
            .filter(coba_lagi_pada__lte=pada)
            .order_by("dibuat_pada", "penerusan_id", "urutan")
        )

    def putus(self, status: str, saat: Saat[Petugas | None], **kolom: Any) -> int:
        """Those of the set leave the queue by an officer, or with their hand-over."""
        return self.update(
            status=status,
            penyewa="",
            selesai_pada=saat.pada,
            diputus_oleh=saat.oleh,
            diputus_pada=saat.pada,
            **kolom,
        )

    def ambil(self, pk: object, *, penyewa: str, sampai: datetime) -> bool:
        return bool(
            self.filter(pk=pk, status=S.MENUNGGU).update(
                status=S.SEDANG, penyewa=penyewa, sewa_sampai=sampai, mulai_kirim=None
            )
        )

    def mulai(self, pk: object, *, penyewa: str, pada: datetime) -> bool:
        """Note that the bytes go out now; False when the step is no longer to be sent."""
        milik = self.berlaku().filter(pk=pk, status=S.SEDANG, penyewa=penyewa)
        return bool(milik.update(mulai_kirim=pada))

    def tulis_hasil(
        self, pk: object, *, penyewa: str, status: str, **kolom: Any
    ) -> bool:
        """Whether it was still his; a reply after the lease has run out counts too."""
        milik = self.filter(
            pk=pk, penyewa=penyewa, status__in=(S.SEDANG, S.TIDAK_PASTI)
        )
        return bool(milik.update(status=status, penyewa="", sewa_sampai=None, **kolom))

    def buntukan(self, pk: object, *, galat: str) -> None:
        self.filter(pk=pk, status=S.MENUNGGU).update(status=S.BUNTU, galat=galat)

    def lepas_sewa(self, pada: datetime) -> tuple[int, int]:
        """This rule, not the one of repeating, prevents doubles after a crash."""
        terkirim = Q(langkah=LangkahKirim.BUAT, mulai_kirim__isnull=False)
        ragu = (
            self.sewa_habis(pada)
            .filter(terkirim)
            .update(status=S.TIDAK_PASTI, galat=SEWA_HABIS)
        )
        lagi = (
            self.sewa_habis(pada)
            .exclude(terkirim)
            .update(status=S.MENUNGGU, penyewa="", sewa_sampai=None, mulai_kirim=None)
        )
        return lagi, ragu

    def sewa_habis(self, pada: datetime) -> Self:
        return self.filter(status=S.SEDANG, sewa_sampai__lte=pada)

    def macet(self) -> Self:
        return self.filter(status__in=MACET)


class Kiriman(models.Model):
    """One step, with the exact payload that is shown to staff and sent as stored."""

    jalan_baca = "penerusan"
    Status = StatusKiriman
    Langkah = LangkahKirim

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    penerusan = models.ForeignKey(Penerusan, models.PROTECT, related_name="kiriman")
    langkah = models.CharField(max_length=10, choices=LangkahKirim)
    urutan = models.PositiveSmallIntegerField()
    # f"{penerusan}:{langkah}:{versi}": no second row for the same act.
    kunci = models.CharField(max_length=120, unique=True)
    muatan = models.JSONField(default=dict)
    status = PilihanField(StatusKiriman, max_length=12, default=StatusKiriman.MENUNGGU)
    percobaan = models.PositiveSmallIntegerField(default=0)
    coba_lagi_pada = models.DateTimeField(db_index=True)
    penyewa = models.CharField(max_length=80, blank=True)
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    # Set and committed just before the bytes go out.
    mulai_kirim = models.DateTimeField(null=True, blank=True)
    id_luar = models.CharField(max_length=200, blank=True)
    galat = models.TextField(blank=True)
    dibuat_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True, blank=True)
    diputus_oleh = oleh_petugas()
    diputus_pada = models.DateTimeField(null=True, blank=True)

    objects = KirimanQuerySet.as_manager()

    class Meta:
        verbose_name = "kiriman otomatis"
        ordering = ("-dibuat_pada", "urutan")
        constraints = kendala(
            sedang_disewa=~Q(status=S.SEDANG)
            | (~Q(penyewa="") & Q(sewa_sampai__isnull=False)),
            terkirim_bertanggal=~Q(status=S.TERKIRIM) | Q(selesai_pada__isnull=False),
        )
        indexes = (
            models.Index(
                fields=("coba_lagi_pada",),
                condition=Q(status=S.MENUNGGU),
                name="pengaduan_kiriman_giliran",
            ),
            models.Index(
                fields=("status", "dibuat_pada"),
                condition=Q(status__in=tuple(sorted(MACET))),
                name="pengaduan_kiriman_macet",
            ),
        )

    def __str__(self) -> str:
        return f"{self.nomor} {self.get_langkah_display()}"

    @property
    def nomor(self) -> str:
        return self.penerusan.nomor

    @property
    def sejak(self) -> datetime:
        semua = Kiriman.objects.filter(penerusan=self.penerusan_id)
        sebelum = semua.filter(urutan__lt=self.urutan)
        akhir = sebelum.aggregate(akhir=Max("selesai_pada"))["akhir"]
        return max(self.dibuat_pada, akhir or self.dibuat_pada)
