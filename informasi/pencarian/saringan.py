"""The filters of the catalogue, how many entries each has, and the rows of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import CharField, QuerySet, Sum, Value
from django.db.models.functions import Cast
from django.utils import timezone

from informasi.katalog.models import (
    TAK_TERBUKA,
    BentukInformasi,
    DokumenInformasi,
    DokumenQuerySet,
    KelompokInformasi,
    Klasifikasi,
)
from informasi.pencarian.models import HitunganKatalog
from informasi.pencarian.pencarian import (
    CalonTemuan,
    HasilCari,
    Tersaring,
    sql_kueri,
    telusuri,
)
from organisasi.basis_data.versi import per_versi
from organisasi.kantor.direktori import lingkup, unit_kota, unit_lebur
from organisasi.tampilan import BUKA, TUTUP

# name in the address -> column of HitunganKatalog
DIMENSI = {
    "klasifikasi": "klasifikasi",
    "unit": "unit_id",
    "kategori": "kelompok_id",
    "tahun": "tahun",
    "bentuk": "bentuk",
}
JUDUL_DIMENSI = {
    "klasifikasi": "Klasifikasi",
    "unit": "Unit",
    "kategori": "Kelompok",
    "tahun": "Tahun",
    "bentuk": "Bentuk",
}


@dataclass(frozen=True, slots=True)
class PilihanSaringan:
    """One choice of a facet: value in the address, label, number of entries."""

    nilai: str
    label: str
    jumlah: int
    aktif: bool


@dataclass(frozen=True, slots=True)
class SaringanKatalog:
    """A facet with its choices."""

    nama: str
    judul: str
    pilihan: list[PilihanSaringan]

    @property
    def aktif(self) -> PilihanSaringan | None:
        """The chosen one."""
        return next((p for p in self.pilihan if p.aktif), None)


@dataclass(frozen=True, slots=True)
class Kamus:
    """Labels and addresses of the values, read once per version."""

    unit: Mapping[str, int]
    label: Mapping[str, Mapping[Any, tuple[str, str]]]


def kamus() -> Kamus:
    """For each facet but the year: database value → (value in the address, label)."""
    return per_versi("katalog.kamus", _kamus)


def _kamus() -> Kamus:
    unit = unit_kota()
    kelompok = KelompokInformasi.objects.exclude(
        klasifikasi=Klasifikasi.DIKECUALIKAN
    ).values_list("kode", "nama")
    return Kamus(
        {u.slug: u.pk for u in unit},
        {
            "klasifikasi": {
                k.value: (k.value, k.label)
                for k in Klasifikasi
                if k != Klasifikasi.DIKECUALIKAN
            },
            "unit": {u.pk: (u.slug, u.nama_pendek) for u in unit},
            "kategori": {kode: (kode, nama) for kode, nama in kelompok},
            "bentuk": {b.value: (b.value, b.label) for b in BentukInformasi},
        },
    )


def _label(
    nama: str, jumlah: Mapping[Any, int], aktif: Any
) -> dict[Any, tuple[str, str]]:
    if nama != "tahun":
        return dict(kamus().label[nama])
    tahun = {t for t in (*jumlah, aktif) if t}
    return {t: (str(t), str(t)) for t in sorted(tahun, reverse=True)}


Hitung = Callable[[str], Mapping[Any, int]]


def saringan(dipilih: Mapping[str, Any], hitung: Hitung) -> list[SaringanKatalog]:
    """The facets; each choice's count honours the other filters, not its own."""
    hasil = []
    for nama, judul in JUDUL_DIMENSI.items():
        jumlah = hitung(nama)
        if nama == "unit":
            jumlah = _dengan_pendahulu(jumlah)
        label = _label(nama, jumlah, dipilih.get(nama))
        pilihan = [
            PilihanSaringan(
                alamat, teks, jumlah.get(nilai, 0), dipilih.get(nama) == nilai
            )
            for nilai, (alamat, teks) in label.items()
            if jumlah.get(nilai) or dipilih.get(nama) == nilai
        ]
        if nama in {"unit", "kategori"}:
            pilihan.sort(key=lambda p: (-p.jumlah, p.label))
        hasil.append(SaringanKatalog(nama, judul, pilihan))
    return hasil


def _dengan_pendahulu(jumlah: Mapping[Any, int]) -> Mapping[Any, int]:
    """The counts of units, each with those of the ended units it answers for."""
    lebur = unit_lebur(timezone.localdate())
    if not lebur:
        return jumlah
    semua = ((u.pk, lingkup(u.pk, lebur)) for u in unit_kota())
    return {pk: sum(jumlah.get(p, 0) for p in milik) for pk, milik in semua}


