"""Public paths of the complaint service."""

from django.urls import path

from pengaduan.views import pengaduan

app_name = "pengaduan"
urlpatterns = [path("pengaduan/", pengaduan.beranda, name="beranda")]
