"""What an erasure takes and leaves, its record, its failures, its command."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from pghistory.models import Event

from informasi.models import (
    BuktiPemohon,
    DrafPermohonan,
    Keberatan,
    Penyerahan,
    Permohonan,
    Surat,
)
from informasi.surat.cetak import cetak_surat
from organisasi.models import BatasWaktu, Jejak, Notifikasi, PermintaanSubjek
from organisasi.pribadi.actions import terima_permintaan_subjek
from organisasi.sandi import TeksTersandi
from tests.factories.informasi import (
    DrafFactory,
    KeberatanFactory,
    PemohonFactory,
    PenyerahanFactory,
)
from tests.informasi.kantor import Kantor, ajukan, buka_kantor, saat
from tests.informasi.masa_simpan import (
    IDENTITAS,
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
def kantor() -> Kantor:
    return buka_kantor()


@pytest.fixture
def permohonan(kantor: Kantor) -> Permohonan:
    return dikabulkan(kantor)


# What goes and what stays


def test_everything_that_names_the_person_goes_and_the_case_stays(
    kantor: Kantor, permohonan: Permohonan, django_capture_on_commit_callbacks: Any
) -> None:
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
        permohonan, jenis="perbaikan", uraian="Siti Zulqarnain", pada=TERIMA
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


def test_each_erasure_leaves_a_record_without_identity(permohonan: Permohonan) -> None:
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


def test_papers_are_kept_through_the_windows_after_they_were_checked(
    permohonan: Permohonan,
) -> None:
    bukti(permohonan.pemohon)
    # 74 working days after 5 January 2026.
    assert hapus(date(2026, 4, 30)).bukti == []
    assert permohonan.pemohon.bukti.exists()

    assert hapus(date(2026, 5, 4)).bukti

    assert not terhapus(permohonan)


def test_papers_of_an_objection_without_a_request_go_with_the_name(
    kantor: Kantor,
) -> None:
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


def test_drafts_past_their_time_are_emptied(permohonan: Permohonan) -> None:
    DrafFactory(isian='{"nama": "Siti"}', kedaluwarsa_pada=TERIMA)

    assert hapus(date(2026, 1, 6)).draf == 1

    assert not DrafPermohonan.objects.exclude(isian="").exists()


def test_no_history_table_keeps_an_encrypted_column() -> None:
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


def test_a_missing_limit_erases_nothing_and_is_told(permohonan: Permohonan) -> None:
    bukti(permohonan.pemohon)
    BatasWaktu.objects.filter(kode="sengketa.ajukan").delete()

    laporan = hapus(date(2030, 1, 2))

    assert [n.sebab for n in laporan.gagal] == ["BatasBelumDiatur"] * 2
    assert not terhapus(permohonan)


def test_a_file_the_disk_will_not_give_up_stops_nothing_and_is_told(
    kantor: Kantor,
    permohonan: Permohonan,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Any,
) -> None:
    rusak = ajukan(kantor.kecamatan, pada=TERIMA).cabut(oleh=None, pada=TERIMA)
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


# The command


def jalankan(*args: str) -> str:
    keluar = StringIO()
    call_command("hapus_identitas", *args, stdout=keluar)
    return keluar.getvalue()


@time_machine.travel(saat("2026-12-01"), tick=False)
def test_the_command_tells_first_and_erases_when_told(
    kantor: Kantor, permohonan: Permohonan
) -> None:
    tertahan = ajukan(kantor.kecamatan, pada=TERIMA)

    teks = jalankan()

    assert f"Identitas akan dihapus: 1\n  {permohonan.nomor}, disimpan sampai" in teks
    assert f"{tertahan.nomor}, disimpan sampai" in teks
    assert "permohonannya belum selesai" in teks
    assert "Jalankan lagi dengan --sungguh" in teks
    assert not terhapus(permohonan)

    teks = jalankan("--sungguh")

    assert "Identitas dihapus: 1" in teks
    assert "--sungguh" not in teks
    assert terhapus(permohonan)
    assert not [nilai for nilai in IDENTITAS.values() if nilai in teks]
