"""The page of the registers in the admin: scope, masks, reasons, files."""

from __future__ import annotations

import pytest
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.kertas import naskah as cetakan, register as berkas
from organisasi.models import AksesDataPribadi, Unit
from tests.factories.informasi import KeberatanFactory, PermohonanFactory
from tests.factories.organisasi import UnitFactory
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
PERMOHONAN = reverse("admin:informasi_permohonan_register")
KEBERATAN = reverse("admin:informasi_keberatan_register")
ALASAN = "Pemeriksaan Komisi Informasi."


def isi(jawab) -> str:
    potong = jawab.streaming_content if jawab.streaming else [jawab.content]
    return " ".join(b"".join(potong).decode().split())


@pytest.fixture
def minta():
    return PermohonanFactory(tanggal_terima="2024-06-04")


def test_the_lists_lead_to_their_registers(client, minta):
    masuk_sebagai(client, Peran.PPID_PEMBANTU, minta.unit)

    for model, alamat in (("permohonan", PERMOHONAN), ("keberatan", KEBERATAN)):
        daftar = client.get(reverse(f"admin:informasi_{model}_changelist"))
        assert f'href="{alamat}"' in isi(daftar)


def test_the_own_unit_and_this_year_are_chosen_already(client, minta):
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, minta.unit)

    jawab = client.get(PERMOHONAN)

    assert jawab.status_code == 200
    assert jawab.context["register"].unit == minta.unit
    assert "Seluruh kota" not in isi(jawab)
    assert "Unduh XLSX" in isi(jawab)
    assert "no-store" in jawab["Cache-Control"]


def test_the_main_ppid_begins_with_the_city(client, minta):
    masuk_sebagai(client, Peran.PPID_UTAMA)

    jawab = client.get(PERMOHONAN, {"tahun": 2024})

    assert jawab.context["register"].unit is None
    assert "1 baris, 15 kolom" in isi(jawab)
    assert "publik 2024, seluruh kota" in isi(jawab)


def test_a_download_is_masked_and_needs_no_reason(client, minta):
    masuk_sebagai(client, Peran.PPID_PEMBANTU, minta.unit)

    jawab = client.get(
        PERMOHONAN, {"tahun": 2024, "unit": minta.unit.pk, "bentuk": "csv"}
    )

    teks = isi(jawab)
    assert minta.nomor in teks
    assert minta.pemohon.nama not in teks
    assert minta.pemohon.nama_samar in teks
    assert not AksesDataPribadi.objects.exists()


def lengkap(client, alamat=PERMOHONAN, **lain):
    data = {"tahun": 2024, "unit": "", "jenis": "csv", "bagian": 1, "alasan": ALASAN}
    return client.post(alamat, data | lain)


def test_identities_open_with_a_reason_that_is_noted_first(client, minta):
    petugas = masuk_sebagai(client, Peran.PPID_PEMBANTU, minta.unit)

    jawab = lengkap(client, unit=minta.unit.pk)

    assert minta.pemohon.nama in isi(jawab)
    catatan = AksesDataPribadi.objects.get()
    assert catatan.oleh == petugas
    assert catatan.alasan == ALASAN
    assert catatan.unit == minta.unit
    assert catatan.objek_nomor == "Register 2024"
    assert catatan.objek_jenis == "informasi.permohonan"


@pytest.mark.parametrize("alasan", ["", "   ", "perlu"])
def test_without_a_reason_nothing_opens(client, minta, alasan):
    masuk_sebagai(client, Peran.PPID_UTAMA)

    jawab = lengkap(client, alasan=alasan)

    assert jawab.status_code == 400
    assert "Tulis dulu untuk apa" in isi(jawab)
    assert minta.pemohon.nama not in isi(jawab)
    assert not AksesDataPribadi.objects.exists()


def test_who_may_not_read_identities_sees_no_form_and_gets_none(client, minta):
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, minta.unit)

    assert "Dengan identitas" not in isi(client.get(PERMOHONAN))
    assert lengkap(client, unit=minta.unit.pk).status_code == 403
    assert not AksesDataPribadi.objects.exists()


def test_another_unit_is_no_choice(client, minta):
    masuk_sebagai(client, Peran.PPID_PEMBANTU)

    jawab = client.get(
        PERMOHONAN, {"unit": minta.unit.pk, "tahun": 2024, "bentuk": "csv"}
    )

    assert jawab["Content-Type"].startswith("text/html")
    assert minta.nomor not in isi(jawab)
    assert "Pilih unit dan tahun yang ada." in isi(jawab)
    assert lengkap(client, unit=minta.unit.pk).status_code == 400


def test_a_unit_must_be_chosen_by_who_does_not_see_the_city(client, minta):
    masuk_sebagai(client, Peran.PPID_PEMBANTU, minta.unit)

    assert lengkap(client, unit="").status_code == 400


@pytest.mark.parametrize("tahun", ["1999", "2101", "dua", "", "9" * 30])
def test_a_year_that_is_none_gets_a_sentence(client, minta, tahun):
    masuk_sebagai(client, Peran.PPID_UTAMA)

    jawab = client.get(PERMOHONAN, {"tahun": tahun})

    assert jawab.status_code == 200
    assert "Pilih unit dan tahun yang ada." in isi(jawab)


def test_an_unknown_form_of_file_is_not_found(client, minta):
    masuk_sebagai(client, Peran.PPID_UTAMA)

    assert client.get(PERMOHONAN, {"bentuk": "docx"}).status_code == 404


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("bagian", "status"), [("2", 200), ("3", 404), ("0", 404), ("x", 404)]
)
def test_a_long_register_is_printed_in_parts(client, monkeypatch, bagian, status):
    monkeypatch.setattr(berkas, "BARIS_PDF", 1)
    PermohonanFactory.create_batch(2)
    masuk_sebagai(client, Peran.PPID_UTAMA)

    halaman = isi(client.get(PERMOHONAN, {"tahun": 2024}))
    jawab = client.get(PERMOHONAN, {"tahun": 2024, "bentuk": "pdf", "bagian": bagian})

    assert "Unduh PDF bagian 2" in halaman
    assert jawab.status_code == status


def test_a_failing_typesetter_is_told(client, minta, monkeypatch):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    monkeypatch.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")

    jawab = client.get(PERMOHONAN, {"tahun": 2024, "bentuk": "pdf"})

    assert jawab.status_code == 503
    assert "Unduh XLSX atau CSV" in isi(jawab)


def test_the_atasan_reads_the_register_of_objections_only(client):
    banding = KeberatanFactory()
    masuk_sebagai(client, Peran.ATASAN_PPID)

    jawab = client.get(KEBERATAN, {"tahun": 2024, "bentuk": "csv"})

    assert banding.nomor in isi(jawab)
    assert client.get(PERMOHONAN).status_code == 403
    daftar = client.get(reverse("admin:informasi_permohonan_changelist"))
    assert PERMOHONAN not in isi(daftar)


def test_a_role_without_requests_gets_none(client):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)

    assert client.get(PERMOHONAN).status_code == 403
    assert client.get(KEBERATAN).status_code == 403


def test_the_officer_of_a_kecamatan_chooses_among_its_own(client):
    camat = UnitFactory()
    lurah = UnitFactory(induk=camat)
    UnitFactory()
    masuk_sebagai(client, Peran.PPID_PEMBANTU, camat)

    form = client.get(PERMOHONAN).context["form"]

    assert set(form.fields["unit"].queryset) == {camat, lurah}
    assert Unit.objects.count() == 3
