"""What planning a round and the acts on its targets ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from organisasi.form_fields import Teks
from organisasi.models import Penugasan, Petugas, Unit
from organisasi.staf.base import kolom_tanggal, panjang
from organisasi.staf.tombol import TindakanForm
from pemangku.inventaris.models import Unsur
from pemangku.izin import PELAKSANA
from pemangku.kunjungan.models import ALASAN_TERPENDEK, Putaran, SasaranPutaran
from pemangku.staf import tanggal_kosong

ALASAN = f"Paling sedikit {ALASAN_TERPENDEK} huruf; dibaca petugas di halaman putaran."


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


class RencanaPutaranForm(forms.Form):
    use_required_attribute = False

    nama = Teks(label="Nama putaran", max_length=120, wajib="Beri putaran ini nama.")
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
        help_text="Sasaran yang belum tuntas di sana ikut, dengan urutan dan targetnya.",
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
            self.add_error("unit", "Pilih paling sedikit satu unit.")
        return isi


class TambahSasaranForm(TindakanForm):
    unit = UnitBanyak(
        label="Unit", error_messages={"required": "Pilih paling sedikit satu unit."}
    )
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
    target_tanggal = tanggal_kosong("Rencana tanggal")
    target_hadir = forms.IntegerField(
        label="Target peserta", min_value=1, max_value=9999
    )
    target_pemangku = forms.IntegerField(
        label="Target pemangku segar", min_value=0, max_value=9999
    )
    pj = forms.ModelChoiceField(
        Petugas.objects.none(),
        label="Penanggung jawab",
        required=False,
        empty_label="Belum ada",
    )
    unsur_wajib = forms.ModelMultipleChoiceField(
        Unsur.objects.filter(aktif=True),
        label="Unsur wajib",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    baris_untuk = (("pj", _pelaksana),)
    semula = (
        *("urutan", "target_tanggal", "target_hadir", "target_pemangku"),
        *("pj", "unsur_wajib"),
    )


class TidakAdaForm(TindakanForm):
    unsur = forms.ModelChoiceField(
        Unsur.objects.none(),
        label="Unsur yang tidak ada",
        empty_label="Pilih unsur",
        error_messages={"required": "Pilih unsurnya."},
    )
    alasan = Teks(
        label="Alasan",
        max_length=300,
        wajib=f"Alasan wajib diisi (min. {ALASAN_TERPENDEK} huruf).",
        widget=panjang(2),
        help_text=ALASAN,
    )
    baris_untuk = (("unsur", lambda s, _: s.unsur_wajib.all()),)


class CabutTidakAdaForm(TindakanForm):
    unsur = forms.ModelChoiceField(
        Unsur.objects.none(),
        label="Pernyataan",
        empty_label="Pilih unsur",
        error_messages={"required": "Pilih unsurnya."},
    )
    baris_untuk = (
        ("unsur", lambda s, _: Unsur.objects.filter(pk__in=s.unsur_tidak_ada)),
    )
