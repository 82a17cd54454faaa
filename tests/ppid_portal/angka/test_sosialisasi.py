"""Group D at its edges, counted by hand (pemangku 10.5)."""

from datetime import date
from decimal import Decimal

import pytest

from organisasi.kantor.saat import Saat
from organisasi.models import Unit, Wilayah
from pemangku.kunjungan.jajak import BagianJajak
from pemangku.models import JajakJawaban, Kegiatan
from ppid_portal.angka.angka import Rentang
from ppid_portal.angka.hitung import SUMBER, hitung_semua
from ppid_portal.angka.potret import kata
from tests.factories import kunjungan as lanjutan, kunjungan as t, pemangku as f
from tests.factories.organisasi import (
    KotaFactory,
    PetugasFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.informasi.kantor import muat_kalender, saat
from tests.pemangku.kantor_kunjungan import bernama, kecamatan, kunjungan, sasaran
from tests.ppid_portal.angka.meja import angka, pecahan

pytestmark = pytest.mark.django_db


KINI = "2024-06-10"
D = (
    *("D1", "D1l", "D1t", "D2", "D3", "D4", "D4t", "D5", "D6", "D7", "D7t", "D7l"),
    *("D8a", "D8b", "D8c", "D9", "D10", "D10h", "D11", "D12"),
)


@pytest.fixture(autouse=True)
def _kalender():
    muat_kalender()


def di(kode, **tempat):
    return pecahan(kode, KINI, **tempat)


def nilai(kode, kini=KINI, **tempat):
    satu = angka(kode, kini, **tempat)  # type: ignore[arg-type]
    return satu.nilai if satu else None


def tunda(satu):
    satu.ditunda_sampai = date(2024, 12, 1)
    satu.alasan_tunda = "Sedang pindah kantor."
    satu.save()


def pada(hari):
    return {"mulai": saat(hari, 9), "selesai": saat(hari, 11)}


def test_tanpa_apa_pun_tidak_ada_angka():
    ada = {k.kode for k in hitung_semua(date.fromisoformat(KINI))}
    assert not ada & set(D)


# Targets of the round


def test_d1_yang_ditunda_di_luar_dan_dihitung_sendiri():
    sudah = sasaran(kecamatan("Kecamatan A"))
    kunjungan(sudah, hadir=10)
    sepi, ditunda = f.SasaranPutaranFactory.create_batch(2, putaran=sudah.putaran)
    kunjungan(sepi, hadir=9)
    tunda(ditunda)
    assert di("D1") == "1/2"
    assert nilai("D1t") == 1
    assert di("D1", unit=sudah.unit) == "1/1"
    assert di("D1", unit=ditunda.unit) == "-"
    assert di("D1", kecamatan=sudah.unit.wilayah_id) == "1/1"


def test_d1_yang_sudah_terlaksana_tidak_lagi_ditunda():
    satu = sasaran(kecamatan("Kecamatan A"))
    kunjungan(satu, hadir=10)
    tunda(satu)
    assert di("D1") == "1/1"
    assert angka("D1t", KINI) is None


def test_d2_tuntas_hanya_bila_semua_syarat_terpenuhi():
    satu = sasaran(kecamatan("Kecamatan A"), target_pemangku=0)
    kunjungan(satu, hadir=10)
    assert di("D2") == "0/1"


def test_d2_tuntas():
    satu = sasaran(kecamatan("Kecamatan A"), target_pemangku=1)
    kunjungan(satu, hadir=10, berita_acara="kegiatan/2024/ba.pdf")
    bernama(satu.unit)
    assert di("D2") == "1/1"


def test_d1l_yang_lewat_rencananya_dan_belum_terlaksana():
    satu = sasaran(target_tanggal=date(2024, 6, 9))
    f.SasaranPutaranFactory(putaran=satu.putaran, target_tanggal=date(2024, 6, 10))
    assert nilai("D1l") == 1


# Attendance


def test_d3_d4_yang_datang_dua_kali_dihitung_sekali():
    rumah = kecamatan("Kecamatan A")
    dua = [f.KegiatanFactory(tuan_rumah=rumah) for _ in "ab"]
    lpm, budi = f.PemangkuFactory(), f.OrangFactory()
    for satu in dua:
        f.KehadiranFactory(kegiatan=satu, pemangku=lpm, orang=budi)
    # Nobody was found in the inventory: each row is somebody.
    f.KehadiranFactory.create_batch(
        2, kegiatan=dua[0], orang=None, nama_snapshot="Tamu"
    )
    f.KehadiranFactory(
        kegiatan=dua[0], pemangku=f.PemangkuFactory(), status="sementara"
    )
    batal = f.KegiatanFactory(status=Kegiatan.Status.BATAL, alasan_batal="Banjir.")
    f.KehadiranFactory(kegiatan=batal, pemangku=f.PemangkuFactory())
    assert nilai("D3") == nilai("D3", unit=rumah) == 1
    assert nilai("D4") == nilai("D4", kecamatan=rumah.wilayah_id) == 3


def test_d3_sekali_dalam_tiap_bulan_dan_sekali_dalam_setahun():
    lpm = f.PemangkuFactory()
    for hari in ("2024-05-02", "2024-06-03"):
        f.KehadiranFactory(kegiatan=f.KegiatanFactory(**pada(hari)), pemangku=lpm)
    assert [
        nilai("D3", periode=p) for p in ("2024-05", "2024-06", "2024-TW2", "2024")
    ] == [1, 1, 1, 1]


def test_d4_hadir_tanpa_nama_berdiri_sendiri():
    f.KegiatanFactory(status="selesai", hadir_tak_bernama_l=3, hadir_tak_bernama_p=4)
    f.KegiatanFactory(status="selesai")
    f.KegiatanFactory(hadir_tak_bernama_l=9)
    assert nilai("D4t") == 7
    assert angka("D4", KINI) is None


def test_d5_kelurahan_orang_dan_lembaganya_di_kota_dan_kecamatannya():
    rumah = kecamatan("Kecamatan Cipedes", "Nagarasari", "Panglayungan", "Sukajaya")
    lain = kecamatan("Kecamatan Purbaratu", "Sukajaya")
    nagarasari, panglayungan, _ = Wilayah.objects.filter(induk=rumah.wilayah).order_by(
        "kode"
    )
    acara = f.KegiatanFactory(tuan_rumah=lain)
    f.KehadiranFactory(kegiatan=acara, kelurahan=nagarasari)
    f.KehadiranFactory(
        kegiatan=acara,
        kelurahan=nagarasari,
        pemangku=f.PemangkuFactory(wilayah=panglayungan),
    )
    f.KehadiranFactory(
        kegiatan=acara, pemangku=f.PemangkuFactory(wilayah=KotaFactory())
    )
    assert di("D5") == "2/4"
    assert di("D5", kecamatan=rumah.wilayah_id) == "2/3"
    assert di("D5", kecamatan=lain.wilayah_id) == "0/1"


def test_d6_yang_diundang_dan_hadir():
    acara = f.KegiatanFactory(status="selesai", tuan_rumah=kecamatan())
    datang, _ = f.UndanganFactory.create_batch(2, kegiatan=acara)
    f.UndanganFactory()
    f.KehadiranFactory(kegiatan=acara, pemangku=datang.pemangku)
    f.KehadiranFactory(
        kegiatan=acara,
        pemangku=f.UndanganFactory(kegiatan=acara).pemangku,
        status="ditolak",
        alasan="Tidak datang.",
    )
    assert di("D6") == di("D6", unit=acara.tuan_rumah) == "1/3"


# What visits left: D7 to D12

JULI, LAMA = "2024-07", "2024-08-15"


def lapor(komitmen, *hari):
    for satu in hari:
        lanjutan.LaporanTerusanFactory(
            komitmen=komitmen, tanggal=date.fromisoformat(satu), jumlah=10
        )


def test_d7_yang_lewat_tenggatnya_terpenuhi_dan_sampai_tenggatnya():
    # Two reports each until 4 July.
    tepat, telat, kurang = lanjutan.KomitmenFactory.create_batch(3)
    lanjutan.KomitmenFactory(tenggat=date(2024, 8, 15))
    lanjutan.KomitmenFactory(status="dibatalkan", hasil="Pindah.")
    lapor(tepat, "2024-06-20", "2024-07-04")
    lapor(telat, "2024-06-21", "2024-07-05")
    lapor(kurang, "2024-06-22")

    def juli(kode):
        return pecahan(kode, LAMA, JULI)

    assert juli("D7") == "2/3"
    assert juli("D7t") == "1/3"
    assert nilai("D7l", LAMA, periode="2024-08") == 1
    # On the last day itself there is still time.
    assert pecahan("D7", "2024-07-04", JULI) == "-"
    assert pecahan("D7", "2024-07-05", JULI) == "2/3"
    assert pecahan("D7", LAMA, "2024-08") == "-"


def test_d8_tiga_jumlah_sendiri_sendiri_yang_ditolak_tidak_dihitung():
    cara = lanjutan.LaporanTerusan.CaraHitung
    for ke, (cara_hitung, jumlah) in enumerate(
        (
            (cara.DAFTAR_HADIR, 40),
            (cara.HITUNG_KEPALA, 5),
            (cara.PERKIRAAN, 100),
            (cara.ANGGOTA_GRUP, 200),
            (cara.TAYANGAN, 1000),
        ),
        1,
    ):
        lanjutan.LaporanTerusanFactory(
            cara_hitung=cara_hitung, jumlah=jumlah, tanggal=date(2024, 6, ke)
        )
    satu = lanjutan.LaporanTerusanFactory(tanggal=date(2024, 6, 6))
    satu.tolak(Saat(PetugasFactory(), saat("2024-06-07")), alasan="Tidak terjadi.")
    lanjutan.LaporanTerusanFactory(tanggal=date(2024, 6, 8), jumlah=2001)
    assert [nilai(k) for k in ("D8a", "D8b", "D8c")] == [45, 100, 1200]


def test_d9_selisih_persen_benar_dan_rata_ratanya():
    acara = f.KegiatanFactory(tuan_rumah=kecamatan())
    awal, akhir = JajakJawaban.Tahap.AWAL, JajakJawaban.Tahap.AKHIR
    tahu = {"q1": True, "q4": "sp4n", "q5": "sp4n"}
    t.JajakJawabanFactory.create_batch(4, kegiatan=acara, tahap=awal)
    t.JajakKertasFactory(
        kegiatan=acara,
        tahap=awal,
        lembar=4,
        **dict.fromkeys(("q1", "q2", "q3", "q4", "q5", "q6"), 1),
    )
    t.JajakJawabanFactory.create_batch(5, kegiatan=acara, tahap=akhir, **tahu)

    # Before 1 of 8 = 12.5 %; after q1 and q4 100 %, the others 0 %.
    def poin(rincian):
        return nilai("D9", rincian=rincian)

    assert [poin(q) for q in ("q1", "q2", "q4", "q5")] == [
        Decimal("87.5"),
        Decimal("-12.5"),
        Decimal("87.5"),
        Decimal("-12.5"),
    ]
    # (2 x 87.5 - 4 x 12.5) / 6 = 20.8(3)
    semua = angka("D9", KINI)
    assert semua is not None
    assert (semua.nilai, semua.n) == (Decimal("20.8"), 5)
    assert kata("D9", semua) == "20,8 poin"
    assert nilai("D9", unit=acara.tuan_rumah) == Decimal("20.8")


def test_d9_persen_di_halaman_kegiatan_dibulatkan_setengah_ke_atas():
    assert BagianJajak(16, 1).persen == 6.3
    assert BagianJajak(5, 5).teks == "100,0 %"


def test_d9_kurang_dari_lima_pada_satu_tahap_tidak_ada_angka():
    acara = f.KegiatanFactory()
    t.JajakJawabanFactory.create_batch(9, kegiatan=acara)
    t.JajakJawabanFactory.create_batch(4, kegiatan=acara, tahap="akhir")
    assert angka("D9", KINI) is None


def test_d10_dijawab_atau_selesai_tanpa_yang_dibatalkan():
    acara = f.KegiatanFactory(tuan_rumah=kecamatan(), **pada("2024-06-04"))
    isi = {"kegiatan": acara}
    t.TitipanFactory(
        status="dijawab_di_tempat",
        jawaban="Sudah.",
        status_sejak=saat("2024-06-04"),
        **isi,
    )
    t.TitipanFactory(
        status="selesai",
        nomor_permohonan="PI-1",
        status_sejak=saat("2024-06-09"),
        **isi,
    )
    t.TitipanFactory(status="dialihkan", nomor_permohonan="PI-2", **isi)
    t.TitipanFactory(status="dibatalkan", alasan_batal="Ragu.", **isi)
    t.TitipanFactory(**isi)
    assert di("D10") == di("D10", unit=acara.tuan_rumah) == "2/4"
    assert nilai("D10h", rincian="median") == Decimal("2.5")


def tindak(selesai=None, **isi):
    """To be done by 20 June."""
    if selesai:
        isi |= {"status": "selesai", "hasil": "Ada.", "selesai_pada": saat(selesai)}
    return f.TindakLanjutFactory(**isi)


def test_d11_selesai_sampai_tenggat_dari_yang_tenggatnya_lewat():
    unit = kecamatan("Kecamatan A", "Kahuripan")
    tindak("2024-06-20", pj_unit=unit)
    tindak("2024-06-21", pj_unit=unit.bawahan.get())
    tindak()
    tindak(status="dibatalkan", hasil="Tidak perlu.")
    tindak("2024-06-19", tenggat=date(2024, 6, 30))
    assert pecahan("D11", "2024-06-21") == "1/3"
    assert pecahan("D11", "2024-06-21", unit=unit) == "1/2"
    assert pecahan("D11", "2024-06-21", kecamatan=unit.wilayah_id) == "1/2"
    assert pecahan("D11", "2024-06-20") == "-"


def test_d12_hari_sejak_kegiatan_terakhir_di_tiap_kecamatan():
    rumah, tamu, belum = (kecamatan(f"Kecamatan {k}", "Sukajaya") for k in "ABC")
    kel = tamu.bawahan.get()
    selesai = {"status": "selesai"}
    f.KegiatanFactory(tuan_rumah=rumah, **selesai, **pada("2024-06-01"))
    f.KegiatanFactory(tuan_rumah=rumah, **selesai, **pada("2024-05-01"))
    f.KegiatanFactory(tuan_rumah=rumah, **selesai, **pada("2024-06-11"))
    f.KegiatanFactory(tuan_rumah=belum, **pada("2024-06-02"))
    f.KegiatanFactory(
        tuan_rumah=UnitFactory(jenis=Unit.Jenis.OPD, wilayah=KotaFactory()),
        wilayah=kel.wilayah,
        **selesai,
        **pada("2024-06-04"),
    )
    f.KegiatanFactory(
        tuan_rumah=rumah, wilayah=KotaFactory(), **selesai, **pada("2024-06-07")
    )

    def lalu(unit):
        return nilai("D12", kecamatan=unit.wilayah_id)

    assert nilai("D12") == 3
    assert [lalu(rumah), lalu(tamu), lalu(belum)] == [9, 6, None]
    # A kelurahan's hall lies in its kecamatan.
    f.KegiatanFactory(tuan_rumah=kel, **selesai, **pada("2024-06-08"))
    assert lalu(tamu) == 2


def test_satu_kunjungan_mengisi_semua_angka():
    acara = f.KegiatanFactory(status="selesai", hadir_tak_bernama_p=2)
    lpm = f.PemangkuFactory()
    nagarasari = kecamatan("Kecamatan A", "Nagarasari").bawahan.get().wilayah
    f.KehadiranFactory(kegiatan=acara, pemangku=lpm, kelurahan=nagarasari)
    f.UndanganFactory(kegiatan=acara, pemangku=lpm)
    lapor(
        lanjutan.KomitmenFactory(
            kegiatan=acara, pemangku=lpm, tenggat=date(2024, 6, 6)
        ),
        "2024-06-05",
    )
    t.TitipanFactory(kegiatan=acara)
    tindak(kegiatan=acara, tenggat=date(2024, 6, 6))
    for tahap in JajakJawaban.Tahap:
        t.JajakKertasFactory(kegiatan=acara, tahap=tahap)
    semua = {
        "D3": 1,
        "D4": 1,
        "D4t": 2,
        "D5": 100,
        "D6": 100,
        "D7": 0,
        "D8a": 10,
        "D9": 0,
        "D10": 0,
        "D11": 0,
        "D12": 6,
    }
    assert {kode: nilai(kode) for kode in semua} == semua
    tl = angka("D11", KINI)
    assert tl is not None
    assert tl.n == 1


def test_wilayah_terusan_adalah_kecamatan_tempatnya():
    kel = kecamatan("Kecamatan A", "Nagarasari").bawahan.get()
    lanjutan.LaporanTerusanFactory(tanggal=date(2024, 6, 5), wilayah=kel.wilayah)
    lanjutan.LaporanTerusanFactory(
        tanggal=date(2024, 6, 6), wilayah=WilayahFactory(), jumlah=7
    )
    assert nilai("D8a", kecamatan=kel.wilayah.induk_id) == 45
    assert nilai("D8a") == 52


def test_tiap_baris_di_balik_angka_bernama_sendiri():
    acara = f.KegiatanFactory(status="selesai")
    f.PendaftaranMandiriFactory.create_batch(2, kegiatan=acara)
    tindak(kegiatan=acara)
    lanjutan.KomitmenFactory.create_batch(2, kegiatan=acara)
    satu = sasaran()
    satu.unsur_wajib.add(*f.UnsurFactory.create_batch(2))
    for sumber in SUMBER:
        kunci = [p.id for p in sumber.baca(Rentang(date.fromisoformat(KINI)))]
        assert len(kunci) == len(set(kunci)), sumber.indikator
