"""Acts on the words within a case: ask, reply, note, withdraw, judge the service."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from informasi.kabar import kabari_pemohon, kabari_unit
from informasi.permohonan.models import (
    CatatanDalam,
    Kepuasan,
    Permohonan,
    PesanPermohonan,
)
from informasi.permohonan.pilihan import BERJALAN, TERJAWAB
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import tuntaskan_menghubungi
from organisasi.models import Jejak, Petugas
from organisasi.waktu.tenggat import hari_kerja_ke

PANJANG_PESAN = 5000


@transaction.atomic
def tanya_pemohon(
    permohonan: Permohonan,
    *,
    oleh: Petugas,
    pada: datetime,
    isi: str,
    hari: int = 0,
    tanpa_jawaban: str = "",
) -> PesanPermohonan:
    """Write to the applicant; with ``hari`` (working days) a question that has an end.

    The clock does not stop for a question: it says what happens without a reply. Raises
    TindakanTerlarang when the request is no longer open or the end is not explained.
    """
    _periksa(permohonan, isi)
    sampai: date | None = None
    if hari:
        if not tanpa_jawaban.strip():
            raise TindakanTerlarang(
                "Tulis apa yang terjadi bila pemohon tidak menjawab."
            )
        sampai = hari_kerja_ke(timezone.localdate(pada), hari, permohonan.unit)
    pesan = PesanPermohonan.objects.create(
        permohonan=permohonan,
        dari_petugas=True,
        isi=isi.strip(),
        oleh=oleh,
        pada=pada,
        jawab_sampai=sampai,
        tanpa_jawaban=tanpa_jawaban.strip()[:300] if hari else "",
    )
    Jejak.objects.catat(permohonan, "tanya" if hari else "tulis", oleh=oleh, pada=pada)
    kabari_pemohon(
        permohonan,
        templat="permohonan_ditanya" if hari else "permohonan_pesan",
        perihal="Sampaikan pertanyaan petugas dan catat jawabannya."
        if hari
        else "Sampaikan pesan petugas.",
        pada=pada,
    )
    return pesan


@transaction.atomic
def balas_petugas(
    permohonan: Permohonan,
    *,
    isi: str,
    pada: datetime,
    menjawab: PesanPermohonan | None = None,
    oleh: Petugas | None = None,
) -> PesanPermohonan:
    """The applicant writes; ``oleh`` is the officer who typed it for him at the counter.

    Sending the same words twice in a row leaves one message. Raises TindakanTerlarang
    after the request has ended or for a question already answered.
    """
    _periksa(permohonan, isi)
    terakhir = permohonan.pesan.order_by("-pada", "-pk").first()
    if terakhir and not terakhir.dari_petugas and terakhir.isi == isi.strip():
        return terakhir
    if menjawab is not None and menjawab.permohonan_id != permohonan.pk:
        raise TindakanTerlarang("Pertanyaan itu bukan bagian dari permohonan ini.")
    try:
        with transaction.atomic():
            pesan = PesanPermohonan.objects.create(
                permohonan=permohonan,
                dari_petugas=False,
                isi=isi.strip(),
                oleh=oleh,
                pada=pada,
                menjawab=menjawab,
            )
    except IntegrityError:
        raise TindakanTerlarang("Pertanyaan ini sudah dijawab.") from None
    Jejak.objects.catat(permohonan, "balas", oleh=oleh, pada=pada)
    tuntaskan_menghubungi(
        permohonan,
        *("permohonan_ditanya", "permohonan_pesan"),
        hasil="Pemohon sudah menjawab.",
        oleh=oleh,
        pada=pada,
    )
    kabari_unit(
        permohonan.pemegang,
        permohonan,
        templat="permohonan_dibalas",
        oleh=oleh,
        pada=pada,
    )
    return pesan


def _periksa(permohonan: Permohonan, isi: str) -> None:
    """Open case, words that can be stored. Locks the case: it cannot close meanwhile."""
    terkunci = Permohonan.objects.select_for_update(of=("self",)).get(pk=permohonan.pk)
    if terkunci.status not in BERJALAN:
        raise TindakanTerlarang(
            "Permohonan ini sudah selesai, jadi pesan tidak dapat dikirim lagi."
        )
    if not isi.strip():
        raise TindakanTerlarang("Tulis dulu pesannya.")
    if len(isi) > PANJANG_PESAN:
        raise TindakanTerlarang(
            f"Pesan ini {len(isi)} huruf. Paling panjang {PANJANG_PESAN} huruf."
        )


@transaction.atomic
def tambah_catatan(
    permohonan: Permohonan, *, oleh: Petugas, pada: datetime, isi: str
) -> CatatanDalam:
    """A note for officers only."""
    if not isi.strip():
        raise TindakanTerlarang("Catatan masih kosong.")
    return CatatanDalam.objects.create(
        permohonan=permohonan, isi=isi.strip()[:PANJANG_PESAN], oleh=oleh, pada=pada
    )


@transaction.atomic
def cabut_permohonan(
    permohonan: Permohonan,
    *,
    pada: datetime,
    oleh: Petugas | None = None,
    alasan: str = "",
) -> Permohonan:
    """Withdraw; ``oleh`` is the officer who typed the applicant's wish at the counter."""
    permohonan.cabut(oleh=oleh, pada=pada, alasan=alasan.strip()[:300])
    tuntaskan_menghubungi(
        permohonan, hasil="Permohonan dicabut pemohon.", oleh=oleh, pada=pada
    )
    kabari_unit(
        permohonan.pemegang,
        permohonan,
        templat="permohonan_dicabut",
        oleh=oleh,
        pada=pada,
    )
    return permohonan


def nilai_permohonan(
    permohonan: Permohonan, *, pada: datetime, **isian: Any
) -> Kepuasan:
    """Keep or change the answer; ``isian`` are the values of ``KepuasanForm``.

    Raises TindakanTerlarang before the request is answered, and after the two weeks.
    """
    if permohonan.status not in TERJAWAB:
        raise TindakanTerlarang("Penilaian dapat diberikan setelah permohonan dijawab.")
    hasil: Kepuasan = Kepuasan.objects.beri(permohonan, isian=isian, pada=pada)
    return hasil
