"""What the reader may choose: a period, a group of units, the column to sort by."""

from __future__ import annotations

from datetime import date

from django import forms

from organisasi.models import Unit
from ppid_portal.angka.periode import Periode
from ppid_portal.pimpinan.sumber import PANAS, SETAHUN

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
    """This year and two before, four quarters, twelve months, the newest first."""
    bulan, triwulan, tahun = Periode.memuat(hari)
    return [
        *(tahun.geser(-i) for i in range(TAHUN)),
        *(triwulan.geser(-i) for i in range(TRIWULAN)),
        *(bulan.geser(-i) for i in range(SETAHUN)),
    ]


class SaringanForm(forms.Form):
    """The filters; what is no choice is told beside its field, and the default shown."""

    use_required_attribute = False

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
        """``data`` is the query of the page."""
        super().__init__(data)  # type: ignore[arg-type]
        kolom = self.fields["periode"]
        assert isinstance(kolom, forms.ChoiceField)
        semua = pilihan_periode(hari)
        kolom.choices = [(p.kode, f"{p.nama[:1].upper()}{p.nama[1:]}") for p in semua]
        self._baku = semua[0]
        self.is_valid()

    @property
    def terpilih(self) -> Periode:
        """The period; this year where none is chosen."""
        kode = self.cleaned_data.get("periode")
        return Periode.dari(kode) if kode else self._baku

    @property
    def jenis(self) -> str:
        """The kind of unit; "" for all."""
        kelompok = self.cleaned_data.get("kelompok") or SEMUA
        return "" if kelompok == SEMUA else str(kelompok)

    @property
    def urutan(self) -> str:
        """By what the heat table is sorted; "" for its own order."""
        return str(self.cleaned_data.get("urut") or "")
