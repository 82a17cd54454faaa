"""The officers' pages of requests in a real browser, narrow and light, wide and dark."""

import pytest
from django.utils import timezone

from informasi.jawaban.actions import jawab_permohonan
from informasi.models import Permohonan
from informasi.permohonan.actions import tambah_catatan, tanya_pemohon
from informasi.rujukan.actions import rujuk_permohonan
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Unit
from tests.factories.informasi import UjiKonsekuensiFactory
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import ajukan, konsep
from tests.peramban.petugas import buat_akun, pasang_kalender
from tests.peramban.tab import periksa_layar
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
    f"{P}{{baru}}/tindakan/minta_kelengkapan/",
    *(f"{P}{{proses}}/tindakan/{nama}/" for nama in ("rujuk", "kirim_jawaban")),
)


@pytest.fixture(scope="module")
def perkara(dunia):
    """A request just in, one at work with a part elsewhere, one that was answered."""
    pasang_kalender()
    pada, unit = timezone.now(), dunia.kecamatan
    Unit.objects.filter(pk=unit.pk).update(peran_ppid=Unit.PeranPPID.PEMBANTU)
    unit.refresh_from_db()
    kepala = petugas_berperan(Peran.PPID_PEMBANTU, unit)
    dinas = UnitFactory(nama="Dinas Kependudukan", peran_ppid="pembantu")
    baru, proses, jawab = (ajukan(unit, pada=pada) for _ in range(3))
    for satu in (proses, jawab):
        satu.lakukan(Permohonan.Tindakan.PROSES, Saat(kepala, pada))
    rujukan = rujuk_permohonan(
        proses,
        Saat(kepala, pada),
        ke_unit=dinas,
        alasan="Dicatat dinas.",
        bagian="Akta.",
    )
    rujukan.terima(Saat(kepala, pada))
    isi = {"saat": Saat(kepala, pada)}
    tanya_pemohon(
        proses, isi="Tahun berapa?", hari=3, tanpa_jawaban="Kami cari.", **isi
    )
    tambah_catatan(proses, isi="Arsip di gudang.", **isi)
    uji = UjiKonsekuensiFactory(
        dokumen__unit=unit, disetujui_pada=pada, disetujui_oleh=kepala
    )
    konsep(proses, kepala, {}, {"putusan": "ditolak", "alasan": "Rahasia.", "uji": uji})
    draf = konsep(jawab, kepala)
    jawab_permohonan(draf.permohonan, **isi)
    return {
        "baru": baru.pk,
        "proses": proses.pk,
        "jawab": jawab.pk,
        "butir": draf.butir.get().pk,
    }


@pytest.fixture(scope="module")
def penjaga(tab, dunia, perkara):
    return tab(akun=buat_akun(Peran.PPID_UTAMA, dunia.utama))


@pytest.mark.parametrize("pola", ALAMAT)
def test_the_page_has_no_fault(penjaga, perkara, pola):
    assert periksa_layar(penjaga, pola.format(**perkara)) == {}
