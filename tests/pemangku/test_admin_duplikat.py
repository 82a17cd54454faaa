"""The list of look-alikes, and "bukan duplikat" (PK-27)."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django.asserts import assertContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.kerja import Henti
from organisasi.kantor.peran import Peran
from pemangku.actions.duplikat import cari_duplikat, nyatakan_bukan
from pemangku.actions.gabung import gabungkan_pemangku
from pemangku.models import BukanDuplikat, CalonDuplikat, Pemangku
from ppid_portal.pekerjaan import DAFTAR, Saat
from tests.factories.pemangku import (
    BukanDuplikatFactory,
    CalonDuplikatFactory,
    PeroranganFactory,
)
from tests.pemangku.meja_register import (
    HARI,
    PADA,
    alamat,
    berkanal,
    kueri,
    lembaga,
    orang_di,
)
from tests.petugas import masuk, masuk_sebagai, petugas_berperan


@pytest.fixture
def pasangan(kantor):
    return lembaga(kantor, "LPM Sukajaya"), lembaga(kantor, "LPM Kel. Sukajaya")


def cari() -> set[tuple[str, int]]:
    cari_duplikat(pada=PADA)
    return {(str(c), c.nilai) for c in CalonDuplikat.objects.bersama_sisi()}


def test_the_night_finds_pairs_once_and_anew(kantor, pasangan):
    a, b = sorted(pasangan, key=lambda p: p.pk)
    for p in pasangan:
        berkanal(p)
    PeroranganFactory()
    jauh = lembaga(kantor, "LPM Sukajaya", wilayah=kantor.kelurahan_lain)
    lembaga(kantor, "LPM Sukajaya", status="ditolak")

    assert cari() == {(f"{a.nomor} dan {b.nomor}", 115)}
    assert len(cari()) == 1
    Pemangku.objects.filter(pk=jauh.pk).update(wilayah=kantor.kelurahan)
    assert len(cari()) == 3
    assert cari_duplikat(pada=PADA) == 3


def test_figures_are_compared_as_the_persons_they_are(kantor):
    """The same number and nearly the same name, in one kelurahan or nowhere."""
    wilayah = (kantor.kelurahan, kantor.kelurahan, None)
    for nama, tempat in zip(
        ("Uha Suhaya", "Uha Suhayo", "Ujang"), wilayah, strict=True
    ):
        p = PeroranganFactory(pengelola=kantor.cipedes, wilayah=tempat)
        berkanal(orang_di(p, nama, nama_jabatan="diri sendiri").orang)

    ((_, nilai),) = cari()

    assert nilai == 50 + 10 + 27


def test_the_night_does_it_among_its_jobs(kantor, pasangan):
    (tugas,) = (satu for satu in DAFTAR if satu.nama == "cari_duplikat")

    tugas.kerjakan(Saat(PADA, HARI, Henti()))

    assert CalonDuplikat.objects.get().sebutan == "sangat mungkin sama"


def daftar(model: str, nama: str, *args: object) -> str:
    return reverse(f"admin:pemangku_{model}_{nama}", args=args)


def terdaftar(client, model: str = "calonduplikat") -> list[object]:
    return list(client.get(daftar(model, "changelist")).context["cl"].result_list)


def test_each_is_shown_the_pairs_both_sides_of_which_are_his(client, kantor, pasangan):
    lembaga(kantor, "LPM Sukajaya", pengelola=kantor.tawang)
    cari()

    masuk(client, kantor.operator)
    assert len(terdaftar(client)) == 1
    masuk(client, kantor.kepala)
    halaman = client.halaman(daftar("calonduplikat", "changelist"))
    (satu,) = halaman.context["cl"].result_list
    assert {satu.a, satu.b} == set(pasangan)
    assertContains(halaman, alamat("gabung", satu.a_id, satu.b_id))
    assertContains(halaman, "sangat mungkin sama (90)")
    masuk(client, kantor.pengelola)
    assert len(terdaftar(client)) == 3
    assertContains(
        client.get(alamat("changelist")), daftar("calonduplikat", "changelist")
    )
    for peran in (Peran.PETUGAS_LAPANGAN, Peran.AUDITOR, Peran.PIMPINAN):
        masuk_sebagai(client, peran)
        assert client.get(daftar("calonduplikat", "changelist")).status_code == 403


def test_a_pair_that_was_merged_is_off_the_list(client, kantor, pasangan):
    cari()
    gabungkan_pemangku(*pasangan, ambil=(), oleh=kantor.pengelola, pada=PADA)
    masuk(client, kantor.pengelola)

    assert terdaftar(client) == []


def test_the_list_costs_the_same_for_one_pair_and_for_twenty(client, kantor):
    masuk(client, kantor.pengelola)
    CalonDuplikatFactory()
    satu = kueri(client, daftar("calonduplikat", "changelist"))
    CalonDuplikatFactory.create_batch(19)

    assert kueri(client, daftar("calonduplikat", "changelist")) == satu


def test_pk27_a_pair_that_is_none_never_comes_back_until_withdrawn(
    client, kantor, pasangan
):
    cari()
    calon = CalonDuplikat.objects.get()
    masuk(client, kantor.kepala)
    halaman = client.halaman(daftar("calonduplikat", "change", calon.pk))
    assertContains(halaman, "Bukan duplikat")
    bukan = daftar("calonduplikat", "tindakan", calon.pk, "bukan")
    client.halaman(bukan)

    client.post(bukan, {"teks": ""})
    assert not BukanDuplikat.objects.exists()
    client.post(bukan, {"teks": "Dua lembaga di dua RW."})

    assert terdaftar(client) == []
    cari()
    assert terdaftar(client) == []
    (baris,) = terdaftar(client, "bukanduplikat")
    assert (baris.alasan, baris.oleh) == ("Dua lembaga di dua RW.", kantor.kepala)
    assert {p.riwayat.first().tindakan for p in pasangan} == {"bukan_duplikat"}

    client.halaman(daftar("bukanduplikat", "change", baris.pk))
    client.post(daftar("bukanduplikat", "tindakan", baris.pk, "cabut"))

    assert not BukanDuplikat.objects.exists()
    assert len(terdaftar(client)) == 1
    assert pasangan[0].riwayat.first().tindakan == "cabut_bukan_duplikat"


def test_pk27_twice_said_is_said_once_and_not_without_a_reason(kantor, pasangan):
    cari()
    calon = CalonDuplikat.objects.get()
    satu = {"oleh": petugas_berperan(Peran.PENGELOLA_PEMANGKU), "pada": PADA}
    with pytest.raises(TindakanTerlarang, match="mengapa"):
        nyatakan_bukan(calon, alasan=" ", **satu)

    for _ in range(2):
        nyatakan_bukan(calon, alasan="Berbeda.", **satu)

    assert str(BukanDuplikat.objects.get()) == str(calon)


# What the database keeps


@pytest.mark.parametrize(
    ("pabrik", "sekali", "berurut"),
    [
        (
            CalonDuplikatFactory,
            "pemangku_calonduplikat_sekali",
            "pemangku_calonduplikat_berurut",
        ),
        (
            BukanDuplikatFactory,
            "pemangku_bukanduplikat_sekali",
            "pemangku_bukanduplikat_berurut",
        ),
    ],
)
def test_pk27_a_pair_stands_once_and_in_one_order(
    kantor, pasangan, pabrik, sekali, berurut
):
    a, b = sorted(pasangan, key=lambda p: p.pk)
    pabrik(a=a, b=b)

    for pasang, aturan in (({"a": a, "b": b}, sekali), ({"a": b, "b": a}, berurut)):
        with pytest.raises(IntegrityError, match=aturan), transaction.atomic():
            pabrik(**pasang)


def test_pk27_the_database_wants_a_reason(kantor, pasangan):
    with pytest.raises(IntegrityError, match="pemangku_bukanduplikat_beralasan"):
        BukanDuplikatFactory(alasan="")
