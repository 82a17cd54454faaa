"""Warnings before a due day, as a ladder: officer, head, main PPID, Sekda.

At five, two and no working days before the due day and once it is over (rows
``peringatan.*``). Each rung leaves a line in the trail with the due day it speaks of, so
it is taken once; a missed day is not made up for: the rung that is due now counts. Cases
that are answered or closed take no rung, nor does a delay the law allows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from informasi.models import Keberatan, Permohonan, RujukanPermohonan
from organisasi.hari_kerja import Kalender, KalenderBelumDiisi, selisih_hari_kerja
from organisasi.models import BatasWaktu, Jejak, Unit
from organisasi.peran import Peran
from organisasi.tenggat import RUJUKAN_TEMPATKAN, kalender_per_unit

# From the first rung to the last; a rung reaches its role and all before it.
PERAN = (
    *(Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU),
    *(Peran.PPID_UTAMA, Peran.ATASAN_PPID),
)
UTAMA, ATASAN = (Peran.PPID_UTAMA,), (Peran.ATASAN_PPID, Peran.PPID_UTAMA)
AMBANG = ("peringatan.pertama", "peringatan.kedua", "peringatan.hari_terakhir")
AWALAN = "peringatan_"
LAMBAT, TEMPATKAN, RUJUKAN = "terlambat", "tempatkan", "rujukan"


type Kunci = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Anak:
    """A rung: its name in the trail, the days left at which it is due, its place."""

    nama: str
    sisa: int
    ke: int


@dataclass(frozen=True, slots=True)
class Langkah:
    """A case and the rung it has reached; ``ke`` is the rung's place on the ladder."""

    objek: Any
    tahap: str
    tempo: date
    ke: int

    @property
    def kunci(self) -> Kunci:
        """What makes it the same rung again."""
        return (
            self.objek._meta.label_lower,
            str(self.objek.pk),
            f"{AWALAN}{self.tahap}",
            str(self.tempo),
        )


@dataclass(frozen=True, slots=True)
class Peringatan:
    """A rung that was taken: of which case, which, who hears of it, where they serve.

    The first ``cukup`` of ``peran`` hear of it; where none of them serves, the next one.
    """

    nomor: str
    jenis: str
    tahap: str
    unit: frozenset[int]
    peran: Sequence[Peran]
    cukup: int


@transaction.atomic
def naikkan(*, pada: datetime, hari_ini: date) -> int:
    """Take the rungs that are due on ``hari_ini``, a working day; how many.

    Repeatable: the cases are locked and what stands in the trail is not taken again.
    Sample cases take none.
    """
    pagi = _pagi(hari_ini)
    semua = [
        *_bertempo(_permohonan(), pagi),
        *_bertempo(_keberatan(), pagi),
        *_rujukan(hari_ini),
        *_belum_ditempatkan(pagi),
    ]
    sudah = _sudah(semua)
    baru = [satu for satu in semua if satu.kunci not in sudah]
    for satu in baru:
        Jejak.objects.catat(
            satu.objek,
            f"{AWALAN}{satu.tahap}",
            oleh=None,
            pada=pada,
            sesudah={
                "jatuh_tempo": str(satu.tempo),
                "unit": _unit(satu.objek),
                "ke": satu.ke,
            },
        )
    return len(baru)


@dataclass(frozen=True, slots=True)
class Pagi:
    """The same for all cases of one morning; a limit that is not set has no rung."""

    hari_ini: date
    kalender: Callable[[int | None], Kalender]
    anak: Sequence[Anak]
    tempatkan: BatasWaktu | None


def _pagi(hari_ini: date) -> Pagi:
    semua = BatasWaktu.objects.terkini(hari_ini)
    batas = {b.kode: b for b in semua.filter(kode__in=(*AMBANG, RUJUKAN_TEMPATKAN))}
    # The nearest rung first: it is the one that counts.
    anak = [
        Anak(str(batas[kode].nilai), batas[kode].nilai, ke)
        for ke, kode in reversed(list(enumerate(AMBANG)))
        if kode in batas
    ]
    return Pagi(hari_ini, kalender_per_unit(), anak, batas.get(RUJUKAN_TEMPATKAN))


def _permohonan() -> Iterable[Permohonan]:
    """Requests whose clock runs; not those that wait for their applicant."""
    return (
        Permohonan.objects.menunggu_kami()
        .sungguhan()
        .select_related("pemegang")
        .defer("kode", "rincian", "tujuan")
        .select_for_update(of=("self",))
        .order_by("pk")
    )


def _keberatan() -> Iterable[Keberatan]:
    return (
        Keberatan.objects.terbuka()
        .sungguhan()
        .select_related("unit")
        .defer("nama_kuasa", "kasus_posisi")
        .select_for_update(of=("self",))
        .order_by("pk")
    )


