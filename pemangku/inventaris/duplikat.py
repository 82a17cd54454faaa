"""Look-alikes: pairs to look at, pairs that are none, what was merged (pemangku 4.7)."""

from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from datetime import datetime, timedelta
from functools import partial
from itertools import combinations
from operator import itemgetter
from typing import Any, Self

from django.apps import apps
from django.contrib.postgres.search import TrigramSimilarity
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from pghistory.models import Event

from organisasi.alur.tindakan import TETAP, DaftarTindakan, wajib
from organisasi.basis_data.kolom import kendala, sekali
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas, oleh_petugas
from pemangku.inventaris.kanal import TELEPON, Kanal
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.nama import (
    AMBANG_NAMA,
    MUNGKIN,
    CiriLembaga,
    CiriOrang,
    menyebut_luas,
    mirip,
    nilai_lembaga,
    nilai_orang,
    normal_lembaga,
    normal_orang,
)
from pemangku.inventaris.orang import Jabatan, Orang
from pemangku.inventaris.pilihan import StatusPemangku
from pemangku.inventaris.tabel import rutin
from pemangku.izin import GABUNG

# What can still be the same thing: neither refused nor merged away.
HIDUP: Collection[str] = (
    StatusPemangku.DRAF,
    StatusPemangku.AKTIF,
    StatusPemangku.NONAKTIF,
)
HIDUP_KEDUANYA = Q(a__status__in=HIDUP, b__status__in=HIDUP)
BATAL_SELAMA = timedelta(days=30)


class TindakanCalon(DaftarTindakan):
    SATUKAN = "Gabungkan keduanya", (), TETAP, GABUNG
    BUKAN = "Bukan duplikat", (), TETAP, GABUNG
    CABUT = "Cabut pernyataan", (), TETAP, GABUNG


class CalonQuerySet(models.QuerySet["CalonDuplikat"]):
    def untuk(self, petugas: Petugas) -> Self:
        """Open ones and settled ones whose both sides the officer may merge (8.1)."""
        cakupan = cakupan_izin(petugas, GABUNG)
        return self.filter(
            ~Q(alasan="") | HIDUP_KEDUANYA,
            cakupan.q("a__pengelola"),
            cakupan.q("b__pengelola"),
        )

    def terbuka(self) -> Self:
        return self.filter(HIDUP_KEDUANYA, alasan="")


class CalonDuplikat(models.Model):
    """A pair that may be one thing, with its points; open ones are found anew each night.

    With ``alasan`` somebody said that it is none: it stays so until that is withdrawn.
    """

    a = models.ForeignKey(Pemangku, models.CASCADE, related_name="+")
    b = models.ForeignKey(Pemangku, models.CASCADE, related_name="+")
    nilai = models.PositiveSmallIntegerField()
    # When it was found, or settled.
    pada = models.DateTimeField("sejak")
    alasan = models.CharField("mengapa bukan", max_length=300, blank=True)
    oleh = oleh_petugas()

    objects = CalonQuerySet.as_manager()

    class Meta:
        verbose_name = "calon duplikat"
        ordering = ("-nilai", "pk")
        constraints = kendala(
            sekali=sekali("a", "b"),
            berurut=Q(a__lt=F("b")),
            beralasan=Q(alasan="", oleh__isnull=True)
            | ~Q(alasan="") & Q(oleh__isnull=False),
        )

    def __str__(self) -> str:
        return f"{self.a.nomor} dan {self.b.nomor}"


