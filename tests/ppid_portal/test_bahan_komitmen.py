"""PK-51: pledges of the last visit and their result in Bahan Rakor."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from pemangku.kertas import Pencetak
from ppid_portal.bahan_rakor import isi_bahan
from tests.factories.lanjutan import KomitmenFactory, LaporanTerusanFactory
from tests.factories.pemangku import KegiatanFactory
from tests.pemangku.kantor_kunjungan import kecamatan, kunjungan, sasaran
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
HARI = date(2024, 7, 10)
PADA = datetime(2024, 7, 10, 2, tzinfo=UTC)
BAB = "Komitmen kunjungan terakhir dan hasilnya"


@pytest.fixture(autouse=True)
def _hari():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def cipedes() -> Unit:
    return kecamatan("Kecamatan Cipedes", "Nagarasari")


def jam(lalu: int) -> dict[str, datetime]:
    """A session so many days ago."""
    mulai = PADA - timedelta(days=lalu)
    return {"mulai": mulai, "selesai": mulai + timedelta(hours=2)}


def bagian(unit: Unit) -> tuple[str, dict[str, str]]:
    """The words of the section, and its table."""
    pencetak = Pencetak(unit, petugas_berperan(Peran.PENGELOLA_PEMANGKU), PADA)
    semua = isi_bahan(unit, pencetak=pencetak, hari=HARI)["bagian"]
    mulai = next(ke for ke, satu in enumerate(semua) if BAB in str(satu))
    milik = semua[mulai + 1 : mulai + 3]
    rinci = [satu for satu in milik if satu["jenis"] == "rincian"]
    return str(milik[0]), dict(rinci[0]["baris"]) if rinci else {}


def test_pk_51_pledges_by_state_and_three_sums_that_are_never_added(cipedes):
    lama = kunjungan(sasaran(cipedes), **jam(60))
    KomitmenFactory(kegiatan=lama)
    akhir = KegiatanFactory(
        tuan_rumah=cipedes.bawahan.get(),
        status="selesai",
        nomor="KG-2024-0077",
        **jam(30),
    )
    KegiatanFactory(tuan_rumah=cipedes, **jam(1))
    KegiatanFactory(status="selesai", **jam(1))
    sebagian = KomitmenFactory(kegiatan=akhir, tenggat=HARI)
    LaporanTerusanFactory(komitmen=sebagian, jumlah=45)
    penuh = KomitmenFactory(kegiatan=akhir, target_kali=2)
    LaporanTerusanFactory(komitmen=penuh, jumlah=100, cara_hitung="perkiraan")
    LaporanTerusanFactory(komitmen=penuh, jumlah=1000, cara_hitung="anggota_grup")
    KomitmenFactory.create_batch(2, kegiatan=akhir, tenggat=date(2024, 7, 9))

    kalimat, rinci = bagian(cipedes)

    assert "10 Juni 2024 (KG-2024-0077)" in kalimat
    assert rinci == {
        "Komitmen": "4",
        "Sebagian": "1",
        "Terpenuhi": "1",
        "Lewat tenggat": "2",
        "Tatap muka terhitung": "45 orang",
        "Tatap muka perkiraan": "100 orang",
        "Jangkauan pesan": "1000 orang",
    }


def test_pk_51_without_a_visit_or_pledge_it_says_so(cipedes):
    assert "Belum ada kunjungan" in bagian(cipedes)[0]

    lain = kunjungan(sasaran(cipedes), tuan_rumah=kecamatan("Kecamatan Tawang"))

    kalimat, rinci = bagian(cipedes)
    assert f"({lain.nomor}): tidak ada komitmen." in kalimat
    assert rinci == {}
