"""Who was in the room: the record of the day, and registrations that wait for staff."""

from __future__ import annotations

import json
from typing import Any, Self

from django.db import models
from django.db.models import Q

from organisasi.alur.tindakan import Berkas, DaftarTindakan, wajib
from organisasi.basis_data.kolom import PilihanField
from organisasi.kantor.peran import Cakupan
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, Wilayah
from organisasi.sandi import TeksTersandi
from pemangku.inventaris.models import Pemangku, Unsur
from pemangku.inventaris.orang import Orang
from pemangku.inventaris.pilihan import JenisKelamin
from pemangku.inventaris.tabel import Beridentitas
from pemangku.izin import PENGELOLA
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import (
    CaraHadir,
    StatusHadir,
    StatusPendaftaran,
    TindakanHadir,
    TindakanPendaftaran,
)


class PendaftaranQuerySet(models.QuerySet["PendaftaranMandiri"]):
    def untuk(self, petugas: Petugas) -> Self:
        """Those of visits the officer may run; standing ones only city-wide."""
        digarap = Q(kegiatan__in=Kegiatan.objects.digarap(petugas).values("pk"))
        if Cakupan.untuk(petugas, kota=PENGELOLA, unit=frozenset(), kuasa=False).kota:
            digarap |= Q(kegiatan=None)
        return self.filter(digarap)

    def menunggu(self) -> Self:
        return self.filter(status=StatusPendaftaran.MENUNGGU)


class PendaftaranMandiri(Berkas, Beridentitas):
    """What somebody wrote at the door. Not inventory until staff say so (PK-10).

    ``isian`` is encrypted JSON: nama, lembaga, jabatan, kelurahan, wa, email, persetujuan.
    It is emptied when the registration ends without a record of a person.
    """

    jalan_baca = ""
    Status = StatusPendaftaran
    Tindakan = TindakanPendaftaran

    kegiatan = models.ForeignKey(
        Kegiatan, models.PROTECT, null=True, blank=True, related_name="pendaftaran"
    )
    isian = TeksTersandi(blank=True)
    # Name and contact, hashed: the same person twice updates the one that waits.
    sidik = models.CharField(max_length=64, blank=True, editable=False)
    kode_cocok = models.BooleanField("kode ruang cocok", default=False)
    status = PilihanField(
        StatusPendaftaran,
        max_length=12,
        default=StatusPendaftaran.MENUNGGU,
        kendala="pemangku_pendaftaran_status_dikenal",
    )
    diterima_pada = models.DateTimeField("diterima pada")
    diputus_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField(null=True, blank=True)
    alasan = models.CharField(max_length=200, blank=True)
    orang = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="pendaftaran"
    )

    objects = PendaftaranQuerySet.as_manager()

    class Meta:
        verbose_name = "pendaftaran mandiri"
        verbose_name_plural = "pendaftaran mandiri"
        ordering = ("diterima_pada", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(status=StatusPendaftaran.DITOLAK) | ~Q(alasan=""),
                name="pemangku_pendaftaran_tolak_beralasan",
            ),
            models.UniqueConstraint(
                fields=("kegiatan", "sidik"),
                condition=Q(status=StatusPendaftaran.MENUNGGU) & ~Q(sidik=""),
                name="pemangku_pendaftaran_unik",
            ),
            models.UniqueConstraint(
                fields=("sidik",),
                condition=Q(kegiatan=None, status=StatusPendaftaran.MENUNGGU)
                & ~Q(sidik=""),
                name="pemangku_pendaftaran_mitra_unik",
            ),
        )

    def __str__(self) -> str:
        return f"Pendaftaran {self.diterima_pada:%d-%m-%Y %H:%M}"

    @property
    def isi(self) -> dict[str, Any]:
        """What was written, by field; {} once it was erased."""
        return dict(json.loads(self.isian)) if self.isian else {}

    def putuskan(
        self,
        tindakan: DaftarTindakan,
        saat: Saat[Petugas | None],
        *,
        alasan: str = "",
        orang: Orang | None = None,
        hapus: bool = False,
    ) -> Self:
        """End it by one of its acts; ``hapus`` empties what was written."""
        hasil = self.lakukan(
            tindakan,
            saat,
            alasan=alasan,
            diputus_oleh=saat.oleh,
            diputus_pada=saat.pada,
            orang=orang,
        )
        if hapus:  # apart from the act: no copy of it may stand in the trail
            type(self).objects.filter(pk=self.pk).update(isian="", sidik="")
            self.isian = self.sidik = ""
        return hasil


