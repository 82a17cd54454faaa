"""The numbers to call are at hand without a database, and fresh."""

import pytest
from django.db import OperationalError

from organisasi.basis_data.versi import pengamat
from organisasi.halaman import nomor_penting as modul
from organisasi.halaman.nomor_penting import PapanNomor, papan_nomor
from organisasi.models import KanalLayanan, Unit
from tests.factories.organisasi import KanalLayananFactory, UnitFactory
from tests.organisasi.basis_data.test_versi import tunggu

J = KanalLayanan.Jenis


@pytest.fixture
def isi(db):
    KanalLayananFactory(kode="112", jenis=J.DARURAT, nomor="112", terhubung="BPBD")
    KanalLayananFactory(jenis=J.DARURAT, nomor="110", nama="Polri")
    UnitFactory(nama="Dinas A", telepon="(0265) 111-222")
    UnitFactory(nama="Z Utama", telepon="0265 333", peran_ppid=Unit.PeranPPID.UTAMA)
    UnitFactory(nama="Tanpa telepon", telepon="")


def test_another_process_reads_what_one_kept(isi, django_assert_num_queries):
    papan_nomor.segarkan()
    with django_assert_num_queries(0):
        lain = PapanNomor().baca()
    assert lain == papan_nomor.baca()
    assert lain.kunci == papan_nomor.baca().kunci
    assert [n.nama for n in lain.unit] == ["Z Utama", "Dinas A"]
    assert lain.unit[1].tel == "0265111222"
    assert lain.nomor[0].nomor == "110"
    assert lain.terhubung == ("BPBD",)


@pytest.mark.parametrize("teks", ["", "{}", "[]", '{"nomor": [], "unit": [1]}'])
def test_a_file_that_cannot_be_read_leaves_the_bare_essentials(teks, settings):
    settings.SIMPANAN.mkdir(parents=True, exist_ok=True)
    (settings.SIMPANAN / "nomor.json").write_text(teks)
    nomor = PapanNomor().baca()
    assert nomor.darurat == "112"
    assert not nomor.terbaca


def test_without_a_folder_to_write_to_the_numbers_are_in_memory(
    isi, settings, tmp_path
):
    (tmp_path / "berkas").touch()
    settings.SIMPANAN = tmp_path / "berkas" / "dalam"
    papan_nomor.segarkan()
    assert papan_nomor.baca().terbaca


@pytest.mark.django_db(transaction=True)
def test_a_thread_keeps_them_fresh_and_survives_a_database_that_is_away(
    settings, monkeypatch, caplog
):
    settings.NOMOR_SEGAR = True
    monkeypatch.setattr(modul, "SELA", 0.01)
    asli, rusak, lihat, dimuat = modul.muat, [True], [], []
    versi = pengamat.nomor
    monkeypatch.setattr(pengamat, "nomor", lambda: lihat.append(1) or versi())

    def muat():
        dimuat.append(1)
        if rusak:
            raise OperationalError
        return asli()

    monkeypatch.setattr(modul, "muat", muat)
    papan = PapanNomor()
    try:
        assert not papan.baca().terbaca
        tunggu(lambda: "Numbers not refreshed: OperationalError" in caplog.text)
        KanalLayananFactory(jenis=J.DARURAT, nomor="110")
        rusak.clear()
        tunggu(lambda: [n.nomor for n in papan.baca().nomor] == ["110"])
        KanalLayanan.objects.update(nomor="119")
        tunggu(lambda: [n.nomor for n in papan.baca().nomor] == ["119"])
        dimuat_tadi = len(dimuat)
        sampai = len(lihat) + 2  # while nothing changes nothing is read
        tunggu(lambda: len(lihat) > sampai)
        assert len(dimuat) == dimuat_tadi
    finally:
        papan.hentikan()
