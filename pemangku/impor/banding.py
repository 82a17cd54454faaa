"""What a row would change in a record that is there; a blank cell never erases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from organisasi.models import Isu
from pemangku.impor.isian import Isian, KanalIsian
from pemangku.models import Jabatan, Kanal, Orang, Pemangku, Persetujuan, Tag
from pemangku.nama import normal_orang

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
class Beda:
    """What differs: fields by name, topics, tags, a person, channels and consent not there."""

    isian: dict[str, Any] = field(default_factory=dict)
    tampil: list[tuple[str, str, str]] = field(default_factory=list)
    isu: list[Isu] = field(default_factory=list)
    tag: list[Tag] = field(default_factory=list)
    orang: Orang | None = None
    orang_baru: str = ""
    kanal: list[KanalIsian] = field(default_factory=list)
    ada_narahubung: bool = False

    @property
    def kosong(self) -> bool:
        """Whether the row says nothing new."""
        return not self.tampil


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


def bandingkan(isian: Isian, pemangku: Pemangku) -> Beda:
    """Compare a row with a record of ``muat_sasaran``."""
    beda = Beda()
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
        beda.isian |= {
            "sumber_rinci": isian.sumber_rinci,
            "diperoleh_pada": isian.diperoleh_pada,
        }
    return beda


def _kolom(isian: Isian, pemangku: Pemangku, beda: Beda) -> None:
    nama = "" if isian.perorangan else isian.nama
    for kolom, judul in KOLOM.items():
        baru = nama if kolom == "nama_resmi" else getattr(isian, kolom)
        lama = getattr(pemangku, kolom)
        if baru not in ("", None) and baru != lama:
            beda.isian[kolom] = baru
            beda.tampil.append((judul, _sebut(lama), _sebut(baru)))


def _orang(isian: Isian, pemangku: Pemangku, beda: Beda) -> None:
    """Who holds a post there by this name; else somebody new."""
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


def _kanal(isian: Isian, pemangku: Pemangku, beda: Beda) -> None:
    ada = {(k.jenis, k.sidik) for k in pemangku.kanal.all()}
    for jabatan in pemangku.jabatan.all():
        ada |= {(k.jenis, k.sidik) for k in jabatan.orang.kanal.all()}
    judul = {str(Kanal.Jenis.WA): "WhatsApp", str(Kanal.Jenis.EMAIL): "Email"}
    for satu in isian.kanal:
        if (satu.jenis, satu.sidik) not in ada:
            beda.kanal.append(satu)
            beda.tampil.append((judul[str(satu.jenis)], "", satu.samaran))


def _setuju(isian: Isian, beda: Beda) -> None:
    """Purposes that a known person does not consent to yet."""
    if beda.orang is None:
        return
    berlaku = {satu.tujuan for satu in beda.orang.persetujuan.all()}
    if baru := [satu for satu in isian.setuju if satu not in berlaku]:
        sebutan = (str(Persetujuan.Tujuan(satu).label) for satu in baru)
        beda.tampil.append(("Persetujuan", "", ", ".join(sebutan)))


def _sebut(nilai: Any) -> str:
    """A value as it is shown in the preview."""
    if nilai is None:
        return ""
    if hasattr(nilai, "strftime"):
        return f"{nilai:%d-%m-%Y}"
    return str(nilai)
