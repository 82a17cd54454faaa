"""Accounts, units, trail and outbox in the admin: who sees, who changes, who only reads."""

from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import (
    Halaman,
    Jejak,
    Notifikasi,
    Pengaturan,
    Penugasan,
    Petugas,
    Unit,
)
from tests.factories.organisasi import (
    HalamanFactory,
    NotifikasiFactory,
    PenugasanFactory,
    PetugasFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.petugas import isian, masuk, masuk_sebagai

pytestmark = pytest.mark.django_db

PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)
TUGAS = {"peran": "petugas_layanan", "sifat": "tetap", "mulai": "04-06-2024"}


def alamat(model, nama, *args):
    opts = model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{nama}", args=args)


def jejak(tindakan="coba", unit=None):
    return Jejak.objects.catat(unit or UnitFactory(), tindakan, saat=Saat(None, PADA))


# Units.


def test_choices_of_units_searched_by_script_stay_in_the_scope(client):
    unit = UnitFactory(nama="Dinas Contoh Satu")
    UnitFactory(nama="Dinas Contoh Dua")
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    response = client.get(
        reverse("admin:autocomplete"),
        {
            "app_label": "organisasi",
            "model_name": "penugasan",
            "field_name": "unit",
            "term": "Contoh",
        },
    )
    assert [r["text"] for r in response.json()["results"]] == [str(unit)]


@pytest.mark.parametrize(
    ("peran", "susunan"), [(Peran.PPID_PEMBANTU, False), (Peran.ADMIN_TEKNIS, True)]
)
def test_who_may_add_units_shapes_the_tree(client, peran, susunan):
    unit = UnitFactory()
    masuk_sebagai(client, peran, unit)
    kolom = client.halaman(alamat(Unit, "change", unit.pk)).context["adminform"].form
    assert ("induk" in kolom.fields) is susunan
    assert "telepon" in kolom.fields


def test_the_address_of_a_unit_is_proposed_once_and_then_stays(client):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    unit = UnitFactory()
    baru = client.halaman(alamat(Unit, "add")).context["adminform"]
    lama = client.halaman(alamat(Unit, "change", unit.pk)).context["adminform"]
    assert [p["field"].name for p in baru.prepopulated_fields] == ["slug"]
    assert lama.prepopulated_fields == []


def test_a_former_name_is_kept_with_the_unit(client):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    unit = UnitFactory()
    ubah = alamat(Unit, "change", unit.pk)
    nama = {"nama": "Dinas Lama", "mulai": "01-01-2017", "sampai": "31-12-2020"}
    form = isian(client.get(ubah)) | {"nama_lama-TOTAL_FORMS": 2}
    satu = {f"nama_lama-0-{k}": v for k, v in nama.items()}
    dua = {f"nama_lama-1-{k}": v for k, v in (nama | {"sampai": "31-12-2016"}).items()}
    ditolak = client.post(ubah, form | satu | dua)
    client.post(ubah, form | satu | {"nama_lama-TOTAL_FORMS": 1})
    assertContains(ditolak, "Tanggal akhir nama lama lebih awal dari mulainya.")
    assert unit.nama_lama.get().nama == "Dinas Lama"


# Accounts and assignments.


@pytest.mark.parametrize("boleh", [False, True])
def test_only_full_power_gives_itself_a_role_and_changes_its_own(client, boleh):
    saya = PetugasFactory(is_superuser=boleh)
    tugas = PenugasanFactory(petugas=saya, peran=Peran.ADMIN_TEKNIS)
    masuk(client, saya)
    lewat_akun = client.get(alamat(Petugas, "change", saya.pk))
    lewat_tugas = client.get(alamat(Penugasan, "change", tugas.pk))
    inline = lewat_akun.context["inline_admin_formsets"][0]
    assert lewat_tugas.context["has_change_permission"] is boleh
    assert inline.has_add_permission is boleh
    assert inline.has_change_permission is boleh
    isi = TUGAS | {"petugas": saya.pk, "unit": tugas.unit_id}
    client.post(alamat(Penugasan, "add"), isi)
    assert saya.penugasan.count() == 1 + boleh


