"""What the demo does before it serves: schema, data, static files.

Work that is done is not done again: a fingerprint of the code and the data is kept
with the tables (as the comment of their schema, so it goes with them and comes back with a
backup) and beside the static files.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

from ppid_portal.contoh.akun import berkas_sandi

Lapor = Callable[[str], None]
PAKET = ("informasi", "organisasi", "pemangku", "pengaduan", "ppid_portal")
NAMA_TANDA = ".sidik"


def siapkan(lapor: Lapor) -> bool:
    """Bring database and static files up to date; ``lapor`` gets the steps.

    Returns whether the database had to be filled.
    """
    terisi = siapkan_basis_data(lapor)
    siapkan_statis(lapor)
    return terisi


def siapkan_basis_data(lapor: Lapor) -> bool:
    if baca_tanda() == _tanda_kini() and berkas_sandi().exists():
        return False
    lapor("Menyiapkan basis data ...")
    call_command("migrate", verbosity=0, interactive=False)
    lapor("Memuat data Kota Tasikmalaya ...")
    call_command("muat_data", verbosity=0)
    lapor("Memuat akun dan isi contoh ...")
    call_command("muat_contoh", verbosity=0)
    tulis_tanda(_tanda_kini())
    return True


def siapkan_statis(lapor: Lapor) -> None:
    tanda = Path(settings.STATIC_ROOT) / NAMA_TANDA
    sidik = sidik_berkas(berkas_statis())
    if tanda.exists() and tanda.read_text() == sidik:
        return
    lapor("Mengumpulkan berkas statis ...")
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    tanda.write_text(sidik)


def berkas_statis() -> Iterator[Path]:
    for finder in get_finders():
        for nama, gudang in finder.list([]):
            yield Path(gudang.path(nama))


def berkas_program() -> Iterator[Path]:
    for paket in PAKET:
        for berkas in sorted((settings.BASE_DIR / paket).rglob("*")):
            if "__pycache__" not in berkas.parts and berkas.is_file():
                yield berkas


def sidik_berkas(semua: Iterable[Path]) -> str:
    """Return a fingerprint of names, sizes and times; the contents are not read."""
    jumlah = hashlib.sha256()
    for berkas in semua:
        keadaan = berkas.stat()
        baris = f"{berkas}\0{keadaan.st_size}\0{keadaan.st_mtime_ns}\n"
        jumlah.update(baris.encode())
    return jumlah.hexdigest()


def _tanda_kini() -> str:
    terpasang = len(MigrationRecorder(connection).applied_migrations())
    return f"{sidik_berkas(berkas_program())} {terpasang}"


def baca_tanda() -> str:
    with connection.cursor() as kursor:
        kursor.execute("SELECT obj_description('public'::regnamespace, 'pg_namespace')")
        baris = kursor.fetchone()
    return (baris and baris[0]) or ""


def tulis_tanda(tanda: str | None) -> None:
    """Leave ``tanda`` on the tables of this database; None takes it away."""
    perintah = sql.SQL("COMMENT ON SCHEMA public IS {}").format(sql.Literal(tanda))
    with connection.cursor() as kursor:
        kursor.execute(perintah)
