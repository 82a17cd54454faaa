"""A request for public information (UU 14/2008 Pasal 21-22; Perki 1/2021).

With it stand its referrals, the words exchanged within the case and how content the
applicant was.

Whether it was late is asked of its QuerySet. The last day is the
one that stands on the request, reckoned in its unit's calendar: moved by papers that came
later, by an extension in time, and set anew by the Atasan PPID. While the applicant's
papers are waited for no clock runs. Withdrawn with time left, or lapsed: nobody had to
answer any more. Withdrawn after the last day: it had been late by then, and closing a late
file does not clean it.
"""

from datetime import date
from typing import Any, ClassVar, Self

import pghistory
from django.db import models
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils import timezone

from informasi.katalog.models import DokumenInformasi
from informasi.pemohon.models import Pemohon
from informasi.permohonan.pilihan import (
    BELUM_USAI,
    BERJALAN,
    TERJAWAB,
    AsalPermohonan,
    CaraMemperoleh,
    CaraSalinan,
    HasilPermohonan,
    KanalMasuk,
    StatusPermohonan,
    StatusPermohonan as S,
    TindakanPermohonan,
)
from organisasi.alur.kepuasan import DasarKepuasan
from organisasi.alur.rujukan import Rujukan, StatusRujukan
from organisasi.alur.tindakan import BerkasWarga
from organisasi.basis_data.kolom import PilihanField, berkunci, indeks_kata, kendala
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Petugas, Unit, oleh_petugas
from organisasi.sandi import sidik
from organisasi.waktu.hari_kerja import (
    KalenderBelumDiisi,
    hitung_hari_kerja,
    tambah_hari_kerja,
)
from organisasi.waktu.tenggat import Ketepatan, kalender_kini

K, RS = Ketepatan, StatusRujukan
# The next step is an officer's: no lawful pause runs.
MENUNGGU_KAMI = BERJALAN - {S.MENUNGGU_KELENGKAPAN}

# How requests are read: by officer, by secret, by due day


def cakupan_permohonan(petugas: Petugas) -> Cakupan:
    """Who sees every request, and who the ones of his units."""
    kota = frozenset({Peran.PPID_UTAMA, Peran.AUDITOR})
    unit = frozenset({Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU})
    return Cakupan.untuk(petugas, kota=kota, unit=unit)


class PermohonanQuerySet(models.QuerySet["Permohonan"]):
    def untuk(self, petugas: Petugas) -> Self:
        """Requests the officer may see.

        A unit sees what was registered with it, what it holds, and what is referred to
        it; a referral it returned is out of its sight again. The Atasan PPID sees the
        files of the objections.
        """
        cakupan = cakupan_permohonan(petugas)
        if cakupan.kota:
            return self.all()
        dirujuk = berkunci(RujukanPermohonan.objects.berkas_di(cakupan.bawah))
        boleh = cakupan.q("unit") | cakupan.q("pemegang") | dirujuk
        if petugas.berperan(Peran.ATASAN_PPID):
            boleh |= Q(Exists(self._keberatan()))
        return self.filter(boleh)

    def _keberatan(self) -> models.QuerySet:
        return self.model.keberatan.rel.related_model._default_manager.filter(
            permohonan=OuterRef("pk")
        )

    def dengan_kode(self, kode: str) -> Self:
        """The secret itself is stored only as a keyed hash."""
        return self.filter(sidik_kode=sidik(kode))

    def menunggu_kami(self) -> Self:
        return self.filter(status__in=MENUNGGU_KAMI)

    def lewat_tempo(self, hari: date) -> Self:
        """Unanswered after the end of the due day: computed, never stored."""
        return self.filter(self.lewat(hari))

    def dengan_ketepatan(self, hari: date) -> models.QuerySet[Any, Any]:
        """Each with ``ketepatan``: on time, late, or not judged on ``hari``."""
        dijawab = Q(dijawab_pada__isnull=False)
        tepat = dijawab & Q(dijawab_pada__date__lte=F("jatuh_tempo"))
        dicabut = Q(status=S.DICABUT, status_sejak__date__gt=F("jatuh_tempo"))
        # It was withdrawn while the papers were waited for, if they never came.
        selagi_jeda = Q(lengkapi_sampai__isnull=False, tanggal_lengkap__isnull=True)
        lambat = dijawab | self.lewat(hari) | (dicabut & ~selagi_jeda)
        return self.annotate(
            ketepatan=Case(
                When(tepat, then=Value(K.TEPAT)),
                When(lambat, then=Value(K.LAMBAT)),
                default=Value(K.TIDAK_DINILAI),
                output_field=CharField(),
            )
        )

    @staticmethod
    def lewat(hari: date) -> Q:
        return Q(status__in=MENUNGGU_KAMI, jatuh_tempo__lt=hari)

    def belum_ditempatkan(self) -> Self:
        """Without a unit of their own: the main PPID places them within a working day."""
        return self.filter(perlu_ditempatkan=True, status=StatusPermohonan.DITERIMA)


