"""Registrations at the door (PK-11)."""

from typing import Any, override

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import HanyaBaca
from organisasi.staf.borongan import massal
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.inventaris.orang import Jabatan
from pemangku.kunjungan.kehadiran import PendaftaranMandiri
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
        calon = aksi.calon_orang(self.berkas, self.petugas)
        kolom: Any = self.fields["jabatan"]
        kolom.queryset = Jabatan.objects.filter(pk__in=[pk for pk, _label in calon])
        kolom.choices = calon


class TolakPendaftaranForm(TindakanForm):
    sekali = True
    alasan = forms.ChoiceField(
        label="Alasan",
        choices=[("", PILIH_ALASAN), *((satu, satu) for satu in ALASAN)],
        error_messages={"required": PILIH_ALASAN},
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
    keterangan = "Cocokkan dengan orang yang tercatat, buat baru, atau catat hadir."
    panduan = "kunjungan"
    jalan_unit = "kegiatan__tuan_rumah"
    list_display = (
        *("siapa", "lembaga", "kegiatan"),
        *("diterima_pada", "kode_cocok", "tanda"),
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
            "calon": aksi.calon_orang(obj, petugas_dari(request)),
            "tombol": self.tombol_untuk(request, obj),
            "umur": (timezone.now() - obj.diterima_pada).days,
        }
