"""Referral: one number, one clock, and always one holder."""

from datetime import date

import pytest

from informasi.jawaban.models import sidik_bagian
from informasi.models import ButirJawaban, Permohonan, RujukanPermohonan, Surat
from informasi.rujukan.actions import (
    bagian_terbuka,
    kembalikan_rujukan,
    putuskan_rujukan,
    sampaikan_bagian,
    tempatkan_permohonan,
    terima_rujukan,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, Unit
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import PADA, TEMPO, ajukan, diproses, konsep, rujuk, saat
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
SR = RujukanPermohonan.Status


def test_the_holder_stays_until_the_receiver_accepts(kantor, permohonan):
    rujukan = rujuk(kantor, permohonan)
    permohonan.refresh_from_db()
    assert permohonan.pemegang == kantor.kecamatan
    assert rujukan.tenggat == date(2024, 6, 6)
    terima_rujukan(rujukan, Saat(kantor.kepala_dinas, PADA))
    permohonan.refresh_from_db()
    assert permohonan.pemegang == kantor.dinas
    assert permohonan.unit == kantor.kecamatan
    assert permohonan.jatuh_tempo == permohonan.jatuh_tempo_awal == TEMPO
    assert permohonan.nomor == "0001/PPID/CIPEDES/2024"


def test_both_units_and_the_applicant_hear_of_it(kantor, permohonan):
    Notifikasi.objects.all().delete()
    rujukan = rujuk(kantor, permohonan)
    penerima = set(Notifikasi.objects.values_list("penerima", flat=True))
    assert penerima == {"dinas@example.id", permohonan.pemohon.surel}
    terima_rujukan(rujukan, Saat(kantor.kepala_dinas, saat("2024-06-05")))
    assert Notifikasi.objects.kepada("kepala@example.id").exists()
    assert permohonan.surat.filter(jenis=Surat.Jenis.RUJUKAN).count() == 1


@pytest.mark.parametrize("tetap", [True, False])
def test_what_is_returned_goes_to_the_main_ppid_who_decides(kantor, permohonan, tetap):
    rujukan = rujuk(kantor, permohonan)
    kembalikan_rujukan(rujukan, Saat(kantor.kepala_dinas, PADA), alasan="Bukan kami.")
    permohonan.refresh_from_db()
    assert permohonan.pemegang == kantor.kecamatan
    assert Notifikasi.objects.kepada("utama@example.id").exists()
    tujuan = kantor.kecamatan if tetap else UnitFactory(peran_ppid="pembantu")
    putuskan_rujukan(
        rujukan, Saat(kantor.ppid_utama, PADA), ke_unit=tujuan, alasan="Bidang X."
    )
    permohonan.refresh_from_db()
    assert permohonan.pemegang == tujuan
    assert rujukan.status == SR.DIPUTUSKAN


def test_silence_of_two_working_days_lets_the_main_ppid_decide(kantor):
    rujukan = rujuk(kantor, diproses(kantor))
    putusan = {
        "ke_unit": kantor.dinas,
        "alasan": "Dinas yang mencatat penduduk.",
    }
    with pytest.raises(TindakanTerlarang, match="masih punya waktu"):
        putuskan_rujukan(
            rujukan, Saat(kantor.ppid_utama, saat("2024-06-06")), **putusan
        )
    putuskan_rujukan(rujukan, Saat(kantor.ppid_utama, saat("2024-06-07")), **putusan)
    assert rujukan.berkas.pemegang == kantor.dinas


@pytest.mark.parametrize("alasan", ["", "  "])
def test_each_step_needs_a_reason(kantor, permohonan, alasan):
    with pytest.raises(TindakanTerlarang, match="alasan rujukan"):
        rujuk(kantor, permohonan, alasan=alasan)
    rujukan = rujuk(kantor, permohonan)
    with pytest.raises(TindakanTerlarang, match="mengapa dikembalikan"):
        kembalikan_rujukan(rujukan, Saat(kantor.kepala_dinas, PADA), alasan=alasan)
    kembalikan_rujukan(rujukan, Saat(kantor.kepala_dinas, PADA), alasan="x")
    with pytest.raises(TindakanTerlarang, match="alasan putusan"):
        putuskan_rujukan(
            rujukan, Saat(kantor.ppid_utama, PADA), ke_unit=kantor.dinas, alasan=alasan
        )


def test_a_referral_goes_to_a_unit_that_can_answer(kantor, permohonan):
    kelurahan = UnitFactory(induk=kantor.kecamatan, peran_ppid=Unit.PeranPPID.TANPA)
    bubar = UnitFactory(peran_ppid=Unit.PeranPPID.PEMBANTU, sampai=date(2023, 12, 31))
    with pytest.raises(TindakanTerlarang, match="tidak punya PPID sendiri"):
        rujuk(kantor, permohonan, ke_unit=kelurahan)
    with pytest.raises(TindakanTerlarang, match="sudah tidak ada"):
        rujuk(kantor, permohonan, ke_unit=bubar)
    with pytest.raises(TindakanTerlarang, match="sudah dipegang"):
        rujuk(kantor, permohonan, ke_unit=kantor.kecamatan)


def test_the_whole_is_offered_to_one_unit_at_a_time(kantor, permohonan):
    rujuk(kantor, permohonan)
    for bagian in ("", "Bagian B"):
        with pytest.raises(TindakanTerlarang, match="sedang ditawarkan"):
            rujuk(kantor, permohonan, ke_unit=kantor.utama, bagian=bagian)


def test_a_part_leaves_the_request_with_the_unit_that_joins_the_answer(kantor):
    permohonan = diproses(kantor)
    rujukan = rujuk(kantor, permohonan, bagian="Rekap penduduk")
    with pytest.raises(TindakanTerlarang, match="menimbang bagian lain"):
        rujuk(kantor, permohonan, bagian="Bagian lain")
    with pytest.raises(TindakanTerlarang, match="belum dijawab"):
        rujuk(kantor, permohonan, ke_unit=kantor.utama)
    terima_rujukan(rujukan, Saat(kantor.kepala_dinas, PADA))
    permohonan.refresh_from_db()
    assert permohonan.pemegang == kantor.kecamatan
    assert bagian_terbuka(permohonan) == [rujukan]


def test_a_part_is_handed_in_once_and_only_with_content(kantor, permohonan):
    rujukan = rujuk(kantor, permohonan, bagian="Rekap penduduk")
    siapa = {"saat": Saat(kantor.kepala_dinas, PADA)}
    with pytest.raises(TindakanTerlarang, match="belum diterima"):
        sampaikan_bagian(rujukan, **siapa)
    terima_rujukan(rujukan, **siapa)
    with pytest.raises(TindakanTerlarang, match="Isi dulu"):
        sampaikan_bagian(rujukan, **siapa)
    konsep(permohonan, kantor.kepala, {"rujukan": rujukan, "unit": kantor.dinas})
    with pytest.raises(TindakanTerlarang, match="sudah berubah"):
        sampaikan_bagian(rujukan, **siapa, sidik="lain")
    sampaikan_bagian(rujukan, **siapa, sidik=sidik_bagian(rujukan))
    assert bagian_terbuka(permohonan) == []
    assert ButirJawaban.objects.get().unit == kantor.dinas
    with pytest.raises(TindakanTerlarang, match="sudah disampaikan"):
        sampaikan_bagian(rujukan, **siapa)


def test_a_request_without_unit_is_placed_once(kantor):
    permohonan = ajukan(None)
    ke = {"saat": Saat(kantor.ppid_utama, PADA), "ke_unit": kantor.kecamatan}
    tempatkan_permohonan(permohonan, **ke)
    permohonan.refresh_from_db()
    assert permohonan.pemegang == kantor.kecamatan
    assert not permohonan.perlu_ditempatkan
    assert permohonan.nomor == "0001/PPID/DISKOMINFO/2024"
    assert Notifikasi.objects.kepada("loket@example.id").exists()
    with pytest.raises(TindakanTerlarang):
        tempatkan_permohonan(permohonan, **ke)


def test_a_unit_sees_what_it_registered_holds_or_is_asked_for(kantor, permohonan):
    lihat = Permohonan.objects.untuk
    assert lihat(kantor.loket).get() == permohonan
    assert not lihat(kantor.kepala_dinas).exists()
    rujukan = rujuk(kantor, permohonan)
    assert lihat(kantor.kepala_dinas).get() == permohonan
    kembalikan_rujukan(rujukan, Saat(kantor.kepala_dinas, PADA), alasan="Bukan kami.")
    assert not lihat(kantor.kepala_dinas).exists()
    assert lihat(kantor.ppid_utama).get() == permohonan
    assert not lihat(kantor.sekda).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_referrals_at_once_one_stands(kantor, permohonan):
    tujuan = [kantor.dinas, kantor.utama]
    hasil = serentak(
        2,
        lambda ke: rujuk(
            kantor, Permohonan.objects.get(pk=permohonan.pk), ke_unit=tujuan[ke]
        ),
    )
    assert sum(isinstance(h, RujukanPermohonan) for h in hasil) == 1
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
