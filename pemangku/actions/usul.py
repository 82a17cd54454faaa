"""What a stakeholder said has changed: staff write it into the record, or not (PK-29)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Petugas
from pemangku.actions.pemangku import ubah_pemangku
from pemangku.actions.verifikasi import verifikasi_pemangku
from pemangku.models import Pemangku, UsulPerubahan, Verifikasi
from pemangku.perbarui import LEMBAGA, jabatan_usul

SUDAH_PINDAH = (
    "Orangnya tidak lagi menjabat di sini. Tolak, lalu perbaiki datanya sendiri."
)
USUL_HILANG = "Usul ini sudah diputus orang lain."


@transaction.atomic
def terima_usul(pemangku: Pemangku, *, oleh: Petugas, pada: datetime) -> Pemangku:
    """Write what was proposed into the record: verified by its own link as changed.

    Raises TindakanTerlarang when it was decided already or its person left the post,
    ValidationError by field for what the record refuses.
    """
    usul = _usul(pemangku)
    isi: dict[str, Any] = usul.isi
    if "jumlah_anggota" in isi:
        isi["jumlah_anggota"] = int(isi["jumlah_anggota"] or 0) or None
    lembaga = {nama: isi[nama] for nama in LEMBAGA if nama in isi}
    if lembaga:
        ubah_pemangku(
            usul.pemangku,
            isian=lembaga,
            edisi=usul.pemangku.edisi,
            oleh=oleh,
            pada=pada,
        )
    jabatan = jabatan_usul(usul, pada)
    if jabatan:
        _tulis(jabatan, isi, ("nama_jabatan",))
        _tulis(jabatan.orang, isi, ("nama",))
    elif isi.keys() & {"nama", "nama_jabatan"}:
        raise TindakanTerlarang(SUDAH_PINDAH)
    usul.terima(oleh=oleh, pada=pada)
    verifikasi_pemangku(
        pemangku,
        cara=Verifikasi.Cara.TAUTAN_MANDIRI,
        hasil=Verifikasi.Hasil.DIUBAH,
        oleh=oleh,
        pada=pada,
        catatan=str(isi.get("lain", ""))[:300],
    )
    return pemangku


@transaction.atomic
def tolak_usul(
    pemangku: Pemangku, *, oleh: Petugas, pada: datetime, alasan: str
) -> Pemangku:
    """It does not hold; the doubt stays until somebody verifies the record."""
    _usul(pemangku).tolak(oleh=oleh, pada=pada, alasan=alasan)
    return pemangku


def _usul(pemangku: Pemangku) -> UsulPerubahan:
    usul = (
        pemangku.usul.menunggu()
        .select_related("pemangku__jenis", "pemangku__wilayah", "orang")
        .select_for_update(of=("self",))
        .first()
    )
    if usul is None:
        raise TindakanTerlarang(USUL_HILANG)
    return usul


def _tulis(objek: Any, isi: Mapping[str, Any], kolom: tuple[str, ...]) -> None:
    """Set those of the fields that are proposed; ValidationError for what it refuses."""
    nama = [satu for satu in kolom if satu in isi]
    for satu in nama:
        setattr(objek, satu, isi[satu])
    if nama:
        semua = {f.name for f in objek._meta.fields}
        objek.clean_fields(exclude=semua - set(nama))
        objek.save()