def test_a_new_assignment_is_given_inside_the_account(client):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    orang, unit = PetugasFactory(), UnitFactory()
    ubah = alamat(Petugas, "change", orang.pk)
    baris = {f"penugasan-0-{k}": v for k, v in (TUGAS | {"unit": unit.pk}).items()}
    client.post(ubah, isian(client.get(ubah)) | baris | {"penugasan-TOTAL_FORMS": 1})
    assert orang.penugasan.get().unit == unit


def test_an_assignment_overlapping_another_is_refused_in_words(client):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    ada = PenugasanFactory()
    response = client.post(
        alamat(Penugasan, "add"),
        TUGAS | {"petugas": ada.petugas_id, "unit": ada.unit_id},
    )
    assertContains(response, "Akhiri dulu penugasan yang lama.")


def test_full_power_is_shown_to_full_power_only_and_roles_are_asked_afterwards(client):
    orang = PetugasFactory()
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    baru = client.halaman(alamat(Petugas, "add"))
    assert baru.context["inline_admin_formsets"] == []
    biasa = client.halaman(alamat(Petugas, "change", orang.pk))
    masuk(client, PetugasFactory(is_superuser=True))
    kuasa = client.halaman(alamat(Petugas, "change", orang.pk))
    assertNotContains(biasa, "Kuasa penuh")
    assertContains(kuasa, "Kuasa penuh")


@pytest.mark.parametrize(
    ("peran", "boleh"), [(Peran.ADMIN_TEKNIS, True), (Peran.PPID_UTAMA, False)]
)
def test_the_way_out_of_a_lost_telephone_is_diskominfos(client, peran, boleh):
    orang = PetugasFactory()
    masuk_sebagai(client, peran)
    faktor = alamat(Petugas, "faktor", orang.pk)
    response = client.halaman(alamat(Petugas, "change", orang.pk))
    assert (faktor in response.content.decode()) is boleh
    assert client.get(faktor).status_code == (200 if boleh else 403)


def test_a_second_factor_is_taken_off_by_post_and_with_a_reason_only(client):
    pelepas = masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    orang = PetugasFactory()
    Authenticator.objects.create(user=orang, type="totp", data={})
    faktor = alamat(Petugas, "faktor", orang.pk)
    client.halaman(faktor)
    kosong = client.post(faktor, {"alasan": " "})
    assertContains(kosong, "Ada yang perlu diperbaiki")
    assert Authenticator.objects.filter(user=orang).exists()
    for _ in range(2):
        isi = client.post(faktor, {"alasan": "Ponsel hilang."}, follow=True)
        assertContains(isi, "begitu petugas lain membuka halaman ini")
    assert Authenticator.objects.filter(user=orang).exists()
    kedua = masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    assertContains(client.halaman(faktor), f"{pelepas.nama}: Ponsel hilang.")
    isi = client.post(faktor, {"alasan": "Sudah bertemu."}, follow=True)
    assertContains(isi, f"Faktor kedua {orang} dilepas.")
    assert not Authenticator.objects.filter(user=orang).exists()
    baris = Jejak.objects.milik(orang).first()
    assert (baris.catatan, baris.oleh_nama) == ("Sudah bertemu.", kedua.nama)
    assert "Sudah diminta" not in client.halaman(faktor).content.decode()


# Trail and outbox.


@pytest.mark.parametrize(
    ("model", "buat"), [(Jejak, jejak), (Notifikasi, NotifikasiFactory)]
)
def test_trail_and_outbox_are_only_read_even_by_full_power(client, model, buat):
    baris = buat()
    masuk(client, PetugasFactory(is_superuser=True))
    ubah = alamat(model, "change", baris.pk)
    assert not client.halaman(ubah).context["has_change_permission"]
    assert client.post(ubah, {"penerima": "x"}).status_code == 403
    assert client.get(alamat(model, "add")).status_code == 403
    hapus = client.post(alamat(model, "delete", baris.pk), {"post": "yes"})
    assert hapus.status_code == 403
    assert model.objects.filter(pk=baris.pk).exists()


def test_the_trail_names_kinds_in_words_also_of_what_is_gone(client):
    jejak()
    for objek in ("sudah.hilang", "tanpa-titik"):
        Jejak.objects.create(pada=PADA, tindakan="coba", objek_jenis=objek)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    response = client.halaman(alamat(Jejak, "changelist"))
    for teks in (Unit._meta.verbose_name, "sudah.hilang", "tanpa-titik"):
        assertContains(response, f'<td class="field-jenis">{teks}</td>')


