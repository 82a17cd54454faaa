"""Channels of stakeholders and persons, and their suppression (pemangku 4.3).

A channel is encrypted, shown masked, and looked up by a hash.
"""

import hashlib
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import EmailValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.fields.files import FieldFile
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from organisasi.alur.tindakan import TETAP, DaftarTindakan, TindakanTerlarang
from organisasi.basis_data.kolom import kendala, sekali
from organisasi.basis_data.models import Area, naikkan_versi
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import buang_berkas
from organisasi.models import Jejak, Petugas
from organisasi.sandi import TeksTersandi, samarkan_surel, sidik
from pemangku.inventaris.actions import tandai_perlu_cek
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Jabatan, Orang
from pemangku.inventaris.pilihan import (
    JenisKanal,
    KeadaanKanal,
    LingkupLarangan,
    SifatKanal,
)
from pemangku.inventaris.tabel import HAPUS, Beridentitas, hanya_ditambah, rutin

# After so many failures in a row a channel is no longer used (pemangku 7.3).
GAGAL_SETELAH = 2


class KanalQuerySet(models.QuerySet["Kanal"]):
    def milik(self, pemangku: Pemangku) -> Self:
        return self.filter(
            Q(pemangku=pemangku) | Q(orang__jabatan__pemangku=pemangku)
        ).distinct()

    def samar(self) -> Self:
        """Without the value itself: what lists and pages load."""
        return self.defer("nilai")

    def umum(self) -> Self:
        """What a public page may show: a body's own office channels that work."""
        return self.terpakai().filter(
            pemangku__isnull=False, sifat=SifatKanal.KEDINASAN
        )

    def terpakai(self) -> Self:
        return self.filter(
            keadaan__in=(KeadaanKanal.BELUM_DIUJI, KeadaanKanal.BERFUNGSI)
        )


class Kanal(Beridentitas):
    """One channel. The same number may belong to several persons (one phone, three RT).

    ``nilai`` is encrypted, ``sidik`` finds it by equality, ``samaran`` is what may be seen.
    """

    Jenis = JenisKanal
    Sifat = SifatKanal
    Keadaan = KeadaanKanal

    pemangku = models.ForeignKey(
        Pemangku, models.CASCADE, null=True, blank=True, related_name="kanal"
    )
    orang = models.ForeignKey(
        Orang, models.CASCADE, null=True, blank=True, related_name="kanal"
    )
    jenis = models.CharField(max_length=10, choices=JenisKanal)
    nilai = TeksTersandi("nomor atau alamat")
    sidik = models.CharField(max_length=64, editable=False)
    samaran = models.CharField(max_length=120, editable=False)
    sifat = models.CharField(max_length=10, choices=SifatKanal)
    urutan = models.PositiveSmallIntegerField("urutan dipakai", default=1)
    keadaan = models.CharField(
        max_length=15, choices=KeadaanKanal, default=KeadaanKanal.BELUM_DIUJI
    )
    gagal_beruntun = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = KanalQuerySet.as_manager()

    class Meta:
        verbose_name = "kanal pemangku"
        ordering = ("urutan", "jenis", "pk")
        constraints = kendala(
            satu_pemilik=Q(pemangku__isnull=True, orang__isnull=False)
            | Q(pemangku__isnull=False, orang__isnull=True),
            urutan_wajar=Q(urutan__range=(1, 5)),
            bersidik=~Q(sidik="") & ~Q(samaran=""),
            lembaga_unik=sekali(
                "pemangku", "jenis", "sidik", bila=Q(pemangku__isnull=False)
            ),
            orang_unik=sekali("orang", "jenis", "sidik", bila=Q(orang__isnull=False)),
        )
        indexes = (models.Index(fields=("sidik",), name="pemangku_kanal_sidik"),)
        # Only a body's own channels can be public; those of persons never are.
        triggers = (naikkan_versi(Area.PEMANGKU, bila="pemangku_id IS NOT NULL"),)

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.samaran}"


# Of the reason for lifting, in letters.
ALASAN_TERPENDEK = 10


class TindakanLarangan(DaftarTindakan):
    CABUT = "Keluarkan dari daftar", (), TETAP, "pemangku.cabut_larangan"


