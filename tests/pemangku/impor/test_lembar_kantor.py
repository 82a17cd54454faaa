"""Lists as offices keep them go in without retyping; the rates stand in docs/data.md."""

from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains

from pemangku.impor.actions import langkah_impor
from pemangku.models import ImporBerkas, Jabatan
from tests.factories.pemangku import JenisPemangkuFactory
from tests.pemangku.impor.kantor_impor import (
    alamat,
    bangun_kota,
    cocokkan,
    kerjakan,
    kirim,
    tindak,
)
from tests.pemangku.impor.lembar_kantor import BESAR, SEMUA
from tests.pemangku.impor.test_lembar import kembalian
from tests.petugas import masuk

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parents[3] / "docs/data.md"
JENIS = "pkk kim karang-taruna keagamaan puskesmas lsm rw"


@pytest.fixture
def kota(client):
    kota = bangun_kota()
    for kode in JENIS.split():
        JenisPemangkuFactory(kode=kode, nama=kode.upper())
    masuk(client, kota.petugas)
    return kota


def kirimkan(client, bentuk):
    """Upload the list and confirm the guess as it stands; the import."""
    kirim(client, bentuk.isi, bentuk.nama)
    cocokkan(client, ImporBerkas.objects.get())
    return ImporBerkas.objects.get()


def tercatat(berkas):
    """Body, person, post and number of each row that became or changed a record."""
    hasil = []
    for baris in berkas.baris.filter(hasil__in=("dibuat", "diperbarui")):
        p = baris.pemangku
        jabatan = Jabatan.objects.filter(orang=baris.orang_id).first()
        kanal = list(p.kanal.all()) + list(jabatan.orang.kanal.all() if jabatan else ())
        nomor = [k.nilai for k in kanal if k.jenis != "email"]
        siapa = (str(jabatan.orang), jabatan.nama_jabatan) if jabatan else ("", "")
        hasil.append((p.nama_resmi, *siapa, next(iter(nomor), "")))
    return hasil


def laporan(bentuk, benar):
    banyak = len(bentuk.masuk)
    return f"| {bentuk.judul} | {banyak} | {benar} | {100 * benar // banyak} % |"


@pytest.mark.parametrize("bentuk", SEMUA, ids=lambda b: b.nama)
def test_a_list_as_an_office_keeps_it_goes_in_as_it_stands(client, kota, bentuk):
    berkas = kirimkan(client, bentuk)
    tindak(client, berkas, "terapkan")
    berkas.refresh_from_db()
    hasil = tercatat(berkas)
    benar = sum(satu in hasil for satu in bentuk.masuk)
    assert hasil == bentuk.masuk
    assert sorted(kembalian(berkas)) == bentuk.kembali
    assert berkas.jumlah == len(bentuk.masuk) + len(bentuk.kembali)
    assert laporan(bentuk, benar) in DATA.read_text()


def test_five_thousand_rows_are_judged_while_nobody_waits(client, kota):
    """How they are written, a hundred at a time, other tests tell of fewer."""
    berkas = kirimkan(client, BESAR)
    assert (berkas.status, berkas.diproses) == (ImporBerkas.Status.ANTRE, 0)
    langkah_impor(berkas.pk, pada=timezone.now())
    # Whoever left the page finds it again where he began.
    assertContains(client.get(alamat("add")), "500 dari 5.000 baris")
    kerjakan(timezone.now())
    berkas.refresh_from_db()
    assert (berkas.status, berkas.diproses) == (ImporBerkas.Status.SIAP, 5000)
    assert laporan(BESAR, berkas.ringkasan["vonis_baru"]) in DATA.read_text()


def test_an_old_xls_is_refused_with_the_way_to_save_it_anew(client, kota):
    jawab = kirim(client, b"\xd0\xcf\x11\xe0", "daftar.xls")
    assertContains(jawab, "Simpan Sebagai dengan jenis “Excel (.xlsx)”")
    assert not ImporBerkas.objects.exists()
