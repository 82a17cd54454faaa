"""The catalogue: the entries of the Daftar Informasi Publik (UU 14/2008; Perki 1/2021).

With it stand the groups of information the law names, the files of an entry, and what the
nightly check of links and files found.
"""

from calendar import monthrange
from datetime import date, datetime
from typing import Self

import pghistory
import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.fields.tuple_lookups import Tuple, TupleLessThan
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.urls import reverse

from informasi.pencarian.models import HITUNG
from organisasi.alur.tindakan import TETAP, Berkas, DaftarTindakan
from organisasi.bahasa import waktu
from organisasi.basis_data.kolom import (
    NamaAcak,
    PilihanField,
    indeks_kata,
    kendala,
    sekali,
)
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.saat import Saat
from organisasi.models import (
    Area,
    Jejak,
    Petugas,
    Tercatat,
    Unit,
    naikkan_versi,
    oleh_petugas,
)


class Klasifikasi(models.TextChoices):
    """The four classes of UU 14/2008 (Ps 9, 10, 11, 17)."""

    BERKALA = "berkala", "Berkala"
    SERTA_MERTA = "serta_merta", "Serta-merta"
    SETIAP_SAAT = "setiap_saat", "Setiap saat"
    DIKECUALIKAN = "dikecualikan", "Dikecualikan"


class Keterbacaan(models.IntegerChoices):
    """How a reader gets at an entry; what is read at once stands highest."""

    BACA = 3, "Bisa dibaca"
    TAUTAN = 2, "Tautan luar"
    MINTA = 1, "Harus diminta"


class KelompokInformasi(models.Model):
    kode = models.SlugField(max_length=40, primary_key=True)
    klasifikasi = models.CharField(max_length=12, choices=Klasifikasi)
    nama = models.CharField(max_length=150)
    dasar = models.CharField("dasar hukum", max_length=150, blank=True)
    penjelasan = models.TextField("isi kelompok", blank=True)
    urut = models.PositiveSmallIntegerField(default=100)

    class Meta:
        verbose_name = "kelompok informasi"
        ordering = ("urut", "nama")
        triggers = (naikkan_versi(Area.KATALOG),)

    def __str__(self) -> str:
        return self.nama


# Reading entries: lists, pages by cursor, search

# Only the newest matches are ranked: a word that stands everywhere stays cheap.
CALON_MAKS = 1000


