"""Lifting a suppression: with reason and proof, once, and everything that asks knows."""

from datetime import timedelta
from threading import Thread

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection, transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.kanal import (
    ALASAN_PENDEK,
    BUKTI_WAJIB,
    KanalDilarang,
    cabut_larangan,
    larang,
    sidik_kanal,
    sidik_mungkin,
    tambah_kanal,
)
from pemangku.models import Kanal, Larangan, PenerimaSiaran, Persetujuan
from pemangku.pribadi.hak_orang import ORANG, hentikan, sudah_berhenti
from pemangku.pribadi.retensi import hapus_kontak_habis
from tests.factories import pemangku as f
from tests.pemangku.meja_register import segarkan
from tests.pemangku.siaran.kantor_siaran import (
    PADA,
    V,
    berjalan,
    kanal,
    pengurus,
    siaran,
)
from tests.pemangku.siaran.test_kelayakan_penerima import susun
from tests.petugas import petugas_berperan
from tests.serentak import serentak, tunggu_penunggu

pytestmark = pytest.mark.django_db
ALASAN = "Pemiliknya datang dan meminta dihubungi lagi."
NORMAL = "628123456789"
CAP = sidik_kanal(Kanal.Jenis.WA, NORMAL)
SIARAN, SEMUA = Larangan.Lingkup.SIARAN, Larangan.Lingkup.SEMUA


@pytest.fixture
def pdp():
    return petugas_berperan(Peran.PDP)


def surat():
    return ContentFile(b"%PDF-1.4 surat", "bukti.pdf")


def cabut(larangan, oleh, **lain):
    isi = {"alasan": ALASAN, "bukti": surat(), "saat": Saat(oleh, PADA), **lain}
    return cabut_larangan(larangan, **isi)


def larangan(sidik=CAP, lingkup=SEMUA):
    return f.LaranganFactory(sidik=sidik, lingkup=lingkup)


# The act


def test_it_keeps_reason_and_proof_and_the_trail_says_who(pdp):
    cabut(larangan(), pdp)
    baris = Larangan.objects.get()
    assert (baris.alasan_cabut, baris.dicabut_oleh) == (ALASAN, pdp)
    assert baris.dicabut_pada == PADA
    with baris.bukti.open("rb") as isi:
        assert isi.read() == b"%PDF-1.4 surat"
    jejak = Jejak.objects.milik(baris).get()
    assert (jejak.tindakan, jejak.oleh) == ("cabut_larangan", pdp.username)
    assert jejak.catatan == ALASAN
    assert jejak.sesudah == {"kanal": "WhatsApp", "lingkup": "semua"}


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [({"alasan": "  salah    "}, ALASAN_PENDEK), ({"bukti": None}, BUKTI_WAJIB)],
)
def test_without_a_reason_or_a_proof_it_stays(pdp, ubah, kata):
    with pytest.raises(ValidationError, match=kata):
        cabut(larangan(), pdp, **ubah)
    assert Larangan.objects.mengenai(CAP)


# Everything that asks


def test_a_lifted_number_may_be_stored_again_and_nobody_consented(pdp):
    baris = larangan()
    orang = f.OrangFactory()
    isi = {"jenis": "wa", "nilai": NORMAL, "sifat": "pribadi", "saat": Saat(pdp, PADA)}
    with pytest.raises(KanalDilarang):
        tambah_kanal(orang, **isi)
    cabut(baris, pdp)
    assert tambah_kanal(orang, **isi).sidik == CAP
    assert not Persetujuan.objects.exists()


@pytest.mark.parametrize(
    ("setuju", "vonis"), [(True, V.LAYAK), (False, V.TANPA_PERSETUJUAN)]
)
def test_a_broadcast_reaches_a_lifted_channel_by_consent_alone(pdp, setuju, vonis):
    jabatan = pengurus(setuju=setuju)
    baris = larangan(jabatan.orang.kanal.get().sidik, SIARAN)
    assert susun(siaran()) == {V.LARANGAN: 1}
    cabut(baris, pdp)
    assert susun(siaran()) == {vonis: 1}


def test_a_forbidden_channel_is_untried_again_once_nothing_forbids_it(pdp):
    satu_kanal = f.KanalFactory(keadaan=Kanal.Keadaan.DILARANG, gagal_beruntun=2)
    lain = f.KanalFactory(keadaan=Kanal.Keadaan.DILARANG, nilai="628130000000")
    semua, siar = larangan(), larangan(lingkup=SIARAN)
    cabut(semua, pdp)
    assert segarkan(satu_kanal).keadaan == Kanal.Keadaan.DILARANG
    cabut(siar, pdp)
    segarkan(satu_kanal, lain)
    assert (satu_kanal.keadaan, satu_kanal.gagal_beruntun) == ("belum_diuji", 0)
    assert lain.keadaan == Kanal.Keadaan.DILARANG


