"""Where a stakeholder reaches and whom it is tied to; the reference tables."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from pemangku.actions.hubungan import hubungkan_pemangku, tambah_cakupan
from pemangku.models import Tag, TeksPersetujuan
from tests.factories.pemangku import (
    CakupanPemangkuFactory,
    HubunganPemangkuFactory,
    HubunganUnitFactory,
    LaranganFactory,
    TagFactory,
    TeksPersetujuanFactory,
    UnsurFactory,
)
from tests.pemangku.meja_register import HARI, PADA, alamat, lembaga, tekan, tombol
from tests.petugas import isian, masuk, masuk_sebagai


def galat(jawab) -> str:
    form = jawab.context["form"]
    return " ".join(str(p) for semua in form.errors.values() for p in semua)


def test_a_region_is_added_once_and_taken_away(client, kantor):
    p = lembaga(kantor)
    masuk(client, kantor.operator)
    client.halaman(alamat("tindakan", p.pk, "tambah_cakupan"))

    for _ in range(2):
        tekan(client, p, "tambah_cakupan", wilayah=kantor.kelurahan.pk, dasar="SK")

    cakupan = p.cakupan.get()
    assert cakupan.dasar == "SK"
    assert [j.tindakan for j in p.riwayat] == ["tambah_cakupan"]
    assertContains(client.get(alamat("tindakan", p.pk, "hapus_cakupan")), "Nagarasari")
    asing = CakupanPemangkuFactory(wilayah=kantor.kelurahan)
    assert "Pilih salah satu." in galat(
        tekan(client, p, "hapus_cakupan", baris=asing.pk)
    )

    tekan(client, p, "hapus_cakupan", baris=cakupan.pk)

    assert not p.cakupan.exists()
    assert "hapus_cakupan" not in tombol(client, p)


def test_a_relation_to_a_unit_begins_once_and_ends(client, kantor):
    p = lembaga(kantor)
    masuk(client, kantor.operator)
    isi = {"unit": kantor.tawang.pk, "jenis": "mitra", "mulai": "2024-06-01"}
    client.halaman(alamat("tindakan", p.pk, "hubungkan_unit"))

    tekan(client, p, "hubungkan_unit", **isi)
    assert "sudah tercatat" in galat(tekan(client, p, "hubungkan_unit", **isi))
    baris = p.hubungan_unit.get()
    akhir = {"baris": baris.pk, "selesai": "2024-05-31"}
    assert "01-06-2024" in galat(tekan(client, p, "akhiri_hubungan_unit", **akhir))
    tekan(client, p, "akhiri_hubungan_unit", **akhir | {"selesai": "2024-06-04"})

    baris.refresh_from_db()
    assert baris.selesai == HARI
    assert "akhiri_hubungan_unit" not in tombol(client, p)
    tekan(client, p, "hubungkan_unit", **isi | {"mulai": "2024-06-05"})
    assert p.hubungan_unit.count() == 2


def test_a_unit_that_is_closed_is_not_offered(client, kantor):
    p = lembaga(kantor)
    tutup = HubunganUnitFactory().unit
    type(tutup).objects.filter(pk=tutup.pk).update(sampai=HARI - timedelta(days=1))
    masuk(client, kantor.operator)

    isi = {"unit": tutup.pk, "jenis": "mitra", "mulai": "2024-06-01"}
    tekan(client, p, "hubungkan_unit", **isi)

    assert not p.hubungan_unit.exists()


def test_pk49_each_side_shows_the_other_and_none_itself(client, kantor):
    rw, forum = lembaga(kantor, "RW 05"), lembaga(kantor, "Forum RW")
    masuk(client, kantor.operator)
    client.halaman(alamat("tindakan", rw.pk, "hubungkan_pemangku"))

    def hubungkan(nomor):
        isi = {"jenis": "anggota_dari", "nomor": nomor}
        return tekan(client, rw, "hubungkan_pemangku", **isi)

    assert "dirinya sendiri" in galat(hubungkan(rw.nomor))
    luar = lembaga(kantor, "Luar", pengelola=kantor.tawang)
    assert "Tidak ada pemangku" in galat(hubungkan(luar.nomor))
    assert "Tulis nomornya." in galat(hubungkan(""))
    for _ in range(2):
        hubungkan(forum.nomor.lower())

    baris = rw.hubungan_ke.get()
    assertContains(client.get(alamat("change", rw.pk)), "Anggota dari")
    assertContains(client.get(alamat("change", forum.pk)), "Beranggotakan")
    asing = HubunganPemangkuFactory(dari=forum, ke=rw, jenis="membina")
    assert "Pilih salah satu." in galat(
        tekan(client, rw, "lepas_hubungan", baris=asing.pk)
    )
    tekan(client, rw, "lepas_hubungan", baris=baris.pk)
    assert not rw.hubungan_ke.exists()


def test_the_acts_themselves_keep_the_rules(kantor):
    p = lembaga(kantor)
    satu = {"oleh": kantor.operator, "pada": PADA}

    pertama = tambah_cakupan(p, wilayah=kantor.kelurahan, **satu)
    assert tambah_cakupan(p, wilayah=kantor.kelurahan, dasar="lain", **satu) == pertama
    with pytest.raises(ValidationError, match="dirinya"):
        hubungkan_pemangku(p, ke=p, jenis="membina", **satu)


# Reference tables


def acuan(model: str, nama: str, *args: object) -> str:
    return reverse(f"admin:pemangku_{model}_{nama}", args=args)


def test_diskominfo_keeps_the_tags_and_others_read_them(client, kantor):
    tag = TagFactory(nama="lama")
    masuk(client, kantor.pengelola)
    ubah = acuan("tag", "change", tag.pk)
    client.post(ubah, isian(client.get(ubah)) | {"arti": "Jarang hadir."})
    client.post(acuan("tag", "add"), {"nama": "baru"})
    masuk(client, kantor.operator)

    assert set(Tag.objects.values_list("nama", "arti")) == {
        ("lama", "Jarang hadir."),
        ("baru", ""),
    }
    assert client.get(acuan("tag", "changelist")).status_code == 200
    assert client.get(acuan("tag", "add")).status_code == 403


def test_pk17_a_wording_is_added_and_never_changed(client, kantor):
    lama = TeksPersetujuanFactory(tujuan="foto", versi=1)
    masuk(client, kantor.pengelola)
    isi = {
        "tujuan": "foto",
        "versi": 2,
        "isi": "Kalimat baru.",
        "berlaku_sejak": "04-06-2024",
    }
    client.halaman(acuan("tekspersetujuan", "add"))

    client.post(acuan("tekspersetujuan", "add"), isi)

    baru = TeksPersetujuan.objects.get(tujuan="foto", versi=2)
    assert baru.berlaku_sejak == date(2024, 6, 4)
    halaman = client.halaman(acuan("tekspersetujuan", "change", lama.pk))
    assertContains(halaman, lama.sha256)
    assert not halaman.context["has_change_permission"]
    assert (
        client.post(acuan("tekspersetujuan", "change", lama.pk), isi).status_code == 403
    )
    assert client.get(acuan("tekspersetujuan", "delete", lama.pk)).status_code == 403


def test_pk19_the_list_of_suppressions_names_nobody(client, kantor):
    satu = LaranganFactory()
    for petugas in (kantor.pengelola, masuk_sebagai(client, Peran.PDP)):
        masuk(client, petugas)
        halaman = client.halaman(acuan("larangan", "changelist"))
        assertContains(halaman, satu.alasan)
        assert satu.sidik not in halaman.text
        assert client.get(acuan("larangan", "add")).status_code == 403
    masuk(client, kantor.operator)
    assert client.get(acuan("larangan", "changelist")).status_code == 403


def test_reference_lists_open_for_their_keeper(client, kantor):
    UnsurFactory()
    masuk(client, kantor.pengelola)

    for model in ("unsur", "jenispemangku", "tag", "tekspersetujuan"):
        client.halaman(acuan(model, "changelist"))
        client.halaman(acuan(model, "add"))
