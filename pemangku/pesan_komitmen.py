"""What a stakeholder reads about his pledge: with the link, and when it falls due (6.6)."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from organisasi.bahasa import tanggal_pendek
from pemangku.models import Komitmen
from pemangku.pesan_siaran import alamat_wa


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
