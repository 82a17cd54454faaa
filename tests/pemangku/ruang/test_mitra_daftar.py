"""Bodies that register themselves without a visit, and the queue on the today page (5.3)."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Unit
from pemangku.models import Kehadiran, Orang, Pemangku, PendaftaranMandiri
from pemangku.ruang import pendaftaran as aksi
from pemangku.ruang.pendaftaran import tugas_pendaftaran
from ppid_portal.staf.hari_ini import SUMBER_TUGAS
from tests.factories import pemangku as f
from tests.factories.organisasi import BatasWaktuFactory, HariLiburFactory
from tests.pemangku.kantor_kunjungan import alamat
from tests.pemangku.ruang.kiriman import isi_pintu
from tests.petugas import masuk, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
ALAMAT = "/mitra/daftar/"


def isian(**lain):
    isi = {"lembaga": "LSM Peduli Air", "kelurahan": "32.78.02.1003"}
    isi |= {"jabatan": "Ketua", "persetujuan": ["undangan"]}
    return isi_pintu(**isi | lain)


def daftar(client, **lain):
    jawab = client.post(ALAMAT, isian(**lain))
    assert jawab.status_code == 302, jawab.context["form"].errors
    return PendaftaranMandiri.objects.latest("dibuat_pada")


@pytest.fixture
def pengelola():
    return petugas_berperan(Peran.PENGELOLA_PEMANGKU)


def test_a_registration_waits_and_is_no_record(client, kantor):
    # The directory leads to the form, which search engines may find.
    assertContains(client.get("/mitra/"), ALAMAT)
    jawab = client.halaman(ALAMAT)
    assert "X-Robots-Tag" not in jawab
    assertContains(jawab, "Nagarasari (Cipedes)")
    assertNotContains(jawab, "checked")
    jawab = client.post(ALAMAT, isian(), follow=True)
    satu = PendaftaranMandiri.objects.get()
    assert (satu.kegiatan, satu.status) == (None, "menunggu")
    assert not Kehadiran.objects.exists()
    assert not Pemangku.objects.exists()
    assertContains(jawab, "Pendaftaran lembaga mitra")
    assertNotContains(jawab, "Kode ruang")
    # The same again updates the one that waits.
    assert daftar(client, jabatan="Sekretaris") == satu
    assert PendaftaranMandiri.objects.get().isi["jabatan"] == "Sekretaris"


@pytest.mark.django_db(transaction=True)
def test_the_same_twice_at_once_waits_once(kantor):
    isi = {k: v for k, v in isian().items() if k != "mulai"}
    hasil = serentak(4, lambda _: aksi.daftar_mitra(isian=isi, pada=timezone.now()))
    assert not [h for h in hasil if isinstance(h, Exception)]
    assert PendaftaranMandiri.objects.count() == 1


def test_the_database_lets_the_same_wait_once():
    f.PendaftaranMandiriFactory(kegiatan=None, sidik="a")
    f.PendaftaranMandiriFactory(kegiatan=None, sidik="a", status="cocok")
    with pytest.raises(IntegrityError, match="pemangku_pendaftaran_mitra_unik"):
        f.PendaftaranMandiriFactory(kegiatan=None, sidik="a")


def test_what_is_wrong_is_said_and_what_was_typed_stays(client, kantor):
    jawab = client.post(ALAMAT, isian(kelurahan=""))
    kata = "Pilih kelurahan tempat lembaga Anda."
    assert jawab.context["form"].errors == {"kelurahan": [kata]}
    assertContains(jawab, 'value="Ketua"')
    assert not PendaftaranMandiri.objects.exists()


def test_a_program_leaves_nothing_and_a_crowd_is_asked_to_wait(
    client, kantor, monkeypatch
):
    assertContains(client.post(ALAMAT, isian(situs="x")), "Terima kasih")
    assert not PendaftaranMandiri.objects.exists()
    monkeypatch.setattr("pemangku.ruang.views.PER_RUANG", 1)
    daftar(client)
    jawab = client.post(ALAMAT, isian(nama="Orang Kedua"))
    assertContains(jawab, "tunggu", status_code=429)
    assertContains(jawab, 'value="Orang Kedua"', status_code=429)


def test_only_those_who_keep_the_whole_city_see_it(client, kantor, pengelola):
    satu = daftar(client)
    assert list(PendaftaranMandiri.objects.untuk(pengelola)) == [satu]
    assert not PendaftaranMandiri.objects.untuk(kantor.operator).exists()
    masuk(client, pengelola)
    halaman = client.halaman(alamat("change", satu.pk, model="pendaftaranmandiri"))
    assertContains(halaman, "Lewat halaman mitra.")
    assertNotContains(halaman, "Catat hadir saja")
    # Nobody attended without a visit.
    with pytest.raises(TindakanTerlarang, match="tidak dari sebuah kegiatan"):
        aksi.catat_hadir_saja(satu, kantor.kini)
    # A new record is kept by the kecamatan of its kelurahan.
    aksi.buatkan_catatan(satu, Saat(pengelola, timezone.now()))
    lembaga = Pemangku.objects.get()
    assert (lembaga.pengelola, lembaga.sumber) == (kantor.kecamatan, "qr")
    assert lembaga.wilayah == kantor.kelurahan["Nagarasari"]
    assert lembaga.sumber_rinci == "Pendaftaran mandiri"
    assert Orang.objects.get().persetujuan.get().tujuan == "undangan"


@pytest.mark.parametrize("hilang", ["unit", "kelurahan"])
def test_a_place_nobody_keeps_is_said(client, kantor, hilang):
    satu = daftar(client)
    if hilang == "unit":
        Unit.objects.filter(pk=kantor.kecamatan.pk).update(wilayah=None)
    else:
        aksi.perbaiki_pendaftaran(satu, isian={"kelurahan": ""}, pada=timezone.now())
        satu.refresh_from_db()
    with pytest.raises(TindakanTerlarang, match="Kelurahannya tidak dikenal"):
        aksi.buatkan_catatan(satu, kantor.kini)


# The today page


def test_the_queue_stands_on_the_today_page_with_its_fifth_working_day(client, kantor):
    HariLiburFactory(tanggal=date(2024, 6, 17))
    batas = {"kode": "pendaftaran.periksa"}
    BatasWaktuFactory(nilai=5, **batas)
    pada, hari = datetime(2024, 6, 13, 3, tzinfo=UTC), date(2024, 6, 14)
    satu = f.PendaftaranMandiriFactory(kegiatan=kantor.kegiatan, diterima_pada=pada)
    (baris,) = tugas_pendaftaran(kantor.operator, hari)
    assert baris.tenggat == date(2024, 6, 21)
    # A decree makes it shorter.
    BatasWaktuFactory(nilai=2, berlaku_sejak=date(2024, 6, 1), **batas)
    (lekas,) = tugas_pendaftaran(kantor.operator, hari)
    assert lekas.tenggat == date(2024, 6, 18)
    assert str(satu.pk) in baris.url
    assert baris.keterangan == ""
    assert tugas_pendaftaran in SUMBER_TUGAS
    assert tugas_pendaftaran(petugas_berperan(Peran.PIMPINAN), hari) == []


def test_from_the_23rd_day_the_line_says_when_it_is_erased(pengelola):
    pada = datetime(2024, 6, 1, 3, tzinfo=UTC)
    f.PendaftaranMandiriFactory(kegiatan=None, diterima_pada=pada)
    (sebelum,) = tugas_pendaftaran(pengelola, date(2024, 6, 23))
    (sesudah,) = tugas_pendaftaran(pengelola, date(2024, 6, 24))
    assert sebelum.keterangan == ""
    assert sesudah.keterangan == "Datanya dihapus sendiri 01-07-2024"
    # No calendar for the year: no day is guessed.
    assert sesudah.tenggat is None
    assert sesudah.judul == "Pendaftaran dari halaman mitra"
