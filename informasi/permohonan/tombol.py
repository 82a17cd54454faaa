"""The acts on a request, as buttons: what each asks, what it will do, when it shows.

The cleaned data of a form are the arguments of the act.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from informasi.jawaban.actions import (
    halangan_selesai,
    selesaikan_permohonan,
    serahkan_permohonan,
)
from informasi.jawaban.tombol import TOMBOL_JAWABAN, SampaikanForm
from informasi.kabar import DALAM, PANJANG_ALASAN, PEMOHON, cara_mengabari
from informasi.keberatan.tombol import TOMBOL_CATAT_KEBERATAN
from informasi.pemohon.models import belum_ada, syarat_pemohon
from informasi.permohonan import kelengkapan
from informasi.permohonan.actions import (
    PANJANG_PESAN,
    balas_petugas,
    cabut_permohonan,
    calon_penangan,
    halangan_perpanjang,
    perpanjang_permohonan,
    tambah_catatan,
    tanya_pemohon,
    tugaskan,
)
from informasi.permohonan.forms import PANJANG_DATA, IsianKelengkapan
from informasi.permohonan.models import Permohonan, PesanPermohonan
from informasi.permohonan.pilihan import DIBERI, CaraSalinan, TindakanPermohonan as T
from informasi.rujukan import actions as rujukan
from informasi.rujukan.isian import (
    KembalikanForm,
    PutuskanForm,
    R,
    RujukPermohonanForm,
    TarikRujukanForm,
    TempatkanForm,
    TerimaRujukanForm,
    rujukan_dari,
)
from informasi.waktu import JAWAB, LENGKAPI, PERPANJANG, kata_tenggat
from organisasi.bahasa import tanggal
from organisasi.form_fields import Teks
from organisasi.kantor.izin import berwenang
from organisasi.keterangan.tombol import tombol_keterangan
from organisasi.models import Petugas, Unit
from organisasi.staf.base import kolom_tanggal, panjang, pendek
from organisasi.staf.penangan import form_tugaskan
from organisasi.staf.tombol import TindakanForm, form_teks, penyusun_tombol
from organisasi.waktu.tenggat import RUJUKAN_JAWAB, lama_kini

# Working days an answer is waited for.
HARI_TANYA = (2, 3, 5)


class KurangForm(TindakanForm):
    pilihan = forms.MultipleChoiceField(
        label="Yang masih kurang",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Centang semuanya sekarang: surat kekurangan hanya satu kali.",
    )
    lain = Teks(
        label="Lainnya, satu baris satu hal",
        max_length=PANJANG_ALASAN,
        widget=panjang(3),
        help_text=f"{PEMOHON} Contoh: “Tahun data yang diminta.”",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["pilihan"]
        semua = syarat_pemohon(self.berkas.pemohon)
        kolom.choices = [(s.sebutan, s.sebutan) for s in semua]
        kolom.initial = belum_ada(self.berkas.pemohon)

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        kurang = [*isi.get("pilihan", ()), *isi.get("lain", "").splitlines()]
        kurang = [satu.strip() for satu in kurang if satu.strip()]
        if not kurang and not self.errors:
            raise forms.ValidationError(
                "Centang atau tulis apa saja yang masih kurang."
            )
        return {"kurang": kurang}


LengkapPermohonanForm = form_teks(
    "alasan",
    "Mengapa yang belum ada tidak diperlukan",
    "Tulis mengapa tidak diperlukan, atau minta kelengkapannya.",
    bantuan=f"{DALAM} Contoh: “KTP diperlihatkan dan dicocokkan di loket.” Jangan "
    "menulis NIK atau nomor telepon.",
    baris=2,
    maks=PANJANG_DATA,
)


class SuratDiterimaForm(TindakanForm):
    tanggal = kolom_tanggal(
        "Hari surat diterima pemohon",
        wajib="Isi hari surat itu diterima.",
        bantuan=(
            "Menurut tanda terima, resi, atau keterangan pemohon. Waktunya "
            "dihitung sejak hari itu."
        ),
    )


class KelengkapanForm(IsianKelengkapan, TindakanForm):
    tanggal = kolom_tanggal(
        "Hari berkas masuk",
        wajib="Isi hari berkasnya masuk.",
        bantuan="Waktu menjawab dihitung sejak hari berkas masuk, bukan sejak dicatat.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.pasang(self.berkas, petugas=True)

    def clean(self) -> dict[str, Any]:
        return super().clean() | {"tanggal": self.cleaned_data.get("tanggal")}


PerpanjangForm = form_teks(
    "alasan",
    "Alasan perpanjangan",
    "Tulis alasannya; pemohon membacanya dalam surat.",
    bantuan=f"{PEMOHON} Contoh: “Data tahun 2023 masih dalam arsip kertas dan sedang "
    "disalin.”",
    baris=4,
    maks=PANJANG_ALASAN,
)


class TanyaPemohonForm(TindakanForm):
    isi = Teks(
        label="Pertanyaan untuk pemohon",
        max_length=PANJANG_PESAN,
        wajib="Tulis dulu pertanyaannya.",
        widget=panjang(5),
        help_text=f"{PEMOHON} Contoh: “Data tahun berapa yang Anda perlukan?”",
    )
    hari = forms.TypedChoiceField(
        label="Jawaban ditunggu",
        choices=[(hari, f"{hari} hari kerja") for hari in HARI_TANYA],
        coerce=int,
        initial=3,
    )
    tanpa_jawaban = Teks(
        label="Bila tidak dijawab",
        max_length=300,
        wajib="Tulis apa yang terjadi bila pemohon tidak menjawab.",
        help_text=f"{PEMOHON} Contoh: “Kami mencari dengan keterangan yang ada.”",
        widget=pendek(),
    )


TulisForm = form_teks(
    "isi",
    "Pesan untuk pemohon",
    "Tulis dulu pesannya.",
    bantuan=PEMOHON,
    baris=5,
    maks=PANJANG_PESAN,
)


class BalasForm(TindakanForm):
    menjawab = forms.ModelChoiceField(
        PesanPermohonan.objects.none(),
        label="Menjawab pertanyaan",
        required=False,
        empty_label="Bukan jawaban atas pertanyaan",
    )
    isi = Teks(
        label="Keterangan pemohon",
        max_length=PANJANG_PESAN,
        wajib="Tulis dulu keterangannya.",
        widget=panjang(5),
        help_text="Tulis seperti yang disampaikan pemohon. Ia membacanya sebagai "
        "jawabannya.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["menjawab"]
        kolom.queryset = self.berkas.pesan.menunggu_pemohon()
        self.initial.setdefault("menjawab", kolom.queryset.first())


CatatanPermohonanForm = form_teks(
    "isi",
    "Catatan dalam",
    "Tulis dulu catatannya.",
    bantuan=f"{DALAM} Jangan menulis NIK atau nomor telepon.",
    baris=4,
    maks=PANJANG_PESAN,
)
CatatCabutForm = form_teks(
    "alasan",
    "Bagaimana pemohon menyatakannya",
    "Tulis bagaimana pemohon menyatakan pencabutan.",
    bantuan=f"{DALAM} Contoh: “Datang ke loket 4 Juni, menandatangani pernyataan.” "
    "Alasan mencabut tidak perlu ditanya.",
    baris=2,
    maks=300,
)


class PenyerahanForm(TindakanForm):
    tanggal = kolom_tanggal("Hari diserahkan", wajib="Isi hari diserahkan.")
    cara = forms.ChoiceField(label="Cara", choices=CaraSalinan.choices)
    penerima = Teks(
        label="Diterima oleh",
        max_length=150,
        help_text="Nama penerima bila diserahkan langsung; disimpan tersandi.",
        widget=pendek(autocomplete="off"),
    )
    bukti = Teks(
        label="Bukti",
        max_length=200,
        help_text="Nomor resi, tanda terima, atau hari surel dikirim.",
        widget=pendek(),
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault("cara", self.berkas.cara_salinan or CaraSalinan.AMBIL)

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        cara = isi.get("cara")
        if cara == CaraSalinan.AMBIL and not isi.get("penerima"):
            self.add_error("penerima", "Tulis siapa yang menerimanya di loket.")
        if cara in {CaraSalinan.POS, CaraSalinan.KURIR} and not isi.get("bukti"):
            self.add_error("bukti", "Tulis nomor resinya.")
        return isi


# What an act will do, told before it is done


def lengkap(permohonan: Permohonan) -> Sequence[str]:
    kurang = belum_ada(permohonan.pemohon)
    return [
        f"Belum ada: {'; '.join(kurang)}."
        if kurang
        else "Berkas dan data yang diminta dari pemohon jenis ini sudah ada semua.",
        "Permohonan menjadi “Diproses” dan dapat dijawab, dirujuk, atau diperpanjang.",
        f"Waktu dihitung sejak diterima; jawaban paling lambat {tanggal(permohonan.jatuh_tempo)}.",
    ]


def lengkapi(permohonan: Permohonan) -> Sequence[str]:
    tempo = kata_tenggat(JAWAB, permohonan.unit)
    return [
        *(f"Diminta: {satu}." for satu in tanda_kelengkapan(permohonan)),
        (
            "Bila semuanya ada, jatuh tempo dihitung sejak berkas masuk. Bila "
            f"masuk hari ini: {tempo}."
        ),
        cara_mengabari(permohonan),
    ]


def tanda_kelengkapan(permohonan: Permohonan) -> list[str]:
    ada = {
        nama: f"tidak diperlukan ({sebab})" if sebab else "✓ sudah ada"
        for nama, sebab in permohonan.dilengkapi.items()
    }
    return [f"{satu}: {ada.get(satu, 'belum ada')}" for satu in permohonan.kurang]


def perpanjang(permohonan: Permohonan) -> Sequence[str]:
    if halangan := halangan_perpanjang(permohonan, pada=timezone.now()):
        return [halangan]
    awal = permohonan.jatuh_tempo_awal
    tempo = kata_tenggat(PERPANJANG, permohonan.unit, awal)
    surat = "Kami memerlukan waktu tambahan untuk menjawab permohonan berikut."
    return [
        f"Jatuh tempo pindah dari {tanggal(awal)} menjadi {tempo}. Hanya satu kali.",
        f"Surat perpanjangan keluar dengan alasan Anda: “{surat}”",
        cara_mengabari(permohonan),
    ]


# Referrals, and whose they are


def _pada_rujukan(tindakan: Any) -> Any:
    return lambda _permohonan, *, rujukan, **isi: tindakan(rujukan, **isi)


def _halangan_sampaikan(permohonan: Permohonan, petugas: Petugas) -> str:
    milik = [
        rujukan.halangan_sampaikan(r)
        for r in rujukan_dari(permohonan)
        if r.bagian_berjalan and berwenang(petugas, T.SAMPAIKAN_BAGIAN.izin, r.pemegang)
    ]
    return "" if "" in milik else next(iter(milik), "")


def _ditawari(permohonan: Permohonan) -> Iterable[Unit]:
    return [r.ke_unit for r in rujukan_dari(permohonan) if r.status == R.DIAJUKAN]


def _penulis_bagian(permohonan: Permohonan) -> Iterable[Unit]:
    return [r.pemegang for r in rujukan_dari(permohonan) if r.bagian_berjalan]


# The buttons, in the order in which the page of a request shows them

tombol = penyusun_tombol(
    "informasi/data/tombol.toml",
    "permohonan",
    tempo=lambda p: tanggal(p.jatuh_tempo),
    pemegang=lambda p: p.pemegang.nama_pendek,
    kabar=cara_mengabari,
    lengkapi=lambda p: kata_tenggat(LENGKAPI, p.unit),
    lama_lengkapi=lambda _p: lama_kini(LENGKAPI),
    rujuk=lambda p: kata_tenggat(RUJUKAN_JAWAB, p.unit),
)
TOMBOL_PERMOHONAN = (
    tombol(
        T.PROSES,
        kelengkapan.nyatakan_lengkap,
        halangan=lambda p, _petugas: kelengkapan.halangan_periksa(p),
        form=lambda p: LengkapPermohonanForm if belum_ada(p.pemohon) else None,
        akibat=lengkap,
    ),
    tombol(
        T.MINTA_KELENGKAPAN,
        kelengkapan.minta_kelengkapan,
        halangan=lambda p, _petugas: kelengkapan.halangan_minta(
            p, timezone.localdate()
        ),
        form=lambda _p: KurangForm,
    ),
    tombol(
        T.CATAT_SURAT_DITERIMA,
        kelengkapan.catat_surat_diterima,
        form=lambda _p: SuratDiterimaForm,
        unit=Permohonan.unit_pelayan,
    ),
    tombol(
        T.LENGKAPI,
        kelengkapan.catat_kelengkapan,
        berhasil=lambda permohonan: (
            f"Tersimpan. Belum lengkap, masih kurang: {'; '.join(kurang)}."
            if (kurang := permohonan.masih_kurang)
            else "Berkas lengkap; jatuh tempo yang baru sudah dihitung."
        ),
        form=lambda _p: KelengkapanForm,
        akibat=lengkapi,
        unit=Permohonan.unit_pelayan,
    ),
    tombol(
        T.TUTUP_TIDAK_LENGKAP,
        kelengkapan.tutup_tidak_lengkap,
        halangan=lambda p, _petugas: kelengkapan.halangan_tutup(
            p, timezone.localdate()
        ),
        bahaya=True,
    ),
    tombol(
        T.TEMPATKAN,
        rujukan.tempatkan_permohonan,
        form=lambda _p: TempatkanForm,
        bila=lambda p: p.perlu_ditempatkan,
    ),
    tombol(
        T.TERIMA_RUJUKAN,
        _pada_rujukan(rujukan.terima_rujukan),
        form=lambda _p: TerimaRujukanForm,
        unit=_ditawari,
        bila=lambda p: bool(_ditawari(p)),
    ),
    tombol(
        T.KEMBALIKAN_RUJUKAN,
        _pada_rujukan(rujukan.kembalikan_rujukan),
        form=lambda _p: KembalikanForm,
        unit=_ditawari,
        bila=lambda p: bool(_ditawari(p)),
    ),
    tombol(
        T.TARIK_RUJUKAN,
        _pada_rujukan(rujukan.tarik_rujukan),
        form=lambda _p: TarikRujukanForm,
        unit=lambda p: [r.dari_unit for r in rujukan_dari(p)],
        bila=lambda p: bool(_ditawari(p)),
    ),
    tombol(
        T.PUTUSKAN_RUJUKAN,
        _pada_rujukan(rujukan.putuskan_rujukan),
        form=lambda _p: PutuskanForm,
        bila=lambda p: any(
            not r.halangan_putuskan(timezone.localdate()) for r in rujukan_dari(p)
        ),
    ),
    tombol(
        T.SAMPAIKAN_BAGIAN,
        _pada_rujukan(rujukan.sampaikan_bagian),
        form=lambda _p: SampaikanForm,
        unit=_penulis_bagian,
        halangan=_halangan_sampaikan,
        bila=lambda p: bool(_penulis_bagian(p)),
    ),
    tombol(
        T.RUJUK,
        rujukan.rujuk_permohonan,
        halangan=lambda p, _petugas: rujukan.halangan_rujuk(rujukan_dari(p)),
        form=lambda _p: RujukPermohonanForm,
    ),
    tombol_keterangan(T.MINTA_KETERANGAN),
    *TOMBOL_JAWABAN,
    tombol(
        T.PERPANJANG,
        perpanjang_permohonan,
        form=lambda _p: PerpanjangForm,
        akibat=perpanjang,
        bila=lambda p: not halangan_perpanjang(p, pada=timezone.now()),
    ),
    tombol(
        T.SERAHKAN,
        serahkan_permohonan,
        form=lambda _p: PenyerahanForm,
        unit=Permohonan.unit_pelayan,
        bila=lambda p: p.hasil in DIBERI,
    ),
    tombol(
        T.SELESAIKAN,
        selesaikan_permohonan,
        halangan=lambda p, _petugas: halangan_selesai(p),
    ),
    tombol(
        T.TUGASKAN,
        tugaskan,
        form=form_tugaskan(lambda p, hari: calon_penangan(p.pemegang, hari)),
        bila=lambda p: not p.perlu_ditempatkan,
    ),
    TOMBOL_CATAT_KEBERATAN,
    tombol(T.TANYA, tanya_pemohon, form=lambda _p: TanyaPemohonForm),
    tombol(T.TULIS, tanya_pemohon, form=lambda _p: TulisForm),
    tombol(
        T.BALAS, balas_petugas, form=lambda _p: BalasForm, unit=Permohonan.unit_pelayan
    ),
    tombol(
        T.CATATAN,
        tambah_catatan,
        form=lambda _p: CatatanPermohonanForm,
        unit=Permohonan.unit_pelayan,
    ),
    tombol(
        T.CABUT,
        cabut_permohonan,
        form=lambda _p: CatatCabutForm,
        unit=Permohonan.unit_pelayan,
        bahaya=True,
    ),
)
