"""The register of disputes: fifteen columns, whose, which year (hukum 5.4, fitur 56)."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from informasi.models import AlasanKeberatan
from informasi.register import (
    baris_keberatan,
    baris_permohonan,
    baris_sengketa,
    register_sengketa,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kertas.register import kirim_register
from tests.factories.informasi import (
    PADA,
    KeberatanFactory,
    PemohonFactory,
    SengketaFactory,
)
from tests.factories.organisasi import UnitFactory
from tests.petugas import masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
ALAMAT = reverse("admin:informasi_sengketa_register")


def test_the_columns_stand_in_the_order_of_the_regulation():
    """hukum 4.10 and 5.2, as numbered there."""
    assert (
        *("No. pendaftaran", "Tanggal", "Nama", "Alamat", "Nomor kontak", "Pekerjaan"),
        *("Informasi yang diminta", "Tujuan penggunaan", "Status informasi"),
        *("Bentuk yang dikuasai", "Jenis permohonan", "Keputusan"),
        *("Alasan penolakan", "Hari dan tanggal", "Biaya dan cara pembayaran"),
    ) == baris_permohonan.KOLOM
    assert (
        *("No. registrasi", "Tanggal diterima", "Identitas pemohon atau kuasa"),
        *("No. pendaftaran permohonan", "Informasi yang diminta", "Tujuan penggunaan"),
        *("Alasan keberatan", "Keputusan Atasan PPID", "Hari dan tanggal tanggapan"),
        *("Nama dan posisi Atasan PPID", "Tanggapan pemohon"),
    ) == baris_keberatan.KOLOM


def test_a_row_says_each_step_at_the_commission():
    satu = SengketaFactory(
        nomor_ki="012/REG-PSI/2024",
        diregistrasi_pada=date(2024, 8, 14),
        diputus_pada=date(2024, 12, 2),
        amar="Mediasi berhasil.",
        keberatan__alasan=[AlasanKeberatan.TIDAK_DITANGGAPI],
    )
    petugas = petugas_berperan(Peran.PPID_UTAMA)

    (baris,) = register_sengketa(petugas, None, 2024).alir()

    assert len(baris) == len(baris_sengketa.KOLOM) == len(baris_sengketa.LEBAR)
    isi = dict(zip(baris_sengketa.KOLOM, baris, strict=True))
    assert isi["No. registrasi sengketa"] == "012/REG-PSI/2024"
    assert isi["No. registrasi keberatan"] == satu.keberatan.nomor
    assert isi["No. pendaftaran permohonan"] == satu.keberatan.permohonan.nomor
    assert isi["Diajukan"] == "12-08-2024"
    assert isi["Diputus"] == "02-12-2024"
    assert isi["Mediasi"] == ""
    assert isi["Amar putusan atau hasil mediasi"] == "Mediasi berhasil."
    assert satu.keberatan.pemohon.nama not in str(baris)
    (lengkap,) = register_sengketa(petugas, None, 2024, identitas=True).alir()
    assert satu.keberatan.pemohon.nama in str(lengkap)


def test_a_dispute_without_a_request_has_empty_cells():
    banding = KeberatanFactory(
        permohonan=None,
        pemohon=PemohonFactory(),
        unit=UnitFactory(),
        alasan=["b"],
        status="sengketa",
    )
    SengketaFactory(keberatan=banding)

    (baris,) = register_sengketa(petugas_berperan(Peran.AUDITOR), None, 2024).alir()

    assert (baris[2], baris[4]) == ("", "")


def test_a_unit_reads_its_own_and_the_city_all(django_assert_num_queries):
    satu, lain = SengketaFactory.create_batch(2)
    SengketaFactory(diajukan_pada=date(2023, 1, 2))
    petugas = petugas_berperan(Peran.PPID_PEMBANTU, satu.keberatan.unit)

    def nomor(register) -> list[str]:
        return [baris[1] for baris in register.alir()]

    assert nomor(register_sengketa(petugas, satu.keberatan.unit, 2024)) == [
        satu.keberatan.nomor
    ]
    with pytest.raises(TindakanTerlarang, match="Pilih satu unit"):
        register_sengketa(petugas, None, 2024)
    atasan = petugas_berperan(Peran.ATASAN_PPID)
    assert atasan.penugasan_aktif
    with django_assert_num_queries(2):
        assert nomor(register_sengketa(atasan, None, 2024)) == [
            satu.keberatan.nomor,
            lain.keberatan.nomor,
        ]


def test_it_comes_as_csv_xlsx_and_pdf():
    SengketaFactory()
    register = register_sengketa(petugas_berperan(Peran.PPID_UTAMA), None, 2024)

    for jenis, awal in (
        ("csv", "\ufeffNo.".encode()),
        ("xlsx", b"PK"),
        ("pdf", b"%PDF"),
    ):
        jawab = kirim_register(register, jenis, pada=PADA)
        assert b"".join(jawab).startswith(awal)
        for tutup in jawab._resource_closers:  # close() would end the connection
            tutup()
        nama = f'filename="register-sengketa-kota-2024.{jenis}"'
        assert nama in jawab["Content-Disposition"]


def test_the_list_leads_to_it(client):
    satu = SengketaFactory()
    masuk_sebagai(client, Peran.PPID_PEMBANTU, satu.keberatan.unit)

    daftar = client.get(reverse("admin:informasi_sengketa_changelist")).text

    assert f'href="{ALAMAT}"' in daftar
    halaman = client.halaman(f"{ALAMAT}?tahun=2024").text
    assert "1 baris, 15 kolom" in halaman
    assert "Dengan identitas" in halaman
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    assert client.get(ALAMAT).status_code == 403
