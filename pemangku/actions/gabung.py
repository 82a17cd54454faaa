"""Two records of one stakeholder become one, field by field; and the way back (4.7)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, Petugas
from pemangku.actions.gabung_orang import (
    KEKAL_TERGABUNG,
    LEWAT_WAKTU,
    gabungkan_orang,
    pisahkan_orang,
    pulihkan_jabatan,
    pulihkan_kartu,
    sebut,
    selesaikan_batal,
)
from pemangku.actions.pindah import kembalikan, pindahkan
from pemangku.actions.tarik_kartu import tarik_kartu_lembaga_ganda
from pemangku.actions.verifikasi import tandai_perlu_cek
from pemangku.models import Jabatan, Pemangku, PenggabunganLog, UsulPerubahan
from pemangku.models.gabung import HIDUP

DIRINYA = "Pilih dua catatan yang berbeda."
SUDAH_TERGABUNG = (
    "Salah satunya sudah digabung atau ditolak; pilih catatan yang berlaku."
)
BEDA_BENTUK = "Lembaga dan perorangan tidak dapat digabung."
DUA_USUL = (
    "Keduanya punya usul perubahan yang menunggu. Putuskan salah satunya lebih dulu."
)
GANDA = "Jabatan ganda setelah penggabungan"
# What is chosen together: an SK has number, signer, days and file of one side.
PILIHAN: Mapping[str, tuple[str, ...]] = {
    "nama_resmi": ("nama_resmi",),
    "nama_pendek": ("nama_pendek",),
    "jenis": ("jenis",),
    "lingkup": ("lingkup",),
    "wilayah": ("wilayah", "alamat"),
    "pengelola": ("pengelola",),
    "induk": ("induk",),
    "unit": ("unit",),
    "jumlah_anggota": ("jumlah_anggota",),
    "jangkauan": ("jangkauan_klaim", "jangkauan_dasar", "jangkauan_pada"),
    "sk": (
        *("sk_nomor", "sk_penandatangan", "sk_tanggal", "sk_berlaku_sampai"),
        "sk_berkas",
    ),
    "tampil_publik": ("tampil_publik",),
    "catatan_internal": ("catatan_internal",),
}
# Goes with whoever was checked last.
VERIFIKASI = ("terverifikasi_pada", "terverifikasi_oleh", "berlaku_sampai")
SEMUA = (*(n for isi in PILIHAN.values() for n in isi), *VERIFIKASI)
DAFTAR = ("tag", "jenis_tambahan")
TUNGGAL = (Jabatan.PeranKhusus.PIMPINAN, Jabatan.PeranKhusus.NARAHUBUNG_UTAMA)


def berbeda(kekal: Pemangku, lebur: Pemangku) -> list[str]:
    """The choices in which the two differ; a parent that is the other is no choice."""
    hasil = []
    for pilihan, kolom in PILIHAN.items():
        if all(_isi(kekal, n) == _isi(lebur, n) for n in kolom):
            continue
        if pilihan == "induk" and lebur.induk_id == kekal.pk:
            continue
        hasil.append(pilihan)
    return hasil


def dari_lebur(kekal: Pemangku, lebur: Pemangku, pilihan: str) -> bool:
    """Whether the other's value is offered first: newer verified, never blank over full."""
    kolom = PILIHAN[pilihan]
    if not any(_isi(lebur, n) for n in kolom):
        return False
    if not any(_isi(kekal, n) for n in kolom):
        return True
    return _lebih_baru(lebur, kekal)


def _lebih_baru(satu: Pemangku, lain: Pemangku) -> bool:
    if satu.terverifikasi_pada is None:
        return False
    return (
        lain.terverifikasi_pada is None
        or satu.terverifikasi_pada > lain.terverifikasi_pada
    )


def _isi(pemangku: Pemangku, nama: str) -> Any:
    return getattr(pemangku, Pemangku._meta.get_field(nama).attname)  # type: ignore[union-attr]  # a column, no relation backwards


