"""Taking down stakeholders and persons, their channels, consent and checks."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.actions import (
    PINDAH,
    TAK_TERHUBUNG,
    catat_pemangku,
    tandai_perlu_cek,
    ubah_pemangku,
    verifikasi_pemangku,
)
from pemangku.inventaris.kanal import (
    DILARANG,
    SUREL_SALAH,
    TANPA_ORANG,
    PemilikSalah,
    hapus_kanal,
    normalkan,
    sidik_kanal,
    tambah_kanal,
)
from pemangku.inventaris.orang import catat_orang
from pemangku.inventaris.persetujuan import beri_persetujuan
from pemangku.models import Kanal, Pemangku, Persetujuan
from tests.factories import pemangku as f
from tests.factories.organisasi import PetugasFactory, UnitFactory

pytestmark = pytest.mark.django_db


HARI = date(2024, 6, 4)


@pytest.fixture
def oleh():
    return PetugasFactory()


# Records


def isian(**lain):
    jenis = f.JenisPemangkuFactory()
    return {"jenis": jenis, "lingkup": "eksternal", "nama_resmi": "LPM Contoh", **lain}


def test_a_record_gets_the_next_number_and_a_line_in_the_trail(oleh):
    satu, dua = (
        catat_pemangku(
            Saat(oleh, f.PADA),
            isian=isian(),
            sumber=Pemangku.Sumber.OPERATOR,
            pengelola=UnitFactory(),
        )
        for _ in range(2)
    )
    assert (satu.nomor, dua.nomor) == ("PK-000001", "PK-000002")
    assert satu.status == "aktif"
    assert satu.diperoleh_pada == HARI
    assert satu.riwayat.get().oleh == oleh.username


def test_a_refused_record_takes_no_number(oleh):
    with pytest.raises(ValidationError), transaction.atomic():
        catat_pemangku(
            Saat(oleh, f.PADA),
            isian=isian(nama_resmi=""),
            sumber="impor",
            pengelola=UnitFactory(),
        )
    assert not Pemangku.objects.exists()
    assert not Jejak.objects.exists()


def test_a_change_names_old_and_new_and_raises_the_edition(oleh):
    satu = f.PemangkuFactory(nama_resmi="LPM Lama")
    beda = ubah_pemangku(
        satu,
        Saat(oleh, f.PADA),
        isian={"nama_resmi": "LPM Baru", "catatan_internal": "Rapat tiap Senin."},
        edisi=1,
    )
    jejak = satu.riwayat.get()
    assert beda == ["catatan_internal", "nama_resmi"]
    assert jejak.sebelum["nama_resmi"] == "LPM Lama"
    assert jejak.sesudah["catatan_internal"] == "(tidak dicatat)"
    assert (satu.edisi, satu.nama_normal) == (2, "lpm baru")


def test_a_change_that_changes_nothing_leaves_no_line(oleh):
    satu = f.PemangkuFactory()
    beda = ubah_pemangku(
        satu, Saat(oleh, f.PADA), isian={"alamat": satu.alamat}, edisi=1
    )
    assert beda == []
    assert not satu.riwayat.exists()


def test_the_late_writer_is_told(oleh):
    satu = f.PemangkuFactory()
    ubah_pemangku(satu, Saat(oleh, f.PADA), isian={"alamat": "Jl. A"}, edisi=1)
    with pytest.raises(TindakanTerlarang, match="Muat ulang"):
        ubah_pemangku(satu, Saat(oleh, f.PADA), isian={"alamat": "Jl. B"}, edisi=1)


def test_what_acts_set_is_not_set_by_a_form(oleh):
    with pytest.raises(ValueError, match="Not set by a form: status"):
        ubah_pemangku(
            f.PemangkuFactory(),
            Saat(oleh, f.PADA),
            isian={"status": "nonaktif"},
            edisi=1,
        )


# Persons


def test_pk_01_a_person_comes_with_a_post_and_the_key_of_the_phone(oleh):
    kunci, lembaga = uuid4(), f.PemangkuFactory()
    jabatan = catat_orang(
        Saat(oleh, f.PADA),
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


def test_pk_17_consent_keeps_the_words_it_was_given_to(oleh):
    lama = f.TeksPersetujuanFactory(versi=1)
    orang = f.OrangFactory()
    beri_persetujuan(orang, saat=Saat(None, f.PADA), tujuan="undangan", cara="daring")
    baru = f.TeksPersetujuanFactory(versi=2, isi="Kata lain.")
    beri_persetujuan(orang, saat=Saat(None, f.PADA), tujuan="undangan", cara="daring")
    assert [p.teks for p in Persetujuan.objects.order_by("urut")] == [lama, baru]
    assert lama.sha256 != baru.sha256


@pytest.mark.parametrize("cara", ["kertas", "rekaman"])
def test_pk_17_paper_and_recordings_need_their_proof(oleh, cara):
    f.TeksPersetujuanFactory()
    orang = f.OrangFactory()
    with pytest.raises(ValidationError, match="Bukti wajib dilampirkan"):
        beri_persetujuan(orang, saat=Saat(oleh, f.PADA), tujuan="undangan", cara=cara)
    bukti = ContentFile(b"pindaian", name="bukti.pdf")
    baris = beri_persetujuan(
        orang, saat=Saat(oleh, f.PADA), tujuan="undangan", cara=cara, bukti=bukti
    )
    with baris.bukti.open() as isi:
        assert isi.read() == b"pindaian"


# Checks


def cek(pemangku, hasil, oleh=None, cara="telepon"):
    return verifikasi_pemangku(pemangku, Saat(oleh, f.PADA), cara=cara, hasil=hasil)


@pytest.mark.parametrize("hasil", ["benar", "diubah"])
def test_a_check_makes_fresh_for_the_lifetime_of_the_kind(oleh, hasil):
    satu = f.PemangkuFactory(perlu_cek="Ragu", jenis__masa_berlaku_hari=180)
    cek(satu, hasil, oleh)
    assert satu.berlaku_sampai == HARI + timedelta(days=180)
    assert (satu.perlu_cek, satu.terverifikasi_oleh) == ("", oleh)


def test_pk_28_no_record_outlives_its_sk(oleh):
    satu = f.PemangkuFactory(sk_berlaku_sampai=HARI + timedelta(days=10))
    cek(satu, "benar", oleh)
    assert satu.berlaku_sampai == HARI + timedelta(days=10)
    assert satu.kesegaran(HARI) == "segera"


def test_a_body_that_dissolved_is_no_longer_active(oleh):
    satu = f.PemangkuFactory()
    cek(satu, "bubar", oleh)
    cek(satu, "bubar", oleh)
    assert satu.status == "nonaktif"
    assert satu.verifikasi.count() == 2


def test_not_reached_twice_in_a_row_is_a_doubt(oleh):
    satu = f.PemangkuFactory()
    cek(satu, "tidak_terhubung", oleh)
    assert satu.perlu_cek == ""
    cek(satu, "tidak_terhubung", oleh)
    assert satu.perlu_cek == TAK_TERHUBUNG


def test_a_body_that_moved_is_a_doubt(oleh):
    satu = f.PemangkuFactory()
    cek(satu, "pindah", oleh)
    assert satu.perlu_cek == PINDAH


def test_pk_29_a_check_by_own_link_needs_no_officer():
    satu = f.PemangkuFactory()
    cek(satu, "benar", None, cara="tautan_mandiri")
    assert satu.terverifikasi_oleh is None
    assert satu.berlaku_sampai


def test_the_first_doubt_stands(oleh):
    satu = f.PemangkuFactory()
    for alasan in ("Pertama", "Kedua"):
        tandai_perlu_cek(satu, Saat(oleh, f.PADA), alasan=alasan)
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


@pytest.mark.parametrize(
    ("jenis", "tulisan", "sebab"),
    [
        ("wa", "0812345", "terlalu pendek"),
        ("email", "bukan-surel", SUREL_SALAH[:20]),
        ("ig", "  ", "Isi nomor"),
    ],
)
def test_what_is_no_channel_says_why(jenis, tulisan, sebab):
    with pytest.raises(ValidationError, match=sebab):
        normalkan(jenis, tulisan)


def test_the_same_channel_is_kept_once(oleh):
    orang = f.OrangFactory()
    satu, dua = (
        tambah_kanal(
            orang, Saat(oleh, f.PADA), jenis="wa", nilai=nilai, sifat="pribadi"
        )
        for nilai in ("0812-3456-789", "+62 812 3456 789")
    )
    assert satu == dua
    assert orang.riwayat.count() == 1
    assert "628" not in str(orang.riwayat.get().sesudah)


def test_pk_19_a_suppressed_channel_does_not_come_back(oleh):
    # Suppressed as a telephone, offered as WhatsApp: the same number.
    f.LaranganFactory(sidik=sidik_kanal("telepon", "628123456789"))
    with pytest.raises(ValidationError, match=DILARANG):
        tambah_kanal(
            f.OrangFactory(),
            Saat(oleh, f.PADA),
            jenis="wa",
            nilai="08123456789",
            sifat="pribadi",
        )
    assert not Kanal.objects.exists()


def test_what_is_suppressed_for_mailings_may_be_kept(oleh):
    cap = sidik_kanal("wa", "628123456789")
    larangan = f.LaranganFactory(sidik=cap, lingkup="siaran")
    tambah_kanal(
        f.OrangFactory(),
        Saat(oleh, f.PADA),
        jenis="wa",
        nilai="08123456789",
        sifat="pribadi",
    )
    assert type(larangan).objects.mengenai(cap, siaran=True)
    assert Kanal.objects.exists()


@pytest.mark.parametrize("pemilik", ["orang", "pemangku"])
def test_a_forgotten_channel_leaves_its_kind_in_the_trail(oleh, pemilik):
    milik = (
        {"orang": None, "pemangku": f.PemangkuFactory()} if pemilik != "orang" else {}
    )
    kanal = f.KanalFactory(**milik)
    hapus_kanal(kanal, Saat(oleh, f.PADA), alasan="Nomor mati.")
    jejak = Jejak.objects.get()
    assert jejak.sebelum == {"kanal": "WhatsApp"}
    assert not Kanal.objects.exists()


# Whose it is


@pytest.mark.parametrize("sifat", ["pribadi", "kedinasan"])
def test_a_figures_channel_stands_with_the_person_he_is(oleh, sifat):
    tokoh = f.PeroranganFactory()
    isi = {"jenis": "wa", "nilai": "08123456789", "saat": Saat(oleh, f.PADA)}
    isi["sifat"] = sifat
    with pytest.raises(PemilikSalah, match=TANPA_ORANG):
        tambah_kanal(tokoh, **isi)
    orang = f.JabatanFactory(pemangku=tokoh).orang
    kanal = tambah_kanal(tokoh, **isi)
    assert (kanal.orang, kanal.pemangku) == (orang, None)
    assert Jejak.objects.milik(orang).get().tindakan == "tambah_kanal"
