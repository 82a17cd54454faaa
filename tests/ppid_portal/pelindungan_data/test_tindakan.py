"""What the officer of data does on the page of a request, for each kind of person."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine

from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi, Notifikasi
from tests.factories import pemangku as f
from tests.factories.informasi import PemohonFactory
from tests.factories.organisasi import PetugasFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.informasi import kantor as ppid
from tests.pemangku import meja_register as pemangku
from tests.pengaduan import kantor_aduan
from tests.petugas import masuk, masuk_sebagai
from tests.ppid_portal.pelindungan_data.meja import (
    JENIS,
    beri_batas,
    halaman,
    minta,
    tekan,
)

pytestmark = pytest.mark.django_db


def pemohon():
    orang = PemohonFactory.build(nama="Siti Zulqarnain", nik="3278010101017788")
    kasus = ppid.ajukan(ppid.buka_kantor().kecamatan, pada=ppid.PADA, pemohon=orang)
    benar = {"alamat": orang.alamat, "surel": orang.surel, "telepon": ""}
    salah = ({"nama": "x", "alamat": "x", "nik": "12"}, "NIK terdiri dari 16 angka")
    return kasus, "Siti Zulqarnain", benar, salah, orang.surel


def pelapor():
    kasus = kantor_aduan.adukan(kantor_aduan.buka_kantor())
    salah = ({"nama": "Ani", "surel": "x"}, "Alamat surel ini tidak lengkap.")
    return kasus, "Siti Rahayu", {"surel": "siti@contoh.id"}, salah, "siti@contoh.id"


def orang():
    lembaga = pemangku.lembaga(pemangku.buka_kantor())
    kasus = pemangku.orang_di(lembaga, "Dadang Suryana").orang
    salah = ({"nama": "Dadang", "wa": "0812345"}, "terlalu pendek")
    return kasus, "Dadang Suryana", {}, salah, ""


@pytest.fixture(params=[pemohon, pelapor, orang], ids=lambda satu: satu.__name__)
def meja(request, client):
    """A record with its person, before the officer of data."""
    pada = {pemohon: ppid.PADA, pelapor: kantor_aduan.PADA, orang: pemangku.PADA}
    with time_machine.travel(pada[request.param], tick=False):
        berkas, nama, benar, salah, surel = request.param()
        beri_batas((pada[request.param] - timedelta(days=1)).date())
        petugas = masuk_sebagai(client, Peran.PDP)
        yield SimpleNamespace(
            jenis=request.param.__name__,
            berkas=berkas,
            nama=nama,
            benar=benar,
            salah=salah,
            surel=surel,
            petugas=petugas,
        )


def test_the_data_are_seen_with_a_line_in_the_log_put_right_and_answered(client, meja):
    satu = minta(meja.berkas, JENIS.PERBAIKAN)
    isi = client.halaman(halaman(satu)).text
    assert "Tersisa 72 jam" in isi
    for kata in (meja.nama, "Nama saya keliru"):
        assert kata not in isi
    assert "Tersisa 72 jam" in tekan(client, satu, tindakan="lain")
    assert not AksesDataPribadi.objects.exists()
    isi = tekan(client, satu, tindakan="lihat")
    for kata in (meja.nama, "Nama saya keliru"):
        assert kata in isi
    akses = AksesDataPribadi.objects.get()
    assert (akses.oleh, akses.objek_nomor) == (meja.petugas, meja.berkas.nomor)
    assert akses.alasan == "Menangani permintaan subjek data: Memperbaiki data saya."
    keliru, kalimat = meja.salah
    isi = tekan(client, satu, tindakan="perbaiki", **keliru)
    assert kalimat in isi
    assert f'value="{keliru["nama"]}"' in isi
    isi = tekan(client, satu, tindakan="perbaiki", nama="Siti Benar", **meja.benar)
    assert "Data diperbaiki." in isi
    assert "Siti Benar" in tekan(client, satu, tindakan="lihat")
    # Answered in time: no reason is asked.
    assert "alasan_terlambat" not in client.halaman(halaman(satu)).text
    tekan(client, satu, tindakan="jawab", hasil="dipenuhi", jawaban="Sudah betul.")
    satu.refresh_from_db()
    assert (satu.status, satu.jawaban) == ("dipenuhi", "Sudah betul.")
    assert "Sudah dijawab" in client.halaman(halaman(satu)).text
    # Of a person of the inventory nobody knows a page to send him to.
    pesan = Notifikasi.objects.filter(subjek__contains="sudah dijawab")
    assert [p.penerima for p in pesan] == [meja.surel] * bool(meja.surel)
    assert "Sudah betul." not in "".join(p.isi for p in pesan)


def test_processing_is_limited_and_freed_where_there_is_a_case(client, meja):
    satu = minta(meja.berkas, JENIS.PEMBATASAN)
    ada, isi = meja.jenis != "orang", client.halaman(halaman(satu)).text
    assert ("Batasi pemrosesan" in isi) == ada
    assert ("(PDF)" in isi) != ada
    isi = tekan(client, satu, tindakan="batasi")
    assert ("Pemrosesan dibatasi." in isi) == ada
    assert ("dibatasi sejak" in isi) == ada
    assert ("Pembatasan dilepas." in tekan(client, satu, tindakan="lepas")) == ada


def test_consent_is_taken_back_while_there_is_some(client, meja):
    satu = minta(meja.berkas, JENIS.PENARIKAN)
    if meja.jenis == "pelapor":
        type(meja.berkas.pelapor).objects.update(setuju_diteruskan=True)
        kata, habis = "Tarik izin meneruskan", "tidak pernah diberikan"
    elif meja.jenis == "orang":
        lama = meja.berkas.dibuat_pada - timedelta(days=1)
        f.PersetujuanFactory(orang=meja.berkas, pada=lama)
        kata, habis = "Tarik semua persetujuan", "tidak ada yang ditarik"
    else:  # of an applicant no consent was asked
        assert "Tersisa 72 jam" in tekan(client, satu, tindakan="tarik")
        assert "Tersisa 72 jam" in tekan(client, satu, tindakan="kertas")
        return
    assert kata in client.halaman(halaman(satu)).text
    isi = tekan(client, satu, tindakan="tarik")
    assert "Izin ditarik." in isi
    assert kata not in isi
    assert habis in tekan(client, satu, tindakan="tarik")


@pytest.mark.parametrize("kuasa", [False, True])
def test_who_complains_and_who_stands_in_the_inventory_only_he_sees(
    client, meja, kuasa
):
    satu = minta(meja.berkas, JENIS.PENGHAPUSAN)
    if kuasa:
        masuk(client, PetugasFactory(is_superuser=True, is_staff=True))
        assert client.get("/pdp/orang/").status_code == 403
    else:
        masuk_sebagai(client, Peran.PPID_UTAMA)
    tertutup = meja.jenis != "pemohon"
    isi = client.halaman(halaman(satu)).text
    assert ("hanya ditangani petugas pelindungan data" in isi) == tertutup
    assert "Nama saya keliru" not in isi
    jawab = client.post(halaman(satu), {"tindakan": "lihat"})
    assert jawab.status_code == (403 if tertutup else 200)
    assert AksesDataPribadi.objects.exists() != tertutup


def test_a_complaint_without_a_name_holds_nobodys_data(client, meja):
    satu = minta(PengaduanFactory(nomor="TSM-2023-000001"), JENIS.AKSES)
    assert "tanpa nama dan kontak" in client.halaman(halaman(satu)).text
    assert "tanpa nama dan kontak" in tekan(client, satu, tindakan="lihat")
