"""The answer editor: drafts, grounds, files, late writers, sending."""

from __future__ import annotations

import pytest
import time_machine
from pytest_django.asserts import assertContains

from informasi.models import (
    BerkasJawaban,
    ButirJawaban,
    Jawaban,
    Permohonan,
)
from tests.factories.informasi import (
    DokumenFactory,
    RancanganFactory,
    StandarBiayaFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import KanalLayananFactory, PetugasFactory
from tests.informasi.kantor import PADA, buka_kantor, diproses, konsep
from tests.informasi.meja_permohonan import alamat, isian_jawaban, kirim, pdf
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S = Permohonan.Status


@pytest.fixture
def _jam():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor():
    return buka_kantor()


@pytest.fixture
def permohonan(kantor):
    return diproses(kantor)


@pytest.fixture
def uji(kantor):
    return UjiKonsekuensiFactory(
        dokumen__unit=kantor.kecamatan,
        dokumen__judul="Riwayat kesehatan pegawai",
        disetujui_pada=PADA,
        disetujui_oleh=PetugasFactory(),
    )


# Drafts.


def test_opening_the_page_writes_nothing(client, kantor, permohonan):
    masuk(client, kantor.kepala)

    halaman = client.halaman(alamat("jawaban", permohonan.pk))

    assert not Jawaban.objects.exists()
    assert halaman.context["butir"].forms[0]["judul"].value() == permohonan.rincian


def test_a_draft_is_kept_with_its_documents_and_files(client, kantor, permohonan):
    masuk(client, kantor.loket)

    kirim(
        client,
        permohonan,
        **{"butir-0-putusan": "diberikan", "butir-0-unggahan": pdf()},
    )

    draf = Jawaban.objects.get()
    assert (draf.penjelasan, draf.disusun_oleh) == ("Kami jawab.", kantor.loket)
    berkas = BerkasJawaban.objects.get()
    assert (berkas.judul, berkas.jenis) == ("rekap", "pdf")
    unduhan = client.get(alamat("berkas", permohonan.pk, berkas.pk))
    assert b"".join(unduhan.streaming_content).startswith(b"%PDF")
    assert segar(permohonan).status == S.DIPROSES


def segar(permohonan: Permohonan) -> Permohonan:
    return Permohonan.objects.get(pk=permohonan.pk)


def test_blocks_are_added_and_taken_out_without_script(client, kantor, permohonan):
    masuk(client, kantor.kepala)
    response = kirim(
        client, permohonan, **{"butir-0-putusan": "diberikan", "tambah": "1"}
    )
    halaman = client.halaman(response.url)
    assert len(halaman.context["butir"].forms) == 2

    client.post(
        alamat("jawaban", permohonan.pk),
        isian_jawaban(halaman)
        | {"butir-1-judul": "Peta", "butir-1-putusan": "diberikan"},
    )
    halaman = client.get(alamat("jawaban", permohonan.pk))
    client.post(
        alamat("jawaban", permohonan.pk),
        isian_jawaban(halaman) | {"butir-0-DELETE": "on"},
    )

    assert [b.judul for b in ButirJawaban.objects.all()] == ["Peta"]


def test_a_file_is_taken_off_the_draft_and_the_disk(
    client, kantor, permohonan, django_capture_on_commit_callbacks
):
    masuk(client, kantor.kepala)
    kirim(
        client,
        permohonan,
        **{"butir-0-putusan": "diberikan", "butir-0-unggahan": pdf()},
    )
    berkas = BerkasJawaban.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        kirim(client, permohonan, **{"butir-0-hapus_berkas": [str(berkas.pk)]})

    assert not BerkasJawaban.objects.exists()
    assert not berkas.isi.storage.exists(berkas.isi.name)


# Bad input: told at its field, nothing lost, nothing saved.


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"butir-0-putusan": "ditolak", "butir-0-alasan": "Rahasia."}, "uji"),
        (
            {
                "butir-0-putusan": "ditolak",
                "butir-0-alasan": "Rahasia.",
                "butir-0-uji": "karangan (uji 999)",
            },
            "uji",
        ),
        (
            {
                "butir-0-putusan": "ditolak",
                "butir-0-alasan": "Rahasia.",
                "butir-0-uji": "tanpa nomor",
            },
            "uji",
        ),
        ({"butir-0-putusan": "tidak_dikuasai"}, "alasan"),
        ({"butir-0-judul": "Lain", "butir-0-putusan": ""}, "putusan"),
        ({"butir-0-judul": "J" * 10_000, "butir-0-putusan": "diberikan"}, "judul"),
        ({"butir-0-putusan": "diberikan", "butir-0-dokumen": "IP-999999"}, "dokumen"),
    ],
)
def test_no_entry_no_refusal_and_other_faults_are_told(
    client, kantor, permohonan, isi, kolom
):
    masuk(client, kantor.kepala)

    response = kirim(client, permohonan, **isi)

    assert kolom in response.context["butir"].forms[0].errors
    assert response.context["kepala"]["penjelasan"].value() == "Kami jawab."
    assert not Jawaban.objects.exists()


def test_a_file_that_lies_about_its_kind_is_refused(client, kantor, permohonan):
    masuk(client, kantor.kepala)

    response = kirim(
        client,
        permohonan,
        **{
            "butir-0-putusan": "diberikan",
            "butir-0-unggahan": pdf(isi=b"MZ\x90 program"),
        },
    )

    assert "unggahan" in response.context["butir"].forms[0].errors
    assert not BerkasJawaban.objects.exists()


