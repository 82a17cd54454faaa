"""Sample stakeholders, round and visits: marked, told to nobody, gone on command."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from organisasi.models import NomorUrut, Notifikasi, Petugas, Unit, Wilayah
from pemangku.keadaan_putaran import keadaan_putaran
from pemangku.models import (
    FotoKegiatan,
    Jabatan,
    Kanal,
    Kegiatan,
    Kehadiran,
    Komitmen,
    LaporanTerusan,
    Materi,
    Minat,
    Orang,
    Pemangku,
    PendaftaranMandiri,
    PenggabunganLog,
    PengingatKomitmen,
    Penilaian,
    PenyerahanMateri,
    Persetujuan,
    Putaran,
    SasaranPutaran,
    Siaran,
    TindakLanjut,
    Undangan,
    Verifikasi,
)
from pemangku.models.pilihan import Kesegaran
from pemangku.pesan_siaran import salah_templat
from pemangku.sasaran import KeadaanSasaran
from ppid_portal.contoh.akun import muat_akun
from ppid_portal.contoh.hapus import hapus_contoh
from ppid_portal.contoh.lembaga import Buku
from ppid_portal.contoh.pemangku import muat_pemangku_contoh
from ppid_portal.contoh.penilaian import tulis_penilaian
from tests.factories.lanjutan import (
    FotoKegiatanFactory,
    KomitmenFactory,
    PengingatKomitmenFactory,
)
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import (
    JabatanFactory,
    KegiatanFactory,
    PemangkuFactory,
    PenerimaSiaranFactory,
    PutaranFactory,
    SiaranFactory,
    UndanganFactory,
)
from tests.informasi.kantor import saat

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
# A moment that has passed: no source may be dated in the future.
PADA = saat("2024-11-12")
HARI = PADA.date()


@pytest.fixture
def akun(settings, tmp_path, monkeypatch) -> dict[str, Petugas]:
    """The city's real data with the sample accounts on it."""
    settings.DEMO = True
    monkeypatch.setenv("PORTAL_DEVDB", str(tmp_path / "demo"))
    Unit.objects.all().delete()
    Wilayah.objects.exclude(induk=None).delete()
    call_command("muat_data", verbosity=0)
    return muat_akun(hari_ini=HARI)


def test_samples_fill_round_visits_and_lists_and_are_marked(akun) -> None:
    nyata = Pemangku.objects.count()

    jumlah = muat_pemangku_contoh(akun, pada=PADA)

    contoh = Pemangku.objects.filter(contoh=True)
    assert 120 <= jumlah == contoh.count() <= 240
    assert Pemangku.objects.count() == nyata + jumlah
    assert all(p.nomor.startswith("CONTOH-PK-") for p in contoh)
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
    assert muat_pemangku_contoh(akun, pada=PADA) == 0  # only once


def test_some_samples_are_scored_and_one_waits(akun) -> None:
    muat_pemangku_contoh(akun, pada=PADA)

    semua = Penilaian.objects.all()
    assert semua.values("pemangku").distinct().count() == 40
    assert semua.exclude(status=Penilaian.Status.SAH).count() == 1
    assert not semua.filter(pemangku__contoh=False).exists()


def test_without_a_context_nothing_is_scored(db) -> None:
    petugas = PetugasFactory()

    tulis_penilaian(Buku(petugas, PADA, {}, {}), petugas)

    assert not Penilaian.objects.exists()


def test_samples_leave_the_real_registers_and_boxes_alone(akun) -> None:
    nomor = NomorUrut.objects.get(register="pemangku").terakhir

    muat_pemangku_contoh(akun, pada=PADA)

    assert NomorUrut.objects.get(register="pemangku").terakhir == nomor
    assert not NomorUrut.objects.filter(register="kegiatan").exists()
    assert not Notifikasi.objects.exists()


def test_the_round_has_a_target_in_every_state_and_a_visit_in_every_stage(akun) -> None:
    muat_pemangku_contoh(akun, pada=PADA)

    putaran = Putaran.objects.get()
    sasaran = putaran.sasaran
    assert putaran.contoh
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
    assert set(tutup.tindak_lanjut.values_list("status", flat=True)) == {
        "terbuka",
        "selesai",
    }
    assert tutup.tindak_lanjut.lewat(HARI).count() == 1
    janji = Komitmen.objects.dengan_terusan()
    assert sorted(k.keadaan(HARI) for k in janji) == ["lewat", "terbuka"]
    assert tutup.penyerahan.get().materi.stok == 70
    buka = Kegiatan.objects.get(status=Kegiatan.Status.BERLANGSUNG)
    assert buka.tuan_rumah.kode == "KEC-CIPEDES"
    assert buka.qr_terbuka(PADA)
    assert buka in Kegiatan.objects.digarap(akun["petugas.lapangan"])
    assert buka.kehadiran.sah().count() == 6
    assert buka.pendaftaran.menunggu().count() == 1
    (nanti,) = Kegiatan.objects.mendatang(PADA)
    assert nanti.undangan.count() > 5
    assert {s for b in nanti.agenda.all() for s in b.saluran} >= {"ppid", "sp4n", "112"}
    assert all(
        k.contoh and k.nomor.startswith("CONTOH-KG-") for k in (tutup, buka, nanti)
    )


def test_a_draft_of_a_broadcast_names_the_leaflet_that_may_be_given_out(akun) -> None:
    muat_pemangku_contoh(akun, pada=PADA)

    leaflet, siaran = Materi.objects.umum(HARI).get(), Siaran.objects.get()
    assert (siaran.nomor, siaran.materi) == ("CONTOH-SR-0001", leaflet)
    assert siaran.status == Siaran.Status.DRAF
    assert not salah_templat(siaran.isi, siaran.kanal, materi=leaflet.pk)


