"""Pages of broadcasts, with the queue of cards, and of handouts (PK-38)."""

from collections.abc import Mapping, Sequence
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
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.staf.base import TULIS, HanyaBaca, di_alamat
from organisasi.staf.daftar import pokok
from organisasi.staf.tombol import (
    DALAM,
    Bertombol,
    MenjaminForm,
    Tombol,
    dijamin,
    tanya,
)
from pemangku.siaran import actions as aksi
from pemangku.siaran.forms import SiaranForm
from pemangku.siaran.models import (
    BELUM_DISETUJUI,
    SETUJU_SIARAN,
    PenerimaSiaran,
    Siaran,
    TindakanSiaran as T,
)
from pemangku.siaran.penerima import TIDAK_HADIR, halangan_waktu, pratinjau
from pemangku.staf import coba, kuasa_saja, satu_dari

# What the page tells: the next step, who gets it, how far it is

S, V = Siaran.Status, PenerimaSiaran.Vonis
BELUM_MULAI = frozenset({S.DRAF, S.DISUSUN, S.DISETUJUI})
LANGKAH: Mapping[str, str] = {
    S.DRAF: (
        f"Tekan {T.SUSUN.label}. Portal menyebut penerima yang tidak dikirimi beserta "
        "sebabnya."
    ),
    S.DISETUJUI: "Siaran disetujui. Mulai bila waktunya tiba.",
    S.SELESAI: "Siaran selesai.",
    S.DIBATALKAN: "Siaran dibatalkan.",
}
BOLEH_MULAI = "Periksa jumlahnya, lalu tekan Mulai kirim."
TANPA_LAYAK = (
    "Tidak ada yang dapat dikirimi; sebabnya di bawah. Ubah penerimanya, atau susun lagi "
    "sesudah persetujuan atau kanalnya dicatat."
)
LEWAT_WA = "Kirim satu per satu lewat WhatsApp, satu kartu untuk satu penerima."
LEWAT_SUREL = (
    "Portal mengirim surelnya satu per satu, paling banyak 100 dalam satu jam."
)


def _vonis(siaran: Siaran) -> list[tuple[str, str, int]]:
    """How many are written to, and how many are left out why."""
    baris = siaran.penerima.order_by().values_list("vonis").annotate(n=Count("pk"))
    jumlah = dict(baris)
    return [(str(v), str(v.label), jumlah[v]) for v in V if v in jumlah]


def _kemajuan(siaran: Siaran) -> list[tuple[str, int]]:
    baris = siaran.penerima.layak().order_by().values_list("status")
    jumlah = dict(baris.annotate(n=Count("pk")))
    semua = PenerimaSiaran.Status
    return [(str(k.label), jumlah[k]) for k in semua if k in jumlah]


def _langkah(siaran: Siaran, halangan: str) -> str:
    if siaran.status == S.DISUSUN and not siaran.jumlah_layak:
        return TANPA_LAYAK
    if siaran.status == S.DISUSUN:
        return BELUM_DISETUJUI if siaran.perlu_disetujui else BOLEH_MULAI
    if siaran.status == S.BERJALAN:
        lewat = LEWAT_WA if siaran.kanal == Siaran.Kanal.WA else LEWAT_SUREL
        return halangan or lewat
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


class SetujuiForm(MenjaminForm):
    """Shows what goes out, to whom: recipients composed anew are looked at anew."""

    @property
    def rincian(self) -> Sequence[tuple[str, str]]:
        s: Siaran = self.berkas
        penerima = "; ".join(f"{n} {label.lower()}" for _, label, n in _vonis(s))
        return [
            ("Pengirim", str(s.unit)),
            ("Dikirim lewat", s.get_kanal_display()),
            ("Penerima", penerima),
            *_segmen(s.segmen),
            ("Judul", s.judul),
            ("Pesan", s.isi),
        ]


PER_HALAMAN = 100


