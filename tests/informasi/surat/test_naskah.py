"""The words of the letters that depend on the case: what is there, what is left out."""

import json
from datetime import date

import pytest

from informasi.models import HasilKeberatan, PutusanButir, StatusKeberatan
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
from tests.factories.organisasi import KanalLayananFactory, PetugasFactory, UnitFactory
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


def jawaban(minta=None, **lain):
    return JawabanFactory(permohonan=minta or permohonan(diproses=True), **lain)


def pemberitahuan(jawab):
    return tulis(J.PEMBERITAHUAN, permohonan=jawab.permohonan, isi={"jawaban": jawab})


def sk(jawab):
    return tulis(J.SK_PENOLAKAN, permohonan=jawab.permohonan, isi={"jawaban": jawab})


def test_a_receipt_names_who_received_it_and_on_which_days():
    minta = permohonan(
        kanal="loket",
        dicatat_oleh=PetugasFactory(nama="Nama Petugas"),
        tanggal_terima=date(2024, 6, 3),
        tanggal_catat=date(2024, 6, 4),
        bantuan="Huruf besar",
    )
    teks = tulis(J.TANDA_BUKTI, permohonan=minta)
    for bit in ("Nama Petugas", "Senin, 3 Juni 2024", "Selasa, 4 Juni 2024"):
        assert bit in teks
    assert "Huruf besar" in teks
    assert minta.hitungan in teks
    assert "Kamis, 20 Juni 2024" in teks


def test_a_receipt_without_a_unit_says_who_places_it():
    assert "PPID Utama menentukan unit" in tulis(
        J.TANDA_BUKTI, permohonan=permohonan(perlu_ditempatkan=True)
    )
    assert "PPID Utama" not in tulis(J.TANDA_BUKTI, permohonan=permohonan())


def test_one_letter_names_all_that_is_missing_and_the_last_day():
    minta = permohonan(
        kurang=["Surat kuasa", "Salinan KTP"], lengkapi_sampai=date(2024, 6, 7)
    )
    teks = tulis(J.KEKURANGAN, permohonan=minta)
    assert '"Surat kuasa", "Salinan KTP"' in teks
    assert "paling lambat Jumat, 7 Juni 2024" in teks
    assert "permohonan ditutup" in teks


def test_more_time_names_both_days_and_the_reason():
    minta = permohonan(
        diproses=True,
        diperpanjang=True,
        alasan_perpanjangan="Arsipnya di gudang.",
        jatuh_tempo_awal=date(2024, 6, 20),
        jatuh_tempo=date(2024, 7, 1),
    )
    teks = tulis(J.PERPANJANGAN, permohonan=minta)
    for bit in ("Arsipnya di gudang.", "Kamis, 20 Juni 2024", "Senin, 1 Juli 2024"):
        assert bit in teks


@pytest.mark.parametrize(
    ("bagian", "kalimat"),
    [("", "Permohonan Anda dirujuk"), ("Data RW", "Sebagian permohonan Anda dirujuk")],
)
def test_a_referral_says_what_moves_where_and_what_stays(bagian, kalimat):
    minta = permohonan(diproses=True)
    rujukan = RujukanFactory(
        berkas=minta, bagian=bagian, ke_unit=UnitFactory(nama="Dinas Contoh")
    )
    teks = tulis(J.RUJUKAN, permohonan=minta, isi={"rujukan": rujukan})
    assert kalimat in teks
    assert "Dinas Contoh" in teks
    assert "Nomor pendaftaran dan jatuh tempo tetap" in teks


def test_a_notice_that_gives_all_refuses_nothing_and_costs_nothing():
    jawab = jawaban()
    ButirFactory(jawaban=jawab, dokumen=DokumenFactory(nomor="IP-000077"))
    teks = pemberitahuan(jawab)
    assert "Sudah ada di daftar informasi publik: IP-000077." in teks
    assert "tidak dipungut biaya" in teks
    assert '"B. Tidak dapat diberikan"}, {"jenis": "kalimat", "teks": "Tidak ada."' in (
        teks
    )
    assert "paling lambat 30 hari kerja" in teks


def test_a_notice_that_gives_nothing_says_so_and_whom_to_ask():
    kanal = KanalLayananFactory(nama="BPN", nomor="0265-1", web="bpn.example")
    jawab = jawaban(badan_publik_lain="Kantor Pertanahan", kanal_lain=kanal)
    ButirFactory(
        jawaban=jawab, putusan=P.TIDAK_DIKUASAI, alasan="Dikuasai kantor pertanahan."
    )
    teks = pemberitahuan(jawab)
    assert '"A. Dapat diberikan"}, {"jenis": "kalimat", "teks": "Tidak ada."' in teks
    assert "Kantor Pertanahan" in teks
    assert "BPN, 0265-1, https://bpn.example" in teks


