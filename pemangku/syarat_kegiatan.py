"""What speaks against a plan, and what a visit lacks before it can be closed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.utils import timezone

from organisasi.bahasa import tanggal
from organisasi.models import HariLibur, Unit
from organisasi.waktu.hari_kerja import KalenderBelumDiisi
from pemangku.models import Kegiatan, Kehadiran

NOTULEN_TERPENDEK = 50
TANPA_SASARAN = "Kegiatan tidak dihitung dalam putaran: tidak ada sasaran yang dipilih."


def peringatan_rencana(
    *,
    mulai: datetime,
    selesai: datetime,
    tuan_rumah: Unit,
    sasaran: Collection[Any],
    kecuali: Kegiatan | None = None,
) -> list[str]:
    """What an officer must confirm: day off, the host's other visit, no target (PK-07)."""
    bentrok = Kegiatan.objects.filter(
        tuan_rumah=tuan_rumah, mulai__lt=selesai, selesai__gt=mulai
    ).exclude(status=Kegiatan.Status.BATAL)
    if kecuali:
        bentrok = bentrok.exclude(pk=kecuali.pk)
    return [
        *_libur(mulai, tuan_rumah),
        *(
            f"{tuan_rumah.nama} sudah menjadi tuan rumah {satu} pada jam yang sama."
            for satu in bentrok.order_by("mulai")
        ),
        *(() if sasaran else (TANPA_SASARAN,)),
    ]


def _libur(mulai: datetime, unit: Unit) -> list[str]:
    hari = timezone.localdate(mulai)
    try:
        alasan = HariLibur.objects.kalender(unit).alasan_libur(hari)
    except KalenderBelumDiisi as galat:
        kalimat = (
            f"Kalender hari libur tahun {galat.tahun} belum diisi: periksa sendiri apakah "
            f"{tanggal(hari)} hari kerja."
        )
        return [kalimat]
    return [f"{tanggal(hari)} bukan hari kerja: {alasan}."] if alasan else []


def isi_tercatat(kegiatan: Kegiatan) -> list[str]:
    """What was taken down at the visit, in words; none: it may be planned again."""
    hadir = kegiatan.kehadiran.exclude(status=Kehadiran.Status.DITOLAK)
    tak_bernama = kegiatan.hadir_tak_bernama_l + kegiatan.hadir_tak_bernama_p
    semua = {
        "peserta": hadir.exists(),
        "pendaftaran yang menunggu": kegiatan.pendaftaran.menunggu().exists(),
        "peserta tanpa nama": tak_bernama > 0,
        "notulen": bool(kegiatan.notulen.strip()),
        "foto": kegiatan.foto.exists(),
        "komitmen": kegiatan.komitmen.exists(),
        "materi yang diserahkan": kegiatan.penyerahan.exists(),
        "titipan": kegiatan.titipan.exists(),
        "jajak": kegiatan.jajak.exists() or kegiatan.jajak_kertas.exists(),
        "tindak lanjut": kegiatan.tindak_lanjut.exists(),
    }
    return [kata for kata, ada in semua.items() if ada]


def halangan_tutup(kegiatan: Kegiatan) -> list[str]:
    """Sentences on what closing still needs (pemangku 6.1); none: it may be closed."""
    hadir = kegiatan.kehadiran.all()
    sementara = hadir.belum_diperiksa().count()
    bernama = hadir.sah().exists()
    tak_bernama = kegiatan.hadir_tak_bernama_l + kegiatan.hadir_tak_bernama_p
    panjang = len(kegiatan.notulen.strip())
    # A public consultation owes its participants an outcome (PermenPAN-RB 16/2017).
    fkp = Kegiatan.Jenis.FKP in kegiatan.jenis
    pindai = kegiatan.cara_paraf == Kegiatan.CaraParaf.CETAK_PINDAI
    semua = {
        f"{sementara} kehadiran belum diperiksa.": sementara > 0,
        "Belum ada satu pun yang hadir.": not (bernama or tak_bernama),
        "Agenda masih kosong.": not kegiatan.agenda.exists(),
        f"Notulen belum ditulis ({panjang} dari sedikitnya {NOTULEN_TERPENDEK} huruf).": (
            panjang < NOTULEN_TERPENDEK
        ),
        "Pindaian daftar hadir bertanda tangan belum diunggah.": pindai
        and not kegiatan.pindaian_hadir,
        "Forum konsultasi publik: berita acara bertanda tangan belum diunggah.": fkp
        and not kegiatan.berita_acara,
        "Forum konsultasi publik: tindak lanjut belum dicatat.": fkp
        and not kegiatan.tindak_lanjut.exists(),
    }
    return [kalimat for kalimat, kurang in semua.items() if kurang]
