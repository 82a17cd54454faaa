"""Personal pages: one's own data, the page after registering, the stop link."""

from collections.abc import Callable, Mapping
from datetime import datetime
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
from organisasi.form_fields import Borang, Teks, tempelkan
from organisasi.halaman.rahasia import halaman_pribadi, tolak_rahasia
from organisasi.kantor.saat import Saat
from organisasi.models import PermintaanSubjek, Wilayah
from organisasi.pribadi.actions import (
    PERMINTAAN_SEHARI,
    batasi_sehari,
    terima_permintaan_subjek,
)
from pemangku.inventaris.kanal import Kanal, normalkan
from pemangku.inventaris.orang import TautanPribadi
from pemangku.inventaris.pilihan import TujuanPersetujuan
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
from pemangku.pribadi.perbarui import (
    SEBUTAN,
    DataSendiri,
    data_sendiri,
    minta_tautan_baru,
    nyatakan_benar,
    tarik_sendiri,
    ubah_sendiri,
)
from pemangku.ruang.forms import KontakPintuForm
from pemangku.ruang.pendaftaran import perbaiki_pendaftaran, tarik_pendaftaran
from pemangku.siaran.models import PenerimaSiaran
from pemangku.staf import NAMA_WAJIB

# The form behind a link to one's own data: fields that this record has, and channels


PANJANG = {"nama_resmi": 160, "nama": 100, "nama_jabatan": 120, "alamat": 250}
WAJIB = {
    "nama_resmi": "Nama lembaga wajib diisi.",
    "nama": NAMA_WAJIB,
    "nama_jabatan": "Jabatan wajib diisi.",
}
KANAL = {Kanal.Jenis.WA: "WhatsApp baru", Kanal.Jenis.EMAIL: "Surel baru"}
PALING_BANYAK = 10_000_000


