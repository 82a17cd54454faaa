"""PK-29: staff make the link to a stakeholder's own data, for its main contact."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Unit
from pemangku.actions import perbarui as aksi
from pemangku.models import (
    Jabatan,
    Pemangku,
    TautanPribadi,
)
from tests.factories.organisasi import UnitFactory
from tests.factories.pemangku import (
    JabatanFactory,
    PemangkuFactory,
)
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
NARAHUBUNG = Jabatan.PeranKhusus.NARAHUBUNG_UTAMA


@pytest.fixture
def unit() -> Unit:
    return UnitFactory()


@pytest.fixture
def pkk(unit: Unit) -> Pemangku:
    return PemangkuFactory(pengelola=unit)


@pytest.fixture
def ketua(pkk: Pemangku) -> Jabatan:
    return JabatanFactory(
        pemangku=pkk, orang__nama="Siti Contoh", peran_khusus=[NARAHUBUNG]
    )


def kirim(pemangku: Pemangku) -> str:
    return reverse("admin:pemangku_pemangku_perbarui", args=(pemangku.pk,))


def test_pk_29_the_work_list_leads_to_a_link_for_the_main_contact(
    client, unit: Unit, pkk: Pemangku, ketua: Jabatan
):
    pimpinan = Jabatan.PeranKhusus.PIMPINAN
    JabatanFactory(pemangku=pkk, peran_khusus=[pimpinan])
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    kerja = client.get(reverse("admin:pemangku_pemangku_kesegaran")).content.decode()
    sebelum = client.get(kirim(pkk))
    teks = client.post(kirim(pkk)).content.decode()

    assert kirim(pkk) in kerja
    assert "no-store" in sebelum["Cache-Control"]
    assert not re.search("/perbarui/[A-Z0-9]", sebelum.content.decode())
    satu = TautanPribadi.objects.get()
    assert (satu.orang, satu.pemangku) == (ketua.orang, pkk)
    alamat = re.search(r"(/perbarui/[A-Z0-9]{27}/)", teks)
    assert alamat
    assert "https://wa.me/?text=" in teks
    assert "tautan_perbarui" in Jejak.objects.milik(pkk).values_list(
        "tindakan", flat=True
    )
    client.logout()
    assert "Siti Contoh" in client.halaman(alamat[1]).content.decode()


def test_without_a_main_contact_the_head_gets_it_and_nobody_else(
    client, unit: Unit, pkk: Pemangku
):
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    JabatanFactory(pemangku=pkk)
    assert aksi.TANPA_NARAHUBUNG in client.post(kirim(pkk)).content.decode()
    assert not TautanPribadi.objects.exists()

    kepala = JabatanFactory(pemangku=pkk, peran_khusus=[Jabatan.PeranKhusus.PIMPINAN])
    client.post(kirim(pkk))
    assert TautanPribadi.objects.get().orang == kepala.orang


def test_a_record_not_in_use_gets_none(client, unit: Unit, pkk, ketua: Jabatan):
    Pemangku.objects.update(status=Pemangku.Status.NONAKTIF)
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    assert aksi.TIDAK_AKTIF in client.post(kirim(pkk)).content.decode()


def test_only_who_keeps_the_record_makes_one(client, pkk: Pemangku, ketua: Jabatan):
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    assert client.post(kirim(pkk)).status_code == 404
    masuk_sebagai(client, Peran.PIMPINAN)
    assert client.post(kirim(pkk)).status_code == 403
    assert not TautanPribadi.objects.exists()
