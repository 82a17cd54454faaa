"""A form that is filled in step by step and sent once: what it holds, its draft, its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from organisasi.basis_data.kolom import kendala, sekali
from organisasi.sandi import TeksTersandi, kode_rahasia, sidik

Jawab = Mapping[str, Any]


@dataclass
class IsianLangkah:
    """Abstract. ``jawab``: accepted answers by step; ``konsep``: typed, not yet accepted.

    A form names its steps in their order and those that ask something; the last step is
    the last look. ``kunci`` is the same for the same draft, so that it makes one case.
    ``bahasa`` is the language in which the form speaks.
    """

    LANGKAH: ClassVar[tuple[str, ...]]
    BERTANYA: ClassVar[tuple[str, ...]]

    jawab: dict[str, dict[str, Any]] = field(default_factory=dict)
    konsep: dict[str, dict[str, Any]] = field(default_factory=dict)
    kunci: str = field(default_factory=lambda: str(uuid4()))
    bahasa: str = "id"

    @classmethod
    def baca(cls, teks: str) -> Self:
        return cls(**json.loads(teks)) if teks else cls()

    def tulis(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @property
    def kunci_masuk(self) -> UUID:
        return UUID(self.kunci)

    def terima(self, langkah: str, jawab: Jawab) -> None:
        self.jawab[langkah] = dict(jawab)
        self.konsep.pop(langkah, None)

    def tanya_lagi(self, langkah: str) -> None:
        """What was answered stays in the fields, but must be looked at again."""
        if langkah in self.jawab:
            self.konsep.setdefault(langkah, self.jawab.pop(langkah))

    def simpan_konsep(self, langkah: str, ketikan: Jawab) -> None:
        self.konsep[langkah] = dict(ketikan)
        self.jawab.pop(langkah, None)

    def awal(self, langkah: str) -> Jawab:
        return self.konsep.get(langkah) or self.jawab.get(langkah, {})

    def kurang(self) -> str:
        """The first step that still has to be answered; "" when none."""
        return next((satu for satu in self.BERTANYA if satu not in self.jawab), "")

    def boleh(self, langkah: str) -> bool:
        kurang = self.kurang()
        return not kurang or self.LANGKAH.index(langkah) <= self.LANGKAH.index(kurang)

    @property
    def dilewati(self) -> frozenset[str]:
        return frozenset()

    @property
    def tampil(self) -> list[str]:
        return [satu for satu in self.LANGKAH if satu not in self.dilewati]

    def sesudah(self, langkah: str) -> str:
        """Where to go from ``langkah``: back to the last look once all is answered."""
        if not self.kurang():
            return self.LANGKAH[-1]
        lanjut = self.LANGKAH[self.LANGKAH.index(langkah) + 1]
        if lanjut not in self.BERTANYA and lanjut not in self.dilewati:
            return lanjut
        return self.kurang()

    def sebelum(self, langkah: str) -> str:
        lalu = reversed(self.LANGKAH[: self.LANGKAH.index(langkah)])
        return next((satu for satu in lalu if satu not in self.dilewati), "")


# How long the emptied row of a draft still says that it has run out.
NISAN = timedelta(days=60)


class DrafTertutup(Exception):
    """The draft was sent meanwhile, or its time is over: nothing can be put into it."""


class BelumLengkap(Exception):
    def __init__(self, langkah: str) -> None:
        super().__init__(langkah)
        self.langkah = langkah


class DrafQuerySet(models.QuerySet["Draf"]):
    def kedaluwarsa(self, pada: datetime) -> Self:
        return self.filter(kedaluwarsa_pada__lte=pada)

    def tak_terkirim(self, pada: datetime) -> Self:
        return self.kedaluwarsa(pada).filter(kasus=None).exclude(isian="")


class Draf(models.Model):
    """What was typed and not yet sent; encrypted, kept for a time, sent once."""

    formulir = models.CharField(max_length=30)
    sidik_kode = models.CharField(max_length=64, unique=True)
    isian = TeksTersandi("isian (JSON)", blank=True)
    kasus = models.PositiveBigIntegerField(null=True, blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada")
    kedaluwarsa_pada = models.DateTimeField("kedaluwarsa pada", db_index=True)

    objects = DrafQuerySet.as_manager()

    class Meta:
        verbose_name = "draf formulir"

    def __str__(self) -> str:
        return f"Draf {self.pk}"

    @classmethod
    def buka(
        cls, formulir: str, isian: IsianLangkah, *, pada: datetime
    ) -> tuple[Draf, str]:
        kode = kode_rahasia()
        draf = cls.objects.create(
            formulir=formulir,
            sidik_kode=sidik(kode),
            isian=isian.tulis(),
            dibuat_pada=pada,
            kedaluwarsa_pada=pada + timedelta(days=settings.UMUR_DRAF_HARI),
        )
        return draf, kode

    def kunci(self) -> Draf:
        return Draf.objects.select_for_update().get(pk=self.pk)

    def kunci_terbuka(self, pada: datetime) -> Draf:
        kini = self.kunci()
        if kini.kasus is not None or kini.kedaluwarsa_pada <= pada:
            raise DrafTertutup
        return kini


class BerkasDraf(models.Model):
    draf = models.ForeignKey(Draf, models.CASCADE, related_name="berkas")
    jenis = models.CharField(max_length=20)
    isi = models.FileField(upload_to="draf/", max_length=120)
    kecil = models.FileField(upload_to="draf/", max_length=120, blank=True)
    nama = models.CharField(max_length=150)
    tipe = models.CharField(max_length=100)
    ukuran = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    diunggah_pada = models.DateTimeField("diunggah pada")

    class Meta:
        verbose_name = "berkas draf"
        constraints = kendala(
            tidak_kosong=Q(ukuran__gt=0), sekali=sekali("draf", "jenis", "sha256")
        )

    def __str__(self) -> str:
        return self.nama
