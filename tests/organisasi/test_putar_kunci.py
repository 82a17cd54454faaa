"""Key rotation: told first, done in steps, repeatable, without a trace in the history."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.putar_kunci import kolom_tersandi, putar_kolom
from organisasi.sandi import SandiTidakTerbuka
from tests.alur_contoh.models import RahasiaContoh

pytestmark = pytest.mark.django_db
NAMA = "alur_contoh.RahasiaContoh.nama"


def ganti_kunci(settings: Any) -> str:
    """Put a new key in front; returns it."""
    baru = Fernet.generate_key().decode()
    settings.KUNCI_DATA = [baru, *settings.KUNCI_DATA]
    return baru


def sandi_ulang(*pilihan: str) -> str:
    keluar = StringIO()
    call_command("sandi_ulang", *pilihan, stdout=keluar)
    return keluar.getvalue()


def buat(jumlah: int) -> None:
    RahasiaContoh.objects.bulk_create(
        [RahasiaContoh(nama=f"warga {i}") for i in range(jumlah)]
    )


def nama_tersimpan() -> list[str]:
    with connection.cursor() as kursor:
        kursor.execute("SELECT nama FROM alur_contoh_rahasiacontoh ORDER BY id")
        return [baris[0] for baris in kursor.fetchall()]


def test_every_encrypted_column_is_found_the_history_too() -> None:
    nama = {f"{m._meta.label}.{k.name}" for m, k in kolom_tersandi()}

    assert {NAMA, "alur_contoh.RahasiaContohEvent.catatan"} <= nama


def test_without_the_word_nothing_is_written(settings: Any) -> None:
    buat(3)
    ganti_kunci(settings)
    sebelum = nama_tersimpan()

    kata = sandi_ulang()

    assert f"{NAMA}: 3 perlu disandikan ulang, 0 sudah baru, 0 tidak terbuka." in kata
    assert "Ulangi dengan --tulis." in kata
    assert nama_tersimpan() == sebelum


def test_afterwards_the_old_key_is_needed_no_more(settings: Any) -> None:
    RahasiaContoh.objects.create(nama="warga", catatan="alamat")
    RahasiaContoh.objects.create(nama="", catatan=None)
    baru = ganti_kunci(settings)

    kata = sandi_ulang("--tulis")

    settings.KUNCI_DATA = [baru]
    assert f"{NAMA}: 1 disandikan ulang" in kata
    assert "Ulangi" not in kata
    isi = list(RahasiaContoh.objects.order_by("pk").values_list("nama", "catatan"))
    assert isi == [("warga", "alamat"), ("", None)]
    riwayat = RahasiaContoh.pgh_event_model.objects.order_by("pgh_id")
    # The history reads as before and knows nothing of the rotation.
    assert [(p.nama, p.catatan) for p in riwayat] == isi


def test_a_second_run_finds_nothing_to_do(settings: Any) -> None:
    buat(2)
    ganti_kunci(settings)
    sandi_ulang("--tulis")
    sebelum = nama_tersimpan()

    kata = sandi_ulang("--tulis")

    assert f"{NAMA}: 0 disandikan ulang, 2 sudah baru" in kata
    assert nama_tersimpan() == sebelum


@pytest.mark.parametrize("besar", [1, 2, 4, 5, 6])
def test_rows_are_taken_in_groups_and_none_is_left_out(
    settings: Any, besar: int
) -> None:
    buat(5)
    baru = ganti_kunci(settings)
    kolom = RahasiaContoh._meta.get_field("nama")

    with CaptureQueriesContext(
        connection,
    ) as kueri:
        hasil = putar_kolom(RahasiaContoh, kolom, tulis=True, besar=besar)

    assert (hasil.lama, hasil.baru) == (5, 0)
    baca = [k for k in kueri if "FOR NO KEY UPDATE" in k["sql"]]
    assert len(baca) == 5 // besar + 1
    settings.KUNCI_DATA = [baru]
    assert len(RahasiaContoh.objects.all()) == 5


def test_what_no_key_opens_is_counted_kept_and_ends_in_an_error(
    settings: Any,
) -> None:
    buat(1)
    hilang = nama_tersimpan()
    settings.KUNCI_DATA = [Fernet.generate_key().decode()]
    buat(1)

    with pytest.raises(CommandError, match="Jangan buang kunci lama"):
        sandi_ulang("--tulis")

    assert nama_tersimpan()[:1] == hilang
    with pytest.raises(SandiTidakTerbuka):
        list(RahasiaContoh.objects.all())
