"""Changes of a published entry and its files: the address stays."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError

from informasi.actions.katalog import (
    KOLOM_ISI,
    terbitkan_dokumen,
    unggah_berkas,
    usulkan_perubahan,
)
from informasi.models import (
    BerkasInformasi,
    DokumenInformasi,
    Kosakata,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kertas.unggahan import Unggahan, periksa_unggahan
from organisasi.models import Jejak, Petugas
from tests.factories.informasi import (
    ISI_PDF,
    BerkasFactory,
    DokumenFactory,
    KelompokFactory,
    RancanganFactory,
)
from tests.factories.organisasi import (
    PetugasFactory,
)
from tests.serentak import serentak

PADA = datetime(2026, 5, 13, 2, tzinfo=UTC)
HARI = date(2026, 5, 13)
S = DokumenInformasi.Status


@pytest.fixture
def petugas(db: None) -> Petugas:
    return PetugasFactory()


def diperiksa(**lain) -> DokumenInformasi:
    return RancanganFactory(status=S.DIPERIKSA, **lain)


def unggahan(isi: bytes = ISI_PDF) -> Unggahan:
    return periksa_unggahan(SimpleUploadedFile("laporan.pdf", isi))


def test_change_is_a_draft_beside_the_public_entry(petugas: Petugas) -> None:
    asal = DokumenFactory(
        kelompok=KelompokFactory(), tahun=2025, tautan="https://a.go.id"
    )

    draf = usulkan_perubahan(asal, oleh=petugas, pada=PADA)

    asal.refresh_from_db()
    assert (asal.status, draf.status) == (S.TERBIT, S.RANCANGAN)
    assert draf.menggantikan == asal
    assert draf.nomor != asal.nomor
    assert draf.unit == asal.unit
    for kolom in KOLOM_ISI:
        assert getattr(draf, kolom) == getattr(asal, kolom), kolom


@pytest.mark.parametrize("status", [S.RANCANGAN, S.DIPERIKSA, S.DIGABUNG])
def test_only_a_public_entry_is_changed_this_way(status: str, petugas: Petugas) -> None:
    with pytest.raises(TindakanTerlarang, match="sudah terbit"):
        usulkan_perubahan(RancanganFactory(status=status), oleh=petugas, pada=PADA)


def test_second_open_change_is_refused(petugas: Petugas) -> None:
    asal = DokumenFactory()
    usulkan_perubahan(asal, oleh=petugas, pada=PADA)

    with pytest.raises(TindakanTerlarang, match="belum selesai"):
        usulkan_perubahan(asal, oleh=petugas, pada=PADA)


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_of_four_tabs_proposing_a_change_one_makes_it() -> None:
    asal, petugas = DokumenFactory(), PetugasFactory()

    hasil = serentak(4, lambda _: usulkan_perubahan(asal, oleh=petugas, pada=PADA))

    assert sum(isinstance(isi, TindakanTerlarang) for isi in hasil) == 3
    assert asal.revisi.count() == 1


def test_published_change_is_merged_and_the_address_stays(petugas: Petugas) -> None:
    asal = DokumenFactory(judul="Lama", tahun=2024)
    alamat = asal.get_absolute_url()
    draf = usulkan_perubahan(asal, oleh=petugas, pada=PADA)
    draf.judul, draf.tahun = "Laporan keuangan baru", 2025
    draf.save()
    draf.periksa(oleh=petugas, pada=PADA)

    hasil = terbitkan_dokumen(draf, oleh=petugas, pada=PADA, catatan="  Angka 2025.  ")

    assert hasil == asal
    asal.refresh_from_db()
    assert (asal.judul, asal.tahun) == ("Laporan keuangan baru", 2025)
    assert (asal.status, asal.get_absolute_url()) == (S.TERBIT, alamat)
    assert (asal.dimutakhirkan_pada, asal.edisi) == (HARI, 2)
    assert asal.catatan.get().isi == "Angka 2025."
    assert Kosakata.objects.filter(kata="keuangan").exists()
    draf.refresh_from_db()
    assert draf.status == S.DIGABUNG
    baris = asal.riwayat.get()
    assert (baris.tindakan, baris.sebelum["judul"]) == ("ubah", "Lama")


def test_new_change_can_be_proposed_after_a_merge(petugas: Petugas) -> None:
    asal = DokumenFactory()
    draf = usulkan_perubahan(asal, oleh=petugas, pada=PADA)
    draf.periksa(oleh=petugas, pada=PADA)
    terbitkan_dokumen(draf, oleh=petugas, pada=PADA, catatan="Satu.")

    assert usulkan_perubahan(asal, oleh=petugas, pada=PADA).menggantikan == asal


@pytest.mark.parametrize("catatan", ["", "  \n "])
def test_merge_asks_what_changed_for_the_reader(catatan: str, petugas: Petugas) -> None:
    draf = diperiksa(menggantikan=DokumenFactory())

    with pytest.raises(TindakanTerlarang, match="apa yang berubah"):
        terbitkan_dokumen(draf, oleh=petugas, pada=PADA, catatan=catatan)


def test_files_of_a_change_become_versions_or_new_files(petugas: Petugas) -> None:
    asal = DokumenFactory()
    lama = BerkasFactory(dokumen=asal, judul="Laporan", versi=3)
    draf = diperiksa(menggantikan=asal)
    pengganti = BerkasFactory(dokumen=draf, judul="Laporan")
    tambahan = BerkasFactory(dokumen=draf, judul="Lampiran")

    terbitkan_dokumen(draf, oleh=petugas, pada=PADA, catatan="Berkas baru.")

    assert set(asal.berkas.berlaku()) == {pengganti, tambahan}
    lama.refresh_from_db()
    pengganti.refresh_from_db()
    assert (lama.diganti_oleh, pengganti.versi) == (pengganti, 4)
    assert not draf.berkas.exists()


def test_merge_that_fails_late_changes_nothing(petugas: Petugas) -> None:
    asal = DokumenFactory(judul="Lama")
    draf = diperiksa(menggantikan=asal, judul="Baru")
    BerkasFactory(dokumen=draf)

    with pytest.raises(DataError):
        terbitkan_dokumen(draf, oleh=petugas, pada=PADA, catatan="rusak \x00")

    asal.refresh_from_db()
    draf.refresh_from_db()
    assert (asal.judul, draf.status) == ("Lama", S.DIPERIKSA)
    assert draf.berkas.exists()
    assert not Jejak.objects.exists()


def test_upload_is_stored_under_a_name_that_says_nothing(petugas: Petugas) -> None:
    asal = DokumenFactory(nomor="IP-000007")

    berkas = unggah_berkas(
        asal, unggahan=unggahan(), judul="Laporan", oleh=petugas, pada=PADA
    )

    berkas.refresh_from_db()
    assert berkas.isi.name.startswith("informasi/")
    assert "laporan" not in berkas.isi.name
    assert berkas.isi.name.endswith(".pdf")
    with berkas.isi.open() as isi:
        assert isi.read() == ISI_PDF
    assert (berkas.jenis, berkas.tipe, berkas.versi) == ("pdf", "application/pdf", 1)
    assert (berkas.ukuran, len(berkas.sha256)) == (len(ISI_PDF), 64)
    assert (berkas.diunggah_oleh, berkas.diunggah_pada) == (petugas, PADA)
    assert berkas.nama_unduhan == "ip-000007-v1.pdf"
    assert berkas.get_absolute_url() == f"/informasi/ip-000007/berkas/{berkas.pk}/"
    assert str(berkas) == "Laporan (PDF)"
    assert berkas.sha256[:12] in asal.riwayat.get().catatan


def test_replacing_a_file_makes_the_next_version(petugas: Petugas) -> None:
    asal = DokumenFactory()
    lama = BerkasFactory(dokumen=asal, versi=2)

    baru = unggah_berkas(
        asal,
        unggahan=unggahan(),
        judul="Laporan",
        oleh=petugas,
        pada=PADA,
        mengganti=lama,
    )

    lama.refresh_from_db()
    assert (baru.versi, lama.diganti_oleh) == (3, baru)
    assert list(asal.berkas.berlaku()) == [baru]


@pytest.mark.django_db
def test_file_marked_as_removed_is_not_current() -> None:
    BerkasFactory(dihapus=True)

    assert not BerkasInformasi.objects.berlaku().exists()


def test_replacing_a_file_of_another_entry_is_refused(petugas: Petugas) -> None:
    with pytest.raises(TindakanTerlarang, match="sudah diganti"):
        unggah_berkas(
            DokumenFactory(),
            unggahan=unggahan(),
            judul="a",
            oleh=petugas,
            pada=PADA,
            mengganti=BerkasFactory(),
        )


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_of_two_tabs_replacing_one_file_one_wins() -> None:
    lama = BerkasFactory()

    hasil = serentak(
        2,
        lambda ke: unggah_berkas(
            lama.dokumen,
            unggahan=unggahan(ISI_PDF + bytes([65 + ke])),
            judul="Laporan",
            oleh=None,
            pada=PADA,
            mengganti=lama,
        ),
    )

    assert sum(isinstance(isi, TindakanTerlarang) for isi in hasil) == 1
    assert lama.dokumen.berkas.berlaku().count() == 1
    assert lama.dokumen.berkas.count() == 2
