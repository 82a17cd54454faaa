"""Backup and restore, for real: pg_dump, tar, and a database that was emptied."""

import json
import shutil
import tarfile
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F
from django.utils import timezone

from dev.demo.persiapan import baca_tanda, tulis_tanda
from organisasi.models import Area, Notifikasi, Versi
from ppid_portal.models import Pekerjaan
from ppid_portal.operasi import cadangan as alat
from ppid_portal.operasi.cadangan import CadanganGagal, buat, hitung_baris
from ppid_portal.operasi.models import CADANGAN, UMUR_CADANGAN
from tests.factories.informasi import BerkasFactory
from tests.factories.organisasi import BerkasDrafFactory, NotifikasiFactory

ISI = "Pesan dengan tanda 'kutip', baris\nbaru dan emoji ☂"
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sql]


@pytest.fixture
def akar(tmp_path, settings):
    folder = tmp_path / "berkas"
    (folder / "dokumen").mkdir(parents=True)
    (folder / "dokumen" / "dip.pdf").write_bytes(b"%PDF-1.7 isi")
    (folder / "kosong.txt").write_bytes(b"")
    settings.MEDIA_ROOT = folder
    return folder


@pytest.fixture(scope="module")
def asal(tmp_path_factory):
    return tmp_path_factory.mktemp("cadangan")


@pytest.fixture
def cadangan(akar, asal, tmp_path):
    simpan_pesan("sebelum")
    Versi.objects.update_or_create(area=Area.KATALOG, defaults={"nomor": 7})
    if not any(asal.iterdir()):
        keluaran = StringIO()
        call_command("cadangan", "buat", "--ke", asal, stdout=keluaran)
        assert keluaran.getvalue().startswith("Cadangan selesai: ")
    (utuh,) = asal.iterdir()
    return shutil.copytree(utuh, tmp_path / utuh.name)


@pytest.fixture
def ditimpa(cadangan, asal):
    yield
    call_command("cadangan", "pulihkan", *asal.iterdir(), "--timpa", stdout=StringIO())


def merusak(uji):
    return pytest.mark.usefixtures("ditimpa")(uji)


def simpan_pesan(kunci):
    kini = timezone.now()
    NotifikasiFactory(
        kunci=kunci,
        penerima="ppid@example.go.id",
        subjek="Uji",
        isi=ISI,
        dibuat_pada=kini,
        coba_lagi_pada=kini + timedelta(hours=1),
    )


def kosongkan(akar):
    with connection.cursor() as kursor:
        kursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    shutil.rmtree(akar)


def isi_folder(folder):
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file()
    }


@merusak
def test_everything_comes_back_into_an_empty_database_and_folder(cadangan, akar):
    baris, berkas = hitung_baris(), isi_folder(akar)
    kosongkan(akar)
    keluaran = StringIO()
    call_command("cadangan", "pulihkan", cadangan, stdout=keluaran)
    # That it was made is written down when it is whole.
    assert hitung_baris() == baris | {"ppid_portal_pekerjaan": 0}
    assert isi_folder(akar) == berkas
    assert Notifikasi.objects.get(kunci="sebelum").isi == ISI
    assert "2 berkas" in keluaran.getvalue()
    # Sequences, triggers and extensions are back, too.
    simpan_pesan("sesudah")
    with connection.cursor() as kursor:
        kursor.execute("SELECT similarity('ktp', 'ktp')")
        assert kursor.fetchone() == (1.0,)
        # PostgreSQL plans by what came back, not by guesses.
        kursor.execute(
            "SELECT reltuples FROM pg_class WHERE relname = 'organisasi_versi'"
        )
        assert kursor.fetchone()[0] > 0


def test_a_backup_is_dated_and_readable_by_its_owner_only(cadangan):
    zona = timezone.get_current_timezone()
    dibuat = datetime.strptime(cadangan.name, "%Y-%m-%d_%H%M%S").replace(tzinfo=zona)
    assert timedelta() <= timezone.now() - dibuat < timedelta(hours=1)
    assert cadangan.stat().st_mode & 0o077 == 0
    assert {p.name for p in cadangan.iterdir()} == {
        "basis_data.dump",
        "berkas.tar",
        "manifest.json",
    }


