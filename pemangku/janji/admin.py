"""Pages of promises and of what was reported on them."""

from operator import attrgetter
from typing import Any, override

from django import forms
from django.contrib import admin
from django.db.models import FETCH_PEERS, Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from organisasi.bahasa import angka, tanggal_pendek
from organisasi.form_fields import Teks
from organisasi.kantor.izin import petugas_dari
from organisasi.models import Petugas, Unit
from organisasi.staf.base import HanyaBaca, SaringUnit, di_alamat, panjang
from organisasi.staf.borongan import ekspor, massal
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.janji.actions import (
    ganti_tautan_terusan,
    kabar_tautan,
    laporkan_terusan,
    selesaikan_tindak_lanjut,
)
from pemangku.janji.forms import TerusanForm, unit_pelaksana
from pemangku.janji.hubungan import calon_petugas
from pemangku.janji.models import (
    Janji,
    LaporanTerusan,
    TindakanJanji,
    TindakanLaporanTerusan,
)
from pemangku.kunjungan.models import Kegiatan
from pemangku.staf import (
    AlasanPemangkuForm,
    PindaianField,
    TanpaKuasa,
    saringan,
    tanggal_kosong,
    unduh,
)

# Promises: of stakeholders with their link, reports and reminders; of units with a result

K = Janji.Keadaan


SaringKeadaanJanji = saringan(
    "keadaan",
    "keadaan",
    lambda: K.choices,
    lambda semua, nilai: semua.berkeadaan(nilai, timezone.localdate()),
)


class SelesaiForm(TindakanForm):
    hasil = Teks(
        label="Hasil", max_length=2000, wajib="Tulis hasilnya.", widget=panjang(4)
    )
    bukti = PindaianField("Bukti (bila ada)", required=False)


class UbahForm(TindakanForm):
    tenggat = tanggal_kosong("Paling lambat", wajib="Isi tanggalnya.")
    pj_unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Unit yang mengerjakan",
        required=False,
        empty_label="Tidak diubah",
    )
    alasan = Teks(label="Alasan", max_length=300, wajib="Tulis alasannya.")

    pelaksana = forms.ModelChoiceField(
        Petugas.objects.none(),
        label="Petugas yang mengerjakan",
        required=False,
        empty_label="Siapa saja di unitnya",
    )
    field_order = ("tenggat", "pj_unit", "pelaksana")
    baris_untuk = (
        ("pj_unit", unit_pelaksana),
        ("pelaksana", lambda janji, petugas: calon_petugas(janji.pj_unit, petugas)),
    )
    semula = ("tenggat", "pj_unit", "pelaksana")

    def clean_pj_unit(self) -> Any:
        """A unit that is not offered, as one without a PPID, keeps its step."""
        return self.cleaned_data["pj_unit"] or self.berkas.pj_unit


def _dari_pemangku(janji: Janji) -> bool:
    return not janji.dari_kantor


def _bukti(obj: Any) -> Any:
    return Janji().bukti if getattr(obj, "samar", False) else obj.bukti


