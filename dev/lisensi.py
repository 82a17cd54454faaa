"""List the licence of every run-time dependency: ``python -m dev.lisensi``.

Ends with 1 where one is unknown, or forbids what the EUPL-1.2 of this project allows.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata

from dev.devdb.paths import ROOT

# Licences under which a library may run beside code of ours, with or without changes to it:
# permissive ones, and those that bind only the library's own files. AGPL and GPL bind what
# calls them; whoever wants one of these decides that for the whole project.
COCOK = frozenset(
    {
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "LGPL-3.0-only",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",
        "PSF-2.0",
    }
)
# What packages say that have no expression of SPDX yet.
SEBUTAN = {
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
}


def paket() -> Iterator[str]:
    """Names of all packages that the product needs on this system, extras too."""
    hasil = subprocess.run(  # noqa: S603 -- our own words
        [
            next(map(str, ROOT.glob(".tools/bin/uv")), "uv"),
            "export",
            "--quiet",
            "--locked",
            "--no-default-groups",
            "--all-extras",
            "--no-hashes",
            "--no-annotate",
            "--no-header",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for baris in hasil.stdout.splitlines():
        nama, _, hanya = baris.partition(" ; ")
        if "win32" not in hanya:
            yield re.split(r"[=\[]", nama)[0]


def lisensi(nama: str) -> str:
    """The licence as SPDX writes it, or "" where the package does not say one we know."""
    try:
        isi = metadata(nama)
    except PackageNotFoundError:
        return ""
    if ekspresi := isi.get("License-Expression"):
        return str(ekspresi)
    teks = str(isi.get("License"))
    if (baku := SEBUTAN.get(teks, teks)) in COCOK:
        return baku
    golongan = [
        satu.rpartition(" :: ")[2]
        for satu in isi.get_all("Classifier") or []
        if satu.startswith("License ::")
    ]
    # Several may mean "and" as well as "or": each of them has to be known.
    return " AND ".join(sorted({SEBUTAN.get(satu, satu) for satu in golongan}))


def cocok(ekspresi: str) -> bool:
    """Whether each licence joined by AND, or one of those joined by OR, is among ours."""
    return any(
        all(satu.strip("() ") in COCOK for satu in pilihan.split(" AND "))
        for pilihan in ekspresi.split(" OR ")
    )


def main() -> int:
    """Print the table; 1 where a licence is unknown or does not fit."""
    tolak = []
    for nama in paket():
        ekspresi = lisensi(nama)
        print(f"{nama:<24} {ekspresi or 'unknown'}")
        if not cocok(ekspresi):
            tolak.append(nama)
    if tolak:
        print(f"\nUnknown or not compatible with EUPL-1.2: {', '.join(tolak)}")
    return bool(tolak)


if __name__ == "__main__":
    sys.exit(main())
