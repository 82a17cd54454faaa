"""A row as typed values, the records it may be, what it would change, and its verdict."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
    Set as AbstractSet,
)
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Prefetch

from organisasi.sandi import sidik
from pemangku.impor.kolom import kolom_dari
from pemangku.impor.lembar import (
    NIHIL,
    RujukanImpor,
    SelSalah,
    TempatSalah,
    baca_bilangan,
    baca_orang,
    baca_tanggal,
    lembaga_dari,
    tanpa_kutip,
)
from pemangku.impor.models import ImporBaris, ImporBerkas
from pemangku.inventaris.duplikat import HIDUP
from pemangku.inventaris.kanal import (
    Kanal,
    Larangan,
    NomorSalah,
    NomorTelepon,
    baca_telepon,
    baca_wa,
    normalkan,
    sidik_kanal,
)
from pemangku.inventaris.models import JenisPemangku, Pemangku
from pemangku.inventaris.nama import (
    AMBANG_NAMA,
    MUNGKIN,
    CiriLembaga,
    CiriOrang,
    beda_tempat,
    menyebut_luas,
    mirip,
    nilai_lembaga,
    nilai_orang,
    normal_lembaga,
    normal_orang,
    tebak_jenis,
)
from pemangku.inventaris.orang import Jabatan, Orang

TERIKAT = "Kelompok ini ada di tiap wilayah: isi kecamatannya, bukan seluruh kota."
JENIS_ASING = "Kelompok ini tidak dikenal. Tulis namanya seperti di daftar kelompok."
DITEBAK = "Ditebak dari namanya: {}."
WAJIB = ("Nama Lembaga", "Tanggal Data", "Sumber")
TANPA_SETUJU = (
    "Nomor pribadi tanpa persetujuan: belum boleh dipakai mengirim, dan dihapus sendiri "
    "bila tidak disetujui dalam masa simpannya."
)
PRIBADI_TANPA_ORANG = (
    "Nomor pribadi dicatat pada orangnya: isi Nama Narahubung, atau tulis Dinas bila ini "
    "nomor kantor."
)
LARANGAN = "Kanal dalam daftar jangan dihubungi: tidak disimpan."
SIFAT = {
    "dinas": Kanal.Sifat.KEDINASAN,
    "kedinasan": Kanal.Sifat.KEDINASAN,
    "pribadi": Kanal.Sifat.PRIBADI,
}
# Why a row is none of the table.
TERULANG = "Judul kolom yang terulang."
NOMOR_KOLOM = "Nomor kolom."
CATATAN = "Keterangan atau jumlah, bukan baris data."
PENUTUP = "Di bawah tabel: tempat dan tanda tangan."
NOTA = re.compile(
    r"(?:sub ?)?(?:jumlah|total)\b|catatan\b|keterangan\b|ket\b|nb\b|note\b|sumber\b|"
    r"dicetak\b|\*",
    re.IGNORECASE,
)
TTD = re.compile(
    r"(?:meng|di)etahui\b|(?:kota )?tasikmalaya *,|nip\b|ttd\b", re.IGNORECASE
)
NAMA = frozenset({"Nama Lembaga", "Nama Narahubung"})
# A numbering of the columns has at least so many; a note or a total has fewer.
NOMOR_MIN = 3
# Signs of a key for the stakeholder, and as many for the person.
SEPARUH = 32


@dataclass(slots=True)
class IsianImpor:
    """What a row says. Fields are empty where the cell was empty or wrong.

    Faults stand in ``galat`` by column, repairs in ``catatan``.
    """

    nomor: int
    sel: Mapping[str, str]
    # Columns with a formula in the cell.
    rumus: AbstractSet[str]
    rujukan: RujukanImpor
    galat: dict[str, list[str]] = field(default_factory=dict)
    catatan: dict[str, list[str]] = field(default_factory=dict)
    # Why it is no row of the table; "" when it is one.
    bukan: str = ""
    jenis: JenisPemangku | None = None
    ditebak: bool = False
    nama: str = ""
    wilayah: str = ""
    # What else stands in columns of the record.
    kolom: dict[str, Any] = field(default_factory=dict)
    narahubung: str = ""
    jabatan: str = ""
    kanal: list[Kanal] = field(default_factory=list)
    sifat: str = ""
    gelar_depan: str = ""
    gelar_belakang: str = ""

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
    def nama_lengkap(self) -> str:
        gelar = {"gelar_depan": self.gelar_depan, "gelar_belakang": self.gelar_belakang}
        return Orang(nama=self.nama_orang, **gelar).nama_lengkap

    @property
    def nama_normal(self) -> str:
        if self.perorangan:
            return normal_orang(self.nama_orang)
        return normal_lembaga(self.nama)

    @property
    def kunci(self) -> str:
        """Half of it tells the stakeholder, half the person who stands for it."""
        dua = (f"{self.pk_jenis}|{self.nama_normal}|{self.wilayah}", self.orang_normal)
        return "".join(sidik(f"impor:{satu}")[:SEPARUH] for satu in dua)

    @property
    def orang_normal(self) -> str:
        return "" if self.perorangan else normal_orang(self.narahubung)

    def baca(self) -> IsianImpor:
        rapi = {k: tanpa_kutip(teks).strip() for k, teks in self.sel.items()}
        self.sel = {k: teks for k, teks in rapi.items() if teks.casefold() not in NIHIL}
        self.bukan = self._bukan_data()
        if self.bukan:
            return self
        self.sel = {**self.rujukan.umum, **self.sel}
        for kolom in sorted(self.rumus):
            self._galat(kolom, "Ganti rumus dengan nilai.")
        self._nama_orang()
        self._pokok()
        for kolom in WAJIB:
            if not (self.nama if kolom == "Nama Lembaga" else self.sel.get(kolom)):
                self._galat(kolom, f"{kolom} wajib diisi.")
        self._tempat()
        self._kontak()
        self._sk_dan_asal()
        if self.berpribadi:
            self._catat("Sifat Nomor", TANPA_SETUJU)
        return self

    def _bukan_data(self) -> str:
        """Repeated headings, totals and notes: what stands among the rows and below."""
        if sum(kolom_dari(teks) == kolom for kolom, teks in self.sel.items()) > 1:
            return TERULANG
        angka = [teks.strip("().") for teks in self.sel.values()]
        if len(angka) >= NOMOR_MIN and all(map(str.isdecimal, angka)):
            return NOMOR_KOLOM
        urut = self.sel.get("No", "").strip(". ")
        isi = {k: t for k, t in self.sel.items() if k != "No" or not urut.isdecimal()}
        return self._di_bawah(isi, urut) if len(isi) < NOMOR_MIN else ""

    def _di_bawah(self, isi: Mapping[str, str], urut: str) -> str:
        """Of a row with one cell or two: whether it is a note, or a total."""
        if any(map(TTD.match, isi.values())):
            return PENUTUP
        tanpa_nama = not isi.keys() & NAMA or (self.rujukan.bernomor and not urut)
        sendiri = len(isi) < 2 and tanpa_nama  # noqa: PLR2004 - one
        return CATATAN if sendiri or any(map(NOTA.match, isi.values())) else ""

    def _galat(self, kolom: str, pesan: str) -> None:
        self.galat.setdefault(kolom, [pesan])

    def _catat(self, kolom: str, pesan: str) -> None:
        self.catatan.setdefault(kolom, []).append(pesan)

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

    def _nama_orang(self) -> None:
        orang = baca_orang(self._teks("Nama Narahubung", 200))
        self.jabatan = self._teks("Jabatan", 120) or orang.jabatan
        if orang.nama and not 1 < len(orang.nama) <= 100:  # noqa: PLR2004 - of the column
            self._galat("Nama Narahubung", "Nama orang 2 sampai 100 huruf.")
            return
        self.narahubung = orang.nama
        self.gelar_depan, self.gelar_belakang = orang.depan, orang.belakang

    def _pokok(self) -> None:
        r = self.rujukan
        self.jenis = self._pilihan("Kelompok", r.jenis, JENIS_ASING)
        self.nama = self._teks("Nama Lembaga", 160, min_=3)
        if "Nama Lembaga" not in self.sel and self.perorangan:
            self.nama = self.sel.get("Nama Narahubung", "")
        elif "Nama Lembaga" not in self.sel:
            self.jabatan, self.nama = lembaga_dari(self.jabatan)
        if self.nama and not self.sel.get("Kelompok"):
            self.jenis = r.jenis.get(tebak_jenis(normal_lembaga(self.nama)))
            self.ditebak = True
            if self.jenis is None:
                self._galat("Kelompok", "Kelompok wajib diisi.")
            else:
                self._catat("Kelompok", DITEBAK.format(self.jenis.nama))
        if self.perorangan:
            # He speaks for himself: his titles are not his name.
            orang = baca_orang(self.nama)
            self.narahubung = orang.nama[:100]
            self.gelar_depan, self.gelar_belakang = orang.depan, orang.belakang
        asing = "Unit ini tidak dikenal. Tulis kode atau nama unit."
        if r.hanya_untuk:
            asing = f"Anda hanya dapat mengimpor untuk {r.hanya_untuk}."
        self.kolom = {
            "alamat": self._teks("Alamat", 250),
            "pengelola": self._pilihan("Pengelola", r.unit, asing),
            "jumlah_anggota": self._nilai("Jumlah Anggota", baca_bilangan),
        }

    def _tempat(self) -> None:
        tempat = self.rujukan.tempat
        nama = (self._teks(kolom, 100) for kolom in ("Kecamatan", "Kelurahan"))
        try:
            self.wilayah = tempat.cari(*nama)
        except TempatSalah as galat:
            self._galat(galat.kolom, str(galat))
            return
        if self.terikat and tempat.sekota(self.wilayah):
            self._galat("Kecamatan", TERIKAT)

    def _kontak(self) -> None:
        sifat = self._pilihan("Sifat Nomor", SIFAT, "Tulis Dinas atau Pribadi.")
        bawaan = Kanal.Sifat.PRIBADI if self.nama_orang else Kanal.Sifat.KEDINASAN
        self.sifat = sifat or bawaan
        if self._teks("WhatsApp", 60) and (ada := self._nilai("WhatsApp", _nomor)):
            jenis, nomor = ada
            self._kanal("WhatsApp", jenis, nomor.normal)
            if nomor.catatan:
                self._catat("WhatsApp", nomor.catatan)
        if surel := self._teks("Email", 200):
            self._kanal("Email", Kanal.Jenis.EMAIL, surel)
        if self.berpribadi and not self.nama_orang:
            self._galat("Sifat Nomor", PRIBADI_TANPA_ORANG)

    @property
    def berpribadi(self) -> bool:
        """Whether it brings a channel that is somebody's own; a landline is the office's."""
        sendiri = any(satu.jenis != Kanal.Jenis.TELEPON for satu in self.kanal)
        return sendiri and self.sifat == Kanal.Sifat.PRIBADI

    def _kanal(self, kolom: str, jenis: str, teks: str) -> None:
        try:
            normal, samaran = normalkan(jenis, teks)
        except ValidationError as galat:
            self._galat(kolom, " ".join(galat.messages))
            return
        sidik = sidik_kanal(jenis, normal)
        kanal = Kanal(jenis=jenis, nilai=normal, sidik=sidik, samaran=samaran)
        self.kanal.append(kanal)

    def _sk_dan_asal(self) -> None:
        awal, akhir, data = (
            self._nilai(kolom, baca_tanggal)
            for kolom in ("Tanggal SK", "Berlaku s.d.", "Tanggal Data")
        )
        self.kolom |= {
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


def _nomor(teks: str) -> tuple[str, NomorTelepon]:
    try:
        return Kanal.Jenis.WA, baca_wa(teks)
    except NomorSalah:
        return Kanal.Jenis.TELEPON, baca_telepon(teks)


# What a row would change in a record that is there; a blank cell never erases

# Field of the record -> heading of the sheet, in the order they are shown.
KOLOM = {
    "nama_resmi": "Nama Lembaga",
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
    orang: Orang | None = None
    orang_baru: str = ""
    kanal: list[Kanal] = field(default_factory=list)
    ada_narahubung: bool = False


def muat_sasaran(pk: Iterable[UUID]) -> dict[UUID, Pemangku]:
    """The records with all that a row is compared with; four queries."""
    kanal = Kanal.objects.samar()
    jabatan = Jabatan.objects.filter(selesai=None).select_related("orang")
    semua = (
        Pemangku.objects.filter(pk__in=pk)
        .select_related("jenis", "wilayah__induk", "pengelola")
        .prefetch_related(
            Prefetch("kanal", kanal),
            Prefetch("jabatan", jabatan),
            Prefetch("jabatan__orang__kanal", kanal),
        )
    )
    return {satu.pk: satu for satu in semua}


def bandingkan(isian: IsianImpor, pemangku: Pemangku) -> BedaImpor:
    beda = BedaImpor()
    _kolom(isian, pemangku, beda)
    _orang(isian, pemangku, beda)
    _kanal(isian, pemangku, beda)
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
    beda.tampil.append(("Nama Narahubung", "", isian.nama_lengkap))


def _kanal(isian: IsianImpor, pemangku: Pemangku, beda: BedaImpor) -> None:
    ada = {(k.jenis, k.sidik) for k in pemangku.kanal.all()}
    for jabatan in pemangku.jabatan.all():
        ada |= {(k.jenis, k.sidik) for k in jabatan.orang.kanal.all()}
    for satu in isian.kanal:
        if (satu.jenis, satu.sidik) not in ada:
            beda.kanal.append(satu)
            beda.tampil.append((_kolom_kanal(satu), "", satu.samaran))


def _kolom_kanal(kanal: Kanal) -> str:
    return "Email" if kanal.jenis == Kanal.Jenis.EMAIL else "WhatsApp"


def _sebut(nilai: Any) -> str:
    if nilai is None:
        return ""
    if hasattr(nilai, "strftime"):
        return f"{nilai:%d-%m-%Y}"
    return str(nilai)


# Records that a batch of rows may already be: one query by name, one by channel

CALON_MAKS = 5

# In another place only so like a name reaches ``MUNGKIN`` without a common channel:
# 50 x 0.79 + 15. Of a person only the very same name counts without one.
AMBANG_JAUH = 0.74
# A body is looked for among those of its place, whatever the index of trigrams would
# cost there; elsewhere, where only a very like name counts, by that index: % is the
# operator that uses it. A kind that is bound to its place is nowhere else, but for one of
# the very same name within the kecamatan (the first eight signs of the code).
MENURUT_NAMA = """
    SELECT b.nomor, c.id, c.jenis_id, c.wilayah_id, c.nama_normal, c.nama_resmi,
        c.kemiripan
    FROM unnest(%s::int[], %s::text[], %s::text[], %s::bool[], %s::bool[])
        AS b(nomor, nama, wilayah, terikat, perorangan)
    CROSS JOIN LATERAL (
        SELECT semua.* FROM (
            SELECT p.id, p.jenis_id, p.wilayah_id, p.nama_normal, p.nama_resmi, p.status,
                similarity(p.nama_normal, b.nama) AS kemiripan
            FROM pemangku_pemangku p
            WHERE NOT b.perorangan AND p.nama_resmi <> '' AND p.wilayah_id = b.wilayah
            UNION ALL
            SELECT p.id, p.jenis_id, p.wilayah_id, p.nama_normal, p.nama_resmi, p.status,
                similarity(p.nama_normal, b.nama)
            FROM pemangku_pemangku p
            WHERE NOT b.perorangan AND b.terikat AND p.nama_resmi <> ''
                AND (p.wilayah_id IS NULL OR p.nama_normal = b.nama
                    AND p.wilayah_id <> b.wilayah
                    AND left(p.wilayah_id, 8) = left(b.wilayah, 8))
            UNION ALL
            SELECT p.id, p.jenis_id, p.wilayah_id, p.nama_normal, p.nama_resmi, p.status,
                similarity(p.nama_normal, b.nama)
            FROM pemangku_pemangku p
            WHERE NOT b.perorangan AND NOT b.terikat AND p.nama_normal %% b.nama
                AND p.wilayah_id IS DISTINCT FROM b.wilayah
            UNION ALL
            SELECT p.id, p.jenis_id, p.wilayah_id, o.nama_normal, '', p.status,
                similarity(o.nama_normal, b.nama)
            FROM pemangku_orang o
            JOIN pemangku_jabatan j ON j.orang_id = o.id AND j.selesai IS NULL
            JOIN pemangku_pemangku p ON p.id = j.pemangku_id
            WHERE b.perorangan AND o.nama_normal %% b.nama AND o.status = 'aktif'
                AND p.nama_resmi = ''
        ) semua
        WHERE semua.kemiripan >= %s AND semua.status = ANY(%s)
        ORDER BY semua.wilayah_id IS DISTINCT FROM b.wilayah, semua.kemiripan DESC
        LIMIT 20
    ) c
