"""Sample stakeholders, round and visits: told to nobody."""

import pytest

from organisasi.models import Notifikasi, Unit
from pemangku.inventaris.pilihan import Kesegaran
from pemangku.models import (
    Janji,
    Kanal,
    Kegiatan,
    Materi,
    Minat,
    Orang,
    Pemangku,
    Penilaian,
    Putaran,
    Siaran,
)
from pemangku.putaran.sasaran import KeadaanSasaran, keadaan_putaran
from pemangku.siaran.pesan import salah_templat
from ppid_portal.contoh.akun import muat_akun
from ppid_portal.contoh.lembaga import BukuContoh
from ppid_portal.contoh.pemangku import muat_pemangku_contoh, tulis_penilaian
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import PutaranFactory
from tests.informasi.kantor import saat

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
# A moment that has passed: no source may be dated in the future.
PADA = saat("2024-11-12")
HARI = PADA.date()


@pytest.fixture
def akun(kota):
    return muat_akun(hari_ini=HARI)


def test_samples_fill_lists_round_and_visits(akun):
    nyata = list(Pemangku.objects.values_list("pk", flat=True))
    jumlah = muat_pemangku_contoh(akun, pada=PADA)
    contoh = Pemangku.objects.exclude(pk__in=nyata)
    assert 120 <= jumlah == contoh.count() <= 240
    assert all("(contoh)" in p.nama_resmi for p in contoh.exclude(nama_resmi=""))
    assert all("ontoh" in nama for nama in Orang.objects.values_list("nama", flat=True))
    nomor_hp = [k.nilai for k in Kanal.objects.filter(jenis=Kanal.Jenis.WA)]
    assert all(n.startswith("628120000") for n in nomor_hp)
    assert nomor_hp.count("6281200009000") == 3
    assert contoh.filter(nama_resmi="LPM Sukajaya (contoh)").count() == 2
    assert Orang.objects.filter(nama="Asep Sunandar (contoh)").count() == 2
    assert contoh.get(bentuk=Pemangku.Bentuk.PERORANGAN).jabatan.count() == 1
    assert contoh.filter(sk_berlaku_sampai__lt=HARI).count() == 1
    assert {p.kesegaran(HARI) for p in contoh} == set(Kesegaran)
    assert {m.sikap for m in Minat.objects.all()} == set(Minat.Sikap.values)
    assert not Notifikasi.objects.exists()
    # Some are scored and one waits.
    semua = Penilaian.objects.all()
    assert semua.values("pemangku").distinct().count() == 40
    assert semua.exclude(status=Penilaian.Status.SAH).count() == 1
    # A draft of a broadcast names the leaflet that may be given out.
    leaflet, siaran = Materi.objects.umum(HARI).get(), Siaran.objects.get()
    assert (siaran.nomor, siaran.materi) == ("SR-2024-0001", leaflet)
    assert siaran.status == Siaran.Status.DRAF
    assert not salah_templat(siaran.isi, siaran.kanal, materi=leaflet.pk)
    _periksa_putaran(akun)
    assert muat_pemangku_contoh(akun, pada=PADA) == 0  # only once


def test_without_a_context_nothing_is_scored(db):
    petugas = PetugasFactory()
    tulis_penilaian(BukuContoh(petugas, PADA, {}, {}), petugas)
    assert not Penilaian.objects.exists()


def _periksa_putaran(akun):
    """A target in every state and a visit in every stage."""
    putaran = Putaran.objects.get()
    sasaran = putaran.sasaran
    assert sasaran.filter(unit__jenis=Unit.Jenis.KECAMATAN).count() == 10
    assert sasaran.filter(unit__jenis=Unit.Jenis.OPD).count() == 26
    nilai = {
        baris.sasaran.unit.kode: baris.nilai.keadaan
        for baris in keadaan_putaran(putaran, hari=HARI)
    }
    assert nilai["KEC-TAWANG"] == KeadaanSasaran.TUNTAS
    assert nilai["KEC-KAWALU"] == KeadaanSasaran.DITUNDA
    assert nilai["KEC-BUNGURSARI"] == KeadaanSasaran.TERJADWAL
    tutup = Kegiatan.objects.get(status=Kegiatan.Status.DITUTUP)
    assert tutup.kehadiran.sah().count() == tutup.kehadiran.count() == 47
    assert {
        jenis: sorted(
            j.keadaan(HARI) for j in Janji.objects.dengan_terusan() if j.jenis == jenis
        )
        for jenis in Janji.Jenis.values
    } == {
        "pemangku": ["lewat", "terbuka"],
        "kantor": ["lewat", "terbuka", "terpenuhi"],
    }
    assert "leaflet" in tutup.materi_dibagikan
    buka = Kegiatan.objects.get(status=Kegiatan.Status.BERLANGSUNG)
    assert buka.tuan_rumah.kode == "KEC-CIPEDES"
    assert buka.qr_terbuka(PADA)
    assert buka in Kegiatan.objects.digarap(akun["petugas.lapangan"])
    assert buka.kehadiran.sah().count() == 6
    assert buka.pendaftaran.menunggu().count() == 1
    (nanti,) = Kegiatan.objects.mendatang(PADA)
    assert nanti.undangan.count() > 5
    assert {s for b in nanti.agenda.all() for s in b.saluran} >= {"ppid", "sp4n", "112"}


def test_samples_need_officers_data_and_no_running_round(akun):
    assert muat_pemangku_contoh({}, pada=PADA) == 0
    PutaranFactory(status=Putaran.Status.BERJALAN)
    assert muat_pemangku_contoh(akun, pada=PADA) == 0
    Putaran.objects.all().delete()
    Pemangku.objects.all().delete()
    assert muat_pemangku_contoh(akun, pada=PADA) == 0
