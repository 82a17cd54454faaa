"""State machines in plain Python: a table of acts, guarded by the row itself; cases passed on.

An act is one UPDATE that names the old status in its WHERE clause and one line of the
trail, in one transaction: of two officers one wins, and nothing moves without a trace.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import EnumType, StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID, uuid4

from django.db import connection, models, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from organisasi.alur.models import Jejak
from organisasi.bahasa import tanggal
from organisasi.basis_data.models import Tercatat
from organisasi.kantor.izin import izin_peran
from organisasi.kantor.models import Penugasan, Petugas, Unit, oleh_petugas
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kantor.saat import Saat
from organisasi.sandi import TeksTersandi


class TindakanTerlarang(Exception):
    """The act is not open from this status, or somebody else was faster."""


def wajib(teks: str, kalimat: str = "Tulis alasannya.") -> str:
    """``teks`` trimmed; TindakanTerlarang with ``kalimat`` when nothing stands in it."""
    if not (rapi := teks.strip()):
        raise TindakanTerlarang(kalimat)
    return rapi


def pastikan(halangan: str) -> None:
    """Raise TindakanTerlarang with ``halangan``, the sentence why not now, if there is one."""
    if halangan:
        raise TindakanTerlarang(halangan)


# An act that moves no status: each file stays where it is, and as long as it was there.
TETAP = ""


class Lagi(str):
    """The same status, begun anew on the day of the act."""

    __slots__ = ()


class _Berkode(EnumType):
    """The code of an act, as the trail and its page's address have it, is its name."""

    def __new__(cls, nama: str, dasar: Any, isi: Any, **lain: Any) -> Any:
        for satu in filter(str.isupper, isi):
            dict.__setitem__(isi, satu, (satu.lower(), *isi[satu]))
        return super().__new__(cls, nama, dasar, isi, **lain)


class DaftarTindakan(StrEnum, metaclass=_Berkode):
    """The acts on one kind of record, a row each; all else about them reads it.

    A row is label, the statuses it starts from (none: the record has no status, or any
    will do), the one it leads to (TETAP or left out: it stays) and the right an officer
    needs ("": only citizen or portal act). A row that leads from one status only to
    itself says so by ``Lagi``: else it would move the day from which the law's clocks are
    read, without anybody having meant it.
    """

    label: str
    dari: frozenset[str]
    ke: str
    izin: str

    def __new__(
        cls,
        kode: str,
        label: str,
        dari: Collection[str],
        ke: str = TETAP,
        izin: str = "",
    ) -> Self:
        if ({*dari} == {ke}) != isinstance(ke, Lagi):
            raise ValueError(
                f"{kode} leads from {sorted(dari)} to {ke!r}: write TETAP when the status "
                "stays, or Lagi when it begins anew."
            )
        satu = str.__new__(cls, kode)
        satu._value_ = kode
        satu.label, satu.dari, satu.ke = label, frozenset(map(str, dari)), ke
        satu.izin = izin
        return satu


class Berkas(models.Model):
    """Abstract case file: one status, one table of acts, one history."""

    Tindakan: ClassVar[type[DaftarTindakan]]
    status: models.CharField[str, str]
    status_sejak = models.DateTimeField("status sejak", editable=False)

    class Meta:
        abstract = True

    def boleh(self, tindakan: DaftarTindakan) -> bool:
        return not tindakan.dari or self.status in tindakan.dari

    def halangan_status(self, tindakan: DaftarTindakan) -> str:
        """Why the act does not start from the present status; "" when it does.

        Acts and statuses by their labels: an officer never reads a code.
        """
        if self.boleh(tindakan):
            return ""
        sebutan = dict(type(self)._meta.get_field("status").flatchoices)
        return (
            f"“{tindakan.label}” tidak dapat dilakukan dari status "
            f"“{sebutan[self.status]}”."
        )

    @property
    def riwayat(self) -> models.QuerySet[Jejak]:
        return Jejak.objects.milik(self)

    def lakukan(
        self,
        tindakan: DaftarTindakan,
        saat: Saat[Petugas | None],
        *,
        catatan: str = "",
        syarat: Mapping[str, Any] | None = None,
        diam: Mapping[str, Any] | None = None,
        **kolom: Any,
    ) -> Self:
        """Do ``tindakan``, set ``kolom`` and write the history, or change nothing.

        ``syarat`` are further conditions the row must meet, decided by the database;
        ``diam`` are columns of which no copy may stand in the history.
        Raises TindakanTerlarang when the status or a condition does not hold.
        """
        pastikan(self.halangan_status(tindakan))
        lama = {"status": self.status} | {k: getattr(self, k) for k in kolom}
        ke = tindakan.ke
        # Without a column to set there would be no UPDATE, and so no compare-and-set.
        pindah: dict[str, Any] = {"status": ke or self.status}
        if ke != TETAP:
            pindah["status_sejak"] = saat.pada
        nilai = {**pindah, **kolom, **(diam or {})}
        sekarang = {"pk": self.pk, "status": self.status, **(syarat or {})}
        with transaction.atomic():
            if not type(self)._default_manager.filter(**sekarang).update(**nilai):
                raise TindakanTerlarang(
                    f"“{tindakan.label}” batal karena berkas ini baru saja diubah "
                    "orang lain. Muat ulang halaman."
                )
            Jejak.objects.catat(
                self,
                tindakan,
                saat=saat,
                catatan=catatan,
                sebelum=_ringkas(lama),
                sesudah=_ringkas({"status": ke or self.status, **kolom}),
            )
        for nama, isi in nilai.items():
            setattr(self, nama, isi)
        return self


