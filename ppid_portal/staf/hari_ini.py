"""The today list over all services, with the lines that belong to no single service.

Those are the yearly report, the E-Monev, and desks whose officer's assignment ends. The
morning's mail is made of it.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from informasi.katalog.hari_ini import tugas_katalog
from informasi.models import Permohonan
from informasi.pengecualian.models import buka_yang_berakhir
from informasi.permohonan import actions as informasi, jobs as tangga_informasi
from informasi.permohonan.hari_ini import tugas_keberatan, tugas_permohonan
from informasi.permohonan.pilihan import BELUM_USAI
from organisasi.bahasa import tanggal
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.peran import PERAN_KOTA, Peran
from organisasi.models import (
    BatasBelumDiatur,
    BatasWaktu,
    HariLibur,
    Penugasan,
    Petugas,
    Unit,
)
from organisasi.staf.hari_ini import (
    BANYAK_MAKS,
    Tugas,
    cakupan_sendiri,
    hari_kerja,
    kirim_ringkasan,
    lainnya,
    penerima,
    per_petugas,
    tugas_kantor,
    urutkan,
)
from pemangku.janji.actions import ingatkan_tindak_lanjut, tugas_janji
from pemangku.meja.hari_ini import tugas_pemangku
from pemangku.ruang.pendaftaran import tugas_pendaftaran
from pengaduan.models import TERBUKA, Pengaduan
from pengaduan.penanganan import eskalasi as tangga_aduan, serah_terima as pengaduan
from pengaduan.penanganan.hari_ini import tugas_kiriman, tugas_pengaduan
from ppid_portal.angka.periode import Periode
from ppid_portal.laporan.models import LaporanTahunan, TindakanLaporanTahunan as T
from ppid_portal.monev.models import ISI, Pertanyaan
from ppid_portal.pimpinan.keputusan import tugas_pimpinan

TENGGAT = "laporan.tahunan"
JENIS_LAPORAN = "Laporan tahunan PPID"
# The first of January is a day off.
MULAI = (1, 2)


def tenggat_laporan(tahun: int) -> date | None:
    awal = date(tahun + 1, 1, 1)
    try:
        batas = BatasWaktu.objects.berlaku(TENGGAT, awal)
    except BatasBelumDiatur:
        return None
    return Periode.bulan(awal).geser(batas.nilai - 1).akhir


def tugas_laporan(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """One line from 2 January on until last year's report is signed."""
    menulis = petugas.has_perm(T.AJUKAN.izin)
    menanda = petugas.has_perm(T.TANDATANGANI.izin)
    if (hari_ini.month, hari_ini.day) < MULAI or not (menulis or menanda):
        return []
    tahun = hari_ini.year - 1
    laporan = LaporanTahunan.objects.filter(tahun=tahun).only("status").first()
    if laporan and laporan.tetap:
        return []
    alamat = reverse("admin:ppid_portal_laporantahunan_changelist")
    if laporan:
        alamat = reverse("admin:ppid_portal_laporantahunan_change", args=(laporan.pk,))
    elif menulis:
        alamat = f"{reverse('admin:ppid_portal_laporantahunan_add')}?tahun={tahun}"
    return [
        Tugas(
            judul=f"Laporan layanan informasi publik {tahun}",
            url=alamat,
            jenis=JENIS_LAPORAN,
            tenggat=tenggat_laporan(tahun),
            keterangan=_langkah(laporan),
        )
    ]


def _langkah(laporan: LaporanTahunan | None) -> str:
    if laporan is None:
        return "Belum ditulis."
    if laporan.status == LaporanTahunan.Status.DIAJUKAN:
        return "Menunggu tanda tangan Atasan PPID."
    return "Masih rancangan."


# Questions of this year's E-Monev that wait for the officer's unit


