"""What a stakeholder passed on: to how many, and how they were counted (pemangku 6.6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath
from typing import ClassVar, NamedTuple, Self
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q, Sum
from django.db.models.functions import Coalesce

from organisasi.alur.tindakan import Berkas, Langkah, TindakanTerlarang
from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Wilayah
from pemangku.izin import OPERATOR, PELAKSANA, PERAN_LIHAT
from pemangku.models.dasar import Beridentitas, tidak_di_masa_depan
from pemangku.models.kegiatan import Kegiatan
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan_lanjutan import (
    ALUR_LAPORAN,
    PERKIRAAN,
    PESAN,
    TERHITUNG,
    BentukTerusan,
    CaraHitung,
    PelaporTerusan,
    StatusLaporan,
    TindakanLaporan,
)

TERBANYAK = 100_000
# More than this counts only after staff looked at it.
TANPA_PERIKSA = 2_000
PERLU_ALASAN = "Tulis alasannya."


def nama_acak(_satu: object, nama: str) -> str:
    """A path that says nothing; files are never served by address."""
    acak = uuid4().hex
    return f"terusan/{acak[:2]}/{acak}{PurePath(nama).suffix.lower()[:6]}"


class TigaJumlah(NamedTuple):
    """Three numbers of different kinds; nothing adds one to another."""

    tatap_muka_terhitung: int
    tatap_muka_perkiraan: int
    jangkauan_pesan: int


def _wajar() -> Q:
    """Reports that count unless they are doubles."""
    return Q(status=StatusLaporan.DIPERIKSA) | Q(
        status=StatusLaporan.DITERIMA, jumlah__lte=TANPA_PERIKSA
    )


class LaporanTerusanQuerySet(models.QuerySet["LaporanTerusan"]):
    """Reports by officer, and what of them counts."""

    def untuk(self, petugas: Petugas) -> Self:
        """Of stakeholders of the officer's units, and of visits he may see."""
        cakupan = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
        if cakupan.kota:
            return self.all()
        terlihat = Kegiatan.objects.untuk(petugas).order_by().values("pk")
        return self.filter(
            cakupan.q("pemangku__pengelola") | Q(komitmen__kegiatan__in=terlihat)
        )

    def untuk_daftar(self) -> Self:
        """All that a row shows."""
        return self.select_related(
            "pemangku__jenis", "pemangku__wilayah", "wilayah__induk"
        ).dengan_hitungan()

    def dengan_hitungan(self) -> Self:
        """With ``dihitung``, and ``mungkin_ganda``: undecided, and reported before."""
        lebih_dulu = _lebih_dulu().exclude(status=StatusLaporan.DITOLAK)
        return self.annotate(
            dihitung=_dihitung(),
            mungkin_ganda=Q(status=StatusLaporan.DITERIMA) & Exists(lebih_dulu),
        )

    def menunggu_diperiksa(self) -> Self:
        """Undecided: too many people to count without a look, or possibly a double."""
        return self.dengan_hitungan().filter(
            Q(jumlah__gt=TANPA_PERIKSA) | Q(mungkin_ganda=True),
            status=StatusLaporan.DITERIMA,
        )

    def terhitung(self) -> Self:
        """What counts: not refused, large ones once checked, doubles once."""
        return self.filter(_dihitung())

    def tiga_jumlah(self) -> TigaJumlah:
        """Counted face to face, estimated face to face, message reach (6.6, D8)."""
        golongan = zip(TigaJumlah._fields, (TERHITUNG, PERKIRAAN, PESAN), strict=True)
        hasil = self.terhitung().aggregate(
            **{
                nama: Coalesce(Sum("jumlah", filter=Q(cara_hitung__in=cara)), 0)
                for nama, cara in golongan
            }
        )
        return TigaJumlah(**hasil)


def _lebih_dulu() -> LaporanTerusanQuerySet:
    """Reports of the same stakeholder, day, way and place, handed in before."""
    return LaporanTerusan.objects.filter(
        Q(dibuat_pada__lt=OuterRef("dibuat_pada"))
        | Q(dibuat_pada=OuterRef("dibuat_pada"), pk__lt=OuterRef("pk")),
        pemangku=OuterRef("pemangku"),
        tanggal=OuterRef("tanggal"),
        bentuk=OuterRef("bentuk"),
        wilayah=OuterRef("wilayah"),
    )


def _dihitung() -> Q:
    """What was looked at counts; of alike ones that were not, the first."""
    return Q(status=StatusLaporan.DIPERIKSA) | Q(
        _wajar(), ~Exists(_lebih_dulu().filter(_wajar()))
    )


