"""Register numbers: no gap, no number twice, whatever happens around them."""

import pytest
from django.db import IntegrityError, connection, transaction

from organisasi.models import NomorUrut
from tests.serentak import serentak

pytestmark = pytest.mark.sql

ambil = NomorUrut.objects.ambil


class Batal(Exception):
    """The act fails after it took its number."""


@transaction.atomic
def gagal_setelah_mengambil():
    assert ambil("permohonan") == 2
    raise Batal


@pytest.mark.django_db
def test_each_register_unit_and_year_counts_for_itself():
    ambil("permohonan", unit="KEC-CIHIDEUNG", tahun=2026)
    assert ambil("permohonan", unit="KEC-CIHIDEUNG", tahun=2026) == 2
    assert ambil("permohonan", unit="KEC-CIHIDEUNG", tahun=2027) == 1
    assert ambil("permohonan", unit="KEC-TAWANG", tahun=2026) == 1
    assert ambil("keberatan", unit="KEC-CIHIDEUNG", tahun=2026) == 1


@pytest.mark.django_db
def test_rolled_back_act_gives_its_number_back():
    ambil("permohonan")
    with pytest.raises(Batal):
        gagal_setelah_mengambil()
    assert ambil("permohonan") == 2


@pytest.mark.django_db(transaction=True)
def test_number_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        ambil("permohonan")
    assert not NomorUrut.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_of_which_half_fail_leave_no_gap():
    sambungan = set()

    def daftar(ke):
        with transaction.atomic():
            nomor = ambil("permohonan", unit="KEC-TAWANG", tahun=2026)
            with connection.cursor() as kursor:
                kursor.execute("SELECT pg_backend_pid(), pg_sleep(0.01)")
                sambungan.add(kursor.fetchone()[0])
            if ke % 2:
                raise Batal
            return nomor

    hasil = serentak(20, daftar)
    assert sorted(n for n in hasil if isinstance(n, int)) == list(range(1, 11))
    assert sum(isinstance(galat, Batal) for galat in hasil) == 10
    assert len(sambungan) == 20
    assert NomorUrut.objects.get().terakhir == 10


@pytest.mark.django_db
def test_register_has_one_row_a_unit_and_year():
    baris = {"register": "r", "unit": "u", "tahun": 2026, "terakhir": 1}
    assert str(NomorUrut.objects.create(**baris)) == "r/u/2026: 1"
    with pytest.raises(IntegrityError, match="organisasi_nomorurut_unik"):
        NomorUrut.objects.create(**baris)
