"""The advice beside a record: the next lawful step, its last day, its source."""

from datetime import date

import pytest

from informasi.katalog.hari_ini import anjuran_dokumen
from informasi.models import DokumenInformasi, Klasifikasi, SertaMerta
from informasi.pengecualian.admin import anjuran_uji
from informasi.serta_merta.admin import anjuran_serta_merta
from tests.factories.informasi import (
    DokumenFactory,
    RancanganFactory,
    SertaMertaFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import BatasWaktuFactory, HariLiburFactory

pytestmark = pytest.mark.django_db
# Tuesday 4 June 2024.
HARI = date(2024, 6, 4)
S = DokumenInformasi.Status


PERIKSA = (date(2024, 6, 12), "Aturan periksa", "5 hari kerja sejak Selasa, 4 Juni")
UJI = "UU 14/2008 Pasal 19; Perki 1/2021 Pasal 49"
TERBIT_LAIN = {"klasifikasi": Klasifikasi.SETIAP_SAAT, "tinjau_pada": date(2025, 6, 4)}
DITARIK = {"status": S.DITARIK, "alasan_tarik": "Ada angka keliru."}


def anjuran(pabrik, **lain):
    return anjuran_dokumen(pabrik(**lain), hari_ini=HARI)


@pytest.mark.parametrize(
    ("pabrik", "lain", "kata", "akhir"),
    [
        (
            RancanganFactory,
            {"unit__singkatan": "Tawang"},
            "Nyatakan sudah diperiksa untuk menjamin isinya (Tawang)",
            PERIKSA,
        ),
        (
            RancanganFactory,
            {"status": S.DIPERIKSA},
            "menerbitkan, atau mengembalikannya",
            PERIKSA,
        ),
        (
            RancanganFactory,
            {"status": S.DIPERIKSA, "klasifikasi": Klasifikasi.DIKECUALIKAN},
            "uji konsekuensinya sudah disetujui",
            (PERIKSA[0], UJI, ""),
        ),
        (
            DokumenFactory,
            {"dimutakhirkan_pada": date(2024, 1, 31)},
            "Usulkan perubahan",
            (date(2024, 7, 31), "UU 14/2008 Pasal 9", ""),
        ),
        (
            DokumenFactory,
            TERBIT_LAIN,
            "Tidak ada yang harus dilakukan",
            (date(2025, 6, 4), "", ""),
        ),
        (DokumenFactory, DITARIK, "Informasi ini ditarik", (None, "", "")),
        (DokumenFactory, {"status": S.DIGABUNG}, "Selesai", (None, "", "")),
    ],
)
def test_each_status_has_its_step_its_last_day_and_its_source(
    pabrik, lain, kata, akhir
):
    BatasWaktuFactory(kode="informasi.periksa", nilai=5, dasar="Aturan periksa")
    HariLiburFactory(tanggal=date(2024, 6, 7), nama="Libur contoh")
    hasil = anjuran(pabrik, **lain)
    batas, dasar, hitungan = akhir
    assert kata in hasil.langkah
    assert hasil.batas == batas
    assert dasar in hasil.dasar
    assert hasil.hitungan.startswith(hitungan)
    assert ("7 Juni 2024 (Libur contoh)" in hasil.hitungan) == (batas == PERIKSA[0])
    assert bool(hasil.contoh) == (lain != {"status": S.DIGABUNG})


def test_what_is_missing_is_said_instead_of_a_day():
    tanpa_batas = anjuran(RancanganFactory)
    BatasWaktuFactory(kode="informasi.periksa", dasar="Aturan periksa")
    tanpa_kalender = anjuran(RancanganFactory)
    assert (tanpa_batas.batas, tanpa_batas.dasar) == (None, "Perki 1/2021")
    assert "belum diatur untuk 04-06-2024" in tanpa_batas.hitungan
    assert (tanpa_kalender.batas, tanpa_kalender.dasar) == (None, "Aturan periksa")
    kata = "Kalender hari libur tahun 2024 belum diisi"
    assert kata in tanpa_kalender.hitungan


def test_consequence_test_waits_for_approval_and_then_for_its_end():
    akhir = date(2026, 6, 4)
    disetujui = UjiKonsekuensiFactory(berakhir_pada=akhir)
    belum = UjiKonsekuensiFactory(
        berakhir_pada=akhir, disetujui_pada=None, disetujui_oleh=None
    )
    assert anjuran_uji(disetujui).langkah.startswith("Sudah disetujui")
    assert anjuran_uji(disetujui).batas == akhir
    assert "lalu menyetujui" in anjuran_uji(belum).langkah
    assert anjuran_uji(belum).batas is None


def test_notice_of_danger_is_announced_at_once_and_ended_after():
    for status, kalimat in (
        (SertaMerta.Status.RANCANGAN, "Umumkan sekarang juga"),
        (SertaMerta.Status.TERBIT, "Perbarui bila keadaannya berubah"),
        (SertaMerta.Status.DICABUT, "Selesai; pengumuman tetap dapat dibaca"),
    ):
        hasil = anjuran_serta_merta(SertaMertaFactory.build(status=status))
        assert hasil.langkah.startswith(kalimat)
        assert "UU 14/2008 Pasal 10" in hasil.dasar
