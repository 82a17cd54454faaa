"""Group D at its edges, counted by hand (pemangku 10.5)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from organisasi.models import Wilayah
from pemangku.models import Kegiatan, SasaranPutaran
from tests.factories import pemangku as f
from tests.factories.organisasi import (
    KotaFactory,
)
from tests.informasi.kantor import muat_kalender, saat
from tests.pemangku.kantor_kunjungan import bernama, kecamatan, kunjungan, sasaran
from tests.ppid_portal.indikator.meja import angka, pecahan

pytestmark = pytest.mark.django_db
KINI = "2024-06-10"
D = (
    *("D1", "D1l", "D1t", "D2", "D3", "D4", "D4t", "D5", "D6", "D7", "D7t", "D7l"),
    *("D8a", "D8b", "D8c", "D9", "D10", "D10h", "D11", "D12"),
)


@pytest.fixture(autouse=True)
def _kalender() -> None:
    muat_kalender()


def di(kode: str, **tempat: object) -> str:
    return pecahan(kode, KINI, **tempat)


def nilai(kode: str, kini: str = KINI, **tempat: object) -> Decimal | None:
    satu = angka(kode, kini, **tempat)  # type: ignore[arg-type]
    return satu.nilai if satu else None


def tunda(satu: SasaranPutaran) -> None:
    satu.ditunda_sampai = date(2024, 12, 1)
    satu.alasan_tunda = "Sedang pindah kantor."
    satu.save()


def pada(hari: str) -> dict[str, datetime]:
    return {"mulai": saat(hari, 9), "selesai": saat(hari, 11)}


def test_tanpa_apa_pun_tidak_ada_angka() -> None:
    assert {kode: di(kode) for kode in D} == dict.fromkeys(D, "-")


# Targets of the round


def test_d1_yang_ditunda_di_luar_dan_dihitung_sendiri() -> None:
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


def test_d1_yang_sudah_terlaksana_tidak_lagi_ditunda() -> None:
    satu = sasaran(kecamatan("Kecamatan A"))
    kunjungan(satu, hadir=10)
    tunda(satu)
    assert di("D1") == "1/1"
    assert angka("D1t", KINI) is None


def test_d2_tuntas_hanya_bila_semua_syarat_terpenuhi() -> None:
    satu = sasaran(kecamatan("Kecamatan A"), target_pemangku=0)
    kunjungan(satu, hadir=10)
    assert di("D2") == "0/1"


def test_d2_tuntas() -> None:
    satu = sasaran(kecamatan("Kecamatan A"), target_pemangku=1)
    kunjungan(satu, hadir=10, berita_acara="kegiatan/2024/ba.pdf")
    bernama(satu.unit)
    assert di("D2") == "1/1"


def test_d1l_yang_lewat_rencananya_dan_belum_terlaksana() -> None:
    satu = sasaran(target_tanggal=date(2024, 6, 9))
    f.SasaranPutaranFactory(putaran=satu.putaran, target_tanggal=date(2024, 6, 10))
    assert nilai("D1l") == 1


# Attendance


def test_d3_d4_yang_datang_dua_kali_dihitung_sekali() -> None:
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


def test_d3_sekali_dalam_tiap_bulan_dan_sekali_dalam_setahun() -> None:
    lpm = f.PemangkuFactory()
    for hari in ("2024-05-02", "2024-06-03"):
        f.KehadiranFactory(kegiatan=f.KegiatanFactory(**pada(hari)), pemangku=lpm)
    assert [
        nilai("D3", periode=p) for p in ("2024-05", "2024-06", "2024-TW2", "2024")
    ] == [1, 1, 1, 1]


def test_d4_hadir_tanpa_nama_berdiri_sendiri() -> None:
    f.KegiatanFactory(status="selesai", hadir_tak_bernama_l=3, hadir_tak_bernama_p=4)
    f.KegiatanFactory(status="selesai")
    f.KegiatanFactory(hadir_tak_bernama_l=9)
    assert nilai("D4t") == 7
    assert angka("D4", KINI) is None


def test_d5_kelurahan_orang_dan_lembaganya_di_kota_dan_kecamatannya() -> None:
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


def test_d6_yang_diundang_dan_hadir() -> None:
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
