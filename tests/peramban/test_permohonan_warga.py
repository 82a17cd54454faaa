"""The applicant's own pages in a real browser, narrow and light, wide and dark.

Nobody else has their addresses, so the list of public pages does not reach them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from informasi.actions.jawaban import jawab_permohonan
from informasi.actions.keberatan import ajukan_keberatan
from informasi.actions.kelengkapan import minta_kelengkapan
from informasi.actions.percakapan import tanya_pemohon
from organisasi.models import BatasWaktu, HariLibur
from organisasi.peran import Peran
from tests.dunia import Dunia
from tests.factories.informasi import UjiKonsekuensiFactory
from tests.informasi.kantor import ajukan, konsep, muat_kalender
from tests.peramban.conftest import buat_tab
from tests.peramban.tab import Penjaga, periksa_layar
from tests.petugas import petugas_berperan

LAYAR = ((360, "light", False), (1280, "dark", False))
ALAMAT = (
    *("{proses}", "{proses}pesan/", "{proses}cabut/", "{proses}data/"),
    *("{kurang}", "{kurang}lengkapi/"),
    *("{jawab}", "{jawab}nilai/", "{jawab}keberatan/", "{jawab}terkirim/"),
    *("{keberatan}", "{keberatan}keberatan/{pk}/"),
)


@pytest.fixture(scope="module")
def kasus(dunia: Dunia) -> dict[str, object]:
    """Paths of requests: one asked back, one with papers missing, one answered in part
    and refused in part, one objected to.
    """
    BatasWaktu.objects.all().delete()
    HariLibur.objects.all().delete()
    muat_kalender()
    pada, unit = timezone.now(), dunia.kecamatan
    utama = petugas_berperan(Peran.PPID_UTAMA, dunia.utama)
    isi = {"oleh": utama, "pada": pada}
    proses, kurang, jawab, banding = (ajukan(unit, pada=pada) for _ in range(4))
    for satu in (proses, jawab, banding):
        satu.proses(**isi)
    tanya_pemohon(
        proses, isi="Tahun berapa?", hari=3, tanpa_jawaban="Kami cari.", **isi
    )
    minta_kelengkapan(kurang, kurang=["KTP"], **isi)
    uji = UjiKonsekuensiFactory(
        dokumen__unit=unit, disetujui_pada=pada, disetujui_oleh=utama
    )
    for satu in (jawab, banding):
        tolak = {"putusan": "ditolak", "alasan": "Rahasia.", "uji": uji}
        jawab_permohonan(konsep(satu, utama, {}, tolak), **isi)
    banding.refresh_from_db()
    keberatan = ajukan_keberatan(
        permohonan=banding,
        alasan=["a"],
        kasus_posisi="Bukan rahasia.",
        kanal="web",
        pada=pada + timedelta(minutes=1),
    )
    semua = {"proses": proses, "kurang": kurang, "jawab": jawab, "keberatan": banding}
    return {n: p.get_absolute_url() for n, p in semua.items()} | {"pk": keberatan.pk}


@pytest.fixture(scope="module")
def penjaga(
    chromium: Browser, alamat: str, kasus: dict[str, object]
) -> Iterator[Penjaga]:
    tab = buat_tab(chromium, alamat)
    yield tab
    tab.halaman.context.close()


@pytest.mark.parametrize("pola", ALAMAT)
def test_the_page_has_no_fault_and_no_name(
    penjaga: Penjaga, kasus: dict[str, object], pola: str
) -> None:
    assert periksa_layar(penjaga, pola.format(**kasus), LAYAR) == {}
    expect(penjaga.halaman.locator("h1")).to_have_count(1)
    expect(penjaga.halaman.locator("main")).not_to_contain_text("Warga Contoh")
