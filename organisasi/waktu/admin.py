from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.staf.base import PortalAdmin, di_alamat, panjang, pendek
from organisasi.waktu.libur import periksa_libur, salin_libur, simpan_libur
from organisasi.waktu.models import BatasWaktu, DasarHukum, HariLibur


class TempelLiburForm(forms.Form):
    tahun = forms.IntegerField(min_value=2000, max_value=2100)
    dasar = forms.CharField(
        label="Nomor SKB atau Keppres",
        max_length=250,
        widget=pendek(),
        help_text="Mis. SKB 3 Menteri Nomor 855, 3, 4 Tahun 2023.",
    )
    teks = forms.CharField(
        label="Daftar hari libur",
        widget=panjang(16),
        help_text="Tempel dari keputusannya, satu hari atau satu rentang tiap baris: "
        "“Jumat, 1 Januari: Tahun Baru”, “20-23 Maret Cuti Bersama Idul Fitri”. Baris "
        "“Cuti Bersama” tanpa tanggal menjadi judul bagi baris di bawahnya.",
    )


@admin.register(HariLibur)
class HariLiburAdmin(PortalAdmin):
    keterangan = "Hari libur dan cuti bersama menurut SKB 3 Menteri."
    panduan = "kalender"
    list_display = ("tanggal", "nama", "jenis", "berlaku_unit", "dasar")
    list_filter = ("jenis",)
    list_select_related = ("berlaku_unit",)
    date_hierarchy = "tanggal"
    ordering = ("-tanggal",)
    search_fields = ("nama", "dasar")
    fields = ("tanggal", "nama", "jenis", "dasar", "keterangan", "berlaku_unit")

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        boleh = self.has_add_permission(request)
        return [("Tempel daftar setahun", self.tautan("tempel"))] if boleh else []

    @di_alamat("tempel/", "tempel", require_http_methods(["GET", "HEAD", "POST"]))
    def tempel_view(self, request: HttpRequest) -> HttpResponse:
        """What becomes of each line is shown first; then all good ones are stored."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        tahun = HariLibur.objects.tahun_berikutnya(timezone.localdate())
        salin = "salin" in request.GET
        awal = {"tahun": tahun, "teks": salin_libur(tahun) if salin else ""}
        form = TempelLiburForm(request.POST or None, initial=awal)
        konteks: dict[str, Any] = {
            "title": "Tempel daftar hari libur",
            "form": form,
            "lalu": str(tahun - 1),
        }
        if form.is_valid():
            isi = form.cleaned_data
            baris, tanya = periksa_libur(isi["teks"], isi["tahun"])
            if "simpan" in request.POST:
                banyak = simpan_libur(baris, isi["dasar"])
                messages.success(
                    request, f"{banyak} hari libur {isi['tahun']} tersimpan."
                )
                return HttpResponseRedirect(self.tautan("changelist"))
            baru = sum(satu.vonis == "baru" for satu in baris)
            konteks |= {"baris": baris, "tanya": tanya, "baru": baru}
        return self.halaman(request, "organisasi/waktu/tempel.html", **konteks)


@admin.register(BatasWaktu)
class BatasWaktuAdmin(PortalAdmin):
    keterangan = "Bila aturan berubah, tambah baris baru; jangan mengubah baris lama."
    panduan = "kalender"
    list_display = ("batas", "nilai", "satuan", "dasar", "berlaku_sejak", "pasti")
    list_filter = ("satuan", "pasti")
    search_fields = ("kode", "dasar", "keterangan")
    fields = (
        "kode",
        "nilai",
        "satuan",
        "dasar",
        "pasti",
        "keterangan",
        "berlaku_sejak",
    )

    @admin.display(description="batas waktu", ordering="kode")
    def batas(self, obj: BatasWaktu) -> str:
        return obj.nama


@admin.register(DasarHukum)
class DasarHukumAdmin(PortalAdmin):
    keterangan = "Bila aturan diganti, tandai tidak berlaku dan pilih penggantinya."
    panduan = "halaman"
    list_display = ("kode", "judul", "tahun", "berlaku", "diganti_oleh")
    list_filter = ("berlaku",)
    list_select_related = ("diganti_oleh",)
    search_fields = ("kode", "judul")
    fields = (
        "kode",
        "jenis",
        "nomor",
        "tahun",
        "judul",
        "tautan",
        "berlaku",
        "diganti_oleh",
        "catatan",
    )