@admin.register(Siaran)
class SiaranAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            T.SETUJUI,
            dijamin(Siaran.setujui),
            berhasil="Siaran disetujui.",
            form=lambda _s: SetujuiForm,
            akibat=lambda _s: ("Nama Anda tercatat sebagai penyetuju.",),
            bila=lambda s: s.perlu_disetujui,
            **SETUJU_SIARAN.tombol,
        ),
        Tombol(
            T.MULAI,
            aksi.mulai_siaran,
            berhasil="Siaran berjalan.",
            akibat=lambda s: (
                f"{s.jumlah_layak} penerima, lewat {s.get_kanal_display()}.",
                "Hanya pada hari kerja pukul 08.00 sampai 17.00 WIB.",
            ),
            bila=lambda s: (
                s.jumlah_layak and (s.penyetuju_id is not None or not s.perlu_disetujui)
            ),
        ),
        Tombol(
            T.SUSUN,
            aksi.susun_penerima,
            bila=lambda s: s.status == S.DRAF or not s.jumlah_layak,
            berhasil="Penerima tersusun. Periksa jumlahnya di bawah.",
        ),
        Tombol(
            T.KEMBALIKAN,
            Siaran.kembalikan,
            berhasil="Dikembalikan kepada penyusun.",
            form=tanya("Apa yang harus diperbaiki", DALAM),
            bila=lambda s: s.perlu_disetujui,
            bahaya=True,
            **SETUJU_SIARAN.hak,
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
        """Approving by its own rule; all else is of who sends it."""
        if tombol.izin != T.SETUJUI.izin:
            return self.boleh_kirim(request, obj)
        return super().boleh_tombol(request, tombol, obj)

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
        if form.is_valid():
            isi: dict[str, Any] = {"isian": form.isian(), "saat": saat_dari(request)}
            if siaran:
                isi["edisi"] = form.cleaned_data["edisi"] or 0
                satu = coba(form, aksi.ubah_siaran, siaran, **isi)
            else:
                isi["kunci"] = form.cleaned_data["kunci"]
                satu = coba(form, aksi.tulis_siaran, **isi)
            if satu:
                messages.success(request, f"{satu.nomor} tersimpan. Susun penerimanya.")
                return HttpResponseRedirect(self.tautan("change", satu.pk))
        return self.halaman(
            request,
            "pemangku/siaran/borang.html",
            title=f"Ubah {siaran.nomor}" if siaran else "Tulis siaran",
            object=siaran,
            form=form,
            panduan=self.panduan,
            simpan="Simpan siaran",
        )

    def kotak(self, request: HttpRequest, obj: Siaran) -> dict[str, Any]:
        kirim, jalan = self.boleh_kirim(request, obj), obj.status == S.BERJALAN
        halangan = halangan_waktu(obj, timezone.now()) if jalan else ""
        antre = jalan and kirim and obj.kanal == Siaran.Kanal.WA and not halangan
        vonis = _vonis(obj)
        return {
            "title": f"Siaran {obj}",
            "langkah": _langkah(obj, halangan),
            "tombol": self.tombol_untuk(request, obj),
            "vonis": vonis,
            "jumlah": sum(n for _, _, n in vonis),
            "kemajuan": _kemajuan(obj) if obj.status not in BELUM_MULAI else [],
            "segmen": _segmen(obj.segmen),
            "alamat_ubah": self.tautan("isi", obj.pk)
            if kirim and obj.boleh(T.UBAH)
            else "",
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
        jalan = siaran.status == S.BERJALAN
        semua = siaran.penerima.untuk_daftar().select_related("siaran", "dibuka_oleh")
        kartu = semua.berikutnya(petugas_dari(request)) if jalan else None
        return self.halaman(
            request,
            "pemangku/siaran/antrean.html",
            title=f"Kirim {siaran.nomor}",
            object=siaran,
            kemajuan=_kemajuan(siaran),
            halangan=halangan_waktu(siaran, timezone.now()) if jalan else "",
            kartu=kartu,
            teks=pratinjau(kartu) if kartu else "",
        )

    def _kerjakan(self, request: HttpRequest, siaran: Siaran) -> None:
        hasil = request.POST.get("hasil", "")
        if hasil not in aksi.HASIL:
            raise Http404
        kartu = satu_dari(siaran.penerima, request.POST.get("kartu", ""))
        try:
            aksi.catat_hasil(kartu, saat_dari(request), hasil=hasil)
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))

    @di_alamat("<path:object_id>/buka/<uuid:penerima>/", "buka", require_GET)
    def buka_view(
        self, request: HttpRequest, object_id: str, penerima: UUID
    ) -> HttpResponse:
        siaran = self._milik(request, object_id)
        kartu = get_object_or_404(siaran.penerima, pk=penerima)
        sesudah = request.GET.get("sesudah", "")
        try:
            alamat = aksi.buka_kartu(kartu, saat_dari(request), sesudah=sesudah)
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
            return HttpResponseRedirect(self.tautan("antrean", siaran.pk))
        jawab = HttpResponseRedirect(alamat)
        # WhatsApp is not told which page of the portal led there.
        jawab["Referrer-Policy"] = "no-referrer"
        return jawab

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
