"""The acts that move a round and a visit; each is one guarded UPDATE and one line of trail."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.utils import timezone

from organisasi.alur.tindakan import Berkas, TindakanTerlarang
from organisasi.bahasa import tanggal
from pemangku.models.pilihan_kegiatan import TindakanKegiatan as T, TindakanPutaran

if TYPE_CHECKING:
    from organisasi.models import Petugas

PERLU_ALASAN = "Tulis alasannya."
# A visit begins on its day, or as long before as its poster works already.
MULAI_SEBELUM = timedelta(hours=2)
BELUM_HARINYA = (
    "Kegiatan ini dijadwalkan {hari}, pukul {jam} WIB: tekan Mulai pada hari itu. Bila "
    "acaranya dimajukan, ubah dulu rencananya."
)


class BerkasPutaran(Berkas):
    """Abstract: acts of ``Putaran``."""

    class Meta:
        abstract = True

    def mulaikan(self, *, oleh: Petugas, pada: datetime) -> Self:
        """From now on its targets are visited."""
        return self._jalankan(TindakanPutaran.MULAI, oleh=oleh, pada=pada)

    def akhiri(self, *, oleh: Petugas, pada: datetime) -> Self:
        """It is over, whatever its targets became."""
        return self._jalankan(TindakanPutaran.AKHIRI, oleh=oleh, pada=pada)


class BerkasKegiatan(Berkas):
    """Abstract: acts of ``Kegiatan``. What closing needs is asked by the action."""

    revisi: Any
    mulai: Any

    class Meta:
        abstract = True

    def mulaikan(self, *, oleh: Petugas, pada: datetime) -> Self:
        """People are in the room; raises TindakanTerlarang before the day of the visit."""
        mulai = timezone.localtime(self.mulai)
        hari = mulai.date()
        if timezone.localdate(pada) < hari and pada < mulai - MULAI_SEBELUM:
            kalimat = BELUM_HARINYA.format(hari=tanggal(hari), jam=f"{mulai:%H.%M}")
            raise TindakanTerlarang(kalimat)
        return self._jalankan(
            T.MULAI, oleh=oleh, pada=pada, syarat={"mulai": self.mulai}
        )

    def batal_mulai(self, *, oleh: Petugas, pada: datetime) -> Self:
        """It had not begun after all; what may not hang on it is asked by the action."""
        return self._jalankan(T.BATAL_MULAI, oleh=oleh, pada=pada)

    def akhiri(self, *, oleh: Petugas, pada: datetime) -> Self:
        """The session is over; the papers remain to be done."""
        return self._jalankan(T.AKHIRI, oleh=oleh, pada=pada)

    def tutup(self, *, oleh: Petugas, pada: datetime) -> Self:
        """Nothing is missing: the record may only be read from now on."""
        return self._jalankan(T.TUTUP, oleh=oleh, pada=pada)

    def buka_lagi(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """Papers printed from now on are a further revision (PK-24).

        Raises TindakanTerlarang without a reason.
        """
        return self._jalankan(
            T.BUKA_LAGI,
            oleh=oleh,
            pada=pada,
            catatan=_alasan(alasan),
            syarat={"revisi": self.revisi},
            revisi=self.revisi + 1,
        )

    def batalkan(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """It will not take place; raises TindakanTerlarang without a reason."""
        return self._jalankan(
            T.BATALKAN,
            oleh=oleh,
            pada=pada,
            catatan=_alasan(alasan),
            alasan_batal=_alasan(alasan)[:200],
        )

    def ubah(
        self,
        *,
        oleh: Petugas,
        pada: datetime,
        edisi: int,
        catatan: str = "",
        **kolom: Any,
    ) -> Self:
        """Set fields of a visit that is not closed, unless somebody was faster."""
        return self._jalankan(
            T.UBAH,
            oleh=oleh,
            pada=pada,
            catatan=catatan,
            syarat={"edisi": edisi},
            edisi=edisi + 1,
            **kolom,
        )

    def simpan_berita_acara(
        self, *, oleh: Petugas, pada: datetime, nama: str, nomor: str
    ) -> Self:
        """The signed paper is here; once closed it is put in once and never replaced."""
        syarat = {} if self.boleh(T.UBAH) else {"berita_acara": ""}
        return self._jalankan(
            T.SIMPAN_BERITA_ACARA,
            oleh=oleh,
            pada=pada,
            syarat=syarat,
            berita_acara=nama,
            nomor_berita_acara=nomor,
        )


def _alasan(teks: str) -> str:
    if not teks.strip():
        raise TindakanTerlarang(PERLU_ALASAN)
    return teks.strip()
