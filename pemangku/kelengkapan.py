"""The gap board: who holds which part at every unit, and what is empty since when.

C6 and PK-31 ask for two of the parts, the PPID and the SP4N admin; the board shows the
contact for 112, the deputy and the freshness of the unit's own record beside them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Penugasan, Petugas, Unit
from pemangku.izin import OPERATOR, PERAN_LIHAT
from pemangku.models import Jabatan
from pemangku.models.pilihan import Kesegaran, PeranKhusus

PERAN_WAJIB = (PeranKhusus.PPID_PELAKSANA, PeranKhusus.ADMIN_SP4N)
PERAN_PAPAN = (*PERAN_WAJIB, PeranKhusus.RESPONDER_112)


@dataclass(frozen=True, slots=True)
class Pengisi:
    """A part at a unit; nobody in ``nama``: empty, since ``sejak`` or never held here."""

    peran: str
    nama: tuple[str, ...]
    sejak: date | None

    @property
    def sebutan(self) -> str:
        """The part in words."""
        return str(PeranKhusus(self.peran).label)

    @property
    def wajib(self) -> bool:
        """Whether a unit is incomplete without it."""
        return self.peran in PERAN_WAJIB


@dataclass(frozen=True, slots=True)
class BarisPapan:
    """A unit with its parts, its deputies and how fresh its own record is ("" without)."""

    unit: Unit
    pengisi: tuple[Pengisi, ...]
    wakil: tuple[str, ...]
    kesegaran: str

    @property
    def kosong(self) -> tuple[Pengisi, ...]:
        """What it must have and has not."""
        return tuple(satu for satu in self.pengisi if satu.wajib and not satu.nama)

    @property
    def celah(self) -> bool:
        """Whether anything of the row wants somebody's attention."""
        lengkap = all(satu.nama for satu in self.pengisi) and self.wakil
        return not lengkap or self.kesegaran != Kesegaran.SEGAR

    @property
    def sebutan_kesegaran(self) -> str:
        """The freshness in words."""
        if not self.kesegaran:
            return "Belum ada catatan"
        return str(Kesegaran(self.kesegaran).label)


def papan_celah(petugas: Petugas, hari: date) -> list[BarisPapan]:
    """Every unit with a PPID that the officer may see, as on ``hari``; three queries."""
    lihat = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
    semua = Unit.objects.berjalan(hari).ber_ppid().filter(lihat.q(""))
    unit = list(semua.select_related("pemangku").order_by("nama"))
    kunci = [satu.pk for satu in unit]
    jabatan, wakil = _jabatan(kunci, hari), _wakil(kunci, hari)
    return [_baris(satu, jabatan[satu.pk], wakil[satu.pk], hari) for satu in unit]


def unit_kurang(petugas: Petugas, hari: date) -> list[BarisPapan]:
    """Those of them that lack a PPID or an SP4N admin."""
    return [satu for satu in papan_celah(petugas, hari) if satu.kosong]


def _jabatan(unit: list[int], hari: date) -> dict[int | None, list[Jabatan]]:
    semua = (
        Jabatan.objects.nyata()
        .filter(
            pemangku__unit__in=unit,
            peran_khusus__overlap=[str(peran) for peran in PERAN_PAPAN],
            mulai__lte=hari,
        )
        .select_related("pemangku", "orang")
    )
    milik: dict[int | None, list[Jabatan]] = defaultdict(list)
    for satu in semua:
        milik[satu.pemangku.unit_id].append(satu)
    return milik


def _wakil(unit: list[int], hari: date) -> dict[int, list[str]]:
    """Who acts when the PPID is away: stand-ins, or whoever serves beside the first."""
    semua = (
        Penugasan.objects.berlaku(hari)
        .filter(unit__in=unit, peran=Peran.PPID_PEMBANTU)
        .select_related("petugas")
        .order_by("unit", "mulai", "pk")
    )
    tetap: set[int] = set()
    milik: dict[int, list[str]] = defaultdict(list)
    for satu in semua:
        if satu.sifat == Penugasan.Sifat.TETAP and satu.unit_id not in tetap:
            tetap.add(satu.unit_id)
        else:
            milik[satu.unit_id].append(str(satu.petugas))
    return milik


def _baris(
    unit: Unit, jabatan: list[Jabatan], wakil: list[str], hari: date
) -> BarisPapan:
    milik = getattr(unit, "pemangku", None)
    isi = partial(_pengisi, jabatan, hari)
    return BarisPapan(
        unit=unit,
        pengisi=tuple(map(isi, PERAN_PAPAN)),
        wakil=tuple(wakil),
        kesegaran=milik.kesegaran(hari) if milik else "",
    )


def _pengisi(jabatan: list[Jabatan], hari: date, peran: PeranKhusus) -> Pengisi:
    """The holders on ``hari``, or the first empty day."""
    milik = [satu for satu in jabatan if peran in satu.peran_khusus]
    kini = [satu.orang.nama_lengkap for satu in milik if satu.berlaku(hari)]
    akhir = [satu.selesai for satu in milik if satu.selesai]
    sejak = max(akhir) + timedelta(days=1) if akhir and not kini else None
    return Pengisi(str(peran), tuple(kini), sejak)
