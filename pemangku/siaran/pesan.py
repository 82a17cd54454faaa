"""The text of a broadcast, when it may go out, and what is passed on (pemangku 7.1, 7.2)."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from organisasi.bahasa import angka, gabung, tanggal, tanggal_pendek
from organisasi.kertas.naskah import alamat_penuh
from organisasi.models import HariLibur
from organisasi.sandi import HURUF
from organisasi.waktu.hari_kerja import KalenderBelumDiisi, tambah_hari_kerja
from pemangku.inventaris.orang import PANJANG_KODE
from pemangku.siaran.materi import Materi
from pemangku.siaran.models import (
    PESAN_SUREL,
    PESAN_WA,
    MasaHening,
    PenerimaSiaran,
    Siaran,
)

# Placeholders, and what one recipient reads

BERHENTI = "tautan_berhenti"
PERBARUI = "tautan_perbarui"
MATERI = "tautan_materi"
PENANDA = ("sapaan", "nama", "jabatan", "lembaga", BERHENTI, PERBARUI, MATERI)
POLA = re.compile(r"\{([^{}]*)\}")
TANPA_BERHENTI = (
    f"Sertakan {{{BERHENTI}}}: setiap penerima harus dapat berhenti dengan satu tekan."
)
# What stands before the link that the text itself does not ask for.
BUKA_BERKAS = "Buka berkasnya:"
# As long as a real one.
KODE_CONTOH = HURUF[0] * PANJANG_KODE


def tulis_penanda(nama: str) -> str:
    return f"{{{nama}}}"


def batas(kanal: str) -> int:
    return PESAN_WA if kanal == Siaran.Kanal.WA else PESAN_SUREL


def salah_templat(isi: str, kanal: str, *, materi: UUID | None = None) -> list[str]:
    """What is wrong with a template, in sentences; empty when it is right.

    ``materi`` is the key of its handout; the link counts as written.
    """
    tahu = gabung([tulis_penanda(p) for p in PENANDA])
    dipakai = POLA.findall(isi)
    salah = [
        f"Penanda {tulis_penanda(p)} tidak dikenal. Yang ada: {tahu}."
        for p in dict.fromkeys(dipakai)
        if p not in PENANDA
    ]
    sisa = POLA.sub("", isi)
    if "{" in sisa or "}" in sisa:
        salah.append("Ada kurung kurawal yang tidak berpasangan.")
    if BERHENTI not in dipakai:
        salah.append(TANPA_BERHENTI)
    if MATERI in dipakai and materi is None:
        salah.append(f"Pilih materinya: {{{MATERI}}} hanya dipakai bersama materi.")
    panjang = len(bertautan(isi, materi))
    if panjang > batas(kanal):
        salah.append(terlalu_panjang(panjang, kanal))
    return salah


def terlalu_panjang(jumlah: int, kanal: str) -> str:
    return f"Pesan {angka(jumlah)} huruf; paling panjang {angka(batas(kanal))} huruf."


def alamat_berhenti(kode: str) -> str:
    return alamat_penuh(reverse("pemangku:berhenti", args=(kode,)))


def alamat_perbarui(kode: str) -> str:
    return alamat_penuh(reverse("pemangku:perbarui", args=(kode,)))


def alamat_materi(pk: UUID) -> str:
    return alamat_penuh(reverse("pemangku:materi", args=(pk,)))


def bertautan(isi: str, materi: UUID | None) -> str:
    alamat = alamat_materi(materi) if materi else ""
    if MATERI in POLA.findall(isi):
        return isi.replace(tulis_penanda(MATERI), alamat)
    return f"{isi.rstrip()}\n{BUKA_BERKAS} {alamat}" if alamat else isi


def templat(siaran: Siaran) -> str:
    return bertautan(siaran.isi, siaran.materi_id)


def minta_perbarui(siaran: Siaran) -> bool:
    return PERBARUI in POLA.findall(siaran.isi)


def isi_pesan(
    penerima: PenerimaSiaran, *, kode: str, perbarui: str = KODE_CONTOH
) -> str:
    pemangku, orang = penerima.pemangku, penerima.orang
    return _isi(
        penerima.siaran,
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
        penerima.siaran,
        nama="[nama]" if penerima.orang_id else pemangku.nama_tampil,
        jabatan=penerima.jabatan,
        lembaga=pemangku.nama_tampil,
        tautan_berhenti="[tautan berhenti]",
        tautan_perbarui="[tautan perbarui]",
    )


def _isi(siaran: Siaran, **nilai: str) -> str:
    nilai["sapaan"] = "Bapak/Ibu"
    return POLA.sub(lambda cocok: nilai[cocok[1]], templat(siaran)).strip()


def alamat_wa(nomor: str, teks: str) -> str:
    return f"https://wa.me/{nomor}?text={quote(teks, safe='')}"


# When it may go out: its handout, quiet weeks, working hours

BUKA, TUTUP = time(8), time(17)


def halangan_hening(siaran: Siaran, pada: datetime) -> str:
    """Why quiet weeks keep it back at ``pada``; "" when they do not."""
    if not siaran.terkena_hening:
        return ""
    hening = MasaHening.objects.meliputi(timezone.localdate(pada)).first()
    return f"Masa hening s.d. {tanggal_pendek(hening.sampai)}." if hening else ""


def halangan_jam(siaran: Siaran, pada: datetime) -> str:
    """Why the hour keeps it back, and when it goes on; "" in working hours."""
    kini = timezone.localtime(pada)
    try:
        kalender = HariLibur.objects.kalender(siaran.unit)
        masuk = kalender.kerja(kini.date())
        if masuk and BUKA <= kini.time() < TUTUP:
            return ""
        lanjut = kini.date()
        if not (masuk and kini.time() < BUKA):
            lanjut = tambah_hari_kerja(lanjut, 1, kalender)
    except KalenderBelumDiisi as galat:
        return str(galat)
    return f"Di luar jam kirim. Dilanjutkan {tanggal(lanjut)} pukul {BUKA:%H.%M}."


def halangan_waktu(siaran: Siaran, pada: datetime) -> str:
    """Why nothing of it may go out at ``pada``; "" when it may."""
    return halangan_hening(siaran, pada) or halangan_jam(siaran, pada)


def halangan_kirim(siaran: Siaran, pada: datetime) -> str:
    """Why nothing of it may go out now, be it its handout; "" when it may."""
    hari = timezone.localdate(pada)
    return siaran.halangan_materi(hari) or halangan_waktu(siaran, pada)


# Approved handouts that a stakeholder passes on to groups of his own (7.2)

# More on one page is no choice any more.
PALING_BANYAK = 10


def dapat_dibagikan(hari: date) -> list[dict[str, Any]]:
    """Each handout with its address, and WhatsApp's with a message that names it."""
    hasil = []
    for materi in Materi.objects.umum(hari)[:PALING_BANYAK]:
        alamat, jenis = alamat_materi(materi.pk), str(materi.get_jenis_display())
        pesan = (
            f"{materi.judul} ({jenis.lower()}, tentang {gabung(materi.sebutan_kanal)}). "
            f"Buka berkasnya: {alamat}"
        )
        wa = alamat_wa("", pesan)
        hasil.append({"materi": materi, "alamat": alamat, "wa": wa})
    return hasil