@transaction.atomic
def gabungkan_pemangku(
    kekal: Pemangku,
    lebur: Pemangku,
    *,
    ambil: Collection[str],
    oleh: Petugas,
    pada: datetime,
) -> PenggabunganLog:
    """``lebur`` goes into ``kekal``; ``ambil`` are the choices taken from it.

    All children move, doubles stay, overlapping posts are kept and flagged. Raises
    TindakanTerlarang for itself, a merged one, two of different kind, or while both have
    a proposal that waits.
    """
    if kekal.pk == lebur.pk:
        raise TindakanTerlarang(DIRINYA)
    kekal, lebur = _kunci(kekal), _kunci(lebur)
    if not {kekal.status, lebur.status} <= set(HIDUP):
        raise TindakanTerlarang(SUDAH_TERGABUNG)
    if kekal.bentuk != lebur.bentuk:
        raise TindakanTerlarang(BEDA_BENTUK)
    if UsulPerubahan.objects.menunggu().filter(pemangku__in=(kekal, lebur)).count() > 1:
        raise TindakanTerlarang(DUA_USUL)
    log = PenggabunganLog(pemangku=kekal, pemangku_lebur=lebur, oleh=oleh, pada=pada)
    log.snapshot_lebur = {"status": lebur.status, "nilai": potret(lebur)}
    log.snapshot_kekal = {"sebelum": potret(kekal)}
    log.save()
    if kekal.bentuk == Pemangku.Bentuk.PERORANGAN:
        _gabungkan_tokoh(kekal, lebur, log, oleh=oleh, pada=pada)
    _ambil(kekal, lebur, ambil)
    log.snapshot_kekal |= {
        "sesudah": potret(kekal),
        "daftar": _satukan(kekal, lebur),
        "kartu": tarik_kartu_lembaga_ganda(lebur, kekal, pada=pada),
    }
    log.jabatan_semula = _lepas_peran(kekal, lebur)
    log.anak_dipindah = pindahkan(lebur, kekal)
    lebur.gabungkan(ke=kekal, oleh=oleh, pada=pada)
    log.save()
    if log.jabatan_semula:
        tandai_perlu_cek(kekal, alasan=GANDA, oleh=oleh, pada=pada)
    Jejak.objects.catat(
        kekal, "terima_gabungan", oleh=oleh, pada=pada, catatan=f"Dari {lebur.nomor}"
    )
    return log


def _kunci(pemangku: Pemangku) -> Pemangku:
    return Pemangku.objects.select_for_update(of=("self",)).get(pk=pemangku.pk)


def potret(pemangku: Pemangku) -> dict[str, Any]:
    """The values of the record, by column, as JSON keeps them."""
    return {nama: _tulis(_isi(pemangku, nama)) for nama in SEMUA}


def _tulis(isi: Any) -> Any:
    if isi is None or isinstance(isi, str | int):
        return isi
    return isi.isoformat() if isinstance(isi, date) else str(isi)


def _gabungkan_tokoh(
    kekal: Pemangku,
    lebur: Pemangku,
    log: PenggabunganLog,
    *,
    oleh: Petugas,
    pada: datetime,
) -> None:
    """Two figures are one person: theirs become one as well."""
    satu, lain = (
        p.jabatan.filter(selesai=None).select_related("orang").first()
        for p in (kekal, lebur)
    )
    if satu and lain and satu.orang_id != lain.orang_id:
        gabungkan_orang(satu.orang, lain.orang, oleh=oleh, pada=pada, induk=log)


def _ambil(kekal: Pemangku, lebur: Pemangku, ambil: Collection[str]) -> None:
    """Set the chosen values; a unit can be one record only, so it is let go first."""
    kolom = [n for pilihan in ambil for n in PILIHAN[pilihan]]
    if _lebih_baru(lebur, kekal):
        kolom += VERIFIKASI
    baru = {n: getattr(lebur, n) for n in kolom}
    if "unit" in baru:
        Pemangku.objects.filter(pk=lebur.pk).update(unit=None)
    if kekal.induk_id == lebur.pk and "induk" not in baru:
        baru["induk"] = lebur.induk
    for nama, isi in baru.items():
        setattr(kekal, nama, isi)
    kekal.edisi += 1
    kekal.full_clean(exclude=("dibuat_oleh",), validate_unique=False)
    kekal.save()


def _satukan(kekal: Pemangku, lebur: Pemangku) -> dict[str, list[int]]:
    """Tags and kinds of both; which ones the survivor gained."""
    hasil = {}
    for nama in DAFTAR:
        punya = set(getattr(kekal, nama).values_list("pk", flat=True))
        baru = set(getattr(lebur, nama).values_list("pk", flat=True)) - punya
        getattr(kekal, nama).add(*baru)
        hasil[nama] = sorted(baru)
    return hasil


