"""Pledges and follow-ups on the officer's today list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.urls import reverse

from organisasi.staf.hari_ini import Tugas, cakupan_sendiri, potong
from pemangku.janji.models import LaporanTerusan, PengingatKomitmen
from pemangku.janji.tindak_lanjut import TindakLanjut
from pemangku.kunjungan.models import Kegiatan

if TYPE_CHECKING:
    from organisasi.models import Petugas, Unit

# Pledges: reminders to send, reports to look at

KELOLA = "pemangku.kelola_komitmen"
PERIKSA = "pemangku.periksa_laporanterusan"
INGATKAN = "Ingatkan komitmen"
LAPORAN = "Periksa laporan terusan"


def tugas_komitmen(petugas: Petugas, hari_ini: date) -> list[Tugas]:  # noqa: ARG001 - like every source
    """Of the visits of the officer's own units: cards that wait, reports undecided."""
    hasil: list[Tugas] = []
    if petugas.has_perm(KELOLA):
        hasil += _pengingat(petugas)
    if petugas.has_perm(PERIKSA):
        hasil += _laporan(petugas)
    return hasil


def _milik(petugas: Petugas, izin: str) -> Any:
    cakupan = cakupan_sendiri(petugas, izin)
    rumah, penyelenggara = cakupan.q("tuan_rumah"), cakupan.q("penyelenggara")
    return Kegiatan.objects.filter(rumah | penyelenggara).order_by().values("pk")


def _pengingat(petugas: Petugas) -> list[Tugas]:
    daftar = reverse("admin:pemangku_komitmen_jatuh_tempo")
    terbuka = PengingatKomitmen.objects.terbuka().filter(
        komitmen__kegiatan__in=_milik(petugas, KELOLA)
    )
    return potong(
        terbuka.select_related(
            "komitmen__pemangku__jenis",
            "komitmen__pemangku__wilayah",
            "komitmen__kegiatan__tuan_rumah",
        ).order_by("komitmen__tenggat", "pk"),
        jenis=INGATKAN,
        semua=daftar,
        buat=lambda satu: Tugas(
            judul=str(satu.komitmen),
            url=daftar,
            jenis=INGATKAN,
            tenggat=satu.komitmen.tenggat,
            unit=satu.komitmen.kegiatan.tuan_rumah.nama_pendek,
            keterangan=f"Dari {satu.komitmen.kegiatan.nomor}",
        ),
    )


def _laporan(petugas: Petugas) -> list[Tugas]:
    tanpa = Q(komitmen__isnull=True) & cakupan_sendiri(petugas, PERIKSA).q(
        "pemangku__pengelola"
    )
    daftar = reverse("admin:pemangku_laporanterusan_changelist")
    menunggu = LaporanTerusan.objects.menunggu_diperiksa().filter(
        Q(komitmen__kegiatan__in=_milik(petugas, PERIKSA)) | tanpa
    )
    return potong(
        menunggu.select_related(
            "pemangku__jenis",
            "pemangku__wilayah",
            "pemangku__pengelola",
            "komitmen__kegiatan__tuan_rumah",
        ).order_by("dibuat_pada", "pk"),
        jenis=LAPORAN,
        semua=f"{daftar}?periksa=ya",
        buat=lambda satu: Tugas(
            judul=f"{satu.pemangku.nama_tampil}: {satu.get_bentuk_display().lower()}",
            url=reverse("admin:pemangku_laporanterusan_change", args=(satu.pk,)),
            jenis=LAPORAN,
            unit=_unit(satu).nama_pendek,
            keterangan=satu.sebutan,
        ),
    )


def _unit(satu: LaporanTerusan) -> Unit:
    if satu.komitmen:
        return satu.komitmen.kegiatan.tuan_rumah
    return satu.pemangku.pengelola


# Follow-ups

KERJAKAN = "pemangku.kerjakan_tindaklanjut"
JENIS = "Kerjakan tindak lanjut"


def tugas_tindak_lanjut(petugas: Petugas, hari_ini: date) -> list[Tugas]:  # noqa: ARG001 - like every source
    if not petugas.has_perm(KERJAKAN):
        return []
    milik = cakupan_sendiri(petugas, KERJAKAN).q("pj_unit")
    terbuka = TindakLanjut.objects.terbuka().filter(milik)
    daftar = reverse("admin:pemangku_tindaklanjut_changelist")
    return potong(
        terbuka.select_related("pj_unit", "kegiatan").order_by("tenggat", "pk"),
        jenis=JENIS,
        semua=f"{daftar}?status__exact={TindakLanjut.Status.TERBUKA}",
        buat=lambda satu: Tugas(
            judul=satu.uraian,
            url=reverse("admin:pemangku_tindaklanjut_change", args=(satu.pk,)),
            jenis=JENIS,
            tenggat=satu.tenggat,
            unit=satu.pj_unit.nama_pendek,
            keterangan=f"Dari {satu.kegiatan.nomor}" if satu.kegiatan else "",
        ),
    )
