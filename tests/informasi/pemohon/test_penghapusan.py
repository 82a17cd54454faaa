"""Identities go on their day and never while something runs; what an erasure leaves."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pghistory.models import Event

from informasi.models import BuktiPemohon, Keberatan, Pemohon, Permohonan, Surat
from informasi.pemohon.actions import (
    PEMOHON,
    akhir_simpan,
    ciri_pemohon,
    hapus_yang_habis,
    simpan_sampai,
)
from informasi.permohonan.actions import cabut_permohonan
from informasi.surat.actions import cetak_surat
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import BatasBelumDiatur, BatasWaktu, Draf, HariLibur, Jejak
from organisasi.pribadi.actions import terima_permintaan_subjek
from organisasi.sandi import TeksTersandi
from organisasi.waktu.hari_kerja import hitung_hari_kerja
from tests.factories.informasi import KeberatanFactory, PemohonFactory, SengketaFactory
from tests.factories.organisasi import (
    BatasWaktuFactory,
    DrafFactory,
    HariLiburFactory,
    UnitFactory,
)
from tests.informasi.kantor import ajukan, muat_kalender, saat
from tests.informasi.masa_simpan import (
    TERIMA,
    bukti,
    dikabulkan,
    hapus,
    sesudah,
    terhapus,
)

pytestmark = pytest.mark.django_db
S = Permohonan.Status


@pytest.fixture
def permohonan(kantor):
    return dikabulkan(kantor)


# The day


def test_nothing_is_erased_on_the_last_day_and_all_on_the_next(permohonan):
    assert hapus(sesudah(permohonan, 0)).identitas == []
    assert not terhapus(permohonan)
    laporan = hapus(sesudah(permohonan))
    assert [n.nomor for n in laporan.identitas] == [permohonan.nomor]
    assert terhapus(permohonan)
    assert hapus(sesudah(permohonan)).identitas == []


def test_a_dry_run_tells_the_same_and_touches_nothing(kantor):
    semua = [dikabulkan(kantor) for _ in range(3)]
    berkas = [bukti(permohonan.pemohon) for permohonan in semua]
    DrafFactory(isian="{}", kedaluwarsa_pada=TERIMA)
    hari, banyak = sesudah(semua[0]), Jejak.objects.count()
    satu, tiga = (
        hapus_yang_habis(pada=saat(hari), coba=True, banyak=n) for n in (1, 3)
    )
    # A part of it weighs the oldest and counts the rest.
    assert [n.nomor for n in satu.identitas] == [semua[0].nomor]
    assert [n.nomor for n in satu.bukti] == [semua[0].nomor]
    assert (satu.sisa, tiga.sisa, tiga.draf) == (4, 0, 1)
    assert tiga == hapus(hari, coba=True)
    assert not any(map(terhapus, semua))
    assert all(default_storage.exists(b.isi.name) for b in berkas)
    assert Draf.objects.exclude(isian="").exists()
    assert Jejak.objects.count() == banyak


def test_a_late_answer_opens_its_windows_anew(permohonan):
    terlambat = sesudah(permohonan, -5)
    Permohonan.objects.update(dijawab_pada=saat(terlambat))
    laporan = hapus(sesudah(permohonan))
    assert not terhapus(permohonan)
    assert "jendela hukumnya berakhir" in laporan.ditahan[0].sebab
    sampai = permohonan.pemohon.simpan_sampai
    assert sampai > terlambat + timedelta(days=74)
    assert hapus(sampai + timedelta(days=1)).identitas


def test_a_withdrawn_request_keeps_the_day_set_at_intake(kantor):
    permohonan = cabut_permohonan(
        ajukan(kantor.kecamatan, pada=TERIMA), Saat(None, TERIMA)
    )
    pemohon = permohonan.pemohon
    sampai = simpan_sampai(permohonan.tanggal_terima, permohonan.unit)
    assert akhir_simpan(ciri_pemohon([pemohon])) == sampai


# What holds it back


def _berjalan(_permohonan):
    Permohonan.objects.update(status=S.DIPROSES, hasil="", dijawab_pada=None)


def _keberatan(permohonan):
    KeberatanFactory(permohonan=permohonan)


def _sengketa(permohonan, **lain):
    SengketaFactory(
        keberatan__permohonan=permohonan,
        amar="Dikabulkan.",
        **{"status": "putusan", "diputus_pada": date(2026, 3, 1)} | lain,
    )


def _tanpa_sengketa(permohonan):
    KeberatanFactory(permohonan=permohonan, status=Keberatan.Status.SENGKETA)


def _dibatasi(_permohonan):
    Pemohon.objects.update(dibatasi_pada=TERIMA)


def _permintaan(permohonan):
    terima_permintaan_subjek(permohonan, Saat(None, TERIMA), jenis="akses")


@pytest.mark.parametrize(
    ("buat", "sebab", "diminta"),
    [
        (_berjalan, "permohonannya belum selesai", "permohonannya belum selesai"),
        (_keberatan, "keberatannya belum ditanggapi", "keberatannya belum ditanggapi"),
        (_sengketa, "sengketanya belum selesai", "sengketanya belum selesai"),
        (_tanpa_sengketa, "sengketanya belum selesai", "sengketanya belum selesai"),
        # What the person himself asked for holds nothing that he wants gone.
        (_dibatasi, "dibatasi atas permintaan", ""),
        (_permintaan, "belum dijawab", ""),
    ],
)
def test_what_runs_keeps_the_identity(kantor, permohonan, buat, sebab, diminta):
    bukti(permohonan.pemohon)
    buat(permohonan)
    laporan = hapus(date(2030, 1, 2))
    assert laporan.identitas == []
    assert sebab in laporan.ditahan[0].sebab
    assert not terhapus(permohonan)
    assert permohonan.pemohon.bukti.exists() == (sebab != "belum dijawab")
    siapa = Saat(kantor.ppid_utama, saat("2030-01-03"))
    with pytest.raises(TindakanTerlarang, match="Tulis alasan"):
        PEMOHON.hapus(permohonan, siapa, alasan=" ")
    if diminta:
        with pytest.raises(TindakanTerlarang, match=diminta):
            PEMOHON.hapus(permohonan, siapa, alasan="Diminta.")
        assert not terhapus(permohonan)
        return
    PEMOHON.hapus(permohonan, siapa, alasan=" Diminta. ")
    assert terhapus(permohonan)
    jejak = Jejak.objects.milik(permohonan)[0]
    assert (jejak.oleh, jejak.catatan) == (kantor.ppid_utama.username, "Diminta.")
    with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
        PEMOHON.hapus(permohonan, siapa, alasan="Diminta.")


def test_after_the_ruling_is_carried_out_the_identity_goes(permohonan):
    hari = date(2026, 9, 1)
    _sengketa(permohonan, status="dilaksanakan", dilaksanakan_pada=hari)
    assert hapus(hari).identitas == []
    assert hapus(date(2026, 9, 2)).identitas


def test_the_answer_of_the_atasan_opens_the_window_to_a_dispute(permohonan):
    KeberatanFactory(
        permohonan=permohonan,
        status=Keberatan.Status.DITANGGAPI,
        hasil="ditolak",
        putusan="Dikuatkan.",
        ditanggapi_pada=saat("2026-08-14"),
    )
    # Fourteen working days after 14 August end on 7 September.
    assert hapus(date(2026, 9, 7)).identitas == []
    assert hapus(date(2026, 9, 8)).identitas


# What goes and what stays


def test_files_and_names_on_papers_go_and_the_case_stays(
    kantor, permohonan, django_capture_on_commit_callbacks
):
    berkas = bukti(permohonan.pemohon)
    surat = cetak_surat(Surat.objects.get(permohonan=permohonan))
    banding = KeberatanFactory(
        permohonan=permohonan,
        nama_kuasa="Budi Tersembunyi",
        status=Keberatan.Status.DITERIMA_PEMOHON,
        ditanggapi_pada=saat("2026-02-20"),
    )
    pdf, sha256 = surat.berkas.name, surat.sha256
    with django_capture_on_commit_callbacks(execute=True):
        laporan = hapus(date(2030, 1, 2))
    assert laporan.gagal == []
    assert terhapus(permohonan)
    assert not default_storage.exists(berkas.isi.name)
    assert not default_storage.exists(pdf)
    for satu in (surat, banding, permohonan):
        satu.refresh_from_db()
    assert (surat.identitas, surat.berkas.name, surat.sha256) == ("", "", sha256)
    assert banding.nama_kuasa == ""
    assert not BuktiPemohon.objects.exists()
    assert permohonan.status == S.DIJAWAB
    assert permohonan.rincian == "Rekap penduduk per kelurahan tahun 2023."


def test_each_erasure_leaves_a_record_without_identity(permohonan):
    bukti(permohonan.pemohon)
    sampai = permohonan.pemohon.simpan_sampai
    # Papers first, on their own earlier day: 74 working days after 5 January 2026.
    assert hapus(date(2026, 4, 30)).bukti == []
    assert permohonan.pemohon.bukti.exists()
    assert hapus(date(2026, 5, 4)).bukti
    assert not terhapus(permohonan)
    hapus(sesudah(permohonan))
    jejak = list(Jejak.objects.milik(permohonan)[:2])
    assert [j.tindakan for j in jejak] == ["hapus_identitas", "hapus_bukti"]
    assert jejak[1].sesudah == {"bukti": 1, "keadaan": "dijawab"}
    assert "Masa simpan berakhir" in jejak[0].catatan
    assert jejak[0].sesudah == {
        "kategori": "perorangan",
        "keadaan": "dijawab",
        "diterima": "2026-01-05",
        "disimpan_sampai": str(sampai),
        "bukti": 0,
        "surat": 1,
        "pesan": 0,
    }


def test_papers_of_an_objection_without_a_request_go_with_the_name(kantor):
    keberatan = KeberatanFactory(
        permohonan=None,
        pemohon=PemohonFactory(),
        unit=kantor.kecamatan,
        alasan=["b"],
        status=Keberatan.Status.DITERIMA_PEMOHON,
        ditanggapi_pada=saat("2024-07-01"),
    )
    bukti(keberatan.pemohon)
    DrafFactory(isian="{}", kedaluwarsa_pada=TERIMA)
    laporan = hapus(date(2026, 1, 6))
    assert [n.nomor for n in laporan.identitas] == [keberatan.nomor]
    assert not BuktiPemohon.objects.exists()
    assert laporan.draf == 1  # drafts past their time are emptied
    assert not Draf.objects.exclude(isian="").exists()


def test_no_history_table_keeps_an_encrypted_column():
    bocor = [
        f"{model._meta.label}.{kolom.name}"
        for model in Event.__subclasses__()
        if model._meta.app_label != "alur_contoh"
        for kolom in model._meta.get_fields()
        if isinstance(kolom, TeksTersandi)
    ]
    assert len(Event.__subclasses__()) > 5
    assert bocor == []


# One that fails


def test_a_missing_limit_erases_nothing_and_is_told(permohonan):
    bukti(permohonan.pemohon)
    BatasWaktu.objects.filter(kode="sengketa.ajukan").delete()
    laporan = hapus(date(2030, 1, 2))
    assert [n.sebab for n in laporan.gagal] == ["BatasBelumDiatur"] * 2
    assert not terhapus(permohonan)


def test_a_file_the_disk_will_not_give_up_stops_nothing_and_is_told(
    kantor, permohonan, caplog, django_capture_on_commit_callbacks
):
    rusak = cabut_permohonan(ajukan(kantor.kecamatan, pada=TERIMA), Saat(None, TERIMA))
    satu = bukti(rusak.pemohon)
    # A folder where the file should be: the disk refuses.
    default_storage.delete(satu.isi.name)
    default_storage.save(f"{satu.isi.name}/x", ContentFile(b"x"))
    with django_capture_on_commit_callbacks(execute=True):
        laporan = hapus(date(2030, 1, 2))
    assert {n.nomor for n in laporan.identitas} == {permohonan.nomor, rusak.nomor}
    assert terhapus(rusak)
    assert not rusak.pemohon.bukti.exists()
    # What is left has no name any more; the sweep of the night tries it again.
    assert satu.isi.name in caplog.text


# Until when an identity is kept

HARI_TERIMA = date(2026, 3, 13)


def test_end_day_is_the_sum_of_the_five_windows_in_working_days(
    django_assert_max_num_queries,
):
    muat_kalender()
    unit, lain = UnitFactory(), UnitFactory()
    with django_assert_max_num_queries(8):  # cold; in service all of them are kept
        hasil = simpan_sampai(HARI_TERIMA, unit)
    kalender = HariLibur.objects.kalender()
    assert hitung_hari_kerja(HARI_TERIMA, hasil, kalender) == 10 + 7 + 30 + 30 + 14
    assert kalender.kerja(hasil)
    # A day off of the unit moves its own day, a limit that was changed everybody's.
    HariLiburFactory(tanggal=date(2026, 6, 17), berlaku_unit=unit)
    assert simpan_sampai(HARI_TERIMA, unit) > hasil
    assert simpan_sampai(HARI_TERIMA, lain) == hasil
    kemarin = HARI_TERIMA - timedelta(days=1)
    BatasWaktuFactory(kode="sengketa.ajukan", nilai=15, berlaku_sejak=kemarin)
    assert simpan_sampai(HARI_TERIMA, None) > hasil


def test_a_year_without_calendar_stops_no_request_and_a_missing_limit_is_an_error():
    muat_kalender()
    hasil = simpan_sampai(date(2027, 11, 1), None)
    assert hasil.year == 2028
    assert hasil.weekday() < 5
    BatasWaktu.objects.filter(kode="keberatan.tanggapi").delete()
    with pytest.raises(BatasBelumDiatur, match=r"keberatan\.tanggapi"):
        simpan_sampai(HARI_TERIMA, None)
