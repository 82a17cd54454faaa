"""Rules about the code itself that no linter knows."""

import ast
import re
import sys
from functools import cache

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Field
from pghistory.models import Event

from dev.management.commands.tulis_alur import Command, dokumen_alur
from dev.pembuat_data.berkas import AKAR

APLIKASI = ("ppid_portal", "informasi", "pengaduan", "pemangku", "organisasi")
# Where ``status`` may be written besides the acts, and why.
STATUS_LAIN = {
    "organisasi/kabar/models.py": "outbox rows are no case files: the worker that "
    "holds the row's lock is their only writer",
    "pengaduan/lapor/models.py": "rows of an outbox, too: the worker that holds the "
    "lease is their writer",
}
# Where something is hashed without the portal's key, and what it is: never what a person is
# called or reached by, which anybody could try on the hash.
TANPA_KUNCI = {
    "dev/demo/persiapan.py": "files of the checkout",
    "dev/devdb/paths.py": "the checkout's path",
    "dev/lapor_tiruan/gudang.py": "uploaded files of the double",
    "informasi/jawaban/models.py": "a draft answer on the screen, never stored",
    "informasi/katalog/pemeriksaan.py": "published files",
    "informasi/keberatan/sengketa.py": "files of a dossier, in the dossier",
    "informasi/surat/actions.py": "the printed file",
    "organisasi/halaman/nomor_penting.py": "public numbers",
    "organisasi/kertas/naskah.py": "published papers",
    "organisasi/kertas/penyimpanan.py": "stored files",
    "organisasi/kertas/unggahan.py": "uploaded files",
    "organisasi/sandi.py": "with the key",
    "pemangku/impor/admin.py": "uploaded files",
    "pemangku/inventaris/kanal.py": "files of proof",
    "pemangku/inventaris/orang.py": "texts of consent",
    "pengaduan/lapor/pemantauan.py": "official notes of SP4N-LAPOR!",
    "pengaduan/lapor/urai.py": "official answers of SP4N-LAPOR!",
    "ppid_portal/operasi/antar_halaman.py": "public pages",
    "ppid_portal/operasi/catatan_log.py": "kinds of errors",
    "ppid_portal/operasi/halaman_publik.py": "addresses of public pages",
    "ppid_portal/terbitan/actions.py": "published files",
}
BUATAN_ALAT = {"berkas", "static_terkumpul", "cadangan", "simpanan"}
TEKS = {
    ".py",
    ".html",
    ".txt",
    ".md",
    ".css",
    ".js",
    ".toml",
    ".csv",
    ".yaml",
    ".yml",
    ".json",
    ".svg",
    ".typ",
    ".xml",
    ".cfg",
    ".ini",
    ".sh",
    ".env",
    "",
}


def nama(berkas):
    return berkas.relative_to(AKAR).as_posix()


def berkas_proyek():
    """Every text file of the project; nothing that tools make."""
    for atas in sorted(AKAR.iterdir()):
        if atas.is_file():
            # In a linked work tree ".git" is a file.
            if (
                atas.suffix in TEKS
                and atas.name != ".git"
                and not atas.name.startswith(".coverage")
            ):
                yield atas
        elif atas.name not in BUATAN_ALAT and (
            atas.name == ".ci" or not atas.name.startswith(".")
        ):
            yield from (
                f for f in sorted(atas.rglob("*")) if f.is_file() and f.suffix in TEKS
            )


def modul(*folder):
    return [
        f
        for satu in folder
        for f in sorted((AKAR / satu).rglob("*.py"))
        if "migrations" not in f.parts
    ]


KODE = modul(*APLIKASI)
PRODUK = [f for f in berkas_proyek() if f.relative_to(AKAR).parts[0] != "tests"]


def simpul(berkas):
    yield from ast.walk(ast.parse(berkas.read_text(encoding="utf-8")))


def model_proyek():
    return [
        m
        for m in apps.get_models()
        if m.__module__.partition(".")[0] in APLIKASI and not issubclass(m, Event)
    ]


def menulis_status(satu):
    if isinstance(satu, ast.Attribute):
        return satu.attr == "status" and isinstance(satu.ctx, ast.Store)
    return isinstance(satu, ast.Call) and _panggilan_menulis(satu)


