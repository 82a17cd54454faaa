"""Cases put on the table as they stood, and the figure read back."""

from datetime import date, timedelta

from informasi.models import HasilPermohonan, StatusPermohonan
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, Jejak, Unit
from organisasi.waktu.hari_kerja import Kalender, tambah_hari_kerja
from pengaduan.models import Pengaduan
from ppid_portal.angka.angka import Kunci, Rentang, Ukur, persen, timbun
from ppid_portal.angka.hitung import INDIKATOR, SUMBER, hitung_dan_simpan, hitung_semua
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import bekukan
from tests.factories.informasi import PermohonanFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory, WilayahFactory
from tests.factories.pengaduan import PenerusanFactory, PengaduanFactory
from tests.factories.portal import NilaiIndikatorFactory
from tests.informasi.kantor import saat

JUNI = "2024-06"
LAMA_KELAS = {"normatif": 5, "tidak_berkadar": 14, "berkadar": 60}


def angka(kode, kini, periode=JUNI, *, rincian="", unit=None, kecamatan=None):
    """The figure as it stands on ``kini``; None when it is in no row.

    Of a rule on rows only its own rows are read: a test asks for many.
    """
    hari = date.fromisoformat(kini)
    sumber = [s for s in SUMBER if INDIKATOR[kode] in s.indikator]
    if sumber and not (kode[0] in "AB" and INDIKATOR[kode].saat):
        hasil = timbun(sumber, Ukur.kota(hari), Rentang(hari))
    else:
        hasil = hitung_semua(hari)
    kunci = Kunci(kode, rincian, periode, unit.pk if unit else None, kecamatan)
    return hasil.get(kunci)


def pecahan(kode, kini, periode=JUNI, **tempat):
    """``1/2``: numerator and denominator, "-" when nothing was counted."""
    satu = angka(kode, kini, periode, **tempat)  # type: ignore[arg-type]
    return "-" if satu is None else f"{satu.pembilang}/{satu.penyebut}"


def taruh(kode, periode, atas=None, bawah=None, *, nilai=None, **lain):
    """A figure as the nightly job leaves it.

    A count, a share, or with ``nilai`` a spread or a number of days.
    """
    if nilai is None and atas is not None:
        nilai = atas if bawah is None else persen(atas, bawah)
    return NilaiIndikatorFactory(
        kode=kode,
        periode=periode,
        pembilang=atas,
        penyebut=bawah,
        nilai=nilai,
        **{"n": bawah or atas or 0} | lain,
    )


def tenggat(sejak, hari, unit=None):
    """So many working days later; years nobody entered have only their weekends."""
    libur = HariLibur.objects.kalender(unit).libur
    semua = Kalender(libur, frozenset(range(2010, 2040)))
    return tambah_hari_kerja(sejak, hari, semua)


def minta(masuk, *, dijawab=None, hasil="", dicabut=None, diperpanjang=None, **isi):
    """A request complete on the day it came in, due as the office reckons it.

    ``diperpanjang`` after the first due day moves nothing: it is not lawful.
    """
    hari, unit = date.fromisoformat(masuk), isi.get("unit")
    awal = tempo = tenggat(hari, 10, unit)
    if diperpanjang and date.fromisoformat(diperpanjang) <= awal:
        tempo = tenggat(awal, 7, unit)
    nilai: dict[str, object] = {
        "tanggal_terima": hari,
        "tanggal_lengkap": hari,
        "jatuh_tempo_awal": awal,
        "jatuh_tempo": tempo,
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
            permohonan, "perpanjang", saat=Saat(None, saat(diperpanjang))
        )
    return permohonan


def aduan(
    masuk,
    wilayah,
    *,
    diteruskan=None,
    ditanggapi=None,
    diminta=None,
    selesai=None,
    kelas=Pengaduan.Kelas.TIDAK_BERKADAR,
    **lain,
):
    """A complaint with its days; verified on the day it came in."""
    hari, status = date.fromisoformat(masuk), Pengaduan.Status
    golongan = {"kelas": kelas, "berkadar": kelas == Pengaduan.Kelas.BERKADAR}
    nilai: dict[str, object] = {
        "tanggal_terima": hari,
        "kelurahan": wilayah,
        "status": status.DITINDAKLANJUTI
        if ditanggapi
        else status.DITERUSKAN
        if diteruskan
        else status.MASUK,
        "jatuh_tempo": tenggat(hari, 3),
    }
    if diteruskan:
        batas = tenggat(hari, LAMA_KELAS[str(kelas)])
        if golongan["berkadar"]:
            batas = min(batas, hari + timedelta(days=60))
        nilai |= {
            "terverifikasi_pada": saat(hari),
            "selesai_sampai": batas,
            "jatuh_tempo": batas if ditanggapi or selesai else tenggat(hari, 5),
        }
        nilai |= golongan | ({} if selesai else {"berkelas": True})
    if ditanggapi:
        nilai["ditindaklanjuti_pada"] = saat(ditanggapi)
    if selesai:
        nilai |= golongan | {
            "selesai": True,
            "selesai_pada": saat(selesai),
            "tuntas_pada": saat(diminta or selesai),
            "ditindaklanjuti_pada": saat(ditanggapi or selesai),
        }
        nilai.pop("status")
    elif diminta:
        nilai["tuntas_pada"] = saat(diminta)
    satu = PengaduanFactory(**nilai | lain)
    if diteruskan:
        PenerusanFactory(pengaduan=satu, diteruskan_pada=saat(diteruskan))
    return satu


def beku(kode, pada):
    """The period frozen on that day."""
    oleh = Saat(PetugasFactory(), saat(pada))
    return bekukan(Periode.dari(kode), oleh, alasan="Laporan.")


def baris_beku(kode, periode, atas, bawah=None, **tempat):
    """A figure as a frozen period holds it."""
    nilai = str(persen(atas, bawah) if bawah else atas)
    unit, kecamatan = tempat.get("unit"), tempat.get("kecamatan")
    return [kode, "", periode, unit, kecamatan, atas, bawah, nilai, bawah or atas, 1]


def cihideung():
    """The office of a kecamatan with its place."""
    wilayah = WilayahFactory(kode="32.78.01", nama="Cihideung")
    return UnitFactory(
        kode="CIHIDEUNG",
        nama="Kecamatan Cihideung",
        jenis=Unit.Jenis.KECAMATAN,
        wilayah=wilayah,
    )


def isi_juni(kecamatan):
    """Three answered, one of them late; the second month has one."""
    minta("2024-06-04", dijawab="2024-06-10", unit=kecamatan)
    minta("2024-06-05", dijawab="2024-06-12", unit=kecamatan)
    minta("2024-06-14", dijawab="2024-07-03")
    minta("2024-05-06", dijawab="2024-05-08")
    hitung_dan_simpan(saat("2024-08-01"))
