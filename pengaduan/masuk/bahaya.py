"""Which words of the complaint form may mean danger and were not yet answered for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from organisasi.kantor.direktori import Soal
from organisasi.models import Wilayah
from pengaduan.aduan.tempat import Titik, kelurahan_di, kelurahan_menurut_kode
from pengaduan.darurat.pengenal import Putusan, periksa
from pengaduan.masuk.models import TEMPAT, IsianAduan, titik_dari

PUTUS_ASA = "putus-asa-"
# What holds back because nobody means it: a figure of speech, a film, a denial.
BUKAN_SUNGGUHAN = frozenset(
    [
        "abstrak",
        "abstrak-pelaku",
        "hiburan",
        "hiburan-lemah",
        "kesal",
        "negasi",
        "olahraga",
        "seperti",
    ]
)
# Rules about blows, which are violence close by when family or a child is named.
PUKUL = "jahat-pukul"
_KERABAT = re.compile(
    r"\b(suami|isteri|istri|salaki|pamajikan|pacar|mantan|anak\w*|budak|balita|bayi"
    r"|ayah|bapak|bapa|ibu|mama|mertua|kakak|adik|paman|om|tante)(ku|mu|nya)?\b"
)
# Enough by themselves: whoever asks about it may need it.
_DISEBUT = re.compile(
    r"\b(kdrt|kekerasan|pelecehan|(di|me)lecehkan|perkosaan|(di|mem|pem)erkosa(an|nya)?"
    r"|diperkosa|(pen|di|men)?cabul(i|an)?|penganiayaan|dianiaya|disiksa)\b"
)


@dataclass(frozen=True, slots=True)
class Lokasi:
    kelurahan: Wilayah | None
    patokan: str
    titik: Titik | None

    @property
    def koordinat(self) -> str:
        return f"{self.titik[0]}, {self.titik[1]}" if self.titik else ""


def kenali(teks: str, kategori: str = "") -> Soal | None:
    putusan = periksa(teks, kategori)
    aturan = [satu.aturan for satu in putusan.alasan]
    tahan = {satu.aturan for satu in putusan.penahan}
    if any(satu.startswith(PUTUS_ASA) for satu in aturan) and (
        putusan.darurat or not tahan & BUKAN_SUNGGUHAN
    ):
        return Soal.JIWA
    kecil = f"{teks}\n{kategori}".lower()
    pukul = any(satu.startswith(PUKUL) for satu in aturan)
    if _DISEBUT.search(kecil) or (pukul and _KERABAT.search(kecil)):
        return Soal.KEKERASAN
    return Soal.BAHAYA if putusan.darurat else None


def bahaya_baru(isian: IsianAduan) -> Putusan | None:
    putusan = periksa(isian.teks, isian.kategori)
    baru = {satu.aturan for satu in putusan.alasan} - set(isian.bukan_darurat)
    return putusan if putusan.darurat and baru else None


def nyatakan_bukan(isian: IsianAduan, putusan: Putusan) -> None:
    aturan = [satu.aturan for satu in putusan.alasan]
    isian.bukan_darurat = list(dict.fromkeys([*isian.bukan_darurat, *aturan]))


def lokasi_dari(isian: IsianAduan) -> Lokasi:
    tempat, titik = isian.awal(TEMPAT), titik_dari(isian)
    dipilih = kelurahan_menurut_kode(str(tempat.get("kelurahan", "")))
    return Lokasi(dipilih or kelurahan_di(titik), str(tempat.get("lokasi", "")), titik)
