"""Public addresses of the information service.

The order matters: the private page of a case takes any word after ``permohonan/``.
"""

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


def _halaman(*semua: tuple[str, View] | tuple[str, View, str]) -> list[URLPattern]:
    """A page is named as its view, where it is not told another name."""
    return [
        path(alamat, view, name=nama[0] if nama else view.__name__.replace("_", "-"))
        for alamat, view, *nama in semua
    ]


def _berkas(
    alamat: str, view: View, nama: str, jenis: Iterable[str]
) -> list[URLPattern]:
    """The same list as a file of each kind."""
    return [
        path(f"{alamat}.{satu}", view, {"jenis": satu}, name=f"{nama}-{satu}")
        for satu in jenis
    ]


ENTRI = "informasi/<slug:nomor>"
KATALOG = [
    *_halaman(
        ("informasi/", katalog.dokumen_daftar),
        ("informasi.csv", katalog.dokumen_csv),
        ("informasi.atom", katalog.dokumen_atom),
        ("unit/<slug:slug>.atom", katalog.dokumen_atom, "unit-atom"),
        # Before the numbers of entries, which would match these words too.
        ("informasi/dip/", dip.dip),
        ("informasi/dip/<slug:slug>/", dip.dip_unit),
    ),
    *_berkas("informasi/dip", dip.dip_berkas, "dip", dip.PEMBUAT),
    *_berkas("informasi/dip/<slug:slug>", dip.dip_berkas, "dip-unit", dip.PEMBUAT),
    *_halaman(
        ("informasi/serta-merta/", serta_merta.serta_merta_daftar),
        ("informasi/serta-merta.atom", serta_merta.serta_merta_atom),
        ("informasi/serta-merta/<int:pk>/", serta_merta.serta_merta_rinci),
        ("informasi/dikecualikan/", dikecualikan.dikecualikan_daftar),
        (f"{ENTRI}/", katalog.dokumen_rinci),
        (f"{ENTRI}/berkas/<int:pk>/", katalog.berkas_unduh),
        (f"{ENTRI}/berkas/<int:pk>/lihat/", katalog.berkas_lihat),
    ),
]

# The request form

PENGAJUAN = [
    *_halaman(
        ("permohonan/", pengajuan.permohonan),
        ("permohonan/ajukan/", pengajuan.permohonan_ajukan),
        (
            "permohonan/ajukan/<str:kode>/saran/<slug:nomor>/",
            pengajuan.permohonan_saran_buka,
        ),
    ),
    *pengajuan.FORMULIR.urls(),
]

# A citizen's case: papers, own data, tracking, private page, objection, dispute

KASUS = "permohonan/<str:kode>"
DATA = "permohonan/<slug:kode>/data"
PERKARA = _halaman(
    ("verifikasi-dokumen/", surat.surat_verifikasi_cari),
    ("verifikasi-dokumen/<str:kode>/", surat.surat_verifikasi),
    (f"{KASUS}/surat/<int:pk>/cetak/", surat.permohonan_surat_cetak),
    (f"{DATA}/", pemohon.permohonan_data),
    (f"{DATA}/kontak/", pemohon.permohonan_data_kontak),
    (f"{DATA}/minta/", pemohon.permohonan_data_minta),
    (f"{DATA}/unduh/", pemohon.permohonan_data_unduh),
    ("keberatan/", bantuan.keberatan_info, "keberatan"),
    ("keberatan/bantuan/", bantuan.keberatan_bantuan),
    ("keberatan/ajukan/", berkala.keberatan_berkala),
    ("keberatan/ajukan/periksa/", berkala.keberatan_berkala_periksa),
    ("keberatan/ajukan/<slug:langkah>/", berkala.keberatan_berkala),
    ("keberatan/<uuid:kode>/", berkala.keberatan_berkala_rinci),
    ("keberatan/<uuid:kode>/surat/<int:pk>/", berkala.keberatan_berkala_surat),
    (f"{KASUS}/", permohonan.permohonan_rinci),
    (f"{KASUS}/berkas/<int:pk>/", permohonan.permohonan_berkas),
    (f"{KASUS}/surat/<int:pk>/", permohonan.permohonan_surat),
    (f"{KASUS}/lengkapi/", permohonan.permohonan_lengkapi),
    (f"{KASUS}/hari-terakhir.ics", permohonan.permohonan_kalender),
    (f"{KASUS}/pesan/", permohonan.permohonan_pesan),
    (f"{KASUS}/cabut/", permohonan.permohonan_cabut),
    (f"{KASUS}/nilai/", permohonan.permohonan_nilai),
    (f"{KASUS}/keberatan/", keberatan.permohonan_keberatan),
    (f"{KASUS}/sengketa/", keberatan.permohonan_sengketa),
    (f"{KASUS}/sengketa/berkas/", keberatan.permohonan_sengketa_berkas),
    (f"{KASUS}/keberatan/periksa/", keberatan.permohonan_keberatan_periksa),
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
