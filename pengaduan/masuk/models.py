"""What the draft of a complaint holds, what it lacks, and what it becomes."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext

from organisasi.bahasa import tanggal
from organisasi.berlangkah.models import BelumLengkap, IsianLangkah
from pengaduan.aduan.kategori import KategoriPengaduan, kategori_menurut_kode
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.tempat import (
    Titik,
    baca_titik,
    kelurahan_di,
    kelurahan_menurut_kode,
)

PENGADUAN = "pengaduan"  # of drafts and addresses
APA, KATEGORI, TEMPAT, SERUPA, KAPAN = "apa", "kategori", "tempat", "serupa", "kapan"
YA, TIDAK = "ya", "tidak"
FOTO, PELINDUNGAN, KONTAK, PERIKSA = "foto", "pelindungan", "kontak", "periksa"
# Similar complaints come as soon as the place is known: whoever joins one has not typed
# his contact for nothing.
LANGKAH = (
    APA,
    KATEGORI,
    TEMPAT,
    SERUPA,
    KAPAN,
    FOTO,
    PELINDUNGAN,
    KONTAK,
    PERIKSA,
)


@dataclass
class IsianAduan(IsianLangkah):
    """``bukan_darurat``: rules that interrupted and were answered with "no emergency".

    ``tanda``: findings of the quiet checks so far; ``serupa``: numbers of public
    complaints like this one; ``lembaga``: codes of other bodies that it names.
    """

    LANGKAH: ClassVar[tuple[str, ...]] = LANGKAH
    BERTANYA: ClassVar[tuple[str, ...]] = (
        APA,
        KATEGORI,
        TEMPAT,
        KAPAN,
        FOTO,
        PELINDUNGAN,
        KONTAK,
    )

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
        apa, tempat = self.awal(APA), self.awal(TEMPAT)
        semua = (*(apa.get(k, "") for k in ("judul", "uraian")), tempat.get("lokasi"))
        return "\n".join(satu for satu in semua if satu)


# From the answers of a draft to a complaint that is not yet stored


def aduan_dari(isian: IsianAduan) -> Pengaduan:
    """Unsaved; of unanswered steps nothing. BelumLengkap: its category was put away."""
    apa, tempat = isian.jawab[APA], isian.jawab.get(TEMPAT, {})
    kategori = kategori_menurut_kode(isian.jawab[KATEGORI]["kategori"])
    if kategori is None:
        raise BelumLengkap(KATEGORI)
    hari = isian.jawab.get(KAPAN, {}).get("tanggal_kejadian", "")
    titik = titik_dari(isian)
    lintang, bujur = titik or (None, None)
    return Pengaduan(
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
        bukan_darurat=bool(isian.bukan_darurat),
    )


def pilihan_rahasia(isian: IsianAduan, kategori: KategoriPengaduan) -> bool | None:
    """The reporter's own yes or no; None when he was not asked, or not told enough."""
    pelindungan = isian.jawab.get(PELINDUNGAN, {})
    if pelindungan.get("rahasia") == YA:
        return True
    tahu = not kategori.rahasia or pelindungan.get("peka") == kategori.kode
    return False if pelindungan and tahu else None


def titik_dari(isian: IsianAduan) -> Titik | None:
    return baca_titik(str(isian.awal(TEMPAT).get("titik", "")))


def kontak_dari(isian: IsianAduan) -> Pelapor:
    return Pelapor(**isian.jawab[KONTAK])


# What SP4N-LAPOR! asks of a report, and what is still missing; told on every step

KELENGKAPAN = (
    ("apa yang terjadi", APA, ("uraian",)),
    ("yang Anda harapkan", APA, ("harapan",)),
    ("tempat", TEMPAT, ("kelurahan", "lokasi", "titik")),
    ("waktu", KAPAN, ("tanggal_kejadian",)),
    ("foto", FOTO, ()),
    ("kontak", KONTAK, ("surel", "telepon")),
)


