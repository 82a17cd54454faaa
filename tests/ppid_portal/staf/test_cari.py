"""One search over the services in the reader's scope, and views that an officer named."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from informasi.models import Pemohon
from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi, Area, TampilanUnit, Unit, Versi
from ppid_portal.staf.cari import (
    BANYAK_MAKS,
    HANYA_CARI,
    SEJAM_MAKS,
    SUMBER,
    TERLALU_SERING,
)
from tests.factories.informasi import DokumenFactory, PermohonanFactory
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.factories.pengaduan import PelaporFactory, PengaduanFactory
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


def test_a_named_view_is_pinned_renamed_and_let_go_by_its_officer_alone(client):
    daftar = reverse("admin:pengaduan_pengaduan_changelist")
    isi = {"daftar": "pengaduan.pengaduan", "nama": "Lampu", "kueri": "q=lampu"}
    siapa = masuk_sebagai(client, Peran.ADMIN_SP4N)
    assertRedirects(client.post("/admin/tampilan/", isi), f"{daftar}?q=lampu")
    for nama in ("", "   "):
        client.post("/admin/tampilan/", isi | {"nama": nama})
    assert tersimpan(client, daftar) == [("Lampu", None)]
    assertContains(
        client.get(f"{daftar}?q=lampu"), '<a href="?q=lampu" aria-current="page">'
    )
    client.post("/admin/tampilan/", isi | {"nama": "Lampu jalan", "lama": "Lampu"})
    assert tersimpan(client, daftar) == [("Lampu jalan", None)]
    assert tersimpan(client, reverse("admin:pengaduan_insiden_changelist")) == []
    assert client.post("/admin/tampilan/", isi | {"daftar": "apa"}).status_code == 404
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    assert tersimpan(client, daftar) == []
    masuk(client, siapa)
    client.post("/admin/tampilan/", isi | {"lama": "Lampu jalan", "lepas": "1"})
    assert tersimpan(client, daftar) == []


def tersimpan(client, daftar):
    return [(t["nama"], t["unit"]) for t in client.halaman(daftar).context["tersimpan"]]


def nomor_kantor():
    return Versi.objects.get(area=Area.KANTOR).nomor


def test_a_view_of_the_unit_stands_before_all_its_officers_and_no_other(client):
    daftar = reverse("admin:pengaduan_pengaduan_changelist")
    unit = masuk_sebagai(client, Peran.PETUGAS_LAYANAN).penugasan.get().unit
    isi = {
        "daftar": "pengaduan.pengaduan",
        "nama": "Lampu",
        "kueri": "q=Siti&perlu=lewat",
    }
    asing, halaman, versi = UnitFactory(), Unit.objects.get(pk=unit.pk), nomor_kantor()
    for milik in (unit, asing):
        client.post("/admin/tampilan/", isi | {"unit": milik.pk})
    # What is meant for a unit where one does not serve stays one's own.
    assert tersimpan(client, daftar) == [("Lampu", None), ("Lampu", unit)]
    # What the unit's page saves leaves it; what is looked for is not shared.
    assert nomor_kantor() == versi
    halaman.save()
    assert TampilanUnit.objects.get().tampilan[0]["kueri"] == "perlu=lewat"
    cari = isi | {"unit": unit.pk, "nama": "Siti", "kueri": "q=Siti"}
    assertContains(client.post("/admin/tampilan/", cari, follow=True), HANYA_CARI)
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, unit)
    assert tersimpan(client, daftar) == [("Lampu", unit)]
    assertContains(
        client.get(f"{daftar}?q=x"), f"semua petugas {unit.nama_pendek}, tanpa"
    )
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, asing)
    assert tersimpan(client, daftar) == []


# By name: with the right, a reason, and a line in the log

NAMA = f"{CARI}nama/"
ALASAN = "Menelepon soal berkas yang kurang."


def bernama(client, nama, alasan=ALASAN):
    jawab = client.post(NAMA, {"nama": nama, "alasan": alasan})
    return [a for k in jawab.context["kelompok"] for _, a in k["baris"]], jawab


def alamat(obj):
    return reverse(
        f"admin:{obj._meta.label_lower.replace('.', '_')}_change", args=(obj.pk,)
    )


def test_who_may_open_identities_finds_by_whole_words_and_each_is_noted(client):
    nama = {"nama": "H. Asép Sunandar", "nama_kuasa": "Nia Kurnia"}
    minta = PermohonanFactory(**{f"pemohon__{k}": n for k, n in nama.items()})
    lain = PermohonanFactory(unit=minta.unit)
    # Another name with the same hashes is opened, compared and left alone.
    Pemohon.objects.filter(pk=lain.pemohon_id).update(
        sidik_nama=minta.pemohon.sidik_nama
    )
    orang = PelaporFactory(nama="Asep Sunandar")
    aduan = PengaduanFactory(pelapor=orang)
    utama = masuk_sebagai(client, Peran.PPID_UTAMA)
    client.halaman(NAMA)
    for dicari in ("asep SUNANDAR", "kurnia", minta.pemohon.nik):
        assert bernama(client, dicari)[0] == [alamat(minta)]
    for dicari in ("sunan", "Asep Kurniawan", orang.surel):
        hasil, jawab = bernama(client, dicari)
        assertContains(jawab, "Pencarian ini tercatat")
        assert hasil == []
    catatan = AksesDataPribadi.objects.filter(kolom="pencarian nama", alasan=ALASAN)
    for obj in (minta, utama):
        milik = catatan.filter(objek_jenis=obj._meta.label_lower, objek_id=str(obj.pk))
        assert milik.count() == 3
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    assert bernama(client, "asep sunandar")[0] == [alamat(aduan)]
    assert bernama(client, "081234567890")[0] == []
    for dicari in ("A. B.", "ab"):
        assert bernama(client, dicari)[1].context["form"].errors
    assert "alasan" in bernama(client, "asep", "")[1].context["form"].errors


def test_of_many_the_first_are_shown_and_noted_and_trying_on_ends(client):
    PermohonanFactory.create_batch(BANYAK_MAKS + 1, pemohon__nama="Asep")
    masuk_sebagai(client, Peran.PPID_UTAMA)
    hasil, jawab = bernama(client, "asep")
    assert len(hasil) == AksesDataPribadi.objects.count() == BANYAK_MAKS
    assertContains(jawab, "Masih ada yang lain")
    for _ in range(SEJAM_MAKS):
        jawab = bernama(client, "asep")[1]
    assertContains(jawab, TERLALU_SERING)


def test_the_forgotten_and_the_limited_are_not_found(client):
    hapus, batas = (PermohonanFactory(pemohon__nama="Asep") for _ in range(2))
    hapus.pemohon.hapus_identitas(pada=hapus.dibuat_pada)
    assert Pemohon.objects.get(pk=hapus.pemohon_id).sidik_nama == []
    batas.pemohon.dibatasi_pada = batas.dibuat_pada
    batas.pemohon.save(update_fields=("dibatasi_pada",))
    masuk_sebagai(client, Peran.PPID_PEMBANTU, batas.unit)
    assert bernama(client, "asep")[0] == []
    masuk_sebagai(client, Peran.AUDITOR)
    assert client.get(NAMA).status_code == 403
    assert NAMA not in client.get(CARI).text