class LaranganQuerySet(models.QuerySet["Larangan"]):
    def berlaku(self) -> Self:
        return self.filter(dicabut_pada=None)

    def mengenai(self, sidik: str, *, siaran: bool = False) -> bool:
        """Whether a channel of this hash is suppressed, wholly or (``siaran``) for mail."""
        semua = self.berlaku().filter(sidik=sidik)
        if not siaran:
            semua = semua.filter(lingkup=LingkupLarangan.SEMUA)
        return semua.exists()


class Larangan(Beridentitas):
    """A channel that must not come back. Survives erasure: a hash, and no name.

    Made again after it was lifted it is a new row with the next ``ke``: of the same
    channel and scope only the last one can be in force.
    """

    Lingkup = LingkupLarangan

    jenis = models.CharField(max_length=10, choices=JenisKanal)
    sidik = models.CharField(max_length=64)
    lingkup = models.CharField(max_length=6, choices=LingkupLarangan)
    ke = models.PositiveSmallIntegerField("kali ke-", default=1, editable=False)
    sejak = models.DateTimeField()
    alasan = models.CharField(max_length=200)
    # Lifted at its owner's wish, once, with reason and proof.
    dicabut_pada = models.DateTimeField(null=True, editable=False)
    dicabut_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, editable=False, related_name="+"
    )
    alasan_cabut = models.CharField("alasan mencabut", max_length=300, blank=True)
    bukti = models.FileField(upload_to="larangan/%Y/", blank=True)
    # Of an erased person: what is left of the proof (pemangku 8.3).
    sidik_bukti = models.CharField(max_length=64, blank=True, editable=False)

    objects = LaranganQuerySet.as_manager()

    class Meta:
        verbose_name = "daftar jangan dihubungi"
        ordering = ("-sejak",)
        constraints = kendala(
            unik=sekali("jenis", "sidik", "lingkup", "ke"),
            cabut_beralasan=Q(dicabut_pada=None, dicabut_oleh=None, alasan_cabut="")
            | Q(
                GreaterThanOrEqual(Length("alasan_cabut"), ALASAN_TERPENDEK),
                dicabut_pada__isnull=False,
                dicabut_oleh__isnull=False,
            ),
            cabut_berbukti=Q(dicabut_pada=None, bukti="", sidik_bukti="")
            | Q(dicabut_pada__isnull=False) & (~Q(bukti="") | ~Q(sidik_bukti="")),
        )
        permissions = (
            ("cabut_larangan", "Boleh mengeluarkan dari daftar jangan dihubungi"),
        )
        triggers = hanya_ditambah(
            sekali=(
                "OLD.dicabut_pada IS NULL AND NEW.dicabut_pada IS NOT NULL",
                ("dicabut_pada", "dicabut_oleh_id", "alasan_cabut", "bukti"),
            ),
            kosongkan=("bukti", "sidik_bukti"),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}, {self.get_lingkup_display()}"


# Telephone numbers in one form, and the damage Excel does to them (pemangku 4.2)

WA = re.compile(r"^628[1-9]\d{7,10}$")
KANTOR = re.compile(r"^62[2-7]\d{6,11}$")
ILMIAH = re.compile(r"\d\s*[eE]\s*[+-]?\s*\d")
DUA_NOMOR = re.compile(r"\d{6,}(?:/|;|,|&|dan|atau)\+?\d{6,}")
NEGARA = "62"
PANJANG_TANPA_NOL = range(9, 13)
PANJANG_TERPENDEK = 10
# Of a mobile number with its country.
PANJANG_SELULER = 14

TERPOTONG = "Angka terpotong oleh Excel, ketik ulang sebagai teks."
TERLALU_PENDEK = "Nomor terlalu pendek (contoh 0812-3456-7890)."
TERLALU_PANJANG = "Nomor terlalu panjang (contoh 0812-3456-7890)."
SATU_NOMOR = "Satu nomor per sel."
NOMOR_KANTOR = "Nomor kantor tidak dapat dipakai untuk WhatsApp. Pilih jenis telepon."
BUKAN_NOMOR = "Ini bukan nomor telepon Indonesia (contoh 0812-3456-7890)."
NOL_DITAMBAHKAN = "0 di depan ditambahkan."
DIRAPIKAN = "Angka dari Excel dirapikan."


class NomorSalah(ValidationError):
    """What was typed is no number; the sentence says why."""

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True, slots=True)
class NomorTelepon:
    normal: str
    catatan: str = ""

    @property
    def lokal(self) -> str:
        return f"0{self.normal.removeprefix(NEGARA)}"


