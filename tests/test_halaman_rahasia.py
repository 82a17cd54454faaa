"""The pages of one request, from the first question to the objection: light and cheap."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client

from organisasi.basis_data.versi import kosongkan
from tests.berat import KB, timbang
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import PADA, SEHARI, buka_kantor, diproses
from tests.informasi.meja_keberatan import P, jawab
from tests.informasi.permohonan_bantu import (
    ISI,
    MULAI,
    alamat,
    isi_semua,
    siapkan_kantor,
)
from tests.klien import PortalClient
from tests.ppid_portal.kueri import kueri_dingin

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
PERTAMA_KB = 60
KUERI_BORANG = 4
# The page of a case tells all that ever happened to it: what is read with it is more.
KUERI_KASUS = 8


@pytest.fixture
def borang() -> list[str]:
    """Addresses of the form, each step answered, in a city of many units."""
    siapkan_kantor()
    UnitFactory.create_batch(60, peran_ppid="pembantu")
    kode = isi_semua(Client())
    langkah = (*ISI, "simpan", "periksa")
    tetap = (MULAI, "/permohonan/lacak/", "/keberatan/ajukan/", "/verifikasi-dokumen/")
    return [*tetap, *(alamat(kode, satu) for satu in langkah)]


def test_a_step_of_the_form_is_light(borang: list[str]) -> None:
    client = Client()
    berat = {a: timbang(client, a)[1] for a in borang}

    assert {a: n for a, n in berat.items() if n > PERTAMA_KB * KB} == {}


def test_a_step_of_the_form_is_cheap_for_its_first_reader(
    client: PortalClient, borang: list[str]
) -> None:
    banyak = {a: _kueri(client, a) for a in borang}

    assert {a: n for a, n in banyak.items() if n > KUERI_BORANG} == {}


def _kueri(client: PortalClient, alamat: str) -> int:
    kosongkan()
    return len(kueri_dingin(client, alamat))


@pytest.fixture
def kasus() -> list[str]:
    """Addresses of a request that was refused."""
    kantor = buka_kantor()
    permohonan = diproses(kantor)
    jawab(kantor, permohonan, P.DITOLAK)
    pangkal = permohonan.get_absolute_url()
    cetak = [f"surat/{s.pk}/cetak/" for s in permohonan.surat.all()]
    lanjutan = ("", "nilai/", "keberatan/", "data/", "terkirim/", *cetak)
    return [f"{pangkal}{satu}" for satu in lanjutan]


@time_machine.travel(PADA + SEHARI, tick=False)
def test_the_pages_of_a_case_are_light_and_cheap(
    client: PortalClient, kasus: list[str]
) -> None:
    berat = {a: timbang(Client(), a)[1] for a in kasus}
    banyak = {}
    for satu in kasus:
        client.get(satu)  # the office's calendar and limits are in memory
        banyak[satu] = len(kueri_dingin(client, satu))

    assert {a: n for a, n in berat.items() if n > PERTAMA_KB * KB} == {}
    assert {a: n for a, n in banyak.items() if n > KUERI_KASUS} == {}
