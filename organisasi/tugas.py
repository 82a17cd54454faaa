"""Lines of the officer's today list; each app adds its own, the panel shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Model, QuerySet, Window
from django.urls import reverse
from django.utils import timezone

from organisasi.cakupan import Cakupan
from organisasi.izin import cakupan_izin
from organisasi.models import (
    HariLibur,
    InsidenData,
    Notifikasi,
    Penugasan,
    PermintaanSubjek,
    TugasHubungi,
)
from organisasi.sisa_jam import sisa_jam

if TYPE_CHECKING:
    from organisasi.models import Petugas

# Of one kind the list shows so many; a last line leads to all of them.
BANYAK_MAKS = 10


class Berat(IntEnum):
    """How heavy a line weighs: danger to life, then data that leaks, before any day.

    The urgent stands first within its day only.
    """

    DARURAT = 0
    KEBOCORAN = 1
    MENDESAK = 2
    BIASA = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Tugas:
    """One thing that waits: what, where to do it, of which kind, until when."""

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
        """Whether its last day is over."""
        return self.tenggat is not None and self.tenggat < hari_ini


def urutkan(tugas: list[Tugas]) -> list[Tugas]:
    """Emergencies, breaches, what is due first, the urgent before its day's routine.

    What has no day stands last.
    """
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
    """At most ``BANYAK_MAKS`` lines, then one that leads to all of them; one query."""
    isi: list[Any] = list(baris.annotate(banyak=Window(Count("pk")))[:BANYAK_MAKS])
    hasil = [buat(satu) for satu in isi]
    if isi and isi[0].banyak > BANYAK_MAKS:
        # Among the emergencies while the last line shown is one.
        berat = hasil[-1].berat
        hasil.append(lainnya(isi[0].banyak, url=semua, jenis=jenis, berat=berat))
    return hasil


def lainnya(semua: int, *, url: str, jenis: str, berat: Berat = Berat.BIASA) -> Tugas:
    """The line after the first ``BANYAK_MAKS`` that leads to all ``semua``."""
    return Tugas(
        judul=f"Semua {semua} yang menunggu",
        url=url,
        jenis=jenis,
        banyak=semua - BANYAK_MAKS,
        berat=berat,
    )


def tugas_kantor(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """People to call, calendar years to fill in, stuck messages, subjects' requests."""
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
    """Roles that another officer gave to a third and that count only after a yes."""
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
    """People without mail whom the officer's units must tell something."""
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
        semua=f"{daftar}?selesai=belum",
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
