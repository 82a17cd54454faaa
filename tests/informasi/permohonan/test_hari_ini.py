"""Requests and objections on the today list: what waits, for whom, until when."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from informasi.jawaban.actions import ajukan_jawaban
from informasi.models import Keberatan
from informasi.permohonan.actions import balas_petugas, tanya_pemohon
from informasi.permohonan.kelengkapan import minta_kelengkapan
from informasi.rujukan.actions import (
    kembalikan_rujukan,
    sampaikan_bagian,
    terima_rujukan,
)
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu, HariLibur
from organisasi.staf.hari_ini import RagamTugas, Tugas, sisa_tugas
from tests.factories.informasi import KeberatanFactory, PermohonanFactory
from tests.hari_ini import tugas_permohonan
from tests.informasi.kantor import (
    PADA,
    TEMPO,
    TERIMA,
    ajukan,
    dijawab,
    diproses,
    konsep,
    rujuk,
)

pytestmark = pytest.mark.django_db
# Two working days after Tuesday 4 June.
RUJUKAN_SAMPAI = date(2024, 6, 6)
JAWAB = ("Jawab permohonan", TEMPO)


def daftar(petugas, hari=TERIMA):
    return [(t.jenis, t.tenggat) for t in tugas_permohonan(petugas, hari)]


def satu_tugas(petugas, hari=TERIMA):
    (satu,) = tugas_permohonan(petugas, hari)
    return satu.jenis, satu.tenggat, satu.keterangan


def test_new_request_is_checked_within_three_working_days(kantor):
    permohonan = ajukan(kantor.kecamatan)
    (satu,) = tugas_permohonan(kantor.loket, TERIMA)
    assert satu == Tugas(
        judul=permohonan.rincian,
        url=reverse("admin:informasi_permohonan_change", args=(permohonan.pk,)),
        jenis="Periksa kelengkapan",
        tenggat=date(2024, 6, 7),
        unit="Kec. Cipedes",
        nomor=permohonan.nomor,
    )
    assert daftar(kantor.kepala) == [(satu.jenis, satu.tenggat)]
    # Without limit or calendar it waits without a day.
    for semua in (
        HariLibur.objects,
        BatasWaktu.objects.filter(kode="permohonan.periksa_kelengkapan"),
    ):
        semua.all().delete()
        assert daftar(kantor.loket) == [("Periksa kelengkapan", None)]


def test_daily_work_is_that_of_the_own_unit(kantor):
    permohonan = ajukan(kantor.kecamatan)
    for siapa in (kantor.kepala_dinas, kantor.ppid_utama, kantor.sekda):
        assert daftar(siapa) == []
    # Nothing waits while the applicant completes it.
    minta_kelengkapan(permohonan, saat=Saat(kantor.loket, PADA), kurang=["Kuasa"])
    assert daftar(kantor.loket) == []
    diproses(kantor)
    assert daftar(kantor.loket) == daftar(kantor.kepala) == [JAWAB]
    # Who may refer it begins that without opening the case.
    (di_loket,), (di_meja,) = (
        tugas_permohonan(siapa, TERIMA) for siapa in (kantor.loket, kantor.kepala)
    )
    assert (di_loket.cabang, di_meja.cabang[0]) == (None, "Rujuk ke unit lain")
    for siapa in (kantor.kepala_dinas, kantor.ppid_utama, kantor.sekda):
        assert daftar(siapa) == []


@pytest.mark.parametrize(
    ("berunit", "tugas"),
    [
        (True, ("Periksa kelengkapan", date(2024, 6, 7))),
        (False, ("Tempatkan ke unit", date(2024, 6, 5))),
    ],
)
def test_the_main_ppid_checks_its_own_and_places_within_a_working_day(
    kantor, berunit, tugas
):
    ajukan(kantor.utama if berunit else None)
    assert daftar(kantor.ppid_utama) == [tugas]


def test_offer_waits_two_working_days_for_the_receiver_then_for_the_main_ppid(kantor):
    rujukan, dinas = rujuk(kantor), kantor.kepala_dinas
    tawar = ("Terima atau kembalikan rujukan", RUJUKAN_SAMPAI, "Dari Kec. Cipedes")
    assert satu_tugas(dinas) == tawar
    assert daftar(kantor.kepala) == []
    assert daftar(kantor.ppid_utama, RUJUKAN_SAMPAI) == []
    diam = satu_tugas(kantor.ppid_utama, date(2024, 6, 7))
    assert diam[2] == "Tidak dijawab Disdukcapil sampai 06-06-2024"
    kembalikan_rujukan(rujukan, Saat(dinas, PADA), alasan="Tidak ada.")
    putuskan = ("Putuskan rujukan", TEMPO, "Dikembalikan Disdukcapil")
    assert satu_tugas(kantor.ppid_utama) == putuskan
    assert daftar(dinas) == []


def test_promised_part_waits_until_it_is_handed_in(kantor):
    rujukan = rujuk(kantor, bagian="Rekap penduduk")
    dinas = Saat(kantor.kepala_dinas, PADA)
    terima_rujukan(rujukan, dinas)
    tugas = ("Sampaikan bagian jawaban", TEMPO, "Rekap penduduk")
    assert satu_tugas(dinas.oleh) == tugas
    konsep(rujukan.berkas, kantor.kepala, {"rujukan": rujukan, "unit": kantor.dinas})
    sampaikan_bagian(rujukan, dinas)
    assert daftar(dinas.oleh) == []


def test_whole_request_that_moved_is_no_part(kantor):
    terima_rujukan(rujuk(kantor), Saat(kantor.kepala_dinas, PADA))
    assert daftar(kantor.kepala_dinas) == [JAWAB]
    assert daftar(kantor.kepala) == []


def test_submitted_draft_waits_for_the_main_ppid_only(kantor):
    draf = konsep(diproses(kantor), kantor.kepala)
    assert daftar(kantor.ppid_utama) == []
    ajukan_jawaban(draf.permohonan, Saat(kantor.kepala, PADA))
    assert daftar(kantor.ppid_utama) == [("Putuskan konsep jawaban", TEMPO)]
    assert daftar(kantor.kepala) == []


@pytest.mark.parametrize(
    ("janji", "tenggat"), [(None, None), (3, date(2024, 6, 7)), (400, None)]
)
def test_granted_information_is_handed_over_by_the_promised_day(kantor, janji, tenggat):
    # What was refused has nothing to hand over.
    PermohonanFactory(dijawab=True, hasil="ditolak", unit=kantor.kecamatan)
    dijawab(kantor, waktu_penyediaan=janji, cara_penyerahan="ambil")
    if janji == 400:  # reaches into a year without calendar
        HariLibur.objects.filter(tanggal__year__gt=2024).delete()
    assert daftar(kantor.loket) == [("Serahkan informasi", tenggat)]


def test_word_of_the_applicant_waits_until_the_office_writes(kantor, permohonan):
    balas_petugas(permohonan, Saat(None, PADA), isi="Tahun 2023.")
    assert daftar(kantor.loket) == [JAWAB, ("Baca pesan pemohon", None)]
    tanya_pemohon(permohonan, Saat(kantor.loket, PADA), isi="Terima kasih.")
    assert daftar(kantor.loket) == [JAWAB]


def test_objection_waits_for_the_sekda_until_it_is_answered(kantor):
    keberatan = KeberatanFactory()
    (satu,) = tugas_permohonan(kantor.sekda, TERIMA)
    assert satu == Tugas(
        judul=keberatan.kasus_posisi,
        url=reverse("admin:informasi_keberatan_change", args=(keberatan.pk,)),
        jenis="Tanggapi keberatan",
        tenggat=keberatan.jatuh_tempo,
        unit=keberatan.unit.nama_pendek,
        nomor=keberatan.nomor,
    )
    assert daftar(kantor.ppid_utama) == daftar(kantor.kepala) == []
    Keberatan.objects.update(status=Keberatan.Status.SENGKETA)
    assert daftar(kantor.sekda) == []


def test_what_others_do_first_waits_apart(kantor):
    """The applicant, the other unit, the main PPID: each with its day, if one runs."""
    kurang = ajukan(kantor.kecamatan)
    minta_kelengkapan(kurang, saat=Saat(kantor.loket, PADA), kurang=["Kuasa"])
    rujuk(kantor)
    draf = konsep(diproses(kantor), kantor.kepala)
    ajukan_jawaban(draf.permohonan, Saat(kantor.kepala, PADA))
    tunggu = tugas_permohonan(kantor.kepala, TERIMA, orang_lain=True)
    assert [(t.keterangan, t.tenggat, t.sejak) for t in tunggu] == [
        ("Disdukcapil", RUJUKAN_SAMPAI, TERIMA),
        ("PPID Utama memutuskan konsep jawaban", TEMPO, TERIMA),
        ("Pemohon melengkapi berkas", None, TERIMA),
    ]
    tunggu = [replace(t, layanan=RagamTugas.PERMOHONAN) for t in tunggu]
    assert [sisa_tugas(t, TERIMA)[1] for t in tunggu] == [
        "2 hari kerja lagi",
        "10 hari kerja lagi",
        "Berhenti",
    ]
    assert sisa_tugas(tunggu[0], RUJUKAN_SAMPAI) == ("tunggu", "Sampai hari ini")
    lewat = tugas_permohonan(kantor.kepala, date(2024, 6, 7), orang_lain=True)
    assert ("PPID Utama memutuskan rujukan", TEMPO) in [
        (t.keterangan, t.tenggat) for t in lewat
    ]
    assert tugas_permohonan(kantor.ppid_utama, TERIMA, orang_lain=True) == []
