"""One search over the services in the reader's scope, and views that an officer named."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from organisasi.kantor.peran import Peran
from ppid_portal.staf.cari import BANYAK_MAKS, SUMBER
from tests.factories.informasi import DokumenFactory, PermohonanFactory
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.kueri import kueri_tersimpan
from tests.petugas import masuk, masuk_sebagai

pytestmark = pytest.mark.django_db
CARI = "/admin/cari/"


def judul(client, q):
    kelompok = client.halaman(f"{CARI}?q={q}").context["kelompok"]
    return [k["judul"] for k in kelompok]


def test_words_places_and_units_are_found_in_each_service_of_the_officer(client):
    desa = WilayahFactory(nama="Nagarasari", tingkat="kelurahan")
    sosial = UnitFactory(nama="Dinas Sosial", peran_ppid="pembantu")
    PermohonanFactory(rincian="Jumlah penduduk tiap RW")
    DokumenFactory(judul="Profil penduduk", unit=sosial)
    aduan = PengaduanFactory(judul="Lampu mati", kelurahan=desa, pemegang=sosial)
    masuk_sebagai(client, Peran.AUDITOR)
    assert judul(client, "penduduk") == ["permohonan informasi", "daftar informasi"]
    assert judul(client, "nagarasari+lampu") == ["pengaduan"]
    assert judul(client, "sosial") == ["pengaduan", "daftar informasi"]
    assert judul(client, "") == judul(client, "tidak+ada+itu") == []
    assertContains(client.get(f"{CARI}?q=nagarasari"), aduan.nomor)
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    assert judul(client, "penduduk") == []


def test_a_whole_number_opens_its_record_for_who_may_read_it(client):
    aduan = PengaduanFactory()
    tujuan = reverse("admin:pengaduan_pengaduan_change", args=(aduan.pk,))
    masuk_sebagai(client, Peran.AUDITOR)
    dicari = {"q": aduan.nomor.lower()}
    assertRedirects(client.get(CARI, dicari), tujuan, fetch_redirect_response=False)
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    assert client.get(CARI, dicari).status_code == 200


def test_of_many_the_list_itself_shows_the_rest_at_a_fixed_cost(client):
    PermohonanFactory(rincian="Peta satu")
    masuk_sebagai(client, Peran.PPID_UTAMA)
    satu = kueri_tersimpan(client, f"{CARI}?q=peta")
    PermohonanFactory.create_batch(BANYAK_MAKS, rincian="Peta lain")
    banyak = kueri_tersimpan(client, f"{CARI}?q=peta")
    assert len(banyak) == len(satu) <= 6 + len(SUMBER)
    [kelompok] = client.get(f"{CARI}?q=peta").context["kelompok"]
    assert len(kelompok["baris"]) == BANYAK_MAKS
    assert client.get(kelompok["semua"]).context["cl"].result_count == BANYAK_MAKS + 1


def test_a_named_view_is_pinned_for_its_officer_alone_until_it_is_let_go(client):
    daftar = reverse("admin:pengaduan_pengaduan_changelist")
    isi = {"daftar": "pengaduan.pengaduan", "nama": "Lampu", "kueri": "q=lampu"}
    siapa = masuk_sebagai(client, Peran.ADMIN_SP4N)
    assertRedirects(client.post("/admin/tampilan/", isi), f"{daftar}?q=lampu")
    for nama in ("", "   "):
        client.post("/admin/tampilan/", isi | {"nama": nama})
    tersimpan = client.halaman(daftar).context["tersimpan"]
    assert [t["nama"] for t in tersimpan] == ["Lampu"]
    assertContains(
        client.get(f"{daftar}?q=lampu"), '<a href="?q=lampu" aria-current="page">'
    )
    lain = client.get(reverse("admin:pengaduan_insiden_changelist"))
    assert lain.context["tersimpan"] == []
    assert client.post("/admin/tampilan/", isi | {"daftar": "apa"}).status_code == 404
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    assert client.get(daftar).context["tersimpan"] == []
    masuk(client, siapa)
    client.post("/admin/tampilan/", isi | {"kueri": ""})
    assert client.get(daftar).context["tersimpan"] == []
