"""What the tests of retention share: a granted request of a person with a full name."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.files.base import ContentFile

from informasi.models import BuktiPemohon, Pemohon, Permohonan
from informasi.pemohon.penghapusan import LaporanPenghapusan, hapus_yang_habis
from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import Kantor, ajukan, saat

TERIMA = saat("2026-01-05")
IDENTITAS = {
    "nama": "Siti Zulqarnain",
    "nama_kuasa": "Budi Tersembunyi",
    "nik": "3278010101017788",
    "alamat": "Jalan Tersembunyi 9",
    "telepon": "081234565544",
    "surel": "siti.zulqarnain@example.id",
}


def dikabulkan(kantor: Kantor) -> Permohonan:
    """Received on 5 January and granted on the tenth."""
    permohonan = ajukan(
        kantor.kecamatan, pada=TERIMA, pemohon=PemohonFactory.build(**IDENTITAS)
    )
    permohonan.proses(oleh=kantor.loket, pada=TERIMA)
    return permohonan.kabulkan(oleh=kantor.kepala, pada=saat("2026-01-10"))


def bukti(pemohon: Pemohon) -> BuktiPemohon:
    """A paper with its file."""
    return BuktiPemohon.objects.create(
        pemohon=pemohon,
        jenis="identitas",
        isi=ContentFile(b"KTP", "ktp.png"),
        tipe="image/png",
        ukuran=3,
        sha256="0" * 64,
        diunggah_pada=TERIMA,
    )


def hapus(hari: date, *, coba: bool = False) -> LaporanPenghapusan:
    """The night's run of that day."""
    return hapus_yang_habis(pada=saat(hari), hari_ini=hari, coba=coba)


def sesudah(permohonan: Permohonan, hari: int = 1) -> date:
    """So many days after the last day to keep it."""
    return permohonan.pemohon.simpan_sampai + timedelta(days=hari)


def terhapus(permohonan: Permohonan) -> bool:
    """Whether the identity is gone."""
    permohonan.pemohon.refresh_from_db()
    return permohonan.pemohon.dihapus_pada is not None
