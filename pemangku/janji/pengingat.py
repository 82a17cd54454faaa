"""Reminders of pledges: what they say, and when they go out (PK-34)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.models import Jejak, Petugas
from pemangku.inventaris.kanal import Kanal
from pemangku.inventaris.models import Pemangku
from pemangku.janji.actions import buat_tautan_terusan
from pemangku.janji.models import (
    SEPEKAN,
    KeIngatan,
    Komitmen,
    PengingatKomitmen,
    sebagai_siaran,
)
from pemangku.siaran.actions import (
    BUKA_DULU,
    BUKAN_ANDA,
    HASIL,
    ORANG_LAIN,
    catat_berhasil,
    catat_gagal,
    tidak_dapat,
)
from pemangku.siaran.kelayakan_penerima import (
    CalonPenerima,
    timbang_pemangku,
    timbang_ulang,
)
from pemangku.siaran.models import KANAL_SIARAN, PenerimaSiaran
from pemangku.siaran.pesan import alamat_wa, halangan_waktu

# What a stakeholder reads about his pledge: with the link, and when it falls due (6.6)


def alamat_terusan(kode: str) -> str:
    """The link of that secret, as it stands in a message."""
    return f"{settings.ALAMAT_PUBLIK}{reverse('pemangku:terusan', args=(kode,))}"


def isi_ajakan(komitmen: Komitmen, *, kode: str) -> str:
    """The thanks with the link, sent when the pledge was taken."""
    return (
        f"Terima kasih atas komitmen {komitmen.pemangku.nama_tampil} pada "
        f"“{komitmen.kegiatan.judul}”: {_janji(komitmen)}.\n\n"
        "Setiap kali sudah dilakukan, laporkan dalam satu menit lewat tautan ini "
        f"(khusus untuk Anda, jangan diteruskan):\n{alamat_terusan(kode)}"
    )


def isi_pengingat(komitmen: Komitmen, *, lewat: bool, kode: str) -> str:
    """The reminder before (PK-34), or after (``lewat``), the last day."""
    batas = (
        f"Tenggatnya sudah lewat ({tanggal_pendek(komitmen.tenggat)})."
        if lewat
        else f"Tenggatnya {tanggal_pendek(komitmen.tenggat)}."
    )
    return (
        f"Yth. {komitmen.pemangku.nama_tampil}, kami mengingatkan komitmen pada "
        f"“{komitmen.kegiatan.judul}”: {_janji(komitmen)}. {batas}\n\n"
        "Bila sudah dilakukan, mohon laporkan lewat tautan ini (khusus untuk Anda, jangan "
        f"diteruskan):\n{alamat_terusan(kode)}\n\n"
        "Bila tidak jadi, atau tidak ingin diingatkan lagi, cukup balas pesan ini."
    )


def alamat_bagikan(teks: str) -> str:
    """WhatsApp's own address for a text whose reader is chosen there (7.2)."""
    return alamat_wa("", teks)


def _janji(komitmen: Komitmen) -> str:
    return (
        f"{komitmen.get_bentuk_display().lower()}, {komitmen.target_kali} kali, paling "
        f"lambat {tanggal_pendek(komitmen.tenggat)}"
    )


# Sending: cards for a human, mail by itself; the right to write is weighed twice

# A pledge that was over longer when the job first saw it is not reminded of any more.
TERLALU_LAMA = timedelta(days=14)
SUDAH_SELESAI = "Komitmennya sudah terpenuhi atau dibatalkan"
TEMPLAT = "pemangku/janji/pesan/komitmen.txt"
K, Ke = PenerimaSiaran.Keadaan, PengingatKomitmen.Ke
LAYAK = PenerimaSiaran.Vonis.LAYAK


def ingatkan_komitmen(*, pada: datetime, hari_ini: date) -> int:
    """Make the reminders that are due; how many are new. Repeatable.

    Only where the person consented to be asked, or the channel is an official one. Who
    cannot be written to today is tried again tomorrow.
    """
    return sum(_ingatkan(komitmen, ke, pada=pada) for komitmen, ke in _tiba(hari_ini))


def _tiba(hari: date) -> Iterator[tuple[Komitmen, KeIngatan]]:
    """Running pledges whose day has come: seven days before, and the day after."""
    dekat = Komitmen.objects.untuk_daftar().jatuh_tempo(hari)
    for satu in dekat.filter(tenggat__gte=hari).exclude(pengingat__ke=Ke.MENJELANG):
        # Taken within the week itself it is still fresh in mind.
        if timezone.localdate(satu.dibuat_pada) < satu.tenggat - SEPEKAN:
            yield satu, Ke.MENJELANG
    lewat = dekat.filter(tenggat__lt=hari, tenggat__gte=hari - TERLALU_LAMA)
    for satu in lewat.exclude(pengingat__ke=Ke.LEWAT):
        yield satu, Ke.LEWAT


@transaction.atomic
def _ingatkan(komitmen: Komitmen, ke: KeIngatan, *, pada: datetime) -> bool:
    calon = _calon(komitmen, timezone.localdate(pada))
    if calon is None or calon.kanal is None:
        return False
    surel = calon.kanal.jenis == Kanal.Jenis.EMAIL
    if surel and halangan_waktu(sebagai_siaran(komitmen, calon.kanal.jenis), pada):
        return False
    kartu, baru = PengingatKomitmen.objects.get_or_create(
        komitmen=komitmen,
        ke=ke,
        defaults={"orang": calon.orang, "kanal": calon.kanal},
    )
    if baru and surel:
        _kirim_surel(kartu, pada=pada)
    return baru


