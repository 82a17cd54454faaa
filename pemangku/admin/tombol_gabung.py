"""Acts by which two persons of a stakeholder become one, and two again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from organisasi.kantor.izin import cakupan_izin
from organisasi.staf.tombol import TindakanForm, Tombol
from pemangku.actions.duplikat import pasangan_orang
from pemangku.actions.gabung_orang import (
    DIRI_SENDIRI,
    batalkan_gabungan_orang,
    gabungkan_orang,
)
from pemangku.admin.bersama import GABUNG, PILIH_ORANG, TINJAU, OrangField
from pemangku.models import Jabatan, Orang, Pemangku, PenggabunganLog

DI_UNIT_LAIN = (
    "Salah satunya juga menjabat di pemangku yang dirawat unit lain; minta pengelola "
    "menggabungkannya."
)


def _orang(pemangku: Pemangku) -> QuerySet[Orang]:
    return Orang.objects.aktif().filter(pk__in=pemangku.jabatan.values("orang"))


def _pilihan(label: str, bantuan: str = "") -> OrangField:
    return OrangField(
        label=label,
        help_text=bantuan,
        queryset=Orang.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": PILIH_ORANG, "invalid_choice": PILIH_ORANG},
    )


class GabungOrangForm(TindakanForm):
    """Who stays, and who goes into him."""

    kekal = _pilihan("Yang tetap", "Nama yang ini yang dipakai seterusnya.")
    lebur = _pilihan("Yang masuk ke dalamnya")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        for nama in ("kekal", "lebur"):
            kolom: Any = self.fields[nama]
            kolom.queryset = _orang(self.berkas)

    def clean(self) -> dict[str, Any]:
        """Two different ones, with no post beyond the officer's reach."""
        isi = self.cleaned_data
        semua = [isi[nama] for nama in ("kekal", "lebur") if nama in isi]
        if isi.get("kekal") and isi.get("kekal") == isi.get("lebur"):
            raise ValidationError(DIRI_SENDIRI)
        milik = cakupan_izin(self.petugas, GABUNG).q("pemangku__pengelola")
        jabatan = Jabatan.objects.filter(orang__in=semua)
        if jabatan.exclude(pk__in=jabatan.filter(milik).values("pk")).exists():
            raise ValidationError(DI_UNIT_LAIN)
        return isi


class PisahOrangForm(TindakanForm):
    """Which merge is undone."""

    log = forms.ModelChoiceField(
        label="Penggabungan",
        queryset=PenggabunganLog.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Pilih satu.", "invalid_choice": "Pilih satu."},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["log"]
        kolom.queryset = _gabungan(self.berkas)


def _gabungan(pemangku: Pemangku) -> QuerySet[PenggabunganLog]:
    """Merges of persons here that can still be undone by themselves."""
    return PenggabunganLog.objects.filter(
        orang__in=pemangku.jabatan.values("orang"),
        induk=None,
        dibatalkan_pada=None,
        pada__gt=timezone.now() - PenggabunganLog.SELAMA,
    ).select_related("orang", "orang_lebur")


def _gabungkan(pemangku: Pemangku, **isi: Any) -> Pemangku:
    """The act returns its log; the page shows the record."""
    gabungkan_orang(**isi)
    return pemangku


def _pisahkan(pemangku: Pemangku, *, log: PenggabunganLog, **isi: Any) -> Pemangku:
    batalkan_gabungan_orang(log, **isi)
    return pemangku


def _akibat(pemangku: Pemangku) -> Sequence[str]:
    return [
        *(f"Mungkin sama: {satu.sebutan}." for satu in pasangan_orang(pemangku)),
        "Jabatan, kanal, dan kehadiran keduanya terkumpul pada yang tetap.",
        "Persetujuan yang berbeda dihitung ditarik; tanyakan lagi kepada orangnya.",
        "Pengelola dapat membatalkannya dalam 30 hari.",
    ]


TOMBOL_GABUNG = (
    Tombol(
        nama="gabung_orang",
        label="Gabungkan dua orang",
        izin=GABUNG,
        boleh=lambda p: (
            p.bentuk == Pemangku.Bentuk.LEMBAGA and _orang(p)[:2].count() > 1
        ),
        lakukan=_gabungkan,
        berhasil="Keduanya sekarang satu orang.",
        penjelasan="Satu orang tercatat dua kali di sini.",
        form=lambda _p: GabungOrangForm,
        akibat=_akibat,
    ),
    Tombol(
        nama="pisah_orang",
        label="Batalkan penggabungan orang",
        izin=TINJAU,
        boleh=lambda p: _gabungan(p).exists(),
        lakukan=_pisahkan,
        berhasil="Keduanya kembali menjadi dua orang.",
        penjelasan="Yang sudah diubah sejak digabung tetap pada yang tetap; periksa sendiri.",
        form=lambda _p: PisahOrangForm,
    ),
)
