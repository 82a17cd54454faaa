"""Sample accounts and entries: only in a portal to practise on."""

import stat
from datetime import UTC, date, datetime

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command, load_command_class

from informasi.models import (
    BerkasInformasi,
    DokumenInformasi,
    SertaMerta,
    StatusDokumen,
    UjiKonsekuensi,
)
from informasi.serta_merta.models import pergantian
from organisasi.kantor.peran import Peran
from organisasi.models import Notifikasi, Petugas
from organisasi.muat import muat_batas, muat_libur
from ppid_portal.contoh.aduan import MejaAduanContoh
from ppid_portal.contoh.akun import (
    AKUN,
    BukanLatihan,
    akun_contoh,
    berkas_sandi,
    muat_akun,
    sandi,
)
from ppid_portal.contoh.katalog import MejaKatalogContoh
from ppid_portal.contoh.permohonan import MejaPermohonanContoh
from ppid_portal.staf.hari_ini import ingatkan
from tests.factories.informasi import PermohonanFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory, WilayahFactory
from tests.factories.pemangku import KegiatanFactory
from tests.factories.pengaduan import InsidenFactory, PengaduanFactory

PADA = datetime(2026, 11, 24, 3, tzinfo=UTC)
HARI = date(2026, 11, 24)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kantor(latihan):
    """The city's units."""
    UnitFactory(kode="KEC-CIPEDES", wilayah=WilayahFactory(nama="Cipedes"))
    for kode in ("DISKOMINFO", "SETDA", "ITDA", "DISDUKCAPIL", "DPUTR"):
        UnitFactory(kode=kode)


@pytest.fixture
def isi():
    """Sample accounts and entries."""
    akun = muat_akun(hari_ini=HARI)
    MejaKatalogContoh.muat(akun, pada=PADA)
    return akun


def test_samples_are_refused_where_people_are_served(settings):
    settings.LATIHAN = False
    with pytest.raises(BukanLatihan):
        muat_akun(hari_ini=HARI)
    with pytest.raises(CommandError, match="hanya untuk portal latihan"):
        call_command("muat_contoh")
    assert not Petugas.objects.exists()
    assert not berkas_sandi().exists()
    assert akun_contoh() == []


@pytest.mark.parametrize(
    "perkara", [PermohonanFactory, PengaduanFactory, InsidenFactory, KegiatanFactory]
)
def test_samples_are_refused_among_what_people_brought(perkara):
    perkara()
    with pytest.raises(CommandError, match="yang bukan contoh"):
        call_command("muat_contoh")
    assert not Petugas.objects.filter(username="ppid.utama").exists()


def test_each_role_has_an_account_in_its_unit():
    akun = muat_akun(hari_ini=HARI)
    for satu in AKUN:
        petugas = akun[satu.nama_pengguna]
        tugas = petugas.penugasan.get()
        assert (tugas.peran, tugas.unit.kode) == (satu.peran, satu.unit)
        assert petugas.is_staff
        assert not petugas.is_superuser
        assert "contoh" in petugas.nama
    assert {satu.peran for satu in AKUN} == set(Peran) - {Peran.PENYELIA_112}


def test_password_is_random_private_and_told_the_same_again(monkeypatch, tmp_path):
    muat_akun(hari_ini=HARI)
    daftar = akun_contoh()
    rahasia = berkas_sandi().read_text()
    assert daftar == [(a.peran.label, a.nama_pengguna, rahasia) for a in AKUN]
    assert all(
        Petugas.objects.get(username=nama).check_password(kata)
        for _, nama, kata in daftar
    )
    assert stat.S_IMODE(berkas_sandi().stat().st_mode) == 0o600
    assert len(rahasia) == 19
    assert sandi() == rahasia
    assert akun_contoh() == daftar
    # A closed account is not told.
    Petugas.objects.filter(username="auditor").update(is_active=False)
    assert "auditor" not in {nama for _peran, nama, _ in akun_contoh()}
    # Another checkout draws another.
    monkeypatch.setenv("PORTAL_DEVDB", str(tmp_path / "lain"))
    assert sandi() != rahasia


