"""The access log, requests of data subjects, calls to make, breaches."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.models import BatasWaktu, InsidenData, Jejak, Pengaturan
from organisasi.muat import muat_batas
from tests.factories import organisasi as fo
from tests.petugas import isian, masuk_sebagai

pytestmark = pytest.mark.django_db


def alamat(model, nama, *args):
    return reverse(f"admin:organisasi_{model}_{nama}", args=args)


def isi(client, alamat):
    return client.halaman(alamat).text


@pytest.fixture
def kecamatan():
    return fo.UnitFactory(nama="Kecamatan Contoh")


def test_the_log_says_who_opened_what_and_why_to_each_for_his_units(client, kecamatan):
    akses = fo.AksesFactory(unit=kecamatan, objek_nomor="0001/PPID/X/2024")
    fo.AksesFactory(objek_nomor="ORANG-LAIN")
    log, ubah = (
        alamat("aksesdatapribadi", "changelist"),
        alamat("aksesdatapribadi", "change", akses.pk),
    )
    masuk_sebagai(client, Peran.PDP)
    daftar = isi(client, log)
    for kata in (akses.objek_nomor, "Menelepon pemohon.", akses.oleh.nama, "ORANG-"):
        assert kata in daftar
    assert client.post(ubah, {"alasan": "x"}).status_code == 403
    masuk_sebagai(client, Peran.PPID_PEMBANTU, kecamatan)
    daftar = isi(client, log)
    assert akses.objek_nomor in daftar
    assert "ORANG-LAIN" not in daftar
    assert 'href="/pdp/"' not in daftar


def test_open_requests_show_the_hours_left(client):
    kini = timezone.now()
    lewat = fo.PermintaanSubjekFactory(uraian="Rahasia saya")
    nanti = kini + timedelta(hours=71, minutes=30)
    fo.PermintaanSubjekFactory(diterima_pada=kini, tenggat=nanti)
    fo.PermintaanSubjekFactory(objek_nomor="BERES", status="dipenuhi", jawaban="Sudah.")
    masuk_sebagai(client, Peran.PDP)
    daftar = alamat("permintaansubjek", "changelist")
    semua = isi(client, daftar)
    for kata in ('href="/pdp/"', "tersisa 71 jam", "lewat "):
        assert kata in semua
    assert "BERES" not in isi(client, f"{daftar}?status__exact=diterima")
    sudah = isi(client, f"{daftar}?status__exact=dipenuhi")
    assert "BERES" in sudah
    assert "tersisa" not in sudah
    satu = isi(client, alamat("permintaansubjek", "change", lewat.pk))
    assert reverse("pdp-permintaan", args=(lewat.pk,)) in satu
    assert "Rahasia saya" not in satu


def test_a_call_leads_to_its_case_when_there_is_a_page_for_it(client, kecamatan):
    fo.TugasHubungiFactory(unit=kecamatan, objek_id="7", objek_nomor="0007/PPID/X/2024")
    fo.TugasHubungiFactory(unit=kecamatan, objek_jenis="tidak.ada", objek_nomor="TANPA")
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, kecamatan)
    daftar = isi(client, alamat("tugashubungi", "changelist"))
    assert '<a href="/admin/informasi/permohonan/7/change/">0007/PPID/X/2024' in daftar
    assert "TANPA" in daftar


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


@pytest.fixture
def petugas(client):
    with time_machine.travel(PADA, tick=False):
        muat_batas(pada=PADA)
        yield masuk_sebagai(client, Peran.PDP)


@pytest.fixture
def insiden(client, petugas):
    jawab = client.post(alamat("insidendata", "add"), BARU)
    assert jawab.status_code == 302, jawab.context["adminform"].form.errors
    return InsidenData.objects.get()


def lakukan(client, insiden, nama, **isi):
    tindakan = alamat("insidendata", "tindakan", insiden.pk, nama)
    jawab = client.post(tindakan, isi, follow=True)
    insiden.refresh_from_db()
    return jawab.text


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
    jawab = client.post(alamat("insidendata", "add"), BARU | ubah)
    assert kalimat in jawab.content.decode()
    assert not InsidenData.objects.exists()
    assert BatasWaktu.objects.exists()


def test_what_becomes_known_is_added_and_the_clock_stays(client, insiden):
    satu = alamat("insidendata", "change", insiden.pk)
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
    halaman = alamat("insidendata", "change", insiden.pk)
    assert "setelah insiden diketahui" in lakukan(client, insiden, "subjek", **dini)
    assert "Muat ulang" not in lakukan(client, insiden, "subjek", **waktu)
    assert "tersisa" in isi(client, halaman)
    assert "Pemberitahuan tercatat." in lakukan(client, insiden, "lembaga", **waktu)
    assert "Belum dapat ditutup" in lakukan(client, insiden, "tutup")
    assert "Yang masih kurang: penanganan dan pemulihan." in isi(client, halaman)
    InsidenData.objects.update(penanganan="Tautan dicabut.")
    lakukan(client, insiden, "masyarakat", **waktu)
    satu = isi(client, halaman)
    assert "Semua sudah dilakukan" in satu
    assert "Catat orangnya sudah diberi tahu" not in satu
    assert "sudah" in isi(client, alamat("insidendata", "changelist"))
    assert "Insiden ditutup." in lakukan(client, insiden, "tutup")
    assert insiden.ditutup_pada == PADA
    assert "Langkah berikutnya" not in isi(client, halaman)
    assert client.post(halaman, BARU).status_code == 403


@pytest.mark.parametrize("kepada", ["subjek", "lembaga"])
def test_a_sample_letter_says_what_the_act_demands(client, insiden, kepada):
    Pengaturan(narahubung_pdp="Bagian contoh", lembaga_pdp="Lembaga contoh").save()
    surat = isi(client, alamat("insidendata", "surat", insiden.pk, kepada))
    for bagian in (
        "Pasal 46",
        "Nama dan alamat.",
        "Surel salah alamat.",
        "Bagian contoh",
        "INS-2026-000001",
        "Kamis, 4 Juni 2026 pukul 08.00 WIB",
        "contoh",
    ):
        assert bagian in surat
    assert ("Lembaga contoh" in surat) == (kepada == "lembaga")
    for halaman in ("surat", "tindakan"):
        lain = alamat("insidendata", halaman, insiden.pk, "lain")
        assert client.get(lain).status_code == 404
