"""Broadcasts, and who gets them (pemangku 7)."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import MD5, Cast, Concat

from organisasi.alur.tindakan import Berkas, DaftarTindakan, TindakanTerlarang, wajib
from organisasi.basis_data.kolom import PilihanField, kendala, sekali
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas, Unit, oleh_petugas
from pemangku.inventaris.kanal import Kanal
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Orang
from pemangku.inventaris.pilihan import JenisKanal, TujuanPersetujuan
from pemangku.inventaris.tabel import Beridentitas
from pemangku.izin import OPERATOR, PELAKSANA, PERAN_LIHAT, OrangKedua

# A broadcast serves one of these purposes, over one of these channels.
TUJUAN_SIARAN = (TujuanPersetujuan.UNDANGAN, TujuanPersetujuan.SIARAN_INFORMASI)
KANAL_SIARAN = (JenisKanal.WA, JenisKanal.EMAIL)
PESAN_WA = 1000
PESAN_SUREL = 5000


class StatusSiaran(models.TextChoices):
    DRAF = "draf", "Draf"
    DISUSUN = "disusun", "Penerima tersusun"
    DISETUJUI = "disetujui", "Disetujui"
    BERJALAN = "berjalan", "Sedang dikirim"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


_S = StatusSiaran


_DITULIS, _SIAP = {_S.DRAF, _S.DISUSUN}, {_S.DISUSUN, _S.DISETUJUI}
_SUSUN, _SETUJUI = "pemangku.susun_siaran", "pemangku.setujui_siaran"


class TindakanSiaran(DaftarTindakan):
    UBAH = "Ubah", _DITULIS, _S.DRAF
    SUSUN = "Susun penerima", _DITULIS, _S.DISUSUN, _SUSUN
    SETUJUI = "Setujui", {_S.DISUSUN}, _S.DISETUJUI, _SETUJUI
    KEMBALIKAN = "Kembalikan", _SIAP, _S.DRAF, _SETUJUI
    MULAI = "Mulai kirim", _SIAP, _S.BERJALAN, _SUSUN
    SELESAIKAN = "Selesai", {_S.BERJALAN}, _S.SELESAI
    BATALKAN = (
        "Batalkan siaran",
        {_S.BERJALAN, *_DITULIS, *_SIAP},
        _S.DIBATALKAN,
        _SUSUN,
    )


# Nothing is sent any more.
BERAKHIR = (StatusSiaran.SELESAI, StatusSiaran.DIBATALKAN)


class VonisPenerima(models.TextChoices):
    LAYAK = "layak", "Layak"
    TANPA_PERSETUJUAN = "tanpa_persetujuan", "Tanpa persetujuan"
    DITARIK = "ditarik", "Persetujuan ditarik"
    LARANGAN = "larangan", "Dalam daftar jangan dihubungi"
    TANPA_KANAL = "tanpa_kanal", "Tanpa kanal"
    KANAL_GAGAL = "kanal_gagal", "Kanal gagal"
    KEDALUWARSA = "kedaluwarsa", "Data kedaluwarsa"
    GANDA = "ganda", "Nomor atau alamat ganda"


class StatusKartu(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    ANTRE = "antre", "Di kotak keluar"
    TERKIRIM = "terkirim", "Terkirim"
    NOMOR_SALAH = "nomor_salah", "Nomor atau alamat salah"
    DILEWATI = "dilewati", "Dilewati"
    DITARIK = "ditarik", "Ditarik"


_K = StatusKartu
# Still to be sent.
TERBUKA = (_K.MENUNGGU, _K.ANTRE)


class TindakanKartu(DaftarTindakan):
    """What ends a card bears the name of its end: what staff says of it is the act."""

    BUKA = "Buka kartu", {_K.MENUNGGU}
    ANTRE = "Masuk kotak keluar", {_K.MENUNGGU}, _K.ANTRE
    TAHAN = "Kembali menunggu", {_K.ANTRE}, _K.MENUNGGU
    TERKIRIM = "Terkirim", TERBUKA, _K.TERKIRIM
    NOMOR_SALAH = "Nomor salah", TERBUKA, _K.NOMOR_SALAH
    DILEWATI = "Lewati", TERBUKA, _K.DILEWATI
    DITARIK = "Tarik kartu", TERBUKA, _K.DITARIK


REGISTER_SIARAN = "siaran"
BELUM_DISETUJUI = "Siaran ini perlu disetujui petugas lain dulu."
SETUJU_SIARAN = OrangKedua(
    TindakanSiaran.SETUJUI, lambda s: s.penulis_semua, lambda s: [s.unit]
)


class SiaranQuerySet(models.QuerySet["Siaran"]):
    def untuk(self, petugas: Petugas) -> Self:
        """A leader those that he may approve."""
        lihat = Cakupan.untuk(
            petugas, kota=PERAN_LIHAT - {Peran.PIMPINAN}, unit=OPERATOR
        )
        if lihat.kota:
            return self.all()
        return self.filter(lihat.q("unit") | SETUJU_SIARAN.syarat(petugas, "unit"))

    def perlu_disetujui(self) -> Self:
        return self.filter(perlu_disetujui=True, status=StatusSiaran.DISUSUN)


class Siaran(Berkas, Beridentitas):
    """One text to many people, one purpose, one channel. Text only, no attachments."""

    jalan_baca = ""
    Status = StatusSiaran
    Tindakan = TindakanSiaran
    Tujuan = TujuanPersetujuan
    Kanal = JenisKanal

    nomor = models.CharField(max_length=20, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    tujuan = models.CharField(
        max_length=20, choices=[(t.value, t.label) for t in TUJUAN_SIARAN]
    )
    kanal = models.CharField(
        max_length=10, choices=[(k.value, k.label) for k in KANAL_SIARAN]
    )
    judul = models.CharField(max_length=120)
    isi = models.TextField("isi pesan")
    # Whom it is for, by the keys of penerima.pemangku_segmen.
    segmen = models.JSONField(default=dict, blank=True)
    status = PilihanField(StatusSiaran, max_length=10, default=StatusSiaran.DRAF)
    jumlah_layak = models.PositiveIntegerField(default=0, editable=False)
    ada_eksternal = models.BooleanField(default=False, editable=False)
    # Decided when the recipients are composed, by the limit of that day (Pengaturan).
    perlu_disetujui = models.BooleanField(default=False, editable=False)
    # Who wrote it last, and all who ever did, in the row itself so that the database can
    # compare them: another one approves.
    penyusun = models.ForeignKey(
        Petugas, models.PROTECT, related_name="+", editable=False
    )
    penulis = ArrayField(
        models.BigIntegerField(), default=list, blank=True, editable=False
    )

    penyetuju = oleh_petugas(editable=False)

    objects = SiaranQuerySet.as_manager()

    class Meta:
        verbose_name = "siaran"
        ordering = ("-status_sejak", "-nomor")
        permissions = (
            ("susun_siaran", "Boleh menyusun dan mengirim siaran"),
            ("setujui_siaran", "Boleh menyetujui siaran"),
        )
        constraints = (
            *kendala(
                tujuan_dikenal=Q(tujuan__in=TUJUAN_SIARAN),
                kanal_dikenal=Q(kanal__in=KANAL_SIARAN),
                jalan_disetujui=~Q(
                    status__in=(StatusSiaran.BERJALAN, StatusSiaran.SELESAI)
                )
                | Q(penyetuju__isnull=False)
                | Q(perlu_disetujui=False),
                empat_mata=Q(penyetuju__isnull=True) | ~Q(penyetuju=F("penyusun")),
                bukan_penulis=Q(penyetuju__isnull=True)
                | ~Q(penulis__contains=[F("penyetuju")]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.nomor} {self.judul}"

    @property
    def penulis_semua(self) -> set[int]:
        return {self.penyusun_id, *self.penulis}

    def ditulis(self, petugas: Petugas) -> bool:
        return petugas.pk in self.penulis_semua

    def setujui(self, saat: Saat) -> Self:
        """A second pair of eyes; raises TindakanTerlarang for its authors."""
        if self.ditulis(saat.oleh):
            raise TindakanTerlarang("Penulis tidak dapat menyetujui siarannya sendiri.")
        return self.lakukan(
            TindakanSiaran.SETUJUI,
            saat,
            syarat={
                "penulis": self.penulis,
                "edisi": self.edisi,
                "status_sejak": self.status_sejak,
            },
            penyetuju=saat.oleh,
        )

    def disiarkan_oleh(self, petugas: Petugas) -> bool:
        kirim = Cakupan.untuk(petugas, kota=PELAKSANA, unit=OPERATOR)
        return kirim.mencakup(self.unit)

    def kembalikan(self, saat: Saat, *, alasan: str) -> Self:
        kembali, sebab = TindakanSiaran.KEMBALIKAN, wajib(alasan)
        return self.lakukan(kembali, saat, catatan=sebab, penyetuju=None)


# A card: one message to one recipient (7.1, 7.2)


class PenerimaSiaranQuerySet(models.QuerySet["PenerimaSiaran"]):
    def layak(self) -> Self:
        return self.filter(vonis=VonisPenerima.LAYAK)

    def terbuka(self) -> Self:
        return (
            self.layak().filter(status__in=TERBUKA).exclude(siaran__status__in=BERAKHIR)
        )

    def berikutnya(self, petugas: Petugas) -> "PenerimaSiaran | None":
        """What he opened comes first, what another one opened last.

        Each officer has an order of his own, so that two at once begin with other cards.
        """
        lain = Case(
            When(dibuka_oleh=petugas, then=0), When(dibuka_oleh=None, then=1), default=2
        )
        sendiri = MD5(Concat(Cast("pk", models.TextField()), Value(f":{petugas.pk}")))
        menunggu = self.layak().filter(status=StatusKartu.MENUNGGU)
        return menunggu.order_by(lain, sendiri).first()

    def lengkap(self) -> Self:
        """With all that a message and its check need; the channel's value included."""
        return self.select_related(
            "siaran__unit",
            "orang",
            "kanal",
            "pemangku__jenis",
            "pemangku__wilayah__induk",
        )

    def untuk_daftar(self) -> Self:
        """What a list shows: no name of a person, no number."""
        return (
            self.select_related("pemangku__jenis", "pemangku__wilayah__induk", "kanal")
            .defer("kanal__nilai")
            .order_by("pemangku__nomor", "pk")
        )


