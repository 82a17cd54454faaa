"""Public paths of the complaint service."""

from django.urls import path

from pengaduan.masuk import views as masuk
from pengaduan.open311 import views as open311
from pengaduan.pelapor import views as pelapor
from pengaduan.umum import views as umum

UMUM = "pengaduan/umum/<slug:nomor>/"
KASUS = "pengaduan/<str:kode>/"

app_name = "pengaduan"
urlpatterns = [
    path("pengaduan/", masuk.beranda, name="beranda"),
    # Without trailing slash, as GeoReport v2 has them.
    *(
        path(f"open311/{jalan}.<str:bentuk>", view, name=f"open311-{nama}")
        for jalan, nama, view in (
            ("discovery", "penemuan", open311.open311_penemuan),
            ("v2/services", "layanan", open311.open311_layanan),
            ("v2/services/<slug:kode>", "definisi", open311.open311_definisi),
            ("v2/requests", "permintaan", open311.open311_permintaan),
            ("v2/requests/<slug:nomor>", "satu", open311.open311_satu),
            ("v2/tokens/<slug:tanda>", "tanda", open311.open311_tanda),
        )
    ),
    path("pengaduan/ajukan/", masuk.pengaduan_ajukan, name="pengaduan-ajukan"),
    path(
        "pengaduan/ajukan/<str:kode>/foto/<int:pk>/",
        masuk.pengaduan_draf_foto,
        name="pengaduan-draf-foto",
    ),
    *masuk.FORMULIR.urls(serupa=masuk.pengaduan_serupa),
    path("pengaduan/lacak/", pelapor.pengaduan_lacak, name="pengaduan-lacak"),
    path("pengaduan/daftar/", umum.pengaduan_daftar, name="pengaduan-daftar"),
    path(
        "pengaduan/daftar.json",
        umum.pengaduan_json,
        name="pengaduan-daftar-json",
    ),
    path(
        "pengaduan/daftar.csv",
        umum.pengaduan_csv,
        name="pengaduan-daftar-csv",
    ),
    path("pengaduan/daftar.atom", umum.pengaduan_atom, name="pengaduan-atom"),
    path(UMUM, umum.pengaduan_umum, name="pengaduan-umum"),
    path(
        f"{UMUM}foto/<int:pk>/",
        umum.pengaduan_umum_foto,
        name="pengaduan-umum-foto",
    ),
    path(f"{UMUM}ikut/", umum.pengaduan_ikut, name="pengaduan-ikut"),
    path(
        "pengaduan/pastikan/<str:token>/",
        pelapor.pengaduan_pastikan,
        name="pengaduan-pastikan",
    ),
    path(
        "pengaduan/ikut/<str:token>/",
        umum.pengikut_pastikan,
        name="pengikut-pastikan",
    ),
    path(
        "berhenti/<str:token>/",
        umum.pengikut_berhenti,
        name="pengikut-berhenti",
    ),
    # Last: a secret matches any word.
    path(KASUS, pelapor.pengaduan_rinci, name="pengaduan-rinci"),
    path(
        f"{KASUS}berkas/<int:pk>/",
        pelapor.pengaduan_berkas,
        name="pengaduan-berkas",
    ),
    path(
        f"{KASUS}berkas/<int:pk>/kecil/",
        pelapor.pengaduan_berkas,
        {"ukuran": "kecil"},
        name="pengaduan-berkas-kecil",
    ),
    *(
        path(f"{KASUS}{jalan}/", view, name=f"pengaduan-{jalan.replace('/', '-')}")
        for jalan, view in (
            ("kabar", pelapor.pengaduan_kabar),
            ("tanggapan", pelapor.pengaduan_tanggapan),
            ("nilai", pelapor.pengaduan_nilai),
            ("data", pelapor.pengaduan_data),
            ("data/kontak", pelapor.pengaduan_data_kontak),
            ("data/minta", pelapor.pengaduan_data_minta),
        )
    ),
]
