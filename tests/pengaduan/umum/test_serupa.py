"""Open public complaints like this one: near, or alike in words; never the secret ones."""

from decimal import Decimal

import pytest

from organisasi.models import Wilayah
from organisasi.pribadi.teks_pribadi import temukan_nama
from pengaduan.aduan.tempat import baca_titik, kelurahan_kota, kelurahan_menurut_kode
from pengaduan.masuk.models import IsianAduan, kelengkapan, tampak_permintaan
from pengaduan.models import KategoriPengaduan, Pengaduan
from pengaduan.umum.daftar import cari_serupa, jarak_m
from tests.pengaduan.aduan_bantu import KELURAHAN, URAIAN, siapkan_kantor, umum

pytestmark = pytest.mark.django_db
SINI = (Decimal("-7.327400"), Decimal("108.220700"))
# 0.0003 degrees of latitude are 33 metres.
DEKAT = (Decimal("-7.327700"), Decimal("108.220700"))
JAUH = (Decimal("-7.328400"), Decimal("108.220700"))


@pytest.fixture(autouse=True)
def kantor():
    siapkan_kantor()


def isi(**ubah):
    return Pengaduan(
        **{
            "judul": "Lampu mati",
            "uraian": URAIAN,
            "kategori": KategoriPengaduan.objects.get(kode="lampu"),
        }
        | ubah
    )


def di(titik, **lain):
    return {"lintang": titik[0], "bujur": titik[1], **lain}


def temuan(**ubah):
    return [satu.nomor for satu in cari_serupa(isi(**ubah))]


def test_within_the_radius_the_nearest_comes_first():
    beda = {"uraian": "Sesuatu yang lain sama sekali.", "kelurahan_id": None}
    # The corner of the box is outside of the circle.
    pojok = (SINI[0] + Decimal("0.0004"), SINI[1] + Decimal("0.0004"))
    for nomor, titik in (("A", DEKAT), ("B", SINI), ("C", JAUH), ("E", pojok)):
        umum(nomor, **di(titik, **beda))
    umum("D", **beda)
    assert jarak_m(*(tuple(map(float, t)) for t in (SINI, pojok))) > 50
    assert round(jarak_m(*(tuple(map(float, t)) for t in (SINI, DEKAT)))) == 33
    assert temuan(**di(SINI)) == ["B", "A"]


def test_without_a_point_similar_words_in_the_same_kelurahan():
    umum("A", uraian="Lampu jalan depan pasar mati sejak Minggu malam.")
    umum("B", uraian="Trotoar rusak berat di gang sempit sekali.")
    umum("C", kelurahan_id=None)
    assert temuan(kelurahan=kelurahan_menurut_kode(KELURAHAN)) == ["A"]
    assert temuan() == []


def test_one_found_both_ways_is_told_once_and_at_most_five():
    umum("A0", **di(DEKAT))
    dua_jalan = di(SINI, kelurahan=kelurahan_menurut_kode(KELURAHAN))
    assert temuan(**dua_jalan) == ["A0"]
    for ke in range(1, 8):
        umum(f"A{ke}", **di(DEKAT))
    assert len(temuan(**di(SINI))) == 5


def test_what_is_not_public_or_has_ended_is_never_named():
    umum("A", **di(SINI, terbit=False))
    for akhir in ("selesai", "bukan_wewenang"):
        umum(akhir, **di(SINI, terverifikasi=False, **{akhir: True}))
    assert temuan(**di(SINI)) == []


def test_other_categories_and_those_without_a_place_are_not_searched():
    lampu, lain = KategoriPengaduan.objects.order_by("kode")[:2][::-1]
    umum("A", **di(SINI, kategori=lain))
    umum("B", **di(SINI))
    assert temuan(**di(SINI)) == ["B"]
    KategoriPengaduan.objects.filter(pk=lampu.pk).update(radius_m=0)
    assert temuan(**di(SINI)) == []


def test_a_kelurahan_knows_its_kecamatan_and_an_inactive_one_is_gone():
    assert [str(k) for k in kelurahan_kota()] == [
        "Kelurahan Panglayungan, Kecamatan Cipedes"
    ]
    Wilayah.objects.filter(kode=KELURAHAN).update(aktif=False)
    assert kelurahan_menurut_kode(KELURAHAN) is None


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("-7.3274, 108.2207", SINI),
        ("https://peta.example/@-7.3274,108.2207,17z", SINI),
        ("-7,3274; 108,2207", SINI),
        ("−7.3274 108.2207", SINI),
        ("-7.3274°, 108.2207°", SINI),
        ("depan pasar", None),
        ("", None),
    ],
)
def test_points_are_read_however_they_are_written(teks, harap):
    assert baca_titik(teks) == harap


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("Saya minta salinan dokumen anggaran.", True),
        ("Mohon data penerima bantuan di RW 5.", True),
        ("Abdi nyuhunkeun salinan akta.", True),
        ("Mohon lampu jalan diperbaiki.", False),
        ("Data KTP saya salah terus.", False),
        ("Minta tolong. Salinan KTP saya hilang.", False),
    ],
)
def test_a_request_for_documents_is_told_from_a_complaint(teks, harap):
    assert tampak_permintaan(teks) is harap


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("Petugas bernama Asep Contoh meminta uang", ["A*** C***"]),
        ("atas nama Siti", ["S***"]),
        ("Ibu Contoh Rahayu dan Sdr. Budi", ["C*** R***", "B***"]),
        ("Bapak Camat dan Pak RT tidak datang", []),
        ("Ibu Kota, Pak Lurah, ibu-ibu pengajian", []),
        ("Jalan Haji Zaenal", ["Z***"]),
    ],
)
def test_names_of_persons_are_announced_offices_are_not(teks, harap):
    assert [t.samar for t in temukan_nama(teks)] == harap


def test_the_bar_of_an_empty_draft_misses_everything():
    semua = kelengkapan(IsianAduan(), foto=0)
    assert (semua["jumlah"], semua["total"]) == (0, 6)
    assert len(semua["kurang"]) == 6
    assert kelengkapan(IsianAduan(), foto=2)["jumlah"] == 1
