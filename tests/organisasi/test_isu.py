"""Topics of all services: two levels, kept by two roles, with codes of the others."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from organisasi.models import Isu, IsuPadanan
from organisasi.muat import muat_isu, muat_padanan
from organisasi.peran import Peran
from tests.data_bantu import baris
from tests.factories.organisasi import IsuFactory
from tests.petugas import isian, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
KELOLA = {
    "padanan-TOTAL_FORMS": "1",
    "padanan-INITIAL_FORMS": "0",
    "padanan-0-kategori_pengaduan": "sampah",
    "padanan-0-topik_informasi": "",
}


def alamat(nama: str, *args: object) -> str:
    return reverse(f"admin:organisasi_isu_{nama}", args=args)


@pytest.mark.parametrize("peran", [Peran.PENGELOLA_PEMANGKU, Peran.ADMIN_TEKNIS])
def test_a_topic_is_added_with_its_codes_and_put_out_of_use(client, peran):
    masuk_sebagai(client, peran)
    client.post(
        alamat("add"), {"kode": "sampah", "nama": "Sampah", "aktif": "on"} | KELOLA
    )
    isu = Isu.objects.get()
    assert str(isu.padanan.get()) == "sampah"

    ubah = alamat("change", isu.pk)
    isi = isian(client.get(ubah))
    isi.pop("aktif")
    client.post(ubah, isi)

    isu.refresh_from_db()
    assert (isu.aktif, isu.edisi, str(isu)) == (False, 2, "Sampah")
    assert not Isu.objects.aktif().exists()
    assert client.post(alamat("delete", isu.pk)).status_code == 403


def test_others_do_not_see_the_list(client):
    masuk_sebagai(client, Peran.PPID_PEMBANTU)

    assert client.get(alamat("changelist")).status_code == 403


def test_what_is_wrong_is_said_in_words(client):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    anak = IsuFactory(induk=IsuFactory())
    kosong = KELOLA | {"padanan-0-kategori_pengaduan": "", "padanan-TOTAL_FORMS": "1"}

    jawab = client.post(
        alamat("add"), {"kode": "Air Bersih", "nama": "Air", "induk": anak.pk} | kosong
    )

    assertContains(jawab, "Huruf kecil, angka, dan tanda hubung.")
    assert "induk" in jawab.context["adminform"].form.errors
    assert Isu.objects.count() == 2


def test_there_are_two_levels(client):
    atas = IsuFactory()
    anak = IsuFactory(induk=atas)

    for isu, induk, sebab in (
        (IsuFactory(), anak, "punya induk"),
        (atas, IsuFactory(), "di bawahnya"),
        (atas, atas, "dirinya"),
    ):
        isu.induk = induk
        with pytest.raises(ValidationError, match=sebab):
            isu.full_clean()
    Isu(kode="baru", nama="Baru", induk=Isu.objects.get(pk=atas.pk)).full_clean()
    with (
        pytest.raises(IntegrityError, match="organisasi_isu_bukan_induk_sendiri"),
        transaction.atomic(),
    ):
        Isu.objects.filter(pk=atas.pk).update(induk=atas.pk)


def test_a_code_stands_once_and_is_never_empty():
    isu = IsuFactory()
    satu = IsuPadanan.objects.create(isu=isu, topik_informasi="berkala-a")

    assert str(satu) == "berkala-a"
    for isi, kendala in (
        ({}, "organisasi_isupadanan_berisi"),
        ({"topik_informasi": "berkala-a"}, "organisasi_isupadanan_sekali"),
    ):
        with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
            IsuPadanan.objects.create(isu=isu, **isi)


def test_the_files_load_once_and_name_only_codes_the_product_ships():
    kini = timezone.now()

    assert (muat_isu(pada=kini), muat_padanan(pada=kini)) == (19, 19)
    assert (muat_isu(pada=kini), muat_padanan(pada=kini)) == (0, 0)
    assert Isu.objects.get(kode="sampah").induk.kode == "lingkungan"
    for isu in Isu.objects.all():
        isu.full_clean()
    for nama, kolom in (
        ("kategori", "kategori_pengaduan"),
        ("kelompok", "topik_informasi"),
    ):
        ada = {b["kode"] for b in baris(nama)} | {""}
        assert {b[kolom] for b in baris("isu_padanan")} <= ada


def test_codes_of_a_topic_that_was_deleted_do_not_come_back():
    kini = timezone.now()
    muat_isu(pada=kini)
    Isu.objects.get(kode="sampah").delete()

    assert muat_padanan(pada=kini) == 18
