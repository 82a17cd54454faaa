"""Complaints: their columns, how they are read, and what the database refuses.

Sources: Perpres 76/2013; Permen PANRB 5/2025; Permendagri 8/2023.
"""

import re
from datetime import date
from typing import Any, ClassVar, Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from organisasi.alur.kepuasan import DasarKepuasan
from organisasi.alur.tindakan import BerkasWarga
from organisasi.alur.words import TahapKasus, tahapan
from organisasi.basis_data.kolom import (
    PilihanField,
    berkunci,
    indeks_kata,
    kendala,
    sekali,
)
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kantor.saat import Saat
from organisasi.models import (
    Area,
    KanalLayanan,
    Petugas,
    Tercatat,
    Unit,
    Wilayah,
    naikkan_versi,
    oleh_petugas,
)
from organisasi.sandi import sidik
from pengaduan.aduan.kategori import KategoriPengaduan, TopikPengaduan
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.pilihan import (
    BELUM_DITERUSKAN,
    DITANGANI,
    GILIRAN_KITA,
    MENUNGGU_PELAPOR,
    PERLU_DILIHAT,
    TERBUKA,
    TUNTAS,
    AsalPengaduan,
    CaraSelesai,
    HasilPengaduan,
    JenisPengaduan,
    KanalPengaduan,
    KelasPengaduan,
    Prioritas,
    StatusPengaduan,
    TanggapanPelapor,
    TindakanPengaduan,
)
from pengaduan.aduan.waktu import BATAS_KINI, ketepatan, lewat, terlambat

# How complaints are read: by officer, by secret, by clock

MELIHAT_SEMUA = frozenset({Peran.ADMIN_SP4N, Peran.AUDITOR})
MELIHAT_UNIT = frozenset({Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU})
# Not yet judged: whoever verifies must be able to read what he classes.
BELUM_DIPERIKSA = (StatusPengaduan.MASUK, StatusPengaduan.TUNDA)

# What no list reads: the secret of a complaint, and its long texts.
TAK_DIDAFTAR = (
    "kode",
    "sidik_kode",
    "uraian",
    "harapan",
    "hitungan",
    "hitungan_selesai",
)


class PengaduanQuerySet(models.QuerySet["Pengaduan"]):
    def untuk(self, petugas: Petugas) -> Self:
        """Complaints the officer may see.

        *Berkadar pengawasan* goes to the Inspektorat alone (Permendagri 8/2023 Pasal 1),
        never to the unit that is complained of; the SP4N admin sees it until it is
        verified for the first time. A unit sees what it entered, what it holds and what is referred to it.
        """
        cakupan = Cakupan.untuk(petugas, kota=MELIHAT_SEMUA, unit=MELIHAT_UNIT)
        biasa = Q(berkadar=False)
        if not cakupan.kota:
            rujukan: Any = self.model.rujukan.rel.related_model._default_manager
            dirujuk = berkunci(rujukan.berkas_di(cakupan.bawah))
            biasa &= cakupan.q("unit") | cakupan.q("pemegang") | dirujuk
        if petugas.superuser_aktif:
            return self.all()
        if petugas.berperan(Peran.ADMIN_SP4N):
            biasa |= Q(status__in=BELUM_DIPERIKSA, terverifikasi_pada=None)
        if petugas.berperan(Peran.INSPEKTORAT):
            biasa |= Q(berkadar=True)
        return self.filter(biasa)

    def dengan_kode(self, kode: str) -> Self:
        return self.filter(sidik_kode=sidik(kode))

    def terbuka(self) -> Self:
        return self.filter(status__in=TERBUKA)

    def giliran_kita(self) -> Self:
        return self.filter(status__in=GILIRAN_KITA)

    def lewat_tempo(self, hari: date) -> Self:
        return self.filter(lewat(hari))

    def belum_diteruskan(self) -> Self:
        return self.filter(status__in=BELUM_DITERUSKAN)

    def dengan_ketepatan(self, hari: date) -> models.QuerySet[Any, Any]:
        return self.annotate(ketepatan=ketepatan(hari))

    def tampil(self) -> Self:
        return self.filter(terbit=True)


# Constraints, and indexes for the ways in which one is looked up

