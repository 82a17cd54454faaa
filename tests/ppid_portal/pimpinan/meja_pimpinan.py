"""Figures put on the leaders' table as they were reckoned, and the page read back."""

from datetime import UTC, date, datetime
from decimal import Decimal

from ppid_portal.angka.periode import Periode
from ppid_portal.models import NilaiIndikator
from ppid_portal.pimpinan.sumber import LingkupPimpinan, baca_sumber

# Monday 10 June 2024, 09.00 WIB.
HARI, PADA = date(2024, 6, 10), datetime(2024, 6, 10, 2, tzinfo=UTC)
TAHUN, BULAN = Periode(2024), Periode(2024, 6, 1)


def catat(
    kode, nilai, periode=TAHUN, *, rincian="", pecahan=None, unit=None, kecamatan=None
):
    """A figure; ``pecahan`` is what it is made of, a bare count is its own numerator."""
    pembilang, penyebut = pecahan or (int(Decimal(str(nilai or 0))), None)
    return NilaiIndikator.objects.create(
        kode=kode,
        rincian=rincian,
        versi=1,
        periode=periode.kode,
        unit=unit,
        kecamatan_id=kecamatan,
        pembilang=pembilang,
        penyebut=penyebut,
        nilai=None if nilai is None else Decimal(str(nilai)),
        n=penyebut or 100,
        dihitung_pada=PADA,
    )


def bagian(kode, pembilang, penyebut, periode=TAHUN, **lain):
    """A share with its fraction."""
    nilai = round(Decimal(100 * pembilang) / penyebut, 1)
    return catat(kode, str(nilai), periode, pecahan=(pembilang, penyebut), **lain)  # type: ignore[arg-type]


def baca(periode=TAHUN, hari=HARI, kantor=None):
    """The figures of the page, as on ``hari``."""
    return baca_sumber(periode, hari, LingkupPimpinan(kantor))
