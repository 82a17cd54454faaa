"""The URL map."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from pengaduan.darurat.views import darurat, darurat_lapor, darurat_laporan, darurat_su
from ppid_portal.views import (
    api,
    bahan_rakor,
    beranda,
    data,
    data_selesai,
    indikator,
    kalender,
    katalog_data,
    kinerja,
    laporan_staf,
    laporan_tahunan,
    layanan,
    pdp,
    pdp_orang,
    pdp_ropa,
    pencarian,
    pimpinan,
    sehat,
    statis,
    surel,
    tentang,
    terkait,
    titipan,
    unit,
)

urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("cari/", pencarian.cari, name="cari"),
    path("unit/", unit.unit_daftar, name="unit-daftar"),
    path("unit.json", unit.unit_json, name="unit-json"),
    path("unit.csv", unit.unit_csv, name="unit-csv"),
    path("unit/<slug:slug>/", unit.unit_rinci, name="unit-rinci"),
    path("layanan/", layanan.layanan, name="layanan"),
    path("darurat/", darurat, name="darurat"),
    path("darurat/su/", darurat_su, name="darurat-su"),
    path("darurat/lapor/", darurat_lapor, name="darurat-lapor"),
    path("darurat/lapor/<str:kode>/", darurat_laporan, name="darurat-laporan"),
    path("surel/pastikan/<str:token>/", surel.surel_pastikan, name="surel-pastikan"),
    path("tentang/", tentang.tentang_daftar, name="tentang-daftar"),
    # Its text is read on the emergency page, which is lighter and opens without a net.
    path("tentang/darurat-su/", RedirectView.as_view(pattern_name="darurat-su")),
    path("tentang/<slug:slug>/", tentang.tentang, name="tentang"),
    path("data/", data.data, name="data"),
    path("kinerja/", kinerja.kinerja, name="kinerja"),
    path("kinerja/cara-menghitung/", kinerja.kinerja_cara, name="kinerja-cara"),
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
    path(
        "laporan-tahunan/",
        laporan_tahunan.laporan_tahunan,
        name="laporan-tahunan",
    ),
    path(
        "laporan-tahunan/<int:tahun>.pdf",
        laporan_tahunan.laporan_tahunan_pdf,
        name="laporan-tahunan-pdf",
    ),
    path(
        "laporan-tahunan/<int:tahun>.xlsx",
        laporan_tahunan.laporan_tahunan_xlsx,
        name="laporan-tahunan-xlsx",
    ),
    *api.URLS,
    *(
        path(
            f"data/{satu}-selesai.{jenis}",
            getattr(data_selesai, f"{satu}_{jenis}"),
            name=f"data-{satu}-{jenis}",
        )
        for satu in ("permohonan", "pengaduan")
        for jenis in ("csv", "json")
    ),
    path("data/katalog", katalog_data.katalog_data, name="data-katalog"),
    path(
        "data/katalog.jsonld", katalog_data.katalog_jsonld, name="data-katalog-jsonld"
    ),
    path("data/katalog.ttl", katalog_data.katalog_ttl, name="data-katalog-ttl"),
    path(
        "kegiatan/<uuid:pk>/titipan/",
        titipan.titipan_kegiatan,
        name="titipan-kegiatan",
    ),
    path(
        "kegiatan/<uuid:pk>/titipan/<uuid:titipan>/",
        titipan.titipan_satu,
        name="titipan-satu",
    ),
    path("titipan/<str:kode>/", titipan.titipan_orang, name="titipan-orang"),
    path("", include("informasi.urls")),
    path("", include("pengaduan.urls")),
    path("", include("pemangku.urls")),
    path("kalender/", kalender.kalender, name="kalender"),
    path("kalender/<str:kode>.ics", kalender.kalender_ics, name="kalender-ics"),
    path("sitemap.xml", statis.peta, name="peta-situs"),
    path("sitemap-halaman.xml", statis.peta_halaman, name="peta-situs-halaman"),
    path(
        "sitemap-informasi-<int:ke>.xml",
        statis.peta_informasi,
        name="peta-situs-informasi",
    ),
    path("robots.txt", statis.robots, name="robots"),
    path(".well-known/security.txt", statis.keamanan, name="keamanan"),
    path("favicon.ico", statis.ikon, name="ikon"),
    path("sehat/", sehat.sehat, name="sehat"),
    path("metrik/", sehat.metrik, name="metrik"),
    path("pdp/", pdp.pdp, name="pdp"),
    path("pdp/permintaan/", pdp.pdp_catat, name="pdp-catat"),
    path("pdp/permintaan/<int:pk>/", pdp.pdp_permintaan, name="pdp-permintaan"),
    path("pdp/orang/", pdp_orang.pdp_orang, name="pdp-orang"),
    path("pdp/ropa/", pdp_ropa.pdp_ropa, name="pdp-ropa"),
    path("pdp/ropa.xlsx", pdp_ropa.pdp_ropa_xlsx, name="pdp-ropa-xlsx"),
    path("laporan/", laporan_staf.laporan_daftar, name="laporan-daftar"),
    path("laporan/suara/", laporan_staf.suara_warga, name="suara-warga"),
    path("laporan/suara/<str:kode>/", laporan_staf.suara_warga, name="suara-warga"),
    path(
        "laporan/rb/<int:tahun>.<str:bentuk>",
        laporan_staf.rb,
        name="lembar-rb",
    ),
    path(
        "laporan/unit/<slug:slug>/<str:periode>.pdf",
        laporan_staf.unit_bulanan,
        name="lembar-unit",
    ),
    path("terkait/aduan/<int:pk>/", terkait.terkait_aduan, name="terkait-aduan"),
    path(
        "terkait/permohonan/<int:pk>/",
        terkait.terkait_permohonan,
        name="terkait-permohonan",
    ),
    path("pimpinan/", pimpinan.pimpinan, name="pimpinan"),
    path(
        "pimpinan/satu-halaman.pdf",
        pimpinan.pimpinan_satu_halaman,
        name="pimpinan-satu-halaman",
    ),
    path("laporan/bahan/", bahan_rakor.bahan_daftar, name="bahan-daftar"),
    path(
        "laporan/bahan-rakor/<slug:slug>.pdf",
        bahan_rakor.bahan_rakor,
        name="bahan-rakor",
    ),
    path(
        "laporan/lembar-bekal/<slug:slug>.pdf",
        bahan_rakor.lembar_bekal,
        name="lembar-bekal",
    ),
    path(
        "laporan/lembar-bekal/<slug:slug>/materi/",
        bahan_rakor.lembar_bekal_materi,
        name="lembar-bekal-materi",
    ),
    path("indikator/", indikator.indikator_daftar, name="indikator-daftar"),
    path(
        "indikator/potret/<int:pk>/",
        indikator.indikator_potret,
        name="indikator-potret",
    ),
    path("indikator/<str:kode>/", indikator.indikator_satu, name="indikator-satu"),
    *(
        path(
            f"laporan/indikator.{bentuk}",
            indikator.indikator_berkas,
            {"bentuk": bentuk},
            name=f"indikator-{bentuk}",
        )
        for bentuk in ("xlsx", "csv", "pdf")
    ),
    path(
        "laporan/indikator/<str:kode>.pdf",
        indikator.indikator_satu_pdf,
        name="indikator-satu-pdf",
    ),
    path("masuk/", include("ppid_portal.urls_masuk")),
    path("admin/", admin.site.urls),
]

handler400 = "ppid_portal.views.galat.permintaan_rusak"
handler403 = "ppid_portal.views.galat.tidak_diizinkan"
handler404 = "ppid_portal.views.galat.tidak_ada"
handler500 = "ppid_portal.views.galat.gangguan"
