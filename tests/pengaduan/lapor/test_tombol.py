"""The form a complaint is handed over with: the ways that are open, and a refusal."""

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from pengaduan.models import Penerusan
from tests.factories.organisasi import UnitFactory
from tests.factories.pengaduan import PenerusanFactory
from tests.pengaduan.lapor.meja import KINI, aduan, pelapor_pasti, teruskan
from tests.petugas import masuk

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.lambat,
    pytest.mark.usefixtures("siap"),
]
Cara = Penerusan.Cara


@pytest.fixture
def admin(client, petugas):
    with time_machine.travel(KINI, tick=False):  # the calendar that the office has
        yield masuk(client, petugas)


def halaman_teruskan(pengaduan):
    nama = "admin:pengaduan_pengaduan_tindakan"
    return reverse(nama, args=(pengaduan.pk, "teruskan"))


def test_before_it_is_handed_over_the_payload_is_shown(client, admin, settings):
    halaman = halaman_teruskan(aduan())
    jawab = client.get(halaman)
    assertContains(jawab, "Bila otomatis. Judul: Lampu jalan mati")
    assert jawab.context["form"]["cara"].value() == "api"
    assertNotContains(jawab, "Otomatis tidak dapat dipilih")
    settings.LAPOR_MODE = "manual"
    assertNotContains(client.get(halaman), "Bila otomatis")


@pytest.mark.parametrize(
    ("setelan", "pelapor", "sebab"),
    [
        ({}, {"surel_dipastikan_pada": None}, "kontak yang sudah dipastikan"),
        ({"LAPOR_CATEGORY_MAP": {"lain": 1}}, {}, "belum punya nomor"),
        ({"LAPOR_TOKEN": ""}, {}, "setelannya belum lengkap"),
    ],
)
def test_a_way_that_is_forbidden_is_not_offered_and_its_reason_is_said(
    client, admin, settings, setelan, pelapor, sebab
):
    for nama, nilai in setelan.items():
        setattr(settings, nama, nilai)
    pengaduan = aduan(pelapor=pelapor_pasti(**pelapor))
    jawab = client.get(halaman_teruskan(pengaduan))
    assertContains(jawab, "Otomatis tidak dapat dipilih.")
    assertContains(jawab, sebab)
    assertNotContains(jawab, "Bila otomatis")
    kolom = jawab.context["form"].fields["cara"]
    assert [nilai for nilai, _teks in kolom.choices] == ["dibantu", "tangan"]
    # As it stands, it is not refused.
    isi = {nama: jawab.context["form"][nama].value() for nama in ("tujuan", "cara")}
    isi |= {"unit": UnitFactory().pk, "tujuan": "lapor", "catatan": "Segera."}
    jawab = client.post(halaman_teruskan(pengaduan), isi)
    assert jawab.status_code == 302, jawab.context["form"].errors
    pengaduan.refresh_from_db()
    assert pengaduan.status == "diteruskan"


def test_a_hand_over_refused_stays_on_its_form_with_the_note(client, admin):
    pengaduan = aduan()
    PenerusanFactory(pengaduan=pengaduan, tujuan="unit", unit=UnitFactory())
    unit = UnitFactory().pk
    isi = {"tujuan": "unit", "unit": unit, "catatan": "Jembatan goyang."}
    jawab = client.post(halaman_teruskan(pengaduan), isi)
    assert jawab.status_code == 200
    assertContains(jawab, "sudah diteruskan ke tujuan itu")
    assertContains(jawab, "Jembatan goyang.")
    assertNotContains(jawab, "sedang tidak terbuka")


def test_the_other_way_of_a_hand_over_says_why_the_machine_is_none(
    client, admin, settings
):
    pengaduan = aduan(pelapor=pelapor_pasti(surel_dipastikan_pada=None))
    penerusan = teruskan(pengaduan, oleh=admin, cara=Cara.DIBANTU)
    nama = "admin:pengaduan_penerusan_tindakan"
    jawab = client.get(reverse(nama, args=(penerusan.pk, "cara")))
    assertContains(jawab, "Otomatis tidak dapat dipilih.")
    assert [n for n, _ in jawab.context["form"].fields["cara"].choices] == ["tangan"]
