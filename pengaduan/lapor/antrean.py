"""The outbox of a hand-over by machine: which steps, with exactly which payload.

Built once in the transaction of the act and stored; staff see it, and what is sent is
what was stored. Nothing is sent from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas
from organisasi.sandi import samarkan_nama, samarkan_surel, samarkan_telepon
from pengaduan.aduan.models import Pengaduan
from pengaduan.lapor.laporan_keluar import (
    berkontak_pasti,
    foto_keluar,
    muatan_buat,
    yang_dikirim,
)
from pengaduan.lapor.models import InstansiLapor, Kiriman, Penerusan
from pengaduan.lapor.setelan import MODE_API, kurang

L, S = Kiriman.Langkah, Kiriman.Status
URUTAN = {L.UNGGAH: 1, L.BUAT: 2, L.TERUSKAN: 3}
SEDANG_DIKIRIM = (
    "Laporan ini sedang dikirim ke SP4N-LAPOR!. Tunggu sebentar, lalu muat ulang."
)
BELUM_DIPUTUS = (
    "Laporan ini mungkin sudah ada di SP4N-LAPOR!. Putuskan dulu di daftar kiriman: "
    "“Sudah ada” atau “Tidak ada, kirim ulang”."
)


def mode_api() -> bool:
    return bool(settings.LAPOR_MODE == MODE_API)


def halangan_api(pengaduan: Pengaduan) -> str:
    if not mode_api():
        return "Pengiriman otomatis ke SP4N-LAPOR! tidak dinyalakan. Pakai Paket salin."
    if kurang():
        return "Pengiriman otomatis belum siap: setelannya belum lengkap."
    if not berkontak_pasti(pengaduan):
        return (
            "Pelapor tidak meninggalkan kontak yang sudah dipastikan. Aduan seperti ini "
            "hanya boleh diteruskan dengan tangan, lewat Paket salin."
        )
    return ""


def susun_langkah(penerusan: Penerusan, *, pada: datetime) -> list[Kiriman]:
    """The steps of a hand-over; TindakanTerlarang when it cannot go by machine."""
    pengaduan = penerusan.pengaduan
    if alasan := halangan_api(pengaduan):
        raise TindakanTerlarang(alasan)
    pastikan_bebas(penerusan)
    muatan = muatan_buat(pengaduan)
    foto = foto_keluar(pengaduan)
    langkah: list[tuple[str, Mapping[str, Any]]] = [(L.BUAT, muatan)]
    if foto:
        langkah.insert(0, (L.UNGGAH, {"berkas": [b.pk for b in foto]}))
    langkah += _pengalihan(pengaduan)
    penerusan.yang_dikirim = yang_dikirim(pengaduan, muatan, foto=len(foto))
    penerusan.save(update_fields=("yang_dikirim", "diubah_pada"))
    return [
        buat_langkah(penerusan, nama, muatan=isi, pada=pada) for nama, isi in langkah
    ]


def _pengalihan(pengaduan: Pengaduan) -> Iterator[tuple[str, Mapping[str, Any]]]:
    # The step to another institution than ours, when the holder has one.
    tujuan = settings.LAPOR_UNIT_MAP.get(pengaduan.pemegang.kode)
    if tujuan is None or tujuan == settings.LAPOR_DISPOSITION_ID:
        return
    instansi = InstansiLapor.objects.aktif().filter(pk=str(tujuan)).first()
    nama = instansi.nama if instansi else pengaduan.pemegang.nama
    yield (
        L.TERUSKAN,
        {"instansi_id": str(tujuan), "alasan": f"Diteruskan ke {nama}."},
    )


def buat_langkah(
    penerusan: Penerusan, langkah: str, *, muatan: Mapping[str, Any], pada: datetime
) -> Kiriman:
    versi = penerusan.kiriman.filter(langkah=langkah).count() + 1
    kanal = Kiriman.Kanal.LAPOR_API
    return Kiriman.objects.create(
        penerusan=penerusan,
        kanal=kanal,
        langkah=langkah,
        urutan=URUTAN[L(langkah)],
        kunci=f"{kanal}:{penerusan.pk}:{langkah}:{versi}",
        muatan=muatan,
        coba_lagi_pada=pada,
        dibuat_pada=pada,
    )


def pastikan_bebas(penerusan: Penerusan) -> None:
    """Refuse a second report while the first may be at LAPOR!; locks the steps."""
    semua = penerusan.kiriman.select_for_update().order_by("pk")
    status = {k.status for k in semua if k.langkah == L.BUAT}
    if S.SEDANG in {k.status for k in semua}:
        raise TindakanTerlarang(SEDANG_DIKIRIM)
    if S.TIDAK_PASTI in status:
        raise TindakanTerlarang(BELUM_DIPUTUS)
    if penerusan.tracking_id or S.TERKIRIM in status:
        raise TindakanTerlarang("Laporan ini sudah ada di SP4N-LAPOR!.")


@transaction.atomic
def tarik_langkah(penerusan: Penerusan, saat: Saat[Petugas | None]) -> int:
    """Cancel what has not left; TindakanTerlarang while a step is on its way."""
    semua = penerusan.kiriman.select_for_update().order_by("pk")
    if any(k.status == S.SEDANG for k in semua):
        raise TindakanTerlarang(SEDANG_DIKIRIM)
    return penerusan.kiriman.batalkan(saat)


# A stored payload in words, field by field, before and after

NAMA = {
    "title": "Judul",
    "content": "Isi",
    "date_of_incident": "Tanggal kejadian",
    "category_id": "Nomor kategori",
    "disposition_id": "Nomor instansi tujuan",
    "location_id": "Nomor wilayah",
    "attachments": "Lampiran",
    "is_anonymous": "Anonim",
    "is_secret": "Rahasia",
    "nameUser": "Nama pelapor",
    "emailUser": "Surel pelapor",
    "phoneUser": "Telepon pelapor",
    "berkas": "Foto (nomor berkas)",
    "instansi_id": "Diteruskan ke instansi",
    "alasan": "Alasan",
}
TANPA_LAMPIRAN = (False, "[]", "[].")


# Staff see that it goes, and whose it is; the whole is opened with a reason elsewhere.
SAMAR = {
    "nameUser": samarkan_nama,
    "emailUser": samarkan_surel,
    "phoneUser": samarkan_telepon,
}


def pratinjau(muatan: Mapping[str, object]) -> list[tuple[str, str]]:
    baris = [
        (judul, _nilai(kunci, muatan[kunci]))
        for kunci, judul in NAMA.items()
        if kunci in muatan
    ]
    if muatan.get("is_new_user_slider") is False:
        baris.append(("Pelapor", "akun layanan portal; identitas tidak dikirim"))
    return baris


def pratinjau_api(pengaduan: Pengaduan) -> list[str]:
    semua = pratinjau(muatan_buat(pengaduan))
    return [f"{nama}: {nilai}" for nama, nilai in semua]


def halangan_kirim(pengaduan: Pengaduan) -> str:
    if alasan := halangan_api(pengaduan):
        return alasan
    try:
        muatan_buat(pengaduan)
    except TindakanTerlarang as galat:
        return str(galat)
    return ""


def _nilai(kunci: str, nilai: object) -> str:
    if kunci == "attachments":
        return (
            "tidak ada, atau menunggu diunggah"
            if nilai in TANPA_LAMPIRAN
            else str(nilai)
        )
    if kunci == "instansi_id":
        instansi = InstansiLapor.objects.filter(pk=str(nilai)).first()
        return f"{nilai}, {instansi}" if instansi else str(nilai)
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, list):
        return ", ".join(map(str, nilai))
    return SAMAR[kunci](str(nilai)) if kunci in SAMAR else str(nilai)
