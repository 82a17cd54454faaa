"""An uploaded sheet of stakeholders and its rows (pemangku 5.2)."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Count, F, Q

from organisasi.alur.tindakan import Berkas, DaftarTindakan, TindakanTerlarang
from organisasi.basis_data.kolom import PilihanField, kendala, sekali
from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Unit, oleh_petugas
from organisasi.sandi import TeksTersandi
from pemangku.impor.kolom import bertanda
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Orang
from pemangku.inventaris.tabel import Beridentitas
from pemangku.izin import IMPOR, PENGELOLA


class StatusImpor(models.TextChoices):
    KOLOM = "kolom", "Menunggu kolomnya dicocokkan"
    ANTRE = "antre", "Sedang diperiksa"
    SIAP = "siap", "Siap disimpan"
    MENULIS = "menulis", "Sedang disimpan"
    SELESAI = "selesai", "Selesai"
    MENARIK = "menarik", "Sedang dibatalkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    DIBUANG = "dibuang", "Tidak jadi"


S = StatusImpor


class TindakanImpor(DaftarTindakan):
    COCOKKAN = "Cocokkan kolom", {S.KOLOM, S.SIAP}, S.ANTRE, IMPOR
    PERIKSA = "Selesai diperiksa", {S.ANTRE}, S.SIAP
    TERAPKAN = "Simpan ke daftar pemangku", {S.SIAP}, S.MENULIS, IMPOR
    SUSULKAN = "Simpan baris yang baru diputuskan", {S.SELESAI}, S.MENULIS, IMPOR
    SELESAIKAN = "Selesai disimpan", {S.MENULIS}, S.SELESAI
    BATALKAN = "Batalkan impor", {S.SELESAI}, S.MENARIK, IMPOR
    TUNTASKAN = "Selesai dibatalkan", {S.MENARIK}, S.DIBATALKAN
    BUANG = "Tidak jadi", {S.KOLOM, S.ANTRE, S.SIAP}, S.DIBUANG, IMPOR


DAPAT_DIPUTUSKAN = frozenset({StatusImpor.SIAP, StatusImpor.SELESAI})
# The worker has something to do.
BERJALAN = frozenset({StatusImpor.ANTRE, StatusImpor.MENULIS, StatusImpor.MENARIK})


class Vonis(models.TextChoices):
    """What a row would become; the first that fits counts (pemangku 5.2)."""

    BUKAN_DATA = "bukan_data", "Bukan baris data"
    GALAT = "galat", "Galat"
    DUPLIKAT_DALAM_BERKAS = "duplikat_dalam_berkas", "Ganda dalam berkas"
    SELEMBAGA = "selembaga", "Orang lain, lembaga sama"
    MIRIP = "mirip", "Mirip yang ada"
    PERBARUI = "perbarui", "Memperbarui"
    TANPA_PERUBAHAN = "tanpa_perubahan", "Tidak berubah"
    BARU = "baru", "Baru"


class PilihanMirip(models.TextChoices):
    """What staff decides on a row that resembles a record; undecided, it goes back."""

    KEMBALIKAN = "kembalikan", "Kembalikan"
    PAKAI = "pakai", "Pakai yang ada"
    BARU = "baru", "Buat baru"


class HasilBaris(models.TextChoices):
    DIBUAT = "dibuat", "Dibuat"
    DIPERBARUI = "diperbarui", "Diperbarui"
    SUDAH_ADA = "sudah_ada", "Sudah ada"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    GAGAL = "gagal", "Gagal disimpan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    DIPERTAHANKAN = "dipertahankan", "Tidak dibatalkan"


# So many sheets of a unit are looked through for one with the same headings.
INGATAN = 50
MASA_BATAL = timedelta(days=7)
# After this the rows, which hold personal data, are no longer kept.
MASA_SIMPAN = timedelta(days=30)


class ImporBerkasQuerySet(models.QuerySet["ImporBerkas"]):
    def untuk(self, petugas: Petugas) -> Self:
        if Cakupan.untuk(petugas, kota=PENGELOLA, unit=frozenset()).kota:
            return self.all()
        return self.filter(pengunggah=petugas)

    def belum_selesai(self) -> Self:
        return self.filter(status__in={*BERJALAN, S.KOLOM, S.SIAP})

    def berjalan(self) -> Self:
        return self.filter(status__in=BERJALAN).order_by("status_sejak", "pk")

    def sama(self, sha256: str, petugas: Petugas) -> ImporBerkas | None:
        semua = self.untuk(petugas).filter(sha256=sha256)
        return semua.exclude(status=StatusImpor.DIBUANG).order_by("dibuat_pada").first()

    def pernah(self, unit: Unit, judul: list[str]) -> ImporBerkas | None:
        """The unit's last sheet whose columns somebody matched under these headings."""
        semua = self.filter(unit=unit).exclude(status=StatusImpor.KOLOM)
        for satu in semua.exclude(umum={}).order_by("-dibuat_pada")[:INGATAN]:
            if bertanda(j for j, _ in satu.kepala) == bertanda(judul):
                return satu
        return None

    def habis_masa(self, pada: datetime) -> Self:
        tua = Q(status_sejak__lt=pada - MASA_SIMPAN) & ~Q(status__in=BERJALAN)
        return self.filter(tua, baris__isnull=False).distinct()


