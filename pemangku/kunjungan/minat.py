"""What a stakeholder cares about: each word is a row, the last one on a topic counts (4.4)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual

from organisasi.basis_data.kolom import PilihanField
from organisasi.kantor.saat import Saat
from organisasi.models import Isu, Jejak
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.pilihan import SikapMinat, SumberData
from pemangku.inventaris.tabel import Beridentitas, hanya_ditambah
from pemangku.kunjungan.models import Kegiatan

URAIAN_MIN, URAIAN_MAKS = 10, 500


class MinatQuerySet(models.QuerySet["Minat"]):
    def terkini(self) -> MinatQuerySet:
        """Of each stakeholder the last word on each topic."""
        sama = Minat.objects.filter(pemangku=OuterRef("pemangku"), isu=OuterRef("isu"))
        return self.filter(pk=Subquery(sama.values("pk")[:1]))


class Minat(Beridentitas):
    Sikap = SikapMinat
    Sumber = SumberData

    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="minat")
    isu = models.ForeignKey(Isu, models.PROTECT, related_name="+")
    # Of a figure who was forgotten nothing is kept of what was written about him.
    uraian = models.CharField(
        max_length=URAIAN_MAKS, validators=(MinLengthValidator(URAIAN_MIN),)
    )
    sikap = PilihanField(SikapMinat, max_length=15, default=SikapMinat.BELUM_DIKETAHUI)
    pada = models.DateTimeField()
    sumber = models.CharField(max_length=10, choices=Sumber)
    kegiatan = models.ForeignKey(
        Kegiatan, models.PROTECT, null=True, blank=True, related_name="minat"
    )

    objects = MinatQuerySet.as_manager()

    class Meta:
        verbose_name = "minat"
        verbose_name_plural = "minat"
        ordering = ("-pada", "-dibuat_pada", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(uraian="")
                | Q(GreaterThanOrEqual(Length("uraian"), URAIAN_MIN)),
                name="pemangku_minat_uraian_cukup",
            ),
        )
        indexes = (
            models.Index(
                fields=("pemangku", "isu", "-pada"), name="pemangku_minat_kini"
            ),
        )
        triggers = hanya_ditambah(
            pindah="pemangku_id", kosongkan=("uraian",), cabut=SumberData.IMPOR.value
        )

    def __str__(self) -> str:
        return f"{self.isu} ({self.get_sikap_display()})"


# What was said or read is written down

TERLALU_PENDEK = f"Tulis paling sedikit {URAIAN_MIN} huruf: apa yang menjadi minatnya."
TAK_DIPAKAI = "Isu ini tidak dipakai lagi; pilih yang lain."


@transaction.atomic
def catat_minat(
    pemangku: Pemangku,
    saat: Saat,
    *,
    isu: Isu,
    uraian: str,
    sikap: str,
    sumber: str,
    kegiatan: Kegiatan | None = None,
) -> Minat:
    """Add a word on a topic; the same word as the last one on it is returned as it is.

    ValidationError by field for a topic out of use or too short a text.
    """
    uraian = " ".join(uraian.split())
    if not isu.aktif:
        raise ValidationError({"isu": TAK_DIPAKAI})
    if len(uraian) < URAIAN_MIN:
        raise ValidationError({"uraian": TERLALU_PENDEK})
    kini = Pemangku.objects.select_for_update(of=("self",)).get(pk=pemangku.pk)
    isi = {"uraian": uraian, "sikap": sikap, "sumber": sumber, "kegiatan": kegiatan}
    akhir = kini.minat.filter(isu=isu).first()
    if akhir and all(getattr(akhir, nama) == nilai for nama, nilai in isi.items()):
        return akhir
    baris = Minat(pemangku=kini, isu=isu, pada=saat.pada, dibuat_oleh=saat.oleh, **isi)
    baris.clean_fields(exclude=("dibuat_oleh",))
    baris.save(force_insert=True)
    # Not the words: of a figure they are gone when he is forgotten, the trail stays.
    Jejak.objects.catat(
        kini, "catat_minat", saat=saat, sesudah={"isu": isu.kode, "sikap": str(sikap)}
    )
    return baris
