"""Remake the kelurahan rows of unit.csv: ``python -m dev.pembuat_data.buat_kelurahan``.

The other rows of the file are kept by hand and stay as they are.
"""

from collections import Counter

from dev.pembuat_data.berkas import AKAR, baca_csv, tulis_csv

DATA = AKAR / "organisasi" / "data"
KOLOM = (
    "kode", "slug", "nama", "singkatan", "jenis", "bentuk", "induk", "wilayah_kode",
    "peran_ppid", "tugas", "alamat", "situs", "keyakinan", "sumber",
)  # fmt: skip
TUGAS = (
    "Melayani warga di tingkat kelurahan; "
    "layanan informasi dan pengaduan lewat kecamatan"
)


def baris_kelurahan(
    wilayah: list[dict[str, str]], unit_kecamatan: dict[str, str]
) -> list[dict[str, str]]:
    """One unit per kelurahan.

    ``unit_kecamatan`` gives the unit code by region code. The address is the bare name;
    where two kelurahan share a name (Sukajaya), the kecamatan is added to both.
    """
    nama_wilayah = {w["kode"]: w["nama"] for w in wilayah}
    kelurahan = [w for w in wilayah if w["tingkat"] == "kelurahan"]
    kembar = Counter(w["nama"] for w in kelurahan)
    return [
        satu_baris(
            w,
            kecamatan=nama_wilayah[w["induk"]],
            induk=unit_kecamatan[w["induk"]],
            kembar=kembar[w["nama"]] > 1,
        )
        for w in kelurahan
    ]


def satu_baris(
    w: dict[str, str], *, kecamatan: str, induk: str, kembar: bool
) -> dict[str, str]:
    """The unit of the region ``w``."""
    tanda = w["nama"].replace(" ", "-")
    slug = f"kelurahan-{tanda}-{kecamatan}" if kembar else f"kelurahan-{tanda}"
    return {
        "kode": f"KEL-{kecamatan}-{tanda}".upper(),
        "slug": slug.lower(),
        "nama": f"Kelurahan {w['nama']}" + (f", Kec. {kecamatan}" if kembar else ""),
        "singkatan": f"Kel. {w['nama']}" + (f" ({kecamatan})" if kembar else ""),
        "jenis": "kelurahan",
        "bentuk": "kelurahan",
        "induk": induk,
        "wilayah_kode": w["kode"],
        "peran_ppid": "tanpa",
        "tugas": TUGAS,
        "keyakinan": "tinggi",
        "sumber": f"Kepmendagri 300.2.2-2430/2025 (kode {w['kode']})",
    }


def utama() -> None:
    """Rewrite unit.csv with fresh kelurahan rows after the others."""
    berkas = DATA / "unit.csv"
    lain = [b for b in baca_csv(berkas) if b["jenis"] != "kelurahan"]
    kecamatan = {
        b["wilayah_kode"]: b["kode"] for b in lain if b["jenis"] == "kecamatan"
    }
    baru = baris_kelurahan(baca_csv(DATA / "wilayah.csv"), kecamatan)
    tulis_csv(berkas, KOLOM, [*lain, *baru])


if __name__ == "__main__":
    utama()
