"""A complaint comes in: number, secret, clock and receipt in one act.

An emergency never gets this far by itself: what may be one is refused with MungkinDarurat
until the person, shown the call page, says that it is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, NomorUrut, Petugas, Unit
from organisasi.pribadi.teks_pribadi import temukan_pribadi
from organisasi.sandi import kode_rahasia, sidik
from organisasi.waktu.tenggat import hitung_tenggat
from pengaduan.actions.kabar import kabari_petugas, minta_pastikan_surel
from pengaduan.berkas_masuk import simpan_berkas
from pengaduan.darurat import Putusan, periksa
from pengaduan.laporan_masuk import IsiLaporan, KontakPelapor, Masuk
from pengaduan.models import BerkasPengaduan, Pelapor, Pengaduan
from pengaduan.models.pilihan import KelasPengaduan
from pengaduan.prioritas import prioritas_menurut_aturan
from pengaduan.tenggat import VERIFIKASI, simpan_sampai

RUANG_KUNCI = "pengaduan_masuk"
REGISTER = "pengaduan"
# The same words from the same contact within this time are marked as alike.
KEMBAR = timedelta(hours=24)
TUNJUKKAN_KODE = "tunjukkan_kode"


class MungkinDarurat(Exception):
    """The words may be an emergency: nothing was saved, 112 comes first."""

    def __init__(self, putusan: Putusan) -> None:
        """``putusan`` says which words and why."""
        super().__init__("Ini mungkin darurat. Telepon 112 sekarang.")
        self.putusan = putusan


class MungkinSerupa(Exception):
    """The same contact said the same a short while ago: nothing was saved, look first."""

    def __init__(self, pengaduan: Pengaduan) -> None:
        super().__init__(f"Mungkin sudah dicatat sebagai {pengaduan.nomor}.")
        self.pengaduan = pengaduan


@transaction.atomic
def ajukan_pengaduan(
    *,
    isi: IsiLaporan,
    kontak: KontakPelapor,
    masuk: Masuk,
    pada: datetime,
    unit: Unit | None = None,
    oleh: Petugas | None = None,
    berkas: Iterable[BerkasPengaduan] = (),
    kunci_masuk: UUID | None = None,
    tanya_serupa: bool = False,
) -> Pengaduan:
    """Enter a complaint; returns it with its number and secret.

    ``berkas`` are unsaved. ``unit``: the counter that typed it (None: the main PPID). The
    same ``kunci_masuk`` is the same form sent again: it returns the complaint made before.
    Words alone never do: what is like an earlier one is stored and marked, for the person
    behind it may be another one, or come again. Raises MungkinDarurat before anything
    is saved; with ``tanya_serupa`` MungkinSerupa, when ``oleh`` may read the earlier one;
    and TindakanTerlarang for a day in the future, a back-dated entry without a
    reason, or no calendar.
    """
    kunci = kunci_masuk or uuid4()
    kunci_formulir(RUANG_KUNCI, kunci)
    if lama := Pengaduan.objects.filter(kunci_masuk=kunci).first():
        return lama
    if not isi.bukan_darurat and (putusan := periksa_darurat(isi)).darurat:
        raise MungkinDarurat(putusan)
    _periksa_tanggal(isi, masuk, timezone.localdate(pada))
    kembar = _kembar(isi, kontak, pada)
    if kembar and tanya_serupa and oleh and _terlihat(kembar, oleh):
        raise MungkinSerupa(kembar)
    pengaduan = _susun(isi, masuk, kunci=kunci, unit=unit, oleh=oleh, pada=pada)
    if kembar:
        pengaduan.tanda_moderasi.append(f"mungkin kiriman ulang {kembar.nomor}")
    pengaduan.pelapor = _simpan_pelapor(kontak, pengaduan)
    pengaduan.nomor = _nomor(pengaduan)
    pengaduan.save()
    simpan_berkas(pengaduan, berkas, pada=pada)
    _catat(pengaduan, oleh=oleh, pada=pada)
    minta_pastikan_surel(pengaduan, pada=pada)
    _kabari_pemeriksa(pengaduan, oleh, pada)
    return pengaduan


def periksa_darurat(isi: IsiLaporan) -> Putusan:
    """What the rules say of a report: its words, and its category's share in them."""
    return periksa(isi.teks, isi.kategori.kode)


def _periksa_tanggal(isi: IsiLaporan, masuk: Masuk, hari_ini: date) -> None:
    terima = masuk.tanggal_terima
    if terima > hari_ini:
        raise TindakanTerlarang(
            "Tanggal diterima tidak boleh di masa depan. Isi hari aduan itu datang."
        )
    if terima < hari_ini and not masuk.alasan_mundur.strip():
        raise TindakanTerlarang(
            "Aduan ini diterima sebelum hari ini. Tulis mengapa baru dicatat sekarang; "
            "alasannya masuk riwayat."
        )
    if isi.tanggal_kejadian and isi.tanggal_kejadian > terima:
        raise TindakanTerlarang(
            "Tanggal kejadian tidak boleh setelah aduan diterima. Periksa tanggalnya."
        )


def sidik_kontak(kontak: KontakPelapor) -> str:
    """A keyed hash that finds the same contact again; "" without one."""
    ciri = kontak.surel.strip().lower() or kontak.telepon.strip()
    return sidik(f"kontak:{ciri}") if ciri else ""


