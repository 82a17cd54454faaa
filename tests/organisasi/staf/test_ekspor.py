"""Lists as files, within scope and filters and without formulas; acts on many rows."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import DokumenInformasi
from organisasi.kantor.peran import Peran
from organisasi.kertas.xlsx import PANJANG_SEL
from organisasi.models import Unit
from organisasi.staf.base import _nilai
from organisasi.staf.borongan import BANYAK_MAKS, SENDIRI
from tests.factories.informasi import DokumenFactory, RancanganFactory
from tests.factories.organisasi import HalamanFactory, PenugasanFactory, UnitFactory
from tests.petugas import centang, masuk_sebagai

pytestmark = pytest.mark.django_db

RUMUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://contoh.invalid")']


def ambil(client, bentuk, **saring):
    alamat = reverse("admin:informasi_dokumeninformasi_ekspor", args=(bentuk,))
    jawab = client.get(alamat, saring)
    assert jawab.status_code == 200
    assert f".{bentuk}" in jawab["Content-Disposition"]
    isi = jawab.getvalue()
    if bentuk == "csv":
        return list(csv.reader(io.StringIO(isi.decode("utf-8-sig"), newline="")))
    return [list(b) for b in load_workbook(io.BytesIO(isi)).active.values]


def kolom(baris, nama):
    ke = [str(k).lower() for k in baris[0]].index(nama)
    return [b[ke] for b in baris[1:]]


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_no_cell_starts_a_formula(client, bentuk):
    unit = masuk_sebagai(client, Peran.PETUGAS_LAYANAN).penugasan.get().unit
    for rumus in RUMUS:
        DokumenFactory(unit=unit, judul=rumus)
    baris = ambil(client, bentuk)
    assert sorted(kolom(baris, "judul")) == sorted(f"'{rumus}" for rumus in RUMUS)


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_export_stays_in_the_scope_and_under_the_filters(client, bentuk):
    petugas = masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    unit = petugas.penugasan.get().unit
    DokumenFactory(unit=unit, judul="Terbit sendiri")
    RancanganFactory(unit=unit, judul="Rancangan sendiri")
    RancanganFactory(judul="Rancangan tetangga")
    assert set(kolom(ambil(client, bentuk), "judul")) == {
        "Terbit sendiri",
        "Rancangan sendiri",
    }
    saring = ambil(client, bentuk, status__exact="rancangan")
    assert kolom(saring, "judul") == ["Rancangan sendiri"]
    # A filter that is not known is refused and no half file.
    alamat = reverse("admin:informasi_dokumeninformasi_ekspor", args=(bentuk,))
    assert client.get(alamat, {"tak_dikenal": "1"}).status_code == 400
    lain = reverse("admin:informasi_dokumeninformasi_ekspor", args=("pdf",))
    assert client.get(lain).status_code == 404


def test_values_are_written_as_a_person_reads_them(client):
    petugas = masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    DokumenFactory(
        unit=petugas.penugasan.get().unit,
        klasifikasi="setiap_saat",
        terbit_pada=datetime(2024, 6, 4, 1, tzinfo=UTC),
    )
    baris = ambil(client, "csv")
    assert kolom(baris, "klasifikasi") == ["Setiap saat"]
    assert kolom(baris, "terbit pada") == ["2024-06-04 08:00"]
    assert kolom(baris, "tahun") == [""]


@pytest.mark.parametrize(("terbit", "kata"), [(True, "ya"), (False, "tidak")])
def test_yes_and_no_are_words(client, terbit, kata):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    HalamanFactory(judul="Contoh", terbit=terbit)
    isi = client.get(reverse("admin:organisasi_halaman_ekspor", args=("csv",)))
    [baris] = [b for b in isi.getvalue().decode().splitlines() if "Contoh" in b]
    assert kata in baris.split(",")


def test_file_opens_although_a_value_is_too_long_for_a_cell(client):
    petugas = masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    panjang = "a\x0b" * PANJANG_SEL
    DokumenFactory(unit=petugas.penugasan.get().unit, ringkasan=panjang)
    [sel] = kolom(ambil(client, "xlsx"), "ringkasan isi")
    assert sel == "a" * PANJANG_SEL


def test_value_that_leads_nowhere_is_an_empty_cell():
    class Daftar:
        def hilang(self, _obj):
            raise Unit.DoesNotExist

    assert _nilai("hilang", UnitFactory(), Daftar()) == ""


# Acts on many: first what will change, then the acts


def massal(client, dokumen, action="periksa", **lain):
    return centang(client, "informasi_dokumeninformasi", action, *dokumen, **lain)


def test_acts_on_many_say_first_what_will_change_and_what_not(client):
    petugas = masuk_sebagai(client, Peran.PPID_PEMBANTU)
    unit = petugas.penugasan.get().unit
    dua = [RancanganFactory(unit=unit), DokumenFactory(unit=unit)]
    rencana = massal(client, dua).context["rencana"]
    assert dict(rencana) == {dua[0]: "", dua[1]: "statusnya Terbit"}
    assert not DokumenInformasi.objects.filter(status="diperiksa").exists()
    jawab = massal(client, dua, yakin="1")
    assertContains(jawab, "Nyatakan sudah diperiksa: 1 selesai.")
    assertContains(jawab, f"1 tidak jadi. {dua[1].nomor}: statusnya Terbit")
    status = DokumenInformasi.objects.values_list("pk", "status")
    assert dict(status) == {dua[0].pk: "diperiksa", dua[1].pk: "terbit"}


def test_ticked_rows_leave_as_a_file_of_their_own(client):
    petugas = masuk_sebagai(client, Peran.PPID_PEMBANTU)
    unit = petugas.penugasan.get().unit
    pilih, _lain = (RancanganFactory(unit=unit, judul=j) for j in ("Pilih", "Lain"))
    isi = b"".join(massal(client, [pilih], action="ekspor").streaming_content)
    assert [b[1] for b in load_workbook(io.BytesIO(isi)).active.values] == [
        "judul",
        "Pilih",
    ]


def test_a_whole_page_is_ticked_by_one_address(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    RancanganFactory.create_batch(2)
    daftar = reverse("admin:informasi_dokumeninformasi_changelist")
    assertContains(client.get(daftar), "checked", count=1)
    semua = client.get(f"{daftar}?status__exact=rancangan&pilih=semua")
    assertContains(semua, ' checked type="checkbox" name="_selected_action"', count=2)


def test_acts_on_many_leave_entries_of_others_alone(client):
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    lain = RancanganFactory()
    massal(client, [lain], yakin="1")
    lain.refresh_from_db()
    assert lain.status == "rancangan"


def test_acts_on_many_have_a_limit(client):
    petugas = masuk_sebagai(client, Peran.PPID_PEMBANTU)
    unit = petugas.penugasan.get().unit
    banyak = RancanganFactory.create_batch(BANYAK_MAKS + 1, unit=unit)
    assert len(massal(client, banyak).context["rencana"]) == BANYAK_MAKS


def test_acts_on_many_need_the_role_where_each_entry_lives(client):
    petugas = masuk_sebagai(client, Peran.PPID_PEMBANTU)
    loket = PenugasanFactory(petugas=petugas, peran=Peran.PETUGAS_LAYANAN).unit
    [(_, halangan)] = massal(client, [RancanganFactory(unit=loket)]).context["rencana"]
    assert halangan == "bukan untuk Anda"


def test_acts_on_many_skip_what_needs_words_for_readers(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    perubahan = RancanganFactory(status="diperiksa", menggantikan=DokumenFactory())
    jawab = massal(client, [perubahan], action="terbitkan")
    [(_, halangan)] = jawab.context["rencana"]
    assert halangan == SENDIRI


def test_entry_that_fails_among_many_is_named_and_stops_no_other(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    tertutup = RancanganFactory(status="diperiksa", klasifikasi="dikecualikan")
    terbuka = RancanganFactory(status="diperiksa")
    jawab = massal(client, [tertutup, terbuka], action="terbitkan", yakin="1")
    assertContains(jawab, f"{tertutup.nomor}: Informasi yang dikecualikan hanya dapat")
    assertContains(jawab, "Terbitkan: 1 selesai.")
    jawab = massal(client, [tertutup], action="terbitkan", yakin="1")
    assertNotContains(jawab, "selesai.")
    status = dict(DokumenInformasi.objects.values_list("pk", "status"))
    assert status == {tertutup.pk: "diperiksa", terbuka.pk: "terbit"}
