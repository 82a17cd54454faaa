"""The officer's day: the lines of the today list, and the morning's summary by mail.

Each app adds its own lines; the panel shows them.
"""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from enum import Enum, IntEnum
from math import ceil
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import Count, Func, QuerySet, Value, Window
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator

from organisasi.bahasa import HARI, tanggal, tanggal_pendek
from organisasi.kabar.models import Notifikasi, TugasHubungi
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.direktori import nama_unit
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.models import Penugasan, Petugas, Unit
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.pribadi.models import InsidenData, PermintaanSubjek
from organisasi.waktu.eskalasi import LAMBAT, Peringatan
from organisasi.waktu.hari_kerja import SABTU, Kalender, KalenderBelumDiisi
from organisasi.waktu.tenggat import (
    BESOK,
    kata_hari,
    kata_sisa,
    sisa_jam,
    tahun_belum_diisi,
)

# Of one kind the list shows so many; a last line leads to all of them.
BANYAK_MAKS = 10
# So much of a text stands in a line.
PERIHAL_MAKS = 120
# So many sources are read in one statement: with more, planning it takes over 5 ms.
SUMBER_MAKS = 16
# Columns of a source that are days.
KOLOM_HARI = frozenset({"tenggat", "sejak", "hari"})


class Berat(IntEnum):
    """Danger, then data that leaks, before any day; the urgent within its day."""

    DARURAT = 0
    KEBOCORAN = 1
    MENDESAK = 2
    BIASA = 3


class RagamTugas(models.TextChoices):
    """What the list may be narrowed to; the value stands in the address."""

    PERMOHONAN = "permohonan", "Permohonan"
    ADUAN = "aduan", "Aduan"
    INFORMASI = "informasi", "Informasi"
    PEMANGKU = "pemangku", "Pemangku"
    LAINNYA = "lainnya", "Lainnya"


# What the law gives so many working days for.
MENURUT_HUKUM = frozenset({RagamTugas.PERMOHONAN, RagamTugas.ADUAN})


class GolonganTugas(Enum):
    """Work of the reader, word of a citizen, or what others have to do first."""

    KERJA = "kerja"
    KABAR = "kabar"
    TUNGGU = "tunggu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tugas:
    judul: str
    url: str
    jenis: str
    # The act before the title; None: the kind of work says it, "": the title does.
    kerja: str | None = None
    tenggat: date | None = None
    # The day a citizen wrote, or since which others have it.
    sejak: date | None = None
    unit: str = ""
    keterangan: str = ""
    # The unit in whose calendar its days are counted.
    kalender: int | None = field(default=None, compare=False)
    # The register number alone, where there is one: calendars carry it, never the title.
    nomor: str = ""
    berat: Berat = Berat.BIASA
    golongan: GolonganTugas = GolonganTugas.KERJA
    layanan: RagamTugas = RagamTugas.LAINNYA
    # How many things the line stands for.
    banyak: int = 1
    # The last line of its kind, which leads to all of them.
    lanjutan: bool = False
    # Another act that is begun without opening the record: its label and its page.
    cabang: tuple[str, str] | None = None
    # Acts done from the list itself: label, address, and what is sent there.
    sekali: Sequence[tuple[str, str, Mapping[str, Any]]] = ()

    @property
    def kalimat(self) -> str:
        """What to do, and about what."""
        kerja = self.jenis if self.kerja is None else self.kerja
        return f"{kerja}: {self.judul}" if kerja else self.judul

    @property
    def pekerjaan(self) -> int:
        """How many lines it stands for: what is folded into one is one piece of work."""
        return self.banyak if self.lanjutan else 1

    def lewat(self, hari_ini: date) -> bool:
        return self.tenggat is not None and self.tenggat < hari_ini


