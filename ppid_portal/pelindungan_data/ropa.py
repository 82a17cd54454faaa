"""The record of processing activities: what for, which data, whose, how long.

UU 27/2022 Pasal 31. The words describe what the portal does; the counts are of this moment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, NamedTuple

from django.db.models import Count, Q
from django.utils import timezone

from informasi.models import Keberatan, Pemohon
from organisasi.kertas.xlsx import Tabel, tulis_buku
from organisasi.models import Pengaturan, Petugas
from organisasi.staf.isian import UMUR_JAM
from organisasi.waktu.tenggat import tanggal_jam
from pemangku.models import (
    EksporPribadi,
    Jabatan,
    Kanal,
    Kehadiran,
    Orang,
    Pemangku,
    PendaftaranMandiri,
    Persetujuan,
)
from pengaduan.models import Pelapor

KEPALA = (
    *("Tujuan pemrosesan", "Jenis data", "Dasar", "Penerima", "Masa simpan"),
    "Jumlah orang",
)
LEBAR = (34, 44, 40, 40, 44, 14)
KEPALA_UNDUHAN = (
    *("Nomor", "Diminta oleh", "Untuk apa", "Baris", "Disetujui oleh"),
    *("Kali diunduh", "Terakhir"),
)
LEBAR_UNDUHAN = (16, 28, 44, 10, 28, 12, 34)
TUGAS = "Tugas pelayanan publik (UU 27/2022 Pasal 20 ayat 2)"
SETUJU = "Persetujuan yang tertulis atau terekam (UU 27/2022 Pasal 20 ayat 2, Pasal 22)"
ISIAN = f"; isian petugas yang belum dikirim {UMUR_JAM} jam"
DALAM = "Petugas yang berwenang di lingkungan pemerintah kota; tidak keluar"


class Pemrosesan(NamedTuple):
    tujuan: str
    data: str
    dasar: str
    penerima: str
    simpan: str
    jumlah: int


@dataclass(frozen=True, slots=True)
class Ropa:
    pemrosesan: list[Pemrosesan]
    unduhan: list[EksporPribadi]
    narahubung: str


def ropa(*, pada: datetime) -> Ropa:
    atur = Pengaturan.objects.kini()
    unduhan = EksporPribadi.objects.terunduh().select_related("peminta", "penyetuju")
    return Ropa(
        [*_layanan(), *_pemangku(atur, pada)], list(unduhan), atur.narahubung_pdp
    )


def _layanan() -> Iterator[Pemrosesan]:
    yield Pemrosesan(
        "Melayani permohonan informasi publik",
        "Nama, NIK atau nomor pengesahan, alamat, pekerjaan, telepon, surel, bukti "
        "identitas; tersandi",
        "Kewajiban hukum (UU 14/2008)",
        DALAM,
        "Sampai tenggat keberatan dan sengketanya lewat; bukti identitas lebih dulu"
        f"{ISIAN}",
        Pemohon.objects.filter(dihapus_pada=None).count(),
    )
    yield Pemrosesan(
        "Melayani keberatan dan sengketa informasi",
        "Identitas yang sama dengan permohonannya",
        "Kewajiban hukum (UU 14/2008)",
        "Atasan PPID; Komisi Informasi bila disengketakan",
        f"Sampai sengketanya selesai{ISIAN}",
        Keberatan.objects.filter(pemohon__dihapus_pada=None).aggregate(
            n=Count("pemohon", distinct=True)
        )["n"],
    )
    yield Pemrosesan(
        "Menangani pengaduan dan laporan darurat",
        "Nama dan kontak bila diberikan; tersandi",
        TUGAS,
        "Unit yang menangani; SP4N-LAPOR! hanya bila pelapor mengizinkan",
        f"Sampai masa simpannya setelah aduan ditutup{ISIAN}",
        Pelapor.objects.filter(dihapus_pada=None).count(),
    )


def _pemangku(atur: Pengaturan, pada: datetime) -> Iterator[Pemrosesan]:
    hari = timezone.localdate(pada)
    kini = Jabatan.objects.berlaku(hari).filter(orang__status=Orang.Status.AKTIF)
    bulan, hari_kontak = atur.retensi_orang_bulan, atur.kontak_tanpa_setuju_hari
    simpan = f"Diusulkan dihapus setelah {bulan} bulan tidak diperlukan"
    for lingkup, tujuan in (
        (Pemangku.Lingkup.INTERNAL, "Mengenal pejabat unit dan lembaga pemerintah"),
        (Pemangku.Lingkup.EKSTERNAL, "Mengenal pengurus lembaga dan tokoh masyarakat"),
    ):
        orang = kini.filter(pemangku__lingkup=lingkup)
        yield Pemrosesan(
            tujuan,
            "Nama, gelar, jabatan, kanal kedinasan",
            TUGAS,
            DALAM,
            simpan,
            orang.aggregate(n=Count("orang", distinct=True))["n"],
        )
    yield Pemrosesan(
        "Menghubungi orang lewat kanal pribadinya",
        "Nomor, surel, dan akun pribadi; tersandi",
        SETUJU,
        DALAM,
        f"Sampai ditarik atau orangnya dihapus; tanpa persetujuan {hari_kontak} hari "
        "sesudah kegiatan terakhir",
        Kanal.objects.filter(
            orang__status=Orang.Status.AKTIF, sifat=Kanal.Sifat.PRIBADI
        ).aggregate(n=Count("orang", distinct=True))["n"],
    )
    yield from _persetujuan()
    yield Pemrosesan(
        "Mencatat kehadiran kegiatan",
        "Nama, jabatan, lembaga, L/P pada hari itu",
        f"{TUGAS}; diberitahukan di pintu",
        "Petugas kegiatan; laporan kegiatan",
        "Arsip kegiatan",
        Kehadiran.objects.sah().aggregate(
            n=Count("orang", distinct=True) + Count("pk", filter=Q(orang=None))
        )["n"],
    )
    yield Pemrosesan(
        "Pendaftaran mandiri di pintu",
        "Yang ditulis pendaftar; tersandi",
        SETUJU,
        "Petugas kegiatan",
        "30 hari bila tidak diperiksa",
        PendaftaranMandiri.objects.exclude(isian="").count(),
    )


def _persetujuan() -> Iterator[Pemrosesan]:
    for tujuan in Persetujuan.Tujuan:
        berlaku = Persetujuan.objects.berlaku(tujuan)
        yield Pemrosesan(
            f"Persetujuan: {tujuan.label.lower()}",
            "Keputusan per tujuan dan kanal, kalimatnya, buktinya",
            SETUJU,
            DALAM,
            "Sampai ditarik; riwayatnya tetap sebagai bukti, tanpa isi bila orangnya "
            "dihapus",
            berlaku.order_by().aggregate(n=Count("orang", distinct=True))["n"],
        )


def tulis_ropa(tujuan: IO[bytes], *, petugas: Petugas, pada: datetime) -> None:
    isi = ropa(pada=pada)
    tulis_buku(
        tujuan,
        info=[
            ("Judul", "Rekaman kegiatan pemrosesan data pribadi"),
            ("Dasar", "UU 27/2022 Pasal 31"),
            ("Keadaan per", tanggal_jam(pada)),
            ("Diunduh oleh", str(petugas)),
            ("Narahubung", isi.narahubung or "belum diisi di Pengaturan"),
        ],
        tabel=[
            Tabel("Pemrosesan", KEPALA, isi.pemrosesan, LEBAR),
            Tabel(
                "Unduhan",
                KEPALA_UNDUHAN,
                [_unduhan(satu) for satu in isi.unduhan],
                LEBAR_UNDUHAN,
            ),
        ],
    )


def _unduhan(satu: EksporPribadi) -> tuple[str | int, ...]:
    return (
        *(satu.nomor, str(satu.peminta), satu.tujuan, satu.jumlah),
        *(str(satu.penyetuju or "tanpa persetujuan kedua"), satu.diunduh),
        tanggal_jam(satu.diubah_pada),
    )
