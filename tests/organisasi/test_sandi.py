"""Personal data at rest: what is stored tells nothing, what is read is plain."""

from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat
from django.db.utils import DataError
from django.test.utils import CaptureQueriesContext
from hypothesis import given, strategies as st

from organisasi.sandi import (
    HURUF,
    PANJANG_KODE,
    SandiTidakTerbuka,
    TeksTersandi,
    bersandi_baru,
    buka_sandi,
    kelompokkan,
    kode_rahasia,
    kolom_tersandi,
    putar_kolom,
    rapikan_kode,
    samarkan_nik,
    samarkan_surel,
    samarkan_telepon,
    sandikan,
    sandikan_ulang,
    sidik,
)
from tests.alur_contoh.models import RahasiaContoh

pytestmark = pytest.mark.django_db


NIK = "3278012345670001"


@given(st.text())
def test_what_was_encrypted_is_opened_again(teks):
    assert buka_sandi(sandikan(teks)) == teks


def test_a_token_shows_nothing_and_differs_each_time():
    satu, dua = sandikan(NIK), sandikan(NIK)
    assert NIK not in satu
    assert satu != dua


@pytest.mark.parametrize("token", ["", "bukan sandi", "gAAAAA" + "A" * 100, "ü"])
def test_what_no_key_opens_is_told_in_words(token):
    with pytest.raises(SandiTidakTerbuka, match="tidak dapat dibuka"):
        buka_sandi(token)
    with pytest.raises(SandiTidakTerbuka):
        sandikan_ulang(token)
    assert not bersandi_baru(token)


def test_a_new_key_in_front_opens_the_old_and_takes_over(settings):
    lama = sandikan(NIK)
    kunci_lama, kunci_baru = settings.KUNCI_DATA[0], Fernet.generate_key().decode()
    settings.KUNCI_DATA = [kunci_baru, kunci_lama]
    assert buka_sandi(lama) == NIK
    assert not bersandi_baru(lama)
    baru = sandikan_ulang(lama)
    assert bersandi_baru(baru)
    settings.KUNCI_DATA = [kunci_baru]
    assert buka_sandi(baru) == NIK
    with pytest.raises(SandiTidakTerbuka):
        buka_sandi(lama)


def test_a_hash_is_the_same_for_the_same_text_whatever_the_data_keys(settings):
    awal = sidik(NIK)
    settings.KUNCI_DATA = [Fernet.generate_key().decode()]
    assert sidik(NIK) == awal
    assert len(awal) == 64
    assert sidik("3278012345670002") != awal
    settings.KUNCI_SIDIK = "kunci lain yang panjangnya cukup juga"
    assert sidik(NIK) != awal


@pytest.mark.parametrize(
    ("samarkan", "teks", "samar"),
    [
        (samarkan_nik, NIK, "3278********0001"),
        (samarkan_nik, "327801", "******"),
        (samarkan_telepon, "081234567890", "0812******90"),
        (samarkan_telepon, "112", "***"),
        (samarkan_surel, "budi.contoh@example.go.id", "b***@example.go.id"),
        *((samarkan_surel, teks, "***") for teks in ("bukan surel", "@a.org", "budi@")),
        *((samarkan, "", "") for samarkan in (samarkan_nik, samarkan_telepon)),
    ],
)
def test_what_is_masked_is_known_again_by_its_owner_only(samarkan, teks, samar):
    assert samarkan(teks) == samar


def tersimpan(kolom="nama"):
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT {kolom} FROM alur_contoh_rahasiacontoh ORDER BY id")  # noqa: S608 - ours
        return [baris[0] for baris in kursor.fetchall()]


def test_column_and_its_history_store_tokens_and_read_plain_text():
    satu = RahasiaContoh.objects.create(nama="Contoh Warga", catatan="Jalan Contoh 1")
    (nama,), (catatan,) = tersimpan("nama"), tersimpan("catatan")
    assert nama.startswith("gAAAAA")
    assert "Jalan" not in catatan
    satu.refresh_from_db()
    assert (satu.nama, satu.catatan) == ("Contoh Warga", "Jalan Contoh 1")
    semua = (RahasiaContoh.objects, RahasiaContoh.pgh_event_model.objects)
    for tabel in semua:
        assert list(tabel.values_list("nama", flat=True)) == ["Contoh Warga"]


def test_empty_stays_empty_and_nothing_stays_nothing():
    RahasiaContoh.objects.create(nama="", catatan=None)
    assert tersimpan("nama") == [""]
    assert tersimpan("catatan") == [None]
    satu = RahasiaContoh.objects.get(nama="", catatan=None)
    assert (satu.nama, satu.catatan) == ("", None)
    assert RahasiaContoh.objects.filter(catatan__isnull=True).exists()
    assert not RahasiaContoh.objects.exclude(nama="").exists()


def test_bulk_writes_are_encrypted_too():
    semua = RahasiaContoh.objects.bulk_create(
        [RahasiaContoh(nama="satu"), RahasiaContoh(nama="dua")]
    )
    semua[0].nama = "satu baru"
    RahasiaContoh.objects.bulk_update(semua[:1], ["nama"])
    RahasiaContoh.objects.filter(pk=semua[1].pk).update(nama="dua baru")
    assert all(token.startswith("gAAAAA") for token in tersimpan("nama"))
    assert [r.nama for r in RahasiaContoh.objects.order_by("pk")] == [
        "satu baru",
        "dua baru",
    ]


