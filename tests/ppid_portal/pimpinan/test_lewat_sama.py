"""One rule of lateness: the leaders' number, the list behind it, figures and sheets agree."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client

from informasi.models import Permohonan
from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from pengaduan.models import Pengaduan
from ppid_portal.angka_wilayah import Tepat, angka_pengaduan, angka_permohonan
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.hitung import hitung_semua
from ppid_portal.indikator.ukuran import Kunci
from ppid_portal.lembar_unit import menunggu
from ppid_portal.pimpinan.keputusan import Keputusan, keputusan
from tests.informasi.kantor import saat
from tests.informasi.sejarah import dua_unit, permohonan_acak
from tests.pengaduan.sejarah import pengaduan_acak
from tests.petugas import masuk_sebagai
from tests.ppid_portal.pimpinan.meja_pimpinan import baca

pytestmark = pytest.mark.django_db
HARI = date(2024, 9, 2)
BANYAK = 2_000


@pytest.fixture
def unit(settings):
    # Lines of the decisions and figures of the same day, of the same generated cases.
    satu = dua_unit()
    permohonan_acak(BANYAK, satu)
    pengaduan_acak(BANYAK, satu)
    with time_machine.travel(saat(HARI), tick=False):
        yield satu


def baris(petugas, unit: list[Unit], kantor: Unit | None = None) -> list[Keputusan]:
    return keputusan(
        baca(hari=HARI, kantor=kantor),
        petugas,
        nama_unit={u.pk: u.nama for u in unit},
        putaran=None,
        pada=saat(HARI),
    )


def banyak(satu: Keputusan) -> int:
    return int(satu.teks.split()[0])


def angka(hasil: dict[Kunci, Angka], kode: str, periode: str = "2024") -> Angka:
    return hasil.get(Kunci(kode, "", periode, None, None), Angka())


def test_the_number_is_the_count_of_the_list_it_links_to(client: Client, unit) -> None:
    Pengaduan.objects.filter(berkadar=True).update(berkadar=False, kelas="normatif")
    petugas = masuk_sebagai(client, Peran.AUDITOR)

    minta, aduan = baris(petugas, unit)

    assert "perlu=lewat" in minta.alamat
    assert "perlu=belum_diteruskan" in aduan.alamat
    for satu in (minta, aduan):
        assert banyak(satu) > 50
        assert client.get(satu.alamat).context["cl"].result_count == banyak(satu)


def test_where_the_list_hides_some_the_figure_tells_how_many(
    client: Client, unit
) -> None:
    # Grave complaints are the Inspektorat's alone; they are late all the same.
    petugas = masuk_sebagai(client, Peran.AUDITOR)

    aduan = baris(petugas, unit)[1]

    assert urlsplit(aduan.alamat).path == "/indikator/B2n/"
    kasus = client.get(aduan.alamat).context["kasus"]
    assert (kasus.semua, kasus.tertutup > 0) == (banyak(aduan), True)


def test_of_one_office_the_list_is_linked_only_if_it_is_the_same(
    client: Client, unit
) -> None:
    petugas = masuk_sebagai(client, Peran.PPID_PEMBANTU, unit[0])
    minta = baris(petugas, unit, kantor=unit[0])[0]
    lewat = Permohonan.objects.lewat_tempo(HARI).filter(pemegang=unit[0])
    assert banyak(minta) == lewat.count()
    assert client.get(minta.alamat).context["cl"].result_count == banyak(minta)
    # One that it registered and another holds stands in its list, not in its number.
    pindah = lewat.latest("pk")
    Permohonan.objects.filter(pk=pindah.pk).update(pemegang=unit[1])

    minta = baris(petugas, unit, kantor=unit[0])[0]

    assert urlsplit(minta.alamat).path == "/indikator/A8/"


def test_figures_sheets_and_the_case_count_the_same(unit) -> None:
    Pengaduan.objects.filter(berkadar=True).update(berkadar=False, kelas="normatif")
    minta, aduan = Permohonan.objects, Pengaduan.objects
    hasil, pk = hitung_semua(HARI), [u.pk for u in unit]
    di_rakor = angka_permohonan(pk, HARI), angka_pengaduan(unit[0], pk, HARI)

    for kode, semua, rakor in (
        ("A8", minta, di_rakor[0]),
        ("B7", aduan, di_rakor[1]),
    ):
        lewat = sum(satu.terlambat(HARI) for satu in semua.all())
        assert angka(hasil, kode, "2024-09").nilai == lewat == rakor.lewat > 50
        assert semua.lewat_tempo(HARI).count() == lewat
    for kode, rakor in (("A2", di_rakor[0]), ("B5", di_rakor[1])):
        satu = angka(hasil, kode)
        assert rakor.tepat == Tepat(satu.pembilang or 0, satu.penyebut or 0)
        assert rakor.tepat == rakor.tepat_kota
        assert 0 < rakor.tepat.tepat < rakor.tepat.semua
    # A2 is the sum of those in the first time and those in the extended one.
    a2, a2a, a2b = (angka(hasil, kode) for kode in ("A2", "A2a", "A2b"))
    assert a2.pembilang == (a2a.pembilang or 0) + (a2b.pembilang or 0)
    assert a2.penyebut == a2a.penyebut == a2b.penyebut
    lembar = menunggu(unit[0], HARI)
    di_unit = minta.filter(pemegang=unit[0]).lewat_tempo(HARI).count()
    assert lembar.lewat_permohonan == di_unit
