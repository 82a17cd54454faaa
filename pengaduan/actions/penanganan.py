"""Handling: begin, propose a result with proof, have a second officer look, close."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import tuntaskan_menghubungi
from organisasi.kantor.izin import sebut
from organisasi.models import Petugas
from organisasi.waktu.tenggat import hitung_tenggat
from pengaduan.actions.kabar import (
    kabari_pelapor,
    kabari_pemegang,
    kabari_pemeriksa,
    pemeriksa_hasil,
)
from pengaduan.actions.verifikasi import wajib_kalimat
from pengaduan.berkas_masuk import simpan_berkas
from pengaduan.models import BerkasPengaduan, Pengaduan, PesanPengaduan
from pengaduan.tenggat import TANGGAPAN, TUNGGU

C, H = Pengaduan.Cara, Pengaduan.Hasil
# A result without a thing done needs no photo, only its reason.
TANPA_BUKTI = frozenset({H.TIDAK_DAPAT, H.TIDAK_TERBUKTI, H.TANPA_JAWABAN_LUAR})
TANPA_BERKAS = (
    "Lampirkan bukti: foto sesudah ditangani, atau surat. Tanpa bukti aduan tidak dapat "
    "ditutup."
)
BUKTI_LAMA = (
    "Berkas itu sudah ada di aduan ini, jadi tidak membuktikan apa-apa. Lampirkan foto "
    "sesudah ditangani, atau surat yang baru."
)


@transaction.atomic
def tindaklanjuti_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, kalimat: str
) -> Pengaduan:
    """Begin; what is done now is told to the reporter."""
    isi = wajib_kalimat(kalimat)
    pengaduan.tindaklanjuti(oleh=oleh, pada=pada, catatan=isi)
    if pengaduan.penangan_id is None:
        pengaduan.penangan = oleh
        pengaduan.save(update_fields=("penangan", "diubah_pada"))
    _tulis(pengaduan, isi, oleh=oleh, pada=pada)
    kabari_pelapor(
        pengaduan,
        templat="ditindaklanjuti",
        perihal="Sampaikan tindak lanjut yang sedang dilakukan.",
        pada=pada,
    )
    return pengaduan


@transaction.atomic
def usulkan_hasil(
    pengaduan: Pengaduan,
    *,
    oleh: Petugas,
    pada: datetime,
    hasil: str,
    kalimat: str,
    bukti: Iterable[BerkasPengaduan] = (),
) -> Pengaduan:
    """The handler says how it ended; a thing done is proved by photo or letter.

    ``bukti`` are unsaved. Proof may also be there from before, but not from before the
    reporter said no. Raises TindakanTerlarang without a sentence, or without proof where
    something was done.
    """
    isi = wajib_kalimat(kalimat)
    dilampirkan = list(bukti)
    simpan_berkas(pengaduan, dilampirkan, pada=pada, oleh=oleh)
    if hasil not in TANPA_BUKTI and not _berbukti(pengaduan):
        raise TindakanTerlarang(BUKTI_LAMA if dilampirkan else TANPA_BERKAS)
    pengaduan.usulkan_hasil(oleh=oleh, pada=pada, hasil=hasil, kalimat=isi)
    kabari_pemeriksa(pengaduan, templat="periksa_hasil", pada=pada)
    return pengaduan


def _berbukti(pengaduan: Pengaduan) -> bool:
    bukti = BerkasPengaduan.objects.bukti().filter(pengaduan=pengaduan)
    if pengaduan.tanggapan == Pengaduan.Tanggapan.TIDAK:
        bukti = bukti.filter(diunggah_pada__gte=pengaduan.tanggapan_pada)
    return bukti.exists()


@transaction.atomic
def kembalikan_hasil(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, alasan: str
) -> Pengaduan:
    """The second officer is not convinced."""
    if not alasan.strip():
        raise TindakanTerlarang("Tulis apa yang masih kurang dari hasilnya.")
    pengaduan.kembalikan_hasil(oleh=oleh, pada=pada, alasan=alasan.strip())
    kabari_pemegang(pengaduan, templat="hasil_dikembalikan", oleh=oleh, pada=pada)
    return pengaduan


@transaction.atomic
def minta_tanggapan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime
) -> Pengaduan:
    """A second officer accepts the proof; the reporter has ten working days to say.

    Raises TindakanTerlarang for whoever proposed the result himself.
    """
    hari_ini = timezone.localdate(pada)
    if halangan := halangan_periksa(pengaduan, oleh, hari_ini):
        raise TindakanTerlarang(halangan)
    sampai = hitung_tenggat(TUNGGU, hari_ini, pengaduan.pemegang).jatuh_tempo
    pengaduan.minta_tanggapan(oleh=oleh, pada=pada, sampai=sampai)
    _tulis(pengaduan, pengaduan.kalimat, oleh=oleh, pada=pada)
    kabari_pelapor(
        pengaduan,
        templat="tanggapan_diminta",
        perihal="Sampaikan hasilnya dan tanyakan: sudah beres, ya atau tidak?",
        pada=pada,
    )
    return pengaduan


def halangan_periksa(pengaduan: Pengaduan, oleh: Petugas, hari: date) -> str:
    """Why this officer may not judge the result; "" when he may.

    Whoever proposed it is told who else could, or that there is nobody.
    """
    if pengaduan.diusulkan_oleh_id is None:
        return "Belum ada hasil yang diusulkan penangan."
    if pengaduan.diusulkan_oleh_id == oleh.pk:
        lain = sebut(pemeriksa_hasil(pengaduan, hari))
        return f"Hasil diperiksa petugas lain, bukan yang mengusulkannya. {lain}"
    return ""


@transaction.atomic
def jawab_tanggapan(
    pengaduan: Pengaduan,
    *,
    beres: bool,
    pada: datetime,
    alasan: str = "",
    oleh: Petugas | None = None,
) -> Pengaduan:
    """The reporter's yes or no, said by himself or (``oleh``) to an officer.

    Yes closes. No reaches the handler with days to react, also after it was closed; it
    needs a word about what is still wrong. Raises TindakanTerlarang for a yes that is
    typed by who proposed the result, or after the end.
    """
    tuntaskan_menghubungi(
        pengaduan,
        *("tanggapan_diminta", "selesai"),
        hasil="Pelapor sudah menjawab.",
        oleh=oleh,
        pada=pada,
    )
    if beres:
        if halangan := halangan_ya(pengaduan, oleh):
            raise TindakanTerlarang(halangan)
        pengaduan.selesaikan(oleh=oleh, pada=pada, cara=C.PELAPOR)
        return pengaduan
    isi = alasan.strip()
    if not isi:
        raise TindakanTerlarang("Tulis apa yang belum beres, supaya penangan tahu.")
    tempo = hitung_tenggat(TANGGAPAN, timezone.localdate(pada), pengaduan.pemegang)
    if pengaduan.status == Pengaduan.Status.SELESAI:
        pengaduan.buka_kembali(oleh=oleh, pada=pada, alasan=isi, tempo=tempo)
    else:
        pengaduan.sangkal_hasil(oleh=oleh, pada=pada, alasan=isi, tempo=tempo)
    PesanPengaduan.objects.create(
        pengaduan=pengaduan, dari_petugas=False, isi=isi, oleh=oleh, pada=pada
    )
    kabari_pemegang(pengaduan, templat="dibuka_kembali", oleh=oleh, pada=pada)
    return pengaduan


def halangan_ya(pengaduan: Pengaduan, oleh: Petugas | None) -> str:
    """Why a yes of the reporter is not taken, from this officer; "" when it is."""
    if pengaduan.status == Pengaduan.Status.SELESAI:
        return "Aduan ini sudah ditutup; jawaban ya tidak mengubahnya."
    if oleh and pengaduan.diusulkan_oleh_id == oleh.pk:
        return "Jawaban ya dicatat petugas lain, bukan yang mengusulkan hasilnya."
    return ""


@transaction.atomic
def tutup_pengaduan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, alasan: str
) -> Pengaduan:
    """An officer other than the proposer closes it, with the reason in the trail."""
    if not alasan.strip():
        raise TindakanTerlarang("Tulis mengapa ditutup tanpa jawaban pelapor.")
    if halangan := halangan_periksa(pengaduan, oleh, timezone.localdate(pada)):
        raise TindakanTerlarang(halangan)
    pengaduan.selesaikan(oleh=oleh, pada=pada, cara=C.ADMIN, alasan=alasan.strip())
    _kabari_selesai(pengaduan, pada)
    return pengaduan


def tutup_yang_diam(*, pada: datetime) -> int:
    """Close what the reporter left unanswered for its ten working days; how many.

    SP4N closes so. It is shown and counted as "no answer", never as confirmed. Each is an
    act of its own: what somebody answers in between is left alone.
    """
    hari_ini = timezone.localdate(pada)
    semua = Pengaduan.objects.habis_tunggu(hari_ini).order_by("pk")
    return sum(_tutup_diam(pengaduan, pada) for pengaduan in semua)


@transaction.atomic
def _tutup_diam(pengaduan: Pengaduan, pada: datetime) -> bool:
    try:
        pengaduan.selesaikan(oleh=None, pada=pada, cara=C.OTOMATIS_10HK)
    except TindakanTerlarang:
        return False
    _kabari_selesai(pengaduan, pada)
    return True


def _kabari_selesai(pengaduan: Pengaduan, pada: datetime) -> None:
    kabari_pelapor(
        pengaduan,
        templat="selesai",
        perihal="Beri tahu bahwa aduannya ditutup dan dapat dibuka kembali.",
        pada=pada,
    )


@transaction.atomic
def tambah_pesan(
    pengaduan: Pengaduan, *, isi: str, pada: datetime, oleh: Petugas | None = None
) -> PesanPengaduan:
    """News added later: from the reporter (``oleh`` None), or to him."""
    rapi = isi.strip()
    if not rapi:
        raise TindakanTerlarang("Tulis pesannya dulu.")
    if oleh is None:
        pesan = PesanPengaduan.objects.create(
            pengaduan=pengaduan, dari_petugas=False, isi=rapi, pada=pada
        )
        kabari_pemegang(pengaduan, templat="pesan_masuk", oleh=oleh, pada=pada)
        return pesan
    pesan = _tulis(pengaduan, wajib_kalimat(rapi), oleh=oleh, pada=pada)
    kabari_pelapor(
        pengaduan,
        templat="pesan",
        perihal="Sampaikan pesan petugas yang ada di berkas.",
        pada=pada,
    )
    return pesan


def _tulis(
    pengaduan: Pengaduan, isi: str, *, oleh: Petugas, pada: datetime
) -> PesanPengaduan:
    return PesanPengaduan.objects.create(
        pengaduan=pengaduan, dari_petugas=True, isi=isi, oleh=oleh, pada=pada
    )
