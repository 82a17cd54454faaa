"""How records of the complaint service are named, and small things they know."""

from __future__ import annotations

import pytest

from pengaduan.models import TeksBalasan, kolom_kosong
from pengaduan.models.berkas import nama_berkas
from tests.factories import pengaduan as f

pytestmark = pytest.mark.django_db


def test_records_are_named_by_their_numbers_and_words() -> None:
    penerusan, rujukan = f.PenerusanFactory(), f.RujukanPengaduanFactory()
    nomor = penerusan.pengaduan.nomor

    assert str(penerusan) == f"{nomor} → SP4N-LAPOR!"
    assert penerusan.nomor == str(penerusan.pengaduan) == nomor
    assert rujukan.nomor == rujukan.berkas.nomor
    kiriman = f.KirimanFactory(penerusan=penerusan)
    assert str(kiriman) == f"{nomor} Buat laporan"
    assert str(f.PercobaanFactory(kiriman=kiriman)) == f"{kiriman.pk} #1: sementara"
    assert str(f.SirkuitFactory()) == "SP4N-LAPOR! (API): Berjalan"
    assert str(f.InstansiLaporFactory(nama="Dinas A")) == "Dinas A"
    assert str(f.TindakLanjutLuarFactory()) == "Laporan sedang kami periksa."


def test_records_around_a_complaint_are_named_without_naming_a_person() -> None:
    assert str(f.KategoriFactory(nama="Jalan")) == "Jalan"
    assert str(f.TopikFactory(nama="Lubang")) == "Lubang"
    assert str(f.PelaporFactory(nama="Siti")).startswith("Pelapor ")
    assert str(f.PengikutFactory(surel="a@example.id")).startswith("Pengikut ")
    assert str(f.DrafPengaduanFactory()).startswith("Draf ")
    assert str(f.FotoDrafFactory()) == str(f.BerkasPengaduanFactory()) == "foto.jpg"
    assert str(f.PesanPengaduanFactory()).startswith("Lampu yang mana")
    assert str(f.CatatanPengaduanFactory()) == "Sudah ditelepon."
    assert str(f.TeksBalasanFactory(judul="Tanya tempat")) == "Tanya tempat"
    assert str(f.InsidenFactory(nomor="DRT-2024-9")) == "DRT-2024-9"
    assert (
        str(f.HitunganDaruratFactory(hari=f.TERIMA, tampil=3, lanjut=1))
        == "2024-06-04: 3/1"
    )


def test_the_path_of_a_file_tells_nothing_of_it() -> None:
    satu, dua = (nama_berkas(None, "Rumah Siti.JPEG") for _ in range(2))

    assert satu != dua
    assert satu.startswith("pengaduan/")
    assert satu.endswith(".jpeg")
    assert "siti" not in satu.lower()


@pytest.mark.parametrize(
    ("teks", "kolom"),
    [
        ("Sudah lengkap.", []),
        ("[tempat] pada [tanggal], [tempat]", ["[tempat]", "[tanggal]"]),
        ("[] [dua\nbaris]", []),
    ],
)
def test_blanks_of_a_prepared_text_are_found_once(teks: str, kolom: list[str]) -> None:
    assert kolom_kosong(TeksBalasan(isi=teks).isi) == kolom
