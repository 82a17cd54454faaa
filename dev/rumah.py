"""Count the house: ``python -m dev.rumah [checkout]`` prints its figures as a table.

The same script on two checkouts shows what a change of the layout did (docs/rumah.md).
"""

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from statistics import median, quantiles

APP = ("organisasi", "informasi", "pengaduan", "pemangku", "ppid_portal")
# What Django names itself in many places.
BIASA = frozenset({"Command", "Migration"})
# What the tokenizer gives that no reader counts: size does not change with line breaks.
TAK_TERHITUNG = frozenset(
    {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
    }
)
BERDOKUMEN = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


class Berkas:
    """One Python file: its lines and its tree."""

    def __init__(self, akar: Path, jalan: str) -> None:
        isi = (akar / jalan).read_text()
        self.jalan = jalan
        self.isi = isi
        self.baris = isi.count("\n")
        self.app, *sisa = jalan.split("/")
        self.ruang = sisa[0] if len(sisa) > 1 else "."
        self.nama = (
            jalan.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        )

    @cached_property
    def pohon(self) -> ast.Module:
        return ast.parse(self.isi)

    def token(self) -> int:
        """Its size: every token but comments, newlines and docstrings."""
        dokumentasi = {
            (teks.lineno, teks.col_offset)
            for simpul in ast.walk(self.pohon)
            if isinstance(simpul, BERDOKUMEN) and ast.get_docstring(simpul) is not None
            for teks in simpul.body[:1]
        }
        return sum(
            satu.type not in TAK_TERHITUNG and satu.start not in dokumentasi
            for satu in tokenize.generate_tokens(io.StringIO(self.isi).readline)
        )

    def impor(self) -> Iterator[ast.Import | ast.ImportFrom]:
        """The imports on its first level."""
        for simpul in self.pohon.body:
            if isinstance(simpul, ast.Import | ast.ImportFrom):
                yield simpul

    def kelas(self) -> Iterator[ast.ClassDef]:
        """The classes on its first level."""
        for simpul in self.pohon.body:
            if isinstance(simpul, ast.ClassDef):
                yield simpul

    def fungsi(self) -> Iterator[ast.FunctionDef]:
        """All functions, inner ones too."""
        for simpul in ast.walk(self.pohon):
            if isinstance(simpul, ast.FunctionDef):
                yield simpul


