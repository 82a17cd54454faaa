"""Photos from a phone's second queue: taken once, never in the way of a record (5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.kertas.penyimpanan import BerkasTidakTersimpan
from organisasi.kertas.unggahan import Foto
from organisasi.models import Petugas
from organisasi.teks import bersih
from pemangku.forms import foto_bersih
from pemangku.inventaris.actions import ubah_pemangku
from pemangku.inventaris.duplikat import HIDUP
from pemangku.inventaris.models import Pemangku
from pemangku.kunjungan.foto import simpan_foto
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.undangan import pastikan_terbuka
from pemangku.ruang.models import ResiLapangan

RUANG = "foto_lapangan"
DITERIMA, SUDAH_ADA, TUNGGU = "DITERIMA", "SUDAH_ADA", "TUNGGU"
KUNCI_LAIN = "Foto ini sudah dikirim untuk kegiatan lain."
BUKAN_LEMBAGA = "Foto SK hanya untuk lembaga."
TAK_TERPAKAI = "Catatan lembaganya tidak dipakai lagi."
SUDAH_BER_SK = "Lembaga ini sudah punya berkas SK. Ganti di halaman datanya bila perlu."
TAK_DAPAT = "Foto SK belum dapat disimpan: lengkapi dulu data lembaganya."
Jenis = ResiLapangan.Jenis


def sudah_diterima(kegiatan: Kegiatan, kunci: UUID) -> bool:
    """Whether the photo of that key is taken; TindakanTerlarang for another visit's key."""
    resi = ResiLapangan.objects.filter(pk=kunci).first()
    if resi and (resi.kegiatan_id != kegiatan.pk or resi.jenis == Jenis.REKAMAN):
        raise TindakanTerlarang(KUNCI_LAIN)
    return resi is not None


@transaction.atomic
def terima_foto_kunjungan(
    kegiatan: Kegiatan,
    *,
    kunci: UUID,
    foto: Foto,
    oleh: Petugas,
    pada: datetime,
    keterangan: str = "",
) -> str:
    """Keep a photo of the visit: DITERIMA, or SUDAH_ADA for a key or picture known there.

    Raises TindakanTerlarang for a closed visit, ValidationError for the twenty-first.
    """
    kunci_formulir(RUANG, kunci)
    if sudah_diterima(kegiatan, kunci):
        return SUDAH_ADA
    # The visit is locked first: the same picture may come from two phones at once.
    kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    ada = kini.foto.filter(sha256=foto.sha256).exists()
    if not ada:
        simpan_foto(kini, foto=[foto], oleh=oleh, pada=pada, keterangan=keterangan)
    _beri_resi(kini, kunci, Jenis.FOTO, oleh=oleh, pada=pada)
    return SUDAH_ADA if ada else DITERIMA


@transaction.atomic
def terima_foto_sk(
    kegiatan: Kegiatan,
    *,
    kunci: UUID,
    rekaman: UUID,
    foto: Foto,
    oleh: Petugas,
    pada: datetime,
) -> str:
    """Put the photo of an SK to the body of ``rekaman``; TUNGGU while that has not come.

    Never over a file that is there. Raises TindakanTerlarang with what stands against it.
    """
    kunci_formulir(RUANG, kunci)
    if sudah_diterima(kegiatan, kunci):
        return SUDAH_ADA
    pastikan_terbuka(Kegiatan.objects.get(pk=kegiatan.pk))
    pemangku = ResiLapangan.objects.pemangku_rekaman(kegiatan, rekaman)
    if pemangku is None:
        return TUNGGU
    _tempelkan_sk(pemangku, foto, oleh=oleh, pada=pada)
    _beri_resi(kegiatan, kunci, Jenis.SK, pemangku=pemangku, oleh=oleh, pada=pada)
    return DITERIMA


def _tempelkan_sk(
    pemangku: Pemangku, foto: Foto, *, oleh: Petugas, pada: datetime
) -> None:
    if pemangku.bentuk != Pemangku.Bentuk.LEMBAGA:
        raise TindakanTerlarang(BUKAN_LEMBAGA)
    if pemangku.status not in HIDUP:
        raise TindakanTerlarang(TAK_TERPAKAI)
    if pemangku.sk_berkas:
        raise TindakanTerlarang(SUDAH_BER_SK)
    foto.isi.name = "sk.jpg"
    try:
        ubah_pemangku(
            pemangku,
            isian={"sk_berkas": foto.isi},
            edisi=pemangku.edisi,
            oleh=oleh,
            pada=pada,
        )
    except ValidationError:
        # Old records may lack what is asked for today.
        raise TindakanTerlarang(TAK_DAPAT) from None


def _beri_resi(
    kegiatan: Kegiatan,
    kunci: UUID,
    jenis: str,
    *,
    oleh: Petugas,
    pada: datetime,
    pemangku: Pemangku | None = None,
) -> None:
    ResiLapangan.objects.create(
        pk=kunci,
        jenis=jenis,
        kegiatan=kegiatan,
        pemangku=pemangku,
        petugas=oleh,
        pada=pada,
    )


# What the queue sends, photo by photo, and what it is told

DITOLAK = "DITOLAK"
FOTO_TIDAK_TERBACA = "Kiriman foto ini tidak terbaca."
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
