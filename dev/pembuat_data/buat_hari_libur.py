"""Remake organisasi/data/hari_libur.csv: ``python -m dev.pembuat_data.buat_hari_libur``.

The package ``holidays`` (MIT) gives the dates. It is not the legal source: that is the
joint decree (SKB 3 Menteri) named in ``dasar``, against which staff check each year.
"""

from datetime import date

import holidays

from dev.pembuat_data.berkas import AKAR, tulis_csv

BERKAS = AKAR / "organisasi" / "data" / "hari_libur.csv"
KOLOM = ("tanggal", "nama", "jenis", "dasar", "keterangan")
TAHUN = range(2024, 2028)
SKB = {
    2024: "SKB 3 Menteri Nomor 855, 3, 4 Tahun 2023 (12 September 2023)",
    2025: "SKB 3 Menteri Nomor 1017, 2, 2 Tahun 2024 (14 Oktober 2024)",
    2026: "SKB 3 Menteri Nomor 1497, 2, 5 Tahun 2025",
    2027: "SKB 3 Menteri tentang hari libur 2027; nomor SKB belum dilihat; periksa",
}
# Days that another act than the year's decree set.
DASAR_LAIN = {
    date(2024, 2, 14): "Keppres Nomor 10 Tahun 2024",
    date(2024, 11, 27): "Keppres Nomor 33 Tahun 2024",
    date(2025, 8, 18): "SKB 3 Menteri Nomor 933, 1, 3 Tahun 2025 (7 Agustus 2025)",
}
PEMILIHAN = {date(2024, 2, 14), date(2024, 11, 27)}
PERKIRAAN = " (perkiraan)"
AWAL_HARI_KEDUA = "Hari kedua dari "
SABTU = 5


def nama_baku(nama: str) -> str:
    """The package's name as the decrees order the words, without the estimate mark."""
    nama = nama.removesuffix(PERKIRAAN)
    if nama.startswith(AWAL_HARI_KEDUA):
        return f"{nama.removeprefix(AWAL_HARI_KEDUA)} (hari kedua)"
    return nama


def keterangan(hari: date, *, perkiraan: bool) -> str:
    """What an officer should know about the day; empty when there is nothing."""
    catatan = []
    if perkiraan:
        catatan.append("perkiraan: sidang isbat dapat menggeser")
    if hari.weekday() >= SABTU:
        catatan.append("jatuh pada akhir pekan")
    return "; ".join(catatan)


def baris_hari_libur() -> list[dict[str, str]]:
    """All days off of the years in ``TAHUN``, by date."""
    semua = holidays.country_holidays(
        "ID", years=TAHUN, categories=("public", "government"), language="id"
    )
    libur = holidays.country_holidays(
        "ID", years=TAHUN, categories=("public",), language="id"
    )
    return [
        baris(hari, semua[hari], bersama=hari not in libur) for hari in sorted(semua)
    ]


def baris(hari: date, nama: str, *, bersama: bool) -> dict[str, str]:
    """One line of the file; ``bersama`` says it is a cuti bersama."""
    jenis = "cuti_bersama" if bersama else "libur_nasional"
    return {
        "tanggal": hari.isoformat(),
        "nama": nama_baku(nama),
        "jenis": "libur_khusus" if hari in PEMILIHAN else jenis,
        "dasar": DASAR_LAIN.get(hari, SKB[hari.year]),
        "keterangan": keterangan(hari, perkiraan=nama.endswith(PERKIRAAN)),
    }


if __name__ == "__main__":
    tulis_csv(BERKAS, KOLOM, baris_hari_libur())
