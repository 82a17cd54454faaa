"""What of a complaint may leave the city: the same by machine and in the copy pack.

Name and contacts go out only with consent, and only contacts that were confirmed
(Perpres 76/2013; UU 27/2022 Pasal 20). NIK, KK and home address have no place here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import LazySettings, settings

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.pribadi.teks_pribadi import tanpa_nik
from pengaduan.aduan.berkas import BerkasPengaduan
from pengaduan.aduan.models import Pengaduan
from pengaduan.lapor.arti_jawaban import teks_bersih

# What is sent for one complaint: built once, stored, shown to staff, sent as stored.
# NIK, KK number and the like typed into a text are hidden. Without consent to name and
# contacts the report belongs to the service account.

TAGAR = "#portaltasikmalaya"
# In LAPOR_CATEGORY_MAP: every category that is not named there.
KATEGORI_LAIN = "*"

type Muatan = dict[str, object]


def muatan_buat(pengaduan: Pengaduan, setelan: LazySettings = settings) -> Muatan:
    """The body of a create. Raises TindakanTerlarang with a sentence for staff."""
    topik, peta = pengaduan.topik, setelan.LAPOR_CATEGORY_MAP
    # A number for the fine topic, where there is one, says more than the broad one's.
    kode = topik.kode if topik and topik.kode in peta else pengaduan.kategori.kode
    nomor = peta.get(kode, peta.get(KATEGORI_LAIN))
    if nomor is None:
        raise TindakanTerlarang(
            f"Kategori “{pengaduan.kategori}” belum punya nomor di SP4N-LAPOR!. Minta "
            "admin mengisinya, atau teruskan dengan tangan."
        )
    hari = pengaduan.tanggal_kejadian or pengaduan.tanggal_terima
    muatan = {
        **teks_salin(pengaduan),
        "channel": setelan.LAPOR_CHANNEL,
        **_pelapor(pengaduan, setelan),
        "is_disposisi_slider": True,
        "classification_id": setelan.LAPOR_CLASSIFICATION_ID,
        "disposition_id": setelan.LAPOR_DISPOSITION_ID,
        "category_id": nomor,
        "priority_program_id": None,
        "location_id": setelan.LAPOR_LOCATION_ID,
        "community_id": None,
        "date_of_incident": hari.isoformat(),
        "copy_externals": None,
        "info_disposition": None,
        "info_attachments": None,
        "tags_raw": TAGAR,
        "is_approval": False,
        "is_anonymous": pengaduan.anonim,
        "is_secret": pengaduan.rahasia,
        "is_priority": False,
    }
    if panjang := terlalu_panjang(muatan):
        raise TindakanTerlarang(" ".join(panjang))
    return isi_lampiran(muatan, (), setelan)


def isi_lampiran(
    muatan: Mapping[str, object],
    nomor: Sequence[int],
    setelan: LazySettings = settings,
) -> Muatan:
    """``muatan`` with the numbers of the upload: a list inside a string."""
    if nomor:
        titik = "." if setelan.LAPOR_ATTACHMENTS_FORM == "json_titik" else ""
        daftar = json.dumps(list(nomor), separators=(",", ":")) + titik
        return {**muatan, "attachments": daftar}
    kosong = setelan.LAPOR_ATTACHMENTS_EMPTY
    return {**muatan, "attachments": False if kosong == "false" else "[]"}


def badan(muatan: Mapping[str, object]) -> bytes:
    """The very bytes sent; sorted, since the database keeps no order of keys."""
    return json.dumps(muatan, sort_keys=True, separators=(",", ":")).encode("ascii")


def awalan_nomor(nomor: str) -> str:
    return f"[Nomor Tiket Portal: {nomor}]"


def teks_salin(pengaduan: Pengaduan) -> Muatan:
    isi, lokasi = pengaduan.uraian, tempat(pengaduan)
    if pengaduan.harapan.strip():
        isi += f"\n\nYang diharapkan: {pengaduan.harapan}"
    bagian = [awalan_nomor(pengaduan.nomor), _teks(isi)]
    if lokasi:
        bagian.append(f"Lokasi kejadian: {_teks(lokasi)}")
    if pengaduan.lintang is not None and pengaduan.bujur is not None:
        bagian.append(f"Koordinat: {pengaduan.lintang:.6f}, {pengaduan.bujur:.6f}")
    return {"title": _teks(pengaduan.judul), "content": "\n\n".join(bagian)}


def _pelapor(pengaduan: Pengaduan, setelan: LazySettings) -> Muatan:
    # Name, and of the contacts those that are known to be his.
    pelapor = pengaduan.pelapor
    if pelapor and boleh_beridentitas(pengaduan):
        nama = str(pelapor.nama).strip()
        surel = str(pelapor.surel) if pelapor.surel_dipastikan_pada else ""
        telepon = str(pelapor.telepon) if pelapor.telepon_dipastikan_pada else ""
        if nama and (surel or telepon):
            kontak = {"emailUser": surel, "phoneUser": telepon}
            return {"is_new_user_slider": True, "nameUser": nama, **kontak}
    return {"is_new_user_slider": False, "user_id": setelan.LAPOR_USER_ID}


def _teks(teks: str) -> str:
    return tanpa_nik(teks_bersih(teks)).strip()


IDENTITAS = {"nameUser": "nama", "emailUser": "surel", "phoneUser": "telepon"}


def foto_keluar(pengaduan: Pengaduan) -> list[BerkasPengaduan]:
    semua = pengaduan.berkas.filter(dari_petugas=False, tipe__startswith="image/")
    return list(semua)


def boleh_beridentitas(pengaduan: Pengaduan) -> bool:
    """Whether name and contacts may go: consent stands, nothing erased or restricted.

    Who asked to stay unnamed goes without a name, consent or not: of two answers that
    contradict each other the stricter one counts.
    """
    pelapor = pengaduan.pelapor
    return (
        pelapor is not None
        and not pengaduan.anonim
        and pelapor.setuju_diteruskan
        and pelapor.dihapus_pada is None
        and pelapor.dibatasi_pada is None
    )


def berkontak_pasti(pengaduan: Pengaduan) -> bool:
    pelapor = pengaduan.pelapor
    return pelapor is not None and pelapor.berkontak and pelapor.terpastikan


def tanpa_identitas(muatan: Mapping[str, object]) -> Muatan:
    sisa = {kunci: isi for kunci, isi in muatan.items() if kunci not in IDENTITAS}
    if sisa.get("is_new_user_slider"):
        sisa |= {"is_new_user_slider": False, "user_id": settings.LAPOR_USER_ID}
    return sisa


def tempat(pengaduan: Pengaduan) -> str:
    kelurahan = pengaduan.kelurahan
    bagian = [pengaduan.lokasi.strip()]
    if kelurahan is not None:
        bagian.append(f"Kelurahan {kelurahan.nama}")
        if kelurahan.induk is not None:
            bagian.append(f"Kecamatan {kelurahan.induk.nama}")
    return ", ".join(b for b in bagian if b)


def yang_dikirim(pengaduan: Pengaduan, muatan: Muatan, *, foto: int) -> list[str]:
    ada = ["judul", "uraian", "tanggal kejadian"]
    if tempat(pengaduan) or pengaduan.lintang is not None:
        ada.append("tempat kejadian")
    if foto:
        ada.append(f"{foto} foto")
    return ada + [kata for kunci, kata in IDENTITAS.items() if muatan.get(kunci)]


def terlalu_panjang(muatan: Muatan) -> list[str]:
    batas = (
        ("title", "Judul", settings.LAPOR_TITLE_MAX),
        ("content", "Isi", settings.LAPOR_CONTENT_MAX),
    )
    return [
        f"{nama} {len(str(muatan[kunci]))} huruf; SP4N-LAPOR! menerima {maks}."
        for kunci, nama, maks in batas
        if maks and len(str(muatan[kunci])) > maks
    ]


# The copy pack: each field of SP4N-LAPOR!, ready to be copied, with our number first.
# It works without any setting. Name and contacts are not in it: with consent an officer
# opens them where each opening is recorded.


@dataclass(frozen=True, slots=True)
class IsianSalin:
    kunci: str
    nama: str
    isi: str
    catatan: str = ""

    @property
    def huruf(self) -> int:
        return len(self.isi)


def paket_salin(pengaduan: Pengaduan) -> dict[str, Any]:
    muatan = teks_salin(pengaduan)
    return {
        "isian": list(_isian(pengaduan, str(muatan["title"]), str(muatan["content"]))),
        "panjang": terlalu_panjang(muatan),
        "foto": foto_keluar(pengaduan),
        "beridentitas": boleh_beridentitas(pengaduan),
    }


def _isian(pengaduan: Pengaduan, judul: str, isi: str) -> Iterator[IsianSalin]:
    yield IsianSalin("judul", "Judul", judul)
    yield IsianSalin(
        "isi", "Isi laporan", isi, "Nomor kami di depan: hanya itu yang dapat dicari."
    )
    yield _kategori(pengaduan)
    yield IsianSalin(
        "lokasi", "Lokasi kejadian", tempat(pengaduan) or "Kota Tasikmalaya"
    )
    hari = pengaduan.tanggal_kejadian or pengaduan.tanggal_terima
    tahu = "" if pengaduan.tanggal_kejadian else "Tidak disebut: ini tanggal diterima."
    yield IsianSalin("tanggal", "Tanggal kejadian", tanggal(hari), tahu)
    yield IsianSalin("anonim", "Anonim", "Ya" if pengaduan.anonim else "Tidak")
    yield IsianSalin("rahasia", "Rahasia", "Ya" if pengaduan.rahasia else "Tidak")


def _kategori(pengaduan: Pengaduan) -> IsianSalin:
    topik = pengaduan.topik
    nama = [n for n in (topik.lapor_topik, topik.lapor_subtopik) if n] if topik else []
    isi = " > ".join(nama) or str(pengaduan.kategori)
    catatan = "" if nama else "Belum dipetakan: pilih yang paling dekat."
    return IsianSalin("kategori", "Kategori", isi, catatan)
