"""Words of despair and of violence lead to the right number, at every door."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from organisasi.kantor.direktori import Soal, pertolongan, pertolongan_menurut
from organisasi.models import KanalLayanan
from organisasi.sandi import sidik
from pengaduan.bahaya import kenali
from pengaduan.models import DrafPengaduan, Pengaduan, PesanPengaduan
from tests.factories.organisasi import KanalLayananFactory
from tests.factories.pengaduan import (
    KategoriFactory,
    KunciOpen311Factory,
    PengaduanFactory,
)
from tests.factories.permohonan import PermohonanFactory
from tests.informasi import permohonan_bantu
from tests.informasi.kantor import muat_kalender
from tests.klien import PortalClient
from tests.pengaduan.aduan_bantu import (
    ISI,
    MULAI,
    alamat,
    isi_semua,
    mulai,
    siapkan_kantor,
)
from tests.pengaduan.test_pengaduan_darurat import bawaan

INGIN_MATI = "Saya ingin mati, sudah tidak kuat hidup lagi."
TIAP_MALAM = "Saya dipukuli suami tiap malam, anak-anak ikut takut."
# The strip of every page asks the same; the help has a heading of its own.
BAHAYA = '<h2 id="tolong">Ada bahaya sekarang?</h2>'
KELUAR = "Keluar dari halaman ini"
basis = pytest.mark.django_db
J = KanalLayanan.Jenis


@pytest.fixture
def kanal() -> None:
    """The two numbers as they are shipped."""
    perlindungan: dict[str, Any] = {"jenis": J.PERLINDUNGAN, "jam": "24 jam"}
    KanalLayananFactory(
        kode="119-8", nama="Kesehatan jiwa", nomor="119 ext 8", **perlindungan
    )
    KanalLayananFactory(kode="129", nama="SAPA 129", nomor="129", **perlindungan)


@pytest.fixture
def kantor(kanal: None) -> Any:
    return siapkan_kantor()


@pytest.mark.parametrize(
    ("teks", "soal"),
    [
        (INGIN_MATI, Soal.JIWA),
        ("pengen bunuh diri aja", Soal.JIWA),
        ("hayang maot wae", Soal.JIWA),
        ("kemarin saya mau bunuh diri", Soal.JIWA),
        ("pengen mati rasanya lihat antrean", None),
        ("film tentang bunuh diri", None),
        ("dipukuli suami tiap malam", Soal.KEKERASAN),
        ("KDRT di rumah tetangga", Soal.KEKERASAN),
        ("Anak tetangga disiksa bapaknya", Soal.KEKERASAN),
        ("kekerasan pada anak", Soal.KEKERASAN),
        ("pelecehan seksual di sekolah", Soal.KEKERASAN),
        ("diteunggeul salaki", Soal.KEKERASAN),
        ("rumah tetangga terbakar sekarang", Soal.BAHAYA),
        ("petugas memukul pedagang", None),
        ("laporan kebakaran 2024", None),
        ("anak jatuh di jalan berlubang tahun lalu", None),
        ("anggaran dinas sosial", None),
    ],
)
def test_which_help_the_words_call_for(teks: str, soal: Soal | None) -> None:
    assert kenali(teks) == soal


def test_a_category_of_violence_speaks_too() -> None:
    assert kenali("Tolong dibantu.", "kekerasan") == Soal.KEKERASAN


@basis
def test_without_a_row_nobody_invents_a_number(kanal: None) -> None:
    KanalLayanan.objects.filter(kode="129").delete()

    bantu = pertolongan("dipukuli suami tiap malam")

    assert bantu
    assert bantu.kanal is None
    assert "129" not in bantu.teks
    assert pertolongan("") is None
    assert pertolongan_menurut("apa saja") is None


@basis
def test_a_life_despaired_of_is_met_before_the_complaint(
    client: PortalClient, kantor: Any
) -> None:
    isi = client.post(
        MULAI, ISI["apa"] | {"judul": "Tolong", "uraian": INGIN_MATI}
    ).content.decode()

    badan = isi.split("<body>")[1]
    assert badan.index("<a ") == badan.index('<a class="telepon" href="tel:119,8">')
    assert "Anda tidak sendirian" in isi
    assert 'href="tel:112"' in isi
    assert KELUAR in isi
    assert "Kami bertanya karena" not in isi
    assert not DrafPengaduan.objects.exists()

    lanjut = client.post(MULAI, bawaan(isi) | {"bukan_darurat": "1"})
    assert lanjut.status_code == 302


@basis
def test_violence_at_home_now_leads_with_129_and_112_under_it(
    client: PortalClient, kantor: Any
) -> None:
    teks = "Suami memukul saya sekarang, tolong!"

    isi = client.post(
        MULAI, ISI["apa"] | {"judul": "Tolong", "uraian": teks}
    ).content.decode()

    assert isi.index('href="tel:129"') < isi.index('href="tel:112"')
    assert "Anda tidak harus menghadapinya sendiri" in isi
    assert KELUAR in isi


@basis
def test_without_its_number_the_call_page_is_112_as_before(
    client: PortalClient, kantor: Any
) -> None:
    KanalLayanan.objects.all().delete()

    isi = client.post(MULAI, ISI["apa"] | {"uraian": INGIN_MATI}).content.decode()

    assert "Ini mungkin darurat" in isi
    assert 'class="telepon" href="tel:112"' in isi


@basis
def test_violence_of_every_night_is_told_of_help_at_each_step(
    client: PortalClient, kantor: Any
) -> None:
    kode = mulai(client, uraian=TIAP_MALAM)
    isi = client.get(alamat(kode, "kategori")).content.decode()
    assert 'href="tel:129"' in isi
    assert KELUAR in isi
    assert 'href="/layanan/?soal=kekerasan"' in isi

    kode = isi_semua(client)
    assert 'href="tel:129"' not in client.get(alamat(kode, "periksa")).content.decode()


@basis
@pytest.mark.parametrize(
    ("teks", "tanda"),
    [
        (INGIN_MATI, 'href="tel:119,8"'),
        (TIAP_MALAM, 'href="tel:129"'),
        ("Rumah tetangga terbakar sekarang!", BAHAYA),
    ],
)
def test_the_first_words_of_a_request_are_met_once(
    client: PortalClient, kanal: None, teks: str, tanda: str
) -> None:
    permohonan_bantu.siapkan_kantor()
    kode = permohonan_bantu.mulai(client, rincian=teks)
    halaman = permohonan_bantu.alamat(kode, "apa")

    isi = client.get(halaman).content.decode()
    assert tanda in isi
    assert teks in isi

    kirim = permohonan_bantu.ISI["apa"] | {"rincian": teks}
    assert client.post(halaman, kirim)["Location"] == halaman
    assert client.post(halaman, kirim | {"diperingatkan": "1"})["Location"] != halaman


@basis
@pytest.mark.parametrize(
    ("q", "tanda"),
    [
        ("ingin bunuh diri", 'href="tel:119,8"'),
        ("kdrt", 'href="tel:129"'),
        ("kebakaran rumah", BAHAYA),
    ],
)
def test_the_search_leads_with_help(
    client: PortalClient, kanal: None, q: str, tanda: str
) -> None:
    assert tanda in client.get("/cari/", {"q": q}).content.decode()


@basis
def test_a_search_for_anything_else_offers_no_help(
    client: PortalClient, kanal: None
) -> None:
    isi = client.get("/cari/", {"q": "anggaran"}).content.decode()

    assert 'id="tolong"' not in isi
    assert 'id="tolong"' not in client.get("/cari/").content.decode()


@basis
def test_a_message_of_a_complaint_is_kept_and_answered_with_help(
    client: PortalClient, kanal: None
) -> None:
    aduan = PengaduanFactory(diteruskan=True)

    jawab = client.post(
        f"{aduan.get_absolute_url()}kabar/", {"isi": TIAP_MALAM}, follow=True
    )

    assert PesanPengaduan.objects.get().isi == TIAP_MALAM
    isi = jawab.content.decode()
    assert 'href="tel:129"' in isi
    assert KELUAR in isi
    assert 'id="tolong"' not in client.get(aduan.get_absolute_url()).content.decode()


@basis
def test_a_no_with_words_of_despair_is_answered_with_help(
    client: PortalClient, kanal: None
) -> None:
    muat_kalender()
    aduan = PengaduanFactory(menunggu_pelapor=True)

    jawab = client.post(
        f"{aduan.get_absolute_url()}tanggapan/",
        {"beres": "tidak", "alasan": INGIN_MATI},
        follow=True,
    )

    assert 'href="tel:119,8"' in jawab.content.decode()


@basis
def test_a_message_of_a_request_is_kept_and_answered_with_help(
    client: PortalClient, kanal: None
) -> None:
    permohonan = PermohonanFactory()

    jawab = client.post(
        f"{permohonan.get_absolute_url()}pesan/", {"isi": INGIN_MATI}, follow=True
    )

    assert permohonan.pesan.get().isi == INGIN_MATI
    assert 'href="tel:119,8"' in jawab.content.decode()


@basis
def test_an_application_hears_of_the_help_too(
    client: PortalClient, kantor: Any
) -> None:
    KunciOpen311Factory(sidik=sidik("KUNCI-UJI"))
    KategoriFactory(kode="jalan", nama="Jalan")
    isi = {
        "api_key": "KUNCI-UJI",
        "service_code": "jalan",
        "lat": "-7.327000",
        "long": "108.220000",
    }

    def kirim(teks: str) -> Any:
        data = isi | {"description": teks}
        return client.post("/open311/v2/requests.json", data)

    assert "129" in kirim(TIAP_MALAM).json()[0]["service_notice"]
    assert "119 ext 8" in kirim(INGIN_MATI).json()[0]["description"]
    assert Pengaduan.objects.count() == 1
    assert "129" not in kirim("Lubang di depan toko.").json()[0]["service_notice"]


@basis
@time_machine.travel(datetime(2026, 11, 25, 3, tzinfo=UTC), tick=False)
def test_an_extension_is_dialled_after_a_pause() -> None:
    assert KanalLayananFactory(nomor="119 ext 8").tel == "119,8"
    assert KanalLayananFactory(nomor="+62 821-0000").tel == "+628210000"
