"""Backup of database and files, and its restore.

A restore proves at its end that all of it came back.
"""

import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection, transaction
from psycopg import sql

from organisasi.basis_data.versi import SALURAN
from organisasi.kertas.penyimpanan import (
    berkas_dimiliki,
    lepas_berkas,
    nama_berkas,
    salin_berkas,
    sidik_isi,
)
from organisasi.models import Versi
from ppid_portal.operasi.models import CADANGAN, UMUR_CADANGAN, Pekerjaan


class CadanganGagal(Exception):
    """A backup or a restore cannot go on; its text tells the officer why."""


# PostgreSQL's own programs: which ones, and how they reach the database

PROGRAM = ("pg_dump", "pg_restore", "psql")
PAKET_DEBIAN = Path("/usr/lib/postgresql")


def folder_program(versi_server: int) -> Path:
    """Older ones refuse a newer server; much newer ones write what it cannot read."""
    cocok = [
        (versi, folder)
        for folder in _calon()
        if (versi := _versi(folder)) >= versi_server
    ]
    if not cocok:
        raise CadanganGagal(
            f"Program pg_dump dan psql untuk PostgreSQL {versi_server} tidak ditemukan."
            f" Pasang paket postgresql-client-{versi_server}, atau tunjuk foldernya"
            " dengan PORTAL_PG_BIN."
        )
    return min(cocok, key=lambda calon: calon[0])[1]


def _calon() -> list[Path]:
    if disebut := os.environ.get("PORTAL_PG_BIN"):
        calon = [Path(disebut)]
    else:
        calon = [*PAKET_DEBIAN.glob("*/bin"), *map(Path, os.get_exec_path())]
    return [p for p in calon if all((p / nama).exists() for nama in PROGRAM)]


def _versi(folder: Path) -> int:
    try:
        kata = jalankan([str(folder / "pg_dump"), "--version"], lingkungan={})
    except CadanganGagal:
        return 0
    angka = re.search(r"\(PostgreSQL\) (\d+)", kata)
    return int(angka[1]) if angka else 0


def ke_basis_data(*opsi: str) -> tuple[list[str], dict[str, str]]:
    """Options and environment of one of them, as Django gives both to psql."""
    (_, *semua), lingkungan = connection.client.settings_to_cmd_args_env(
        connection.settings_dict, opsi
    )
    return semua, lingkungan or {}