class PenerimaSiaran(Berkas, Beridentitas):
    """Frozen with a verdict, sent to once, by one officer or by mail."""

    Vonis = VonisPenerima
    Status = StatusKartu
    Tindakan = TindakanKartu

    siaran = models.ForeignKey(Siaran, models.CASCADE, related_name="penerima")
    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="+")
    # Empty: the body itself, by its own channel.
    orang = models.ForeignKey(
        Orang, models.PROTECT, null=True, blank=True, related_name="siaran"
    )
    jabatan = models.CharField(max_length=120, blank=True)
    vonis = PilihanField(VonisPenerima, max_length=20)
    kanal = models.ForeignKey(
        Kanal, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    status = PilihanField(
        StatusKartu, "keadaan", max_length=12, default=StatusKartu.MENUNGGU
    )
    # Who opened WhatsApp for it last, and when: another one reads that first.
    dibuka_oleh = oleh_petugas()
    dibuka_pada = models.DateTimeField(null=True, blank=True)
    sebab = models.CharField(max_length=300, blank=True)

    objects = PenerimaSiaranQuerySet.as_manager()

    class Meta:
        verbose_name = "penerima siaran"
        ordering = ("siaran", "pk")
        indexes = (
            models.Index(
                fields=("siaran", "vonis", "status"), name="pemangku_penerima_antre"
            ),
        )
        constraints = kendala(
            sekali=sekali(
                "siaran",
                "pemangku",
                "orang",
                nulls_distinct=False,
            ),
            hanya_layak=Q(status=StatusKartu.MENUNGGU) | Q(vonis=VonisPenerima.LAYAK),
        )

    def __str__(self) -> str:
        return f"{self.siaran.nomor}: {self.pemangku.nomor}"

    def catat(
        self, tindakan: str, saat: Saat[Petugas | None], *, catatan: str = ""
    ) -> None:
        """A line on the page of its broadcast, which names no person."""
        sebutan = {"penerima": self.pemangku.nomor}
        Jejak.objects.catat(
            self.siaran, tindakan, saat, catatan=catatan, sesudah=sebutan
        )

    def tutup(self, hasil: str, saat: Saat[Petugas | None], *, sebab: str = "") -> Self:
        tindakan = TindakanKartu[StatusKartu(hasil).name]
        return self.lakukan(tindakan, saat, sebab=sebab[:300])
