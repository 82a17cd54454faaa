"""Guarded data in the admin: a reason first, a line in the log, shown once."""

from types import SimpleNamespace

import pytest
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from django.http import Http404
from django.test import RequestFactory

from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi, Unit
from organisasi.staf.buka import BukaIdentitas
from ppid_portal.masuk.adapters import SESI_FAKTOR
from tests.factories.organisasi import UnitFactory
from tests.klien import periksa_html
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
ALASAN = "Menelepon tentang berkas."


class Kertas(SimpleNamespace):
    def __str__(self):
        return self.judul


class UnitBuka(BukaIdentitas):
    izin_buka = "organisasi.view_unit"
    jalan_unit = ""
    halangan = ""

    def data_terjaga(self, obj):
        return [("Nama", obj.nama), ("NIK", "3278010101017788"), ("Surel", "")]

    def berkas_terjaga(self, obj):
        kolom = SimpleNamespace(storage=default_storage, name="isi", attname="isi")
        isi = FieldFile(obj, kolom, self.nama_berkas)  # type: ignore[arg-type]
        return [Kertas(pk=1, judul="KTP", isi=isi, tipe="image/png")]

    def halangan_buka(self, request, obj):
        return self.halangan

    nama_berkas = "bukti/tidak/ada.png"


@pytest.fixture
def unit():
    return UnitFactory(nama="Kecamatan Contoh")


@pytest.fixture
def petugas(unit):
    return petugas_berperan(Peran.PETUGAS_LAYANAN, unit)


@pytest.fixture
def halaman():
    return UnitBuka(Unit, admin.site)


def buka(halaman, petugas, unit, **isi):
    pabrik = RequestFactory()
    permintaan = pabrik.post("/", isi) if isi else pabrik.get("/")
    permintaan.user = petugas
    permintaan.session = {SESI_FAKTOR: petugas.pk}
    permintaan.csp_nonce = ""
    jawab = halaman.buka_view(permintaan, str(unit.pk))
    if hasattr(jawab, "render"):
        jawab.render()
        periksa_html(jawab.content.decode())
    return jawab


def test_without_a_reason_nothing_is_shown(halaman, petugas, unit):
    for isi, kalimat in (
        ({}, "Tujuan membuka data"),
        *(
            ({"alasan": a, "berkas": ""}, "Tulis dulu tujuannya")
            for a in ("", "  ", "x")
        ),
    ):
        jawab = buka(halaman, petugas, unit, **isi)
        assert kalimat in jawab.content.decode()
        assert "3278010101017788" not in jawab.content.decode()
        assert "no-store" in jawab["Cache-Control"]
    assert not AksesDataPribadi.objects.exists()


def test_a_reason_shows_the_data_once_and_is_kept(halaman, petugas, unit):
    jawab = buka(halaman, petugas, unit, alasan=ALASAN)
    isi = " ".join(jawab.content.decode().split())
    assert "3278010101017788" in isi
    assert "tidak diisi" in isi
    assert "Unduh KTP" in isi
    assert "no-store" in jawab["Cache-Control"]
    akses = AksesDataPribadi.objects.get()
    assert (akses.oleh, akses.kolom, akses.alasan) == (petugas, "identitas", ALASAN)
    assert "3278010101017788" not in buka(halaman, petugas, unit).content.decode()


def test_a_paper_is_sent_as_a_download_with_a_line_of_its_own(halaman, petugas, unit):
    halaman.nama_berkas = default_storage.save("bukti/uji.png", ContentFile(b"KTP"))
    jawab = buka(halaman, petugas, unit, alasan=ALASAN, berkas="1")
    assert b"".join(jawab.streaming_content) == b"KTP"
    assert jawab["Content-Disposition"] == 'attachment; filename="KTP.png"'
    assert jawab["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in jawab["Content-Security-Policy"]
    assert "no-store" in jawab["Cache-Control"]
    assert AksesDataPribadi.objects.get().kolom == "berkas: KTP"
    jawab.close()
    default_storage.delete(halaman.nama_berkas)


@pytest.mark.parametrize("pk", ["1", "2"])
def test_a_paper_that_is_gone_or_of_another_case_is_not_there(
    halaman, petugas, unit, pk
):
    with pytest.raises(Http404):
        buka(halaman, petugas, unit, alasan=ALASAN, berkas=pk)
    assert AksesDataPribadi.objects.count() == (pk == "1")


def test_an_obstacle_is_said_and_nothing_opened(halaman, petugas, unit):
    halaman.halangan = "Identitasnya sudah dihapus."
    jawab = buka(halaman, petugas, unit, alasan=ALASAN)
    assert "Identitasnya sudah dihapus." in jawab.content.decode()
    assert "3278010101017788" not in jawab.content.decode()
    assert not AksesDataPribadi.objects.exists()


def test_who_may_not_is_refused_and_another_units_record_is_not_there(
    halaman, petugas, unit
):
    with pytest.raises(Http404):
        buka(halaman, petugas_berperan(Peran.PETUGAS_LAYANAN), unit, alasan=ALASAN)
    halaman.izin_buka = "organisasi.delete_unit"
    with pytest.raises(PermissionDenied):
        buka(halaman, petugas, unit, alasan=ALASAN)


def test_a_list_has_an_address_and_says_what_it_guards(halaman, unit):
    assert "organisasi_unit_buka" in [satu.name for satu in halaman.get_urls()]
    dasar = BukaIdentitas(Unit, admin.site)
    with pytest.raises(NotImplementedError):
        dasar.data_terjaga(unit)
    assert dasar.berkas_terjaga(unit) == ()
    assert dasar.halangan_buka(RequestFactory().get("/"), unit) == ""
