"""Who saves an older edition is told what stands there now, in words."""

import re
import threading
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse
from pytest_django.asserts import assertContains

from informasi.models import SertaMerta
from organisasi.kantor.peran import Peran
from organisasi.models import Halaman, Unit
from organisasi.staf.base import BeredisiForm
from tests.factories.informasi import SertaMertaFactory
from tests.factories.organisasi import HalamanFactory, UnitFactory, WilayahFactory
from tests.petugas import isian, masuk_sebagai
from tests.serentak import SABAR, serentak, tunggu_penunggu

pytestmark = [pytest.mark.django_db, pytest.mark.sql]

KOLOM = ("telepon", "jenis", "dipercaya", "mulai", "induk", "keyakinan")


class FormUnit(BeredisiForm):
    class Meta:
        model = Unit
        fields = KOLOM


class FormNotis(BeredisiForm):
    class Meta:
        model = SertaMerta
        fields = ("wilayah",)


def teguran(form):
    assert not form.is_valid()
    (pesan,) = form.non_field_errors()
    return pesan


def data_unit(unit, **lain):
    return {"edisi": unit.edisi, "jenis": unit.jenis, **lain}


def test_the_edition_it_was_opened_with_lets_a_form_through():
    unit = UnitFactory()
    assert FormUnit(data_unit(unit, telepon="1"), instance=unit).is_valid()
    assert FormUnit(instance=unit)["edisi"].value() == 1


def test_a_record_that_is_not_there_yet_has_no_edition():
    form = FormUnit({"jenis": "opd"})
    assert form["edisi"].initial is None
    assert form.is_valid()


@pytest.mark.parametrize("edisi", ["", "0", "x", None])
def test_any_other_edition_is_late(edisi):
    unit = UnitFactory()
    form = FormUnit(data_unit(unit) | {"edisi": edisi}, instance=unit)
    assert "orang lain menyimpan data ini" in teguran(form)


def test_the_reason_why_one_may_not_save_comes_first():
    unit = UnitFactory()
    form = FormUnit(data_unit(unit) | {"edisi": 9}, instance=unit)
    form.larangan = "Belum disimpan: sudah terbit."
    assert teguran(form) == "Belum disimpan: sudah terbit."


@pytest.mark.parametrize(
    ("kolom", "kalimat"),
    [
        ({"telepon": "lain"}, "Telepon: “0265”"),
        ({"jenis": "kecamatan"}, "Jenis: “Perangkat daerah”"),
        ({"dipercaya": "on"}, "sendiri: “tidak”"),
        ({"mulai": "01-02-2021"}, "Berdiri sejak: “4 Januari 2020”"),
        ({"keyakinan": "B"}, "Keyakinan data: “kosong”"),
        ({"induk": ""}, "Induk: “Dinas Contoh”"),
        ({}, "isinya sama"),
    ],
)
def test_what_stands_there_now_is_quoted_as_people_read_it(kolom, kalimat):
    induk = UnitFactory(nama="Dinas Contoh")
    unit = UnitFactory(telepon="0265", induk=induk, mulai=date(2020, 1, 4))
    tersimpan = {"telepon": "0265", "induk": induk.pk, "mulai": "04-01-2020"}
    form = FormUnit(
        data_unit(unit) | tersimpan | {"edisi": 0} | kolom,
        instance=Unit.objects.get(pk=unit.pk),
    )
    pesan = teguran(form)
    assert kalimat in pesan
    assert pesan.count(": “") == len(kolom)


def test_the_warning_says_when_the_other_one_saved():
    unit = UnitFactory()
    pesan = teguran(FormUnit(data_unit(unit) | {"edisi": 0}, instance=unit))
    assert re.search(r"pada \d\d-\d\d-\d{4} pukul \d\d\.\d\d\.", pesan)


def test_a_long_text_is_quoted_in_part():
    unit = UnitFactory(keyakinan="A", telepon="9" * 40)
    form = FormUnit(data_unit(unit, edisi=0, keyakinan="A"), instance=unit)
    form.initial["telepon"] = "9" * 500
    assert "9" * 119 + "…”" in teguran(form)


def test_several_choices_are_quoted_by_their_names():
    notis = SertaMertaFactory()
    notis.wilayah.set([WilayahFactory(nama="Cipedes"), WilayahFactory(nama="Tawang")])
    pesan = teguran(FormNotis({"edisi": 0}, instance=notis))
    assert "Cipedes, " in pesan
    assert "Tawang" in pesan
    assert "[" not in pesan


def test_saving_once_more_after_the_warning_is_the_officers_decision():
    unit = UnitFactory(telepon="yang lain")
    telat = FormUnit(
        data_unit(unit, telepon="punya saya") | {"edisi": 0}, instance=unit
    )
    teguran(telat)
    lagi = FormUnit(
        {nama: telat[nama].value() for nama in telat.fields},
        instance=Unit.objects.get(pk=unit.pk),
    )
    assert telat["edisi"].value() == str(unit.edisi)
    assert lagi.is_valid()
    assert lagi.save().telepon == "punya saya"


def test_a_page_keeps_both_texts_until_somebody_decides(client):
    halaman = HalamanFactory(isi="Isi awal.")
    masuk_sebagai(client, Peran.PPID_UTAMA)
    ubah = reverse("admin:organisasi_halaman_change", args=(halaman.pk,))
    tab_satu, tab_dua = isian(client.get(ubah)), isian(client.get(ubah))
    client.post(ubah, tab_satu | {"isi": "Isi dari tab satu."})
    ditolak = client.post(ubah, tab_dua | {"isi": "Isi dari tab dua."})
    assertContains(ditolak, "“Isi dari tab satu.”")
    assertContains(ditolak, "Isi dari tab dua.")
    halaman.refresh_from_db()
    assert halaman.isi == "Isi dari tab satu."


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_the_same_moment_one_is_told(client):
    halaman = HalamanFactory()
    petugas = masuk_sebagai(client, Peran.PPID_UTAMA)
    ubah = reverse("admin:organisasi_halaman_change", args=(halaman.pk,))
    form = isian(client.get(ubah))
    pengirim = [client, type(client)()]
    pengirim[1].cookies = client.cookies.copy()
    jawaban = serentak(
        2, lambda i: pengirim[i].post(ubah, form | {"isi": f"Isi {i}."}).status_code
    )
    assert sorted(jawaban) == [200, 302]
    kini = Halaman.objects.get(pk=halaman.pk)
    assert (kini.isi, kini.edisi) == (f"Isi {jawaban.index(302)}.", 2)
    assert petugas.is_active


@pytest.mark.django_db(transaction=True)
def test_a_record_deleted_while_a_form_of_it_is_sent_is_404(client):
    halaman = HalamanFactory()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    ubah = reverse("admin:organisasi_halaman_change", args=(halaman.pk,))
    form = isian(client.get(ubah))
    terhapus = threading.Event()

    def kerja(ke):
        if ke:
            assert terhapus.wait(SABAR)
            return client.post(ubah, form).status_code
        with transaction.atomic():
            Halaman.objects.filter(pk=halaman.pk).delete()
            terhapus.set()
            tunggu_penunggu()
        return 0

    assert serentak(2, kerja) == [0, 404]
