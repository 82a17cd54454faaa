"""The answers of a draft as lines to check, each with the step that changes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from informasi.borang.isian import (
    APA,
    BUKTI,
    CARA,
    IDENTITAS,
    KONTAK,
    PEMOHON,
    UNIT,
    Isian,
)
from informasi.borang.pabrik import unit_tujuan
from informasi.models import BerkasDraf, Pemohon, Permohonan
from informasi.syarat_pemohon import SEBUTAN
from organisasi.bahasa import ukuran
from organisasi.sandi import samarkan_nik


@dataclass(frozen=True, slots=True)
class Butir:
    """One line: the question, the answer, the step that asks it."""

    nama: str
    nilai: str
    langkah: str


def ringkas(
    isian: Isian, berkas: Sequence[BerkasDraf]
) -> list[tuple[str, list[Butir]]]:
    """Lines under headings; empty answers are left out. The draft must be complete."""
    bagian = (
        ("Informasi", [*_apa(isian), _unit(isian)]),
        ("Pemohon", [*_pemohon(isian), *_kontak(isian), _bukti(isian, berkas)]),
        ("Penerimaan", list(_cara(isian))),
    )
    return [(judul, [b for b in isi if b.nilai]) for judul, isi in bagian]


def _apa(isian: Isian) -> Iterator[Butir]:
    apa = isian.jawab[APA]
    yield Butir("Informasi yang diminta", apa["rincian"], APA)
    yield Butir("Tujuan", apa["tujuan"], APA)


def _unit(isian: Isian) -> Butir:
    slug = isian.jawab[UNIT]["unit"]
    nama = next((u.nama for u in unit_tujuan() if u.slug == slug), "")
    tanpa = "Saya tidak tahu; ditempatkan oleh PPID Utama"
    return Butir("Unit tujuan", nama if slug else tanpa, UNIT)


def _pemohon(isian: Isian) -> Iterator[Butir]:
    siapa = isian.jawab[IDENTITAS]
    kuasa = ", diwakili kuasa" if isian.dikuasakan else ""
    kategori = f"{Pemohon.Kategori(isian.kategori).label}{kuasa}"
    yield Butir("Yang meminta", kategori, PEMOHON)
    yield Butir("Nama", siapa["nama"], IDENTITAS)
    yield Butir("Nama kuasa atau wakil", siapa.get("nama_kuasa", ""), IDENTITAS)
    yield Butir("NIK", samarkan_nik(siapa.get("nik", "")), IDENTITAS)
    yield Butir("Nomor pengesahan", siapa.get("nomor_pengesahan", ""), IDENTITAS)
    yield Butir("Alamat", siapa["alamat"], IDENTITAS)
    yield Butir("Pekerjaan", siapa.get("pekerjaan", ""), IDENTITAS)


def _kontak(isian: Isian) -> Iterator[Butir]:
    kontak = isian.jawab[KONTAK]
    yield Butir("Surel", kontak["surel"], KONTAK)
    yield Butir("Telepon", kontak["telepon"], KONTAK)
    if kontak["kembali_ke_loket"]:
        yield Butir("Menghubungi Anda", "Anda kembali ke loket", KONTAK)


def _bukti(isian: Isian, berkas: Sequence[BerkasDraf]) -> Butir:
    baris = [
        f"{SEBUTAN[b.jenis]} ({b.nama.rpartition('.')[2].upper()}, {ukuran(b.ukuran)})"
        for b in berkas
        if b.jenis in isian.bukti_diminta
    ]
    kurang = set(isian.bukti_diminta) - {b.jenis for b in berkas}
    if kurang:
        baris.append(
            "Menyusul: "
            + "; ".join(SEBUTAN[j] for j in isian.bukti_diminta if j in kurang)
        )
    return Butir("Bukti", "\n".join(baris), BUKTI)


def _cara(isian: Isian) -> Iterator[Butir]:
    cara = isian.jawab[CARA]
    bentuk = Permohonan.CaraMemperoleh(cara["cara_memperoleh"]).label
    salinan = cara["cara_salinan"]
    yield Butir("Bentuk", bentuk, CARA)
    yield Butir(
        "Diterima lewat", Permohonan.CaraSalinan(salinan).label if salinan else "", CARA
    )
    yield Butir("Bantuan", cara["bantuan"], CARA)
