"""The private pages of a complaint: where it stands, what the reporter can do, his own data."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from organisasi.form_fields import BanyakBerkas, Borang, Surel, Teks, Telepon
from organisasi.halaman.rahasia import halaman_pribadi, kiriman, unduhan
from organisasi.kantor.direktori import alamat_dengan_pertolongan
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import TERIMA, menerima_berkas
from organisasi.models import PermintaanSubjek
from organisasi.pribadi.perkara import (
    MintaDataPerkaraForm,
    Perkara,
    berhasil,
    minta_data,
)
from organisasi.sandi import samarkan_surel, samarkan_telepon
from pengaduan.aduan.berkas import BerkasPengaduan, foto_bersih
from pengaduan.aduan.models import Kepuasan, Pengaduan
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.pilihan import DINILAI, TERBUKA, TUNTAS
from pengaduan.pelapor.actions import (
    BELUM,
    FOTO_WARGA_MAKS,
    kirim_kabar,
    nilai_pengaduan,
    pastikan_kontak,
    pelapor_token,
    ubah_kontak,
)
from pengaduan.pelapor.words import keadaan, keadaan_luar, linimasa, muat_kasus
from pengaduan.penanganan.actions import jawab_tanggapan

PANJANG_PESAN = 3000
S, TG, J = Pengaduan.Status, Pengaduan.Tanggapan, PermintaanSubjek.Jenis


class KabarForm(Borang):
    isi = Teks(
        label="Yang ingin Anda sampaikan",
        max_length=PANJANG_PESAN,
        wajib="Tulis dulu pesannya, satu kalimat cukup.",
        help_text="Tidak perlu menulis NIK, alamat, atau nomor telepon.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    foto = BanyakBerkas(label="Foto (boleh kosong)", terima=TERIMA)


class TanggapanForm(Borang):
    beres = forms.ChoiceField(
        label="Apakah masalahnya sudah beres?",
        choices=TG.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Pilih ya atau tidak."
        ),
    )
    alasan = Teks(
        label="Bila belum: apa yang belum beres?",
        max_length=PANJANG_PESAN,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, tertutup: bool, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if tertutup:
            del self.fields["beres"]
            self.fields["alasan"].label = "Apa yang belum beres?"

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        belum = data.get("beres", TG.TIDAK) == TG.TIDAK and "beres" not in self.errors
        if belum and not data.get("alasan", "x"):
            self.add_error(
                "alasan", "Tulis apa yang belum beres, supaya penangan tahu."
            )
        return data


class UbahKontakAduanForm(Borang):
    surel = Surel(label="Surel baru")
    telepon = Telepon(label="Nomor telepon baru")

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors and not any(data.values()):
            self.add_error("surel", "Isi surel atau nomor telepon yang baru.")
        return data


class MintaDataAduanForm(MintaDataPerkaraForm):
    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        jenis: Any = self.fields["jenis"]
        jenis.label = "Yang Anda minta"
        jenis.choices = [
            (J.PENGHAPUSAN, "Hapus nama dan kontak saya"),
            (J.PERBAIKAN, "Perbaiki data saya"),
            (J.PENARIKAN, "Tarik izin meneruskan nama dan kontak saya"),
            (J.AKSES, "Beri tahu semua data saya yang disimpan"),
        ]


# The case itself: where it stands, a message, an answer

PERKARA = Perkara(Pengaduan, "pengaduan", "aduan", ("pemegang", "kategori"))


def penilaian(pengaduan: Pengaduan, kini: datetime) -> str:
    lama: Kepuasan | None = getattr(pengaduan, "kepuasan", None)
    if pengaduan.status not in DINILAI or (lama and not lama.dapat_diubah(kini)):
        return ""
    return "Ubah nilai Anda" if lama else "Beri nilai"


@halaman_pribadi()
def pengaduan_rinci(request: HttpRequest, kode: str) -> HttpResponse:
    pengaduan = PERKARA.cari(
        kode, "kelurahan__induk", "lembaga", "induk__pemegang", "pelapor", "kepuasan"
    )
    kasus = muat_kasus(pengaduan)
    return PERKARA.halaman(
        request,
        "pengaduan/pelapor/rinci.html",
        pengaduan,
        keadaan(pengaduan, timezone.localdate()),
        linimasa(kasus),
        isi=kasus,
        tahap=pengaduan.tahap,
        luar=keadaan_luar(kasus["penerusan"]),
        berhasil=pengaduan.status in TUNTAS,
        penilaian=penilaian(pengaduan, timezone.now()),
        berjalan=pengaduan.status in TERBUKA,
    )


@halaman_pribadi()
def pengaduan_kalender(_request: HttpRequest, kode: str) -> HttpResponse:
    pengaduan = PERKARA.cari(kode, "induk__pemegang")
    return PERKARA.kalender(pengaduan, keadaan(pengaduan, timezone.localdate()))


@halaman_pribadi()
def pengaduan_berkas(
    _request: HttpRequest, kode: str, pk: int, ukuran: str = "isi"
) -> FileResponse:
    """Proof of the handler is shown once a second officer has accepted it."""
    pengaduan = PERKARA.cari(kode)
    semua = pengaduan.berkas.all()
    if pengaduan.diperiksa_oleh_id is None:
        semua = semua.filter(dari_petugas=False)
    berkas = get_object_or_404(semua, pk=pk)
    isi = berkas.kecil if ukuran == "kecil" and berkas.kecil else berkas.isi
    return unduhan(isi, nama=berkas.nama, tipe=berkas.tipe)


@menerima_berkas
@halaman_pribadi(borang=True)
def pengaduan_kabar(request: HttpRequest, kode: str) -> HttpResponse:
    pengaduan = PERKARA.cari(kode)
    if pengaduan.status not in TERBUKA:
        return PERKARA.tidak_bisa(
            request,
            pengaduan,
            judul="Kabar tidak dapat ditambahkan lagi",
            sebab="Aduan ini sudah berakhir. Bila masalahnya belum beres, bukalah lagi "
            "dari halaman aduan, atau buat aduan baru.",
        )
    berkas = request.FILES if request.method == "POST" else None
    form = KabarForm(kiriman(request), berkas)

    def lakukan(isi: str, **_foto: Any) -> None:
        kirim_kabar(pengaduan, isi=isi, foto=foto, pada=timezone.now())

    foto = _foto(form) if form.is_bound and form.is_valid() else []
    if berhasil(request, form, lakukan):
        alamat = f"{pengaduan.get_absolute_url()}?sudah=1"
        return redirect(alamat_dengan_pertolongan(alamat, form.cleaned_data["isi"]))
    pertanyaan = None
    if pengaduan.status == S.TUNDA:
        pertanyaan = pengaduan.pesan.filter(dari_petugas=True).first()
    templat = "pengaduan/pelapor/kabar.html"
    return PERKARA.tampilkan(
        request, templat, pengaduan, form=form, pertanyaan=pertanyaan
    )


def _foto(form: forms.Form) -> list[BerkasPengaduan]:
    # Each bad one gets its sentence.
    baik = []
    for satu in form.cleaned_data["foto"][: FOTO_WARGA_MAKS + 1]:
        try:
            baik.append(foto_bersih(satu))
        except ValidationError as galat:
            form.add_error("foto", galat)
    return baik


@halaman_pribadi(borang=True)
def pengaduan_tanggapan(request: HttpRequest, kode: str) -> HttpResponse:
    pengaduan = PERKARA.cari(kode)
    if pengaduan.status not in {S.MENUNGGU_PELAPOR, S.SELESAI}:
        return PERKARA.tidak_bisa(
            request,
            pengaduan,
            judul="Belum ada hasil yang dapat dijawab",
            sebab="Anda diminta menjawab setelah penangan menyampaikan hasilnya.",
        )
    tertutup = pengaduan.status == S.SELESAI
    awal = {"beres": request.GET.get("beres")}
    form = TanggapanForm(kiriman(request), tertutup=tertutup, initial=awal)

    def lakukan(alasan: str, beres: str = TG.TIDAK) -> None:
        jawab_tanggapan(
            pengaduan, Saat(None, timezone.now()), beres=beres == TG.YA, alasan=alasan
        )

    if berhasil(request, form, lakukan):
        alamat = f"{pengaduan.get_absolute_url()}?sudah=1"
        return redirect(alamat_dengan_pertolongan(alamat, form.cleaned_data["alasan"]))
    templat = "pengaduan/pelapor/tanggapan.html"
    return PERKARA.tampilkan(request, templat, pengaduan, form=form, tertutup=tertutup)


@halaman_pribadi(borang=True)
def pengaduan_pastikan(request: HttpRequest, token: str) -> HttpResponse:
    """Programs that read mail open links by themselves; they press nothing."""
    pelapor = pelapor_token(token)
    if pelapor is None:
        raise Http404
    if request.method == "POST":
        pastikan_kontak(pelapor, pada=timezone.now())
    konteks = {"pelapor": pelapor, "pengaduan": pelapor.pengaduan}
    return render(request, "pengaduan/pelapor/pastikan.html", konteks)


# The reporter's own data (UU 27/2022 Pasal 30-32, 41-43).
# What is kept is shown with its middle hidden: whoever holds the link may have been given
# it. Contact can be changed at once; all else is a request with its 72 hours.


@halaman_pribadi(borang=True)
def pengaduan_data(request: HttpRequest, kode: str) -> HttpResponse:
    return _halaman(request, PERKARA.cari(kode, "pelapor"))


@halaman_pribadi(borang=True)
def pengaduan_data_kontak(request: HttpRequest, kode: str) -> HttpResponse:
    return _ubah_data(request, kode, "kontak", ubah_kontak)


@halaman_pribadi(borang=True)
def pengaduan_data_minta(request: HttpRequest, kode: str) -> HttpResponse:
    return _ubah_data(request, kode, "minta", minta_data)


FORM_DATA = {"kontak": UbahKontakAduanForm, "minta": MintaDataAduanForm}


def _ubah_data(
    request: HttpRequest, kode: str, apa: str, lakukan: Callable[..., Any]
) -> HttpResponse:
    pengaduan = PERKARA.cari(kode, "pelapor")
    if request.method != "POST":
        return PERKARA.ke_data(pengaduan)
    form = FORM_DATA[apa](request.POST)
    jawab = PERKARA.ubah_data(request, pengaduan, apa, form, lakukan)
    return jawab or _halaman(request, pengaduan, form=form, **{apa: form})


def _halaman(request: HttpRequest, pengaduan: Pengaduan, **lain: Any) -> HttpResponse:
    pelapor = pengaduan.pelapor
    konteks = {
        **PERKARA.konteks_data(request, pengaduan),
        "pelapor": pelapor,
        "baris": _baris(pelapor) if pelapor else [],
        "kontak": UbahKontakAduanForm(auto_id="kontak_%s"),
        "minta": MintaDataAduanForm(auto_id="minta_%s"),
        **lain,
    }
    return PERKARA.tampilkan(
        request, "pengaduan/pelapor/data.html", pengaduan, **konteks
    )


def _baris(pelapor: Pelapor) -> list[dict[str, str]]:
    pasti = " (sudah dipastikan)" if pelapor.surel_dipastikan_pada else ""
    surel = samarkan_surel(str(pelapor.surel))
    terus = "Ya" if pelapor.setuju_diteruskan else "Tidak"
    if pelapor.setuju_diteruskan and pelapor.pengaduan.anonim:
        terus = "Tidak, karena Anda minta nama Anda disembunyikan"
    semua = (
        ("Nama", pelapor.nama_samar),
        ("Surel", f"{surel}{pasti}" if surel else ""),
        ("Telepon", samarkan_telepon(str(pelapor.telepon))),
        ("Boleh diteruskan ke SP4N-LAPOR!", terus),
    )
    return [{"nama": nama, "nilai": nilai} for nama, nilai in semua if nilai]


@halaman_pribadi(borang=True)
def pengaduan_nilai(request: HttpRequest, kode: str) -> HttpResponse:
    return PERKARA.nilai(
        request,
        PERKARA.cari(kode, "kepuasan"),
        dinilai=DINILAI,
        belum=BELUM,
        beri=nilai_pengaduan,
    )
