"""Assessments: of what, by which scale, by whom; rows are only added (pemangku 4.6)."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any, Self

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from organisasi.alur.tindakan import Berkas, DaftarTindakan
from organisasi.basis_data.kolom import kendala
from organisasi.kantor.peran import Cakupan
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas, Wilayah, oleh_petugas
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.tabel import Beridentitas, hanya_ditambah
from pemangku.izin import NILAI, OPERATOR, PELAKSANA, PEMBACA_NILAI, OrangKedua

TERENDAH, TERTINGGI = 1, 5


class StatusPenilaian(models.TextChoices):
    DRAF = "draf", "Menunggu disahkan"
    SAH = "sah", "Sah"


class TindakanPenilaian(DaftarTindakan):
    SAHKAN = (
        "Sahkan",
        {StatusPenilaian.DRAF},
        StatusPenilaian.SAH,
        "pemangku.sahkan_penilaian",
    )


class Kuadran(models.TextChoices):
    """The four fields, by what to do: a body is never called names."""

    LIBATKAN = "libatkan", "Libatkan erat"
    JAGA = "jaga", "Jaga tetap puas"
    KABARI = "kabari", "Kabari rutin"
    PANTAU = "pantau", "Pantau"


# What influence and interest are about; without an object they mean nothing.
OBJEK = "Penyebarluasan layanan informasi, pengaduan dan kedaruratan"
PERTANYAAN = (
    "Sejauh mana pemangku ini dapat meneruskan, atau terkait dengan, PPID, SP4N-LAPOR!, "
    "dan 112?"
)
# What the scores 1 to 5 mean, printed beside the inputs.
PENGARUH = (
    "hanya diri sendiri",
    "kelompok kecil di bawah 50 orang, tidak rutin",
    "RT/RW atau kanal aktif 50 sampai 200 orang",
    "kelurahan atau kecamatan, dapat mengundang rapat, 200 sampai 2.000 orang",
    "seluruh kota; punya anggaran, kewenangan, atau media di atas 2.000 orang",
)
KEPENTINGAN = (
    "tidak ada kaitan yang diketahui",
    "pernah bertanya, jarang",
    "menerima pertanyaan warga kira-kira tiap bulan",
    "tiap minggu, atau layanannya sering diadukan",
    "tugas resminya (PPID, admin SP4N, petugas siaga 112)",
)
# Where "high" begins: between the scores 3 and 4.
TINGGI = 3.5
BERLAKU = timedelta(days=365)


ALASAN_TERPENDEK = 10
MILIK_SENDIRI = "Penilaian Anda disahkan petugas lain."


class PenilaianQuerySet(models.QuerySet["Penilaian"]):
    def untuk(self, petugas: Petugas) -> Self:
        return self.filter(Penilaian.cakupan(petugas).q("pemangku__pengelola"))

    def kini(self) -> Self:
        """What counts of each stakeholder: its newest approved row."""
        return (
            self.filter(status=StatusPenilaian.SAH)
            .order_by("pemangku_id", "-dinilai_pada", "pk")
            .distinct("pemangku_id")
        )


def _skor(nama: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        nama, validators=(MinValueValidator(TERENDAH), MaxValueValidator(TERTINGGI))
    )


class Penilaian(Berkas, Beridentitas):
    """One pair of scores with its reason and day; the newest approved counts (``kini``)."""

    jalan_baca = ""
    Status = StatusPenilaian
    Tindakan = TindakanPenilaian

    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="penilaian")
    pengaruh = _skor("pengaruh")
    kepentingan = _skor("kepentingan")
    alasan = models.TextField(max_length=1000)
    penilai = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    dinilai_pada = models.DateTimeField()
    status = models.CharField(
        max_length=4, choices=StatusPenilaian, default=StatusPenilaian.DRAF
    )
    disahkan_oleh = oleh_petugas()

    objects = PenilaianQuerySet.as_manager()

    class Meta:
        verbose_name = "penilaian"
        ordering = ("-dinilai_pada", "pk")
        permissions = (
            ("nilai_pemangku", "Boleh menilai pemangku"),
            ("sahkan_penilaian", "Boleh mengesahkan penilaian orang lain"),
        )
        constraints = (
            *kendala(
                **{
                    f"{kolom}_1_5": Q(
                        **{f"{kolom}__gte": TERENDAH, f"{kolom}__lte": TERTINGGI}
                    )
                    for kolom in ("pengaruh", "kepentingan")
                },
                beralasan=Q(GreaterThanOrEqual(Length("alasan"), ALASAN_TERPENDEK)),
                sah_disahkan=Q(status=StatusPenilaian.DRAF, disahkan_oleh__isnull=True)
                | Q(status=StatusPenilaian.SAH, disahkan_oleh__isnull=False),
                bukan_penilai=Q(disahkan_oleh__isnull=True)
                | ~Q(disahkan_oleh=F("penilai")),
            ),
        )
        indexes = (
            models.Index(
                fields=("pemangku", "-dinilai_pada"), name="pemangku_penilaian_kini"
            ),
        )
        triggers = hanya_ditambah(
            pindah=("pemangku_id",),
            sekali=(
                "OLD.status = 'draf' AND NEW.status = 'sah'",
                ("status", "status_sejak", "disahkan_oleh_id"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.pemangku.nama_tampil}, {self.dinilai_pada:%d-%m-%Y}"

    def sahkan(self, saat: Saat) -> Self:
        """A second person agrees that it counts; raises PermissionDenied for the first."""
        if saat.oleh.pk == self.penilai_id:
            raise PermissionDenied(MILIK_SENDIRI)
        return self.lakukan(TindakanPenilaian.SAHKAN, saat, disahkan_oleh=saat.oleh)

    @property
    def kuadran(self) -> Kuadran:
        if self.pengaruh > TINGGI:
            return Kuadran.LIBATKAN if self.kepentingan > TINGGI else Kuadran.JAGA
        return Kuadran.KABARI if self.kepentingan > TINGGI else Kuadran.PANTAU

    def basi(self, hari: date) -> bool:
        """Older than a year on ``hari``: to be assessed anew, drawn hollow."""
        return timezone.localdate(self.dinilai_pada) < hari - BERLAKU

    @classmethod
    def cakupan(cls, petugas: Petugas) -> Cakupan:
        return Cakupan.untuk(petugas, kota=PEMBACA_NILAI, unit=OPERATOR)


SETUJU_PENILAIAN = OrangKedua(
    TindakanPenilaian.SAHKAN,
    lambda n: (n.penilai_id,),
    lambda n: [n.pemangku.pengelola],
)

# Assessing a stakeholder, whom only the own unit or who works all over the city may

# To score a person is a high risk for him (UU 27/2022 Pasal 34).
PERORANGAN = "Perorangan tidak dinilai. Nilai lembaganya."
BUKAN_TUGASNYA = "Anda tidak bertugas menilai catatan ini."
TERLALU_PENDEK = f"Tulis alasannya, sedikitnya {ALASAN_TERPENDEK} huruf."


def halangan_nilai(pemangku: Pemangku, petugas: Petugas) -> str:
    """Why the officer may not score it, "" when he may: his unit's, or all (8.1)."""
    cakupan = Cakupan.untuk(petugas, kota=PELAKSANA, unit=OPERATOR)
    if not (petugas.has_perm(NILAI) and cakupan.mencakup(pemangku.pengelola)):
        return BUKAN_TUGASNYA
    return PERORANGAN if pemangku.perorangan else ""


