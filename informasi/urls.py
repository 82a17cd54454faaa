"""Public addresses of the information service.

The order matters: the private page of a case takes any word after ``permohonan/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import URLPattern, path

from informasi.dip import views as dip
from informasi.katalog import views as katalog
from informasi.keberatan import bantuan, berkala, views as keberatan
from informasi.pemohon import views as pemohon
from informasi.pengajuan import views as pengajuan
from informasi.pengecualian import views as dikecualikan
from informasi.permohonan import views as permohonan
from informasi.serta_merta import views as serta_merta
from informasi.surat import views as surat

type View = Callable[..., Any]


def _halaman(*semua: tuple[str, View, str]) -> list[URLPattern]:
    return [path(alamat, view, name=nama) for alamat, view, nama in semua]


def _berkas(
    alamat: str, view: View, nama: str, jenis: Iterable[str] = ("csv", "json")
) -> list[URLPattern]:
    """The same list as a file of each kind."""
    return [
        path(f"{alamat}.{satu}", view, {"jenis": satu}, name=f"{nama}-{satu}")
        for satu in jenis
    ]


ENTRI = "informasi/<slug:nomor>"
KATALOG = [
    *_halaman(
        ("informasi/", katalog.dokumen_daftar, "dokumen-daftar"),
        ("informasi.json", katalog.dokumen_json, "dokumen-json"),
        ("informasi.csv", katalog.dokumen_csv, "dokumen-csv"),
        ("informasi.atom", katalog.dokumen_atom, "dokumen-atom"),
        ("unit/<slug:slug>.atom", katalog.dokumen_atom, "unit-atom"),
        # Before the numbers of entries, which would match these words too.
        ("informasi/dip/", dip.dip, "dip"),
        ("informasi/dip/<slug:slug>/", dip.dip_unit, "dip-unit"),
    ),
    *_berkas("informasi/dip", dip.dip_berkas, "dip", dip.PEMBUAT),
    *_berkas("informasi/dip/<slug:slug>", dip.dip_berkas, "dip-unit", dip.PEMBUAT),
    *_halaman(
        (
            "informasi/serta-merta/",
            serta_merta.serta_merta_daftar,
            "serta-merta-daftar",
        ),
        (
            "informasi/serta-merta.atom",
            serta_merta.serta_merta_atom,
            "serta-merta-atom",
        ),
    ),
    *_berkas("informasi/serta-merta", serta_merta.serta_merta_berkas, "serta-merta"),
    *_halaman(
        (
            "informasi/serta-merta/<int:pk>/",
            serta_merta.serta_merta_rinci,
            "serta-merta-rinci",
        ),
        (
            "informasi/dikecualikan/",
            dikecualikan.dikecualikan_daftar,
            "dikecualikan-daftar",
        ),
    ),
    *_berkas(
        "informasi/dikecualikan", dikecualikan.dikecualikan_berkas, "dikecualikan"
    ),
    *_halaman(
        (f"{ENTRI}/", katalog.dokumen_rinci, "dokumen-rinci"),
        (f"{ENTRI}.json", katalog.dokumen_rinci_json, "dokumen-rinci-json"),
        (f"{ENTRI}/berkas/<int:pk>/", katalog.berkas_unduh, "berkas-unduh"),
        (f"{ENTRI}/berkas/<int:pk>/lihat/", katalog.berkas_lihat, "berkas-lihat"),
    ),
]

# The request form

PENGAJUAN = [
    *_halaman(
        ("permohonan/", pengajuan.permohonan, "permohonan"),
        ("permohonan/ajukan/", pengajuan.permohonan_ajukan, "permohonan-ajukan"),
        (
            "permohonan/ajukan/<str:kode>/saran/<slug:nomor>/",
            pengajuan.permohonan_saran_buka,
            "permohonan-saran-buka",
        ),
    ),
    *pengajuan.FORMULIR.urls(saran=pengajuan.permohonan_saran),
]

# A citizen's case: papers, own data, tracking, private page, objection, dispute

KASUS = "permohonan/<str:kode>"
DATA = "permohonan/<slug:kode>/data"
PERKARA = _halaman(
    ("verifikasi-dokumen/", surat.surat_verifikasi_cari, "surat-verifikasi-cari"),
    ("verifikasi-dokumen/<str:kode>/", surat.surat_verifikasi, "surat-verifikasi"),
    (
        f"{KASUS}/surat/<int:pk>/cetak/",
        surat.permohonan_surat_cetak,
        "permohonan-surat-cetak",
    ),
    (f"{DATA}/", pemohon.permohonan_data, "permohonan-data"),
    (f"{DATA}/kontak/", pemohon.permohonan_data_kontak, "permohonan-data-kontak"),
    (f"{DATA}/minta/", pemohon.permohonan_data_minta, "permohonan-data-minta"),
    (f"{DATA}/unduh/", pemohon.permohonan_data_unduh, "permohonan-data-unduh"),
    ("keberatan/", bantuan.keberatan_info, "keberatan"),
    ("keberatan/bantuan/", bantuan.keberatan_bantuan, "keberatan-bantuan"),
    ("keberatan/ajukan/", berkala.keberatan_berkala, "keberatan-berkala"),
    (
        "keberatan/ajukan/periksa/",
        berkala.keberatan_berkala_periksa,
        "keberatan-berkala-periksa",
    ),
    (
        "keberatan/ajukan/<slug:langkah>/",
        berkala.keberatan_berkala,
        "keberatan-berkala",
    ),
    (
        "keberatan/<uuid:kode>/",
        berkala.keberatan_berkala_rinci,
        "keberatan-berkala-rinci",
    ),
    (
        "keberatan/<uuid:kode>/surat/<int:pk>/",
        berkala.keberatan_berkala_surat,
        "keberatan-berkala-surat",
    ),
    ("permohonan/lacak/", permohonan.permohonan_lacak, "permohonan-lacak"),
    (f"{KASUS}/", permohonan.permohonan_rinci, "permohonan-rinci"),
    (f"{KASUS}/berkas/<int:pk>/", permohonan.permohonan_berkas, "permohonan-berkas"),
    (f"{KASUS}/surat/<int:pk>/", permohonan.permohonan_surat, "permohonan-surat"),
    (f"{KASUS}/lengkapi/", permohonan.permohonan_lengkapi, "permohonan-lengkapi"),
    (f"{KASUS}/pesan/", permohonan.permohonan_pesan, "permohonan-pesan"),
    (f"{KASUS}/cabut/", permohonan.permohonan_cabut, "permohonan-cabut"),
    (f"{KASUS}/nilai/", permohonan.permohonan_nilai, "permohonan-nilai"),
    (f"{KASUS}/keberatan/", keberatan.permohonan_keberatan, "permohonan-keberatan"),
    (f"{KASUS}/sengketa/", keberatan.permohonan_sengketa, "permohonan-sengketa"),
    (
        f"{KASUS}/sengketa/berkas/",
        keberatan.permohonan_sengketa_berkas,
        "permohonan-sengketa-berkas",
    ),
    (
        f"{KASUS}/keberatan/periksa/",
        keberatan.permohonan_keberatan_periksa,
        "permohonan-keberatan-periksa",
    ),
    (
        f"{KASUS}/keberatan/<int:pk>/",
        keberatan.keberatan_rinci,
        "permohonan-keberatan-rinci",
    ),
    (
        f"{KASUS}/keberatan/<int:pk>/terima/",
        keberatan.keberatan_terima,
        "permohonan-keberatan-terima",
    ),
)

app_name = "informasi"
urlpatterns = [
    *KATALOG,
    *PENGAJUAN,
    *PERKARA,  # last: a secret matches any word
]
