"""The admin site: sign-in through allauth, second factor for every officer."""

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import logout as akhiri_sesi
from django.contrib.auth.views import redirect_to_login
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from organisasi.kantor.izin import petugas_dari
from organisasi.staf.hari_ini import RagamTugas
from ppid_portal.masuk import sesi
from ppid_portal.masuk.adapters import punya_faktor, sesi_berfaktor
from ppid_portal.masuk.sesi import catat_pakai
from ppid_portal.staf.cari import cari_nama_view, cari_view, tampilan_view
from ppid_portal.staf.hari_ini import isi_hari_ini, pendaratan, tugas_hari_ini
from ppid_portal.staf.menu import awalan, menu
from ppid_portal.staf.panduan import panduan_view

# Pages only: files are packed already. Its random padding hides how long the tokens of a
# page are from who counts bytes, and the forms' own token is masked anew each time.
PADAT = GZipMiddleware(lambda _: HttpResponse()).process_response
# Apps whose lists stay out of the admin.
ASING = frozenset({"account", "auth", "mfa"})


def _keluar(request: HttpRequest) -> bool:
    return request.path == reverse("admin:logout")


class PortalAdminSite(admin.AdminSite):
    site_header = "PPID Kota Tasikmalaya"
    site_title = "Petugas PPID"
    index_title = "Hari ini"

    def register(self, model_or_iterable: Any, *args: Any, **kwargs: Any) -> None:
        """Only our own lists: allauth's would show secrets, groups are not used."""
        semua = model_or_iterable
        if isinstance(semua, type):
            semua = [semua]
        milik = [m for m in semua if m._meta.app_label not in ASING]
        if milik:
            super().register(milik, *args, **kwargs)

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and (
            _keluar(request) or self._halangan(request) is None
        )

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002
        biasa = super().admin_view(view, cacheable)

        def lewat(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if _keluar(request) or not request.user.is_active:
                if request.method == "POST" and not _keluar(request):
                    return sesi.masuk_lagi(request)
                jawab: HttpResponse = biasa(request, *args, **kwargs)
                return jawab
            halangan = self._halangan(request)
            if halangan is not None:
                return halangan(request)
            catat_pakai(request)
            hasil = sesi.layani(request, lambda: biasa(request, *args, **kwargs))
            if isinstance(hasil, TemplateResponse):
                hasil.add_post_render_callback(lambda j: PADAT(request, j))
            return hasil

        return update_wrapper(lewat, view)

    def _halangan(
        self, request: HttpRequest
    ) -> Callable[[HttpRequest], HttpResponse] | None:
        if not hasattr(request, "_halangan_panel"):
            setattr(request, "_halangan_panel", self._cari_halangan(request))  # noqa: B010
        hasil: Callable[[HttpRequest], HttpResponse] | None = request._halangan_panel  # type: ignore[attr-defined]  # noqa: SLF001
        return hasil

    def _cari_halangan(
        self, request: HttpRequest
    ) -> Callable[[HttpRequest], HttpResponse] | None:
        petugas = petugas_dari(request)
        if not (petugas.superuser_aktif or petugas.penugasan_aktif):
            return self._tanpa_tugas
        # The demo answers to this machine alone.
        if settings.DEMO or sesi_berfaktor(request):
            return None
        return self._masuk_lagi if punya_faktor(petugas) else self._pasang_faktor

    def _tanpa_tugas(self, request: HttpRequest) -> HttpResponse:
        konteks = {"title": "Belum ada penugasan", "site_title": self.site_title}
        konteks["site_header"] = self.site_header
        return TemplateResponse(
            request, "ppid_portal/staf/tanpa_tugas.html", konteks, status=403
        )

    def _masuk_lagi(self, request: HttpRequest) -> HttpResponse:
        """The session is older than the factor, so it was opened without it."""
        tujuan = sesi.tahan_di_pintu(request)
        akhiri_sesi(request)
        messages.warning(request, "Masuk sekali lagi, kali ini dengan faktor kedua.")
        return redirect_to_login(tujuan, reverse("account_login"))

    def _pasang_faktor(self, request: HttpRequest) -> HttpResponse:
        pesan = "Akun petugas wajib memakai faktor kedua. Pasang dulu, lalu lanjutkan."
        if sesi.tahan_sampai_berfaktor(request):
            pesan += (
                " Yang Anda ketik tersimpan, tetapi belum dikirim; formulirnya terbuka "
                "lagi dari halaman Hari ini."
            )
        messages.warning(request, pesan)
        return HttpResponseRedirect(reverse("mfa_index"))

    def get_urls(self) -> list[URLPattern | URLResolver]:
        admin.autodiscover()
        situs = "r/<int:content_type_id>/<int:object_id>/"
        sendiri: tuple[tuple[str, Callable[..., HttpResponse], str], ...] = (
            (situs, self.di_situs_view, "view_on_site"),
            ("bagian/<slug:kode>/", self.bagian_view, "bagian"),
            ("panduan/", partial(panduan_view, self), "panduan"),
            ("panduan/<slug:slug>/", partial(panduan_view, self), "panduan"),
            ("berikutnya/", self.berikutnya_view, "berikutnya"),
            ("cari/", partial(cari_view, self), "cari"),
            ("cari/nama/", partial(cari_nama_view, self), "cari_nama"),
            ("tampilan/", require_POST(partial(tampilan_view, self)), "tampilan"),
            ("isian/simpan/", sesi.isian_simpan, "isian_simpan"),
            ("isian/<slug:nomor>/buang/", sesi.isian_buang, "isian_buang"),
        )
        milik = [path(a, self.admin_view(v), name=nama) for a, v, nama in sendiri]
        return [*milik, *super().get_urls()]

    def di_situs_view(
        self, request: HttpRequest, content_type_id: int, object_id: int
    ) -> HttpResponse:
        """Django's own would lead any officer to any applicant's secret page."""
        jenis = get_object_or_404(ContentType, pk=content_type_id)
        daftar = self._registry.get(jenis.model_class())  # type: ignore[arg-type]
        obj = daftar.get_object(request, str(object_id)) if daftar else None
        alamat = daftar.get_view_on_site_url(obj) if daftar and obj else None
        if (
            daftar is None
            or alamat is None
            or not daftar.has_view_permission(request, obj)
        ):
            raise Http404
        return shortcut(request, content_type_id, object_id)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Without Django's index of all lists, which it would build for each page."""
        boleh = self.has_permission(request)
        return {
            "site_title": self.site_title,
            "site_header": self.site_header,
            "site_url": self.site_url,
            "has_permission": boleh,
            "is_popup": False,
            "menu": menu(request, self) if boleh else [],
        }

    def app_index(self, request: HttpRequest, app_label: str, *_lain: Any) -> Any:
        """No page of its own: the lists of an app stand in several parts."""
        for bagian in menu(request, self):
            if any(a.startswith(f"admin:{app_label}_") for a in awalan(bagian.isi)):
                return HttpResponseRedirect(bagian.alamat)
        return HttpResponseRedirect(reverse("admin:index"))

    def bagian_view(self, request: HttpRequest, kode: str) -> HttpResponse:
        konteks = self.each_context(request)
        for bagian in konteks["menu"]:
            if bagian.kode == kode:
                konteks |= {"title": bagian.nama, "bagian": bagian}
                return TemplateResponse(request, "admin/bagian.html", konteks)
        raise Http404

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, *_lain: Any, **_isi: Any) -> HttpResponse:
        tujuan = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(tujuan, {request.get_host()}):
            tujuan = reverse("admin:index")
        if request.user.is_authenticated:
            return HttpResponseRedirect(tujuan)
        return redirect_to_login(tujuan, reverse("account_login"))

    def logout(self, request: HttpRequest, *_lain: Any, **_isi: Any) -> Any:
        if request.method == "POST":
            akhiri_sesi(request)
            messages.success(request, "Anda sudah keluar.")
            return HttpResponseRedirect(reverse("account_login"))
        return HttpResponseRedirect(reverse("account_logout"))

    def password_change(self, *_lain: Any, **_isi: Any) -> Any:
        return HttpResponseRedirect(reverse("account_change_password"))

    def index(self, request: HttpRequest, extra_context: Any = None) -> Any:
        petugas, ragam = petugas_dari(request), request.GET.get("layanan")
        tujuan = sesi.sesudah_berfaktor(request)
        if tujuan := tujuan or (pendaratan(petugas) if ragam is None else ""):
            return HttpResponseRedirect(tujuan)
        pilihan = ragam if ragam in RagamTugas.values else ""
        konteks = {
            **self.each_context(request),
            "title": self.index_title,
            **isi_hari_ini(petugas, timezone.localdate(), pilihan),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/index.html", konteks)

    def berikutnya_view(self, request: HttpRequest) -> HttpResponse:
        """To the next case that is due, after the one that was just worked on."""
        semua = tugas_hari_ini(petugas_dari(request), timezone.localdate())
        sudah = request.GET.get("sesudah")
        milik = (t for t in semua if t.tenggat and not t.lanjutan)
        lain = (t.url for t in milik if t.url != sudah)
        return HttpResponseRedirect(next(lain, reverse("admin:index")))