def _calon(komitmen: Komitmen, hari: date) -> CalonPenerima | None:
    """Whom to remind, by WhatsApp or else by mail; None when nobody may be written to."""
    milik = Pemangku.objects.filter(pk=komitmen.pemangku_id)
    for kanal in KANAL_SIARAN:
        calon = timbang_pemangku(sebagai_siaran(komitmen, kanal), milik, hari=hari)
        if layak := [satu for satu in calon if satu.vonis == LAYAK]:
            return layak[0]
    return None


def _kirim_surel(kartu: PengingatKomitmen, *, pada: datetime) -> None:
    assert kartu.kanal is not None  # just chosen
    beri_tahu(
        [kartu.kanal.nilai],
        templat=TEMPLAT,
        konteks={"isi": _isi(kartu, pada=pada), "komitmen": kartu.komitmen},
        kunci=f"komitmen:{kartu.komitmen_id}:{kartu.ke}",
        pada=pada,
        tentang=kartu,
    )
    kartu.tutup(K.TERKIRIM, pada=pada)
    _catat(kartu, "ingatkan_surel", oleh=None, pada=pada)


def buka_pengingat(kartu: PengingatKomitmen, *, oleh: Petugas, pada: datetime) -> str:
    """WhatsApp's address with the text; the right is weighed again now.

    Raises TindakanTerlarang; a right that is gone turns the card "ditarik" for good.
    """
    alamat, ditolak = _buka(kartu, oleh=oleh, pada=pada)
    if ditolak:
        raise TindakanTerlarang(tidak_dapat(ditolak))
    return alamat


@transaction.atomic
def _buka(
    kartu: PengingatKomitmen, *, oleh: Petugas, pada: datetime
) -> tuple[str, str]:
    """The address, or why there is none."""
    kartu = _kunci(kartu)
    if kartu.keadaan == K.DITARIK:
        return "", kartu.sebab
    if not kartu.dapat_dipegang(oleh, pada):
        raise TindakanTerlarang(ORANG_LAIN)
    if halangan := halangan_waktu(kartu.siaran, pada):
        raise TindakanTerlarang(halangan)
    sebab = _halangan(kartu, timezone.localdate(pada))
    if sebab or kartu.kanal is None:
        kartu.tutup(K.DITARIK, pada=pada, sebab=sebab)
        _catat(kartu, "tolak_kirim", oleh=oleh, pada=pada, catatan=sebab)
        return "", sebab
    kartu.pegang(oleh=oleh, pada=pada)
    kartu.dibuka_pada = pada
    kartu.save(update_fields=("dibuka_pada",))
    _catat(kartu, "buka_wa", oleh=oleh, pada=pada)
    return alamat_wa(kartu.kanal.nilai, _isi(kartu, pada=pada)), ""


def _halangan(kartu: PengingatKomitmen, hari: date) -> str:
    """Why it may not be sent any more; "" when it may."""
    if not Komitmen.objects.berjalan().filter(pk=kartu.komitmen_id).exists():
        return SUDAH_SELESAI
    vonis = timbang_ulang(kartu, hari=hari)
    return "" if vonis == LAYAK else str(PenerimaSiaran.Vonis(vonis).label)


@transaction.atomic
def catat_hasil_pengingat(
    kartu: PengingatKomitmen, *, hasil: str, oleh: Petugas, pada: datetime
) -> PengingatKomitmen:
    """What became of the card in the officer's hands; any free card may be skipped."""
    perlu_dibuka = HASIL[K(hasil)]
    kartu = _kunci(kartu)
    if not kartu.dapat_dipegang(oleh, pada):
        raise TindakanTerlarang(ORANG_LAIN)
    if perlu_dibuka and kartu.keadaan != K.DIKUNCI:
        raise TindakanTerlarang(BUKA_DULU)
    if perlu_dibuka and kartu.dikunci_oleh_id != oleh.pk:
        raise TindakanTerlarang(BUKAN_ANDA)
    kartu.tutup(hasil, pada=pada)
    if hasil == K.TERKIRIM:
        catat_berhasil(kartu, pada=pada)
    elif hasil == K.NOMOR_SALAH:
        catat_gagal(kartu, oleh=oleh, pada=pada)
    _catat(kartu, hasil, oleh=oleh, pada=pada)
    return kartu


def _kunci(kartu: PengingatKomitmen) -> PengingatKomitmen:
    semua = PengingatKomitmen.objects.lengkap().select_for_update(of=("self",))
    return semua.get(pk=kartu.pk)


def _isi(kartu: PengingatKomitmen, *, pada: datetime) -> str:
    """The text with a link of its own."""
    return isi_pengingat(
        kartu.komitmen,
        lewat=kartu.ke == Ke.LEWAT,
        kode=buat_tautan_terusan(kartu.komitmen, pada=pada),
    )


def _catat(
    kartu: PengingatKomitmen,
    tindakan: str,
    *,
    oleh: Petugas | None,
    pada: datetime,
    catatan: str = "",
) -> None:
    """In the trail of the pledge; the recipient by number, never by name."""
    Jejak.objects.catat(
        kartu.komitmen,
        tindakan,
        oleh=oleh,
        pada=pada,
        catatan=catatan,
        sesudah={"pengingat": kartu.get_ke_display()},
    )
