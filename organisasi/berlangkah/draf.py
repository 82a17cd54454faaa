"""A form that is filled in step by step behind a private link, and sent once.

Every change takes the draft's row first: two tabs, a double click and the back button
after sending meet the same lock, and one case comes out of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self
from uuid import NAMESPACE_OID, UUID, uuid5

from django.conf import settings
from django.db import models, transaction
from django.db.models import Sum
from django.http import HttpRequest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import ukuran
from organisasi.kertas.penyimpanan import hapus_lampiran
from organisasi.sandi import (
    SandiTidakTerbuka,
    TeksTersandi,
    buka_sandi,
    kode_rahasia,
    sandikan,
    sidik,
)

# What a draft holds: accepted answers, and what was only typed

Jawab = Mapping[str, Any]


@dataclass
class IsianLangkah:
    """Abstract. ``jawab``: accepted answers by step; ``konsep``: typed, not yet accepted.

    A form names its steps in their order, those that ask something, and the last look.
    """

    LANGKAH: ClassVar[tuple[str, ...]]
    BERTANYA: ClassVar[tuple[str, ...]]
    AKHIR: ClassVar[str]

    jawab: dict[str, dict[str, Any]] = field(default_factory=dict)
    konsep: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def baca(cls, teks: str) -> Self:
        return cls(**json.loads(teks)) if teks else cls()

    def tulis(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

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
        raise NotImplementedError  # abstract: each form knows its steps

    def sesudah(self, langkah: str) -> str:
        """Where to go from ``langkah``: back to the last look once all is answered."""
        if not self.kurang():
            return self.AKHIR
        ke = self.LANGKAH.index(langkah) + 1
        lanjut = self.LANGKAH[ke]
        if lanjut not in self.BERTANYA and lanjut not in self.dilewati:
            return lanjut
        return self.kurang()

    def sebelum(self, langkah: str) -> str:
        """The step before that shows something; "" at the first."""
        lalu = reversed(self.LANGKAH[: self.LANGKAH.index(langkah)])
        return next((satu for satu in lalu if satu not in self.dilewati), "")


# The draft

# How long the emptied row of a draft still says that it has run out.
NISAN = timedelta(days=60)


class DrafTertutup(Exception):
    """The draft was sent meanwhile, or its time is over: nothing can be put into it."""


class BelumLengkap(Exception):
    """A step is missing; ``langkah`` is the first."""

    def __init__(self, langkah: str) -> None:
        super().__init__(langkah)
        self.langkah = langkah


class Draf(models.Model):
    """Abstract: what was typed and not yet sent; encrypted whole, kept for a set time."""

    sidik_kode = models.CharField(max_length=64, unique=True)
    isian = TeksTersandi("isian (JSON)", blank=True)
    dibuat_pada = models.DateTimeField("dibuat pada")
    kedaluwarsa_pada = models.DateTimeField("kedaluwarsa pada", db_index=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"Draf {self.pk}"

    @property
    def terkirim(self) -> bool:
        raise NotImplementedError  # abstract: each draft knows its case

    @property
    def kunci_masuk(self) -> UUID:
        """The same for the same draft, so that it makes one case."""
        return uuid5(NAMESPACE_OID, f"draf:{self.sidik_kode}")

    @classmethod
    def buka(cls, isian: IsianLangkah, *, pada: datetime) -> tuple[Self, str]:
        """Begin a draft with what was sent first; returns it with its secret."""
        kode = kode_rahasia()
        draf = cls._default_manager.create(
            sidik_kode=sidik(kode),
            isian=isian.tulis(),
            dibuat_pada=pada,
            kedaluwarsa_pada=akhir_draf(pada),
        )
        return draf, kode

    def kunci(self) -> Self:
        return type(self)._default_manager.select_for_update().get(pk=self.pk)

    def kunci_terbuka(self, pada: datetime) -> Self:
        """The draft under its lock; DrafTertutup when it has been sent or is over."""
        kini = self.kunci()
        if kini.terkirim or kini.kedaluwarsa_pada <= pada:
            raise DrafTertutup
        return kini


def akhir_draf(pada: datetime) -> datetime:
    return pada + timedelta(days=settings.UMUR_DRAF_HARI)


def periksa_jatah(milik: models.QuerySet, baru: Iterable[Any]) -> None:
    """Whether ``baru`` may join the files of a draft; TindakanTerlarang when not.

    Anybody may begin drafts, so one and all of them together have a limit of room.
    """
    tambah = sum(satu.ukuran for satu in baru)
    if _besar(milik) + tambah > settings.JATAH_DRAF:
        raise TindakanTerlarang(
            f"Semua berkas bersama paling besar {ukuran(settings.JATAH_DRAF)}. "
            "Perkecil, atau hapus dulu yang tidak perlu."
        )
    semua = milik.model._default_manager.all()
    if _besar(semua) + tambah > settings.JATAH_SEMUA_DRAF:
        raise TindakanTerlarang(
            "Tempat untuk berkas sedang penuh. Lanjutkan tanpa berkas; berkasnya dapat "
            "disusulkan dari halaman Anda sesudah dikirim."
        )


def _besar(berkas: models.QuerySet) -> int:
    return int(berkas.aggregate(n=Sum("ukuran", default=0))["n"])


def lepas_berkas_lama(model: type[Draf], nama: str, *kolom: str, pada: datetime) -> int:
    """Delete files of drafts that were not sent in UMUR_BERKAS_DRAF_JAM; how many.

    ``nama`` is the relation from a draft to its files, ``kolom`` their file fields. Each
    draft is locked: one that is being sent hands its files over.
    """
    batas = pada - timedelta(hours=settings.UMUR_BERKAS_DRAF_JAM)
    semua = model._default_manager
    lama = semua.filter(**{f"{nama}__diunggah_pada__lte": batas})
    jumlah = 0
    for pk in lama.values_list("pk", flat=True).distinct():
        with transaction.atomic():
            draf = semua.select_for_update().get(pk=pk)
            berkas = getattr(draf, nama).filter(diunggah_pada__lte=batas)
            jumlah += hapus_lampiran(berkas, *kolom)
    return jumlah


@transaction.atomic
def isi_draf[Isian: IsianLangkah](
    draf: Draf,
    baca: Callable[[str], Isian],
    *,
    ubah: Callable[[Isian], None],
    pada: datetime,
) -> Isian:
    """Let ``ubah`` change what the draft holds now; its time starts anew.

    Other tabs' steps stay: the draft is read again under its lock. DrafTertutup when it
    has been sent or is over.
    """
    kini = draf.kunci_terbuka(pada)
    isian = baca(kini.isian)
    ubah(isian)
    kini.isian = isian.tulis()
    kini.kedaluwarsa_pada = akhir_draf(pada)
    kini.save(update_fields=("isian", "kedaluwarsa_pada"))
    return isian


# A drawer of the visitor's session: what waits to be sent, encrypted.
# The store of sessions sees only the encrypted text, and forgets it with the session.

Isian = dict[str, Any]


def baca_laci(request: HttpRequest, nama: str) -> Isian | None:
    tersimpan = request.session.get(nama)
    try:
        isi: Isian | None = json.loads(buka_sandi(tersimpan)) if tersimpan else None
    except SandiTidakTerbuka:
        return None
    return isi


def isi_laci(request: HttpRequest, nama: str, isi: Isian) -> None:
    request.session[nama] = sandikan(json.dumps(isi))


def kosongkan_laci(request: HttpRequest, nama: str) -> None:
    request.session.pop(nama, None)
