"""Logs: one JSON line an event, without personal data.

What a citizen typed may stand in a message or in the text of an exception (the
database quotes values), so messages are masked and of an exception only its type and
the place in the code are kept.
"""

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string

_SUREL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
# NIK, phone and account numbers; register numbers and years are shorter.
_ANGKA_PANJANG = re.compile(r"\+?\d(?:[ .-]?\d){8,}")
# Addresses that open something for whoever knows them; whoever reads the log would too.
# What follows each is the secret. tests/ppid_portal/operasi/test_catatan_log.py holds this list
# against that of the routes.
ALAMAT_RAHASIA = (
    "permohonan/",
    "permohonan/ajukan/",
    "keberatan/",
    "verifikasi-dokumen/",
    "pengaduan/",
    "pengaduan/ajukan/",
    "pengaduan/pastikan/",
    "darurat/lapor/",
    "keterangan/",
    "titipan/",
    "d/",
    "saya/",
    "janji/",
    "berhenti/siaran/",
    "ikuti/pasti/",
    "kata-sandi/lupa/",
    "ikuti/saya/",
    "surel/pastikan/",
    "undangan/",
)
# The shortest secret has ten signs; words of our own addresses that stand there have fewer.
# The admin and the API name their rows by number.
_RAHASIA = re.compile(
    rf"(?<!/admin)(?<!/api)(/(?:{'|'.join(ALAMAT_RAHASIA)}))[^/?]{{10,}}"
)
# Under it a request notes where its public page came from (ppid_portal/operasi/lalu_lintas.py).
ASAL = "portal.asal"
_ID_SAH = re.compile(r"[A-Za-z0-9._-]{4,64}")


def samarkan(teks: str) -> str:
    teks = _RAHASIA.sub(r"\1[kode]", teks)
    return _ANGKA_PANJANG.sub("[angka]", _SUREL.sub("[surel]", teks))


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        baris: dict[str, object] = {
            "waktu": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "tingkat": record.levelname,
            "pencatat": record.name,
            "pesan": samarkan(record.getMessage()),
        }
        meta = getattr(getattr(record, "request", None), "META", {})
        nomor = str(meta.get("HTTP_X_REQUEST_ID", ""))
        if _ID_SAH.fullmatch(nomor):
            baris["id_permintaan"] = nomor
        if isinstance(status := getattr(record, "status_code", None), int):
            baris["status"] = status
        if record.exc_info and record.exc_info[1]:
            baris["galat"] = type(record.exc_info[1]).__name__
            baris["jejak"] = _tempat(record.exc_info[1])
        return json.dumps(baris, ensure_ascii=False)


def _tempat(galat: BaseException) -> list[str]:
    bingkai = traceback.extract_tb(galat.__traceback__)
    return [f"{b.filename}:{b.lineno} {b.name}" for b in bingkai]


def tak_terkabar(bagaimana: str, galat: Exception) -> None:
    """Not logging's own way, which quotes what was typed."""
    pesan = f"An error could not be {bagaimana}: {type(galat).__name__}"
    sys.stderr.write(json.dumps({"tingkat": "ERROR", "pesan": pesan}) + "\n")


class SurelGalat(logging.Handler):
    """Tells the keepers of an error: by the outbox, each kind at most once an hour.

    ``kepada`` are their addresses. The kind is the place in the code; the hour is part of the
    message's key, so that of all processes one message is left.
    """

    def __init__(self, kepada: list[str]) -> None:
        super().__init__(logging.ERROR)
        self.kepada = kepada

    def emit(self, record: logging.LogRecord) -> None:
        # What says that the database is away cannot be written into it.
        if record.name.startswith("organisasi.basis_data"):
            return
        try:
            self._kabarkan(record)
        except Exception as galat:  # noqa: BLE001 -- who logs must not fail for it
            tak_terkabar("mailed", galat)

    def _kabarkan(self, record: logging.LogRecord) -> None:
        # By name: settings load this module, before there are models.
        beri_tahu = import_string("organisasi.kabar.notifikasi.beri_tahu")
        baris = self.format(record)
        isi = json.loads(baris)
        tempat = (isi.get("jejak") or [f"{record.pathname}:{record.lineno}"])[-1]
        pada = datetime.fromtimestamp(record.created, UTC)
        jenis = f"{isi.get('galat', record.levelname)} {tempat}"
        ciri = blake2b(jenis.encode(), digest_size=12).hexdigest()
        # Within somebody's transaction: a failure here must not break that.
        with transaction.atomic():
            beri_tahu(
                self.kepada,
                templat="ppid_portal/operasi/pesan/galat.txt",
                konteks={"jenis": isi.get("galat", record.name), "baris": baris},
                kunci=f"galat:{ciri}:{pada:%Y%m%d%H}",
                pada=pada,
                tentang=None,
                jalur="alarm",
            )


class Sentri(logging.Handler):
    """Tells a Sentry what the log says of an error, and nothing that its kit would gather."""

    def __init__(self, dsn: str) -> None:
        import sentry_sdk
        from sentry_sdk.integrations.atexit import AtexitIntegration

        super().__init__(logging.ERROR)
        self.kirim: Any = sentry_sdk.capture_event
        sentry_sdk.init(
            dsn,
            default_integrations=False,
            integrations=[AtexitIntegration(callback=lambda *_: None)],
            max_breadcrumbs=0,
        )

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self.kirim(self._peristiwa(record))
        except Exception as galat:  # noqa: BLE001 -- who logs must not fail for it
            tak_terkabar("told to Sentry", galat)

    def _peristiwa(self, record: logging.LogRecord) -> dict[str, Any]:
        isi = json.loads(self.format(record))
        galat: dict[str, Any] = {
            "type": isi.get("galat", record.name),
            "value": isi["pesan"],
        }
        if record.exc_info and record.exc_info[1]:
            jejak = traceback.extract_tb(record.exc_info[1].__traceback__)
            semua = [
                {"filename": b.filename, "lineno": b.lineno, "function": b.name}
                for b in jejak
            ]
            galat["stacktrace"] = {"frames": semua}
        peristiwa = {"level": record.levelname.lower(), "logger": record.name}
        return peristiwa | {"exception": {"values": [galat]}}


def pencatatan(
    tingkat: str, *, kepada: list[str] | None = None, dsn: str = ""
) -> dict[str, Any]:
    """``kepada``: who is told of errors by mail; ``dsn``: the Sentry that is."""
    surel = {"()": SurelGalat, "formatter": "json", "kepada": kepada or []}
    sentri = {"()": Sentri, "formatter": "json", "dsn": dsn}
    lain = {
        **({"surel": surel} if kepada else {}),
        **({"sentri": sentri} if dsn else {}),
    }
    keluar = ["stderr", *lain]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "json"},
            **lain,
        },
        "root": {"handlers": keluar, "level": tingkat},
        "loggers": {
            "django": {"handlers": keluar, "level": "INFO", "propagate": False},
            "urllib3": {"level": "ERROR"},  # it quotes headers it cannot read
            "django.server": {
                "handlers": ["stderr"],
                "level": "WARNING",
                "propagate": False,
            },
        },
    }
