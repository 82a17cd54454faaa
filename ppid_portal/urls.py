"""The URL map."""

from django.contrib import admin
from django.urls import path

from ppid_portal.views import sehat

urlpatterns = [
    path("admin/", admin.site.urls),
    path("sehat/", sehat.sehat, name="sehat"),
    path("metrik/", sehat.metrik, name="metrik"),
]
