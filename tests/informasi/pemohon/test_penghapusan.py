"""Identities go on their day and never while something runs; what an erasure leaves."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pghistory.models import Event

from informasi.models import (
    BuktiPemohon,
    Keberatan,
    Pemohon,
    Penyerahan,
    Permohonan,
    Sengketa,
    Surat,
)
from informasi.pemohon.penghapusan import (
    akhir_simpan,
    berkas_pemohon,
    contoh_yang_habis,
    hapus_atas_permintaan,
    simpan_sampai,
)
from informasi.surat.cetak import cetak_surat
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import (
    BatasBelumDiatur,
    BatasWaktu,
    Draf,
    HariLibur,
    Jejak,
    Notifikasi,
    PermintaanSubjek,
)
from organisasi.muat import muat_batas, muat_libur
from organisasi.pribadi.actions import terima_permintaan_subjek
from organisasi.sandi import TeksTersandi
from organisasi.waktu.hari_kerja import hitung_hari_kerja
from tests.factories.informasi import (
    KeberatanFactory,
    PemohonFactory,
    PenyerahanFactory,
    SengketaFactory,
)
from tests.factories.organisasi import (
    BatasWaktuFactory,
    DrafFactory,
    HariLiburFactory,
    UnitFactory,
)
from tests.informasi.kantor import ajukan, saat
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


def test_a_partial_dry_run_weighs_the_oldest_and_counts_the_rest(kantor):
    semua = [dikabulkan(kantor) for _ in range(3)]
    for permohonan in semua:
        bukti(permohonan.pemohon)
    hari = sesudah(semua[0])
    satu = contoh_yang_habis(pada=saat(hari), hari_ini=hari, banyak=1)
    tiga = contoh_yang_habis(pada=saat(hari), hari_ini=hari, banyak=3)
    assert [n.nomor for n in satu.identitas] == [semua[0].nomor]
    assert [n.nomor for n in satu.bukti] == [semua[0].nomor]
    assert (satu.sisa, tiga.sisa) == (4, 0)
    assert tiga == hapus(hari, coba=True)
    assert not any(map(terhapus, semua))


def test_a_dry_run_tells_the_same_and_touches_nothing(permohonan):
    satu = bukti(permohonan.pemohon)
    DrafFactory(isian="{}", kedaluwarsa_pada=TERIMA)
    banyak = Jejak.objects.count()
    laporan = hapus(sesudah(permohonan), coba=True)
    assert [n.nomor for n in laporan.identitas] == [permohonan.nomor]
    assert [n.nomor for n in laporan.bukti] == [permohonan.nomor]
    assert laporan.draf == 1
    assert not terhapus(permohonan)
    assert default_storage.exists(satu.isi.name)
    assert Draf.objects.exclude(isian="").exists()
    assert Jejak.objects.count() == banyak


def test_a_late_answer_opens_its_windows_anew(kantor, permohonan):
    terlambat = sesudah(permohonan, -5)
    Permohonan.objects.update(dijawab_pada=saat(terlambat))
    laporan = hapus(sesudah(permohonan))
    assert not terhapus(permohonan)
    assert "jendela hukumnya berakhir" in laporan.ditahan[0].sebab
    sampai = permohonan.pemohon.simpan_sampai
    assert sampai > terlambat + timedelta(days=74)
    assert hapus(sampai + timedelta(days=1)).identitas


def test_a_withdrawn_request_keeps_the_day_set_at_intake(kantor):
    permohonan = ajukan(kantor.kecamatan, pada=TERIMA).cabut(Saat(None, TERIMA))
    pemohon = permohonan.pemohon
    sampai = simpan_sampai(permohonan.tanggal_terima, permohonan.unit)
    assert akhir_simpan(pemohon, berkas_pemohon(pemohon)) == sampai


# What holds it back


def _berjalan(permohonan, _kantor):
    Permohonan.objects.update(status=S.DIPROSES, hasil="", dijawab_pada=None)


def _keberatan(permohonan, _kantor):
    KeberatanFactory(permohonan=permohonan)


def _sengketa(permohonan, _kantor):
    SengketaFactory(
        keberatan__permohonan=permohonan,
        status=Sengketa.Status.PUTUSAN,
        diputus_pada=date(2026, 3, 1),
        amar="Dikabulkan.",
    )


def _tanpa_sengketa(permohonan, _kantor):
    KeberatanFactory(permohonan=permohonan, status=Keberatan.Status.SENGKETA)


def _dibatasi(permohonan, _kantor):
    Pemohon.objects.update(dibatasi_pada=TERIMA)


def _permintaan(permohonan, _kantor):
    terima_permintaan_subjek(permohonan, Saat(None, TERIMA), jenis="akses")


@pytest.mark.parametrize(
    ("buat", "sebab"),
    [
        (_berjalan, "permohonannya belum selesai"),
        (_keberatan, "keberatannya belum ditanggapi"),
        (_sengketa, "sengketanya belum selesai"),
        (_tanpa_sengketa, "sengketanya belum selesai"),
        (_dibatasi, "dibatasi atas permintaan"),
        (_permintaan, "belum dijawab"),
    ],
)
def test_what_runs_keeps_the_identity(kantor, permohonan, buat, sebab):
    bukti(permohonan.pemohon)
    buat(permohonan, kantor)
    laporan = hapus(date(2030, 1, 2))
    assert laporan.identitas == []
    assert sebab in laporan.ditahan[0].sebab
    assert not terhapus(permohonan)
    assert permohonan.pemohon.bukti.exists() == (sebab != "belum dijawab")


def test_after_the_ruling_is_carried_out_the_identity_goes(permohonan):
    SengketaFactory(
        keberatan__permohonan=permohonan,
        status=Sengketa.Status.DILAKSANAKAN,
        diputus_pada=date(2026, 8, 1),
        dilaksanakan_pada=date(2026, 9, 1),
        amar="Dikabulkan.",
    )
    assert hapus(date(2026, 9, 1)).identitas == []
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


# On request


def test_an_identity_goes_early_when_the_person_asks(kantor, permohonan):
    _dibatasi(permohonan, kantor)
    hapus_atas_permintaan(
        permohonan, Saat(kantor.ppid_utama, saat("2026-01-12")), alasan=" Diminta. "
    )
    assert terhapus(permohonan)
    jejak = Jejak.objects.milik(permohonan)[0]
    assert (jejak.oleh, jejak.catatan) == (kantor.ppid_utama.username, "Diminta.")


@pytest.mark.parametrize(
    ("buat", "alasan", "pesan"),
    [
        (_keberatan, "Diminta.", "keberatannya belum ditanggapi"),
        (_berjalan, "Diminta.", "permohonannya belum selesai"),
        (_permintaan, "  ", "Tulis alasan"),
    ],
)
def test_an_early_erasure_is_refused_while_something_runs(
    kantor, permohonan, buat, alasan, pesan
):
    buat(permohonan, kantor)
    with pytest.raises(TindakanTerlarang, match=pesan):
        hapus_atas_permintaan(
            permohonan, Saat(kantor.ppid_utama, TERIMA), alasan=alasan
        )
    assert not terhapus(permohonan)


def test_an_identity_is_erased_once(kantor, permohonan):
    isi = {"alasan": "Diminta.", "saat": Saat(kantor.ppid_utama, TERIMA)}
    hapus_atas_permintaan(permohonan, **isi)
    with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
        hapus_atas_permintaan(permohonan, **isi)


# What goes and what stays


def test_everything_that_names_the_person_goes_and_the_case_stays(
    kantor, permohonan, django_capture_on_commit_callbacks
):
    berkas = bukti(permohonan.pemohon)
    surat = cetak_surat(Surat.objects.get(permohonan=permohonan))
    PenyerahanFactory(permohonan=permohonan, penerima="Siti Zulqarnain")
    KeberatanFactory(
        permohonan=permohonan,
        nama_kuasa="Budi Tersembunyi",
        status=Keberatan.Status.DITERIMA_PEMOHON,
        ditanggapi_pada=saat("2026-02-20"),
    )
    terima_permintaan_subjek(
        permohonan, Saat(None, TERIMA), jenis="perbaikan", uraian="Siti Zulqarnain"
    )
    PermintaanSubjek.objects.update(selesai_pada=TERIMA, hasil="ditolak", jawaban="-")
    Notifikasi.objects.filter(objek_nomor=permohonan.nomor)[:1].get().tandai_terkirim(
        pada=TERIMA
    )
    pdf, sha256 = surat.berkas.name, surat.sha256
    with django_capture_on_commit_callbacks(execute=True):
        laporan = hapus(date(2030, 1, 2))
    assert laporan.gagal == []
    assert terhapus(permohonan)
    assert not default_storage.exists(berkas.isi.name)
    assert not default_storage.exists(pdf)
    surat.refresh_from_db()
    assert (surat.identitas, surat.berkas.name, surat.sha256) == ("", "", sha256)
    assert Penyerahan.objects.get().penerima == ""
    assert Keberatan.objects.get().nama_kuasa == ""
    assert PermintaanSubjek.objects.get().uraian == ""
    assert not BuktiPemohon.objects.exists()
    permohonan.refresh_from_db()
    assert (permohonan.status, permohonan.rincian) == (
        S.DIJAWAB,
        "Rekap penduduk per kelurahan tahun 2023.",
    )
    for pesan in Notifikasi.objects.filter(objek_nomor=permohonan.nomor):
        assert (pesan.penerima, pesan.isi) == ("", "")
        assert pesan.kunci == f"dihapus:{pesan.pk}"


def test_each_erasure_leaves_a_record_without_identity(permohonan):
    bukti(permohonan.pemohon)
    sampai = permohonan.pemohon.simpan_sampai
    # Papers first, on their own earlier day.
    assert hapus(sampai - timedelta(days=3)).bukti
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


def test_papers_are_kept_through_the_windows_after_they_were_checked(permohonan):
    bukti(permohonan.pemohon)
    # 74 working days after 5 January 2026.
    assert hapus(date(2026, 4, 30)).bukti == []
    assert permohonan.pemohon.bukti.exists()
    assert hapus(date(2026, 5, 4)).bukti
    assert not terhapus(permohonan)


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
    laporan = hapus(date(2026, 1, 2))
    assert [n.nomor for n in laporan.identitas] == [keberatan.nomor]
    assert not BuktiPemohon.objects.exists()


def test_drafts_past_their_time_are_emptied(permohonan):
    DrafFactory(isian="{}", kedaluwarsa_pada=TERIMA)
    assert hapus(date(2026, 1, 6)).draf == 1
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
    rusak = ajukan(kantor.kecamatan, pada=TERIMA).cabut(Saat(None, TERIMA))
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
PADA = datetime(2026, 3, 13, 3, tzinfo=UTC)


@pytest.fixture
def _aturan():
    muat_batas(pada=PADA)
    muat_libur(pada=PADA)


@pytest.mark.usefixtures("_aturan")
def test_end_day_is_the_sum_of_the_five_windows_in_working_days():
    hasil = simpan_sampai(HARI_TERIMA, UnitFactory())
    kalender = HariLibur.objects.kalender()
    assert hitung_hari_kerja(HARI_TERIMA, hasil, kalender) == 10 + 7 + 30 + 30 + 14
    assert kalender.kerja(hasil)


@pytest.mark.usefixtures("_aturan")
def test_end_day_follows_a_limit_that_was_changed():
    semula = simpan_sampai(HARI_TERIMA, None)
    BatasWaktuFactory(
        kode="sengketa.ajukan", nilai=15, berlaku_sejak=HARI_TERIMA - timedelta(days=1)
    )
    assert simpan_sampai(HARI_TERIMA, None) > semula


@pytest.mark.usefixtures("_aturan")
def test_a_day_off_of_the_unit_alone_moves_its_end_day():
    unit = UnitFactory()
    semula = simpan_sampai(HARI_TERIMA, unit)
    HariLiburFactory(tanggal=date(2026, 6, 17), berlaku_unit=unit)
    assert simpan_sampai(HARI_TERIMA, unit) > semula
    assert simpan_sampai(HARI_TERIMA, UnitFactory()) == semula


@pytest.mark.usefixtures("_aturan")
def test_a_year_without_calendar_does_not_stop_a_request():
    hasil = simpan_sampai(date(2027, 11, 1), None)
    assert hasil.year == 2028
    assert hasil.weekday() < 5


@pytest.mark.usefixtures("_aturan")
def test_a_missing_limit_is_an_error_and_nothing_is_guessed():
    BatasWaktu.objects.filter(kode="keberatan.tanggapi").delete()
    with pytest.raises(BatasBelumDiatur, match=r"keberatan\.tanggapi"):
        simpan_sampai(HARI_TERIMA, None)


@pytest.mark.usefixtures("_aturan")
def test_end_day_takes_two_queries(django_assert_num_queries):
    unit = UnitFactory()
    with django_assert_num_queries(2):  # type: ignore[operator]
        simpan_sampai(HARI_TERIMA, unit)