class PenggabunganLog(models.Model):
    """What one merge did, in full: enough to undo it within thirty days.

    Of persons no value is kept here, only which blanks were filled: what was erased must
    be gone.
    """

    pemangku = models.ForeignKey(
        Pemangku, models.PROTECT, null=True, related_name="penggabungan"
    )
    pemangku_lebur = models.ForeignKey(
        Pemangku, models.PROTECT, null=True, related_name="+"
    )
    orang = models.ForeignKey(Orang, models.PROTECT, null=True, related_name="+")
    orang_lebur = models.ForeignKey(Orang, models.PROTECT, null=True, related_name="+")
    # The merge of two figures that brought their persons together.
    induk = models.ForeignKey("self", models.PROTECT, null=True, related_name="ikutan")
    snapshot_kekal = models.JSONField(default=dict)
    snapshot_lebur = models.JSONField(default=dict)
    # [model, key, column] of each child that changed hands.
    anak_dipindah = models.JSONField(default=list)
    # [key, parts, last day] of each post as it was before the merge touched it.
    jabatan_semula = models.JSONField(default=list)
    oleh = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    dibatalkan_pada = models.DateTimeField(null=True)
    dibatalkan_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, related_name="+"
    )
    # What the undo had to leave with the survivor, for a human to look at; set by it.
    tertinggal: Sequence[str] = ()

    class Meta:
        verbose_name = "penggabungan"
        ordering = ("-pada", "-pk")
        constraints = kendala(
            satu_pasang=Q(
                pemangku__isnull=False,
                pemangku_lebur__isnull=False,
                orang__isnull=True,
                orang_lebur__isnull=True,
            )
            | Q(
                pemangku__isnull=True,
                pemangku_lebur__isnull=True,
                orang__isnull=False,
                orang_lebur__isnull=False,
            ),
            batal_oleh=Q(dibatalkan_pada__isnull=True, dibatalkan_oleh__isnull=True)
            | Q(dibatalkan_pada__isnull=False, dibatalkan_oleh__isnull=False),
        )

    def __str__(self) -> str:
        return f"{self.lebur} ke {self.kekal}"

    @property
    def kekal(self) -> Any:
        return self.pemangku or self.orang

    @property
    def lebur(self) -> Any:
        return self.pemangku_lebur or self.orang_lebur

    def dapat_dibatalkan(self, pada: datetime) -> bool:
        """Within thirty days, not undone, and nobody in it forgotten since."""
        return (
            self.dibatalkan_pada is None
            and bool(self.snapshot_kekal)
            and pada < self.pada + BATAL_SELAMA
        )


def gabungan(pemangku: Pemangku, pada: datetime) -> models.QuerySet[PenggabunganLog]:
    """What can be undone at ``pada``: of the record, and of its persons alone."""
    orang = Q(orang__in=pemangku.jabatan.values("orang"), induk=None)
    semua = PenggabunganLog.objects.filter(Q(pemangku=pemangku) | orang)
    terbuka = semua.filter(dibatalkan_pada=None, pada__gt=pada - BATAL_SELAMA)
    return terbuka.exclude(snapshot_kekal={})


# Who may be on the list already; nothing merges by itself

UNIT_LAIN = "Mungkin sudah tercatat di unit lain; akan diperiksa Diskominfo."


def calon_lembaga(
    isian: Mapping[str, Any], *, petugas: Petugas
) -> tuple[list[tuple[int, Pemangku]], bool]:
    """Which bodies a new record resembles, with their points, the likeliest first.

    What lies outside the officer's scope is told by one bit: its name never leaves here.
    """
    nama = normal_lembaga(isian.get("nama_resmi", ""))
    if not nama:
        return [], False
    wilayah = isian.get("wilayah")
    baru = CiriLembaga(
        nama=nama,
        jenis=isian["jenis"].pk,
        tempat=wilayah.pk if wilayah else "",
        setempat=menyebut_luas(isian["nama_resmi"]),
        terikat=isian["jenis"].terikat_wilayah,
        induk=isian["induk"].pk if isian.get("induk") else None,
    )
    serupa = [
        (nilai, satu)
        for satu in _bernama(nama)
        if (nilai := nilai_lembaga(baru, ciri_lembaga(satu), satu.mirip)) >= MUNGKIN
    ]
    boleh = Pemangku.objects.untuk(petugas).in_bulk([satu.pk for _, satu in serupa])
    terlihat = [calon for calon in serupa if calon[1].pk in boleh]
    terlihat.sort(key=itemgetter(0), reverse=True)
    return terlihat, len(terlihat) < len(serupa)


def _bernama(nama: str) -> Any:
    return (
        Pemangku.objects.lembaga()
        .filter(status__in=HIDUP, nama_normal__trigram_similar=nama)
        .annotate(mirip=TrigramSimilarity("nama_normal", nama))
        .filter(mirip__gte=AMBANG_NAMA)
        .select_related("jenis", "wilayah__induk")
        .prefetch_related("kanal")
    )