@dataclass(frozen=True)
class SumberTugas:
    """Rows of one kind of work, not read yet: many kinds are read in one statement."""

    jenis: str
    baris: QuerySet[Any]
    semua: str
    # The page of one record, by its name; "": the list.
    ke: str
    # Columns by the field of ``Tugas`` that they fill, or for ``lebih`` alone; of a unit
    # its key, whose name is at hand.
    kolom: Mapping[str, Any]
    # What of a line must be reckoned from its columns; None: no line.
    lebih: Callable[[Any], Mapping[str, Any] | None]
    maks: int
    layanan: RagamTugas = RagamTugas.LAINNYA

    @cached_property
    def sql(self) -> tuple[str, tuple[Any, ...]]:
        """How many rows there are, and the columns of the first; "" where none can be."""
        isi = Func(
            *self.kolom.values(),
            function="JSONB_BUILD_ARRAY",
            output_field=models.JSONField(),
        )
        semua = self.baris.values_list(Window(Count("pk")), isi)[: self.maks]
        try:
            return semua.query.sql_with_params()
        except EmptyResultSet:
            return "", ()

    def tugas(self, ada: Sequence[tuple[int, list[Any]]]) -> list[Tugas]:
        unit = nama_unit() if ada and "unit" in self.kolom else {}
        semua = [self._tugas(banyak, isi, unit) for banyak, isi in ada]
        hasil = [satu for satu in semua if satu]
        if hasil and ada[0][0] > self.maks > 1:
            banyak = ada[0][0]
            hasil.append(lainnya(banyak, url=self.semua, akhir=hasil[-1]))
        return hasil

    def _tugas(
        self, banyak: int, isi: list[Any], nama: Mapping[int, str]
    ) -> Tugas | None:
        kolom = dict(zip(self.kolom, isi, strict=True))
        for satu in KOLOM_HARI & kolom.keys():
            if hari := kolom[satu]:
                # A day reckoned with months comes as midnight of it.
                kolom[satu] = date.fromisoformat(hari[:10])
        if unit := kolom.get("unit"):
            kolom |= {"unit": nama[unit], "kalender": unit}
        lebih = self.lebih(SimpleNamespace(banyak=banyak, **kolom))
        if lebih is None:
            return None
        url = reverse(self.ke, args=(kolom["kunci"],)) if self.ke else self.semua
        milik = {n: v for n, v in kolom.items() if n in KOLOM_TUGAS and v is not None}
        bawaan = {"jenis": self.jenis, "url": url, "layanan": self.layanan}
        nilai: dict[str, Any] = bawaan | milik | dict(lebih)
        for satu in ("judul", "keterangan"):
            nilai[satu] = perihal(nilai.get(satu, ""))
        return Tugas(**nilai)


# For ``lebih``: of a citizen; of what others do first, where the title is the matter.
KABAR: dict[str, Any] = {"golongan": GolonganTugas.KABAR, "tenggat": None}
TUNGGU: dict[str, Any] = {"golongan": GolonganTugas.TUNGGU, "kerja": ""}
KOLOM_TUGAS = frozenset(f.name for f in fields(Tugas))

type Antrean = Tugas | SumberTugas


def potong(
    baris: QuerySet[Any],
    jenis: str,
    semua: str,
    ke: str = "",
    *,
    lebih: Callable[[Any], Mapping[str, Any] | None] = lambda _satu: {},
    maks: int = BANYAK_MAKS,
    **kolom: Any,  # expressions, or names of columns
) -> SumberTugas:
    """The first rows of ``baris``, a line each; ``maks`` 1: one line for all."""
    return SumberTugas(jenis, baris, semua, ke, {"kunci": "pk"} | kolom, lebih, maks)


def satu_baris(
    baris: QuerySet[Any], jenis: str, semua: str, judul: str, **lain: Any
) -> SumberTugas:
    """All of them as one line; ``judul`` with their number as ``{}``."""
    return potong(
        baris.order_by("pk"),
        jenis,
        semua,
        maks=1,
        lebih=lambda satu: (
            lain
            | {"kerja": "", "judul": judul.format(satu.banyak), "banyak": satu.banyak}
        ),
    )


def kumpulkan(semua: Iterable[Antrean]) -> list[Tugas]:
    isi = list(semua)
    hasil = [satu for satu in isi if isinstance(satu, Tugas)]
    ada = [satu for satu in isi if isinstance(satu, SumberTugas) and satu.sql[0]]
    # In turn: what is costly to plan stands side by side.
    kali = ceil(len(ada) / SUMBER_MAKS)
    for sumber in (ada[awal::kali] for awal in range(kali)):
        per: defaultdict[int, list[tuple[int, list[Any]]]] = defaultdict(list)
        gabung = " UNION ALL ".join(
            f"(SELECT {ke}, s.* FROM ({satu.sql[0]}) s)"  # noqa: S608 -- Django's own text
            for ke, satu in enumerate(sumber)
        )
        with connection.cursor() as kursor:
            kursor.execute(gabung, [p for satu in sumber for p in satu.sql[1]])
            for ke, banyak, kolom in kursor.fetchall():
                per[ke].append((banyak, json.loads(kolom)))
        for ke, satu in enumerate(sumber):
            hasil += satu.tugas(per[ke])
    return hasil


def lainnya(semua: int, *, url: str, akhir: Tugas) -> Tugas:
    """Stands below ``akhir``, the last that is shown: in its group, on its day."""
    return replace(
        akhir,
        judul=f"Semua {semua} yang menunggu",
        url=url,
        kerja=None,
        unit="",
        keterangan="",
        nomor="",
        cabang=None,
        sekali=(),
        banyak=semua - BANYAK_MAKS,
        lanjutan=True,
    )


