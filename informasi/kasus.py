"""All that the private page of a request shows, read in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q

from informasi.models import (
    BERJALAN,
    ButirJawaban,
    Jawaban,
    Keberatan,
    Kepuasan,
    Permohonan,
    PesanPermohonan,
    RujukanPermohonan,
    Surat,
)
from informasi.models.keberatan import TERBUKA
from organisasi.alur.rujukan import StatusRujukan
from organisasi.bahasa import angka
from organisasi.models import Jejak


@dataclass(frozen=True, slots=True)
class Balasan:
    """One issued notice: its documents, and its costs in words."""

    jawaban: Jawaban
    butir: list[ButirJawaban]

    @property
    def biaya(self) -> str:
        """``Rp12.000: salinan Rp2.000 (10 lembar), kirim Rp10.000``, or ``Gratis``."""
        j = self.jawaban
        lembar = f" ({j.lembar} lembar)" if j.lembar else ""
        bagian = (
            ("salinan", j.biaya_salinan, lembar),
            ("kirim", j.biaya_kirim, ""),
            ("lain-lain", j.biaya_lain, ""),
        )
        isi = [f"{nama} Rp{angka(rp)}{ekor}" for nama, rp, ekor in bagian if rp]
        return f"Rp{angka(j.biaya)}: {', '.join(isi)}" if isi else "Gratis"


@dataclass(frozen=True, slots=True)
class Kasus:
    """One request and what hangs on it; nothing of the applicant's identity."""

    permohonan: Permohonan
    jejak: list[Jejak]
    rujukan: list[RujukanPermohonan]
    pesan: list[PesanPermohonan]
    butir: list[ButirJawaban]
    surat: list[Surat]
    keberatan: list[Keberatan]

    @property
    def balasan(self) -> list[Balasan]:
        """Issued notices with their documents, newest first."""
        per_jawaban = groupby(self.butir, key=lambda b: b.jawaban)
        return [Balasan(jawaban, list(butir)) for jawaban, butir in per_jawaban]

    @property
    def pertanyaan(self) -> list[PesanPermohonan]:
        """Questions that wait for the applicant; none once the case is answered."""
        if self.permohonan.status not in BERJALAN:
            return []
        terjawab = {p.menjawab_id for p in self.pesan}
        return [
            p
            for p in self.pesan
            if p.dari_petugas and p.jawab_sampai and p.pk not in terjawab
        ]

    @property
    def ditawarkan(self) -> list[RujukanPermohonan]:
        """Referrals the receiver has not answered yet."""
        return [r for r in self.rujukan if r.status == StatusRujukan.DIAJUKAN]

    @property
    def menunggu_putusan(self) -> bool:
        """Whether the main PPID must name the unit, because a receiver returned it."""
        return any(r.status == StatusRujukan.DIKEMBALIKAN for r in self.rujukan)

    @property
    def keberatan_terbuka(self) -> Keberatan | None:
        """The objection the Atasan PPID has not answered yet."""
        return next((k for k in self.keberatan if k.status in TERBUKA), None)

    @property
    def kepuasan(self) -> Kepuasan | None:
        """What the applicant said afterwards, once."""
        return getattr(self.permohonan, "kepuasan", None)


def muat_kasus(permohonan: Permohonan) -> Kasus:
    """Read the case: one query a kind, however long it has become.

    ``permohonan`` comes with its units and ``kepuasan`` already joined.
    """
    butir = (
        ButirJawaban.objects.filter(
            jawaban__permohonan=permohonan, jawaban__terbit_pada__isnull=False
        )
        .select_related("jawaban__kanal_lain", "uji__pasal17", "unit", "dokumen")
        .prefetch_related("berkas")
        .order_by("-jawaban__terbit_pada", "-jawaban", "pk")
    )
    surat = Surat.objects.berlaku().filter(
        Q(permohonan=permohonan) | Q(keberatan__permohonan=permohonan)
    )
    keberatan = list(permohonan.keberatan.select_related("sengketa", "unit"))
    return Kasus(
        permohonan=permohonan,
        jejak=_jejak(permohonan, keberatan),
        rujukan=list(
            permohonan.rujukan.select_related("dari_unit", "ke_unit", "ditetapkan_ke")
        ),
        pesan=list(permohonan.pesan.all()),
        butir=list(butir),
        surat=list(surat.defer("naskah", "identitas")),
        keberatan=keberatan,
    )


def _jejak(permohonan: Permohonan, keberatan: list[Keberatan]) -> list[Jejak]:
    """The trail of the request and of its objections, in one query."""
    nomor = [str(satu.pk) for satu in keberatan]
    milik = Q(objek_jenis=permohonan._meta.label_lower, objek_id=str(permohonan.pk))
    milik |= Q(objek_jenis=Keberatan._meta.label_lower, objek_id__in=nomor)
    return list(Jejak.objects.filter(milik).order_by("-pada", "-pk"))