def kelengkapan(isian: IsianAduan, *, foto: int) -> dict[str, Any]:
    kurang = [
        gettext(nama)
        for nama, langkah, kolom in KELENGKAPAN
        if not any(isian.awal(langkah).get(satu) for satu in kolom)
        and not (langkah == FOTO and foto)
    ]
    total = len(KELENGKAPAN)
    return {"jumlah": total - len(kurang), "total": total, "kurang": kurang}


# The answers as lines to check, each with the step that changes it

BERTENTANGAN = (
    "Tidak diteruskan. Anda mengizinkannya, tetapi juga minta nama Anda disembunyikan; yang "
    "lebih melindungi Anda yang berlaku."
)


def ringkas(
    isian: IsianAduan, *, banyak_foto: int
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    isi, kontak = aduan_dari(isian), kontak_dari(isian)
    tempat = [str(isi.kelurahan or ""), isi.lokasi]
    if isi.lintang is not None:
        tempat.append(f"Titik {isi.lintang}, {isi.bujur}")
    hari = gettext("Tidak disebut")
    if isi.tanggal_kejadian:
        hari = tanggal(isi.tanggal_kejadian)
    nama = "Disembunyikan dari yang diadukan" if isi.anonim else "Tidak disembunyikan"
    umum, pilihan = (
        gettext("Boleh ditampilkan, tanpa nama"),
        pilihan_rahasia(isian, isi.kategori),
    )
    if pilihan or (pilihan is None and isi.kategori.rahasia):
        alasan = "" if pilihan else isi.kategori.alasan_rahasia
        umum = (
            f"{gettext('Dirahasiakan dari umum')}. {alasan}"
            if alasan
            else gettext("Dirahasiakan dari umum")
        )
    tanpa = "Tidak ada. Simpan kodenya: hanya dengan itu Anda tahu kabarnya."
    isi_kontak = "\n".join(filter(None, (kontak.nama, kontak.surel, kontak.telepon)))
    terus = ""
    if isi_kontak:
        terus = "Boleh diteruskan" if kontak.setuju_diteruskan else "Tidak diteruskan"
        if kontak.setuju_diteruskan and isi.anonim:
            terus = BERTENTANGAN
    aduan = [
        ("Jenis", gettext(str(Pengaduan.Jenis(isi.jenis).label)), APA),
        ("Judul", isi.judul, APA),
        ("Apa yang terjadi", isi.uraian, APA),
        ("Yang diharapkan", isi.harapan, APA),
        ("Tentang", isi.kategori.nama, KATEGORI),
    ]
    di_mana = [
        ("Tempat", "\n".join(filter(None, tempat)), TEMPAT),
        ("Waktu", hari, KAPAN),
        ("Foto", f"{banyak_foto} foto" if banyak_foto else gettext("Tidak ada"), FOTO),
    ]
    anda = [
        ("Nama Anda", gettext(nama), PELINDUNGAN),
        ("Isi aduan", umum, PELINDUNGAN),
        ("Kontak", isi_kontak or gettext(tanpa), KONTAK),
        ("Nama dan kontak ke SP4N-LAPOR!", gettext(terus), KONTAK),
    ]
    return [("Aduan", aduan), ("Tempat dan waktu", di_mana), ("Anda", anda)]


# Signs that a complaint belongs elsewhere, said before it is sent; never a refusal

# Asking for papers or figures: that is a request for information, with its own clock.
_MINTA = r"\b(?:minta|meminta|mohon|memohon|ingin|butuh|perlu|menta|nyuhunkeun)\b"
_DOKUMEN = r"\b(?:salinan|fotokopi|dokumen|data|informasi publik|rincian anggaran|laporan keuangan)\b"
_PERMINTAAN = re.compile(rf"{_MINTA}[^.!?\n]{{0,60}}?{_DOKUMEN}", re.IGNORECASE)


def tampak_permintaan(teks: str) -> bool:
    return _PERMINTAAN.search(teks) is not None