def pendek(jalan: str) -> Coalesce:
    """The short name of the unit at ``jalan``, as ``Unit.nama_pendek`` has it."""
    return Coalesce(NullIf(f"{jalan}__singkatan", Value("")), f"{jalan}__nama")


def nama_petugas(jalan: str) -> Coalesce:
    return Coalesce(NullIf(f"{jalan}__nama", Value("")), f"{jalan}__username")


def perihal(teks: str) -> str:
    """The first words of a text, on one line."""
    return Truncator(" ".join(teks.split())).chars(PERIHAL_MAKS)


def urutkan(tugas: Iterable[Tugas]) -> list[Tugas]:
    """Danger, breaches, then by day, the urgent first; without a day last."""
    return sorted(
        tugas,
        key=lambda t: (
            min(t.berat, Berat.MENDESAK),
            t.tenggat or date.max,
            t.berat,
            t.jenis,
            t.lanjutan,
            t.judul,
        ),
    )


def cakupan_sendiri(petugas: Petugas, izin: str) -> Cakupan:
    """Where ``izin`` is the officer's daily work: of city-wide roles the own units."""
    cakupan = cakupan_izin(petugas, izin)
    if cakupan.kota and not petugas.superuser_aktif:
        return Cakupan.dari(kota=False, tugas=petugas.penugasan_aktif)
    return cakupan


# The groups of the page: up to how many days ahead a line stands in each but the last

KELOMPOK = ("Lewat", "Hari ini dan besok", "Minggu ini", "Nanti")
# Within six days the name of the day says which one is meant.
SEPEKAN = 6
BATAS_KELOMPOK = (-1, 1, SEPEKAN)

type BarisTugas = tuple[Tugas, str, str]


def kelompokkan_tugas(
    semua: Iterable[Tugas], hari_ini: date
) -> list[tuple[str, list[BarisTugas]]]:
    """Each line with the mark and the words of its day; without a day it is for this week."""
    per: list[list[BarisTugas]] = [[] for _ in KELOMPOK]
    for t in semua:
        hari = (t.tenggat - hari_ini).days if t.tenggat else SEPEKAN
        per[bisect_left(BATAS_KELOMPOK, hari)].append((t, *sisa_tugas(t, hari_ini)))
    return [satu for satu in zip(KELOMPOK, per, strict=True) if satu[1]]


def sisa_tugas(tugas: Tugas, hari_ini: date) -> tuple[str, str]:
    """The due day in words with its mark (a class of the page); "" without a day."""
    menunggu = tugas.golongan is GolonganTugas.TUNGGU
    if tugas.tenggat is None:
        return ("tunggu", "Berhenti") if menunggu else ("", "")
    hari = (tugas.tenggat - hari_ini).days
    kata, jenis = kata_hari(tugas.tenggat, hari_ini)
    if tugas.layanan in MENURUT_HUKUM:
        kata, jenis = kata_sisa(tugas.tenggat, hari_ini, tugas.kalender)
    if menunggu and hari >= 0:
        return "tunggu", kata if hari else "Sampai hari ini"
    if hari <= BESOK:
        return jenis, kata
    nama = HARI[tugas.tenggat.weekday()]
    return "nanti", nama if hari <= SEPEKAN else tanggal_pendek(tugas.tenggat)


# The office's own lines


