"""Words within a case, withdrawal, satisfaction."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from informasi.actions.jawaban import jawab_permohonan
from informasi.actions.percakapan import (
    PANJANG_PESAN,
    balas_petugas,
    cabut_permohonan,
    nilai_permohonan,
    tambah_catatan,
    tanya_pemohon,
)
from informasi.models import PesanPermohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Notifikasi
from tests.informasi.kantor import PADA, TEMPO, ajukan, buka_kantor, diproses, konsep

pytestmark = pytest.mark.django_db


def tanya(kantor, permohonan, **lain) -> PesanPermohonan:
    isi = {
        "isi": "Tahun berapa?",
        "hari": 3,
        "tanpa_jawaban": "Kami berikan tahun terakhir.",
    }
    return tanya_pemohon(permohonan, oleh=kantor.loket, pada=PADA, **(isi | lain))


def test_a_question_has_an_end_and_does_not_stop_the_clock() -> None:
    kantor = buka_kantor()
    permohonan = diproses(kantor)

    pesan = tanya(kantor, permohonan)

    permohonan.refresh_from_db()
    assert pesan.jawab_sampai == date(2024, 6, 7)
    assert permohonan.jatuh_tempo == TEMPO
    assert permohonan.terlambat(date(2024, 6, 21))
    assert Notifikasi.objects.filter(subjek__contains="pertanyaan").exists()


def test_a_question_says_what_happens_without_a_reply() -> None:
    kantor = buka_kantor()

    with pytest.raises(TindakanTerlarang, match="bila pemohon tidak menjawab"):
        tanya(kantor, diproses(kantor), tanpa_jawaban=" ")


def test_a_plain_message_waits_for_nothing() -> None:
    kantor = buka_kantor()
    permohonan = diproses(kantor)

    pesan = tanya(kantor, permohonan, hari=0)

    assert (pesan.jawab_sampai, pesan.tanpa_jawaban) == (None, "")
    assert not permohonan.pesan.menunggu_pemohon().exists()


def test_a_reply_answers_its_question_once() -> None:
    kantor = buka_kantor()
    permohonan = diproses(kantor)
    pesan = tanya(kantor, permohonan)
    assert permohonan.pesan.menunggu_pemohon().get() == pesan

    balas_petugas(permohonan, isi="2023", pada=PADA, menjawab=pesan)

    assert not permohonan.pesan.menunggu_pemohon().exists()
    assert (
        Notifikasi.objects.kepada("loket@example.id")
        .filter(subjek__contains="membalas")
        .exists()
    )
    with pytest.raises(TindakanTerlarang, match="sudah dijawab"):
        balas_petugas(permohonan, isi="2022", pada=PADA, menjawab=pesan)


def test_the_same_words_twice_in_a_row_are_one_message() -> None:
    permohonan = diproses(buka_kantor())

    pertama = balas_petugas(permohonan, isi="Halo", pada=PADA)

    assert balas_petugas(permohonan, isi=" Halo ", pada=PADA) == pertama


def test_a_question_of_another_case_cannot_be_answered_here() -> None:
    kantor = buka_kantor()
    asing = tanya(kantor, diproses(kantor))

    with pytest.raises(TindakanTerlarang, match="bukan bagian"):
        balas_petugas(diproses(kantor), isi="x", pada=PADA, menjawab=asing)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [(" ", "Tulis dulu"), ("x" * (PANJANG_PESAN + 1), "Paling panjang")],
)
def test_empty_and_endless_messages_are_refused(isi: str, kata: str) -> None:
    with pytest.raises(TindakanTerlarang, match=kata):
        balas_petugas(diproses(buka_kantor()), isi=isi, pada=PADA)


def test_after_the_end_nobody_writes_any_more() -> None:
    kantor = buka_kantor()
    permohonan = diproses(kantor)
    jawab_permohonan(konsep(permohonan, kantor.kepala), oleh=kantor.kepala, pada=PADA)

    with pytest.raises(TindakanTerlarang, match="sudah selesai"):
        balas_petugas(permohonan, isi="Halo", pada=PADA)


def test_a_note_stays_inside() -> None:
    kantor = buka_kantor()
    permohonan = diproses(kantor)
    Notifikasi.objects.all().delete()

    catatan = tambah_catatan(
        permohonan, oleh=kantor.loket, pada=PADA, isi="Sudah dicari."
    )

    assert permohonan.catatan_dalam.get() == catatan
    assert not Notifikasi.objects.exists()
    with pytest.raises(TindakanTerlarang, match="kosong"):
        tambah_catatan(permohonan, oleh=kantor.loket, pada=PADA, isi=" ")


def test_the_applicant_withdraws_and_the_unit_hears() -> None:
    kantor = buka_kantor()
    permohonan = ajukan(kantor.kecamatan)

    cabut_permohonan(permohonan, pada=PADA)

    assert (permohonan.status, permohonan.hasil) == ("dicabut", "dicabut")
    assert Notifikasi.objects.filter(subjek__contains="dicabut").exists()


def test_satisfaction_is_kept_after_the_answer_and_changed_for_two_weeks() -> None:
    kantor = buka_kantor()
    permohonan = diproses(kantor)
    with pytest.raises(TindakanTerlarang, match="setelah permohonan dijawab"):
        nilai_permohonan(permohonan, nilai=4, saran="", pada=PADA)
    permohonan = jawab_permohonan(
        konsep(permohonan, kantor.kepala), oleh=kantor.kepala, pada=PADA
    )

    nilai = nilai_permohonan(permohonan, nilai=4, saran=" Cepat. ", pada=PADA)

    assert (nilai.nilai, nilai.saran) == (4, "Cepat.")
    sehari, dua_pekan = PADA + timedelta(days=1), PADA + timedelta(days=14)
    ubah = nilai_permohonan(permohonan, nilai=1, saran="", pada=sehari)
    assert (ubah.pk, ubah.nilai, ubah.pada) == (nilai.pk, 1, PADA)
    with pytest.raises(TindakanTerlarang, match="dapat diubah sampai"):
        nilai_permohonan(permohonan, nilai=4, saran="", pada=dua_pekan)
