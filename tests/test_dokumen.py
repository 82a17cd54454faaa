"""The documents keep what they promise: commands, links, and every button of the officers."""

import re

import pytest
import yaml
from django.core.management import get_commands

from dev.pembuat_data.berkas import AKAR
from dev.rumah import APP
from informasi.katalog.tombol import TOMBOL_DOKUMEN
from informasi.models import Temuan
from informasi.pengecualian.admin import TOMBOL_UJI
from informasi.serta_merta.admin import TOMBOL_SERTA_MERTA

BACA = AKAR / "README.md"
BUKU = AKAR / "docs" / "buku-petugas.md"
DOKUMEN = (*AKAR.glob("*.md"), *sorted((AKAR / "docs").rglob("*.md")))
TAUTAN = re.compile(r"\]\((?!https?:|mailto:|tel:)([^)\s#]*)(#[^)\s]+)?\)")
JUDUL = re.compile(r"^#+ (.+)$", re.MULTILINE)
TUGAS = (
    AKAR / "informasi" / "katalog" / "hari_ini.py",
    AKAR / "organisasi" / "staf" / "hari_ini.py",
)
JENIS = re.compile(r'jenis ?= ?"([^"]+)"|_baris\(dokumen, "([^"]+)"')


def test_the_readme_opens_with_the_two_commands_and_says_what_debian_lacks():
    judul, kalimat, blok, *_ = BACA.read_text(encoding="utf-8").split("\n\n")
    assert judul.startswith("# ")
    assert kalimat.count(".") <= 1
    perintah = [b.split("#")[0].strip() for b in blok.splitlines()[1:-1]]
    assert perintah == ["make run", "make test"]
    assert "sudo apt install git make python3-venv" in BACA.read_text(encoding="utf-8")


def test_every_file_named_in_the_readme_is_there():
    disebut = re.findall(
        r"^\| (.+?) \|", BACA.read_text(encoding="utf-8"), re.MULTILINE
    )
    nama = {n for baris in disebut for n in re.findall(r"`([^`]+)`", baris)}
    assert len(nama) > 10
    assert {n for n in nama if not (AKAR / n).exists()} == set()


PRODUKSI = (
    "SECRET_KEY",
    "KUNCI_DATA",
    "KUNCI_SIDIK",
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "PORTAL_ALAMAT",
    "PORTAL_DI_BALIK_PROXY",
    "SUREL_HOST",
    "SUREL_DARI",
)


@pytest.mark.parametrize("tempat", ["docs/operasi.md", "compose.yaml", ".ci/run"])
def test_each_start_in_production_names_what_it_needs(tempat):
    isi = (AKAR / tempat).read_text(encoding="utf-8")
    if tempat.endswith(".md"):
        isi = isi.split("### Without containers")[1].split("```")[1]
    assert {nama for nama in PRODUKSI if nama not in isi} == set()


def test_every_documented_setting_reaches_the_containers():
    buku = (AKAR / "docs" / "operasi.md").read_text(encoding="utf-8")
    baris = re.findall(r"^\| (`[A-Z_0-9`, ]+`) \|", buku, re.MULTILINE)
    disebut = {nama for satu in baris for nama in re.findall(r"[A-Z_0-9]{4,}", satu)}
    assert len(disebut) > 60
    portal = yaml.safe_load((AKAR / "compose.yaml").read_text(encoding="utf-8"))[
        "x-portal"
    ]
    assert portal["env_file"] == [".env"]
    # What compose sets itself comes out of .env, but for the address of its own database.
    tetap = {n for n, isi in portal["environment"].items() if f"${{{n}:" not in isi}
    assert tetap & disebut == {"DATABASE_URL"}


