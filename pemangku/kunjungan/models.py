"""Rounds with their targets; visits with agenda, interest, photos and poll (4.4, 4.9, 6)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Length
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone
from django.utils.functional import cached_property

from organisasi.alur.tindakan import Berkas, pastikan, wajib
from organisasi.bahasa import tanggal
from organisasi.basis_data.kolom import (
    NamaAcak,
    PilihanField,
    indeks_kata,
    kendala,
    sekali,
)
from organisasi.kantor.peran import Cakupan
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas, Unit, Wilayah, oleh_petugas
from pemangku.inventaris.models import Unsur
from pemangku.inventaris.tabel import Beridentitas
from pemangku.izin import OPERATOR, PELAKSANA, PENGELOLA, PERAN_LIHAT
from pemangku.kunjungan.pilihan import (
    CETAK_BEKAL,
    MENERIMA_HADIR,
    PERTANYAAN,
    TERLAKSANA,
    YAKIN,
    CaraParaf,
    JenisKegiatan,
    Saluran,
    StatusKegiatan,
    StatusPutaran,
    StatusSasaran,
    TahapJajak,
    TindakanKegiatan as T,
    TindakanPutaran,
    TindakanSasaran,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

# A visit begins on its day, or as long before as its poster works already.
MULAI_SEBELUM = timedelta(hours=2)
BELUM_HARINYA = (
    "Kegiatan ini dijadwalkan {hari}, pukul {jam} WIB. Tekan Mulai pada hari itu, "
    "atau ubah dulu rencananya."
)


# A round and its list of targets; every denominator is counted from it

ALASAN_TERPENDEK = 10
TARGET_HADIR = 50
TARGET_PEMANGKU = 15


@pghistory.track()
class Putaran(Berkas, Beridentitas):
    Status = StatusPutaran
    Tindakan = TindakanPutaran

    nama = models.CharField(max_length=120, unique=True)
    tujuan = models.TextField(blank=True)
    mulai = models.DateField()
    target_selesai = models.DateField("target selesai")
    status = models.CharField(
        max_length=10, choices=StatusPutaran, default=StatusPutaran.RENCANA
    )

    class Meta:
        verbose_name = "putaran"
        ordering = ("-mulai", "nama")
        permissions = (("kelola_putaran", "Boleh merencanakan putaran"),)
        constraints = kendala(
            urut=Q(target_selesai__gte=F("mulai")),
            satu_berjalan=sekali("status", bila=Q(status=StatusPutaran.BERJALAN)),
        )

    def __str__(self) -> str:
        return self.nama

    def akhiri(self, saat: Saat) -> Self:
        return self.lakukan(TindakanPutaran.AKHIRI, saat)


class SasaranQuerySet(models.QuerySet["SasaranPutaran"]):
    def untuk(self, petugas: Petugas) -> Self:
        """Targets whose names and lists the officer may open (PK-05).

        The states of all are no secret.
        """
        cakupan = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
        return self.filter(cakupan.q("unit"))

    def diminta(self) -> Self:
        """What the running round asks for and nobody has planned, the most urgent first."""
        ada = Kegiatan.objects.filter(sasaran=OuterRef("pk"))
        return self.filter(
            ~Exists(ada.exclude(status=StatusKegiatan.BATAL)),
            putaran__status=StatusPutaran.BERJALAN,
            status=StatusSasaran.JALAN,
        ).order_by(F("target_tanggal").asc(nulls_last=True), "urutan", "pk")


@pghistory.track()
class SasaranPutaran(Berkas, Beridentitas):
    Status = StatusSasaran
    Tindakan = TindakanSasaran

    putaran = models.ForeignKey(Putaran, models.PROTECT, related_name="sasaran")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sasaran")
    urutan = models.PositiveSmallIntegerField(default=100)
    target_tanggal = models.DateField("paling lambat dikunjungi", null=True, blank=True)
    target_hadir = models.PositiveSmallIntegerField(
        "target peserta", default=TARGET_HADIR
    )
    target_pemangku = models.PositiveSmallIntegerField(
        "target pemangku", default=TARGET_PEMANGKU
    )
    unsur_wajib = models.ManyToManyField(
        Unsur, blank=True, related_name="+", verbose_name="kelompok wajib"
    )
    pj = oleh_petugas("penanggung jawab")
    status = PilihanField(StatusSasaran, max_length=5, default=StatusSasaran.JALAN)
    # Key of a required part of society that the target does not have -> why.
    unsur_tidak_ada = models.JSONField(default=dict, blank=True)
    ditunda_sampai = models.DateField("ditunda sampai", null=True, blank=True)
    alasan_tunda = models.CharField("alasan menunda", max_length=200, blank=True)

    objects = SasaranQuerySet.as_manager()

    class Meta:
        verbose_name = "sasaran putaran"
        ordering = ("urutan", "unit__nama")
        constraints = kendala(
            "pemangku_sasaran",
            unik=sekali("putaran", "unit"),
            tunda_beralasan=(~Q(status=StatusSasaran.TUNDA) & Q(ditunda_sampai=None))
            | Q(
                GreaterThanOrEqual(Length("alasan_tunda"), ALASAN_TERPENDEK),
                status=StatusSasaran.TUNDA,
                ditunda_sampai__isnull=False,
            ),
            tidak_ada_beralasan=~Q(
                models.Func(
                    F("unsur_tidak_ada"),
                    models.Value(
                        f'$.* ? (!(@ like_regex "^.{{{ALASAN_TERPENDEK},}}" flag "s"))'
                    ),
                    function="jsonb_path_exists",
                    output_field=models.BooleanField(),
                )
            ),
        )

    def __str__(self) -> str:
        return self.unit.nama


def putaran_aktif() -> Putaran | None:
    semua: QuerySet[Putaran] = Putaran.objects.filter(status=StatusPutaran.BERJALAN)
    return semua.first()


# A visit: one record for agenda, attendance, inventory and what follows (pemangku 4.9)

PALING_LAMA = timedelta(hours=24)
# The address on the poster works from two hours before to a day after (5.3).
BUKA_SEBELUM = timedelta(hours=2)
BUKA_SESUDAH = timedelta(hours=24)


class KegiatanQuerySet(models.QuerySet["Kegiatan"]):
    def untuk(self, petugas: Petugas) -> Self:
        """Visits the officer may see: all, or those of his unit as host or target."""
        cakupan = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
        dituju = SasaranPutaran.objects.untuk(petugas)
        sasaran = Kegiatan.sasaran.through.objects.filter(sasaranputaran__in=dituju)
        pihak = Q(pk__in=sasaran.values("kegiatan"))
        return self._milik(cakupan, pihak | _bertugas(petugas))

    def digarap(self, petugas: Petugas) -> Self:
        """Visits whose attendance and people the officer may take down (8.1).

        The module's owner in all, a host in his own, everybody else where he is staff. A
        superuser's power is none over names: his roles count.
        """
        cakupan = Cakupan.untuk(petugas, kota=PENGELOLA, unit=OPERATOR, kuasa=False)
        return self._milik(cakupan, _bertugas(petugas))

    def dijalankan(self, petugas: Petugas) -> Self:
        """Visits whose plan, acts and papers are the officer's (8.1).

        Field staff and the module's owner all over the city, else of the own unit as host
        or organiser.
        """
        cakupan = Cakupan.untuk(petugas, kota=PELAKSANA, unit=OPERATOR)
        return self._milik(cakupan, Q())

    def _milik(self, cakupan: Cakupan, lain: Q) -> Self:
        if cakupan.kota:
            return self.all()
        return self.filter(cakupan.q("tuan_rumah") | cakupan.q("penyelenggara") | lain)

    def terbuka(self, petugas: Petugas) -> Self:
        """Neither closed nor cancelled: his own first, begun ones, then by their day."""
        return self.filter(status__in=MENERIMA_HADIR).order_by(
            models.Case(models.When(_bertugas(petugas), then=0), default=1),
            models.Case(models.When(status=StatusKegiatan.RENCANA, then=1), default=0),
            "mulai",
            "pk",
        )

    def mendatang(self, pada: datetime) -> Self:
        return self.filter(status=StatusKegiatan.RENCANA, mulai__gt=pada).order_by(
            "mulai"
        )

    def umum(self) -> Self:
        """What the public may know of: visits to a target of a round that has begun."""
        dituju = Kegiatan.sasaran.through.objects.filter(
            kegiatan=OuterRef("pk"),
            sasaranputaran__putaran__status__in=(
                StatusPutaran.BERJALAN,
                StatusPutaran.SELESAI,
            ),
        )
        return self.filter(Exists(dituju))

    def terlaksana(self) -> Self:
        return self.filter(status__in=TERLAKSANA)

    def untuk_daftar(self) -> Self:
        return self.select_related("tuan_rumah", "penyelenggara", "wilayah")


def _bertugas(petugas: Petugas) -> Q:
    semua = Kegiatan.petugas.through.objects.filter(petugas=petugas)
    return Q(pk__in=semua.values("kegiatan"))


@pghistory.track(exclude=["token", "agenda"])
class Kegiatan(Berkas, Beridentitas):
    """One visit; everything said, handed out, promised and asked there hangs on it."""

    jalan_baca = ""
    Status = StatusKegiatan
    Tindakan = T
    Jenis = JenisKegiatan
    CaraParaf = CaraParaf

    nomor = models.CharField("kode", max_length=20, unique=True, editable=False)
    jenis = ArrayField(models.CharField(max_length=20, choices=JenisKegiatan))
    judul = models.CharField(max_length=160)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    tempat = models.CharField(max_length=200)
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+"
    )
    penyelenggara = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    tuan_rumah = models.ForeignKey(
        Unit, models.PROTECT, related_name="kegiatan", verbose_name="tuan rumah"
    )
    sasaran = models.ManyToManyField(
        SasaranPutaran, blank=True, related_name="kegiatan"
    )
    petugas = models.ManyToManyField(
        Petugas, blank=True, related_name="kegiatan", verbose_name="petugas yang hadir"
    )
    dasar_surat = models.CharField("dasar surat", max_length=200, blank=True)
    # Lines in their order: topik, and perhaps mulai (09:00), narasumber, saluran.
    agenda = models.JSONField(default=list, blank=True)
    notulen = models.TextField(blank=True)
    kesimpulan = models.TextField(blank=True)
    materi_dibagikan = models.CharField(
        "bahan yang dibagikan", max_length=300, blank=True
    )
    status = PilihanField(StatusKegiatan, max_length=15, default=StatusKegiatan.RENCANA)
    alasan_batal = models.CharField("alasan batal", max_length=200, blank=True)
    # Raised when a closed visit is opened again; papers carry it.
    revisi = models.PositiveSmallIntegerField(default=0, editable=False)
    hadir_tak_bernama_l = models.PositiveSmallIntegerField(
        "hadir tanpa nama, laki-laki", default=0
    )
    hadir_tak_bernama_p = models.PositiveSmallIntegerField(
        "hadir tanpa nama, perempuan", default=0
    )
    cara_paraf = models.CharField(
        "cara paraf", max_length=15, choices=CaraParaf, default=CaraParaf.CETAK_PINDAI
    )
    pindaian_hadir = models.FileField(
        "pindaian daftar hadir", upload_to="kegiatan/%Y/", blank=True
    )
    berita_acara = models.FileField(
        "berita acara bertanda tangan", upload_to="kegiatan/%Y/", blank=True
    )
    nomor_berita_acara = models.CharField(
        "nomor berita acara", max_length=100, blank=True
    )
    token = models.CharField(max_length=16, unique=True, editable=False)

    objects = KegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "kegiatan"
        ordering = ("-mulai",)
        permissions = (
            ("garap_kegiatan", "Boleh mencatat peserta kegiatan"),
            ("tutup_kegiatan", "Boleh menutup kegiatan"),
            ("buka_lagi_kegiatan", "Boleh membuka lagi kegiatan yang ditutup"),
        )
        constraints = kendala(
            urut=Q(selesai__gt=F("mulai"), selesai__lte=F("mulai") + PALING_LAMA),
            berjenis=Q(jenis__len__gte=1),
            batal_beralasan=~Q(status=StatusKegiatan.BATAL) | ~Q(alasan_batal=""),
        )
        indexes = (
            models.Index(fields=("-mulai",), name="pemangku_kegiatan_mulai"),
            indeks_kata("pemangku_kegiatan_kata", "nomor", "judul", "tempat"),
        )

    def __str__(self) -> str:
        return f"{self.nomor} {self.judul}"

    def clean(self) -> None:
        super().clean()
        mulai: datetime | None = self.mulai  # a form may have left them empty
        selesai: datetime | None = self.selesai
        if mulai is None or selesai is None:
            return
        if selesai <= mulai:
            raise ValidationError({"selesai": "Selesai harus setelah mulai."})
        if selesai - mulai > PALING_LAMA:
            raise ValidationError({"selesai": "Satu kegiatan paling lama 24 jam."})

    def dijalankan_oleh(self, petugas: Petugas) -> bool:
        """Whether plan, acts and papers are the officer's; the rule of ``dijalankan``."""
        cakupan = Cakupan.untuk(petugas, kota=PELAKSANA, unit=OPERATOR)
        return cakupan.mencakup(self.tuan_rumah) or cakupan.mencakup(self.penyelenggara)

    @property
    def tak_bernama(self) -> int:
        return self.hadir_tak_bernama_l + self.hadir_tak_bernama_p

    @property
    def menerima_hadir(self) -> bool:
        return self.status in MENERIMA_HADIR

    @cached_property
    def angka(self) -> Mapping[str, int]:
        """What hangs on it, counted in one statement and once for this object."""
        milik: Any = self
        lanjut = milik.janji.tindak_lanjut()
        semua = {
            "diundang": milik.undangan.all(),
            "belum_terkirim": milik.undangan.filter(dikirim_pada=None),
            "sah": milik.kehadiran.sah(),
            "belum_diperiksa": milik.kehadiran.belum_diperiksa(),
            "berjanji": milik.janji.komitmen(),
            "lanjut": lanjut,
            "lewat": lanjut.berlaku().filter(tenggat__lt=timezone.localdate()),
            "bekal": Jejak.objects.milik(self).filter(tindakan=CETAK_BEKAL),
        }
        hitung = {
            # One row of each, grouped by what is the same in all.
            nama: Coalesce(
                Subquery(
                    satu.order_by()
                    .annotate(satu=Value(1))
                    .values("satu")
                    .annotate(banyak=Count("pk"))
                    .values("banyak")
                ),
                0,
            )
            for nama, satu in semua.items()
        }
        baris: Any = Kegiatan.objects.values(**hitung)
        angka: dict[str, int] = baris.get(pk=self.pk)
        return angka

    def qr_terbuka(self, pada: datetime) -> bool:
        """Whether the address on the poster works at ``pada`` (5.3)."""
        return (
            self.menerima_hadir
            and self.mulai - BUKA_SEBELUM <= pada <= self.selesai + BUKA_SESUDAH
        )

    @property
    def sebutan_jenis(self) -> list[str]:
        return [str(JenisKegiatan(satu).label) for satu in self.jenis]

    @property
    def butir_agenda(self) -> list[dict[str, str]]:
        """Lines of the agenda as pages and papers say them."""
        return [
            {
                "pukul": butir.get("mulai", "").replace(":", "."),
                "topik": butir["topik"],
                "narasumber": butir.get("narasumber", ""),
                "kanal": ", ".join(Saluran(s).label for s in butir.get("saluran", ())),
            }
            for butir in self.agenda
        ]

    def belum_harinya(self, pada: datetime) -> str:
        """Why it may not begin at ``pada``; "" from its day on."""
        mulai = timezone.localtime(self.mulai)
        hari = mulai.date()
        if timezone.localdate(pada) >= hari or pada >= mulai - MULAI_SEBELUM:
            return ""
        return BELUM_HARINYA.format(hari=tanggal(hari), jam=f"{mulai:%H.%M}")

    def mulaikan(self, saat: Saat) -> Self:
        """People are in the room; raises TindakanTerlarang before the day of the visit."""
        pastikan(self.belum_harinya(saat.pada))
        return self.lakukan(T.MULAI, saat, syarat={"mulai": self.mulai})

    def buka_lagi(self, saat: Saat, *, alasan: str) -> Self:
        """Open it as a further revision (PK-24); TindakanTerlarang without a reason."""
        return self.lakukan(
            T.BUKA_LAGI,
            saat,
            catatan=wajib(alasan),
            syarat={"revisi": self.revisi},
            revisi=self.revisi + 1,
        )

    def batalkan(self, saat: Saat, *, alasan: str) -> Self:
        alasan = wajib(alasan)
        return self.lakukan(T.BATALKAN, saat, catatan=alasan, alasan_batal=alasan[:200])

    def ubah(self, saat: Saat, *, edisi: int, catatan: str = "", **kolom: Any) -> Self:
        """Set fields of a visit that is not closed, unless somebody was faster."""
        return self.lakukan(
            T.UBAH,
            saat,
            catatan=catatan,
            syarat={"edisi": edisi},
            edisi=edisi + 1,
            **kolom,
        )


