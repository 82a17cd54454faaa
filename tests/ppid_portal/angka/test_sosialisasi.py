"""Group D at its edges, counted by hand (pemangku 10.5)."""

from datetime import date
from decimal import Decimal

import pytest

from organisasi.kantor.saat import Saat
from organisasi.models import Unit, Wilayah
from pemangku.kunjungan.actions import persen_jajak
from pemangku.models import Jajak, Kegiatan, LaporanTerusan
from ppid_portal.angka.angka import Rentang
from ppid_portal.angka.hitung import SUMBER
from ppid_portal.angka.potret import kata
from tests.factories import kunjungan as t, pemangku as f
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


@pytest.fixture(autouse=True)
def _kalender():
    muat_kalender()


def di(kode, **tempat):
    return pecahan(kode, KINI, **tempat)


def nilai(kode, kini=KINI, **tempat):
    satu = angka(kode, kini, **tempat)  # type: ignore[arg-type]
    return satu.nilai if satu else None


def tunda(satu):
    satu.status, satu.ditunda_sampai = "tunda", date(2024, 12, 1)
    satu.alasan_tunda = "Sedang pindah kantor."
    satu.save()


def pada(hari):
    return {"mulai": saat(hari, 9), "selesai": saat(hari, 11)}


def sejak(hari):
    return {"status_sejak": saat(hari)}


def test_d1_yang_ditunda_di_luar_dan_dihitung_sendiri():
    sudah = sasaran(kecamatan("Kecamatan A"), target_pemangku=0)
    kunjungan(sudah, hadir=10)
    sepi, ditunda = f.SasaranPutaranFactory.create_batch(2, putaran=sudah.putaran)
    kunjungan(sepi, hadir=9)
    tunda(ditunda)
    assert di("D1") == "1/2"
    assert nilai("D1t") == 1
    assert di("D1", unit=sudah.unit) == "1/1"
    assert di("D1", unit=ditunda.unit) == "-"
    assert di("D1", kecamatan=sudah.unit.wilayah_id) == "1/1"
    # A visit that was held is not finished before all conditions are met.
    assert di("D2", unit=sudah.unit) == "0/1"
    # What was held is no longer put off.
    tunda(sudah)
    assert di("D1") == "1/2"
    assert nilai("D1t") == 1
    # Past its planned day, and not held.
    for hari in (9, 10):
        f.SasaranPutaranFactory(
            putaran=sudah.putaran, target_tanggal=date(2024, 6, hari)
        )
    assert nilai("D1l") == 1


def test_d2_tuntas():
    satu = sasaran(kecamatan("Kecamatan A"), target_pemangku=1)
    kunjungan(satu, hadir=10, berita_acara="kegiatan/2024/ba.pdf")
    bernama(satu.unit)
    assert di("D2") == "1/1"


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
    # Once in each month, and once in a year.
    f.KehadiranFactory(kegiatan=f.KegiatanFactory(**pada("2024-05-02")), pemangku=lpm)
    for periode in ("2024-05", "2024-06", "2024-TW2", "2024"):
        assert nilai("D3", periode=periode) == 1
    # Who came without a name stands alone.
    f.KegiatanFactory(status="selesai", hadir_tak_bernama_l=3, hadir_tak_bernama_p=4)
    f.KegiatanFactory(status="selesai")
    f.KegiatanFactory(hadir_tak_bernama_l=9)
    assert (nilai("D4t"), nilai("D4")) == (7, 3)


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
    datang, tidak, _ = f.UndanganFactory.create_batch(3, kegiatan=acara)
    f.UndanganFactory()
    f.KehadiranFactory(kegiatan=acara, pemangku=datang.pemangku)
    tolak = {"status": "ditolak", "alasan": "Tidak datang."}
    f.KehadiranFactory(kegiatan=acara, pemangku=tidak.pemangku, **tolak)
    assert di("D6") == di("D6", unit=acara.tuan_rumah) == "1/3"


JULI, LAMA = "2024-07", "2024-08-15"


def lapor(komitmen, *hari):
    for satu in hari:
        t.LaporanTerusanFactory(
            komitmen=komitmen, tanggal=date.fromisoformat(satu), jumlah=10
        )


def test_d7_yang_lewat_tenggatnya_terpenuhi_dan_sampai_tenggatnya():
    # Two reports each until 4 July.
    tepat, telat, kurang = t.KomitmenFactory.create_batch(3)
    t.KomitmenFactory(tenggat=date(2024, 8, 15))
    t.KomitmenFactory(status="dibatalkan", hasil="Pindah.")
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
    cara = LaporanTerusan.CaraHitung
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
        t.LaporanTerusanFactory(
            cara_hitung=cara_hitung, jumlah=jumlah, tanggal=date(2024, 6, ke)
        )
    satu = t.LaporanTerusanFactory(tanggal=date(2024, 6, 6))
    satu.tolak(Saat(PetugasFactory(), saat("2024-06-07")), alasan="Tidak terjadi.")
    assert [nilai(k) for k in ("D8a", "D8b", "D8c")] == [45, 100, 1200]
    # Its place is the kecamatan where it lies.
    kel = kecamatan("Kecamatan A", "Nagarasari").bawahan.get()
    for wilayah, jumlah in ((kel.wilayah, 3), (WilayahFactory(), 7)):
        t.LaporanTerusanFactory(
            tanggal=date(2024, 6, 5), wilayah=wilayah, jumlah=jumlah
        )
    assert nilai("D8a", kecamatan=kel.wilayah.induk_id) == 3
    assert nilai("D8a") == 55


