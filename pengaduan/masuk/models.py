"""The draft: what a citizen has typed and not yet sent, its photos, and what it becomes.

It is kept encrypted, for a set time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from organisasi.bahasa import tanggal
from organisasi.berlangkah.draf import BelumLengkap, Draf, IsianLangkah
from pengaduan.aduan.berkas import nama_berkas
from pengaduan.aduan.kategori import KategoriPengaduan, kategori_menurut_kode
from pengaduan.aduan.laporan_masuk import IsiLaporan, KontakPelapor
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.tempat import (
    Titik,
    baca_titik,
    kelurahan_di,
    kelurahan_menurut_kode,
)


class DrafPengaduanQuerySet(models.QuerySet["DrafPengaduan"]):
    def kedaluwarsa(self, pada: datetime) -> Self:
        return self.filter(kedaluwarsa_pada__lte=pada)


class DrafPengaduan(Draf):
    pengaduan = models.OneToOneField(
        Pengaduan, models.CASCADE, null=True, blank=True, related_name="draf"
    )

    objects = DrafPengaduanQuerySet.as_manager()

    class Meta:
        verbose_name = "draf pengaduan"
        verbose_name_plural = "draf pengaduan"

    @property
    def terkirim(self) -> bool:
        return self.pengaduan_id is not None


class FotoDraf(models.Model):
    """A photo of a draft, already clean; becomes a BerkasPengaduan when it is sent."""

    draf = models.ForeignKey(DrafPengaduan, models.CASCADE, related_name="foto")
    isi = models.FileField(upload_to=nama_berkas, max_length=120)
    kecil = models.FileField(upload_to=nama_berkas, max_length=120, blank=True)
    nama = models.CharField(max_length=150)
    tipe = models.CharField(max_length=100)
    ukuran = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    diunggah_pada = models.DateTimeField("diunggah pada")

    class Meta:
        verbose_name = "foto draf"
        verbose_name_plural = "foto draf"
        constraints = (
            models.CheckConstraint(
                condition=Q(ukuran__gt=0), name="pengaduan_fotodraf_tidak_kosong"
            ),
            models.UniqueConstraint(
                fields=("draf", "sha256"), name="pengaduan_fotodraf_sekali"
            ),
        )

    def __str__(self) -> str:
        return self.nama


# What the draft holds, what it still lacks, and what it becomes


APA, KATEGORI, TEMPAT, SERUPA, KAPAN = "apa", "kategori", "tempat", "serupa", "kapan"
YA, TIDAK = "ya", "tidak"
FOTO, PELINDUNGAN, KONTAK, PERIKSA = "foto", "pelindungan", "kontak", "periksa"
# Similar complaints come as soon as the place is known: whoever joins one has not typed
# his contact for nothing.
LANGKAH = (
    *(APA, KATEGORI, TEMPAT, SERUPA, KAPAN, FOTO),
    *(PELINDUNGAN, KONTAK, PERIKSA),
)
BERTANYA = tuple(satu for satu in LANGKAH if satu not in {SERUPA, PERIKSA})


@dataclass
class IsianAduan(IsianLangkah):
    """``bukan_darurat``: rules that interrupted and were answered with "no emergency".

    ``tanda``: findings of the quiet checks so far; ``serupa``: numbers of public
    complaints like this one; ``lembaga``: codes of other bodies that it names.
    """

    LANGKAH: ClassVar[tuple[str, ...]] = LANGKAH
    BERTANYA: ClassVar[tuple[str, ...]] = BERTANYA
    AKHIR: ClassVar[str] = PERIKSA

    bukan_darurat: list[str] = field(default_factory=list)
    tanda: list[str] = field(default_factory=list)
    serupa: list[str] = field(default_factory=list)
    lembaga: list[str] = field(default_factory=list)

    @property
    def dilewati(self) -> frozenset[str]:
        return frozenset() if self.serupa else frozenset({SERUPA})

    @property
    def kategori(self) -> str:
        return str(self.awal(KATEGORI).get("kategori", ""))

    @property
    def anonim(self) -> bool:
        return self.jawab.get(PELINDUNGAN, {}).get("anonim") == YA

    @property
    def teks(self) -> str:
        """All that was written so far, accepted or not: what the rules of danger read."""
        apa, tempat = self.awal(APA), self.awal(TEMPAT)
        semua = (*(apa.get(k, "") for k in ("judul", "uraian")), tempat.get("lokasi"))
        return "\n".join(satu for satu in semua if satu)


# From the answers of a draft to what every door hands over


def laporan_dari(isian: IsianAduan) -> IsiLaporan:
    """What is reported; steps not yet answered are empty.

    BelumLengkap for a category that staff have put away meanwhile.
    """
    apa, tempat = isian.jawab[APA], isian.jawab.get(TEMPAT, {})
    kategori = kategori_menurut_kode(isian.jawab[KATEGORI]["kategori"])
    if kategori is None:
        raise BelumLengkap(KATEGORI)
    pelindungan = isian.jawab.get(PELINDUNGAN, {})
    hari = isian.jawab.get(KAPAN, {}).get("tanggal_kejadian", "")
    titik = titik_dari(isian)
    lintang, bujur = titik or (None, None)
    return IsiLaporan(
        judul=apa["judul"],
        uraian=apa["uraian"],
        harapan=apa["harapan"],
        jenis=apa["jenis"],
        kategori=kategori,
        # Chosen by name; else the one around the point.
        kelurahan=kelurahan_menurut_kode(tempat.get("kelurahan", ""))
        or kelurahan_di(titik),
        lokasi=tempat.get("lokasi", ""),
        lintang=lintang,
        bujur=bujur,
        tanggal_kejadian=date.fromisoformat(hari) if hari else None,
        anonim=isian.anonim,
        rahasia=_pilihan_rahasia(pelindungan, kategori),
        bukan_darurat=bool(isian.bukan_darurat),
    )


def _pilihan_rahasia(
    pelindungan: Mapping[str, str], kategori: KategoriPengaduan
) -> bool | None:
    """The reporter's answer; a "no" counts only when this category was the one in view."""
    if pelindungan.get("rahasia") == YA:
        return True
    tahu = not kategori.rahasia or pelindungan.get("peka") == kategori.kode
    return False if pelindungan and tahu else None


