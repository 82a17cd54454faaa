"""Who a registration at the door may be: people the officer may see, with points (4.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, FloatField, Q, QuerySet, Value, When

from organisasi.models import Petugas
from pemangku.actions.kanal import sidik_kanal
from pemangku.models import Jabatan, Kanal, Pemangku, PendaftaranMandiri
from pemangku.nama import normal_lembaga, normal_orang

PALING_BANYAK = 8
# From here on two names are looked at as one person's.
MIRIP = 0.45
KANAL_SAMA, NAMA_MIRIP, LEMBAGA_SAMA = 50, 40, 15
KANAL = {"wa": Kanal.Jenis.WA, "email": Kanal.Jenis.EMAIL}


@dataclass(frozen=True, slots=True)
class Calon:
    """A person in a post, and how much speaks for it."""

    jabatan: Jabatan
    poin: int

    @property
    def label(self) -> str:
        """As the officer reads it."""
        satu = self.jabatan
        return (
            f"{satu.orang.nama_lengkap}, {satu.nama_jabatan} di "
            f"{satu.pemangku.nama_tampil} ({self.poin} poin)"
        )


def calon_orang(daftar: PendaftaranMandiri, petugas: Petugas) -> Sequence[Calon]:
    """People with the same contact or a similar name, the likeliest first."""
    isi = daftar.isi
    if not isi:
        return ()
    semua = [_nilai(satu, isi) for satu in _mirip(isi, petugas)]
    return sorted(semua, key=lambda c: -c.poin)[:PALING_BANYAK]


def _mirip(isi: dict[str, str], petugas: Petugas) -> QuerySet[Jabatan]:
    cap = [sidik_kanal(j, isi[n]) for n, j in KANAL.items() if isi.get(n)]
    kontak = Q(orang__kanal__sidik__in=cap)
    return (
        Jabatan.objects.filter(
            pemangku__in=Pemangku.objects.untuk(petugas).values("pk"),
            selesai=None,
            orang__status="aktif",
        )
        .annotate(
            s=TrigramSimilarity("orang__nama_normal", normal_orang(isi["nama"])),
            kontak=Case(
                When(kontak, then=Value(1.0)),
                default=Value(0.0),
                output_field=FloatField(),
            ),
        )
        .filter(Q(s__gte=MIRIP) | Q(kontak=1))
        .select_related("orang", "pemangku__jenis__unsur", "pemangku__wilayah")
        .order_by("-kontak", "-s", "pk")
        .distinct()[: PALING_BANYAK * 2]
    )


def _nilai(jabatan: Jabatan, isi: dict[str, str]) -> Calon:
    kemiripan: float = jabatan.s  # type: ignore[attr-defined]  # annotated above
    poin = KANAL_SAMA if jabatan.kontak else 0  # type: ignore[attr-defined]  # the same
    if kemiripan >= MIRIP:
        poin += round(NAMA_MIRIP * kemiripan)
    if jabatan.pemangku.nama_normal == normal_lembaga(isi["lembaga"]):
        poin += LEMBAGA_SAMA
    return Calon(jabatan, poin)
