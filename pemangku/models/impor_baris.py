"""One row of an uploaded sheet: typed, judged, written, perhaps taken back."""

from __future__ import annotations

import json
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.sandi import TeksTersandi
from pemangku.models.impor import ImporBerkas
from pemangku.models.orang import Orang
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan_impor import HasilBaris, PilihanMirip, StatusImpor, Vonis


class ImporBarisQuerySet(models.QuerySet["ImporBaris"]):
    """Rows by what is to be done with them."""

    def bermasalah(self) -> Self:
        """What did not get in, or would not if the sheet were saved now."""
        kembali = Q(vonis__in=(Vonis.GALAT, Vonis.DUPLIKAT_DALAM_BERKAS))
        kembali |= Q(vonis=Vonis.MIRIP, pilihan=PilihanMirip.KEMBALIKAN)
        return self.filter(
            Q(kembali, hasil="")
            | Q(hasil__in=(HasilBaris.DIKEMBALIKAN, HasilBaris.GAGAL))
        )


class ImporBaris(models.Model):
    """One row of a sheet: what was typed, what it would become, what became of it."""

    Vonis = Vonis
    Pilihan = PilihanMirip
    Hasil = HasilBaris

    berkas = models.ForeignKey(ImporBerkas, models.CASCADE, related_name="baris")
    nomor = models.PositiveIntegerField("baris di berkas")
    # JSON: {"sel": cells by position, "rumus": headings of formula cells}.
    sel = TeksTersandi()
    vonis = models.CharField(max_length=25, choices=Vonis, blank=True)
    # Column -> sentences. Never the value itself, which may be personal.
    galat = models.JSONField(default=dict)
    catatan = models.JSONField(default=dict)
    # JSON: [[heading, old, new], …].
    perubahan = TeksTersandi(blank=True)
    # [{"id": …, "nilai": points, "boleh": may be used}, …]; the best first.
    calon = models.JSONField(default=list)
    # A look-alike outside the officer's sight: no more is said of it (pemangku 4.7).
    calon_luar = models.BooleanField(default=False)
    pilihan = models.CharField(max_length=10, choices=PilihanMirip, blank=True)
    # Hash of kind, name and place: the same stakeholder twice in one sheet.
    kunci = models.CharField(max_length=64, blank=True)
    kembar = models.PositiveIntegerField("sama dengan baris", null=True, blank=True)
    sasaran = models.ForeignKey(
        Pemangku, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    hasil = models.CharField(max_length=15, choices=HasilBaris, blank=True)
    keterangan = models.CharField(max_length=200, blank=True)
    pemangku = models.ForeignKey(
        Pemangku, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    orang = models.ForeignKey(
        Orang, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # JSON: what was made and what stood there before, for taking it back.
    terap = TeksTersandi(blank=True)
    diterapkan_pada = models.DateTimeField(null=True, blank=True)

    objects = ImporBarisQuerySet.as_manager()

    class Meta:
        verbose_name = "baris impor"
        verbose_name_plural = "baris impor"
        ordering = ("berkas", "nomor")
        constraints = (
            models.UniqueConstraint(
                fields=("berkas", "nomor"), name="pemangku_imporbaris_unik"
            ),
            models.CheckConstraint(
                condition=Q(vonis__in=("", *Vonis.values)),
                name="pemangku_imporbaris_vonis_dikenal",
            ),
            models.CheckConstraint(
                condition=~Q(vonis=Vonis.GALAT)
                | Q(hasil__in=("", HasilBaris.DIKEMBALIKAN)),
                name="pemangku_imporbaris_galat_tidak_ditulis",
            ),
        )
        indexes = (
            models.Index(fields=("berkas", "vonis"), name="pemangku_impor_vonis"),
            models.Index(fields=("berkas", "kunci"), name="pemangku_impor_kunci"),
        )

    def __str__(self) -> str:
        return f"Baris {self.nomor}"

    @property
    def isi(self) -> dict[str, Any]:
        """The cells and which of them were formulas."""
        hasil: dict[str, Any] = json.loads(self.sel)
        return hasil

    @property
    def menurut_kolom(self) -> dict[str, str]:
        """The cells by the columns we know."""
        return {
            kolom: nilai
            for (_, kolom), nilai in zip(
                self.berkas.kepala, self.isi["sel"], strict=False
            )
            if kolom
        }

    @property
    def berumus(self) -> set[str]:
        """The known columns that held a formula in this row."""
        rumus = set(self.isi["rumus"])
        return {kolom for asli, kolom in self.berkas.kepala if kolom and asli in rumus}

    @property
    def beda(self) -> list[list[str]]:
        """What would change: heading, old, new."""
        hasil: list[list[str]] = json.loads(self.perubahan) if self.perubahan else []
        return hasil

    @property
    def calon_terbaik(self) -> UUID | None:
        """The likeliest record that the row may be joined to."""
        boleh = (UUID(satu["id"]) for satu in self.calon if satu["boleh"])
        return next(boleh, None)

    def pilih(self, pilihan: str, calon: str = "") -> None:
        """Decide on a look-alike; raises TindakanTerlarang for what is not offered."""
        if self.vonis != Vonis.MIRIP or self.berkas.status != StatusImpor.SIAP:
            raise TindakanTerlarang(f"Baris {self.nomor} tidak menunggu pilihan.")
        boleh = {satu["id"] for satu in self.calon if satu["boleh"]}
        pakai = pilihan == PilihanMirip.PAKAI
        if pilihan not in PilihanMirip.values or (pakai and calon not in boleh):
            raise TindakanTerlarang(f"Pilihan untuk baris {self.nomor} tidak ada.")
        self.pilihan = pilihan
        self.sasaran_id = calon if pakai else None
        self.save(update_fields=("pilihan", "sasaran"))
