"""Letters go out, numbered and frozen in the transaction of the act they tell of.

A letter with a mistake is issued again: same number, next version, and the reason.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from informasi.jawaban.models import Jawaban
from informasi.kabar import kabari_pemohon
from informasi.keberatan.models import Keberatan
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.surat.models import JenisSurat, Surat
from informasi.surat.naskah import (
    BahanSurat,
    NaskahSurat,
    hari_pendek,
    identitas,
    kekurangan,
    perpanjangan,
    rujukan,
    serah_terima,
    tanda_bukti,
    tanda_bukti_keberatan,
    tanggapan_keberatan,
)
from informasi.surat.naskah_jawaban import pemberitahuan, sk_penolakan
from organisasi.alur.tindakan import TindakanTerlarang, pastikan, wajib
from organisasi.kantor.peran import PERAN_KOTA, Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import kop
from organisasi.models import Jejak, NomorUrut, Pengaturan, Penugasan, Petugas, Unit
from organisasi.sandi import kode_rahasia

# Whose letter it is: the office in the letterhead and the officer who signs

J = JenisSurat
_PPID = (Peran.PPID_PEMBANTU, Peran.PPID_UTAMA, Peran.PETUGAS_LAYANAN)
_LOKET = (Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU, Peran.PPID_UTAMA)
# In which role a kind of letter is signed: the first one held counts.
PERAN_PENANDA: Mapping[str, Sequence[Peran]] = {
    J.TANDA_BUKTI: _LOKET,
    J.KEKURANGAN: _PPID,
    J.PEMBERITAHUAN: _PPID,
    J.PERPANJANGAN: _PPID,
    J.RUJUKAN: _PPID,
    J.SK_PENOLAKAN: (Peran.PPID_UTAMA,),
    J.TANDA_BUKTI_KEBERATAN: (*_LOKET, Peran.ATASAN_PPID),
    J.TANGGAPAN_KEBERATAN: (Peran.ATASAN_PPID,),
    J.SERAH_TERIMA: _LOKET,
}
AWALAN = {
    Penugasan.Sifat.PLT: "Plt. ",
    Penugasan.Sifat.PENGGANTI: "Pengganti sementara ",
}


def _tugas(
    oleh: Petugas, peran: Sequence[Peran], unit: Unit, hari: date
) -> Penugasan | None:
    atas = {unit.pk, unit.induk_id, unit.induk.induk_id if unit.induk else None}
    cocok = [
        satu
        for satu in oleh.penugasan.berlaku(hari).select_related("unit")
        if satu.peran in peran and (satu.peran in PERAN_KOTA or satu.unit_id in atas)
    ]
    return min(cocok, key=lambda t: (peran.index(Peran(t.peran)), t.pk), default=None)


def _sebutan(peran: Peran, atur: Pengaturan) -> str:
    return {
        Peran.PPID_PEMBANTU: atur.sebutan_pembantu,
        Peran.PPID_UTAMA: f"PPID Utama {atur.nama_kota}",
        Peran.ATASAN_PPID: f"Atasan PPID {atur.nama_kota}",
    }.get(peran, "Petugas pelayanan informasi")


REGISTER = "surat"


# Issuing a letter

# Builder of each kind, and its sign in the letter number.
PENYUSUN: Mapping[str, tuple[str, Callable[[BahanSurat], NaskahSurat]]] = {
    J.TANDA_BUKTI: ("TB", tanda_bukti),
    J.KEKURANGAN: ("KB", kekurangan),
    J.PEMBERITAHUAN: ("PT", pemberitahuan),
    J.PERPANJANGAN: ("PW", perpanjangan),
    J.RUJUKAN: ("RJ", rujukan),
    J.SK_PENOLAKAN: ("SK", sk_penolakan),
    J.TANDA_BUKTI_KEBERATAN: ("TBK", tanda_bukti_keberatan),
    J.TANGGAPAN_KEBERATAN: ("TK", tanggapan_keberatan),
    J.SERAH_TERIMA: ("ST", serah_terima),
}


def keluarkan_surat(
    jenis: str,
    saat: Saat[Petugas | None],
    *,
    permohonan: Permohonan | None = None,
    keberatan: Keberatan | None = None,
    isi: Mapping[str, Any] | None = None,
    menggantikan: Surat | None = None,
    alasan_ganti: str = "",
) -> Surat:
    """Number and freeze a letter; must run inside the act's transaction, after its acts.

    The words come from the case as it stands; ``isi`` adds what no model holds:
    ``jawaban`` (PEMBERITAHUAN, SK_PENOLAKAN), ``rujukan`` (RUJUKAN), ``unit``, ``dari``,
    ``kepada``, ``berkas``, ``alasan`` (SERAH_TERIMA). ``oleh`` None: the portal itself,
    no signature. A correction names the letter it replaces (``menggantikan``) and why:
    same number, next version. It is printed later (``cetak_surat``), so typesetting
    never holds a register. Raises TindakanTerlarang for a correction without reason or
    of a letter that was replaced already, BatasBelumDiatur when a limit it must name is
    not set.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "keluarkan_surat() needs the transaction of the act it tells of."
        )
    hari_ini, atur = timezone.localdate(saat.pada), Pengaturan.objects.kini()
    bahan = BahanSurat(permohonan, keberatan, isi or {}, hari_ini, atur)
    alasan = _periksa_ganti(jenis, menggantikan, alasan_ganti)
    naskah = PENYUSUN[jenis][1](bahan)
    unit, penanda = _penanda(jenis, bahan, saat.oleh)
    if menggantikan:
        # It keeps its number, so it stays in the register it was numbered in.
        unit = menggantikan.unit
    nomor, versi = _nomor(jenis, unit, bahan, menggantikan)
    beku = _bekukan(naskah, bahan, unit, penanda)
    beku |= {"nomor": nomor, "versi": versi, "alasan_ganti": alasan}
    siapa = _identitas(bahan)
    return Surat.objects.create(
        jenis=jenis,
        nomor=nomor,
        versi=versi,
        kode_verifikasi=kode_rahasia(),
        unit=unit,
        permohonan=permohonan,
        keberatan=keberatan,
        naskah=beku,
        identitas=siapa,
        sidik_naskah=sidik_naskah(beku, siapa),
        dibuat_oleh=saat.oleh,
        dibuat_pada=saat.pada,
        menggantikan=menggantikan,
        alasan_ganti=alasan,
    )


