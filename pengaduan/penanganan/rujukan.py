"""Referral of a complaint to the unit that can act; the same base as for requests."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from organisasi.alur.rujukan import Rujukan, StatusRujukan
from organisasi.alur.tindakan import TindakanTerlarang, pastikan, wajib
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Unit
from organisasi.waktu.tenggat import RUJUKAN_JAWAB, hitung_tenggat
from pengaduan.aduan.kabar import kabari_pelapor, kabari_petugas
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import TindakanPengaduan


class RujukanPengaduan(Rujukan):
    jalan_baca = "berkas"
    berkas = models.ForeignKey(Pengaduan, models.CASCADE, related_name="rujukan")

    class Meta(Rujukan.Meta):
        verbose_name = "rujukan pengaduan"
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Rujukan.Meta.constraints,
            models.UniqueConstraint(
                fields=("berkas",),
                condition=Q(
                    status__in=(StatusRujukan.DIAJUKAN, StatusRujukan.DIKEMBALIKAN)
                ),
                name="pengaduan_rujukan_satu_terbuka",
            ),
        )

    @property
    def nomor(self) -> str:
        return str(self.berkas.nomor)


def rujukan_dari(pengaduan: Pengaduan) -> list[RujukanPengaduan]:
    # Once an object: buttons, guard and page ask for them.
    if "_rujukan" not in pengaduan.__dict__:
        terkait = ("dari_unit", "ke_unit__induk", "ditetapkan_ke")
        pengaduan.__dict__["_rujukan"] = list(
            pengaduan.rujukan.select_related(*terkait)
        )
    tersimpan: list[RujukanPengaduan] = pengaduan.__dict__["_rujukan"]
    return tersimpan


# The acts: the same rules as for requests, one clock

Status = RujukanPengaduan.Status


@transaction.atomic
def rujuk_pengaduan(
    pengaduan: Pengaduan, saat: Saat, *, ke_unit: Unit, alasan: str
) -> RujukanPengaduan:
    terkunci = Pengaduan.objects.select_for_update(of=("self",)).get(pk=pengaduan.pk)
    hari_ini = timezone.localdate(saat.pada)
    sebab = wajib(alasan, "Tulis alasan rujukan; unit penerima membacanya.")
    pastikan(halangan_rujuk(terkunci, terkunci.rujukan.all()))
    if ke_unit == terkunci.pemegang:
        raise TindakanTerlarang("Aduan ini sudah dipegang unit itu.")
    if ke_unit.sampai and ke_unit.sampai < hari_ini:
        raise TindakanTerlarang(
            f"{ke_unit.nama_pendek} sudah tidak ada. Pilih unit penerusnya."
        )
    pengaduan.lakukan(TindakanPengaduan.RUJUK, saat, catatan=sebab)
    rujukan = RujukanPengaduan.objects.create(
        berkas=pengaduan,
        dari_unit=terkunci.pemegang,
        ke_unit=ke_unit,
        alasan=sebab,
        diajukan_pada=saat.pada,
        status_sejak=saat.pada,
        tenggat=hitung_tenggat(RUJUKAN_JAWAB, hari_ini, ke_unit).jatuh_tempo,
    )
    Jejak.objects.catat(rujukan, "ajukan", saat=saat, catatan=rujukan.alasan)
    kabari_petugas(pengaduan, saat, templat="rujukan_masuk", unit=ke_unit)
    return rujukan


def halangan_rujuk(pengaduan: Pengaduan, rujukan: Iterable[RujukanPengaduan]) -> str:
    if pengaduan.berkadar:
        return "Aduan berkadar pengawasan tetap di Inspektorat dan tidak dirujuk."
    if any(r.status in {Status.DIAJUKAN, Status.DIKEMBALIKAN} for r in rujukan):
        return (
            "Masih ada rujukan yang belum dijawab. Tunggu jawaban unit itu atau "
            "putusan Diskominfo."
        )
    return ""


def _terbuka(pengaduan: Pengaduan) -> RujukanPengaduan:
    rujukan: RujukanPengaduan | None = pengaduan.rujukan.terbuka().first()
    if rujukan is None:
        raise TindakanTerlarang("Tidak ada rujukan yang menunggu jawaban.")
    return rujukan


@transaction.atomic
def terima_rujukan(pengaduan: Pengaduan, saat: Saat) -> None:
    rujukan = _terbuka(pengaduan)
    rujukan.terima(saat)
    _pindahkan(pengaduan, rujukan.ke_unit, saat, alasan=rujukan.alasan)


@transaction.atomic
def tarik_rujukan(pengaduan: Pengaduan, saat: Saat) -> None:
    rujukan = pengaduan.rujukan.first() or _terbuka(pengaduan)
    rujukan.tarik(saat)
    pengaduan.lakukan(TindakanPengaduan.TARIK_RUJUKAN, saat, catatan=str(rujukan))
    kabari_petugas(pengaduan, saat, templat="rujukan_ditarik", unit=rujukan.ke_unit)


@transaction.atomic
def kembalikan_rujukan(pengaduan: Pengaduan, saat: Saat, *, alasan: str) -> None:
    sebab = wajib(alasan, "Tulis mengapa dikembalikan; Diskominfo memutuskan.")
    _terbuka(pengaduan).kembalikan(saat, alasan=sebab)
    kabari_petugas(
        pengaduan, saat, templat="rujukan_dikembalikan", peran=(Peran.ADMIN_SP4N,)
    )


@transaction.atomic
def putuskan_rujukan(
    pengaduan: Pengaduan, saat: Saat, *, ke_unit: Unit, alasan: str
) -> None:
    """The SP4N admin names the unit; open once it was returned or left unanswered."""
    rujukan = _terbuka(pengaduan)
    pastikan(rujukan.halangan_putuskan(timezone.localdate(saat.pada)))
    sebab = wajib(alasan, "Tulis alasan putusan; kedua unit membacanya.")
    rujukan.putuskan(saat=saat, ke_unit=ke_unit, alasan=sebab)
    _pindahkan(pengaduan, ke_unit, saat, alasan=sebab)


def _pindahkan(pengaduan: Pengaduan, unit: Unit, saat: Saat, *, alasan: str) -> None:
    if unit == pengaduan.pemegang:
        return
    pengaduan.alihkan(saat, ke_unit=unit, alasan=alasan)
    kabari_pelapor(pengaduan, "berpindah", pada=saat.pada)
    kabari_petugas(pengaduan, saat, templat="diterima_unit", unit=unit)
