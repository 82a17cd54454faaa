"""The Daftar Informasi Publik: one source for page, print, PDF, XLSX, CSV and JSON.

Columns and their order follow the form of the regulation (Perki 1/2021);
class, medium and address come after them, as PPID sites have them. Rows go by unit,
newest first: the order of an index, so that a million of them stream without sorting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Sum
from django.http import Http404
from django.utils import timezone

from informasi.katalog.models import (
    BerkasInformasi,
    DokumenInformasi,
    DokumenQuerySet,
    Klasifikasi,
    Temuan,
)
from informasi.pencarian.models import HitunganKatalog
from organisasi.kantor.direktori import penanggung, unit_kota
from organisasi.models import JenisUnit, PeranPPID, Unit

# Units with a list of their own.
# A bagian or kelurahan without a PPID of its own is answered for by the unit above it.

Anak = Mapping[int | None, Sequence[Unit]]


def per_pemegang(semua: Sequence[Unit]) -> list[list[Unit]]:
    """Each unit that keeps a list, main PPID first, then by kind, with those it answers for.

    Every unit stands in one group.
    """
    anak, urutan = _anak(semua), list(JenisUnit)
    kepala = [u for u in semua if u.peran_ppid != PeranPPID.TANPA or not u.induk_id]
    kepala.sort(
        key=lambda u: (
            u.peran_ppid != PeranPPID.UTAMA,
            urutan.index(JenisUnit(u.jenis)),
            u.nama,
        )
    )
    return [_di_bawah(u, anak) for u in kepala]


def _anak(semua: Sequence[Unit]) -> Anak:
    hasil: dict[int | None, list[Unit]] = {}
    for unit in semua:
        hasil.setdefault(unit.induk_id, []).append(unit)
    return hasil


def _di_bawah(unit: Unit, anak: Anak) -> list[Unit]:
    """The unit itself, then all below it down to the next with a PPID of its own."""
    hasil: list[Unit] = []
    antrean = [unit]
    while antrean:
        kini = antrean.pop(0)
        if kini not in hasil:  # a loop in the tree must not hang a page
            hasil.append(kini)
            antrean += [
                u for u in anak.get(kini.pk, ()) if u.peran_ppid == PeranPPID.TANPA
            ]
    return hasil


KOLOM = (
    "No",
    "Ringkasan isi informasi",
    "Pejabat, unit, atau satuan kerja yang menguasai",
    "Penanggung jawab pembuatan atau penerbitan",
    "Waktu dan tempat pembuatan",
    "Bentuk atau format yang tersedia",
    "Jangka waktu penyimpanan",
    "Klasifikasi",
    "Jenis media",
    "Tautan",
)
# Excluded information has a list of its own (UU 14/2008 Ps 11(1)a: DIP without it).
TERBUKA = (Klasifikasi.BERKALA, Klasifikasi.SERTA_MERTA, Klasifikasi.SETIAP_SAAT)
KOLOM_DIBACA = (
    *("nomor", "judul", "ringkasan", "penanggung_jawab"),
    *("unit__nama", "unit__sampai", "unit__penerus"),
    *("waktu_pembuatan", "tempat_pembuatan", "bentuk", "jangka_simpan"),
    *("klasifikasi", "tautan", "terbit_pada"),
)
# Of a link or file that the last check could not open.
TAK_DAPAT = "sedang tidak dapat dibuka"
# Rows read at a time while streaming.
SEKALI_BACA = 1000


type BarisDIP = dict[str, Any]


def baris_dip(no: int, dokumen: DokumenInformasi) -> BarisDIP:
    """The row of an entry that ``isi_dip`` loaded; what is not known says so."""
    kini = penanggung(dokumen.unit, timezone.localdate())
    sekarang = f" (sekarang {kini.nama})" if kini else ""
    return {
        "no": no,
        "nomor": dokumen.nomor,
        "judul": dokumen.judul,
        "ringkasan": dokumen.ringkasan,
        "menguasai": f"{dokumen.unit.nama}{sekarang}",
        "penanggung_jawab": dokumen.penanggung_jawab,
        "waktu_tempat": f"{dokumen.waktu_pembuatan}, {dokumen.tempat_pembuatan}",
        "bentuk": dokumen.get_bentuk_display(),
        "retensi": dokumen.jangka_simpan or "Belum ditetapkan",
        "klasifikasi": dokumen.get_klasifikasi_display(),
        "media": _media(dokumen),
        "tautan": f"{settings.ALAMAT_PUBLIK}{dokumen.get_absolute_url()}",
    }


def nilai(baris: BarisDIP) -> tuple[int | str, ...]:
    no, _, judul, ringkasan, *lain = baris.values()
    return (no, f"{judul.rstrip('.')}. {ringkasan}", *lain)


def _media(dokumen: DokumenInformasi) -> str:
    jenis: set[str] = {b.jenis.upper() for b in dokumen.berkas.all()}
    if not (jenis or dokumen.tautan):
        return "Belum ada di portal"
    media = ", ".join(sorted(jenis)) or "Tautan situs resmi"
    return f"{media} ({TAK_DAPAT})" if dokumen.rusak else media  # type: ignore[attr-defined]  # annotated


def isi_dip(klasifikasi: str = "") -> DokumenQuerySet:
    rusak = Temuan.objects.tak_terbuka().filter(dokumen=OuterRef("pk"))
    berkas = BerkasInformasi.objects.berlaku().only("dokumen_id", "jenis").order_by()
    hasil = (
        DokumenInformasi.objects.terbuka()
        .select_related("unit")
        .only(*KOLOM_DIBACA)
        .annotate(rusak=Exists(rusak))
        .prefetch_related(Prefetch("berkas", berkas))
    )
    return hasil.filter(klasifikasi=klasifikasi) if klasifikasi else hasil


@dataclass(frozen=True, slots=True)
class DaftarDIP:
    """A list: of a unit or of the city (``unit`` None), perhaps of one class.

    ``anggota`` are the units whose entries stand in it, in the order of the rows;
    ``hitungan`` is the number of entries of each class, whatever the filter.
    """

    unit: Unit | None
    anggota: tuple[Unit, ...]
    hitungan: Mapping[str, int]
    klasifikasi: str = ""

    @property
    def jumlah(self) -> int:
        if self.klasifikasi:
            return self.hitungan[self.klasifikasi]
        return sum(self.hitungan.values())

    @property
    def per_klasifikasi(self) -> list[tuple[str, int]]:
        return [(Klasifikasi(k).label, n) for k, n in self.hitungan.items()]

    def potongan(self, mulai: int, akhir: int) -> list[BarisDIP]:
        """Rows ``mulai`` to ``akhir`` for a page, in two queries; a unit's list only."""
        isi = isi_dip(self.klasifikasi).filter(unit__in=self.anggota)
        baris = isi.order_by("unit_id", "-terbit_pada", "-pk")[mulai:akhir]
        return [baris_dip(no, d) for no, d in enumerate(baris, mulai + 1)]

    def alir(self, batas: int | None = None) -> Iterator[BarisDIP]:
        """All rows (at most ``batas``), read piece by piece, without a transaction."""
        semua = (d for unit in self.anggota for d in self._satu_unit(unit))
        for no, dokumen in enumerate(islice(semua, batas), 1):
            yield baris_dip(no, dokumen)

    def _satu_unit(self, unit: Unit) -> Iterator[DokumenInformasi]:
        isi = isi_dip(self.klasifikasi).filter(unit=unit).terbaru()
        bagian = list(isi[:SEKALI_BACA])
        while bagian:
            yield from bagian
            akhir = bagian[-1]
            if len(bagian) < SEKALI_BACA or akhir.terbit_pada is None:
                return
            bagian = list(isi.setelah(akhir.terbit_pada, akhir.pk)[:SEKALI_BACA])


