"""The timeline of a case, and what its page begins with."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.staf.kasus import DALAM, PERCAKAPAN, alur, giliran, rupa
from organisasi.staf.riwayat import Peristiwa
from tests.factories.informasi import PermohonanFactory
from tests.informasi.meja_permohonan import alamat
from tests.petugas import masuk_sebagai

PADA = timezone.now()


def test_one_timeline_newest_first_and_a_tab_for_each_kind_there_is():
    semua = [
        Peristiwa(PADA - timedelta(hours=n), str(n), "", jenis=jenis)
        for n, jenis in ((2, PERCAKAPAN), (1, DALAM), (3, DALAM))
    ]
    hasil = alur(semua, "")
    assert [k.judul for k in hasil["alur"]] == ["1", "2", "3"]
    assert [(satu[0], satu[2]) for satu in hasil["tab"]] == [
        (PERCAKAPAN, 1),
        (DALAM, 2),
    ]
    assert [k.judul for k in alur(semua, DALAM)["alur"]] == ["1", "3"]
    for tanpa in ("jejak", "entah"):
        assert alur(semua, tanpa) == hasil


def test_without_advice_a_page_begins_with_the_first_act_that_is_not_grave():
    tombol = [{"nama": "cabut", "bahaya": True}, {"nama": "ubah", "bahaya": False}]
    hasil = giliran(None, None, tombol, None)
    assert hasil["utama"] == tombol[1]
    assert hasil["lain"] == tombol[:1]
    assert giliran(None, None, tombol[:1], None)["utama"] is None
    assert (rupa("diproses"), rupa("selesai")) == ("proses", "beres")


@pytest.mark.django_db
def test_after_an_act_the_next_due_case_is_one_click_away(client):
    pertama = PermohonanFactory(diproses=True, jatuh_tempo=PADA.date())
    kedua = PermohonanFactory(
        diproses=True, unit=pertama.unit, jatuh_tempo=PADA.date() + timedelta(days=3)
    )
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, pertama.unit)
    tujuan = alamat("tindakan", pertama.pk, "catatan")
    jawab = client.post(tujuan, {"isi": "Arsip di gudang B."}, follow=True)
    sudah = quote(alamat("change", pertama.pk), safe="")
    lanjut = f"{reverse('admin:berikutnya')}?sesudah={sudah}"
    assert f'<a href="{lanjut}">Buka yang berikutnya</a>' in jawab.text
    assert client.get(lanjut)["Location"] == alamat("change", kedua.pk)
    kedua.delete()
    assert client.get(lanjut)["Location"] == reverse("admin:index")
