"""Pages that staff write, and the one row of settings."""

from contextlib import nullcontext
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, connection, transaction

from organisasi.basis_data.versi import baca
from organisasi.halaman.publik import csv_mengalir
from organisasi.models import Halaman, Pengaturan
from tests.factories.organisasi import HalamanFactory, UnitFactory

pytestmark = pytest.mark.django_db
ISI = "## Biaya\n\nTidak **dipungut**."


def test_page_is_rendered_when_it_is_saved_and_hidden_when_it_is_told_to():
    halaman = HalamanFactory(slug="privasi", judul="Privasi", isi=ISI)
    halaman.refresh_from_db()
    assert halaman.isi_html == (
        "<h2>Biaya</h2>\n<p>Tidak <strong>dipungut</strong>.</p>\n"
    )
    assert str(halaman) == "Privasi"
    assert halaman.get_absolute_url() == "/tentang/privasi/"
    assert Halaman.objects.terbit().exists()
    halaman.isi, halaman.terbit = "Baru.", False
    halaman.save()
    assert "Baru" in Halaman.objects.get().isi_html
    assert "Baru." in Halaman.objects.get().teks_cari
    assert not Halaman.objects.terbit().exists()


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("", None),
        (" ; KTP ;; e-KTP; \n\n ; \nkk; Kartu Keluarga; KARTU keluarga", None),
        ("KTP; e-KTP\nKK; kk", "“kk” hanya sendiri di barisnya. Tulis dua istilah"),
        ("KTP; e-KTP\ne ktp; kartu", "“e ktp” ada di lebih dari satu baris"),
    ],
)
def test_synonyms_are_two_or_more_on_a_line_and_stand_on_one(teks, kata):
    atur = Pengaturan(pk=1, sinonim=teks)
    with pytest.raises(ValidationError, match=kata) if kata else nullcontext():
        atur.full_clean()


def test_settings_have_defaults_and_new_ones_replace_the_one_row():
    kini = Pengaturan.objects.kini()
    assert (kini.nama_kota, kini.nomor_darurat) == ("Kota Tasikmalaya", "112")
    assert not Pengaturan.objects.exists()
    Pengaturan(nama_kota="Kota Satu").save()
    Pengaturan(nama_kota="Kota Lain", atasan_ppid=UnitFactory()).save()
    kini = Pengaturan.objects.kini()
    kini.nama_portal = "PPID Kota Lain"
    kini.save()
    assert Pengaturan.objects.get().nama_kota == "Kota Lain"
    assert str(Pengaturan.objects.get()) == "PPID Kota Lain"
    with pytest.raises(ValidationError, match="Hanya angka"):
        Pengaturan(nomor_darurat="satu-satu-dua").full_clean()
    tenang = Pengaturan(
        pk=1, hening_mulai=date(2024, 11, 27), hening_sampai=date(2024, 11, 20)
    )
    with pytest.raises(ValidationError, match="berakhir setelah mulai"):
        tenang.full_clean()
    with (
        pytest.raises(IntegrityError, match="organisasi_pengaturan_hening_urut"),
        transaction.atomic(),
    ):
        Pengaturan.objects.filter(pk=1).update(hening_mulai=date(2024, 11, 27))
    with pytest.raises(IntegrityError, match="organisasi_pengaturan_satu_baris"):
        Pengaturan.objects.bulk_create([Pengaturan(pk=2)])


def test_without_a_database_a_list_is_an_error_and_no_broken_file(monkeypatch):
    def putus():
        raise OperationalError

    monkeypatch.setattr(connection, "ensure_connection", putus)
    # Also where a replica answers: what streams is read when the view is left.
    with pytest.raises(OperationalError), baca({}):
        csv_mengalir(["a"], [])
