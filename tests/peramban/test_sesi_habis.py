"""The session ends while a form is open: nothing typed is lost, with a script and without."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from informasi.models import Jawaban, Permohonan
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, Unit
from pengaduan.models import Pengaduan
from tests.factories.organisasi import KATA_SANDI
from tests.informasi.kantor import ajukan
from tests.peramban.petugas import buat_akun, pasang_kalender
from tests.peramban.tab import bertahan, periksa_terbuka

PERMOHONAN = "/admin/informasi/permohonan/"
ADUAN = "/admin/pengaduan/pengaduan/add/"
KALIMAT = "Peta batas kelurahan <2023> & lampirannya."


@pytest.fixture(scope="module")
def meja(dunia):
    pasang_kalender()
    unit = dunia.kecamatan
    Unit.objects.filter(pk=unit.pk).update(peran_ppid=Unit.PeranPPID.PEMBANTU)
    unit.refresh_from_db()
    kepala = buat_akun(Peran.PPID_PEMBANTU, unit)
    permohonan = ajukan(unit, pada=timezone.now())
    permohonan.lakukan(
        Permohonan.Tindakan.PROSES,
        Saat(Petugas.objects.get(username=kepala.nama), timezone.now()),
    )
    return {
        "loket": buat_akun(Peran.PETUGAS_LAYANAN, unit),
        "kepala": kepala,
        "jawaban": f"{PERMOHONAN}{permohonan.pk}/jawaban/",
        "unit": unit,
    }


def habis(halaman):
    """The session is over: the server knows no row of the key that the browser names."""
    konteks = halaman.context
    (sesi,) = (c for c in konteks.cookies() if c["name"] == "portal_sesi")
    konteks.add_cookies([{**sesi, "value": "z" * 32}])


def masuk_lagi(halaman, akun):
    expect(halaman.get_by_text("Tidak ada yang hilang")).to_be_visible()
    halaman.get_by_label("Nama pengguna").fill(akun.nama)
    halaman.get_by_label("Kata sandi").fill(KATA_SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    halaman.get_by_label("Kode").fill(akun.kode())
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    expect(halaman.get_by_text("sudah diisikan kembali")).to_be_visible()


def test_the_counter_form_of_a_request_without_a_script(buka, meja):
    halaman = buka(akun=meja["loket"], java_script_enabled=False)
    halaman.goto(f"{PERMOHONAN}add/")
    isi = {"nama": "Siti Contoh", "telepon": "081200000001", "rincian": KALIMAT}
    for nama, teks in isi.items():
        halaman.locator(f"[name={nama}]").fill(teks)
    halaman.locator("[name=unit]").select_option(label=meja["unit"].nama)
    halaman.locator("[name=kanal]").select_option("telepon")
    habis(halaman)
    banyak = Permohonan.objects.count()
    halaman.get_by_role("button", name="Simpan dan buat tanda bukti").click()
    masuk_lagi(halaman, meja["loket"])
    for nama, teks in isi.items():
        expect(halaman.locator(f"[name={nama}]")).to_have_value(teks)
    expect(halaman.locator("[name=unit]")).to_have_value(str(meja["unit"].pk))
    expect(halaman.locator("[name=kanal]")).to_have_value("telepon")
    assert Permohonan.objects.count() == banyak


def test_the_counter_form_of_a_complaint(buka, meja):
    halaman = buka(akun=meja["loket"])
    halaman.goto(ADUAN)
    isi = {"judul": "Jembatan goyang", "uraian": KALIMAT, "lokasi": "Depan SD"}
    for nama, teks in isi.items():
        halaman.locator(f"[name={nama}]").fill(teks)
    halaman.locator("[name=kategori]").select_option(index=1)
    kategori = halaman.locator("[name=kategori]").input_value()
    habis(halaman)
    banyak = Pengaduan.objects.count()
    halaman.get_by_role("button", name="Simpan dan buat tanda terima").click()
    masuk_lagi(halaman, meja["loket"])
    for nama, teks in isi.items():
        expect(halaman.locator(f"[name={nama}]")).to_have_value(teks)
    expect(halaman.locator("[name=kategori]")).to_have_value(kategori)
    assert Pengaduan.objects.count() == banyak


def test_an_answer_given_back_is_unsaved_and_signing_in_asks_nothing(buka, meja):
    halaman = buka(akun=meja["kepala"])
    halaman.goto(meja["jawaban"])
    penjelasan = halaman.locator("[name$=penjelasan]").first
    penjelasan.fill(KALIMAT)
    putusan = halaman.locator("[name$=putusan][value=ditolak]")
    putusan.check()
    habis(halaman)
    ditanya = bertahan(halaman)
    halaman.get_by_role("button", name="Simpan konsep").click()
    masuk_lagi(halaman, meja["kepala"])
    assert ditanya == []
    expect(halaman).to_have_url(re.compile(r"/jawaban/\?lanjut="))
    expect(putusan).to_be_checked()
    halaman.get_by_role("link", name="Kembali ke permohonan").click()
    expect(penjelasan).to_have_value(KALIMAT)
    assert ditanya == ["beforeunload"]
    assert Jawaban.objects.count() == 0


def test_a_draft_is_kept_while_typing_and_offered_when_the_form_is_opened_anew(
    buka, meja
):
    halaman = buka(akun=meja["kepala"])
    halaman.clock.install()
    halaman.goto(f"{PERMOHONAN}add/")
    halaman.locator("[name=rincian]").fill(KALIMAT)
    halaman.clock.run_for(21_000)
    kabar = halaman.get_by_text(re.compile(r"^Tersimpan \d\d\.\d\d\.$"))
    expect(kabar).to_be_visible()
    # The tab is closed; the form is opened anew, on a narrow phone too.
    halaman.goto(f"{PERMOHONAN}add/")
    assert periksa_terbuka(halaman) == {}
    halaman.get_by_role("link", name="Lanjutkan draf").click()
    expect(halaman.locator("[name=rincian]")).to_have_value(KALIMAT)
    assert periksa_terbuka(halaman, [(360, "dark", True)]) == {}
    # While the session is over, typing goes on, and pressing keeps it all.
    habis(halaman)
    halaman.locator("[name=tujuan]").fill("Bahan rapat.")
    halaman.clock.run_for(21_000)
    expect(halaman.get_by_text("Sesi Anda sudah berakhir.")).to_be_visible()
    halaman.get_by_role("button", name="Simpan dan buat tanda bukti").click()
    masuk_lagi(halaman, meja["kepala"])
    expect(halaman.locator("[name=tujuan]")).to_have_value("Bahan rapat.")
    halaman.goto(f"{PERMOHONAN}add/")
    halaman.get_by_role("button", name="Buang draf").click()
    expect(halaman.get_by_text("Isian itu dibuang.")).to_be_visible()
    expect(halaman.get_by_role("link", name="Lanjutkan draf")).to_have_count(0)
