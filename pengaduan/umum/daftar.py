"""Complaints as the public sees them: filters with counts, pages by key, plain data.

Also those like the one that somebody is typing. Only ``judul_umum`` and ``uraian_umum``, as an officer has checked them, ever leave here.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from operator import itemgetter
from typing import Any

from django.conf import settings
from django.contrib.postgres.search import TrigramSimilarity
from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from organisasi.alur.tindakan import TindakanTerlarang, pastikan, wajib
from organisasi.basis_data.versi import per_versi
from organisasi.halaman.publik import Kursor, baca_kursor
from organisasi.kantor.saat import Saat
from organisasi.langganan.models import Langganan
from organisasi.pribadi.teks_pribadi import temukan_pribadi
from pengaduan.aduan.kategori import KategoriPengaduan
from pengaduan.aduan.models import Pengaduan, PengaduanQuerySet
from pengaduan.aduan.pilihan import (
    BERAKHIR,
    DAPAT_DIIKUTI,
    TERBUKA,
    TindakanPengaduan as T,
)
from pengaduan.aduan.tempat import kelurahan_kota

PER_HALAMAN = 20
PARAMETER = ("kategori", "kelurahan", "status", "setelah")
STATUS = {
    "berjalan": ("Masih ditangani", TERBUKA),
    "selesai": ("Sudah berakhir", BERAKHIR),
}
JUDUL = {"status": "Keadaan", "kategori": "Tentang", "kelurahan": "Kelurahan"}


# Name of the argument, heading, choices: value, words, how many there are, whether chosen.
type Saringan = tuple[str, str, list[dict[str, Any]]]


@dataclass(slots=True)
class DaftarUmum:
    baris: list[Pengaduan]
    saringan: list[Saringan]
    jumlah: int
    sesudah: str = ""
    galat: str = ""


def baca_daftar(query: Mapping[str, str]) -> DaftarUmum:
    dipilih = {nama: query[nama] for nama in JUDUL if query.get(nama)}
    label = label_saringan()
    salah = [n for n, nilai in dipilih.items() if nilai not in label[n]]
    setelah = query.get("setelah", "")
    kursor = baca_kursor(setelah)
    if salah or (setelah and kursor is None):
        apa = JUDUL[salah[0]].lower() if salah else "halaman"
        saringan = _saringan({}, label)
        return DaftarUmum([], saringan, 0, galat=f"Pilihan {apa} ini tidak ada.")
    semua = halaman(terpilih(dipilih), kursor, PER_HALAMAN + 1)
    lebih = len(semua) > PER_HALAMAN
    baris = semua[:PER_HALAMAN]
    return DaftarUmum(
        baris,
        _saringan(dipilih, label),
        sum(b[3] for b in _hitungan() if _cocok(b, dipilih)),
        sesudah=tulis_kunci(baris[-1]) if lebih else "",
    )


def terpilih(dipilih: Mapping[str, str]) -> PengaduanQuerySet:
    # A cookie is a new person each time, so only who confirmed an address counts.
    milik = Langganan.objects.pendukung(OuterRef("nomor")).filter(
        dipastikan_pada__isnull=False
    )
    banyak = milik.order_by().values("kunci").annotate(n=Count("pk")).values("n")
    dukungan = Subquery(banyak, output_field=IntegerField())
    kolom: dict[str, Any] = {}
    if kategori := dipilih.get("kategori"):
        kolom["kategori__kode"] = kategori
    if kelurahan := dipilih.get("kelurahan"):
        kolom["kelurahan_id"] = kelurahan
    if status := dipilih.get("status"):
        kolom["status__in"] = STATUS[status][1]
    return (
        Pengaduan.objects.tampil()
        .filter(**kolom)
        .select_related("kategori", "kelurahan__induk", "pemegang")
        .annotate(dukungan=Coalesce(dukungan, 0))
        .order_by("-terbit_pada", "-id")
    )


def halaman(
    semua: PengaduanQuerySet, kursor: Kursor | None, banyak: int
) -> list[Pengaduan]:
    if kursor is not None:
        pada, pk = kursor
        semua = semua.filter(Q(terbit_pada__lt=pada) | Q(terbit_pada=pada, pk__lt=pk))
    return list(semua[:banyak])


def langkah(pengaduan: Pengaduan) -> list[dict[str, Any]]:
    """What was done, newest first, without a word of those who wrote and answered."""
    terus = pengaduan.penerusan.select_related("unit", "kanal")
    semua = (
        (pengaduan.tanggal_terima, "Aduan diterima"),
        (pengaduan.terverifikasi_pada, "Diperiksa petugas"),
        *((t.diteruskan_pada, f"Diteruskan ke {t.ke}") for t in terus),
        (pengaduan.ditindaklanjuti_pada, "Mulai ditangani"),
        (pengaduan.tuntas_pada, "Hasilnya disampaikan kepada pelapor"),
        (pengaduan.selesai_pada, pengaduan.get_cara_selesai_display()),
    )
    return [{"pada": pada, "judul": kata} for pada, kata in reversed(semua) if pada]


def tulis_kunci(pengaduan: Pengaduan) -> str:
    assert pengaduan.terbit_pada is not None
    return str(Kursor(pengaduan.terbit_pada, pengaduan.pk))


def label_saringan() -> dict[str, dict[str, str]]:
    kategori = per_versi(
        "aduan.kategori", lambda: list(KategoriPengaduan.objects.all())
    )
    return {
        "status": {nama: teks for nama, (teks, _) in STATUS.items()},
        "kategori": {k.kode: k.nama for k in kategori},
        "kelurahan": {k.kode: k.sebutan for k in kelurahan_kota()},
    }


Baris = tuple[str, str | None, str, int]


def _hitungan() -> list[Baris]:
    return per_versi(
        "aduan.hitungan",
        lambda: list(
            Pengaduan.objects.tampil()
            .order_by()
            .values_list("kategori__kode", "kelurahan_id", "status")
            .annotate(n=Count("pk"))
        ),
    )


def _nilai(baris: Baris) -> dict[str, str]:
    kategori, kelurahan, status, _ = baris
    keadaan = "berjalan" if status in TERBUKA else "selesai"
    return {"kategori": kategori, "kelurahan": kelurahan or "", "status": keadaan}


def _cocok(baris: Baris, dipilih: Mapping[str, str]) -> bool:
    nilai = _nilai(baris)
    return all(nilai[nama] == satu for nama, satu in dipilih.items())


def _saringan(
    dipilih: Mapping[str, str], label: Mapping[str, Mapping[str, str]]
) -> list[Saringan]:
    hasil = []
    for nama, judul in JUDUL.items():
        lain = {k: v for k, v in dipilih.items() if k != nama}
        jumlah: Counter[str] = Counter()
        for baris in _hitungan():
            if _cocok(baris, lain):
                jumlah[_nilai(baris)[nama]] += baris[3]
        aktif = dipilih.get(nama)
        pilihan = [
            {"nilai": n, "teks": teks, "jumlah": jumlah[n], "aktif": n == aktif}
            for n, teks in label[nama].items()
            if jumlah[n] or n == aktif
        ]
        hasil.append((nama, judul, pilihan))
    return hasil


def sebagai_data(pengaduan: Pengaduan) -> dict[str, Any]:
    alamat = reverse("pengaduan:pengaduan-umum", args=(pengaduan.nomor,))
    terbit = pengaduan.terbit_pada
    return {
        "nomor": pengaduan.nomor,
        "judul": pengaduan.judul_umum,
        "uraian": pengaduan.uraian_umum,
        "kategori": pengaduan.kategori.kode,
        "kategori_nama": pengaduan.kategori.nama,
        "kelurahan": pengaduan.kelurahan_id or "",
        "kelurahan_nama": str(pengaduan.kelurahan or ""),
        "status": pengaduan.status,
        "status_nama": pengaduan.get_status_display(),
        "hasil": pengaduan.hasil,
        "cara_selesai": pengaduan.cara_selesai,
        "pemegang": pengaduan.pemegang.nama,
        "tanggal_terima": pengaduan.tanggal_terima.isoformat(),
        "terbit_pada": terbit.isoformat() if terbit else "",
        "dukungan": getattr(pengaduan, "dukungan", 0),
        "alamat": f"{settings.ALAMAT_PUBLIK}{alamat}",
    }


# Open public complaints like the one being typed: near, or alike in words (penerusan 5.2).
# A box on the indexed columns, then the true distance; where there is no point, the same
# kelurahan and similar words. Only what the public may read anyway is ever named.


BANYAK = 5
JARI_BUMI_M = 6_371_000
METER_PER_DERAJAT = 111_320
# Of pg_trgm, on whole descriptions: below it two texts about the same lamp are rare.
AMBANG_MIRIP = 0.2
Titik = tuple[float, float]


def cari_serupa(isi: Pengaduan) -> list[Pengaduan]:
    # At most five, the nearest first, then the most alike.
    if not isi.kategori.radius_m:
        return []
    semua = (
        Pengaduan.objects.tampil()
        .filter(kategori=isi.kategori, status__in=DAPAT_DIIKUTI)
        .select_related("kelurahan__induk")
    )
    dekat = [p for _, p in sorted(_dekat(semua, isi), key=itemgetter(0))]
    return list(dict.fromkeys((*dekat, *_mirip(semua, isi))))[:BANYAK]


def _dekat(semua: PengaduanQuerySet, isi: Pengaduan) -> Iterator[tuple[int, Pengaduan]]:
    if isi.lintang is None or isi.bujur is None:
        return
    sini = (float(isi.lintang), float(isi.bujur))
    jauh = isi.kategori.radius_m
    tinggi = jauh / METER_PER_DERAJAT
    lebar = tinggi / cos(radians(sini[0]))
    kotak = semua.filter(
        lintang__range=(sini[0] - tinggi, sini[0] + tinggi),
        bujur__range=(sini[1] - lebar, sini[1] + lebar),
    )
    for satu in kotak:
        assert satu.lintang is not None
        assert satu.bujur is not None
        jarak = jarak_m(sini, (float(satu.lintang), float(satu.bujur)))
        if jarak <= jauh:
            yield round(jarak), satu


def jarak_m(a: Titik, b: Titik) -> float:
    fi_a, fi_b = radians(a[0]), radians(b[0])
    tegak = sin((fi_b - fi_a) / 2) ** 2
    datar = sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * JARI_BUMI_M * asin(sqrt(tegak + cos(fi_a) * cos(fi_b) * datar))


def _mirip(semua: PengaduanQuerySet, isi: Pengaduan) -> PengaduanQuerySet:
    if isi.kelurahan is None:
        return semua.none()
    return (
        semua.filter(kelurahan=isi.kelurahan)
        .annotate(mirip=TrigramSimilarity("uraian", isi.uraian))
        .filter(mirip__gte=AMBANG_MIRIP)
        .order_by("-mirip", "-pk")[:BANYAK]
    )


# An officer puts it there, in words and photos that he has checked


def halangan_terbit(pengaduan: Pengaduan) -> str:
    if pengaduan.rahasia or pengaduan.berkadar:
        return "Aduan rahasia tidak pernah ditampilkan untuk umum."
    return ""


@transaction.atomic
def terbitkan_pengaduan(
    pengaduan: Pengaduan,
    saat: Saat,
    *,
    judul: str,
    uraian: str,
    foto: Collection[int] = (),
    tetap: bool = False,
) -> Pengaduan:
    """Show it, in ``judul`` and ``uraian`` as the officer has redacted them.

    ``foto`` are the reporter's pictures that may be seen: no face, no number plate.
    ``tetap``: the officer has looked at what resembles personal data and keeps it. Raises
    TindakanTerlarang for a secret one, empty words, or personal data not confirmed.
    """
    if not judul.strip() or not uraian.strip():
        raise TindakanTerlarang("Isi judul dan uraian yang boleh dibaca umum.")
    pastikan(halangan_terbit(pengaduan))
    temuan = temukan_pribadi(f"{judul}\n{uraian}")
    if temuan and not tetap:
        samar = ", ".join(f"{t.jenis} {t.samar}" for t in temuan)
        raise TindakanTerlarang(f"Masih ada yang mirip data pribadi: {samar}.")
    pengaduan.lakukan(
        T.TERBITKAN,
        saat,
        syarat={"rahasia": False, "berkadar": False},
        terbit=True,
        judul_umum=judul.strip(),
        uraian_umum=uraian.strip(),
        terbit_pada=saat.pada,
    )
    pengaduan.berkas.filter(pk__in=foto).update(umum=True)
    pengaduan.berkas.exclude(pk__in=foto).update(umum=False)
    return pengaduan


@transaction.atomic
def tarik_pengaduan(pengaduan: Pengaduan, saat: Saat, *, alasan: str) -> Pengaduan:
    return pengaduan.lakukan(
        T.TARIK_TERBIT,
        saat,
        catatan=wajib(alasan, "Tulis mengapa tidak ditampilkan lagi."),
        syarat={"terbit": True},
        terbit=False,
    )