def _kembar(isi: IsiLaporan, kontak: KontakPelapor, pada: datetime) -> Pengaduan | None:
    """The complaint the same contact made with the same words a short while ago.

    Never shown to the web: an address is typed in a moment, and an answer that knew it
    would tell who the reporter of a published complaint is, with his secret on top.
    """
    ciri = sidik_kontak(kontak)
    if not ciri:
        return None
    return (
        Pengaduan.objects.filter(
            pelapor__sidik_kontak=ciri,
            tanggal_catat__gte=timezone.localdate(pada - KEMBAR),
            uraian=isi.uraian.strip(),
            lokasi=isi.lokasi.strip(),
        )
        .order_by("pk")
        .first()
    )


def _terlihat(pengaduan: Pengaduan, oleh: Petugas) -> bool:
    return Pengaduan.objects.untuk(oleh).filter(pk=pengaduan.pk).exists()


@transaction.atomic
def tunjukkan_kode(pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime) -> str:
    """The secret, for the counter to hand over; "" when it has been shown before."""
    terkunci = Pengaduan.objects.select_for_update().get(pk=pengaduan.pk)
    if kode_sudah_tampil(terkunci):
        return ""
    Jejak.objects.catat(terkunci, TUNJUKKAN_KODE, oleh=oleh, pada=pada)
    return str(terkunci.kode)


def kode_sudah_tampil(pengaduan: Pengaduan) -> bool:
    """Whether a counter has been shown the secret already."""
    return Jejak.objects.milik(pengaduan).filter(tindakan=TUNJUKKAN_KODE).exists()


def _susun(
    isi: IsiLaporan,
    masuk: Masuk,
    *,
    kunci: UUID,
    unit: Unit | None,
    oleh: Petugas | None,
    pada: datetime,
) -> Pengaduan:
    utama = Unit.objects.utama()
    register = unit or utama
    tempo = hitung_tenggat(VERIFIKASI, masuk.tanggal_terima, utama)
    prioritas, alasan = prioritas_menurut_aturan(
        kategori=isi.kategori,
        topik=None,
        jenis=isi.jenis,
        bukan_darurat=isi.bukan_darurat,
    )
    kode = kode_rahasia()
    return Pengaduan(
        kunci_masuk=kunci,
        kode=kode,
        sidik_kode=sidik(kode),
        kanal=masuk.kanal,
        tanggal_terima=masuk.tanggal_terima,
        tanggal_catat=timezone.localdate(pada),
        alasan_mundur=masuk.alasan_mundur.strip(),
        dicatat_oleh=oleh,
        unit=register,
        pemegang=utama,
        asal=masuk.asal,
        asal_nomor=masuk.asal_nomor,
        jenis=isi.jenis,
        kategori=isi.kategori,
        judul=isi.judul.strip(),
        uraian=isi.uraian.strip(),
        harapan=isi.harapan.strip(),
        kelurahan=isi.kelurahan,
        lokasi=isi.lokasi.strip(),
        lintang=isi.lintang,
        bujur=isi.bujur,
        tanggal_kejadian=isi.tanggal_kejadian,
        anonim=isi.anonim,
        rahasia=isi.dirahasiakan,
        berkadar=isi.kategori.kelas == KelasPengaduan.BERKADAR,
        bukan_darurat=isi.bukan_darurat,
        tanda_moderasi=[*masuk.tanda, *_tanda_pribadi(isi)],
        prioritas=prioritas,
        alasan_prioritas=alasan,
        status_sejak=pada,
        jatuh_tempo=tempo.jatuh_tempo,
        hitungan=tempo.kalimat(),
    )


def _tanda_pribadi(isi: IsiLaporan) -> list[str]:
    """What looks like personal data, for whoever verifies; the same at every door."""
    return [
        f"mirip data pribadi: {satu.jenis} {satu.samar}"
        for satu in temukan_pribadi(f"{isi.teks}\n{isi.harapan}")
    ]


def _simpan_pelapor(kontak: KontakPelapor, pengaduan: Pengaduan) -> Pelapor | None:
    """Identity with its end day, apart from the case; None when nothing was given."""
    if not kontak.ada:
        return None
    return Pelapor.objects.create(
        nama=kontak.nama.strip(),
        surel=kontak.surel.strip(),
        telepon=kontak.telepon.strip(),
        sidik_kontak=sidik_kontak(kontak),
        setuju_diteruskan=kontak.setuju_diteruskan,
        simpan_sampai=simpan_sampai(pengaduan.tanggal_terima, pengaduan.unit),
    )


def _nomor(pengaduan: Pengaduan) -> str:
    """``TSM-2026-000123``: gap-free in the city and year."""
    tahun = pengaduan.tanggal_terima.year
    urut = NomorUrut.objects.ambil(REGISTER, tahun=tahun)
    return f"TSM-{tahun}-{urut:06d}"


def _catat(pengaduan: Pengaduan, *, oleh: Petugas | None, pada: datetime) -> None:
    """The first line of the trail; a declared "not an emergency" stands in it."""
    mundur = pengaduan.tanggal_terima != pengaduan.tanggal_catat
    Jejak.objects.catat(
        pengaduan,
        "terima_mundur" if mundur else "terima",
        oleh=oleh,
        pada=pada,
        catatan=pengaduan.alasan_mundur,
        sesudah={
            "status": pengaduan.status,
            "kanal": pengaduan.kanal,
            "tanggal_terima": str(pengaduan.tanggal_terima),
            "jatuh_tempo": str(pengaduan.jatuh_tempo),
            "bukan_darurat": str(pengaduan.bukan_darurat),
        },
    )


def _kabari_pemeriksa(
    pengaduan: Pengaduan, oleh: Petugas | None, pada: datetime
) -> None:
    kabari_petugas(
        pengaduan, templat="masuk", oleh=oleh, pada=pada, peran=(Peran.ADMIN_SP4N,)
    )
