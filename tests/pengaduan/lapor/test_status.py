"""LAPOR!'s words and ours: nothing unknown ends a complaint."""

from __future__ import annotations

import pytest

from pengaduan.lapor.status import StatusLuar, petakan_status


@pytest.mark.parametrize(
    ("nama", "status"),
    [
        ("", "terkirim"),
        ("  ", "terkirim"),
        ("Belum Terverifikasi", "menunggu_verifikasi"),
        ("Sudah Terverifikasi", "terverifikasi"),
        (" terverifikasi ", "terverifikasi"),
        ("Terdisposisi ke Dinas Contoh", "terverifikasi"),
        ("DALAM  PROSES", "diproses"),
        ("Ditindaklanjuti oleh Instansi", "diproses"),
        ("Ditanggapi oleh Pelapor", "diproses"),
        ("Selesai", "selesai"),
        ("Ditolak", "ditutup_tanpa_tindak_lanjut"),
        ("Diarsipkan", "ditutup_tanpa_tindak_lanjut"),
        ("Tunda", "menunggu_pelapor"),
        ("Selesai otomatis dalam 10 hari", "tidak_dikenal"),
        ("Belum", "tidak_dikenal"),
        ("Ditolak sementara", "tidak_dikenal"),
    ],
)
def test_a_name_is_mapped_or_unknown(nama: str, status: str) -> None:
    assert petakan_status(nama, tambahan={}) == status


def test_the_setting_goes_before_our_table() -> None:
    tambahan = {"Tunda": "diproses", "Ditinjau*": "menunggu_verifikasi"}

    assert petakan_status("tunda", tambahan=tambahan) is StatusLuar.DIPROSES
    assert (
        petakan_status("Ditinjau ulang", tambahan=tambahan)
        is StatusLuar.MENUNGGU_VERIFIKASI
    )
    assert petakan_status("Selesai", tambahan=tambahan) is StatusLuar.SELESAI


def test_only_two_states_are_final() -> None:
    assert {s for s in StatusLuar if s.akhir} == {
        StatusLuar.SELESAI,
        StatusLuar.DITUTUP_TANPA_TINDAK_LANJUT,
    }