class DokumenQuerySet(models.QuerySet["DokumenInformasi"]):
    def terbit(self) -> Self:
        """The public list, excluded entries among them (title and ground only)."""
        return self.filter(status="terbit")

    def terbuka(self) -> Self:
        return self.terbit().exclude(klasifikasi="dikecualikan")

    def terbaca(self) -> Self:
        """Open entries that can be read now, here or behind a link that lives."""
        return self.terbuka().filter(keterbacaan__gt=Keterbacaan.MINTA)

    def publik(self) -> Self:
        """Entries with a page: published, or withdrawn with a reason."""
        return self.filter(status__in=("terbit", "ditarik"))

    def belum_diperiksa(self) -> Self:
        """Titles heard of, of which nobody has looked whether the document exists."""
        return self.filter(status="rancangan", terverifikasi=False)

    def perlu_diperiksa(self) -> Self:
        return self.filter(status="rancangan", terverifikasi=True)

    def dikembalikan(self) -> Self:
        """Drafts sent back and not touched since, each with its ``alasan_kembali``."""
        kembali = Jejak.objects.filter(
            objek_jenis=self.model._meta.label_lower,
            objek_id=Cast(OuterRef("pk"), models.CharField()),
            tindakan="kembalikan",
            pada=OuterRef("status_sejak"),
        )
        # Being sent back is an act: it moves status_sejak and leaves diubah_pada.
        return (
            self.filter(status="rancangan")
            .exclude(diubah_pada__gt=F("status_sejak"))
            .annotate(alasan_kembali=models.Subquery(kembali.values("catatan")[:1]))
            .exclude(alasan_kembali=None)
        )

    def untuk_daftar(self) -> Self:
        """All that a list row shows, in one query; never the search vector.

        ``berkas_utama`` is ``{"jenis": "pdf", "ukuran": 1234}`` or None.
        """
        berkas = (
            self.model.berkas.rel.related_model._default_manager.filter(
                dokumen=models.OuterRef("pk"), diganti_oleh=None, dihapus=False
            )
            .order_by("pk")
            .values(data=JSONObject(jenis="jenis", ukuran="ukuran"))[:1]
        )
        return (
            self.select_related("unit")
            .annotate(berkas_utama=models.Subquery(berkas))
            .defer(
                "cari",
                "konteks",
                "isi",
                "perubahan",
                "alasan_klasifikasi",
                "keterangan_sumber",
            )
            .fetch_mode(models.FETCH_PEERS)
        )

    def pilihan(self) -> Self:
        """What the portal publishes itself and can be read now, in the order of its table."""
        bacaan = self.terbuka().filter(keterbacaan=Keterbacaan.BACA)
        return bacaan.filter(terbitan__gt="").order_by("pk")

    def terbaru(self) -> Self:
        return self.order_by("-terbit_pada", "-pk")

    def urut_baca(self) -> Self:
        """What can be read first, and of that the newest."""
        return self.order_by("-keterbacaan", "-terbit_pada", "-pk")

    def setelah(self, *nilai: object) -> Self:
        """The rows after this one, at any depth: its moment and key, newest first, or
        before these its keterbacaan, in the order of ``urut_baca``.
        """
        kolom = ("keterbacaan", "terbit_pada", "pk")[-len(nilai) :]
        return self.filter(TupleLessThan(Tuple(*map(F, kolom)), nilai))

    def untuk(self, petugas: Petugas) -> Self:
        cakupan = cakupan_izin(petugas, "informasi.view_dokumeninformasi")
        return self.filter(cakupan.q("unit"))

    def basi(self, hari_ini: date) -> Self:
        """Periodic entries not renewed within their interval (UU 14/2008 Ps 9)."""
        selang = models.Func(
            Coalesce("interval_bulan", 6),
            function="MAKE_INTERVAL",
            template="%(function)s(months => %(expressions)s)",
            output_field=models.DurationField(),
        )
        jatuh = models.ExpressionWrapper(
            F("dimutakhirkan_pada") + selang, output_field=models.DateField()
        )
        return (
            self.terbit()
            .filter(klasifikasi="berkala", dimutakhirkan_pada__lt=hari_ini)
            .annotate(jatuh=jatuh)
            .filter(jatuh__lt=hari_ini)
        )

    def perlu_ditinjau(self, hari_ini: date) -> Self:
        return self.terbit().filter(tinjau_pada__lte=hari_ini)


# The entry

# Rows of one search bucket, as a power of two; see pencarian.py.
BITS_EMBER = 13


class StatusDokumen(models.TextChoices):
    RANCANGAN = "rancangan", "Rancangan"
    DIPERIKSA = "diperiksa", "Diperiksa, menunggu terbit"
    TERBIT = "terbit", "Terbit"
    DITARIK = "ditarik", "Ditarik"
    DIGABUNG = "digabung", "Digabung ke informasi asal"


class BentukInformasi(models.TextChoices):
    DIGITAL = "digital", "Digital"
    CETAK = "cetak", "Cetak"
    DIGITAL_CETAK = "digital_cetak", "Digital dan cetak"
    REKAMAN = "rekaman", "Rekaman"


S = StatusDokumen


MENGUBAH = "informasi.change_dokumeninformasi"
MEMERIKSA = "informasi.periksa_dokumeninformasi"
MENERBITKAN = "informasi.terbitkan_dokumeninformasi"