def tugas_kantor(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    hasil: list[Antrean] = []
    if petugas.has_perm("organisasi.add_harilibur"):
        hasil += [
            Tugas(
                judul=f"Isi kalender hari libur {tahun}",
                url=reverse("admin:organisasi_harilibur_tempel"),
                jenis="Kalender belum diisi",
                kerja="",
                tenggat=max(hari_ini, date(tahun, 1, 1)),
                keterangan="Tanpa kalender, jatuh tempo tidak dapat dihitung.",
            )
            for tahun in tahun_belum_diisi(hari_ini)
        ]
    sumber: tuple[tuple[str, Callable[[Petugas, date], SumberTugas]], ...] = (
        ("organisasi.change_unit", _kontak),
        ("organisasi.change_notifikasi", _pesan_buntu),
        ("organisasi.change_penugasan", _peran),
        ("organisasi.change_insidendata", _insiden),
        ("organisasi.change_tugashubungi", _hubungi),
        ("organisasi.change_permintaansubjek", _subjek),
    )
    return [*hasil, *(s(petugas, hari_ini) for i, s in sumber if petugas.has_perm(i))]


def _daftar(nama: str, saringan: str = "") -> str:
    return f"{reverse(f'admin:organisasi_{nama}_changelist')}{saringan}"


def _kontak(petugas: Petugas, hari: date) -> SumberTugas:
    return satu_baris(
        Unit.objects.untuk(petugas).tanpa_kontak(hari),
        "Kontak belum diisi",
        reverse("admin:organisasi_unit_kontak"),
        "Isi telepon atau surel {} kantor: warga tidak dapat menghubunginya",
    )


def _peran(petugas: Petugas, hari_ini: date) -> SumberTugas:
    semua = Penugasan.objects.untuk(petugas).menunggu(hari_ini)
    return potong(
        semua.exclude(petugas=petugas)
        .exclude(diberikan_oleh=petugas)
        .order_by("mulai", "pk"),
        "Tegaskan penugasan",
        _daftar("penugasan"),
        "admin:organisasi_penugasan_change",
        lebih=lambda satu: {
            "judul": f"{satu.nama}: {Peran(satu.peran).label} di {satu.unit}",
            "keterangan": f"Diberikan {satu.dari}; belum berlaku",
        },
        nama=nama_petugas("petugas"),
        dari=nama_petugas("diberikan_oleh"),
        peran="peran",
        tenggat="mulai",
        unit="unit",
    )


def _hubungi(petugas: Petugas, _hari: date) -> SumberTugas:
    cakupan = cakupan_sendiri(petugas, "organisasi.change_tugashubungi")
    terbuka = TugasHubungi.objects.terbuka().filter(cakupan.q("unit"))
    return potong(
        terbuka.order_by("-darurat", "dibuat_pada", "pk"),
        "Hubungi pemohon",
        _daftar("tugashubungi", "?selesai=belum"),
        "admin:organisasi_tugashubungi_change",
        lebih=lambda satu: {
            "kerja": "",
            "keterangan": TugasHubungi.Cara(satu.cara).label,
            "berat": Berat.DARURAT if satu.darurat else Berat.BIASA,
            "layanan": RagamTugas.ADUAN
            if satu.berkas.startswith("pengaduan.")
            else RagamTugas.PERMOHONAN,
        },
        judul="perihal",
        berkas="objek_jenis",
        nomor="objek_nomor",
        cara="cara",
        darurat="darurat",
        unit="unit",
    )


def _subjek(petugas: Petugas, _hari: date) -> SumberTugas:
    """What people ask of their data: 3 x 24 hours (UU 27/2022 Pasal 30 and 32)."""

    def lebih(satu: Any) -> dict[str, Any]:
        tenggat = timezone.localtime(datetime.fromisoformat(satu.sampai))
        return {
            "judul": f"{PermintaanSubjek.Jenis(satu.hak).label}: {satu.berkas}",
            "kerja": "Jawab",
            "tenggat": tenggat.date(),
            "keterangan": f"Paling lambat pukul {tenggat:%H.%M}",
        }

    return potong(
        PermintaanSubjek.objects.untuk(petugas).terbuka().order_by("tenggat", "pk"),
        "Jawab permintaan subjek data",
        _daftar("permintaansubjek", "?status__exact=diterima"),
        "pdp-permintaan",
        lebih=lebih,
        hak="jenis",
        berkas="objek_nomor",
        sampai="tenggat",
        unit="unit",
    )


def _insiden(_petugas: Petugas, _hari: date) -> SumberTugas:
    """Breaches of personal data that are open; 3 x 24 hours (UU 27/2022 Pasal 46)."""

    def lebih(satu: Any) -> dict[str, Any]:
        pada = timezone.now()
        tenggat = datetime.fromisoformat(satu.sampai)
        belum = not (satu.subjek and satu.lembaga)
        return {
            "tenggat": timezone.localdate(tenggat),
            "keterangan": f"Beri tahu orangnya dan lembaga: {sisa_jam(tenggat, pada)}"
            if belum
            else "Lengkapi penanganannya, lalu tutup",
            "berat": Berat.KEBOCORAN if belum else Berat.BIASA,
        }

    return potong(
        InsidenData.objects.filter(ditutup_pada=None).order_by("tenggat", "pk"),
        "Insiden data pribadi",
        _daftar("insidendata"),
        "admin:organisasi_insidendata_change",
        lebih=lebih,
        judul="nomor",
        nomor="nomor",
        sampai="tenggat",
        subjek="subjek_diberitahu_pada",
        lembaga="lembaga_diberitahu_pada",
    )


def _pesan_buntu(_petugas: Petugas, _hari: date) -> SumberTugas:
    # A broadcast's own page tells what did not arrive.
    lain = Notifikasi.objects.exclude(jalur=Notifikasi.Jalur.SIARAN)
    return satu_baris(
        lain.filter(status=Notifikasi.Status.BUNTU),
        "Pesan gagal",
        _daftar("notifikasi", f"?status__exact={Notifikasi.Status.BUNTU}"),
        "{} pesan tidak terkirim setelah tujuh hari",
    )


# The morning's summary: one mail for each officer, over all that waits for him.
# It says what the today list says, by kind, and below it what the ladder tells him of cases
# that others work on. Messages carry numbers and a link, no content, and leave on working
# days only.

TEMPLAT = "organisasi/kabar/ringkasan_harian.txt"
# So many numbers stand in a line; the list shows the others.
NOMOR_MAKS = 10
MENDEKAT = "{jenis} jatuh tempo dalam {tahap} hari kerja atau kurang"
KALIMAT = {
    "0": "{jenis} jatuh tempo hari ini",
    LAMBAT: "{jenis} lewat jatuh tempo dan belum selesai",
}


def hari_kerja(hari: date, kalender: Kalender) -> bool:
    """Whether mail may leave; in a year without calendar each weekday counts."""
    try:
        return kalender.kerja(hari)
    except KalenderBelumDiisi:
        return hari.weekday() < SABTU


def penerima(hari_ini: date) -> list[Petugas]:
    tugas = (
        Penugasan.objects.berlaku(hari_ini)
        .exclude(petugas__email="")
        .beserta_bawahan()
        .select_related("petugas", "unit")
        .order_by("petugas_id")
    )
    per_petugas: dict[int, Petugas] = {}
    for satu in tugas:
        petugas = per_petugas.setdefault(satu.petugas_id, satu.petugas)
        petugas.__dict__.setdefault("penugasan_aktif", []).append(satu)
    return list(per_petugas.values())


def kirim_ringkasan(
    petugas: Petugas,
    tugas: Sequence[Tugas],
    peringatan: Iterable[Peringatan],
    *,
    pada: datetime,
    hari_ini: date,
) -> int:
    sendiri = {satu.nomor for satu in tugas if satu.tenggat}
    butir = butir_tugas(tugas, hari_ini)
    kabar = butir_peringatan(p for p in peringatan if p.nomor not in sendiri)
    if not (butir or kabar):
        return 0
    return beri_tahu(
        [petugas.email],
        templat=TEMPLAT,
        konteks={"hari": tanggal(hari_ini), "butir": butir, "kabar": kabar},
        kunci=f"ringkasan:{hari_ini}:{petugas.pk}",
        pada=pada,
        tentang=None,
    )


def per_petugas(
    peringatan: Iterable[Peringatan], petugas: Sequence[Petugas]
) -> Mapping[int, Sequence[Peringatan]]:
    untuk: defaultdict[int, list[Peringatan]] = defaultdict(list)
    for satu in peringatan:
        for siapa in satu.pendengar(petugas):
            untuk[siapa.pk].append(satu)
    return untuk


def butir_tugas(semua: Iterable[Tugas], hari_ini: date) -> list[str]:
    kelompok: defaultdict[str, list[Tugas]] = defaultdict(list)
    for satu in semua:
        kelompok[satu.jenis].append(satu)
    return [
        _baris(
            f"{jenis} ({sum(t.banyak for t in tugas)})",
            [f"{t.nomor}{_tanda(t, hari_ini)}" for t in tugas if t.nomor],
        )
        for jenis, tugas in kelompok.items()
    ]


def _tanda(tugas: Tugas, hari_ini: date) -> str:
    if tugas.lewat(hari_ini):
        return " lewat waktu"
    return " hari ini" if tugas.tenggat == hari_ini else ""


def butir_peringatan(semua: Iterable[Peringatan]) -> list[str]:
    kelompok: defaultdict[str, list[str]] = defaultdict(list)
    for satu in semua:
        pola = satu.kalimat or KALIMAT.get(satu.tahap, MENDEKAT)
        siapa = f" ({satu.penangan})" if satu.penangan else ""
        kelompok[pola.format(jenis=satu.jenis, tahap=satu.tahap)].append(
            f"{satu.nomor}{siapa}"
        )
    return [_baris(f"{len(n)} {teks}", n) for teks, n in kelompok.items()]


def _baris(kalimat: str, nomor: Collection[str]) -> str:
    if not nomor:
        return kalimat
    lebih = len(nomor) - NOMOR_MAKS
    ekor = f", dan {lebih} lainnya" if lebih > 0 else ""
    return f"{kalimat}: {', '.join(list(nomor)[:NOMOR_MAKS])}{ekor}"