def test_a_target_with_data_is_left_alone(cadangan, akar):
    simpan_pesan("sesudah")
    with pytest.raises(CommandError, match=r"tidak kosong.*--timpa"):
        call_command("cadangan", "pulihkan", cadangan)
    assert Notifikasi.objects.filter(kunci="sesudah").exists()


@merusak
def test_a_target_folder_with_files_is_left_alone(cadangan, akar):
    kosongkan(akar)
    akar.mkdir()
    (akar / "lain.txt").write_text("lain")
    with pytest.raises(CommandError, match="Penyimpanan berkas tidak kosong"):
        call_command("cadangan", "pulihkan", cadangan)
    assert isi_folder(akar) == {"lain.txt": b"lain"}
    assert hitung_baris() == {}


@merusak
def test_timpa_replaces_what_came_after_the_backup(cadangan, akar):
    simpan_pesan("sesudah")
    (akar / "sesudah.txt").write_text("baru")
    tulis_tanda("sidik lama")
    Versi.objects.update(nomor=F("nomor") + 1000)
    tertinggi = Versi.objects.latest("nomor").nomor
    call_command("cadangan", "pulihkan", cadangan, "--timpa", stdout=StringIO())
    assert set(Notifikasi.objects.values_list("kunci", flat=True)) == {"sebelum"}
    assert set(isi_folder(akar)) == {"dokumen/dip.pdf", "kosong.txt"}
    assert baca_tanda() == ""
    # Above all that was cached under the versions in between.
    assert Versi.objects.earliest("nomor").nomor > tertinggi


@pytest.mark.parametrize("nama", ["basis_data.dump", "berkas.tar"])
def test_a_changed_archive_is_refused_before_anything_happens(cadangan, akar, nama):
    with (cadangan / nama).open("r+b") as arsip:
        arsip.seek(600)
        arsip.write(b"rusak")
    with pytest.raises(CommandError, match=f"{nama}.*SHA-256"):
        call_command("cadangan", "pulihkan", cadangan, "--timpa")
    assert Notifikasi.objects.filter(kunci="sebelum").exists()
    (cadangan / nama).unlink()
    with pytest.raises(CommandError, match=f"{nama} tidak ada"):
        call_command("cadangan", "pulihkan", cadangan, "--timpa")


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (None, "bukan folder cadangan"),
        *((isi, "rusak") for isi in ("{", "{}", '{"bentuk": 2}')),
    ],
)
def test_a_folder_without_a_sound_manifest_is_no_backup(tmp_path, isi, kalimat):
    if isi is not None:
        (tmp_path / "manifest.json").write_text(isi)
    with pytest.raises(CommandError, match=kalimat):
        call_command("cadangan", "pulihkan", tmp_path)


def ubah_manifest(cadangan, **baru):
    berkas = cadangan / "manifest.json"
    berkas.write_text(json.dumps(json.loads(berkas.read_text()) | baru))


@merusak
def test_rows_that_did_not_come_back_are_told(cadangan):
    baris = json.loads((cadangan / "manifest.json").read_text())["baris"]
    ubah_manifest(cadangan, baris=baris | {"organisasi_notifikasi": 7})
    with pytest.raises(CommandError, match="organisasi_notifikasi"):
        call_command("cadangan", "pulihkan", cadangan, "--timpa")


def pasang_arsip(cadangan, nama):
    arsip = json.loads((cadangan / "manifest.json").read_text())["arsip"]
    sidik = alat.jalankan(["sha256sum", str(cadangan / nama)], lingkungan={})
    ubah_manifest(cadangan, arsip=arsip | {nama: sidik.split()[0]})


def test_files_that_are_not_the_listed_ones_stop_the_restore(cadangan, akar):
    with tarfile.open(cadangan / "berkas.tar", "w") as arsip:
        arsip.add(akar / "kosong.txt", arcname="kosong.txt")
    pasang_arsip(cadangan, "berkas.tar")
    simpan_pesan("sesudah")
    with pytest.raises(CommandError, match="daftar di manifest"):
        call_command("cadangan", "pulihkan", cadangan, "--timpa")
    assert Notifikasi.objects.filter(kunci="sesudah").exists()
    assert set(isi_folder(akar)) == {"dokumen/dip.pdf", "kosong.txt"}


