"""Acts from draft to withdrawal: all of it happens, or nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DataError

from informasi.actions.katalog import (
    kembalikan_dokumen,
    periksa_dokumen,
    pulihkan_dokumen,
    susun_dokumen,
    tarik_dokumen,
    terbitkan_dokumen,
    umumkan,
)
from informasi.models import (
    CatatanPerubahan,
    DokumenInformasi,
    Kosakata,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, NomorUrut, Notifikasi, Petugas
from tests.factories.informasi import (
    DokumenFactory,
    RancanganFactory,
    SertaMertaFactory,
)
from tests.factories.organisasi import (
    PenugasanFactory,
    PetugasFactory,
    UnitFactory,
)
from tests.serentak import serentak

PADA = datetime(2026, 5, 13, 2, tzinfo=UTC)
HARI = date(2026, 5, 13)
S = DokumenInformasi.Status


@pytest.fixture
def petugas(db: None) -> Petugas:
    return PetugasFactory()


@pytest.fixture
def utama(db: None) -> Petugas:
    """An officer of the main PPID, who is told of what waits."""
    return PenugasanFactory(
        peran=Peran.PPID_UTAMA, petugas__email="utama@contoh.invalid"
    ).petugas


def diperiksa(**lain) -> DokumenInformasi:
    return RancanganFactory(status=S.DIPERIKSA, **lain)


def test_new_draft_gets_the_next_number_and_the_first_line(petugas: Petugas) -> None:
    naskah = [RancanganFactory.build(unit=UnitFactory(), nomor="") for _ in range(2)]

    for satu in naskah:
        susun_dokumen(satu, oleh=petugas, pada=PADA)

    assert [d.nomor for d in naskah] == ["IP-000001", "IP-000002"]
    assert naskah[0].status_sejak == PADA
    baris = naskah[0].riwayat.get()
    assert (baris.tindakan, baris.objek_nomor) == ("susun", "IP-000001")


@pytest.mark.django_db
def test_draft_that_cannot_be_saved_gives_its_number_back() -> None:
    rusak = RancanganFactory.build(unit=UnitFactory(), judul="x" * 400)

    with pytest.raises(DataError):
        susun_dokumen(rusak, oleh=None, pada=PADA)

    assert not NomorUrut.objects.exists()
    assert not Jejak.objects.exists()


def test_checked_draft_waits_and_the_main_ppid_is_told(
    petugas: Petugas, utama: Petugas
) -> None:
    naskah = RancanganFactory(judul="Rahasia sebelum terbit")
    PenugasanFactory(peran=Peran.PPID_UTAMA, selesai=date(2026, 5, 12))

    hasil = periksa_dokumen(naskah, oleh=petugas, pada=PADA)

    assert (hasil.status, hasil.diperiksa_oleh) == (S.DIPERIKSA, petugas)
    pesan = Notifikasi.objects.get()
    assert pesan.penerima == utama.email
    assert naskah.nomor in pesan.subjek
    assert "Rahasia" not in pesan.subjek + pesan.isi


@pytest.mark.django_db
def test_checked_draft_of_a_trusted_unit_is_published_at_once() -> None:
    naskah = RancanganFactory(unit__dipercaya=True)

    hasil = periksa_dokumen(naskah, oleh=PetugasFactory(), pada=PADA)

    assert hasil.status == S.TERBIT
    assert [j.tindakan for j in naskah.riwayat] == ["terbitkan", "periksa"]
    assert not Notifikasi.objects.exists()


@pytest.mark.django_db
def test_returned_draft_goes_back_to_who_checked_it() -> None:
    kepala = PetugasFactory()
    naskah = diperiksa(diperiksa_oleh=kepala)

    kembalikan_dokumen(naskah, oleh=PetugasFactory(), pada=PADA, alasan="Lengkapi.")

    assert naskah.status == S.RANCANGAN
    assert Notifikasi.objects.get().penerima == kepala.email
    assert "Lengkapi." not in Notifikasi.objects.get().isi


@pytest.mark.django_db
def test_returned_draft_nobody_checked_tells_nobody() -> None:
    kembalikan_dokumen(diperiksa(), oleh=PetugasFactory(), pada=PADA, alasan="a")

    assert not Notifikasi.objects.exists()


def test_published_entry_tells_readers_and_search(petugas: Petugas) -> None:
    naskah = diperiksa(judul="Rekapitulasi penduduk", ringkasan="Per kelurahan.")

    hasil = terbitkan_dokumen(naskah, oleh=petugas, pada=PADA)

    assert hasil.status == S.TERBIT
    assert hasil.catatan.get().isi == "Pertama kali diterbitkan."
    assert Kosakata.objects.filter(kata="rekapitulasi").exists()
    assert Kosakata.objects.filter(kata="kelurahan").exists()


def test_first_note_may_be_written_by_the_officer(petugas: Petugas) -> None:
    naskah = diperiksa()

    terbitkan_dokumen(naskah, oleh=petugas, pada=PADA, catatan="Baru disusun.")

    assert naskah.catatan.get().isi == "Baru disusun."


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_double_click_on_publish_publishes_once() -> None:
    pk, petugas = diperiksa().pk, PetugasFactory()
    salinan = [DokumenInformasi.objects.get(pk=pk) for _ in range(4)]

    hasil = serentak(
        4, lambda ke: terbitkan_dokumen(salinan[ke], oleh=petugas, pada=PADA)
    )

    assert sum(isinstance(isi, TindakanTerlarang) for isi in hasil) == 3
    assert CatatanPerubahan.objects.count() == Jejak.objects.count() == 1


def test_withdrawn_entry_tells_readers_why(petugas: Petugas) -> None:
    asal = DokumenFactory()

    tarik_dokumen(asal, oleh=petugas, pada=PADA, alasan="  Salah unggah.  ")

    assert (asal.status, asal.alasan_tarik) == (S.DITARIK, "Salah unggah.")
    assert asal.catatan.get().isi == "Ditarik: Salah unggah."


@pytest.mark.parametrize("alasan", ["", " \t"])
def test_withdrawing_without_a_reason_is_refused(alasan: str, petugas: Petugas) -> None:
    with pytest.raises(TindakanTerlarang, match="alasan"):
        tarik_dokumen(DokumenFactory(), oleh=petugas, pada=PADA, alasan=alasan)


def test_long_reason_is_cut_to_fit(petugas: Petugas) -> None:
    asal = DokumenFactory()

    tarik_dokumen(asal, oleh=petugas, pada=PADA, alasan="x" * 900)

    assert len(asal.alasan_tarik) == len(asal.catatan.get().isi) == 300


def test_restored_entry_tells_readers_too(petugas: Petugas) -> None:
    asal = DokumenFactory(status=S.DITARIK, alasan_tarik="Salah unggah.")

    pulihkan_dokumen(asal, oleh=petugas, pada=PADA, alasan="Sudah benar.")

    assert (asal.status, asal.alasan_tarik) == (S.TERBIT, "")
    assert asal.catatan.get().isi == "Diterbitkan kembali: Sudah benar."


def test_notice_goes_out_in_one_step_and_the_main_ppid_is_told(
    petugas: Petugas, utama: Petugas
) -> None:
    notis = SertaMertaFactory(status="rancangan")

    umumkan(notis, oleh=petugas, pada=PADA)

    assert notis.status == "terbit"
    assert Notifikasi.objects.get().penerima == utama.email


def test_day_of_an_act_is_the_day_in_tasikmalaya(petugas: Petugas) -> None:
    malam = datetime(2026, 5, 12, 18, tzinfo=UTC)  # 01.00 WIB on the 13th

    hasil = terbitkan_dokumen(diperiksa(), oleh=petugas, pada=malam)

    assert hasil.dimutakhirkan_pada == HARI
