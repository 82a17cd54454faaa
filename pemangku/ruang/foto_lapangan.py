"""Photos from a phone's second queue: taken once, never in the way of a record (5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import BerkasTidakTersimpan
from organisasi.kertas.unggahan import Foto
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
def terima_foto(
    kegiatan: Kegiatan,
    foto: Foto,
    saat: Saat,
    *,
    kunci: UUID,
    keterangan: str = "",
    rekaman: UUID | None = None,
) -> str:
    """Keep a photo of the visit, or put that of an SK to the body of ``rekaman``.

    DITERIMA; SUDAH_ADA for a key or picture known there; TUNGGU while the record has not
    come. Never over a file that is there. Raises TindakanTerlarang with what stands
    against it, ValidationError for the twenty-first.
    """
    kunci_formulir(RUANG, kunci)
    if sudah_diterima(kegiatan, kunci):
        return SUDAH_ADA
    hasil, pemangku = DITERIMA, None
    if rekaman:
        pastikan_terbuka(Kegiatan.objects.get(pk=kegiatan.pk))
        pemangku = ResiLapangan.objects.pemangku_rekaman(kegiatan, rekaman)
        if pemangku is None:
            return TUNGGU
        _tempelkan_sk(pemangku, foto, saat)
    else:
        # The visit is locked first: the same picture may come from two phones at once.
        kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
        if kini.foto.filter(sha256=foto.sha256).exists():
            hasil = SUDAH_ADA
        else:
            simpan_foto(kini, saat, foto=[foto], keterangan=keterangan)
    ResiLapangan.objects.create(
        pk=kunci,
        jenis=Jenis.SK if rekaman else Jenis.FOTO,
        kegiatan=kegiatan,
        pemangku=pemangku,
        petugas=saat.oleh,
        pada=saat.pada,
    )
    return hasil


def _tempelkan_sk(pemangku: Pemangku, foto: Foto, saat: Saat) -> None:
    if pemangku.bentuk != Pemangku.Bentuk.LEMBAGA:
        raise TindakanTerlarang(BUKAN_LEMBAGA)
    if pemangku.status not in HIDUP:
        raise TindakanTerlarang(TAK_TERPAKAI)
    if pemangku.sk_berkas:
        raise TindakanTerlarang(SUDAH_BER_SK)
    foto.isi.name = "sk.jpg"
    try:
        ubah_pemangku(
            pemangku, saat, isian={"sk_berkas": foto.isi}, edisi=pemangku.edisi
        )
    except ValidationError:
        # Old records may lack what is asked for today.
        raise TindakanTerlarang(TAK_DAPAT) from None


# What the queue or a form sends, photo by photo, and what it is told

DITOLAK = "DITOLAK"
FOTO_TIDAK_TERBACA = "Kiriman foto ini tidak terbaca."
TANPA_FOTO = "Pilih fotonya."
PANJANG_KETERANGAN = 200


def baca_foto(isi: Mapping[str, str]) -> tuple[UUID, dict[str, Any]] | None:
    """The visit, and what ``terima`` takes beside the photo; None for what is no photo."""
    jenis = isi.get("jenis", "")
    if jenis not in {Jenis.FOTO, Jenis.SK}:
        return None
    try:
        kegiatan = UUID(isi.get("kegiatan", ""))
        rekaman = UUID(isi.get("rekaman", "")) if jenis == Jenis.SK else None
        kunci = UUID(isi.get("id", ""))
    except ValueError:
        return None
    keterangan = isi.get("keterangan", "")
    return kegiatan, {"kunci": kunci, "rekaman": rekaman, "keterangan": keterangan}


def terima(
    kegiatan: Kegiatan,
    berkas: UploadedFile | None,
    *,
    kunci: UUID,
    keterangan: str = "",
    **lain: Any,
) -> dict[str, str]:
    """The answer: a status, and with DITOLAK the sentence that stays with the photo."""
    try:
        if sudah_diterima(kegiatan, kunci):
            return {"status": SUDAH_ADA}
        if berkas is None:
            return ditolak(TANPA_FOTO)
        keterangan = bersih(keterangan).strip()[:PANJANG_KETERANGAN]
        foto: Foto = foto_bersih(berkas)
        hasil = terima_foto(kegiatan, foto, kunci=kunci, keterangan=keterangan, **lain)
    except BerkasTidakTersimpan:
        raise  # no refusal: the phone keeps its photo and sends it again
    except TindakanTerlarang as galat:
        return ditolak(str(galat))
    except ValidationError as galat:
        return ditolak(galat.messages[0])
    return {"status": hasil}


def ditolak(pesan: str) -> dict[str, str]:
    return {"status": DITOLAK, "pesan": pesan}
