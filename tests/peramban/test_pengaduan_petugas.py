"""The officers' pages of complaints in a real browser: no fault, narrow or wide."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas
from pengaduan.lapor.models import COBA_KIRIM
from pengaduan.models import Insiden, Kiriman, Penerusan
from tests.factories import pengaduan as f
from tests.factories.organisasi import KanalLayananFactory, PenugasanFactory
from tests.foto import bita, gambar
from tests.peramban.aduan import siapkan_kantor
from tests.peramban.petugas import buat_akun
from tests.peramban.tab import FOKUS_TAMPAK, SEBUT, periksa_layar

A = "/admin/pengaduan/"
# Lists and forms of one kind differ in their words only: of each kind one.
ALAMAT = (
    *(f"{A}pengaduan/", f"{A}pengaduan/add/", f"{A}kiriman/?perlu=macet"),
    f"{A}kategoripengaduan/{{kategori}}/change/",
    *(f"{A}pengaduan/{{{n}}}/change/" for n in ("masuk", "diteruskan", "diusulkan")),
    f"{A}pengaduan/{{masuk}}/identitas/",
    f"{A}penerusan/{{salin}}/change/",
    f"{A}penerusan/{{lapor}}/change/",
    f"{A}kiriman/{{buntu}}/change/",
    f"{A}insiden/{{menunggu_112}}/change/",
)
TINDAKAN = {
    "pengaduan/{masuk}": "gabungkan",
    "pengaduan/{terverifikasi}": "teruskan",
    "pengaduan/{ditindaklanjuti}": "usulkan_hasil",
    "pengaduan/{dirujuk}": "putuskan_rujukan",
    "pengaduan/{diusulkan}": "minta_tanggapan",
    "penerusan/{lapor}": "status",
}
BORANG = tuple(
    f"{A}{berkas}/tindakan/{nama}/"
    for berkas, semua in TINDAKAN.items()
    for nama in semua.split()
)


def _aduan(dunia, kategori):
    pelapor = f.PelaporFactory(nama="Budi Contoh", telepon="081200000009", surel="")
    dasar = {"kategori": kategori, "unit": dunia.kecamatan}
    masuk = f.PengaduanFactory(pelapor=pelapor, lokasi="Depan pasar", **dasar)
    f.BerkasPengaduanFactory(
        pengaduan=masuk, isi=ContentFile(bita(gambar(600, 400)), "foto.jpg")
    )
    f.PesanPengaduanFactory(pengaduan=masuk)
    f.catatan_dalam(masuk)
    return {
        "masuk": masuk,
        **{
            nama: f.PengaduanFactory(**{nama: True}, **dasar)
            for nama in ("terverifikasi", "diteruskan", "ditindaklanjuti", "diusulkan")
        },
        "menunggu": f.PengaduanFactory(menunggu_pelapor=True, **dasar),
        "dirujuk": f.RujukanPengaduanFactory(
            berkas__unit=dunia.utama, ke_unit=dunia.kecamatan
        ).berkas,
    }


def _ke_luar(aduan):
    lapor = f.PenerusanFactory(
        pengaduan=aduan["diusulkan"],
        tracking_id="1234567",
        status_luar=Penerusan.StatusLuar.DIPROSES,
        diperiksa_pada=timezone.now(),
        yang_dikirim=["judul", "uraian"],
    )
    f.TindakLanjutLuarFactory(penerusan=lapor)
    mesin = f.PenerusanFactory(pengaduan=aduan["menunggu"], cara=Penerusan.Cara.API)
    isi = {"title": "Lampu jalan mati", "content": "Tiga lampu."}
    buntu = f.KirimanFactory(
        penerusan=mesin, status=Kiriman.Status.BUNTU, muatan=isi, galat="X."
    )
    coba = {"kode_http": 502, "cuplikan": "{}"}
    Jejak.objects.catat(buntu, COBA_KIRIM, Saat(None, timezone.now()), sesudah=coba)
    salin = f.PenerusanFactory(pengaduan=aduan["diteruskan"])
    return {"lapor": lapor, "salin": salin, "buntu": buntu}


@pytest.fixture(scope="module")
def perkara(dunia):
    kategori = siapkan_kantor(dunia.kecamatan)
    KanalLayananFactory(nama="PLN", nomor="123")
    f.TeksBalasanFactory()
    semua: dict[str, Any] = _aduan(dunia, kategori)
    semua |= _ke_luar(semua)
    semua |= {
        "kategori": kategori,
        "menunggu_112": f.InsidenFactory(lokasi="Depan pasar"),
    }
    return {nama: satu.pk for nama, satu in semua.items()}


@pytest.fixture(scope="module")
def penjaga(tab, dunia, perkara):
    akun = buat_akun(Peran.ADMIN_SP4N, dunia.utama)
    petugas = Petugas.objects.get(username=akun.nama)
    PenugasanFactory(petugas=petugas, peran=Peran.ADMIN_TEKNIS, unit=dunia.utama)
    return tab(akun=akun)


@pytest.mark.parametrize("pola", [*ALAMAT, *BORANG])
def test_the_page_has_no_fault(penjaga, perkara, pola):
    assert periksa_layar(penjaga, pola.format(**perkara)) == {}


def test_the_keyboard_is_enough_for_an_act(penjaga, perkara):
    halaman = penjaga.halaman
    halaman.set_viewport_size({"width": 1280, "height": 800})
    halaman.goto(f"{A}insiden/{perkara['menunggu_112']}/change/")
    halaman.get_by_role("button", name="Terima, saya tangani").focus()
    halaman.keyboard.press("Enter")
    expect(halaman.locator(".messagelist")).to_contain_text("Telepon 112 sekarang")
    halaman.get_by_role("link", name="Catat disampaikan ke 112").focus()
    halaman.keyboard.press("Enter")
    halaman.get_by_label("Diterima oleh").focus()
    halaman.keyboard.type("Petugas jaga")
    halaman.keyboard.press("Tab")
    assert halaman.evaluate(FOKUS_TAMPAK), halaman.evaluate(SEBUT)
    halaman.keyboard.press("Enter")
    expect(halaman.locator(".messagelist")).to_contain_text("ke 112 tercatat")
    assert Insiden.objects.get(pk=perkara["menunggu_112"]).diserahkan_ke
