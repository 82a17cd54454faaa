"""What the database itself refuses."""

from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from factory import LazyAttribute, SelfAttribute, SubFactory

from pemangku.inventaris.tabel import HAPUS, rutin
from pemangku.models import CatatanHubungan, Persetujuan
from tests.factories import kunjungan as k, pemangku as f
from tests.factories.organisasi import PetugasFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
AWAL = date(2023, 1, 1)
SIDIK = "a" * 64

SALAH = {
    f.JenisPemangkuFactory: {
        "pemangku_jenis_masa_berlaku_ada": {"masa_berlaku_hari": 0}
    },
    f.PemangkuFactory: {
        "pemangku_pemangku_bernama": {"nama_resmi": "ab"},
        "pemangku_pemangku_status_dikenal": {"status": "x"},
        "pemangku_pemangku_tergabung_berpenerus": {"status": "tergabung"},
        "pemangku_pemangku_sk_urut": {
            "sk_tanggal": date(2024, 2, 1),
            "sk_berlaku_sampai": AWAL,
        },
    },
    f.PeroranganFactory: {
        "pemangku_pemangku_umum_hanya_lembaga": {"tampil_publik": True}
    },
    f.OrangFactory: {
        "pemangku_orang_bernama": {"nama": "A"},
        "pemangku_orang_status_dikenal": {"status": "x"},
        "pemangku_orang_tergabung_berpenerus": {"status": "tergabung"},
    },
    f.JabatanFactory: {"pemangku_jabatan_urut": {"selesai": AWAL}},
    f.KanalFactory: {
        "pemangku_kanal_satu_pemilik": {"pemangku": SubFactory(f.PemangkuFactory)},
        "pemangku_kanal_urutan_wajar": {"urutan": 6},
        "pemangku_kanal_bersidik": {"sidik": ""},
    },
    f.PersetujuanFactory: {
        "pemangku_persetujuan_kertas_berbukti": {"cara": "kertas"},
        "pemangku_persetujuan_rekaman_berbukti": {"cara": "rekaman"},
    },
    f.HubunganFactory: {"pemangku_catatanhubungan_oleh_petugas": {"oleh": None}},
    f.CalonDuplikatFactory: {
        "pemangku_calonduplikat_beralasan": {"bukan": True, "alasan": ""}
    },
    f.PutaranFactory: {"pemangku_putaran_urut": {"target_selesai": date(2024, 5, 31)}},
    f.SasaranPutaranFactory: {
        "pemangku_sasaranputaran_status_dikenal": {"status": "x"},
        "pemangku_sasaran_tunda_beralasan": {
            "status": "tunda",
            "ditunda_sampai": date(2024, 7, 1),
            "alasan_tunda": "hujan",
        },
        "pemangku_sasaran_tidak_ada_beralasan": {"unsur_tidak_ada": {"7": "nihil"}},
    },
    f.KegiatanFactory: {
        "pemangku_kegiatan_urut": {"selesai": f.PADA + timedelta(hours=25)},
        "pemangku_kegiatan_status_dikenal": {"status": "x"},
        "pemangku_kegiatan_berjenis": {"jenis": []},
        "pemangku_kegiatan_batal_beralasan": {"status": "batal"},
    },
    f.PendaftaranMandiriFactory: {
        "pemangku_pendaftaran_status_dikenal": {"status": "x"},
        "pemangku_pendaftaran_tolak_beralasan": {"status": "ditolak"},
    },
    f.KehadiranFactory: {
        "pemangku_kehadiran_status_dikenal": {"status": "x"},
        "pemangku_kehadiran_bernama": {"nama_snapshot": ""},
        "pemangku_kehadiran_tolak_beralasan": {"status": "ditolak"},
    },
    f.TautanPribadiFactory: {
        "pemangku_tautan_berpemilik": {"pendaftaran": None},
        "pemangku_tautan_janji_berkomitmen": {"tujuan": "janji"},
        "pemangku_tautan_berhenti_bersiaran": {"tujuan": "berhenti"},
    },
    k.KomitmenFactory: {
        "pemangku_janji_status_dikenal": {"status": "x", "hasil": "x"},
        "pemangku_janji_target_wajar": {"target_kali": 0},
        "pemangku_janji_tutup_berhasil": {"status": "dibatalkan"},
    },
    f.TindakLanjutFactory: {
        "pemangku_janji_satu_pihak": {"pemangku": SubFactory(f.PemangkuFactory)},
        "pemangku_janji_selesai_berwaktu": {"status": "selesai", "hasil": "x"},
    },
    k.LaporanTerusanFactory: {
        "pemangku_laporanterusan_status_dikenal": {
            "status": "x",
            "alasan": "x",
            "diperiksa_oleh": SubFactory(PetugasFactory),
        },
        "pemangku_laporanterusan_jumlah_wajar": {"jumlah": 100_001},
        "pemangku_laporanterusan_putusan_beralasan": {"status": "ditolak"},
        "pemangku_laporanterusan_berpelapor": {
            "komitmen": None,
            "pemangku": SubFactory(f.PemangkuFactory),
        },
    },
    k.ResiLapanganFactory: {"pemangku_resilapangan_berpemangku": {"pemangku": None}},
    k.JajakFactory: {
        "pemangku_jajak_tahap_dikenal": {"tahap": "x"},
        "pemangku_jajak_yakin_satu_sampai_lima": {"q7": 6},
        "pemangku_jajak_layar_selembar": {"lembar": 2},
        "pemangku_jajak_q1_muat": {"q1": 2},
        "pemangku_jajak_q2_muat": {"q2": 2},
        "pemangku_jajak_q3_muat": {"q3": 2},
        "pemangku_jajak_q4_muat": {"q4": 2},
        "pemangku_jajak_q5_muat": {"q5": 2},
        "pemangku_jajak_q6_muat": {"q6": 2},
    },
    k.KetetapanFactory: {
        "pemangku_ketetapan_status_dikenal": {"status": "lain"},
        "pemangku_ketetapan_tetap_bernomor": {"status": "tetap"},
    },
    f.SiaranFactory: {
        "pemangku_siaran_status_dikenal": {"status": "lain"},
        "pemangku_siaran_tujuan_dikenal": {"tujuan": "foto"},
        "pemangku_siaran_kanal_dikenal": {"kanal": "surat"},
        "pemangku_siaran_jalan_disetujui": {
            "status": "berjalan",
            "perlu_disetujui": True,
        },
        "pemangku_siaran_empat_mata": {
            "penyetuju": SelfAttribute("penyusun"),
            "penulis": [],
        },
        "pemangku_siaran_bukan_penulis": {
            "penyetuju": SubFactory(PetugasFactory),
            "penulis": LazyAttribute(lambda o: [o.penyetuju.pk]),
        },
    },
    partial(f.SiaranFactory, status="selesai"): {
        "pemangku_siaran_jalan_disetujui": {"perlu_disetujui": True}
    },
    f.PenerimaSiaranFactory: {
        "pemangku_penerimasiaran_vonis_dikenal": {"vonis": "lain"},
        "pemangku_penerimasiaran_status_dikenal": {"status": "lain"},
        "pemangku_penerimasiaran_hanya_layak": {"vonis": "ganda", "status": "terkirim"},
    },
    f.EksporPribadiFactory: {
        "pemangku_eksporpribadi_status_dikenal": {"status": "lain"},
        "pemangku_eksporpribadi_bertujuan": {"tujuan": ""},
        "pemangku_eksporpribadi_disetujui_lengkap": {
            "status": "disetujui",
            "berlaku_sampai": f.PADA,
        },
        "pemangku_eksporpribadi_tolak_beralasan": {
            "status": "ditolak",
            "penyetuju": SubFactory(PetugasFactory),
        },
    },
    f.LaranganDicabutFactory: {
        "pemangku_larangan_cabut_beralasan": {"alasan_cabut": "Diminta."},
        "pemangku_larangan_cabut_berbukti": {"bukti": ""},
    },
    k.PenilaianFactory: {
        "pemangku_penilaian_pengaruh_1_5": {"pengaruh": 0},
        "pemangku_penilaian_kepentingan_1_5": {"kepentingan": 6},
        "pemangku_penilaian_beralasan": {"alasan": "pendek"},
        "pemangku_penilaian_sah_disahkan": {"status": "sah"},
        "pemangku_penilaian_bukan_penilai": {
            "status": "sah",
            "disahkan_oleh": SelfAttribute("penilai"),
        },
    },
    f.ImporBerkasFactory: {
        "pemangku_imporberkas_status_dikenal": {"status": "entah"},
        "pemangku_imporberkas_kemajuan_wajar": {"diproses": 2},
    },
    f.ImporBarisFactory: {
        "pemangku_imporbaris_vonis_dikenal": {"vonis": "entah"},
        "pemangku_imporbaris_galat_tidak_ditulis": {
            "vonis": "galat",
            "hasil": "dibuat",
        },
    },
}
# Of two that share these columns the second is refused.
SEKALI = {
    f.JabatanFactory: {"pemangku_jabatan_tidak_ganda": "orang pemangku"},
    f.KanalFactory: {"pemangku_kanal_orang_unik": "orang"},
    f.TeksPersetujuanFactory: {"pemangku_tekspersetujuan_unik": "versi"},
    f.LaranganFactory: {"pemangku_larangan_unik": "sidik"},
    f.CalonDuplikatFactory: {"pemangku_calonduplikat_sekali": "a b"},
    f.SasaranPutaranFactory: {"pemangku_sasaran_unik": "putaran unit"},
    k.LaporanTerusanFactory: {
        "pemangku_laporanterusan_sekali": "pemangku tanggal wilayah"
    },
    f.UndanganFactory: {"pemangku_undangan_unik": "kegiatan pemangku"},
    f.KehadiranFactory: {"pemangku_kehadiran_orang_sekali": "kegiatan orang"},
    f.ImporBarisFactory: {"pemangku_imporbaris_unik": "berkas nomor"},
    k.FotoKegiatanFactory: {"pemangku_foto_sekali": "kegiatan sha256"},
    k.JajakFactory: {"pemangku_jajak_sekali": "kegiatan kunci"},
    k.JajakKertasFactory: {"pemangku_jajak_sekali": "kegiatan"},
    k.KetetapanFactory: {"pemangku_ketetapan_nomor_unik": "nomor"},
    partial(k.KetetapanFactory, kode_verifikasi="ABC"): {
        "pemangku_ketetapan_kode_unik": "kode_verifikasi"
    },
    k.KertasTerbitFactory: {"pemangku_kertasterbit_unik": "nomor"},
    partial(f.PenerimaSiaranFactory, kanal=None): {
        "pemangku_penerimasiaran_sekali": "siaran pemangku orang"
    },
    partial(f.PenerimaSiaranFactory, kanal=None, orang=None): {
        "pemangku_penerimasiaran_sekali": "siaran pemangku"
    },
    partial(f.KanalFactory, orang=None, pemangku=SubFactory(f.PemangkuFactory)): {
        "pemangku_kanal_lembaga_unik": "pemangku"
    },
    partial(f.JabatanFactory, peran_khusus=["narahubung_utama"]): {
        "pemangku_jabatan_satu_narahubung": "pemangku"
    },
    partial(f.JabatanFactory, peran_khusus=["pimpinan"]): {
        "pemangku_jabatan_satu_pimpinan": "pemangku"
    },
    partial(f.PutaranFactory, status="berjalan"): {
        "pemangku_putaran_satu_berjalan": "status"
    },
    partial(f.PendaftaranMandiriFactory, sidik=SIDIK): {
        "pemangku_pendaftaran_unik": "kegiatan sidik"
    },
    partial(f.PendaftaranMandiriFactory, kegiatan=None, sidik=SIDIK): {
        "pemangku_pendaftaran_mitra_unik": "sidik"
    },
}


