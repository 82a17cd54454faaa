"""Complaints in the browser: the office they need, and the way of a citizen to the number."""

from threading import Thread

from django.db import connection
from django.utils import timezone
from playwright.sync_api import expect

from organisasi.models import Wilayah
from pengaduan.models import Pengaduan
from tests.factories.organisasi import WilayahFactory
from tests.factories.pengaduan import KategoriFactory
from tests.foto import bita, gambar
from tests.pengaduan.aduan_bantu import KELURAHAN
from tests.pengaduan.lapor.meja import Jam, jalan
from tests.peramban.petugas import pasang_kalender

FOTO = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": bita(gambar(600, 400))}
URAIAN_LAMPU = "Tiga lampu jalan di depan pasar tidak menyala lagi."


def siapkan_kantor(unit=None):
    pasang_kalender()
    cipedes = WilayahFactory(kode="32.78.05", nama="Cipedes Kota")
    WilayahFactory(
        kode=KELURAHAN,
        nama="Panglayungan",
        tingkat=Wilayah.Tingkat.KELURAHAN,
        induk=cipedes,
    )
    return KategoriFactory(
        kode="lampu",
        nama="Lampu jalan",
        radius_m=50,
        contoh="lampu jalan mati, lampu berkedip",
        tanda_bahaya="Tiang roboh atau kabel putus yang masih menyala.",
        unit=unit,
    )


def lanjut(warga):
    """On to the next step of the form, until its page stands there."""
    with warga.expect_navigation():
        warga.get_by_role("button", name="Lanjutkan", exact=True).click()


def isi_pertama(warga, uraian):
    warga.goto("/pengaduan/")
    warga.get_by_role("link", name="Buat aduan").click()
    warga.get_by_role("link", name="Tidak, lanjutkan aduan").click()
    warga.locator("[name=judul]").fill("Lampu jalan mati")
    warga.locator("[name=uraian]").fill(uraian)
    lanjut(warga)


def adukan(warga, *, telepon=""):
    """A complaint with a photo, all steps, no script needed; ends on the receipt."""
    isi_pertama(warga, URAIAN_LAMPU)
    warga.locator("[name=kategori][value=lampu]").check()
    lanjut(warga)
    warga.get_by_role("link", name="Cipedes Kota").click()
    warga.get_by_role("link", name="Panglayungan").click()
    expect(warga.locator("[name=kelurahan]")).to_have_value(KELURAHAN)
    warga.locator("[name=lokasi]").fill("Depan pasar")
    lanjut(warga)
    lanjut(warga)  # when: not known
    warga.locator("#id_foto").set_input_files(FOTO)
    warga.get_by_role("button", name="Tambahkan").click()
    expect(warga.get_by_role("img", name="Foto 1")).to_be_visible()
    lanjut(warga)
    warga.locator("[name=anonim][value=ya]").check()
    warga.locator("[name=rahasia][value=tidak]").check()
    lanjut(warga)
    if telepon:
        warga.locator("[name=telepon]").fill(telepon)
    lanjut(warga)
    expect(warga.get_by_role("heading", level=1)).to_have_text("Periksa lalu kirim")
    warga.get_by_role("button", name="Kirim aduan").click()
    expect(warga.get_by_role("heading", level=1)).to_contain_text("kami terima")
    return Pengaduan.objects.latest("pk")


def giliran_pekerja(kini=None, **ubah):
    """One turn of the delivery, as a process of its own: it commits what it does.

    The test itself stands in a transaction, which no other connection could read.
    """
    hasil: list[int] = []

    def kerja():
        try:
            hasil.append(jalan(Jam(kini or timezone.now()), **ubah))
        finally:
            connection.close()

    utas = Thread(target=kerja)
    utas.start()
    utas.join()
    return hasil[0]
