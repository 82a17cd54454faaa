"""The private page: who holds it, who acts next, until when; honest about what is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from organisasi.models import HariLibur, Jejak
from pengaduan.actions.gabung import gabungkan_pengaduan
from pengaduan.actions.penanganan import (
    jawab_tanggapan,
    kembalikan_hasil,
    tambah_pesan,
    tutup_pengaduan,
    tutup_yang_diam,
)
from pengaduan.keadaan import keadaan
from pengaduan.laporan_masuk import KontakPelapor
from pengaduan.linimasa import ISI
from pengaduan.models import Penerusan, Pengaduan
from tests.factories.organisasi import KanalLayananFactory
from tests.factories.pengaduan import (
    CatatanPengaduanFactory,
    KategoriFactory,
    PengaduanFactory,
    pengaduan_di,
)
from tests.klien import PortalClient
from tests.pengaduan.kantor_aduan import (
    PADA,
    TERIMA,
    Kantor,
    adukan,
    buka_kantor,
    diteruskan,
    ditindaklanjuti,
    diusulkan,
    menunggu,
    saat,
    segar,
    terverifikasi,
)

pytestmark = pytest.mark.django_db
S, Luar = Pengaduan.Status, Penerusan.StatusLuar


@pytest.fixture(autouse=True)
def _hari_itu() -> Iterator[None]:
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor() -> Kantor:
    return buka_kantor()


def buka(client: PortalClient, aduan: Pengaduan) -> str:
    return client.halaman(aduan.get_absolute_url()).content.decode()


# Each status with its title and who acts next.
KATA = {
    S.MASUK: ("Sudah kami terima", "Giliran kami: memeriksa aduan ini"),
    S.TUNDA: ("Menunggu jawaban Anda", "Giliran Anda: jawab pertanyaan kami"),
    S.TERVERIFIKASI: ("Sudah diperiksa", "Giliran kami: meneruskan ke unit"),
    S.DITERUSKAN: ("Sudah diteruskan", "menyampaikan tindak lanjut pertama"),
    S.DITINDAKLANJUTI: ("Sedang ditangani", "menyelesaikan dan menyampaikan"),
    S.MENUNGGU_PELAPOR: ("Sudah ada hasilnya", "sudah beres, ya atau tidak?"),
    S.SELESAI: ("Selesai: masalahnya sudah ditangani", "membukanya lagi"),
    S.ARSIP: ("Diarsipkan", "Kami tidak mendapat keterangannya."),
    S.BUKAN_WEWENANG: ("Bukan wewenang pemerintah kota", "Ini urusan lembaga lain."),
    S.GABUNGAN: ("Digabung dengan aduan yang sama: ", "Giliran kami"),
    S.DIALIHKAN_112: ("Dialihkan ke 112", "telepon 112 sekarang"),
    S.DIALIHKAN_INFORMASI: ("Ini permohonan informasi", "Lanjutkan ke permohonan"),
}


def test_no_status_is_forgotten() -> None:
    assert set(KATA) == set(S)


@pytest.mark.parametrize("status", S.values)
def test_each_status_says_where_it_stands_and_who_acts_next(
    client: PortalClient, status: str
) -> None:
    aduan = pengaduan_di(status)

    isi = buka(client, aduan)

    assert [kata for kata in KATA[S(status)] if kata not in isi] == []
    assert aduan.pemegang.nama in isi


def test_our_last_day_stands_there_with_its_reckoning(
    client: PortalClient, kantor: Kantor
) -> None:
    aduan = terverifikasi(kantor)

    isi = buka(client, aduan)

    assert aduan.hitungan
    assert aduan.hitungan in isi
    assert f"Selesai seluruhnya: {aduan.hitungan_selesai}" in isi
    assert "10 Juni 2024" in isi or "Juni 2024" in isi
    assert "Kami terlambat" not in isi


def test_lateness_is_said_as_it_is(client: PortalClient, kantor: Kantor) -> None:
    aduan = diteruskan(kantor)
    with time_machine.travel(PADA + timedelta(days=60), tick=False):
        isi = buka(client, aduan)

    assert "Kami terlambat. Sudah diteruskan" in isi
    assert "kami tetap wajib menjawab" in isi


def test_no_ring_is_drawn_for_a_span_that_no_ring_can_show(kantor: Kantor) -> None:
    aduan = ditindaklanjuti(kantor)
    aduan.jatuh_tempo = TERIMA + timedelta(days=200)

    hasil = keadaan(aduan, TERIMA)

    assert (hasil.batas, hasil.total) == (aduan.jatuh_tempo, 0)
    assert keadaan(diteruskan(kantor), TERIMA).total > 0


def test_without_a_calendar_or_a_day_no_ring_is_drawn() -> None:
    aduan = PengaduanFactory()
    assert not HariLibur.objects.exists()
    assert keadaan(aduan, TERIMA).total == 0

    aduan.jatuh_tempo = None
    assert keadaan(aduan, TERIMA).batas is None


@pytest.mark.parametrize(
    ("status", "kata"),
    [
        (S.TUNDA, "menunggu keterangan pelapornya"),
        (S.MENUNGGU_PELAPOR, "pelapor aduan itu diminta menjawab"),
        (S.SELESAI, "buat aduan baru"),
    ],
)
def test_a_merged_complaint_asks_nothing_of_its_own_reporter(
    client: PortalClient, status: str, kata: str
) -> None:
    induk = pengaduan_di(status, lokasi="Tempat si pelapor lain")

    isi = buka(client, PengaduanFactory(gabungan=True, induk=induk))

    assert kata in isi
    assert "Giliran Anda" not in isi
    assert "Anda menyatakan" not in isi
    assert "Jawab ya atau tidak" not in isi
    assert "Tempat si pelapor lain" not in isi
    assert induk.kode not in isi


def test_a_merged_one_follows_the_clock_of_the_other(
    client: PortalClient, kantor: Kantor
) -> None:
    induk, anak = diteruskan(kantor), adukan(kantor, KontakPelapor())
    anak = gabungkan_pengaduan(anak, oleh=kantor.admin, pada=PADA, induk=induk)

    isi = buka(client, anak)

    assert "Digabung dengan aduan yang sama: sudah diteruskan" in isi
    assert kantor.dinas.nama in isi
    with time_machine.travel(saat("2024-07-30"), tick=False):
        assert "sama: kami terlambat. Sudah diteruskan" in buka(client, anak)


@pytest.mark.parametrize(
    ("cara", "kata"),
    [
        ("pelapor", "Anda menyatakan masalahnya sudah beres."),
        ("otomatis_10hk", "Ditutup karena tidak ada jawaban dari Anda."),
        ("admin", "Ditutup petugas dengan alasan."),
    ],
)
def test_how_it_was_closed_is_never_dressed_up(
    client: PortalClient, cara: str, kata: str
) -> None:
    isi = buka(client, PengaduanFactory(selesai=True, cara_selesai=cara))

    assert kata in isi
    assert "Ketiga lampu sudah diganti." in isi
    assert "Tambah kabar atau foto" not in isi


def test_silence_and_an_officers_end_are_named_in_the_timeline(
    client: PortalClient, kantor: Kantor
) -> None:
    diam, ditutup, puas = (menunggu(kantor) for _ in range(3))
    jawab_tanggapan(puas, beres=True, alasan="", pada=PADA)
    tutup_pengaduan(
        ditutup, oleh=kantor.admin, pada=PADA, alasan="Pelapor pindah kota."
    )
    with time_machine.travel(PADA + timedelta(days=60), tick=False):
        tutup_yang_diam(pada=PADA + timedelta(days=60))

    assert "Ini tidak dihitung sebagai puas." in buka(client, diam)
    assert "Pelapor pindah kota." in buka(client, ditutup)
    assert "Anda menyatakan masalahnya sudah beres." in buka(client, puas)


def test_the_whole_way_stands_in_the_timeline_newest_first(
    client: PortalClient, kantor: Kantor
) -> None:
    aduan = menunggu(kantor, pada=saat("2024-06-05"))

    isi = buka(client, aduan)
    langkah = (
        *("Hasilnya disampaikan", "Mulai ditindaklanjuti", "Diteruskan"),
        *("Sudah diperiksa", "Aduan diterima"),
    )
    linimasa = isi[isi.index("Yang sudah terjadi") :]

    tempat = [linimasa.index(f"<h3>{satu}</h3>") for satu in langkah]
    assert tempat == sorted(tempat)
    assert "Lewat situs." in isi
    assert f"Dipegang oleh {kantor.dinas}" in isi or "Dipegang oleh" in isi


def test_odd_rows_of_the_trail_are_shown_without_a_guess(
    client: PortalClient, kantor: Kantor
) -> None:
    aduan = adukan(kantor)
    for tindakan, sesudah in (
        ("verifikasi", {"kelas": "lain", "selesai_sampai": "kapan-kapan"}),
        ("status_luar", {}),
        ("catat_nomor_lapor", {"tracking_id": "1234567"}),
        ("rahasia_petugas", {}),
    ):
        Jejak.objects.catat(aduan, tindakan, oleh=None, pada=PADA, sesudah=sesudah)

    isi = buka(client, aduan)

    assert "Golongannya: lain." in isi
    assert "Keadaan di SP4N-LAPOR!:" in isi
    assert "Nomor lacak 1234567." in isi
    assert "rahasia_petugas" not in isi


@pytest.mark.parametrize("tindakan", ISI)
def test_each_act_has_its_words(client: PortalClient, tindakan: str) -> None:
    aduan = PengaduanFactory()
    nomor = {"tracking_id": "1234567"}
    Jejak.objects.catat(aduan, tindakan, oleh=None, pada=PADA, sesudah=nomor)

    isi = buka(client, aduan)

    assert isi.count("<h3>") >= 1
    assert "None" not in isi


def test_notes_among_officers_and_names_never_leave(
    client: PortalClient, kantor: Kantor
) -> None:
    aduan = diusulkan(kantor)
    CatatanPengaduanFactory(pengaduan=aduan, isi="Catatan antarpetugas")
    kembalikan_hasil(
        aduan, oleh=kantor.rekan, pada=PADA, alasan="Buktinya belum jelas."
    )
    tambah_pesan(segar(aduan), isi="Kami datang besok.", oleh=kantor.kepala, pada=PADA)

    isi = buka(client, aduan)

    assert "Kami datang besok." in isi
    for kata in (
        *("Catatan antarpetugas", "Buktinya belum jelas.", "Siti Rahayu"),
        *("siti@contoh.id", "Kepala", "Rekan"),
    ):
        assert kata not in isi, kata


def test_who_is_competent_is_named_with_his_telephone(client: PortalClient) -> None:
    lembaga = KanalLayananFactory(nama="PLN", nomor="123", web="https://contoh.id/")
    aduan = PengaduanFactory(bukan_wewenang=True, lembaga=lembaga)

    isi = buka(client, aduan)

    assert "Yang berwenang: PLN" in isi


def test_a_request_for_information_takes_its_words_along(client: PortalClient) -> None:
    aduan = PengaduanFactory(dialihkan_informasi=True, uraian="Minta data & salinan #1")

    isi = buka(client, aduan)

    assert f"?asal=pengaduan&amp;nomor={aduan.nomor.replace('/', '/')}&amp;teks=" in isi
    assert "Minta%20data%20%26%20salinan%20%231" in isi


def test_a_grave_category_offers_a_way_out_at_once(client: PortalClient) -> None:
    rahasia = KategoriFactory(rahasia=True, alasan_rahasia="Aman.")

    isi = buka(client, PengaduanFactory(kategori=rahasia, rahasia=True))

    assert "Keluar dari halaman ini" in isi
    assert "Dirahasiakan" in isi
    assert "Keluar dari halaman ini" not in buka(client, PengaduanFactory())


def test_what_was_written_stands_beside_it(client: PortalClient) -> None:
    aduan = PengaduanFactory(
        nomor="TSM-2023-000077",
        umum=True,
        diteruskan=True,
        harapan="Dinyalakan lagi.",
        lokasi="Depan pasar",
        tanggal_kejadian=TERIMA,
        anonim=True,
    )

    isi = buka(client, aduan)

    for kata in ("Dinyalakan lagi.", "Depan pasar", "Disembunyikan dari yang diadukan"):
        assert kata in isi
    assert "Ditampilkan, tanpa nama Anda" in isi
    assert "Belum ditampilkan" in buka(client, PengaduanFactory())
