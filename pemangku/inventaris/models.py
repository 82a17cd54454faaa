"""Stakeholders, their kinds, and the checks that keep them fresh (pemangku 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self

import pghistory
import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat, Length
from django.db.models.lookups import GreaterThanOrEqual

from organisasi.alur.tindakan import Berkas
from organisasi.bahasa import tanggal_pendek
from organisasi.basis_data.kolom import (
    NamaAcak,
    PilihanField,
    indeks_kata,
    kendala,
)
from organisasi.basis_data.models import Area, naikkan_versi
from organisasi.basis_data.versi import per_versi
from organisasi.kantor.direktori import unit_kota
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Isu, Petugas, Tercatat, Unit, Wilayah, oleh_petugas
from pemangku.inventaris.nama import normal_lembaga
from pemangku.inventaris.pilihan import (
    CaraHubungan,
    HasilVerifikasi,
    Kesegaran,
    PeranKhusus,
    StatusPemangku,
    SumberData,
    TindakanPemangku,
)
from pemangku.inventaris.tabel import Beridentitas, hanya_ditambah, tidak_di_masa_depan
from pemangku.izin import CATAT, OPERATOR, PERAN_LIHAT
from pemangku.kunjungan.pilihan import StatusHadir, StatusKegiatan

if TYPE_CHECKING:
    from pemangku.kunjungan.models import Kegiatan

# The groups people know bodies by, under headings; lists that staff keep


@pghistory.track()
class Unsur(Tercatat):
    """The heading groups stand under: the part of society a place should know."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=100)
    wajib = models.BooleanField("wajib per kecamatan", default=False)
    # Met by somebody with this part instead of by a stakeholder of a kind.
    peran_khusus = models.CharField(
        "dipenuhi oleh peran", max_length=20, choices=PeranKhusus, blank=True
    )
    setingkat_kota = models.BooleanField(
        "boleh setingkat kota",
        default=False,
        help_text="Satu untuk seluruh kota cukup.",
    )
    urut = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "kelompok induk"
        ordering = ("urut", "nama")
        triggers = (naikkan_versi(Area.PEMANGKU),)

    def __str__(self) -> str:
        return self.nama


class JenisPemangkuQuerySet(models.QuerySet["JenisPemangku"]):
    def aktif(self) -> Self:
        return self.filter(aktif=True)

    def berjudul(self) -> list[tuple[str, list[JenisPemangku]]]:
        """Under their headings; one that stands alone needs none ("")."""
        isi: dict[str, list[JenisPemangku]] = defaultdict(list)
        urut = ("unsur__urut", "urut", "nama")
        for satu in self.select_related("unsur").order_by(*urut):
            isi[satu.unsur.nama].append(satu)
        return [(n if len(semua) > 1 else "", semua) for n, semua in isi.items()]


@pghistory.track()
class JenisPemangku(Tercatat):
    """A group: all that an officer is asked of a stakeholder, the rest follows from it.

    Whether it is part of the city's government, a person or a body, bound to a place, and
    how long its data keep.
    No kind for political parties: they are not part of this programme's audience.
    """

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=100)
    unsur = models.ForeignKey(
        Unsur, models.PROTECT, related_name="jenis", verbose_name="kelompok induk"
    )
    internal = models.BooleanField("bagian pemerintah kota", default=False)
    terikat_wilayah = models.BooleanField(
        "terikat wilayah",
        default=False,
        help_text=(
            "Ada satu di tiap wilayah; nama yang sama di dua kelurahan adalah dua "
            "pemangku."
        ),
    )
    masa_berlaku_hari = models.PositiveSmallIntegerField(
        "data berlaku (hari)",
        default=365,
        help_text="Setelah itu data harus diverifikasi lagi.",
    )
    perorangan = models.BooleanField(
        "untuk perorangan", default=False, help_text="Tidak dapat diubah lagi."
    )
    urut = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    objects = JenisPemangkuQuerySet.as_manager()

    class Meta:
        verbose_name = "kelompok pemangku"
        ordering = ("urut", "nama")
        constraints = kendala(
            "pemangku_jenis", masa_berlaku_ada=Q(masa_berlaku_hari__gte=1)
        )
        triggers = (
            naikkan_versi(Area.PEMANGKU),
            # Its records would change from bodies to persons.
            pgtrigger.ReadOnly(name="perorangan_tetap", fields=["perorangan"]),
        )

    def __str__(self) -> str:
        return self.nama


