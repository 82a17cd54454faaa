"""Two rows of one person become one; a withdrawal of consent is never lost (PK-26)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Petugas
from pemangku.actions.gabung_setuju import (
    berbeda,
    catatan_semula,
    pulihkan_setuju,
    tarik_yang_berbeda,
)
from pemangku.actions.pindah import Anak, kembalikan, pindahkan
from pemangku.actions.tarik_kartu import kembalikan_kartu, tarik_kartu_orang_ganda
from pemangku.models import (
    Jabatan,
    Orang,
    PenerimaSiaran,
    PenggabunganLog,
)

DIRI_SENDIRI = "Pilih dua orang yang berbeda."
SUDAH_TERGABUNG = "Salah satunya sudah digabung atau dihapus."
LEWAT_WAKTU = "Penggabungan hanya dapat dibatalkan dalam 30 hari, dan tidak setelah orangnya dihapus."
KEKAL_TERGABUNG = "Batalkan dulu penggabungan yang lebih baru."
# Blank in the one that stays, they are filled from the other.
PELENGKAP = ("gelar_depan", "gelar_belakang", "jenis_kelamin")


@transaction.atomic
def gabungkan_orang(
    kekal: Orang,
    lebur: Orang,
    *,
    oleh: Petugas,
    pada: datetime,
    induk: PenggabunganLog | None = None,
) -> PenggabunganLog:
    """``lebur`` goes into ``kekal`` with everything that hangs on him.

    Where their last words on a purpose and channel differ the merge withdraws it, and it
    is asked again.
    Raises TindakanTerlarang for the same person, and for one merged or erased already.
    """
    if kekal.pk == lebur.pk:
        raise TindakanTerlarang(DIRI_SENDIRI)
    kunci = Orang.objects.select_for_update().filter(pk__in=(kekal.pk, lebur.pk))
    if any(satu.status != Orang.Status.AKTIF for satu in kunci):
        raise TindakanTerlarang(SUDAH_TERGABUNG)
    beda = berbeda(kekal, lebur)
    log = PenggabunganLog(
        orang=kekal, orang_lebur=lebur, induk=induk, oleh=oleh, pada=pada
    )
    log.snapshot_kekal = {
        "diisi": _lengkapi(kekal, lebur),
        "semula": catatan_semula(kekal, beda),
        "kartu": tarik_kartu_orang_ganda(lebur, kekal, pada=pada),
    }
    log.jabatan_semula = _satukan_jabatan(kekal, lebur, pada)
    # The doubled posts stay behind: one of each is enough.
    tetap = {satu[0] for satu in log.jabatan_semula}
    log.anak_dipindah = pindahkan(lebur, kekal, kecuali=tetap)
    lebur.gabungkan(ke=kekal, oleh=oleh, pada=pada)
    log.snapshot_kekal["ditarik"] = tarik_yang_berbeda(
        kekal, beda, oleh=oleh, pada=pada
    )
    log.save()
    return log


def _lengkapi(kekal: Orang, lebur: Orang) -> list[str]:
    """Fill what is blank; which fields."""
    isi = [n for n in PELENGKAP if not getattr(kekal, n) and getattr(lebur, n)]
    for nama in isi:
        setattr(kekal, nama, getattr(lebur, nama))
    if isi:
        kekal.save(update_fields=(*isi, "diubah_pada"))
    return isi


def _satukan_jabatan(kekal: Orang, lebur: Orang, pada: datetime) -> list[list[Any]]:
    """The same post held twice becomes one with the parts of both; as they were."""
    hari, semula = timezone.localdate(pada), []
    for ganda in lebur.jabatan.filter(selesai=None):
        tetap = kekal.jabatan.filter(
            selesai=None, pemangku=ganda.pemangku_id, nama_jabatan=ganda.nama_jabatan
        ).first()
        if tetap is None:
            continue
        semula += [[str(j.pk), j.peran_khusus, None] for j in (ganda, tetap)]
        peran = sorted({*tetap.peran_khusus, *ganda.peran_khusus})
        Jabatan.objects.filter(pk=ganda.pk).update(
            peran_khusus=[], selesai=max(hari, ganda.mulai)
        )
        Jabatan.objects.filter(pk=tetap.pk).update(peran_khusus=peran)
    return semula


def pulihkan_jabatan(log: PenggabunganLog, *, kecuali: set[str]) -> list[Anak]:
    """Posts as they were before the merge, but for those somebody edited since.

    Returns those whose single part somebody else holds by now.
    """
    semua = [satu for satu in log.jabatan_semula if satu[0] not in kecuali]
    utuh = [
        (pk, peran, selesai)
        for pk, peran, selesai in semua
        if Jabatan.objects.filter(pk=pk, diubah_pada__lte=log.pada).exists()
    ]
    # First all lay their parts down: two may not hold a single one at any moment.
    Jabatan.objects.filter(pk__in=[pk for pk, _, _ in utuh]).update(peran_khusus=[])
    return [
        ("pemangku.jabatan", pk, "peran_khusus")
        for pk, peran, selesai in utuh
        if not _kembali(pk, peran, selesai)
    ]


def pulihkan_kartu(log: PenggabunganLog) -> list[Anak]:
    """Cards the merge ended wait again; those that do not, because all was sent."""
    kartu = log.snapshot_kekal.get("kartu", [])
    label = PenerimaSiaran._meta.label_lower
    return [(label, pk, "keadaan") for pk in kembalikan_kartu(kartu, sejak=log.pada)]


def _kembali(pk: str, peran: list[str], selesai: str | None) -> bool:
    try:
        with transaction.atomic():
            Jabatan.objects.filter(pk=pk).update(peran_khusus=peran, selesai=selesai)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def batalkan_gabungan_orang(
    log: PenggabunganLog, *, oleh: Petugas, pada: datetime
) -> PenggabunganLog:
    """Two persons again, except for what was edited since, which is listed.

    Raises TindakanTerlarang after thirty days, twice, or while the one that stayed has
    himself been merged away.
    """
    log = PenggabunganLog.objects.select_for_update(of=("self",)).get(pk=log.pk)
    if not log.dapat_dibatalkan(pada):
        raise TindakanTerlarang(LEWAT_WAKTU)
    if log.kekal.status != Orang.Status.AKTIF:
        raise TindakanTerlarang(KEKAL_TERGABUNG)
    log.tertinggal = list(map(sebut, pisahkan_orang(log, oleh=oleh, pada=pada)))
    selesaikan_batal(log, oleh=oleh, pada=pada)
    return log


def selesaikan_batal(log: PenggabunganLog, *, oleh: Petugas, pada: datetime) -> None:
    """Close the log: by whom it was undone, and when."""
    log.dibatalkan_oleh, log.dibatalkan_pada = oleh, pada
    log.save()


def sebut(anak: tuple[str, str, str]) -> str:
    """A child in words, without what it holds."""
    label, pk, _ = anak
    return f"{label.rpartition('.')[2]} {pk}"


def pisahkan_orang(
    log: PenggabunganLog, *, oleh: Petugas, pada: datetime
) -> list[Anak]:
    """Undo it inside the caller's transaction; what had to stay behind."""
    kekal, lebur = log.kekal, log.lebur
    if not log.snapshot_kekal:
        raise TindakanTerlarang(LEWAT_WAKTU)
    lebur.refresh_from_db()
    lebur.pisahkan(oleh=oleh, pada=pada)
    tertinggal = kembalikan(log.anak_dipindah, dari=kekal, ke=lebur, sejak=log.pada)
    tertinggal += pulihkan_jabatan(log, kecuali={pk for _, pk, _ in tertinggal})
    tertinggal += pulihkan_kartu(log)
    kekal.refresh_from_db()
    diisi = [
        n for n in log.snapshot_kekal["diisi"] if getattr(kekal, n) == getattr(lebur, n)
    ]
    for nama in diisi:
        setattr(kekal, nama, "")
    if diisi:
        kekal.save(update_fields=(*diisi, "diubah_pada"))
    pulihkan_setuju(
        kekal,
        semula=log.snapshot_kekal.get("semula", ()),
        ditarik=log.snapshot_kekal.get("ditarik", ()),
        oleh=oleh,
        pada=pada,
    )
    return tertinggal
