"""The person behind a case, whatever the service: what the officer of data may do there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import models
from django.forms import Form

from informasi.actions import penghapusan, pribadi as data_pemohon
from informasi.actions.kabar import kabari_pemohon
from informasi.models import Keberatan, Pemohon, Permohonan
from organisasi.models import Petugas
from organisasi.peran import Peran
from pengaduan.actions import pribadi as data_pelapor
from pengaduan.actions.kabar import kabari_satu
from pengaduan.models import Pelapor, Pengaduan
from ppid_portal.borang_pdp import PelaporForm, PerbaikanForm

Tindakan = Callable[..., object]
ALASAN_HAPUS = "Diminta orangnya (UU 27/2022 Pasal 43)."
PERIHAL = "Permintaan atas data pribadinya sudah dijawab."


@dataclass(frozen=True, slots=True)
class Subjek:
    """A case, whose data stand in it (None: nobody's), and the acts on them.

    Each act takes ``oleh`` and ``pada``, ``perbaiki`` also ``isian``. ``tarik`` is None
    where no consent is asked for.
    """

    berkas: models.Model
    orang: Pemohon | Pelapor | None
    sebutan: str
    form: Callable[..., Form]
    perbaiki: Tindakan
    batasi: Tindakan
    lepas: Tindakan
    hapus: Tindakan
    kabari: Callable[[datetime], None]
    tarik: Tindakan | None = None


def subjek(berkas: models.Model | None) -> Subjek | None:
    """The person behind ``berkas``; None for what is gone or holds nobody's data."""
    if isinstance(berkas, Permohonan | Keberatan):
        return _pemohon(berkas)
    return _pelapor(berkas) if isinstance(berkas, Pengaduan) else None


def boleh_menangani(petugas: Petugas, berkas: models.Model | None) -> bool:
    """Whether the officer may open the identity: a reporter's only the guardian of data.

    Who complains stays secret to the office he complains of (Perpres 76/2013).
    """
    return not isinstance(berkas, Pengaduan) or petugas.berperan(Peran.PDP)


def _pemohon(berkas: Permohonan | Keberatan) -> Subjek:
    return Subjek(
        berkas,
        berkas.pemohon,
        "pemohon",
        PerbaikanForm,
        partial(data_pemohon.perbaiki_data, berkas),
        partial(data_pemohon.batasi_pemrosesan, berkas),
        partial(data_pemohon.lepas_pembatasan, berkas),
        partial(penghapusan.hapus_atas_permintaan, berkas, alasan=ALASAN_HAPUS),
        lambda pada: kabari_pemohon(
            berkas, templat="data_dijawab", perihal=PERIHAL, pada=pada
        ),
    )


def _pelapor(aduan: Pengaduan) -> Subjek:
    return Subjek(
        aduan,
        aduan.pelapor,
        "pelapor",
        PelaporForm,
        partial(data_pelapor.perbaiki_data, aduan),
        partial(data_pelapor.batasi_pemrosesan, aduan),
        partial(data_pelapor.lepas_pembatasan, aduan),
        partial(data_pelapor.hapus_identitas, aduan, alasan=ALASAN_HAPUS),
        lambda pada: kabari_satu(
            aduan, templat="data_dijawab", perihal=PERIHAL, pada=pada
        ),
        partial(data_pelapor.tarik_izin, aduan),
    )
