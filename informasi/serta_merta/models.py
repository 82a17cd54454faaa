"""Notices of danger to the public (UU 14/2008 Pasal 10), published in one step."""

from datetime import datetime
from typing import Self

import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import Berkas, DaftarTindakan
from organisasi.bahasa import gabung
from organisasi.basis_data.kolom import PilihanField, kendala
from organisasi.basis_data.versi import per_versi
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Area, Petugas, Tercatat, Unit, Wilayah, naikkan_versi


class JenisBahaya(models.TextChoices):
    BENCANA_ALAM = "bencana_alam", "Bencana alam"
    BENCANA_NON_ALAM = "bencana_non_alam", "Bencana nonalam"
    BENCANA_SOSIAL = "bencana_sosial", "Bencana sosial"
    PENYAKIT = "penyakit", "Penyakit menular"
    RACUN = "racun", "Racun pada makanan"
    GANGGUAN_UTILITAS = "gangguan_utilitas", "Rencana gangguan layanan umum"


class StatusSertaMerta(models.TextChoices):
    RANCANGAN = "rancangan", "Rancangan"
    TERBIT = "terbit", "Terbit"
    DICABUT = "dicabut", "Dicabut"


S = StatusSertaMerta
UMUMKAN = "informasi.terbitkan_sertamerta"


class TindakanSertaMerta(DaftarTindakan):
    TERBITKAN = "Umumkan sekarang", {S.RANCANGAN}, S.TERBIT, UMUMKAN
    CABUT = "Nyatakan selesai", {S.TERBIT}, S.DICABUT, UMUMKAN


T = TindakanSertaMerta


# The eight contents that the law asks of a notice: heading in plain words, column.
ISI = (
    ("Apa bahayanya dan seberapa besar dampaknya", "potensi_bahaya"),
    ("Siapa yang bisa terdampak", "terdampak"),
    ("Cara dan tempat evakuasi", "prosedur_evakuasi"),
    ("Cara menghindari bahaya", "cara_menghindari"),
    ("Cara mendapat bantuan", "cara_bantuan"),
    ("Siapa yang wajib mengumumkan", "penanggung_jawab"),
    ("Bagaimana diumumkan saat keadaan darurat", "tata_cara"),
    ("Apa yang sudah dilakukan", "upaya"),
)


class SertaMertaQuerySet(models.QuerySet["SertaMerta"]):
    def belum_lengkap(self) -> Self:
        return self.filter(Q(*((k, "") for _, k in ISI), _connector=Q.OR))

    def terbit(self) -> Self:
        return self.filter(status__in=(S.TERBIT, S.DICABUT))

    def berlangsung(self, pada: datetime) -> Self:
        return self.filter(
            Q(selesai__isnull=True) | Q(selesai__gt=pada),
            status=S.TERBIT,
            mulai__lte=pada,
        ).order_by("-mulai")

    def untuk(self, petugas: Petugas) -> Self:
        cakupan = cakupan_izin(petugas, "informasi.view_sertamerta")
        return self.filter(cakupan.q("unit"))


