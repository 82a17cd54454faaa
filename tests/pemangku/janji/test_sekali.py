"""The same form sent twice counts once (PK-32, PK-38); numbers have a largest one."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.models import Kegiatan, Komitmen, Materi, Pemangku, PenyerahanMateri
from pemangku.siaran.materi import PALING_BANYAK, serahkan_materi
from tests.factories.kunjungan import MateriFactory
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import PADA, KegiatanFactory, PemangkuFactory
from tests.petugas import masuk, masuk_sebagai, petugas_berperan
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
KUNCI = UUID("3f2504e0-4f89-41d3-9a0c-0305e82c3301")
SEJUTA = "Paling banyak 1.000.000."
RAKSASA = "3000000000"


@pytest.fixture
def lpm(client):
    """A stakeholder of the host of a visit of today, whose operator is signed in."""
    kini = timezone.now()
    kegiatan = KegiatanFactory(
        mulai=kini - timedelta(hours=1),
        selesai=kini + timedelta(hours=1),
        status=Kegiatan.Status.BERLANGSUNG,
    )
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    hasil: Pemangku = PemangkuFactory(pengelola=kegiatan.tuan_rumah)
    return hasil


def alamat(nama):
    kegiatan = Kegiatan.objects.get()
    return reverse("admin:pemangku_kegiatan_tindakan", args=(kegiatan.pk, nama))


def dibuka(client, nama, **isi):
    """What the browser sends of the form as it was opened, with these answers."""
    form = client.halaman(alamat(nama)).context["form"]
    return {n: form[n].value() or "" for n in form.fields} | isi


# Twice the same


def test_pk_32_a_pledge_sent_twice_in_the_admin_is_one(client, lpm):
    isi = dibuka(client, "komitmen", pemangku=lpm.pk, bentuk="rapat_warga")
    for _ in range(2):
        assert client.post(alamat("komitmen"), isi).status_code == 302
    assert Komitmen.objects.count() == 1
    lain = dibuka(client, "komitmen", pemangku=lpm.pk, bentuk="rapat_warga")
    client.post(alamat("komitmen"), lain)
    assert Komitmen.objects.count() == 2


def test_pk_38_a_handout_sent_twice_leaves_the_stock_once(client, lpm):
    materi = MateriFactory()
    isi = dibuka(client, "serahkan", pemangku=lpm.pk, materi=materi.pk, jumlah="30")
    for _ in range(2):
        assert client.post(alamat("serahkan"), isi).status_code == 302
    satu = PenyerahanMateri.objects.get()
    materi.refresh_from_db()
    assert (satu.jumlah, materi.stok) == (30, 70)
    assert Jejak.objects.milik(materi).count() == 1
    lagi = dibuka(client, "serahkan", pemangku=lpm.pk, materi=materi.pk, jumlah="30")
    client.post(alamat("serahkan"), lagi)
    materi.refresh_from_db()
    assert materi.stok == 40


def test_a_mistake_keeps_the_key_and_a_lost_key_is_no_mistake(client, lpm):
    materi = MateriFactory()
    isi = dibuka(client, "serahkan", pemangku=lpm.pk, materi=materi.pk, jumlah="101")
    assertContains(client.post(alamat("serahkan"), isi), str(isi["kunci"]))
    client.post(alamat("serahkan"), isi | {"jumlah": "1", "kunci": ""})
    assert PenyerahanMateri.objects.get().jumlah == 1


@pytest.mark.django_db(transaction=True)
def test_pk_38_pressed_twice_at_once_it_goes_out_once():
    isi = {
        "pemangku": PemangkuFactory(),
        "materi": MateriFactory(),
        "jumlah": 30,
        "oleh": PetugasFactory(),
        "pada": PADA,
        "kunci": KUNCI,
    }
    kegiatan = KegiatanFactory()
    hasil = serentak(2, lambda _ke: serahkan_materi(kegiatan, **isi))
    assert hasil[0] == hasil[1] == PenyerahanMateri.objects.get()
    assert Materi.objects.get().stok == 70


# The largest number


@pytest.mark.parametrize("stok", [None, 100])
def test_pk_38_more_than_a_million_is_refused_beside_the_number(client, lpm, stok):
    materi = MateriFactory(stok=stok)
    isi = dibuka(client, "serahkan", pemangku=lpm.pk, materi=materi.pk, jumlah=RAKSASA)
    jawab = client.post(alamat("serahkan"), isi)
    assert jawab.context["form"].errors["jumlah"] == [SEJUTA]
    assertContains(jawab, RAKSASA)


def test_pk_38_the_act_itself_knows_the_largest_number():
    with pytest.raises(ValidationError) as galat:
        serahkan_materi(
            KegiatanFactory(),
            pemangku=PemangkuFactory(),
            materi=MateriFactory(stok=None),
            jumlah=PALING_BANYAK + 1,
            oleh=PetugasFactory(),
            pada=PADA,
        )
    assert galat.value.message_dict == {"jumlah": [SEJUTA]}


def test_pk_38_the_stock_grows_to_a_million_and_no_further(client):
    materi = MateriFactory(stok=100)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    tambah = reverse("admin:pemangku_materi_tindakan", args=(materi.pk, "tambah_stok"))
    banyak = client.post(tambah, {"jumlah": RAKSASA})
    assert banyak.context["form"].errors["jumlah"] == [SEJUTA]
    jumlah = client.post(tambah, {"jumlah": str(PALING_BANYAK - 99)})
    assertContains(jumlah, "Stoknya akan menjadi 1.000.001; paling banyak 1.000.000.")
    materi.refresh_from_db()
    assert materi.stok == 100
    client.post(tambah, {"jumlah": str(PALING_BANYAK - 100)})
    materi.refresh_from_db()
    assert materi.stok == PALING_BANYAK
    with pytest.raises(TindakanTerlarang, match="paling banyak"):
        materi.tambah_stok(oleh=PetugasFactory(), pada=PADA, jumlah=1)


@pytest.mark.parametrize("kali", ["100", RAKSASA])
def test_pk_32_more_than_99_times_is_refused_in_words(client, lpm, kali):
    isi = dibuka(client, "komitmen", pemangku=lpm.pk, bentuk="rapat_warga")
    jawab = client.post(alamat("komitmen"), isi | {"target_kali": kali})
    assert jawab.context["form"].errors == {"target_kali": ["Paling banyak 99."]}
    client.post(alamat("komitmen"), isi | {"target_kali": "99"})
    assert Komitmen.objects.get().target_kali == 99
