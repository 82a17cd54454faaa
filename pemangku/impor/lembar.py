"""Sheets: cells as people write them, places and names they tell, what goes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.db import models

from organisasi.bahasa import BULAN, gabung
from organisasi.kantor.izin import cakupan_izin
from organisasi.kertas.xlsx import Tabel
from organisasi.models import Petugas, Unit, Wilayah
from pemangku.impor.kolom import KESALAHAN, KOLOM
from pemangku.impor.models import ImporBaris, ImporBerkas
from pemangku.inventaris.models import JenisPemangku, Pemangku
from pemangku.inventaris.nama import pisah_gelar
from pemangku.izin import IMPOR

# Single cells as a person would write them; like places, they know nothing of Django

ANGKA_MAKS = 9_999_999
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t]00:00.*)?$")
INDONESIA = re.compile(r"^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4})$")
# "Kamis, 12 Nopember 2026"; the months by their first three letters.
DENGAN_BULAN = re.compile(
    r"^(?:[a-z']{4,6},? )?(\d{1,2})[-/ ]([a-z]{3})[a-z]{0,6}\.?[-/ ](\d{4})$"
)
EJAAN_BULAN = {"nop": "nov", "peb": "feb", "agt": "agu", "ags": "agu"}
TANGGAL_SALAH = "Bukan tanggal. Tulis hari-bulan-tahun, misalnya 04-06-2024."


# What people write where there is nothing.
NIHIL = frozenset({"", "-", "--", "–", "—", "0", "tidak ada", "belum ada", "n/a"})
# So long the columns of a person are; longer titles stay with the name.
PANJANG_DEPAN = 30
PANJANG_BELAKANG = 60
SAPAAN = frozenset({"bapak", "ibu", "pak", "bu", "sdr", "sdri"})
_JABATAN = (
    r"(?P<jabatan>(?:wakil )?(?:ketua|sekretaris|bendahara|kepala|pimpinan|direktur|"
    r"koordinator|pembina|penasihat|anggota|lurah|camat|humas|pupuhu)\b{})"
)
BERJABATAN = (
    re.compile(r"(?P<nama>.+?)\s*[(\[](?P<jabatan>[^)\]]+)[)\]]$"),
    re.compile(_JABATAN.format("[^:]*") + r"\s*:\s*(?P<nama>.+)$", re.IGNORECASE),
    re.compile(
        r"(?P<nama>.+?)\s*(?:,| -|–|/)\s*" + _JABATAN.format(".*") + "$", re.IGNORECASE
    ),
)
KANTOR = {"lurah": "Kelurahan ", "camat": "Kecamatan "}
JABATAN_DI = re.compile(
    _JABATAN.format("") + r"(?: (?:umum|i|ii|\d))? (?P<nama>\S.{2,159})$", re.IGNORECASE
)


class SelSalah(ValueError):
    pass


def baca_tanggal(teks: str) -> date | None:
    """A date as spreadsheets and people write it; raises SelSalah."""
    if not teks:
        return None
    rapi = " ".join(teks.casefold().split())
    try:
        if cocok := ISO.match(rapi):
            tahun, bulan, hari = map(int, cocok.groups())
        elif cocok := INDONESIA.match(rapi):
            hari, bulan, tahun = map(int, cocok.groups())
        elif cocok := DENGAN_BULAN.match(rapi):
            hari, bulan, tahun = int(cocok[1]), _bulan(cocok[2]), int(cocok[3])
        else:
            raise SelSalah(TANGGAL_SALAH)
        return date(tahun, bulan, hari)
    except ValueError:
        raise SelSalah(TANGGAL_SALAH) from None


def baca_bilangan(teks: str) -> int | None:
    """A whole number of things, thousands with or without full stops; raises SelSalah."""
    if not teks:
        return None
    rapi = re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", teks.strip())
    if not rapi.isascii() or not rapi.isdecimal() or int(rapi[:8]) > ANGKA_MAKS:
        raise SelSalah("Bukan angka. Tulis angka saja, misalnya 25.")
    return int(rapi)


class OrangTerbaca(NamedTuple):
    nama: str = ""
    depan: str = ""
    belakang: str = ""
    jabatan: str = ""

    @property
    def lengkap(self) -> str:
        nama = " ".join(filter(None, (self.depan, self.nama)))
        return ", ".join(filter(None, (nama, self.belakang, self.jabatan)))


def baca_orang(teks: str) -> OrangTerbaca:
    """``Bapak H. Asep, S.Sos. (Ketua)``: name, titles and post; how he is addressed goes."""
    jabatan, sisa = "", " ".join(teks.split())
    for pola in BERJABATAN:
        if cocok := pola.match(sisa):
            sisa, jabatan = cocok["nama"], cocok["jabatan"].strip()
            break
    depan, nama, belakang = pisah_gelar(sisa)
    gelar = " ".join(k for k in depan.split() if k.casefold().strip(".,") not in SAPAAN)
    if len(gelar) > PANJANG_DEPAN or len(belakang) > PANJANG_BELAKANG:
        gelar, nama, belakang = "", sisa, ""
    return OrangTerbaca(nama, gelar, belakang, jabatan[:120])


def lembaga_dari(jabatan: str) -> tuple[str, str]:
    """Post and body of ``Ketua LPM Nagarasari``; no body where the post tells none."""
    cocok = JABATAN_DI.match(jabatan)
    if not cocok:
        return jabatan, ""
    kantor = KANTOR.get(cocok["jabatan"].casefold(), "")
    return cocok["jabatan"], f"{kantor}{cocok['nama']}"


def tanpa_kutip(teks: str) -> str:
    """Without the apostrophe that guards an exported cell: ``'=Nama`` → ``=Nama``."""
    if len(teks) > 1 and teks[0] == "'" and teks[1] in "=+-@":
        return teks[1:]
    return teks


