"""What a process loads when it begins, and what only when it is asked for it."""

import ast
import os
import subprocess
import sys
import tomllib
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from dev.pembuat_data.berkas import AKAR
from tests.test_arsitektur import KODE, nama, simpul

SETELAN = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))
BERAT: list[str] = SETELAN["tool"]["ruff"]["lint"]["flake8-tidy-imports"][
    "banned-module-level-imports"
]
TERMUAT = f"""
import sys, django
def termuat():
    return sorted(m for m in {BERAT!r} if m in sys.modules)
"""
ALAMAT = (
    TERMUAT
    + """
django.setup()
import ppid_portal.urls
print(termuat())
"""
)
BERANDA = (
    TERMUAT
    + """
from ppid_portal.wsgi import application
from django.test import RequestFactory
lingkungan = RequestFactory().get("/").environ
isi = application(lingkungan, lambda status, _tajuk: print(status))
print(b"</html>" in b"".join(isi), termuat())
"""
)


PERIKSA = """
import sys, django
django.setup()
from django.contrib.admin import site
from django.core import checks
print("informasi.admin" in sys.modules, len(site._registry))
checks.run_checks(tags=[checks.Tags.admin])
print("informasi.admin" in sys.modules, len(site._registry) > 50)
"""


def jalankan(kode):
    bagian = urlsplit(os.environ["DATABASE_URL"])
    alamat = bagian._replace(path=f"/{connection.settings_dict['NAME']}")
    return subprocess.run(
        [sys.executable, "-c", kode],
        cwd=AKAR,
        env=os.environ
        | {
            "DATABASE_URL": urlunsplit(alamat),
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()


def test_start_loads_no_large_library():
    assert jalankan(ALAMAT) == ["[]"]


@pytest.mark.django_db
def test_home_page_needs_no_large_library():
    assert jalankan(BERANDA) == ["200 OK", "True []"]


def test_pages_of_staff_are_found_when_they_are_checked_and_not_before():
    assert jalankan(PERIKSA) == ["False 0", "True True"]


def test_no_import_hides_in_a_function_but_of_what_is_large():
    pelanggar = {
        (nama(f), satu)
        for f in KODE
        for fungsi in simpul(f)
        if isinstance(fungsi, ast.FunctionDef)
        for satu in yang_diimpor(fungsi)
        if not berat(satu)
    }
    assert pelanggar == set()


def yang_diimpor(fungsi):
    for satu in ast.walk(fungsi):
        if isinstance(satu, ast.Import):
            yield from (alias.name for alias in satu.names)
        elif isinstance(satu, ast.ImportFrom):
            yield from (f"{satu.module}.{alias.name}" for alias in satu.names)


def berat(diimpor):
    if f"{diimpor}.".startswith(tuple(f"{satu}." for satu in BERAT)):
        return True
    bagian = diimpor.split(".")
    calon = (AKAR.joinpath(*bagian[:n]).with_suffix(".py") for n in (-1, len(bagian)))
    return any("# ruff: noqa: TID253" in f.read_text() for f in calon if f.exists())
