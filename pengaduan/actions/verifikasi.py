"""What the SP4N admin does with a new complaint: class it, ask, end it, or merge it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import tuntaskan_menghubungi
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, KanalLayanan, Petugas
from organisasi.waktu.tenggat import hitung_tenggat
from pengaduan.actions.kabar import kabari_pelapor, kabari_petugas
from pengaduan.actions.penerusan import tutup_penerusan
from pengaduan.models import (
    KategoriPengaduan,
    Penerusan,
    Pengaduan,
    PesanPengaduan,
    TopikPengaduan,
    kolom_kosong,
)
from pengaduan.models.pilihan import KelasPengaduan
from pengaduan.penghubung import unit_inspektorat
from pengaduan.prioritas import prioritas_menurut_aturan
from pengaduan.tenggat import LENGKAPI, TANGGAPAN, VERIFIKASI, batas_selesai


def wajib_kalimat(kalimat: str) -> str:
    """The sentence for the reporter, trimmed; TindakanTerlarang when it cannot go out.

    Every end needs one, and a prepared text may not leave with its blanks unfilled.
    """
    rapi = kalimat.strip()
    if not rapi:
        raise TindakanTerlarang("Tulis kalimat untuk pelapor; ia berhak tahu sebabnya.")
    if kosong := kolom_kosong(rapi):
        raise TindakanTerlarang(
            f"Isi dulu bagian dalam kurung siku: {', '.join(kosong)}."
        )
    return rapi


@transaction.atomic
def verifikasi_pengaduan(
    pengaduan: Pengaduan,
    *,
    oleh: Petugas,
    pada: datetime,
    kelas: str,
    kategori: KategoriPengaduan,
    topik: TopikPengaduan | None = None,
    anonim: bool = False,
    rahasia: bool = False,
) -> Pengaduan:
    """Read and class it: from now on the days of its class run.

    The reporter's wish for secrecy can be added to and never taken away; a sensitive
    category that he did not choose himself hides it, since he was not asked. *Berkadar
    pengawasan* is from now on the Inspektorat's alone. The topic may raise the priority.
    Raises TindakanTerlarang for a topic of another category.
    """
    if topik and topik.kategori_id != kategori.pk:
        raise TindakanTerlarang(
            f"Topik “{topik.nama}” termasuk kategori “{topik.kategori.nama}”. Pilih "
            "kategori itu, atau topik lain."
        )
    hari_ini = timezone.localdate(pada)
    pengaduan.verifikasi(
        oleh=oleh,
        pada=pada,
        kelas=kelas,
        kategori=kategori,
        topik=topik,
        anonim=anonim or pengaduan.anonim,
        rahasia=rahasia or pengaduan.rahasia or _menjadi_peka(pengaduan, kategori),
        tempo=hitung_tenggat(TANGGAPAN, hari_ini, pengaduan.pemegang),
        batas=batas_selesai(kelas, hari_ini, pengaduan.pemegang),
    )
    _naikkan_prioritas(pengaduan)
    if pengaduan.berkadar:
        _ke_inspektorat(pengaduan, oleh=oleh, pada=pada)
    kabari_pelapor(
        pengaduan,
        templat="terverifikasi",
        perihal="Beri tahu bahwa aduannya sudah diperiksa dan diteruskan.",
        pada=pada,
    )
    return pengaduan


def _menjadi_peka(pengaduan: Pengaduan, kategori: KategoriPengaduan) -> bool:
    return kategori.rahasia and kategori.pk != pengaduan.kategori_id


def _naikkan_prioritas(pengaduan: Pengaduan) -> None:
    """What the topic says; the rule only raises, so no decision of a person is undone."""
    prioritas, alasan = prioritas_menurut_aturan(
        kategori=pengaduan.kategori,
        topik=pengaduan.topik,
        jenis=pengaduan.jenis,
        bukan_darurat=pengaduan.bukan_darurat,
    )
    if prioritas > pengaduan.prioritas:
        pengaduan.prioritas, pengaduan.alasan_prioritas = prioritas, alasan
        pengaduan.save(update_fields=("prioritas", "alasan_prioritas", "diubah_pada"))


def _ke_inspektorat(pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime) -> None:
    """Grave: the Inspektorat holds it, and nobody else is told any more."""
    alasan = "Berkadar pengawasan: hanya Inspektorat (APIP)."
    unit = unit_inspektorat(timezone.localdate(pada))
    if unit and unit != pengaduan.pemegang:
        pengaduan.alihkan(oleh=oleh, pada=pada, ke_unit=unit, alasan=alasan)
    lain = Penerusan.objects.terbuka().filter(pengaduan=pengaduan)
    for satu in lain.exclude(tujuan=Penerusan.Tujuan.APIP):
        tutup_penerusan(satu, oleh=oleh, pada=pada, alasan=alasan)
    kabari_petugas(
        pengaduan, templat="berkadar", oleh=oleh, pada=pada, peran=(Peran.INSPEKTORAT,)
    )


@transaction.atomic
def ubah_kelas_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, kelas: str, alasan: str
) -> Pengaduan:
    """Another class: its limit counts from the same day of verification.

    Found to be grave it leaves its unit and its hand-overs for the Inspektorat.
    """
    if not alasan.strip():
        raise TindakanTerlarang("Tulis mengapa kelasnya diubah.")
    if kelas == pengaduan.kelas:
        raise TindakanTerlarang("Aduan ini sudah berkelas itu.")
    assert pengaduan.terverifikasi_pada is not None  # the act starts after it
    sejak = timezone.localdate(pengaduan.terverifikasi_pada)
    pengaduan.ubah_kelas(
        oleh=oleh,
        pada=pada,
        kelas=kelas,
        alasan=alasan.strip(),
        batas=batas_selesai(kelas, sejak, pengaduan.pemegang),
    )
    if kelas == KelasPengaduan.BERKADAR:
        _ke_inspektorat(pengaduan, oleh=oleh, pada=pada)
    return pengaduan


def halangan_tunda(pengaduan: Pengaduan) -> str:
    """Why the reporter cannot be asked, in a sentence; "" when he can."""
    if pengaduan.pelapor is None or not pengaduan.pelapor.berkontak:
        return (
            "Pelapor tidak meninggalkan kontak, jadi tidak dapat ditanya. Periksa dengan "
            "keterangan yang ada."
        )
    return ""


@transaction.atomic
def tunda_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, pertanyaan: str
) -> Pengaduan:
    """Ask the reporter what is missing; our days wait, his begin.

    Raises TindakanTerlarang when nobody can be asked: there is no contact.
    """
    isi = wajib_kalimat(pertanyaan)
    if halangan := halangan_tunda(pengaduan):
        raise TindakanTerlarang(halangan)
    hari_ini = timezone.localdate(pada)
    sampai = hitung_tenggat(LENGKAPI, hari_ini, pengaduan.pemegang).jatuh_tempo
    pengaduan.tunda(oleh=oleh, pada=pada, pertanyaan=isi, sampai=sampai)
    PesanPengaduan.objects.create(
        pengaduan=pengaduan, dari_petugas=True, isi=isi, oleh=oleh, pada=pada
    )
    kabari_pelapor(
        pengaduan,
        templat="ditanya",
        perihal="Tanyakan keterangan yang kurang; pertanyaannya ada di berkas.",
        pada=pada,
    )
    return pengaduan


@transaction.atomic
def lengkapi_pengaduan(
    pengaduan: Pengaduan, *, isi: str, pada: datetime, oleh: Petugas | None = None
) -> Pengaduan:
    """The reporter's answer, typed by him or (``oleh``) by an officer who heard it."""
    if not isi.strip():
        raise TindakanTerlarang("Tulis keterangannya dulu.")
    tempo = hitung_tenggat(VERIFIKASI, timezone.localdate(pada), pengaduan.pemegang)
    pengaduan.lengkapi(oleh=oleh, pada=pada, tempo=tempo)
    tuntaskan_menghubungi(
        pengaduan, "ditanya", hasil="Pelapor sudah menjawab.", oleh=oleh, pada=pada
    )
    PesanPengaduan.objects.create(
        pengaduan=pengaduan, dari_petugas=False, isi=isi.strip(), oleh=oleh, pada=pada
    )
    kabari_petugas(
        pengaduan, templat="dijawab", oleh=oleh, pada=pada, peran=(Peran.ADMIN_SP4N,)
    )
    return pengaduan


