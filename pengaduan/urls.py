"""Public paths of the complaint service."""

from django.urls import path

from pengaduan import urls_open311
from pengaduan.views import pengaduan

app_name = "pengaduan"
urlpatterns = [
    path("pengaduan/", pengaduan.beranda, name="beranda"),
    *urls_open311.URLS,
]
