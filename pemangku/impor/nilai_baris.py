"""A row as typed values with its faults, and what it would change in a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set as AbstractSet
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Prefetch

from organisasi.models import Isu
from pemangku.impor.lembar import (
    PERSETUJUAN,
    WAJIB,
    RujukanImpor,
    SelSalah,
    TempatSalah,
    baca_bilangan,
    baca_tanggal,
    baca_ya,
    tanpa_kutip,
)
from pemangku.inventaris.kanal import Kanal, NomorSalah, baca_wa, normalkan, sidik_kanal
from pemangku.inventaris.models import JenisPemangku, Pemangku, Tag
from pemangku.inventaris.nama import normal_lembaga, normal_orang
from pemangku.inventaris.orang import Jabatan, Orang, Persetujuan

TERIKAT = "Jenis ini ada di tiap wilayah: isi kecamatannya, bukan seluruh kota."
TAG_MAKS = 5
ISU_ASING = "Isu tidak dikenal: {}. Pilih dari daftar di templat."
TANPA_ORANG = "Isi Nama Narahubung: persetujuan diberikan oleh seseorang."
TANPA_BUKTI = (
    "Persetujuan tidak disimpan: pindaian formulir bertanda tangan belum dilampirkan."
)
TANPA_TEKS = "Persetujuan tidak disimpan: kalimat persetujuannya belum ada di portal."
TANPA_SETUJU = (
    "Nomor pribadi tanpa persetujuan: belum boleh dipakai mengirim, dan dihapus sendiri "
    "bila tidak disetujui dalam masa simpannya."
)
PRIBADI_TANPA_ORANG = (
    "Nomor pribadi dicatat pada orangnya: isi Nama Narahubung, atau tulis Dinas bila ini "
    "nomor kantor."
)
LARANGAN = "Kanal dalam daftar larangan: tidak disimpan."
SIFAT = {
    "dinas": Kanal.Sifat.KEDINASAN,
    "kedinasan": Kanal.Sifat.KEDINASAN,
    "pribadi": Kanal.Sifat.PRIBADI,
}
LINGKUP = {
    "internal": Pemangku.Lingkup.INTERNAL,
    "eksternal": Pemangku.Lingkup.EKSTERNAL,
}


@dataclass(slots=True)
class IsianImpor:
    """What a row says. Fields are empty where the cell was empty or wrong."""

    nomor: int
    galat: dict[str, list[str]] = field(default_factory=dict)
    catatan: dict[str, list[str]] = field(default_factory=dict)
    jenis: JenisPemangku | None = None
    nama: str = ""
    wilayah: str = ""
    # What else stands in columns of the record.
    kolom: dict[str, Any] = field(default_factory=dict)
    narahubung: str = ""
    jabatan: str = ""
    kanal: list[Kanal] = field(default_factory=list)
    sifat: str = ""
    isu: list[Isu] = field(default_factory=list)
    tag: list[Tag] = field(default_factory=list)
    setuju: list[str] = field(default_factory=list)

    @property
    def perorangan(self) -> bool:
        return self.jenis is not None and self.jenis.perorangan

    @property
    def terikat(self) -> bool:
        return self.jenis is not None and self.jenis.terikat_wilayah

    @property
    def pk_jenis(self) -> int | None:
        return self.jenis.pk if self.jenis else None

    @property
    def nama_orang(self) -> str:
        return self.narahubung or (self.nama if self.perorangan else "")

    @property
    def nama_normal(self) -> str:
        if self.perorangan:
            return normal_orang(self.nama_orang)
        return normal_lembaga(self.nama)

    @property
    def kunci(self) -> str:
        teks = f"{self.pk_jenis}|{self.nama_normal}|{self.wilayah}"
        return sha256(teks.encode()).hexdigest()


class PembacaBaris:
    """Reads one row; faults stand in ``galat`` by column, repairs in ``catatan``."""

    def __init__(
        self,
        nomor: int,
        sel: Mapping[str, str],
        rumus: AbstractSet[str],
        rujukan: RujukanImpor,
    ) -> None:
        self.isian = IsianImpor(nomor)
        self.rujukan, self.rumus = rujukan, rumus
        self.sel = {kolom: tanpa_kutip(teks).strip() for kolom, teks in sel.items()}

    def baca(self) -> IsianImpor:
        for kolom in sorted(self.rumus):
            self._galat(kolom, "Ganti rumus dengan nilai.")
        for kolom in WAJIB:
            if kolom != "Kecamatan" and not self.sel.get(kolom):
                self._galat(kolom, f"{kolom} wajib diisi.")
        self._pokok()
        self._tempat()
        self._orang()
        self._sk_dan_asal()
        self._persetujuan()
        return self.isian

    def _galat(self, kolom: str, pesan: str) -> None:
        self.isian.galat.setdefault(kolom, [pesan])

    def _catat(self, kolom: str, pesan: str) -> None:
        self.isian.catatan.setdefault(kolom, []).append(pesan)

    def _teks(self, kolom: str, maks: int, min_: int = 0) -> str:
        teks = "" if kolom in self.rumus else " ".join(self.sel.get(kolom, "").split())
        if teks and len(teks) < min_:
            self._galat(kolom, f"Paling sedikit {min_} huruf.")
            return ""
        if len(teks) > maks:
            self._galat(kolom, f"Paling banyak {maks} huruf.")
            return ""
        return teks

    def _nilai[T](self, kolom: str, baca: Callable[[str], T]) -> T | None:
        try:
            return baca(self._teks(kolom, 200))
        except (SelSalah, NomorSalah) as galat:
            self._galat(kolom, str(galat))
            return None

    def _pilihan[T](self, kolom: str, peta: Mapping[str, T], pesan: str) -> T | None:
        teks = self._teks(kolom, 200)
        if not teks:
            return None
        hasil = peta.get(teks.casefold())
        if hasil is None:
            self._galat(kolom, pesan)
        return hasil

    def _pokok(self) -> None:
        i, r = self.isian, self.rujukan
        i.jenis = self._pilihan(
            "Jenis", r.jenis, "Jenis ini tidak dikenal. Pilih dari daftar di templat."
        )
        i.nama = self._teks("Nama Lembaga", 100 if i.perorangan else 160, min_=3)
        lingkup = self._pilihan("Lingkup", LINGKUP, "Tulis Internal atau Eksternal.")
        alamat = self._teks("Alamat", 250)
        asing = "Unit ini tidak dikenal. Tulis kode atau nama unit."
        if r.hanya_untuk:
            asing = f"Anda hanya dapat mengimpor untuk {r.hanya_untuk}."
        i.kolom = {
            "lingkup": lingkup,
            "alamat": alamat,
            "pengelola": self._pilihan("Pengelola", r.unit, asing),
            "jumlah_anggota": self._nilai("Jumlah Anggota", baca_bilangan),
        }
        i.isu = self._daftar("Isu", r.isu, ISU_ASING)
        i.tag = self._daftar(
            "Tag", r.tag, "Ada tag yang tidak dikenal. Pilih dari daftar."
        )
        if len(i.tag) > TAG_MAKS:
            self._galat("Tag", f"Paling banyak {TAG_MAKS} tag.")

    def _daftar[T](self, kolom: str, kenal: Mapping[str, T], pesan: str) -> list[T]:
        bagian = (satu.strip() for satu in self.sel.get(kolom, "").split(";"))
        nama = dict.fromkeys(satu for satu in bagian if satu)
        if asing := [satu for satu in nama if satu.casefold() not in kenal]:
            self._galat(kolom, pesan.format(", ".join(asing)))
            return []
        return list(dict.fromkeys(kenal[satu.casefold()] for satu in nama))

    def _tempat(self) -> None:
        i, tempat = self.isian, self.rujukan.tempat
        nama = (self._teks(kolom, 100) for kolom in ("Kecamatan", "Kelurahan"))
        try:
            i.wilayah = tempat.cari(*nama)
        except TempatSalah as galat:
            self._galat(galat.kolom, str(galat))
            return
        if i.terikat and tempat.sekota(i.wilayah):
            self._galat("Kecamatan", TERIKAT)

    def _orang(self) -> None:
        i = self.isian
        i.narahubung = self._teks("Nama Narahubung", 100, min_=2)
        i.jabatan = self._teks("Jabatan", 120)
        sifat = self._pilihan("Sifat Nomor", SIFAT, "Tulis Dinas atau Pribadi.")
        bawaan = Kanal.Sifat.PRIBADI if i.nama_orang else Kanal.Sifat.KEDINASAN
        i.sifat = sifat or bawaan
        if self._teks("WhatsApp", 60) and (nomor := self._nilai("WhatsApp", baca_wa)):
            self._kanal("WhatsApp", Kanal.Jenis.WA, nomor.normal)
            if nomor.catatan:
                self._catat("WhatsApp", nomor.catatan)
        if surel := self._teks("Email", 200):
            self._kanal("Email", Kanal.Jenis.EMAIL, surel)
        if i.kanal and i.sifat == Kanal.Sifat.PRIBADI and not i.nama_orang:
            self._galat("Sifat Nomor", PRIBADI_TANPA_ORANG)

    def _kanal(self, kolom: str, jenis: str, teks: str) -> None:
        try:
            normal, samaran = normalkan(jenis, teks)
        except ValidationError as galat:
            self._galat(kolom, " ".join(galat.messages))
            return
        sidik = sidik_kanal(jenis, normal)
        kanal = Kanal(jenis=jenis, nilai=normal, sidik=sidik, samaran=samaran)
        self.isian.kanal.append(kanal)

    def _sk_dan_asal(self) -> None:
        awal, akhir, data = (
            self._nilai(kolom, baca_tanggal)
            for kolom in ("Tanggal SK", "Berlaku s.d.", "Tanggal Data")
        )
        self.isian.kolom |= {
            "sk_nomor": self._teks("Nomor SK", 100),
            "sk_tanggal": awal,
            "sk_berlaku_sampai": akhir,
            "sumber_rinci": self._teks("Sumber", 200),
            "diperoleh_pada": data,
        }
        if awal and akhir and akhir < awal:
            self._galat("Berlaku s.d.", "Berlaku s.d. harus setelah Tanggal SK.")
        for kolom, hari in (("Tanggal Data", data), ("Tanggal SK", awal)):
            if hari and hari > self.rujukan.hari_ini:
                self._galat(kolom, "Tanggal ini belum terjadi.")

    def _persetujuan(self) -> None:
        i, r = self.isian, self.rujukan
        for kolom, tujuan in PERSETUJUAN.items():
            if not self._nilai(kolom, baca_ya):
                continue
            if not i.nama_orang:
                self._galat(kolom, TANPA_ORANG)
            elif not r.berbukti:
                self._catat(kolom, TANPA_BUKTI)
            elif tujuan not in r.tujuan_berteks:
                self._catat(kolom, TANPA_TEKS)
            else:
                i.setuju.append(tujuan)
        if i.kanal and i.sifat == Kanal.Sifat.PRIBADI and not i.setuju:
            self._catat("Sifat Nomor", TANPA_SETUJU)


def buang_terlarang(isian: IsianImpor, dilarang: AbstractSet[str]) -> None:
    """Leave out suppressed channels, and say so without saying whose (PK-19)."""
    judul: dict[str, Any] = {Kanal.Jenis.WA: "WhatsApp", Kanal.Jenis.EMAIL: "Email"}
    for satu in isian.kanal:
        if satu.sidik in dilarang:
            isian.catatan.setdefault(judul[satu.jenis], []).append(LARANGAN)
    isian.kanal = [satu for satu in isian.kanal if satu.sidik not in dilarang]


# What a row would change in a record that is there; a blank cell never erases

# Field of the record -> heading of the sheet, in the order they are shown.
KOLOM = {
    "nama_resmi": "Nama Lembaga",
    "lingkup": "Lingkup",
    "alamat": "Alamat",
    "pengelola": "Pengelola",
    "jumlah_anggota": "Jumlah Anggota",
    "sk_nomor": "Nomor SK",
    "sk_tanggal": "Tanggal SK",
    "sk_berlaku_sampai": "Berlaku s.d.",
}


@dataclass(slots=True)
class BedaImpor:
    isian: dict[str, Any] = field(default_factory=dict)
    tampil: list[tuple[str, str, str]] = field(default_factory=list)
    isu: list[Isu] = field(default_factory=list)
    tag: list[Tag] = field(default_factory=list)
    orang: Orang | None = None
    orang_baru: str = ""
    kanal: list[Kanal] = field(default_factory=list)
    ada_narahubung: bool = False


def muat_sasaran(pk: Iterable[UUID]) -> dict[UUID, Pemangku]:
    """The records with all that a row is compared with; seven queries."""
    kanal = Kanal.objects.samar()
    setuju = Persetujuan.objects.berlaku(*Persetujuan.Tujuan.values)
    jabatan = Jabatan.objects.filter(selesai=None).select_related("orang")
    semua = (
        Pemangku.objects.filter(pk__in=pk)
        .select_related("jenis", "wilayah", "pengelola")
        .prefetch_related(
            "tag",
            "minat",
            Prefetch("kanal", kanal),
            Prefetch("jabatan", jabatan),
            Prefetch("jabatan__orang__kanal", kanal),
            Prefetch("jabatan__orang__persetujuan", setuju),
        )
    )
    return {satu.pk: satu for satu in semua}


def bandingkan(isian: IsianImpor, pemangku: Pemangku) -> BedaImpor:
    beda = BedaImpor()
    _kolom(isian, pemangku, beda)
    diminati = {satu.isu_id for satu in pemangku.minat.all()}
    beda.isu = [satu for satu in isian.isu if satu.pk not in diminati]
    if beda.isu:
        beda.tampil.append(("Isu", "", ", ".join(i.nama for i in beda.isu)))
    ada = set(pemangku.tag.all())
    beda.tag = [satu for satu in isian.tag if satu not in ada]
    if beda.tag:
        beda.tampil.append(("Tag", "", ", ".join(t.nama for t in beda.tag)))
    _orang(isian, pemangku, beda)
    _kanal(isian, pemangku, beda)
    _setuju(isian, beda)
    if beda.tampil:
        # Where the newer data come from; not a change by itself.
        beda.isian |= {n: isian.kolom[n] for n in ("sumber_rinci", "diperoleh_pada")}
    return beda


def _kolom(isian: IsianImpor, pemangku: Pemangku, beda: BedaImpor) -> None:
    isi = {"nama_resmi": "" if isian.perorangan else isian.nama, **isian.kolom}
    for kolom, judul in KOLOM.items():
        baru, lama = isi[kolom], getattr(pemangku, kolom)
        if baru not in ("", None) and baru != lama:
            beda.isian[kolom] = baru
            beda.tampil.append((judul, _sebut(lama), _sebut(baru)))


def _orang(isian: IsianImpor, pemangku: Pemangku, beda: BedaImpor) -> None:
    semua = list(pemangku.jabatan.all())
    peran = Jabatan.PeranKhusus.NARAHUBUNG_UTAMA
    beda.ada_narahubung = any(peran in j.peran_khusus for j in semua)
    if not isian.nama_orang:
        return
    normal = normal_orang(isian.nama_orang)
    for satu in semua:
        if satu.orang.nama_normal == normal:
            beda.orang = satu.orang
            return
    beda.orang_baru = isian.nama_orang
    beda.tampil.append(("Nama Narahubung", "", isian.nama_orang))


def _kanal(isian: IsianImpor, pemangku: Pemangku, beda: BedaImpor) -> None:
    ada = {(k.jenis, k.sidik) for k in pemangku.kanal.all()}
    for jabatan in pemangku.jabatan.all():
        ada |= {(k.jenis, k.sidik) for k in jabatan.orang.kanal.all()}
    judul = {str(Kanal.Jenis.WA): "WhatsApp", str(Kanal.Jenis.EMAIL): "Email"}
    for satu in isian.kanal:
        if (satu.jenis, satu.sidik) not in ada:
            beda.kanal.append(satu)
            beda.tampil.append((judul[str(satu.jenis)], "", satu.samaran))


def _setuju(isian: IsianImpor, beda: BedaImpor) -> None:
    if beda.orang is None:
        return
    berlaku = {satu.tujuan for satu in beda.orang.persetujuan.all()}
    if baru := [satu for satu in isian.setuju if satu not in berlaku]:
        sebutan = (str(Persetujuan.Tujuan(satu).label) for satu in baru)
        beda.tampil.append(("Persetujuan", "", ", ".join(sebutan)))


def _sebut(nilai: Any) -> str:
    if nilai is None:
        return ""
    if hasattr(nilai, "strftime"):
        return f"{nilai:%d-%m-%Y}"
    return str(nilai)
