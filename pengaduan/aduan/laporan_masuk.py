"""What is seen of a complaint as it comes in, whatever the door: web, counter, Open311.

A rule proposes its priority; signs of robots and floods go with it to an officer's eye.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.core import signing

from organisasi.halaman.rahasia import boleh_coba
from organisasi.pribadi.teks_pribadi import temukan_nama
from organisasi.sandi import sidik
from pengaduan.aduan.kategori import KelasDarurat
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pelapor import Pelapor


def sidik_kontak(pelapor: Pelapor) -> str:
    ciri = str(pelapor.surel).strip().lower() or str(pelapor.telepon).strip()
    return sidik(f"kontak:{ciri}") if ciri else ""


# Priority by rule, with its reason; people may overrule it (``ubah_prioritas``)


P = Pengaduan.Prioritas


def prioritas_menurut_aturan(aduan: Pengaduan) -> tuple[str, str]:
    if aduan.bukan_darurat:
        return (
            P.MENDESAK,
            "Pelapor diminta menelepon 112 lalu menyatakan bukan darurat.",
        )
    topik, kategori = aduan.topik, aduan.kategori
    if topik and topik.darurat != KelasDarurat.TIDAK:
        return P.TINGGI, f"Topik “{topik.nama}” dapat membahayakan."
    if kategori.rahasia:
        return P.TINGGI, f"Kategori “{kategori.nama}” menyangkut keselamatan orang."
    if aduan.jenis == Pengaduan.Jenis.ASPIRASI:
        return P.RENDAH, "Saran atau aspirasi."
    return P.BIASA, ""


# Signs of robots and of floods: they lead to an officer's eye, never to a refusal.
# Offices and villages share one address, so no address is counted. Each finding is a
# sentence for the officer who moderates (penerusan 5.3).


# Marks of what a program sends; such reports are looked at, but together.
PERANGKAP_TERISI = "Kolom perangkap robot terisi"
TANPA_DIBUKA = "Dikirim tanpa membuka formulirnya"
TERLALU_CEPAT = "Diisi kurang dari tiga detik"

# A field that people do not see.
PERANGKAP = "situs_web"
DIBUKA = "dibuka"
GARAM = "pengaduan.dibuka"
TERCEPAT = timedelta(seconds=3)
# So many complaints of one contact within the time.
BATAS = ((5, timedelta(hours=1), "jam"), (20, timedelta(days=1), "hari"))
# So many emergency reports of one contact within an hour.
BATAS_DARURAT = 2
TAUTAN_MAKS = 2
_TAUTAN = re.compile(r"https?://|www\.", re.IGNORECASE)
_BERULANG = re.compile(r"(\S)\1{9,}")


def cap_buka(pada: datetime) -> str:
    return signing.dumps(int(pada.timestamp() * 1000), salt=GARAM)


def tanda_robot(data: Mapping[str, str], pada: datetime) -> list[str]:
    tanda = [PERANGKAP_TERISI] if data.get(PERANGKAP) else []
    try:
        dibuka = signing.loads(data.get(DIBUKA, ""), salt=GARAM)
    except signing.BadSignature:
        return [*tanda, TANPA_DIBUKA]
    if pada.timestamp() * 1000 - dibuka < TERCEPAT.total_seconds() * 1000:
        tanda.append(TERLALU_CEPAT)
    return tanda


def tanda_isi(aduan: Pengaduan, pelapor: Pelapor) -> list[str]:
    teks = f"{aduan.teks}\n{aduan.harapan}"
    tanda = []
    if len(_TAUTAN.findall(teks)) > TAUTAN_MAKS:
        tanda.append("Memuat banyak tautan")
    if _BERULANG.search(teks):
        tanda.append("Huruf yang sama diulang-ulang")
    if temukan_nama(teks):
        tanda.append("Mungkin memuat nama orang")
    if not pelapor.berkontak:
        tanda.append("Tanpa kontak")
    return tanda


def tanda_kerap(dulu: Sequence[datetime], pada: datetime) -> list[str]:
    """``dulu``: when the same contact sent its earlier ones."""
    return [
        f"Lebih dari {batas} aduan dalam satu {satuan} dari kontak ini"
        for batas, jendela, satuan in BATAS
        if sum(pada - jendela < satu <= pada for satu in dulu) >= batas
    ]


def tanda_darurat(data: Mapping[str, str], kontak: str, pada: datetime) -> list[str]:
    """What an operator should know of a short report: robot, or many of one contact.

    Nothing is refused: a joker costs a call back, a refusal may cost a life. No address
    is counted. Call it once for each sending, outside a transaction.
    """
    tanda = tanda_robot(data, pada)
    ciri = kontak.strip().lower()
    if ciri and not boleh_coba(
        f"darurat-lapor:{ciri}",
        batas=BATAS_DARURAT,
        jendela=timedelta(hours=1),
        pada=pada,
    ):
        tanda.append("Sudah beberapa laporan dalam satu jam dari nomor ini")
    return tanda
