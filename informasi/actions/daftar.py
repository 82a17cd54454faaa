"""A request comes in: number, secret, due day and proof of receipt in one act."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from informasi.actions.kabar import kabari_pemohon, kabari_peran, kabari_unit
from informasi.models import (
    BuktiPemohon,
    DokumenInformasi,
    Pemohon,
    Permohonan,
    Surat,
)
from informasi.retensi import simpan_sampai
from informasi.surat import keluarkan_surat
from informasi.tenggat import JAWAB
from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, NomorUrut, Petugas, Unit
from organisasi.sandi import kode_rahasia, sidik
from organisasi.waktu.tenggat import hitung_tenggat

# One space of form keys for requests and objections.
RUANG_KUNCI = "informasi_masuk"
REGISTER = "permohonan"


@transaction.atomic
def daftarkan_permohonan(
    *,
    pemohon: Pemohon,
    unit: Unit | None,
    kanal: str,
    tanggal_terima: date,
    rincian: str,
    tujuan: str,
    cara_memperoleh: str,
    pada: datetime,
    oleh: Petugas | None = None,
    cara_salinan: str = "",
    dokumen: DokumenInformasi | None = None,
    bantuan: str = "",
    alasan_mundur: str = "",
    asal: str = Permohonan.Asal.LANGSUNG,
    asal_nomor: str = "",
    disarankan: Unit | None = None,
    bukti: Iterable[BuktiPemohon] = (),
    identitas_dicocokkan: bool = False,
    kunci_masuk: UUID | None = None,
) -> Permohonan:
    """Enter a request in the register; returns it with its number and secret.

    ``pemohon`` and ``bukti`` are unsaved. ``unit`` None: the applicant does not know, the
    main PPID places it. ``disarankan``: of a need raised at a meeting, the unit that holds
    it in the officer's view; the request is then facilitated. ``identitas_dicocokkan``: an
    officer saw the applicant's card or passport and compared it. The number is given at
    receipt (UU 14/2008 Pasal 22 ayat (4)) and the clock starts on ``tanggal_terima``, not
    on the day of typing. The same
    ``kunci_masuk`` again returns the request it made. Raises TindakanTerlarang for a day
    of receipt in the future, a back-dated entry without a reason, or no calendar.
    """
    kunci = kunci_masuk or uuid4()
    kunci_formulir(RUANG_KUNCI, kunci)
    if lama := Permohonan.objects.filter(kunci_masuk=kunci).first():
        return lama
    hari_ini = timezone.localdate(pada)
    _periksa_tanggal(tanggal_terima, hari_ini, alasan_mundur)
    register = unit or Unit.objects.utama()
    tempo = hitung_tenggat(JAWAB, tanggal_terima, register)
    kode = kode_rahasia()
    permohonan = Permohonan(
        kunci_masuk=kunci,
        kode=kode,
        sidik_kode=sidik(kode),
        kanal=kanal,
        tanggal_terima=tanggal_terima,
        tanggal_catat=hari_ini,
        alasan_mundur=alasan_mundur.strip(),
        dicatat_oleh=oleh,
        unit=register,
        pemegang=register,
        perlu_ditempatkan=unit is None,
        rincian=rincian.strip(),
        tujuan=tujuan.strip(),
        dokumen=dokumen,
        cara_memperoleh=cara_memperoleh,
        cara_salinan=cara_salinan,
        bantuan=bantuan.strip(),
        asal=asal,
        asal_nomor=asal_nomor,
        disarankan=disarankan,
        status_sejak=pada,
        jatuh_tempo_awal=tempo.jatuh_tempo,
        jatuh_tempo=tempo.jatuh_tempo,
        hitungan=tempo.kalimat(),
    )
    pemohon.identitas_dicocokkan_pada = pada if identitas_dicocokkan else None
    permohonan.pemohon = _simpan_pemohon(pemohon, permohonan, bukti, pada)
    permohonan.nomor = _nomor(permohonan)
    permohonan.save()
    _catat(permohonan, oleh=oleh, pada=pada)
    keluarkan_surat(
        Surat.Jenis.TANDA_BUKTI, permohonan=permohonan, oleh=oleh, pada=pada
    )
    _kabarkan(permohonan, oleh=oleh, pada=pada)
    return permohonan


def _periksa_tanggal(terima: date, hari_ini: date, alasan: str) -> None:
    if terima > hari_ini:
        raise TindakanTerlarang(
            "Tanggal diterima tidak boleh di masa depan. Isi hari surat atau orangnya "
            "datang."
        )
    if terima < hari_ini and not alasan.strip():
        raise TindakanTerlarang(
            "Permohonan ini diterima sebelum hari ini. Tulis mengapa baru dicatat "
            "sekarang; alasannya masuk riwayat."
        )


def _simpan_pemohon(
    pemohon: Pemohon,
    permohonan: Permohonan,
    bukti: Iterable[BuktiPemohon],
    pada: datetime,
) -> Pemohon:
    """Identity with its end day, and the papers that prove it."""
    pemohon.simpan_sampai = simpan_sampai(permohonan.tanggal_terima, permohonan.unit)
    pemohon.sidik_nik = sidik(pemohon.nik) if pemohon.nik else ""
    pemohon.save()
    for satu in bukti:
        satu.pemohon = pemohon
        satu.diunggah_pada = pada
        satu.save()
    return pemohon


def _nomor(permohonan: Permohonan) -> str:
    """``0007/PPID/CIPEDES/2026``: gap-free per unit and year, never reused."""
    kode, tahun = permohonan.unit.kode, permohonan.tanggal_terima.year
    urut = NomorUrut.objects.ambil(REGISTER, unit=kode, tahun=tahun)
    return f"{urut:04d}/PPID/{kode}/{tahun}"


def _catat(permohonan: Permohonan, *, oleh: Petugas | None, pada: datetime) -> None:
    """The first line of the trail; a back-dated entry says so with its reason."""
    terima = permohonan.tanggal_terima
    mundur = terima != permohonan.tanggal_catat
    Jejak.objects.catat(
        permohonan,
        "daftar_mundur" if mundur else "daftar",
        oleh=oleh,
        pada=pada,
        catatan=permohonan.alasan_mundur,
        sesudah={
            "status": permohonan.status,
            "tanggal_terima": str(terima),
            "jatuh_tempo": str(permohonan.jatuh_tempo),
        },
    )


def _kabarkan(permohonan: Permohonan, *, oleh: Petugas | None, pada: datetime) -> None:
    """Receipt to the applicant; the unit, or the main PPID for placing, hears of it."""
    kabari_pemohon(
        permohonan,
        templat="permohonan_diterima",
        perihal="Serahkan tanda bukti permohonan.",
        pada=pada,
    )
    if permohonan.perlu_ditempatkan:
        kabari_peran(
            permohonan,
            templat="permohonan_tempatkan",
            oleh=oleh,
            pada=pada,
            peran=(Peran.PPID_UTAMA,),
        )
    else:
        kabari_unit(
            permohonan.pemegang,
            permohonan,
            templat="permohonan_masuk",
            oleh=oleh,
            pada=pada,
        )
