"""Needs raised in the room: answered there, or a request or complaint of the person (6.7)."""

from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID, uuid4, uuid5

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual

from organisasi.alur.tindakan import Berkas, DaftarTindakan, TindakanTerlarang, wajib
from organisasi.basis_data.kolom import PilihanField, kendala, sekali
from organisasi.kantor.saat import Saat
from organisasi.models import Isu, Jejak, Petugas, Unit, Wilayah
from organisasi.sandi import kode_rahasia, rapikan_kode, sidik
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import PANJANG_KODE, Orang
from pemangku.inventaris.tabel import Beridentitas
from pemangku.kunjungan.kehadiran import Kehadiran, kunci_terbuka
from pemangku.kunjungan.models import Kegiatan


class JenisTitipan(models.TextChoices):
    """What was raised; an emergency is none of these and is never stored."""

    INFORMASI = "informasi", "Minta informasi atau data"
    PERTANYAAN = "pertanyaan", "Pertanyaan"
    PENGADUAN = "pengaduan", "Aduan"
    ASPIRASI = "aspirasi", "Usul atau aspirasi"


class StatusTitipan(models.TextChoices):
    BARU = "baru", "Baru"
    DIJAWAB_DI_TEMPAT = "dijawab_di_tempat", "Dijawab di tempat"
    DIALIHKAN = "dialihkan", "Sudah terdaftar"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


S = StatusTitipan
# What these become is a complaint, and whoever complains is kept out of the inventory.
MENJADI_ADUAN = frozenset({JenisTitipan.PENGADUAN, JenisTitipan.ASPIRASI})
# In a register of the portal, under its number.
TERDAFTAR = (S.DIALIHKAN, S.SELESAI)
# Answered in the room, or at the end of what it became (D10).
TUNTAS = (S.DIJAWAB_DI_TEMPAT, S.SELESAI)
_BARU = {S.BARU}


class TindakanTitipan(DaftarTindakan):
    JAWAB = "Jawab di tempat", _BARU, S.DIJAWAB_DI_TEMPAT
    TAWARKAN = "Ajukan, menunggu kepastian orangnya", _BARU
    # The person may send it after it was answered or given up: then it exists all the same.
    ALIHKAN = "Terdaftar", {S.BARU, S.DIJAWAB_DI_TEMPAT, S.DIBATALKAN}, S.DIALIHKAN
    SELESAIKAN = "Selesaikan", {S.DIALIHKAN}, S.SELESAI
    BATALKAN = "Batalkan", _BARU, S.DIBATALKAN


T = TindakanTitipan


# The need: what it became is known by its register number alone.
# Who complains is never written here.

# How long the person may think about it.
UMUR_TAWARAN = timedelta(days=14)
# So long after its end a request that was sent late is still looked for.
DICARI_SELAMA = timedelta(days=60)
PANJANG_RUJUKAN = 6
TERPENDEK = 10
TERLALU_PENDEK = "Tulis sedikit lebih lengkap: paling sedikit 10 huruf."


class TitipanQuerySet(models.QuerySet["Titipan"]):
    def untuk(self, petugas: Petugas) -> Self:
        digarap = Kegiatan.objects.digarap(petugas).order_by().values("pk")
        return self.filter(kegiatan__in=digarap)

    def bertautan(self, kode: str) -> Self:
        return self.filter(sidik_kode=_sidik(kode))

    def belum_bernomor(self, pada: datetime) -> Self:
        """Offered to their persons, not yet found in a register."""
        return self.filter(
            ditawarkan_pada__gte=pada - UMUR_TAWARAN - DICARI_SELAMA,
            nomor_permohonan="",
            nomor_pengaduan="",
        )

    def tidak_dipastikan(self, pada: datetime) -> Self:
        return self.filter(
            status=StatusTitipan.BARU, ditawarkan_pada__lt=pada - UMUR_TAWARAN
        )

    def berjalan(self) -> Self:
        return self.filter(status=StatusTitipan.DIALIHKAN)


