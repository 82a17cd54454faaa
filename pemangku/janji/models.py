"""Pledges, reports of what was passed on, reminders (pemangku 6.6)."""

from datetime import date, datetime, time, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from organisasi.alur.tindakan import TETAP, Berkas, DaftarTindakan, wajib
from organisasi.bahasa import tanggal_pendek
from organisasi.basis_data.kolom import NamaAcak, PilihanField, kendala, sekali
from organisasi.kantor.peran import Cakupan
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, Unit, Wilayah, oleh_petugas
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import TautanPribadi
from pemangku.inventaris.tabel import Beridentitas, tidak_di_masa_depan
from pemangku.izin import OPERATOR, PELAKSANA, PERAN_LIHAT
from pemangku.kunjungan.models import Kegiatan


class BentukTerusan(models.TextChoices):
    RAPAT_WARGA = "rapat_warga", "Rapat warga"
    PENGAJIAN_MAJELIS = "pengajian_majelis", "Pengajian atau majelis"
    GRUP_WA = "grup_wa", "Grup WhatsApp"
    PASANG_MATERI = "pasang_materi", "Memasang materi"
    MEDSOS = "medsos", "Media sosial"
    SISIP_ACARA = "sisip_acara", "Disisipkan di acara lain"
    LAIN = "lain", "Cara lain"


class JenisJanji(models.TextChoices):
    PEMANGKU = "pemangku", "Dari pemangku"
    KANTOR = "kantor", "Dari kantor"


class StatusJanji(models.TextChoices):
    """What a person decided; of a stakeholder's promise the rest is computed."""

    BERLAKU = "berlaku", "Berlaku"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class KeadaanJanji(models.TextChoices):
    """How far a promise is, from its reports or result and the day (pemangku 4.9)."""

    TERBUKA = "terbuka", "Terbuka"
    SEBAGIAN = "sebagian", "Sebagian"
    TERPENUHI = "terpenuhi", "Terpenuhi"
    LEWAT = "lewat", "Lewat tenggat"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class CaraHitung(models.TextChoices):
    DAFTAR_HADIR = "daftar_hadir", "Dari daftar hadir"
    HITUNG_KEPALA = "hitung_kepala", "Dihitung satu per satu"
    PERKIRAAN = "perkiraan", "Perkiraan"
    ANGGOTA_GRUP = "anggota_grup", "Jumlah anggota grup"
    TAYANGAN = "tayangan", "Jumlah tayangan"


class GolonganTerusan(models.TextChoices):
    """Three kinds of numbers that are never added to each other (pemangku 6.6)."""

    TERHITUNG = "terhitung", "Tatap muka terhitung"
    PERKIRAAN = "perkiraan", "Tatap muka perkiraan"
    PESAN = "pesan", "Jangkauan pesan"


def golongan_terusan() -> Case:
    pesan = (CaraHitung.ANGGOTA_GRUP, CaraHitung.TAYANGAN)
    return Case(
        When(cara_hitung__in=pesan, then=Value(str(GolonganTerusan.PESAN))),
        When(
            cara_hitung=CaraHitung.PERKIRAAN, then=Value(str(GolonganTerusan.PERKIRAAN))
        ),
        default=Value(str(GolonganTerusan.TERHITUNG)),
    )


class PelaporTerusan(models.TextChoices):
    TOKEN = "token", "Pemangku, lewat tautan"
    PETUGAS = "petugas", "Petugas"


class StatusLaporanTerusan(models.TextChoices):
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Ditolak"


_L = StatusLaporanTerusan


class TindakanLaporanTerusan(DaftarTindakan):
    TOLAK = "Tolak", {_L.DITERIMA}, _L.DITOLAK, "pemangku.periksa_laporanterusan"


_J, _KOMITMEN = StatusJanji, "pemangku.kelola_komitmen"
_BERLAKU = {_J.BERLAKU}


