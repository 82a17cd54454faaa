"""The Daftar Informasi Publik: one source for page, print, PDF, XLSX, CSV and JSON.

Columns and their order follow the form of the regulation (Perki 1/2021);
class, medium and address come after them, as PPID sites have them. Rows go by unit,
newest first: the order of an index, so that a million of them stream without sorting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Sum
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
    """Each unit that keeps a list, first in its group, with those it answers for.

    Main PPID first, then perangkat daerah and kecamatan by name; every unit stands in
    one group.
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


@dataclass(frozen=True, slots=True)
class BarisDIP:
    no: int
    nomor: str
    judul: str
    ringkasan: str
    menguasai: str
    penanggung_jawab: str
    waktu_tempat: str
    bentuk: str
    retensi: str
    klasifikasi: str
    media: str
    tautan: str

    @property
    def nilai(self) -> tuple[int | str, ...]:
        no, _, judul, ringkasan, *lain = self.data.values()
        return (no, f"{judul.rstrip('.')}. {ringkasan}", *lain)

    @property
    def data(self) -> dict[str, Any]:
        """The fields by name, for programs; much quicker than ``asdict``."""
        return {nama: getattr(self, nama) for nama in self.__slots__}


def baris_dip(no: int, dokumen: DokumenInformasi) -> BarisDIP:
    """The row of an entry that ``isi_dip`` loaded; what is not known says so."""
    kini = penanggung(dokumen.unit, timezone.localdate())
    return BarisDIP(
        no=no,
        nomor=dokumen.nomor,
        judul=dokumen.judul,
        ringkasan=dokumen.ringkasan,
        menguasai=f"{dokumen.unit.nama} (sekarang {kini.nama})"
        if kini
        else dokumen.unit.nama,
        penanggung_jawab=dokumen.penanggung_jawab,
        waktu_tempat=f"{dokumen.waktu_pembuatan}, {dokumen.tempat_pembuatan}",
        bentuk=dokumen.get_bentuk_display(),
        retensi=dokumen.jangka_simpan or "Belum ditetapkan",
        klasifikasi=dokumen.get_klasifikasi_display(),
        media=_media(dokumen),
        tautan=f"{settings.ALAMAT_PUBLIK}{dokumen.get_absolute_url()}",
    )


def _media(dokumen: DokumenInformasi) -> str:
    jenis: set[str] = {b.jenis.upper() for b in dokumen.berkas.all()}
    if not (jenis or dokumen.tautan):
        return "Belum ada di portal"
    media = ", ".join(sorted(jenis)) or "Tautan situs resmi"
    return f"{media} ({TAK_DAPAT})" if dokumen.rusak else media  # type: ignore[attr-defined]  # annotated


def isi_dip(klasifikasi: str = "") -> DokumenQuerySet:
    """Published open entries with all that ``baris_dip`` reads, in two queries."""
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
        _daftar(kelompok[0], kelompok, per_unit, "")
        for kelompok in semua
        if _berdaftar(kelompok, per_unit)
    ]
    return ringkasan, _daftar_kota(semua, per_unit, "")


def dip_kota(klasifikasi: str = "") -> DaftarDIP:
    return _daftar_kota(per_pemegang(unit_kota()), _hitung(), klasifikasi)


def dip_unit(slug: str, klasifikasi: str = "") -> DaftarDIP:
    """The list of one unit with the units below it that have no PPID of their own.

    Raises Unit.DoesNotExist when no unit has this address.
    """
    semua = unit_kota()
    unit = next((u for u in semua if u.slug == slug), None)
    if unit is None:
        raise Unit.DoesNotExist(slug)
    anggota = _urut_baca(_di_bawah(unit, _anak(semua)))
    return _daftar(unit, anggota, _hitung(), klasifikasi)


def _daftar_kota(
    semua: Iterable[Sequence[Unit]],
    per_unit: Mapping[int, Mapping[str, int]],
    klasifikasi: str,
) -> DaftarDIP:
    anggota = [u for kelompok in semua for u in _urut_baca(kelompok)]
    return _daftar(None, anggota, per_unit, klasifikasi)


def _daftar(
    unit: Unit | None,
    anggota: Sequence[Unit],
    per_unit: Mapping[int, Mapping[str, int]],
    klasifikasi: str,
) -> DaftarDIP:
    berisi = [
        u
        for u in anggota
        if sum(n for k, n in per_unit.get(u.pk, {}).items() if klasifikasi in {"", k})
    ]
    return DaftarDIP(unit, tuple(berisi), _jumlahkan(anggota, per_unit), klasifikasi)


def _hitung() -> dict[int, dict[str, int]]:
    """Entries by unit and open class, from the counts the database keeps."""
    hasil: dict[int, dict[str, int]] = {}
    baris = HitunganKatalog.objects.filter(klasifikasi__in=TERBUKA, jumlah__gt=0)
    for unit, klasifikasi, jumlah in (
        baris.values_list("unit_id", "klasifikasi").annotate(Sum("jumlah")).order_by()
    ):
        hasil.setdefault(unit, {})[klasifikasi] = jumlah
    return hasil


def _jumlahkan(
    unit: Iterable[Unit], per_unit: Mapping[int, Mapping[str, int]]
) -> dict[str, int]:
    bagian = [per_unit.get(u.pk, {}) for u in unit]
    return {str(k): sum(b.get(k, 0) for b in bagian) for k in TERBUKA}


def _urut_baca(kelompok: Iterable[Unit]) -> list[Unit]:
    """The order of the index that serves the rows."""
    return sorted(kelompok, key=lambda u: u.pk)


def _berdaftar(
    kelompok: Sequence[Unit], per_unit: Mapping[int, Mapping[str, int]]
) -> bool:
    """A unit that has ended, or has no PPID, is listed only while it holds something."""
    kepala = kelompok[0]
    ada_ppid = kepala.peran_ppid != PeranPPID.TANPA and kepala.sampai is None
    return ada_ppid or any(u.pk in per_unit for u in kelompok)
