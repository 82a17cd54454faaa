"""Requests and objections on the today list: what waits, for whom, until when."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from informasi.jawaban.actions import ajukan_jawaban, jawab_permohonan
from informasi.models import Keberatan, Permohonan
from informasi.permohonan.actions import balas_petugas, tanya_pemohon
from informasi.permohonan.hari_ini import tugas_permohonan
from informasi.permohonan.kelengkapan import minta_kelengkapan
from informasi.rujukan.actions import (
    kembalikan_rujukan,
    sampaikan_bagian,
    terima_rujukan,
)
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu, HariLibur, Petugas
from organisasi.staf.hari_ini import Tugas
from tests.factories.informasi import (
    JawabanFactory,
    KeberatanFactory,
    PermohonanFactory,
    PesanFactory,
    RujukanFactory,
)
from tests.informasi.kantor import PADA, TEMPO, TERIMA, ajukan, diproses, konsep, rujuk

pytestmark = pytest.mark.django_db
# Two working days after Tuesday 4 June.
RUJUKAN_SAMPAI = date(2024, 6, 6)
JAWAB = ("Jawab permohonan", TEMPO)


def daftar(petugas, hari=TERIMA):
    return [(t.jenis, t.tenggat) for t in tugas_permohonan(petugas, hari)]


def test_new_request_is_checked_within_three_working_days(kantor):
    permohonan = ajukan(kantor.kecamatan)
    (satu,) = tugas_permohonan(kantor.loket, TERIMA)
    assert satu == Tugas(
        judul=permohonan.nomor,
        url=reverse("admin:informasi_permohonan_change", args=(permohonan.pk,)),
        jenis="Periksa kelengkapan",
        tenggat=date(2024, 6, 7),
        unit="Kec. Cipedes",
        keterangan=permohonan.rincian,
        nomor=permohonan.nomor,
    )
    assert daftar(kantor.kepala) == [(satu.jenis, satu.tenggat)]


@pytest.mark.parametrize("nama", ["kepala_dinas", "ppid_utama", "sekda"])
def test_daily_work_of_another_unit_is_not_theirs(kantor, nama):
    ajukan(kantor.kecamatan)
    diproses(kantor)
    assert daftar(getattr(kantor, nama)) == []


def test_city_wide_role_gets_the_daily_work_of_its_own_unit(kantor):
    ajukan(kantor.utama)
    assert daftar(kantor.ppid_utama) == [("Periksa kelengkapan", date(2024, 6, 7))]


def test_request_without_unit_is_placed_within_a_working_day(kantor):
    ajukan(None)
    assert daftar(kantor.ppid_utama) == [("Tempatkan ke unit", date(2024, 6, 5))]


def test_checked_request_is_answered_by_its_due_day(kantor):
    diproses(kantor)
    assert daftar(kantor.loket) == daftar(kantor.kepala) == [JAWAB]


def test_nothing_waits_while_the_applicant_completes_it(kantor):
    permohonan = ajukan(kantor.kecamatan)
    minta_kelengkapan(permohonan, saat=Saat(kantor.loket, PADA), kurang=["Kuasa"])
    assert daftar(kantor.loket) == []


def test_offer_waits_for_the_receiver_two_working_days(kantor):
    rujuk(kantor)
    (satu,) = tugas_permohonan(kantor.kepala_dinas, TERIMA)
    assert (satu.jenis, satu.tenggat) == (
        "Terima atau kembalikan rujukan",
        RUJUKAN_SAMPAI,
    )
    assert satu.keterangan == "Dari Kec. Cipedes"
    assert daftar(kantor.kepala) == [JAWAB]


def test_returned_offer_waits_for_the_main_ppid(kantor):
    rujukan = rujuk(kantor)
    assert daftar(kantor.ppid_utama) == []
    kembalikan_rujukan(rujukan, Saat(kantor.kepala_dinas, PADA), alasan="Tidak ada.")
    (satu,) = tugas_permohonan(kantor.ppid_utama, TERIMA)
    assert (satu.jenis, satu.tenggat) == ("Putuskan rujukan", TEMPO)
    assert satu.keterangan == "Dikembalikan Disdukcapil"
    assert daftar(kantor.kepala_dinas) == []


def test_offer_nobody_answered_waits_for_the_main_ppid_after_its_day(kantor):
    rujuk(kantor)
    assert tugas_permohonan(kantor.ppid_utama, RUJUKAN_SAMPAI) == []
    (satu,) = tugas_permohonan(kantor.ppid_utama, date(2024, 6, 7))
    assert satu.keterangan == "Tidak dijawab Disdukcapil sampai 06-06-2024"


def test_promised_part_waits_until_it_is_handed_in(kantor):
    rujukan = rujuk(kantor, bagian="Rekap penduduk")
    siapa = {"saat": Saat(kantor.kepala_dinas, PADA)}
    terima_rujukan(rujukan, **siapa)
    (satu,) = tugas_permohonan(kantor.kepala_dinas, TERIMA)
    assert (satu.jenis, satu.tenggat) == ("Sampaikan bagian jawaban", TEMPO)
    assert satu.keterangan == "Rekap penduduk"
    konsep(rujukan.berkas, kantor.kepala, {"rujukan": rujukan, "unit": kantor.dinas})
    sampaikan_bagian(rujukan, **siapa)
    assert daftar(kantor.kepala_dinas) == []


def test_whole_request_that_moved_is_no_part(kantor):
    terima_rujukan(rujuk(kantor), Saat(kantor.kepala_dinas, PADA))
    assert daftar(kantor.kepala_dinas) == [JAWAB]
    assert daftar(kantor.kepala) == []


def test_submitted_draft_waits_for_the_main_ppid_only(kantor):
    draf = konsep(diproses(kantor), kantor.kepala)
    assert daftar(kantor.ppid_utama) == []
    ajukan_jawaban(draf, Saat(kantor.kepala, PADA))
    assert daftar(kantor.ppid_utama) == [("Putuskan konsep jawaban", TEMPO)]
    assert daftar(kantor.kepala) == []


@pytest.mark.parametrize(
    ("janji", "tenggat"), [(None, None), (3, date(2024, 6, 7)), (400, None)]
)
def test_granted_information_is_handed_over_by_the_promised_day(kantor, janji, tenggat):
    draf = konsep(
        diproses(kantor), kantor.kepala, waktu_penyediaan=janji, cara_penyerahan="ambil"
    )
    jawab_permohonan(draf, Saat(kantor.kepala, PADA))
    if janji == 400:  # reaches into a year without calendar
        HariLibur.objects.filter(tanggal__year__gt=2024).delete()
    assert daftar(kantor.loket) == [("Serahkan informasi", tenggat)]


def test_refused_request_has_nothing_to_hand_over(kantor):
    PermohonanFactory(
        dijawab=True, hasil=Permohonan.Hasil.DITOLAK, unit=kantor.kecamatan
    )
    assert daftar(kantor.loket) == []


def test_word_of_the_applicant_waits_until_the_office_writes(kantor, permohonan):
    balas_petugas(permohonan, Saat(None, PADA), isi="Tahun 2023.")
    assert daftar(kantor.loket) == [JAWAB, ("Baca pesan pemohon", None)]
    tanya_pemohon(permohonan, Saat(kantor.loket, PADA), isi="Terima kasih.")
    assert daftar(kantor.loket) == [JAWAB]


def test_objection_waits_for_the_sekda_until_it_is_answered(kantor):
    keberatan = KeberatanFactory()
    (satu,) = tugas_permohonan(kantor.sekda, TERIMA)
    assert satu == Tugas(
        judul=keberatan.nomor,
        url=reverse("admin:informasi_keberatan_change", args=(keberatan.pk,)),
        jenis="Tanggapi keberatan",
        tenggat=keberatan.jatuh_tempo,
        unit=keberatan.unit.nama_pendek,
        nomor=keberatan.nomor,
    )
    assert daftar(kantor.ppid_utama) == daftar(kantor.kepala) == []
    Keberatan.objects.update(status=Keberatan.Status.SENGKETA)
    assert daftar(kantor.sekda) == []


def test_without_limit_or_calendar_it_waits_without_a_day(kantor):
    ajukan(kantor.kecamatan)
    HariLibur.objects.all().delete()
    assert daftar(kantor.loket) == [("Periksa kelengkapan", None)]
    BatasWaktu.objects.filter(kode="permohonan.periksa_kelengkapan").delete()
    assert daftar(kantor.loket) == [("Periksa kelengkapan", None)]


def isi_meja(kantor, banyak):
    """``banyak`` of each kind for the kecamatan."""
    sini = {"unit": kantor.kecamatan}
    PermohonanFactory.create_batch(banyak, **sini)
    PermohonanFactory.create_batch(banyak, diproses=True, **sini)
    PermohonanFactory.create_batch(banyak, dijawab=True, **sini)
    for satu in Permohonan.objects.filter(status=Permohonan.Status.DIPROSES):
        PesanFactory(permohonan=satu, dari_petugas=False, oleh=None)
    for status in ("diajukan", "diterima"):
        RujukanFactory.create_batch(
            banyak, ke_unit=kantor.kecamatan, status=status, bagian="Bagian"
        )
    JawabanFactory.create_batch(
        banyak, diajukan_pada=PADA, permohonan__unit=kantor.kecamatan
    )


def test_number_of_queries_does_not_grow_with_the_cases(kantor):
    def kueri():
        petugas = Petugas.objects.get(pk=kantor.kepala.pk)
        with CaptureQueriesContext(connection) as catatan:
            tugas_permohonan(petugas, TERIMA)
        return len(catatan)

    isi_meja(kantor, 1)
    satu = kueri()
    isi_meja(kantor, 5)
    assert kueri() == satu
