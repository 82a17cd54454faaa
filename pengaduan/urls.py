"""Public paths of the complaint service."""

from django.urls import path

from pengaduan.masuk import views as masuk
from pengaduan.open311 import views as open311
from pengaduan.pelapor import views as pelapor
from pengaduan.umum import views as umum

UMUM = "umum/<slug:nomor>/"
KASUS = "<str:kode>/"

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
    *masuk.FORMULIR.urls(serupa=masuk.pengaduan_serupa),
    *(
        path(f"pengaduan/{jalan}", view, name=f"pengaduan-{nama}")
        for jalan, nama, view in (
            ("ajukan/", "ajukan", masuk.pengaduan_ajukan),
            (
                "ajukan/<str:kode>/foto/<int:pk>/",
                "draf-foto",
                masuk.pengaduan_draf_foto,
            ),
            ("daftar/", "daftar", umum.pengaduan_daftar),
            ("daftar.csv", "daftar-csv", umum.pengaduan_csv),
            ("daftar.atom", "atom", umum.pengaduan_atom),
            (UMUM, "umum", umum.pengaduan_umum),
            (f"{UMUM}foto/<int:pk>/", "umum-foto", umum.pengaduan_umum_foto),
            ("pastikan/<str:token>/", "pastikan", pelapor.pengaduan_pastikan),
            # Last: a secret matches any word.
            (KASUS, "rinci", pelapor.pengaduan_rinci),
            (f"{KASUS}berkas/<int:pk>/", "berkas", pelapor.pengaduan_berkas),
            (f"{KASUS}hari-terakhir.ics", "kalender", pelapor.pengaduan_kalender),
            (f"{KASUS}kabar/", "kabar", pelapor.pengaduan_kabar),
            (f"{KASUS}tanggapan/", "tanggapan", pelapor.pengaduan_tanggapan),
            (f"{KASUS}nilai/", "nilai", pelapor.pengaduan_nilai),
            (f"{KASUS}data/", "data", pelapor.pengaduan_data),
            (f"{KASUS}data/kontak/", "data-kontak", pelapor.pengaduan_data_kontak),
            (f"{KASUS}data/minta/", "data-minta", pelapor.pengaduan_data_minta),
        )
    ),
    path(
        f"pengaduan/{KASUS}berkas/<int:pk>/kecil/",
        pelapor.pengaduan_berkas,
        {"ukuran": "kecil"},
        name="pengaduan-berkas-kecil",
    ),
]
