"""An officer at the pages of an import."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from pemangku.models import ImporBerkas
from tests.pemangku.impor_bantu import (
    XLSX,
    buku,
)


def alamat(bagian: str, *args: Any) -> str:
    return reverse(f"admin:pemangku_imporberkas_{bagian}", args=args)


def kirim(
    client: Client, isi: bytes, nama: str = "daftar.xlsx", **lain: Any
) -> HttpResponse:
    """Send a file with the form as the page offers it."""
    form = client.get(alamat("unggah")).context["form"]
    data = {
        "berkas": SimpleUploadedFile(nama, isi, XLSX),
        "unit": form.initial["unit"],
    }
    return client.post(alamat("unggah"), data | lain, follow=True)


def unggah(client: Client, *baris: dict[str, Any], **lain: Any) -> ImporBerkas:
    """Send a sheet that is taken in; the newest import."""
    jawab = kirim(client, buku(*baris), **lain)
    assert "berkas" in jawab.context, jawab.context["form"].errors
    return ImporBerkas.objects.order_by("-nomor").first()


def tindak(client: Client, berkas: ImporBerkas, nama: str) -> HttpResponse:
    return client.post(alamat("tindakan", berkas.pk, nama), follow=True)
