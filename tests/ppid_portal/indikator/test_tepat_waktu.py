"""What figures, sheets and the case used to judge differently; cases made by the acts."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from informasi.actions.kelengkapan import minta_kelengkapan
from organisasi.models import Unit
from pengaduan.models import Pengaduan
from pengaduan.penanganan.actions import (
    jawab_tanggapan,
    lengkapi_pengaduan,
    tunda_pengaduan,
)
from ppid_portal.angka_wilayah import Tepat, angka_pengaduan, angka_permohonan
from tests.factories.organisasi import HariLiburFactory
from tests.factories.pengaduan import PenerusanFactory, pengaduan_di
from tests.informasi.kantor import PADA, ajukan, buka_kantor, diproses, saat
from tests.informasi.meja_keberatan import jawab, keberatan, tanggapi
from tests.pengaduan import kantor_aduan
from tests.ppid_portal.indikator.meja import angka, pecahan

pytestmark = pytest.mark.django_db
LAMA, HARI = "2024-08-01", date(2024, 8, 1)


@pytest.fixture(autouse=True)
def _hari():
    with time_machine.travel(saat(HARI), tick=False):
        yield


def banyak(kode: str, kini: str = LAMA) -> int:
    satu = angka(kode, kini, kini[:7])
    assert satu is not None
    assert satu.nilai is not None
    return int(satu.nilai)


def rakor(unit: Unit) -> Tepat:
    return angka_permohonan([unit.pk], HARI).tepat


def test_yang_dicabut_pada_hari_kedua_tidak_dinilai_di_bahan_rakor() -> None:
    kantor = buka_kantor()
    diproses(kantor).cabut(oleh=None, pada=saat("2024-06-06"))

    assert rakor(kantor.kecamatan) == Tepat(0, 0)
    assert pecahan("A2", LAMA) == "-"


def test_yang_dicabut_setelah_lewat_waktu_terlambat_di_mana_pun() -> None:
    kantor = buka_kantor()
    diproses(kantor).cabut(oleh=None, pada=saat("2024-07-05"))

    assert rakor(kantor.kecamatan) == Tepat(0, 1)
    assert pecahan("A2", LAMA) == "0/1"
    assert banyak("A8") == 0


def test_yang_menunggu_berkas_pemohon_tidak_pernah_terlambat() -> None:
    kantor = buka_kantor()
    permohonan = ajukan(kantor.kecamatan)
    minta_kelengkapan(permohonan, oleh=kantor.loket, pada=PADA, kurang=["KTP"])

    assert banyak("A8") == 0
    assert pecahan("A2", LAMA) == "-"
    assert rakor(kantor.kecamatan) == Tepat(0, 0)
    permohonan.tutup_tidak_lengkap(oleh=kantor.loket, pada=saat("2024-07-20"))
    assert pecahan("A2", LAMA) == "-"
    assert rakor(kantor.kecamatan) == Tepat(0, 0)


def test_yang_dibuka_kembali_dan_lewat_harinya_adalah_tunggakan() -> None:
    kantor = buka_kantor()
    permohonan = jawab(kantor, diproses(kantor), "diberikan")
    tanggapi(kantor, keberatan(permohonan, "d"))

    # Ordered by 5 July, and nothing has come.
    assert banyak("A8", "2024-07-05") == 0
    assert banyak("A8") == 1
    assert pecahan("A2", "2024-07-05") == "-"
    assert pecahan("A2", LAMA) == "0/1"
    assert rakor(kantor.kecamatan) == Tepat(0, 1)


def test_angka_memakai_kalender_unit() -> None:
    kantor = buka_kantor()
    HariLiburFactory(tanggal=date(2024, 6, 12), berlaku_unit=kantor.kecamatan)
    permohonan = diproses(kantor)
    # The tenth working day of this unit; of the city it would be the eleventh.
    jawab(kantor, permohonan, "diberikan", pada=saat("2024-06-21"))

    assert pecahan("A2", LAMA) == pecahan("A2a", LAMA) == "1/1"
    lama = angka("A3", LAMA)
    assert lama is not None
    assert lama.nilai == 10
    assert rakor(kantor.kecamatan) == Tepat(1, 1)


def test_keberatan_memakai_kalender_unit() -> None:
    kantor = buka_kantor()
    HariLiburFactory(tanggal=date(2024, 6, 25), berlaku_unit=kantor.kecamatan)
    objek = keberatan(diproses(kantor))
    isi = {"hasil": "ditolak", "perintah": "", "perintah_jatuh_tempo": None}
    tanggapi(kantor, objek, pada=saat(objek.jatuh_tempo), **isi)

    assert pecahan("A6b", LAMA) == "1/1"


def test_aduan_bukan_wewenang_tidak_dinilai() -> None:
    kantor = kantor_aduan.buka_kantor()
    pengaduan_di(
        Pengaduan.Status.BUKAN_WEWENANG,
        unit=kantor.dinas,
        selesai_sampai=date(2024, 6, 24),
    )

    hasil = angka_pengaduan(kantor.dinas, [kantor.dinas.pk], HARI)

    assert (hasil.jumlah, hasil.tepat) == (1, Tepat(0, 0))
    assert pecahan("B5", LAMA) == "-"


def test_selagi_pelapor_ditanya_tidak_ada_yang_terlambat() -> None:
    kantor = kantor_aduan.buka_kantor()
    aduan = kantor_aduan.adukan(kantor)
    tunda_pengaduan(aduan, oleh=kantor.admin, pada=PADA, pertanyaan="Di mana?")

    assert (banyak("B2n"), banyak("B7")) == (0, 0)
    assert pecahan("B2", LAMA) == pecahan("B5", LAMA) == "-"
    # He answers, and it is passed on within three days of that.
    lengkapi_pengaduan(aduan, isi="Depan SD.", pada=saat("2024-06-24"))
    PenerusanFactory(pengaduan=aduan, diteruskan_pada=saat("2024-06-26"))
    assert pecahan("B2", LAMA) == "1/1"


def test_aduan_yang_tidak_diakui_beres_dinilai_menurut_harinya_yang_baru() -> None:
    kantor = kantor_aduan.buka_kantor()
    aduan = kantor_aduan.menunggu(kantor)
    assert pecahan("B5", LAMA) == "1/1"
    jawab_tanggapan(aduan, beres=False, alasan="Belum.", pada=saat("2024-07-15"))

    # Five working days to react: 22 July.
    assert pecahan("B5", "2024-07-22") == "-"
    assert pecahan("B5", LAMA) == "0/1"
    assert (banyak("B7", "2024-07-22"), banyak("B7")) == (0, 1)