def test_the_trail_is_filtered_by_kind_without_reading_the_table(client):
    jejak("coba-unit")
    Jejak.objects.create(pada=PADA, tindakan="coba-lain", objek_jenis="sudah.hilang")
    masuk_sebagai(client, Peran.PPID_UTAMA)
    semua = client.get(alamat(Jejak, "changelist"))
    unit = client.get(alamat(Jejak, "changelist"), {"jenis": "organisasi.unit"})
    assert semua.context["cl"].result_count == 2
    assert [j.tindakan for j in unit.context["cl"].result_list] == ["coba-unit"]


def test_a_stuck_message_is_queued_again_and_a_sent_one_is_left(client):
    buntu = NotifikasiFactory(status=Notifikasi.Status.BUNTU, percobaan=5)
    kirim = NotifikasiFactory(status=Notifikasi.Status.TERKIRIM, dikirim_pada=PADA)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    response = client.post(
        alamat(Notifikasi, "changelist"),
        {"action": "antre_lagi", "_selected_action": [buntu.pk, kirim.pk]},
        follow=True,
    )
    assertContains(response, "1 pesan diantre lagi.")
    buntu.refresh_from_db()
    kirim.refresh_from_db()
    assert buntu.status == Notifikasi.Status.MENUNGGU
    assert (kirim.status, kirim.dikirim_pada) == (Notifikasi.Status.TERKIRIM, PADA)


def test_a_secret_link_is_read_by_nobody_but_its_receiver(client):
    rahasia = NotifikasiFactory(
        kunci="akun:1", isi="tautan-rahasia", kepada_petugas=True
    )
    biasa = NotifikasiFactory(isi="isi biasa", kepada_petugas=True)
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    tertutup = client.halaman(alamat(Notifikasi, "change", rahasia.pk))
    terbuka = client.halaman(alamat(Notifikasi, "change", biasa.pk))
    assertContains(tertutup, "Disembunyikan")
    assertNotContains(tertutup, "tautan-rahasia")
    assertContains(terbuka, "isi biasa")


@pytest.mark.parametrize(
    "buat", [jejak, NotifikasiFactory, PenugasanFactory, PetugasFactory, UnitFactory]
)
def test_a_list_costs_the_same_for_one_row_and_a_hundred(client, buat):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    daftar = alamat(type(buat()), "changelist")
    client.get(daftar)
    with CaptureQueriesContext(connection) as satu:
        client.get(daftar)
    for _ in range(99):
        buat()
    with CaptureQueriesContext(connection) as seratus:
        response = client.halaman(daftar)
    assert response.context["cl"].result_count >= 100
    assert len(seratus) == len(satu) <= 12


# What every list shares.


def test_who_has_the_whole_city_chooses_the_unit(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    response = client.halaman(alamat(Penugasan, "add"))
    assert not response.context["adminform"].form["unit"].value()


def test_the_settings_are_one_row(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    form = isian(client.halaman(alamat(Pengaturan, "add")))
    client.post(alamat(Pengaturan, "add"), form | {"nama_kota": "Kota Contoh"})
    assert Pengaturan.objects.get().nama_kota == "Kota Contoh"
    assert client.get(alamat(Pengaturan, "add")).status_code == 403


def test_a_page_keeps_its_address_and_is_shown_once_it_is_out(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    terbit, simpan = HalamanFactory(), HalamanFactory(terbit=False)
    baru = client.halaman(alamat(Halaman, "add")).context["adminform"]
    ubah = client.halaman(alamat(Halaman, "change", terbit.pk))
    tersembunyi = client.halaman(alamat(Halaman, "change", simpan.pk))
    assert len(baru.prepopulated_fields) == 1
    assert ubah.context["adminform"].prepopulated_fields == []
    assertContains(ubah, "viewsitelink")
    assertNotContains(tersembunyi, "viewsitelink")


def test_a_region_is_named_with_the_one_above_and_keeps_its_code(client):
    wilayah = WilayahFactory()
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    client.halaman(alamat(type(wilayah), "changelist"))
    response = client.halaman(alamat(type(wilayah), "change", wilayah.pk))
    assert "kode" not in response.context["adminform"].form.fields
