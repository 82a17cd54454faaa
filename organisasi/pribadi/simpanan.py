"""What is kept of a person, and how it is forgotten: one registry for all services.

A kind of person (who asks, who complains, who stands in the inventory) is a ``Golongan``,
named by its app in ``golongan`` of the app's configuration. Each noun that keeps something
of him is one of its ``Simpanan``: which rows are his, how they are shown to him, how they
are forgotten, what the record of processing says of them. The night's weighing, what
people ask of their data, the copy they get, the record and the erasing read nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst

from organisasi.alur.models import Jejak
from organisasi.alur.tindakan import TindakanTerlarang, wajib
from organisasi.apps import disebut
from organisasi.bahasa import tanggal_pendek
from organisasi.kabar.models import Notifikasi
from organisasi.kabar.notifikasi import hapus_pesan
from organisasi.kantor.models import Petugas
from organisasi.kantor.saat import Saat
from organisasi.pribadi.models import PermintaanSubjek

TINDAKAN = "hapus_identitas"
TANPA_ORANG = "Berkas ini dikirim tanpa nama dan kontak."
SUDAH = "Identitas dalam berkas ini sudah dihapus."


class Sisa(NamedTuple):
    """What a human must read: in words, and the record it stands in."""

    teks: str
    jenis: str
    id: str

    @classmethod
    def tentang(cls, objek: models.Model, kolom: str) -> Sisa:
        """One column of a record, by its number or key; never by its text."""
        meta = objek._meta
        nomor = getattr(objek, "nomor", "") or objek.pk
        judul = getattr(meta.get_field(kolom), "verbose_name", kolom)
        return cls(
            f"{meta.verbose_name} {nomor}: {judul}", meta.label_lower, str(objek.pk)
        )


@dataclass(frozen=True, slots=True)
class Ciri:
    """By what one person is known: his rows, and the records that tell of him."""

    orang: Sequence[Any]
    berkas: Sequence[Any]

    @property
    def kunci(self) -> list[Any]:
        return [satu.pk for satu in self.orang]

    @property
    def surel(self) -> list[str]:
        return [str(satu.surel) for satu in self.orang]


@dataclass(slots=True)
class Penghapusan:
    """One erasure under way: of whom, by whom and when, what was counted, what a human must read."""

    ciri: Any
    saat: Saat[Petugas | None]
    alasan: str
    hitung: dict[str, object] = field(default_factory=dict)
    sisa: list[Sisa] = field(default_factory=list)


def perihal(ciri: Ciri) -> Q:
    """Rows of all services that name their record by kind and key."""
    semua = Q(pk__in=())
    for satu in ciri.berkas:
        semua |= Q(objek_jenis=satu._meta.label_lower, objek_id=str(satu.pk))
    return semua


type Kolom = str | tuple[str, str | Callable[[Any], object]]


@dataclass(frozen=True, slots=True)
class Simpanan:
    model: type[models.Model]
    milik: Callable[[Any], Q] = perihal
    # How it forgets: columns that become empty, or an act. Without both it is the archive
    # that says what was done.
    kosongkan: tuple[str, ...] = ()
    lupakan: Callable[[Penghapusan], object] | None = None
    # Section of the copy he gets: its title, and the columns; one whose name does not say
    # it to him, or that is reckoned, with its head.
    judul: str = ""
    kolom: tuple[Kolom, ...] = ()
    ikut: tuple[str, ...] = ()
    # Rows that show since a day that somebody is needed; for retention.
    perlu: Callable[[date], models.QuerySet[Any]] | None = None
    # How many people's data are processed on a day, by line of the record of processing
    # (UU 27/2022 Pasal 31); its words stand in ppid_portal/data/pemrosesan.csv.
    dihitung: Mapping[str, Callable[[date], int]] = field(default_factory=dict)

    def semua(self, ciri: Ciri) -> models.QuerySet[Any]:
        return self.model._default_manager.filter(self.milik(ciri))

    @property
    def kepala(self) -> tuple[str, ...]:
        meta = self.model._meta
        return tuple(
            capfirst(str(getattr(meta.get_field(kolom), "verbose_name", kolom)))
            if isinstance(kolom, str)
            else kolom[0]
            for kolom in self.kolom
        )

    def baris(self, ciri: Ciri) -> list[dict[str, object]]:
        """His rows, value by column, as the copy shows them; joins may name one twice."""
        semua = self.semua(ciri)
        if self.ikut:
            semua = semua.select_related(*self.ikut)
        return [
            dict(_nilai(satu, kolom) for kolom in self.kolom)
            for satu in dict.fromkeys(semua)
        ]


def _nilai(satu: Any, kolom: Kolom) -> tuple[str, object]:
    nama, isi = (kolom, kolom) if isinstance(kolom, str) else kolom
    if callable(isi):
        return nama, isi(satu)
    if pilihan := getattr(satu, f"get_{isi}_display", None):
        return nama, str(pilihan())
    return nama, getattr(satu, isi)


def _hapus_pesan(h: Penghapusan) -> None:
    h.hitung["pesan"] = sum(
        hapus_pesan(satu, surel=surel)
        for satu in h.ciri.berkas
        for surel in h.ciri.surel or [""]
    )


PESAN = Simpanan(Notifikasi, lupakan=_hapus_pesan)


# Weighing the last days of identities


class PenghapusanGagal(Exception):
    """Some identities could neither be erased nor held back; the job says how many."""

    def __init__(self, jumlah: int) -> None:
        super().__init__(
            f"{jumlah} identitas tidak dapat diproses. Buka Pelindungan data pribadi."
        )


class Nasib(NamedTuple):
    nomor: str
    sampai: date
    sebab: str = ""

    @classmethod
    def dari(cls, ciri: Ciri, sampai: date, sebab: str = "") -> Nasib:
        return cls(", ".join(satu.nomor for satu in ciri.berkas), sampai, sebab)


@dataclass(slots=True)
class LaporanPenghapusan:
    coba: bool
    identitas: list[Nasib] = field(default_factory=list)
    ditahan: list[Nasib] = field(default_factory=list)
    gagal: list[Nasib] = field(default_factory=list)
    bukti: list[Nasib] = field(default_factory=list)
    draf: int = 0
    # Identities and papers a partial dry run has not looked at.
    sisa: int = 0

    def pastikan(self) -> None:
        if self.gagal:
            raise PenghapusanGagal(len(self.gagal))


@dataclass(frozen=True, slots=True, kw_only=True)
class Golongan:
    """One kind of person. An act takes the record it is about and who does it when.

    ``dari``: record to person, None for nobody's. ``halangan``: why the law keeps him
    whatever he asks, "" for nothing. ``akhir``: the last day to keep him; may raise
    BatasBelumDiatur. ``kata_tarik`` is "" while there is no consent to take back;
    ``kertas`` makes the paper with all that is kept.
    """

    sebutan: str
    model: type[models.Model]
    berkas: tuple[type[models.Model], ...]
    simpanan: tuple[Simpanan, ...]
    dari: Callable[[Any], Any]
    ciri: Callable[[Sequence[Any]], Ciri]
    perbaiki: Callable[..., object]
    utuh: Callable[[Any], Sequence[Any]] = lambda orang: [orang]
    halangan: Callable[[Any], str] = lambda _ciri: ""
    akhir: Callable[[Any], date] = lambda ciri: ciri.orang[0].simpan_sampai
    kabari: Callable[..., object] | None = None
    tarik: Callable[..., object] | None = None
    kata_tarik: Callable[[Any], str] = lambda _orang: ""
    kertas: Callable[..., dict[str, Any]] | None = None

    @property
    def dapat_dibatasi(self) -> bool:
        return hasattr(self.model, "dibatasi_pada")

    def kunci(self, berkas: Any) -> Any:
        """The person, all his rows locked; TindakanTerlarang for nobody, or one erased."""
        orang = berkas if isinstance(berkas, self.model) else self.dari(berkas)
        if orang is None:
            raise TindakanTerlarang(TANPA_ORANG)
        kunci = [satu.pk for satu in self.utuh(orang)]
        semua = self.model._default_manager.select_for_update()
        kini: dict[Any, Any] = {
            satu.pk: satu for satu in semua.filter(pk__in=kunci).order_by("pk")
        }
        orang = kini[kunci[0]]
        if orang.dihapus_pada is not None:
            raise TindakanTerlarang(SUDAH)
        return orang

    def batasi(self, berkas: Any, saat: Saat) -> None:
        """Suspend processing of the person's data (UU 27/2022 Pasal 41).

        The case goes on: to answer it is a duty by law. Nothing of the identity leaves or
        is erased meanwhile. Raises TindakanTerlarang when it is limited already.
        """
        self._batasi(berkas, saat, dibatasi=True)

    def lepas(self, berkas: Any, saat: Saat) -> None:
        self._batasi(berkas, saat, dibatasi=False)

    @transaction.atomic
    def _batasi(self, berkas: Any, saat: Saat, *, dibatasi: bool) -> None:
        orang = self.kunci(berkas)
        if not self.dapat_dibatasi:
            raise TindakanTerlarang("Pemrosesan data ini tidak dapat dibatasi.")
        if (orang.dibatasi_pada is not None) == dibatasi:
            kata = "sudah" if dibatasi else "tidak sedang"
            raise TindakanTerlarang(f"Pemrosesan data ini {kata} dibatasi.")
        orang.dibatasi_pada = saat.pada if dibatasi else None
        orang.save(update_fields=("dibatasi_pada",))
        apa = "batasi_pemrosesan" if dibatasi else "lepas_pembatasan"
        Jejak.objects.catat(berkas, apa, saat=saat)

    @transaction.atomic
    def hapus(
        self, berkas: Any, saat: Saat[Petugas | None], *, alasan: str
    ) -> list[Sisa]:
        """Erase the person behind ``berkas`` (Pasal 43); what is left for a human to read.

        Cases stay: only the city's archivist destroys archives. Each record that tells of
        him gets one line: state, days, numbers, reason, no identity. A limitation he asked
        for ends with it. Raises TindakanTerlarang without a reason, for one erased
        already, and while the law keeps him.
        """
        alasan = wajib(alasan, "Tulis alasan menghapus identitas ini.")
        ciri = self.ciri(self.utuh(self.kunci(berkas)))
        if sebab := self.halangan(ciri):
            raise TindakanTerlarang(f"Identitas ini tidak dapat dihapus: {sebab}.")
        h = Penghapusan(ciri, saat, alasan)
        # From what hangs on others to the person: mail goes before the address.
        for satu in reversed(self.simpanan):
            if satu.kosongkan:
                satu.semua(ciri).update(**dict.fromkeys(satu.kosongkan, ""))
            if satu.lupakan:
                satu.lupakan(h)
        if sisa := list(dict.fromkeys(h.sisa)):
            h.hitung["dibaca"] = [list(satu) for satu in sisa]
        for satu in ciri.berkas:
            sesudah = {"keadaan": satu.status, **h.hitung}
            if hari := getattr(satu, "tanggal_terima", None):
                sesudah["diterima"] = str(hari)
            Jejak.objects.catat(
                satu, TINDAKAN, saat=saat, catatan=alasan, sesudah=sesudah
            )
        return sisa

    def timbang(
        self, orang: Any, saat: Saat[None], laporan: LaporanPenghapusan
    ) -> None:
        """Erase one who is past his day, or say in ``laporan`` what holds him.

        One that fails is told and stops no other.
        """
        ciri = self.ciri(self.utuh(orang))
        try:
            sebab, sampai = self._sebab(ciri, saat.pada)
            if sebab:
                laporan.ditahan.append(Nasib.dari(ciri, sampai, sebab))
                if not laporan.coba and sampai > orang.simpan_sampai:
                    orang.simpan_sampai = sampai
                    orang.save(update_fields=("simpan_sampai",))
                return
            if not laporan.coba:
                alasan = f"Masa simpan berakhir {tanggal_pendek(sampai)}."
                self.hapus(orang, saat, alasan=alasan)
            laporan.identitas.append(Nasib.dari(ciri, sampai))
        except (LookupError, TindakanTerlarang) as galat:
            nasib = Nasib.dari(ciri, orang.simpan_sampai, type(galat).__name__)
            laporan.gagal.append(nasib)

    def _sebab(self, ciri: Ciri, pada: datetime) -> tuple[str, date]:
        orang = ciri.orang[0]
        if orang.dibatasi_pada is not None:
            return "pemrosesannya dibatasi atas permintaan pemohon", orang.simpan_sampai
        if sebab := self.halangan(ciri):
            return sebab, orang.simpan_sampai
        sampai = self.akhir(ciri)
        if PermintaanSubjek.objects.terbuka().filter(perihal(ciri)).exists():
            return "permintaan atas datanya belum dijawab", sampai
        if sampai >= timezone.localdate(pada):
            return f"jendela hukumnya berakhir {tanggal_pendek(sampai)}", sampai
        return "", sampai


def semua_golongan() -> list[Golongan]:
    return disebut("golongan")


def golongan_dari(berkas: models.Model | None) -> Golongan | None:
    """Whose data a record holds; None for one that holds nobody's."""
    return next((g for g in semua_golongan() if isinstance(berkas, g.berkas)), None)
