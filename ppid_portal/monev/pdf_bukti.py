"""One PDF a question, at most 2 MB: question, answer, links as last seen, evidence.

Behind it go the pages of the PDFs that were handed in, as far as they fit.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from django.db.models import Sum
from django.urls import reverse

from informasi.models import HitunganKatalog, Klasifikasi
from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.saat import Saat
from organisasi.kertas.dokumen import Pencetak, lembar_dinas
from organisasi.kertas.naskah import (
    IKUT,
    RUSAK,
    SURAT,
    TAK_MUAT,
    TERKUNCI,
    PDFGagal,
    Unsur,
    alamat_penuh,
    bab,
    cetak_pdf,
    foto,
    gabung_pdf,
    kalimat,
    lambang_svg,
    rincian,
    tabel,
    tautan,
)
from organisasi.models import Unit, Wilayah
from pemangku.models import Ketetapan
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import (
    BELUM_ADA,
    kata_banding,
    kata_penuh,
    lembar as lembar_periode,
    menurut_kecamatan,
)
from ppid_portal.angka.sebelum_sesudah import KODE as PENGARUH
from ppid_portal.laporan.models import LaporanTahunan
from ppid_portal.monev.models import BuktiDukung, Pertanyaan, tulis_bobot

# Which files go along, and in what words

PDF, GAMBAR, HILANG = ".pdf", ".jpg", "hilang"
# Evidence by its key: one of the words below.
type Putusan = Mapping[int, str]
# Bytes kept free for the words that tell what was left out.
CADANGAN = 8 * 1024
TERPISAH = "lampirkan terpisah"
KATA = {
    IKUT: "Di belakang kertas ini",
    TAK_MUAT: f"Tidak muat dalam 2 MB; {TERPISAH}",
    TERKUNCI: f"Terkunci kata sandi; {TERPISAH}",
    RUSAK: f"PDF-nya tidak dapat dibaca; {TERPISAH}",
    HILANG: "Berkasnya tidak ditemukan; unggah lagi",
}


def lampiran_pdf(bukti: Iterable[BuktiDukung]) -> list[BuktiDukung]:
    return [b for b in bukti if str(b.berkas).endswith(PDF)]


def lampirkan(
    pdf: bytes, lampiran: Iterable[BuktiDukung], batas: int
) -> tuple[bytes, Putusan]:
    """The paper and behind it the pages of each file that fits; a word for each file.

    One after the other: no more than one file stands in memory, and one that breaks the
    joining is left out alone.
    """
    putusan = {}
    for bukti in lampiran:
        pdf, putusan[bukti.pk] = _lampirkan_satu(pdf, bukti, batas)
    return pdf, putusan


def _lampirkan_satu(pdf: bytes, bukti: BuktiDukung, batas: int) -> tuple[bytes, str]:
    try:
        if bukti.berkas.size > batas:
            return pdf, TAK_MUAT
        with bukti.berkas.open("rb") as berkas:
            isi: bytes = berkas.read()
    except OSError:
        return pdf, HILANG
    try:
        return gabung_pdf(pdf, bukti.keterangan, isi, batas=batas)
    except PDFGagal:
        return pdf, RUSAK


def _berkas(semua: list[BuktiDukung], putusan: Putusan) -> Iterator[Unsur]:
    if semua:
        yield bab("Berkas")
        baris = [
            (
                b.keterangan,
                str(b.berkas).rpartition(".")[2].upper(),
                _letak(b, putusan),
                b.sha256,
            )
            for b in semua
        ]
        yield tabel(
            ("Berkas", "Jenis", "Halamannya", "SHA-256"), baris, (26, 9, 25, 30)
        )


def _letak(bukti: BuktiDukung, putusan: Putusan) -> str:
    nama = str(bukti.berkas)
    if nama.endswith(PDF):
        return KATA[putusan.get(bukti.pk, IKUT)]
    if nama.endswith(GAMBAR):
        return "Di bawah"
    return f"Bukan PDF atau foto; {TERPISAH}"


# The PDF

BATAS = 2 * 1024 * 1024
LEBAR_GAMBAR = 560
# Longest side and quality; smaller until it fits, at last without pictures.
LANGKAH = ((1400, 75), (1000, 65), (700, 55), (480, 45))
TANPA_GAMBAR = "Gambar tidak muat dalam 2 MB; lampirkan terpisah."
SK_TERBANYAK = 10
J, K = BuktiDukung.Jenis, BuktiDukung.Kertas


def cetak_bukti(pertanyaan: Pertanyaan, saat: Saat) -> bytes:
    """The paper, never larger than ``BATAS``; raises PDFGagal."""
    lampiran = lampiran_pdf(pertanyaan.bukti.all())
    pdf = _cetak_kertas(pertanyaan, saat, putusan={})
    if not lampiran:
        return pdf
    gabungan, putusan = lampirkan(pdf, lampiran, BATAS - CADANGAN)
    if set(putusan.values()) == {IKUT}:
        return gabungan
    pdf = _cetak_kertas(pertanyaan, saat, putusan)
    ikut = [b for b in lampiran if putusan[b.pk] == IKUT]
    return lampirkan(pdf, ikut, BATAS)[0]


def _cetak_kertas(pertanyaan: Pertanyaan, saat: Saat, putusan: Putusan) -> bytes:
    """The paper with its pictures, which get smaller until they fit.

    Half of the room is for the pages of PDFs, when there are any.
    """
    bukti = list(pertanyaan.bukti.all())
    gambar = [b for b in bukti if str(b.berkas).endswith(GAMBAR)]
    batas = BATAS // 2 if lampiran_pdf(bukti) else BATAS

    def cetak(akhir: list[Unsur]) -> bytes:
        isi = isi_bukti(pertanyaan, saat, akhir=akhir, putusan=putusan)
        return cetak_pdf(
            {**isi, "lambang": lambang_svg()}, pada=saat.pada, naskah=SURAT
        )

    for langkah in LANGKAH if gambar else ():
        pdf = cetak([u for satu in gambar for u in _gambar(satu, *langkah)])
        if len(pdf) <= batas:
            return pdf
    return cetak(kalimat(TANPA_GAMBAR) if gambar else [])


def isi_bukti(
    pertanyaan: Pertanyaan, saat: Saat, *, akhir: list[Unsur], putusan: Putusan
) -> dict[str, Any]:
    bukti, tahun = list(pertanyaan.bukti.all()), pertanyaan.kuesioner.tahun
    return lembar_dinas(
        Pencetak(Unit.objects.utama(), saat.oleh, saat.pada),
        judul=f"Bukti dukung E-Monev {tahun}",
        hal=str(pertanyaan),
        bagian=[
            rincian(
                ("Indikator", str(pertanyaan.get_indikator_display())),
                ("Nomor", str(pertanyaan.nomor)),
                ("Bobot di dalam indikator", tulis_bobot(pertanyaan.bobot)),
            ),
            bab("Pertanyaan"),
            *kalimat(pertanyaan.teks),
            bab("Jawaban"),
            *kalimat(pertanyaan.jawaban or "Belum dijawab."),
            *_tautan([b for b in bukti if b.jenis == J.TAUTAN]),
            *_berkas([b for b in bukti if b.jenis == J.BERKAS], putusan),
            *(
                u
                for b in bukti
                if b.jenis == J.KERTAS
                for u in (bab(b.keterangan), *KERTAS[b.kertas](b.kode, tahun))
            ),
            *akhir,
        ],
    )


def _tautan(semua: list[BuktiDukung]) -> Iterator[Unsur]:
    if semua:
        yield bab("Tautan dan hasil pemeriksaan terakhir")
        yield tautan((f"{b.keterangan}. {_diperiksa(b)}", b.tautan) for b in semua)


def _diperiksa(bukti: BuktiDukung) -> str:
    hari = bukti.diperiksa_hari
    kapan = f", diperiksa {tanggal_pendek(hari)}" if hari else ""
    return f"{bukti.keadaan.rstrip('.')}{kapan}."


def _gambar(bukti: BuktiDukung, sisi: int, mutu: int) -> Iterator[Unsur]:
    # Nothing when its file is gone.
    with suppress(OSError), bukti.berkas.open("rb") as berkas:
        teks, isi = bukti.keterangan, berkas.read()
        yield foto(isi, sisi=sisi, mutu=mutu, teks=teks, lebar=LEBAR_GAMBAR)


# Evidence that the portal makes itself


def _angka(kode: str, tahun: int) -> Iterator[Unsur]:
    if kode not in INDIKATOR:
        yield from kalimat(f"Indikator {kode} tidak ada lagi.")
        return
    periode = Periode(tahun)
    # Frozen when the year is.
    lembar = lembar_periode(periode)
    yield from kalimat(f"{INDIKATOR[kode].nama} ({kode}): {INDIKATOR[kode].rumus}.")
    if kode != PENGARUH:
        semua = (periode, *periode.bulan_bulan())
        baris = [(p.nama, kata_penuh(lembar, kode, p)) for p in semua]
        yield tabel(("Periode", "Nilai"), baris, (20, 30))
    elif ada := menurut_kecamatan(lembar, periode):
        kecamatan = Wilayah.objects.kecamatan().filter(pk__in=ada)
        baris = [(satu.nama, kata_banding(ada[satu.pk])) for satu in kecamatan]
        yield tabel(("Kecamatan", "Nilai"), baris, (18, 110))
    else:
        yield from kalimat(BELUM_ADA)


def _register(_kode: str, tahun: int) -> Iterator[Unsur]:
    yield from kalimat(
        "Register memuat data pribadi dan ditunjukkan di kantor; di sini banyaknya."
    )
    yield from _angka("A1", tahun)


def _dip(_kode: str, _tahun: int) -> Iterator[Unsur]:
    jumlah = dict(
        HitunganKatalog.objects.order_by()
        .values_list("klasifikasi")
        .annotate(n=Sum("jumlah"))
    )
    yield tabel(
        ("Klasifikasi", "Banyaknya"),
        [(k.label, str(jumlah.get(k.value, 0))) for k in Klasifikasi],
        (40, 16),
    )
    yield tautan([("Daftar lengkapnya", alamat_penuh(reverse("informasi:dip")))])


def _laporan(_kode: str, tahun: int) -> Iterator[Unsur]:
    semua = LaporanTahunan.objects.terbit().defer("isi")
    satu = semua.filter(tahun__lte=tahun).first()
    if satu is None or satu.tanggal is None:
        yield from kalimat("Belum ada laporan tahunan yang ditandatangani.")
        return
    teks = f"{satu}, nomor {satu.nomor}, {tanggal_pendek(satu.tanggal)}"
    yield tautan([(teks, alamat_penuh(satu.get_absolute_url()))])


def _sk(_kode: str, _tahun: int) -> Iterator[Unsur]:
    tetap = Ketetapan.objects.filter(status=Ketetapan.Status.TETAP)
    semua = list(tetap.defer("snapshot")[:SK_TERBANYAK])
    if not semua:
        yield from kalimat("Belum ada lampiran keputusan yang ditetapkan.")
        return
    yield tautan(
        (
            f"{satu.get_jenis_display()}, nomor {satu.nomor}",
            alamat_penuh(satu.get_absolute_url()),
        )
        for satu in semua
    )


# By the code of a figure, if one was asked for, and the year of the questionnaire.
KERTAS: Mapping[str, Callable[[str, int], Iterator[Unsur]]] = {
    K.REGISTER: _register,
    K.DIP: _dip,
    K.LAPORAN: _laporan,
    K.SK: _sk,
    K.ANGKA: _angka,
}