def tugas_monev(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    cakupan = cakupan_sendiri(petugas, ISI)
    if not (cakupan.kota or cakupan.unit):
        return []
    milik = Pertanyaan.objects.filter(
        cakupan.q("penanggung_jawab"),
        kuesioner__tahun=hari_ini.year,
        penanggung_jawab__isnull=False,
    )
    kurang = sum(not satu.lengkap for satu in milik.prefetch_related("bukti"))
    if not kurang:
        return []
    daftar = reverse("admin:ppid_portal_pertanyaan_changelist")
    return [
        Tugas(
            judul=f"{kurang} pertanyaan E-Monev {hari_ini.year} belum lengkap",
            url=f"{daftar}?kuesioner__tahun={hari_ini.year}",
            jenis="Bukti dukung E-Monev",
            keterangan="Jawab dan lampirkan buktinya.",
        )
    ]


# Desks with open cases whose officer's assignment ends: work before that day, and after.
# An end that was set long ago comes by itself; no form is left to warn anybody then.

# Days before the end, so that the cases can still be passed on.
SIAP = timedelta(days=7)
PERPANJANG = "organisasi.change_penugasan"
JENIS_MEJA = "Serahkan berkas"


@dataclass(frozen=True, slots=True)
class LayananMeja:
    sebutan: str
    model: Any
    terbuka: Collection[str]
    peran: Collection[str]
    izin: str
    serah: str
    # What who keeps the accounts, and no cases, is told of.
    biasa: Q


LAYANAN = (
    LayananMeja(
        "permohonan",
        Permohonan,
        BELUM_USAI,
        informasi.PENANGAN,
        "informasi.jawab_permohonan",
        "admin:informasi_permohonan_serah_terima",
        Q(),
    ),
    LayananMeja(
        "aduan",
        Pengaduan,
        TERBUKA,
        (*pengaduan.PENANGAN, Peran.INSPEKTORAT),
        "pengaduan.tangani_pengaduan",
        "admin:pengaduan_pengaduan_serah_terima",
        Q(berkadar=False),
    ),
)


def tugas_meja(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """For who may pass the cases on, or prolong the assignment; one query a service."""
    semua = [t for satu in LAYANAN for t in _tugas(satu, petugas, hari_ini)]
    hasil = urutkan(semua)[:BANYAK_MAKS]
    if len(semua) > BANYAK_MAKS:
        daftar = reverse("admin:organisasi_penugasan_changelist")
        hasil.append(lainnya(len(semua), url=daftar, jenis=JENIS_MEJA))
    return hasil


def _tugas(layanan: LayananMeja, petugas: Petugas, hari_ini: date) -> list[Tugas]:
    menyerahkan = petugas.has_perm(layanan.izin)
    if not (menyerahkan or petugas.has_perm(PERPANJANG)):
        return []
    semua = layanan.model.objects.filter(layanan.biasa)
    if menyerahkan:
        cakupan = cakupan_izin(petugas, layanan.izin)
        semua = layanan.model.objects.untuk(petugas).filter(cakupan.q("pemegang"))
    baris = list(_ditinggalkan(layanan, semua, hari_ini))
    orang = Petugas.objects.in_bulk({satu["penangan"] for satu in baris})
    unit = Unit.objects.in_bulk({satu["pemegang"] for satu in baris})
    return [
        Tugas(
            judul=f"{orang[satu['penangan']]} masih memegang {satu['jumlah']} "
            f"{layanan.sebutan} {unit[satu['pemegang']].nama_pendek}",
            url=_alamat(layanan, orang[satu["penangan"]], menyerahkan=menyerahkan),
            jenis=JENIS_MEJA,
            tenggat=satu["akhir"] or hari_ini,
            unit=unit[satu["pemegang"]].nama_pendek,
            keterangan=_keterangan(satu["akhir"], hari_ini),
            banyak=satu["jumlah"],
        )
        for satu in baris
    ]


def _ditinggalkan(
    layanan: LayananMeja, semua: QuerySet[Any], hari_ini: date
) -> QuerySet[Any, dict[str, Any]]:
    penugasan = Penugasan.objects.filter(
        Q(peran__in=PERAN_KOTA)
        | Q(unit=OuterRef("pemegang"))
        | Q(unit=OuterRef("pemegang__induk"))
        | Q(unit=OuterRef("pemegang__induk__induk")),
        petugas=OuterRef("penangan"),
        peran__in=layanan.peran,
    )
    lanjut = penugasan.berlaku(hari_ini + SIAP)
    akhir = penugasan.filter(mulai__lte=hari_ini, selesai__isnull=False)
    meja = semua.filter(status__in=layanan.terbuka, penangan__isnull=False)
    # In a subquery of its own: the scope may join, and a join would count twice.
    hasil: QuerySet[Any, dict[str, Any]] = (
        layanan.model.objects.filter(~Exists(lanjut), pk__in=meja.values("pk"))
        .annotate(akhir=Subquery(akhir.order_by("-selesai").values("selesai")[:1]))
        .values("penangan", "pemegang", "akhir")
        .annotate(jumlah=Count("pk"))
        .order_by()
    )
    return hasil


def _keterangan(akhir: date | None, hari_ini: date) -> str:
    if akhir and akhir >= hari_ini:
        return f"Penugasannya berakhir {tanggal(akhir)}: serahkan berkasnya, atau perpanjang."
    return "Ia tidak bertugas lagi di sana: serahkan berkasnya, atau perpanjang penugasannya."


def _alamat(layanan: LayananMeja, orang: Petugas, *, menyerahkan: bool) -> str:
    if menyerahkan:
        return f"{reverse(layanan.serah)}?dari={orang.pk}"
    daftar = reverse("admin:organisasi_penugasan_changelist")
    return f"{daftar}?{urlencode({'q': orang.nama})}"


# Each app's part of the today list.
SUMBER_TUGAS: tuple[Callable[[Petugas, date], list[Tugas]], ...] = (
    *(tugas_permohonan, tugas_keberatan, tugas_pengaduan, tugas_kiriman, tugas_janji),
    *(tugas_pendaftaran, tugas_katalog, tugas_pemangku, tugas_laporan, tugas_monev),
    *(tugas_pimpinan, tugas_meja, tugas_kantor),
)


def tugas_hari_ini(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    return urutkan([t for sumber in SUMBER_TUGAS for t in sumber(petugas, hari_ini)])


# The morning work, once a day: open what ends by law, warn who must act.


@dataclass(frozen=True, slots=True)
class HasilPengingat:
    dibuka: int
    pesan: int


def ingatkan(*, pada: datetime, hari_ini: date) -> HasilPengingat:
    """Repeatable: each rung is taken once, each officer told once a working day."""
    dibuka = buka_yang_berakhir(pada=pada, hari_ini=hari_ini)
    if not hari_kerja(hari_ini, HariLibur.objects.kalender()):
        return HasilPengingat(dibuka, 0)
    peringatan = [
        *tangga_aduan.naikkan(pada=pada, hari_ini=hari_ini),
        *tangga_informasi.naikkan(pada=pada, hari_ini=hari_ini),
    ]
    ingatkan_tindak_lanjut(pada=pada, hari_ini=hari_ini)
    semua = penerima(hari_ini)
    kabar = per_petugas(peringatan, semua)
    pesan = sum(
        kirim_ringkasan(
            petugas,
            tugas_hari_ini(petugas, hari_ini),
            kabar.get(petugas.pk, ()),
            pada=pada,
            hari_ini=hari_ini,
        )
        for petugas in semua
    )
    return HasilPengingat(dibuka, pesan)
