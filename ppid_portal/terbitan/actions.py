"""Writing the publications: a file is made anew when its rows changed, else left alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.db.models import Prefetch
from django.utils import timezone

from informasi.katalog.actions import nomori, unggah_berkas
from informasi.models import BerkasInformasi, DokumenInformasi, Kosakata
from organisasi.halaman.publik import csv_mengalir
from organisasi.kantor.direktori import ppid_utama
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import alamat_penuh
from organisasi.kertas.unggahan import PENGENAL, periksa_unggahan
from organisasi.kertas.xlsx import NilaiSel, Tabel, isi_buku, tanpa_waktu
from organisasi.models import Jejak, Pengaturan, Petugas, Unit
from organisasi.teks import baca_toml
from ppid_portal.terbitan.sumber import SUMBER, geojson

# What more than so many rows hold is for programs: a workbook of it opens nowhere.
BARIS_XLSX = 20_000
LEBAR = (8, 60)
BARU = "Pertama kali diterbitkan."
DIPERBARUI = "Datanya berubah; berkasnya dibuat ulang."


@dataclass(frozen=True, slots=True, kw_only=True)
class Terbitan:
    kode: str
    judul: str
    ringkasan: str
    klasifikasi: str
    kelompok: str
    sumber: str
    lisensi: str
    # What its page draws of the table.
    gambar: str
    # Name in the file, and where a row has it.
    kolom: Sequence[tuple[str, str | int]]

    def tabel(self, hari: date) -> tuple[list[str], list[list[NilaiSel]]]:
        kepala = [nama for nama, _ in self.kolom]
        semua = SUMBER[self.kode](hari)
        return kepala, [[_sel(b, jalan) for _, jalan in self.kolom] for b in semua]

    def dokumen(self, unit: Unit, pada: datetime) -> DokumenInformasi:
        dokumen = DokumenInformasi(
            terbitan=self.kode,
            judul=self.judul,
            ringkasan=self.ringkasan,
            klasifikasi=self.klasifikasi,
            kelompok_id=self.kelompok,
            keterangan_sumber=self.sumber,
            lisensi=self.lisensi,
            gambar=self.gambar,
            unit=unit,
            penanggung_jawab="PPID Utama",
            waktu_pembuatan="Terus diperbarui",
            status=DokumenInformasi.Status.TERBIT,
            status_sejak=pada,
            terbit_pada=pada,
            dimutakhirkan_pada=timezone.localdate(pada),
        )
        dokumen.kabarkan(BARU, pada)
        return dokumen


_ISI = baca_toml("ppid_portal/data/terbitan.toml")
_UMUM = _ISI.pop("umum")
SEMUA = [Terbitan(kode=kode, **{**_UMUM, **isi}) for kode, isi in _ISI.items()]


def _sel(baris: Any, jalan: str | int) -> NilaiSel:
    """A value as people read it: a choice by its name, an address in full.

    ``jalan`` ends in ";" where what stands behind one is a note of the office.
    """
    nilai = baris[jalan] if isinstance(jalan, int) else baris
    for nama in jalan.rstrip(";").split(".") if isinstance(jalan, str) else ():
        if nilai is None:
            return ""
        sebutan = getattr(nilai, f"get_{nama}_display", None)
        nilai = sebutan or getattr(nilai, nama)
        nilai = nilai() if callable(nilai) else nilai
    match nilai:
        case bool():
            nilai = "ya" if nilai else "tidak"
        case datetime():
            nilai = f"{timezone.localtime(nilai):%Y-%m-%d %H:%M}"
        case list():
            nilai = "; ".join(nilai)
        case int() | date() | Decimal():
            return nilai
    teks = str(nilai or "")
    if str(jalan).endswith(";"):
        teks = teks.partition(";")[0]
    return alamat_penuh(teks) if teks.startswith("/") else teks


@transaction.atomic
def terbitkan(*, pada: datetime) -> int:
    """Bring the files of all publications up to their rows; how many were written.

    One without rows is not published. What an officer withdrew stays so, and what was
    changed by hand in the entry is left.
    """
    utama = ppid_utama()
    if utama is None:
        return 0
    with connection.cursor() as kursor:
        # Two first starts at once, or a start and the night: one after the other.
        kursor.execute("SELECT pg_advisory_xact_lock(hashtext('terbitan'))")
    hari = timezone.localdate(pada)
    ada = _ada()
    # The entries first: lists of entries are among the publications.
    for satu in SEMUA:
        if satu.kode not in ada and any(True for _ in SUMBER[satu.kode](hari)):
            _daftarkan(satu, utama, pada)
    ada = _ada()
    return sum(
        _perbarui(satu, ada[satu.kode], pada)
        for satu in SEMUA
        if satu.kode in ada and ada[satu.kode].terbuka
    )


def _ada() -> dict[str, DokumenInformasi]:
    berkas = BerkasInformasi.objects.ringan()
    semua = DokumenInformasi.objects.filter(terbitan__gt="").select_related("unit")
    semua = semua.defer("cari", "isi").prefetch_related(Prefetch("berkas", berkas))
    return {satu.terbitan: satu for satu in semua}


def _daftarkan(satu: Terbitan, unit: Unit, pada: datetime) -> None:
    dokumen = satu.dokumen(unit, pada)
    nomori(dokumen)
    dokumen.save()
    Kosakata.objects.tambahkan(f"{satu.judul} {satu.ringkasan}")
    Jejak.objects.catat(dokumen, "susun", saat=Saat(None, pada), catatan=satu.kode)


def _perbarui(satu: Terbitan, dokumen: DokumenInformasi, pada: datetime) -> bool:
    hari, saat = timezone.localdate(pada), Saat[Petugas | None](None, pada)
    lama = {b.jenis: b for b in dokumen.berkas.all()}
    berubah = False
    for jenis, judul, isi in _berkas(satu, hari):
        mengganti = lama.get(jenis)
        if mengganti and mengganti.sha256 == sha256(isi).hexdigest():
            continue
        kiriman = SimpleUploadedFile(f"{satu.kode}.{jenis}", isi, PENGENAL[jenis][0])
        unggahan = periksa_unggahan(kiriman, boleh=(jenis,), maks=len(isi))
        unggah_berkas(
            dokumen, saat, unggahan=unggahan, judul=judul, mengganti=mengganti
        )
        berubah = True
    jatuh = dokumen.jatuh_mutakhir
    if berubah or (jatuh and jatuh <= hari):
        # What is looked at anew and still the same is up to date, too.
        dokumen.dimutakhirkan_pada = hari
        if berubah and lama:
            catatan = [c for c in dokumen.perubahan if c["isi"] != DIPERBARUI]
            dokumen.perubahan = catatan
            dokumen.kabarkan(DIPERBARUI, pada)
        dokumen.save(update_fields=("dimutakhirkan_pada", "perubahan", "diubah_pada"))
    return berubah


def _berkas(satu: Terbitan, hari: date) -> Iterator[tuple[str, str, bytes]]:
    kepala, baris = satu.tabel(hari)
    yield "csv", "Tabel", "".join(csv_mengalir(kepala, baris)).encode()
    if len(baris) <= BARIS_XLSX:
        yield "xlsx", "Lembar kerja", _buku(satu, kepala, baris)
    if satu.gambar == "peta":
        yield "geojson", "Garis batas", geojson(SUMBER[satu.kode](hari)).encode()


def _buku(satu: Terbitan, kepala: list[str], baris: list[list[NilaiSel]]) -> bytes:
    info = [
        ("Judul", satu.judul),
        ("Isi", satu.ringkasan),
        ("Sumber", satu.sumber),
        ("Lisensi", satu.lisensi or Pengaturan.objects.kini().lisensi),
    ]
    lebar = [
        min(max(len(str(sel)) + 2 for sel in (*kolom, LEBAR[0] * "x")), LEBAR[1])
        for kolom in zip(kepala, *baris, strict=True)
    ]
    return tanpa_waktu(isi_buku(info, [Tabel("Data", kepala, baris, lebar)]))
