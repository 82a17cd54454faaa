"""What is kept of a long form while an officer types: one draft a tab, his alone."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from informasi.models import BuktiPemohon
from organisasi.berlangkah.actions import sapu_draf
from organisasi.kantor.peran import Peran
from organisasi.models import BerkasDraf, IsianPetugas, Unit
from organisasi.staf.isian import TANDA, Tanda
from ppid_portal.models import BuktiDukung
from tests.factories.organisasi import UnitFactory
from tests.factories.portal import PertanyaanFactory
from tests.informasi.kantor import muat_kalender
from tests.informasi.meja_permohonan import ISI, PDF, pdf
from tests.klien import PortalClient
from tests.petugas import masuk, masuk_sebagai, petugas_berperan
from tests.ppid_portal.masuk.isian import CATAT, SITUS, buka

pytestmark = pytest.mark.django_db
SIMPAN = "/admin/isian/simpan/"


@pytest.fixture
def petugas():
    return petugas_berperan(Peran.PETUGAS_LAYANAN)


@pytest.fixture
def client():
    return PortalClient(enforce_csrf_checks=True)


@pytest.fixture
def kata(client, petugas):
    masuk(client, petugas)
    return buka(client)


def ketik(client, kata, **isi):
    semua = kata | {"_alamat": CATAT, "_halaman": CATAT, "nama": "Budi"} | isi
    return client.post(SIMPAN, semua, **SITUS)


def test_a_draft_is_offered_when_the_form_is_opened_anew(client, kata, petugas):
    pukul = ketik(client, kata).json()["pukul"]
    assert re.fullmatch(r"\d\d\.\d\d", pukul)
    assertContains(client.get(CATAT), f"Lanjutkan draf {pukul}")
    ketik(client, kata, nama="Budi Santoso")
    isian = IsianPetugas.objects.get()
    lanjut = client.get(f"{CATAT}?lanjut={isian.nomor}")
    assertContains(lanjut, 'value="Budi Santoso"')
    assertNotContains(lanjut, "Lanjutkan draf")
    with time_machine.travel(timezone.now() + timedelta(hours=23, minutes=59)):
        masuk(client, petugas)
        assertContains(client.get(CATAT), " pukul ")


def test_two_tabs_keep_one_draft_each(client, petugas):
    masuk(client, petugas)
    satu, dua = buka(client), buka(client)
    for kata, nama in ((satu, "Satu"), (dua, "Dua")):
        ketik(client, kata, nama=nama)
    assert IsianPetugas.objects.count() == 2


def test_a_draft_can_be_thrown_away_by_its_owner_alone(client, kata):
    ketik(client, kata)
    buang = reverse("admin:isian_buang", args=(IsianPetugas.objects.get().nomor,))
    lain = PortalClient()
    masuk(lain, petugas_berperan(Peran.PETUGAS_LAYANAN))
    lain.post(buang)
    assert IsianPetugas.objects.count() == 1
    response = client.post(buang, kata, **SITUS)
    assertRedirects(response, CATAT)
    assert not IsianPetugas.objects.exists()


def test_an_accepted_form_leaves_no_draft(petugas):
    client = PortalClient()
    unit = UnitFactory()
    masuk(client, petugas_berperan(Peran.PPID_UTAMA, unit))
    alamat = reverse("admin:informasi_standarbiaya_add")
    kata = buka(client, alamat)
    isi = {"_alamat": alamat, "_halaman": alamat, "jenis": "Fotokopi"}
    ketik(client, kata, **isi)
    salah = client.post(alamat, kata)
    assert (salah.status_code, IsianPetugas.objects.count()) == (200, 1)
    # The page that came back with its faults goes on under the same number.
    nomor = IsianPetugas.objects.get().nomor
    kata = {TANDA: re.search(rf'name="{TANDA}" value="([^"]*)"', salah.text)[1]}
    ketik(client, kata, **isi)
    assert IsianPetugas.objects.get().nomor == nomor
    isi = {"jenis": "Fotokopi", "satuan": "lembar", "tarif": "0"}
    benar = client.post(alamat, isi | {"berlaku_sejak": "2024-01-01"} | kata)
    assert benar.status_code == 302, benar.context["errors"]
    assert not IsianPetugas.objects.exists()


@pytest.mark.parametrize(
    "salah", [{TANDA: "palsu"}, {"_alamat": "catat"}, {"_halaman": "/\\jahat.example/"}]
)
def test_a_draft_needs_its_word_and_an_address_of_ours(client, kata, salah):
    assert ketik(client, kata, **salah).status_code == 400
    assert not IsianPetugas.objects.exists()


def test_a_draft_with_the_word_of_somebody_else_is_refused(client, kata):
    lain = PortalClient()
    masuk(lain, petugas_berperan(Peran.PETUGAS_LAYANAN))
    assert ketik(lain, kata).status_code == 400


def test_what_is_asked_for_from_a_file_stays_a_file(client, kata):
    """Only pages are filled; a download or a redirect with the word stays what it is."""
    ketik(client, kata)
    nomor = IsianPetugas.objects.get().nomor
    berkas = client.get(f"/admin/informasi/permohonan/ekspor/csv/?lanjut={nomor}")
    assert berkas.status_code == 200
    assert berkas["Content-Type"].startswith("text/csv")
    assert client.get(f"/admin/?lanjut={nomor}").status_code == 200
    hilang = client.get(f"/admin/tidak-ada/?lanjut={nomor}")
    assert hilang.status_code in {301, 302, 404}


def test_the_table_keeps_one_draft_of_a_tab_and_an_address(petugas):
    kini = timezone.now()
    isi = {
        "petugas": petugas,
        "nomor": "a1",
        "sidik_alamat": "b2",
        "isi": "[]",
        "disimpan_pada": kini,
        "kedaluwarsa_pada": kini,
    }
    IsianPetugas.objects.create(**isi)
    with (
        pytest.raises(IntegrityError, match="isian_petugas_satu"),
        transaction.atomic(),
    ):
        IsianPetugas.objects.create(**isi)


# Files of a form that was refused, or came without a session


def kirim_berkas(client, kata, *berkas, **isi):
    """The counter form without what is asked, so that it is refused, unless ``isi`` has it."""
    tanpa = {k: v for k, v in ISI.items() if k not in {"rincian", "tanggal_terima"}}
    return client.post(CATAT, tanpa | kata | {"bukti_identitas": berkas} | isi, **SITUS)


def tertahan(jawab):
    return re.findall(r'name="_buang_berkas" value="(\d+)"> Buang ([^ ]+) ', jawab.text)


TERTAHAN = {"_tertahan": "1"}


def test_checked_files_wait_for_the_form_and_go_with_it(client, kata, petugas):
    muat_kalender()
    hari = timezone.localdate().isoformat()
    unit = petugas.penugasan.get().unit_id
    Unit.objects.filter(pk=unit).update(peran_ppid=Unit.PeranPPID.PEMBANTU)
    pertama = kirim_berkas(client, kata, pdf("ktp.pdf"), pdf("palsu.pdf", b"MZ"))
    assert [nama for _, nama in tertahan(pertama)] == ["ktp.pdf"]
    assertContains(pertama, "Berkas harus dipilih lagi: palsu.pdf.")
    kedua = kirim_berkas(client, kata | TERTAHAN, pdf("kk.pdf", PDF + b"2"))
    (ktp, _), (_, nama) = tertahan(kedua)
    assert nama == "kk.pdf"
    ketiga = kirim_berkas(client, kata | TERTAHAN, _buang_berkas=[ktp])
    assert [nama for _, nama in tertahan(ketiga)] == ["kk.pdf"]
    assert "ktp" not in BerkasDraf.objects.get().nama
    isian = IsianPetugas.objects.get()
    assert tertahan(client.get(f"{CATAT}?lanjut={isian.nomor}")) == tertahan(ketiga)
    jadi = kirim_berkas(
        client, kata | TERTAHAN, rincian="Rekap.", unit=unit, tanggal_terima=hari
    )
    assert jadi.status_code == 302, jadi.context["form"].errors
    with BuktiPemohon.objects.get().isi.open() as berkas:
        assert berkas.read() == PDF + b"2"
    assert not BerkasDraf.objects.exists()


def test_files_without_a_session_are_their_owners_alone(client, kata, petugas):
    client.logout()
    kirim_berkas(client, kata, pdf("ktp.pdf"))
    nomor = IsianPetugas.objects.get().nomor
    lain = petugas_berperan(Peran.PETUGAS_LAYANAN)
    asing = PortalClient()
    masuk(asing, lain)
    palsu = {TANDA: Tanda(str(lain.pk), nomor).tulis()}
    assert tertahan(asing.get(f"{CATAT}?lanjut={nomor}")) == []
    for tanda in (palsu, {TANDA: kata[TANDA]}):
        assert tertahan(asing.post(CATAT, ISI | tanda | TERTAHAN)) == []
    masuk(client, petugas)
    terisi = client.get(f"{CATAT}?lanjut={nomor}")
    assert [nama for _, nama in tertahan(terisi)] == ["ktp.pdf"]
    assertNotContains(terisi, "dipilih lagi:")
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        sapu_draf(pada=timezone.now())
    assert not BerkasDraf.objects.exists()


def test_what_may_be_the_fault_or_has_no_room_is_chosen_again(client, kata, settings):
    gambar = SimpleUploadedFile("ktp.webp", b"RIFF1234WEBP")
    salah = kirim_berkas(client, kata, gambar)
    assert (tertahan(salah), BerkasDraf.objects.count()) == ([], 0)
    settings.JATAH_DRAF = 10
    penuh = kirim_berkas(client, kata, pdf("ktp.pdf"))
    assertContains(penuh, "Berkas harus dipilih lagi: ktp.pdf.")


def test_of_a_field_for_one_file_the_last_is_shown(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    pk = PertanyaanFactory().pk
    alamat = reverse("admin:ppid_portal_pertanyaan_tindakan", args=(pk, "berkas"))
    kata = buka(client, alamat) | TERTAHAN
    for isi in (PDF, PDF + b"2"):
        jawab = client.post(alamat, kata | {"berkas": pdf("sk.pdf", isi)}, **SITUS)
    assert len(tertahan(jawab)) == 1
    client.post(alamat, kata | {"keterangan": "SK"}, **SITUS)
    with BuktiDukung.objects.get().berkas.open() as berkas:
        assert berkas.read() == PDF + b"2"
