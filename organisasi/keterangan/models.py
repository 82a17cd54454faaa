"""What somebody without an account is asked about a case, and what he answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Self
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Model, Q
from django.urls import reverse

from organisasi.alur.tindakan import Berkas, DaftarTindakan
from organisasi.basis_data.kolom import NamaAcak, PilihanField, kendala, sekali
from organisasi.kantor.models import Petugas, Unit, oleh_petugas
from organisasi.kantor.peran import Cakupan
from organisasi.sandi import TeksTersandi

# So long a link is open.
BERLAKU = timedelta(days=14)


class BerkasBertanya(models.TextChoices):
    """The kinds of case about which others are asked."""

    PERMOHONAN = "informasi.permohonan", "Permohonan"
    ADUAN = "pengaduan.pengaduan", "Aduan"


class StatusKeterangan(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu jawaban"
    MASUK = "masuk", "Jawaban masuk"
    SELESAI = "selesai", "Jawaban diterima"
    DITUTUP = "ditutup", "Ditutup"


S, IZIN_PERIKSA = StatusKeterangan, "organisasi.change_permintaanketerangan"
TERBUKA = frozenset({S.MENUNGGU, S.MASUK})


class TindakanKeterangan(DaftarTindakan):
    """That it is asked is an act on its case (``MINTA_KETERANGAN``)."""

    JAWAB = "Jawaban masuk", TERBUKA, S.MASUK
    TERIMA = "Terima jawaban", {S.MASUK}, S.SELESAI, IZIN_PERIKSA
    KEMBALIKAN = "Kembalikan untuk dilengkapi", {S.MASUK}, S.MENUNGGU, IZIN_PERIKSA
    TUTUP = "Tutup permintaan keterangan", TERBUKA, S.DITUTUP, IZIN_PERIKSA


class PermintaanKeteranganQuerySet(models.QuerySet["PermintaanKeterangan"]):
    def untuk(self, petugas: Petugas) -> Self:
        """Those of cases the officer may read."""
        return self._dari(lambda kasus: kasus.untuk(petugas))

    def dipegang(self, cakupan: Cakupan) -> Self:
        return self._dari(lambda kasus: kasus.filter(cakupan.q("pemegang")))

    def _dari(self, pilih: Callable[[Any], models.QuerySet[Any]]) -> Self:
        boleh = Q(pk__in=())
        for jenis in BerkasBertanya:
            kunci = pilih(apps.get_model(jenis)._default_manager).order_by()
            boleh |= Q(objek_jenis=jenis, objek_id__in=kunci.values("pk"))
        return self.filter(boleh)

    def milik(self, kasus: Model) -> Self:
        return self.filter(objek_jenis=kasus._meta.label_lower, objek_id=kasus.pk)

    def lewat(self, pada: datetime) -> Self:
        return self.filter(status=S.MENUNGGU, sampai__lte=pada)


class PermintaanKeterangan(Berkas):
    """One question to one receiver; contact and secret are kept only while it is open."""

    jalan_baca = ""
    Status = StatusKeterangan
    Tindakan = TindakanKeterangan

    objek_jenis = PilihanField(BerkasBertanya, "jenis berkas", max_length=40)
    objek_id = models.PositiveBigIntegerField()
    nomor = models.CharField("nomor berkas", max_length=100)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="ditanyakan oleh"
    )
    oleh = oleh_petugas()
    kepada = models.CharField(max_length=150)
    surel = TeksTersandi(blank=True)
    telepon = TeksTersandi("WhatsApp", blank=True)
    kode = TeksTersandi(blank=True)
    sidik_kode = models.CharField(max_length=64, unique=True)
    pertanyaan = models.TextField("yang ditanyakan")
    diminta_pada = models.DateTimeField("diminta pada")
    sampai = models.DateTimeField("tautan berlaku sampai")
    status = PilihanField(StatusKeterangan, max_length=10, default=S.MENUNGGU)
    jawaban = models.TextField(blank=True)
    dijawab_pada = models.DateTimeField("dijawab pada", null=True, blank=True)
    kekurangan = models.TextField("yang masih diminta", blank=True)

    objects = PermintaanKeteranganQuerySet.as_manager()

    class Meta:
        verbose_name = "permintaan keterangan"
        ordering = ("-diminta_pada", "-pk")
        indexes = (
            models.Index(
                fields=("objek_jenis", "objek_id"), name="organisasi_keterangan_berkas"
            ),
        )
        constraints = kendala(
            "organisasi_keterangan",
            berisi=~Q(kepada="") & ~Q(pertanyaan=""),
            berbatas=Q(sampai__gt=F("diminta_pada")),
            terhubung=~Q(status__in=(S.MENUNGGU, S.MASUK))
            | ~Q(kode="") & (~Q(surel="") | ~Q(telepon="")),
            berjawab=~Q(status__in=(S.MASUK, S.SELESAI))
            | ~Q(jawaban="") & Q(dijawab_pada__isnull=False),
        )

    def __str__(self) -> str:
        return f"{self.kepada}, {self.nomor}"

    def get_absolute_url(self) -> str:
        return reverse("keterangan", args=(self.kode,))

    @property
    def alamat_wa(self) -> str:
        nomor = self.telepon.lstrip("+").removeprefix("62").removeprefix("0")
        teks = (
            f"{self.unit.nama} meminta keterangan, nomor {self.nomor}. Jawab di sini, tanpa "
            f"akun: {settings.ALAMAT_PUBLIK}{self.get_absolute_url()}"
        )
        return f"https://wa.me/62{nomor}?text={quote(teks, safe='')}"

    @cached_property
    def kasus(self) -> Any:
        return apps.get_model(self.objek_jenis)._default_manager.get(pk=self.objek_id)

    @property
    def tanda(self) -> str:
        """Of what was answered, as an officer read it before he accepts it."""
        nama = ",".join(str(satu.pk) for satu in self.berkas.all())
        return f"{self.dijawab_pada} {nama}"


class BerkasKeterangan(models.Model):
    permintaan = models.ForeignKey(
        PermintaanKeterangan, models.CASCADE, related_name="berkas"
    )
    isi = models.FileField(upload_to=NamaAcak("keterangan"), max_length=120)
    nama = models.CharField(max_length=150)
    tipe = models.CharField(max_length=100)
    ukuran = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = "berkas keterangan"
        ordering = ("pk",)
        constraints = kendala(
            tidak_kosong=Q(ukuran__gt=0), sekali=sekali("permintaan", "sha256")
        )

    def __str__(self) -> str:
        return self.nama
