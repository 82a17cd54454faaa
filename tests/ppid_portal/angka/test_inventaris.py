"""Group C at its edges, counted by hand (pemangku 10.4, Annex C)."""

from datetime import date

import pytest

from organisasi.models import Unit, Wilayah
from pemangku.models import Jabatan, Kanal, Larangan, Orang, Pemangku, Persetujuan
from ppid_portal.angka.hitung import hitung_semua
from tests.factories import pemangku as f
from tests.factories.organisasi import (
    BatasWaktuFactory,
    KotaFactory,
    PetugasFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.informasi.kantor import muat_kalender, saat
from tests.pemangku.kantor_kunjungan import bernama, kecamatan, sasaran, segar
from tests.ppid_portal.angka.meja import angka, pecahan

pytestmark = pytest.mark.django_db
KINI, LAMPAU = "2024-06-10", date(2024, 6, 9)


@pytest.fixture(autouse=True)
def _kalender():
    muat_kalender()


def di(kode, **tempat):
    return pecahan(kode, KINI, **tempat)


def banyak(kode, **tempat):
    satu = angka(kode, KINI, **tempat)  # type: ignore[arg-type]
    return satu.nilai if satu else None


def kelurahan(nama, induk, ke=1, **lain):
    return WilayahFactory(
        kode=f"{induk.kode}.{1000 + ke}",
        nama=nama,
        induk=induk,
        tingkat=Wilayah.Tingkat.KELURAHAN,
        **lain,
    )


def test_di_antara_dua_putaran_yang_terakhir_selesai_dihitung():
    # Of nothing there is no figure of this group or the next.
    ada = hitung_semua(date.fromisoformat(KINI))
    assert {kunci.kode[0] for kunci in ada} <= {"A", "B"}
    # One that is only planned is not counted.
    f.SasaranPutaranFactory()
    assert di("C1") == "-"
    lama = f.PutaranFactory(status="selesai", mulai=date(2023, 1, 1))
    akhir = f.PutaranFactory(status="selesai")
    f.SasaranPutaranFactory.create_batch(2, putaran=lama)
    f.SasaranPutaranFactory(putaran=akhir)
    assert di("C1") == "0/1"
    # Without wanted kinds there is no share of them.
    assert di("C3") == "-"


def test_c1_unit_yang_mencapai_target_dan_yang_ditunda_tetap_penyebut():
    cukup = sasaran(kecamatan("Kecamatan A", "Kahuripan"), target_pemangku=2)
    kurang = f.SasaranPutaranFactory(putaran=cukup.putaran, target_pemangku=2)
    f.SasaranPutaranFactory(
        putaran=cukup.putaran,
        status="tunda",
        ditunda_sampai=date(2024, 12, 1),
        alasan_tunda="Sedang pindah kantor.",
    )
    segar(cukup.unit)
    segar(cukup.unit.bawahan.get())
    segar(kurang.unit)
    assert di("C1") == "1/3"
    assert di("C1", unit=cukup.unit) == "1/1"
    assert di("C1", kecamatan=cukup.unit.wilayah_id) == "1/1"


def test_c2_dua_sukajaya_dihitung_menurut_kodenya():
    cipedes, purbaratu = WilayahFactory(nama="Cipedes"), WilayahFactory()
    satu = kelurahan("Sukajaya", cipedes)
    kelurahan("Sukajaya", purbaratu)
    kelurahan("Dihapus", purbaratu, 2, aktif=False)
    segar(UnitFactory(), nama_resmi="LPM Sukajaya", wilayah=satu)
    assert di("C2") == "1/2"
    assert di("C2", kecamatan=cipedes.pk) == "1/1"
    assert di("C2", kecamatan=purbaratu.pk) == "0/1"


def test_c2_meliputi_kelurahan_itu_dihitung_kecamatan_dan_kota_tidak():
    cipedes = WilayahFactory()
    kena = kelurahan("Nagarasari", cipedes)
    tidak = kelurahan("Panglayungan", cipedes, 2)
    for wilayah in (kena, cipedes, KotaFactory()):
        segar(UnitFactory()).meliputi.add(wilayah)
    # Of the government, stale, to be checked, never verified: none of them counts.
    for isi in (
        {"jenis": f.JenisPemangkuFactory(internal=True)},
        {"berlaku_sampai": LAMPAU},
        {"perlu_cek": "SK habis"},
    ):
        satu = segar(UnitFactory(), **isi)
        satu.meliputi.add(tidak)
    f.PemangkuFactory(wilayah=tidak)
    assert di("C2") == "1/2"


def test_c3_unsur_yang_tidak_ada_keluar_dari_kedua_sisinya():
    lpm, pkk, nelayan = f.UnsurFactory.create_batch(3)
    tidak_ada = {str(nelayan.pk): "Belum dibentuk."}
    cipedes = sasaran(kecamatan("Kecamatan Cipedes"), unsur_tidak_ada=tidak_ada)
    tawang = f.SasaranPutaranFactory(
        putaran=cipedes.putaran, unit=kecamatan("Kecamatan Tawang")
    )
    cipedes.unsur_wajib.add(lpm, pkk, nelayan)
    tawang.unsur_wajib.add(lpm)
    segar(cipedes.unit, unsur=lpm)
    segar(cipedes.unit, unsur=nelayan)
    assert di("C3") == "1/3"
    assert di("C3", kecamatan=cipedes.unit.wilayah_id) == "1/2"
    assert di("C3", kecamatan=tawang.unit.wilayah_id) == "0/1"


def test_c4_yang_belum_diverifikasi_basi_atau_diragukan_tidak_segar():
    unit = kecamatan("Kecamatan Tawang", "Kahuripan")
    bawah = unit.bawahan.get()
    # Valid until today is still fresh.
    segar(
        bawah,
        wilayah=bawah.wilayah,
        terverifikasi_pada=saat("2024-06-01"),
        berlaku_sampai=date(2024, 6, 10),
    )
    segar(unit, perlu_cek="SK habis", terverifikasi_pada=saat("2024-05-31"))
    segar(unit, berlaku_sampai=LAMPAU, terverifikasi_pada=saat("2023-06-10"))
    f.PemangkuFactory(pengelola=unit)
    segar(unit, status=Pemangku.Status.NONAKTIF)
    assert di("C4") == di("C4", unit=unit) == "1/4"
    assert di("C4", kecamatan=unit.wilayah_id) == "1/1"
    assert banyak("C4u", rincian="median") == 10


def kanal(**isi):
    """An office number of a person with a post at an active body."""
    jabatan = f.JabatanFactory()
    return f.KanalFactory(
        **{"orang": jabatan.orang, "sifat": Kanal.Sifat.KEDINASAN, **isi}
    )


def test_c5_kanal_kedinasan_orang_dan_lembaga():
    kanal()
    f.KanalFactory(orang=None, pemangku=f.PemangkuFactory(), sifat="kedinasan")
    f.PemangkuFactory()
    # One that failed, a private one without consent, one of somebody who left or is erased.
    kanal(keadaan=Kanal.Keadaan.GAGAL)
    kanal(sifat=Kanal.Sifat.PRIBADI)
    for ke, isi in enumerate(
        ({"selesai": LAMPAU}, {"orang__status": Orang.Status.DIHAPUS})
    ):
        orang = f.JabatanFactory(**isi).orang
        f.KanalFactory(orang=orang, sifat="kedinasan", nilai=f"62877{ke}")
    assert di("C5") == "2/7"
    # One that is barred, until the ban is withdrawn.
    larangan = f.LaranganFactory(sidik=kanal(nilai="628779").sidik)
    assert di("C5") == "2/8"
    Larangan.objects.filter(pk=larangan.pk).update(
        dicabut_pada=f.PADA,
        dicabut_oleh=PetugasFactory(),
        alasan_cabut="Diminta pemiliknya.",
        bukti="surat.pdf",
    )
    assert di("C5") == "3/8"


def test_c5_kanal_pribadi_dengan_persetujuan():
    for isi in (
        {},
        {"kanal": Kanal.Jenis.WA},
        {"kanal": Kanal.Jenis.EMAIL},
        {"tujuan": Persetujuan.Tujuan.FOTO},
        {"keputusan": Persetujuan.Keputusan.TARIK},
    ):
        milik = kanal(sifat=Kanal.Sifat.PRIBADI)
        f.PersetujuanFactory(orang=milik.orang, **isi)
    assert di("C5") == "2/5"


def test_c6_ppid_pelaksana_dan_admin_sp4n_boleh_dua_orang():
    kel = kecamatan("Kecamatan Tawang", "Kahuripan").bawahan.get()
    satu = sasaran(kel)
    dua, tanpa, basi, kosong = f.SasaranPutaranFactory.create_batch(
        4, putaran=satu.putaran
    )
    bernama(satu.unit)
    catatan = segar(dua.unit, unit=dua.unit)
    for peran in ("ppid_pelaksana", "admin_sp4n"):
        f.JabatanFactory(pemangku=catatan, peran_khusus=[peran])
    # PELAKSANA missing.
    f.JabatanFactory(
        pemangku=segar(tanpa.unit, unit=tanpa.unit), peran_khusus=["admin_sp4n"]
    )
    # Stale, and with a PPID whose post ended.
    Pemangku.objects.filter(pk=bernama(basi.unit).pk).update(berlaku_sampai=LAMPAU)
    Jabatan.objects.filter(pemangku=bernama(kosong.unit)).update(selesai=LAMPAU)
    assert di("C6") == "2/5"
    assert di("C6", unit=tanpa.unit) == "0/1"
    # A kelurahan belongs to its kecamatan, a unit without a region to none.
    assert di("C6", kecamatan=kel.wilayah.induk_id) == "1/1"
    for wilayah in (None, KotaFactory()):
        f.SasaranPutaranFactory(
            putaran=satu.putaran, unit__jenis=Unit.Jenis.OPD, unit__wilayah=wilayah
        )
    assert di("C6") == "2/7"
    assert di("C6", kecamatan=kel.wilayah.induk_id) == "1/1"


# Friday 14 June 2024; 17 and 18 June are holidays: the fifth working day is 25 June.
@pytest.mark.parametrize(
    ("putus", "kini", "hasil"),
    [
        ("2024-06-25", "2024-07-01", "1/1"),
        ("2024-06-26", "2024-07-01", "0/1"),
        (None, "2024-06-25", "-"),
        (None, "2024-06-26", "0/1"),
    ],
)
def test_c7_pendaftaran_dalam_lima_hari_kerja(putus, kini, hasil):
    isi = {"status": "cocok", "diputus_pada": saat(putus)} if putus else {}
    unit = kecamatan()
    f.PendaftaranMandiriFactory(
        diterima_pada=saat("2024-06-14"), kegiatan__tuan_rumah=unit, **isi
    )
    assert pecahan("C7", kini) == hasil
    assert pecahan("C7", kini, unit=unit) == hasil
    assert pecahan("C7", kini, kecamatan=unit.wilayah_id) == hasil


def test_c7_batasnya_yang_berlaku_pada_harinya():
    BatasWaktuFactory(
        kode="pendaftaran.periksa", nilai=2, berlaku_sejak=date(2024, 6, 10)
    )
    # Four working days each; the shorter limit counts for the second.
    for masuk, putus in (("2024-06-03", "2024-06-07"), ("2024-06-10", "2024-06-14")):
        f.PendaftaranMandiriFactory(
            diterima_pada=saat(masuk), status="cocok", diputus_pada=saat(putus)
        )
    assert pecahan("C7", "2024-07-01") == "1/2"
    # One erased by itself is late; a partner's has no unit.
    f.PendaftaranMandiriFactory(
        kegiatan=None,
        diterima_pada=saat("2024-06-03"),
        status="kedaluwarsa",
        diputus_pada=saat("2024-06-04"),
    )
    assert pecahan("C7", "2024-07-01") == "1/3"


def test_c8_pasangan_terbuka_delapan_puluh_poin():
    unit = UnitFactory(jenis=Unit.Jenis.OPD)
    sama = {"pengelola": unit, "wilayah": WilayahFactory()}
    satu, dua = sorted((f.PemangkuFactory(**sama) for _ in "ab"), key=lambda p: p.pk)
    f.CalonDuplikatFactory(a=satu, b=dua, nilai=80)
    f.CalonDuplikatFactory(nilai=79)
    mati = f.CalonDuplikatFactory()
    Pemangku.objects.filter(pk=mati.a_id).update(status="ditolak")
    f.CalonDuplikatFactory(bukan=True)
    f.CalonDuplikatFactory()
    assert banyak("C8") == 2
    assert banyak("C8", unit=unit) == 1
    assert banyak("C8", kecamatan=satu.wilayah_id) == 1
