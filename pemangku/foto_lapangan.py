"""What a phone's photo queue sends, photo by photo, and what it is told (pemangku 5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kertas.foto import Foto
from organisasi.kertas.penyimpanan import BerkasTidakTersimpan
from organisasi.models import Petugas
from organisasi.teks import bersih
from pemangku.actions.foto_lapangan import (
    SUDAH_ADA,
    sudah_diterima,
    terima_foto_kunjungan,
    terima_foto_sk,
)
from pemangku.forms import foto_bersih
from pemangku.models import Kegiatan, ResiLapangan

DITOLAK = "DITOLAK"
TIDAK_TERBACA = "Kiriman foto ini tidak terbaca."
TANPA_FOTO = "Pilih fotonya."
PANJANG_KETERANGAN = 200
BOLEH = (ResiLapangan.Jenis.FOTO, ResiLapangan.Jenis.SK)


@dataclass(frozen=True, slots=True)
class KirimanFoto:
    """One photo as it was sent; ``rekaman`` is the record whose body's SK it shows."""

    kunci: UUID
    kegiatan: UUID
    jenis: str
    rekaman: UUID | None
    keterangan: str
    berkas: UploadedFile | None

    @classmethod
    def baca(
        cls, isi: Mapping[str, str], berkas: UploadedFile | None
    ) -> KirimanFoto | None:
        """From the fields of the form; None when it is no such thing."""
        try:
            kunci, kegiatan = UUID(isi.get("id", "")), UUID(isi.get("kegiatan", ""))
            jenis = isi.get("jenis", "")
            sk = jenis == ResiLapangan.Jenis.SK
            rekaman = UUID(isi.get("rekaman", "")) if sk else None
        except ValueError:
            return None
        if jenis not in BOLEH:
            return None
        keterangan = bersih(isi.get("keterangan", "")).strip()[:PANJANG_KETERANGAN]
        return cls(kunci, kegiatan, jenis, rekaman, keterangan, berkas)


def terima(
    kiriman: KirimanFoto, kegiatan: Kegiatan, *, oleh: Petugas, pada: datetime
) -> dict[str, str]:
    """The answer: a status, and with DITOLAK the sentence that stays with the photo."""
    try:
        if sudah_diterima(kegiatan, kiriman.kunci):
            return {"status": SUDAH_ADA}
        return {"status": _terima(kiriman, kegiatan, oleh=oleh, pada=pada)}
    except BerkasTidakTersimpan:
        raise  # no refusal: the phone keeps its photo and sends it again
    except TindakanTerlarang as galat:
        return ditolak(str(galat))
    except ValidationError as galat:
        return ditolak(galat.messages[0])


def ditolak(pesan: str) -> dict[str, str]:
    """A refusal with its sentence."""
    return {"status": DITOLAK, "pesan": pesan}


def _terima(
    kiriman: KirimanFoto, kegiatan: Kegiatan, *, oleh: Petugas, pada: datetime
) -> str:
    if kiriman.berkas is None:
        raise ValidationError(TANPA_FOTO)
    foto: Foto = foto_bersih(kiriman.berkas)
    sama: dict[str, Any] = {"kunci": kiriman.kunci, "foto": foto}
    sama |= {"oleh": oleh, "pada": pada}
    if kiriman.rekaman:
        return terima_foto_sk(kegiatan, rekaman=kiriman.rekaman, **sama)
    return terima_foto_kunjungan(kegiatan, keterangan=kiriman.keterangan, **sama)


def dari_borang(
    kegiatan: Kegiatan,
    berkas: UploadedFile,
    *,
    oleh: Petugas,
    pada: datetime,
    rekaman: UUID | None = None,
    keterangan: str = "",
) -> dict[str, str]:
    """The same for a form that was sent without a script: its key is made here."""
    jenis = ResiLapangan.Jenis.SK if rekaman else ResiLapangan.Jenis.FOTO
    kiriman = KirimanFoto(
        uuid4(), kegiatan.pk, jenis, rekaman, keterangan[:PANJANG_KETERANGAN], berkas
    )
    return terima(kiriman, kegiatan, oleh=oleh, pada=pada)