def test_costs_are_told_with_the_way_to_pay_and_the_standard(
    client, kantor, permohonan
):
    StandarBiayaFactory(jenis="Fotokopi", tarif=300)
    masuk(client, kantor.kepala)

    salah = kirim(
        client, permohonan, **{"butir-0-putusan": "diberikan", "biaya_salinan": "3000"}
    )
    kirim(
        client,
        permohonan,
        **{"butir-0-putusan": "diberikan", "biaya_salinan": "3000", "lembar": ""},
        cara_bayar="Di loket.",
    )

    assertContains(salah, "Fotokopi: Rp300 per lembar")
    assert "cara_bayar" in salah.context["kepala"].errors
    assert Jawaban.objects.get().biaya == 3000
    assertContains(
        client.get(alamat("tindakan", permohonan.pk, "kirim_jawaban")), "Biaya Rp3.000"
    )


def test_another_body_is_named_with_its_number(client, kantor, permohonan):
    kanal = KanalLayananFactory(nama="Kantor Pertanahan", nomor="0265-1")
    masuk(client, kantor.kepala)

    kirim(
        client,
        permohonan,
        **{
            "butir-0-putusan": "tidak_dikuasai",
            "butir-0-alasan": "Ada di Kantor Pertanahan.",
            "kanal_lain": kanal.pk,
        },
    )

    draf = Jawaban.objects.get()
    assert (draf.kanal_lain, draf.badan_publik_lain) == (kanal, "Kantor Pertanahan")


def test_what_is_published_already_is_named_by_its_number(client, kantor, permohonan):
    terbit, draf = DokumenFactory(), RancanganFactory()
    masuk(client, kantor.kepala)

    salah = kirim(
        client,
        permohonan,
        **{"butir-0-putusan": "diberikan", "butir-0-dokumen": draf.nomor},
    )
    kirim(
        client,
        permohonan,
        **{"butir-0-putusan": "diberikan", "butir-0-dokumen": terbit.nomor.lower()},
    )
    kirim(client, permohonan)

    assert "dokumen" in salah.context["butir"].forms[0].errors
    assert ButirJawaban.objects.get().dokumen == terbit


# Late writers.


def test_who_saves_late_is_told_and_keeps_what_was_typed(client, kantor, permohonan):
    masuk(client, kantor.kepala)
    lama = isian_jawaban(client.get(alamat("jawaban", permohonan.pk)))
    kirim(client, permohonan, **{"butir-0-putusan": "diberikan"}, penjelasan="Pertama.")

    response = client.post(
        alamat("jawaban", permohonan.pk), lama | {"penjelasan": "Kedua."}
    )

    assertContains(response, "orang lain menyimpan data ini")
    assert response.context["kepala"]["penjelasan"].value() == "Kedua."
    assert Jawaban.objects.get().penjelasan == "Pertama."


def test_a_late_writer_keeps_every_document_of_both(client, kantor, permohonan):
    """Rows a colleague added, took out and left alone; blocks of the own page."""
    draf = konsep(permohonan, kantor.kepala, {"judul": "Peta"}, {"judul": "Anggaran"})
    peta = draf.butir.all()[0]
    masuk(client, kantor.kepala)
    halaman = alamat("jawaban", permohonan.pk)
    lama = isian_jawaban(client.get(f"{halaman}?tambah=1"))
    uji = UjiKonsekuensiFactory(disetujui_pada=PADA, disetujui_oleh=PetugasFactory())
    terbit = DokumenFactory()
    konsep(
        permohonan,
        kantor.kepala,
        {"judul": "Rekap", "dokumen": terbit},
        {"judul": "Gaji", "putusan": "ditolak", "alasan": "Rahasia.", "uji": uji},
    )
    peta.delete()
    ditulis = {"butir-0-alasan": "Lengkap.", "butir-2-judul": " rekap "}

    ditegur = client.post(halaman, lama | ditulis | {"butir-2-putusan": "diberikan"})

    formset = ditegur.context["butir"]
    assert [f["judul"].value() for f in formset.forms] == [
        *("Anggaran", " rekap ", "Gaji", "Peta"),
    ]
    assertContains(ditegur, "sudah diubah orang lain")
    assert formset.forms[1].tersimpan == [
        ("Dokumen atau data", "Rekap"),
        ("Sudah terbit sebagai (boleh kosong)", terbit.nomor),
    ]
    assert ButirJawaban.objects.count() == 3

    client.post(halaman, isian_jawaban(ditegur))

    assert [(b.judul, b.alasan, b.uji) for b in draf.butir.all()] == [
        ("Anggaran", "", None),
        ("rekap", "", None),
        ("Gaji", "Rahasia.", uji),
        ("Peta", "Lengkap.", None),
    ]


def test_an_untouched_block_of_a_late_page_makes_no_document(
    client, kantor, permohonan
):
    masuk(client, kantor.kepala)
    halaman = alamat("jawaban", permohonan.pk)
    lama = isian_jawaban(client.get(halaman)) | {"penjelasan": "Punya saya."}
    konsep(permohonan, kantor.kepala, {"judul": "Nama lain"})

    ditegur = client.post(halaman, lama)

    assert [f["judul"].value() for f in ditegur.context["butir"].forms] == ["Nama lain"]
    client.post(halaman, isian_jawaban(ditegur))
    assert ButirJawaban.objects.get().judul == "Nama lain"
    assert Jawaban.objects.get().penjelasan == "Punya saya."
