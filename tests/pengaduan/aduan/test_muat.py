"""Loading the complaint service's seed data, once and again."""

from datetime import UTC, datetime

import pytest

from organisasi.models import Jejak
from organisasi.muat import DataAwalRusak, muat_kanal, muat_unit, muat_wilayah
from pengaduan.models import KategoriPengaduan, TeksBalasan, TopikPengaduan
from pengaduan.muat import muat_pengaduan, muat_topik
from tests.data_bantu import HITUNGAN
from tests.factories.organisasi import UnitFactory
from tests.factories.pengaduan import KategoriFactory

PADA = datetime(2026, 11, 24, 3, tzinfo=UTC)
KOSONG = (
    "pendukung",
    "lembaga_luar",
    "kanal",
    "lapor_topik",
    "lapor_subtopik",
    "contoh_darurat",
    "catatan",
)
TOPIK = {
    "kode": "lubang",
    "nama": "Lubang",
    "kategori": "jalan",
    "unit_kode": "DINAS",
    "kewenangan": "kota",
    "darurat": "tidak",
    **dict.fromkeys(KOSONG, ""),
}


def tulis(folder, **lain):
    isi = {**TOPIK, **lain}
    berkas = folder / "topik.csv"
    berkas.write_text(f"{','.join(isi)}\n{','.join(isi.values())}\n", encoding="utf-8")
    return berkas


@pytest.mark.django_db
def test_first_load_brings_all_and_the_second_nothing():
    for muat in (muat_wilayah, muat_unit, muat_kanal):  # which the real topics name
        muat(pada=PADA)
    assert muat_pengaduan(pada=PADA) == {
        "kategori pengaduan": HITUNGAN["kategori"],
        "topik pengaduan": HITUNGAN["topik"],
        "teks balasan": HITUNGAN["teks_balasan"],
    }
    banjir = TopikPengaduan.objects.get(kode="banjir")
    assert (banjir.kategori.kode, banjir.unit.kode) == ("drainase", "BPBD")
    assert set(banjir.pendukung.values_list("kode", flat=True)) == {"DPUTR", "DINSOS"}
    assert banjir.darurat == TopikPengaduan.Darurat.TERGANTUNG
    assert TopikPengaduan.objects.get(kode="listrik-padam").kanal.nomor == "123"
    pungli = KategoriPengaduan.objects.get(kode="pegawai-pungli")
    assert (pungli.kelas, pungli.rahasia) == ("berkadar", True)
    assert KategoriPengaduan.objects.get(kode="lainnya").unit is None
    # What staff deleted or changed stays so.
    TeksBalasan.objects.filter(tindakan="tunda").delete()
    TopikPengaduan.objects.filter(kode="banjir").update(nama="Banjir kota")
    jejak = Jejak.objects.count()
    assert set(muat_pengaduan(pada=PADA).values()) == {0}
    assert Jejak.objects.count() == jejak
    assert not TeksBalasan.objects.filter(tindakan="tunda").exists()
    assert TopikPengaduan.objects.get(kode="banjir").nama == "Banjir kota"


@pytest.mark.django_db
def test_a_broken_topic_says_its_line_and_nothing_is_loaded(tmp_path):
    KategoriFactory(kode="jalan", nama="Jalan kami")
    UnitFactory(kode="DINAS")
    for kolom, nilai, pesan in (
        ("kategori", "", "kategori kosong"),
        ("kategori", "entah", "kategori tidak dikenal: entah"),
        ("unit_kode", "ENTAH", "unit_kode tidak dikenal: ENTAH"),
        ("kanal", "entah", "kanal tidak dikenal: entah"),
        ("pendukung", "DINAS;A;B", "pendukung tidak dikenal: A, B"),
        ("kewenangan", "desa", "kewenangan"),
    ):
        berkas = tulis(tmp_path, **{kolom: nilai})
        with pytest.raises(DataAwalRusak, match=f"topik.csv baris 2: {pesan}"):
            muat_topik(pada=PADA, berkas=berkas)
        assert not TopikPengaduan.objects.exists()
    # A category of the city with the same code is left alone.
    assert muat_topik(pada=PADA, berkas=tulis(tmp_path)) == 1
    assert TopikPengaduan.objects.get().kategori.nama == "Jalan kami"
