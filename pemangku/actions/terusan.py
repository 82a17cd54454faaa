"""Reports of what was passed on: by the stakeholder's link, or by staff (PK-33)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.bahasa import angka, tanggal_pendek
from organisasi.kertas.foto import Foto
from organisasi.models import Jejak, Petugas, Wilayah
from pemangku.actions.komitmen import SUDAH_BATAL
from pemangku.actions.materi import MASIH_DEPAN, MINIMAL_SATU
from pemangku.models import Komitmen, LaporanTerusan, Pemangku
from pemangku.models.laporan_terusan import TERBANYAK

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
    _periksa(satu, hari=timezone.localdate(pada))
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


def _periksa(satu: LaporanTerusan, *, hari: date) -> None:
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
