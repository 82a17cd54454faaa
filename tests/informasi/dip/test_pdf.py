"""The Daftar Informasi Publik on paper: a tagged PDF of the same rows."""

import pytest
from django.urls import reverse
from django.utils import timezone

from informasi.dip import views as laporan
from informasi.dip.views import DIP
from organisasi.kertas import naskah as cetakan
from organisasi.kertas.naskah import PDFGagal, cetak_pdf
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import UnitFactory
from tests.pdf import teks_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    setda = UnitFactory(nama="Setda")
    DokumenFactory.create_batch(2, unit=setda)
    # What is markup to the typesetter stays text.
    markah = {"judul": '#panic("x") *b* $a$ <l> @r', "ringkasan": '#read("/etc/x")'}
    DokumenFactory(unit=setda, **markah)
    DokumenFactory(unit=setda, judul="Jangan terbit", klasifikasi="dikecualikan")
    return setda


def alamat(unit):
    return reverse("informasi:dip-unit-pdf", args=[unit.slug])


@pytest.mark.lambat
def test_pdf_holds_the_same_rows(client, unit):
    isi = client.get(alamat(unit)).content
    rapat = teks_pdf(isi)
    assert "Daftar Informasi Publik Setda" in rapat
    assert "3 informasi yang terbuka" in rapat
    assert "Jangan terbit" not in rapat
    assert "#panic(" in rapat
    for baris in laporan.cari_daftar(unit.slug).alir():
        assert baris["nomor"] in rapat


@pytest.mark.lambat
def test_a_failing_typesetter_is_told_and_the_page_points_elsewhere(
    client, unit, monkeypatch
):
    monkeypatch.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")
    with pytest.raises(PDFGagal):
        cetak_pdf({}, pada=timezone.now(), naskah=DIP)
    response = client.get(alamat(unit))
    assert response.status_code == 503
    assert "Unduh XLSX atau CSV" in response.text
