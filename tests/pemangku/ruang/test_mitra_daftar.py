"""Bodies that register themselves without a visit, and the queue on the today page (5.3)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Unit
from pemangku.models import Kehadiran, Orang, Pemangku, PendaftaranMandiri
from pemangku.ruang import pendaftaran as aksi
from pemangku.ruang.forms import cap_mulai
from pemangku.ruang.pendaftaran import tugas_pendaftaran
from ppid_portal.staf.hari_ini import SUMBER_TUGAS
from tests.factories import pemangku as f
from tests.factories.organisasi import BatasWaktuFactory, HariLiburFactory
from tests.petugas import masuk, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
ALAMAT = "/mitra/daftar/"
MENUNGGU = PendaftaranMandiri.Status.MENUNGGU


def isian(**lain):
    return {
        "mulai": cap_mulai(timezone.now() - timedelta(seconds=20)),
        "lembaga": "LSM Peduli Air",
        "kelurahan": "32.78.02.1003",
        "nama": "Ketua Contoh",
        "jabatan": "Ketua",
        "wa": "0812-3456-789",
        "persetujuan": ["undangan"],
        **lain,
    }


def daftar(client, **lain):
    jawab = client.post(ALAMAT, isian(**lain))
    assert jawab.status_code == 302, jawab.context["form"].errors
    return PendaftaranMandiri.objects.latest("dibuat_pada")


def test_the_directory_leads_to_a_form_that_search_engines_may_find(client, kantor):
    assertContains(client.get("/mitra/"), ALAMAT)
    jawab = client.halaman(ALAMAT)
    assert "X-Robots-Tag" not in jawab
    assertContains(jawab, "Nagarasari (Cipedes)")
    assertNotContains(jawab, "checked")


def test_a_registration_waits_and_is_no_record(client, kantor):
    jawab = client.post(ALAMAT, isian(), follow=True)
    satu = PendaftaranMandiri.objects.get()
    assert (satu.kegiatan, satu.status) == (None, MENUNGGU)
    assert not Kehadiran.objects.exists()
    assert not Pemangku.objects.exists()
    assertContains(jawab, "Pendaftaran lembaga mitra")
    assertNotContains(jawab, "Kode ruang")


def test_the_same_again_updates_the_one_that_waits(client, kantor):
    daftar(client)
    satu = daftar(client, jabatan="Sekretaris")
    assert PendaftaranMandiri.objects.get() == satu
    assert satu.isi["jabatan"] == "Sekretaris"


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


@pytest.mark.parametrize(
    ("lain", "kolom", "pesan"),
    [
        ({"kelurahan": ""}, "kelurahan", "Pilih kelurahan tempat lembaga Anda."),
        ({"nama": "www.iklan.id"}, "nama", "tanpa alamat situs"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client, kantor, lain, kolom, pesan
):
    jawab = client.post(ALAMAT, isian(**lain))
    assert pesan in jawab.context["form"].errors[kolom][0]
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


def test_only_those_who_keep_the_whole_city_see_it(client, kantor):
    satu = daftar(client)
    pengelola = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    assert list(PendaftaranMandiri.objects.untuk(pengelola)) == [satu]
    assert not PendaftaranMandiri.objects.untuk(kantor.operator).exists()
    masuk(client, pengelola)
    halaman = client.halaman(
        reverse("admin:pemangku_pendaftaranmandiri_change", args=(satu.pk,))
    )
    assertContains(halaman, "Lewat halaman mitra.")
    assertNotContains(halaman, "Catat hadir saja")


def test_a_new_record_is_kept_by_the_kecamatan_of_its_kelurahan(client, kantor):
    satu = daftar(client)
    pengelola = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
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
        aksi.buatkan_catatan(satu, Saat(kantor.petugas, timezone.now()))


def test_nobody_attended_without_a_visit(client, kantor):
    satu = daftar(client)
    with pytest.raises(TindakanTerlarang, match="tidak dari sebuah kegiatan"):
        aksi.catat_hadir_saja(satu, Saat(kantor.petugas, timezone.now()))


# The today page


def test_the_queue_stands_on_the_today_page_with_its_fifth_working_day(client, kantor):
    HariLiburFactory(tanggal=date(2024, 6, 17))
    BatasWaktuFactory(kode="pendaftaran.periksa", nilai=5)
    pada = datetime(2024, 6, 13, 3, tzinfo=UTC)
    satu = f.PendaftaranMandiriFactory(kegiatan=kantor.kegiatan, diterima_pada=pada)
    (baris,) = tugas_pendaftaran(kantor.operator, date(2024, 6, 14))
    assert baris.tenggat == date(2024, 6, 21)
    # A decree makes it shorter.
    BatasWaktuFactory(
        kode="pendaftaran.periksa", nilai=2, berlaku_sejak=date(2024, 6, 1)
    )
    (lekas,) = tugas_pendaftaran(kantor.operator, date(2024, 6, 14))
    assert lekas.tenggat == date(2024, 6, 18)
    assert str(satu.pk) in baris.url
    assert baris.keterangan == ""
    assert tugas_pendaftaran in SUMBER_TUGAS
    assert tugas_pendaftaran(petugas_berperan(Peran.PIMPINAN), date(2024, 6, 14)) == []


def test_from_the_23rd_day_the_line_says_when_it_is_erased(kantor):
    pada = datetime(2024, 6, 1, 3, tzinfo=UTC)
    f.PendaftaranMandiriFactory(kegiatan=None, diterima_pada=pada)
    pengelola = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    (sebelum,) = tugas_pendaftaran(pengelola, date(2024, 6, 23))
    (sesudah,) = tugas_pendaftaran(pengelola, date(2024, 6, 24))
    assert sebelum.keterangan == ""
    assert sesudah.keterangan == "Datanya dihapus sendiri 01-07-2024"
    # No calendar for the year: no day is guessed.
    assert sesudah.tenggat is None
    assert sesudah.judul == "Pendaftaran dari halaman mitra"