class BerkasWarga(Berkas, Tercatat):
    """Abstract case of a citizen: its secret, when it came in, on whose desk it is."""

    kode = TeksTersandi("kode rahasia", editable=False)
    sidik_kode = models.CharField(max_length=64, unique=True, editable=False)
    # The same form sent twice makes one case.
    kunci_masuk = models.UUIDField(default=uuid4, unique=True, editable=False)
    tanggal_terima = models.DateField("tanggal diterima")
    tanggal_catat = models.DateField("tanggal dicatat", editable=False)
    alasan_mundur = models.CharField(
        "mengapa dicatat kemudian", max_length=300, blank=True
    )
    dicatat_oleh = oleh_petugas()
    penangan = models.ForeignKey(
        Petugas,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s",
        verbose_name="petugas yang menangani",
    )

    class Meta:
        abstract = True


def _ringkas(nilai: Mapping[str, Any]) -> dict[str, str]:
    """Values as short text for the trail; records by their name.

    A record about a person says by ``sebutan_jejak`` what stands there instead: the trail
    is only added to, and a name that was erased must be gone.
    """
    return {
        nama: "" if isi is None else str(getattr(isi, "sebutan_jejak", isi))[:500]
        for nama, isi in nilai.items()
    }


def tabel_alur(model: type[Berkas]) -> str:
    """The machine of a case file as a picture and a table, in Markdown."""
    status = model._meta.get_field("status").flatchoices
    panah = [
        f"    {dari} --> {t.ke}: {t.label}"
        for t in model.Tindakan
        if t.ke
        for dari in sorted(t.dari)
    ]
    baris = [
        f"| {t.label} (`{t}`) | {', '.join(sorted(t.dari))} | {_tujuan(t)} "
        f"| {_pelaku(t)} |"
        for t in model.Tindakan
    ]
    return "\n".join(
        (
            f"## {model._meta.verbose_name} (`{model._meta.label}`)",
            "",
            "```mermaid",
            "stateDiagram-v2",
            *(f"    {kode}: {label}" for kode, label in status),
            *panah,
            "```",
            "",
            "| tindakan | dari | ke | peran |",
            "| --- | --- | --- | --- |",
            *baris,
            "",
        )
    )


def _tujuan(tindakan: DaftarTindakan) -> str:
    if isinstance(tindakan.ke, Lagi):
        return f"{tindakan.ke} (sejak hari itu lagi)"
    return tindakan.ke or "(tetap)"


def _pelaku(tindakan: DaftarTindakan) -> str:
    peran = [str(p.label) for p in Peran if tindakan.izin in izin_peran(p)]
    return ", ".join(peran) or "warga atau portal"


# The next step of a record, as its page says it to who reads it


