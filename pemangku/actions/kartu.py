"""The queue in which a human sends by WhatsApp: take a card, open it, say how it went (7.2)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, Petugas
from pemangku.actions.siaran import selesaikan_bila_habis
from pemangku.actions.uji_kanal import catat_berhasil, catat_gagal
from pemangku.models import PenerimaSiaran, Siaran, TautanPribadi
from pemangku.models.tautan import UMUR_PERBARUI
from pemangku.pesan_siaran import (
    alamat_wa,
    batas,
    isi_pesan,
    minta_perbarui,
    terlalu_panjang,
)
from pemangku.vonis_siaran import timbang_ulang
from pemangku.waktu_siaran import halangan_kirim

TIDAK_BERJALAN = "Siaran ini tidak sedang dikirim."
BUKAN_WA = "Siaran ini dikirim lewat surel, bukan antrean WhatsApp."
ORANG_LAIN = "Kartu ini sedang dipegang petugas lain atau sudah selesai."
BUKAN_ANDA = "Kartu ini tidak lagi di tangan Anda. Ambil kartu berikutnya."
BUKA_DULU = "Tekan Buka WhatsApp dulu."
K = PenerimaSiaran.Keadaan
# What staff says of a card, and whether WhatsApp must have been opened for it.
HASIL = {K.TERKIRIM: True, K.NOMOR_SALAH: True, K.DILEWATI: False}


@transaction.atomic
def ambil_kartu(
    siaran: Siaran, *, oleh: Petugas, pada: datetime
) -> PenerimaSiaran | None:
    """The officer's card: the one he holds, else the next free one, held for ten minutes.

    None when there is none. Two officers never get the same (row lock).
    """
    _pastikan_boleh(siaran, pada)
    milik = siaran.penerima.select_for_update(of=("self",))
    kartu = milik.dipegang(oleh).first()
    if kartu is None:
        bebas = siaran.penerima.bebas(pada).order_by("pemangku__nomor", "pk")
        kartu = bebas.select_for_update(of=("self",), skip_locked=True).first()
    if kartu is not None:
        kartu.pegang(oleh=oleh, pada=pada)
    return kartu


def buka_kartu(penerima: PenerimaSiaran, *, oleh: Petugas, pada: datetime) -> str:
    """WhatsApp's address with the text; the right is weighed again now (PK-42).

    Raises TindakanTerlarang; a right that is gone turns the card "ditarik" for good.
    """
    alamat, ditolak = _buka(penerima, oleh=oleh, pada=pada)
    if ditolak:
        raise TindakanTerlarang(tidak_dapat(ditolak))
    return alamat


def tidak_dapat(sebab: str) -> str:
    """The sentence of a refusal."""
    return f"Tidak dapat dikirim: {sebab[:1].lower()}{sebab[1:]}."


@transaction.atomic
def _buka(
    penerima: PenerimaSiaran, *, oleh: Petugas, pada: datetime
) -> tuple[str, str]:
    """The address, or why there is none."""
    siaran = _kunci_siaran(penerima)
    _pastikan_boleh(siaran, pada)
    kartu = _kunci(penerima)
    if kartu.keadaan == K.DITARIK:
        return "", kartu.sebab
    if not kartu.dapat_dipegang(oleh, pada):
        raise TindakanTerlarang(ORANG_LAIN)
    vonis = timbang_ulang(kartu, hari=timezone.localdate(pada))
    if vonis != PenerimaSiaran.Vonis.LAYAK or kartu.kanal is None:
        sebab = str(PenerimaSiaran.Vonis(vonis).label)
        kartu.tutup(K.DITARIK, pada=pada, sebab=sebab)
        _catat(siaran, "tolak_kirim", kartu, oleh=oleh, pada=pada, catatan=sebab)
        selesaikan_bila_habis(siaran, oleh=oleh, pada=pada)
        return "", sebab
    teks = susun_pesan(kartu, kode=buat_tautan(kartu, pada=pada), pada=pada)
    if len(teks) > batas(siaran.kanal):
        raise TindakanTerlarang(terlalu_panjang(len(teks), siaran.kanal))
    kartu.pegang(oleh=oleh, pada=pada)
    kartu.dibuka_pada = pada
    kartu.save(update_fields=("dibuka_pada",))
    _catat(siaran, "buka_wa", kartu, oleh=oleh, pada=pada)
    return alamat_wa(kartu.kanal.nilai, teks), ""


def buat_tautan(penerima: PenerimaSiaran, *, pada: datetime) -> str:
    """The secret of a new stop link of that message."""
    return TautanPribadi.objects.buat(
        tujuan=TautanPribadi.Tujuan.BERHENTI,
        pada=pada,
        orang=penerima.orang,
        penerima=penerima,
    )


def susun_pesan(penerima: PenerimaSiaran, *, kode: str, pada: datetime) -> str:
    """What the recipient reads; a link to his own data is made where the text wants one."""
    if not minta_perbarui(penerima.siaran):
        return isi_pesan(penerima, kode=kode)
    perbarui = tautan_penerima(penerima, pada=pada)
    return isi_pesan(penerima, kode=kode, perbarui=perbarui)


@transaction.atomic
def catat_hasil(
    penerima: PenerimaSiaran,
    *,
    hasil: str,
    oleh: Petugas,
    pada: datetime,
) -> PenerimaSiaran:
    """What became of the card in the officer's hands; the last one ends the broadcast."""
    perlu_dibuka = HASIL[K(hasil)]
    siaran = _kunci_siaran(penerima)
    if siaran.status != Siaran.Status.BERJALAN:
        raise TindakanTerlarang(TIDAK_BERJALAN)
    kartu = _kunci(penerima)
    if kartu.keadaan != K.DIKUNCI or kartu.dikunci_oleh_id != oleh.pk:
        raise TindakanTerlarang(BUKAN_ANDA)
    if perlu_dibuka and kartu.dibuka_pada is None:
        raise TindakanTerlarang(BUKA_DULU)
    kartu.tutup(hasil, pada=pada)
    if hasil == K.TERKIRIM:
        catat_berhasil(kartu, pada=pada)
    elif hasil == K.NOMOR_SALAH:
        catat_gagal(kartu, oleh=oleh, pada=pada)
    _catat(siaran, hasil, kartu, oleh=oleh, pada=pada)
    selesaikan_bila_habis(siaran, oleh=oleh, pada=pada)
    return kartu


