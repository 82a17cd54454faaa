"""Rows of the registers: every column the regulation names, masked or in full."""

from datetime import UTC, date, datetime

import pytest

from informasi.models import (
    AlasanKeberatan,
    HasilKeberatan,
    HasilPermohonan,
    KategoriPemohon,
    PutusanButir,
    StatusKeberatan,
    StatusPermohonan,
)
from informasi.surat.register import (
    BUKU_KEBERATAN,
    BUKU_PERMOHONAN,
    BUKU_SENGKETA,
    DIHAPUS,
    siapa,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from tests.factories.informasi import (
    PADA,
    ButirFactory,
    JawabanFactory,
    KeberatanFactory,
    PemohonFactory,
    PermohonanFactory,
    SengketaFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.informasi.surat.bantu import jawaban_campur
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db


P = PutusanButir


def baris(buat=BUKU_PERMOHONAN[0], **lain):
    """The only row of the city's register, by column."""
    register = buat(petugas_berperan(Peran.PPID_UTAMA), None, 2024, **lain)
    (satu,) = register.alir()
    assert len(register.kolom) == len(register.lebar) == len(satu)
    return dict(zip(register.kolom, satu, strict=True))


def terbitkan(jawaban):
    jawaban.terbit_pada, jawaban.terbit_oleh = PADA, PetugasFactory()
    jawaban.save()
    return jawaban


def test_an_open_request_shows_what_was_asked_and_its_status():
    minta = PermohonanFactory(pemohon__pekerjaan="Guru")
    satu = baris(identitas=True)
    # The columns stand in the order of the regulation (hukum 4.10).
    isi = {
        "No. pendaftaran": minta.nomor,
        "Tanggal": "04-06-2024",
        "Nama": minta.pemohon.nama,
        "Alamat": "Jalan Contoh 1, Kota Tasikmalaya",
        "Nomor kontak": f"081200000001, {minta.pemohon.surel}",
        "Pekerjaan": "Guru",
        "Informasi yang diminta": minta.rincian,
        "Tujuan penggunaan": minta.tujuan,
        "Status informasi": "",
        "Bentuk yang dikuasai": "",
        "Jenis permohonan": "Meminta salinan",
        "Keputusan": "Diterima",
        "Alasan penolakan": "",
        "Hari dan tanggal": "",
        "Biaya dan cara pembayaran": "",
    }
    assert list(satu.items()) == list(isi.items())


def test_an_answer_of_every_verdict_fills_the_last_columns():
    minta = PermohonanFactory(
        status=StatusPermohonan.DISERAHKAN,
        hasil=HasilPermohonan.DIKABULKAN_SEBAGIAN,
        dijawab_pada=PADA,
    )
    for hari in (10, 14):  # of two deliveries the last counts
        JawabanFactory(
            permohonan=minta, diserahkan=True, diserahkan_hari=date(2024, 6, hari)
        )
    terbitkan(jawaban_campur(minta))
    satu = baris()
    assert satu["Status informasi"] == (
        "Di bawah penguasaan: ya; Di bawah penguasaan: tidak → Badan Contoh; "
        "Belum didokumentasikan"
    )
    assert satu["Bentuk yang dikuasai"] == "Softcopy"
    assert satu["Keputusan"] == "Dikabulkan sebagian"
    assert "Dokumen ditolak: UU 14/2008 Pasal 17 huruf" in satu["Alasan penolakan"]
    assert "Dokumen sebagian: UU 14/2008" in satu["Alasan penolakan"]
    assert satu["Hari dan tanggal"] == (
        "Pemberitahuan: Selasa, 4 Juni 2024; Pemberian: Jumat, 14 Juni 2024"
    )
    assert satu["Biaya dan cara pembayaran"] == "Rp15.000, Loket kas daerah"


def test_a_reading_and_what_another_body_holds_are_told_apart():
    minta = PermohonanFactory(dijawab=True, cara_memperoleh="melihat", cara_salinan="")
    butir = ButirFactory(jawaban__permohonan=minta)
    terbitkan(butir.jawaban)
    satu = baris()
    assert satu["Jenis permohonan"] == "Melihat atau mengetahui"
    assert satu["Bentuk yang dikuasai"] == "Hardcopy"
    butir.putusan, butir.alasan = P.TIDAK_DIKUASAI, "Tidak ada di kota."
    butir.save()
    satu = baris()
    assert satu["Status informasi"] == "Di bawah penguasaan: tidak"
    assert satu["Bentuk yang dikuasai"] == ""
    assert satu["Biaya dan cara pembayaran"] == "Tanpa biaya"


def test_the_other_act_of_letter_j_is_named():
    minta = PermohonanFactory(dijawab=True)
    uji = UjiKonsekuensiFactory(
        pasal17="j", uu_lain="UU 27/2022", pasal_uu_lain="Pasal 4"
    )
    butir = ButirFactory(ditolak=True, uji=uji, jawaban__permohonan=minta)
    assert baris()["Alasan penolakan"] == ""  # a draft is in no register
    terbitkan(butir.jawaban)
    assert baris()["Alasan penolakan"].endswith("; UU 27/2022 Pasal 4")


def test_by_default_nobody_can_be_recognised():
    minta = PermohonanFactory(pemohon__nama="Siti Rahmawati", pemohon__pekerjaan="Guru")
    satu = baris()
    assert satu["Nama"] == "S*** R***"
    teks = " ".join(satu.values())
    for rahasia in ("Siti", "Jalan", "081200000001", minta.pemohon.surel, "Guru"):
        assert rahasia not in teks
    # An erased identity stays erased in both variants.
    minta.pemohon.hapus_identitas(pada=PADA)
    assert baris(identitas=True)["Nama"] == DIHAPUS
    assert baris()["Nomor kontak"] == DIHAPUS


def test_a_proxy_stands_beside_the_name_and_who_returns_has_no_contact():
    pemohon = PemohonFactory(
        nama="Badan Contoh",
        nama_kuasa="Kuasa Contoh",
        kategori=KategoriPemohon.BADAN_HUKUM,
        telepon="",
        surel="",
        kembali_ke_loket=True,
    )
    nama, _, kontak, _ = siapa(pemohon, identitas=True)
    assert nama == "Badan Contoh (kuasa: Kuasa Contoh)"
    assert kontak == "kembali ke loket"
    assert siapa(pemohon, identitas=False)[2] == ""


def test_an_open_objection_has_its_grounds_and_no_decision():
    banding = KeberatanFactory(alasan=["c", "g"], tujuan="")
    satu = baris(BUKU_KEBERATAN[0], identitas=True)
    # In the order of the regulation (hukum 5.2).
    assert list(satu) == [
        "No. registrasi",
        "Tanggal diterima",
        "Identitas pemohon atau kuasa",
        "No. pendaftaran permohonan",
        "Informasi yang diminta",
        "Tujuan penggunaan",
        "Alasan keberatan",
        "Keputusan Atasan PPID",
        "Hari dan tanggal tanggapan",
        "Nama dan posisi Atasan PPID",
        "Tanggapan pemohon",
    ]
    assert satu["No. registrasi"] == banding.nomor
    assert banding.pemohon.nama in satu["Identitas pemohon atau kuasa"]
    assert "Jalan Contoh 1" in satu["Identitas pemohon atau kuasa"]
    assert satu["No. pendaftaran permohonan"] == banding.permohonan.nomor
    assert satu["Tujuan penggunaan"] == banding.permohonan.tujuan
    assert satu["Alasan keberatan"] == (
        "Huruf c: Permohonan tidak ditanggapi; "
        "Huruf g: Informasi disampaikan melebihi jangka waktu"
    )
    for kolom in ("Keputusan Atasan PPID", "Nama dan posisi Atasan PPID"):
        assert satu[kolom] == ""


def test_an_answered_objection_shows_who_decided_what():
    KeberatanFactory(
        status=StatusKeberatan.DITANGGAPI,
        hasil=HasilKeberatan.DIKABULKAN,
        putusan="Data itu terbuka.",
        perintah="Berikan rekap itu.",
        ditanggapi_oleh=PetugasFactory(nama="Nama Sekda"),
        jabatan_penanggap="Sekretaris Daerah",
        ditanggapi_pada=datetime(2024, 7, 1, 20, tzinfo=UTC),
        tanggapan_pemohon="Diterima.",
    )
    satu = baris(BUKU_KEBERATAN[0])
    assert satu["Keputusan Atasan PPID"] == (
        "Dikabulkan. Data itu terbuka. Perintah: Berikan rekap itu."
    )
    assert satu["Hari dan tanggal tanggapan"] == "Selasa, 2 Juli 2024"
    assert satu["Nama dan posisi Atasan PPID"] == "Nama Sekda, Sekretaris Daerah"
    assert satu["Tanggapan pemohon"] == "Diterima."
    assert "Warga" not in satu["Identitas pemohon atau kuasa"]


def test_an_objection_without_a_request_leaves_its_columns_empty():
    banding = KeberatanFactory(
        permohonan=None,
        pemohon=PemohonFactory(),
        unit=UnitFactory(),
        alasan=["b"],
        tujuan="Penelitian.",
        status=StatusKeberatan.DITANGGAPI,
        hasil=HasilKeberatan.DITOLAK,
        putusan="Sudah diumumkan.",
        ditanggapi_pada=PADA,
    )
    satu = baris(BUKU_KEBERATAN[0])
    assert satu["No. pendaftaran permohonan"] == ""
    assert satu["Tujuan penggunaan"] == "Penelitian."
    assert satu["Keputusan Atasan PPID"] == (
        "Ditolak, putusan PPID dikuatkan. Sudah diumumkan."
    )
    SengketaFactory(keberatan=banding)
    sengketa = baris(BUKU_SENGKETA[0])
    assert sengketa["No. pendaftaran permohonan"] == ""
    assert sengketa["Informasi yang diminta"] == ""


# Disputes: fifteen columns, whose, which year (hukum 5.4, fitur 56)


def test_a_row_says_each_step_at_the_commission():
    satu = SengketaFactory(
        nomor_ki="012/REG-PSI/2024",
        diregistrasi_pada=date(2024, 8, 14),
        diputus_pada=date(2024, 12, 2),
        amar="Mediasi berhasil.",
        keberatan__alasan=[AlasanKeberatan.TIDAK_DITANGGAPI],
    )
    isi = baris(BUKU_SENGKETA[0])
    assert isi["No. registrasi sengketa"] == "012/REG-PSI/2024"
    assert isi["No. registrasi keberatan"] == satu.keberatan.nomor
    assert isi["No. pendaftaran permohonan"] == satu.keberatan.permohonan.nomor
    assert isi["Diajukan"] == "12-08-2024"
    assert isi["Diputus"] == "02-12-2024"
    assert isi["Mediasi"] == ""
    assert isi["Amar putusan atau hasil mediasi"] == "Mediasi berhasil."
    assert satu.keberatan.pemohon.nama not in str(isi)
    lengkap = baris(BUKU_SENGKETA[0], identitas=True)
    assert satu.keberatan.pemohon.nama in str(lengkap)


def test_a_unit_reads_its_own_and_the_city_all(django_assert_num_queries):
    satu, lain = SengketaFactory.create_batch(2)
    SengketaFactory(diajukan_pada=date(2023, 1, 2))
    petugas = petugas_berperan(Peran.PPID_PEMBANTU, satu.keberatan.unit)

    def nomor(register):
        return [baris[1] for baris in register.alir()]

    assert nomor(BUKU_SENGKETA[0](petugas, satu.keberatan.unit, 2024)) == [
        satu.keberatan.nomor
    ]
    with pytest.raises(TindakanTerlarang, match="Pilih satu unit"):
        BUKU_SENGKETA[0](petugas, None, 2024)
    semua = [satu.keberatan.nomor, lain.keberatan.nomor]
    atasan = petugas_berperan(Peran.ATASAN_PPID)
    assert atasan.penugasan_aktif
    with django_assert_num_queries(1):
        assert nomor(BUKU_SENGKETA[0](atasan, None, 2024)) == semua
