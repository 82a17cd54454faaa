"""The house in rooms: what stands where, and which room may ask which (docs/rumah.md)."""

import ast
import re

import pytest

from dev.pembuat_data.berkas import AKAR
from dev.rumah import APP, baca, kelas_ganda, lingkaran, panah
from organisasi.alur.tindakan import DaftarTindakan

DJANGO = {"__init__.py", "admin.py", "apps.py", "models.py", "urls.py"}
# What a whole app shares, and what Django and the web server look for in the root.
BERSAMA = {
    "organisasi": {"bahasa.py", "form_fields.py", "muat.py", "sandi.py", "teks.py"},
    "informasi": {"kabar.py", "waktu.py"},
    "pengaduan": {"muat.py"},
    "pemangku": {"izin.py", "muat.py", "staf.py"},
    "ppid_portal": {"context_processors.py", "settings.py", "wsgi.py"},
}
# Words that tell only that another file had grown too long.
UKURAN = re.compile(
    r"(_(lanjutan|lagi|lain|tambah|tambahan|luas|bantu)|/(lain|bersama|dasar))\.py$"
)
# Two models of two services that the law calls by one word; labels keep them apart.
SEKATA = {"Kepuasan"}
# What a room keeps to itself. The staff room of each app is there to be built on.
SENDIRI = re.compile(r"\.(views|forms|admin)(_\w+)?$")
# The desk puts the pages of a stakeholder and of a visit together from all rooms.
PERAKIT = {("pemangku", "meja")}
# One form about oneself, at the door of the room and behind one's own link.
BERDUA = {("pemangku.pribadi.views", "pemangku.ruang.forms")}
UNTUK_SEMUA = re.compile(r"^(organisasi\.staf|pemangku\.staf$)")


@pytest.fixture(scope="module")
def produk():
    return baca(AKAR)[0]


@pytest.fixture(scope="module")
def graf(produk):
    return panah(produk)


def test_nothing_lies_flat_but_what_the_whole_app_shares():
    flat = {app: {f.name for f in (AKAR / app).glob("*.py")} - DJANGO for app in APP}
    assert flat == BERSAMA


def test_no_file_is_named_after_having_been_too_long(produk):
    assert [b.jalan for b in produk if UKURAN.search(b.jalan)] == []


def test_no_class_name_stands_twice(produk):
    assert len(produk) > 300
    assert set(kelas_ganda(produk)) == SEKATA


def test_no_files_import_each_other_in_a_circle(graf):
    assert sum(map(len, graf.values())) > 1000
    assert lingkaran(graf) == []


@pytest.mark.parametrize("nama", ["models.py", "admin.py"])
def test_the_root_files_of_an_app_only_import(nama):
    for app in APP:
        isi = ast.parse((AKAR / app / nama).read_text()).body[1:]
        lain = [
            ast.unparse(s)[:60]
            for s in isi
            if not isinstance(s, ast.Import | ast.ImportFrom)
        ]
        assert lain == [], app


def test_a_room_keeps_its_views_forms_and_admin_to_itself(produk, graf):
    ruang = {b.nama: (b.app, b.ruang) for b in produk}
    pelanggar = {
        (dari, ke)
        for dari, semua in graf.items()
        for ke in semua
        if SENDIRI.search(ke)
        and not UNTUK_SEMUA.match(ke)
        and ruang[dari] != ruang[ke]
        and ruang[dari] not in PERAKIT
        and ruang[dari][1] != "."
        and ruang[dari][0] == ruang[ke][0]
    }
    assert pelanggar == BERDUA


def kata_di_luar_tabel(pohon):
    tabel = {
        id(isi)
        for satu in ast.walk(pohon)
        if isinstance(satu, ast.ClassDef)
        and [ast.unparse(d) for d in satu.bases] == ["DaftarTindakan"]
        for isi in ast.walk(satu)
    }
    return {
        satu.value
        for satu in ast.walk(pohon)
        if isinstance(satu, ast.Constant) and id(satu) not in tabel
    }


def test_the_label_of_an_act_stands_in_its_row_alone(produk):
    """All else asks the act; labels of one or two words are words of the language, too."""
    label = {t.label for daftar in DaftarTindakan.__subclasses__() for t in daftar}
    label = {satu for satu in label if len(satu.split()) > 2}
    assert len(label) > 50
    ulang = {b.jalan: label & kata_di_luar_tabel(b.pohon) for b in produk}
    assert {b: kata for b, kata in ulang.items() if kata} == {}


def test_templates_ask_for_a_status_by_its_name():
    """``berstatus`` fails on a name that is none; a code compared with is never equal."""
    kode = re.compile(r"\bstatus (==|!=|in) [\"']")
    semua = (AKAR / "templates").rglob("*.html")
    assert [f.name for f in semua if kode.search(f.read_text(encoding="utf-8"))] == []


def test_no_list_is_written_in_pieces_that_are_spread():
    """``[*("a", "b"), "c"]`` only makes lines fit; a list is written as a list."""
    tampilan = (ast.Tuple, ast.List, ast.Set)
    assert [
        f"{jalan.relative_to(AKAR)}:{simpul.lineno}"
        for jalan in AKAR.rglob("*.py")
        if not any(bagian.startswith(".") for bagian in jalan.relative_to(AKAR).parts)
        for simpul in ast.walk(ast.parse(jalan.read_text(encoding="utf-8")))
        if isinstance(simpul, ast.Starred) and isinstance(simpul.value, tampilan)
    ] == []
