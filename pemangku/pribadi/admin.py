"""Pages on personal data: forgetting, contacts, downloads."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.form_fields import Borang, Teks
from organisasi.halaman.rahasia import boleh_coba, kiriman
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.xlsx import alirkan_buku
from organisasi.models import Petugas, Unit
from organisasi.pribadi.actions import buka_data, kabari_penjaga
from organisasi.staf.base import (
    TULIS,
    HanyaBaca,
    PortalAdmin,
    di_alamat,
    panjang,
    saring,
)
from organisasi.staf.tombol import DALAM, Bertombol, TindakanForm, Tombol, tanya
from pemangku.inventaris.kanal import Kanal
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Jabatan, Orang, Persetujuan
from pemangku.inventaris.pilihan import TindakanOrang
from pemangku.pribadi.ekspor_pribadi import (
    ambil_ekspor,
    buku_pribadi,
    minta_ekspor,
    rincian_ekspor,
)
from pemangku.pribadi.models import SETUJU_EKSPOR, EksporPribadi, TindakanEkspor
from pemangku.pribadi.retensi import (
    halangan_hapus,
    hapus_tak_diperlukan,
    pertahankan_orang,
    syarat_tak_diperlukan,
)
from pemangku.staf import KONTAK, boleh_catat, coba, kuasa_saja, unduh

# Persons nobody needs: forget, or keep with a reason (PK-58)

AKIBAT = (
    "Nama, gelar, kanal, dan isian pendaftarannya dihapus dan tidak dapat dikembalikan.",
    "Kanalnya masuk daftar jangan dihubungi: tidak dapat dicatat lagi.",
    "Kehadiran tetap dihitung; namanya di daftar hadir mengikuti Pengaturan.",
)


@admin.register(Orang)
class OrangAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            TindakanOrang.HAPUS,
            hapus_tak_diperlukan,
            halangan=lambda orang, _: halangan_hapus(orang, timezone.localdate()),
            berhasil="Data orang ini dihapus.",
            akibat=lambda _orang: AKIBAT,
            bahaya=True,
        ),
        Tombol(
            TindakanOrang.PERTAHANKAN,
            pertahankan_orang,
            berhasil="Data orang ini tetap disimpan.",
            penjelasan="Portal mengusulkannya lagi sesudah satu masa simpan berikutnya.",
            form=tanya("Alasan tetap disimpan", DALAM),
        ),
    )
    keterangan = "Putuskan satu per satu: hapus, atau tetap simpan."
    panduan = "data-pribadi"
    list_display = ("nomor", "jabatan_terakhir", "dibuat_pada", "status")
    list_display_links = ("nomor",)
    list_filter = (
        saring(
            "keadaan",
            "keadaan",
            diusulkan=(
                "Menunggu keputusan",
                lambda _q, _p: syarat_tak_diperlukan(timezone.localdate()),
            ),
            dipertahankan=(
                "Tetap disimpan",
                lambda q, _: q.exclude(dipertahankan_pada=None),
            ),
            dihapus=("Dihapus", lambda q, _: q.filter(status=Orang.Status.DIHAPUS)),
        ),
    )
    ordering = ("dibuat_pada", "pk")
    fields = (
        "nomor",
        "nama_lengkap",
        "jabatan_terakhir",
        "hadir",
        "dibuat_pada",
        "dipertahankan_pada",
        "status",
    )
    readonly_fields = ("nomor", "nama_lengkap", "jabatan_terakhir", "hadir")
    kolom_ekspor = ("nomor", "dibuat_pada", "status")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:  # noqa: ARG002 - Django's signature
        """All persons: the officer of data alone is here."""
        jabatan = Jabatan.objects.select_related("pemangku__jenis", "pemangku__wilayah")
        return Orang.objects.order_by(*self.ordering).prefetch_related(
            models.Prefetch("jabatan", jabatan)
        )

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 - Django's signature
        return request.user.has_perm(TindakanOrang.HAPUS.izin)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Orang | None:
        """With the name only for the officer of data: a superuser reads none (8.1)."""
        orang: Orang | None = super().get_object(request, object_id, from_field)
        if orang and not petugas_dari(request).berperan(Peran.PDP):
            orang.nama, orang.gelar_depan, orang.gelar_belakang = orang.nomor, "", ""
        return orang

    @admin.display(description="jabatan terakhir")
    def jabatan_terakhir(self, obj: Orang) -> str:
        terakhir = next(iter(obj.jabatan.all()), None)
        return f"{terakhir}, {terakhir.pemangku}" if terakhir else "belum pernah"

    @admin.display(description="terakhir hadir")
    def hadir(self, obj: Orang) -> str:
        hadir = obj.kehadiran.order_by("-pada").first()
        return tanggal_pendek(hadir.pada.date()) if hadir else "belum pernah"


# Lihat kontak: a purpose, one record, fifteen minutes, a line in the log (PK-20)

TERBUKA_SELAMA = timedelta(minutes=15)
SEJAM, BATAS_SEJAM = timedelta(hours=1), 30
SESI = "kontak_terbuka"
TUJUAN = (
    ("undangan", "Mengirim undangan"),
    ("verifikasi", "Memverifikasi data"),
    ("janji", "Mengurus kegiatan atau janji"),
    ("permintaan subjek", "Menjawab permintaan orangnya atas datanya"),
)
BERHENTI = (
    f"Anda sudah membuka {BATAS_SEJAM} kontak dalam satu jam. Coba lagi satu jam "
    "lagi. Petugas pelindungan data diberi tahu."
)


class LihatKontakForm(Borang):
    tujuan = forms.ChoiceField(
        label="Untuk apa kontak ini dibuka?",
        choices=TUJUAN,
        widget=forms.RadioSelect,
        help_text="Tercatat dengan nama Anda; orangnya dapat meminta catatan itu.",
        error_messages={"required": "Pilih dulu tujuannya."},
    )
    keterangan = Teks(
        label="Keterangan",
        max_length=120,
        help_text="Boleh kosong. Misalnya nomor kegiatan. Jangan tulis nama orang.",
    )

    def alasan(self) -> str:
        isi = self.cleaned_data
        return ": ".join(filter(None, (isi["tujuan"], isi["keterangan"])))


@di_alamat("<path:object_id>/bukti/<int:pk>/", "bukti")
def bukti_view(
    induk: PortalAdmin, request: HttpRequest, object_id: str, pk: int
) -> FileResponse:
    obj = induk.objek_atau_404(request, object_id)
    if not boleh_catat(request, obj):
        raise PermissionDenied
    milik = Persetujuan.objects.filter(orang__jabatan__pemangku=obj)
    baris = get_object_or_404(milik.exclude(bukti="").distinct(), pk=pk)
    return unduh(baris.bukti, f"bukti-{baris.pk}")


def boleh_kontak(induk: PortalAdmin, request: HttpRequest, obj: Pemangku) -> bool:
    """Whose role it is; the power of a superuser alone opens none (8.1)."""
    berperan = not kuasa_saja(petugas_dari(request))
    return berperan and (
        request.user.has_perm(KONTAK) and induk.berwenang(request, KONTAK, obj)
    )


def alamat_kontak(induk: PortalAdmin, request: HttpRequest, obj: Pemangku) -> str:
    return induk.tautan("kontak", obj.pk) if boleh_kontak(induk, request, obj) else ""


@di_alamat("<path:object_id>/kontak/", "kontak", TULIS)
def kontak_view(
    induk: PortalAdmin, request: HttpRequest, object_id: str
) -> HttpResponse:
    """Ask what for; on POST note it; then show it for a quarter of an hour."""
    obj = induk.objek_atau_404(request, object_id)
    if not boleh_kontak(induk, request, obj):
        raise PermissionDenied
    kini, berhenti, petugas = timezone.now(), False, petugas_dari(request)
    form = LihatKontakForm(kiriman(request))
    if form.is_valid():
        if _boleh(petugas, obj, kini):
            alasan = form.alasan()
            buka_data(obj, Saat(petugas, kini), kolom="kontak", alasan=alasan)
            # One record at a time: the next one closes this.
            akhir = kini + TERBUKA_SELAMA
            request.session[SESI] = [str(obj.pk), akhir.isoformat()]
            return HttpResponseRedirect(induk.tautan("kontak", obj.pk))
        berhenti = True
    pk, tulis = request.session.get(SESI, ("", f"{kini}"))
    akhir = datetime.fromisoformat(tulis)
    sampai = akhir if pk == str(obj.pk) and kini < akhir else None
    jawab = induk.halaman(
        request,
        "pemangku/pribadi/kontak.html",
        title=f"Lihat kontak: {obj}",
        object=obj,
        form=form,
        halangan=BERHENTI if berhenti else "",
        sampai=sampai,
        kontak=kontak_penuh(obj) if sampai and not berhenti else [],
    )
    jawab["Cache-Control"] = "no-store, private"
    jawab["Referrer-Policy"] = "same-origin"
    return jawab


HALAMAN_KONTAK = (bukti_view, kontak_view)


def _boleh(petugas: Petugas, obj: Pemangku, kini: datetime) -> bool:
    kunci = f"kontak:{petugas.pk}"
    if boleh_coba(kunci, batas=BATAS_SEJAM, jendela=SEJAM, pada=kini):
        return True
    kabari_penjaga(
        "kontak_berlebih",
        kunci=f"{kunci}:{timezone.localtime(kini):%Y-%m-%dT%H}",
        pada=kini,
        petugas=petugas,
        batas=BATAS_SEJAM,
        nomor=obj.nomor,
    )
    return False


def kontak_penuh(pemangku: Pemangku) -> list[tuple[str, list[tuple[str, Kanal]]]]:
    jabatan = pemangku.jabatan.nyata().berlaku(timezone.localdate())
    semua = [(pemangku.nama_tampil, pemangku.kanal.all())] * pemangku.kanal.exists()
    for satu in jabatan.select_related("orang").prefetch_related("orang__kanal"):
        orang = satu.orang
        semua.append((f"{orang.nama_lengkap}, {satu.nama_jabatan}", orang.kanal.all()))
    return [
        (
            judul,
            [
                (f"{k.get_jenis_display()}, {k.get_sifat_display().lower()}", k)
                for k in kanal
            ],
        )
        for judul, kanal in semua
    ]


# Downloads with personal data: asked for, approved by a second person, taken (PK-59)


MINTA_EKSPOR = "pemangku.minta_eksporpribadi"
KELUAR = (
    "Peminta dapat mengunduh nama dan kanal orang-orang ini selama 24 jam.",
    "Yang sudah diunduh tidak dapat ditarik kembali.",
    "Persetujuan Anda dan setiap unduhan tercatat.",
)


class MintaForm(Borang):
    tujuan = Teks(
        label="Tujuan",
        max_length=200,
        wajib="Tulis tujuan data ini diunduh.",
        widget=panjang(2),
        help_text="Tercatat dengan nama Anda dan dibaca penyetuju.",
    )
    pengelola = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Hanya yang dirawat unit",
        required=False,
        empty_label="semua yang Anda rawat",
        help_text="Ambil hanya yang diperlukan.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["pengelola"]
        kolom.queryset = Unit.objects.berjalan(timezone.localdate())


class YangDimintaForm(TindakanForm):
    """Shows what leaves the portal; nothing is asked."""

    peragaan = "organisasi/staf/menjamin.html"

    @property
    def rincian(self) -> Sequence[tuple[str, str]]:
        return rincian_ekspor(self.berkas)


@admin.register(EksporPribadi)
class EksporPribadiAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            TindakanEkspor.SETUJUI,
            EksporPribadi.setujui,
            **SETUJU_EKSPOR.tombol,
            berhasil="Disetujui. Peminta dapat mengunduhnya selama 24 jam.",
            penjelasan="Baca siapa yang meminta, untuk apa, dan data apa yang keluar.",
            form=lambda _ekspor: YangDimintaForm,
            akibat=lambda _ekspor: KELUAR,
        ),
        Tombol(
            TindakanEkspor.TOLAK,
            EksporPribadi.tolak,
            **SETUJU_EKSPOR.hak,
            berhasil="Permintaan ditolak.",
            form=tanya("Mengapa ditolak?", "Dibaca peminta di halaman permintaannya."),
            bahaya=True,
        ),
    )
    change_form_template = "pemangku/pribadi/ekspor_pribadi.html"
    tambah = "Minta unduhan"
    keterangan = "Unduhan dengan nama dan kanal. Setiap unduhan tercatat."
    panduan = "data-pribadi"
    list_display = ("nomor", "tujuan", "peminta", "jumlah", "status", "diunduh")
    list_filter = ("status",)
    list_select_related = ("peminta",)
    ordering = ("-dibuat_pada", "pk")
    fields = (
        "nomor",
        "tujuan",
        "pengelola",
        "jumlah",
        "peminta",
        "langsung",
        "status",
        "penyetuju",
        "alasan",
        "berlaku_sampai",
        "diunduh",
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MINTA_EKSPOR)

    def kotak(self, request: HttpRequest, obj: EksporPribadi) -> dict[str, Any]:
        halangan = obj.halangan_unduh(petugas_dari(request), timezone.now())
        return {
            **super().kotak(request, obj),
            "rincian": rincian_ekspor(obj),
            "alamat_unduh": "" if halangan else self.tautan("unduh", obj.pk),
        }

    def tambah_view(self, request: HttpRequest) -> HttpResponse:
        form = MintaForm(kiriman(request))
        if form.is_valid() and (
            ekspor := coba(form, minta_ekspor, saat_dari(request), **form.cleaned_data)
        ):
            return HttpResponseRedirect(self.tautan("change", ekspor.pk))
        return self.halaman(
            request,
            "pemangku/pribadi/ekspor_minta.html",
            title="Minta unduhan dengan data pribadi",
            form=form,
            panduan=self.panduan,
            simpan="Minta unduhan",
        )

    @di_alamat("<path:object_id>/unduh/", "unduh", require_POST)
    def unduh_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The workbook, made now and kept nowhere; by POST, for each time is written down."""
        obj, kini = self.objek_atau_404(request, object_id), timezone.now()
        petugas = petugas_dari(request)
        if obj.peminta_id != petugas.pk:
            raise PermissionDenied
        try:
            baris = ambil_ekspor(obj, Saat(petugas, kini))
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
            return HttpResponseRedirect(self.tautan("change", obj.pk))
        jawab = alirkan_buku(str(obj.nomor), *buku_pribadi(obj, baris, pada=kini))
        jawab["Cache-Control"] = "no-store, private"
        return jawab
