"""The officers' pages of requests in a real browser, narrow and light, wide and dark."""

import pytest
from django.utils import timezone

from informasi.jawaban.actions import jawab_permohonan
from informasi.models import Permohonan
from informasi.permohonan.actions import tambah_catatan, tanya_pemohon
from informasi.rujukan.actions import rujuk_permohonan
from organisasi.kantor.peran import Peran
from organisasi.models import BatasWaktu, HariLibur, Unit
from tests.factories.informasi import StandarBiayaFactory, UjiKonsekuensiFactory
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import ajukan, konsep, muat_kalender
from tests.peramban.conftest import buat_tab
from tests.peramban.petugas import buat_akun, sesi
from tests.peramban.tab import LAYAR, periksa_layar
from tests.petugas import petugas_berperan

P = "/admin/informasi/permohonan/"
ALAMAT = (
    P,
    f"{P}add/",
    f"{P}{{baru}}/change/",
    f"{P}{{proses}}/change/",
    f"{P}{{proses}}/jawaban/",
    f"{P}{{jawab}}/change/",
    f"{P}{{jawab}}/tanda-terima/",
    f"{P}{{jawab}}/terbitan/{{butir}}/",
    *(
        f"{P}{{baru}}/tindakan/{nama}/"
        for nama in ("minta_kelengkapan", "nyatakan_lengkap", "balas", "cabut")
    ),
    *(
        f"{P}{{proses}}/tindakan/{nama}/"
        for nama in ("rujuk", "perpanjang", "tanya", "catatan", "kirim_jawaban")
    ),
    f"{P}{{jawab}}/tindakan/serahkan/",
    "/admin/informasi/standarbiaya/add/",
)


@pytest.fixture(scope="module")
def perkara(dunia):
    """A request just in, one at work with a part elsewhere, one that was answered."""
    BatasWaktu.objects.all().delete()
    HariLibur.objects.all().delete()
    muat_kalender()
    pada, unit = timezone.now(), dunia.kecamatan
    Unit.objects.filter(pk=unit.pk).update(peran_ppid=Unit.PeranPPID.PEMBANTU)
    unit.refresh_from_db()
    kepala = petugas_berperan(Peran.PPID_PEMBANTU, unit)
    dinas = UnitFactory(nama="Dinas Kependudukan", peran_ppid="pembantu")
    baru, proses, jawab = (ajukan(unit, pada=pada) for _ in range(3))
    for satu in (proses, jawab):
        satu.proses(oleh=kepala, pada=pada)
    rujukan = rujuk_permohonan(
        proses,
        oleh=kepala,
        pada=pada,
        ke_unit=dinas,
        alasan="Dicatat dinas.",
        bagian="Akta.",
    )
    rujukan.terima(oleh=kepala, pada=pada)
    isi = {"oleh": kepala, "pada": pada}
    tanya_pemohon(
        proses, isi="Tahun berapa?", hari=3, tanpa_jawaban="Kami cari.", **isi
    )
    tambah_catatan(proses, isi="Arsip di gudang.", **isi)
    uji = UjiKonsekuensiFactory(
        dokumen__unit=unit, disetujui_pada=pada, disetujui_oleh=kepala
    )
    konsep(proses, kepala, {}, {"putusan": "ditolak", "alasan": "Rahasia.", "uji": uji})
    draf = konsep(jawab, kepala)
    jawab_permohonan(draf, **isi)
    StandarBiayaFactory(jenis="Fotokopi A4", tarif=300)
    return {
        "baru": baru.pk,
        "proses": proses.pk,
        "jawab": jawab.pk,
        "butir": draf.butir.get().pk,
    }


@pytest.fixture(scope="module")
def penjaga(chromium, alamat, dunia, perkara):
    akun = buat_akun(Peran.PPID_UTAMA, dunia.utama)
    tab = buat_tab(chromium, alamat, storage_state=sesi(alamat, akun))
    yield tab
    tab.halaman.context.close()


@pytest.mark.parametrize("pola", ALAMAT)
def test_the_page_has_no_fault(penjaga, perkara, pola):
    assert periksa_layar(penjaga, pola.format(**perkara), LAYAR) == {}


def test_a_walk_in_is_typed_and_handed_its_receipt(penjaga, dunia):
    halaman = penjaga.halaman
    halaman.goto(f"{P}add/")
    halaman.get_by_label("Register unit").select_option(label=dunia.kecamatan.nama)
    for label, isi in (
        ("Nama lengkap pemohon", "Siti Contoh"),
        ("Alamat", "Jalan Contoh 1"),
        ("Telepon", "081200000001"),
        ("Informasi yang diminta", "Rekap penduduk tahun 2023"),
        ("Untuk apa", "Bahan skripsi"),
    ):
        halaman.get_by_label(label, exact=False).first.fill(isi)
    halaman.get_by_role("button", name="Simpan dan buat tanda bukti").click()
    halaman.wait_for_url("**/tanda-terima/")
    assert halaman.locator(".kode").count() == 1
    assert Permohonan.objects.filter(kanal="loket").count() == 1
