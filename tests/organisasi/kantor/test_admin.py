"""Accounts, units, trail and outbox in the admin: who sees, who changes, who only reads."""

from datetime import UTC, date, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi, Penugasan, Petugas, Unit
from tests.factories.organisasi import (
    HariLiburFactory,
    NotifikasiFactory,
    PenugasanFactory,
    PetugasFactory,
    UnitFactory,
)
from tests.hari_ini import tugas_kantor
from tests.petugas import masuk, masuk_sebagai

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


def test_the_contacts_of_all_offices_are_filled_in_one_table(client):
    ada = UnitFactory(nama="A", peran_ppid="pembantu", telepon="0265 1")
    kosong = UnitFactory(nama="B", peran_ppid="pembantu", telepon="")
    UnitFactory(nama="C", peran_ppid="tanpa", telepon="")
    petugas = masuk_sebagai(client, Peran.PPID_UTAMA)
    HariLiburFactory(tanggal=date(2024, 1, 1))
    (tugas,) = tugas_kantor(petugas, date(2024, 6, 4))
    halaman = client.get(tugas.url)
    form = halaman.context["formset"].forms
    pk = [f.instance.pk for f in form]
    assert pk[0] == kosong.pk
    assert ada.pk in pk
    isi = {f.add_prefix(n): f[n].value() or "" for f in form for n in f.fields}
    isi |= {f"form-{n}": len(form) for n in ("TOTAL_FORMS", "INITIAL_FORMS")}
    salah = client.post(tugas.url, isi | {"form-0-jam_layanan": "tiap hari"})
    assertContains(salah, "Belum ada yang disimpan")
    assertContains(salah, "Tulis seperti: Senin sampai Kamis")
    client.post(tugas.url, isi | {"form-0-telepon": "0265 2"})
    kosong.refresh_from_db()
    assert kosong.telepon == "0265 2"
    assert tugas_kantor(petugas, date(2024, 6, 4)) == []
    # Who only reads fills nothing.
    masuk_sebagai(client, Peran.AUDITOR)
    assert client.get(tugas.url).status_code == 403
    assertNotContains(client.get(alamat(Unit, "changelist")), "Isi kontak")


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


def test_a_second_factor_is_taken_off_by_post_and_with_a_reason_only(client):
    pelepas = masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    orang = PetugasFactory()
    Authenticator.objects.create(user=orang, type="totp", data={})
    faktor = alamat(Petugas, "tindakan", orang.pk, "faktor")
    client.halaman(faktor)
    kosong = client.post(faktor, {"teks": " "})
    assertContains(kosong, "Ada yang perlu diperbaiki")
    assert Authenticator.objects.filter(user=orang).exists()
    for _ in range(2):
        isi = client.post(faktor, {"teks": "Ponsel hilang."}, follow=True)
        assertContains(isi, "begitu petugas lain membuka halaman ini")
    assert Authenticator.objects.filter(user=orang).exists()
    kedua = masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    assertContains(client.halaman(faktor), f"{pelepas.nama}: Ponsel hilang.")
    isi = client.post(faktor, {"teks": "Sudah bertemu."}, follow=True)
    assertContains(isi, f"Faktor kedua {orang} dilepas.")
    assert not Authenticator.objects.filter(user=orang).exists()
    baris = Jejak.objects.milik(orang).first()
    assert (baris.catatan, baris.oleh_nama) == ("Sudah bertemu.", kedua.nama)
    assert "Sudah diminta" not in client.halaman(faktor).content.decode()


def test_a_lost_phone_ends_every_session_of_its_officer(client):
    orang, ponsel, meja = PetugasFactory(), Client(), Client()
    for satu in (ponsel, meja):
        masuk(satu, orang)
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    sesi = alamat(Petugas, "tindakan", orang.pk, "sesi")
    lihat = client.halaman(alamat(Petugas, "change", orang.pk))
    assertContains(lihat, "Akhiri semua sesi")
    assertContains(client.post(sesi, {"teks": " "}), "Ada yang perlu diperbaiki")
    isi = client.post(sesi, {"teks": "Ponsel hilang."}, follow=True)
    assertContains(isi, "2 sesi masuk diakhiri.")
    assert Session.objects.count() == 1
    assert ponsel.get("/admin/").status_code == 302
    assert Jejak.objects.milik(orang).first().catatan == "Ponsel hilang."
    isi = client.post(sesi, {"teks": "Sekali lagi."}, follow=True)
    assertContains(isi, "0 sesi masuk diakhiri.")


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


def test_the_trail_names_kinds_in_words_also_of_what_is_gone_and_is_filtered_by_them(
    client,
):
    jejak()
    for objek in ("sudah.hilang", "tanpa-titik"):
        Jejak.objects.create(pada=PADA, tindakan="coba", objek_jenis=objek)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    response = client.halaman(alamat(Jejak, "changelist"))
    for teks in (Unit._meta.verbose_name, "sudah.hilang", "tanpa-titik"):
        assertContains(response, teks)
    unit = client.get(alamat(Jejak, "changelist"), {"jenis": "organisasi.unit"})
    assert [j.objek_jenis for j in unit.context["cl"].result_list] == [
        "organisasi.unit"
    ]


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


def test_the_trail_costs_the_same_for_one_line_and_twenty(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    daftar, banyak = alamat(Jejak, "changelist"), []
    for lagi in (1, 1, 19):
        for _ in range(lagi):
            jejak()
        with CaptureQueriesContext(connection) as kueri:
            client.get(daftar)
        banyak.append(len(kueri))
    assert banyak[1] == banyak[2] <= 12


# What every list shares.
