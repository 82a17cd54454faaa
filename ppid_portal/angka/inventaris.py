"""Group C of the indicators: the inventory of stakeholders as it stands when reckoned."""

from __future__ import annotations

from django.db.models import QuerySet

from organisasi.models import Petugas
from pemangku.models import Pemangku, SasaranPutaran
from pemangku.putaran.angka import (
    BarisPendaftaran,
    baca_duplikat,
    baca_kelurahan,
    baca_pemangku,
    baca_pendaftaran,
    baca_sasaran,
    pecah_unsur,
)
from pemangku.ruang.pendaftaran import PERIKSA
from ppid_portal.angka.angka import (
    Arah,
    Indikator,
    Satuan,
    Sumber,
    Ukur,
    bagian,
    jumlah,
    sebaran,
)

SEMUA_SASARAN = "semua unit sasaran putaran"
AKTIF = "pemangku yang aktif"


def _diperiksa(d: BarisPendaftaran, u: Ukur) -> int | None:
    """Whether staff decided in time; None while they may."""
    putus, batas = d.diputus_pada, u.batas(PERIKSA, d.hari)
    if not u.dinilai(putus, d.hari, batas):
        return None
    return putus is not None and u.hk(d.hari, putus) <= batas


SASARAN_C: tuple[Indikator, ...] = (
    bagian(
        "C1",
        "Unit terinventaris",
        pembilang="unit yang pemangku segarnya mencapai target",
        penyebut=SEMUA_SASARAN,
        nilai=lambda s, _: s.terinventaris,
        saat=True,
    ),
    bagian(
        "C6",
        "Petugas layanan bernama",
        pembilang="unit yang catatan segarnya menyebut PPID pelaksana dan admin SP4N (boleh satu orang)",
        penyebut=SEMUA_SASARAN,
        nilai=lambda s, _: s.bernama,
        saat=True,
    ),
)
UNSUR: tuple[Indikator, ...] = (
    bagian(
        "C3",
        "Kelengkapan unsur",
        pembilang="unsur wajib yang terpenuhi di unit sasaran",
        penyebut="unsur wajib, tanpa yang dinyatakan tidak ada",
        nilai=lambda u, _: u.ada,
        saat=True,
    ),
)
KELURAHAN: tuple[Indikator, ...] = (
    bagian(
        "C2",
        "Kelurahan tercakup",
        pembilang="kelurahan dengan pemangku luar pemerintah yang segar, yang berada atau bekerja di kelurahan itu",
        penyebut="kelurahan yang aktif",
        nilai=lambda k, _: k.tercakup,
        catatan="Pemangku yang meliputi kecamatan atau seluruh kota tidak dihitung untuk kelurahan.",
        saat=True,
    ),
)
PEMANGKU: tuple[Indikator, ...] = (
    bagian(
        "C4",
        "Kesegaran data",
        pembilang="pemangku terverifikasi yang masih berlaku dan tidak perlu dicek",
        penyebut=AKTIF,
        nilai=lambda p, _: p.segar,
        catatan="Yang belum pernah diverifikasi dihitung tidak segar.",
        saat=True,
    ),
    sebaran(
        "C4u",
        "Umur verifikasi",
        pembilang="jumlah hari sejak terakhir diverifikasi",
        penyebut="pemangku aktif yang pernah diverifikasi",
        nilai=lambda p, u: u.sejak(p.periksa),
        satuan=Satuan.HARI,
        saat=True,
    ),
    bagian(
        "C5",
        "Dapat dihubungi",
        pembilang="pemangku dengan kanal yang berfungsi atau belum diuji, kedinasan atau dengan persetujuan",
        penyebut=AKTIF,
        nilai=lambda p, _: p.terhubung,
        saat=True,
    ),
)
ANTREAN: tuple[Indikator, ...] = (
    bagian(
        "C7",
        "Pendaftaran diperiksa tepat waktu",
        pembilang="pendaftaran mandiri yang diputuskan petugas dalam batasnya (bawaan 5 hari kerja)",
        penyebut="pendaftaran mandiri yang diputuskan atau lewat batasnya",
        nilai=_diperiksa,
        catatan="Yang terhapus sendiri karena lewat waktu dihitung terlambat.",
    ),
)
DUPLIKAT: tuple[Indikator, ...] = (
    jumlah(
        "C8",
        "Dugaan duplikat terbuka",
        pembilang="pasangan catatan yang sangat mungkin sama (80 poin atau lebih) dan belum diputuskan",
        arah=Arah.TURUN,
        saat=True,
    ),
)


def milik_sasaran(petugas: Petugas) -> QuerySet:
    return SasaranPutaran.objects.untuk(petugas).select_related("unit")


SUMBER = (
    Sumber(SASARAN_C, lambda r: baca_sasaran(r.hari), milik_sasaran),
    Sumber(UNSUR, lambda r: pecah_unsur(baca_sasaran(r.hari))),
    Sumber(KELURAHAN, lambda r: baca_kelurahan(r.hari)),
    Sumber(PEMANGKU, lambda r: baca_pemangku(r.hari), Pemangku.objects.untuk),
    Sumber(ANTREAN, lambda _: baca_pendaftaran()),
    Sumber(DUPLIKAT, lambda r: baca_duplikat(r.hari)),
)
