"""The field mode behind its pages: the screen, the queue and its backup (5.1)."""

import json
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import BerkasTidakTersimpan
from organisasi.kertas.unggahan import Foto
from organisasi.models import Jejak, Petugas
from organisasi.teks import bersih
from pemangku.inventaris.actions import ubah_pemangku
from pemangku.inventaris.duplikat import HIDUP
from pemangku.inventaris.models import Pemangku
from pemangku.kunjungan.actions import simpan_foto
from pemangku.kunjungan.kehadiran import (
    Kedatangan,
    Kehadiran,
    kedatangan,
    pastikan_terbuka,
)
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import MENERIMA_HADIR, StatusHadir
from pemangku.ruang.forms import RekamanForm
from pemangku.ruang.hadir import (
    HasilHadir,
    KegiatanTertutup,
    KunciTerpakai,
    terima_rekaman,
)
from pemangku.ruang.models import ResiLapangan
from pemangku.staf import foto_bersih

# What the screen shows: visits of these days, invitees, who was just taken down

# Visits shown before and after today.
DEKAT = timedelta(days=7)
TERAKHIR = 12
# Bodies offered while one is typed.
SARAN = 150
JABATAN = (
    "Ketua",
    "Wakil Ketua",
    "Sekretaris",
    "Bendahara",
    "Anggota",
    "Pengurus",
    "Camat",
    "Sekretaris Kecamatan",
    "Lurah",
    "Kepala Seksi",
    "Staf",
    "Kader",
)


def kegiatan_dekat(petugas: Petugas, *, pada: datetime) -> list[Kegiatan]:
    semua = Kegiatan.objects.digarap(petugas).filter(
        status__in=MENERIMA_HADIR, mulai__gte=pada - DEKAT, mulai__lte=pada + DEKAT
    )
    hitung = Count("kehadiran", filter=Q(kehadiran__status=StatusHadir.SAH))
    daftar = semua.untuk_daftar().annotate(hadir=hitung)
    return sorted(daftar, key=lambda k: abs(k.mulai - pada))


def isi_layar(kegiatan: Kegiatan) -> dict[str, Any]:
    hadir = kegiatan.kehadiran.exclude(status=StatusHadir.SEMENTARA)
    sah = kegiatan.kehadiran.sah()
    undangan = kegiatan.undangan.select_related(
        "orang", "pemangku__jenis", "pemangku__wilayah__induk"
    )
    lembaga = (
        Pemangku.objects.ditawarkan(kegiatan).aktif().order_by("nama_resmi", "nomor")
    )
    return {
        "tamu": kedatangan(undangan, sah),
        "terakhir": list(hadir.order_by("-dibuat_pada")[:TERAKHIR]),
        "hadir": sah.count(),
        "lembaga": lembaga.select_related("wilayah__induk")[:SARAN],
        "jabatan": JABATAN,
    }


def cari_tamu(layar: Mapping[str, Any], undangan: object) -> Kedatangan | None:
    tamu: list[Kedatangan] = layar["tamu"]
    return next((t for t in tamu if str(t.undangan.pk) == str(undangan)), None)


def jumlah_hadir(hadir: Kehadiran) -> int:
    return Kehadiran.objects.sah().filter(kegiatan=hadir.kegiatan_id).count()


# What the queue sends, record by record

logger = logging.getLogger(__name__)
PALING_BANYAK = 25
SKEMA = 3
# A phone whose clock is further off than this is corrected, and the record says so.
JAM_MELESET = timedelta(minutes=10)
# Nobody is taken down longer before the visit: such a time is a wrong clock's.
SEBELUM_MULAI = timedelta(days=7)
DITOLAK = "DITOLAK"
BUKAN_MILIK = "Bukan kegiatan Anda."
TIDAK_TERBACA = "Rekaman ini tidak terbaca."
TIDAK_TERSIMPAN = "Rekaman ini tidak dapat disimpan. Periksa isinya, lalu kirim lagi."
# For the phone and for the page that takes a saved queue.
SIMPAN_CADANGAN = "Sambil menunggu, simpan berkas cadangannya."
# Fields of the model that stand under another name in the form.
KOLOM_FORM = {
    "wilayah": "kelurahan",
    "nama_resmi": "lembaga",
    "nama_jabatan": "jabatan",
}


class TerlaluBanyak(ValueError):
    """More records than one call may hold."""


