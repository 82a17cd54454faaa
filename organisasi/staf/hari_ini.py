"""The officer's day: the lines of the today list, and the morning's summary by mail.

Each app adds its own lines; the panel shows them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import Any

from django.db.models import Count, Model, QuerySet, Window
from django.urls import reverse
from django.utils import timezone

from organisasi.bahasa import tanggal
from organisasi.kabar.models import Notifikasi, TugasHubungi
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.models import Penugasan, Petugas
from organisasi.kantor.peran import Cakupan
from organisasi.pribadi.models import InsidenData, PermintaanSubjek
from organisasi.waktu.eskalasi import LAMBAT, Peringatan
from organisasi.waktu.hari_kerja import SABTU, Kalender, KalenderBelumDiisi
from organisasi.waktu.models import HariLibur
from organisasi.waktu.tenggat import sisa_jam

# Of one kind the list shows so many; a last line leads to all of them.
BANYAK_MAKS = 10


class Berat(IntEnum):
    """Danger, then data that leaks, before any day; the urgent within its day."""

    DARURAT = 0
    KEBOCORAN = 1
    MENDESAK = 2
    BIASA = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Tugas:
    judul: str
    url: str
    jenis: str
    tenggat: date | None = None
    unit: str = ""
    keterangan: str = ""
    # The register number alone, where there is one: calendars carry it, never the title.
    nomor: str = ""
    berat: Berat = Berat.BIASA
    # How many things the line stands for.
    banyak: int = 1

    def lewat(self, hari_ini: date) -> bool:
        return self.tenggat is not None and self.tenggat < hari_ini


def urutkan(tugas: list[Tugas]) -> list[Tugas]:
    """Danger, breaches, then by day, the urgent first; without a day last."""
    return sorted(
        tugas,
        key=lambda t: (
            min(t.berat, Berat.MENDESAK),
            t.tenggat or date.max,
            t.berat,
            t.jenis,
            t.judul,
        ),
    )


def cakupan_sendiri(petugas: Petugas, izin: str) -> Cakupan:
    """Where ``izin`` is the officer's daily work: of city-wide roles the own units."""
    cakupan = cakupan_izin(petugas, izin)
    if cakupan.kota and not petugas.superuser_aktif:
        unit = frozenset(p.unit_id for p in petugas.penugasan_aktif)
        return Cakupan(kota=False, unit=unit)
    return cakupan


def potong[Baris: Model](
    baris: QuerySet[Baris], *, jenis: str, semua: str, buat: Callable[[Any], Tugas]
) -> list[Tugas]:
    isi: list[Any] = list(baris.annotate(banyak=Window(Count("pk")))[:BANYAK_MAKS])
    hasil = [buat(satu) for satu in isi]
    if isi and isi[0].banyak > BANYAK_MAKS:
        # Among the emergencies while the last line shown is one.
        berat = hasil[-1].berat
        hasil.append(lainnya(isi[0].banyak, url=semua, jenis=jenis, berat=berat))
    return hasil


def lainnya(semua: int, *, url: str, jenis: str, berat: Berat = Berat.BIASA) -> Tugas:
    return Tugas(
        judul=f"Semua {semua} yang menunggu",
        url=url,
        jenis=jenis,
        banyak=semua - BANYAK_MAKS,
        berat=berat,
    )


