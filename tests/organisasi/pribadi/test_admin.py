"""The access log, requests of data subjects, calls to make, and the outbox's masks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.models import (
    BatasWaktu,
    InsidenData,
    Jejak,
    Notifikasi,
    Pengaturan,
)
from organisasi.muat import muat_batas
from tests.factories.organisasi import (
    AksesFactory,
    NotifikasiFactory,
    PermintaanSubjekFactory,
    TugasHubungiFactory,
    UnitFactory,
)
from tests.petugas import isian, masuk_sebagai

pytestmark = pytest.mark.django_db


def alamat(model, nama, *args):
    return reverse(f"admin:organisasi_{model}_{nama}", args=args)


def isi(client, alamat):
    return client.halaman(alamat).content.decode()


@pytest.fixture
def kecamatan():
    return UnitFactory(nama="Kecamatan Contoh")


# The access log


def test_the_log_says_who_opened_what_and_why(client):
    akses = AksesFactory(objek_nomor="0001/PPID/X/2024")
    masuk_sebagai(client, Peran.PDP)
    daftar = isi(client, alamat("aksesdatapribadi", "changelist"))
    assert "0001/PPID/X/2024" in daftar
    assert "Menelepon pemohon." in daftar
    assert akses.oleh.nama in daftar
    baris = alamat("aksesdatapribadi", "change", akses.pk)
    assert client.post(baris, {"alasan": "x"}).status_code == 403


def test_the_head_of_a_unit_reads_the_log_of_that_unit_alone(client, kecamatan):
    AksesFactory(unit=kecamatan, objek_nomor="MILIK")
    AksesFactory(objek_nomor="ORANG-LAIN")
    masuk_sebagai(client, Peran.PPID_PEMBANTU, kecamatan)
    daftar = isi(client, alamat("aksesdatapribadi", "changelist"))
    assert "MILIK" in daftar
    assert "ORANG-LAIN" not in daftar
    assert 'href="/pdp/"' not in daftar


# Requests of data subjects


def test_open_requests_show_the_hours_left(client):
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


def test_an_auditor_is_not_offered_to_handle_a_request(client):
    permintaan = PermintaanSubjekFactory()
    masuk_sebagai(client, Peran.AUDITOR)
    satu = isi(client, alamat("permintaansubjek", "change", permintaan.pk))
    assert "Tangani permintaan" not in satu


# Calls


def test_a_call_is_finished_with_its_result(client, kecamatan):
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


def test_another_units_call_does_not_exist(client, kecamatan):
    tugas = TugasHubungiFactory()
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, kecamatan)
    for nama, args in (("change", (tugas.pk,)), ("tindakan", (tugas.pk, "selesai"))):
        assert client.get(alamat("tugashubungi", nama, *args)).status_code == 404


def test_who_only_reads_gets_no_button_and_no_page(client):
    tugas = TugasHubungiFactory()
    masuk_sebagai(client, Peran.AUDITOR)
    assert "Catat sudah" not in isi(client, alamat("tugashubungi", "change", tugas.pk))
    tindakan = alamat("tugashubungi", "tindakan", tugas.pk, "selesai")
    assert client.get(tindakan).status_code == 403


def test_a_call_leads_to_its_case_when_there_is_a_page_for_it(client, kecamatan):
    TugasHubungiFactory(unit=kecamatan, objek_id="7", objek_nomor="0007/PPID/X/2024")
    TugasHubungiFactory(unit=kecamatan, objek_jenis="tidak.ada", objek_nomor="TANPA")
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, kecamatan)
    daftar = isi(client, alamat("tugashubungi", "changelist"))
    assert '<a href="/admin/informasi/permohonan/7/change/">0007/PPID/X/2024' in daftar
    assert "TANPA" in daftar


# The outbox


def test_a_citizens_message_shows_neither_address_nor_secret_link(client):
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


def test_an_officers_message_shows_its_address(client):
    pesan = NotifikasiFactory(galat_terakhir="Timeout", kepada_petugas=True)
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    teks = isi(client, alamat("notifikasi", "change", pesan.pk))
    assert "penerima@contoh.invalid" in teks
    assert "Timeout" in teks
    assert str(Notifikasi.objects.get()) == "Pesan → penerima@contoh.invalid"


# The breach log: entered, told, printed, closed

PADA = datetime(2026, 6, 4, 2, tzinfo=UTC)  # 09.00 WIB
BARU = {
    "diketahui_pada_0": "04-06-2026",
    "diketahui_pada_1": "08:00:00",
    "terjadi": "Surel salah alamat.",
    "data_terungkap": "Nama dan alamat.",
    "jumlah_orang": "3",
    "penanganan": "",
}


def alamat_insiden(nama, *args):
    return reverse(f"admin:organisasi_insidendata_{nama}", args=args)


@pytest.fixture
def petugas(client):
    with time_machine.travel(PADA, tick=False):
        muat_batas(pada=PADA)
        yield masuk_sebagai(client, Peran.PDP)


@pytest.fixture
def insiden(client, petugas):
    jawab = client.post(alamat_insiden("add"), BARU)
    assert jawab.status_code == 302, jawab.context["adminform"].form.errors
    return InsidenData.objects.get()


def lakukan(client, insiden, nama, **isi):
    jawab = client.post(alamat_insiden("tindakan", insiden.pk, nama), isi, follow=True)
    insiden.refresh_from_db()
    teks: str = jawab.content.decode()
    return teks


def test_a_breach_gets_its_number_and_clock(client, petugas, insiden):
    assert insiden.nomor == "INS-2026-000001"
    assert insiden.tenggat == PADA + timedelta(hours=71)
    assert insiden.oleh == petugas
    satu = client.halaman(alamat_insiden("change", insiden.pk)).content.decode()
    assert "Minggu, 7 Juni 2026 pukul 08.00 WIB (tersisa 71 jam)" in satu
    assert (
        "tersisa 71 jam"
        in client.halaman(alamat_insiden("changelist")).content.decode()
    )


@pytest.mark.usefixtures("petugas")
@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"diketahui_pada_1": "09:00:01"}, "tidak boleh di masa depan"),
        ({"terjadi": ""}, "wajib"),
        ({"diketahui_pada_0": "01-01-2020"}, "pdp.insiden"),
    ],
)
def test_a_slip_is_told_and_nothing_entered(client, ubah, kalimat):
    jawab = client.post(alamat_insiden("add"), BARU | ubah)
    assert kalimat in jawab.content.decode()
    assert not InsidenData.objects.exists()
    assert BatasWaktu.objects.exists()


def test_what_becomes_known_is_added_and_the_clock_stays(client, insiden):
    satu = alamat_insiden("change", insiden.pk)
    isi = isian(client.get(satu)) | {"penanganan": "Tautan dicabut."}
    assert client.post(satu, isi).status_code == 302
    tenggat = insiden.tenggat
    insiden.refresh_from_db()
    assert (insiden.penanganan, insiden.tenggat) == ("Tautan dicabut.", tenggat)
    jejak = Jejak.objects.milik(insiden).get(tindakan="ubah_insiden")
    assert jejak.sesudah == {"kolom": "penanganan"}


def test_a_breach_goes_from_notice_to_notice_and_is_closed(client, insiden):
    waktu = {"diberitahu_pada": "2026-06-04T08:30"}
    dini = {"diberitahu_pada": "2026-06-04T07:00"}
    assert "setelah insiden diketahui" in lakukan(client, insiden, "subjek", **dini)
    assert "Muat ulang" not in lakukan(client, insiden, "subjek", **waktu)
    assert (
        "tersisa" in client.get(alamat_insiden("change", insiden.pk)).content.decode()
    )
    assert "Pemberitahuan tercatat." in lakukan(client, insiden, "lembaga", **waktu)
    assert "Belum dapat ditutup" in lakukan(client, insiden, "tutup")
    satu = client.halaman(alamat_insiden("change", insiden.pk)).content.decode()
    assert "Yang masih kurang: penanganan dan pemulihan." in satu
    InsidenData.objects.update(penanganan="Tautan dicabut.")
    lakukan(client, insiden, "masyarakat", **waktu)
    satu = client.halaman(alamat_insiden("change", insiden.pk)).content.decode()
    assert "Semua sudah dilakukan" in satu
    assert "Catat orangnya sudah diberi tahu" not in satu
    assert "sudah" in client.halaman(alamat_insiden("changelist")).content.decode()
    assert "Insiden ditutup." in lakukan(client, insiden, "tutup")
    assert insiden.ditutup_pada == PADA
    tutup = client.halaman(alamat_insiden("change", insiden.pk)).content.decode()
    assert "Langkah berikutnya" not in tutup
    assert client.post(alamat_insiden("change", insiden.pk), BARU).status_code == 403


@pytest.mark.parametrize("kepada", ["subjek", "lembaga"])
def test_a_sample_letter_says_what_the_act_demands(client, insiden, kepada):
    Pengaturan(narahubung_pdp="Bagian contoh", lembaga_pdp="Lembaga contoh").save()
    surat = client.halaman(alamat_insiden("surat", insiden.pk, kepada)).content.decode()
    for bagian in (
        *("Pasal 46", "Nama dan alamat.", "Surel salah alamat.", "Bagian contoh"),
        *("INS-2026-000001", "Kamis, 4 Juni 2026 pukul 08.00 WIB", "contoh"),
    ):
        assert bagian in surat
    assert ("Lembaga contoh" in surat) == (kepada == "lembaga")
    for halaman in ("surat", "tindakan"):
        tidak_ada = client.get(alamat_insiden(halaman, insiden.pk, "lain"))
        assert tidak_ada.status_code == 404


def test_other_roles_do_not_see_breaches(client):
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    assert client.get(alamat_insiden("changelist")).status_code == 403
