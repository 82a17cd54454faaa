"""The environment's readers: a wrong value stops the start, in words."""

import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from ppid_portal.operasi.env import (
    database,
    env_bool,
    env_daftar_nomor,
    env_dsn,
    env_int,
    env_kunci,
    env_list,
    env_nomor,
    env_peta,
    env_pilihan,
    env_secret,
    env_teks,
    penyimpanan,
)

NAMA = "PORTAL_UJI_NILAI"


@pytest.mark.parametrize(
    ("semua", "harap"),
    [
        (["1", "true", "True", "YA", "yes", "on"], True),
        (["0", "false", "Tidak", "no", "off", ""], False),
    ],
)
def test_many_ways_of_saying_yes_and_no(monkeypatch, semua, harap):
    assert env_bool(NAMA, bawaan=harap) is harap
    for nilai in semua:
        monkeypatch.setenv(NAMA, nilai)
        assert env_bool(NAMA, bawaan=not harap) is harap
    monkeypatch.setenv(NAMA, "mungkin")
    with pytest.raises(ImproperlyConfigured, match=f"{NAMA}='mungkin'"):
        env_bool(NAMA, bawaan=False)


def test_whole_numbers_and_lists_of_them(monkeypatch):
    assert env_daftar_nomor(NAMA) == []
    assert env_int(NAMA, bawaan=7) == 7
    assert env_nomor(NAMA) is None
    monkeypatch.setenv(NAMA, "")
    assert env_nomor(NAMA) is None
    monkeypatch.setenv(NAMA, "42")
    assert env_int(NAMA, bawaan=7) == env_nomor(NAMA) == 42
    monkeypatch.setenv(NAMA, "empat")
    with pytest.raises(ImproperlyConfigured, match=NAMA):
        env_int(NAMA, bawaan=7)
    with pytest.raises(ImproperlyConfigured, match=NAMA):
        env_nomor(NAMA)
    monkeypatch.setenv(NAMA, "502, 503,")
    assert env_daftar_nomor(NAMA) == [502, 503]
    monkeypatch.setenv(NAMA, "502,lima")
    with pytest.raises(ImproperlyConfigured, match=f"{NAMA} must hold whole numbers"):
        env_daftar_nomor(NAMA)


def test_lists_drop_blanks_and_an_empty_text_counts_as_missing(monkeypatch):
    monkeypatch.setenv(NAMA, "")
    assert env_teks(NAMA, bawaan="x") == "x"
    monkeypatch.setenv(NAMA, "y")
    assert env_teks(NAMA, bawaan="x") == "y"
    monkeypatch.delenv(NAMA)
    assert env_list(NAMA) == []
    assert env_list(NAMA, bawaan="a,b") == ["a", "b"]
    monkeypatch.setenv(NAMA, " ppid.example.go.id, ,localhost ")
    assert env_list(NAMA) == ["ppid.example.go.id", "localhost"]


def test_a_secret_must_be_given_and_long_enough(monkeypatch):
    assert env_secret(NAMA, bawaan="contoh") == "contoh"
    monkeypatch.setenv(NAMA, "")
    with pytest.raises(ImproperlyConfigured, match=f"{NAMA} must be set"):
        env_secret(NAMA)
    monkeypatch.setenv(NAMA, "x" * 31)
    assert env_secret(NAMA) == "x" * 31
    with pytest.raises(ImproperlyConfigured, match=f"{NAMA} must have 32"):
        env_secret(NAMA, minimal=32)
    monkeypatch.setenv(NAMA, "x" * 32)
    assert env_secret(NAMA, minimal=32) == "x" * 32


def test_a_database_address_becomes_its_settings():
    hasil = database(
        "postgresql://portal:r%40hasia@db.example.go.id:6432/ppid?sslmode=require",
        pool=False,
    )
    harap = {"HOST": "db.example.go.id", "PORT": "6432", "USER": "portal"}
    assert hasil.items() >= (harap | {"PASSWORD": "r@hasia", "NAME": "ppid"}).items()
    assert hasil["OPTIONS"]["sslmode"] == "require"
    soket = database("postgres://portal@/portal?host=%2Frun%2Fpg", pool=True)
    assert soket["HOST"] == "/run/pg"
    assert soket["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize(
    "alamat", ["sqlite:///db.sqlite3", "mysql://a@b/c", "postgresql://a@b:pintu/c"]
)
def test_an_address_that_is_not_postgresql_stops_the_start(alamat):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database(alamat, pool=False)


