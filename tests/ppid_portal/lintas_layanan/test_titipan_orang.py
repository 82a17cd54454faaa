"""A need raised in the room, sent by its person to the register (PK-35, PK-36)."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from informasi.models import Permohonan
from informasi.permohonan.actions import cabut_permohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Draf, PeranPPID, Unit
from pemangku.models import Titipan
from pengaduan.models import Pengaduan
from ppid_portal.lintas_layanan.titipan_ke_layanan import (
    pastikan_titipan,
    sambung_titipan,
    urus_titipan,
)
from tests.factories.informasi import PermohonanFactory
from tests.factories.kunjungan import TitipanFactory
from tests.factories.organisasi import UnitFactory
from tests.factories.pemangku import KehadiranFactory
from tests.factories.pengaduan import KategoriFactory, PengaduanFactory
from tests.pengaduan import aduan_bantu as adu
from tests.petugas import masuk
from tests.ppid_portal.lintas_layanan.titipan_bantu import (
    ADUAN,
    DATA,
    EMPAT_BELAS,
    J,
    S,
    catat,
    halaman,
    kirim_permohonan,
    kode_draf,
    satu,
    tawarkan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinsos():
    return UnitFactory(
        nama="Dinas Sosial", slug="dinsos", peran_ppid=PeranPPID.PEMBANTU
    )


def test_pk_35_the_person_confirms_a_facilitated_request(client, klien, kantor, dinsos):
    titipan = TitipanFactory(kegiatan=kantor.kegiatan, isi=DATA)
    alamat = tawarkan(klien, titipan, disarankan=dinsos.pk)
    client.logout()
    isi = client.halaman(alamat).content.decode()
    assert DATA in isi
    assert not Draf.objects.exists()
    permohonan = kirim_permohonan(client, alamat)
    sambung_titipan(pada=timezone.now())
    titipan.refresh_from_db()
    assert permohonan.rincian == DATA
    assert (permohonan.asal, permohonan.asal_nomor) == ("titipan", titipan.rujukan)
    assert (permohonan.unit, permohonan.disarankan) == (kantor.kecamatan, dinsos)
    assert permohonan.disarankan
    assert (titipan.status, titipan.nomor) == (S.DIALIHKAN, permohonan.nomor)
    isi = client.halaman(alamat).content.decode()
    assert permohonan.nomor in isi
    assert permohonan.kode not in isi
    masuk(client, kantor.petugas)
    isi = client.get(satu(titipan)).content.decode()
    assert permohonan.nomor in isi
    assert permohonan.kode not in isi
    assert permohonan.nomor in client.get(halaman(kantor.kegiatan)).content.decode()


@pytest.mark.parametrize("siapa", ["kecamatan", "belum tahu", "pilih sendiri"])
def test_pk_35_what_the_unit_itself_holds_is_not_facilitated(
    client, klien, kantor, dinsos, siapa
):
    titipan = TitipanFactory(kegiatan=kantor.kegiatan, isi=DATA)
    pilih = {"kecamatan": kantor.kecamatan, "pilih sendiri": dinsos}.get(siapa)
    alamat = tawarkan(klien, titipan, disarankan=pilih.pk if pilih else "")
    if siapa == "pilih sendiri":
        kantor.kecamatan.wilayah = dinsos.wilayah
        Unit.objects.filter(pk=kantor.kecamatan.pk).update(peran_ppid=PeranPPID.TANPA)
        Unit.objects.filter(pk=dinsos.pk).update(
            jenis=Unit.Jenis.KECAMATAN, wilayah=kantor.kegiatan.wilayah
        )
    permohonan = kirim_permohonan(client, alamat)
    assert not permohonan.disarankan


def test_pk_35_the_officer_sees_the_suggested_holder_first(
    client, klien, kantor, dinsos
):
    titipan = TitipanFactory(kegiatan=kantor.kegiatan, isi=DATA)
    permohonan = kirim_permohonan(
        client, tawarkan(klien, titipan, disarankan=dinsos.pk)
    )
    permohonan.lakukan(
        Permohonan.Tindakan.PROSES, Saat(kantor.operator, timezone.now())
    )
    masuk(client, kantor.operator)
    isi = client.get(
        reverse("admin:informasi_permohonan_tindakan", args=(permohonan.pk, "rujuk"))
    ).content.decode()
    assert "Dinas Sosial (disarankan petugas pertemuan)" in isi
    assert isi.count("Dinas Sosial") == 2  # proposed, and among all


@pytest.mark.parametrize("asal", ["langsung", "titipan"])
def test_a_holder_is_suggested_at_a_meeting_and_is_another_unit(asal):
    unit = UnitFactory()
    lain = UnitFactory() if asal == "langsung" else unit
    with pytest.raises(IntegrityError, match="disarankan_di_pertemuan"):
        PermohonanFactory(unit=unit, asal=asal, disarankan=lain)


def test_pk_35_never_confirmed_it_is_given_up_after_14_days(client, klien, kantor):
    titipan = TitipanFactory(kegiatan=kantor.kegiatan)
    alamat = tawarkan(klien, titipan)
    kini = timezone.now()
    # The link itself ends without the job.
    with time_machine.travel(kini + EMPAT_BELAS + timedelta(minutes=1)):
        assert client.post(alamat).status_code == 410
        titipan.refresh_from_db()
        with pytest.raises(TindakanTerlarang):
            pastikan_titipan(titipan, pada=timezone.now())
    urus_titipan(pada=kini + EMPAT_BELAS - timedelta(minutes=1))
    titipan.refresh_from_db()
    assert titipan.status == S.BARU
    for _ in range(2):
        urus_titipan(pada=kini + EMPAT_BELAS + timedelta(minutes=1))
    titipan.refresh_from_db()
    assert titipan.status == S.DIBATALKAN
    assert "14 hari" in titipan.alasan_batal
    assert not Permohonan.objects.exists()
    jawab = client.get(alamat)
    assert jawab.status_code == 410
    assert "Tautan kedaluwarsa" in jawab.content.decode()
    assert client.post(alamat).status_code == 410
    assert not Draf.objects.exists()


def test_what_was_sent_late_is_found_all_the_same_and_ends_with_the_request(kantor):
    kini = timezone.now()
    titipan = TitipanFactory(kegiatan=kantor.kegiatan, ditawarkan_pada=kini)
    permohonan = PermohonanFactory(asal="titipan", asal_nomor=titipan.rujukan)
    titipan.batalkan(Saat(None, kini), alasan="Lewat.")
    for _ in range(2):
        urus_titipan(pada=kini)
    titipan.refresh_from_db()
    assert (titipan.status, titipan.nomor) == (S.DIALIHKAN, permohonan.nomor)
    cabut_permohonan(permohonan, Saat(None, kini), alasan="Sudah tahu.")
    urus_titipan(pada=kini)
    titipan.refresh_from_db()
    assert titipan.status == S.SELESAI


def test_a_new_link_ends_the_old_one_and_is_sent_by_hand(client, klien, kantor):
    titipan = TitipanFactory(kegiatan=kantor.kegiatan)
    basi = Titipan.objects.get()
    isi = klien.post(satu(titipan), {"ajukan": "1"}).content.decode()
    assert "https://wa.me/?text=" in isi
    assert "<svg" in isi
    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        basi.tawarkan(Saat(kantor.petugas, timezone.now()))
    lama, baru = tawarkan(klien, titipan), tawarkan(klien, titipan)
    assert client.get(lama).status_code == 404
    jawab = client.halaman(baru)
    assert jawab["X-Robots-Tag"] == "noindex, nofollow"
    assert jawab["Cache-Control"] == "no-store"
    # The person reads an answer that was given meanwhile.
    titipan.refresh_from_db()
    titipan.jawab(saat=Saat(kantor.petugas, timezone.now()), jawaban="Di papan RW.")
    assert "Di papan RW." in client.halaman(baru).content.decode()


def test_a_wrong_secret_opens_nothing_and_guessing_is_slowed(client, monkeypatch):
    assert client.get("/titipan/SALAH/").status_code == 404
    monkeypatch.setattr("organisasi.halaman.rahasia.PER_ALAMAT", 0)
    assert client.post("/titipan/SALAH/").status_code == 429


def test_pk_36_a_complaint_never_says_who_complained(client, klien, kantor):
    hadir = KehadiranFactory(kegiatan=kantor.kegiatan, nama_snapshot="Pelapor Rahasia")
    KategoriFactory(kode="lampu", nama="Penerangan jalan", radius_m=50)
    kelurahan = kantor.kelurahan["Nagarasari"]
    for jenis in (J.PENGADUAN, J.ASPIRASI):
        catat(
            klien,
            kantor,
            jenis=jenis,
            isi=ADUAN,
            peserta=hadir.pk,
            wilayah=kelurahan.pk,
        )
    titipan = Titipan.objects.get(jenis=J.PENGADUAN)
    isi = klien.get(satu(titipan)).content.decode()
    kode = kode_draf(client.post(tawarkan(klien, titipan)))
    apa = client.get(adu.alamat(kode, "apa")).context["form"]
    client.post(
        adu.alamat(kode, "apa"),
        {n: apa[n].value() or "" for n in apa.fields} | {"judul": "Lampu mati"},
    )
    client.post(adu.alamat(kode, "kategori"), {"kategori": "lampu"})
    tempat = client.get(adu.alamat(kode, "tempat")).context["form"]
    assert not Titipan.objects.exclude(orang=None, pemangku=None).exists()
    assert "Pelapor Rahasia" not in isi
    assert not isi.count("unit yang memegang")
    assert apa["uraian"].value() == ADUAN
    assert apa["jenis"].value() == "pengaduan"
    assert apa["asal_nomor"].value() == titipan.rujukan
    assert tempat["kelurahan"].value() == kelurahan.kode
    # Without a kelurahan it begins without a place.
    lain = TitipanFactory(kegiatan=kantor.kegiatan, jenis=J.ASPIRASI, isi=ADUAN)
    client.post(tawarkan(klien, lain))
    assert Draf.objects.latest("pk").isian.count("kelurahan") == 0


def test_pk_36_only_its_number_and_whether_it_goes_on_come_back(client, klien, kantor):
    titipan = TitipanFactory(kegiatan=kantor.kegiatan, jenis=J.PENGADUAN, isi=ADUAN)
    alamat = tawarkan(klien, titipan)
    aduan = PengaduanFactory(asal="titipan", asal_nomor=titipan.rujukan)
    isi = client.halaman(alamat).content.decode()
    assert aduan.nomor in isi
    assert "masih ditangani" in isi
    assert not Draf.objects.exists()
    client.post(alamat)
    assert not Draf.objects.exists()
    urus_titipan(pada=timezone.now())
    titipan.refresh_from_db()
    assert titipan.nomor_pengaduan == aduan.nomor
    Pengaduan.objects.filter(pk=aduan.pk).update(
        status="arsip", kalimat="Sudah pernah dijawab."
    )
    urus_titipan(pada=timezone.now())
    titipan.refresh_from_db()
    assert titipan.status == S.SELESAI
    masuk(client, kantor.petugas)
    assert "Sudah berakhir" in client.get(satu(titipan)).content.decode()
