"""What waits for an officer in complaints on one day; emergencies stand first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from organisasi.rujukan import StatusRujukan
from organisasi.tugas import Tugas, cakupan_sendiri, potong
from pengaduan.models import Insiden, Penerusan, Pengaduan, RujukanPengaduan

if TYPE_CHECKING:
    from organisasi.models import Petugas

S = Pengaduan.Status
TANGANI = "pengaduan.tangani_pengaduan"
VERIFIKASI = "pengaduan.verifikasi_pengaduan"
PERIKSA = "pengaduan.periksa_hasil"
INSIDEN = "pengaduan.tangani_insiden"
TAK_PERLU = ("kode", "sidik_kode", "uraian", "harapan", "hitungan", "hitungan_selesai")


def tugas_pengaduan(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """Incidents, complaints to verify, to handle, to check, offered, and late ends."""
    hasil: list[Tugas] = []
    if petugas.has_perm(INSIDEN):
        hasil += _insiden(hari_ini)
    if petugas.has_perm(VERIFIKASI):
        hasil += _diperiksa(petugas)
    if petugas.has_perm(TANGANI):
        hasil += _ditangani(petugas)
        hasil += _tawaran(petugas)
    if petugas.has_perm(PERIKSA):
        hasil += _hasil(petugas)
    return hasil


def _daftar(perlu: str) -> str:
    return f"{reverse('admin:pengaduan_pengaduan_changelist')}?perlu={perlu}"


def _baris(jenis: str, batas: str = "jatuh_tempo") -> Callable[[Pengaduan], Tugas]:
    """One line per complaint, due on ``batas``."""
    return lambda satu: Tugas(
        judul=f"{satu.nomor}: {satu.judul}",
        url=reverse("admin:pengaduan_pengaduan_change", args=(satu.pk,)),
        jenis=jenis,
        tenggat=getattr(satu, batas),
        unit=satu.pemegang.nama_pendek,
        keterangan=satu.get_prioritas_display()
        if satu.prioritas > Pengaduan.Prioritas.BIASA
        else "",
    )


def _aduan(petugas: Petugas) -> QuerySet[Pengaduan]:
    """What the officer may see, without secrets and long texts."""
    return (
        Pengaduan.objects.untuk(petugas)
        .select_related("pemegang")
        .defer(*TAK_PERLU)
        .order_by("jatuh_tempo", "-prioritas", "pk")
    )


def _insiden(hari_ini: date) -> list[Tugas]:
    jenis = "Darurat: telepon 112"
    return potong(
        Insiden.objects.belum_tuntas().defer("kontak", "uraian").order_by("pk"),
        jenis=jenis,
        semua=reverse("admin:pengaduan_insiden_changelist"),
        buat=lambda satu: Tugas(
            judul=f"{satu.nomor}: {satu.get_status_display().lower()}",
            url=reverse("admin:pengaduan_insiden_change", args=(satu.pk,)),
            jenis=jenis,
            tenggat=hari_ini,
            keterangan=f"Masuk {timezone.localtime(satu.diterima_pada):%H.%M}",
        ),
    )


def _diperiksa(petugas: Petugas) -> list[Tugas]:
    masuk, terverifikasi = "Periksa aduan", "Teruskan aduan"
    semua = _aduan(petugas)
    kembali = RujukanPengaduan.objects.filter(status=StatusRujukan.DIKEMBALIKAN)
    return [
        *potong(
            semua.filter(status=S.MASUK),
            jenis=masuk,
            semua=_daftar("saya"),
            buat=_baris(masuk),
        ),
        *potong(
            semua.filter(status=S.TERVERIFIKASI),
            jenis=terverifikasi,
            semua=_daftar("saya"),
            buat=_baris(terverifikasi),
        ),
        *potong(
            semua.filter(pk__in=kembali.values("berkas")),
            jenis="Putuskan rujukan aduan",
            semua=_daftar("saya"),
            buat=_baris("Putuskan rujukan aduan"),
        ),
    ]


def _ditangani(petugas: Petugas) -> list[Tugas]:
    """Of city-wide roles only what their own units hold."""
    cakupan = cakupan_sendiri(petugas, TANGANI)
    milik = _aduan(petugas).filter(cakupan.q("pemegang"))
    jenis = "Tangani aduan"
    perlu = Q(status=S.DITERUSKAN) | Q(
        status=S.DITINDAKLANJUTI, diusulkan_oleh__isnull=True
    )
    tanpa_nomor = Penerusan.objects.tanpa_nomor().values("pengaduan")
    return [
        *potong(
            milik.filter(perlu).exclude(pk__in=tanpa_nomor, status=S.DITERUSKAN),
            jenis=jenis,
            semua=_daftar("saya"),
            buat=_baris(jenis),
        )
    ]


def _tawaran(petugas: Petugas) -> list[Tugas]:
    cakupan = cakupan_sendiri(petugas, TANGANI)
    tawaran = RujukanPengaduan.objects.filter(
        cakupan.q("ke_unit"), status=StatusRujukan.DIAJUKAN
    )
    jenis = "Jawab rujukan aduan"
    return potong(
        tawaran.select_related("berkas", "ke_unit")
        .defer(*(f"berkas__{kolom}" for kolom in TAK_PERLU))
        .order_by("tenggat", "pk"),
        jenis=jenis,
        semua=_daftar("saya"),
        buat=lambda satu: Tugas(
            judul=f"{satu.berkas.nomor}: {satu.berkas.judul}",
            url=reverse("admin:pengaduan_pengaduan_change", args=(satu.berkas_id,)),
            jenis=jenis,
            tenggat=satu.tenggat,
            unit=satu.ke_unit.nama_pendek,
        ),
    )


def _hasil(petugas: Petugas) -> list[Tugas]:
    """Proposed by somebody else: two people look before it is closed."""
    cakupan = cakupan_sendiri(petugas, PERIKSA)
    jenis = "Periksa hasil aduan"
    menunggu = _aduan(petugas).filter(
        cakupan.q("pemegang") | cakupan.q("unit"),
        status=S.DITINDAKLANJUTI,
        diusulkan_oleh__isnull=False,
    )
    return potong(
        menunggu.exclude(diusulkan_oleh=petugas),
        jenis=jenis,
        semua=_daftar("periksa"),
        buat=_baris(jenis),
    )
