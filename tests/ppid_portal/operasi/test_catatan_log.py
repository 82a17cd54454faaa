"""Logs: one JSON line an event, and nothing personal in it."""

import json
import logging
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import brotli
import pytest
import sentry_sdk
import time_machine
from django.db import connection
from django.test import RequestFactory
from django.urls import reverse

from organisasi.models import Notifikasi
from ppid_portal.operasi.catatan_log import (
    JsonFormatter,
    Sentri,
    SurelGalat,
    pencatatan,
)
from tests.akses_alamat import BERTOKEN, RAHASIA

# Ten signs, as the shortest secret has; a key that is no number; a signed token.
KODE, KUNCI = "AB2CD3EF4G", "3fa85f64-bc1d-4e62-b3fc-2c963f66afa6"
TOKEN = "siti-lapor:1tQabc:x_Yz-09"


def baris(pesan, *args, **lain):
    catatan = logging.LogRecord(
        "portal", logging.WARNING, "x.py", 1, pesan, args, lain.pop("exc_info", None)
    )
    for nama, nilai in lain.items():
        setattr(catatan, nama, nilai)
    teks = JsonFormatter().format(catatan)
    assert "\n" not in teks
    return json.loads(teks)


def test_a_record_becomes_one_line_with_time_level_and_message():
    hasil = baris("Berkas %s\nhilang", "dip.pdf", status_code=404)
    assert hasil["tingkat"] == "WARNING"
    assert hasil["pencatat"] == "portal"
    assert hasil["pesan"] == "Berkas dip.pdf\nhilang"
    assert hasil["status"] == 404
    assert str(hasil["waktu"]).endswith("+00:00")
    assert "id_permintaan" not in hasil


@pytest.mark.parametrize(
    ("teks", "aman"),
    [
        ("surat dari warga.satu@example.go.id gagal", "surat dari [surel] gagal"),
        ("NIK 3278010101900001 ganda", "NIK [angka] ganda"),
        ("telepon +62 812-3456-7890", "telepon [angka]"),
        (
            "Not Found: /permohonan/AB2CD3EF4GH5JK6M/berkas/3/",
            "Not Found: /permohonan/[kode]/berkas/3/",
        ),
        (
            "Bad Request: /permohonan/ajukan/ab2c-d3ef-4gh5-jk6m/kontak/",
            "Bad Request: /permohonan/ajukan/[kode]/kontak/",
        ),
        (
            "Referer https://x.id/permohonan/AB2C D3EF 4GH5 JK6M keliru",
            "Referer https://x.id/permohonan/[kode]",
        ),
        ("Not Found: /permohonan/ajukan/mulai/",) * 2,
        ("Not Found: /admin/informasi/permohonan/12/change/",) * 2,
        ("Not Found: /api/pengaduan/pg-ab12cd34/",) * 2,
        ("Not Found: /admin/pengaduan/pengikutaduan/12/change/",) * 2,
        (
            "Forbidden: /masuk/kata-sandi/lupa/3f-cq1abc-0a1b2c3d/",
            "Forbidden: /masuk/kata-sandi/lupa/[kode]/",
        ),
        ("nomor 0012/PPID/2026 tetap",) * 2,
    ],
)
def test_addresses_and_long_numbers_are_masked(teks, aman):
    assert baris(teks)["pesan"] == aman


def test_the_secret_of_no_address_is_logged():
    semua = {
        nama: reverse(nama, kwargs=lain | {"kode": KUNCI if "kode" in lain else KODE})
        for nama, lain in RAHASIA.items()
    }
    semua |= {nama: reverse(nama, kwargs={"token": TOKEN}) for nama in BERTOKEN}
    terbaca = {
        nama: pesan
        for nama, alamat in semua.items()
        if any(
            rahasia in (pesan := str(baris("Not Found: %s", alamat)["pesan"]))
            for rahasia in (KODE, KUNCI, TOKEN)
        )
    }
    assert terbaca == {}


@pytest.mark.django_db
def test_what_django_logs_of_a_wrong_form_is_masked(client, caplog):
    client.get(f"/pengaduan/{KODE}/nilai/")
    (catatan,) = (c for c in caplog.records if c.name == "django.request")
    assert KODE in catatan.getMessage()
    assert json.loads(JsonFormatter().format(catatan))["pesan"] == (
        "Not Found: /pengaduan/[kode]/nilai/"
    )


def test_of_an_exception_only_kind_and_place_are_kept():
    try:
        raise ValueError("alamat: Jalan Rahasia 5")
    except ValueError:
        hasil = baris("Gagal", exc_info=sys.exc_info())
    assert hasil["galat"] == "ValueError"
    assert "test_catatan_log.py" in hasil["jejak"][0]
    assert "Rahasia" not in json.dumps(hasil)


@pytest.mark.parametrize(
    ("dikirim", "dicatat"),
    [("a1b2-c3d4", "a1b2-c3d4"), ("x y\n{", None), ("a" * 65, None)],
)
def test_the_request_id_of_the_proxy_is_kept_when_it_is_one(dikirim, dicatat):
    permintaan = RequestFactory().get("/", headers={"X-Request-ID": dikirim})
    assert baris("x", request=permintaan).get("id_permintaan") == dicatat


