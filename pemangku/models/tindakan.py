"""The acts that move a record of the inventory."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from organisasi.alur.tindakan import Berkas, TindakanTerlarang
from pemangku.models.pilihan import TindakanPemangku as T

if TYPE_CHECKING:
    from organisasi.models import Petugas

PERLU_ALASAN = "Tulis alasannya."
SEMULA = "Seperti sebelum digabung"


class TindakanCatatan(Berkas):
    """Abstract: acts of ``Pemangku``; each is one guarded UPDATE and one line of trail."""

    class Meta:
        abstract = True

    def sahkan(self, *, oleh: Petugas, pada: datetime) -> Self:
        """Staff looked at a draft: it is a record."""
        return self._jalankan(T.SAHKAN, oleh=oleh, pada=pada)

    def tolak(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """A draft that is none; raises TindakanTerlarang without a reason."""
        return self._beralasan(T.TOLAK, oleh=oleh, pada=pada, alasan=alasan)

    def nonaktifkan(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """It dissolved or moved away; raises TindakanTerlarang without a reason."""
        return self._beralasan(T.NONAKTIFKAN, oleh=oleh, pada=pada, alasan=alasan)

    def undurkan(
        self, tindakan: T, *, oleh: Petugas | None, pada: datetime, alasan: str
    ) -> Self:
        """A figure who is forgotten: refuse the draft, or put the record out of use."""
        return self._jalankan(tindakan, oleh=oleh, pada=pada, catatan=alasan.strip())

    def aktifkan(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """It is in use again; raises TindakanTerlarang without a reason."""
        return self._beralasan(T.AKTIFKAN, oleh=oleh, pada=pada, alasan=alasan)

    def gabungkan(self, *, ke: Self, oleh: Petugas, pada: datetime) -> Self:
        """It goes into ``ke``; its number leads there from now on."""
        return self._jalankan(T.GABUNGKAN, oleh=oleh, pada=pada, penerus=ke)

    def pisahkan(self, *, semula: str, oleh: Petugas, pada: datetime) -> Self:
        """It stands by itself again, in the status it had before (``semula``)."""
        self._jalankan(T.PISAHKAN, oleh=oleh, pada=pada, penerus=None)
        kembali = {"nonaktif": T.NONAKTIFKAN, "draf": T.TINJAU_LAGI}.get(semula)
        if kembali:
            self._jalankan(kembali, oleh=oleh, pada=pada, catatan=SEMULA)
        return self

    def _beralasan(
        self, tindakan: T, *, oleh: Petugas, pada: datetime, alasan: str, **kolom: Any
    ) -> Self:
        if not alasan.strip():
            raise TindakanTerlarang(PERLU_ALASAN)
        return self._jalankan(
            tindakan, oleh=oleh, pada=pada, catatan=alasan.strip(), **kolom
        )
