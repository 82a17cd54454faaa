"""The vocabulary of search: synonyms that staff write, words that occur, empty searches."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from informasi.models import Kosakata, PencarianNihil, Sinonim
from tests.factories.informasi import DokumenFactory, RancanganFactory
from tests.factories.organisasi import UnitFactory
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.sql]


def test_terms_are_parted_by_semicolons():
    for istilah, daftar in (
        ("KTP; kartu tanda penduduk; e-KTP", ["KTP", "kartu tanda penduduk", "e-KTP"]),
        (" ; KTP ;; ", ["KTP"]),
        ("", []),
    ):
        assert Sinonim(istilah=istilah).daftar == daftar


def test_line_stands_once_and_is_shown_as_written():
    satu = Sinonim.objects.create(istilah="KTP; e-KTP")
    assert str(satu) == "KTP; e-KTP"
    with pytest.raises(IntegrityError, match="istilah"):
        Sinonim.objects.create(istilah="KTP; e-KTP")


PADA = datetime(2026, 5, 13, 2, tzinfo=UTC)


def kata():
    return set(Kosakata.objects.values_list("kata", flat=True))


def test_words_of_a_text_are_added_once():
    Kosakata.objects.tambahkan("Laporan keuangan; LAPORAN kinerja")
    Kosakata.objects.tambahkan("laporan tahunan")
    assert kata() == {"laporan", "keuangan", "kinerja", "tahunan"}
    assert Kosakata.objects.get(kata="laporan").jumlah == 1
    assert str(Kosakata.objects.get(kata="laporan")) == "laporan"
    # Short words, very long words and numbers are left out.
    Kosakata.objects.all().delete()
    Kosakata.objects.tambahkan(f"di ke RW 2024 32.78 {'x' * 41} {'y' * 40} rt5a")
    assert kata() == {"y" * 40, "rt5a"}
    # A word knows its stem.
    Kosakata.objects.tambahkan("penduduk kependudukan")
    duduk = Kosakata.objects.filter(kata__contains="duduk")
    assert duduk.values("akar").distinct().count() == 1


def test_list_is_rebuilt_from_what_is_published():
    unit = UnitFactory(nama="Dinas Kesehatan", kode="D", singkatan="")
    isi = {"unit": unit, "penanggung_jawab": "Sekretaris"}
    DokumenFactory(judul="Rekap imunisasi", ringkasan="Imunisasi bayi.", **isi)
    DokumenFactory(judul="Rekap posyandu", ringkasan="", **isi)
    RancanganFactory(judul="Rencana tersembunyi", **isi)
    Kosakata.objects.tambahkan("usang")
    jumlah = Kosakata.objects.susun_ulang()
    assert jumlah == len(kata())
    assert {"rekap", "imunisasi", "bayi", "posyandu", "kesehatan"} <= kata()
    assert not {"usang", "tersembunyi"} & kata()
    assert Kosakata.objects.get(kata="rekap").jumlah == 2


def test_rebuilding_that_fails_halfway_leaves_the_old_list():
    DokumenFactory(judul="Rekap imunisasi")
    Kosakata.objects.tambahkan("usang")
    with connection.cursor() as kursor:
        kursor.execute("ALTER TABLE informasi_kosakata ADD CHECK (kata <> 'rekap')")
    with pytest.raises(IntegrityError):
        Kosakata.objects.susun_ulang()
    assert kata() == {"usang"}


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_rebuilding_while_others_publish_fails_nobody():
    for ke in range(30):
        DokumenFactory(judul=f"judul{'abcdefghij'[ke % 10]} kata{ke}x")

    def kerja(ke):
        if ke % 2:
            return Kosakata.objects.susun_ulang()
        with transaction.atomic():
            Kosakata.objects.tambahkan(" ".join(f"kata{n}x" for n in range(30)))
        return 0

    hasil = serentak(6, kerja)
    assert [isi for isi in hasil if isinstance(isi, Exception)] == []
    assert {f"kata{n}x" for n in range(30)} <= kata()


def catat(teks):
    PencarianNihil.objects.catat(teks, pada=PADA)


def test_search_in_vain_is_counted_by_its_plain_words():
    catat("Surat  Pindah")
    catat(" surat pindah\n")
    satu = PencarianNihil.objects.get()
    assert (satu.kata, satu.jumlah, satu.terakhir) == ("surat pindah", 2, PADA)
    assert str(satu) == "surat pindah"


def test_nothing_personal_or_unstorable_is_kept():
    for teks in ("", "  \n", "\x00", "siti@contoh.invalid"):
        catat(teks)
    assert not PencarianNihil.objects.exists()
    for teks in ("3278010101900001", "hubungi 081234", "ktp\x00", "rusak \ud800"):
        catat(teks)
    catat("x" * 500)
    kata = set(PencarianNihil.objects.values_list("kata", flat=True))
    assert kata == {"•" * 16, "hubungi ••••••", "ktp", "rusak", "x" * 100}


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_searches_at_once_are_all_counted():
    serentak(8, lambda _: catat("surat pindah"))
    assert PencarianNihil.objects.get().jumlah == 8


def test_open_and_frequent_words_come_first():
    for teks, banyak in (("jarang", 1), ("sering", 3), ("selesai", 5)):
        for _ in range(banyak):
            catat(teks)
    PencarianNihil.objects.filter(kata="selesai").update(selesai=True)
    assert [p.kata for p in PencarianNihil.objects.all()] == [
        "sering",
        "jarang",
        "selesai",
    ]
