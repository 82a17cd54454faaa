"""The officer of data finds whom a letter is about."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from organisasi.halaman.rahasia import kiriman
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.peran import Peran
from pemangku.inventaris.cari_orang import cari_orang
from ppid_portal.borang_pdp import CariForm
from ppid_portal.views.pdp import CATAT, halaman_pdp, tampil


@halaman_pdp(CATAT)
def pdp_orang(request: HttpRequest) -> HttpResponse:
    """Persons of the inventory by name, number or address; 403 for other roles."""
    if not petugas_dari(request).berperan(Peran.PDP):
        raise PermissionDenied
    form = CariForm(kiriman(request))
    temuan = cari_orang(form.cleaned_data["kata"]) if form.is_valid() else None
    return tampil(
        request, "orang", "Cari orang di daftar pemangku", form=form, temuan=temuan
    )