def baca_wa(teks: str) -> NomorTelepon:
    """A mobile number for WhatsApp; raises NomorSalah."""
    nomor = _normal(teks)
    if KANTOR.match(nomor.normal):
        raise NomorSalah(NOMOR_KANTOR)
    return _periksa(nomor, WA)


def baca_telepon(teks: str) -> NomorTelepon:
    """A mobile or an office number; raises NomorSalah."""
    return _periksa(_normal(teks), KANTOR, WA)


def samarkan(lokal: str) -> str:
    """``0812••••789``: the first four and the last three signs; short ones wholly."""
    if len(lokal) < PANJANG_TERPENDEK:
        return "•" * len(lokal)
    return f"{lokal[:4]}••••{lokal[-3:]}"


def _periksa(nomor: NomorTelepon, *pola: re.Pattern[str]) -> NomorTelepon:
    if any(satu.match(nomor.normal) for satu in pola):
        return nomor
    seluler = nomor.normal.startswith(f"{NEGARA}8")
    if seluler and len(nomor.normal) > PANJANG_SELULER:
        raise NomorSalah(TERLALU_PANJANG)
    pendek = len(nomor.normal) < PANJANG_TERPENDEK
    raise NomorSalah(TERLALU_PENDEK if seluler or pendek else BUKAN_NOMOR)


def _normal(teks: str) -> NomorTelepon:
    rapi = teks.strip()
    if ILMIAH.search(rapi):
        raise NomorSalah(TERPOTONG)
    if DUA_NOMOR.search(re.sub(r"[-.\s]", "", rapi)):
        raise NomorSalah(SATU_NOMOR)
    tanpa_pecahan = re.sub(r"[.,]0$", "", rapi)
    catatan = DIRAPIKAN if tanpa_pecahan != rapi else ""
    angka = re.sub(r"\D", "", tanpa_pecahan)
    if angka.startswith("620"):
        return NomorTelepon(f"{NEGARA}{angka[3:]}", catatan)
    if angka.startswith("0"):
        return NomorTelepon(f"{NEGARA}{angka[1:]}", catatan)
    if angka.startswith("8") and len(angka) in PANJANG_TANPA_NOL:
        return NomorTelepon(f"{NEGARA}{angka}", catatan or NOL_DITAMBAHKAN)
    return NomorTelepon(angka, catatan)


# Adding a channel, trying it, forgetting it

DILARANG = "Kanal ini ada di daftar jangan dihubungi dan tidak disimpan."
UTAMA_GAGAL = "Kanal utama gagal dua kali"
TELEPON = (Kanal.Jenis.WA, Kanal.Jenis.TELEPON)
KOSONG = "Isi nomor atau alamatnya."
NOMOR_ORANG = (
    "Nomor pribadi dicatat pada orangnya. Pilih orangnya; bila ini nomor kantor, "
    "pilih kedinasan."
)
TANPA_ORANG = "Kanal tokoh dicatat pada orangnya. Tambah dulu orangnya."


class KanalDilarang(ValidationError):
    def __init__(self) -> None:
        super().__init__({"nilai": DILARANG})


def normalkan(jenis: str, teks: str) -> tuple[str, str]:
    """Normal value and mask of what was typed; raises ValidationError."""
    isi = teks.strip()
    if not isi:
        raise ValidationError(KOSONG)
    if jenis == Kanal.Jenis.EMAIL:
        EmailValidator("Alamat surel tidak benar (contoh nama@contoh.id).")(isi)
        return isi.lower(), samarkan_surel(isi.lower())[:120]
    if jenis not in TELEPON:
        return isi, isi[:120]
    nomor = baca_wa(isi) if jenis == Kanal.Jenis.WA else baca_telepon(isi)
    return nomor.normal, samarkan(nomor.lokal)


def sidik_kanal(jenis: str, normal: str) -> str:
    """The hash a channel is found by: a number is the same for WhatsApp and telephone."""
    kelompok = "telepon" if jenis == Kanal.Jenis.WA else jenis
    return sidik(f"pemangku:{kelompok}:{normal}")