def titik_dari(isian: IsianAduan) -> Titik | None:
    return baca_titik(str(isian.awal(TEMPAT).get("titik", "")))


def kontak_dari(isian: IsianAduan) -> KontakPelapor:
    return KontakPelapor(**isian.jawab[KONTAK])


# What SP4N-LAPOR! asks of a report, and what is still missing; told on every step


@dataclass(frozen=True, slots=True)
class ButirKelengkapan:
    nama: str
    ada: bool
    langkah: str


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    butir: tuple[ButirKelengkapan, ...]

    @property
    def jumlah(self) -> int:
        return sum(satu.ada for satu in self.butir)

    @property
    def total(self) -> int:
        return len(self.butir)

    @property
    def kurang(self) -> list[str]:
        return [satu.nama for satu in self.butir if not satu.ada]


def kelengkapan(isian: IsianAduan, *, foto: int) -> Kelengkapan:

    def ada(langkah: str, *kolom: str) -> bool:
        return any(isian.awal(langkah).get(satu) for satu in kolom)

    return Kelengkapan(
        (
            ButirKelengkapan("apa yang terjadi", ada(APA, "uraian"), APA),
            ButirKelengkapan("yang Anda harapkan", ada(APA, "harapan"), APA),
            ButirKelengkapan(
                "tempat", ada(TEMPAT, "kelurahan", "lokasi", "titik"), TEMPAT
            ),
            ButirKelengkapan("waktu", ada(KAPAN, "tanggal_kejadian"), KAPAN),
            ButirKelengkapan("foto", foto > 0, FOTO),
            ButirKelengkapan("kontak", ada(KONTAK, "surel", "telepon"), KONTAK),
        )
    )


# The answers as lines to check, each with the step that changes it

BERTENTANGAN = (
    "Tidak diteruskan. Anda mengizinkannya, tetapi juga minta nama Anda disembunyikan; yang "
    "lebih melindungi Anda yang berlaku."
)


