"""The words of the letters that depend on the case: what is there, what is left out."""

import json
from datetime import date

import pytest

from informasi.models import HasilKeberatan, PutusanButir
from informasi.surat.actions import keluarkan_surat
from organisasi.kantor.saat import Saat
from tests.factories.informasi import (
    PADA,
    ButirFactory,
    DokumenFactory,
    JawabanFactory,
    KeberatanFactory,
    RujukanFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import KanalLayananFactory, PetugasFactory
from tests.informasi.surat.bantu import J, atur_batas, keberatan, permohonan

pytestmark = pytest.mark.django_db
P = PutusanButir


@pytest.fixture(autouse=True)
def _batas():
    atur_batas()


def tulis(jenis, **bahan):
    """All words of a letter, in one line."""
    surat = keluarkan_surat(jenis, Saat(None, PADA), **bahan)
    return json.dumps(surat.naskah["bagian"], ensure_ascii=False)


def butir(jenis, *semua, minta=None, **lain):
    """The words of a letter about an answer with these documents."""
    jawaban = JawabanFactory(permohonan=minta or permohonan(diproses=True), **lain)
    for satu in semua:
        ButirFactory(jawaban=jawaban, **satu)
    return tulis(jenis, permohonan=jawaban.permohonan, isi={"jawaban": jawaban})


def sebagian(**lain):
    """A document that is given with its names blackened."""
    uji = UjiKonsekuensiFactory(bagian="")
    return {"putusan": P.SEBAGIAN, "alasan": "Nama dihitamkan.", "uji": uji} | lain


def memuat(teks, *semua):
    assert [bit for bit in semua if bit not in teks] == []


def test_a_receipt_names_who_received_it_on_which_days_and_who_places_it():
    minta = permohonan(
        kanal="loket",
        dicatat_oleh=PetugasFactory(nama="Nama Petugas"),
        tanggal_terima=date(2024, 6, 3),
        tanggal_catat=date(2024, 6, 4),
        bantuan="Huruf besar",
    )
    teks = tulis(J.TANDA_BUKTI, permohonan=minta)
    memuat(teks, "Nama Petugas", "Senin, 3 Juni 2024", "Selasa, 4 Juni 2024")
    memuat(teks, "Huruf besar", minta.hitungan, "Kamis, 20 Juni 2024")
    assert "PPID Utama" not in teks
    tanpa = permohonan(perlu_ditempatkan=True)
    memuat(tulis(J.TANDA_BUKTI, permohonan=tanpa), "PPID Utama menentukan unit")


def test_a_letter_that_asks_for_papers_or_takes_time_names_the_days():
    papers = {"kurang": ["Surat kuasa", "KTP"], "lengkapi_sampai": date(2024, 6, 7)}
    teks = tulis(J.KEKURANGAN, permohonan=permohonan(**papers))
    memuat(teks, '"Surat kuasa", "KTP"', "paling lambat Jumat, 7 Juni 2024")
    memuat(teks, "permohonan ditutup")
    minta = permohonan(
        diproses=True,
        diperpanjang=True,
        alasan_perpanjangan="Arsipnya di gudang.",
        jatuh_tempo_awal=date(2024, 6, 20),
        jatuh_tempo=date(2024, 7, 1),
    )
    teks = tulis(J.PERPANJANGAN, permohonan=minta)
    memuat(teks, "Arsipnya di gudang.", "Kamis, 20 Juni 2024", "Senin, 1 Juli 2024")


def test_a_referral_says_what_moves_where_and_what_stays():
    isi = {"berkas": permohonan(diproses=True), "ke_unit__nama": "Dinas Contoh"}
    rujukan = RujukanFactory(**isi)
    for bagian, kalimat in (
        ("", "Permohonan Anda dirujuk"),
        ("Data RW", "Sebagian permohonan Anda dirujuk"),
    ):
        rujukan.bagian = bagian
        teks = tulis(J.RUJUKAN, permohonan=isi["berkas"], isi={"rujukan": rujukan})
        memuat(teks, kalimat, "Dinas Contoh", "Nomor pendaftaran dan jatuh tempo tetap")


def test_an_upheld_objection_orders_with_a_last_day_and_a_confirmed_answer_does_not():
    teks = tulis(J.TANGGAPAN_KEBERATAN, keberatan=keberatan())
    memuat(teks, "dikabulkan", "Berikan rekap itu.", "Rabu, 10 Juli 2024")
    memuat(teks, "14 hari kerja")
    lain = {"hasil": HasilKeberatan.DITOLAK, "putusan": "Pengecualiannya benar."}
    banding = keberatan(**lain, perintah="", perintah_jatuh_tempo=None)
    teks = tulis(J.TANGGAPAN_KEBERATAN, keberatan=banding)
    memuat(teks, "Pengecualiannya benar.")
    assert "Perintah kepada PPID" not in teks


def test_an_objection_s_receipt_names_grounds_case_and_due_day():
    banding = KeberatanFactory(
        permohonan=permohonan(diproses=True), alasan=["g", "c"], tujuan="Penelitian."
    )
    teks = tulis(J.TANDA_BUKTI_KEBERATAN, keberatan=banding)
    assert teks.index("Huruf c: ") < teks.index("Huruf g: ")
    memuat(teks, banding.kasus_posisi, "Selasa, 6 Agustus 2024", "Penelitian.")


TIDAK_ADA = '"}, {"jenis": "kalimat", "teks": "Tidak ada."'


def test_a_notice_that_gives_all_refuses_nothing_and_costs_nothing():
    dokumen = DokumenFactory(nomor="IP-000077")
    teks = butir(J.PEMBERITAHUAN, {"dokumen": dokumen})
    memuat(teks, "Sudah ada di daftar informasi publik: IP-000077.")
    memuat(teks, "tidak dipungut biaya", f'"B. Tidak dapat diberikan{TIDAK_ADA}')
    memuat(teks, "paling lambat 30 hari kerja")


def test_a_notice_that_gives_nothing_says_so_and_whom_to_ask():
    kanal = KanalLayananFactory(nama="BPN", nomor="0265-1", web="bpn.example")
    lain = {"badan_publik_lain": "Kantor Pertanahan", "kanal_lain": kanal}
    bukan = {"putusan": P.TIDAK_DIKUASAI, "alasan": "Dikuasai kantor lain."}
    teks = butir(J.PEMBERITAHUAN, bukan, **lain)
    assert f'"A. Dapat diberikan{TIDAK_ADA}' in teks
    assert "Kantor Pertanahan" in teks
    assert "BPN, 0265-1, https://bpn.example" in teks
    with pytest.raises(ValueError, match="Tidak ada yang ditolak"):
        butir(J.SK_PENOLAKAN, bukan)


def test_costs_are_told_one_by_one_and_together():
    biaya = {"lembar": 0, "biaya_salinan": 2500, "biaya_lain": 1000}
    teks = butir(J.PEMBERITAHUAN, {}, **biaya, cara_bayar="Di kasir")
    for bit in ('"Biaya salinan", "Rp2.500"', '"Biaya seluruhnya", "Rp3.500"'):
        assert bit in teks
    assert "Biaya kirim" not in teks
    assert "Di kasir" in teks


def test_without_being_told_which_the_newest_answer_that_went_out_counts():
    satu = permohonan(diproses=True)
    with pytest.raises(ValueError, match="memerlukan jawaban"):
        tulis(J.PEMBERITAHUAN, permohonan=satu)
    terbit = {"terbit_pada": PADA, "terbit_oleh": PetugasFactory()}
    for penjelasan in ("Jawaban lama.", "Jawaban baru."):
        butir(J.PEMBERITAHUAN, {}, minta=satu, penjelasan=penjelasan, **terbit)
    teks = tulis(J.PEMBERITAHUAN, permohonan=satu)
    assert "Jawaban baru." in teks
    assert "Jawaban lama." not in teks


def test_a_refusal_names_ground_consequence_decision_and_right():
    uji = UjiKonsekuensiFactory(
        pasal17="j", uu_lain="UU 17/2023", pasal_uu_lain="Pasal 177"
    )
    satu = {"judul": "Data pasien.", "ditolak": True, "uji": uji}
    teks = butir(J.SK_PENOLAKAN, satu)
    memuat(teks, "Pasal 17 huruf j", "UU 17/2023 Pasal 177", "Akibat bila dibuka.")
    memuat(teks, "Ditolak: permohonan atas Data pasien.", "30 hari kerja")
    assert "Ditolak sebagian" not in teks


def test_a_part_that_is_refused_is_named_as_a_part_with_its_ground():
    hitam = "Dihitamkan: bagian yang dikecualikan (UU 14/2008 Pasal 17 huruf"
    assert hitam in butir(J.PEMBERITAHUAN, sebagian())
    teks = butir(J.SK_PENOLAKAN, sebagian(judul="Daftar penerima"))
    assert "Ditolak sebagian: permohonan atas Daftar penerima" in teks
    assert "Ditolak: " not in teks
    assert '"Yang dikecualikan", "Sebagian"' in teks
