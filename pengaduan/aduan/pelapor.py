"""Who complains, when he says so: identity apart from the case, encrypted, with an end day.

A complaint asks for no NIK and no name (Perpres 76/2013 keeps the reporter secret; UU
27/2022 Pasal 16(2)). What is given serves to ask back and to tell the result, and is
passed on only with consent.
"""

from datetime import date, datetime
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from organisasi.basis_data.kolom import kendala
from organisasi.kantor.saat import Saat
from organisasi.models import oleh_petugas
from organisasi.pribadi.models import OrangBerkas


class PelaporQuerySet(models.QuerySet["Pelapor"]):
    def habis_simpan(self, hari: date) -> Self:
        return self.filter(
            simpan_sampai__lt=hari, dihapus_pada=None, dibatasi_pada=None
        )


class Pelapor(OrangBerkas):
    # Finds the same contact again without opening anything (keyed hash).
    sidik_kontak = models.CharField(max_length=64, blank=True, editable=False)
    surel_dipastikan_pada = models.DateTimeField(
        "surel dipastikan pada", null=True, blank=True
    )
    telepon_dipastikan_pada = models.DateTimeField(
        "telepon dipastikan pada", null=True, blank=True
    )
    telepon_dipastikan_oleh = oleh_petugas()
    setuju_diteruskan = models.BooleanField(
        "nama dan kontak boleh diteruskan ke SP4N-LAPOR!", default=False
    )

    objects = PelaporQuerySet.as_manager()

    class Meta:
        verbose_name = "pelapor"
        constraints = kendala(
            hapus_tuntas=Q(dihapus_pada__isnull=True)
            | Q(nama="", surel="", telepon="", sidik_kontak="", sidik_nama=[]),
            telepon_dipastikan_orang=Q(telepon_dipastikan_pada__isnull=True)
            | Q(telepon_dipastikan_oleh__isnull=False),
        )
        indexes = (
            GinIndex(fields=("sidik_nama",), name="pengaduan_pelapor_nama"),
            models.Index(
                fields=("sidik_kontak", "dibuat_pada"),
                condition=~Q(sidik_kontak=""),
                name="pengaduan_pelapor_sidik",
            ),
            models.Index(
                fields=("simpan_sampai",),
                condition=Q(dihapus_pada__isnull=True),
                name="pengaduan_pelapor_simpan",
            ),
        )

    def __str__(self) -> str:
        return f"Pelapor {self.pk}"

    @property
    def berkontak(self) -> bool:
        return bool(self.surel or self.telepon)

    @property
    def terpastikan(self) -> bool:
        return bool(self.surel_dipastikan_pada or self.telepon_dipastikan_pada)

    def pastikan_surel(self, *, pada: datetime) -> None:
        if self.surel_dipastikan_pada is None:
            self.surel_dipastikan_pada = pada
            self.save(update_fields=("surel_dipastikan_pada",))

    def pastikan_telepon(self, saat: Saat) -> None:
        self.telepon_dipastikan_pada, self.telepon_dipastikan_oleh = (
            saat.pada,
            saat.oleh,
        )
        self.save(update_fields=("telepon_dipastikan_pada", "telepon_dipastikan_oleh"))

    def hapus_identitas(self, *, pada: datetime) -> None:
        self.nama = self.surel = self.telepon = self.sidik_kontak = ""
        self.dihapus_pada = pada
        self.save()
