"""What the database itself refuses about complaints, hand-overs and incidents.

Each row is one unlawful write past all forms and acts.
"""

from datetime import date, timedelta
from uuid import uuid4

import factory
import pytest
from django.db import IntegrityError, transaction

from tests.factories import pengaduan as f
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.terlarang import kembar, ubah

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
BESOK = date(2024, 6, 5)


def buat(pabrik, **nilai):
    """A row that is unlawful from the start."""
    return lambda: pabrik(**nilai)


def induk_diri():
    satu = f.pengaduan_di("gabungan")
    return type(satu).objects.filter(pk=satu.pk).update(induk=satu.pk)


def periksa_sendiri():
    petugas = PetugasFactory()
    return f.PengaduanFactory(
        diusulkan=True, diusulkan_oleh=petugas, diperiksa_oleh=petugas
    )


def rujuk_diri():
    unit = UnitFactory()
    return f.RujukanPengaduanFactory(dari_unit=unit, ke_unit=unit)


P, PT = f.PengaduanFactory, f.PenerusanFactory
IN, R = f.InsidenFactory, f.RujukanPengaduanFactory
MELANGGAR = {
    # Category, topic
    "pengaduan_kategori_kelas_dikenal": ubah(f.KategoriFactory, kelas="x"),
    "pengaduan_kategori_rahasia_beralasan": ubah(f.KategoriFactory, rahasia=True),
    "pengaduan_topik_kewenangan_dikenal": ubah(f.TopikFactory, kewenangan="x"),
    "pengaduan_topik_darurat_dikenal": ubah(f.TopikFactory, darurat="x"),
    # The reporter
    "pengaduan_pelapor_hapus_tuntas": ubah(f.PelaporFactory, dihapus_pada=f.PADA),
    "pengaduan_pelapor_telepon_dipastikan_orang": ubah(
        f.PelaporFactory, telepon_dipastikan_pada=f.PADA
    ),
    # The complaint
    "pengaduan_pengaduan_status_dikenal": ubah(
        P, status="entah", kelas="normatif", induk=None
    ),
    "pengaduan_pengaduan_berkelas": ubah(P, status="terverifikasi"),
    "pengaduan_pengaduan_kelas_berkadar": ubah(P, kelas="berkadar"),
    "pengaduan_pengaduan_prioritas_dikenal": ubah(P, prioritas="9"),
    "pengaduan_pengaduan_berisi": ubah(P, uraian=""),
    "pengaduan_pengaduan_terima_tidak_di_depan": ubah(P, tanggal_terima=BESOK),
    "pengaduan_pengaduan_kejadian_tidak_di_depan": ubah(P, tanggal_kejadian=BESOK),
    "pengaduan_pengaduan_titik_utuh": ubah(P, lintang="-7.3", bujur=None),
    "pengaduan_pengaduan_gabungan_berinduk": ubah(P, status="gabungan"),
    "pengaduan_pengaduan_induk_lain": induk_diri,
    "pengaduan_pengaduan_selesai_bercara": ubah(
        P, status="selesai", kelas="normatif", kalimat="Beres."
    ),
    "pengaduan_pengaduan_akhir_berkalimat": ubah(P, status="arsip"),
    "pengaduan_pengaduan_bukan_wewenang_menunjuk": ubah(
        P, status="bukan_wewenang", kalimat="Bukan kami."
    ),
    "pengaduan_pengaduan_tunggu_berbatas": ubah(P, status="tunda"),
    "pengaduan_pengaduan_tuntas_bertanggal": ubah(P, tuntas_pada=f.PADA),
    "pengaduan_pengaduan_giliran_bertempo": ubah(P, jatuh_tempo=None),
    "pengaduan_pengaduan_hasil_dua_orang": periksa_sendiri,
    "pengaduan_pengaduan_tanggapan_diperiksa": buat(
        P, menunggu_pelapor=True, diperiksa_oleh=None
    ),
    "pengaduan_pengaduan_terbit_layak": buat(P, terbit=True, rahasia=True),
    # The referral
    "pengaduan_rujukanpengaduan_status_dikenal": ubah(R, status="entah"),
    "pengaduan_rujukanpengaduan_ke_unit_lain": rujuk_diri,
    "pengaduan_rujukanpengaduan_beralasan": ubah(R, alasan=""),
    "pengaduan_rujukanpengaduan_kembali_beralasan": ubah(R, status="dikembalikan"),
    "pengaduan_rujukanpengaduan_putusan_menunjuk": ubah(R, status="diputuskan"),
    "pengaduan_rujukan_satu_terbuka": kembar(R, "berkas"),
    # Files
    "pengaduan_berkas_tidak_kosong": ubah(f.BerkasPengaduanFactory, ukuran=0),
    "pengaduan_berkas_petugas_bernama": ubah(
        f.BerkasPengaduanFactory, dari_petugas=True
    ),
    "pengaduan_berkas_sekali": kembar(f.BerkasPengaduanFactory, "pengaduan", "sha256"),
    # Words, prepared texts
    "pengaduan_pesan_berisi": ubah(f.PesanPengaduanFactory, isi=""),
    "pengaduan_pesan_petugas_bernama": ubah(f.PesanPengaduanFactory, oleh=None),
    "pengaduan_teksbalasan_berisi": ubah(f.TeksBalasanFactory, isi=""),
    "pengaduan_teksbalasan_unik": kembar(
        f.TeksBalasanFactory, "tindakan", "kategori", "judul"
    ),
    # The hand-over
    "pengaduan_penerusan_satu_terbuka": kembar(PT, "pengaduan"),
    "pengaduan_penerusan_nomor_sekali": kembar(
        lambda **k: PT(**{"tracking_id": "1234567", **k}), "tracking_id"
    ),
    "pengaduan_penerusan_id_sekali": kembar(
        lambda **k: PT(**{"lapor_complaint_id": "77", **k}), "lapor_complaint_id"
    ),
    "pengaduan_penerusan_tujuan_dikenal": ubah(PT, tujuan="x"),
    "pengaduan_penerusan_status_dikenal": ubah(PT, status_luar="x"),
    "pengaduan_penerusan_nomor_angka": ubah(PT, tracking_id="12A45"),
    "pengaduan_penerusan_unit_menunjuk": ubah(PT, tujuan="unit"),
    "pengaduan_penerusan_badan_menunjuk": ubah(PT, tujuan="badan_lain"),
    "pengaduan_penerusan_tutup_beralasan": ubah(PT, ditutup_pada=f.PADA),
    "pengaduan_tindaklanjut_sekali": kembar(
        f.TindakLanjutLuarFactory, "penerusan", "kunci"
    ),
    # The outbox
    "pengaduan_kiriman_status_dikenal": ubah(f.KirimanFactory, status="x"),
    "pengaduan_kiriman_sedang_disewa": ubah(f.KirimanFactory, status="sedang"),
    "pengaduan_kiriman_terkirim_bertanggal": ubah(f.KirimanFactory, status="terkirim"),
    "pengaduan_sirkuit_keadaan_dikenal": ubah(f.SirkuitFactory, keadaan="x"),
    # Emergencies
    "pengaduan_insiden_status_dikenal": buat(IN, diakui=True, status="entah"),
    "pengaduan_insiden_diakui_orang": ubah(IN, status="diakui"),
    "pengaduan_insiden_penyerahan_tercatat": buat(IN, diakui=True, status="diserahkan"),
    "pengaduan_insiden_akhir_beralasan": buat(IN, palsu=True, alasan_akhir=""),
    "pengaduan_insiden_alarm_sesudah": ubah(IN, alarm_pada=f.PADA - timedelta(days=1)),
    "pengaduan_insiden_menjadi_bukan_darurat": buat(
        IN, diserahkan=True, menjadi=factory.SubFactory(P)
    ),
    "pengaduan_kehadirankonsol_urut": ubah(
        f.KehadiranFactory, terakhir=f.PADA - timedelta(days=1)
    ),
    "pengaduan_kehadirankonsol_tidak_ganda": kembar(f.KehadiranFactory, "petugas"),
    "pengaduan_hitungandarurat_unik": kembar(
        f.HitunganDaruratFactory, "hari", "kecamatan"
    ),
    # Satisfaction: a complaint has one answer.
    "pengaduan_kepuasan_nilai_satu_empat": ubah(f.KepuasanFactory, nilai=5),
    "pengaduan_kepuasan_unsur_satu_empat": ubah(f.KepuasanFactory, unsur_hasil=5),
    "pengaduan_kepuasan_pengaduan": kembar(f.KepuasanFactory, "pengaduan"),
}


