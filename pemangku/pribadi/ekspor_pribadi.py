"""Downloads with names and channels: asked for, approved, taken (PK-59)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import batched
from typing import Any

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, pastikan, wajib
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.dokumen import Buku
from organisasi.kertas.xlsx import NilaiSel, Tabel
from organisasi.models import Jejak, NomorUrut, Petugas, Unit
from organisasi.pribadi.actions import buka_data
from organisasi.waktu.tenggat import tanggal_jam
from pemangku.inventaris.kanal import Kanal
from pemangku.inventaris.models import Pemangku, PemangkuQuerySet
from pemangku.inventaris.orang import Jabatan, JabatanQuerySet, Orang, Persetujuan
from pemangku.izin import OPERATOR, PENGELOLA
from pemangku.pribadi.models import (
    BERLAKU,
    SETUJU_EKSPOR,
    EksporPribadi,
    TindakanEkspor,
)

# Asking for a download, and taking it (pemangku 8.1)

REGISTER = "ekspor_pribadi"
TANPA_PERAN = "tidak sedang bertugas"
SEHARI = "24 jam sejak disetujui, hanya oleh peminta"
PALING_BANYAK = 200
TERLALU_BANYAK = (
    "Ada {jumlah} baris; unit paling banyak mengunduh 200. Persempit, atau minta "
    "pengelola di Diskominfo."
)
PEMUTUS = frozenset({Peran.PENGELOLA_PEMANGKU, Peran.PDP})


def baris_ekspor(
    petugas: Petugas, *, pengelola: Unit | None, hari: datetime
) -> JabatanQuerySet:
    """Posts held today at records the officer keeps; of all for the officer of data.

    Raises TindakanTerlarang for who holds no such role: the superuser's right to
    everything is none to names.
    """
    semua = _catatan(petugas).aktif()
    if pengelola is not None:
        semua = semua.milik_unit(pengelola)
    berlaku = Jabatan.objects.nyata().berlaku(timezone.localdate(hari))
    return berlaku.filter(
        pemangku__in=semua.order_by().values("pk"), orang__status=Orang.Status.AKTIF
    )


def _catatan(petugas: Petugas) -> PemangkuQuerySet:
    if petugas.berperan(*PEMUTUS):
        return Pemangku.objects.all()
    if not petugas.berperan(*OPERATOR):
        raise TindakanTerlarang("Peran Anda tidak boleh mengunduh data pribadi.")
    unit = {p.unit_id for p in petugas.penugasan_aktif if p.peran in OPERATOR}
    di_bawah = Unit.objects.di_bawah(unit)
    return Pemangku.objects.filter(pengelola__in=di_bawah.values("pk"))


@transaction.atomic
def minta_ekspor(saat: Saat, *, tujuan: str, pengelola: Unit | None) -> EksporPribadi:
    """Ask for the download; the module's owner waits for a second person, others do not.

    Raises TindakanTerlarang without a purpose, a right or a row, and for an officer of a
    unit above 200 rows.
    """
    tujuan = wajib(tujuan, "Tulis tujuan data ini diunduh.")
    jumlah = _periksa(saat.oleh, pengelola, saat.pada)
    langsung = saat.oleh.berperan(Peran.PDP) or not saat.oleh.berperan(*PENGELOLA)
    tahun = timezone.localdate(saat.pada).year
    status = EksporPribadi.Status
    ekspor = EksporPribadi.objects.create(
        nomor=f"EKP-{tahun}-{NomorUrut.objects.ambil(REGISTER, tahun=tahun):04d}",
        peminta=saat.oleh,
        dibuat_oleh=saat.oleh,
        tujuan=tujuan,
        pengelola=pengelola,
        jumlah=jumlah,
        langsung=langsung,
        status=status.DISETUJUI if langsung else status.DIMINTA,
        status_sejak=saat.pada,
        berlaku_sampai=saat.pada + BERLAKU if langsung else None,
    )
    Jejak.objects.catat(
        ekspor,
        "minta",
        saat=saat,
        catatan=ekspor.tujuan,
        sesudah={"status": ekspor.status, "baris": jumlah},
    )
    if not langsung:
        SETUJU_EKSPOR.minta(ekspor, saat, perihal=f"{jumlah} baris untuk {tujuan}")
    return ekspor


def _periksa(petugas: Petugas, pengelola: Unit | None, pada: datetime) -> int:
    jumlah = baris_ekspor(petugas, pengelola=pengelola, hari=pada).count()
    if not jumlah:
        raise TindakanTerlarang("Tidak ada baris yang dapat diunduh.")
    if jumlah > PALING_BANYAK and not petugas.berperan(*PEMUTUS):
        raise TindakanTerlarang(TERLALU_BANYAK.format(jumlah=jumlah))
    return jumlah


@transaction.atomic
def ambil_ekspor(ekspor: EksporPribadi, saat: Saat) -> JabatanQuerySet:
    """Write down that it leaves the portal; then the rows may be read.

    Raises TindakanTerlarang for others than who asked, before approval, after 24 hours,
    and when the role or the number of rows no longer allows it.
    """
    pastikan(ekspor.halangan_unduh(saat.oleh, saat.pada))
    ekspor.lakukan(
        TindakanEkspor.UNDUH,
        saat,
        syarat={"diunduh": ekspor.diunduh},
        diunduh=ekspor.diunduh + 1,
    )
    _periksa(saat.oleh, ekspor.pengelola, saat.pada)
    buka_data(ekspor, saat, kolom="unduhan", alasan=ekspor.tujuan)
    return baris_ekspor(saat.oleh, pengelola=ekspor.pengelola, hari=saat.pada)


# The workbook; each sheet says who took it

KEPALA = (
    "Nomor",
    "Lembaga",
    "Kelurahan",
    "Pengelola",
    "Nama",
    "Jabatan",
    "Peran",
    "WhatsApp",
    "Telepon",
    "Surel",
    "Persetujuan",
)
LEBAR = (12, 34, 18, 26, 30, 22, 26, 18, 18, 28, 40)
PESAN = (
    "Ada. Pakai hanya untuk tujuan di atas, jangan diteruskan, hapus setelah dipakai "
    "(UU 27/2022)."
)
JENIS = (Kanal.Jenis.WA, Kanal.Jenis.TELEPON, Kanal.Jenis.EMAIL)
SEKALI_BACA = 500


def rincian_ekspor(ekspor: EksporPribadi) -> list[tuple[str, str]]:
    """What is asked for, as who approves it and who asked for it read it."""
    peminta = ekspor.peminta
    tugas = [
        f"{satu.get_peran_display()}, {satu.unit.nama_pendek}"
        for satu in peminta.penugasan_aktif
    ]
    sampai = ekspor.berlaku_sampai
    semua = [
        ("diminta oleh", f"{peminta} ({'; '.join(tugas) or TANPA_PERAN})"),
        ("diminta pada", tanggal_jam(ekspor.dibuat_pada)),
        ("untuk apa", ekspor.tujuan),
        ("baris", f"{ekspor.jumlah} orang yang menjabat, saat diminta"),
        ("dari", str(ekspor.pengelola or "semua lembaga yang dapat dilihat peminta")),
        ("kolom", ", ".join(KEPALA)),
        ("dapat diunduh", f"sampai {tanggal_jam(sampai)}" if sampai else SEHARI),
        ("diputus oleh", str(ekspor.penyetuju or "")),
        ("alasan ditolak", ekspor.alasan),
        ("sudah diunduh", f"{ekspor.diunduh} kali" if ekspor.diunduh else ""),
    ]
    return [(nama, nilai) for nama, nilai in semua if nilai]


def buku_pribadi(
    ekspor: EksporPribadi, baris: JabatanQuerySet, *, pada: datetime
) -> Buku:
    cap = f"{ekspor.nomor} · diunduh {tanggal_jam(pada)} oleh {ekspor.peminta}"
    info = [
        ("Judul", "Daftar pemangku kepentingan dengan data pribadi"),
        ("Nomor", ekspor.nomor),
        ("Diunduh", f"{tanggal_jam(pada)} oleh {ekspor.peminta}"),
        ("Untuk apa", ekspor.tujuan),
        ("Disetujui oleh", str(ekspor.penyetuju or "tanpa persetujuan kedua")),
        ("Hanya yang dirawat", str(ekspor.pengelola or "semua")),
        ("Data pribadi", PESAN),
    ]
    return info, [Tabel("Orang", KEPALA, _baris(baris), LEBAR, [cap])]


def _baris(baris: JabatanQuerySet) -> Iterator[list[NilaiSel]]:
    semua = baris.select_related(
        "orang", "pemangku__jenis", "pemangku__wilayah__induk", "pemangku__pengelola"
    ).order_by("pemangku__nomor", "mulai", "pk")
    for kelompok in batched(
        semua.iterator(chunk_size=SEKALI_BACA), SEKALI_BACA, strict=False
    ):
        yield from _lengkapi(kelompok)


def _lengkapi(kelompok: Sequence[Jabatan]) -> Iterator[list[NilaiSel]]:
    orang = {satu.orang_id for satu in kelompok}
    kanal: dict[Any, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for satu in Kanal.objects.filter(orang__in=orang, jenis__in=JENIS):
        kanal[satu.orang_id][satu.jenis].append(satu.nilai)
    setuju: dict[Any, list[str]] = defaultdict(list)
    berlaku = Persetujuan.objects.filter(orang__in=orang).berlaku(
        *Persetujuan.Tujuan.values
    )
    for baris in berlaku:
        setuju[baris.orang_id].append(baris.get_tujuan_display())
    for j in kelompok:
        yield [
            j.pemangku.nomor,
            j.pemangku.nama_tampil,
            str(j.pemangku.wilayah or ""),
            j.pemangku.pengelola.nama,
            j.orang.nama_lengkap,
            j.nama_jabatan,
            ", ".join(j.sebutan_peran),
            *("; ".join(kanal[j.orang_id][jenis]) for jenis in JENIS),
            "; ".join(sorted(set(setuju[j.orang_id]))),
        ]
