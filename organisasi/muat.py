"""The office's seed data: regions, units, days off, limits, channels, pages.

Each function adds the new rows of one file and returns how many there were; loading twice
changes nothing (``tambah_baru``). What the files hold and where it comes from: docs/data.md.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models, transaction

from organisasi.alur.models import Jejak
from organisasi.halaman.models import Halaman, Pengaturan
from organisasi.kantor.models import Isu, KanalLayanan, Unit, Wilayah
from organisasi.waktu.models import BatasWaktu, DasarHukum, HariLibur

# Reading a seed file and adding what is new.
# A row is new when its key is neither in the table nor in the trail of an earlier load. So
# nothing that staff changed is overwritten, and what they deleted does not come back.

TINDAKAN = "muat"


class DataAwalRusak(ValueError):
    """A seed file cannot be used; the sentence names the file and the line."""


@dataclass(frozen=True, slots=True)
class Baris:
    berkas: str
    nomor: int
    isi: Mapping[str, str]

    def __getitem__(self, kolom: str) -> str:
        if kolom not in self.isi:
            raise self.rusak(f"kolom “{kolom}” tidak ada.")
        return self.isi[kolom]

    def rusak(self, pesan: str) -> DataAwalRusak:
        return DataAwalRusak(f"{self.berkas} baris {self.nomor}: {pesan}")

    def ya(self, kolom: str) -> bool:
        if self[kolom] not in {"ya", "tidak"}:
            raise self.rusak(f"{kolom} harus “ya” atau “tidak”.")
        return self[kolom] == "ya"

    def bilangan(self, kolom: str) -> int:
        try:
            return int(self[kolom])
        except ValueError:
            raise self.rusak(f"{kolom} bukan bilangan: “{self[kolom]}”") from None

    def tanggal(self, kolom: str) -> date:
        try:
            return date.fromisoformat(self[kolom])
        except ValueError:
            raise self.rusak(f"{kolom} bukan tanggal: “{self[kolom]}”") from None

    def daftar(self, kolom: str) -> list[str]:
        return self[kolom].split("; ") if self[kolom] else []

    def bila_ada[Isi](self, kolom: str, baca: Callable[[str], Isi]) -> Isi | None:
        return baca(kolom) if self[kolom] else None

    def cari[Isi](self, kolom: str, peta: Mapping[str, Isi]) -> Isi | None:
        if not self[kolom]:
            return None
        try:
            return peta[self[kolom]]
        except KeyError:
            raise self.rusak(f"{kolom} tidak dikenal: {self[kolom]}") from None


def baca_csv(berkas: Path) -> list[Baris]:
    try:
        with berkas.open(encoding="utf-8-sig", newline="") as isi:
            pembaca = csv.DictReader(isi, strict=True, restval="", restkey="?")
            return [_baris(berkas, pembaca.line_num, sel) for sel in pembaca]
    except FileNotFoundError:
        raise DataAwalRusak(f"Berkas {berkas} tidak ada.") from None
    except (UnicodeDecodeError, csv.Error):
        raise DataAwalRusak(
            f"{berkas.name} tidak terbaca sebagai CSV berkode UTF-8."
        ) from None


def _baris(berkas: Path, nomor: int, sel: Mapping[str, str]) -> Baris:
    if "?" in sel:
        raise DataAwalRusak(
            f"{berkas.name} baris {nomor}: sel lebih banyak dari judul."
        )
    return Baris(berkas.name, nomor, {k: v.strip() for k, v in sel.items()})


def tambah_baru[M: models.Model](
    model: type[M],
    baris: Iterable[Baris],
    *,
    pada: datetime,
    kunci: Sequence[str] = ("kode",),
    ada: AbstractSet[str] | None = None,
    tetap: Mapping[str, Any] = {},
    lengkapi: Callable[[M, Baris], object] = lambda _objek, _baris: None,
) -> list[M]:
    """Save a record for each new row; returns the new records.

    A column fills the field of its name, or points by code (``unit``, ``unit_kode``) at a
    record that is there or stands above; ``tetap`` is the same for all, and ``lengkapi``
    sets the rest. The columns ``kunci``
    name a row; ``ada`` are the names in the table now, by default read from these fields.
    All or nothing; the names that were added stand in one line of the trail.
    """
    pengisi = _Pengisi(model, tetap)
    lewati = pengisi.nama(kunci) if ada is None else set(ada)
    lewati |= termuat(model)
    baru: dict[str, M] = {}
    with transaction.atomic():
        for b in baris:
            nama = " ".join(b[kolom] for kolom in kunci)
            if nama in baru:
                raise b.rusak(f"“{nama}” sudah ada di baris sebelumnya.")
            if nama not in lewati:
                baru[nama] = pengisi.simpan(b, lengkapi)
        if baru:
            catat_muatan(model, list(baru), pada)
    return list(baru.values())


class _Pengisi[M: models.Model]:
    def __init__(self, model: type[M], tetap: Mapping[str, Any]) -> None:
        self.model, self.tetap = model, tetap
        self.kolom: dict[str, models.Field] = {}
        for satu in model._meta.fields:
            self.kolom[satu.name] = satu
            if satu.is_relation:
                self.kolom[f"{satu.name}_kode"] = satu
        # What codes point at, by model.
        self.peta: dict[Any, dict[str, Any]] = {}

    def nama(self, kunci: Sequence[str]) -> set[str]:
        bidang = [
            f"{self.kolom[satu].name}__kode"
            if self.kolom[satu].is_relation
            else self.kolom[satu].name
            for satu in kunci
        ]
        semua = self.model._default_manager.values_list(*bidang)
        return {" ".join("" if n is None else str(n) for n in satu) for satu in semua}

    def simpan(self, b: Baris, lengkapi: Callable[[M, Baris], object]) -> M:
        isi = {
            self.kolom[nama].name: self._nilai(b, nama)
            for nama in b.isi
            if nama in self.kolom
        }
        objek = self.model(**self.tetap, **isi)
        lengkapi(objek, b)
        # Check the fields, then insert; relations are checked by the database.
        relasi = {f.name for f in self.model._meta.fields if f.is_relation}
        try:
            objek.clean_fields(exclude=relasi)
        except ValidationError as galat:
            pesan = "; ".join(f"{k}: {v[0]}" for k, v in galat.message_dict.items())
            raise b.rusak(pesan) from None
        objek.save(force_insert=True)
        if self.model in self.peta:
            self.peta[self.model][b["kode"]] = objek
        return objek

    def _nilai(self, b: Baris, nama: str) -> object:
        kolom = self.kolom[nama]
        if kolom.is_relation:
            return self._tunjuk(b, nama, kolom)
        baca: Callable[[str], object] = b.__getitem__
        if isinstance(kolom, models.BooleanField):
            baca = b.ya
        elif isinstance(kolom, models.IntegerField):
            baca = b.bilangan
        elif isinstance(kolom, models.DateField):
            baca = b.tanggal
        elif isinstance(kolom, ArrayField):
            baca = b.daftar
        return b.bila_ada(nama, baca) if kolom.null else baca(nama)

    def _tunjuk(self, b: Baris, nama: str, kolom: models.Field) -> object:
        model: Any = kolom.related_model
        if model not in self.peta:
            semua = model._default_manager.all()
            self.peta[model] = {satu.kode: satu for satu in semua}
        if not kolom.null and not b[nama]:
            raise b.rusak(f"{nama} kosong.")
        return b.cari(nama, self.peta[model])


def termuat(model: type[models.Model]) -> set[str]:
    """What earlier loads added, whether it still exists or not."""
    semua = Jejak.objects.filter(
        objek_jenis=model._meta.label_lower, objek_id="", tindakan=TINDAKAN
    ).values_list("sesudah", flat=True)
    return {nama for isi in semua for nama in isi["kunci"]}


def catat_muatan(model: type[models.Model], nama: list[str], pada: datetime) -> None:
    Jejak.objects.create(
        pada=pada,
        tindakan=TINDAKAN,
        objek_jenis=model._meta.label_lower,
        sesudah={"kunci": nama},
        catatan=f"{len(nama)} baris dari data awal.",
    )


DATA = Path(__file__).resolve().parent / "data"
JARAK_URUT = 10


def muat_kantor(*, pada: datetime) -> dict[str, int]:
    return {
        "wilayah": muat_wilayah(pada=pada),
        "unit": muat_unit(pada=pada),
        "isu": muat_isu(pada=pada),
        "hari libur": muat_libur(pada=pada),
        "batas waktu": muat_batas(pada=pada),
        "dasar hukum": _isi(DasarHukum, "dasar_hukum", pada),
        "kanal layanan": muat_kanal(pada=pada),
        "halaman": muat_halaman(pada=pada),
        "pengaturan": muat_pengaturan(),
    }


def _isi(
    model: type[models.Model],
    berkas: str,
    pada: datetime,
    kunci: Sequence[str] = ("kode",),
) -> int:
    baris = baca_csv(DATA / f"{berkas}.csv")
    return len(tambah_baru(model, baris, pada=pada, kunci=kunci))


def muat_wilayah(*, pada: datetime, berkas: Path = DATA / "wilayah.csv") -> int:
    return len(tambah_baru(Wilayah, baca_csv(berkas), pada=pada))


def muat_unit(*, pada: datetime, berkas: Path = DATA / "unit.csv") -> int:
    alamat = set(Unit.objects.values_list("slug", flat=True))

    def lengkapi(unit: Unit, _baris: Baris) -> None:
        # The city may have given the address to a unit of its own.
        if unit.slug in alamat:
            unit.slug = unit.kode.lower()

    return len(tambah_baru(Unit, baca_csv(berkas), pada=pada, lengkapi=lengkapi))


def muat_isu(*, pada: datetime) -> int:
    return _isi(Isu, "isu", pada)


def muat_libur(*, pada: datetime, berkas: Path = DATA / "hari_libur.csv") -> int:
    ada = HariLibur.objects.filter(berlaku_unit=None).values_list("tanggal", flat=True)
    baris, kunci = baca_csv(berkas), ("tanggal",)
    return len(
        tambah_baru(HariLibur, baris, pada=pada, kunci=kunci, ada=set(map(str, ada)))
    )


def muat_batas(*, pada: datetime) -> int:
    return _isi(BatasWaktu, "batas_waktu", pada, ("kode", "berlaku_sejak"))


def muat_kanal(*, pada: datetime) -> int:
    def lengkapi(kanal: KanalLayanan, b: Baris) -> None:
        kanal.urut = b.nomor * JARAK_URUT

    baris = baca_csv(DATA / "kanal_layanan.csv")
    return len(tambah_baru(KanalLayanan, baris, pada=pada, lengkapi=lengkapi))


def muat_halaman(*, pada: datetime) -> int:
    baris = [baca_halaman(berkas) for berkas in sorted((DATA / "halaman").glob("*.md"))]
    tetap = {"isi_html": "-"}  # made when it is saved
    return len(tambah_baru(Halaman, baris, pada=pada, kunci=("slug",), tetap=tetap))


def baca_halaman(berkas: Path) -> Baris:
    kepala, pemisah, isi = berkas.read_text(encoding="utf-8").partition("\n\n")
    kolom = dict(garis.partition(": ")[::2] for garis in kepala.splitlines())
    if not pemisah or not {"judul", "ringkas", "urut"} <= kolom.keys():
        raise DataAwalRusak(f"{berkas.name}: baris kepala tidak lengkap.")
    return Baris(berkas.name, 1, {**kolom, "slug": berkas.stem, "isi": isi.strip()})


def muat_pengaturan() -> int:
    if Pengaturan.objects.exists():
        return 0
    Pengaturan(atasan_ppid=Unit.objects.filter(kode="SETDA").first()).save()
    return 1