def _panggilan_menulis(satu):
    match satu:
        case ast.Call(func=ast.Attribute(attr="update"), keywords=kata):
            return any(k.arg in {"status", "status_sejak"} for k in kata)
        case ast.Call(func=ast.Name(id="setattr"), args=[_, kolom, *_]):
            return isinstance(kolom, ast.Constant) and kolom.value == "status"
        case ast.Call(func=ast.Attribute(attr="save" | "bulk_update")):
            return any(
                isinstance(c, ast.Constant) and c.value == "status"
                for c in ast.walk(satu)
            )
    return False


@pytest.mark.parametrize(
    "tulisan",
    [
        "berkas.status = 'x'",
        "a, b.status = 1, 2",
        "berkas.status += 'x'",
        "berkas.status: str = 'x'",
        "qs.filter(pk=1).update(status='x')",
        "setattr(berkas, 'status', 'x')",
        "berkas.save(update_fields=('status',))",
        "Model.objects.bulk_update(semua, ['status'])",
    ],
)
def test_this_test_would_see_a_status_that_is_set(tulisan):
    assert any(menulis_status(s) for s in ast.walk(ast.parse(tulisan)))


def test_only_acts_set_a_status():
    pelaku = {nama(f) for f in KODE if any(menulis_status(s) for s in simpul(f))}
    assert pelaku - {"organisasi/alur/tindakan.py"} == set(STATUS_LAIN)


@cache
def impor(berkas):
    hasil = set()
    for satu in simpul(berkas):
        if isinstance(satu, ast.Import):
            hasil |= {a.name for a in satu.names}
        elif isinstance(satu, ast.ImportFrom) and not satu.level:
            hasil |= {f"{satu.module}.{a.name}" for a in satu.names}
    return hasil


def test_nothing_about_a_person_is_hashed_without_the_key():
    """A dump would tell a telephone number by trying: organisasi/sandi.py has ``sidik``."""
    impor = re.compile(r"^(import hashlib|from hashlib import)", re.MULTILINE)
    semua = [f for f in modul(*APLIKASI, "dev") if impor.search(f.read_text("utf-8"))]
    assert {nama(f) for f in semua} == set(TANPA_KUNCI)


def test_no_address_of_the_portal_is_taken_from_the_request():
    """What a visitor writes into ``Host`` would stand in a kept page, a mail or a QR code."""
    pola = re.compile(r"build_absolute_uri|get_current_site")
    semua = [*modul(*APLIKASI), *sorted((AKAR / "templates").rglob("*.html"))]
    assert [nama(f) for f in semua if pola.search(f.read_text("utf-8"))] == []


def test_working_day_arithmetic_knows_no_django():
    for bagian in ("waktu/hari_kerja", "bahasa"):
        semua = impor(AKAR / "organisasi" / f"{bagian}.py")
        assert not [i for i in semua if i.startswith("django")]


def test_lapor_double_needs_nothing_but_the_standard_library():
    luar = {
        (nama(f), i)
        for f in modul("dev/lapor_tiruan")
        for i in impor(f)
        if i.partition(".")[0] not in sys.stdlib_module_names
        and not i.startswith("dev.lapor_tiruan")
    }
    assert luar == set()


def test_product_imports_nothing_from_the_tests():
    pelanggar = {
        (nama(f), i)
        for f in KODE
        for i in impor(f)
        if i.partition(".")[0] in {"tests", "dev"} and f.stem != "jalan"
    }
    assert pelanggar == set()


def test_nothing_happens_by_signals():
    terlarang = re.compile(r"^django\.(db\.models\.signals|dispatch|core\.signals)")
    assert {(nama(f), i) for f in KODE for i in impor(f) if terlarang.match(i)} == set()


def test_glossary_names_every_model():
    glosarium = (AKAR / "docs" / "glosarium.md").read_text(encoding="utf-8")
    disebut = set(re.findall(r"`(\w+)", glosarium))
    assert len(model_proyek()) > 25
    assert {m.__name__ for m in model_proyek()} - disebut == set()


def test_table_of_acts_is_what_the_command_writes():
    tertulis = (AKAR / "docs" / "alur.md").read_text(encoding="utf-8")
    assert tertulis == dokumen_alur(model_proyek())


