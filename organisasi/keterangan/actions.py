"""Asking others about a case, their answer, and what becomes of it.

No clock of the law stops for it: the case goes on meanwhile.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import Any

from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang, wajib
from organisasi.apps import disebut
from organisasi.kabar.notifikasi import beri_tahu, kunci_peristiwa
from organisasi.kantor.models import KanalLayanan, Petugas, Unit
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import hapus_lampiran
from organisasi.kertas.unggahan import Unggahan
from organisasi.keterangan.models import (
    BERLAKU,
    BerkasKeterangan,
    PermintaanKeterangan,
    TindakanKeterangan as T,
)
from organisasi.pribadi.simpanan import Penghapusan, Simpanan, Sisa, golongan_dari
from organisasi.pribadi.teks_pribadi import tanpa_nama, tanpa_pribadi, temukan_pribadi
from organisasi.sandi import kode_rahasia, sidik
from organisasi.teks import bersih

BERKAS_MAKS = 10
# Gone once nobody may answer any more.
TANPA_KONTAK = {"surel": "", "telepon": "", "kode": ""}
LEWAT = "Tidak dijawab sampai tautannya berakhir."
BERUBAH = (
    "Jawabannya baru saja diubah oleh penjawab. Baca lagi, lalu tekan sekali lagi bila "
    "sudah cukup."
)


def penerima(nama: str = "") -> Iterator[tuple[str, str, str]]:
    """Whom to ask: name, mail, WhatsApp; the last two only of ``nama``.

    Units of the city, important numbers, and who an app's ``penerima_keterangan`` knows.
    """
    for satu in Unit.objects.filter(sampai=None).order_by("nama"):
        if nama in {"", satu.nama}:
            yield satu.nama, satu.surel, ""
    for kanal in () if nama else KanalLayanan.objects.values_list("nama", flat=True):
        yield kanal, "", ""
    for penerima in disebut("penerima_keterangan"):
        yield from penerima(nama)


# Who asks, and whom it is about, must not be read in what leaves


def _nama_orang(kasus: Any) -> str:
    golongan = golongan_dari(kasus)
    orang = golongan and golongan.dari(kasus)
    return str(orang.nama or "") if orang else ""


def samarkan_kasus(kasus: Any, teks: str) -> str:
    """``teks`` without the name of who asks or reports, and without what leads to people."""
    return tanpa_nama(tanpa_pribadi(teks), _nama_orang(kasus))


def menyebut_orang(kasus: Any, teks: str) -> list[str]:
    """What in ``teks`` names who asks or reports, in words."""
    nama = _nama_orang(kasus).casefold()
    sebut = ["nama pemohon atau pelapor"] if nama and nama in teks.casefold() else []
    return sebut + [t.jenis for t in temukan_pribadi(teks)]


@transaction.atomic
def minta_keterangan(
    kasus: Any,
    saat: Saat,
    *,
    kepada: str,
    pertanyaan: str,
    surel: str = "",
    telepon: str = "",
) -> PermintaanKeterangan:
    """Ask ``kepada``; raises TindakanTerlarang where the text names who asks or reports."""
    if sebut := menyebut_orang(kasus, pertanyaan):
        raise TindakanTerlarang(f"Hapus dulu dari pertanyaannya: {', '.join(sebut)}.")
    kasus.lakukan(kasus.Tindakan.MINTA_KETERANGAN, saat, catatan=kepada)
    kode = kode_rahasia()
    permintaan = PermintaanKeterangan.objects.create(
        objek_jenis=kasus._meta.label_lower,
        objek_id=kasus.pk,
        nomor=kasus.nomor,
        unit=kasus.pemegang,
        oleh=saat.oleh,
        kepada=kepada,
        surel=surel,
        telepon=telepon,
        kode=kode,
        sidik_kode=sidik(kode),
        pertanyaan=pertanyaan,
        diminta_pada=saat.pada,
        status_sejak=saat.pada,
        sampai=saat.pada + BERLAKU,
    )
    _surati(permintaan, T.JAWAB, saat)
    return permintaan


def _surati(permintaan: PermintaanKeterangan, apa: str, saat: Saat) -> None:
    beri_tahu(
        [permintaan.surel],
        templat="organisasi/kabar/keterangan.txt",
        konteks={"p": permintaan, "alamat": permintaan.get_absolute_url()},
        kunci=kunci_peristiwa(permintaan, apa, saat.pada),
        pada=saat.pada,
        tentang=permintaan,
        berjatah=False,
    )


def _kunci(permintaan: PermintaanKeterangan) -> PermintaanKeterangan:
    semua = PermintaanKeterangan.objects.select_for_update(of=("self",))
    return semua.get(pk=permintaan.pk)


@transaction.atomic
def jawab_keterangan(
    permintaan: PermintaanKeterangan,
    saat: Saat[None],
    *,
    jawaban: str,
    berkas: Iterable[tuple[str, Unggahan]] = (),
    buang: Iterable[BerkasKeterangan] = (),
) -> PermintaanKeterangan:
    """The answer and its files, again until it is accepted; the same file is kept once."""
    kini = _kunci(permintaan)
    if kini.status == kini.Status.MENUNGGU and kini.sampai <= saat.pada:
        raise TindakanTerlarang("Waktu menjawabnya sudah berakhir.")
    kini.lakukan(
        T.JAWAB,
        saat,
        diam={
            "jawaban": wajib(jawaban, "Tulis jawabannya."),
            "dijawab_pada": saat.pada,
        },
    )
    hapus_lampiran(buang, "isi")
    for nama, satu in berkas:
        # A photo was made anew, and its name says as what.
        isi = satu.kolom | {"nama": f"{PurePath(bersih(nama)).stem[:140]}.{satu.jenis}"}
        kini.berkas.get_or_create(sha256=isi.pop("sha256"), defaults=isi)
    if kini.berkas.count() > BERKAS_MAKS:
        raise TindakanTerlarang(f"Paling banyak {BERKAS_MAKS} berkas.")
    return kini


@transaction.atomic
def terima_keterangan(
    permintaan: PermintaanKeterangan, saat: Saat, *, tanda: str
) -> PermintaanKeterangan:
    """``tanda``: the answer as the officer read it; another one is not accepted."""
    kini = _kunci(permintaan)
    if kini.tanda != tanda:
        raise TindakanTerlarang(BERUBAH)
    return kini.lakukan(T.TERIMA, saat, diam=TANPA_KONTAK)


@transaction.atomic
def kembalikan_keterangan(
    permintaan: PermintaanKeterangan, saat: Saat, *, alasan: str
) -> PermintaanKeterangan:
    """Ask for what is missing, with a link that is open as long as a new one."""
    alasan = wajib(alasan, "Tulis apa yang masih kurang.")
    lagi = {"kekurangan": alasan, "sampai": saat.pada + BERLAKU}
    hasil = permintaan.lakukan(T.KEMBALIKAN, saat, catatan=alasan, diam=lagi)
    _surati(hasil, T.KEMBALIKAN, saat)
    return hasil


def tutup_keterangan(
    permintaan: PermintaanKeterangan, saat: Saat[Petugas | None], *, alasan: str
) -> PermintaanKeterangan:
    alasan = wajib(alasan)
    return permintaan.lakukan(T.TUTUP, saat, catatan=alasan, diam=TANPA_KONTAK)


@transaction.atomic
def tutup_keterangan_lewat(*, pada: datetime) -> int:
    lewat = PermintaanKeterangan.objects.lewat(pada)
    semua = list(lewat.select_for_update(skip_locked=True, of=("self",)))
    for satu in semua:
        tutup_keterangan(satu, Saat(None, pada), alasan=LEWAT)
    return len(semua)


def _dibaca(h: Penghapusan) -> None:
    # The question names nobody; an answer may.
    milik = KETERANGAN.semua(h.ciri).exclude(jawaban="")
    h.sisa += map(partial(Sisa.tentang, kolom="jawaban"), milik)


KETERANGAN = Simpanan(PermintaanKeterangan, lupakan=_dibaca)