def baca(akar: Path) -> tuple[list[Berkas], list[Berkas]]:
    """The files of the product, without migrations, and those of the tests."""
    hasil = subprocess.run(  # noqa: S603
        ["git", "-C", str(akar), "ls-files", "*.py"],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    semua = hasil.stdout.split()
    produk = [
        Berkas(akar, satu)
        for satu in semua
        if satu.startswith(APP) and "/migrations/" not in satu
    ]
    return produk, [Berkas(akar, satu) for satu in semua if satu.startswith("tests/")]


def tengah(nilai: Iterable[int]) -> str:
    """Median and 90th percentile."""
    urut = list(nilai)
    return f"{median(urut):.0f} / {quantiles(urut, n=10)[-1]:.0f}"


def panah(produk: list[Berkas]) -> dict[str, set[str]]:
    """Which file imports which when it is loaded."""
    ada = {satu.nama for satu in produk}
    hasil: dict[str, set[str]] = {}
    for satu in produk:
        ke = hasil.setdefault(satu.nama, set())
        for simpul in satu.impor():
            if isinstance(simpul, ast.ImportFrom):
                titik = "." * simpul.level
                asal = (
                    f"{satu.nama if satu.jalan.endswith('__init__.py') else satu.nama.rpartition('.')[0]}"
                    if titik
                    else ""
                )
                modul = ".".join(x for x in (asal, simpul.module or "") if x)
                for nama in simpul.names:
                    penuh = f"{modul}.{nama.name}"
                    ke.add(penuh if penuh in ada else modul)
            else:
                ke |= {nama.name for nama in simpul.names}
        ke &= ada - {satu.nama}
    return hasil


def lingkaran(graf: Mapping[str, set[str]]) -> list[set[str]]:
    """The groups of files that import each other."""
    capai: dict[str, set[str]] = {}
    for awal in graf:
        lihat: set[str] = set()
        antre = list(graf[awal])
        while antre:
            kini = antre.pop()
            if kini not in lihat:
                lihat.add(kini)
                antre.extend(graf[kini])
        capai[awal] = lihat
    hasil: list[set[str]] = []
    for satu in graf:
        kelompok = {lain for lain in capai[satu] if satu in capai[lain]}
        if len(kelompok) > 1 and kelompok not in hasil:
            hasil.append(kelompok)
    return hasil


def kelas_ganda(produk: list[Berkas]) -> dict[str, list[str]]:
    """Names of classes that stand more than once on the first level of a file."""
    letak: dict[str, list[str]] = defaultdict(list)
    for satu in produk:
        for kelas in satu.kelas():
            letak[kelas.name].append(satu.jalan)
    return {nama: di for nama, di in letak.items() if len(di) > 1 and nama not in BIASA}


def berkas_tindakan(produk: list[Berkas]) -> list[int]:
    """Of each act of a status machine: how many files name it."""
    hasil = []
    for satu in produk:
        for kelas in satu.kelas():
            if not kelas.name.startswith("Tindakan") or not kelas.bases:
                continue
            for baris in kelas.body:
                if isinstance(baris, ast.Assign) and isinstance(
                    baris.targets[0], ast.Name
                ):
                    nama = baris.targets[0].id
                    pola = re.compile(
                        rf"\b(?:T|Tindakan\w*)\.{nama}\b"
                        rf"|\bdef {nama.lower()}\(|\.{nama.lower()}\("
                    )
                    hasil.append(
                        sum(
                            bool(pola.search(lain.isi))
                            for lain in produk
                            if lain.app == satu.app
                        )
                    )
    return hasil


def model(akar: Path, produk: list[Berkas]) -> Counter[str]:
    """Models a room, without the history that triggers write."""
    nama = {
        satu
        for migrasi in akar.glob("*/migrations/*.py")
        for satu in re.findall(r"CreateModel\(\s*name=.(\w+)", migrasi.read_text())
    }
    return Counter(
        f"{satu.app}/{satu.ruang}"
        for satu in produk
        for kelas in satu.kelas()
        if kelas.name in nama
    )


def angka(akar: Path) -> Iterator[tuple[str, str]]:
    """The rows of the table."""
    produk, uji = baca(akar)
    baris = sum(satu.baris for satu in produk)
    impor = sum(
        simpul.end_lineno - simpul.lineno + 1
        for satu in produk
        for simpul in satu.impor()
        if simpul.end_lineno
    )
    yield "product Python, files", f"{len(produk):,}"
    yield "product Python, tokens", f"{sum(satu.token() for satu in produk):,}"
    yield "product Python, lines", f"{baris:,}"
    for app in APP:
        milik = [satu for satu in produk if satu.app == app]
        yield (
            f"– {app}: files, tokens, flat in its root",
            ", ".join(
                f"{angka:,}"
                for angka in (
                    len(milik),
                    sum(satu.token() for satu in milik),
                    sum(satu.ruang == "." for satu in milik),
                )
            ),
        )
    yield "import lines, per 100 lines", f"{impor:,}, {100 * impor / baris:.0f}"
    isi = [satu.baris for satu in produk if satu.baris]
    yield "lines of a file, median / p90", tengah(isi)
    yield (
        "lines of a function, median / p90",
        tengah(
            (f.end_lineno or 0) - f.lineno + 1 for satu in produk for f in satu.fungsi()
        ),
    )
    yield "files that name an act, median / p90", tengah(berkas_tindakan(produk))
    yield "circles of imports", str(len(lingkaran(panah(produk))))
    yield "class names that stand twice", str(len(kelas_ganda(produk)))
    yield "models", str(sum(model(akar, produk).values()))
    yield "tests, files", f"{len(uji):,}"
    yield "tests, tokens", f"{sum(satu.token() for satu in uji):,}"
    yield "tests, lines", f"{sum(satu.baris for satu in uji):,}"


def main() -> None:
    """Print the table of one checkout, and the models of each room."""
    akar = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    print("| figure | |\n| --- | --- |")
    for nama, nilai in angka(akar):
        print(f"| {nama} | {nilai} |")
    print("\nModels:", dict(sorted(model(akar, baca(akar)[0]).items())))


if __name__ == "__main__":
    main()
