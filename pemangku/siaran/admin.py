"""Pages of broadcasts, with the queue of cards (PK-38)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import kiriman
from organisasi.kantor.izin import petugas_dari, saat_dari, yang_dapat
from organisasi.staf.base import TULIS, HanyaBaca, di_alamat
from organisasi.staf.daftar import pokok
from organisasi.staf.tombol import DALAM, Bertombol, Tombol, tanya
from pemangku.siaran import actions as aksi
from pemangku.siaran.forms import SetujuiForm, SiaranForm
from pemangku.siaran.models import (
    BELUM_DISETUJUI,
    PERLU_PENYETUJU,
    PenerimaSiaran,
    Siaran,
    TindakanSiaran as T,
)
from pemangku.siaran.penerima import (
    TIDAK_HADIR,
    halangan_waktu,
    pratinjau,
)
from pemangku.staf import coba, ke_whatsapp, kuasa_saja, satu_dari

# What the page tells: the next step, who gets it, how far it is

S = Siaran.Status
LANGKAH: Mapping[str, str] = {
    S.DRAF: (
        f"Tekan {T.SUSUN.label}. Portal menyebut penerima yang tidak dikirimi beserta "
        "sebabnya."
    ),
    S.DISETUJUI: "Siaran disetujui. Mulai bila waktunya tiba.",
    S.SELESAI: "Siaran selesai.",
    S.DIBATALKAN: "Siaran dibatalkan.",
}
BOLEH_MULAI = (
    f"Kurang dari {PERLU_PENYETUJU} penerima, semuanya dirawat unit pengirim: boleh "
    "langsung dimulai."
)
LEWAT_WA = "Buka antrean, lalu kirim satu per satu lewat WhatsApp."
LEWAT_SUREL = (
    "Portal mengirim surelnya satu per satu, paling banyak 100 dalam satu jam."
)


def isi_siaran(siaran: Siaran, *, pada: datetime) -> dict[str, Any]:
    baris = list(
        siaran.penerima.order_by()
        .values_list("vonis", "status")
        .annotate(jumlah=Count("pk"))
    )
    vonis = [
        (str(v), str(v.label), sum(n for satu, _, n in baris if satu == v))
        for v in PenerimaSiaran.Vonis
    ]
    layak = PenerimaSiaran.Vonis.LAYAK
    kemajuan = [
        (str(k.label), sum(n for v, satu, n in baris if v == layak and satu == k))
        for k in PenerimaSiaran.Status
    ]
    jalan = siaran.status == S.BERJALAN
    return {
        "langkah": _langkah(siaran),
        "halangan": halangan_waktu(siaran, pada) if jalan else "",
        "vonis": [satu for satu in vonis if satu[2]],
        "jumlah": sum(n for _, _, n in baris),
        "kemajuan": [satu for satu in kemajuan if satu[1]]
        if siaran.status in {S.BERJALAN, S.SELESAI, S.DIBATALKAN}
        else [],
        "segmen": _segmen(siaran.segmen),
    }


def _langkah(siaran: Siaran) -> str:
    if siaran.status == S.DISUSUN:
        return BELUM_DISETUJUI if siaran.perlu_penyetuju else BOLEH_MULAI
    if siaran.status == S.BERJALAN:
        return LEWAT_WA if siaran.kanal == Siaran.Kanal.WA else LEWAT_SUREL
    return LANGKAH[siaran.status]


def _segmen(segmen: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What was chosen, in the words of the form."""
    hasil = []
    kolom: Any
    for nama, kolom in SiaranForm.base_fields.items():
        if nama == "hadir" or not (isi := segmen.get(nama)):
            continue
        semua = isi if isinstance(isi, list) else [isi]
        if isinstance(kolom, forms.ModelChoiceField):
            asal: Any = kolom.queryset
            baris = asal.model.objects.filter(pk__in=semua)
            kata = [str(satu) for satu in baris]
        else:
            label = dict(kolom.choices)
            kata = [str(label[satu]) for satu in semua]
        sebutan = str(kolom.label)
        if nama == "kegiatan":
            absen = segmen.get("hadir") == TIDAK_HADIR
            sebutan = "Tidak hadir di" if absen else "Hadir di"
        hasil.append((sebutan, ", ".join(kata)))
    return hasil