S = StatusPengaduan
_BELUM_BERKELAS = (
    S.MASUK,
    S.TUNDA,
    S.ARSIP,
    S.GABUNGAN,
    S.DIALIHKAN_112,
    S.BUKAN_WEWENANG,
    S.DIALIHKAN_INFORMASI,
)
_DENGAN_KALIMAT = (S.ARSIP, S.BUKAN_WEWENANG, S.DIALIHKAN_INFORMASI, S.SELESAI)
KENDALA_PENGADUAN = kendala(
    berkelas=Q(kelas__in=KelasPengaduan.values)
    | Q(kelas="", status__in=_BELUM_BERKELAS),
    kelas_berkadar=~Q(kelas=KelasPengaduan.BERKADAR) | Q(berkadar=True),
    berisi=~Q(uraian="") & ~Q(judul=""),
    terima_tidak_di_depan=Q(tanggal_terima__lte=F("tanggal_catat")),
    kejadian_tidak_di_depan=Q(tanggal_kejadian__isnull=True)
    | Q(tanggal_kejadian__lte=F("tanggal_terima")),
    titik_utuh=Q(lintang__isnull=True, bujur__isnull=True)
    # A range alone would let half a point pass: NULL is not false.
    | Q(
        lintang__isnull=False,
        bujur__isnull=False,
        lintang__range=(-90, 90),
        bujur__range=(-180, 180),
    ),
    gabungan_berinduk=Q(status=S.GABUNGAN, induk__isnull=False)
    | (~Q(status=S.GABUNGAN) & Q(induk__isnull=True)),
    induk_lain=Q(induk__isnull=True) | ~Q(induk=F("id")),
    selesai_bercara=Q(
        status=S.SELESAI,
        cara_selesai__in=CaraSelesai.values,
        hasil__in=HasilPengaduan.values,
        selesai_pada__isnull=False,
    )
    | (~Q(status=S.SELESAI) & Q(cara_selesai="", selesai_pada__isnull=True)),
    tuntas_bertanggal=Q(status__in=tuple(sorted(TUNTAS)), tuntas_pada__isnull=False)
    | (~Q(status__in=tuple(sorted(TUNTAS))) & Q(tuntas_pada__isnull=True)),
    akhir_berkalimat=~Q(status__in=_DENGAN_KALIMAT) | ~Q(kalimat=""),
    bukan_wewenang_menunjuk=~Q(status=S.BUKAN_WEWENANG) | Q(lembaga__isnull=False),
    tunggu_berbatas=~Q(status__in=MENUNGGU_PELAPOR) | Q(tunggu_sampai__isnull=False),
    giliran_bertempo=~Q(status__in=tuple(sorted(GILIRAN_KITA)))
    | Q(jatuh_tempo__isnull=False),
    # Closing needs proof and a second person.
    hasil_dua_orang=Q(diperiksa_oleh__isnull=True)
    | (Q(diusulkan_oleh__isnull=False) & ~Q(diperiksa_oleh=F("diusulkan_oleh"))),
    tanggapan_diperiksa=~Q(status=S.MENUNGGU_PELAPOR) | Q(diperiksa_oleh__isnull=False),
    terbit_layak=Q(terbit=False)
    | (Q(rahasia=False, berkadar=False) & ~Q(judul_umum="") & ~Q(uraian_umum="")),
)
INDEKS_PENGADUAN = (
    models.Index(
        fields=("jatuh_tempo",),
        condition=Q(status__in=tuple(sorted(GILIRAN_KITA))),
        name="pengaduan_tempo",
    ),
    models.Index(
        fields=("tunggu_sampai",),
        condition=Q(status__in=MENUNGGU_PELAPOR),
        name="pengaduan_tunggu",
    ),
    models.Index(
        fields=("pemegang",),
        condition=Q(status__in=PERLU_DILIHAT),
        name="pengaduan_terbuka",
    ),
    models.Index(fields=("kategori", "lintang", "bujur"), name="pengaduan_titik"),
    models.Index(fields=("kategori", "kelurahan"), name="pengaduan_kelurahan"),
    models.Index(fields=("tanggal_terima",), name="pengaduan_terima"),
    models.Index(
        fields=("aplikasi", "sidik_kiriman", "dibuat_pada"),
        condition=Q(aplikasi__isnull=False),
        name="pengaduan_aplikasi_kiriman",
    ),
    models.Index(
        fields=("-terbit_pada", "-id"), condition=Q(terbit=True), name="pengaduan_umum"
    ),
    # As the list of the staff is ordered, and searched.
    models.Index(
        BATAS_KINI, F("prioritas").desc(), F("id").desc(), name="pengaduan_batas"
    ),
    indeks_kata("pengaduan_kata", "nomor", "judul", "uraian", "lokasi"),
)


