"""Excluded information and its consequence test.

UU 14/2008 Pasal 17-19; Perki 1/2021 Pasal 49.
"""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q

from informasi.katalog.models import DokumenInformasi, Klasifikasi
from organisasi.alur.tindakan import TETAP, DaftarTindakan, TindakanTerlarang, pastikan
from organisasi.basis_data.kolom import kendala
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.saat import Saat
from organisasi.models import (
    Area,
    Jejak,
    Petugas,
    Tercatat,
    Unit,
    naikkan_versi,
    oleh_petugas,
)

# Of the address where a test is made: where its maker goes on afterwards.
KEMBALI = "kembali"
BUKAN_PENULIS = "Uji konsekuensi disetujui petugas lain, bukan yang ikut menulisnya."


@dataclass(frozen=True, slots=True)
class HurufPasal17:
    """A ground to exclude information, and for how long (PP 61/2010)."""

    huruf: str
    nama: str
    penjelasan: str
    jangka: str

    def __str__(self) -> str:
        return f"Pasal 17 huruf {self.huruf}: {self.nama}"


DATA = Path(__file__).resolve().parents[1] / "data" / "pasal17.csv"
with DATA.open(encoding="utf-8", newline="") as isi:
    PASAL17 = {b["huruf"]: HurufPasal17(**b) for b in csv.DictReader(isi)}


class TindakanUji(DaftarTindakan):
    # Its one status is its approval, which nothing takes back.
    SETUJUI = "Setujui uji", (), TETAP, "informasi.setujui_ujikonsekuensi"


class UjiKonsekuensiQuerySet(models.QuerySet["UjiKonsekuensi"]):
    def disetujui(self, hari: date) -> Self:
        """Approved and not ended on ``hari``: it can carry an exclusion."""
        return self.filter(
            Q(berakhir_pada__isnull=True) | Q(berakhir_pada__gt=hari),
            disetujui_pada__isnull=False,
        )

    def berlaku(self, hari: date) -> Self:
        return self.disetujui(hari).filter(
            dokumen__klasifikasi=DokumenInformasi.Klasifikasi.DIKECUALIKAN
        )

    def habis(self, hari: date) -> Self:
        """Approved, ended by ``hari``, entry still marked excluded: to be opened."""
        return self.filter(
            berakhir_pada__lte=hari,
            disetujui_pada__isnull=False,
            dokumen__klasifikasi=DokumenInformasi.Klasifikasi.DIKECUALIKAN,
        )

    def untuk(self, petugas: Petugas) -> Self:
        cakupan = cakupan_izin(petugas, "informasi.view_ujikonsekuensi")
        return self.filter(cakupan.q("unit"))