def tiap(tabel):
    baris = [(a, p, k) for p, semua in tabel.items() for a, k in semua.items()]
    return pytest.mark.parametrize(("aturan", "pabrik", "kolom"), baris)


@contextmanager
def ditolak(pesan, galat=IntegrityError):
    with pytest.raises(galat, match=pesan), transaction.atomic():
        yield


@tiap(SALAH)
def test_the_database_refuses(aturan, pabrik, kolom):
    with ditolak(aturan):
        pabrik(**kolom)


@tiap(SEKALI)
def test_the_database_takes_it_once(aturan, pabrik, kolom):
    satu = pabrik()
    with ditolak(aturan):
        pabrik(**{k: getattr(satu, k) for k in kolom.split()})


@pytest.mark.parametrize(
    ("aturan", "pabrik", "kolom"),
    [
        ("pemangku_pemangku_bukan_dirinya", f.PemangkuFactory, "induk"),
        ("pemangku_orang_bukan_dirinya", f.OrangFactory, "penerus"),
    ],
)
def test_nothing_stands_above_or_after_itself(aturan, pabrik, kolom):
    satu = pabrik()
    with ditolak(aturan):
        type(satu).objects.update(**{kolom: satu.pk})


def test_pairs_are_of_two_in_their_order():
    satu, petugas = f.CalonDuplikatFactory(), PetugasFactory()
    with ditolak("pemangku_calonduplikat_berurut"):
        f.CalonDuplikatFactory(a=satu.b, b=satu.a)
    with ditolak("pemangku_eksporpribadi_orang_kedua"):
        f.EksporPribadiFactory(peminta=petugas, penyetuju=petugas)


