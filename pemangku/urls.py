"""Paths of the stakeholder service outside the admin."""

from django.urls import path

from pemangku.bahan.views import bahan, bahan_pdf
from pemangku.inventaris.direktori import mitra_daftar, mitra_rinci
from pemangku.janji.views import janji
from pemangku.kunjungan.umum import kunjungan_atom, kunjungan_ics
from pemangku.pribadi.views import berhenti, saya
from pemangku.ruang import views as ruang

app_name = "pemangku"
urlpatterns = [
    path("bahan/", bahan, name="bahan"),
    path("bahan/<slug:kode>/", bahan, name="bahan"),
    path("bahan/<slug:kode>/<slug:slug>/", bahan, name="bahan"),
    path("bahan/<slug:kode>/<str:bentuk>.pdf", bahan_pdf, name="bahan-pdf"),
    path("bahan/<slug:kode>/<slug:slug>/<str:bentuk>.pdf", bahan_pdf, name="bahan-pdf"),
    path("mitra/", mitra_daftar, name="mitra-daftar"),
    path("mitra/daftar/", ruang.mitra_ajukan, name="mitra-ajukan"),
    path("kunjungan.ics", kunjungan_ics, name="kunjungan-ics"),
    path("kunjungan.atom", kunjungan_atom, name="kunjungan-atom"),
    path("mitra/<str:nomor>/", mitra_rinci, name="mitra-rinci"),
    path("d/<str:token>/", ruang.pintu, name="pintu"),
    path("d/<str:kode>/survei/<str:tahap>/", ruang.survei, name="survei"),
    path("saya/<str:kode>/", saya, name="saya"),
    path("berhenti/siaran/<str:kode>/", berhenti, name="berhenti"),
    path("janji/<str:kode>/", janji, name="janji"),
    path("kegiatan/<uuid:pk>/layar/", ruang.kegiatan_layar, name="kegiatan-layar"),
    path(
        "kegiatan/<uuid:pk>/survei/<str:tahap>/",
        ruang.survei_layar,
        name="survei-layar",
    ),
    path("lapangan/", ruang.lapangan_daftar, name="lapangan-daftar"),
    path("lapangan/sinkron/", ruang.lapangan_sinkron, name="lapangan-sinkron"),
    path("lapangan/foto/", ruang.lapangan_foto, name="lapangan-foto"),
    path("lapangan/pulihkan/", ruang.lapangan_pulihkan, name="lapangan-pulihkan"),
    path("lapangan/keluar/", ruang.lapangan_keluar, name="lapangan-keluar"),
    path("lapangan/sw.js", ruang.lapangan_pekerja, name="lapangan-pekerja"),
    path("lapangan/<uuid:pk>/", ruang.lapangan, name="lapangan"),
    path(
        "lapangan/<uuid:pk>/foto/",
        ruang.lapangan_foto_kunjungan,
        name="lapangan-foto-kunjungan",
    ),
    path(
        "lapangan/<uuid:pk>/batal/<uuid:hadir>/",
        ruang.lapangan_batal,
        name="lapangan-batal",
    ),
]