def test_only_a_lost_password_file_gives_all_accounts_a_new_one():
    lama = {n: p.password for n, p in muat_akun(hari_ini=HARI).items()}
    baru = {n: p.password for n, p in muat_akun(hari_ini=HARI).items()}
    assert baru == lama
    assert Petugas.objects.get(username="atasan").penugasan.count() == 1
    berkas_sandi().unlink()
    assert akun_contoh() == []
    muat_akun(hari_ini=HARI)
    assert len(akun_contoh()) == len(AKUN)
    assert Petugas.objects.get(username="auditor").check_password(sandi())


def test_person_who_bears_the_name_keeps_account_and_password():
    orang = PetugasFactory(username="ppid.utama", email="budi@example.org")
    akun = muat_akun(hari_ini=HARI)
    orang.refresh_from_db()
    assert not orang.check_password(sandi())
    assert "ppid.utama" not in akun
    assert MejaKatalogContoh.muat(akun, pada=PADA) == 0


@pytest.mark.usefixtures("isi")
def test_samples_show_every_state():
    contoh = DokumenInformasi.objects.all()
    assert contoh.count() == 9
    assert set(contoh.values_list("status", flat=True)) == {
        StatusDokumen.RANCANGAN,
        StatusDokumen.DIPERIKSA,
        StatusDokumen.TERBIT,
        StatusDokumen.DITARIK,
    }
    assert all(d.judul.startswith("Contoh: ") for d in contoh)
    assert contoh.basi(HARI).count() == 1
    assert contoh.perlu_ditinjau(HARI).count() == 2
    assert contoh.exclude(menggantikan=None).count() == 1
    assert not Notifikasi.objects.exists()
    # Files are real and whole.
    pdf, csv = BerkasInformasi.objects.order_by("-jenis")
    assert (pdf.jenis, csv.jenis) == ("pdf", "csv")
    with default_storage.open(pdf.isi.name) as isi:
        bita = isi.read()
    assert bita.startswith(b"%PDF-")
    assert b"pdfuaid" in bita
    assert len(bita) == pdf.ukuran
    # What is excluded rests on approved tests.
    uji = UjiKonsekuensi.objects.berlaku(HARI)
    assert set(uji.values_list("pasal17", "dokumen__status")) == {
        ("h", StatusDokumen.TERBIT),
        ("b", StatusDokumen.TERBIT),
    }
    # No notice is running now or ever again.
    notis = SertaMerta.objects.get()
    assert notis.wilayah_teks == "Kecamatan Cipedes"
    assert not SertaMerta.objects.berlangsung(PADA).exists()
    assert max(pergantian()) < PADA


def test_samples_give_each_officer_something_for_the_morning(isi):
    muat_batas(pada=PADA)
    muat_libur(pada=PADA)
    hasil = ingatkan(pada=PADA, hari_ini=HARI)
    surel = set(Notifikasi.objects.values_list("penerima", flat=True))
    assert {nama for nama, petugas in isi.items() if petugas.email in surel} == {
        "petugas.cipedes",
        "ppid.cipedes",
        "ppid.utama",
        # The portal has no backup yet.
        "operator.112",
        "pengelola.pemangku",
        "admin.teknis",
    }
    assert hasil.pesan == len(surel)
    utama = Notifikasi.objects.kepada(isi["ppid.utama"].email).get()
    assert "Terbitkan atau kembalikan (1)" in utama.isi
    assert "Putuskan pengecualian yang segera berakhir (1)" in utama.isi


def test_command_is_repeatable_and_tells_the_accounts(capsys):
    call_command("muat_contoh")
    call_command("muat_contoh")
    keluar = capsys.readouterr().out.splitlines()
    assert (
        keluar[0] == "9 informasi, 0 permohonan, 0 aduan, dan 0 pemangku contoh dibuat."
    )
    assert keluar[16].startswith("0 informasi, 0 permohonan, 0 aduan, dan 0 pemangku")
    assert keluar[1] == f"petugas.cipedes    {sandi()}   Petugas layanan"
    # Silent, it still tells the accounts when asked.
    call_command("muat_contoh", verbosity=0)
    assert capsys.readouterr().out == ""
    perintah = load_command_class("ppid_portal", "muat_contoh")
    assert len(perintah.akun_contoh()) == len(AKUN)


@pytest.mark.parametrize("muat", [MejaPermohonanContoh.muat, MejaAduanContoh.muat])
def test_cases_are_made_only_with_officers_and_a_calendar(muat):
    akun = muat_akun(hari_ini=HARI)
    assert muat({}, pada=PADA) == 0
    assert muat(akun, pada=datetime(2000, 6, 6, tzinfo=UTC)) == 0
