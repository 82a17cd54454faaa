"""The seed data of the inventory."""

import pytest

from organisasi.models import Unit
from organisasi.muat import DataAwalRusak, muat_kantor
from pemangku.models import JenisPemangku, Pemangku, TeksPersetujuan, Unsur
from pemangku.muat import muat_lembaga, muat_pemangku
from tests.factories.pemangku import PADA, JenisPemangkuFactory

pytestmark = pytest.mark.django_db


def test_what_is_loaded_is_whole_and_neither_verified_nor_public():
    muat_kantor(pada=PADA)
    pertama = muat_pemangku(pada=PADA)
    assert pertama["unsur"] == 18
    assert pertama["jenis pemangku"] == 26
    assert pertama["pemangku (unit kota)"] == Unit.objects.count()
    assert pertama["pemangku (lembaga)"] > 40
    # Loading twice changes nothing.
    assert set(muat_pemangku(pada=PADA).values()) == {0}
    # Every kecamatan must have ten parts, and two of them are posts.
    wajib = Unsur.objects.filter(wajib=True)
    assert wajib.count() == 10
    jabatan = wajib.exclude(peran_khusus="").values_list("kode", flat=True)
    assert set(jabatan) == {"ppid", "admin-sp4n"}
    assert JenisPemangku.objects.get(perorangan=True).kode == "tokoh"
    assert TeksPersetujuan.objects.count() == 5
    semua = Pemangku.objects.all()
    assert not semua.segar(PADA.date()).exists()
    assert not semua.umum().exists()
    assert not semua.filter(kanal__isnull=False).exists()
    lurah = semua.filter(jenis__kode="kelurahan", nama_resmi__contains="Sukajaya")
    assert lurah.count() == 2
    assert len({satu.wilayah_id for satu in lurah}) == 2


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        ("Media Contoh,,,,contoh", r"pemangku\.csv baris 2: jenis kosong"),
        ("Media Contoh,media,,ENTAH,contoh", "pengelola tidak dikenal: ENTAH"),
    ],
)
def test_a_row_without_kind_or_of_an_unknown_unit_is_named(tmp_path, baris, pesan):
    JenisPemangkuFactory(kode="media")
    berkas = tmp_path / "pemangku.csv"
    judul = "nama_resmi,jenis,wilayah_kode,pengelola,sumber_rinci"
    berkas.write_text(f"{judul}\n{baris}\n")
    with pytest.raises(DataAwalRusak, match=pesan):
        muat_lembaga(pada=PADA, berkas=berkas)
