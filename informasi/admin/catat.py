"""Counter entry: type it, save it, hand over the receipt and the secret."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from informasi.actions.daftar import daftarkan_permohonan
from informasi.admin.borang_permohonan import CATAT, CatatForm
from informasi.models import KategoriPemohon, Surat
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari
from organisasi.sandi import kelompokkan
from organisasi.staf.base import PortalAdmin

# Requests whose secret this session may still show, once each.
SESI_KODE = "permohonan_baru"
KELOMPOK = (
    ("Kapan dan lewat apa", ("kanal", "tanggal_terima", "alasan_mundur", "unit")),
    (
        "Siapa",
        (
            *("nama", "nama_kuasa", "nik", "identitas_dicocokkan", "nomor_pengesahan"),
            *("alamat", "pekerjaan", "telepon", "surel", "kembali_ke_loket"),
        ),
    ),
    (
        "Apa yang diminta",
        (
            *("rincian", "biarkan", "tujuan", "cara_memperoleh", "cara_salinan"),
            "bantuan",
        ),
    ),
)


class Berloket(PortalAdmin):
    """A list whose records are entered at a counter, in the words of a citizen."""

    def get_urls(self) -> list[URLPattern]:
        """One page more: what the citizen is given."""
        view = require_safe(halaman_rahasia(self.tanda_terima_view))
        return [
            self.alamat("<int:pk>/tanda-terima/", view, "tanda_terima"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who serves at a counter."""
        return request.user.has_perm(CATAT)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",  # noqa: ARG002 - Django's signature
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The counter form; another kind of applicant keeps what was typed."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        kategori, dikuasakan = _jenis(request)
        pasti: dict[str, Any] = {
            "kategori": kategori,
            "dikuasakan": dikuasakan,
            "petugas": petugas_dari(request),
        }
        tampil = f"{kategori}:{int(dikuasakan)}"
        ganti = "ganti" in request.POST or request.POST.get("tampil") != tampil
        if request.method == "POST" and not ganti:
            form = CatatForm(request.POST, request.FILES, **pasti)
            if form.is_valid() and (jawab := self._daftarkan(request, form)):
                return jawab
        else:
            awal = {
                nama: nilai
                for nama, nilai in request.POST.items()
                if nama in CatatForm.base_fields
            }
            form = CatatForm(initial=awal, **pasti)
        konteks = {
            **self.admin_site.each_context(request),
            "title": "Catat permohonan",
            "opts": self.opts,
            "form": form,
            "kelompok": kelompok(form),
            "kategori": kategori,
            "dikuasakan": dikuasakan,
            "tampil": tampil,
            "diganti": request.method == "POST" and ganti,
            "jenis": KategoriPemohon.choices,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/permohonan/catat.html", konteks)

    def _daftarkan(self, request: HttpRequest, form: CatatForm) -> HttpResponse | None:
        """Enter it; a rule that speaks only now leaves the form as it was typed."""
        try:
            permohonan = daftarkan_permohonan(
                pemohon=form.pemohon(),
                bukti=form.daftar_bukti(),
                oleh=petugas_dari(request),
                pada=timezone.now(),
                **form.isi_permohonan(),
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return None
        # The same form sent again may carry the key of somebody else's request.
        if permohonan.dicatat_oleh_id == petugas_dari(request).pk:
            request.session[SESI_KODE] = [permohonan.pk]
        messages.success(request, f"Permohonan {permohonan.nomor} tercatat.")
        return HttpResponseRedirect(self.tautan("tanda_terima", permohonan.pk))

    def tanda_terima_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Number, due day, receipt to print; the secret only the first time."""
        permohonan = self.objek_atau_404(request, str(pk))
        if not self.has_add_permission(request):
            raise Http404
        terbuka = request.session.pop(SESI_KODE, [])
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Tanda terima: {permohonan}",
            "opts": self.opts,
            "object": permohonan,
            "kode": kelompokkan(permohonan.kode) if pk in terbuka else "",
            "surat": permohonan.surat.filter(jenis=Surat.Jenis.TANDA_BUKTI).first(),
            "tanpa_surel": permohonan.pemohon.tanpa_surel,
        }
        return TemplateResponse(request, "admin/permohonan/tanda_terima.html", konteks)


def _jenis(request: HttpRequest) -> tuple[str, bool]:
    """The kind of applicant chosen on the page, a person at first."""
    kategori = request.POST.get("kategori", "")
    if kategori not in KategoriPemohon.values:
        kategori = KategoriPemohon.PERORANGAN
    return kategori, bool(request.POST.get("dikuasakan"))


def kelompok(form: CatatForm) -> list[tuple[str, list[Any]]]:
    """The fields under their headings, the papers last; none twice, none forgotten."""
    hasil = [
        (judul, [form[nama] for nama in semua if nama in form.fields])
        for judul, semua in KELOMPOK
    ]
    bukti = [form[f"bukti_{jenis}"] for jenis in form.jenis_bukti]
    return [*hasil, ("Berkas yang diperlihatkan (boleh menyusul)", bukti)]
