"""Which rows of the catalogue a page shows: filters with their counts, pages, suggestions.

Numbered pages go to 40; further on the address carries the last row instead, which costs
the same at any depth. Nothing is counted: the totals come from the kept table.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

import django_filters
from django.contrib.postgres.search import SearchQuery
from django.db.models import CharField, QuerySet, Sum, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils import timezone

from informasi.katalog.models import (
    BentukInformasi,
    DokumenInformasi,
    DokumenQuerySet,
    KelompokInformasi,
    Keterbacaan,
    Klasifikasi,
)
from informasi.pencarian.models import HitunganKatalog
from informasi.pencarian.pencarian import (
    KATA_MAKS,
    KOLOM_SARING,
    CalonTemuan,
    HasilCari,
    Tersaring,
    cari,
    luaskan,
    sql_kueri,
    telusuri,
)
from organisasi.basis_data.versi import per_versi
from organisasi.halaman.publik import Kursor, baca_kursor
from organisasi.kantor.direktori import lingkup, unit_kota, unit_lebur
from organisasi.pintu.pengenal import kata_umum
from organisasi.staf.tampilan import BUKA, TUTUP
from organisasi.teks import bersih

# The filters, how many entries each has, and the rows of a page

JUDUL_DIMENSI = {
    "keterbacaan": "Ketersediaan",
    "klasifikasi": "Klasifikasi",
    "unit": "Unit",
    "kategori": "Kelompok",
    "tahun": "Tahun",
    "bentuk": "Bentuk",
}


@dataclass(frozen=True, slots=True)
class PilihanSaringan:
    nilai: str
    label: str
    jumlah: int
    aktif: bool


@dataclass(frozen=True, slots=True)
class SaringanKatalog:
    nama: str
    judul: str
    pilihan: list[PilihanSaringan]

    @property
    def aktif(self) -> PilihanSaringan | None:
        return next((p for p in self.pilihan if p.aktif), None)


def kamus() -> Mapping[str, Mapping[Any, tuple[str, str]]]:
    """For each facet but the year: database value → (value in the address, label)."""
    return per_versi("katalog.kamus", _kamus)


def _kamus() -> dict[str, dict[Any, tuple[str, str]]]:
    kelompok = KelompokInformasi.objects.exclude(
        klasifikasi=Klasifikasi.DIKECUALIKAN
    ).values_list("kode", "nama")
    return {
        "keterbacaan": {k.value: (k.name.lower(), k.label) for k in Keterbacaan},
        "klasifikasi": {
            k.value: (k.value, k.label)
            for k in Klasifikasi
            if k != Klasifikasi.DIKECUALIKAN
        },
        "unit": {u.pk: (u.slug, u.nama_pendek) for u in unit_kota()},
        "kategori": {kode: (kode, nama) for kode, nama in kelompok},
        "bentuk": {b.value: (b.value, b.label) for b in BentukInformasi},
    }


def unit_beralamat() -> dict[str, int]:
    return {slug: pk for pk, (slug, _) in kamus()["unit"].items()}


def _label(
    nama: str, jumlah: Mapping[Any, int], aktif: Any
) -> dict[Any, tuple[str, str]]:
    if nama != "tahun":
        return dict(kamus()[nama])
    tahun = {t for t in (*jumlah, aktif) if t}
    return {t: (str(t), str(t)) for t in sorted(tahun, reverse=True)}


Hitung = Callable[[str], Mapping[Any, int]]


def saringan(dipilih: Mapping[str, Any], hitung: Hitung) -> list[SaringanKatalog]:
    hasil = []
    for nama, judul in JUDUL_DIMENSI.items():
        jumlah = hitung(nama)
        if nama == "unit" and (lebur := unit_lebur(timezone.localdate())):
            # Each with those of the ended units it answers for.
            jumlah = {
                u.pk: sum(jumlah.get(p, 0) for p in lingkup(u.pk, lebur))
                for u in unit_kota()
            }
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


def _syarat(dipilih: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{KOLOM_SARING[n]}__in": nilai for n, nilai in luaskan(dipilih).items()}


def hitung_katalog(dipilih: Mapping[str, Any]) -> Hitung:

    kunci = "&".join(f"{k}={v}" for k, v in sorted(dipilih.items()))
    tabel = per_versi(f"katalog.hitung?{kunci}", lambda: _hitung_semua(dipilih))
    return tabel.__getitem__


ANGKA = frozenset({"unit", "tahun", "keterbacaan"})


def _hitung_semua(dipilih: Mapping[str, Any]) -> dict[str, dict[Any, int]]:
    """All facets in one query: a branch each, under the filters of the others."""
    cabang = [_cabang(nama, dipilih) for nama in KOLOM_SARING]
    hasil: dict[str, dict[Any, int]] = {nama: {} for nama in KOLOM_SARING}
    for nama, nilai, jumlah in cabang[0].union(*cabang[1:], all=True):
        hasil[nama][int(nilai) if nama in ANGKA else nilai] = jumlah
    return hasil


def _cabang(nama: str, dipilih: Mapping[str, Any]) -> QuerySet[HitunganKatalog, Any]:
    lain = _syarat({k: v for k, v in dipilih.items() if k != nama})
    return (
        HitunganKatalog.objects.exclude(klasifikasi=Klasifikasi.DIKECUALIKAN)
        .filter(**lain)
        .order_by()
        .annotate(nama=Value(nama), nilai=Cast(KOLOM_SARING[nama], CharField()))
        .values("nama", "nilai")
        .annotate(n=Sum("jumlah"))
        .filter(n__gt=0)
        .values_list("nama", "nilai", "n")
    )


def hitung_calon(calon: Iterable[CalonTemuan], dipilih: Mapping[str, Any]) -> Hitung:
    semua = list(calon)

    def hitung(nama: str) -> Mapping[Any, int]:
        lain = luaskan({k: v for k, v in dipilih.items() if k != nama})
        sisa = [c for c in semua if cocok(c, lain)] if lain else semua
        return Counter(map(attrgetter(nama), sisa))

    return hitung


def cocok(calon: CalonTemuan, boleh: Mapping[str, Collection[Any]]) -> bool:
    return all(getattr(calon, n) in nilai for n, nilai in boleh.items())


def pilih_temuan(hasil: HasilCari, dipilih: Mapping[str, Any]) -> HasilCari:
    """Of a search those matches that pass the filters.

    When there were more than could be ranked the database filters, so none is missed.
    """
    if not dipilih:
        return hasil
    boleh = luaskan(dipilih)
    calon = [c for c in hasil.calon if cocok(c, boleh)]
    if not hasil.penuh:
        return replace(hasil, calon=calon)
    return telusuri(hasil.tafsir, Tersaring(dipilih, len(calon) / len(hasil.calon)))


def terpilih(dipilih: Mapping[str, Any]) -> DokumenQuerySet:
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
        SELECT d.id, d.nomor, d.judul, d.ringkasan, d.keterbacaan, d.unit_id, d.tahun,
            ts_headline('indonesian', d.judul, q, %s) AS judul_sorot,
            ts_headline('indonesian', d.ringkasan, q, %s) AS ringkasan_sorot,
            berkas.utama AS berkas_utama
        FROM q CROSS JOIN informasi_dokumeninformasi AS d LEFT JOIN LATERAL (
            SELECT json_build_object('jenis', jenis, 'ukuran', ukuran) AS utama
            FROM informasi_berkasinformasi
            WHERE dokumen_id = d.id AND diganti_oleh_id IS NULL AND NOT dihapus
            ORDER BY id LIMIT 1
        ) AS berkas ON true
        WHERE d.id = ANY(%s)
        """,  # noqa: S608 - the query is made of placeholders; values are parameters
        (*param, *SOROTAN, list(pk)),
    ):
        # A unit entered this very moment is read by itself.
        dokumen.unit = unit.get(dokumen.unit_id) or dokumen.unit
        yield dokumen


