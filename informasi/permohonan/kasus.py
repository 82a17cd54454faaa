"""What the private page of a request shows, in a fixed number of queries, and offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from informasi.jawaban.models import ButirJawaban, Jawaban
from informasi.keberatan.actions import alasan_terbuka
from informasi.keberatan.models import TERBUKA, Keberatan
from informasi.keberatan.sengketa import jendela_sengketa
from informasi.permohonan.models import (
    Kepuasan,
    Permohonan,
    PesanPermohonan,
    RujukanPermohonan,
)
from informasi.permohonan.pilihan import BERJALAN, TERJAWAB
from informasi.surat.models import Surat
from informasi.waktu import Jendela, hitung_kini
from organisasi.alur.rujukan import StatusRujukan
from organisasi.bahasa import tanggal
from organisasi.models import Jejak


@dataclass(frozen=True, slots=True)
class KasusPermohonan:
    permohonan: Permohonan
    jejak: list[Jejak]
    rujukan: list[RujukanPermohonan]
    pesan: list[PesanPermohonan]
    butir: list[ButirJawaban]
    surat: list[Surat]
    keberatan: list[Keberatan]

    @property
    def balasan(self) -> list[tuple[Jawaban, list[ButirJawaban]]]:
        per_jawaban = groupby(self.butir, key=lambda b: b.jawaban)
        return [(jawaban, list(butir)) for jawaban, butir in per_jawaban]

    @property
    def pertanyaan(self) -> list[PesanPermohonan]:
        if self.permohonan.status not in BERJALAN:
            return []
        terjawab = {p.menjawab_id for p in self.pesan}
        return [
            p
            for p in self.pesan
            if p.dari_petugas and p.jawab_sampai and p.pk not in terjawab
        ]

    @property
    def ditawarkan(self) -> list[RujukanPermohonan]:
        return [r for r in self.rujukan if r.status == StatusRujukan.DIAJUKAN]

    @property
    def menunggu_putusan(self) -> bool:
        return any(r.status == StatusRujukan.DIKEMBALIKAN for r in self.rujukan)

    @property
    def keberatan_terbuka(self) -> Keberatan | None:
        return next((k for k in self.keberatan if k.status in TERBUKA), None)

    @property
    def kepuasan(self) -> Kepuasan | None:
        return getattr(self.permohonan, "kepuasan", None)


def muat_kasus(permohonan: Permohonan) -> KasusPermohonan:
    """Read the case: one query a kind, however long it has become.

    ``permohonan`` comes with its units and ``kepuasan`` already joined.
    """
    butir = (
        ButirJawaban.objects.filter(
            jawaban__permohonan=permohonan, jawaban__terbit_pada__isnull=False
        )
        .select_related("jawaban__kanal_lain", "uji", "unit", "dokumen")
        .prefetch_related("berkas")
        .order_by("-jawaban__terbit_pada", "-jawaban", "pk")
    )
    surat = Surat.objects.berlaku().perkara(permohonan)
    keberatan = list(permohonan.keberatan.select_related("sengketa", "unit"))
    return KasusPermohonan(
        permohonan=permohonan,
        jejak=_jejak(permohonan, keberatan),
        rujukan=list(
            permohonan.rujukan.select_related("dari_unit", "ke_unit", "ditetapkan_ke")
        ),
        pesan=list(permohonan.pesan.all()),
        butir=list(butir),
        surat=list(surat.defer("naskah", "identitas")),
        keberatan=keberatan,
    )


def _jejak(permohonan: Permohonan, keberatan: list[Keberatan]) -> list[Jejak]:
    nomor = [str(satu.pk) for satu in keberatan]
    milik = Q(objek_jenis=permohonan._meta.label_lower, objek_id=str(permohonan.pk))
    milik |= Q(objek_jenis=Keberatan._meta.label_lower, objek_id__in=nomor)
    return list(Jejak.objects.filter(milik).order_by("-pada", "-pk"))


# What the applicant can do now; only what is open is offered


# Heading, text, button and its address.
Aksi = tuple[str, str, str, str]


def aksi(kasus: KasusPermohonan, hari_ini: date) -> list[Aksi]:
    """What is open today, the most pressing first; no query."""
    semua = (
        _lengkapi(kasus.permohonan),
        _tanggapan(kasus),
        _sengketa(kasus, hari_ini),
        _keberatan(kasus, hari_ini),
        _nilai(kasus),
    )
    return [satu for satu in semua if satu]


def _alamat(nama: str, permohonan: Permohonan, *lain: object) -> str:
    return reverse(f"informasi:permohonan-{nama}", args=(permohonan.kode, *lain))


def _lengkapi(permohonan: Permohonan) -> Aksi | None:
    if not permohonan.boleh(Permohonan.Tindakan.LENGKAPI):
        return None
    return (
        "Lengkapi berkas Anda",
        "Yang masih kurang: " + "; ".join(permohonan.masih_kurang) + ".",
        "Lengkapi sekarang",
        _alamat("lengkapi", permohonan),
    )


def _tanggapan(kasus: KasusPermohonan) -> Aksi | None:
    terakhir = kasus.keberatan[0] if kasus.keberatan else None
    if terakhir is None or terakhir.status != Keberatan.Status.DITANGGAPI:
        return None
    return (
        "Baca tanggapan Atasan PPID",
        "Setelah itu Anda dapat menerimanya, atau membawanya ke Komisi Informasi.",
        "Baca tanggapan",
        _alamat("keberatan-rinci", kasus.permohonan, terakhir.pk),
    )


def _sengketa(kasus: KasusPermohonan, hari_ini: date) -> Aksi | None:
    if not kasus.keberatan:
        return None
    jendela = jendela_sengketa(kasus.keberatan[0], hari_ini, hitung=hitung_kini)
    if not jendela.boleh or jendela.sampai is None:
        return None
    return (
        "Bawa ke Komisi Informasi",
        f"Hari terakhirnya {tanggal(jendela.sampai)}. Berkasnya sudah kami siapkan.",
        "Lihat caranya",
        _alamat("sengketa", kasus.permohonan),
    )


def _keberatan(kasus: KasusPermohonan, hari_ini: date) -> Aksi | None:
    terbuka = keberatan_terbuka(kasus, hari_ini)
    if not terbuka.boleh or terbuka.sampai is None:
        return None
    return (
        "Minta diperiksa ulang oleh atasan kami",
        (
            "Namanya keberatan. Gratis, dan diputus orang lain. Hari terakhirnya "
            f"{tanggal(terbuka.sampai)}."
        ),
        "Ajukan keberatan",
        _alamat("keberatan", kasus.permohonan),
    )


def _nilai(kasus: KasusPermohonan) -> Aksi | None:
    if kasus.permohonan.status not in TERJAWAB:
        return None
    if lama := kasus.kepuasan:
        if not lama.dapat_diubah(timezone.now()):
            return None
        return (
            "Ubah penilaian Anda",
            lama.kalimat_batas,
            "Ubah nilai",
            _alamat("nilai", kasus.permohonan),
        )
    return (
        "Nilai pelayanan kami",
        "Satu pertanyaan, sukarela. Petugas yang menangani tidak melihat nilai Anda.",
        "Beri nilai",
        _alamat("nilai", kasus.permohonan),
    )


def keberatan_terbuka(kasus: KasusPermohonan, hari_ini: date) -> Jendela:
    biaya = kasus.butir[0].jawaban.biaya if kasus.butir else 0
    return alasan_terbuka(
        kasus.permohonan,
        hari_ini,
        sudah=kasus.keberatan,
        biaya=biaya,
        hitung=hitung_kini,
    )