# What the database itself refuses about a request, and its indexes

KENDALA_PERMOHONAN = kendala(
    hasil_saat_berakhir=Q(hasil="", status__in=tuple(sorted(BERJALAN)))
    | (Q(hasil__in=HasilPermohonan.values) & ~Q(status__in=tuple(sorted(BERJALAN)))),
    jawaban_bertanggal=~Q(status__in=tuple(sorted(TERJAWAB)))
    | Q(dijawab_pada__isnull=False),
    disarankan_di_pertemuan=Q(disarankan=None)
    | (Q(asal=AsalPermohonan.TITIPAN) & ~Q(disarankan=F("unit"))),
    terima_tidak_di_depan=Q(tanggal_terima__lte=F("tanggal_catat")),
    tempo_tidak_maju=Q(jatuh_tempo__gte=F("jatuh_tempo_awal")),
    perpanjangan_beralasan=Q(diperpanjang=False) | ~Q(alasan_perpanjangan=""),
    berisi=~Q(rincian="") & ~Q(tujuan=""),
    kurang_berbatas=~Q(status=S.MENUNGGU_KELENGKAPAN)
    | Q(lengkapi_sampai__isnull=False),
)
# The day that counts now: the applicant's while papers are missing, then the office's.
BATAS_KINI = Case(
    When(status=S.MENUNGGU_KELENGKAPAN, then=F("lengkapi_sampai")),
    When(status__in=tuple(sorted(BERJALAN)), then=F("jatuh_tempo")),
)
INDEKS_PERMOHONAN = (
    # As the list of the staff is ordered, and searched.
    models.Index(BATAS_KINI, F("id").desc(), name="informasi_permohonan_batas"),
    indeks_kata("informasi_permohonan_kata", "nomor", "rincian"),
    models.Index(
        fields=("jatuh_tempo",),
        condition=Q(status__in=tuple(sorted(BERJALAN))),
        name="informasi_permohonan_tempo",
    ),
    models.Index(fields=("tanggal_terima",), name="informasi_permohonan_terima"),
    # The few that something is left to do for, among all that ever came.
    models.Index(
        fields=("pemegang",),
        condition=Q(status__in=tuple(sorted(BELUM_USAI))),
        name="informasi_permohonan_terbuka",
    ),
)