@pghistory.track(exclude=["kode", "sidik_kode", "kunci_masuk", "sidik_kiriman"])
class Pengaduan(BerkasWarga):
    """One complaint: where it stands, who holds it, until when the next step is due.

    ``unit`` is where it was entered and never changes; ``pemegang`` holds it now. Nothing
    of it is public until an officer publishes ``judul_umum`` and ``uraian_umum``.
    """

    jalan_baca = ""
    Status = StatusPengaduan
    Tindakan = TindakanPengaduan
    Kelas = KelasPengaduan
    Jenis = JenisPengaduan
    Kanal = KanalPengaduan
    Prioritas = Prioritas
    Cara = CaraSelesai
    Hasil = HasilPengaduan
    Tanggapan = TanggapanPelapor
    Asal = AsalPengaduan

    nomor = models.CharField(max_length=40, unique=True, editable=False)
    kanal = models.CharField(max_length=10, choices=KanalPengaduan)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="masuk lewat"
    )
    pemegang = models.ForeignKey(
        Unit, models.PROTECT, related_name="pengaduan", verbose_name="dipegang oleh"
    )
    asal = models.CharField(
        max_length=10, choices=AsalPengaduan, default=AsalPengaduan.LANGSUNG
    )
    asal_nomor = models.CharField("nomor asal", max_length=100, blank=True)
    # Of one that an application sent (Open311): which one, and the fingerprint of its call.
    aplikasi = models.ForeignKey(
        "pengaduan.KunciOpen311",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="kiriman",
        editable=False,
    )
    sidik_kiriman = models.CharField(max_length=64, blank=True, editable=False)

    pelapor = models.OneToOneField(
        Pelapor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pengaduan",
        editable=False,
    )
    anonim = models.BooleanField(
        "tanpa nama", default=False, help_text="Identitas tidak dibuka kepada terlapor."
    )
    rahasia = models.BooleanField(
        default=False, help_text="Isi tidak pernah ditampilkan untuk umum."
    )
    berkadar = models.BooleanField(
        "berkadar pengawasan", default=False, help_text="Hanya dibaca Inspektorat."
    )
    jenis = models.CharField(
        max_length=10, choices=JenisPengaduan, default=JenisPengaduan.PENGADUAN
    )
    kelas = models.CharField(max_length=15, choices=KelasPengaduan, blank=True)
    kategori = models.ForeignKey(
        KategoriPengaduan, models.PROTECT, related_name="pengaduan"
    )
    topik = models.ForeignKey(
        TopikPengaduan, models.PROTECT, null=True, blank=True, related_name="+"
    )
    prioritas = PilihanField(Prioritas, max_length=1, default=Prioritas.BIASA)
    alasan_prioritas = models.CharField("alasan prioritas", max_length=300, blank=True)

    judul = models.CharField(max_length=120)
    uraian = models.TextField("apa yang terjadi")
    harapan = models.TextField("yang diharapkan", blank=True)
    kelurahan = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lokasi = models.CharField("tempat dan patokan", max_length=250, blank=True)
    lintang = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    bujur = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    tanggal_kejadian = models.DateField("tanggal kejadian", null=True, blank=True)
    # The person was shown the call page and said it is none.
    bukan_darurat = models.BooleanField("dinyatakan bukan darurat", default=False)
    tanda_moderasi = models.JSONField("perlu dilihat", default=list, blank=True)

    status = PilihanField(StatusPengaduan, max_length=20, default=StatusPengaduan.MASUK)
    # The last day of the step that is ours now, and the reckoning in words.
    jatuh_tempo = models.DateField("jatuh tempo", null=True, blank=True)
    hitungan = models.TextField("hitungan jatuh tempo", blank=True)
    selesai_sampai = models.DateField("selesai paling lambat", null=True, blank=True)
    hitungan_selesai = models.TextField("hitungan batas selesai", blank=True)
    tunggu_sampai = models.DateField("pelapor menjawab sampai", null=True, blank=True)
    terverifikasi_pada = models.DateTimeField(null=True, blank=True)
    ditindaklanjuti_pada = models.DateTimeField(null=True, blank=True)
    # When the last work on it was done, before the reporter was asked to confirm it.
    tuntas_pada = models.DateTimeField(null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)

    # The sentence to the reporter that every end needs.
    kalimat = models.TextField("kalimat untuk pelapor", blank=True)
    lembaga = models.ForeignKey(
        KanalLayanan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="lembaga yang berwenang",
    )
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak"
    )
    hasil = models.CharField(max_length=20, choices=HasilPengaduan, blank=True)
    diusulkan_oleh = oleh_petugas()
    diperiksa_oleh = oleh_petugas()
    cara_selesai = models.CharField(max_length=15, choices=CaraSelesai, blank=True)
    tanggapan = models.CharField(
        "kata pelapor", max_length=5, choices=TanggapanPelapor, blank=True
    )
    tanggapan_pada = models.DateTimeField(null=True, blank=True)
    dibuka_kembali = models.PositiveSmallIntegerField("kali dibuka kembali", default=0)

    terbit = models.BooleanField("ditampilkan untuk umum", default=False)
    judul_umum = models.CharField("judul untuk umum", max_length=120, blank=True)
    uraian_umum = models.TextField("uraian untuk umum", blank=True)
    terbit_pada = models.DateTimeField(null=True, blank=True)

    objects = PengaduanQuerySet.as_manager()

    class Meta:
        verbose_name = "pengaduan"
        ordering = ("-pk",)
        permissions = (
            ("catat_pengaduan", "Boleh mencatat pengaduan orang lain"),
            ("verifikasi_pengaduan", "Boleh memverifikasi dan meneruskan pengaduan"),
            ("tangani_pengaduan", "Boleh menindaklanjuti pengaduan"),
            ("periksa_hasil", "Boleh memeriksa hasil dan menutup pengaduan"),
            ("terbitkan_pengaduan", "Boleh menampilkan pengaduan untuk umum"),
            ("lihat_pelapor", "Boleh membuka identitas pelapor dengan alasan"),
        )
        constraints = KENDALA_PENGADUAN
        indexes = INDEKS_PENGADUAN
        # Only what the public sees, or saw until now, makes its pages anew.
        triggers = (naikkan_versi(Area.PENGADUAN, bila="terbit"),)

    def __str__(self) -> str:
        return self.nomor

    def get_absolute_url(self) -> str:
        return reverse("pengaduan:pengaduan-rinci", args=(self.kode,))

    @property
    def teks(self) -> str:
        return "\n".join(filter(None, (self.judul, self.uraian, self.lokasi)))

    def alihkan(self, saat: Saat, *, ke_unit: Unit, alasan: str) -> Self:
        return self.lakukan(
            TindakanPengaduan.ALIHKAN,
            saat,
            catatan=alasan,
            pemegang=ke_unit,
            penangan=None,
        )

    @property
    def tahap(self) -> list[TahapKasus]:
        """Stages from received to answered; none where it ended without being handled."""
        if self.status not in TERBUKA | TUNTAS:
            return []
        dikerjakan = 2 if self.status in DITANGANI else 1
        return tahapan(
            4 if self.status in TUNTAS else dikerjakan,
            self.tanggal_terima,
            self.terverifikasi_pada,
            self.ditindaklanjuti_pada,
            self.tuntas_pada,
        )

    def terlambat(self, hari: date) -> bool:
        return terlambat(self, hari)


