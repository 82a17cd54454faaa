"""Completeness: one letter, within three days, and whose clock runs meanwhile."""

from datetime import date

import pytest

from informasi.models import Permohonan, Surat
from informasi.pemohon.models import KirimanPemohon
from informasi.permohonan.kelengkapan import (
    catat_kelengkapan,
    catat_surat_diterima,
    halangan_minta,
    minta_kelengkapan,
    nyatakan_lengkap,
    tutup_tidak_lengkap,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, TugasHubungi
from organisasi.sandi import sidik
from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import PADA, TEMPO, TERIMA, ajukan, kurang, saat

pytestmark = pytest.mark.django_db
S = Permohonan.Status


def loket(kantor, hari):
    return Saat(kantor.loket, saat(f"2024-06-{hari:02}"))


def ditolak(kata):
    return pytest.raises(TindakanTerlarang, match=kata)


IDENTITAS = "Identitas: KTP, SIM, atau paspor"
KTP = {"KTP": KirimanPemohon(teks="Terlampir.")}


def test_a_complete_request_runs_since_its_receipt(kantor):
    permohonan, kamis = ajukan(kantor.kecamatan), loket(kantor, 6)
    with ditolak("Belum ada: Identitas: KTP"):
        nyatakan_lengkap(permohonan, kamis)
    nyatakan_lengkap(permohonan, kamis, alasan="Diperlihatkan.")
    assert permohonan.dilengkapi == {IDENTITAS: "Diperlihatkan."}
    assert permohonan.tanggal_lengkap == TERIMA
    assert permohonan.jatuh_tempo == TEMPO


def test_one_letter_within_three_working_days_lists_everything_missing(kantor):
    permohonan = ajukan(kantor.kecamatan)
    for daftar in ([], [" ", ""]):
        with ditolak("Pilih atau tulis"):
            minta_kelengkapan(permohonan, saat=loket(kantor, 4), kurang=daftar)
    assert halangan_minta(permohonan, date(2024, 6, 7)) == ""
    with ditolak("sudah lewat"):
        minta_kelengkapan(permohonan, saat=loket(kantor, 10), kurang=["KTP"])
    assert permohonan.status == S.DITERIMA
    minta_kelengkapan(permohonan, saat=loket(kantor, 4), kurang=["KTP"])
    assert permohonan.status == S.MENUNGGU_KELENGKAPAN
    assert permohonan.kurang == ["KTP"]
    assert permohonan.lengkapi_sampai == date(2024, 6, 7)
    assert permohonan.surat.filter(jenis=Surat.Jenis.KEKURANGAN).count() == 1
    with pytest.raises(TindakanTerlarang):
        minta_kelengkapan(permohonan, saat=loket(kantor, 4), kurang=["KK"])


def test_the_ten_days_run_from_the_day_the_papers_came_in(kantor):
    permohonan = kurang(kantor)
    # The applicant waives nothing himself.
    kiriman = {"KTP": KirimanPemohon(teks="Ini.", tidak_perlu="Tidak mau.")}
    catat_kelengkapan(permohonan, Saat(None, saat("2024-06-06")), kiriman=kiriman)
    assert permohonan.dilengkapi == {"KTP": ""}
    assert permohonan.status == S.DIPROSES
    assert permohonan.tanggal_lengkap == date(2024, 6, 6)
    assert permohonan.jatuh_tempo == date(2024, 6, 24)
    kabar = Notifikasi.objects.kepada("loket@example.id")
    assert kabar.filter(subjek__contains="dilengkapi").exists()


def test_papers_and_receipt_lie_between_the_letter_and_today(kantor):
    permohonan, siapa = ajukan(kantor.kecamatan), loket(kantor, 10)
    with ditolak("Tidak ada surat"):
        catat_surat_diterima(permohonan, siapa, tanggal=TERIMA)
    with ditolak("Catat kelengkapan"):
        catat_kelengkapan(permohonan, siapa, kiriman=KTP)
    minta_kelengkapan(permohonan, saat=loket(kantor, 4), kurang=["KTP"])
    for hari in (date(2024, 6, 3), date(2024, 6, 11)):
        with ditolak("antara hari surat"):
            catat_kelengkapan(permohonan, siapa, tanggal=hari, kiriman=KTP)
        with ditolak("Hari surat diterima"):
            catat_surat_diterima(permohonan, siapa, tanggal=hari)


def test_a_request_is_closed_only_after_the_applicants_days(kantor):
    permohonan = kurang(kantor)
    with ditolak("belum lewat"):
        tutup_tidak_lengkap(permohonan, saat=loket(kantor, 7))
    tutup_tidak_lengkap(permohonan, saat=loket(kantor, 10))
    assert (permohonan.status, permohonan.hasil) == (S.DITUTUP, "gugur")


def test_without_mail_only_a_confirmed_receipt_can_close_it(kantor):
    permohonan = kurang(kantor, pemohon=PemohonFactory.build(surel=""))
    assert TugasHubungi.objects.filter(perihal__contains="masih kurang").exists()
    with ditolak("Catat dulu hari"):
        tutup_tidak_lengkap(permohonan, saat=loket(kantor, 28))
    permohonan.surat_kurang_diterima = TERIMA
    permohonan.save()
    tutup_tidak_lengkap(permohonan, saat=loket(kantor, 28))
    assert hubungi(permohonan) == [
        "Beri tahu bahwa permohonan ditutup dan boleh diajukan lagi."
    ]
    assert TugasHubungi.objects.terbuka().count() == 1


def test_what_is_not_yet_placed_is_not_checked(kantor):
    permohonan, utama = ajukan(None), Saat(kantor.ppid_utama, PADA)
    with ditolak("belum punya unit"):
        nyatakan_lengkap(permohonan, utama)
    with ditolak("belum punya unit"):
        minta_kelengkapan(permohonan, saat=utama, kurang=["KTP"])


def test_papers_count_from_their_true_day_though_the_receipt_was_entered_later(kantor):
    permohonan = kurang(kantor)  # The letter left on Tuesday 4 June.
    kamis = loket(kantor, 6)
    catat_surat_diterima(permohonan, kamis, tanggal=TERIMA)
    catat_kelengkapan(permohonan, kamis, tanggal=date(2024, 6, 5), kiriman=KTP)
    permohonan.refresh_from_db()
    assert permohonan.tanggal_lengkap == date(2024, 6, 5)
    assert permohonan.jatuh_tempo == date(2024, 6, 21)


def test_the_days_to_complete_run_from_receipt_which_may_be_corrected(kantor):
    permohonan = kurang(kantor)
    for hari, sampai in ((date(2024, 6, 10), 13), (date(2024, 6, 5), 10)):
        catat_surat_diterima(permohonan, loket(kantor, 11), tanggal=hari)
        permohonan.refresh_from_db()
        assert permohonan.surat_kurang_diterima == hari
        assert permohonan.lengkapi_sampai == date(2024, 6, sampai)


def test_the_papers_of_an_officer_are_kept_and_the_rest_is_still_waited_for(kantor):
    orang = PemohonFactory.build(nik="", alamat="")
    permohonan = kurang(kantor, "NIK", "Alamat lengkap", pemohon=orang)
    kamis = loket(kantor, 6)
    nik = {"NIK": KirimanPemohon(teks="3278010101010001")}
    catat_kelengkapan(permohonan, kamis, kiriman=nik)
    permohonan.refresh_from_db()
    assert permohonan.status == S.MENUNGGU_KELENGKAPAN
    assert permohonan.masih_kurang == ["Alamat lengkap"]
    assert not Notifikasi.objects.filter(subjek__contains="sudah lengkap").exists()
    with ditolak("sedikitnya satu"):
        catat_kelengkapan(permohonan, kamis, kiriman=nik)
    alamat = {"Alamat lengkap": KirimanPemohon(tidak_perlu="Ambil di loket.")}
    catat_kelengkapan(permohonan, kamis, kiriman=alamat)
    orang = Permohonan.objects.get().pemohon
    assert orang.nik == "3278010101010001"
    assert orang.sidik_nik == sidik(orang.nik)
    assert permohonan.status == S.DIPROSES
    assert "Alamat lengkap (Ambil di loket.)" in permohonan.riwayat.first().catatan


def hubungi(permohonan):
    """What the applicant must still be told by telephone or at the counter."""
    semua = TugasHubungi.objects.terbuka().filter(objek_id=str(permohonan.pk))
    return [satu.perihal for satu in semua if "tanda bukti" not in satu.perihal]


def test_who_got_the_letter_need_not_be_told_of_it_any_more(kantor):
    permohonan, lain = (
        kurang(kantor, pemohon=PemohonFactory.build(surel="")) for _ in range(2)
    )
    catat_surat_diterima(permohonan, loket(kantor, 6), tanggal=TERIMA)
    assert hubungi(permohonan) == []
    assert len(hubungi(lain)) == 1
    usai = TugasHubungi.objects.get(
        objek_id=str(permohonan.pk), perihal__contains="kurang"
    )
    assert usai.oleh == kantor.loket
    assert usai.hasil == "Surat kekurangan sudah diterima pemohon."
    # With the papers, only the news of them is left to tell.
    catat_kelengkapan(lain, loket(kantor, 6), kiriman=KTP)
    assert hubungi(lain) == [
        "Beri tahu bahwa berkas sudah lengkap dan kapan jatuh temponya."
    ]
