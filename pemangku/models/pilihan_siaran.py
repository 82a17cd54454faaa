"""Choices of broadcasts and their table of acts (pemangku 7)."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from organisasi.alur.tindakan import Langkah
from pemangku.models.pilihan import JenisKanal, TujuanPersetujuan

# A broadcast serves one of these purposes, over one of these channels.
TUJUAN_SIARAN = (TujuanPersetujuan.UNDANGAN, TujuanPersetujuan.SIARAN_INFORMASI)
KANAL_SIARAN = (JenisKanal.WA, JenisKanal.EMAIL)
# More recipients than this, or anybody outside the office: a second person looks (7.1).
TANPA_PENYETUJU = 25
PESAN_WA = 1000
PESAN_SUREL = 5000


class StatusSiaran(models.TextChoices):
    """Life of a broadcast."""

    DRAF = "draf", "Draf"
    DISUSUN = "disusun", "Penerima tersusun"
    DISETUJUI = "disetujui", "Disetujui"
    BERJALAN = "berjalan", "Sedang dikirim"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class TindakanSiaran(models.TextChoices):
    """Acts that move a broadcast."""

    UBAH = "ubah", "Ubah"
    SUSUN = "susun", "Susun penerima"
    SETUJUI = "setujui", "Setujui"
    KEMBALIKAN = "kembalikan", "Kembalikan"
    MULAI = "mulai", "Mulai"
    SELESAIKAN = "selesaikan", "Selesai"
    BATALKAN = "batalkan", "Batalkan"


def _langkah(*dari: str, ke: str) -> Langkah:
    return Langkah(dari=frozenset(map(str, dari)), ke=str(ke))


_S, _T = StatusSiaran, TindakanSiaran
ALUR_SIARAN: Mapping[str, Langkah] = {
    _T.UBAH: _langkah(_S.DRAF, _S.DISUSUN, ke=_S.DRAF),
    _T.SUSUN: _langkah(_S.DRAF, _S.DISUSUN, ke=_S.DISUSUN),
    _T.SETUJUI: _langkah(_S.DISUSUN, ke=_S.DISETUJUI),
    _T.KEMBALIKAN: _langkah(_S.DISUSUN, _S.DISETUJUI, ke=_S.DRAF),
    _T.MULAI: _langkah(_S.DISUSUN, _S.DISETUJUI, ke=_S.BERJALAN),
    _T.SELESAIKAN: _langkah(_S.BERJALAN, ke=_S.SELESAI),
    _T.BATALKAN: _langkah(
        _S.DRAF, _S.DISUSUN, _S.DISETUJUI, _S.BERJALAN, ke=_S.DIBATALKAN
    ),
}
# Nothing is sent any more.
BERAKHIR = (StatusSiaran.SELESAI, StatusSiaran.DIBATALKAN)


class VonisPenerima(models.TextChoices):
    """Whether somebody may be sent to, and if not, why."""

    LAYAK = "layak", "Layak"
    TANPA_PERSETUJUAN = "tanpa_persetujuan", "Tanpa persetujuan"
    DITARIK = "ditarik", "Persetujuan ditarik"
    LARANGAN = "larangan", "Dalam daftar larangan"
    TANPA_KANAL = "tanpa_kanal", "Tanpa kanal"
    KANAL_GAGAL = "kanal_gagal", "Kanal gagal"
    KEDALUWARSA = "kedaluwarsa", "Data kedaluwarsa"
    GANDA = "ganda", "Nomor atau alamat ganda"


class KeadaanPenerima(models.TextChoices):
    """How far the sending to one recipient is."""

    MENUNGGU = "menunggu", "Menunggu"
    DIKUNCI = "dikunci", "Dipegang petugas"
    ANTRE = "antre", "Di kotak keluar"
    TERKIRIM = "terkirim", "Terkirim"
    NOMOR_SALAH = "nomor_salah", "Nomor atau alamat salah"
    DILEWATI = "dilewati", "Dilewati"
    DITARIK = "ditarik", "Ditarik"


# Still to be sent.
TERBUKA = (
    KeadaanPenerima.MENUNGGU,
    KeadaanPenerima.DIKUNCI,
    KeadaanPenerima.ANTRE,
)
