"""The yearly report of the information service, frozen when it is signed."""

from typing import TYPE_CHECKING, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from organisasi.alur.tindakan import Berkas, DaftarTindakan
from organisasi.basis_data.kolom import PilihanField, kendala, sekali
from organisasi.basis_data.models import Area, naikkan_versi
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, Tercatat, oleh_petugas

PENULIS = "Laporan ditandatangani petugas lain, bukan penulis atau pengajunya."
# The duty began with UU 14/2008, in force two years later.
TAHUN_AWAL, TAHUN_AKHIR = 2010, 2199


class StatusLaporanTahunan(models.TextChoices):
    RANCANGAN = "rancangan", "Rancangan"
    DIAJUKAN = "diajukan", "Menunggu tanda tangan"
    DITANDATANGANI = "ditandatangani", "Ditandatangani"


S = StatusLaporanTahunan


class TindakanLaporanTahunan(DaftarTindakan):
    AJUKAN = (
        "Ajukan",
        {str(S.RANCANGAN)},
        S.DIAJUKAN,
        "ppid_portal.ajukan_laporantahunan",
    )
    KEMBALIKAN = (
        "Kembalikan kepada penulis",
        {str(S.DIAJUKAN)},
        S.RANCANGAN,
        "ppid_portal.tandatangani_laporantahunan",
    )
    TANDATANGANI = (
        "Tandatangani",
        {str(S.DIAJUKAN)},
        S.DITANDATANGANI,
        "ppid_portal.tandatangani_laporantahunan",
    )


T = TindakanLaporanTahunan


class LaporanTahunanQuerySet(models.QuerySet["LaporanTahunan"]):
    def terbit(self) -> Self:
        return self.filter(status=StatusLaporanTahunan.DITANDATANGANI)


@pghistory.track()
class LaporanTahunan(Berkas, Tercatat):
    """One year's report. A draft shows today's figures; signed, its own for ever.

    UU 14/2008 Pasal 12; due three months after the year, to the Atasan PPID.
    """

    Status = StatusLaporanTahunan
    Tindakan = TindakanLaporanTahunan

    tahun = models.PositiveSmallIntegerField("tahun anggaran")
    kebijakan = models.TextField("gambaran umum kebijakan")
    pelayanan = models.TextField("gambaran umum pelayanan")
    sengketa = models.TextField("keberatan dan sengketa")
    kendala = models.TextField("kendala dari dalam dan dari luar")
    rekomendasi = models.TextField("rekomendasi dan rencana tindak lanjut")
    status = PilihanField(
        StatusLaporanTahunan,
        max_length=20,
        default=S.RANCANGAN,
        editable=False,
        kendala="portal_laporan_status_dikenal",
    )
    dibuat_oleh = models.ForeignKey(
        Petugas, models.PROTECT, editable=False, related_name="+"
    )
    diajukan_oleh = oleh_petugas(editable=False)
    nomor = models.CharField("nomor surat", max_length=100, blank=True, editable=False)
    tanggal = models.DateField("tanggal surat", null=True, blank=True, editable=False)
    jabatan = models.CharField(max_length=150, blank=True, editable=False)
    ditandatangani_oleh = oleh_petugas(editable=False)
    ditandatangani_pada = models.DateTimeField(
        "ditandatangani pada", null=True, blank=True, editable=False
    )
    # Texts with their figures, tables and rows, as ppid_portal.laporan.dokumen makes.
    isi = models.JSONField(default=dict, blank=True, editable=False)
    sha256 = models.CharField("sidik", max_length=64, blank=True, editable=False)
    kode_verifikasi = models.CharField(max_length=20, blank=True, editable=False)

    objects = LaporanTahunanQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan tahunan"
        ordering = ("-tahun",)
        permissions = (
            ("ajukan_laporantahunan", "Boleh mengajukan laporan tahunan"),
            ("tandatangani_laporantahunan", "Boleh menandatangani laporan tahunan"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("tahun",),
                name="portal_laporan_satu_setahun",
                violation_error_message="Laporan tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(tahun__range=(TAHUN_AWAL, TAHUN_AKHIR)),
                name="portal_laporan_tahun_wajar",
                violation_error_message=f"Tahunnya antara {TAHUN_AWAL} dan {TAHUN_AKHIR}.",
            ),
            *kendala(
                "portal_laporan",
                diajukan_seseorang=Q(status=S.RANCANGAN)
                | Q(diajukan_oleh__isnull=False),
                tetap_bernomor=~Q(status=S.DITANDATANGANI)
                | (
                    ~Q(nomor="")
                    & ~Q(jabatan="")
                    & ~Q(sha256="")
                    & ~Q(kode_verifikasi="")
                    & Q(tanggal__isnull=False)
                    & Q(ditandatangani_oleh__isnull=False)
                    & Q(ditandatangani_pada__isnull=False)
                ),
                bukan_penulisnya=Q(ditandatangani_oleh__isnull=True)
                | (
                    ~Q(ditandatangani_oleh=F("diajukan_oleh"))
                    & ~Q(ditandatangani_oleh=F("dibuat_oleh"))
                ),
                kode_unik=sekali("kode_verifikasi", bila=~Q(kode_verifikasi="")),
            ),
        )
        triggers = (
            pgtrigger.Protect(
                name="beku_setelah_ditandatangani",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.status = 'ditandatangani'"),
            ),
            naikkan_versi(Area.KANTOR, "status = 'ditandatangani'"),
        )

    if TYPE_CHECKING:
        dibuat_oleh_id: int
        diajukan_oleh_id: int | None

    def __str__(self) -> str:
        return f"Laporan layanan informasi publik {self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("laporan-tahunan-pdf", args=(self.tahun,))

    @property
    def tetap(self) -> bool:
        return self.status == StatusLaporanTahunan.DITANDATANGANI

    def kembalikan(self, saat: Saat, *, alasan: str) -> Self:
        return self.lakukan(T.KEMBALIKAN, saat, catatan=alasan)

    def halangan_tanda(self, petugas: Petugas) -> str:
        """Why the officer may not sign it; "" for who neither wrote nor submitted it."""
        penulis = {self.dibuat_oleh_id, self.diajukan_oleh_id}
        return PENULIS if petugas.pk in penulis else ""