@pytest.mark.parametrize(
    "isi",
    [
        pytest.param(b"bukan arsip", id="pg_restore fails"),
        pytest.param(None, id="cut in the middle"),
    ],
)
def test_a_restore_that_fails_leaves_the_old_database(cadangan, akar, isi):
    arsip = cadangan / "basis_data.dump"
    utuh = arsip.read_bytes()
    arsip.write_bytes(utuh[: len(utuh) * 3 // 4] if isi is None else isi)
    pasang_arsip(cadangan, "basis_data.dump")
    simpan_pesan("sesudah")
    with pytest.raises(CommandError, match="tidak dapat dipulihkan"):
        call_command("cadangan", "pulihkan", cadangan, "--timpa")
    assert Notifikasi.objects.filter(kunci="sesudah").exists()
    assert set(isi_folder(akar)) == {"dokumen/dip.pdf", "kosong.txt"}


def program_palsu(folder, isi):
    folder.mkdir()
    for nama in alat.PROGRAM:
        program = folder / nama
        program.write_text(
            "#!/bin/sh\n"
            '[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 99.1" && exit\n' + isi
        )
        program.chmod(0o700)
    return str(folder)


def test_a_database_that_hangs_up_is_told(cadangan, tmp_path, monkeypatch):
    palsu = program_palsu(
        tmp_path / "bin",
        'case "$0" in\n'
        "*psql) echo 'FATAL: too many connections' >&2; exit 2;;\n"
        "*) head -c 4000000 /dev/zero;;\n"
        "esac\n",
    )
    with monkeypatch.context() as tambal:
        tambal.setenv("PORTAL_PG_BIN", palsu)
        with pytest.raises(CommandError, match="too many connections"):
            call_command("cadangan", "pulihkan", cadangan, "--timpa")
    assert Notifikasi.objects.filter(kunci="sebelum").exists()


def test_a_failed_backup_leaves_nothing(akar, tmp_path, monkeypatch):
    gagal = "echo 'No space left on device' >&2; exit 1\n"
    palsu = program_palsu(tmp_path / "bin", gagal)
    monkeypatch.setenv("PORTAL_PG_BIN", palsu)
    with pytest.raises(CommandError, match="pg_dump gagal: No space left"):
        call_command("cadangan", "buat", "--ke", tmp_path / "cadangan")
    assert list((tmp_path / "cadangan").iterdir()) == []


def test_a_file_deleted_while_the_backup_runs_is_left_out_and_named(
    akar, tmp_path, monkeypatch, capsys
):
    nama = BerkasDrafFactory(isi="draf/hilang.jpg").isi.name
    (akar / nama).parent.mkdir(parents=True)
    (akar / nama).write_bytes(b"isi")
    asli = FileSystemStorage.open

    def lalu_hilang(gudang, satu):
        (akar / "draf/hilang.jpg").unlink(missing_ok=True)
        return asli(gudang, satu)

    monkeypatch.setattr(FileSystemStorage, "open", lalu_hilang)
    call_command("cadangan", "buat", "--ke", tmp_path / "cadangan")
    assert "1 berkas disebut catatan" in (kata := capsys.readouterr().err)
    assert nama in kata
    (folder,) = (tmp_path / "cadangan").iterdir()
    with tarfile.open(folder / "berkas.tar") as arsip:
        assert "draf/hilang.jpg" not in arsip.getnames()
    assert (
        "draf/hilang.jpg"
        not in json.loads((folder / "manifest.json").read_text())["berkas"]
    )


def test_a_place_that_cannot_hold_backups_is_named_and_none_is_overwritten(
    akar, tmp_path
):
    (tmp_path / "bukan-folder").write_text("sebuah berkas")
    with pytest.raises(CommandError, match="bukan-folder"):
        call_command("cadangan", "buat", "--ke", tmp_path / "bukan-folder")
    kini = timezone.localtime()
    (tmp_path / f"{kini:%Y-%m-%d_%H%M%S}").mkdir()
    with pytest.raises(CadanganGagal, match="sudah ada"):
        buat(tmp_path, pada=kini)


def info_pgbackrest(*cadangan, repo=(1,)):
    """As ``pgbackrest --output=json info``: of each backup its repository, end and error."""
    semua = [
        {"database": {"id": 1, "repo-key": k}, "timestamp": {"stop": s}, "error": e}
        for k, s, e in cadangan
    ]
    return json.dumps([{"backup": semua, "repo": [{"key": k} for k in repo]}])


def catat(monkeypatch, isi):
    monkeypatch.setattr("sys.stdin", StringIO(isi))
    call_command("cadangan", "catat", stdout=StringIO())
    return Pekerjaan.objects.get(nama=CADANGAN)


def test_the_last_whole_backup_of_the_repository_left_behind_counts(monkeypatch):
    lama, baru = 1_795_000_000, 1_795_100_000
    isi = info_pgbackrest(
        (1, baru, False),
        (1, lama, False),
        (2, lama, False),
        (2, baru, True),
        repo=(1, 2),
    )
    baris = catat(monkeypatch, isi)
    assert baris.terakhir_selesai.timestamp() == lama
    assert baris.berikutnya - baris.terakhir_selesai == UMUR_CADANGAN
    baris = catat(monkeypatch, info_pgbackrest((1, baru, False)))
    assert baris.terakhir_selesai.timestamp() == baru


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (info_pgbackrest((1, 1, False), repo=(1, 2)), r"Repositori \[2\] belum berisi"),
        (info_pgbackrest((1, 1, True)), r"Repositori \[1\] belum berisi"),
        ("[]", "Masukan bukan"),
        ("ERROR: [055]", "Masukan bukan"),
        ("[{}]", "Masukan bukan"),
    ],
)
def test_no_backup_is_written_down_that_is_not_there(monkeypatch, isi, kata):
    with pytest.raises(CommandError, match=kata):
        catat(monkeypatch, isi)
    assert not Pekerjaan.objects.filter(nama=CADANGAN).exists()


