"""The answers of a draft as lines to check, each with the step that changes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from organisasi.bahasa import tanggal
from pengaduan.borang.isian import (
    APA,
    FOTO,
    KAPAN,
    KATEGORI,
    KONTAK,
    PELINDUNGAN,
    TEMPAT,
    Isian,
)
from pengaduan.borang.laporan import kontak_dari, laporan_dari
from pengaduan.laporan_masuk import IsiLaporan
from pengaduan.models import Pengaduan

BERTENTANGAN = (
    "Tidak diteruskan. Anda mengizinkannya, tetapi juga minta nama Anda disembunyikan; yang "
    "lebih melindungi Anda yang berlaku."
)


@dataclass(frozen=True, slots=True)
class Butir:
    """One line: the question, the answer, the step that asks it."""

    nama: str
    nilai: str
    langkah: str


def ringkas(isian: Isian, *, banyak_foto: int) -> list[tuple[str, list[Butir]]]:
    """Lines under headings; what may stay empty says that it is. The draft is complete."""
    isi = laporan_dari(isian)
    return [
        ("Aduan", [b for b in _aduan(isi) if b.nilai]),
        ("Tempat dan waktu", list(_tempat(isi, banyak_foto))),
        ("Anda", list(_anda(isian, isi))),
    ]


def _aduan(isi: IsiLaporan) -> Iterator[Butir]:
    yield Butir("Jenis", str(Pengaduan.Jenis(isi.jenis).label), APA)
    yield Butir("Judul", isi.judul, APA)
    yield Butir("Apa yang terjadi", isi.uraian, APA)
    yield Butir("Yang diharapkan", isi.harapan, APA)
    yield Butir("Tentang", isi.kategori.nama, KATEGORI)


def _tempat(isi: IsiLaporan, banyak_foto: int) -> Iterator[Butir]:
    bagian = [str(isi.kelurahan or ""), isi.lokasi]
    if isi.lintang is not None:
        bagian.append(f"Titik {isi.lintang}, {isi.bujur}")
    yield Butir("Tempat", "\n".join(filter(None, bagian)), TEMPAT)
    hari = tanggal(isi.tanggal_kejadian) if isi.tanggal_kejadian else "Tidak disebut"
    yield Butir("Waktu", hari, KAPAN)
    yield Butir("Foto", f"{banyak_foto} foto" if banyak_foto else "Tidak ada", FOTO)


def _umum(isi: IsiLaporan) -> str:
    if not isi.dirahasiakan:
        return "Boleh ditampilkan, tanpa nama"
    if isi.rahasia:
        return "Dirahasiakan dari umum"
    return f"Dirahasiakan dari umum. {isi.kategori.alasan_rahasia}"


def _anda(isian: Isian, isi: IsiLaporan) -> Iterator[Butir]:
    nama = "Disembunyikan dari yang diadukan" if isi.anonim else "Tidak disembunyikan"
    yield Butir("Nama Anda", nama, PELINDUNGAN)
    yield Butir("Isi aduan", _umum(isi), PELINDUNGAN)
    kontak = kontak_dari(isian)
    isi_kontak = "\n".join(filter(None, (kontak.nama, kontak.surel, kontak.telepon)))
    tanpa = "Tidak ada. Simpan nomor dan kodenya: hanya dengan itu Anda tahu kabarnya."
    yield Butir("Kontak", isi_kontak or tanpa, KONTAK)
    if kontak.ada:
        terus = "Boleh diteruskan" if kontak.setuju_diteruskan else "Tidak diteruskan"
        if kontak.setuju_diteruskan and isi.anonim:
            terus = BERTENTANGAN
        yield Butir("Nama dan kontak ke SP4N-LAPOR!", terus, KONTAK)
