"""The applicant's own pages in a real browser, narrow and light, wide and dark.

Nobody else has their addresses, so the list of public pages does not reach them.
"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from informasi.jawaban.actions import jawab_permohonan
from informasi.keberatan.actions import ajukan_keberatan, tanggapi_keberatan
from informasi.keberatan.sengketa import catat_sengketa
from informasi.models import Permohonan
from informasi.permohonan.actions import cabut_permohonan, tanya_pemohon
from informasi.permohonan.kelengkapan import minta_kelengkapan
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from tests.data_bantu import baris
from tests.factories.informasi import UjiKonsekuensiFactory
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import ajukan, konsep
from tests.informasi.permohonan_bantu import alamat as alamat_draf, isi_semua
from tests.peramban.petugas import pasang_kalender
from tests.peramban.tab import SEMPIT, periksa_layar, periksa_terbuka
from tests.petugas import petugas_berperan

ALAMAT = (
    "{proses}",
    "{proses}pesan/",
    "{proses}data/",
    "{kurang}",
    "{kurang}lengkapi/",
    "{jawab}",
    "{jawab}nilai/",
    "{jawab}keberatan/",
    "{keberatan}",
    "{ditanggapi}",
    "{ditanggapi}keberatan/{pk_tanggapan}/",
    "{ditanggapi}sengketa/",
    "{sengketa}sengketa/",
    "{dicabut}",
    "{jawab}surat/{putusan}/cetak/",
    "{verifikasi}",
)

# Nothing typed, nothing chosen.
KOSONGKAN = """() => document.querySelectorAll("main form[method=post] :is(input, textarea, select)")
  .forEach(u => { if (u.type !== "hidden") { u.checked = false; u.value = ""; } })"""


@pytest.fixture(scope="module")
def kasus(dunia):
    """Paths of requests: one asked back, one with papers missing, one answered in part
    and refused in part, one objected to; and those of ``_sesudah_keberatan``.
    """
    pasang_kalender()
    pada, unit = timezone.now(), dunia.kecamatan
    # Every number carries the code of its unit: the one with the longest word that cannot
    # break; the last request has the longest of all.
    kode = [b["kode"] for b in baris("unit")]
    unit.kode = max(kode, key=lambda satu: max(map(len, satu.split("-"))))
    unit.save()
    utama = petugas_berperan(Peran.PPID_UTAMA, dunia.utama)
    isi = {"saat": Saat(utama, pada)}
    proses, kurang, jawab, banding = (ajukan(unit, pada=pada) for _ in range(4))
    dicabut = ajukan(UnitFactory(kode=max(kode, key=len)), pada=pada)
    for satu in (proses, jawab, banding):
        satu.lakukan(Permohonan.Tindakan.PROSES, **isi)
    tanya_pemohon(
        proses, isi="Tahun berapa?", hari=3, tanpa_jawaban="Kami cari.", **isi
    )
    minta_kelengkapan(kurang, kurang=["KTP"], **isi)
    cabut_permohonan(dicabut, Saat(None, pada), alasan="Sudah ketemu.")
    for satu in (jawab, banding):
        _jawab_sebagian(satu, Saat(utama, pada))
    keberatan = _banding(banding, pada + timedelta(minutes=1))
    semua = {"proses": proses, "kurang": kurang, "jawab": jawab, "keberatan": banding}
    semua |= {"dicabut": dicabut}
    surat = {s.jenis: s.pk for s in jawab.surat.all()}
    return (
        {n: p.get_absolute_url() for n, p in semua.items()}
        | {"pk": keberatan.pk, "verifikasi": jawab.surat.first().get_absolute_url()}
        | {"tanda_bukti": surat["tanda_bukti"], "putusan": surat["sk_penolakan"]}
        | _sesudah_keberatan(dunia, utama, pada - timedelta(days=12))
    )


def _jawab_sebagian(permohonan, saat):
    uji = UjiKonsekuensiFactory(
        dokumen__unit=permohonan.unit,
        disetujui_pada=saat.pada,
        disetujui_oleh=saat.oleh,
    )
    tolak = {"putusan": "ditolak", "alasan": "Rahasia.", "uji": uji}
    jawab_permohonan(konsep(permohonan, saat.oleh, {}, tolak).permohonan, saat)
    permohonan.refresh_from_db()


def _banding(permohonan, pada):
    return ajukan_keberatan(
        Saat(None, pada),
        permohonan=permohonan,
        alasan=["a"],
        kasus_posisi="Bukan rahasia.",
        kanal="web",
    )


def _sesudah_keberatan(dunia, utama, pada):
    sehari = timedelta(days=1)
    atasan = petugas_berperan(Peran.ATASAN_PPID, dunia.utama)
    tanggapan = []
    for _ in range(2):
        permohonan = ajukan(dunia.kecamatan, pada=pada)
        permohonan.lakukan(Permohonan.Tindakan.PROSES, Saat(utama, pada))
        _jawab_sebagian(permohonan, Saat(utama, pada))
        objek = _banding(permohonan, pada + sehari)
        tanggapi_keberatan(
            objek,
            Saat(atasan, pada + 2 * sehari),
            hasil="ditolak",
            putusan="Dikuatkan.",
            jabatan="Sekretaris Daerah",
        )
        tanggapan.append(objek)
    ditanggapi, sengketa = tanggapan
    catat_sengketa(sengketa, Saat(None, pada + 4 * sehari))
    return {
        "ditanggapi": ditanggapi.permohonan.get_absolute_url(),
        "pk_tanggapan": ditanggapi.pk,
        "tanggapan": ditanggapi.surat.get(jenis="tanggapan_keberatan").pk,
        "sengketa": sengketa.permohonan.get_absolute_url(),
    }


@pytest.fixture(scope="module")
def penjaga(tab, kasus):
    return tab()


@pytest.fixture(scope="module")
def salah(tab, kasus):
    return tab(boleh=400)


@pytest.fixture(scope="module")
def draf(dunia, kasus):
    return isi_semua(Client())


@pytest.mark.parametrize("pola", ALAMAT)
def test_the_page_has_no_fault_and_no_name(penjaga, kasus, pola):
    # The longest number, too, fits on a narrow phone.
    assert periksa_layar(penjaga, pola.format(**kasus), SEMPIT) == {}
    expect(penjaga.halaman.locator("h1")).to_have_count(1)
    if not pola.endswith("cetak/"):  # a letter is addressed to somebody
        expect(penjaga.halaman.locator("main")).not_to_contain_text("Warga Contoh")


def test_what_is_kept_of_the_applicant_has_no_fault(tab, kasus):
    # A tab of its own, for what a key opens stays open in the tab.
    halaman = tab().halaman
    halaman.goto(f"{kasus['proses']}data/")
    halaman.locator("[name=tanda]").fill("081200000001")
    halaman.locator("main form button").first.click()
    expect(halaman.locator("[name=surel]")).to_be_visible()
    assert periksa_terbuka(halaman) == {}


@pytest.mark.parametrize("langkah", ["apa", "pemohon", "cara"])
def test_a_step_with_errors_has_no_fault(salah, draf, langkah):
    halaman = salah.halaman
    halaman.goto(alamat_draf(draf, langkah))
    halaman.evaluate(KOSONGKAN)
    halaman.get_by_role("button", name="Lanjutkan", exact=True).click()
    expect(halaman.get_by_role("alert")).to_be_visible()
    assert periksa_terbuka(halaman) == {}


@pytest.mark.parametrize("langkah", ["bukti", "ke-unit", "simpan", "periksa"])
def test_a_page_of_a_draft_has_no_fault(salah, draf, langkah):
    assert periksa_layar(salah, alamat_draf(draf, langkah)) == {}


@pytest.mark.parametrize(
    ("tujuan", "tombol"), [("/lacak/", "Lacak"), ("/keberatan/ajukan/", "Lanjutkan")]
)
def test_an_empty_form_is_told_so_without_fault(salah, tujuan, tombol):
    halaman = salah.halaman
    halaman.goto(tujuan)
    halaman.get_by_role("button", name=tombol).first.click()
    expect(halaman.get_by_role("alert")).to_be_visible()
    assert periksa_terbuka(halaman) == {}
