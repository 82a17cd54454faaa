"""Notices of danger: /informasi/serta-merta/ and one notice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from informasi.models import SertaMerta
from informasi.serta_merta.models import pergantian
from informasi.serta_merta.views import ISI
from organisasi.kantor.saat import Saat
from tests.factories.informasi import PADA, SertaMertaFactory
from tests.factories.organisasi import (
    KotaFactory,
    PetugasFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.kueri import kueri_dingin

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
DAFTAR = "/informasi/serta-merta/"
SEHARI = timedelta(days=1)


@pytest.fixture
def kini():
    return timezone.now()


def judul(response, bagian):
    return [n.judul for n in response.context[bagian]]


def test_running_notices_stand_before_those_to_come_and_those_over(client, kini):
    SertaMertaFactory(judul="Lewat", mulai=PADA, selesai=PADA + SEHARI)
    SertaMertaFactory(judul="Nanti", mulai=kini + SEHARI)
    SertaMertaFactory(judul="Jalan", mulai=kini - SEHARI, selesai=kini + SEHARI)
    SertaMertaFactory(judul="Tanpa akhir", mulai=kini - 2 * SEHARI)
    dicabut = SertaMerta.Status.DICABUT
    SertaMertaFactory(judul="Keliru", mulai=kini - SEHARI, status=dicabut)
    response = client.halaman(DAFTAR)
    assert judul(response, "berlangsung") == ["Jalan", "Tanpa akhir"]
    assert judul(response, "mendatang") == ["Nanti"]
    assert judul(response, "lewat") == ["Keliru", "Lewat"]
    isi = response.text
    assert ">Dicabut<" in isi
    letak = [isi.index(f'id="{b}"') for b in ("berlangsung", "mendatang", "lewat")]
    assert letak == sorted(letak)


def test_a_quiet_city_says_so_and_still_names_112_and_a_draft_is_nowhere(client):
    draf = SertaMertaFactory(judul="Draf", status=SertaMerta.Status.RANCANGAN)
    isi = client.halaman(DAFTAR).text
    assert "Draf" not in isi
    for alamat in (draf.get_absolute_url(), f"{DAFTAR}0/", f"{DAFTAR}{'9' * 20}/"):
        assert client.get(alamat).status_code == 404
    assert "Tidak ada bahaya yang sedang diumumkan" in isi
    assert "Telepon 112" in isi
    assert "Belum ada pengumuman yang sudah lewat" in isi


def test_past_notices_are_paged(client):
    unit = UnitFactory()
    SertaMertaFactory.create_batch(45, unit=unit, selesai=PADA + SEHARI)
    halaman = [client.halaman(f"{DAFTAR}?halaman={ke}") for ke in (1, 2, 3)]
    assert [len(h.context["lewat"]) for h in halaman] == [20, 20, 5]
    assert [h.context["sebelum_url"] for h in halaman] == ["", ".", "?halaman=2"]
    sesudah = [h.context["sesudah_url"] for h in halaman]
    assert sesudah == ["?halaman=2", "?halaman=3", ""]
    assert len({n.pk for h in halaman for n in h.context["lewat"]}) == 45


def test_a_wrong_page_still_shows_what_runs_now(client):
    SertaMertaFactory(judul="Jalan")
    for nomor in ("0", str(10**9)):
        response = client.get(f"{DAFTAR}?halaman={nomor}")
        assert response.status_code == 400
        assert judul(response, "berlangsung") == ["Jalan"]
        assert "halaman" in response.context["halaman"].galat.lower()
        assert response.context["halaman"].galat in response.text


def test_the_list_costs_the_same_for_any_length(client):
    biaya = []
    for banyak in (1, 3):
        for satu in SertaMertaFactory.create_batch(banyak):
            satu.wilayah.set(WilayahFactory.create_batch(2))
        SertaMertaFactory.create_batch(banyak, selesai=PADA + SEHARI)
        biaya.append(len(kueri_dingin(client, DAFTAR)))
    assert biaya[0] == biaya[1] <= 6


def test_a_running_notice_says_where_until_when_and_whom_to_call(client, kini):
    notis = SertaMertaFactory(mulai=kini - SEHARI, selesai=PADA.replace(year=2099))
    kecamatan = WilayahFactory(nama="Cihideung")
    kelurahan = WilayahFactory(nama="Tuguraja", tingkat="kelurahan", induk=kecamatan)
    notis.wilayah.set([kelurahan])
    isi = client.halaman(notis.get_absolute_url()).text
    assert "Sedang berlangsung" in isi
    assert "Kelurahan Tuguraja, Kecamatan Cihideung" in isi
    assert "Kamis, 4 Juni 2099, 08.00 WIB" in isi
    assert 'href="tel:112"' in isi


def test_the_eight_contents_stand_under_headings_in_order(client):
    kolom = {nama: f"Isi {nama}." for _, nama in ISI}
    kolom["prosedur_evakuasi"] = "<script>1. Lari.\n2. Tolong."
    notis = SertaMertaFactory(**kolom, sumber="BPBD")
    isi = client.halaman(notis.get_absolute_url()).text
    assert len(ISI) == 8
    letak = [isi.index(f'<h2 id="{nama}">') for _, nama in ISI]
    assert letak == sorted(letak)
    # The text is escaped and keeps its lines.
    kolom["prosedur_evakuasi"] = "&lt;script&gt;1. Lari.<br>2. Tolong."
    assert all(teks in isi for teks in (*kolom.values(), "BPBD"))


def test_a_notice_says_how_things_stand(client):
    KotaFactory()
    for lain, kalimat in (
        ({"status": SertaMerta.Status.DICABUT}, "Pengumuman ini sudah dicabut"),
        ({"selesai": PADA + SEHARI}, "Pengumuman ini sudah berakhir"),
        ({"mulai": PADA.replace(year=2099)}, "Belum berlaku"),
        ({}, "di seluruh kota, sampai dinyatakan selesai"),
    ):
        isi = client.halaman(SertaMertaFactory(**lain).get_absolute_url()).text
        assert kalimat in isi


KINI = datetime(2026, 5, 13, 2, tzinfo=UTC)
JAM = timedelta(hours=1)
S = SertaMerta.Status
objects = SertaMerta.objects


def notis(status=S.TERBIT, **lain):
    return SertaMertaFactory(status=status, **{"mulai": KINI, **lain})


def test_banner_shows_from_start_to_end_and_ends_by_itself_newest_first():
    for mulai, selesai, status, tampil in (
        (KINI, None, S.TERBIT, True),
        (KINI + JAM, None, S.TERBIT, False),
        (KINI - JAM, KINI + JAM, S.TERBIT, True),
        (KINI - JAM, KINI, S.TERBIT, False),
        (KINI - JAM, None, S.RANCANGAN, False),
        (KINI - JAM, None, S.DICABUT, False),
    ):
        objek = notis(status, mulai=mulai, selesai=selesai)
        assert objects.berlangsung(KINI).filter(pk=objek.pk).exists() is tampil
        assert objek.berlangsung(KINI) is tampil
    assert [o.mulai for o in objects.berlangsung(KINI)] == [KINI, KINI - JAM]
    # The published list keeps what is over.
    assert {o.status for o in objects.terbit()} == {S.TERBIT, S.DICABUT}


def test_coming_changes_of_the_banner_are_known_in_order():
    notis(mulai=KINI - JAM, selesai=KINI + 3 * JAM)
    notis(mulai=KINI + JAM)
    notis(mulai=KINI + JAM, selesai=KINI + 2 * JAM)
    notis(S.RANCANGAN, mulai=KINI + 5 * JAM)
    saat = pergantian()
    assert saat == [KINI + ke * JAM for ke in (-1, 1, 2, 3)]


def test_a_notice_has_title_address_and_area_a_kecamatan_after_its_kelurahan():
    kecamatan = WilayahFactory(nama="Cipedes", tingkat="kecamatan")
    dua = [
        WilayahFactory(nama=nama, tingkat="kelurahan", induk=kecamatan)
        for nama in ("Nagarasari", "Sukamanah")
    ]
    objek = notis(judul="Banjir di Kawalu")
    assert str(objek) == "Banjir di Kawalu"
    assert objek.get_absolute_url() == f"/informasi/serta-merta/{objek.pk}/"
    assert objek.wilayah_teks == "seluruh kota"
    objek.wilayah.set(dua)
    assert objek.wilayah_teks == "Kelurahan Nagarasari dan Sukamanah, Kecamatan Cipedes"
    objek.wilayah.set([WilayahFactory(nama="Tawang"), WilayahFactory(nama="Kawalu")])
    assert objek.wilayah_teks == "Kecamatan Tawang; Kecamatan Kawalu"


def test_notice_called_off_ends_at_once():
    for pada, selesai in (
        (KINI + JAM, KINI + JAM),  # while it runs
        (KINI, KINI),
        (KINI - JAM, KINI),  # before it began
    ):
        objek = notis(mulai=KINI, selesai=KINI + 5 * JAM)
        objek.cabut(Saat(PetugasFactory(), pada), alasan="Sudah aman.")
        objek.refresh_from_db()
        assert (objek.status, objek.selesai) == (S.DICABUT, selesai)
        assert objek.riwayat.get().catatan == objek.alasan_cabut == "Sudah aman."
        assert not objek.berlangsung(KINI)


def test_form_refuses_an_end_that_is_not_after_the_start():
    for selesai in (KINI, KINI - JAM):
        with pytest.raises(ValidationError) as galat:
            SertaMerta(mulai=KINI, selesai=selesai).clean()
        assert list(galat.value.message_dict) == ["selesai"]
    for mulai, selesai in ((KINI, KINI + JAM), (KINI, None), (None, KINI)):
        SertaMerta(mulai=mulai, selesai=selesai).clean()
