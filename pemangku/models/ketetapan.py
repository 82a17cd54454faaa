"""Annexes of decisions: a list as it stood on the day it was fixed (9.7, PK-55)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

import pghistory
import pgtrigger
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from organisasi.alur.tindakan import TETAP, Berkas, Langkah, TindakanTerlarang
from organisasi.models import Petugas, Unit
from pemangku.models.dasar import Beridentitas

BELUM_LENGKAP = "Isi nomor, tanggal, dan penanda tangan SK dulu."
SUDAH_ADA = "Salinan bertanda tangan sudah ada; ketetapan tidak berubah lagi."


class JenisKetetapan(models.TextChoices):
    """Lists that decisions of the mayor or the secretary fix."""

    PPID_PELAKSANA = "ppid_pelaksana", "Daftar PPID Pelaksana"
    ADMIN_SP4N = "admin_sp4n", "Daftar admin SP4N-LAPOR!"
    BAKOHUMAS = "bakohumas", "Daftar anggota Bakohumas"
    DAFTAR_PEMANGKU = "daftar_pemangku", "Daftar pemangku kepentingan"


class StatusKetetapan(models.TextChoices):
    """Life of an annex."""

    RANCANGAN = "rancangan", "Rancangan"
    TETAP = "tetap", "Ditetapkan"


class TindakanKetetapan(models.TextChoices):
    """Acts that move it."""

    TETAPKAN = "tetapkan", "Tetapkan"
    UNGGAH = "unggah", "Unggah salinan bertanda tangan"


S, T = StatusKetetapan, TindakanKetetapan


@pghistory.track()
class Ketetapan(Berkas, Beridentitas):
    """One annex. While it is a draft its list is the register's; fixed, it is its own."""

    Jenis = JenisKetetapan
    Status = StatusKetetapan
    Tindakan = TindakanKetetapan
    ALUR: ClassVar[Mapping[str, Langkah]] = {
        T.TETAPKAN: Langkah(frozenset({str(S.RANCANGAN)}), S.TETAP),
        T.UNGGAH: Langkah(frozenset({str(S.TETAP)}), TETAP),
    }

    jenis = models.CharField(max_length=20, choices=JenisKetetapan)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="+",
        help_text="Unit yang menerbitkan; namanya menjadi kepala surat.",
    )
    nomor = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal = models.DateField("tanggal SK", null=True, blank=True)
    penandatangan = models.CharField(
        "penanda tangan",
        max_length=150,
        blank=True,
        help_text="Jabatan, mis. Wali Kota Tasikmalaya.",
    )
    status = models.CharField(
        max_length=10, choices=StatusKetetapan, default=StatusKetetapan.RANCANGAN
    )
    snapshot = models.JSONField(default=dict, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    kode_verifikasi = models.CharField(max_length=20, blank=True, editable=False)
    berkas_ttd = models.FileField(
        "salinan bertanda tangan", upload_to="ketetapan/%Y/", blank=True, editable=False
    )

    class Meta:
        verbose_name = "ketetapan"
        verbose_name_plural = "ketetapan"
        ordering = ("-tanggal", "jenis")
        permissions = (("tetapkan_ketetapan", "Boleh menetapkan lampiran SK"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=StatusKetetapan.values),
                name="pemangku_ketetapan_status_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusKetetapan.RANCANGAN)
                | (
                    ~Q(nomor="")
                    & ~Q(penandatangan="")
                    & ~Q(sha256="")
                    & ~Q(kode_verifikasi="")
                    & Q(tanggal__isnull=False)
                ),
                name="pemangku_ketetapan_tetap_bernomor",
            ),
            models.UniqueConstraint(
                fields=("jenis", "nomor"),
                condition=~Q(nomor=""),
                name="pemangku_ketetapan_nomor_unik",
            ),
            models.UniqueConstraint(
                fields=("kode_verifikasi",),
                condition=~Q(kode_verifikasi=""),
                name="pemangku_ketetapan_kode_unik",
            ),
        )
        triggers = (
            pgtrigger.Trigger(
                name="beku_setelah_ditetapkan",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.status = 'tetap'"),
                func="""
            IF TG_OP = 'UPDATE' AND OLD.berkas_ttd = '' AND
                to_jsonb(OLD) - 'berkas_ttd' = to_jsonb(NEW) - 'berkas_ttd'
            THEN RETURN NEW; END IF;
            RAISE EXCEPTION 'A fixed Ketetapan does not change.';
            """,
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}".strip()

    def get_absolute_url(self) -> str:
        """The public page that says whether a printed annex is genuine."""
        return reverse("informasi:surat-verifikasi", args=(self.kode_verifikasi,))

    @property
    def tetap(self) -> bool:
        """Whether it is fixed."""
        return self.status == StatusKetetapan.TETAP

    def tetapkan(
        self,
        *,
        oleh: Petugas,
        pada: datetime,
        snapshot: Mapping[str, Any],
        sha256: str,
        kode: str,
    ) -> Self:
        """Freeze it; raises TindakanTerlarang without number, day or signer."""
        if not (self.nomor and self.tanggal and self.penandatangan):
            raise TindakanTerlarang(BELUM_LENGKAP)
        with transaction.atomic():
            # Before the act, so that names stay out of the trail.
            self.snapshot = dict(snapshot)
            rancangan = type(self).objects.filter(pk=self.pk, status=S.RANCANGAN)
            rancangan.update(snapshot=self.snapshot)
            return self._jalankan(
                T.TETAPKAN,
                oleh=oleh,
                pada=pada,
                syarat={"edisi": self.edisi},
                sha256=sha256,
                kode_verifikasi=kode,
            )

    def unggah(self, *, oleh: Petugas, pada: datetime, berkas: str) -> Self:
        """Keep the signed copy, once; raises TindakanTerlarang when there is one."""
        if self.berkas_ttd:
            raise TindakanTerlarang(SUDAH_ADA)
        return self._jalankan(
            T.UNGGAH, oleh=oleh, pada=pada, syarat={"berkas_ttd": ""}, berkas_ttd=berkas
        )


class KertasTerbit(Beridentitas):
    """A paper that was printed as final: what its code on the verification page says."""

    jenis = models.CharField(max_length=60)
    nomor = models.CharField(max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    tanggal = models.DateField()
    kode = models.CharField(max_length=20, unique=True)
    # SHA-256 of the words of the paper, printed on it: equal words, equal code.
    sidik = models.CharField(max_length=64)

    class Meta:
        verbose_name = "kertas terbit"
        verbose_name_plural = "kertas terbit"
        ordering = ("-dibuat_pada",)
        constraints = (
            models.UniqueConstraint(
                fields=("jenis", "nomor", "sidik"), name="pemangku_kertasterbit_unik"
            ),
        )
        triggers = (
            pgtrigger.Protect(
                name="hanya_ditambah", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        )

    def __str__(self) -> str:
        return f"{self.jenis} {self.nomor}"