def test_a_server_that_says_nothing_is_given_up_soon():
    isi = database(
        "postgresql://a@b/c?tcp_user_timeout=9", pool=True, nama="REPLIKA_URL"
    )
    assert isi["OPTIONS"] == {
        "connect_timeout": 2,
        "tcp_user_timeout": "9",
        "pool": {"min_size": 1, "max_size": 16, "reconnect_timeout": 2},
    }
    with pytest.raises(ImproperlyConfigured, match="REPLIKA_URL must start"):
        database("mysql://a@b/c", pool=False, nama="REPLIKA_URL")


KUNCI = "RGFyaS1wZW5ndWppYW4tYnVrYW4tcmFoYXNpYS0tLS0="


def test_keys_keep_their_order_and_are_required_without_a_default(monkeypatch):
    assert env_kunci(NAMA, bawaan=KUNCI) == [KUNCI]
    with pytest.raises(ImproperlyConfigured, match=f"{NAMA} must be set"):
        env_kunci(NAMA)
    lain = "A" * 43 + "="
    monkeypatch.setenv(NAMA, f"{KUNCI}, {lain},")
    assert env_kunci(NAMA) == [KUNCI, lain]


@pytest.mark.parametrize("salah", ["pendek", "!" * 44, "A" * 42, "ü", "A" * 88])
def test_a_wrong_key_is_named_by_its_place_and_never_shown(monkeypatch, salah):
    monkeypatch.setenv(NAMA, f"{KUNCI},{salah}")
    with pytest.raises(ImproperlyConfigured, match=f"{NAMA}: key 2") as galat:
        env_kunci(NAMA)
    assert salah not in str(galat.value)


def test_a_choice_is_one_of_a_few(monkeypatch):
    assert env_pilihan(NAMA, pilihan=("a", "b"), bawaan="a") == "a"
    monkeypatch.setenv(NAMA, "b")
    assert env_pilihan(NAMA, pilihan=("a", "b"), bawaan="a") == "b"
    monkeypatch.setenv(NAMA, "c")
    with pytest.raises(ImproperlyConfigured, match=f"{NAMA}='c' must be one of: a, b"):
        env_pilihan(NAMA, pilihan=("a", "b"), bawaan="a")


def test_maps_are_json_objects_of_one_kind(monkeypatch):
    assert env_peta(NAMA, isi=int) == {}
    monkeypatch.setenv(NAMA, "")
    assert env_peta(NAMA, isi=str) == {}
    monkeypatch.setenv(NAMA, '{"jalan": 436}')
    assert env_peta(NAMA, isi=int) == {"jalan": 436}
    with pytest.raises(ImproperlyConfigured, match=f"{NAMA} must be .* are str"):
        env_peta(NAMA, isi=str)


@pytest.mark.parametrize("nilai", ["rahasia", "[]", '{"a": true}', '{"a": "rahasia"}'])
def test_a_map_that_is_none_stops_the_start_unquoted(monkeypatch, nilai):
    monkeypatch.setenv(NAMA, nilai)
    with pytest.raises(ImproperlyConfigured, match=f"{NAMA} must be") as galat:
        env_peta(NAMA, isi=int)
    assert "rahasia" not in str(galat.value)


def test_a_sentry_needs_its_extra_and_an_address(monkeypatch):
    assert not env_dsn(NAMA)
    monkeypatch.setenv(NAMA, "https://kunci@sentri.example.go.id/1")
    assert env_dsn(NAMA) == "https://kunci@sentri.example.go.id/1"
    monkeypatch.setitem(sys.modules, "sentry_sdk.utils", None)
    with pytest.raises(ImproperlyConfigured, match=f"{NAMA} .*sentry_sdk"):
        env_dsn(NAMA)
    monkeypatch.undo()
    monkeypatch.setenv(NAMA, "sentri.example.go.id")
    with pytest.raises(ImproperlyConfigured, match=f"{NAMA} cannot be used: Unsupp"):
        env_dsn(NAMA)


def test_files_lie_on_the_disk_until_a_bucket_is_named_and_chosen(monkeypatch):
    assert penyimpanan().keys() == {"disk", "default"}
    monkeypatch.setenv("PORTAL_BERKAS_DI", "s3")
    for nama in ("BUCKET", "ACCESS_KEY", "SECRET_KEY"):
        with pytest.raises(ImproperlyConfigured, match=f"PORTAL_S3_{nama} must be"):
            penyimpanan()
        monkeypatch.setenv(f"PORTAL_S3_{nama}", nama)
    semua = penyimpanan()
    assert semua["default"] == semua["s3"] != semua["disk"]
    monkeypatch.setenv("PORTAL_BERKAS_DI", "disk")  # as while files are moved there
    semua = penyimpanan()
    assert semua["default"] == semua["disk"]
    assert semua["s3"]["OPTIONS"]["endpoint_url"] is None
    monkeypatch.setitem(sys.modules, "storages", None)
    with pytest.raises(ImproperlyConfigured, match="--extra s3"):
        penyimpanan()
