"""The today page: its groups, its filter, what it costs, and where else a role begins."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.models import Penugasan
from ppid_portal.staf.hari_ini import (
    BERUBAH,
    PENDARATAN,
    SUMBER_TUGAS,
    pendaratan,
    tugas_hari_ini,
)
from tests.factories import informasi as i, pengaduan as p
from tests.factories.organisasi import (
    PenugasanFactory,
    PetugasFactory,
    TugasHubungiFactory,
    UnitFactory,
)
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
HALAMAN = reverse("admin:index")


def isi_meja(unit, banyak):
    """``banyak`` of each kind."""
    for kolom in ({}, {"dijawab": True}, {"diproses": True}):
        i.PermohonanFactory.create_batch(banyak, unit=unit, **kolom)
    i.PesanFactory.create_batch(
        banyak, permohonan__unit=unit, dari_petugas=False, oleh=None
    )
    i.RujukanFactory.create_batch(banyak, ke_unit=unit, bagian="Bagian")
    i.JawabanFactory.create_batch(banyak, diajukan_pada=p.PADA, permohonan__unit=unit)
    i.TemuanFactory.create_batch(banyak, dokumen__unit=unit)
    p.PengaduanFactory.create_batch(banyak, diteruskan=True, pemegang=unit)
    p.PenerusanFactory.create_batch(banyak)
    TugasHubungiFactory.create_batch(banyak, unit=unit)


def test_it_costs_twelve_statements_at_most_for_any_length(client):
    unit = UnitFactory()
    semua = set(Peran) - {r for milik, _ in PENDARATAN for r in milik}
    orang = {peran: petugas_berperan(peran, unit) for peran in sorted(semua)}

    def harga(petugas):
        masuk(client, petugas)
        with CaptureQueriesContext(connection) as semua:
            client.halaman(HALAMAN)
        # What is kept as long as its version stands is asked for in tests alone.
        kata = ("organisasi_versi", "harilibur", "bataswaktu", "SAVEPOINT")
        return sum(not any(k in q["sql"] for k in kata) for q in semua)

    isi_meja(unit, 1)
    satu = {peran: harga(petugas) for peran, petugas in orang.items()}
    isi_meja(unit, 20)
    assert {peran: harga(petugas) for peran, petugas in orang.items()} == satu
    assert {peran: n for peran, n in satu.items() if n > 12} == {}


def test_what_is_kept_of_the_page_asks_nothing_before_it_is_read():
    """Else a line would stand there until the officer's assignments change."""
    semua = petugas_berperan(Peran.PPID_UTAMA, is_superuser=True)
    for peran in Peran:
        PenugasanFactory(petugas=semua, peran=peran)
    tugas_hari_ini(semua, timezone.localdate())
    for sumber in SUMBER_TUGAS.keys() - BERUBAH:
        with CaptureQueriesContext(connection) as catatan:
            sumber(semua, timezone.localdate())
        assert [k for k in catatan if "organisasi_versi" not in k["sql"]] == [], sumber


def test_danger_is_pinned_and_the_rest_is_narrowed_by_address(client):
    unit = UnitFactory()
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    gawat = p.PengaduanFactory(diteruskan=True, pemegang=unit, prioritas="4")
    minta = i.PermohonanFactory(diproses=True, unit=unit)
    i.PesanFactory(permohonan=minta, dari_petugas=False, oleh=None, isi="Kapan, Bu?")
    halaman = client.halaman(f"{HALAMAN}?layanan=permohonan")
    assert [t.nomor for t in halaman.context["genting"]] == [gawat.nomor]
    ((_, baris),) = halaman.context["kelompok"]
    assert [t.kalimat for t, *_ in baris] == [f"Jawab: {minta.rincian}"]
    assert [t.keterangan for t in halaman.context["kabar"]] == ["Kapan, Bu?"]
    assert [(k, n) for k, _, n in halaman.context["keping"]][:2] == [
        ("permohonan", 1),
        ("aduan", 1),
    ]
    kosong = client.halaman(f"{HALAMAN}?layanan=pemangku")
    assert "Tidak ada pekerjaan di bagian ini." in kosong.text
    assert "Semua sudah beres" not in kosong.text
    assert client.halaman(f"{HALAMAN}?layanan=x").context["ragam"] == ""


def test_a_role_that_has_a_page_of_its_own_begins_there(client):
    pimpinan = petugas_berperan(Peran.PIMPINAN)
    assert pendaratan(pimpinan) == reverse("pimpinan")
    konsol = reverse("admin:pengaduan_insiden_konsol")
    for peran in (Peran.OPERATOR_112, Peran.PENYELIA_112):
        assert pendaratan(petugas_berperan(peran)) == konsol
    for siapa in (
        petugas_berperan(Peran.PPID_UTAMA),
        PetugasFactory(is_superuser=True),
    ):
        assert pendaratan(siapa) == ""
    masuk(client, pimpinan)
    assert client.get(HALAMAN).url == reverse("pimpinan")
    # What waits besides is on the list, which its page leads to.
    assert f'"{HALAMAN}?layanan="' in client.get(reverse("pimpinan")).text
    assert client.halaman(f"{HALAMAN}?layanan=").status_code == 200
    Penugasan.objects.create(
        petugas=pimpinan,
        unit=UnitFactory(),
        peran=Peran.PPID_PEMBANTU,
        mulai=pimpinan.penugasan.get().mulai,
    )
    assert client.halaman(HALAMAN).status_code == 200
