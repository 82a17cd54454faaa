"""Paths of the stakeholder service outside the admin."""

from django.urls import path

from pemangku.views import berhenti, foto, komitmen, lapangan, mitra, pintu, terusan

app_name = "pemangku"
urlpatterns = [
    path("mitra/", mitra.mitra_daftar, name="mitra-daftar"),
    path("mitra.json", mitra.mitra_json, name="mitra-json"),
    path("mitra/<str:nomor>/", mitra.mitra_rinci, name="mitra-rinci"),
    path("d/<str:token>/", pintu.pintu, name="pintu"),
    path("saya/<str:kode>/", pintu.saya, name="saya"),
    path("berhenti/siaran/<str:kode>/", berhenti.berhenti, name="berhenti"),
    path("terusan/<str:kode>/", terusan.terusan, name="terusan"),
    path(
        "kegiatan/<uuid:pk>/komitmen/",
        komitmen.kegiatan_komitmen,
        name="kegiatan-komitmen",
    ),
    path("kegiatan/foto/<uuid:pk>/", foto.kegiatan_foto, name="kegiatan-foto"),
    path("kegiatan/<uuid:pk>/layar/", pintu.kegiatan_layar, name="kegiatan-layar"),
    path("lapangan/", lapangan.lapangan_daftar, name="lapangan-daftar"),
    path("lapangan/sinkron/", lapangan.lapangan_sinkron, name="lapangan-sinkron"),
    path("lapangan/pulihkan/", lapangan.lapangan_pulihkan, name="lapangan-pulihkan"),
    path("lapangan/keluar/", lapangan.lapangan_keluar, name="lapangan-keluar"),
    path("lapangan/sw.js", lapangan.lapangan_pekerja, name="lapangan-pekerja"),
    path("lapangan/<uuid:pk>/", lapangan.lapangan, name="lapangan"),
    path(
        "lapangan/<uuid:pk>/batal/<uuid:hadir>/",
        lapangan.lapangan_batal,
        name="lapangan-batal",
    ),
]
