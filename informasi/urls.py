"""Public addresses of the information service.

The order matters: the private page of a case takes any word after ``permohonan/``.
"""

from __future__ import annotations

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

# The applicant's own data, under the secret of his case

DATA = "permohonan/<slug:kode>/data"
DATA_PEMOHON = [
    path(f"{DATA}/", pemohon.permohonan_data, name="permohonan-data"),
    *(
        path(f"{DATA}/{nama}/", view, name=f"permohonan-data-{nama}")
        for nama, view in (
            ("kontak", pemohon.permohonan_data_kontak),
            ("minta", pemohon.permohonan_data_minta),
            ("unduh", pemohon.permohonan_data_unduh),
        )
    ),
]


# A citizen's case: tracking, private page, objection, dispute.
# They stand after the other paths under ``permohonan/``: a secret matches any word.

KASUS = "permohonan/<str:kode>"
PERKARA = [
    path("keberatan/", bantuan.keberatan_info, name="keberatan"),
    path(
        "keberatan/bantuan/",
        bantuan.keberatan_bantuan,
        name="keberatan-bantuan",
    ),
    path(
        "keberatan/ajukan/",
        berkala.keberatan_berkala,
        name="keberatan-berkala",
    ),
    path(
        "keberatan/ajukan/periksa/",
        berkala.keberatan_berkala_periksa,
        name="keberatan-berkala-periksa",
    ),
    path(
        "keberatan/ajukan/<slug:langkah>/",
        berkala.keberatan_berkala,
        name="keberatan-berkala",
    ),
    path(
        "keberatan/<uuid:kode>/",
        berkala.keberatan_berkala_rinci,
        name="keberatan-berkala-rinci",
    ),
    path(
        "keberatan/<uuid:kode>/surat/<int:pk>/",
        berkala.keberatan_berkala_surat,
        name="keberatan-berkala-surat",
    ),
    path("permohonan/lacak/", permohonan.permohonan_lacak, name="permohonan-lacak"),
    path(f"{KASUS}/", permohonan.permohonan_rinci, name="permohonan-rinci"),
    path(
        f"{KASUS}/berkas/<int:pk>/",
        permohonan.permohonan_berkas,
        name="permohonan-berkas",
    ),
    path(
        f"{KASUS}/surat/<int:pk>/",
        permohonan.permohonan_surat,
        name="permohonan-surat",
    ),
    *(
        path(f"{KASUS}/{nama}/", view, name=f"permohonan-{nama}")
        for nama, view in (
            ("lengkapi", permohonan.permohonan_lengkapi),
            ("pesan", permohonan.permohonan_pesan),
            ("cabut", permohonan.permohonan_cabut),
            ("nilai", permohonan.permohonan_nilai),
            ("keberatan", keberatan.permohonan_keberatan),
            ("sengketa", keberatan.permohonan_sengketa),
        )
    ),
    path(
        f"{KASUS}/sengketa/berkas/",
        keberatan.permohonan_sengketa_berkas,
        name="permohonan-sengketa-berkas",
    ),
    path(
        f"{KASUS}/keberatan/periksa/",
        keberatan.permohonan_keberatan_periksa,
        name="permohonan-keberatan-periksa",
    ),
    path(
        f"{KASUS}/keberatan/<int:pk>/",
        keberatan.keberatan_rinci,
        name="permohonan-keberatan-rinci",
    ),
    path(
        f"{KASUS}/keberatan/<int:pk>/terima/",
        keberatan.keberatan_terima,
        name="permohonan-keberatan-terima",
    ),
]


# The request form

PENGAJUAN = [
    path(
        "permohonan/ajukan/",
        pengajuan.permohonan_ajukan,
        name="permohonan-ajukan",
    ),
    path(
        "permohonan/ajukan/<str:kode>/saran/<slug:nomor>/",
        pengajuan.permohonan_saran_buka,
        name="permohonan-saran-buka",
    ),
    *pengajuan.FORMULIR.urls(saran=pengajuan.permohonan_saran),
]


# Papers: is it genuine, and the letter as a page to print

SURAT: list[URLPattern] = [
    path(
        "verifikasi-dokumen/",
        surat.surat_verifikasi_cari,
        name="surat-verifikasi-cari",
    ),
    path(
        "verifikasi-dokumen/<str:kode>/",
        surat.surat_verifikasi,
        name="surat-verifikasi",
    ),
    path(
        "permohonan/<str:kode>/surat/<int:pk>/cetak/",
        surat.permohonan_surat_cetak,
        name="permohonan-surat-cetak",
    ),
]


app_name = "informasi"
urlpatterns = [
    path("informasi/", katalog.dokumen_daftar, name="dokumen-daftar"),
    path("informasi.json", katalog.dokumen_json, name="dokumen-json"),
    path("informasi.csv", katalog.dokumen_csv, name="dokumen-csv"),
    path("informasi.atom", katalog.dokumen_atom, name="dokumen-atom"),
    path("unit/<slug:slug>.atom", katalog.dokumen_atom, name="unit-atom"),
    # Before the numbers of entries, which would match these words too.
    path("informasi/dip/", dip.dip, name="dip"),
    path("informasi/dip/<slug:slug>/", dip.dip_unit, name="dip-unit"),
    *(
        path(
            f"informasi/dip{ujung}.{jenis}",
            dip.dip_berkas,
            {"jenis": jenis},
            name=f"{nama}-{jenis}",
        )
        for nama, ujung in (("dip", ""), ("dip-unit", "/<slug:slug>"))
        for jenis in dip.PEMBUAT
    ),
    path(
        "informasi/serta-merta/",
        serta_merta.serta_merta_daftar,
        name="serta-merta-daftar",
    ),
    path(
        "informasi/serta-merta.atom",
        serta_merta.serta_merta_atom,
        name="serta-merta-atom",
    ),
    *(
        path(
            f"informasi/serta-merta.{jenis}",
            serta_merta.serta_merta_berkas,
            {"jenis": jenis},
            name=f"serta-merta-{jenis}",
        )
        for jenis in ("csv", "json")
    ),
    path(
        "informasi/serta-merta/<int:pk>/",
        serta_merta.serta_merta_rinci,
        name="serta-merta-rinci",
    ),
    path(
        "informasi/dikecualikan/",
        dikecualikan.dikecualikan_daftar,
        name="dikecualikan-daftar",
    ),
    *(
        path(
            f"informasi/dikecualikan.{jenis}",
            dikecualikan.dikecualikan_berkas,
            {"jenis": jenis},
            name=f"dikecualikan-{jenis}",
        )
        for jenis in ("csv", "json")
    ),
    path("informasi/<slug:nomor>/", katalog.dokumen_rinci, name="dokumen-rinci"),
    path(
        "informasi/<slug:nomor>.json",
        katalog.dokumen_rinci_json,
        name="dokumen-rinci-json",
    ),
    path(
        "informasi/<slug:nomor>/berkas/<int:pk>/",
        katalog.berkas_unduh,
        name="berkas-unduh",
    ),
    path(
        "informasi/<slug:nomor>/berkas/<int:pk>/lihat/",
        katalog.berkas_lihat,
        name="berkas-lihat",
    ),
    path("permohonan/", pengajuan.permohonan, name="permohonan"),
    *PENGAJUAN,
    *SURAT,
    *DATA_PEMOHON,
    *PERKARA,  # last: a secret matches any word
]