# Days before the end of its validity at which a record is called "soon".
SEGERA_HARI = 30
# A visit opens the records of those it concerns for so long before and after it.
SEKITAR_KUNJUNGAN = timedelta(days=7)


def q_segar(hari: date) -> Q:
    return Q(perlu_cek="", berlaku_sampai__gte=hari)


def urutan_kerja(hari: date) -> models.Case:
    """How urgent it is to look at a record; least is first."""
    return models.Case(
        models.When(~Q(perlu_cek=""), then=0),
        models.When(berlaku_sampai__lt=hari, then=1),
        models.When(berlaku_sampai__isnull=False, then=2),
        default=3,
    )


def _sekitar_wilayah(kode: Collection[str | None]) -> set[str]:
    """These areas, what they lie in, and what lies in them."""
    induk: dict[str | None, str | None] = per_versi(
        "wilayah.induk", lambda: dict(Wilayah.objects.values_list("pk", "induk"))
    )
    atas = {induk.get(satu) for satu in kode}
    atas |= {induk.get(satu) for satu in atas}
    bawah = {satu for satu, milik in induk.items() if milik in kode}
    return {satu for satu in (*kode, *atas, *bawah) if satu}


def _sekitar(jalan: str, petugas: Petugas, hari: date) -> Q:
    kegiatan = f"{jalan}__kegiatan"
    nyata = [s for s in StatusKegiatan if s != StatusKegiatan.BATAL]
    return Q(
        **{
            f"{kegiatan}__petugas": petugas,
            f"{kegiatan}__status__in": nyata,
            f"{kegiatan}__mulai__date__lte": hari + SEKITAR_KUNJUNGAN,
            f"{kegiatan}__selesai__date__gte": hari - SEKITAR_KUNJUNGAN,
        }
    )


