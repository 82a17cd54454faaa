"""What is kept of a long form while an officer types: one draft a tab, his alone."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from organisasi.kantor.peran import Peran
from organisasi.models import IsianPetugas
from organisasi.staf.isian import TANDA
from tests.factories.organisasi import UnitFactory
from tests.klien import PortalClient
from tests.petugas import masuk, petugas_berperan
from tests.ppid_portal.masuk.isian import CATAT, SITUS, buka

pytestmark = pytest.mark.django_db
SIMPAN = "/admin/isian/simpan/"


@pytest.fixture
def petugas():
    return petugas_berperan(Peran.PETUGAS_LAYANAN)


@pytest.fixture
def client():
    return PortalClient(enforce_csrf_checks=True)


@pytest.fixture
def kata(client, petugas):
    masuk(client, petugas)
    return buka(client)


def ketik(client, kata, **isi):
    semua = kata | {"_alamat": CATAT, "_halaman": CATAT, "nama": "Budi"} | isi
    return client.post(SIMPAN, semua, **SITUS)


def test_a_draft_is_offered_when_the_form_is_opened_anew(client, kata, petugas):
    pukul = ketik(client, kata).json()["pukul"]
    assert re.fullmatch(r"\d\d\.\d\d", pukul)
    assertContains(client.get(CATAT), f"Lanjutkan draf {pukul}")
    ketik(client, kata, nama="Budi Santoso")
    isian = IsianPetugas.objects.get()
    lanjut = client.get(f"{CATAT}?lanjut={isian.nomor}")
    assertContains(lanjut, 'value="Budi Santoso"')
    assertNotContains(lanjut, "Lanjutkan draf")
    with time_machine.travel(timezone.now() + timedelta(hours=23, minutes=59)):
        masuk(client, petugas)
        assertContains(client.get(CATAT), " pukul ")


def test_two_tabs_keep_one_draft_each(client, petugas):
    masuk(client, petugas)
    satu, dua = buka(client), buka(client)
    for kata, nama in ((satu, "Satu"), (dua, "Dua")):
        ketik(client, kata, nama=nama)
    assert IsianPetugas.objects.count() == 2


def test_a_draft_can_be_thrown_away_by_its_owner_alone(client, kata):
    ketik(client, kata)
    buang = reverse("admin:isian_buang", args=(IsianPetugas.objects.get().nomor,))
    lain = PortalClient()
    masuk(lain, petugas_berperan(Peran.PETUGAS_LAYANAN))
    lain.post(buang)
    assert IsianPetugas.objects.count() == 1
    response = client.post(buang, kata, **SITUS)
    assertRedirects(response, CATAT)
    assert not IsianPetugas.objects.exists()


def test_an_accepted_form_leaves_no_draft(petugas):
    client = PortalClient()
    unit = UnitFactory()
    masuk(client, petugas_berperan(Peran.PPID_UTAMA, unit))
    alamat = reverse("admin:informasi_standarbiaya_add")
    kata = buka(client, alamat)
    isi = {"_alamat": alamat, "_halaman": alamat, "jenis": "Fotokopi"}
    ketik(client, kata, **isi)
    salah = client.post(alamat, kata)
    assert (salah.status_code, IsianPetugas.objects.count()) == (200, 1)
    # The page that came back with its faults goes on under the same number.
    nomor = IsianPetugas.objects.get().nomor
    kata = {TANDA: re.search(rf'name="{TANDA}" value="([^"]*)"', salah.text)[1]}
    ketik(client, kata, **isi)
    assert IsianPetugas.objects.get().nomor == nomor
    isi = {"jenis": "Fotokopi", "satuan": "lembar", "tarif": "0"}
    benar = client.post(alamat, isi | {"berlaku_sejak": "2024-01-01"} | kata)
    assert benar.status_code == 302, benar.context["errors"]
    assert not IsianPetugas.objects.exists()


@pytest.mark.parametrize(
    "salah", [{TANDA: "palsu"}, {"_alamat": "catat"}, {"_halaman": "/\\jahat.example/"}]
)
def test_a_draft_needs_its_word_and_an_address_of_ours(client, kata, salah):
    assert ketik(client, kata, **salah).status_code == 400
    assert not IsianPetugas.objects.exists()


def test_a_draft_with_the_word_of_somebody_else_is_refused(client, kata):
    lain = PortalClient()
    masuk(lain, petugas_berperan(Peran.PETUGAS_LAYANAN))
    assert ketik(lain, kata).status_code == 400


def test_what_is_asked_for_from_a_file_stays_a_file(client, kata):
    """Only pages are filled; a download or a redirect with the word stays what it is."""
    ketik(client, kata)
    nomor = IsianPetugas.objects.get().nomor
    berkas = client.get(f"/admin/informasi/permohonan/ekspor/csv/?lanjut={nomor}")
    assert berkas.status_code == 200
    assert berkas["Content-Type"].startswith("text/csv")
    hilang = client.get(f"/admin/tidak-ada/?lanjut={nomor}")
    assert hilang.status_code in {301, 302, 404}


def test_the_table_keeps_one_draft_of_a_tab_and_an_address(petugas):
    kini = timezone.now()
    isi = {
        "petugas": petugas,
        "nomor": "a1",
        "sidik_alamat": "b2",
        "isi": "[]",
        "disimpan_pada": kini,
        "kedaluwarsa_pada": kini,
    }
    IsianPetugas.objects.create(**isi)
    with (
        pytest.raises(IntegrityError, match="isian_petugas_satu"),
        transaction.atomic(),
    ):
        IsianPetugas.objects.create(**isi)
