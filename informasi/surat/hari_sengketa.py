"""The days of a case for the Komisi Informasi: what happened when, on which working day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from informasi.models import Keberatan, Permohonan
from organisasi.bahasa import tanggal
from organisasi.models import HariLibur
from organisasi.waktu.hari_kerja import Kalender, KalenderBelumDiisi, hitung_hari_kerja


@dataclass(frozen=True, slots=True)
class Hari:
    """One day of the case."""

    hari: date
    peristiwa: str


def hari_perkara(keberatan: Keberatan) -> list[tuple[str, str, str]]:
    """Day, what happened, and the working days since the request (or objection) came in.

    In the order of time. Working days are left out where a year has no calendar.
    """
    minta = keberatan.permohonan
    semua = [*_permohonan(minta), *_keberatan(keberatan)] if minta else []
    semua = sorted(semua or _keberatan(keberatan), key=lambda h: h.hari)
    mulai = (minta or keberatan).tanggal_terima
    kalender = HariLibur.objects.kalender(keberatan.unit)
    return [(tanggal(h.hari), h.peristiwa, _ke(mulai, h.hari, kalender)) for h in semua]


def _ke(mulai: date, hari: date, kalender: Kalender) -> str:
    try:
        return str(hitung_hari_kerja(mulai, hari, kalender))
    except KalenderBelumDiisi:
        return ""


def _permohonan(minta: Permohonan) -> Iterator[Hari]:
    yield Hari(minta.tanggal_terima, f"Permohonan {minta.nomor} diterima")
    for satu in minta.rujukan.select_related("ke_unit"):
        yield Hari(_lokal(satu.diajukan_pada), f"Dirujuk ke {satu.ke_unit.nama}")
    if minta.tanggal_lengkap and minta.tanggal_lengkap != minta.tanggal_terima:
        yield Hari(minta.tanggal_lengkap, "Berkas permohonan lengkap")
    yield Hari(minta.jatuh_tempo_awal, "Jatuh tempo pertama menjawab permohonan")
    if minta.jatuh_tempo != minta.jatuh_tempo_awal:
        yield Hari(minta.jatuh_tempo, "Jatuh tempo setelah diperpanjang")
    for jawaban in minta.jawaban.terbit():
        assert jawaban.terbit_pada is not None
        yield Hari(_lokal(jawaban.terbit_pada), "Pemberitahuan tertulis dikirim")
    for serah in minta.penyerahan.all():
        yield Hari(serah.tanggal, f"Informasi diserahkan ({serah.get_cara_display()})")


def _keberatan(banding: Keberatan) -> Iterator[Hari]:
    yield Hari(banding.tanggal_terima, f"Keberatan {banding.nomor} diterima")
    yield Hari(banding.jatuh_tempo, "Batas tanggapan Atasan PPID")
    if banding.ditanggapi_pada:
        hasil = banding.get_hasil_display().lower()
        yield Hari(_lokal(banding.ditanggapi_pada), f"Keberatan ditanggapi: {hasil}")
    if banding.perintah_jatuh_tempo:
        yield Hari(banding.perintah_jatuh_tempo, "Batas melaksanakan perintah")
    if sengketa := getattr(banding, "sengketa", None):
        yield Hari(sengketa.diajukan_pada, "Sengketa diajukan ke Komisi Informasi")


def _lokal(pada: datetime) -> date:
    return timezone.localdate(pada)