def baca_kiriman(isi: Any, *, pada: datetime) -> tuple[list[Any], timedelta]:
    """Of a call the records, and how far the phone's clock is off.

    Raises ValueError for another form, TerlaluBanyak over 25.
    """
    rekaman = isi.get("rekaman") if isinstance(isi, dict) else None
    daftar: list[Any] = rekaman if isinstance(rekaman, list) else [None]
    if len(daftar) > PALING_BANYAK:
        raise TerlaluBanyak
    if not all(isinstance(satu, dict) for satu in daftar):
        raise ValueError(TIDAK_TERBACA)
    jam = _jam(isi.get("jam_perangkat"))
    selisih = pada - jam if jam else timedelta(0)
    return daftar, selisih if abs(selisih) > JAM_MELESET else timedelta(0)


def terima_satu(
    rekaman: Mapping[str, Any], saat: Saat, *, selisih: timedelta
) -> dict[str, Any]:
    """Take one record, in a transaction of its own.

    A refusal names the fields, and 403 a visit that is not one's own. What else fails is
    refused too, so that it holds up no other record. Only a lost database is raised: then
    the phone keeps its queue.
    """
    pesan: Mapping[str, str]
    pilihan: Sequence[tuple[str, str]] = ()
    kode = 422
    try:
        hasil = _terima(rekaman, saat, selisih=selisih)
    except PermissionDenied as galat:
        pesan, kode = {"": str(galat)}, 403
    except TindakanTerlarang as galat:
        kolom = "kunci" if isinstance(galat, KunciTerpakai) else ""
        tunggu = f" {SIMPAN_CADANGAN}" if isinstance(galat, KegiatanTertutup) else ""
        pesan = {kolom: f"{galat}{tunggu}"}
    except ValidationError as galat:
        pesan, pilihan = pesan_form(galat), getattr(galat, "calon", ())
    except (OperationalError, InterfaceError):
        raise
    except Exception as galat:  # noqa: BLE001 - the next record has its turn
        nomor, jenis = rekaman.get("id"), type(galat).__name__
        logger.error("Rekaman %s failed: %s", nomor, jenis)  # noqa: TRY400 - no data in logs
        pesan = {"": TIDAK_TERSIMPAN}
    else:
        return _jawab(rekaman, hasil)
    nomor = str(rekaman.get("id") or "")
    tolak = {"status": DITOLAK, "kode": kode, "pesan": pesan, "pilihan": pilihan}
    return {"id": nomor, **tolak}


def _jawab(rekaman: Mapping[str, Any], hasil: HasilHadir) -> dict[str, Any]:
    jawab: dict[str, Any] = {
        "id": str(rekaman["id"]),
        "status": hasil.status,
        "pk": str(hasil.pk),
        "catatan": hasil.catatan,
        "hadir": "",
    }
    # The attendance that can be taken back, and how many the visit has.
    if hadir := hasil.hadir:
        sah = hadir.status == Kehadiran.Status.SAH
        jawab |= {"hadir": str(hadir.pk) if sah else "", "jumlah": jumlah_hadir(hadir)}
    return jawab


def _terima(
    rekaman: Mapping[str, Any], saat: Saat, *, selisih: timedelta
) -> HasilHadir:
    try:
        kunci = UUID(str(rekaman.get("id")))
        nomor = UUID(str(rekaman.get("kegiatan")))
    except ValueError:
        raise ValidationError({"": TIDAK_TERBACA}) from None
    kegiatan = Kegiatan.objects.digarap(saat.oleh).filter(pk=nomor).first()
    if kegiatan is None:
        catat_asing(nomor, saat)
        raise PermissionDenied(BUKAN_MILIK)
    form = RekamanForm({k: _teks(v) for k, v in rekaman.items()}, kegiatan=kegiatan)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    return terima_rekaman(
        kegiatan,
        saat,
        kunci=kunci,
        isian=form.cleaned_data,
        ditangkap_pada=_ditangkap(rekaman, kegiatan, selisih, saat.pada),
    )


def pesan_form(galat: ValidationError) -> dict[str, str]:
    return {
        KOLOM_FORM.get(nama, nama): isi[0] for nama, isi in galat.message_dict.items()
    }