def ciri_lembaga(pemangku: Pemangku) -> CiriLembaga:
    """What a body is compared by; its kind, place and channels must be loaded."""
    return CiriLembaga(
        nama=pemangku.nama_normal,
        jenis=pemangku.jenis_id,
        tempat=pemangku.wilayah_id or "",
        setempat=menyebut_luas(pemangku.nama_resmi),
        terikat=pemangku.jenis.terikat_wilayah,
        kanal=frozenset(satu.sidik for satu in pemangku.kanal.all()),
        induk=pemangku.induk_id,
    )


def orang_serupa(nama: str, *, pemangku: Pemangku) -> tuple[int, Orang] | None:
    normal = normal_orang(nama)
    ciri = partial(CiriOrang, lembaga=frozenset([pemangku.pk]))
    di_sini = (
        Orang.objects.aktif()
        .filter(jabatan__pemangku=pemangku)
        .annotate(mirip=TrigramSimilarity("nama_normal", normal))
        .distinct()
    )
    semua = [
        (nilai_orang(ciri(nama=normal), ciri(nama=o.nama_normal), o.mirip), o)
        for o in di_sini
    ]
    terbaik = max(semua, key=itemgetter(0), default=None)
    return terbaik if terbaik and terbaik[0] >= MUNGKIN else None


def pasangan_orang(pemangku: Pemangku) -> list[tuple[int, Orang, Orang]]:
    """Which persons of this stakeholder may be one, the likeliest first; two queries."""
    orang = Orang.objects.aktif().filter(jabatan__pemangku=pemangku).distinct()
    ciri = partial(_ciri_orang, lembaga=frozenset([pemangku.pk]))
    semua = _berpasangan(orang.prefetch_related("kanal"), ciri)
    return sorted(semua, key=itemgetter(0), reverse=True)


def _berpasangan[B](
    semua: Iterable[B], ciri: Callable[[B], CiriOrang]
) -> Iterator[tuple[int, B, B]]:
    berciri = [(satu, ciri(satu)) for satu in semua]
    for (satu, a), (lain, b) in combinations(berciri, 2):
        if (nilai := nilai_orang(a, b, mirip(a.nama, b.nama))) >= MUNGKIN:
            yield nilai, satu, lain


def _ciri_orang(orang: Orang, **tempat: frozenset[Any]) -> CiriOrang:
    kanal = [(satu.jenis, satu.sidik) for satu in orang.kanal.all()]
    return CiriOrang(
        nama=orang.nama_normal,
        telepon=frozenset(sidik for jenis, sidik in kanal if jenis in TELEPON),
        surel=frozenset(sidik for jenis, sidik in kanal if jenis == Kanal.Jenis.EMAIL),
        **tempat,
    )


@transaction.atomic
def cari_duplikat(*, pada: datetime) -> int:
    CalonDuplikat.objects.filter(alasan="").delete()
    pasangan = [*_pasangan_lembaga(pada), *_pasangan_tokoh(pada)]
    # A pair that is none stands there already.
    CalonDuplikat.objects.bulk_create(pasangan, ignore_conflicts=True)
    return len(pasangan)


def _pasangan_lembaga(pada: datetime) -> list[CalonDuplikat]:
    semua = Pemangku.objects.lembaga().filter(status__in=HIDUP)
    hidup = semua.select_related("jenis").prefetch_related("kanal").order_by("pk")
    return [
        CalonDuplikat(a=satu, b=lain, nilai=nilai, pada=pada)
        for satu in hidup
        for lain in _bernama(satu.nama_normal).filter(pk__gt=satu.pk)
        if (nilai := nilai_lembaga(ciri_lembaga(satu), ciri_lembaga(lain), lain.mirip))
        >= MUNGKIN
    ]


def _pasangan_tokoh(pada: datetime) -> list[CalonDuplikat]:
    semua = (
        Jabatan.objects.nyata()
        .filter(selesai=None, pemangku__status__in=HIDUP, pemangku__nama_resmi="")
        .select_related("orang", "pemangku")
        .prefetch_related("orang__kanal")
        .order_by("pemangku_id")
    )
    return [
        CalonDuplikat(a=satu.pemangku, b=lain.pemangku, nilai=nilai, pada=pada)
        for nilai, satu, lain in _berpasangan(semua, _ciri_tokoh)
    ]


