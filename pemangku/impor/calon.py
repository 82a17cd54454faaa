"""Records that rows may already be, and the verdict on each row (PK-12)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from pemangku.impor.lembar import RujukanImpor
from pemangku.impor.models import ImporBaris, ImporBerkas
from pemangku.impor.nilai_baris import (
    IsianImpor,
    PembacaBaris,
    bandingkan,
    buang_terlarang,
    muat_sasaran,
)
from pemangku.inventaris.duplikat import HIDUP
from pemangku.inventaris.kanal import Kanal, Larangan
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.nama import (
    AMBANG_NAMA,
    MUNGKIN,
    CiriLembaga,
    CiriOrang,
    menyebut_luas,
    mirip,
    nilai_lembaga,
    nilai_orang,
)

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
            WHERE NOT b.perorangan AND p.bentuk = 'lembaga' AND p.wilayah_id = b.wilayah
            UNION ALL
            SELECT p.id, p.jenis_id, p.wilayah_id, p.nama_normal, p.status,
                similarity(p.nama_normal, b.nama)
            FROM pemangku_pemangku p
            WHERE NOT b.perorangan AND b.terikat AND p.bentuk = 'lembaga'
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
                AND p.bentuk = 'perorangan'
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
        *("pemangku__nama_normal", "pemangku__bentuk", "pemangku__nama_normal"),
    )
    jabatan = "orang__jabatan__pemangku"
    lewat_orang = sekanal.filter(
        **{f"{jabatan}__status__in": HIDUP}, orang__jabatan__selesai=None
    ).values_list(
        *("sidik", jabatan, f"{jabatan}__jenis", f"{jabatan}__wilayah"),
        *(f"{jabatan}__nama_normal", f"{jabatan}__bentuk", "orang__nama_normal"),
    )
    for sidik, pk, jenis, wilayah, lembaga, bentuk, orang in sendiri.union(
        lewat_orang
    ).order_by():
        nama = lembaga if bentuk == Pemangku.Bentuk.LEMBAGA else orang
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
        PembacaBaris(satu.nomor, satu.menurut_kolom, satu.berumus, rujukan).baca()
        for satu in baris
    ]
    sidik = {kanal.sidik for isian in semua for kanal in isian.kanal}
    dilarang = set(
        Larangan.objects.berlaku()
        .filter(sidik__in=sidik, lingkup=Larangan.Lingkup.SEMUA)
        .values_list("sidik", flat=True)
    )
    for isian in semua:
        buang_terlarang(isian, dilarang)
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