def test_a_lifted_number_has_its_days_to_be_asked_about(pdp):
    with time_machine.travel(PADA - timedelta(days=300), tick=False):
        f.KanalFactory()
    cabut(larangan(lingkup=SIARAN), pdp)
    assert hapus_kontak_habis(pada=PADA + timedelta(days=29)) == 0
    assert hapus_kontak_habis(pada=PADA + timedelta(days=31)) == 1


# Suppressed again


def test_who_stops_again_is_suppressed_again(pdp):
    jabatan = pengurus(setuju=False)
    penerima: PenerimaSiaran = f.PenerimaSiaranFactory(
        siaran=berjalan(),
        pemangku=jabatan.pemangku,
        orang=None,
        kanal=kanal(7, orang=None, pemangku=jabatan.pemangku, sifat="kedinasan"),
    )
    hentikan(penerima, pada=PADA)
    cabut(Larangan.objects.get(), pdp)
    assert not sudah_berhenti(penerima)
    hentikan(penerima, pada=PADA + timedelta(days=1))
    assert sudah_berhenti(penerima)
    semua = Larangan.objects.order_by("ke").values_list("ke", "lingkup")
    assert list(semua) == [(1, "siaran"), (2, "siaran")]
    assert Larangan.objects.berlaku().get().sejak == PADA + timedelta(days=1)


def test_while_one_is_in_force_there_is_no_second_one():
    isi = {"jenis": "wa", "sidik": CAP, "alasan": "Diminta."}
    pertama = larang(**isi, lingkup=SEMUA, pada=PADA)
    assert larang(**isi, lingkup=SEMUA, pada=PADA + timedelta(days=1)) == pertama
    assert larang(**isi, lingkup=SIARAN, pada=PADA) != pertama
    assert Larangan.objects.count() == 2


def test_a_forgotten_person_leaves_of_the_proof_a_hash(pdp):
    orang = f.KanalFactory().orang
    cabut(larangan(), pdp)
    lain = f.LaranganDicabutFactory()
    ORANG.hapus(orang, Saat(pdp, PADA), alasan="Diminta.")
    baris = Larangan.objects.get(sidik_bukti__gt="")
    assert (baris.bukti, len(baris.sidik_bukti)) == ("", 64)
    assert segarkan(lain).bukti
    assert Larangan.objects.mengenai(CAP)


# Found by what it is


@pytest.mark.parametrize(
    ("jenis", "normal", "ketik"),
    [
        ("wa", NORMAL, "0812-3456-789"),
        ("telepon", NORMAL, " +62 812 3456 789"),
        ("telepon", "62265331122", "(0265) 331122"),
        ("email", "nama@contoh.id", "Nama@Contoh.ID"),
        ("ig", "@contoh", "@contoh"),
    ],
)
def test_what_is_typed_finds_the_hash_however_it_is_written(jenis, normal, ketik):
    assert sidik_kanal(jenis, normal) in sidik_mungkin(ketik)
    assert sidik_kanal(jenis, normal) not in sidik_mungkin("0813-0000-0000")


# Lifting and suppressing at the same time: the later word counts, each row once


def bersama(uji):
    """Threads see only what was committed."""
    uji = pytest.mark.django_db(transaction=True)(uji)
    return pytest.mark.sql(uji)


def larang_lagi(satu):
    isi = {"jenis": satu.jenis, "sidik": satu.sidik, "lingkup": satu.lingkup}
    return larang(**isi, pada=PADA, alasan="Berhenti lagi.")


@bersama
def test_of_two_who_lift_it_one_does(pdp):
    satu = larangan()
    hasil = serentak(2, lambda _ke: cabut(satu, pdp))
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert segarkan(satu).dicabut_oleh == pdp
    assert Jejak.objects.milik(satu).count() == 1


@bersama
@pytest.mark.parametrize("pernah", [False, True])
def test_of_two_who_suppress_it_one_row_is_made(*, pernah):
    lama = f.LaranganDicabutFactory()
    contoh = lama if pernah else f.LaranganFactory.build()
    hasil = serentak(2, lambda _ke: larang_lagi(contoh))
    assert len({satu.pk for satu in hasil if isinstance(satu, Larangan)}) == 1
    assert Larangan.objects.berlaku().get().ke == (2 if pernah else 1)


@bersama
def test_who_stops_while_it_is_lifted_is_suppressed(pdp):
    satu = larangan()

    def berhenti():
        larang_lagi(satu)
        connection.close()

    utas = Thread(target=berhenti)
    with transaction.atomic():
        cabut(satu, pdp)
        utas.start()
        tunggu_penunggu()
    utas.join()
    assert Larangan.objects.berlaku().get().ke == 2
