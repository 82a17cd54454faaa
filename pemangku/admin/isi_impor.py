"""What the page of an import shows: counters, fifty rows, choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator

from organisasi.bahasa import gabung
from organisasi.models import Petugas
from pemangku.impor.kolom import PRIBADI, kolom_asing
from pemangku.impor.templat import DUPLIKAT, nama_calon
from pemangku.kemiripan import sebutan
from pemangku.models import ImporBaris, ImporBerkas

SEHALAMAN = 50
TERTUTUP = "•••"
# Masked for who did not upload the sheet: a figure's name may stand in it, too.
DISAMARKAN = PRIBADI | {"Nama Lembaga"}
AWALAN = "pilihan-"
LUAR = "Mungkin sudah tercatat di unit lain; akan diperiksa Diskominfo."


@dataclass(frozen=True, slots=True)
class Saringan:
    """One counter, which is a filter as well."""

    label: str
    banyak: int
    kueri: str
    kini: bool


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell with what is wrong or odd about it."""

    judul: str
    nilai: str
    galat: list[str]
    catatan: list[str]


@dataclass(frozen=True, slots=True)
class Opsi:
    """One choice for a look-alike."""

    nilai: str
    label: str
    dipilih: bool


@dataclass(frozen=True, slots=True)
class Kartu:
    """One row as the page shows it."""

    baris: ImporBaris
    nama: str
    keterangan: str
    perhatian: list[Sel]
    semua: list[Sel]
    beda: list[list[str]]
    opsi: list[Opsi]


def halaman_impor(
    berkas: ImporBerkas, petugas: Petugas, kueri: Mapping[str, str]
) -> dict[str, Any]:
    """The context of the page."""
    if berkas.berjalan:
        return {"berkas": berkas}
    kolom, nilai = _saring(kueri)
    semua = berkas.baris.order_by("nomor").select_related("pemangku__jenis")
    terpilih = semua.filter(**{kolom: nilai}) if kolom else semua
    page = Paginator(terpilih, SEHALAMAN).get_page(kueri.get("p"))
    mirip = berkas.ringkasan.get(f"vonis_{ImporBaris.Vonis.MIRIP}", 0)
    return {
        "berkas": berkas,
        "saringan": list(_saringan(berkas, kolom, nilai)),
        "kartu": _kartu(berkas, page, petugas),
        "page": page,
        "kueri": urlencode({kolom: nilai}) if kolom else "",
        "asing": gabung(kolom_asing([(a, k) for a, k in berkas.kepala])),
        "mirip": mirip if berkas.status == ImporBerkas.Status.SIAP else 0,
        "nasib": gabung(list(_nasib(berkas))),
        "bermasalah": berkas.baris.bermasalah().count(),
        "sebelumnya": _sebelumnya(berkas, petugas),
    }


def pilihan_dari(kiriman: Mapping[str, str]) -> dict[int, tuple[str, str]]:
    """``pilihan-14=pakai:<id>`` → row 14, choice, record; others are not ours."""
    hasil = {}
    for nama, nilai in kiriman.items():
        nomor = nama.removeprefix(AWALAN)
        if nama.startswith(AWALAN) and nomor.isascii() and nomor.isdecimal():
            kata, _, calon = str(nilai).partition(":")
            hasil[int(nomor[:9])] = (kata, calon)
    return hasil


def akibat_terapkan(berkas: ImporBerkas) -> list[str]:
    """What confirming will do, in lines."""
    v, p = ImporBaris.Vonis, ImporBaris.Pilihan
    hitung = berkas.ringkasan
    mirip = berkas.baris.filter(vonis=v.MIRIP)
    baru = hitung.get(f"vonis_{v.BARU}", 0) + mirip.filter(pilihan=p.BARU).count()
    sama = hitung.get(f"vonis_{v.TANPA_PERUBAHAN}", 0)
    ubah = hitung.get(f"vonis_{v.PERBARUI}", 0) + mirip.filter(pilihan=p.PAKAI).count()
    kembali = berkas.jumlah - baru - ubah - sama
    return [
        f"{baru} catatan baru dibuat.",
        f"{ubah} catatan yang ada diperbarui; sel kosong tidak menghapus apa pun.",
        f"{sama} baris sudah ada dan tidak berubah.",
        f"{kembali} baris dikembalikan dalam berkas XLSX beserta sebabnya.",
        "Dapat dibatalkan dalam tujuh hari, kecuali yang sudah diubah orang.",
    ]


