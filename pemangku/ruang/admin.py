"""Registrations at the door (PK-11)."""

from functools import partial
from typing import Any, override
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.staf.base import TULIS, HanyaBaca, PortalAdmin, di_alamat
from organisasi.staf.borongan import kerjakan, massal
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.inventaris.orang import Jabatan
from pemangku.izin import GARAP
from pemangku.kunjungan.kehadiran import PendaftaranMandiri
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import TindakanPendaftaran as T
from pemangku.ruang import pendaftaran as aksi
from pemangku.ruang.pendaftaran import PILIH_ALASAN
from pemangku.staf import PILIH_ORANG

# The queue of registrations at the door: match, make new, guest, refuse (PK-11)

ALASAN = ("Tidak ada di ruangan", "Bukan nama orang", "Pendaftaran ganda", "Iseng")


class CocokForm(TindakanForm):
    jabatan = forms.ModelChoiceField(
        Jabatan.objects.none(),
        label="Orang yang dimaksud",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": PILIH_ORANG, "invalid_choice": PILIH_ORANG},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        calon = aksi.calon_orang([self.berkas], self.petugas).get(self.berkas.pk, ())
        kolom: Any = self.fields["jabatan"]
        kolom.queryset = Jabatan.objects.filter(pk__in=[j.pk for _poin, j in calon])
        kolom.choices = [(j.pk, aksi.sebut_calon_orang(p, j)) for p, j in calon]


class TolakPendaftaranForm(TindakanForm):
    sekali = True
    alasan = forms.ChoiceField(
        label="Alasan",
        choices=[("", PILIH_ALASAN), *((satu, satu) for satu in ALASAN)],
        error_messages={"required": PILIH_ALASAN},
    )


@di_alamat("putuskan/<uuid:kegiatan>/", "putuskan", TULIS)
def putuskan_view(
    induk: PortalAdmin, request: HttpRequest, kegiatan: UUID
) -> HttpResponse:
    """All that wait at one visit, by their room code; each row says what becomes of it."""
    if not request.user.has_perm(GARAP):
        raise PermissionDenied
    petugas = petugas_dari(request)
    digarap = Kegiatan.objects.digarap(petugas).untuk_daftar()
    visit = get_object_or_404(digarap, pk=kegiatan)
    semua = aksi.usulan(visit, petugas)
    if nama := request.POST.get("tindakan"):
        cocok = request.POST.get("kelompok") == "cocok"
        _putuskan(request, nama, [s for s in semua if s.daftar.kode_cocok == cocok])
        sisa = visit.pendaftaran.menunggu().exists()
        ke = induk.tautan("putuskan", kegiatan) if sisa else None
        return HttpResponseRedirect(
            ke or reverse("admin:pemangku_kegiatan_change", args=(kegiatan,))
        )
    tampil = str(len(semua))
    menunggu = visit.pendaftaran.menunggu()
    if len(semua) == aksi.SEKALI_PUTUS < (banyak := menunggu.count()):
        tampil += f" pertama dari {banyak}"
    kelompok = [
        (kode, judul, [s for s in semua if s.daftar.kode_cocok == (kode == "cocok")])
        for kode, judul in (
            ("cocok", "Kode ruang cocok"),
            ("lain", "Kode ruang kosong atau salah"),
        )
    ]
    return induk.halaman(
        request,
        "pemangku/ruang/putuskan.html",
        title=f"Pendaftaran yang menunggu: {tampil}",
        kegiatan=visit,
        kelompok=kelompok,
        alasan=ALASAN,
    )


def _putuskan(request: HttpRequest, nama: str, semua: list[aksi.Usulan]) -> None:
    dipilih = set(request.POST.getlist("pilih"))
    if "semua" not in request.POST:
        semua = [satu for satu in semua if str(satu.daftar.pk) in dipilih]
    saat, alasan = saat_dari(request), request.POST.get("alasan", "")
    tolak = nama == T.TOLAK

    def kerja(satu: aksi.Usulan) -> None:
        if tolak:
            aksi.tolak_pendaftaran(satu.daftar, saat, alasan=alasan)
        else:
            pilih = request.POST.get(f"siapa-{satu.daftar.pk}", satu.usul)
            satu.putuskan(pilih, saat)

    if not semua:
        messages.warning(request, "Centang dulu pendaftarannya.")
    kerjakan(
        request,
        T.TOLAK.label if tolak else "Catat hadir",
        [(satu.daftar.isi["nama"], partial(kerja, satu)) for satu in semua],
    )


@admin.register(PendaftaranMandiri)
class PendaftaranAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            T.COCOKKAN,
            aksi.cocokkan_pendaftaran,
            berhasil="Dicocokkan dengan orang yang sudah tercatat.",
            form=lambda _d: CocokForm,
            penjelasan="Hanya kanal yang belum ada dan persetujuan yang ditambahkan.",
        ),
        Tombol(T.BUAT_BARU, aksi.buatkan_catatan, berhasil="Catatan baru dibuat."),
        Tombol(
            T.HADIR_SAJA,
            aksi.catat_hadir_saja,
            berhasil="Kehadiran tercatat; kontaknya dihapus.",
            penjelasan="Untuk tamu yang bukan pemangku; kontaknya dihapus.",
            bila=lambda d: d.kegiatan_id is not None,
        ),
        Tombol(
            T.TOLAK,
            aksi.tolak_pendaftaran,
            berhasil="Pendaftaran ditolak; datanya dihapus dan tidak dihitung.",
            form=lambda _d: TolakPendaftaranForm,
            bahaya=True,
        ),
    )
    change_form_template = "pemangku/ruang/pendaftaran.html"
    views = (putuskan_view,)
    keterangan = "Cocokkan dengan orang yang tercatat, buat baru, atau catat hadir."
    panduan = "kunjungan"
    jalan_unit = "kegiatan__tuan_rumah"
    list_display = (
        "siapa",
        "lembaga",
        "kegiatan",
        "diterima_pada",
        "kode_cocok",
        "tanda",
    )
    list_filter = ("status",)
    actions = tuple(massal(t) for t in tombol if t.tindakan != T.COCOKKAN)
    list_select_related = ("kegiatan__tuan_rumah__induk", "kegiatan__penyelenggara")
    fields = ("status",)

    @admin.display(description="nama")
    def siapa(self, obj: PendaftaranMandiri) -> str:
        return str(obj.isi.get("nama", "(dihapus)"))

    @admin.display(description="lembaga")
    def lembaga(self, obj: PendaftaranMandiri) -> str:
        return str(obj.isi.get("lembaga", ""))

    @override
    def berwenang(self, request: HttpRequest, izin: str, obj: Any) -> bool:
        return True  # the scope of the queryset has decided

    def kotak(self, request: HttpRequest, obj: PendaftaranMandiri) -> dict[str, Any]:
        return {
            "title": "Pendaftaran mandiri",
            "isi": obj.isi,
            "tombol": self.tombol_untuk(request, obj),
            "umur": (timezone.now() - obj.diterima_pada).days,
        }
