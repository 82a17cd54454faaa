"""The scenarios that wait for their request: first come, first served."""

import fnmatch
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dev.lapor_tiruan.aksi import TEMPAT, Aksi, AksiTidakDikenal, tempat_aksi


@dataclass(kw_only=True)
class Skenario:
    """An action, where it waits and how often; ``kali`` None is always."""

    jalur: str
    aksi: Aksi
    kali: int | None
    tempat: frozenset[str]

    def cocok(self, tempat: str, jalur: str) -> bool:
        """Whether it waits for a request to this endpoint at this path."""
        if tempat not in self.tempat or self.kali == 0:
            return False
        if self.jalur.startswith("/"):
            return fnmatch.fnmatchcase(jalur, self.jalur)
        return self.jalur in {"*", tempat}


class Antrean:
    """The scenarios in the order they were asked for; safe for threads."""

    def __init__(self) -> None:
        """Start without any."""
        self._kunci = threading.Lock()
        self._isi: list[Skenario] = []

    def tambah(
        self, jalur: str, aksi: str, kali: int | None, opsi: Mapping[str, Any]
    ) -> None:
        """Queue an action; raises AksiTidakDikenal when it could never happen.

        ``jalur`` is the name of an endpoint, ``*`` for any, or a pattern of a path
        below the base, such as ``/complaints/*/followups``.
        """
        tempat = tempat_aksi(aksi)
        if kali is not None and kali < 1:
            raise AksiTidakDikenal("kali paling sedikit 1")
        if jalur != "*" and not jalur.startswith("/"):
            if jalur not in TEMPAT:
                raise AksiTidakDikenal(f"jalur {jalur!r} tidak dikenal")
            if jalur not in tempat:
                raise AksiTidakDikenal(f"{aksi} tidak berarti di {jalur}")
        rincian = Aksi(nama=aksi, opsi=dict(opsi))
        baru = Skenario(jalur=jalur, aksi=rincian, kali=kali, tempat=tempat)
        with self._kunci:
            self._isi.append(baru)

    def ambil(self, tempat: str, jalur: str) -> Aksi | None:
        """Take the action for a request to this endpoint, None for none."""
        with self._kunci:
            for satu in self._isi:
                if satu.cocok(tempat, jalur):
                    if satu.kali is not None:
                        satu.kali -= 1
                    return satu.aksi
        return None

    def kosongkan(self) -> None:
        """Forget all."""
        with self._kunci:
            self._isi.clear()
