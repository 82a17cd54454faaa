"""A draft is begun, filled step by step, sent once, or swept away.

Every change takes the draft's row first: two tabs, a double click and the back button
after sending meet the same lock, and one request comes out of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from uuid import NAMESPACE_OID, UUID, uuid5

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from informasi.actions.daftar import daftarkan_permohonan
from informasi.borang.isian import APA, CARA, IDENTITAS, KONTAK, UNIT, Isian
from informasi.models import (
    BerkasDraf,
    BuktiPemohon,
    DokumenInformasi,
    DrafPermohonan,
    HitunganSaran,
    Pemohon,
    Permohonan,
)
from informasi.models.pemohon import nama_bukti
from informasi.usulan_unit import penjawab_unit
from organisasi.alur import TindakanTerlarang
from organisasi.kode import kode_rahasia
from organisasi.models import Unit
from organisasi.sandi import sidik
from organisasi.unggahan import Unggahan

BERKAS_MAKS = 10
# How long the emptied row of a draft still says that it has run out.
NISAN = timedelta(days=60)


class DrafTertutup(Exception):
    """The draft was sent meanwhile, or its time is over: nothing can be put into it."""


class BelumLengkap(Exception):
    """A step is missing; ``langkah`` is the first."""

    def __init__(self, langkah: str) -> None:
        super().__init__(langkah)
        self.langkah = langkah


def buka_draf(isian: Isian, *, pada: datetime) -> tuple[DrafPermohonan, str]:
    """Begin a draft with what was sent first; returns it with its secret."""
    kode = kode_rahasia()
    draf = DrafPermohonan.objects.create(
        sidik_kode=sidik(kode),
        isian=isian.tulis(),
        dibuat_pada=pada,
        kedaluwarsa_pada=_akhir(pada),
    )
    return draf, kode


def _akhir(pada: datetime) -> datetime:
    return pada + timedelta(days=settings.UMUR_DRAF_HARI)


def _kunci(draf: DrafPermohonan) -> DrafPermohonan:
    return DrafPermohonan.objects.select_for_update().get(pk=draf.pk)


def _kunci_terbuka(draf: DrafPermohonan, pada: datetime) -> DrafPermohonan:
    """The draft under its lock; DrafTertutup when it has been sent or is over."""
    kini = _kunci(draf)
    if kini.permohonan_id is not None or kini.kedaluwarsa_pada <= pada:
        raise DrafTertutup
    return kini


@transaction.atomic
def isi_draf(
    draf: DrafPermohonan, *, ubah: Callable[[Isian], None], pada: datetime
) -> Isian:
    """Let ``ubah`` change what the draft holds now; its time starts anew.

    Other tabs' steps stay: the draft is read again under its lock. DrafTertutup when it
    has been sent or is over.
    """
    kini = _kunci_terbuka(draf, pada)
    isian = Isian.baca(kini.isian)
    ubah(isian)
    kini.isian = isian.tulis()
    kini.kedaluwarsa_pada = _akhir(pada)
    kini.save(update_fields=("isian", "kedaluwarsa_pada"))
    return isian


@transaction.atomic
def lampirkan(
    draf: DrafPermohonan, jenis: str, unggahan: Iterable[Unggahan], *, pada: datetime
) -> None:
    """Keep checked papers with the draft, under names that say nothing.

    The same content twice is kept once. TindakanTerlarang beyond BERKAS_MAKS,
    DrafTertutup when it has been sent or is over.
    """
    _kunci_terbuka(draf, pada)
    ada = set(draf.berkas.values_list("jenis", "sha256"))
    baru = {u.sha256: u for u in unggahan if (jenis, u.sha256) not in ada}
    # Counted before the first is written: a rollback takes no file off the disk.
    if baru and len(ada) + len(baru) > BERKAS_MAKS:
        raise TindakanTerlarang(
            f"Paling banyak {BERKAS_MAKS} berkas. Gabungkan menjadi satu PDF."
        )
    for satu in baru.values():
        nama = f"{jenis}.{satu.jenis}"
        BerkasDraf.objects.create(
            draf=draf,
            jenis=jenis,
            isi=default_storage.save(nama_bukti(BuktiPemohon(), nama), satu.isi),
            nama=nama,
            tipe=satu.tipe,
            ukuran=satu.ukuran,
            sha256=satu.sha256,
            diunggah_pada=pada,
        )


@transaction.atomic
def lepaskan(draf: DrafPermohonan, pk: int) -> None:
    """Take one paper off the draft again."""
    _kunci(draf)
    _hapus_berkas(draf.berkas.filter(pk=pk))


def _hapus_berkas(berkas: Iterable[BerkasDraf]) -> None:
    """Delete rows, and their files once that is certain."""
    for satu in berkas:
        nama = str(satu.isi.name)
        satu.delete()
        transaction.on_commit(partial(default_storage.delete, nama))


@transaction.atomic
def kirim_draf(draf: DrafPermohonan, *, pada: datetime) -> Permohonan:
    """Send the draft: one request, however often and from however many tabs.

    The draft is emptied and remembers its request. Raises BelumLengkap for a missing
    step, DrafTertutup when its time is over, TindakanTerlarang when it cannot be entered.
    """
    kini = _kunci(draf)
    if kini.permohonan is not None:
        return kini.permohonan
    if kini.kedaluwarsa_pada <= pada:
        raise DrafTertutup
    isian = Isian.baca(kini.isian)
    if kurang := isian.kurang():
        raise BelumLengkap(kurang)
    permohonan = _daftarkan(kini, isian, pada)
    kini.permohonan, kini.isian = permohonan, ""
    kini.save(update_fields=("permohonan", "isian"))
    _hapus_berkas(kini.berkas.exclude(jenis__in=isian.bukti_diminta))
    kini.berkas.all().delete()  # the other files now belong to the request
    return permohonan


def _daftarkan(draf: DrafPermohonan, isian: Isian, pada: datetime) -> Permohonan:
    apa, cara = isian.jawab[APA], isian.jawab[CARA]
    diminta = set(isian.bukti_diminta)
    return daftarkan_permohonan(
        pemohon=_pemohon(isian),
        unit=_unit(isian),
        kanal=Permohonan.Kanal.WEB,
        tanggal_terima=timezone.localdate(pada),
        rincian=apa["rincian"],
        tujuan=apa["tujuan"],
        cara_memperoleh=cara["cara_memperoleh"],
        cara_salinan=cara["cara_salinan"],
        bantuan=cara["bantuan"],
        dokumen=dokumen_dimaksud(apa["dokumen"]),
        asal=apa["asal"] or Permohonan.Asal.LANGSUNG,
        asal_nomor=apa["asal_nomor"] if apa["asal"] else "",
        bukti=[_bukti(b) for b in draf.berkas.order_by("pk") if b.jenis in diminta],
        kunci_masuk=kunci_masuk(draf),
        pada=pada,
    )


def kunci_masuk(draf: DrafPermohonan) -> UUID:
    """The same for the same draft, so that it makes one request."""
    return uuid5(NAMESPACE_OID, f"draf:{draf.sidik_kode}")


def dokumen_dimaksud(nomor: str) -> DokumenInformasi | None:
    """The public entry a request was begun from, if it was and still is public."""
    if not nomor:
        return None
    return DokumenInformasi.objects.publik().filter(nomor=nomor.upper()).first()


def _unit(isian: Isian) -> Unit | None:
    """None: the applicant does not know. BelumLengkap when the unit has ended."""
    slug = isian.jawab[UNIT]["unit"]
    if not slug:
        return None
    for unit in penjawab_unit().values():
        if unit.slug == slug:
            return unit
    raise BelumLengkap(UNIT)


def _pemohon(isian: Isian) -> Pemohon:
    siapa, kontak = isian.jawab[IDENTITAS], isian.jawab[KONTAK]
    return Pemohon(
        kategori=isian.kategori,
        dikuasakan=isian.dikuasakan,
        nama=siapa["nama"],
        nama_kuasa=siapa.get("nama_kuasa", ""),
        nik=siapa.get("nik", ""),
        nomor_pengesahan=siapa.get("nomor_pengesahan", ""),
        alamat=siapa["alamat"],
        pekerjaan=siapa.get("pekerjaan", ""),
        surel=kontak["surel"],
        telepon=kontak["telepon"],
        kembali_ke_loket=kontak["kembali_ke_loket"],
    )


def _bukti(berkas: BerkasDraf) -> BuktiPemohon:
    """The paper of the request: the same file, not a copy."""
    return BuktiPemohon(
        jenis=berkas.jenis,
        isi=berkas.isi.name,
        tipe=berkas.tipe,
        ukuran=berkas.ukuran,
        sha256=berkas.sha256,
    )


def catat_saran(draf: DrafPermohonan, kolom: str, *, pada: datetime) -> None:
    """Count once a draft that suggestions were shown (``tampil``) or opened (``diklik``)."""
    tanda = {"tampil": "saran_tampil", "diklik": "saran_diklik"}[kolom]
    baru = DrafPermohonan.objects.filter(pk=draf.pk, **{tanda: False})
    if baru.update(**{tanda: True}):
        HitunganSaran.objects.tambah(timezone.localdate(pada), kolom)


@transaction.atomic
def hapus_draf(draf: DrafPermohonan, *, pada: datetime) -> None:
    """The citizen wants it gone: emptied at once, over from now on."""
    kini = _kunci(draf)
    if kini.permohonan_id is None:
        _kosongkan(kini, pada)


def _kosongkan(draf: DrafPermohonan, pada: datetime) -> None:
    """Erase what was typed; an opened suggestion has made the request needless."""
    if draf.saran_diklik:
        HitunganSaran.objects.tambah(timezone.localdate(pada), "tidak_dikirim")
    _hapus_berkas(draf.berkas.all())
    draf.isian = ""
    draf.saran_diklik = False
    draf.kedaluwarsa_pada = min(draf.kedaluwarsa_pada, pada)
    draf.save(update_fields=("isian", "saran_diklik", "kedaluwarsa_pada"))


def sapu_draf(pada: datetime) -> int:
    """Empty drafts whose time is over, each for itself; returns how many.

    The empty row stays a while, so that an old link can still be told what happened.
    """
    habis = DrafPermohonan.objects.kedaluwarsa(pada)
    isi = habis.filter(permohonan=None).exclude(isian="")
    jumlah = sum(_sapu_satu(pk, pada) for pk in isi.values_list("pk", flat=True))
    habis.exclude(permohonan=None).delete()
    DrafPermohonan.objects.kedaluwarsa(pada - NISAN).filter(isian="").delete()
    return jumlah


@transaction.atomic
def _sapu_satu(pk: int, pada: datetime) -> bool:
    """Empty one; False when it was sent, saved or emptied in between."""
    draf = (
        DrafPermohonan.objects.kedaluwarsa(pada)
        .filter(pk=pk, permohonan=None)
        .exclude(isian="")
        .select_for_update()
        .first()
    )
    if draf is None:
        return False
    _kosongkan(draf, pada)
    return True
