"""The list of suppressions: found by the number, lifted by one officer, proof for her."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from pemangku.actions.kanal import sidik_kanal
from pemangku.actions.larangan import ALASAN_PENDEK, BUKTI_WAJIB, SUDAH_DICABUT
from pemangku.admin import larangan as halaman
from pemangku.models import Larangan, PencabutanLarangan
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import LaranganFactory
from tests.factories.subjek import PencabutanLaranganFactory
from tests.foto import bita
from tests.pemangku.meja_register import kueri
from tests.petugas import masuk, masuk_sebagai

pytestmark = pytest.mark.django_db
NOMOR = "0812-3456-789"
PDF = b"%PDF-1.4 surat"
ALASAN = "Pemiliknya datang ke loket dan memintanya."
LAIN = (Peran.PENGELOLA_PEMANGKU, Peran.AUDITOR)


@pytest.fixture
def larangan() -> Larangan:
    cap = sidik_kanal("wa", "628123456789")
    hasil: Larangan = LaranganFactory(sidik=cap, alasan="Diminta pemilik nomor.")
    return hasil


def alamat(nama: str, *args: object) -> str:
    return reverse(f"admin:pemangku_larangan_{nama}", args=args)


def surat(isi: bytes = PDF, nama: str = "Dadang Suryana.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def cabut(client, satu: Larangan, **ubah: Any) -> Any:
    isi = {"alasan": ALASAN, "bukti": surat()} | ubah
    data = {k: v for k, v in isi.items() if v != ""}
    return client.post(alamat("tindakan", satu.pk, "cabut"), data, follow=True)


def galat(jawab: Any) -> str:
    form = jawab.context["form"]
    return " ".join(str(p) for semua in form.errors.values() for p in semua)


def ditemukan(client, kata: str) -> list[Larangan]:
    jawab = client.get(alamat("changelist"), {"q": kata})
    return list(jawab.context["cl"].result_list)


@pytest.mark.parametrize("kata", [NOMOR, "+62 812 3456 789", "628123456789"])
def test_the_number_itself_finds_it(client, larangan, kata):
    LaranganFactory()
    masuk_sebagai(client, Peran.PDP)

    assertContains(client.halaman(alamat("changelist")), "Ketik nomor atau alamatnya")
    assert ditemukan(client, kata) == [larangan]
    assert ditemukan(client, "0813-0000-0000") == []
    assert ditemukan(client, larangan.sidik) == []


@pytest.mark.parametrize("peran", LAIN)
def test_who_may_not_lift_it_finds_nothing_by_a_number(client, larangan, peran):
    lain = LaranganFactory()
    masuk_sebagai(client, peran)

    assertNotContains(client.get(alamat("changelist")), "Ketik nomor")
    assert set(ditemukan(client, NOMOR)) == {larangan, lain}


def test_the_page_says_what_it_is_about_and_what_lifting_does(client, larangan):
    LaranganFactory(sidik=larangan.sidik, lingkup=Larangan.Lingkup.SIARAN)
    masuk_sebagai(client, Peran.PDP)
    assertContains(client.halaman(alamat("change", larangan.pk)), "Cabut larangan")

    jawab = client.halaman(alamat("tindakan", larangan.pk, "cabut"))

    for kata in ("WhatsApp", "Diminta pemilik nomor.", halaman.BUKAN_SETUJU):
        assertContains(jawab, kata)
    assertContains(jawab, "masih berlaku larangan lain (WhatsApp, ")
    assertNotContains(jawab, larangan.sidik)


def test_it_is_lifted_with_the_proof_which_she_may_read_again(client, larangan):
    masuk_sebagai(client, Peran.PDP)

    assertContains(cabut(client, larangan), "Larangan dicabut.")

    baris = PencabutanLarangan.objects.get()
    assert (baris.larangan, baris.alasan) == (larangan, ALASAN)
    assert "Dadang" not in baris.bukti.name
    unduh = client.get(alamat("bukti", larangan.pk))
    assert b"".join(unduh.streaming_content) == PDF
    assert unduh["Content-Disposition"] == 'attachment; filename="bukti.pdf"'
    jawab = client.halaman(alamat("change", larangan.pk))
    assertContains(jawab, ALASAN)
    assertContains(jawab, "Unduh bukti")
    assertNotContains(jawab, "Cabut larangan")


def test_a_photo_of_the_letter_is_made_anew(client, larangan):
    masuk_sebagai(client, Peran.PDP)

    cabut(client, larangan, bukti=surat(bita(), "surat.jpg"))

    with PencabutanLarangan.objects.get().bukti.open("rb") as isi:
        assert isi.read(3) == b"\xff\xd8\xff"


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"alasan": ""}, ALASAN_PENDEK),
        ({"alasan": "diminta"}, "10"),
        ({"alasan": "  diminta   "}, "10"),
        ({"bukti": ""}, BUKTI_WAJIB),
        ({"bukti": surat(b"bukan pdf")}, "tidak diterima"),
        ({"bukti": surat(b"a,b\n1,2", "surat.csv")}, "tidak diterima"),
        ({"bukti": surat(PDF, "surat.jpg")}, "isinya PDF"),
        ({"bukti": surat(b"")}, "kosong"),
    ],
)
def test_a_wrong_reason_or_file_is_told_and_it_stays(client, larangan, ubah, kata):
    masuk_sebagai(client, Peran.PDP)

    assert kata in galat(cabut(client, larangan, **ubah))
    assert not PencabutanLarangan.objects.exists()


def test_pressing_twice_lifts_it_once(client, larangan):
    masuk_sebagai(client, Peran.PDP)
    cabut(client, larangan)

    assertContains(cabut(client, larangan), SUDAH_DICABUT)
    assert PencabutanLarangan.objects.count() == 1


@pytest.mark.parametrize("peran", [*LAIN, "kuasa"])
def test_nobody_else_lifts_it_or_reads_the_proof(client, larangan, peran):
    if peran == "kuasa":
        masuk(client, PetugasFactory(is_superuser=True, is_staff=True))
    else:
        masuk_sebagai(client, peran)
    lain = PencabutanLaranganFactory().larangan

    assert cabut(client, larangan).status_code == 403
    assert client.get(alamat("bukti", lain.pk)).status_code == 403
    jawab = client.get(alamat("change", lain.pk))
    assertContains(jawab, "Diminta pemiliknya dengan surat.")
    assertNotContains(jawab, "Unduh bukti")
    assertNotContains(client.get(alamat("change", larangan.pk)), "Cabut larangan")
    assert Larangan.objects.berlaku().get() == larangan


def test_an_operator_does_not_see_the_list(client, larangan):
    masuk_sebagai(client, Peran.PPID_PEMBANTU)

    assert client.get(alamat("changelist")).status_code == 403
    assert cabut(client, larangan).status_code == 404


def test_the_list_tells_what_is_lifted_and_costs_the_same_for_many(client, larangan):
    masuk_sebagai(client, Peran.PDP)
    dicabut = PencabutanLaranganFactory().larangan
    sedikit = kueri(client, alamat("changelist"))
    for _ in range(5):
        PencabutanLaranganFactory()

    assert kueri(client, alamat("changelist")) == sedikit
    assertContains(client.get(alamat("changelist")), "dicabut 4 Juni 2024")
    for keadaan, ada in (("berlaku", larangan), ("dicabut", dicabut)):
        semua = client.get(alamat("changelist"), {"keadaan": keadaan}).context["cl"]
        assert (ada in semua.result_list, len(semua.result_list)) == (
            True,
            {"berlaku": 1, "dicabut": 6}[keadaan],
        )


def test_of_a_forgotten_person_there_is_no_proof_to_read(client):
    baris = PencabutanLaranganFactory(bukti="", sidik_bukti="a" * 64)
    masuk_sebagai(client, Peran.PDP)

    assertContains(client.get(alamat("change", baris.larangan_id)), "tinggal sidiknya")
    assert client.get(alamat("bukti", baris.larangan_id)).status_code == 404