def _bertempo(semua: Iterable[Permohonan | Keberatan], pagi: Pagi) -> Iterator[Langkah]:
    """Cases with the rung they have reached."""
    for satu in semua:
        if satu.jatuh_tempo < pagi.hari_ini:
            yield Langkah(satu, LAMBAT, satu.jatuh_tempo, len(AMBANG))
            continue
        sisa = _sisa(satu, pagi)
        tiba = next((a for a in pagi.anak if sisa <= a.sisa), None)
        if tiba:
            yield Langkah(satu, tiba.nama, satu.jatuh_tempo, tiba.ke)


def _sisa(satu: Permohonan | Keberatan, pagi: Pagi) -> int:
    """Working days left; plain days where the calendar does not reach so far."""
    kalender = pagi.kalender(_unit(satu))
    try:
        return selisih_hari_kerja(pagi.hari_ini, satu.jatuh_tempo, kalender)
    except KalenderBelumDiisi:
        return (satu.jatuh_tempo - pagi.hari_ini).days


def _rujukan(hari_ini: date) -> Iterator[Langkah]:
    """Referrals their receiver has let lie: the main PPID decides."""
    semua = (
        RujukanPermohonan.objects.lewat_tenggat(hari_ini)
        .filter(berkas__contoh=False, berkas__status=Permohonan.Status.DIPROSES)
        .select_related("berkas")
        .select_for_update(of=("self",))
    )
    for satu in semua.order_by("pk"):
        yield Langkah(satu, RUJUKAN, satu.tenggat, 0)


def _belum_ditempatkan(pagi: Pagi) -> Iterator[Langkah]:
    """Requests without unit whose working day is over."""
    if pagi.tempatkan is None:
        return
    semua = Permohonan.objects.belum_ditempatkan().sungguhan().defer("kode")
    for satu in semua.select_for_update(of=("self",)).order_by("pk"):
        try:
            tempo = pagi.tempatkan.hitungan(
                satu.tanggal_catat, pagi.kalender(None)
            ).jatuh_tempo
        except KalenderBelumDiisi:
            continue
        if tempo < pagi.hari_ini:
            yield Langkah(satu, TEMPATKAN, tempo, 0)


def _unit(objek: models.Model) -> int:
    """The unit that acts next."""
    pk: int
    if isinstance(objek, Permohonan):
        pk = objek.pemegang_id
    elif isinstance(objek, RujukanPermohonan):
        pk = objek.ke_unit_id
    else:
        pk = objek.unit_id  # type: ignore[attr-defined]  # Keberatan: the third kind
    return pk


def _sudah(semua: Sequence[Langkah]) -> set[Kunci]:
    """Rungs that were taken before, with the due day they spoke of."""
    if not semua:
        return set()
    jejak = Jejak.objects.filter(
        tindakan__startswith=AWALAN,
        objek_jenis__in={satu.kunci[0] for satu in semua},
        objek_id__in={satu.kunci[1] for satu in semua},
    )
    return {
        (j.objek_jenis, j.objek_id, j.tindakan, str(j.sesudah.get("jatuh_tempo")))
        for j in jejak
    }


def peringatan_hari(awal: datetime) -> list[Peringatan]:
    """The rungs taken since ``awal``, with who hears of them; three queries at most."""
    jejak = Jejak.objects.filter(tindakan__startswith=AWALAN, pada__gte=awal)
    baris = list(jejak.order_by("objek_nomor"))
    atas = _unit_di_atas() if baris else {}
    return [_peringatan(satu, atas) for satu in baris]


def _unit_di_atas() -> Mapping[int, frozenset[int]]:
    """For each unit itself and those above it."""
    baris: list[tuple[int, int | None]] = list(Unit.objects.values_list("pk", "induk"))
    induk = dict(baris)
    return {
        pk: frozenset(
            u for u in (pk, satu, induk.get(satu) if satu else None) if u is not None
        )
        for pk, satu in baris
    }


def _peringatan(jejak: Jejak, atas: Mapping[int, frozenset[int]]) -> Peringatan:
    tahap = jejak.tindakan.removeprefix(AWALAN)
    keberatan = jejak.objek_jenis == Keberatan._meta.label_lower
    peran: Sequence[Peran] = PERAN
    if keberatan:
        peran = ATASAN
    elif tahap in {RUJUKAN, TEMPATKAN}:
        peran = UTAMA
    pk = int(jejak.sesudah["unit"])
    return Peringatan(
        nomor=jejak.objek_nomor,
        jenis="keberatan" if keberatan else "permohonan",
        tahap=tahap,
        unit=atas.get(pk, frozenset({pk})),
        peran=peran,
        cukup=int(jejak.sesudah["ke"]) + 1 if peran is PERAN else len(peran),
    )
