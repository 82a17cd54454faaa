"""PK-21 and PK-24 in the admin: the page of a visit, its acts and scans."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from pemangku.models import Kegiatan, Kehadiran
from tests.factories.pemangku import (
    AgendaButirFactory,
    JabatanFactory,
    KegiatanFactory,
    KehadiranFactory,
    TindakLanjutFactory,
    UndanganFactory,
)
from tests.pemangku.kantor_kunjungan import NOTULEN, sasaran
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
S = Kegiatan.Status
H = Kehadiran.Status


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def alamat(nama, *args):
    return reverse(f"admin:pemangku_kegiatan_{nama}", args=args)


def tindakan(kegiatan, nama):
    return alamat("tindakan", kegiatan.pk, nama)


def pdf():
    return SimpleUploadedFile("pindai.pdf", b"%PDF-1.7 contoh")


# The page


def test_the_page_shows_the_next_step_and_everything_that_hangs_on_it(
    client, camat, operator
):
    kegiatan = KegiatanFactory(
        tuan_rumah=camat,
        status=S.SELESAI,
        notulen="Rapat dibuka camat.",
        kesimpulan="Semua sepakat.",
        hadir_tak_bernama_l=2,
        selesai=datetime(2024, 6, 4, 18, tzinfo=UTC),
    )
    AgendaButirFactory(kegiatan=kegiatan, saluran=["ppid"], narasumber="Kepala bidang")
    AgendaButirFactory(kegiatan=kegiatan, mulai="09:00")
    KehadiranFactory(kegiatan=kegiatan, nama_snapshot="Peserta Sah")
    KehadiranFactory(
        kegiatan=kegiatan, nama_snapshot="Peserta Tunggu", status=H.SEMENTARA
    )
    KehadiranFactory(
        kegiatan=kegiatan, nama_snapshot="Peserta X", status=H.DITOLAK, alasan="Ganda"
    )
    UndanganFactory(kegiatan=kegiatan, pemangku__nama_resmi="PKK Nagarasari")
    halaman = client.halaman(alamat("change", kegiatan.pk))
    for kata in (
        *("Sebelum dapat ditutup", "1 kehadiran belum diperiksa.", "Peserta Tunggu"),
        *("1 sah, 1 belum diperiksa, 2 tanpa nama", "Peserta Sah", "Ditolak: Ganda"),
        *("PKK Nagarasari", "Semua sepakat.", "Kepala bidang", "09.00"),
        "Selasa, 4 Juni 2024, 09.00–Rabu, 5 Juni 2024, 01.00 WIB",
    ):
        assertContains(halaman, kata)


def test_pk08_invitations_are_searched_by_name(client, camat, operator):
    kegiatan = KegiatanFactory(tuan_rumah=camat)
    UndanganFactory(kegiatan=kegiatan, pemangku__nama_resmi="PKK Nagarasari")
    asep = UndanganFactory(kegiatan=kegiatan)
    asep.orang = JabatanFactory(
        pemangku=asep.pemangku, orang__nama="Asep Sunandar"
    ).orang
    asep.save()
    halaman = client.halaman(alamat("change", kegiatan.pk), data={"cari": "asep"})
    assertContains(halaman, "Asep Sunandar")
    assertNotContains(halaman, "PKK Nagarasari")


def test_pk21_names_are_read_by_host_staff_and_owner_only(client, camat):
    satu = sasaran(camat)
    kegiatan = KegiatanFactory(pindaian_hadir="kegiatan/2024/hadir.pdf")
    kegiatan.sasaran.add(satu)
    hadir = KehadiranFactory(kegiatan=kegiatan, nama_snapshot="Peserta Rahasia")
    lapangan = petugas_berperan(Peran.PETUGAS_LAPANGAN)
    for petugas in (petugas_berperan(Peran.PETUGAS_LAYANAN, camat), lapangan):
        masuk(client, petugas)
        halaman = client.halaman(alamat("change", kegiatan.pk))
        assertNotContains(halaman, "Peserta Rahasia")
        assertNotContains(halaman, "bertanda tangan</a>")
        tolak = alamat("peserta", kegiatan.pk, hadir.pk, "tolak")
        assert client.get(tolak).status_code == 403
        assert client.get(alamat("berkas", kegiatan.pk, "pindaian")).status_code == 403
    kegiatan.petugas.add(lapangan)
    assertContains(client.halaman(alamat("change", kegiatan.pk)), "Peserta Rahasia")


@pytest.mark.parametrize(
    ("status", "langkah", "utama"),
    [
        (S.RENCANA, "Undang pesertanya", "mulai"),
        (S.BERLANGSUNG, "Catat siapa yang hadir", "akhiri"),
        (S.DITUTUP, "hanya dapat dibaca", "berita_acara"),
        (S.BATAL, "dibatalkan", ""),
    ],
)
def test_the_lawful_act_of_the_state_stands_first(
    client, camat, operator, status, langkah, utama
):
    kegiatan = KegiatanFactory(tuan_rumah=camat, status=status, alasan_batal="Hujan")
    halaman = client.halaman(alamat("change", kegiatan.pk))
    assertContains(halaman, langkah)
    tombol = halaman.context["tombol"]
    assert (tombol[0]["nama"] if tombol else "") == utama


@pytest.mark.parametrize(
    ("ubah", "utama"),
    [
        ({"notulen": NOTULEN}, "pindaian"),
        ({"pindaian_hadir": "kegiatan/hadir.pdf"}, "notulen"),
        ({"notulen": NOTULEN, "cara_paraf": "tanpa"}, "notulen"),
    ],
)
def test_after_the_session_what_is_missing_stands_first(
    client, camat, operator, ubah, utama
):
    kegiatan = KegiatanFactory(tuan_rumah=camat, status=S.SELESAI, **ubah)
    halaman = client.halaman(alamat("change", kegiatan.pk))
    assert halaman.context["tombol"][0]["nama"] == utama


def test_a_page_costs_the_same_for_one_and_for_twenty_people(client, camat, operator):
    kegiatan = KegiatanFactory(tuan_rumah=camat)

    def isi():
        undangan = UndanganFactory(kegiatan=kegiatan)
        undangan.orang = JabatanFactory(pemangku=undangan.pemangku).orang
        undangan.save()
        KehadiranFactory(kegiatan=kegiatan)
        AgendaButirFactory(kegiatan=kegiatan)
        TindakLanjutFactory(kegiatan=kegiatan)

    isi()
    client.get(alamat("change", kegiatan.pk))
    with CaptureQueriesContext(connection) as satu:
        client.get(alamat("change", kegiatan.pk))
    for _ in range(19):
        isi()
    with CaptureQueriesContext(connection) as banyak:
        client.get(alamat("change", kegiatan.pk))
    assert len(satu) == len(banyak) <= 30


# Acts on the visit


def test_a_visit_runs_from_start_to_cancelled_twin(client, camat, operator):
    kegiatan, batal = KegiatanFactory.create_batch(2, tuan_rumah=camat)
    client.post(tindakan(kegiatan, "mulai"))
    client.post(tindakan(kegiatan, "akhiri"))
    client.post(tindakan(batal, "batalkan"), {"teks": "Hujan lebat"})
    kegiatan.refresh_from_db()
    batal.refresh_from_db()
    assert (kegiatan.status, batal.status) == (S.SELESAI, S.BATAL)
    assert batal.alasan_batal == "Hujan lebat"


def test_a_visit_is_not_begun_days_before_and_one_begun_by_mistake_has_a_way_back(
    client, camat, operator
):
    kegiatan = KegiatanFactory(tuan_rumah=camat)
    with time_machine.travel(kegiatan.mulai - timedelta(days=7), tick=False):
        masuk(client, operator)
        jawab = client.post(tindakan(kegiatan, "mulai"), follow=True)
    assertContains(jawab, "tekan Mulai pada hari itu")
    masuk(client, operator)
    client.post(tindakan(kegiatan, "mulai"))
    assertContains(client.get(alamat("change", kegiatan.pk)), "Batal mulai")
    client.post(tindakan(kegiatan, "batal_mulai"))
    kegiatan.refresh_from_db()
    assert kegiatan.status == S.RENCANA


def test_pk24_what_is_missing_is_said_and_then_it_closes(client, camat, operator):
    kegiatan = KegiatanFactory(tuan_rumah=camat, status=S.SELESAI)
    AgendaButirFactory(kegiatan=kegiatan)
    hadir = KehadiranFactory(kegiatan=kegiatan, status=H.SEMENTARA)
    jawab = client.post(tindakan(kegiatan, "tutup"), follow=True)
    assertContains(jawab, "1 kehadiran belum diperiksa")
    client.post(alamat("peserta", kegiatan.pk, hadir.pk, "sahkan"))
    halaman = client.halaman(alamat("notulen", kegiatan.pk))
    isi = {
        "notulen": NOTULEN,
        "kesimpulan": "",
        "hadir_tak_bernama_l": 0,
        "hadir_tak_bernama_p": 1,
        "hadir_disabilitas": 0,
        "edisi": halaman.context["form"].initial["edisi"],
    }
    client.post(alamat("notulen", kegiatan.pk), isi)
    lambat = client.post(alamat("notulen", kegiatan.pk), isi)
    assertContains(lambat, "baru saja diubah orang lain")
    client.post(tindakan(kegiatan, "pindaian"), {"pindaian": pdf()})
    siap = client.halaman(alamat("change", kegiatan.pk))
    assertContains(siap, "Semuanya lengkap")
    assert siap.context["tombol"][0]["nama"] == "tutup"
    client.post(tindakan(kegiatan, "tutup"))
    kegiatan.refresh_from_db()
    assert (kegiatan.status, kegiatan.hadir_tak_bernama_p) == (S.DITUTUP, 1)
    assert "notulen" not in {
        t["nama"] for t in client.get(alamat("change", kegiatan.pk)).context["tombol"]
    }


def test_pk24_only_the_owner_opens_it_again(client, camat, operator):
    kegiatan = KegiatanFactory(tuan_rumah=camat, status=S.DITUTUP)
    assert client.get(tindakan(kegiatan, "buka_lagi")).status_code == 403
    assert client.post(tindakan(kegiatan, "buka_lagi")).status_code == 403
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    client.post(tindakan(kegiatan, "buka_lagi"), {"teks": "Salah ketik nama"})
    kegiatan.refresh_from_db()
    assert (kegiatan.status, kegiatan.revisi) == (S.SELESAI, 1)
    assertContains(client.get(alamat("change", kegiatan.pk)), "<dt>Revisi</dt>")


def test_scans_are_judged_kept_and_given_out(client, camat, operator):
    kegiatan = KegiatanFactory(tuan_rumah=camat, status=S.SELESAI)
    palsu = SimpleUploadedFile("pindai.pdf", b"bukan pdf")
    ditolak = client.post(tindakan(kegiatan, "pindaian"), {"pindaian": palsu})
    assertContains(ditolak, "Jenis berkas ini tidak diterima")
    client.post(tindakan(kegiatan, "nomor"), {"nomor_berita_acara": "BA/7/2024"})
    halaman = client.halaman(tindakan(kegiatan, "berita_acara"))
    assert halaman.context["form"].initial["nomor"] == "BA/7/2024"
    client.post(
        tindakan(kegiatan, "berita_acara"), {"nomor": "BA/7/2024", "pindaian": pdf()}
    )
    jawab = client.get(alamat("berkas", kegiatan.pk, "berita-acara"))
    assert b"".join(jawab.streaming_content) == b"%PDF-1.7 contoh"
    assert "attachment" in jawab["Content-Disposition"]
    assertContains(
        client.get(alamat("change", kegiatan.pk)), "Berita acara bertanda tangan</a>"
    )
    for nama in ("pindaian", "lain"):
        assert client.get(alamat("berkas", kegiatan.pk, nama)).status_code == 404