TANDA = f'StartSel="{BUKA}", StopSel="{TUTUP}"'
# Title whole, summary in pieces around the hits.
SOROTAN = (f"{TANDA}, HighlightAll=true", f"{TANDA}, MaxFragments=2")


# The filters as they stand in the address (django-filter)


def _pilihan(nama: str) -> Callable[[], list[tuple[str, str]]]:
    return lambda: list(kamus()[nama].values())


class DokumenFilter(django_filters.FilterSet):
    """The known filters; an unknown value is an error with a sentence, never a 500."""

    keterbacaan = django_filters.ChoiceFilter(choices=_pilihan("keterbacaan"))
    klasifikasi = django_filters.ChoiceFilter(choices=_pilihan("klasifikasi"))
    unit = django_filters.ChoiceFilter(choices=_pilihan("unit"))
    kategori = django_filters.ChoiceFilter(choices=_pilihan("kategori"))
    tahun = django_filters.NumberFilter(min_value=1900, max_value=2100)
    bentuk = django_filters.ChoiceFilter(choices=_pilihan("bentuk"))

    class Meta:
        model = DokumenInformasi
        fields = tuple(JUDUL_DIMENSI)

    def dipilih(self) -> dict[str, Any]:
        """Valid choices as database values: ``{"unit": 12, "tahun": 2024}``."""
        if not self._disaring():
            return {}
        self.form.is_valid()
        nilai = {k: v for k, v in self.form.cleaned_data.items() if v}
        if "unit" in nilai:
            nilai["unit"] = unit_beralamat()[nilai["unit"]]
        if "keterbacaan" in nilai:
            nilai["keterbacaan"] = Keterbacaan[nilai["keterbacaan"].upper()].value
        if "tahun" in nilai:
            nilai["tahun"] = int(nilai["tahun"])
        return nilai

    def tidak_dikenal(self) -> list[str]:
        """The filters whose value nobody knows, as typed: ``unit “xyz”``."""
        if not self._disaring():
            return []
        self.form.is_valid()
        return [f"{nama} “{self.data.get(nama, '')[:40]}”" for nama in self.form.errors]

    def _disaring(self) -> bool:
        """Whether the address names a filter; most do not, and a form costs to build."""
        return any(map(self.data.get, self.Meta.fields))


