"""PK-05 in the admin: the round at a glance, planning it, its targets."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Unit, Wilayah
from pemangku.models import Putaran
from pemangku.putaran import sasaran as cari
from tests.factories import pemangku as f
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.pemangku import kantor_kunjungan as bantu
from tests.pemangku.kantor_kunjungan import HARI, kecamatan, kunjungan, sasaran
from tests.pemangku.meja_register import kueri
from tests.petugas import masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


def alamat(nama, obj=None, *args):
    """A page of a round, or of what is given."""
    model = obj._meta.model_name if obj else "putaran"
    return bantu.alamat(nama, *([obj.pk] if obj else []), *args, model=model)


def tekan(client, obj, nama, **isi):
    return client.post(alamat("tindakan", obj, nama), isi)


def test_pk05_an_operator_reads_all_states_and_only_his_own_names(client):
    pj, lain = PetugasFactory(nama="Penanggung Satu"), PetugasFactory(nama="Jawab Dua")
    satu = sasaran(kecamatan("Kecamatan Cipedes"), pj=pj)
    dua = sasaran(kecamatan("Kecamatan Tawang"), putaran=satu.putaran, pj=lain)
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, satu.unit)
    halaman = client.halaman(alamat("change", satu.putaran))
    assertContains(halaman, "Kecamatan Tawang")
    assertContains(halaman, "Belum dijadwalkan", count=2)
    assertContains(halaman, "Penanggung Satu")
    for tidak in ("Jawab Dua", alamat("change", dua)):
        assertNotContains(halaman, tidak)
    assert client.get(alamat("change", dua)).status_code == 404


@pytest.mark.usefixtures("pengelola")
def test_the_board_counts_what_is_missing_and_each_count_opens_its_rows(client):
    kemarin = timezone.localdate() - timedelta(days=1)
    satu = sasaran(kecamatan("Kecamatan A", "Cikalang"), urutan=1)
    isi = {"putaran": satu.putaran, "urutan": 2, "target_tanggal": kemarin}
    dua = sasaran(kecamatan("Kecamatan B"), **isi)
    dua.unsur_wajib.add(f.UnsurFactory(nama="Karang Taruna"))
    nanti = timezone.now() + timedelta(days=3)
    kunjungan(satu, status="rencana", mulai=nanti, selesai=nanti + timedelta(hours=2))
    for kegiatan in f.KegiatanFactory.create_batch(2, status="ditutup"):
        f.UndanganFactory(kegiatan=kegiatan, pemangku=f.PemangkuFactory())
    halaman = client.halaman(alamat("change", satu.putaran))
    jumlah = {kode: n for kode, _, n in halaman.context["isi"]["tampilan"]}
    assert jumlah == {
        "": 2,
        "terlambat": 1,
        "kegiatan": 1,
        "kelurahan": 1,
        "kelompok": 1,
    }
    # The day of the visit and the day it is due are two things.
    assertContains(
        halaman, f'data-label="Kunjungan">{timezone.localdate(nanti):%d-%m-%Y}'
    )
    assertContains(halaman, f'terlambat">{kemarin:%d-%m-%Y} lewat')
    assertContains(halaman, "<li>Kelompok Karang Taruna</li>")
    assertContains(halaman, "Belum ada yang datang dari Cikalang")

    def tampil(perlu):
        isi = client.get(alamat("change", satu.putaran), {"perlu": perlu}).context[
            "isi"
        ]
        return [i["b"].sasaran for _, baris in isi["kelompok"] for i in baris]

    assert tampil("") == tampil("apa-saja") == [satu, dua]
    assert tampil("terlambat") == tampil("kegiatan") == tampil("kelompok") == [dua]
    assert tampil("kelurahan") == [satu]
    # Whom nobody reached is a view of the register, with the acts of its list.
    for kode, n in (("tak-diundang", 0), ("tak-hadir", 0)):
        tujuan = f"{reverse('admin:pemangku_pemangku_changelist')}?segar={kode}"
        assertContains(halaman, tujuan)
        assert client.get(tujuan).context["cl"].result_count == n


@pytest.mark.usefixtures("pengelola")
def test_a_round_page_costs_the_same_for_one_target_and_for_more(client):
    putaran = f.PutaranFactory(tujuan="Semua unit")
    halaman = alamat("change", putaran)
    kosong = client.halaman(halaman)
    assertContains(kosong, "belum punya sasaran")
    assertContains(kosong, "Semua unit")
    kunjungan(sasaran(putaran=putaran), hadir=1)
    sedikit = kueri(client, halaman)
    for _ in range(2):
        kunjungan(f.SasaranPutaranFactory(putaran=putaran), hadir=1)
    # Two of them read versions; a listening server spares them.
    assert sedikit == kueri(client, halaman) <= 14


def rencana(**ubah):
    isi = {"nama": "Putaran 2025", "tujuan": "", "salin": "", "mulai": "2025-01-01"}
    return isi | {"target_selesai": "2025-12-31"} | ubah


@pytest.mark.usefixtures("pengelola")
def test_a_round_is_planned_from_its_units(client):
    unit = UnitFactory.create_batch(2)
    UnitFactory(jenis=Unit.Jenis.KELURAHAN)
    halaman = client.halaman(alamat("add"))
    # And the officer's.
    assert len(halaman.context["form"].fields["unit"].queryset) == 3
    for ubah, kalimat in (
        ({}, "Pilih paling sedikit satu unit."),
        ({"mulai": "2026-01-01"}, "Target selesai harus setelah mulai."),
        ({"mulai": ""}, "Isi tanggal mulai."),
    ):
        assertContains(client.post(alamat("add"), rencana(**ubah)), kalimat)
    assert not Putaran.objects.exists()
    isi = rencana(unit=[u.pk for u in unit])
    jawab = client.post(alamat("add"), isi)
    putaran = Putaran.objects.get()
    assert jawab["Location"] == alamat("change", putaran)
    assert putaran.sasaran.count() == 2
    # A taken name is told beside it.
    assert client.post(alamat("add"), isi).context["form"].errors["nama"]
    assert Putaran.objects.count() == 1


@pytest.mark.usefixtures("pengelola")
def test_a_round_is_started_gets_a_unit_and_is_ended(client):
    putaran, dinas = f.PutaranFactory(), UnitFactory()
    tekan(client, putaran, "mulai")
    tekan(client, putaran, "tambah", unit=[dinas.pk])
    client.halaman(alamat("tindakan", putaran, "akhiri"))
    tekan(client, putaran, "akhiri")
    putaran.refresh_from_db()
    assert putaran.status == Putaran.Status.SELESAI
    assert putaran.sasaran.get().unit == dinas


@pytest.mark.usefixtures("pengelola")
def test_the_page_of_a_target_says_what_it_lacks_and_lists_its_visits(client):
    tidak_ada = {str(f.UnsurFactory().pk): "Belum dibentuk."}
    pj = PetugasFactory(nama="Penanggung Satu")
    satu = sasaran(pj=pj, unsur_tidak_ada=tidak_ada)
    kegiatan = kunjungan(satu, hadir=1)
    halaman = client.halaman(alamat("change", satu))
    for kata in (
        "hadir 1 dari sedikitnya 10",
        str(kegiatan),
        *tidak_ada.values(),
        "Penanggung Satu",
        f"?sasaran={satu.pk}",
    ):
        assertContains(halaman, kata)


@pytest.mark.usefixtures("pengelola")
def test_a_target_is_put_off_taken_up_and_changed(client):
    satu, unsur = sasaran(), f.UnsurFactory()
    nanti = timezone.localdate() + timedelta(days=30)
    pendek = tekan(client, satu, "tunda", sampai=nanti, alasan="nanti")
    assertContains(pendek, "Tulis alasannya, paling sedikit 10 huruf.")
    tekan(client, satu, "tunda", sampai=nanti, alasan="Menunggu camat baru")
    satu.refresh_from_db()
    assert satu.ditunda_sampai == nanti
    assertContains(client.halaman(alamat("change", satu)), "Menunggu camat baru")
    tekan(client, satu, "lanjutkan")
    halaman = client.halaman(alamat("tindakan", satu, "ubah"))
    assert halaman.context["form"].initial["target_hadir"] == satu.target_hadir
    isi = {"urutan": 4, "target_tanggal": "2025-03-01", "unsur_wajib": [unsur.pk]}
    isi |= {"target_hadir": 20, "target_pemangku": 5, "pj": ""}
    tekan(client, satu, "ubah", **isi)
    satu.refresh_from_db()
    assert (satu.ditunda_sampai, satu.urutan) == (None, 4)
    assert satu.target_tanggal == date(2025, 3, 1)
    assert list(satu.unsur_wajib.all()) == [unsur]


def test_pk06_kelurahan_nobody_came_from_and_parts_nobody_stands_for():
    desa = ("Panglayungan", "Cipedes", "Nagarasari", "Sukamanah")
    camat = kecamatan("Kecamatan Cipedes", *desa)
    taruna, tiada = f.UnsurFactory(nama="Karang Taruna"), f.UnsurFactory(nama="KIM")
    satu = sasaran(camat, unsur_tidak_ada={str(tiada.pk): "Belum dibentuk."})
    satu.unsur_wajib.set([taruna, tiada])
    kegiatan = kunjungan(satu)
    datang = {w.nama: w for w in Wilayah.objects.filter(induk=camat.wilayah)}
    for isi in (
        {"kelurahan": datang["Panglayungan"]},
        {"pemangku": f.PemangkuFactory(wilayah=datang["Cipedes"])},
        {"kelurahan": datang["Nagarasari"], "status": "sementara"},
    ):
        f.KehadiranFactory(kegiatan=kegiatan, **isi)
    # At a visit of no round.
    f.KehadiranFactory(kelurahan=datang["Sukamanah"])
    (baris,) = cari.keadaan_putaran(satu.putaran, hari=HARI)
    assert cari.tanpa_peserta(satu.putaran, [baris]) == [
        ("Kecamatan Cipedes", ["Nagarasari", "Sukamanah"])
    ]
    assert baris.unsur_kurang == ["Karang Taruna"]


def tak_terjangkau(petugas, mana):
    semua, syarat = cari.tak_terjangkau(petugas)
    return set(semua.filter(syarat[mana]))


def test_invited_twice_and_never_there(pengelola):
    sering, datang, sekali, nanti = f.PemangkuFactory.create_batch(4)
    lampau = f.KegiatanFactory.create_batch(2, status="ditutup")
    for kegiatan in lampau:
        f.UndanganFactory(kegiatan=kegiatan, pemangku=sering)
        f.UndanganFactory(kegiatan=kegiatan, pemangku=datang)
    f.UndanganFactory(kegiatan=lampau[0], pemangku=sekali)
    for kegiatan in f.KegiatanFactory.create_batch(2):
        f.UndanganFactory(kegiatan=kegiatan, pemangku=nanti)
    f.KehadiranFactory(kegiatan=lampau[0], pemangku=datang)
    tolak = {"status": "ditolak", "alasan": "Salah"}
    f.KehadiranFactory(kegiatan=lampau[0], pemangku=sering, **tolak)
    assert tak_terjangkau(pengelola, "tak-hadir") == {sering}


def test_active_ones_never_invited_of_the_officers_units_only(pengelola):
    camat = kecamatan()
    satu = f.PemangkuFactory(pengelola=camat)
    lain = f.PemangkuFactory()
    f.PemangkuFactory(status="nonaktif")
    f.UndanganFactory()
    operator = petugas_berperan(Peran.PETUGAS_LAYANAN, camat)
    assert tak_terjangkau(pengelola, "tak-diundang") == {satu, lain}
    assert tak_terjangkau(operator, "tak-diundang") == {satu}
