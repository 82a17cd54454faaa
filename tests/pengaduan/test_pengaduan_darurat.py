"""The second net: an emergency is led to the telephone before anything is saved."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from organisasi.models import Notifikasi, TugasHubungi, Unit
from pengaduan.models import DrafPengaduan, HitunganDarurat, Insiden, Pengaduan
from tests.klien import PortalClient
from tests.pengaduan.aduan_bantu import (
    DARURAT,
    ISI,
    KELURAHAN,
    MULAI,
    alamat,
    draf,
    isi_semua,
    kirim,
    mulai,
    siapkan_kantor,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def utama() -> Unit:
    return siapkan_kantor()


def bawaan(isi: str) -> dict[str, str]:
    """The hidden fields of the call page."""
    pola = r'<input type="hidden" name="([^"]+)" value="([^"]*)">'
    return {n: unescape(v) for n, v in re.findall(pola, isi)}


def mati(jawab: Any) -> str:
    assert jawab.status_code == 200
    isi: str = jawab.content.decode()
    badan = isi.split("<body>")[1]
    assert badan.index("<a ") == badan.index('<a class="telepon" href="tel:112">')
    assert "Bukan darurat, lanjutkan aduan" in isi
    assert "<script" not in isi
    assert jawab["Cache-Control"] == "no-store"
    return isi


def test_an_emergency_is_not_even_a_draft(client: PortalClient, utama: Unit) -> None:
    isi = mati(client.post(MULAI, ISI["apa"] | {"uraian": DARURAT}))

    assert bawaan(isi)["uraian"] == DARURAT
    assert DrafPengaduan.objects.count() == 0
    assert Pengaduan.objects.count() == Insiden.objects.count() == 0
    assert Notifikasi.objects.count() == TugasHubungi.objects.count() == 0
    satu = HitunganDarurat.objects.get()
    assert (satu.tampil, satu.lanjut, satu.kecamatan) == (1, 0, None)


def test_unfinished_words_are_looked_at_too(client: PortalClient, utama: Unit) -> None:
    mati(client.post(MULAI, {"uraian": DARURAT}))
    mati(client.post(MULAI, {"uraian": DARURAT, "simpan": "1"}))

    assert DrafPengaduan.objects.count() == 0


def test_whoever_is_safe_goes_on_and_it_is_recorded(
    client: PortalClient, utama: Unit
) -> None:
    isi = mati(client.post(MULAI, ISI["apa"] | {"uraian": DARURAT}))
    lanjut = client.post(MULAI, bawaan(isi) | {"bukan_darurat": "1"})
    kode = lanjut["Location"].split("/")[3]
    for langkah in list(ISI)[1:]:
        assert kirim(client, kode, langkah).status_code == 302

    client.post(alamat(kode, "periksa"))

    aduan = Pengaduan.objects.get()
    assert aduan.bukan_darurat
    assert aduan.prioritas == Pengaduan.Prioritas.MENDESAK
    assert aduan.uraian == DARURAT
    satu = HitunganDarurat.objects.get()
    assert (satu.tampil, satu.lanjut) == (1, 1)


def test_at_a_later_step_the_place_is_there_to_read_aloud(
    client: PortalClient, utama: Unit
) -> None:
    kode = isi_semua(client, tempat={"titik": "-7.3274, 108.2207"})

    isi = mati(kirim(client, kode, "apa", uraian=DARURAT))

    assert "Kelurahan Panglayungan, Kecamatan Cipedes" in isi
    assert "Depan pasar" in isi
    assert "Koordinat -7.327400, 108.220700" in isi
    satu = HitunganDarurat.objects.get()
    assert satu.kecamatan
    assert satu.kecamatan.nama == "Cipedes"
    assert DARURAT not in draf().isian


def test_a_step_answered_with_no_emergency_is_kept(
    client: PortalClient, utama: Unit
) -> None:
    kode = isi_semua(client)
    mati(kirim(client, kode, "apa", uraian=DARURAT))

    jawab = kirim(client, kode, "apa", uraian=DARURAT, bukan_darurat="1")

    assert jawab["Location"] == alamat(kode, "periksa")
    assert client.post(alamat(kode, "periksa")).status_code == 302
    assert Pengaduan.objects.get().bukan_darurat


def test_the_last_look_is_a_net_of_its_own(
    client: PortalClient, utama: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pengaduan.views.pengaduan_draf.sela_bahaya", lambda *_: None)
    kode = isi_semua(client, apa={"uraian": DARURAT})
    monkeypatch.undo()

    mati(client.post(alamat(kode, "periksa")))
    assert Pengaduan.objects.count() == 0
    jawab = client.post(alamat(kode, "periksa"), {"bukan_darurat": "1"})

    assert jawab.status_code == 302
    assert Pengaduan.objects.get().bukan_darurat


def test_what_another_tab_wrote_in_between_is_caught_by_the_act_itself(
    client: PortalClient, utama: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pengaduan.views.pengaduan_draf.sela_bahaya", lambda *_: None)
    monkeypatch.setattr("pengaduan.views.pengaduan_langkah.sela", lambda *_: None)
    kode = isi_semua(client, apa={"uraian": DARURAT})

    mati(client.post(alamat(kode, "periksa")))

    assert Pengaduan.objects.count() == 0
    assert draf().pengaduan is None


def test_near_misses_pass_without_alarm(client: PortalClient, utama: Unit) -> None:
    kode = mulai(client, uraian="Lampu jalan mati, takut ada yang kebakaran jenggot.")

    assert HitunganDarurat.objects.count() == 0
    assert client.get(alamat(kode, "kategori")).status_code == 200


def test_the_page_weighs_little(client: PortalClient, utama: Unit) -> None:
    jawab = client.post(MULAI, ISI["apa"] | {"uraian": DARURAT, "kelurahan": KELURAHAN})

    assert len(jawab.content) < 6000
