"""Remake wilayah.csv: ``python -m dev.pembuat_data.buat_wilayah``.

Codes and names are those of Kepmendagri 300.2.2-2430/2025. With ``--periksa FOLDER``
(the unpacked npm package ``idn-area-data``) nothing is written: differences are listed
and the exit code says whether there were any.
"""

import argparse
import sys
from pathlib import Path

from dev.pembuat_data.berkas import AKAR, baca_csv, tulis_csv

DATA = AKAR / "organisasi" / "data"
KOLOM = ("kode", "nama", "tingkat", "induk", "ejaan_lain")
KOTA = ("32.78", "Kota Tasikmalaya")
# Kecamatan: name, then "last four digits, name" of each kelurahan.
KECAMATAN: dict[str, tuple[str, str]] = {
    "32.78.01": (
        "Cihideung",
        (
            "1001 Yudanagara, 1002 Nagarawangi, 1003 Cilembang, 1004 Argasari, "
            "1005 Tugujaya, 1006 Tuguraja"
        ),
    ),
    "32.78.02": (
        "Cipedes",
        "1001 Panglayungan, 1002 Cipedes, 1003 Nagarasari, 1004 Sukamanah",
    ),
    "32.78.03": (
        "Tawang",
        (
            "1001 Tawangsari, 1002 Empangsari, 1003 Lengkongsari, 1004 Cikalang, "
            "1005 Kahuripan"
        ),
    ),
    "32.78.04": (
        "Indihiang",
        (
            "1003 Indihiang, 1004 Sirnagalih, 1005 Parakannyasag, 1006 Panyingkiran, "
            "1007 Sukamaju Kaler, 1008 Sukamaju Kidul"
        ),
    ),
    "32.78.05": (
        "Kawalu",
        (
            "1001 Kersamenak, 1002 Cilamajang, 1003 Gunung Tandala, 1004 Urug, "
            "1005 Tanjung, 1006 Cibeuti, 1007 Karanganyar, 1008 Talagasari, "
            "1009 Leuwiliang, 1010 Gunung Gede"
        ),
    ),
    "32.78.06": (
        "Cibeureum",
        (
            "1005 Setiaratu, 1007 Kersanagara, 1008 Kota Baru, 1009 Awipari, "
            "1010 Setianagara, 1011 Ciherang, 1012 Ciakar, 1013 Margabakti, 1014 Setiajaya"
        ),
    ),
    "32.78.07": (
        "Tamansari",
        (
            "1001 Tamansari, 1002 Mugarsari, 1003 Tamanjaya, 1004 Sumelap, "
            "1005 Setiawargi, 1006 Mulyasari, 1007 Sukahurip, 1008 Setiamulya"
        ),
    ),
    "32.78.08": (
        "Mangkubumi",
        (
            "1001 Mangkubumi, 1002 Cigantang, 1003 Karikil, 1004 Linggajaya, "
            "1005 Cipawitra, 1006 Sambongpari, 1007 Sambongjaya, 1008 Cipari"
        ),
    ),
    "32.78.09": (
        "Bungursari",
        (
            "1001 Sukamulya, 1002 Sukarindik, 1003 Bungursari, 1004 Sukajaya, "
            "1005 Cibunigeulis, 1006 Bantarsari, 1007 Sukalaksana"
        ),
    ),
    "32.78.10": (
        "Purbaratu",
        (
            "1001 Sukanagara, 1002 Sukamenak, 1003 Purbaratu, 1004 Sukaasih, "
            "1005 Sukajaya, 1006 Singkup"
        ),
    ),
}
# Spellings met in the wild; BPS writes Karsamenak where Kemendagri writes Kersamenak.
EJAAN_LAIN = {
    "32.78.05.1001": "karsamenak",
    "32.78.05.1003": "gunungtandala",
    "32.78.05.1010": "gununggede",
    "32.78.06.1008": "kotabaru",
    "32.78.06.1010": "setianegara",
}


def baris_wilayah() -> list[dict[str, object]]:
    """City, kecamatan, kelurahan; a parent always stands before what is in it."""
    kode_kota, nama_kota = KOTA
    kota: dict[str, object] = {"kode": kode_kota, "nama": nama_kota, "tingkat": "kota"}
    hasil: list[dict[str, object]] = [kota]
    for kode, (nama, isi) in KECAMATAN.items():
        kecamatan = {"kode": kode, "nama": nama, "tingkat": "kecamatan"}
        hasil.append({**kecamatan, "induk": kode_kota})
        for butir in isi.split(", "):
            akhir, nama_kelurahan = butir.split(" ", 1)
            kelurahan = f"{kode}.{akhir}"
            hasil.append(
                {
                    "kode": kelurahan,
                    "nama": nama_kelurahan,
                    "tingkat": "kelurahan",
                    "induk": kode,
                    "ejaan_lain": EJAAN_LAIN.get(kelurahan, ""),
                }
            )
    return hasil


def beda_dengan_paket(folder: Path) -> list[str]:
    """Where our codes and names differ from ``data/`` of the unpacked npm package."""
    paket = {
        baris["code"]: baris["name"].casefold()
        for nama in ("regencies", "districts", "villages")
        for baris in baca_csv(folder / "data" / f"{nama}.csv")
        if baris["code"] == KOTA[0] or baris["code"].startswith(f"{KOTA[0]}.")
    }
    kami = {str(b["kode"]): str(b["nama"]).casefold() for b in baris_wilayah()}
    return [
        f"{kode}: {kami.get(kode, '-')} / {paket.get(kode, '-')}"
        for kode in sorted(kami.keys() | paket.keys())
        if kami.get(kode) != paket.get(kode)
    ]


def utama() -> int:
    """Write the file, or compare; the exit code."""
    pilihan = argparse.ArgumentParser(description=__doc__)
    pilihan.add_argument("--periksa", type=Path, metavar="FOLDER")
    folder = pilihan.parse_args().periksa
    if folder:
        beda = beda_dengan_paket(folder)
        sys.stdout.write("\n".join(beda or ["sama"]) + "\n")
        return bool(beda)
    tulis_csv(DATA / "wilayah.csv", KOLOM, baris_wilayah())
    return 0


if __name__ == "__main__":
    sys.exit(utama())
