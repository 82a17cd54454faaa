"""PK-05 in the admin: the round at a glance, planning it, its targets."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Unit, Wilayah
from pemangku.models import (
    Kegiatan,
    Kehadiran,
    Pemangku,
    Putaran,
    SasaranPutaran,
    Undangan,
)
from pemangku.putaran.sasaran import (
    belum_terjangkau,
    tak_pernah_diundang,
    tak_pernah_hadir,
)
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.pemangku import (
    KegiatanFactory,
    KehadiranFactory,
    PemangkuFactory,
    PutaranFactory,
    SasaranPutaranFactory,
    UndanganFactory,
    UnsurFactory,
    UnsurTidakAdaFactory,
)
from tests.pemangku.kantor_kunjungan import HARI, kecamatan, kunjungan, sasaran, segar
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


def alamat(nama, *args, model="putaran"):
    return reverse(f"admin:pemangku_{model}_{nama}", args=args)


def tindakan(obj, nama):
    return alamat("tindakan", obj.pk, nama, model=obj._meta.model_name)


# The round


def test_pk05_the_page_counts_and_names_what_is_missing(client):
    satu = sasaran()
    SasaranPutaranFactory(putaran=satu.putaran)
    kunjungan(satu, hadir=22)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    halaman = client.halaman(alamat("change", satu.putaran.pk))
    assertContains(halaman, "0 dari 2 tuntas · 1 terlaksana · 0 terlambat")
    assertContains(halaman, '<span class="lencana terlaksana">Terlaksana</span>')
    assertContains(halaman, "Kurang: pemangku segar 0 dari 15; BA belum diunggah")
    assertContains(halaman, "Kecamatan (1)")
    assertContains(halaman, "Perangkat daerah (1)")


def test_pk05_an_operator_reads_all_states_and_only_his_own_names(client):
    pj, lain = PetugasFactory(nama="Penanggung Satu"), PetugasFactory(nama="Jawab Dua")
    satu = sasaran(kecamatan("Kecamatan Cipedes"), pj=pj)
    dua = SasaranPutaranFactory(
        putaran=satu.putaran, unit=kecamatan("Kecamatan Tawang"), pj=lain
    )
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, satu.unit)
    halaman = client.halaman(alamat("change", satu.putaran.pk))
    assertContains(halaman, "Kecamatan Tawang")
    assertContains(halaman, "Belum dijadwalkan", count=2)
    assertContains(halaman, "Penanggung Satu")
    assertNotContains(halaman, "Jawab Dua")
    ubah = alamat("change", dua.pk, model="sasaranputaran")
    assertNotContains(halaman, ubah)
    assert client.get(ubah).status_code == 404


def test_rows_are_sorted_by_place_by_delay_and_by_what_is_least_covered(client):
    kemarin = timezone.localdate() - timedelta(days=1)
    satu = sasaran(kecamatan("Kecamatan A"), urutan=1)
    putaran = satu.putaran
    dua = SasaranPutaranFactory(
        putaran=putaran, unit=kecamatan("Kecamatan B"), urutan=2, target_pemangku=1
    )
    segar(dua.unit)
    tiga = SasaranPutaranFactory(
        putaran=putaran, unit=kecamatan("Kecamatan C"), urutan=3, target_tanggal=kemarin
    )
    tiga.unsur_wajib.add(UnsurFactory())
    UnsurTidakAdaFactory(sasaran=tiga, unsur=tiga.unsur_wajib.get())
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    def urut(cara):
        isi = client.get(alamat("change", putaran.pk), {"urut": cara}).context["isi"]
        return [b.baris.sasaran for _, baris in isi.kelompok for b in baris]

    assert urut("urutan") == urut("apa-saja") == [satu, dua, tiga]
    assert urut("terlambat") == [tiga, satu, dua]
    assert urut("tersedikit") == [satu, tiga, dua]
    assertContains(client.get(alamat("change", putaran.pk)), "Terlambat")


def test_a_round_page_costs_the_same_for_one_target_and_for_ten(client):
    satu = sasaran()
    kunjungan(satu, hadir=1)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    halaman = alamat("change", satu.putaran.pk)
    client.get(halaman)
    with CaptureQueriesContext(connection) as sedikit:
        client.get(halaman)
    for _ in range(9):
        kunjungan(SasaranPutaranFactory(putaran=satu.putaran), hadir=1)
    with CaptureQueriesContext(connection) as banyak:
        client.get(halaman)
    assert len(sedikit) == len(banyak) <= 30


def test_a_round_without_targets_says_so(client):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    halaman = client.halaman(alamat("change", PutaranFactory(tujuan="Semua unit").pk))
    assertContains(halaman, "belum punya sasaran")
    assertContains(halaman, "Semua unit")


# Planning one


def rencana(**ubah):
    return {
        "nama": "Putaran 2025",
        "tujuan": "",
        "mulai": "2025-01-01",
        "target_selesai": "2025-12-31",
        "salin": "",
    } | ubah


def test_a_round_is_planned_from_its_units(client):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    unit = UnitFactory.create_batch(2)
    UnitFactory(jenis=Unit.Jenis.KELURAHAN)
    halaman = client.halaman(alamat("add"))
    assert (
        len(halaman.context["form"].fields["unit"].queryset) == 3
    )  # and the officer's
    jawab = client.post(alamat("add"), rencana(unit=[u.pk for u in unit]))
    putaran = Putaran.objects.get()
    assert jawab["Location"] == alamat("change", putaran.pk)
    assert putaran.sasaran.count() == 2


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({}, "Pilih paling sedikit satu unit."),
        ({"mulai": "2026-01-01"}, "Target selesai harus setelah mulai."),
        ({"mulai": ""}, "Isi tanggal mulai."),
    ],
)
def test_a_plan_that_does_not_hold_is_shown_again(client, ubah, kalimat):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    jawab = client.post(alamat("add"), rencana(**ubah))
    assertContains(jawab, kalimat)
    assert not Putaran.objects.exists()


def test_a_taken_name_is_told_over_the_form(client):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    PutaranFactory(nama="Putaran 2025")
    jawab = client.post(alamat("add"), rencana(unit=[UnitFactory().pk]))
    assert jawab.status_code == 200
    assert jawab.context["form"].non_field_errors()
    assert Putaran.objects.count() == 1


def test_a_round_is_started_gets_a_unit_and_is_ended(client):
    putaran, dinas = PutaranFactory(), UnitFactory()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    client.post(tindakan(putaran, "mulai"))
    client.post(tindakan(putaran, "tambah"), {"unit": [dinas.pk]})
    client.halaman(tindakan(putaran, "akhiri"))
    client.post(tindakan(putaran, "akhiri"))
    putaran.refresh_from_db()
    assert putaran.status == Putaran.Status.SELESAI
    assert putaran.sasaran.get().unit == dinas


# One target


def test_the_page_of_a_target_says_what_it_lacks_and_lists_its_visits(client):
    satu = sasaran(pj=PetugasFactory(nama="Penanggung Satu"))
    tiada = UnsurTidakAdaFactory(sasaran=satu)
    kegiatan = kunjungan(satu, hadir=1)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    halaman = client.halaman(alamat("change", satu.pk, model="sasaranputaran"))
    assertContains(halaman, "hadir 1 dari sedikitnya 10")
    assertContains(halaman, str(kegiatan))
    assertContains(halaman, tiada.alasan)
    assertContains(halaman, "Penanggung Satu")
    assertContains(halaman, f"?sasaran={satu.pk}")


def test_a_target_is_put_off_taken_up_and_changed(client):
    satu, unsur = sasaran(), UnsurFactory()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    nanti = timezone.localdate() + timedelta(days=30)
    pendek = client.post(
        tindakan(satu, "tunda"), {"sampai": nanti.isoformat(), "alasan": "nanti"}
    )
    assertContains(pendek, "Alasan wajib diisi (min. 10 huruf).")
    client.post(
        tindakan(satu, "tunda"),
        {"sampai": nanti.isoformat(), "alasan": "Menunggu camat baru"},
    )
    satu.refresh_from_db()
    assert satu.ditunda_sampai == nanti
    assertContains(
        client.halaman(alamat("change", satu.pk, model="sasaranputaran")),
        "Menunggu camat baru",
    )
    client.post(tindakan(satu, "lanjutkan"))
    halaman = client.halaman(tindakan(satu, "ubah"))
    assert halaman.context["form"].initial["target_hadir"] == satu.target_hadir
    client.post(
        tindakan(satu, "ubah"),
        {
            "urutan": 4,
            "target_tanggal": "2025-03-01",
            "target_hadir": 20,
            "target_pemangku": 5,
            "pj": "",
            "unsur_wajib": [unsur.pk],
        },
    )
    satu.refresh_from_db()
    assert (satu.ditunda_sampai, satu.urutan) == (None, 4)
    assert satu.target_tanggal == date(2025, 3, 1)
    assert list(satu.unsur_wajib.all()) == [unsur]


def test_pk06_a_missing_part_is_said_not_to_be_there_and_taken_back(client):
    satu, unsur = sasaran(), UnsurFactory(nama="KIM")
    satu.unsur_wajib.add(unsur)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    pendek = client.post(
        tindakan(satu, "tidak_ada"), {"unsur": unsur.pk, "alasan": "tidak"}
    )
    assertContains(pendek, "Alasan wajib diisi (min. 10 huruf).")
    client.post(
        tindakan(satu, "tidak_ada"), {"unsur": unsur.pk, "alasan": "Belum dibentuk."}
    )
    baris = satu.unsur_tidak_ada.get()
    client.halaman(tindakan(satu, "cabut_tidak_ada"))
    client.post(tindakan(satu, "cabut_tidak_ada"), {"baris": baris.pk})
    assert not satu.unsur_tidak_ada.exists()


# The round as a file


def test_the_round_is_a_sheet_with_numbers_and_without_names(client):
    kemarin = timezone.localdate() - timedelta(days=1)
    satu = sasaran(
        kecamatan("Kecamatan Cipedes"),
        target_tanggal=kemarin,
        pj=PetugasFactory(nama="Rina Contoh"),
    )
    kunjungan(SasaranPutaranFactory(putaran=satu.putaran), hadir=12)
    masuk_sebagai(client, Peran.PIMPINAN)
    jawab = client.get(alamat("progres", satu.putaran.pk, "xlsx"))
    buku = load_workbook(BytesIO(b"".join(jawab.streaming_content)))
    assert buku.sheetnames == ["Info", "Progres"]
    info = dict(buku["Info"].iter_rows(values_only=True))
    assert info["Keadaan per"].date() == timezone.localdate()
    assert info["Jumlah baris"] == 2
    baris = list(buku["Progres"].iter_rows(values_only=True))
    cipedes = next(b for b in baris if b[1] == "Kecamatan Cipedes")
    assert cipedes[2] == "Belum dijadwalkan (terlambat)"
    assert cipedes[4].date() == kemarin
    assert cipedes[5:9] == (0, 50, 0, 15)
    assert any(b[5] == 12 for b in baris)
    assert not any("Rina" in str(sel) for b in baris for sel in b)
    assert Jejak.objects.filter(tindakan="unduh_daftar").count() == 1


@pytest.mark.lambat
def test_the_round_is_a_tagged_pdf(client):
    putaran = sasaran().putaran
    masuk_sebagai(client, Peran.PIMPINAN)
    jawab = client.get(alamat("progres", putaran.pk, "pdf"))
    assert b"/StructTreeRoot" in jawab.content
    assert "pemangku_progres_" in jawab["Content-Disposition"]
    assert Jejak.objects.filter(tindakan="unduh_daftar").count() == 1
    assert client.get(alamat("progres", putaran.pk, "doc")).status_code == 404


@pytest.fixture
def pengelola():
    return petugas_berperan(Peran.PENGELOLA_PEMANGKU)


def test_pk06_kelurahan_nobody_came_from_and_parts_nobody_stands_for(pengelola):
    camat = kecamatan(
        *("Kecamatan Cipedes", "Panglayungan", "Cipedes", "Nagarasari", "Sukamanah")
    )
    satu = sasaran(camat)
    taruna, tiada = UnsurFactory(nama="Karang Taruna"), UnsurFactory(nama="KIM")
    satu.unsur_wajib.set([taruna, tiada])
    UnsurTidakAdaFactory(sasaran=satu, unsur=tiada)
    kegiatan = kunjungan(satu)
    datang = {w.nama: w for w in Wilayah.objects.filter(induk=camat.wilayah)}
    KehadiranFactory(kegiatan=kegiatan, kelurahan=datang["Panglayungan"])
    KehadiranFactory(
        kegiatan=kegiatan, pemangku=PemangkuFactory(wilayah=datang["Cipedes"])
    )
    KehadiranFactory(
        kegiatan=kegiatan,
        kelurahan=datang["Nagarasari"],
        status=Kehadiran.Status.SEMENTARA,
    )
    # At a visit of no round.
    KehadiranFactory(kelurahan=datang["Sukamanah"])
    isi = belum_terjangkau(satu.putaran, petugas=pengelola, hari=HARI)
    assert isi.kelurahan == [("Kecamatan Cipedes", ["Nagarasari", "Sukamanah"])]
    assert isi.unsur == [("Kecamatan Cipedes", ["Karang Taruna"])]
    assert isi.unit == []


def test_units_without_any_visit_stand_in_the_first_list(pengelola):
    satu = sasaran()
    kunjungan(satu, status=Kegiatan.Status.RENCANA)
    lain = SasaranPutaranFactory(putaran=satu.putaran)
    isi = belum_terjangkau(satu.putaran, petugas=pengelola, hari=HARI)
    assert isi.unit == [lain.unit.nama]


def test_invited_twice_and_never_there(pengelola):
    sering, datang, sekali, nanti = PemangkuFactory.create_batch(4)
    lampau = KegiatanFactory.create_batch(2, status=Kegiatan.Status.DITUTUP)
    for kegiatan in lampau:
        UndanganFactory(kegiatan=kegiatan, pemangku=sering)
        UndanganFactory(kegiatan=kegiatan, pemangku=datang)
    UndanganFactory(kegiatan=lampau[0], pemangku=sekali)
    for kegiatan in KegiatanFactory.create_batch(2):
        UndanganFactory(kegiatan=kegiatan, pemangku=nanti)
    KehadiranFactory(kegiatan=lampau[0], pemangku=datang)
    KehadiranFactory(
        kegiatan=lampau[0],
        pemangku=sering,
        status=Kehadiran.Status.DITOLAK,
        alasan="Salah",
    )
    assert [(p, p.diundang) for p in tak_pernah_hadir(pengelola)] == [(sering, 2)]


def test_active_ones_never_invited_of_the_officers_units_only(pengelola):
    camat = kecamatan()
    satu = PemangkuFactory(pengelola=camat)
    lain = PemangkuFactory()
    PemangkuFactory(status=Pemangku.Status.NONAKTIF)
    UndanganFactory(pemangku=PemangkuFactory())
    operator = petugas_berperan(Peran.PETUGAS_LAYANAN, camat)
    assert set(tak_pernah_diundang(pengelola)) == {satu, lain}
    assert list(tak_pernah_diundang(operator)) == [satu]


# In the admin, with inviting from the lists


def test_pk06_three_chosen_ones_stand_once_each_among_the_invited(client):
    putaran = sasaran().putaran
    tiga = PemangkuFactory.create_batch(3)
    besok = timezone.now() + timedelta(days=1)
    nanti = KegiatanFactory(mulai=besok, selesai=besok + timedelta(hours=2))
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    isi = {"kegiatan": nanti.pk, "pemangku": [p.pk for p in tiga]}
    for _ in range(2):
        jawab = client.post(alamat("belum", putaran.pk), isi, follow=True)
    assertContains(jawab, "0 pemangku diundang")
    assert set(nanti.undangan.values_list("pemangku", flat=True)) == {
        p.pk for p in tiga
    }


def test_a_visit_that_was_settled_meanwhile_takes_nobody(client, monkeypatch):
    putaran, pemangku = sasaran().putaran, PemangkuFactory()
    besok = timezone.now() + timedelta(days=1)
    nanti = KegiatanFactory(mulai=besok, selesai=besok + timedelta(hours=2))
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    monkeypatch.setattr(Kegiatan, "menerima_hadir", False)
    jawab = client.post(
        alamat("belum", putaran.pk), {"kegiatan": nanti.pk, "pemangku": [pemangku.pk]}
    )
    assertContains(jawab, "Kegiatan sudah ditutup.")
    assert not Undangan.objects.exists()


def test_who_holds_no_visits_reads_the_lists_and_invites_nobody(client):
    putaran = sasaran().putaran
    PemangkuFactory(nama_resmi="PKK Nagarasari")
    masuk_sebagai(client, Peran.PIMPINAN)
    halaman = client.halaman(alamat("belum", putaran.pk))
    assertContains(halaman, "PKK Nagarasari")
    assertNotContains(halaman, "Undang ke kegiatan berikut")
    assert client.post(alamat("belum", putaran.pk), {}).status_code == 403


@pytest.mark.parametrize(
    ("daftar", "isi"),
    [
        ("unit", "Kecamatan Cipedes"),
        ("kelurahan", "Nagarasari"),
        ("unsur", "Karang Taruna"),
        ("tak-hadir", "Lembaga Diundang"),
        ("tak-diundang", "PKK Nagarasari"),
    ],
)
def test_each_list_is_a_sheet(client, daftar, isi):
    satu = sasaran(kecamatan("Kecamatan Cipedes", "Nagarasari"))
    satu.unsur_wajib.add(UnsurFactory(nama="Karang Taruna"))
    PemangkuFactory(nama_resmi="PKK Nagarasari")
    sering = PemangkuFactory(nama_resmi="Lembaga Diundang")
    for kegiatan in KegiatanFactory.create_batch(2, status=Kegiatan.Status.SELESAI):
        UndanganFactory(kegiatan=kegiatan, pemangku=sering)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    jawab = client.get(alamat("belum_lembar", satu.putaran.pk, daftar, "xlsx"))
    _info, lembar = load_workbook(BytesIO(b"".join(jawab.streaming_content)))
    sel = {str(s) for baris in lembar.iter_rows(values_only=True) for s in baris if s}
    assert isi in sel
    assert f"_{daftar}_" in jawab["Content-Disposition"]


def test_an_operator_invites_to_visits_of_his_own_unit_only(client):
    camat, putaran = kecamatan(), PutaranFactory()
    besok = timezone.now() + timedelta(days=1)
    waktu = {"mulai": besok, "selesai": besok + timedelta(hours=1)}
    milik = KegiatanFactory(tuan_rumah=camat, **waktu)
    KegiatanFactory(**waktu)
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, camat))
    halaman = client.halaman(alamat("belum", putaran.pk))
    assert list(halaman.context["form"].fields["kegiatan"].queryset) == [milik]
    assert not SasaranPutaran.objects.exists()
