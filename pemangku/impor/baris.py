"""A row as typed values, the records it may be, what it would change, and its verdict."""

from __future__ import annotations

import json
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
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
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
from pemangku.impor.models import ImporBaris, ImporBerkas
from pemangku.inventaris.duplikat import HIDUP
from pemangku.inventaris.kanal import (
    Kanal,
    Larangan,
    NomorSalah,
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
    menyebut_luas,
    mirip,
    nilai_lembaga,
    nilai_orang,
    normal_lembaga,
    normal_orang,
)
from pemangku.inventaris.orang import Jabatan, Orang, Persetujuan

TERIKAT = "Jenis ini ada di tiap wilayah: isi kecamatannya, bukan seluruh kota."
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

    def baca(self) -> IsianImpor:
        self.sel = {k: tanpa_kutip(teks).strip() for k, teks in self.sel.items()}
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
        return self

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

    def _pokok(self) -> None:
        r = self.rujukan
        self.jenis = self._pilihan(
            "Jenis", r.jenis, "Jenis ini tidak dikenal. Pilih dari daftar di templat."
        )
        self.nama = self._teks("Nama Lembaga", 100 if self.perorangan else 160, min_=3)
        alamat = self._teks("Alamat", 250)
        asing = "Unit ini tidak dikenal. Tulis kode atau nama unit."
        if r.hanya_untuk:
            asing = f"Anda hanya dapat mengimpor untuk {r.hanya_untuk}."
        self.kolom = {
            "alamat": alamat,
            "pengelola": self._pilihan("Pengelola", r.unit, asing),
            "jumlah_anggota": self._nilai("Jumlah Anggota", baca_bilangan),
        }
        self.isu = self._daftar("Isu", r.isu, ISU_ASING)

    def _daftar[T](self, kolom: str, kenal: Mapping[str, T], pesan: str) -> list[T]:
        bagian = (satu.strip() for satu in self.sel.get(kolom, "").split(";"))
        nama = dict.fromkeys(satu for satu in bagian if satu)
        if asing := [satu for satu in nama if satu.casefold() not in kenal]:
            self._galat(kolom, pesan.format(", ".join(asing)))
            return []
        return list(dict.fromkeys(kenal[satu.casefold()] for satu in nama))

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

    def _orang(self) -> None:
        self.narahubung = self._teks("Nama Narahubung", 100, min_=2)
        self.jabatan = self._teks("Jabatan", 120)
        sifat = self._pilihan("Sifat Nomor", SIFAT, "Tulis Dinas atau Pribadi.")
        bawaan = Kanal.Sifat.PRIBADI if self.nama_orang else Kanal.Sifat.KEDINASAN
        self.sifat = sifat or bawaan
        if self._teks("WhatsApp", 60) and (nomor := self._nilai("WhatsApp", baca_wa)):
            self._kanal("WhatsApp", Kanal.Jenis.WA, nomor.normal)
            if nomor.catatan:
                self._catat("WhatsApp", nomor.catatan)
        if surel := self._teks("Email", 200):
            self._kanal("Email", Kanal.Jenis.EMAIL, surel)
        if self.kanal and self.sifat == Kanal.Sifat.PRIBADI and not self.nama_orang:
            self._galat("Sifat Nomor", PRIBADI_TANPA_ORANG)

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

    def _persetujuan(self) -> None:
        r = self.rujukan
        for kolom, tujuan in PERSETUJUAN.items():
            if not self._nilai(kolom, baca_ya):
                continue
            if not self.nama_orang:
                self._galat(kolom, TANPA_ORANG)
            elif not r.berbukti:
                self._catat(kolom, TANPA_BUKTI)
            elif tujuan not in r.tujuan_berteks:
                self._catat(kolom, TANPA_TEKS)
            else:
                self.setuju.append(tujuan)
        if self.kanal and self.sifat == Kanal.Sifat.PRIBADI and not self.setuju:
            self._catat("Sifat Nomor", TANPA_SETUJU)


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
    isu: list[Isu] = field(default_factory=list)
    orang: Orang | None = None
    orang_baru: str = ""
    kanal: list[Kanal] = field(default_factory=list)
    ada_narahubung: bool = False


