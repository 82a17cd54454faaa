"""The keys of a long list come from an index: as it is ordered, searched, and in its scope."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.staf import daftar
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.petugas import masuk, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.sql]

# Whichever rows there are: with these ways closed only a fitting index is left.
URUT, CARI = "sort", "indexscan"
MENURUT = {
    "informasi_permohonan": ("informasi_permohonan_batas", "informasi_permohonan_kata"),
    "pengaduan_pengaduan": ("pengaduan_batas", "pengaduan_kata"),
    "informasi_keberatan": ("informasi_keberatan_batas", ""),
    "informasi_dokumeninformasi": ("informasi_dokumeninformasi_pkey", "informasi_kata"),
    "pemangku_pemangku": ("pemangku_pemangku_nomor_", "pemangku_n"),
    "pemangku_orang": ("pemangku_orang_sejak", ""),
    "pemangku_kegiatan": ("pemangku_kegiatan_mulai", "pemangku_kegiatan_kata"),
}


@pytest.fixture
def semua(client):
    return masuk(client, PetugasFactory(is_superuser=True, is_staff=True))


def rencana(client, tabel, cara, **saring):
    """How the keys of the list are found with ``cara`` closed, and what reads all rows."""
    with CaptureQueriesContext(connection) as catatan:
        jawab = client.get(reverse(f"admin:{tabel}_changelist"), saring)
    assert jawab.status_code == 200
    batas = f"LIMIT {daftar.BANYAK_DAFTAR + 1}"
    (sql,) = (k["sql"] for k in catatan if k["sql"].endswith(batas))
    with connection.cursor() as kursor:
        for satu in ("seqscan", URUT, CARI):
            boleh = "off" if satu in {"seqscan", cara} else "on"
            kursor.execute(f"SET LOCAL enable_{satu} = {boleh}")
        kursor.execute(f"EXPLAIN {sql}")
        baris = [satu.strip().removeprefix("->  ") for (satu,) in kursor.fetchall()]
    buta = (f"Seq Scan on {tabel} ", *(("Sort  (",) if cara == URUT else ()))
    return "\n".join(baris), [b for b in baris if b.startswith(buta)]


@pytest.mark.parametrize("tabel", MENURUT)
def test_a_list_is_read_in_the_order_of_an_index(client, semua, tabel):
    urut, cari = MENURUT[tabel]
    teks, buta = rencana(client, tabel, URUT, p="0")
    assert urut in teks
    assert not buta, teks
    if cari:
        teks, buta = rencana(client, tabel, CARI, q="genangan")
        assert f"Bitmap Index Scan on {cari}" in teks
        assert not buta, teks


@pytest.mark.parametrize("tabel", ["informasi_permohonan", "pengaduan_pengaduan"])
def test_what_is_open_or_a_units_own_is_found_by_an_index(client, tabel):
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    teks, buta = rencana(client, tabel, URUT, perlu="selesai")
    assert f"{tabel}_pkey" in teks
    assert not buta, teks
    for saring in ({"perlu": "selesai"}, {"p": "0"}, {"q": "genangan"}):
        teks, buta = rencana(client, tabel, CARI, **saring)
        assert "BitmapOr" in teks, teks
        assert f"{tabel}_pemegang_id" in teks
        assert not buta, teks


def test_an_order_without_an_index_is_seen(client, semua):
    _, buta = rencana(client, "pengaduan_pengaduan", URUT, o="3")
    assert buta


def test_a_list_ends_where_it_should_be_narrowed(client, semua, monkeypatch):
    monkeypatch.setattr(daftar, "BANYAK_DAFTAR", 2)
    PengaduanFactory.create_batch(3, unit=UnitFactory())
    jawab = client.halaman(reverse("admin:pengaduan_pengaduan_changelist") + "?p=9")
    assert "1 sampai 2 dari lebih dari 2" in " ".join(jawab.text.split())
