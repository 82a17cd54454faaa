"""What waits for an officer in complaints and their hand-overs; emergencies stand first."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.rujukan import StatusRujukan
from organisasi.kantor.izin import cakupan_izin
from organisasi.staf.hari_ini import Berat, Tugas, cakupan_sendiri, potong
from pengaduan.aduan.models import TAK_DIDAFTAR, Pengaduan
from pengaduan.aduan.pilihan import (
    IZIN_PERIKSA,
    IZIN_TANGANI,
    IZIN_VERIFIKASI,
    TERBUKA,
    TindakanPengaduan,
)
from pengaduan.darurat.konsol import berjaga
from pengaduan.darurat.models import IZIN_TANGANI as IZIN_INSIDEN, Insiden
from pengaduan.lapor.laporan_keluar import mode_api
from pengaduan.lapor.models import Kiriman, Penerusan, Sirkuit, TindakanPenerusan
from pengaduan.lapor.pemantauan import TANPA_STATUS
from pengaduan.lapor.sirkuit import (
    BATAS_TANGAN,
    BATAS_TUNGGU,
    keadaan_sirkuit,
    umur_tertua,
)
from pengaduan.penanganan.rujukan import RujukanPengaduan

if TYPE_CHECKING:
    from organisasi.models import Petugas, Unit
    from pengaduan.aduan.models import PengaduanQuerySet

S = Pengaduan.Status
# So long what was no emergency stands on the list; it stays in its own list for good.
BARU = timedelta(days=14)


def tugas_pengaduan(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    hasil: list[Tugas] = []
    semua = Pengaduan.objects.untuk(petugas)
    if petugas.has_perm(IZIN_INSIDEN):
        hasil += _insiden(petugas, hari_ini)
    if berjaga(petugas):
        konsol = reverse("admin:pengaduan_insiden_konsol")
        hasil.append(Tugas(judul="Buka konsol darurat", url=konsol, jenis="Berjaga"))
    if petugas.has_perm(IZIN_VERIFIKASI):
        hasil += _bukan_darurat(petugas, hari_ini)
        hasil += _potong(semua.filter(status=S.MASUK), "Periksa aduan")
        hasil += _potong(semua.filter(status=S.TERVERIFIKASI), "Teruskan aduan")
        menunggu = rujukan_menunggu_putusan(hari_ini).values("berkas")
        hasil += _potong(
            semua.filter(pk__in=menunggu, status__in=TERBUKA),
            f"{TindakanPengaduan.PUTUSKAN_RUJUKAN.label} aduan",
        )
    if petugas.has_perm(IZIN_TANGANI):
        # Of city-wide roles what their own units hold; all that is grave (Inspektorat).
        milik = cakupan_sendiri(petugas, IZIN_TANGANI).q("pemegang") | Q(berkadar=True)
        perlu = Q(status=S.DITERUSKAN) | Q(
            status=S.DITINDAKLANJUTI, diusulkan_oleh__isnull=True
        )
        hasil += _potong(semua.filter(milik, perlu), "Tangani aduan")
        hasil += _tawaran(petugas)
    if petugas.has_perm(IZIN_PERIKSA):
        hasil += _potong(hasil_menunggu(petugas), "Periksa hasil aduan", "periksa")
    return hasil


def _ke(satu: Model) -> str:
    return reverse(f"admin:pengaduan_{satu._meta.model_name}_change", args=(satu.pk,))


def _daftar(model: str, saringan: str = "") -> str:
    return f"{reverse(f'admin:pengaduan_{model}_changelist')}{saringan}"


def _potong(semua: QuerySet[Pengaduan], jenis: str, perlu: str = "saya") -> list[Tugas]:
    return potong(
        semua.select_related("pemegang")
        .defer(*TAK_DIDAFTAR)
        .order_by("jatuh_tempo", "-prioritas", "pk"),
        jenis=jenis,
        semua=_daftar("pengaduan", f"?perlu={perlu}"),
        buat=lambda satu: _tugas(satu, jenis, satu.jatuh_tempo, satu.pemegang),
    )


def _tugas(satu: Pengaduan, jenis: str, tenggat: date | None, unit: Unit) -> Tugas:
    mendesak = satu.prioritas == Pengaduan.Prioritas.MENDESAK
    penting = satu.prioritas > Pengaduan.Prioritas.BIASA
    return Tugas(
        judul=f"{satu.nomor}: {satu.judul}",
        nomor=satu.nomor,
        url=_ke(satu),
        jenis=jenis,
        tenggat=tenggat,
        unit=unit.nama_pendek,
        keterangan=satu.get_prioritas_display() if penting else "",
        berat=Berat.MENDESAK if mendesak else Berat.BIASA,
    )


def hasil_menunggu(petugas: Petugas) -> PengaduanQuerySet:
    """Two people look before one is closed; without a second in the unit the SP4N admin."""
    cakupan = cakupan_izin(petugas, IZIN_PERIKSA)
    menunggu = Pengaduan.objects.untuk(petugas).filter(
        cakupan.q("pemegang") | cakupan.q("unit"),
        status=S.DITINDAKLANJUTI,
        diusulkan_oleh__isnull=False,
    )
    return menunggu.exclude(diusulkan_oleh=petugas)


def _insiden(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    jenis = "Darurat: telepon 112"
    return potong(
        Insiden.objects.untuk(petugas)
        .belum_tuntas()
        .defer("kontak", "kata_petugas", "uraian")
        .order_by("pk"),
        jenis=jenis,
        semua=_daftar("insiden"),
        buat=lambda satu: Tugas(
            judul=f"{satu.nomor}: {satu.get_status_display().lower()}",
            nomor=satu.nomor,
            url=_ke(satu),
            jenis=jenis,
            tenggat=hari_ini,
            keterangan=f"Masuk {timezone.localtime(satu.diterima_pada):%H.%M}",
            berat=Berat.DARURAT,
        ),
    )


def _bukan_darurat(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    jenis = "Jadikan aduan bila perlu"
    baru = Insiden.objects.untuk(petugas).filter(
        status=Insiden.Status.BUKAN_DARURAT,
        menjadi__isnull=True,
        pengaduan__isnull=True,
        status_sejak__date__gt=hari_ini - BARU,
    )
    return potong(
        baru.only("nomor", "status_sejak").order_by("pk"),
        jenis=jenis,
        semua=_daftar("insiden", "?status__exact=bukan_darurat"),
        buat=lambda satu: Tugas(
            judul=f"{satu.nomor}: dinilai bukan darurat",
            nomor=satu.nomor,
            url=_ke(satu),
            jenis=jenis,
            tenggat=timezone.localdate(satu.status_sejak) + BARU,
        ),
    )


def rujukan_menunggu_putusan(hari_ini: date) -> QuerySet[RujukanPengaduan]:
    return RujukanPengaduan.objects.filter(
        Q(status=StatusRujukan.DIKEMBALIKAN)
        | Q(status=StatusRujukan.DIAJUKAN, tenggat__lt=hari_ini)
    )


def _tawaran(petugas: Petugas) -> list[Tugas]:
    cakupan = cakupan_sendiri(petugas, IZIN_TANGANI)
    tawaran = RujukanPengaduan.objects.filter(
        cakupan.q("ke_unit"),
        status=StatusRujukan.DIAJUKAN,
        berkas__berkadar=False,
        berkas__status__in=TERBUKA,
    )
    jenis = "Jawab rujukan aduan"
    return potong(
        tawaran.select_related("berkas", "ke_unit")
        .defer(*(f"berkas__{kolom}" for kolom in TAK_DIDAFTAR))
        .order_by("tenggat", "pk"),
        jenis=jenis,
        semua=_daftar("pengaduan", "?perlu=saya"),
        buat=lambda satu: _tugas(satu.berkas, jenis, satu.tenggat, satu.ke_unit),
    )


# Hand-overs: numbers to type back, stuck steps, the channel


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
        semua=_daftar("penerusan", "?perlu=tanpa_nomor"),
        buat=lambda satu: Tugas(
            judul=f"{satu.nomor}: {satu.pengaduan.judul}",
            nomor=satu.nomor,
            url=_ke(satu),
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
        semua=_daftar("kiriman", "?perlu=macet"),
        buat=lambda satu: Tugas(
            judul=f"{satu.penerusan.nomor}: {satu.get_langkah_display().lower()}",
            url=_ke(satu),
            jenis=jenis,
            keterangan=f"{satu.get_status_display()}. {satu.galat}"[:200],
        ),
    )


def _kanal(pada: datetime) -> list[Tugas]:
    hasil = []
    if mode_api() and keadaan_sirkuit() == Sirkuit.Keadaan.DIMATIKAN:
        hasil.append(
            (
                "Pengiriman dimatikan: setelannya ditolak",
                _daftar("sirkuit"),
                "Perbaiki setelannya, atau teruskan dengan tangan.",
            )
        )
    umur = umur_tertua(pada)
    if umur > BATAS_TUNGGU:
        hasil.append(
            (
                f"Kiriman menunggu {int(umur.total_seconds() // 3600)} jam",
                _daftar("kiriman", "?perlu=menunggu"),
                "Lebih dari sehari: teruskan dengan tangan."
                if umur > BATAS_TANGAN
                else "Berangkat sendiri begitu SP4N-LAPOR! menjawab.",
            )
        )
    if sepi := Penerusan.objects.tanpa_kabar(pada - TANPA_STATUS).count():
        hasil.append(
            (
                f"{sepi} aduan terkirim tanpa kabar lebih dari sehari",
                _daftar("penerusan", "?cara=api"),
                "Cari nomornya di SP4N-LAPOR!.",
            )
        )
    return [
        Tugas(judul=judul, url=url, jenis="Kanal SP4N-LAPOR!", keterangan=keterangan)
        for judul, url, keterangan in hasil
    ]
