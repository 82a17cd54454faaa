"""The person behind a case, whatever the service: what the officer of data may do there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import models
from django.forms import Form
from django.urls import NoReverseMatch, reverse

from informasi.kabar import kabari_pemohon
from informasi.models import Keberatan, Pemohon, Permohonan
from informasi.pemohon import actions as data_pemohon, penghapusan
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Petugas
from pemangku.models import Orang, Persetujuan
from pemangku.pribadi import hak_orang, hapus_orang as penghapusan_orang
from pemangku.pribadi.data_orang import isi_data_orang
from pengaduan.aduan.kabar import kabari_satu
from pengaduan.models import Pelapor, Pengaduan
from pengaduan.pelapor import actions as data_pelapor
from ppid_portal.pelindungan_data.forms import (
    OrangSubjekForm,
    PelaporForm,
    PerbaikanDataForm,
)

Tindakan = Callable[..., object]
ALASAN_HAPUS = "Diminta orangnya (UU 27/2022 Pasal 43)."
PERIHAL = "Permintaan atas data pribadinya sudah dijawab."
IZIN_TERUSAN = "Tarik izin meneruskan nama dan kontak"
SEMUA_IZIN = "Tarik semua persetujuan"


@dataclass(frozen=True, slots=True)
class Subjek:
    """A case, whose data stand in it (None: nobody's), and the acts on them.

    Each act takes ``oleh`` and ``pada``, ``perbaiki`` also ``isian``. An act is None where
    there is no such thing; ``kata_tarik`` is "" while there is no consent to take back.
    ``kertas`` makes the values of the paper with all that is kept. ``sisa`` is what was
    left for a human to read when the person was forgotten: words and address.
    """

    berkas: models.Model
    orang: Pemohon | Pelapor | Orang | None
    sebutan: str
    form: Callable[..., Form]
    perbaiki: Tindakan
    hapus: Tindakan
    batasi: Tindakan | None = None
    lepas: Tindakan | None = None
    kabari: Callable[[datetime], None] | None = None
    tarik: Tindakan | None = None
    kata_tarik: str = ""
    kertas: Callable[..., dict[str, Any]] | None = None
    sisa: Sequence[tuple[str, str]] = ()

    # A template would call the acts themselves.
    @property
    def dapat_dibatasi(self) -> bool:
        """Whether processing can be limited."""
        return self.batasi is not None

    @property
    def berkertas(self) -> bool:
        """Whether there is a paper with everything."""
        return self.kertas is not None


def subjek(berkas: models.Model | None) -> Subjek | None:
    """The person behind ``berkas``; None for what is gone or holds nobody's data."""
    if isinstance(berkas, Permohonan | Keberatan):
        return _pemohon(berkas)
    if isinstance(berkas, Orang):
        return _orang(penghapusan_orang.orang_utuh(berkas)[0])
    return _pelapor(berkas) if isinstance(berkas, Pengaduan) else None


def boleh_menangani(petugas: Petugas, berkas: models.Model | None) -> bool:
    """Whether the officer may open the identity: some only the guardian of data.

    Who complains stays secret to the office he complains of (Perpres 76/2013); of people
    of the inventory nobody else handles what they ask.
    """
    return not isinstance(berkas, Pengaduan | Orang) or petugas.berperan(Peran.PDP)


def _pemohon(berkas: Permohonan | Keberatan) -> Subjek:
    return Subjek(
        berkas,
        berkas.pemohon,
        "pemohon",
        PerbaikanDataForm,
        perbaiki=partial(data_pemohon.perbaiki_data, berkas),
        batasi=partial(data_pemohon.batasi_pemrosesan, berkas),
        lepas=partial(data_pemohon.lepas_pembatasan, berkas),
        hapus=partial(penghapusan.hapus_atas_permintaan, berkas, alasan=ALASAN_HAPUS),
        kabari=lambda pada: kabari_pemohon(
            berkas, templat="data_dijawab", perihal=PERIHAL, pada=pada
        ),
    )


def _pelapor(aduan: Pengaduan) -> Subjek:
    return Subjek(
        aduan,
        aduan.pelapor,
        "pelapor",
        PelaporForm,
        perbaiki=partial(data_pelapor.perbaiki_data, aduan),
        batasi=partial(data_pelapor.batasi_pemrosesan, aduan),
        lepas=partial(data_pelapor.lepas_pembatasan, aduan),
        hapus=partial(data_pelapor.hapus_identitas, aduan, alasan=ALASAN_HAPUS),
        kabari=lambda pada: kabari_satu(
            aduan, templat="data_dijawab", perihal=PERIHAL, pada=pada
        ),
        tarik=partial(data_pelapor.tarik_izin, aduan),
        kata_tarik=_kata_tarik(aduan.pelapor),
    )


def _kata_tarik(pelapor: Pelapor | None) -> str:
    return IZIN_TERUSAN if pelapor and pelapor.setuju_diteruskan else ""


def _orang(orang: Orang) -> Subjek:
    """A person of the inventory: no case of his own, so nobody writes to him by itself."""
    setuju = Persetujuan.objects.tujuan_berlaku(orang)
    return Subjek(
        orang,
        orang,
        "orang",
        OrangSubjekForm,
        perbaiki=partial(hak_orang.perbaiki_orang, orang),
        hapus=partial(penghapusan_orang.hapus_orang, orang, alasan=ALASAN_HAPUS),
        tarik=partial(hak_orang.tarik_semua_persetujuan, orang),
        kata_tarik=SEMUA_IZIN if setuju else "",
        kertas=partial(isi_data_orang, orang),
        sisa=sisa_orang(orang),
    )


def sisa_orang(orang: Orang) -> list[tuple[str, str]]:
    """What the erasure left for a human to read; where it stands, "" without a page."""
    jejak = Jejak.objects.milik(orang).filter(tindakan=penghapusan_orang.TINDAKAN)
    return [
        (teks, _halaman(jenis, pk))
        for satu in jejak
        for teks, jenis, pk in satu.sesudah["dibaca"]
    ]


def _halaman(jenis: str, pk: str) -> str:
    try:
        return reverse(f"admin:{jenis.replace('.', '_')}_change", args=(pk,))
    except NoReverseMatch:
        return ""