def _bulan(kata: str) -> int:
    awal = EJAAN_BULAN.get(kata, kata)
    return next((n for n, b in enumerate(BULAN, 1) if b.casefold().startswith(awal)), 0)


# Places by name, two of which may be called alike (PK-15)

KOTA, KECAMATAN, KELURAHAN = (
    Wilayah.Tingkat.KOTA,
    Wilayah.Tingkat.KECAMATAN,
    Wilayah.Tingkat.KELURAHAN,
)
AWALAN = re.compile(r"^(?:kelurahan|kel|kecamatan|kec)\b\.?\s*")
SELURUH_KOTA = frozenset({"kotatasikmalaya", "tasikmalaya", "seluruhkota"})


class TempatSalah(ValueError):
    """No such place; ``kolom`` is the cell to repair."""

    def __init__(self, kolom: str, pesan: str) -> None:
        super().__init__(pesan)
        self.kolom = kolom


class PetaTempat:
    def __init__(self, tempat: Iterable[Wilayah]) -> None:
        self._semua = {satu.kode: satu for satu in tempat}
        self._nama: dict[tuple[str, str], list[Wilayah]] = {}
        for satu in self._semua.values():
            for nama in {_rapi_tempat(n) for n in (satu.nama, *satu.ejaan_lain)}:
                self._nama.setdefault((satu.tingkat, nama), []).append(satu)

    def cari(self, kecamatan: str, kelurahan: str) -> str:
        """The code of the kelurahan, else of the kecamatan; raises TempatSalah.

        A kelurahan whose name is the only one needs no kecamatan.
        """
        if not kecamatan:
            return self._tanpa_kecamatan(kelurahan)
        if not kelurahan and _rapi_tempat(kecamatan) in SELURUH_KOTA:
            return self._kota()
        atas = self._nama.get((KECAMATAN, _rapi_tempat(kecamatan)), [])
        if not atas:
            raise TempatSalah("Kecamatan", "Kecamatan ini tidak dikenal.")
        if not kelurahan:
            return atas[0].kode
        sebut = self._nama.get((KELURAHAN, _rapi_tempat(kelurahan)), [])
        if not sebut:
            raise TempatSalah("Kelurahan", "Kelurahan ini tidak dikenal.")
        for satu in sebut:
            if satu.induk_id == atas[0].kode:
                return satu.kode
        raise TempatSalah(
            "Kelurahan",
            f"Kelurahan {sebut[0].nama} tidak berada di Kecamatan {atas[0].nama}.",
        )

    def sekota(self, kode: str) -> bool:
        return self._semua[kode].tingkat == KOTA

    def _tanpa_kecamatan(self, kelurahan: str) -> str:
        sebut = self._nama.get((KELURAHAN, _rapi_tempat(kelurahan)), [])
        if not sebut:
            raise TempatSalah("Kecamatan", "Kecamatan wajib diisi.")
        if len(sebut) == 1:
            return sebut[0].kode
        di = gabung(sorted(self._semua[str(s.induk_id)].nama for s in sebut))
        raise TempatSalah("Kecamatan", f"{sebut[0].nama} ada di {di}; isi Kecamatan.")

    def _kota(self) -> str:
        for satu in self._semua.values():
            if satu.tingkat == KOTA:
                return satu.kode
        raise TempatSalah("Kecamatan", "Kecamatan ini tidak dikenal.")


