"""Without the machine: the whole life of a hand-over, and nothing ever leaves."""

import socket
from datetime import date, timedelta

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi
from pengaduan.lapor.actions import (
    catat_nomor_lapor,
    catat_status_luar,
    tutup_penerusan,
)
from pengaduan.lapor.laporan_keluar import paket_salin
from pengaduan.lapor.pekerja import sinkronkan
from pengaduan.lapor.pemantauan import rekonsiliasi
from pengaduan.models import Kiriman, Penerusan
from tests.factories.pengaduan import KirimanFactory, PengaduanFactory, TopikFactory
from tests.pengaduan.lapor.meja import (
    KINI,
    NAMA,
    NIK,
    SUREL,
    TELEPON,
    S,
    aduan,
    alat,
    foto,
    jalan,
    pelapor_pasti,
    teruskan,
)

pytestmark = pytest.mark.django_db
Luar = Penerusan.StatusLuar


@pytest.fixture
def tertutup(monkeypatch, settings):
    """No internet socket can be made, not even to this machine."""
    asli = socket.socket.connect

    def tolak(soket, alamat):
        assert soket.family == socket.AF_UNIX, "something tried to leave"
        asli(soket, alamat)

    monkeypatch.setattr(socket.socket, "connect", tolak)


def test_switched_off_nothing_is_handed_over(petugas, settings):
    settings.LAPOR_MODE = "mati"
    with pytest.raises(TindakanTerlarang, match="sedang dimatikan"):
        teruskan(aduan(), oleh=petugas, cara="tangan")
    assert not Kiriman.objects.exists()


def test_the_whole_life_needs_no_network(petugas, siap, settings, tertutup, jam):
    settings.LAPOR_MODE = "manual"
    penerusan = teruskan(aduan(), oleh=petugas, cara="dibantu")
    paket = paket_salin(penerusan.pengaduan)
    assert [i.kunci for i in paket.isian][:3] == ["judul", "isi", "kategori"]
    catat_nomor_lapor(
        penerusan,
        Saat(petugas, KINI),
        tracking_id="9165816",
        tanggal_input=date(2024, 6, 4),
        yang_dikirim=["judul", "uraian"],
    )
    for ke, status in enumerate((Luar.TERVERIFIKASI, Luar.DIPROSES, Luar.SELESAI)):
        hari = KINI + timedelta(days=ke)
        catat_status_luar(penerusan, Saat(petugas, hari), status=status)
    rekonsiliasi(pada=KINI)
    assert jalan(jam) == 0
    tutup_penerusan(penerusan, Saat(petugas, KINI), alasan="Selesai di sana.")
    penerusan.refresh_from_db()
    assert (penerusan.tracking_id, penerusan.status_luar) == ("9165816", Luar.SELESAI)
    kunci = " ".join(Notifikasi.objects.values_list("kunci", flat=True))
    assert kunci.count(":bernomor_lapor:") == 1
    assert kunci.count(":status_luar:") == 3


@pytest.mark.parametrize("mode", ["manual", "mati"])
def test_what_was_queued_waits_when_the_switch_is_turned(
    lapor, petugas, jam, settings, mode
):
    teruskan(aduan(), oleh=petugas)
    settings.LAPOR_MODE = mode
    assert jalan(jam) == 0
    assert sinkronkan(alat(jam)) == 0
    assert Kiriman.objects.get().status == S.MENUNGGU
    assert lapor.permintaan() == []


def test_dead_leases_are_freed_in_every_mode(settings, jam):
    settings.LAPOR_MODE = "manual"
    satu = KirimanFactory(status=S.SEDANG, penyewa="mati", sewa_sampai=KINI)
    jalan(jam)
    satu.refresh_from_db()
    assert satu.status == S.MENUNGGU


# The copy pack


def nilai(pengaduan, kunci):
    return next(i for i in paket_salin(pengaduan).isian if i.kunci == kunci)


def test_our_number_stands_first_and_no_identity_is_in_it():
    pelapor = pelapor_pasti(setuju_diteruskan=True)
    pengaduan = aduan(pelapor=pelapor, uraian=f"NIK {NIK}")
    paket = paket_salin(pengaduan)
    semua = " ".join(i.isi for i in paket.isian)
    assert nilai(pengaduan, "isi").isi.startswith(
        f"[Nomor Tiket Portal: {pengaduan.nomor}]"
    )
    assert not [r for r in (NAMA, SUREL, TELEPON, NIK) if r in semua]
    assert paket.beridentitas  # said, and opened elsewhere with a reason
    assert not paket_salin(PengaduanFactory()).beridentitas


def test_the_topic_has_lapors_own_name():
    topik = TopikFactory(lapor_topik="Perhubungan", lapor_subtopik="Parkir Liar")
    assert nilai(aduan(topik=topik), "kategori").isi == "Perhubungan > Parkir Liar"
    assert "Belum dipetakan" in nilai(aduan(topik=TopikFactory()), "kategori").catatan


def test_flags_photos_and_length_are_said(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.LAPOR_TITLE_MAX = 3
    pengaduan = aduan(
        anonim=True,
        rahasia=True,
        lokasi="Depan pasar",
        tanggal_kejadian=date(2024, 6, 1),
    )
    assert "tanggal diterima" in nilai(aduan(), "tanggal").catatan
    assert nilai(pengaduan, "tanggal").isi == "Sabtu, 1 Juni 2024"
    assert nilai(pengaduan, "tanggal").catatan == ""
    foto(pengaduan)
    paket = paket_salin(pengaduan)
    assert [nilai(pengaduan, k).isi for k in ("anonim", "rahasia")] == ["Ya", "Ya"]
    assert nilai(pengaduan, "lokasi").isi == "Depan pasar"
    assert nilai(pengaduan, "judul").huruf == len("Lampu jalan mati")
    assert len(paket.foto) == 1
    assert paket.panjang == ("Judul 16 huruf; SP4N-LAPOR! menerima 3.",)
