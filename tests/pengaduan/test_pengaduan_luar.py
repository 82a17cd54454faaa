"""Hand-overs on the private page: their number, their state, their clock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from pengaduan.actions.penerusan import catat_nomor_lapor, tutup_penerusan
from pengaduan.models import Penerusan, Pengaduan
from tests.factories.organisasi import KanalLayananFactory
from tests.factories.pengaduan import (
    PenerusanFactory,
    PengaduanFactory,
    TindakLanjutLuarFactory,
)
from tests.klien import PortalClient
from tests.pengaduan.kantor_aduan import (
    PADA,
    TERIMA,
    Kantor,
    buka_kantor,
    diteruskan,
)

pytestmark = pytest.mark.django_db
S, Luar = Pengaduan.Status, Penerusan.StatusLuar


@pytest.fixture(autouse=True)
def _hari_itu() -> Iterator[None]:
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor() -> Kantor:
    return buka_kantor()


def buka(client: PortalClient, aduan: Pengaduan) -> str:
    return client.halaman(aduan.get_absolute_url()).content.decode()


def test_both_numbers_and_both_clocks_stand_side_by_side(
    client: PortalClient, kantor: Kantor
) -> None:
    aduan = diteruskan(kantor, Penerusan.Tujuan.LAPOR)
    penerusan = aduan.penerusan.get()
    sebelum = buka(client, aduan)
    catat_nomor_lapor(
        penerusan,
        oleh=kantor.admin,
        pada=PADA,
        tracking_id="7654321",
        tanggal_input=TERIMA,
    )
    Penerusan.objects.update(
        status_luar=Luar.MENUNGGU_VERIFIKASI, diperiksa_pada=PADA, instansi_luar="Dinas"
    )

    isi = buka(client, aduan)

    assert "Nomornya menyusul" in sebelum
    assert "Belum diperiksa di sana" in sebelum
    assert f"Di sini: {aduan.nomor}" in isi
    assert "SP4N-LAPOR!: 7654321" in isi
    assert "Menunggu verifikasi, ditangani oleh Dinas" in isi
    assert "Menurut aturannya, SP4N-LAPOR! memeriksa aduan ini paling lambat" in isi
    assert "Terakhir diperiksa 4 Jun" in isi
    assert "Nomornya menyusul" not in isi


@pytest.mark.parametrize(
    ("kolom", "ada"),
    [
        (
            {"status_luar": Luar.TIDAK_DIKENAL, "status_luar_mentah": "zzz"},
            "Tidak kami kenali (“zzz”)",
        ),
        ({"status_luar": Luar.TIDAK_DIKENAL}, "Tidak kami kenali."),
        ({"status_luar": Luar.DIPROSES}, "Dalam proses"),
        ({"status_luar": Luar.TERKIRIM}, "Terkirim"),
        ({"status_luar": Luar.TERVERIFIKASI, "tanggal_input": TERIMA}, "Terverifikasi"),
    ],
)
def test_a_state_of_theirs_is_said_as_it_is_known(
    client: PortalClient, kolom: dict[str, Any], ada: str
) -> None:
    penerusan = PenerusanFactory(**kolom)

    isi = buka(client, penerusan.pengaduan)

    assert ada in isi
    assert "Menurut aturannya" not in isi  # no limits are in force here


def test_where_it_went_is_named(client: PortalClient, kantor: Kantor) -> None:
    unit = diteruskan(kantor)
    lain = PengaduanFactory(diteruskan=True, nomor="TSM-2023-000001")
    kanal = KanalLayananFactory(nama="Ombudsman")
    PenerusanFactory(pengaduan=lain, tujuan=Penerusan.Tujuan.BADAN_LAIN, kanal=kanal)
    apip = PenerusanFactory(
        pengaduan__diteruskan=True,
        pengaduan__nomor="TSM-2023-000002",
        tujuan=Penerusan.Tujuan.APIP,
    ).pengaduan

    assert f"<h3>{kantor.dinas.nama}</h3>" in buka(client, unit)
    assert "<h3>Ombudsman</h3>" in buka(client, lain)
    assert "<h3>Inspektorat (APIP)</h3>" in buka(client, apip)


def test_a_hand_over_that_was_ended_says_why(
    client: PortalClient, kantor: Kantor
) -> None:
    aduan = diteruskan(kantor, Penerusan.Tujuan.LAPOR)
    tutup_penerusan(
        aduan.penerusan.get(), oleh=kantor.admin, pada=PADA, alasan="Salah tujuan."
    )

    isi = buka(client, aduan)

    assert "Ditutup: Salah tujuan" in isi
    assert "Nomornya menyusul" not in isi


def test_what_the_other_side_did_stands_in_the_timeline(client: PortalClient) -> None:
    satu = TindakLanjutLuarFactory(isi="Sudah kami tinjau.", dari="Dinas Contoh")

    isi = buka(client, satu.penerusan.pengaduan)

    assert "Tindak lanjut di SP4N-LAPOR!" in isi
    assert "Sudah kami tinjau." in isi
    assert "Dinas Contoh" in isi
