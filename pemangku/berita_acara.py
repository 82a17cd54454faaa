"""The berita acara of a visit: who was there, what was inventoried, what was agreed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kertas.naskah import Unsur, bab, kalimat, rincian, tabel, tanda_tangan
from pemangku.kertas import TITIK
from pemangku.kertas_kegiatan import Bahan, hari_tanggal, lembar, waktu_singkat
from pemangku.models import Kegiatan, Kehadiran, Pemangku, Verifikasi

INVENTARISASI = "Berita Acara Inventarisasi Pemangku Kepentingan"
FKP = "Berita Acara Forum Konsultasi Publik"
DRAF = "DRAF"
L, P = "l", "p"


def isi_berita_acara(bahan: Bahan) -> dict[str, Any]:
    """Values for PDF and print page; without a number it is a draft (9.2, PK-24)."""
    kegiatan = bahan.kegiatan
    nomor = kegiatan.nomor_berita_acara
    return lembar(
        bahan,
        judul=FKP if Kegiatan.Jenis.FKP in kegiatan.jenis else INVENTARISASI,
        nomor=nomor,
        tanda="" if nomor else DRAF,
        latar="" if nomor else DRAF,
        bagian=list(_bagian(kegiatan)),
    )


def _bagian(kegiatan: Kegiatan) -> Iterator[Unsur]:
    yield from kalimat(
        f"Pada hari ini, {hari_tanggal(kegiatan)}, pukul {waktu_singkat(kegiatan)}, "
        f"bertempat di {kegiatan.tempat}, dilaksanakan {kegiatan.judul} oleh "
        f"{kegiatan.penyelenggara} bersama {kegiatan.tuan_rumah} sebagai tuan rumah."
    )
    if kegiatan.dasar_surat:
        yield rincian(("Dasar", kegiatan.dasar_surat))
    yield bab("Peserta")
    yield from bagian_peserta(kegiatan)
    yield bab("Hasil inventarisasi")
    yield from _inventaris(kegiatan)
    yield bab("Kesepakatan")
    yield from kalimat(kegiatan.kesimpulan or "Tidak ada kesepakatan yang dicatat.")
    yield from bagian_komitmen(kegiatan)
    yield bab("Tindak lanjut")
    yield from bagian_tindak_lanjut(kegiatan)
    yield tanda_tangan(
        (kegiatan.penyelenggara.nama, TITIK), (kegiatan.tuan_rumah.nama, TITIK)
    )


def bagian_peserta(kegiatan: Kegiatan) -> Iterator[Unsur]:
    """Who counts, by part of society and L/P; the nameless stand apart."""
    hitung: dict[str, Counter[str]] = defaultdict(Counter)
    for hadir in (
        Kehadiran.objects.sah().filter(kegiatan=kegiatan).select_related("unsur")
    ):
        nama = hadir.unsur.nama if hadir.unsur else "Tanpa unsur"
        hitung[nama][hadir.jenis_kelamin] += 1
    semua = sum(hitung.values(), Counter())
    baris = [_baris(nama, satu) for nama, satu in sorted(hitung.items())]
    yield tabel(
        ("Unsur", "L", "P", "Tidak disebut", "Jumlah"),
        [*baris, _baris("Jumlah", semua)],
        (40, 10, 10, 16, 12),
    )
    tanpa_nama = kegiatan.hadir_tak_bernama_l + kegiatan.hadir_tak_bernama_p
    if tanpa_nama:
        yield from kalimat(
            f"Di luar daftar itu hadir {tanpa_nama} orang tanpa nama "
            f"(L {kegiatan.hadir_tak_bernama_l}, P {kegiatan.hadir_tak_bernama_p})."
        )


def _baris(nama: str, satu: Counter[str]) -> tuple[str, ...]:
    angka = (satu[L], satu[P], satu[""], sum(satu.values()))
    return (nama, *map(str, angka))


def _inventaris(kegiatan: Kegiatan) -> Iterator[Unsur]:
    """Active records kept by the host and below, by kind; what is new and what was checked."""
    hari = timezone.localdate(kegiatan.mulai)
    milik = Pemangku.objects.milik_unit(kegiatan.tuan_rumah).aktif()
    diperiksa = _diperiksa(kegiatan, hari)
    hitung: dict[str, Counter[str]] = defaultdict(Counter)
    for satu in milik.select_related("jenis").order_by():
        baru = timezone.localdate(satu.dibuat_pada) == hari
        hitung[satu.jenis.nama] += Counter(
            {
                "aktif": 1,
                "baru": int(baru),
                "diperbarui": int(not baru and satu.pk in diperiksa),
            }
        )
    if not hitung:
        yield from kalimat("Belum ada pemangku yang tercatat.")
        return
    semua = sum(hitung.values(), Counter())
    kolom = ("aktif", "baru", "diperbarui")
    yield tabel(
        ("Jenis", "Aktif", "Baru hari itu", "Diperbarui hari itu"),
        [
            (nama, *(str(satu[k]) for k in kolom))
            for nama, satu in (*sorted(hitung.items()), ("Jumlah", semua))
        ],
        (40, 12, 18, 20),
    )


def _diperiksa(kegiatan: Kegiatan, hari: date) -> set[Any]:
    """Records of the host that were checked on the day and found true or put right."""
    semua = Verifikasi.objects.filter(
        pemangku__in=Pemangku.objects.milik_unit(kegiatan.tuan_rumah).values("pk"),
        pada__date=hari,
        hasil__in=tuple(Verifikasi.MEMASTIKAN),
    )
    return set(semua.order_by().values_list("pemangku", flat=True))


def bagian_komitmen(kegiatan: Kegiatan) -> Iterator[Unsur]:
    """Who promised to pass it on, how often, until when; nothing without pledges."""
    baris = [
        (
            satu.pemangku.nama_tampil,
            satu.get_bentuk_display(),
            f"{satu.target_kali} kali",
            tanggal_pendek(satu.tenggat),
        )
        for satu in kegiatan.komitmen.berlaku().untuk_daftar()
    ]
    if baris:
        yield bab("Komitmen meneruskan")
        yield tabel(
            ("Pemangku", "Lewat", "Berapa kali", "Paling lambat"),
            baris,
            (34, 22, 12, 16),
        )


def bagian_tindak_lanjut(kegiatan: Kegiatan) -> Iterator[Unsur]:
    """What was agreed there, by whom, until when; a sentence when nothing.

    What a pledge asked for later was not agreed at the visit.
    """
    disepakati = kegiatan.tindak_lanjut.filter(komitmen=None).exclude(status="batal")
    baris = [
        (satu.uraian, satu.pj_unit.nama, tanggal_pendek(satu.tenggat))
        for satu in disepakati.select_related("pj_unit")
    ]
    if baris:
        yield tabel(("Uraian", "Penanggung jawab", "Tenggat"), baris, (40, 26, 18))
    else:
        yield from kalimat("Tidak ada tindak lanjut yang dicatat.")
