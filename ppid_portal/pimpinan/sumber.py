"""Whose page it is, the city's or a camat's own, its figures, and what the reader chooses."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import Q
from django.urls import reverse

from organisasi.form_fields import Borang
from organisasi.kantor.peran import Peran
from organisasi.models import Petugas, Unit
from ppid_portal.angka.angka import Angka
from ppid_portal.angka.models import PENGAMAT_KOTA, memimpin_kota
from ppid_portal.angka.periode import SETAHUN, Periode
from ppid_portal.angka.potret import LembarAngka, baca_lembar
from ppid_portal.angka.sebelum_sesudah import KODE as PENGARUH


@dataclass(frozen=True, slots=True)
class LingkupPimpinan:
    """``kantor``: the kecamatan's office whose figures alone are shown; None, the city."""

    kantor: Unit | None = None

    @property
    def kota(self) -> bool:
        return self.kantor is None

    @property
    def unit(self) -> int | None:
        return self.kantor.pk if self.kantor else None

    @property
    def kecamatan(self) -> str | None:
        """Where figures by place are read; "" for an office without a region."""
        return (self.kantor.wilayah_id or "") if self.kantor else None


def lingkup_pimpinan(petugas: Petugas) -> LingkupPimpinan | None:
    """What the officer sees of it; None, nothing.

    Who leads a unit that is no kecamatan's or kelurahan's looks at the whole city.
    """
    tugas = petugas.penugasan_aktif
    memimpin = [satu.unit for satu in tugas if satu.peran == Peran.PIMPINAN]
    kota = (
        petugas.superuser_aktif
        or any(satu.peran in PENGAMAT_KOTA for satu in tugas)
        or memimpin_kota(petugas)
    )
    if kota:
        return LingkupPimpinan()
    if not memimpin:
        return None
    unit = memimpin[0]
    if unit.jenis == Unit.Jenis.KELURAHAN and unit.induk:
        return LingkupPimpinan(unit.induk)
    return LingkupPimpinan(unit)


# The figures: of the city, its units and its kecamatan, in four queries

# Code and part of what is set against a target, in the order of the page.
DINILAI = (
    ("A2", ""),
    ("A3", "median"),
    *((kode, "") for kode in ("A5", "B2", "B4", "B5", "C2", "C4", "C6")),
    *((kode, "") for kode in ("D1", "D2", "D7", "D9")),
)
# The heat table.
PANAS = ("A2", "B2", "B3", "B5", "C4", "C6", "D11")
# What may need a decision, as it is now.
MENDESAK = ("D1l", "C6", "C4", "D7l")
KOTA = (*(kode for kode, _ in DINILAI), *MENDESAK, "C1", "D1t")
TEMPAT = (*(kode for kode, _ in DINILAI), "D3", "D5", "D12", PENGARUH)


@dataclass(frozen=True, slots=True)
class SumberPimpinan:
    """Figures of a period with the one before, and those of today."""

    periode: Periode
    kini: Periode
    lingkup: LingkupPimpinan
    lembar: LembarAngka

    def angka(self, kode: str, periode: Periode, rincian: str = "") -> Angka:
        kecamatan = self.lingkup.kecamatan
        return self.lembar.angka(kode, periode, rincian=rincian, kecamatan=kecamatan)

    def di_unit(self, kode: str, periode: Periode, unit: int | None) -> Angka:
        return self.lembar.angka(kode, periode, unit=unit)


def alamat_indikator(kode: str, periode: str) -> str:
    return f"{reverse('indikator-satu', args=(kode,))}?periode={periode}"


def baca_sumber(
    periode: Periode, hari: date, lingkup: LingkupPimpinan
) -> SumberPimpinan:
    """Read them; of what is frozen the frozen figures.

    What needs a decision today is never read from them.
    """
    kini = Periode.bulan(hari)
    semua = (periode, periode.sebelumnya, kini)
    kota = Q(kode__in=KOTA, rincian__in=("", "median"), unit=None, kecamatan=None)
    tempat = Q(kode__in=TEMPAT, kecamatan__isnull=False)
    unit = Q(
        kode__in={*PANAS, *MENDESAK},
        rincian="",
        periode__in={periode.kode, kini.kode},
        unit__isnull=False,
    )
    lembar = baca_lembar(periode, semua, kota | tempat | unit)
    return SumberPimpinan(periode, kini, lingkup, lembar)


# What the reader may choose: a period, a group of units, the column to sort by.

TRIWULAN, TAHUN = 4, 3
SEMUA = "semua"
KELOMPOK = (
    (SEMUA, "Semua unit"),
    (Unit.Jenis.KECAMATAN.value, "Kecamatan"),
    (Unit.Jenis.OPD.value, "Perangkat daerah"),
)
URUT = tuple((f"{arah}{kode}",) * 2 for kode in PANAS for arah in ("", "-"))
BUKAN_PERIODE = "Pilih periode dari daftarnya. Yang ditampilkan tahun ini."
BUKAN_KELOMPOK = "Pilih kelompok dari daftarnya. Yang ditampilkan semua unit."


def pilihan_periode(hari: date) -> list[Periode]:
    bulan, triwulan, tahun = Periode.memuat(hari)
    return [
        *(tahun.geser(-i) for i in range(TAHUN)),
        *(triwulan.geser(-i) for i in range(TRIWULAN)),
        *(bulan.geser(-i) for i in range(SETAHUN)),
    ]


class SaringanForm(Borang):
    """The filters; what is no choice is told beside its field, and the default shown."""

    periode = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": BUKAN_PERIODE}
    )
    kelompok = forms.ChoiceField(
        label="Kelompok unit",
        choices=KELOMPOK,
        required=False,
        error_messages={"invalid_choice": BUKAN_KELOMPOK},
    )
    urut = forms.ChoiceField(choices=URUT, required=False, widget=forms.HiddenInput)

    def __init__(self, data: object, hari: date) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        kolom = self.fields["periode"]
        assert isinstance(kolom, forms.ChoiceField)
        semua = pilihan_periode(hari)
        kolom.choices = [(p.kode, f"{p.nama[:1].upper()}{p.nama[1:]}") for p in semua]
        self._baku = semua[0]
        self.is_valid()

    @property
    def terpilih(self) -> Periode:
        kode = self.cleaned_data.get("periode")
        return Periode.dari(kode) if kode else self._baku

    @property
    def jenis(self) -> str:
        kelompok = self.cleaned_data.get("kelompok") or SEMUA
        return "" if kelompok == SEMUA else str(kelompok)

    @property
    def urutan(self) -> str:
        return str(self.cleaned_data.get("urut") or "")
