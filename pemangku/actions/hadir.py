"""Somebody in the room: person, post, channel, consent and attendance in one go (PK-01)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Petugas
from pemangku.actions.kanal import KanalDilarang, tambah_kanal
from pemangku.actions.lembaga import (
    Asal,
    Temuan,
    lembaga_senama,
    sebut_senama,
    temukan_lembaga,
)
from pemangku.actions.orang import catat_orang
from pemangku.actions.orang_hadir import kenali_orang
from pemangku.actions.persetujuan import NaskahBelumAda, beri_persetujuan
from pemangku.actions.rincian_hadir import lengkapi_lembaga, lengkapi_surel
from pemangku.models import (
    Kegiatan,
    Kehadiran,
    Orang,
    Pemangku,
    Persetujuan,
    ResiLapangan,
    Undangan,
)
from pemangku.models.orang import NAMA_DIHAPUS
from pemangku.nama import normal_orang

SUDAH_DITUTUP = (
    "Kegiatan sudah ditutup, jadi data ini belum masuk portal. Minta Pengelola pemangku "
    "membukanya lagi, lalu kirim lagi."
)
DIBATALKAN = (
    "Kegiatan ini dibatalkan, jadi data ini belum masuk portal. Tanyakan kepada Pengelola "
    "pemangku di kegiatan mana orangnya dicatat."
)
KUNCI_TERPAKAI = "Nomor rekaman ini sudah dipakai untuk orang lain. Periksa isiannya, lalu simpan lagi."
PILIH_LEMBAGA = "Pilih dari saran, atau isi kelurahannya."
PANJANG_SNAPSHOT = 160
TANPA_NAMA = "Undangan ini tanpa nama: ketik nama yang hadir."
TANPA_KANAL = "Nomornya dalam daftar larangan dan tidak disimpan."
TANPA_NASKAH = (
    "Naskah persetujuan ini belum ada, jadi persetujuannya belum dapat dicatat. Hapus "
    "centangnya lalu simpan lagi, dan beri tahu Pengelola pemangku."
)
TUJUAN = {
    "setuju_undangan": Persetujuan.Tujuan.UNDANGAN,
    "setuju_informasi": Persetujuan.Tujuan.SIARAN_INFORMASI,
}


class KunciTerpakai(TindakanTerlarang):
    """The record's key is somebody else's; the phone gives it another when it is mended."""


class KegiatanTertutup(TindakanTerlarang):
    """The visit takes nobody down any more, or not until it is opened again."""


@dataclass(frozen=True, slots=True)
class Hasil:
    """What became of a record: taken, seen before, or taken to be looked at."""

    status: str
    pk: UUID
    catatan: str = ""
    hadir: Kehadiran | None = None

    DITERIMA = "DITERIMA"
    SUDAH_ADA = "SUDAH_ADA"
    TINJAU = "TINJAU"


@transaction.atomic
def terima_rekaman(
    kegiatan: Kegiatan,
    *,
    kunci: UUID,
    isian: Mapping[str, Any],
    oleh: Petugas,
    ditangkap_pada: datetime,
    pada: datetime,
    jam_dikoreksi: bool = False,
) -> Hasil:
    """Take one person down; the same ``kunci`` twice is told and changes nothing.

    ``isian`` are the cleaned values of ``RekamanForm``. Raises KegiatanTertutup when the
    visit is closed; TindakanTerlarang when ``kunci`` is known to be somebody else's; ValidationError at a
    consent that has no wording yet. The visit's row is
    locked: two phones write one after the other, and nobody writes into a visit that is
    being closed.
    """
    kini = Kegiatan.objects.select_for_update(no_key=True, of=("self",)).get(
        pk=kegiatan.pk
    )
    if ada := _sudah_ada(kunci, kini, nama=isian["nama"]):
        return ada
    if not kini.menerima_hadir:
        batal = kini.status == Kegiatan.Status.BATAL
        raise KegiatanTertutup(DIBATALKAN if batal else SUDAH_DITUTUP)
    cap = _Cap(oleh=oleh, pada=pada, ditangkap=ditangkap_pada, dikoreksi=jam_dikoreksi)
    undangan: Undangan | None = isian["undangan"]
    if undangan and not isian["nama"]:
        hasil = _undangan_hadir(kini, undangan, kunci=kunci, cap=cap)
        return _beri_resi(kini, undangan.pemangku, hasil, kunci=kunci, cap=cap)
    temuan = _lembaga(kini, undangan, isian=isian, cap=cap)
    if undangan and temuan.pemangku != undangan.pemangku:
        undangan = None  # who comes from another body stands in for nobody here
    hasil = _orang_baru(kini, undangan, temuan, kunci=kunci, isian=isian, cap=cap)
    return _beri_resi(kini, temuan.pemangku, hasil, kunci=kunci, cap=cap)


@dataclass(frozen=True, slots=True)
class _Cap:
    """By whom and when: typed at ``ditangkap``, received at ``pada``."""

    oleh: Petugas
    pada: datetime
    ditangkap: datetime
    dikoreksi: bool


def _sudah_ada(kunci: UUID, kegiatan: Kegiatan, *, nama: str) -> Hasil | None:
    hadir = Kehadiran.objects.filter(pk=kunci).first()
    resi = ResiLapangan.objects.filter(pk=kunci).first()
    if any(satu and satu.kegiatan_id != kegiatan.pk for satu in (hadir, resi)):
        raise KunciTerpakai(KUNCI_TERPAKAI)
    if hadir and not _mungkin_sama(hadir, nama):
        raise KunciTerpakai(KUNCI_TERPAKAI)
    if hadir or resi or Orang.objects.filter(pk=kunci).exists():
        return Hasil(Hasil.SUDAH_ADA, kunci, hadir=hadir)
    return None


def _mungkin_sama(hadir: Kehadiran, nama: str) -> bool:
    """False when another name was typed for sure.

    The snapshot is the name as typed where the record made its person; one that was found,
    merged or forgotten since tells nothing.
    """
    if hadir.orang_id != hadir.pk or hadir.nama_snapshot == NAMA_DIHAPUS:
        return True
    return normal_orang(hadir.nama_snapshot) == normal_orang(nama)


def _beri_resi(
    kegiatan: Kegiatan, pemangku: Pemangku, hasil: Hasil, *, kunci: UUID, cap: _Cap
) -> Hasil:
    """Keep the key with the body it was about: photos of its SK follow later."""
    ResiLapangan.objects.create(
        pk=kunci,
        jenis=ResiLapangan.Jenis.REKAMAN,
        kegiatan=kegiatan,
        pemangku=pemangku,
        petugas=cap.oleh,
        pada=cap.pada,
    )
    return hasil


def _lembaga(
    kegiatan: Kegiatan,
    undangan: Undangan | None,
    *,
    isian: Mapping[str, Any],
    cap: _Cap,
) -> Temuan:
    """The body chosen from the list; else the invited one unless another name was typed.

    Who is in the room can say which of two bodies of one name: then it is asked, not
    marked. Raises ValidationError.
    """
    if isian["pemangku"]:
        return Temuan(isian["pemangku"])
    diketik = _sekata(isian["lembaga"])
    if undangan and diketik in ("", _sekata(undangan.pemangku.nama_tampil)):
        return Temuan(undangan.pemangku)
    asal = Asal.kegiatan(kegiatan)
    if ganda := sebut_senama(lembaga_senama(asal, isian=isian, oleh=cap.oleh)):
        raise ValidationError({"lembaga": f"{ganda} {PILIH_LEMBAGA}"})
    return temukan_lembaga(asal, isian=isian, oleh=cap.oleh, pada=cap.pada)


def _sekata(nama: str) -> str:
    return " ".join(nama.split()).casefold()


def _orang_baru(
    kegiatan: Kegiatan,
    undangan: Undangan | None,
    temuan: Temuan,
    *,
    kunci: UUID,
    isian: Mapping[str, Any],
    cap: _Cap,
) -> Hasil:
    """A person by name: known at his body, or added there."""
    dikenal = kenali_orang(temuan.pemangku, kegiatan, isian=isian)
    orang = dikenal.orang or _catat_baru(
        temuan.pemangku, kunci=kunci, isian=isian, cap=cap
    )
    lengkap: dict[str, Any] = {"isian": isian, "oleh": cap.oleh, "pada": cap.pada}
    catatan = [
        _lengkapi(orang, kegiatan, isian=isian, cap=cap),
        lengkapi_surel(orang, **lengkap),
        lengkapi_lembaga(temuan.pemangku, kegiatan, **lengkap),
    ]
    hadir = None
    if isian["hadir"]:
        hadir = _catat_hadir(
            kegiatan,
            kunci=kunci,
            orang=orang,
            pemangku=temuan.pemangku,
            jabatan=isian["jabatan"],
            kelurahan=isian["kelurahan"],
            mewakili=undangan.orang if undangan else None,
            cap=cap,
        )
        if undangan:
            _balas(undangan, Undangan.Balasan.DIWAKILI)
    ragu = temuan.ragu or dikenal.ragu
    status = Hasil.TINJAU if ragu else Hasil.DITERIMA
    return Hasil(status, orang.pk, " ".join(filter(None, (ragu, *catatan))), hadir)


def _catat_baru(
    pemangku: Pemangku, *, kunci: UUID, isian: Mapping[str, Any], cap: _Cap
) -> Orang:
    """A new person under the record's key, with a post at the body."""
    return catat_orang(
        nama=isian["nama"],
        pemangku=pemangku,
        nama_jabatan=isian["jabatan"],
        mulai=timezone.localdate(cap.ditangkap),
        oleh=cap.oleh,
        pada=cap.pada,
        id_orang=kunci,
        jenis_kelamin=isian["jenis_kelamin"],
    ).orang


