"""The list of hand-overs: what waits, and of each target only what it has."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.models import Petugas
from pengaduan.models import Penerusan
from tests.factories.organisasi import UnitFactory
from tests.factories.pengaduan import KirimanFactory, PenerusanFactory
from tests.klien import PortalClient
from tests.pengaduan.kiriman.meja import S, aduan, teruskan
from tests.petugas import masuk

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.lambat,
    pytest.mark.usefixtures("siap"),
]
DAFTAR = "admin:pengaduan_penerusan_changelist"


@pytest.fixture
def admin(client: PortalClient, petugas: Petugas) -> Petugas:
    return masuk(client, petugas)


@pytest.mark.parametrize(
    ("saring", "tampak"),
    [
        ("", {"tangan", "lewat", "macet"}),
        ("tanpa_nomor", {"tangan", "lewat"}),
        ("lewat", {"lewat"}),
        ("macet", {"macet"}),
        ("entah", {"tangan", "lewat", "macet"}),
    ],
)
def test_the_list_is_narrowed_to_what_waits(client, admin, saring, tampak) -> None:
    hari = timezone.localdate()
    semua = {
        "tangan": PenerusanFactory(nomor_sampai=hari),
        "lewat": PenerusanFactory(nomor_sampai=hari - timedelta(days=1)),
        "macet": PenerusanFactory(cara="api"),
    }
    KirimanFactory(penerusan=semua["macet"], status=S.BUNTU)

    jawab = client.get(reverse(DAFTAR), {"perlu": saring} if saring else {})

    isi = jawab.content.decode()
    assert {nama for nama, p in semua.items() if p.nomor in isi} == tampak
    assert ("(lewat)" in isi) == ("lewat" in tampak)


def test_what_stays_in_the_city_has_no_way_and_no_news_from_lapor(
    client, admin
) -> None:
    unit = UnitFactory(singkatan="Dinas Lain")
    PenerusanFactory(tujuan="unit", unit=unit, cara="tangan")

    jawab = client.get(reverse(DAFTAR))

    assertContains(jawab, '<td class="field-cara_lapor">-</td>', html=True)
    assertContains(jawab, '<td class="field-kabar">-</td>', html=True)
    for saring in ({"cara": "tangan"}, {"status_luar": "belum_dikirim"}):
        assertContains(client.get(reverse(DAFTAR), saring), "0 penerusan")


@pytest.mark.parametrize(
    ("saring", "tampak"),
    [
        ({"cara": "api"}, {"api"}),
        ({"cara": "tangan"}, {"tangan"}),
        ({"status_luar": "diproses"}, {"api"}),
        ({"status_luar": "entah"}, set()),
    ],
)
def test_of_those_at_lapor_way_and_news_are_chosen(
    client, admin, saring, tampak
) -> None:
    semua = {
        "tangan": PenerusanFactory(cara="tangan"),
        "api": PenerusanFactory(cara="api", status_luar="diproses"),
        "unit": PenerusanFactory(tujuan="unit", unit=UnitFactory()),
    }

    isi = client.get(reverse(DAFTAR), saring).content.decode()

    assert {nama for nama, p in semua.items() if p.nomor in isi} == tampak


@pytest.mark.parametrize("jumlah", [1, 20])
def test_the_list_costs_the_same_for_any_length(
    client, admin, django_assert_max_num_queries, jumlah
) -> None:
    PenerusanFactory.create_batch(jumlah)
    client.get(reverse(DAFTAR))

    with django_assert_max_num_queries(12):
        client.get(reverse(DAFTAR))


def test_the_day_for_the_number_stands_only_where_it_is_typed_by_hand(
    client, admin, petugas
) -> None:
    teruskan(aduan(), oleh=petugas, cara=Penerusan.Cara.DIBANTU)
    assertContains(client.get(reverse(DAFTAR)), "5 Juni 2024 (lewat)")

    Penerusan.objects.update(cara="api")

    assertNotContains(client.get(reverse(DAFTAR)), "5 Juni 2024")
