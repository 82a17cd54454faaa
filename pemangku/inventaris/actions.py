"""Taking down stakeholders, changing and checking them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set as AbstractSet
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, NomorUrut, Petugas, Unit, Wilayah
from pemangku.inventaris.models import REGISTER, Kaitan, Pemangku, Verifikasi

BASI = (
    "Catatan ini baru saja diubah orang lain. Muat ulang halaman, lalu ulangi perubahan "
    "Anda."
)
# What a form may set; the rest is set by acts.
KOLOM = frozenset(
    {
        *(
            "lingkup",
            "jenis",
            "nama_resmi",
            "nama_pendek",
            "induk",
            "alamat",
            "wilayah",
        ),
        *("pengelola", "jumlah_anggota", "jangkauan_klaim", "jangkauan_dasar"),
        *("jangkauan_pada", "sk_nomor", "sk_penandatangan", "sk_tanggal"),
        *("sk_berlaku_sampai", "sumber_rinci", "diperoleh_pada", "tampil_publik"),
        *("catatan_internal", "sk_berkas"),
    }
)
# What may be seen of a change in the trail; notes and files only by their name.
TERTUTUP = frozenset({"catatan_internal", "sk_berkas"})
# Of a figure the record itself speaks of the person: what is emptied with him (8.3), and
# never stands in the trail, which is only added to.
KOLOM_TOKOH: Mapping[str, Any] = {
    **dict.fromkeys(("nama_pendek", "alamat", "sumber_rinci", "catatan_internal"), ""),
    **dict.fromkeys(("sk_nomor", "sk_penandatangan", "jangkauan_dasar"), ""),
    "sk_berkas": "",
    **dict.fromkeys(("jangkauan_klaim", "jangkauan_pada", "jumlah_anggota"), None),
    **dict.fromkeys(("sk_tanggal", "sk_berlaku_sampai"), None),
}


def nomor_pemangku() -> str:
    """Take the next number, ``PK-000001`` first. Needs the act's transaction."""
    return f"PK-{NomorUrut.objects.ambil(REGISTER):06d}"


@transaction.atomic
def catat_pemangku(
    saat: Saat[Petugas | None],
    *,
    isian: Mapping[str, Any],
    sumber: str,
    pengelola: Unit,
    draf: str = "",
) -> Pemangku:
    """Add a record and return it; raises ValidationError by field.

    ``isian`` holds model fields by name. ``draf``: why somebody must look at it first, ""
    for a record that is in use at once. ``oleh`` None: a registration of one's own.
    """
    pemangku = Pemangku(
        **{"diperoleh_pada": timezone.localdate(saat.pada), **isian},
        nomor=nomor_pemangku(),
        pengelola=pengelola,
        sumber=sumber,
        status=Pemangku.Status.DRAF if draf else Pemangku.Status.AKTIF,
        status_sejak=saat.pada,
        dibuat_oleh=saat.oleh,
    )
    pemangku.full_clean(exclude=("dibuat_oleh",), validate_unique=False)
    pemangku.save(force_insert=True)
    Jejak.objects.catat(
        pemangku,
        "catat",
        saat=saat,
        catatan=draf,
        sesudah={"status": pemangku.status, "sumber": sumber},
    )
    return pemangku


@transaction.atomic
def ubah_pemangku(
    pemangku: Pemangku,
    saat: Saat[Petugas | None],
    *,
    isian: Mapping[str, Any],
    edisi: int,
) -> list[str]:
    """Set the fields that differ and return their names; raises ValidationError by field.

    ``edisi`` is the edition the officer saw: TindakanTerlarang when it is an older one.
    """
    if asing := set(isian) - KOLOM:
        raise ValueError(f"Not set by a form: {', '.join(sorted(asing))}")
    kini = Pemangku.objects.select_for_update(of=("self",)).get(pk=pemangku.pk)
    if kini.edisi != edisi:
        raise TindakanTerlarang(BASI)
    beda = {nama: isi for nama, isi in isian.items() if getattr(kini, nama) != isi}
    if not beda:
        return []
    tokoh = kini.bentuk == Pemangku.Bentuk.PERORANGAN
    tutup = TERTUTUP | KOLOM_TOKOH.keys() if tokoh else TERTUTUP
    lama = {nama: _sebut(nama, getattr(kini, nama), tutup) for nama in beda}
    for nama, isi in beda.items():
        setattr(kini, nama, isi)
    kini.edisi += 1
    kini.full_clean(exclude=("dibuat_oleh",), validate_unique=False)
    kini.save()
    Jejak.objects.catat(
        kini,
        "ubah",
        saat=saat,
        sebelum=lama,
        sesudah={nama: _sebut(nama, isi, tutup) for nama, isi in beda.items()},
    )
    pemangku.refresh_from_db()
    return sorted(beda)


