"""The text of a broadcast: its placeholders, and what one recipient reads (pemangku 7.1)."""

from __future__ import annotations

import re
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse

from organisasi.bahasa import angka, gabung
from organisasi.kode import HURUF
from pemangku.models import PenerimaSiaran, Siaran
from pemangku.models.pilihan_siaran import PESAN_SUREL, PESAN_WA
from pemangku.models.tautan import PANJANG

BERHENTI = "tautan_berhenti"
PERBARUI = "tautan_perbarui"
PENANDA = ("sapaan", "nama", "jabatan", "lembaga", BERHENTI, PERBARUI)
POLA = re.compile(r"\{([^{}]*)\}")
SAPAAN = "Bapak/Ibu"
TIDAK_BERPASANGAN = "Ada kurung kurawal yang tidak berpasangan."
TANPA_BERHENTI = (
    f"Sertakan {{{BERHENTI}}}: setiap penerima harus dapat berhenti dengan satu tekan."
)
# As long as a real one.
KODE_CONTOH = HURUF[0] * PANJANG


def tulis_penanda(nama: str) -> str:
    """``nama`` → ``{nama}``."""
    return f"{{{nama}}}"


def batas(kanal: str) -> int:
    """How many letters a message of the channel may have."""
    return PESAN_WA if kanal == Siaran.Kanal.WA else PESAN_SUREL


def salah_templat(isi: str, kanal: str) -> list[str]:
    """What is wrong with a template, in sentences; empty when it is right."""
    tahu = gabung([tulis_penanda(p) for p in PENANDA])
    dipakai = POLA.findall(isi)
    salah = [
        f"Penanda {tulis_penanda(p)} tidak dikenal. Yang ada: {tahu}."
        for p in dict.fromkeys(dipakai)
        if p not in PENANDA
    ]
    sisa = POLA.sub("", isi)
    if "{" in sisa or "}" in sisa:
        salah.append(TIDAK_BERPASANGAN)
    if BERHENTI not in dipakai:
        salah.append(TANPA_BERHENTI)
    if len(isi) > batas(kanal):
        salah.append(terlalu_panjang(len(isi), kanal))
    return salah


def terlalu_panjang(jumlah: int, kanal: str) -> str:
    """The sentence for a text that is too long."""
    return f"Pesan {angka(jumlah)} huruf; paling panjang {angka(batas(kanal))} huruf."


def alamat_berhenti(kode: str) -> str:
    """The stop link of that secret, as it stands in a message."""
    return f"{settings.ALAMAT_PUBLIK}{reverse('pemangku:berhenti', args=(kode,))}"


def alamat_perbarui(kode: str) -> str:
    """The link of that secret to look over one's own data."""
    return f"{settings.ALAMAT_PUBLIK}{reverse('pemangku:perbarui', args=(kode,))}"


def minta_perbarui(siaran: Siaran) -> bool:
    """Whether its text holds a link to look over one's own data."""
    return PERBARUI in POLA.findall(siaran.isi)


def isi_pesan(
    penerima: PenerimaSiaran, *, kode: str, perbarui: str = KODE_CONTOH
) -> str:
    """What the recipient reads, with his stop link and, where asked for, the other."""
    pemangku, orang = penerima.pemangku, penerima.orang
    return _isi(
        penerima.siaran.isi,
        nama=orang.nama_lengkap if orang else pemangku.nama_tampil,
        jabatan=penerima.jabatan,
        lembaga=pemangku.nama_tampil,
        tautan_berhenti=alamat_berhenti(kode),
        tautan_perbarui=alamat_perbarui(perbarui),
    )


def pratinjau(penerima: PenerimaSiaran) -> str:
    """The same for a page: without the person's name and without the secret."""
    pemangku = penerima.pemangku
    return _isi(
        penerima.siaran.isi,
        nama="[nama]" if penerima.orang_id else pemangku.nama_tampil,
        jabatan=penerima.jabatan,
        lembaga=pemangku.nama_tampil,
        tautan_berhenti="[tautan berhenti]",
        tautan_perbarui="[tautan perbarui]",
    )


def _isi(templat: str, **nilai: str) -> str:
    nilai["sapaan"] = SAPAAN
    return POLA.sub(lambda cocok: nilai[cocok[1]], templat).strip()


def alamat_wa(nomor: str, teks: str) -> str:
    """WhatsApp's own address for a number of digits and a text in UTF-8 (7.2)."""
    return f"https://wa.me/{nomor}?text={quote(teks, safe='')}"
