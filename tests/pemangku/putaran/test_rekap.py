"""A round as a sheet of all its units."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.putaran.rekap import rekap_putaran
from tests.factories import kunjungan as fk, pemangku as f
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.pemangku import kantor_kunjungan as bantu
from tests.pemangku.kantor_kunjungan import buku, kecamatan, sasaran
from tests.petugas import masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


def putaran_alamat(nama, putaran, *args):
    return bantu.alamat(nama, putaran.pk, *args, model="putaran")


def rekap(putaran):
    petugas = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    return rekap_putaran(putaran, hari=bantu.HARI, petugas=petugas)[1]


def kolom(tabel, *nama):
    """Of each unit what stands in these columns."""
    letak = [tabel.kepala.index(satu) for satu in ("Unit", *nama)]
    return {tuple(b[ke] for ke in letak) for b in tabel.baris}


def test_9_6_one_row_a_unit_with_its_kelurahan_and_a_column_a_part():
    unit = kecamatan("Kecamatan Cipedes", "Nagarasari")
    satu = sasaran(unit)
    dinas = sasaran(UnitFactory(nama="Dinas"), putaran=satu.putaran, urutan=2)
    bantu.bernama(unit)
    rw = f.UnsurFactory(nama="RW", urut=1)
    f.UnsurFactory(nama="Tanpa siapa pun")
    bantu.segar(unit.bawahan.get(), unsur=rw)
    for keadaan in (
        *({"berlaku_sampai": bantu.HARI - timedelta(days=1)}, {"berlaku_sampai": None}),
        *({"perlu_cek": "Pindah"}, {"status": "nonaktif"}),
    ):
        bantu.segar(unit, unsur=rw, **keadaan)
    # Of Diskominfo's own keeping, but it is the department.
    f.PemangkuFactory(unit=dinas.unit, jenis__unsur=rw)
    bantu.kunjungan(satu, hadir=12)
    bantu.kunjungan(satu, hadir=0, status="rencana")
    hasil = rekap(satu.putaran)
    assert "RW" in hasil.kepala
    assert "Tanpa siapa pun" not in hasil.kepala
    ada = ("Pemangku aktif", "Data mutakhir", "Kedaluwarsa", "RW")
    assert kolom(hasil, *ada) == {
        ("Kecamatan Cipedes", 5, 2, 1, 4),
        ("Dinas", 1, 0, 0, 1),
    }
    lain = ("PPID bernama", "Admin SP4N bernama", "Kegiatan", "Hadir")
    assert kolom(hasil, *lain) == {
        ("Kecamatan Cipedes", "ya", "ya", 1, 12),
        ("Dinas", "belum", "belum", 0, 0),
    }


def test_9_6_costs_the_same_for_one_unit_and_for_more():
    putaran = f.PutaranFactory()
    bantu.segar(f.SasaranPutaranFactory(putaran=putaran).unit)
    with CaptureQueriesContext(connection) as satu:
        rekap(putaran)
    for _ in range(2):
        bantu.segar(f.SasaranPutaranFactory(putaran=putaran).unit)
    with CaptureQueriesContext(connection) as semua:
        rekap(putaran)
    assert len(semua) == len(satu)


# What the visits of a round left, in its recap (9.6)

KOLOM = ("Janji dibuat", "Janji terpenuhi", "Pesan warga selesai")


def test_9_6_pledges_made_and_kept_and_needs_settled_by_target():
    satu = sasaran(kecamatan("Kecamatan Cipedes"))
    lain = sasaran(UnitFactory(nama="Dinas"), putaran=satu.putaran, urutan=2)
    kunjungan, bersama = bantu.kunjungan(satu), bantu.kunjungan(satu)
    bersama.sasaran.add(lain)
    batal = bantu.kunjungan(satu, status="batal", alasan_batal="x")
    terpenuhi = fk.KomitmenFactory(kegiatan=kunjungan, target_kali=1)
    fk.LaporanTerusanFactory(komitmen=terpenuhi)
    fk.KomitmenFactory(kegiatan=kunjungan)
    fk.KomitmenFactory(kegiatan=bersama, status="dibatalkan", hasil="Pindah.")
    fk.KomitmenFactory(kegiatan=batal)
    fk.KomitmenFactory()
    for titipan in (
        {"status": "dijawab_di_tempat", "jawaban": "Sudah."},
        {"status": "selesai", "nomor_permohonan": "PI-1"},
        {"status": "dialihkan", "nomor_permohonan": "PI-2"},
        {},
    ):
        fk.TitipanFactory(kegiatan=bersama, **titipan)
    fk.TitipanFactory(status="selesai", nomor_permohonan="PI-3")
    tinggal = kolom(rekap(satu.putaran), *KOLOM)
    assert tinggal == {("Kecamatan Cipedes", 3, 1, 2), ("Dinas", 1, 0, 2)}


# The round as a file


def unduhan():
    semua = Jejak.objects.filter(tindakan="unduh_daftar")
    return [satu.sesudah["berkas"] for satu in semua]


@pytest.mark.time_machine(bantu.PADA, tick=False)
def test_the_round_is_a_sheet_with_numbers_and_without_names(client):
    kemarin = bantu.HARI - timedelta(days=1)
    isi = {"target_tanggal": kemarin, "pj": PetugasFactory(nama="Rina Contoh")}
    satu = sasaran(kecamatan("Kecamatan Cipedes"), **isi)
    bantu.segar(satu.unit, unsur=f.UnsurFactory(nama="KIM"))
    bantu.kunjungan(f.SasaranPutaranFactory(putaran=satu.putaran), hadir=12)
    masuk_sebagai(client, Peran.PIMPINAN)
    alamat = putaran_alamat("rekap", satu.putaran)
    assertContains(client.get(putaran_alamat("change", satu.putaran)), alamat)
    lembar = buku(client.get(alamat))
    assert list(lembar) == ["Info", "Rekap"]
    info, (kepala, *baris) = dict(lembar["Info"]), lembar["Rekap"]
    assert info["Keadaan per"].date() == bantu.HARI
    cipedes = dict(
        zip(kepala, next(b for b in baris if "Kecamatan Cipedes" in b), strict=True)
    )
    assert (cipedes["Keadaan"], cipedes["Terlambat"]) == ("Belum dijadwalkan", "ya")
    assert (cipedes["Kunjungan"], cipedes["Paling lambat"].date()) == (None, kemarin)
    assert [cipedes[k] for k in ("Hadir", "Target hadir", "Data mutakhir")] == [
        0,
        50,
        1,
    ]
    assert cipedes["KIM"] == 1
    assert {b[kepala.index("Hadir")] for b in baris} == {0, 12}
    assert not any("Rina" in str(sel) for b in baris for sel in b)
    assert unduhan() == [f"pemangku_rekap_{bantu.HARI}.xlsx"]