class ImporBerkas(Berkas, Beridentitas):
    """One uploaded sheet. The file itself is not kept: its rows are, encrypted."""

    jalan_baca = ""
    Status = StatusImpor
    Tindakan = TindakanImpor

    nomor = models.CharField(max_length=20, unique=True, editable=False)
    nama = models.CharField("nama berkas", max_length=200)
    sha256 = models.CharField(max_length=64, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    pengunggah = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    penerap = oleh_petugas()
    pembatal = oleh_petugas()
    # Headings as they stand in the file, each with the column we read it as ("" = none).
    kepala = models.JSONField(default=list)
    # Down to this row the file has titles and headings, which are not kept.
    baris_judul = models.PositiveIntegerField("baris judul kolom", default=1)
    # Column -> what it says where a row is silent, given once for the file.
    umum = models.JSONField(default=dict)
    jumlah = models.PositiveIntegerField("baris", default=0)
    diproses = models.PositiveIntegerField(default=0)
    # Rows by verdict and by result, kept when the rows are gone.
    ringkasan = models.JSONField(default=dict)
    status = PilihanField(StatusImpor, max_length=12, default=StatusImpor.ANTRE)
    selesai_pada = models.DateTimeField(null=True, blank=True)

    objects = ImporBerkasQuerySet.as_manager()

    class Meta:
        verbose_name = "impor pemangku"
        ordering = ("-dibuat_pada",)
        constraints = kendala(kemajuan_wajar=Q(diproses__lte=F("jumlah")))
        indexes = (models.Index(fields=("sha256",), name="pemangku_impor_sha256"),)

    def __str__(self) -> str:
        return f"{self.nomor} {self.nama}"

    @property
    def berjalan(self) -> bool:
        return self.status in BERJALAN

    def boleh_baca(self, petugas: Petugas) -> bool:
        peran = {satu.peran for satu in petugas.penugasan_aktif}
        return self.pengunggah_id == petugas.pk or not PENGELOLA.isdisjoint(peran)

    def boleh_dibatalkan(self, pada: datetime) -> bool:
        return (
            self.boleh(TindakanImpor.BATALKAN)
            and self.selesai_pada is not None
            and pada <= self.selesai_pada + MASA_BATAL
        )

    def hitung(self) -> dict[str, int]:
        """How many rows have each verdict, and each result."""
        return {
            f"{kolom}_{nilai}": banyak
            for kolom in ("vonis", "hasil")
            for nilai, banyak in self.baris.exclude(**{kolom: ""})
            .order_by()
            .values_list(kolom)
            .annotate(Count("pk"))
        }


class ImporBarisQuerySet(models.QuerySet["ImporBaris"]):
    def bermasalah(self) -> Self:
        kembali = Q(vonis__in=(Vonis.GALAT, Vonis.DUPLIKAT_DALAM_BERKAS))
        kembali |= Q(vonis=Vonis.BUKAN_DATA)
        kembali |= Q(vonis=Vonis.MIRIP, pilihan=PilihanMirip.KEMBALIKAN)
        return self.filter(
            Q(kembali, hasil="")
            | Q(hasil__in=(HasilBaris.DIKEMBALIKAN, HasilBaris.GAGAL))
        )

    def terputuskan(self) -> Self:
        """Look-alikes that can be decided on: before writing, and those left out after."""
        return self.filter(vonis=Vonis.MIRIP, hasil__in=("", HasilBaris.DIKEMBALIKAN))


class ImporBaris(models.Model):
    Vonis = Vonis
    Pilihan = PilihanMirip
    Hasil = HasilBaris

    berkas = models.ForeignKey(ImporBerkas, models.CASCADE, related_name="baris")
    nomor = models.PositiveIntegerField("baris di berkas")
    # JSON: {"sel": cells by position, "rumus": positions of formula cells}.
    sel = TeksTersandi()
    vonis = PilihanField(Vonis, max_length=25, blank=True)
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
        ordering = ("berkas", "nomor")
        constraints = kendala(
            unik=sekali("berkas", "nomor"),
            galat_tidak_ditulis=~Q(vonis=Vonis.GALAT)
            | Q(hasil__in=("", HasilBaris.DIKEMBALIKAN)),
        )
        indexes = (
            models.Index(fields=("berkas", "vonis"), name="pemangku_impor_vonis"),
            models.Index(fields=("berkas", "kunci"), name="pemangku_impor_kunci"),
        )

    def __str__(self) -> str:
        return f"Baris {self.nomor}"

    @property
    def isi(self) -> dict[str, Any]:
        hasil: dict[str, Any] = json.loads(self.sel)
        return hasil

    @property
    def menurut_kolom(self) -> dict[str, str]:
        """What the cells say by column; without those that say nothing."""
        pasang = zip(self.berkas.kepala, self.isi["sel"], strict=False)
        return {kolom: nilai for (_, kolom), nilai in pasang if kolom and nilai}

    @property
    def berumus(self) -> set[str]:
        kolom = [kolom for _, kolom in self.berkas.kepala]
        return {kolom[ke] for ke in self.isi["rumus"] if ke < len(kolom)} - {"", "No"}

    @property
    def beda(self) -> list[list[str]]:
        hasil: list[list[str]] = json.loads(self.perubahan) if self.perubahan else []
        return hasil

    @property
    def calon_terbaik(self) -> UUID | None:
        boleh = (UUID(satu["id"]) for satu in self.calon if satu["boleh"])
        return next(boleh, None)

    def pilih(self, pilihan: str, calon: str = "") -> None:
        """Decide on a look-alike; raises TindakanTerlarang for what is not offered."""
        terbuka = self.berkas.status in DAPAT_DIPUTUSKAN
        bebas = self.hasil in {"", HasilBaris.DIKEMBALIKAN}
        if self.vonis != Vonis.MIRIP or not terbuka or not bebas:
            raise TindakanTerlarang(f"Baris {self.nomor} tidak menunggu pilihan.")
        boleh = {satu["id"] for satu in self.calon if satu["boleh"]}
        pakai = pilihan == PilihanMirip.PAKAI
        if pilihan not in PilihanMirip.values or (pakai and calon not in boleh):
            raise TindakanTerlarang(f"Pilihan untuk baris {self.nomor} tidak ada.")
        self.pilihan = pilihan
        self.sasaran_id = calon if pakai else None
        self.save(update_fields=("pilihan", "sasaran"))
