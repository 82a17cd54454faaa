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
from tests.informasi.kantor import PADA, TEMPO, TERIMA, ajukan, saat

pytestmark = pytest.mark.django_db
S = Permohonan.Status


def kurang(kantor, *, pada=PADA, **lain):
    """A request whose applicant was asked for his identity card."""
    permohonan = ajukan(kantor.kecamatan, **lain)
    return minta_kelengkapan(permohonan, saat=Saat(kantor.loket, pada), kurang=["KTP"])


IDENTITAS = "Identitas: KTP, SIM, atau paspor"
KTP = {"KTP": KirimanPemohon(teks="Terlampir.")}


def test_a_complete_request_runs_since_its_receipt(kantor):
    permohonan = ajukan(kantor.kecamatan)
    with pytest.raises(TindakanTerlarang, match="Belum ada: Identitas: KTP"):
        nyatakan_lengkap(permohonan, Saat(kantor.loket, saat("2024-06-06")))
    nyatakan_lengkap(
        permohonan, Saat(kantor.loket, saat("2024-06-06")), alasan="Diperlihatkan."
    )
    assert permohonan.dilengkapi == {IDENTITAS: "Diperlihatkan."}
    assert permohonan.tanggal_lengkap == TERIMA
    assert permohonan.jatuh_tempo == TEMPO


def test_one_letter_lists_everything_missing(kantor):
    permohonan = kurang(kantor)
    assert permohonan.status == S.MENUNGGU_KELENGKAPAN
    assert permohonan.kurang == ["KTP"]
    assert permohonan.lengkapi_sampai == date(2024, 6, 7)
    assert permohonan.surat.filter(jenis=Surat.Jenis.KEKURANGAN).count() == 1
    with pytest.raises(TindakanTerlarang):
        minta_kelengkapan(permohonan, saat=Saat(kantor.loket, PADA), kurang=["KK"])


def test_after_three_working_days_no_letter_can_win_days(kantor):
    permohonan = ajukan(kantor.kecamatan)
    assert halangan_minta(permohonan, date(2024, 6, 7)) == ""
    with pytest.raises(TindakanTerlarang, match="sudah lewat"):
        minta_kelengkapan(
            permohonan, saat=Saat(kantor.loket, saat("2024-06-10")), kurang=["KTP"]
        )
    assert permohonan.status == S.DITERIMA


@pytest.mark.parametrize("daftar", [[], [" ", ""]])
def test_a_letter_must_say_what_is_missing(kantor, daftar):
    with pytest.raises(TindakanTerlarang, match="Pilih atau tulis"):
        minta_kelengkapan(
            ajukan(kantor.kecamatan), saat=Saat(kantor.loket, PADA), kurang=daftar
        )


def test_the_ten_days_run_from_the_day_the_papers_came_in(kantor):
    permohonan = kurang(kantor)
    catat_kelengkapan(permohonan, Saat(None, saat("2024-06-06")), kiriman=KTP)
    assert permohonan.status == S.DIPROSES
    assert permohonan.tanggal_lengkap == date(2024, 6, 6)
    assert permohonan.jatuh_tempo == date(2024, 6, 24)
    assert (
        Notifikasi.objects.kepada("loket@example.id")
        .filter(subjek__contains="dilengkapi")
        .exists()
    )


@pytest.mark.parametrize("hari", [date(2024, 6, 3), date(2024, 6, 11)])
def test_papers_and_receipt_lie_between_the_letter_and_today(kantor, hari):
    permohonan = kurang(kantor)
    kapan = {"saat": Saat(kantor.loket, saat("2024-06-10")), "tanggal": hari}
    with pytest.raises(TindakanTerlarang, match="antara hari surat"):
        catat_kelengkapan(permohonan, **kapan, kiriman=KTP)
    with pytest.raises(TindakanTerlarang, match="Hari surat diterima"):
        catat_surat_diterima(permohonan, **kapan)


def test_without_a_letter_there_is_neither_receipt_nor_paper(kantor):
    permohonan, siapa = ajukan(kantor.kecamatan), {"saat": Saat(kantor.loket, PADA)}
    with pytest.raises(TindakanTerlarang, match="Tidak ada surat"):
        catat_surat_diterima(permohonan, **siapa, tanggal=TERIMA)
    with pytest.raises(TindakanTerlarang, match="Catat kelengkapan"):
        catat_kelengkapan(permohonan, **siapa, kiriman=KTP)


def test_a_request_is_closed_only_after_the_applicants_days(kantor):
    permohonan = kurang(kantor)
    with pytest.raises(TindakanTerlarang, match="belum lewat"):
        tutup_tidak_lengkap(permohonan, saat=Saat(kantor.loket, saat("2024-06-07")))
    tutup_tidak_lengkap(permohonan, saat=Saat(kantor.loket, saat("2024-06-10")))
    assert (permohonan.status, permohonan.hasil) == (S.DITUTUP, "gugur")


def test_without_mail_only_a_confirmed_receipt_can_close_it(kantor):
    permohonan = kurang(kantor, pemohon=PemohonFactory.build(surel=""))
    with pytest.raises(TindakanTerlarang, match="Catat dulu hari"):
        tutup_tidak_lengkap(permohonan, saat=Saat(kantor.loket, saat("2024-07-01")))
    assert TugasHubungi.objects.filter(perihal__contains="masih kurang").exists()


