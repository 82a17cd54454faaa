"""Emergencies: a call task with the incident, a record by a person, counts without names."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import NomorUrut, Notifikasi, TugasHubungi
from pengaduan.darurat import actions as aksi
from pengaduan.darurat.models import TindakanInsiden as T
from pengaduan.models import HitunganDarurat, Insiden, Kiriman, Pengaduan
from tests.factories.organisasi import WilayahFactory
from tests.pengaduan import kantor_aduan as k
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
S = Insiden.Status
SEMENIT = timedelta(minutes=1)
TITIK = {"lintang": Decimal("-7.3"), "bujur": Decimal("108.2")}


def temukan(kantor, aduan, **ubah):
    isi = {"saat": Saat(kantor.loket, k.PADA), "alasan": "Kabel putus di jalan."}
    return aksi.nyatakan_darurat(aduan, **(isi | ubah))


@pytest.mark.parametrize(
    ("kontak", "isi", "cara"),
    [
        (k.BUDI, "081200000001", "telepon"),
        (k.SITI, "siti@contoh.id", "tidak_ada"),
        ({}, "", "tidak_ada"),
    ],
)
def test_a_late_find_becomes_an_incident_with_a_call_task(kantor, kontak, isi, cara):
    kelurahan = WilayahFactory(nama="Panglayungan")
    aduan = k.adukan(kantor, kontak, kelurahan=kelurahan, **TITIK)
    Notifikasi.objects.all().delete()
    insiden = temukan(kantor, aduan)
    assert k.segar(aduan).status == Pengaduan.Status.DIALIHKAN_112
    assert (insiden.nomor, insiden.status) == ("DRT-2024-000001", S.MENUNGGU)
    assert insiden.pengaduan == aduan
    assert insiden.kata_petugas == "Kabel putus di jalan."
    assert aduan.uraian in insiden.uraian
    assert "Panglayungan" in insiden.lokasi
    assert (insiden.kontak, insiden.cara_kontak) == (isi, cara)
    assert insiden.riwayat.get().oleh == "loket"
    tugas = TugasHubungi.objects.get(objek_jenis="pengaduan.insiden")
    assert "Telepon 112 SEKARANG" in tugas.perihal
    assert tugas.unit == kantor.utama
    # Who has only a telephone is called as urgently as 112 is.
    assert all(satu.darurat for satu in TugasHubungi.objects.all())
    # Never in the outbox to the outside, and no mail to the office stands for the call.
    assert not Kiriman.objects.exists()
    assert {p.penerima for p in Notifikasi.objects.all()} <= {"siti@contoh.id"}


def test_it_says_what_endangers_and_any_open_complaint_can_be_one(kantor):
    aduan = k.ditindaklanjuti(kantor)
    with pytest.raises(TindakanTerlarang, match="dibacakan ke 112"):
        temukan(kantor, aduan, alasan=" ")
    with transaction.atomic():  # it is one transaction
        temukan(kantor, k.segar(aduan))
        transaction.set_rollback(True)
    assert k.segar(aduan).status == Pengaduan.Status.DITINDAKLANJUTI
    assert not Insiden.objects.exists()
    assert not TugasHubungi.objects.exists()
    assert not NomorUrut.objects.filter(register="darurat").exists()
    temukan(kantor, aduan)
    with pytest.raises(TindakanTerlarang):
        temukan(kantor, aduan)


def serah(kantor, insiden, **ubah):
    isi = {"diserahkan_pada": k.PADA, "ke": " Rina ", "tiket": " 112-7 "}
    return aksi.serahkan_insiden(insiden, Saat(kantor.admin, k.PADA), **isi | ubah)


def test_the_record_says_who_told_112_when_and_under_which_ticket(kantor):
    insiden = temukan(kantor, k.adukan(kantor))
    for ubah, kata in (
        ({"ke": " "}, "siapa yang menerima"),
        ({"diserahkan_pada": k.PADA + SEMENIT}, "tidak di masa depan"),
        ({"diserahkan_pada": k.PADA - timedelta(days=1)}, "setelah laporannya masuk"),
    ):
        with pytest.raises(TindakanTerlarang, match=kata):
            serah(kantor, insiden, **ubah)
    # A late find is called first and marked after.
    serah(kantor, insiden, diserahkan_pada=k.PADA - 5 * SEMENIT)
    insiden.refresh_from_db()
    assert (insiden.status, insiden.diserahkan_ke) == (S.DISERAHKAN, "Rina")
    assert (insiden.nomor_tiket_112, insiden.diserahkan_oleh) == ("112-7", kantor.admin)
    assert insiden.diakui_oleh == kantor.admin
    tugas = TugasHubungi.objects.get(objek_jenis="pengaduan.insiden")
    assert (tugas.selesai_pada, tugas.oleh) == (k.PADA, kantor.admin)
    assert "Rina" in tugas.hasil


def test_who_reports_himself_needs_no_place_and_112_is_told_in_that_minute(kantor):
    masuk = k.PADA + timedelta(seconds=30)
    insiden = aksi.buka_insiden(Saat(None, masuk), uraian=" Asap. ", lokasi=" ")
    assert (insiden.uraian, insiden.lokasi, insiden.pengaduan) == ("Asap.", "", None)
    assert len(insiden.kode) == 16
    assert insiden.riwayat.get().oleh == ""
    with pytest.raises(TindakanTerlarang, match="setelah laporannya masuk"):
        serah(kantor, insiden, diserahkan_pada=k.PADA - SEMENIT)
    lain = {"diserahkan_pada": k.PADA, "ke": "Rina"}
    aksi.serahkan_insiden(insiden, Saat(kantor.admin, masuk), **lain)
    assert insiden.status == S.DISERAHKAN


@pytest.mark.parametrize(
    ("tindakan", "status"),
    [
        (T.NILAI_BUKAN_DARURAT, S.BUKAN_DARURAT),
        (T.NYATAKAN_PALSU, S.PALSU),
        (T.BATALKAN, S.BATAL),
    ],
)
def test_no_incident_is_closed_silently(kantor, tindakan, status):
    insiden = temukan(kantor, k.adukan(kantor))
    siapa = {"saat": Saat(kantor.admin, k.PADA)}
    with pytest.raises(TindakanTerlarang, match="tanpa alasan"):
        aksi.akhiri_insiden(insiden, tindakan, **siapa, catatan=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Insiden.objects.filter(pk=insiden.pk).update(status=status)
    aksi.akui_insiden(insiden, Saat(kantor.loket, k.PADA))
    aksi.akhiri_insiden(insiden, tindakan, **siapa, catatan="Sudah padam.")
    insiden.refresh_from_db()
    assert (insiden.status, insiden.alasan_akhir) == (status, "Sudah padam.")
    assert insiden.diakui_oleh == kantor.loket  # who took it first stays named
    tugas = TugasHubungi.objects.filter(objek_jenis="pengaduan.insiden")
    assert not tugas.filter(selesai_pada=None).exists()


def test_counts_know_day_and_kecamatan_only(kantor):
    kelurahan = WilayahFactory(nama="Panglayungan", induk=WilayahFactory())
    for kolom, tempat in (
        ("tampil", kelurahan),
        ("tampil", kelurahan),
        ("lanjut", kelurahan),
        ("tampil", None),
        ("tampil", None),
    ):
        aksi.hitung_panggilan(kolom, kelurahan=tempat, pada=k.PADA)
    di, tanpa = HitunganDarurat.objects.order_by("kecamatan")
    assert (di.kecamatan, di.tampil, di.lanjut) == (kelurahan.induk, 2, 1)
    assert (tanpa.kecamatan, tanpa.tampil, tanpa.lanjut) == (None, 2, 0)


def test_a_unit_reads_its_own_finds_and_the_desk_reads_all(kantor):
    milik = temukan(kantor, k.adukan(kantor, unit=kantor.kecamatan, oleh=kantor.loket))
    lain = aksi.buka_insiden(Saat(None, k.PADA), uraian="Asap.", lokasi="")
    assert list(Insiden.objects.untuk(kantor.loket)) == [milik]
    assert not Insiden.objects.untuk(kantor.kepala).exists()
    for peran in (Peran.OPERATOR_112, Peran.PENYELIA_112, Peran.AUDITOR):
        assert set(Insiden.objects.untuk(petugas_berperan(peran))) == {milik, lain}
    kepala = petugas_berperan(Peran.PIMPINAN, is_superuser=True)
    assert Insiden.objects.untuk(kepala).count() == 2
