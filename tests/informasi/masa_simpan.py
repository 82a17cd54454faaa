"""What the tests of retention share: a granted request of a person with a full name."""

from datetime import timedelta

from django.core.files.base import ContentFile

from informasi.models import BuktiPemohon
from informasi.pemohon.actions import hapus_yang_habis
from informasi.permohonan.pilihan import HASIL_JAWABAN, TindakanPermohonan as T
from organisasi.kantor.saat import Saat
from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import ajukan, saat

TERIMA = saat("2026-01-05")
IDENTITAS = {
    "nama": "Siti Zulqarnain",
    "nama_kuasa": "Budi Tersembunyi",
    "nik": "3278010101017788",
    "alamat": "Jalan Tersembunyi 9",
    "telepon": "081234565544",
    "surel": "siti.zulqarnain@example.id",
}


def dikabulkan(kantor):
    """Received on 5 January and granted on the tenth."""
    permohonan = ajukan(
        kantor.kecamatan, pada=TERIMA, pemohon=PemohonFactory.build(**IDENTITAS)
    )
    permohonan.lakukan(T.PROSES, Saat(kantor.loket, TERIMA))
    dijawab = saat("2026-01-10")
    return permohonan.lakukan(
        T.KABULKAN,
        Saat(kantor.kepala, dijawab),
        hasil=HASIL_JAWABAN[T.KABULKAN],
        dijawab_pada=dijawab,
    )


def bukti(pemohon):
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


def hapus(hari, *, coba=False):
    """The night's run of that day."""
    return hapus_yang_habis(pada=saat(hari), coba=coba)


def sesudah(permohonan, hari=1):
    """So many days after the last day to keep it."""
    return permohonan.pemohon.simpan_sampai + timedelta(days=hari)


def terhapus(permohonan):
    """Whether the identity is gone."""
    permohonan.pemohon.refresh_from_db()
    return permohonan.pemohon.dihapus_pada is not None
