"""The officer of data and a reporter's identity: only he, with a log, and it is done."""

import pytest
import time_machine
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, BatasWaktu, Notifikasi, PermintaanSubjek
from organisasi.pribadi.actions import terima_permintaan_subjek
from tests.factories.organisasi import BatasWaktuFactory
from tests.factories.pengaduan import PelaporFactory, PengaduanFactory
from tests.pengaduan.kantor_aduan import PADA, TERIMA, adukan, buka_kantor
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
JENIS = PermintaanSubjek.Jenis


@pytest.fixture
def aduan():
    with time_machine.travel(PADA, tick=False):
        kasus = adukan(buka_kantor())
        BatasWaktu.objects.filter(kode__startswith="pdp.").delete()
        for kode in ("pdp.penghentian", "pdp.perbaikan", "pdp.akses"):
            BatasWaktuFactory(
                kode=kode, nilai=72, satuan="jam", berlaku_sejak=TERIMA, pasti=True
            )
        yield kasus


def minta(aduan, jenis=JENIS.PENGHAPUSAN):
    return terima_permintaan_subjek(
        aduan, Saat(None, PADA), jenis=jenis, uraian="Nama saya keliru."
    )


def halaman(permintaan):
    return reverse("pdp-permintaan", args=(permintaan.pk,))


def tekan(client, permintaan, **isi):
    return client.post(halaman(permintaan), isi, follow=True)


def test_the_identity_is_opened_put_right_and_the_answer_told(client, aduan):
    masuk_sebagai(client, Peran.PDP)
    satu = minta(aduan, JENIS.PERBAIKAN)
    assert "Siti Rahayu" not in client.halaman(halaman(satu)).text
    isi = tekan(client, satu, tindakan="lihat").text
    tekan(client, satu, tindakan="perbaiki", nama="Siti Aisyah", surel="siti@contoh.id")
    tekan(client, satu, tindakan="jawab", hasil="dipenuhi", jawaban="Sudah.")
    assert "Siti Rahayu" in isi
    assert AksesDataPribadi.objects.get().objek_nomor == aduan.nomor
    aduan.refresh_from_db()
    assert aduan.pelapor.nama == "Siti Aisyah"
    assert (
        Notifikasi.objects.kepada("siti@contoh.id")
        .filter(subjek__contains="data pribadi")
        .exists()
    )


def test_a_slip_in_the_form_is_told_and_kept(client, aduan):
    masuk_sebagai(client, Peran.PDP)
    isi = tekan(client, minta(aduan), tindakan="perbaiki", nama="Ani", surel="x").text
    assert "Alamat surel ini tidak lengkap." in isi
    assert 'value="Ani"' in isi


def test_it_is_limited_freed_and_erased_when_asked(client, aduan):
    masuk_sebagai(client, Peran.PDP)
    satu = minta(aduan)
    assert "dibatasi sejak" in tekan(client, satu, tindakan="batasi").text
    assert "Pembatasan dilepas" in tekan(client, satu, tindakan="lepas").text
    assert "Centang dulu" in tekan(client, satu, tindakan="hapus").text
    assert "Identitas dihapus" in tekan(client, satu, tindakan="hapus", yakin="ya").text
    aduan.refresh_from_db()
    assert aduan.pelapor.nama == ""
    assert "sudah dihapus pada" in client.halaman(halaman(satu)).text


def test_consent_is_taken_back_only_where_it_was_given(client, aduan):
    masuk_sebagai(client, Peran.PDP)
    satu = minta(aduan, JENIS.PENARIKAN)
    aduan.pelapor.setuju_diteruskan = True
    aduan.pelapor.save()
    assert "Tarik izin" in client.halaman(halaman(satu)).text
    assert "Izin ditarik" in tekan(client, satu, tindakan="tarik").text
    assert "tidak pernah diberikan" in tekan(client, satu, tindakan="tarik").text


def test_the_main_ppid_does_not_learn_who_complains(client, aduan):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    satu = minta(aduan)
    isi = client.halaman(halaman(satu)).text
    jawab = client.post(halaman(satu), {"tindakan": "lihat"})
    assert "hanya ditangani petugas pelindungan data" in isi
    assert "Nama saya keliru" not in isi
    assert jawab.status_code == 403
    assert not AksesDataPribadi.objects.exists()


def test_a_complaint_without_a_name_holds_nobodys_data(client, aduan):
    masuk_sebagai(client, Peran.PDP)
    satu = minta(PengaduanFactory(nomor="TSM-2023-000001"))
    assert "tanpa nama dan kontak" in client.halaman(halaman(satu)).text
    assert "tanpa nama dan kontak" in tekan(client, satu, tindakan="lihat").text


def test_a_letter_about_a_complaint_is_entered_by_its_number(client, aduan):
    masuk_sebagai(client, Peran.PDP)
    client.post(
        reverse("pdp-catat"),
        {
            "nomor": aduan.nomor.lower(),
            "jenis": JENIS.AKSES,
            "uraian": "",
            "diterima_pada": "2024-06-04T08:00",
        },
    )
    assert PermintaanSubjek.objects.get().objek_nomor == aduan.nomor


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
