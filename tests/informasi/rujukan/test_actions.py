"""Referral: one number, one clock, and always one holder."""

from datetime import date

import pytest

from informasi.jawaban.models import sidik_bagian
from informasi.models import ButirJawaban, Pemohon, Permohonan, RujukanPermohonan, Surat
from informasi.rujukan.actions import (
    bagian_terbuka,
    kembalikan_rujukan,
    putuskan_rujukan,
    sampaikan_bagian,
    tarik_rujukan,
    tempatkan_permohonan,
    terima_rujukan,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, TugasHubungi, Unit
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import PADA, TEMPO, ajukan, konsep, rujuk, saat
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
SR = RujukanPermohonan.Status


@pytest.fixture
def dinas(kantor):
    return Saat(kantor.kepala_dinas, PADA)


@pytest.fixture
def utama(kantor):
    return Saat(kantor.ppid_utama, PADA)


def ditolak(kata):
    return pytest.raises(TindakanTerlarang, match=kata)


def test_the_holder_stays_until_the_receiver_accepts_and_all_hear_of_it(
    kantor, permohonan, dinas
):
    Notifikasi.objects.all().delete()
    rujukan = rujuk(kantor, permohonan)
    permohonan.refresh_from_db()
    assert permohonan.pemegang == kantor.kecamatan
    assert rujukan.tenggat == date(2024, 6, 6)
    penerima = set(Notifikasi.objects.values_list("penerima", flat=True))
    assert penerima == {"dinas@example.id", permohonan.pemohon.surel}
    terima_rujukan(rujukan, dinas)
    permohonan.refresh_from_db()
    assert permohonan.pemegang == kantor.dinas
    assert permohonan.unit == kantor.kecamatan
    assert permohonan.jatuh_tempo == permohonan.jatuh_tempo_awal == TEMPO
    assert permohonan.nomor == "0001/PPID/CIPEDES/2024"
    assert Notifikasi.objects.kepada("kepala@example.id").exists()
    assert permohonan.surat.filter(jenis=Surat.Jenis.RUJUKAN).count() == 1


@pytest.mark.parametrize("tetap", [True, False])
def test_what_is_returned_goes_to_the_main_ppid_who_decides_each_with_a_reason(
    kantor, permohonan, dinas, utama, tetap
):
    with ditolak("alasan rujukan"):
        rujuk(kantor, permohonan, alasan=" ")
    rujukan = rujuk(kantor, permohonan)
    with ditolak("mengapa dikembalikan"):
        kembalikan_rujukan(rujukan, dinas, alasan=" ")
    kembalikan_rujukan(rujukan, dinas, alasan="Bukan kami.")
    permohonan.refresh_from_db()
    assert permohonan.pemegang == kantor.kecamatan
    assert Notifikasi.objects.kepada("utama@example.id").exists()
    tujuan = kantor.kecamatan if tetap else UnitFactory(peran_ppid="pembantu")
    with ditolak("alasan putusan"):
        putuskan_rujukan(rujukan, utama, ke_unit=tujuan, alasan=" ")
    putuskan_rujukan(rujukan, utama, ke_unit=tujuan, alasan="Bidang X.")
    permohonan.refresh_from_db()
    assert permohonan.pemegang == tujuan
    assert rujukan.status == SR.DIPUTUSKAN


def test_silence_of_two_working_days_lets_the_main_ppid_decide(kantor):
    rujukan = rujuk(kantor)
    isi = {"ke_unit": kantor.dinas, "alasan": "Dinas yang mencatat penduduk."}
    akhir, lewat = (Saat(kantor.ppid_utama, saat(f"2024-06-0{n}")) for n in (6, 7))
    with ditolak("masih punya waktu"):
        putuskan_rujukan(rujukan, akhir, **isi)
    putuskan_rujukan(rujukan, lewat, **isi)
    assert rujukan.berkas.pemegang == kantor.dinas


def test_a_referral_goes_to_one_unit_that_can_answer(kantor, permohonan):
    kelurahan = UnitFactory(induk=kantor.kecamatan, peran_ppid=Unit.PeranPPID.TANPA)
    bubar = UnitFactory(peran_ppid=Unit.PeranPPID.PEMBANTU, sampai=date(2023, 12, 31))
    for unit, kata in (
        (kelurahan, "tidak punya PPID sendiri"),
        (bubar, "sudah tidak ada"),
        (kantor.kecamatan, "sudah dipegang"),
    ):
        with ditolak(kata):
            rujuk(kantor, permohonan, ke_unit=unit)
    rujuk(kantor, permohonan)
    for bagian in ("", "Bagian B"):
        with ditolak("sedang ditawarkan"):
            rujuk(kantor, permohonan, ke_unit=kantor.utama, bagian=bagian)


def test_a_part_is_handed_in_once_and_leaves_the_request_where_it_is(
    kantor, permohonan, dinas
):
    rujukan = rujuk(kantor, permohonan, bagian="Rekap penduduk")
    with ditolak("Bagian lain permohonan ini"):
        rujuk(kantor, permohonan, bagian="Bagian lain")
    with ditolak("belum dijawab"):
        rujuk(kantor, permohonan, ke_unit=kantor.utama)
    with ditolak("belum diterima"):
        sampaikan_bagian(rujukan, dinas)
    terima_rujukan(rujukan, dinas)
    permohonan.refresh_from_db()
    assert permohonan.pemegang == kantor.kecamatan
    assert bagian_terbuka(permohonan) == [rujukan]
    with ditolak("Isi dulu"):
        sampaikan_bagian(rujukan, dinas)
    konsep(permohonan, kantor.kepala, {"rujukan": rujukan, "unit": kantor.dinas})
    with ditolak("konsep berubah"):
        sampaikan_bagian(rujukan, dinas, sidik="lain")
    sampaikan_bagian(rujukan, dinas, sidik=sidik_bagian(rujukan))
    assert bagian_terbuka(permohonan) == []
    assert ButirJawaban.objects.get().unit == kantor.dinas
    with ditolak("sudah disampaikan"):
        sampaikan_bagian(rujukan, dinas)


def test_a_recalled_part_is_waited_for_no_more_and_may_be_offered_again(
    kantor, permohonan
):
    Pemohon.objects.update(surel="")
    permohonan = Permohonan.objects.get()
    rujukan = rujuk(kantor, permohonan, bagian="Rekap penduduk")
    assert bagian_terbuka(permohonan) == [rujukan]
    (menelepon,) = TugasHubungi.objects.terbuka()
    assert "ditawarkan" in menelepon.perihal
    tarik_rujukan(rujukan, Saat(kantor.kepala, PADA))
    assert not TugasHubungi.objects.terbuka().exists()
    assert bagian_terbuka(permohonan) == []
    assert not Permohonan.objects.untuk(kantor.kepala_dinas).exists()
    surel = Notifikasi.objects.kepada("dinas@example.id")
    assert surel.filter(kunci__contains="rujukan_ditarik").exists()
    permohonan.refresh_from_db()
    assert (permohonan.pemegang, permohonan.jatuh_tempo) == (kantor.kecamatan, TEMPO)
    rujuk(kantor, permohonan)


def test_a_request_without_unit_is_placed_once(kantor, utama):
    permohonan = ajukan(None)
    tempatkan_permohonan(permohonan, utama, ke_unit=kantor.kecamatan)
    permohonan.refresh_from_db()
    assert permohonan.pemegang == kantor.kecamatan
    assert not permohonan.perlu_ditempatkan
    assert permohonan.nomor == "0001/PPID/DISKOMINFO/2024"
    assert Notifikasi.objects.kepada("loket@example.id").exists()
    with pytest.raises(TindakanTerlarang):
        tempatkan_permohonan(permohonan, utama, ke_unit=kantor.kecamatan)


def test_a_unit_sees_what_it_registered_holds_or_is_asked_for(
    kantor, permohonan, dinas
):
    lihat = Permohonan.objects.untuk
    assert lihat(kantor.loket).get() == permohonan
    assert not lihat(kantor.kepala_dinas).exists()
    rujukan = rujuk(kantor, permohonan)
    assert lihat(kantor.kepala_dinas).get() == permohonan
    kembalikan_rujukan(rujukan, dinas, alasan="Bukan kami.")
    assert not lihat(kantor.kepala_dinas).exists()
    assert lihat(kantor.ppid_utama).get() == permohonan
    assert not lihat(kantor.sekda).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_referrals_at_once_one_stands(kantor, permohonan):
    tujuan = [kantor.dinas, kantor.utama]

    def rujuk_ke(ke):
        kini = Permohonan.objects.get(pk=permohonan.pk)
        return type(rujuk(kantor, kini, ke_unit=tujuan[ke]))

    hasil = [h if isinstance(h, type) else type(h) for h in serentak(2, rujuk_ke)]
    assert set(hasil) == {RujukanPermohonan, TindakanTerlarang}
