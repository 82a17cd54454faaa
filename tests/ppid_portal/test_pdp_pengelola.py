"""The owner of the inventory reads what concerns it: requests, log, register (8.1)."""

from __future__ import annotations

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi, PermintaanSubjek
from tests.factories.organisasi import AksesFactory, PermintaanSubjekFactory
from tests.factories.pemangku import JabatanFactory
from tests.petugas import masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
PERMINTAAN = "admin:organisasi_permintaansubjek"
AKSES = "admin:organisasi_aksesdatapribadi"


@pytest.fixture
def permintaan() -> dict[str, PermintaanSubjek]:
    """One about a stakeholder, one about somebody who asked for information."""
    return {
        satu: PermintaanSubjekFactory(objek_jenis=satu, objek_nomor=nomor)
        for satu, nomor in (
            ("pemangku.orang", "ORG-000001"),
            ("informasi.permohonan", "PI-2024-000001"),
        )
    }


def test_8_1_requests_about_stakeholders_are_read_and_others_are_not_there(
    client, permintaan: dict[str, PermintaanSubjek]
) -> None:
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    milik, lain = permintaan["pemangku.orang"], permintaan["informasi.permohonan"]

    daftar = client.halaman(reverse(f"{PERMINTAAN}_changelist"))

    assertContains(daftar, "ORG-000001")
    assertNotContains(daftar, "PI-2024-000001")
    assertContains(daftar, reverse("pdp-ropa"))
    assertNotContains(daftar, 'href="/pdp/"')
    satu = client.halaman(reverse(f"{PERMINTAAN}_change", args=(milik.pk,)))
    assertNotContains(satu, "Tangani permintaan")
    asing = reverse(f"{PERMINTAAN}_change", args=(lain.pk,))
    assert client.get(asing).status_code == 404


def test_8_1_she_answers_nothing_and_does_not_see_the_overview(
    client, permintaan: dict[str, PermintaanSubjek]
) -> None:
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    milik = permintaan["pemangku.orang"]

    for alamat in ("/pdp/", "/pdp/permintaan/", f"/pdp/permintaan/{milik.pk}/"):
        assert client.get(alamat).status_code == 403
        assert client.post(alamat, {"tindakan": "lihat"}).status_code == 403
    assert client.get(reverse("pdp-ropa")).status_code == 200


def test_8_1_the_log_shows_who_opened_data_of_stakeholders(client) -> None:
    orang = JabatanFactory().orang
    AksesFactory(
        objek_jenis="pemangku.orang",
        objek_id=str(orang.pk),
        objek_nomor="ORG-000001",
        unit=None,
    )
    AksesFactory(objek_nomor="PI-2024-000001")
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    daftar = client.halaman(reverse(f"{AKSES}_changelist"))

    assertContains(daftar, "ORG-000001")
    assertNotContains(daftar, "PI-2024-000001")


def test_8_1_who_runs_no_list_of_stakeholders_reads_none_of_it() -> None:
    PermintaanSubjekFactory(objek_jenis="pemangku.orang")
    AksesFactory(objek_jenis="pemangku.orang", unit=None)
    lapangan = petugas_berperan(Peran.PETUGAS_LAPANGAN)

    assert not PermintaanSubjek.objects.untuk(lapangan).exists()
    assert not AksesDataPribadi.objects.untuk(lapangan).exists()


def test_8_1_a_list_has_no_way_on_for_who_may_not_take_it(client) -> None:
    masuk_sebagai(client, Peran.PPID_PEMBANTU)

    daftar = client.halaman(reverse(f"{AKSES}_changelist"))

    assertNotContains(daftar, "/pdp/")