class TindakanJanji(DaftarTindakan):
    SELESAIKAN = "Selesaikan", _BERLAKU, _J.SELESAI, "pemangku.kerjakan_tindaklanjut"
    UBAH = "Ubah tenggat atau pelaksana", _BERLAKU, TETAP, "pemangku.kelola_putaran"
    BATALKAN = "Batalkan janji", _BERLAKU, _J.DIBATALKAN, _KOMITMEN
    LAPORKAN = "Catat laporannya", _BERLAKU, TETAP, _KOMITMEN
    TAUTKAN = "Buat tautan laporan", _BERLAKU, TETAP, _KOMITMEN
    HENTIKAN = "Batalkan", _BERLAKU, _J.DIBATALKAN, "pemangku.kelola_putaran"


# What a stakeholder passed on: to how many, and how they were counted

TERBANYAK = 100_000
# More than this only staff report, who ask how they were counted.
TERBANYAK_LEWAT_TAUTAN = 2_000


class LaporanTerusanQuerySet(models.QuerySet["LaporanTerusan"]):
    def untuk(self, petugas: Petugas) -> Self:
        cakupan = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
        if cakupan.kota:
            return self.all()
        terlihat = Kegiatan.objects.untuk(petugas).order_by().values("pk")
        return self.filter(
            cakupan.q("pemangku__pengelola") | Q(komitmen__kegiatan__in=terlihat)
        )

    def untuk_daftar(self) -> Self:
        return self.select_related(
            "pemangku__jenis", "pemangku__wilayah__induk", "wilayah__induk"
        )

    def terhitung(self) -> Self:
        return self.exclude(status=StatusLaporanTerusan.DITOLAK)

    def tiga_jumlah(self) -> dict[str, int]:
        """How many people, by the label of each kind of number (D8)."""
        semua = self.terhitung().annotate(golongan=golongan_terusan()).order_by()
        jumlah = dict(semua.values_list("golongan").annotate(Sum("jumlah")))
        return {str(g.label): jumlah.get(g, 0) for g in GolonganTerusan}


class LaporanTerusan(Berkas, Beridentitas):
    """One time that a message was passed on; with or without a pledge before it."""

    jalan_baca = ""
    Status = StatusLaporanTerusan
    Tindakan = TindakanLaporanTerusan
    Bentuk = BentukTerusan
    CaraHitung = CaraHitung
    Pelapor = PelaporTerusan

    komitmen = models.ForeignKey(
        "pemangku.Janji", models.PROTECT, null=True, blank=True, related_name="laporan"
    )
    pemangku = models.ForeignKey(
        Pemangku, models.PROTECT, related_name="laporan_terusan"
    )
    tanggal = models.DateField()
    bentuk = models.CharField(max_length=20, choices=BentukTerusan)
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, related_name="+", verbose_name="di mana"
    )
    jumlah = models.PositiveIntegerField("berapa orang")
    cara_hitung = models.CharField("cara menghitung", max_length=15, choices=CaraHitung)
    bukti = models.FileField(upload_to=NamaAcak("terusan"), max_length=120, blank=True)
    pelapor = models.CharField(max_length=10, choices=PelaporTerusan)
    status = PilihanField(
        StatusLaporanTerusan, max_length=10, default=StatusLaporanTerusan.DITERIMA
    )
    # Why it was refused.
    alasan = models.CharField(max_length=300, blank=True)
    diperiksa_oleh = oleh_petugas()

    objects = LaporanTerusanQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan penyebaran"
        ordering = ("-tanggal", "-dibuat_pada")
        permissions = (
            ("periksa_laporanterusan", "Boleh memeriksa laporan penyebaran"),
        )
        constraints = kendala(
            jumlah_wajar=Q(jumlah__range=(1, TERBANYAK)),
            putusan_beralasan=Q(status=StatusLaporanTerusan.DITERIMA)
            | (~Q(alasan="") & Q(diperiksa_oleh__isnull=False)),
            sekali=sekali(
                "pemangku",
                "tanggal",
                "bentuk",
                "wilayah",
                bila=Q(status=StatusLaporanTerusan.DITERIMA),
            ),
            berpelapor=Q(pelapor=PelaporTerusan.TOKEN, komitmen__isnull=False)
            | Q(pelapor=PelaporTerusan.PETUGAS, dibuat_oleh__isnull=False),
        )
        triggers = (tidak_di_masa_depan("tanggal"),)

    def __str__(self) -> str:
        return f"{self.pemangku.nomor}, {self.get_bentuk_display().lower()}"

    @property
    def sebutan(self) -> str:
        ditolak = self.status == StatusLaporanTerusan.DITOLAK
        return "Tidak dihitung" if ditolak else "Dihitung"

    def serupa(self) -> LaporanTerusanQuerySet:
        """What counts already of the same body, day, way and place."""
        return LaporanTerusan.objects.terhitung().filter(
            pemangku=self.pemangku,
            tanggal=self.tanggal,
            bentuk=self.bentuk,
            wilayah=self.wilayah,
        )

    def diurus_oleh(self, petugas: Petugas) -> bool:
        if self.komitmen:
            return self.komitmen.diurus_oleh(petugas)
        milik = Cakupan.untuk(petugas, kota=PELAKSANA, unit=OPERATOR)
        return milik.mencakup(self.pemangku.pengelola)

    def tolak(self, saat: Saat, *, alasan: str) -> Self:
        """It counts no longer, and may be reported anew."""
        tolak, sebab = TindakanLaporanTerusan.TOLAK, wajib(alasan)
        return self.lakukan(
            tolak, saat, catatan=sebab, alasan=sebab[:300], diperiksa_oleh=saat.oleh
        )