class TindakanDokumen(DaftarTindakan):
    PERIKSA = "Nyatakan sudah diperiksa", {S.RANCANGAN}, S.DIPERIKSA, MEMERIKSA
    KEMBALIKAN = "Kembalikan ke penyusun", {S.DIPERIKSA}, S.RANCANGAN, MEMERIKSA
    TERBITKAN = "Terbitkan", {S.DIPERIKSA}, S.TERBIT, MENERBITKAN
    TARIK = "Tarik", {S.TERBIT}, S.DITARIK, MENERBITKAN
    PULIHKAN = "Terbitkan kembali", {S.DITARIK}, S.TERBIT, MENERBITKAN
    GABUNGKAN = "Gabungkan ke informasi asal", {S.DIPERIKSA}, S.DIGABUNG
    TINJAU = "Nyatakan masih berlaku", {S.TERBIT}, TETAP, MENGUBAH
    USULKAN = "Usulkan perubahan", {S.TERBIT}, TETAP, MENGUBAH


T = TindakanDokumen

# The database keeps ``keterbacaan`` by what there is: set when an entry is written, and
# when a file or a finding comes, changes or goes. A file that is gone and a link that is
# dead count for nothing; what is excluded nobody reads. So with ``isi``, the words of its
# PDFs.
ADA_BERKAS = """EXISTS (
    SELECT FROM informasi_berkasinformasi AS b WHERE b.dokumen_id = NEW.id
    AND b.diganti_oleh_id IS NULL AND NOT b.dihapus AND NOT EXISTS (
        SELECT FROM informasi_temuan AS t WHERE t.dokumen_id = NEW.id
        AND t.selesai_pada IS NULL AND t.jenis = 'berkas_hilang' AND t.sasaran =
            b.judul || ' (versi ' || b.versi || ', berkas ' || b.id || ')'
    ))"""
TAUTAN_HIDUP = """NEW.tautan <> '' AND NOT EXISTS (
    SELECT FROM informasi_temuan AS t WHERE t.dokumen_id = NEW.id
    AND t.selesai_pada IS NULL AND t.jenis = 'tautan_mati' AND t.sasaran = NEW.tautan)"""
# Signs of all PDFs of an entry that are searched.
ISI_MAKS = 200_000
TENTUKAN = pgtrigger.Trigger(
    name="tentukan_keterbacaan",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func=f"""
        NEW.keterbacaan = CASE
            WHEN NEW.klasifikasi = 'dikecualikan' THEN 1
            WHEN TG_OP = 'UPDATE' AND {ADA_BERKAS} THEN 3
            WHEN {TAUTAN_HIDUP} THEN 2
            ELSE 1 END;
        NEW.isi = COALESCE((
            SELECT left(string_agg(b.salinan_teks, ' ' ORDER BY b.id), {ISI_MAKS})
            FROM informasi_berkasinformasi AS b
            WHERE TG_OP = 'UPDATE' AND b.dokumen_id = NEW.id AND b.jenis = 'pdf'
            AND b.salinan_teks <> '' AND b.diganti_oleh_id IS NULL AND NOT b.dihapus
        ), '');
        RETURN NEW;
    """,  # noqa: S608 -- constants only
)


def _sentuh(baris: str) -> str:
    return f"""UPDATE informasi_dokumeninformasi SET keterbacaan = keterbacaan
        WHERE id = {baris}.dokumen_id;"""  # noqa: S608 -- OLD or NEW


SENTUH = pgtrigger.Trigger(
    name="sentuh_keterbacaan",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func=f"""
        IF TG_OP <> 'INSERT' THEN {_sentuh("OLD")} END IF;
        IF TG_OP <> 'DELETE' THEN {_sentuh("NEW")} END IF;
        RETURN NULL;
    """,
)