def _luaskan(dipilih: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The values each filter lets through: a unit with the ended ones it answers for."""
    return {
        nama: lingkup(nilai, unit_lebur(timezone.localdate()))
        if nama == "unit"
        else [nilai]
        for nama, nilai in dipilih.items()
    }


def _syarat(dipilih: Mapping[str, Any]) -> dict[str, Any]:
    """The filters as look-ups."""
    return {f"{DIMENSI[n]}__in": nilai for n, nilai in _luaskan(dipilih).items()}


def hitung_katalog(dipilih: Mapping[str, Any]) -> Hitung:
    """Counts of the whole catalogue from the kept table, remembered per version."""

    kunci = "&".join(f"{k}={v}" for k, v in sorted(dipilih.items()))
    tabel = per_versi(f"katalog.hitung?{kunci}", lambda: _hitung_semua(dipilih))
    return tabel.__getitem__


def _hitung_semua(dipilih: Mapping[str, Any]) -> dict[str, dict[Any, int]]:
    """All facets in one query: a branch each, under the filters of the others."""
    cabang = [_cabang(nama, dipilih) for nama in DIMENSI]
    hasil: dict[str, dict[Any, int]] = {nama: {} for nama in DIMENSI}
    for nama, nilai, jumlah in cabang[0].union(*cabang[1:], all=True):
        hasil[nama][int(nilai) if nama in {"unit", "tahun"} else nilai] = jumlah
    return hasil


def _cabang(nama: str, dipilih: Mapping[str, Any]) -> QuerySet[HitunganKatalog, Any]:
    lain = _syarat({k: v for k, v in dipilih.items() if k != nama})
    return (
        HitunganKatalog.objects.exclude(klasifikasi=Klasifikasi.DIKECUALIKAN)
        .filter(**lain)
        .order_by()
        .annotate(nama=Value(nama), nilai=Cast(DIMENSI[nama], CharField()))
        .values("nama", "nilai")
        .annotate(n=Sum("jumlah"))
        .filter(n__gt=0)
        .values_list("nama", "nilai", "n")
    )


def hitung_calon(calon: Iterable[CalonTemuan], dipilih: Mapping[str, Any]) -> Hitung:
    """Counts among the matches of a search."""
    semua = list(calon)

    def hitung(nama: str) -> Mapping[Any, int]:
        lain = _luaskan({k: v for k, v in dipilih.items() if k != nama})
        sisa = [c for c in semua if cocok(c, lain)] if lain else semua
        return Counter(map(attrgetter(_kolom(nama)), sisa))

    return hitung


def _kolom(nama: str) -> str:
    return "kelompok" if nama == "kategori" else nama


def cocok(calon: CalonTemuan, boleh: Mapping[str, Collection[Any]]) -> bool:
    """Whether a match passes the chosen filters."""
    return all(getattr(calon, _kolom(n)) in nilai for n, nilai in boleh.items())


def jumlah_katalog(dipilih: Mapping[str, Any]) -> int:
    """How many open entries there are under these filters; no table is counted."""
    jumlah = hitung_katalog(dipilih)("klasifikasi")
    if "klasifikasi" in dipilih:
        return jumlah.get(dipilih["klasifikasi"], 0)
    return sum(jumlah.values())


def pilih_temuan(hasil: HasilCari, dipilih: Mapping[str, Any]) -> HasilCari:
    """Of a search those matches that pass the filters.

    When there were more than could be ranked the database filters, so none is missed.
    """
    if not dipilih:
        return hasil
    boleh = _luaskan(dipilih)
    calon = [c for c in hasil.calon if cocok(c, boleh)]
    if not hasil.penuh:
        return replace(hasil, calon=calon)
    return telusuri(hasil.tafsir, Tersaring(dipilih, len(calon) / len(hasil.calon)))


def terpilih(dipilih: Mapping[str, Any]) -> DokumenQuerySet:
    """The open entries under these filters, with all a row shows."""
    semua = DokumenInformasi.objects.terbuka()
    return semua.filter(**_syarat(dipilih)).untuk_daftar()


def muat_baris(pk: Sequence[int], kueri: SearchQuery | None) -> list[DokumenInformasi]:
    """These entries in this order; with ``kueri`` what a list row shows, hits marked."""
    semua: Iterable[DokumenInformasi]
    if kueri is None:
        semua = DokumenInformasi.objects.filter(pk__in=pk).untuk_daftar()
    else:
        semua = _temuan(pk, kueri)
    baris = {d.pk: d for d in semua}
    return [baris[p] for p in pk if p in baris]


def _temuan(pk: Sequence[int], kueri: SearchQuery) -> Iterator[DokumenInformasi]:
    """Written as SQL: to build this query anew costs more than to answer it."""
    teks_kueri, param = sql_kueri(kueri)
    unit = {u.pk: u for u in unit_kota()}
    for dokumen in DokumenInformasi.objects.raw(
        f"""
        WITH q AS MATERIALIZED (SELECT {teks_kueri} AS q)
        SELECT d.id, d.nomor, d.judul, d.ringkasan, d.klasifikasi, d.unit_id, d.tahun,
            ts_headline('indonesian', d.judul, q, %s) AS judul_sorot,
            ts_headline('indonesian', d.ringkasan, q, %s) AS ringkasan_sorot,
            berkas.utama AS berkas_utama,
            EXISTS (
                SELECT FROM informasi_temuan WHERE dokumen_id = d.id
                AND selesai_pada IS NULL AND jenis = ANY(%s)
            ) AS rusak
        FROM q CROSS JOIN informasi_dokumeninformasi AS d LEFT JOIN LATERAL (
            SELECT json_build_object('jenis', jenis, 'ukuran', ukuran) AS utama
            FROM informasi_berkasinformasi
            WHERE dokumen_id = d.id AND diganti_oleh_id IS NULL AND NOT dihapus
            ORDER BY id LIMIT 1
        ) AS berkas ON true
        WHERE d.id = ANY(%s)
        """,  # noqa: S608 - the query is made of placeholders; values are parameters
        (*param, *SOROTAN, list(TAK_TERBUKA), list(pk)),
    ):
        # A unit entered this very moment is read by itself.
        dokumen.unit = unit.get(dokumen.unit_id) or dokumen.unit
        yield dokumen


TANDA = f'StartSel="{BUKA}", StopSel="{TUTUP}"'
# Title whole, summary in pieces around the hits.
SOROTAN = (f"{TANDA}, HighlightAll=true", f"{TANDA}, MaxFragments=2")
