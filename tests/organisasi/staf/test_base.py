"""The admin of the office: scope, late writers, history, export, accounts."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from organisasi.models import BatasWaktu, HariLibur, Petugas, Unit, Wilayah
from tests.factories import (
    informasi as fi,
    informasi as fp,
    kunjungan as fl,
    kunjungan as fn,
    organisasi as fo,
    pemangku as fk,
    pemangku as fm,
    pemangku as fs,
    pengaduan as fa,
    portal as fg,
    portal as fpo,
)
from tests.kueri import kueri_tersimpan
from tests.petugas import isian, masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db

PABRIK = {
    "angkaresmi": fg.AngkaResmiFactory,
    "rekappanggilan": fg.RekapPanggilanFactory,
    "targetindikator": fg.TargetIndikatorFactory,
    "aksesdatapribadi": fo.AksesFactory,
    "bataswaktu": fo.BatasWaktuFactory,
    "calonduplikat": fk.CalonDuplikatFactory,
    "dasarhukum": fo.DasarHukumFactory,
    "dokumeninformasi": fi.DokumenFactory,
    "eksporpribadi": fs.EksporPribadiFactory,
    "halaman": fo.HalamanFactory,
    "hitungandarurat": fa.HitunganDaruratFactory,
    "harilibur": fo.HariLiburFactory,
    "imporberkas": fm.ImporBerkasFactory,
    "insiden": fa.InsidenFactory,
    "insidendata": fo.InsidenDataFactory,
    "isu": fo.IsuFactory,
    "jenispemangku": fk.JenisPemangkuFactory,
    "kanallayanan": fo.KanalLayananFactory,
    "kategoripengaduan": fa.KategoriFactory,
    "keberatan": fp.KeberatanFactory,
    "kegiatan": fk.KegiatanFactory,
    "kelompokinformasi": fi.KelompokFactory,
    "kiriman": fa.KirimanFactory,
    "ketetapan": fn.KetetapanFactory,
    "permintaanketerangan": fi.KeteranganFactory,
    "kunciopen311": fa.KunciOpen311Factory,
    "kuesioner": fpo.KuesionerFactory,
    "pertanyaan": fpo.PertanyaanFactory,
    "laporantahunan": fpo.LaporanTahunanFactory,
    "laporanterusan": fl.LaporanTerusanFactory,
    "fotokegiatan": fl.FotoKegiatanFactory,
    "larangan": fk.LaranganFactory,
    "notifikasi": fo.NotifikasiFactory,
    "pemangku": fk.PemangkuFactory,
    "penilaian": fn.PenilaianFactory,
    "penerusan": fa.PenerusanFactory,
    "pengaduan": fa.PengaduanFactory,
    "penugasan": fo.PenugasanFactory,
    "pencariannihil": fi.PencarianNihilFactory,
    "permintaansubjek": fo.PermintaanSubjekFactory,
    "permohonan": fp.PermohonanFactory,
    "petugas": fo.PetugasFactory,
    "putaran": fk.PutaranFactory,
    "sasaranputaran": fk.SasaranPutaranFactory,
    "sengketa": fp.SengketaFactory,
    "sertamerta": fi.SertaMertaFactory,
    "siaran": fk.SiaranFactory,
    "standarbiaya": fp.StandarBiayaFactory,
    "tekspersetujuan": fk.TeksPersetujuanFactory,
    "temuan": fi.TemuanFactory,
    "pendaftaranmandiri": fk.PendaftaranMandiriFactory,
    "teksbalasan": fa.TeksBalasanFactory,
    "topikpengaduan": fa.TopikFactory,
    "janji": fk.TindakLanjutFactory,
    "tugashubungi": fo.TugasHubungiFactory,
    "ujikonsekuensi": fi.UjiKonsekuensiFactory,
    "unit": fo.UnitFactory,
    "orang": fs.OrangFactory,
    "unsur": fk.UnsurFactory,
    "wilayah": fo.WilayahFactory,
}
# One row for ever, a row for each way out, and the trail, which has a test of its own
# (organisasi/kantor/test_admin.py).
TANPA_PABRIK = {"jejak", "pengaturan", "sirkuit"}


def halaman(model, nama, *args):
    opts = model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{nama}", args=args)


def daftar_admin():
    return sorted(admin.site._registry.values(), key=lambda a: a.opts.label)


@pytest.fixture
def superuser(client):
    return masuk(client, fo.PetugasFactory(is_superuser=True, is_staff=True))


# What every list has.


def test_a_lists_search_is_labelled_in_words_and_keeps_the_filters(client, superuser):
    fo.UnitFactory(nama="Dinas Pariwisata")
    alamat = reverse("admin:organisasi_unit_changelist")
    dicari = {"q": "Pariwisata", "peran_ppid__exact": "tanpa", "aktif": "", "o": "-1"}
    isi = client.get(alamat, dicari | {"induk__isnull": "True"}).text
    assert re.search(r'for="searchbar">Cari<span class="sr"> unit', isi)
    assert 'value="Pariwisata" id="searchbar"' in isi
    assert '<option value="tanpa" selected>' in isi
    assert '<option value="-1" selected>Jenis, menurun' in isi
    assert '<input type="hidden" name="induk__isnull" value="True">' in isi
    assert 'name="aktif"' not in isi
    assert "Hapus saringan" in isi


@pytest.mark.parametrize("induk", daftar_admin(), ids=lambda a: a.opts.model_name)
def test_a_list_says_what_it_is_for(client, superuser, induk):
    response = client.halaman(halaman(induk.model, "changelist"))
    assertContains(response, induk.keterangan)
    assertContains(response, reverse("admin:panduan", args=(induk.panduan,)))


def test_the_cost_of_every_list_is_counted():
    assert {a.opts.model_name for a in daftar_admin()} == {*PABRIK, *TANPA_PABRIK}


@pytest.mark.parametrize("nama", PABRIK)
def test_a_list_costs_the_same_for_one_row_and_twenty(client, superuser, nama):
    induk = next(a for a in daftar_admin() if a.opts.model_name == nama)
    # Something is asked, so that all is shown and not the officer's own work alone.
    alamat = f"{halaman(induk.model, 'changelist')}?p=1"
    # What people wrote of themselves is not for a bare superuser (pemangku 8.1).
    fo.PenugasanFactory(petugas=superuser, peran=Peran.PENGELOLA_PEMANGKU)
    PABRIK[nama]()
    satu = kueri_tersimpan(client, alamat)
    PABRIK[nama].create_batch(19)
    banyak = kueri_tersimpan(client, alamat)
    assert client.get(alamat).context["cl"].result_count >= 20
    assert len(banyak) == len(satu) <= 8
    assert max(s.count(" JOIN ") for s in banyak if "UNION" not in s) <= 6


# Scope.


def test_a_record_that_never_was_answers_the_same(client):
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    assert client.get(halaman(Unit, "change", 10**9)).status_code == 404
    assert client.get(halaman(Unit, "change", "x")).status_code == 404


def test_what_is_only_read_leads_to_what_the_reader_may_open(client):
    induk, wilayah = fo.UnitFactory(), fo.WilayahFactory(nama="Cipedes")
    unit = fo.UnitFactory(induk=induk, wilayah=wilayah)
    masuk_sebagai(client, Peran.AUDITOR)
    isi = client.get(halaman(Unit, "change", unit.pk)).text
    assert halaman(Unit, "change", induk.pk) in isi
    assert "Cipedes" in isi
    assert halaman(Wilayah, "change", wilayah.pk) not in isi


# Forms: editions, structure, history.


def test_a_unit_edits_its_contacts_but_not_its_place_in_the_tree(client):
    unit = fo.UnitFactory()
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    alamat = halaman(Unit, "change", unit.pk)
    data = isian(client.get(alamat))
    client.post(
        alamat, data | {"telepon": "0265-1", "dipercaya": "on", "peran_ppid": "utama"}
    )
    unit.refresh_from_db()
    assert unit.telepon == "0265-1"
    assert unit.dipercaya is False
    assert unit.peran_ppid == Unit.PeranPPID.PEMBANTU


def test_a_form_without_its_edition_is_treated_as_late(client):
    unit = fo.UnitFactory()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    alamat = halaman(Unit, "change", unit.pk)
    data = isian(client.get(alamat))
    del data["edisi"]
    response = client.post(alamat, data)
    assertContains(response, "isinya sama")


def test_a_rule_with_a_sentence_of_its_own_keeps_it(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    lama = fo.BatasWaktuFactory()
    response = client.post(
        halaman(BatasWaktu, "add"),
        {
            "kode": lama.kode,
            "nilai": 3,
            "satuan": "hari",
            "dasar": "Aturan contoh",
            "berlaku_sejak": "01-01-2024",
        },
    )
    assertContains(response, "sudah ada")


# Accounts.


def test_an_assignment_in_the_account_form_belongs_to_the_own_units(client):
    """The inline offers what the officer may give: here all units, with the role's reach."""
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    tugas = fo.PenugasanFactory()
    ubah = halaman(Petugas, "change", tugas.petugas_id)
    client.post(
        ubah, isian(client.get(ubah)) | {"penugasan-0-jabatan": "Sekretaris (contoh)"}
    )
    tugas.refresh_from_db()
    assert tugas.jabatan == "Sekretaris (contoh)"