def _lepas_peran(kekal: Pemangku, lebur: Pemangku) -> list[list[Any]]:
    """Single parts both sides fill are laid down on the side that goes; as they were."""
    semula = []
    for peran in map(str, TUNGGAL):
        aktif = {"selesai": None, "peran_khusus__contains": [peran]}
        if not kekal.jabatan.filter(**aktif).exists():
            continue
        for jabatan in lebur.jabatan.filter(**aktif):
            semula.append([str(jabatan.pk), list(jabatan.peran_khusus), None])
            sisa = [p for p in jabatan.peran_khusus if p != peran]
            Jabatan.objects.filter(pk=jabatan.pk).update(peran_khusus=sisa)
    # Of one who laid down two the first line tells how it was.
    return list({baris[0]: baris for baris in reversed(semula)}.values())


@transaction.atomic
def batalkan_gabungan(
    log: PenggabunganLog, *, oleh: Petugas, pada: datetime
) -> PenggabunganLog:
    """Both stand as before, except for what was edited since, which is listed.

    Raises TindakanTerlarang after thirty days, twice, or while the survivor has itself
    been merged away.
    """
    log = PenggabunganLog.objects.select_for_update(of=("self",)).get(pk=log.pk)
    if not log.dapat_dibatalkan(pada):
        raise TindakanTerlarang(LEWAT_WAKTU)
    assert log.pemangku is not None  # persons are undone with the figures they are
    assert log.pemangku_lebur is not None
    kekal, lebur = _kunci(log.pemangku), _kunci(log.pemangku_lebur)
    if kekal.status == Pemangku.Status.TERGABUNG:
        raise TindakanTerlarang(KEKAL_TERGABUNG)
    lebur.pisahkan(semula=log.snapshot_lebur["status"], oleh=oleh, pada=pada)
    anak = kembalikan(log.anak_dipindah, dari=kekal, ke=lebur, sejak=log.pada)
    anak += pulihkan_jabatan(log, kecuali={pk for _, pk, _ in anak})
    anak += pulihkan_kartu(log)
    tertinggal = [sebut(satu) for satu in anak]
    tertinggal += _pulihkan(kekal, lebur, log)
    for ikut in log.ikutan.all():
        tertinggal += [sebut(s) for s in pisahkan_orang(ikut, oleh=oleh, pada=pada)]
        selesaikan_batal(ikut, oleh=oleh, pada=pada)
    log.tertinggal = tertinggal
    selesaikan_batal(log, oleh=oleh, pada=pada)
    Jejak.objects.catat(
        kekal,
        "batalkan_gabungan",
        oleh=oleh,
        pada=pada,
        catatan=f"{lebur.nomor} terpisah",
    )
    return log


def _pulihkan(kekal: Pemangku, lebur: Pemangku, log: PenggabunganLog) -> list[str]:
    """The survivor's own values, where nobody changed them since; then the other's unit.

    The doubt the merge opened goes with it.
    """
    sebelum, sesudah = log.snapshot_kekal["sebelum"], log.snapshot_kekal["sesudah"]
    kini, tertinggal = potret(kekal), []
    for nama in SEMUA:
        if sebelum[nama] == sesudah[nama]:
            continue
        if kini[nama] == sesudah[nama]:
            _setel(kekal, nama, sebelum[nama])
        else:
            tertinggal.append(str(Pemangku._meta.get_field(nama).verbose_name))  # type: ignore[union-attr]  # the same
    if kekal.perlu_cek == GANDA and not _ganda_lain(kekal, log):
        kekal.perlu_cek = ""
    kekal.edisi += 1
    kekal.save()
    for nama, pk in log.snapshot_kekal["daftar"].items():
        getattr(kekal, nama).remove(*pk)
    unit = log.snapshot_lebur["nilai"]["unit"]
    if unit is not None and not Pemangku.objects.filter(unit=unit).exists():
        Pemangku.objects.filter(pk=lebur.pk).update(unit=unit)
    return tertinggal


def _ganda_lain(kekal: Pemangku, log: PenggabunganLog) -> bool:
    """Whether another merge that stands doubled a post there."""
    lain = kekal.penggabungan.filter(dibatalkan_pada=None).exclude(pk=log.pk)
    return lain.exclude(jabatan_semula=[]).exists()


def _setel(pemangku: Pemangku, nama: str, isi: Any) -> None:
    kolom: Any = Pemangku._meta.get_field(nama)
    if isinstance(kolom, models.ForeignKey):
        setattr(pemangku, kolom.attname, kolom.target_field.to_python(isi))
    else:
        setattr(pemangku, nama, kolom.to_python(isi))
