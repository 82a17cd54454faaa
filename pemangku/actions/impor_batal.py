"""Taking an import back: what nobody touched since goes, the rest is named (PK-13)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, Petugas
from pemangku.actions.pemangku import ubah_pemangku
from pemangku.actions.persetujuan import tarik_persetujuan
from pemangku.models import (
    ImporBaris,
    Jabatan,
    Kanal,
    Minat,
    Orang,
    Pemangku,
    Persetujuan,
)
from pemangku.models.dasar import CABUT, rutin

Hasil = ImporBaris.Hasil
DIUBAH = "Sudah diubah sejak diimpor."
DIPAKAI = "Sudah dipakai di catatan lain."
HILANG = "Catatannya sudah tidak ada."
BATAL_IMPOR = "Impor dibatalkan"


class _Bertahan(Exception):
    """The record stays; the sentence says why."""


def tarik_kelompok(
    baris: Sequence[ImporBaris], *, oleh: Petugas, pada: datetime
) -> None:
    """Take the rows back and set ``hasil`` and ``keterangan`` of each."""
    for satu in baris:
        try:
            with transaction.atomic():
                _tarik(satu, oleh=oleh, pada=pada)
        except _Bertahan as sebab:
            satu.hasil, satu.keterangan = Hasil.DIPERTAHANKAN, str(sebab)
        except (TindakanTerlarang, ValidationError):
            satu.hasil, satu.keterangan = Hasil.DIPERTAHANKAN, DIUBAH
        except ProtectedError:
            satu.hasil, satu.keterangan = Hasil.DIPERTAHANKAN, DIPAKAI
        else:
            satu.hasil, satu.keterangan = Hasil.DIBATALKAN, ""
            satu.pemangku = satu.orang = None


def _tarik(baris: ImporBaris, *, oleh: Petugas, pada: datetime) -> None:
    catatan = json.loads(baris.terap)
    if baris.pemangku_id is None:
        raise _Bertahan(HILANG)
    kunci = Pemangku.objects.select_for_update(of=("self",))
    pemangku = kunci.get(pk=baris.pemangku_id)
    _pastikan_utuh(baris, pemangku, catatan)
    if baris.hasil == Hasil.DIBUAT:
        _pastikan_tak_dipakai(pemangku)
    Jejak.objects.catat(
        pemangku, "batal_impor", oleh=oleh, pada=pada, catatan=baris.berkas.nomor
    )
    Kanal.objects.filter(pk__in=catatan["kanal"]).delete()
    with rutin(CABUT):
        Minat.objects.filter(pk__in=catatan.get("minat", ())).delete()
    if baris.orang is not None:
        _lepas_orang(baris.orang, catatan, oleh=oleh, pada=pada)
    else:
        _tarik_dari_dikenal(catatan, oleh=oleh, pada=pada)
    if baris.hasil == Hasil.DIBUAT:
        pemangku.delete()
        return
    pemangku.tag.remove(*catatan["tag"])
    ubah_pemangku(
        pemangku,
        isian={nama: _pulih(nama, isi) for nama, isi in catatan["lama"].items()},
        edisi=pemangku.edisi,
        oleh=oleh,
        pada=pada,
    )


def _pastikan_utuh(
    baris: ImporBaris, pemangku: Pemangku, catatan: dict[str, Any]
) -> None:
    """No edition and no act since the import, on the record or on its person."""
    if pemangku.edisi != catatan["edisi"]:
        raise _Bertahan(DIUBAH)
    for satu in filter(None, (pemangku, baris.orang)):
        if Jejak.objects.milik(satu).filter(pada__gt=baris.diterapkan_pada).exists():
            raise _Bertahan(DIUBAH)


def _pastikan_tak_dipakai(pemangku: Pemangku) -> None:
    """Rows that would go with the record without a word."""
    _pastikan_tiada(
        pemangku.cakupan,
        pemangku.hubungan_unit,
        pemangku.hubungan_ke,
        pemangku.hubungan_dari,
    )


def _pastikan_tiada(*semua: models.Manager[Any]) -> None:
    if any(satu.exists() for satu in semua):
        raise _Bertahan(DIPAKAI)


def _lepas_orang(
    orang: Orang, catatan: dict[str, Any], *, oleh: Petugas, pada: datetime
) -> None:
    """The person goes; one who consented leaves a row without a name in the ledger."""
    Jabatan.objects.filter(pk=catatan["jabatan"]).delete()
    # Asked, not left to the database: who consented is not deleted but forgotten.
    _pastikan_tiada(orang.jabatan, orang.kehadiran, orang.undangan, orang.pendaftaran)
    if "setuju" not in catatan:
        orang.delete()
        return
    for tujuan in catatan["setuju"]:
        _tarik_setuju(orang, tujuan, oleh=oleh, pada=pada)
    orang.hapus(oleh=oleh, pada=pada, alasan=BATAL_IMPOR)


def _tarik_dari_dikenal(
    catatan: dict[str, Any], *, oleh: Petugas, pada: datetime
) -> None:
    """Consent of a person known before ends with the import, unless he spoke since."""
    diberi = Persetujuan.objects.filter(pk__in=catatan.get("persetujuan", ()))
    for satu in diberi.select_related("orang"):
        semua = Persetujuan.objects.filter(orang=satu.orang, tujuan=satu.tujuan)
        if semua.first() == satu:
            _tarik_setuju(satu.orang, satu.tujuan, oleh=oleh, pada=pada)


def _tarik_setuju(orang: Orang, tujuan: str, *, oleh: Petugas, pada: datetime) -> None:
    tarik_persetujuan(
        orang,
        tujuan=tujuan,
        cara=Persetujuan.Cara.SISTEM,
        keterangan=BATAL_IMPOR,
        oleh=oleh,
        pada=pada,
    )


def _pulih(nama: str, isi: Any) -> Any:
    """A kept value as the field holds it."""
    kolom: Any = Pemangku._meta.get_field(nama)
    if isi is not None and kolom.is_relation:
        return kolom.related_model.objects.get(pk=isi)
    return kolom.to_python(isi)
