"""The admin in a real browser: no accessibility fault, no complaint in the console."""

from typing import Any

import pytest
from django.contrib import admin
from factory import Sequence

from informasi.models import UjiKonsekuensi
from organisasi.kantor.peran import Peran
from organisasi.models import HariLibur
from tests.factories.informasi import RancanganFactory, TemuanFactory
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.peramban.petugas import buat_akun
from tests.peramban.tab import LEBIH_LEBAR, SEMPIT, periksa_layar, periksa_terbuka
from tests.serentak import serentak

INF, ORG = "/admin/informasi/", "/admin/organisasi/"
# Each template of the admin once; lists differ in their columns only.
ALAMAT = (
    *("/admin/", "/admin/panduan/mulai/", "/masuk/kata-sandi/", "/masuk/faktor-kedua/"),
    *(f"{INF}dokumeninformasi/{ekor}" for ekor in ("", "impor/")),
    f"{INF}dokumeninformasi/{{rancangan}}/change/",
    *(
        f"{INF}dokumeninformasi/{{terbit}}/{ekor}"
        for ekor in ("change/", "history/", "tindakan/tarik/")
    ),
    *(f"{INF}sertamerta/add/", f"{INF}ujikonsekuensi/{{uji}}/change/"),
    *(f"{ORG}unit/", f"{ORG}jejak/"),
    *(f"{ORG}unit/{{unit}}/change/", f"{ORG}harilibur/{{libur}}/change/"),
    *(f"{ORG}halaman/add/", f"{ORG}penugasan/add/"),
)


@pytest.fixture(scope="module")
def rancangan(dunia):
    """Something that waits, so that the today list has lines; one is a long address."""
    TemuanFactory(
        dokumen__unit=dunia.utama, sasaran=f"https://contoh.invalid/{'a' * 90}"
    )
    return RancanganFactory(unit=dunia.utama, status="diperiksa")


@pytest.fixture(scope="module")
def utama(dunia, rancangan):
    return buat_akun(Peran.PPID_UTAMA, dunia.utama)


@pytest.fixture(scope="module")
def penjaga(tab, utama):
    return tab(akun=utama)


@pytest.mark.parametrize("pola", ALAMAT)
def test_axe_finds_nothing_on_the_admins_pages(penjaga, dunia, rancangan, pola):
    alamat = pola.format(
        rancangan=rancangan.pk,
        terbit=dunia.dokumen.pk,
        unit=dunia.kecamatan.pk,
        uji=UjiKonsekuensi.objects.get().pk,
        libur=HariLibur.objects.get().pk,
    )
    assert periksa_layar(penjaga, alamat) == {}
    assert penjaga.halaman.url.endswith(alamat)


@pytest.fixture
def banyak_libur(basis_data):
    """More days off than fit on some pages; the records of the module stay as they were."""

    def hapus(_ke):
        HariLibur.objects.filter(nama__startswith="Uji halaman").delete()

    serentak(
        1,
        lambda _ke: HariLiburFactory.create_batch(
            12, nama=Sequence(lambda n: f"Uji halaman {n}")
        ),
    )
    yield
    (hasil,) = serentak(1, hapus)
    assert not isinstance(hasil, Exception), hasil


def test_a_list_of_many_pages_stays_within_a_phone(penjaga, banyak_libur, monkeypatch):
    monkeypatch.setattr(admin.site._registry[HariLibur], "list_per_page", 1)
    halaman = penjaga.halaman.context.new_page()
    halaman.set_viewport_size({"width": 320, "height": 800})
    halaman.goto(f"{ORG}harilibur/")
    assert halaman.locator(".paginator a").count() > 5
    assert halaman.evaluate(LEBIH_LEBAR) <= 0
    halaman.close()


def test_a_long_address_in_the_today_list_stays_within_a_phone(penjaga):
    halaman = penjaga.halaman
    halaman.goto("/admin/")
    assert halaman.get_by_text("aaaaaaaaaa").count() == 1
    assert periksa_terbuka(halaman, SEMPIT[:1]) == {}


def test_a_form_keeps_its_choices_within_its_edge_and_ticks_at_their_line(
    penjaga, dunia
):
    halaman = penjaga.halaman
    (lain,) = serentak(1, lambda _ke: UnitFactory(nama=f"Dinas {'Pekerjaan ' * 14}"))
    assert not isinstance(lain, Exception), lain
    halaman.set_viewport_size({"width": 1280, "height": 800})
    halaman.goto(f"{ORG}unit/{dunia.kecamatan.pk}/change/")
    kotak: list[Any] = [
        halaman.locator(satu).first.bounding_box()
        for satu in (".form-row", "#id_induk", "#id_dipercaya")
    ]
    kolom, induk, centang = kotak
    assert induk["x"] + induk["width"] <= kolom["x"] + kolom["width"]
    assert centang["x"] - kolom["x"] < 30
