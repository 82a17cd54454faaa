"""What happens to a draft: it changes, takes files, is sent once, or is emptied.

Every change takes the draft's row first: two tabs, a double click and the back button
after sending meet the same lock, and one case comes out of it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Sum

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import ukuran
from organisasi.berlangkah.models import (
    NISAN,
    BelumLengkap,
    BerkasDraf,
    Draf,
    DrafTertutup,
    IsianLangkah,
)
from organisasi.kertas.penyimpanan import hapus_lampiran
from organisasi.kertas.unggahan import Unggahan

KOLOM_BERKAS = ("isi", "kecil")
Dibuang = Callable[[Draf, datetime], None]


@transaction.atomic
def isi_draf[Isian: IsianLangkah](
    draf: Draf, jenis: type[Isian], *, ubah: Callable[[Isian], None], pada: datetime
) -> Isian:
    """Other tabs' steps stay: it is read again under its lock. DrafTertutup."""
    kini = draf.kunci_terbuka(pada)
    isian = jenis.baca(kini.isian)
    ubah(isian)
    kini.isian = isian.tulis()
    kini.kedaluwarsa_pada = pada + timedelta(days=settings.UMUR_DRAF_HARI)
    kini.save(update_fields=("isian", "kedaluwarsa_pada"))
    return isian


@transaction.atomic
def lampirkan(
    draf: Draf,
    jenis: str,
    unggahan: Iterable[Unggahan],
    *,
    simpan: Callable[[Any, int], Mapping[str, str]],
    maks: int,
    penuh: str,
    pada: datetime,
) -> None:
    """Keep checked files with the draft, the same content once.

    ``simpan`` writes one, the how manyth it is, and returns its columns ``isi``, ``nama``
    (and ``kecil``), names that say nothing. TindakanTerlarang with ``penuh`` beyond
    ``maks`` or without room, DrafTertutup when it has been sent or is over.
    """
    draf.kunci_terbuka(pada)
    ada = set(draf.berkas.values_list("jenis", "sha256"))
    baru = {u.sha256: u for u in unggahan if (jenis, u.sha256) not in ada}
    # Counted before the first is written: a rollback takes no file off the disk.
    if baru and len(ada) + len(baru) > maks:
        raise TindakanTerlarang(penuh)
    _periksa_jatah(draf, sum(satu.ukuran for satu in baru.values()))
    for ke, satu in enumerate(baru.values(), start=len(ada) + 1):
        BerkasDraf.objects.create(
            draf=draf,
            jenis=jenis,
            tipe=satu.tipe,
            ukuran=satu.ukuran,
            sha256=satu.sha256,
            diunggah_pada=pada,
            **simpan(satu, ke),
        )


# Anybody may begin drafts, so one, and all of a form together, have a limit of room.
def _periksa_jatah(draf: Draf, tambah: int) -> None:
    if _besar(draf.berkas.all()) + tambah > settings.JATAH_DRAF:
        raise TindakanTerlarang(
            f"Semua berkas bersama paling besar {ukuran(settings.JATAH_DRAF)}. "
            "Perkecil, atau hapus dulu yang tidak perlu."
        )
    semua = BerkasDraf.objects.filter(draf__formulir=draf.formulir)
    if _besar(semua) + tambah > settings.JATAH_SEMUA_DRAF:
        raise TindakanTerlarang(
            "Tempat untuk berkas sedang penuh. Lanjutkan tanpa berkas; berkasnya dapat "
            "disusulkan dari halaman Anda sesudah dikirim."
        )


def _besar(berkas: models.QuerySet) -> int:
    return int(berkas.aggregate(n=Sum("ukuran", default=0))["n"])


@transaction.atomic
def lepaskan(draf: Draf, pk: int) -> None:
    draf.kunci()
    hapus_lampiran(draf.berkas.filter(pk=pk), *KOLOM_BERKAS)


@transaction.atomic
def kirim_draf[Isian: IsianLangkah, Kasus: models.Model](
    draf: Draf,
    jenis: type[Isian],
    kasus: type[Kasus],
    *,
    daftarkan: Callable[[Draf, Isian], Kasus],
    pada: datetime,
) -> Kasus:
    """One case, from however many tabs; raises BelumLengkap, DrafTertutup."""
    kini = draf.kunci()
    if kini.kasus is not None:
        return kasus._default_manager.get(pk=kini.kasus)
    if kini.kedaluwarsa_pada <= pada:
        raise DrafTertutup
    isian = jenis.baca(kini.isian)
    if kurang := isian.kurang():
        raise BelumLengkap(kurang)
    berkas = BerkasDraf.objects.order_by("pk")
    models.prefetch_related_objects([kini], models.Prefetch("berkas", berkas))
    jadi = daftarkan(kini, isian)
    kini.kasus, kini.isian = jadi.pk, ""
    kini.save(update_fields=("kasus", "isian"))
    if kini.berkas.all():
        kini.berkas.all().delete()  # the files now belong to the case
    return jadi


@transaction.atomic
def hapus_draf(draf: Draf, *, pada: datetime, dibuang: Dibuang | None = None) -> None:
    kini = draf.kunci()
    if kini.kasus is None:
        _kosongkan(kini, pada, dibuang)


def _kosongkan(draf: Draf, pada: datetime, dibuang: Dibuang | None) -> None:
    if dibuang:
        dibuang(draf, pada)
    hapus_lampiran(draf.berkas.all(), *KOLOM_BERKAS)
    draf.isian = ""
    draf.kedaluwarsa_pada = min(draf.kedaluwarsa_pada, pada)
    draf.save(update_fields=("isian", "kedaluwarsa_pada"))


def sapu_draf(*, pada: datetime, dibuang: Dibuang | None = None) -> int:
    """The empty row stays a while: an old link is told what happened."""
    semua = Draf.objects.tak_terkirim(pada).values_list("pk", flat=True)
    jumlah = sum(_sapu_satu(pk, pada, dibuang) for pk in semua)
    Draf.objects.kedaluwarsa(pada).exclude(kasus=None).delete()
    Draf.objects.kedaluwarsa(pada - NISAN).filter(isian="").delete()
    return jumlah


@transaction.atomic
def _sapu_satu(pk: int, pada: datetime, dibuang: Dibuang | None = None) -> bool:
    # None: sent, saved or emptied in between.
    kini = Draf.objects.tak_terkirim(pada).filter(pk=pk)
    if (draf := kini.select_for_update().first()) is None:
        return False
    _kosongkan(draf, pada, dibuang)
    return True


def lepas_berkas_lama(*, pada: datetime) -> int:
    """Each draft is locked: one that is being sent hands its files over."""
    batas = pada - timedelta(hours=settings.UMUR_BERKAS_DRAF_JAM)
    jumlah = 0
    lama = Draf.objects.filter(berkas__diunggah_pada__lte=batas)
    for pk in lama.values_list("pk", flat=True).distinct():
        with transaction.atomic():
            draf = Draf.objects.select_for_update().get(pk=pk)
            berkas = draf.berkas.filter(diunggah_pada__lte=batas)
            jumlah += hapus_lampiran(berkas, *KOLOM_BERKAS)
    return jumlah
