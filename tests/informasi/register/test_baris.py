"""Rows of the registers: every column the regulation names, masked or in full."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from informasi.models import (
    HasilKeberatan,
    HasilPermohonan,
    KategoriPemohon,
    PutusanButir,
    StatusKeberatan,
    StatusPermohonan,
)
from informasi.register import register_keberatan, register_permohonan
from informasi.register.siapa import DIHAPUS, siapa
from organisasi.kantor.peran import Peran
from tests.factories.informasi import (
    PADA,
    ButirFactory,
    JawabanFactory,
    KeberatanFactory,
    PemohonFactory,
    PenyerahanFactory,
    PermohonanFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import PetugasFactory
from tests.informasi.surat.bantu import jawaban_campur
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
P = PutusanButir


def baris(*, identitas=False):
    """The only row of the city's register, by column."""
    utama = petugas_berperan(Peran.PPID_UTAMA)
    register = register_permohonan(utama, None, 2024, identitas=identitas)
    (satu,) = register.alir()
    assert len(register.kolom) == len(register.lebar) == len(satu) == 15
    return dict(zip(register.kolom, satu, strict=True))


def baris_banding(*, identitas=False):
    utama = petugas_berperan(Peran.PPID_UTAMA)
    register = register_keberatan(utama, None, 2024, identitas=identitas)
    (satu,) = register.alir()
    assert len(register.kolom) == len(register.lebar) == len(satu) == 11
    return dict(zip(register.kolom, satu, strict=True))


def terbitkan(jawaban):
    jawaban.terbit_pada, jawaban.terbit_oleh = PADA, PetugasFactory()
    jawaban.save()
    return jawaban


# Requests


def test_an_open_request_shows_what_was_asked_and_its_status():
    minta = PermohonanFactory(pemohon__pekerjaan="Guru")

    satu = baris(identitas=True)

    assert satu == {
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


def test_an_answer_of_every_verdict_fills_the_last_columns():
    minta = PermohonanFactory(
        status=StatusPermohonan.DISERAHKAN,
        hasil=HasilPermohonan.DIKABULKAN_SEBAGIAN,
        dijawab_pada=PADA,
    )
    terbitkan(jawaban_campur(minta))
    PenyerahanFactory(permohonan=minta, tanggal=date(2024, 6, 10))
    PenyerahanFactory(permohonan=minta, tanggal=date(2024, 6, 14))

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


def test_what_another_body_holds_stands_without_a_form():
    minta = PermohonanFactory(dijawab=True)
    terbitkan(
        ButirFactory(
            jawaban=JawabanFactory(permohonan=minta),
            putusan=P.TIDAK_DIKUASAI,
            alasan="Tidak ada di kota.",
        ).jawaban
    )

    satu = baris()

    assert satu["Status informasi"] == "Di bawah penguasaan: tidak"
    assert satu["Bentuk yang dikuasai"] == ""
    assert satu["Biaya dan cara pembayaran"] == "Tanpa biaya"


def test_a_paper_copy_and_a_reading_are_told_apart():
    minta = PermohonanFactory(dijawab=True, cara_memperoleh="melihat", cara_salinan="")
    terbitkan(ButirFactory(jawaban=JawabanFactory(permohonan=minta)).jawaban)

    satu = baris()

    assert satu["Jenis permohonan"] == "Melihat atau mengetahui"
    assert satu["Bentuk yang dikuasai"] == "Hardcopy"


def test_a_draft_of_an_answer_is_in_no_register():
    ButirFactory(ditolak=True)

    assert baris()["Alasan penolakan"] == ""


def test_the_other_act_of_letter_j_is_named():
    minta = PermohonanFactory(dijawab=True)
    uji = UjiKonsekuensiFactory(
        pasal17__huruf="j", uu_lain="UU 27/2022", pasal_uu_lain="Pasal 4"
    )
    terbitkan(
        ButirFactory(
            ditolak=True, uji=uji, jawaban=JawabanFactory(permohonan=minta)
        ).jawaban
    )

    assert baris()["Alasan penolakan"].endswith("; UU 27/2022 Pasal 4")


# Identity


def test_by_default_nobody_can_be_recognised():
    minta = PermohonanFactory(pemohon__nama="Siti Rahmawati", pemohon__pekerjaan="Guru")

    satu = baris()

    assert satu["Nama"] == "S*** R***"
    teks = " ".join(satu.values())
    for rahasia in ("Siti", "Jalan", "081200000001", minta.pemohon.surel, "Guru"):
        assert rahasia not in teks


def test_an_erased_identity_stays_erased_in_both_variants():
    PermohonanFactory().pemohon.hapus_identitas(pada=PADA)

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


# Objections


def test_an_open_objection_has_its_grounds_and_no_decision():
    banding = KeberatanFactory(alasan=["c", "g"], tujuan="")

    satu = baris_banding(identitas=True)

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

    satu = baris_banding()

    assert satu["Keputusan Atasan PPID"] == (
        "Dikabulkan. Data itu terbuka. Perintah: Berikan rekap itu."
    )
    assert satu["Hari dan tanggal tanggapan"] == "Selasa, 2 Juli 2024"
    assert satu["Nama dan posisi Atasan PPID"] == "Nama Sekda, Sekretaris Daerah"
    assert satu["Tanggapan pemohon"] == "Diterima."
    assert "Warga" not in satu["Identitas pemohon atau kuasa"]


def test_an_objection_without_a_request_leaves_its_columns_empty():
    minta = PermohonanFactory()
    KeberatanFactory(
        permohonan=None,
        pemohon=minta.pemohon,
        unit=minta.unit,
        alasan=["b"],
        tujuan="Penelitian.",
        status=StatusKeberatan.DITANGGAPI,
        hasil=HasilKeberatan.DITOLAK,
        putusan="Sudah diumumkan.",
        ditanggapi_pada=PADA,
    )

    satu = baris_banding()

    assert satu["No. pendaftaran permohonan"] == ""
    assert satu["Tujuan penggunaan"] == "Penelitian."
    assert satu["Keputusan Atasan PPID"] == (
        "Ditolak, putusan PPID dikuatkan. Sudah diumumkan."
    )
