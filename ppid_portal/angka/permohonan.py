"""Group A of the indicators: requests, objections and disputes.

UU 14/2008 Pasal 12, 22 and 35-38.
"""

from __future__ import annotations

from datetime import date

from informasi.models import (
    HasilKeberatan,
    HasilPermohonan,
    Keberatan,
    Permohonan,
    Sengketa,
)
from informasi.permohonan.angka import (
    BarisKeberatan,
    BarisPermohonan,
    BarisSengketa,
    baca_keberatan,
    baca_permohonan,
    baca_sengketa,
)
from organisasi.waktu.tenggat import RUJUKAN_RUJUK, Ketepatan
from ppid_portal.angka.angka import (
    Indikator,
    Sumber,
    Ukur,
    bila,
    dinilai,
    indikator,
    semua,
    tepat,
)

H = HasilPermohonan
DIPUTUS = frozenset(
    {
        *(H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN, H.DITOLAK),
        *(H.TIDAK_DIKUASAI, H.BELUM_DIDOKUMENTASIKAN),
    }
)
DIBERI = frozenset({H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN})
TANPA_HURUF = "tanpa"


def _sampai(p: BarisPermohonan, u: Ukur, akhir: date | None) -> int | None:
    """Working days from complete to ``akhir``, in the calendar of the register's unit."""
    return None if akhir is None else u.di(p.register_id).hk(p.hari, akhir)


def _lama(p: BarisPermohonan, u: Ukur) -> int | None:
    return _sampai(p, u, p.diberitahukan_pada)


def _dalam_awal(p: BarisPermohonan) -> bool:
    """Answered by the day that held before any extension."""
    return p.dijawab_pada is not None and p.dijawab_pada <= p.jatuh_tempo_awal


def _diputus(p: BarisPermohonan, hasil: frozenset[HasilPermohonan]) -> int | None:
    return bila(p.hasil in DIPUTUS, p.hasil in hasil)


def _dirujuk(p: BarisPermohonan, u: Ukur) -> int | None:
    """Whether it was referred within its days."""
    hari = _sampai(p, u, p.diteruskan_pada)
    return None if hari is None else hari <= u.batas(RUJUKAN_RUJUK, p.hari)


def _diperpanjang_lewat(p: BarisPermohonan, _u: Ukur) -> int | None:
    pada = p.perpanjangan_pada
    return bila(pada is not None and pada > p.jatuh_tempo_awal, 1)


PERMOHONAN: tuple[Indikator[BarisPermohonan], ...] = indikator(
    A1=(semua, lambda p: p.kanal),
    A1k=(semua, lambda p: p.kategori),
    A2=tepat,
    A2a=lambda p, _: bila(dinilai(p), _dalam_awal(p)),
    A2b=lambda p, u: bila(dinilai(p), tepat(p, u) and not _dalam_awal(p)),
    A2c=_diperpanjang_lewat,
    A3=_lama,
    A4=lambda p, _: _diputus(p, DIBERI),
    A5=lambda p, _: _diputus(p, frozenset({H.DITOLAK})),
    A5h=(lambda p, _: bila(bool(p.hasil), 1), lambda p: p.hasil),
    A5t=(
        lambda p, _: bila(p.hasil == H.DITOLAK, 1),
        lambda p: p.alasan_tolak or TANPA_HURUF,
    ),
    A6=lambda p, _: bila(dinilai(p), p.keberatan),
    A8=lambda p, _: bila(p.ketepatan == Ketepatan.LAMBAT and not p.hasil, 1),
    A9=_dirujuk,
    A9w=lambda p, u: bila(p.difasilitasi, _lama(p, u)),
)


# Objections and disputes


def _berakhir(s: BarisSengketa) -> str:
    """How it ended; one decided before that was asked for is only decided."""
    return s.hasil or ("diputus" if s.diputus_pada else "berjalan")


KEBERATAN: tuple[Indikator[BarisKeberatan], ...] = indikator(
    A6n=(semua, lambda k: min(k.alasan)),
    A6b=tepat,
    A6c=lambda k, _: bila(bool(k.hasil), k.hasil != HasilKeberatan.DITOLAK),
    A6h=(lambda k, _: bila(bool(k.hasil), 1), lambda k: k.hasil),
)
SENGKETA: tuple[Indikator[BarisSengketa], ...] = indikator(A7=(semua, _berakhir))
SUMBER = (
    Sumber(
        PERMOHONAN,
        lambda r: baca_permohonan(**r._asdict()),
        Permohonan.objects.untuk,
    ),
    Sumber(
        KEBERATAN,
        lambda r: baca_keberatan(hari=r.hari, sejak=r.sejak, sampai=r.sampai),
        Keberatan.objects.untuk,
    ),
    # Disputes are few: all of them are read.
    Sumber(
        SENGKETA,
        lambda _: baca_sengketa(),
        Sengketa.objects.untuk,
    ),
)
