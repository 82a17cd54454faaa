"""The same form sent twice counts once (PK-32); numbers have a largest one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organisasi.kantor.peran import Peran
from pemangku.models import Janji, Kegiatan, Pemangku
from tests.factories.pemangku import KegiatanFactory, PemangkuFactory
from tests.petugas import masuk, petugas_berperan

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
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


@pytest.mark.parametrize("kali", ["100", RAKSASA])
def test_pk_32_more_than_99_times_is_refused_in_words(client, lpm, kali):
    isi = dibuka(client, "komitmen", pemangku=lpm.pk, bentuk="rapat_warga")
    jawab = client.post(alamat("komitmen"), isi | {"target_kali": kali})
    assert jawab.context["form"].errors == {"target_kali": ["Paling banyak 99."]}
    client.post(alamat("komitmen"), isi | {"target_kali": "99"})
    assert Janji.objects.get().target_kali == 99