@pghistory.track(exclude=["cari", "perubahan", "keterbacaan", "isi"])
class DokumenInformasi(Berkas, Tercatat):
    Status = StatusDokumen
    Tindakan = TindakanDokumen
    SEBUTAN_JEJAK = {"buka": "Terbuka karena jangka waktu pengecualiannya berakhir"}
    Bentuk = BentukInformasi
    Klasifikasi = Klasifikasi

    nomor = models.CharField(
        max_length=20,
        unique=True,
        editable=False,
        help_text="IP-000123, tidak berubah.",
    )
    judul = models.CharField(max_length=300)
    ringkasan = models.TextField(
        "ringkasan isi",
        help_text="Satu sampai tiga kalimat biasa: apa isinya, untuk apa.",
    )
    klasifikasi = PilihanField(
        Klasifikasi, max_length=12, kendala="informasi_dokumen_klasifikasi_dikenal"
    )
    alasan_klasifikasi = models.CharField(
        "mengapa klasifikasi ini", max_length=300, blank=True
    )
    kelompok = models.ForeignKey(
        KelompokInformasi, models.PROTECT, null=True, blank=True, related_name="dokumen"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="dokumen", verbose_name="unit yang menguasai"
    )
    penanggung_jawab = models.CharField(
        "penanggung jawab pembuatan atau penerbitan",
        max_length=200,
        help_text="Nama jabatan, bukan nama orang.",
    )
    waktu_pembuatan = models.CharField(
        "waktu pembuatan", max_length=60, help_text="Tanggal, bulan, atau tahun."
    )
    tempat_pembuatan = models.CharField(
        "tempat pembuatan", max_length=100, default="Kota Tasikmalaya"
    )
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    bentuk = models.CharField(
        "bentuk yang tersedia", max_length=15, choices=Bentuk, default=Bentuk.DIGITAL
    )
    jangka_simpan = models.CharField(
        "jangka simpan (retensi arsip)",
        max_length=200,
        blank=True,
        help_text="Dari jadwal retensi arsip. Kosongkan bila belum ditetapkan.",
    )
    lisensi = models.CharField(
        max_length=200,
        blank=True,
        help_text="Bila kosong, berlaku lisensi bawaan kota.",
    )
    periode_mulai = models.DateField("periode dari", null=True, blank=True)
    periode_selesai = models.DateField("periode sampai", null=True, blank=True)
    interval_bulan = models.PositiveSmallIntegerField(
        "dimutakhirkan tiap (bulan)",
        null=True,
        blank=True,
        help_text="Berkala: paling lama 6 bulan (UU 14/2008 Ps 9).",
    )
    dimutakhirkan_pada = models.DateField(
        "terakhir dimutakhirkan", null=True, blank=True
    )
    tinjau_pada = models.DateField("tinjau ulang pada", null=True, blank=True)
    tautan = models.URLField("tautan resmi", max_length=500, blank=True)
    keterangan_sumber = models.CharField(
        "sumber judul",
        max_length=400,
        blank=True,
        help_text="Diisi bila berkasnya belum dilihat sendiri oleh PPID.",
    )
    terverifikasi = models.BooleanField(
        "keberadaannya sudah diperiksa", default=True, editable=False
    )
    keterbacaan = models.PositiveSmallIntegerField(
        choices=Keterbacaan, default=Keterbacaan.MINTA, editable=False
    )
    # Which publication of the portal itself it is (ppid_portal/terbitan), and what its
    # table shows as a picture: ``batang:COLUMN:COLUMN`` (names, numbers) or ``peta``.
    terbitan = models.SlugField(max_length=40, blank=True, editable=False)
    gambar = models.CharField(max_length=80, blank=True, editable=False)

    status = PilihanField(
        StatusDokumen,
        max_length=10,
        default=StatusDokumen.RANCANGAN,
        kendala="informasi_dokumen_status_dikenal",
    )
    menggantikan = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="revisi",
        verbose_name="perubahan atas",
    )
    diperiksa_oleh = oleh_petugas(editable=False)
    terbit_pada = models.DateTimeField("terbit pada", null=True, editable=False)
    alasan_tarik = models.CharField("alasan ditarik", max_length=300, blank=True)
    # What changed for readers, newest first: ``{"pada": moment, "isi": sentence}``.
    perubahan = models.JSONField(default=list, editable=False)
    konteks = models.CharField(max_length=600, blank=True, editable=False)
    # The words of its PDFs, kept by the database as they are there.
    isi = models.TextField(blank=True, editable=False)
    cari = models.GeneratedField(
        expression=SearchVector("judul", config="indonesian", weight="A")
        + SearchVector("judul", config="simple", weight="A")
        + SearchVector("ringkasan", config="indonesian", weight="B")
        + SearchVector("ringkasan", config="simple", weight="B")
        + SearchVector("konteks", config="indonesian", weight="D")
        + SearchVector("konteks", config="simple", weight="D")
        + SearchVector("isi", config="indonesian", weight="D"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = DokumenQuerySet.as_manager()

    class Meta:
        verbose_name = "informasi"
        verbose_name_plural = "daftar informasi"
        permissions = (
            ("periksa_dokumeninformasi", "Boleh memeriksa rancangan"),
            ("terbitkan_dokumeninformasi", "Boleh menerbitkan dan menarik"),
        )
        ordering = ("-pk",)
        indexes = (
            models.Index(
                F("terbit_pada").desc(),
                F("id").desc(),
                condition=Q(status="terbit"),
                name="informasi_terbit",
            ),
            models.Index(
                F("unit"),
                F("terbit_pada").desc(),
                F("id").desc(),
                condition=Q(status="terbit"),
                name="informasi_terbit_unit",
            ),
            models.Index(
                F("keterbacaan").desc(),
                F("terbit_pada").desc(),
                F("id").desc(),
                condition=Q(status="terbit"),
                name="informasi_baca",
            ),
            *(
                models.Index(
                    F(kolom),
                    F("keterbacaan").desc(),
                    F("terbit_pada").desc(),
                    F("id").desc(),
                    condition=Q(status="terbit"),
                    name=f"informasi_baca_{kolom}",
                )
                for kolom in ("unit", "klasifikasi", "kelompok", "tahun", "bentuk")
            ),
            GinIndex(
                F("id").bitrightshift(BITS_EMBER),
                F("cari"),
                condition=Q(status="terbit"),
                name="informasi_cari",
            ),
            indeks_kata("informasi_kata", "nomor", "judul", "ringkasan"),
            # With the key: the counts of the views are read from it alone.
            models.Index(fields=("unit", "status", "id"), name="informasi_unit_status"),
            models.Index(
                fields=("tinjau_pada",),
                condition=Q(status="terbit"),
                name="informasi_tinjau",
            ),
            models.Index(
                fields=("dimutakhirkan_pada",),
                condition=Q(status="terbit", klasifikasi="berkala"),
                name="informasi_berkala",
            ),
        )
        constraints = (
            *kendala(
                "informasi_dokumen",
                terbit_bertanggal=~Q(status__in=("terbit", "ditarik"))
                | Q(terbit_pada__isnull=False),
                tarik_beralasan=~Q(status="ditarik") | ~Q(alasan_tarik=""),
                terbit_terverifikasi=~Q(status="terbit") | Q(terverifikasi=True),
                satu_perubahan_terbuka=sekali(
                    "menggantikan", bila=Q(status__in=("rancangan", "diperiksa"))
                ),
                terbitan_sekali=sekali("terbitan", bila=~Q(terbitan="")),
            ),
            models.CheckConstraint(
                condition=Q(interval_bulan__isnull=True)
                | Q(interval_bulan__gte=1, interval_bulan__lte=6)
                | (~Q(klasifikasi="berkala") & Q(interval_bulan__gte=1)),
                name="informasi_dokumen_berkala_paling_lama_6_bulan",
                violation_error_message=(
                    "Informasi berkala dimutakhirkan paling lama tiap 6 bulan (UU 14/2008 "
                    "Pasal 9). Isi 1 sampai 6."
                ),
            ),
            models.CheckConstraint(
                condition=Q(periode_selesai__isnull=True)
                | Q(periode_mulai__isnull=True)
                | Q(periode_selesai__gte=F("periode_mulai")),
                name="informasi_dokumen_periode_urut",
                violation_error_message="Akhir periode lebih awal dari awalnya.",
            ),
        )
        triggers = (naikkan_versi(Area.KATALOG), HITUNG, TENTUKAN)

    def __str__(self) -> str:
        return self.judul

    def save(self, *args: object, **kwargs: object) -> None:
        self.konteks = (
            f"{self.unit.nama} {self.unit.singkatan} {self.penanggung_jawab}"[:600]
        )
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("informasi:dokumen-rinci", args=(self.nomor.lower(),))

    @property
    def waktu(self) -> str:
        return waktu(self.waktu_pembuatan)

    @property
    def kode_baca(self) -> str:
        """``baca``, ``tautan`` or ``minta``: in addresses, in data, on a tag."""
        return Keterbacaan(self.keterbacaan).name.lower()

    @property
    def publik(self) -> bool:
        return self.status in {S.TERBIT, S.DITARIK}

    @property
    def terbuka(self) -> bool:
        return self.status == S.TERBIT and self.klasifikasi != Klasifikasi.DIKECUALIKAN

    @property
    def jatuh_mutakhir(self) -> date | None:
        """The day a periodic entry must be renewed by; None when nothing is due."""
        if self.klasifikasi != Klasifikasi.BERKALA or not self.dimutakhirkan_pada:
            return None
        return tambah_bulan(self.dimutakhirkan_pada, self.interval_bulan or 6)

    def basi(self, hari_ini: date) -> bool:
        jatuh = self.jatuh_mutakhir
        return jatuh is not None and jatuh < hari_ini

    def kabarkan(self, isi: str, pada: datetime) -> None:
        """Tell readers what changed; saved by whoever saves the entry."""
        self.perubahan = [{"pada": pada.isoformat(), "isi": isi[:300]}, *self.perubahan]

    def periksa(self, saat: Saat) -> Self:
        return self.lakukan(
            T.PERIKSA, saat, diperiksa_oleh=saat.oleh, terverifikasi=True
        )

    def kembalikan(self, saat: Saat, *, alasan: str) -> Self:
        return self.lakukan(T.KEMBALIKAN, saat, catatan=alasan, diperiksa_oleh=None)


def tambah_bulan(hari: date, bulan: int) -> date:
    """The same day ``bulan`` months later, or the last day of a shorter month."""
    tahun, ke = divmod(hari.month - 1 + bulan, 12)
    tahun, ke = hari.year + tahun, ke + 1
    return date(tahun, ke, min(hari.day, monthrange(tahun, ke)[1]))


# Files of an entry: judged by content, renamed, versioned, served as downloads


class BerkasQuerySet(models.QuerySet["BerkasInformasi"]):
    def berlaku(self) -> Self:
        return self.filter(diganti_oleh=None, dihapus=False)

    def ringan(self) -> Self:
        """Those in force, without their text."""
        return self.berlaku().defer("salinan_teks", "tabel")


class BerkasInformasi(models.Model):
    dokumen = models.ForeignKey(DokumenInformasi, models.CASCADE, related_name="berkas")
    judul = models.CharField("nama berkas", max_length=150)
    isi = models.FileField("berkas", upload_to=NamaAcak("informasi"), max_length=120)
    jenis = models.CharField("jenis", max_length=10, editable=False)
    tipe = models.CharField("tipe isi", max_length=100, editable=False)
    ukuran = models.PositiveBigIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    versi = models.PositiveSmallIntegerField(default=1, editable=False)
    diganti_oleh = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="lama",
    )
    dihapus = models.BooleanField(default=False, editable=False)
    diunggah_pada = models.DateTimeField("diunggah pada", editable=False)
    # The first rows of a sheet and what is drawn of it, and many of its rows as CSV
    # (katalog/cuplikan.py).
    cuplikan = models.JSONField(default=dict, blank=True, editable=False)
    tabel = models.TextField(blank=True, editable=False)
    salinan_teks = models.TextField(
        "salinan teks",
        blank=True,
        help_text="Isi berkas sebagai teks biasa. Dari PDF diambil sendiri bila kosong.",
    )

    objects = BerkasQuerySet.as_manager()

    class Meta:
        verbose_name = "berkas"
        ordering = ("judul", "-versi")
        constraints = kendala("informasi_berkas", tidak_kosong=Q(ukuran__gt=0))
        triggers = (naikkan_versi(Area.KATALOG), SENTUH)

    def __str__(self) -> str:
        return f"{self.judul} ({self.jenis.upper()})"

    def get_absolute_url(self) -> str:
        return reverse(
            "informasi:berkas-unduh", args=(self.dokumen.nomor.lower(), self.pk)
        )

    @property
    def sasaran(self) -> str:
        """How a finding of the check names it; unique, and readable for staff."""
        return f"{self.judul} (versi {self.versi}, berkas {self.pk})"

    @property
    def nama_unduhan(self) -> str:
        return f"{self.dokumen.nomor.lower()}-v{self.versi}.{self.jenis}"


# Findings of the nightly check: open until repaired

# Kinds of fault that a reader meets: what is offered there does not open.
TAK_TERBUKA = ("tautan_mati", "berkas_hilang")


class TemuanQuerySet(models.QuerySet["Temuan"]):
    def pasti(self) -> Self:
        """Without addresses that failed in one night only: down once is not yet dead."""
        return self.exclude(jenis=Temuan.Jenis.TAUTAN_GAGAL)

    def terbuka(self) -> Self:
        return self.pasti().filter(selesai_pada__isnull=True)

    def tak_terbuka(self) -> Self:
        return self.terbuka().filter(jenis__in=TAK_TERBUKA)

    def untuk(self, petugas: Petugas) -> Self:
        cakupan = cakupan_izin(petugas, "informasi.view_temuan")
        return self.filter(cakupan.q("dokumen__unit"))


class Temuan(models.Model):
    """One fault of one entry; it closes by itself when the check passes again."""

    class Jenis(models.TextChoices):
        TAUTAN_GAGAL = "tautan_gagal", "Tautan gagal semalam"
        TAUTAN_MATI = "tautan_mati", "Tautan tidak dapat dibuka"
        BERKAS_HILANG = "berkas_hilang", "Berkas hilang dari penyimpanan"
        BERKAS_BERUBAH = "berkas_berubah", "Isi berkas berubah sejak diunggah"

    dokumen = models.ForeignKey(DokumenInformasi, models.CASCADE, related_name="temuan")
    jenis = models.CharField(max_length=15, choices=Jenis.choices)
    sasaran = models.CharField("yang rusak", max_length=500)
    keterangan = models.CharField(max_length=300, blank=True)
    ditemukan_pada = models.DateTimeField("ditemukan pada")
    selesai_pada = models.DateTimeField("selesai pada", null=True, blank=True)

    objects = TemuanQuerySet.as_manager()

    class Meta:
        verbose_name = "temuan pemeriksaan"
        ordering = ("-ditemukan_pada",)
        constraints = kendala(
            sekali_terbuka=sekali(
                "dokumen", "jenis", "sasaran", bila=Q(selesai_pada__isnull=True)
            )
        )
        # Readers see at once what does not open.
        triggers = (naikkan_versi(Area.KATALOG), SENTUH)

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.sasaran}"
