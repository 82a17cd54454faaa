"""Who asked, in the columns of a register: masked, in full, or erased."""

from __future__ import annotations

from informasi.models import Pemohon
from organisasi.sandi import samarkan_surel, samarkan_telepon

DISAMARKAN = "disamarkan"
DIHAPUS = "dihapus sesuai masa simpan"


def siapa(pemohon: Pemohon, *, identitas: bool, kuasa: str = "") -> tuple[str, ...]:
    """Name (with proxy), address, contact and occupation; masked without ``identitas``.

    Limited data stay masked in the full book too: guardians open them one by one.
    """
    if pemohon.dihapus_pada:
        return (DIHAPUS,) * 4
    telepon, surel = str(pemohon.telepon), str(pemohon.surel)
    if not identitas or pemohon.dibatasi_pada:
        samar = (samarkan_telepon(telepon), samarkan_surel(surel))
        return (pemohon.nama_samar, DISAMARKAN, _gabung(*samar), DISAMARKAN)
    wakil = kuasa or str(pemohon.nama_kuasa)
    nama = f"{pemohon.nama} (kuasa: {wakil})" if wakil else str(pemohon.nama)
    kontak = _gabung(telepon, surel) or "kembali ke loket"
    return nama, str(pemohon.alamat), kontak, pemohon.pekerjaan


def _gabung(*bagian: str) -> str:
    return ", ".join(filter(None, bagian))