def _ciri_tokoh(jabatan: Jabatan) -> CiriOrang:
    tempat = jabatan.pemangku.wilayah_id
    return _ciri_orang(jabatan.orang, kelurahan=frozenset([tempat] if tempat else []))


@transaction.atomic
def nyatakan_bukan(calon: CalonDuplikat, saat: Saat, *, alasan: str) -> CalonDuplikat:
    """The two are not one thing; raises TindakanTerlarang without a reason (PK-27)."""
    calon.alasan = wajib(alasan, "Tulis mengapa keduanya bukan satu hal.")
    calon.oleh, calon.pada = saat.oleh, saat.pada
    return _putuskan(calon, "bukan_duplikat", saat=saat)


@transaction.atomic
def cabut_bukan(calon: CalonDuplikat, saat: Saat) -> CalonDuplikat:
    calon.alasan, calon.oleh = "", None
    return _putuskan(calon, "cabut_bukan_duplikat", saat=saat)


def _putuskan(calon: CalonDuplikat, tindakan: str, saat: Saat) -> CalonDuplikat:
    calon.save()
    for satu, lain in ((calon.a, calon.b), (calon.b, calon.a)):
        Jejak.objects.catat(
            satu,
            tindakan,
            saat=saat,
            catatan=calon.alasan,
            sesudah={"dengan": lain.nomor},
        )
    return calon


# Moving what hangs on one record to another, and back (pemangku 4.7, 4.10).
# Tables that are only added to let this through by the setting ``portal.rutin``: the column
# of the owner, and nothing else.

# About the pair itself, so never about one side alone.
BUKAN_ANAK = (CalonDuplikat, PenggabunganLog)
Anak = tuple[str, str, str]


def kolom_anak(model: type[models.Model]) -> list[models.Field]:
    """Every foreign key to ``model``, whichever table it stands in.

    ``penerus`` stays: who was merged before keeps leading to where he was led.
    """
    return [
        relasi.field
        for relasi in model._meta.get_fields(include_hidden=True)
        if isinstance(relasi, models.ManyToOneRel)
        and not relasi.related_model._meta.auto_created
        and not issubclass(relasi.related_model, (Event, *BUKAN_ANAK))
        and relasi.field.name != "penerus"
    ]


def pindahkan(
    dari: models.Model, ke: models.Model, *, kecuali: Collection[str] = ()
) -> list[Anak]:
    """Hand every child of ``dari`` to ``ke``, but for the keys ``kecuali``; which ones.

    What ``ke`` has already stays where it is: an exact double is no loss.
    """
    with rutin():
        return [
            (kolom.model._meta.label_lower, str(pk), kolom.name)
            for kolom in kolom_anak(type(dari))
            for pk in list(
                kolom.model._default_manager.filter(**{kolom.name: dari})
                .exclude(pk=ke.pk)
                .values_list("pk", flat=True)
            )
            if str(pk) not in kecuali
            and ubah_bila_dapat(kolom.model, pk, **{kolom.name: ke})
        ]


def kembalikan(
    anak: Iterable[Anak], *, dari: models.Model, ke: models.Model, sejak: datetime
) -> list[Anak]:
    """Give back what was moved at ``sejak``; what could not be, because it was edited."""
    tertinggal: list[Anak] = []
    with rutin():
        for label, pk, nama in anak:
            model: Any = apps.get_model(label)
            baris = model._default_manager.filter(pk=pk).first()
            if baris is None:
                continue
            kolom = model._meta.get_field(nama)
            diubah = getattr(baris, "diubah_pada", sejak) > sejak
            pindah = getattr(baris, kolom.attname) != dari.pk
            if diubah or pindah or not ubah_bila_dapat(model, pk, **{nama: ke}):
                tertinggal.append((label, pk, nama))
    return tertinggal


def ubah_bila_dapat(model: type[models.Model], pk: Any, **isi: Any) -> bool:
    """Set these columns; False where a constraint refuses, as for what is there already."""
    try:
        with transaction.atomic():
            model._default_manager.filter(pk=pk).update(**isi)
    except IntegrityError:
        return False
    return True