class Kepuasan(DasarKepuasan):
    BERKAS: ClassVar[str] = "pengaduan"

    pengaduan = models.OneToOneField(Pengaduan, models.CASCADE, related_name="kepuasan")


# Words within a complaint, and prepared texts with blanks

# A place an officer must fill in before the text may go out.
KOLOM_KOSONG = re.compile(r"\[[^\[\]\n]{1,80}\]")


def kolom_kosong(teks: str) -> list[str]:
    return list(dict.fromkeys(KOLOM_KOSONG.findall(teks)))


class PesanPengaduan(models.Model):
    pengaduan = models.ForeignKey(Pengaduan, models.CASCADE, related_name="pesan")
    dari_petugas = models.BooleanField()
    isi = models.TextField("isi pesan")
    oleh = oleh_petugas()
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "pesan pengaduan"
        ordering = ("-pada", "-pk")
        constraints = kendala(
            "pengaduan_pesan",
            berisi=~Q(isi=""),
            petugas_bernama=Q(dari_petugas=False) | Q(oleh__isnull=False),
        )

    def __str__(self) -> str:
        return self.isi[:60]


def pilihan_tindakan() -> list[tuple[str, str]]:
    return [(t.value, t.label) for t in TindakanPengaduan]


class TeksBalasanQuerySet(models.QuerySet["TeksBalasan"]):
    def cocok(self, tindakan: str, kategori: KategoriPengaduan) -> Self:
        return self.filter(
            Q(kategori=None) | Q(kategori=kategori), tindakan=tindakan, aktif=True
        ).order_by(F("kategori").asc(nulls_last=True), "urut", "judul")


class TeksBalasan(Tercatat):
    """``[…]`` marks what must be filled in before sending."""

    judul = models.CharField(max_length=100)
    tindakan = models.CharField(
        "untuk tindakan", max_length=30, choices=pilihan_tindakan
    )
    kategori = models.ForeignKey(
        KategoriPengaduan,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="Kosongkan untuk semua kategori.",
    )
    isi = models.TextField(
        help_text="Bagian yang harus diisi petugas ditulis dalam kurung siku: [tanggal]."
    )
    urut = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    objects = TeksBalasanQuerySet.as_manager()

    class Meta:
        verbose_name = "teks balasan"
        ordering = ("tindakan", "urut", "judul")
        constraints = kendala(
            berisi=~Q(isi=""),
            unik=sekali("tindakan", "kategori", "judul", nulls_distinct=False),
        )

    def __str__(self) -> str:
        return self.judul
