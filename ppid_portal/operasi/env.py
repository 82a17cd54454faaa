"""Readers of the environment: a wrong value stops the start, in words."""

import json
import os
from base64 import b64decode
from collections.abc import Collection
from importlib.util import find_spec
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YA = frozenset({"1", "true", "ya", "yes", "on"})
TIDAK = frozenset({"0", "false", "tidak", "no", "off", ""})
PANJANG_KUNCI = 32
LOKAL = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})


def env_bool(nama: str, *, bawaan: bool) -> bool:
    nilai = os.environ.get(nama)
    if nilai is None:
        return bawaan
    if nilai.lower() in YA:
        return True
    if nilai.lower() in TIDAK:
        return False
    raise ImproperlyConfigured(f"{nama}={nilai!r} is neither yes (1) nor no (0).")


def env_int(nama: str, *, bawaan: int) -> int:
    nilai = os.environ.get(nama)
    if nilai is None:
        return bawaan
    try:
        return int(nilai)
    except ValueError:
        raise ImproperlyConfigured(f"{nama}={nilai!r} is not a whole number.") from None


def env_dsn(nama: str) -> str:
    """Where errors are told; to know it takes the optional extra ``sentry``."""
    try:
        if dsn := env_teks(nama, bawaan=""):
            from sentry_sdk.utils import Dsn

            Dsn(dsn)
    except (ImportError, ValueError) as galat:
        raise ImproperlyConfigured(f"{nama} cannot be used: {galat}.") from None
    return dsn


def env_proksi(nama: str) -> int:
    nilai = os.environ.get(nama, "0")
    return int(nilai) if nilai.isdecimal() else int(env_bool(nama, bawaan=False))


def hanya_lokal(nama: str, alamat: Collection[str]) -> None:
    """Stop the start of a demo that others could reach: its keys are known to all."""
    if asing := [satu for satu in alamat if satu not in LOKAL]:
        raise ImproperlyConfigured(
            f"PORTAL_DEMO=1 answers to this machine only; {nama} names {', '.join(asing)}."
        )


def env_list(nama: str, *, bawaan: str = "") -> list[str]:
    return [
        bit.strip() for bit in os.environ.get(nama, bawaan).split(",") if bit.strip()
    ]


def env_secret(nama: str, *, bawaan: str | None = None, minimal: int = 1) -> str:
    nilai = os.environ.get(nama) or bawaan
    if not nilai:
        raise ImproperlyConfigured(f"{nama} must be set in the environment.")
    if len(nilai) < minimal:
        raise ImproperlyConfigured(f"{nama} must have {minimal} characters or more.")
    return nilai


def env_kunci(nama: str, *, bawaan: str | None = None) -> list[str]:
    """The message tells a wrong one by its place, never the key itself."""
    semua = env_list(nama) or [env_secret(nama, bawaan=bawaan)]
    for urutan, satu in enumerate(semua, start=1):
        if not _kunci_fernet(satu):
            raise ImproperlyConfigured(
                f"{nama}: key {urutan} is not 32 bytes in URL-safe base64. "
                "Make one with: openssl rand -base64 32 | tr '+/' '-_'"
            )
    return semua


def _kunci_fernet(kunci: str) -> bool:
    try:
        return len(b64decode(kunci, altchars="-_", validate=True)) == PANJANG_KUNCI
    except ValueError:
        return False


def database(url: str, *, pool: bool, nama: str = "DATABASE_URL") -> dict[str, object]:
    """Turn ``postgresql://user:pass@host:port/name?host=/dir`` into DATABASES.

    ``nama`` is the variable it came from. A server that does not take a connection within
    two seconds, or leaves what it was sent unread for five, is given up; the address may
    say otherwise.
    """
    bagian = urlsplit(url)
    if bagian.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{nama} must start with postgresql://")
    try:
        port = bagian.port
    except ValueError:
        raise ImproperlyConfigured(f"{nama}: the port is not a number.") from None
    opsi: dict[str, object] = {k: v[-1] for k, v in parse_qs(bagian.query).items()}
    host = str(opsi.pop("host", bagian.hostname or ""))
    opsi = {"connect_timeout": 2, "tcp_user_timeout": 5000} | opsi
    if pool:
        # How long is waited for one of them says the kind of work (BATAS_TUNGGU). A pool
        # that goes on trying by itself waits longer each time: it must give up soon. About
        # as many as threads (ppid_portal/operasi/gunicorn_worker.py), or costly work would starve the rest.
        opsi["pool"] = {"min_size": 1, "max_size": 16, "reconnect_timeout": 2}
    return {
        "ENGINE": "organisasi.basis_data",
        "NAME": unquote(bagian.path.lstrip("/")),
        "USER": unquote(bagian.username or ""),
        "PASSWORD": unquote(bagian.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "OPTIONS": opsi,
        # A restarted server must not cost one failed page for each pooled connection.
        "CONN_HEALTH_CHECKS": True,
    }


def penyimpanan() -> dict[str, dict[str, object]]:
    """Where files may lie, and as ``default`` where they do; S3 once its bucket is named."""
    dipakai = env_pilihan("PORTAL_BERKAS_DI", pilihan=("disk", "s3"), bawaan="disk")
    semua: dict[str, dict[str, object]] = {
        "disk": {"BACKEND": "organisasi.kertas.penyimpanan.PenyimpananBerkas"}
    }
    if dipakai == "s3" or os.environ.get("PORTAL_S3_BUCKET"):
        if not find_spec("storages"):
            raise ImproperlyConfigured(
                "Files on S3 need the extra s3: uv sync --extra s3."
            )
        semua["s3"] = {
            "BACKEND": "organisasi.kertas.penyimpanan_s3.PenyimpananS3",
            "OPTIONS": {
                "bucket_name": env_secret("PORTAL_S3_BUCKET"),
                "endpoint_url": os.environ.get("PORTAL_S3_ENDPOINT") or None,
                "region_name": env_teks("PORTAL_S3_REGION", bawaan="us-east-1"),
                "access_key": env_secret("PORTAL_S3_ACCESS_KEY"),
                "secret_key": env_secret("PORTAL_S3_SECRET_KEY"),
            },
        }
    return semua | {"default": semua[dipakai]}


def env_teks(nama: str, *, bawaan: str) -> str:
    return os.environ.get(nama) or bawaan


def env_pilihan(nama: str, *, pilihan: Collection[str], bawaan: str) -> str:
    nilai = env_teks(nama, bawaan=bawaan)
    if nilai not in pilihan:
        raise ImproperlyConfigured(
            f"{nama}={nilai!r} must be one of: {', '.join(pilihan)}."
        )
    return nilai


def env_nomor(nama: str) -> int | None:
    return env_int(nama, bawaan=0) if os.environ.get(nama) else None


def env_daftar_nomor(nama: str) -> list[int]:
    try:
        return [int(bit) for bit in env_list(nama)]
    except ValueError:
        raise ImproperlyConfigured(f"{nama} must hold whole numbers only.") from None


def env_peta[T: (str, int)](nama: str, *, isi: type[T]) -> dict[str, T]:
    """The message does not quote it: credentials may stand there."""
    try:
        peta = json.loads(os.environ.get(nama) or "{}")
    except ValueError:
        peta = None
    # type(), not isinstance(): true is no number here.
    if not isinstance(peta, dict) or any(type(v) is not isi for v in peta.values()):
        raise ImproperlyConfigured(
            f"{nama} must be a JSON object whose values are {isi.__name__}."
        )
    return peta
