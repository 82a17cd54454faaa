"""Models of the information service."""

from .berkas import BerkasInformasi
from .dokumen import (
    Bentuk,
    CatatanPerubahan,
    DokumenInformasi,
    StatusDokumen,
    TindakanDokumen,
    tambah_bulan,
)
from .hitungan import HitunganKatalog
from .kelompok import KelompokInformasi, Klasifikasi, Sinonim
from .pencarian import Kosakata, PencarianNihil
from .pengecualian import HurufPasal17, UjiKonsekuensi
from .serta_merta import SertaMerta
from .temuan import TautanGagal, Temuan

__all__ = [
    "Bentuk",
    "BerkasInformasi",
    "CatatanPerubahan",
    "DokumenInformasi",
    "HitunganKatalog",
    "HurufPasal17",
    "KelompokInformasi",
    "Klasifikasi",
    "Kosakata",
    "PencarianNihil",
    "SertaMerta",
    "Sinonim",
    "StatusDokumen",
    "TautanGagal",
    "Temuan",
    "TindakanDokumen",
    "UjiKonsekuensi",
    "tambah_bulan",
]
