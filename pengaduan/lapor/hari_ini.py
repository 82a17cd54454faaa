"""What waits for an officer of hand-overs: numbers to type back, stuck steps, the channel."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from organisasi.staf.hari_ini import Tugas, cakupan_sendiri, potong
from pengaduan.aduan.models import TAK_DIDAFTAR
from pengaduan.aduan.pilihan import IZIN_TANGANI, IZIN_VERIFIKASI
from pengaduan.lapor.antrean import mode_api
from pengaduan.lapor.models import Kiriman, Penerusan, Sirkuit, TindakanPenerusan
from pengaduan.lapor.pemantauan import TANPA_STATUS
from pengaduan.lapor.sirkuit import (
    BATAS_TANGAN,
    BATAS_TUNGGU,
    keadaan_sirkuit,
    umur_tertua,
)

if TYPE_CHECKING:
    from organisasi.models import Petugas


def tugas_kiriman(
    petugas: Petugas, hari_ini: date, *, pada: datetime | None = None
) -> list[Tugas]:
    hasil: list[Tugas] = []
    if petugas.has_perm(IZIN_TANGANI):
        hasil += _nomor(petugas, hari_ini)
    if petugas.has_perm(IZIN_VERIFIKASI) and petugas.has_perm("pengaduan.view_kiriman"):
        hasil += _macet(petugas)
        hasil += _kanal(pada or timezone.now())
    return hasil


def belum_bernomor(petugas: Petugas, hari_ini: date) -> QuerySet[Penerusan]:
    semua = Penerusan.objects.untuk(petugas).tanpa_nomor()
    milik = cakupan_sendiri(petugas, IZIN_TANGANI).q("pengaduan__pemegang")
    if petugas.has_perm(IZIN_VERIFIKASI):
        return semua.filter(milik) | semua.lewat_nomor(hari_ini)
    return semua.filter(milik)


def _nomor(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    semua = belum_bernomor(petugas, hari_ini)
    jenis = TindakanPenerusan.NOMOR.label
    return potong(
        semua.select_related("pengaduan__pemegang")
        .defer(*(f"pengaduan__{kolom}" for kolom in TAK_DIDAFTAR))
        .order_by("nomor_sampai", "pk"),
        jenis=jenis,
        semua=f"{reverse('admin:pengaduan_penerusan_changelist')}?perlu=tanpa_nomor",
        buat=lambda satu: Tugas(
            judul=f"{satu.nomor}: {satu.pengaduan.judul}",
            nomor=satu.nomor,
            url=reverse("admin:pengaduan_penerusan_change", args=(satu.pk,)),
            jenis=jenis,
            tenggat=satu.nomor_sampai,
            unit=satu.pengaduan.pemegang.nama_pendek,
            keterangan="Masukkan dengan Paket salin, lalu catat nomornya.",
        ),
    )


def _macet(petugas: Petugas) -> list[Tugas]:
    jenis = "Putuskan kiriman SP4N-LAPOR!"
    macet = Kiriman.objects.untuk(petugas).macet()
    return potong(
        macet.select_related("penerusan__pengaduan")
        .defer(*(f"penerusan__pengaduan__{kolom}" for kolom in TAK_DIDAFTAR))
        .order_by("dibuat_pada", "pk"),
        jenis=jenis,
        semua=f"{reverse('admin:pengaduan_kiriman_changelist')}?perlu=macet",
        buat=lambda satu: Tugas(
            judul=f"{satu.penerusan.nomor}: {satu.get_langkah_display().lower()}",
            url=reverse("admin:pengaduan_kiriman_change", args=(satu.pk,)),
            jenis=jenis,
            keterangan=f"{satu.get_status_display()}. {satu.galat}"[:200],
        ),
    )


def _kanal(pada: datetime) -> list[Tugas]:
    jenis = "Kanal SP4N-LAPOR!"
    hasil = []
    if mode_api() and keadaan_sirkuit() == Sirkuit.Keadaan.DIMATIKAN:
        hasil.append(
            Tugas(
                judul="Pengiriman dimatikan: setelannya ditolak",
                url=reverse("admin:pengaduan_sirkuit_changelist"),
                jenis=jenis,
                keterangan="Perbaiki setelannya, atau teruskan dengan tangan.",
            )
        )
    umur = umur_tertua(pada)
    if umur > BATAS_TUNGGU:
        saran = (
            "Lebih dari sehari: teruskan dengan tangan."
            if umur > BATAS_TANGAN
            else "Berangkat sendiri begitu SP4N-LAPOR! menjawab."
        )
        hasil.append(
            Tugas(
                judul=f"Kiriman menunggu {int(umur.total_seconds() // 3600)} jam",
                url=f"{reverse('admin:pengaduan_kiriman_changelist')}?perlu=menunggu",
                jenis=jenis,
                keterangan=saran,
            )
        )
    if sepi := Penerusan.objects.tanpa_kabar(pada - TANPA_STATUS).count():
        hasil.append(
            Tugas(
                judul=f"{sepi} aduan terkirim tanpa kabar lebih dari sehari",
                url=f"{reverse('admin:pengaduan_penerusan_changelist')}?cara=api",
                jenis=jenis,
                keterangan="Cari nomornya di SP4N-LAPOR!.",
            )
        )
    return hasil