@transaction.atomic
def nilai_pemangku(
    pemangku: Pemangku, saat: Saat, *, pengaruh: int, kepentingan: int, alasan: str
) -> Penilaian:
    """Add an assessment that waits for approval; older rows stay as they are (PK-46).

    Raises PermissionDenied for a person or a record of others, and ValidationError by
    field for a short reason or a score off the scale.
    """
    if halangan := halangan_nilai(pemangku, saat.oleh):
        raise PermissionDenied(halangan)
    if pemangku.status != Pemangku.Status.AKTIF:
        raise ValidationError({"__all__": "Hanya pemangku yang aktif yang dinilai."})
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        raise ValidationError({"alasan": TERLALU_PENDEK})
    baris = Penilaian(
        pemangku=pemangku,
        pengaruh=pengaruh,
        kepentingan=kepentingan,
        alasan=alasan.strip(),
        penilai=saat.oleh,
        dibuat_oleh=saat.oleh,
        dinilai_pada=saat.pada,
        status_sejak=saat.pada,
    )
    baris.full_clean(exclude=("dibuat_oleh",))
    baris.save(force_insert=True)
    # The figures stay out of the trail: who reads the record may not read them all.
    Jejak.objects.catat(pemangku, "nilai", saat=saat)
    SETUJU_PENILAIAN.minta(baris, saat, perihal=pemangku.nama_tampil)
    return baris


# Which kelurahan a body outside the government stands in or reaches (PK-45, 9.9)


def cakupan_kelurahan(hari: date) -> dict[Wilayah, list[tuple[Wilayah, int]]]:
    """Of each kecamatan its kelurahan, by code: how many are fresh there.

    Only what stands, or says it reaches, at the level of the kelurahan counts: a body of
    the whole city changes no figure.
    """
    luar = Pemangku.objects.aktif().filter(jenis__internal=False)
    segar = _di_kelurahan(luar.segar(hari))
    hasil: dict[Wilayah, list[tuple[Wilayah, int]]] = {
        k: [] for k in Wilayah.objects.kecamatan().filter(aktif=True)
    }
    kelurahan = Wilayah.objects.filter(
        tingkat=Wilayah.Tingkat.KELURAHAN, aktif=True
    ).select_related("induk")
    for satu in kelurahan.order_by("kode"):
        if satu.induk in hasil:
            hasil[satu.induk].append((satu, len(segar[satu.pk])))
    return hasil


def _di_kelurahan(pemangku: models.QuerySet[Pemangku]) -> dict[str, set[Any]]:
    hasil: dict[str, set[Any]] = defaultdict(set)
    milik = Pemangku.objects.filter(pk__in=pemangku.order_by().values("pk"))
    jangkau = Pemangku.meliputi.through.objects.filter(pemangku__in=milik.values("pk"))
    for pk, wilayah in (
        *milik.order_by().values_list("pk", "wilayah"),
        *jangkau.order_by().values_list("pemangku", "wilayah"),
    ):
        hasil[wilayah].add(pk)
    return hasil
