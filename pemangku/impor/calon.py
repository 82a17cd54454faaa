"""Records that a batch of rows may already be: one query by name, one by channel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from organisasi.kemiripan import trigram
from pemangku.impor.isian import Isian
from pemangku.kemiripan import (
    AMBANG_NAMA,
    MUNGKIN,
    CiriLembaga,
    CiriOrang,
    nilai_lembaga,
    nilai_orang,
)
from pemangku.models import Kanal, Pemangku
from pemangku.tebakan import menyebut_luas

CALON_MAKS = 5
HIDUP = (Pemangku.Status.DRAF, Pemangku.Status.AKTIF, Pemangku.Status.NONAKTIF)

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


@dataclass(frozen=True, slots=True)
class Calon:
    """A record a row may be; ``tepat``: same kind, same name, same place."""

    pemangku: UUID
    nilai: int
    tepat: bool


@dataclass(slots=True)
class _Temuan:
    """What is known of one record beside one row."""

    jenis: int
    wilayah: str | None
    nama: str
    kemiripan: float = 0.0
    sekanal: bool = False


def cari_calon(isian: Sequence[Isian]) -> dict[int, list[Calon]]:
    """Look-alikes of each row, the best first; needs a transaction.

    Two queries, however many rows there are.
    """
    temuan: dict[int, dict[UUID, _Temuan]] = defaultdict(dict)
    for nomor, pk, jenis, wilayah, nama, kemiripan in _menurut_nama(isian):
        satu = temuan[nomor].setdefault(pk, _Temuan(jenis, wilayah, nama))
        satu.kemiripan = max(satu.kemiripan, kemiripan)
    for nomor, pk, jenis, wilayah, nama in _menurut_kanal(isian):
        temuan[nomor].setdefault(pk, _Temuan(jenis, wilayah, nama)).sekanal = True
    return {i.nomor: _urut(i, temuan[i.nomor]) for i in isian if i.nomor in temuan}


def _menurut_nama(
    isian: Sequence[Isian],
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
    isian: Sequence[Isian],
) -> Iterator[tuple[int, UUID, int, str | None, str]]:
    """Records with one of the rows' channels, their own or that of somebody in a post."""
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


def kemiripan(satu: str, dua: str) -> float:
    """Common trigrams among all of both, as ``similarity`` of pg_trgm reckons."""
    a, b = set(trigram(satu)), set(trigram(dua))
    return len(a & b) / (len(a | b) or 1)


def _urut(isian: Isian, temuan: dict[UUID, _Temuan]) -> list[Calon]:
    semua = [
        Calon(pk, _nilai(isian, satu), _tepat(isian, satu))
        for pk, satu in temuan.items()
    ]
    layak = [satu for satu in semua if satu.tepat or satu.nilai >= MUNGKIN]
    layak.sort(key=lambda c: (not c.tepat, -c.nilai, str(c.pemangku)))
    return layak[:CALON_MAKS]


def _tepat(isian: Isian, satu: _Temuan) -> bool:
    return (
        satu.nama == isian.nama_normal
        and satu.jenis == isian.pk_jenis
        and satu.wilayah == isian.wilayah
    )


def _nilai(isian: Isian, satu: _Temuan) -> int:
    """Points of the row beside the record, as everywhere."""
    mirip = satu.kemiripan or kemiripan(isian.nama_normal, satu.nama)
    kanal = frozenset({"sama"} if satu.sekanal else ())
    if isian.perorangan:
        return nilai_orang(
            CiriOrang(
                nama=isian.nama_normal,
                telepon=kanal,
                kelurahan=frozenset({isian.wilayah}),
            ),
            CiriOrang(
                nama=satu.nama, telepon=kanal, kelurahan=frozenset({satu.wilayah or ""})
            ),
            mirip,
        )
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
            nama=satu.nama,
            jenis=satu.jenis,
            tempat=satu.wilayah or "",
            kanal=kanal,
        ),
        mirip,
    )