def jalankan(perintah: list[str], *, lingkungan: dict[str, str]) -> str:
    try:
        selesai = subprocess.run(  # noqa: S603 -- our own words, no shell
            perintah,
            env=os.environ | lingkungan,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as galat:
        raise CadanganGagal(f"{perintah[0]}: {galat.strerror}") from None
    if selesai.returncode:
        raise CadanganGagal(f"{Path(perintah[0]).name} gagal: {selesai.stderr.strip()}")
    return selesai.stdout


NAMA = "manifest.json"
BASIS_DATA = "basis_data.dump"
BERKAS = "berkas.tar"


@dataclass(frozen=True, kw_only=True)
class Manifest:
    dibuat_pada: str
    rilis: str
    postgresql: int
    # Rows of each table, in the very snapshot that was dumped.
    baris: dict[str, int]
    # SHA-256 of the two archives, and of each file inside the second.
    arsip: dict[str, str]
    berkas: dict[str, str]
    # What its rows name and it does not hold: deleted meanwhile, or lost before.
    hilang: list[str] = field(default_factory=list)

    def tulis(self, folder: Path) -> None:
        teks = json.dumps(asdict(self), indent=1, ensure_ascii=False, sort_keys=True)
        (folder / NAMA).write_text(teks)


def baca(folder: Path) -> Manifest:
    try:
        isi = json.loads((folder / NAMA).read_text())
        return Manifest(**isi)
    except FileNotFoundError:
        raise CadanganGagal(
            f"{folder} bukan folder cadangan: {NAMA} tidak ada."
        ) from None
    except (TypeError, ValueError):
        raise CadanganGagal(f"{folder / NAMA} rusak, tidak terbaca.") from None


def periksa_arsip(folder: Path, manifest: Manifest) -> None:
    for nama in (BASIS_DATA, BERKAS):
        arsip = folder / nama
        if not arsip.exists():
            raise CadanganGagal(f"{nama} tidak ada di {folder}.")
        if sidik(arsip) != manifest.arsip.get(nama):
            raise CadanganGagal(
                f"{nama} di {folder} berubah sejak dicadangkan (SHA-256 berbeda)."
            )


def sidik(berkas: Path) -> str:
    with File(berkas.open("rb")) as isi:
        return sidik_isi(isi)


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
        baris, dimiliki = _cadangkan_basis_data(sementara / BASIS_DATA)
        berkas = _cadangkan_berkas(sementara / BERKAS, pada)
        Manifest(
            dibuat_pada=pada.isoformat(),
            rilis=settings.RILIS,
            postgresql=versi_server(),
            baris=baris,
            arsip={nama: sidik(sementara / nama) for nama in (BASIS_DATA, BERKAS)},
            berkas=berkas,
            hilang=sorted(dimiliki - berkas.keys()),
        ).tulis(sementara)
        sementara.rename(folder)
    except OSError as galat:
        raise CadanganGagal(f"{galat.filename}: {galat.strerror}") from None
    finally:
        shutil.rmtree(sementara, ignore_errors=True)
    _catat_selesai(pada)
    return folder


def catat_pgbackrest(info: str) -> datetime:
    """Write down the last whole backup by ``pgbackrest info --output=json``; when it ended.

    Every repository must have one: the oldest of their last ones counts, so that one far
    away which gets none any more is seen. Raises CadanganGagal.
    """
    try:
        (stanza,) = json.loads(info)
        akhir = {repo["key"]: 0 for repo in stanza["repo"]}
        for satu in stanza["backup"]:
            kunci, stop = satu["database"]["repo-key"], satu["timestamp"]["stop"]
            if not satu["error"]:
                akhir[kunci] = max(akhir[kunci], stop)
        pada = datetime.fromtimestamp(min(akhir.values()), UTC)
    except (KeyError, TypeError, ValueError):
        raise CadanganGagal(
            "Masukan bukan keluaran pgbackrest --stanza=portal --output=json info."
        ) from None
    if kosong := sorted(kunci for kunci, stop in akhir.items() if not stop):
        raise CadanganGagal(f"Repositori {kosong} belum berisi cadangan yang utuh.")
    _catat_selesai(pada)
    return pada


def _catat_selesai(pada: datetime) -> None:
    Pekerjaan.objects.update_or_create(
        nama=CADANGAN,
        defaults={"terakhir_selesai": pada, "berikutnya": pada + UMUR_CADANGAN},
    )


def versi_server() -> int:
    with connection.cursor() as kursor:
        kursor.execute("SHOW server_version_num")
        return int(kursor.fetchone()[0]) // _VERSI


def hitung_baris() -> dict[str, int]:
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


def _cadangkan_basis_data(tujuan: Path) -> tuple[dict[str, int], set[str]]:
    program = folder_program(versi_server())
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        kursor.execute("SELECT pg_export_snapshot()")
        opsi, lingkungan = ke_basis_data(
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            "--no-unlogged-table-data",
            f"--snapshot={kursor.fetchone()[0]}",
            f"--file={tujuan}",
        )
        jalankan([str(program / "pg_dump"), *opsi], lingkungan=lingkungan)
        tujuan.chmod(0o600)
        return hitung_baris(), berkas_dimiliki()


def _cadangkan_berkas(tujuan: Path, pada: datetime) -> dict[str, str]:
    """What is deleted while this runs is left out: no row of tomorrow names it."""
    with tarfile.open(tujuan, "w") as arsip:
        for nama in nama_berkas(default_storage):
            with suppress(FileNotFoundError), default_storage.open(nama) as isi:
                kepala = tarfile.TarInfo(nama)
                kepala.size, kepala.mtime = isi.size, int(pada.timestamp())
                arsip.addfile(kepala, isi)
    tujuan.chmod(0o600)
    return _sidik_isi_arsip(tujuan)


# Restoring a backup, and proving that all of it came back

# A running portal holds the tables only for moments; one that does not let go is told.
AWAL = b"""
SET lock_timeout = '30s';
BEGIN;
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
"""


def pulihkan(folder: Path, *, timpa: bool, pada: datetime) -> Manifest:
    """Restore the backup in ``folder``; return its manifest.

    Target are the database and the storage of files of the settings. Both must be empty
    unless ``timpa``. The files come first, and what no row of the backup names goes last:
    the database comes back in one transaction, and when that fails, the old one still has
    all its files. Raises CadanganGagal.
    """
    manifest = baca(folder)
    periksa_arsip(folder, manifest)
    if not timpa:
        _pastikan_kosong()
    _taruh_berkas(folder / BERKAS, manifest.berkas)
    _pulihkan_basis_data(folder / BASIS_DATA)
    kini = set(nama_berkas(default_storage))
    lepas_berkas(default_storage, kini - manifest.berkas.keys())
    _periksa_baris(manifest)
    lupakan_yang_lama(pada)
    # A backup has no statistics: the first readers would wait for plans made without.
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")
    return manifest


def _pastikan_kosong() -> None:
    for apa, isi in (
        ("Basis data tujuan", hitung_baris()),
        ("Penyimpanan berkas", next(nama_berkas(default_storage), None)),
    ):
        if isi:
            raise CadanganGagal(
                f"{apa} tidak kosong. Tidak ada yang diubah. Pakai --timpa bila"
                " isinya memang harus diganti dengan isi cadangan."
            )


def _taruh_berkas(arsip: Path, berkas: dict[str, str]) -> None:
    if _sidik_isi_arsip(arsip) != berkas:
        raise CadanganGagal(f"Isi {BERKAS} tidak sama dengan daftar di manifest.")
    for nama, isi in _isi(arsip):
        if not salin_berkas(isi, default_storage, nama, timpa=True):
            raise CadanganGagal(f"{nama} tidak dapat ditulis utuh.")


def _sidik_isi_arsip(arsip: Path) -> dict[str, str]:
    return {nama: sidik_isi(isi) for nama, isi in _isi(arsip)}


def _isi(arsip: Path) -> Iterator[tuple[str, File]]:
    with tarfile.open(arsip) as tar:
        for satu in tar:
            yield satu.name, File(tar.extractfile(satu))


def _pulihkan_basis_data(arsip: Path) -> None:
    """Replace the schema in one transaction; an error on the way leaves the old one."""
    program = folder_program(versi_server())
    connection.close()
    opsi, lingkungan = ke_basis_data(
        "-X", "-q", "-o", os.devnull, "-v", "ON_ERROR_STOP=1"
    )
    with tempfile.TemporaryFile("w+") as keluhan:
        with subprocess.Popen(  # noqa: S603 -- our own words, no shell
            [program / "psql", *opsi],
            stdin=subprocess.PIPE,
            stderr=keluhan,
            env=os.environ | lingkungan,
        ) as psql:
            assert psql.stdin is not None
            utuh = _alirkan([str(program / "pg_restore"), str(arsip)], psql.stdin)
        keluhan.seek(0)
        if psql.returncode or not utuh:
            raise CadanganGagal(
                f"Basis data tidak dapat dipulihkan: {keluhan.read().strip()}"
            )


def _alirkan(perintah: list[str], psql: IO[bytes]) -> bool:
    try:
        psql.write(AWAL)
        with subprocess.Popen(  # noqa: S603 -- our own words, no shell
            [*perintah, "--no-owner", "--no-privileges", "--file=-"],
            stdout=subprocess.PIPE,
        ) as pg_restore:
            assert pg_restore.stdout is not None
            shutil.copyfileobj(pg_restore.stdout, psql)
        if pg_restore.returncode:
            return False
        psql.write(b"COMMIT;\n")
        psql.close()
    except BrokenPipeError:  # psql stopped at an error and tells which
        with suppress(BrokenPipeError):
            psql.close()
        return False
    return True


def lupakan_yang_lama(pada: datetime) -> None:
    """Page caches go by versions; seconds since 1970 are above any count of edits."""
    Versi.objects.update(nomor=int(pada.timestamp()))
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_notify(%s, area) FROM organisasi_versi", [SALURAN])


def _periksa_baris(manifest: Manifest) -> None:
    ada = hitung_baris()
    beda = sorted(
        tabel
        for tabel in ada.keys() | manifest.baris.keys()
        if ada.get(tabel) != manifest.baris.get(tabel)
    )
    if beda:
        raise CadanganGagal(f"Jumlah baris berbeda pada: {', '.join(beda)}.")
