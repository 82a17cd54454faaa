"""Who asks: the identity apart from the case, encrypted, with a day on which it ends.

UU 27/2022 Pasal 16(2), 27: no more than the law asks. The case itself holds no name; a
list shows ``nama_samar``, a page that needs more reads it with a reason (AksesDataPribadi).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from organisasi.basis_data.kolom import NamaAcak, PilihanField, kendala
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import oleh_petugas
from organisasi.pribadi.models import OrangBerkas
from organisasi.sandi import TeksTersandi, sidik


class KategoriPemohon(models.TextChoices):
    """Who may request (UU 14/2008 Pasal 1, 4; Perki 1/2021 Lampiran VI)."""

    PERORANGAN = "perorangan", "Perorangan (WNI)"
    KELOMPOK = "kelompok", "Kelompok orang"
    BADAN_HUKUM = "badan_hukum", "Badan hukum Indonesia"


class JenisBuktiPemohon(models.TextChoices):
    """Papers of an applicant; each kind is asked only of whom it fits."""

    IDENTITAS = "identitas", "KTP, SIM, paspor, atau bukti lain kewarganegaraan"
    SURAT_KUASA = "surat_kuasa", "Surat kuasa"
    IDENTITAS_PEMBERI_KUASA = "identitas_pemberi", "Identitas pemberi kuasa"
    PENGESAHAN = "pengesahan", "Pengesahan badan hukum oleh Kementerian Hukum"
    ANGGARAN_DASAR = "anggaran_dasar", "Anggaran dasar/anggaran rumah tangga"
    # Asked for by an officer in words of her own.
    LAIN = "lain", "Berkas lain yang diminta"


class PemohonQuerySet(models.QuerySet["Pemohon"]):
    def habis_simpan(self, hari: date) -> Self:
        return self.filter(simpan_sampai__lt=hari, dihapus_pada=None)


class Pemohon(OrangBerkas):
    Kategori = KategoriPemohon

    kategori = PilihanField(KategoriPemohon, max_length=12)
    dikuasakan = models.BooleanField("diwakili kuasa", default=False)
    nama = TeksTersandi("nama lengkap")
    nama_kuasa = TeksTersandi("nama kuasa atau wakil", blank=True)
    nik = TeksTersandi("NIK", blank=True)
    # Finds the same applicant again without opening anything (keyed hash of the NIK).
    sidik_nik = models.CharField(max_length=64, blank=True, editable=False)
    nomor_pengesahan = TeksTersandi("nomor pengesahan badan hukum", blank=True)
    alamat = TeksTersandi("alamat")
    pekerjaan = models.CharField("pekerjaan", max_length=100, blank=True)
    kembali_ke_loket = models.BooleanField(
        "tanpa surel dan telepon; pemohon kembali ke loket", default=False
    )
    # Seen is enough: the law asks for proof, not for a copy (UU 27/2022 Pasal 16, 27).
    identitas_dicocokkan_pada = models.DateTimeField(
        "KTP, SIM, atau paspor diperlihatkan dan dicocokkan pada", null=True, blank=True
    )

    objects = PemohonQuerySet.as_manager()

    class Meta:
        verbose_name = "pemohon"
        constraints = kendala(
            dapat_dihubungi=Q(dihapus_pada__isnull=False)
            | ~Q(telepon="")
            | ~Q(surel="")
            | Q(kembali_ke_loket=True),
            hapus_tuntas=Q(dihapus_pada__isnull=True)
            | Q(
                nama="",
                sidik_nama=[],
                nik="",
                sidik_nik="",
                alamat="",
                telepon="",
                surel="",
            ),
        )
        indexes = (
            GinIndex(fields=("sidik_nama",), name="informasi_pemohon_nama"),
            models.Index(
                fields=("sidik_nik",),
                condition=~Q(sidik_nik=""),
                name="informasi_pemohon_sidik",
            ),
            models.Index(
                fields=("simpan_sampai",),
                condition=Q(dihapus_pada__isnull=True),
                name="informasi_pemohon_simpan",
            ),
        )

    def __str__(self) -> str:
        return f"Pemohon {self.pk}"

    def save(self, **lain: Any) -> None:
        """With the keyed hash that the NIK is found by, so that the two never differ."""
        self.sidik_nik = sidik(self.nik) if self.nik else ""
        super().save(**lain)

    @property
    def semua_nama(self) -> str:
        return f"{self.nama} {self.nama_kuasa}"

    @property
    def tanpa_surel(self) -> bool:
        return not self.surel and self.dihapus_pada is None

    def hapus_identitas(self, *, pada: datetime) -> None:
        self.nama = self.nama_kuasa = self.nik = ""
        self.nomor_pengesahan = self.alamat = self.pekerjaan = ""
        self.telepon = self.surel = ""
        self.dihapus_pada = pada
        self.save()


NAMA_BUKTI = NamaAcak("bukti")


class BuktiPemohon(models.Model):
    Jenis = JenisBuktiPemohon

    pemohon = models.ForeignKey(Pemohon, models.CASCADE, related_name="bukti")
    jenis = models.CharField(max_length=20, choices=JenisBuktiPemohon)
    isi = models.FileField("berkas", upload_to=NAMA_BUKTI, max_length=120)
    tipe = models.CharField("tipe isi", max_length=100, editable=False)
    ukuran = models.PositiveBigIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    diunggah_pada = models.DateTimeField("diunggah pada")
    diperiksa_oleh = oleh_petugas()

    class Meta:
        verbose_name = "bukti pemohon"
        ordering = ("jenis", "pk")
        constraints = kendala("informasi_bukti", tidak_kosong=Q(ukuran__gt=0))

    def __str__(self) -> str:
        return self.get_jenis_display()


# Which papers are asked of which kind of applicant (Perki 1/2021; UU 27/2022)


J, K = JenisBuktiPemohon, KategoriPemohon
DASAR: Mapping[str, tuple[str, ...]] = {
    K.PERORANGAN: (J.IDENTITAS,),
    K.KELOMPOK: (J.SURAT_KUASA, J.IDENTITAS_PEMBERI_KUASA, J.IDENTITAS),
    K.BADAN_HUKUM: (J.PENGESAHAN, J.ANGGARAN_DASAR, J.IDENTITAS),
}
TAMBAHAN: Mapping[str, tuple[str, ...]] = {
    K.PERORANGAN: (J.SURAT_KUASA, J.IDENTITAS_PEMBERI_KUASA),
    K.KELOMPOK: (),
    K.BADAN_HUKUM: (J.SURAT_KUASA,),
}
SEBUTAN: Mapping[str, str] = {
    J.IDENTITAS: "Identitas Anda: KTP, SIM, atau paspor",
    J.SURAT_KUASA: "Surat kuasa",
    J.IDENTITAS_PEMBERI_KUASA: "Identitas pemberi kuasa",
    J.PENGESAHAN: "Pengesahan badan hukum oleh Kementerian Hukum",
    J.ANGGARAN_DASAR: "Anggaran dasar atau anggaran rumah tangga",
}


def bukti_diminta(kategori: str, *, dikuasakan: bool) -> tuple[str, ...]:
    """The papers asked of an applicant of ``kategori``, in the order they are shown.

    A group always acts through a representative, so its proxy papers are asked anyway.
    """
    return DASAR[kategori] + (TAMBAHAN[kategori] if dikuasakan else ())


@dataclass(frozen=True, slots=True)
class Syarat:
    """One thing the law or an officer asks of an applicant, and what it is kept as.

    ``jenis``: the kind of paper; ``kolom``: the field of the applicant. With neither it is
    words for the conversation.
    """

    sebutan: str
    jenis: str = ""
    kolom: str = ""

    @property
    def bertulis(self) -> bool:
        return self.jenis in {"", J.LAIN}


@dataclass(frozen=True, slots=True)
class KirimanPemohon:
    """What came in for one thing that was asked, or why it is no longer needed."""

    teks: str = ""
    berkas: tuple[Unggahan, ...] = ()
    tidak_perlu: str = ""

    @property
    def diberikan(self) -> bool:
        return bool(self.teks.strip() or self.berkas)

    def __bool__(self) -> bool:
        return self.diberikan or bool(self.tidak_perlu.strip())


def syarat_pemohon(pemohon: Pemohon) -> list[Syarat]:
    badan = pemohon.kategori == K.BADAN_HUKUM
    jenis = bukti_diminta(pemohon.kategori, dikuasakan=pemohon.dikuasakan)
    return [
        *(Syarat(SEBUTAN[j].replace(" Anda", ""), jenis=j) for j in jenis),
        Syarat("Nomor pengesahan badan hukum", kolom="nomor_pengesahan")
        if badan
        else Syarat("NIK", kolom="nik"),
        Syarat("Alamat lengkap", kolom="alamat"),
        Syarat("Rincian informasi yang diminta"),
        Syarat("Tujuan penggunaan informasi"),
    ]


def syarat_dari(sebutan: str, pemohon: Pemohon) -> Syarat:
    """The one of that name; else what an officer asked for in words of her own."""
    semua = {satu.sebutan: satu for satu in syarat_pemohon(pemohon)}
    return semua.get(sebutan) or Syarat(sebutan, jenis=J.LAIN)


def belum_ada(pemohon: Pemohon) -> list[str]:
    """Papers and data of his kind that are not there, nor seen by an officer."""
    ada = {satu.jenis for satu in pemohon.bukti.all()}
    if pemohon.identitas_dicocokkan_pada:
        ada.add(J.IDENTITAS)
    return [
        satu.sebutan
        for satu in syarat_pemohon(pemohon)
        if (satu.jenis and satu.jenis not in ada)
        or (satu.kolom and not getattr(pemohon, satu.kolom))
    ]


def daftar_syarat() -> Sequence[tuple[str, list[str]]]:
    semua = [(str(K(k).label), [SEBUTAN[j] for j in DASAR[k]]) for k in DASAR]
    kuasa = [SEBUTAN[j] for j in TAMBAHAN[K.PERORANGAN]]
    return [*semua, ("Bila Anda kuasa orang lain, ditambah", kuasa)]