class PemangkuQuerySet(models.QuerySet["Pemangku"]):
    """The one loader and the scope of every view, list, search, export."""

    def untuk(self, petugas: Petugas) -> Self:
        """What the officer may see, masked (pemangku 8.1).

        Who works for one unit sees what it keeps and what covers its area.
        """
        lihat = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
        if lihat.kota:
            return self.all()
        if not lihat.unit:
            return self.none()
        milik = lihat.bawah
        meliputi = self.model.meliputi.through.objects.filter(
            wilayah__in=_sekitar_wilayah(
                {u.wilayah_id for u in unit_kota() if u.pk in milik}
            ),
            pemangku__status=StatusPemangku.AKTIF,
        )
        return self.filter(
            Q(pengelola__in=milik) | Q(pk__in=meliputi.values("pemangku"))
        )

    def dikelola(self, petugas: Petugas) -> Self:
        return self.filter(cakupan_izin(petugas, CATAT).q("pengelola"))

    def pada_kunjungan(self, petugas: Petugas, hari: date) -> Self:
        """Invited to, or present at, a visit the field officer is staff of (8.1).

        From a week before the visit to a week after it; nothing for other roles.
        """
        if not petugas.berperan(Peran.PETUGAS_LAPANGAN):
            return self.none()
        semua = self.model._default_manager
        diundang = semua.filter(_sekitar("undangan", petugas, hari))
        hadir = semua.filter(
            _sekitar("kehadiran", petugas, hari),
            kehadiran__status__in=(StatusHadir.SEMENTARA, StatusHadir.SAH),
        )
        return self.filter(
            Q(pk__in=diundang.values("pk")) | Q(pk__in=hadir.values("pk"))
        )

    def dirawat(
        self, petugas: Petugas, hari: date, *, cakupan: Cakupan | None = None
    ) -> Self:
        """What the officer keeps, and who is at his visits of these days.

        ``cakupan`` narrows what he keeps, as to his daily work.
        """
        milik = cakupan or cakupan_izin(petugas, CATAT)
        syarat = milik.q("pengelola")
        if not milik.kota:
            kunjungan = self.model._default_manager.pada_kunjungan(petugas, hari)
            syarat |= Q(pk__in=kunjungan.values("pk"))
        return self.filter(syarat)

    def aktif(self) -> Self:
        return self.filter(status=StatusPemangku.AKTIF)

    def lembaga(self) -> Self:
        return self.exclude(nama_resmi="")

    def umum(self) -> Self:
        return self.aktif().filter(tampil_publik=True)

    def menurut_kesegaran(self, kesegaran: str, hari: date) -> Self:
        """Of one freshness on ``hari``; the same rule as ``Pemangku.kesegaran``."""
        batas = hari + timedelta(days=SEGERA_HARI)
        tanpa_pemicu = self.filter(perlu_cek="")
        match kesegaran:
            case Kesegaran.PERLU_CEK:
                return self.exclude(perlu_cek="")
            case Kesegaran.BELUM:
                return tanpa_pemicu.filter(berlaku_sampai=None)
            case Kesegaran.KEDALUWARSA:
                return tanpa_pemicu.filter(berlaku_sampai__lt=hari)
            case Kesegaran.SEGERA:
                return tanpa_pemicu.filter(
                    berlaku_sampai__gte=hari, berlaku_sampai__lte=batas
                )
            case _:
                return tanpa_pemicu.filter(berlaku_sampai__gt=batas)

    def segar(self, hari: date) -> Self:
        return self.aktif().filter(q_segar(hari))

    def daftar_kerja(self, hari: date) -> Self:
        batas = hari + timedelta(days=SEGERA_HARI)
        perlu = ~Q(perlu_cek="") | Q(berlaku_sampai=None) | Q(berlaku_sampai__lte=batas)
        return (
            self.aktif()
            .filter(perlu)
            .annotate(urutan=urutan_kerja(hari))
            .order_by("urutan", "berlaku_sampai", "nomor")
        )

    def di_kecamatan(self, kecamatan: Wilayah) -> Self:
        return self.filter(Q(wilayah=kecamatan) | Q(wilayah__induk=kecamatan))

    def milik_unit(self, unit: Unit) -> Self:
        return self.filter(pengelola__in=Unit.objects.di_bawah([unit.pk]).values("pk"))

    def ditawarkan(self, kegiatan: Kegiatan) -> Self:
        """Bodies to choose from at a visit: kept by its host and below, or invited."""
        diundang = self.filter(undangan__kegiatan=kegiatan)
        semua = self.milik_unit(kegiatan.tuan_rumah) | diundang
        return semua.lembaga().distinct()

    def berperan(self, peran: str, hari: date) -> Self:
        # ``Jabatan`` stands above this module, so it is reached by the relation.
        jabatan: Any = self.model._meta.get_field("jabatan").related_model
        ada = jabatan.objects.berlaku(hari).filter(
            pemangku=OuterRef("pk"), peran_khusus__contains=[peran]
        )
        return self.filter(Exists(ada))

    def untuk_daftar(self) -> Self:
        return self.select_related("jenis__unsur", "wilayah__induk", "pengelola")


def nama_tampil(jalan: str) -> models.Subquery:
    """``Pemangku.nama_tampil`` of the one whose key is at ``jalan``, in the database.

    A question of its own: four tables fewer whose order has to be planned.
    """
    tempat = Concat("jenis__nama", Value(" — "), Wilayah.sebutan_di("wilayah"))
    nama = models.Case(
        models.When(~Q(nama_resmi=""), then=F("nama_resmi")),
        models.When(wilayah=None, then=F("jenis__nama")),
        default=tempat,
    )
    return models.Subquery(
        Pemangku.objects.filter(pk=models.OuterRef(jalan)).values_list(nama)
    )


# A stakeholder: an organisation, or a figure who speaks for himself (pemangku 4.2)

# The register numbers are taken from.
REGISTER = "pemangku"
PALING_DALAM = 5
ALASAN_CATATAN = (
    "Catatan dapat menjadi objek permohonan informasi. Tulis fakta, bukan penilaian "
    "pribadi."
)