@pytest.mark.parametrize("aturan", MELANGGAR)
def test_the_database_refuses_what_is_unlawful(aturan):
    with pytest.raises(IntegrityError, match=aturan), transaction.atomic():
        MELANGGAR[aturan]()


SELESAI = "pengaduan_pengaduan_selesai_bercara"
LAYAK, UMUM = "pengaduan_pengaduan_terbit_layak", {"diteruskan": True, "umum": True}


@pytest.mark.parametrize(
    ("aturan", "lahir", "nilai"),
    [
        # The other half of a rule with two.
        ("pengaduan_pengaduan_berisi", {}, {"judul": ""}),
        ("pengaduan_pengaduan_titik_utuh", {}, {"lintang": None, "bujur": "108.2"}),
        ("pengaduan_pengaduan_titik_utuh", {}, {"lintang": "-91", "bujur": "108.2"}),
        (SELESAI, {}, {"selesai_pada": f.PADA}),
        (SELESAI, {}, {"cara_selesai": "pelapor"}),
        (SELESAI, {"selesai": True}, {"selesai_pada": None}),
        (SELESAI, {"selesai": True}, {"cara_selesai": ""}),
        (SELESAI, {"selesai": True}, {"hasil": ""}),
        *(
            ("pengaduan_pengaduan_tuntas_bertanggal", {s: True}, {"tuntas_pada": None})
            for s in ("menunggu_pelapor", "selesai")
        ),
        (LAYAK, {}, {"terbit": True}),
        *((LAYAK, UMUM, {ciri: True}) for ciri in ("rahasia", "berkadar")),
    ],
)
def test_no_half_of_a_rule_can_be_left_out(aturan, lahir, nilai):
    with pytest.raises(IntegrityError, match=aturan), transaction.atomic():
        ubah(lambda: P(**lahir), **nilai)()


@pytest.mark.parametrize(
    ("pabrik", "kolom"),
    [
        *((P, kolom) for kolom in ("nomor", "sidik_kode", "kunci_masuk")),
        *((IN, kolom) for kolom in ("nomor", "sidik_kode")),
        (lambda: IN(kunci_masuk=uuid4()), "kunci_masuk"),
        (lambda: IN(bukan_darurat=True, menjadi=P()), "menjadi"),
        (f.KirimanFactory, "kunci"),
        *((pabrik, "kode") for pabrik in (f.KategoriFactory, f.TopikFactory)),
    ],
)
def test_numbers_secrets_and_codes_are_given_once(pabrik, kolom):
    satu, dua = pabrik(), pabrik()
    lain = type(dua)._default_manager.filter(pk=dua.pk)
    with pytest.raises(IntegrityError, match=kolom), transaction.atomic():
        lain.update(**{kolom: getattr(satu, kolom)})
