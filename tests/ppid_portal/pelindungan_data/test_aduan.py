"""The officer of data and a reporter's identity: only he, with a log, and it is done."""

import pytest
import time_machine
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi, Notifikasi
from tests.factories.pengaduan import PelaporFactory, PengaduanFactory
from tests.pengaduan.kantor_aduan import PADA, TERIMA, adukan, buka_kantor
from tests.petugas import masuk_sebagai
from tests.ppid_portal.pelindungan_data.meja import (
    JENIS,
    beri_batas,
    halaman,
    minta,
    tekan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def aduan():
    with time_machine.travel(PADA, tick=False):
        kasus = adukan(buka_kantor())
        beri_batas(TERIMA)
        yield kasus


def test_the_identity_is_opened_put_right_and_the_answer_told(client, aduan):
    masuk_sebagai(client, Peran.PDP)
    satu = minta(aduan, JENIS.PERBAIKAN)
    assert "Siti Rahayu" not in client.halaman(halaman(satu)).text
    isi = tekan(client, satu, tindakan="lihat")
    assert AksesDataPribadi.objects.get().objek_nomor == aduan.nomor
    keliru = tekan(client, satu, tindakan="perbaiki", nama="Ani", surel="x")
    assert "Alamat surel ini tidak lengkap." in keliru
    assert 'value="Ani"' in keliru
    tekan(client, satu, tindakan="perbaiki", nama="Siti Aisyah", surel="siti@contoh.id")
    tekan(client, satu, tindakan="jawab", hasil="dipenuhi", jawaban="Sudah.")
    assert "Siti Rahayu" in isi
    aduan.refresh_from_db()
    assert aduan.pelapor.nama == "Siti Aisyah"
    assert (
        Notifikasi.objects.kepada("siti@contoh.id")
        .filter(subjek__contains="data pribadi")
        .exists()
    )


def test_it_is_limited_freed_and_erased_when_asked(client, aduan):
    masuk_sebagai(client, Peran.PDP)
    satu = minta(aduan, JENIS.PENGHAPUSAN)
    assert "dibatasi sejak" in tekan(client, satu, tindakan="batasi")
    assert "Pembatasan dilepas" in tekan(client, satu, tindakan="lepas")
    assert "Centang dulu" in tekan(client, satu, tindakan="hapus")
    assert "Identitas dihapus" in tekan(client, satu, tindakan="hapus", yakin="ya")
    aduan.refresh_from_db()
    assert aduan.pelapor.nama == ""
    assert "sudah dihapus pada" in client.halaman(halaman(satu)).text


def test_consent_is_taken_back_only_where_it_was_given(client, aduan):
    masuk_sebagai(client, Peran.PDP)
    satu = minta(aduan, JENIS.PENARIKAN)
    aduan.pelapor.setuju_diteruskan = True
    aduan.pelapor.save()
    assert "Tarik izin" in client.halaman(halaman(satu)).text
    assert "Izin ditarik" in tekan(client, satu, tindakan="tarik")
    assert "tidak pernah diberikan" in tekan(client, satu, tindakan="tarik")


def test_the_main_ppid_does_not_learn_who_complains(client, aduan):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    satu = minta(aduan, JENIS.PENGHAPUSAN)
    isi = client.halaman(halaman(satu)).text
    jawab = client.post(halaman(satu), {"tindakan": "lihat"})
    assert "hanya ditangani petugas pelindungan data" in isi
    assert "Nama saya keliru" not in isi
    assert jawab.status_code == 403
    assert not AksesDataPribadi.objects.exists()


def test_a_complaint_without_a_name_holds_nobodys_data(client, aduan):
    masuk_sebagai(client, Peran.PDP)
    satu = minta(PengaduanFactory(nomor="TSM-2023-000001"), JENIS.AKSES)
    assert "tanpa nama dan kontak" in client.halaman(halaman(satu)).text
    assert "tanpa nama dan kontak" in tekan(client, satu, tindakan="lihat")


def test_the_overview_counts_reporters_past_their_day(client, aduan):
    masuk_sebagai(client, Peran.PDP)
    PengaduanFactory(
        nomor="TSM-2023-000001",
        selesai=True,
        pelapor=PelaporFactory(simpan_sampai=TERIMA),
    )
    with time_machine.travel("2030-01-01 03:00:00Z", tick=False):
        masuk_sebagai(client, Peran.PDP)
        isi = client.halaman(reverse("pdp")).text
    assert "Identitas pelapor aduan habis masa simpannya</dt><dd>1</dd>" in isi
