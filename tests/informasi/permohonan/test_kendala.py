"""What the database itself refuses about requests, entries and their papers.

Each row is one unlawful write past all forms and acts.
"""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from informasi.models import (
    HitunganKatalog,
    Keberatan,
    Pemohon,
    Permohonan,
    Surat,
    UjiKonsekuensi,
)
from informasi.pencarian.models import KOLOM
from tests.factories import informasi as f
from tests.factories.informasi import PADA
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.terlarang import kembar, ubah

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
BESOK = date(2024, 6, 5)


KOSONG = {"tipe": "x", "ukuran": 0, "isi": "a", "diunggah_pada": PADA}


def rujuk_diri():
    unit = UnitFactory()
    return f.RujukanFactory(dari_unit=unit, ke_unit=unit)


def dua_hitungan():
    baris = dict.fromkeys(KOLOM, 1) | {"klasifikasi": "berkala", "jumlah": 1}
    for _ in range(2):
        HitunganKatalog.objects.create(**baris)


def rujukan_sama():
    satu = f.RujukanFactory(bagian="A")
    return f.RujukanFactory(berkas=satu.berkas, ke_unit=satu.ke_unit, bagian="B")


def pemutus_menilai():
    petugas = PetugasFactory()
    return f.KeberatanFactory(pemutus_pertama=petugas, ditanggapi_oleh=petugas)


def dua_perubahan():
    asal = f.DokumenFactory()
    f.RancanganFactory(menggantikan=asal, status="digabung")
    f.RancanganFactory(menggantikan=asal)
    f.RancanganFactory(menggantikan=asal, status="diperiksa")


def dua_temuan():
    satu = f.TemuanFactory(selesai_pada=PADA)
    for _ in range(2):
        f.TemuanFactory(dokumen=satu.dokumen, sasaran=satu.sasaran)


def penulis_menyetujui():
    uji = f.UjiKonsekuensiFactory()
    UjiKonsekuensi.objects.filter(pk=uji.pk).update(penulis=[uji.disetujui_oleh_id])


P, R, K, B = f.PermohonanFactory, f.RujukanFactory, f.KeberatanFactory, f.ButirFactory
D, U = f.DokumenFactory, f.UjiKonsekuensiFactory
MELANGGAR: dict[str, Callable[[], object]] = {
    # The request
    "informasi_permohonan_status_dikenal": ubah(P, status="entah", hasil="ditolak"),
    "informasi_permohonan_hasil_saat_berakhir": ubah(P, hasil="ditolak"),
    "informasi_permohonan_jawaban_bertanggal": ubah(
        P, status="dijawab", hasil="ditolak", dijawab_pada=None
    ),
    "informasi_permohonan_terima_tidak_di_depan": ubah(P, tanggal_terima=BESOK),
    "informasi_permohonan_tempo_tidak_maju": ubah(P, jatuh_tempo=BESOK),
    "informasi_permohonan_perpanjangan_beralasan": ubah(P, diperpanjang=True),
    "informasi_permohonan_berisi": ubah(P, rincian=""),
    "informasi_permohonan_kurang_berbatas": ubah(P, status="menunggu_kelengkapan"),
    # The applicant
    "informasi_pemohon_kategori_dikenal": ubah(f.PemohonFactory, kategori="x"),
    "informasi_pemohon_dapat_dihubungi": ubah(f.PemohonFactory, surel="", telepon=""),
    "informasi_pemohon_hapus_tuntas": ubah(f.PemohonFactory, dihapus_pada=PADA),
    "informasi_bukti_tidak_kosong": lambda: f.PemohonFactory().bukti.create(**KOSONG),
    # The referral
    "informasi_rujukanpermohonan_status_dikenal": ubah(R, status="entah"),
    "informasi_rujukanpermohonan_ke_unit_lain": rujuk_diri,
    "informasi_rujukanpermohonan_beralasan": ubah(R, alasan=""),
    "informasi_rujukanpermohonan_kembali_beralasan": ubah(R, status="dikembalikan"),
    "informasi_rujukanpermohonan_putusan_menunjuk": ubah(R, status="diputuskan"),
    "informasi_rujukan_satu_terbuka": kembar(R, "berkas"),
    "informasi_rujukan_sekali_per_unit": rujukan_sama,
    # The answer
    "informasi_jawaban_satu_konsep": kembar(f.JawabanFactory, "permohonan"),
    "informasi_jawaban_terbit_oleh": ubah(f.JawabanFactory, terbit_pada=PADA),
    "informasi_jawaban_biaya_berkanal": ubah(f.JawabanFactory, biaya_salinan=500),
    "informasi_jawaban_serah_lengkap": ubah(f.JawabanFactory, penerima="Siti"),
    "informasi_butir_putusan_dikenal": ubah(B, putusan="x", alasan="a"),
    "informasi_butir_ditutup_dengan_uji": ubah(B, putusan="ditolak", alasan="a"),
    "informasi_butir_beralasan": ubah(B, putusan="tidak_dikuasai"),
    "informasi_berkasjawaban_tidak_kosong": lambda: f.ButirFactory().berkas.create(
        **KOSONG
    ),
    # Words
    "informasi_pesan_berisi": ubah(f.PesanFactory, isi=""),
    "informasi_pesan_tanya_berakhir": ubah(f.PesanFactory, jawab_sampai=BESOK),
    "informasi_pesan_petugas_bernama": ubah(f.PesanFactory, oleh=None),
    "informasi_pesan_dalam_tanpa_jawaban": ubah(
        f.PesanFactory, dalam=True, dari_petugas=False
    ),
    "informasi_kepuasan_nilai_satu_empat": ubah(f.KepuasanFactory, nilai=5),
    "informasi_kepuasan_unsur_satu_empat": ubah(f.KepuasanFactory, unsur_biaya=0),
    # Objection, dispute
    "informasi_keberatan_status_dikenal": ubah(K, status="entah"),
    "informasi_keberatan_beralasan": ubah(K, alasan=[]),
    "informasi_keberatan_tanpa_permohonan_hanya_b": ubah(K, permohonan=None),
    "informasi_keberatan_tanggapan_beralasan": ubah(K, status="ditanggapi"),
    "informasi_keberatan_bukan_pemutus_pertama": pemutus_menilai,
    "informasi_keberatan_terima_tidak_di_depan": ubah(K, tanggal_catat=BESOK),
    "informasi_keberatan_satu_terbuka": kembar(K, "permohonan"),
    "informasi_sengketa_status_dikenal": ubah(f.SengketaFactory, status="entah"),
    "informasi_sengketa_hasil_dari_putusan": ubah(
        f.SengketaFactory, hasil="dikabulkan"
    ),
    "informasi_sengketa_putusan_beramar": ubah(f.SengketaFactory, status="putusan"),
    # Papers, fees
    "informasi_surat_ganti_beralasan": lambda: f.SuratFactory(versi=2),
    "informasi_surat_nomor_versi": lambda: f.SuratFactory.create_batch(2, nomor="1"),
    "informasi_standarbiaya_unik": kembar(f.StandarBiayaFactory, "jenis"),
    # The entry, its tests and notices
    "informasi_dokumen_status_dikenal": ubah(D, status="lain"),
    "informasi_dokumen_klasifikasi_dikenal": ubah(D, klasifikasi="rahasia"),
    "informasi_dokumen_terbit_bertanggal": ubah(D, terbit_pada=None),
    "informasi_dokumen_terbit_terverifikasi": ubah(D, terverifikasi=False),
    "informasi_dokumen_tarik_beralasan": ubah(D, status="ditarik"),
    "informasi_dokumen_berkala_paling_lama_6_bulan": ubah(D, interval_bulan=7),
    "informasi_dokumen_periode_urut": ubah(
        D, periode_mulai=BESOK, periode_selesai=PADA.date()
    ),
    "informasi_dokumen_satu_perubahan_terbuka": dua_perubahan,
    "informasi_dokumen_terbitan_sekali": lambda: D.create_batch(2, terbitan="unit"),
    "informasi_berkas_tidak_kosong": ubah(f.BerkasFactory, ukuran=0),
    "informasi_temuan_sekali_terbuka": dua_temuan,
    "informasi_hitungan_unik": dua_hitungan,
    "informasi_uji_huruf_j_menyebut_uu": lambda: U(pasal17="j", uu_lain="UU 1"),
    "informasi_uji_huruf_dikenal": ubah(U, pasal17="k"),
    "informasi_uji_beralasan": ubah(U, manfaat_ditutup=""),
    "informasi_uji_disetujui_oleh": ubah(U, disetujui_oleh=None),
    "informasi_uji_bukan_penulis": penulis_menyetujui,
    "informasi_sertamerta_urut": ubah(f.SertaMertaFactory, selesai=PADA),
    "informasi_sertamerta_status_dikenal": ubah(f.SertaMertaFactory, status="lain"),
}