def _pastikan_boleh(siaran: Siaran, pada: datetime) -> None:
    """Running, by WhatsApp, and nothing keeps it back now, its handout included."""
    if siaran.status != Siaran.Status.BERJALAN:
        raise TindakanTerlarang(TIDAK_BERJALAN)
    if siaran.kanal != Siaran.Kanal.WA:
        raise TindakanTerlarang(BUKAN_WA)
    if halangan := halangan_kirim(siaran, pada):
        raise TindakanTerlarang(halangan)


def _kunci_siaran(penerima: PenerimaSiaran) -> Siaran:
    """The broadcast, held until the end: of two last cards one ends it."""
    semua = Siaran.objects.select_related("unit").select_for_update(of=("self",))
    return semua.get(pk=penerima.siaran_id)


def _kunci(penerima: PenerimaSiaran) -> PenerimaSiaran:
    semua = PenerimaSiaran.objects.lengkap().select_for_update(of=("self",))
    return semua.get(pk=penerima.pk)


def _catat(
    siaran: Siaran,
    tindakan: str,
    kartu: PenerimaSiaran,
    *,
    oleh: Petugas,
    pada: datetime,
    catatan: str = "",
) -> None:
    """In the trail of the broadcast; the recipient by number, never by name."""
    Jejak.objects.catat(
        siaran,
        tindakan,
        oleh=oleh,
        pada=pada,
        catatan=catatan,
        sesudah={"penerima": kartu.pemangku.nomor},
    )


def tautan_penerima(penerima: PenerimaSiaran, *, pada: datetime) -> str:
    """The same for the recipient of a broadcast, to stand in its text."""
    return TautanPribadi.objects.buat(
        tujuan=TautanPribadi.Tujuan.PERBARUI,
        pada=pada,
        pemangku=penerima.pemangku,
        orang=penerima.orang,
        penerima=penerima,
        berlaku_sampai=pada + UMUR_PERBARUI,
    )