def test_d9_selisih_persen_benar_dan_rata_ratanya():
    acara = f.KegiatanFactory(tuan_rumah=kecamatan())
    awal, akhir = Jajak.Tahap.AWAL, Jajak.Tahap.AKHIR
    tahu = {"q1": 1, "q4": 1}
    t.JajakFactory.create_batch(4, kegiatan=acara, tahap=awal)
    kertas = dict.fromkeys(("q1", "q2", "q3", "q4", "q5", "q6"), 1)
    t.JajakKertasFactory(kegiatan=acara, tahap=awal, lembar=4, **kertas)
    t.JajakFactory.create_batch(4, kegiatan=acara, tahap=akhir, **tahu)
    # Fewer than five at one end are no figure.
    assert angka("D9", KINI) is None
    t.JajakFactory(kegiatan=acara, tahap=akhir, **tahu)
    # Before 1 of 8 = 12.5 %; after q1 and q4 100 %, the others 0 %.
    poin = {q: nilai("D9", rincian=q) for q in ("q1", "q2", "q4", "q5")}
    naik, turun = Decimal("87.5"), Decimal("-12.5")
    assert poin == {"q1": naik, "q2": turun, "q4": naik, "q5": turun}
    # (2 x 87.5 - 4 x 12.5) / 6 = 20.8(3)
    semua = angka("D9", KINI)
    assert (semua.nilai, semua.n) == (Decimal("20.8"), 5)
    assert kata("D9", semua) == "20,8 poin"
    assert nilai("D9", unit=acara.tuan_rumah) == Decimal("20.8")
    # On the page of the visit the share is rounded half up.
    assert (persen_jajak(16, 1), persen_jajak(5, 5)) == (6.3, 100)


def test_d10_dijawab_atau_selesai_tanpa_yang_dibatalkan():
    acara = f.KegiatanFactory(tuan_rumah=kecamatan(), **pada("2024-06-04"))
    for isi in (
        {"status": "dijawab_di_tempat", "jawaban": "Sudah.", **sejak("2024-06-04")},
        {"status": "selesai", "nomor_permohonan": "PI-1", **sejak("2024-06-09")},
        {"status": "dialihkan", "nomor_permohonan": "PI-2"},
        {"status": "dibatalkan", "alasan_batal": "Ragu."},
        {},
    ):
        t.TitipanFactory(kegiatan=acara, **isi)
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
    f.LangkahFactory(pj_unit=unit, tenggat=date(2024, 6, 20))
    tindak(status="dibatalkan", hasil="Tidak perlu.")
    tindak("2024-06-19", tenggat=date(2024, 6, 30))
    assert pecahan("D11", "2024-06-21") == "1/3"
    assert pecahan("D11", "2024-06-21", unit=unit) == "1/2"
    assert pecahan("D11", "2024-06-21", kecamatan=unit.wilayah_id) == "1/2"
    assert pecahan("D11", "2024-06-20") == "-"


def test_d12_hari_sejak_kegiatan_terakhir_di_tiap_kecamatan():
    rumah, tamu, belum = (kecamatan(f"Kecamatan {k}", "Sukajaya") for k in "ABC")
    kel = tamu.bawahan.get()
    dinas = UnitFactory(jenis=Unit.Jenis.OPD, wilayah=KotaFactory())
    f.KegiatanFactory(tuan_rumah=belum, **pada("2024-06-02"))
    for hari, unit, di_mana in (
        ("2024-06-01", rumah, {}),
        ("2024-05-01", rumah, {}),
        ("2024-06-11", rumah, {}),
        ("2024-06-04", dinas, {"wilayah": kel.wilayah}),
        ("2024-06-07", rumah, {"wilayah": dinas.wilayah}),
    ):
        f.KegiatanFactory(tuan_rumah=unit, status="selesai", **di_mana, **pada(hari))

    def lalu(unit):
        return nilai("D12", kecamatan=unit.wilayah_id)

    assert nilai("D12") == 3
    assert [lalu(rumah), lalu(tamu), lalu(belum)] == [9, 6, None]
    # A kelurahan's hall lies in its kecamatan.
    f.KegiatanFactory(tuan_rumah=kel, status="selesai", **pada("2024-06-08"))
    assert lalu(tamu) == 2


def test_satu_kunjungan_mengisi_semua_angka():
    acara = f.KegiatanFactory(status="selesai", hadir_tak_bernama_p=2)
    lpm, enam = f.PemangkuFactory(), date(2024, 6, 6)
    nagarasari = kecamatan("Kecamatan A", "Nagarasari").bawahan.get().wilayah
    f.KehadiranFactory(kegiatan=acara, pemangku=lpm, kelurahan=nagarasari)
    f.UndanganFactory(kegiatan=acara, pemangku=lpm)
    janji = t.KomitmenFactory(kegiatan=acara, pemangku=lpm, tenggat=enam)
    lapor(janji, "2024-06-05")
    t.TitipanFactory(kegiatan=acara)
    tindak(kegiatan=acara, tenggat=enam)
    for tahap in Jajak.Tahap:
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
    assert angka("D11", KINI).n == 1


def test_tiap_baris_di_balik_angka_bernama_sendiri():
    acara = f.KegiatanFactory(status="selesai")
    f.PendaftaranMandiriFactory.create_batch(2, kegiatan=acara)
    tindak(kegiatan=acara)
    t.KomitmenFactory.create_batch(2, kegiatan=acara)
    satu = sasaran()
    satu.unsur_wajib.add(*f.UnsurFactory.create_batch(2))
    for sumber in SUMBER:
        kunci = [p.id for p in sumber.baca(Rentang(date.fromisoformat(KINI)))]
        assert len(kunci) == len(set(kunci)), sumber.indikator
