"""Bahan Rakor: two pages that turn a visit into a review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kertas.dokumen import Pencetak, lembar_dinas
from organisasi.kertas.naskah import Unsur, bab, kalimat, rincian, tabel
from organisasi.models import Petugas, Unit
from pemangku.izin import OPERATOR, PELAKSANA
from pemangku.models import Janji, Kegiatan, LaporanTerusan
from pemangku.putaran.rekap import hitung_unit
from ppid_portal.lembar.angka_wilayah import (
    AngkaWilayah,
    angka_darurat,
    angka_katalog,
    angka_pengaduan,
    angka_permohonan,
    tidak_dikuasai,
)

# Who prints it for every unit; an operator for the own one.
PENCETAK_KOTA = PELAKSANA | {Peran.PIMPINAN, Peran.PPID_UTAMA}
# So that it stays on two pages.
BARIS_UNSUR, BARIS_TINDAK = 12, 8
CELAH_KATALOG = 3
PANJANG_URAIAN = 110


def cakupan_bahan(petugas: Petugas) -> Cakupan:
    return Cakupan.untuk(petugas, kota=PENCETAK_KOTA, unit=OPERATOR)


def unit_bahan(petugas: Petugas, hari: date) -> list[Unit]:
    semua = Unit.objects.berjalan(hari).ber_ppid().exclude(jenis=Unit.Jenis.KELURAHAN)
    milik = semua.filter(cakupan_bahan(petugas).q(""))
    return list(milik.select_related("wilayah").order_by("jenis", "nama"))


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


def _layanan(judul: str, angka: AngkaWilayah) -> Iterator[Unsur]:
    yield bab(judul)
    yield rincian(
        ("Jumlah", str(angka.jumlah)),
        ("Tepat waktu", f"{angka.tepat.kata}; seluruh kota {angka.tepat_kota.kata}"),
        ("Terbuka dan lewat batas", str(angka.lewat)),
        ("Terbanyak", "; ".join(f"{nama} {banyak}" for nama, banyak in angka.topik)),
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
    yield bab("Pemangku menurut unsur")
    if not semua:
        yield from kalimat("Belum ada pemangku yang tercatat.")
        return
    baris = [(nama, *map(str, banyak)) for nama, banyak in semua]
    yield tabel(
        ("Unsur", "Aktif", "Segar", "Kedaluwarsa"),
        baris[:BARIS_UNSUR],
        (40, 12, 12, 14),
    )
    yield from _sisa(len(baris) - BARIS_UNSUR, "unsur")


def _komitmen(unit: Unit, bawah: Sequence[int], hari: date) -> Iterator[Unsur]:
    """Pledges of the last visit by state; three sums that are never added."""
    di_sini = Q(tuan_rumah__in=bawah) | Q(sasaran__unit=unit)
    terlaksana = Kegiatan.objects.terlaksana().filter(di_sini, mulai__date__lte=hari)
    akhir = terlaksana.order_by("-mulai", "-pk").first()
    yield bab("Komitmen kunjungan terakhir dan hasilnya")
    if akhir is None:
        yield from kalimat("Belum ada kunjungan yang terlaksana.")
        return
    kapan = f"Kunjungan {tanggal(timezone.localdate(akhir.mulai))} ({akhir.nomor})"
    semua = akhir.janji.komitmen().dengan_terusan()
    hitung = Counter(satu.keadaan(hari) for satu in semua)
    if not hitung:
        yield from kalimat(f"{kapan}: tidak ada komitmen.")
        return
    tiga = LaporanTerusan.objects.filter(komitmen__kegiatan=akhir).tiga_jumlah()
    yield from kalimat(f"{kapan}. Ketiga jumlah berbeda jenis; jangan dijumlahkan.")
    yield rincian(
        ("Komitmen", str(hitung.total())),
        *((str(k.label), str(hitung[k] or "")) for k in Janji.Keadaan),
        ("Tatap muka terhitung", f"{tiga.tatap_muka_terhitung} orang"),
        ("Tatap muka perkiraan", f"{tiga.tatap_muka_perkiraan} orang"),
        ("Jangkauan pesan", f"{tiga.jangkauan_pesan} orang"),
    )


def _tindak_lanjut(unit: Sequence[int], hari: date) -> Iterator[Unsur]:
    semua = Janji.objects.tindak_lanjut().berlaku().filter(pj_unit__in=unit)
    terbuka = list(semua.order_by("tenggat", "pk"))
    yield bab("Tindak lanjut yang terbuka")
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
    yield from _sisa(len(baris) - BARIS_TINDAK, "tindak lanjut")


def _sisa(banyak: int, kata: str) -> Iterator[Unsur]:
    if banyak > 0:
        yield from kalimat(f"Dan {banyak} {kata} lagi.")
