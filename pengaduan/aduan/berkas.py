"""Photos and papers of a complaint: the reporter's, and the proof of the handler."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Self
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.db.models import Q

from organisasi.basis_data.kolom import kendala, sekali
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import (
    FOTO,
    Foto,
    Unggahan,
    bersihkan_foto,
    periksa_bersih,
)
from organisasi.models import Petugas, oleh_petugas
from pengaduan.aduan.models import Pengaduan


def nama_berkas(_berkas: object, nama: str) -> str:
    acak = uuid4().hex
    return f"pengaduan/{acak[:2]}/{acak}{PurePath(nama).suffix.lower()[:6]}"


class BerkasPengaduanQuerySet(models.QuerySet["BerkasPengaduan"]):
    def bukti(self) -> Self:
        return self.filter(dari_petugas=True)

    def umum(self) -> Self:
        return self.filter(umum=True, tipe__startswith="image/")


class BerkasPengaduan(models.Model):
    pengaduan = models.ForeignKey(Pengaduan, models.CASCADE, related_name="berkas")
    dari_petugas = models.BooleanField(default=False)
    oleh = oleh_petugas()
    isi = models.FileField("berkas", upload_to=nama_berkas, max_length=120)
    kecil = models.FileField(
        "gambar kecil", upload_to=nama_berkas, max_length=120, blank=True
    )
    nama = models.CharField(max_length=150)
    tipe = models.CharField("tipe isi", max_length=100)
    ukuran = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    keterangan = models.CharField(max_length=200, blank=True)
    umum = models.BooleanField("ditampilkan untuk umum", default=False)
    diunggah_pada = models.DateTimeField("diunggah pada")

    objects = BerkasPengaduanQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas pengaduan"
        ordering = ("diunggah_pada", "pk")
        constraints = kendala(
            "pengaduan_berkas",
            tidak_kosong=Q(ukuran__gt=0),
            petugas_bernama=Q(dari_petugas=False) | Q(oleh__isnull=False),
            sekali=sekali("pengaduan", "sha256"),
        )

    def __str__(self) -> str:
        return self.nama

    @property
    def gambar(self) -> bool:
        return self.tipe.startswith("image/")


# Taking files in: judged by content, photos made anew

SURAT = ("pdf",)


def berkas_bersih(berkas: UploadedFile) -> BerkasPengaduan:
    """An unsaved row, a photo without its hidden data; raises ValidationError."""
    return _baris(periksa_bersih(berkas, boleh=(*FOTO, *SURAT)))


def foto_bersih(berkas: UploadedFile) -> BerkasPengaduan:
    return _baris(bersihkan_foto(berkas))


def _baris(satu: Unggahan) -> BerkasPengaduan:
    foto = isinstance(satu, Foto)
    return BerkasPengaduan(
        **{n: getattr(satu, n) for n in ("isi", "tipe", "ukuran", "sha256")},
        kecil=satu.kecil if isinstance(satu, Foto) else "",
        nama=f"{'foto' if foto else 'surat'}.{satu.jenis}",
    )


def semua_bersih(berkas: Iterable[UploadedFile]) -> list[BerkasPengaduan]:
    """Each of them; one ValidationError says what is wrong with any."""
    hasil: list[BerkasPengaduan] = []
    galat: list[str] = []
    for satu in berkas:
        try:
            hasil.append(berkas_bersih(satu))
        except ValidationError as salah:
            galat += salah.messages
    if galat:
        raise ValidationError(galat)
    return hasil


def simpan_berkas(
    pengaduan: Pengaduan, berkas: Iterable[BerkasPengaduan], saat: Saat[Petugas | None]
) -> None:
    """``oleh``: proof of an officer. The same file is kept once."""
    semua = list(berkas)
    ada = set(pengaduan.berkas.values_list("sha256", flat=True) if semua else ())
    for satu in semua:
        if satu.sha256 in ada:
            continue
        ada.add(satu.sha256)
        satu.pengaduan, satu.diunggah_pada = pengaduan, saat.pada
        satu.oleh, satu.dari_petugas = saat.oleh, saat.oleh is not None
        satu.save()
