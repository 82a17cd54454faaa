"""The one extension the law allows, with its letter made by itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from informasi.actions.kabar import kabari_pemohon
from informasi.models import Permohonan, Surat
from informasi.surat import keluarkan_surat
from informasi.tenggat import PERPANJANG
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Petugas
from organisasi.waktu.tenggat import hitung_tenggat


def halangan_perpanjang(permohonan: Permohonan, *, pada: datetime) -> str:
    """Why it cannot be extended now, in a sentence; "" when it can."""
    if permohonan.perintah_jatuh_tempo:
        return (
            "Batas ini ditetapkan Atasan PPID dalam putusan keberatan dan tidak dapat "
            "diperpanjang."
        )
    if permohonan.diperpanjang:
        return (
            "Permohonan ini sudah diperpanjang. Perpanjangan hanya satu kali "
            "(UU 14/2008 Pasal 22 ayat (8))."
        )
    if timezone.localdate(pada) > permohonan.jatuh_tempo_awal:
        return (
            "Jatuh tempo sudah lewat. Perpanjangan harus diberitahukan paling lambat "
            "pada hari jatuh tempo pertama."
        )
    return ""


@transaction.atomic
def perpanjang_permohonan(
    permohonan: Permohonan, *, oleh: Petugas, pada: datetime, alasan: str
) -> Permohonan:
    """Add seven working days to the first due day, once, with a written reason.

    Raises TindakanTerlarang after the first due day, a second time, without a reason.
    """
    if not alasan.strip():
        raise TindakanTerlarang("Tulis alasannya; pemohon akan membacanya dalam surat.")
    if halangan := halangan_perpanjang(permohonan, pada=pada):
        raise TindakanTerlarang(halangan)
    tempo = hitung_tenggat(PERPANJANG, permohonan.jatuh_tempo_awal, permohonan.unit)
    permohonan.perpanjang(
        oleh=oleh,
        pada=pada,
        alasan=alasan.strip(),
        jatuh_tempo=tempo.jatuh_tempo,
        hitungan=f"{permohonan.hitungan} Diperpanjang: {tempo.kalimat()}",
    )
    keluarkan_surat(
        Surat.Jenis.PERPANJANGAN, permohonan=permohonan, oleh=oleh, pada=pada
    )
    kabari_pemohon(
        permohonan,
        templat="permohonan_diperpanjang",
        perihal="Beri tahu perpanjangan waktu, alasannya, dan jatuh tempo barunya.",
        pada=pada,
    )
    return permohonan
