"""Broadcasts, who gets them, and the weeks in which none goes out (pemangku 7)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from organisasi.alur.tindakan import (
    Berkas,
    DaftarTindakan,
    TindakanTerlarang,
    wajib,
)
from organisasi.basis_data.kolom import PilihanField
from organisasi.kantor.peran import Cakupan
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas, Unit
from pemangku.inventaris.kanal import Kanal
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Orang
from pemangku.inventaris.pilihan import JenisKanal, TujuanPersetujuan
from pemangku.inventaris.tabel import Beridentitas
from pemangku.izin import OPERATOR, PENYETUJU_UNIT, PENYIAR, PERAN_LIHAT
from pemangku.siaran.materi import Berpenulis, Materi

# Choices, and the table of acts

# A broadcast serves one of these purposes, over one of these channels.
TUJUAN_SIARAN = (TujuanPersetujuan.UNDANGAN, TujuanPersetujuan.SIARAN_INFORMASI)
KANAL_SIARAN = (JenisKanal.WA, JenisKanal.EMAIL)
# So many recipients, or anybody whose record another unit keeps: a second person looks.
PERLU_PENYETUJU = 25
PESAN_WA = 1000
PESAN_SUREL = 5000


class StatusSiaran(models.TextChoices):
    DRAF = "draf", "Draf"
    DISUSUN = "disusun", "Penerima tersusun"
    DISETUJUI = "disetujui", "Disetujui"
    BERJALAN = "berjalan", "Sedang dikirim"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


_S = StatusSiaran


_DITULIS, _SIAP = {_S.DRAF, _S.DISUSUN}, {_S.DISUSUN, _S.DISETUJUI}
_SUSUN, _SETUJUI = "pemangku.susun_siaran", "pemangku.setujui_siaran"


class TindakanSiaran(DaftarTindakan):
    UBAH = "Ubah", _DITULIS, _S.DRAF
    SUSUN = "Susun penerima", _DITULIS, _S.DISUSUN, _SUSUN
    SETUJUI = "Setujui", {_S.DISUSUN}, _S.DISETUJUI, _SETUJUI
    KEMBALIKAN = "Kembalikan", _SIAP, _S.DRAF, _SETUJUI
    MULAI = "Mulai kirim", _SIAP, _S.BERJALAN, _SUSUN
    SELESAIKAN = "Selesai", {_S.BERJALAN}, _S.SELESAI
    BATALKAN = (
        "Batalkan siaran",
        {_S.BERJALAN, *_DITULIS, *_SIAP},
        _S.DIBATALKAN,
        _SUSUN,
    )


# Nothing is sent any more.
BERAKHIR = (StatusSiaran.SELESAI, StatusSiaran.DIBATALKAN)


class VonisPenerima(models.TextChoices):
    LAYAK = "layak", "Layak"
    TANPA_PERSETUJUAN = "tanpa_persetujuan", "Tanpa persetujuan"
    DITARIK = "ditarik", "Persetujuan ditarik"
    LARANGAN = "larangan", "Dalam daftar larangan"
    TANPA_KANAL = "tanpa_kanal", "Tanpa kanal"
    KANAL_GAGAL = "kanal_gagal", "Kanal gagal"
    KEDALUWARSA = "kedaluwarsa", "Data kedaluwarsa"
    GANDA = "ganda", "Nomor atau alamat ganda"


class StatusKartu(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    DIPEGANG = "dipegang", "Dipegang petugas"
    ANTRE = "antre", "Di kotak keluar"
    TERKIRIM = "terkirim", "Terkirim"
    NOMOR_SALAH = "nomor_salah", "Nomor atau alamat salah"
    DILEWATI = "dilewati", "Dilewati"
    DITARIK = "ditarik", "Ditarik"


_K = StatusKartu
# Still to be sent.
TERBUKA = (_K.MENUNGGU, _K.DIPEGANG, _K.ANTRE)


class TindakanKartu(DaftarTindakan):
    """What ends a card bears the name of its end: what staff says of it is the act."""

    PEGANG = "Pegang kartu", {_K.MENUNGGU, _K.DIPEGANG}, _K.DIPEGANG
    ANTRE = "Masuk kotak keluar", {_K.MENUNGGU}, _K.ANTRE
    TAHAN = "Kembali menunggu", {_K.ANTRE}, _K.MENUNGGU
    TERKIRIM = "Terkirim", TERBUKA, _K.TERKIRIM
    NOMOR_SALAH = "Nomor salah", TERBUKA, _K.NOMOR_SALAH
    DILEWATI = "Lewati", TERBUKA, _K.DILEWATI
    DITARIK = "Tarik kartu", TERBUKA, _K.DITARIK
    KEMBALIKAN = "Buka kembali", {_K.DITARIK}, _K.MENUNGGU


# A card: one message to one recipient that a human sends, held by one officer (7.2)


class Kartu(Berkas, Beridentitas):
    Status = StatusKartu
    Tindakan = TindakanKartu

    kanal = models.ForeignKey(
        Kanal, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    status = PilihanField(
        StatusKartu, "keadaan", max_length=12, default=StatusKartu.MENUNGGU
    )
    dipegang_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # When WhatsApp was opened for it; who takes the card over reads that.
    dibuka_pada = models.DateTimeField(null=True, blank=True)
    sebab = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def jejak_induk(self) -> tuple[models.Model, dict[str, str]]:
        """On whose page its acts are read, and how it is called there: without a name."""
        raise NotImplementedError  # abstract

    def catat(
        self, tindakan: str, saat: Saat[Petugas | None], *, catatan: str = ""
    ) -> None:
        induk, sebutan = self.jejak_induk
        Jejak.objects.catat(induk, tindakan, saat, catatan=catatan, sesudah=sebutan)

    def dapat_dipegang(self, petugas: Petugas, dari: str = "") -> bool:
        """Whether it is free, the officer's, or still in the hands (``dari``, a key) he
        takes it from.
        """
        if self.status == StatusKartu.DIPEGANG:
            return str(self.dipegang_oleh_id) in {str(petugas.pk), dari}
        return self.status == StatusKartu.MENUNGGU

    def pegang(self, saat: Saat, **kolom: Any) -> Self:
        return self.lakukan(
            TindakanKartu.PEGANG, saat, dipegang_oleh=saat.oleh, **kolom
        )

    def tutup(self, hasil: str, saat: Saat[Petugas | None], *, sebab: str = "") -> Self:
        tindakan = TindakanKartu[StatusKartu(hasil).name]
        return self.lakukan(tindakan, saat, sebab=sebab[:300])


# A broadcast, and the weeks in which none goes out

REGISTER_SIARAN = "siaran"
PERLU_ALASAN = "Tulis alasannya."
BUKAN_PENYUSUN = (
    "Yang ikut menulis atau menyusun tidak dapat menyetujui siarannya sendiri."
)
BELUM_DISETUJUI = (
    f"{PERLU_PENYETUJU} penerima atau lebih, atau ada yang dirawat unit lain: siaran ini "
    "perlu disetujui petugas lain."
)


class SiaranQuerySet(models.QuerySet["Siaran"]):
    def untuk(self, petugas: Petugas) -> Self:
        lihat = Cakupan.untuk(
            petugas,
            kota=PERAN_LIHAT - PENYETUJU_UNIT,
            unit=OPERATOR | PENYETUJU_UNIT,
        )
        return self.filter(lihat.q("unit"))

    def hidup(self) -> Self:
        return self.exclude(status__in=BERAKHIR)

    def perlu_disetujui(self) -> Self:
        return self.filter(
            Q(luar_unit=True) | Q(jumlah_layak__gte=PERLU_PENYETUJU),
            status=StatusSiaran.DISUSUN,
        )


class Siaran(Berkas, Berpenulis, Beridentitas):
    """One text to many people, one purpose, one channel. Text only, no attachments."""

    jalan_baca = ""
    Status = StatusSiaran
    Tindakan = TindakanSiaran
    Tujuan = TujuanPersetujuan
    Kanal = JenisKanal

    nomor = models.CharField(max_length=20, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    tujuan = models.CharField(
        max_length=20, choices=[(t.value, t.label) for t in TUJUAN_SIARAN]
    )
    kanal = models.CharField(
        max_length=10, choices=[(k.value, k.label) for k in KANAL_SIARAN]
    )
    # The recipient reads the public link to its file.
    materi = models.ForeignKey(
        Materi, models.PROTECT, null=True, blank=True, related_name="+"
    )
    judul = models.CharField(max_length=120)
    isi = models.TextField("isi pesan")
    # Whom it is for, by the keys of kelayakan_penerima.pemangku_segmen.
    segmen = models.JSONField(default=dict, blank=True)
    status = PilihanField(StatusSiaran, max_length=10, default=StatusSiaran.DRAF)
    penyetuju = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    jumlah_layak = models.PositiveIntegerField(default=0, editable=False)
    ada_eksternal = models.BooleanField(default=False, editable=False)
    luar_unit = models.BooleanField(default=False, editable=False)

    objects = SiaranQuerySet.as_manager()

    class Meta:
        verbose_name = "siaran"
        verbose_name_plural = "siaran"
        ordering = ("-status_sejak", "-nomor")
        permissions = (
            ("susun_siaran", "Boleh menyusun dan mengirim siaran"),
            ("setujui_siaran", "Boleh menyetujui siaran"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(tujuan__in=TUJUAN_SIARAN),
                name="pemangku_siaran_tujuan_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(kanal__in=KANAL_SIARAN),
                name="pemangku_siaran_kanal_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(penyetuju__isnull=True) | ~Q(penyetuju=F("penyusun")),
                name="pemangku_siaran_empat_mata",
            ),
            models.CheckConstraint(
                condition=Q(penyetuju__isnull=True)
                | ~Q(penulis__contains=[F("penyetuju")]),
                name="pemangku_siaran_bukan_penulis",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(StatusSiaran.BERJALAN, StatusSiaran.SELESAI))
                | Q(penyetuju__isnull=False)
                | Q(luar_unit=False, jumlah_layak__lt=PERLU_PENYETUJU),
                name="pemangku_siaran_jalan_disetujui",
            ),
        )

    def __str__(self) -> str:
        return f"{self.nomor} {self.judul}"

    @property
    def perlu_penyetuju(self) -> bool:
        return self.luar_unit or self.jumlah_layak >= PERLU_PENYETUJU

    @property
    def terkena_hening(self) -> bool:
        return self.tujuan != TujuanPersetujuan.UNDANGAN or self.ada_eksternal

    def disiarkan_oleh(self, petugas: Petugas) -> bool:
        kirim = Cakupan.untuk(petugas, kota=PENYIAR, unit=OPERATOR)
        return kirim.mencakup(self.unit)

    def halangan_materi(self, hari: date) -> str:
        """Why its handout keeps it back on ``hari``, as it is now; "" when it does not."""
        if self.materi_id is None:
            return ""
        return Materi.objects.get(pk=self.materi_id).halangan(hari)

    def pastikan_materi(self, pada: datetime) -> None:
        if halangan := self.halangan_materi(timezone.localdate(pada)):
            raise TindakanTerlarang(halangan)

    def setujui(self, saat: Saat) -> Self:
        """A second pair of eyes; raises TindakanTerlarang for its authors.

        Or for a handout that may no longer be given out.
        """
        if self.ditulis(saat.oleh):
            raise TindakanTerlarang(BUKAN_PENYUSUN)
        self.pastikan_materi(saat.pada)
        return self.lakukan(
            TindakanSiaran.SETUJUI,
            saat,
            syarat={
                "penulis": self.penulis,
                "edisi": self.edisi,
                "status_sejak": self.status_sejak,
            },
            penyetuju=saat.oleh,
        )

    def kembalikan(self, saat: Saat, *, alasan: str) -> Self:
        return self.lakukan(
            TindakanSiaran.KEMBALIKAN,
            saat,
            catatan=wajib(alasan, PERLU_ALASAN),
            penyetuju=None,
        )


class MasaHeningQuerySet(models.QuerySet["MasaHening"]):
    def meliputi(self, hari: date) -> Self:
        """In force on ``hari``, the one that lasts longest first."""
        return self.filter(mulai__lte=hari, sampai__gte=hari).order_by("-sampai")


@pghistory.track()
class MasaHening(Beridentitas):
    mulai = models.DateField()
    sampai = models.DateField("sampai dengan")
    alasan = models.CharField(max_length=200)

    objects = MasaHeningQuerySet.as_manager()

    class Meta:
        verbose_name = "masa hening"
        verbose_name_plural = "masa hening"
        ordering = ("-mulai",)
        constraints = (
            models.CheckConstraint(
                condition=Q(sampai__gte=F("mulai")), name="pemangku_masahening_urut"
            ),
        )

    def __str__(self) -> str:
        return f"{self.alasan} ({self.mulai:%d-%m-%Y} s.d. {self.sampai:%d-%m-%Y})"

    def clean(self) -> None:
        super().clean()
        mulai: date | None = self.mulai  # a form may have left them empty
        sampai: date | None = self.sampai
        if mulai and sampai and sampai < mulai:
            raise ValidationError({"sampai": "Tanggal akhir harus setelah mulai."})


# One recipient: frozen with a verdict, sent to once (pemangku 7.1, 7.2)


class PenerimaSiaranQuerySet(models.QuerySet["PenerimaSiaran"]):
    def layak(self) -> Self:
        return self.filter(vonis=VonisPenerima.LAYAK)

    def terbuka(self) -> Self:
        return (
            self.layak().filter(status__in=TERBUKA).exclude(siaran__status__in=BERAKHIR)
        )

    def dipegang(self, petugas: Petugas) -> Self:
        return self.filter(status=StatusKartu.DIPEGANG, dipegang_oleh=petugas)

    def lengkap(self) -> Self:
        return self.select_related(
            "siaran__unit", "pemangku__jenis", "pemangku__wilayah", "orang", "kanal"
        )

    def untuk_daftar(self) -> Self:
        """What a list shows: no name of a person, no number."""
        return (
            self.select_related("pemangku__jenis", "pemangku__wilayah", "kanal")
            .defer("kanal__nilai")
            .order_by("pemangku__nomor", "pk")
        )


class PenerimaSiaran(Kartu):
    Vonis = VonisPenerima

    siaran = models.ForeignKey(Siaran, models.CASCADE, related_name="penerima")
    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="+")
    # Empty: the body itself, by its own channel.
    orang = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="siaran"
    )
    jabatan = models.CharField(max_length=120, blank=True)
    vonis = PilihanField(VonisPenerima, max_length=20)

    objects = PenerimaSiaranQuerySet.as_manager()

    class Meta:
        verbose_name = "penerima siaran"
        verbose_name_plural = "penerima siaran"
        ordering = ("siaran", "pk")
        indexes = (
            models.Index(
                fields=("siaran", "vonis", "status"), name="pemangku_penerima_antre"
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("siaran", "pemangku", "orang"),
                nulls_distinct=False,
                name="pemangku_penerimasiaran_sekali",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKartu.MENUNGGU) | Q(vonis=VonisPenerima.LAYAK),
                name="pemangku_penerimasiaran_hanya_layak",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusKartu.DIPEGANG)
                | Q(dipegang_oleh__isnull=False),
                name="pemangku_penerimasiaran_dipegang_seseorang",
            ),
        )

    def __str__(self) -> str:
        return f"{self.siaran.nomor}: {self.pemangku.nomor}"

    @property
    def jejak_induk(self) -> tuple[models.Model, dict[str, str]]:
        return self.siaran, {"penerima": self.pemangku.nomor}

    def dapat_dipegang(self, petugas: Petugas, dari: str = "") -> bool:
        layak = self.vonis == VonisPenerima.LAYAK
        return layak and super().dapat_dipegang(petugas, dari)
