"""What stands on the screen is what is sent and vouched for; unsaved text is not lost."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from informasi.models import Permohonan
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Unit
from tests.factories.informasi import RancanganFactory
from tests.informasi.kantor import ajukan, konsep
from tests.peramban.petugas import buat_akun, pasang_kalender
from tests.peramban.tab import bertahan
from tests.petugas import petugas_berperan

P = "/admin/informasi/permohonan/"
LANJUT = "Lihat suratnya sebelum dikirim"


@pytest.fixture(scope="module")
def pembantu(dunia):
    return buat_akun(Peran.PPID_PEMBANTU, dunia.kecamatan)


@pytest.fixture(scope="module")
def proses(dunia):
    pasang_kalender()
    pada, unit = timezone.now(), dunia.kecamatan
    Unit.objects.filter(pk=unit.pk).update(peran_ppid=Unit.PeranPPID.PEMBANTU)
    kepala = petugas_berperan(Peran.PPID_PEMBANTU, Unit.objects.get(pk=unit.pk))
    satu = ajukan(unit, pada=pada)
    satu.lakukan(Permohonan.Tindakan.PROSES, Saat(kepala, pada))
    konsep(satu, kepala, penjelasan="Konsep lama.")
    return satu


def test_a_refused_answer_cannot_be_sent(buka, pembantu, proses):
    halaman = buka(akun=pembantu, lebar=360)
    halaman.goto(f"{P}{proses.pk}/jawaban/")
    teks = halaman.get_by_label("Penjelasan untuk pemohon")
    teks.fill("Yang ini yang saya tulis.")
    # Of a document only what its decision asks, with a script and without.
    kolom = halaman.locator("form.borang :is(select, textarea, [type=file])")
    expect(kolom.filter(visible=True)).to_have_count(3)
    halaman.get_by_label("Ditolak").check()
    expect(kolom.filter(visible=True)).to_have_count(3)
    halaman.get_by_role("button", name=LANJUT).click()
    # Refused: the text is there, the old draft is offered nowhere, leaving asks.
    expect(halaman.get_by_text("Belum disimpan.")).to_be_visible()
    expect(teks).to_have_value("Yang ini yang saya tulis.")
    expect(halaman.get_by_text("Kirim jawaban")).to_have_count(0)
    ditanya = bertahan(halaman)
    halaman.get_by_role("link", name="Kembali ke permohonan").click()
    expect(teks).to_have_value("Yang ini yang saya tulis.")
    assert ditanya == ["beforeunload"]
    assert proses.jawaban.get().penjelasan == "Konsep lama."


@pytest.fixture(scope="module")
def rancangan(dunia):
    return RancanganFactory.create_batch(2, unit=dunia.kecamatan)


@pytest.mark.parametrize("naskah", [True, False])
def test_vouching_waits_for_what_is_unsaved_and_shows_what_it_is_for(
    buka, pembantu, rancangan, naskah
):
    halaman = buka(akun=pembantu, java_script_enabled=naskah)
    dokumen, tombol = rancangan[naskah], "Nyatakan sudah diperiksa"
    halaman.goto(f"/admin/informasi/dokumeninformasi/{dokumen.pk}/change/")
    judul = halaman.locator("#id_judul")
    judul.fill("Judul yang baru saja saya ubah")
    halaman.get_by_role("button", name=tombol).click()
    expect(halaman.get_by_text("Ada isian yang belum disimpan").first).to_be_visible()
    expect(judul).to_have_value("Judul yang baru saja saya ubah")
    dokumen.refresh_from_db()
    assert dokumen.status == "rancangan"
    assert dokumen.judul != "Judul yang baru saja saya ubah"
    halaman.locator("input[name=_continue]").click()
    halaman.get_by_role("button", name=tombol).click()
    isi = halaman.get_by_role("region", name="Isinya sekarang")
    expect(isi.get_by_text("Judul yang baru saja saya ubah")).to_be_visible()
    halaman.get_by_role("button", name=tombol).click()
    expect(halaman.get_by_text("Rancangan sudah diperiksa")).to_be_visible()
    dokumen.refresh_from_db()
    assert dokumen.judul == "Judul yang baru saja saya ubah"
