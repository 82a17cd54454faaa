"""From a need raised at a meeting to a request or a complaint.

Nothing exists on the other side until its person has sent it there: here only a draft is
opened, filled in and private to him. Each side keeps the other's number as text.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from informasi.models import BERJALAN, Permohonan
from informasi.pengajuan import models as permohonan
from informasi.rujukan.usulan_unit import penjawab_unit
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Draf, Isu, Unit, Wilayah
from pemangku.janji.titipan import batalkan_titipan_lewat
from pemangku.models import Titipan
from pengaduan.darurat.pengenal import periksa
from pengaduan.masuk import models as pengaduan
from pengaduan.models import TERBUKA, Pengaduan

ASAL = str(Permohonan.Asal.TITIPAN)
KATA_BAHAYA = re.compile(
    r"\b(kebakaran|kecelakaan|kebanjiran|banjir|longsor|tenggelam"
    r"|pohon\s+tumbang|melahirkan)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Terdaftar:
    nomor: str
    status: str
    selesai: bool


def tampak_darurat(teks: str) -> list[str]:
    """In the room the bare word is enough; else the complaint form's rules decide."""
    if polos := KATA_BAHAYA.findall(teks):
        return list(dict.fromkeys(polos))
    putusan = periksa(teks)
    kata = dict.fromkeys(satu.kata for satu in putusan.alasan)
    return list(kata) if putusan.darurat else []


def unit_awal(titipan: Titipan) -> Unit | None:
    kegiatan = titipan.kegiatan
    tempat = titipan.wilayah or kegiatan.wilayah or kegiatan.tuan_rumah.wilayah
    penjawab = penjawab_unit()
    if tempat is None:
        return penjawab.get(kegiatan.tuan_rumah_id)
    dalam = [tempat.pk]
    if tempat.tingkat == Wilayah.Tingkat.KELURAHAN and tempat.induk_id:
        dalam = [tempat.induk_id]
    kecamatan = Unit.objects.filter(jenis=Unit.Jenis.KECAMATAN, wilayah__in=dalam)
    semua = [
        penjawab[pk] for pk in kecamatan.values_list("pk", flat=True) if pk in penjawab
    ]
    return semua[0] if semua else penjawab.get(kegiatan.tuan_rumah_id)


def titipan_jadi_permohonan(titipan: Titipan, *, pada: datetime) -> str:
    """Where the officer named another holder, the request will be facilitated."""
    isi = permohonan.IsianPermohonan()
    isi.simpan_konsep(
        permohonan.APA,
        {"rincian": titipan.isi, "asal": ASAL, "asal_nomor": titipan.rujukan},
    )
    if awal := unit_awal(titipan):
        isi.simpan_konsep(permohonan.UNIT, {"unit": awal.slug})
    if titipan.disarankan:
        isi.disarankan = titipan.disarankan.slug
    _, kode = Draf.buka(permohonan.PERMOHONAN, isi, pada=pada)
    return reverse("informasi:permohonan-lanjut", args=(kode,))


def kategori_isu(isu: Isu | None) -> str:
    """What complaints call the topic; "" where it is called by none or several names."""
    kode = isu.kategori_pengaduan if isu else []
    return kode[0] if len(kode) == 1 else ""


def titipan_jadi_pengaduan(titipan: Titipan, *, pada: datetime) -> str:
    isi = pengaduan.IsianAduan()
    isi.simpan_konsep(
        pengaduan.APA,
        {
            "jenis": titipan.jenis,
            "uraian": titipan.isi,
            "asal": ASAL,
            "asal_nomor": titipan.rujukan,
        },
    )
    if kode := kategori_isu(titipan.isu):
        isi.simpan_konsep(pengaduan.KATEGORI, {"kategori": kode})
    tempat = titipan.wilayah
    if tempat and tempat.tingkat == Wilayah.Tingkat.KELURAHAN:
        isi.simpan_konsep(pengaduan.TEMPAT, {"kelurahan": tempat.kode})
    _, kode = Draf.buka(pengaduan.PENGADUAN, isi, pada=pada)
    return reverse("pengaduan:pengaduan-lanjut", args=(kode,))


def pastikan_titipan(titipan: Titipan, *, pada: datetime) -> str:
    """TindakanTerlarang when it is answered, given up or 14 days old."""
    if not titipan.dapat_dipastikan(pada):
        raise TindakanTerlarang("Tautan ini sudah kedaluwarsa.")
    buka = titipan_jadi_pengaduan if titipan.menjadi_aduan else titipan_jadi_permohonan
    return buka(titipan, pada=pada)


def terdaftar(semua: Iterable[Titipan]) -> Mapping[str, Terdaftar]:
    """By their ``rujukan``; of several files of one need the first counts.

    Of a complaint only whether it goes on: more could tell who is meant.
    """
    rujukan: dict[bool, list[str]] = {True: [], False: []}
    for satu in semua:
        rujukan[satu.menjadi_aduan].append(satu.rujukan)
    hasil = {}
    for p in _milik(Permohonan, rujukan[False]):
        usai = p.status not in BERJALAN
        hasil[p.asal_nomor] = Terdaftar(p.nomor, p.get_status_display(), usai)
    for p in _milik(Pengaduan, rujukan[True]):
        usai = p.status not in TERBUKA
        status = "Sudah berakhir" if usai else "Masih ditangani"
        hasil[p.asal_nomor] = Terdaftar(p.nomor, status, usai)
    return hasil


def _milik(model: Any, rujukan: list[str]) -> Iterable[Any]:
    ada = model.objects.filter(asal=ASAL, asal_nomor__in=rujukan)
    return ada.order_by("-pk") if rujukan else ()


def sambung_titipan(*, pada: datetime) -> int:
    """Tell the needs of their files' numbers, then of their ends; how many were told."""
    jumlah = 0
    belum, berjalan = Titipan.objects.belum_bernomor(pada), Titipan.objects.berjalan()
    for bernomor, semua in ((False, belum), (True, berjalan)):
        menunggu = list(semua)
        ada = terdaftar(menunggu)
        for satu in menunggu:
            apa = ada.get(satu.rujukan)
            if apa is None or (bernomor and not apa.selesai):
                continue
            with suppress(TindakanTerlarang):
                if bernomor:
                    satu.selesaikan(pada=pada)
                else:
                    satu.alihkan(pada=pada, nomor=apa.nomor)
                jumlah += 1
    return jumlah


def urus_titipan(*, pada: datetime) -> None:
    sambung_titipan(pada=pada)
    batalkan_titipan_lewat(pada=pada)
