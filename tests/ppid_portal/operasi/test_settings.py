"""The one settings file under the environments it will meet."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from ppid_portal.operasi.statis import BerkasStatis

AKAR = Path(__file__).resolve().parents[3]
PRODUKSI = {
    "SECRET_KEY": "s3cr3t-" + "k7Q9zX2vB8nM4wL6pT1rY5" * 3,
    "KUNCI_DATA": "RGFyaS1wZW5ndWppYW4tYnVrYW4tcmFoYXNpYS0tLS0=",
    "KUNCI_SIDIK": "sidik-" + "k7Q9zX2vB8nM4wL6pT1rY5" * 3,
    "ALLOWED_HOSTS": "ppid.example.go.id",
    "SUREL_HOST": "surel.example",
    "DATABASE_URL": "postgresql://portal:rahasia@db.example/portal",
}
TAMPILKAN = """
import sys
from django.conf import settings as s
for nama in sys.argv[1:]:
    print(nama in dir(s) and repr(getattr(s, nama)))
"""


def manage(*kata, **env):
    return jalankan(["manage.py", *kata], **env)


def jalankan(kata, **env):
    dasar = {k: v for k, v in os.environ.items() if k == "PATH" or "COVERAGE" in k}
    return subprocess.run(
        [sys.executable, *kata],
        cwd=AKAR,
        env=dasar | env,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def nilai(*nama, setelan="ppid_portal.settings", **env):
    env |= {"DJANGO_SETTINGS_MODULE": setelan}
    selesai = jalankan(["-c", TAMPILKAN, *nama], **env)
    assert selesai.returncode == 0, selesai.stderr
    return selesai.stdout.splitlines()


def test_the_deployment_check_has_nothing_to_say():
    # The checks of models ask the database what it can do.
    env = PRODUKSI | {"DATABASE_URL": os.environ["DATABASE_URL"]}
    selesai = manage("check", "--deploy", "--fail-level", "WARNING", **env)
    assert selesai.returncode == 0, selesai.stderr


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        *((nama, "") for nama in ("SECRET_KEY", "KUNCI_DATA", "KUNCI_SIDIK")),
        ("DATABASE_URL", ""),
        ("SUREL_HOST", ""),
        ("PORTAL_DEMO", "mungkin"),
    ],
)
def test_what_production_needs_is_told_in_one_sentence(nama, isi):
    selesai = manage("check", **(PRODUKSI | {nama: isi}))
    assert selesai.returncode == 1
    assert "Pengaturan belum benar" in selesai.stderr
    assert (f"{nama}={isi!r}" if isi else nama) in selesai.stderr
    assert "Traceback" not in selesai.stderr


def test_nothing_leaves_a_portal_to_practise_on():
    env = PRODUKSI | {"PORTAL_LATIHAN": "1", "LAPOR_MODE": "api"}
    surel, lapor = nilai("MAILERS", "LAPOR_MODE", **env)
    assert "dummy.EmailBackend" in surel
    assert lapor == "'manual'"
    # Elsewhere a portal without mail starts only when it is said.
    del env["SUREL_HOST"]
    assert nilai("DEMO", **env) == ["False"]
    tanpa = PRODUKSI | {"SUREL_HOST": "", "SUREL": "tanpa"}
    assert nilai("TANPA_SUREL", **tanpa) == ["True"]
    kelas = "django.core.mail.backends.console.EmailBackend"
    sendiri = PRODUKSI | {"SUREL_HOST": "", "PORTAL_SUREL_BACKEND": kelas}
    assert "console" in nilai("MAILERS", **sendiri)[0]


def test_production_has_no_demo_no_debug_and_only_secure_cookies():
    harap = {
        "DEBUG": "False",
        "DEMO": "False",
        "LATIHAN": "False",
        "SECURE_SSL_REDIRECT": "True",
        "SESSION_COOKIE_SECURE": "True",
        "CSRF_COOKIE_SECURE": "True",
        "SESSION_COOKIE_NAME": "'__Host-portal_sesi'",
        "CSRF_COOKIE_NAME": "'__Host-portal_csrf'",
        "ALLAUTH_TRUSTED_PROXY_COUNT": "False",
        "TANPA_SUREL": "False",
        "DATABASE_ROUTERS": "[]",
        "LAPOR_MODE": "'manual'",
        "LAPOR_HTTP_LOKAL": "False",
    }
    *ada, basis_data = nilai(*harap, "DATABASES", **PRODUKSI)
    assert dict(zip(harap, ada, strict=True)) == harap
    assert "replika" not in basis_data


def test_who_reads_the_code_takes_the_server_of_the_checkout_and_starts_nothing(
    tmp_path,
):
    env = {"PORTAL_DEVDB": str(tmp_path / "db")}
    (isi,) = nilai("DATABASE_URL", setelan="dev.settings", **env)
    assert "portal@/portal?host=" in isi
    assert not (tmp_path / "db").exists()


def test_a_mail_server_and_as_many_proxies_as_are_named_come_from_the_environment():
    nama = ("SECURE_PROXY_SSL_HEADER", "MAILERS", "ALLAUTH_TRUSTED_PROXY_COUNT")
    for isi, harap in (("1", "1"), ("ya", "1"), ("2", "2")):
        env = PRODUKSI | {"PORTAL_DI_BALIK_PROXY": isi}
        kepala, surel, jumlah = nilai(*nama, **env)
        assert "X_FORWARDED_PROTO" in kepala
        assert "surel.example" in surel
        assert jumlah == harap


@pytest.mark.parametrize(
    ("nama", "isi"),
    [("ALLOWED_HOSTS", "localhost,ppid.example.go.id"), ("PORTAL_BIND", "0.0.0.0:80")],
)
def test_the_demo_refuses_to_be_reached_by_others(nama, isi):
    selesai = jalankan(
        ["-c", "import ppid_portal.operasi.gunicorn_conf"],
        DJANGO_SETTINGS_MODULE="ppid_portal.settings",
        PORTAL_DEMO="1",
        DATABASE_URL=PRODUKSI["DATABASE_URL"],
        **{nama: isi},
    )
    assert selesai.returncode == 1
    assert f"this machine only; {nama} names" in selesai.stderr


def test_a_replica_and_what_lapor_needs_come_from_the_environment():
    env = PRODUKSI | {
        "DATABASE_REPLIKA_URL": "postgresql://portal@replika.example/portal",
        "LAPOR_CHANNEL": "7",
        "LAPOR_CATEGORY_MAP": '{"jalan": 301}',
        "LAPOR_CREATE_RETRY_STATUS": "502,504",
    }
    basis_data, rute, *lapor = nilai(
        "DATABASES",
        "DATABASE_ROUTERS",
        "LAPOR_CHANNEL",
        "LAPOR_CATEGORY_MAP",
        "LAPOR_CREATE_RETRY_STATUS",
        **env,
    )
    assert "replika.example" in basis_data
    assert "organisasi.basis_data.versi.Rute" in rute
    assert lapor == ["7", "{'jalan': 301}", "[502, 504]"]


def test_sending_to_lapor_by_itself_needs_every_setting():
    env = PRODUKSI | {
        "DATABASE_URL": os.environ["DATABASE_URL"],
        "LAPOR_MODE": "api",
        "LAPOR_TOKEN": "kenari",
    }
    selesai = manage("check", **env)
    assert selesai.returncode == 1
    assert "LAPOR_BASE_URL belum diisi" in selesai.stderr
    assert "LAPOR_TOKEN" not in selesai.stderr
    assert "kenari" not in selesai.stderr


@pytest.mark.parametrize(
    ("nama", "asal", "isi"),
    [
        ("css/a.css", '/* Why. */\n.a {\n  b: " /";\n}\n', '.a {\nb: " /";\n}\n'),
        ("js/a.js", "  // Why.\n  a('//b'); // so\n", "a('//b'); // so\n"),
        ("js/a.txt", "  // Why.\n", "  // Why.\n"),
        ("lain/a.js", "  // Licence.\n", "  // Licence.\n"),
    ],
)
def test_ours_go_out_without_what_only_writers_read(tmp_path, nama, asal, isi):
    BerkasStatis(location=tmp_path).save(nama, ContentFile(asal.encode()))
    assert (tmp_path / nama).read_text() == isi
