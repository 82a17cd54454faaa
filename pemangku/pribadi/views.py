"""Personal pages: one's own data, from registering on, and the stop link."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Teks, tempelkan
from organisasi.halaman.rahasia import halaman_pribadi, tolak_rahasia
from organisasi.kantor.saat import Saat
from organisasi.models import PermintaanSubjek, Wilayah
from organisasi.pribadi.actions import (
    PERMINTAAN_SEHARI,
    batasi_sehari,
    terima_permintaan_subjek,
)
from pemangku.inventaris.actions import tandai_perlu_cek
from pemangku.inventaris.kanal import normalkan
from pemangku.inventaris.orang import Orang, TautanPribadi
from pemangku.inventaris.pilihan import JenisKelamin, TujuanPersetujuan
from pemangku.kunjungan.kehadiran import PendaftaranMandiri
from pemangku.pribadi.hak_orang import (
    KATA,
    KONTAK,
    DataSaya,
    data_orang,
    data_pendaftaran,
    hentikan,
    orang_saya,
    sudah_berhenti,
    ubah_lewat_saya,
)
from pemangku.pribadi.perbarui import nyatakan_benar
from pemangku.ruang.forms import KontakPintuForm
from pemangku.ruang.pendaftaran import perbaiki_pendaftaran, tarik_pendaftaran
from pemangku.siaran.models import PenerimaSiaran

TERIMA_KASIH = "Terima kasih. Data Anda tercatat masih benar."
DIUBAH_SENDIRI = "Melaporkan perubahan lewat tautannya"


def _ada[B: models.Model](request: HttpRequest, semua: models.QuerySet[B]) -> B:
    """What a secret leads to; 404 for a wrong one, and a brake on guessing."""
    satu = semua.first()
    if satu is None:
        tolak_rahasia(request, timezone.now())
    return satu


def _tekan(
    request: HttpRequest,
    form: forms.Form,
    kirim: Callable[[], str],
    **tombol: Callable[[], str],
) -> HttpResponse | None:
    """Do what the pressed button says, or send the form; None: the page is shown again.

    An act returns what to tell, "" when there was nothing to do. What it refuses is told.
    """
    kerja = next((tombol[satu] for satu in tombol if satu in request.POST), kirim)
    if request.method != "POST" or (kerja is kirim and not form.is_valid()):
        return None
    lagi = HttpResponseRedirect(request.path)
    try:
        hasil = kerja()
    except TindakanTerlarang as galat:
        messages.warning(request, str(galat))
        return lagi
    except ValidationError as galat:
        tempelkan(form, galat)
        return None
    if hasil:
        messages.success(request, hasil)
    return lagi if hasil else None


# The page of one who registered: his words first, then what is kept of him (5.3)

J = PermintaanSubjek.Jenis
SAYA = TautanPribadi.Tujuan.SAYA
MENUNGGU = PendaftaranMandiri.Status.MENUNGGU
DITERUSKAN = (
    "Permintaan Anda diteruskan kepada petugas pelindungan data; dijawab paling lambat "
    "3 x 24 jam."
)
TERSIMPAN = "Perbaikan tersimpan."
TANPA_PERUBAHAN = "Belum ada yang diubah."


class SayaForm(KontakPintuForm):
    """Numbers are not in it: what is typed takes their place, else they stay."""

    jenis_kelamin = forms.ChoiceField(
        label="L/P",
        required=False,
        choices=[("", "Tidak dicatat"), *JenisKelamin.choices],
        widget=forms.RadioSelect,
    )
    hapus = forms.MultipleChoiceField(
        label="Hapus kontak ini", required=False, widget=forms.CheckboxSelectMultiple
    )
    uraian = Teks(
        label="Yang lain: apa yang keliru, dan isinya yang benar (boleh kosong)",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "pendek"}),
        help_text="Misalnya nama, jabatan, atau kelurahan. Diperiksa petugas "
        "pelindungan data dulu.",
    )

    def __init__(self, *args: Any, data_kini: DataSaya, **lain: Any) -> None:
        setuju = sorted(data_kini.setuju)
        awal = {**data_kini.isi, "persetujuan": setuju}
        super().__init__(*args, initial=awal, **lain)
        self.kini, kolom = data_kini, cast("Any", self.fields)
        # While the registration waits, all of it is put right here.
        for nama in ("uraian",) if "nama" in data_kini.isi else ():
            del kolom[nama]
        for nama in KATA.keys() - data_kini.isi.keys():
            del kolom[nama]
        for nama in data_kini.kontak:
            kolom[nama].label = f"{KONTAK[nama].label} baru (kosongkan bila tetap)"
        kolom["hapus"].choices = [
            (n, f"{KONTAK[n].label} {isi}") for n, isi in data_kini.kontak.items()
        ]
        if not data_kini.kontak:
            del kolom["hapus"]
        kolom["persetujuan"].label = "Saya setuju (hapus centang untuk berhenti)"
        tawaran = {str(t) for t, _ in kolom["persetujuan"].choices} | data_kini.setuju
        kolom["persetujuan"].choices = [
            (t.value, t.label) for t in TujuanPersetujuan if t in tawaran
        ]
        self.order_fields([*KATA, "wa", "email", "hapus", "persetujuan"])

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if not self.errors and not self.perubahan(isi):
            self.add_error(None, TANPA_PERUBAHAN)
        return isi

    def kontak(self, isi: Mapping[str, Any]) -> dict[str, str]:
        """What is new, by field; "" for what goes."""
        hapus = dict.fromkeys(isi.get("hapus", ()), "")
        return hapus | {nama: isi[nama] for nama in KONTAK if isi[nama]}

    def perubahan(self, isi: Mapping[str, Any]) -> list[str]:
        """What will change, a line each: told before it is done."""
        kini = self.kini
        hasil = [
            f"{KATA[n]}: {self._kata(n, lama)} → {self._kata(n, isi[n])}"
            for n, lama in kini.isi.items()
            if isi[n] != lama
        ]
        for nama, baru in self.kontak(isi).items():
            jenis, lama = KONTAK[nama], kini.kontak.get(nama, "kosong")
            jadi = normalkan(jenis, baru)[1] if baru else "dihapus"
            hasil.append(f"{jenis.label}: {lama} → {jadi}")
        for nilai, label in cast("Any", self.fields["persetujuan"]).choices:
            if (nilai in isi["persetujuan"]) is not (nilai in kini.setuju):
                apa = "tidak setuju lagi" if nilai in kini.setuju else "setuju"
                hasil.append(f"{label}: {apa}")
        lain = isi.get("uraian")
        return [*hasil, f"Diteruskan kepada petugas: {lain}"] if lain else hasil

    def _kata(self, nama: str, nilai: str) -> str:
        if nama == "kelurahan" and nilai:
            return str(Wilayah.objects.get(pk=nilai).nama)
        if nama == "jenis_kelamin":
            nilai = nilai.upper()
        return nilai or "kosong"


def _batasi(tautan: TautanPribadi, *baru: str, pada: datetime) -> None:
    """What only withdraws or deletes is never refused for the day."""
    if any(baru):
        batasi_sehari(tautan, "subjek", batas=PERMINTAAN_SEHARI, pada=pada)


@halaman_pribadi(borang=True)
def saya(request: HttpRequest, kode: str) -> HttpResponse:
    kini = timezone.now()
    semua = TautanPribadi.objects.milik(SAYA, kode, kini).select_related(
        "pendaftaran__kegiatan__tuan_rumah",
        "pendaftaran__orang",
        "orang",
        "pemangku__jenis",
        "pemangku__wilayah__induk",
        "pemangku__pengelola",
    )
    tautan = _ada(request, semua)
    daftar, orang = tautan.pendaftaran, orang_saya(tautan)
    data = _data(daftar, orang, tautan.pemangku)
    kiriman = request.POST if "simpan" in request.POST else None
    kegiatan = daftar.kegiatan if daftar else None
    form = SayaForm(kiriman, data_kini=data, kegiatan=kegiatan)

    def simpan() -> str:
        return "" if "yakin" not in request.POST else _simpan(tautan, orang, form, kini)

    tombol = {"lupakan": partial(_lupakan, daftar, orang, kini)}
    if tautan.pemangku:
        tombol["benar"] = partial(_benar, tautan, kini)
    if jawab := _tekan(request, form, simpan, **tombol):
        return jawab
    tunjukkan = form.is_bound and form.is_valid() and "ubah" not in request.POST
    konteks: dict[str, Any] = {
        "daftar": daftar,
        "tautan": tautan,
        "orang": orang,
        "data": data,
        "form": form,
        "menunggu": daftar is not None and daftar.status == MENUNGGU,
        "perubahan": form.perubahan(form.cleaned_data) if tunjukkan else (),
    }
    return render(request, "pemangku/pribadi/saya.html", konteks)


def _data(daftar: Any, orang: Orang | None, lembaga: Any) -> DataSaya:
    if orang:
        return data_orang(orang, lembaga)
    if daftar:
        return data_pendaftaran(daftar)
    raise Http404


def _simpan(
    tautan: TautanPribadi, orang: Orang | None, form: SayaForm, kini: datetime
) -> str:
    isi = dict(form.cleaned_data)
    kontak = form.kontak(isi)
    if orang is None:
        isi.pop("hapus", None)
        isi = {n: v for n, v in isi.items() if v or n not in KONTAK} | kontak
        perbaiki_pendaftaran(tautan.pendaftaran, isian=isi, pada=kini)
        return TERSIMPAN
    setuju, uraian = isi["persetujuan"], isi["uraian"]
    isian = {n: isi[n] for n, lama in form.kini.isi.items() if isi[n] != lama} | kontak
    _batasi(tautan, uraian, *isian.values(), pada=kini)
    lain = {"persetujuan": setuju, "uraian": uraian, "pada": kini}
    ubah_lewat_saya(orang, isian=isian, **lain)
    if uraian and tautan.pemangku:
        tandai_perlu_cek(tautan.pemangku, Saat(None, kini), alasan=DIUBAH_SENDIRI)
    return f"{TERSIMPAN} {DITERUSKAN}" if uraian else TERSIMPAN


def _lupakan(daftar: Any, orang: Orang | None, kini: datetime) -> str:
    if orang is None:
        tarik_pendaftaran(daftar, pada=kini)
        return "Data Anda sudah dihapus."
    terima_permintaan_subjek(orang, Saat(None, kini), jenis=J.PENGHAPUSAN)
    return DITERUSKAN


def _benar(tautan: TautanPribadi, kini: datetime) -> str:
    nyatakan_benar(tautan, pada=kini)
    return TERIMA_KASIH


# The stop link of a broadcast: looking changes nothing, one press ends it (7.4)

BERHENTI = TautanPribadi.Tujuan.BERHENTI


# The secret in the address is the right, and no session: a mail program's own button
# (RFC 8058) posts without ever having seen the page.
@csrf_exempt
@halaman_pribadi(borang=True)
def berhenti(request: HttpRequest, kode: str) -> HttpResponse:
    """What the messages are about, and a button; only POST obeys."""
    kini = timezone.now()
    # Whose message the link stood in; a link to stop names one, the database sees to it.
    semua = PenerimaSiaran.objects.filter(
        tautan__in=TautanPribadi.objects.milik(BERHENTI, kode, kini)
    ).select_related("siaran__unit", "kanal", "orang")
    penerima = _ada(request, semua)
    if request.method == "POST":
        hentikan(penerima, pada=kini)
    konteks = {"penerima": penerima, "sudah": sudah_berhenti(penerima)}
    return render(request, "pemangku/pribadi/berhenti.html", konteks)