# A promise: of a stakeholder to pass on what was said, or of a unit to do something

# As the table holds it.
TARGET_TERBANYAK = 99
PALING_LAMA = timedelta(days=180)
# So long before the last day it is said to fall due.
SEPEKAN = timedelta(days=7)
# Who is late with his report may still hand it in.
TAUTAN_SESUDAH_TENGGAT = timedelta(days=30)
TAUTAN_JANJI = TautanPribadi.Tujuan.JANJI
LANGKAH = "Langkah berikutnya"


class JanjiQuerySet(models.QuerySet["Janji"]):
    def untuk(self, petugas: Petugas) -> Self:
        """Of the visits the officer may see, and what he or his units must do."""
        cakupan = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
        if cakupan.kota:
            return self.all()
        terlihat = Kegiatan.objects.untuk(petugas).order_by().values("pk")
        milik = Q(pelaksana=petugas) | cakupan.q("pj_unit")
        return self.filter(milik | Q(kegiatan__in=terlihat))

    def dengan_samar(self, petugas: Petugas) -> Self:
        """With ``samar``: about a figure, and neither his record nor the step is the officer's."""
        hari = timezone.localdate()
        dirawat = Pemangku.objects.dirawat(petugas, hari).order_by()
        # Asked of each row: of a long register the whole would be read for a page.
        lain = ~Exists(dirawat.filter(pk=OuterRef("pemangku")))
        tokoh = Q(pemangku__isnull=False, pemangku__nama_resmi="")
        return self.annotate(samar=tokoh & ~Q(pelaksana=petugas) & lain)

    def komitmen(self) -> Self:
        return self.filter(jenis=JenisJanji.PEMANGKU)

    def tindak_lanjut(self) -> Self:
        return self.filter(jenis=JenisJanji.KANTOR)

    def dari_kunjungan(self) -> Self:
        """What a unit took on at a visit; a step after a contact is an officer's own note."""
        return self.tindak_lanjut().filter(kegiatan__isnull=False)

    def jatuh_tempo(self, hari: date) -> Self:
        """Running ones with a week left, or past their day; the earliest first."""
        return self.berjalan().filter(tenggat__lte=hari + SEPEKAN).order_by("tenggat")

    def perlu_diingatkan(self, hari: date) -> Self:
        """Pledges that fall due, and whose link nobody sent since; once again when late."""
        belum = Q(diingatkan_pada=None) | Q(
            diingatkan_pada__date__lte=F("tenggat"), tenggat__lt=hari
        )
        # What has just been promised is still fresh in mind.
        baru = Q(dibuat_pada__date__gte=F("tenggat") - SEPEKAN)
        semua = self.komitmen().jatuh_tempo(hari).filter(belum)
        return semua.exclude(baru, tenggat__gte=hari)

    def dengan_terusan(self) -> Self:
        return self.annotate(terlapor=_terlapor())

    def dengan_tepat(self) -> Self:
        """With ``terlapor_tepat``: the reports of the last day or before (D7t)."""
        return self.annotate(terlapor_tepat=_terlapor(tanggal__lte=OuterRef("tenggat")))

    def untuk_daftar(self) -> Self:
        return self.select_related(
            "kegiatan",
            "pemangku__jenis",
            "pemangku__wilayah__induk",
            "wilayah",
            "pelaksana",
        ).dengan_terusan()

    def berlaku(self) -> Self:
        return self.filter(status=StatusJanji.BERLAKU)

    def berjalan(self) -> Self:
        return self.berlaku().dengan_terusan().filter(terlapor__lt=F("target_kali"))

    def berkeadaan(self, keadaan: str, hari: date) -> Self:
        K, S = KeadaanJanji, StatusJanji  # noqa: N806 - as everywhere for choices
        jalan = self.berjalan()
        cukup = Q(status=S.BERLAKU, terlapor__gte=F("target_kali"))
        pilih: dict[str, Self] = {
            K.DIBATALKAN: self.filter(status=S.DIBATALKAN),
            K.TERPENUHI: self.dengan_terusan().filter(cukup | Q(status=S.SELESAI)),
            K.LEWAT: jalan.filter(tenggat__lt=hari),
            K.SEBAGIAN: jalan.filter(tenggat__gte=hari, terlapor__gt=0),
            K.TERBUKA: jalan.filter(tenggat__gte=hari, terlapor=0),
        }
        return pilih.get(keadaan, self.none())


