"""The page of a dispute: the commission's clocks, each explained, and the days so far."""

from datetime import date

import pytest
from django.urls import reverse

from informasi.keberatan.sengketa import catat_sengketa
from organisasi.basis_data.versi import kosongkan
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur
from tests.informasi.kantor import diproses, saat
from tests.informasi.meja_keberatan import HARI_INI, P, jawab, keberatan, tanggapi
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_hari_ini")]


def sengketa(kantor, objek=None):
    objek = objek or keberatan(diproses(kantor))
    return catat_sengketa(
        tanggapi(kantor, objek, hasil="ditolak"), Saat(None, saat(HARI_INI))
    )


def alamat(objek, tindakan=""):
    if tindakan:
        return reverse("admin:informasi_sengketa_tindakan", args=(objek.pk, tindakan))
    return reverse("admin:informasi_sengketa_change", args=(objek.pk,))


def tekan(client, objek, tindakan, **isi):
    client.post(alamat(objek, tindakan), {"tanggal": HARI_INI.isoformat()} | isi)


def test_the_commissions_clocks_are_reckoned_and_explained(client, kantor):
    objek = sengketa(kantor)
    masuk(client, kantor.ppid_utama)
    sebelum = client.get(alamat(objek))
    langkah = client.get(alamat(objek, "registrasi")).text
    assert "Yang sudah tercatat" in langkah
    assert "Diajukan pemohon: Selasa, 25 Juni 2024." in langkah
    tekan(client, objek, "registrasi", nomor_ki="001/KI")
    tekan(client, objek, "mulai")
    sesudah = client.get(alamat(objek))
    jam = {nama: hitungan for nama, hitungan, _ in sebelum.context["jam"]}
    assert jam["Komisi meregistrasi"].jatuh_tempo == date(2024, 6, 28)
    assert jam["Komisi mulai memeriksa"].jatuh_tempo == date(2024, 7, 15)
    assert jam["Komisi memutus"] is None
    assert "dihitung sejak komisi mulai memeriksa" in sebelum.text
    assert "Paling lambat <b>Jumat, 28 Juni 2024</b>" in sebelum.text
    assert "100 hari kerja sejak Selasa, 25 Juni 2024" in sesudah.text
    assert ("Mulai diperiksa", "Selasa, 25 Juni 2024") in sesudah.context["posisi"]
    assert "001/KI" in sesudah.text


def test_a_clock_that_cannot_be_reckoned_says_why(client, kantor):
    objek = sengketa(kantor)
    HariLibur.objects.all().delete()
    kosongkan()
    masuk(client, kantor.ppid_utama)
    assert (
        "Kalender hari libur tahun 2024 belum diisi" in client.get(alamat(objek)).text
    )


def test_a_refusal_on_an_exclusion_is_not_mediated(client, kantor):
    permohonan = jawab(kantor, diproses(kantor), P.DITOLAK)
    objek = sengketa(kantor, keberatan(permohonan, "a", pada=saat("2024-06-06")))
    masuk(client, kantor.ppid_utama)
    tekan(client, objek, "registrasi", nomor_ki="001/KI")
    tekan(client, objek, "mulai")
    halaman = client.get(alamat(objek))
    assert {t["nama"] for t in halaman.context["tombol"]} == {"ajudikasikan"}


def test_the_unit_reads_its_dispute_and_leaves_it_to_the_main_ppid(client, kantor):
    objek = sengketa(kantor)
    masuk(client, kantor.kepala)
    halaman = client.get(alamat(objek))
    assert halaman.context["tombol"] == []
    assert objek.nomor in halaman.text
    induk = reverse("admin:informasi_keberatan_change", args=(objek.keberatan_id,))
    assert alamat(objek) in client.get(induk).text
    masuk(client, kantor.kepala_dinas)
    assert client.get(alamat(objek)).status_code == 404