def _sebut(nama: str, isi: Any, tutup: AbstractSet[str]) -> str:
    if nama in tutup:
        return "(tidak dicatat)"
    return "" if isi is None else str(isi)[:500]


def isi_kolom(pemangku: Pemangku, nama: str) -> Any:
    """The value of a column; of a relation its key."""
    return getattr(pemangku, Pemangku._meta.get_field(nama).attname)  # type: ignore[union-attr]  # a column, no relation backwards


def potret(pemangku: Pemangku, kolom: Iterable[str]) -> dict[str, Any]:
    """These columns as JSON can hold them."""
    isi = {nama: isi_kolom(pemangku, nama) for nama in kolom}
    return {n: v if v is None or isinstance(v, int) else str(v) for n, v in isi.items()}


@transaction.atomic
def tambah_cakupan(
    pemangku: Pemangku, saat: Saat[Petugas | None], *, wilayah: Wilayah, dasar: str = ""
) -> Kaitan:
    """Say that it reaches a region; the row that is there is returned as it is."""
    kaitan, baru = Kaitan.objects.get_or_create(
        pemangku=pemangku,
        jenis=Kaitan.Jenis.MELIPUTI,
        wilayah=wilayah,
        defaults={"catatan": dasar, "dibuat_oleh": saat.oleh},
    )
    if baru:
        Jejak.objects.catat(
            pemangku, "tambah_cakupan", saat=saat, sesudah={"wilayah": str(wilayah)}
        )
    return kaitan


# Checks of a record, and what makes it doubtful (pemangku 4.8)

TAK_TERHUBUNG = "Dua kali tidak terhubung"
PINDAH = "Pindah, alamat baru belum diketahui"


@transaction.atomic
def verifikasi_pemangku(
    pemangku: Pemangku,
    saat: Saat[Petugas | None],
    *,
    cara: str,
    hasil: str,
    catatan: str = "",
) -> Verifikasi:
    """Record a check and draw its conclusion.

    True or corrected: fresh for the kind's lifetime, at most to the end of its SK.
    Dissolved: no longer active. Twice not reached in a row, or moved: must be looked at.
    """
    kini = Pemangku.objects.select_for_update(of=("self",)).get(pk=pemangku.pk)
    baris = Verifikasi.objects.create(
        pemangku=kini,
        cara=cara,
        hasil=hasil,
        pada=saat.pada,
        oleh=saat.oleh,
        catatan=catatan.strip(),
        dibuat_oleh=saat.oleh,
    )
    if hasil in Verifikasi.MEMASTIKAN:
        _segarkan(kini, saat)
    elif hasil == Verifikasi.Hasil.PINDAH:
        tandai_perlu_cek(kini, saat, alasan=PINDAH)
    elif (
        list(kini.verifikasi.values_list("hasil", flat=True)[:2])
        == [Verifikasi.Hasil.TIDAK_TERHUBUNG] * 2
    ):
        tandai_perlu_cek(kini, saat, alasan=TAK_TERHUBUNG)
    Jejak.objects.catat(
        kini, "verifikasi", saat=saat, sesudah={"hasil": hasil, "cara": cara}
    )
    if hasil == Verifikasi.Hasil.BUBAR and kini.boleh(Pemangku.Tindakan.NONAKTIFKAN):
        kini.lakukan(Pemangku.Tindakan.NONAKTIFKAN, saat, catatan="Bubar")
    pemangku.refresh_from_db()
    return baris


def _segarkan(pemangku: Pemangku, saat: Saat[Petugas | None]) -> None:
    pemangku.terverifikasi_pada = saat.pada
    pemangku.terverifikasi_oleh = saat.oleh
    pemangku.berlaku_sampai = berlaku_sampai(pemangku, timezone.localdate(saat.pada))
    pemangku.perlu_cek = ""
    pemangku.save(
        update_fields=(
            *("terverifikasi_pada", "terverifikasi_oleh", "berlaku_sampai"),
            *("perlu_cek", "diubah_pada"),
        )
    )


def berlaku_sampai(pemangku: Pemangku, hari: date) -> date:
    """The last day of a record verified on ``hari``: lifetime of the kind, or its SK."""
    umur = hari + timedelta(days=pemangku.jenis.masa_berlaku_hari)
    sk = pemangku.sk_berlaku_sampai
    return min(umur, sk) if sk else umur


def tandai_perlu_cek(
    pemangku: Pemangku, saat: Saat[Petugas | None], *, alasan: str
) -> None:
    """Open a doubt; the first one stands until somebody has looked."""
    ditandai = Pemangku.objects.filter(pk=pemangku.pk, perlu_cek="").update(
        perlu_cek=alasan
    )
    if ditandai:
        Jejak.objects.catat(pemangku, "perlu_cek", saat=saat, catatan=alasan)
