"""The number that SP4N-LAPOR! gives: typed back by hand, or brought by the worker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, Petugas
from pengaduan.aduan.kabar import kabari_pelapor
from pengaduan.lapor.models import NOMOR_LACAK, Kiriman, Penerusan

Tujuan, Luar = Penerusan.Tujuan, Penerusan.StatusLuar
S = Kiriman.Status
# A day typed back may lie this far in the past.
MUNDUR_MAKS = timedelta(days=31)
# Steps that may still bring a number of their own.
BELUM_SELESAI = (S.MENUNGGU, S.SEDANG, S.TIDAK_PASTI, S.DITOLAK, S.BUNTU)
MASIH_OTOMATIS = (
    "Laporan ini dikirim otomatis dan belum selesai. Ubah caranya menjadi tangan dulu, "
    "atau putuskan kirimannya di daftar kiriman."
)


@transaction.atomic
def catat_nomor_lapor(
    penerusan: Penerusan,
    *,
    oleh: Petugas,
    pada: datetime,
    tracking_id: str,
    tanggal_input: date,
    yang_dikirim: Sequence[str] = (),
    alasan: str = "",
) -> Penerusan:
    """Type back the number of SP4N-LAPOR! and the day it was entered there.

    Correcting a number that stands there already needs ``alasan`` and leaves a line in
    the trail with the old one. Raises TindakanTerlarang for a day in the future or more
    than a month back, or a number that belongs to another case.
    """
    kini = Penerusan.objects.select_for_update(of=("self",)).get(pk=penerusan.pk)
    _periksa_input(kini, tracking_id, tanggal_input, timezone.localdate(pada))
    buat = kini.kiriman.filter(langkah=Kiriman.Langkah.BUAT)
    if not kini.tracking_id and buat.filter(status__in=BELUM_SELESAI).exists():
        raise TindakanTerlarang(MASIH_OTOMATIS)
    if kini.tracking_id and not alasan.strip():
        raise TindakanTerlarang(
            f"Nomor {kini.tracking_id} sudah tercatat. Tulis mengapa diganti."
        )
    lama = {"tracking_id": kini.tracking_id, "tanggal_input": str(kini.tanggal_input)}
    if kini.lapor_complaint_id in {"", kini.tracking_id}:
        kini.lapor_complaint_id = tracking_id
    kini.tracking_id = tracking_id
    kini.tanggal_input = tanggal_input
    kini.yang_dikirim = list(yang_dikirim) or kini.yang_dikirim
    if kini.status_luar == Luar.BELUM_DIKIRIM:
        kini.status_luar = Luar.TERKIRIM
    _simpan_nomor(kini)
    Jejak.objects.catat(
        kini,
        "koreksi_nomor_lapor" if lama["tracking_id"] else "catat_nomor_lapor",
        oleh=oleh,
        pada=pada,
        catatan=alasan.strip(),
        sebelum=lama,
        sesudah={"tracking_id": tracking_id, "tanggal_input": str(tanggal_input)},
    )
    kabari_pelapor(
        kini.pengaduan,
        templat="bernomor_lapor",
        perihal="Sampaikan nomor SP4N-LAPOR! aduannya.",
        pada=pada,
    )
    return kini


def _periksa_input(
    penerusan: Penerusan, tracking_id: str, tanggal: date, hari_ini: date
) -> None:
    if penerusan.tujuan != Tujuan.LAPOR:
        raise TindakanTerlarang("Hanya penerusan ke SP4N-LAPOR! yang bernomor lacak.")
    if not (tracking_id.isascii() and tracking_id.isdigit()):
        raise TindakanTerlarang("Nomor lacak berupa angka saja, tanpa spasi dan huruf.")
    if tanggal > hari_ini:
        raise TindakanTerlarang("Tanggal input tidak boleh di masa depan.")
    if tanggal < hari_ini - MUNDUR_MAKS:
        raise TindakanTerlarang("Tanggal input paling lama sebulan yang lalu.")


def _simpan_nomor(penerusan: Penerusan) -> None:
    try:
        with transaction.atomic():
            penerusan.full_clean(exclude=("pengaduan",), validate_constraints=False)
            penerusan.save()
    except ValidationError as galat:
        raise TindakanTerlarang(" ".join(galat.messages)) from None
    except IntegrityError:
        raise TindakanTerlarang(
            "Nomor itu sudah tercatat pada aduan lain. Periksa kembali di SP4N-LAPOR!."
        ) from None


@transaction.atomic
def catat_terkirim(
    penerusan: Penerusan,
    *,
    oleh: Petugas | None,
    pada: datetime,
    nomor: str,
    tanggal_input: date,
    periksa_lagi: datetime | None,
) -> Penerusan:
    """A report is at LAPOR! under ``nomor``: said by its reply, or by an officer.

    Raises TindakanTerlarang when that number belongs to another case.
    """
    kini = Penerusan.objects.select_for_update(of=("self",)).get(pk=penerusan.pk)
    kini.lapor_complaint_id = nomor
    # A number of a form that nobody has seen yet serves to read, not to tell people.
    kini.tracking_id = nomor if re.fullmatch(NOMOR_LACAK, nomor) else ""
    kini.tanggal_input = tanggal_input
    kini.status_luar = Luar.TERKIRIM
    kini.periksa_lagi_pada = periksa_lagi
    _simpan_nomor(kini)
    Jejak.objects.catat(
        kini,
        "terkirim_lapor",
        oleh=oleh,
        pada=pada,
        sesudah={"tracking_id": nomor, "tanggal_input": str(tanggal_input)},
    )
    kabari_pelapor(
        kini.pengaduan,
        templat="bernomor_lapor",
        perihal="Sampaikan nomor SP4N-LAPOR! aduannya.",
        pada=pada,
    )
    return kini
