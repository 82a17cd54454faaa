"""The one settings file under the environments it will meet."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.lambat
PRODUKSI = {
    "SECRET_KEY": "s3cr3t-" + "k7Q9zX2vB8nM4wL6pT1rY5" * 3,
    "KUNCI_DATA": "RGFyaS1wZW5ndWppYW4tYnVrYW4tcmFoYXNpYS0tLS0=",
    "KUNCI_SIDIK": "sidik-" + "k7Q9zX2vB8nM4wL6pT1rY5" * 3,
    "ALLOWED_HOSTS": "ppid.example.go.id",
    "SUREL_HOST": "surel.example",
    "DATABASE_URL": "postgresql://portal:rahasia@db.example/portal",
}
TAMPILKAN = """
from django.conf import settings as s
print({nama!r} in dir(s) and repr(getattr(s, {nama!r})))
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


def nilai(nama, *, setelan="ppid_portal.settings", **env):
    env |= {"DJANGO_SETTINGS_MODULE": setelan}
    selesai = jalankan(["-c", TAMPILKAN.format(nama=nama)], **env)
    assert selesai.returncode == 0, selesai.stderr
    return selesai.stdout.strip()


def test_the_deployment_check_has_nothing_to_say():
    # The checks of models ask the database what it can do.
    env = PRODUKSI | {"DATABASE_URL": os.environ["DATABASE_URL"]}
    selesai = manage("check", "--deploy", "--fail-level", "WARNING", **env)
    assert selesai.returncode == 0, selesai.stderr


@pytest.mark.parametrize(
    "nama", ["SECRET_KEY", "KUNCI_DATA", "KUNCI_SIDIK", "DATABASE_URL", "SUREL_HOST"]
)
def test_what_production_needs_is_told_in_one_sentence(nama):
    selesai = manage("check", **(PRODUKSI | {nama: ""}))
    assert selesai.returncode == 1
    assert "Pengaturan belum benar" in selesai.stderr
    assert nama in selesai.stderr
    assert "Traceback" not in selesai.stderr


def test_a_value_that_is_none_is_told_in_one_sentence():
    selesai = manage("check", **(PRODUKSI | {"PORTAL_DEMO": "mungkin"}))
    assert selesai.returncode == 1
    assert "PORTAL_DEMO='mungkin'" in selesai.stderr
    assert "Traceback" not in selesai.stderr


def test_nothing_leaves_a_portal_to_practise_on():
    env = PRODUKSI | {"PORTAL_LATIHAN": "1", "LAPOR_MODE": "api"}
    tanpa = {k: v for k, v in env.items() if k != "SUREL_HOST"}
    assert "dummy.EmailBackend" in nilai("MAILERS", **env)
    assert nilai("LAPOR_MODE", **env) == "'manual'"
    assert nilai("DEMO", **tanpa) == "False"


def test_production_has_no_demo_no_debug_and_only_secure_cookies():
    for nama, isi in (
        ("DEBUG", "False"),
        ("DEMO", "False"),
        ("LATIHAN", "False"),
        ("SECURE_SSL_REDIRECT", "True"),
        ("SESSION_COOKIE_SECURE", "True"),
        ("CSRF_COOKIE_SECURE", "True"),
        ("SESSION_COOKIE_NAME", "'__Host-portal_sesi'"),
        ("CSRF_COOKIE_NAME", "'__Host-portal_csrf'"),
    ):
        assert nilai(nama, **PRODUKSI) == isi, nama


def test_who_reads_the_code_takes_the_server_of_the_checkout_and_starts_nothing(
    tmp_path,
):
    env = {"PORTAL_DEVDB": str(tmp_path / "db")}
    isi = nilai("DATABASE_URL", setelan="dev.settings", **env)
    assert "portal@/portal?host=" in isi
    assert not (tmp_path / "db").exists()


def test_a_proxy_and_a_mail_server_come_from_the_environment():
    env = PRODUKSI | {"PORTAL_DI_BALIK_PROXY": "1"}
    assert "X_FORWARDED_PROTO" in nilai("SECURE_PROXY_SSL_HEADER", **env)
    assert "surel.example" in nilai("MAILERS", **env)


def test_as_many_proxies_are_trusted_as_are_named():
    for isi, jumlah in (("1", "1"), ("ya", "1"), ("2", "2")):
        env = PRODUKSI | {"PORTAL_DI_BALIK_PROXY": isi}
        assert nilai("ALLAUTH_TRUSTED_PROXY_COUNT", **env) == jumlah
    assert nilai("ALLAUTH_TRUSTED_PROXY_COUNT", **PRODUKSI) == "False"


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


def test_a_portal_without_mail_starts_only_when_it_is_said():
    tanpa = PRODUKSI | {"SUREL_HOST": "", "SUREL": "tanpa"}
    sendiri = PRODUKSI | {
        "SUREL_HOST": "",
        "PORTAL_SUREL_BACKEND": "django.core.mail.backends.console.EmailBackend",
    }
    assert nilai("TANPA_SUREL", **tanpa) == "True"
    assert nilai("TANPA_SUREL", **PRODUKSI) == "False"
    assert "console" in nilai("MAILERS", **sendiri)


def test_a_replica_is_read_only_where_one_is_named():
    replika = "postgresql://portal@replika.example/portal"
    assert "replika" not in nilai("DATABASES", **PRODUKSI)
    assert nilai("DATABASE_ROUTERS", **PRODUKSI) == "[]"
    env = PRODUKSI | {"DATABASE_REPLIKA_URL": replika}
    assert "replika.example" in nilai("DATABASES", **env)
    assert "organisasi.basis_data.versi.Rute" in nilai("DATABASE_ROUTERS", **env)


def test_what_lapor_needs_comes_from_the_environment():
    env = PRODUKSI | {
        "LAPOR_CHANNEL": "7",
        "LAPOR_CATEGORY_MAP": '{"jalan": 301}',
        "LAPOR_CREATE_RETRY_STATUS": "502,504",
    }
    assert nilai("LAPOR_MODE", **PRODUKSI) == "'manual'"
    assert nilai("LAPOR_HTTP_LOKAL", **PRODUKSI) == "False"
    assert nilai("LAPOR_CHANNEL", **env) == "7"
    assert nilai("LAPOR_CATEGORY_MAP", **env) == "{'jalan': 301}"
    assert nilai("LAPOR_CREATE_RETRY_STATUS", **env) == "[502, 504]"


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
