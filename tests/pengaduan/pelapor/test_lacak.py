"""Looking a complaint up: the secret opens it, wrong ones are counted and told nothing."""

import pytest

from organisasi.models import PembatasCoba
from organisasi.pribadi.perkara import TIDAK_COCOK
from organisasi.sandi import kelompokkan
from tests.factories.pengaduan import PengaduanFactory

pytestmark = pytest.mark.django_db
LACAK = "/pengaduan/lacak/"


@pytest.fixture
def aduan():
    return PengaduanFactory(kode="ABCD2345EFGH6789", nomor="TSM-2023-000007")


def coba(client, nomor, kode, **lain):
    return client.post(LACAK, {"nomor": nomor, "kode": kode}, **lain)


@pytest.mark.parametrize("nomor", ["TSM-2023-000007", " tsm-2023-000007 ", ""])
def test_the_secret_opens_the_case_with_or_without_its_number(client, aduan, nomor):
    jawab = coba(client, nomor, f" {kelompokkan(aduan.kode).lower()} ")
    assert jawab.status_code == 302
    assert jawab["Location"] == f"/pengaduan/{aduan.kode}/"
    assert not PembatasCoba.objects.exists()  # what is right is never counted


def test_the_sentence_is_the_same_whichever_of_the_two_is_wrong(client, aduan):
    lain = PengaduanFactory()
    salah = [
        coba(client, aduan.nomor, "XXXX2345EFGH6789"),
        coba(client, "TSM-2024-999999", aduan.kode),
        coba(client, aduan.nomor, lain.kode),
        coba(client, "", "XXXX2345EFGH6789"),
    ]
    assert {s.status_code for s in salah} == {400}
    assert all(TIDAK_COCOK in s.content.decode() for s in salah)
