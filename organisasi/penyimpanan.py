"""Where uploaded files lie; a full disk is said in words and leaves nothing half written."""

from __future__ import annotations

import errno
from contextlib import suppress
from typing import Any

from django.core.files.storage import FileSystemStorage

from organisasi.alur import TindakanTerlarang

_PENUH = frozenset({errno.ENOSPC, errno.EDQUOT})


class BerkasTidakTersimpan(TindakanTerlarang):
    """There is no room for the file. A form that catches what an act refuses shows this.

    Where nobody catches it the error page of ``ppid_portal.views.galat`` does.
    """

    def __init__(self) -> None:
        super().__init__(
            "Foto atau berkasnya belum tersimpan: ruang penyimpanan portal penuh. Yang sudah "
            "Anda tulis tetap ada. Lanjutkan tanpa berkas itu, atau coba lagi nanti."
        )


def disk_penuh(galat: BaseException | None) -> bool:
    """Whether it says that a file found no room."""
    if isinstance(galat, OSError):
        return galat.errno in _PENUH
    return isinstance(galat, BerkasTidakTersimpan)


class PenyimpananBerkas(FileSystemStorage):
    """The folder of the files."""

    def _save(self, name: str, content: Any) -> str:
        try:
            return str(super()._save(name, content))  # type: ignore[misc]
        except OSError as galat:
            if not disk_penuh(galat):
                raise
            # Half a file takes the room that others need. Names are random: it is ours.
            with suppress(OSError):
                self.delete(name)
            raise BerkasTidakTersimpan from galat