# One page: search or list, numbered or after the last row


PER_HALAMAN = 25
HALAMAN_MAKS = 40
URUT = ("terbaca", "terbaru")
PARAMETER = ("q", *KOLOM_SARING, "urut", "halaman", "setelah")


@dataclass(slots=True)
class DaftarKatalog:
    q: str = ""
    urut: str = URUT[0]
    halaman: int = 1
    baris: Sequence[DokumenInformasi] = ()
    jumlah: int = 0
    lebih: bool = False
    saringan: list[SaringanKatalog] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)
    hasil: HasilCari | None = None
    sesudah: dict[str, Any] | None = None
    di_ujung: bool = False

    @property
    def sebelum(self) -> int:
        return 0 if self.di_ujung else self.halaman - 1

    @property
    def jumlah_teks(self) -> str:
        """``147`` or ``1.000+``."""
        return f"{self.jumlah:,}".replace(",", ".") + ("+" if self.lebih else "")


def baca_daftar(query: QueryDict) -> DaftarKatalog:
    saring = DokumenFilter(query, queryset=DokumenInformasi.objects.none())
    dipilih = saring.dipilih()
    daftar = DaftarKatalog(q=" ".join(bersih(query.get("q", "")).split())[:200])
    daftar.galat += [
        f"Saringan tidak dikenal: {bit}. Saringan ini diabaikan."
        for bit in saring.tidak_dikenal()
    ]
    urut = query.get("urut", URUT[0])
    if urut in URUT:
        daftar.urut = urut
    else:
        daftar.galat.append(f"Urutan “{urut[:40]}” tidak dikenal. Dipakai: {URUT[0]}.")
    _baca_halaman(query, daftar)
    if daftar.q:
        _isi_cari(daftar, dipilih)
    else:
        _isi_daftar(daftar, dipilih, query.get("setelah", ""))
    return daftar


def _baca_halaman(query: QueryDict, daftar: DaftarKatalog) -> None:
    teks = query.get("halaman", "1")
    if teks.isascii() and teks.isdigit() and 1 <= int(teks[:9]) <= HALAMAN_MAKS:
        daftar.halaman = int(teks)
    else:
        daftar.galat.append(
            f"Halaman “{teks[:20]}” tidak ada. Halaman dinomori 1 sampai {HALAMAN_MAKS}; "
            "persempit dengan saringan, atau buka halaman berikutnya satu per satu."
        )


def _isi_cari(daftar: DaftarKatalog, dipilih: dict[str, Any]) -> None:
    hasil = cari(daftar.q)
    temuan = pilih_temuan(hasil, dipilih)
    calon, daftar.lebih = temuan.calon, temuan.penuh
    if daftar.urut == "terbaru":
        calon = sorted(calon, key=lambda c: -c.pk)
    awal = (daftar.halaman - 1) * PER_HALAMAN
    daftar.hasil, daftar.jumlah = hasil, len(calon)
    pk = [c.pk for c in calon[awal : awal + PER_HALAMAN]]
    daftar.baris = muat_baris(pk, hasil.kueri) if pk else []
    daftar.saringan = saringan(dipilih, hitung_calon(hasil.calon, dipilih))
    if awal + PER_HALAMAN < len(calon):
        daftar.sesudah = {"halaman": daftar.halaman + 1}


