"""A case is on somebody's desk, with a trail, and no desk closes with one on it."""

from datetime import date

import pytest
from django.urls import reverse

from informasi.models import Permohonan
from informasi.permohonan.actions import (
    berkas_terbuka,
    cabut_permohonan,
    halangan_tutup,
    tugaskan,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.admin_petugas import halangan_akhir
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, Penugasan, Petugas
from tests.factories.informasi import PermohonanFactory
from tests.factories.organisasi import PenugasanFactory
from tests.informasi.kantor import PADA, ajukan, diproses
from tests.informasi.meja_permohonan import alamat, tekan, tombol
from tests.petugas import centang, isian, masuk, petugas_berperan

pytestmark = pytest.mark.django_db


@pytest.fixture
def pengganti(kantor):
    return petugas_berperan(
        Peran.PETUGAS_LAYANAN, kantor.kecamatan, nama="Pengganti", email="g@example.id"
    )


@pytest.fixture
def siapa(kantor):
    """The head, now."""
    return Saat(kantor.kepala, PADA)


@pytest.fixture
def satu(kantor):
    return di_meja(kantor)


def di_meja(kantor, petugas=None):
    """A request on a desk, by default that of the counter."""
    siapa = Saat(kantor.kepala, PADA)
    return tugaskan(diproses(kantor), siapa, kepada=petugas or kantor.loket)


def test_assigning_writes_who_had_it_and_who_has_it(pengganti, satu, siapa):
    usang = Permohonan.objects.get()
    tugaskan(satu, siapa, kepada=pengganti)
    assert Permohonan.objects.get().penangan == pengganti
    jejak = satu.riwayat.first()
    assert (jejak.tindakan, jejak.oleh) == ("tugaskan", "kepala")
    assert jejak.sebelum["penangan"] == "Loket"
    assert jejak.sesudah["penangan"] == "Pengganti"
    # Of two assignments the slower one fails.
    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        tugaskan(usang, siapa, kepada=siapa.oleh)
    assert Permohonan.objects.get().penangan == pengganti


def test_who_serves_the_unit_or_the_one_above_gets_a_request(kantor, siapa, permohonan):
    lama = PenugasanFactory(
        unit=kantor.kecamatan,
        peran=Peran.PETUGAS_LAYANAN,
        mulai=date(2023, 1, 1),
        selesai=date(2024, 6, 3),
    ).petugas
    for kepada in (kantor.kepala_dinas, lama):
        with pytest.raises(TindakanTerlarang, match=r"tidak bertugas .* Cipedes"):
            tugaskan(permohonan, siapa, kepada=kepada)
    assert Permohonan.objects.get().penangan is None
    kantor.kecamatan.induk = kantor.utama
    kantor.kecamatan.save()
    tugaskan(Permohonan.objects.get(), siapa, kepada=kantor.ppid_utama)
    assert Permohonan.objects.get().penangan == kantor.ppid_utama


def test_an_ended_request_is_on_no_desk(kantor, satu, siapa):
    cabut_permohonan(satu, Saat(None, PADA))
    assert not berkas_terbuka(kantor.loket).exists()
    with pytest.raises(TindakanTerlarang, match="tidak dapat dilakukan dari status"):
        tugaskan(satu, siapa, kepada=kantor.loket)


MASIH = "masih menangani 1 permohonan"


@pytest.fixture
def admin(client, kantor, _jam):
    return masuk(client, petugas_berperan(Peran.ADMIN_TEKNIS, kantor.utama))


def ubah(client, objek, *tanpa, **kolom):
    """The form of an account or an assignment, sent with these columns changed."""
    nama = f"admin:organisasi_{objek._meta.model_name}_change"
    tujuan = reverse(nama, args=(objek.pk,))
    isi = isian(client.get(tujuan)) | kolom
    response = client.post(
        tujuan, {k: v for k, v in isi.items() if k not in tanpa}, follow=True
    )
    objek.refresh_from_db()
    return response.text


@pytest.mark.usefixtures("admin")
def test_an_account_with_open_cases_cannot_be_closed(
    client, kantor, pengganti, satu, siapa
):
    loket = kantor.loket
    assert MASIH in ubah(client, loket, "is_active")
    assert loket.is_active
    # One that was closed already can still be edited.
    Petugas.objects.filter(pk=loket.pk).update(is_active=False)
    ubah(client, loket, nama="Nama Baru")
    assert loket.nama == "Nama Baru"
    Petugas.objects.filter(pk=loket.pk).update(is_active=True)
    tugaskan(satu, siapa, kepada=pengganti)
    ubah(client, loket, "is_active")
    assert not loket.is_active
    assert halangan_tutup(loket) == ""


@pytest.mark.usefixtures("admin", "satu")
def test_an_assignment_does_not_end_while_cases_lie_on_that_desk(client, kantor):
    tugas = kantor.loket.penugasan.get()
    for kolom in ({"selesai": "04-06-2024"}, {"unit": kantor.dinas.pk}):
        isi = ubah(client, tugas, **kolom)
        assert MASIH in isi
        assert "tugaskan petugas lain" in isi
        assert (tugas.selesai, tugas.unit) == (None, kantor.kecamatan)
    # A later day is a plan, and said aloud; an account's page says it, too.
    assert MASIH in ubah(client, tugas, selesai="30-06-2024")
    lain = {"penugasan-0-selesai": "29-06-2024"}
    assert MASIH in ubah(client, kantor.loket, **lain)
    Permohonan.objects.update(penangan=kantor.kepala)
    assert MASIH not in ubah(client, tugas, selesai="04-06-2024")
    assert tugas.selesai == PADA.date()


@pytest.mark.usefixtures("admin", "satu")
def test_an_assignment_ends_where_another_goes_on_or_the_desk_is_elsewhere(
    client, kantor
):
    tugas, loket = kantor.loket.penugasan.get(), {"petugas": kantor.loket}
    lain = PenugasanFactory(
        unit=kantor.dinas, peran=tugas.peran, mulai=PADA.date(), **loket
    )
    ubah(client, lain, selesai="04-06-2024")
    assert lain.selesai == PADA.date()
    utama = PenugasanFactory(unit=kantor.utama, peran=Peran.PPID_UTAMA, **loket)
    assert MASIH in ubah(client, utama, selesai="04-06-2024")
    assert halangan_akhir(tugas)
    PenugasanFactory(unit=kantor.kecamatan, peran=Peran.PPID_PEMBANTU, **loket)
    assert halangan_akhir(tugas) == []


# Ticked rows of the list


TERBUKA = "/admin/informasi/permohonan/?perlu=terbuka"


def test_ticked_requests_are_assigned_after_a_look_at_what_will_change(
    client, kantor, satu, pengganti
):
    baru = diproses(kantor)
    asing = PermohonanFactory(unit=kantor.dinas, diproses=True)
    masuk(client, kantor.ppid_utama)
    lihat = centang(client, TERBUKA, "tugaskan", baru, satu, asing)
    assert {b.pk: sebab for b, sebab in lihat.context["rencana"]} == dict.fromkeys(
        (baru.pk, satu.pk, asing.pk), ""
    )
    assert Permohonan.objects.filter(penangan=pengganti).count() == 0
    kosong = centang(client, TERBUKA, "tugaskan", baru, yakin="1")
    assert "Pilih petugasnya." in kosong.text
    isi = {"yakin": "1", "kepada": pengganti.pk}
    jadi = centang(client, TERBUKA, "tugaskan", baru, satu, asing, **isi)
    assert set(Permohonan.objects.filter(penangan=pengganti)) == {baru, satu}
    assert "Tugaskan petugas: 2 selesai." in jadi.text
    assert f"{asing.nomor}: Pengganti tidak bertugas" in jadi.text


def test_the_list_of_one_officer_shows_what_is_on_his_desk(
    client, kantor, satu, pengganti, siapa
):
    lain, usai = di_meja(kantor, pengganti), di_meja(kantor)
    cabut_permohonan(usai, Saat(None, PADA))
    masuk(client, kantor.kepala)
    daftar = client.halaman(f"{TERBUKA}&penangan={kantor.loket.pk}").context["cl"]
    assert daftar.result_list == [satu]
    (saring,) = (s for s in daftar.filter_specs if s.title == "petugas")
    assert saring.lookup_choices == [
        (str(p.pk), p.nama) for p in (kantor.loket, pengganti)
    ]
    # All has passed on: nobody is left to choose, and the old address still opens.
    for berkas in (satu, lain):
        tugaskan(berkas, siapa, kepada=kantor.kepala)
    for nilai in (kantor.loket.pk, "x"):
        client.halaman(f"{TERBUKA}&penangan={nilai}")


# Reminders: to whose turn it is, once a day


@pytest.mark.usefixtures("_jam")
def test_ticked_requests_remind_the_holder_once_a_day(client, kantor, satu):
    baru = ajukan(kantor.kecamatan)
    Notifikasi.objects.all().delete()
    masuk(client, kantor.ppid_utama)
    lihat = centang(client, TERBUKA, "ingatkan", satu, baru)
    assert "Kepada Loket. " in lihat.text
    assert "Kepada petugas Kec. Cipedes. Belum ada: " in lihat.text
    isi = {"yakin": "1", "pesan": "Ditunggu Komisi."}
    centang(client, TERBUKA, "ingatkan", satu, baru, **isi)
    (surel,) = Notifikasi.objects.filter(subjek__contains=satu.nomor)
    assert surel.penerima == kantor.loket.email
    for kata in (
        "Utama mengingatkan",
        satu.nomor,
        "Diproses, sejak Selasa, 4 Juni 2024",
        "Batas: Kamis, 20 Juni 2024",
        "Yang ditunggu: ",
        "Ditunggu Komisi.",
        f"/admin/informasi/permohonan/{satu.pk}/change/",
    ):
        assert kata in surel.isi
    unit = Notifikasi.objects.filter(subjek__contains=baru.nomor)
    assert {n.penerima for n in unit} == {kantor.loket.email, kantor.kepala.email}
    jejak = satu.riwayat.get(tindakan="ingatkan")
    assert jejak.catatan == "Kepada Loket. Ditunggu Komisi."
    lagi = centang(client, TERBUKA, "ingatkan", satu, baru, yakin="1")
    assert "Hari ini sudah diingatkan: Loket. Sekali sehari cukup." in lagi.text
    assert (
        "Hari ini sudah diingatkan"
        in client.get(alamat("tindakan", satu.pk, "ingatkan")).text
    )
    masuk(client, kantor.loket)
    assert "ingatkan" not in tombol(client, satu)
    milik = centang(client, TERBUKA, "ingatkan", satu)
    assert f"{satu.nomor}: bukan untuk Anda" in milik.text


def test_who_decides_is_reminded_where_the_unit_cannot_go_on(client, kantor, satu):
    masuk(client, kantor.kepala)
    Permohonan.objects.update(perlu_ditempatkan=True, status="diterima")
    assert (
        "Kepada PPID Utama. "
        in client.get(alamat("tindakan", satu.pk, "ingatkan")).text
    )
    Penugasan.objects.filter(peran=Peran.PPID_UTAMA).update(selesai=date(2024, 1, 1))
    assert (
        "Tidak ada alamat surel untuk PPID Utama"
        in tekan(client, satu, "ingatkan").text
    )
