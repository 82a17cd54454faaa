"""The catalogue's seed data: groups, synonyms, and the city's real titles."""

from datetime import datetime
from itertools import chain
from pathlib import Path

from django.utils import timezone

from informasi.katalog.actions import bulan_tinjau, nomori, tinjau_berikut
from informasi.katalog.models import DokumenInformasi, KelompokInformasi
from informasi.pencarian.models import Kosakata
from organisasi.halaman.models import frasa_sinonim
from organisasi.models import Jejak, Pengaturan
from organisasi.muat import (
    TINDAKAN,
    Baris,
    baca_csv,
    catat_muatan,
    tambah_baru,
    termuat,
)

DATA = Path(__file__).resolve().parents[1] / "data"
# What was seen of an item: only a document was read; the rest are named elsewhere.
DOKUMEN = "dokumen"
BUKTI = {
    "disebut": "Disebut dalam sumber lain",
    "dataset": "Tercantum dalam daftar set data",
    "halaman": "Tercantum pada laman resmi",
}
URUTAN = ("tahun", "waktu_pembuatan", "kode")


def muat_informasi(*, pada: datetime) -> dict[str, int]:
    kelompok = baca_csv(DATA / "kelompok.csv")
    return {
        "kelompok informasi": len(tambah_baru(KelompokInformasi, kelompok, pada=pada)),
        "sinonim": muat_sinonim(pada=pada),
        "katalog": muat_katalog(pada=pada),
    }


def muat_sinonim(*, pada: datetime) -> int:
    """Add the lines of the file that hold no word of a line that is there."""
    atur = Pengaturan.objects.kini()
    ada = set(chain.from_iterable(frasa_sinonim(atur.sinonim)))
    lama = termuat(Pengaturan)
    semua = (b["istilah"] for b in baca_csv(DATA / "sinonim.csv"))
    baru = [
        garis
        for garis in semua
        if garis not in lama
        and ada.isdisjoint(chain.from_iterable(frasa_sinonim(garis)))
    ]
    if baru:
        atur.sinonim = "\n".join([*atur.sinonim.splitlines(), *baru])
        atur.save()
        catat_muatan(Pengaturan, baru, pada)
    return len(baru)


def muat_katalog(*, pada: datetime, berkas: Path = DATA / "katalog.csv") -> int:
    """Load the real titles, oldest first, so that the newest ones lead the list.

    Published is only what somebody has read. A title that was only heard of becomes a
    draft that says where it was found: work for staff, nothing for the public. The trail
    keeps each row's code: it is loaded once, whatever becomes of it.
    """
    baris = sorted(baca_csv(berkas), key=lambda b: [b[k] for k in URUTAN])
    asal: list[Baris] = []
    hari = timezone.localdate(pada)
    bulan = bulan_tinjau(hari)

    def lengkapi(dokumen: DokumenInformasi, b: Baris) -> None:
        asal.append(b)
        golongan = dokumen.kelompok
        if golongan and golongan.dasar:
            dokumen.alasan_klasifikasi = golongan.dasar
        dokumen.terverifikasi = b["jenis_bukti"] == DOKUMEN
        dokumen.keterangan_sumber = _sumber(b)
        nomori(dokumen)
        if dokumen.terverifikasi:
            dokumen.kabarkan("Dimuat sebagai isi awal portal.", pada)
            dokumen.tinjau_pada = tinjau_berikut(dokumen, hari, bulan)

    # When it was last renewed is not known: no clock may call it late.
    terbit = {"status": DokumenInformasi.Status.TERBIT, "terbit_pada": pada}
    baru = [
        satu
        for dibaca, tetap in ((True, terbit), (False, {}))
        for satu in tambah_baru(
            DokumenInformasi,
            [b for b in baris if (b["jenis_bukti"] == DOKUMEN) is dibaca],
            pada=pada,
            ada=frozenset(),
            tetap={**tetap, "status_sejak": pada},
            lengkapi=lengkapi,
        )
    ]
    if baru:
        _lengkapi(baru, asal, pada)
    return len(baru)


def _sumber(b: Baris) -> str:
    if b["jenis_bukti"] == DOKUMEN:
        return ""
    if b["jenis_bukti"] not in BUKTI:
        raise b.rusak(f"jenis_bukti tidak dikenal: {b['jenis_bukti']}")
    catatan = f" Catatan: {b['catatan']}." if b["catatan"] else ""
    return f"{BUKTI[b['jenis_bukti']]}: {b['sumber']}.{catatan}"


def _lengkapi(baru: list[DokumenInformasi], asal: list[Baris], pada: datetime) -> None:
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
