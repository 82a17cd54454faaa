"""The access log, requests of data subjects, calls to make, and the outbox's masks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organisasi.models import Notifikasi, TugasHubungi, Unit
from organisasi.peran import Peran
from tests.factories.organisasi import (
    AksesFactory,
    NotifikasiFactory,
    PermintaanSubjekFactory,
    TugasHubungiFactory,
    UnitFactory,
)
from tests.klien import PortalClient
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db


def alamat(model: str, nama: str, *args: object) -> str:
    return reverse(f"admin:organisasi_{model}_{nama}", args=args)


def isi(client: PortalClient, alamat: str) -> str:
    return client.halaman(alamat).content.decode()


@pytest.fixture
def kecamatan() -> Unit:
    return UnitFactory(nama="Kecamatan Contoh")


# The access log


def test_the_log_says_who_opened_what_and_why(client: PortalClient) -> None:
    akses = AksesFactory(objek_nomor="0001/PPID/X/2024")
    masuk_sebagai(client, Peran.PDP)

    daftar = isi(client, alamat("aksesdatapribadi", "changelist"))

    assert "0001/PPID/X/2024" in daftar
    assert "Menelepon pemohon." in daftar
    assert akses.oleh.nama in daftar
    baris = alamat("aksesdatapribadi", "change", akses.pk)
    assert client.post(baris, {"alasan": "x"}).status_code == 403


def test_the_head_of_a_unit_reads_the_log_of_that_unit_alone(
    client: PortalClient, kecamatan: Unit
) -> None:
    AksesFactory(unit=kecamatan, objek_nomor="MILIK")
    AksesFactory(objek_nomor="ORANG-LAIN")
    masuk_sebagai(client, Peran.PPID_PEMBANTU, kecamatan)

    daftar = isi(client, alamat("aksesdatapribadi", "changelist"))

    assert "MILIK" in daftar
    assert "ORANG-LAIN" not in daftar
    assert 'href="/pdp/"' not in daftar


# Requests of data subjects


def test_open_requests_show_the_hours_left(client: PortalClient) -> None:
    kini = timezone.now()
    lewat = PermintaanSubjekFactory(uraian="Rahasia saya")
    PermintaanSubjekFactory(
        diterima_pada=kini, tenggat=kini + timedelta(hours=71, minutes=30)
    )
    PermintaanSubjekFactory(
        objek_nomor="BERES", selesai_pada=kini, hasil="dipenuhi", jawaban="Sudah."
    )
    masuk_sebagai(client, Peran.PDP)
    daftar = alamat("permintaansubjek", "changelist")

    semua = isi(client, daftar)

    assert 'href="/pdp/"' in semua
    assert "tersisa 71 jam" in semua
    assert "lewat " in semua
    assert "BERES" not in isi(client, f"{daftar}?selesai=belum")
    sudah = isi(client, f"{daftar}?selesai=sudah")
    assert "BERES" in sudah
    assert "tersisa" not in sudah
    satu = isi(client, alamat("permintaansubjek", "change", lewat.pk))
    assert reverse("pdp-permintaan", args=(lewat.pk,)) in satu
    assert "Rahasia saya" not in satu


def test_an_auditor_is_not_offered_to_handle_a_request(client: PortalClient) -> None:
    permintaan = PermintaanSubjekFactory()
    masuk_sebagai(client, Peran.AUDITOR)

    satu = isi(client, alamat("permintaansubjek", "change", permintaan.pk))

    assert "Tangani permintaan" not in satu


# Calls


def test_a_call_is_finished_with_its_result(
    client: PortalClient, kecamatan: Unit
) -> None:
    tugas = TugasHubungiFactory(
        unit=kecamatan, objek_jenis="organisasi.unit", objek_id=str(kecamatan.pk)
    )
    petugas = masuk_sebagai(client, Peran.PETUGAS_LAYANAN, kecamatan)
    satu = alamat("tugashubungi", "change", tugas.pk)
    assert "Catat sudah dihubungi" in isi(client, satu)

    kosong = client.post(alamat("tugashubungi", "tindakan", tugas.pk, "selesai"), {})
    jawab = client.post(
        alamat("tugashubungi", "tindakan", tugas.pk, "selesai"),
        {"hasil": "Sudah diberi tahu."},
        follow=True,
    )

    assert "Ada yang perlu diperbaiki" in kosong.content.decode()
    assert "pemohon sudah dihubungi" in jawab.content.decode()
    tugas.refresh_from_db()
    assert (tugas.hasil, tugas.oleh) == ("Sudah diberi tahu.", petugas)
    assert "Catat sudah dihubungi" not in isi(client, satu)


def test_of_two_results_the_second_is_told(
    client: PortalClient, kecamatan: Unit
) -> None:
    tugas = TugasHubungiFactory(unit=kecamatan)
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, kecamatan)
    TugasHubungi.objects.update(selesai_pada=timezone.now(), hasil="Satu.")

    jawab = client.post(
        alamat("tugashubungi", "tindakan", tugas.pk, "selesai"),
        {"hasil": "Dua."},
        follow=True,
    )

    assert "Muat ulang" in jawab.content.decode()
    assert TugasHubungi.objects.get().hasil == "Satu."


def test_another_units_call_does_not_exist(
    client: PortalClient, kecamatan: Unit
) -> None:
    tugas = TugasHubungiFactory()
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, kecamatan)

    for nama, args in (("change", (tugas.pk,)), ("tindakan", (tugas.pk, "selesai"))):
        assert client.get(alamat("tugashubungi", nama, *args)).status_code == 404


def test_who_only_reads_gets_no_button_and_no_page(client: PortalClient) -> None:
    tugas = TugasHubungiFactory()
    masuk_sebagai(client, Peran.AUDITOR)

    assert "Catat sudah" not in isi(client, alamat("tugashubungi", "change", tugas.pk))
    tindakan = alamat("tugashubungi", "tindakan", tugas.pk, "selesai")
    assert client.get(tindakan).status_code == 403


def test_an_unknown_act_is_not_there(client: PortalClient, kecamatan: Unit) -> None:
    tugas = TugasHubungiFactory(unit=kecamatan)
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, kecamatan)

    tindakan = alamat("tugashubungi", "tindakan", tugas.pk, "lain")
    assert client.get(tindakan).status_code == 404


def test_a_call_leads_to_its_case_when_there_is_a_page_for_it(
    client: PortalClient, kecamatan: Unit
) -> None:
    TugasHubungiFactory(unit=kecamatan, objek_id="7", objek_nomor="0007/PPID/X/2024")
    TugasHubungiFactory(unit=kecamatan, objek_jenis="tidak.ada", objek_nomor="TANPA")
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, kecamatan)

    daftar = isi(client, alamat("tugashubungi", "changelist"))

    assert '<a href="/admin/informasi/permohonan/7/change/">0007/PPID/X/2024' in daftar
    assert "TANPA" in daftar


# The outbox


def test_a_citizens_message_shows_neither_address_nor_secret_link(
    client: PortalClient,
) -> None:
    surel = "siti.zulqarnain@example.id"
    pesan = NotifikasiFactory(
        penerima=surel,
        objek_jenis="informasi.permohonan",
        objek_id="1",
        objek_nomor="0001/PPID/X/2024",
        isi="Buka: /permohonan/RAHASIA/",
    )
    pesan.tandai_gagal(
        f"SMTPRecipientsRefused: {{'{surel.upper()}': (550, b'no')}}",
        pada=pesan.dibuat_pada,
    )
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)

    for halaman in (
        alamat("notifikasi", "changelist"),
        alamat("notifikasi", "change", pesan.pk),
        alamat("notifikasi", "history", pesan.pk),
    ):
        teks = isi(client, halaman)
        assert "zulqarnain" not in teks
        assert "RAHASIA" not in teks
        assert "ZULQARNAIN" not in teks
    assert "s***@example.id" in isi(client, alamat("notifikasi", "changelist"))
    assert "SMTPRecipientsRefused" in isi(client, alamat("notifikasi", "changelist"))


def test_an_officers_message_shows_its_address(client: PortalClient) -> None:
    pesan = NotifikasiFactory(galat_terakhir="Timeout", kepada_petugas=True)
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)

    teks = isi(client, alamat("notifikasi", "change", pesan.pk))

    assert "penerima@contoh.invalid" in teks
    assert "Timeout" in teks
    assert str(Notifikasi.objects.get()) == "Pesan → penerima@contoh.invalid"


def test_an_erased_address_leaves_the_error_as_it_is(client: PortalClient) -> None:
    pesan = NotifikasiFactory(
        penerima="", objek_jenis="informasi.permohonan", galat_terakhir="Timeout"
    )
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)

    assert "Timeout" in isi(client, alamat("notifikasi", "change", pesan.pk))
