"""A stored payload in words: what is sent, field by field, before and after."""

from __future__ import annotations

from collections.abc import Mapping

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.sandi import samarkan_surel, samarkan_telepon
from pengaduan.antrean import halangan_api, muatan_buat
from pengaduan.models import InstansiLapor, Pengaduan

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


def _samar_nama(nama: str) -> str:
    return " ".join(f"{kata[0]}***" for kata in nama.split())


# Staff see that it goes, and whose it is; the whole is opened with a reason elsewhere.
SAMAR = {
    "nameUser": _samar_nama,
    "emailUser": samarkan_surel,
    "phoneUser": samarkan_telepon,
}


def pratinjau(muatan: Mapping[str, object]) -> list[tuple[str, str]]:
    """Name and value of each field that says something to people."""
    baris = [
        (judul, _nilai(kunci, muatan[kunci]))
        for kunci, judul in NAMA.items()
        if kunci in muatan
    ]
    if muatan.get("is_new_user_slider") is False:
        baris.append(("Pelapor", "akun layanan portal; identitas tidak dikirim"))
    return baris


def pratinjau_api(pengaduan: Pengaduan) -> list[str]:
    """What would be sent by machine, line by line, where nothing forbids it."""
    semua = pratinjau(muatan_buat(pengaduan))
    return [f"{nama}: {nilai}" for nama, nilai in semua]


def halangan_kirim(pengaduan: Pengaduan) -> str:
    """Why no step of it can be written, its payload included; "" when it can."""
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
