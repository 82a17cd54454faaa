"""Topics that all services share: what people care about, and what it is called elsewhere."""

from __future__ import annotations

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from .tercatat import Tercatat

DUA_TINGKAT = "Induknya sendiri punya induk; pilih isu paling atas."
BERANAK = "Isu ini punya isu di bawahnya, jadi tidak dapat berada di bawah isu lain."
DIRINYA = "Isu tidak dapat menjadi induk dirinya sendiri."
SALAH_SATU = "Isi kategori pengaduan atau kelompok informasi."


class IsuQuerySet(models.QuerySet["Isu"]):
    """Topics by use and by place in the tree."""

    def aktif(self) -> IsuQuerySet:
        """Those that may be chosen."""
        return self.filter(aktif=True)


@pghistory.track()
class Isu(Tercatat):
    """A topic; at most one other stands above it (pemangku 4.1)."""

    kode = models.CharField(
        max_length=30,
        unique=True,
        validators=(
            RegexValidator(
                r"^[a-z0-9]+(-[a-z0-9]+)*\Z", "Huruf kecil, angka, dan tanda hubung."
            ),
        ),
        help_text="Huruf kecil, angka, dan tanda hubung; mis. sampah.",
    )
    nama = models.CharField(max_length=80, unique=True)
    induk = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bawahan",
        help_text="Kosong: isu paling atas.",
    )
    aktif = models.BooleanField(default=True)

    objects = IsuQuerySet.as_manager()

    class Meta:
        verbose_name = "isu"
        verbose_name_plural = "isu"
        ordering = ("nama",)
        constraints = (
            models.CheckConstraint(
                condition=Q(induk=None) | ~Q(induk=F("pk")),
                name="organisasi_isu_bukan_induk_sendiri",
                violation_error_message=DIRINYA,
            ),
        )

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        """Two levels: what stands below another has nothing below itself."""
        super().clean()
        if self.induk is None:
            return
        if self.induk.pk == self.pk:
            raise ValidationError({"induk": DIRINYA})
        if self.induk.induk_id is not None:
            raise ValidationError({"induk": DUA_TINGKAT})
        if self.pk and self.bawahan.exists():
            raise ValidationError({"induk": BERANAK})


class IsuPadanan(models.Model):
    """What a topic is called in another service: codes, for no app knows the others."""

    isu = models.ForeignKey(Isu, models.CASCADE, related_name="padanan")
    kategori_pengaduan = models.CharField(
        "kode kategori pengaduan", max_length=40, blank=True
    )
    topik_informasi = models.CharField(
        "kode kelompok informasi", max_length=40, blank=True
    )

    class Meta:
        verbose_name = "padanan isu"
        verbose_name_plural = "padanan isu"
        ordering = ("kategori_pengaduan", "topik_informasi")
        constraints = (
            models.UniqueConstraint(
                fields=("isu", "kategori_pengaduan", "topik_informasi"),
                name="organisasi_isupadanan_sekali",
            ),
            models.CheckConstraint(
                condition=~Q(kategori_pengaduan="", topik_informasi=""),
                name="organisasi_isupadanan_berisi",
                violation_error_message=SALAH_SATU,
            ),
        )

    def __str__(self) -> str:
        return self.kategori_pengaduan or self.topik_informasi