def _saring(kueri: Mapping[str, str]) -> tuple[str, str]:
    """The one filter of the address; what is none of ours is no filter."""
    for kolom, pilihan in (("hasil", ImporBaris.Hasil), ("vonis", ImporBaris.Vonis)):
        if (nilai := kueri.get(kolom, "")) in pilihan.values:
            return kolom, nilai
    return "", ""


def _saringan(berkas: ImporBerkas, kolom: str, nilai: str) -> Iterable[Saringan]:
    yield Saringan("Semua", berkas.jumlah, "", not kolom)
    for nama, pilihan in (("vonis", ImporBaris.Vonis), ("hasil", ImporBaris.Hasil)):
        for satu in pilihan:
            if banyak := berkas.ringkasan.get(f"{nama}_{satu.value}", 0):
                kini = (kolom, nilai) == (nama, satu.value)
                kueri = urlencode({nama: satu.value})
                yield Saringan(str(satu.label), banyak, kueri, kini)


def _nasib(berkas: ImporBerkas) -> Iterable[str]:
    """What became of the rows of a written sheet: ``23 dibuat``; they add up to it."""
    for satu in ImporBaris.Hasil:
        if banyak := berkas.ringkasan.get(f"hasil_{satu.value}", 0):
            yield f"{banyak} {satu.label.lower()}"


def _sebelumnya(berkas: ImporBerkas, petugas: Petugas) -> ImporBerkas | None:
    """The first sheet with the same content, when this is not it."""
    pertama = ImporBerkas.objects.sama(berkas.sha256, petugas)
    return pertama if pertama and pertama.pk != berkas.pk else None


def _kartu(berkas: ImporBerkas, page: Page, petugas: Petugas) -> list[Kartu]:
    baris: list[ImporBaris] = list(page.object_list)
    for satu in baris:
        satu.berkas = berkas
    nama = nama_calon(baris)
    terbaca = berkas.boleh_baca(petugas)
    return [_satu(satu, nama, terbaca=terbaca) for satu in baris]


def _satu(baris: ImporBaris, nama: Mapping[str, str], *, terbaca: bool) -> Kartu:
    tutup = frozenset() if terbaca else DISAMARKAN
    isi = baris.menurut_kolom
    semua = [
        Sel(
            kolom,
            TERTUTUP if nilai and kolom in tutup else nilai,
            baris.galat.get(kolom, []),
            baris.catatan.get(kolom, []),
        )
        for kolom, nilai in isi.items()
    ]
    # A required cell may be missing from the row, not from the sheet.
    return Kartu(
        baris=baris,
        nama=TERTUTUP if tutup else isi.get("Nama Lembaga", ""),
        keterangan=_keterangan(baris),
        perhatian=[satu for satu in semua if satu.galat or satu.catatan],
        semua=[satu for satu in semua if satu.nilai],
        beda=[b for b in baris.beda if b[0] not in tutup],
        opsi=_opsi(baris, nama),
    )


def _keterangan(baris: ImporBaris) -> str:
    if baris.kembar is not None:
        return DUPLIKAT.format(baris.kembar)
    if baris.calon_luar and not baris.hasil:
        return LUAR
    return baris.keterangan


def _opsi(baris: ImporBaris, nama: Mapping[str, str]) -> list[Opsi]:
    """The choices while the sheet waits; undecided, the row goes back."""
    p = ImporBaris.Pilihan
    if baris.vonis != ImporBaris.Vonis.MIRIP or baris.hasil:
        return []
    pakai = str(baris.sasaran_id or "")
    kembali = baris.pilihan == p.KEMBALIKAN
    hasil = [Opsi(p.KEMBALIKAN, "Belum diputuskan: kembalikan baris ini", kembali)]
    for satu in baris.calon:
        yakin = sebutan(satu["nilai"]) or "nama dan tempat sama"
        sebut = f"{nama.get(satu['id'], TERTUTUP)} ({yakin}, {satu['nilai']})"
        if satu["boleh"]:
            nilai = f"{p.PAKAI.value}:{satu['id']}"
            hasil.append(Opsi(nilai, f"Pakai yang ada: {sebut}", pakai == satu["id"]))
        else:
            hasil.append(Opsi("", f"Milik unit lain: {sebut}", dipilih=False))
    return [*hasil, Opsi(p.BARU, "Buat baru", baris.pilihan == p.BARU)]
