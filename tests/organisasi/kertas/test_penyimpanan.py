"""Files nobody owns are swept away; nothing else is touched."""

import logging
import os
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, default_storage
from django.db import transaction
from django.db.models import FileField
from django.utils import timezone

from informasi.models import BerkasInformasi, BuktiPemohon
from organisasi.basis_data.kerja import Henti
from organisasi.kertas.penyimpanan import (
    BANYAK_WAJAR,
    BerkasTertinggal,
    TerlaluBanyakYatim,
    _folder,
    _kolom_berkas,
    _tautan,
    sapu_berkas_yatim,
    tanpa_berkas,
    tanpa_catatan,
)
from pemangku.models import FotoKegiatan
from tests.factories.informasi import BerkasFactory, PemohonFactory
from tests.factories.kunjungan import FotoKegiatanFactory
from tests.factories.organisasi import BerkasDrafFactory
from tests.serentak import SABAR, serentak

PADA = datetime(2026, 11, 24, 3, tzinfo=UTC)
SEPEKAN = timedelta(days=7)
MENIT = timedelta(minutes=1)
SATU = "bukti/ab/satu.jpg"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "berkas"
    return tmp_path / "berkas"


def sapu(pada=PADA, henti=None):
    return sapu_berkas_yatim(pada=pada, lanjut=(henti or Henti()).lanjut)


def tua(berkas, umur=SEPEKAN + MENIT):
    saat = (PADA - umur).timestamp()
    os.utime(berkas, (saat, saat))
    return berkas


def taruh(folder, nama, umur=SEPEKAN + MENIT):
    berkas = folder / nama
    berkas.parent.mkdir(parents=True, exist_ok=True)
    berkas.write_bytes(b"isi")
    return tua(berkas, umur)


def isi(folder):
    return {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()}


def bukti(nama, **lain):
    isi = {"jenis": "identitas", "ukuran": 3, "diunggah_pada": PADA} | lain
    pemohon = isi.pop("pemohon", None) or PemohonFactory()
    return BuktiPemohon.objects.create(pemohon=pemohon, isi=nama, **isi)


def test_fields_of_all_apps_are_known_by_themselves():
    semua = {_folder(satu) for satu in _kolom_berkas()}
    assert {nama for _gudang, nama in filter(None, semua)} >= {
        "informasi",
        "bukti",
        "jawaban",
        "surat",
        "draf",
    }
    assert None not in semua
    # One that saves beside everything else is left alone.
    kolom = FileField(upload_to="", storage=FileSystemStorage())
    assert _folder((BerkasInformasi, kolom)) is None


def test_old_file_that_no_row_names_goes_and_leaves_a_line(
    folder, caplog, django_assert_num_queries
):
    caplog.set_level(logging.INFO, logger="organisasi.kertas.penyimpanan")
    with django_assert_num_queries(0):
        assert sapu() == 0
    for nama in (SATU, "jawaban/cd/dua.pdf", "draf/tiga.png"):
        taruh(folder, nama)
    henti = Henti()
    henti.minta()
    assert sapu(henti=henti) == 0  # it ends when it is told to
    with django_assert_num_queries(1):  # all rows are read in one statement
        assert sapu() == 3
    assert isi(folder) == set()
    assert "Deleted a file that no row names: bukti/ab/satu.jpg" in caplog.messages


def test_rows_and_files_without_each_other_are_named(folder):
    ada = BerkasFactory()
    taruh(folder, SATU, timedelta())
    hilang = bukti("bukti/cd/hilang.jpg")
    bukti("")
    assert tanpa_catatan() == [SATU]
    sebut = hilang._meta.verbose_name
    assert list(tanpa_berkas()) == [f"{sebut} {hilang.pk}: bukti/cd/hilang.jpg"]
    (folder / ada.isi.name).unlink()
    assert len(list(tanpa_berkas())) == 2


def test_file_that_a_row_names_stays_however_old(folder):
    dokumen = tua(folder / BerkasFactory().isi.name)
    taruh(folder, SATU)
    bukti(SATU)
    assert sapu() == 0
    assert dokumen.exists()
    BerkasInformasi.objects.update(dihapus=True)  # a version that was replaced
    assert sapu() == 0
    assert len(isi(folder)) == 2


@pytest.mark.parametrize(
    ("umur", "hari", "hapus"),
    [
        (SEPEKAN + MENIT, 7, 1),
        (SEPEKAN - MENIT, 7, 0),
        (timedelta(days=2), 1, 1),
        # A file being saved has no row yet, whatever the setting says.
        (timedelta(hours=23), 0, 0),
    ],
)
def test_young_file_stays(folder, settings, umur, hari, hapus):
    settings.UMUR_YATIM_HARI = hari
    taruh(folder, SATU, umur)
    assert sapu() == hapus


