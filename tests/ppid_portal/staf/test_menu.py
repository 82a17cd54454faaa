"""The frame of the staff's pages: who finds which part, and what a first visit weighs."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from organisasi.kantor.peran import Peran
from ppid_portal.staf.menu import MENU, TAB_MAKS
from tests.berat import KB, timbang
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import PetugasFactory
from tests.petugas import masuk, masuk_sebagai

pytestmark = pytest.mark.django_db
LIMA = ["Permohonan", "Aduan", "Informasi publik", "Pemangku", "Laporan"]
DAFTAR = "admin:{}_changelist"


def bagian(client, peran):
    masuk_sebagai(client, peran)
    return {b.nama: b for b in client.halaman("/admin/").context["menu"]}


@pytest.mark.parametrize(
    ("peran", "nama"),
    [
        (Peran.PETUGAS_LAYANAN, LIMA),
        (Peran.PPID_PEMBANTU, [*LIMA, "Pengaturan"]),
        (Peran.OPERATOR_112, ["Aduan"]),
        (Peran.ADMIN_TEKNIS, ["Pengaturan"]),
        (Peran.PDP, ["Pemangku", "Laporan"]),
    ],
)
def test_a_role_reads_the_parts_it_uses(client, peran, nama):
    assert list(bagian(client, peran)) == nama


def test_a_part_opens_with_its_first_list_or_with_its_page(client):
    semua = bagian(client, Peran.OPERATOR_112)
    assert semua["Aduan"].alamat == reverse("admin:pengaduan_insiden_konsol")
    semua = bagian(client, Peran.PPID_PEMBANTU)
    assert semua["Aduan"].alamat == reverse(DAFTAR.format("pengaduan_pengaduan"))
    halaman = client.halaman(semua["Pengaturan"].alamat)
    assert halaman.context["title"] == "Pengaturan"
    assert 'aria-current="page">Pengaturan' in halaman.content.decode()
    isi = [satu.judul for _, s in halaman.context["bagian"].kelompok for satu in s]
    assert isi == ["Unit"]


def test_settings_that_the_role_only_reads_are_not_listed(client):
    masuk_sebagai(client, Peran.AUDITOR)
    assert client.get(reverse(DAFTAR.format("organisasi_harilibur"))).status_code == 200
    assert client.get("/admin/bagian/pengaturan/").status_code == 404


def test_lists_of_a_part_stand_in_a_row_that_ends_with_its_page(client):
    semua = bagian(client, Peran.PENGELOLA_PEMANGKU)
    tab = [satu.judul for satu in semua["Pemangku"].tab]
    assert (len(tab), tab[0], tab[-1]) == (TAB_MAKS, "Pemangku", "Lainnya")
    isi = client.halaman(reverse(DAFTAR.format("pemangku_janji"))).content.decode()
    assert re.search(r'aria-current="page">\s*Janji', isi)
    assert 'aria-current="true">Pemangku' in isi
    assert semua["Laporan"].tab == []
    assert bagian(client, Peran.PENYELIA_112)["Aduan"].tab != []
    assert bagian(client, Peran.ATASAN_PPID)["Permohonan"].tab != []


def test_the_index_of_an_app_leads_to_its_part(client):
    pemangku = reverse("admin:app_list", args=("pemangku",))
    masuk_sebagai(client, Peran.PDP)
    tujuan = reverse(DAFTAR.format("pemangku_pemangku"))
    assert client.get(pemangku).url == tujuan
    masuk_sebagai(client, Peran.OPERATOR_112)
    assert client.get(pemangku).url == "/admin/"


def test_every_list_belongs_to_one_part():
    milik = [kunci for isi in MENU for kunci in isi.semua if "." in kunci]
    terdaftar = [m._meta.label_lower for m in admin.site._registry]
    assert sorted(milik) == sorted(terdaftar)


def test_lists_load_none_of_djangos_scripts_and_styles(client):
    masuk(client, PetugasFactory(is_superuser=True, is_staff=True))
    for model in admin.site._registry:
        nama = f"{model._meta.app_label}_{model._meta.model_name}"
        isi = client.get(reverse(DAFTAR.format(nama))).content.decode()
        assert "/static/css/petugas" in isi, nama
        assert "/static/admin/" not in re.sub(r"<img[^>]*>", "", isi), nama
        assert "jsi18n" not in isi, nama


@pytest.mark.parametrize("nama", ["informasi_dokumeninformasi", "organisasi_unit"])
def test_first_visit_of_a_list_fits_in_40_kb(nama):
    DokumenFactory.create_batch(50)
    petugas = Client()
    masuk_sebagai(petugas, Peran.PPID_UTAMA)
    halaman, semua = timbang(petugas, reverse(DAFTAR.format(nama)))
    assert halaman < 15 * KB
    assert semua < 40 * KB