def test_full_power_is_neither_changed_nor_smuggled_in(client):
    bos, orang = fo.PetugasFactory(is_superuser=True), fo.PetugasFactory()
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    lihat = client.get(halaman(Petugas, "change", bos.pk))
    assert not lihat.context["has_change_permission"]
    assert client.get(halaman(Petugas, "tindakan", bos.pk, "faktor")).status_code == 403
    alamat = halaman(Petugas, "change", orang.pk)
    client.post(alamat, isian(client.get(alamat)) | {"is_superuser": "on"})
    orang.refresh_from_db()
    assert orang.is_superuser is False


def test_deleting_is_allowed_where_the_role_says_so(client):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    libur = fo.HariLiburFactory()
    client.post(halaman(HariLibur, "delete", libur.pk), {"post": "yes"})
    assert not HariLibur.objects.filter(pk=libur.pk).exists()


def test_an_officer_of_two_units_finds_the_first_one_filled_in(client):
    petugas = petugas_berperan(Peran.PETUGAS_LAYANAN)
    fo.PenugasanFactory(petugas=petugas)
    masuk(client, petugas)
    pertama = min(p.unit_id for p in petugas.penugasan.all())
    response = client.get(reverse("admin:informasi_dokumeninformasi_add"))
    assert response.context["adminform"].form["unit"].value() == str(pertama)