def test_costs_are_told_one_by_one_and_together():
    jawab = jawaban(
        lembar=0, biaya_salinan=2500, biaya_lain=1000, cara_bayar="Di kasir"
    )
    ButirFactory(jawaban=jawab)
    teks = pemberitahuan(jawab)
    for bit in ('"Biaya salinan", "Rp2.500"', '"Biaya seluruhnya", "Rp3.500"'):
        assert bit in teks
    assert "Biaya kirim" not in teks
    assert "Di kasir" in teks


def test_blackened_parts_are_named_with_their_ground():
    jawab = jawaban()
    ButirFactory(
        jawaban=jawab,
        putusan=P.SEBAGIAN,
        alasan="Nama dihitamkan.",
        uji=UjiKonsekuensiFactory(bagian=""),
    )
    assert "Dihitamkan: bagian yang dikecualikan (UU 14/2008 Pasal 17 huruf" in (
        pemberitahuan(jawab)
    )


def test_without_being_told_which_the_newest_answer_that_went_out_counts():
    minta = permohonan(diproses=True)
    for penjelasan in ("Jawaban lama.", "Jawaban baru."):
        ButirFactory(
            jawaban=jawaban(
                minta,
                penjelasan=penjelasan,
                terbit_pada=PADA,
                terbit_oleh=PetugasFactory(),
            )
        )
    teks = tulis(J.PEMBERITAHUAN, permohonan=minta)
    assert "Jawaban baru." in teks
    assert "Jawaban lama." not in teks


def test_no_notice_without_an_answer():
    with pytest.raises(ValueError, match="memerlukan jawaban"):
        tulis(J.PEMBERITAHUAN, permohonan=permohonan(diproses=True))


def test_a_refusal_names_ground_consequence_decision_and_right():
    jawab = jawaban()
    ButirFactory(
        jawaban=jawab,
        judul="Data pasien",
        ditolak=True,
        uji=UjiKonsekuensiFactory(
            pasal17__huruf="j", uu_lain="UU 17/2023", pasal_uu_lain="Pasal 177"
        ),
    )
    teks = sk(jawab)
    for bit in (
        "Pasal 17 huruf j",
        "UU 17/2023 Pasal 177",
        "Akibat bila dibuka.",
        "Ditolak: permohonan atas Data pasien.",
        "30 hari kerja",
    ):
        assert bit in teks
    assert "Ditolak sebagian" not in teks


def test_a_part_that_is_refused_is_named_as_a_part():
    jawab = jawaban()
    ButirFactory(
        jawaban=jawab,
        judul="Daftar penerima",
        putusan=P.SEBAGIAN,
        alasan="Nama dihitamkan.",
        uji=UjiKonsekuensiFactory(bagian=""),
    )
    teks = sk(jawab)
    assert "Ditolak sebagian: permohonan atas Daftar penerima" in teks
    assert "Ditolak: " not in teks
    assert '"Yang dikecualikan", "Sebagian"' in teks


def test_what_is_only_not_held_gets_no_decision_of_refusal():
    jawab = jawaban()
    ButirFactory(jawaban=jawab, putusan=P.TIDAK_DIKUASAI, alasan="Tidak ada di kota.")
    with pytest.raises(ValueError, match="Tidak ada yang ditolak"):
        sk(jawab)


def test_an_objection_s_receipt_names_grounds_case_and_due_day():
    banding = KeberatanFactory(
        permohonan=permohonan(diproses=True), alasan=["g", "c"], tujuan="Penelitian."
    )
    teks = tulis(J.TANDA_BUKTI_KEBERATAN, keberatan=banding)
    assert teks.index("Huruf c: ") < teks.index("Huruf g: ")
    for bit in (banding.kasus_posisi, "Selasa, 6 Agustus 2024", "Penelitian."):
        assert bit in teks


def test_an_upheld_objection_orders_with_a_last_day():
    teks = tulis(J.TANGGAPAN_KEBERATAN, keberatan=keberatan())
    for bit in ("dikabulkan", "Berikan rekap itu.", "Rabu, 10 Juli 2024"):
        assert bit in teks
    assert "14 hari kerja" in teks


def test_a_confirmed_answer_orders_nothing():
    banding = KeberatanFactory(
        permohonan=permohonan(diproses=True),
        status=StatusKeberatan.DITANGGAPI,
        hasil=HasilKeberatan.DITOLAK,
        putusan="Pengecualiannya benar.",
        ditanggapi_pada=PADA,
    )
    teks = tulis(J.TANGGAPAN_KEBERATAN, keberatan=banding)
    assert "Pengecualiannya benar." in teks
    assert "Perintah kepada PPID" not in teks


def test_a_hand_over_lists_cases_with_their_due_days():
    minta = permohonan(diproses=True)
    dari, kepada = PetugasFactory(nip="1980"), PetugasFactory()
    teks = tulis(
        J.SERAH_TERIMA,
        isi={"unit": minta.unit, "dari": dari, "kepada": kepada, "berkas": [minta]},
    )
    assert f"{dari} (NIP 1980)" in teks
    assert f'"1", "{minta.nomor}", "Permohonan", "Diproses", "20 Juni 2024"' in teks