@transaction.atomic
def arsipkan_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas | None, pada: datetime, kalimat: str
) -> Pengaduan:
    """End it without handling; the reporter reads why."""
    isi = wajib_kalimat(kalimat)
    pengaduan.arsipkan(oleh=oleh, pada=pada, alasan=isi, kalimat=isi)
    kabari_pelapor(
        pengaduan,
        templat="berakhir",
        perihal="Sampaikan bahwa aduannya diarsipkan dan sebabnya.",
        pada=pada,
    )
    return pengaduan


@transaction.atomic
def nyatakan_bukan_wewenang(
    pengaduan: Pengaduan,
    *,
    oleh: Petugas,
    pada: datetime,
    lembaga: KanalLayanan,
    kalimat: str,
) -> Pengaduan:
    """Not the city's matter: whose it is, with the number to call."""
    pengaduan.nyatakan_bukan_wewenang(
        oleh=oleh, pada=pada, lembaga=lembaga, kalimat=wajib_kalimat(kalimat)
    )
    kabari_pelapor(
        pengaduan,
        templat="berakhir",
        perihal="Sampaikan lembaga yang berwenang dan nomornya.",
        pada=pada,
    )
    return pengaduan


@transaction.atomic
def alihkan_informasi(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, kalimat: str
) -> Pengaduan:
    """A request for documents: the reporter is led to the request, with his words.

    The request exists only when he sends it himself; its number is noted then.
    """
    pengaduan.alihkan_informasi(oleh=oleh, pada=pada, kalimat=wajib_kalimat(kalimat))
    kabari_pelapor(
        pengaduan,
        templat="dialihkan_informasi",
        perihal="Sampaikan cara meminta informasinya di loket PPID.",
        pada=pada,
    )
    return pengaduan


@transaction.atomic
def ubah_prioritas_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, prioritas: str, alasan: str
) -> Pengaduan:
    """People overrule the rule; they say why."""
    if not alasan.strip():
        raise TindakanTerlarang("Tulis mengapa prioritasnya diubah.")
    return pengaduan.ubah_prioritas(
        oleh=oleh, pada=pada, prioritas=prioritas, alasan=alasan.strip()
    )


@transaction.atomic
def pastikan_telepon(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime
) -> Pengaduan:
    """The officer who triages has called the number: it is the reporter's own.

    Before anything of it may be passed on (hukum 14, decision 18).
    """
    pelapor = pengaduan.pelapor
    if pelapor is None or not pelapor.telepon:
        raise TindakanTerlarang("Pelapor tidak meninggalkan nomor telepon.")
    pelapor.pastikan_telepon(oleh=oleh, pada=pada)
    Jejak.objects.catat(pengaduan, "pastikan_telepon", oleh=oleh, pada=pada)
    return pengaduan