def pratinjau_surat(
    jenis: str,
    saat: Saat[Petugas | None],
    *,
    permohonan: Permohonan,
    isi: Mapping[str, Any],
) -> dict[str, Any]:
    """The words of the letter ``keluarkan_surat`` would freeze now; nothing is written.

    It has no number yet. Raises what ``keluarkan_surat`` raises.
    """
    hari_ini, atur = timezone.localdate(saat.pada), Pengaturan.objects.kini()
    bahan = BahanSurat(permohonan, None, isi, hari_ini, atur)
    unit, penanda = _penanda(jenis, bahan, saat.oleh)
    return _bekukan(PENYUSUN[jenis][1](bahan), bahan, unit, penanda)


def sidik_naskah(naskah: Mapping[str, Any], identitas_json: str) -> str:
    """SHA-256 of a letter's words and addressee as they were issued, in hex."""
    teks = json.dumps(naskah, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{teks}\n{identitas_json}".encode()).hexdigest()


def _penanda(
    jenis: str, bahan: BahanSurat, oleh: Petugas | None
) -> tuple[Unit, dict[str, str]]:
    """The office that writes, and the lines under the letter (none: the portal itself).

    The letterhead is that of the office in which ``oleh`` acts today; without a fitting
    assignment, or for the portal itself, that of the unit of the case. The post that the
    Atasan PPID named in the answer goes before the one noted in the assignment.
    """
    if minta := bahan.permohonan:
        unit: Unit = minta.unit if jenis == J.TANDA_BUKTI else minta.pemegang
    else:
        unit = bahan.keberatan.unit if bahan.keberatan else bahan.isi["unit"]
    if oleh is None:
        return unit, {}
    jabatan = ""
    if jenis == J.TANGGAPAN_KEBERATAN:
        jabatan = bahan.banding.jabatan_penanggap
    baris = {"nama": str(oleh), "nip": oleh.nip, "sebagai": "", "jabatan": jabatan}
    tugas = _tugas(oleh, PERAN_PENANDA[jenis], unit, bahan.hari_ini)
    if tugas is None:
        return unit, baris
    awalan = AWALAN.get(Penugasan.Sifat(tugas.sifat), "")
    baris["sebagai"] = _sebutan(Peran(tugas.peran), bahan.atur)
    pos = jabatan or tugas.jabatan
    baris["jabatan"] = f"{awalan}{pos}" if pos else awalan.strip()
    return tugas.unit, baris


def _nomor(
    jenis: str, unit: Unit, bahan: BahanSurat, lama: Surat | None
) -> tuple[str, int]:
    if lama:
        return lama.nomor, lama.versi + 1
    tahun = bahan.hari_ini.year
    urut = NomorUrut.objects.ambil(REGISTER, unit=unit.kode, tahun=tahun)
    return f"{urut:04d}/{PENYUSUN[jenis][0]}/{unit.kode}/{tahun}", 1


def _periksa_ganti(jenis: str, lama: Surat | None, alasan: str) -> str:
    if lama is None:
        return ""
    if lama.jenis != jenis:
        raise TindakanTerlarang("Surat hanya dapat diganti dengan surat sejenis.")
    alasan = wajib(alasan, "Tulis mengapa surat ini diganti.")
    pastikan(halangan_ganti(lama))
    return alasan


def halangan_ganti(surat: Surat) -> str:
    if Surat.objects.filter(menggantikan=surat).exists():
        return "Surat ini sudah diganti. Perbaiki versi terbarunya."
    return ""


def _bekukan(
    naskah: NaskahSurat, bahan: BahanSurat, unit: Unit, penanda: dict[str, str]
) -> dict[str, Any]:
    return {
        "kop": kop(unit, bahan.atur, bahan.hari_ini),
        "tempat": bahan.atur.nama_kota.removeprefix("Kota "),
        "tanggal": hari_pendek(bahan.hari_ini),
        "judul": naskah.judul,
        "hal": naskah.hal,
        "kepada": naskah.kepada,
        "bagian": naskah.bagian,
        "dasar": naskah.dasar,
        "penanda": penanda if naskah.bertanda else {},
        "tanpa_penanda": naskah.bertanda and not penanda,
    }


def _identitas(bahan: BahanSurat) -> str:
    if bahan.keberatan:
        orang, kuasa = bahan.keberatan.pemohon, str(bahan.keberatan.nama_kuasa)
        minta = bahan.keberatan.permohonan
    elif bahan.permohonan:
        orang, kuasa, minta = bahan.permohonan.pemohon, "", bahan.permohonan
    else:
        return ""
    kode = str(minta.kode) if minta else ""
    return json.dumps(identitas(orang, kuasa=kuasa, kode=kode), ensure_ascii=False)


# Correcting a letter that went out

DARI_JAWABAN = frozenset({J.PEMBERITAHUAN, J.SK_PENOLAKAN})


@transaction.atomic
def perbaiki_surat(surat: Surat, saat: Saat, *, alasan: str) -> Surat:
    """Issue ``surat`` again from the case as it stands now; returns the new version.

    What was decided stays: the answer and the referral are those of the first version.
    Raises TindakanTerlarang without a reason, for a letter replaced already, and for one
    that belongs to an objection.
    """
    permohonan = surat.permohonan
    if permohonan is None:
        raise TindakanTerlarang("Surat ini bukan surat permohonan.")
    baru = keluarkan_surat(
        surat.jenis,
        saat,
        permohonan=permohonan,
        isi=_isi(surat, permohonan),
        menggantikan=surat,
        alasan_ganti=alasan[:300],
    )
    Jejak.objects.catat(
        permohonan,
        "perbaiki_surat",
        saat=saat,
        catatan=f"{baru}, versi {baru.versi}: {baru.alasan_ganti}",
    )
    kabari_pemohon(permohonan, "surat_diperbaiki", pada=saat.pada)
    return baru


def _isi(surat: Surat, permohonan: Permohonan) -> dict[str, Any]:
    awal = surat
    while awal.menggantikan:
        awal = awal.menggantikan
    if surat.jenis in DARI_JAWABAN:
        jawaban = Jawaban.objects.get(
            permohonan=permohonan, terbit_pada=awal.dibuat_pada
        )
        return {"jawaban": jawaban}
    if surat.jenis == J.RUJUKAN:
        rujukan = RujukanPermohonan.objects.get(
            berkas=permohonan, diajukan_pada=awal.dibuat_pada
        )
        return {"rujukan": rujukan}
    return {}