class KehadiranQuerySet(models.QuerySet["Kehadiran"]):
    def sah(self) -> Self:
        return self.filter(status=StatusHadir.SAH)

    def sementara(self) -> Self:
        return self.filter(status=StatusHadir.SEMENTARA)

    def dihitung_atau_menunggu(self) -> Self:
        return self.exclude(status=StatusHadir.DITOLAK)

    def belum_diperiksa(self) -> Self:
        """What waits, and what counts already of a registration nobody has decided."""
        menunggu = Q(pendaftaran__status=StatusPendaftaran.MENUNGGU)
        return self.filter(
            Q(status=StatusHadir.SEMENTARA) | (Q(status=StatusHadir.SAH) & menunggu)
        )


class Kehadiran(Berkas, Beridentitas):
    """One attendance. The snapshots are the record of the day and do not change."""

    Status = StatusHadir
    Tindakan = TindakanHadir
    Cara = CaraHadir

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="kehadiran")
    orang = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="kehadiran"
    )
    pendaftaran = models.ForeignKey(
        PendaftaranMandiri,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kehadiran",
    )
    pemangku = models.ForeignKey(
        Pemangku, models.PROTECT, null=True, blank=True, related_name="kehadiran"
    )
    nama_snapshot = models.CharField("nama", max_length=160)
    jabatan_snapshot = models.CharField("jabatan", max_length=120, blank=True)
    lembaga_snapshot = models.CharField("lembaga", max_length=160, blank=True)
    kelurahan = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+"
    )
    unsur = models.ForeignKey(
        Unsur, models.PROTECT, null=True, blank=True, related_name="+"
    )
    jenis_kelamin = models.CharField(
        "L/P", max_length=1, choices=JenisKelamin, blank=True
    )
    cara = models.CharField(max_length=10, choices=CaraHadir)
    pada = models.DateTimeField("dicatat pada")
    # The phone's own clock was wrong, and ``pada`` has been corrected.
    jam_dikoreksi = models.BooleanField("jam dikoreksi", default=False, editable=False)
    mewakili = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = PilihanField(StatusHadir, max_length=10, default=StatusHadir.SAH)
    diperiksa_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan = models.CharField(max_length=200, blank=True)

    objects = KehadiranQuerySet.as_manager()

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        ordering = ("pada", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(nama_snapshot=""), name="pemangku_kehadiran_bernama"
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusHadir.DITOLAK) | ~Q(alasan=""),
                name="pemangku_kehadiran_tolak_beralasan",
            ),
            models.UniqueConstraint(
                fields=("kegiatan", "orang"),
                condition=Q(orang__isnull=False),
                name="pemangku_kehadiran_orang_sekali",
            ),
            models.UniqueConstraint(
                fields=("kegiatan", "pendaftaran"),
                condition=Q(pendaftaran__isnull=False),
                name="pemangku_kehadiran_daftar_sekali",
            ),
        )
        indexes = (
            models.Index(fields=("kegiatan", "status"), name="pemangku_hadir_kegiatan"),
        )

    def __str__(self) -> str:
        return self.nama_snapshot

    @property
    def pendaftaran_menunggu(self) -> bool:
        daftar = self.pendaftaran
        return daftar is not None and daftar.status == StatusPendaftaran.MENUNGGU

    @property
    def belum_diperiksa(self) -> bool:
        """Staff still have to look at it; the rule of the QuerySet's method."""
        return self.status == StatusHadir.SEMENTARA or (
            self.status == StatusHadir.SAH and self.pendaftaran_menunggu
        )

    def sahkan(self, saat: Saat) -> Self:
        return self.lakukan(
            TindakanHadir.SAHKAN, saat, diperiksa_oleh=saat.oleh, alasan=""
        )

    def tolak(self, saat: Saat, *, alasan: str) -> Self:
        alasan = wajib(alasan, "Pilih alasan.")
        return self.lakukan(
            TindakanHadir.TOLAK, saat, diperiksa_oleh=saat.oleh, alasan=alasan
        )


def isi_kehadiran(
    pemangku: Pemangku,
    saat: Saat,
    *,
    orang: Orang | None,
    nama: str,
    jabatan: str,
    mewakili: Orang | None,
) -> dict[str, Any]:
    """Columns of an attendance that staff writes down: name, post and body as they are now."""
    wilayah = pemangku.wilayah
    kelurahan = wilayah and wilayah.tingkat == Wilayah.Tingkat.KELURAHAN
    return {
        "pemangku": pemangku,
        "nama_snapshot": nama[:160],
        "jabatan_snapshot": jabatan[:120],
        "lembaga_snapshot": pemangku.nama_tampil[:160],
        "kelurahan": wilayah if kelurahan else None,
        "unsur": pemangku.jenis.unsur,
        "jenis_kelamin": orang.jenis_kelamin if orang else "",
        "cara": Kehadiran.Cara.PETUGAS,
        "pada": saat.pada,
        "mewakili": mewakili,
        "status_sejak": saat.pada,
        "diperiksa_oleh": saat.oleh,
        "dibuat_oleh": saat.oleh,
    }