@pytest.mark.parametrize(
    "saringan",
    [
        {"nama": "Contoh"},
        {"nama__icontains": "Contoh"},
        {"nama__in": ["Contoh"]},
        {"nama__iexact": ""},
        {"nama__gt": ""},
    ],
)
def test_no_other_comparison_is_possible(saringan):
    with pytest.raises(FieldError, match="nama is encrypted"):
        list(RahasiaContoh.objects.filter(**saringan))


def test_an_expression_is_not_mistaken_for_a_value():
    # The class says so: what the database computes cannot be encrypted by us.
    RahasiaContoh.objects.create(nama="awal")
    RahasiaContoh.objects.update(nama=Concat(Value("a"), Value("b")))
    with pytest.raises(SandiTidakTerbuka):
        list(RahasiaContoh.objects.all())


def test_an_index_on_tokens_is_refused():
    assert RahasiaContoh._meta.get_field("nama").check() == []
    for pilihan in ({"unique": True}, {"db_index": True}):
        kolom = TeksTersandi(**pilihan)
        kolom.set_attributes_from_name("nama")
        assert [g.id for g in kolom.check()] == ["organisasi.E001"]


def test_a_text_postgresql_cannot_hold_never_reaches_it_in_plain():
    # PostgreSQL refuses a null byte; inside a token it is harmless.
    RahasiaContoh.objects.create(nama="a\x00b")
    assert RahasiaContoh.objects.get().nama == "a\x00b"
    with pytest.raises(DataError):
        RahasiaContoh.objects.create(polos="a\x00b")


def test_a_code_is_long_random_and_without_signs_that_look_alike():
    banyak = {kode_rahasia() for _ in range(200)}
    assert len(banyak) == 200
    assert {len(kode) for kode in banyak} == {PANJANG_KODE}
    assert set("".join(banyak)) <= set(HURUF)
    assert not set(HURUF) & set("01OILU")


def test_a_typed_code_is_read_however_it_was_written():
    kode = kode_rahasia()
    assert rapikan_kode(f" {kelompokkan(kode).lower()} ") == kode
    assert rapikan_kode("A" * 5000) == "A" * 64
    assert kelompokkan("ABCDEFGHJKMNPQRS") == "ABCD-EFGH-JKMN-PQRS"


# Key rotation: told first, done in steps, repeatable, without a trace in the history

NAMA = "alur_contoh.RahasiaContoh.nama"


def ganti_kunci(settings):
    """Put a new key in front; returns it."""
    baru = Fernet.generate_key().decode()
    settings.KUNCI_DATA = [baru, *settings.KUNCI_DATA]
    return baru


def sandi_ulang(*pilihan):
    keluar = StringIO()
    call_command("sandi_ulang", *pilihan, stdout=keluar)
    return keluar.getvalue()


def buat(jumlah):
    RahasiaContoh.objects.bulk_create(
        [RahasiaContoh(nama=f"warga {i}") for i in range(jumlah)]
    )


def test_every_encrypted_column_is_found_the_history_too():
    nama = {f"{m._meta.label}.{k.name}" for m, k in kolom_tersandi()}
    assert {NAMA, "alur_contoh.RahasiaContohEvent.catatan"} <= nama


def test_without_the_word_nothing_is_written(settings):
    buat(3)
    ganti_kunci(settings)
    sebelum = tersimpan()
    kata = sandi_ulang()
    assert f"{NAMA}: 3 perlu disandikan ulang, 0 sudah baru, 0 tidak terbuka." in kata
    assert "Ulangi dengan --tulis." in kata
    assert tersimpan() == sebelum


def test_afterwards_the_old_key_is_needed_no_more(settings):
    RahasiaContoh.objects.create(nama="warga", catatan="alamat")
    RahasiaContoh.objects.create(nama="", catatan=None)
    baru = ganti_kunci(settings)
    kata = sandi_ulang("--tulis")
    settings.KUNCI_DATA = [baru]
    assert f"{NAMA}: 1 disandikan ulang" in kata
    assert "Ulangi" not in kata
    sebelum = tersimpan()
    assert f"{NAMA}: 0 disandikan ulang, 1 sudah baru" in sandi_ulang("--tulis")
    assert tersimpan() == sebelum
    isi = list(RahasiaContoh.objects.order_by("pk").values_list("nama", "catatan"))
    assert isi == [("warga", "alamat"), ("", None)]
    riwayat = RahasiaContoh.pgh_event_model.objects.order_by("pgh_id")
    # The history reads as before and knows nothing of the rotation.
    assert [(p.nama, p.catatan) for p in riwayat] == isi


@pytest.mark.parametrize("besar", [2, 5, 6])
def test_rows_are_taken_in_groups_and_none_is_left_out(settings, besar):
    buat(5)
    baru = ganti_kunci(settings)
    kolom = RahasiaContoh._meta.get_field("nama")
    with CaptureQueriesContext(connection) as kueri:
        hasil = putar_kolom(RahasiaContoh, kolom, tulis=True, besar=besar)
    assert (hasil.lama, hasil.baru) == (5, 0)
    baca = [k for k in kueri if "FOR NO KEY UPDATE" in k["sql"]]
    assert len(baca) == 5 // besar + 1
    settings.KUNCI_DATA = [baru]
    assert len(RahasiaContoh.objects.all()) == 5


def test_what_no_key_opens_is_counted_kept_and_ends_in_an_error(settings):
    buat(1)
    hilang = tersimpan()
    settings.KUNCI_DATA = [Fernet.generate_key().decode()]
    buat(1)
    with pytest.raises(CommandError, match="Jangan buang kunci lama"):
        sandi_ulang("--tulis")
    assert tersimpan()[:1] == hilang
    with pytest.raises(SandiTidakTerbuka):
        list(RahasiaContoh.objects.all())
