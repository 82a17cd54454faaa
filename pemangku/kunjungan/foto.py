"""Photos of a visit: made anew without place and device, public only on purpose (PK-39)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.kolom import NamaAcak
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import buang_berkas
from organisasi.kertas.unggahan import Foto
from organisasi.models import Jejak, Petugas
from pemangku.inventaris.tabel import Beridentitas
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.undangan import kunci_terbuka

PALING_BANYAK = 20


class FotoKegiatanQuerySet(models.QuerySet["FotoKegiatan"]):
    def untuk(self, petugas: Petugas) -> Self:
        terlihat = Kegiatan.objects.untuk(petugas).order_by().values("pk")
        return self.filter(kegiatan__in=terlihat)

    def umum(self) -> Self:
        return self.filter(tampil_publik=True)


@pghistory.track()
class FotoKegiatan(Beridentitas):
    """One photo, always a JPEG; ``kecil`` is the one that lists show."""

    jalan_baca = ""
    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="foto")
    isi = models.FileField(upload_to=NamaAcak("kegiatan/foto"), max_length=120)
    kecil = models.FileField(upload_to=NamaAcak("kegiatan/foto"), max_length=120)
    sha256 = models.CharField(max_length=64, editable=False)
    keterangan = models.CharField(max_length=200, blank=True)
    tampil_publik = models.BooleanField("tampil untuk umum", default=False)
    # Who made sure that the people in it were told (FOTO notice), and when.
    diumumkan_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    diumumkan_pada = models.DateTimeField(null=True, blank=True, editable=False)

    objects = FotoKegiatanQuerySet.as_manager()

    class Meta:
        verbose_name = "foto kegiatan"
        verbose_name_plural = "foto kegiatan"
        ordering = ("dibuat_pada", "pk")
        permissions = (("umumkan_fotokegiatan", "Boleh menampilkan foto untuk umum"),)
        constraints = (
            models.UniqueConstraint(
                fields=("kegiatan", "sha256"), name="pemangku_foto_sekali"
            ),
            models.CheckConstraint(
                condition=Q(tampil_publik=False)
                | Q(diumumkan_oleh__isnull=False, diumumkan_pada__isnull=False),
                name="pemangku_foto_umum_bernama",
            ),
        )

    def __str__(self) -> str:
        return self.keterangan or f"Foto {self.kegiatan.nomor}"


# The acts: twenty photos at most, public only when the people in them were told

SUDAH_ADA = "Foto ini sudah ada di kegiatan ini."
PERLU_MAKLUMAT = "Pastikan dulu orang di foto sudah diberi tahu."


@transaction.atomic
def simpan_foto(
    kegiatan: Kegiatan, saat: Saat, *, foto: Sequence[Foto], keterangan: str = ""
) -> list[FotoKegiatan]:
    """Keep cleaned photos, none of them public; all or none.

    Raises ValidationError for the twenty-first and for one that is there already,
    TindakanTerlarang for a closed visit.
    """
    kini = kunci_terbuka(kegiatan.pk)
    ada = set(kini.foto.values_list("sha256", flat=True))
    if len(ada) + len(foto) > PALING_BANYAK:
        raise ValidationError(
            {
                "foto": f"Paling banyak {PALING_BANYAK} foto untuk satu kegiatan; sudah "
                f"ada {len(ada)}."
            }
        )
    baru = [satu.sha256 for satu in foto]
    if ada & set(baru) or len(set(baru)) < len(baru):
        raise ValidationError({"foto": SUDAH_ADA})
    hasil = [
        FotoKegiatan(
            kegiatan=kini,
            sha256=satu.sha256,
            keterangan=keterangan.strip(),
            dibuat_oleh=saat.oleh,
        )
        for satu in foto
    ]
    for baris, satu in zip(hasil, foto, strict=True):
        baris.isi.save("foto.jpg", satu.isi, save=False)
        baris.kecil.save("kecil.jpg", satu.kecil, save=False)
        baris.save(force_insert=True)
    Jejak.objects.catat(kini, "simpan_foto", saat=saat, sesudah={"foto": len(hasil)})
    return hasil


@transaction.atomic
def umumkan_foto(foto: FotoKegiatan, saat: Saat, *, maklumat: bool) -> FotoKegiatan:
    """Show it to all; TindakanTerlarang unless its people were told (FOTO notice)."""
    if not maklumat:
        raise TindakanTerlarang(PERLU_MAKLUMAT)
    return _setel(foto, "umumkan_foto", saat, umum=True)


@transaction.atomic
def sembunyikan_foto(foto: FotoKegiatan, saat: Saat) -> FotoKegiatan:
    return _setel(foto, "sembunyikan_foto", saat, umum=False)


def _setel(
    foto: FotoKegiatan, tindakan: str, saat: Saat, *, umum: bool
) -> FotoKegiatan:
    kini = FotoKegiatan.objects.select_for_update(of=("self",)).get(pk=foto.pk)
    kini.tampil_publik = umum
    kini.diumumkan_oleh, kini.diumumkan_pada = (
        (saat.oleh, saat.pada) if umum else (None, None)
    )
    kini.save(
        update_fields=(
            *("tampil_publik", "diumumkan_oleh", "diumumkan_pada", "diubah_pada"),
        )
    )
    for objek in (kini, kini.kegiatan):
        Jejak.objects.catat(objek, tindakan, saat=saat)
    return kini


@transaction.atomic
def hapus_foto(foto: FotoKegiatan, saat: Saat, *, alasan: str) -> FotoKegiatan:
    """Delete row and files at once, also of a closed visit: somebody may have asked."""
    Jejak.objects.catat(foto.kegiatan, "hapus_foto", saat=saat, catatan=alasan)
    FotoKegiatan.objects.filter(pk=foto.pk).delete()
    buang_berkas([foto.isi.name, foto.kecil.name])
    return foto