def tugas_kantor(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    hasil: list[Tugas] = []
    if petugas.has_perm("organisasi.add_harilibur"):
        hasil += [
            Tugas(
                judul=f"Isi kalender hari libur {tahun}",
                url=reverse("admin:organisasi_harilibur_add"),
                jenis="Kalender belum diisi",
                tenggat=max(hari_ini, date(tahun, 1, 1)),
                keterangan="Tanpa kalender, jatuh tempo tidak dapat dihitung.",
            )
            for tahun in HariLibur.objects.tahun_belum_diisi(hari_ini)
        ]
    if petugas.has_perm("organisasi.change_notifikasi"):
        hasil += _pesan_buntu()
    hasil += _peran(petugas, hari_ini)
    return [*hasil, *_insiden(petugas), *_hubungi(petugas), *_subjek(petugas)]


def _peran(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    if not petugas.has_perm("organisasi.change_penugasan"):
        return []
    jenis = "Tegaskan penugasan"
    semua = Penugasan.objects.untuk(petugas).menunggu(hari_ini)
    return potong(
        semua.exclude(petugas=petugas)
        .exclude(diberikan_oleh=petugas)
        .select_related("petugas", "unit", "diberikan_oleh")
        .order_by("mulai", "pk"),
        jenis=jenis,
        semua=reverse("admin:organisasi_penugasan_changelist"),
        buat=lambda satu: Tugas(
            judul=str(satu),
            url=reverse("admin:organisasi_penugasan_change", args=(satu.pk,)),
            jenis=jenis,
            tenggat=satu.mulai,
            unit=satu.unit.nama_pendek,
            keterangan=f"Diberikan {satu.diberikan_oleh}; belum berlaku",
        ),
    )


def _hubungi(petugas: Petugas) -> list[Tugas]:
    cakupan = cakupan_sendiri(petugas, "organisasi.change_tugashubungi")
    if not (cakupan.kota or cakupan.unit):
        return []
    jenis = "Hubungi pemohon"
    daftar = reverse("admin:organisasi_tugashubungi_changelist")
    terbuka = TugasHubungi.objects.terbuka().filter(cakupan.q("unit"))
    return potong(
        terbuka.select_related("unit").order_by("-darurat", "dibuat_pada", "pk"),
        jenis=jenis,
        semua=f"{daftar}?selesai=belum",
        buat=lambda satu: Tugas(
            judul=satu.perihal,
            url=reverse("admin:organisasi_tugashubungi_change", args=(satu.pk,)),
            jenis=jenis,
            unit=satu.unit.nama_pendek,
            keterangan=f"{satu.objek_nomor}: {satu.get_cara_display().lower()}",
            berat=Berat.DARURAT if satu.darurat else Berat.BIASA,
        ),
    )


def _subjek(petugas: Petugas) -> list[Tugas]:
    """What people ask of their data: 3 x 24 hours (UU 27/2022 Pasal 30 and 32)."""
    if not petugas.has_perm("organisasi.change_permintaansubjek"):
        return []
    jenis = "Jawab permintaan subjek data"
    daftar = reverse("admin:organisasi_permintaansubjek_changelist")
    terbuka = PermintaanSubjek.objects.untuk(petugas).terbuka().select_related("unit")
    return potong(
        terbuka.defer("uraian").order_by("tenggat", "pk"),
        jenis=jenis,
        semua=f"{daftar}?status__exact=diterima",
        buat=lambda satu: _baris_subjek(satu, jenis),
    )


def _baris_subjek(satu: PermintaanSubjek, jenis: str) -> Tugas:
    tenggat = timezone.localtime(satu.tenggat)
    return Tugas(
        judul=str(satu),
        url=reverse("pdp-permintaan", args=(satu.pk,)),
        jenis=jenis,
        tenggat=tenggat.date(),
        unit=satu.unit.nama_pendek if satu.unit else "",
        keterangan=f"Paling lambat pukul {tenggat:%H.%M}",
    )


def _insiden(petugas: Petugas) -> list[Tugas]:
    """Breaches of personal data that are open; 3 x 24 hours (UU 27/2022 Pasal 46)."""
    if not petugas.has_perm("organisasi.change_insidendata"):
        return []
    jenis, pada = "Insiden data pribadi", timezone.now()
    return potong(
        InsidenData.objects.filter(ditutup_pada=None).order_by("tenggat", "pk"),
        jenis=jenis,
        semua=reverse("admin:organisasi_insidendata_changelist"),
        buat=lambda satu: Tugas(
            judul=satu.nomor,
            nomor=satu.nomor,
            url=reverse("admin:organisasi_insidendata_change", args=(satu.pk,)),
            jenis=jenis,
            tenggat=timezone.localdate(satu.tenggat),
            keterangan=f"Beri tahu orangnya dan lembaga: {sisa_jam(satu.tenggat, pada)}"
            if satu.belum_diberitahu
            else "Lengkapi penanganannya, lalu tutup",
            berat=Berat.KEBOCORAN if satu.belum_diberitahu else Berat.BIASA,
        ),
    )


def _pesan_buntu() -> list[Tugas]:
    # A broadcast's own page tells what did not arrive.
    lain = Notifikasi.objects.exclude(jalur=Notifikasi.Jalur.SIARAN)
    buntu = lain.filter(status=Notifikasi.Status.BUNTU).count()
    if not buntu:
        return []
    daftar = reverse("admin:organisasi_notifikasi_changelist")
    return [
        Tugas(
            judul=f"{buntu} pesan tidak terkirim setelah tujuh hari",
            url=f"{daftar}?status__exact={Notifikasi.Status.BUNTU}",
            jenis="Pesan buntu",
        )
    ]


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