@pytest.mark.parametrize("aturan", MELANGGAR)
def test_the_database_refuses_what_is_unlawful(aturan):
    with pytest.raises(IntegrityError, match=aturan), transaction.atomic():
        MELANGGAR[aturan]()


@pytest.mark.parametrize(
    ("model", "kolom"),
    [(Permohonan, "nomor"), (Permohonan, "sidik_kode"), (Keberatan, "nomor")],
)
def test_numbers_and_secrets_are_given_once(model, kolom):
    pabrik = P if model is Permohonan else K
    satu, dua = pabrik(), pabrik()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=dua.pk).update(**{kolom: getattr(satu, kolom)})


@pytest.mark.parametrize(
    "nilai",
    [
        {"naskah": {"perihal": "Lain"}},
        {"nomor": "9999/X"},
        {"sidik_naskah": "1" * 64},
        {"sha256": "2" * 64},
    ],
)
def test_an_issued_paper_is_frozen_but_for_its_identity(nilai):
    surat = f.SuratFactory(identitas='{"nama": "Siti"}')
    ini = Surat.objects.filter(pk=surat.pk)
    ini.update(sha256="1" * 64, berkas="a.pdf")  # printed once
    with pytest.raises(DatabaseError), transaction.atomic():
        ini.update(**nilai)
    with pytest.raises(DatabaseError), transaction.atomic():
        surat.delete()
    ini.update(identitas="")
    surat.refresh_from_db()
    assert (surat.sha256, surat.identitas) == ("1" * 64, "")


def test_an_erased_applicant_leaves_nothing_that_names_him():
    pemohon = f.PemohonFactory(pekerjaan="Guru")
    pemohon.hapus_identitas(pada=PADA)
    tersimpan = Pemohon.objects.get(pk=pemohon.pk)
    assert (tersimpan.nama, tersimpan.nik, tersimpan.pekerjaan) == ("", "", "")
    assert tersimpan.nama_samar == ""
    assert not tersimpan.tanpa_surel
    assert list(Pemohon.objects.habis_simpan(date(2030, 1, 1))) == []
