"""Reference tables, adding and editing a record, and suppressed channels."""

from typing import Any, override

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.html import format_html

from organisasi.bahasa import tanggal_pendek
from organisasi.form_fields import Teks
from organisasi.halaman.rahasia import kiriman
from organisasi.kantor.direktori import sebutan_unit
from organisasi.kantor.izin import cakupan_izin, petugas_dari, saat_dari
from organisasi.kantor.peran import Peran
from organisasi.models import Isu, Petugas, Unit, Wilayah
from organisasi.staf.base import (
    TULIS,
    HanyaBaca,
    PortalAdmin,
    di_alamat,
    panjang,
    saring,
)
from organisasi.staf.tombol import DALAM, TindakanForm, Tombol
from pemangku.inventaris.actions import catat_pemangku, catat_tokoh, ubah_pemangku
from pemangku.inventaris.duplikat import UNIT_LAIN, calon_lembaga
from pemangku.inventaris.kanal import (
    ALASAN_PENDEK,
    ALASAN_TERPENDEK,
    BUKTI_WAJIB,
    Larangan,
    TindakanLarangan,
    cabut_larangan,
    sidik_mungkin,
)
from pemangku.inventaris.models import JenisPemangku, Pemangku, Unsur
from pemangku.inventaris.nama import sebutan
from pemangku.inventaris.orang import TeksPersetujuan
from pemangku.izin import CATAT
from pemangku.staf import (
    BuktiField,
    KelompokField,
    NomorField,
    TanpaKuasa,
    boleh_catat,
    coba,
    unduh,
)


@admin.register(Unsur)
class UnsurAdmin(PortalAdmin):
    panduan = "pemangku"
    keterangan = "Kelompok yang sebaiknya ada di daftar tiap kecamatan."
    list_display = ("nama", "wajib", "peran_khusus", "urut", "aktif")
    list_filter = ("wajib", "aktif")
    search_fields = ("nama", "kode")
    fields = (
        "kode",
        "nama",
        "wajib",
        "peran_khusus",
        "setingkat_kota",
        "urut",
        "aktif",
    )


@admin.register(JenisPemangku)
class JenisAdmin(PortalAdmin):
    panduan = "pemangku"
    keterangan = (
        "Kelompok yang dipilih saat mencatat pemangku, dan apa yang mengikutinya."
    )
    list_display = ("nama", "unsur", "terikat_wilayah", "masa_berlaku_hari", "aktif")
    list_filter = ("unsur", "internal", "terikat_wilayah", "aktif")
    list_select_related = ("unsur",)
    search_fields = ("nama", "kode")
    fields = (
        "kode",
        "nama",
        "unsur",
        "internal",
        "terikat_wilayah",
        "masa_berlaku_hari",
        "perorangan",
        "urut",
        "aktif",
    )

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("perorangan",) if obj else ()


@admin.register(TeksPersetujuan)
class TeksPersetujuanAdmin(PortalAdmin):
    panduan = "pemangku"
    keterangan = "Kalimat yang sudah dipakai tidak diubah; tambahkan versi baru."
    list_display = ("tujuan", "versi", "berlaku_sejak", "ringkas")
    list_filter = ("tujuan",)
    fields = ("tujuan", "versi", "isi", "berlaku_sejak")
    readonly_fields = ("sidik",)

    @admin.display(description="isi")
    def ringkas(self, obj: TeksPersetujuan) -> str:
        return obj.isi[:80]

    @admin.display(description="sidik (SHA-256)")
    def sidik(self, obj: TeksPersetujuan) -> str:
        return obj.sha256

    @override
    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.fields, "sidik") if obj else self.fields

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


# The form of a record, for adding and for editing; the acts do the rest

BAGIAN = {
    "Identitas": (
        "jenis",
        "nama_resmi",
        "nama_pendek",
        "jumlah_anggota",
        "pengelola",
    ),
    "Tempat": ("wilayah", "alamat", "meliputi", "nomor_induk"),
    "Minat": ("isu",),
    "Surat keputusan": (
        "sk_nomor",
        "sk_penandatangan",
        "sk_tanggal",
        "sk_berlaku_sampai",
        "sk_berkas",
    ),
    "Asal data dan catatan": (
        "diperoleh_pada",
        "sumber_rinci",
        "tampil_publik",
        "catatan_internal",
    ),
}
# No columns of the record.
LUAR = frozenset({"nomor_induk"})
HARI = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
NAMA_MIN, NAMA_ORANG = 3, 100


