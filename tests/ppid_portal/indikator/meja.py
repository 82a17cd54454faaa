"""Cases put on the table as they stood, and the figure read back."""

from __future__ import annotations

from datetime import date

from informasi.models import HasilPermohonan, Permohonan, StatusPermohonan
from organisasi.models import Jejak, Unit, Wilayah
from pengaduan.models import Pengaduan
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.hitung import hitung_semua
from ppid_portal.indikator.simpan import hitung_dan_simpan
from ppid_portal.indikator.ukuran import Kunci
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.factories.pengaduan import PenerusanFactory, PengaduanFactory
from tests.factories.permohonan import PermohonanFactory
from tests.informasi.kantor import saat

JUNI = "2024-06"


def angka(
    kode: str,
    kini: str,
    periode: str = JUNI,
    *,
    rincian: str = "",
    unit: Unit | None = None,
    kecamatan: str | None = None,
) -> Angka | None:
    """The figure as it stands on ``kini``; None when it is in no row."""
    hasil = hitung_semua(date.fromisoformat(kini))
    kunci = Kunci(kode, rincian, periode, unit.pk if unit else None, kecamatan)
    return hasil.get(kunci)


def pecahan(kode: str, kini: str, periode: str = JUNI, **tempat: object) -> str:
    """``1/2``: numerator and denominator, "-" when nothing was counted."""
    satu = angka(kode, kini, periode, **tempat)  # type: ignore[arg-type]
    return "-" if satu is None else f"{satu.pembilang}/{satu.penyebut}"


def minta(
    masuk: str,
    *,
    dijawab: str | None = None,
    hasil: str = "",
    dicabut: str | None = None,
    diperpanjang: str | None = None,
    **isi: object,
) -> Permohonan:
    """A request complete on the day it came in."""
    nilai: dict[str, object] = {
        "tanggal_terima": date.fromisoformat(masuk),
        "tanggal_lengkap": date.fromisoformat(masuk),
        "jatuh_tempo": date(2024, 12, 31),
        "status": StatusPermohonan.DIPROSES,
    }
    if dijawab:
        nilai |= {
            "status": StatusPermohonan.DIJAWAB,
            "hasil": hasil or HasilPermohonan.DIKABULKAN,
            "dijawab_pada": saat(dijawab),
        }
    if dicabut:
        nilai |= {
            "status": StatusPermohonan.DICABUT,
            "hasil": HasilPermohonan.DICABUT,
            "status_sejak": saat(dicabut),
        }
    if diperpanjang:
        nilai |= {"diperpanjang": True, "alasan_perpanjangan": "Datanya banyak."}
    permohonan = PermohonanFactory(**nilai | isi)
    if diperpanjang:
        Jejak.objects.catat(
            permohonan, "perpanjang", oleh=None, pada=saat(diperpanjang)
        )
    return permohonan


def aduan(
    masuk: str,
    wilayah: Wilayah,
    *,
    diteruskan: str | None = None,
    ditanggapi: str | None = None,
    diminta: str | None = None,
    selesai: str | None = None,
    **lain: object,
) -> Pengaduan:
    """A complaint with its days."""
    kelas = lain.pop("kelas", Pengaduan.Kelas.TIDAK_BERKADAR)
    status = lain.pop("status", None) or (
        Pengaduan.Status.SELESAI
        if selesai
        else Pengaduan.Status.DITINDAKLANJUTI
        if ditanggapi
        else Pengaduan.Status.DITERUSKAN
        if diteruskan
        else Pengaduan.Status.MASUK
    )
    nilai: dict[str, object] = {
        "tanggal_terima": date.fromisoformat(masuk),
        "kelurahan": wilayah,
        "status": status,
    }
    if diteruskan:
        nilai |= {
            "berkelas": True,
            "kelas": kelas,
            "berkadar": kelas == Pengaduan.Kelas.BERKADAR,
        }
    if ditanggapi:
        nilai["ditindaklanjuti_pada"] = saat(ditanggapi)
    if selesai:
        nilai |= {
            "selesai": True,
            "kelas": kelas,
            "berkadar": kelas == Pengaduan.Kelas.BERKADAR,
            "selesai_pada": saat(selesai),
            "ditindaklanjuti_pada": saat(ditanggapi or selesai),
        }
        nilai.pop("status")
        nilai.pop("berkelas", None)
    satu = PengaduanFactory(**nilai | lain)
    if diteruskan:
        PenerusanFactory(pengaduan=satu, diteruskan_pada=saat(diteruskan))
    if diminta:
        Jejak.objects.catat(satu, "minta_tanggapan", oleh=None, pada=saat(diminta))
    return satu


def cihideung() -> Unit:
    """The office of a kecamatan with its place."""
    wilayah = WilayahFactory(kode="32.78.01", nama="Cihideung")
    return UnitFactory(
        kode="CIHIDEUNG",
        nama="Kecamatan Cihideung",
        jenis=Unit.Jenis.KECAMATAN,
        wilayah=wilayah,
    )


def isi_juni(kecamatan: Unit) -> None:
    """Three answered, one of them late; the second month has one."""
    minta("2024-06-04", dijawab="2024-06-10", unit=kecamatan)
    minta("2024-06-05", dijawab="2024-06-12", unit=kecamatan)
    minta("2024-06-14", dijawab="2024-07-03")
    minta("2024-05-06", dijawab="2024-05-08")
    hitung_dan_simpan(saat("2024-08-01"))
