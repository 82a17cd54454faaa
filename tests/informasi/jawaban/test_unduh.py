"""Files and letters of a case: only with its secret, only as downloads."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from informasi.models import ButirJawaban
from organisasi.kertas import naskah as cetakan
from tests.factories.informasi import UjiKonsekuensiFactory
from tests.informasi.kantor import ajukan, bagian_pemohon, dijawab, diproses, konsep
from tests.informasi.meja_permohonan import PDF, lampirkan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_besok")]
P = ButirJawaban.Putusan
SEHARI = timedelta(days=1)


def berkas_jawaban(butir):
    return lampirkan(butir, judul="Rekap 2023", isi=ContentFile(PDF, "x.pdf"))


def test_a_file_of_the_answer_is_a_download_that_runs_nothing(client, kantor):
    permohonan = dijawab(kantor)
    satu = berkas_jawaban(ButirJawaban.objects.get())
    jawab = client.get(satu.alamat(permohonan.kode))
    assert b"".join(jawab.streaming_content) == PDF
    assert jawab["Content-Disposition"] == 'attachment; filename="rekap-2023.pdf"'
    assert jawab["Content-Type"] == "application/pdf"
    assert jawab["X-Content-Type-Options"] == "nosniff"
    assert jawab["Cache-Control"] == "no-store"
    assert jawab["Referrer-Policy"] == "no-referrer"


def test_no_secret_opens_another_cases_file_a_draft_or_what_was_refused(client, kantor):
    uji = UjiKonsekuensiFactory()
    permohonan = dijawab(
        kantor, {"putusan": P.DITOLAK, "alasan": "Pribadi.", "uji": uji}
    )
    ditolak = berkas_jawaban(ButirJawaban.objects.get())
    lain = diproses(kantor)
    draf = berkas_jawaban(konsep(lain, kantor.kepala).butir.get())
    for kode, satu in (
        (permohonan.kode, ditolak),
        (permohonan.kode, draf),
        (lain.kode, draf),
        (lain.kode, ditolak),
    ):
        assert client.get(satu.alamat(kode)).status_code == 404


@pytest.mark.lambat
def test_a_letter_is_printed_on_first_need_and_only_for_its_case(client, kantor):
    permohonan, lain = ajukan(kantor.kecamatan), ajukan(kantor.kecamatan)
    surat = permohonan.surat.get()
    jawab = client.get(bagian_pemohon(permohonan, f"surat/{surat.pk}"))
    asing = client.get(bagian_pemohon(lain, f"surat/{surat.pk}"))
    assert b"".join(jawab.streaming_content).startswith(b"%PDF")
    assert "attachment" in jawab["Content-Disposition"]
    assert "tanda-bukti-permohonan" in jawab["Content-Disposition"]
    assert asing.status_code == 404


def test_a_letter_that_cannot_be_printed_now_is_told(client, kantor, monkeypatch):
    permohonan = ajukan(kantor.kecamatan)
    monkeypatch.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")
    jawab = client.get(bagian_pemohon(permohonan, f"surat/{permohonan.surat.get().pk}"))
    assert jawab.status_code == 503
    assert "belum dapat dicetak" in jawab.content.decode()