def muat_sasaran(pk: Iterable[UUID]) -> dict[UUID, Pemangku]:
    """The records with all that a row is compared with; six queries."""
    kanal = Kanal.objects.samar()
    setuju = Persetujuan.objects.berlaku(*Persetujuan.Tujuan.values)
    jabatan = Jabatan.objects.filter(selesai=None).select_related("orang")
    semua = (
        Pemangku.objects.filter(pk__in=pk)
        .select_related("jenis", "wilayah__induk", "pengelola")
        .prefetch_related(
            "isu",
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
    diminati = pemangku.isu.all()
    beda.isu = [satu for satu in isian.isu if satu not in diminati]
    if beda.isu:
        beda.tampil.append(("Isu", "", ", ".join(i.nama for i in beda.isu)))
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


# Records that a batch of rows may already be: one query by name, one by channel

CALON_MAKS = 5

# In another place only so like a name reaches ``MUNGKIN`` without a common channel:
# 50 x 0.79 + 15. Of a person only the very same name counts without one.
AMBANG_JAUH = 0.74
# A body is looked for among those of its place, whatever the index of trigrams would
# cost there; elsewhere, where only a very like name counts, by that index: % is the
# operator that uses it. A kind that is bound to its place is nowhere else.
MENURUT_NAMA = """
    SELECT b.nomor, c.id, c.jenis_id, c.wilayah_id, c.nama_normal, c.kemiripan
    FROM unnest(%s::int[], %s::text[], %s::text[], %s::bool[], %s::bool[])
        AS b(nomor, nama, wilayah, terikat, perorangan)
    CROSS JOIN LATERAL (
        SELECT semua.* FROM (
            SELECT p.id, p.jenis_id, p.wilayah_id, p.nama_normal, p.status,
                similarity(p.nama_normal, b.nama) AS kemiripan
            FROM pemangku_pemangku p
            WHERE NOT b.perorangan AND p.nama_resmi <> '' AND p.wilayah_id = b.wilayah
            UNION ALL
            SELECT p.id, p.jenis_id, p.wilayah_id, p.nama_normal, p.status,
                similarity(p.nama_normal, b.nama)
            FROM pemangku_pemangku p
            WHERE NOT b.perorangan AND b.terikat AND p.nama_resmi <> ''
                AND p.wilayah_id IS NULL
            UNION ALL
            SELECT p.id, p.jenis_id, p.wilayah_id, p.nama_normal, p.status,
                similarity(p.nama_normal, b.nama)
            FROM pemangku_pemangku p
            WHERE NOT b.perorangan AND NOT b.terikat AND p.nama_normal %% b.nama
                AND p.wilayah_id IS DISTINCT FROM b.wilayah
            UNION ALL
            SELECT p.id, p.jenis_id, p.wilayah_id, o.nama_normal, p.status,
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
    """A record a row may be; ``tepat``: same kind, same name, same place."""

    pemangku: UUID
    jenis: int
    wilayah: str | None
    nama: str
    kemiripan: float = 0.0
    sekanal: bool = False
    nilai: int = 0
    tepat: bool = False


def cari_calon(isian: Sequence[IsianImpor]) -> dict[int, list[CalonImpor]]:
    """Look-alikes of each row, the best first; needs a transaction.

    Two queries, however many rows there are.
    """
    temuan: dict[int, dict[UUID, CalonImpor]] = defaultdict(dict)
    for nomor, pk, jenis, wilayah, nama, kemiripan in _menurut_nama(isian):
        satu = temuan[nomor].setdefault(pk, CalonImpor(pk, jenis, wilayah, nama))
        satu.kemiripan = max(satu.kemiripan, kemiripan)
    for nomor, pk, jenis, wilayah, nama in _menurut_kanal(isian):
        satu = temuan[nomor].setdefault(pk, CalonImpor(pk, jenis, wilayah, nama))
        satu.sekanal = True
    return {
        i.nomor: _urut(i, temuan[i.nomor].values()) for i in isian if i.nomor in temuan
    }


def _menurut_nama(
    isian: Sequence[IsianImpor],
) -> Iterator[tuple[int, UUID, int, str | None, str, float]]:
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
                *(AMBANG_NAMA, list(map(str, HIDUP))),
            ),
        )
        yield from kursor.fetchall()


def _menurut_kanal(
    isian: Sequence[IsianImpor],
) -> Iterator[tuple[int, UUID, int, str | None, str]]:
    pemilik: dict[str, list[int]] = defaultdict(list)
    for i in isian:
        for kanal in i.kanal:
            pemilik[kanal.sidik].append(i.nomor)
    sekanal = Kanal.objects.filter(sidik__in=pemilik).order_by()
    sendiri = sekanal.filter(pemangku__status__in=HIDUP).values_list(
        *("sidik", "pemangku", "pemangku__jenis", "pemangku__wilayah"),
        *("pemangku__nama_normal", "pemangku__nama_resmi", "pemangku__nama_normal"),
    )
    jabatan = "orang__jabatan__pemangku"
    lewat_orang = sekanal.filter(
        **{f"{jabatan}__status__in": HIDUP}, orang__jabatan__selesai=None
    ).values_list(
        *("sidik", jabatan, f"{jabatan}__jenis", f"{jabatan}__wilayah"),
        *(f"{jabatan}__nama_normal", f"{jabatan}__nama_resmi", "orang__nama_normal"),
    )
    for sidik, pk, jenis, wilayah, lembaga, resmi, orang in sendiri.union(
        lewat_orang
    ).order_by():
        nama = lembaga if resmi else orang
        for nomor in pemilik[sidik]:
            yield nomor, pk, jenis, wilayah, nama


def _urut(isian: IsianImpor, semua: Collection[CalonImpor]) -> list[CalonImpor]:
    ciri = (isian.nama_normal, isian.pk_jenis, isian.wilayah)
    for satu in semua:
        satu.tepat = (satu.nama, satu.jenis, satu.wilayah) == ciri
        satu.nilai = _nilai(isian, satu)
    layak = [satu for satu in semua if satu.tepat or satu.nilai >= MUNGKIN]
    layak.sort(key=lambda c: (not c.tepat, -c.nilai, str(c.pemangku)))
    return layak[:CALON_MAKS]


def _nilai(isian: IsianImpor, satu: CalonImpor) -> int:
    serupa = satu.kemiripan or mirip(isian.nama_normal, satu.nama)
    kanal = frozenset({"sama"} if satu.sekanal else ())
    if isian.perorangan:
        ciri, lain = (
            CiriOrang(nama=nama, telepon=kanal, kelurahan=frozenset({tempat or ""}))
            for nama, tempat in (
                (isian.nama_normal, isian.wilayah),
                (satu.nama, satu.wilayah),
            )
        )
        return nilai_orang(ciri, lain, serupa)
    return nilai_lembaga(
        CiriLembaga(
            nama=isian.nama_normal,
            jenis=isian.pk_jenis,
            tempat=isian.wilayah,
            setempat=menyebut_luas(isian.nama),
            terikat=isian.terikat,
            kanal=kanal,
        ),
        CiriLembaga(
            nama=satu.nama, jenis=satu.jenis, tempat=satu.wilayah or "", kanal=kanal
        ),
        serupa,
    )


# The verdict on each row of a batch: what it would become, and why not (PK-12)

Vonis = ImporBaris.Vonis
KOLOM_VONIS = (
    *("vonis", "galat", "catatan", "perubahan", "calon", "calon_luar", "pilihan"),
    *("kunci", "kembar", "sasaran"),
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
    judul: dict[str, str] = {Kanal.Jenis.WA: "WhatsApp", Kanal.Jenis.EMAIL: "Email"}
    for isian in semua:
        # Left out, and said so without saying whose (PK-19).
        for satu in isian.kanal:
            if satu.sidik in dilarang:
                isian.catatan.setdefault(judul[satu.jenis], []).append(LARANGAN)
        isian.kanal = [satu for satu in isian.kanal if satu.sidik not in dilarang]
    return semua


def nilai_kelompok(
    berkas: ImporBerkas, baris: Sequence[ImporBaris], rujukan: RujukanImpor
) -> None:
    """Set ``KOLOM_VONIS`` of every row; the same number of queries for any batch."""
    isian = baca_kelompok(baris, rujukan)
    baik = [satu for satu in isian if not satu.galat]
    calon = cari_calon(baik)
    semua = [c for isi in calon.values() for c in isi]
    dikenal = Pemangku.objects.filter(pk__in={c.pemangku for c in semua})
    terlihat = _pk(dikenal.untuk(berkas.pengunggah))
    dikelola = _pk(dikenal.dikelola(berkas.pengunggah))
    sasaran = muat_sasaran({c.pemangku for c in semua if c.tepat} & dikelola)
    pertama: dict[str, int] = dict(
        berkas.baris.filter(kunci__in={satu.kunci for satu in baik}, kembar=None)
        .order_by("-nomor")
        .values_list("kunci", "nomor")
    )
    for satu, isi in zip(baris, isian, strict=True):
        satu.galat, satu.catatan = isi.galat, isi.catatan
        if isi.galat:
            satu.vonis = Vonis.GALAT
            continue
        satu.kunci = isi.kunci
        satu.kembar = pertama.get(satu.kunci)
        if satu.kembar is not None:
            satu.vonis = Vonis.DUPLIKAT_DALAM_BERKAS
            continue
        pertama[satu.kunci] = satu.nomor
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
