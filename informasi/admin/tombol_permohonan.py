"""The acts on a request, as buttons and pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from informasi.actions import kelengkapan, percakapan
from informasi.actions.jawaban import (
    halangan_selesai,
    selesaikan_permohonan,
    serahkan_permohonan,
)
from informasi.actions.perpanjangan import halangan_perpanjang, perpanjang_permohonan
from informasi.admin import akibat, borang_tindakan as borang
from informasi.admin.saring_permohonan import CATAT
from informasi.models import BERJALAN, Permohonan, TindakanPermohonan as T
from informasi.syarat_pemohon import belum_ada
from organisasi.models import Petugas, Unit
from organisasi.staf.tombol import Tombol

JAWAB = "informasi.jawab_permohonan"
S, H = Permohonan.Status, Permohonan.Hasil


def pemegang_dan_register(permohonan: Permohonan) -> Iterable[Unit]:
    """At the counter where it was registered, and at the unit that holds it."""
    return permohonan.pemegang, permohonan.unit


def _dengan(tindakan: Any) -> Any:
    """An act that returns another row than the request it is about."""

    def jalan(
        permohonan: Permohonan, *, oleh: Petugas, pada: datetime, **isi: Any
    ) -> Permohonan:
        tindakan(permohonan, oleh=oleh, pada=pada, **isi)
        return permohonan

    return jalan


def _boleh_perpanjang(permohonan: Permohonan) -> bool:
    return permohonan.boleh(T.PERPANJANG) and not halangan_perpanjang(
        permohonan, pada=timezone.now()
    )


def _kata_kelengkapan(permohonan: Permohonan) -> str:
    if kurang := permohonan.masih_kurang:
        return f"Tersimpan. Belum lengkap, masih kurang: {'; '.join(kurang)}."
    return "Berkas lengkap; jatuh tempo yang baru sudah dihitung."


def _berjalan(permohonan: Permohonan) -> bool:
    return permohonan.status in BERJALAN


TOMBOL_KELENGKAPAN = (
    Tombol(
        nama="nyatakan_lengkap",
        label="Nyatakan lengkap",
        izin=CATAT,
        boleh=lambda p: p.boleh(T.PROSES),
        halangan=lambda p, _petugas: kelengkapan.halangan_periksa(p),
        lakukan=kelengkapan.nyatakan_lengkap,
        berhasil="Permohonan dinyatakan lengkap. Sekarang cari informasinya.",
        penjelasan="Berkas dan data pemohon sudah diperiksa.",
        form=lambda p: borang.LengkapForm if belum_ada(p.pemohon) else None,
        akibat=akibat.lengkap,
    ),
    Tombol(
        nama="minta_kelengkapan",
        label="Minta kelengkapan",
        izin=CATAT,
        boleh=lambda p: p.boleh(T.MINTA_KELENGKAPAN),
        halangan=lambda p, _petugas: kelengkapan.halangan_minta(
            p, timezone.localdate()
        ),
        lakukan=kelengkapan.minta_kelengkapan,
        berhasil="Surat kekurangan sudah keluar. Serahkan atau kirim kepada pemohon.",
        penjelasan="Sebutkan sekaligus semua yang kurang; hanya dalam 3 hari kerja sejak "
        "permohonan dicatat.",
        form=lambda _p: borang.KurangForm,
        akibat=akibat.kurang,
    ),
    Tombol(
        nama="catat_surat_diterima",
        label="Catat surat diterima pemohon",
        izin=CATAT,
        boleh=lambda p: p.boleh(T.CATAT_SURAT_DITERIMA),
        lakukan=kelengkapan.catat_surat_diterima,
        berhasil="Hari diterimanya surat tercatat; batas pemohon dihitung sejak itu.",
        penjelasan="Tiga hari kerja pemohon berjalan sejak ia menerima surat kekurangan.",
        form=lambda _p: borang.SuratDiterimaForm,
        unit=pemegang_dan_register,
    ),
    Tombol(
        nama="catat_kelengkapan",
        label="Catat kelengkapan",
        izin=CATAT,
        boleh=lambda p: p.boleh(T.LENGKAPI),
        lakukan=kelengkapan.catat_kelengkapan,
        berhasil=_kata_kelengkapan,
        penjelasan="Isi yang diserahkan pemohon. Belum semuanya? Simpan yang ada; "
        "permohonan tetap menunggu sisanya.",
        form=lambda _p: borang.KelengkapanForm,
        akibat=akibat.lengkapi,
        unit=pemegang_dan_register,
    ),
    Tombol(
        nama="tutup_tidak_lengkap",
        label="Tutup karena tidak dilengkapi",
        izin=CATAT,
        boleh=lambda p: p.boleh(T.TUTUP_TIDAK_LENGKAP),
        halangan=lambda p, _petugas: kelengkapan.halangan_tutup(
            p, timezone.localdate()
        ),
        lakukan=kelengkapan.tutup_tidak_lengkap,
        berhasil="Permohonan ditutup; pemohon diberi tahu bahwa ia boleh mengajukan lagi.",
        penjelasan="Waktu pemohon untuk melengkapi sudah lewat.",
        akibat=akibat.tutup,
        bahaya=True,
    ),
)
TOMBOL_PROSES = (
    Tombol(
        nama="perpanjang",
        label="Perpanjang waktu",
        izin=JAWAB,
        boleh=_boleh_perpanjang,
        lakukan=perpanjang_permohonan,
        berhasil="Waktu diperpanjang dan suratnya sudah keluar.",
        penjelasan="Hanya satu kali, paling lambat pada jatuh tempo pertama "
        "(UU 14/2008 Pasal 22 ayat (8)).",
        form=lambda _p: borang.PerpanjangForm,
        akibat=akibat.perpanjang,
    ),
    Tombol(
        nama="serahkan",
        label="Catat penyerahan",
        izin=CATAT,
        boleh=lambda p: (
            p.boleh(T.SERAHKAN) and p.hasil in {H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN}
        ),
        lakukan=serahkan_permohonan,
        berhasil="Penyerahan tercatat.",
        penjelasan="Yang dikabulkan sudah sampai ke pemohon: kapan, bagaimana, siapa yang "
        "menerima, apa buktinya.",
        form=lambda _p: borang.SerahForm,
        unit=pemegang_dan_register,
    ),
    Tombol(
        nama="selesaikan",
        label="Selesaikan",
        izin=JAWAB,
        boleh=lambda p: p.boleh(T.SELESAIKAN),
        halangan=lambda p, _petugas: halangan_selesai(p),
        lakukan=selesaikan_permohonan,
        berhasil="Permohonan selesai.",
        penjelasan="Tidak ada lagi yang harus dikerjakan.",
        akibat=akibat.tetap(
            "Permohonan menjadi “Selesai”. Pemohon tetap dapat membaca jawabannya dan "
            "mengajukan keberatan selama waktunya masih ada."
        ),
    ),
)
TOMBOL_PERCAKAPAN = (
    Tombol(
        nama="tanya",
        label="Tanya pemohon",
        izin=CATAT,
        boleh=_berjalan,
        lakukan=_dengan(percakapan.tanya_pemohon),
        berhasil="Pertanyaan terkirim.",
        penjelasan="Satu pertanyaan dengan batas jawab. Waktu kita berjalan terus.",
        form=lambda _p: borang.TanyaPemohonForm,
        akibat=akibat.tanya,
    ),
    Tombol(
        nama="tulis",
        label="Tulis kepada pemohon",
        izin=CATAT,
        boleh=_berjalan,
        lakukan=_dengan(percakapan.tanya_pemohon),
        berhasil="Pesan terkirim.",
        penjelasan="Pesan yang tidak perlu dijawab.",
        form=lambda _p: borang.TulisForm,
        akibat=lambda p: [akibat.kabar(p)],
    ),
    Tombol(
        nama="balas",
        label="Catat kata pemohon",
        izin=CATAT,
        boleh=_berjalan,
        lakukan=_dengan(percakapan.balas_petugas),
        berhasil="Kata pemohon tercatat dalam percakapan.",
        penjelasan="Pemohon menjawab di loket, lewat telepon, atau lewat surat.",
        form=lambda _p: borang.BalasForm,
        unit=pemegang_dan_register,
    ),
    Tombol(
        nama="catatan",
        label="Tambah catatan dalam",
        izin=CATAT,
        boleh=lambda _p: True,
        lakukan=_dengan(percakapan.tambah_catatan),
        berhasil="Catatan dalam tersimpan; pemohon tidak melihatnya.",
        penjelasan="Hanya dibaca petugas. Tidak masuk berkas sengketa.",
        form=lambda _p: borang.CatatanForm,
        unit=pemegang_dan_register,
    ),
    Tombol(
        nama="cabut",
        label="Catat pencabutan",
        izin=CATAT,
        boleh=lambda p: p.boleh(T.CABUT),
        lakukan=percakapan.cabut_permohonan,
        berhasil="Pencabutan tercatat.",
        penjelasan="Pemohon mencabut permohonannya di loket, lewat telepon, atau surat.",
        form=lambda _p: borang.CabutForm,
        akibat=akibat.cabut,
        unit=pemegang_dan_register,
        bahaya=True,
    ),
)