class PerbaruiForm(Borang):
    def __init__(self, *args: Any, data_kini: DataSendiri, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.nama_isi = [*data_kini.nilai, "lain"]
        for nama, nilai in data_kini.nilai.items():
            self.fields[nama] = _kolom(nama)
            self.initial.setdefault(nama, nilai)
        self.fields["lain"] = Teks(
            label="Perubahan lain (boleh kosong)",
            max_length=300,
            widget=forms.Textarea(attrs={"rows": 3, "class": "pendek"}),
            help_text="Misalnya pengurus berganti, pindah alamat, atau bubar.",
        )
        self.fields["hapus"] = forms.ModelMultipleChoiceField(
            Kanal.objects.samar().filter(pk__in=[k.pk for k in data_kini.kanal]),
            label="Hapus kontak ini",
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        for jenis, label in KANAL.items():
            self.fields[jenis] = Teks(label=f"{label} (boleh kosong)", max_length=120)

    def isian(self) -> dict[str, str]:
        semua = ((n, self.cleaned_data[n]) for n in self.nama_isi)
        return {n: "" if v is None else str(v) for n, v in semua}

    def kanal_baru(self) -> dict[str, str]:
        return {str(jenis): self.cleaned_data[jenis] for jenis in KANAL}


def _kolom(nama: str) -> forms.Field:
    if nama == "jumlah_anggota":
        return forms.IntegerField(
            label=SEBUTAN[nama],
            required=False,
            min_value=1,
            max_value=PALING_BANYAK,
            error_messages={"invalid": "Tulis angka bulat."},
        )
    return Teks(
        label=SEBUTAN[nama], max_length=PANJANG[nama], wajib=WAJIB.get(nama, "")
    )


# The link to one's own data: still true, changed, withdrawn (PK-29)

PERBARUI = TautanPribadi.Tujuan.PERBARUI
TERIMA_KASIH = "Terima kasih. Data Anda tercatat masih benar."
CENTANG_DULU = "Centang dulu yang ditarik."
DITARIK = "Persetujuan ditarik; berlaku sejak sekarang."


@halaman_pribadi(borang=True)
def perbarui(request: HttpRequest, kode: str) -> HttpResponse:
    """Own data only; looking changes nothing. 410 when it opens nothing any more."""
    kini = timezone.now()
    # Alive or not: who comes too late may ask for a new one.
    semua = TautanPribadi.objects.pernah(PERBARUI, kode).select_related(
        "pemangku__jenis", "pemangku__wilayah__induk", "pemangku__pengelola", "orang"
    )
    tautan = _ada(request, semua)
    data = data_sendiri(tautan, kini)
    if data is None:
        # The same words whatever the reason, and whatever came of the request.
        minta = request.method == "POST"
        if minta:
            minta_tautan_baru(tautan, pada=kini)
        lewat = "pemangku/pribadi/perbarui/lewat.html"
        return render(request, lewat, {"minta": minta}, status=410)
    form = PerbaruiForm(
        request.POST if "ubah" in request.POST else None, data_kini=data
    )

    def benar() -> str:
        nyatakan_benar(tautan, pada=kini)
        return TERIMA_KASIH

    def tarik() -> str:
        tujuan = request.POST.getlist("tujuan")
        return DITARIK if tarik_sendiri(tautan, tujuan=tujuan, pada=kini) else ""

    def ubah() -> HttpResponse:
        menunggu = ubah_sendiri(
            tautan,
            isian=form.isian(),
            hapus=form.cleaned_data["hapus"],
            kanal_baru=form.kanal_baru(),
            pada=kini,
        )
        konteks = {"menunggu": menunggu, "pengelola": data.pemangku.pengelola}
        return render(request, "pemangku/pribadi/perbarui/terima.html", konteks)

    if jawab := _tekan(request, form, ubah, benar=benar, tarik=tarik):
        return jawab
    konteks: dict[str, Any] = {"data": data, "form": form}
    if "tarik" in request.POST:
        konteks["galat_tarik"] = CENTANG_DULU
    return render(request, "pemangku/pribadi/perbarui/isi.html", konteks)


def _ada[B: models.Model](request: HttpRequest, semua: models.QuerySet[B]) -> B:
    """What a secret leads to; 404 for a wrong one, and a brake on guessing."""
    satu = semua.first()
    if satu is None:
        tolak_rahasia(request, timezone.now())
    return satu


def _tekan(
    request: HttpRequest,
    form: forms.Form,
    kirim: Callable[[], str | HttpResponse],
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
    if isinstance(hasil, HttpResponse):
        return hasil
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
        for nama in ("uraian",) if data_kini.isi else KATA:
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
        return nilai or "kosong"


def _batasi(tautan: TautanPribadi, *baru: str, pada: datetime) -> None:
    """What only withdraws or deletes is never refused for the day."""
    if any(baru):
        batasi_sehari(tautan, "subjek", batas=PERMINTAAN_SEHARI, pada=pada)


@halaman_pribadi(borang=True)
def saya(request: HttpRequest, kode: str) -> HttpResponse:
    kini = timezone.now()
    semua = TautanPribadi.objects.milik(SAYA, kode, kini).select_related(
        "pendaftaran__kegiatan__tuan_rumah", "pendaftaran__orang"
    )
    tautan = _ada(request, semua)
    daftar = tautan.pendaftaran
    if daftar is None:
        raise Http404
    orang = orang_saya(daftar)
    data = data_orang(orang) if orang else data_pendaftaran(daftar)
    kiriman = request.POST if "simpan" in request.POST else None
    form = SayaForm(kiriman, data_kini=data, kegiatan=daftar.kegiatan)

    def simpan() -> str:
        if "yakin" not in request.POST:
            return ""
        isi = dict(form.cleaned_data)
        kontak = form.kontak(isi)
        if orang is None:
            isi.pop("hapus", None)
            isi = {n: v for n, v in isi.items() if v or n not in KONTAK} | kontak
            perbaiki_pendaftaran(daftar, isian=isi, pada=kini)
            return TERSIMPAN
        setuju, uraian = isi["persetujuan"], isi["uraian"]
        _batasi(tautan, uraian, *kontak.values(), pada=kini)
        lain = {"persetujuan": setuju, "uraian": uraian, "pada": kini}
        ubah_lewat_saya(orang, kontak=kontak, **lain)
        return f"{TERSIMPAN} {DITERUSKAN}" if uraian else TERSIMPAN

    def lupakan() -> str:
        if orang is None:
            tarik_pendaftaran(daftar, pada=kini)
            return "Data Anda sudah dihapus."
        terima_permintaan_subjek(orang, Saat(None, kini), jenis=J.PENGHAPUSAN)
        return DITERUSKAN

    if jawab := _tekan(request, form, simpan, lupakan=lupakan):
        return jawab
    tunjukkan = form.is_bound and form.is_valid() and "ubah" not in request.POST
    konteks: dict[str, Any] = {
        "daftar": daftar,
        "tautan": tautan,
        "orang": orang,
        "data": data,
        "form": form,
        "menunggu": daftar.status == MENUNGGU,
        "perubahan": form.perubahan(form.cleaned_data) if tunjukkan else (),
    }
    return render(request, "pemangku/pribadi/saya.html", konteks)


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
