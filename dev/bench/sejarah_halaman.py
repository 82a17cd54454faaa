"""Pages, papers and files over ten years of cases, against the budgets of the product.

Each is asked twice: just after an edit, with nothing kept, and with the page alone not
kept. Time, memory and the slowest statement are of the first: the worst a reader meets.
"""

import ctypes
import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dev.bench import halaman
from dev.bench.tabel import nilai, tabel
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, Penugasan, Petugas, Unit
from organisasi.staf.hari_ini import hari_kerja
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import bekukan
from ppid_portal.kinerja.halaman import unit_kecamatan
from ppid_portal.lembar.lembar_unit import HARI_TERAKHIR, kirim_bulanan
from ppid_portal.masuk.adapters import SESI_FAKTOR
from ppid_portal.terbitan.actions import terbitkan

# A page, an act an officer waits for, a paper or a job.
DETIK, DETIK_TINDAKAN, DETIK_KERTAS = 1.0, 5.0, 30.0
KB_UMUM, KB_DAFTAR = 60, 14
KIB, MIB = 1000, 1024
# What one answer may add to the resident memory of its process.
MB = 64
BAIK = 200
PENJAGA = "organisasi.kantor.izin.PenugasanBackend"
PERAN = (
    Peran.PPID_UTAMA,
    Peran.PENGELOLA_PEMANGKU,
    Peran.ADMIN_SP4N,
    Peran.PIMPINAN,
    Peran.AUDITOR,
)
# Statements with the page alone not kept; other pages of officers have no budget.
SQL_UMUM, SQL_DAFTAR, SQL_ADMIN = 4, 6, 12
# What it is, seconds it may take, the doing.
type Kerja = tuple[str, float, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Alamat:
    """An address with its budgets; 0 where the product names none."""

    nama: str
    alamat: str
    sql: int = 0
    kb: int = 0
    detik: float = DETIK


@dataclass(frozen=True, slots=True)
class Ukuran:
    """What one answer cost."""

    sql: int
    hangat: int
    detik: float
    bita: int
    terlama: float
    mb: float

    def tepat(self, satu: Alamat) -> bool:
        """Whether every budget is met; 0 is none."""
        return (
            (not satu.sql or self.hangat <= satu.sql)
            and (not satu.kb or self.bita <= satu.kb * KIB)
            and self.detik <= satu.detik
            and self.mb <= MB
        )


def umum() -> Iterator[Alamat]:
    """What everybody may fetch."""
    kini = timezone.localdate()
    lama = f"?periode={kini.year - 5}"
    kinerja, kecamatan = reverse("kinerja"), unit_kecamatan(kini)[0].slug
    setempat = reverse("kinerja-kecamatan", args=(kecamatan,))
    bagi = {"sql": SQL_DAFTAR, "kb": KB_UMUM}
    yield Alamat("beranda", "/", SQL_UMUM, KB_UMUM)
    yield Alamat("kinerja", kinerja, **bagi)
    yield Alamat("kinerja, tahun lama", f"{kinerja}{lama}", **bagi)
    yield Alamat("kinerja, satu bulan", f"{kinerja}{lama}-06", **bagi)
    yield Alamat("kinerja, kecamatan", setempat, **bagi)
    yield Alamat("kinerja, kecamatan lama", f"{setempat}{lama}", **bagi)
    yield Alamat("kinerja CSV", reverse("kinerja-unduh"), SQL_DAFTAR)
    yield Alamat("kinerja XLSX", reverse("kinerja-unduh-xlsx"), SQL_DAFTAR)
    yield Alamat("laporan tahunan", reverse("laporan-tahunan"), **bagi)
    for nama in ("indikator", "pengaduan", "informasi", "unit", "kunjungan"):
        yield Alamat(f"api {nama}", reverse(f"api-{nama}"), **bagi)
    yield Alamat(
        "api indikator, tahun lama", f"{reverse('api-indikator')}{lama}", **bagi
    )
    yield Alamat(
        "Open311", reverse("pengaduan:open311-permintaan", args=("json",)), SQL_DAFTAR
    )
    yield Alamat("metrik", reverse("metrik"))
    yield Alamat("katalog data", reverse("data-katalog-jsonld"), SQL_DAFTAR)
    daftar = reverse("pengaduan:pengaduan-daftar")
    yield Alamat("daftar aduan", daftar, SQL_DAFTAR, KB_DAFTAR)
    yield Alamat(
        "daftar aduan, selesai", f"{daftar}?status=selesai", SQL_DAFTAR, KB_DAFTAR
    )


def petugas() -> Iterator[Alamat]:
    """What an officer opens who may read all."""
    kini = timezone.localdate()
    lama = f"?periode={kini.year - 5}"
    satu = {k: reverse("indikator-satu", args=(k,)) for k in ("A1", "A2", "A8", "B1")}
    yield Alamat("hari ini", reverse("admin:index"))
    yield Alamat("indikator", reverse("indikator-daftar"))
    yield Alamat("indikator, tahun lama", f"{reverse('indikator-daftar')}{lama}")
    for kode, alamat in satu.items():
        yield Alamat(f"kasus {kode}", alamat)
    yield Alamat("kasus A2, tahun lama", f"{satu['A2']}{lama}")
    for bentuk in ("xlsx", "csv"):
        alamat = reverse(f"indikator-{bentuk}")
        yield Alamat(f"indikator {bentuk}", f"{alamat}{lama}", detik=DETIK_KERTAS)
    yield Alamat("pimpinan", reverse("pimpinan"))
    yield Alamat("pimpinan PDF", reverse("pimpinan-satu-halaman"), detik=DETIK_KERTAS)
    yield Alamat("pelindungan data", reverse("pdp"))
    yield Alamat(
        "daftar penerusan", reverse("admin:pengaduan_penerusan_changelist"), SQL_ADMIN
    )
    for app, model in (("informasi", "permohonan"), ("pengaduan", "pengaduan")):
        daftar = reverse(f"admin:{app}_{model}_changelist")
        buku = reverse(f"admin:{app}_{model}_register")
        tahun = f"?tahun={kini.year - 5}&unit="
        ekspor = reverse(f"admin:{app}_{model}_ekspor", args=("csv",))
        yield Alamat(f"daftar {model}", daftar, SQL_ADMIN)
        yield Alamat(f"daftar {model}, dicari", f"{daftar}?q=00123", SQL_ADMIN)
        yield Alamat(f"ekspor {model} CSV", ekspor, detik=DETIK_KERTAS)
        yield Alamat(f"register {model}", f"{buku}{tahun}")
        for bentuk in ("xlsx", "csv", "pdf"):
            yield Alamat(
                f"register {model} {bentuk}",
                f"{buku}{tahun}&bentuk={bentuk}",
                detik=DETIK_KERTAS,
            )


def masuk(unit: Unit, *peran: Peran) -> tuple[Petugas, Client]:
    """An officer with these roles, and his session."""
    nama = f"bench-{unit.pk}-{'-'.join(peran)}"[:100]
    satu, baru = Petugas.objects.get_or_create(
        username=nama, defaults={"nama": nama, "email": f"{nama}@contoh.test"}
    )
    mulai = timezone.localdate() - timedelta(days=1)
    for p in peran if baru else ():
        Penugasan.objects.create(petugas=satu, unit=unit, peran=p, mulai=mulai)
    klien = Client()
    klien.force_login(satu, backend=PENJAGA)
    sesi = klien.session
    sesi[SESI_FAKTOR] = satu.pk
    sesi.save()
    return satu, klien


def pembaca() -> tuple[Petugas, Client]:
    """An officer who reads all of the city."""
    return masuk(Unit.objects.get(peran_ppid=Unit.PeranPPID.UTAMA), *PERAN)


def malam() -> Iterator[Kerja]:
    """Jobs besides the figures themselves."""
    kini = timezone.now()
    hari = hari_kerja_pertama(timezone.localdate())
    yield "membuat berkas terbitan", DETIK_KERTAS, partial(terbitkan, pada=kini)
    surat = partial(kirim_bulanan, pada=kini, hari_ini=hari)
    yield "surat bulanan", DETIK_KERTAS, surat


def tindakan(oleh: Petugas) -> Iterator[Kerja]:
    """Acts an officer waits for."""
    kini, hari = timezone.now(), timezone.localdate()
    for periode in (Periode(hari.year - 5), Periode.bulan(hari).sebelumnya):
        beku = partial(bekukan, periode, Saat(oleh, kini), alasan="Tolok ukur.")
        yield f"membekukan {periode.nama}", DETIK_TINDAKAN, beku


def hari_kerja_pertama(hari: date) -> date:
    """A day of the month on which the letters leave."""
    kalender = HariLibur.objects.kalender()
    awal = hari.replace(day=1)
    semua = (awal + timedelta(days=i) for i in range(HARI_TERAKHIR))
    return next(satu for satu in semua if hari_kerja(satu, kalender))


def ukur() -> None:
    """Do and fetch all as after a night, print a table of each kind."""
    # Loads the middleware and the URLs, which is no work of the first page.
    halaman.pengunjung.get("/sehat/")
    satu, klien = pembaca()
    klien.get(reverse("admin:index"))
    _cetak_kerja("Jobs", malam())
    _cetak("Pages and files for everybody", halaman.pengunjung, umum())
    _cetak("Pages and papers of officers", klien, petugas())
    _cetak_kerja("Acts of officers", tindakan(satu))


def _cetak_kerja(judul: str, semua: Iterator[Kerja]) -> None:
    kepala = ("what", "SQL", "ms", "budget ms", "slowest SQL ms", "MB more", "")
    _judul(judul)
    print(tabel(kepala, [_kerja(*satu) for satu in semua]), flush=True)


def _judul(teks: str) -> None:
    print(f"\n## {teks}\n", flush=True)


def _kerja(nama: str, batas: float, kerja: Callable[[], object]) -> tuple[object, ...]:
    """What one act cost, as a row."""
    catatan, sebelum, awal = Catatan(), _puncak(nolkan=True), time.perf_counter()
    with connection.execute_wrapper(catatan):
        kerja()
    detik, mb = time.perf_counter() - awal, _puncak() - sebelum
    return (
        nama,
        catatan.banyak,
        round(detik * KIB),
        round(batas * KIB),
        round(catatan.terlama * KIB),
        round(mb),
        nilai(tepat=detik <= batas and mb <= MB),
    )


class Catatan:
    """Counts statements and keeps the seconds of the slowest; keeps no text of them."""

    def __init__(self) -> None:
        self.banyak, self.terlama = 0, 0.0

    def __call__(self, jalankan: Callable[..., Any], *isi: Any) -> Any:
        """As ``connection.execute_wrapper`` has it."""
        awal = time.perf_counter()
        try:
            return jalankan(*isi)
        finally:
            self.banyak += 1
            self.terlama = max(self.terlama, time.perf_counter() - awal)


def _cetak(judul: str, klien: Client, semua: Iterator[Alamat]) -> None:
    kepala = (
        "page",
        "SQL after an edit",
        "SQL cold",
        "budget",
        "ms",
        "budget ms",
        "slowest SQL ms",
        "kB",
        "budget kB",
        "MB more",
        "",
    )
    _judul(judul)
    print(tabel(kepala, [_baris(klien, satu) for satu in semua]), flush=True)


def _baris(klien: Client, satu: Alamat) -> tuple[object, ...]:
    u = ukur_satu(klien, satu.alamat)
    return (
        satu.nama,
        u.sql,
        u.hangat,
        satu.sql or "-",
        round(u.detik * KIB),
        round(satu.detik * KIB),
        round(u.terlama * KIB),
        u.bita / KIB,
        satu.kb or "-",
        round(u.mb),
        nilai(tepat=u.tepat(satu)),
    )


def ukur_satu(klien: Client, alamat: str) -> Ukuran:
    """Fetch one address twice; RuntimeError for an answer that is none."""
    halaman.lupakan(semuanya=True)
    sebelum = _puncak(nolkan=True)
    awal = time.perf_counter()
    dingin, bita = _ambil(klien, alamat)
    detik = time.perf_counter() - awal
    mb = _puncak() - sebelum
    halaman.lupakan(semuanya=False)
    hangat, _ = _ambil(klien, alamat)
    return Ukuran(dingin.banyak, hangat.banyak, detik, bita, dingin.terlama, mb)


def _ambil(klien: Client, alamat: str) -> tuple[Catatan, int]:
    """The statements and the bytes on the wire of one GET, read to its end."""
    catatan = Catatan()
    with connection.execute_wrapper(catatan):
        jawab = klien.get(alamat, headers={"Accept-Encoding": "br, gzip"})
        if jawab.status_code != BAIK:
            raise RuntimeError(f"{alamat}: {jawab.status_code}")
        isi = jawab.streaming_content if jawab.streaming else (jawab.content,)
        bita = sum(map(len, isi))
        jawab.close()
    return catatan, bita


def _puncak(*, nolkan: bool = False) -> float:
    """The highest resident memory of this process in MB; ``nolkan`` starts anew."""
    if nolkan:
        gc.collect()
        # What earlier pages gave back would hide what this one takes.
        ctypes.CDLL(None).malloc_trim(0)
        Path("/proc/self/clear_refs").write_text("5")
    isi = Path("/proc/self/status").read_text()
    baris = next(b for b in isi.splitlines() if b.startswith("VmHWM:"))
    return int(baris.split()[1]) / MIB
