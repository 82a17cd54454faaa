"""What went wrong, in a sentence for the person at the keyboard."""

import errno
import re
import shutil
from pathlib import Path

DISK_FULL = (
    "Ruang disk tempat folder {path} sudah habis. Kosongkan sebagian disk itu,"
    " lalu jalankan lagi. Data yang ada tidak diubah."
)
READ_ONLY = (
    "Folder {path} tidak dapat ditulisi. Periksa hak akses folder itu, atau pilih"
    " folder lain: PORTAL_DEVDB=/folder/lain make run"
)
DAMAGED = (
    "Folder data PostgreSQL di {path} rusak atau tidak lengkap ({reason}).\n"
    "Tidak ada yang dihapus. Untuk mulai lagi dengan data awal, pindahkan dahulu"
    " folder itu:\n  mv {path} {path}.rusak\n"
    "lalu jalankan lagi. Bila ada cadangan, pulihkan sesudahnya dengan:"
    " manage.py cadangan pulihkan"
)
OTHER_MAJOR = (
    "Folder data di {path} dibuat oleh PostgreSQL {theirs}, sedangkan yang terpasang"
    " PostgreSQL {ours}. Pakai PostgreSQL {theirs} (PORTAL_PG_BIN=/folder/bin), atau"
    " pindahkan folder itu (mv {path} {path}.{theirs}) untuk mulai dengan data awal."
)
NO_BINARIES = (
    "Program PostgreSQL tidak ditemukan{where}. Jalankan `uv sync` untuk memasangnya,"
    " atau tunjuk folder program PostgreSQL dengan PORTAL_PG_BIN, atau alamat"
    " PostgreSQL yang sudah berjalan dengan DATABASE_URL."
)
BAD_BINARIES = "Program PostgreSQL di {path} tidak dapat dijalankan ({reason})."
ROOT_REFUSED = (
    "PostgreSQL tidak dapat dijalankan sebagai root di mesin ini. Jalankan sebagai"
    " pengguna biasa, atau beri alamat PostgreSQL dengan DATABASE_URL."
)
NAMELESS = (
    "PostgreSQL menolak pengguna tanpa nama. Daftarkan nomor pengguna ini di"
    " /etc/passwd, atau beri alamat PostgreSQL dengan DATABASE_URL."
)
FOREIGN_DIR = (
    "Folder {path} milik pengguna lain. Hapus folder itu, atau pilih folder lain:"
    " PORTAL_DEVDB=/folder/lain make run"
)
NOT_A_DIR = (
    "{path} ada, tetapi bukan folder. Pindahkan berkas itu, atau pilih folder lain:"
    " PORTAL_DEVDB=/folder/lain make run"
)
TOO_OPEN = (
    "Folder data PostgreSQL di {path} dapat dibuka pengguna lain, maka PostgreSQL"
    " menolaknya. Betulkan dengan: chmod 700 {path}"
)
STILL_RUNNING = (
    "PostgreSQL lama dari folder {path} belum berhenti. Tunggu sebentar, lalu"
    " jalankan lagi."
)
NOT_STARTED = "PostgreSQL tidak mau berjalan ({reason}). Catatannya ada di {log}."

# Below this a server that will not run most likely had no room to write (bytes).
NEARLY_FULL = 20 * 1024 * 1024

_BUSY = re.compile(r"pre-existing shared memory block|lock file .* already exists")
_KNOWN = (
    (re.compile(r"No space left on device|Disk quota exceeded"), DISK_FULL),
    (_BUSY, STILL_RUNNING),
    (re.compile(r"has invalid permissions"), TOO_OPEN),
    (re.compile(r"Permission denied|Read-only file system"), READ_ONLY),
)
_SOUND = re.compile(r"(?:FATAL|PANIC):\s*(.+)")
_DAMAGE = re.compile(
    r"pg_control|PG_VERSION|not a valid data directory|checkpoint record|checksum"
    r"|could not (?:open|read|access|stat|locate) (?:file|directory|status of)"
    r"|is not a database cluster|incompatible with server|invalid|corrupt|WAL"
    r"|could not access the server configuration file|does not exist"
    r"|relation mapping file|cache lookup failed|unexpected data"
)


class StartError(SystemExit):
    """PostgreSQL cannot be used; its text is the whole message to the user."""


def is_busy(log: str) -> bool:
    """Tell whether ``log`` says that an earlier server is still ending."""
    return bool(_BUSY.search(log))


def nearly_full(path: Path) -> bool:
    """Tell whether the disk of ``path`` has almost no room left."""
    there = next(p for p in (path, *path.parents) if p.exists())
    return shutil.disk_usage(there).free < NEARLY_FULL


def explain(log: str, *, data: Path, logfile: Path) -> str:
    """Turn the end of PostgreSQL's ``log`` into a sentence about ``data``.

    A full disk also swallows the log, so the room left is looked at, too.
    """
    reason = _reason(log)
    if nearly_full(data):
        return DISK_FULL.format(path=data)
    for pattern, sentence in _KNOWN:
        if pattern.search(log):
            return sentence.format(path=data)
    if data.exists() and _DAMAGE.search(reason):
        return DAMAGED.format(path=data, reason=reason)
    return NOT_STARTED.format(reason=reason, log=logfile)


def _reason(log: str) -> str:
    """Return the last fatal line of ``log``, else its last line."""
    fatal = _SOUND.findall(log)
    lines = [line for line in log.splitlines() if line.strip()]
    return (fatal or lines or ["tanpa keterangan"])[-1].strip()


def explain_oserror(error: OSError, *, path: Path) -> str:
    """Turn an error of the file system under ``path`` into a sentence."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DISK_FULL.format(path=path)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR}:
        return READ_ONLY.format(path=path)
    if error.errno == errno.EEXIST:
        return NOT_A_DIR.format(path=path)
    return NOT_STARTED.format(reason=error.strerror, log=path)