def catat_asing(nomor: UUID, saat: Saat) -> None:
    """A record or photo for somebody else's visit leaves a line with that visit (PK-04)."""
    if kegiatan := Kegiatan.objects.filter(pk=nomor).first():
        Jejak.objects.catat(kegiatan, "rekaman_ditolak", saat=saat)


def _teks(isi: Any) -> str:
    if isi is None or isi is False:
        return ""
    return "on" if isi is True else str(isi)


def _jam(isi: Any) -> datetime | None:
    try:
        jam = parse_datetime(str(isi))
    except ValueError:
        return None
    return jam.replace(tzinfo=UTC) if jam and timezone.is_naive(jam) else jam


def _ditangkap(
    rekaman: Mapping[str, Any], kegiatan: Kegiatan, selisih: timedelta, pada: datetime
) -> datetime:
    """When it was typed, by the server's clock.

    Never later than now; more than seven days before the visit begins it is now.
    """
    jam = _jam(rekaman.get("ditangkap_pada"))
    if jam is None or jam + selisih < kegiatan.mulai - SEBELUM_MULAI:
        return pada
    return min(jam + selisih, pada)


# Photos of the phone's second queue: taken once, never in the way of a record

DITERIMA, SUDAH_ADA, TUNGGU = "DITERIMA", "SUDAH_ADA", "TUNGGU"
KUNCI_LAIN = "Foto ini sudah dikirim untuk kegiatan lain."
BUKAN_LEMBAGA = "Foto SK hanya untuk lembaga."
TAK_TERPAKAI = "Catatan lembaganya tidak dipakai lagi."
SUDAH_BER_SK = "Lembaga ini sudah punya berkas SK. Ganti di halaman datanya bila perlu."
TAK_DAPAT = "Foto SK belum dapat disimpan: lengkapi dulu data lembaganya."
Jenis = ResiLapangan.Jenis


def sudah_diterima(kegiatan: Kegiatan, kunci: UUID) -> bool:
    """Whether the photo of that key is taken; TindakanTerlarang for another visit's key."""
    resi = ResiLapangan.objects.filter(pk=kunci).first()
    if resi and (resi.kegiatan_id != kegiatan.pk or resi.jenis == Jenis.REKAMAN):
        raise TindakanTerlarang(KUNCI_LAIN)
    return resi is not None


@transaction.atomic
def terima_foto(
    kegiatan: Kegiatan,
    foto: Foto,
    saat: Saat,
    *,
    kunci: UUID,
    keterangan: str = "",
    rekaman: UUID | None = None,
) -> str:
    """Keep a photo of the visit, or put that of an SK to the body of ``rekaman``.

    DITERIMA; SUDAH_ADA for a key or picture known there; TUNGGU while the record has not
    come. Never over a file that is there. Raises TindakanTerlarang with what stands
    against it, ValidationError for the twenty-first.
    """
    kunci_formulir("foto_lapangan", kunci)
    if sudah_diterima(kegiatan, kunci):
        return SUDAH_ADA
    hasil, pemangku = DITERIMA, None
    if rekaman:
        pastikan_terbuka(Kegiatan.objects.get(pk=kegiatan.pk))
        # The record of the person told at which body; until it has come, nobody knows.
        semua = ResiLapangan.objects.filter(kegiatan=kegiatan, jenis=Jenis.REKAMAN)
        resi = semua.filter(pk=rekaman).select_related("pemangku__jenis").first()
        pemangku = resi.pemangku if resi else None
        if pemangku is None:
            return TUNGGU
        _tempelkan_sk(pemangku, foto, saat)
    else:
        # The visit is locked first: the same picture may come from two phones at once.
        kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
        if kini.foto.filter(sha256=foto.sha256).exists():
            hasil = SUDAH_ADA
        else:
            simpan_foto(kini, saat, foto=[foto], keterangan=keterangan)
    ResiLapangan.objects.create(
        pk=kunci,
        jenis=Jenis.SK if rekaman else Jenis.FOTO,
        kegiatan=kegiatan,
        pemangku=pemangku,
        petugas=saat.oleh,
        pada=saat.pada,
    )
    return hasil


def _tempelkan_sk(pemangku: Pemangku, foto: Foto, saat: Saat) -> None:
    if pemangku.perorangan:
        raise TindakanTerlarang(BUKAN_LEMBAGA)
    if pemangku.status not in HIDUP:
        raise TindakanTerlarang(TAK_TERPAKAI)
    if pemangku.sk_berkas:
        raise TindakanTerlarang(SUDAH_BER_SK)
    foto.isi.name = "sk.jpg"
    try:
        ubah_pemangku(
            pemangku, saat, isian={"sk_berkas": foto.isi}, edisi=pemangku.edisi
        )
    except ValidationError:
        # Old records may lack what is asked for today.
        raise TindakanTerlarang(TAK_DAPAT) from None


