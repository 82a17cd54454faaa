"""The outbox, confirmed mailboxes, and calls to make to people without mail.

Every message to people is a row, written with the act that caused it.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from organisasi.alur.tindakan import TETAP, DaftarTindakan
from organisasi.basis_data.kerja import MENYERAH_SETELAH, jeda_ulang
from organisasi.basis_data.kolom import PilihanField, kendala
from organisasi.kantor.models import Petugas, Unit, oleh_petugas
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.sandi import TeksTersandi, sidik_surel

# A message that has left proves nothing any more after this.
SIMPAN_TERKIRIM = timedelta(days=30)
ALAMAT = "(alamat)"
# Who has shown that a mailbox is his shows it again after this.
SIMPAN_PASTI = timedelta(days=365)


class StatusNotifikasi(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    TERKIRIM = "terkirim", "Terkirim"
    BUNTU = "buntu", "Gagal, perlu petugas"
    DITOLAK = "ditolak", "Alamat ditolak"
    DITAHAN = "ditahan", "Ditahan sampai surelnya dipastikan"


class JalurNotifikasi(models.TextChoices):
    """What kind of mail it is; the queue takes them in the order of their values.

    An alarm, or the link somebody waits for to sign in, goes before all else; broadcasts
    go last. News for officers is collected: what waits for one address leaves as one mail.
    """

    ALARM = "alarm", "Alarm dan akun"
    BIASA = "biasa", "Biasa"
    PETUGAS = "petugas", "Kabar untuk petugas"
    SIARAN = "siaran", "Siaran"


class NotifikasiQuerySet(models.QuerySet["Notifikasi"]):
    def siap(self, pada: datetime) -> Self:
        return self.filter(
            status=StatusNotifikasi.MENUNGGU, coba_lagi_pada__lte=pada
        ).order_by("jalur", "coba_lagi_pada", "pk")

    def kepada(self, *alamat: str) -> Self:
        """Messages to these mailboxes: the address itself is encrypted."""
        return self.filter(sidik_penerima__in=[sidik_surel(a) for a in alamat])

    def kabar(self, penerima: str) -> Self:
        return self.kepada(penerima).filter(jalur=JalurNotifikasi.PETUGAS)

    def usang(self, pada: datetime) -> Self:
        """Messages that left, were refused or held for good, so long ago that they go."""
        batas = pada - SIMPAN_TERKIRIM
        return self.filter(
            Q(status=StatusNotifikasi.TERKIRIM, dikirim_pada__lte=batas)
            | Q(
                status__in=(StatusNotifikasi.DITOLAK, StatusNotifikasi.DITAHAN),
                coba_lagi_pada__lte=batas,
            )
        )

    def lepaskan(self, pada: datetime) -> int:
        return self.filter(status=StatusNotifikasi.DITAHAN).update(
            status=StatusNotifikasi.MENUNGGU, dibuat_pada=pada, coba_lagi_pada=pada
        )

    def berikutnya(self, pada: datetime) -> Notifikasi | None:
        return self.siap(pada).select_for_update(skip_locked=True).first()


class Notifikasi(models.Model):
    """One outgoing message: number and link, never content of a case."""

    Status = StatusNotifikasi
    Jalur = JalurNotifikasi

    class Saluran(models.TextChoices):
        SUREL = "surel", "Surel"

    kunci = models.CharField(
        max_length=200,
        unique=True,
        help_text="Satu kejadian, satu penerima, satu pesan.",
    )
    saluran = models.CharField(
        max_length=10, choices=Saluran.choices, default=Saluran.SUREL
    )
    jalur = PilihanField(JalurNotifikasi, max_length=10, default=JalurNotifikasi.BIASA)
    # Address, text and headers lead to a person and open his page (docs/adr/0017).
    penerima = TeksTersandi()
    sidik_penerima = models.CharField(max_length=64, blank=True, editable=False)
    # Whose address may be read: an officer's. It is a citizen's unless known otherwise.
    kepada_petugas = models.BooleanField(
        "kepada petugas", default=False, editable=False
    )
    # Further headers, such as List-Unsubscribe.
    tajuk = TeksTersandi("tajuk tambahan (JSON)", blank=True, editable=False)
    # The record the message is about: a message that cannot be delivered becomes a call.
    objek_jenis = models.CharField("jenis berkas", max_length=100, blank=True)
    objek_id = models.CharField(max_length=40, blank=True)
    objek_nomor = models.CharField("nomor berkas", max_length=100, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+"
    )
    subjek = models.CharField(max_length=200)
    isi = TeksTersandi()
    status = PilihanField(
        StatusNotifikasi, max_length=10, default=StatusNotifikasi.MENUNGGU
    )
    dibuat_pada = models.DateTimeField("dibuat pada")
    coba_lagi_pada = models.DateTimeField("coba lagi pada")
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    galat_terakhir = models.CharField("galat terakhir", max_length=300, blank=True)
    dikirim_pada = models.DateTimeField("dikirim pada", null=True, blank=True)

    objects = NotifikasiQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan keluar"
        ordering = ("-pk",)
        indexes = (
            models.Index(
                fields=("coba_lagi_pada",),
                condition=Q(status="menunggu"),
                name="organisasi_notifikasi_siap",
            ),
            models.Index(
                fields=("sidik_penerima", "-dikirim_pada"),
                condition=Q(jalur="petugas"),
                name="organisasi_notifikasi_kabar",
            ),
        )
        constraints = kendala(
            terkirim_bertanggal=~Q(status="terkirim") | Q(dikirim_pada__isnull=False),
            penerima_dicari=Q(penerima="") | ~Q(sidik_penerima=""),
        )

    def __str__(self) -> str:
        return f"{self.subjek} → {self.penerima if self.kepada_petugas else 'warga'}"

    def tandai_terkirim(self, *, pada: datetime) -> None:
        self.percobaan += 1
        self.dikirim_pada = pada
        self.status = StatusNotifikasi.TERKIRIM
        self.galat_terakhir = ""
        self.save(
            update_fields=("percobaan", "dikirim_pada", "status", "galat_terakhir")
        )

    def tandai_gagal(self, galat: str, *, pada: datetime, tetap: bool = False) -> None:
        self.percobaan += 1
        # What the mail server says repeats the address it refuses.
        alamat = re.escape(self.penerima)
        galat = re.sub(alamat, ALAMAT, galat, flags=re.IGNORECASE)
        self.galat_terakhir = galat[:300]
        self.coba_lagi_pada = pada
        if tetap:
            self.status = StatusNotifikasi.DITOLAK
        else:
            self.coba_lagi_pada += jeda_ulang(self.percobaan)
            if pada - self.dibuat_pada >= MENYERAH_SETELAH:
                self.status = StatusNotifikasi.BUNTU
        self.save(
            update_fields=("percobaan", "galat_terakhir", "status", "coba_lagi_pada")
        )

    def tahan(self) -> None:
        self.status = StatusNotifikasi.DITAHAN

    def antre_lagi(self, *, pada: datetime) -> None:
        self.status = StatusNotifikasi.MENUNGGU
        self.dibuat_pada = pada
        self.coba_lagi_pada = pada
        self.save(update_fields=("status", "dibuat_pada", "coba_lagi_pada"))


class KotakSurel(models.Model):
    """A mailbox whose owner has shown that he reads it; only its keyed hash is known."""

    sidik = models.CharField(max_length=64, unique=True)
    dipastikan_pada = models.DateTimeField("dipastikan pada")

    class Meta:
        verbose_name = "kotak surel yang dipastikan"

    def __str__(self) -> str:
        return f"{self.sidik[:8]}…"


class TugasHubungiQuerySet(models.QuerySet["TugasHubungi"]):
    def terbuka(self) -> Self:
        return self.filter(selesai_pada=None)

    def untuk(self, petugas: Petugas) -> Self:
        cakupan = Cakupan.untuk(
            petugas,
            kota={Peran.PPID_UTAMA, Peran.AUDITOR},
            unit={
                Peran.PETUGAS_LAYANAN,
                Peran.PPID_PEMBANTU,
                Peran.ADMIN_SP4N,
                Peran.INSPEKTORAT,
            },
        )
        return self.filter(cakupan.q("unit"))


class TindakanTugas(DaftarTindakan):
    SELESAI = "Catat sudah dihubungi", (), TETAP, "organisasi.change_tugashubungi"


class TugasHubungi(models.Model):
    """Somebody without mail must be told: call, print, or wait at the counter."""

    class Cara(models.TextChoices):
        TELEPON = "telepon", "Telepon"
        LOKET = "loket", "Cetak dan serahkan di loket"

    kunci = models.CharField(
        max_length=200, unique=True, help_text="Satu kejadian, satu tugas."
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    cara = models.CharField(max_length=10, choices=Cara.choices)
    objek_jenis = models.CharField("jenis berkas", max_length=100)
    objek_id = models.CharField(max_length=40)
    objek_nomor = models.CharField("nomor berkas", max_length=100, blank=True)
    perihal = models.CharField("yang disampaikan", max_length=300)
    # Danger to life: on top of every list, whatever else is due.
    darurat = models.BooleanField("darurat", default=False)
    dibuat_pada = models.DateTimeField("dibuat pada")
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)
    oleh = oleh_petugas()
    hasil = models.CharField("hasil", max_length=300, blank=True)

    objects = TugasHubungiQuerySet.as_manager()

    class Meta:
        verbose_name = "tugas menghubungi"
        ordering = ("dibuat_pada", "pk")
        indexes = (
            models.Index(
                fields=("unit", "dibuat_pada"),
                condition=Q(selesai_pada__isnull=True),
                name="organisasi_hubungi_terbuka",
            ),
        )
        constraints = kendala(
            "organisasi_hubungi",
            selesai_berhasil=Q(selesai_pada__isnull=True) | ~Q(hasil=""),
        )

    def __str__(self) -> str:
        return self.perihal
