"""The figures of a period on paper: a page for leaders, tables, definitions (10.10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils import timezone

from organisasi.bahasa import tanggal
from organisasi.kertas.keaslian import tanda_keaslian
from organisasi.kertas.naskah import Unsur, bab, kalimat, rincian, tabel, tanda_tangan
from pemangku.kertas import TITIK, Pencetak, lembar_dinas
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.baca import kata
from ppid_portal.indikator.berkas import Berkas
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.definisi import KELOMPOK
from ppid_portal.indikator.pengaruh import (
    BELUM_ADA,
    kata_banding,
    menurut_kecamatan,
    samping,
)
from ppid_portal.indikator.sebaran import bagian, kata_penuh, nama_angka, nama_rinci
from ppid_portal.indikator.sebelum_sesudah import DIDAMPINGI, KODE as PENGARUH
from ppid_portal.indikator.ukuran import MEDIAN

# What a leader looks at first, where it is known.
UTAMA = ("A1", "A2", "A3", "A5", "B1", "B2", "B4", "B5", "C2", "C4", "C6", "D1", "D2")
JUDUL = "Laporan indikator"


def isi_laporan(berkas: Berkas, *, pada: datetime) -> dict[str, Any]:
    """Values of the whole report for surat.typ."""
    return _lembar(
        berkas,
        pada,
        judul=JUDUL,
        bagian=[
            *_muka(berkas),
            *_kelompok(berkas),
            *_definisi(INDIKATOR),
            tanda_tangan(("Disusun oleh", TITIK), ("Mengetahui", TITIK)),
        ],
    )


def isi_satu(berkas: Berkas, kode: str, *, pada: datetime) -> dict[str, Any]:
    """Values of one page on one indicator, as evidence for e-Monev."""
    if kode == PENGARUH:
        return _isi_pengaruh(berkas, pada=pada)
    definisi, per = INDIKATOR[kode], berkas.periode
    angka = berkas.lembar.angka(kode, per)
    return _lembar(
        berkas,
        pada,
        judul=f"{kode} {definisi.nama}",
        bagian=[
            rincian(
                ("Periode", per.nama),
                ("Nilai", kata_penuh(berkas.lembar, kode, per)),
                ("Pembilang", _bulat(angka.pembilang)),
                ("Penyebut", _bulat(angka.penyebut)),
                ("Periode lalu", kata_penuh(berkas.lembar, kode, per.sebelumnya)),
            ),
            *_rincian(berkas, kode),
            *_bulanan(berkas, kode),
            *_definisi([kode]),
        ],
    )


def _isi_pengaruh(berkas: Berkas, *, pada: datetime) -> dict[str, Any]:
    """The same of what only kecamatan have: each of them before and after."""
    semua = menurut_kecamatan(berkas.lembar, berkas.periode)
    ada = {k.nama: semua[pk] for pk, k in berkas.nama.kecamatan.items() if pk in semua}
    return _lembar(
        berkas,
        pada,
        judul=f"{PENGARUH} {INDIKATOR[PENGARUH].nama}",
        bagian=[
            rincian(("Periode", berkas.periode.nama)),
            *(_banding(ada) if ada else kalimat(BELUM_ADA)),
            *_definisi([PENGARUH]),
        ],
    )


def _banding(ada: Mapping[str, Mapping[str, Angka]]) -> Iterator[Unsur]:
    yield bab("Menurut kecamatan")
    yield tabel(
        ("Kecamatan", "Nilai"),
        [(nama, kata_banding(bagian)) for nama, bagian in ada.items()],
        (18, 110),
    )
    yield bab("Dalam jendela yang sama")
    yield tabel(
        ("Kecamatan", *DIDAMPINGI),
        [
            (nama, *(f"{dulu} → {kini}" for _, dulu, kini in samping(bagian)))
            for nama, bagian in ada.items()
        ],
        (18, *[26] * len(DIDAMPINGI)),
    )


def _bulanan(berkas: Berkas, kode: str) -> Iterator[Unsur]:
    yield bab("Menurut bulan")
    yield tabel(
        ("Bulan", "Nilai"),
        [
            (satu.nama, kata_penuh(berkas.lembar, kode, satu))
            for satu in berkas.periode.ujung(12)
        ],
        (20, 30),
    )


def _lembar(
    berkas: Berkas, pada: datetime, *, judul: str, bagian: list[Unsur]
) -> dict[str, Any]:
    potret, nama = berkas.lembar.potret, berkas.periode.nama
    isi = lembar_dinas(
        Pencetak.dari(berkas.petugas, pada),
        judul=f"{judul}, {nama}",
        hal=f"Indikator layanan {nama}",
        tanda="" if potret else "Angka sementara, belum dibekukan",
        bagian=bagian,
    )
    return {**isi, **tanda_keaslian(potret.kode, potret.sha256)} if potret else isi


def _muka(berkas: Berkas) -> Iterator[Unsur]:
    sampai, per = berkas.lembar.data_sampai, berkas.periode
    kapan = tanggal(timezone.localdate(sampai)) if sampai else "—"
    yield from kalimat(f"Data sampai {kapan}. Dihitung portal dari layanannya sendiri.")
    yield tabel(
        ("Kode", "Indikator", "Nilai", "Periode lalu"),
        [
            (
                *(kode, nama_angka(kode, rincian)),
                *(
                    kata(kode, berkas.lembar.angka(kode, p, rincian=rincian))
                    for p in (per, per.sebelumnya)
                ),
            )
            for kode in UTAMA
            if kode in INDIKATOR
            for rincian in bagian(kode)
        ],
        (8, 44, 26, 26),
    )


def _kelompok(berkas: Berkas) -> Iterator[Unsur]:
    """All figures of the city with their fractions, group by group."""
    for kelompok, semua in groupby(INDIKATOR.values(), key=lambda i: i.kelompok):
        yield bab(f"{kelompok}. {KELOMPOK[kelompok]}")
        yield tabel(
            ("Kode", "Indikator", "Nilai", "Pembilang", "Penyebut"),
            [
                _baris(berkas, satu.kode, rincian)
                for satu in semua
                for rincian in bagian(satu.kode)
            ],
            (8, 44, 26, 14, 14),
        )


def _baris(berkas: Berkas, kode: str, rincian: str) -> tuple[str, ...]:
    angka = berkas.lembar.angka(kode, berkas.periode, rincian=rincian)
    return (
        *(kode, nama_angka(kode, rincian), kata(kode, angka)),
        *(_bulat(angka.pembilang), _bulat(angka.penyebut)),
    )


def _rincian(berkas: Berkas, kode: str) -> Iterator[Unsur]:
    """The parts of a figure: by channel, by reason, its median."""
    ada = berkas.lembar.rincian(kode, berkas.periode)
    if ada:
        judul = "Sebaran" if MEDIAN in ada else f"Menurut {INDIKATOR[kode].rincian}"
        yield bab(judul)
        yield tabel(
            ("Bagian", "Nilai"),
            [(nama_rinci(r), kata(kode, angka)) for r, angka in ada.items()],
            (30, 20),
        )


def _definisi(kode: Any) -> Iterator[Unsur]:
    yield bab("Cara menghitung")
    for satu in kode:
        i = INDIKATOR[satu]
        catatan = f" {i.catatan}" if i.catatan else ""
        yield from kalimat(f"{i.kode} (versi {i.versi}): {i.rumus}.{catatan}")


def _bulat(nilai: int | None) -> str:
    return "" if nilai is None else str(nilai)
