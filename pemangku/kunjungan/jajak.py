"""The poll before and after a visit: six taps of nobody in particular (pemangku 6.8).

No row knows a person, an address or a time. The part of society is not asked: in a small
room it would point at one person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.kolom import PilihanField
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.tabel import Beridentitas
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import Saluran
from pemangku.kunjungan.undangan import kunci_terbuka


class TahapJajak(models.TextChoices):
    AWAL = "awal", "Awal"
    AKHIR = "akhir", "Akhir"


class JawabKeMana(models.TextChoices):
    PPID = "ppid", "PPID"
    SP4N = "sp4n", "SP4N-LAPOR!"
    DARURAT = "112", "112"
    TIDAK_TAHU = "tidak_tahu", "Tidak tahu"


# What is asked, and the right answer: True where to know is enough.
PERTANYAAN: dict[str, tuple[str, bool | str]] = {
    "q1": ("Saya tahu PPID dan cara memakainya", True),
    "q2": ("Saya tahu SP4N-LAPOR! dan cara memakainya", True),
    "q3": ("Saya tahu 112 dan cara memakainya", True),
    "q4": ("Jalan rusak di RW saya. Ke mana?", str(Saluran.SP4N)),
    "q5": ("Ingin tahu anggaran kelurahan. Ke mana?", str(Saluran.PPID)),
    "q6": ("Ada kebakaran. Ke mana?", str(Saluran.DARURAT)),
}
YAKIN = "Saya yakin laporan akan ditindaklanjuti"
TERLALU_BANYAK = "Tidak mungkin lebih dari jumlah lembarnya."


class JajakJawaban(models.Model):
    """One answer of a page; ``kunci`` is random, made anew whenever the page opens."""

    Tahap = TahapJajak
    KeMana = JawabKeMana

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="jajak")
    tahap = PilihanField(
        TahapJajak, max_length=5, kendala="pemangku_jajak_tahap_dikenal"
    )
    kunci = models.UUIDField(editable=False)
    q1 = models.BooleanField(PERTANYAAN["q1"][0])
    q2 = models.BooleanField(PERTANYAAN["q2"][0])
    q3 = models.BooleanField(PERTANYAAN["q3"][0])
    q4 = models.CharField(PERTANYAAN["q4"][0], max_length=10, choices=JawabKeMana)
    q5 = models.CharField(PERTANYAAN["q5"][0], max_length=10, choices=JawabKeMana)
    q6 = models.CharField(PERTANYAAN["q6"][0], max_length=10, choices=JawabKeMana)
    q7 = models.PositiveSmallIntegerField(YAKIN, null=True, blank=True)

    class Meta:
        verbose_name = "jawaban jajak"
        verbose_name_plural = "jawaban jajak"
        constraints = (
            models.UniqueConstraint(
                fields=("kegiatan", "tahap", "kunci"), name="pemangku_jajak_sekali"
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{kolom}__in": JawabKeMana.values}),
                    name=f"pemangku_jajak_{kolom}_dikenal",
                )
                for kolom in ("q4", "q5", "q6")
            ),
            models.CheckConstraint(
                condition=Q(q7__isnull=True) | Q(q7__gte=1, q7__lte=5),
                name="pemangku_jajak_yakin_satu_sampai_lima",
            ),
        )

    def __str__(self) -> str:
        return f"Jajak {self.get_tahap_display().lower()}"


@pghistory.track()
class JajakKertas(Beridentitas):
    """Totals of the paper sheets of one stage, keyed by staff: how many knew it."""

    KOLOM: ClassVar[tuple[str, ...]] = tuple(PERTANYAAN)

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="jajak_kertas")
    tahap = PilihanField(TahapJajak, max_length=5)
    lembar = models.PositiveSmallIntegerField("jumlah lembar")
    q1 = models.PositiveSmallIntegerField(PERTANYAAN["q1"][0])
    q2 = models.PositiveSmallIntegerField(PERTANYAAN["q2"][0])
    q3 = models.PositiveSmallIntegerField(PERTANYAAN["q3"][0])
    q4 = models.PositiveSmallIntegerField(PERTANYAAN["q4"][0])
    q5 = models.PositiveSmallIntegerField(PERTANYAAN["q5"][0])
    q6 = models.PositiveSmallIntegerField(PERTANYAAN["q6"][0])

    class Meta:
        verbose_name = "jajak dari kertas"
        verbose_name_plural = "jajak dari kertas"
        constraints = (
            models.UniqueConstraint(
                fields=("kegiatan", "tahap"), name="pemangku_jajakkertas_sekali"
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{kolom}__lte": F("lembar")}),
                    name=f"pemangku_jajakkertas_{kolom}_muat",
                )
                for kolom in PERTANYAAN
            ),
        )

    def __str__(self) -> str:
        return f"Jajak kertas {self.get_tahap_display().lower()}"

    def clean(self) -> None:
        super().clean()
        lembar: int | None = self.lembar  # a form may have left it empty
        salah = {
            kolom: TERLALU_BANYAK
            for kolom in self.KOLOM
            if lembar is not None and (getattr(self, kolom) or 0) > lembar
        }
        if salah:
            raise ValidationError(salah)


# Answers: kept while the door is open, or keyed from paper (PK-40)

# Nobody's address is looked at, so what a whole hall may send is limited instead.
TERBANYAK = 500
PENUH = "Jajak ini sudah penuh. Terima kasih."
TUTUP = "Jajak ini sudah ditutup."


@transaction.atomic
def jawab_jajak(
    kegiatan: Kegiatan, tahap: str, *, kunci: UUID, isi: dict[str, Any], pada: datetime
) -> None:
    """Keep an answer of nobody; the same page load replaces its own (PK-40).

    Raises TindakanTerlarang outside the hours of the door, and for more than a hall.
    """
    kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    if not kini.qr_terbuka(pada):
        raise TindakanTerlarang(TUTUP)
    _, baru = kini.jajak.update_or_create(tahap=tahap, kunci=kunci, defaults=isi)
    if baru and kini.jajak.filter(tahap=tahap).count() > TERBANYAK:
        raise TindakanTerlarang(PENUH)


@transaction.atomic
def isi_jajak_kertas(
    kegiatan: Kegiatan, saat: Saat, *, tahap: str, **jumlah: int
) -> Kegiatan:
    """Key the totals of the sheets; keyed again they replace what stood there.

    Raises TindakanTerlarang for a closed visit, ValidationError by field for more right
    answers than sheets.
    """
    kini = kunci_terbuka(kegiatan.pk)
    lama = JajakKertas.objects.filter(kegiatan=kini, tahap=tahap).first()
    satu = lama or JajakKertas(kegiatan=kini, tahap=tahap, dibuat_oleh=saat.oleh)
    for nama, nilai in jumlah.items():
        setattr(satu, nama, nilai)
    satu.full_clean(exclude=("dibuat_oleh",))
    satu.save()
    Jejak.objects.catat(
        kini,
        "isi_jajak_kertas",
        saat=saat,
        sesudah={"tahap": satu.get_tahap_display(), "lembar": str(satu.lembar)},
    )
    return kini


# What the poll found: shares before and after, and what was gained (6.8)

# Fewer answers would say more about single people than about the room.
TERSEDIKIT = 5
YAKIN_SEJAK = 4
TERLALU_SEDIKIT = "jawaban terlalu sedikit"


@dataclass(frozen=True, slots=True)
class BagianJajak:
    """How many of ``n`` knew it; "" or the sentence where ``n`` is too small."""

    n: int
    benar: int

    @property
    def persen(self) -> float | None:
        """The share in percent to one decimal, half up; None where too few answered."""
        if self.n < TERSEDIKIT:
            return None
        # In whole numbers: floats would round 6.25 down.
        return (2000 * self.benar + self.n) // (2 * self.n) / 10

    @property
    def teks(self) -> str:
        if self.persen is None:
            return TERLALU_SEDIKIT
        return f"{self.persen:.1f} %".replace(".", ",")


@dataclass(frozen=True, slots=True)
class BarisJajak:
    pertanyaan: str
    awal: BagianJajak
    akhir: BagianJajak

    @property
    def poin(self) -> str:
        """``+26,3 poin``: the difference of the two shares as they are shown; "" for none."""
        if self.awal.persen is None or self.akhir.persen is None:
            return ""
        beda = self.akhir.persen - self.awal.persen
        return f"{beda:+.1f} poin".replace(".", ",")


def hasil_jajak(kegiatan: Kegiatan) -> list[BarisJajak]:
    """Every question of the poll, screens and paper together; three queries at most."""
    jawaban = list(kegiatan.jajak.all())
    kertas = {satu.tahap: satu for satu in kegiatan.jajak_kertas.all()}
    awal, akhir = (
        _hitung([j for j in jawaban if j.tahap == tahap], kertas.get(tahap))
        for tahap in TahapJajak.values
    )
    if not (awal["q1"].n or akhir["q1"].n):
        return []
    judul = {kolom: teks for kolom, (teks, _benar) in PERTANYAAN.items()}
    return [
        BarisJajak(teks, awal[kolom], akhir[kolom])
        for kolom, teks in {**judul, "q7": f"{YAKIN} (4 atau 5)"}.items()
    ]


def _hitung(
    jawaban: list[JajakJawaban], kertas: JajakKertas | None
) -> Mapping[str, BagianJajak]:
    yakin = [j.q7 for j in jawaban if j.q7]
    return {
        "q7": BagianJajak(len(yakin), sum(nilai >= YAKIN_SEJAK for nilai in yakin)),
        **{
            kolom: BagianJajak(
                len(jawaban) + (kertas.lembar if kertas else 0),
                sum(getattr(j, kolom) == benar for j in jawaban)
                + (getattr(kertas, kolom) if kertas else 0),
            )
            for kolom, (_teks, benar) in PERTANYAAN.items()
        },
    }