def test_a_database_set_back_forgets_kept_pages_and_names_what_misses_a_file(akar):
    Versi.objects.update_or_create(area=Area.KATALOG, defaults={"nomor": 7})
    (akar / "informasi").mkdir()
    (akar / "informasi" / "yatim.pdf").write_bytes(b"isi")
    keluaran = StringIO()
    call_command("cadangan", "cocokkan", stdout=keluaran)
    assert keluaran.getvalue() == (
        "Tanpa catatan: informasi/yatim.pdf\nSemua berkas yang dicatat ada.\n"
    )
    assert Versi.objects.get(area=Area.KATALOG).nomor > 1_700_000_000
    satu = BerkasFactory()
    (akar / satu.isi.name).unlink()
    with pytest.raises(CommandError, match=r"^1 berkas tidak ada\.$"):
        call_command("cadangan", "cocokkan", stdout=keluaran)
    assert f"Berkas tidak ada: {satu._meta.verbose_name} {satu.pk}: " in (
        keluaran.getvalue()
    )


def test_programs_older_than_the_server_are_refused_with_advice(monkeypatch):
    monkeypatch.delenv("PORTAL_PG_BIN", raising=False)
    with pytest.raises(CadanganGagal, match="postgresql-client-999"):
        alat.folder_program(999)


@pytest.mark.parametrize(
    "isi", ["#!/bin/sh\necho tak dikenal\n", "bukan program", None]
)
def test_programs_that_do_not_run_are_passed_over(tmp_path, monkeypatch, isi):
    for nama in alat.PROGRAM:
        (tmp_path / nama).write_text(isi or "")
        (tmp_path / nama).chmod(0o700 if isi else 0o600)
    monkeypatch.setenv("PORTAL_PG_BIN", str(tmp_path))
    with pytest.raises(CadanganGagal, match="tidak ditemukan"):
        alat.folder_program(1)
