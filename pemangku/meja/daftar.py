"""Lists of the desk: the register with its filters and acts on many, gaps in the units."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.versi import per_versi
from organisasi.kantor.direktori import pohon_unit, unit_kota
from organisasi.kantor.izin import cakupan_izin, petugas_dari, saat_dari
from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Unit, Wilayah
from organisasi.staf.base import TULIS, PortalAdmin, di_alamat
from organisasi.staf.borongan import massal
from organisasi.staf.tombol import TindakanForm, Tombol
from pemangku.inventaris.actions import ubah_pemangku
from pemangku.inventaris.models import JenisPemangku, Pemangku
from pemangku.inventaris.orang import Jabatan, TautanPribadi, alamat_tautan
from pemangku.inventaris.pilihan import Kesegaran, PeranKhusus, TindakanPemangku
from pemangku.inventaris.tombol import TOMBOL_CATATAN
from pemangku.izin import CATAT, OPERATOR, PERAN_LIHAT, VERIFIKASI
from pemangku.janji.hubungan import TOMBOL_HUBUNGAN, HubunganForm
from pemangku.kunjungan.kehadiran import undang
from pemangku.kunjungan.models import Kegiatan
from pemangku.pribadi.perbarui import buat_tautan_data
from pemangku.putaran.sasaran import tak_terjangkau
from pemangku.siaran.penerima import alamat_wa
from pemangku.staf import saringan

PESAN = (
    "Yth. Bapak/Ibu, mohon periksa data {lembaga} yang kami catat: {alamat} "
    "Berlaku 14 hari, tanpa perlu masuk."
)

# The list of the register: filters, and acts on ticked rows

# Its value for what the officer keeps and must look at (PK-28).
PERLU = "perlu"
DATA, UNDANGAN = "Data", "Undangan"


class SaringKeadaan(admin.SimpleListFilter):
    """How far a record can be trusted, and whether it was ever reached."""

    title, parameter_name = "keadaan", "segar"

    def lookups(self, *_: Any) -> list[tuple[str, str]]:
        data = [(PERLU, "Perlu diverifikasi"), *Kesegaran.choices]
        undangan = [
            ("tak-diundang", "Belum pernah diundang"),
            ("tak-hadir", "Diundang dua kali, tidak hadir"),
        ]
        self.kelompok = dict.fromkeys(dict(data), DATA)
        self.kelompok |= dict.fromkeys(dict(undangan), UNDANGAN)
        return [*data, *undangan]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        petugas, hari = petugas_dari(request), timezone.localdate()
        match self.value():
            case str(kode) if kode in Kesegaran.values:
                return queryset.menurut_kesegaran(kode, hari)
            case "perlu":
                return queryset.dirawat(petugas, hari).daftar_kerja(hari)
            case "tak-diundang" | "tak-hadir" as kode:
                semua, mana = tak_terjangkau(petugas)
                return queryset.filter(pk__in=semua.filter(mana[kode]).values("pk"))
        return queryset


def _wilayah() -> list[tuple[str, str, str]]:
    semua = Wilayah.objects.exclude(tingkat=Wilayah.Tingkat.KOTA)
    return [
        (w.pk, w.sebutan, str(w.induk if w.tingkat == w.Tingkat.KELURAHAN else w))
        for w in semua.select_related("induk__induk").order_by("kode")
    ]


SaringWilayah = saringan(
    "wilayah",
    "kecamatan",
    lambda: per_versi("wilayah.pohon", _wilayah),
    lambda semua, kode: semua.filter(Q(wilayah=kode) | Q(wilayah__induk=kode)),
)
SaringKelompok = saringan(
    "kelompok",
    "kelompok",
    lambda: per_versi("jenis.pohon", _jenis),
    lambda semua, kode: (
        semua.filter(jenis__unsur__kode=kode[1:])
        if kode.startswith("-")
        else semua.filter(jenis__kode=kode)
    ),
)


def _jenis() -> list[tuple[str, str, str]]:
    """Each kind under its part of society, which can be chosen as a whole."""
    hasil = {}
    for jenis in JenisPemangku.objects.select_related("unsur").order_by(
        "unsur__urut", "unsur__nama", "urut", "nama"
    ):
        unsur = jenis.unsur
        hasil[f"-{unsur.kode}"] = (f"Semua {unsur.nama}", unsur.nama)
        hasil[jenis.kode] = (jenis.nama, unsur.nama)
    return [(kode, *isi) for kode, isi in hasil.items()]


class SerahkanForm(TindakanForm):
    sekali = True
    pengelola = forms.ChoiceField(
        label="Unit yang merawat seterusnya",
        error_messages={"required": "Pilih unitnya."},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        boleh, hari = cakupan_izin(self.petugas, CATAT), timezone.localdate()
        self.unit, pilihan = {}, defaultdict(list)
        for unit, nama, kelompok in pohon_unit():
            if boleh.mencakup(unit) and not unit.berakhir(hari):
                self.unit[str(unit.pk)] = unit
                pilihan[kelompok].append((str(unit.pk), nama))
        kolom: Any = self.fields["pengelola"]
        kolom.choices = [("", "Pilih unit"), *pilihan.items()]

    def clean_pengelola(self) -> Unit:
        return self.unit[self.cleaned_data["pengelola"]]


class UndangBanyakForm(TindakanForm):
    sekali = True
    kegiatan = forms.ModelChoiceField(
        Kegiatan.objects.none(),
        label="Kegiatan yang akan datang",
        empty_label="Pilih kegiatan",
        error_messages={"required": "Pilih kegiatannya."},
    )
    baris_untuk = (
        (
            "kegiatan",
            lambda _p, siapa: Kegiatan.objects.dijalankan(siapa).mendatang(
                timezone.now()
            ),
        ),
    )


BORONGAN = tuple(
    massal(tombol)
    for tombol in (
        replace(TOMBOL_HUBUNGAN, form=lambda _p: HubunganForm),
        Tombol(
            TindakanPemangku.UNDANG,
            lambda p, saat, kegiatan: undang(kegiatan, saat, pemangku=[p]),
            berhasil="Diundang.",
            penjelasan="Masuk daftar undangan kegiatan itu; surat atau pesannya dikirim "
            "dari sana.",
            form=lambda _p: UndangBanyakForm,
            # Whoever holds visits may invite to them whom he sees.
            unit=lambda _p: unit_kota(),
        ),
        Tombol(
            TindakanPemangku.SERAHKAN,
            lambda p, saat, pengelola: ubah_pemangku(
                p, saat, isian={"pengelola": pengelola}, edisi=p.edisi
            ),
            berhasil="Diserahkan.",
            penjelasan="Unit itu yang merawat datanya mulai sekarang.",
            form=lambda _p: SerahkanForm,
        ),
        TOMBOL_CATATAN[0],
        TOMBOL_CATATAN[2],
    )
)
# The gap board: who holds which part at every unit, and what is empty since when.
# C6 and PK-31 ask for two of the parts: the PPID and the SP4N admin.

PERAN_WAJIB = (PeranKhusus.PPID_PELAKSANA, PeranKhusus.ADMIN_SP4N)


def unit_tanpa_petugas(petugas: Petugas, hari: date) -> QuerySet[Unit]:
    """The units of the board with an empty part that is wanted."""
    ada = Jabatan.objects.nyata().berlaku(hari).filter(pemangku__unit=OuterRef("pk"))
    isi = [Exists(ada.filter(peran_khusus__contains=[p])) for p in PERAN_WAJIB]
    return _ber_ppid(petugas, hari).exclude(*isi)


def _ber_ppid(petugas: Petugas, hari: date) -> QuerySet[Unit]:
    lihat = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
    return Unit.objects.berjalan(hari).ber_ppid().filter(lihat.q(""))


def papan_celah(petugas: Petugas, hari: date) -> list[dict[str, Any]]:
    """Every unit with a PPID that the officer may see, as on ``hari``; two queries.

    Of each its parts, and which are ``kosong``. A part that nobody holds is empty since a
    day, or was never held.
    """
    pejabat = (
        Jabatan.objects.nyata()
        .filter(peran_khusus__overlap=[*map(str, PERAN_WAJIB)], mulai__lte=hari)
        .select_related("orang")
    )
    unit = (
        _ber_ppid(petugas, hari)
        .select_related("pemangku")
        .prefetch_related(Prefetch("pemangku__jabatan", pejabat, to_attr="pejabat"))
        .order_by("nama")
    )
    hasil = []
    for satu in unit:
        milik: Any = getattr(satu, "pemangku", None)
        jabatan = milik.pejabat if milik else []
        pengisi = [_pengisi(jabatan, hari, peran) for peran in PERAN_WAJIB]
        kosong = [isi for isi in pengisi if not isi["nama"]]
        hasil.append({"unit": satu, "pengisi": pengisi, "kosong": kosong})
    return hasil


def _pengisi(jabatan: list[Jabatan], hari: date, peran: PeranKhusus) -> dict[str, Any]:
    milik = [satu for satu in jabatan if peran in satu.peran_khusus]
    kini = [satu.orang.nama_lengkap for satu in milik if satu.berlaku(hari)]
    akhir = [satu.selesai for satu in milik if satu.selesai]
    return {
        "peran": peran,
        "sebutan": peran.label,
        "nama": kini,
        "sejak": max(akhir) + timedelta(days=1) if akhir and not kini else None,
    }


# The pages


@di_alamat("<path:object_id>/tautan-data/", "tautan_data", TULIS)
def tautan_view(
    induk: PortalAdmin, request: HttpRequest, object_id: str
) -> HttpResponse:
    """A link for the main contact to look over his own data; shown once (PK-29)."""
    satu: Pemangku = induk.objek_atau_404(request, object_id)
    if not induk.berwenang(request, VERIFIKASI, satu):
        raise PermissionDenied
    konteks: dict[str, Any] = {
        "object": satu,
        "alamat_objek": reverse("admin:pemangku_pemangku_change", args=(satu.pk,)),
    }
    if request.method == "POST":
        try:
            kode = buat_tautan_data(satu, saat_dari(request))
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
        else:
            alamat = alamat_tautan(TautanPribadi.Tujuan.SAYA, kode)
            pesan = PESAN.format(lembaga=satu.nama_tampil, alamat=alamat)
            konteks |= {"alamat": alamat, "wa": alamat_wa("", pesan)}
    templat = "pemangku/meja/tautan_data.html"
    jawab = induk.halaman(request, templat, title="Tautan data sendiri", **konteks)
    jawab["Cache-Control"] = "no-store"
    return jawab


@di_alamat("petugas-unit/", "petugas_unit")
def unit_view(induk: PortalAdmin, request: HttpRequest) -> HttpResponse:
    """The gap board: who holds the two parts at each unit (PK-31)."""
    if not induk.has_view_permission(request):
        raise PermissionDenied
    semua = papan_celah(petugas_dari(request), timezone.localdate())
    hanya = "kurang" in request.GET
    return induk.halaman(
        request,
        "pemangku/meja/petugas_unit.html",
        title="Papan celah: petugas tiap unit",
        baris=[satu for satu in semua if satu["kosong"]] if hanya else semua,
        hanya=hanya,
        jumlah=len(semua),
        lengkap=sum(not satu["kosong"] for satu in semua),
    )


HALAMAN_DAFTAR = (tautan_view, unit_view)
