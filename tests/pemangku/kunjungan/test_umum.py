"""What the public reads of visits: of a round that runs, without anybody's name."""

import pytest

from pemangku.kunjungan.umum import sebagai_data, terbaru
from tests.factories import pemangku as f
from tests.factories.organisasi import UnitFactory

pytestmark = pytest.mark.django_db


def kunjungan(status, **lain):
    kegiatan = f.KegiatanFactory(**lain)
    for _ in range(2):
        putaran = f.PutaranFactory(status=status)
        kegiatan.sasaran.add(f.SasaranPutaranFactory(putaran=putaran))
    return kegiatan


def test_kind_host_and_hours_are_told_once_and_free_words_stay_inside():
    kata = dict.fromkeys(("judul", "tempat", "notulen"), "Di rumah Ibu Rahasia")
    rumah = UnitFactory(nama="Kecamatan Cipedes", slug="kecamatan-cipedes")
    jenis = ["sosialisasi", "pendataan"]
    satu = kunjungan("selesai", tuan_rumah=rumah, jenis=jenis, **kata)
    kunjungan("rencana")
    f.KegiatanFactory()
    (terbit,) = terbaru()
    data = sebagai_data(terbit)
    assert data["judul"] == "Sosialisasi dan pendataan pemangku: Kecamatan Cipedes"
    assert data["tuan_rumah"] == "kecamatan-cipedes"
    assert data["mulai"] == satu.mulai.isoformat()
    assert "Rahasia" not in str(data)