@transaction.atomic
def tambah_kanal(
    pemilik: Pemangku | Orang,
    saat: Saat[Petugas | None],
    *,
    jenis: str,
    nilai: str,
    sifat: str,
) -> Kanal:
    """Add a channel, or return the one that is there.

    A figure's goes to the person he is. Raises ValidationError by field: for what is no
    number or address, KanalDilarang (one of them) for a suppressed one, and for a personal
    one of a body, as nobody could consent to its use.
    """
    pemilik = _pemilik(pemilik, sifat)
    try:
        normal, samaran = normalkan(jenis, nilai)
    except ValidationError as galat:
        raise ValidationError({"nilai": galat.messages}) from None
    cap = sidik_kanal(jenis, normal)
    if Larangan.objects.mengenai(cap):
        raise KanalDilarang
    milik = {"orang" if isinstance(pemilik, Orang) else "pemangku": pemilik}
    kanal, baru = Kanal.objects.get_or_create(
        **milik,
        jenis=jenis,
        sidik=cap,
        defaults={
            "nilai": normal,
            "samaran": samaran,
            "sifat": sifat,
            "dibuat_oleh": saat.oleh,
        },
    )
    if baru:
        Jejak.objects.catat(
            pemilik,
            "tambah_kanal",
            saat=saat,
            sesudah={"kanal": kanal.get_jenis_display(), "sifat": sifat},
        )
    return kanal


def _pemilik(pemilik: Pemangku | Orang, sifat: str) -> Pemangku | Orang:
    if isinstance(pemilik, Orang):
        return pemilik
    if pemilik.perorangan:
        diri = pemilik.jabatan.filter(selesai=None, orang__status=Orang.Status.AKTIF)
        if jabatan := diri.select_related("orang").first():
            return jabatan.orang
        raise ValidationError({"pemilik": TANPA_ORANG})
    if sifat == Kanal.Sifat.PRIBADI:
        raise ValidationError({"pemilik": NOMOR_ORANG})
    return pemilik


@transaction.atomic
def hapus_kanal(kanal: Kanal, saat: Saat[Petugas | None], *, alasan: str = "") -> None:
    """Forget a channel; the trail keeps its kind only."""
    Jejak.objects.catat(
        kanal.orang or kanal.pemangku,  # type: ignore[arg-type]  # one of them, by constraint
        "hapus_kanal",
        saat=saat,
        catatan=alasan,
        sebelum={"kanal": kanal.get_jenis_display()},
    )
    kanal.delete()


@transaction.atomic
def uji_kanal(kanal: Kanal, saat: Saat[Petugas | None], *, berhasil: bool) -> Kanal:
    """Somebody answered, or nobody did. Twice in vain: no longer used (pemangku 4.8).

    Where it is the preferred one, the stakeholder must be looked at, at once (PK-28).
    """
    kini = Kanal.objects.samar().select_for_update(of=("self",)).get(pk=kanal.pk)
    kini.gagal_beruntun = 0 if berhasil else kini.gagal_beruntun + 1
    if berhasil:
        kini.keadaan = Kanal.Keadaan.BERFUNGSI
    elif kini.gagal_beruntun >= GAGAL_SETELAH:
        kini.keadaan = Kanal.Keadaan.GAGAL
    kini.save(update_fields=("gagal_beruntun", "keadaan", "diubah_pada"))
    pemilik = kini.orang or kini.pemangku
    assert pemilik is not None  # one of them, by constraint
    Jejak.objects.catat(
        pemilik,
        "uji_kanal",
        saat=saat,
        sesudah={"kanal": kini.get_jenis_display(), "keadaan": kini.keadaan},
    )
    if kini.keadaan == Kanal.Keadaan.GAGAL and kini.urutan == 1:
        for pemangku in _pemangku(kini, saat.pada):
            tandai_perlu_cek(pemangku, saat, alasan=UTAMA_GAGAL)
    return kini


def _pemangku(kanal: Kanal, pada: datetime) -> list[Pemangku]:
    if kanal.pemangku:
        return [kanal.pemangku]
    berlaku = Jabatan.objects.berlaku(timezone.localdate(pada))
    return list(Pemangku.objects.filter(jabatan__in=berlaku.filter(orang=kanal.orang)))


# Keeping a channel from being used, and lifting that again with proof

SUDAH_DICABUT = "Sudah dikeluarkan dari daftar jangan dihubungi."
ALASAN_PENDEK = f"Tulis alasannya, paling sedikit {ALASAN_TERPENDEK} huruf."
BUKTI_WAJIB = "Lampirkan bukti permintaan pemiliknya."