@pghistory.track()
class UjiKonsekuensi(Tercatat):
    class Waktu(models.TextChoices):
        SEBELUM = "sebelum", "Sebelum ada permohonan"
        SAAT = "saat", "Saat ada permohonan"
        SENGKETA = "sengketa", "Atas perintah majelis saat sengketa"

    dokumen = models.ForeignKey(
        DokumenInformasi,
        models.PROTECT,
        related_name="uji",
        verbose_name="informasi yang dikecualikan",
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    tanggal = models.DateField("tanggal uji")
    waktu_uji = models.CharField(max_length=10, choices=Waktu.choices)
    pasal17 = models.CharField(
        "alasan (UU 14/2008 Pasal 17)",
        max_length=1,
        choices=[(huruf, str(alasan)) for huruf, alasan in PASAL17.items()],
    )
    uu_lain = models.CharField("undang-undang lain", max_length=200, blank=True)
    pasal_uu_lain = models.CharField(
        "pasal undang-undang lain", max_length=100, blank=True
    )
    bagian = models.CharField(
        "bagian yang dikecualikan",
        max_length=300,
        blank=True,
        help_text="Kosongkan bila seluruhnya. Bagian lain tetap dibuka.",
    )
    konsekuensi_dibuka = models.TextField("akibat bila dibuka")
    manfaat_ditutup = models.TextField("manfaat bila ditutup")
    jangka_waktu = models.CharField("jangka waktu", max_length=150)
    berakhir_pada = models.DateField("berakhir pada", null=True, blank=True)
    peserta = models.TextField("peserta uji (jabatan)", blank=True)
    nomor_sk = models.CharField("nomor SK penetapan", max_length=100, blank=True)
    # All who ever wrote it: another one approves. As numbers in the row itself, so that
    # the database can compare them.
    penulis = ArrayField(
        models.BigIntegerField(), default=list, blank=True, editable=False
    )
    disetujui_oleh = oleh_petugas(editable=False)
    disetujui_pada = models.DateTimeField(null=True, blank=True, editable=False)

    objects = UjiKonsekuensiQuerySet.as_manager()

    class Meta:
        verbose_name = "uji konsekuensi"
        permissions = (("setujui_ujikonsekuensi", "Boleh menyetujui pengecualian"),)
        ordering = ("-tanggal", "-pk")
        constraints = (
            *kendala(
                "informasi_uji",
                huruf_j_menyebut_uu=~Q(pasal17="j")
                | (~Q(uu_lain="") & ~Q(pasal_uu_lain="")),
                disetujui_oleh=Q(disetujui_pada__isnull=True)
                | Q(disetujui_oleh__isnull=False),
                bukan_penulis=Q(disetujui_oleh__isnull=True)
                | ~Q(penulis__contains=[F("disetujui_oleh")]),
                huruf_dikenal=Q(pasal17__in=[*PASAL17]),
            ),
            models.CheckConstraint(
                condition=~Q(konsekuensi_dibuka="") & ~Q(manfaat_ditutup=""),
                name="informasi_uji_beralasan",
                violation_error_message=(
                    "Isi akibat bila dibuka dan manfaat bila ditutup (Perki 1/2021 Pasal 49)."
                ),
            ),
        )
        triggers = (naikkan_versi(Area.KATALOG),)

    def __str__(self) -> str:
        return f"Uji konsekuensi {self.tanggal:%d-%m-%Y}: {self.dokumen}"

    @property
    def alasan(self) -> HurufPasal17:
        return PASAL17[self.pasal17]

    def halangan_setuju(self, petugas: Petugas) -> str:
        return BUKAN_PENULIS if petugas.pk in self.penulis else ""

    def clean(self) -> None:
        """Letter j names the other Act and its article; g and h may have no end."""
        super().clean()
        if self.pasal17 == "j" and not (self.uu_lain and self.pasal_uu_lain):
            raise ValidationError(
                {"uu_lain": "Huruf j wajib menyebut undang-undang dan pasalnya."}
            )
        if self.pasal17 and self.pasal17 in "abcdef" and not self.berakhir_pada:
            raise ValidationError(
                {
                    "berakhir_pada": "Isi tanggal berakhirnya: wajib untuk huruf a–f "
                    "(UU 14/2008 Pasal 20)."
                }
            )


# Acts: approve a test, and open what it closed when it ends


@transaction.atomic
def setujui_uji(uji: UjiKonsekuensi, saat: Saat) -> UjiKonsekuensi:
    """PPID Utama approves a consequence test; it can then carry an exclusion.

    Raises TindakanTerlarang for who wrote it (UU 14/2008 Ps 19: tested, then approved),
    and when it was approved or written anew meanwhile.
    """
    pastikan(uji.halangan_setuju(saat.oleh))
    ada = UjiKonsekuensi.objects.filter(
        pk=uji.pk, disetujui_pada=None, penulis=uji.penulis
    )
    if not ada.update(disetujui_pada=saat.pada, disetujui_oleh=saat.oleh):
        raise TindakanTerlarang(
            "Uji ini sudah disetujui atau baru saja diubah. Muat ulang halamannya."
        )
    uji.disetujui_pada, uji.disetujui_oleh = saat.pada, saat.oleh
    Jejak.objects.catat(uji, TindakanUji.SETUJUI, saat=saat)
    return uji


def buka_yang_berakhir(*, pada: datetime, hari_ini: date) -> int:
    """Open every excluded entry whose period has ended (PP 61/2010 Ps 10); idempotent.

    An entry with another approved test that still runs stays closed. Returns how many
    were opened.
    """
    habis = UjiKonsekuensi.objects.habis(hari_ini).values_list("dokumen_id", flat=True)
    masih = UjiKonsekuensi.objects.berlaku(hari_ini).values_list(
        "dokumen_id", flat=True
    )
    return sum(_buka(pk, pada=pada) for pk in sorted(set(habis) - set(masih)))


@transaction.atomic
def _buka(pk: int, *, pada: datetime) -> bool:
    dokumen = DokumenInformasi.objects.select_for_update().get(pk=pk)
    if dokumen.klasifikasi != Klasifikasi.DIKECUALIKAN:
        return False
    dokumen.klasifikasi = Klasifikasi.SETIAP_SAAT
    dokumen.kelompok = None
    dokumen.edisi += 1
    dokumen.kabarkan(
        "Jangka waktu pengecualian berakhir; informasi ini menjadi terbuka.", pada
    )
    dokumen.save()
    Jejak.objects.catat(
        dokumen,
        "buka",
        saat=Saat(None, pada),
        catatan="PP 61/2010 Pasal 10-11: otomatis terbuka.",
        sebelum={"klasifikasi": Klasifikasi.DIKECUALIKAN.value},
        sesudah={"klasifikasi": Klasifikasi.SETIAP_SAAT.value},
    )
    return True