# A cursor of this list begins with the keterbacaan of its row: ``3~2026-…_12``.
TINGKAT = frozenset(str(k.value) for k in Keterbacaan)


def _isi_daftar(daftar: DaftarKatalog, dipilih: dict[str, Any], setelah: str) -> None:
    terbaru = daftar.urut == "terbaru"
    semua = terpilih(dipilih)
    semua = semua.terbaru() if terbaru else semua.urut_baca()
    awal = (daftar.halaman - 1) * PER_HALAMAN
    if setelah:
        tingkat, _, sisa = setelah.partition("~")
        kursor = baca_kursor(sisa)
        if kursor is None or tingkat not in TINGKAT:
            daftar.galat.append("Penanda halaman tidak terbaca. Mulai dari awal.")
        else:
            nilai = kursor if terbaru else (int(tingkat), *kursor)
            semua, awal, daftar.di_ujung = semua.setelah(*nilai), 0, True
    baris = list(semua[awal : awal + PER_HALAMAN + 1])
    daftar.baris = baris[:PER_HALAMAN]
    if len(baris) > PER_HALAMAN:
        daftar.sesudah = {"halaman": daftar.halaman + 1}
        if daftar.di_ujung or daftar.halaman >= HALAMAN_MAKS:
            akhir = baris[PER_HALAMAN - 1]
            assert akhir.terbit_pada is not None
            kursor = Kursor(akhir.terbit_pada, akhir.pk)
            daftar.sesudah = {"setelah": f"{akhir.keterbacaan}~{kursor}"}
    hitung = hitung_katalog(dipilih)
    golongan = dipilih.get("klasifikasi")
    daftar.jumlah = sum(
        n for k, n in hitung("klasifikasi").items() if golongan in {None, k}
    )
    daftar.saringan = saringan(dipilih, hitung)


# “This may answer you”: entries that fit what is about to be asked for
# A request is written in sentences, a search in words. The words that any request has are
# left out; an entry counts when it has all the others, or at least two of them, one of
# which is not a word that half the catalogue has.


BANYAK = 20
# What only requests say; the words without weight in any question are ``kata_umum``.
KATA_MINTA = frozenset(
    {
        "diminta",
        "dokumen",
        "fotokopi",
        "lengkap",
        "maupun",
        "membutuhkan",
        "meminta",
        "memperoleh",
        "mendapatkan",
        "misalnya",
        "nomor",
        "per",
        "permohonan",
        "salinan",
        "sebagai",
    }
)
# Words half the catalogue has: they make a match better, never by themselves.
KATA_LEMAH = frozenset(
    {"daftar", "dinas", "jumlah", "kecamatan", "kelurahan", "laporan", "nama", "rekap"}
)
CUKUP = 2
_SOROT = re.compile(f"{BUKA}(.*?){TUTUP}")


def kata_kunci(teks: str) -> list[str]:
    kata = dict.fromkeys(re.findall(r"[^\W\d_]\w{2,}", teks.lower()))
    return [k for k in kata if k not in kata_umum() and k not in KATA_MINTA]


def informasi_cocok(teks: str) -> list[DokumenInformasi]:
    """Published entries that fit, best first; at most four queries, none without words."""
    kata = kata_kunci(teks)[:KATA_MAKS]
    if not kata:
        return []
    hasil = cari(" ".join(kata))
    if not hasil.calon:
        return []
    semua = muat_baris([c.pk for c in hasil.calon[:BANYAK]], hasil.kueri)
    return [d for d in semua if not hasil.longgar or _cukup(d)]


def disorot(dokumen: DokumenInformasi) -> set[str]:
    """The words of a row that were looked for."""
    teks = f"{dokumen.judul_sorot} {dokumen.ringkasan_sorot}"  # type: ignore[attr-defined]  # annotated by the search
    return {satu.lower() for satu in _SOROT.findall(teks)}


def _cukup(dokumen: DokumenInformasi) -> bool:
    kata = disorot(dokumen)
    return len(kata) >= CUKUP and bool(kata - KATA_LEMAH)
