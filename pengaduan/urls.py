"""Public paths of the complaint service."""

from django.urls import path

from pengaduan import urls_open311
from pengaduan.feeds import pengaduan_atom
from pengaduan.views import (
    pengaduan,
    pengaduan_ajukan,
    pengaduan_daftar,
    pengaduan_data,
    pengaduan_draf,
    pengaduan_lacak,
    pengaduan_langkah,
    pengaduan_nilai,
    pengaduan_rinci,
    pengaduan_terkirim,
    pengaduan_tindak,
    pengaduan_umum,
)

DRAF = "pengaduan/ajukan/<str:kode>/"
UMUM = "pengaduan/umum/<slug:nomor>/"
KASUS = "pengaduan/<str:kode>/"
# Steps with a view of their own; all others are forms.
SENDIRI = {
    "serupa": pengaduan_langkah.pengaduan_serupa,
    "foto": pengaduan_langkah.pengaduan_foto,
    "periksa": pengaduan_langkah.pengaduan_periksa,
    "simpan": pengaduan_langkah.pengaduan_simpan,
}

app_name = "pengaduan"
urlpatterns = [
    path("pengaduan/", pengaduan.beranda, name="beranda"),
    *urls_open311.URLS,
    path(
        "pengaduan/ajukan/", pengaduan_ajukan.pengaduan_ajukan, name="pengaduan-ajukan"
    ),
    path(
        "pengaduan/ajukan/mulai/",
        pengaduan_draf.pengaduan_mulai,
        name="pengaduan-mulai",
    ),
    path(DRAF, pengaduan_draf.pengaduan_lanjut, name="pengaduan-lanjut"),
    *(
        path(f"{DRAF}{langkah}/", view, name=f"pengaduan-{langkah}")
        for langkah, view in SENDIRI.items()
    ),
    path(
        f"{DRAF}foto/<int:pk>/",
        pengaduan_langkah.pengaduan_draf_foto,
        name="pengaduan-draf-foto",
    ),
    path(
        f"{DRAF}<slug:langkah>/", pengaduan_draf.pengaduan_draf, name="pengaduan-draf"
    ),
    path("pengaduan/lacak/", pengaduan_lacak.pengaduan_lacak, name="pengaduan-lacak"),
    path(
        "pengaduan/daftar/", pengaduan_daftar.pengaduan_daftar, name="pengaduan-daftar"
    ),
    path(
        "pengaduan/daftar.json",
        pengaduan_daftar.pengaduan_json,
        name="pengaduan-daftar-json",
    ),
    path(
        "pengaduan/daftar.csv",
        pengaduan_daftar.pengaduan_csv,
        name="pengaduan-daftar-csv",
    ),
    path("pengaduan/daftar.atom", pengaduan_atom, name="pengaduan-atom"),
    path(UMUM, pengaduan_umum.pengaduan_umum, name="pengaduan-umum"),
    path(
        f"{UMUM}foto/<int:pk>/",
        pengaduan_umum.pengaduan_umum_foto,
        name="pengaduan-umum-foto",
    ),
    path(f"{UMUM}ikut/", pengaduan_umum.pengaduan_ikut, name="pengaduan-ikut"),
    path(
        "pengaduan/pastikan/<str:token>/",
        pengaduan_tindak.pengaduan_pastikan,
        name="pengaduan-pastikan",
    ),
    path(
        "pengaduan/ikut/<str:token>/",
        pengaduan_umum.pengikut_pastikan,
        name="pengikut-pastikan",
    ),
    path(
        "berhenti/<str:token>/",
        pengaduan_umum.pengikut_berhenti,
        name="pengikut-berhenti",
    ),
    # Last: a secret matches any word.
    path(KASUS, pengaduan_rinci.pengaduan_rinci, name="pengaduan-rinci"),
    path(
        f"{KASUS}terkirim/",
        pengaduan_terkirim.pengaduan_terkirim,
        name="pengaduan-terkirim",
    ),
    path(
        f"{KASUS}berkas/<int:pk>/",
        pengaduan_rinci.pengaduan_berkas,
        name="pengaduan-berkas",
    ),
    path(
        f"{KASUS}berkas/<int:pk>/kecil/",
        pengaduan_rinci.pengaduan_berkas,
        {"ukuran": "kecil"},
        name="pengaduan-berkas-kecil",
    ),
    *(
        path(f"{KASUS}{jalan}/", view, name=f"pengaduan-{jalan.replace('/', '-')}")
        for jalan, view in (
            ("kabar", pengaduan_tindak.pengaduan_kabar),
            ("tanggapan", pengaduan_tindak.pengaduan_tanggapan),
            ("nilai", pengaduan_nilai.pengaduan_nilai),
            ("data", pengaduan_data.pengaduan_data),
            ("data/kontak", pengaduan_data.pengaduan_data_kontak),
            ("data/minta", pengaduan_data.pengaduan_data_minta),
        )
    ),
]
