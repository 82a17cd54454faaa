"""Made-up values that must not be found: in logs, rows, metrics, pages."""

import logging

import pytest
from django.apps import apps
from django.urls import reverse

from dev.lapor_tiruan.rute import Penjaga
from dev.lapor_tiruan.tiruan import LaporTiruan
from ppid_portal.operasi import metrik
from tests.pengaduan.lapor.contoh import KUNCI, NIK, TOKEN
from tests.pengaduan.lapor.meja import (
    KINI,
    NAMA,
    SUREL,
    TELEPON,
    S,
    aduan,
    jalan,
    langkah,
    pelapor_pasti,
    teruskan,
)
from tests.petugas import masuk

pytestmark = pytest.mark.django_db
PRIBADI = (NAMA, SUREL, TELEPON, NIK)
RAHASIA = (KUNCI, TOKEN, "kenari-kunci")
# Everything the double can say back, with the values in it.
GEMA = {
    "title": [f"{NAMA} {SUREL} {TELEPON} {NIK} {TOKEN} {KUNCI}"],
    "email": [SUREL],
    "token": [TOKEN],
}


@pytest.fixture
def tiruan():
    penjaga = Penjaga(kunci=KUNCI.removeprefix("Bearer "), token=TOKEN)
    with LaporTiruan(penjaga=penjaga, sabar=10) as satu:
        yield satu


def baris_semua():
    nama = ("kiriman", "sirkuit", "penerusan", "tindaklanjutluar")
    model = [*(("pengaduan", n) for n in nama), ("organisasi", "jejak")]
    semua = [b for m in model for b in apps.get_model(*m)._default_manager.values()]
    return "\n".join(str(b | {"muatan": ""}) for b in semua)


def dikirim(settings, lapor, petugas, jam, aksi):
    settings.LAPOR_AUTH_VALUE, settings.LAPOR_TOKEN = KUNCI, TOKEN
    telepon = {"telepon_dipastikan_pada": KINI, "telepon_dipastikan_oleh": petugas}
    pelapor = pelapor_pasti(setuju_diteruskan=True, **telepon)
    pengaduan = aduan(pelapor=pelapor, uraian=f"NIK saya {NIK}.")
    penerusan = teruskan(pengaduan, oleh=petugas)
    lapor.skenario("buat", aksi, **({"galat": GEMA} if aksi == "422" else {}))
    jalan(jam)
    return langkah(penerusan)


@pytest.mark.parametrize(
    ("aksi", "akhir"), [("422", S.DITOLAK), ("normal", S.TERKIRIM)]
)
def test_no_secret_and_no_person_is_in_logs_rows_and_pages(
    lapor, petugas, jam, settings, caplog, client, aksi, akhir
):
    caplog.set_level(logging.DEBUG)
    kiriman = dikirim(settings, lapor, petugas, jam, aksi)
    assert kiriman.status == akhir
    muatan = str(kiriman.muatan)
    assert NAMA in muatan  # consented, and erased after 90 days
    assert not [r for r in (NIK, *RAHASIA) if r in muatan]
    masuk(client, petugas)
    halaman = [
        client.get(reverse(f"admin:{nama}", args=nomor))
        for nama, *nomor in (
            ("pengaduan_kiriman_change", kiriman.pk),
            ("pengaduan_penerusan_change", kiriman.penerusan_id),
            ["pengaduan_kiriman_changelist"],
            ["pengaduan_penerusan_changelist"],
            ["index"],
        )
    ]
    assert {h.status_code for h in halaman} == {200}
    tempat = {
        "log": caplog.text,
        "rows": baris_semua(),
        "pages": "\n".join(h.text for h in halaman),
        "metrics": metrik.tulis(pada=KINI).decode(),
    }
    for nama, isi in tempat.items():
        for kenari in (*PRIBADI, *RAHASIA):
            assert kenari not in isi, (nama, kenari)