def _lengkapi(
    orang: Orang, kegiatan: Kegiatan, *, isian: Mapping[str, Any], cap: _Cap
) -> str:
    """Channel and consent; returns what the officer should know."""
    catatan = ""
    if isian["nomor"]:
        try:
            tambah_kanal(
                orang,
                jenis=isian["jenis_nomor"],
                nilai=isian["nomor"],
                sifat=isian["sifat"],
                oleh=cap.oleh,
                pada=cap.pada,
            )
        except KanalDilarang:
            catatan = TANPA_KANAL
    _setujui(orang, kegiatan, isian=isian, cap=cap)
    return catatan


def _setujui(
    orang: Orang, kegiatan: Kegiatan, *, isian: Mapping[str, Any], cap: _Cap
) -> None:
    """The boxes ticked; raises ValidationError at the one that has no wording in force."""
    berlaku = Persetujuan.objects.tujuan_berlaku(orang)
    for kolom, tujuan in TUJUAN.items():
        if not isian[kolom] or tujuan in berlaku:
            continue
        try:
            beri_persetujuan(
                orang,
                tujuan=tujuan,
                cara=Persetujuan.Cara.DARING,
                oleh=cap.oleh,
                pada=cap.ditangkap,
                keterangan=f"Formulir lapangan {kegiatan.nomor}",
            )
        except NaskahBelumAda:
            raise ValidationError({kolom: TANPA_NASKAH}) from None


