"""From a result to the row: what becomes of a step, and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.pribadi.teks_pribadi import SAMAR
from pengaduan.actions.nomor_lapor import catat_terkirim
from pengaduan.kiriman import sirkuit
from pengaduan.kiriman.alat import Alat
from pengaduan.kiriman.mundur import (
    MASA_KIRIM,
    PERIKSA_PERTAMA,
    goyang,
    jeda_kirim,
)
from pengaduan.lapor.hasil import (
    Diterima,
    Ditolak,
    Hasil,
    SalahSetelan,
    Sementara,
    TidakPasti,
)
from pengaduan.lapor.muatan import isi_lampiran
from pengaduan.laporan_keluar import IDENTITAS
from pengaduan.models import Kiriman, Percobaan

S, L, H = Kiriman.Status, Kiriman.Langkah, Percobaan.Hasil
JENIS = {
    Diterima: H.DITERIMA,
    Ditolak: H.DITOLAK,
    Sementara: H.SEMENTARA,
    TidakPasti: H.TIDAK_PASTI,
    SalahSetelan: H.SALAH_SETELAN,
}
# LAPOR! answered, but did not take all photos: an officer looks after so many tries.
UNGGAH_MAKS = 5
BERHASIL = range(200, 300)
NOMOR_KEMBAR = (
    "SP4N-LAPOR! menjawab dengan nomor {nomor} yang sudah tercatat pada aduan lain."
)


@dataclass(frozen=True, slots=True)
class Nasib:
    """What the row becomes."""

    status: str
    kolom: Mapping[str, Any]


def tulis(
    kiriman: Kiriman,
    hasil: Hasil,
    *,
    mulai: datetime,
    alat: Alat,
    dari_lapor: bool = True,
) -> bool:
    """Write attempt, row and what follows, in one transaction; False: no longer ours.

    What the channel learns is part of it: a worker that dies right after must not leave
    the step free and the channel open to credentials that were just refused.
    ``dari_lapor``: LAPOR! said so, and not the portal itself.
    """
    kini = alat.kini()
    hasil = _tanpa_identitas(hasil, kiriman)
    pelajaran = hasil if dari_lapor else None
    try:
        with transaction.atomic(durable=True):
            milik = _tulis(kiriman, hasil, mulai=mulai, kini=kini, alat=alat)
            _ajari(pelajaran, alat)
            return milik
    except TindakanTerlarang:
        # A number twice: it is there, but which one is not for a machine to say.
        ganda = TidakPasti(
            sebab=NOMOR_KEMBAR.format(nomor=getattr(hasil, "id", "")),
            kode_http=hasil.kode_http,
            cuplikan=hasil.cuplikan,
        )
        with transaction.atomic(durable=True):
            milik = _tulis(kiriman, ganda, mulai=mulai, kini=kini, alat=alat)
            _ajari(pelajaran, alat)
            return milik


def _ajari(pelajaran: Hasil | None, alat: Alat) -> None:
    if pelajaran is not None:
        sirkuit.catat(pelajaran, alat.setelan, pada=alat.kini())


def _tanpa_identitas(hasil: Hasil, kiriman: Kiriman) -> Hasil:
    """A refusal may quote what was sent: of the person nothing of it is kept."""
    nilai = [str(kiriman.muatan.get(kunci) or "") for kunci in IDENTITAS]
    kata = [satu for satu in nilai if len(satu) > 1]
    if not kata:
        return hasil
    pola = re.compile("|".join(map(re.escape, kata)), re.IGNORECASE)

    def bersih(teks: str) -> str:
        return pola.sub(SAMAR, teks)

    hasil = replace(hasil, cuplikan=bersih(hasil.cuplikan))
    if isinstance(hasil, Ditolak):
        return replace(hasil, pesan=bersih(hasil.pesan))
    if isinstance(hasil, Diterima):
        return hasil
    return replace(hasil, sebab=bersih(hasil.sebab))


def _tulis(
    kiriman: Kiriman, hasil: Hasil, *, mulai: datetime, kini: datetime, alat: Alat
) -> bool:
    Percobaan.objects.create(
        kiriman=kiriman,
        ke=kiriman.percobaan + 1,
        mulai=mulai,
        selesai=kini,
        hasil=JENIS[type(hasil)],
        kode_http=hasil.kode_http,
        cuplikan=hasil.cuplikan,
    )
    nasib = _nasib(kiriman, hasil, kini=kini, alat=alat)
    milik = Kiriman.objects.tulis_hasil(
        kiriman.pk, penyewa=alat.penyewa, status=nasib.status, **nasib.kolom
    )
    if milik and isinstance(hasil, Diterima):
        _lanjutkan(kiriman, hasil, kini=kini, alat=alat)
    return milik


def _nasib(kiriman: Kiriman, hasil: Hasil, *, kini: datetime, alat: Alat) -> Nasib:
    dihitung = {"percobaan": kiriman.percobaan + 1}
    match hasil:
        case Diterima():
            nomor = hasil.mentah.get("nomor_lampiran")
            luar = ",".join(map(str, nomor)) if isinstance(nomor, list) else hasil.id
            return Nasib(
                S.TERKIRIM,
                {**dihitung, "id_luar": luar[:200], "galat": "", "selesai_pada": kini},
            )
        case Ditolak():
            return Nasib(S.DITOLAK, {**dihitung, "galat": hasil.pesan})
        case TidakPasti():
            return Nasib(S.TIDAK_PASTI, {**dihitung, "galat": hasil.sebab})
        case SalahSetelan():
            # No fault of this step: it waits for the channel and loses no attempt.
            return Nasib(S.MENUNGGU, {"galat": hasil.sebab, "mulai_kirim": None})
    return _tunda(kiriman, hasil, kini=kini, alat=alat)


def _tunda(kiriman: Kiriman, hasil: Sementara, *, kini: datetime, alat: Alat) -> Nasib:
    """Later again; after seven days, or photos that never arrive whole, an officer."""
    kolom = {"percobaan": kiriman.percobaan + 1, "galat": hasil.sebab}
    sebagian = kiriman.langkah == L.UNGGAH and hasil.kode_http in BERHASIL
    if sebagian and kiriman.percobaan + 1 >= UNGGAH_MAKS:
        return Nasib(S.DITOLAK, kolom)
    if kini - kiriman.sejak >= MASA_KIRIM:
        return Nasib(S.BUNTU, kolom)
    jeda = jeda_kirim(kiriman.percobaan, acak=alat.acak, paling_cepat=hasil.jeda)
    return Nasib(
        S.MENUNGGU, {**kolom, "mulai_kirim": None, "coba_lagi_pada": kini + jeda}
    )


def _lanjutkan(
    kiriman: Kiriman, hasil: Diterima, *, kini: datetime, alat: Alat
) -> None:
    """Photos give the create their numbers; the create gives the hand-over its own."""
    if kiriman.langkah == L.UNGGAH:
        nomor = hasil.mentah["nomor_lampiran"]
        assert isinstance(nomor, list)
        menunggu = kiriman.penerusan.kiriman.filter(langkah=L.BUAT, status=S.MENUNGGU)
        for buat in menunggu.select_for_update():
            buat.muatan = isi_lampiran(buat.muatan, nomor, alat.setelan)
            buat.save(update_fields=("muatan",))
    elif kiriman.langkah == L.BUAT:
        catat_terkirim(
            kiriman.penerusan,
            oleh=None,
            pada=kini,
            nomor=hasil.id,
            tanggal_input=timezone.localdate(kini),
            periksa_lagi=kini + goyang(PERIKSA_PERTAMA, alat.acak),
        )