class PemangkuForm(forms.ModelForm):
    """Fields of a record. Checks itself as the database would, but says it in words."""

    use_required_attribute = False

    jenis = KelompokField()
    nomor_induk = NomorField(
        "Bagian dari",
        required=False,
        help_text="Nomor pemangku di atasnya, misalnya PK-000012. Boleh kosong.",
    )
    sk_berkas = BuktiField("sk", label="Berkas SK", required=False)

    class Meta:
        model = Pemangku
        fields = [n for semua in BAGIAN.values() for n in semua if n not in LUAR]
        widgets = {
            "catatan_internal": panjang(4),
            **dict.fromkeys(
                ("sk_tanggal", "sk_berlaku_sampai", "diperoleh_pada"), HARI
            ),
            "isu": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.petugas = petugas
        kolom: Any = self.fields
        milik = cakupan_izin(petugas, CATAT)
        hari = timezone.localdate()
        kolom["pengelola"].queryset = Unit.objects.berjalan(hari).filter(milik.q(""))
        kolom["pengelola"].label_from_instance = sebutan_unit
        kolom["wilayah"].queryset = Wilayah.objects.select_related("induk")
        kolom["nama_resmi"].required = True
        kolom["nama_resmi"].error_messages["required"] = "Tulis namanya."
        kolom["nomor_induk"].queryset = Pemangku.objects.untuk(petugas)
        kolom["diperoleh_pada"].initial = hari
        if self.instance.nomor:
            self._yang_ada(kolom)
        else:
            # A new record may be asked about twice, and a file does not stay chosen.
            del kolom["sk_berkas"], kolom["meliputi"], kolom["isu"]
            kolom["nama_resmi"].label = "Nama"
            kolom["nama_resmi"].help_text = (
                "Nama resmi lembaganya. Untuk tokoh: nama orangnya, yang disimpan "
                "terpisah dan ditampilkan samar."
            )
        if not (self.instance.nomor or milik.kota) and len(milik.unit) == 1:
            kolom["pengelola"].initial = min(milik.unit)

    def _yang_ada(self, kolom: Any) -> None:
        kolom["meliputi"].queryset = kolom["wilayah"].queryset
        kolom["meliputi"].help_text = "Di luar wilayahnya sendiri; boleh kosong."
        # What went out of use stays where it was said.
        dulu = Q(pk__in=self.instance.isu.values("pk"))
        kolom["isu"].queryset = Isu.objects.filter(Q(aktif=True) | dulu)
        # A person does not become a body, nor a body a person.
        kolom["jenis"].queryset = JenisPemangku.objects.filter(
            Q(aktif=True) | Q(pk=self.instance.jenis_id),
            perorangan=self.instance.perorangan,
        )
        kolom["pengelola"].queryset |= Unit.objects.filter(
            pk=self.instance.pengelola_id
        )
        if self.instance.dari_lapangan:
            kolom["sumber_rinci"].disabled = True
            kolom[
                "sumber_rinci"
            ].help_text = (
                "Nomor kunjungan yang mencatatnya, dihitung di berita acaranya."
            )
        if self.instance.perorangan:
            del kolom["nama_resmi"], kolom["tampil_publik"]
        if self.instance.induk:
            self.initial["nomor_induk"] = self.instance.induk.nomor

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        nama, diperoleh = isi.get("nama_resmi", ""), isi.get("diperoleh_pada")
        tokoh = "jenis" in isi and isi["jenis"].perorangan
        awal, akhir = isi.get("sk_tanggal"), isi.get("sk_berlaku_sampai")
        galat = {
            "tampil_publik": tokoh
            and isi.get("tampil_publik")
            and "Hanya lembaga yang dapat tampil di direktori umum.",
            "nama_resmi": "nama_resmi" in self.fields
            and "nama_resmi" not in self.errors
            and self._salah_nama(nama, tokoh=tokoh),
            "sk_berlaku_sampai": awal
            and akhir
            and akhir < awal
            and "Tanggal akhir SK lebih awal dari tanggalnya.",
            "diperoleh_pada": diperoleh
            and diperoleh > timezone.localdate()
            and "Tanggal tidak boleh di masa depan.",
        }
        for kolom, kalimat in galat.items():
            if kalimat:
                self.add_error(kolom, str(kalimat))
        # The record of a person has no name: it stands with the person.
        self.nama_orang = isi.pop("nama_resmi", "") if tokoh else ""
        return isi | {"nama_resmi": ""} if tokoh else isi

    @staticmethod
    def _salah_nama(nama: str, *, tokoh: bool) -> str:
        # A person may be called "Uu".
        sedikit = NAMA_MIN - tokoh
        if len(nama) < sedikit:
            return f"Nama paling sedikit {sedikit} huruf."
        if tokoh and len(nama) > NAMA_ORANG:
            return f"Nama orang paling panjang {NAMA_ORANG} huruf."
        return ""

    def validate_constraints(self) -> None:
        """Said in ``clean``, beside the field and in words."""

    def isian(self) -> dict[str, Any]:
        isi = {n: nilai for n, nilai in self.cleaned_data.items() if n not in LUAR}
        if isi.get("sk_berkas") is None:
            isi.pop("sk_berkas", None)
        return isi | {"induk": self.cleaned_data["nomor_induk"]}

    def bagian(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            (judul, [self[nama] for nama in semua if nama in self.fields])
            for judul, semua in BAGIAN.items()
        ]


# Adding and editing a record: warned before doubling, late writers told

YAKIN = "tetap"
CATAT_TEMPLAT = "pemangku/inventaris/catat.html"


def catat_view(induk: PortalAdmin, request: HttpRequest) -> HttpResponse:
    form = PemangkuForm(kiriman(request), petugas=petugas_dari(request))
    mirip: list[Any] = []
    if form.is_valid():
        mirip, luar = calon_lembaga(form.isian(), petugas=petugas_dari(request))
        if (not mirip or YAKIN in request.POST) and (
            jawab := coba(form, _catat, induk, request, form, tinjau=luar)
        ):
            return jawab
    return induk.halaman(
        request,
        CATAT_TEMPLAT,
        title="Catat pemangku",
        form=form,
        mirip=[(nilai, satu, sebutan(nilai)) for nilai, satu in mirip],
        tombol_simpan="Tetap buat" if mirip else "Simpan",
        nama_simpan=YAKIN if mirip else "simpan",
    )


def _catat(
    induk: PortalAdmin, request: HttpRequest, form: PemangkuForm, *, tinjau: bool
) -> HttpResponse:
    isi = form.isian()
    umum: dict[str, Any] = {
        "isian": {k: v for k, v in isi.items() if k != "pengelola"},
        "pengelola": isi["pengelola"],
        "sumber": Pemangku.Sumber.OPERATOR,
        "saat": saat_dari(request),
    }
    if form.nama_orang:
        pemangku = catat_tokoh(nama=form.nama_orang, **umum)
    else:
        pemangku = catat_pemangku(draf=UNIT_LAIN if tinjau else "", **umum)
    if tinjau:
        messages.warning(request, UNIT_LAIN)
    messages.success(request, f"Pemangku {pemangku.nomor} tercatat.")
    return HttpResponseRedirect(induk.tautan("change", pemangku.pk))


@di_alamat("<path:object_id>/data/", "data", TULIS)
def data_view(induk: PortalAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    obj = induk.objek_atau_404(request, object_id)
    if not boleh_catat(request, obj) or obj.status == Pemangku.Status.TERGABUNG:
        raise PermissionDenied
    edisi, sk = obj.edisi, alamat_sk(induk, request, obj)
    form = PemangkuForm(
        kiriman(request),
        request.FILES if request.method == "POST" else None,
        instance=obj,
        petugas=petugas_dari(request),
    )
    if form.is_valid():
        # The form wrote into its own copy; the act compares with this one.
        tersimpan = induk.objek_atau_404(request, object_id)
        lama = request.POST.get("edisi", "")
        beda = coba(
            form,
            ubah_pemangku,
            tersimpan,
            saat_dari(request),
            isian=form.isian(),
            edisi=int(lama) if lama.isdecimal() else 0,
        )
        if beda is not None:
            pesan = "Perubahan tersimpan." if beda else "Tidak ada yang berubah."
            messages.success(request, pesan)
            return HttpResponseRedirect(induk.tautan("change", tersimpan.pk))
    return induk.halaman(
        request,
        CATAT_TEMPLAT,
        title=f"Ubah data: {obj.nomor}",
        form=form,
        object=obj,
        alamat_sk=sk,
        edisi=request.POST.get("edisi", edisi),
        tombol_simpan="Simpan perubahan",
        nama_simpan="simpan",
    )


def alamat_sk(induk: PortalAdmin, request: HttpRequest, obj: Pemangku) -> str:
    if not (obj.sk_berkas and boleh_catat(request, obj)):
        return ""
    return induk.tautan("sk", obj.pk)


@di_alamat("<path:object_id>/sk/", "sk")
def sk_view(
    induk: PortalAdmin, request: HttpRequest, object_id: str
) -> HttpResponseBase:
    obj = induk.objek_atau_404(request, object_id)
    if not boleh_catat(request, obj):
        raise PermissionDenied
    return unduh(obj.sk_berkas, f"sk-{obj.nomor}")


HALAMAN_DATA = (data_view, sk_view)

# Suppressed channels: found by what they are, lifted with proof by one officer (4.3)

BOLEH_LAGI = {
    Larangan.Lingkup.SEMUA: "Nomor atau alamat ini boleh dicatat dan dipakai lagi.",
    Larangan.Lingkup.SIARAN: "Nomor atau alamat ini boleh dikirimi siaran lagi.",
}
BUKAN_SETUJU = "Boleh dihubungi bukan berarti setuju. Persetujuan tetap harus diminta."


class CabutLaranganForm(TindakanForm):
    alasan = Teks(
        label="Mengapa dikeluarkan?",
        max_length=300,
        min_length=ALASAN_TERPENDEK,
        wajib=ALASAN_PENDEK,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=f"{DALAM} Jangan tulis nama atau nomor.",
    )
    bukti = BuktiField(
        "bukti",
        label="Bukti permintaan pemiliknya",
        help_text="Pindaian surat atau formulir bertanda tangan: PDF, JPG, atau PNG.",
        error_messages={"required": BUKTI_WAJIB, "empty": "Berkas ini kosong."},
    )


def _akibat(larangan: Larangan) -> list[str]:
    lain = Larangan.objects.berlaku().filter(sidik=larangan.sidik)
    sisa = "; ".join(str(satu) for satu in lain.exclude(pk=larangan.pk))
    return [
        (
            f"Yang dikeluarkan: {larangan}, di daftar sejak "
            f"{tanggal_pendek(timezone.localdate(larangan.sejak))} ({larangan.alasan})"
        ),
        BOLEH_LAGI[Larangan.Lingkup(larangan.lingkup)],
        BUKAN_SETUJU,
        *(
            f"Atas nomor atau alamat yang sama masih ada baris lain ({satu}). "
            "Keluarkan juga bila memang diminta."
            for satu in filter(None, [sisa])
        ),
        "Bila pemiliknya berhenti lagi, portal mencatatnya lagi di daftar ini.",
        "Alasan dan buktinya tersimpan, dan ini tidak dapat dibatalkan.",
    ]


@admin.register(Larangan)
class LaranganAdmin(TanpaKuasa, HanyaBaca):
    tombol = (
        Tombol(
            TindakanLarangan.CABUT,
            cabut_larangan,
            berhasil="Dikeluarkan dari daftar. Persetujuan tetap diminta seperti biasa.",
            form=lambda _larangan: CabutLaranganForm,
            akibat=_akibat,
            bahaya=True,
            bila=lambda larangan: larangan.dicabut_pada is None,
        ),
    )
    keterangan = "Nomor dan alamat yang tidak boleh dipakai atas permintaan pemilik."
    panduan = "data-pribadi"
    list_display = ("sejak", "jenis", "lingkup", "alasan", "keadaan")
    list_filter = (
        saring(
            "keadaan",
            "keadaan",
            berlaku=("berlaku", lambda semua, _oleh: semua.berlaku()),
            dicabut=(
                "dikeluarkan",
                lambda semua, _oleh: semua.exclude(dicabut_pada=None),
            ),
        ),
        "jenis",
        "lingkup",
    )
    date_hierarchy = "sejak"
    search_help_text = "Ketik nomor atau alamatnya lengkap."
    fields = ("jenis", "lingkup", "sejak", "alasan", "keadaan")
    readonly_fields = ("keadaan", "unduh_bukti")

    @staticmethod
    def boleh_cabut(request: HttpRequest) -> bool:
        """The officer of data alone: proofs hold names, and full power reads none (8.1)."""
        petugas = petugas_dari(request)
        return petugas.has_perm(TindakanLarangan.CABUT.izin) and petugas.berperan(
            Peran.PDP
        )

    def boleh_tombol(
        self,
        request: HttpRequest,
        tombol: Tombol,  # noqa: ARG002 - Django's signature
        obj: Any,  # noqa: ARG002 - Django's signature
    ) -> bool:
        return self.boleh_cabut(request)

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return ("sidik",) if self.boleh_cabut(request) else ()

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        if not search_term.strip() or not self.boleh_cabut(request):
            return queryset, False
        return queryset.filter(sidik__in=sidik_mungkin(search_term)), False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None or obj.dicabut_pada is None:
            return self.fields
        bukti = ("unduh_bukti",) if self.boleh_cabut(request) else ()
        return (*self.fields, "dicabut_oleh", "alasan_cabut", *bukti)

    @admin.display(description="keadaan")
    def keadaan(self, obj: Larangan) -> str:
        if obj.dicabut_pada is None:
            return "berlaku"
        return f"dikeluarkan {tanggal_pendek(timezone.localdate(obj.dicabut_pada))}"

    @admin.display(description="bukti")
    def unduh_bukti(self, obj: Larangan) -> str:
        if not obj.bukti:
            return "hanya sidik"
        alamat = self.tautan("bukti", obj.pk)
        return format_html('<a href="{}">Unduh bukti</a>', alamat)

    @di_alamat("<path:object_id>/bukti/", "bukti")
    def bukti_view(self, request: HttpRequest, object_id: str) -> FileResponse:
        obj: Larangan = self.objek_atau_404(request, object_id)
        if not self.boleh_cabut(request):
            raise PermissionDenied
        return unduh(obj.bukti, "bukti")
