"""The poll before and after a visit: six taps of nobody in particular (pemangku 6.8).

No row knows a person, an address or a time. The part of society is not asked: in a small
room it would point at one person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import models, transaction
from django.db.models import Count, F, Q, Sum

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.kolom import PilihanField
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
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


# What is asked, and the right answer: "ya" where to know is enough.
PERTANYAAN: dict[str, tuple[str, str]] = {
    "q1": ("Saya tahu PPID dan cara memakainya", "ya"),
    "q2": ("Saya tahu SP4N-LAPOR! dan cara memakainya", "ya"),
    "q3": ("Saya tahu 112 dan cara memakainya", "ya"),
    "q4": ("Jalan rusak di RW saya. Ke mana?", str(Saluran.SP4N)),
    "q5": ("Ingin tahu anggaran kelurahan. Ke mana?", str(Saluran.PPID)),
    "q6": ("Ada kebakaran. Ke mana?", str(Saluran.DARURAT)),
}
YAKIN = "Saya yakin laporan akan ditindaklanjuti"


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
        verbose_name = "jajak"
        verbose_name_plural = "jajak"
        constraints = (
            models.UniqueConstraint(
                fields=("kegiatan", "tahap", "kunci"),
                nulls_distinct=False,
                name="pemangku_jajak_sekali",
            ),
            models.CheckConstraint(
                condition=Q(kunci=None) | Q(lembar=1),
                name="pemangku_jajak_layar_selembar",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{kolom}__lte": F("lembar")}),
                    name=f"pemangku_jajak_{kolom}_muat",
                )
                for kolom in PERTANYAAN
            ),
            models.CheckConstraint(
                condition=Q(q7__isnull=True) | Q(q7__gte=1, q7__lte=5),
                name="pemangku_jajak_yakin_satu_sampai_lima",
            ),
        )

    def __str__(self) -> str:
        return f"Jajak {self.get_tahap_display().lower()}"


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
    if baru and banyak_jawaban(kini, tahap) > TERBANYAK:
        raise TindakanTerlarang(PENUH)


def banyak_jawaban(kegiatan: Kegiatan, tahap: str) -> int:
    """How many answered on a screen."""
    return kegiatan.jajak.filter(tahap=tahap, kunci__isnull=False).count()


@transaction.atomic
def isi_jajak_kertas(
    kegiatan: Kegiatan, saat: Saat, *, tahap: str, **jumlah: int
) -> Kegiatan:
    """Key the totals of the sheets; keyed again they replace what stood there.

    The trail keeps them all. Raises TindakanTerlarang for a closed visit.
    """
    kini = kunci_terbuka(kegiatan.pk)
    kini.jajak.update_or_create(tahap=tahap, kunci=None, defaults=jumlah)
    sesudah = {"tahap": str(TahapJajak(tahap).label), **jumlah}
    Jejak.objects.catat(kini, "isi_jajak_kertas", saat=saat, sesudah=sesudah)
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
    """Every question of the poll, screens and paper together."""
    hitung = {f"_{kolom}": Sum(kolom) for kolom in PERTANYAAN}
    yakin = {"_yakin": Count("q7"), "_q7": Count("q7", filter=Q(q7__gte=YAKIN_SEJAK))}
    semua: Any = kegiatan.jajak.values("tahap").annotate(
        _n=Sum("lembar"), **hitung, **yakin
    )
    angka = {satu["tahap"]: satu for satu in semua}
    judul = {kolom: (teks, "_n") for kolom, (teks, _benar) in PERTANYAAN.items()}
    judul["q7"] = f"{YAKIN} (4 atau 5)", "_yakin"
    if not angka:
        return []
    awal, akhir = (angka.get(tahap, {}) for tahap in TahapJajak.values)

    def bagian(satu: dict[str, Any], n: str, benar: str) -> BagianJajak:
        return BagianJajak(satu.get(n, 0), satu.get(benar, 0))

    return [
        BarisJajak(teks, bagian(awal, n, f"_{q}"), bagian(akhir, n, f"_{q}"))
        for q, (teks, n) in judul.items()
    ]
