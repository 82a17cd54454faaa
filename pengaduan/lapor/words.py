"""What the page of a hand-over says: the step, what is known, which button stands out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from organisasi.alur.tindakan import Anjuran
from organisasi.bahasa import tanggal_pendek
from pengaduan.aduan.waktu import SP4N
from pengaduan.lapor.models import Penerusan

Tujuan, Cara = Penerusan.Tujuan, Penerusan.Cara
PORTAL = "Kebiasaan portal"


def terbuka_di_lapor(penerusan: Penerusan) -> bool:
    return penerusan.tujuan == Tujuan.LAPOR and penerusan.ditutup_pada is None


def langkah_kini(penerusan: Penerusan) -> Sequence[str]:
    if not terbuka_di_lapor(penerusan) or penerusan.final:
        return ()
    if penerusan.tracking_id:
        return ("periksa", "status")
    return () if penerusan.cara == Cara.API else ("nomor",)


def anjuran_penerusan(penerusan: Penerusan) -> Anjuran:
    if penerusan.ditutup_pada:
        return Anjuran(langkah="Penerusan ini sudah ditutup.", dasar=PORTAL)
    if penerusan.tujuan != Tujuan.LAPOR:
        return Anjuran(
            langkah="Yang menangani bekerja di halaman aduannya; di sini tidak ada yang "
            "perlu dicatat.",
            dasar=PORTAL,
        )
    if penerusan.final:
        return Anjuran(
            langkah="Di SP4N-LAPOR! sudah berakhir. Di sini aduannya ditutup di "
            "halamannya sendiri, dengan bukti.",
            dasar=SP4N,
        )
    return _di_lapor(penerusan)


def _di_lapor(penerusan: Penerusan) -> Anjuran:
    if penerusan.tracking_id:
        return Anjuran(
            langkah="Sudah ada di SP4N-LAPOR!. Lihat kabarnya di sana; status aduan di "
            "portal tidak ikut berubah.",
            dasar=SP4N,
        )
    if penerusan.cara == Cara.API:
        return Anjuran(
            langkah="Portal mengirimnya sendiri dan mencatat nomornya begitu "
            "SP4N-LAPOR! menjawab. Jangan menyalinnya dengan tangan: di sana menjadi "
            "dua.",
            dasar=PORTAL,
        )
    return Anjuran(
        langkah="Salin isian Paket salin ke SP4N-LAPOR!, lalu catat nomor lacaknya.",
        dasar=f"{PORTAL}: satu hari kerja sejak diteruskan",
        batas=penerusan.nomor_sampai,
    )


def urutkan(
    tombol: list[dict[str, Any]], langkah: Sequence[str]
) -> list[dict[str, Any]]:
    ada = {t["nama"] for t in tombol}
    kini = next((nama for nama in langkah if nama in ada), "")
    urut = sorted(tombol, key=lambda t: t["nama"] != kini)
    return [t | {"kedua": t["nama"] != kini} for t in urut]


def posisi(obj: Penerusan) -> list[tuple[str, str]]:
    baris = [
        ("Ke", str(obj.unit or obj.kanal or obj.get_tujuan_display())),
        ("Diteruskan", f"{tanggal_pendek(obj.diteruskan_pada)}, {obj.oleh}"),
    ]
    if obj.tujuan == Tujuan.LAPOR:
        baris += [
            ("Cara", obj.get_cara_display()),
            ("Nomor lacak", obj.tracking_id or "belum ada"),
            ("Kabar dari luar", _kabar(obj)),
            ("Yang dikirim", ", ".join(obj.yang_dikirim)),
        ]
    if obj.ditutup_pada:
        baris.append(
            ("Ditutup", f"{tanggal_pendek(obj.ditutup_pada)}: {obj.alasan_tutup}")
        )
    return [(nama, nilai) for nama, nilai in baris if nilai]


def _kabar(obj: Penerusan) -> str:
    asli = f" (“{obj.status_luar_mentah}”)" if obj.status_luar_mentah else ""
    oleh = f", ditangani {obj.instansi_luar}" if obj.instansi_luar else ""
    saat = obj.diperiksa_pada
    kapan = f", diperiksa {timezone.localtime(saat):%d-%m-%Y %H.%M}" if saat else ""
    return f"{obj.get_status_luar_display()}{asli}{oleh}{kapan}"
