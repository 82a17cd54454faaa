"""Forty pages of the staff in a real browser: no fault, narrow or wide, light or dark."""

from typing import Any

import pytest
from django.contrib import admin
from django.core.files.base import ContentFile
from django.utils import timezone
from factory import Sequence

from informasi.jawaban.actions import jawab_permohonan
from informasi.models import Permohonan, UjiKonsekuensi
from informasi.permohonan.actions import tambah_catatan, tanya_pemohon
from informasi.rujukan.actions import rujuk_permohonan
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, Petugas, Unit
from pengaduan.models import Kiriman
from tests.factories import pengaduan as f
from tests.factories.informasi import (
    RancanganFactory,
    TemuanFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import (
    HariLiburFactory,
    KanalLayananFactory,
    PenugasanFactory,
    UnitFactory,
)
from tests.factories.pemangku import KegiatanFactory
from tests.foto import bita, gambar
from tests.informasi.kantor import ajukan, konsep
from tests.peramban.aduan import siapkan_kantor
from tests.peramban.petugas import buat_akun
from tests.peramban.tab import LEBIH_LEBAR, SEMPIT, STAF, periksa_layar, periksa_terbuka
from tests.petugas import petugas_berperan
from tests.serentak import serentak

INF, ADU = "/admin/informasi/", "/admin/pengaduan/"
PEM, ORG = "/admin/pemangku/", "/admin/organisasi/"
PERAN = (Peran.ADMIN_SP4N, Peran.ADMIN_TEKNIS, Peran.PENGELOLA_PEMANGKU)
# Each template once; lists, forms and acts of a kind differ in their words only.
ALAMAT = (
    "/admin/",
    "/admin/cari/?q=anggaran",
    "/admin/panduan/mulai/",
    "/admin/bagian/pengaturan/",
    "/masuk/faktor-kedua/",
    "/pimpinan/",
    *(f"{INF}permohonan/{ekor}" for ekor in ("", "add/")),
    *(f"{INF}permohonan/{{{nama}}}/change/" for nama in ("baru", "proses", "jawab")),
    f"{INF}permohonan/{{proses}}/jawaban/",
    f"{INF}permohonan/{{jawab}}/tanda-terima/",
    f"{INF}permohonan/{{baru}}/tindakan/minta_kelengkapan/",
    *(
        f"{INF}permohonan/{{proses}}/tindakan/{n}/"
        for n in ("rujuk", "kirim_jawaban", "tugaskan")
    ),
    f"{INF}dokumeninformasi/",
    f"{INF}dokumeninformasi/{{rancangan}}/change/",
    *(
        f"{INF}dokumeninformasi/{{terbit}}/{ekor}"
        for ekor in ("change/", "history/", "tindakan/tarik/")
    ),
    f"{INF}sertamerta/add/",
    f"{INF}ujikonsekuensi/{{uji}}/change/",
    f"{ADU}pengaduan/",
    f"{ADU}pengaduan/add/",
    f"{ADU}insiden/konsol/",
    *(f"{ADU}pengaduan/{{{nama}}}/change/" for nama in ("masuk", "diusulkan")),
    f"{ADU}pengaduan/{{masuk}}/tindakan/gabungkan/",
    f"{ADU}pengaduan/{{ditindaklanjuti}}/tindakan/usulkan_hasil/",
    f"{ADU}penerusan/{{salin}}/change/",
    f"{ADU}kiriman/{{buntu}}/change/",
    f"{ADU}insiden/{{insiden}}/change/",
    f"{PEM}pemangku/matriks/",
    f"{PEM}pemangku/{{mitra}}/change/",
    f"{PEM}kegiatan/{{kegiatan}}/change/",
    f"{PEM}siaran/add/",
    f"{ORG}unit/{{unit}}/change/",
    f"{ORG}penugasan/add/",
)


def _permohonan(unit):
    """A request just in, one at work with a part elsewhere, one that was answered."""
    Unit.objects.filter(pk=unit.pk).update(peran_ppid=Unit.PeranPPID.PEMBANTU)
    unit.refresh_from_db()
    saat = Saat(petugas_berperan(Peran.PPID_PEMBANTU, unit), timezone.now())
    dinas = UnitFactory(nama="Dinas Kependudukan", peran_ppid="pembantu")
    baru, proses, jawab = (ajukan(unit, pada=saat.pada) for _ in range(3))
    for satu in (proses, jawab):
        satu.lakukan(Permohonan.Tindakan.PROSES, saat)
    rujuk_permohonan(
        proses, saat, ke_unit=dinas, alasan="Dicatat dinas.", bagian="Akta."
    ).terima(saat)
    tanya_pemohon(
        proses, saat=saat, isi="Tahun berapa?", hari=3, tanpa_jawaban="Kami cari."
    )
    tambah_catatan(proses, saat=saat, isi="Arsip di gudang.")
    uji = UjiKonsekuensiFactory(
        dokumen__unit=unit, disetujui_pada=saat.pada, disetujui_oleh=saat.oleh
    )
    ditolak = {"putusan": "ditolak", "alasan": "Rahasia.", "uji": uji}
    konsep(proses, saat.oleh, {}, ditolak)
    jawab_permohonan(konsep(jawab, saat.oleh).permohonan, saat=saat)
    return {"baru": baru, "proses": proses, "jawab": jawab}


def _aduan(unit):
    dasar: dict[str, Any] = {"kategori": siapkan_kantor(unit), "unit": unit}
    KanalLayananFactory(nama="PLN", nomor="123")
    f.TeksBalasanFactory()
    masuk = f.PengaduanFactory(
        pelapor=f.PelaporFactory(nama="Budi Contoh", surel=""), lokasi="Pasar", **dasar
    )
    foto = ContentFile(bita(gambar(600, 400)), "foto.jpg")
    f.BerkasPengaduanFactory(pengaduan=masuk, isi=foto)
    f.PesanPengaduanFactory(pengaduan=masuk)
    f.catatan_dalam(masuk)
    lain = {
        nama: f.PengaduanFactory(**{nama: True}, **dasar)
        for nama in ("diteruskan", "ditindaklanjuti", "diusulkan")
    }
    mesin = f.PenerusanFactory(pengaduan=lain["diusulkan"], cara="api")
    return {
        "masuk": masuk,
        **lain,
        "salin": f.PenerusanFactory(pengaduan=lain["diteruskan"]),
        "buntu": f.KirimanFactory(
            penerusan=mesin, status=Kiriman.Status.BUNTU, muatan={"title": "Lampu"}
        ),
        "insiden": f.InsidenFactory(lokasi="Depan pasar"),
    }


@pytest.fixture(scope="module")
def perkara(dunia):
    # Of what waits, one is a long address.
    alamat = f"https://contoh.invalid/{'a' * 90}"
    TemuanFactory(dokumen__unit=dunia.utama, sasaran=alamat)
    semua: dict[str, Any] = {
        "terbit": dunia.dokumen,
        "uji": UjiKonsekuensi.objects.get(),
        "unit": dunia.kecamatan,
        "mitra": dunia.mitra,
        "kegiatan": KegiatanFactory(tuan_rumah=dunia.kecamatan),
        "rancangan": RancanganFactory(unit=dunia.utama, status="diperiksa"),
        **_aduan(dunia.kecamatan),
        **_permohonan(dunia.kecamatan),
    }
    return {nama: satu.pk for nama, satu in semua.items()}


@pytest.fixture(scope="module")
def penjaga(tab, dunia, perkara):
    akun = buat_akun(Peran.PPID_UTAMA, dunia.utama)
    petugas = Petugas.objects.get(username=akun.nama)
    for peran in PERAN:
        PenugasanFactory(petugas=petugas, peran=peran, unit=dunia.utama)
    return tab(akun=akun)


def test_forty_pages_are_looked_at():
    assert len(set(ALAMAT)) == 40


@pytest.mark.parametrize("pola", ALAMAT)
def test_axe_finds_nothing_at_any_width_in_any_colours(penjaga, perkara, pola):
    alamat = pola.format(**perkara)
    assert periksa_layar(penjaga, alamat, STAF) == {}
    assert penjaga.halaman.url.endswith(alamat)


@pytest.fixture
def banyak_libur(basis_data):
    """More days off than fit on some pages; the records of the module stay as they were."""

    def hapus(_ke):
        HariLibur.objects.filter(nama__startswith="Uji halaman").delete()

    serentak(
        1,
        lambda _ke: HariLiburFactory.create_batch(
            12, nama=Sequence(lambda n: f"Uji halaman {n}")
        ),
    )
    yield
    (hasil,) = serentak(1, hapus)
    assert not isinstance(hasil, Exception), hasil


def test_a_list_of_many_pages_stays_within_a_phone(penjaga, banyak_libur, monkeypatch):
    monkeypatch.setattr(admin.site._registry[HariLibur], "list_per_page", 1)
    halaman = penjaga.halaman.context.new_page()
    halaman.set_viewport_size({"width": 320, "height": 800})
    halaman.goto(f"{ORG}harilibur/")
    assert halaman.locator(".paginator a").count() > 5
    assert halaman.evaluate(LEBIH_LEBAR) <= 0
    halaman.close()


def test_a_long_address_in_the_today_list_stays_within_a_phone(penjaga):
    halaman = penjaga.halaman
    halaman.goto("/admin/")
    assert halaman.get_by_text("aaaaaaaaaa").count() == 1
    assert periksa_terbuka(halaman, SEMPIT[:1]) == {}


def test_a_form_keeps_its_choices_within_its_edge_and_ticks_at_their_line(
    penjaga, dunia
):
    halaman = penjaga.halaman
    (lain,) = serentak(1, lambda _ke: UnitFactory(nama=f"Dinas {'Pekerjaan ' * 14}"))
    assert not isinstance(lain, Exception), lain
    halaman.set_viewport_size({"width": 1280, "height": 800})
    halaman.goto(f"{ORG}unit/{dunia.kecamatan.pk}/change/")
    kotak: list[Any] = [
        halaman.locator(satu).first.bounding_box()
        for satu in (".form-row", "#id_induk", "#id_dipercaya")
    ]
    kolom, induk, centang = kotak
    assert induk["x"] + induk["width"] <= kolom["x"] + kolom["width"]
    assert centang["x"] - kolom["x"] < 30
