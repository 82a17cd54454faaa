"""Made-up values that must not be found: in logs, rows, metrics, pages."""

import logging

import pytest
from django.apps import apps
from django.urls import reverse

from dev.lapor_tiruan.rute import Penjaga
from dev.lapor_tiruan.tiruan import LaporTiruan
from pengaduan.models import Percobaan
from ppid_portal.operasi import metrik
from tests.pengaduan.lapor.meja import (
    KINI,
    KUNCI,
    NAMA,
    NIK,
    SUREL,
    TELEPON,
    TOKEN,
    S,
    aduan,
    jalan,
    langkah,
    pelapor_pasti,
    teruskan,
)
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
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
    """The double that opens with the canary keys."""
    penjaga = Penjaga(kunci=KUNCI.removeprefix("Bearer "), token=TOKEN)
    with LaporTiruan(penjaga=penjaga, sabar=10) as satu:
        yield satu


def baris_semua():
    """Every row of the delivery, of the trail and of the outbox of mail."""
    nama = ("kiriman", "percobaan", "sirkuit", "penerusan", "tindaklanjutluar")
    model = [apps.get_model("pengaduan", n) for n in nama]
    model.append(apps.get_model("organisasi", "jejak"))
    isi = []
    for satu in model:
        for baris in satu._default_manager.values():
            baris.pop("muatan", None)
            isi.append(str(baris))
    return "\n".join(isi)


def dikirim(settings, lapor, petugas, jam, aksi):
    settings.LAPOR_AUTH_VALUE, settings.LAPOR_TOKEN = KUNCI, TOKEN
    pelapor = pelapor_pasti(
        setuju_diteruskan=True,
        telepon_dipastikan_pada=KINI,
        telepon_dipastikan_oleh=petugas,
    )
    penerusan = teruskan(
        aduan(pelapor=pelapor, uraian=f"NIK saya {NIK}."), oleh=petugas
    )
    opsi = {"galat": GEMA} if aksi == "422" else {}
    lapor.skenario("buat", aksi, **opsi)
    jalan(jam)
    return langkah(penerusan)


@pytest.mark.parametrize(
    ("aksi", "akhir"),
    [
        ("422", S.DITOLAK),
        ("putus_setelah_simpan", S.TIDAK_PASTI),
        ("normal", S.TERKIRIM),
        ("401_json", S.MENUNGGU),
    ],
)
def test_no_secret_and_no_person_is_in_logs_rows_and_pages(
    lapor, petugas, jam, settings, caplog, client, aksi, akhir
):
    caplog.set_level(logging.DEBUG)
    kiriman = dikirim(settings, lapor, petugas, jam, aksi)
    assert kiriman.status == akhir
    masuk(client, petugas)
    halaman = [
        client.get(reverse("admin:pengaduan_kiriman_change", args=(kiriman.pk,))),
        client.get(
            reverse("admin:pengaduan_penerusan_change", args=(kiriman.penerusan_id,))
        ),
        client.get(reverse("admin:pengaduan_kiriman_changelist")),
        client.get(reverse("admin:pengaduan_penerusan_changelist")),
        client.get(reverse("admin:index")),
    ]
    assert {h.status_code for h in halaman} == {200}
    tempat = {
        "log": caplog.text,
        "rows": baris_semua(),
        "pages": "\n".join(h.content.decode() for h in halaman),
        "metrics": metrik.tulis(pada=KINI).decode(),
    }
    for nama, isi in tempat.items():
        for kenari in (*PRIBADI, *RAHASIA):
            assert kenari not in isi, (nama, kenari)


def test_the_payload_has_no_credential_and_attempts_are_only_added_to(
    lapor, petugas, jam, settings
):
    kiriman = dikirim(settings, lapor, petugas, jam, "422")
    muatan = str(kiriman.muatan)
    assert NAMA in muatan  # consented, and erased after 90 days
    assert not [r for r in (NIK, *RAHASIA) if r in muatan]
    with pytest.raises(Exception, match="Cannot update rows"):
        Percobaan.objects.update(cuplikan="lain")