@pghistory.track(exclude=["kode", "sidik_kode", "kunci_masuk"])
class Permohonan(BerkasWarga):
    """One request: where it is, who holds it, until when it must be answered.

    ``unit`` is the register it was entered in and never changes; ``pemegang`` is the unit
    that holds it now. One clock: a referral moves the holder, not the due day.
    """

    Status = StatusPermohonan
    Tindakan = TindakanPermohonan
    Hasil = HasilPermohonan
    Kanal = KanalMasuk
    CaraMemperoleh = CaraMemperoleh
    CaraSalinan = CaraSalinan
    Asal = AsalPermohonan

    nomor = models.CharField(
        "nomor pendaftaran", max_length=100, unique=True, editable=False
    )
    kanal = models.CharField(max_length=10, choices=KanalMasuk)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="permohonan", verbose_name="unit register"
    )
    pemegang = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="dipegang oleh"
    )
    perlu_ditempatkan = models.BooleanField("pemohon tidak tahu unitnya", default=False)

    pemohon = models.OneToOneField(
        Pemohon, models.PROTECT, related_name="permohonan", editable=False
    )
    rincian = models.TextField("informasi yang diminta")
    tujuan = models.TextField("tujuan penggunaan informasi")
    dokumen = models.ForeignKey(
        DokumenInformasi,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="informasi di daftar yang dimaksud",
    )
    cara_memperoleh = models.CharField(
        "cara memperoleh", max_length=15, choices=CaraMemperoleh
    )
    cara_salinan = models.CharField(
        "cara mendapatkan salinan", max_length=10, choices=CaraSalinan, blank=True
    )
    bantuan = models.CharField(
        "bantuan yang diperlukan",
        max_length=200,
        blank=True,
        help_text="Misalnya dibacakan, huruf besar, juru bahasa isyarat.",
    )
    asal = models.CharField(
        max_length=10, choices=AsalPermohonan, default=AsalPermohonan.LANGSUNG
    )
    asal_nomor = models.CharField("nomor asal", max_length=60, blank=True)
    # Of a need raised at a meeting: who holds it in the view of the officer there.
    disarankan = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pemegang menurut petugas pertemuan",
    )

    status = PilihanField(StatusPermohonan, max_length=20, default=S.DITERIMA)
    hasil = models.CharField(max_length=25, choices=HasilPermohonan, blank=True)
    kurang = models.JSONField("yang masih kurang", default=list, blank=True)
    # Of these what came in (""), and what is no longer needed with the officer's reason.
    dilengkapi = models.JSONField("yang sudah dilengkapi", default=dict, blank=True)
    surat_kurang_diterima = models.DateField(
        "surat kekurangan diterima pemohon", null=True, blank=True
    )
    lengkapi_sampai = models.DateField("lengkapi paling lambat", null=True, blank=True)
    tanggal_lengkap = models.DateField("tanggal lengkap", null=True, blank=True)
    jatuh_tempo_awal = models.DateField("jatuh tempo pertama")
    jatuh_tempo = models.DateField("jatuh tempo")
    # The reckoning in words, as it was made: the page need not reckon again.
    hitungan = models.TextField("hitungan jatuh tempo", blank=True)
    diperpanjang = models.BooleanField("sudah diperpanjang", default=False)
    alasan_perpanjangan = models.TextField("alasan perpanjangan", blank=True)
    perintah_jatuh_tempo = models.DateField(
        "batas melaksanakan putusan keberatan", null=True, blank=True
    )
    dijawab_pada = models.DateTimeField("dijawab pada", null=True, blank=True)
    diputus_oleh = oleh_petugas()

    objects = PermohonanQuerySet.as_manager()

    class Meta:
        verbose_name = "permohonan informasi"
        ordering = ("-pk",)
        permissions = (
            ("catat_permohonan", "Boleh mencatat permohonan di loket"),
            ("jawab_permohonan", "Boleh menjawab permohonan"),
            ("tolak_permohonan", "Boleh menolak permohonan"),
            ("putuskan_rujukan", "Boleh menempatkan dan memutuskan rujukan"),
            ("lihat_identitas", "Boleh membuka identitas pemohon dengan alasan"),
        )
        constraints = KENDALA_PERMOHONAN
        indexes = INDEKS_PERMOHONAN

    def __str__(self) -> str:
        return self.nomor

    def get_absolute_url(self) -> str:
        """The private page; its address carries the secret, never the number."""
        return reverse("informasi:permohonan-rinci", args=(self.kode,))

    def unit_pelayan(self) -> tuple[Unit, Unit]:
        """Who serves the applicant: the holder, and the counter it was registered at."""
        return self.pemegang, self.unit

    def terlambat(self, hari: date) -> bool:
        return self.status in MENUNGGU_KAMI and self.jatuh_tempo < hari

    @property
    def dihitung_sejak(self) -> date:
        """The day its due day was counted from; an order's, since it is worked on again."""
        if self.perintah_jatuh_tempo:
            return timezone.localdate(self.status_sejak)
        return self.tanggal_lengkap or self.tanggal_terima

    def tempo_ketat(self, tempo: date) -> date | None:
        """What ``tempo`` would be, had it been counted from the day of receipt.

        None where it was, where the Atasan PPID set it, and without a calendar.
        """
        sejak, terima = self.dihitung_sejak, self.tanggal_terima
        if sejak == terima or self.perintah_jatuh_tempo:
            return None
        kalender = kalender_kini(self.unit_id)
        try:
            hari = hitung_hari_kerja(sejak, tempo, kalender)
            return tambah_hari_kerja(terima, hari, kalender)
        except KalenderBelumDiisi:
            return None

    @property
    def boleh_dilengkapi(self) -> bool:
        return self.status in {S.DITERIMA, S.MENUNGGU_KELENGKAPAN}

    @property
    def masih_kurang(self) -> list[str]:
        return [satu for satu in self.kurang if satu not in self.dilengkapi]


