"""What writing a broadcast asks: the message, and whom it is for."""

from typing import Any

from django import forms
from django.db.models import Model, QuerySet

from organisasi.form_fields import Borang, Teks, kolom_kunci
from organisasi.models import Isu, Petugas, Unit, Wilayah
from organisasi.staf.base import panjang
from pemangku.inventaris.models import JenisPemangku, Unsur
from pemangku.inventaris.pilihan import PeranKhusus
from pemangku.izin import OPERATOR, PELAKSANA
from pemangku.kunjungan.models import Kegiatan
from pemangku.siaran.models import KANAL_SIARAN, TUJUAN_SIARAN, Siaran
from pemangku.siaran.penerima import (
    HADIR,
    PENANDA,
    TIDAK_HADIR,
    salah_templat,
    tulis_penanda,
)

PESAN = ("unit", "tujuan", "kanal", "judul", "isi")
PILIH = "Pilih salah satu."


def _centang_model(label: str, semua: Any) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        semua, label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


class SiaranForm(Borang):
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Pengirim", error_messages={"required": PILIH}
    )
    tujuan = forms.ChoiceField(
        label="Tujuan",
        choices=[(t.value, t.label) for t in TUJUAN_SIARAN],
        help_text="Menentukan persetujuan yang diperiksa.",
    )
    kanal = forms.ChoiceField(
        label="Dikirim lewat", choices=[(k.value, k.label) for k in KANAL_SIARAN]
    )
    judul = Teks(
        label="Judul",
        max_length=120,
        wajib="Tulis judulnya.",
        help_text="Menjadi subjek surel.",
    )
    isi = Teks(
        label="Isi pesan",
        max_length=5000,
        wajib="Tulis pesannya.",
        widget=panjang(10),
        help_text=(
            f"Penanda yang diganti per penerima: {', '.join(map(tulis_penanda, PENANDA))}. "
            "{tautan_berhenti} wajib ada. WhatsApp paling panjang 1.000 huruf; hanya teks, "
            "tanpa lampiran."
        ),
    )
    unsur = _centang_model("Kelompok induk", Unsur.objects.filter(aktif=True))
    jenis = _centang_model("Kelompok", JenisPemangku.objects.filter(aktif=True))
    wilayah = forms.ModelChoiceField(
        Wilayah.objects.select_related("induk").filter(aktif=True),
        label="Kecamatan atau kelurahan",
        required=False,
        empty_label="Seluruh kota",
        help_text="Pemangku yang beralamat di sana atau meliputi wilayah itu.",
    )
    isu = _centang_model("Isu (termasuk yang di bawahnya)", Isu.objects.aktif())
    peran = forms.MultipleChoiceField(
        label="Peran khusus",
        choices=PeranKhusus.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    kegiatan = forms.ModelChoiceField(
        Kegiatan.objects.none(),
        label="Kegiatan",
        required=False,
        empty_label="Tidak disaring menurut kegiatan",
    )
    hadir = forms.ChoiceField(
        label="Pada kegiatan itu",
        required=False,
        choices=[(HADIR, "Yang hadir"), (TIDAK_HADIR, "Yang tidak hadir")],
    )
    edisi = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kunci = kolom_kunci()

    def __init__(
        self, *args: Any, petugas: Petugas, siaran: Siaran | None, **lain: Any
    ) -> None:
        lain["initial"] = _awal(siaran) | lain.get("initial", {})
        super().__init__(*args, **lain)
        kolom: Any = self.fields
        kolom["unit"].queryset = _unit(petugas)
        kolom["kegiatan"].queryset = (
            Kegiatan.objects.untuk(petugas).terlaksana().order_by("-mulai")
        )
        if kolom["unit"].queryset.count() == 1:
            self.initial.setdefault("unit", kolom["unit"].queryset.get().pk)

    def clean(self) -> dict[str, Any]:
        bersih: dict[str, Any] = self.cleaned_data
        isi, kanal = bersih.get("isi"), bersih.get("kanal")
        if isi and kanal:
            for salah in salah_templat(isi, kanal):
                self.add_error("isi", salah)
        return bersih

    def pesan(self) -> list[forms.BoundField]:
        return [self[nama] for nama in PESAN]

    def sasaran(self) -> list[forms.BoundField]:
        return [k for k in self if k.name not in {*PESAN, "edisi", "kunci"}]

    def isian(self) -> dict[str, Any]:
        """The message by column, and the segment as it is stored: without what is empty."""
        isi = self.cleaned_data
        segmen = {
            k.name: _tersimpan(isi[k.name]) for k in self.sasaran() if isi[k.name]
        }
        return {nama: isi[nama] for nama in PESAN} | {"segmen": segmen}


def _tersimpan(nilai: Any) -> Any:
    if isinstance(nilai, QuerySet):
        return [satu.pk for satu in nilai]
    return str(nilai.pk) if isinstance(nilai, Model) else nilai


def _awal(siaran: Siaran | None) -> dict[str, Any]:
    if siaran is None:
        return {}
    pesan = {n: getattr(siaran, n) for n in (*PESAN, "edisi")}
    return {**pesan, **siaran.segmen}


def _unit(petugas: Petugas) -> Any:
    if petugas.superuser_aktif:
        return Unit.objects.all()
    peran = PELAKSANA | OPERATOR
    milik = {p.unit_id for p in petugas.penugasan_aktif if p.peran in peran}
    return Unit.objects.filter(pk__in=milik)
