"""Records that a batch of rows may already be: one query by name, one by channel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from pemangku.models import Kanal, Pemangku

from .isian import Isian

# Below this similarity two names have nothing to do with each other (pemangku 4.7).
AMBANG_NAMA = 0.45
# Points from which a look-alike is shown.
AMBANG_NILAI = 55
CALON_MAKS = 5
NILAI_NAMA_SAMA, NILAI_NAMA_MIRIP = 55, 50
NILAI_JENIS, NILAI_WILAYAH, NILAI_KANAL = 15, 20, 25
NILAI_LAIN_WILAYAH = -60
# Of persons, who share telephones more often than bodies do.
NILAI_ORANG, NILAI_KANAL_ORANG, NILAI_WILAYAH_ORANG = 40, 50, 10
HIDUP = (Pemangku.Status.DRAF, Pemangku.Status.AKTIF, Pemangku.Status.NONAKTIF)

# The operator % uses the trigram index; its threshold is set for this transaction. What
# lies in the same place comes first: of 69 "RW 5" the right one must not be cut off.
MENURUT_NAMA = """
    SELECT b.nomor, c.id, c.jenis_id, c.wilayah_id, c.kemiripan
    FROM unnest(%s::int[], %s::text[], %s::text[], %s::bool[])
        AS b(nomor, nama, wilayah, perorangan)
    CROSS JOIN LATERAL (
        SELECT semua.* FROM (
            SELECT p.id, p.jenis_id, p.wilayah_id,
                similarity(p.nama_normal, b.nama) AS kemiripan
            FROM pemangku_pemangku p
            WHERE NOT b.perorangan AND p.nama_normal %% b.nama AND p.status = ANY(%s)
            UNION ALL
            SELECT p.id, p.jenis_id, p.wilayah_id,
                similarity(o.nama_normal, b.nama) AS kemiripan
            FROM pemangku_orang o
            JOIN pemangku_jabatan j ON j.orang_id = o.id AND j.selesai IS NULL
            JOIN pemangku_pemangku p ON p.id = j.pemangku_id
            WHERE b.perorangan AND o.nama_normal %% b.nama AND o.status = 'aktif'
                AND p.bentuk = 'perorangan' AND p.status = ANY(%s)
        ) semua
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
    kemiripan: float = 0.0
    sekanal: bool = False


def cari_calon(isian: Sequence[Isian]) -> dict[int, list[Calon]]:
    """Look-alikes of each row, the best first; needs a transaction.

    Two queries, however many rows there are.
    """
    temuan: dict[int, dict[UUID, _Temuan]] = defaultdict(dict)
    for nomor, pk, jenis, wilayah, kemiripan in _menurut_nama(isian):
        satu = temuan[nomor].setdefault(pk, _Temuan(jenis, wilayah))
        satu.kemiripan = max(satu.kemiripan, kemiripan)
    for nomor, pk, jenis, wilayah in _menurut_kanal(isian):
        temuan[nomor].setdefault(pk, _Temuan(jenis, wilayah)).sekanal = True
    return {i.nomor: _urut(i, temuan[i.nomor]) for i in isian if i.nomor in temuan}


def _menurut_nama(
    isian: Sequence[Isian],
) -> Iterator[tuple[int, UUID, int, str | None, float]]:
    status = list(map(str, HIDUP))
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT set_config('pg_trgm.similarity_threshold', %s, true)",
            (str(AMBANG_NAMA),),
        )
        kursor.execute(
            MENURUT_NAMA,
            (
                [i.nomor for i in isian],
                [i.nama_normal for i in isian],
                [i.wilayah for i in isian],
                [i.perorangan for i in isian],
                *(status, status),
            ),
        )
        yield from kursor.fetchall()


def _menurut_kanal(
    isian: Sequence[Isian],
) -> Iterator[tuple[int, UUID, int, str | None]]:
    """Records with one of the rows' channels, their own or that of somebody in a post."""
    pemilik: dict[str, list[int]] = defaultdict(list)
    for i in isian:
        for kanal in i.kanal:
            pemilik[kanal.sidik].append(i.nomor)
    lewat_jabatan = Q(orang__jabatan__selesai=None, orang__jabatan__isnull=False)
    kanal_ada = (
        Kanal.objects.filter(
            Q(pemangku__isnull=False) | lewat_jabatan, sidik__in=pemilik
        )
        .annotate(
            milik=Coalesce(F("pemangku"), F("orang__jabatan__pemangku")),
            milik_jenis=Coalesce(
                F("pemangku__jenis"), F("orang__jabatan__pemangku__jenis")
            ),
            milik_wilayah=Coalesce(
                F("pemangku__wilayah"), F("orang__jabatan__pemangku__wilayah")
            ),
            milik_status=Coalesce(
                F("pemangku__status"),
                F("orang__jabatan__pemangku__status"),
                output_field=models.CharField(),
            ),
        )
        .filter(milik_status__in=HIDUP)
        .order_by()
        .values_list("sidik", "milik", "milik_jenis", "milik_wilayah")
    )
    for sidik, pk, jenis, wilayah in kanal_ada:
        for nomor in pemilik[sidik]:
            yield nomor, pk, jenis, wilayah


def _urut(isian: Isian, temuan: dict[UUID, _Temuan]) -> list[Calon]:
    semua: Iterable[Calon] = (
        Calon(pk, _nilai(isian, satu), _tepat(isian, satu))
        for pk, satu in temuan.items()
    )
    layak = [satu for satu in semua if satu.nilai >= AMBANG_NILAI]
    layak.sort(key=lambda c: (not c.tepat, -c.nilai, str(c.pemangku)))
    return layak[:CALON_MAKS]


def _tepat(isian: Isian, satu: _Temuan) -> bool:
    return (
        satu.kemiripan == 1
        and satu.jenis == getattr(isian.jenis, "pk", None)
        and satu.wilayah == isian.wilayah
    )


def _nilai(isian: Isian, satu: _Temuan) -> int:
    """Points of the tables in pemangku 4.7."""
    sama_wilayah = satu.wilayah == isian.wilayah
    if isian.perorangan:
        return (
            round(NILAI_ORANG * satu.kemiripan)
            + NILAI_KANAL_ORANG * satu.sekanal
            + NILAI_WILAYAH_ORANG * sama_wilayah
            + NILAI_JENIS * (satu.jenis == getattr(isian.jenis, "pk", None))
        )
    nama = round(NILAI_NAMA_MIRIP * satu.kemiripan)
    hasil = NILAI_NAMA_SAMA if satu.kemiripan == 1 else nama
    hasil += NILAI_JENIS * (satu.jenis == getattr(isian.jenis, "pk", None))
    hasil += NILAI_WILAYAH * sama_wilayah + NILAI_KANAL * satu.sekanal
    terikat = isian.jenis is not None and isian.jenis.terikat_wilayah
    if terikat and satu.wilayah is not None and not sama_wilayah:
        hasil += NILAI_LAIN_WILAYAH
    return hasil