# What the queue or a form sends, photo by photo, and what it is told

FOTO_TIDAK_TERBACA = "Kiriman foto ini tidak terbaca."
PANJANG_KETERANGAN = 200


def baca_foto(isi: Mapping[str, str]) -> tuple[UUID, dict[str, Any]] | None:
    """The visit, and what ``terima`` takes beside the photo; None for what is no photo."""
    jenis = isi.get("jenis", "")
    if jenis not in {Jenis.FOTO, Jenis.SK}:
        return None
    try:
        kegiatan = UUID(isi.get("kegiatan", ""))
        rekaman = UUID(isi.get("rekaman", "")) if jenis == Jenis.SK else None
        kunci = UUID(isi.get("id", ""))
    except ValueError:
        return None
    keterangan = isi.get("keterangan", "")
    return kegiatan, {"kunci": kunci, "rekaman": rekaman, "keterangan": keterangan}


def terima(
    kegiatan: Kegiatan,
    berkas: UploadedFile | None,
    *,
    kunci: UUID,
    keterangan: str = "",
    **lain: Any,
) -> dict[str, str]:
    """The answer: a status, and with DITOLAK the sentence that stays with the photo."""
    try:
        if sudah_diterima(kegiatan, kunci):
            return {"status": SUDAH_ADA}
        if berkas is None:
            return ditolak("Pilih fotonya.")
        keterangan = bersih(keterangan).strip()[:PANJANG_KETERANGAN]
        foto: Foto = foto_bersih(berkas)
        hasil = terima_foto(kegiatan, foto, kunci=kunci, keterangan=keterangan, **lain)
    except BerkasTidakTersimpan:
        raise  # no refusal: the phone keeps its photo and sends it again
    except TindakanTerlarang as galat:
        return ditolak(str(galat))
    except ValidationError as galat:
        return ditolak(galat.messages[0])
    return {"status": hasil}


def ditolak(pesan: str) -> dict[str, str]:
    return {"status": DITOLAK, "pesan": pesan}


# A queue that was saved as a file, taken on any device (PK-03)

PALING_BESAR = 2 * 1024 * 1024
CADANGAN_TERBANYAK = 2000
BELUM_DIPILIH = "Pilih berkas cadangannya dulu."
BUKAN_CADANGAN = "Berkas ini bukan cadangan dari mode lapangan."
TERLALU_BESAR = "Berkas ini terlalu besar untuk sebuah cadangan (paling besar 2 MB)."


class CadanganRusak(ValueError):
    """The file is no saved queue; the sentence says why."""


def baca_cadangan(berkas: UploadedFile | None) -> list[Mapping[str, Any]]:
    """The records of a saved queue; raises CadanganRusak."""
    if not berkas:
        raise CadanganRusak(BELUM_DIPILIH)
    if (berkas.size or 0) > PALING_BESAR:
        raise CadanganRusak(TERLALU_BESAR)
    try:
        isi = json.loads(berkas.read())
    except ValueError:
        isi = None
    dikenal = isinstance(isi, dict) and isi.get("skema") == SKEMA
    semua = isi.get("rekaman") if dikenal else None
    rekaman: list[Any] = (
        semua[:CADANGAN_TERBANYAK] if isinstance(semua, list) else [None]
    )
    if not all(isinstance(satu, dict) for satu in rekaman):
        raise CadanganRusak(BUKAN_CADANGAN)
    return rekaman


def pulihkan(rekaman: Sequence[Mapping[str, Any]], saat: Saat) -> dict[str, Any]:
    """Take every record; the same keys make no doubles. How many by status, and refusals."""
    jawab = [terima_satu(satu, saat, selisih=timedelta(0)) for satu in rekaman]
    return {
        "jumlah": Counter(hasil["status"] for hasil in jawab),
        "ditolak": [
            (str(satu.get("nama", "")), next(iter(hasil["pesan"].values())))
            for satu, hasil in zip(rekaman, jawab, strict=True)
            if "pesan" in hasil
        ],
    }