"""


@dataclass(slots=True)
class CalonImpor:
    """A record a row may be; ``tepat``: it has that very name, there or in its kecamatan."""

    pemangku: UUID
    jenis: int
    wilayah: str | None
    nama: str
    resmi: str
    kemiripan: float = 0.0
    sekanal: bool = False
    nilai: int = 0
    tepat: bool = False


def cari_calon(isian: Sequence[IsianImpor]) -> dict[int, list[CalonImpor]]:
    """Look-alikes of each row, the best first; needs a transaction.

    Two queries, however many rows there are.
    """
    temuan: dict[int, dict[UUID, CalonImpor]] = defaultdict(dict)
    for nomor, *ciri, kemiripan in _menurut_nama(isian):
        satu = temuan[nomor].setdefault(ciri[0], CalonImpor(*ciri))
        satu.kemiripan = max(satu.kemiripan, kemiripan)
    for nomor, *ciri in _menurut_kanal(isian):
        satu = temuan[nomor].setdefault(ciri[0], CalonImpor(*ciri))
        satu.sekanal = True
    return {
        i.nomor: _urut(i, temuan[i.nomor].values()) for i in isian if i.nomor in temuan
    }


def _menurut_nama(isian: Sequence[IsianImpor]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT set_config('pg_trgm.similarity_threshold', %s, true)",
            (str(AMBANG_JAUH),),
        )
        kursor.execute(
            MENURUT_NAMA,
            (
                [i.nomor for i in isian],
                [i.nama_normal for i in isian],
                [i.wilayah for i in isian],
                [i.terikat for i in isian],
                [i.perorangan for i in isian],
                AMBANG_NAMA,
                list(map(str, HIDUP)),
            ),
        )
        yield from kursor.fetchall()


def _menurut_kanal(isian: Sequence[IsianImpor]) -> Iterator[tuple[Any, ...]]:
    pemilik: dict[str, list[int]] = defaultdict(list)
    for i in isian:
        for kanal in i.kanal:
            pemilik[kanal.sidik].append(i.nomor)
    sekanal = Kanal.objects.filter(sidik__in=pemilik).order_by()
    sendiri = sekanal.filter(pemangku__status__in=HIDUP).values_list(
        "sidik",
        "pemangku",
        "pemangku__jenis",
        "pemangku__wilayah",
        "pemangku__nama_normal",
        "pemangku__nama_resmi",
        "pemangku__nama_normal",
    )
    jabatan = "orang__jabatan__pemangku"
    lewat_orang = sekanal.filter(
        **{f"{jabatan}__status__in": HIDUP}, orang__jabatan__selesai=None
    ).values_list(
        "sidik",
        jabatan,
        f"{jabatan}__jenis",
        f"{jabatan}__wilayah",
        f"{jabatan}__nama_normal",
        f"{jabatan}__nama_resmi",
        "orang__nama_normal",
    )
    semua = sendiri.union(lewat_orang).order_by()
    for ciri, pk, jenis, wilayah, lembaga, resmi, orang in semua:
        nama = lembaga if resmi else orang
        for nomor in pemilik[ciri]:
            yield nomor, pk, jenis, wilayah, nama, resmi


def _urut(isian: IsianImpor, semua: Collection[CalonImpor]) -> list[CalonImpor]:
    senama = [
        satu
        for satu in semua
        if satu.nama == isian.nama_normal
        and (isian.ditebak or satu.jenis == isian.pk_jenis)
    ]
    di_sana = [satu for satu in senama if satu.wilayah == isian.wilayah]
    if not di_sana and not isian.perorangan:
        ini = _ciri(isian)
        di_sana = [s for s in senama if s.wilayah and not beda_tempat(ini, _ciri(s))]
    for satu in semua:
        satu.tepat = satu in di_sana
        satu.nilai = _nilai(isian, satu)
    layak = [satu for satu in semua if satu.tepat or satu.nilai >= MUNGKIN]
    layak.sort(key=lambda c: (not c.tepat, -c.nilai, str(c.pemangku)))
    return layak[:CALON_MAKS]


def _ciri(satu: IsianImpor | CalonImpor) -> CiriLembaga:
    if isinstance(satu, CalonImpor):
        return CiriLembaga(
            nama=satu.nama,
            jenis=satu.jenis,
            tempat=satu.wilayah or "",
            setempat=menyebut_luas(satu.resmi),
        )
    return CiriLembaga(
        nama=satu.nama_normal,
        jenis=satu.pk_jenis,
        tempat=satu.wilayah,
        setempat=menyebut_luas(satu.nama),
        terikat=satu.terikat,
    )


def _nilai(isian: IsianImpor, satu: CalonImpor) -> int:
    serupa = satu.kemiripan or mirip(isian.nama_normal, satu.nama)
    kanal = frozenset({"sama"} if satu.sekanal else ())
    if not isian.perorangan:
        ini, itu = replace(_ciri(isian), kanal=kanal), replace(_ciri(satu), kanal=kanal)
        return nilai_lembaga(ini, itu, serupa)
    ciri, lain = (
        CiriOrang(nama=nama, telepon=kanal, kelurahan=frozenset({tempat or ""}))
        for nama, tempat in (
            (isian.nama_normal, isian.wilayah),
            (satu.nama, satu.wilayah),
        )
    )
    return nilai_orang(ciri, lain, serupa)


# The verdict on each row of a batch: what it would become, and why not (PK-12)

Vonis = ImporBaris.Vonis
KOLOM_VONIS = (
    "vonis",
    "galat",
    "catatan",
    "perubahan",
    "calon",
    "calon_luar",
    "pilihan",
    "kunci",
    "kembar",
    "sasaran",
    "keterangan",
)


def baca_kelompok(
    baris: Sequence[ImporBaris], rujukan: RujukanImpor
) -> list[IsianImpor]:
    semua = [
        IsianImpor(b.nomor, b.menurut_kolom, b.berumus, rujukan).baca() for b in baris
    ]
    sidik = {kanal.sidik for isian in semua for kanal in isian.kanal}
    dilarang = set(
        Larangan.objects.berlaku()
        .filter(sidik__in=sidik, lingkup=Larangan.Lingkup.SEMUA)
        .values_list("sidik", flat=True)
    )
    for isian in semua:
        # Left out, and said so without saying whose (PK-19).
        for satu in isian.kanal:
            if satu.sidik in dilarang:
                isian.catatan.setdefault(_kolom_kanal(satu), []).append(LARANGAN)
        isian.kanal = [satu for satu in isian.kanal if satu.sidik not in dilarang]
    return semua


def nilai_kelompok(
    berkas: ImporBerkas, baris: Sequence[ImporBaris], rujukan: RujukanImpor
) -> None:
    """Set ``KOLOM_VONIS`` of every row; the same number of queries for any batch."""
    isian = baca_kelompok(baris, rujukan)
    _tutup_tabel(berkas, isian)
    baik = [satu for satu in isian if not satu.galat and not satu.bukan]
    calon = cari_calon(baik)
    semua = [c for isi in calon.values() for c in isi]
    dikenal = Pemangku.objects.filter(pk__in={c.pemangku for c in semua})
    terlihat = _pk(dikenal.untuk(berkas.pengunggah))
    dikelola = _pk(dikenal.dikelola(berkas.pengunggah))
    sasaran = muat_sasaran({c.pemangku for c in semua if c.tepat} & dikelola)
    pertama = _terdahulu(berkas)
    for satu, isi in zip(baris, isian, strict=True):
        satu.galat, satu.catatan, satu.keterangan = isi.galat, isi.catatan, isi.bukan
        if isi.bukan or isi.galat:
            satu.vonis = Vonis.BUKAN_DATA if isi.bukan else Vonis.GALAT
            continue
        if _kembar(satu, isi, pertama):
            continue
        mirip_ini = calon.get(isi.nomor, [])
        tepat = [c.pemangku for c in mirip_ini if c.tepat]
        if len(tepat) == 1 and (ada := sasaran.get(tepat[0])):
            satu.sasaran, beda = ada, bandingkan(isi, ada).tampil
            satu.vonis = Vonis.PERBARUI if beda else Vonis.TANPA_PERUBAHAN
            satu.perubahan = json.dumps(beda) if beda else ""
        elif mirip_ini:
            _tawarkan(satu, mirip_ini, terlihat, dikelola)
        else:
            satu.vonis = Vonis.BARU


def _kembar(baris: ImporBaris, isian: IsianImpor, pertama: dict[str, int]) -> bool:
    """Whether an earlier row tells of the same; of another person it is no double."""
    baris.kunci = isian.kunci
    ganda = baris.kunci in pertama or not isian.orang_normal
    baris.kembar = pertama.get(baris.kunci, pertama.get(baris.kunci[:SEPARUH]))
    _ingat(pertama, baris.kunci, baris.nomor)
    if baris.kembar is None:
        return False
    baris.vonis = Vonis.DUPLIKAT_DALAM_BERKAS if ganda else Vonis.SELEMBAGA
    return True


def _terdahulu(berkas: ImporBerkas) -> dict[str, int]:
    """The first row of each stakeholder, and of each person who stands for one."""
    pertama: dict[str, int] = {}
    semua = berkas.baris.exclude(kunci="").order_by("nomor")
    for kunci, nomor in semua.values_list("kunci", "nomor"):
        _ingat(pertama, kunci, nomor)
    return pertama


def _ingat(pertama: dict[str, int], kunci: str, nomor: int) -> None:
    pertama.setdefault(kunci, nomor)
    pertama.setdefault(kunci[:SEPARUH], nomor)


def _tutup_tabel(berkas: ImporBerkas, isian: Sequence[IsianImpor]) -> None:
    """Below place and signature there is no row of the table any more."""
    tutup = berkas.baris.filter(keterangan=PENUTUP).exists()
    for satu in isian:
        tutup = tutup or satu.bukan == PENUTUP
        if tutup:
            satu.bukan, satu.galat = PENUTUP, {}


# Who may not see a look-alike is only told that there is one.
def _tawarkan(
    baris: ImporBaris, calon: list[CalonImpor], terlihat: set[UUID], dikelola: set[UUID]
) -> None:
    baris.vonis, baris.pilihan = Vonis.MIRIP, ImporBaris.Pilihan.KEMBALIKAN
    baris.calon = [
        {"id": str(c.pemangku), "nilai": c.nilai, "boleh": c.pemangku in dikelola}
        for c in calon
        if c.pemangku in terlihat
    ]
    baris.calon_luar = len(baris.calon) < len(calon)


def _pk(semua: object) -> set[UUID]:
    return set(semua.values_list("pk", flat=True))  # type: ignore[attr-defined]  # a QuerySet
