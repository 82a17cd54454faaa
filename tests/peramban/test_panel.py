"""The admin in a real browser: no accessibility fault, no complaint in the console."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from factory import Sequence

from informasi.models import UjiKonsekuensi
from organisasi.kantor.peran import Peran
from organisasi.models import HariLibur
from tests.akses_bantu import HURUF, PERAN
from tests.factories.informasi import RancanganFactory, TemuanFactory
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.peramban.conftest import buat_tab
from tests.peramban.petugas import buat_akun, sesi
from tests.peramban.tab import LAYAR, LEBIH_LEBAR, periksa_layar, terlalu_lebar
from tests.serentak import serentak

# Each template of the admin is looked at in full, narrow and wide.
PENUH = ((360, "light", False), (1280, "dark", False))
INF, ORG = "/admin/informasi/", "/admin/organisasi/"
ALAMAT = (
    "/admin/",
    "/admin/panduan/mulai/",
    f"{INF}dokumeninformasi/",
    f"{INF}dokumeninformasi/add/",
    f"{INF}dokumeninformasi/{{rancangan}}/change/",
    f"{INF}dokumeninformasi/{{terbit}}/change/",
    f"{INF}dokumeninformasi/{{terbit}}/history/",
    f"{INF}dokumeninformasi/{{terbit}}/tindakan/tarik/",
    f"{INF}dokumeninformasi/impor/",
    f"{INF}sertamerta/",
    f"{INF}sertamerta/add/",
    f"{INF}ujikonsekuensi/",
    f"{INF}ujikonsekuensi/{{uji}}/change/",
    f"{INF}pencariannihil/",
    f"{INF}sinonim/add/",
    f"{INF}temuan/",
    f"{ORG}unit/",
    f"{ORG}unit/{{unit}}/change/",
    f"{ORG}harilibur/",
    f"{ORG}harilibur/{{libur}}/change/",
    f"{ORG}halaman/add/",
    f"{ORG}penugasan/add/",
    f"{ORG}notifikasi/",
    f"{ORG}jejak/",
    "/masuk/kata-sandi/",
    "/masuk/faktor-kedua/",
)
# Every list that the main PPID may see, empty or not.
DAFTAR = tuple(
    f"/admin/{label.replace('.', '/')}/"
    for label, huruf in HURUF.items()
    if huruf.split()[PERAN.index(Peran.PPID_UTAMA)] != "-"
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
def penjaga(chromium, alamat, utama):
    """One tab, signed in, for all addresses."""
    sesi_utama = sesi(alamat, utama)
    tab = buat_tab(chromium, alamat, storage_state=sesi_utama)
    yield tab
    tab.halaman.context.close()


@pytest.mark.parametrize("pola", dict.fromkeys((*ALAMAT, *DAFTAR)))
def test_axe_finds_nothing_on_the_admins_pages(penjaga, dunia, rancangan, pola):
    alamat = pola.format(
        rancangan=rancangan.pk,
        terbit=dunia.dokumen.pk,
        unit=dunia.kecamatan.pk,
        uji=UjiKonsekuensi.objects.get().pk,
        libur=HariLibur.objects.get().pk,
    )
    galat = periksa_layar(penjaga, alamat, PENUH if pola in ALAMAT else LAYAR)
    assert galat == {}
    assert penjaga.halaman.url.endswith(alamat)


def test_the_two_search_boxes_of_a_list_are_told_apart(penjaga):
    halaman = penjaga.halaman
    halaman.goto(f"{ORG}unit/")
    assert halaman.get_by_role("searchbox", name="Cari daftar").count() == 1
    assert halaman.get_by_role("textbox", name="Cari unit", exact=True).count() == 1
    assert halaman.get_by_role("search", name="Cari unit").count() == 1


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
    assert halaman.locator(".paginator li").count() > 5
    assert halaman.evaluate(LEBIH_LEBAR) <= 0
    halaman.close()


def test_a_long_address_in_the_today_list_stays_within_a_phone(penjaga):
    halaman = penjaga.halaman
    halaman.goto("/admin/")
    assert halaman.get_by_text("aaaaaaaaaa").count() == 1
    assert terlalu_lebar(halaman) == {}


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
