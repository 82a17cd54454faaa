"""Pledges are taken down, and what was passed on is reported (PK-32, PK-33)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.bahasa import angka, tanggal_pendek
from organisasi.kertas.foto import Foto
from organisasi.models import Jejak, Petugas, Wilayah
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.tautan import TautanPribadi
from pemangku.janji.models import (
    PALING_LAMA,
    TARGET_TERBANYAK,
    TERBANYAK,
    Komitmen,
    LaporanTerusan,
)
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.undangan import pastikan_terbuka
from pemangku.siaran.materi import MASIH_DEPAN, MINIMAL_SATU, TIDAK_AKTIF

# Pledges: taken down at a visit, with a personal link for reporting on them (PK-32)

TERLALU_DINI = "Tenggat tidak boleh sebelum hari kegiatan."
SUDAH_BATAL = "Komitmen ini sudah dibatalkan."
TERUSAN = TautanPribadi.Tujuan.TERUSAN
# Who is late with his report may still hand it in.
TAUTAN_SESUDAH_TENGGAT = timedelta(days=30)


@transaction.atomic
def catat_komitmen(
    kegiatan: Kegiatan,
    *,
    pemangku: Pemangku,
    bentuk: str,
    target_kali: int,
    tenggat: date,
    oleh: Petugas,
    pada: datetime,
    target_orang: int | None = None,
    wilayah: Wilayah | None = None,
    kunci: UUID | None = None,
) -> tuple[Komitmen, str]:
    """Take a pledge down; returns it with the secret of its link, which stands nowhere.

    The same form (``kunci``) sent twice leaves one pledge, without a secret the second
    time. Raises ValidationError by field, TindakanTerlarang for a closed visit.
    """
    kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    pastikan_terbuka(kini)
    pk = uuid5(kini.pk, str(kunci or uuid4()))
    if ada := Komitmen.objects.filter(pk=pk).first():
        return ada, ""
    satu = Komitmen(
        pk=pk,
        kegiatan=kini,
        pemangku=pemangku,
        bentuk=bentuk,
        target_kali=target_kali,
        target_orang=target_orang,
        wilayah=wilayah,
        tenggat=tenggat,
        status_sejak=pada,
        dibuat_oleh=oleh,
    )
    _periksa(satu)
    satu.save(force_insert=True)
    for objek in (satu, kini):
        Jejak.objects.catat(
            objek,
            "catat_komitmen",
            oleh=oleh,
            pada=pada,
            sesudah={
                "pemangku": pemangku.nomor,
                "bentuk": bentuk,
                "target_kali": target_kali,
                "tenggat": str(tenggat),
            },
        )
    return satu, buat_tautan_terusan(satu, pada=pada)


def _periksa(satu: Komitmen) -> None:
    """ValidationError with every field that cannot be."""
    galat: dict[str, str] = {}
    if satu.pemangku.status != Pemangku.Status.AKTIF:
        galat["pemangku"] = TIDAK_AKTIF
    if satu.target_kali < 1:
        galat["target_kali"] = MINIMAL_SATU
    elif satu.target_kali > TARGET_TERBANYAK:
        galat["target_kali"] = f"Paling banyak {TARGET_TERBANYAK}."
    if satu.target_orang is not None and satu.target_orang < 1:
        galat["target_orang"] = MINIMAL_SATU
    akhir = satu.hari_kegiatan + PALING_LAMA
    if satu.tenggat < satu.hari_kegiatan:
        galat["tenggat"] = TERLALU_DINI
    elif satu.tenggat > akhir:
        galat["tenggat"] = (
            f"Paling lama {PALING_LAMA.days} hari sesudah kegiatan: sampai "
            f"{tanggal_pendek(akhir)}."
        )
    if galat:
        raise ValidationError(galat)
    satu.full_clean(exclude=("dibuat_oleh",), validate_unique=False)


def buat_tautan_terusan(komitmen: Komitmen, *, pada: datetime) -> str:
    """The secret of one more link for reporting on the pledge; others keep working."""
    hari = max(komitmen.tenggat, timezone.localdate(pada)) + TAUTAN_SESUDAH_TENGGAT
    return TautanPribadi.objects.buat(
        tujuan=TERUSAN,
        pada=pada,
        komitmen=komitmen,
        berlaku_sampai=timezone.make_aware(datetime.combine(hari, time.max)),
    )


@transaction.atomic
def ganti_tautan_terusan(komitmen: Komitmen, *, oleh: Petugas, pada: datetime) -> str:
    """A new link, shown once; every earlier one stops working.

    Raises TindakanTerlarang for a pledge that was called off.
    """
    satu = Komitmen.objects.select_for_update(of=("self",)).get(pk=komitmen.pk)
    if satu.status != Komitmen.Status.BERLAKU:
        raise TindakanTerlarang(SUDAH_BATAL)
    satu.tautan.filter(tujuan=TERUSAN).delete()
    Jejak.objects.catat(satu, "ganti_tautan", oleh=oleh, pada=pada)
    return buat_tautan_terusan(satu, pada=pada)


# Reports of what was passed on: by the stakeholder's link, or by staff (PK-33)

RUANG = "laporan_terusan"
TERLALU_BANYAK = f"Paling banyak {angka(TERBANYAK)}."


def laporkan_komitmen(
    komitmen: Komitmen,
    *,
    tanggal: date,
    bentuk: str,
    wilayah: Wilayah,
    jumlah: int,
    cara_hitung: str,
    pada: datetime,
    oleh: Petugas | None = None,
    bukti: Foto | None = None,
    kunci: UUID | None = None,
) -> LaporanTerusan:
    """A report on a pledge; without ``oleh`` it came by the stakeholder's link.

    The same form (``kunci``) sent twice leaves one report. Raises ValidationError by
    field, TindakanTerlarang for a pledge that was called off.
    """
    with transaction.atomic():
        kini = Komitmen.objects.select_for_update(of=("self",)).get(pk=komitmen.pk)
        if kini.status != Komitmen.Status.BERLAKU:
            raise TindakanTerlarang(SUDAH_BATAL)
        pk = uuid5(kini.pk, str(kunci or uuid4()))
        if ada := LaporanTerusan.objects.filter(pk=pk).first():
            return ada
        satu = LaporanTerusan(
            pk=pk,
            komitmen=kini,
            pemangku=kini.pemangku,
            tanggal=tanggal,
            bentuk=bentuk,
            wilayah=wilayah,
            jumlah=jumlah,
            cara_hitung=cara_hitung,
        )
        return _simpan(satu, bukti=bukti, oleh=oleh, pada=pada)


@transaction.atomic
def laporkan_tanpa_komitmen(
    pemangku: Pemangku,
    *,
    tanggal: date,
    bentuk: str,
    wilayah: Wilayah,
    jumlah: int,
    cara_hitung: str,
    oleh: Petugas,
    pada: datetime,
    bukti: Foto | None = None,
    kunci: UUID | None = None,
) -> LaporanTerusan:
    """What somebody passed on without having promised it, as staff heard of it.

    The same form (``kunci``) sent twice leaves one report.
    """
    pk = uuid5(pemangku.pk, str(kunci or uuid4()))
    kunci_formulir(RUANG, pk)
    if ada := LaporanTerusan.objects.filter(pk=pk).first():
        return ada
    satu = LaporanTerusan(
        pk=pk,
        pemangku=pemangku,
        tanggal=tanggal,
        bentuk=bentuk,
        wilayah=wilayah,
        jumlah=jumlah,
        cara_hitung=cara_hitung,
    )
    return _simpan(satu, bukti=bukti, oleh=oleh, pada=pada)


def _simpan(
    satu: LaporanTerusan, *, bukti: Foto | None, oleh: Petugas | None, pada: datetime
) -> LaporanTerusan:
    _periksa_laporan(satu, hari=timezone.localdate(pada))
    jalur = LaporanTerusan.Pelapor
    satu.pelapor = jalur.PETUGAS if oleh else jalur.TOKEN
    satu.dibuat_oleh, satu.status_sejak = oleh, pada
    satu.full_clean(exclude=("dibuat_oleh",), validate_unique=False)
    if bukti:
        satu.bukti.save(f"bukti.{bukti.jenis}", bukti.isi, save=False)
    satu.save(force_insert=True)
    for objek in filter(None, (satu, satu.komitmen)):
        Jejak.objects.catat(
            objek,
            "laporkan",
            oleh=oleh,
            pada=pada,
            sesudah={
                "tanggal": str(satu.tanggal),
                "bentuk": satu.bentuk,
                "jumlah": satu.jumlah,
                "cara_hitung": satu.cara_hitung,
            },
        )
    return satu


def _periksa_laporan(satu: LaporanTerusan, *, hari: date) -> None:
    """ValidationError with every field that cannot be."""
    galat: dict[str, str] = {}
    if satu.tanggal > hari:
        galat["tanggal"] = MASIH_DEPAN
    elif satu.komitmen and satu.tanggal < satu.komitmen.hari_kegiatan:
        mulai = tanggal_pendek(satu.komitmen.hari_kegiatan)
        galat["tanggal"] = f"Paling awal hari kegiatannya, {mulai}."
    if satu.jumlah < 1:
        galat["jumlah"] = MINIMAL_SATU
    elif satu.jumlah > TERBANYAK:
        galat["jumlah"] = TERLALU_BANYAK
    if galat:
        raise ValidationError(galat)
