import pytest
from tests.pengaduan.kiriman.meja import *

pytestmark = pytest.mark.django_db


def test_whole(settings, tiruan):
    pasang(settings, tiruan, LAPOR_UNIT_MAP={})
    oleh = kantor()
    p = aduan()
    foto(p)
    settings.LAPOR_UNIT_MAP = {p.pemegang.kode: 102}
    t = teruskan(p, oleh=oleh)
    jam = Jam()
    print(jalan(jam))
    for k in t.kiriman.all():
        print(k.langkah, k.status, k.galat, k.id_luar, k.muatan)
    t.refresh_from_db()
    print(
        t.tracking_id,
        t.status_luar,
        t.yang_dikirim,
        t.periksa_lagi_pada,
        jam.tidur_total,
    )
    print(tiruan.laporan())
    jam.maju(hours=2)
    print(jalan(jam))
    t.refresh_from_db()
    print(
        t.status_luar,
        t.status_luar_mentah,
        t.instansi_luar,
        list(t.tindak_lanjut.values_list("isi", "dari")),
    )
    assert 0
