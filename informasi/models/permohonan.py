"""A request for public information (UU 14/2008 Pasal 21-22; Perki 1/2021)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar, Self
from uuid import uuid4

import pghistory
from django.db import models
from django.urls import reverse

from informasi.models.dokumen import DokumenInformasi
from informasi.models.pemohon import Pemohon
from informasi.models.permohonan_kelengkapan import BerkasLengkap
from informasi.models.permohonan_kendala import INDEKS_PERMOHONAN, KENDALA_PERMOHONAN
from informasi.models.permohonan_pilihan import (
    ALUR_PERMOHONAN,
    HASIL_JAWABAN,
    AsalPermohonan,
    CaraMemperoleh,
    CaraSalinan,
    HasilPermohonan,
    KanalMasuk,
    StatusPermohonan,
    TindakanPermohonan,
)
from informasi.models.permohonan_query import PermohonanQuerySet
from informasi.models.permohonan_waktu import nilai_waktu, terlambat
from organisasi.alur.tindakan import Langkah
from organisasi.models import Petugas, Tercatat, Unit
from organisasi.sandi import TeksTersandi
from organisasi.waktu.tenggat import Ketepatan

S, T, H = StatusPermohonan, TindakanPermohonan, HasilPermohonan


@pghistory.track(exclude=["kode", "sidik_kode", "kunci_masuk"])
class Permohonan(BerkasLengkap, Tercatat):
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
    ALUR: ClassVar[Mapping[str, Langkah]] = ALUR_PERMOHONAN

    nomor = models.CharField(
        "nomor pendaftaran", max_length=100, unique=True, editable=False
    )
    kode = TeksTersandi("kode rahasia", editable=False)
    sidik_kode = models.CharField(max_length=64, unique=True, editable=False)
    # The same form sent twice makes one request.
    kunci_masuk = models.UUIDField(default=uuid4, unique=True, editable=False)

    kanal = models.CharField(max_length=10, choices=KanalMasuk)
    tanggal_terima = models.DateField("tanggal diterima")
    tanggal_catat = models.DateField("tanggal dicatat", editable=False)
    alasan_mundur = models.CharField(
        "mengapa dicatat kemudian", max_length=300, blank=True
    )
    dicatat_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="permohonan", verbose_name="unit register"
    )
    pemegang = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="dipegang oleh"
    )
    penangan = models.ForeignKey(
        Petugas,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="permohonan",
        verbose_name="petugas yang menangani",
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

    status = models.CharField(
        max_length=20, choices=StatusPermohonan, default=S.DITERIMA
    )
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
    diputus_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PermohonanQuerySet.as_manager()

    class Meta:
        verbose_name = "permohonan informasi"
        verbose_name_plural = "permohonan informasi"
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

    @property
    def difasilitasi(self) -> bool:
        """Whether the unit it came to must find it at another (pemangku 6.7, PK-35)."""
        return self.disarankan_id is not None

    def terlambat(self, hari: date) -> bool:
        """Whether the due day is over and no answer has gone out."""
        return terlambat(self, hari)

    def nilai_waktu(self, hari: date) -> Ketepatan:
        """On time, late, or not judged."""
        return nilai_waktu(self, hari)

    def tempatkan(
        self, *, oleh: Petugas, pada: datetime, ke_unit: Unit, alasan: str = ""
    ) -> Self:
        """The main PPID gives a request without unit to the one that must answer."""
        return self._jalankan(
            T.TEMPATKAN,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            syarat={"perlu_ditempatkan": True},
            perlu_ditempatkan=False,
            pemegang=ke_unit,
        )

    def rujuk(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """Offered to another unit; the holder stays until it accepts."""
        return self._jalankan(T.RUJUK, oleh=oleh, pada=pada, catatan=alasan)

    def alihkan(
        self, *, oleh: Petugas, pada: datetime, ke_unit: Unit, alasan: str
    ) -> Self:
        """Another unit holds it from now on; number and clock stay."""
        return self._jalankan(
            T.ALIHKAN,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            pemegang=ke_unit,
            penangan=None,
        )

    def perpanjang(
        self,
        *,
        oleh: Petugas,
        pada: datetime,
        alasan: str,
        jatuh_tempo: date,
        hitungan: str,
    ) -> Self:
        """Once, on or before the first due day (UU 14/2008 Pasal 22 ayat (8))."""
        return self._jalankan(
            T.PERPANJANG,
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            syarat={"diperpanjang": False, "perintah_jatuh_tempo": None},
            diperpanjang=True,
            alasan_perpanjangan=alasan,
            jatuh_tempo=jatuh_tempo,
            hitungan=hitungan,
        )

    def kabulkan(self, *, oleh: Petugas, pada: datetime, catatan: str = "") -> Self:
        """All that was asked for is given."""
        return self._jawab(T.KABULKAN, oleh=oleh, pada=pada, catatan=catatan)

    def kabulkan_sebagian(
        self, *, oleh: Petugas, pada: datetime, catatan: str = ""
    ) -> Self:
        """Part is given, part is not; each document says which and why."""
        return self._jawab(T.KABULKAN_SEBAGIAN, oleh=oleh, pada=pada, catatan=catatan)

    def tolak(self, *, oleh: Petugas, pada: datetime, catatan: str) -> Self:
        """Refused on a ground of Pasal 17 with its approved consequence test."""
        return self._jawab(T.TOLAK, oleh=oleh, pada=pada, catatan=catatan)

    def nyatakan_tidak_dikuasai(
        self, *, oleh: Petugas, pada: datetime, catatan: str
    ) -> Self:
        """The city does not hold it; the notice names who does, if known."""
        return self._jawab(
            T.NYATAKAN_TIDAK_DIKUASAI, oleh=oleh, pada=pada, catatan=catatan
        )

    def nyatakan_belum_didokumentasikan(
        self, *, oleh: Petugas, pada: datetime, catatan: str
    ) -> Self:
        """Held but not yet documented; the notice says when it will be."""
        return self._jawab(
            T.NYATAKAN_BELUM_DIDOKUMENTASIKAN, oleh=oleh, pada=pada, catatan=catatan
        )

    def _jawab(
        self, tindakan: str, *, oleh: Petugas, pada: datetime, catatan: str
    ) -> Self:
        return self._jalankan(
            tindakan,
            oleh=oleh,
            pada=pada,
            catatan=catatan,
            hasil=HASIL_JAWABAN[tindakan],
            dijawab_pada=pada,
            diputus_oleh=oleh,
        )

    def serahkan(self, *, oleh: Petugas | None, pada: datetime, catatan: str) -> Self:
        """What was granted reached the applicant."""
        return self._jalankan(
            T.SERAHKAN,
            oleh=oleh,
            pada=pada,
            catatan=catatan,
            syarat={"hasil__in": (H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN)},
        )

    def selesaikan(self, *, oleh: Petugas | None, pada: datetime) -> Self:
        """Nothing is left to do."""
        return self._jalankan(T.SELESAIKAN, oleh=oleh, pada=pada)

    def cabut(self, *, oleh: Petugas | None, pada: datetime, alasan: str = "") -> Self:
        """Withdrawn by the applicant, who need not say why."""
        return self._jalankan(
            T.CABUT, oleh=oleh, pada=pada, catatan=alasan, hasil=H.DICABUT
        )

    def buka_kembali(
        self, *, oleh: Petugas, pada: datetime, sampai: date, hitungan: str
    ) -> Self:
        """An upheld objection orders a new answer, due on ``sampai``."""
        return self._jalankan(
            T.BUKA_KEMBALI,
            oleh=oleh,
            pada=pada,
            hasil="",
            dijawab_pada=None,
            perintah_jatuh_tempo=sampai,
            jatuh_tempo=sampai,
            jatuh_tempo_awal=sampai,
            hitungan=hitungan,
        )

    def perintahkan(
        self, *, oleh: Petugas, pada: datetime, sampai: date, hitungan: str
    ) -> Self:
        """An upheld objection sets the due day of a request not yet answered."""
        return self._jalankan(
            T.PERINTAHKAN,
            oleh=oleh,
            pada=pada,
            perintah_jatuh_tempo=sampai,
            jatuh_tempo=sampai,
            jatuh_tempo_awal=sampai,
            hitungan=hitungan,
        )
