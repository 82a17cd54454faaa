"""From the citizen's question to the answer, the objection and the new answer.

Four people, each in a browser of his own; the citizen's runs no script.
"""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from informasi.models import Permohonan
from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from tests.factories.informasi import ISI_PDF
from tests.factories.organisasi import UnitFactory
from tests.peramban.petugas import buat_akun, pasang_kalender, tekan

RINCIAN = "Rekap penduduk per kelurahan di Kecamatan Cipedes."
DAFTAR = "/admin/informasi/permohonan/"
PDF = {"name": "rekap.pdf", "mimeType": "application/pdf", "buffer": ISI_PDF}


@dataclass(frozen=True, slots=True)
class Petugas:
    """Officers: kecamatan, civil registry, Atasan PPID."""

    kecamatan: Any
    dinas: Any
    atasan: Any
    unit_dinas: Unit


@pytest.fixture(scope="module")
def petugas(dunia):
    pasang_kalender()
    dinas = UnitFactory(
        nama="Dinas Kependudukan",
        slug="disdukcapil",
        peran_ppid=Unit.PeranPPID.PEMBANTU,
        menguasai="rekap penduduk",
    )
    setda = UnitFactory(nama="Sekretariat Daerah", slug="setda")

    return Petugas(
        buat_akun(Peran.PPID_PEMBANTU, dunia.kecamatan),
        buat_akun(Peran.PPID_PEMBANTU, dinas),
        buat_akun(Peran.ATASAN_PPID, setda),
        dinas,
    )


def lanjut(warga):
    with warga.expect_navigation():
        warga.get_by_role("button", name="Lanjutkan", exact=True).click()


def ajukan(warga):
    """Fill in every step and send; returns the path of the private page."""
    warga.goto("/permohonan/ajukan/")
    warga.get_by_role("link", name="Mulai").click()
    warga.locator("[name=rincian]").fill(RINCIAN)
    warga.locator("[name=tujuan]").fill("Tugas kuliah")
    lanjut(warga)
    warga.locator("[name=pilihan][value=kecamatan-cipedes]").check()
    lanjut(warga)
    warga.locator("[name=kategori][value=perorangan]").check()
    lanjut(warga)
    warga.locator("[name=nama]").fill("Siti Rahayu")
    warga.locator("[name=nik]").fill("3278010101010001")
    warga.locator("[name=alamat]").fill("Jalan Contoh 2, Kota Tasikmalaya")
    lanjut(warga)
    warga.locator("[name=surel]").fill("siti@example.com")
    lanjut(warga)
    warga.locator("[name=identitas]").set_input_files(PDF)
    lanjut(warga)
    warga.locator("[name=cara_memperoleh][value=salinan_lunak]").check()
    warga.locator("[name=cara_salinan][value=unduh]").check()
    lanjut(warga)
    expect(warga.get_by_text("Siti Rahayu")).to_be_visible()
    warga.get_by_role("button", name="Kirim permohonan").click()
    expect(warga.get_by_role("heading", level=1)).to_contain_text("kami terima")
    return "/".join(warga.url.split("/")[3:5])


def buka_berkas(petugas, nomor):
    petugas.goto(f"{DAFTAR}?perlu=terbuka")
    petugas.get_by_role("row").filter(has_text=nomor).get_by_role("link").click()


def kirim(petugas):
    """Send the form of an act; the page after it says what was done."""
    petugas.locator("form .tombol.satu").click()
    expect(petugas.locator(".messagelist .success")).to_be_visible()


def jawab(petugas, nomor, penjelasan):
    pk = Permohonan.objects.get(nomor=nomor).pk
    petugas.goto(f"{DAFTAR}{pk}/jawaban/")
    petugas.locator("[name$=penjelasan]").fill(penjelasan)
    petugas.locator("[name$=-judul]").last.fill("Rekap penduduk")
    petugas.locator("[name$=-putusan][value=diberikan]").last.check()
    petugas.locator("[name$=-unggahan]").last.set_input_files(PDF)
    petugas.locator("[name=lanjut]").click()
    petugas.wait_for_url("**/tindakan/kirim_jawaban/")
    kirim(petugas)


def rujuk(kecamatan, nomor, ke_unit):
    buka_berkas(kecamatan, nomor)
    tekan(kecamatan, "Nyatakan lengkap")
    kirim(kecamatan)
    tekan(kecamatan, "Rujuk ke unit lain")
    kecamatan.locator("[name=ke_unit]").select_option(str(ke_unit.pk))
    kecamatan.locator("[name=alasan]").fill("Data penduduk dicatat oleh dinas itu.")
    kirim(kecamatan)


def terima(dinas, nomor):
    buka_berkas(dinas, nomor)
    tekan(dinas, "Terima rujukan")
    kirim(dinas)


def keberatan(warga):
    warga.get_by_text("Jawabannya kurang atau keliru?").click()
    warga.get_by_role("link", name="Ajukan keberatan").click()
    warga.locator("[name=alasan][value=d]").check()
    warga.locator("[name=kasus_posisi]").fill("Saya minta per kelurahan.")
    warga.get_by_role("button", name="Lanjutkan").click()
    warga.get_by_role("button", name=re.compile("Kirim")).click()
    expect(warga.locator("main")).to_contain_text("0001/KBR/")


def kabulkan(atasan, pk, sampai):
    atasan.goto(f"/admin/informasi/keberatan/{pk}/change/")
    tekan(atasan, "Tanggapi keberatan")
    atasan.locator("[name=hasil]").select_option("dikabulkan")
    atasan.locator("[name=putusan]").fill("Permintaan warga sudah jelas.")
    atasan.locator("[name=perintah]").fill("Berikan rekap per kelurahan.")
    atasan.locator("[name=perintah_jatuh_tempo]").fill(sampai)
    atasan.locator("form .tombol.satu").click()
    expect(atasan.get_by_text("Yang akan terjadi")).to_be_visible()
    kirim(atasan)


def test_a_question_is_referred_answered_objected_to_and_answered_again(buka, petugas):
    warga = buka(lebar=360, java_script_enabled=False)
    kecamatan, dinas, atasan = (
        buka(akun=satu) for satu in (petugas.kecamatan, petugas.dinas, petugas.atasan)
    )
    isi = warga.locator("main")
    kasus = ajukan(warga)
    permohonan = Permohonan.objects.dengan_kode(kasus.split("/")[-1]).get()
    rujuk(kecamatan, permohonan.nomor, petugas.unit_dinas)
    warga.goto(f"/{kasus}/")
    # The holder stays until the receiver accepts.
    expect(isi).to_contain_text("Dipegang oleh Kecamatan Cipedes")
    terima(dinas, permohonan.nomor)
    warga.reload()
    expect(isi).to_contain_text("Dipegang oleh Dinas Kependudukan")
    jawab(dinas, permohonan.nomor, "Rekapnya kami lampirkan.")
    warga.reload()
    expect(isi).to_contain_text("Rekapnya kami lampirkan.")
    keberatan(warga)
    kabulkan(atasan, permohonan.keberatan.get().pk, permohonan.jatuh_tempo.isoformat())
    warga.goto(f"/{kasus}/")
    expect(isi).to_contain_text("Dibuka kembali")
    jawab(dinas, permohonan.nomor, "Rekap per kelurahan kami lampirkan.")
    warga.reload()
    expect(isi).to_contain_text("Rekap per kelurahan kami lampirkan.")
    permohonan.refresh_from_db()
    assert (permohonan.status, permohonan.hasil) == ("dijawab", "dikabulkan")
    assert permohonan.jawaban.terbit().count() == 2
    assert "Siti" not in isi.inner_text()
