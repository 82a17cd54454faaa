"""Taking down stakeholders and persons, their channels, consent and checks."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.actions import (
    PINDAH,
    TAK_TERHUBUNG,
    catat_hubungan,
    catat_orang,
    catat_pemangku,
    tandai_perlu_cek,
    ubah_pemangku,
)
from pemangku.inventaris.kanal import (
    DILARANG,
    TANPA_ORANG,
    hapus_kanal,
    normalkan,
    sidik_kanal,
    tambah_kanal,
)
from pemangku.inventaris.persetujuan import beri_persetujuan
from pemangku.models import Kanal, Larangan, Persetujuan
from tests.factories import pemangku as f
from tests.factories.organisasi import PetugasFactory, UnitFactory

pytestmark = pytest.mark.django_db
HARI = date(2024, 6, 4)


@pytest.fixture
def saat():
    return Saat(PetugasFactory(), f.PADA)


# Records


def catat(saat, **lain):
    isian = {"jenis": f.JenisPemangkuFactory()}
    isian |= {"nama_resmi": "LPM Contoh"} | lain
    return catat_pemangku(saat, isian=isian, sumber="operator", pengelola=UnitFactory())


def test_a_record_gets_the_next_number_and_a_line_in_the_trail(saat):
    satu, dua = catat(saat), catat(saat)
    assert (satu.nomor, dua.nomor) == ("PK-000001", "PK-000002")
    assert satu.status == "aktif"
    assert satu.diperoleh_pada == HARI
    assert satu.riwayat.get().oleh == saat.oleh.username


def test_a_change_names_old_and_new_and_raises_the_edition(saat):
    satu = f.PemangkuFactory(nama_resmi="LPM Lama")
    isian = {"nama_resmi": "LPM Baru", "catatan_internal": "Rapat tiap Senin."}
    beda = ubah_pemangku(satu, saat, isian=isian, edisi=1)
    jejak = satu.riwayat.get()
    assert beda == ["catatan_internal", "nama_resmi"]
    assert jejak.sebelum["nama_resmi"] == "LPM Lama"
    assert jejak.sesudah["catatan_internal"] == "(tidak dicatat)"
    assert (satu.edisi, satu.nama_normal) == (2, "lpm baru")
    # What changes nothing leaves no line.
    assert ubah_pemangku(satu, saat, isian={"nama_resmi": "LPM Baru"}, edisi=2) == []
    assert satu.riwayat.count() == 1
    with pytest.raises(TindakanTerlarang, match="Muat ulang"):
        ubah_pemangku(satu, saat, isian={"alamat": "Jl. B"}, edisi=1)
    with pytest.raises(ValueError, match="Not set by a form: status"):
        ubah_pemangku(satu, saat, isian={"status": "nonaktif"}, edisi=2)


# Persons


def test_pk_01_a_person_comes_with_a_post_and_the_key_of_the_phone(saat):
    kunci, lembaga = uuid4(), f.PemangkuFactory()
    jabatan = catat_orang(
        saat,
        nama=" Peserta Contoh ",
        pemangku=lembaga,
        nama_jabatan="",
        mulai=HARI,
        id_orang=kunci,
        jenis_kelamin="p",
    )
    assert jabatan.orang.pk == kunci
    assert jabatan.orang.nama == "Peserta Contoh"
    assert jabatan.nama_jabatan == "Anggota"
    assert lembaga.riwayat.get().tindakan == "beri_jabatan"


# Consent


def test_pk_17_consent_keeps_the_words_it_was_given_to():
    orang, semua = f.OrangFactory(), []
    for versi, isi in ((1, "Kata."), (2, "Kata lain.")):
        semua.append(f.TeksPersetujuanFactory(versi=versi, isi=isi))
        saat = Saat(None, f.PADA)
        beri_persetujuan(orang, saat=saat, tujuan="undangan", cara="daring")
    assert [p.teks for p in Persetujuan.objects.order_by("urut")] == semua
    assert semua[0].sha256 != semua[1].sha256


@pytest.mark.parametrize("cara", ["kertas", "rekaman"])
def test_pk_17_paper_and_recordings_need_their_proof(saat, cara):
    f.TeksPersetujuanFactory()
    isi = {"saat": saat, "tujuan": "undangan", "cara": cara}
    orang = f.OrangFactory()
    with pytest.raises(ValidationError, match="Bukti wajib dilampirkan"):
        beri_persetujuan(orang, **isi)
    bukti = ContentFile(b"pindaian", name="bukti.pdf")
    with beri_persetujuan(orang, **isi, bukti=bukti).bukti.open() as berkas:
        assert berkas.read() == b"pindaian"


# Checks


def cek(pemangku, hasil, saat, cara="telepon"):
    return catat_hubungan(pemangku, saat, cara=cara, hasil=hasil)


@pytest.mark.parametrize("hasil", ["benar", "diubah"])
def test_a_check_makes_fresh_for_the_lifetime_of_the_kind(saat, hasil):
    satu = f.PemangkuFactory(perlu_cek="Ragu", jenis__masa_berlaku_hari=180)
    cek(satu, hasil, saat)
    assert satu.berlaku_sampai == HARI + timedelta(days=180)
    assert satu.perlu_cek == ""


def test_pk_28_no_record_outlives_its_sk(saat):
    satu = f.PemangkuFactory(sk_berlaku_sampai=HARI + timedelta(days=10))
    cek(satu, "benar", saat)
    assert satu.berlaku_sampai == HARI + timedelta(days=10)
    assert satu.kesegaran(HARI) == "segera"


@pytest.mark.parametrize(
    ("hasil", "status", "ragu"),
    [
        (["bubar", "bubar"], "nonaktif", ""),
        (["tidak_terhubung"], "aktif", ""),
        (["tidak_terhubung", "tidak_terhubung"], "aktif", TAK_TERHUBUNG),
        (["pindah"], "aktif", PINDAH),
    ],
)
def test_a_check_that_finds_no_body_ends_or_doubts_it(saat, hasil, status, ragu):
    satu = f.PemangkuFactory()
    for kata in hasil:
        cek(satu, kata, saat)
    assert (satu.status, satu.perlu_cek) == (status, ragu)
    assert satu.hubungan.count() == len(hasil)


@pytest.mark.parametrize(("lalu", "ragu"), [(30, "Ragu"), (0, "")])
def test_a_check_answers_no_doubt_of_a_later_day(saat, lalu, ragu):
    satu = f.PemangkuFactory()
    tandai_perlu_cek(satu, saat, alasan="Ragu")
    pada = saat.pada - timedelta(days=lalu)
    catat_hubungan(satu, saat, cara="telepon", hasil="benar", pada=pada)
    assert (satu.perlu_cek, satu.terverifikasi_pada) == (ragu, pada)


def test_the_first_doubt_stands(saat):
    satu = f.PemangkuFactory()
    for alasan in ("Pertama", "Kedua"):
        tandai_perlu_cek(satu, saat, alasan=alasan)
    satu.refresh_from_db()
    assert satu.perlu_cek == "Pertama"
    assert satu.riwayat.count() == 1


# Channels: normal form, mask, suppression


@pytest.mark.parametrize(
    ("jenis", "tulisan", "normal", "samaran"),
    [
        ("wa", "0812-3456-789", "628123456789", "0812••••789"),
        ("telepon", "0265-331122", "62265331122", "0265••••122"),
        ("email", "Nama@Contoh.ID", "nama@contoh.id", "n***@contoh.id"),
        ("ig", " @contoh ", "@contoh", "@contoh"),
    ],
)
def test_a_channel_has_a_normal_form_and_a_mask(jenis, tulisan, normal, samaran):
    assert normalkan(jenis, tulisan) == (normal, samaran)


def beri_wa(pemilik, saat, nilai="08123456789", sifat="pribadi"):
    return tambah_kanal(pemilik, saat, jenis="wa", nilai=nilai, sifat=sifat)


def test_the_same_channel_is_kept_once(saat):
    orang = f.OrangFactory()
    satu = beri_wa(orang, saat, "0812-3456-789")
    assert beri_wa(orang, saat, "+62 812 3456 789") == satu
    assert orang.riwayat.count() == 1
    assert "628" not in str(orang.riwayat.get().sesudah)


def test_pk_19_a_suppressed_channel_does_not_come_back(saat):
    # Suppressed as a telephone, offered as WhatsApp: the same number.
    f.LaranganFactory(sidik=sidik_kanal("telepon", "628123456789"))
    with pytest.raises(ValidationError, match=DILARANG):
        beri_wa(f.OrangFactory(), saat)
    assert not Kanal.objects.exists()


def test_what_is_suppressed_for_mailings_may_be_kept(saat):
    cap = sidik_kanal("wa", "628123456789")
    f.LaranganFactory(sidik=cap, lingkup="siaran")
    beri_wa(f.OrangFactory(), saat)
    assert Larangan.objects.mengenai(cap, siaran=True)
    assert Kanal.objects.exists()


@pytest.mark.parametrize("milik", [{}, {"orang": None}])
def test_a_forgotten_channel_leaves_its_kind_in_the_trail(saat, milik):
    lembaga = f.PemangkuFactory() if milik else None
    kanal = f.KanalFactory(pemangku=lembaga, **milik)
    hapus_kanal(kanal, saat, alasan="Nomor mati.")
    assert Jejak.objects.get().sebelum == {"kanal": "WhatsApp"}
    assert not Kanal.objects.exists()


@pytest.mark.parametrize("sifat", ["pribadi", "kedinasan"])
def test_a_figures_channel_stands_with_the_person_he_is(saat, sifat):
    tokoh = f.PeroranganFactory()
    with pytest.raises(ValidationError, match=TANPA_ORANG):
        beri_wa(tokoh, saat, sifat=sifat)
    orang = f.JabatanFactory(pemangku=tokoh).orang
    kanal = beri_wa(tokoh, saat, sifat=sifat)
    assert (kanal.orang, kanal.pemangku) == (orang, None)
    assert Jejak.objects.milik(orang).get().tindakan == "tambah_kanal"