@transaction.atomic
def larang(
    *, jenis: str, sidik: str, lingkup: str, pada: datetime, alasan: str
) -> Larangan:
    """The suppression in force; a new row where there is none, or where it was lifted.

    Waits for who lifts it at this moment, so that the later word counts.
    """
    ciri = {"jenis": jenis, "sidik": sidik, "lingkup": lingkup}
    semua = Larangan.objects.filter(**ciri).select_for_update().order_by("-ke")
    akhir = semua.first()
    if akhir and akhir.dicabut_pada is None:
        return akhir
    hasil, baru = Larangan.objects.get_or_create(
        **ciri,
        ke=akhir.ke + 1 if akhir else 1,
        defaults={"sejak": pada, "alasan": alasan},
    )
    # Somebody else made it meanwhile, and it may be lifted already.
    return hasil if baru else larang(**ciri, pada=pada, alasan=alasan)


@transaction.atomic
def cabut_larangan(
    larangan: Larangan, saat: Saat, *, alasan: str, bukti: File | None
) -> Larangan:
    """Lift it, once; the channel may be used again as any other: consent is not given.

    Raises ValidationError for a short reason or without proof, TindakanTerlarang for what
    is lifted already.
    """
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        raise ValidationError({"alasan": ALASAN_PENDEK})
    if not bukti:
        raise ValidationError({"bukti": BUKTI_WAJIB})
    kini = Larangan.objects.select_for_update().get(pk=larangan.pk)
    if kini.dicabut_pada:
        raise TindakanTerlarang(SUDAH_DICABUT)
    kini.dicabut_pada, kini.dicabut_oleh = saat.pada, saat.oleh
    kini.alasan_cabut, kini.bukti = alasan.strip(), bukti
    kini.save(update_fields=("dicabut_pada", "dicabut_oleh", "alasan_cabut", "bukti"))
    if not Larangan.objects.mengenai(kini.sidik, siaran=True):
        Kanal.objects.filter(sidik=kini.sidik, keadaan=Kanal.Keadaan.DILARANG).update(
            keadaan=Kanal.Keadaan.BELUM_DIUJI, gagal_beruntun=0
        )
    Jejak.objects.catat(
        kini,
        "cabut_larangan",
        saat=saat,
        catatan=kini.alasan_cabut,
        sesudah={"kanal": kini.get_jenis_display(), "lingkup": kini.lingkup},
    )
    return kini


def sidik_mungkin(teks: str) -> set[str]:
    hasil = set()
    for jenis in Kanal.Jenis.values:
        with suppress(ValidationError):
            hasil.add(sidik_kanal(jenis, normalkan(jenis, teks)[0]))
    return hasil


def lupakan_bukti(sidik: Collection[str]) -> None:
    """Proofs about the channels of a forgotten person: a hash stays (8.3).

    Within the caller's transaction; the channels are suppressed again.
    """
    with rutin(HAPUS):
        for satu in list(Larangan.objects.filter(sidik__in=sidik).exclude(bukti="")):
            Larangan.objects.filter(pk=satu.pk).update(
                bukti="", sidik_bukti=cap_berkas(satu.bukti)
            )
            buang_berkas([satu.bukti.name])


def cap_berkas(berkas: FieldFile) -> str:
    """A proof as a hash; of a file that is gone by our own key."""
    try:
        with berkas.open("rb") as isi:
            return hashlib.file_digest(isi, "sha256").hexdigest()
    except OSError:
        return sidik(f"persetujuan:{berkas.name}")


# Bodies that are asked about a case of another service


def penerima_keterangan(nama: str = "") -> Iterator[tuple[str, str, str]]:
    """Bodies with an office channel that may be used; mail and WhatsApp of ``nama`` alone."""
    kanal = (
        Kanal.objects.umum()
        .filter(
            jenis__in=(JenisKanal.EMAIL, JenisKanal.WA),
            pemangku__status=Pemangku.Status.AKTIF,
        )
        .exclude(sidik__in=Larangan.objects.berlaku().values("sidik"))
    )
    if not nama:
        semua = kanal.order_by("pemangku__nama_resmi")
        for satu in semua.values_list("pemangku__nama_resmi", flat=True).distinct():
            yield satu, "", ""
        return
    for milik in kanal.filter(pemangku__nama_resmi=nama):
        surel = milik.jenis == JenisKanal.EMAIL
        yield nama, milik.nilai if surel else "", "" if surel else milik.nilai
