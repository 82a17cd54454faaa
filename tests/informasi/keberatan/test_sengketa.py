"""The way to the Komisi Informasi: open in its window, told once, closed in words."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine

from informasi.keberatan import views as sengketa_berkas
from informasi.models import Keberatan, Sengketa
from organisasi.kertas import naskah as cetakan
from tests.factories.informasi import KeberatanFactory, PermohonanFactory
from tests.informasi.kantor import buka_kantor, saat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def waktu():
    buka_kantor()
    with time_machine.travel(saat("2024-07-01"), tick=False) as kini:
        yield kini


def ditanggapi(**lain):
    """Answered on Friday 14 June: until 8 July."""
    isi = {
        "status": Keberatan.Status.DITANGGAPI,
        "hasil": Keberatan.Hasil.DITOLAK,
        "putusan": "Dikuatkan.",
        "tanggal_terima": date(2024, 6, 7),
        "ditanggapi_pada": saat("2024-06-14"),
    }
    return KeberatanFactory(**(isi | lain))


def alamat(keberatan):
    return f"{keberatan.permohonan.get_absolute_url()}sengketa/"


def test_it_says_until_when_where_and_with_which_papers(client):
    jawab = client.halaman(alamat(ditanggapi()))
    isi = jawab.text
    assert "paling lambat <b>Senin, 8 Juli 2024</b>" in isi
    assert "14 hari kerja sejak Jumat, 14 Juni 2024" in isi
    assert "Bukti identitas Anda." in isi
    assert "dapat Anda tanyakan kepada PPID" in isi
    assert "mediasi" in isi
    assert jawab["Cache-Control"] == "no-store"
    # About an exclusion there is no mediation.
    isi = client.halaman(alamat(ditanggapi(alasan=["a"]))).text
    assert "langsung disidangkan (ajudikasi)" in isi
    assert "mediasi" not in isi


def test_the_office_is_told_once(client):
    keberatan = ditanggapi()
    jawab = client.post(alamat(keberatan), {"tanggal": "2024-06-28"})
    ganda = client.post(alamat(keberatan), {"tanggal": "2024-06-28"})
    isi = client.halaman(alamat(keberatan)).text
    kasus = client.halaman(keberatan.permohonan.get_absolute_url()).text
    assert jawab["Location"] == alamat(keberatan)
    assert ganda.status_code == 200
    assert Sengketa.objects.get().diajukan_pada == date(2024, 6, 28)
    assert "sengketa diajukan pada Jumat, 28 Juni 2024" in isi
    assert "Saya sudah mengajukan" not in isi
    assert "Anda membawa sengketa ke Komisi Informasi" in kasus


def test_silence_opens_it_and_the_case_page_offers_it(client, waktu):
    keberatan = KeberatanFactory()  # due on 6 August
    terlalu_dini = client.get(alamat(keberatan))
    waktu.move_to(saat("2024-08-07"))
    isi = client.halaman(alamat(keberatan)).text
    kasus = client.halaman(keberatan.permohonan.get_absolute_url()).text
    assert terlalu_dini.status_code == 409
    assert "masih punya waktu untuk menanggapi" in terlalu_dini.text
    assert "paling lambat <b>Senin, 26 Agustus 2024</b>" in isi
    assert "Bawa ke Komisi Informasi" in kasus


def test_after_the_window_it_names_the_last_day(client, waktu):
    keberatan = ditanggapi()
    waktu.move_to(saat("2024-07-09"))
    jawab = client.post(alamat(keberatan), {"tanggal": "2024-07-09"})
    assert jawab.status_code == 409
    assert "Hari terakhirnya Senin, 8 Juli 2024." in jawab.text
    assert not Sengketa.objects.exists()


def test_without_an_objection_there_is_neither_dispute_nor_dossier(client):
    ke = f"{PermohonanFactory().get_absolute_url()}sengketa/"
    assert client.get(f"{ke}berkas/").status_code == 404
    jawab = client.get(ke)
    assert jawab.status_code == 409
    assert "hanya dapat diajukan setelah keberatan" in jawab.text


# The dossier


def test_the_dossier_is_one_download_a_few_times_an_hour(client, monkeypatch):
    keberatan = ditanggapi()
    ke = f"{alamat(keberatan)}berkas/"
    monkeypatch.setattr(sengketa_berkas, "PER_JAM", 2)
    with monkeypatch.context() as rusak:
        rusak.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")
        gagal = client.get(ke)
    jawab = client.get(ke)
    isi = b"".join(jawab.streaming_content)
    terlalu_sering = client.get(ke)
    assert f'href="{ke}"' in client.halaman(alamat(keberatan)).text
    assert gagal.status_code == 503
    assert "00-ikhtisar.pdf" in str(ZipFile(BytesIO(isi)).namelist())
    assert jawab["Content-Type"] == "application/zip"
    assert jawab["Referrer-Policy"] == "no-referrer"
    assert terlalu_sering.status_code == 429
    assert "Coba lagi satu jam lagi." in terlalu_sering.text
