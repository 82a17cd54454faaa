"""Make a backup."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from ppid_portal.cadangan import alat
from ppid_portal.cadangan.galat import CadanganGagal
from ppid_portal.cadangan.manifest import (
    BASIS_DATA,
    BERKAS,
    Manifest,
    sidik,
)

_VERSI = 10_000  # PostgreSQL says 180006 for 18.6


def buat(tujuan: Path, *, pada: datetime) -> Path:
    """Back up database and files into a new folder under ``tujuan``; return it.

    The database first, then the files: a row never names a file that is not yet there.
    A backup that failed leaves nothing. Raises CadanganGagal.
    """
    folder = tujuan / f"{pada:%Y-%m-%d_%H%M%S}"
    sementara = tujuan / f".{folder.name}.belum"
    if folder.exists():
        raise CadanganGagal(f"{folder} sudah ada.")
    try:
        sementara.mkdir(parents=True, mode=0o700)
        baris = _cadangkan_basis_data(sementara / BASIS_DATA)
        berkas = _cadangkan_berkas(sementara / BERKAS)
        Manifest(
            dibuat_pada=pada.isoformat(),
            rilis=settings.RILIS,
            postgresql=versi_server(),
            baris=baris,
            arsip={nama: sidik(sementara / nama) for nama in (BASIS_DATA, BERKAS)},
            berkas=berkas,
        ).tulis(sementara)
        sementara.rename(folder)
    except OSError as galat:
        raise CadanganGagal(f"{galat.filename}: {galat.strerror}") from None
    finally:
        shutil.rmtree(sementara, ignore_errors=True)
    return folder


def versi_server() -> int:
    """Return the major version of the database server."""
    with connection.cursor() as kursor:
        kursor.execute("SHOW server_version_num")
        return int(kursor.fetchone()[0]) // _VERSI


def hitung_baris() -> dict[str, int]:
    """Return the number of rows of each table in the schema ``public``."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            # Unlogged tables (the cache) are not part of a backup.
            " AND (SELECT relpersistence FROM pg_class"
            "      WHERE oid = format('public.%I', tablename)::regclass) = 'p'"
            " ORDER BY 1"
        )
        jumlah = {}
        for (tabel,) in kursor.fetchall():
            kursor.execute(
                sql.SQL("SELECT count(*) FROM public.{}").format(sql.Identifier(tabel))
            )
            jumlah[tabel] = kursor.fetchone()[0]
        return jumlah


def _cadangkan_basis_data(tujuan: Path) -> dict[str, int]:
    """Dump the database; count its rows in the same snapshot."""
    program = alat.folder_program(versi_server())
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        kursor.execute("SELECT pg_export_snapshot()")
        perintah = [
            str(program / "pg_dump"),
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            "--no-unlogged-table-data",
            f"--snapshot={kursor.fetchone()[0]}",
            f"--file={tujuan}",
        ]
        alat.jalankan(perintah, lingkungan=alat.lingkungan(connection.settings_dict))
        tujuan.chmod(0o600)
        return hitung_baris()


def _cadangkan_berkas(tujuan: Path) -> dict[str, str]:
    """Pack the file folder; return the checksum of each file.

    What is deleted while this runs is left out: no row of tomorrow names it.
    """
    akar = Path(settings.MEDIA_ROOT)
    akar.mkdir(parents=True, exist_ok=True)
    jumlah = {}
    with tarfile.open(tujuan, "w") as arsip:
        for berkas in sorted(akar.rglob("*")):
            if berkas.is_file():
                nama = str(berkas.relative_to(akar))
                with suppress(FileNotFoundError):
                    jumlah[nama] = _kemas(arsip, berkas, nama)
    tujuan.chmod(0o600)
    return jumlah


def _kemas(arsip: tarfile.TarFile, berkas: Path, nama: str) -> str:
    """Add one file; return the checksum of the bytes that went in."""
    with berkas.open("rb") as isi:
        pembaca = _Pembaca(isi)
        arsip.addfile(arsip.gettarinfo(arcname=nama, fileobj=isi), pembaca)
    return pembaca.jumlah.hexdigest()


class _Pembaca:
    """A file that is summed while it is read."""

    def __init__(self, isi: IO[bytes]) -> None:
        self.isi = isi
        self.jumlah = hashlib.sha256()

    def read(self, banyak: int = -1, /) -> bytes:
        potong = self.isi.read(banyak)
        self.jumlah.update(potong)
        return potong
