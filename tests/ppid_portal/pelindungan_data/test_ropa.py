"""The record of processing: every purpose, every download (PK-59, pemangku 9.11)."""

from datetime import timedelta

import pytest
import time_machine

from organisasi.kantor.peran import Peran
from organisasi.models import Pengaturan
from pemangku.models import Orang, Persetujuan
from ppid_portal.pelindungan_data.rekaman import pemrosesan
from tests.factories import pemangku as f
from tests.factories.informasi import KeberatanFactory
from tests.factories.organisasi import LanggananFactory, PetugasFactory
from tests.factories.pemangku import EksporPribadiFactory
from tests.factories.pengaduan import PelaporFactory
from tests.pemangku.meja_register import PADA, buka_kantor, lembaga, orang_di
from tests.petugas import masuk_sebagai


@pytest.fixture
def kantor(db):
    with time_machine.travel(PADA, tick=False):
        yield buka_kantor()


@pytest.fixture
def isi(kantor):
    jabatan = orang_di(lembaga(kantor), "Dadang Suryana")
    f.JabatanFactory(orang=jabatan.orang, nama_jabatan="Bendahara")
    orang_di(
        lembaga(kantor, "Bagian Umum", jenis=f.JenisPemangkuFactory(internal=True)),
        "Budi",
    )
    f.KanalFactory(orang=jabatan.orang)
    f.PersetujuanFactory(orang=jabatan.orang, pada=PADA - timedelta(days=1))
    hadir = f.KehadiranFactory(orang=jabatan.orang)
    f.KehadiranFactory(orang=jabatan.orang)
    f.KehadiranFactory(orang=None, nama_snapshot="Tamu", kegiatan=hadir.kegiatan)
    f.PendaftaranMandiriFactory()
    f.PendaftaranMandiriFactory(isian="")
    KeberatanFactory()
    PelaporFactory()
    LanggananFactory()
    EksporPribadiFactory(diunduh=2, tujuan="Rapat koordinasi")
    EksporPribadiFactory(tujuan="Belum diunduh")
    EksporPribadiFactory(diunduh=1, penyetuju=PetugasFactory(nama="Penyetuju Kedua"))
    Pengaturan(narahubung_pdp="Pejabat PDP, 0265-000000").save()
    return kantor


def jumlah():
    return {satu[0]: satu[-1] for satu in pemrosesan(pada=PADA)}


def test_every_purpose_counts_its_people(isi):
    assert jumlah() == {
        "Melayani permohonan informasi publik": 1,
        "Melayani keberatan dan sengketa informasi": 1,
        "Menangani pengaduan dan laporan darurat": 1,
        "Mengenal pejabat unit dan lembaga pemerintah": 1,
        "Mengenal pengurus lembaga dan tokoh masyarakat": 1,
        "Menghubungi orang lewat kanal pribadinya": 1,
        "Persetujuan: dihubungi untuk undangan": 1,
        "Persetujuan: menerima informasi layanan": 0,
        "Persetujuan: nama ditampilkan untuk umum": 0,
        "Persetujuan: foto dipakai dalam publikasi": 0,
        "Persetujuan: diajak mengisi survei": 0,
        "Mencatat kehadiran kegiatan": 2,
        "Pendaftaran mandiri di pintu": 1,
        "Mengirim kabar mingguan yang diminta": 1,
    }
    for satu in pemrosesan(pada=PADA):
        assert all(satu[:5]), satu
        # What officers type of citizens and do not send goes after a day.
        dari_warga = satu[0].startswith(("Melayani", "Menangani"))
        assert ("belum dikirim 24 jam" in satu[4]) == dari_warga, satu


def test_an_empty_portal_counts_nobody_and_says_so(client, kantor):
    assert set(jumlah().values()) == {0}
    assert len(jumlah()) == 9 + len(Persetujuan.Tujuan)
    masuk_sebagai(client, Peran.PDP)
    halaman = client.halaman("/pdp/ropa/").text
    assert "Tidak ada." in halaman
    assert "belum diisi di Pengaturan" in halaman


def test_pk_59_the_record_counts_downloads_that_left(client, isi):
    masuk_sebagai(client, Peran.PDP)
    halaman = client.halaman("/pdp/ropa/").text
    assert "Rapat koordinasi" in halaman
    assert "Penyetuju Kedua" in halaman
    assert "Belum diunduh" not in halaman
    assert "Pejabat PDP, 0265-000000" in halaman
    assert "Dadang" not in halaman


def test_the_overview_leads_to_the_record_and_to_open_proposals(client, kantor):
    f.OrangFactory()
    Orang.objects.update(dibuat_pada=PADA - timedelta(days=3000))
    masuk_sebagai(client, Peran.PDP)
    isi = client.halaman("/pdp/").text
    assert "/pdp/ropa/" in isi
    assert "yang diusulkan dihapus: 1" in isi
    masuk_sebagai(client, Peran.AUDITOR)
    isi = client.halaman("/pdp/").text
    assert "/pdp/ropa/" in isi
    assert "yang diusulkan dihapus" not in isi
