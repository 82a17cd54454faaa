"""The proxy that is shipped does what the portal relies on."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from gunicorn.config import Config

from ppid_portal.operasi.gunicorn_worker import TENGGANG

AKAR = Path(__file__).resolve().parents[3]
NGINX = (AKAR / "deploy" / "nginx.conf").read_text(encoding="utf-8")
SERVER = NGINX[NGINX.index("listen 443") :]


def nilai(perintah):
    return re.findall(rf"^\s*{perintah} (.+);$", SERVER, re.MULTILINE)


@pytest.mark.parametrize(
    ("perintah", "isi"),
    [
        ("proxy_request_buffering", ["on"]),
        ("proxy_buffering", ["on"]),
        ("client_max_body_size", [str(settings.MUATAN_BERKAS_MAKS)]),
        ("client_body_timeout", [f"{TENGGANG:.0f}s"]),
        ("proxy_set_header Host", ["$host"]),
        ("proxy_set_header X-Forwarded-For", ["$remote_addr"]),
        ("proxy_set_header X-Forwarded-Proto", ["$scheme"]),
        ("limit_conn", ["halaman 60", "darurat 60"]),
        ("access_log", ["off"]),
        ("proxy_cache_lock", ["on"]),
        ("proxy_cache_background_update", ["on"]),
        ("proxy_pass", ["http://portal"] * 3),
        # Never with non_idempotent: a form is sent once.
        ("proxy_next_upstream", ["error timeout", "error timeout http_404"]),
    ],
)
def test_bodies_come_whole_and_nobody_is_believed(perintah, isi):
    assert nilai(perintah) == isi


@pytest.mark.parametrize(
    ("alamat", "jaringan"),
    [
        ("203.0.113.7", "203.0.113"),
        ("2001:db8:1:2ff::3", "2001:db8:1:"),
        ("2001:db8::3", "2001:db8::"),
    ],
)
def test_connections_are_counted_by_network(alamat, jaringan):
    pola = [re.compile(p.replace("?<", "?P<")) for p in re.findall(r'"~(.+)"', NGINX)]
    assert [c[1] for p in pola if (c := p.match(alamat))] == [jaringan]


def test_what_was_public_is_shown_while_the_portal_is_away():
    (sebab,) = nilai("proxy_cache_use_stale")
    assert {"error", "timeout", "updating", "http_503"} <= set(sebab.split())
    # It keeps what the portal calls public, and nothing else.
    assert not nilai("proxy_cache_valid")
    assert not nilai("proxy_ignore_headers")


def test_who_finds_it_down_or_full_is_told_of_112_and_when_to_come_back():
    galat = {s[:6]: s for s in SERVER.split("location ") if s.startswith("@")}
    besar = galat.pop("@besar")
    assert len(galat) == 2
    assert all("tel:112" in satu and "Retry-After" in satu for satu in galat.values())
    assert nilai("error_page") == [
        "413 @besar",
        "502 504 =503 @mati",
        "503 =503 @ramai",
    ]
    # In the portal's own words.
    assert "<h1>Kiriman ini terlalu besar</h1>" in besar
    assert "Kiriman ini terlalu besar" in (AKAR / "templates/413.html").read_text()


def test_the_proxy_lets_go_of_a_connection_before_the_portal_does():
    """Or a form would be on its way when it closes, and may not be sent again."""
    (lama,) = re.findall(r"keepalive_timeout (\d+)s", NGINX[: NGINX.index("server {")])
    assert int(lama) < Config().keepalive


def test_compose_and_the_operators_book_use_it():
    compose = (AKAR / "compose.yaml").read_text(encoding="utf-8")
    buku = (AKAR / "docs" / "operasi.md").read_text(encoding="utf-8")
    assert "./deploy/nginx.conf:/etc/nginx/conf.d/default.conf:ro" in compose
    assert "`deploy/nginx.conf`" in buku
