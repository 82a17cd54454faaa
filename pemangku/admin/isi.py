"""What the page of a stakeholder shows, in a fixed number of queries; all masked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from organisasi.bahasa import angka, tanggal_pendek
from organisasi.models import Petugas
from organisasi.staf.riwayat import Peristiwa, dari_jejak
from pemangku.models import (
    CakupanPemangku,
    HubunganPemangku,
    HubunganUnit,
    Jabatan,
    Kanal,
    Minat,
    Pemangku,
    Persetujuan,
    Verifikasi,
)
from pemangku.models.pilihan import BALIKAN, Keputusan, TujuanPersetujuan

Baris = tuple[str, str]
NAMA_SAMAR = "(nama disamarkan)"


@dataclass(frozen=True, slots=True)
class Pejabat:
    """A person in a post as the page may show it."""

    jabatan: Jabatan
    nama: str
    kanal: Sequence[Kanal]
    setuju: Sequence[tuple[str, str, Persetujuan | None]]


@dataclass(frozen=True, slots=True)
class IsiPemangku:
    """A stakeholder and what hangs on it, for staff."""

    data: list[Baris]
    kini: list[Pejabat]
    dahulu: list[Pejabat]
    kanal: list[Kanal]
    cakupan: list[CakupanPemangku]
    hubungan_unit: list[HubunganUnit]
    hubungan: list[tuple[str, Pemangku]]
    verifikasi: list[Verifikasi]
    # None: of a figure, for who may not read his name.
    minat: list[Minat] | None
    tag: list[str]
    jejak: list[Peristiwa]


def muat_isi(
    pemangku: Pemangku, *, petugas: Petugas, hari: date, bernama: bool
) -> IsiPemangku:
    """Read it; ``bernama``: the officer may read the name of a figure."""
    jabatan = list(pemangku.jabatan.nyata().select_related("orang"))
    kanal = _kanal(pemangku)
    setuju = _persetujuan(jabatan)
    samar = pemangku.bentuk == Pemangku.Bentuk.PERORANGAN and not bernama
    semua = [
        Pejabat(
            jabatan=satu,
            nama=NAMA_SAMAR if samar else satu.orang.nama_lengkap,
            kanal=kanal[satu.orang_id],
            setuju=setuju[satu.orang_id],
        )
        for satu in jabatan
    ]
    return IsiPemangku(
        data=[(nama, isi) for nama, isi in _data(pemangku) if isi],
        kini=[satu for satu in semua if satu.jabatan.berlaku(hari)],
        dahulu=[satu for satu in semua if not satu.jabatan.berlaku(hari)],
        kanal=kanal[None],
        cakupan=list(pemangku.cakupan.select_related("wilayah__induk")),
        hubungan_unit=list(pemangku.hubungan_unit.select_related("unit")),
        hubungan=_hubungan(pemangku, petugas),
        verifikasi=list(pemangku.verifikasi.select_related("oleh")[:10]),
        minat=None if samar else _minat(pemangku),
        tag=[*map(str, pemangku.tag.all()), *map(str, pemangku.jenis_tambahan.all())],
        jejak=dari_jejak(pemangku),
    )


def _minat(pemangku: Pemangku) -> list[Minat]:
    """What matters to it, the newest word first."""
    return list(pemangku.minat.select_related("isu", "dibuat_oleh", "kegiatan")[:20])


def _kanal(pemangku: Pemangku) -> Mapping[Any, list[Kanal]]:
    """Masked channels by person; the body's own under None."""
    hasil: dict[Any, list[Kanal]] = defaultdict(list)
    for satu in Kanal.objects.samar().milik(pemangku):
        hasil[satu.orang_id].append(satu)
    return hasil


def _persetujuan(
    jabatan: Sequence[Jabatan],
) -> Mapping[Any, list[tuple[str, str, Persetujuan | None]]]:
    """Of each person the last word on each purpose, as (purpose, word, row)."""
    orang = {satu.orang_id for satu in jabatan}
    akhir: dict[tuple[Any, str], Persetujuan] = {}
    for baris in Persetujuan.objects.filter(orang__in=orang).terkini():
        kunci = (baris.orang_id, baris.tujuan)
        # Newest first: what was said last about a purpose, for whichever channel.
        akhir.setdefault(kunci, baris)
    return {
        pk: [_kata(akhir.get((pk, t.value)), t) for t in TujuanPersetujuan]
        for pk in orang
    }


def _kata(
    baris: Persetujuan | None, tujuan: TujuanPersetujuan
) -> tuple[str, str, Persetujuan | None]:
    if baris is None:
        return str(tujuan.label), "belum diminta", None
    kata = "setuju" if baris.keputusan == Keputusan.BERI else "ditarik"
    kanal = f" untuk {baris.get_kanal_display()}" if baris.kanal else ""
    return str(tujuan.label), f"{kata}{kanal}", baris


def _hubungan(pemangku: Pemangku, petugas: Petugas) -> list[tuple[str, Pemangku]]:
    """Relations with those the officer may see, in words from this side."""
    terlihat = Pemangku.objects.untuk(petugas).values("pk")
    ke = HubunganPemangku.objects.filter(dari=pemangku, ke__in=terlihat)
    dari = HubunganPemangku.objects.filter(ke=pemangku, dari__in=terlihat)
    return [
        *(
            (h.get_jenis_display(), h.ke)
            for h in ke.select_related("ke__jenis", "ke__wilayah")
        ),
        *(
            (BALIKAN[h.jenis], h.dari)
            for h in dari.select_related("dari__jenis", "dari__wilayah")
        ),
    ]


def _data(p: Pemangku) -> Iterator[Baris]:
    yield "Bentuk", f"{p.get_bentuk_display()}, {p.get_lingkup_display().lower()}"
    yield "Jenis", f"{p.jenis} ({p.jenis.unsur})"
    yield "Nama pendek", p.nama_pendek
    yield "Wilayah", str(p.wilayah or "")
    # Of a person no more than the kelurahan (pemangku 8.2).
    yield "Alamat", p.alamat if p.bentuk == Pemangku.Bentuk.LEMBAGA else ""
    yield "Bagian dari", p.induk.nama_tampil if p.induk else ""
    yield "Adalah unit", str(p.unit or "")
    yield "Anggota", f"{angka(p.jumlah_anggota)} orang" if p.jumlah_anggota else ""
    yield "Jangkauan yang disebut", _jangkauan(p)
    yield "SK", _sk(p)
    yield (
        "Sumber data",
        f"{p.get_sumber_display()}{_rinci(p)}, {tanggal_pendek(p.diperoleh_pada)}",
    )
    yield "Tampil di direktori umum", "ya" if p.tampil_publik else "tidak"
    yield "Catatan internal", p.catatan_internal


def _rinci(p: Pemangku) -> str:
    return f" ({p.sumber_rinci})" if p.sumber_rinci else ""


def _jangkauan(p: Pemangku) -> str:
    if p.jangkauan_klaim is None or p.jangkauan_pada is None:
        return ""
    return (
        f"{angka(p.jangkauan_klaim)} orang, per {tanggal_pendek(p.jangkauan_pada)}; "
        f"dasar: {p.jangkauan_dasar}"
    )


def _sk(p: Pemangku) -> str:
    bagian = [
        p.sk_nomor,
        p.sk_penandatangan,
        f"tanggal {tanggal_pendek(p.sk_tanggal)}" if p.sk_tanggal else "",
        f"berlaku sampai {tanggal_pendek(p.sk_berlaku_sampai)}"
        if p.sk_berlaku_sampai
        else "",
    ]
    return ", ".join(filter(None, bagian))
