"""Pages of rounds and of their targets."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from organisasi.form_fields import Borang, Teks
from organisasi.halaman.rahasia import kiriman
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.models import Penugasan, Petugas, Unit
from organisasi.staf.base import HanyaBaca, kolom_tanggal, panjang
from organisasi.staf.riwayat import Peristiwa
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.inventaris.models import Unsur
from pemangku.izin import KELOLA_PUTARAN, PELAKSANA
from pemangku.janji.models import Janji
from pemangku.kunjungan.models import ALASAN_TERPENDEK, Putaran, SasaranPutaran
from pemangku.kunjungan.pilihan import TindakanPutaran as T, TindakanSasaran
from pemangku.putaran import actions as aksi
from pemangku.putaran.sasaran import (
    keadaan_putaran,
    keadaan_sasaran,
    ringkas,
    tak_terjangkau,
    tanpa_peserta,
)
from pemangku.staf import coba, tanggal_kosong

# What planning a round and the acts on its targets ask

ALASAN = f"Paling sedikit {ALASAN_TERPENDEK} huruf. Dibaca petugas di halaman putaran."


def unit_kota() -> Any:
    """Units that may be visited: those with a PPID, kecamatan first."""
    hari = timezone.localdate()
    return (
        Unit.objects.berjalan(hari)
        .exclude(jenis=Unit.Jenis.KELURAHAN)
        .ber_ppid()
        .order_by("jenis", "nama")
    )


class UnitBanyak(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **lain: Any) -> None:
        super().__init__(Unit.objects.none(), **lain)


class RencanaPutaranForm(Borang):
    nama = Teks(label="Nama putaran", max_length=120, wajib="Tulis nama putaran.")
    tujuan = Teks(label="Tujuan", max_length=2000, widget=panjang(3))
    mulai = kolom_tanggal("Mulai", wajib="Isi tanggal mulai.")
    target_selesai = tanggal_kosong(
        "Target selesai", wajib="Isi tanggal target selesai."
    )
    salin = forms.ModelChoiceField(
        Putaran.objects.all(),
        label="Lanjutkan putaran",
        required=False,
        empty_label="Tidak melanjutkan",
        help_text="Sasaran yang belum tuntas ikut dibawa, dengan urutan dan targetnya.",
    )
    unit = UnitBanyak(
        label="Unit yang dikunjungi",
        required=False,
        help_text="Jumlah sasaran dihitung dari daftar ini.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["unit"]
        kolom.queryset = unit_kota()

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        mulai, selesai = isi.get("mulai"), isi.get("target_selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("target_selesai", "Target selesai harus setelah mulai.")
        if not (isi.get("unit") or isi.get("salin")):
            self.add_error("unit", aksi.TANPA_UNIT)
        return isi


class TambahSasaranForm(TindakanForm):
    unit = UnitBanyak(label="Unit", error_messages={"required": aksi.TANPA_UNIT})
    baris_untuk = (
        ("unit", lambda p, _: unit_kota().exclude(pk__in=p.sasaran.values("unit"))),
    )


class TundaSasaranForm(TindakanForm):
    sampai = tanggal_kosong("Ditunda sampai", wajib="Isi tanggalnya.")
    alasan = Teks(
        label="Alasan", max_length=200, wajib="Tulis alasannya.", help_text=ALASAN
    )


def _pelaksana(sasaran: SasaranPutaran, _: Petugas) -> Any:
    """Who holds visits all over the city today, and who answers for the target now."""
    kini = Penugasan.objects.berlaku(timezone.localdate())
    kota = Q(penugasan__in=kini.filter(peran__in=[str(p) for p in PELAKSANA]))
    return Petugas.objects.filter(kota | Q(pk=sasaran.pj_id)).distinct()


class UbahSasaranForm(TindakanForm):
    urutan = forms.IntegerField(label="Urutan", min_value=0, max_value=9999)
    target_tanggal = tanggal_kosong("Paling lambat dikunjungi")
    target_hadir = forms.IntegerField(
        label="Target peserta", min_value=1, max_value=9999
    )
    target_pemangku = forms.IntegerField(
        label="Target data mutakhir", min_value=0, max_value=9999
    )
    pj = forms.ModelChoiceField(
        Petugas.objects.none(),
        label="Penanggung jawab",
        required=False,
        empty_label="Belum ada",
    )
    unsur_wajib = forms.ModelMultipleChoiceField(
        Unsur.objects.filter(aktif=True),
        label="Kelompok wajib",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    baris_untuk = (("pj", _pelaksana),)
    semula = (
        "urutan",
        "target_tanggal",
        "target_hadir",
        "target_pemangku",
        "pj",
        "unsur_wajib",
    )


class TidakAdaForm(TindakanForm):
    unsur = forms.ModelChoiceField(
        Unsur.objects.none(),
        label="Kelompok yang tidak ada",
        empty_label="Pilih kelompok",
        error_messages={"required": "Pilih kelompoknya."},
    )
    alasan = Teks(
        label="Alasan",
        max_length=300,
        wajib=aksi.ALASAN_WAJIB,
        widget=panjang(2),
        help_text=ALASAN,
    )
    baris_untuk = (("unsur", lambda s, _: s.unsur_wajib.all()),)


class CabutTidakAdaForm(TindakanForm):
    unsur = forms.ModelChoiceField(
        Unsur.objects.none(),
        label="Pernyataan",
        empty_label="Pilih kelompok",
        error_messages={"required": "Pilih kelompoknya."},
    )
    baris_untuk = (
        ("unsur", lambda s, _: Unsur.objects.filter(pk__in=s.unsur_tidak_ada)),
    )


# What the page of a round shows: two lists of targets in a fixed number of queries


# The views of the board: in words, and the rows that stand in them.
TAMPILAN: Mapping[str, tuple[str, Callable[[Mapping[str, Any]], object]]] = {
    "": ("Semua", lambda _isi: True),
    "terlambat": ("Terlambat", lambda isi: isi["b"].terlambat),
    "kegiatan": ("Tanpa kegiatan", lambda isi: not isi["b"].kunjungan),
    "kelurahan": ("Kelurahan tanpa peserta", lambda isi: isi["kelurahan"]),
    "kelompok": ("Kelompok belum ada", lambda isi: isi["b"].unsur_kurang),
}


def _tindak_lanjut(putaran: Putaran, hari: date) -> dict[Any, tuple[int, int]]:
    baris = (
        Janji.objects.tindak_lanjut()
        .berlaku()
        .filter(kegiatan__sasaran__putaran=putaran)
        .order_by()
        .values_list("kegiatan__sasaran")
        .annotate(banyak=Count("pk"), lambat=Count("pk", filter=Q(tenggat__lt=hari)))
    )
    return {satu: (banyak, lambat) for satu, banyak, lambat in baris}


def isi_putaran(
    putaran: Putaran, *, petugas: Petugas, hari: date, perlu: str
) -> dict[str, Any]:
    """Read the round for one officer; an unknown ``perlu`` shows all.

    Each row: the target, whether the officer may open it and read names (PK-05), the open
    follow-ups of its visits, how many of these are past their day, and the kelurahan
    nobody came from.
    """
    perlu = perlu if perlu in TAMPILAN else ""
    terbuka = SasaranPutaran.objects.untuk(petugas).filter(putaran=putaran)
    rinci = Q(pk__in=terbuka.order_by().values("pk"))
    baris = keadaan_putaran(putaran, hari=hari, rinci=rinci)
    lanjut, kosong = _tindak_lanjut(putaran, hari), dict(tanpa_peserta(putaran, baris))
    semua: list[dict[str, Any]] = []
    for b in baris:
        banyak, lewat = lanjut.get(b.sasaran.pk, (0, 0))
        isi = {"b": b, "lanjut": banyak, "lewat": lewat}
        semua.append(isi | {"kelurahan": kosong.get(b.sasaran.unit.nama, [])})
    tampil = [isi for isi in semua if TAMPILAN[perlu][1](isi)]
    setempat = (Unit.Jenis.KECAMATAN, Unit.Jenis.KELURAHAN)
    kelompok = {
        judul: [i for i in tampil if (i["b"].sasaran.unit.jenis in setempat) == ini]
        for judul, ini in (("Kecamatan", True), ("Perangkat daerah", False))
    }
    return {
        "ringkasan": ringkas(baris),
        "kelompok": [(judul, isi) for judul, isi in kelompok.items() if isi],
        "perlu": perlu,
        "tampilan": [
            (kode, kata, sum(bool(masuk(isi)) for isi in semua))
            for kode, (kata, masuk) in TAMPILAN.items()
        ],
    }


def _terbuka(sasaran: SasaranPutaran) -> bool:
    return sasaran.putaran.status != Putaran.Status.SELESAI


@admin.register(SasaranPutaran)
class SasaranAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            TindakanSasaran.UBAH,
            aksi.ubah_sasaran,
            berhasil="Rencana sasaran diperbarui.",
            form=lambda _s: UbahSasaranForm,
            bila=_terbuka,
        ),
        Tombol(
            TindakanSasaran.TUNDA,
            aksi.tunda_sasaran,
            berhasil="Sasaran ditunda.",
            penjelasan="Sasaran ini tidak dihitung terlambat sampai tanggal itu.",
            form=lambda _s: TundaSasaranForm,
            bila=_terbuka,
        ),
        Tombol(
            TindakanSasaran.LANJUTKAN,
            aksi.lanjutkan_sasaran,
            berhasil="Sasaran tidak lagi ditunda.",
            bila=_terbuka,
        ),
        Tombol(
            TindakanSasaran.TIDAK_ADA,
            aksi.nyatakan_tidak_ada,
            berhasil="Kelompok dinyatakan tidak ada.",
            penjelasan="Hanya untuk kelompok yang tidak ada di sana, bukan yang belum ditemui.",
            form=lambda _s: TidakAdaForm,
            bila=lambda s: _terbuka(s) and bool(s.unsur_wajib.all()),
        ),
        Tombol(
            TindakanSasaran.CABUT_TIDAK_ADA,
            aksi.cabut_tidak_ada,
            berhasil="Kelompok itu diwajibkan lagi.",
            form=lambda _s: CabutTidakAdaForm,
            bila=lambda s: _terbuka(s) and bool(s.unsur_tidak_ada),
        ),
    )
    change_form_template = "pemangku/putaran/sasaran.html"
    keterangan = "Unit yang dikunjungi dalam satu putaran dan kekurangannya."
    panduan = "kunjungan"
    list_display = ("unit", "putaran", "urutan", "target_tanggal", "ditunda_sampai")
    list_filter = ("putaran",)
    list_select_related = ("unit", "putaran", "pj")
    search_fields = ("unit__nama",)
    fields = ("urutan",)

    def get_queryset(self, request: HttpRequest) -> Any:
        semua = super().get_queryset(request).select_related("unit__wilayah", "putaran")
        return semua.prefetch_related("unsur_wajib")

    def kotak(self, request: HttpRequest, obj: SasaranPutaran) -> dict[str, Any]:
        (baris,) = keadaan_sasaran([obj], hari=timezone.localdate())
        return {
            "title": f"Sasaran {obj}",
            "baris": baris,
            "tidak_ada": [
                (unsur, obj.unsur_tidak_ada[str(unsur.pk)])
                for unsur in Unsur.objects.filter(pk__in=obj.unsur_tidak_ada)
            ],
            "kegiatan": obj.kegiatan.order_by("mulai"),
            "tombol": self.tombol_untuk(request, obj),
            "alamat_putaran": reverse(
                "admin:pemangku_putaran_change", args=(obj.putaran_id,)
            ),
        }


@admin.register(Putaran)
class PutaranAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(T.MULAI, aksi.mulai_putaran, berhasil="Putaran berjalan."),
        Tombol(
            T.TAMBAH,
            aksi.tambah_sasaran,
            berhasil="Sasaran ditambahkan.",
            penjelasan="Semua jumlah di halaman putaran dihitung dari daftar ini.",
            form=lambda _p: TambahSasaranForm,
        ),
        Tombol(
            T.AKHIRI,
            Putaran.akhiri,
            berhasil="Putaran selesai.",
            akibat=lambda _p: (
                "Sasarannya tidak dapat diubah lagi.",
                "Yang belum tuntas dapat dilanjutkan dalam putaran baru.",
            ),
            bahaya=True,
        ),
    )
    change_form_template = "pemangku/putaran/putaran.html"
    keterangan = "Unit yang sudah didatangi dan yang masih kurang."
    panduan = "kunjungan"
    list_display = ("nama", "status", "mulai", "target_selesai")
    list_filter = ("status",)
    search_fields = ("nama",)
    fields = ("nama",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(KELOLA_PUTARAN)

    def tambah_view(self, request: HttpRequest) -> HttpResponse:
        form = RencanaPutaranForm(kiriman(request))
        if form.is_valid():
            saat, isi = saat_dari(request), form.cleaned_data
            if putaran := coba(form, aksi.rencanakan_putaran, saat, **isi):
                messages.success(request, f"{putaran} direncanakan.")
                return HttpResponseRedirect(self.tautan("change", putaran.pk))
        judul, templat = "Rencanakan putaran", "pemangku/borang.html"
        isi = {"simpan": judul, "panduan": self.panduan, "form": form}
        return self.halaman(request, templat, title=judul, **isi)

    def kejadian(self, _obj: Putaran) -> list[Peristiwa]:
        """None: the page is a board, and its trail stands on the page of all changes."""
        return []

    def kotak(self, request: HttpRequest, obj: Putaran) -> dict[str, Any]:
        petugas = petugas_dari(request)
        isi = isi_putaran(
            obj,
            petugas=petugas,
            hari=timezone.localdate(),
            perlu=request.GET.get("perlu", ""),
        )
        semua, mana = tak_terjangkau(petugas)
        return {
            "title": str(obj),
            "isi": isi,
            "pemangku": semua.aggregate(
                **{k.replace("-", "_"): Count("pk", filter=q) for k, q in mana.items()}
            ),
            "tombol": self.tombol_untuk(request, obj),
        }