def test_the_image_holds_what_runs_and_nobody_writes_into_it():
    semua, *boleh = [
        baris
        for baris in (AKAR / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if not baris.startswith("#")
    ]
    assert semua == "*"
    dibawa = {satu[1:].split("/")[0] for satu in boleh if satu.startswith("!")}
    assert {*APP, "manage.py", "uv.lock"} <= dibawa
    assert dibawa.isdisjoint({"dev", "tests", "deploy", ".git", ".ci", ".devdb"})
    bangun, jalan = re.split(
        r"^FROM \$\{PORTAL_DASAR\}",
        (AKAR / "Dockerfile").read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )[1:]
    assert "uv sync --locked --no-default-groups" in bangun
    # Only the database's client comes in, and what could install more goes.
    (paket,) = re.findall(r"apt-get install.*recommends (.+) \\", jalan)
    assert paket == "postgresql-client-17"
    assert "pip uninstall --yes" in jalan
    assert "uv" not in jalan.split()
    # Copied before the user is named: it is root's, and read only.
    assert jalan.index("COPY --from=bangun") < jalan.index("USER portal")
    assert "useradd --uid 10001" in jalan


def test_containers_run_read_only_and_may_be_pinned_by_digest():
    isi = yaml.safe_load((AKAR / "compose.yaml").read_text(encoding="utf-8"))
    buku = (AKAR / "docs" / "operasi.md").read_text(encoding="utf-8")
    kita = [s for n, s in isi["services"].items() if not n.startswith("basis-data")]
    assert len(kita) > 6
    for satu in kita:
        assert satu["read_only"]
        assert satu["cap_drop"] == ["ALL"]
        assert satu["security_opt"] == ["no-new-privileges:true"]
    dasar = {s["image"] for s in isi["services"].values()}
    dasar |= {s["build"]["args"]["PORTAL_DASAR"] for s in kita if "build" in s}
    tetap = {
        m[1] for s in dasar if (m := re.match(r"\$\{(\w+):-\w+:[\d.]+(-\w+)?\}$", s))
    }
    assert tetap == {"PORTAL_DASAR", "PORTAL_POSTGRES", "PORTAL_NGINX"}
    assert {n for n in tetap if f"{n}=" not in buku} == set()


def test_the_units_of_systemd_start_what_there_is():
    unit = sorted((AKAR / "deploy" / "systemd").glob("*.service"))
    jalan = {
        satu.stem: re.search("^ExecStart=.+", satu.read_text(), re.MULTILINE)[0]
        for satu in unit
    }
    assert "gunicorn -c python:ppid_portal.operasi.gunicorn_conf" in jalan["ppid-web@"]
    perintah = {s[1] for j in jalan.values() if (s := re.search(r"manage.py (\w+)", j))}
    assert perintah == {"pekerja", "cadangan"} <= set(get_commands())


def test_links_between_the_documents_lead_somewhere():
    mati = []
    semua = [
        (berkas, ke, bagian)
        for berkas in DOKUMEN
        for ke, bagian in TAUTAN.findall(berkas.read_text(encoding="utf-8"))
    ]
    for berkas, ke, bagian in semua:
        sasaran = berkas.parent / ke if ke else berkas
        if not sasaran.exists():
            mati.append((berkas.name, ke))
        elif bagian and sasaran.suffix == ".md":
            judul = JUDUL.findall(sasaran.read_text(encoding="utf-8").lower())
            # As Git hosts make anchors of headings.
            if bagian[1:] not in {
                re.sub(r"[^\w\- ]", "", satu).replace(" ", "-") for satu in judul
            }:
                mati.append((berkas.name, bagian))
    assert mati == []


def jenis_tugas():
    return {
        a or b
        for berkas in TUGAS
        for a, b in JENIS.findall(berkas.read_text(encoding="utf-8"))
    } - {"Temuan pemeriksaan"}  # the line that leads to all findings


@pytest.mark.parametrize(
    "kata",
    [
        *(t.label for t in (*TOMBOL_DOKUMEN, *TOMBOL_SERTA_MERTA, *TOMBOL_UJI)),
        *map(str, Temuan.Jenis.labels),
        *sorted(jenis_tugas()),
    ],
)
def test_the_handbook_explains_every_button_and_line(kata):
    assert kata in BUKU.read_text(encoding="utf-8")
