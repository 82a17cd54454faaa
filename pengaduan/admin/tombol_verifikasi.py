"""Verification, ends without handling, merging, and the late find, as buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from organisasi.models import Petugas, Unit
from organisasi.staf.tombol import Tombol
from pengaduan.actions import gabung, insiden, verifikasi
from pengaduan.admin import borang
from pengaduan.models import TERBUKA, Pengaduan
from pengaduan.models.pilihan import TindakanPengaduan as T
from pengaduan.penghubung import unit_penghubung

VERIFIKASI = "pengaduan.verifikasi_pengaduan"
CATAT = "pengaduan.catat_pengaduan"
TANGANI = "pengaduan.tangani_pengaduan"


def masuk_dan_pemegang(pengaduan: Pengaduan) -> Iterable[Unit]:
    """At the counter that entered it, and at the unit that holds it."""
    return pengaduan.unit, pengaduan.pemegang


def kabar(pengaduan: Pengaduan) -> str:
    """How the reporter hears of it."""
    pelapor = pengaduan.pelapor
    if pelapor is None or not pelapor.berkontak:
        return "Pelapor tidak meninggalkan kontak; ia membacanya di halaman aduannya."
    if pelapor.surel:
        return "Pelapor menerima surel berisi nomor dan tautan, tanpa isi."
    unit = unit_penghubung(pengaduan, timezone.localdate())
    return f"Tugas menelepon pelapor masuk ke halaman Hari ini {unit.nama_pendek}."


def _verifikasi(pengaduan: Pengaduan) -> Sequence[str]:
    return [
        "Waktu menurut kelasnya mulai berjalan; tindak lanjut pertama dalam 5 hari kerja.",
        (
            "Bila kelasnya Berkadar pengawasan: sejak diverifikasi hanya Inspektorat yang "
            "membacanya."
        ),
        "Permintaan rahasia atau tanpa nama dari pelapor tidak dapat dicabut di sini.",
        kabar(pengaduan),
    ]


def _tunda(pengaduan: Pengaduan) -> Sequence[str]:
    return [
        "Waktu kita berhenti sampai pelapor menjawab. Tanyakan semuanya sekaligus.",
        kabar(pengaduan),
    ]


def _akhir(pengaduan: Pengaduan) -> Sequence[str]:
    return [
        "Aduan berakhir di sini; kalimat Anda tampil di halaman pelapor.",
        kabar(pengaduan),
    ]


def _informasi(pengaduan: Pengaduan) -> Sequence[str]:
    return [
        (
            "Pelapor mendapat tautan ke formulir permohonan dengan kata-katanya sendiri; "
            "permohonan baru ada bila ia mengirimnya."
        ),
        kabar(pengaduan),
    ]


def _darurat(pengaduan: Pengaduan) -> Sequence[str]:
    return [
        "Angkat telepon dan hubungi 112 SEKARANG. Portal tidak menelepon untuk Anda.",
        (
            "Insiden terbuka dan tugas menelepon masuk ke halaman Hari ini; catat siapa yang "
            "menerima dan pukul berapa."
        ),
        kabar(pengaduan),
    ]


def _gabung(pengaduan: Pengaduan) -> Sequence[str]:
    return [
        (
            f"{pengaduan.nomor} tetap punya nomor dan pelapornya sendiri; kabar mengalir dari "
            "aduan yang dipilih."
        ),
        "Hanya aduan yang dipilih yang ditangani dan diteruskan. Dapat dipisahkan lagi.",
        kabar(pengaduan),
    ]


def _nyatakan_darurat(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, alasan: str
) -> Pengaduan:
    """The act returns the incident; the page shows the complaint."""
    insiden.nyatakan_darurat(pengaduan, oleh=oleh, pada=pada, alasan=alasan)
    return pengaduan


def _lengkapi(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, isi: str
) -> Pengaduan:
    return verifikasi.lengkapi_pengaduan(pengaduan, isi=isi, pada=pada, oleh=oleh)


def _buka(tindakan: str) -> Any:
    return lambda p: p.boleh(tindakan)


def _telepon_belum_pasti(pengaduan: Pengaduan) -> bool:
    pelapor = pengaduan.pelapor
    return bool(
        pengaduan.status in TERBUKA
        and pelapor
        and pelapor.telepon
        and not pelapor.terpastikan
    )


TOMBOL_VERIFIKASI = (
    Tombol(
        nama="verifikasi",
        label="Verifikasi",
        izin=VERIFIKASI,
        boleh=_buka(T.VERIFIKASI),
        lakukan=verifikasi.verifikasi_pengaduan,
        berhasil="Aduan terverifikasi. Sekarang teruskan ke yang menangani.",
        penjelasan="Bukan darurat, dapat ditangani, dan jelas apa, di mana, dan kapan.",
        form=lambda _p: borang.VerifikasiForm,
        akibat=_verifikasi,
    ),
    Tombol(
        nama="darurat",
        label="Nyatakan darurat",
        izin=CATAT,
        boleh=_buka(T.NYATAKAN_DARURAT),
        lakukan=_nyatakan_darurat,
        berhasil="Insiden terbuka. Telepon 112 sekarang, lalu catat penyampaiannya.",
        penjelasan="Ada bahaya bagi nyawa sekarang yang terlewat di formulir.",
        form=lambda _p: borang.DaruratForm,
        akibat=_darurat,
        unit=masuk_dan_pemegang,
        bahaya=True,
    ),
    Tombol(
        nama="tunda",
        label="Tunda, tanya pelapor",
        izin=VERIFIKASI,
        boleh=_buka(T.TUNDA),
        halangan=lambda p, _petugas: verifikasi.halangan_tunda(p),
        lakukan=verifikasi.tunda_pengaduan,
        berhasil="Pertanyaan terkirim; waktu kita berhenti sampai dijawab.",
        penjelasan="Belum jelas. Tanyakan sekaligus semua yang kurang.",
        form=lambda _p: borang.TundaForm,
        akibat=_tunda,
    ),
    Tombol(
        nama="lengkapi",
        label="Catat keterangan pelapor",
        izin=CATAT,
        boleh=_buka(T.LENGKAPI),
        lakukan=_lengkapi,
        berhasil="Keterangan tercatat; waktu memeriksa dihitung lagi.",
        penjelasan="Pelapor menjawab lewat telepon atau di loket.",
        form=lambda _p: borang.IsiForm,
        unit=masuk_dan_pemegang,
    ),
    Tombol(
        nama="pastikan_telepon",
        label="Telepon sudah dipastikan",
        izin=CATAT,
        boleh=_telepon_belum_pasti,
        lakukan=verifikasi.pastikan_telepon,
        berhasil="Tercatat: nomornya benar milik pelapor.",
        penjelasan="Anda sudah menelepon nomor itu dan pelapor menjawab.",
        akibat=lambda _p: [
            "Sejak sekarang aduan ini boleh dikirim otomatis ke SP4N-LAPOR!."
        ],
        unit=masuk_dan_pemegang,
    ),
    Tombol(
        nama="gabungkan",
        label="Gabungkan dengan aduan lain",
        izin=VERIFIKASI,
        boleh=_buka(T.GABUNGKAN),
        lakukan=gabung.gabungkan_pengaduan,
        berhasil="Aduan digabung.",
        penjelasan="Hal yang sama sudah diadukan orang lain dan masih berjalan.",
        form=lambda _p: borang.GabungForm,
        akibat=_gabung,
    ),
    Tombol(
        nama="pisahkan",
        label="Pisahkan",
        izin=VERIFIKASI,
        boleh=_buka(T.PISAHKAN),
        lakukan=gabung.pisahkan_pengaduan,
        berhasil="Aduan berdiri sendiri lagi dan menunggu diverifikasi.",
        penjelasan="Ternyata bukan hal yang sama.",
        form=lambda _p: borang.AlasanForm,
    ),
    Tombol(
        nama="alihkan_informasi",
        label="Alihkan ke permohonan informasi",
        izin=VERIFIKASI,
        boleh=_buka(T.ALIHKAN_INFORMASI),
        lakukan=verifikasi.alihkan_informasi,
        berhasil="Pelapor diarahkan ke permohonan informasi.",
        penjelasan="Yang diminta dokumen atau data, bukan perbaikan layanan.",
        form=lambda _p: borang.AlihInformasiForm,
        akibat=_informasi,
    ),
    Tombol(
        nama="bukan_wewenang",
        label="Nyatakan bukan wewenang",
        izin=VERIFIKASI,
        boleh=_buka(T.NYATAKAN_BUKAN_WEWENANG),
        lakukan=verifikasi.nyatakan_bukan_wewenang,
        berhasil="Pelapor diberi tahu lembaga yang berwenang dan nomornya.",
        penjelasan="Urusan PLN, BPN, PDAM, BPJS, provinsi, polisi, atau lembaga lain.",
        form=lambda _p: borang.BukanWewenangForm,
        akibat=_akhir,
        bahaya=True,
    ),
    Tombol(
        nama="arsipkan",
        label="Arsipkan",
        izin=VERIFIKASI,
        boleh=_buka(T.ARSIPKAN),
        lakukan=verifikasi.arsipkan_pengaduan,
        berhasil="Aduan diarsipkan; pelapor diberi tahu sebabnya.",
        penjelasan="Tidak dapat ditangani: iseng, terlalu umum, atau tidak dilengkapi.",
        form=lambda _p: borang.ArsipForm,
        akibat=_akhir,
        bahaya=True,
    ),
    Tombol(
        nama="ubah_kelas",
        label="Ubah kelas",
        izin=VERIFIKASI,
        boleh=_buka(T.UBAH_KELAS),
        lakukan=verifikasi.ubah_kelas_pengaduan,
        berhasil="Kelas dan batasnya diubah.",
        penjelasan="Batas yang baru dihitung sejak hari verifikasi.",
        form=lambda _p: borang.KelasForm,
    ),
    Tombol(
        nama="ubah_prioritas",
        label="Ubah prioritas",
        izin=CATAT,
        boleh=_buka(T.UBAH_PRIORITAS),
        lakukan=verifikasi.ubah_prioritas_pengaduan,
        berhasil="Prioritas diubah.",
        penjelasan="Aturan memberi prioritas pertama; orang boleh mengubahnya.",
        form=lambda _p: borang.PrioritasForm,
        unit=masuk_dan_pemegang,
    ),
)