def _rapi_tempat(nama: str) -> str:
    tanpa = AWALAN.sub("", " ".join(nama.casefold().split()))
    return "".join(h for h in tanpa if h.isalnum())


# What cells may name: kinds, places, units, topics, tags; read once a batch


def kecamatan() -> list[tuple[str, str]]:
    semua = Wilayah.objects.filter(tingkat=KECAMATAN, aktif=True).order_by("nama")
    nama = [*semua.values_list("nama", flat=True), "Seluruh kota"]
    return [(satu, satu) for satu in nama]


def unit_impor(petugas: Petugas) -> list[Unit]:
    cakupan = cakupan_izin(petugas, IMPOR)
    return list(Unit.objects.filter(cakupan.q(""), sampai=None))


def sebutan_unit(petugas: Petugas) -> str:
    """The officer's own units in words, without those below them; "" for the whole city."""
    cakupan = cakupan_izin(petugas, IMPOR)
    if cakupan.kota:
        return ""
    return gabung(sorted(u.nama for u in Unit.objects.filter(pk__in=cakupan.unit)))


def _menurut[B: models.Model](
    semua: models.QuerySet[B] | list[B], *kolom: str
) -> dict[str, B]:
    return {
        nama.casefold(): satu
        for satu in semua
        for k in kolom
        if (nama := getattr(satu, k))
    }


def jenis_menurut_nama() -> dict[str, JenisPemangku]:
    return _menurut(JenisPemangku.objects.aktif(), "kode", "nama")


class RujukanImpor:
    """All that one sheet is read against, for the officer who uploaded it."""

    def __init__(self, berkas: ImporBerkas, hari_ini: date) -> None:
        petugas = berkas.pengunggah
        self.hari_ini = hari_ini
        self.jenis = jenis_menurut_nama()
        self.tempat = PetaTempat(Wilayah.objects.filter(aktif=True))
        self.unit = _menurut(unit_impor(petugas), "kode", "singkatan", "nama")
        self.hanya_untuk = sebutan_unit(petugas)
        self.umum: dict[str, str] = berkas.umum
        self.bernomor = any(kolom == "No" for _, kolom in berkas.kepala)


# The sheet to fill in, and the sheet that goes back with its faults

DUPLIKAT = "Sama dengan baris {}."
SELEMBAGA = "Orang lain dari lembaga di baris {}."
MIRIP = "Mirip dengan: {}. Belum diputuskan: unggah lagi, lalu pilih pakai yang ada atau buat baru."


TEMPLAT = Tabel("Pemangku", KOLOM, ())


def bermasalah(berkas: ImporBerkas) -> Tabel:
    """Every row that did not go in, with the reason; it can be sent again as it is."""
    kepala = [asli for asli, _ in berkas.kepala]
    pakai = [ke for ke, asli in enumerate(kepala) if asli != KESALAHAN]
    semua = list(berkas.baris.bermasalah().order_by("nomor"))
    nama = nama_calon(semua)
    # A row whose person asked to be forgotten has lost its cells.
    isi = [
        [
            *(dict(enumerate(b.isi["sel"])).get(ke, "") for ke in pakai),
            kesalahan(b, nama),
        ]
        for b in semua
    ]
    return Tabel("Pemangku", [*(kepala[ke] for ke in pakai), KESALAHAN], isi)


def nama_calon(baris: Iterable[ImporBaris]) -> dict[str, str]:
    kunci = {satu["id"] for b in baris for satu in b.calon}
    semua = Pemangku.objects.filter(pk__in=kunci).select_related(
        "jenis", "wilayah__induk"
    )
    return {str(satu.pk): str(satu) for satu in semua}


def kesalahan(baris: ImporBaris, nama: Mapping[str, str]) -> str:
    """Why a row goes back: ``Baris 14. WhatsApp: …``; ``nama`` of its look-alikes."""
    kalimat = [
        f"{kolom}: {pesan}" for kolom, semua in baris.galat.items() for pesan in semua
    ]
    if baris.vonis == ImporBaris.Vonis.DUPLIKAT_DALAM_BERKAS:
        kalimat.append(DUPLIKAT.format(baris.kembar))
    if baris.vonis == ImporBaris.Vonis.MIRIP and not baris.keterangan:
        mirip = [nama.get(c["id"], "catatan yang sudah dihapus") for c in baris.calon]
        if baris.calon_luar:
            mirip.append("catatan unit lain yang tidak dapat Anda lihat")
        kalimat.append(MIRIP.format("; ".join(mirip)))
    if baris.keterangan:
        kalimat.append(baris.keterangan)
    return " ".join([f"Baris {baris.nomor}.", *kalimat])
