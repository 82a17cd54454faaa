"""The city with all its samples: every state there is, told to nobody."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from informasi.models import Keberatan, Permohonan, RujukanPermohonan, Sengketa
from organisasi.models import Notifikasi, Petugas, TugasHubungi, Unit
from pemangku.inventaris.pilihan import Kesegaran
from pemangku.models import (
    CatatanHubungan,
    Janji,
    Kanal,
    Kegiatan,
    Orang,
    Pemangku,
    Penilaian,
    Putaran,
    Siaran,
)
from pemangku.putaran.sasaran import KeadaanSasaran, keadaan_putaran
from pemangku.siaran.penerima import salah_templat
from pengaduan.models import Insiden, Penerusan, Pengaduan, RujukanPengaduan
from ppid_portal.contoh.aduan import MejaAduanContoh
from ppid_portal.contoh.akun import muat_akun
from ppid_portal.contoh.pemangku import MejaPemangkuContoh
from ppid_portal.contoh.permohonan import MejaPermohonanContoh
from ppid_portal.models import NilaiIndikator
from tests.factories.pemangku import PutaranFactory

# Tuesday, long after the last holidays, so that every story has its working days.
PADA = datetime(2026, 11, 24, 3, tzinfo=UTC)
HARI = PADA.date()
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(PADA, tick=False)]


def test_samples_fit_the_citys_real_data_and_show_every_state(kota, capsys):
    nyata = list(Pemangku.objects.values_list("pk", flat=True))
    call_command("muat_contoh")
    assert (
        "9 informasi, 26 permohonan, 23 aduan, dan 113 pemangku contoh dibuat."
        in capsys.readouterr().out
    )
    # The demo shows figures from its first minute on.
    semua = {"rincian": "", "unit": None, "kecamatan": None}
    assert NilaiIndikator.objects.get(kode="A1", periode="2026", **semua).pembilang
    assert not Notifikasi.objects.exists()
    _periksa_permohonan()
    _periksa_aduan()
    _periksa_pemangku(Pemangku.objects.exclude(pk__in=nyata))
    _periksa_putaran()
    # Only once.
    akun = {petugas.username: petugas for petugas in Petugas.objects.all()}
    for muat in (
        MejaPermohonanContoh.muat,
        MejaAduanContoh.muat,
        MejaPemangkuContoh.muat,
    ):
        assert muat(akun, pada=PADA) == 0


def ada(semua, kolom="status"):
    return set(semua.values_list(kolom, flat=True))


def _periksa_permohonan():
    semua = Permohonan.objects.all()
    assert semua.count() == 26
    status = Permohonan.Status
    assert ada(semua) == set(status.values) - {status.DISERAHKAN}
    assert ada(semua.exclude(hasil=""), "hasil") == set(Permohonan.Hasil.values)
    assert ada(RujukanPermohonan.objects) == set(RujukanPermohonan.Status.values)
    assert ada(Keberatan.objects) == {"diregistrasi", "ditanggapi", "sengketa"}
    assert Sengketa.objects.get().status == Sengketa.Status.DIREGISTRASI_KI
    assert TugasHubungi.objects.exists()


def _periksa_aduan():
    semua, cara = Pengaduan.objects.all(), Pengaduan.Cara
    assert semua.count() == 23
    assert ada(semua) == set(Pengaduan.Status.values)
    assert ada(semua.exclude(cara_selesai=""), "cara_selesai") == {
        cara.PELAPOR,
        cara.OTOMATIS_10HK,
        cara.ADMIN,
    }
    assert all("contoh" in p.uraian for p in semua)
    assert semua.filter(dibuka_kembali=1).exists()
    assert semua.filter(terbit=True).exists()
    assert RujukanPengaduan.objects.exists()
    assert Penerusan.objects.exclude(tracking_id="").exists()
    assert Insiden.objects.get().status == Insiden.Status.DISERAHKAN


def _periksa_pemangku(contoh):
    assert contoh.count() == 113
    assert all("(contoh)" in p.nama_resmi for p in contoh.exclude(nama_resmi=""))
    assert all("ontoh" in nama for nama in Orang.objects.values_list("nama", flat=True))
    nomor_hp = [k.nilai for k in Kanal.objects.filter(jenis=Kanal.Jenis.WA)]
    assert all(n.startswith("628120000") for n in nomor_hp)
    assert nomor_hp.count("6281200009000") == 3
    assert contoh.filter(nama_resmi="LPM Sukajaya (contoh)").count() == 2
    assert Orang.objects.filter(nama="Asep Sunandar (contoh)").count() == 2
    assert contoh.get(nama_resmi="").jabatan.count() == 1
    assert contoh.filter(sk_berlaku_sampai__lt=HARI).count() == 1
    assert {p.kesegaran(HARI) for p in contoh} == set(Kesegaran)
    assert (
        CatatanHubungan.objects.exclude(catatan="").count()
        == contoh.exclude(isu=None).distinct().count()
        > 1
    )
    # Some are scored and one waits.
    semua = Penilaian.objects.all()
    assert semua.values("pemangku").distinct().count() == 20
    assert semua.exclude(status=Penilaian.Status.SAH).count() == 1
    siaran = Siaran.objects.get()
    assert (siaran.nomor, siaran.status) == ("SR-2026-0001", Siaran.Status.DRAF)
    assert not salah_templat(siaran.isi, siaran.kanal)


def _periksa_putaran():
    """A target in every state and a visit in every stage."""
    putaran = Putaran.objects.get()
    sasaran = putaran.sasaran
    assert sasaran.filter(unit__jenis=Unit.Jenis.KECAMATAN).count() == 10
    assert sasaran.filter(unit__jenis=Unit.Jenis.OPD).count() == 26
    nilai = {
        baris.sasaran.unit.kode: baris.keadaan
        for baris in keadaan_putaran(putaran, hari=HARI)
    }
    assert nilai["KEC-TAWANG"] == KeadaanSasaran.TUNTAS
    assert nilai["KEC-KAWALU"] == KeadaanSasaran.DITUNDA
    assert nilai["KEC-BUNGURSARI"] == KeadaanSasaran.TERJADWAL
    tutup = Kegiatan.objects.get(status=Kegiatan.Status.DITUTUP)
    assert tutup.kehadiran.sah().count() == tutup.kehadiran.count() == 24
    assert {
        jenis: sorted(
            j.keadaan(HARI) for j in Janji.objects.dengan_terusan() if j.jenis == jenis
        )
        for jenis in Janji.Jenis.values
    } == {"pemangku": ["lewat", "terbuka"], "kantor": ["lewat", "terbuka", "terpenuhi"]}
    assert "kartu" in tutup.materi_dibagikan
    buka = Kegiatan.objects.get(status=Kegiatan.Status.BERLANGSUNG)
    assert buka.tuan_rumah.kode == "KEC-CIPEDES"
    assert buka.qr_terbuka(PADA)
    assert buka in Kegiatan.objects.digarap(
        Petugas.objects.get(username="petugas.lapangan")
    )
    assert buka.kehadiran.sah().count() == 6
    assert buka.pendaftaran.menunggu().count() == 1
    (nanti,) = Kegiatan.objects.mendatang(PADA)
    assert nanti.undangan.count() > 5
    assert {s for b in nanti.agenda for s in b["saluran"]} >= {"ppid", "sp4n", "112"}


def test_samples_need_officers_data_and_no_running_round(kota):
    akun = muat_akun(hari_ini=HARI)
    assert MejaPemangkuContoh.muat({}, pada=PADA) == 0
    PutaranFactory(status=Putaran.Status.BERJALAN)
    assert MejaPemangkuContoh.muat(akun, pada=PADA) == 0
    Putaran.objects.all().delete()
    Pemangku.objects.all().delete()
    assert MejaPemangkuContoh.muat(akun, pada=PADA) == 0