@dataclass(frozen=True, slots=True)
class ButirRingkasanAduan:
    nama: str
    nilai: str
    langkah: str


def ringkas(
    isian: IsianAduan, *, banyak_foto: int
) -> list[tuple[str, list[ButirRingkasanAduan]]]:
    isi = laporan_dari(isian)
    return [
        ("Aduan", [b for b in _aduan(isi) if b.nilai]),
        ("Tempat dan waktu", list(_tempat(isi, banyak_foto))),
        ("Anda", list(_anda(isian, isi))),
    ]


def _aduan(isi: IsiLaporan) -> Iterator[ButirRingkasanAduan]:
    yield ButirRingkasanAduan("Jenis", str(Pengaduan.Jenis(isi.jenis).label), APA)
    yield ButirRingkasanAduan("Judul", isi.judul, APA)
    yield ButirRingkasanAduan("Apa yang terjadi", isi.uraian, APA)
    yield ButirRingkasanAduan("Yang diharapkan", isi.harapan, APA)
    yield ButirRingkasanAduan("Tentang", isi.kategori.nama, KATEGORI)


def _tempat(isi: IsiLaporan, banyak_foto: int) -> Iterator[ButirRingkasanAduan]:
    bagian = [str(isi.kelurahan or ""), isi.lokasi]
    if isi.lintang is not None:
        bagian.append(f"Titik {isi.lintang}, {isi.bujur}")
    yield ButirRingkasanAduan("Tempat", "\n".join(filter(None, bagian)), TEMPAT)
    hari = tanggal(isi.tanggal_kejadian) if isi.tanggal_kejadian else "Tidak disebut"
    yield ButirRingkasanAduan("Waktu", hari, KAPAN)
    yield ButirRingkasanAduan(
        "Foto", f"{banyak_foto} foto" if banyak_foto else "Tidak ada", FOTO
    )


def _umum(isi: IsiLaporan) -> str:
    if not isi.dirahasiakan:
        return "Boleh ditampilkan, tanpa nama"
    if isi.rahasia:
        return "Dirahasiakan dari umum"
    return f"Dirahasiakan dari umum. {isi.kategori.alasan_rahasia}"


def _anda(isian: IsianAduan, isi: IsiLaporan) -> Iterator[ButirRingkasanAduan]:
    nama = "Disembunyikan dari yang diadukan" if isi.anonim else "Tidak disembunyikan"
    yield ButirRingkasanAduan("Nama Anda", nama, PELINDUNGAN)
    yield ButirRingkasanAduan("Isi aduan", _umum(isi), PELINDUNGAN)
    kontak = kontak_dari(isian)
    isi_kontak = "\n".join(filter(None, (kontak.nama, kontak.surel, kontak.telepon)))
    tanpa = "Tidak ada. Simpan nomor dan kodenya: hanya dengan itu Anda tahu kabarnya."
    yield ButirRingkasanAduan("Kontak", isi_kontak or tanpa, KONTAK)
    if kontak.ada:
        terus = "Boleh diteruskan" if kontak.setuju_diteruskan else "Tidak diteruskan"
        if kontak.setuju_diteruskan and isi.anonim:
            terus = BERTENTANGAN
        yield ButirRingkasanAduan("Nama dan kontak ke SP4N-LAPOR!", terus, KONTAK)


# Signs that a complaint belongs elsewhere, said before it is sent; never a refusal

# Asking for papers or figures: that is a request for information, with its own clock.
_MINTA = r"\b(?:minta|meminta|mohon|memohon|ingin|butuh|perlu|menta|nyuhunkeun)\b"
_DOKUMEN = r"\b(?:salinan|fotokopi|dokumen|data|informasi publik|rincian anggaran|laporan keuangan)\b"
_PERMINTAAN = re.compile(rf"{_MINTA}[^.!?\n]{{0,60}}?{_DOKUMEN}", re.IGNORECASE)


def tampak_permintaan(teks: str) -> bool:
    return _PERMINTAAN.search(teks) is not None
