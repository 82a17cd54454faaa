"""Records of the duties of UU 27/2022: who read what, what people ask, what leaked."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from organisasi.alur.models import tertutup
from organisasi.alur.tindakan import TETAP, Berkas, DaftarTindakan
from organisasi.basis_data.kolom import PilihanField, kendala
from organisasi.basis_data.models import Tercatat
from organisasi.kantor.models import Petugas, Unit, oleh_petugas
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kantor.saat import Saat
from organisasi.sandi import TeksTersandi, samarkan_nama, sidik_kata

# Who owns one service reads what concerns its records: the label of the service.
LAYANAN_PERAN = {Peran.PENGELOLA_PEMANGKU: "pemangku"}


def milik_layanan(petugas: Petugas) -> Q:
    hasil = Q(pk__in=())
    for peran, layanan in LAYANAN_PERAN.items():
        if petugas.berperan(peran):
            hasil |= Q(objek_jenis__startswith=f"{layanan}.")
    return hasil


class AksesDataPribadiQuerySet(models.QuerySet["AksesDataPribadi"]):
    def catat(
        self, objek: models.Model, saat: Saat, *, kolom: str, alasan: str
    ) -> AksesDataPribadi:
        return self.create(
            pada=saat.pada,
            oleh=saat.oleh,
            objek_jenis=objek._meta.label_lower,
            objek_id=str(objek.pk),
            objek_nomor=str(getattr(objek, "nomor", "") or ""),
            unit=getattr(objek, "unit", None),
            kolom=kolom,
            alasan=alasan,
        )

    def untuk(self, petugas: Petugas) -> Self:
        cakupan = Cakupan.untuk(
            petugas,
            kota={Peran.PDP, Peran.PPID_UTAMA, Peran.AUDITOR},
            unit={Peran.PPID_PEMBANTU},
        )
        if cakupan.kota:
            return self.all()
        return self.filter(cakupan.q("unit") | milik_layanan(petugas)).exclude(
            tertutup(petugas)
        )


class AksesDataPribadi(models.Model):
    """Guarded data was opened: by whom, when, which, and for what. Only added to."""

    pada = models.DateTimeField("waktu")
    oleh = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    objek_jenis = models.CharField("jenis", max_length=100)
    objek_id = models.CharField(max_length=40)
    objek_nomor = models.CharField("nomor", max_length=100, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    kolom = models.CharField("data yang dibuka", max_length=100)
    alasan = models.CharField("alasan", max_length=300)

    objects = AksesDataPribadiQuerySet.as_manager()

    class Meta:
        verbose_name = "akses data pribadi"
        ordering = ("-pada", "-pk")
        indexes = (models.Index(fields=("objek_jenis", "objek_id", "-pada")),)
        constraints = kendala("organisasi_akses", beralasan=~Q(alasan=""))
        triggers = (
            pgtrigger.Protect(
                name="akses_hanya_ditambah",
                operation=pgtrigger.Update | pgtrigger.Delete,
            ),
        )

    def __str__(self) -> str:
        return f"{self.objek_nomor}: {self.kolom}"


class Bernama(models.Model):
    """Somebody whose encrypted name is found again by its words (docs/adr/0017)."""

    sidik_nama = ArrayField(models.SmallIntegerField(), default=list, editable=False)

    class Meta:
        abstract = True

    def save(self, *, update_fields: Any = None, **lain: Any) -> None:
        """What is found never differs from what is kept: erased together, too."""
        if update_fields is None or {"nama", "nama_kuasa"} & {*update_fields}:
            self.sidik_nama = sidik_kata(self._meta.label_lower, self.semua_nama)
            update_fields = update_fields and {*update_fields, "sidik_nama"}
        super().save(update_fields=update_fields, **lain)

    @property
    def semua_nama(self) -> str:
        raise NotImplementedError  # abstract: of who is one himself, and who speaks for him


class OrangBerkas(Bernama):
    """Who a case is of: how to reach him, and until when he is known."""

    nama = TeksTersandi("nama", blank=True)
    surel = TeksTersandi("surel", blank=True)
    telepon = TeksTersandi("telepon", blank=True)
    simpan_sampai = models.DateField(
        "disimpan sampai", help_text="Ditetapkan saat berkasnya masuk."
    )
    dihapus_pada = models.DateTimeField("identitas dihapus pada", null=True, blank=True)
    dibatasi_pada = models.DateTimeField(
        "pemrosesan dibatasi pada", null=True, blank=True
    )
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)

    class Meta:
        abstract = True

    @property
    def semua_nama(self) -> str:
        return str(self.nama)

    @property
    def nama_samar(self) -> str:
        return samarkan_nama(str(self.nama))


class JenisPermintaanSubjek(models.TextChoices):
    """What a person may ask about his data (UU 27/2022 Pasal 5-13)."""

    AKSES = "akses", "Melihat data saya"
    PERBAIKAN = "perbaikan", "Memperbaiki data saya"
    PENARIKAN = "penarikan", "Menarik persetujuan"
    PENGHAPUSAN = "penghapusan", "Menghapus data saya"
    PEMBATASAN = "pembatasan", "Membatasi pemrosesan"


class StatusPermintaanSubjek(models.TextChoices):
    DITERIMA = "diterima", "Menunggu jawaban"
    DIPENUHI = "dipenuhi", "Dipenuhi"
    SEBAGIAN = "sebagian", "Dipenuhi sebagian"
    DITOLAK = "ditolak", "Tidak dapat dipenuhi"


_P, _JAWAB = StatusPermintaanSubjek, "organisasi.change_permintaansubjek"


class TindakanPermintaanSubjek(DaftarTindakan):
    PENUHI = "Penuhi permintaan", {_P.DITERIMA}, _P.DIPENUHI, _JAWAB
    PENUHI_SEBAGIAN = "Penuhi sebagian", {_P.DITERIMA}, _P.SEBAGIAN, _JAWAB
    TOLAK = "Nyatakan tidak dapat dipenuhi", {_P.DITERIMA}, _P.DITOLAK, _JAWAB


class PermintaanSubjekQuerySet(models.QuerySet["PermintaanSubjek"]):
    def terbuka(self) -> Self:
        return self.filter(status=StatusPermintaanSubjek.DITERIMA)

    def untuk(self, petugas: Petugas) -> Self:
        cakupan = Cakupan.untuk(
            petugas, kota={Peran.PDP, Peran.PPID_UTAMA, Peran.AUDITOR}, unit=set()
        )
        if cakupan.kota:
            return self.all()
        return self.filter(milik_layanan(petugas))


class PermintaanSubjek(Berkas, Tercatat):
    """A person's request about the data of one record; 72 clock hours, not working days."""

    Jenis = JenisPermintaanSubjek
    Status = StatusPermintaanSubjek
    Tindakan = TindakanPermintaanSubjek

    jenis = models.CharField(max_length=15, choices=JenisPermintaanSubjek)
    objek_jenis = models.CharField("jenis berkas", max_length=100)
    objek_id = models.CharField(max_length=40)
    objek_nomor = models.CharField("nomor berkas", max_length=100, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    uraian = TeksTersandi("yang diminta", blank=True)
    diterima_pada = models.DateTimeField("diterima pada")
    tenggat = models.DateTimeField()
    status = PilihanField(
        StatusPermintaanSubjek, max_length=10, default=StatusPermintaanSubjek.DITERIMA
    )
    jawaban = models.TextField("jawaban untuk pemohon", blank=True)
    # Of an answer after the limit: why; such answers are counted.
    alasan_terlambat = models.CharField("mengapa terlambat", max_length=300, blank=True)
    oleh = oleh_petugas()

    objects = PermintaanSubjekQuerySet.as_manager()

    class Meta:
        verbose_name = "permintaan subjek data"
        ordering = ("-diterima_pada", "-pk")
        constraints = kendala(
            "organisasi_subjek",
            bertenggat=Q(tenggat__gt=F("diterima_pada")),
            selesai_berjawab=Q(status=StatusPermintaanSubjek.DITERIMA) | ~Q(jawaban=""),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.objek_nomor}"

    @property
    def selesai_pada(self) -> datetime | None:
        return None if self.status == self.Status.DITERIMA else self.status_sejak


_UBAH = "organisasi.change_insidendata"


class TindakanInsidenData(DaftarTindakan):
    """The first three say when somebody was told, in the column that they begin."""

    SUBJEK = "Catat orangnya sudah diberi tahu", (), TETAP, _UBAH
    LEMBAGA = "Catat lembaga sudah diberi tahu", (), TETAP, _UBAH
    MASYARAKAT = "Catat masyarakat sudah diberi tahu", (), TETAP, _UBAH
    TUTUP = "Tutup insiden", (), TETAP, _UBAH


class InsidenData(Tercatat):
    """Written notice within 3 x 24 hours to people and agency (UU 27/2022 Pasal 46)."""

    nomor = models.CharField(max_length=20, unique=True, editable=False)
    diketahui_pada = models.DateTimeField("diketahui pada")
    tenggat = models.DateTimeField(editable=False)
    terjadi = models.TextField("kapan dan bagaimana terjadi")
    data_terungkap = models.TextField("data yang terungkap")
    jumlah_orang = models.PositiveIntegerField("jumlah orang (perkiraan)", default=0)
    penanganan = models.TextField("penanganan dan pemulihan", blank=True)
    subjek_diberitahu_pada = models.DateTimeField(
        "orangnya diberi tahu pada", null=True, blank=True
    )
    lembaga_diberitahu_pada = models.DateTimeField(
        "lembaga diberi tahu pada", null=True, blank=True
    )
    masyarakat_diberitahu_pada = models.DateTimeField(
        "masyarakat diberi tahu pada", null=True, blank=True
    )
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    oleh = oleh_petugas(editable=False)

    class Meta:
        verbose_name = "insiden data pribadi"
        ordering = ("-diketahui_pada", "-pk")
        constraints = kendala(
            "organisasi_insiden",
            bertenggat=Q(tenggat__gt=F("diketahui_pada")),
            tutup_tuntas=Q(ditutup_pada__isnull=True)
            | (
                Q(subjek_diberitahu_pada__isnull=False)
                & Q(lembaga_diberitahu_pada__isnull=False)
                & ~Q(penanganan="")
            ),
        )

    @property
    def belum_diberitahu(self) -> bool:
        return not (self.subjek_diberitahu_pada and self.lembaga_diberitahu_pada)

    def __str__(self) -> str:
        return self.nomor