def test_one_command_takes_them_away_with_all_that_hangs_on_them(
    akun, django_capture_on_commit_callbacks
) -> None:
    tetap = list(Pemangku.objects.order_by("pk").values_list("pk", flat=True))
    jumlah = muat_pemangku_contoh(akun, pada=PADA)
    berkas = Kegiatan.objects.get(status=Kegiatan.Status.DITUTUP).berita_acara.name
    contoh = Pemangku.objects.filter(contoh=True)
    # A real visit that invited a sample, a real body above and below, a real person there.
    undangan = UndanganFactory(
        kegiatan=KegiatanFactory(), pemangku=contoh[0], orang=Orang.objects.first()
    )
    hadir = Kehadiran.objects.first()
    assert hadir is not None
    Kehadiran.objects.filter(pk=hadir.pk).update(
        kegiatan=undangan.kegiatan, diperiksa_oleh=None, dibuat_oleh=None
    )
    nyata = PemangkuFactory(induk=contoh[1])
    orang = JabatanFactory(pemangku=nyata).orang
    JabatanFactory(pemangku=contoh[2], orang=orang)

    with django_capture_on_commit_callbacks(execute=True):
        hasil = hapus_contoh(pada=PADA)

    assert hasil.pemangku == jumlah
    assert hasil.akun_dikunci == 0
    for model in (
        *(Persetujuan, Verifikasi, Putaran, SasaranPutaran, TindakLanjut, Undangan),
        *(PendaftaranMandiri, Kanal, Minat),
    ):
        assert not model._default_manager.exists(), model
    ada = Pemangku.objects.exclude(pk=nyata.pk).order_by("pk")
    assert list(ada.values_list("pk", flat=True)) == tetap
    assert Orang.objects.get() == orang
    assert Jabatan.objects.get().pemangku == nyata
    assert Kegiatan.objects.get() == undangan.kegiatan
    tersisa = Kehadiran.objects.get()
    assert tersisa.nama_snapshot == hadir.nama_snapshot
    assert (tersisa.orang, tersisa.pemangku) == (None, None)
    nyata.refresh_from_db()
    assert nyata.induk is None
    assert not Pemangku.objects.exclude(terverifikasi_pada=None).exists()
    assert not default_storage.exists(berkas)


def test_what_followed_the_sample_visits_goes_as_well(
    akun, django_capture_on_commit_callbacks
) -> None:
    muat_pemangku_contoh(akun, pada=PADA)
    tutup = Kegiatan.objects.get(status=Kegiatan.Status.DITUTUP)
    foto = FotoKegiatanFactory(kegiatan=tutup)
    leaflet = Materi.objects.get().berkas.name
    # A real pledge that a sample person is reminded of.
    janji = KomitmenFactory()
    PengingatKomitmenFactory(
        komitmen=janji,
        orang=Orang.objects.filter(jabatan__pemangku__contoh=True).first(),
        kanal=None,
    )

    with django_capture_on_commit_callbacks(execute=True):
        assert hapus_contoh(pada=PADA).akun_dikunci == 0

    for model in (
        *(LaporanTerusan, PengingatKomitmen, PenyerahanMateri, Materi, FotoKegiatan),
    ):
        assert not model._default_manager.exists(), model
    assert Komitmen.objects.get() == janji
    assert not default_storage.exists(foto.isi.name)
    assert not default_storage.exists(leaflet)


def test_samples_need_officers_data_and_no_running_round(akun) -> None:
    assert muat_pemangku_contoh({}, pada=PADA) == 0

    PutaranFactory(status=Putaran.Status.BERJALAN)
    assert muat_pemangku_contoh(akun, pada=PADA) == 0

    Putaran.objects.all().delete()
    Pemangku.objects.all().delete()
    assert muat_pemangku_contoh(akun, pada=PADA) == 0


def test_samples_that_were_merged_or_written_to_go_as_well(akun) -> None:
    muat_pemangku_contoh(akun, pada=PADA)
    oleh = akun["pengelola.pemangku"]
    contoh = list(Pemangku.objects.filter(contoh=True)[3:7])
    warga = list(Orang.objects.filter(dibuat_oleh=oleh).order_by("pk")[3:7])
    nyata, orang = PemangkuFactory(), JabatanFactory().orang
    for (a, b, c, _), milik in ((contoh, nyata), (warga, orang)):
        for lama, baru in ((milik, c), (a, b), (b, c)):
            type(lama)._default_manager.filter(pk=lama.pk).update(
                penerus=baru, status="tergabung"
            )
    log = PenggabunganLog.objects.create(
        pemangku=contoh[2], pemangku_lebur=nyata, oleh=oleh, pada=PADA
    )
    PenggabunganLog.objects.create(
        orang=warga[2], orang_lebur=orang, oleh=oleh, pada=PADA, induk=log
    )
    siaran = SiaranFactory(materi=Materi.objects.get())
    PenerimaSiaranFactory(siaran=siaran, pemangku=contoh[3], orang=warga[3], kanal=None)
    SiaranFactory(penyusun=oleh)

    hasil = hapus_contoh(pada=PADA)

    assert hasil.akun_dikunci == 0
    assert not Pemangku.objects.filter(contoh=True).exists()
    assert not PenggabunganLog.objects.exists()
    assert Siaran.objects.get() == siaran
    assert Siaran.objects.get().materi is None
    assert not siaran.penerima.exists()
    for satu in (nyata, orang):
        satu.refresh_from_db()
        assert (satu.status, satu.penerus) == ("aktif", None)
