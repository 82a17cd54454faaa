"""Runs the measurements in order and prints one table for each budget."""

import os
import platform
from collections.abc import Mapping
from pathlib import Path

import django
from django.db import connection
from django.utils import timezone

from dev.bench import halaman, laju, memori, mulai, pertumbuhan, tulis
from dev.bench.tabel import nilai, tabel

# Entries while pages are driven (the peers were measured with as many).
BANYAK_LAJU = 20_000
BATAS_SIMPAN, BATAS_DINGIN = 0.8, 0.5
# CPU of a page that is not kept, against one of its kind by hand.
BATAS_CPU = {"home": 15.0, "item": 3.0}
BATAS_TULIS = {"request, first step": 4.0}
BATAS_MIB = {"public pages": 110, "staff pages": 130}
BATAS_MULAI = 3.0
BATAS_CARI, BATAS_BUFFER = 3.0, 1.2
DASAR_CARI, DASAR_BUFFER = 10_000, 1_000
RIBU = 1000


def cetak(akar: Path, *, sampai: int, detik: float) -> None:
    """Everything, smallest catalogue first."""
    _kepala()
    _cetak_mulai(akar)
    cari: dict[int, Mapping[str, float]] = {}
    buffer: dict[int, Mapping[str, float]] = {}
    for banyak in sorted({BANYAK_LAJU, *pertumbuhan.UKURAN}):
        if banyak > max(sampai, BANYAK_LAJU):
            break
        pertumbuhan.muat(banyak)
        if banyak == BANYAK_LAJU:
            _cetak_halaman()
            _cetak_laju(akar, detik)
            _cetak_memori()
        else:
            cari[banyak], buffer[banyak] = pertumbuhan.cari(), pertumbuhan.buffer()
    _cetak_cari(cari)
    _cetak_buffer(buffer)


def _kepala() -> None:
    with connection.cursor() as kursor:
        kursor.execute("SHOW server_version")
        pg = kursor.fetchone()[0]
    print(
        f"{timezone.localdate()}, {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, Django {django.get_version()}, "
        f"PostgreSQL {pg}, load before the run {laju.muatan()}",
        flush=True,
    )


def _judul(teks: str) -> None:
    print(f"\n## {teks}\n", flush=True)


def _cetak_mulai(akar: Path) -> None:
    _judul("Start: seconds from `make run` to the first page")
    try:
        pertama, lagi = mulai.detik_mulai(akar)
    except RuntimeError as galat:
        print(f"Not measured: {galat}", flush=True)
        return
    baris = (
        ("first start, everything loaded", pertama, "-", "-"),
        (
            "later starts",
            lagi,
            f"<= {BATAS_MULAI:.0f}",
            nilai(tepat=lagi <= BATAS_MULAI),
        ),
    )
    print(tabel(("what", "seconds", "budget", ""), baris), flush=True)


def _cetak_halaman() -> None:
    baris = []
    for h in halaman.semua():
        edit, dingin, simpan, sama = halaman.hitung_sql(h.alamat)
        isi, pertama = halaman.bita(h.alamat)
        tepat = dingin <= h.sql and pertama <= h.kb * RIBU and not (simpan and sama)
        baris.append(
            (
                h.nama,
                edit,
                dingin,
                h.sql,
                simpan,
                sama,
                isi,
                pertama,
                nilai(tepat=tepat),
            )
        )
    _judul(f"Pages: SQL and bytes over the wire (brotli), {BANYAK_LAJU:,} entries")
    kepala = (
        "page",
        "SQL after an edit",
        "SQL cold",
        "budget",
        "SQL kept",
        "SQL 304",
        "bytes of page",
        "bytes first visit",
        "",
    )
    print(tabel(kepala, baris), flush=True)


def _cetak_laju(akar: Path, detik: float) -> None:
    alamat = {
        h.nama: h.alamat for h in halaman.semua() if h.nama in {"home", "list", "item"}
    }
    with laju.peladen_semua(laju.simpan_isi(akar, alamat)) as server:
        _cetak_simpan(server, alamat, detik)
        _cetak_dingin(server, detik)
        cetak_tulis(server, detik)


def _cetak_memori() -> None:
    baris = []
    for nama, mib in memori.ukur().items():
        batas = BATAS_MIB[nama]
        angka = ", ".join(f"{satu:.0f}" for satu in mib)
        baris.append((nama, angka, f"<= {batas}", nilai(tepat=max(mib) <= batas)))
    _judul("Memory: MiB resident of each worker")
    print(tabel(("after", "MiB", "budget", ""), baris), flush=True)