def _terlapor(**saring: OuterRef) -> Coalesce:
    terhitung = LaporanTerusan.objects.terhitung().filter(
        komitmen=OuterRef("pk"), **saring
    )
    hitung = terhitung.order_by().values("komitmen").annotate(kali=Count("pk"))
    return Coalesce(Subquery(hitung.values("kali")), 0)


class Janji(Berkas, Beridentitas):
    """One promise made at a visit, or the next step after a contact: its owner, its day.

    Of a stakeholder: to pass on so often what was said; reports are its proof, and how far
    it is, is never stored. Of a unit (*langkah berikutnya*): to do something, closed with a
    result and perhaps a file; after a contact it is about a stakeholder, and one officer's.
    """

    jalan_baca = ""
    Jenis = JenisJanji
    Status = StatusJanji
    Keadaan = KeadaanJanji
    Tindakan = TindakanJanji
    Bentuk = BentukTerusan

    # Set by ``dengan_terusan``.
    terlapor: int
    # Its words may not be read; set by ``dengan_samar``.
    samar = False

    jenis = models.CharField(
        max_length=10, choices=JenisJanji, default=JenisJanji.PEMANGKU
    )
    kegiatan = models.ForeignKey(
        Kegiatan, models.PROTECT, null=True, blank=True, related_name="janji"
    )
    tenggat = models.DateField("paling lambat")
    status = PilihanField(StatusJanji, max_length=10, default=StatusJanji.BERLAKU)
    # The result, or why it was called off.
    hasil = models.TextField(max_length=2000, blank=True)

    # Whose promise, or about whom.
    pemangku = models.ForeignKey(
        Pemangku, models.PROTECT, null=True, blank=True, related_name="janji"
    )
    bentuk = models.CharField(max_length=20, choices=BentukTerusan, blank=True)
    target_kali = models.PositiveSmallIntegerField("berapa kali", default=1)
    # For information: people are counted in three ways that are never added (6.6).
    target_orang = models.PositiveIntegerField(
        "kira-kira berapa orang", null=True, blank=True
    )
    wilayah = models.ForeignKey(
        Wilayah,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="di mana",
    )

    # Of a unit.
    uraian = models.CharField(max_length=500, blank=True)
    pj_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="unit yang mengerjakan",
    )
    pelaksana = models.ForeignKey(
        Petugas,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="petugas yang mengerjakan",
    )
    selesai_pada = models.DateTimeField(null=True, blank=True, editable=False)
    bukti = models.FileField(upload_to="tindak-lanjut/%Y/", blank=True)
    # Its unit was told, or a stakeholder sent his link once more.
    diingatkan_pada = models.DateTimeField(null=True, blank=True, editable=False)

    objects = JanjiQuerySet.as_manager()

    class Meta:
        verbose_name = "janji"
        verbose_name_plural = "janji dan langkah berikutnya"
        ordering = ("tenggat", "pk")
        permissions = (
            ("kelola_komitmen", "Boleh mengurus janji pemangku"),
            ("kerjakan_tindaklanjut", "Boleh menyelesaikan langkah berikutnya"),
        )
        constraints = kendala(
            satu_pihak=Q(
                ~Q(bentuk=""),
                jenis=JenisJanji.PEMANGKU,
                pemangku__isnull=False,
                kegiatan__isnull=False,
                pj_unit__isnull=True,
                selesai_pada__isnull=True,
            )
            | Q(
                ~Q(uraian=""),
                Q(kegiatan__isnull=True) ^ Q(pemangku__isnull=True),
                jenis=JenisJanji.KANTOR,
                pj_unit__isnull=False,
            ),
            target_wajar=Q(target_kali__range=(1, TARGET_TERBANYAK))
            & (Q(target_orang__isnull=True) | Q(target_orang__gte=1)),
            tutup_berhasil=Q(status=StatusJanji.BERLAKU) | ~Q(hasil=""),
            selesai_berwaktu=Q(status=StatusJanji.SELESAI, selesai_pada__isnull=False)
            | (~Q(status=StatusJanji.SELESAI) & Q(selesai_pada__isnull=True)),
        )
        indexes = (
            models.Index(fields=("status", "tenggat"), name="pemangku_janji_tenggat"),
        )

    def __str__(self) -> str:
        if self.dari_kantor:
            return LANGKAH if self.samar else self.uraian
        return f"{self.pemberi.nama_tampil}: {self.get_bentuk_display().lower()}"

    @property
    def pemberi(self) -> Pemangku:
        assert self.pemangku is not None  # by constraint
        return self.pemangku

    @property
    def sebutan(self) -> str:
        """What it is, on the page of its stakeholder."""
        if self.dari_kantor:
            return LANGKAH if self.samar else f"{LANGKAH}: {self.uraian}"
        return f"Janji: {self.get_bentuk_display().lower()}"

    @property
    def acara(self) -> Kegiatan:
        assert self.kegiatan is not None  # of a stakeholder's by constraint
        return self.kegiatan

    @property
    def dari_kantor(self) -> bool:
        return self.jenis == JenisJanji.KANTOR

    def keadaan(self, hari: date) -> KeadaanJanji:
        """How far it is on ``hari``; needs ``dengan_terusan``."""
        if self.status == StatusJanji.DIBATALKAN:
            return KeadaanJanji.DIBATALKAN
        if self.status == StatusJanji.SELESAI or self.terlapor >= self.target_kali:
            return KeadaanJanji.TERPENUHI
        if self.tenggat < hari:
            return KeadaanJanji.LEWAT
        return KeadaanJanji.SEBAGIAN if self.terlapor else KeadaanJanji.TERBUKA

    def diurus_oleh(self, petugas: Petugas) -> bool:
        return self.acara.dijalankan_oleh(petugas)

    @property
    def kalimat(self) -> str:
        return (
            f"{self.get_bentuk_display().lower()}, {self.target_kali} kali, paling "
            f"lambat {tanggal_pendek(self.tenggat)}"
        )

    @property
    def hari_kegiatan(self) -> date:
        """The day of the visit: neither tenggat nor report lies before it."""
        return timezone.localdate(self.acara.mulai)

    def ubah(self, saat: Saat, *, alasan: str, **isi: Any) -> Self:
        """Another day, unit or officer; whoever holds it now is reminded anew."""
        isi["diingatkan_pada"] = None
        return self.lakukan(TindakanJanji.UBAH, saat, catatan=wajib(alasan), **isi)

    def batalkan(self, saat: Saat, *, alasan: str) -> Self:
        batal = TindakanJanji.HENTIKAN if self.dari_kantor else TindakanJanji.BATALKAN
        sebab = wajib(alasan)
        return self.lakukan(batal, saat, catatan=sebab, hasil=sebab)

    def buat_tautan(self, *, pada: datetime) -> str:
        """The secret of one more link for reporting on the pledge; others keep working."""
        hari = max(self.tenggat, timezone.localdate(pada)) + TAUTAN_SESUDAH_TENGGAT
        return TautanPribadi.objects.buat(
            tujuan=TAUTAN_JANJI,
            pada=pada,
            komitmen=self,
            berlaku_sampai=timezone.make_aware(datetime.combine(hari, time.max)),
        )
