"""Sample sentences for the reasons of an answer, one or two a verdict."""

from __future__ import annotations

from informasi.models import PutusanButir as P

CONTOH: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        str(P.DIBERIKAN.label),
        ("Rekap tahun 2023 dalam satu berkas; tahun 2024 belum ditutup.",),
    ),
    (
        str(P.SEBAGIAN.label),
        (
            (
                "Kami berikan seluruh perjanjian kecuali nomor rekening dan NIK, yang kami "
                "hitamkan karena rahasia pribadi (UU 14/2008 Pasal 17 huruf h)."
            ),
        ),
    ),
    (
        str(P.DITOLAK.label),
        (
            (
                "Dokumen ini memuat riwayat kesehatan perorangan. Bila dibuka, rahasia pribadi "
                "pasien terungkap (UU 14/2008 Pasal 17 huruf h)."
            ),
        ),
    ),
    (
        str(P.TIDAK_DIKUASAI.label),
        (
            (
                "Data sertipikat tanah tidak ada pada Pemerintah Kota; yang menguasai Kantor "
                "Pertanahan. Nomornya kami cantumkan di bawah."
            ),
        ),
    ),
    (
        str(P.BELUM_DIDOKUMENTASIKAN.label),
        (
            "Data bulan ini masih dikumpulkan dan tersedia pada tanggal yang kami sebut.",
        ),
    ),
)