@pytest.mark.django_db
def test_an_error_is_told_by_mail_once_an_hour_a_kind_without_what_was_typed():
    kepada = SurelGalat(["admin@example.go.id"])
    kepada.setFormatter(JsonFormatter())
    catat = logging.getLogger("uji.galat")
    catat.addHandler(kepada)
    semua = Notifikasi.objects.kepada("admin@example.go.id")
    with time_machine.travel("2026-11-29T10:10:00Z", tick=False) as jam:
        for _ in range(2):
            try:
                raise ValueError("Asep, 3278010101010001")
            except ValueError:
                catat.exception("Gagal untuk asep@example.com")
        (satu,) = semua
        assert satu.subjek == "Galat di portal: ValueError"
        assert "test_catatan_log.py" in satu.isi
        assert "3278" not in satu.isi
        assert "asep@" not in satu.isi
        catat.error("Lain tempat")
        catat.warning("Bukan galat")
        assert semua.all().count() == 2
        jam.shift(3600)
        catat.error("Satu jam kemudian")
        assert semua.all().count() == 3
    catat.removeHandler(kepada)
    pergi = logging.makeLogRecord({"name": "organisasi.basis_data.base"})
    kepada.handle(pergi)
    assert semua.all().count() == 3
    assert pencatatan("INFO", kepada=["a@example.go.id"])["root"]["handlers"] == [
        "stderr",
        "surel",
    ]


@pytest.mark.django_db
def test_who_logs_does_not_fail_when_the_mail_cannot_be_written(capsys):
    kepada = SurelGalat(["admin@example.go.id"])
    kepada.setFormatter(JsonFormatter())
    with connection.cursor() as kursor:
        kursor.execute("ALTER TABLE organisasi_notifikasi RENAME TO dipinjam")
        kepada.handle(logging.makeLogRecord({"name": "uji", "levelno": 40}))
        kursor.execute("ALTER TABLE dipinjam RENAME TO organisasi_notifikasi")
    assert json.loads(capsys.readouterr().err)["pesan"].endswith("ProgrammingError")


class Penerima(BaseHTTPRequestHandler):
    """A Sentry that keeps what it is told."""

    diterima: list[bytes] = []

    def do_POST(self):
        isi = self.rfile.read(int(self.headers["Content-Length"]))
        self.diterima.append(brotli.decompress(isi))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def sentri():
    """The logger that tells the receiver, and what that was told."""
    with HTTPServer(("127.0.0.1", 0), Penerima) as penerima:
        Thread(target=penerima.serve_forever, daemon=True).start()
        kepada = Sentri(f"http://kunci@127.0.0.1:{penerima.server_port}/1")
        kepada.setFormatter(JsonFormatter())
        catat = logging.getLogger("uji.sentri")
        catat.addHandler(kepada)
        yield catat, Penerima.diterima
        catat.removeHandler(kepada)
        sentry_sdk.get_client().close()
        sentry_sdk.get_global_scope().set_client(None)
        penerima.shutdown()


def test_a_line_that_does_not_fit_its_words_breaks_nothing(sentri, capsys):
    (kepada,) = sentri[0].handlers
    tak_pas = {"name": "uji", "levelno": 40, "msg": "%s dan %s", "args": ("Asep",)}
    kepada.handle(logging.makeLogRecord(tak_pas))
    assert "could not be told to Sentry: TypeError" in capsys.readouterr().err


def test_a_sentry_is_told_of_an_error_what_the_log_says_and_no_more(sentri):
    catat, diterima = sentri
    permintaan = RequestFactory().post("/darurat/lapor/", {"nama": "Asep Rahasia"})
    try:
        alamat = "Jalan Rahasia 5"
        raise ValueError(alamat)
    except ValueError:
        catat.exception("Gagal: /permohonan/%s/", KODE, extra={"request": permintaan})
    catat.error("Untuk %s", "asep@example.com")
    catat.warning("Bukan galat")
    sentry_sdk.flush(30)
    semua = [json.loads(satu.splitlines()[-1]) for satu in diterima]
    galat, pesan = [satu["exception"]["values"][0] for satu in semua]
    assert (galat["type"], galat["value"]) == (
        "ValueError",
        "Gagal: /permohonan/[kode]/",
    )
    (bingkai,) = galat["stacktrace"]["frames"]
    assert set(bingkai) == {"filename", "lineno", "function"}
    assert bingkai["filename"].endswith("test_catatan_log.py")
    assert (pesan["type"], pesan["value"]) == ("uji.sentri", "Untuk [surel]")
    for rahasia in ("Rahasia", "Asep", KODE, "asep@"):
        assert rahasia not in b"".join(diterima).decode()
    assert set(semua[0]["contexts"]) <= {"trace"}
    for lebih in ("request", "user", "extra", "modules"):
        assert not semua[0].get(lebih)
    assert not semua[0].get("breadcrumbs", {}).get("values")


def test_a_sentry_is_told_only_where_one_is_named():
    assert pencatatan("INFO")["root"]["handlers"] == ["stderr"]
    ada = pencatatan("INFO", dsn="http://kunci@sentri.example/1")
    assert ada["root"]["handlers"] == ["stderr", "sentri"]
