"""Acts on an entry, from draft to withdrawal: all of it happens, or nothing."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, transaction

from informasi.katalog.actions import (
    KOLOM_ISI,
    kembalikan_dokumen,
    periksa_dokumen,
    pulihkan_dokumen,
    susun_dokumen,
    tarik_dokumen,
    terbitkan_dokumen,
    tinjau_berikut,
    tinjau_dokumen,
    unggah_berkas,
    usulkan_perubahan,
)
from informasi.models import DokumenInformasi, Klasifikasi, Kosakata
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import periksa_unggahan
from organisasi.models import BatasWaktu, Jejak, NomorUrut, Notifikasi
from tests.factories.informasi import (
    ISI_PDF,
    BerkasFactory,
    DokumenFactory,
    KelompokFactory,
    RancanganFactory,
)
from tests.factories.organisasi import (
    BatasWaktuFactory,
    PenugasanFactory,
    PetugasFactory,
    UnitFactory,
)
from tests.informasi.katalog.test_admin import isian_dokumen
from tests.petugas import petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


PADA = datetime(2026, 5, 13, 2, tzinfo=UTC)
HARI = date(2026, 5, 13)
S = DokumenInformasi.Status


@pytest.fixture
def petugas():
    return PetugasFactory()


def unggahan(isi=ISI_PDF):
    return periksa_unggahan(SimpleUploadedFile("laporan.pdf", isi))


def diperiksa(**lain):
    return RancanganFactory(status=S.DIPERIKSA, **lain)


def test_new_draft_gets_the_next_number_and_the_first_line(petugas):
    # One that cannot be saved gives its number back.
    rusak = RancanganFactory.build(unit=UnitFactory(), judul="x" * 400)
    with pytest.raises(DataError), transaction.atomic():
        susun_dokumen(rusak, Saat(None, PADA))
    assert not NomorUrut.objects.exists()
    assert not Jejak.objects.exists()
    naskah = [RancanganFactory.build(unit=UnitFactory(), nomor="") for _ in range(2)]
    for satu in naskah:
        susun_dokumen(satu, Saat(petugas, PADA))
    assert [d.nomor for d in naskah] == ["IP-000001", "IP-000002"]
    assert naskah[0].status_sejak == PADA
    baris = naskah[0].riwayat.get()
    assert (baris.tindakan, baris.objek_nomor) == ("susun", "IP-000001")


def test_checked_draft_waits_and_the_main_ppid_is_told_unless_the_unit_is_trusted(
    petugas,
):
    dipercaya = RancanganFactory(unit__dipercaya=True)
    assert periksa_dokumen(dipercaya, Saat(petugas, PADA)).status == S.TERBIT
    assert [j.tindakan for j in dipercaya.riwayat] == ["terbitkan", "periksa"]
    assert not Notifikasi.objects.exists()
    # Who wrote it does not publish it by checking it, even there.
    sendiri = susun_dokumen(
        RancanganFactory.build(unit=dipercaya.unit, nomor=""), Saat(petugas, PADA)
    )
    assert periksa_dokumen(sendiri, Saat(petugas, PADA)).status == S.DIPERIKSA
    Notifikasi.objects.all().delete()
    naskah = RancanganFactory(judul="Rahasia sebelum terbit")
    utama = petugas_berperan(Peran.PPID_UTAMA, email="utama@contoh.invalid")
    PenugasanFactory(peran=Peran.PPID_UTAMA, selesai=date(2026, 5, 12))
    hasil = periksa_dokumen(naskah, Saat(petugas, PADA))
    assert (hasil.status, hasil.diperiksa_oleh) == (S.DIPERIKSA, petugas)
    pesan = Notifikasi.objects.get()
    assert pesan.penerima == utama.email
    assert naskah.nomor in pesan.subjek
    assert "Rahasia" not in pesan.subjek + pesan.isi


def test_returned_draft_goes_back_to_who_checked_it():
    kepala = PetugasFactory()
    naskah = diperiksa(diperiksa_oleh=kepala)
    kembalikan_dokumen(naskah, Saat(PetugasFactory(), PADA), alasan="Lengkapi.")
    naskah.refresh_from_db()
    assert (naskah.status, naskah.diperiksa_oleh) == (S.RANCANGAN, None)
    assert naskah.riwayat.get().catatan == "Lengkapi."
    assert Notifikasi.objects.get().penerima == kepala.email
    assert "Lengkapi." not in Notifikasi.objects.get().isi


def kabar(dokumen):
    dokumen.refresh_from_db(fields=("perubahan",))
    return [c["isi"] for c in dokumen.perubahan]


def test_published_entry_tells_readers_and_search(petugas):
    naskah = diperiksa(judul="Rekapitulasi penduduk", ringkasan="Per kelurahan.")
    malam = datetime(2026, 5, 12, 18, tzinfo=UTC)  # 01.00 WIB on the 13th
    hasil = terbitkan_dokumen(naskah, Saat(petugas, malam))
    assert (hasil.status, hasil.dimutakhirkan_pada) == (S.TERBIT, HARI)
    assert hasil.terbit_pada == malam
    assert kabar(hasil) == ["Pertama kali diterbitkan."]
    # A renewal that is known stays.
    lama = diperiksa(dimutakhirkan_pada=date(2025, 1, 1))
    hasil = terbitkan_dokumen(lama, Saat(petugas, malam))
    assert hasil.dimutakhirkan_pada == date(2025, 1, 1)
    assert Kosakata.objects.filter(kata__in=["rekapitulasi", "kelurahan"]).count() == 2


def test_withdrawn_entry_tells_readers_why(petugas):
    asal = DokumenFactory()
    for kosong in ("", " \t"):
        with pytest.raises(TindakanTerlarang, match="alasan"):
            tarik_dokumen(asal, Saat(petugas, PADA), alasan=kosong)
    tarik_dokumen(asal, Saat(petugas, PADA), alasan="  Salah unggah.  ")
    assert (asal.status, asal.alasan_tarik) == (S.DITARIK, "Salah unggah.")
    assert kabar(asal) == ["Ditarik: Salah unggah."]


def test_change_is_a_draft_beside_the_public_entry(petugas):
    asal = DokumenFactory(
        kelompok=KelompokFactory(), tahun=2025, tautan="https://a.go.id"
    )
    draf = usulkan_perubahan(asal, Saat(petugas, PADA))
    asal.refresh_from_db()
    assert (asal.status, draf.status) == (S.TERBIT, S.RANCANGAN)
    assert draf.menggantikan == asal
    assert draf.nomor != asal.nomor
    assert draf.unit == asal.unit
    for kolom in KOLOM_ISI:
        assert getattr(draf, kolom) == getattr(asal, kolom), kolom
    for status in (S.RANCANGAN, S.DIPERIKSA, S.DIGABUNG):
        with pytest.raises(TindakanTerlarang, match="sudah terbit"):
            usulkan_perubahan(RancanganFactory(status=status), Saat(petugas, PADA))


@pytest.mark.django_db(transaction=True)
def test_of_four_tabs_proposing_a_change_one_makes_it():
    asal, petugas = DokumenFactory(), PetugasFactory()
    hasil = serentak(4, lambda _: usulkan_perubahan(asal, Saat(petugas, PADA)))
    assert sum(isinstance(isi, TindakanTerlarang) for isi in hasil) == 3
    assert asal.revisi.count() == 1


def test_published_change_is_merged_and_the_address_stays(petugas):
    asal = DokumenFactory(judul="Lama", tahun=2024)
    alamat = asal.get_absolute_url()
    draf = usulkan_perubahan(asal, Saat(PetugasFactory(), PADA))
    draf.judul, draf.tahun = "Laporan keuangan baru", 2025
    draf.save()
    draf.periksa(Saat(petugas, PADA))
    for kosong in ("", "  \n "):
        with pytest.raises(TindakanTerlarang, match="apa yang berubah"):
            terbitkan_dokumen(draf, Saat(petugas, PADA), catatan=kosong)
    hasil = terbitkan_dokumen(draf, Saat(petugas, PADA), catatan="  Angka 2025.  ")
    assert hasil == asal
    asal.refresh_from_db()
    assert (asal.judul, asal.tahun) == ("Laporan keuangan baru", 2025)
    assert (asal.status, asal.get_absolute_url()) == (S.TERBIT, alamat)
    assert (asal.dimutakhirkan_pada, asal.edisi) == (HARI, 2)
    assert kabar(asal) == ["Angka 2025."]
    assert Kosakata.objects.filter(kata="keuangan").exists()
    draf.refresh_from_db()
    assert draf.status == S.DIGABUNG
    baris = asal.riwayat.get()
    assert (baris.tindakan, baris.sebelum["judul"]) == ("ubah", "Lama")


def test_files_of_a_change_become_versions_or_new_files(petugas):
    asal = DokumenFactory()
    lama = BerkasFactory(dokumen=asal, judul="Laporan", versi=3)
    draf = diperiksa(menggantikan=asal)
    pengganti = BerkasFactory(dokumen=draf, judul="Laporan")
    tambahan = BerkasFactory(dokumen=draf, judul="Lampiran")
    terbitkan_dokumen(draf, Saat(petugas, PADA), catatan="Berkas baru.")
    assert set(asal.berkas.berlaku()) == {pengganti, tambahan}
    lama.refresh_from_db()
    pengganti.refresh_from_db()
    assert (lama.diganti_oleh, pengganti.versi) == (pengganti, 4)
    assert not draf.berkas.exists()


def test_merge_that_fails_late_changes_nothing(petugas):
    asal = DokumenFactory(judul="Lama")
    draf = diperiksa(menggantikan=asal, judul="Baru")
    BerkasFactory(dokumen=draf)
    with pytest.raises(DataError):
        terbitkan_dokumen(draf, Saat(petugas, PADA), catatan="rusak \x00")
    asal.refresh_from_db()
    draf.refresh_from_db()
    assert (asal.judul, draf.status) == ("Lama", S.DIPERIKSA)
    assert draf.berkas.exists()
    assert not Jejak.objects.exists()


def test_upload_is_stored_under_a_name_that_says_nothing(petugas):
    asal = DokumenFactory(nomor="IP-000007")
    berkas = unggah_berkas(
        asal, Saat(petugas, PADA), unggahan=unggahan(), judul="Laporan"
    )
    assert berkas.isi.name.startswith("informasi/")
    assert "laporan" not in berkas.isi.name
    assert berkas.diunggah_pada == PADA
    assert berkas.nama_unduhan == "ip-000007-v1.pdf"
    assert asal.riwayat.get().sesudah == {"sha256": berkas.sha256}


def test_replacing_a_file_makes_the_next_version(petugas):
    asal, isi = DokumenFactory(), {"unggahan": unggahan(), "judul": "Laporan"}
    lama = BerkasFactory(dokumen=asal, versi=2)
    with pytest.raises(TindakanTerlarang, match="sudah diganti"):
        unggah_berkas(DokumenFactory(), Saat(petugas, PADA), mengganti=lama, **isi)
    baru = unggah_berkas(asal, Saat(petugas, PADA), mengganti=lama, **isi)
    lama.refresh_from_db()
    assert (baru.versi, lama.diganti_oleh) == (3, baru)
    assert list(asal.berkas.berlaku()) == [baru]


@pytest.mark.django_db(transaction=True)
def test_of_two_tabs_replacing_one_file_one_wins():
    lama = BerkasFactory()
    hasil = serentak(
        2,
        lambda ke: unggah_berkas(
            lama.dokumen,
            Saat(None, PADA),
            unggahan=unggahan(ISI_PDF + bytes([65 + ke])),
            judul="Laporan",
            mengganti=lama,
        ),
    )
    assert sum(isinstance(isi, TindakanTerlarang) for isi in hasil) == 1
    assert lama.dokumen.berkas.berlaku().count() == 1
    assert lama.dokumen.berkas.count() == 2


K = Klasifikasi


@pytest.fixture
def batas():
    for kode, bulan in (
        ("informasi.mutakhir_berkala", 6),
        ("informasi.tinjau_serta_merta", 3),
        ("informasi.tinjau_setiap_saat", 12),
        ("informasi.tinjau_dikecualikan", 9),
    ):
        BatasWaktuFactory(kode=kode, nilai=bulan, satuan="bulan")


def terbitkan(**lain):
    dokumen = RancanganFactory(status=S.DIPERIKSA, **lain)
    terbitkan_dokumen(dokumen, Saat(PetugasFactory(), PADA))
    dokumen.refresh_from_db()
    return dokumen


def test_the_kind_sets_the_day_unless_an_officer_did(batas):
    besok, lewat = {"tinjau_pada": date(2026, 6, 1)}, {"tinjau_pada": HARI}
    for klasifikasi, lain, tinjau in (
        (K.BERKALA, {}, date(2026, 11, 13)),
        (K.BERKALA, {"interval_bulan": 1}, date(2026, 6, 13)),
        (K.SERTA_MERTA, {}, date(2026, 8, 13)),
        (K.SETIAP_SAAT, {}, date(2027, 5, 13)),
        # What the officer wrote stands; a day that is over is no day of review.
        (K.BERKALA, besok, date(2026, 6, 1)),
        (K.BERKALA, lewat, date(2026, 11, 13)),
    ):
        assert terbitkan(klasifikasi=klasifikasi, **lain).tinjau_pada == tinjau
    dikecualikan = DokumenFactory.build(klasifikasi=K.DIKECUALIKAN)
    assert tinjau_berikut(dikecualikan, HARI) == date(2027, 2, 13)
    # A missing row stops nothing.
    BatasWaktu.objects.filter(kode="informasi.tinjau_setiap_saat").delete()
    assert terbitkan(klasifikasi=K.SETIAP_SAAT).tinjau_pada is None


def test_a_change_and_a_restored_entry_are_looked_at_anew(batas):
    oleh = PetugasFactory()
    lama = DokumenFactory(klasifikasi=K.SETIAP_SAAT, tinjau_pada=date(2026, 5, 1))
    draf = usulkan_perubahan(lama, Saat(PetugasFactory(), PADA))
    draf.periksa(Saat(oleh, PADA))
    terbitkan_dokumen(draf, Saat(oleh, PADA), catatan="Angka diperbarui.")
    lama.refresh_from_db()
    assert lama.tinjau_pada == date(2027, 5, 13)
    tanpa = DokumenFactory(klasifikasi=K.SETIAP_SAAT)
    tarik_dokumen(tanpa, Saat(oleh, PADA), alasan="Keliru.")
    pulihkan_dokumen(tanpa, Saat(oleh, PADA), alasan="Sudah benar.")
    tanpa.refresh_from_db()
    assert tanpa.tinjau_pada == date(2027, 5, 13)


def test_what_is_still_right_comes_again_by_its_kind(batas):
    lewat = {"klasifikasi": K.SETIAP_SAAT, "tinjau_pada": HARI}
    dokumen, saat = DokumenFactory(**lewat), Saat(PetugasFactory(), PADA)
    assert tinjau_dokumen(dokumen, saat).tinjau_pada == date(2027, 5, 13)
    BatasWaktu.objects.filter(kode="informasi.tinjau_setiap_saat").delete()
    with pytest.raises(TindakanTerlarang, match="isi “Tinjau ulang pada”"):
        tinjau_dokumen(DokumenFactory(**lewat), saat)


@time_machine.travel(PADA, tick=False)
def test_a_day_emptied_in_the_form_of_a_published_entry_comes_by_its_kind(batas):
    dokumen = DokumenFactory(klasifikasi=K.SETIAP_SAAT, tinjau_pada=date(2026, 6, 1))
    for ditulis, tinjau in ((None, date(2027, 5, 13)), (date(2026, 7, 1),) * 2):
        form = isian_dokumen(
            dokumen, tinjau_pada=ditulis, catatan_publik="Hari tinjau diubah."
        )
        assert form.is_valid(), form.errors
        assert form.save().tinjau_pada == tinjau
