"""The answer editor: drafts, grounds, files, late writers, sending."""

from __future__ import annotations

import pytest
import time_machine
from pytest_django.asserts import assertContains, assertNotContains

from informasi.actions.jawaban import ajukan_jawaban
from informasi.models import (
    BerkasJawaban,
    ButirJawaban,
    Jawaban,
    Permohonan,
    Surat,
)
from organisasi.peran import Peran
from tests.factories.informasi import (
    DokumenFactory,
    RancanganFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import KanalLayananFactory, PetugasFactory
from tests.factories.permohonan import StandarBiayaFactory
from tests.informasi.kantor import PADA, ajukan, buka_kantor, diproses, konsep
from tests.informasi.meja_permohonan import alamat, isian_jawaban, pdf, tekan, tombol
from tests.petugas import masuk, masuk_sebagai

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


def kirim(client, permohonan, **ubah):
    """Save the page of the answer with some fields changed."""
    halaman = client.get(alamat("jawaban", permohonan.pk))
    data = isian_jawaban(halaman) | {"penjelasan": "Kami jawab."} | ubah
    return client.post(
        alamat("jawaban", permohonan.pk), {k: v for k, v in data.items() if v != ""}
    )


def sebutan(client, permohonan) -> str:
    """The first test the browser would propose."""
    return client.get(alamat("jawaban", permohonan.pk)).context["uji"][0]


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


def test_a_file_is_taken_off_the_draft(client, kantor, permohonan):
    masuk(client, kantor.kepala)
    kirim(
        client,
        permohonan,
        **{"butir-0-putusan": "diberikan", "butir-0-unggahan": pdf()},
    )
    berkas = BerkasJawaban.objects.get()

    kirim(client, permohonan, **{"butir-0-hapus_berkas": [str(berkas.pk)]})

    assert not BerkasJawaban.objects.exists()


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


# Sending.


def test_a_granted_answer_is_sent_by_the_unit_after_a_last_look(
    client, kantor, permohonan
):
    masuk(client, kantor.kepala)
    kirim(client, permohonan, **{"butir-0-putusan": "diberikan"})
    assert "kirim_jawaban" in tombol(client, permohonan)

    tinjau = client.halaman(alamat("tindakan", permohonan.pk, "kirim_jawaban"))
    tekan(client, permohonan, "kirim_jawaban")
    lagi = tekan(client, permohonan, "kirim_jawaban")

    assertContains(tinjau, "Putusan permohonan: kabulkan.")
    assertContains(tinjau, "tidak dapat diubah")
    permohonan = segar(permohonan)
    assert (permohonan.status, permohonan.hasil) == (S.DIJAWAB, "dikabulkan")
    assert permohonan.surat.filter(jenis=Surat.Jenis.PEMBERITAHUAN).count() == 1
    assertContains(lagi, "mungkin sudah dikirim")


def test_a_refusal_goes_to_the_main_ppid_who_sends_it_with_its_decision(
    client, kantor, permohonan, uji
):
    masuk(client, kantor.kepala)
    isi = {
        "butir-0-putusan": "ditolak",
        "butir-0-alasan": "Rahasia pribadi.",
        "butir-0-uji": sebutan(client, permohonan),
    }
    kirim(client, permohonan, **isi)
    assert {"ajukan_jawaban"} == tombol(client, permohonan) & {
        *("ajukan_jawaban", "kirim_jawaban", "putuskan_jawaban")
    }
    sendiri = tekan(client, permohonan, "kirim_jawaban")
    tekan(client, permohonan, "ajukan_jawaban")
    terkunci = kirim(client, permohonan, penjelasan="Diubah.")
    client.logout()
    masuk(client, kantor.ppid_utama)
    tinjau = client.halaman(alamat("tindakan", permohonan.pk, "putuskan_jawaban"))
    tekan(client, permohonan, "putuskan_jawaban")

    assertContains(sendiri, "Penolakan diputuskan PPID Utama.")
    assertContains(terkunci, "sedang di PPID Utama")
    assertContains(tinjau, "Pasal 17 huruf")
    assertContains(tinjau, "SK PPID tentang penolakan")
    permohonan = segar(permohonan)
    assert (permohonan.hasil, permohonan.diputus_oleh) == (
        "ditolak",
        kantor.ppid_utama,
    )
    assert permohonan.surat.filter(jenis=Surat.Jenis.SK_PENOLAKAN).exists()


def test_the_main_ppid_sends_a_draft_back_with_what_must_change(
    client, kantor, permohonan, uji
):
    draf = konsep(
        permohonan,
        kantor.kepala,
        {"putusan": "ditolak", "alasan": "Rahasia.", "uji": uji},
    )
    ajukan_jawaban(draf, oleh=kantor.kepala, pada=PADA)
    masuk(client, kantor.ppid_utama)

    tekan(client, permohonan, "kembalikan_jawaban", teks="Sebutkan bagiannya.")

    draf.refresh_from_db()
    assert draf.diajukan_pada is None
    jejak = permohonan.riwayat.get(tindakan="kembalikan_jawaban")
    assert jejak.catatan == "Sebutkan bagiannya."


def test_a_partial_grant_needs_a_blackened_copy(client, kantor, permohonan, uji):
    masuk(client, kantor.ppid_utama)
    isi = {
        "butir-0-putusan": "sebagian",
        "butir-0-alasan": "Nama dihitamkan.",
        "butir-0-uji": sebutan(client, permohonan),
    }
    kirim(client, permohonan, **isi, **{"butir-0-unggahan": pdf()})

    tanpa = tekan(client, permohonan, "putuskan_jawaban")
    kirim(
        client,
        permohonan,
        **{"butir-0-unggahan": pdf("hitam.pdf"), "butir-0-dihitamkan": "on"},
    )
    tekan(client, permohonan, "putuskan_jawaban")

    assertContains(tanpa, "sudah dihitamkan")
    assert segar(permohonan).hasil == "dikabulkan_sebagian"


def test_a_granted_document_carries_no_test(client, kantor, permohonan, uji):
    masuk(client, kantor.kepala)

    kirim(
        client,
        permohonan,
        **{"butir-0-putusan": "diberikan", "butir-0-uji": sebutan(client, permohonan)},
    )

    assert ButirJawaban.objects.get().uji is None


def test_only_approved_tests_that_still_run_are_proposed(client, kantor, permohonan):
    UjiKonsekuensiFactory(disetujui_pada=None, disetujui_oleh=None)
    UjiKonsekuensiFactory(
        disetujui_pada=PADA, disetujui_oleh=PetugasFactory(), berakhir_pada=PADA.date()
    )
    masuk(client, kantor.kepala)

    assert client.get(alamat("jawaban", permohonan.pk)).context["uji"] == []


# Who.


def test_the_page_is_not_there_for_others(client, kantor, permohonan):
    masuk(client, kantor.kepala_dinas)
    assert client.get(alamat("jawaban", permohonan.pk)).status_code == 404
    masuk_sebagai(client, Peran.AUDITOR)
    assert client.get(alamat("jawaban", permohonan.pk)).status_code == 403


def test_before_processing_and_after_the_answer_the_page_says_why(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    masuk(client, kantor.kepala)

    halaman = client.halaman(alamat("jawaban", permohonan.pk))
    response = kirim(client, permohonan, **{"butir-0-putusan": "diberikan"})

    assertContains(halaman, "hanya dapat ditulis selama permohonan diproses")
    assertNotContains(halaman, "Simpan konsep")
    assertContains(response, "hanya dapat ditulis")
    assert not Jawaban.objects.exists()
    assertContains(
        client.get(alamat("tindakan", permohonan.pk, "kirim_jawaban")),
        "Belum ada dokumen",
    )
