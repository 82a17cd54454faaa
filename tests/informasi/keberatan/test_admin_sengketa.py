"""The page of a dispute: the commission's clocks, each explained, and the days so far."""

from datetime import date

import pytest

from informasi.keberatan.sengketa import catat_sengketa
from informasi.models import Sengketa
from organisasi.basis_data.versi import kosongkan
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur
from tests.informasi.kantor import saat
from tests.informasi.meja_keberatan import HARI_INI, alamat, tanggapi, tombol
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_hari_ini")]


@pytest.fixture
def sengketa(dikuatkan):
    return catat_sengketa(dikuatkan, Saat(None, saat(HARI_INI)))


def tekan(client, objek, tindakan, **isi):
    ke = alamat(objek, "tindakan", tindakan)
    return client.post(ke, {"tanggal": HARI_INI.isoformat()} | isi)


def test_a_dispute_is_walked_through_in_the_commissions_order(kantor, client, sengketa):
    masuk(client, kantor.ppid_utama)
    # Not before the filing; what was typed stays.
    dini = tekan(client, sengketa, "registrasi", tanggal="2024-06-01", nomor_ki="7/KI")
    assert "sesudah langkah sebelumnya" in dini.text
    assert "7/KI" in dini.text
    for nama, isi in (
        ("registrasi", {"nomor_ki": "001/KI"}),
        ("mulai", {}),
        ("mediasikan", {}),
        ("ajudikasikan", {}),
        ("putus", {"amar": "Informasi terbuka.", "hasil": "dikabulkan"}),
        ("laksanakan", {}),
    ):
        assert nama in tombol(client.get(alamat(sengketa)))
        tekan(client, sengketa, nama, **isi)
        sengketa.refresh_from_db()
    assert sengketa.status == Sengketa.Status.DILAKSANAKAN
    assert sengketa.hasil == Sengketa.Hasil.DIKABULKAN
    halaman = client.get(alamat(sengketa)).text
    assert "Dikabulkan untuk pemohon" in halaman
    assert "Tidak ada langkah lagi" in halaman
    assert "Berkas sengketa" not in halaman


def test_the_commissions_clocks_are_reckoned_and_explained(client, kantor, sengketa):
    masuk(client, kantor.ppid_utama)
    sebelum = client.get(alamat(sengketa))
    langkah = client.get(alamat(sengketa, "tindakan", "registrasi")).text
    assert "Yang sudah tercatat" in langkah
    assert "Diajukan pemohon: Selasa, 25 Juni 2024." in langkah
    tekan(client, sengketa, "registrasi", nomor_ki="001/KI")
    tekan(client, sengketa, "mulai")
    sesudah = client.get(alamat(sengketa))
    jam = {nama: hitungan for nama, hitungan, _ in sebelum.context["jam"]}
    assert jam["Komisi meregistrasi"].jatuh_tempo == date(2024, 6, 28)
    assert jam["Komisi mulai memeriksa"].jatuh_tempo == date(2024, 7, 15)
    assert jam["Komisi memutus"] is None
    assert "dihitung sejak komisi mulai memeriksa" in sebelum.text
    assert "Paling lambat <b>Jumat, 28 Juni 2024</b>" in sebelum.text
    assert "100 hari kerja sejak Selasa, 25 Juni 2024" in sesudah.text
    assert ("Mulai diperiksa", date(2024, 6, 25)) in sesudah.context["posisi"]
    assert "001/KI" in sesudah.text
    HariLibur.objects.all().delete()
    kosongkan()
    kosong = client.get(alamat(sengketa)).text
    assert "Kalender hari libur tahun 2024 belum diisi" in kosong


def test_a_refusal_on_an_exclusion_is_not_mediated(client, kantor, banding_tolakan):
    objek = catat_sengketa(
        tanggapi(kantor, banding_tolakan, hasil="ditolak"), Saat(None, saat(HARI_INI))
    )
    masuk(client, kantor.ppid_utama)
    tekan(client, objek, "registrasi", nomor_ki="001/KI")
    tekan(client, objek, "mulai")
    assert tombol(client.get(alamat(objek))) == {"ajudikasikan"}
