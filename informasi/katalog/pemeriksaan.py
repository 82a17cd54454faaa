"""The nightly check: links that are dead, files that are missing or no longer the same.

A finding is a task of the entry's unit; it closes by itself once the fault is gone. All
that a run found is written at its end, so a run that is broken off changes nothing.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from informasi.katalog.models import (
    BerkasInformasi,
    DokumenInformasi,
    StatusDokumen,
    Temuan,
)

# From this many links on, "none answered" means that our own network is down.
CUKUP_UNTUK_RAGU = 3
# Size and presence are looked at every night, the content of each file once a week.
HARI_SEPEKAN = 7

type Kunci = tuple[int, str, str]  # entry, kind, what is broken
Lanjut = Callable[[], bool]


class JaringanMati(ConnectionError):
    """Not one link could be reached: the fault is ours, nothing is recorded."""


def selalu() -> bool:
    return True


def periksa_tautan(*, pada: datetime, hari_ini: date, lanjut: Lanjut = selalu) -> int:
    """Look at every link of the public list; returns how many are found dead.

    A link counts as dead when it fails on two different days. ``lanjut`` is asked before
    each link; once it says no the run ends and changes nothing. Raises JaringanMati.
    """
    from informasi.katalog import tautan  # noqa: PLC0415 -- brings requests

    terbit = DokumenInformasi.objects.terbit().exclude(tautan="").order_by("tautan")
    alamat = list(terbit.values_list("tautan", flat=True).distinct())
    gagal: dict[str, str] = {}
    dijawab = 0
    with tautan.sesi() as lewat:
        for satu in alamat:
            if not lanjut():
                return 0
            hasil = tautan.periksa(satu, lewat=lewat)
            dijawab += hasil.dijawab
            if hasil.alasan:
                gagal[satu] = hasil.alasan
    if len(alamat) >= CUKUP_UNTUK_RAGU and not dijawab:
        raise JaringanMati("Tidak satu pun tautan terjangkau; jaringan server mati?")
    return _catat_tautan(gagal, pada=pada, hari_ini=hari_ini)


@transaction.atomic
def _catat_tautan(gagal: Mapping[str, str], *, pada: datetime, hari_ini: date) -> int:
    mati, baru = Temuan.Jenis.TAUTAN_MATI, Temuan.Jenis.TAUTAN_GAGAL
    lalu = Q(jenis=mati) | Q(jenis=baru, ditemukan_pada__date__lt=hari_ini)
    terbuka = Temuan.objects.filter(lalu, selesai_pada=None)
    sudah = set(terbuka.values_list("sasaran", flat=True))
    baris = DokumenInformasi.objects.terbit().filter(tautan__in=list(gagal))
    ditemukan: dict[Kunci, str] = {
        (pk, (mati if alamat in sudah else baru).value, alamat): gagal[alamat]
        for pk, alamat in baris.values_list("pk", "tautan")
    }
    selaraskan({mati, baru}, ditemukan, pada=pada)
    Temuan.objects.filter(jenis=baru, selesai_pada__isnull=False).delete()
    return sum(jenis == mati for _, jenis, _ in ditemukan)


def periksa_berkas(*, pada: datetime, hari_ini: date, lanjut: Lanjut = selalu) -> int:
    """Look at the files of the public list; returns how many are missing or changed.

    A storage that cannot be asked raises its own error, and nothing is recorded.
    """
    jenis = {Temuan.Jenis.BERKAS_HILANG, Temuan.Jenis.BERKAS_BERUBAH}
    dicurigai = set(
        Temuan.objects.terbuka()
        .filter(jenis=Temuan.Jenis.BERKAS_BERUBAH)
        .values_list("sasaran", flat=True)
    )
    terbit = BerkasInformasi.objects.ringan().filter(
        dokumen__status=StatusDokumen.TERBIT
    )
    ditemukan: dict[Kunci, str] = {}
    for berkas in terbit.iterator(500):
        if not lanjut():
            return 0
        baca_isi = (
            berkas.pk % HARI_SEPEKAN == hari_ini.weekday()
            or berkas.sasaran in dicurigai
        )
        if rusak := _kerusakan(berkas, baca_isi=baca_isi):
            kunci = (berkas.dokumen_id, rusak[0].value, berkas.sasaran)
            ditemukan[kunci] = rusak[1]
    with transaction.atomic():
        selaraskan(jenis, ditemukan, pada=pada)
    return len(ditemukan)


def _kerusakan(
    berkas: BerkasInformasi, *, baca_isi: bool
) -> tuple[Temuan.Jenis, str] | None:
    gudang, nama = berkas.isi.storage, str(berkas.isi.name)
    if not gudang.exists(nama):
        return Temuan.Jenis.BERKAS_HILANG, "Berkasnya tidak ada lagi di penyimpanan."
    if gudang.size(nama) != berkas.ukuran:
        return Temuan.Jenis.BERKAS_BERUBAH, "Ukurannya berubah sejak diunggah."
    if baca_isi and _cerna(berkas) != berkas.sha256:
        return Temuan.Jenis.BERKAS_BERUBAH, "Isinya berubah sejak diunggah."
    return None


def _cerna(berkas: BerkasInformasi) -> str:
    with berkas.isi.storage.open(str(berkas.isi.name)) as isi:
        return hashlib.file_digest(isi, "sha256").hexdigest()


def selaraskan(
    jenis: Collection[Temuan.Jenis], ditemukan: Mapping[Kunci, str], *, pada: datetime
) -> None:
    """Make the open findings of these kinds equal to ``ditemukan``."""
    terbuka = Temuan.objects.filter(selesai_pada=None, jenis__in=jenis)
    lama: dict[Kunci, int] = {
        (dokumen, macam, sasaran): pk
        for pk, dokumen, macam, sasaran in terbuka.values_list(
            "pk", "dokumen_id", "jenis", "sasaran"
        )
    }
    selesai = [pk for kunci, pk in lama.items() if kunci not in ditemukan]
    Temuan.objects.filter(pk__in=selesai).update(selesai_pada=pada)
    Temuan.objects.bulk_create(
        Temuan(
            dokumen_id=dokumen,
            jenis=macam,
            sasaran=sasaran,
            keterangan=keterangan,
            ditemukan_pada=pada,
        )
        for (dokumen, macam, sasaran), keterangan in ditemukan.items()
        if (dokumen, macam, sasaran) not in lama
    )
