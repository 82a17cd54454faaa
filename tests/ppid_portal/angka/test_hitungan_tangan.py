"""A whole month worked out by hand: what came in, what each figure must say (Annex C).

June 2024 has 18 working days (3-28 June without 17 and 18). All figures stand as on
31 October 2024, when every limit but the sixty days of grave complaints is over.
"""

from datetime import date
from decimal import Decimal

import pytest

from informasi.models import ButirJawaban, HasilKeberatan, HasilPermohonan, Keberatan
from organisasi.models import Unit, Wilayah
from pengaduan.models import Pengaduan
from ppid_portal.angka.angka import MAKS, MEDIAN, P90, Angka, Kunci
from ppid_portal.angka.hitung import hitung_semua
from tests.factories.informasi import (
    ButirFactory,
    JawabanFactory,
    KeberatanFactory,
    RujukanFactory,
    SengketaFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import (
    BatasWaktuFactory,
    PetugasFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.factories.pengaduan import RujukanPengaduanFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.ppid_portal.angka.meja import aduan, minta, pecahan

pytestmark = pytest.mark.django_db
KINI = date(2024, 10, 31)
H, S = HasilPermohonan, Pengaduan.Status


@pytest.fixture
def kecamatan():
    muat_kalender()
    return UnitFactory(
        jenis=Unit.Jenis.KECAMATAN, wilayah=WilayahFactory(kode="32.78.09")
    )


@pytest.fixture
def dinas():
    return UnitFactory()


def hitung():
    return hitung_semua(KINI)


@pytest.fixture
def adukan(kelurahan, dinas):
    """A complaint by its days: in, passed on, answered, called done, closed."""

    def satu(*hari, **lain):
        masuk, *lanjut = (f"2024-{h}" if h else None for h in hari)
        nama = ("diteruskan", "ditanggapi", "diminta", "selesai")
        langkah = dict(zip(nama, lanjut, strict=False))
        return aduan(masuk, kelurahan, pemegang=dinas, **langkah, **lain)

    return satu


def isi(hasil, kode, rincian="", **tempat):
    unit, kecamatan = tempat.get("unit"), tempat.get("kecamatan")
    periode = str(tempat.get("periode", "2024-06"))
    satu = hasil.get(Kunci(kode, rincian, periode, unit, kecamatan), Angka())  # type: ignore[arg-type]
    return satu.pembilang, satu.penyebut, satu.nilai


def permohonan_juni(kecamatan, dinas):
    """Twelve requests; hk counted by hand beside each."""
    k = {"unit": kecamatan, "kanal": "loket"}
    # In the kecamatan: 4 June + 4 hk = 10 June; 5 June + 10 hk = 21 June; 11 hk.
    minta("2024-06-04", dijawab="2024-06-10", **k)
    minta("2024-06-05", dijawab="2024-06-21", hasil=H.DIKABULKAN_SEBAGIAN, **k)
    minta("2024-06-05", dijawab="2024-06-24", hasil=H.TIDAK_DIKUASAI, **k)
    # Extended in time on 21 June (10 hk): 17 hk = 2 July is still in time.
    minta("2024-06-05", dijawab="2024-07-02", diperpanjang="2024-06-21", **k)
    # Extended too late on 24 June (11 hk).
    minta("2024-06-05", dijawab="2024-07-02", diperpanjang="2024-06-24", **k)
    # At the department: refused (3 hk), not documented (2 hk), same day (0 hk).
    tolak = minta("2024-06-10", dijawab="2024-06-13", hasil=H.DITOLAK, unit=dinas)
    minta(
        "2024-06-11", dijawab="2024-06-13", hasil=H.BELUM_DIDOKUMENTASIKAN, unit=dinas
    )
    minta("2024-06-12", dijawab="2024-06-12", unit=dinas)
    # Withdrawn in time, withdrawn too late, never answered; received on a Saturday.
    minta("2024-06-13", dicabut="2024-06-14", unit=dinas)
    minta("2024-06-13", dicabut="2024-10-01", unit=dinas)
    terlambat = minta("2024-06-19", unit=dinas)
    minta("2024-06-15", dijawab="2024-06-19", unit=dinas)
    jawaban = JawabanFactory(
        permohonan=tolak, terbit_pada=saat("2024-06-13"), terbit_oleh=PetugasFactory()
    )
    ButirFactory(
        jawaban=jawaban,
        putusan=ButirJawaban.Putusan.DITOLAK,
        alasan="Berisi data pribadi.",
        uji=UjiKonsekuensiFactory(),
    )
    # Passed on after 1 hk and after 3 hk.
    RujukanFactory(berkas=tolak, dari_unit=kecamatan, diajukan_pada=saat("2024-06-11"))
    RujukanFactory(
        berkas=terlambat, dari_unit=kecamatan, diajukan_pada=saat("2024-06-24")
    )
    dikabulkan = KeberatanFactory(
        permohonan=tolak,
        tanggal_terima=date(2024, 6, 20),
        alasan=["a"],
        status=Keberatan.Status.DITANGGAPI,
        hasil=HasilKeberatan.DIKABULKAN_SEBAGIAN,
        putusan="Dibuka sebagian.",
        ditanggapi_pada=saat("2024-08-01"),
    )
    KeberatanFactory(
        permohonan=terlambat,
        tanggal_terima=date(2024, 6, 28),
        alasan=["g", "c"],
        unit=dinas,
    )
    SengketaFactory(keberatan=dikabulkan, diajukan_pada=date(2024, 6, 30))


def test_layanan_informasi(kecamatan, dinas):
    permohonan_juni(kecamatan, dinas)
    hasil = hitung()
    # Judged: 12 less the one withdrawn in time.
    assert isi(hasil, "A1") == (12, None, 12)
    assert isi(hasil, "A1", "loket") == (5, None, 5)
    assert isi(hasil, "A2") == (7, 11, Decimal("63.6"))
    assert isi(hasil, "A2a") == (6, 11, Decimal("54.5"))
    assert isi(hasil, "A2b") == (1, 11, Decimal("9.1"))
    assert isi(hasil, "A2c") == (1, None, 1)
    # Days: 4 10 11 17 17 3 2 0 1 → sum 65, nine of them.
    assert isi(hasil, "A3") == (65, 9, Decimal("7.2"))
    assert isi(hasil, "A3", MEDIAN)[2] == 4
    assert isi(hasil, "A3", P90)[2] == 17
    # Decided: 9; granted 6, refused 1.
    assert isi(hasil, "A4") == (6, 9, Decimal("66.7"))
    assert isi(hasil, "A5") == (1, 9, Decimal("11.1"))
    assert isi(hasil, "A5t", "h") == (1, None, 1)
    assert isi(hasil, "A5h", "dicabut") == (2, None, 2)
    assert isi(hasil, "A6") == (2, 11, Decimal("18.2"))
    assert isi(hasil, "A6n") == (2, None, 2)
    assert isi(hasil, "A6n", "c") == (1, None, 1)
    # The answer after 30 hk (20 June → 1 August) is in time, silence is not.
    assert isi(hasil, "A6b") == (1, 2, 50)
    assert isi(hasil, "A6c") == (1, 1, 100)
    assert isi(hasil, "A6h", HasilKeberatan.DIKABULKAN_SEBAGIAN) == (1, None, 1)
    assert isi(hasil, "A7", "berjalan") == (1, None, 1)
    assert isi(hasil, "A1k", "perorangan")[0] == isi(hasil, "A1")[0]
    assert isi(hasil, "A3", MAKS)[2] == 17
    assert isi(hasil, "A9") == (1, 2, 50)
    assert isi(hasil, "A9w") == (3, 1, 3)
    # Momentary: stands under October, not under June.
    assert isi(hasil, "A8") == (None, None, None)
    assert isi(hasil, "A8", periode="2024-10") == (1, None, 1)


def test_layanan_informasi_menurut_tempat_dan_periode(kecamatan, dinas):
    permohonan_juni(kecamatan, dinas)
    minta("2024-04-03", dijawab="2024-04-04", unit=kecamatan)
    hasil = hitung()
    assert isi(hasil, "A2", unit=kecamatan.pk) == (3, 5, 60)
    assert isi(hasil, "A2", kecamatan="32.78.09") == (3, 5, 60)
    assert isi(hasil, "A2", unit=dinas.pk) == (4, 6, Decimal("66.7"))
    assert isi(hasil, "A2", periode="2024-TW2") == (8, 12, Decimal("66.7"))
    assert isi(hasil, "A2", periode="2024", unit=kecamatan.pk) == (
        4,
        6,
        Decimal("66.7"),
    )
    # What no office of a kecamatan took in belongs to none; the city has it all.
    tempat = {k.kecamatan for k in hasil if k.kode == "A1"}
    assert tempat == {None, "32.78.09"}


@pytest.fixture
def kelurahan(kecamatan):
    return WilayahFactory(
        kode="32.78.09.1001", tingkat=Wilayah.Tingkat.KELURAHAN, induk=kecamatan.wilayah
    )


def test_pengaduan(dinas, adukan):
    cara = Pengaduan.Cara
    # Passed on after 1 hk, first answer 2 hk later, done 10 hk in, closed by silence.
    adukan("06-04", "06-05", "06-07", "06-20", "07-08", cara_selesai=cara.OTOMATIS_10HK)
    # Passed on on the 3rd day, answered on the 6th, done after 15 hk: late.
    adukan(
        "06-04",
        "06-07",
        "06-19",
        "06-28",
        "07-01",
        cara_selesai=cara.PELAPOR,
        dibuka_kembali=1,
    )
    # Day-to-day service: five days, closed by an officer on the 5th.
    adukan(
        "06-04",
        "06-10",
        "06-10",
        None,
        "06-11",
        kelas=Pengaduan.Kelas.NORMATIF,
        cara_selesai=cara.ADMIN,
        kanal=Pengaduan.Kanal.LOKET,
    )
    # Passed on and no answer yet; sent back once.
    RujukanPengaduanFactory(
        berkas=adukan("06-05", "06-06"),
        alasan_kembali="Bukan kami.",
        status="dikembalikan",
    )
    # Never looked at; archived.
    adukan("06-05")
    adukan("06-06", status=S.ARSIP, kalimat="Tidak jelas.")
    hasil = hitung()
    assert isi(hasil, "B1") == (6, None, 6)
    assert isi(hasil, "B1", "loket") == (1, None, 1)
    assert isi(hasil, "B1a") == (1, None, 1)
    # Of 5: after 1, 3, 4, 1 hk; one never.
    assert isi(hasil, "B2") == (3, 5, 60)
    # Of 4 passed on: 2, 6, 0 hk, and silence.
    assert isi(hasil, "B3") == (2, 4, 50)
    assert isi(hasil, "B4") == (3, 5, 60)
    # 10 of 14, 16 of 14, 5 of 5; two open ones are over their limit.
    assert isi(hasil, "B5") == (2, 5, 40)
    assert isi(hasil, "B6") == (31, 3, Decimal("10.3"))
    assert isi(hasil, "B6", MEDIAN)[2] == 10
    assert isi(hasil, "B7", periode="2024-10") == (2, None, 2)
    assert isi(hasil, "B8") == (1, 3, Decimal("33.3"))
    assert isi(hasil, "B9") == (1, 4, 25)
    assert isi(hasil, "B10") == (1, 3, Decimal("33.3"))
    assert isi(hasil, "B1", kecamatan="32.78.09") == (6, None, 6)
    assert isi(hasil, "B1", unit=dinas.pk) == (6, None, 6)


def test_berkadar_memakai_enam_puluh_hari_dan_yang_dialihkan_bukan_bagian(adukan):
    # Sixty days after 4 June are over before the end of October; after 5 September not.
    berkadar = Pengaduan.Kelas.BERKADAR
    adukan("06-04", "06-05", "06-06", kelas=berkadar)
    adukan("09-05", "09-06", "09-09", kelas=berkadar)
    adukan("06-04", status=S.DIALIHKAN_112)
    hasil = hitung()
    assert isi(hasil, "B1d") == (1, None, 1)
    assert isi(hasil, "B1d", "dialihkan_112") == (1, None, 1)
    assert isi(hasil, "B1a") == (None, None, None)
    assert isi(hasil, "B5", periode="2024-06") == (0, 1, 0)
    assert isi(hasil, "B5", periode="2024-09") == (None, None, None)
    assert isi(hasil, "B1", periode="2024") == (2, None, 2)


def test_menunggu_pelapor_tidak_membuat_yang_tuntas_terlambat(adukan):
    # 10 and 16 of 14; the third was sent back to work and is open.
    tunggu = {"menunggu_pelapor": True, "status": S.MENUNGGU_PELAPOR}
    for diminta in ("06-20", "06-28", "06-20"):
        lagi = adukan("06-04", "06-05", "06-07", diminta, **tunggu)
    Pengaduan.objects.filter(pk=lagi.pk).update(
        status=S.DITINDAKLANJUTI, tunggu_sampai=None, tuntas_pada=None
    )
    hasil = hitung()
    assert isi(hasil, "B5") == (1, 3, Decimal("33.3"))
    assert isi(hasil, "B6") == (26, 2, 13)
    assert isi(hasil, "B7", periode="2024-10") == (1, None, 1)
    assert isi(hasil, "B4") == (0, 3, 0)


def test_a9_memakai_batas_yang_berlaku_pada_harinya(kecamatan, dinas):
    satu = minta("2024-06-04", unit=kecamatan)
    RujukanFactory(berkas=satu, ke_unit=dinas, diajukan_pada=saat("2024-06-07"))
    assert isi(hitung(), "A9") == (0, 1, 0)
    BatasWaktuFactory(kode="rujukan.rujuk", nilai=3, berlaku_sejak=date(2024, 6, 1))
    assert isi(hitung(), "A9") == (1, 1, 100)


def test_setelah_dibuka_kembali_hari_lama_tidak_dipakai(adukan):
    # Followed up after 10 hk, opened again on 1 July with five days to react: the 8th.
    # Closed by an officer on that day, and four days after it.
    for selesai in ("07-08", "07-12"):
        adukan(
            "06-04",
            "06-05",
            "06-07",
            None,
            selesai,
            cara_selesai=Pengaduan.Cara.ADMIN,
            dibuka_kembali=1,
            jatuh_tempo=date(2024, 7, 8),
        )
    hasil = hitung()
    assert isi(hasil, "B6") == (48, 2, 24)
    assert isi(hasil, "B5") == (1, 2, 50)


# PK-52: the worked cases of the specification, one by one

# Complete on Friday 14 June 2024; 17 and 18 June are holidays: due on 2 July.
JUMAT, LAMA = "2024-06-14", "2024-08-01"


@pytest.mark.parametrize(
    ("isi", "kini", "hasil"),
    [
        # The tenth day is in time, the eleventh is late.
        ({"dijawab": "2024-07-02"}, LAMA, {"A2": "1/1", "A3": "10/1"}),
        ({"dijawab": "2024-07-03"}, LAMA, {"A2": "0/1"}),
        (
            {"dijawab": "2024-07-11", "diperpanjang": "2024-07-01"},
            LAMA,
            {"A2": "1/1", "A2a": "0/1", "A2b": "1/1", "A2c": "-"},
        ),
        # Extended too late: not lawful, and the answer is late.
        (
            {"dijawab": "2024-07-11", "diperpanjang": "2024-07-03"},
            LAMA,
            {"A2": "0/1", "A2b": "0/1", "A2c": "1/None"},
        ),
        ({}, "2024-06-28", {"A2": "-"}),
        # The due day itself is still in time; the day after is late.
        ({}, "2024-07-02", {"A2": "-"}),
        ({}, "2024-07-03", {"A2": "0/1"}),
        # Withdrawn while there was time, and after.
        ({"dicabut": "2024-06-20"}, LAMA, {"A2": "-"}),
        ({"dicabut": "2024-07-05"}, LAMA, {"A2": "0/1"}),
    ],
)
def test_satu_permohonan_menurut_harinya(isi, kini, hasil):
    muat_kalender()
    assert pecahan("A2", kini) == "-"
    minta(JUMAT, **isi)
    assert {kode: pecahan(kode, kini) for kode in hasil} == hasil
