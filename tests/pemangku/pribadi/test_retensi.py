"""Whom nobody needs is proposed, never erased by itself (PK-58)."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.kerja import Henti
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi, Pengaturan
from organisasi.pribadi.simpanan import TINDAKAN
from pemangku.models import Jabatan, Kanal, Kehadiran, Larangan, Orang
from pemangku.pribadi import retensi
from ppid_portal.operasi.pekerjaan import DAFTAR
from tests.factories import pemangku as f
from tests.factories.organisasi import PetugasFactory
from tests.pemangku.kantor_lapangan import buat_kantor
from tests.pemangku.meja_register import PADA, berkanal, lembaga, orang_di
from tests.petugas import masuk, petugas_berperan

pytestmark = pytest.mark.django_db
S = Orang.Status
LAMA = datetime(2021, 5, 1, 2, tzinfo=UTC)


def tua(kantor, nama="Dadang Suryana", **lain):
    """Somebody whose post ended three years ago, taken down before."""
    isi = {"mulai": date(2020, 1, 1), "selesai": date(2021, 6, 1)} | lain
    jabatan = orang_di(lembaga(kantor, "KIM Melati"), nama, **isi)
    Orang.objects.filter(pk=jabatan.orang_id).update(dibuat_pada=LAMA)
    return jabatan


def alamat(nama, *args):
    return reverse(f"admin:pemangku_orang_{nama}", args=args)


def test_pk_58_the_limit_is_a_setting_in_months():
    for bulan, hari, batas in (
        (24, date(2024, 6, 4), date(2022, 6, 4)),
        (6, date(2024, 3, 31), date(2023, 9, 28)),
        (1, date(2024, 1, 15), date(2023, 12, 15)),
    ):
        Pengaturan(retensi_orang_bulan=bulan).save()
        assert retensi.batas_retensi(hari) == batas


def test_pk_58_the_job_proposes_and_erases_nothing(kantor):
    orang, petugas = tua(kantor).orang, petugas_berperan(Peran.PDP, email="p@contoh.id")
    berkanal(orang)
    assert [retensi.usul_retensi(pada=PADA) for _ in range(2)] == [1, 1]
    orang.refresh_from_db()
    assert orang.nama == "Dadang Suryana"
    assert orang.kanal.exists()
    pesan = Notifikasi.objects.get()
    assert pesan.penerima == petugas.email
    assert "Dadang" not in pesan.isi


def test_pk_58_who_is_needed_is_not_proposed(kantor):
    tua(kantor, "Masih Menjabat", selesai=None)
    tua(kantor, "Baru Berhenti", selesai=date(2022, 6, 4))
    setuju = tua(kantor, "Setuju Diundang")
    f.PersetujuanFactory(orang=setuju.orang)
    hadir = tua(kantor, "Hadir Lagi")
    f.KehadiranFactory(orang=hadir.orang)
    orang_di(lembaga(kantor, "Baru Dicatat"), "Baru Dicatat", selesai=date(2024, 1, 2))
    lebur = tua(kantor, "Sudah Lebur")
    Orang.objects.filter(pk=lebur.orang_id).update(
        status=Orang.Status.TERGABUNG, penerus=hadir.orang
    )
    assert retensi.usul_retensi(pada=PADA) == 0


def test_pk_58_withdrawn_consent_and_a_refused_attendance_keep_nobody(kantor):
    orang, teks = tua(kantor).orang, f.TeksPersetujuanFactory()
    for hari, keputusan in enumerate(("beri", "tarik")):
        pada = LAMA + timedelta(days=hari)
        f.PersetujuanFactory(orang=orang, keputusan=keputusan, pada=pada, teks=teks)
    f.KehadiranFactory(orang=orang, status="ditolak", alasan="Tidak ada.")
    assert retensi.usul_retensi(pada=PADA) == 1


def test_pk_58_who_is_needed_again_is_not_erased(kantor):
    orang, saat = tua(kantor).orang, Saat(kantor.pengelola, PADA)
    f.PersetujuanFactory(orang=orang)
    with pytest.raises(TindakanTerlarang, match="kembali"):
        retensi.hapus_tak_diperlukan(orang, saat)
    assert retensi.usul_retensi(pada=PADA) == 0
    assert Orang.objects.get().nama == "Dadang Suryana"


def test_pk_58_who_was_kept_is_asked_about_again_after_as_long(kantor):
    saat = Saat(kantor.pengelola, PADA)
    retensi.pertahankan_orang(tua(kantor).orang, saat, alasan="Tokoh lama.")
    assert retensi.usul_retensi(pada=PADA + timedelta(days=700)) == 0
    assert retensi.usul_retensi(pada=PADA + timedelta(days=740)) == 1


@pytest.fixture
def petugas(client, kantor):
    return masuk(client, petugas_berperan(Peran.PDP))


@pytest.mark.usefixtures("petugas")
def test_pk_58_approval_forgets_the_person(client, kantor):
    orang = tua(kantor).orang
    berkanal(orang)
    orang_di(lembaga(kantor, "Baru"), "Masih Menjabat")
    setujui = alamat("tindakan", orang.pk, "hapus")
    daftar = client.halaman(f"{alamat('changelist')}?keadaan=diusulkan")
    assertContains(daftar, orang.nomor)
    assertContains(daftar, "OR-", count=1)
    assertNotContains(daftar, "Dadang Suryana")
    halaman = client.halaman(alamat("change", orang.pk))
    assertContains(halaman, "Dadang Suryana")
    assertContains(halaman, "belum pernah")
    assertContains(client.halaman(setujui), "tidak dapat dikembalikan")
    jawab = client.post(setujui, follow=True)
    assertContains(jawab, "Data orang ini dihapus.")
    assertNotContains(jawab, "Dadang")
    orang.refresh_from_db()
    assert orang.status == S.DIHAPUS
    assert Larangan.objects.count() == 1
    assert Jejak.objects.get(tindakan=TINDAKAN).catatan == (
        "Masa simpan: tidak diperlukan sejak 4 Juni 2022."
    )
    assertContains(client.post(setujui, follow=True), "tidak dapat dilakukan")
    dihapus = client.halaman(f"{alamat('changelist')}?keadaan=dihapus")
    assertContains(dihapus, orang.nomor)


@pytest.mark.usefixtures("petugas")
def test_pk_58_keeping_needs_a_reason(client, kantor):
    orang = tua(kantor).orang
    kegiatan = f.KegiatanFactory(mulai=LAMA, selesai=LAMA + timedelta(hours=1))
    f.KehadiranFactory(orang=orang, pada=LAMA, kegiatan=kegiatan)
    Jabatan.objects.filter(orang=orang).delete()
    simpan = alamat("tindakan", orang.pk, "pertahankan")
    assertContains(client.post(simpan, {"teks": ""}), "tetap disimpan")
    assertContains(client.halaman(alamat("change", orang.pk)), "1 Mei 2021")
    client.post(simpan, {"teks": " Tokoh. "})
    orang.refresh_from_db()
    assert orang.dipertahankan_pada == PADA
    assert Jejak.objects.milik(orang).get().catatan == "Tokoh."
    tetap = client.halaman(f"{alamat('changelist')}?keadaan=dipertahankan")
    assertContains(tetap, orang.nomor)
    with pytest.raises(TindakanTerlarang, match="tetap disimpan"):
        retensi.pertahankan_orang(orang, Saat(kantor.pengelola, PADA), alasan=" ")


def test_pk_58_full_power_reads_no_name_of_who_is_proposed(client, kantor):
    orang = tua(kantor).orang
    masuk(client, PetugasFactory(is_superuser=True, is_staff=True))
    halaman = client.halaman(alamat("change", orang.pk)).text
    assert orang.nomor in halaman
    assert "Dadang" not in halaman


# Personal numbers without consent do not outlive the visit for long (pemangku 4.3)

SEHARI = timedelta(days=1)
# The visit of the factory ends two hours after it began.
HABIS = PADA + timedelta(days=30, hours=3)


@pytest.fixture
def hadirin():
    """Somebody in the room who gave a number and ticked nothing."""
    orang = f.OrangFactory()
    with time_machine.travel(PADA, tick=False):
        f.KanalFactory(orang=orang)
    f.KehadiranFactory(orang=orang)
    return orang


def kerjakan(pada=HABIS):
    (tugas,) = (t for t in DAFTAR if t.nama == "hapus_kontak_pribadi")
    tugas.kerjakan(pada, Henti())


def test_it_is_forgotten_once_after_its_days_and_the_trail_says_so(hadirin):
    kerjakan(HABIS - timedelta(hours=2))
    assert hadirin.kanal.exists()
    kerjakan()
    assert not hadirin.kanal.exists()
    jejak = Jejak.objects.milik(hadirin).get()
    assert (jejak.tindakan, jejak.oleh) == ("hapus_kanal", "")
    assert (jejak.catatan, jejak.sebelum) == (
        retensi.TANPA_SETUJU,
        {"kanal": "WhatsApp"},
    )
    assert Kehadiran.objects.get().nama_snapshot == hadirin.nama
    with time_machine.travel(PADA, tick=False):
        f.KanalFactory.create_batch(2)
    assert [retensi.hapus_kontak_habis(pada=HABIS) for _ in range(2)] == [2, 0]


def test_consent_keeps_it_and_what_was_withdrawn_can_be_asked_about_as_long(hadirin):
    habis = retensi.hapus_kontak_habis
    for keputusan, pada, hari, hapus in (
        ("beri", PADA, 300, 0),
        ("tarik", HABIS, 29, 0),
        (None, None, 31, 1),
    ):
        if keputusan:
            f.PersetujuanFactory(orang=hadirin, keputusan=keputusan, pada=pada)
        assert habis(pada=HABIS + hari * SEHARI) == hapus


@pytest.mark.parametrize(("status", "hapus"), [("sah", 0), ("ditolak", 1)])
def test_the_last_visit_counts_unless_he_was_not_there(hadirin, status, hapus):
    lagi = PADA + 20 * SEHARI
    kegiatan = f.KegiatanFactory(mulai=lagi, selesai=lagi + timedelta(hours=2))
    f.KehadiranFactory(
        orang=hadirin, status=status, alasan="Tidak datang.", kegiatan=kegiatan
    )
    assert retensi.hapus_kontak_habis(pada=HABIS) == hapus
    assert retensi.hapus_kontak_habis(pada=HABIS + 20 * SEHARI) == 1 - hapus


def test_what_was_taken_down_late_has_its_days_too(hadirin):
    with time_machine.travel(HABIS - SEHARI, tick=False):
        f.KanalFactory(orang=hadirin, jenis="email", nilai="a@contoh.id")
    assert retensi.hapus_kontak_habis(pada=HABIS) == 1
    assert hadirin.kanal.get().jenis == Kanal.Jenis.EMAIL


def test_office_forbidden_and_suppressed_numbers_stay(hadirin):
    f.LaranganFactory(sidik=hadirin.kanal.get().sidik, lingkup="siaran")
    with time_machine.travel(PADA, tick=False):
        f.KanalFactory(sifat="kedinasan")
        f.KanalFactory(keadaan="dilarang")
    assert retensi.hapus_kontak_habis(pada=HABIS) == 0


@pytest.mark.parametrize(
    ("pabrik", "sifat", "hapus"),
    [
        (f.PemangkuFactory, "pribadi", 1),
        (f.PemangkuFactory, "kedinasan", 0),
        (f.PeroranganFactory, "pribadi", 1),
        (f.PeroranganFactory, "kedinasan", 1),
    ],
)
def test_what_no_person_can_consent_for_goes_too(pabrik, sifat, hapus):
    pemangku = pabrik()
    with time_machine.travel(PADA, tick=False):
        f.KanalFactory(orang=None, pemangku=pemangku, sifat=sifat)
    assert retensi.hapus_kontak_habis(pada=PADA + 29 * SEHARI) == 0
    assert retensi.hapus_kontak_habis(pada=PADA + 31 * SEHARI) == hapus
    jejak = Jejak.objects.milik(pemangku)
    assert [satu.catatan for satu in jejak] == [retensi.TANPA_SETUJU] * hapus


def test_the_days_are_a_setting(hadirin):
    Pengaturan(kontak_tanpa_setuju_hari=7).save()
    assert retensi.hapus_kontak_habis(pada=PADA + 8 * SEHARI) == 1
    with pytest.raises(ValidationError, match="Paling sedikit satu hari"):
        Pengaturan(kontak_tanpa_setuju_hari=0).clean_fields()


def test_the_forms_say_how_long(client):
    kantor = buat_kantor()
    Pengaturan(kontak_tanpa_setuju_hari=14).save()
    masuk(client, kantor.petugas)
    for alamat in (
        f"/lapangan/{kantor.kegiatan.pk}/",
        f"/d/{kantor.kegiatan.token}/",
        "/mitra/daftar/",
    ):
        assertContains(client.halaman(alamat), "dihapus 14 hari sesudah")
