"""Under which licence everything stands, and what describes the project to others."""

import re

import pytest
import yaml

from dev.devdb.paths import ROOT
from dev.lisensi import cocok, lisensi, main


@pytest.fixture(scope="module")
def publiccode():
    return yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))


def test_every_dependency_says_a_licence_that_fits(capsys):
    assert main() == 0
    keluar = capsys.readouterr().out
    assert len(keluar.splitlines()) > 40
    assert re.search(r"^django +BSD-3-Clause$", keluar, re.MULTILINE)


@pytest.mark.parametrize(
    ("ekspresi", "boleh"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-3-Clause", True),
        ("GPL-3.0-only OR MIT", True),
        ("Apache-2.0 AND BSD-2-Clause", True),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-only", False),
        ("", False),
    ],
)
def test_a_licence_fits_or_it_does_not(ekspresi, boleh):
    assert cocok(ekspresi) is boleh


def test_a_package_that_is_not_there_has_no_known_licence():
    assert lisensi("paket-yang-tidak-ada") == ""


def test_an_unknown_licence_ends_the_command_with_an_error(monkeypatch, capsys):
    monkeypatch.setattr("dev.lisensi.paket", lambda: iter(["reuse"]))
    assert main() == 1
    assert "not compatible with EUPL-1.2: reuse" in capsys.readouterr().out


def test_publiccode_says_all_that_its_standard_demands(publiccode):
    """Mandatory keys and limits of publiccode.yml 0.7."""
    wajib = {
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    }
    assert wajib <= set(publiccode)
    assert publiccode["publiccodeYmlVersion"] == "0.7"
    assert publiccode["developmentStatus"] in {
        "concept",
        "development",
        "beta",
        "stable",
        "obsolete",
    }
    assert set(publiccode["description"]) == {"id", "en"}
    for satu in publiccode["description"].values():
        assert len(satu["shortDescription"]) <= 150
        assert 150 <= len(satu["longDescription"]) <= 10_000
        assert all(len(ciri) <= 100 for ciri in satu["features"])
    assert publiccode["maintenance"]["type"] == "community"
    assert publiccode["maintenance"]["contacts"][0]["name"]
    assert isinstance(publiccode["localisation"]["localisationReady"], bool)


def test_the_licence_is_one_in_every_place(publiccode):
    kode = publiccode["legal"]["license"]
    assert (ROOT / "LICENSE").read_bytes() == (
        ROOT / "LICENSES" / f"{kode}.txt"
    ).read_bytes()
    assert f'license = "{kode}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'SPDX-License-Identifier = "{kode}"' in (ROOT / "REUSE.toml").read_text(
        "utf-8"
    )