def _undangan_hadir(
    kegiatan: Kegiatan, undangan: Undangan, *, kunci: UUID, cap: _Cap
) -> Hasil:
    """An invitee came himself: the person named, or who speaks for the body."""
    orang = undangan.orang or narahubung(undangan.pemangku, cap.ditangkap)
    if orang is None:
        raise ValidationError({"nama": TANPA_NAMA})
    jabatan = orang.jabatan.filter(pemangku=undangan.pemangku).first()
    hadir = _catat_hadir(
        kegiatan,
        kunci=kunci,
        orang=orang,
        pemangku=undangan.pemangku,
        jabatan=jabatan.nama_jabatan if jabatan else "",
        kelurahan=None,
        mewakili=None,
        cap=cap,
    )
    _balas(undangan, Undangan.Balasan.HADIR)
    return Hasil(Hasil.DITERIMA, hadir.pk, hadir=hadir)


def narahubung(pemangku: Pemangku, pada: datetime) -> Orang | None:
    """Who speaks for a body at ``pada``: main contact, else head, else the only one."""
    hari = timezone.localdate(pada)
    jabatan = list(pemangku.jabatan.berlaku(hari).select_related("orang"))
    for peran in ("narahubung_utama", "pimpinan"):
        for satu in jabatan:
            if peran in satu.peran_khusus:
                return satu.orang
    return jabatan[0].orang if len(jabatan) == 1 else None


def _catat_hadir(
    kegiatan: Kegiatan,
    *,
    kunci: UUID,
    orang: Orang,
    pemangku: Pemangku,
    jabatan: str,
    kelurahan: Any,
    mewakili: Orang | None,
    cap: _Cap,
) -> Kehadiran:
    """One attendance a person; one that was taken back counts again."""
    hadir, baru = Kehadiran.objects.get_or_create(
        kegiatan=kegiatan,
        orang=orang,
        defaults={
            "id": kunci,
            "pemangku": pemangku,
            "nama_snapshot": orang.nama_lengkap[:PANJANG_SNAPSHOT],
            "jabatan_snapshot": jabatan,
            "lembaga_snapshot": pemangku.nama_tampil[:PANJANG_SNAPSHOT],
            "kelurahan": kelurahan or _kelurahan(pemangku),
            "unsur": pemangku.jenis.unsur,
            "jenis_kelamin": orang.jenis_kelamin,
            "cara": Kehadiran.Cara.PETUGAS,
            "pada": cap.ditangkap,
            "jam_dikoreksi": cap.dikoreksi,
            "mewakili": mewakili,
            "status_sejak": cap.pada,
            "diperiksa_oleh": cap.oleh,
            "dibuat_oleh": cap.oleh,
        },
    )
    if not baru and hadir.status != Kehadiran.Status.SAH:
        hadir.sahkan(oleh=cap.oleh, pada=cap.pada)
    return hadir


def _kelurahan(pemangku: Pemangku) -> Any:
    wilayah = pemangku.wilayah
    return wilayah if wilayah and wilayah.tingkat == wilayah.Tingkat.KELURAHAN else None


def _balas(undangan: Undangan, balasan: str) -> None:
    Undangan.objects.filter(pk=undangan.pk).update(balasan=balasan)