def test_nothing_outside_the_fields_folders_is_touched(folder, tmp_path):
    asing = ("surat.txt", "lain/ab/satu.jpg", "bukti/.nfs0001", "bukti/.cadang/x.jpg")
    for nama in asing:
        taruh(folder, nama)
    luar = taruh(tmp_path, "luar/rahasia.jpg")
    (folder / "bukti" / "tautan.jpg").symlink_to(luar)
    (folder / "bukti" / "tautan").symlink_to(luar.parent)
    assert sapu() == 0
    assert isi(folder) > set(asing)
    assert luar.exists()
    assert (folder / "bukti" / "tautan.jpg").is_symlink()


@pytest.mark.django_db(transaction=True)
def test_file_handed_over_by_a_running_transaction_stays(folder):
    draf = BerkasDrafFactory(isi=SATU)
    taruh(folder, SATU)
    dipindah, disapu = Event(), Event()

    def kerja(ke):
        if ke == 1:
            assert dipindah.wait(SABAR)
            hasil = sapu()
            disapu.set()
            return hasil
        with transaction.atomic():
            bukti(SATU)
            draf.delete()
            dipindah.set()
            assert disapu.wait(SABAR)
        return sapu()

    assert serentak(2, kerja) == [0, 0]
    assert isi(folder) == {SATU}


def test_file_saved_by_a_transaction_that_was_rolled_back_goes_later(folder):
    with transaction.atomic():
        BerkasFactory()
        transaction.set_rollback(True)
    kini = timezone.now()
    assert (sapu(kini), len(isi(folder))) == (0, 1)
    assert (sapu(kini + SEPEKAN + MENIT), len(isi(folder))) == (1, 0)


def test_file_deleted_meanwhile_is_no_fault(folder, monkeypatch):
    taruh(folder, SATU)
    asli = FileSystemStorage.listdir

    def hilang(gudang, jalan):
        hasil = asli(gudang, jalan)
        if jalan == "bukti/ab":
            (folder / SATU).unlink()
        return hasil

    monkeypatch.setattr(FileSystemStorage, "listdir", hilang)
    assert sapu() == 0


def test_a_file_the_disk_will_not_give_up_holds_up_no_other(
    folder, monkeypatch, caplog
):
    for satu in ("satu", "dua", "tiga"):
        taruh(folder, f"bukti/ab/{satu}.jpg")
    asli = FileSystemStorage.delete

    def macet(gudang, nama):
        if nama.endswith("satu.jpg"):
            raise PermissionError(nama)
        asli(gudang, nama)

    with monkeypatch.context() as tambal:
        tambal.setattr(FileSystemStorage, "delete", macet)
        with pytest.raises(BerkasTertinggal, match="1 berkas"):
            sapu()
    assert isi(folder) == {SATU}
    assert "cannot be deleted: bukti/ab/satu.jpg" in caplog.text
    assert sapu() == 1


def test_history_keeps_the_file_of_a_row_that_exists_and_of_no_other(folder):
    foto = FotoKegiatanFactory()
    for kolom in (foto.isi, foto.kecil):
        tua(folder / kolom.name)
    lama = foto.isi.name
    foto.isi = "kegiatan/aa/baru.jpg"
    foto.save()  # history alone names the earlier one now
    assert sapu() == 0
    assert (folder / lama).exists()
    FotoKegiatan.objects.all().delete()
    assert sapu() == 2
    assert isi(folder) == set()


@pytest.mark.parametrize(
    ("yatim", "milik", "hapus"),
    [
        (BANYAK_WAJAR, 0, True),
        (BANYAK_WAJAR + 1, 21, True),
        (BANYAK_WAJAR + 3, 21, False),
    ],
)
def test_a_folder_that_is_not_this_databases_is_left_alone(folder, yatim, milik, hapus):
    for ke in range(yatim):
        taruh(folder, f"bukti/ab/{ke}.jpg")
    pemohon = PemohonFactory()
    for ke in range(milik):
        taruh(folder, f"bukti/cd/{ke}.jpg")
        bukti(f"bukti/cd/{ke}.jpg", pemohon=pemohon)
    if hapus:
        assert sapu() == yatim
    else:
        with pytest.raises(TerlaluBanyakYatim, match=f"{yatim} dari {yatim + milik}"):
            sapu()
    assert len(isi(folder)) == milik + (0 if hapus else yatim)


def test_storage_that_is_no_folder_is_swept_too(settings):
    memori = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = settings.STORAGES | {"default": memori}
    nama, dimiliki = (
        default_storage.save(f"bukti/ab/{n}.jpg", ContentFile(b"isi")) for n in "ab"
    )
    bukti(dimiliki)
    assert sapu(timezone.now() + SEPEKAN + MENIT) == 1
    assert not _tautan(Storage(), nama)  # knows no paths at all
    assert not default_storage.exists(nama)
    assert default_storage.exists(dimiliki)
