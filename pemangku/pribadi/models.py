"""Downloads that hold personal data: asked for, approved by another, good for a day."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q

from organisasi.alur.tindakan import Berkas, DaftarTindakan, TindakanTerlarang, wajib
from organisasi.basis_data.kolom import PilihanField, kendala
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, Unit, oleh_petugas
from pemangku.inventaris.tabel import Beridentitas
from pemangku.izin import OrangKedua, mengepalai_inventaris

BERLAKU = timedelta(hours=24)
SENDIRI = "Peminta tidak dapat menyetujui permintaannya sendiri."
# See what others ask for.
PENGAWAS = frozenset(
    {Peran.PENGELOLA_PEMANGKU, Peran.PPID_UTAMA, Peran.PDP, Peran.AUDITOR}
)


class StatusEkspor(models.TextChoices):
    DIMINTA = "diminta", "Menunggu persetujuan"
    DISETUJUI = "disetujui", "Boleh diunduh"
    DITOLAK = "ditolak", "Ditolak"


_E, _SETUJUI = StatusEkspor, "pemangku.setujui_eksporpribadi"


class TindakanEkspor(DaftarTindakan):
    SETUJUI = "Setujui", {_E.DIMINTA}, _E.DISETUJUI, _SETUJUI
    TOLAK = "Tolak", {_E.DIMINTA}, _E.DITOLAK, _SETUJUI
    UNDUH = "Unduh", {_E.DISETUJUI}


class EksporPribadiQuerySet(models.QuerySet["EksporPribadi"]):
    def untuk(self, petugas: Petugas) -> Self:
        pengawas = Cakupan.untuk(petugas, kota=PENGAWAS, unit=frozenset(), kuasa=False)
        if pengawas.kota:
            return self.all()
        return self.filter(Q(peminta=petugas) | mengepalai_inventaris(petugas))

    def terunduh(self) -> Self:
        """Those that left the portal: what the record of processing counts."""
        return self.filter(diunduh__gt=0)


class EksporPribadi(Berkas, Beridentitas):
    """One download with names and channels (PK-59). The file is not kept anywhere."""

    jalan_baca = ""
    Status = StatusEkspor
    Tindakan = TindakanEkspor

    nomor = models.CharField(max_length=20, unique=True, editable=False)
    peminta = models.ForeignKey(
        Petugas, models.PROTECT, related_name="+", verbose_name="diminta oleh"
    )
    tujuan = models.CharField("untuk apa", max_length=200)
    # Whose records; empty for all the officer keeps.
    pengelola = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="hanya yang dirawat",
    )
    jumlah = models.PositiveIntegerField("jumlah baris")
    # Needs nobody's approval: few rows of one's own, or the officer of data.
    langsung = models.BooleanField("tanpa persetujuan kedua", default=False)
    status = PilihanField(StatusEkspor, max_length=10, default=StatusEkspor.DIMINTA)
    penyetuju = oleh_petugas("diputus oleh")
    alasan = models.CharField("alasan ditolak", max_length=300, blank=True)
    berlaku_sampai = models.DateTimeField("berlaku sampai", null=True, blank=True)
    diunduh = models.PositiveSmallIntegerField("kali diunduh", default=0)

    objects = EksporPribadiQuerySet.as_manager()

    class Meta:
        verbose_name = "unduhan dengan data pribadi"
        ordering = ("-dibuat_pada", "pk")
        permissions = (
            ("minta_eksporpribadi", "Boleh meminta unduhan dengan data pribadi"),
            ("setujui_eksporpribadi", "Boleh menyetujui unduhan dengan data pribadi"),
        )
        constraints = kendala(
            bertujuan=~Q(tujuan=""),
            orang_kedua=~Q(penyetuju=F("peminta")),
            disetujui_lengkap=~Q(status=StatusEkspor.DISETUJUI)
            | (
                Q(berlaku_sampai__isnull=False)
                & (Q(langsung=True) | Q(penyetuju__isnull=False))
            ),
            tolak_beralasan=~Q(status=StatusEkspor.DITOLAK) | ~Q(alasan=""),
        )

    def __str__(self) -> str:
        return self.nomor

    def halangan_unduh(self, petugas: Petugas, pada: datetime) -> str:
        if petugas.pk != self.peminta_id:
            return "Berkas ini hanya untuk petugas yang memintanya."
        if self.berlaku_sampai is not None and pada >= self.berlaku_sampai:
            return "Tautan ini sudah lewat 24 jam. Ajukan lagi."
        return self.halangan_status(TindakanEkspor.UNDUH)

    def _pastikan_lain(self, oleh: Petugas) -> None:
        if oleh.pk == self.peminta_id:
            raise TindakanTerlarang(SENDIRI)

    def setujui(self, saat: Saat) -> Self:
        """Another officer agrees; raises TindakanTerlarang for one's own request."""
        self._pastikan_lain(saat.oleh)
        return self.lakukan(
            TindakanEkspor.SETUJUI,
            saat,
            penyetuju=saat.oleh,
            berlaku_sampai=saat.pada + BERLAKU,
        )

    def tolak(self, saat: Saat, *, alasan: str) -> Self:
        self._pastikan_lain(saat.oleh)
        return self.lakukan(
            TindakanEkspor.TOLAK,
            saat,
            catatan=wajib(alasan, "Tulis mengapa ditolak."),
            penyetuju=saat.oleh,
            alasan=alasan.strip(),
        )


SETUJU_EKSPOR = OrangKedua(TindakanEkspor.SETUJUI, lambda e: (e.peminta_id,))