PER_HALAMAN = 100


@admin.register(Siaran)
class SiaranAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            T.SUSUN,
            aksi.susun_penerima,
            berhasil="Penerima tersusun. Periksa jumlahnya di bawah.",
        ),
        Tombol(
            T.SETUJUI,
            Siaran.setujui,
            orang_kedua=lambda s: yang_dapat(
                T.SETUJUI.izin, [s.unit], timezone.localdate(), kecuali=s.penulis_semua
            ),
            berhasil="Siaran disetujui.",
            form=lambda _s: SetujuiForm,
            akibat=lambda s: (
                f"Pesan ini dikirim kepada {s.jumlah_layak} penerima yang layak.",
                "Nama Anda tercatat sebagai penyetuju.",
            ),
        ),
        Tombol(
            T.MULAI,
            aksi.mulai_siaran,
            berhasil="Siaran berjalan.",
            akibat=lambda s: (
                f"{s.jumlah_layak} penerima, lewat {s.get_kanal_display()}.",
                "Hanya pada hari kerja pukul 08.00 sampai 17.00 WIB.",
            ),
            bila=lambda s: s.penyetuju_id is not None or not s.perlu_penyetuju,
        ),
        Tombol(
            T.KEMBALIKAN,
            Siaran.kembalikan,
            berhasil="Dikembalikan kepada penyusun.",
            form=tanya("Apa yang harus diperbaiki", DALAM),
        ),
        Tombol(
            T.BATALKAN,
            aksi.batalkan_siaran,
            berhasil="Siaran dibatalkan.",
            form=tanya("Alasan", DALAM),
            bahaya=True,
        ),
    )
    change_form_template = "pemangku/siaran/siaran.html"
    jalan_unit = "unit"
    keterangan = "Undangan dan informasi layanan kepada banyak pemangku."
    panduan = "siaran"
    list_display = ("perihal", "tanda", "tujuan", "kanal", "pengirim")
    kolom_ekspor = ("nomor", "judul", "tujuan", "kanal", "pengirim", "status")
    list_select_related = ("unit",)
    list_filter = ("status", "tujuan", "kanal")
    search_fields = ("nomor", "judul")
    fields = ("nomor",)

    @admin.display(description="siaran", ordering="nomor")
    def perihal(self, obj: Siaran) -> SafeString:
        return pokok(obj.judul, obj.nomor)

    @admin.display(description="pengirim", ordering="unit")
    def pengirim(self, obj: Siaran) -> str:
        return obj.unit.nama_pendek

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(T.SUSUN.izin)

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        """The permission in its reach; approving is never the author's (PK-44)."""
        if tombol.izin != T.SETUJUI.izin:
            return self.boleh_kirim(request, obj)
        sendiri = obj.ditulis(petugas_dari(request))
        return not sendiri and super().boleh_tombol(request, tombol, obj)

    def tambah_view(self, request: HttpRequest) -> HttpResponse:
        return self._halaman(request, None)

    @di_alamat("<path:object_id>/isi/", "isi", TULIS)
    def isi_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        siaran = self._milik(request, object_id)
        if not siaran.boleh(T.UBAH):
            raise PermissionDenied
        return self._halaman(request, siaran)

    def _halaman(self, request: HttpRequest, siaran: Siaran | None) -> HttpResponse:
        form = SiaranForm(
            kiriman(request),
            petugas=petugas_dari(request),
            siaran=siaran,
            # Another desk may give the first words.
            initial={} if siaran else request.GET.dict(),
        )
        if form.is_valid() and (jawab := self._simpan(request, siaran, form)):
            return jawab
        return self.halaman(
            request,
            "pemangku/siaran/borang.html",
            title=f"Ubah {siaran.nomor}" if siaran else "Tulis siaran",
            object=siaran,
            form=form,
        )

    def _simpan(
        self, request: HttpRequest, siaran: Siaran | None, form: SiaranForm
    ) -> HttpResponse | None:
        isi: dict[str, Any] = {"isian": form.isian(), "saat": saat_dari(request)}
        if siaran:
            isi["edisi"] = form.cleaned_data["edisi"] or 0
            satu = coba(form, aksi.ubah_siaran, siaran, **isi)
        else:
            isi["kunci"] = form.cleaned_data["kunci"]
            satu = coba(form, aksi.tulis_siaran, **isi)
        if satu is None:
            return None
        messages.success(request, f"{satu.nomor} tersimpan. Susun penerimanya.")
        return HttpResponseRedirect(self.tautan("change", satu.pk))

    def kotak(self, request: HttpRequest, obj: Siaran) -> dict[str, Any]:
        kirim = self.boleh_kirim(request, obj)
        antre = obj.status == S.BERJALAN and obj.kanal == Siaran.Kanal.WA and kirim
        ubah = kirim and obj.boleh(T.UBAH)
        isi = isi_siaran(obj, pada=timezone.now())
        return {
            "title": f"Siaran {obj}",
            "isi": isi,
            "langkah": isi["langkah"],
            "tombol": self.tombol_untuk(request, obj),
            "alamat_ubah": self.tautan("isi", obj.pk) if ubah else "",
            "alamat_antrean": self.tautan("antrean", obj.pk) if antre else "",
        }

    def boleh_kirim(self, request: HttpRequest, siaran: Siaran) -> bool:
        """Whether writing and sending it is the officer's; full power reads no numbers."""
        petugas = petugas_dari(request)
        return (
            petugas.has_perm(T.SUSUN.izin)
            and not kuasa_saja(petugas)
            and siaran.disiarkan_oleh(petugas)
        )

    def _milik(self, request: HttpRequest, object_id: str) -> Siaran:
        siaran: Siaran = self.objek_atau_404(request, object_id)
        if not self.boleh_kirim(request, siaran):
            raise PermissionDenied
        return siaran

    @di_alamat("<path:object_id>/antrean/", "antrean", TULIS)
    def antrean_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        siaran = self._milik(request, object_id)
        if request.method == "POST":
            self._kerjakan(request, siaran)
            return HttpResponseRedirect(self.tautan("antrean", siaran.pk))
        semua = siaran.penerima.untuk_daftar()
        kartu = semua.select_related("siaran").dipegang(petugas_dari(request)).first()
        return self.halaman(
            request,
            "pemangku/siaran/antrean.html",
            title=f"Antrean {siaran.nomor}",
            object=siaran,
            isi=isi_siaran(siaran, pada=timezone.now()),
            kartu=kartu,
            teks=pratinjau(kartu) if kartu else "",
            berjalan=siaran.status == S.BERJALAN,
        )

    def _kerjakan(self, request: HttpRequest, siaran: Siaran) -> None:
        saat = saat_dari(request)
        hasil = request.POST.get("hasil", "")
        try:
            if hasil in aksi.HASIL:
                kartu = satu_dari(siaran.penerima, request.POST.get("kartu", ""))
                aksi.catat_hasil(kartu, saat, hasil=hasil)
                siaran.refresh_from_db()
            if siaran.status != S.BERJALAN or not aksi.ambil_kartu(siaran, saat):
                messages.info(request, "Tidak ada lagi kartu yang menunggu.")
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))

    @di_alamat("<path:object_id>/buka/<uuid:penerima>/", "buka", require_GET)
    def buka_view(
        self, request: HttpRequest, object_id: str, penerima: UUID
    ) -> HttpResponse:
        siaran = self._milik(request, object_id)
        kartu = get_object_or_404(siaran.penerima, pk=penerima)
        saat, kembali = saat_dari(request), self.tautan("antrean", siaran.pk)
        return ke_whatsapp(request, lambda: aksi.buka_kartu(kartu, saat), kembali)

    @di_alamat("<path:object_id>/penerima/<slug:vonis>/", "penerima")
    def penerima_view(
        self, request: HttpRequest, object_id: str, vonis: str
    ) -> HttpResponse:
        """Who has this verdict: bodies and posts, no names of persons, channels masked."""
        siaran: Siaran = self.objek_atau_404(request, object_id)
        if vonis not in PenerimaSiaran.Vonis.values:
            raise Http404
        semua = siaran.penerima.filter(vonis=vonis).untuk_daftar()
        halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
        return self.halaman(
            request,
            "pemangku/siaran/penerima.html",
            title=f"{PenerimaSiaran.Vonis(vonis).label}: {siaran.nomor}",
            object=siaran,
            halaman=halaman,
            layak=vonis == PenerimaSiaran.Vonis.LAYAK,
        )
