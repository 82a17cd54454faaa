"""Target against actual: value, target, the period before, twelve months, the verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from organisasi.grafik.gambar import DAUN, GARIS, gabung, garis, unsur
from ppid_portal.angka.angka import Angka, Satuan, median, tulis
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.models import ArahTarget, TargetIndikator
from ppid_portal.angka.potret import kata
from ppid_portal.pimpinan.sumber import DINILAI, SumberPimpinan

# Twelve small bars: how a figure went, with every value in words

LEBAR_BATANG, CELAH, TINGGI = 8, 2, 28
LANGKAH = LEBAR_BATANG + CELAH
# What is reckoned but zero still shows.
TERENDAH = 1


def percik(
    judul: str,
    nilai: Sequence[tuple[str, Decimal | None]],
    penuh: Decimal,
) -> SafeString:
    """Bars by their names, the oldest first, on one scale from zero; None, no bar.

    The scale ends at ``penuh``, or higher where a value is.
    """
    angka = [abs(n) for _, n in nilai if n is not None]
    puncak = max((*angka, penuh))
    lebar = len(nilai) * LANGKAH - CELAH
    uraian = "; ".join(f"{nama} {tulis(n)}" for nama, n in nilai)
    return unsur(
        "svg",
        unsur("title", f"{judul}: {uraian}"),
        garis((0, TINGGI), (lebar, TINGGI), stroke=GARIS),
        gabung(
            _batang(ke, n, puncak) for ke, (_, n) in enumerate(nilai) if n is not None
        ),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {lebar} {TINGGI + 1}",
        role="img",
        kelas="percik",
    )


def _batang(ke: int, nilai: Decimal, puncak: Decimal) -> SafeString:
    tinggi = max(float(abs(nilai) / puncak) * (TINGGI - 1), TERENDAH)
    return unsur(
        "rect",
        kelas="g-baik g-rongga" if nilai < 0 else "g-baik",
        fill="none" if nilai < 0 else DAUN,
        stroke=DAUN,
        x=ke * LANGKAH,
        y=TINGGI - tinggi,
        width=LEBAR_BATANG,
        height=tinggi,
    )


# The rows

# Within a tenth of its target a figure is near it.
SEPERSEPULUH = Decimal("0.1")
SERATUS = Decimal(100)


class KeadaanTarget(Enum):
    """The verdict: a sign and a word, never colour alone."""

    TERCAPAI = ("✓", "tercapai")
    MENDEKATI = ("!", "mendekati")
    DI_BAWAH = ("✗", "di bawah")
    # Of what should be at most so much.
    DI_ATAS = ("✗", "di atas")

    @property
    def tanda(self) -> str:
        return self.value[0]

    @property
    def sebutan(self) -> str:
        return self.value[1]

    @property
    def kelas(self) -> str:
        return self.name.lower().replace("_", "-")


def nilai_keadaan(
    nilai: Decimal | None, target: TargetIndikator | None
) -> KeadaanTarget | None:
    """The verdict; None without a value or a target."""
    if nilai is None or target is None:
        return None
    longgar = target.nilai * SEPERSEPULUH
    sedikit = target.arah == ArahTarget.PALING_SEDIKIT
    kurang = target.nilai - nilai if sedikit else nilai - target.nilai
    if kurang <= 0:
        return KeadaanTarget.TERCAPAI
    if kurang <= longgar:
        return KeadaanTarget.MENDEKATI
    return KeadaanTarget.DI_BAWAH if sedikit else KeadaanTarget.DI_ATAS


def baris_target(
    sumber: SumberPimpinan, kecamatan: Sequence[str]
) -> list[dict[str, Any]]:
    """A row for each figure, with the targets of the period's year; one query.

    ``kecamatan`` are those whose median (``tengah``) stands beside a camat's own.
    """
    target = {
        satu.kode: satu
        for satu in TargetIndikator.objects.filter(tahun=sumber.periode.tahun)
    }
    return [_baris(kode, rinci, sumber, target, kecamatan) for kode, rinci in DINILAI]


def _baris(
    kode: str,
    rincian: str,
    sumber: SumberPimpinan,
    target: Mapping[str, TargetIndikator],
    kecamatan: Sequence[str],
) -> dict[str, Any]:
    angka = sumber.angka(kode, sumber.periode, rincian)
    lalu = sumber.angka(kode, sumber.periode.sebelumnya, rincian)
    batas = target.get(kode)
    bulan = [(b.nama, sumber.angka(kode, b, rincian).nilai) for b in sumber.bulan]
    keadaan = nilai_keadaan(angka.nilai, batas)
    return {
        "kode": kode,
        "nama": INDIKATOR[kode].nama + (", median" if rincian else ""),
        "alamat": alamat_indikator(kode, sumber.periode.kode),
        "nilai": kata(kode, angka),
        "target": batas.dalam_kata(kata(kode, Angka(nilai=batas.nilai, n=100)))
        if batas
        else "belum ditetapkan",
        "keadaan": keadaan,
        "ringkas": f"{keadaan.tanda} {keadaan.sebutan}" if keadaan else "",
        "lalu": kata(kode, lalu),
        "tengah": ""
        if sumber.lingkup.kota
        else _tengah(kode, rincian, sumber, kecamatan),
        "percik": percik(
            f"{INDIKATOR[kode].nama}, dua belas bulan",
            bulan,
            SERATUS if INDIKATOR[kode].satuan == Satuan.PERSEN else Decimal(1),
        ),
    }


def _tengah(
    kode: str, rincian: str, sumber: SumberPimpinan, kecamatan: Sequence[str]
) -> str:
    lembar, periode = sumber.lembar, sumber.periode
    nilai = [
        satu
        for k in kecamatan
        if (satu := lembar.angka(kode, periode, rincian=rincian, kecamatan=k).nilai)
        is not None
    ]
    return kata(kode, Angka(nilai=median(nilai), n=100))


def alamat_indikator(kode: str, periode: str) -> str:
    return f"{reverse('indikator-satu', args=(kode,))}?periode={periode}"
