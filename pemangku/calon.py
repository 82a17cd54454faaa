"""Who a registration at the door may be: people the officer may see, with points (4.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet

from organisasi.models import Petugas
from pemangku.actions.kanal import sidik_kanal
from pemangku.kemiripan import AMBANG_NAMA, CiriOrang, nilai_orang
from pemangku.models import Jabatan, Kanal, Pemangku, PendaftaranMandiri
from pemangku.nama import normal_lembaga, normal_orang

PALING_BANYAK = 8
PALING_DILIHAT = 60
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


def _sidik(isi: dict[str, str]) -> list[str]:
    """The hashes of the contact that was written."""
    return [sidik_kanal(j, isi[n]) for n, j in KANAL.items() if isi.get(n)]


def _mirip(isi: dict[str, str], petugas: Petugas) -> QuerySet[Jabatan]:
    kontak = Q(orang__kanal__sidik__in=_sidik(isi))
    return (
        Jabatan.objects.filter(
            pemangku__in=Pemangku.objects.untuk(petugas).values("pk"),
            selesai=None,
            orang__status="aktif",
        )
        .annotate(s=TrigramSimilarity("orang__nama_normal", normal_orang(isi["nama"])))
        .filter(kontak | Q(s__gte=AMBANG_NAMA))
        .select_related("orang", "pemangku__jenis__unsur", "pemangku__wilayah")
        .prefetch_related("orang__kanal")
        .order_by("-s", "pk")
        .distinct()[:PALING_DILIHAT]
    )


def _nilai(jabatan: Jabatan, isi: dict[str, str]) -> Calon:
    """The points of a person in a post against what was written."""
    kanal = frozenset(k.sidik for k in jabatan.orang.kanal.all())
    orang = CiriOrang(
        nama=jabatan.orang.nama_normal,
        telepon=kanal,
        lembaga=frozenset({jabatan.pemangku.nama_normal}),
    )
    ditulis = CiriOrang(
        nama=normal_orang(isi["nama"]),
        telepon=frozenset(_sidik(isi)),
        lembaga=frozenset({normal_lembaga(isi["lembaga"])}),
    )
    return Calon(jabatan, nilai_orang(ditulis, orang, jabatan.s))  # type: ignore[attr-defined]  # annotated above
