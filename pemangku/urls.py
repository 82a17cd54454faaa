"""Paths of the stakeholder service outside the admin."""

from django.urls import path

from pemangku.feeds import kunjungan_atom
from pemangku.views import (
    berhenti,
    foto,
    foto_lapangan,
    jajak,
    komitmen,
    kunjungan,
    lapangan,
    materi,
    mitra,
    mitra_daftar,
    perbarui,
    pintu,
    saya,
    terusan,
)

app_name = "pemangku"
urlpatterns = [
    path("mitra/", mitra.mitra_daftar, name="mitra-daftar"),
    path("mitra/daftar/", mitra_daftar.mitra_ajukan, name="mitra-ajukan"),
    path("mitra.json", mitra.mitra_json, name="mitra-json"),
    path("mitra.csv", mitra.mitra_csv, name="mitra-csv"),
    path("kunjungan.ics", kunjungan.kunjungan_ics, name="kunjungan-ics"),
    path("kunjungan.atom", kunjungan_atom, name="kunjungan-atom"),
    path("mitra/<str:nomor>/", mitra.mitra_rinci, name="mitra-rinci"),
    path("d/<str:token>/", pintu.pintu, name="pintu"),
    path("d/<str:kode>/jajak/<str:tahap>/", jajak.jajak, name="jajak"),
    path("saya/<str:kode>/", saya.saya, name="saya"),
    path("perbarui/<str:kode>/", perbarui.perbarui, name="perbarui"),
    path("berhenti/siaran/<str:kode>/", berhenti.berhenti, name="berhenti"),
    path("materi/<uuid:pk>/", materi.materi, name="materi"),
    path("terusan/<str:kode>/", terusan.terusan, name="terusan"),
    path(
        "kegiatan/<uuid:pk>/komitmen/",
        komitmen.kegiatan_komitmen,
        name="kegiatan-komitmen",
    ),
    path("kegiatan/foto/<uuid:pk>/", foto.kegiatan_foto, name="kegiatan-foto"),
    path("kegiatan/<uuid:pk>/layar/", pintu.kegiatan_layar, name="kegiatan-layar"),
    path(
        "kegiatan/<uuid:pk>/jajak/<str:tahap>/",
        jajak.jajak_layar,
        name="jajak-layar",
    ),
    path("lapangan/", lapangan.lapangan_daftar, name="lapangan-daftar"),
    path("lapangan/sinkron/", lapangan.lapangan_sinkron, name="lapangan-sinkron"),
    path("lapangan/foto/", foto_lapangan.lapangan_foto, name="lapangan-foto"),
    path("lapangan/pulihkan/", lapangan.lapangan_pulihkan, name="lapangan-pulihkan"),
    path("lapangan/keluar/", lapangan.lapangan_keluar, name="lapangan-keluar"),
    path("lapangan/sw.js", lapangan.lapangan_pekerja, name="lapangan-pekerja"),
    path("lapangan/<uuid:pk>/", lapangan.lapangan, name="lapangan"),
    path(
        "lapangan/<uuid:pk>/foto/",
        foto_lapangan.lapangan_foto_kunjungan,
        name="lapangan-foto-kunjungan",
    ),
    path(
        "lapangan/<uuid:pk>/batal/<uuid:hadir>/",
        lapangan.lapangan_batal,
        name="lapangan-batal",
    ),
]
