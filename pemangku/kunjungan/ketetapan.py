"""Annexes of decisions, fixed as they stood on a day, and papers with a code (9.7, PK-55)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pghistory
import pgtrigger
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TETAP, Berkas, DaftarTindakan, TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.basis_data.kolom import PilihanField, kendala, sekali
from organisasi.kantor.saat import Saat
from organisasi.kertas.dokumen import TITIK, Pencetak, lembar_dinas
from organisasi.kertas.naskah import (
    Keaslian,
    rincian,
    sidik_isi,
    tabel,
    tanda_keaslian,
    tanda_tangan,
)
from organisasi.kertas.unggahan import Unggahan
from organisasi.kertas.xlsx import NilaiSel, Tabel
from organisasi.models import Unit, Wilayah
from organisasi.sandi import kode_rahasia
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Jabatan
from pemangku.inventaris.pilihan import PeranKhusus
from pemangku.inventaris.tabel import Beridentitas
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import TERLAKSANA

# The tables

SUDAH_ADA = "Salinan bertanda tangan sudah ada; SK tidak berubah lagi."


class JenisKetetapan(models.TextChoices):
    PPID_PELAKSANA = "ppid_pelaksana", "Daftar PPID Pelaksana"
    ADMIN_SP4N = "admin_sp4n", "Daftar admin SP4N-LAPOR!"
    BAKOHUMAS = "bakohumas", "Daftar anggota Bakohumas"
    DAFTAR_PEMANGKU = "daftar_pemangku", "Daftar pemangku kepentingan"


class StatusKetetapan(models.TextChoices):
    RANCANGAN = "rancangan", "Rancangan"
    TETAP = "tetap", "Ditetapkan"


S = StatusKetetapan


class TindakanKetetapan(DaftarTindakan):
    TETAPKAN = "Tetapkan", {S.RANCANGAN}, S.TETAP, "pemangku.tetapkan_ketetapan"
    UNGGAH = (
        "Unggah salinan bertanda tangan",
        {S.TETAP},
        TETAP,
        "pemangku.tetapkan_ketetapan",
    )


T = TindakanKetetapan


@pghistory.track()
class Ketetapan(Berkas, Beridentitas):
    """One annex. While it is a draft its list is the register's; fixed, it is its own."""

    Jenis = JenisKetetapan
    Status = StatusKetetapan
    Tindakan = TindakanKetetapan

    jenis = models.CharField(max_length=20, choices=JenisKetetapan)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="+",
        help_text="Unit yang menerbitkan; namanya menjadi kepala surat.",
    )
    nomor = models.CharField("nomor SK", max_length=100, blank=True)
    tanggal = models.DateField("tanggal SK", null=True, blank=True)
    penandatangan = models.CharField(
        "penanda tangan",
        max_length=150,
        blank=True,
        help_text="Jabatan, mis. Wali Kota Tasikmalaya.",
    )
    status = PilihanField(
        StatusKetetapan, max_length=10, default=StatusKetetapan.RANCANGAN
    )
    snapshot = models.JSONField(default=dict, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    kode_verifikasi = models.CharField(max_length=20, blank=True, editable=False)
    berkas_ttd = models.FileField(
        "salinan bertanda tangan", upload_to="ketetapan/%Y/", blank=True, editable=False
    )

    class Meta:
        verbose_name = "SK"
        ordering = ("-tanggal", "jenis")
        permissions = (("tetapkan_ketetapan", "Boleh menetapkan lampiran SK"),)
        constraints = kendala(
            tetap_bernomor=Q(status=StatusKetetapan.RANCANGAN)
            | (
                ~Q(nomor="")
                & ~Q(penandatangan="")
                & ~Q(sha256="")
                & ~Q(kode_verifikasi="")
                & Q(tanggal__isnull=False)
            ),
            nomor_unik=sekali("jenis", "nomor", bila=~Q(nomor="")),
            kode_unik=sekali("kode_verifikasi", bila=~Q(kode_verifikasi="")),
        )
        triggers = (
            pgtrigger.Trigger(
                name="beku_setelah_ditetapkan",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.status = 'tetap'"),
                func="""
            IF TG_OP = 'UPDATE' AND OLD.berkas_ttd = '' AND
                to_jsonb(OLD) - 'berkas_ttd' = to_jsonb(NEW) - 'berkas_ttd'
            THEN RETURN NEW; END IF;
            RAISE EXCEPTION 'A fixed Ketetapan does not change.';
            """,
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor}".strip()

    def get_absolute_url(self) -> str:
        return reverse("informasi:surat-verifikasi", args=(self.kode_verifikasi,))

    @property
    def tetap(self) -> bool:
        return self.status == StatusKetetapan.TETAP


class KertasTerbit(Beridentitas):
    """A paper that was printed as final: what its code on the verification page says."""

    jenis = models.CharField(max_length=60)
    nomor = models.CharField(max_length=120)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    tanggal = models.DateField()
    kode = models.CharField(max_length=20, unique=True)
    # SHA-256 of the words of the paper, printed on it: equal words, equal code.
    sidik = models.CharField(max_length=64)

    class Meta:
        verbose_name = "kertas terbit"
        ordering = ("-dibuat_pada",)
        constraints = kendala(unik=sekali("jenis", "nomor", "sidik"))
        triggers = (
            pgtrigger.Protect(
                name="hanya_ditambah", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        )

    def __str__(self) -> str:
        return f"{self.jenis} {self.nomor}"


# The lists: their rows today, their paper, what changed since

RANCANGAN = "RANCANGAN"
PERAN = {
    JenisKetetapan.PPID_PELAKSANA: PeranKhusus.PPID_PELAKSANA,
    JenisKetetapan.ADMIN_SP4N: PeranKhusus.ADMIN_SP4N,
    JenisKetetapan.BAKOHUMAS: PeranKhusus.HUMAS,
}
# Headings and widths: of those who hold a part, and of bodies.
TABEL_PERAN = ("Nomor", "Lembaga", "Nama", "Jabatan", "Dasar"), (11, 26, 24, 22, 17)
TABEL_DAFTAR = (
    ("Nomor", "Lembaga", "Kelompok", "Kecamatan", "Kelurahan"),
    (11, 36, 21, 16, 16),
)
type Baris = tuple[str, ...]


def baris_kini(jenis: str, hari: date) -> list[Baris]:
    """The rows of a list on ``hari``, by number; the first cell is the record's number."""
    if jenis in PERAN:
        return _peran(PERAN[JenisKetetapan(jenis)], hari)
    semua = Pemangku.objects.aktif().lembaga()
    return [
        (p.nomor, p.nama_tampil, p.jenis.nama, *tempat(p.wilayah))
        for p in semua.untuk_daftar().order_by("nomor")
    ]


def _peran(peran: PeranKhusus, hari: date) -> list[Baris]:
    """Who holds the part, at units of the city; of the press corps at every body."""
    semua = Jabatan.objects.berlaku(hari).filter(
        peran_khusus__contains=[peran],
        pemangku__in=Pemangku.objects.aktif().lembaga().order_by().values("pk"),
    )
    if peran != PeranKhusus.HUMAS:
        semua = semua.filter(pemangku__unit__isnull=False)
    urut = semua.select_related("pemangku", "orang").order_by(
        "pemangku__nomor", "mulai", "pk"
    )
    return [
        (
            j.pemangku.nomor,
            j.pemangku.nama_tampil,
            j.orang.nama_lengkap,
            j.nama_jabatan,
            j.dasar,
        )
        for j in urut
    ]


def tempat(wilayah: Wilayah | None) -> tuple[str, str]:
    if wilayah is None:
        return "", ""
    if wilayah.tingkat == Wilayah.Tingkat.KELURAHAN and wilayah.induk:
        return wilayah.induk.nama, wilayah.nama
    return wilayah.nama, ""


def _tabel(jenis: str) -> tuple[Sequence[str], Sequence[int]]:
    return TABEL_PERAN if jenis in PERAN else TABEL_DAFTAR


def baris_lampiran(ketetapan: Ketetapan, hari: date) -> list[Baris]:
    if ketetapan.tetap:
        return [tuple(satu) for satu in ketetapan.snapshot["baris"]]
    return baris_kini(ketetapan.jenis, hari)


def berubah(ketetapan: Ketetapan, hari: date) -> list[dict[str, Any]]:
    """Record by record what is not as the decision says; empty for a draft.

    ``dulu`` and ``kini`` are its lines then and today; none: not on that list.
    """
    if not ketetapan.tetap:
        return []
    dulu = _menurut_nomor(baris_lampiran(ketetapan, hari))
    kini = _menurut_nomor(baris_kini(ketetapan.jenis, hari))
    return [
        {
            "siapa": (kini[nomor] or dulu[nomor])[0][1],
            "dulu": [_kata(b) for b in dulu[nomor]],
            "kini": [_kata(b) for b in kini[nomor]],
        }
        for nomor in sorted(dulu.keys() | kini.keys())
        if dulu[nomor] != kini[nomor]
    ]


def _menurut_nomor(baris: Iterable[Baris]) -> defaultdict[str, list[Baris]]:
    hasil: defaultdict[str, list[Baris]] = defaultdict(list)
    for satu in baris:
        hasil[satu[0]].append(satu)
    return hasil


def _kata(baris: Baris) -> str:
    return ", ".join(filter(None, baris[1:]))


def isi_lampiran(ketetapan: Ketetapan, saat: Saat, *, hari: date) -> dict[str, Any]:
    baris = baris_lampiran(ketetapan, hari)
    kepala, lebar = _tabel(ketetapan.jenis)
    isi = lembar_dinas(
        Pencetak(ketetapan.unit, saat.oleh, saat.pada),
        judul=str(ketetapan.get_jenis_display()),
        hal=f"Lampiran keputusan: {ketetapan.get_jenis_display()}",
        nomor=ketetapan.nomor,
        tanda="" if ketetapan.tetap else RANCANGAN,
        latar="" if ketetapan.tetap else RANCANGAN,
        bagian=[
            rincian(*keterangan(ketetapan, len(baris))),
            tabel(kepala, baris, lebar),
            tanda_tangan((ketetapan.penandatangan or "Penanda tangan", TITIK)),
        ],
    )
    if not ketetapan.kode_verifikasi:
        return isi
    return isi | tanda_keaslian(ketetapan.kode_verifikasi, ketetapan.sha256)


def keterangan(ketetapan: Ketetapan, banyak: int) -> list[tuple[str, str]]:
    return [
        ("Nomor keputusan", ketetapan.nomor),
        ("Tanggal", tanggal_pendek(ketetapan.tanggal) if ketetapan.tanggal else ""),
        ("Penanda tangan", ketetapan.penandatangan),
        ("Banyaknya", f"{banyak} baris"),
        ("SHA-256 isi", ketetapan.sha256),
    ]


def buku_lampiran(
    ketetapan: Ketetapan, hari: date
) -> tuple[list[tuple[str, NilaiSel]], Sequence[Tabel]]:
    baris = baris_lampiran(ketetapan, hari)
    info: list[tuple[str, NilaiSel]] = [
        ("Judul", str(ketetapan.get_jenis_display())),
        ("Keadaan", str(ketetapan.get_status_display())),
        *keterangan(ketetapan, len(baris)),
    ]
    kepala, lebar = _tabel(ketetapan.jenis)
    return info, [Tabel("Lampiran", kepala, baris, lebar)]


# Fixing a list, and keeping its signed copy


@transaction.atomic
def tetapkan(ketetapan: Ketetapan, saat: Saat) -> Ketetapan:
    """Freeze today's list with its hash; later edits do not reach it.

    Raises TindakanTerlarang without number, day or signer, and when a colleague was first.
    """
    if not (ketetapan.nomor and ketetapan.tanggal and ketetapan.penandatangan):
        raise TindakanTerlarang("Isi nomor, tanggal, dan penanda tangan SK dulu.")
    hari = timezone.localdate(saat.pada)
    isi = {
        "hari": hari.isoformat(),
        "kepala": list(_tabel(ketetapan.jenis)[0]),
        "baris": [list(satu) for satu in baris_kini(ketetapan.jenis, hari)],
    }
    # Before the act, so that names stay out of the trail.
    ketetapan.snapshot = isi
    rancangan = Ketetapan.objects.filter(pk=ketetapan.pk, status=S.RANCANGAN)
    rancangan.update(snapshot=isi)
    return ketetapan.lakukan(
        T.TETAPKAN,
        saat,
        syarat={"edisi": ketetapan.edisi},
        sha256=sidik_isi(isi),
        kode_verifikasi=kode_rahasia(),
    )


@transaction.atomic
def unggah_bertanda_tangan(
    ketetapan: Ketetapan, saat: Saat, *, pindaian: Unggahan
) -> Ketetapan:
    """Keep the signed copy, once; raises TindakanTerlarang when there is one."""
    if ketetapan.berkas_ttd:
        raise TindakanTerlarang(SUDAH_ADA)
    wadah = Ketetapan(pk=ketetapan.pk).berkas_ttd
    wadah.save(f"sk.{pindaian.jenis}", pindaian.isi, save=False)
    return ketetapan.lakukan(
        T.UNGGAH, saat, syarat={"berkas_ttd": ""}, berkas_ttd=wadah.name or ""
    )


# Papers that carry a code: annexes of decisions, papers of visits

# What says who printed it when, or how it looks; not what the paper says.
BUKAN_ISI = frozenset({"kaki", "qr", "lambang"})


def cari_dokumen(kode: str) -> Keaslian | None:
    tetap = Ketetapan.objects.filter(kode_verifikasi=kode, status=S.TETAP)
    kertas = KertasTerbit.objects.filter(kode=kode)
    satu: Any
    if satu := tetap.select_related("unit").first():
        jenis, sidik = f"Lampiran keputusan: {satu.get_jenis_display()}", satu.sha256
    elif satu := kertas.select_related("unit").first():
        jenis, sidik = satu.jenis, satu.sidik
    else:
        return None
    return Keaslian(
        jenis=jenis,
        nomor=satu.nomor,
        tanggal=satu.tanggal,
        unit=satu.unit.nama,
        sidik=sidik,
    )


def terbitkan(kegiatan: Kegiatan, saat: Saat, isi: Mapping[str, Any]) -> dict[str, Any]:
    """``isi`` with code, QR and hash once the visit has taken place and it is no draft.

    The same words get the same code however often they are printed.
    """
    if kegiatan.status not in TERLAKSANA or isi["latar"]:
        return dict(isi)
    sidik = sidik_isi({k: v for k, v in isi.items() if k not in BUKAN_ISI})
    kertas, _ = KertasTerbit.objects.get_or_create(
        jenis=isi["judul"],
        nomor=isi["nomor"] or kegiatan.nomor,
        sidik=sidik,
        defaults={
            "unit": kegiatan.penyelenggara,
            "tanggal": timezone.localdate(kegiatan.mulai),
            "kode": kode_rahasia(),
            "dibuat_oleh": saat.oleh,
        },
    )
    return {**isi, **tanda_keaslian(kertas.kode, sidik)}
