"""Where the technical admin begins: health in words, failed jobs, accounts to look at."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from ppid_portal.models import Pekerjaan
from ppid_portal.operasi import pekerjaan
from ppid_portal.operasi.kesehatan import BAGIAN
from ppid_portal.staf.hari_ini import tugas_hari_ini
from tests.factories.organisasi import PetugasFactory
from tests.petugas import masuk_sebagai
from tests.ppid_portal.masuk.pintu import pasang_kode

pytestmark = pytest.mark.django_db
HALAMAN = reverse("teknis")


@pytest.fixture
def admin(client):
    return masuk_sebagai(client, Peran.ADMIN_TEKNIS)


def tugas(siapa):
    semua = tugas_hari_ini(siapa, timezone.localdate())
    return [satu.judul for satu in semua if satu.url == HALAMAN]


def test_a_failed_job_is_shown_in_words_and_run_again(client, admin):
    kini = timezone.now()
    pekerjaan.siapkan(pada=kini)
    assertContains(client.get(HALAMAN), "Tidak ada. Yang gagal dicoba lagi")
    assert tugas(admin) == ["Buat cadangan portal: belum pernah ada"]
    Pekerjaan.objects.create(nama="cadangan", berikutnya=kini - timedelta(hours=1))
    assert tugas(admin) == []
    gagal = Pekerjaan.objects.filter(nama="cari_duplikat")
    gagal.update(galat="ValueError: x", berikutnya=kini + timedelta(minutes=9))
    Pekerjaan.objects.filter(nama="sapu_pesan").delete()
    halaman = client.halaman(HALAMAN)
    for kata in ("Cari duplikat", "ValueError: x", "Sapu pesan", "belum dinyalakan"):
        assertContains(halaman, kata)
    for satu in BAGIAN:
        kena = satu.nama in {"pekerjaan", "cadangan"}
        (assertContains if kena else assertNotContains)(halaman, satu.kata["saran"])
    assert tugas(admin) == ["Periksa 1 pekerjaan portal yang gagal atau terlambat"]
    client.post(HALAMAN, {"nomor": "cari_duplikat"})
    assert gagal.get().berikutnya <= timezone.now()
    assert Jejak.objects.milik(gagal.get()).get().oleh == admin.username
    assert client.post(HALAMAN, {"nomor": "lain"}).status_code == 404


def test_accounts_that_ask_for_a_look_are_named(
    client, admin, django_assert_max_num_queries
):
    kini, lama = timezone.now(), timezone.now() - timedelta(days=91)
    pasang_kode(admin)
    pasang_kode(PetugasFactory(nama="Rajin", last_login=kini))
    pasang_kode(PetugasFactory(nama="Lama", last_login=lama))
    pasang_kode(PetugasFactory(nama="Belum", date_joined=lama - timedelta(1)))
    PetugasFactory(nama="Tanpa", last_login=kini)
    PetugasFactory(nama="Tutup", is_active=False)
    for nama, masuk in (("Baru", kini), ("Lewat", lama)):
        orang = PetugasFactory(nama=nama, date_joined=masuk)
        orang.set_unusable_password()
        orang.save()
    pekerjaan.siapkan(pada=kini)
    client.get(HALAMAN)
    # Of these two ask the versions, which a listener knows in production.
    with django_assert_max_num_queries(13):
        semua = client.get(HALAMAN).context["akun"]
    ringkas = {s: [(p.nama, k.split(" ")[0]) for p, k in isi] for s, isi, _ in semua}
    assert ringkas == {
        "Lama tidak masuk": [("Belum", "belum"), ("Lama", "terakhir")],
        "Tanpa faktor kedua": [("Tanpa", "diminta")],
        "Undangan belum dibuka": [("Lewat", "lewat"), ("Baru", "berlaku")],
    }