# Photos: made anew without place and device, for staff alone (PK-39)


class FotoKegiatanQuerySet(models.QuerySet["FotoKegiatan"]):
    def untuk(self, petugas: Petugas) -> Self:
        terlihat = Kegiatan.objects.untuk(petugas).order_by().values("pk")
        return self.filter(kegiatan__in=terlihat)


@pghistory.track()
class FotoKegiatan(Beridentitas):
    """One photo, always a JPEG; ``kecil`` is the one that lists show."""

    jalan_baca = ""
    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="foto")
    isi = models.FileField(upload_to=NamaAcak("kegiatan/foto"), max_length=120)
    kecil = models.FileField(upload_to=NamaAcak("kegiatan/foto"), max_length=120)
    sha256 = models.CharField(max_length=64, editable=False)
    keterangan = models.CharField(max_length=200, blank=True)

    objects = FotoKegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "foto kegiatan"
        ordering = ("dibuat_pada", "pk")
        constraints = kendala("pemangku_foto", sekali=sekali("kegiatan", "sha256"))

    def __str__(self) -> str:
        return self.keterangan or f"Foto {self.kegiatan.nomor}"


# The poll before and after: six taps of nobody in particular (6.8). The part of society is
# not asked: in a small room it would point at one person.


class Jajak(models.Model):
    """How many sheets of one stage there are, and how many of them knew it.

    One answer of a page is a sheet with a ``kunci``, random and made anew whenever the page
    opens. Without one it is what staff counted of all paper sheets of the stage.
    """

    Tahap = TahapJajak

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="jajak")
    tahap = PilihanField(
        TahapJajak, max_length=5, kendala="pemangku_jajak_tahap_dikenal"
    )
    kunci = models.UUIDField(null=True, editable=False)
    lembar = models.PositiveSmallIntegerField("jumlah lembar", default=1)
    q1 = models.PositiveSmallIntegerField(PERTANYAAN["q1"][0])
    q2 = models.PositiveSmallIntegerField(PERTANYAAN["q2"][0])
    q3 = models.PositiveSmallIntegerField(PERTANYAAN["q3"][0])
    q4 = models.PositiveSmallIntegerField(PERTANYAAN["q4"][0])
    q5 = models.PositiveSmallIntegerField(PERTANYAAN["q5"][0])
    q6 = models.PositiveSmallIntegerField(PERTANYAAN["q6"][0])
    q7 = models.PositiveSmallIntegerField(YAKIN, null=True, blank=True)

    class Meta:
        verbose_name = "survei singkat"
        constraints = kendala(
            sekali=sekali("kegiatan", "tahap", "kunci", nulls_distinct=False),
            layar_selembar=Q(kunci=None) | Q(lembar=1),
            yakin_satu_sampai_lima=Q(q7__isnull=True) | Q(q7__gte=1, q7__lte=5),
            **{f"{k}_muat": Q(**{f"{k}__lte": F("lembar")}) for k in PERTANYAAN},
        )

    def __str__(self) -> str:
        return f"Survei singkat {self.get_tahap_display().lower()}"
