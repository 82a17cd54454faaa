"""The one door: one question, then whose matter it is and how to reach them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from organisasi.halaman.publik import halaman_publik
from organisasi.models import KanalLayanan
from organisasi.teks import bersih

J = KanalLayanan.Jenis


@dataclass(frozen=True, slots=True)
class Soal:
    """A question: what the person says, and the kinds of channels that answer it."""

    kode: str
    tanya: str
    contoh: str
    kanal: tuple[str, ...] = ()
    # The scope whose channels do not belong here.
    tanpa: str = "-"

    @property
    def templat(self) -> str:
        """The answer."""
        return f"layanan/{self.kode}.html"


# Danger has its own address and is not here: it must never be one answer among others.
SOAL = (
    Soal(
        "informasi",
        "Saya butuh dokumen, data, atau angka",
        "Anggaran, aturan, laporan, syarat layanan.",
        (J.INFORMASI,),
    ),
    Soal(
        "masalah",
        "Ada layanan atau fasilitas kota yang bermasalah",
        "Jalan rusak, sampah, lampu jalan, antrean, petugas tidak melayani.",
        (J.PENGADUAN,),
    ),
    Soal(
        "pejabat",
        "Petugas atau pejabat berbuat curang",
        "Pungutan liar, suap, penyalahgunaan wewenang.",
        (J.PENGAWASAN, J.PENGADUAN),
        tanpa="provinsi",
    ),
    Soal(
        "kekerasan",
        "Saya atau orang lain mengalami kekerasan",
        "Di rumah, di sekolah, di tempat kerja, di jalan.",
        (J.PERLINDUNGAN,),
    ),
    Soal(
        "lembaga-lain",
        "Ini urusan listrik, air minum, BPJS, polisi, atau lembaga lain",
        "Bukan urusan pemerintah kota. Kami tunjukkan siapa yang mengurusnya.",
        (J.UTILITAS, J.KESEHATAN, J.DARURAT),
        tanpa="kota",
    ),
    Soal(
        "kantor",
        "Saya ingin datang ke kantor terdekat",
        "Kecamatan, kelurahan, atau dinas.",
    ),
)
MENURUT_KODE = {soal.kode: soal for soal in SOAL}
POTONG = 40


@halaman_publik("soal")
def layanan(request: HttpRequest) -> HttpResponse:
    """Without ``soal`` the questions; with it the answer, then the other questions."""
    kode = request.GET.get("soal", "")
    soal = MENURUT_KODE.get(kode)
    konteks = {
        "soal": soal,
        "lain": [s for s in SOAL if s is not soal],
        "tak_dikenal": bersih(kode)[:POTONG] if kode and not soal else "",
        "kanal": _kanal(soal) if soal else {},
    }
    return render(
        request,
        "layanan/layanan.html",
        konteks,
        status=400 if kode and not soal else 200,
    )


def _kanal(soal: Soal) -> dict[str, list[KanalLayanan]]:
    """The channels of the answer by kind; one query, none when no kind is asked for."""
    hasil: dict[str, list[KanalLayanan]] = {str(jenis): [] for jenis in soal.kanal}
    semua = KanalLayanan.objects.filter(jenis__in=hasil)
    for kanal in semua.exclude(lingkup=soal.tanpa).order_by("urut", "nama"):
        hasil[kanal.jenis].append(kanal)
    return hasil