def ringkasan_kota() -> tuple[list[DaftarDIP], DaftarDIP]:
    per_unit, semua = _hitung(), per_pemegang(unit_kota())
    ringkasan = [
        _daftar(kelompok[0], kelompok, per_unit)
        for kelompok in semua
        # Whose unit has ended, or has no PPID, while something is held there.
        if (kelompok[0].peran_ppid != PeranPPID.TANPA and kelompok[0].sampai is None)
        or any(u.pk in per_unit for u in kelompok)
    ]
    return ringkasan, _daftar(None, _urut_baca(*semua), per_unit)


def cari_daftar(slug: str, klasifikasi: str = "") -> DaftarDIP:
    """The list of one unit with the units below it that have no PPID of their own.

    Of the city when ``slug`` is "". Raises Http404 when no unit has this address.
    """
    semua = unit_kota()
    if not slug:
        anggota = _urut_baca(*per_pemegang(semua))
        return _daftar(None, anggota, _hitung(), klasifikasi)
    unit = next((u for u in semua if u.slug == slug), None)
    if unit is None:
        raise Http404
    anggota = _urut_baca(_di_bawah(unit, _anak(semua)))
    return _daftar(unit, anggota, _hitung(), klasifikasi)


def _daftar(
    unit: Unit | None,
    anggota: Sequence[Unit],
    per_unit: Mapping[int, Mapping[str, int]],
    klasifikasi: str = "",
) -> DaftarDIP:
    berisi = [
        u
        for u in anggota
        if sum(n for k, n in per_unit.get(u.pk, {}).items() if klasifikasi in {"", k})
    ]
    bagian = [per_unit.get(u.pk, {}) for u in anggota]
    jumlah = {str(k): sum(b.get(k, 0) for b in bagian) for k in TERBUKA}
    return DaftarDIP(unit, tuple(berisi), jumlah, klasifikasi)


def _hitung() -> dict[int, dict[str, int]]:
    hasil: dict[int, dict[str, int]] = {}
    baris = HitunganKatalog.objects.filter(klasifikasi__in=TERBUKA, jumlah__gt=0)
    for unit, klasifikasi, jumlah in (
        baris.values_list("unit_id", "klasifikasi").annotate(Sum("jumlah")).order_by()
    ):
        hasil.setdefault(unit, {})[klasifikasi] = jumlah
    return hasil


def _urut_baca(*semua: Iterable[Unit]) -> list[Unit]:
    """Each group in the order of the index that serves the rows."""
    return [u for kelompok in semua for u in sorted(kelompok, key=attrgetter("pk"))]