@dataclass(frozen=True, slots=True)
class Saran:
    """A sentence for who can press ``tindakan``; ``{}`` in it is the act's label.

    ``unit``: whose daily work it is; who reaches the whole city waits for them, too.
    """

    tindakan: str
    kalimat: str
    unit: Collection[Unit] = ()

    def milik(self, petugas: Petugas) -> bool:
        sendiri = frozenset(p.unit_id for p in petugas.penugasan_aktif)
        cakupan = Cakupan(kota=petugas.superuser_aktif, unit=sendiri)
        return not self.unit or any(map(cakupan.mencakup, self.unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Anjuran:
    """The next lawful step; ``hitungan`` is the reckoning of its day.

    ``menunggu`` is whose turn it is, for who cannot act himself; without it the plain
    sentences of ``langkah`` are for everybody.
    """

    langkah: str | Sequence[str | Saran]
    dasar: str
    menunggu: str = ""
    sejak: datetime | None = None
    batas: date | None = None
    hitungan: str = ""

    def untuk(
        self, petugas: Petugas, tombol: Mapping[str, Mapping[str, Any]]
    ) -> tuple[SafeString, str]:
        """What ``petugas`` reads who can press ``tombol``, and the act to begin with.

        What is grave is said to who can press it, and is nobody's next step (""). What
        is not the next step is pressed in its sentence, but for acts that ask nothing.
        """
        semua = [self.langkah] if isinstance(self.langkah, str) else self.langkah
        baris = [Saran("", s) if isinstance(s, str) else s for s in semua]
        bisa = [s for s in baris if not s.tindakan or s.tindakan in tombol]
        langkah = [s for s in bisa if s.tindakan]
        gawat = [s for s in langkah if tombol[s.tindakan]["bahaya"]]
        milik = (s.tindakan for s in langkah if s not in gawat and s.milik(petugas))
        utama = next(milik, "")
        if self.menunggu and not utama:
            sejak = self.sejak and tanggal(timezone.localdate(self.sejak))
            siapa = f"{self.menunggu} sejak {sejak}" if sejak else self.menunggu
            tunggu = f"Menunggu {siapa}; Anda tidak perlu berbuat apa-apa."
            bisa = [Saran("", tunggu), *gawat]
        isi = (
            format_html(
                escape(s.kalimat),
                sebutan(tombol[s.tindakan], utama=s.tindakan == utama),
            )
            if s.tindakan
            else s.kalimat
            for s in bisa
        )
        return format_html_join("\n", "{}", ((satu,) for satu in isi)), utama


def anjuran(tulisan: Mapping[str, Any], **lain: Any) -> Anjuran:
    """The advice as it stands in a file of words: ``langkah`` by their acts."""
    langkah = [Saran(tindakan, kata) for tindakan, kata in tulisan["langkah"].items()]
    return Anjuran(**{**tulisan, "langkah": langkah, **lain})


def sebutan(tombol: Mapping[str, Any], *, utama: bool) -> str:
    if utama or not tombol.get("bertanya"):
        return str(tombol["label"])
    if not tombol.get("borang"):
        return format_html('<a href="{}">{}</a>', tombol["alamat"], tombol["label"])
    return format_html(
        '<button type="submit" form="{}" name="_tindakan" value="{}">{}</button>',
        tombol["borang"],
        tombol["nama"],
        tombol["label"],
    )


# The same form sent twice at once: the second waits for the first, then finds its record


def kunci_formulir(ruang: str, kunci: UUID) -> None:
    """Hold the form's key until the end of the transaction.

    ``ruang`` names the kind of form: the first half of the advisory lock's key, so that
    it meets no other lock of the portal.
    """
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s), hashtext(%s))",
            (ruang, str(kunci)),
        )


# Passing cases from one officer to another: the rules that hold for every service


def petugas_unit(
    unit: Unit, hari_ini: date, *, peran: Collection[str]
) -> QuerySet[Petugas]:
    """Officers who hold one of ``peran`` in ``unit``, or above it, on that day."""
    atas = {unit.pk, unit.induk_id, unit.induk.induk_id if unit.induk else None}
    tugas = Penugasan.objects.berlaku(hari_ini).filter(
        unit__in=atas - {None}, peran__in=peran
    )
    return Petugas.objects.filter(pk__in=tugas.values("petugas"))


def masih_di_meja(
    berkas: QuerySet[Any], unit: Iterable[int] | None, kalimat: str
) -> str:
    """``kalimat`` with how many are left, of ``unit`` alone if given; "" for none.

    So it says why an account cannot be closed, or an assignment cannot end.
    """
    if unit is not None:
        berkas = berkas.filter(pemegang__in=unit)
    jumlah = berkas.count()
    return kalimat.format(jumlah=jumlah) if jumlah else ""
