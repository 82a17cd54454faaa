"""Promises on the officer's today list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.urls import reverse

from organisasi.staf.hari_ini import Tugas, cakupan_sendiri, potong
from pemangku.janji.models import Janji, LaporanTerusan, PengingatKomitmen
from pemangku.kunjungan.models import Kegiatan

if TYPE_CHECKING:
    from organisasi.models import Petugas

KELOLA = Janji.Tindakan.BATALKAN.izin
PERIKSA = LaporanTerusan.Tindakan.PERIKSA.izin
KERJAKAN = Janji.Tindakan.SELESAIKAN.izin
JENIS = "Urus janji"


def tugas_janji(petugas: Petugas, hari_ini: date) -> list[Tugas]:  # noqa: ARG001 - like every source
    """Of the own units: what they must do, cards that wait, reports undecided."""
    return [
        satu
        for izin, sumber in (
            (KERJAKAN, _kerjakan),
            (KELOLA, _ingatkan),
            (PERIKSA, _periksa),
        )
        if petugas.has_perm(izin)
        for satu in sumber(petugas)
    ]


def _kunjungan(petugas: Petugas, izin: str) -> Any:
    cakupan = cakupan_sendiri(petugas, izin)
    rumah, penyelenggara = cakupan.q("tuan_rumah"), cakupan.q("penyelenggara")
    return Kegiatan.objects.filter(rumah | penyelenggara).order_by().values("pk")


def _kerjakan(petugas: Petugas) -> list[Tugas]:
    daftar = reverse("admin:pemangku_janji_changelist")
    milik = cakupan_sendiri(petugas, KERJAKAN).q("pj_unit")
    terbuka = Janji.objects.tindak_lanjut().berlaku().filter(milik)
    return potong(
        terbuka.select_related("pj_unit", "kegiatan").order_by("tenggat", "pk"),
        jenis=JENIS,
        semua=f"{daftar}?jenis__exact={Janji.Jenis.KANTOR}",
        buat=lambda satu: Tugas(
            judul=satu.uraian,
            url=reverse("admin:pemangku_janji_change", args=(satu.pk,)),
            jenis=JENIS,
            tenggat=satu.tenggat,
            unit=satu.pj_unit.nama_pendek,
            keterangan=f"Kerjakan; dari {satu.kegiatan.nomor}",
        ),
    )


def _ingatkan(petugas: Petugas) -> list[Tugas]:
    daftar = reverse("admin:pemangku_janji_jatuh_tempo")
    terbuka = PengingatKomitmen.objects.terbuka().filter(
        komitmen__kegiatan__in=_kunjungan(petugas, KELOLA)
    )
    return potong(
        terbuka.select_related(
            "komitmen__pemangku__jenis",
            "komitmen__pemangku__wilayah",
            "komitmen__kegiatan__tuan_rumah",
        ).order_by("komitmen__tenggat", "pk"),
        jenis=JENIS,
        semua=daftar,
        buat=lambda satu: Tugas(
            judul=str(satu.komitmen),
            url=daftar,
            jenis=JENIS,
            tenggat=satu.komitmen.tenggat,
            unit=satu.komitmen.kegiatan.tuan_rumah.nama_pendek,
            keterangan=f"Ingatkan; dari {satu.komitmen.kegiatan.nomor}",
        ),
    )


def _periksa(petugas: Petugas) -> list[Tugas]:
    tanpa = Q(komitmen__isnull=True) & cakupan_sendiri(petugas, PERIKSA).q(
        "pemangku__pengelola"
    )
    daftar = reverse("admin:pemangku_laporanterusan_changelist")
    menunggu = LaporanTerusan.objects.menunggu_diperiksa().filter(
        Q(komitmen__kegiatan__in=_kunjungan(petugas, PERIKSA)) | tanpa
    )
    return potong(
        menunggu.select_related(
            "pemangku__jenis",
            "pemangku__wilayah",
            "pemangku__pengelola",
            "komitmen__kegiatan__tuan_rumah",
        ).order_by("dibuat_pada", "pk"),
        jenis=JENIS,
        semua=f"{daftar}?periksa=ya",
        buat=lambda satu: Tugas(
            judul=f"{satu.pemangku.nama_tampil}: {satu.get_bentuk_display().lower()}",
            url=reverse("admin:pemangku_laporanterusan_change", args=(satu.pk,)),
            jenis=JENIS,
            # Of the host of the visit, else of who keeps the record.
            unit=(
                satu.komitmen.kegiatan.tuan_rumah
                if satu.komitmen
                else satu.pemangku.pengelola
            ).nama_pendek,
            keterangan=f"Periksa laporannya; {satu.sebutan.lower()}",
        ),
    )