def test_command_writes_the_table_and_says_where(settings, tmp_path, capsys):
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    call_command(Command())
    tertulis = (tmp_path / "docs" / "alur.md").read_text(encoding="utf-8")
    assert tertulis == dokumen_alur(apps.get_models())
    assert "## berkas contoh (`alur_contoh.BerkasContoh`)" in tertulis
    assert "alur.md sudah ditulis." in capsys.readouterr().out


def test_decisions_have_each_a_number_and_their_three_parts():
    """A number stays with its decision; those that became part of another are gone."""
    semua = sorted((AKAR / "docs" / "adr").glob("*.md"))
    nomor = [int(satu.name[:4]) for satu in semua]
    assert len(set(nomor)) == len(nomor) >= 16
    for ke, satu in zip(nomor, semua, strict=True):
        isi = satu.read_text(encoding="utf-8")
        assert isi.startswith(f"# {ke}. ")
        for bagian in ("Context", "Decision", "Consequences"):
            assert f"**{bagian}.**" in isi, satu.name
        assert len(isi.splitlines()) <= 40


def aturan_basis_data():
    return {
        aturan.name
        for m in apps.get_models()
        if m.__module__.partition(".")[0] in {*APLIKASI, "tests"}
        for aturan in m._meta.constraints
    }


def test_every_constraint_is_tried_by_a_test():
    diuji = "\n".join(f.read_text(encoding="utf-8") for f in modul("tests"))

    def disebut(aturan):
        # The family may stand in the match and the rest in the parameters.
        bagian = aturan.split("_")
        return any(
            f"{'_'.join(bagian[:i])}_{{" in diuji
            and f'"{"_".join(bagian[i:])}"' in diuji
            for i in range(2, len(bagian))
        )

    semua = aturan_basis_data()
    assert len(semua) > 30
    assert {a for a in semua if a not in diuji and not disebut(a)} == set()


def test_every_choice_and_constraint_has_a_name_that_says_what_holds():
    for aturan in aturan_basis_data():
        assert re.match(r"^[a-z0-9]+(_[a-z0-9]+){2,}$", aturan), aturan


def test_texts_are_never_null():
    boleh_kosong = {
        (m.__name__, f.name)
        for m in model_proyek()
        for f in m._meta.get_fields()
        if isinstance(f, Field)
        and f.get_internal_type() in {"CharField", "TextField", "SlugField"}
        and f.null
    }
    assert boleh_kosong == set()


def test_product_needs_nothing_outside_its_folder():
    luar = re.compile(r"\.\./shared|/work/|(?<![\w.])/tmp/(?!\.)")
    assert [nama(f) for f in PRODUK if luar.search(f.read_text("utf-8"))] == []


RAHASIA = {
    "private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "token of a code host": r"\b(?:ghp|gho|ghs|glpat|github_pat)[_-]\w{16,}",
    "cloud key": r"\bAKIA[0-9A-Z]{16}\b",
    "address with a password": r"\b\w+://[^\s:/@<>{}\"']+:[^\s@/<>{}\"'$*]{3,}@(?!host)",
}


@pytest.mark.parametrize("jenis", RAHASIA)
def test_no_secret_is_in_the_repository(jenis):
    pola = re.compile(RAHASIA[jenis])
    assert [nama(f) for f in PRODUK if pola.search(f.read_text("utf-8"))] == []


def test_no_code_assigns_a_long_literal_to_a_secret():
    mirip = re.compile(r"(?i)(secret|password|token|api_?key|kata_sandi)")
    kelas = re.compile(r"[a-z_]+(\.[a-z_]+)*\.[A-Z][A-Za-z]+")  # a path to a class
    temuan = [
        (nama(f), satu.lineno)
        for f in [*KODE, AKAR / "manage.py"]
        for satu in simpul(f)
        if isinstance(satu, ast.Assign)
        and isinstance(satu.value, ast.Constant)
        and isinstance(satu.value.value, str)
        and len(satu.value.value) >= 16
        and not kelas.fullmatch(satu.value.value)
        and any(isinstance(s, ast.Name) and mirip.search(s.id) for s in satu.targets)
    ]
    assert temuan == []


def test_no_file_of_environment_values_is_kept():
    assert [f.name for f in AKAR.glob(".env*") if f.name != ".env.contoh"] == []
