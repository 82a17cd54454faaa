"""A draft of a complaint takes photos, is sent once, or is swept away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.berlangkah.draf import NISAN, BelumLengkap, DrafTertutup, periksa_jatah
from organisasi.kertas.foto import Foto
from organisasi.kertas.penyimpanan import hapus_lampiran
from pengaduan.actions.masuk import ajukan_pengaduan
from pengaduan.borang.isian import APA, Isian
from pengaduan.borang.laporan import kontak_dari, laporan_dari
from pengaduan.laporan_masuk import Masuk
from pengaduan.models import BerkasPengaduan, DrafPengaduan, FotoDraf, Pengaduan
from pengaduan.models.berkas import nama_berkas

FOTO_MAKS = 5
TERLALU_BANYAK = f"Paling banyak {FOTO_MAKS} foto. Hapus dulu yang kurang jelas."


@transaction.atomic
def lampirkan_foto(
    draf: DrafPengaduan, foto: Iterable[Foto], *, pada: datetime
) -> None:
    """Keep cleaned photos with the draft, under names that say nothing.

    The same content twice is kept once. TindakanTerlarang beyond FOTO_MAKS,
    DrafTertutup when it has been sent or is over.
    """
    draf.kunci_terbuka(pada)
    ada = list(draf.foto.values_list("sha256", flat=True))
    baru = {f.sha256: f for f in foto if f.sha256 not in ada}
    # Counted before the first is written: a rollback takes no file off the disk.
    if baru and len(ada) + len(baru) > FOTO_MAKS:
        raise TindakanTerlarang(TERLALU_BANYAK)
    periksa_jatah(draf.foto.all(), baru.values())
    for ke, satu in enumerate(baru.values(), start=len(ada) + 1):
        FotoDraf.objects.create(
            draf=draf,
            isi=_tulis(satu.isi),
            kecil=_tulis(satu.kecil),
            nama=f"foto-{ke}.jpg",
            tipe=satu.tipe,
            ukuran=satu.ukuran,
            sha256=satu.sha256,
            diunggah_pada=pada,
        )


def _tulis(isi: File) -> str:
    """Write a cleaned picture; returns where it lies."""
    return default_storage.save(nama_berkas(None, "foto.jpg"), isi)


@transaction.atomic
def lepas_foto(draf: DrafPengaduan, pk: int) -> None:
    """Take one photo off the draft again."""
    draf.kunci()
    hapus_lampiran(draf.foto.filter(pk=pk), "isi", "kecil")


@transaction.atomic
def kirim_draf(
    draf: DrafPengaduan, *, pada: datetime, tanda: Sequence[str] = ()
) -> Pengaduan:
    """Send the draft: one complaint, however often and from however many tabs.

    The draft is emptied and remembers its complaint. Raises BelumLengkap for a missing
    step, DrafTertutup when its time is over, MungkinDarurat before anything is saved,
    TindakanTerlarang when it cannot be entered.
    """
    kini = draf.kunci()
    if kini.pengaduan is not None:
        return kini.pengaduan
    if kini.kedaluwarsa_pada <= pada:
        raise DrafTertutup
    isian = Isian.baca(kini.isian)
    if kurang := isian.kurang():
        raise BelumLengkap(kurang)
    foto = [_berkas(satu) for satu in kini.foto.order_by("pk")]
    pengaduan = _ajukan(kini, isian, foto, tanda=tanda, pada=pada)
    kini.foto.all().delete()  # the files now belong to the complaint
    kini.pengaduan, kini.isian = pengaduan, ""
    kini.save(update_fields=("pengaduan", "isian"))
    return pengaduan


def _ajukan(
    draf: DrafPengaduan,
    isian: Isian,
    foto: Sequence[BerkasPengaduan],
    *,
    tanda: Sequence[str],
    pada: datetime,
) -> Pengaduan:
    apa = isian.jawab[APA]
    return ajukan_pengaduan(
        isi=laporan_dari(isian),
        kontak=kontak_dari(isian),
        masuk=Masuk(
            kanal=Pengaduan.Kanal.WEB,
            tanggal_terima=timezone.localdate(pada),
            asal=apa["asal"] or Pengaduan.Asal.LANGSUNG,
            asal_nomor=apa["asal_nomor"] if apa["asal"] else "",
            tanda=list(dict.fromkeys([*isian.tanda, *tanda])),
        ),
        pada=pada,
        berkas=foto,
        kunci_masuk=draf.kunci_masuk,
    )


def _berkas(foto: FotoDraf) -> BerkasPengaduan:
    """The photo of the complaint: the same file, not a copy."""
    return BerkasPengaduan(
        isi=foto.isi.name,
        kecil=foto.kecil.name,
        nama=foto.nama,
        tipe=foto.tipe,
        ukuran=foto.ukuran,
        sha256=foto.sha256,
    )


@transaction.atomic
def hapus_draf(draf: DrafPengaduan, *, pada: datetime) -> None:
    """The citizen wants it gone: emptied at once, over from now on."""
    kini = draf.kunci()
    if not kini.terkirim:
        _kosongkan(kini, pada)


def _kosongkan(draf: DrafPengaduan, pada: datetime) -> None:
    hapus_lampiran(draf.foto.all(), "isi", "kecil")
    draf.isian = ""
    draf.kedaluwarsa_pada = min(draf.kedaluwarsa_pada, pada)
    draf.save(update_fields=("isian", "kedaluwarsa_pada"))


def sapu_draf_pengaduan(pada: datetime) -> int:
    """Empty drafts whose time is over, each for itself; returns how many.

    The empty row stays a while, so that an old link can still be told what happened.
    """
    habis = DrafPengaduan.objects.kedaluwarsa(pada)
    isi = habis.filter(pengaduan=None).exclude(isian="")
    jumlah = sum(_sapu_satu(pk, pada) for pk in isi.values_list("pk", flat=True))
    habis.exclude(pengaduan=None).delete()
    DrafPengaduan.objects.kedaluwarsa(pada - NISAN).filter(isian="").delete()
    return jumlah


@transaction.atomic
def _sapu_satu(pk: int, pada: datetime) -> bool:
    """Empty one; False when it was sent, saved or emptied in between."""
    draf = (
        DrafPengaduan.objects.kedaluwarsa(pada)
        .filter(pk=pk, pengaduan=None)
        .exclude(isian="")
        .select_for_update()
        .first()
    )
    if draf is None:
        return False
    _kosongkan(draf, pada)
    return True
