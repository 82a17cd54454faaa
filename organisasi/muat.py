"""The office's seed data: regions, units, days off, limits, channels, pages.

Each function adds the new rows of one file and returns how many there were; loading twice
changes nothing (``tambah_baru``). What the files hold and where it comes from: docs/data.md.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models, transaction

from organisasi.alur.models import Jejak
from organisasi.halaman.models import Halaman, Pengaturan
from organisasi.kantor.models import (
    Isu,
    IsuPadanan,
    KanalLayanan,
    Unit,
    Wilayah,
    WilayahAlias,
)
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

    def bila_ada[Isi](self, kolom: str, baca: Callable[[str], Isi]) -> Isi | None:
        return baca(kolom) if self[kolom] else None

    def cari[Isi](self, kolom: str, peta: Mapping[str, Isi]) -> Isi | None:
        """What the cell points at; None when empty, an error when unknown."""
        if not self[kolom]:
            return None
        try:
            return peta[self[kolom]]
        except KeyError:
            raise self.rusak(f"{kolom} tidak dikenal: {self[kolom]}") from None


def baca_csv(berkas: Path) -> list[Baris]:
    """The rows of a CSV file (UTF-8, comma, header row), blanks trimmed."""
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
    ada: AbstractSet[str],
    kunci: Callable[[Baris], str],
    buat: Callable[[Baris], M],
    pada: datetime,
) -> list[M]:
    """Save what ``buat`` makes of each new row; returns the new records.

    ``kunci`` names a row, ``ada`` are the names in the table now. All or nothing; the
    names that were added stand in one line of the trail.
    """
    lewati = ada | sudah_dimuat(model)
    baru: dict[str, M] = {}
    with transaction.atomic():
        for b in baris:
            nama = kunci(b)
            if nama in baru:
                raise b.rusak(f"“{nama}” sudah ada di baris sebelumnya.")
            if nama not in lewati:
                baru[nama] = _simpan(buat(b), b)
        if baru:
            _catat(model, list(baru), pada)
    return list(baru.values())


def _simpan[M: models.Model](objek: M, baris: Baris) -> M:
    # Check the fields, then insert; relations are checked by the database.
    relasi = {f.name for f in objek._meta.fields if f.is_relation}
    try:
        objek.clean_fields(exclude=relasi)
    except ValidationError as galat:
        pesan = "; ".join(f"{k}: {v[0]}" for k, v in galat.message_dict.items())
        raise baris.rusak(pesan) from None
    objek.save(force_insert=True)
    return objek


def sudah_dimuat(model: type[models.Model]) -> set[str]:
    """The names that earlier loads added, whether they still exist or not."""
    catatan = Jejak.objects.filter(
        objek_jenis=model._meta.label_lower, objek_id="", tindakan=TINDAKAN
    ).values_list("sesudah", flat=True)
    return {nama for isi in catatan for nama in isi["kunci"]}


def _catat(model: type[models.Model], nama: list[str], pada: datetime) -> None:
    Jejak.objects.create(
        pada=pada,
        tindakan=TINDAKAN,
        objek_jenis=model._meta.label_lower,
        sesudah={"kunci": nama},
        catatan=f"{len(nama)} baris dari data awal.",
    )


# The files

DATA = Path(__file__).resolve().parent / "data"
JARAK_URUT = 10


def muat_kantor(*, pada: datetime) -> dict[str, int]:
    return {
        "wilayah": muat_wilayah(pada=pada),
        "ejaan lain wilayah": muat_alias(pada=pada),
        "unit": muat_unit(pada=pada),
        "isu": muat_isu(pada=pada),
        "padanan isu": muat_padanan(pada=pada),
        "hari libur": muat_libur(pada=pada),
        "batas waktu": muat_batas(pada=pada),
        "dasar hukum": muat_dasar_hukum(pada=pada),
        "kanal layanan": muat_kanal(pada=pada),
        "halaman": muat_halaman(pada=pada),
        "pengaturan": muat_pengaturan(),
    }


def muat_wilayah(*, pada: datetime, berkas: Path = DATA / "wilayah.csv") -> int:
    """Regions by official code; a region stands below its parent in the file."""
    peta = Wilayah.objects.in_bulk()

    def buat(b: Baris) -> Wilayah:
        peta[b["kode"]] = Wilayah(
            kode=b["kode"],
            nama=b["nama"],
            tingkat=b["tingkat"],
            induk=b.cari("induk", peta),
            grid_x=b.bila_ada("grid_x", b.bilangan),
            grid_y=b.bila_ada("grid_y", b.bilangan),
        )
        return peta[b["kode"]]

    return len(
        tambah_baru(
            Wilayah,
            baca_csv(berkas),
            ada=set(peta),
            kunci=lambda b: b["kode"],
            buat=buat,
            pada=pada,
        )
    )


def muat_alias(*, pada: datetime, berkas: Path = DATA / "wilayah_alias.csv") -> int:
    ada = WilayahAlias.objects.values_list("wilayah_id", "alias_normal")
    return len(
        tambah_baru(
            WilayahAlias,
            baca_csv(berkas),
            ada={f"{kode} {alias}" for kode, alias in ada},
            kunci=lambda b: f"{b['wilayah_kode']} {b['alias_normal']}",
            buat=lambda b: WilayahAlias(
                wilayah_id=b["wilayah_kode"], alias_normal=b["alias_normal"]
            ),
            pada=pada,
        )
    )


def muat_unit(*, pada: datetime, berkas: Path = DATA / "unit.csv") -> int:
    peta = {unit.kode: unit for unit in Unit.objects.all()}
    alamat = {unit.slug for unit in peta.values()}
    wilayah = Wilayah.objects.in_bulk()

    def buat(b: Baris) -> Unit:
        kode = b["kode"]
        peta[kode] = Unit(
            kode=kode,
            # The city may have given the address to a unit of its own.
            slug=b["slug"] if b["slug"] not in alamat else kode.lower(),
            induk=b.cari("induk", peta),
            wilayah=b.cari("wilayah_kode", wilayah),
            **{kolom: b[kolom] for kolom in KOLOM_UNIT},
        )
        return peta[kode]

    return len(
        tambah_baru(
            Unit,
            baca_csv(berkas),
            ada=set(peta),
            kunci=lambda b: b["kode"],
            buat=buat,
            pada=pada,
        )
    )


KOLOM_UNIT = (
    *("nama", "singkatan", "jenis", "bentuk", "peran_ppid", "tugas"),
    *("alamat", "situs", "keyakinan", "sumber"),
)


def muat_isu(*, pada: datetime, berkas: Path = DATA / "isu.csv") -> int:
    peta = {isu.kode: isu for isu in Isu.objects.all()}

    def buat(b: Baris) -> Isu:
        peta[b["kode"]] = Isu(
            kode=b["kode"], nama=b["nama"], induk=b.cari("induk", peta)
        )
        return peta[b["kode"]]

    return len(
        tambah_baru(
            Isu,
            baca_csv(berkas),
            ada=set(peta),
            kunci=lambda b: b["kode"],
            buat=buat,
            pada=pada,
        )
    )


def muat_padanan(*, pada: datetime, berkas: Path = DATA / "isu_padanan.csv") -> int:
    """What the topics are called among complaints and in the catalogue.

    Of a topic that staff deleted there is nothing to say: its rows are passed over.
    """
    peta = {isu.kode: isu for isu in Isu.objects.all()}
    ada = IsuPadanan.objects.values_list("isu__kode", *KOLOM_PADANAN)
    return len(
        tambah_baru(
            IsuPadanan,
            [b for b in baca_csv(berkas) if b["isu"] in peta],
            ada={" ".join(satu) for satu in ada},
            kunci=lambda b: " ".join(b[k] for k in ("isu", *KOLOM_PADANAN)),
            buat=lambda b: IsuPadanan(
                isu=peta[b["isu"]], **{kolom: b[kolom] for kolom in KOLOM_PADANAN}
            ),
            pada=pada,
        )
    )


KOLOM_PADANAN = ("kategori_pengaduan", "topik_informasi")


def muat_libur(*, pada: datetime, berkas: Path = DATA / "hari_libur.csv") -> int:
    ada = HariLibur.objects.filter(berlaku_unit=None).values_list("tanggal", flat=True)
    return len(
        tambah_baru(
            HariLibur,
            baca_csv(berkas),
            ada={str(tanggal) for tanggal in ada},
            kunci=lambda b: str(b.tanggal("tanggal")),
            buat=lambda b: HariLibur(
                tanggal=b.tanggal("tanggal"),
                nama=b["nama"],
                jenis=b["jenis"],
                dasar=b["dasar"],
                keterangan=b["keterangan"],
            ),
            pada=pada,
        )
    )


def muat_batas(*, pada: datetime, berkas: Path = DATA / "batas_waktu.csv") -> int:
    ada = BatasWaktu.objects.values_list("kode", "berlaku_sejak")
    return len(
        tambah_baru(
            BatasWaktu,
            baca_csv(berkas),
            ada={f"{kode} {sejak}" for kode, sejak in ada},
            kunci=lambda b: f"{b['kode']} {b['berlaku_sejak']}",
            buat=lambda b: BatasWaktu(
                kode=b["kode"],
                nilai=b.bilangan("nilai"),
                satuan=b["satuan"],
                dasar=b["dasar"],
                pasti=b.ya("pasti"),
                berlaku_sejak=b.tanggal("berlaku_sejak"),
                keterangan=b["keterangan"],
            ),
            pada=pada,
        )
    )


def muat_dasar_hukum(*, pada: datetime, berkas: Path = DATA / "dasar_hukum.csv") -> int:
    baris = baca_csv(berkas)
    baru = tambah_baru(
        DasarHukum,
        baris,
        ada=set(DasarHukum.objects.values_list("kode", flat=True)),
        kunci=lambda b: b["kode"],
        buat=lambda b: DasarHukum(
            kode=b["kode"],
            jenis=b["jenis"],
            nomor=b["nomor"],
            tahun=b.bila_ada("tahun", b.bilangan),
            judul=b["judul"],
            tautan=b["tautan"],
            berlaku=b.ya("berlaku"),
            catatan=b["catatan"],
        ),
        pada=pada,
    )
    if baru:
        _sambung_pengganti(baris, {dasar.kode for dasar in baru})
    return len(baru)


def _sambung_pengganti(baris: list[Baris], baru: set[str]) -> None:
    peta = {dasar.kode: dasar for dasar in DasarHukum.objects.all()}
    for b in baris:
        if b["kode"] in baru and (pengganti := b.cari("diganti_oleh", peta)):
            DasarHukum.objects.filter(kode=b["kode"]).update(diganti_oleh=pengganti)


def muat_kanal(*, pada: datetime, berkas: Path = DATA / "kanal_layanan.csv") -> int:
    return len(
        tambah_baru(
            KanalLayanan,
            baca_csv(berkas),
            ada=set(KanalLayanan.objects.values_list("kode", flat=True)),
            kunci=lambda b: b["kode"],
            buat=lambda b: KanalLayanan(
                urut=b.nomor * JARAK_URUT,
                diperiksa_pada=b.bila_ada("diperiksa_pada", b.tanggal),
                **{kolom: b[kolom] for kolom in KOLOM_KANAL},
            ),
            pada=pada,
        )
    )


KOLOM_KANAL = (
    *("kode", "nama", "jenis", "nomor", "web", "kanal_lain", "lingkup", "jam"),
    *("biaya", "cocok_untuk", "bukan_untuk", "sumber", "keyakinan", "catatan"),
    "terhubung",
)


def muat_halaman(*, pada: datetime, folder: Path = DATA / "halaman") -> int:
    """Starting texts of the pages under /tentang/; the file name is the address."""
    return len(
        tambah_baru(
            Halaman,
            [baca_halaman(berkas) for berkas in sorted(folder.glob("*.md"))],
            ada=set(Halaman.objects.values_list("slug", flat=True)),
            kunci=lambda b: b["slug"],
            buat=lambda b: Halaman(
                slug=b["slug"],
                judul=b["judul"],
                ringkas=b["ringkas"],
                urut=b.bilangan("urut"),
                bahasa=b["bahasa"],
                isi=b["isi"],
                isi_html="-",  # made when it is saved
            ),
            pada=pada,
        )
    )


def baca_halaman(berkas: Path) -> Baris:
    """A page: front lines ``name: value``, an empty line, then Markdown."""
    kepala, pemisah, isi = berkas.read_text(encoding="utf-8").partition("\n\n")
    kolom = dict(garis.partition(": ")[::2] for garis in kepala.splitlines())
    if not pemisah or not {"judul", "ringkas", "urut", "bahasa"} <= kolom.keys():
        raise DataAwalRusak(f"{berkas.name}: baris kepala tidak lengkap.")
    return Baris(berkas.name, 1, {**kolom, "slug": berkas.stem, "isi": isi.strip()})


def muat_pengaturan() -> int:
    if Pengaturan.objects.exists():
        return 0
    Pengaturan(atasan_ppid=Unit.objects.filter(kode="SETDA").first()).save()
    return 1
