"""The address map of the whole portal."""

from django.contrib import admin
from django.urls import include, path

from organisasi.keterangan.views import keterangan
from organisasi.langganan.views import ikuti_hal, ikuti_pasti, ikuti_saya
from pengaduan.darurat.views import darurat, darurat_lapor, darurat_laporan, darurat_su
from ppid_portal.angka import views as angka
from ppid_portal.beranda import views as beranda
from ppid_portal.data_terbuka import views as data
from ppid_portal.kinerja import views as kinerja
from ppid_portal.laporan import views as laporan
from ppid_portal.lembar import views as lembar
from ppid_portal.lintas_layanan import views as lintas
from ppid_portal.operasi import kesehatan
from ppid_portal.operasi.antar_halaman import spekulasi
from ppid_portal.operasi.teknis import teknis
from ppid_portal.pelindungan_data import views as pdp
from ppid_portal.pimpinan import views as pimpinan
from ppid_portal.sunda.views import sunda

urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("cari/", beranda.halaman_cari, name="cari"),
    path("cari/saran.json", beranda.cari_saran, name="cari-saran"),
    path("tanya/", beranda.tanya_daftar, name="tanya"),
    path("tanya/<slug:slug>/", beranda.tanya_satu, name="tanya-satu"),
    path("unit/", beranda.unit_daftar, name="unit-daftar"),
    path("unit/<slug:slug>/", beranda.unit_rinci, name="unit-rinci"),
    path("layanan/", beranda.layanan, name="layanan"),
    path("lacak/", lintas.lacak, name="lacak"),
    path("darurat/", darurat, name="darurat"),
    path("darurat/su/", darurat_su, name="darurat-su"),
    path("su/", sunda, name="su"),
    path("su/<slug:slug>/", sunda, name="su"),
    path("darurat/lapor/", darurat_lapor, name="darurat-lapor"),
    path("darurat/lapor/<str:kode>/", darurat_laporan, name="darurat-laporan"),
    path("surel/pastikan/<str:token>/", lintas.surel_pastikan, name="surel-pastikan"),
    path("keterangan/<str:kode>/", keterangan, name="keterangan"),
    path("ikuti/", ikuti_hal, name="ikuti"),
    path("ikuti/pasti/<str:token>/", ikuti_pasti, name="ikuti-pasti"),
    path("ikuti/saya/<str:token>/", ikuti_saya, name="ikuti-saya"),
    path("tentang/", beranda.tentang_daftar, name="tentang-daftar"),
    path("tentang/<slug:slug>/", beranda.tentang, name="tentang"),
    path("data/", data.data, name="data"),
    path("kinerja/", kinerja.kinerja, name="kinerja"),
    path("kinerja/semua/", kinerja.kinerja_semua, name="kinerja-semua"),
    path("kinerja/cara-menghitung/", kinerja.kinerja_cara, name="kinerja-cara"),
    path(
        "kinerja/cara-menghitung/<slug:kode>/",
        kinerja.kinerja_cara,
        name="kinerja-cara-satu",
    ),
    path("kinerja/unduh.csv", kinerja.kinerja_unduh, name="kinerja-unduh"),
    path("kinerja/unduh.xlsx", kinerja.kinerja_unduh_xlsx, name="kinerja-unduh-xlsx"),
    path("kinerja/unit/", kinerja.kinerja_unit, name="kinerja-unit"),
    path(
        "kinerja/unit/unduh.csv", kinerja.kinerja_unit_unduh, name="kinerja-unit-unduh"
    ),
    path(
        "kinerja/unit/unduh.xlsx",
        kinerja.kinerja_unit_unduh_xlsx,
        name="kinerja-unit-unduh-xlsx",
    ),
    path("kinerja/<slug:slug>/", kinerja.kinerja_kecamatan, name="kinerja-kecamatan"),
    path("laporan-tahunan/", laporan.laporan_tahunan, name="laporan-tahunan"),
    path(
        "laporan-tahunan/<int:tahun>.pdf",
        laporan.laporan_tahunan_pdf,
        name="laporan-tahunan-pdf",
    ),
    path(
        "laporan-tahunan/<int:tahun>.xlsx",
        laporan.laporan_tahunan_xlsx,
        name="laporan-tahunan-xlsx",
    ),
    *data.URLS,
    path("data/katalog", data.katalog_data, name="data-katalog"),
    path("data/katalog.jsonld", data.katalog_jsonld, name="data-katalog-jsonld"),
    path(
        "kegiatan/<uuid:pk>/titipan/", lintas.titipan_kegiatan, name="titipan-kegiatan"
    ),
    path(
        "kegiatan/<uuid:pk>/titipan/<uuid:titipan>/",
        lintas.titipan_satu,
        name="titipan-satu",
    ),
    path("titipan/<str:kode>/", lintas.titipan_orang, name="titipan-orang"),
    path("", include("informasi.urls")),
    path("", include("pengaduan.urls")),
    path("", include("pemangku.urls")),
    path("sitemap.xml", data.peta, name="peta-situs"),
    path("robots.txt", data.robots, name="robots"),
    path(".well-known/security.txt", data.keamanan, name="keamanan"),
    path("manifes.webmanifest", data.manifes, name="manifes"),
    path("spekulasi.json", spekulasi, name="spekulasi"),
    path("favicon.ico", data.ikon, name="ikon"),
    path("sehat/", kesehatan.sehat, name="sehat"),
    path("metrik/", kesehatan.metrik, name="metrik"),
    path("teknis/", teknis, name="teknis"),
    path("pdp/", pdp.pdp, name="pdp"),
    path("pdp/permintaan/", pdp.pdp_catat, name="pdp-catat"),
    path("pdp/permintaan/<int:pk>/", pdp.pdp_permintaan, name="pdp-permintaan"),
    path("pdp/orang/", pdp.pdp_orang, name="pdp-orang"),
    path("pdp/ropa/", pdp.pdp_ropa, name="pdp-ropa"),
    path("laporan/suara/", lembar.suara_warga, name="suara-warga"),
    path("laporan/suara/<str:kode>/", lembar.suara_warga, name="suara-warga"),
    path("laporan/rujukan/", lembar.rujukan, name="laporan-rujukan"),
    path("laporan/rujukan/<int:tahun>/", lembar.rujukan, name="laporan-rujukan"),
    path("pimpinan/", pimpinan.pimpinan, name="pimpinan"),
    path(
        "pimpinan/satu-halaman.pdf",
        pimpinan.pimpinan_satu_halaman,
        name="pimpinan-satu-halaman",
    ),
    path("pimpinan/kunjungan/", pimpinan.kunjungan, name="pimpinan-kunjungan"),
    path("laporan/bahan/", lembar.bahan_daftar, name="bahan-daftar"),
    path("laporan/bahan-rakor/<slug:slug>.pdf", lembar.bahan_rakor, name="bahan-rakor"),
    path("indikator/", angka.indikator_daftar, name="indikator-daftar"),
    path("indikator/potret/<int:pk>/", angka.indikator_potret, name="indikator-potret"),
    path("indikator/<str:kode>/", angka.indikator_satu, name="indikator-satu"),
    *(
        path(
            f"laporan/indikator.{bentuk}",
            angka.indikator_berkas,
            {"bentuk": bentuk},
            name=f"indikator-{bentuk}",
        )
        for bentuk in ("xlsx", "csv")
    ),
    path("masuk/", include("ppid_portal.masuk.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "ppid_portal.operasi.galat.permintaan_rusak"
handler403 = "ppid_portal.operasi.galat.tidak_diizinkan"
handler404 = "ppid_portal.operasi.galat.tidak_ada"
handler500 = "ppid_portal.operasi.galat.gangguan"