def _cetak_simpan(server: dict, alamat: Mapping[str, str], detik: float) -> None:
    baris = []
    for nama, satu in alamat.items():
        hasil = laju.bandingkan(
            [
                laju.Sasaran("portal", server["portal"], [satu]),
                laju.Sasaran("polos", server["polos"], [f"/tetap/{nama}/"]),
                laju.Sasaran("telanjang", server["telanjang"], [f"/tetap/{nama}/"]),
            ],
            detik=detik,
        )
        p, b, t = (hasil[k] for k in ("portal", "polos", "telanjang"))
        nisbah = p.nisbah(b)
        baris.append(
            (
                nama,
                p.laju_tengah,
                b.laju_tengah,
                t.laju_tengah,
                nisbah,
                p.nisbah(t),
                p.nisbah_cpu(b),
                nilai(tepat=nisbah >= BATAS_SIMPAN),
            )
        )
    _judul("Kept pages: answers a second, against a bare view with the same bytes")
    kepala = (
        "page",
        "portal /s",
        "bare view /s",
        "without middleware /s",
        f"ratio (>= {BATAS_SIMPAN})",
        "ratio without mw",
        "CPU ratio",
        "",
    )
    print(tabel(kepala, baris), flush=True)


def _cetak_dingin(server: dict, detik: float) -> None:
    cari = laju.alamat_cari()
    tangan = [a.replace("/informasi/", "/cari/") for a in cari["search in the list"]]
    dingin = laju.alamat_dingin()
    acuan = {
        "list by hand": ["/daftar/"],
        "search by hand": tangan,
        "home by hand": ["/beranda/"],
        "item by hand": dingin["item"],
    }
    sasaran = [laju.Sasaran(n, server["polos"], a) for n, a in acuan.items()]
    sasaran += [
        laju.Sasaran(n, server["dingin"], a) for n, a in (dingin | cari).items()
    ]
    hasil = laju.bandingkan(sasaran, detik=detik)
    daftar = hasil["list by hand"]
    baris = []
    for nama, u in hasil.items():
        sama = hasil.get(f"{nama.split()[0]} by hand", daftar)
        batas = BATAS_CPU.get(nama)
        kali, nisbah = u.nisbah_cpu(sama), u.nisbah(daftar)
        tepat = nisbah >= BATAS_DINGIN and (not batas or kali <= batas)
        baris.append(
            (
                nama,
                u.laju_tengah,
                u.cpu_tengah,
                nisbah,
                u.nisbah_cpu(daftar),
                *(("-", "-") if nama in acuan else (kali, batas or "-")),
                "" if nama in acuan else nilai(tepat=tepat),
            )
        )
    _judul("Cold pages (page cache off), against the same kind of page by hand")
    kepala = (
        "page",
        "answers /s",
        "CPU ms",
        f"to list by hand (>= {BATAS_DINGIN})",
        "CPU to list by hand",
        "CPU to its kind by hand",
        "budget",
        "",
    )
    print(tabel(kepala, baris), flush=True)


def cetak_tulis(server: dict, detik: float) -> None:
    dasar, *hasil = tulis.ukur(server, detik).values()
    baris: list[tuple[object, ...]] = [
        (dasar.nama, dasar.laju_tengah, dasar.cpu_tengah, "-", "-", "")
    ]
    for u in hasil:
        nisbah, batas = u.nisbah_cpu(dasar), BATAS_TULIS.get(u.nama)
        sisa = nilai(tepat=nisbah <= batas) if batas else "-"
        baris.append(
            (u.nama, u.laju_tengah, u.cpu_tengah, u.nisbah(dasar), nisbah, sisa)
        )
    _judul("Writes, against a form of a bare project with one INSERT")
    kepala = (
        "form",
        "answers /s",
        "CPU ms",
        "ratio",
        "CPU ratio (first step <= 4)",
        "",
    )
    print(tabel(kepala, baris), flush=True)


def _cetak_cari(cari: Mapping[int, Mapping[str, float]]) -> None:
    besar = max(cari)
    _judul("Search: median ms of the page, made anew, by the size of the catalogue")
    baris = []
    for nama in cari[besar]:
        kali = cari[besar][nama] / cari[DASAR_CARI][nama]
        angka = [cari[n][nama] for n in cari]
        baris.append((nama, *angka, kali, nilai(tepat=kali <= BATAS_CARI)))
    kepala = ("question", *(f"{n:,}" for n in cari), f"x {DASAR_CARI:,} (<= 3)", "")
    print(tabel(kepala, baris), flush=True)


def _cetak_buffer(buffer: Mapping[int, Mapping[str, float]]) -> None:
    besar = max(buffer)
    _judul("Buffers all SQL of a page touches, by the size of the catalogue")
    baris = []
    for nama in buffer[besar]:
        kali = buffer[besar][nama] / max(buffer[DASAR_BUFFER][nama], 1)
        angka = [buffer[n][nama] for n in buffer]
        baris.append((nama, *angka, kali, nilai(tepat=kali <= BATAS_BUFFER)))
    kepala = ("page", *(f"{n:,}" for n in buffer), f"x {DASAR_BUFFER:,} (<= 1.2)", "")
    print(tabel(kepala, baris), flush=True)
