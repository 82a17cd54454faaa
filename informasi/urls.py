"""Public paths of the information service."""

from django.urls import path

from informasi import urls_data, urls_kasus, urls_permohonan, urls_surat
from informasi.feeds import dokumen_atom, serta_merta_atom
from informasi.views import (
    dikecualikan,
    dip,
    dip_berkas,
    dokumen,
    ekspor,
    permohonan,
    serta_merta,
)

app_name = "informasi"
urlpatterns = [
    path("informasi/", dokumen.dokumen_daftar, name="dokumen-daftar"),
    path("informasi.json", ekspor.dokumen_json, name="dokumen-json"),
    path("informasi.csv", ekspor.dokumen_csv, name="dokumen-csv"),
    path("informasi.atom", dokumen_atom, name="dokumen-atom"),
    path("unit/<slug:slug>.atom", dokumen_atom, name="unit-atom"),
    # Before the numbers of entries, which would match these words too.
    path("informasi/dip/", dip.dip, name="dip"),
    path("informasi/dip/<slug:slug>/", dip.dip_unit, name="dip-unit"),
    *(
        path(
            f"informasi/dip{ujung}.{jenis}",
            dip_berkas.dip_berkas,
            {"jenis": jenis},
            name=f"{nama}-{jenis}",
        )
        for nama, ujung in (("dip", ""), ("dip-unit", "/<slug:slug>"))
        for jenis in dip_berkas.PEMBUAT
    ),
    path(
        "informasi/serta-merta/",
        serta_merta.serta_merta_daftar,
        name="serta-merta-daftar",
    ),
    path("informasi/serta-merta.atom", serta_merta_atom, name="serta-merta-atom"),
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
    path("informasi/<slug:nomor>/", dokumen.dokumen_rinci, name="dokumen-rinci"),
    path(
        "informasi/<slug:nomor>.json",
        ekspor.dokumen_rinci_json,
        name="dokumen-rinci-json",
    ),
    path(
        "informasi/<slug:nomor>/berkas/<int:pk>/",
        dokumen.berkas_unduh,
        name="berkas-unduh",
    ),
    path(
        "informasi/<slug:nomor>/berkas/<int:pk>/lihat/",
        dokumen.berkas_lihat,
        name="berkas-lihat",
    ),
    path("permohonan/", permohonan.permohonan, name="permohonan"),
    *urls_permohonan.URLS,
    *urls_surat.URLS,
    *urls_data.URLS,
    *urls_kasus.URLS,  # last: a secret matches any word
]
