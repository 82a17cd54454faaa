"""Bahan Rakor: two pages that turn a visit into a review; no name of anybody.

They tell what a kecamatan was asked, told and left waiting in twelve months: of complaints
nothing that the Inspektorat alone may read, nor what asked for secrecy.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils import timezone

from informasi.models import DokumenInformasi, HasilPermohonan, Permohonan
from informasi.permohonan.models import PermohonanQuerySet
from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kertas.dokumen import Pencetak, lembar_dinas
from organisasi.kertas.naskah import Unsur, bab, kalimat, rincian, tabel
from organisasi.models import Petugas, Unit
from organisasi.waktu.tenggat import Ketepatan
from pemangku.izin import OPERATOR, PELAKSANA
from pemangku.models import Janji, Kegiatan, LaporanTerusan
from pemangku.putaran.sasaran import hitung_unit
from pengaduan.aduan.models import PengaduanQuerySet
from pengaduan.models import HitunganDarurat, Pengaduan
from ppid_portal.angka.angka import Angka
from ppid_portal.angka.potret import kata

# Who prints it for every unit; an operator for the own one.
PENCETAK_KOTA = PELAKSANA | {Peran.PIMPINAN, Peran.PPID_UTAMA}
# So that it stays on two pages.
BARIS_UNSUR, BARIS_TINDAK = 12, 8
CELAH_KATALOG = 3
PANJANG_URAIAN = 110
SETAHUN, TIGA_BULAN = timedelta(days=365), timedelta(days=90)
TERATAS = 5
type Kasus = PermohonanQuerySet | PengaduanQuerySet


def angka_permohonan(unit: Sequence[int], hari: date) -> dict[str, Any]:
    semua = Permohonan.objects.filter(
        tanggal_terima__gt=hari - SETAHUN, tanggal_terima__lte=hari
    )
    milik = semua.filter(pemegang__in=unit)
    return _angka(milik, semua, "dokumen__kelompok__nama", hari)


def tidak_dikuasai(unit: Sequence[int], hari: date) -> int:
    """Requests of three months that show a gap of the catalogue."""
    return Permohonan.objects.filter(
        pemegang__in=unit,
        hasil=HasilPermohonan.TIDAK_DIKUASAI,
        dijawab_pada__date__gt=hari - TIGA_BULAN,
    ).count()


def angka_pengaduan(kecamatan: Unit, unit: Sequence[int], hari: date) -> dict[str, Any]:
    """Complaints located in the kecamatan; of any other unit those it holds."""
    semua = Pengaduan.objects.filter(
        berkadar=False,
        rahasia=False,
        tanggal_terima__gt=hari - SETAHUN,
        tanggal_terima__lte=hari,
    )
    # An office's region is the whole city: what it holds counts, not where it is.
    milik = (
        semua.filter(kelurahan__induk=kecamatan.wilayah_id)
        if kecamatan.jenis == Unit.Jenis.KECAMATAN and kecamatan.wilayah_id
        else semua.filter(pemegang__in=unit)
    )
    return _angka(milik, semua, "kategori__nama", hari)


def _angka(milik: Kasus, semua: Kasus, topik: str, hari: date) -> dict[str, Any]:
    menurut = milik.order_by().values_list(topik).annotate(banyak=Count("pk"))
    teratas = menurut.order_by("-banyak", topik)[:TERATAS]
    return {
        "jumlah": milik.count(),
        "topik": [(nama or "Lainnya", banyak) for nama, banyak in teratas],
        "tepat": _tepat(milik, hari),
        "tepat_kota": _tepat(semua, hari),
        "lewat": milik.lewat_tempo(hari).count(),
    }


def _tepat(semua: Kasus, hari: date) -> Angka:
    dinilai = semua.order_by().dengan_ketepatan(hari)
    tepat, lambat = Q(ketepatan=Ketepatan.TEPAT), Q(ketepatan=Ketepatan.LAMBAT)
    banyak = dinilai.aggregate(
        tepat=Count("pk", filter=tepat), semua=Count("pk", filter=tepat | lambat)
    )
    return Angka.bagian(banyak["tepat"], banyak["semua"])


def angka_darurat(kecamatan: Unit, hari: date) -> tuple[int, int]:
    """How often people there were led to 112, and how many said it was no emergency."""
    hitung = HitunganDarurat.objects.filter(
        kecamatan=kecamatan.wilayah_id,
        kecamatan__isnull=False,
        hari__gt=hari - SETAHUN,
        hari__lte=hari,
    ).aggregate(tampil=Sum("tampil", default=0), lanjut=Sum("lanjut", default=0))
    return hitung["tampil"], hitung["lanjut"]


def angka_katalog(unit: Sequence[int], hari: date) -> tuple[int, int]:
    semua = DokumenInformasi.objects.terbit().filter(unit__in=unit)
    return semua.count(), semua.basi(hari).count()


# The paper


def cakupan_bahan(petugas: Petugas) -> Cakupan:
    return Cakupan.untuk(petugas, kota=PENCETAK_KOTA, unit=OPERATOR)


def unit_bahan(petugas: Petugas, hari: date) -> list[Unit]:
    semua = Unit.objects.kantor_ppid(hari).select_related("wilayah")
    return list(semua.filter(cakupan_bahan(petugas).q("")))


def isi_bahan(unit: Unit, *, pencetak: Pencetak, hari: date) -> dict[str, Any]:
    """Values of the paper; numbers only, nobody who asked or complained is named."""
    bawah = list(Unit.objects.di_bawah([unit.pk]).values_list("pk", flat=True))
    return lembar_dinas(
        pencetak,
        judul=f"Bahan Rakor {unit.nama}",
        hal=f"Bahan Rakor {unit.nama}",
        bagian=[
            *kalimat(f"Dua belas bulan terakhir, sampai {tanggal(hari)}."),
            *_layanan("Permohonan informasi", angka_permohonan(bawah, hari)),
            *_layanan("Pengaduan", angka_pengaduan(unit, bawah, hari)),
            *_lain(unit, bawah, hari),
            *_pemangku(unit, hari),
            *_komitmen(unit, bawah, hari),
            *_tindak_lanjut(bawah, hari),
        ],
    )


def _layanan(judul: str, angka: dict[str, Any]) -> Iterator[Unsur]:
    tepat, kota = (kata("A2", angka[nama]) for nama in ("tepat", "tepat_kota"))
    yield bab(judul)
    yield rincian(
        ("Jumlah", str(angka["jumlah"])),
        ("Tepat waktu", f"{tepat}; seluruh kota {kota}"),
        ("Terbuka dan lewat batas", str(angka["lewat"])),
        ("Terbanyak", "; ".join(f"{nama} {banyak}" for nama, banyak in angka["topik"])),
    )


def _lain(unit: Unit, bawah: Sequence[int], hari: date) -> Iterator[Unsur]:
    tampil, lanjut = angka_darurat(unit, hari)
    semua, basi = angka_katalog(bawah, hari)
    celah = tidak_dikuasai(bawah, hari)
    yield bab("112 dan daftar informasi")
    yield rincian(
        (
            "Diarahkan ke 112",
            f"{tampil} kali; {lanjut} menyatakan bukan darurat" if tampil else "",
        ),
        (
            "Informasi dalam daftar",
            f"{semua}; {basi} belum dimutakhirkan pada waktunya",
        ),
        (
            "Diminta, tetapi tidak dikuasai",
            f"{celah} kali dalam tiga bulan" if celah >= CELAH_KATALOG else "",
        ),
    )


def _pemangku(unit: Unit, hari: date) -> Iterator[Unsur]:
    semua = hitung_unit(unit.pk, hari)
    yield bab("Pemangku menurut kelompok")
    if not semua:
        yield from kalimat("Belum ada pemangku yang tercatat.")
        return
    baris = [(nama, *map(str, banyak)) for nama, banyak in semua]
    yield tabel(
        ("Kelompok", "Aktif", "Data mutakhir", "Kedaluwarsa"),
        baris[:BARIS_UNSUR],
        (40, 12, 12, 14),
    )
    yield from _sisa(len(baris) - BARIS_UNSUR, "kelompok")


def _komitmen(unit: Unit, bawah: Sequence[int], hari: date) -> Iterator[Unsur]:
    """Pledges of the last visit by state; three sums that are never added."""
    di_sini = Q(tuan_rumah__in=bawah) | Q(sasaran__unit=unit)
    terlaksana = Kegiatan.objects.terlaksana().filter(di_sini, mulai__date__lte=hari)
    akhir = terlaksana.order_by("-mulai", "-pk").first()
    yield bab("Janji kunjungan terakhir dan hasilnya")
    if akhir is None:
        yield from kalimat("Belum ada kunjungan yang terlaksana.")
        return
    kapan = f"Kunjungan {tanggal(timezone.localdate(akhir.mulai))} ({akhir.nomor})"
    semua = akhir.janji.komitmen().dengan_terusan()
    hitung = Counter(satu.keadaan(hari) for satu in semua)
    if not hitung:
        yield from kalimat(f"{kapan}: tidak ada janji.")
        return
    tiga = LaporanTerusan.objects.filter(komitmen__kegiatan=akhir).tiga_jumlah()
    yield from kalimat(f"{kapan}. Ketiga jumlah berbeda jenis; jangan dijumlahkan.")
    yield rincian(
        ("Janji", str(hitung.total())),
        *((str(k.label), str(hitung[k] or "")) for k in Janji.Keadaan),
        *((kata, f"{n} orang") for kata, n in tiga.items()),
    )


def _tindak_lanjut(unit: Sequence[int], hari: date) -> Iterator[Unsur]:
    semua = Janji.objects.dari_kunjungan().berlaku().filter(pj_unit__in=unit)
    terbuka = list(semua.order_by("tenggat", "pk"))
    yield bab("Langkah berikutnya yang terbuka")
    if not terbuka:
        yield from kalimat("Tidak ada.")
        return
    baris = [
        (
            satu.uraian[:PANJANG_URAIAN],
            tanggal_pendek(satu.tenggat) + (" (lewat)" if satu.tenggat < hari else ""),
        )
        for satu in terbuka
    ]
    yield tabel(("Uraian", "Tenggat"), baris[:BARIS_TINDAK], (60, 20))
    yield from _sisa(len(baris) - BARIS_TINDAK, "langkah")


def _sisa(banyak: int, kata: str) -> Iterator[Unsur]:
    if banyak > 0:
        yield from kalimat(f"Dan {banyak} {kata} lagi.")
