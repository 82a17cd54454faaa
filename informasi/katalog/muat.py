"""The catalogue's seed data: groups, grounds, synonyms, and the city's real titles."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from informasi.katalog.actions import bulan_tinjau, nomori, tinjau_berikut
from informasi.katalog.models import (
    CatatanPerubahan,
    DokumenInformasi,
    KelompokInformasi,
)
from informasi.pencarian.models import Kosakata, Sinonim
from informasi.pengecualian.models import HurufPasal17
from organisasi.bahasa import tanggal_pendek
from organisasi.models import Jejak, Unit
from organisasi.muat import TINDAKAN, Baris, baca_csv, tambah_baru

DATA = Path(__file__).resolve().parents[1] / "data"
# What was seen of an item: only a document was read; the rest are named elsewhere.
DOKUMEN = "dokumen"
BUKTI = {
    "disebut": "Disebut dalam sumber lain",
    "dataset": "Tercantum dalam daftar set data",
    "halaman": "Tercantum pada laman resmi",
}
URUTAN = ("tahun", "waktu_pembuatan", "kode")
TANGGAL_PENUH = re.compile(r"\d{4}-\d{2}-\d{2}")


def muat_informasi(*, pada: datetime) -> dict[str, int]:
    return {
        "kelompok informasi": muat_kelompok(pada=pada),
        "alasan Pasal 17": muat_pasal17(pada=pada),
        "sinonim": muat_sinonim(pada=pada),
        "katalog": muat_katalog(pada=pada),
    }


def muat_kelompok(*, pada: datetime, berkas: Path = DATA / "kelompok.csv") -> int:
    return len(
        tambah_baru(
            KelompokInformasi,
            baca_csv(berkas),
            ada=set(KelompokInformasi.objects.values_list("kode", flat=True)),
            kunci=lambda b: b["kode"],
            buat=lambda b: KelompokInformasi(
                kode=b["kode"],
                klasifikasi=b["klasifikasi"],
                nama=b["nama"],
                dasar=b["dasar"],
                penjelasan=b["penjelasan"],
                urut=b.bilangan("urut"),
            ),
            pada=pada,
        )
    )


def muat_pasal17(*, pada: datetime, berkas: Path = DATA / "pasal17.csv") -> int:
    return len(
        tambah_baru(
            HurufPasal17,
            baca_csv(berkas),
            ada=set(HurufPasal17.objects.values_list("huruf", flat=True)),
            kunci=lambda b: b["huruf"],
            buat=lambda b: HurufPasal17(
                huruf=b["huruf"],
                nama=b["nama"],
                penjelasan=f"{b['penjelasan']} Mencakup {b['sub']}."
                if b["sub"]
                else b["penjelasan"],
                jangka=b["jangka"],
            ),
            pada=pada,
        )
    )


def muat_sinonim(*, pada: datetime, berkas: Path = DATA / "sinonim.csv") -> int:
    return len(
        tambah_baru(
            Sinonim,
            baca_csv(berkas),
            ada=set(Sinonim.objects.values_list("istilah", flat=True)),
            kunci=lambda b: b["istilah"],
            buat=lambda b: Sinonim(istilah=b["istilah"]),
            pada=pada,
        )
    )


def muat_katalog(*, pada: datetime, berkas: Path = DATA / "katalog.csv") -> int:
    """Publish the real titles, oldest first, so that the newest ones lead the list.

    A title whose document nobody has read says where it was found and counts as not
    verified. The trail keeps each row's code: it is loaded once, whatever becomes of it.
    """
    unit = {u.kode: u for u in Unit.objects.all()}
    kelompok = KelompokInformasi.objects.in_bulk()
    baris = sorted(baca_csv(berkas), key=lambda b: [b[k] for k in URUTAN])
    asal: list[Baris] = []
    hari = timezone.localdate(pada)
    bulan = bulan_tinjau(hari)

    def buat(b: Baris) -> DokumenInformasi:
        asal.append(b)
        dokumen = _dokumen(b, unit, kelompok, pada)
        dokumen.tinjau_pada = tinjau_berikut(dokumen, hari, bulan)
        return dokumen

    baru = tambah_baru(
        DokumenInformasi,
        baris,
        ada=set(),
        kunci=lambda b: b["kode"],
        buat=buat,
        pada=pada,
    )
    if baru:
        _lengkapi(baru, asal, pada)
    return len(baru)


def _dokumen(
    b: Baris,
    unit: dict[str, Unit],
    kelompok: dict[str, KelompokInformasi],
    pada: datetime,
) -> DokumenInformasi:
    pemilik = b.cari("unit_kode", unit)
    if pemilik is None:
        raise b.rusak("unit_kode kosong.")
    golongan = b.cari("kelompok", kelompok)
    # When it was last renewed is not known: no clock may call it late.
    dokumen = DokumenInformasi(
        unit=pemilik,
        kelompok=golongan,
        alasan_klasifikasi=_alasan(golongan),
        tahun=b.bila_ada("tahun", b.bilangan),
        terverifikasi=b["jenis_bukti"] == DOKUMEN,
        keterangan_sumber=_sumber(b),
        status=DokumenInformasi.Status.TERBIT,
        status_sejak=pada,
        terbit_pada=pada,
        waktu_pembuatan=_waktu(b),
        **{kolom: b[kolom] for kolom in KOLOM},
    )
    nomori(dokumen)
    return dokumen


KOLOM = (
    *("judul", "ringkasan", "klasifikasi", "penanggung_jawab"),
    *("bentuk", "tautan"),
)


def _alasan(golongan: KelompokInformasi | None) -> str:
    if golongan is None or not golongan.dasar:
        return ""
    return f"{golongan.nama} ({golongan.dasar})"


def _waktu(b: Baris) -> str:
    if TANGGAL_PENUH.fullmatch(b["waktu_pembuatan"]):
        return tanggal_pendek(b.tanggal("waktu_pembuatan"))
    return b["waktu_pembuatan"]


def _sumber(b: Baris) -> str:
    if b["jenis_bukti"] == DOKUMEN:
        return ""
    if b["jenis_bukti"] not in BUKTI:
        raise b.rusak(f"jenis_bukti tidak dikenal: {b['jenis_bukti']}")
    catatan = f" Catatan: {b['catatan']}." if b["catatan"] else ""
    return f"{BUKTI[b['jenis_bukti']]}: {b['sumber']}.{catatan}"


def _lengkapi(baru: list[DokumenInformasi], asal: list[Baris], pada: datetime) -> None:
    CatatanPerubahan.objects.bulk_create(
        CatatanPerubahan(
            dokumen=dokumen, pada=pada, isi="Dimuat sebagai isi awal portal."
        )
        for dokumen in baru
    )
    Jejak.objects.bulk_create(
        Jejak(
            pada=pada,
            tindakan=TINDAKAN,
            objek_jenis=dokumen._meta.label_lower,
            objek_id=str(dokumen.pk),
            objek_nomor=dokumen.nomor,
            objek_unit=dokumen.unit_id,
            ke=dokumen.status,
            sesudah=dict(b.isi),
            catatan=f"Isi awal {b['kode']}; sumber: {b['sumber']}. {b['catatan']}".strip(),
        )
        for dokumen, b in zip(baru, asal, strict=True)
    )
    Kosakata.objects.susun_ulang()
