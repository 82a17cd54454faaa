"""How often a page is opened: by day, bots apart, nobody known, few not told."""

from types import SimpleNamespace

import pytest
from django.db import Error

from organisasi.halaman import pemakaian as modul
from organisasi.halaman.pemakaian import Pemakaian, sapu_pemakaian
from organisasi.kantor.peran import Peran
from organisasi.models import Area, Pencacah, Versi
from ppid_portal.operasi import halaman_publik
from tests.factories.informasi import BerkasFactory
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db


def test_opened_pages_and_fetched_files_are_counted_and_shown_from_five_on(
    client, monkeypatch
):
    pemakaian = Pemakaian()
    monkeypatch.setattr(halaman_publik, "pemakaian", pemakaian)
    berkas = BerkasFactory()
    alamat = berkas.dokumen.get_absolute_url()
    orang, kata = {"User-Agent": "Mozilla/5.0 (Android 14)"}, "30 hari terakhir"
    for tajuk in ({}, {"User-Agent": "Googlebot"}, orang | {"Sec-Purpose": "prefetch"}):
        client.get(alamat, headers=tajuk)
    client.head(alamat, headers=orang)
    assert client.get("/informasi/ip-9/", headers=orang).status_code == 404
    client.get("/informasi/", headers=orang)
    for _ in range(5):
        etag = client.get(alamat, headers=orang)["ETag"]
        isi = client.get(berkas.get_absolute_url(), headers=orang)
        assert b"".join(isi.streaming_content)
    lagi = client.get(alamat, headers=orang | {"If-None-Match": etag})
    assert (lagi.status_code, Pencacah.objects.count()) == (304, 0)
    pemakaian.tulis()
    assert set(Pencacah.objects.values_list("nama", "kunci", "jumlah")) == {
        ("dibuka", alamat, 6),
        ("dibuka", berkas.get_absolute_url(), 5),
        ("dibuka_bot", alamat, 2),
    }
    assert kata not in client.get(alamat).text
    Versi.objects.naikkan(Area.KATALOG)
    assert f"{kata}: dibuka 6 kali, berkasnya 5 kali" in client.halaman(alamat).text
    masuk_sebagai(client, Peran.PPID_UTAMA)
    daftar = "/admin/informasi/dokumeninformasi/"
    assert ">6</td>" in client.get(f"{daftar}?o=5").text
    Pencacah.objects.update(jumlah=4)
    assert ">6</td>" not in client.get(daftar).text
    Pencacah.objects.update(hari="2020-01-01")
    sapu_pemakaian()
    assert not Pencacah.objects.exists()


def test_a_process_adds_up_by_itself_once_a_minute_and_loses_what_cannot_be(
    monkeypatch, settings, rf, caplog
):
    mulai, tutup = [], []
    jam = SimpleNamespace(start=lambda: mulai.append(1))
    monkeypatch.setattr(modul.threading, "Timer", lambda sela, kerja: jam)
    monkeypatch.setattr(
        modul, "connection", SimpleNamespace(close=lambda: tutup.append(1))
    )
    settings.NOMOR_SEGAR, satu = True, Pemakaian()
    for _ in range(2):
        satu.catat(rf.get("/a/"))
    assert (mulai, jam.daemon) == ([1], True)
    satu._tulis()
    assert Pencacah.objects.get().jumlah == 2

    def gagal(*_isi, **_lain):
        raise Error

    monkeypatch.setattr(Pencacah.objects, "tambah_semua", gagal)
    satu._tulis()
    assert "Use not counted: Error" in caplog.text
    assert tutup == [1, 1]
