"""Complaints as the officers work on them: a list by day, a page with the next step."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import (
    Case,
    Exists,
    F,
    Model,
    OuterRef,
    Prefetch,
    Q,
    When,
)
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from organisasi.alur.rujukan import StatusRujukan
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import cakupan_izin, petugas_dari
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kantor.saat import Saat
from organisasi.keterangan.tombol import kejadian_keterangan, keterangan_dari
from organisasi.models import Petugas, Unit
from organisasi.staf.base import SaringUnit, di_alamat, saring, tampilan_kerja
from organisasi.staf.borongan import ekspor, massal
from organisasi.staf.daftar import SELESAI, TAMPILAN, pokok, sisa
from organisasi.staf.hari_ini import cakupan_sendiri
from organisasi.staf.ingatkan import (
    Tujuan,
    di_mejanya,
    ke_pemegang,
    ke_peran,
    tombol_ingatkan,
)
from organisasi.staf.kasus import DALAM, dari_pesan, rupa
from organisasi.staf.penangan import Berpenangan, SaringPenangan, form_tugaskan
from organisasi.staf.register import Beregister, Register, pilih
from organisasi.staf.riwayat import Peristiwa, dari_jejak
from organisasi.staf.tombol import Tombol, tautan_tombol
from organisasi.teks import baca_toml
from pengaduan.aduan.berkas import BerkasPengaduan
from pengaduan.aduan.kabar import pendengar, surel_pemeriksa
from pengaduan.aduan.models import TAK_DIDAFTAR, Pengaduan
from pengaduan.aduan.pilihan import (
    BELUM_DITERUSKAN,
    GILIRAN_KITA,
    IZIN_TANGANI,
    IZIN_VERIFIKASI,
    MENUNGGU_PELAPOR,
    PERLU_DILIHAT,
    TERBUKA,
    TindakanPengaduan,
    masuk_dan_pemegang,
)
from pengaduan.aduan.tempat import kelurahan_kota
from pengaduan.aduan.waktu import BATAS_KINI, lewat
from pengaduan.darurat.models import BELUM_TUNTAS, Insiden
from pengaduan.lapor.models import Penerusan
from pengaduan.lapor.tombol import TOMBOL_PENERUSAN
from pengaduan.masuk.loket import BerloketAduan
from pengaduan.penanganan.hari_ini import rujukan_menunggu_putusan
from pengaduan.penanganan.penangan import calon_penangan, tugaskan
from pengaduan.penanganan.rujukan import RujukanPengaduan, rujukan_dari
from pengaduan.penanganan.tombol import (
    TOMBOL_PENANGANAN,
    TOMBOL_PESAN,
    TOMBOL_RUJUKAN,
    TOMBOL_VERIFIKASI,
)
from pengaduan.penanganan.words import (
    INSIDEN,
    PAKET,
    PerkaraAduan,
    anjuran_pengaduan,
    baris_pelapor,
    keadaan,
    posisi,
)


def _ke(nama: str, label: str, baris: Model) -> dict[str, Any]:
    rute = f"admin:{baris._meta.label_lower.replace('.', '_')}_change"
    return tautan_tombol(nama, label, reverse(rute, args=(baris.pk,)))


S = Pengaduan.Status
DIPERIKSA = (S.MASUK, S.TERVERIFIKASI)
DITANGANI = (S.DITERUSKAN, S.DITINDAKLANJUTI)


def perlu_saya(petugas: Petugas) -> Q:
    cakupan = cakupan_sendiri(petugas, IZIN_TANGANI)
    tawaran = RujukanPengaduan.objects.filter(
        cakupan.q("ke_unit"), status=StatusRujukan.DIAJUKAN
    )
    milik = cakupan.q("pemegang") | Q(berkadar=True)
    perlu = (
        Q(status=S.DIALIHKAN_112)
        | (milik & Q(status__in=DITANGANI))
        | Q(pk__in=tawaran.values("berkas"), status__in=TERBUKA)
    )
    if petugas.has_perm(IZIN_VERIFIKASI):
        putuskan = rujukan_menunggu_putusan(timezone.localdate()).values("berkas")
        perlu |= Q(status__in=DIPERIKSA) | Q(pk__in=putuskan, status__in=TERBUKA)
    return perlu


def _menurut(syarat: Callable[[date], Q]) -> Any:
    return lambda _semua, _petugas: syarat(timezone.localdate())


# With the emergencies that nobody has told 112 of yet.
_BELUM_112 = Insiden.objects.filter(status__in=BELUM_TUNTAS, pengaduan__isnull=False)
MASIH_TERBUKA = Q(status__in=PERLU_DILIHAT) & (
    ~Q(status=S.DIALIHKAN_112) | Q(pk__in=_BELUM_112.values("pengaduan"))
)
SARING_PERLU = saring(
    "tampilan",
    "perlu",
    **tampilan_kerja(perlu_saya, lewat, MASIH_TERBUKA),
    belum_diteruskan=(
        "Belum diteruskan, lewat batasnya",
        _menurut(lambda hari: lewat(hari) & Q(status__in=BELUM_DITERUSKAN)),
    ),
    periksa=(
        "Hasil menunggu diperiksa",
        _menurut(lambda _: Q(status=S.DITINDAKLANJUTI, diusulkan_oleh__isnull=False)),
    ),
    moderasi=(
        "Perlu dilihat (tanda otomatis)",
        _menurut(lambda _: Q(status=S.MASUK) & ~Q(tanda_moderasi=[])),
    ),
    nomor=(
        "Belum bernomor SP4N-LAPOR!",
        _menurut(
            lambda _: Q(pk__in=Penerusan.objects.tanpa_nomor().values("pengaduan"))
        ),
    ),
    pelapor=("Menunggu pelapor", _menurut(lambda _: Q(status__in=MENUNGGU_PELAPOR))),
)


# Complaints on an officer's desk: assigned one by one, handed over together


TOMBOL_PENANGAN = (
    Tombol(
        TindakanPengaduan.TUGASKAN,
        tugaskan,
        berhasil="Petugas yang menangani tercatat.",
        penjelasan="Petugas ini memastikan aduan ditangani. Petugas lain di unit ini "
        "tetap boleh mengerjakannya.",
        form=form_tugaskan(calon_penangan),
    ),
)


# The register of a year: which, about what, where it went, how it ended.
# No regulation that could be read gives a form for it. Identities never leave the portal in
# a list (produk 8), so there is no version with them; what asked for secrecy keeps its
# number and its days only.

KOLOM = baca_toml("pengaduan/data/register.toml")["pengaduan"]
DISAMARKAN, TANPA_NAMA, DIRAHASIAKAN = "disamarkan", "tanpa nama", "(dirahasiakan)"


def cakupan_register(petugas: Petugas) -> Cakupan:
    return cakupan_izin(petugas, "pengaduan.view_pengaduan")


def register_pengaduan(
    petugas: Petugas,
    unit: Unit | None,
    tahun: int,
    *,
    identitas: bool = False,  # noqa: ARG001 - every register is asked alike
) -> Register:
    """Grave ones for the Inspektorat alone; TindakanTerlarang for who does not see the unit."""
    semua = Pengaduan.objects.untuk(petugas)
    aduan = pilih(semua, cakupan_register(petugas), unit, tahun)
    terus = Prefetch("penerusan", Penerusan.objects.order_by("diteruskan_pada", "pk"))
    return Register(
        nama="pengaduan",
        judul="Register pengaduan",
        tahun=tahun,
        unit=unit,
        identitas=False,
        kolom=tuple(KOLOM),
        lebar=tuple(KOLOM.values()),
        semua=aduan.select_related("kategori", "pemegang", "kelurahan__induk")
        .defer("kode", "uraian", "harapan")
        .prefetch_related(terus),
        susun=baris_pengaduan,
    )


def baris_pengaduan(
    aduan: Pengaduan,
    *,
    identitas: bool,  # noqa: ARG001 - every register is asked alike
) -> tuple[str, ...]:
    terus = list(aduan.penerusan.all())
    bernama = bool(aduan.pelapor_id) and not aduan.anonim
    kelurahan = aduan.kelurahan
    tempat = [kelurahan.nama, str(kelurahan.induk or "")] if kelurahan else []
    return (
        aduan.nomor,
        f"{aduan.tanggal_terima:%d-%m-%Y}",
        aduan.get_kanal_display(),
        DISAMARKAN if bernama else TANPA_NAMA,
        aduan.get_kelas_display(),
        aduan.kategori.nama,
        DIRAHASIAKAN if aduan.rahasia else aduan.judul,
        "" if aduan.rahasia else ", ".join(filter(None, tempat)),
        aduan.pemegang.nama,
        "; ".join(
            f"{_hari(t.diteruskan_pada)} {t.get_tujuan_display()}" for t in terus
        ),
        ", ".join(filter(None, (t.tracking_id for t in terus))),
        _hari(aduan.ditindaklanjuti_pada),
        aduan.get_status_display(),
        " ".join(
            filter(None, (_hari(aduan.selesai_pada), aduan.get_cara_selesai_display()))
        ),
        aduan.get_hasil_display(),
    )


def _hari(pada: datetime | None) -> str:
    return f"{timezone.localdate(pada):%d-%m-%Y}" if pada else ""


# Not shown anywhere in the admin: the secret opens the reporter's page.
RAHASIA = ("kode", "sidik_kode", "kunci_masuk")
# Those whose call to 112 nobody has recorded stand before all that has a day.
DARURAT_DULU = Case(
    When(insiden__status__in=tuple(sorted(BELUM_TUNTAS)), then=0), default=1
).asc()
TANPA_KONTAK = "tanpa nama"


def perkara_dari(obj: Pengaduan) -> PerkaraAduan:
    """Read once; of the emergency it was found to be without what is for the call alone."""
    if "_perkara" not in obj.__dict__:
        penerusan = Penerusan.objects.filter(pengaduan=obj)
        insiden = Insiden.objects.filter(pengaduan=obj).select_related("diakui_oleh")
        obj.__dict__["_perkara"] = PerkaraAduan(
            obj,
            rujukan_dari(obj),
            list(penerusan.select_related("unit", "kanal")),
            timezone.localdate(),
            insiden.defer("kontak", "kode").first()
            if obj.status == S.DIALIHKAN_112
            else None,
        )
    hasil: PerkaraAduan = obj.__dict__["_perkara"]
    return hasil


def _diingatkan(aduan: Pengaduan, saat: Saat) -> Tujuan:
    if aduan.diusulkan_oleh_id:
        surel = surel_pemeriksa(aduan, saat.pada)
        return Tujuan("pemeriksa hasil", surel, (Peran.ADMIN_SP4N,))
    peran, unit = pendengar(aduan, saat.pada)
    if aduan.penangan:
        return ke_pemegang(aduan, saat, *peran)
    return ke_peran(saat, *peran, unit=unit)


def _sendiri(aduan: Pengaduan, petugas: Petugas) -> bool:
    if aduan.berkadar:
        return petugas.berperan(Peran.INSPEKTORAT)
    if aduan.status in BELUM_DITERUSKAN:
        return petugas.berperan(Peran.ADMIN_SP4N)
    return di_mejanya(aduan, petugas)


INGATKAN = tombol_ingatkan(
    TindakanPengaduan.INGATKAN,
    _diingatkan,
    lambda aduan: anjuran_pengaduan(perkara_dari(aduan)),
    masuk_dan_pemegang,
    _sendiri,
)


@admin.register(Pengaduan)
class PengaduanAdmin(Beregister, Berpenangan, BerloketAduan):
    tombol = (
        *TOMBOL_VERIFIKASI,
        *TOMBOL_PENERUSAN,
        *TOMBOL_RUJUKAN,
        *TOMBOL_PENANGANAN,
        *TOMBOL_PENANGAN,
        *TOMBOL_PESAN,
        INGATKAN,
    )
    tulis = (("tulis", "Kepada pelapor"), ("catatan", "Catatan dalam"))
    izin_buka = "pengaduan.lihat_pelapor"
    jalan_orang = "pelapor"
    buku = (register_pengaduan, cakupan_register)
    change_form_template = "pengaduan/penanganan/ubah.html"
    tambah = "Catat aduan"
    keterangan = "Aduan unit Anda. Bila ada bahaya sekarang, telepon 112 dulu."
    panduan = "pengaduan"
    jalan_unit = "pemegang"
    awal = ("saya", "terbuka")
    terbuka = TERBUKA
    actions = (massal(TOMBOL_PENANGAN[0]), massal(INGATKAN), ekspor)
    list_display = ("batas", "perihal", "tanda", "pegang")
    list_display_links = ("perihal",)
    list_filter = (
        SARING_PERLU,
        "status",
        "prioritas",
        "kategori",
        SaringUnit,
        SaringPenangan,
        "kanal",
    )
    list_select_related = ("pemegang", "kategori", "kelurahan__induk", "penangan")
    search_fields = ("nomor", "judul", "uraian", "lokasi")
    ordering = (BATAS_KINI.asc(nulls_last=True), "-prioritas", "-pk")
    kolom_ekspor = (
        "nomor",
        "kanal",
        "tanggal_terima",
        "kategori",
        "kelas",
        "status",
        "pemegang",
        "jatuh_tempo",
        "selesai_sampai",
        "cara_selesai",
        "hasil",
    )
    fields = ("nomor",)
    # The public address of a complaint carries the reporter's secret.
    view_on_site = False

    def get_ordering(self, request: HttpRequest) -> Any:
        """Emergencies first among the open ones; no index knows them among all."""
        sempit = request.GET.get(TAMPILAN, SELESAI) != SELESAI
        return ((DARURAT_DULU,) if sempit else ()) + super().get_ordering(request)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        semua = super().get_queryset(request).defer(*RAHASIA)
        hasil: models.QuerySet = semua.select_related(
            "unit__induk",
            "pemegang__induk",
            "pelapor",
            "kategori",
            "topik",
            "induk",
            "kelurahan__induk",
            "lembaga",
            "penangan",
            "diusulkan_oleh",
        ).annotate(status_insiden=F("insiden__status"))
        return hasil

    def baris(self, request: HttpRequest) -> models.QuerySet:  # noqa: ARG002 -- the base names it
        isi = Pengaduan.objects.defer(*TAK_DIDAFTAR)
        hasil: models.QuerySet = isi.annotate(status_insiden=F("insiden__status"))
        return hasil

    def cocok(self, kata: str) -> Q:
        dicari = kata.casefold()
        desa = {k.kode for k in kelurahan_kota() if dicari in k.nama.casefold()}
        return super().cocok(kata) | Q(kelurahan__in=desa)

    @admin.display(description="batas", ordering=BATAS_KINI)
    def batas(self, obj: Pengaduan) -> SafeString:
        if obj.status_insiden in BELUM_TUNTAS:  # type: ignore[attr-defined]
            return SafeString('<span class="sisa lewat">Telepon 112 sekarang</span>')
        unit = obj.pemegang_id
        if obj.status in MENUNGGU_PELAPOR:
            return sisa(obj.tunggu_sampai, unit, tunggu="Menunggu pelapor")
        return sisa(obj.jatuh_tempo if obj.status in GILIRAN_KITA else None, unit)

    def keadaan(self, obj: Pengaduan) -> str:
        return keadaan(obj)

    @admin.display(description="yang diadukan")
    def perihal(self, obj: Pengaduan) -> SafeString:
        desa = obj.kelurahan.sebutan if obj.kelurahan else ""
        ciri = [obj.nomor, obj.kategori.nama, desa]
        if obj.prioritas > Pengaduan.Prioritas.BIASA:
            ciri.append(obj.get_prioritas_display().lower())
        return pokok(obj.judul, " · ".join(filter(None, ciri)))

    def kasus(self, request: HttpRequest, obj: Pengaduan) -> dict[str, Any]:
        perkara = perkara_dari(obj)
        nama = obj.pelapor.nama_samar if obj.pelapor else TANPA_KONTAK
        return {
            "title": obj.judul,
            "nomor": [
                f"Aduan {obj.nomor}",
                "tanpa nama" if _tanpa_nama(request, obj) else nama,
                obj.get_kanal_display().lower(),
            ],
            "status": (keadaan(obj), rupa(obj.status)),
            "posisi": list(posisi(perkara)),
            "teks": "pengaduan/penanganan/aduan.html",
        }

    def kotak(self, request: HttpRequest, obj: Pengaduan) -> dict[str, Any]:
        tanpa_nama, perkara = _tanpa_nama(request, obj), perkara_dari(obj)
        terlihat = Pengaduan.objects.untuk(petugas_dari(request)).filter(
            pk=OuterRef("pk")
        )
        anak = obj.anak.annotate(terlihat=Exists(terlihat))
        return {
            "anjuran": anjuran_pengaduan(perkara),
            "hitungan": [obj.hitungan_selesai],
            "isi": {
                "perkara": perkara,
                "pelapor": baris_pelapor(obj, tanpa_nama=tanpa_nama),
                "berkas": list(obj.berkas.select_related("oleh")),
                "keterangan": keterangan_dari(obj),
                "anak": list(anak.only("nomor", "judul", "induk")),
            },
            "tombol": self.tombol_untuk(request, obj),
            "alamat_buka": self.alamat_buka(obj)
            if self.boleh_buka(request, obj)
            else "",
        }

    def kejadian(self, obj: Pengaduan) -> list[Peristiwa]:
        pesan = dari_pesan(obj.pesan.select_related("oleh"), "Pelapor")
        lain = kejadian_keterangan(obj)
        di_sana = ("tulis", TindakanPengaduan.MINTA_KETERANGAN)
        return pesan + lain + dari_jejak(obj, di_sana, catatan=DALAM)

    def tombol_untuk(
        self, request: HttpRequest, obj: Pengaduan
    ) -> list[dict[str, Any]]:
        perkara, semua = perkara_dari(obj), super().tombol_untuk(request, obj)
        if paket := perkara.tanpa_nomor:
            semua.append(_ke(PAKET, "Buka Paket salin", paket))
        if insiden := perkara.darurat:
            semua.append(_ke(INSIDEN, f"Buka insiden {insiden}", insiden))
        return semua

    def boleh_buka(self, request: HttpRequest, obj: Pengaduan) -> bool:
        """Who wants no name is named to who verifies, not to who is complained of."""
        if obj.pelapor is None or _tanpa_nama(request, obj):
            return False
        return super().boleh_buka(request, obj)

    def halangan_buka(self, _request: HttpRequest, obj: Pengaduan) -> str:
        orang = obj.pelapor
        if orang and orang.dihapus_pada:
            return "Identitas pelapor sudah dihapus sesuai masa simpannya."
        if orang and orang.dibatasi_pada:
            return "Pelapor meminta pemrosesan datanya dibatasi; hubungi petugas PDP."
        return ""

    def data_terjaga(self, obj: Pengaduan) -> Sequence[tuple[str, str]]:
        orang = obj.pelapor
        assert orang is not None  # boleh_buka says so
        return [
            ("Nama", str(orang.nama)),
            ("Telepon", str(orang.telepon)),
            ("Surel", str(orang.surel)),
        ]

    @di_alamat("<path:object_id>/berkas/<int:pk>/", "berkas")
    def berkas_view(
        self, request: HttpRequest, object_id: str, pk: int
    ) -> HttpResponseBase:
        berkas = self._berkas(request, object_id, pk)
        return unduhan(berkas.isi, nama=f"{berkas.nama}", tipe=berkas.tipe)

    @di_alamat("<path:object_id>/berkas/<int:pk>/kecil/", "berkas_kecil")
    def berkas_kecil_view(
        self, request: HttpRequest, object_id: str, pk: int
    ) -> HttpResponseBase:
        berkas = self._berkas(request, object_id, pk)
        if not berkas.kecil:
            raise Http404
        jawab = unduhan(berkas.kecil, nama=berkas.nama, tipe="image/jpeg")
        jawab["Content-Disposition"] = "inline"
        return jawab

    def _berkas(self, request: HttpRequest, object_id: str, pk: int) -> BerkasPengaduan:
        pengaduan = self.objek_atau_404(request, object_id)
        return get_object_or_404(BerkasPengaduan, pengaduan=pengaduan, pk=pk)


def _tanpa_nama(request: HttpRequest, obj: Pengaduan) -> bool:
    return obj.anonim and not request.user.has_perm(IZIN_VERIFIKASI)