# Referral, whole or in parts, to the unit that has what is asked for


class RujukanPermohonan(Rujukan):
    """One referral; ``bagian`` empty: the whole request moves to the receiver.

    With a part named, the request stays where it is and the receiver writes its part of
    the one joined answer.
    """

    berkas = models.ForeignKey(Permohonan, models.CASCADE, related_name="rujukan")
    bagian = models.TextField(
        "bagian yang diminta dari unit itu",
        blank=True,
        help_text="Kosong: seluruh permohonan.",
    )
    disampaikan_pada = models.DateTimeField(
        "bagiannya selesai pada", null=True, blank=True
    )

    class Meta(Rujukan.Meta):
        verbose_name = "rujukan permohonan"
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Rujukan.Meta.constraints,
            models.UniqueConstraint(
                fields=("berkas",),
                condition=Q(bagian="", status__in=(RS.DIAJUKAN, RS.DIKEMBALIKAN)),
                name="informasi_rujukan_satu_terbuka",
            ),
            models.UniqueConstraint(
                fields=("berkas", "ke_unit"),
                condition=Q(status=RS.DIAJUKAN),
                name="informasi_rujukan_sekali_per_unit",
            ),
        )

    @property
    def bagian_berjalan(self) -> bool:
        return (
            bool(self.bagian)
            and self.status in {RS.DITERIMA, RS.DIPUTUSKAN}
            and self.disampaikan_pada is None
        )

    @property
    def nomor(self) -> str:
        return str(self.berkas.nomor)


# Words within a case: question and reply with the applicant, notes for inside only


class PesanQuerySet(models.QuerySet["PesanPermohonan"]):
    def untuk_warga(self) -> Self:
        """All that the applicant may read; every page and export of his begins here."""
        return self.filter(dalam=False)

    def catatan(self) -> Self:
        return self.filter(dalam=True)

    def menunggu_pemohon(self) -> Self:
        return self.filter(dari_petugas=True, jawab_sampai__isnull=False, jawaban=None)


class PesanPermohonan(models.Model):
    """One message between office and applicant; the clock does not stop for it.

    The only lawful pause is the letter about missing papers: a question names the day
    until which a reply helps, and what happens without one. ``dalam``: a note among
    officers, never shown to the applicant, part of no dossier.
    """

    permohonan = models.ForeignKey(Permohonan, models.CASCADE, related_name="pesan")
    dari_petugas = models.BooleanField()
    dalam = models.BooleanField("catatan dalam", default=False)
    isi = models.TextField("isi pesan")
    oleh = oleh_petugas()
    pada = models.DateTimeField()
    jawab_sampai = models.DateField("dijawab paling lambat", null=True, blank=True)
    tanpa_jawaban = models.CharField(
        "bila tidak dijawab",
        max_length=300,
        blank=True,
        help_text="Misalnya: kami mencari dengan keterangan yang ada.",
    )
    menjawab = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="jawaban"
    )

    objects = PesanQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan dalam permohonan"
        ordering = ("-pada", "-pk")
        constraints = kendala(
            "informasi_pesan",
            berisi=~Q(isi=""),
            tanya_berakhir=Q(jawab_sampai__isnull=True)
            | (Q(dari_petugas=True) & ~Q(tanpa_jawaban="")),
            petugas_bernama=Q(dari_petugas=False) | Q(oleh__isnull=False),
            dalam_tanpa_jawaban=Q(dalam=False)
            | Q(dari_petugas=True, jawab_sampai=None, menjawab=None),
        )

    def __str__(self) -> str:
        return self.isi[:60]


# How content the applicant was


class Kepuasan(DasarKepuasan):
    BERKAS: ClassVar[str] = "permohonan"

    permohonan = models.OneToOneField(
        Permohonan, models.CASCADE, related_name="kepuasan"
    )