class Berbukti(Bertombol, HanyaBaca):
    panduan = "kunjungan"

    @override
    def get_queryset(self, request: HttpRequest) -> Any:
        semua: Any = super().get_queryset(request)
        return semua.untuk_daftar()

    @di_alamat("<path:object_id>/bukti/", "bukti")
    def bukti_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        satu = self.objek_atau_404(request, object_id)
        return unduh(_bukti(satu), "bukti")

    def kotak(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {
            **super().kotak(request, obj),
            "alamat_bukti": self.tautan("bukti", obj.pk) if _bukti(obj) else "",
        }


@admin.register(Janji)
class JanjiAdmin(TanpaKuasa, Berbukti):
    tombol = (
        Tombol(
            TindakanJanji.LAPORKAN,
            laporkan_terusan,
            berhasil="Laporan tercatat.",
            form=lambda _k: TerusanForm,
            bila=_dari_pemangku,
        ),
        Tombol(
            TindakanJanji.TAUTKAN,
            ganti_tautan_terusan,
            berhasil=kabar_tautan,
            penjelasan="Lewat tautan ini pemangku melaporkan sendiri apa yang sudah "
            "diteruskan. Tautan yang dikirim sebelumnya tidak berlaku lagi.",
            bila=_dari_pemangku,
        ),
        Tombol(
            TindakanJanji.BATALKAN,
            Janji.batalkan,
            berhasil="Janji dibatalkan; tautannya tidak menerima laporan lagi.",
            form=lambda _k: AlasanPemangkuForm,
            bahaya=True,
            bila=_dari_pemangku,
        ),
        Tombol(
            TindakanJanji.SELESAIKAN,
            selesaikan_tindak_lanjut,
            berhasil="Langkah ini selesai.",
            form=lambda _t: SelesaiForm,
            bila=attrgetter("dari_kantor"),
        ),
        Tombol(
            TindakanJanji.UBAH,
            Janji.ubah,
            berhasil="Langkah ini diubah.",
            form=lambda _t: UbahForm,
            bila=attrgetter("dari_kantor"),
        ),
        Tombol(
            TindakanJanji.HENTIKAN,
            Janji.batalkan,
            berhasil="Langkah ini dibatalkan.",
            form=lambda _t: AlasanPemangkuForm,
            bahaya=True,
            bila=attrgetter("dari_kantor"),
        ),
    )
    actions = (*(massal(t) for t in tombol if t.bahaya), ekspor)
    change_form_template = "pemangku/janji/janji.html"
    keterangan = "Janji pemangku, dan langkah berikutnya petugas dan unit."
    jalan_unit = "pj_unit"
    list_display = ("siapa", "apa", "kemajuan", "batas", "oleh", "kegiatan")
    list_select_related = (
        "kegiatan",
        "pelaksana",
        "pemangku__jenis",
        "pemangku__wilayah__induk",
    )
    list_filter = ("jenis", SaringKeadaanJanji, "bentuk", SaringUnit)
    search_fields = ("kegiatan__nomor", "pemangku__nama_resmi", "pemangku__nomor")
    fields = ("jenis",)

    @override
    def get_queryset(self, request: HttpRequest) -> Any:
        # Its unit comes in one statement for all rows: a seventh join would cost planning.
        semua = super().get_queryset(request).fetch_mode(FETCH_PEERS)
        return semua.dengan_samar(petugas_dari(request))

    @override
    def cocok(self, kata: str) -> Q:
        # What may not be read cannot be found by its words either.
        return super().cocok(kata) | Q(uraian__icontains=kata, samar=False)

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:  # noqa: ARG002 -- the base names it
        laporan = reverse("admin:pemangku_laporanterusan_changelist")
        return [("Laporan penyebaran", laporan)]

    @admin.display(description="siapa", ordering="pemangku__nama_resmi")
    def siapa(self, obj: Janji) -> str:
        return obj.pemangku.nama_tampil if obj.pemangku else self.oleh(obj)

    @admin.display(description="apa")
    def apa(self, obj: Janji) -> str:
        return str(obj) if obj.dari_kantor else obj.get_bentuk_display()

    @admin.display(description="keadaan")
    def kemajuan(self, obj: Janji) -> str:
        label = str(obj.keadaan(timezone.localdate()).label)
        if obj.dari_kantor:
            return label
        return f"{label} ({obj.terlapor} dari {obj.target_kali})"

    @admin.display(description="paling lambat", ordering="tenggat")
    def batas(self, obj: Janji) -> str:
        return tanggal_pendek(obj.tenggat)

    @admin.display(description="dikerjakan oleh")
    def oleh(self, obj: Janji) -> str:
        if obj.pj_unit_id is None:
            return "pemangkunya"
        return str(obj.pelaksana or obj.pj_unit)

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        """Of a stakeholder's promise for who runs the visit; of a unit's for the unit.

        A step of one's own is done, moved and dropped as one likes.
        """
        if obj.dari_kantor:
            return obj.pelaksana_id == request.user.pk or super().boleh_tombol(
                request, tombol, obj
            )
        return request.user.has_perm(tombol.izin) and obj.diurus_oleh(
            petugas_dari(request)
        )

    def kotak(self, request: HttpRequest, obj: Janji) -> dict[str, Any]:
        keadaan = obj.keadaan(timezone.localdate())
        terlihat = Kegiatan.objects.untuk(petugas_dari(request))
        isi = super().kotak(request, obj)
        return isi | {
            "title": str(obj) if obj.dari_kantor else f"Janji {obj}",
            "keadaan": keadaan,
            "mendesak": keadaan == K.LEWAT,
            "alamat_kegiatan": reverse(
                "admin:pemangku_kegiatan_change", args=(obj.kegiatan_id,)
            )
            if obj.kegiatan_id and terlihat.filter(pk=obj.kegiatan_id).exists()
            else "",
            "laporan": obj.laporan.untuk_daftar(),
            "jumlah": obj.laporan.tiga_jumlah(),
        }

    def alamat_sesudah(self, request: HttpRequest, obj: Any) -> str:
        """Back to the today list for what was done from there."""
        if request.POST.get("dari") == "hari_ini":
            return reverse("admin:index")
        return super().alamat_sesudah(request, obj)


@admin.register(LaporanTerusan)
class LaporanTerusanAdmin(Berbukti):
    tombol = (
        Tombol(
            TindakanLaporanTerusan.TOLAK,
            LaporanTerusan.tolak,
            berhasil="Laporan ditolak dan tidak dihitung.",
            form=lambda _satu: AlasanPemangkuForm,
            bahaya=True,
        ),
    )
    actions = (*map(massal, tombol), ekspor)
    change_form_template = "pemangku/janji/laporan.html"
    keterangan = (
        "Apa yang disebarkan pemangku, kepada berapa orang, dan cara menghitungnya."
    )
    list_display = ("hari", "siapa", "bentuk", "banyak", "cara_hitung", "hitungan")
    list_filter = ("status", "cara_hitung")
    search_fields = ("pemangku__nama_resmi", "pemangku__nomor")
    fields = ("bentuk",)
    date_hierarchy = "tanggal"

    @admin.display(description="tanggal", ordering="tanggal")
    def hari(self, obj: LaporanTerusan) -> str:
        return tanggal_pendek(obj.tanggal)

    @admin.display(description="pemangku", ordering="pemangku__nama_resmi")
    def siapa(self, obj: LaporanTerusan) -> str:
        return obj.pemangku.nama_tampil

    @admin.display(description="orang", ordering="jumlah")
    def banyak(self, obj: LaporanTerusan) -> str:
        return angka(obj.jumlah)

    @admin.display(description="hitungan")
    def hitungan(self, obj: LaporanTerusan) -> str:
        return obj.sebutan

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        return request.user.has_perm(tombol.izin) and obj.diurus_oleh(
            petugas_dari(request)
        )

    def kotak(self, request: HttpRequest, obj: LaporanTerusan) -> dict[str, Any]:
        terlihat = Janji.objects.untuk(petugas_dari(request))
        ada = obj.komitmen_id and terlihat.filter(pk=obj.komitmen_id).exists()
        return super().kotak(request, obj) | {
            "title": "Laporan penyebaran",
            "alamat_komitmen": reverse(
                "admin:pemangku_janji_change", args=(obj.komitmen_id,)
            )
            if ada
            else "",
        }
