"""Where a request stands, for the officer: holder, clock, days left, lawful pause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from informasi.admin.akibat import tanda_kelengkapan
from informasi.kalender_kini import kalender_kini
from informasi.models import BERJALAN, Permohonan
from organisasi.bahasa import tanggal
from organisasi.waktu.hari_kerja import (
    KalenderBelumDiisi,
    hitung_hari_kerja,
    selisih_hari_kerja,
    tambah_hari_kerja,
)

S = Permohonan.Status
Baris = tuple[str, str]


def posisi(permohonan: Permohonan, hari_ini: date) -> list[Baris]:
    """Names and values of the status box, as it is on ``hari_ini``."""
    return [
        (nama, nilai)
        for nama, nilai in (*_di_mana(permohonan), *_jam(permohonan, hari_ini))
        if nilai
    ]


def _di_mana(permohonan: Permohonan) -> Iterator[Baris]:
    keadaan = permohonan.get_status_display()
    if permohonan.hasil:
        keadaan = f"{keadaan}, hasil: {permohonan.get_hasil_display().lower()}"
    yield "Status", keadaan
    pegang = permohonan.pemegang.nama
    if permohonan.perlu_ditempatkan:
        pegang = "Belum ditempatkan; menunggu PPID Utama"
    elif permohonan.unit_id != permohonan.pemegang_id:
        pegang = f"{pegang} (terdaftar di {permohonan.unit.nama_pendek})"
    yield "Dipegang oleh", pegang
    terima = f"{tanggal(permohonan.tanggal_terima)}, {permohonan.get_kanal_display().lower()}"
    if permohonan.alasan_mundur:
        terima += (
            f"; dicatat {tanggal(permohonan.tanggal_catat)} karena: "
            f"{permohonan.alasan_mundur}"
        )
    yield "Diterima", terima


def _jam(permohonan: Permohonan, hari_ini: date) -> Iterator[Baris]:
    if permohonan.status == S.MENUNGGU_KELENGKAPAN:
        yield from _jeda(permohonan)
    elif permohonan.status in BERJALAN:
        yield "Jatuh tempo", _tempo(permohonan, hari_ini)
        yield "Hitungannya", permohonan.hitungan
        yield "Bila dihitung sejak diterima", _ketat(permohonan)
    if permohonan.diperpanjang:
        yield (
            "Diperpanjang",
            (
                f"Semula {tanggal(permohonan.jatuh_tempo_awal)}. Alasan: "
                f"{permohonan.alasan_perpanjangan}"
            ),
        )
    if permohonan.perintah_jatuh_tempo:
        yield (
            "Putusan keberatan",
            (
                f"Dilaksanakan paling lambat {tanggal(permohonan.perintah_jatuh_tempo)}; "
                "tidak dapat diperpanjang."
            ),
        )
    if permohonan.dijawab_pada:
        yield "Dijawab", tanggal(timezone.localdate(permohonan.dijawab_pada))


def _jeda(permohonan: Permohonan) -> Iterator[Baris]:
    """The one lawful pause."""
    sejak = timezone.localdate(permohonan.status_sejak)
    yield (
        "Waktu berhenti",
        (
            f"Sejak {tanggal(sejak)}: menunggu pemohon melengkapi berkas. Dihitung lagi sejak "
            "berkasnya lengkap."
        ),
    )
    sampai = permohonan.lengkapi_sampai
    yield "Pemohon melengkapi paling lambat", tanggal(sampai) if sampai else ""
    diterima = permohonan.surat_kurang_diterima
    yield (
        "Surat kekurangan",
        f"Diterima pemohon {tanggal(diterima)}."
        if diterima
        else "Belum tercatat kapan pemohon menerimanya.",
    )
    yield "Diminta melengkapi", "; ".join(tanda_kelengkapan(permohonan))


def _tempo(permohonan: Permohonan, hari_ini: date) -> str:
    hari = tanggal(permohonan.jatuh_tempo)
    try:
        sisa = selisih_hari_kerja(
            hari_ini, permohonan.jatuh_tempo, kalender_kini(permohonan.unit)
        )
    except KalenderBelumDiisi as galat:
        return f"{hari}. {galat}"
    if permohonan.terlambat(hari_ini):
        return f"{hari}: terlambat {-sisa} hari kerja. Tetap wajib dijawab."
    if permohonan.jatuh_tempo == hari_ini:
        return f"{hari}: hari ini hari terakhir."
    return f"{hari}: tinggal {sisa} hari kerja."


def _ketat(permohonan: Permohonan) -> str:
    """The stricter reading, where the clock runs from a later day than receipt."""
    lengkap = permohonan.tanggal_lengkap
    if (
        lengkap is None
        or lengkap == permohonan.tanggal_terima
        or permohonan.perintah_jatuh_tempo
    ):
        return ""
    kalender = kalender_kini(permohonan.unit)
    try:
        hari = hitung_hari_kerja(lengkap, permohonan.jatuh_tempo, kalender)
        ketat = tambah_hari_kerja(permohonan.tanggal_terima, hari, kalender)
    except KalenderBelumDiisi:
        return ""
    return f"{tanggal(ketat)}. Jawab sebelum tanggal ini agar tidak dipersoalkan."