def test_a_record_is_a_person_as_its_group_says():
    tokoh = f.JenisPemangkuFactory(perorangan=True)
    satu = f.PemangkuFactory()
    for ubah in ({"jenis": tokoh}, {"nama_resmi": ""}):
        with ditolak("A body has a name"):
            type(satu).objects.update(**ubah)
    with ditolak("Cannot update rows", DatabaseError):
        type(tokoh).objects.update(perorangan=False)


def test_a_registration_becomes_one_attendance():
    daftar = f.PendaftaranMandiriFactory()
    hadir = {"orang": None, "pendaftaran": daftar, "kegiatan": daftar.kegiatan}
    f.KehadiranFactory(**hadir, nama_snapshot="Tamu")
    with ditolak("pemangku_kehadiran_daftar_sekali"):
        f.KehadiranFactory(**hadir, nama_snapshot="Tamu")


def test_nothing_was_obtained_or_passed_on_in_the_future():
    lusa = timezone.localdate() + timedelta(days=2)
    with ditolak("future"):
        f.PemangkuFactory(diperoleh_pada=lusa)
    with ditolak("future"):
        k.LaporanTerusanFactory(tanggal=lusa)


@pytest.mark.parametrize(
    ("pabrik", "ubah"),
    [
        (f.PersetujuanFactory, {"keputusan": "tarik"}),
        (f.TeksPersetujuanFactory, {"isi": "Lain."}),
        (f.LaranganFactory, {"alasan": "Lain."}),
        (f.HubunganFactory, {"hasil": "bubar"}),
        (f.LaranganDicabutFactory, {"alasan_cabut": "Alasan yang lain."}),
    ],
)
def test_pk_57_rows_are_only_added(pabrik, ubah):
    baris = pabrik()
    with ditolak("only added", DatabaseError):
        type(baris).objects.update(**ubah)
    with ditolak("only added", DatabaseError):
        type(baris).objects.all().delete()


def test_a_merge_may_move_a_consent_and_nothing_else():
    baris, lain = f.PersetujuanFactory(), f.OrangFactory()
    with rutin():
        Persetujuan.objects.update(orang=lain)
        with ditolak("only added", DatabaseError):
            Persetujuan.objects.update(keputusan="tarik")
    baris.refresh_from_db()
    assert baris.orang == lain


def test_an_erasure_may_empty_notes_and_nothing_else():
    baris = f.HubunganFactory(catatan="Bertemu Pak Contoh")
    with rutin(HAPUS):
        CatatanHubungan.objects.update(catatan="")
        with ditolak("only added", DatabaseError):
            CatatanHubungan.objects.update(hasil="bubar")
    baris.refresh_from_db()
    assert baris.catatan == ""


def test_a_hash_stands_for_the_paper_of_a_forgotten_person():
    for cara in ("kertas", "rekaman"):
        assert f.PersetujuanFactory(cara=cara, sidik_bukti=SIDIK).pk