@pghistory.track()
class SertaMerta(Berkas, Tercatat):
    Jenis = JenisBahaya
    Status = StatusSertaMerta
    Tindakan = TindakanSertaMerta

    judul = models.CharField(
        "satu kalimat",
        max_length=150,
        help_text="Apa bahayanya, di mana, dan apa yang harus dilakukan orang.",
    )
    jenis = models.CharField(max_length=20, choices=JenisBahaya, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="serta_merta")
    potensi_bahaya = models.TextField(
        "1. potensi bahaya dan besar dampaknya", blank=True
    )
    terdampak = models.TextField("2. siapa yang bisa terdampak", blank=True)
    prosedur_evakuasi = models.TextField("3. cara dan tempat evakuasi", blank=True)
    cara_menghindari = models.TextField("4. cara menghindari bahaya", blank=True)
    cara_bantuan = models.TextField("5. cara mendapat bantuan", blank=True)
    penanggung_jawab = models.CharField(
        "6. pihak yang wajib mengumumkan", max_length=200, blank=True
    )
    tata_cara = models.TextField("7. cara pengumuman saat keadaan darurat", blank=True)
    upaya = models.TextField("8. upaya yang sudah dilakukan", blank=True)
    sumber = models.CharField(max_length=200, blank=True)
    wilayah = models.ManyToManyField(
        Wilayah,
        blank=True,
        help_text="Kosong: seluruh kota.",
        related_name="serta_merta",
    )
    mulai = models.DateTimeField(default=timezone.now)
    selesai = models.DateTimeField(
        null=True, blank=True, help_text="Kosong: sampai dinyatakan selesai."
    )
    status = PilihanField(
        StatusSertaMerta, max_length=10, default=StatusSertaMerta.RANCANGAN
    )
    alasan_cabut = models.CharField(
        "alasan dinyatakan selesai", max_length=300, blank=True, editable=False
    )

    objects = SertaMertaQuerySet.as_manager()

    class Meta:
        verbose_name = "pengumuman serta-merta"
        permissions = (("terbitkan_sertamerta", "Boleh mengumumkan dan mencabut"),)
        ordering = ("-mulai", "-pk")
        constraints = kendala(
            # Called off before it began: it ends at its start and never shows.
            urut=Q(selesai__isnull=True)
            | Q(selesai__gt=F("mulai"))
            | Q(status="dicabut", selesai=F("mulai")),
        )
        triggers = (naikkan_versi(Area.KATALOG),)

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("informasi:serta-merta-rinci", args=(self.pk,))

    def clean(self) -> None:
        super().clean()
        mulai: datetime | None = self.mulai  # a form may have left it empty
        if mulai and self.selesai and self.selesai <= mulai:
            raise ValidationError(
                {"selesai": "Waktu selesai harus setelah waktu mulai."}
            )

    def berlangsung(self, pada: datetime) -> bool:
        return (
            self.status == S.TERBIT
            and self.mulai <= pada
            and (self.selesai is None or self.selesai > pada)
        )

    @property
    def wilayah_teks(self) -> str:
        """The area in words; a kecamatan is named once after its kelurahan."""
        kelurahan: dict[str, list[str]] = {}
        bagian = []
        for w in self.wilayah.all():
            if w.tingkat == Wilayah.Tingkat.KELURAHAN and w.induk:
                kelurahan.setdefault(w.induk.nama, []).append(w.nama)
            else:
                bagian.append(str(w))
        bagian += [
            f"Kelurahan {gabung(nama)}, Kecamatan {induk}"
            for induk, nama in kelurahan.items()
        ]
        return "; ".join(bagian) or "seluruh kota"

    def terbitkan(self, saat: Saat) -> Self:
        return self.lakukan(T.TERBITKAN, saat)

    def cabut(self, saat: Saat, *, alasan: str) -> Self:
        return self.lakukan(
            T.CABUT,
            saat,
            catatan=alasan,
            alasan_cabut=alasan[:300],
            selesai=max(saat.pada, self.mulai),
        )


# What runs now, read once a version for the banner on every page; and announcing it


def notis_terbit() -> list[SertaMerta]:
    terbit = SertaMerta.objects.filter(status=SertaMerta.Status.TERBIT)
    semua = terbit.order_by("-mulai").prefetch_related("wilayah__induk")
    return per_versi("serta_merta", lambda: list(semua))


def pergantian() -> list[datetime]:
    saat = {w for notis in notis_terbit() for w in (notis.mulai, notis.selesai) if w}
    return sorted(saat)


@transaction.atomic
def umumkan(notis: SertaMerta, saat: Saat) -> SertaMerta:
    notis.terbitkan(saat)
    beri_tahu(
        surel_petugas(saat.pada, peran=(Peran.PPID_UTAMA,)),
        templat="informasi/pesan/serta_merta.txt",
        konteks={"notis": notis},
        kunci=f"serta-merta:{notis.pk}",
        pada=saat.pada,
        tentang=None,
    )
    return notis