def test_what_is_not_yet_placed_is_not_checked(kantor):
    permohonan = ajukan(None)
    with pytest.raises(TindakanTerlarang, match="belum punya unit"):
        nyatakan_lengkap(permohonan, Saat(kantor.ppid_utama, PADA))
    with pytest.raises(TindakanTerlarang, match="belum punya unit"):
        minta_kelengkapan(
            permohonan, saat=Saat(kantor.ppid_utama, PADA), kurang=["KTP"]
        )


def test_papers_count_from_their_true_day_though_the_receipt_was_entered_later(kantor):
    permohonan = kurang(kantor)  # The letter left on Tuesday 4 June.
    kamis = saat("2024-06-06")
    catat_surat_diterima(
        permohonan, Saat(kantor.loket, kamis), tanggal=date(2024, 6, 4)
    )
    catat_kelengkapan(
        permohonan, Saat(kantor.loket, kamis), tanggal=date(2024, 6, 5), kiriman=KTP
    )
    permohonan.refresh_from_db()
    assert permohonan.tanggal_lengkap == date(2024, 6, 5)
    assert permohonan.jatuh_tempo == date(2024, 6, 21)


def test_the_days_to_complete_run_from_receipt_which_may_be_corrected(kantor):
    permohonan = kurang(kantor)
    for hari, sampai in ((10, 13), (5, 10)):
        catat_surat_diterima(
            permohonan,
            Saat(kantor.loket, saat("2024-06-11")),
            tanggal=date(2024, 6, hari),
        )
        permohonan.refresh_from_db()
        assert permohonan.surat_kurang_diterima == date(2024, 6, hari)
        assert permohonan.lengkapi_sampai == date(2024, 6, sampai)


def test_the_papers_of_an_officer_are_kept_and_the_rest_is_still_waited_for(kantor):
    orang = PemohonFactory.build(nik="", alamat="")
    permohonan = ajukan(kantor.kecamatan, pemohon=orang)
    kurang = ["NIK", "Alamat lengkap"]
    minta_kelengkapan(permohonan, saat=Saat(kantor.loket, PADA), kurang=kurang)
    siapa = {"saat": Saat(kantor.loket, saat("2024-06-06"))}
    nik = {"NIK": KirimanPemohon(teks="3278010101010001")}
    catat_kelengkapan(permohonan, **siapa, kiriman=nik)
    permohonan.refresh_from_db()
    assert permohonan.status == S.MENUNGGU_KELENGKAPAN
    assert permohonan.masih_kurang == ["Alamat lengkap"]
    assert not Notifikasi.objects.filter(subjek__contains="sudah lengkap").exists()
    with pytest.raises(TindakanTerlarang, match="sedikitnya satu"):
        catat_kelengkapan(permohonan, **siapa, kiriman=nik)
    alamat = {"Alamat lengkap": KirimanPemohon(tidak_perlu="Ambil di loket.")}
    catat_kelengkapan(permohonan, **siapa, kiriman=alamat)
    orang = Permohonan.objects.get().pemohon
    assert orang.nik == "3278010101010001"
    assert orang.sidik_nik == sidik(orang.nik)
    assert permohonan.status == S.DIPROSES
    assert "Alamat lengkap (Ambil di loket.)" in permohonan.riwayat.first().catatan


def test_the_applicant_waives_nothing_himself(kantor):
    permohonan = kurang(kantor)
    catat_kelengkapan(
        permohonan,
        Saat(None, saat("2024-06-06")),
        kiriman={"KTP": KirimanPemohon(teks="Ini.", tidak_perlu="Tidak mau.")},
    )
    assert permohonan.dilengkapi == {"KTP": ""}


def hubungi(permohonan):
    """What the applicant must still be told by telephone or at the counter."""
    semua = TugasHubungi.objects.terbuka().filter(objek_id=str(permohonan.pk))
    return [satu.perihal for satu in semua if "tanda bukti" not in satu.perihal]


def test_who_got_the_letter_need_not_be_told_of_it_any_more(kantor):
    permohonan = kurang(kantor, pemohon=PemohonFactory.build(surel=""))
    lain = kurang(kantor, pemohon=PemohonFactory.build(surel=""))
    catat_surat_diterima(
        permohonan, Saat(kantor.loket, saat("2024-06-06")), tanggal=TERIMA
    )
    assert hubungi(permohonan) == []
    assert len(hubungi(lain)) == 1
    usai = TugasHubungi.objects.get(
        objek_id=str(permohonan.pk), perihal__contains="kurang"
    )
    assert (usai.oleh, usai.hasil) == (
        kantor.loket,
        "Surat kekurangan sudah diterima pemohon.",
    )


def test_with_the_papers_only_the_news_of_them_is_left_to_tell(kantor):
    permohonan = kurang(kantor, pemohon=PemohonFactory.build(surel=""))
    catat_kelengkapan(permohonan, Saat(kantor.loket, saat("2024-06-06")), kiriman=KTP)
    assert hubungi(permohonan) == [
        "Beri tahu bahwa berkas sudah lengkap dan kapan jatuh temponya."
    ]


def test_of_a_closed_request_only_the_closing_is_left_to_tell(kantor):
    permohonan = kurang(kantor, pemohon=PemohonFactory.build(surel=""))
    permohonan.surat_kurang_diterima = TERIMA
    permohonan.save()
    tutup_tidak_lengkap(permohonan, saat=Saat(kantor.loket, saat("2024-06-10")))
    assert hubungi(permohonan) == [
        "Beri tahu bahwa permohonan ditutup dan boleh diajukan lagi."
    ]
    assert TugasHubungi.objects.terbuka().count() == 1
