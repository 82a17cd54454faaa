"""The frame of the staff's pages: who finds which part, and what a first visit weighs."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from organisasi.kantor.peran import Peran
from ppid_portal.staf.menu import MENU, TAB_MAKS, awalan
from tests.berat import KB, timbang
from tests.factories.informasi import DokumenFactory, JawabanFactory
from tests.factories.organisasi import PenugasanFactory, PetugasFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
DAFTAR = "admin:{}_changelist"


def bagian(client, peran):
    masuk_sebagai(client, peran)
    return {b.nama: b for b in client.halaman("/admin/?layanan=").context["menu"]}


def test_lists_of_a_part_stand_in_a_row_that_ends_with_its_page(client):
    semua = bagian(client, Peran.PENGELOLA_PEMANGKU)
    tab = [satu.judul for satu in semua["Pemangku"].tab]
    assert (len(tab), tab[0], tab[-1]) == (TAB_MAKS, "Pemangku", "Lainnya")
    # What is used every day; what is set once stands on the page of settings.
    assert sum(len(isi) for _, isi in semua["Pemangku"].kelompok) <= 8
    atur = dict(semua["Pengaturan"].kelompok)["Pemangku"]
    assert "Daftar jangan dihubungi" in {satu.judul for satu in atur}
    isi = client.halaman(reverse(DAFTAR.format("pemangku_janji"))).content.decode()
    assert re.search(r'aria-current="page">\s*Janji', isi)
    assert 'aria-current="true">Pemangku' in isi
    assert semua["Laporan"].tab == []
    atasan = bagian(client, Peran.ATASAN_PPID)
    assert list(atasan) == ["Permohonan", "Laporan", "Pengaturan"]
    assert [b.judul for b in atasan["Permohonan"].tab][1:] == ["Keberatan", "Sengketa"]
    operator = bagian(client, Peran.OPERATOR_112)
    assert operator["Aduan"].alamat == reverse("admin:pengaduan_insiden_konsol")


def test_every_list_belongs_to_one_part():
    milik = [a for isi in MENU for a in awalan(isi) if a.endswith("_")]
    semua = {
        f"admin:{m._meta.label_lower}_".replace(".", "_") for m in admin.site._registry
    }
    assert sorted(milik) == sorted(semua)


def test_lists_load_none_of_djangos_scripts_and_styles(client):
    masuk(client, PetugasFactory(is_superuser=True, is_staff=True))
    for model in admin.site._registry:
        nama = f"{model._meta.app_label}_{model._meta.model_name}"
        isi = client.get(reverse(DAFTAR.format(nama))).content.decode()
        assert "/static/css/petugas" in isi, nama
        assert "/static/admin/" not in re.sub(r"<img[^>]*>", "", isi), nama


def test_first_visit_of_a_page_of_the_staff_fits_in_40_kb():
    DokumenFactory.create_batch(50)
    minta = JawabanFactory().permohonan.pk
    aduan = PengaduanFactory(diteruskan=True).pk
    petugas = Client()
    semua = petugas_berperan(Peran.PPID_UTAMA, is_superuser=True, is_staff=True)
    for peran in (Peran.PIMPINAN, Peran.OPERATOR_112):
        PenugasanFactory(petugas=semua, peran=peran)
    masuk(petugas, semua)
    berat = {
        (nama, *args): timbang(petugas, reverse(nama, args=args))
        for nama, *args in (
            ("admin:index",),
            ("pimpinan",),
            ("admin:pengaduan_insiden_konsol",),
            ("admin:informasi_dokumeninformasi_changelist",),
            ("admin:informasi_dokumeninformasi_add",),
            ("admin:informasi_permohonan_add",),
            ("admin:informasi_permohonan_change", minta),
            ("admin:informasi_permohonan_jawaban", minta),
            ("admin:pengaduan_pengaduan_change", aduan),
        )
    }
    assert {a: b for a, b in berat.items() if b[0] > 15 * KB or b[1] > 40 * KB} == {}