class LaporanTerusan(Berkas, Beridentitas):
    """One time that a message was passed on; with or without a pledge before it."""

    Status = StatusLaporan
    Tindakan = TindakanLaporan
    Bentuk = BentukTerusan
    CaraHitung = CaraHitung
    Pelapor = PelaporTerusan
    ALUR: ClassVar[Mapping[str, Langkah]] = ALUR_LAPORAN

    # Set by ``dengan_hitungan``.
    dihitung: bool
    mungkin_ganda: bool

    komitmen = models.ForeignKey(
        "pemangku.Komitmen",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="laporan",
    )
    pemangku = models.ForeignKey(
        Pemangku, models.PROTECT, related_name="laporan_terusan"
    )
    tanggal = models.DateField()
    bentuk = models.CharField(max_length=20, choices=BentukTerusan)
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, related_name="+", verbose_name="di mana"
    )
    jumlah = models.PositiveIntegerField("berapa orang")
    cara_hitung = models.CharField("cara menghitung", max_length=15, choices=CaraHitung)
    bukti = models.FileField(upload_to=nama_acak, max_length=120, blank=True)
    pelapor = models.CharField(max_length=10, choices=PelaporTerusan)
    status = models.CharField(
        max_length=10, choices=StatusLaporan, default=StatusLaporan.DITERIMA
    )
    # Why it was refused, or how it was checked.
    alasan = models.CharField(max_length=300, blank=True)
    diperiksa_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LaporanTerusanQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan terusan"
        verbose_name_plural = "laporan terusan"
        ordering = ("-tanggal", "-dibuat_pada")
        permissions = (("periksa_laporanterusan", "Boleh memeriksa laporan terusan"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=StatusLaporan.values),
                name="pemangku_laporanterusan_status_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(jumlah__range=(1, TERBANYAK)),
                name="pemangku_laporanterusan_jumlah_wajar",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusLaporan.DITERIMA)
                | (~Q(alasan="") & Q(diperiksa_oleh__isnull=False)),
                name="pemangku_laporanterusan_putusan_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(pelapor=PelaporTerusan.TOKEN, komitmen__isnull=False)
                | Q(pelapor=PelaporTerusan.PETUGAS, dibuat_oleh__isnull=False),
                name="pemangku_laporanterusan_berpelapor",
            ),
        )
        indexes = (
            models.Index(
                fields=("pemangku", "tanggal"), name="pemangku_terusan_serupa"
            ),
        )
        triggers = (tidak_di_masa_depan("tanggal"),)

    def __str__(self) -> str:
        return f"{self.pemangku.nomor}, {self.get_bentuk_display().lower()}"

    @classmethod
    def terbaca(cls, petugas: Petugas) -> LaporanTerusanQuerySet:
        """What the officer may read; its trail is kept to the same people."""
        return cls.objects.untuk(petugas)

    @property
    def sebutan(self) -> str:
        """Whether it counts, in words; needs ``dengan_hitungan``."""
        if self.status == StatusLaporan.DITOLAK:
            return "Tidak dihitung"
        if self.mungkin_ganda:
            return "Mungkin ganda, diperiksa dulu"
        return "Dihitung" if self.dihitung else "Diperiksa dulu, belum dihitung"

    def diurus_oleh(self, petugas: Petugas) -> bool:
        """Whether deciding on it is the officer's: of his visit, else of his unit."""
        if self.komitmen:
            return self.komitmen.diurus_oleh(petugas)
        milik = Cakupan.untuk(petugas, kota=PELAKSANA, unit=OPERATOR)
        return milik.mencakup(self.pemangku.pengelola)

    def periksa(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """Staff asked: it counts, also beside one like it."""
        return self._putuskan(TindakanLaporan.PERIKSA, oleh, pada, alasan)

    def tolak(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """It does not count; raises TindakanTerlarang without a reason."""
        return self._putuskan(TindakanLaporan.TOLAK, oleh, pada, alasan)

    def _putuskan(
        self, tindakan: str, oleh: Petugas, pada: datetime, alasan: str
    ) -> Self:
        if not alasan.strip():
            raise TindakanTerlarang(PERLU_ALASAN)
        return self._jalankan(
            tindakan,
            oleh=oleh,
            pada=pada,
            catatan=alasan.strip(),
            alasan=alasan.strip()[:300],
            diperiksa_oleh=oleh,
        )