def _sidik(kode: str) -> str:
    return sidik(f"titipan:{rapikan_kode(kode)}")


@pghistory.track(exclude=["sidik_kode", "isi", "jawaban"])
class Titipan(Berkas, Beridentitas):
    """One need of one person; ``rujukan`` is how the other service's file names it."""

    jalan_baca = ""
    Jenis = JenisTitipan
    Status = StatusTitipan
    Tindakan = TindakanTitipan

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="titipan")
    rujukan = models.CharField(max_length=40, unique=True, editable=False)
    orang = models.ForeignKey(
        Orang, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    pemangku = models.ForeignKey(
        Pemangku, models.PROTECT, null=True, blank=True, related_name="titipan"
    )
    jenis = PilihanField(JenisTitipan, max_length=15)
    isi = models.TextField(
        max_length=2000, validators=[MinLengthValidator(TERPENDEK, TERLALU_PENDEK)]
    )
    isu = models.ForeignKey(
        Isu, models.PROTECT, null=True, blank=True, related_name="+"
    )
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The unit that probably holds what is asked for, in the officer's opinion.
    disarankan = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = PilihanField(StatusTitipan, max_length=20, default=StatusTitipan.BARU)
    jawaban = models.TextField(max_length=2000, blank=True)
    alasan_batal = models.CharField("alasan batal", max_length=300, blank=True)
    nomor_permohonan = models.CharField(max_length=60, blank=True, editable=False)
    nomor_pengaduan = models.CharField(max_length=60, blank=True, editable=False)
    sidik_kode = models.CharField(max_length=64, blank=True, editable=False)
    ditawarkan_pada = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TitipanQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan warga"
        ordering = ("-dibuat_pada", "pk")
        constraints = kendala(
            berisi=Q(GreaterThanOrEqual(Length("isi"), TERPENDEK)),
            aduan_tanpa_nama=~Q(jenis__in=sorted(MENJADI_ADUAN))
            | Q(orang__isnull=True, pemangku__isnull=True),
            satu_nomor=Q(
                Q(nomor_permohonan="") ^ Q(nomor_pengaduan=""), status__in=TERDAFTAR
            )
            | Q(~Q(status__in=TERDAFTAR), nomor_permohonan="", nomor_pengaduan=""),
            berjawab=~Q(status=StatusTitipan.DIJAWAB_DI_TEMPAT) | ~Q(jawaban=""),
            batal_beralasan=~Q(status=StatusTitipan.DIBATALKAN) | ~Q(alasan_batal=""),
            tawaran_bertanggal=Q(sidik_kode="") | Q(ditawarkan_pada__isnull=False),
            satu_tautan=sekali("sidik_kode", bila=~Q(sidik_kode="")),
        )
        indexes = (
            models.Index(
                fields=("ditawarkan_pada",),
                condition=Q(nomor_permohonan="", nomor_pengaduan=""),
                name="pemangku_titipan_ditunggu",
            ),
        )

    def __str__(self) -> str:
        return f"Pesan warga {self.rujukan}"

    @property
    def menjadi_aduan(self) -> bool:
        return self.jenis in MENJADI_ADUAN

    @property
    def nomor(self) -> str:
        return self.nomor_permohonan or self.nomor_pengaduan

    @property
    def menunggu_sampai(self) -> datetime | None:
        return self.ditawarkan_pada + UMUR_TAWARAN if self.ditawarkan_pada else None

    def dapat_dipastikan(self, pada: datetime) -> bool:
        sampai = self.menunggu_sampai
        return (
            self.status == StatusTitipan.BARU and sampai is not None and pada < sampai
        )

    def jawab(self, saat: Saat, *, jawaban: str) -> Self:
        """Answered in the room, in words that the trail never holds (PK-35).

        Raises TindakanTerlarang without an answer, or when it is not new any more.
        """
        jawaban = wajib(jawaban, "Tulis jawabannya.")
        return self.lakukan(TindakanTitipan.JAWAB, saat, diam={"jawaban": jawaban})

    def tawarkan(self, saat: Saat, *, disarankan: Unit | None = None) -> str:
        """Return the secret of the person's link; one made before opens nothing more."""
        kode = kode_rahasia(PANJANG_KODE)
        self.lakukan(
            TindakanTitipan.TAWARKAN,
            saat,
            syarat={"ditawarkan_pada": self.ditawarkan_pada},
            diam={"sidik_kode": _sidik(kode)},
            ditawarkan_pada=saat.pada,
            disarankan=disarankan,
        )
        return kode

    def alihkan(self, *, pada: datetime, nomor: str) -> Self:
        """Its person sent it: from now on the register ``nomor`` tells how it goes."""
        nama = "nomor_pengaduan" if self.menjadi_aduan else "nomor_permohonan"
        kolom: dict[str, Any] = {nama: nomor}
        return self.lakukan(TindakanTitipan.ALIHKAN, Saat(None, pada), **kolom)

    def selesaikan(self, *, pada: datetime) -> Self:
        return self.lakukan(TindakanTitipan.SELESAIKAN, Saat(None, pada))

    def batalkan(self, saat: Saat[Petugas | None], *, alasan: str) -> Self:
        batal, sebab = TindakanTitipan.BATALKAN, wajib(alasan)
        return self.lakukan(batal, saat, catatan=sebab, alasan_batal=sebab[:300])


# Taken down, and given up when nobody confirms it

BUKAN_PESERTA = "Pilih peserta kegiatan ini."
TIDAK_DIPASTIKAN = "Tidak dipastikan orangnya dalam 14 hari."


@transaction.atomic
def catat_titipan(
    kegiatan: Kegiatan,
    saat: Saat,
    *,
    isi: str,
    peserta: Kehadiran | None = None,
    kunci: UUID | None = None,
    **kolom: Any,
) -> Titipan:
    """Write a need down (PK-35); of a complaint never by whom (PK-36).

    Whether it tells of an emergency is asked before this. The same form (``kunci``) sent
    twice leaves one. Raises TindakanTerlarang for a closed visit, ValidationError by
    field.
    """
    kini = kunci_terbuka(kegiatan.pk)
    pk = uuid5(kini.pk, str(kunci or uuid4()))
    if ada := Titipan.objects.filter(pk=pk).first():
        return ada
    if peserta and peserta.kegiatan_id != kini.pk:
        raise ValidationError({"peserta": BUKAN_PESERTA})
    satu = Titipan(
        pk=pk,
        kegiatan=kini,
        # Nobody guesses another's need.
        rujukan=f"{kini.nomor}/{kode_rahasia(PANJANG_RUJUKAN)}",
        isi=isi.strip(),
        status_sejak=saat.pada,
        dibuat_oleh=saat.oleh,
        **kolom,
    )
    if peserta and not satu.menjadi_aduan:
        satu.orang_id, satu.pemangku_id = peserta.orang_id, peserta.pemangku_id
    satu.full_clean(exclude=("dibuat_oleh",))
    satu.save(force_insert=True)
    for objek in (satu, kini):
        Jejak.objects.catat(
            objek,
            "catat_pesan_warga",
            saat=saat,
            sesudah={"jenis": satu.get_jenis_display()},
        )
    return satu


def batalkan_titipan_lewat(*, pada: datetime) -> int:
    """Give up what nobody confirmed in 14 days; how many. Run twice it changes nothing.

    What was found in a register has a number by now and is left alone.
    """
    jumlah = 0
    for satu in Titipan.objects.tidak_dipastikan(pada):
        try:
            satu.batalkan(Saat(None, pada), alasan=TIDAK_DIPASTIKAN)
        except TindakanTerlarang:  # confirmed or answered a moment ago
            continue
        jumlah += 1
    return jumlah
