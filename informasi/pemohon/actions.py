"""Acts on an applicant's identity: correct it, limit its use, free it again.

The trail names the fields that changed, never what stood or stands in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from informasi.keberatan.models import Keberatan
from informasi.pemohon.data_pribadi import DAPAT_DIPERBAIKI
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.models import Jejak, Petugas
from organisasi.sandi import sidik

Berkas = Permohonan | Keberatan
KONTAK = ("telepon", "surel")
DIHAPUS = "Identitas dalam berkas ini sudah dihapus."


@transaction.atomic
def ubah_kontak(
    berkas: Berkas, *, telepon: str, surel: str, pada: datetime
) -> list[str]:
    """The applicant's own change of telephone and mail; returns the fields that changed.

    At once: without a right contact no letter arrives. A mail address that was given up
    gets a last message, so that nobody changes it unnoticed. Raises TindakanTerlarang when
    nothing to reach him by would be left, or the identity is erased.
    """
    pemohon = kunci_pemohon(berkas)
    if not (telepon or surel or pemohon.kembali_ke_loket):
        raise TindakanTerlarang(
            "Isi nomor telepon atau surel, supaya kami dapat mengabari Anda."
        )
    lama = str(pemohon.surel)
    ubah = _terapkan(pemohon, {"telepon": telepon.strip(), "surel": surel.strip()})
    if not ubah:
        return []
    pemohon.save(update_fields=ubah)
    _catat(berkas, "ubah_kontak", oleh=None, pada=pada, kolom=ubah)
    if lama and "surel" in ubah:
        beri_tahu(
            [lama],
            templat="informasi/pesan/surel_diganti.txt",
            konteks={"berkas": berkas},
            kunci=f"surel_diganti:{berkas.pk}:{pada:%Y%m%d%H%M%S%f}",
            pada=pada,
            tentang=berkas,
        )
    return ubah


@transaction.atomic
def perbaiki_data(
    berkas: Berkas, *, isian: Mapping[str, str], oleh: Petugas, pada: datetime
) -> list[str]:
    """An officer puts right what the applicant showed to be wrong; returns the fields.

    ``isian``: new values by field name. Raises TindakanTerlarang for an unknown field,
    without a name or any contact, or when the identity is erased (UU 27/2022 Pasal 30).
    """
    pemohon = kunci_pemohon(berkas)
    if asing := set(isian) - set(DAPAT_DIPERBAIKI):
        raise TindakanTerlarang(f"Bukan data pemohon: {', '.join(sorted(asing))}.")
    ubah = _terapkan(pemohon, {nama: nilai.strip() for nama, nilai in isian.items()})
    if not (pemohon.nama and pemohon.alamat):
        raise TindakanTerlarang("Nama dan alamat tidak boleh kosong.")
    if not (pemohon.telepon or pemohon.surel or pemohon.kembali_ke_loket):
        raise TindakanTerlarang("Sisakan satu cara untuk menghubungi pemohon.")
    if ubah:
        pemohon.sidik_nik = sidik(pemohon.nik) if pemohon.nik else ""
        pemohon.save(update_fields=(*ubah, "sidik_nik"))
        _catat(berkas, "perbaiki_data", oleh=oleh, pada=pada, kolom=ubah)
    return ubah


@transaction.atomic
def batasi_pemrosesan(berkas: Berkas, *, oleh: Petugas, pada: datetime) -> None:
    """Suspend processing (UU 27/2022 Pasal 41): kept as it is, opened by guardians only.

    The case goes on: to answer it is a duty by law. Nothing is erased meanwhile. Raises
    TindakanTerlarang when it is limited already or erased.
    """
    pemohon = kunci_pemohon(berkas)
    if pemohon.dibatasi_pada is not None:
        raise TindakanTerlarang("Pemrosesan data ini sudah dibatasi.")
    pemohon.dibatasi_pada = pada
    pemohon.save(update_fields=("dibatasi_pada",))
    _catat(berkas, "batasi_pemrosesan", oleh=oleh, pada=pada)


@transaction.atomic
def lepas_pembatasan(berkas: Berkas, *, oleh: Petugas, pada: datetime) -> None:
    """End the limitation; TindakanTerlarang when there is none."""
    pemohon = kunci_pemohon(berkas)
    if pemohon.dibatasi_pada is None:
        raise TindakanTerlarang("Pemrosesan data ini tidak sedang dibatasi.")
    pemohon.dibatasi_pada = None
    pemohon.save(update_fields=("dibatasi_pada",))
    _catat(berkas, "lepas_pembatasan", oleh=oleh, pada=pada)


def kunci_pemohon(berkas: Berkas) -> Pemohon:
    """The applicant's row, locked; TindakanTerlarang when the identity is erased."""
    pemohon = Pemohon.objects.select_for_update().get(pk=berkas.pemohon_id)
    if pemohon.dihapus_pada is not None:
        raise TindakanTerlarang(DIHAPUS)
    berkas.pemohon = pemohon
    return pemohon


def _terapkan(pemohon: Pemohon, isian: Mapping[str, str]) -> list[str]:
    """Set what differs; returns the names of those fields."""
    ubah = [nama for nama, nilai in isian.items() if getattr(pemohon, nama) != nilai]
    for nama in ubah:
        setattr(pemohon, nama, isian[nama])
    return ubah


def _catat(
    berkas: Berkas,
    tindakan: str,
    *,
    oleh: Petugas | None,
    pada: datetime,
    kolom: list[str] | None = None,
) -> None:
    sesudah = {"kolom": ", ".join(kolom)} if kolom else {}
    Jejak.objects.catat(berkas, tindakan, oleh=oleh, pada=pada, sesudah=sesudah)
