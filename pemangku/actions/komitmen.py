"""Pledges: taken down at a visit, with a personal link for reporting on them (PK-32)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.models import Jejak, Petugas, Wilayah
from pemangku.actions.materi import MINIMAL_SATU, TIDAK_AKTIF
from pemangku.actions.undangan import pastikan_terbuka
from pemangku.models import Kegiatan, Komitmen, Pemangku, TautanPribadi
from pemangku.models.komitmen import PALING_LAMA, TARGET_TERBANYAK

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