@pghistory.track()
class Pemangku(Berkas, Beridentitas):
    """What was inventoried. Persons stand in ``Orang``; erasing one touches one place."""

    jalan_baca = ""
    Status = StatusPemangku
    Sumber = SumberData
    Tindakan = TindakanPemangku

    nomor = models.CharField(max_length=20, unique=True, editable=False)
    jenis = models.ForeignKey(
        JenisPemangku, models.PROTECT, related_name="pemangku", verbose_name="kelompok"
    )
    # Where it reaches, beside where it stands; what it cares about (4.4, 7.1).
    meliputi = models.ManyToManyField(
        Wilayah, blank=True, related_name="+", verbose_name="wilayah yang dijangkau"
    )
    isu = models.ManyToManyField(
        Isu, blank=True, related_name="+", verbose_name="isu yang diminati"
    )
    # Empty for a person, whose name is read from ``Orang``, and for nobody else.
    nama_resmi = models.CharField("nama resmi", max_length=160, blank=True)
    nama_pendek = models.CharField("nama pendek", max_length=60, blank=True)
    nama_normal = models.CharField(max_length=160, blank=True, editable=False)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak"
    )
    unit = models.OneToOneField(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pemangku",
        verbose_name="adalah unit",
        help_text="Bila pemangku ini sendiri unit pemerintah kota.",
    )
    alamat = models.CharField(max_length=250, blank=True)
    wilayah = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+"
    )
    pengelola = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="kelolaan",
        help_text="Unit yang merawat catatan ini.",
    )
    jumlah_anggota = models.PositiveIntegerField(
        "jumlah anggota", null=True, blank=True
    )
    sk_nomor = models.CharField("nomor SK", max_length=100, blank=True)
    sk_penandatangan = models.CharField("penanda tangan SK", max_length=150, blank=True)
    sk_tanggal = models.DateField("tanggal SK", null=True, blank=True)
    sk_berlaku_sampai = models.DateField("SK berlaku sampai", null=True, blank=True)
    sk_berkas = models.FileField(
        "berkas SK", upload_to=NamaAcak("sk"), max_length=120, blank=True
    )
    status = PilihanField(StatusPemangku, max_length=10, default=StatusPemangku.AKTIF)
    penerus = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="pendahulu"
    )
    sumber = models.CharField(max_length=10, choices=Sumber, default=Sumber.OPERATOR)
    sumber_rinci = models.CharField("rincian sumber", max_length=200, blank=True)
    diperoleh_pada = models.DateField("data diperoleh pada")
    terverifikasi_pada = models.DateTimeField(null=True, blank=True, editable=False)
    berlaku_sampai = models.DateField(
        "data berlaku sampai", null=True, blank=True, editable=False
    )
    # Why it must be looked at before its day; "" when nothing is open (4.8).
    perlu_cek = models.CharField(max_length=150, blank=True, editable=False)
    tampil_publik = models.BooleanField(
        "tampil di direktori umum", default=False, help_text="Hanya lembaga."
    )
    catatan_internal = models.TextField(
        "catatan internal", max_length=2000, blank=True, help_text=ALASAN_CATATAN
    )

    objects = PemangkuQuerySet.as_manager()

    class Meta:
        verbose_name = "pemangku"
        ordering = ("nomor",)
        permissions = (
            ("catat_pemangku", "Boleh mencatat dan mengubah pemangku"),
            ("verifikasi_pemangku", "Boleh memverifikasi pemangku"),
            ("gabung_pemangku", "Boleh menggabungkan pemangku"),
            ("impor_pemangku", "Boleh mengimpor pemangku"),
            ("lihat_kontak", "Boleh membuka kontak dengan alasan"),
            ("tinjau_pemangku", "Boleh mengesahkan draf pemangku"),
        )
        constraints = kendala(
            bernama=Q(nama_resmi="") | Q(GreaterThanOrEqual(Length("nama_resmi"), 3)),
            tergabung_berpenerus=~Q(status=StatusPemangku.TERGABUNG)
            | Q(penerus__isnull=False),
            bukan_dirinya=~Q(penerus=F("pk")) & ~Q(induk=F("pk")),
            umum_hanya_lembaga=Q(tampil_publik=False) | ~Q(nama_resmi=""),
            sk_urut=Q(sk_berlaku_sampai__isnull=True)
            | Q(sk_tanggal__isnull=True)
            | Q(sk_berlaku_sampai__gte=F("sk_tanggal")),
        )
        indexes = (
            GinIndex(
                fields=("nama_normal",),
                name="pemangku_nama_trgm",
                opclasses=("gin_trgm_ops",),
            ),
            indeks_kata("pemangku_nomor_trgm", "nomor"),
            models.Index(fields=("pengelola", "status"), name="pemangku_pengelola"),
            models.Index(fields=("status", "berlaku_sampai"), name="pemangku_berlaku"),
        )
        triggers = (
            tidak_di_masa_depan("diperoleh_pada"),
            naikkan_versi(Area.PEMANGKU, bila="tampil_publik"),
            # A check may not read another table; a trigger may.
            pgtrigger.Trigger(
                name="menurut_jenis",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("jenis_id", "nama_resmi"),  # type: ignore[no-untyped-call]  # untyped
                func="""
                    IF (NEW.nama_resmi = '') IS DISTINCT FROM (
                        SELECT perorangan FROM pemangku_jenispemangku
                        WHERE id = NEW.jenis_id
                    ) THEN
                        RAISE EXCEPTION 'A body has a name, a person none.'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        )

    def __str__(self) -> str:
        return f"{self.nomor} {self.nama_tampil}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.nama_normal = normal_lembaga(self.nama_resmi)[:160]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def clean(self) -> None:
        super().clean()
        galat: dict[str, str] = {}
        if self.jenis_id and self.jenis.terikat_wilayah and not self.wilayah_id:
            galat["wilayah"] = f"{self.jenis.nama} terikat wilayah: pilih wilayahnya."
        if self.induk_id and (pesan := self._salah_induk()):
            galat["induk"] = pesan
        if self.jenis_id and self.jenis.perorangan and self.nama_resmi:
            galat["jenis"] = f"{self.jenis.nama} untuk perorangan, bukan lembaga."
        if galat:
            raise ValidationError(galat)

    def _salah_induk(self) -> str:
        atas, dalam = self.induk, 1
        while atas is not None:
            if atas.pk == self.pk:
                return "Pemangku tidak dapat berada di bawah dirinya sendiri."
            atas, dalam = atas.induk, dalam + 1
        if dalam > PALING_DALAM:
            return f"Paling dalam {PALING_DALAM} tingkat."
        return ""

    @property
    def perorangan(self) -> bool:
        """Of a group for persons; the database keeps the two in step."""
        return not self.nama_resmi

    @property
    def nama_tampil(self) -> str:
        """What may be shown to everybody on the staff side.

        A person is named by kind and place; his name is in ``Orang``, behind its own door.
        """
        if self.nama_resmi:
            return self.nama_resmi
        tempat = f" — {self.wilayah.sebutan}" if self.wilayah else ""
        return f"{self.jenis.nama}{tempat}"

    @property
    def dari_lapangan(self) -> bool:
        """Its ``sumber_rinci`` is the visit's number, counted on signed papers."""
        return self.sumber == self.Sumber.LAPANGAN

    def kesegaran(self, hari: date) -> Kesegaran:
        if self.perlu_cek:
            return Kesegaran.PERLU_CEK
        if self.berlaku_sampai is None:
            return Kesegaran.BELUM
        if self.berlaku_sampai < hari:
            return Kesegaran.KEDALUWARSA
        if (self.berlaku_sampai - hari).days <= SEGERA_HARI:
            return Kesegaran.SEGERA
        return Kesegaran.SEGAR


# Contacts: each is a row; those in which the data were checked decide how fresh it is (4.8)


class CatatanHubunganQuerySet(models.QuerySet["CatatanHubungan"]):
    def memeriksa(self) -> Self:
        """Those in which somebody looked at the data."""
        return self.exclude(hasil="")


class CatatanHubungan(Beridentitas):
    Cara = CaraHubungan
    Hasil = HasilVerifikasi
    # Results that make the record fresh again.
    MEMASTIKAN: ClassVar = frozenset({HasilVerifikasi.BENAR, HasilVerifikasi.DIUBAH})

    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="hubungan")
    orang = models.ForeignKey(
        "pemangku.Orang", models.PROTECT, null=True, related_name="hubungan"
    )
    cara = models.CharField(max_length=15, choices=CaraHubungan)
    hasil = models.CharField(max_length=15, choices=HasilVerifikasi, blank=True)
    pada = models.DateTimeField()
    oleh = oleh_petugas()
    # Emptied when who was spoken to, or of, is forgotten.
    catatan = models.CharField(max_length=1000, blank=True)

    objects = CatatanHubunganQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan hubungan"
        ordering = ("-pada", "-dibuat_pada", "pk")
        constraints = kendala(
            oleh_petugas=Q(oleh__isnull=False) | Q(cara=CaraHubungan.TAUTAN_MANDIRI)
        )
        indexes = (
            models.Index(fields=("pemangku", "-pada"), name="pemangku_hubungan_kini"),
        )
        triggers = hanya_ditambah(
            pindah=("pemangku_id", "orang_id"), kosongkan=("catatan",)
        )

    def __str__(self) -> str:
        return f"{self.get_cara_display()}, {tanggal_pendek(self.pada)}"
