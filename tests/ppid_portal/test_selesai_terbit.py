"""Fitur 187: the files count days as the indicators do, and are made by one at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection, connections

from organisasi.models import Unit
from ppid_portal.data_terbuka import terbit
from ppid_portal.data_terbuka.himpunan import SEMUA
from ppid_portal.data_terbuka.selesai import PERMOHONAN, Berkas
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.factories.pengaduan import KategoriFactory, PengaduanFactory
from tests.factories.permohonan import PermohonanFactory
from tests.klien import PortalClient

JULI = datetime(2024, 7, 3, 2, tzinfo=UTC)
MINTA, ADU = "/data/permohonan-selesai.json", "/data/pengaduan-selesai.json"


@pytest.fixture(autouse=True)
def _july() -> Iterator[None]:
    with time_machine.travel(JULI, tick=False):
        yield


@pytest.fixture
def unit() -> Unit:
    HariLiburFactory(tanggal=date(2024, 6, 17))
    return UnitFactory(slug="dinas-contoh")


def baris(client: PortalClient, alamat: str) -> list[dict[str, Any]]:
    return client.get(alamat).json()["baris"]


@pytest.mark.django_db
def test_a_request_counts_from_complete_to_its_notice(
    client: PortalClient, unit: Unit
) -> None:
    """Asked in May, complete on 3 June, told on the 11th: June and 6 working days."""
    PermohonanFactory.create_batch(
        5,
        dijawab=True,
        unit=unit,
        tanggal_terima=date(2024, 5, 2),
        tanggal_lengkap=date(2024, 6, 3),
        dijawab_pada=datetime(2024, 6, 11, 2, tzinfo=UTC),
    )

    (satu,) = baris(client, MINTA)

    assert (satu["bulan"], satu["hari_kerja"]) == ("2024-06", "0-10")


@pytest.mark.django_db
def test_a_complaint_counts_to_the_last_thing_done(
    client: PortalClient, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As B6 has it: not to the day it was closed by itself; nothing done, no days."""
    kategori = KategoriFactory(kode="jalan")
    semua = PengaduanFactory.create_batch(
        10, selesai=True, unit=unit, kategori=kategori
    )
    baca = "ppid_portal.data_terbuka.selesai.baca_pengaduan"
    tuntas = {a.pk: a.tanggal_terima + timedelta(days=30) for a in semua[:5]}

    class Baris:
        def __init__(self, kunci: int) -> None:
            self.id, self.tindak_lanjut_pada = kunci, tuntas.get(kunci)

    monkeypatch.setattr(baca, lambda **_k: (Baris(a.pk) for a in semua))

    hari = {b["hari_kerja"]: b["jumlah"] for b in baris(client, ADU)}

    assert hari == {"15-60": 5, "tidak ada": 5}


@pytest.mark.django_db
def test_the_descriptions_say_from_which_day_and_of_what(client: PortalClient) -> None:
    uraian = {h.kode: h.uraian for h in SEMUA}

    assert "sejak lengkap sampai diberitahukan" in uraian["permohonan-selesai"]
    assert "sampai tindak lanjut terakhir" in uraian["pengaduan-selesai"]
    assert "unit" not in uraian["kinerja"]
    assert "menurut periode dan kecamatan" in uraian["kinerja"]
    katalog = client.get("/data/katalog.jsonld").content.decode()
    assert "menurut periode, unit" not in katalog


# By one at a time


@pytest.mark.django_db
def test_who_comes_while_another_reckons_gets_what_there_was(unit: Unit) -> None:
    dibuat: list[str] = []

    def susun(_berkas: Berkas) -> dict[str, Any]:
        dibuat.append("x")
        return {"csv": len(dibuat)}

    # Nothing is made here first: the turn would last as long as the test's transaction.
    lama = terbit.Terbitan(JULI, {"csv": "lama"})
    cache.set("data.permohonan-selesai.2.2024-07", lama)
    sehari = JULI + timedelta(hours=23)
    assert terbit.terbitan(PERMOHONAN, sehari, susun) == {"csv": "lama"}
    besok = JULI + timedelta(days=1)
    lain = connection.copy()
    try:
        with lain.cursor() as kursor:
            kursor.execute(
                "SELECT pg_advisory_lock(hashtext('data-selesai'), "
                "hashtext('data.permohonan-selesai.2.2024-07'))"
            )
            assert terbit.terbitan(PERMOHONAN, besok, susun) == {"csv": "lama"}
            # The server notices a closed connection only a moment later.
            kursor.execute("SELECT pg_advisory_unlock_all()")
    finally:
        lain.close()

    assert terbit.terbitan(PERMOHONAN, besok, susun) == {"csv": 1}
    assert terbit.terbitan(PERMOHONAN, besok, susun) == {"csv": 1}


@pytest.mark.django_db(transaction=True)
def test_the_first_of_a_month_is_reckoned_by_one_of_many() -> None:
    dibuat: list[str] = []
    jumlah, mulai = 4, threading.Barrier(4)
    hasil: list[object] = []
    cache.clear()

    def susun(_berkas: Berkas) -> dict[str, Any]:
        dibuat.append("x")
        return {"csv": len(dibuat)}

    def minta() -> None:
        mulai.wait()
        try:
            hasil.append(terbit.terbitan(PERMOHONAN, JULI, susun))
        finally:
            connections.close_all()

    utas = [threading.Thread(target=minta) for _ in range(jumlah)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()

    assert (len(dibuat), hasil) == (1, [{"csv": 1}] * jumlah)
